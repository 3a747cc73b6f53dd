import { z } from 'zod';
import type { JobsRow } from '../generated/tables.ts';
import { fromUtcSecond, toUtcSecond, type UtcSecond } from '../time.ts';
import { COMPLETE, defineMutator, MutationRejection } from './mutator.ts';
import { statusLabel } from './move-applications.ts';
import { gone, requireRecruiter, STAFF } from './staff.ts';

/** How urgent an onboarding task is (`domain-rules.md` 1.12). */
export const TASK_PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const;

const MOST_TASKS = 100;
const DAY_MS = 86_400_000;

const task = z.object({
  title: z.string().trim().min(1).max(255),
  description: z.string().trim().max(5_000).nullable(),
  taskType: z.string().trim().max(100).nullable(),
  priority: z.enum(TASK_PRIORITIES),
  /** When it is due, counted from the first day of work. */
  daysFromStart: z.int().min(-365).max(365),
});

const hiring = z.object({
  applicationId: z.int(),
  /** The first day of work, `YYYY-MM-DD`. */
  startDate: z.iso.date('Choose the first day of work.').refine((day) => day > '2000' && day < '2037', 'Choose the first day of work.'),
  /** No further opening is left: the job is filled by this hire. */
  fillsJob: z.boolean(),
  tasks: z.array(task).max(MOST_TASKS, 'An onboarding may begin with at most 100 tasks.'),
});

/** A day some days after another, as the platform's timestamps are written. */
function daysAfter(day: string, days: number): UtcSecond {
  return toUtcSecond(fromUtcSecond(`${day} 00:00:00`) + days * DAY_MS);
}

/** Nobody is hired for a job that is over. */
function refuseClosed(job: JobsRow): void {
  if (job.status === 'filled') {
    throw new MutationRejection(
      'job.filled',
      'This job was filled meanwhile, so nobody else can be hired for it. Open it again if there is another opening.',
    );
  }
  if (job.status === 'closed') {
    throw new MutationRejection('job.not_open', 'This job was closed, so nobody can be hired for it. Open it again before you hire.');
  }
}

/**
 * Hires whoever holds an offer: an associate, an onboarding process with its
 * tasks, and the job filled when no opening is left (`design.md` 2: there is no
 * status `hired`; `domain-rules.md` 1.12). The platform has no count of
 * openings, so the recruiter says whether this was the last one.
 */
