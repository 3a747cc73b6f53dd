const PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'mailto:', 'tel:']);
const LONGEST = 2_000;

/**
 * The address to hand to the system's program, or null when it must not be:
 * only https, mailto and tel leave the app, without names or passwords in them.
 */
export function externalLink(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!PROTOCOLS.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.protocol === 'https:' && url.hostname === '' ? null : url.href;
}
