import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder: what Electron is given as the app. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
