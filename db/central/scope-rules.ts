/**
 * Whose each row is and who may hold it: one rule per documented table
 * (`docs/decisions`, tenancy and scopes). `docs/scopes.md` shows them as a table for review.
 */
import { tableByName } from '../../shared/generated/tables.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import {
  aboutCandidate,
  alsoFor,
  below,
  blind,
  forPanel,
  fromActor,
  fromParent,
  ofAdmins,
  ofCandidate,
  ofCompany,
  ofPanelist,
  onlineOnly,
  ownCompany,
  personal,
  serverOnly,
  special,
  type TableAnnotation,
} from './scope-types.ts';

/**
 * Days a job stays in its company's scope after it was closed or last changed,
 * whichever is later, where the company has not decided.
 */
export const CLOSED_JOB_DAYS = 180;

/** What the company decided: `closedJobDays` (1 to 9999) in `companySettings.additionalSettings`; other programs' JSON is there as well. */
const DECIDED_DAYS = `(SELECT IF(JSON_UNQUOTE(JSON_EXTRACT(c.additionalSettings, '$.closedJobDays')) REGEXP '^[1-9][0-9]{0,3}$', CAST(JSON_UNQUOTE(JSON_EXTRACT(c.additionalSettings, '$.closedJobDays')) AS UNSIGNED), NULL)
  FROM sync_tenant y JOIN companySettings c ON c.companyId = y.company_id WHERE y.table_no = ${tableByName('jobs').no} AND y.pk = t.id ORDER BY c.id LIMIT 1)`;

const OPEN_OR_RECENT_JOB = `(t.status IN ('draft', 'active') OR GREATEST(COALESCE(t.closedAt, t.createdAt), t.updatedAt) >= :now - INTERVAL COALESCE(${DECIDED_DAYS}, ${CLOSED_JOB_DAYS}) DAY)`;

const OPEN_OR_RECENT_SAID = `it is a draft or active, or was closed or last changed less than ${CLOSED_JOB_DAYS} days ago (the company's \`closedJobDays\`)`;

