import type { Settings } from '../../shared/queries/session.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { formatExact, formatNumber } from '../format.ts';
import { Select } from '../kit/select.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { useNow } from '../use-now.ts';
import { LANGUAGE } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
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
const names = new Intl.DisplayNames([LANGUAGE], { type: 'language', languageDisplay: 'standard' });

function localesWith(value: string | null): readonly { readonly value: string; readonly label: string }[] {
  const tags = value === null || TAGS.includes(value) ? TAGS : [...TAGS, value];
  return [{ value: SYSTEM, label: say('settings.locale-system') }, ...tags.map((tag) => ({ value: tag, label: names.of(tag) ?? tag }))];
}

const CLOCKS: readonly { readonly value: Settings['clock']; readonly label: TextKey }[] = [
  { value: 'system', label: 'settings.clock-system' },
  { value: '24', label: 'settings.clock-24' },
  { value: '12', label: 'settings.clock-12' },
];

/** How dates and numbers are written. */
export function LocaleChoice({ value }: { readonly value: Settings['locale'] }) {
  return (
    <Select
      align="end"
      label={say('settings.dates-and-numbers')}
      value={value ?? SYSTEM}
      options={localesWith(value)}
      onChange={(next) => saveSettings({ locale: next === SYSTEM ? null : next })}
    />
  );
}

export function ClockChoice({ value }: { readonly value: Settings['clock'] }) {
  return (
    <Select
      align="end"
      label={say('settings.clock')}
      value={value}
      options={CLOCKS.map((clock) => ({ value: clock.value, label: say(clock.label) }))}
      onChange={(clock) => saveSettings({ clock })}
    />
  );
}

/** This moment and a number, as they are written now. */
export function FormatExample() {
  const now = useNow();
  return (
    <span data-testid="format-example" className="tabular-nums">
      {say('settings.format-example', { moment: formatExact(toUtcSecond(now)), figure: formatNumber(1_234_567.8) })}
    </span>
  );
}
