import { AppError, failure, success, toErrorBody, type Result } from '../../shared/errors.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { AnswerOf, ParamsOf, Query } from '../../shared/queries/query.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { toUtcSecond } from '../../shared/time.ts';
import type { Engine } from '../../sync/engine/engine-contract.ts';
import type { AnswerCache } from './answer-cache.ts';
import { isOnFirstScreen, type FirstScreenReader } from './first-screen.ts';
import type { Ask } from './live-queries.ts';
import { presentIds } from './present-ids.ts';
import type { MirrorReader, QueryContext } from './query-handler.ts';
import { describeEntries, describeLines } from './queries/receipts.ts';
import { MIRROR_HANDLERS } from './queries/registry.ts';
import type { IndexState } from './search/search-index.ts';

/** Queries slower than this are logged by name, never with values. */
const SLOW_MS = 40;

/** What answers are made of. */
export interface AnswerSources {
  readonly engine: Pick<Engine, 'session' | 'status' | 'receipts' | 'change' | 'undoState' | 'unconfirmedRows' | 'resolveId' | 'reportDamage'>;
  /** The mirror while it holds a complete copy, else null. */
  readonly mirror: () => MirrorReader | null;
  /** What can be looked at while there is no complete copy yet, or null. */
  readonly firstScreen: () => FirstScreenReader | null;
  readonly mirrorBytes: () => number;
  readonly settings: () => Settings;
  readonly cache: AnswerCache;
  readonly searchIndex: () => IndexState;
  readonly device: { readonly name: string; readonly keyStore: string };
  readonly defaultGatewayUrl: string | null;
  readonly nowMs: () => number;
  readonly log: (event: string, figures: Readonly<Record<string, string | number>>) => void;
}

const NOT_READY = failure({
  kind: 'unavailable',
  origin: 'main',
  code: 'mirror.no_copy',
  message: 'This part is still being copied to this laptop. It appears here as soon as the first copy is done.',
});

function sessionAnswer(sources: AnswerSources): AnswerOf<typeof QUERIES.sessionState> {
  const { state, gatewayUrl, account, clientId, notice } = sources.engine.session();
  return {
    state,
    gatewayUrl: gatewayUrl ?? sources.defaultGatewayUrl,
    account: account && { userId: account.userId, name: account.name, email: account.email, role: account.role, companyName: account.companyName },
    device: { name: sources.device.name, clientId, mirrorBytes: sources.mirrorBytes(), keyStore: sources.device.keyStore },
    notice,
  };
}

function changeAnswer(sources: AnswerSources, mutationId: number): AnswerOf<typeof QUERIES.changeDetails> {
  const { receipt, input } = sources.engine.change(mutationId);
  if (receipt === null) return { receipt, lines: [], input };
  const described = describeEntries([receipt], sources.mirror(), (table, id) => sources.engine.resolveId(table, id));
  const lines = describeLines(receipt, sources.mirror(), (table, id) => sources.engine.resolveId(table, id));
  return { receipt: described[0] ?? null, lines, input };
}

function receiptsAnswer(sources: AnswerSources, params: ParamsOf<typeof QUERIES.listReceipts>): AnswerOf<typeof QUERIES.listReceipts> {
  const { total, receipts } = sources.engine.receipts(params.filter, params.offset, params.limit);
  return { total, receipts: describeEntries(receipts, sources.mirror(), (table, id) => sources.engine.resolveId(table, id)) };
}

/** The questions about the workstation itself; they are answered with or without a copy. */
function localAnswers(sources: AnswerSources): ReadonlyMap<string, (params: never) => unknown> {
  return new Map<string, (params: never) => unknown>([
    [QUERIES.sessionState.name, () => sessionAnswer(sources)],
    [QUERIES.settingsQuery.name, () => sources.settings()],
    [QUERIES.syncStatus.name, () => sources.engine.status()],
    [QUERIES.undoState.name, () => sources.engine.undoState()],
    [QUERIES.changeDetails.name, (params: ParamsOf<typeof QUERIES.changeDetails>) => changeAnswer(sources, params.mutationId)],
    [QUERIES.listReceipts.name, (params: ParamsOf<typeof QUERIES.listReceipts>) => receiptsAnswer(sources, params)],
  ]);
}

function contextFor(sources: AnswerSources, query: Query<unknown, unknown>, params: unknown): QueryContext | null {
  const mirror = sources.mirror() ?? readerOfFirstScreen(sources, query, params);
  const account = sources.engine.session().account;
  if (mirror === null || account === null) return null;
  return {
    mirror,
    reader: { userId: account.userId, recruiterId: account.recruiterId, email: account.email },
    now: () => toUtcSecond(sources.nowMs()),
    unconfirmed: (table) => sources.engine.unconfirmedRows(table),
    cache: sources.cache,
    searchIndex: sources.searchIndex,
  };
}

function readerOfFirstScreen(sources: AnswerSources, query: Query<unknown, unknown>, params: unknown): MirrorReader | null {
  const screen = sources.firstScreen();
  return screen !== null && isOnFirstScreen(screen, query, params) ? screen.reader : null;
}

/**
 * Answers every query of the contract: from the mirror, the engine or the
 * settings. A damaged mirror is reported to the engine, which rebuilds it.
 */
export function createAsk(sources: AnswerSources): Ask {
  const local = localAnswers(sources);

  function answer(query: Query<unknown, unknown>, params: unknown): Result<unknown> {
    const own = local.get(query.name);
    if (own !== undefined) return success(own(params as never));
    const handler = MIRROR_HANDLERS.get(query.name);
    if (handler === undefined) throw new Error(`No handler for the query ${query.name}`);
    const context = contextFor(sources, query, params);
    return context === null ? NOT_READY : success(handler.answer(context, presentIds(params, sources.engine)));
  }

  return (query, params) => {
    const began = performance.now();
    try {
      return answer(query, params);
    } catch (thrown) {
      if (thrown instanceof AppError) sources.engine.reportDamage(thrown);
      const error = toErrorBody(thrown, 'main');
      sources.log('query.failed', { query: query.name, code: error.code, reason: thrown instanceof Error ? thrown.name : 'unknown' });
      return failure(error);
    } finally {
      const tookMs = performance.now() - began;
      if (tookMs > SLOW_MS) sources.log('query.slow', { query: query.name, ms: Math.round(tookMs) });
    }
  };
}
