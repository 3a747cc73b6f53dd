import { AnswerCache } from '../../main/data/answer-cache.ts';
import { DEFAULT_SETTINGS } from '../../main/data/settings.ts';
import { createAsk } from '../../main/data/ask.ts';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { toUtcSecond } from '../../shared/time.ts';
import type { BenchDevice } from './device.ts';

/** Cards the board asks for in each column when it opens (`renderer/pipeline/column-window.ts`). */
const PAGE = 100;
const DAY_MS = 86_400_000;

/** Asks a device's data as its windows do, with nothing remembered from before. */
function freshAsk(device: BenchDevice, jobId: number | null): ReturnType<typeof createAsk> {
  return createAsk({
    engine: device.engine,
    cache: new AnswerCache(),
    searchIndex: () => ({ phase: 'ready', percent: 100 }),
    log: () => undefined,
    mirror: () => (device.mirror.current().hasCopy() ? device.mirror.database() : null),
    firstScreen: () => device.mirror.firstScreen(),
    mirrorBytes: () => device.mirror.current().bytes(),
    settings: () => ({ ...DEFAULT_SETTINGS, lastJobId: jobId }),
    device: { name: 'bench laptop', keyStore: 'none' },
    defaultGatewayUrl: null,
    nowMs: Date.now,
  });
}

/**
 * Asks what needs the recruiter today, with nothing remembered from before.
 * Answers how long that took, ms.
 * @throws Error while there is no answer, and where it is about fewer applications than it should be
 */
export function askHome(device: BenchDevice, leastApplications: number): number {
  const ask = freshAsk(device, null);
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const start = performance.now();
  const answer = ask(QUERIES.home, { fromUtc: toUtcSecond(today), untilUtc: toUtcSecond(today + DAY_MS) });
  const took = performance.now() - start;
  if (!answer.ok) throw new Error(`Home could not be shown: ${answer.error.message}`);
  const { newApplications } = answer.value as AnswerOf<typeof QUERIES.home>;
  if (newApplications.total < leastApplications) throw new Error(`Home knows of only ${newApplications.total} new applications`);
  return took;
}

/**
 * Asks what the window asks when it opens on a job's board: of the mirror, or
 * of the first screen while there is no mirror; with nothing remembered from
 * before. Answers how long that took, ms.
 * @throws Error while there is no answer
 */
export function askFirstScreen(device: BenchDevice, jobId: number): number {
  const ask = freshAsk(device, jobId);
  const start = performance.now();
  const board = { jobId, search: '' };
  const answers = [
    ask(QUERIES.landing, {}),
    ask(QUERIES.board, board),
    ...[...APPLICATION_STATUSES, 'other' as const].map((status) => ask(QUERIES.column, { ...board, status, sort: 'newest', offset: 0, limit: PAGE })),
  ];
  const refused = answers.find((answer) => !answer.ok);
  if (refused?.ok === false) throw new Error(`The first screen could not be shown: ${refused.error.message}`);
  return performance.now() - start;
}
