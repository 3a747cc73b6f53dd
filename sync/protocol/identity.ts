import { z } from 'zod';
import { tableByName } from '../../shared/generated/tables.ts';
import type { ColumnShape } from '../../shared/generated/tables.ts';

/**
 * `POST /identity/read`: papers and the like of one person (`sensitive:
 * "identity"` in the catalogue). They are in no mirror: asked for when a person
 * looks at them, kept in memory while they are shown, and audited each time.
 */
export const identityRequest = z.object({ protocol: z.int(), clientId: z.int(), candidateId: z.int().positive() });
export type IdentityRequest = z.infer<typeof identityRequest>;

const papers = z.record(z.string(), z.string().nullable());

/** What the person's profile says, and what was given with each application to the own company; by property names. */
export const identityReply = z.object({ candidate: papers, applications: z.array(z.object({ id: z.int(), papers })) });
export type IdentityReply = z.infer<typeof identityReply>;

/** The columns of a table that this endpoint alone gives out. */
export function identityColumns(table: 'candidates' | 'applications'): readonly ColumnShape[] {
  return tableByName(table).columns.filter((column) => column.sensitive === 'identity');
}
