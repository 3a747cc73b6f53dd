import { z } from 'zod';
import { COMPLETE, defineMutator, MutationRejection } from './mutator.ts';
import { STAFF } from './staff.ts';

/**
 * Deletes a job that was never opened, with everything that belongs to it: the
 * stores delete what InnoDB's cascades would. Who has applied already keeps the
 * job from going.
 */
export const deleteDraft = defineMutator({
  name: 'jobs.deleteDraft',
  argsVersion: 1,
  input: z.object({ jobId: z.int() }),
  args: z.object({ jobId: z.int() }),
  ids: [{ path: 'jobId', table: 'jobs' }],
  roles: STAFF,
  prepare: (given) => given,
  label: () => 'Delete a draft job',
  *run(tx, { jobId }, context) {
    const job = yield* tx.get('jobs', jobId);
    if (job === undefined) return COMPLETE;
    if (job.postedBy !== context.userId && context.role === 'recruiter') {
      throw new MutationRejection('job.not_yours', 'Only the recruiter who wrote a draft, or a company administrator, can delete it.');
    }
    if (job.status !== 'draft') {
      throw new MutationRejection('job.not_draft', `This job is ${job.status ?? 'open'}, so it stays. Close it instead.`);
    }
    const applications = yield* tx.findBy('applications', { jobId: job.id });
    const guests = yield* tx.findBy('guestApplications', { jobId: job.id });
    if (applications.length + guests.length > 0) {
      throw new MutationRejection('job.has_applications', 'People have applied for this job, so it stays. Close it instead.');
    }
    yield* tx.delete('jobs', jobId);
    return COMPLETE;
  },
  *inverse() {
    return null;
  },
});
