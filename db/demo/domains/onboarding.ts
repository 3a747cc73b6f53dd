/** Domain 12: onboarding and offboarding of associates. */
import { DAY, timestamp } from '../clock.ts';
import { OFFBOARDING_TASKS, ONBOARDING_TASKS, type TaskOutline } from '../data/onboarding.ts';
import { Random } from '../random.ts';
import type { Output, World } from '../world.ts';
import type { Associate } from './identity.ts';

/** A process for every associate, with its tasks, who has them, and the reminders sent. */
export async function generateOnboarding(world: World, output: Output, associates: readonly Associate[]): Promise<void> {
  await generateTemplates(world, output);
  for (const associate of associates) await writeProcess(world, output, associate);
  output.progress('onboardingProcesses', associates.length, associates.length);
}

async function generateTemplates(world: World, output: Output): Promise<void> {
  const createdAt = timestamp(world.now - 250 * DAY);
  for (const agency of world.agencies) {
    const outlines = [
      ['onboarding', 'Standard onboarding', ONBOARDING_TASKS],
      ['offboarding', 'Friendly goodbye', OFFBOARDING_TASKS],
    ] as const;
    for (const [processType, name, tasks] of outlines) {
      await output.writer.insertRows('taskTemplates', [
        {
          id: world.ids.next('taskTemplates'),
          name,
          processType,
          description: 'Agreed with the whole team.',
          tasks: JSON.stringify(tasks),
          isDefault: true,
          createdBy: agency.admin.recruiterId,
          createdAt,
          updatedAt: createdAt,
        },
      ]);
    }
  }
}

async function writeProcess(world: World, output: Output, associate: Associate): Promise<void> {
  const id = world.ids.next('onboardingProcesses');
  const leaving = associate.status === 'offboarding' || associate.status === 'terminated';
  const outlines = leaving ? OFFBOARDING_TASKS : ONBOARDING_TASKS;
  const start = leaving ? Math.min(world.now - 5 * DAY, associate.startDate + 60 * DAY) : associate.startDate;
  const finished = start + 40 * DAY < world.now;
  const createdAt = Math.min(world.now, start - 12 * DAY);
  await output.writer.insertRows('onboardingProcesses', [
    {
      id,
      associateId: associate.id,
      processType: leaving ? 'offboarding' : 'onboarding',
      status: finished ? 'completed' : 'in_progress',
      startedBy: associate.recruiter.recruiterId,
      completedAt: finished ? timestamp(start + 35 * DAY) : null,
      dueDate: timestamp(start + 30 * DAY),
      notes: null,
      createdAt: timestamp(createdAt),
      updatedAt: timestamp(finished ? start + 35 * DAY : createdAt),
      createdBy: associate.recruiter.userId,
    },
  ]);
  let previous: number | null = null;
  for (const [orderIndex, outline] of outlines.entries()) {
    previous = await writeTask(world, output, associate, { processId: id, outline, orderIndex, start, finished, createdAt, dependsOn: previous });
  }
}

interface TaskPlan {
  readonly processId: number;
  readonly outline: TaskOutline;
  readonly orderIndex: number;
  readonly start: number;
  readonly finished: boolean;
  readonly createdAt: number;
  readonly dependsOn: number | null;
}

async function writeTask(world: World, output: Output, associate: Associate, plan: TaskPlan): Promise<number> {
  const id = world.ids.next('onboardingTasks');
  const random = Random.of(world.seed, 'task', id);
  const { recruiter } = associate;
  const dueDate = plan.start + plan.outline.daysFromStart * DAY;
  const done = plan.finished || (dueDate < world.now && random.chance(0.8));
  const completedAt = Math.min(world.now, Math.max(plan.createdAt, dueDate - random.integer(0, 3) * DAY));
  const overdue = !done && dueDate < world.now;
  const { title, description, taskType, priority } = plan.outline;
  await output.writer.insertRows('onboardingTasks', [
    {
      id,
      processId: plan.processId,
      title,
      description,
      taskType,
      status: done ? 'completed' : overdue ? random.pick(['blocked', 'in_progress']) : 'pending',
      priority,
      dueDate: timestamp(dueDate),
      completedAt: done ? timestamp(completedAt) : null,
      completedBy: done ? recruiter.recruiterId : null,
      orderIndex: plan.orderIndex,
      // The task it waited for may have been deleted; nothing forbids that.
      dependsOnTaskId: id % 61 === 0 ? 60_000_000 + id : plan.dependsOn,
      notes: null,
      createdAt: timestamp(plan.createdAt),
      updatedAt: timestamp(done ? completedAt : plan.createdAt),
      createdBy: recruiter.userId,
    },
  ]);
  await writeAssignment(world, output, associate, plan, id, dueDate, overdue);
  return id;
}

async function writeAssignment(
  world: World,
  output: Output,
  associate: Associate,
  plan: TaskPlan,
  taskId: number,
  dueDate: number,
  overdue: boolean,
): Promise<void> {
  const { recruiter } = associate;
  const assignmentId = world.ids.next('taskAssignments');
  const createdAt = timestamp(plan.createdAt);
  await output.writer.insertRows('taskAssignments', [
    {
      id: assignmentId,
      taskId,
      recruiterId: recruiter.recruiterId,
      assignedBy: recruiter.recruiterId,
      assignedAt: createdAt,
      createdAt,
      processId: plan.processId,
      assignedTo: recruiter.userId,
    },
  ]);
  const dueSoon = dueDate - 2 * DAY;
  if (dueSoon > world.now || dueSoon < plan.createdAt) return;
  const sentAt = timestamp(overdue ? Math.min(world.now, dueDate + DAY) : dueSoon);
  await output.writer.insertRows('taskReminders', [
    {
      id: world.ids.next('taskReminders'),
      taskId,
      recruiterId: recruiter.recruiterId,
      reminderType: overdue ? 'overdue' : 'due_soon',
      sentAt,
      emailStatus: 'sent',
      createdAt: sentAt,
      taskAssignmentId: assignmentId,
    },
  ]);
}
