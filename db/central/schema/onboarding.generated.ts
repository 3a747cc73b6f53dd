/**
 * 12. Onboarding.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { associates, recruiters, users } from './identity.generated.ts';

/** Onboarding workflow definitions */
export const onboardingProcesses = mysqlTable(
  'onboardingProcesses',
  {
    id: int('id').autoincrement().primaryKey(),
    associateId: int('associateId').notNull(),
    processType: mysqlEnum('processType', ['onboarding', 'offboarding']).notNull(),
    status: mysqlEnum('status', ['pending', 'in_progress', 'completed', 'cancelled']).notNull().default('pending'),
    startedBy: int('startedBy').notNull(),
    completedAt: timestamp('completedAt', { mode: 'string' }),
    dueDate: timestamp('dueDate', { mode: 'string' }),
    notes: text('notes'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    createdBy: int('createdBy'),
  },
  (table) => [
    index('ix_onboardingProcesses_associateId').on(table.associateId),
    index('ix_onboardingProcesses_status').on(table.status),
    index('ix_onboardingProcesses_startedBy').on(table.startedBy),
    index('ix_onboardingProcesses_createdAt').on(table.createdAt),
    index('ix_onboardingProcesses_createdBy').on(table.createdBy),
    foreignKey({ name: 'fk_onboardingProcesses_associateId', columns: [table.associateId], foreignColumns: [associates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_onboardingProcesses_startedBy', columns: [table.startedBy], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_onboardingProcesses_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Task definitions */
export const onboardingTasks = mysqlTable(
  'onboardingTasks',
  {
    id: int('id').autoincrement().primaryKey(),
    processId: int('processId').notNull(),
    title: varchar('title', { length: 255 }).notNull(),
    description: text('description'),
    taskType: varchar('taskType', { length: 100 }),
    status: mysqlEnum('status', ['pending', 'in_progress', 'completed', 'blocked']).notNull().default('pending'),
    priority: mysqlEnum('priority', ['low', 'medium', 'high', 'urgent']).notNull().default('medium'),
    dueDate: timestamp('dueDate', { mode: 'string' }),
    completedAt: timestamp('completedAt', { mode: 'string' }),
    completedBy: int('completedBy'),
    orderIndex: int('orderIndex').notNull().default(0),
    dependsOnTaskId: int('dependsOnTaskId'),
    notes: text('notes'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    createdBy: int('createdBy'),
  },
  (table) => [
    index('ix_onboardingTasks_processId').on(table.processId),
    index('ix_onboardingTasks_status').on(table.status),
    index('ix_onboardingTasks_completedBy').on(table.completedBy),
    index('ix_onboardingTasks_createdAt').on(table.createdAt),
    index('ix_onboardingTasks_createdBy').on(table.createdBy),
    foreignKey({ name: 'fk_onboardingTasks_processId', columns: [table.processId], foreignColumns: [onboardingProcesses.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_onboardingTasks_completedBy', columns: [table.completedBy], foreignColumns: [recruiters.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_onboardingTasks_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Assigned tasks */
export const taskAssignments = mysqlTable(
  'taskAssignments',
  {
    id: int('id').autoincrement().primaryKey(),
    taskId: int('taskId').notNull(),
    recruiterId: int('recruiterId').notNull(),
    assignedBy: int('assignedBy').notNull(),
    assignedAt: timestamp('assignedAt', { mode: 'string' }).notNull().defaultNow(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    processId: int('processId'),
    assignedTo: int('assignedTo'),
  },
  (table) => [
    index('ix_taskAssignments_taskId').on(table.taskId),
    index('ix_taskAssignments_recruiterId').on(table.recruiterId),
    index('ix_taskAssignments_assignedBy').on(table.assignedBy),
    index('ix_taskAssignments_createdAt').on(table.createdAt),
    index('ix_taskAssignments_processId').on(table.processId),
    index('ix_taskAssignments_assignedTo').on(table.assignedTo),
    foreignKey({ name: 'fk_taskAssignments_taskId', columns: [table.taskId], foreignColumns: [onboardingTasks.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_taskAssignments_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_taskAssignments_assignedBy', columns: [table.assignedBy], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_taskAssignments_processId', columns: [table.processId], foreignColumns: [onboardingProcesses.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_taskAssignments_assignedTo', columns: [table.assignedTo], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Reminder schedule */
export const taskReminders = mysqlTable(
  'taskReminders',
  {
    id: int('id').autoincrement().primaryKey(),
    taskId: int('taskId').notNull(),
    recruiterId: int('recruiterId').notNull(),
    reminderType: mysqlEnum('reminderType', ['due_soon', 'overdue', 'manual']).notNull(),
    sentAt: timestamp('sentAt', { mode: 'string' }).notNull().defaultNow(),
    emailStatus: varchar('emailStatus', { length: 50 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    taskAssignmentId: int('taskAssignmentId'),
  },
  (table) => [
    index('ix_taskReminders_taskId').on(table.taskId),
    index('ix_taskReminders_recruiterId').on(table.recruiterId),
    index('ix_taskReminders_createdAt').on(table.createdAt),
    index('ix_taskReminders_taskAssignmentId').on(table.taskAssignmentId),
    foreignKey({ name: 'fk_taskReminders_taskId', columns: [table.taskId], foreignColumns: [onboardingTasks.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_taskReminders_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_taskReminders_taskAssignmentId', columns: [table.taskAssignmentId], foreignColumns: [taskAssignments.id] }).onDelete('set null'),
  ],
);

/** Reusable task templates */
export const taskTemplates = mysqlTable(
  'taskTemplates',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    processType: mysqlEnum('processType', ['onboarding', 'offboarding']).notNull(),
    description: text('description'),
    tasks: text('tasks').notNull(),
    isDefault: boolean('isDefault').notNull().default(false),
    createdBy: int('createdBy').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_taskTemplates_createdBy').on(table.createdBy),
    index('ix_taskTemplates_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_taskTemplates_createdBy', columns: [table.createdBy], foreignColumns: [recruiters.id] }).onDelete('restrict'),
  ],
);
