import type { Catcher, Plant } from '../plant.ts';

const file = (test: string): Catcher => ({ file: 'db/mirror/mirror.test.ts', test });

/** Mistakes in the encrypted file, its journal and the way patches get in. */
export const mirrorBugs: readonly Plant[] = [
  {
    name: 'queue emptied when a damaged mirror is rebuilt',
    why: 'I11: a bad sector costs all unsent work.',
    file: 'db/mirror/mirror.ts',
    find: '    restoreQueue(store.database, saved, journal);\n',
    replace: '',
    caughtBy: [file('is set aside at the start; unsent changes come back'), file('that shows while it is open')],
  },
  {
    name: 'journal not written',
    why: 'S14: with the mirror damaged there is no second copy of an acknowledged change.',
    file: 'db/mirror/store.ts',
    find: 'else this.#journal.append(entries);',
    replace: 'else this.#journal.read();',
    caughtBy: [file('is set aside at the start; unsent changes come back')],
  },
  {
    name: 'counters fall back with a damaged mirror',
    why: 'S4: a number is given twice, and the second change is answered with the first one’s outcome.',
    file: 'db/mirror/salvage.ts',
    find: '    raiseCounters(database, [...records.keys()], journal);\n',
    replace: '',
    caughtBy: [file('is set aside at the start; unsent changes come back')],
  },
  {
    name: 'a step applied in two transactions',
    why: 'S2: a process killed in between shows half of a server transaction.',
    file: 'sync/engine/rebase.ts',
    find: 'store.transaction(() => rebuildAround(subject, undone, change));',
    replace: 'rebuildAround(subject, undone, change);',
    caughtBy: [{ file: 'sync/engine/steps.test.ts', test: 'a step that cannot be stored leaves everything' }],
  },
  {
    name: 'a lost scope stays',
    why: 'S9: what a person may not see any more stays on the laptop.',
    file: 'db/mirror/apply.ts',
    find: '  dropScopes(database, scopes);\n}',
    replace: '}',
    caughtBy: [{ file: 'db/mirror/apply.test.ts', test: 'a scope that was taken away takes its rows along' }],
  },
];
