/**
 * 9. Notifications.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, json, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { recruiters, users } from './identity.generated.ts';
import { integrationSettings } from './reporting.generated.ts';

/** AI notification settings */
export const aiNotificationPreferences = mysqlTable(
  'aiNotificationPreferences',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    jobMatchAlerts: boolean('jobMatchAlerts').notNull().default(true),
    profileImprovementSuggestions: boolean('profileImprovementSuggestions').notNull().default(true),
    applicationStatusUpdates: boolean('applicationStatusUpdates').notNull().default(true),
    interviewReminders: boolean('interviewReminders').notNull().default(true),
    topCandidateDigest: boolean('topCandidateDigest').notNull().default(true),
    digestFrequency: mysqlEnum('digestFrequency', ['daily', 'weekly', 'realtime']).notNull().default('daily'),
    newApplicationAlerts: boolean('newApplicationAlerts').notNull().default(true),
    biasAlerts: boolean('biasAlerts').notNull().default(true),
    pipelineInsights: boolean('pipelineInsights').notNull().default(true),
    emailNotifications: boolean('emailNotifications').notNull().default(true),
    inAppNotifications: boolean('inAppNotifications').notNull().default(true),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_aiNotificationPreferences_userId').on(table.userId),
    index('ix_aiNotificationPreferences_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_aiNotificationPreferences_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
  ],
);

/** Queued AI notifications */
export const aiNotificationQueue = mysqlTable(
  'aiNotificationQueue',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    notificationType: varchar('notificationType', { length: 100 }).notNull(),
    title: varchar('title', { length: 255 }).notNull(),
    message: text('message').notNull(),
    actionUrl: varchar('actionUrl', { length: 500 }),
    priority: mysqlEnum('priority', ['low', 'medium', 'high']).notNull().default('medium'),
    status: mysqlEnum('status', ['pending', 'sent', 'failed', 'cancelled']).notNull().default('pending'),
    scheduledFor: timestamp('scheduledFor', { mode: 'string' }).notNull(),
    sentAt: timestamp('sentAt', { mode: 'string' }),
    readAt: timestamp('readAt', { mode: 'string' }),
    metadata: json('metadata'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_aiNotificationQueue_userId').on(table.userId),
    index('ix_aiNotificationQueue_status').on(table.status),
    index('ix_aiNotificationQueue_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_aiNotificationQueue_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
  ],
);

/** Delivery tracking */
export const notificationDeliveryLogs = mysqlTable(
  'notification_delivery_logs',
  {
    id: int('id').autoincrement().primaryKey(),
    integrationId: int('integrationId').notNull(),
    notificationType: varchar('notificationType', { length: 100 }).notNull(),
    status: mysqlEnum('status', ['delivered', 'failed']).notNull(),
    errorMessage: text('errorMessage'),
    deliveryTime: int('deliveryTime'),
    payload: text('payload'),
    sentAt: timestamp('sentAt', { mode: 'string' }).notNull().defaultNow(),
    notificationId: int('notificationId'),
  },
  (table) => [
    index('ix_notification_delivery_logs_integrationId').on(table.integrationId),
    index('ix_notification_delivery_logs_status').on(table.status),
    index('ix_notification_delivery_logs_notificationId').on(table.notificationId),
    foreignKey({ name: 'fk_notification_delivery_logs_integrationId', columns: [table.integrationId], foreignColumns: [integrationSettings.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_notification_delivery_logs_notificationId', columns: [table.notificationId], foreignColumns: [notifications.id] }).onDelete('set null'),
  ],
);

/** User notifications */
export const notifications = mysqlTable(
  'notifications',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    type: varchar('type', { length: 50 }).notNull(),
    title: varchar('title', { length: 255 }).notNull(),
    message: text('message').notNull(),
    isRead: boolean('isRead').notNull().default(false),
    relatedEntityType: varchar('relatedEntityType', { length: 50 }),
    relatedEntityId: int('relatedEntityId'),
    actionUrl: varchar('actionUrl', { length: 500 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    triggeredBy: int('triggeredBy'),
  },
  (table) => [
    index('ix_notifications_userId').on(table.userId),
    index('ix_notifications_createdAt').on(table.createdAt),
    index('ix_notifications_triggeredBy').on(table.triggeredBy),
    foreignKey({ name: 'fk_notifications_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_notifications_triggeredBy', columns: [table.triggeredBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Recruiter preferences */
export const recruiterNotificationPreferences = mysqlTable(
  'recruiter_notification_preferences',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    newApplications: boolean('newApplications').notNull().default(true),
    applicationStatusChanges: boolean('applicationStatusChanges').notNull().default(true),
    applicationFrequency: mysqlEnum('applicationFrequency', ['immediate', 'daily', 'weekly']).notNull().default('immediate'),
    interviewScheduled: boolean('interviewScheduled').notNull().default(true),
    interviewReminders: boolean('interviewReminders').notNull().default(true),
    interviewCompleted: boolean('interviewCompleted').notNull().default(true),
    panelistResponses: boolean('panelistResponses').notNull().default(true),
    candidateFeedback: boolean('candidateFeedback').notNull().default(true),
    panelistFeedbackSubmitted: boolean('panelistFeedbackSubmitted').notNull().default(true),
    weeklyDigest: boolean('weeklyDigest').notNull().default(true),
    systemUpdates: boolean('systemUpdates').notNull().default(false),
    marketingEmails: boolean('marketingEmails').notNull().default(false),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    recruiterId: int('recruiterId'),
  },
  (table) => [
    index('ix_recruiter_notification_preferences_userId').on(table.userId),
    index('ix_recruiter_notification_preferences_createdAt').on(table.createdAt),
    index('ix_recruiter_notification_preferences_recruiterId').on(table.recruiterId),
    foreignKey({ name: 'fk_recruiter_notification_preferences_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_recruiter_notification_preferences_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('set null'),
  ],
);
