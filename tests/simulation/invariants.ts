/**
 * What must hold, and which invariant of the sync layer's each check proves
 * (`S` safety, `L` liveness, `I` of the test plan):
 *
 * - `divergences`: S1 prefix, S7 capture, S8 no phantom, S9 delete and revoke, L2, L6 (after `damage`), S12, I4
 * - `pairFaults`: S2 atomicity, I5
 * - `rebaseFaults`: S3 read-your-writes, S11 undo
 * - `queueFaults`: S4 exactly once, S5 order, S6 no silent loss, S14, S15 (after `upgradeDevice`), L4, I1, I2, I3, I11
 * - `idFaults`, `serverFaults`: S10 id map; S13 fencing, I2
 * - `wireFaults`: S16 tenant isolation, I6
 * - `statusFaults`: L1 queues drain, L3 status, I7
 * - `logFaults`: I14
 *
 * I13 is the trace that `simulation.test.ts` compares; I8-I10 and I12 are proven elsewhere.
 */
import { must } from '../../shared/errors.ts';
import { tableByName, TABLES, type TableName } from '../../shared/generated/tables.ts';
import { MUTATORS } from '../../shared/mutators/registry.ts';
import type { LedgerEntry } from '../../sync/engine/engine-contract.ts';
import { namedIds } from '../../sync/engine/queue.ts';
import { replay } from '../../sync/engine/replay.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { Projection } from '../../sync/protocol/rows.ts';
import { expectedScope } from '../integration/sequencer-oracle.ts';
import type { World as OracleWorld } from '../integration/sequencer-world.ts';
import { COMPANIES, companyOf, isMover, markOf } from './company-data.ts';
import { PAIR } from './foreign-writings.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { World } from './world.ts';

type Rows = Map<number, Record<string, unknown>>;

const MIRRORED = TABLES.filter((table) => !table.serverOnly);

async function select(world: World, sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const [rows] = (await world.platform.query(sql, parameters)) as [Record<string, unknown>[]];
  return rows;
}

/** What a mirror is asked for all of a table's rows. */
const HELD = new Map(
  MIRRORED.map(({ name }) => [
    name,
    `SELECT ${columnsOf(name, 'full')
      .map((column) => `"${column.name}"`)
      .join(', ')} FROM "${name}"`,
  ]),
);

function heldRows(device: SimulatedDevice, table: TableName): Rows {
  const rows = device.mirror
    .database()
    .prepare<Record<string, unknown>>(must(HELD.get(table), 'a mirrored table'))
    .all();
  return new Map(rows.map((row) => [row['id'] as number, row]));
}

const WIDTH: Readonly<Record<Projection, number>> = { full: 3, panel: 2, stub: 1 };

/** What the server shows a user, by the oracle's queries over base rows: `table:id` to projection and values. */
async function wantedRows(world: World, scopes: readonly string[]): Promise<Map<string, { projection: Projection; values: string }>> {
  const oracle = { select: (sql: string, parameters?: readonly unknown[]) => select(world, sql, parameters) } as unknown as OracleWorld;
  const wanted = new Map<string, { projection: Projection; values: string }>();
  for (const scope of scopes) {
    for (const [key, text] of await expectedScope(oracle, scope)) {
      const space = text.indexOf(' ');
      const projection = text.slice(0, space) as Projection;
      const known = wanted.get(key);
      if (known === undefined || WIDTH[known.projection] < WIDTH[projection]) wanted.set(key, { projection, values: text.slice(space + 1) });
    }
  }
  return wanted;
}

/** As which device it works: a mirror that lost everything does not know, its session does. */
function registrationOf(device: SimulatedDevice): number {
  return device.act((engine) => engine.session().clientId) ?? device.mirror.current().fact('clientId') ?? 0;
}

