import type { TextKey } from './catalogue.ts';
import { sayWord } from './word.ts';

const WORDS: Readonly<Record<string, TextKey>> = {
  draft: 'pipeline.job-status.draft',
  closed: 'pipeline.job-status.closed',
  filled: 'pipeline.job-status.filled',
};

/** What a job that is not active says of itself; null of one that is. */
export function sayJobStatus(status: string): string | null {
  return status === 'active' || status === '' ? null : sayWord(WORDS, status);
}
