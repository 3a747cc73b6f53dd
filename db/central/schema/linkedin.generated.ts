/**
 * 10. LinkedIn Integration.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { candidates, recruiters, users } from './identity.generated.ts';
import { jobs } from './jobs.generated.ts';

/** Tracked interactions with a candidate (named in the dependency tree only) */
export const candidateInteractions = mysqlTable(
  'candidate_interactions',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId'),
    applicationId: int('applicationId'),
    interviewId: int('interviewId'),
    interactionType: mysqlEnum('interactionType', ['email_opened', 'email_clicked', 'email_replied', 'calendar_link_clicked', 'interview_booked', 'interview_rescheduled', 'interview_cancelled', 'application_submitted', 'profile_viewed']).notNull(),
    emailCampaignId: int('emailCampaignId'),
    sourcingCampaignId: int('sourcingCampaignId'),
    linkUrl: varchar('linkUrl', { length: 500 }),
    metadata: text('metadata'),
    userAgent: varchar('userAgent', { length: 500 }),
    ipAddress: varchar('ipAddress', { length: 50 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    userId: int('userId'),
  },
  (table) => [
    index('ix_candidate_interactions_candidateId').on(table.candidateId),
    index('ix_candidate_interactions_createdAt').on(table.createdAt),
    index('ix_candidate_interactions_userId').on(table.userId),
    foreignKey({ name: 'fk_candidate_interactions_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_candidate_interactions_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Credit consumption */
export const linkedinCreditUsage = mysqlTable(
  'linkedin_credit_usage',
  {
    id: int('id').autoincrement().primaryKey(),
    recruiterId: int('recruiterId').notNull(),
    creditsUsed: int('creditsUsed').notNull().default(1),
    creditsRemaining: int('creditsRemaining'),
    creditLimit: int('creditLimit'),
    usageType: mysqlEnum('usageType', ['inmail', 'profile_view', 'search']).notNull(),
    inmailId: int('linkedinInmailId'),
    linkedinProfileId: int('linkedinProfileId'),
    description: varchar('description', { length: 500 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    userId: int('userId'),
  },
  (table) => [
    index('ix_linkedin_credit_usage_recruiterId').on(table.recruiterId),
    index('ix_linkedin_credit_usage_linkedinInmailId').on(table.inmailId),
    index('ix_linkedin_credit_usage_linkedinProfileId').on(table.linkedinProfileId),
    index('ix_linkedin_credit_usage_createdAt').on(table.createdAt),
    index('ix_linkedin_credit_usage_userId').on(table.userId),
    foreignKey({ name: 'fk_linkedin_credit_usage_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_linkedin_credit_usage_linkedinInmailId', columns: [table.inmailId], foreignColumns: [linkedinInmails.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_linkedin_credit_usage_linkedinProfileId', columns: [table.linkedinProfileId], foreignColumns: [linkedinProfiles.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_linkedin_credit_usage_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** InMail tracking */
export const linkedinInmails = mysqlTable(
  'linkedin_inmails',
  {
    id: int('id').autoincrement().primaryKey(),
    profileId: int('linkedinProfileId').notNull(),
    candidateId: int('candidateId'),
    recruiterId: int('recruiterId').notNull(),
    subject: varchar('subject', { length: 500 }),
    message: text('message'),
    linkedinConversationId: varchar('linkedinConversationId', { length: 255 }),
    sentAt: timestamp('sentAt', { mode: 'string' }).notNull(),
    openedAt: timestamp('openedAt', { mode: 'string' }),
    repliedAt: timestamp('repliedAt', { mode: 'string' }),
    replied: boolean('replied').notNull().default(false),
    replyMessage: text('replyMessage'),
    sourcingCampaignId: int('sourcingCampaignId'),
    emailCampaignId: int('emailCampaignId'),
    inmailCreditsUsed: int('inmailCreditsUsed').default(1),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    sentBy: int('sentBy'),
  },
  (table) => [
    index('ix_linkedin_inmails_linkedinProfileId').on(table.profileId),
    index('ix_linkedin_inmails_candidateId').on(table.candidateId),
    index('ix_linkedin_inmails_recruiterId').on(table.recruiterId),
    index('ix_linkedin_inmails_sourcingCampaignId').on(table.sourcingCampaignId),
    index('ix_linkedin_inmails_createdAt').on(table.createdAt),
    index('ix_linkedin_inmails_sentBy').on(table.sentBy),
    foreignKey({ name: 'fk_linkedin_inmails_linkedinProfileId', columns: [table.profileId], foreignColumns: [linkedinProfiles.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_linkedin_inmails_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_linkedin_inmails_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_linkedin_inmails_sourcingCampaignId', columns: [table.sourcingCampaignId], foreignColumns: [sourcingCampaigns.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_linkedin_inmails_sentBy', columns: [table.sentBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Cached LinkedIn profiles */
export const linkedinProfiles = mysqlTable(
  'linkedin_profiles',
  {
    id: int('id').autoincrement().primaryKey(),
    candidateId: int('candidateId'),
    linkedinId: varchar('linkedinId', { length: 255 }).notNull().unique('uq_linkedin_profiles_linkedinId'),
    profileUrl: varchar('profileUrl', { length: 500 }),
    publicIdentifier: varchar('publicIdentifier', { length: 255 }),
    firstName: varchar('firstName', { length: 255 }),
    lastName: varchar('lastName', { length: 255 }),
    headline: text('headline'),
    summary: text('summary'),
    location: varchar('location', { length: 255 }),
    industry: varchar('industry', { length: 255 }),
    currentCompany: varchar('currentCompany', { length: 255 }),
    currentTitle: varchar('currentTitle', { length: 255 }),
    profilePictureUrl: varchar('profilePictureUrl', { length: 500 }),
    connections: int('connections'),
    followersCount: int('followersCount'),
    fullProfileData: text('fullProfileData'),
    importedBy: int('importedBy').notNull(),
    sourcingCampaignId: int('sourcingCampaignId'),
    importSource: varchar('importSource', { length: 100 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_linkedin_profiles_candidateId').on(table.candidateId),
    index('ix_linkedin_profiles_sourcingCampaignId').on(table.sourcingCampaignId),
    index('ix_linkedin_profiles_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_linkedin_profiles_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_linkedin_profiles_sourcingCampaignId', columns: [table.sourcingCampaignId], foreignColumns: [sourcingCampaigns.id] }).onDelete('set null'),
  ],
);

/** Candidates from campaigns */
export const sourcedCandidates = mysqlTable(
  'sourced_candidates',
  {
    id: int('id').autoincrement().primaryKey(),
    campaignId: int('campaignId').notNull(),
    candidateId: int('candidateId'),
    sourceType: mysqlEnum('sourceType', ['linkedin', 'github', 'stackoverflow', 'manual']).notNull(),
    sourceUrl: varchar('sourceUrl', { length: 500 }),
    sourceProfileId: varchar('sourceProfileId', { length: 255 }),
    rawProfileData: text('rawProfileData'),
    fullName: varchar('fullName', { length: 255 }),
    email: varchar('email', { length: 320 }),
    phoneNumber: varchar('phoneNumber', { length: 50 }),
    location: varchar('location', { length: 255 }),
    currentTitle: varchar('currentTitle', { length: 255 }),
    currentCompany: varchar('currentCompany', { length: 255 }),
    enrichmentStatus: mysqlEnum('enrichmentStatus', ['pending', 'processing', 'completed', 'failed']).notNull().default('pending'),
    enrichedData: text('enrichedData'),
    matchScore: int('matchScore'),
    addedToPool: boolean('addedToPool').default(false),
    contacted: boolean('contacted').default(false),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_sourced_candidates_campaignId').on(table.campaignId),
    index('ix_sourced_candidates_candidateId').on(table.candidateId),
    index('ix_sourced_candidates_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_sourced_candidates_campaignId', columns: [table.campaignId], foreignColumns: [sourcingCampaigns.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_sourced_candidates_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
  ],
);

/** Sourcing campaign tracking */
export const sourcingCampaigns = mysqlTable(
  'sourcing_campaigns',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    jobId: int('jobId'),
    createdBy: int('createdBy').notNull(),
    targetRoles: text('targetRoles'),
    requiredSkills: text('requiredSkills'),
    locations: text('locations'),
    experienceMin: int('experienceMin'),
    experienceMax: int('experienceMax'),
    searchLinkedIn: boolean('searchLinkedIn').default(true),
    searchGitHub: boolean('searchGitHub').default(true),
    searchStackOverflow: boolean('searchStackOverflow').default(false),
    maxCandidates: int('maxCandidates').default(100),
    autoEnrich: boolean('autoEnrich').default(true),
    autoAddToPool: boolean('autoAddToPool').default(true),
    status: mysqlEnum('status', ['draft', 'active', 'paused', 'completed', 'failed']).notNull().default('draft'),
    candidatesFound: int('candidatesFound').default(0),
    candidatesEnriched: int('candidatesEnriched').default(0),
    candidatesAdded: int('candidatesAdded').default(0),
    startedAt: timestamp('startedAt', { mode: 'string' }),
    completedAt: timestamp('completedAt', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_sourcing_campaigns_jobId').on(table.jobId),
    index('ix_sourcing_campaigns_createdBy').on(table.createdBy),
    index('ix_sourcing_campaigns_status').on(table.status),
    index('ix_sourcing_campaigns_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_sourcing_campaigns_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_sourcing_campaigns_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);
