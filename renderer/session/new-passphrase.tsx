import { passphraseStrength, SHORTEST_PASSPHRASE, type PassphraseStrength } from '../../shared/domain/passphrase.ts';
import { classes } from '../kit/classes.ts';
import { SecretField } from '../kit/secret-field.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';

const WORDS: Record<PassphraseStrength, TextKey> = {
  too_weak: 'session.strength-too-weak',
  fair: 'session.strength-fair',
  strong: 'session.strength-strong',
};
const LEVELS: Record<PassphraseStrength, number> = { too_weak: 1, fair: 2, strong: 3 };
const COLOURS: Record<PassphraseStrength, string> = { too_weak: 'bg-danger', fair: 'bg-warning', strong: 'bg-success' };
const TEXTS: Record<PassphraseStrength, string> = { too_weak: 'text-danger-text', fair: 'text-warning-text', strong: 'text-success-text' };

/** How strong what is typed is, as three bars and in words. */
function StrengthHint({ passphrase }: { readonly passphrase: string }) {
  if (passphrase === '') return say('session.passphrase-hint', { count: SHORTEST_PASSPHRASE });
  const strength = passphraseStrength(passphrase);
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="flex gap-1">
        {[1, 2, 3].map((level) => (
          <span key={level} className={classes('h-1 w-7 rounded-full', level <= LEVELS[strength] ? COLOURS[strength] : 'bg-pressed')} />
        ))}
      </span>
      <span className={TEXTS[strength]}>{say(WORDS[strength])}</span>
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
  if (passphraseStrength(value) === 'too_weak') return say('session.passphrase-too-weak');
  return value === again ? null : say('session.passphrases-differ');
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
        label={say('session.new-passphrase')}
        autoComplete="new-password"
        autoFocus={autoFocus}
        value={typed.value}
        onChange={(event) => onChange({ ...typed, value: event.target.value })}
        hint={<StrengthHint passphrase={typed.value} />}
      />
      <SecretField
        label={say('session.passphrase-again')}
        autoComplete="new-password"
        value={typed.again}
        onChange={(event) => onChange({ ...typed, again: event.target.value })}
      />
    </>
  );
}
