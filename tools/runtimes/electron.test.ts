import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { describeElectron, ensureElectron } from './electron.ts';

afterEach(() => vi.unstubAllEnvs());

test('an override that holds no Electron is told, not replaced by another one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotgigs-override-'));
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  await expect(ensureElectron(() => undefined)).rejects.toMatchObject({
    code: 'not_ready',
    remedy: expect.stringContaining('ELECTRON_OVERRIDE_DIST_PATH'),
  });
  rmSync(folder, { recursive: true });
});

test('an older Electron is never called the product', () => {
  const runtime = { executable: '/e/electron', folder: '/e', version: '33.2.1', nodeApi: 9, source: 'the registry fallback' } as const;
  expect(describeElectron(runtime)).toMatch(
    /^Electron 33\.2\.1 \(the registry fallback; the product ships \d+\.\d+\.\d+, this one is for development and tests\)$/,
  );
});
