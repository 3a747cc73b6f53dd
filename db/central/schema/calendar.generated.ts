/**
 * 11. Calendar & Scheduling.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { interviews } from './applications.generated.ts';
import { candidates, recruiters, users } from './identity.generated.ts';
import { jobs } from './jobs.generated.ts';

/** Synced calendar events */
export const calendarEvents = mysqlTable(
  'calendar_events',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId').notNull(),
    integrationId: int('calendarIntegrationId').notNull(),
    externalEventId: varchar('externalEventId', { length: 255 }).notNull(),
    provider: mysqlEnum('provider', ['google', 'microsoft', 'calendly', 'cal_com']).notNull(),
    title: varchar('title', { length: 500 }),
    description: text('description'),
    location: varchar('location', { length: 500 }),
    meetingUrl: varchar('meetingUrl', { length: 500 }),
    startTime: timestamp('startTime', { mode: 'string' }).notNull(),
    endTime: timestamp('endTime', { mode: 'string' }).notNull(),
    timezone: varchar('timezone', { length: 100 }).notNull(),
    attendees: text('attendees'),
    organizerEmail: varchar('organizerEmail', { length: 320 }),
    syncStatus: mysqlEnum('syncStatus', ['pending', 'synced', 'failed', 'cancelled']).notNull().default('pending'),
    lastSyncAt: timestamp('lastSyncAt', { mode: 'string' }),
    syncError: text('syncError'),
    bookingConfirmedAt: timestamp('bookingConfirmedAt', { mode: 'string' }),
    bookingCancelledAt: timestamp('bookingCancelledAt', { mode: 'string' }),
    cancellationReason: text('cancellationReason'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_calendar_events_interviewId').on(table.interviewId),
    index('ix_calendar_events_calendarIntegrationId').on(table.integrationId),
    index('ix_calendar_events_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_calendar_events_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_calendar_events_calendarIntegrationId', columns: [table.integrationId], foreignColumns: [calendarIntegrations.id] }).onDelete('cascade'),
  ],
);

/** Calendar service connections */
export const calendarIntegrations = mysqlTable(
  'calendar_integrations',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    provider: mysqlEnum('provider', ['google', 'microsoft', 'calendly', 'cal_com']).notNull(),
    providerAccountId: varchar('providerAccountId', { length: 255 }),
    providerEmail: varchar('providerEmail', { length: 320 }),
    accessToken: text('accessToken').notNull(),
    refreshToken: text('refreshToken'),
    tokenExpiry: timestamp('tokenExpiry', { mode: 'string' }),
    defaultCalendarId: varchar('defaultCalendarId', { length: 255 }),
    calendarName: varchar('calendarName', { length: 255 }),
    timezone: varchar('timezone', { length: 100 }).notNull().default('UTC'),
    autoSync: boolean('autoSync').notNull().default(true),
    syncDirection: mysqlEnum('syncDirection', ['one-way', 'two-way']).notNull().default('two-way'),
    lastSyncAt: timestamp('lastSyncAt', { mode: 'string' }),
    isActive: boolean('isActive').notNull().default(true),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_calendar_integrations_userId').on(table.userId),
    index('ix_calendar_integrations_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_calendar_integrations_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
  ],
);

/** Shareable scheduling links */
export const schedulingLinks = mysqlTable(
  'scheduling_links',
  {
    id: int('id').autoincrement().primaryKey(),
    recruiterId: int('recruiterId').notNull(),
    interviewId: int('interviewId'),
    candidateId: int('candidateId'),
    provider: mysqlEnum('provider', ['calendly', 'cal_com']).notNull(),
    schedulingUrl: varchar('schedulingUrl', { length: 500 }).notNull(),
    externalLinkId: varchar('externalLinkId', { length: 255 }),
    eventType: varchar('eventType', { length: 255 }),
    duration: int('duration').notNull(),
    timezone: varchar('timezone', { length: 100 }),
    availableSlots: text('availableSlots'),
    linkSentAt: timestamp('linkSentAt', { mode: 'string' }),
    linkClickedAt: timestamp('linkClickedAt', { mode: 'string' }),
    bookedAt: timestamp('bookedAt', { mode: 'string' }),
    bookingStatus: mysqlEnum('bookingStatus', ['pending', 'clicked', 'booked', 'cancelled', 'expired']).notNull().default('pending'),
    expiresAt: timestamp('expiresAt', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    userId: int('userId'),
    jobId: int('jobId'),
  },
  (table) => [
    index('ix_scheduling_links_recruiterId').on(table.recruiterId),
    index('ix_scheduling_links_interviewId').on(table.interviewId),
    index('ix_scheduling_links_candidateId').on(table.candidateId),
    index('ix_scheduling_links_createdAt').on(table.createdAt),
    index('ix_scheduling_links_userId').on(table.userId),
    index('ix_scheduling_links_jobId').on(table.jobId),
    foreignKey({ name: 'fk_scheduling_links_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_scheduling_links_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_scheduling_links_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_scheduling_links_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_scheduling_links_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('set null'),
  ],
);
