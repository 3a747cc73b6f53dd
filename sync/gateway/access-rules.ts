import type { TableName } from '../../shared/generated/tables.ts';
import { editCandidate } from '../../shared/mutators/edit-candidate.ts';
import type { Role } from '../../shared/mutators/mutator.ts';
import { EVERYONE, STAFF } from '../../shared/mutators/staff.ts';

/** What leads from a row to the panelist it concerns: it is that row, names it, or is the interview. */
export type PanelLink = 'self' | 'panelistId' | 'interview';

/**
 * Whose a row is:
 * - `tenant`: the company `sync_tenant` names (`design.md` 3, tenancy), and where it says so the people on the panel;
 * - `reach`: the company it belongs to and whoever holds it in a scope, as for candidates, whom several may know;
 * - `candidate`: whoever may work with the person in that column, as for what a person carries along;
 * - `user`: the person in that column, as for personal tables;
 * - `panelist`: the invited person alone, known by e-mail: nobody else may learn of it here.
 */
export type Ownership =
  | { readonly by: 'tenant'; readonly panel?: PanelLink }
  | { readonly by: 'reach' }
  | { readonly by: 'candidate'; readonly column: string }
  | { readonly by: 'user'; readonly column: string }
  | { readonly by: 'panelist'; readonly panel: PanelLink };

/** What a device may do to the rows of one table that are its own. */
export interface TableRule {
  readonly owner: Ownership;
  readonly roles: readonly Role[];
  /** Columns a new row may bring; none means that no row may be made. */
  readonly insert: readonly string[];
  /** Columns that may change; never one that could move the row to another owner. */
  readonly update: readonly string[];
  readonly delete: boolean;
  /** Columns that name who did it: they must be the author's own ids. */
  readonly author: Readonly<Record<string, 'userId' | 'recruiterId'>>;
  /** Several companies may hold a row: it is changed by the one it belongs to, or the only one, and deleted by the only one. */
  readonly shared?: true;
  /** A natural key is found whoever holds the row, and who named it may refer to it: a known e-mail attaches. */
  readonly attach?: true;
}

const NOTHING = { insert: [], update: [], delete: false, author: {} } as const;

/**
 * The one place that says who may write what. A table without a rule is closed:
 * a mutator that reads or writes it is rejected and the attempt audited. A new
 * row's references must lead to rows the author may touch as well, unless they
 * name the author.
 */
