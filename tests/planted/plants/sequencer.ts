import type { Catcher, Plant } from '../plant.ts';

const sequencing = (test: string): Catcher => ({ file: 'tests/integration/sequencer.test.ts', test });
const faults = (test: string): Catcher => ({ file: 'tests/integration/sequencer-faults.test.ts', test });
const FOLDER = 'sync/gateway/sequencer';

/** Mistakes in turning the log into versions. */
export const sequencerBugs: readonly Plant[] = [
  {
    name: 'cursor on the number alone',
    why: 'T1: a transaction that commits after a later one is lost for ever.',
    file: `${FOLDER}/log-reader.ts`,
    find: 'const ranges = coveringRanges(position.holes, RANGES_PER_STATEMENT);',
    replace: 'const ranges = coveringRanges([], RANGES_PER_STATEMENT);',
    caughtBy: [sequencing('a transaction that commits after a later one is not lost')],
  },
  {
    name: 'hole declared dead too early',
    why: 'T12: a transaction that is still open commits a number that nobody asks for any more.',
    file: `${FOLDER}/maintenance.ts`,
    find: 'Math.min((await oldestOpenTransaction(connection)) ?? now - LONGEST_TRANSACTION_MS, now - YOUNGEST_DEAD_MS)',
    replace: 'now - YOUNGEST_DEAD_MS',
    caughtBy: [faults('a rolled back number is dead only when no transaction')],
  },
  {
    name: 'dirty read of a hole left out',
    why: 'T12: a row in flight is given up though a dirty read shows it.',
    file: `${FOLDER}/maintenance.ts`,
    find: 'dead.push(...piece.filter((seq) => !visible.has(seq)));',
    replace: 'dead.push(...piece.filter((seq) => visible.size >= 0 && seq > 0));',
    caughtBy: [faults('a rolled back number is dead only when no transaction')],
  },
  {
    name: 'cascades not expanded',
    why: 'T4: InnoDB deletes children without a trigger; devices keep them for ever.',
    file: `${FOLDER}/tick.ts`,
    find: '  await expandDeletes(connection, pass.reader, pass.touched);\n',
    replace: '',
    caughtBy: [sequencing('a cascade over several levels reaches every scope exactly')],
  },
  {
    name: 'SET NULL edges missing',
    why: 'T4: a reference that MySQL empties silently stays on the devices.',
    file: `${FOLDER}/edges.ts`,
    find: "(reference) => reference.onDelete !== 'restrict'",
    replace: "(reference) => reference.onDelete === 'cascade'",
    caughtBy: [sequencing('an emptied reference is published with its new value')],
  },
  {
    name: 'fence not checked',
    why: 'S13: a leader that was only slow publishes beside its successor.',
    file: `${FOLDER}/leader.ts`,
    find: 'if (renewed.affectedRows === 0) throw new LostLeadership();',
    replace: 'if (renewed.affectedRows < 0) throw new LostLeadership();',
    caughtBy: [faults('a leader that was only slow finds out before it commits')],
  },
  {
    name: 'lease not checked',
    why: 'S13: whoever asks becomes leader while another one leads.',
    file: `${FOLDER}/leader.ts`,
    find: "if (held[0] !== undefined && held[0]['holder'] !== holder) return null;\n",
    replace: '',
    also: { find: '(expires_at < UTC_TIMESTAMP(3) OR holder = ?)', replace: '(1 = 1 OR holder = ?)' },
    caughtBy: [faults('while one ticks no other can take over')],
  },
  {
    name: 'echo test forgets a change there and back',
    why: 'S1: a first sync that read the row in between keeps a value that never stays.',
    file: `${FOLDER}/publish.ts`,
    find: 'if (before.get(id) !== hash || times > 1) changed.add(id);',
    replace: 'if (before.get(id) !== hash) changed.add(id);',
    caughtBy: [sequencing('an echo is not published, a change there and back is')],
  },
  {
    name: 'progress published apart from its rows',
    why: 'S3: a device drops its pending change before the rows of it arrive, and the screen flickers.',
    file: `${FOLDER}/tick.ts`,
    find: 'await publishProgress(connection, batch.clients);',
    replace: 'await publishProgress(connection, new Map());',
    caughtBy: [{ file: 'tests/integration/sequencer-readers.test.ts', test: 'a device’s own progress, outcome and id map come with the rows' }],
  },
  {
    name: 'pull reads what no step has published',
    why: 'T18: a device’s number is ahead of the rows that come with it.',
    file: `${FOLDER}/change-reader.ts`,
    find: "'SELECT mutation_id FROM sync_published WHERE client_id = ?'",
    replace: "'SELECT last_mutation_id AS mutation_id FROM sync_client WHERE id = ?'",
    caughtBy: [{ file: 'tests/integration/sequencer-readers.test.ts', test: 'a device’s own progress, outcome and id map come with the rows' }],
  },
  {
    name: 'secret column in a projection',
    why: 'S9: a password hash travels to every laptop of the company.',
    file: 'sync/protocol/projections.ts',
    find: 'const open = columns.filter((column) => column.sensitive === undefined);',
    replace: "const open = columns.filter((column) => column.sensitive === undefined || column.name === 'passwordHash');",
    caughtBy: [{ file: 'db/mirror/generate-schema.test.ts', test: 'no column that they must not' }],
  },
  {
    name: 'a new index forgets how far queues had come',
    why: 'L1: a device that has nothing more to send waits for ever for the verdicts it has heard.',
    file: 'sync/gateway/sequencer/index-builder.ts',
    find: '    await connection.query(PROGRESS_SO_FAR);\n',
    replace: '',
    caughtBy: [{ file: 'tests/simulation/simulation.test.ts', test: 'kept seed 770113' }],
  },
  {
    name: 'a widened index takes what was not published for published',
    why: 'T1: what was written while the gateway was updated is told to nobody.',
    file: `${FOLDER}/index-widening.ts`,
    find: '        .filter(([hash, ...row]) => hash === rowHash(no, formerRow(row, places)).toString())\n',
    replace: '',
    caughtBy: [{ file: 'tests/integration/new-column.test.ts', test: 'a column that both sides mirror' }],
  },
];