export const hireCandidate = defineMutator({
  name: 'applications.hire',
  argsVersion: 1,
  input: hiring,
  args: hiring.extend({
    associateId: z.int().negative(),
    processId: z.int().negative(),
    tasks: z.array(task.extend({ taskId: z.int().negative() })).max(MOST_TASKS),
  }),
  ids: [
    { path: 'applicationId', table: 'applications' },
    { path: 'associateId', table: 'associates', creates: true },
    { path: 'processId', table: 'onboardingProcesses', creates: true },
    { path: 'tasks.*.taskId', table: 'onboardingTasks', creates: true },
  ],
  roles: STAFF,
  fields: [
    { table: 'applications', field: 'status', policy: 'guard' },
    { table: 'jobs', field: 'status', policy: 'guard' },
  ],
  naturalKeys: ['associates(candidateId), not terminated: refused'],
  effects: ['welcome e-mail after five minutes'],
  undoneBy: 'applications.unhire',
  prepare: (given, newId) => ({
    ...given,
    associateId: newId('associates'),
    processId: newId('onboardingProcesses'),
    tasks: given.tasks.map((one) => ({ ...one, taskId: newId('onboardingTasks') })),
  }),
  label: () => 'Hire a candidate',
  *run(tx, given, context) {
    const recruiterId = requireRecruiter(context);
    const application = yield* tx.get('applications', given.applicationId);
    if (application?.jobId == null || application.candidateId === null) throw gone('application');
    const { id, status, jobId, candidateId } = application;
    if (status !== 'offered') {
      const where = status === null ? 'out of the pipeline' : `in ${statusLabel(status)}`;
      throw new MutationRejection('application.changed_meanwhile', `This application is ${where} now. Only who holds an offer can be hired.`, [
        { table: 'applications', id, field: 'status', policy: 'guard', base: 'offered', mine: 'offered', theirs: status, kept: 'theirs' },
      ]);
    }
    const job = yield* tx.get('jobs', jobId);
    if (job === undefined) throw gone('job');
    refuseClosed(job);
    const person = yield* tx.get('candidates', candidateId);
    if (person === undefined) throw gone('candidate');
    if ((yield* tx.findBy('associates', { candidateId: person.id })).some((associate) => associate.status !== 'terminated')) {
      throw new MutationRejection('candidate.hired_already', 'This person was hired already. Look at their onboarding instead.');
    }
    const moments = { createdAt: context.now, updatedAt: context.now };
    const startDate = daysAfter(given.startDate, 0);
    const associateId = yield* tx.insert('associates', given.associateId, {
      candidateId: person.id,
      userId: person.userId,
      jobTitle: job.title,
      startDate,
      status: 'onboarding',
      onboardedBy: recruiterId,
      recruiterId,
      ...moments,
    });
    const lastDay = Math.max(0, ...given.tasks.map((one) => one.daysFromStart));
    const processId = yield* tx.insert('onboardingProcesses', given.processId, {
      associateId,
      processType: 'onboarding',
      status: 'in_progress',
      startedBy: recruiterId,
      createdBy: context.userId,
      dueDate: daysAfter(given.startDate, lastDay),
      ...moments,
    });
    for (const [orderIndex, { taskId, daysFromStart, ...content }] of given.tasks.entries()) {
      const dueDate = daysAfter(given.startDate, daysFromStart);
      yield* tx.insert('onboardingTasks', taskId, {
        ...content,
        processId,
        status: 'pending',
        dueDate,
        orderIndex,
        createdBy: context.userId,
        ...moments,
      });
    }
    if (given.fillsJob) yield* tx.update('jobs', job.id, { status: 'filled', closedAt: context.now, updatedAt: context.now });
    return COMPLETE;
  },
  *inverse(tx, { applicationId, associateId, fillsJob }) {
    const application = yield* tx.get('applications', applicationId);
    const job = application?.jobId == null ? undefined : yield* tx.get('jobs', application.jobId);
    const before = job?.status === 'draft' ? 'draft' : 'active';
    return { name: 'applications.unhire', input: { associateId, reopens: fillsJob && job !== undefined ? { jobId: job.id, status: before } : null } };
  },
});

const unhiring = z.object({
  associateId: z.int(),
  /** The job that the hire had filled, and what it was before. */
  reopens: z.object({ jobId: z.int(), status: z.enum(['draft', 'active']) }).nullable(),
});

/** Takes a hire back while nobody has begun with the onboarding: associate, process and tasks go, the job opens again. */
export const takeHireBack = defineMutator({
  name: 'applications.unhire',
  argsVersion: 1,
  input: unhiring,
  args: unhiring,
  ids: [
    { path: 'associateId', table: 'associates' },
    { path: 'reopens.jobId', table: 'jobs' },
  ],
  roles: STAFF,
  effects: ['takes the waiting welcome e-mail back'],
  prepare: (given) => given,
  label: () => 'Take a hire back',
  *run(tx, { associateId, reopens }, context) {
    const job = reopens === null ? undefined : yield* tx.get('jobs', reopens.jobId);
    if (reopens !== null && job === undefined) throw gone('job');
    const associate = yield* tx.get('associates', associateId);
    if (associate === undefined) return COMPLETE;
    const processes = yield* tx.findBy('onboardingProcesses', { associateId: associate.id });
    const tasks = [];
    for (const process of processes) tasks.push(...(yield* tx.findBy('onboardingTasks', { processId: process.id })));
    if (associate.status !== 'onboarding' || tasks.some((one) => one.status !== 'pending')) {
      throw new MutationRejection('hire.under_way', 'The onboarding has begun, so this hire stays. End it in the onboarding instead.');
    }
    for (const one of tasks) yield* tx.delete('onboardingTasks', one.id);
    for (const process of processes) yield* tx.delete('onboardingProcesses', process.id);
    yield* tx.delete('associates', associate.id);
    // Somebody may have opened or closed it since; then it stays as they left it.
    if (reopens !== null && job?.status === 'filled')
      yield* tx.update('jobs', job.id, { status: reopens.status, closedAt: null, updatedAt: context.now });
    return COMPLETE;
  },
  *inverse() {
    return null;
  },
});
