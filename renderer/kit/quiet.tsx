import type { ReactNode } from 'react';

/** The part of a sentence that is read aloud and not shown, as `<quiet>` marks it: a button's object, where the line shows it. */
export function quiet(text: ReactNode): ReactNode {
  return <span className="sr-only">{text}</span>;
}
