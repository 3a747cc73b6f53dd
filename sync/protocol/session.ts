import { z } from 'zod';
import { CHOOSE_COMPANY } from '../../shared/contract/commands.ts';
import { ROLES } from '../../shared/mutators/mutator.ts';

/** `GET /hello`: open to anyone; says whether both sides speak the same language and what time it is. */
export const helloReply = z.object({
  product: z.literal('hotgigs-gateway'),
  protocol: z.int(),
  schemaHash: z.string(),
  /** The server's clock, ms since the epoch. */
  serverNow: z.number(),
  /** null when ready, else how far the index of an existing database is, 0-100. */
  indexing: z.number().nullable(),
});
export type HelloReply = z.infer<typeof helloReply>;

/** `POST /session/sign-in` */
export const signInRequest = z.object({
  protocol: z.int(),
  email: z.string().trim().min(3).max(320),
  password: z.string().min(1).max(1024),
  /** The company an administrator of the platform works in, of those that `/session/companies` names; of no effect for others. */
  companyId: z.int().positive().optional(),
  device: z.object({
    name: z.string().max(255),
    platform: z.string().max(64),
    /** The registration this device had before; kept when it is the same person's, so that its queue goes on. */
    clientId: z.int().positive().optional(),
    /** What the last sign-in under it gave: a copied profile has an older one than the profile that signed in since. */
    generation: z.int().positive().optional(),
  }),
});
export type SignInRequest = z.infer<typeof signInRequest>;

/** `POST /session/companies`: the companies a person may choose to work in, before signing in. Limited like a sign-in. */
export const companiesRequest = signInRequest.pick({ protocol: true, email: true, password: true });
export type CompaniesRequest = z.infer<typeof companiesRequest>;
export const companiesReply = z.object({ companies: z.array(z.object({ id: z.int(), name: z.string() })) });
export type CompaniesReply = z.infer<typeof companiesReply>;

/** Refusals that mean: this person may hold nothing now. The device lets go of every row and keeps what was not sent. */
export const LOST_ACCESS_CODES: ReadonlySet<string> = new Set([
  'session.deactivated',
  'session.no_company',
  'session.candidate_account',
  'session.email_not_verified',
  CHOOSE_COMPANY,
]);

/** `POST /session/refresh`: a refresh token works once, and again only while the pair it gave was never used. */
export const refreshRequest = z.object({ refreshToken: z.string().length(64) });

/** Who is signed in, as the gateway vouches for it. */
export const account = z.object({
  userId: z.int(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  recruiterId: z.int().nullable(),
  companyId: z.int().nullable(),
  companyName: z.string().nullable(),
});
export type Account = z.infer<typeof account>;

/** Answers sign-in and refresh. */
export const sessionReply = z.object({
  accessToken: z.string(),
  /** When the access token ends, ms since the epoch, server clock. */
  accessExpiresAt: z.number(),
  refreshToken: z.string(),
  /** This device's registration; mutations are numbered within it. */
  clientId: z.int(),
  account,
  /** Rises with every sign-in under the registration; answers a sign-in only. */
  generation: z.int().positive().optional(),
  /** Days this device may stay locked away from the gateway before it asks for it. */
  leaseDays: z.number(),
  serverNow: z.number(),
});
export type SessionReply = z.infer<typeof sessionReply>;

/** The body of every refused request. Mirrors `ErrorBody`. */
export const errorReply = z.object({
  error: z.object({
    kind: z.string(),
    origin: z.string(),
    code: z.string(),
    message: z.string(),
    retryAfterSeconds: z.number().optional(),
  }),
});
