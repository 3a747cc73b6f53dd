/** The hues a thing may carry; their colours are in `styles/tokens.css`. */
export const HUES = ['slate', 'blue', 'violet', 'amber', 'teal', 'green', 'rose', 'stone'] as const;
export type Hue = (typeof HUES)[number];

/** A hue by its stored word; a word this version does not know is slate. */
export function toHue(word: string): Hue {
  return HUES.find((hue) => hue === word) ?? 'slate';
}
