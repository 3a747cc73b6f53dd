/**
 * 5. Application & Interview Process.
 * Generated from db/central/catalogue.json by db/central/generate-schema.ts. Do not edit: run `npm run generate`.
 */
import { boolean, date, foreignKey, index, int, mysqlEnum, mysqlTable, text, timestamp, varchar } from 'drizzle-orm/mysql-core';
import { candidates, recruiters, users } from './identity.generated.ts';
import { jobs } from './jobs.generated.ts';
import { resumeProfiles, videoIntroductions } from './resumes.generated.ts';

/** Feedback on applications */
export const applicationFeedback = mysqlTable(
  'applicationFeedback',
  {
    id: int('id').autoincrement().primaryKey(),
    applicationId: int('applicationId').notNull(),
    recruiterId: int('recruiterId').notNull(),
    rating: int('rating'),
    notes: text('notes'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    providedBy: int('providedBy'),
  },
  (table) => [
    index('ix_applicationFeedback_applicationId').on(table.applicationId),
    index('ix_applicationFeedback_recruiterId').on(table.recruiterId),
    index('ix_applicationFeedback_createdAt').on(table.createdAt),
    index('ix_applicationFeedback_providedBy').on(table.providedBy),
    foreignKey({ name: 'fk_applicationFeedback_applicationId', columns: [table.applicationId], foreignColumns: [applications.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_applicationFeedback_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_applicationFeedback_providedBy', columns: [table.providedBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Application status changes */
export const applicationHistory = mysqlTable(
  'application_history',
  {
    id: int('id').autoincrement().primaryKey(),
    applicationId: int('applicationId').notNull(),
    fromStatus: varchar('fromStatus', { length: 50 }),
    toStatus: varchar('toStatus', { length: 50 }).notNull(),
    changedBy: int('changedBy'),
    notes: text('notes'),
    emailSent: boolean('emailSent').notNull().default(false),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_application_history_applicationId').on(table.applicationId),
    index('ix_application_history_changedBy').on(table.changedBy),
    index('ix_application_history_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_application_history_applicationId', columns: [table.applicationId], foreignColumns: [applications.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_application_history_changedBy', columns: [table.changedBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Job applications */
export const applications = mysqlTable(
  'applications',
  {
    id: int('id').autoincrement().primaryKey(),
    jobId: int('jobId').notNull(),
    candidateId: int('candidateId').notNull(),
    resumeProfileId: int('resumeProfileId'),
    videoIntroductionId: int('videoIntroductionId'),
    coverLetter: text('coverLetter'),
    resumeUrl: varchar('resumeUrl', { length: 500 }),
    resumeFilename: varchar('resumeFilename', { length: 255 }),
    status: mysqlEnum('status', ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered', 'rejected', 'withdrawn']).default('submitted'),
    isDraft: boolean('isDraft').notNull().default(true),
    aiScore: int('aiScore'),
    notes: text('notes'),
    currentSalary: int('currentSalary'),
    expectedSalary: int('expectedSalary'),
    currentHourlyRate: int('currentHourlyRate'),
    expectedHourlyRate: int('expectedHourlyRate'),
    salaryType: varchar('salaryType', { length: 50 }),
    workAuthorization: varchar('workAuthorization', { length: 100 }),
    workAuthorizationEndDate: date('workAuthorizationEndDate', { mode: 'string' }),
    w2EmployerName: varchar('w2EmployerName', { length: 255 }),
    nationality: varchar('nationality', { length: 100 }),
    gender: varchar('gender', { length: 50 }),
    dateOfBirth: date('dateOfBirth', { mode: 'string' }),
    highestEducation: varchar('highestEducation', { length: 255 }),
    specialization: varchar('specialization', { length: 255 }),
    highestDegreeStartDate: date('highestDegreeStartDate', { mode: 'string' }),
    highestDegreeEndDate: date('highestDegreeEndDate', { mode: 'string' }),
    employmentHistory: text('employmentHistory'),
    languagesRead: text('languagesRead'),
    languagesSpeak: text('languagesSpeak'),
    languagesWrite: text('languagesWrite'),
    currentResidenceZipCode: varchar('currentResidenceZipCode', { length: 20 }),
    passportNumber: varchar('passportNumber', { length: 100 }),
    sinLast4: varchar('sinLast4', { length: 4 }),
    linkedinId: varchar('linkedinId', { length: 255 }),
    passportCopyUrl: varchar('passportCopyUrl', { length: 500 }),
    dlCopyUrl: varchar('dlCopyUrl', { length: 500 }),
    submittedAt: timestamp('submittedAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    recruiterId: int('recruiterId'),
  },
  (table) => [
    index('ix_applications_jobId').on(table.jobId),
    index('ix_applications_candidateId').on(table.candidateId),
    index('ix_applications_resumeProfileId').on(table.resumeProfileId),
    index('ix_applications_videoIntroductionId').on(table.videoIntroductionId),
    index('ix_applications_status').on(table.status),
    index('ix_applications_submittedAt').on(table.submittedAt),
    index('ix_applications_recruiterId').on(table.recruiterId),
    foreignKey({ name: 'fk_applications_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_applications_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_applications_resumeProfileId', columns: [table.resumeProfileId], foreignColumns: [resumeProfiles.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_applications_videoIntroductionId', columns: [table.videoIntroductionId], foreignColumns: [videoIntroductions.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_applications_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('set null'),
  ],
);

/** Applications from non-registered users */
export const guestApplications = mysqlTable(
  'guest_applications',
  {
    id: int('id').autoincrement().primaryKey(),
    jobId: int('jobId').notNull(),
    email: varchar('email', { length: 320 }).notNull(),
    name: varchar('name', { length: 255 }).notNull(),
    phoneNumber: varchar('phoneNumber', { length: 50 }),
    resumeUrl: varchar('resumeUrl', { length: 500 }).notNull(),
    resumeFilename: varchar('resumeFilename', { length: 255 }).notNull(),
    coverLetter: text('coverLetter'),
    parsedResumeData: text('parsedResumeData'),
    skills: text('skills'),
    experience: text('experience'),
    education: text('education'),
    totalExperienceYears: int('totalExperienceYears'),
    claimed: boolean('claimed').notNull().default(false),
    claimedBy: int('claimedBy'),
    claimedAt: timestamp('claimedAt', { mode: 'string' }),
    applicationId: int('applicationId'),
    submittedAt: timestamp('submittedAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    invitationSent: boolean('invitationSent').notNull().default(false),
    invitedAt: timestamp('invitedAt', { mode: 'string' }),
    invitationCount: int('invitationCount').notNull().default(0),
  },
  (table) => [
    index('ix_guest_applications_jobId').on(table.jobId),
    index('ix_guest_applications_email').on(table.email),
    index('ix_guest_applications_claimedBy').on(table.claimedBy),
    index('ix_guest_applications_applicationId').on(table.applicationId),
    foreignKey({ name: 'fk_guest_applications_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_guest_applications_claimedBy', columns: [table.claimedBy], foreignColumns: [candidates.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_guest_applications_applicationId', columns: [table.applicationId], foreignColumns: [applications.id] }).onDelete('set null'),
  ],
);

/** Overall interview feedback */
export const interviewFeedback = mysqlTable(
  'interview_feedback',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId').notNull(),
    candidateId: int('candidateId').notNull(),
    overallRating: int('overallRating').notNull(),
    interviewerRating: int('interviewerRating'),
    processRating: int('processRating'),
    communicationRating: int('communicationRating'),
    positiveAspects: text('positiveAspects'),
    areasForImprovement: text('areasForImprovement'),
    additionalComments: text('additionalComments'),
    wouldRecommend: boolean('wouldRecommend'),
    isAnonymous: boolean('isAnonymous').notNull().default(false),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
    providedBy: int('providedBy'),
  },
  (table) => [
    index('ix_interview_feedback_interviewId').on(table.interviewId),
    index('ix_interview_feedback_candidateId').on(table.candidateId),
    index('ix_interview_feedback_createdAt').on(table.createdAt),
    index('ix_interview_feedback_providedBy').on(table.providedBy),
    foreignKey({ name: 'fk_interview_feedback_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_interview_feedback_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_interview_feedback_providedBy', columns: [table.providedBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);

/** Panel members */
export const interviewPanelists = mysqlTable(
  'interview_panelists',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId').notNull(),
    userId: int('userId').notNull(),
    email: varchar('email', { length: 255 }).notNull(),
    name: varchar('name', { length: 255 }),
    role: varchar('role', { length: 100 }),
    status: mysqlEnum('status', ['invited', 'accepted', 'declined', 'attended']).notNull().default('invited'),
    invitedAt: timestamp('invitedAt', { mode: 'string' }).notNull().defaultNow(),
    respondedAt: timestamp('respondedAt', { mode: 'string' }),
    attendedAt: timestamp('attendedAt', { mode: 'string' }),
    reminder24hSent: boolean('reminder24hSent').notNull().default(false),
    reminder1hSent: boolean('reminder1hSent').notNull().default(false),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_interview_panelists_interviewId').on(table.interviewId),
    index('ix_interview_panelists_userId').on(table.userId),
    index('ix_interview_panelists_email').on(table.email),
    index('ix_interview_panelists_status').on(table.status),
    index('ix_interview_panelists_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_interview_panelists_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_interview_panelists_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Interview question bank */
export const interviewQuestions = mysqlTable(
  'interviewQuestions',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId').notNull(),
    questionText: text('questionText').notNull(),
    questionType: mysqlEnum('questionType', ['technical', 'behavioral', 'situational', 'experience']).notNull(),
    orderIndex: int('orderIndex').notNull(),
    expectedDuration: int('expectedDuration').default(120),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_interviewQuestions_interviewId').on(table.interviewId),
    index('ix_interviewQuestions_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_interviewQuestions_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('cascade'),
  ],
);

/** Candidate responses */
export const interviewResponses = mysqlTable(
  'interviewResponses',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId').notNull(),
    questionId: int('questionId').notNull(),
    candidateId: int('candidateId').notNull(),
    audioUrl: text('audioUrl'),
    videoUrl: text('videoUrl'),
    transcription: text('transcription'),
    duration: int('duration'),
    aiScore: int('aiScore'),
    aiEvaluation: text('aiEvaluation'),
    strengths: text('strengths'),
    weaknesses: text('weaknesses'),
    recommendations: text('recommendations'),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_interviewResponses_interviewId').on(table.interviewId),
    index('ix_interviewResponses_questionId').on(table.questionId),
    index('ix_interviewResponses_candidateId').on(table.candidateId),
    index('ix_interviewResponses_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_interviewResponses_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_interviewResponses_questionId', columns: [table.questionId], foreignColumns: [interviewQuestions.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_interviewResponses_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
  ],
);

/** Scheduled interviews */
export const interviews = mysqlTable(
  'interviews',
  {
    id: int('id').autoincrement().primaryKey(),
    applicationId: int('applicationId').notNull(),
    recruiterId: int('recruiterId').notNull(),
    candidateId: int('candidateId').notNull(),
    jobId: int('jobId').notNull(),
    scheduledAt: timestamp('scheduledAt', { mode: 'string' }).notNull(),
    duration: int('duration').notNull().default(60),
    type: mysqlEnum('type', ['phone', 'video', 'in-person', 'ai-interview']).notNull().default('video'),
    status: mysqlEnum('status', ['scheduled', 'in-progress', 'completed', 'cancelled', 'no-show']).notNull().default('scheduled'),
    meetingLink: text('meetingLink'),
    location: text('location'),
    notes: text('notes'),
    recordingUrl: text('recordingUrl'),
    aiEvaluationScore: int('aiEvaluationScore'),
    aiEvaluationReport: text('aiEvaluationReport'),
    interviewerNotes: text('interviewerNotes'),
    candidateFeedback: text('candidateFeedback'),
    videoMeetingId: varchar('videoMeetingId', { length: 255 }),
    videoJoinUrl: text('videoJoinUrl'),
    videoStartUrl: text('videoStartUrl'),
    videoPassword: varchar('videoPassword', { length: 255 }),
    videoProvider: mysqlEnum('videoProvider', ['zoom', 'teams', 'none']).default('none'),
    candidateReminder24hSent: boolean('candidateReminder24hSent').default(false),
    candidateReminder1hSent: boolean('candidateReminder1hSent').default(false),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_interviews_applicationId').on(table.applicationId),
    index('ix_interviews_recruiterId').on(table.recruiterId),
    index('ix_interviews_candidateId').on(table.candidateId),
    index('ix_interviews_jobId').on(table.jobId),
    index('ix_interviews_scheduledAt').on(table.scheduledAt),
    index('ix_interviews_status').on(table.status),
    index('ix_interviews_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_interviews_applicationId', columns: [table.applicationId], foreignColumns: [applications.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_interviews_recruiterId', columns: [table.recruiterId], foreignColumns: [recruiters.id] }).onDelete('restrict'),
    foreignKey({ name: 'fk_interviews_candidateId', columns: [table.candidateId], foreignColumns: [candidates.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_interviews_jobId', columns: [table.jobId], foreignColumns: [jobs.id] }).onDelete('cascade'),
  ],
);

/** Secure tokens for panel actions */
export const panelActionTokens = mysqlTable(
  'panel_action_tokens',
  {
    id: int('id').autoincrement().primaryKey(),
    panelistId: int('panelistId').notNull(),
    interviewId: int('interviewId').notNull(),
    token: varchar('token', { length: 255 }).notNull().unique('uq_panel_action_tokens_token'),
    actionType: mysqlEnum('actionType', ['accept', 'decline', 'reschedule', 'feedback']).notNull(),
    usedAt: timestamp('usedAt', { mode: 'string' }),
    expiresAt: timestamp('expiresAt', { mode: 'string' }).notNull(),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [
    index('ix_panel_action_tokens_panelistId').on(table.panelistId),
    index('ix_panel_action_tokens_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_panel_action_tokens_panelistId', columns: [table.panelistId], foreignColumns: [interviewPanelists.id] }).onDelete('cascade'),
  ],
);

/** Individual panelist feedback */
export const panelistFeedback = mysqlTable(
  'panelist_feedback',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId').notNull(),
    panelistId: int('panelistId').notNull(),
    userId: int('userId').notNull(),
    overallRating: int('overallRating').notNull(),
    technicalSkills: int('technicalSkills'),
    communicationSkills: int('communicationSkills'),
    problemSolving: int('problemSolving'),
    cultureFit: int('cultureFit'),
    strengths: text('strengths'),
    weaknesses: text('weaknesses'),
    notes: text('notes'),
    recommendation: mysqlEnum('recommendation', ['strong_hire', 'hire', 'no_hire', 'strong_no_hire']),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_panelist_feedback_interviewId').on(table.interviewId),
    index('ix_panelist_feedback_panelistId').on(table.panelistId),
    index('ix_panelist_feedback_userId').on(table.userId),
    index('ix_panelist_feedback_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_panelist_feedback_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_panelist_feedback_panelistId', columns: [table.panelistId], foreignColumns: [interviewPanelists.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_panelist_feedback_userId', columns: [table.userId], foreignColumns: [users.id] }).onDelete('restrict'),
  ],
);

/** Requests to move an interview (named in the dependency tree only) */
export const rescheduleRequests = mysqlTable(
  'reschedule_requests',
  {
    id: int('id').autoincrement().primaryKey(),
    interviewId: int('interviewId').notNull(),
    panelistId: int('panelistId').notNull(),
    requestedBy: int('requestedBy'),
    reason: text('reason'),
    preferredDates: text('preferredDates'),
    status: mysqlEnum('status', ['pending', 'approved', 'rejected', 'resolved', 'alternative_proposed']).notNull().default('pending'),
    resolvedAt: timestamp('resolvedAt', { mode: 'string' }),
    resolvedBy: int('resolvedBy'),
    newInterviewTime: timestamp('newInterviewTime', { mode: 'string' }),
    createdAt: timestamp('createdAt', { mode: 'string' }).notNull().defaultNow(),
    updatedAt: timestamp('updatedAt', { mode: 'string' }).notNull().defaultNow().onUpdateNow(),
  },
  (table) => [
    index('ix_reschedule_requests_interviewId').on(table.interviewId),
    index('ix_reschedule_requests_panelistId').on(table.panelistId),
    index('ix_reschedule_requests_requestedBy').on(table.requestedBy),
    index('ix_reschedule_requests_status').on(table.status),
    index('ix_reschedule_requests_resolvedBy').on(table.resolvedBy),
    index('ix_reschedule_requests_createdAt').on(table.createdAt),
    foreignKey({ name: 'fk_reschedule_requests_interviewId', columns: [table.interviewId], foreignColumns: [interviews.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_reschedule_requests_panelistId', columns: [table.panelistId], foreignColumns: [interviewPanelists.id] }).onDelete('cascade'),
    foreignKey({ name: 'fk_reschedule_requests_requestedBy', columns: [table.requestedBy], foreignColumns: [users.id] }).onDelete('set null'),
    foreignKey({ name: 'fk_reschedule_requests_resolvedBy', columns: [table.resolvedBy], foreignColumns: [users.id] }).onDelete('set null'),
  ],
);
