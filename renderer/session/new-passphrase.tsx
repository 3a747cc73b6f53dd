import { passphraseStrength, SHORTEST_PASSPHRASE, type PassphraseStrength } from '../../shared/domain/passphrase.ts';
import { classes } from '../kit/classes.ts';
import { SecretField } from '../kit/secret-field.tsx';

const WORDS: Record<PassphraseStrength, string> = {
  too_weak: 'Too easy to guess',
  fair: 'Good enough',
  strong: 'Strong',
};
const LEVELS: Record<PassphraseStrength, number> = { too_weak: 1, fair: 2, strong: 3 };
const COLOURS: Record<PassphraseStrength, string> = { too_weak: 'bg-danger', fair: 'bg-warning', strong: 'bg-success' };
const TEXTS: Record<PassphraseStrength, string> = { too_weak: 'text-danger-text', fair: 'text-warning-text', strong: 'text-success-text' };

/** How strong what is typed is, as three bars and in words. */
function StrengthHint({ passphrase }: { readonly passphrase: string }) {
  if (passphrase === '') return `At least ${SHORTEST_PASSPHRASE} characters. Four words that nobody would expect together are best.`;
  const strength = passphraseStrength(passphrase);
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="flex gap-1">
        {[1, 2, 3].map((level) => (
          <span key={level} className={classes('h-1 w-7 rounded-full', level <= LEVELS[strength] ? COLOURS[strength] : 'bg-pressed')} />
        ))}
      </span>
      <span className={TEXTS[strength]}>{WORDS[strength]}</span>
    </span>
  );
}

/** A passphrase that is being chosen: typed twice, because nobody can look it up afterwards. */
export interface NewPassphrase {
  readonly value: string;
  readonly again: string;
}

export const NOTHING_TYPED: NewPassphrase = { value: '', again: '' };

/** Why a passphrase cannot be taken yet, or null when it can. */
export function objectionTo({ value, again }: NewPassphrase): string | null {
  if (passphraseStrength(value) === 'too_weak')
    return 'This passphrase would be guessed too soon. Take four or more words that nobody would expect together.';
  return value === again ? null : 'The two passphrases differ. Type the same one twice.';
}

interface NewPassphraseFieldsProps {
  readonly typed: NewPassphrase;
  readonly onChange: (typed: NewPassphrase) => void;
  readonly autoFocus?: boolean;
}

/** The two fields in which a passphrase is chosen. */
export function NewPassphraseFields({ typed, onChange, autoFocus = false }: NewPassphraseFieldsProps) {
  return (
    <>
      <SecretField
        label="New passphrase"
        autoComplete="new-password"
        autoFocus={autoFocus}
        value={typed.value}
        onChange={(event) => onChange({ ...typed, value: event.target.value })}
        hint={<StrengthHint passphrase={typed.value} />}
      />
      <SecretField
        label="The same again"
        autoComplete="new-password"
        value={typed.again}
        onChange={(event) => onChange({ ...typed, again: event.target.value })}
      />
    </>
  );
}