/** The 95 rules. */
export const SCOPE_RULES: Readonly<Record<TableName, TableAnnotation>> = {
  // Identity. A user is on the team of the company the row names now; a moved user's work stays where it was made.
  companies: ofCompany([{ kind: 'self' }], 'instant'),
  users: special({
    tenantPath: [ownCompany],
    scope: [
      { kind: 'company', by: { column: 'companyId' }, projection: 'full', where: `t.role <> 'candidate'`, said: "it is not a candidate's account" },
      { kind: 'child', table: 'candidates', column: 'userId', by: 'member', projection: 'stub' },
      { kind: 'child', table: 'jobs', column: 'postedBy', by: 'member', projection: 'stub' },
      { kind: 'child', table: 'applicationHistory', column: 'changedBy', by: 'member', projection: 'stub' },
      forPanel('interviewId', 'candidateId', 'userId'),
      forPanel('interviewId', 'recruiterId', 'userId'),
      forPanel('interviewId', 'jobId', 'postedBy'),
    ],
    tier: 'instant',
    owner: 'companies',
  }),
  recruiters: special({
    tenantPath: [fromActor('userId')],
    scope: [
      { kind: 'parent', column: 'userId', table: 'users', projection: 'full', shared: true },
      { kind: 'child', table: 'interviews', column: 'recruiterId', by: 'member', projection: 'stub' },
      { kind: 'child', table: 'applicationFeedback', column: 'recruiterId', by: 'member', projection: 'stub' },
      forPanel('interviewId', 'recruiterId'),
    ],
    tier: 'instant',
    owner: 'users',
  }),
  // A person is held by every company with a reason of its own; one that registered alone belongs to none of them.
  candidates: special({
    tenantPath: [fromActor('addedBy', 'recruiters')],
    scope: [
      { kind: 'company', by: 'tenant', projection: 'full' },
      { kind: 'child', table: 'applications', column: 'candidateId', by: 'member', projection: 'full' },
      { kind: 'child', table: 'campaignRecipients', column: 'candidateId', by: 'member', projection: 'full' },
      { kind: 'child', table: 'sequenceEnrollments', column: 'candidateId', by: 'member', projection: 'full' },
      { kind: 'child', table: 'sourcedCandidates', column: 'candidateId', by: 'member', projection: 'full' },
      { kind: 'child', table: 'associates', column: 'candidateId', by: 'member', projection: 'full' },
      // Tags are personal, but a tag is a reason for the tagger's company to know the person.
      { kind: 'child', table: 'candidateTagAssignments', column: 'candidateId', by: 'tenant', projection: 'full' },
      forPanel('interviewId', 'candidateId'),
    ],
    tier: 'instant',
    owner: 'users',
  }),
  associates: ofCompany([fromActor('onboardedBy', 'recruiters')], 'lazy'),
  teamMembers: ofCompany([ownCompany], 'instant'),

  // What a person carries along.
  resumeProfiles: alsoFor(ofCandidate('lazy'), forPanel('interviewId', 'applicationId', 'resumeProfileId')),
  videoIntroductions: ofCandidate('lazy'),
  candidateProfileShares: aboutCandidate([fromActor('sharedBy')], 'lazy'),

  // Customers and jobs.
  customers: ofCompany([fromActor('createdBy')], 'instant'),
  customerContacts: below('customers', 'customerId', 'lazy'),
  jobs: special({
    tenantPath: [fromActor('postedBy')],
    scope: [
      { kind: 'company', by: 'tenant', projection: 'full', where: OPEN_OR_RECENT_JOB, said: OPEN_OR_RECENT_SAID, timed: true },
      forPanel('interviewId', 'jobId'),
    ],
    tier: 'instant',
    owner: 'companies',
  }),
  jobTemplates: special({
    tenantPath: [ownCompany, fromActor('createdBy')],
    scope: [
      { kind: 'company', by: 'tenant', projection: 'full', where: 't.isCompanyWide = 1', said: 'it is for the whole company' },
      { kind: 'own', column: 'createdBy', projection: 'full' },
    ],
    tier: 'lazy',
    owner: 'companies',
  }),
  templateShares: ofCompany([fromParent('templateId', 'jobTemplates'), fromActor('sharedBy')], 'lazy'),
  jobDrafts: personal('userId', 'lazy'),
  bulkUploadJobs: ofCompany([fromActor('uploadedBy')], 'lazy'),
  jobSkillRequirements: below('jobs', 'jobId', 'lazy'),
  jobApplicationSources: below('applications', 'applicationId', 'lazy'),
  // Logs of page views, large and read as figures: asked for online.
  jobViews: onlineOnly([fromParent('jobId', 'jobs')], 'jobs'),
  jobViewAnalytics: onlineOnly([fromParent('jobId', 'jobs')], 'jobs'),
  jobViewSessions: onlineOnly([fromParent('jobId', 'jobs')], 'jobs'),

  // Applications and interviews.
  applications: alsoFor(below('jobs', 'jobId', 'instant'), forPanel('interviewId', 'applicationId')),
  applicationHistory: below('applications', 'applicationId', 'lazy'),
  applicationFeedback: below('applications', 'applicationId', 'lazy'),
  guestApplications: below('jobs', 'jobId', 'lazy'),
  interviews: special({
    tenantPath: [fromParent('jobId', 'jobs'), fromParent('applicationId', 'applications')],
    scope: [{ kind: 'parent', column: 'applicationId', table: 'applications', projection: 'full' }, forPanel('interviewId')],
    tier: 'instant',
    owner: 'applications',
  }),
  interviewQuestions: below('interviews', 'interviewId', 'lazy'),
  interviewResponses: below('interviews', 'interviewId', 'lazy'),
  interviewPanelists: alsoFor(below('interviews', 'interviewId', 'instant'), { ...forPanel(), projection: 'full' }),
  rescheduleRequests: alsoFor(below('interviews', 'interviewId', 'lazy'), ofPanelist),
  // Blindness beats every other scope: whoever owes feedback finds nobody else's (`docs/decisions/007`).
  interviewFeedback: blind('interviews'),
  panelistFeedback: blind('interviewPanelists', [ofPanelist]),
  panelActionTokens: serverOnly,
  fraudDetectionEvents: below('interviews', 'interviewId', 'lazy'),

  // Assessments.
  skillAssessments: ofCompany([fromActor('createdBy'), fromParent('jobId', 'jobs')], 'lazy'),
  assessmentQuestions: below('skillAssessments', 'assessmentId', 'lazy'),
  assessmentAttempts: aboutCandidate([fromParent('applicationId', 'applications'), fromParent('assessmentId', 'skillAssessments')], 'lazy'),
  assessmentAnswers: below('assessmentAttempts', 'attemptId', 'lazy'),
  codingChallenges: ofCompany([fromActor('createdBy'), fromParent('interviewId', 'interviews')], 'lazy'),
  codingSubmissions: aboutCandidate([fromParent('challengeId', 'codingChallenges')], 'lazy'),
  candidateSkillRatings: below('applications', 'applicationId', 'lazy'),

  // Tags and searches are personal; what a candidate bookmarks is the candidate's.
  candidateTags: personal('createdBy', 'instant'),
  candidateTagAssignments: personal('assignedBy', 'instant'),
  savedSearches: personal('userId', 'lazy'),
  savedJobs: onlineOnly([fromParent('jobId', 'jobs')], 'candidates'),
  recentlyViewedJobs: onlineOnly([fromParent('jobId', 'jobs')], 'candidates'),

  // E-mail.
  emailTemplates: ofCompany([fromActor('createdBy')], 'lazy'),
  emailCampaigns: ofCompany([fromActor('createdBy')], 'lazy'),
  campaignRecipients: below('emailCampaigns', 'campaignId', 'lazy'),
  followUpSequences: ofCompany([fromActor('createdBy')], 'lazy'),
  sequenceSteps: below('followUpSequences', 'sequenceId', 'lazy'),
  sequenceEnrollments: below('followUpSequences', 'sequenceId', 'lazy'),
  // Suppresses for everyone, so it belongs to nobody; a device holds those of people it holds.
  emailUnsubscribes: special({
    tenantPath: [],
    scope: [
      { kind: 'parent', column: 'candidateId', table: 'candidates', projection: 'full', shared: true },
      { kind: 'parent', column: 'userId', table: 'users', projection: 'full', shared: true },
    ],
    tier: 'lazy',
    owner: null,
  }),
  emailDeliveryEvents: onlineOnly([fromParent('recipientId', 'campaignRecipients')], 'campaignRecipients'),
  emailWebhookLogs: serverOnly,
  inmailTemplates: ofCompany([fromActor('createdBy')], 'lazy'),

  // Notifications.
  notifications: personal('userId', 'instant'),
  notificationDeliveryLogs: onlineOnly([fromParent('integrationId', 'integrationSettings')], 'integrationSettings'),
  recruiterNotificationPreferences: personal('userId', 'instant'),
  aiNotificationPreferences: personal('userId', 'lazy'),
  aiNotificationQueue: personal('userId', 'lazy'),

  // Sourcing. LinkedIn's rows belong to the company that made them, whoever else knows the person.
  sourcingCampaigns: ofCompany([fromActor('createdBy')], 'lazy'),
  sourcedCandidates: below('sourcingCampaigns', 'campaignId', 'lazy'),
  linkedinProfiles: ofCompany([fromParent('sourcingCampaignId', 'sourcingCampaigns'), fromActor('importedBy')], 'lazy'),
  linkedinInmails: ofCompany([fromActor('recruiterId', 'recruiters')], 'lazy'),
  linkedinCreditUsage: ofCompany([fromActor('recruiterId', 'recruiters')], 'lazy'),
  candidateInteractions: aboutCandidate(
    [
      fromParent('applicationId', 'applications'),
      fromParent('interviewId', 'interviews'),
      fromParent('emailCampaignId', 'emailCampaigns'),
      fromParent('sourcingCampaignId', 'sourcingCampaigns'),
      fromActor('userId'),
    ],
    'lazy',
  ),

  // Calendar.
  calendarIntegrations: personal('userId', 'lazy'),
  calendarEvents: below('interviews', 'interviewId', 'lazy'),
  schedulingLinks: ofCompany([fromActor('recruiterId', 'recruiters'), fromParent('jobId', 'jobs')], 'lazy'),

  // Onboarding.
  onboardingProcesses: below('associates', 'associateId', 'lazy'),
  onboardingTasks: below('onboardingProcesses', 'processId', 'lazy'),
  taskAssignments: below('onboardingTasks', 'taskId', 'lazy'),
  taskReminders: below('onboardingTasks', 'taskId', 'lazy'),
  taskTemplates: ofCompany([fromActor('createdBy', 'recruiters')], 'lazy'),

  // Figures about the work of one company, and those of the platform as a whole.
  biasDetectionLogs: ofCompany([fromParent('jobId', 'jobs'), fromActor('userId')], 'lazy'),
  matchOutcomes: below('applications', 'applicationId', 'lazy'),
  candidateSuccessPredictions: below('jobs', 'jobId', 'lazy'),
  diversityMetrics: onlineOnly([ownCompany, fromActor('recruiterId', 'recruiters')], 'recruiters'),
  algorithmPerformance: onlineOnly([], null),
  profileCompletionAnalytics: onlineOnly([], null),
  userActivityLogs: serverOnly,
  systemHealthMetrics: serverOnly,

  // Gamification.
  profileBadges: special({
    tenantPath: [],
    scope: [{ kind: 'child', table: 'userBadges', column: 'badgeId', by: 'member', projection: 'full' }],
    tier: 'lazy',
    owner: null,
  }),
  userBadges: personal('userId', 'lazy'),
  userPoints: personal('userId', 'lazy'),
  profileReminders: personal('userId', 'lazy'),

  // Settings and reports are a company admin's: a scope beside the company's, which every recruiter holds.
  customReports: ofAdmins([ownCompany]),
  reportSchedules: ofAdmins([ownCompany]),
  reportExecutions: below('reportSchedules', 'scheduleId', 'lazy'),
  companySettings: ofAdmins([ownCompany]),
  integrationSettings: ofAdmins([ownCompany]),
  systemSettings: serverOnly,
  environmentVariables: serverOnly,
  applicationLogs: serverOnly,
};
