import type { Figure } from './measure.ts';
import { benchWriters } from './rows/writers.ts';

/** A measurement that runs alone and answers one or more figures. */
export interface Bench {
  readonly name: string;
  readonly run: (progress: (text: string) => void) => Promise<Figure[]>;
}

/** Every measurement of `npm run bench`, in the order it runs. */
export const BENCHES: readonly Bench[] = [{ name: 'writers', run: benchWriters }];
