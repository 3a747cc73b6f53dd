import { AppError } from '../../shared/errors.ts';
import { tableByNo } from '../../shared/generated/tables.ts';
import type { RowId } from '../../shared/ids.ts';
import { type DigestPart, type DigestQuestion, type DigestRepair, MOST_REPAIRED_ROWS } from '../protocol/digest.ts';
import type { Patch, ScopePatch } from '../protocol/pull.ts';
import { differingIds, differingParts, hashesOf, partKey, rangesOf, totalsOf, type Breathe, type PartHashes } from './digest.ts';
import { askDigest, type Exchange } from './digest-exchange.ts';
import type { EngineParts } from './engine-parts.ts';
import { cancelledCall } from './network-errors.ts';
import { ResyncNeeded } from './pull-loop.ts';
import { applyStep } from './rebase.ts';
import { pause } from './runtime.ts';

/** What a comparison found: 0 where both sides were equal as they were. */
export interface Verification {
  readonly repaired: number;
}

/** One comparison's surroundings. */
interface Comparison extends Exchange {
  readonly breathe: Breathe;
}

function stillNot(): AppError {
  return new AppError({
    kind: 'unavailable',
    origin: 'sync',
    code: 'sync.not_verified',
    message: 'The copy on this laptop could not be confirmed to equal the server’s. HotGigs looks again in a while; your changes are safe.',
  });
}

/** Finds the keys that differ, range by range. @throws ResyncNeeded where a new copy costs less */
async function findDifferences(comparison: Comparison, wrong: readonly DigestPart[]): Promise<Map<DigestPart, RowId[]>> {
  const { store, breathe } = comparison;
  const hashes = async (): Promise<Map<string, PartHashes>> => {
    const found = new Map<string, PartHashes>();
    for (const part of wrong) found.set(partKey(part), await hashesOf(store, part, breathe));
    return found;
  };
  const before = await hashes();
  const question: DigestQuestion = { kind: 'ranges', parts: wrong.map((part) => rangesOf(part, before.get(partKey(part)) ?? new Map())) };
  const { differing } = await askDigest(comparison, question);
  // Again, because the answer's step may have brought rows that only were not here yet.
  const after = await hashes();
  const ids = new Map(
    wrong.map((part) => {
      const ranges = differing.filter((range) => partKey(range) === partKey(part));
      return [part, ranges.flatMap((range) => differingIds(after.get(partKey(part)) ?? new Map(), range))];
    }),
  );
  if ([...ids.values()].flat().length > MOST_REPAIRED_ROWS) throw new ResyncNeeded();
  return ids;
}

/** Puts the server's rows in place of those that differ, below what waits, as a step that leads nowhere. */
function repair({ parts, store }: Comparison, repairs: readonly DigestRepair[], step: Patch): void {
  const versions = new Map(store.positions().map((position) => [position.scope, position.version]));
  const patches = repairs.map(({ scope, rows, gone }): ScopePatch => {
    const version = versions.get(scope) ?? 0;
    return { scope, from: version, to: version, rows, gone };
  });
  const here: Patch = { ...step, patches, lastMutationId: store.fact('lastMutationId'), outcomes: [], idMap: [] };
  applyStep(parts.subject(), here, parts.runtime.now());
}

/** Fetches what differs and compares once more. Answers the rows put right. */
async function mend(comparison: Comparison, wrong: readonly DigestPart[]): Promise<number> {
  const { parts, store, breathe } = comparison;
  const differences = await findDifferences(comparison, wrong);
  const wanted = [...differences].filter(([, ids]) => ids.length > 0).map(([{ scope, table }, ids]) => ({ scope, table, ids }));
  if (wanted.length === 0) throw stillNot();
  const reply = await askDigest(comparison, { kind: 'rows', wanted });
  if (reply.step.type === 'patch') repair(comparison, reply.repairs, reply.step);
  const tables = new Set(wanted.map((part) => part.table));
  const touched = [...wrong, ...reply.totals].filter((part) => tables.has(part.table));
  const still = differingParts(new Map([...(await totalsOf(store, breathe, touched))].filter(([, total]) => tables.has(total.table))), reply.totals);
  const repaired = wanted.reduce((sum, part) => sum + part.ids.length, 0);
  parts.log('verify.repaired', { rows: repaired, tables: namesOf(wanted), equal: still.length === 0 });
  if (still.length > 0) throw stillNot();
  return repaired;
}

function namesOf(parts: readonly { readonly table: number }[]): string {
  return [...new Set(parts.map(({ table }) => tableByNo(table)?.name ?? String(table)))].join(' ');
}

async function compare(comparison: Comparison): Promise<number> {
  const { parts, store, breathe } = comparison;
  const strays = store.removeStrayRows();
  if (strays > 0) parts.log('verify.strays', { rows: strays });
  const { totals } = await askDigest(comparison, { kind: 'totals' });
  const wrong = differingParts(await totalsOf(store, breathe), totals);
  if (wrong.length === 0) return strays;
  parts.log('verify.mismatch', { parts: wrong.length, tables: namesOf(wrong) });
  return strays + (await mend(comparison, wrong));
}

/**
 * Compares every row this device holds with what the server says it should hold
 * at the very same version, and fetches what differs: one round trip where
 * nothing does, three where something does. Changes that wait are not compared
 * and stay on top. Steps of the stream wait meanwhile; the user's changes do not.
 * @param moved is called again and again as long as it goes on
 * @throws ResyncNeeded when the copy must be taken again, AppError when it could not be confirmed
 */
export async function verify(parts: EngineParts, signal: AbortSignal, moved: () => void): Promise<Verification> {
  const leave = await parts.gate.enter();
  try {
    const store = parts.mirror.current();
    const breathe = async (): Promise<void> => {
      await pause(parts.runtime, 0, signal);
      if (signal.aborted || parts.mirror.current() !== store) throw cancelledCall();
      moved();
    };
    const repaired = await compare({ parts, signal, store, breathe });
    store.transaction(() => {
      store.setFact('verifiedAt', Math.round(parts.runtime.now() + (store.fact('clockOffset') ?? 0)));
      if (repaired > 0) store.setFact('repairedRows', store.fact('repairedRows') + repaired);
    });
    parts.log('verify.equal', { repaired });
    store.touch('sync');
    return { repaired };
  } finally {
    leave();
  }
}
