import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** What Electron is given as the app: starts the repository's once Playwright has attached. */
export const LAUNCHER = join(REPOSITORY, 'tests', 'e2e', 'launcher');

/** Where the workers are told the folder of the prepared database. */
export const PREPARED_VARIABLE = 'HOTGIGS_E2E_PREPARED';
