import { CULTURES, type Culture } from './data/names.ts';
import { CITIES, citiesOf, type City } from './data/places.ts';
import { Random } from './random.ts';

/** A made-up person. `name` is how they write it themselves; `latin` is what addresses are built from. */
export interface Person {
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly latin: { readonly first: string; readonly last: string };
  readonly culture: string;
  readonly city: City;
  readonly phone: string;
}

const MAIL_DOMAINS = ['mailbox.example', 'inbox.example', 'post.example', 'letters.example', 'hello.example'] as const;
const CULTURE_WEIGHTS: Readonly<Record<string, number>> = Object.fromEntries(CULTURES.map((culture) => [culture.code, culture.weight]));
const CULTURE_BY_CODE = new Map(CULTURES.map((culture) => [culture.code, culture]));
const CITIES_BY_COUNTRY = new Map(CITIES.map((city) => [city.country, citiesOf(city.country)]));
/** About two in five people whose script is not Latin write their name in it on their profile. */
const NATIVE_SCRIPT_SHARE = 0.4;
const HOME_SHARE = 0.72;
const INITIALS = 'ABCDEFGHJKLMNPRSTVW'.split('');

/** The person addressed by (seed, keys): the same arguments always give the same person. */
export function personOf(seed: number, ...keys: readonly (string | number)[]): Person {
  const random = Random.of(seed, 'person', ...keys);
  const culture = cultureOf(random.weighted(CULTURE_WEIGHTS));
  const given = forms(random.pick(culture.given));
  const family = forms(random.pick(culture.family));
  const native = given.native !== given.latin && random.chance(NATIVE_SCRIPT_SHARE);
  const first = native ? given.native : given.latin;
  const last = native ? family.native : family.latin;
  const familyFirst = native && culture.order === 'family-first';
  // Middle initials are common in North America, and they keep namesakes apart.
  const initial = culture.code === 'en-US' && random.chance(0.35) ? ` ${random.pick(INITIALS)}.` : '';
  const city = cityOf(random, culture);
  return {
    name: familyFirst ? `${last}${culture.joiner}${first}` : `${first}${initial} ${last}`,
    first,
    last,
    latin: { first: given.latin, last: family.latin },
    culture: culture.code,
    city,
    phone: phoneIn(random, city),
  };
}

/** A private e-mail address made of the person's name; `unique` keeps addresses of namesakes apart. */
export function privateEmail(person: Person, unique: number): string {
  const domain = MAIL_DOMAINS[unique % MAIL_DOMAINS.length];
  return `${slug(person.latin.first)}.${slug(person.latin.last)}${unique}@${domain}`;
}

/** A work address, such as `sofia.almeida@lumenworks.example`. */
export function workEmail(person: Person, domain: string): string {
  return `${slug(person.latin.first)}.${slug(person.latin.last)}@${domain}`;
}

/** Lower-case ASCII letters and digits of a text: `Łukasz` becomes `lukasz`. */
export function slug(text: string): string {
  return text
    .replace(/[łŁ]/gu, 'l')
    .replace(/[øØ]/gu, 'o')
    .replace(/ß/gu, 'ss')
    .replace(/[æÆ]/gu, 'ae')
    .replace(/ı/gu, 'i')
    .replace(/[đĐ]/gu, 'd')
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]/gu, '')
    .toLowerCase();
}

function cultureOf(code: string): Culture {
  const culture = CULTURE_BY_CODE.get(code);
  if (culture === undefined) throw new Error(`There is no culture "${code}".`);
  return culture;
}

function forms(entry: string): { native: string; latin: string } {
  const [native = entry, latin = native] = entry.split('/');
  return { native, latin };
}

function cityOf(random: Random, culture: Culture): City {
  const country = random.chance(HOME_SHARE) ? random.pick(culture.countries) : random.pick(['US', 'GB', 'DE', 'CA']);
  return random.pick(CITIES_BY_COUNTRY.get(country) ?? CITIES);
}

/** Numbers with 555 01xx are set aside for fiction in North America; the same pattern is used everywhere. */
function phoneIn(random: Random, city: City): string {
  const line = `555 01${String(random.integer(0, 99)).padStart(2, '0')}`;
  return city.dial === '+1' ? `+1 (${city.area}) ${line.replace(' ', '-')}` : `${city.dial} ${city.area} ${line}`;
}
