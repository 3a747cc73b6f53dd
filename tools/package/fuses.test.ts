import { FuseState, FuseV1Options, FuseVersion } from '@electron/fuses';
import type { FuseConfig } from '@electron/fuses';
import { expect, test } from 'vitest';
import { wrongFuses } from './fuses.ts';

const OFF = FuseState.DISABLE;
const ON = FuseState.ENABLE;
const shipped: FuseConfig<FuseState> = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: OFF,
  [FuseV1Options.EnableCookieEncryption]: ON,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
  [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
  [FuseV1Options.OnlyLoadAppFromAsar]: ON,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: OFF,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
};

test('the shipped set is right, and every fuse of it matters', () => {
  expect(wrongFuses(shipped, false)).toEqual([]);
  for (const fuse of [0, 1, 2, 3, 4, 5, 6, 7] as const) {
    const flipped = { ...shipped, [fuse]: shipped[fuse] === ON ? OFF : ON };
    expect(wrongFuses(flipped, false)).toHaveLength(1);
  }
});

test('the test flavour differs in the inspect arguments only', () => {
  expect(wrongFuses({ ...shipped, [FuseV1Options.EnableNodeCliInspectArguments]: ON }, true)).toEqual([]);
  expect(wrongFuses(shipped, true)).toEqual(['enableNodeCliInspectArguments']);
});

test('a fuse the executable lacks is wrong where it has to be on', () => {
  expect(wrongFuses({ ...shipped, [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.REMOVED }, false)).toEqual(['onlyLoadAppFromAsar']);
});
