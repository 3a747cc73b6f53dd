import { z } from 'zod';
import { COMPLETE, defineMutator, MutationRejection } from './mutator.ts';
import { emailAddress, EVERYONE, gone, normalisedEmail, STAFF } from './staff.ts';

/** What a panelist may recommend (`domain-rules.md` 1.6). */
export const RECOMMENDATIONS = ['strong_hire', 'hire', 'no_hire', 'strong_no_hire'] as const;

const invitation = z.object({
  interviewId: z.int(),
  email: emailAddress('Give the panelist’s e-mail address.'),
  name: z.string().trim().min(1, 'Give the panelist a name.').max(255),
  role: z.string().trim().max(100).nullable(),
});

/**
 * Invites somebody to an interview's panel. A panelist is known by the e-mail in
 * the row, never by the user id beside it: for a stranger the platform stores the
 * inviter's. Links to answer by are minted by the gateway alone.
 */
export const invitePanelist = defineMutator({
  name: 'panelists.invite',
  argsVersion: 1,
  input: invitation,
  args: invitation.extend({ panelistId: z.int().negative() }),
  ids: [
    { path: 'interviewId', table: 'interviews' },
    { path: 'panelistId', table: 'interviewPanelists', creates: true },
  ],
  roles: STAFF,
  naturalKeys: ['interviewPanelists(interviewId, email)'],
  effects: ['invitation with four single-use links'],
  undoneBy: 'panelists.remove',
  prepare: (given, newId) => ({ ...given, panelistId: newId('interviewPanelists') }),
  label: ({ name }) => `Invite ${name} to a panel`,
  *run(tx, { interviewId, email, name, role, panelistId }, context) {
    const interview = yield* tx.get('interviews', interviewId);
    if (interview === undefined) throw gone('interview');
    if (interview.status !== 'scheduled') {
      throw new MutationRejection('interview.over', `This interview is ${interview.status}, so nobody can be invited to it.`);
    }
    const key = { interviewId: interview.id, email };
    const colleague = (yield* tx.findBy('users', { email, companyId: context.companyId }))[0];
    const moments = { invitedAt: context.now, createdAt: context.now, updatedAt: context.now };
    const userId = colleague?.id ?? context.userId;
    yield* tx.insert('interviewPanelists', panelistId, { ...key, userId, name, role, status: 'invited', ...moments }, key);
    return COMPLETE;
  },
  *inverse(tx, { interviewId, email, panelistId }) {
    const known = yield* tx.findBy('interviewPanelists', { interviewId, email });
    return known.length > 0 ? null : { name: 'panelists.remove', input: { panelistId } };
  },
});

/** Takes somebody off a panel who has not answered yet; their links end with the row. */
export const removePanelist = defineMutator({
  name: 'panelists.remove',
  argsVersion: 1,
  input: z.object({ panelistId: z.int() }),
  args: z.object({ panelistId: z.int() }),
  ids: [{ path: 'panelistId', table: 'interviewPanelists' }],
  roles: STAFF,
  effects: ['takes the waiting invitation back'],
  undoneBy: 'panelists.invite',
  prepare: (given) => given,
  label: () => 'Take somebody off a panel',
  *run(tx, { panelistId }) {
    const row = yield* tx.get('interviewPanelists', panelistId);
    if (row === undefined) return COMPLETE;
    if (row.status !== 'invited') {
      throw new MutationRejection('panelist.has_answered', 'This panelist has answered already, so they stay on the panel.');
    }
    yield* tx.delete('interviewPanelists', panelistId);
    return COMPLETE;
  },
  *inverse(tx, { panelistId }) {
    const row = yield* tx.get('interviewPanelists', panelistId);
    if (row?.interviewId == null || row.email === null) return null;
    const { interviewId, email, name, role } = row;
    return { name: 'panelists.invite', input: { interviewId, email, name: name ?? email, role } };
  },
});

const rating = z.int().min(1).max(5);
const opinion = z.string().trim().max(20_000).nullable();
const verdict = z.object({
  panelistId: z.int(),
  overallRating: rating,
  // What was not answered stays null; it never counts as a middling answer.
  technicalSkills: rating.nullable(),
  communicationSkills: rating.nullable(),
  problemSolving: rating.nullable(),
  cultureFit: rating.nullable(),
  strengths: opinion,
  weaknesses: opinion,
  notes: opinion,
  recommendation: z.enum(RECOMMENDATIONS).nullable(),
});

/**
 * Hands in a panelist's feedback, once, by the person whose e-mail the invitation
 * names. Until then the feedback of the others is on no device of theirs, so the
 * rule is kept by what is found under one's own panel place alone.
 */
export const submitPanelFeedback = defineMutator({
  name: 'panelFeedback.submit',
  argsVersion: 1,
  input: verdict,
  args: verdict.extend({ feedbackId: z.int().negative() }),
  ids: [
    { path: 'panelistId', table: 'interviewPanelists' },
    { path: 'feedbackId', table: 'panelistFeedback', creates: true },
  ],
  roles: EVERYONE,
  naturalKeys: ['panelistFeedback(interviewId, panelistId): refused'],
  effects: ['notification to the interview’s recruiter'],
  prepare: (given, newId) => ({ ...given, feedbackId: newId('panelistFeedback') }),
  label: () => 'Submit interview feedback',
  *run(tx, { panelistId, feedbackId, ...given }, context) {
    const panelist = yield* tx.get('interviewPanelists', panelistId);
    const interview = panelist?.interviewId == null ? undefined : yield* tx.get('interviews', panelist.interviewId);
    if (panelist === undefined || interview === undefined) throw gone('invitation');
    if (normalisedEmail(panelist.email ?? '') !== normalisedEmail(context.email)) {
      throw new MutationRejection('feedback.not_yours', 'Only the invited person can give this feedback.');
    }
    if (interview.status === 'cancelled')
      throw new MutationRejection('interview.over', 'This interview was cancelled, so there is nothing to judge.');
    const place = { interviewId: interview.id, panelistId: panelist.id };
    if ((yield* tx.findBy('panelistFeedback', place)).length > 0) {
      throw new MutationRejection('feedback.submitted', 'You have submitted your feedback on this interview already. It counts once.');
    }
    const moments = { createdAt: context.now, updatedAt: context.now };
    yield* tx.insert('panelistFeedback', feedbackId, { ...given, ...place, userId: context.userId, ...moments });
    const answered = { respondedAt: panelist.respondedAt ?? context.now, attendedAt: panelist.attendedAt ?? context.now };
    yield* tx.update('interviewPanelists', panelistId, { status: 'attended', ...answered, updatedAt: context.now });
    return COMPLETE;
  },
  *inverse() {
    return null;
  },
});
