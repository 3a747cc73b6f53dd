import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { SCHEMA_HASH } from '../protocol/projections.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { parseBody } from './requests.ts';

const schema = z.object({ protocol: z.int(), schemaHash: z.string(), inner: z.object({ name: z.string() }) });
const good = { protocol: PROTOCOL_VERSION, schemaHash: SCHEMA_HASH, inner: { name: 'a' } };

function refusalOf(body: unknown): AppError['body'] {
  try {
    parseBody(schema, body);
  } catch (error) {
    if (error instanceof AppError) return error.body;
    throw error;
  }
  throw new Error('The body was taken');
}

test('a body as agreed is taken, and fields nobody asked for are dropped', () => {
  expect(parseBody(schema, { ...good, companyId: 7 })).toEqual(good);
});

test('another version is told which side to update, even when its shape is unknown here', () => {
  expect(refusalOf({ protocol: PROTOCOL_VERSION - 1 })).toMatchObject({
    kind: 'incompatible',
    code: 'protocol.device_older',
    message: expect.stringContaining('Update the workstation') as string,
  });
  expect(refusalOf({ protocol: PROTOCOL_VERSION + 1, novel: [] })).toMatchObject({
    kind: 'incompatible',
    code: 'protocol.gateway_older',
    message: expect.stringContaining('update the gateway') as string,
  });
  expect(refusalOf({ ...good, schemaHash: 'other' })).toMatchObject({ kind: 'incompatible', code: 'schema.different' });
});

test('a malformed body is refused by the place, never by the value', () => {
  const body = refusalOf({ ...good, inner: { name: 4711 } });
  expect(body).toMatchObject({ kind: 'invalid_input', code: 'request.malformed' });
  expect(body.message).toContain('"inner.name"');
  expect(body.message).not.toContain('4711');
  for (const odd of [null, undefined, 'text', 7, [], { protocol: 'x' }]) expect(refusalOf(odd).code).toBe('request.malformed');
});
