/**
 * Generated from db/central/catalogue.json by db/central/generate-tables.ts. Do not edit: run `npm run generate`.
 */
export type ColumnType = 'int' | 'boolean' | 'text' | 'timestamp' | 'date' | 'time' | 'decimal' | 'json';
export type DeleteRule = 'cascade' | 'set null' | 'restrict';

/** One column of a table, in catalogue order (`id` first). */
export interface ColumnShape {
  /** Property name in rows. */
  readonly name: string;
  /** Physical column in MySQL. */
  readonly column: string;
  readonly type: ColumnType;
  readonly notNull: boolean;
  /** `secret` columns never reach a device; `identity` columns only on demand. */
  readonly sensitive?: 'secret' | 'identity';
  /** The referenced table and column, by property names. */
  readonly references?: { readonly table: TableName; readonly column: string; readonly onDelete: DeleteRule };
  readonly enumValues?: readonly string[];
  /** What MySQL stores when an insert leaves the column out; booleans are 0 or 1. */
  readonly defaultValue?: string | number;
  /** MySQL stores the current time when an insert leaves the column out. */
  readonly defaultNow?: true;
  /** MySQL stores the current time when an update leaves the column out. */
  readonly updateNow?: true;
}

export interface TableShape {
  /** Permanent table number, used on the wire and in `sync_*` tables. */
  readonly no: number;
  readonly name: TableName;
  /** Physical table in MySQL. */
  readonly table: string;
  /** No device ever holds rows of this table. */
  readonly serverOnly: boolean;
  readonly columns: readonly ColumnShape[];
}

