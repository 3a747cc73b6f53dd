import type { Catcher, Plant } from '../plant.ts';

const device = (test: string): Catcher => ({ file: 'sync/engine/engine.test.ts', test });
const trouble = (test: string): Catcher => ({ file: 'sync/engine/trouble.test.ts', test });
const history = (test: string): Catcher => ({ file: 'sync/engine/history.test.ts', test });

const steps = (test: string): Catcher => ({ file: 'sync/engine/steps.test.ts', test });

/** Mistakes in the client half. */
export const engineBugs: readonly Plant[] = [
  {
    name: 'undo in forward order',
    why: 'S11: two pending changes of one row leave the first one’s value behind.',
    file: 'sync/engine/rebase.ts',
    find: 'for (const id of order.toReversed()) store.revert(id);',
    replace: 'for (const id of order) store.revert(id);',
    caughtBy: [steps('pending changes of one row are undone newest first')],
  },
  {
    name: 'rebase skips what was looked up',
    why: 'S3: a row that a pending change looked for and did not find arrives, and is made a second time.',
    file: 'sync/engine/rebase.ts',
    find: '    pending.collectReaders(content.table, named, into);\n',
    replace: '',
    caughtBy: [steps('a change that looked for a row and found none runs again')],
  },
  {
    name: 'id map not rewritten in the queue',
    why: 'S10: a queued change names a row by an id that means nothing any more.',
    file: 'sync/engine/rebase.ts',
    find: 'if (step.idMap.length > 0) rewriteQueue(store);',
    replace: '',
    caughtBy: [steps('a queued change names a row by the id it has got')],
  },
  {
    name: 'resync drops the queue',
    why: 'S6: a new copy of the mirror costs the work that was not sent.',
    file: 'db/mirror/mirror.ts',
    find: '        carryOver(former, database);\n',
    replace: '',
    caughtBy: [trouble('a new epoch keeps the queue and its effects')],
  },
  {
    name: 'flip before everything was reached',
    why: 'S1: a copy whose chunks are of different moments becomes the mirror.',
    file: 'sync/engine/first-sync.ts',
    find: 'if (reached(build.positions(), held)) return verdicts;',
    replace: 'if (held.length >= 0) return verdicts;',
    caughtBy: [{ file: 'sync/engine/first-sync.test.ts' }],
  },
  {
    name: 'verdict of a push settles the change',
    why: 'S3: the change leaves the queue before its rows arrive, and the next step shows the old value again.',
    file: 'sync/engine/push-loop.ts',
    find: 'store.queue.update(record.id, { ...verdictUpdate(verdictOn(record, outcome)), decidedAt: parts.runtime.now() });',
    replace: 'store.queue.update(record.id, { ...verdictUpdate(verdictOn(record, outcome)), decidedAt: parts.runtime.now(), settled: true });',
    caughtBy: [device('a pull that concerns no pending change')],
  },
  {
    name: 'changes sent without being marked so',
    why: 'S4: a change that may have arrived is taken back as if it never left.',
    file: 'sync/engine/push-loop.ts',
    find: 'const fresh = markSent(store, batch, parts.runtime.now());',
    replace: 'const fresh = [];',
    caughtBy: [history('undo of a change that was sent')],
  },
  {
    name: 'no jitter in the pauses',
    why: 'Section 4.3: a thousand laptops come back in step.',
    file: 'sync/engine/supervisor.ts',
    find: 'return this.#parts.runtime.random() * ceiling;',
    replace: 'return ceiling;',
    caughtBy: [steps('laptops that lost the gateway at once do not come back in step')],
  },
  {
    name: 'silence never ends a stream',
    why: 'L2: a half-open connection leaves the laptop behind and says online.',
    file: 'sync/engine/pull-loop.ts',
    find: 'if (runtime.monotonic() - heard > STREAM_DEAD_MS) controller.abort();\n    else void session',
    replace: 'void session',
    caughtBy: [trouble('that is only half open is noticed by silence')],
  },
  {
    name: 'another epoch’s patch is applied',
    why: 'S1: after the server was rebuilt, old positions take new rows.',
    file: 'sync/engine/pull-loop.ts',
    find: "if (frame.type === 'resync') {",
    replace: "if (frame.type === 'resync') continue;\n      if (frame.type === 'never') {",
    caughtBy: [trouble('a new epoch keeps the queue and its effects')],
  },
  {
    name: 'new columns are written over what waits',
    why: 'S3: the fetched value stands above a pending change instead of below it, and undoing that brings an empty column back.',
    file: 'sync/engine/back-fill.ts',
    find: '  for (const row of filled.rows) parts.pending.collectUsers(lack.table, Number(row[0]), touched);\n',
    replace: '',
    caughtBy: [{ file: 'sync/engine/back-fill.test.ts', test: 'what waits stays on top' }],
  },
  {
    name: 'new columns are fetched for the rows of the first answer only',
    why: 'S1: all other rows keep an empty column, and what the server shows is never reached.',
    file: 'sync/engine/back-fill.ts',
    find: 'filled.after === null ? others',
    replace: 'filled.after !== null ? others',
    caughtBy: [{ file: 'sync/engine/back-fill.test.ts' }],
  },
  {
    name: 'where to go on with new columns is stored before them',
    why: 'S1: what is cut between the two is never asked for again, and those rows keep an empty column.',
    file: 'sync/engine/back-fill.ts',
    find: '  changeBelow(parts.subject(), touched, () => {\n',
    replace:
      "  store.setFact('lacking', filled.after === null ? [] : [{ ...lack, after: filled.after }]);\n  changeBelow(parts.subject(), touched, () => {\n",
    caughtBy: [{ file: 'sync/engine/back-fill.test.ts', test: 'an answer that the disk has no room for' }],
  },
  {
    name: 'what an older program queued is replayed as it stands',
    why: 'Evolution: where the disk had no room to lift the queue, a change is shown as a refusal.',
    file: 'sync/engine/replay.ts',
    find: 'const { args } = lifted(record);',
    replace: 'const { args } = record;',
    caughtBy: [history('what could not be lifted at the start')],
  },
  {
    name: 'a sign-out does not note what it is about',
    why: 'I9: power lost after the session is forgotten leaves rows and unsent work on a laptop, with nobody they belong to.',
    file: 'sync/engine/sign-out.ts',
    find: '  mirror.announceWipe();\n',
    replace: '',
    caughtBy: [{ file: 'sync/engine/refusals.test.ts', test: 'a sign-out whose copy cannot be destroyed' }],
  },
];
