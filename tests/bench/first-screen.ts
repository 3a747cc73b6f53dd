import { AnswerCache } from '../../main/data/answer-cache.ts';
import { DEFAULT_SETTINGS } from '../../main/data/settings.ts';
import { createAsk } from '../../main/data/ask.ts';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { BenchDevice } from './device.ts';

/** Cards the board asks for in each column when it opens (`renderer/pipeline/column-window.ts`). */
const PAGE = 100;

/**
 * Asks what the window asks when it opens on a job's board: of the mirror, or
 * of the first screen while there is no mirror; with nothing remembered from
 * before. Answers how long that took, ms.
 * @throws Error while there is no answer
 */
export function askFirstScreen(device: BenchDevice, jobId: number): number {
  const ask = createAsk({
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
