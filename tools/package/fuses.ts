import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { FuseConfig } from '@electron/fuses';
import { ToolFailure } from '../errors.ts';

/** What a shipped executable must have; electron-builder.yml sets them, this is what is read back. */
const SHIPPED: readonly (readonly [fuse: FuseV1Options, name: string, on: boolean])[] = [
  [FuseV1Options.RunAsNode, 'runAsNode', false],
  [FuseV1Options.EnableCookieEncryption, 'enableCookieEncryption', true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, 'enableNodeOptionsEnvironmentVariable', false],
  [FuseV1Options.EnableNodeCliInspectArguments, 'enableNodeCliInspectArguments', false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, 'enableEmbeddedAsarIntegrityValidation', true],
  [FuseV1Options.OnlyLoadAppFromAsar, 'onlyLoadAppFromAsar', true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, 'loadBrowserProcessSpecificV8Snapshot', false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, 'grantFileProtocolExtraPrivileges', false],
];

/**
 * Names of the fuses that are not as shipped.
 * @param testFlavour the one fuse that Playwright needs, the inspect arguments, is then expected on
 */
export function wrongFuses(wire: FuseConfig<FuseState>, testFlavour: boolean): string[] {
  return SHIPPED.filter(([fuse, , on]) => {
    const expected = fuse === FuseV1Options.EnableNodeCliInspectArguments ? testFlavour : on;
    return wire[fuse] !== (expected ? FuseState.ENABLE : FuseState.DISABLE);
  }).map(([, name]) => name);
}

/** Reads the fuses of an executable back. @throws ToolFailure `not_ready`, naming those that are wrong */
export async function requireFuses(executable: string, testFlavour: boolean): Promise<void> {
  const wrong = wrongFuses(await getCurrentFuseWire(executable), testFlavour);
  if (wrong.length === 0) return;
  throw new ToolFailure(
    'not_ready',
    `${executable} has fuses that are not as they should be: ${wrong.join(', ')}.`,
    'Do not ship it; look at electronFuses in electron-builder.yml.',
  );
}
