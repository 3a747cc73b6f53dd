/**
 * 13. Analytics & AI.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, date, decimal, foreignKey, index, int, json, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { applications } from './applications.generated.ts';
import { candidates, companies, recruiters, users } from './identity.generated.ts';
import { jobs } from './jobs.generated.ts';

/** Algorithm metrics */
export const algorithmPerformance = mysqlTable(
  'algorithmPerformance',
  {
    id: int('id').autoincrement().primaryKey(),
    algorithmVersion: varchar('algorithmVersion', { length: 50 }).notNull(),
    metricName: varchar('metricName', { length: 100 }).notNull(),
    metricValue: decimal('metricValue', { precision: 10, scale: 6 }).notNull(),
    sampleSize: int('sampleSize').notNull(),
    periodStart: date('periodStart', { mode: 'string' }).notNull(),
    periodEnd: date('periodEnd', { mode: 'string' }).notNull(),
    jobCategory: varchar('jobCategory', { length: 100 }),
    notes: text('notes'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_algorithmPerformance_createdAt').on(table.createdAt),
  ],
);

/** Bias detection events */
export const biasDetectionLogs = mysqlTable(
  'biasDetectionLogs',
  {
    id: int('id').autoincrement().primaryKey(),
    entityType: mysqlEnum('entityType', ['resume', 'job_description', 'match_score', 'interview_evaluation']).notNull(),
    entityId: int('entityId').notNull(),
    biasType: mysqlEnum('biasType', ['gender', 'age', 'ethnicity', 'disability', 'language', 'education', 'location']).notNull(),
    severity: mysqlEnum('severity', ['low', 'medium', 'high']).notNull(),
    detectedText: text('detectedText'),
    recommendation: text('recommendation'),
    flaggedBy: varchar('flaggedBy', { length: 50 }).notNull(),
    resolved: boolean('resolved').notNull().default(false),
    resolvedAt: timestamp('resolvedAt', { mode: 'string' }),
    resolvedBy: int('resolvedBy'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    userId: int('userId'),
    candidateId: int('candidateId'),
    jobId: int('jobId'),
  },
  (table) => [
    index('ix_biasDetectionLogs_createdAt').on(table.createdAt),
    index('ix_biasDetectionLogs_userId').on(table.userId),
    index('ix_biasDetectionLogs_candidateId').on(table.candidateId),
    index('ix_biasDetectionLogs_jobId').on(table.jobId),
    foreignKey({ name: 'fk_biasDetectionLogs_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_biasDetectionLogs_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_biasDetectionLogs_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('set null'),
  ],
);

/** AI success predictions */
export const candidateSuccessPredictions = mysqlTable(
  'candidate_success_predictions',
  {
    id: int('id').autoincrement().primaryKey(),
    applicationId: int('applicationId').notNull(),
    candidateId: int('candidateId').notNull(),
    jobId: int('jobId').notNull(),
    overallSuccessScore: int('overallSuccessScore').notNull(),
    skillsMatchScore: int('skillsMatchScore'),
    experienceMatchScore: int('experienceMatchScore'),
    cultureFitScore: int('cultureFitScore'),
    retentionPredictionScore: int('retentionPredictionScore'),
    topPositiveFactors: text('topPositiveFactors'),
    topNegativeFactors: text('topNegativeFactors'),
    modelVersion: varchar('modelVersion', { length: 50 }),
    confidence: int('confidence'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_candidate_success_predictions_candidateId').on(table.candidateId),
    index('ix_candidate_success_predictions_jobId').on(table.jobId),
    index('ix_candidate_success_predictions_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_candidate_success_predictions_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_candidate_success_predictions_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
  ],
);

/** Diversity tracking */
export const diversityMetrics = mysqlTable(
  'diversityMetrics',
  {
    id: int('id').autoincrement().primaryKey(),
    recruiterId: int('recruiterId').notNull(),
    jobId: int('jobId'),
    metricType: mysqlEnum('metricType', ['applications', 'interviews', 'offers', 'hires']).notNull(),
    periodStart: date('periodStart', { mode: 'string' }).notNull(),
    periodEnd: date('periodEnd', { mode: 'string' }).notNull(),
    totalCount: int('totalCount').notNull(),
    genderDiversity: json('genderDiversity'),
    ethnicityDiversity: json('ethnicityDiversity'),
    ageDiversity: json('ageDiversity'),
    educationDiversity: json('educationDiversity'),
    locationDiversity: json('locationDiversity'),
    biasScore: decimal('biasScore', { precision: 5, scale: 2 }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    companyId: int('companyId'),
  },
  (table) => [
    index('ix_diversityMetrics_recruiterId').on(table.recruiterId),
    index('ix_diversityMetrics_jobId').on(table.jobId),
    index('ix_diversityMetrics_createdAt').on(table.createdAt),
    index('ix_diversityMetrics_companyId').on(table.companyId),
    foreignKey({ name: 'fk_diversityMetrics_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_diversityMetrics_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_diversityMetrics_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('set null'),
  ],
);

/** Matching algorithm results */
export const matchOutcomes = mysqlTable(
  'matchOutcomes',
  {
    id: int('id').autoincrement().primaryKey(),
    applicationId: int('applicationId').notNull(),
    candidateId: int('candidateId').notNull(),
    jobId: int('jobId').notNull(),
    recruiterId: int('recruiterId').notNull(),
    initialMatchScore: decimal('initialMatchScore', { precision: 5, scale: 2 }).notNull(),
    skillsScore: decimal('skillsScore', { precision: 5, scale: 2 }),
    experienceScore: decimal('experienceScore', { precision: 5, scale: 2 }),
    locationScore: decimal('locationScore', { precision: 5, scale: 2 }),
    salaryScore: decimal('salaryScore', { precision: 5, scale: 2 }),
    culturalFitScore: decimal('culturalFitScore', { precision: 5, scale: 2 }),
    outcome: mysqlEnum('outcome', ['hired', 'rejected', 'withdrawn', 'no_response', 'in_progress']).notNull(),
    outcomeDate: timestamp('outcomeDate', { mode: 'string' }),
    performanceRating: decimal('performanceRating', { precision: 3, scale: 2 }),
    retentionMonths: int('retentionMonths'),
    recruiterFeedback: text('recruiterFeedback'),
    recruiterRating: int('recruiterRating'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_matchOutcomes_applicationId').on(table.applicationId),
    index('ix_matchOutcomes_candidateId').on(table.candidateId),
    index('ix_matchOutcomes_jobId').on(table.jobId),
    index('ix_matchOutcomes_recruiterId').on(table.recruiterId),
    index('ix_matchOutcomes_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_matchOutcomes_applicationId', columns: [table.applicationId], foreignColumns: [applications.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_matchOutcomes_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_matchOutcomes_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_matchOutcomes_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('restrict'),
  ],
);

/** Profile completion tracking */
export const profileCompletionAnalytics = mysqlTable(
  'profileCompletionAnalytics',
  {
    id: int('id').autoincrement().primaryKey(),
    date: date('date', { mode: 'string' }).notNull().unique('uq_profileCompletionAnalytics_date'),
    totalCandidates: int('totalCandidates').notNull().default(0),
    completedProfiles: int('completedProfiles').notNull().default(0),
    partialProfiles: int('partialProfiles').notNull().default(0),
    incompleteProfiles: int('incompleteProfiles').notNull().default(0),
    averageCompletion: int('averageCompletion').notNull().default(0),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    userId: int('userId'),
  },
  (table) => [
    index('ix_profileCompletionAnalytics_createdAt').on(table.createdAt),
    index('ix_profileCompletionAnalytics_userId').on(table.userId),
    foreignKey({ name: 'fk_profileCompletionAnalytics_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** System health monitoring */
export const systemHealthMetrics = mysqlTable(
  'systemHealthMetrics',
  {
    id: int('id').autoincrement().primaryKey(),
    metricType: varchar('metricType', { length: 100 }).notNull(),
    metricValue: decimal('metricValue', { precision: 10, scale: 2 }).notNull(),
    unit: varchar('unit', { length: 50 }),
    source: varchar('source', { length: 100 }),
    details: json('details'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_systemHealthMetrics_createdAt').on(table.createdAt),
  ],
);

/** User activity tracking */
export const userActivityLogs = mysqlTable(
  'userActivityLogs',
  {
    id: int('id').autoincrement().primaryKey(),
    userId: int('userId').notNull(),
    companyId: int('companyId'),
    action: varchar('action', { length: 100 }).notNull(),
    resource: varchar('resource', { length: 100 }),
    resourceId: int('resourceId'),
    ipAddress: varchar('ipAddress', { length: 45 }),
    userAgent: text('userAgent'),
    details: json('details'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_userActivityLogs_userId').on(table.userId),
    index('ix_userActivityLogs_companyId').on(table.companyId),
    index('ix_userActivityLogs_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_userActivityLogs_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_userActivityLogs_companyId', columns: [table.companyId], foreignColumns: [companies.id] }).onDelete('cascade'),
  ],
);
