import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { readerLocale } from '../reader.ts';
import { CATALOGUE, LANGUAGE, type TextKey } from './catalogue.ts';

const messages = new Map<TextKey, IntlMessageFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const pluralRules = new Map<string, Intl.PluralRules>();

function kept<Value>(store: Map<string, Value>, key: string, make: () => Value): Value {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  return made;
}

/** Plurals follow the catalogue's language; numbers and dates are written as the reader writes them, who may read English in Germany. */
const formatters: Formatters = {
  getNumberFormat: (_language, options) => {
    const locale = readerLocale();
    return kept(numberFormats, `${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
  },
  getDateTimeFormat: (_language, options) => new Intl.DateTimeFormat(readerLocale(), options),
  getPluralRules: (_language, options) => kept(pluralRules, JSON.stringify(options), () => new Intl.PluralRules(LANGUAGE, options)),
};

/** A text as it is to be said: as it stands, or its message, parsed once. */
export function messageOf(key: TextKey): string | IntlMessageFormat {
  const known = messages.get(key);
  if (known !== undefined) return known;
  const text: string = CATALOGUE[key];
  if (!text.includes('{') && !text.includes('<')) return text;
  const message = new IntlMessageFormat(text, LANGUAGE, undefined, { formatters });
  messages.set(key, message);
  return message;
}
