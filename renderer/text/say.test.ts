import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { readAs } from '../reader.ts';
import { Said } from './said.tsx';
import { say } from './say.ts';

afterEach(() => readAs(undefined));

test('a text without values is said as it stands', () => {
  expect(say('kit.cancel')).toBe('Cancel');
});

test('values are filled in, and numbers are written by the reader, not by the language', () => {
  readAs('de-DE');
  expect(say('format.ago.days', { count: 1_234 })).toBe('1.234 d ago');
  readAs('en-GB');
  expect(say('format.ago.days', { count: 1_234 })).toBe('1,234 d ago');
});

test('a value the message asks for and does not get is an error, not a hole', () => {
  expect(() => say('format.ago.days')).toThrow(/count/);
});

test('elements stand inside a sentence where its message has them', () => {
  const said = createElement(Said, { text: 'format.day-then-time', values: { day: createElement('b', null, 'Today'), time: '14:02' } });
  expect(renderToStaticMarkup(said)).toBe('<b>Today</b>, 14:02');
});
