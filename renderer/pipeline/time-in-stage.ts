import type { Card } from '../../shared/queries/pipeline.ts';
import { daysSince, formatExact } from '../format.ts';
import { say } from '../text/say.ts';

/** How long an application stands in its stage, as short as a card needs it; empty where that is not known. Cards call it often: no plural to choose. */
export function timeInStage({ statusSince }: Pick<Card, 'statusSince'>, now: number): string {
  const days = daysSince(statusSince, now);
  if (days === null) return '';
  return days === 0 ? say('pipeline.in-stage-today') : say('pipeline.in-stage-days', { days });
}

/** Since when an application stands in its stage, in full, and whether that is too long. */
export function sinceWhen({ statusSince, stuck }: Pick<Card, 'statusSince' | 'stuck'>): string {
  const since = formatExact(statusSince);
  return stuck ? say('pipeline.in-stage-too-long', { since }) : say('pipeline.in-stage-since', { since });
}
