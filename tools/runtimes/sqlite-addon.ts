import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../bootstrap/cache.mjs';
import { ensureNodePackage } from '../bootstrap/node.mjs';
import { ToolFailure, explainSystemError } from '../errors.ts';
import { runCommand } from '../system/command.ts';
import { inRoot } from '../system/paths.ts';
import { findProgram } from '../system/programs.ts';
import type { ElectronRuntime } from './electron.ts';
import { COMPILER_PACKAGES, ensureDebianPackages } from './system-packages.ts';

/** The prebuilt addon asks for this Node-API version; on an older one it is a segmentation fault, not an error. */
const PREBUILT_NODE_API = 10;
const BUILD_FLAGS = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

/**
 * An SQLite addon that loads in this Electron, as a path for better-sqlite3's `nativeBinding`: the package's prebuilt one, or one built from the
 * package's own sources (once per version and platform, about two minutes) where the Electron is too old for it. Proven by opening an encrypted
 * database inside that Electron.
 * @throws ToolFailure `missing_tool` (no compiler), `child_crashed` (build or load failed, with the last lines)
 */
export async function ensureSqliteAddon(electron: ElectronRuntime, onProgress: (line: string) => void): Promise<string> {
  const addon = electron.nodeApi >= PREBUILT_NODE_API ? prebuiltAddon() : await ensureBuiltAddon(onProgress);
  await proveItLoads(electron, addon);
  return addon;
}

function packageFolder(): string {
  return inRoot('node_modules', 'better-sqlite3');
}

function prebuiltAddon(): string {
  const { getPrebuildPath } = createRequire(import.meta.url)(join(packageFolder(), 'lib', 'binding.js')) as { getPrebuildPath: () => string | null };
  const path = getPrebuildPath();
  if (path === null)
    throw new ToolFailure(
      'unsupported',
      `better-sqlite3 has no prebuilt binary for ${process.platform} ${process.arch}.`,
      'Use Linux, macOS or Windows on x64 or arm64.',
    );
  return path;
}

async function ensureBuiltAddon(onProgress: (line: string) => void): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  const path = join(cacheFolder(), `sqlite-addon-${version}-${process.platform}-${process.arch}`, 'better_sqlite3.node');
  if (existsSync(path)) return path;
  await ensureCompiler(onProgress);
  const headers = await ensureNodePackage(onProgress);
  onProgress('Building the SQLite addon for this older Electron (about two minutes, once) …');
  const workspace = join(cacheFolder(), `sqlite-build-${randomBytes(4).toString('hex')}`);
  try {
    copySources(workspace);
    await build(workspace, headers);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(join(workspace, 'build', 'Release', 'better_sqlite3.node'), path);
  } catch (error) {
    throw explainSystemError(error, 'build the SQLite addon');
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
  return path;
}

function copySources(workspace: string): void {
  for (const part of ['package.json', 'binding.gyp', 'src', 'deps', 'lib'])
    cpSync(join(packageFolder(), part), join(workspace, part), { recursive: true });
  cpSync(inRoot('node_modules', 'node-addon-api'), join(workspace, 'node_modules', 'node-addon-api'), { recursive: true });
}

async function build(workspace: string, headers: string): Promise<void> {
  const args = [findNodeGyp(), 'rebuild', '--release', '--force_build=1', `--nodedir=${headers}`];
  const run = await runCommand(process.execPath, args, { cwd: workspace, env: { ...process.env, CXXFLAGS: BUILD_FLAGS, MAKEFLAGS: '-j2' } });
  if (run.code !== 0)
    throw new ToolFailure(
      'child_crashed',
      `The SQLite addon could not be built (${run.ending}). Last lines:\n${run.tail}`,
      'Read the lines above; it needs a C++20 compiler, make and Python 3.',
    );
}

/** npm carries node-gyp; the path of the npm that started us comes from npm itself. */
function findNodeGyp(): string {
  const npm = process.env['npm_execpath'];
  const inNpm = npm === undefined ? undefined : join(dirname(dirname(npm)), 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const candidates = [inNpm, inRoot('node_modules', 'node-gyp', 'bin', 'node-gyp.js')];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined)
    throw new ToolFailure('missing_tool', 'node-gyp was not found (npm carries it).', 'Start this through npm: npm run setup.');
  return found;
}

async function ensureCompiler(onProgress: (line: string) => void): Promise<void> {
  if (findProgram(['g++', 'clang++']) && findProgram(['make']) && findProgram(['python3'])) return;
  await ensureDebianPackages(COMPILER_PACKAGES, onProgress);
  if (!findProgram(['g++', 'clang++']))
    throw new ToolFailure(
      'missing_tool',
      'No C++ compiler was found; this older Electron needs an SQLite addon of its own.',
      'Install a compiler, make and Python 3 (Debian: sudo apt-get install build-essential python3).',
    );
}

async function proveItLoads(electron: ElectronRuntime, addon: string): Promise<void> {
  const script = `const Database = require(${JSON.stringify(packageFolder())});
    const db = new Database(':memory:', { nativeBinding: ${JSON.stringify(addon)} });
    console.log(db.prepare('SELECT sqlite3mc_version() AS version').get().version);`;
  const run = await runCommand(electron.executable, ['-e', script], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, limitMs: 60_000 });
  if (run.code !== 0)
    throw new ToolFailure(
      'child_crashed',
      `The SQLite addon does not load in Electron ${electron.version} (${run.ending}): ${run.tail}`,
      `Delete ${addon} and run npm run setup again.`,
    );
}
