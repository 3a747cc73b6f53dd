/**
 * 8. Email & Communication.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, decimal, foreignKey, index, int, json, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { candidates, users } from './identity.generated.ts';

/** Campaign recipients */
export const campaignRecipients = mysqlTable(
  'campaignRecipients',
  {
    id: int('id').autoincrement().primaryKey(),
    campaignId: int('campaignId').notNull(),
    candidateId: int('candidateId').notNull(),
    email: varchar('email', { length: 255 }).notNull(),
    personalizedSubject: varchar('personalizedSubject', { length: 500 }),
    personalizedBody: text('personalizedBody'),
    status: varchar('status', { length: 50 }).notNull().default('pending'),
    sentAt: timestamp('sentAt', { mode: 'string' }),
    openedAt: timestamp('openedAt', { mode: 'string' }),
    clickedAt: timestamp('clickedAt', { mode: 'string' }),
    bouncedAt: timestamp('bouncedAt', { mode: 'string' }),
    repliedAt: timestamp('repliedAt', { mode: 'string' }),
    trackingId: varchar('trackingId', { length: 100 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_campaignRecipients_campaignId').on(table.campaignId),
    index('ix_campaignRecipients_candidateId').on(table.candidateId),
    index('ix_campaignRecipients_status').on(table.status),
    index('ix_campaignRecipients_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_campaignRecipients_campaignId', columns: [table.campaignId], foreignColumns: [emailCampaigns.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_campaignRecipients_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
  ],
);

/** Campaign definitions */
export const emailCampaigns = mysqlTable(
  'emailCampaigns',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    templateId: int('templateId'),
    subject: varchar('subject', { length: 500 }).notNull(),
    body: text('body').notNull(),
    createdBy: int('userId').notNull(),
    status: varchar('status', { length: 50 }).notNull().default('draft'),
    scheduledAt: timestamp('scheduledAt', { mode: 'string' }),
    sentAt: timestamp('sentAt', { mode: 'string' }),
    totalRecipients: int('totalRecipients').default(0),
    sentCount: int('sentCount').default(0),
    openedCount: int('openedCount').default(0),
    clickedCount: int('clickedCount').default(0),
    bouncedCount: int('bouncedCount').default(0),
    repliedCount: int('repliedCount').default(0),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_emailCampaigns_templateId').on(table.templateId),
    index('ix_emailCampaigns_userId').on(table.createdBy),
    index('ix_emailCampaigns_status').on(table.status),
    index('ix_emailCampaigns_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_emailCampaigns_templateId', columns: [table.templateId], foreignColumns: [emailTemplates.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_emailCampaigns_userId', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Delivery status tracking */
export const emailDeliveryEvents = mysqlTable(
  'emailDeliveryEvents',
  {
    id: int('id').autoincrement().primaryKey(),
    recipientId: int('campaignRecipientId'),
    eventType: varchar('eventType', { length: 50 }).notNull(),
    provider: varchar('provider', { length: 20 }).notNull(),
    timestamp: timestamp('timestamp', { mode: 'string' }).notNull().defaultNow(),
    messageId: varchar('messageId', { length: 255 }),
    email: varchar('email', { length: 255 }).notNull(),
    reason: text('reason'),
    metadata: json('metadata'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('idx_email').on(table.email),
    index('idx_event_type').on(table.eventType),
    index('idx_provider').on(table.provider),
    index('idx_timestamp').on(table.timestamp),
    index('ix_emailDeliveryEvents_campaignRecipientId').on(table.recipientId),
    index('ix_emailDeliveryEvents_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_emailDeliveryEvents_campaignRecipientId', columns: [table.recipientId], foreignColumns: [campaignRecipients.id] }).onDelete('set null'),
  ],
);

/** Email template library */
export const emailTemplates = mysqlTable(
  'emailTemplates',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    subject: varchar('subject', { length: 500 }).notNull(),
    body: text('body').notNull(),
    category: varchar('category', { length: 100 }),
    createdBy: int('userId').notNull(),
    isActive: boolean('isActive').notNull().default(true),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_emailTemplates_userId').on(table.createdBy),
    index('ix_emailTemplates_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_emailTemplates_userId', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Unsubscribe tracking */
export const emailUnsubscribes = mysqlTable(
  'emailUnsubscribes',
  {
    id: int('id').autoincrement().primaryKey(),
    email: varchar('email', { length: 255 }).notNull().unique('uq_emailUnsubscribes_email'),
    trackingId: varchar('trackingId', { length: 100 }),
    reason: text('reason'),
    unsubscribedAt: timestamp('unsubscribedAt', { mode: 'string' }).notNull().defaultNow(),
    userId: int('userId'),
    candidateId: int('candidateId'),
  },
  (table) => [
    index('ix_emailUnsubscribes_userId').on(table.userId),
    index('ix_emailUnsubscribes_candidateId').on(table.candidateId),
    foreignKey({ name: 'fk_emailUnsubscribes_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_emailUnsubscribes_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
  ],
);

/** Webhook event logs */
export const emailWebhookLogs = mysqlTable(
  'emailWebhookLogs',
  {
    id: int('id').autoincrement().primaryKey(),
    provider: varchar('provider', { length: 20 }).notNull(),
    eventType: varchar('eventType', { length: 50 }),
    payload: json('payload').notNull(),
    signature: text('signature'),
    verified: boolean('verified').default(false),
    processed: boolean('processed').default(false),
    error: text('error'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    eventId: int('eventId'),
  },
  (table) => [
    index('idx_provider').on(table.provider),
    index('idx_created').on(table.createdAt),
    index('ix_emailWebhookLogs_eventId').on(table.eventId),
    foreignKey({ name: 'fk_emailWebhookLogs_eventId', columns: [table.eventId], foreignColumns: [emailDeliveryEvents.id] }).onDelete('set null'),
  ],
);

/** Automated follow-up sequences */
export const followUpSequences = mysqlTable(
  'followUpSequences',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    description: text('description'),
    createdBy: int('userId').notNull(),
    isActive: boolean('isActive').notNull().default(true),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_followUpSequences_userId').on(table.createdBy),
    index('ix_followUpSequences_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_followUpSequences_userId', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** LinkedIn InMail templates */
export const inmailTemplates = mysqlTable(
  'inmail_templates',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    subject: varchar('subject', { length: 500 }).notNull(),
    body: text('body').notNull(),
    variables: text('variables'),
    category: varchar('category', { length: 100 }),
    isActive: boolean('isActive').notNull().default(true),
    timesUsed: int('timesUsed').notNull().default(0),
    responseRate: decimal('responseRate', { precision: 5, scale: 2 }),
    createdBy: int('createdBy').notNull(),
    lastUsedAt: timestamp('lastUsedAt', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_inmail_templates_createdBy').on(table.createdBy),
    index('ix_inmail_templates_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_inmail_templates_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Candidate enrollments */
export const sequenceEnrollments = mysqlTable(
  'sequenceEnrollments',
  {
    id: int('id').autoincrement().primaryKey(),
    sequenceId: int('sequenceId').notNull(),
    candidateId: int('candidateId').notNull(),
    currentStep: int('currentStep').default(0),
    status: varchar('status', { length: 50 }).notNull().default('active'),
    enrolledAt: timestamp('enrolledAt', { mode: 'string' }).notNull().defaultNow(),
    completedAt: timestamp('completedAt', { mode: 'string' }),
    nextStepAt: timestamp('nextStepAt', { mode: 'string' }),
  },
  (table) => [
    index('ix_sequenceEnrollments_sequenceId').on(table.sequenceId),
    index('ix_sequenceEnrollments_candidateId').on(table.candidateId),
    index('ix_sequenceEnrollments_status').on(table.status),
    foreignKey({ name: 'fk_sequenceEnrollments_sequenceId', columns: [table.sequenceId], foreignColumns: [followUpSequences.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_sequenceEnrollments_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
  ],
);

/** Steps in sequences */
export const sequenceSteps = mysqlTable(
  'sequenceSteps',
  {
    id: int('id').autoincrement().primaryKey(),
    sequenceId: int('sequenceId').notNull(),
    stepNumber: int('stepNumber').notNull(),
    delayDays: int('delayDays').notNull(),
    templateId: int('templateId'),
    subject: varchar('subject', { length: 500 }).notNull(),
    body: text('body').notNull(),
    condition: varchar('condition', { length: 100 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_sequenceSteps_sequenceId').on(table.sequenceId),
    index('ix_sequenceSteps_templateId').on(table.templateId),
    index('ix_sequenceSteps_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_sequenceSteps_sequenceId', columns: [table.sequenceId], foreignColumns: [followUpSequences.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_sequenceSteps_templateId', columns: [table.templateId], foreignColumns: [emailTemplates.id] }).onDelete('set null'),
  ],
);
