/**
 * 2. Resume & Profile Management.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, json, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { customers } from './customers.generated.ts';
import { candidates, users } from './identity.generated.ts';
import { jobs } from './jobs.generated.ts';

/** Shareable profile links */
export const candidateProfileShares = mysqlTable(
  'candidate_profile_shares',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId').notNull(),
    sharedBy: int('sharedByUserId').notNull(),
    shareToken: varchar('shareToken', { length: 64 }).notNull().unique('uq_candidate_profile_shares_shareToken'),
    recipientEmail: varchar('recipientEmail', { length: 320 }),
    recipientName: varchar('recipientName', { length: 255 }),
    customerId: int('customerId'),
    jobId: int('jobId'),
    matchScore: int('matchScore'),
    includeResume: boolean('includeResume').notNull().default(true),
    includeVideo: boolean('includeVideo').notNull().default(true),
    includeContact: boolean('includeContact').notNull().default(false),
    viewCount: int('viewCount').notNull().default(0),
    lastViewedAt: timestamp('lastViewedAt', { mode: 'string' }),
    expiresAt: timestamp('expiresAt', { mode: 'string' }),
    isActive: boolean('isActive').notNull().default(true),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_candidate_profile_shares_candidateId').on(table.candidateId),
    index('ix_candidate_profile_shares_sharedByUserId').on(table.sharedBy),
    index('ix_candidate_profile_shares_customerId').on(table.customerId),
    index('ix_candidate_profile_shares_jobId').on(table.jobId),
    index('ix_candidate_profile_shares_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_candidate_profile_shares_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_candidate_profile_shares_sharedByUserId', columns: [table.sharedBy], foreignColumns: [users.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_candidate_profile_shares_customerId', columns: [table.customerId], foreignColumns: [customers.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_candidate_profile_shares_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('set null'),
  ],
);

/** Multiple resume versions per candidate (max 5) */
export const resumeProfiles = mysqlTable(
  'resumeProfiles',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId').notNull(),
    profileName: varchar('profileName', { length: 255 }).notNull(),
    resumeUrl: varchar('resumeUrl', { length: 500 }).notNull(),
    resumeFileKey: varchar('resumeFileKey', { length: 500 }).notNull(),
    resumeFilename: varchar('resumeFilename', { length: 255 }).notNull(),
    parsedData: text('parsedData'),
    domainMatchScore: int('domainMatchScore').default(0),
    skillMatchScore: int('skillMatchScore').default(0),
    experienceScore: int('experienceScore').default(0),
    overallScore: int('overallScore').default(0),
    primaryDomain: varchar('primaryDomain', { length: 100 }),
    totalExperienceYears: int('totalExperienceYears').default(0),
    isDefault: boolean('isDefault').notNull().default(false),
    topDomains: json('topDomains'),
    topSkills: json('topSkills'),
    uploadedAt: timestamp('uploadedAt', { mode: 'string' }).notNull().defaultNow(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_resumeProfiles_candidateId').on(table.candidateId),
    index('ix_resumeProfiles_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_resumeProfiles_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
  ],
);

/** Self-introduction videos (max 15 min) */
export const videoIntroductions = mysqlTable(
  'videoIntroductions',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId').notNull(),
    videoUrl: varchar('videoUrl', { length: 500 }).notNull(),
    videoFileKey: varchar('videoFileKey', { length: 500 }).notNull(),
    thumbnailUrl: varchar('thumbnailUrl', { length: 500 }),
    duration: int('duration').notNull(),
    fileSize: int('fileSize'),
    mimeType: varchar('mimeType', { length: 100 }),
    transcription: text('transcription'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_videoIntroductions_candidateId').on(table.candidateId),
    index('ix_videoIntroductions_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_videoIntroductions_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
  ],
);
