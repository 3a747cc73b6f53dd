/** Writes `docs/scopes.md`. */
import { writeFileSync } from 'node:fs';
import { scopeDocument } from './scope-document.ts';

writeFileSync(new URL('../../docs/scopes.md', import.meta.url), scopeDocument());
