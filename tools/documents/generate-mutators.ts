/** Writes `docs/mutators.md`. */
import { writeFileSync } from 'node:fs';
import { mutatorDocument } from './mutator-document.ts';

writeFileSync(new URL('../../docs/mutators.md', import.meta.url), mutatorDocument());