export interface AiNotificationPreferencesRow {
  id: number;
  userId: number | null;
  jobMatchAlerts: 0 | 1 | null;
  profileImprovementSuggestions: 0 | 1 | null;
  applicationStatusUpdates: 0 | 1 | null;
  interviewReminders: 0 | 1 | null;
  topCandidateDigest: 0 | 1 | null;
  digestFrequency: string | null;
  newApplicationAlerts: 0 | 1 | null;
  biasAlerts: 0 | 1 | null;
  pipelineInsights: 0 | 1 | null;
  emailNotifications: 0 | 1 | null;
  inAppNotifications: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface AiNotificationQueueRow {
  id: number;
  userId: number | null;
  notificationType: string | null;
  title: string | null;
  message: string | null;
  actionUrl: string | null;
  priority: string | null;
  status: string | null;
  scheduledFor: string | null;
  sentAt: string | null;
  readAt: string | null;
  metadata: string | null;
  createdAt: string | null;
}

export interface AlgorithmPerformanceRow {
  id: number;
  algorithmVersion: string | null;
  metricName: string | null;
  metricValue: string | null;
  sampleSize: number | null;
  periodStart: string | null;
  periodEnd: string | null;
  jobCategory: string | null;
  notes: string | null;
  createdAt: string | null;
}

export interface ApplicationFeedbackRow {
  id: number;
  applicationId: number | null;
  recruiterId: number | null;
  rating: number | null;
  notes: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  providedBy: number | null;
}

export interface ApplicationHistoryRow {
  id: number;
  applicationId: number | null;
  fromStatus: string | null;
  toStatus: string | null;
  changedBy: number | null;
  notes: string | null;
  emailSent: 0 | 1 | null;
  createdAt: string | null;
}

export interface ApplicationLogsRow {
  id: number;
  level: string | null;
  source: string | null;
  message: string | null;
  details: string | null;
  userId: number | null;
  requestId: string | null;
  ipAddress: string | null;
  userAgent: string | null;
  stackTrace: string | null;
  resolved: 0 | 1 | null;
  resolvedBy: number | null;
  resolvedAt: string | null;
  createdAt: string | null;
}

export interface ApplicationsRow {
  id: number;
  jobId: number | null;
  candidateId: number | null;
  resumeProfileId: number | null;
  videoIntroductionId: number | null;
  coverLetter: string | null;
  resumeUrl: string | null;
  resumeFilename: string | null;
  status: string | null;
  isDraft: 0 | 1 | null;
  aiScore: number | null;
  notes: string | null;
  currentSalary: number | null;
  expectedSalary: number | null;
  currentHourlyRate: number | null;
  expectedHourlyRate: number | null;
  salaryType: string | null;
  workAuthorization: string | null;
  workAuthorizationEndDate: string | null;
  w2EmployerName: string | null;
  nationality: string | null;
  gender: string | null;
  dateOfBirth: string | null;
  highestEducation: string | null;
  specialization: string | null;
  highestDegreeStartDate: string | null;
  highestDegreeEndDate: string | null;
  employmentHistory: string | null;
  languagesRead: string | null;
  languagesSpeak: string | null;
  languagesWrite: string | null;
  currentResidenceZipCode: string | null;
  passportNumber: string | null;
  sinLast4: string | null;
  linkedinId: string | null;
  passportCopyUrl: string | null;
  dlCopyUrl: string | null;
  submittedAt: string | null;
  updatedAt: string | null;
  recruiterId: number | null;
}

export interface AssessmentAnswersRow {
  id: number;
  attemptId: number | null;
  questionId: number | null;
  answer: string | null;
  isCorrect: 0 | 1 | null;
  pointsEarned: number | null;
}

export interface AssessmentAttemptsRow {
  id: number;
  assessmentId: number | null;
  candidateId: number | null;
  applicationId: number | null;
  score: number | null;
  totalPoints: number | null;
  earnedPoints: number | null;
  passed: 0 | 1 | null;
  startedAt: string | null;
  completedAt: string | null;
  timeSpent: number | null;
}

export interface AssessmentQuestionsRow {
  id: number;
  assessmentId: number | null;
  questionText: string | null;
  questionType: string | null;
  options: string | null;
  correctAnswer: string | null;
  points: number | null;
  orderIndex: number | null;
}

export interface AssociatesRow {
  id: number;
  candidateId: number | null;
  employeeId: string | null;
  jobTitle: string | null;
  department: string | null;
  startDate: string | null;
  endDate: string | null;
  status: string | null;
  managerId: number | null;
  onboardedBy: number | null;
  createdAt: string | null;
  updatedAt: string | null;
  userId: number | null;
  recruiterId: number | null;
}

export interface BiasDetectionLogsRow {
  id: number;
  entityType: string | null;
  entityId: number | null;
  biasType: string | null;
  severity: string | null;
  detectedText: string | null;
  recommendation: string | null;
  flaggedBy: string | null;
  resolved: 0 | 1 | null;
  resolvedAt: string | null;
  resolvedBy: number | null;
  createdAt: string | null;
  userId: number | null;
  candidateId: number | null;
  jobId: number | null;
}

export interface BulkUploadJobsRow {
  id: number;
  recruiterId: number | null;
  uploadedBy: number | null;
  fileName: string | null;
  fileSize: number | null;
  fileUrl: string | null;
  fileKey: string | null;
  fileType: string | null;
  status: string | null;
  totalRecords: number | null;
  successCount: number | null;
  failureCount: number | null;
  errorMessage: string | null;
  failedRecordsUrl: string | null;
  failedRecordsKey: string | null;
  processingStartedAt: string | null;
  processingCompletedAt: string | null;
  emailNotificationSent: 0 | 1 | null;
  emailSentAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CalendarEventsRow {
  id: number;
  interviewId: number | null;
  integrationId: number | null;
  externalEventId: string | null;
  provider: string | null;
  title: string | null;
  description: string | null;
  location: string | null;
  meetingUrl: string | null;
  startTime: string | null;
  endTime: string | null;
  timezone: string | null;
  attendees: string | null;
  organizerEmail: string | null;
  syncStatus: string | null;
  lastSyncAt: string | null;
  syncError: string | null;
  bookingConfirmedAt: string | null;
  bookingCancelledAt: string | null;
  cancellationReason: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CalendarIntegrationsRow {
  id: number;
  userId: number | null;
  provider: string | null;
  providerAccountId: string | null;
  providerEmail: string | null;
  tokenExpiry: string | null;
  defaultCalendarId: string | null;
  calendarName: string | null;
  timezone: string | null;
  autoSync: 0 | 1 | null;
  syncDirection: string | null;
  lastSyncAt: string | null;
  isActive: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CampaignRecipientsRow {
  id: number;
  campaignId: number | null;
  candidateId: number | null;
  email: string | null;
  personalizedSubject: string | null;
  personalizedBody: string | null;
  status: string | null;
  sentAt: string | null;
  openedAt: string | null;
  clickedAt: string | null;
  bouncedAt: string | null;
  repliedAt: string | null;
  createdAt: string | null;
}

export interface CandidateInteractionsRow {
  id: number;
  candidateId: number | null;
  applicationId: number | null;
  interviewId: number | null;
  interactionType: string | null;
  emailCampaignId: number | null;
  sourcingCampaignId: number | null;
  linkUrl: string | null;
  metadata: string | null;
  userAgent: string | null;
  ipAddress: string | null;
  createdAt: string | null;
  userId: number | null;
}

export interface CandidateProfileSharesRow {
  id: number;
  candidateId: number | null;
  sharedBy: number | null;
  recipientEmail: string | null;
  recipientName: string | null;
  customerId: number | null;
  jobId: number | null;
  matchScore: number | null;
  includeResume: 0 | 1 | null;
  includeVideo: 0 | 1 | null;
  includeContact: 0 | 1 | null;
  viewCount: number | null;
  lastViewedAt: string | null;
  expiresAt: string | null;
  isActive: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CandidateSkillRatingsRow {
  id: number;
  applicationId: number | null;
  skillRequirementId: number | null;
  skillName: string | null;
  rating: number | null;
  yearsExperience: number | null;
  lastUsedYear: number | null;
  createdAt: string | null;
  candidateId: number | null;
  ratedBy: number | null;
}

export interface CandidateSuccessPredictionsRow {
  id: number;
  applicationId: number | null;
  candidateId: number | null;
  jobId: number | null;
  overallSuccessScore: number | null;
  skillsMatchScore: number | null;
  experienceMatchScore: number | null;
  cultureFitScore: number | null;
  retentionPredictionScore: number | null;
  topPositiveFactors: string | null;
  topNegativeFactors: string | null;
  modelVersion: string | null;
  confidence: number | null;
  createdAt: string | null;
}

export interface CandidateTagAssignmentsRow {
  id: number;
  candidateId: number | null;
  tagId: number | null;
  assignedBy: number | null;
  createdAt: string | null;
}

export interface CandidateTagsRow {
  id: number;
  name: string | null;
  color: string | null;
  createdBy: number | null;
  createdAt: string | null;
}

export interface CandidatesRow {
  id: number;
  userId: number | null;
  addedBy: number | null;
  source: string | null;
  title: string | null;
  phoneNumber: string | null;
  location: string | null;
  bio: string | null;
  skills: string | null;
  experience: string | null;
  education: string | null;
  resumeUrl: string | null;
  resumeFilename: string | null;
  resumeUploadedAt: string | null;
  parsedResumeData: string | null;
  linkedinUrl: string | null;
  githubUrl: string | null;
  certifications: string | null;
  languages: string | null;
  projects: string | null;
  totalExperienceYears: number | null;
  seniorityLevel: string | null;
  primaryDomain: string | null;
  skillCategories: string | null;
  availability: string | null;
  visaStatus: string | null;
  expectedSalaryMin: number | null;
  expectedSalaryMax: number | null;
  noticePeriod: string | null;
  willingToRelocate: 0 | 1 | null;
  workAuthorization: string | null;
  workAuthorizationEndDate: string | null;
  w2EmployerName: string | null;
  nationality: string | null;
  gender: string | null;
  dateOfBirth: string | null;
  highestEducation: string | null;
  specialization: string | null;
  highestDegreeStartDate: string | null;
  highestDegreeEndDate: string | null;
  employmentHistory: string | null;
  languagesRead: string | null;
  languagesSpeak: string | null;
  languagesWrite: string | null;
  currentResidenceZipCode: string | null;
  passportNumber: string | null;
  sinLast4: string | null;
  linkedinId: string | null;
  passportCopyUrl: string | null;
  dlCopyUrl: string | null;
  currentSalary: number | null;
  currentHourlyRate: number | null;
  expectedSalary: number | null;
  expectedHourlyRate: number | null;
  salaryType: string | null;
  profileCompleted: 0 | 1 | null;
  profileCompletionStep: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CodingChallengesRow {
  id: number;
  interviewId: number | null;
  title: string | null;
  description: string | null;
  language: string | null;
  starterCode: string | null;
  testCases: string | null;
  difficulty: string | null;
  timeLimit: number | null;
  createdBy: number | null;
  createdAt: string | null;
}

export interface CodingSubmissionsRow {
  id: number;
  challengeId: number | null;
  candidateId: number | null;
  code: string | null;
  language: string | null;
  status: string | null;
  testResults: string | null;
  executionTime: number | null;
  score: number | null;
  submittedAt: string | null;
}

export interface CompaniesRow {
  id: number;
  name: string | null;
  domain: string | null;
  settings: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CompanySettingsRow {
  id: number;
  companyId: number | null;
  fromEmail: string | null;
  fromName: string | null;
  replyToEmail: string | null;
  enableEmailNotifications: 0 | 1 | null;
  enableSmsNotifications: 0 | 1 | null;
  companyLogo: string | null;
  primaryColor: string | null;
  secondaryColor: string | null;
  additionalSettings: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CustomReportsRow {
  id: number;
  companyId: number | null;
  createdBy: number | null;
  name: string | null;
  description: string | null;
  selectedFields: string | null;
  filters: string | null;
  groupBy: string | null;
  sortBy: string | null;
  sortOrder: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CustomerContactsRow {
  id: number;
  customerId: number | null;
  name: string | null;
  title: string | null;
  email: string | null;
  phone: string | null;
  isPrimary: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface CustomersRow {
  id: number;
  name: string | null;
  industry: string | null;
  website: string | null;
  description: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  address: string | null;
  createdBy: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface DiversityMetricsRow {
  id: number;
  recruiterId: number | null;
  jobId: number | null;
  metricType: string | null;
  periodStart: string | null;
  periodEnd: string | null;
  totalCount: number | null;
  genderDiversity: string | null;
  ethnicityDiversity: string | null;
  ageDiversity: string | null;
  educationDiversity: string | null;
  locationDiversity: string | null;
  biasScore: string | null;
  createdAt: string | null;
  companyId: number | null;
}

export interface EmailCampaignsRow {
  id: number;
  name: string | null;
  templateId: number | null;
  subject: string | null;
  body: string | null;
  createdBy: number | null;
  status: string | null;
  scheduledAt: string | null;
  sentAt: string | null;
  totalRecipients: number | null;
  sentCount: number | null;
  openedCount: number | null;
  clickedCount: number | null;
  bouncedCount: number | null;
  repliedCount: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface EmailDeliveryEventsRow {
  id: number;
  recipientId: number | null;
  eventType: string | null;
  provider: string | null;
  timestamp: string | null;
  messageId: string | null;
  email: string | null;
  reason: string | null;
  metadata: string | null;
  createdAt: string | null;
}

export interface EmailTemplatesRow {
  id: number;
  name: string | null;
  subject: string | null;
  body: string | null;
  category: string | null;
  createdBy: number | null;
  isActive: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface EmailUnsubscribesRow {
  id: number;
  email: string | null;
  reason: string | null;
  unsubscribedAt: string | null;
  userId: number | null;
  candidateId: number | null;
}

export interface EmailWebhookLogsRow {
  id: number;
  provider: string | null;
  eventType: string | null;
  verified: 0 | 1 | null;
  processed: 0 | 1 | null;
  error: string | null;
  createdAt: string | null;
  eventId: number | null;
}

export interface EnvironmentVariablesRow {
  id: number;
  key: string | null;
  currentValue: string | null;
  previousValue: string | null;
  description: string | null;
  category: string | null;
  isEditable: 0 | 1 | null;
  isSensitive: 0 | 1 | null;
  updatedBy: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface FollowUpSequencesRow {
  id: number;
  name: string | null;
  description: string | null;
  createdBy: number | null;
  isActive: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface FraudDetectionEventsRow {
  id: number;
  interviewId: number | null;
  candidateId: number | null;
  eventType: string | null;
  severity: string | null;
  description: string | null;
  metadata: string | null;
  timestamp: string | null;
  questionId: number | null;
  userId: number | null;
}

export interface GuestApplicationsRow {
  id: number;
  jobId: number | null;
  email: string | null;
  name: string | null;
  phoneNumber: string | null;
  resumeUrl: string | null;
  resumeFilename: string | null;
  coverLetter: string | null;
  parsedResumeData: string | null;
  skills: string | null;
  experience: string | null;
  education: string | null;
  totalExperienceYears: number | null;
  claimed: 0 | 1 | null;
  claimedBy: number | null;
  claimedAt: string | null;
  applicationId: number | null;
  submittedAt: string | null;
  updatedAt: string | null;
  invitationSent: 0 | 1 | null;
  invitedAt: string | null;
  invitationCount: number | null;
}

export interface InmailTemplatesRow {
  id: number;
  name: string | null;
  subject: string | null;
  body: string | null;
  variables: string | null;
  category: string | null;
  isActive: 0 | 1 | null;
  timesUsed: number | null;
  responseRate: string | null;
  createdBy: number | null;
  lastUsedAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface IntegrationSettingsRow {
  id: number;
  companyId: number | null;
  provider: string | null;
  isActive: 0 | 1 | null;
  notificationTypes: string | null;
  createdBy: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface InterviewFeedbackRow {
  id: number;
  interviewId: number | null;
  candidateId: number | null;
  overallRating: number | null;
  interviewerRating: number | null;
  processRating: number | null;
  communicationRating: number | null;
  positiveAspects: string | null;
  areasForImprovement: string | null;
  additionalComments: string | null;
  wouldRecommend: 0 | 1 | null;
  isAnonymous: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
  providedBy: number | null;
}

export interface InterviewPanelistsRow {
  id: number;
  interviewId: number | null;
  userId: number | null;
  email: string | null;
  name: string | null;
  role: string | null;
  status: string | null;
  invitedAt: string | null;
  respondedAt: string | null;
  attendedAt: string | null;
  reminder24hSent: 0 | 1 | null;
  reminder1hSent: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface InterviewQuestionsRow {
  id: number;
  interviewId: number | null;
  questionText: string | null;
  questionType: string | null;
  orderIndex: number | null;
  expectedDuration: number | null;
  createdAt: string | null;
}

export interface InterviewResponsesRow {
  id: number;
  interviewId: number | null;
  questionId: number | null;
  candidateId: number | null;
  audioUrl: string | null;
  videoUrl: string | null;
  transcription: string | null;
  duration: number | null;
  aiScore: number | null;
  aiEvaluation: string | null;
  strengths: string | null;
  weaknesses: string | null;
  recommendations: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface InterviewsRow {
  id: number;
  applicationId: number | null;
  recruiterId: number | null;
  candidateId: number | null;
  jobId: number | null;
  scheduledAt: string | null;
  duration: number | null;
  type: string | null;
  status: string | null;
  meetingLink: string | null;
  location: string | null;
  notes: string | null;
  recordingUrl: string | null;
  aiEvaluationScore: number | null;
  aiEvaluationReport: string | null;
  interviewerNotes: string | null;
  candidateFeedback: string | null;
  videoMeetingId: string | null;
  videoJoinUrl: string | null;
  videoProvider: string | null;
  candidateReminder24hSent: 0 | 1 | null;
  candidateReminder1hSent: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface JobApplicationSourcesRow {
  id: number;
  applicationId: number | null;
  source: string | null;
  referrer: string | null;
  campaign: string | null;
  utmSource: string | null;
  utmMedium: string | null;
  utmCampaign: string | null;
  createdAt: string | null;
  jobId: number | null;
}

export interface JobDraftsRow {
  id: number;
  userId: number | null;
  title: string | null;
  companyName: string | null;
  description: string | null;
  requirements: string | null;
  responsibilities: string | null;
  location: string | null;
  employmentType: string | null;
  salaryMin: number | null;
  salaryMax: number | null;
  salaryCurrency: string | null;
  customerId: number | null;
  contactId: number | null;
  applicationDeadline: string | null;
  experienceLevel: string | null;
  educationLevel: string | null;
  requiredSkills: string | null;
  preferredSkills: string | null;
  benefits: string | null;
  remotePolicy: string | null;
  travelRequirement: string | null;
  securityClearance: string | null;
  lastSavedAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface JobSkillRequirementsRow {
  id: number;
  jobId: number | null;
  skillName: string | null;
  isMandatory: 0 | 1 | null;
  orderIndex: number | null;
  createdAt: string | null;
}

export interface JobTemplatesRow {
  id: number;
  name: string | null;
  templateDescription: string | null;
  title: string | null;
  companyName: string | null;
  description: string | null;
  requirements: string | null;
  responsibilities: string | null;
  location: string | null;
  employmentType: string | null;
  salaryMin: number | null;
  salaryMax: number | null;
  salaryCurrency: string | null;
  customerId: number | null;
  contactId: number | null;
  experienceLevel: string | null;
  educationLevel: string | null;
  requiredSkills: string | null;
  preferredSkills: string | null;
  benefits: string | null;
  remotePolicy: string | null;
  travelRequirement: string | null;
  securityClearance: string | null;
  category: string | null;
  tags: string | null;
  createdBy: number | null;
  companyId: number | null;
  isPublic: 0 | 1 | null;
  isCompanyWide: 0 | 1 | null;
  usageCount: number | null;
  lastUsedAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface JobViewAnalyticsRow {
  id: number;
  jobId: number | null;
  userId: number | null;
  viewDate: string | null;
  viewCount: number | null;
  source: string | null;
  deviceType: string | null;
  referrer: string | null;
  createdAt: string | null;
}

export interface JobViewSessionsRow {
  id: number;
  jobId: number | null;
  userId: number | null;
  sessionId: string | null;
  lastViewedAt: string | null;
}

export interface JobViewsRow {
  id: number;
  jobId: number | null;
  userId: number | null;
  viewedAt: string | null;
  source: string | null;
  ipAddress: string | null;
  userAgent: string | null;
  candidateId: number | null;
}

export interface JobsRow {
  id: number;
  title: string | null;
  companyName: string | null;
  description: string | null;
  requirements: string | null;
  responsibilities: string | null;
  location: string | null;
  employmentType: string | null;
  salaryMin: number | null;
  salaryMax: number | null;
  salaryCurrency: string | null;
  customerId: number | null;
  contactId: number | null;
  status: string | null;
  isDraft: 0 | 1 | null;
  isPublic: 0 | 1 | null;
  postedBy: number | null;
  applicationDeadline: string | null;
  shareCount: number | null;
  emailShares: number | null;
  linkedinShares: number | null;
  twitterShares: number | null;
  facebookShares: number | null;
  whatsappShares: number | null;
  linkCopies: number | null;
  createdAt: string | null;
  updatedAt: string | null;
  closedAt: string | null;
}

export interface LinkedinCreditUsageRow {
  id: number;
  recruiterId: number | null;
  creditsUsed: number | null;
  creditsRemaining: number | null;
  creditLimit: number | null;
  usageType: string | null;
  inmailId: number | null;
  linkedinProfileId: number | null;
  description: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  userId: number | null;
}

export interface LinkedinInmailsRow {
  id: number;
  profileId: number | null;
  candidateId: number | null;
  recruiterId: number | null;
  subject: string | null;
  message: string | null;
  linkedinConversationId: string | null;
  sentAt: string | null;
  openedAt: string | null;
  repliedAt: string | null;
  replied: 0 | 1 | null;
  replyMessage: string | null;
  sourcingCampaignId: number | null;
  emailCampaignId: number | null;
  inmailCreditsUsed: number | null;
  createdAt: string | null;
  updatedAt: string | null;
  sentBy: number | null;
}

export interface LinkedinProfilesRow {
  id: number;
  candidateId: number | null;
  linkedinId: string | null;
  profileUrl: string | null;
  publicIdentifier: string | null;
  firstName: string | null;
  lastName: string | null;
  headline: string | null;
  summary: string | null;
  location: string | null;
  industry: string | null;
  currentCompany: string | null;
  currentTitle: string | null;
  profilePictureUrl: string | null;
  connections: number | null;
  followersCount: number | null;
  fullProfileData: string | null;
  importedBy: number | null;
  sourcingCampaignId: number | null;
  importSource: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface MatchOutcomesRow {
  id: number;
  applicationId: number | null;
  candidateId: number | null;
  jobId: number | null;
  recruiterId: number | null;
  initialMatchScore: string | null;
  skillsScore: string | null;
  experienceScore: string | null;
  locationScore: string | null;
  salaryScore: string | null;
  culturalFitScore: string | null;
  outcome: string | null;
  outcomeDate: string | null;
  performanceRating: string | null;
  retentionMonths: number | null;
  recruiterFeedback: string | null;
  recruiterRating: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface NotificationDeliveryLogsRow {
  id: number;
  integrationId: number | null;
  notificationType: string | null;
  status: string | null;
  errorMessage: string | null;
  deliveryTime: number | null;
  payload: string | null;
  sentAt: string | null;
  notificationId: number | null;
}

export interface NotificationsRow {
  id: number;
  userId: number | null;
  type: string | null;
  title: string | null;
  message: string | null;
  isRead: 0 | 1 | null;
  relatedEntityType: string | null;
  relatedEntityId: number | null;
  actionUrl: string | null;
  createdAt: string | null;
  triggeredBy: number | null;
}

export interface OnboardingProcessesRow {
  id: number;
  associateId: number | null;
  processType: string | null;
  status: string | null;
  startedBy: number | null;
  completedAt: string | null;
  dueDate: string | null;
  notes: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  createdBy: number | null;
}

export interface OnboardingTasksRow {
  id: number;
  processId: number | null;
  title: string | null;
  description: string | null;
  taskType: string | null;
  status: string | null;
  priority: string | null;
  dueDate: string | null;
  completedAt: string | null;
  completedBy: number | null;
  orderIndex: number | null;
  dependsOnTaskId: number | null;
  notes: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  createdBy: number | null;
}

export interface PanelActionTokensRow {
  id: number;
  panelistId: number | null;
  interviewId: number | null;
  actionType: string | null;
  usedAt: string | null;
  expiresAt: string | null;
  createdAt: string | null;
}

export interface PanelistFeedbackRow {
  id: number;
  interviewId: number | null;
  panelistId: number | null;
  userId: number | null;
  overallRating: number | null;
  technicalSkills: number | null;
  communicationSkills: number | null;
  problemSolving: number | null;
  cultureFit: number | null;
  strengths: string | null;
  weaknesses: string | null;
  notes: string | null;
  recommendation: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface ProfileBadgesRow {
  id: number;
  name: string | null;
  description: string | null;
  icon: string | null;
  color: string | null;
  milestone: number | null;
  points: number | null;
  createdAt: string | null;
}

export interface ProfileCompletionAnalyticsRow {
  id: number;
  date: string | null;
  totalCandidates: number | null;
  completedProfiles: number | null;
  partialProfiles: number | null;
  incompleteProfiles: number | null;
  averageCompletion: number | null;
  createdAt: string | null;
  userId: number | null;
}

export interface ProfileRemindersRow {
  id: number;
  userId: number | null;
  reminderType: string | null;
  sentAt: string | null;
  profilePercentage: number | null;
}

export interface RecentlyViewedJobsRow {
  id: number;
  candidateId: number | null;
  jobId: number | null;
  viewedAt: string | null;
  userId: number | null;
}

export interface RecruiterNotificationPreferencesRow {
  id: number;
  userId: number | null;
  newApplications: 0 | 1 | null;
  applicationStatusChanges: 0 | 1 | null;
  applicationFrequency: string | null;
  interviewScheduled: 0 | 1 | null;
  interviewReminders: 0 | 1 | null;
  interviewCompleted: 0 | 1 | null;
  panelistResponses: 0 | 1 | null;
  candidateFeedback: 0 | 1 | null;
  panelistFeedbackSubmitted: 0 | 1 | null;
  weeklyDigest: 0 | 1 | null;
  systemUpdates: 0 | 1 | null;
  marketingEmails: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
  recruiterId: number | null;
}

export interface RecruitersRow {
  id: number;
  userId: number | null;
  companyName: string | null;
  phoneNumber: string | null;
  bio: string | null;
  profileCompleted: 0 | 1 | null;
  profileCompletionStep: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface ReportExecutionsRow {
  id: number;
  scheduleId: number | null;
  executedAt: string | null;
  status: string | null;
  pdfUrl: string | null;
  errorMessage: string | null;
  recipientCount: number | null;
  reportId: number | null;
}

export interface ReportSchedulesRow {
  id: number;
  companyId: number | null;
  reportId: number | null;
  reportType: string | null;
  frequency: string | null;
  dayOfWeek: number | null;
  dayOfMonth: number | null;
  timeOfDay: string | null;
  recipients: string | null;
  isActive: 0 | 1 | null;
  lastSentAt: string | null;
  nextSendAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface RescheduleRequestsRow {
  id: number;
  interviewId: number | null;
  panelistId: number | null;
  requestedBy: number | null;
  reason: string | null;
  preferredDates: string | null;
  status: string | null;
  resolvedAt: string | null;
  resolvedBy: number | null;
  newInterviewTime: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface ResumeProfilesRow {
  id: number;
  candidateId: number | null;
  profileName: string | null;
  resumeUrl: string | null;
  resumeFileKey: string | null;
  resumeFilename: string | null;
  parsedData: string | null;
  domainMatchScore: number | null;
  skillMatchScore: number | null;
  experienceScore: number | null;
  overallScore: number | null;
  primaryDomain: string | null;
  totalExperienceYears: number | null;
  isDefault: 0 | 1 | null;
  topDomains: string | null;
  topSkills: string | null;
  uploadedAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface SavedJobsRow {
  id: number;
  candidateId: number | null;
  jobId: number | null;
  createdAt: string | null;
  userId: number | null;
}

export interface SavedSearchesRow {
  id: number;
  userId: number | null;
  name: string | null;
  searchType: string | null;
  keyword: string | null;
  location: string | null;
  experienceLevel: string | null;
  skills: string | null;
  emailAlerts: 0 | 1 | null;
  alertFrequency: string | null;
  lastAlertSent: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface SchedulingLinksRow {
  id: number;
  recruiterId: number | null;
  interviewId: number | null;
  candidateId: number | null;
  provider: string | null;
  schedulingUrl: string | null;
  externalLinkId: string | null;
  eventType: string | null;
  duration: number | null;
  timezone: string | null;
  availableSlots: string | null;
  linkSentAt: string | null;
  linkClickedAt: string | null;
  bookedAt: string | null;
  bookingStatus: string | null;
  expiresAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  userId: number | null;
  jobId: number | null;
}

export interface SequenceEnrollmentsRow {
  id: number;
  sequenceId: number | null;
  candidateId: number | null;
  currentStep: number | null;
  status: string | null;
  enrolledAt: string | null;
  completedAt: string | null;
  nextStepAt: string | null;
}

export interface SequenceStepsRow {
  id: number;
  sequenceId: number | null;
  stepNumber: number | null;
  delayDays: number | null;
  templateId: number | null;
  subject: string | null;
  body: string | null;
  condition: string | null;
  createdAt: string | null;
}

export interface SkillAssessmentsRow {
  id: number;
  jobId: number | null;
  title: string | null;
  description: string | null;
  duration: number | null;
  passingScore: number | null;
  createdBy: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface SourcedCandidatesRow {
  id: number;
  campaignId: number | null;
  candidateId: number | null;
  sourceType: string | null;
  sourceUrl: string | null;
  sourceProfileId: string | null;
  rawProfileData: string | null;
  fullName: string | null;
  email: string | null;
  phoneNumber: string | null;
  location: string | null;
  currentTitle: string | null;
  currentCompany: string | null;
  enrichmentStatus: string | null;
  enrichedData: string | null;
  matchScore: number | null;
  addedToPool: 0 | 1 | null;
  contacted: 0 | 1 | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface SourcingCampaignsRow {
  id: number;
  name: string | null;
  jobId: number | null;
  createdBy: number | null;
  targetRoles: string | null;
  requiredSkills: string | null;
  locations: string | null;
  experienceMin: number | null;
  experienceMax: number | null;
  searchLinkedIn: 0 | 1 | null;
  searchGitHub: 0 | 1 | null;
  searchStackOverflow: 0 | 1 | null;
  maxCandidates: number | null;
  autoEnrich: 0 | 1 | null;
  autoAddToPool: 0 | 1 | null;
  status: string | null;
  candidatesFound: number | null;
  candidatesEnriched: number | null;
  candidatesAdded: number | null;
  startedAt: string | null;
  completedAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface SystemHealthMetricsRow {
  id: number;
  metricType: string | null;
  metricValue: string | null;
  unit: string | null;
  source: string | null;
  details: string | null;
  createdAt: string | null;
}

export interface SystemSettingsRow {
  id: number;
  settingKey: string | null;
  description: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface TaskAssignmentsRow {
  id: number;
  taskId: number | null;
  recruiterId: number | null;
  assignedBy: number | null;
  assignedAt: string | null;
  createdAt: string | null;
  processId: number | null;
  assignedTo: number | null;
}

export interface TaskRemindersRow {
  id: number;
  taskId: number | null;
  recruiterId: number | null;
  reminderType: string | null;
  sentAt: string | null;
  emailStatus: string | null;
  createdAt: string | null;
  taskAssignmentId: number | null;
}

export interface TaskTemplatesRow {
  id: number;
  name: string | null;
  processType: string | null;
  description: string | null;
  tasks: string | null;
  isDefault: 0 | 1 | null;
  createdBy: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface TeamMembersRow {
  id: number;
  companyId: number | null;
  userId: number | null;
  recruiterId: number | null;
  role: string | null;
  permissions: string | null;
  status: string | null;
  jobsAssigned: number | null;
  applicationsProcessed: number | null;
  interviewsScheduled: number | null;
  hiresCompleted: number | null;
  joinedAt: string | null;
  lastActiveAt: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface TemplateSharesRow {
  id: number;
  templateId: number | null;
  sharedBy: number | null;
  status: string | null;
  requestMessage: string | null;
  reviewNotes: string | null;
  requestedAt: string | null;
  reviewedAt: string | null;
  reviewedBy: number | null;
}

export interface UserActivityLogsRow {
  id: number;
  userId: number | null;
  companyId: number | null;
  action: string | null;
  resource: string | null;
  resourceId: number | null;
  ipAddress: string | null;
  userAgent: string | null;
  details: string | null;
  createdAt: string | null;
}

export interface UserBadgesRow {
  id: number;
  userId: number | null;
  badgeId: number | null;
  earnedAt: string | null;
  viewed: 0 | 1 | null;
}

export interface UserPointsRow {
  id: number;
  userId: number | null;
  totalPoints: number | null;
  level: number | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface UsersRow {
  id: number;
  openId: string | null;
  name: string | null;
  email: string | null;
  loginMethod: string | null;
  role: string | null;
  companyId: number | null;
  emailVerified: 0 | 1 | null;
  verificationTokenExpiry: string | null;
  passwordResetTokenExpiry: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  lastSignedIn: string | null;
}

export interface VideoIntroductionsRow {
  id: number;
  candidateId: number | null;
  videoUrl: string | null;
  videoFileKey: string | null;
  thumbnailUrl: string | null;
  duration: number | null;
  fileSize: number | null;
  mimeType: string | null;
  transcription: string | null;
  createdAt: string | null;
  updatedAt: string | null;
}

export interface Rows {
  aiNotificationPreferences: AiNotificationPreferencesRow;
  aiNotificationQueue: AiNotificationQueueRow;
  algorithmPerformance: AlgorithmPerformanceRow;
  applicationFeedback: ApplicationFeedbackRow;
  applicationHistory: ApplicationHistoryRow;
  applicationLogs: ApplicationLogsRow;
  applications: ApplicationsRow;
  assessmentAnswers: AssessmentAnswersRow;
  assessmentAttempts: AssessmentAttemptsRow;
  assessmentQuestions: AssessmentQuestionsRow;
  associates: AssociatesRow;
  biasDetectionLogs: BiasDetectionLogsRow;
  bulkUploadJobs: BulkUploadJobsRow;
  calendarEvents: CalendarEventsRow;
  calendarIntegrations: CalendarIntegrationsRow;
  campaignRecipients: CampaignRecipientsRow;
  candidateInteractions: CandidateInteractionsRow;
  candidateProfileShares: CandidateProfileSharesRow;
  candidateSkillRatings: CandidateSkillRatingsRow;
  candidateSuccessPredictions: CandidateSuccessPredictionsRow;
  candidateTagAssignments: CandidateTagAssignmentsRow;
  candidateTags: CandidateTagsRow;
  candidates: CandidatesRow;
  codingChallenges: CodingChallengesRow;
  codingSubmissions: CodingSubmissionsRow;
  companies: CompaniesRow;
  companySettings: CompanySettingsRow;
  customReports: CustomReportsRow;
  customerContacts: CustomerContactsRow;
  customers: CustomersRow;
  diversityMetrics: DiversityMetricsRow;
  emailCampaigns: EmailCampaignsRow;
  emailDeliveryEvents: EmailDeliveryEventsRow;
  emailTemplates: EmailTemplatesRow;
  emailUnsubscribes: EmailUnsubscribesRow;
  emailWebhookLogs: EmailWebhookLogsRow;
  environmentVariables: EnvironmentVariablesRow;
  followUpSequences: FollowUpSequencesRow;
  fraudDetectionEvents: FraudDetectionEventsRow;
  guestApplications: GuestApplicationsRow;
  inmailTemplates: InmailTemplatesRow;
  integrationSettings: IntegrationSettingsRow;
  interviewFeedback: InterviewFeedbackRow;
  interviewPanelists: InterviewPanelistsRow;
  interviewQuestions: InterviewQuestionsRow;
  interviewResponses: InterviewResponsesRow;
  interviews: InterviewsRow;
  jobApplicationSources: JobApplicationSourcesRow;
  jobDrafts: JobDraftsRow;
  jobSkillRequirements: JobSkillRequirementsRow;
  jobTemplates: JobTemplatesRow;
  jobViewAnalytics: JobViewAnalyticsRow;
  jobViewSessions: JobViewSessionsRow;
  jobViews: JobViewsRow;
  jobs: JobsRow;
  linkedinCreditUsage: LinkedinCreditUsageRow;
  linkedinInmails: LinkedinInmailsRow;
  linkedinProfiles: LinkedinProfilesRow;
  matchOutcomes: MatchOutcomesRow;
  notificationDeliveryLogs: NotificationDeliveryLogsRow;
  notifications: NotificationsRow;
  onboardingProcesses: OnboardingProcessesRow;
  onboardingTasks: OnboardingTasksRow;
  panelActionTokens: PanelActionTokensRow;
  panelistFeedback: PanelistFeedbackRow;
  profileBadges: ProfileBadgesRow;
  profileCompletionAnalytics: ProfileCompletionAnalyticsRow;
  profileReminders: ProfileRemindersRow;
  recentlyViewedJobs: RecentlyViewedJobsRow;
  recruiterNotificationPreferences: RecruiterNotificationPreferencesRow;
  recruiters: RecruitersRow;
  reportExecutions: ReportExecutionsRow;
  reportSchedules: ReportSchedulesRow;
  rescheduleRequests: RescheduleRequestsRow;
  resumeProfiles: ResumeProfilesRow;
  savedJobs: SavedJobsRow;
  savedSearches: SavedSearchesRow;
  schedulingLinks: SchedulingLinksRow;
  sequenceEnrollments: SequenceEnrollmentsRow;
  sequenceSteps: SequenceStepsRow;
  skillAssessments: SkillAssessmentsRow;
  sourcedCandidates: SourcedCandidatesRow;
  sourcingCampaigns: SourcingCampaignsRow;
  systemHealthMetrics: SystemHealthMetricsRow;
  systemSettings: SystemSettingsRow;
  taskAssignments: TaskAssignmentsRow;
  taskReminders: TaskRemindersRow;
  taskTemplates: TaskTemplatesRow;
  teamMembers: TeamMembersRow;
  templateShares: TemplateSharesRow;
  userActivityLogs: UserActivityLogsRow;
  userBadges: UserBadgesRow;
  userPoints: UserPointsRow;
  users: UsersRow;
  videoIntroductions: VideoIntroductionsRow;
}

export type TableName = keyof Rows;
/** Tables that exist on the server only. */
export type ServerOnlyTableName = 'applicationLogs' | 'emailWebhookLogs' | 'environmentVariables' | 'panelActionTokens' | 'systemHealthMetrics' | 'systemSettings' | 'userActivityLogs';
/** Tables a device may hold rows of. */
export type MirroredTableName = Exclude<TableName, ServerOnlyTableName>;

/** Every table of the central schema, by number. */
export const TABLES: readonly TableShape[] = Object.freeze<readonly TableShape[]>([
  {
    no: 1, name: 'aiNotificationPreferences', table: 'aiNotificationPreferences', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'jobMatchAlerts', column: 'jobMatchAlerts', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'profileImprovementSuggestions', column: 'profileImprovementSuggestions', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'applicationStatusUpdates', column: 'applicationStatusUpdates', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'interviewReminders', column: 'interviewReminders', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'topCandidateDigest', column: 'topCandidateDigest', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'digestFrequency', column: 'digestFrequency', type: 'text', notNull: true, enumValues: ['daily', 'weekly', 'realtime'], defaultValue: 'daily' },
      { name: 'newApplicationAlerts', column: 'newApplicationAlerts', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'biasAlerts', column: 'biasAlerts', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'pipelineInsights', column: 'pipelineInsights', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'emailNotifications', column: 'emailNotifications', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'inAppNotifications', column: 'inAppNotifications', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 2, name: 'aiNotificationQueue', table: 'aiNotificationQueue', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'notificationType', column: 'notificationType', type: 'text', notNull: true },
      { name: 'title', column: 'title', type: 'text', notNull: true },
      { name: 'message', column: 'message', type: 'text', notNull: true },
      { name: 'actionUrl', column: 'actionUrl', type: 'text', notNull: false },
      { name: 'priority', column: 'priority', type: 'text', notNull: true, enumValues: ['low', 'medium', 'high'], defaultValue: 'medium' },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['pending', 'sent', 'failed', 'cancelled'], defaultValue: 'pending' },
      { name: 'scheduledFor', column: 'scheduledFor', type: 'timestamp', notNull: true },
      { name: 'sentAt', column: 'sentAt', type: 'timestamp', notNull: false },
      { name: 'readAt', column: 'readAt', type: 'timestamp', notNull: false },
      { name: 'metadata', column: 'metadata', type: 'json', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 3, name: 'algorithmPerformance', table: 'algorithmPerformance', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'algorithmVersion', column: 'algorithmVersion', type: 'text', notNull: true },
      { name: 'metricName', column: 'metricName', type: 'text', notNull: true },
      { name: 'metricValue', column: 'metricValue', type: 'decimal', notNull: true },
      { name: 'sampleSize', column: 'sampleSize', type: 'int', notNull: true },
      { name: 'periodStart', column: 'periodStart', type: 'date', notNull: true },
      { name: 'periodEnd', column: 'periodEnd', type: 'date', notNull: true },
      { name: 'jobCategory', column: 'jobCategory', type: 'text', notNull: false },
      { name: 'notes', column: 'notes', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 4, name: 'applicationFeedback', table: 'applicationFeedback', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: true, references: { table: 'applications', column: 'id', onDelete: 'cascade' } },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'rating', column: 'rating', type: 'int', notNull: false },
      { name: 'notes', column: 'notes', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'providedBy', column: 'providedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 5, name: 'applicationHistory', table: 'application_history', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: true, references: { table: 'applications', column: 'id', onDelete: 'cascade' } },
      { name: 'fromStatus', column: 'fromStatus', type: 'text', notNull: false },
      { name: 'toStatus', column: 'toStatus', type: 'text', notNull: true },
      { name: 'changedBy', column: 'changedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'notes', column: 'notes', type: 'text', notNull: false },
      { name: 'emailSent', column: 'emailSent', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 6, name: 'applicationLogs', table: 'application_logs', serverOnly: true,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'level', column: 'level', type: 'text', notNull: true, enumValues: ['debug', 'info', 'warn', 'error', 'critical'] },
      { name: 'source', column: 'source', type: 'text', notNull: true },
      { name: 'message', column: 'message', type: 'text', notNull: true },
      { name: 'details', column: 'details', type: 'text', notNull: false },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'requestId', column: 'requestId', type: 'text', notNull: false },
      { name: 'ipAddress', column: 'ipAddress', type: 'text', notNull: false },
      { name: 'userAgent', column: 'userAgent', type: 'text', notNull: false },
      { name: 'stackTrace', column: 'stackTrace', type: 'text', notNull: false },
      { name: 'resolved', column: 'resolved', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'resolvedBy', column: 'resolvedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'resolvedAt', column: 'resolvedAt', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 7, name: 'applications', table: 'applications', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'resumeProfileId', column: 'resumeProfileId', type: 'int', notNull: false, references: { table: 'resumeProfiles', column: 'id', onDelete: 'set null' } },
      { name: 'videoIntroductionId', column: 'videoIntroductionId', type: 'int', notNull: false, references: { table: 'videoIntroductions', column: 'id', onDelete: 'set null' } },
      { name: 'coverLetter', column: 'coverLetter', type: 'text', notNull: false },
      { name: 'resumeUrl', column: 'resumeUrl', type: 'text', notNull: false },
      { name: 'resumeFilename', column: 'resumeFilename', type: 'text', notNull: false },
      { name: 'status', column: 'status', type: 'text', notNull: false, enumValues: ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered', 'rejected', 'withdrawn'], defaultValue: 'submitted' },
      { name: 'isDraft', column: 'isDraft', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'aiScore', column: 'aiScore', type: 'int', notNull: false },
      { name: 'notes', column: 'notes', type: 'text', notNull: false },
      { name: 'currentSalary', column: 'currentSalary', type: 'int', notNull: false },
      { name: 'expectedSalary', column: 'expectedSalary', type: 'int', notNull: false },
      { name: 'currentHourlyRate', column: 'currentHourlyRate', type: 'int', notNull: false },
      { name: 'expectedHourlyRate', column: 'expectedHourlyRate', type: 'int', notNull: false },
      { name: 'salaryType', column: 'salaryType', type: 'text', notNull: false },
      { name: 'workAuthorization', column: 'workAuthorization', type: 'text', notNull: false },
      { name: 'workAuthorizationEndDate', column: 'workAuthorizationEndDate', type: 'date', notNull: false },
      { name: 'w2EmployerName', column: 'w2EmployerName', type: 'text', notNull: false },
      { name: 'nationality', column: 'nationality', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'gender', column: 'gender', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'dateOfBirth', column: 'dateOfBirth', type: 'date', notNull: false, sensitive: 'identity' },
      { name: 'highestEducation', column: 'highestEducation', type: 'text', notNull: false },
      { name: 'specialization', column: 'specialization', type: 'text', notNull: false },
      { name: 'highestDegreeStartDate', column: 'highestDegreeStartDate', type: 'date', notNull: false },
      { name: 'highestDegreeEndDate', column: 'highestDegreeEndDate', type: 'date', notNull: false },
      { name: 'employmentHistory', column: 'employmentHistory', type: 'text', notNull: false },
      { name: 'languagesRead', column: 'languagesRead', type: 'text', notNull: false },
      { name: 'languagesSpeak', column: 'languagesSpeak', type: 'text', notNull: false },
      { name: 'languagesWrite', column: 'languagesWrite', type: 'text', notNull: false },
      { name: 'currentResidenceZipCode', column: 'currentResidenceZipCode', type: 'text', notNull: false },
      { name: 'passportNumber', column: 'passportNumber', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'sinLast4', column: 'sinLast4', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'linkedinId', column: 'linkedinId', type: 'text', notNull: false },
      { name: 'passportCopyUrl', column: 'passportCopyUrl', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'dlCopyUrl', column: 'dlCopyUrl', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'submittedAt', column: 'submittedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: false, references: { table: 'recruiters', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 8, name: 'assessmentAnswers', table: 'assessmentAnswers', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'attemptId', column: 'attemptId', type: 'int', notNull: true, references: { table: 'assessmentAttempts', column: 'id', onDelete: 'cascade' } },
      { name: 'questionId', column: 'questionId', type: 'int', notNull: true, references: { table: 'assessmentQuestions', column: 'id', onDelete: 'cascade' } },
      { name: 'answer', column: 'answer', type: 'text', notNull: true },
      { name: 'isCorrect', column: 'isCorrect', type: 'boolean', notNull: false },
      { name: 'pointsEarned', column: 'pointsEarned', type: 'int', notNull: false },
    ],
  },
  {
    no: 9, name: 'assessmentAttempts', table: 'assessmentAttempts', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'assessmentId', column: 'assessmentId', type: 'int', notNull: true, references: { table: 'skillAssessments', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: false, references: { table: 'applications', column: 'id', onDelete: 'set null' } },
      { name: 'score', column: 'score', type: 'int', notNull: false },
      { name: 'totalPoints', column: 'totalPoints', type: 'int', notNull: false },
      { name: 'earnedPoints', column: 'earnedPoints', type: 'int', notNull: false },
      { name: 'passed', column: 'passed', type: 'boolean', notNull: false },
      { name: 'startedAt', column: 'startedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'completedAt', column: 'completedAt', type: 'timestamp', notNull: false },
      { name: 'timeSpent', column: 'timeSpent', type: 'int', notNull: false },
    ],
  },
  {
    no: 10, name: 'assessmentQuestions', table: 'assessmentQuestions', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'assessmentId', column: 'assessmentId', type: 'int', notNull: true, references: { table: 'skillAssessments', column: 'id', onDelete: 'cascade' } },
      { name: 'questionText', column: 'questionText', type: 'text', notNull: true },
      { name: 'questionType', column: 'questionType', type: 'text', notNull: true, enumValues: ['multiple_choice', 'true_false', 'short_answer'] },
      { name: 'options', column: 'options', type: 'text', notNull: false },
      { name: 'correctAnswer', column: 'correctAnswer', type: 'text', notNull: true },
      { name: 'points', column: 'points', type: 'int', notNull: true, defaultValue: 1 },
      { name: 'orderIndex', column: 'orderIndex', type: 'int', notNull: true },
    ],
  },
  {
    no: 11, name: 'associates', table: 'associates', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'employeeId', column: 'employeeId', type: 'text', notNull: false },
      { name: 'jobTitle', column: 'jobTitle', type: 'text', notNull: true },
      { name: 'department', column: 'department', type: 'text', notNull: false },
      { name: 'startDate', column: 'startDate', type: 'timestamp', notNull: true },
      { name: 'endDate', column: 'endDate', type: 'timestamp', notNull: false },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['active', 'onboarding', 'offboarding', 'terminated'], defaultValue: 'onboarding' },
      { name: 'managerId', column: 'managerId', type: 'int', notNull: false, references: { table: 'recruiters', column: 'id', onDelete: 'set null' } },
      { name: 'onboardedBy', column: 'onboardedBy', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: false, references: { table: 'recruiters', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 12, name: 'biasDetectionLogs', table: 'biasDetectionLogs', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'entityType', column: 'entityType', type: 'text', notNull: true, enumValues: ['resume', 'job_description', 'match_score', 'interview_evaluation'] },
      { name: 'entityId', column: 'entityId', type: 'int', notNull: true },
      { name: 'biasType', column: 'biasType', type: 'text', notNull: true, enumValues: ['gender', 'age', 'ethnicity', 'disability', 'language', 'education', 'location'] },
      { name: 'severity', column: 'severity', type: 'text', notNull: true, enumValues: ['low', 'medium', 'high'] },
      { name: 'detectedText', column: 'detectedText', type: 'text', notNull: false },
      { name: 'recommendation', column: 'recommendation', type: 'text', notNull: false },
      { name: 'flaggedBy', column: 'flaggedBy', type: 'text', notNull: true },
      { name: 'resolved', column: 'resolved', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'resolvedAt', column: 'resolvedAt', type: 'timestamp', notNull: false },
      { name: 'resolvedBy', column: 'resolvedBy', type: 'int', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: false, references: { table: 'jobs', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 13, name: 'bulkUploadJobs', table: 'bulk_upload_jobs', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'uploadedBy', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'fileName', column: 'fileName', type: 'text', notNull: true },
      { name: 'fileSize', column: 'fileSize', type: 'int', notNull: true },
      { name: 'fileUrl', column: 'fileUrl', type: 'text', notNull: true },
      { name: 'fileKey', column: 'fileKey', type: 'text', notNull: true },
      { name: 'fileType', column: 'fileType', type: 'text', notNull: true },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['pending', 'processing', 'completed', 'failed'], defaultValue: 'pending' },
      { name: 'totalRecords', column: 'totalRecords', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'successCount', column: 'successCount', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'failureCount', column: 'failureCount', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'errorMessage', column: 'errorMessage', type: 'text', notNull: false },
      { name: 'failedRecordsUrl', column: 'failedRecordsUrl', type: 'text', notNull: false },
      { name: 'failedRecordsKey', column: 'failedRecordsKey', type: 'text', notNull: false },
      { name: 'processingStartedAt', column: 'processingStartedAt', type: 'timestamp', notNull: false },
      { name: 'processingCompletedAt', column: 'processingCompletedAt', type: 'timestamp', notNull: false },
      { name: 'emailNotificationSent', column: 'emailNotificationSent', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'emailSentAt', column: 'emailSentAt', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 14, name: 'calendarEvents', table: 'calendar_events', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true, references: { table: 'interviews', column: 'id', onDelete: 'cascade' } },
      { name: 'integrationId', column: 'calendarIntegrationId', type: 'int', notNull: true, references: { table: 'calendarIntegrations', column: 'id', onDelete: 'cascade' } },
      { name: 'externalEventId', column: 'externalEventId', type: 'text', notNull: true },
      { name: 'provider', column: 'provider', type: 'text', notNull: true, enumValues: ['google', 'microsoft', 'calendly', 'cal_com'] },
      { name: 'title', column: 'title', type: 'text', notNull: false },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'location', column: 'location', type: 'text', notNull: false },
      { name: 'meetingUrl', column: 'meetingUrl', type: 'text', notNull: false },
      { name: 'startTime', column: 'startTime', type: 'timestamp', notNull: true },
      { name: 'endTime', column: 'endTime', type: 'timestamp', notNull: true },
      { name: 'timezone', column: 'timezone', type: 'text', notNull: true },
      { name: 'attendees', column: 'attendees', type: 'text', notNull: false },
      { name: 'organizerEmail', column: 'organizerEmail', type: 'text', notNull: false },
      { name: 'syncStatus', column: 'syncStatus', type: 'text', notNull: true, enumValues: ['pending', 'synced', 'failed', 'cancelled'], defaultValue: 'pending' },
      { name: 'lastSyncAt', column: 'lastSyncAt', type: 'timestamp', notNull: false },
      { name: 'syncError', column: 'syncError', type: 'text', notNull: false },
      { name: 'bookingConfirmedAt', column: 'bookingConfirmedAt', type: 'timestamp', notNull: false },
      { name: 'bookingCancelledAt', column: 'bookingCancelledAt', type: 'timestamp', notNull: false },
      { name: 'cancellationReason', column: 'cancellationReason', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 15, name: 'calendarIntegrations', table: 'calendar_integrations', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'provider', column: 'provider', type: 'text', notNull: true, enumValues: ['google', 'microsoft', 'calendly', 'cal_com'] },
      { name: 'providerAccountId', column: 'providerAccountId', type: 'text', notNull: false },
      { name: 'providerEmail', column: 'providerEmail', type: 'text', notNull: false },
      { name: 'accessToken', column: 'accessToken', type: 'text', notNull: true, sensitive: 'secret' },
      { name: 'refreshToken', column: 'refreshToken', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'tokenExpiry', column: 'tokenExpiry', type: 'timestamp', notNull: false },
      { name: 'defaultCalendarId', column: 'defaultCalendarId', type: 'text', notNull: false },
      { name: 'calendarName', column: 'calendarName', type: 'text', notNull: false },
      { name: 'timezone', column: 'timezone', type: 'text', notNull: true, defaultValue: 'UTC' },
      { name: 'autoSync', column: 'autoSync', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'syncDirection', column: 'syncDirection', type: 'text', notNull: true, enumValues: ['one-way', 'two-way'], defaultValue: 'two-way' },
      { name: 'lastSyncAt', column: 'lastSyncAt', type: 'timestamp', notNull: false },
      { name: 'isActive', column: 'isActive', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 16, name: 'campaignRecipients', table: 'campaignRecipients', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'campaignId', column: 'campaignId', type: 'int', notNull: true, references: { table: 'emailCampaigns', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'email', column: 'email', type: 'text', notNull: true },
      { name: 'personalizedSubject', column: 'personalizedSubject', type: 'text', notNull: false },
      { name: 'personalizedBody', column: 'personalizedBody', type: 'text', notNull: false },
      { name: 'status', column: 'status', type: 'text', notNull: true, defaultValue: 'pending' },
      { name: 'sentAt', column: 'sentAt', type: 'timestamp', notNull: false },
      { name: 'openedAt', column: 'openedAt', type: 'timestamp', notNull: false },
      { name: 'clickedAt', column: 'clickedAt', type: 'timestamp', notNull: false },
      { name: 'bouncedAt', column: 'bouncedAt', type: 'timestamp', notNull: false },
      { name: 'repliedAt', column: 'repliedAt', type: 'timestamp', notNull: false },
      { name: 'trackingId', column: 'trackingId', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 17, name: 'candidateInteractions', table: 'candidate_interactions', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: false },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: false },
      { name: 'interactionType', column: 'interactionType', type: 'text', notNull: true, enumValues: ['email_opened', 'email_clicked', 'email_replied', 'calendar_link_clicked', 'interview_booked', 'interview_rescheduled', 'interview_cancelled', 'application_submitted', 'profile_viewed'] },
      { name: 'emailCampaignId', column: 'emailCampaignId', type: 'int', notNull: false },
      { name: 'sourcingCampaignId', column: 'sourcingCampaignId', type: 'int', notNull: false },
      { name: 'linkUrl', column: 'linkUrl', type: 'text', notNull: false },
      { name: 'metadata', column: 'metadata', type: 'text', notNull: false },
      { name: 'userAgent', column: 'userAgent', type: 'text', notNull: false },
      { name: 'ipAddress', column: 'ipAddress', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 18, name: 'candidateProfileShares', table: 'candidate_profile_shares', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'sharedBy', column: 'sharedByUserId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'shareToken', column: 'shareToken', type: 'text', notNull: true, sensitive: 'secret' },
      { name: 'recipientEmail', column: 'recipientEmail', type: 'text', notNull: false },
      { name: 'recipientName', column: 'recipientName', type: 'text', notNull: false },
      { name: 'customerId', column: 'customerId', type: 'int', notNull: false, references: { table: 'customers', column: 'id', onDelete: 'set null' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: false, references: { table: 'jobs', column: 'id', onDelete: 'set null' } },
      { name: 'matchScore', column: 'matchScore', type: 'int', notNull: false },
      { name: 'includeResume', column: 'includeResume', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'includeVideo', column: 'includeVideo', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'includeContact', column: 'includeContact', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'viewCount', column: 'viewCount', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'lastViewedAt', column: 'lastViewedAt', type: 'timestamp', notNull: false },
      { name: 'expiresAt', column: 'expiresAt', type: 'timestamp', notNull: false },
      { name: 'isActive', column: 'isActive', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 19, name: 'candidateSkillRatings', table: 'candidate_skill_ratings', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: true, references: { table: 'applications', column: 'id', onDelete: 'cascade' } },
      { name: 'skillRequirementId', column: 'skillRequirementId', type: 'int', notNull: true, references: { table: 'jobSkillRequirements', column: 'id', onDelete: 'cascade' } },
      { name: 'skillName', column: 'skillName', type: 'text', notNull: true },
      { name: 'rating', column: 'rating', type: 'int', notNull: true },
      { name: 'yearsExperience', column: 'yearsExperience', type: 'int', notNull: true },
      { name: 'lastUsedYear', column: 'lastUsedYear', type: 'int', notNull: true },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
      { name: 'ratedBy', column: 'ratedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 20, name: 'candidateSuccessPredictions', table: 'candidate_success_predictions', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'overallSuccessScore', column: 'overallSuccessScore', type: 'int', notNull: true },
      { name: 'skillsMatchScore', column: 'skillsMatchScore', type: 'int', notNull: false },
      { name: 'experienceMatchScore', column: 'experienceMatchScore', type: 'int', notNull: false },
      { name: 'cultureFitScore', column: 'cultureFitScore', type: 'int', notNull: false },
      { name: 'retentionPredictionScore', column: 'retentionPredictionScore', type: 'int', notNull: false },
      { name: 'topPositiveFactors', column: 'topPositiveFactors', type: 'text', notNull: false },
      { name: 'topNegativeFactors', column: 'topNegativeFactors', type: 'text', notNull: false },
      { name: 'modelVersion', column: 'modelVersion', type: 'text', notNull: false },
      { name: 'confidence', column: 'confidence', type: 'int', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 21, name: 'candidateTagAssignments', table: 'candidateTagAssignments', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'tagId', column: 'tagId', type: 'int', notNull: true, references: { table: 'candidateTags', column: 'id', onDelete: 'cascade' } },
      { name: 'assignedBy', column: 'assignedBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 22, name: 'candidateTags', table: 'candidateTags', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'color', column: 'color', type: 'text', notNull: false, defaultValue: 'blue' },
      { name: 'createdBy', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 23, name: 'candidates', table: 'candidates', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'addedBy', column: 'addedBy', type: 'int', notNull: false, references: { table: 'recruiters', column: 'id', onDelete: 'set null' } },
      { name: 'source', column: 'source', type: 'text', notNull: false },
      { name: 'title', column: 'title', type: 'text', notNull: false },
      { name: 'phoneNumber', column: 'phoneNumber', type: 'text', notNull: true },
      { name: 'location', column: 'location', type: 'text', notNull: true },
      { name: 'bio', column: 'bio', type: 'text', notNull: false },
      { name: 'skills', column: 'skills', type: 'text', notNull: false },
      { name: 'experience', column: 'experience', type: 'text', notNull: false },
      { name: 'education', column: 'education', type: 'text', notNull: false },
      { name: 'resumeUrl', column: 'resumeUrl', type: 'text', notNull: false },
      { name: 'resumeFilename', column: 'resumeFilename', type: 'text', notNull: false },
      { name: 'resumeUploadedAt', column: 'resumeUploadedAt', type: 'timestamp', notNull: false },
      { name: 'parsedResumeData', column: 'parsedResumeData', type: 'text', notNull: false },
      { name: 'linkedinUrl', column: 'linkedinUrl', type: 'text', notNull: false },
      { name: 'githubUrl', column: 'githubUrl', type: 'text', notNull: false },
      { name: 'certifications', column: 'certifications', type: 'text', notNull: false },
      { name: 'languages', column: 'languages', type: 'text', notNull: false },
      { name: 'projects', column: 'projects', type: 'text', notNull: false },
      { name: 'totalExperienceYears', column: 'totalExperienceYears', type: 'int', notNull: false },
      { name: 'seniorityLevel', column: 'seniorityLevel', type: 'text', notNull: false },
      { name: 'primaryDomain', column: 'primaryDomain', type: 'text', notNull: false },
      { name: 'skillCategories', column: 'skillCategories', type: 'text', notNull: false },
      { name: 'availability', column: 'availability', type: 'text', notNull: false },
      { name: 'visaStatus', column: 'visaStatus', type: 'text', notNull: false },
      { name: 'expectedSalaryMin', column: 'expectedSalaryMin', type: 'int', notNull: false },
      { name: 'expectedSalaryMax', column: 'expectedSalaryMax', type: 'int', notNull: false },
      { name: 'noticePeriod', column: 'noticePeriod', type: 'text', notNull: false },
      { name: 'willingToRelocate', column: 'willingToRelocate', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'workAuthorization', column: 'workAuthorization', type: 'text', notNull: false },
      { name: 'workAuthorizationEndDate', column: 'workAuthorizationEndDate', type: 'date', notNull: false },
      { name: 'w2EmployerName', column: 'w2EmployerName', type: 'text', notNull: false },
      { name: 'nationality', column: 'nationality', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'gender', column: 'gender', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'dateOfBirth', column: 'dateOfBirth', type: 'date', notNull: false, sensitive: 'identity' },
      { name: 'highestEducation', column: 'highestEducation', type: 'text', notNull: false },
      { name: 'specialization', column: 'specialization', type: 'text', notNull: false },
      { name: 'highestDegreeStartDate', column: 'highestDegreeStartDate', type: 'date', notNull: false },
      { name: 'highestDegreeEndDate', column: 'highestDegreeEndDate', type: 'date', notNull: false },
      { name: 'employmentHistory', column: 'employmentHistory', type: 'text', notNull: false },
      { name: 'languagesRead', column: 'languagesRead', type: 'text', notNull: false },
      { name: 'languagesSpeak', column: 'languagesSpeak', type: 'text', notNull: false },
      { name: 'languagesWrite', column: 'languagesWrite', type: 'text', notNull: false },
      { name: 'currentResidenceZipCode', column: 'currentResidenceZipCode', type: 'text', notNull: false },
      { name: 'passportNumber', column: 'passportNumber', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'sinLast4', column: 'sinLast4', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'linkedinId', column: 'linkedinId', type: 'text', notNull: false },
      { name: 'passportCopyUrl', column: 'passportCopyUrl', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'dlCopyUrl', column: 'dlCopyUrl', type: 'text', notNull: false, sensitive: 'identity' },
      { name: 'currentSalary', column: 'currentSalary', type: 'int', notNull: false },
      { name: 'currentHourlyRate', column: 'currentHourlyRate', type: 'int', notNull: false },
      { name: 'expectedSalary', column: 'expectedSalary', type: 'int', notNull: false },
      { name: 'expectedHourlyRate', column: 'expectedHourlyRate', type: 'int', notNull: false },
      { name: 'salaryType', column: 'salaryType', type: 'text', notNull: false, enumValues: ['salary', 'hourly'] },
      { name: 'profileCompleted', column: 'profileCompleted', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'profileCompletionStep', column: 'profileCompletionStep', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 24, name: 'codingChallenges', table: 'codingChallenges', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: false, references: { table: 'interviews', column: 'id', onDelete: 'set null' } },
      { name: 'title', column: 'title', type: 'text', notNull: true },
      { name: 'description', column: 'description', type: 'text', notNull: true },
      { name: 'language', column: 'language', type: 'text', notNull: true, enumValues: ['python', 'javascript', 'java', 'cpp'] },
      { name: 'starterCode', column: 'starterCode', type: 'text', notNull: false },
      { name: 'testCases', column: 'testCases', type: 'text', notNull: false },
      { name: 'difficulty', column: 'difficulty', type: 'text', notNull: true, enumValues: ['easy', 'medium', 'hard'] },
      { name: 'timeLimit', column: 'timeLimit', type: 'int', notNull: false },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 25, name: 'codingSubmissions', table: 'codingSubmissions', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'challengeId', column: 'challengeId', type: 'int', notNull: true, references: { table: 'codingChallenges', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'code', column: 'code', type: 'text', notNull: true },
      { name: 'language', column: 'language', type: 'text', notNull: true },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['pending', 'running', 'passed', 'failed', 'error'], defaultValue: 'pending' },
      { name: 'testResults', column: 'testResults', type: 'text', notNull: false },
      { name: 'executionTime', column: 'executionTime', type: 'int', notNull: false },
      { name: 'score', column: 'score', type: 'int', notNull: false },
      { name: 'submittedAt', column: 'submittedAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 26, name: 'companies', table: 'companies', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'domain', column: 'domain', type: 'text', notNull: true },
      { name: 'settings', column: 'settings', type: 'json', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 27, name: 'companySettings', table: 'companySettings', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: true, references: { table: 'companies', column: 'id', onDelete: 'cascade' } },
      { name: 'sendgridApiKey', column: 'sendgridApiKey', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'resendApiKey', column: 'resendApiKey', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'openaiApiKey', column: 'openaiApiKey', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'linkedinApiKey', column: 'linkedinApiKey', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'fromEmail', column: 'fromEmail', type: 'text', notNull: false },
      { name: 'fromName', column: 'fromName', type: 'text', notNull: false },
      { name: 'replyToEmail', column: 'replyToEmail', type: 'text', notNull: false },
      { name: 'enableEmailNotifications', column: 'enableEmailNotifications', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'enableSmsNotifications', column: 'enableSmsNotifications', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'companyLogo', column: 'companyLogo', type: 'text', notNull: false },
      { name: 'primaryColor', column: 'primaryColor', type: 'text', notNull: false },
      { name: 'secondaryColor', column: 'secondaryColor', type: 'text', notNull: false },
      { name: 'additionalSettings', column: 'additionalSettings', type: 'json', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 28, name: 'customReports', table: 'custom_reports', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: true, references: { table: 'companies', column: 'id', onDelete: 'cascade' } },
      { name: 'createdBy', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'selectedFields', column: 'selectedFields', type: 'json', notNull: true },
      { name: 'filters', column: 'filters', type: 'json', notNull: false },
      { name: 'groupBy', column: 'groupBy', type: 'text', notNull: false },
      { name: 'sortBy', column: 'sortBy', type: 'text', notNull: false },
      { name: 'sortOrder', column: 'sortOrder', type: 'text', notNull: false, enumValues: ['asc', 'desc'], defaultValue: 'asc' },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 29, name: 'customerContacts', table: 'customerContacts', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'customerId', column: 'customerId', type: 'int', notNull: true, references: { table: 'customers', column: 'id', onDelete: 'cascade' } },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'title', column: 'title', type: 'text', notNull: false },
      { name: 'email', column: 'email', type: 'text', notNull: false },
      { name: 'phone', column: 'phone', type: 'text', notNull: false },
      { name: 'isPrimary', column: 'isPrimary', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 30, name: 'customers', table: 'customers', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'industry', column: 'industry', type: 'text', notNull: false },
      { name: 'website', column: 'website', type: 'text', notNull: false },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'contactEmail', column: 'contactEmail', type: 'text', notNull: false },
      { name: 'contactPhone', column: 'contactPhone', type: 'text', notNull: false },
      { name: 'address', column: 'address', type: 'text', notNull: false },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 31, name: 'diversityMetrics', table: 'diversityMetrics', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'cascade' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: false, references: { table: 'jobs', column: 'id', onDelete: 'set null' } },
      { name: 'metricType', column: 'metricType', type: 'text', notNull: true, enumValues: ['applications', 'interviews', 'offers', 'hires'] },
      { name: 'periodStart', column: 'periodStart', type: 'date', notNull: true },
      { name: 'periodEnd', column: 'periodEnd', type: 'date', notNull: true },
      { name: 'totalCount', column: 'totalCount', type: 'int', notNull: true },
      { name: 'genderDiversity', column: 'genderDiversity', type: 'json', notNull: false },
      { name: 'ethnicityDiversity', column: 'ethnicityDiversity', type: 'json', notNull: false },
      { name: 'ageDiversity', column: 'ageDiversity', type: 'json', notNull: false },
      { name: 'educationDiversity', column: 'educationDiversity', type: 'json', notNull: false },
      { name: 'locationDiversity', column: 'locationDiversity', type: 'json', notNull: false },
      { name: 'biasScore', column: 'biasScore', type: 'decimal', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: false, references: { table: 'companies', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 32, name: 'emailCampaigns', table: 'emailCampaigns', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'templateId', column: 'templateId', type: 'int', notNull: false, references: { table: 'emailTemplates', column: 'id', onDelete: 'set null' } },
      { name: 'subject', column: 'subject', type: 'text', notNull: true },
      { name: 'body', column: 'body', type: 'text', notNull: true },
      { name: 'createdBy', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'status', column: 'status', type: 'text', notNull: true, defaultValue: 'draft' },
      { name: 'scheduledAt', column: 'scheduledAt', type: 'timestamp', notNull: false },
      { name: 'sentAt', column: 'sentAt', type: 'timestamp', notNull: false },
      { name: 'totalRecipients', column: 'totalRecipients', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'sentCount', column: 'sentCount', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'openedCount', column: 'openedCount', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'clickedCount', column: 'clickedCount', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'bouncedCount', column: 'bouncedCount', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'repliedCount', column: 'repliedCount', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 33, name: 'emailDeliveryEvents', table: 'emailDeliveryEvents', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'recipientId', column: 'campaignRecipientId', type: 'int', notNull: false, references: { table: 'campaignRecipients', column: 'id', onDelete: 'set null' } },
      { name: 'eventType', column: 'eventType', type: 'text', notNull: true },
      { name: 'provider', column: 'provider', type: 'text', notNull: true },
      { name: 'timestamp', column: 'timestamp', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'messageId', column: 'messageId', type: 'text', notNull: false },
      { name: 'email', column: 'email', type: 'text', notNull: true },
      { name: 'reason', column: 'reason', type: 'text', notNull: false },
      { name: 'metadata', column: 'metadata', type: 'json', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 34, name: 'emailTemplates', table: 'emailTemplates', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'subject', column: 'subject', type: 'text', notNull: true },
      { name: 'body', column: 'body', type: 'text', notNull: true },
      { name: 'category', column: 'category', type: 'text', notNull: false },
      { name: 'createdBy', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'isActive', column: 'isActive', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 35, name: 'emailUnsubscribes', table: 'emailUnsubscribes', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'email', column: 'email', type: 'text', notNull: true },
      { name: 'trackingId', column: 'trackingId', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'reason', column: 'reason', type: 'text', notNull: false },
      { name: 'unsubscribedAt', column: 'unsubscribedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 36, name: 'emailWebhookLogs', table: 'emailWebhookLogs', serverOnly: true,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'provider', column: 'provider', type: 'text', notNull: true },
      { name: 'eventType', column: 'eventType', type: 'text', notNull: false },
      { name: 'payload', column: 'payload', type: 'json', notNull: true, sensitive: 'secret' },
      { name: 'signature', column: 'signature', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'verified', column: 'verified', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'processed', column: 'processed', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'error', column: 'error', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'eventId', column: 'eventId', type: 'int', notNull: false, references: { table: 'emailDeliveryEvents', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 37, name: 'environmentVariables', table: 'environment_variables', serverOnly: true,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'key', column: 'key', type: 'text', notNull: true },
      { name: 'currentValue', column: 'currentValue', type: 'text', notNull: true },
      { name: 'previousValue', column: 'previousValue', type: 'text', notNull: false },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'category', column: 'category', type: 'text', notNull: false },
      { name: 'isEditable', column: 'isEditable', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'isSensitive', column: 'isSensitive', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'updatedBy', column: 'updatedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 38, name: 'followUpSequences', table: 'followUpSequences', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'createdBy', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'isActive', column: 'isActive', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 39, name: 'fraudDetectionEvents', table: 'fraudDetectionEvents', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true, references: { table: 'interviews', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'eventType', column: 'eventType', type: 'text', notNull: true, enumValues: ['no_face_detected', 'multiple_faces_detected', 'tab_switch', 'window_blur', 'audio_anomaly', 'suspicious_behavior'] },
      { name: 'severity', column: 'severity', type: 'text', notNull: true, enumValues: ['low', 'medium', 'high'], defaultValue: 'medium' },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'metadata', column: 'metadata', type: 'text', notNull: false },
      { name: 'timestamp', column: 'timestamp', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'questionId', column: 'questionId', type: 'int', notNull: false, references: { table: 'interviewQuestions', column: 'id', onDelete: 'set null' } },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 40, name: 'guestApplications', table: 'guest_applications', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'email', column: 'email', type: 'text', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'phoneNumber', column: 'phoneNumber', type: 'text', notNull: false },
      { name: 'resumeUrl', column: 'resumeUrl', type: 'text', notNull: true },
      { name: 'resumeFilename', column: 'resumeFilename', type: 'text', notNull: true },
      { name: 'coverLetter', column: 'coverLetter', type: 'text', notNull: false },
      { name: 'parsedResumeData', column: 'parsedResumeData', type: 'text', notNull: false },
      { name: 'skills', column: 'skills', type: 'text', notNull: false },
      { name: 'experience', column: 'experience', type: 'text', notNull: false },
      { name: 'education', column: 'education', type: 'text', notNull: false },
      { name: 'totalExperienceYears', column: 'totalExperienceYears', type: 'int', notNull: false },
      { name: 'claimed', column: 'claimed', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'claimedBy', column: 'claimedBy', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
      { name: 'claimedAt', column: 'claimedAt', type: 'timestamp', notNull: false },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: false, references: { table: 'applications', column: 'id', onDelete: 'set null' } },
      { name: 'submittedAt', column: 'submittedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'invitationSent', column: 'invitationSent', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'invitedAt', column: 'invitedAt', type: 'timestamp', notNull: false },
      { name: 'invitationCount', column: 'invitationCount', type: 'int', notNull: true, defaultValue: 0 },
    ],
  },
  {
    no: 41, name: 'inmailTemplates', table: 'inmail_templates', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'subject', column: 'subject', type: 'text', notNull: true },
      { name: 'body', column: 'body', type: 'text', notNull: true },
      { name: 'variables', column: 'variables', type: 'text', notNull: false },
      { name: 'category', column: 'category', type: 'text', notNull: false },
      { name: 'isActive', column: 'isActive', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'timesUsed', column: 'timesUsed', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'responseRate', column: 'responseRate', type: 'decimal', notNull: false },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'lastUsedAt', column: 'lastUsedAt', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 42, name: 'integrationSettings', table: 'integration_settings', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: true, references: { table: 'companies', column: 'id', onDelete: 'cascade' } },
      { name: 'provider', column: 'provider', type: 'text', notNull: true, enumValues: ['slack', 'teams'] },
      { name: 'webhookUrl', column: 'webhookUrl', type: 'text', notNull: true, sensitive: 'secret' },
      { name: 'isActive', column: 'isActive', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'notificationTypes', column: 'notificationTypes', type: 'json', notNull: false },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 43, name: 'interviewFeedback', table: 'interview_feedback', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true, references: { table: 'interviews', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'overallRating', column: 'overallRating', type: 'int', notNull: true },
      { name: 'interviewerRating', column: 'interviewerRating', type: 'int', notNull: false },
      { name: 'processRating', column: 'processRating', type: 'int', notNull: false },
      { name: 'communicationRating', column: 'communicationRating', type: 'int', notNull: false },
      { name: 'positiveAspects', column: 'positiveAspects', type: 'text', notNull: false },
      { name: 'areasForImprovement', column: 'areasForImprovement', type: 'text', notNull: false },
      { name: 'additionalComments', column: 'additionalComments', type: 'text', notNull: false },
      { name: 'wouldRecommend', column: 'wouldRecommend', type: 'boolean', notNull: false },
      { name: 'isAnonymous', column: 'isAnonymous', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'providedBy', column: 'providedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 44, name: 'interviewPanelists', table: 'interview_panelists', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true, references: { table: 'interviews', column: 'id', onDelete: 'cascade' } },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'email', column: 'email', type: 'text', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: false },
      { name: 'role', column: 'role', type: 'text', notNull: false },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['invited', 'accepted', 'declined', 'attended'], defaultValue: 'invited' },
      { name: 'invitedAt', column: 'invitedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'respondedAt', column: 'respondedAt', type: 'timestamp', notNull: false },
      { name: 'attendedAt', column: 'attendedAt', type: 'timestamp', notNull: false },
      { name: 'reminder24hSent', column: 'reminder24hSent', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'reminder1hSent', column: 'reminder1hSent', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 45, name: 'interviewQuestions', table: 'interviewQuestions', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true, references: { table: 'interviews', column: 'id', onDelete: 'cascade' } },
      { name: 'questionText', column: 'questionText', type: 'text', notNull: true },
      { name: 'questionType', column: 'questionType', type: 'text', notNull: true, enumValues: ['technical', 'behavioral', 'situational', 'experience'] },
      { name: 'orderIndex', column: 'orderIndex', type: 'int', notNull: true },
      { name: 'expectedDuration', column: 'expectedDuration', type: 'int', notNull: false, defaultValue: 120 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 46, name: 'interviewResponses', table: 'interviewResponses', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true, references: { table: 'interviews', column: 'id', onDelete: 'cascade' } },
      { name: 'questionId', column: 'questionId', type: 'int', notNull: true, references: { table: 'interviewQuestions', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'audioUrl', column: 'audioUrl', type: 'text', notNull: false },
      { name: 'videoUrl', column: 'videoUrl', type: 'text', notNull: false },
      { name: 'transcription', column: 'transcription', type: 'text', notNull: false },
      { name: 'duration', column: 'duration', type: 'int', notNull: false },
      { name: 'aiScore', column: 'aiScore', type: 'int', notNull: false },
      { name: 'aiEvaluation', column: 'aiEvaluation', type: 'text', notNull: false },
      { name: 'strengths', column: 'strengths', type: 'text', notNull: false },
      { name: 'weaknesses', column: 'weaknesses', type: 'text', notNull: false },
      { name: 'recommendations', column: 'recommendations', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 47, name: 'interviews', table: 'interviews', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: true, references: { table: 'applications', column: 'id', onDelete: 'cascade' } },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'scheduledAt', column: 'scheduledAt', type: 'timestamp', notNull: true },
      { name: 'duration', column: 'duration', type: 'int', notNull: true, defaultValue: 60 },
      { name: 'type', column: 'type', type: 'text', notNull: true, enumValues: ['phone', 'video', 'in-person', 'ai-interview'], defaultValue: 'video' },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['scheduled', 'in-progress', 'completed', 'cancelled', 'no-show'], defaultValue: 'scheduled' },
      { name: 'meetingLink', column: 'meetingLink', type: 'text', notNull: false },
      { name: 'location', column: 'location', type: 'text', notNull: false },
      { name: 'notes', column: 'notes', type: 'text', notNull: false },
      { name: 'recordingUrl', column: 'recordingUrl', type: 'text', notNull: false },
      { name: 'aiEvaluationScore', column: 'aiEvaluationScore', type: 'int', notNull: false },
      { name: 'aiEvaluationReport', column: 'aiEvaluationReport', type: 'text', notNull: false },
      { name: 'interviewerNotes', column: 'interviewerNotes', type: 'text', notNull: false },
      { name: 'candidateFeedback', column: 'candidateFeedback', type: 'text', notNull: false },
      { name: 'videoMeetingId', column: 'videoMeetingId', type: 'text', notNull: false },
      { name: 'videoJoinUrl', column: 'videoJoinUrl', type: 'text', notNull: false },
      { name: 'videoStartUrl', column: 'videoStartUrl', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'videoPassword', column: 'videoPassword', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'videoProvider', column: 'videoProvider', type: 'text', notNull: false, enumValues: ['zoom', 'teams', 'none'], defaultValue: 'none' },
      { name: 'candidateReminder24hSent', column: 'candidateReminder24hSent', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'candidateReminder1hSent', column: 'candidateReminder1hSent', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 48, name: 'jobApplicationSources', table: 'job_application_sources', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: true, references: { table: 'applications', column: 'id', onDelete: 'cascade' } },
      { name: 'source', column: 'source', type: 'text', notNull: false },
      { name: 'referrer', column: 'referrer', type: 'text', notNull: false },
      { name: 'campaign', column: 'campaign', type: 'text', notNull: false },
      { name: 'utmSource', column: 'utmSource', type: 'text', notNull: false },
      { name: 'utmMedium', column: 'utmMedium', type: 'text', notNull: false },
      { name: 'utmCampaign', column: 'utmCampaign', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: false, references: { table: 'jobs', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 49, name: 'jobDrafts', table: 'job_drafts', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'title', column: 'title', type: 'text', notNull: false },
      { name: 'companyName', column: 'companyName', type: 'text', notNull: false },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'requirements', column: 'requirements', type: 'text', notNull: false },
      { name: 'responsibilities', column: 'responsibilities', type: 'text', notNull: false },
      { name: 'location', column: 'location', type: 'text', notNull: false },
      { name: 'employmentType', column: 'employmentType', type: 'text', notNull: false, enumValues: ['full-time', 'part-time', 'contract', 'temporary', 'internship'] },
      { name: 'salaryMin', column: 'salaryMin', type: 'int', notNull: false },
      { name: 'salaryMax', column: 'salaryMax', type: 'int', notNull: false },
      { name: 'salaryCurrency', column: 'salaryCurrency', type: 'text', notNull: false, defaultValue: 'USD' },
      { name: 'customerId', column: 'customerId', type: 'int', notNull: false, references: { table: 'customers', column: 'id', onDelete: 'set null' } },
      { name: 'contactId', column: 'contactId', type: 'int', notNull: false, references: { table: 'customerContacts', column: 'id', onDelete: 'set null' } },
      { name: 'applicationDeadline', column: 'applicationDeadline', type: 'timestamp', notNull: false },
      { name: 'experienceLevel', column: 'experienceLevel', type: 'text', notNull: false },
      { name: 'educationLevel', column: 'educationLevel', type: 'text', notNull: false },
      { name: 'requiredSkills', column: 'requiredSkills', type: 'text', notNull: false },
      { name: 'preferredSkills', column: 'preferredSkills', type: 'text', notNull: false },
      { name: 'benefits', column: 'benefits', type: 'text', notNull: false },
      { name: 'remotePolicy', column: 'remotePolicy', type: 'text', notNull: false },
      { name: 'travelRequirement', column: 'travelRequirement', type: 'text', notNull: false },
      { name: 'securityClearance', column: 'securityClearance', type: 'text', notNull: false },
      { name: 'lastSavedAt', column: 'lastSavedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 50, name: 'jobSkillRequirements', table: 'job_skill_requirements', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'skillName', column: 'skillName', type: 'text', notNull: true },
      { name: 'isMandatory', column: 'isMandatory', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'orderIndex', column: 'orderIndex', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 51, name: 'jobTemplates', table: 'job_templates', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'templateDescription', column: 'templateDescription', type: 'text', notNull: false },
      { name: 'title', column: 'title', type: 'text', notNull: true },
      { name: 'companyName', column: 'companyName', type: 'text', notNull: false },
      { name: 'description', column: 'description', type: 'text', notNull: true },
      { name: 'requirements', column: 'requirements', type: 'text', notNull: false },
      { name: 'responsibilities', column: 'responsibilities', type: 'text', notNull: false },
      { name: 'location', column: 'location', type: 'text', notNull: true },
      { name: 'employmentType', column: 'employmentType', type: 'text', notNull: false, enumValues: ['full-time', 'part-time', 'contract', 'temporary', 'internship'], defaultValue: 'full-time' },
      { name: 'salaryMin', column: 'salaryMin', type: 'int', notNull: false },
      { name: 'salaryMax', column: 'salaryMax', type: 'int', notNull: false },
      { name: 'salaryCurrency', column: 'salaryCurrency', type: 'text', notNull: false, defaultValue: 'USD' },
      { name: 'customerId', column: 'customerId', type: 'int', notNull: false, references: { table: 'customers', column: 'id', onDelete: 'set null' } },
      { name: 'contactId', column: 'contactId', type: 'int', notNull: false, references: { table: 'customerContacts', column: 'id', onDelete: 'set null' } },
      { name: 'experienceLevel', column: 'experienceLevel', type: 'text', notNull: false },
      { name: 'educationLevel', column: 'educationLevel', type: 'text', notNull: false },
      { name: 'requiredSkills', column: 'requiredSkills', type: 'text', notNull: false },
      { name: 'preferredSkills', column: 'preferredSkills', type: 'text', notNull: false },
      { name: 'benefits', column: 'benefits', type: 'text', notNull: false },
      { name: 'remotePolicy', column: 'remotePolicy', type: 'text', notNull: false },
      { name: 'travelRequirement', column: 'travelRequirement', type: 'text', notNull: false },
      { name: 'securityClearance', column: 'securityClearance', type: 'text', notNull: false },
      { name: 'category', column: 'category', type: 'text', notNull: false },
      { name: 'tags', column: 'tags', type: 'text', notNull: false },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: false, references: { table: 'companies', column: 'id', onDelete: 'cascade' } },
      { name: 'isPublic', column: 'isPublic', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'isCompanyWide', column: 'isCompanyWide', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'usageCount', column: 'usageCount', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'lastUsedAt', column: 'lastUsedAt', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 52, name: 'jobViewAnalytics', table: 'job_view_analytics', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'viewDate', column: 'viewDate', type: 'date', notNull: true },
      { name: 'viewCount', column: 'viewCount', type: 'int', notNull: true, defaultValue: 1 },
      { name: 'source', column: 'source', type: 'text', notNull: false },
      { name: 'deviceType', column: 'deviceType', type: 'text', notNull: false },
      { name: 'referrer', column: 'referrer', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 53, name: 'jobViewSessions', table: 'job_view_sessions', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'sessionId', column: 'sessionId', type: 'text', notNull: true },
      { name: 'lastViewedAt', column: 'lastViewedAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 54, name: 'jobViews', table: 'job_views', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'viewedAt', column: 'viewedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'source', column: 'source', type: 'text', notNull: false },
      { name: 'ipAddress', column: 'ipAddress', type: 'text', notNull: false },
      { name: 'userAgent', column: 'userAgent', type: 'text', notNull: false },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 55, name: 'jobs', table: 'jobs', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'title', column: 'title', type: 'text', notNull: true },
      { name: 'companyName', column: 'companyName', type: 'text', notNull: true },
      { name: 'description', column: 'description', type: 'text', notNull: true },
      { name: 'requirements', column: 'requirements', type: 'text', notNull: false },
      { name: 'responsibilities', column: 'responsibilities', type: 'text', notNull: false },
      { name: 'location', column: 'location', type: 'text', notNull: true },
      { name: 'employmentType', column: 'employmentType', type: 'text', notNull: false, enumValues: ['full-time', 'part-time', 'contract', 'temporary', 'internship'], defaultValue: 'full-time' },
      { name: 'salaryMin', column: 'salaryMin', type: 'int', notNull: false },
      { name: 'salaryMax', column: 'salaryMax', type: 'int', notNull: false },
      { name: 'salaryCurrency', column: 'salaryCurrency', type: 'text', notNull: false, defaultValue: 'USD' },
      { name: 'customerId', column: 'customerId', type: 'int', notNull: false, references: { table: 'customers', column: 'id', onDelete: 'set null' } },
      { name: 'contactId', column: 'contactId', type: 'int', notNull: false, references: { table: 'customerContacts', column: 'id', onDelete: 'set null' } },
      { name: 'status', column: 'status', type: 'text', notNull: false, enumValues: ['draft', 'active', 'closed', 'filled'], defaultValue: 'draft' },
      { name: 'isDraft', column: 'isDraft', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'isPublic', column: 'isPublic', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'postedBy', column: 'postedBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'applicationDeadline', column: 'applicationDeadline', type: 'timestamp', notNull: false },
      { name: 'shareCount', column: 'shareCount', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'emailShares', column: 'emailShares', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'linkedinShares', column: 'linkedinShares', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'twitterShares', column: 'twitterShares', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'facebookShares', column: 'facebookShares', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'whatsappShares', column: 'whatsappShares', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'linkCopies', column: 'linkCopies', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'closedAt', column: 'closedAt', type: 'timestamp', notNull: false },
    ],
  },
  {
    no: 56, name: 'linkedinCreditUsage', table: 'linkedin_credit_usage', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'creditsUsed', column: 'creditsUsed', type: 'int', notNull: true, defaultValue: 1 },
      { name: 'creditsRemaining', column: 'creditsRemaining', type: 'int', notNull: false },
      { name: 'creditLimit', column: 'creditLimit', type: 'int', notNull: false },
      { name: 'usageType', column: 'usageType', type: 'text', notNull: true, enumValues: ['inmail', 'profile_view', 'search'] },
      { name: 'inmailId', column: 'linkedinInmailId', type: 'int', notNull: false, references: { table: 'linkedinInmails', column: 'id', onDelete: 'set null' } },
      { name: 'linkedinProfileId', column: 'linkedinProfileId', type: 'int', notNull: false, references: { table: 'linkedinProfiles', column: 'id', onDelete: 'set null' } },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 57, name: 'linkedinInmails', table: 'linkedin_inmails', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'profileId', column: 'linkedinProfileId', type: 'int', notNull: true, references: { table: 'linkedinProfiles', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'subject', column: 'subject', type: 'text', notNull: false },
      { name: 'message', column: 'message', type: 'text', notNull: false },
      { name: 'linkedinConversationId', column: 'linkedinConversationId', type: 'text', notNull: false },
      { name: 'sentAt', column: 'sentAt', type: 'timestamp', notNull: true },
      { name: 'openedAt', column: 'openedAt', type: 'timestamp', notNull: false },
      { name: 'repliedAt', column: 'repliedAt', type: 'timestamp', notNull: false },
      { name: 'replied', column: 'replied', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'replyMessage', column: 'replyMessage', type: 'text', notNull: false },
      { name: 'sourcingCampaignId', column: 'sourcingCampaignId', type: 'int', notNull: false, references: { table: 'sourcingCampaigns', column: 'id', onDelete: 'set null' } },
      { name: 'emailCampaignId', column: 'emailCampaignId', type: 'int', notNull: false },
      { name: 'inmailCreditsUsed', column: 'inmailCreditsUsed', type: 'int', notNull: false, defaultValue: 1 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'sentBy', column: 'sentBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 58, name: 'linkedinProfiles', table: 'linkedin_profiles', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
      { name: 'linkedinId', column: 'linkedinId', type: 'text', notNull: true },
      { name: 'profileUrl', column: 'profileUrl', type: 'text', notNull: false },
      { name: 'publicIdentifier', column: 'publicIdentifier', type: 'text', notNull: false },
      { name: 'firstName', column: 'firstName', type: 'text', notNull: false },
      { name: 'lastName', column: 'lastName', type: 'text', notNull: false },
      { name: 'headline', column: 'headline', type: 'text', notNull: false },
      { name: 'summary', column: 'summary', type: 'text', notNull: false },
      { name: 'location', column: 'location', type: 'text', notNull: false },
      { name: 'industry', column: 'industry', type: 'text', notNull: false },
      { name: 'currentCompany', column: 'currentCompany', type: 'text', notNull: false },
      { name: 'currentTitle', column: 'currentTitle', type: 'text', notNull: false },
      { name: 'profilePictureUrl', column: 'profilePictureUrl', type: 'text', notNull: false },
      { name: 'connections', column: 'connections', type: 'int', notNull: false },
      { name: 'followersCount', column: 'followersCount', type: 'int', notNull: false },
      { name: 'fullProfileData', column: 'fullProfileData', type: 'text', notNull: false },
      { name: 'importedBy', column: 'importedBy', type: 'int', notNull: true },
      { name: 'sourcingCampaignId', column: 'sourcingCampaignId', type: 'int', notNull: false, references: { table: 'sourcingCampaigns', column: 'id', onDelete: 'set null' } },
      { name: 'importSource', column: 'importSource', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 59, name: 'matchOutcomes', table: 'matchOutcomes', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'applicationId', column: 'applicationId', type: 'int', notNull: true, references: { table: 'applications', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'initialMatchScore', column: 'initialMatchScore', type: 'decimal', notNull: true },
      { name: 'skillsScore', column: 'skillsScore', type: 'decimal', notNull: false },
      { name: 'experienceScore', column: 'experienceScore', type: 'decimal', notNull: false },
      { name: 'locationScore', column: 'locationScore', type: 'decimal', notNull: false },
      { name: 'salaryScore', column: 'salaryScore', type: 'decimal', notNull: false },
      { name: 'culturalFitScore', column: 'culturalFitScore', type: 'decimal', notNull: false },
      { name: 'outcome', column: 'outcome', type: 'text', notNull: true, enumValues: ['hired', 'rejected', 'withdrawn', 'no_response', 'in_progress'] },
      { name: 'outcomeDate', column: 'outcomeDate', type: 'timestamp', notNull: false },
      { name: 'performanceRating', column: 'performanceRating', type: 'decimal', notNull: false },
      { name: 'retentionMonths', column: 'retentionMonths', type: 'int', notNull: false },
      { name: 'recruiterFeedback', column: 'recruiterFeedback', type: 'text', notNull: false },
      { name: 'recruiterRating', column: 'recruiterRating', type: 'int', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 60, name: 'notificationDeliveryLogs', table: 'notification_delivery_logs', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'integrationId', column: 'integrationId', type: 'int', notNull: true, references: { table: 'integrationSettings', column: 'id', onDelete: 'cascade' } },
      { name: 'notificationType', column: 'notificationType', type: 'text', notNull: true },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['delivered', 'failed'] },
      { name: 'errorMessage', column: 'errorMessage', type: 'text', notNull: false },
      { name: 'deliveryTime', column: 'deliveryTime', type: 'int', notNull: false },
      { name: 'payload', column: 'payload', type: 'text', notNull: false },
      { name: 'sentAt', column: 'sentAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'notificationId', column: 'notificationId', type: 'int', notNull: false, references: { table: 'notifications', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 61, name: 'notifications', table: 'notifications', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'type', column: 'type', type: 'text', notNull: true },
      { name: 'title', column: 'title', type: 'text', notNull: true },
      { name: 'message', column: 'message', type: 'text', notNull: true },
      { name: 'isRead', column: 'isRead', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'relatedEntityType', column: 'relatedEntityType', type: 'text', notNull: false },
      { name: 'relatedEntityId', column: 'relatedEntityId', type: 'int', notNull: false },
      { name: 'actionUrl', column: 'actionUrl', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'triggeredBy', column: 'triggeredBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 62, name: 'onboardingProcesses', table: 'onboardingProcesses', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'associateId', column: 'associateId', type: 'int', notNull: true, references: { table: 'associates', column: 'id', onDelete: 'cascade' } },
      { name: 'processType', column: 'processType', type: 'text', notNull: true, enumValues: ['onboarding', 'offboarding'] },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['pending', 'in_progress', 'completed', 'cancelled'], defaultValue: 'pending' },
      { name: 'startedBy', column: 'startedBy', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'completedAt', column: 'completedAt', type: 'timestamp', notNull: false },
      { name: 'dueDate', column: 'dueDate', type: 'timestamp', notNull: false },
      { name: 'notes', column: 'notes', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 63, name: 'onboardingTasks', table: 'onboardingTasks', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'processId', column: 'processId', type: 'int', notNull: true, references: { table: 'onboardingProcesses', column: 'id', onDelete: 'cascade' } },
      { name: 'title', column: 'title', type: 'text', notNull: true },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'taskType', column: 'taskType', type: 'text', notNull: false },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['pending', 'in_progress', 'completed', 'blocked'], defaultValue: 'pending' },
      { name: 'priority', column: 'priority', type: 'text', notNull: true, enumValues: ['low', 'medium', 'high', 'urgent'], defaultValue: 'medium' },
      { name: 'dueDate', column: 'dueDate', type: 'timestamp', notNull: false },
      { name: 'completedAt', column: 'completedAt', type: 'timestamp', notNull: false },
      { name: 'completedBy', column: 'completedBy', type: 'int', notNull: false, references: { table: 'recruiters', column: 'id', onDelete: 'set null' } },
      { name: 'orderIndex', column: 'orderIndex', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'dependsOnTaskId', column: 'dependsOnTaskId', type: 'int', notNull: false },
      { name: 'notes', column: 'notes', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 64, name: 'panelActionTokens', table: 'panel_action_tokens', serverOnly: true,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'panelistId', column: 'panelistId', type: 'int', notNull: true, references: { table: 'interviewPanelists', column: 'id', onDelete: 'cascade' } },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true },
      { name: 'token', column: 'token', type: 'text', notNull: true, sensitive: 'secret' },
      { name: 'actionType', column: 'actionType', type: 'text', notNull: true, enumValues: ['accept', 'decline', 'reschedule', 'feedback'] },
      { name: 'usedAt', column: 'usedAt', type: 'timestamp', notNull: false },
      { name: 'expiresAt', column: 'expiresAt', type: 'timestamp', notNull: true },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 65, name: 'panelistFeedback', table: 'panelist_feedback', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true, references: { table: 'interviews', column: 'id', onDelete: 'cascade' } },
      { name: 'panelistId', column: 'panelistId', type: 'int', notNull: true, references: { table: 'interviewPanelists', column: 'id', onDelete: 'cascade' } },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'overallRating', column: 'overallRating', type: 'int', notNull: true },
      { name: 'technicalSkills', column: 'technicalSkills', type: 'int', notNull: false },
      { name: 'communicationSkills', column: 'communicationSkills', type: 'int', notNull: false },
      { name: 'problemSolving', column: 'problemSolving', type: 'int', notNull: false },
      { name: 'cultureFit', column: 'cultureFit', type: 'int', notNull: false },
      { name: 'strengths', column: 'strengths', type: 'text', notNull: false },
      { name: 'weaknesses', column: 'weaknesses', type: 'text', notNull: false },
      { name: 'notes', column: 'notes', type: 'text', notNull: false },
      { name: 'recommendation', column: 'recommendation', type: 'text', notNull: false, enumValues: ['strong_hire', 'hire', 'no_hire', 'strong_no_hire'] },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 66, name: 'profileBadges', table: 'profileBadges', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'description', column: 'description', type: 'text', notNull: true },
      { name: 'icon', column: 'icon', type: 'text', notNull: true },
      { name: 'color', column: 'color', type: 'text', notNull: true },
      { name: 'milestone', column: 'milestone', type: 'int', notNull: true },
      { name: 'points', column: 'points', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 67, name: 'profileCompletionAnalytics', table: 'profileCompletionAnalytics', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'date', column: 'date', type: 'date', notNull: true },
      { name: 'totalCandidates', column: 'totalCandidates', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'completedProfiles', column: 'completedProfiles', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'partialProfiles', column: 'partialProfiles', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'incompleteProfiles', column: 'incompleteProfiles', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'averageCompletion', column: 'averageCompletion', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 68, name: 'profileReminders', table: 'profileReminders', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'reminderType', column: 'reminderType', type: 'text', notNull: true },
      { name: 'sentAt', column: 'sentAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'profilePercentage', column: 'profilePercentage', type: 'int', notNull: true },
    ],
  },
  {
    no: 69, name: 'recentlyViewedJobs', table: 'recentlyViewedJobs', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'viewedAt', column: 'viewedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 70, name: 'recruiterNotificationPreferences', table: 'recruiter_notification_preferences', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'newApplications', column: 'newApplications', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'applicationStatusChanges', column: 'applicationStatusChanges', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'applicationFrequency', column: 'applicationFrequency', type: 'text', notNull: true, enumValues: ['immediate', 'daily', 'weekly'], defaultValue: 'immediate' },
      { name: 'interviewScheduled', column: 'interviewScheduled', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'interviewReminders', column: 'interviewReminders', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'interviewCompleted', column: 'interviewCompleted', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'panelistResponses', column: 'panelistResponses', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'candidateFeedback', column: 'candidateFeedback', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'panelistFeedbackSubmitted', column: 'panelistFeedbackSubmitted', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'weeklyDigest', column: 'weeklyDigest', type: 'boolean', notNull: true, defaultValue: 1 },
      { name: 'systemUpdates', column: 'systemUpdates', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'marketingEmails', column: 'marketingEmails', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: false, references: { table: 'recruiters', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 71, name: 'recruiters', table: 'recruiters', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'companyName', column: 'companyName', type: 'text', notNull: false },
      { name: 'phoneNumber', column: 'phoneNumber', type: 'text', notNull: false },
      { name: 'bio', column: 'bio', type: 'text', notNull: false },
      { name: 'profileCompleted', column: 'profileCompleted', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'profileCompletionStep', column: 'profileCompletionStep', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 72, name: 'reportExecutions', table: 'report_executions', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'scheduleId', column: 'scheduleId', type: 'int', notNull: true, references: { table: 'reportSchedules', column: 'id', onDelete: 'cascade' } },
      { name: 'executedAt', column: 'executedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'status', column: 'status', type: 'text', notNull: false, enumValues: ['success', 'failed', 'pending'], defaultValue: 'pending' },
      { name: 'pdfUrl', column: 'pdfUrl', type: 'text', notNull: false },
      { name: 'errorMessage', column: 'errorMessage', type: 'text', notNull: false },
      { name: 'recipientCount', column: 'recipientCount', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'reportId', column: 'reportId', type: 'int', notNull: false, references: { table: 'customReports', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 73, name: 'reportSchedules', table: 'report_schedules', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: true, references: { table: 'companies', column: 'id', onDelete: 'cascade' } },
      { name: 'reportId', column: 'reportId', type: 'int', notNull: false, references: { table: 'customReports', column: 'id', onDelete: 'cascade' } },
      { name: 'reportType', column: 'reportType', type: 'text', notNull: true },
      { name: 'frequency', column: 'frequency', type: 'text', notNull: true, enumValues: ['daily', 'weekly', 'monthly'] },
      { name: 'dayOfWeek', column: 'dayOfWeek', type: 'int', notNull: false },
      { name: 'dayOfMonth', column: 'dayOfMonth', type: 'int', notNull: false },
      { name: 'timeOfDay', column: 'timeOfDay', type: 'time', notNull: false, defaultValue: '09:00:00' },
      { name: 'recipients', column: 'recipients', type: 'json', notNull: true },
      { name: 'isActive', column: 'isActive', type: 'boolean', notNull: false, defaultValue: 1 },
      { name: 'lastSentAt', column: 'lastSentAt', type: 'timestamp', notNull: false },
      { name: 'nextSendAt', column: 'nextSendAt', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 74, name: 'rescheduleRequests', table: 'reschedule_requests', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: true, references: { table: 'interviews', column: 'id', onDelete: 'cascade' } },
      { name: 'panelistId', column: 'panelistId', type: 'int', notNull: true, references: { table: 'interviewPanelists', column: 'id', onDelete: 'cascade' } },
      { name: 'requestedBy', column: 'requestedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'reason', column: 'reason', type: 'text', notNull: false },
      { name: 'preferredDates', column: 'preferredDates', type: 'text', notNull: false },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['pending', 'approved', 'rejected', 'resolved', 'alternative_proposed'], defaultValue: 'pending' },
      { name: 'resolvedAt', column: 'resolvedAt', type: 'timestamp', notNull: false },
      { name: 'resolvedBy', column: 'resolvedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'newInterviewTime', column: 'newInterviewTime', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 75, name: 'resumeProfiles', table: 'resumeProfiles', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'profileName', column: 'profileName', type: 'text', notNull: true },
      { name: 'resumeUrl', column: 'resumeUrl', type: 'text', notNull: true },
      { name: 'resumeFileKey', column: 'resumeFileKey', type: 'text', notNull: true },
      { name: 'resumeFilename', column: 'resumeFilename', type: 'text', notNull: true },
      { name: 'parsedData', column: 'parsedData', type: 'text', notNull: false },
      { name: 'domainMatchScore', column: 'domainMatchScore', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'skillMatchScore', column: 'skillMatchScore', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'experienceScore', column: 'experienceScore', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'overallScore', column: 'overallScore', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'primaryDomain', column: 'primaryDomain', type: 'text', notNull: false },
      { name: 'totalExperienceYears', column: 'totalExperienceYears', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'isDefault', column: 'isDefault', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'topDomains', column: 'topDomains', type: 'json', notNull: false },
      { name: 'topSkills', column: 'topSkills', type: 'json', notNull: false },
      { name: 'uploadedAt', column: 'uploadedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 76, name: 'savedJobs', table: 'savedJobs', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: true, references: { table: 'jobs', column: 'id', onDelete: 'cascade' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 77, name: 'savedSearches', table: 'savedSearches', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'searchType', column: 'searchType', type: 'text', notNull: true, enumValues: ['candidate', 'job'], defaultValue: 'candidate' },
      { name: 'keyword', column: 'keyword', type: 'text', notNull: false },
      { name: 'location', column: 'location', type: 'text', notNull: false },
      { name: 'experienceLevel', column: 'experienceLevel', type: 'text', notNull: false },
      { name: 'skills', column: 'skills', type: 'text', notNull: false },
      { name: 'emailAlerts', column: 'emailAlerts', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'alertFrequency', column: 'alertFrequency', type: 'text', notNull: false, enumValues: ['immediate', 'daily', 'weekly'], defaultValue: 'daily' },
      { name: 'lastAlertSent', column: 'lastAlertSent', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 78, name: 'schedulingLinks', table: 'scheduling_links', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'cascade' } },
      { name: 'interviewId', column: 'interviewId', type: 'int', notNull: false, references: { table: 'interviews', column: 'id', onDelete: 'set null' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
      { name: 'provider', column: 'provider', type: 'text', notNull: true, enumValues: ['calendly', 'cal_com'] },
      { name: 'schedulingUrl', column: 'schedulingUrl', type: 'text', notNull: true },
      { name: 'externalLinkId', column: 'externalLinkId', type: 'text', notNull: false },
      { name: 'eventType', column: 'eventType', type: 'text', notNull: false },
      { name: 'duration', column: 'duration', type: 'int', notNull: true },
      { name: 'timezone', column: 'timezone', type: 'text', notNull: false },
      { name: 'availableSlots', column: 'availableSlots', type: 'text', notNull: false },
      { name: 'linkSentAt', column: 'linkSentAt', type: 'timestamp', notNull: false },
      { name: 'linkClickedAt', column: 'linkClickedAt', type: 'timestamp', notNull: false },
      { name: 'bookedAt', column: 'bookedAt', type: 'timestamp', notNull: false },
      { name: 'bookingStatus', column: 'bookingStatus', type: 'text', notNull: true, enumValues: ['pending', 'clicked', 'booked', 'cancelled', 'expired'], defaultValue: 'pending' },
      { name: 'expiresAt', column: 'expiresAt', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: false, references: { table: 'jobs', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 79, name: 'sequenceEnrollments', table: 'sequenceEnrollments', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'sequenceId', column: 'sequenceId', type: 'int', notNull: true, references: { table: 'followUpSequences', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'currentStep', column: 'currentStep', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'status', column: 'status', type: 'text', notNull: true, defaultValue: 'active' },
      { name: 'enrolledAt', column: 'enrolledAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'completedAt', column: 'completedAt', type: 'timestamp', notNull: false },
      { name: 'nextStepAt', column: 'nextStepAt', type: 'timestamp', notNull: false },
    ],
  },
  {
    no: 80, name: 'sequenceSteps', table: 'sequenceSteps', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'sequenceId', column: 'sequenceId', type: 'int', notNull: true, references: { table: 'followUpSequences', column: 'id', onDelete: 'cascade' } },
      { name: 'stepNumber', column: 'stepNumber', type: 'int', notNull: true },
      { name: 'delayDays', column: 'delayDays', type: 'int', notNull: true },
      { name: 'templateId', column: 'templateId', type: 'int', notNull: false, references: { table: 'emailTemplates', column: 'id', onDelete: 'set null' } },
      { name: 'subject', column: 'subject', type: 'text', notNull: true },
      { name: 'body', column: 'body', type: 'text', notNull: true },
      { name: 'condition', column: 'condition', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 81, name: 'skillAssessments', table: 'skillAssessments', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: false, references: { table: 'jobs', column: 'id', onDelete: 'set null' } },
      { name: 'title', column: 'title', type: 'text', notNull: true },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'duration', column: 'duration', type: 'int', notNull: false },
      { name: 'passingScore', column: 'passingScore', type: 'int', notNull: true, defaultValue: 70 },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 82, name: 'sourcedCandidates', table: 'sourced_candidates', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'campaignId', column: 'campaignId', type: 'int', notNull: true, references: { table: 'sourcingCampaigns', column: 'id', onDelete: 'cascade' } },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: false, references: { table: 'candidates', column: 'id', onDelete: 'set null' } },
      { name: 'sourceType', column: 'sourceType', type: 'text', notNull: true, enumValues: ['linkedin', 'github', 'stackoverflow', 'manual'] },
      { name: 'sourceUrl', column: 'sourceUrl', type: 'text', notNull: false },
      { name: 'sourceProfileId', column: 'sourceProfileId', type: 'text', notNull: false },
      { name: 'rawProfileData', column: 'rawProfileData', type: 'text', notNull: false },
      { name: 'fullName', column: 'fullName', type: 'text', notNull: false },
      { name: 'email', column: 'email', type: 'text', notNull: false },
      { name: 'phoneNumber', column: 'phoneNumber', type: 'text', notNull: false },
      { name: 'location', column: 'location', type: 'text', notNull: false },
      { name: 'currentTitle', column: 'currentTitle', type: 'text', notNull: false },
      { name: 'currentCompany', column: 'currentCompany', type: 'text', notNull: false },
      { name: 'enrichmentStatus', column: 'enrichmentStatus', type: 'text', notNull: true, enumValues: ['pending', 'processing', 'completed', 'failed'], defaultValue: 'pending' },
      { name: 'enrichedData', column: 'enrichedData', type: 'text', notNull: false },
      { name: 'matchScore', column: 'matchScore', type: 'int', notNull: false },
      { name: 'addedToPool', column: 'addedToPool', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'contacted', column: 'contacted', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 83, name: 'sourcingCampaigns', table: 'sourcing_campaigns', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'jobId', column: 'jobId', type: 'int', notNull: false, references: { table: 'jobs', column: 'id', onDelete: 'set null' } },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'restrict' } },
      { name: 'targetRoles', column: 'targetRoles', type: 'text', notNull: false },
      { name: 'requiredSkills', column: 'requiredSkills', type: 'text', notNull: false },
      { name: 'locations', column: 'locations', type: 'text', notNull: false },
      { name: 'experienceMin', column: 'experienceMin', type: 'int', notNull: false },
      { name: 'experienceMax', column: 'experienceMax', type: 'int', notNull: false },
      { name: 'searchLinkedIn', column: 'searchLinkedIn', type: 'boolean', notNull: false, defaultValue: 1 },
      { name: 'searchGitHub', column: 'searchGitHub', type: 'boolean', notNull: false, defaultValue: 1 },
      { name: 'searchStackOverflow', column: 'searchStackOverflow', type: 'boolean', notNull: false, defaultValue: 0 },
      { name: 'maxCandidates', column: 'maxCandidates', type: 'int', notNull: false, defaultValue: 100 },
      { name: 'autoEnrich', column: 'autoEnrich', type: 'boolean', notNull: false, defaultValue: 1 },
      { name: 'autoAddToPool', column: 'autoAddToPool', type: 'boolean', notNull: false, defaultValue: 1 },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['draft', 'active', 'paused', 'completed', 'failed'], defaultValue: 'draft' },
      { name: 'candidatesFound', column: 'candidatesFound', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'candidatesEnriched', column: 'candidatesEnriched', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'candidatesAdded', column: 'candidatesAdded', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'startedAt', column: 'startedAt', type: 'timestamp', notNull: false },
      { name: 'completedAt', column: 'completedAt', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 84, name: 'systemHealthMetrics', table: 'systemHealthMetrics', serverOnly: true,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'metricType', column: 'metricType', type: 'text', notNull: true },
      { name: 'metricValue', column: 'metricValue', type: 'decimal', notNull: true },
      { name: 'unit', column: 'unit', type: 'text', notNull: false },
      { name: 'source', column: 'source', type: 'text', notNull: false },
      { name: 'details', column: 'details', type: 'json', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 85, name: 'systemSettings', table: 'systemSettings', serverOnly: true,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'settingKey', column: 'settingKey', type: 'text', notNull: true },
      { name: 'settingValue', column: 'settingValue', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 86, name: 'taskAssignments', table: 'taskAssignments', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'taskId', column: 'taskId', type: 'int', notNull: true, references: { table: 'onboardingTasks', column: 'id', onDelete: 'cascade' } },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'assignedBy', column: 'assignedBy', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'assignedAt', column: 'assignedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'processId', column: 'processId', type: 'int', notNull: false, references: { table: 'onboardingProcesses', column: 'id', onDelete: 'set null' } },
      { name: 'assignedTo', column: 'assignedTo', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 87, name: 'taskReminders', table: 'taskReminders', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'taskId', column: 'taskId', type: 'int', notNull: true, references: { table: 'onboardingTasks', column: 'id', onDelete: 'cascade' } },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'cascade' } },
      { name: 'reminderType', column: 'reminderType', type: 'text', notNull: true, enumValues: ['due_soon', 'overdue', 'manual'] },
      { name: 'sentAt', column: 'sentAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'emailStatus', column: 'emailStatus', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'taskAssignmentId', column: 'taskAssignmentId', type: 'int', notNull: false, references: { table: 'taskAssignments', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 88, name: 'taskTemplates', table: 'taskTemplates', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'name', column: 'name', type: 'text', notNull: true },
      { name: 'processType', column: 'processType', type: 'text', notNull: true, enumValues: ['onboarding', 'offboarding'] },
      { name: 'description', column: 'description', type: 'text', notNull: false },
      { name: 'tasks', column: 'tasks', type: 'text', notNull: true },
      { name: 'isDefault', column: 'isDefault', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'createdBy', column: 'createdBy', type: 'int', notNull: true, references: { table: 'recruiters', column: 'id', onDelete: 'restrict' } },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 89, name: 'teamMembers', table: 'team_members', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: true, references: { table: 'companies', column: 'id', onDelete: 'cascade' } },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'recruiterId', column: 'recruiterId', type: 'int', notNull: false, references: { table: 'recruiters', column: 'id', onDelete: 'cascade' } },
      { name: 'role', column: 'role', type: 'text', notNull: true, enumValues: ['recruiter', 'senior_recruiter', 'team_lead'], defaultValue: 'recruiter' },
      { name: 'permissions', column: 'permissions', type: 'json', notNull: false },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['active', 'inactive', 'suspended'], defaultValue: 'active' },
      { name: 'jobsAssigned', column: 'jobsAssigned', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'applicationsProcessed', column: 'applicationsProcessed', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'interviewsScheduled', column: 'interviewsScheduled', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'hiresCompleted', column: 'hiresCompleted', type: 'int', notNull: false, defaultValue: 0 },
      { name: 'joinedAt', column: 'joinedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'lastActiveAt', column: 'lastActiveAt', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 90, name: 'templateShares', table: 'template_shares', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'templateId', column: 'templateId', type: 'int', notNull: true, references: { table: 'jobTemplates', column: 'id', onDelete: 'cascade' } },
      { name: 'sharedBy', column: 'sharedBy', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'status', column: 'status', type: 'text', notNull: true, enumValues: ['pending', 'approved', 'rejected'], defaultValue: 'pending' },
      { name: 'requestMessage', column: 'requestMessage', type: 'text', notNull: false },
      { name: 'reviewNotes', column: 'reviewNotes', type: 'text', notNull: false },
      { name: 'requestedAt', column: 'requestedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'reviewedAt', column: 'reviewedAt', type: 'timestamp', notNull: false },
      { name: 'reviewedBy', column: 'reviewedBy', type: 'int', notNull: false, references: { table: 'users', column: 'id', onDelete: 'set null' } },
    ],
  },
  {
    no: 91, name: 'userActivityLogs', table: 'userActivityLogs', serverOnly: true,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: false, references: { table: 'companies', column: 'id', onDelete: 'cascade' } },
      { name: 'action', column: 'action', type: 'text', notNull: true },
      { name: 'resource', column: 'resource', type: 'text', notNull: false },
      { name: 'resourceId', column: 'resourceId', type: 'int', notNull: false },
      { name: 'ipAddress', column: 'ipAddress', type: 'text', notNull: false },
      { name: 'userAgent', column: 'userAgent', type: 'text', notNull: false },
      { name: 'details', column: 'details', type: 'json', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 92, name: 'userBadges', table: 'userBadges', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'badgeId', column: 'badgeId', type: 'int', notNull: true, references: { table: 'profileBadges', column: 'id', onDelete: 'cascade' } },
      { name: 'earnedAt', column: 'earnedAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'viewed', column: 'viewed', type: 'boolean', notNull: true, defaultValue: 0 },
    ],
  },
  {
    no: 93, name: 'userPoints', table: 'userPoints', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'userId', column: 'userId', type: 'int', notNull: true, references: { table: 'users', column: 'id', onDelete: 'cascade' } },
      { name: 'totalPoints', column: 'totalPoints', type: 'int', notNull: true, defaultValue: 0 },
      { name: 'level', column: 'level', type: 'int', notNull: true, defaultValue: 1 },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
  {
    no: 94, name: 'users', table: 'users', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'openId', column: 'openId', type: 'text', notNull: false },
      { name: 'name', column: 'name', type: 'text', notNull: false },
      { name: 'email', column: 'email', type: 'text', notNull: false },
      { name: 'passwordHash', column: 'passwordHash', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'loginMethod', column: 'loginMethod', type: 'text', notNull: false },
      { name: 'role', column: 'role', type: 'text', notNull: true, enumValues: ['admin', 'company_admin', 'recruiter', 'candidate'], defaultValue: 'candidate' },
      { name: 'companyId', column: 'companyId', type: 'int', notNull: false, references: { table: 'companies', column: 'id', onDelete: 'set null' } },
      { name: 'emailVerified', column: 'emailVerified', type: 'boolean', notNull: true, defaultValue: 0 },
      { name: 'verificationToken', column: 'verificationToken', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'verificationTokenExpiry', column: 'verificationTokenExpiry', type: 'timestamp', notNull: false },
      { name: 'passwordResetToken', column: 'passwordResetToken', type: 'text', notNull: false, sensitive: 'secret' },
      { name: 'passwordResetTokenExpiry', column: 'passwordResetTokenExpiry', type: 'timestamp', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
      { name: 'lastSignedIn', column: 'lastSignedIn', type: 'timestamp', notNull: true, defaultNow: true },
    ],
  },
  {
    no: 95, name: 'videoIntroductions', table: 'videoIntroductions', serverOnly: false,
    columns: [
      { name: 'id', column: 'id', type: 'int', notNull: true },
      { name: 'candidateId', column: 'candidateId', type: 'int', notNull: true, references: { table: 'candidates', column: 'id', onDelete: 'cascade' } },
      { name: 'videoUrl', column: 'videoUrl', type: 'text', notNull: true },
      { name: 'videoFileKey', column: 'videoFileKey', type: 'text', notNull: true },
      { name: 'thumbnailUrl', column: 'thumbnailUrl', type: 'text', notNull: false },
      { name: 'duration', column: 'duration', type: 'int', notNull: true },
      { name: 'fileSize', column: 'fileSize', type: 'int', notNull: false },
      { name: 'mimeType', column: 'mimeType', type: 'text', notNull: false },
      { name: 'transcription', column: 'transcription', type: 'text', notNull: false },
      { name: 'createdAt', column: 'createdAt', type: 'timestamp', notNull: true, defaultNow: true },
      { name: 'updatedAt', column: 'updatedAt', type: 'timestamp', notNull: true, defaultNow: true, updateNow: true },
    ],
  },
]);

const byName: ReadonlyMap<string, TableShape> = new Map(TABLES.map((table) => [table.name, table]));
const byNo: ReadonlyMap<number, TableShape> = new Map(TABLES.map((table) => [table.no, table]));

/** Facts of one table by name; a name outside the catalogue is a programming error and throws. */
export function tableByName(name: TableName): TableShape {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`No table is named "${name}".`);
  return found;
}

/** Facts of one table by its permanent number, or `undefined` when a newer server sends one this build does not know. */
export function tableByNo(no: number): TableShape | undefined {
  return byNo.get(no);
}

/** Whether a string from outside names a table of the catalogue. */
export function isTableName(name: string): name is TableName {
  return byName.has(name);
}