/** The scopes that this device's person may hold now, by what the rules say and not by how the gateway finds them. */
async function scopesOf(world: World, device: SimulatedDevice): Promise<string[]> {
  const userId = world.users[device.index] ?? 0;
  const [user] = await select(world, 'SELECT role, companyId, email FROM users WHERE id = ?', [userId]);
  const [client] = await select(world, 'SELECT company_id FROM sync_client WHERE id = ?', [registrationOf(device)]);
  const panels = await select(
    world,
    'SELECT p.id FROM interview_panelists p JOIN interviews i ON i.id = p.interviewId WHERE p.email = ? AND p.createdAt >= NOW() - INTERVAL 30 DAY',
    [user?.['email']],
  );
  const scopes = panels.map(({ id }) => `panel:${String(id)}`);
  const company = Number((user?.['role'] === 'admin' ? client?.['company_id'] : null) ?? user?.['companyId'] ?? 0);
  if (company === 0 || user?.['role'] === 'candidate') return scopes;
  if (user?.['role'] !== 'recruiter') scopes.push(`admins:${company}`);
  return [...scopes, `company:${company}`, `user:${userId}`];
}

/** Convergence: the mirror holds exactly what the server shows this device. Answers the differences. */
export async function divergences(world: World, device: SimulatedDevice): Promise<string[]> {
  const wanted = await wantedRows(world, await scopesOf(world, device));
  const faults: string[] = [];
  for (const { name, no } of MIRRORED) {
    for (const [id, row] of heldRows(device, name)) {
      const want = wanted.get(`${no}:${id}`);
      wanted.delete(`${no}:${id}`);
      if (want === undefined) faults.push(`${name} ${id} should not be there`);
      else {
        const held = JSON.stringify(columnsOf(name, want.projection).map((column) => row[column.name]));
        if (held !== want.values) faults.push(`${name} ${id} differs: ${held} / ${want.values}`);
      }
    }
  }
  return [...faults, ...[...wanted.keys()].map((key) => `${key} is missing`)];
}

/** Rows that are only ever written together are never seen apart. */
export function pairFaults(device: SimulatedDevice): string[] {
  const rows = device.mirror
    .database()
    .prepare<{ coverLetter: string }>(`SELECT DISTINCT coverLetter FROM applications WHERE id IN (${PAIR.join(', ')})`)
    .all();
  return rows.length > 1 ? [`half of a transaction is shown: ${rows.map((row) => row.coverLetter).join(' / ')}`] : [];
}

/** Nothing lost, nothing doubled: every acknowledged change is applied once, rejected and shown, or taken back. */
export async function queueFaults(world: World, device: SimulatedDevice): Promise<string[]> {
  const faults: string[] = [];
  const page = device.act((engine) => engine.receipts('all', 0, 100_000));
  const ledger = new Map((page?.receipts ?? []).map((entry) => [entry.mutationId, entry]));
  const base = device.mirror.current().fact('numberBase');
  const outcomes = await select(world, 'SELECT mutation_id AS id, name, status FROM sync_outcome WHERE client_id = ? ORDER BY mutation_id', [
    registrationOf(device),
  ]);
  const verdicts = new Map(outcomes.map((row) => [Number(row['id']) + base, row]));
  if (outcomes.some((row, index) => Number(row['id']) !== index + 1)) faults.push('numbers are missing among the outcomes');
  for (const id of device.acknowledged) {
    const fault = receiptFault(ledger.get(id), verdicts.get(id)?.['status'], id > base);
    if (fault !== null) faults.push(`mutation ${id} ${fault}`);
  }
  return faults;
}

/** What is wrong with an acknowledged change's receipt, beside what the gateway stored of it. */
function receiptFault(entry: LedgerEntry | undefined, verdict: unknown, isOfThisRegistration: boolean): string | null {
  if (entry === undefined) return 'is gone from the ledger';
  if (!['delivered', 'rejected', 'undone'].includes(entry.state)) return `is still ${entry.state}`;
  if (isOfThisRegistration && verdict === undefined) return 'never reached the gateway';
  if (verdict === 'rejected' && entry.state === 'delivered') return 'was rejected and is shown as delivered';
  if (entry.state !== 'rejected') return null;
  if (verdict === 'applied') return 'was applied and is shown as rejected';
  return entry.reason === null ? 'was rejected without a reason' : null;
}

