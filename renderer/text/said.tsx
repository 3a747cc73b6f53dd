import { createElement, Fragment, type ReactNode } from 'react';
import type { TextKey } from './catalogue.ts';
import { messageOf } from './message.ts';

type SaidValue = ReactNode | ((chunks: ReactNode[]) => ReactNode);

/** A sentence with elements inside: `{name}` takes an element, `<link>…</link>` a function that wraps what stands between. */
export function Said({ text, values }: { readonly text: TextKey; readonly values: Readonly<Record<string, SaidValue>> }) {
  const message = messageOf(text);
  const parts = typeof message === 'string' ? message : message.format<ReactNode>(values);
  return Array.isArray(parts) ? createElement(Fragment, null, ...parts) : <>{parts}</>;
}
