import { z } from 'zod';
import { utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

/** Somebody who applied without an account. */
export const guestApplication = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  resumeFilename: z.string().nullable(),
  experienceYears: z.int().nullable(),
  skills: z.array(z.string()),
  coverLetter: z.string().nullable(),
  submittedAt: utcSecond,
  invitations: z.int(),
  invitedAt: utcSecond.nullable(),
  /** The application that it became when the guest registered; null while it is unclaimed, or not on this laptop. */
  claim: z.object({ at: utcSecond.nullable(), applicationId: z.int().nullable(), candidateId: z.int().nullable() }).nullable(),
  /** It has changes that the server has not confirmed. */
  undelivered: z.boolean(),
});
export type GuestApplication = z.infer<typeof guestApplication>;

/** The applications of guests for a job: unclaimed ones first, the newest of each first. */
export const guestApplications = defineQuery({
  name: 'guests.list',
  params: z.object({ jobId: z.int(), ...window }),
  answer: z.object({ total: z.int(), unclaimed: z.int(), neverInvited: z.int(), guests: z.array(guestApplication) }),
  reads: ['guestApplications', 'applications', 'queue'],
});
