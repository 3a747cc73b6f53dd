import type { Pool, RowDataPacket } from 'mysql2/promise';
import { z } from 'zod';
import { tableByName, TABLES } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { Projection } from '../../sync/protocol/rows.ts';
import type { MutationRecord } from '../../sync/engine/ports.ts';
import { expectedScope } from '../integration/sequencer-oracle.ts';
import type { StormLaptop } from './storm-laptop.ts';

/** Asks the database as nobody else does: with plain SQL, knowing nothing of versions. */
export interface Oracle {
  select(sql: string, parameters?: readonly unknown[]): Promise<RowDataPacket[]>;
}

/** An oracle over a pool in canonical wire form. */
export function oracleOf(pool: Pool): Oracle {
  return { select: async (sql, parameters = []) => (await pool.query<RowDataPacket[]>(sql, [...parameters]))[0] };
}

function moved(record: MutationRecord): { applicationId: number; to: string } | null {
  const one = z.object({ moves: z.array(z.object({ applicationId: z.number(), to: z.string() })).length(1) }).safeParse(record.args);
  if (record.name !== 'applications.move' || record.asNoop || record.outcome?.status !== 'applied' || !one.success) return null;
  return one.data.moves[0] ?? null;
}

/** Everything acknowledged has a verdict, and the server knows each number once. */
export async function queueFaults(oracle: Oracle, laptop: StormLaptop): Promise<string[]> {
  const { engine, mirror } = laptop.workstation;
  const faults: string[] = [];
  const records = [...laptop.acknowledged].map((id) => [id, mirror.current().queue.get(id)] as const);
  for (const [id, record] of records) {
    if (record === null) faults.push(`change ${id} is lost`);
    else if (record.outcome === null) faults.push(`change ${id} is stuck`);
  }
  const clientId = engine.session().clientId ?? 0;
  const [outcomes] = await oracle.select('SELECT COUNT(*) AS amount, COALESCE(MAX(mutation_id), 0) AS last FROM sync_outcome WHERE client_id = ?', [
    clientId,
  ]);
  const [client] = await oracle.select('SELECT last_mutation_id AS last FROM sync_client WHERE id = ?', [clientId]);
  const made = mirror.current().fact('nextMutationId') - 1 - mirror.current().fact('numberBase');
  if (outcomes?.['amount'] !== made || outcomes['last'] !== made || client?.['last'] !== made) {
    faults.push(
      `${made} changes were made, ${outcomes?.['amount']} outcomes are stored up to ${outcomes?.['last']}, the device stands at ${client?.['last']}`,
    );
  }
  return faults;
}

/** The history of an application that only one device moves is exactly what that device did, once each, with one notification each. */
export async function historyFaults(oracle: Oracle, laptop: StormLaptop): Promise<string[]> {
  const { queue } = laptop.workstation.mirror.current();
  const records = [...laptop.acknowledged].toSorted((left, right) => left - right).flatMap((id) => queue.get(id) ?? []);
  const faults: string[] = [];
  for (const applicationId of laptop.person.own) {
    const wanted = records
      .flatMap((record) => moved(record) ?? [])
      .filter((move) => move.applicationId === applicationId)
      .map((move) => move.to);
    const rows = await oracle.select('SELECT toStatus FROM application_history WHERE applicationId = ? ORDER BY id', [applicationId]);
    const found = rows.map((row) => String(row['toStatus']));
    if (found.join() !== wanted.join()) faults.push(`application ${applicationId} went through ${found.join()} but was moved ${wanted.join()}`);
    const [told] = await oracle.select(
      `SELECT COUNT(*) AS amount FROM notifications WHERE relatedEntityType = 'application' AND relatedEntityId = ?`,
      [applicationId],
    );
    if (told?.['amount'] !== wanted.length)
      faults.push(`application ${applicationId} was moved ${wanted.length} times and told of ${told?.['amount']} times`);
  }
  return faults;
}

