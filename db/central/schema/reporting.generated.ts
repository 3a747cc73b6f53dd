/**
 * 15. Reporting & Configuration.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, json, mysqlEnum, mysqlTable, text, time, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { companies, recruiters, users } from './identity.generated.ts';

/** Application logs */
export const applicationLogs = mysqlTable(
  'application_logs',
  {
    id: int('id').autoincrement().primaryKey(),
    level: mysqlEnum('level', ['debug', 'info', 'warn', 'error', 'critical']).notNull(),
    source: varchar('source', { length: 255 }).notNull(),
    message: text('message').notNull(),
    details: text('details'),
    userId: int('userId'),
    requestId: varchar('requestId', { length: 64 }),
    ipAddress: varchar('ipAddress', { length: 45 }),
    userAgent: text('userAgent'),
    stackTrace: text('stackTrace'),
    resolved: boolean('resolved').notNull().default(false),
    resolvedBy: int('resolvedBy'),
    resolvedAt: timestamp('resolvedAt', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_application_logs_userId').on(table.userId),
    index('ix_application_logs_resolvedBy').on(table.resolvedBy),
    index('ix_application_logs_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_application_logs_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_application_logs_resolvedBy', columns: [table.resolvedBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Company-specific settings */
export const companySettings = mysqlTable(
  'companySettings',
  {
    id: int('id').autoincrement().primaryKey(),
    companyId: int('companyId').notNull(),
    sendgridApiKey: varchar('sendgridApiKey', { length: 500 }),
    resendApiKey: varchar('resendApiKey', { length: 500 }),
    openaiApiKey: varchar('openaiApiKey', { length: 500 }),
    linkedinApiKey: varchar('linkedinApiKey', { length: 500 }),
    fromEmail: varchar('fromEmail', { length: 320 }),
    fromName: varchar('fromName', { length: 255 }),
    replyToEmail: varchar('replyToEmail', { length: 320 }),
    enableEmailNotifications: boolean('enableEmailNotifications').notNull().default(true),
    enableSmsNotifications: boolean('enableSmsNotifications').notNull().default(false),
    companyLogo: varchar('companyLogo', { length: 500 }),
    primaryColor: varchar('primaryColor', { length: 7 }),
    secondaryColor: varchar('secondaryColor', { length: 7 }),
    additionalSettings: json('additionalSettings'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_companySettings_companyId').on(table.companyId),
    index('ix_companySettings_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_companySettings_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('cascade'),
  ],
);

/** Custom report definitions */
export const customReports = mysqlTable(
  'custom_reports',
  {
    id: int('id').autoincrement().primaryKey(),
    companyId: int('companyId').notNull(),
    createdBy: int('userId').notNull(),
    name: varchar('name', { length: 255 }).notNull(),
    description: text('description'),
    selectedFields: json('selectedFields').notNull(),
    filters: json('filters'),
    groupBy: varchar('groupBy', { length: 100 }),
    sortBy: varchar('sortBy', { length: 100 }),
    sortOrder: mysqlEnum('sortOrder', ['asc', 'desc']).default('asc'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_custom_reports_companyId').on(table.companyId),
    index('ix_custom_reports_userId').on(table.createdBy),
    index('ix_custom_reports_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_custom_reports_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_custom_reports_userId', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('cascade'),
  ],
);

/** Environment configuration */
export const environmentVariables = mysqlTable(
  'environment_variables',
  {
    id: int('id').autoincrement().primaryKey(),
    key: varchar('key', { length: 255 }).notNull().unique('uq_environment_variables_key'),
    currentValue: text('currentValue').notNull(),
    previousValue: text('previousValue'),
    description: varchar('description', { length: 500 }),
    category: varchar('category', { length: 100 }),
    isEditable: boolean('isEditable').notNull().default(true),
    isSensitive: boolean('isSensitive').notNull().default(false),
    updatedBy: int('updatedBy'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_environment_variables_updatedBy').on(table.updatedBy),
    index('ix_environment_variables_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_environment_variables_updatedBy', columns: [table.updatedBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Third-party integrations */
export const integrationSettings = mysqlTable(
  'integration_settings',
  {
    id: int('id').autoincrement().primaryKey(),
    companyId: int('companyId').notNull(),
    provider: mysqlEnum('provider', ['slack', 'teams']).notNull(),
    webhookUrl: varchar('webhookUrl', { length: 500 }).notNull(),
    isActive: boolean('isActive').notNull().default(true),
    notificationTypes: json('notificationTypes'),
    createdBy: int('createdBy').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_integration_settings_companyId').on(table.companyId),
    index('ix_integration_settings_createdBy').on(table.createdBy),
    index('ix_integration_settings_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_integration_settings_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_integration_settings_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Execution history */
export const reportExecutions = mysqlTable(
  'report_executions',
  {
    id: int('id').autoincrement().primaryKey(),
    scheduleId: int('scheduleId').notNull(),
    executedAt: timestamp('executedAt', { mode: 'string' }).notNull().defaultNow(),
    status: mysqlEnum('status', ['success', 'failed', 'pending']).default('pending'),
    pdfUrl: varchar('pdfUrl', { length: 500 }),
    errorMessage: text('errorMessage'),
    recipientCount: int('recipientCount').default(0),
    reportId: int('reportId'),
  },
  (table) => [
    index('ix_report_executions_scheduleId').on(table.scheduleId),
    index('ix_report_executions_status').on(table.status),
    index('ix_report_executions_reportId').on(table.reportId),
    foreignKey({ name: 'fk_report_executions_scheduleId', columns: [table.scheduleId], foreignColumns: [reportSchedules.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_report_executions_reportId', columns: [table.reportId], foreignColumns: [customReports.id] }).onDelete('set null'),
  ],
);

/** Report scheduling */
export const reportSchedules = mysqlTable(
  'report_schedules',
  {
    id: int('id').autoincrement().primaryKey(),
    companyId: int('companyId').notNull(),
    reportId: int('reportId'),
    reportType: varchar('reportType', { length: 100 }).notNull(),
    frequency: mysqlEnum('frequency', ['daily', 'weekly', 'monthly']).notNull(),
    dayOfWeek: int('dayOfWeek'),
    dayOfMonth: int('dayOfMonth'),
    timeOfDay: time('timeOfDay').default('09:00:00'),
    recipients: json('recipients').notNull(),
    isActive: boolean('isActive').default(true),
    lastSentAt: timestamp('lastSentAt', { mode: 'string' }),
    nextSendAt: timestamp('nextSendAt', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_report_schedules_companyId').on(table.companyId),
    index('ix_report_schedules_reportId').on(table.reportId),
    index('ix_report_schedules_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_report_schedules_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_report_schedules_reportId', columns: [table.reportId], foreignColumns: [customReports.id] }).onDelete('cascade'),
  ],
);

/** Global settings */
export const systemSettings = mysqlTable(
  'systemSettings',
  {
    id: int('id').autoincrement().primaryKey(),
    settingKey: varchar('settingKey', { length: 100 }).notNull().unique('uq_systemSettings_settingKey'),
    settingValue: text('settingValue'),
    description: text('description'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_systemSettings_createdAt').on(table.createdAt),
  ],
);

/** Team member management */
export const teamMembers = mysqlTable(
  'team_members',
  {
    id: int('id').autoincrement().primaryKey(),
    companyId: int('companyId').notNull(),
    userId: int('userId').notNull(),
    recruiterId: int('recruiterId'),
    role: mysqlEnum('role', ['recruiter', 'senior_recruiter', 'team_lead']).notNull().default('recruiter'),
    permissions: json('permissions'),
    status: mysqlEnum('status', ['active', 'inactive', 'suspended']).notNull().default('active'),
    jobsAssigned: int('jobsAssigned').default(0),
    applicationsProcessed: int('applicationsProcessed').default(0),
    interviewsScheduled: int('interviewsScheduled').default(0),
    hiresCompleted: int('hiresCompleted').default(0),
    joinedAt: timestamp('joinedAt', { mode: 'string' }).notNull().defaultNow(),
    lastActiveAt: timestamp('lastActiveAt', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_team_members_companyId').on(table.companyId),
    index('ix_team_members_userId').on(table.userId),
    index('ix_team_members_recruiterId').on(table.recruiterId),
    index('ix_team_members_status').on(table.status),
    index('ix_team_members_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_team_members_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_team_members_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_team_members_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('cascade'),
  ],
);
