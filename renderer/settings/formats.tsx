import type { Settings } from '../../shared/queries/session.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { formatExact, formatNumber } from '../format.ts';
import { Select } from '../kit/select.tsx';
import { useNow } from '../use-now.ts';
import { saveSettings } from './save-settings.ts';

/** Regions whose habits differ; the language of the app stays the same. */
const TAGS = [
  'en-GB',
  'en-US',
  'en-IE',
  'en-CA',
  'en-AU',
  'en-IN',
  'en-ZA',
  'de-DE',
  'de-CH',
  'fr-FR',
  'es-ES',
  'it-IT',
  'nl-NL',
  'pt-PT',
  'pl-PL',
  'sv-SE',
  'ja-JP',
];

const SYSTEM = 'system';
const names = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });

const LOCALES = [{ value: SYSTEM, label: 'As the system' }, ...TAGS.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))];

const CLOCKS: readonly { readonly value: Settings['clock']; readonly label: string }[] = [
  { value: 'system', label: 'As the region' },
  { value: '24', label: '24 hours' },
  { value: '12', label: '12 hours' },
];

/** How dates and numbers are written. */
export function LocaleChoice({ value }: { readonly value: Settings['locale'] }) {
  return (
    <Select
      label="Dates and numbers"
      value={value ?? SYSTEM}
      options={value === null || TAGS.includes(value) ? LOCALES : [...LOCALES, { value, label: names.of(value) ?? value }]}
      onChange={(next) => saveSettings({ locale: next === SYSTEM ? null : next })}
    />
  );
}

export function ClockChoice({ value }: { readonly value: Settings['clock'] }) {
  return <Select label="Clock" value={value} options={CLOCKS} onChange={(clock) => saveSettings({ clock })} />;
}

/** This moment and a number, as they are written now. */
export function FormatExample() {
  const now = useNow();
  return (
    <span data-testid="format-example" className="tabular-nums">
      {formatExact(toUtcSecond(now))} · {formatNumber(1_234_567.8)}
    </span>
  );
}
