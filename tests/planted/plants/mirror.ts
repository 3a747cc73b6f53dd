import type { Catcher, Plant } from '../plant.ts';

const file = (test: string): Catcher => ({ file: 'db/mirror/mirror.test.ts', test });

const powerCut: Catcher = { file: 'tests/faults/disk/power-loss.test.ts' };

/** Mistakes in the encrypted file, its journal and the way patches get in. */
export const mirrorBugs: readonly Plant[] = [
  {
    name: 'commits are not synced',
    why: 'S14: with synchronous=NORMAL a power cut takes back what was acknowledged; killing the process shows nothing of it.',
    file: 'db/mirror/open.ts',
    find: "connection.pragma('synchronous = FULL');",
    replace: "connection.pragma('synchronous = NORMAL');",
    caughtBy: [powerCut],
  },
  {
    name: 'journal is not synced',
    why: 'S14: acknowledged before the second copy is on the disk.',
    file: 'db/mirror/journal.ts',
    find: '    fdatasyncSync(this.#descriptor);\n',
    replace: '',
    caughtBy: [powerCut],
  },
  {
    name: 'a new journal’s name is not synced',
    why: 'S14: a power cut brings the former journal back, without what was appended since.',
    file: 'db/mirror/journal.ts',
    find: '    syncFolder(dirname(this.#path));\n',
    replace: '',
    caughtBy: [powerCut],
  },
  {
    name: 'queue emptied when a damaged mirror is rebuilt',
    why: 'I11: a bad sector costs all unsent work.',
    file: 'db/mirror/mirror.ts',
    find: '      restoreQueue(store.database, this.#saved, journal);\n',
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
    find: '  return [...left, ...dropScopes(database, scopes)];\n',
    replace: '  return left;\n',
    caughtBy: [{ file: 'db/mirror/apply.test.ts', test: 'a scope that was taken away takes its rows along' }],
  },
  {
    name: 'what was said about somebody stays when they are gone',
    why: 'I9: rows go with the patch, and the ledger still holds the words.',
    file: 'sync/engine/rebase.ts',
    find: '    store.blankTheGone(settled);\n',
    replace: '',
    caughtBy: [{ file: 'sync/engine/gone-people.test.ts', test: 'when somebody is gone' }],
  },
  {
    name: 'a new copy brings the words about somebody who is gone along',
    why: 'I9: the ledger is carried over without asking who is still there.',
    file: 'sync/engine/first-sync.ts',
    find: '  next.blankTheGone(null);\n',
    replace: '',
    caughtBy: [{ file: 'sync/engine/gone-people.test.ts', test: 'a new copy without them' }],
  },
  {
    name: 'triggers of the search follow a widened table to its former name',
    why: 'S15: a newer version cannot open any mirror that was ever searched.',
    file: 'db/mirror/widen.ts',
    find: '  dropTriggers(database);\n',
    replace: '',
    caughtBy: [{ file: 'main/data/search/widened.test.ts' }],
  },
  {
    name: 'the journal is not made whole at the start',
    why: 'I11: a change whose program died at once is missing between two others when the file loses its end; the gateway waits for its number for ever.',
    file: 'db/mirror/mirror.ts',
    find: '      store.completeJournal();\n',
    replace: '',
    caughtBy: [file('a change whose program died before the journal had it')],
  },
];