/** The tables whose rows begin with a temporary id. */
const MADE_BY_DEVICES = [...new Set(MUTATORS.flatMap(({ ids }) => ids.flatMap(({ table, creates }) => (creates === true ? [table] : []))))];

/** Rules that several devices could break together, of rows that nobody else writes: a query that finds what breaks one, and its name. */
const RULES: readonly (readonly [fault: string, sql: string])[] = [
  [
    'a panelist has judged twice',
    "SELECT panelistId FROM panelist_feedback WHERE notes LIKE 'judged %' GROUP BY interviewId, panelistId HAVING COUNT(*) > 1",
  ],
  [
    'somebody was put forward for one job twice',
    'SELECT jobId FROM applications WHERE recruiterId IS NOT NULL GROUP BY jobId, candidateId HAVING COUNT(*) > 1',
  ],
  ['somebody was hired twice', "SELECT candidateId FROM associates WHERE status <> 'terminated' GROUP BY candidateId HAVING COUNT(*) > 1"],
  ['somebody has more than five résumés', 'SELECT candidateId FROM resumeProfiles GROUP BY candidateId HAVING COUNT(*) > 5'],
  [
    'not exactly one résumé is the default',
    'SELECT candidateId FROM resumeProfiles GROUP BY candidateId HAVING COUNT(CASE WHEN isDefault = 1 THEN 1 END) <> 1',
  ],
  ['two tags of one person have one name', 'SELECT userId FROM candidateTags GROUP BY userId, name HAVING COUNT(*) > 1'],
  ['a tag was put on somebody twice', 'SELECT tagId FROM candidateTagAssignments GROUP BY tagId, candidateId HAVING COUNT(*) > 1'],
];

async function ruleFaults(world: World): Promise<string[]> {
  const faults: string[] = [];
  for (const [fault, sql] of RULES) {
    const rows = await select(world, sql);
    if (rows.length > 0) faults.push(`${fault}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return faults;
}

/** What the database must never hold. */
export async function serverFaults(world: World): Promise<string[]> {
  const faults: string[] = [];
  const doubled = await select(
    world,
    "SELECT notes, COUNT(*) AS amount FROM applicationFeedback WHERE notes LIKE 'note %' GROUP BY notes HAVING COUNT(*) > 1",
  );
  for (const row of doubled) if (!world.repeated.has(String(row['notes']))) faults.push(`a note was written ${String(row['amount'])} times`);
  const { no } = tableByName('applicationFeedback');
  const [made] = await select(world, "SELECT COUNT(*) AS amount FROM sync_log WHERE table_no = ? AND op = 'I'", [no]);
  const [named] = await select(world, 'SELECT COUNT(DISTINCT real_id) AS amount FROM sync_id_map WHERE table_no = ?', [no]);
  if (Number(made?.['amount']) !== Number(named?.['amount']))
    faults.push(`${String(made?.['amount'])} notes were written for ${String(named?.['amount'])} that devices made`);
  for (const table of MADE_BY_DEVICES) {
    const [least] = await select(world, `SELECT MIN(id) AS id FROM \`${tableByName(table).table}\``);
    if (least?.['id'] !== null && Number(least?.['id']) < 1) faults.push(`${table} holds a temporary id`);
  }
  faults.push(...(await ruleFaults(world)));
  const mails = await select(world, 'SELECT dedupe_key, COUNT(*) AS amount FROM sync_effect GROUP BY dedupe_key HAVING COUNT(*) > 1');
  return [...faults, ...mails.map((row) => `effect ${String(row['dedupe_key'])} exists twice`)];
}

class RollBack extends Error {}

/** Does something to a device's mirror, looks at it, and makes it undone. */
function tentatively(device: SimulatedDevice, work: () => string[]): string[] {
  let faults: string[] = [];
  try {
    device.disk.rest(() =>
      device.mirror.current().transaction(() => {
        faults = work();
        throw new RollBack();
      }),
    );
  } catch (thrown) {
    if (!(thrown instanceof RollBack)) throw thrown;
  }
  return faults;
}