export const ACCESS_RULES: Readonly<Partial<Record<TableName, TableRule>>> = {
  applications: {
    owner: { by: 'tenant' },
    roles: STAFF,
    insert: ['jobId', 'candidateId', 'recruiterId', 'status', 'submittedAt', 'updatedAt'],
    update: ['status', 'updatedAt'],
    delete: true,
    author: { recruiterId: 'recruiterId' },
  },
  applicationHistory: {
    ...NOTHING,
    owner: { by: 'tenant' },
    roles: STAFF,
    insert: ['applicationId', 'fromStatus', 'toStatus', 'changedBy', 'notes', 'emailSent', 'createdAt'],
    author: { changedBy: 'userId' },
  },
  applicationFeedback: {
    owner: { by: 'tenant' },
    roles: STAFF,
    insert: ['applicationId', 'recruiterId', 'providedBy', 'rating', 'notes', 'createdAt', 'updatedAt'],
    update: ['rating', 'notes', 'updatedAt'],
    delete: true,
    author: { recruiterId: 'recruiterId', providedBy: 'userId' },
  },
  candidates: {
    owner: { by: 'reach' },
    roles: STAFF,
    insert: ['userId', 'addedBy', 'source', 'phoneNumber', 'location', 'title', 'skills', 'linkedinUrl', 'createdAt', 'updatedAt'],
    update: [...editCandidate.fields.map(({ field }) => field), 'updatedAt'],
    delete: true,
    author: { addedBy: 'recruiterId' },
    shared: true,
    attach: true,
  },
  users: {
    ...NOTHING,
    owner: { by: 'reach' },
    roles: STAFF,
    insert: ['name', 'email', 'role', 'loginMethod', 'emailVerified', 'createdAt', 'updatedAt', 'lastSignedIn'],
    attach: true,
  },
  resumeProfiles: {
    owner: { by: 'candidate', column: 'candidateId' },
    roles: STAFF,
    insert: [
      'candidateId',
      'profileName',
      'resumeUrl',
      'resumeFileKey',
      'resumeFilename',
      'parsedData',
      'isDefault',
      'uploadedAt',
      'createdAt',
      'updatedAt',
    ],
    update: ['profileName', 'isDefault', 'updatedAt'],
    delete: true,
    author: {},
    shared: true,
  },
  candidateInteractions: {
    ...NOTHING,
    owner: { by: 'user', column: 'userId' },
    roles: STAFF,
    insert: ['candidateId', 'applicationId', 'userId', 'interactionType', 'metadata', 'createdAt'],
    delete: true,
    author: { userId: 'userId' },
  },
  candidateTags: {
    ...NOTHING,
    owner: { by: 'user', column: 'createdBy' },
    roles: STAFF,
    insert: ['createdBy', 'name', 'color', 'createdAt'],
    author: { createdBy: 'userId' },
  },
  savedSearches: {
    owner: { by: 'user', column: 'userId' },
    roles: STAFF,
    insert: ['userId', 'name', 'searchType', 'keyword', 'emailAlerts', 'createdAt', 'updatedAt'],
    update: ['name', 'keyword', 'updatedAt'],
    delete: true,
    author: { userId: 'userId' },
  },
  candidateTagAssignments: {
    ...NOTHING,
    owner: { by: 'user', column: 'assignedBy' },
    roles: STAFF,
    insert: ['tagId', 'candidateId', 'assignedBy', 'createdAt'],
    delete: true,
    author: { assignedBy: 'userId' },
  },
  jobs: { ...NOTHING, owner: { by: 'tenant' }, roles: STAFF, update: ['status', 'closedAt', 'updatedAt'], delete: true },
  guestApplications: {
    ...NOTHING,
    owner: { by: 'tenant' },
    roles: STAFF,
    update: ['invitationSent', 'invitedAt', 'invitationCount', 'updatedAt'],
  },
  associates: {
    ...NOTHING,
    owner: { by: 'tenant' },
    roles: STAFF,
    insert: ['candidateId', 'userId', 'jobTitle', 'startDate', 'status', 'onboardedBy', 'recruiterId', 'createdAt', 'updatedAt'],
    delete: true,
    author: { onboardedBy: 'recruiterId', recruiterId: 'recruiterId' },
  },
  onboardingProcesses: {
    ...NOTHING,
    owner: { by: 'tenant' },
    roles: STAFF,
    insert: ['associateId', 'processType', 'status', 'startedBy', 'createdBy', 'dueDate', 'createdAt', 'updatedAt'],
    delete: true,
    author: { startedBy: 'recruiterId', createdBy: 'userId' },
  },
  onboardingTasks: {
    ...NOTHING,
    owner: { by: 'tenant' },
    roles: STAFF,
    insert: ['processId', 'title', 'description', 'taskType', 'priority', 'status', 'dueDate', 'orderIndex', 'createdBy', 'createdAt', 'updatedAt'],
    delete: true,
    author: { createdBy: 'userId' },
  },
  interviews: {
    ...NOTHING,
    owner: { by: 'tenant', panel: 'interview' },
    roles: EVERYONE,
    insert: [
      'applicationId',
      'recruiterId',
      'candidateId',
      'jobId',
      'scheduledAt',
      'duration',
      'type',
      'status',
      'location',
      'notes',
      'videoProvider',
      'createdAt',
      'updatedAt',
    ],
    update: ['scheduledAt', 'duration', 'status', 'candidateReminder24hSent', 'candidateReminder1hSent', 'updatedAt'],
    author: { recruiterId: 'recruiterId' },
  },
  interviewPanelists: {
    owner: { by: 'tenant', panel: 'self' },
    roles: EVERYONE,
    insert: ['interviewId', 'userId', 'email', 'name', 'role', 'status', 'invitedAt', 'createdAt', 'updatedAt'],
    update: ['status', 'respondedAt', 'attendedAt', 'updatedAt'],
    delete: true,
    author: {},
  },
  panelistFeedback: {
    ...NOTHING,
    owner: { by: 'panelist', panel: 'panelistId' },
    roles: EVERYONE,
    insert: [
      'interviewId',
      'panelistId',
      'userId',
      'overallRating',
      'technicalSkills',
      'communicationSkills',
      'problemSolving',
      'cultureFit',
      'strengths',
      'weaknesses',
      'notes',
      'recommendation',
      'createdAt',
      'updatedAt',
    ],
    author: { userId: 'userId' },
  },
  notifications: { ...NOTHING, owner: { by: 'user', column: 'userId' }, roles: EVERYONE, update: ['isRead'] },
};
