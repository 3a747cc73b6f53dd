/** What stands where a person has no name: the mirror may hold a candidate whose user row it misses. */
export const NO_NAME = 'Name unknown';

/** A person's name for lists: the account's name, else the part of the address before the @, else a plain phrase. */
export function personName(name: string | null, email: string | null): string {
  const trimmed = name?.trim() ?? '';
  if (trimmed !== '') return trimmed;
  const local = email === null || isPlaceholderEmail(email) ? '' : (email.split('@')[0] ?? '');
  return local === '' ? NO_NAME : local;
}

/**
 * True for an address that a bulk upload made up (`domain-rules.md` 1.8). It must
 * never be written to.
 */
export function isPlaceholderEmail(email: string | null): boolean {
  return email !== null && /@placeholder\.com$/iu.test(email.trim());
}

/** The address a person is reached at; null where it was made up, or is none. */
export function realEmail(email: string | null): string | null {
  return isPlaceholderEmail(email) || email?.trim() === '' ? null : email;
}

/** Up to two initials, whole characters in any script. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => ([...(word ?? '')][0] ?? '').toUpperCase()).join('');
}
