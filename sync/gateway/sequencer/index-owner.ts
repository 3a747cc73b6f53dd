import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { SCHEMA_HASH } from '../../protocol/projections.ts';
import { refusal } from '../refusals.ts';
import { readStates, writeState } from './state.ts';
import type { StateName } from './state.ts';
import type { Queryable } from './types.ts';

/** Catalogues whose index was replaced here, by their hashes, oldest first. */
const formerSchemas = z.array(z.string()).catch([]);

/** So many are remembered: nobody goes back further. */
const MOST_FORMER = 50;

/** What {@link requireOwnIndex} asks for. */
export const OWNER_STATES = ['high', 'epoch', 'index_schema'] as const satisfies readonly StateName[];

type States = ReadonlyMap<StateName, string>;

/** The answer while an existing database is being read in. */
export function notIndexed(): AppError {
  return new AppError({
    kind: 'unavailable',
    origin: 'gateway',
    code: 'gateway.indexing',
    message: 'The server is still reading the company database in. It is ready in a few minutes; nothing needs to be done.',
    retryAfterSeconds: 5,
  });
}

/** The answer of a gateway whose catalogue is not the one the database is sequenced by any more. */
function superseded(): AppError {
  return refusal(
    'incompatible',
    'gateway.superseded',
    'This company gateway is of an older version than the one that has taken over. Ask your administrator to stop or update it; your unsent work stays here meanwhile. (To go back to the older version on purpose, stop the newer one and run "npm run central -- index" of the older.)',
  );
}

/** Whether what these states tell of is a complete index of this version's catalogue. */
export function isOwnIndex(states: States): boolean {
  return states.has('high') && states.get('index_schema') === SCHEMA_HASH;
}

/**
 * Refuses to read or publish by an index of another catalogue: its rows have
 * other columns, and each would undo what the other has done.
 * @returns the epoch
 * @throws AppError `gateway.superseded`, or `gateway.indexing` while there is none
 */
export function requireOwnIndex(states: States): string {
  const [schema, epoch] = [states.get('index_schema'), states.get('epoch')];
  if (schema !== undefined && schema !== SCHEMA_HASH) throw superseded();
  if (schema === undefined || epoch === undefined) throw notIndexed();
  return epoch;
}

async function readFormer(connection: Queryable): Promise<string[]> {
  const text = (await readStates(connection, ['index_former'])).get('index_former');
  return text === undefined ? [] : formerSchemas.parse(JSON.parse(text));
}

/** @throws AppError `gateway.superseded` where an index of this catalogue was replaced by another's: who is newer stays */
export async function requireNotSuperseded(connection: Queryable): Promise<void> {
  if ((await readFormer(connection)).includes(SCHEMA_HASH)) throw superseded();
}

/**
 * From here on the index belongs to this catalogue, though it is not complete:
 * gateways of the one before neither read nor publish by it, and never make it
 * anew. Call it in a transaction of the leader.
 */
export async function takeOver(connection: Queryable): Promise<void> {
  const former = (await readStates(connection, ['index_schema'])).get('index_schema');
  const known = (await readFormer(connection)).filter((schema) => schema !== SCHEMA_HASH && schema !== former);
  const all = former === undefined || former === SCHEMA_HASH ? known : [...known, former];
  await writeState(connection, 'index_former', JSON.stringify(all.slice(-MOST_FORMER)));
  await connection.query("DELETE FROM sync_state WHERE name = 'index_schema'");
}
