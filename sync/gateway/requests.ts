import { z } from 'zod';
import { SCHEMA_HASH } from '../protocol/projections.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import { refusal } from './refusals.ts';

const versions = z.object({ protocol: z.unknown(), schemaHash: z.unknown() }).partial();

function requireSameLanguage(body: unknown): void {
  const parsed = versions.safeParse(body);
  if (!parsed.success) return;
  const { protocol, schemaHash } = parsed.data;
  if (typeof protocol === 'number' && protocol < PROTOCOL_VERSION) {
    throw refusal(
      'incompatible',
      'protocol.device_older',
      'This workstation is older than the company gateway. Update the workstation; your unsent work stays here meanwhile.',
    );
  }
  if (typeof protocol === 'number' && protocol > PROTOCOL_VERSION) {
    throw refusal(
      'incompatible',
      'protocol.gateway_older',
      'This workstation is newer than the company gateway. Ask your administrator to update the gateway; your unsent work stays here meanwhile.',
    );
  }
  if (typeof schemaHash === 'string' && schemaHash !== SCHEMA_HASH) {
    throw refusal(
      'incompatible',
      'schema.different',
      'The workstation and the company gateway know different versions of the data. Update the workstation; if it is the newest already, ask your administrator to update the gateway. Your unsent work stays here meanwhile.',
    );
  }
}

/**
 * Parses a request's body. The versions are looked at before the shape, so that
 * a device of another version hears that, and not that its request is malformed.
 * @throws AppError `incompatible` (says which side to update) or `request.malformed` (names the field, never its value)
 */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  requireSameLanguage(body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw refusal('invalid_input', 'request.malformed', `The request is not as agreed${where === '' ? '' : ` at "${where}"`}.`);
}
