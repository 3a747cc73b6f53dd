import { expect, test } from 'vitest';
import { slug } from '../people.ts';
import { disciplinesOf } from '../agencies.ts';
import { DISCIPLINES, SENIORITIES } from './disciplines.ts';
import { EMAIL_TEMPLATES, CAMPAIGNS, SEQUENCES } from './messages.ts';
import { CULTURES } from './names.ts';
import { CUSTOMERS, EMPLOYERS, UNIVERSITIES } from './organizations.ts';
import { CITIES, citiesOf } from './places.ts';

const names = CULTURES.flatMap((culture) => [...culture.given, ...culture.family]);

test('names come in all the scripts a recruiter meets', () => {
  const scripts = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Han', 'Hiragana', 'Hangul'];
  for (const script of scripts)
    expect(
      names.some((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)),
      script,
    ).toBe(true);
  expect(names.some((name) => /[ąęłóşçğßøåñãőūț]/iu.test(name))).toBe(true);
});

test('every name has a Latin form an address can be made of, and none is there twice', () => {
  for (const name of names) expect(slug(name.split('/').at(-1) ?? ''), name).toMatch(/^[a-z0-9]{2,}$/u);
  for (const culture of CULTURES) {
    expect(new Set(culture.given).size, culture.code).toBe(culture.given.length);
    expect(new Set(culture.family).size, culture.code).toBe(culture.family.length);
  }
});

test('every culture lives somewhere, and every city has a zone the platform knows', () => {
  for (const country of CULTURES.flatMap((culture) => culture.countries)) expect(citiesOf(country).length, country).toBeGreaterThan(0);
  for (const city of CITIES) {
    expect(city.countryName, city.name).not.toBe('');
    expect(() => new Intl.DateTimeFormat('en', { timeZone: city.zone }), city.zone).not.toThrow();
  }
});

test('disciplines are rich enough for a résumé, a posting and an interview', () => {
  for (const discipline of DISCIPLINES) {
    expect(new Set(discipline.skills).size, discipline.key).toBe(discipline.skills.length);
    expect(discipline.skills.length, discipline.key).toBeGreaterThanOrEqual(10);
    expect(discipline.achievements.length, discipline.key).toBeGreaterThanOrEqual(5);
    expect(discipline.duties.length, discipline.key).toBeGreaterThanOrEqual(4);
    expect(discipline.questions.length, discipline.key).toBeGreaterThanOrEqual(4);
  }
  expect(SENIORITIES.map(({ level }) => level)).toEqual(['junior', 'mid', 'senior', 'lead', 'principal']);
});

test('every discipline of an agency is hired for by its first few customers, in a city on the list', () => {
  for (const [company, customers] of CUSTOMERS.entries()) {
    for (const discipline of disciplinesOf(company)) {
      const key = DISCIPLINES[discipline]?.key ?? '';
      expect(
        customers.slice(0, 8).some((customer) => customer.hires.includes(key)),
        key,
      ).toBe(true);
    }
    for (const customer of customers) expect(CITIES.map((city) => city.name)).toContain(customer.city);
  }
});

test('every invented address ends in .example', () => {
  for (const customer of CUSTOMERS.flat()) expect(customer.domain).toMatch(/\.example$/u);
  expect(new Set(EMPLOYERS).size).toBe(EMPLOYERS.length);
  expect(new Set(UNIVERSITIES).size).toBe(UNIVERSITIES.length);
});

test('campaigns and sequences are written from templates that exist', () => {
  const used = [...CAMPAIGNS.flat().map(({ template }) => template), ...SEQUENCES.flatMap(({ steps }) => steps.map(({ template }) => template))];
  for (const template of used) expect(EMAIL_TEMPLATES[template]).toBeDefined();
});
