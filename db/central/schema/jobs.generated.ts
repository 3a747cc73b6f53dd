/**
 * 4. Job Management.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, date, foreignKey, index, int, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { applications } from './applications.generated.ts';
import { customerContacts, customers } from './customers.generated.ts';
import { companies, recruiters, users } from './identity.generated.ts';

/** Bulk job upload tracking */
export const bulkUploadJobs = mysqlTable(
  'bulk_upload_jobs',
  {
    id: int('id').autoincrement().primaryKey(),
    recruiterId: int('recruiterId').notNull(),
    uploadedBy: int('userId').notNull(),
    fileName: varchar('fileName', { length: 255 }).notNull(),
    fileSize: int('fileSize').notNull(),
    fileUrl: varchar('fileUrl', { length: 500 }).notNull(),
    fileKey: varchar('fileKey', { length: 500 }).notNull(),
    fileType: varchar('fileType', { length: 50 }).notNull(),
    status: mysqlEnum('status', ['pending', 'processing', 'completed', 'failed']).notNull().default('pending'),
    totalRecords: int('totalRecords').notNull().default(0),
    successCount: int('successCount').notNull().default(0),
    failureCount: int('failureCount').notNull().default(0),
    errorMessage: text('errorMessage'),
    failedRecordsUrl: varchar('failedRecordsUrl', { length: 500 }),
    failedRecordsKey: varchar('failedRecordsKey', { length: 500 }),
    processingStartedAt: timestamp('processingStartedAt', { mode: 'string' }),
    processingCompletedAt: timestamp('processingCompletedAt', { mode: 'string' }),
    emailNotificationSent: boolean('emailNotificationSent').notNull().default(false),
    emailSentAt: timestamp('emailSentAt', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_bulk_upload_jobs_recruiterId').on(table.recruiterId),
    index('ix_bulk_upload_jobs_userId').on(table.uploadedBy),
    index('ix_bulk_upload_jobs_status').on(table.status),
    index('ix_bulk_upload_jobs_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_bulk_upload_jobs_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_bulk_upload_jobs_userId', columns: [table.uploadedBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Application source tracking */
export const jobApplicationSources = mysqlTable(
  'job_application_sources',
  {
    id: int('id').autoincrement().primaryKey(),
    applicationId: int('applicationId').notNull(),
    source: varchar('source', { length: 50 }),
    referrer: varchar('referrer', { length: 255 }),
    campaign: varchar('campaign', { length: 100 }),
    utmSource: varchar('utmSource', { length: 100 }),
    utmMedium: varchar('utmMedium', { length: 100 }),
    utmCampaign: varchar('utmCampaign', { length: 100 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    jobId: int('jobId'),
  },
  (table) => [
    index('ix_job_application_sources_applicationId').on(table.applicationId),
    index('ix_job_application_sources_createdAt').on(table.createdAt),
    index('ix_job_application_sources_jobId').on(table.jobId),
    foreignKey({ name: 'fk_job_application_sources_applicationId', columns: [table.applicationId], foreignColumns: [applications.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_job_application_sources_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('set null'),
  ],
);

/** Auto-saved draft jobs */
export const jobDrafts = mysqlTable(
  'job_drafts',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    title: varchar('title', { length: 255 }),
    companyName: varchar('companyName', { length: 255 }),
    description: text('description'),
    requirements: text('requirements'),
    responsibilities: text('responsibilities'),
    location: varchar('location', { length: 255 }),
    employmentType: mysqlEnum('employmentType', ['full-time', 'part-time', 'contract', 'temporary', 'internship']),
    salaryMin: int('salaryMin'),
    salaryMax: int('salaryMax'),
    salaryCurrency: varchar('salaryCurrency', { length: 10 }).default('USD'),
    customerId: int('customerId'),
    contactId: int('contactId'),
    applicationDeadline: timestamp('applicationDeadline', { mode: 'string' }),
    experienceLevel: varchar('experienceLevel', { length: 50 }),
    educationLevel: varchar('educationLevel', { length: 100 }),
    requiredSkills: text('requiredSkills'),
    preferredSkills: text('preferredSkills'),
    benefits: text('benefits'),
    remotePolicy: varchar('remotePolicy', { length: 50 }),
    travelRequirement: varchar('travelRequirement', { length: 50 }),
    securityClearance: varchar('securityClearance', { length: 100 }),
    lastSavedAt: timestamp('lastSavedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_job_drafts_userId').on(table.userId),
    index('ix_job_drafts_customerId').on(table.customerId),
    index('ix_job_drafts_contactId').on(table.contactId),
    index('ix_job_drafts_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_job_drafts_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_job_drafts_customerId', columns: [table.customerId], foreignColumns: [customers.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_job_drafts_contactId', columns: [table.contactId], foreignColumns: [customerContacts.id] }).onDelete('set null'),
  ],
);

/** Required skills per job */
export const jobSkillRequirements = mysqlTable(
  'job_skill_requirements',
  {
    id: int('id').autoincrement().primaryKey(),
    jobId: int('jobId').notNull(),
    skillName: varchar('skillName', { length: 255 }).notNull(),
    isMandatory: boolean('isMandatory').notNull().default(true),
    orderIndex: int('orderIndex').notNull().default(0),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_job_skill_requirements_jobId').on(table.jobId),
    index('ix_job_skill_requirements_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_job_skill_requirements_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
  ],
);

/** Reusable job templates */
export const jobTemplates = mysqlTable(
  'job_templates',
  {
    id: int('id').autoincrement().primaryKey(),
    name: varchar('name', { length: 255 }).notNull(),
    templateDescription: text('templateDescription'),
    title: varchar('title', { length: 255 }).notNull(),
    companyName: varchar('companyName', { length: 255 }),
    description: text('description').notNull(),
    requirements: text('requirements'),
    responsibilities: text('responsibilities'),
    location: varchar('location', { length: 255 }).notNull(),
    employmentType: mysqlEnum('employmentType', ['full-time', 'part-time', 'contract', 'temporary', 'internship']).default('full-time'),
    salaryMin: int('salaryMin'),
    salaryMax: int('salaryMax'),
    salaryCurrency: varchar('salaryCurrency', { length: 10 }).default('USD'),
    customerId: int('customerId'),
    contactId: int('contactId'),
    experienceLevel: varchar('experienceLevel', { length: 50 }),
    educationLevel: varchar('educationLevel', { length: 100 }),
    requiredSkills: text('requiredSkills'),
    preferredSkills: text('preferredSkills'),
    benefits: text('benefits'),
    remotePolicy: varchar('remotePolicy', { length: 50 }),
    travelRequirement: varchar('travelRequirement', { length: 50 }),
    securityClearance: varchar('securityClearance', { length: 100 }),
    category: varchar('category', { length: 100 }),
    tags: text('tags'),
    createdBy: int('createdBy').notNull(),
    companyId: int('companyId'),
    isPublic: boolean('isPublic').default(false),
    isCompanyWide: boolean('isCompanyWide').default(false),
    usageCount: int('usageCount').notNull().default(0),
    lastUsedAt: timestamp('lastUsedAt', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_job_templates_customerId').on(table.customerId),
    index('ix_job_templates_contactId').on(table.contactId),
    index('ix_job_templates_createdBy').on(table.createdBy),
    index('ix_job_templates_companyId').on(table.companyId),
    index('ix_job_templates_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_job_templates_customerId', columns: [table.customerId], foreignColumns: [customers.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_job_templates_contactId', columns: [table.contactId], foreignColumns: [customerContacts.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_job_templates_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_job_templates_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('cascade'),
  ],
);

/** Job view metrics */
export const jobViewAnalytics = mysqlTable(
  'job_view_analytics',
  {
    id: int('id').autoincrement().primaryKey(),
    jobId: int('jobId').notNull(),
    userId: int('userId'),
    viewDate: date('viewDate', { mode: 'string' }).notNull(),
    viewCount: int('viewCount').notNull().default(1),
    source: varchar('source', { length: 50 }),
    deviceType: varchar('deviceType', { length: 20 }),
    referrer: varchar('referrer', { length: 255 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_job_view_analytics_jobId').on(table.jobId),
    index('ix_job_view_analytics_userId').on(table.userId),
    index('ix_job_view_analytics_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_job_view_analytics_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_job_view_analytics_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Individual view sessions */
export const jobViewSessions = mysqlTable(
  'job_view_sessions',
  {
    id: int('id').autoincrement().primaryKey(),
    jobId: int('jobId').notNull(),
    userId: int('userId'),
    sessionId: varchar('sessionId', { length: 255 }).notNull(),
    lastViewedAt: timestamp('lastViewedAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_job_view_sessions_jobId').on(table.jobId),
    index('ix_job_view_sessions_userId').on(table.userId),
    foreignKey({ name: 'fk_job_view_sessions_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_job_view_sessions_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Job postings */
export const jobs = mysqlTable(
  'jobs',
  {
    id: int('id').autoincrement().primaryKey(),
    title: varchar('title', { length: 255 }).notNull(),
    companyName: varchar('companyName', { length: 255 }).notNull(),
    description: text('description').notNull(),
    requirements: text('requirements'),
    responsibilities: text('responsibilities'),
    location: varchar('location', { length: 255 }).notNull(),
    employmentType: mysqlEnum('employmentType', ['full-time', 'part-time', 'contract', 'temporary', 'internship']).default('full-time'),
    salaryMin: int('salaryMin'),
    salaryMax: int('salaryMax'),
    salaryCurrency: varchar('salaryCurrency', { length: 10 }).default('USD'),
    customerId: int('customerId'),
    contactId: int('contactId'),
    status: mysqlEnum('status', ['draft', 'active', 'closed', 'filled']).default('draft'),
    isDraft: boolean('isDraft').notNull().default(true),
    isPublic: boolean('isPublic').default(false),
    postedBy: int('postedBy').notNull(),
    applicationDeadline: timestamp('applicationDeadline', { mode: 'string' }),
    shareCount: int('shareCount').notNull().default(0),
    emailShares: int('emailShares').notNull().default(0),
    linkedinShares: int('linkedinShares').notNull().default(0),
    twitterShares: int('twitterShares').notNull().default(0),
    facebookShares: int('facebookShares').notNull().default(0),
    whatsappShares: int('whatsappShares').notNull().default(0),
    linkCopies: int('linkCopies').notNull().default(0),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    closedAt: timestamp('closedAt', { mode: 'string' }),
  },
  (table) => [
    index('ix_jobs_customerId').on(table.customerId),
    index('ix_jobs_contactId').on(table.contactId),
    index('ix_jobs_status').on(table.status),
    index('ix_jobs_postedBy').on(table.postedBy),
    index('ix_jobs_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_jobs_customerId', columns: [table.customerId], foreignColumns: [customers.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_jobs_contactId', columns: [table.contactId], foreignColumns: [customerContacts.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_jobs_postedBy', columns: [table.postedBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Shared job templates */
export const templateShares = mysqlTable(
  'template_shares',
  {
    id: int('id').autoincrement().primaryKey(),
    templateId: int('templateId').notNull(),
    sharedBy: int('sharedBy').notNull(),
    status: mysqlEnum('status', ['pending', 'approved', 'rejected']).notNull().default('pending'),
    requestMessage: text('requestMessage'),
    reviewNotes: text('reviewNotes'),
    requestedAt: timestamp('requestedAt', { mode: 'string' }).notNull().defaultNow(),
    reviewedAt: timestamp('reviewedAt', { mode: 'string' }),
    reviewedBy: int('reviewedBy'),
  },
  (table) => [
    index('ix_template_shares_templateId').on(table.templateId),
    index('ix_template_shares_sharedBy').on(table.sharedBy),
    index('ix_template_shares_status').on(table.status),
    index('ix_template_shares_reviewedBy').on(table.reviewedBy),
    foreignKey({ name: 'fk_template_shares_templateId', columns: [table.templateId], foreignColumns: [jobTemplates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_template_shares_sharedBy', columns: [table.sharedBy], foreignColumns: [users.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_template_shares_reviewedBy', columns: [table.reviewedBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);
