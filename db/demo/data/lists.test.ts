import { expect, test } from 'vitest';
import { disciplinesOf } from '../agencies.ts';
import { slug } from '../people.ts';
import { DISCIPLINES, SENIORITIES } from './disciplines.ts';
import { CAMPAIGNS, EMAIL_TEMPLATES, SEQUENCES } from './messages.ts';
import { CULTURES } from './names.ts';
import { CUSTOMERS, EMPLOYERS, UNIVERSITIES } from './organizations.ts';
import { CITIES, citiesOf } from './places.ts';

const names = CULTURES.flatMap((culture) => [...culture.given, ...culture.family]);

function repeated(items: readonly string[]): string[] {
  return items.filter((item, index) => items.indexOf(item) !== index);
}

test('names come in all the scripts a recruiter meets', () => {
  const scripts = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Han', 'Hiragana', 'Hangul'];
  const met = scripts.filter((script) => names.some((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)));
  expect(met).toEqual(scripts);
  expect(names.some((name) => /[ąęłóşçğßøåñãőūț]/iu.test(name))).toBe(true);
});

test('every name has a Latin form an address can be made of, and none is there twice', () => {
  expect(names.filter((name) => !/^[a-z0-9]{2,}$/u.test(slug(name.split('/').at(-1) ?? '')))).toEqual([]);
  expect(CULTURES.flatMap((culture) => [...repeated(culture.given), ...repeated(culture.family)])).toEqual([]);
});

test('every culture lives somewhere, and every city has a zone the platform knows', () => {
  expect(CULTURES.flatMap((culture) => culture.countries).filter((country) => citiesOf(country).length === 0)).toEqual([]);
  expect(CITIES.filter((city) => city.countryName === '' || city.dial === '')).toEqual([]);
  const format = (zone: string): string => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  expect(CITIES.map((city) => format(city.zone)).filter((zone) => zone === '')).toEqual([]);
});

test('disciplines are rich enough for a résumé, a posting and an interview', () => {
  const poor = DISCIPLINES.filter(
    ({ skills, achievements, duties, questions }) => skills.length < 10 || achievements.length < 5 || duties.length < 4 || questions.length < 4,
  );
  expect(poor).toEqual([]);
  expect(DISCIPLINES.flatMap(({ skills }) => repeated(skills))).toEqual([]);
  expect(SENIORITIES.map(({ level }) => level)).toEqual(['junior', 'mid', 'senior', 'lead', 'principal']);
});

test('every discipline of an agency is hired for by its first few customers, in a city on the list', () => {
  const unserved = CUSTOMERS.flatMap((customers, company) =>
    disciplinesOf(company).filter((index) => !customers.slice(0, 8).some(({ hires }) => hires.includes(DISCIPLINES[index]?.key ?? ''))),
  );
  expect(unserved).toEqual([]);
  const cities = CITIES.map((city) => city.name);
  expect(CUSTOMERS.flat().filter(({ city }) => !cities.includes(city))).toEqual([]);
});

test('every invented address ends in .example, and nothing is listed twice', () => {
  expect(CUSTOMERS.flat().filter(({ domain }) => !domain.endsWith('.example'))).toEqual([]);
  expect([...repeated(EMPLOYERS), ...repeated(UNIVERSITIES), ...repeated(CUSTOMERS.flat().map(({ name }) => name))]).toEqual([]);
});

test('campaigns and sequences are written from templates that exist', () => {
  const used = [...CAMPAIGNS.flat().map(({ template }) => template), ...SEQUENCES.flatMap(({ steps }) => steps.map(({ template }) => template))];
  expect(used.filter((template) => EMAIL_TEMPLATES[template] === undefined)).toEqual([]);
});
