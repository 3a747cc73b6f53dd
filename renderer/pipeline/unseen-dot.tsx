import { say } from '../text/say.ts';

/** Marks an application that this person has not opened yet. */
export function UnseenDot() {
  return (
    <span title={say('pipeline.unseen')} className="inline-flex shrink-0">
      <span aria-hidden className="size-2 rounded-full bg-accent" />
      <span className="sr-only">{say('pipeline.unseen-spoken')}</span>
    </span>
  );
}
