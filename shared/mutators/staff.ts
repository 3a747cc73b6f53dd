import { z } from 'zod';
import { MutationRejection, type MutatorContext, type Role } from './mutator.ts';

/** Everyone who works for a company. */
export const STAFF: readonly Role[] = ['recruiter', 'company_admin', 'admin'];

/** Everyone who may sign in. */
export const EVERYONE: readonly Role[] = [...STAFF, 'panelist'];

/** What is told when a row is not there (any more), or never was for this author. */
export function gone(what: string): MutationRejection {
  return new MutationRejection('row.gone', `This ${what} was deleted or is no longer shared with you.`);
}

/**
 * The author's recruiter profile: interviews, applications and candidates name one.
 * @throws MutationRejection when the account has none
 */
export function requireRecruiter(context: MutatorContext): number {
  if (context.recruiterId !== null) return context.recruiterId;
  throw new MutationRejection(
    'author.no_recruiter_profile',
    'Your account has no recruiter profile, and this work belongs to one. Ask your administrator to complete your profile.',
  );
}

/** An e-mail address as people are known by: trimmed and in small letters. */
export function normalisedEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** An address as a user types it, checked and {@link normalisedEmail normalised}. */
export function emailAddress(message: string): z.ZodType<string> {
  return z.string().transform(normalisedEmail).pipe(z.email(message).max(255));
}
