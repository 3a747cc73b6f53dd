import type { TextKey } from './catalogue.ts';
import { messageOf } from './message.ts';

/**
 * The text under a key, with its values filled in. A number is written by the
 * reader's habits where the message says `{count, number}` or `#`.
 * Throws where a value the message asks for is missing.
 */
export function say(key: TextKey, values?: Readonly<Record<string, string | number>>): string {
  const message = messageOf(key);
  return typeof message === 'string' ? message : String(message.format(values));
}
