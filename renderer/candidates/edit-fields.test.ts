import { describe, expect, test } from 'vitest';
import { must } from '../../shared/errors.ts';
import { editCandidate } from '../../shared/mutators/edit-candidate.ts';
import { choicesOf, EDIT_GROUPS, isWritable, shownText, storedValue } from './edit-fields.ts';

const FIELDS = EDIT_GROUPS.flatMap((group) => group.fields);
const field = (name: string) =>
  must(
    FIELDS.find((one) => one.name === name),
    name,
  );

describe('the form', () => {
  test('offers only what the change allows', () => {
    const allowed = new Set<string>(editCandidate.fields.map((one) => one.field));
    expect(FIELDS.filter(({ name }) => !allowed.has(name))).toEqual([]);
  });

  test('writes lists back in the shape they were found in', () => {
    expect(shownText(field('skills'), '["Go","SQL"]')).toBe('Go, SQL');
    expect(storedValue(field('skills'), 'Go, Rust ,', '["Go","SQL"]')).toBe('["Go","Rust"]');
    expect(storedValue(field('skills'), 'Go,\nRust', 'Go, SQL')).toBe('Go, Rust');
    expect(storedValue(field('skills'), 'Go', null)).toBe('["Go"]');
    expect(storedValue(field('skills'), ' ', '["Go"]')).toBeNull();
  });

  test('does not offer to write over what another program keeps in a form of its own', () => {
    expect(isWritable(field('experience'), '[{"company":"X"}]')).toBe(false);
    expect(isWritable(field('skills'), '{"technical":["Go"]}')).toBe(false);
    expect(isWritable(field('skills'), '["Go"]')).toBe(true);
    expect(isWritable(field('experience'), 'Ten years of it')).toBe(true);
  });

  test('offers the platform’s words, and what stands there in the place of the one that reads the same', () => {
    const notice = field('noticePeriod');
    expect(choicesOf(notice, [''])).toEqual(['immediate', '2-weeks', '1-month', '2-months', '3-months']);
    expect(choicesOf(notice, ['2 Weeks'])).toEqual(['immediate', '2 Weeks', '1-month', '2-months', '3-months']);
    expect(choicesOf(notice, ['1-month', 'end of term'])).toEqual(['immediate', '2-weeks', '1-month', '2-months', '3-months', 'end of term']);
  });

  test('reads numbers as people write them, and leaves words for the check', () => {
    const salary = field('currentSalary');
    expect(['90,000', '90 000', '90.000', '90000', ''].map((typed) => storedValue(salary, typed, 1))).toEqual([90_000, 90_000, 90_000, 90_000, null]);
    expect(storedValue(salary, 'lots', 1)).toBe('lots');
    expect(storedValue(field('willingToRelocate'), '1', 0)).toBe(1);
  });

  test('empties a phone number and unsets a title', () => {
    expect(storedValue(field('phoneNumber'), '', '123')).toBe('');
    expect(storedValue(field('title'), '', 'Nurse')).toBeNull();
  });
});
