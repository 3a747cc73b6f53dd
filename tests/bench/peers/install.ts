import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from '../../../tools/bootstrap/cache.mjs';
import { explainNpm, PATIENCE } from '../../../tools/bootstrap/npm.mjs';
import { ensureDebianPackages } from '../../../tools/runtimes/system-packages.ts';
import { runCommand } from '../../../tools/system/command.ts';
import type { Peer } from './peers.ts';

const INSTALL_LIMIT_MS = 300_000;

/**
 * Brings a peer's packages into a folder of the cache, never into ours; a folder that is complete is used again. No install script runs: all
 * of them ship what they need.
 * @returns the folder with its `node_modules`
 * @throws ToolFailure with the cause when the registry or Debian does not give them
 */
export async function installPeer(peer: Peer, progress: (text: string) => void): Promise<string> {
  await ensureDebianPackages(peer.debianPackages, progress);
  const wanted = JSON.stringify(peer.packages);
  const folder = join(cacheFolder(), 'peers', createHash('sha256').update(wanted).digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;
  progress(
    `installing ${Object.entries(peer.packages)
      .map(([name, version]) => `${name}@${version}`)
      .join(', ')}`,
  );
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    writeFileSync(join(unfinished, 'package.json'), JSON.stringify({ private: true, dependencies: peer.packages }));
    await install(unfinished, peer.name);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function install(folder: string, name: string): Promise<void> {
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', ...PATIENCE];
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` };
  const result = await runCommand('npm', args, { cwd: folder, env, limitMs: INSTALL_LIMIT_MS });
  if (result.code !== 0) throw explainNpm(`${result.tail}\n${result.ending}`, `install ${name}`);
}
