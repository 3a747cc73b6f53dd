import { z } from 'zod';
import { MutationRejection, type MutatorContext, type Role } from './mutator.ts';
import type { MutatorTx, Step } from './port.ts';

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

/**
 * Personal rows are held where their owner is on the team (`design.md` 3). An
 * administrator of the platform only visits companies: no device would ever
 * hold the row, and nothing of one company may follow them to the next.
 * @throws MutationRejection for somebody who is on no team here
 */
export function* requireTeam(tx: MutatorTx, context: MutatorContext): Step<void> {
  if (context.role !== 'admin') return;
  const self = yield* tx.get('users', context.userId);
  if (self !== undefined && self.companyId !== null && self.companyId === context.companyId) return;
  throw new MutationRejection(
    'personal.no_team',
    'Tags and saved searches belong to people on a company’s team, and you only visit this one. Ask somebody of the team to keep it.',
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
