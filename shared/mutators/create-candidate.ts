import { z } from 'zod';
import { COMPLETE, defineMutator, MutationRejection } from './mutator.ts';
import { emailAddress, requireRecruiter, STAFF } from './staff.ts';

const input = z.object({
  name: z.string().trim().min(1, 'Give the person a name.').max(255),
  email: emailAddress('Give an e-mail address: it is what the person is known by.'),
  phoneNumber: z.string().trim().max(50),
  location: z.string().trim().max(255),
  title: z.string().trim().max(255).nullable(),
  skills: z.string().max(20_000).nullable(),
  linkedinUrl: z.string().max(500).nullable(),
});
const args = input.extend({ userId: z.int().negative(), candidateId: z.int().negative() });

/**
 * Adds a candidate by hand: an account nobody has signed in to yet
 * (`domain-rules.md` 1.3: role `candidate`, login `pending`) and the profile, in
 * the name of the author's company. A person who is known by that e-mail is
 * taken instead and nothing is written over what is there; one whom the author
 * cannot see appears once an application of theirs gives the company a reason.
 */
export const createCandidate = defineMutator({
  name: 'candidates.create',
  argsVersion: 1,
  input,
  args,
  ids: [
    { path: 'userId', table: 'users', creates: true },
    { path: 'candidateId', table: 'candidates', creates: true },
  ],
  roles: STAFF,
  naturalKeys: ['users(email, role)', 'candidates(userId)'],
  undoneBy: 'candidates.remove',
  prepare: (given, newId) => ({ ...given, userId: newId('users'), candidateId: newId('candidates') }),
  label: ({ name }) => `Add ${name} as a candidate`,
  *run(tx, given, context) {
    const addedBy = requireRecruiter(context);
    const moments = { createdAt: context.now, updatedAt: context.now };
    const account = { name: given.name, email: given.email, role: 'candidate', loginMethod: 'pending', emailVerified: 0 as const };
    const key = { email: given.email, role: 'candidate' };
    const userId = yield* tx.insert('users', given.userId, { ...account, ...moments, lastSignedIn: context.now }, key);
    const { phoneNumber, location, title, skills, linkedinUrl } = given;
    const profile = { userId, addedBy, source: 'recruiter-manual', phoneNumber, location, title, skills, linkedinUrl };
    const candidateId = yield* tx.insert('candidates', given.candidateId, { ...profile, ...moments }, { userId });
    const made = yield* tx.findBy('candidates', { userId, addedBy });
    if (made.some((row) => row.createdAt === context.now)) return COMPLETE;
    const message = `${given.email} belongs to a person who is known already, so nothing was written over what is there. If you do not find them, add them to a job first.`;
    return { skipped: [{ table: 'candidates', id: candidateId, code: 'candidate.known', message }], conflicts: [] };
  },
  *inverse(tx, { email, candidateId }) {
    const account = (yield* tx.findBy('users', { email, role: 'candidate' }))[0];
    const known = account === undefined ? [] : yield* tx.findBy('candidates', { userId: account.id });
    return known.length > 0 ? null : { name: 'candidates.remove', input: { candidateId } };
  },
});

/**
 * Removes a candidate whom the author added and nobody works with yet. The
 * person's account stays: accounts are never deleted from under anybody.
 */
export const removeCandidate = defineMutator({
  name: 'candidates.remove',
  argsVersion: 1,
  input: z.object({ candidateId: z.int() }),
  args: z.object({ candidateId: z.int() }),
  ids: [{ path: 'candidateId', table: 'candidates' }],
  roles: STAFF,
  undoneBy: 'candidates.create',
  prepare: (given) => given,
  label: () => 'Remove a candidate',
  *run(tx, { candidateId }, context) {
    const row = yield* tx.get('candidates', candidateId);
    if (row === undefined) return COMPLETE;
    if (row.addedBy === null || row.addedBy !== context.recruiterId) {
      throw new MutationRejection('candidate.not_yours', 'Only the recruiter who added a candidate can remove them.');
    }
    if ((yield* tx.findBy('applications', { candidateId: row.id })).length > 0) {
      throw new MutationRejection('candidate.has_applications', 'This candidate has applications, so they stay. Remove those first.');
    }
    yield* tx.delete('candidates', candidateId);
    return COMPLETE;
  },
  *inverse(tx, { candidateId }) {
    const row = yield* tx.get('candidates', candidateId);
    const account = row?.userId == null ? undefined : yield* tx.get('users', row.userId);
    if (row === undefined || account?.email == null) return null;
    const { phoneNumber, location, title, skills, linkedinUrl } = row;
    const person = { name: account.name ?? account.email, email: account.email };
    return {
      name: 'candidates.create',
      input: { ...person, phoneNumber: phoneNumber ?? '', location: location ?? '', title, skills, linkedinUrl },
    };
  },
});