function image(device: SimulatedDevice): string {
  return JSON.stringify(MIRRORED.map(({ name }) => [...heldRows(device, name).entries()].toSorted(([left], [right]) => left - right)));
}

/**
 * What is seen is the server's rows and all pending work on top: undoing it all
 * leaves exactly the rows the scopes hold, and running it again in order gives
 * back the very same image.
 */
export function rebaseFaults(device: SimulatedDevice): string[] {
  const store = device.mirror.current();
  const unsettled = store.queue.unsettled();
  const account = store.fact('account');
  const author = JSON.stringify([account?.companyId, account?.role, account?.recruiterId]);
  if (unsettled.length === 0) device.workedAs = author;
  // What was made in another company or role is shown as it was made, until the next step takes it along.
  if (device.workedAs !== author) return [];
  // Without a copy nothing is shown that pending work could stand on.
  if (unsettled.length === 0 || account === null || !store.hasCopy()) return [];
  const seen = image(device);
  return tentatively(device, () => {
    for (const record of unsettled.toReversed()) store.revert(record.id);
    const strangers = MIRRORED.flatMap(({ name, no }) => {
      const members = store.database.prepare<{ pk: number }>('SELECT DISTINCT pk FROM _member WHERE table_no = ?').all(no);
      const ids = new Set(members.map((member) => member.pk));
      const rows = heldRows(device, name);
      return rows.size === ids.size && [...rows.keys()].every((id) => ids.has(id)) ? [] : [`undoing left other ${name} than the scopes hold`];
    });
    for (const record of unsettled) replay(store, account, record);
    return image(device) === seen ? strangers : [...strangers, 'the image is not the server’s rows with the pending work on top'];
  });
}

/** Queued arguments follow the id map. */
export function idFaults(device: SimulatedDevice): string[] {
  const { queue, database } = device.mirror.current();
  const known = database.prepare('SELECT 1 FROM _id_map WHERE table_no = ? AND temporary_id = ? AND id > 0 AND mutation_id IS NULL');
  return queue.unsettled().flatMap((record) =>
    namedIds(record)
      .filter(({ table, id }) => known.get(tableByName(table).no, id) !== undefined)
      .map(({ table, id }) => `mutation ${record.id} still names ${table} ${id}`),
  );
}

/** No text of another company was ever on the wire to someone who was never in it. */
export function wireFaults(world: World, device: SimulatedDevice): string[] {
  const userId = world.users[device.index] ?? 0;
  const heard = world.heard.get(device.index)?.splice(0) ?? [];
  if (isMover(userId)) return [];
  const foreign = Array.from({ length: COMPANIES }, (_, index) => index + 1).filter((company) => company !== companyOf(userId));
  return foreign.filter((company) => heard.some((text) => text.includes(markOf(company)))).map((company) => `rows of company ${company} reached it`);
}

/** Nothing pending was left behind, and the status says so. */
export function statusFaults(device: SimulatedDevice): string[] {
  const status = device.act((engine) => engine.status());
  if (status === undefined) return ['it does not run'];
  const waiting = device.mirror.current().queue.unsettled().length;
  const faults: string[] = [];
  if (status.pending !== 0 || waiting !== 0) faults.push(`${status.pending} pending and ${waiting} unsettled changes are stuck`);
  if (!['online', 'attention'].includes(status.state)) faults.push(`the state is ${status.state}`);
  return faults;
}

/** No name, address or text of anybody stands in a log. */
export function logFaults(world: World): string[] {
  const lines = [...world.logLines, ...world.devices.flatMap((device) => device.events.map((event) => JSON.stringify(event)))];
  return lines.filter((line) => /@example\.test|Recruiter \d|#company|pair \d|note \d/.test(line)).map((line) => `a log line says too much: ${line}`);
}
