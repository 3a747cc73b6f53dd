/**
 * 6. Assessments & Challenges.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, foreignKey, index, int, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { applications, interviews } from './applications.generated.ts';
import { candidates, users } from './identity.generated.ts';
import { jobSkillRequirements, jobs } from './jobs.generated.ts';

/** Individual answers */
export const assessmentAnswers = mysqlTable(
  'assessmentAnswers',
  {
    id: int('id').autoincrement().primaryKey(),
    attemptId: int('attemptId').notNull(),
    questionId: int('questionId').notNull(),
    answer: text('answer').notNull(),
    isCorrect: boolean('isCorrect'),
    pointsEarned: int('pointsEarned'),
  },
  (table) => [
    index('ix_assessmentAnswers_attemptId').on(table.attemptId),
    index('ix_assessmentAnswers_questionId').on(table.questionId),
    foreignKey({ name: 'fk_assessmentAnswers_attemptId', columns: [table.attemptId], foreignColumns: [assessmentAttempts.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_assessmentAnswers_questionId', columns: [table.questionId], foreignColumns: [assessmentQuestions.id] }).onDelete('cascade'),
  ],
);

/** Candidate attempts */
export const assessmentAttempts = mysqlTable(
  'assessmentAttempts',
  {
    id: int('id').autoincrement().primaryKey(),
    assessmentId: int('assessmentId').notNull(),
    candidateId: int('candidateId').notNull(),
    applicationId: int('applicationId'),
    score: int('score'),
    totalPoints: int('totalPoints'),
    earnedPoints: int('earnedPoints'),
    passed: boolean('passed'),
    startedAt: timestamp('startedAt', { mode: 'string' }).notNull().defaultNow(),
    completedAt: timestamp('completedAt', { mode: 'string' }),
    timeSpent: int('timeSpent'),
  },
  (table) => [
    index('ix_assessmentAttempts_assessmentId').on(table.assessmentId),
    index('ix_assessmentAttempts_candidateId').on(table.candidateId),
    index('ix_assessmentAttempts_applicationId').on(table.applicationId),
    foreignKey({ name: 'fk_assessmentAttempts_assessmentId', columns: [table.assessmentId], foreignColumns: [skillAssessments.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_assessmentAttempts_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_assessmentAttempts_applicationId', columns: [table.applicationId], foreignColumns: [applications.id] }).onDelete('set null'),
  ],
);

/** Question bank */
export const assessmentQuestions = mysqlTable(
  'assessmentQuestions',
  {
    id: int('id').autoincrement().primaryKey(),
    assessmentId: int('assessmentId').notNull(),
    questionText: text('questionText').notNull(),
    questionType: mysqlEnum('questionType', ['multiple_choice', 'true_false', 'short_answer']).notNull(),
    options: text('options'),
    correctAnswer: text('correctAnswer').notNull(),
    points: int('points').notNull().default(1),
    orderIndex: int('orderIndex').notNull(),
  },
  (table) => [
    index('ix_assessmentQuestions_assessmentId').on(table.assessmentId),
    foreignKey({ name: 'fk_assessmentQuestions_assessmentId', columns: [table.assessmentId], foreignColumns: [skillAssessments.id] }).onDelete('cascade'),
  ],
);

/** Skill proficiency ratings */
export const candidateSkillRatings = mysqlTable(
  'candidate_skill_ratings',
  {
    id: int('id').autoincrement().primaryKey(),
    applicationId: int('applicationId').notNull(),
    skillRequirementId: int('skillRequirementId').notNull(),
    skillName: varchar('skillName', { length: 255 }).notNull(),
    rating: int('rating').notNull(),
    yearsExperience: int('yearsExperience').notNull(),
    lastUsedYear: int('lastUsedYear').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    candidateId: int('candidateId'),
    ratedBy: int('ratedBy'),
  },
  (table) => [
    index('ix_candidate_skill_ratings_applicationId').on(table.applicationId),
    index('ix_candidate_skill_ratings_skillRequirementId').on(table.skillRequirementId),
    index('ix_candidate_skill_ratings_createdAt').on(table.createdAt),
    index('ix_candidate_skill_ratings_candidateId').on(table.candidateId),
    index('ix_candidate_skill_ratings_ratedBy').on(table.ratedBy),
    foreignKey({ name: 'fk_candidate_skill_ratings_applicationId', columns: [table.applicationId], foreignColumns: [applications.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_candidate_skill_ratings_skillRequirementId', columns: [table.skillRequirementId], foreignColumns: [jobSkillRequirements.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_candidate_skill_ratings_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_candidate_skill_ratings_ratedBy', columns: [table.ratedBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Coding challenge definitions */
export const codingChallenges = mysqlTable(
  'codingChallenges',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId'),
    title: varchar('title', { length: 255 }).notNull(),
    description: text('description').notNull(),
    language: mysqlEnum('language', ['python', 'javascript', 'java', 'cpp']).notNull(),
    starterCode: text('starterCode'),
    testCases: text('testCases'),
    difficulty: mysqlEnum('difficulty', ['easy', 'medium', 'hard']).notNull(),
    timeLimit: int('timeLimit'),
    createdBy: int('createdBy'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_codingChallenges_interviewId').on(table.interviewId),
    index('ix_codingChallenges_createdBy').on(table.createdBy),
    index('ix_codingChallenges_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_codingChallenges_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_codingChallenges_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Candidate submissions */
export const codingSubmissions = mysqlTable(
  'codingSubmissions',
  {
    id: int('id').autoincrement().primaryKey(),
    challengeId: int('challengeId').notNull(),
    candidateId: int('candidateId').notNull(),
    code: text('code').notNull(),
    language: varchar('language', { length: 50 }).notNull(),
    status: mysqlEnum('status', ['pending', 'running', 'passed', 'failed', 'error']).notNull().default('pending'),
    testResults: text('testResults'),
    executionTime: int('executionTime'),
    score: int('score'),
    submittedAt: timestamp('submittedAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_codingSubmissions_challengeId').on(table.challengeId),
    index('ix_codingSubmissions_candidateId').on(table.candidateId),
    index('ix_codingSubmissions_status').on(table.status),
    foreignKey({ name: 'fk_codingSubmissions_challengeId', columns: [table.challengeId], foreignColumns: [codingChallenges.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_codingSubmissions_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
  ],
);

/** Job view tracking */
export const jobViews = mysqlTable(
  'job_views',
  {
    id: int('id').autoincrement().primaryKey(),
    jobId: int('jobId').notNull(),
    userId: int('userId'),
    viewedAt: timestamp('viewedAt', { mode: 'string' }).notNull().defaultNow(),
    source: varchar('source', { length: 100 }),
    ipAddress: varchar('ipAddress', { length: 45 }),
    userAgent: text('userAgent'),
    candidateId: int('candidateId'),
  },
  (table) => [
    index('ix_job_views_jobId').on(table.jobId),
    index('ix_job_views_userId').on(table.userId),
    index('ix_job_views_candidateId').on(table.candidateId),
    foreignKey({ name: 'fk_job_views_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_job_views_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_job_views_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('set null'),
  ],
);

/** Assessment definitions */
export const skillAssessments = mysqlTable(
  'skillAssessments',
  {
    id: int('id').autoincrement().primaryKey(),
    jobId: int('jobId'),
    title: varchar('title', { length: 255 }).notNull(),
    description: text('description'),
    duration: int('duration'),
    passingScore: int('passingScore').notNull().default(70),
    createdBy: int('createdBy').notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_skillAssessments_jobId').on(table.jobId),
    index('ix_skillAssessments_createdBy').on(table.createdBy),
    index('ix_skillAssessments_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_skillAssessments_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_skillAssessments_createdBy', columns: [table.createdBy], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);
