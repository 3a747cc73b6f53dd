import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from './ndjson.ts';

/** Cuts bytes at the given places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const borders = [0, ...places.map((place) => place % (bytes.length + 1)).toSorted((left, right) => left - right), bytes.length];
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index] ?? 0, end));
}

test('lines come out whole however the bytes are cut, inside a character too', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 12 }), fc.array(fc.nat(), { maxLength: 30 }), (values, places) => {
      const bytes = new TextEncoder().encode(values.map((value) => `${JSON.stringify({ value, face: '🎯é' })}\n`).join(''));
      const splitter = new LineSplitter();
      const lines = cut(bytes, places).flatMap((piece) => splitter.push(piece));
      expect(lines).toEqual(values.map((value) => JSON.stringify({ value, face: '🎯é' })));
      expect(splitter.end()).toBe('');
    }),
  );
});

test('a last line without its newline is handed over as cut', () => {
  const splitter = new LineSplitter();
  expect(splitter.push(new TextEncoder().encode('{"a":1}\r\n\n{"b":'))).toEqual(['{"a":1}']);
  expect(splitter.end()).toBe('{"b":');
});

test('bytes that are no text are an error, not a guess', () => {
  expect(() => new LineSplitter().push(new Uint8Array([0xff, 0xfe, 0x0a]))).toThrow(TypeError);
});
