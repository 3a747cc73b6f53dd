import { tableByName, TABLES, type TableName } from '../../shared/generated/tables.ts';
import { namedIds } from '../../sync/engine/queue.ts';
import { replay } from '../../sync/engine/replay.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { SimulatedDevice } from '../../sync/engine/testing/device.ts';
import type { World } from './world.ts';

type Rows = Map<number, Record<string, unknown>>;

function rowsOf(device: SimulatedDevice, table: TableName): Rows {
  const columns = columnsOf(table, 'full')
    .map((column) => `"${column.name}"`)
    .join(', ');
  const rows = device.mirror.database().prepare<Record<string, unknown>>(`SELECT ${columns} FROM "${table}"`).all();
  return new Map(rows.map((row) => [row['id'] as number, row]));
}

/** Convergence: the mirror holds exactly what the server shows this device. Answers the differences. */
export function divergences({ gateway }: World, device: SimulatedDevice): string[] {
  const clientId = device.engine.session().clientId ?? 0;
  const truth = gateway.truth(clientId);
  return TABLES.filter((table) => !table.serverOnly).flatMap(({ name }) => {
    const held = rowsOf(device, name);
    const wanted = truth.get(name) ?? new Map<number, Record<string, unknown>>();
    const missing = [...wanted].filter(([id]) => !held.has(id)).map(([id]) => `${name} ${id} is missing`);
    const extra = [...held.keys()].filter((id) => !wanted.has(id)).map((id) => `${name} ${id} should not be there`);
    const different = [...held].filter(([id, row]) => {
      const want = wanted.get(id);
      return want !== undefined && Object.entries(row).some(([column, value]) => value !== (want[column] ?? null));
    });
    return [
      ...missing,
      ...extra,
      ...different.map(([id, row]) => `${name} ${id} differs: ${JSON.stringify(row)} / ${JSON.stringify(wanted.get(id))}`),
    ];
  });
}

/** Nothing lost, nothing doubled, everything acknowledged ends in one of applied, rejected and shown, or taken back. */
export function queueFaults({ gateway }: World, device: SimulatedDevice): string[] {
  const clientId = device.engine.session().clientId;
  const accepted = new Map<number, number>();
  for (const { clientId: owner, mutation } of gateway.applied) {
    if (owner === clientId) accepted.set(mutation.id, (accepted.get(mutation.id) ?? 0) + 1);
  }
  const effective = new Set(
    gateway.applied.filter(({ clientId: owner, outcome }) => owner === clientId && outcome.status === 'applied').map(({ mutation }) => mutation.id),
  );
  const faults = [...accepted].filter(([, times]) => times !== 1).map(([id, times]) => `mutation ${id} ran ${times} times`);
  const ledger = new Map(device.engine.receipts('all', 0, 100_000).receipts.map((entry) => [entry.mutationId, entry]));
  for (const id of device.acknowledged) {
    const entry = ledger.get(id);
    if (entry === undefined) faults.push(`mutation ${id} is gone from the ledger`);
    else if (!['delivered', 'rejected', 'undone'].includes(entry.state)) faults.push(`mutation ${id} is still ${entry.state}`);
    else if (!accepted.has(id)) faults.push(`mutation ${id} never reached the gateway`);
    else if (entry.state === 'undone' && effective.has(id) && device.mirror.current().queue.get(id)?.undoneBy === id)
      faults.push(`mutation ${id} was taken back here only`);
    else if (entry.state === 'rejected' && entry.reason === null) faults.push(`mutation ${id} was rejected without a reason`);
  }
  return faults;
}

class RollBack extends Error {}

/** Does something to a device's mirror, looks at it, and makes it undone. */
function tentatively(device: SimulatedDevice, work: () => string[]): string[] {
  const store = device.mirror.current();
  let faults: string[] = [];
  try {
    store.transaction(() => {
      faults = work();
      throw new RollBack();
    });
  } catch (thrown) {
    if (!(thrown instanceof RollBack)) throw thrown;
  }
  return faults;
}

const TABLE_NAMES = TABLES.filter((table) => !table.serverOnly).map((table) => table.name);

function image(device: SimulatedDevice): string {
  return JSON.stringify(TABLE_NAMES.map((table) => [...rowsOf(device, table).entries()].toSorted(([left], [right]) => left - right)));
}

/**
 * What is seen is the server's rows and all pending work on top: undoing it all
 * leaves exactly the rows the scopes hold, and running it again in order gives
 * back the very same image.
 */
export function rebaseFaults(device: SimulatedDevice): string[] {
  const store = device.mirror.current();
  const unsettled = store.queue.unsettled();
  if (unsettled.length === 0) return [];
  const seen = image(device);
  return tentatively(device, () => {
    for (const record of unsettled.toReversed()) store.revert(record.id);
    const strangers = TABLES.filter((table) => !table.serverOnly).flatMap(({ name, no }) => {
      const members = store.database.prepare<{ pk: number }>('SELECT DISTINCT pk FROM _member WHERE table_no = ?').all(no);
      const ids = new Set(members.map((member) => member.pk));
      const rows = rowsOf(device, name);
      return rows.size === ids.size && [...rows.keys()].every((id) => ids.has(id)) ? [] : [`undoing left other ${name} than the scopes hold`];
    });
    for (const record of unsettled) replay(store, device.account, record);
    const again = image(device);
    return again === seen ? strangers : [...strangers, 'the image is not the server’s rows with the pending work on top'];
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

/** Nothing pending was left behind, and the status says so. */
export function statusFaults(device: SimulatedDevice): string[] {
  const { pending, state } = device.engine.status();
  const waiting = device.mirror.current().queue.unsettled().length;
  const faults: string[] = [];
  if (pending !== 0 || waiting !== 0) faults.push(`${pending} pending and ${waiting} unsettled changes are stuck`);
  if (device.mirror.hasFirstScreen()) faults.push('a first screen is left beside the complete copy');
  if (!['online', 'attention'].includes(state)) faults.push(`the state is ${state}`);
  return faults;
}
