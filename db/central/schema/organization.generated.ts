/**
 * 7. Candidate Organization.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { candidates, users } from './identity.generated.ts';
import { jobs } from './jobs.generated.ts';

/** Tag assignments */
export const candidateTagAssignments = mysqlTable(
  'candidateTagAssignments',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId').notNull(),
    tagId: int('tagId').notNull(),
    assignedBy: int('assignedBy').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_candidateTagAssignments_candidateId').on(table.candidateId),
    index('ix_candidateTagAssignments_tagId').on(table.tagId),
    index('ix_candidateTagAssignments_assignedBy').on(table.assignedBy),
    index('ix_candidateTagAssignments_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_candidateTagAssignments_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_candidateTagAssignments_tagId', columns: [table.tagId], foreignColumns: [candidateTags.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_candidateTagAssignments_assignedBy', columns: [table.assignedBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Tag definitions */
export const candidateTags = mysqlTable(
  'candidateTags',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 100 }).notNull(),
    color: varchar('color', { length: 50 }).default('blue'),
    createdBy: int('userId').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_candidateTags_userId').on(table.createdBy),
    index('ix_candidateTags_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_candidateTags_userId', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Recently viewed jobs */
export const recentlyViewedJobs = mysqlTable(
  'recentlyViewedJobs',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId').notNull(),
    jobId: int('jobId').notNull(),
    viewedAt: timestamp('viewedAt', { mode: 'string' }).notNull().defaultNow(),
    userId: int('userId'),
  },
  (table) => [
    index('ix_recentlyViewedJobs_candidateId').on(table.candidateId),
    index('ix_recentlyViewedJobs_jobId').on(table.jobId),
    index('ix_recentlyViewedJobs_userId').on(table.userId),
    foreignKey({ name: 'fk_recentlyViewedJobs_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_recentlyViewedJobs_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_recentlyViewedJobs_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Bookmarked jobs */
export const savedJobs = mysqlTable(
  'savedJobs',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId').notNull(),
    jobId: int('jobId').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    userId: int('userId'),
  },
  (table) => [
    index('ix_savedJobs_candidateId').on(table.candidateId),
    index('ix_savedJobs_jobId').on(table.jobId),
    index('ix_savedJobs_createdAt').on(table.createdAt),
    index('ix_savedJobs_userId').on(table.userId),
    foreignKey({ name: 'fk_savedJobs_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_savedJobs_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_savedJobs_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Saved search criteria */
export const savedSearches = mysqlTable(
  'savedSearches',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    name: varchar('name', { length: 255 }).notNull(),
    searchType: mysqlEnum('searchType', ['candidate', 'job']).notNull().default('candidate'),
    keyword: text('keyword'),
    location: text('location'),
    experienceLevel: varchar('experienceLevel', { length: 50 }),
    skills: text('skills'),
    emailAlerts: boolean('emailAlerts').notNull().default(false),
    alertFrequency: mysqlEnum('alertFrequency', ['immediate', 'daily', 'weekly']).default('daily'),
    lastAlertSent: timestamp('lastAlertSent', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_savedSearches_userId').on(table.userId),
    index('ix_savedSearches_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_savedSearches_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
  ],
);
