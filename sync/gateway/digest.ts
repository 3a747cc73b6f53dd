import type { Pool } from 'mysql2/promise';
import type { DigestQuestion, DigestReply, DigestTotal } from '../protocol/digest.ts';
import { readColumns, readDiffering, readRepairs, readTotals, Unsettled } from './digest-reader.ts';
import type { DigestScope } from './digest-reader.ts';
import { nextFrameIn } from './next-frame.ts';
import type { DevicePosition } from './next-frame.ts';
import { refusal } from './refusals.ts';
import { readScopes } from './sequencer/scopes.ts';
import { inSnapshot } from './sequencer/snapshot.ts';
import type { ScopeState, Sequencer } from './sequencer/types.ts';

/** A row may be written at the very moment; the next step publishes it, and then it can be compared. */
const MOST_ATTEMPTS = 5;
/** Then the long way is taken, through what was published. */
const PATIENT_ATTEMPTS = 2;

/** Answers devices that compare what they hold with what they should hold. */
export interface Digests {
  /**
   * Answers one question about the state that `step` of the answer leads to.
   * @param scopes what the device may hold now
   * @throws AppError `digest.busy` when rows change faster than they are published
   */
  answer(scopes: readonly ScopeState[], device: DevicePosition, question: DigestQuestion): Promise<DigestReply>;
}

interface Remembered {
  readonly epoch: string;
  readonly version: number;
  readonly totals: readonly DigestTotal[];
}

/** What a scope holds at a version never changes, so the colleagues of a company share one computation. */
export function createDigests(pool: Pool, sequencer: Sequencer): Digests {
  const remembered = new Map<number, Remembered>();

  const totalsOf = async ({ scopes, ...from }: DigestScope, epoch: string): Promise<DigestTotal[]> => {
    const known = (scope: ScopeState): Remembered | undefined => {
      const found = remembered.get(scope.id);
      return found?.epoch === epoch && found.version === scope.version ? found : undefined;
    };
    const missing = scopes.filter((scope) => known(scope) === undefined);
    const fresh = await readTotals({ ...from, scopes: missing });
    for (const scope of missing) {
      remembered.set(scope.id, { epoch, version: scope.version, totals: fresh.filter((total) => total.scope === scope.name) });
    }
    return scopes.flatMap((scope) => [...(known(scope)?.totals ?? [])]);
  };

  const attempt = (scopes: readonly ScopeState[], device: DevicePosition, question: DigestQuestion, thorough: boolean): Promise<DigestReply> =>
    inSnapshot(pool, async (connection) => {
      const step = await nextFrameIn(connection, scopes, device);
      const empty: DigestReply = { step, totals: [], differing: [], repairs: [] };
      if (step.type === 'resync') return empty;
      const ids = scopes.map((scope) => scope.id);
      const from: DigestScope = { connection, scopes: await readScopes(connection, ids), thorough };
      switch (question.kind) {
        case 'totals':
          return { ...empty, totals: await totalsOf(from, step.epoch) };
        case 'ranges':
          return { ...empty, differing: await readDiffering(from, question.parts) };
        case 'columns':
          return { ...empty, filled: await readColumns(from, question) };
        case 'rows': {
          const tables = [...new Set(question.wanted.map((wanted) => wanted.table))];
          return { ...empty, repairs: await readRepairs(from, question.wanted), totals: await readTotals(from, tables) };
        }
      }
    });

  return {
    async answer(scopes, device, question) {
      for (let count = 1; ; count += 1) {
        try {
          return await attempt(scopes, device, question, count > PATIENT_ATTEMPTS);
        } catch (error) {
          if (!(error instanceof Unsettled)) throw error;
          if (count === MOST_ATTEMPTS) throw busy();
          await sequencer.tick();
        }
      }
    },
  };
}

function busy(): ReturnType<typeof refusal> {
  return refusal('unavailable', 'digest.busy', 'The company’s data is changing too fast to be compared right now. It is compared again later.');
}