/** Each accepted note is there once, each refused one not at all. */
export async function noteFaults(oracle: Oracle, laptop: StormLaptop): Promise<string[]> {
  const { queue } = laptop.workstation.mirror.current();
  const rows = await oracle.select(`SELECT notes, COUNT(*) AS amount FROM applicationFeedback WHERE notes LIKE 'storm %' GROUP BY notes`);
  const found = new Map(rows.map((row) => [String(row['notes']), Number(row['amount'])]));
  const takenBack = new Set<number>();
  const records = [...laptop.acknowledged].flatMap((id) => queue.get(id) ?? []);
  for (const { origin, target, outcome } of records) if (origin === 'undo' && target !== null && outcome?.status === 'applied') takenBack.add(target);
  return records
    .filter((record) => record.name === 'applications.addNote')
    .flatMap((record) => {
      const { text } = z.object({ text: z.string() }).parse(record.args);
      const wanted = record.outcome?.status === 'applied' && !record.asNoop && !takenBack.has(record.id) ? 1 : 0;
      const amount = found.get(text) ?? 0;
      return amount === wanted ? [] : [`note "${text}" is there ${amount} times, not ${wanted}`];
    });
}

/** One effect at most for every change, none for a refused one, and at most one waiting e-mail for an application. */
export async function effectFaults(oracle: Oracle): Promise<string[]> {
  const doubled = await oracle.select('SELECT client_id, mutation_id FROM sync_effect GROUP BY client_id, mutation_id HAVING COUNT(*) > 1');
  const refused = await oracle.select(
    `SELECT e.client_id, e.mutation_id FROM sync_effect e LEFT JOIN sync_outcome o ON o.client_id = e.client_id AND o.mutation_id = e.mutation_id WHERE o.status IS NULL OR o.status <> 'applied'`,
  );
  const waiting = await oracle.select(
    `SELECT SUBSTRING_INDEX(dedupe_key, ':', 2) AS application FROM sync_effect WHERE status = 'waiting' GROUP BY application HAVING COUNT(*) > 1`,
  );
  const told = (what: string, rows: RowDataPacket[]): string[] => rows.map((row) => `${what}: ${JSON.stringify(row)}`);
  return [...told('two effects of one change', doubled), ...told('an effect of a refused change', refused), ...told('two e-mails wait', waiting)];
}

/** The mirror is exactly what the device may see: the oracle's rows of its scopes, and none of another table or company. */
export async function mirrorFaults(oracle: Oracle, laptop: StormLaptop): Promise<string[]> {
  const wanted = new Map<string, { projection: Projection; values: unknown[] }>();
  for (const { scope } of laptop.workstation.mirror.current().positions()) {
    // Settings and reports, which only administrators see, do not occur in a storm.
    if (scope.startsWith('admins:')) continue;
    for (const [key, text] of await expectedScope(oracle, scope)) {
      const space = text.indexOf(' ');
      const projection = text.slice(0, space) as Projection;
      if (projection === 'full' || !wanted.has(key)) wanted.set(key, { projection, values: JSON.parse(text.slice(space + 1)) as unknown[] });
    }
  }
  const faults: string[] = [];
  for (const { name, no, serverOnly } of TABLES) {
    if (serverOnly) continue;
    for (const row of laptop.workstation.rows<Record<string, unknown>>(`SELECT * FROM "${name}"`)) {
      const key = `${no}:${String(row['id'])}`;
      const want = wanted.get(key);
      wanted.delete(key);
      const held = want && columnsOf(name, want.projection).map((column) => row[column.name] ?? null);
      if (want === undefined) faults.push(`${name} ${String(row['id'])} should not be there`);
      else if (JSON.stringify(held) !== JSON.stringify(want.values))
        faults.push(`${name} ${String(row['id'])} is ${JSON.stringify(held)}, not ${JSON.stringify(want.values)}`);
    }
  }
  const names = new Map(TABLES.map((table) => [String(table.no), tableByName(table.name).table]));
  return [...faults, ...[...wanted.keys()].map((key) => `${names.get(key.split(':')[0] ?? '')} ${key} is missing`)];
}
