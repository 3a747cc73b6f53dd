import type { Figure, FigureName } from './measure.ts';
import { benchBoard } from './rows/board.ts';
import { benchCatchUp } from './rows/catch-up.ts';
import { benchCrowd } from './rows/crowd.ts';
import { benchFirstSync } from './rows/first-sync.ts';
import { benchGrowth } from './rows/growth.ts';
import { benchHour } from './rows/hour.ts';
import { benchMillion } from './rows/million.ts';
import { benchMutate } from './rows/mutate.ts';
import { benchPipeline } from './rows/pipeline.ts';
import { benchPropagation } from './rows/propagation.ts';
import { benchPull } from './rows/pull.ts';
import { benchReconnect } from './rows/reconnect.ts';
import { benchSearch } from './rows/search.ts';
import { benchSearchWindow } from './rows/search-window.ts';
import { benchStart } from './rows/start.ts';
import { benchVerify } from './rows/verify.ts';
import { benchWriters } from './rows/writers.ts';

/** A measurement that runs alone and answers one or more figures. */
export interface Bench {
  readonly name: string;
  /** What it owes: a figure that does not come is short. */
  readonly figures: readonly FigureName[];
  readonly run: (progress: (text: string) => void) => Promise<Figure[]>;
}

/** Every measurement of `npm run bench`, in the order it runs. */
export const BENCHES: readonly Bench[] = [
  {
    name: 'first-sync',
    figures: ['first-sync.100k.total', 'first-sync.100k.ratio', 'first-sync.usable', 'first-sync.storage', 'home.20k'],
    run: benchFirstSync,
  },
  {
    name: 'propagation',
    figures: ['propagation.client.p50', 'propagation.client.p95', 'propagation.foreign.p50', 'propagation.foreign.p95'],
    run: benchPropagation,
  },
  { name: 'mutate', figures: ['mutate.1000', 'mutate.p50', 'mutate.p95', 'mutate.1000.delivered'], run: benchMutate },
  { name: 'pull', figures: ['pull.pending.disjoint', 'pull.pending.touched'], run: benchPull },
  { name: 'reconnect', figures: ['reconnect.bytes', 'reconnect.round-trips', 'reconnect.ms'], run: benchReconnect },
  { name: 'catch-up', figures: ['catch-up.20k'], run: benchCatchUp },
  { name: 'verify', figures: ['verify.100k', 'verify.100k.bytes'], run: benchVerify },
  { name: 'writers', figures: ['writers.single', 'writers.five', 'writers.deadlocks'], run: benchWriters },
  { name: 'board', figures: ['board.10k.open', 'board.10k.move', 'board.10k.scroll', 'board.10k.frame'], run: benchBoard },
  {
    name: 'pipeline',
    figures: ['pipeline.10k.table', 'pipeline.10k.switch', 'pipeline.10k.bulk', 'pipeline.10k.bulk.undone', 'review.10k.next'],
    run: benchPipeline,
  },
  {
    name: 'search',
    figures: ['search.100k.query', 'search.100k.letter', 'search.100k.edit', 'candidates.100k.similar', 'candidates.100k.profile', 'growth.search'],
    run: benchSearch,
  },
  { name: 'search-window', figures: ['search.100k.paint'], run: benchSearchWindow },
  { name: 'start', figures: ['start.cold', 'start.above-empty', 'memory.idle', 'memory.above-empty'], run: benchStart },
  { name: 'hour', figures: ['memory.hour', 'memory.hour.nodes'], run: benchHour },
  { name: 'growth', figures: ['growth.first-sync', 'growth.board'], run: benchGrowth },
  { name: 'crowd', figures: ['crowd.500.memory', 'crowd.1000.p95'], run: benchCrowd },
  { name: 'million', figures: ['first-sync.1m.total', 'first-sync.1m.memory', 'growth.first-sync.1m'], run: benchMillion },
];
