import { Fragment } from 'react';
import type { MarkedText } from '../../shared/queries/search.ts';

/** A text with what was searched for made visible. */
export function Marked({ text, marks }: MarkedText) {
  if (marks.length === 0) return text;
  return (
    <>
      {marks.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(marks[index - 1]?.[1] ?? 0, from)}
          <mark className="rounded-[2px] bg-accent-soft text-accent-text">{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
