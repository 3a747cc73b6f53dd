import { formatExact, formatRelative } from '../format.ts';
import { useNow } from '../use-now.ts';

/** A moment as a person would say it; the exact one on hover. */
export function Moment({ at, className }: { readonly at: string; readonly className?: string }) {
  const now = useNow();
  return (
    <time dateTime={`${at.replace(' ', 'T')}Z`} title={formatExact(at)} className={className}>
      {formatRelative(at, now)}
    </time>
  );
}
