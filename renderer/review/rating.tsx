import { Star } from 'lucide-react';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Applicant } from '../../shared/queries/review.ts';
import { useQuery } from '../data/use-query.ts';
import { classes } from '../kit/classes.ts';
import { say } from '../text/say.ts';
import { rate } from './review-actions.ts';

const VALUES = [1, 2, 3, 4, 5] as const;

/** Colleagues' ratings in a few words; null when there are none. */
export function othersInWords(others: Applicant['othersRatings']): string | null {
  if (others.length === 0) return null;
  return others
    .map(({ name, rating }) => (name === '' ? say('review.rating-of-colleague', { rating }) : say('review.rating-of', { name, rating })))
    .join(', ');
}

interface StarsProps {
  /** The reader's own rating. */
  readonly value: number | null;
  readonly applicationId: number;
}

/** One's own rating of an application: a press gives it, the same one again takes it away. */
export function Stars({ value, applicationId }: StarsProps) {
  return (
    <span
      role="group"
      aria-label={value === null ? say('review.rating-none') : say('review.rating-given', { rating: value })}
      data-hue="amber"
      className="inline-flex"
    >
      {VALUES.map((star) => (
        <button
          key={star}
          type="button"
          aria-label={say('review.rate', { rating: star })}
          aria-pressed={star === value}
          onClick={() => void rate(applicationId, value, star === value ? null : star)}
          className="inline-flex size-6 items-center justify-center rounded-[5px] hover:bg-hover"
        >
          <Star size={16} strokeWidth={1.6} aria-hidden className={classes(star <= (value ?? 0) ? 'fill-(--hue) text-(--hue-text)' : 'text-ink-3')} />
        </button>
      ))}
    </span>
  );
}

/** The reader's rating of an application, to give and change, and what colleagues gave. */
export function Rating({ applicationId }: { readonly applicationId: number }) {
  const ratings = useQuery(QUERIES.ratings, { applicationId }).value;
  const others = othersInWords(ratings?.others ?? []);
  return (
    <div className="flex h-7 items-center gap-2">
      <span className="text-meta font-medium text-ink-3">{say('review.rating')}</span>
      <Stars value={ratings?.mine ?? null} applicationId={applicationId} />
      <span className="min-w-0 truncate text-meta text-ink-3" title={others ?? undefined}>
        {others ?? say('review.rating-private')}
      </span>
    </div>
  );
}
