import { z } from 'zod';
import { COMPLETE, defineMutator, MutationRejection } from './mutator.ts';
import { gone, requireRecruiter, STAFF } from './staff.ts';

const input = z.object({ jobId: z.int(), candidateId: z.int() });
const args = input.extend({ applicationId: z.int().negative() });

/** Jobs in these states take nobody any more. */
const OVER: ReadonlySet<string | null> = new Set(['closed', 'filled']);

/**
 * Puts a candidate forward for a job (`domain-rules.md` 1.3, apply on behalf).
 * Natural key: job and candidate; who has applied already keeps that application.
 */
export const createApplication = defineMutator({
  name: 'applications.create',
  argsVersion: 1,
  input,
  args,
  ids: [
    { path: 'jobId', table: 'jobs' },
    { path: 'candidateId', table: 'candidates' },
    { path: 'applicationId', table: 'applications', creates: true },
  ],
  roles: STAFF,
  naturalKeys: ['applications(jobId, candidateId)'],
  effects: ['notification to the candidate', 'notification to who posted the job'],
  undoneBy: 'applications.remove',
  prepare: (given, newId) => ({ ...given, applicationId: newId('applications') }),
  label: () => 'Add a candidate to a job',
  *run(tx, { jobId, candidateId, applicationId }, context) {
    const recruiterId = requireRecruiter(context);
    const job = yield* tx.get('jobs', jobId);
    if (job === undefined) throw gone('job');
    if (OVER.has(job.status)) {
      throw new MutationRejection('job.not_open', `This job is ${job.status}. Open it again before you add candidates.`);
    }
    const key = { jobId, candidateId };
    const moments = { submittedAt: context.now, updatedAt: context.now };
    yield* tx.insert('applications', applicationId, { ...key, recruiterId, status: 'submitted', ...moments }, key);
    return COMPLETE;
  },
  *inverse(tx, { jobId, candidateId, applicationId }) {
    const known = yield* tx.findBy('applications', { jobId, candidateId });
    return known.length > 0 ? null : { name: 'applications.remove', input: { applicationId } };
  },
});

/** Takes back an application that the author put forward and nobody has worked on yet. */
export const removeApplication = defineMutator({
  name: 'applications.remove',
  argsVersion: 1,
  input: z.object({ applicationId: z.int() }),
  args: z.object({ applicationId: z.int() }),
  ids: [{ path: 'applicationId', table: 'applications' }],
  roles: STAFF,
  undoneBy: 'applications.create',
  prepare: (given) => given,
  label: () => 'Take a candidate off a job',
  *run(tx, { applicationId }, context) {
    const row = yield* tx.get('applications', applicationId);
    if (row === undefined) return COMPLETE;
    if (row.recruiterId === null || row.recruiterId !== context.recruiterId) {
      throw new MutationRejection('application.not_yours', 'Only the recruiter who put a candidate forward can take that back.');
    }
    const history = yield* tx.findBy('applicationHistory', { applicationId: row.id });
    const interviews = yield* tx.findBy('interviews', { applicationId: row.id });
    if (row.status !== 'submitted' || history.length > 0 || interviews.length > 0) {
      throw new MutationRejection(
        'application.in_progress',
        'This application is being worked on, so it stays. Reject it or mark it withdrawn instead.',
      );
    }
    yield* tx.delete('applications', applicationId);
    return COMPLETE;
  },
  *inverse(tx, { applicationId }) {
    const row = yield* tx.get('applications', applicationId);
    if (row?.jobId == null || row.candidateId === null) return null;
    return { name: 'applications.create', input: { jobId: row.jobId, candidateId: row.candidateId } };
  },
});
