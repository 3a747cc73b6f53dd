import { describe, expect, test } from 'vitest';
import { passphraseStrength } from './passphrase.ts';

describe('the strength of a passphrase', () => {
  test.each(['', 'password', 'aaaaaaaaaaaaaaaaaaaa', 'abcdefghijklmnop', '123456789012', '121212121212121212', 'Hunter2!'])(
    '%j is refused',
    (text) => {
      expect(passphraseStrength(text)).toBe('too_weak');
    },
  );

  test.each(['correct horse', 'morgen früh um'])('%j is fair', (text) => {
    expect(passphraseStrength(text)).toBe('fair');
  });

  test.each(['four quiet herons wade', 'kT9!fQ2#wL7zRx', 'утро вечера мудренее всегда'])('%j is strong', (text) => {
    expect(passphraseStrength(text)).toBe('strong');
  });
});
