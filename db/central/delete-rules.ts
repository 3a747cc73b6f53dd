/**
 * What deleting a parent does to its children (design 2, the documentation's cascade considerations):
 * a row a parent owns goes with it; a nullable reference is emptied; an actor who must be known keeps the parent from going.
 */
export type DeleteRule = 'cascade' | 'set null' | 'restrict';

/**
 * NOT NULL references that name who did the work, not who owns the row. People are deactivated and their work
 * reassigned; they are not deleted from under it.
 */
const ACTORS: ReadonlySet<string> = new Set([
  'applicationFeedback.recruiterId',
  'associates.onboardedBy',
  'bulkUploadJobs.recruiterId',
  'bulkUploadJobs.uploadedBy',
  'candidateProfileShares.sharedBy',
  'candidateTagAssignments.assignedBy',
  'candidateTags.createdBy',
  'customers.createdBy',
  'emailCampaigns.createdBy',
  'emailTemplates.createdBy',
  'followUpSequences.createdBy',
  'inmailTemplates.createdBy',
  'integrationSettings.createdBy',
  // The inviter's id stands here for a panelist without an account, so it says nothing about ownership.
  'interviewPanelists.userId',
  'interviews.recruiterId',
  'jobTemplates.createdBy',
  'jobs.postedBy',
  'linkedinCreditUsage.recruiterId',
  'linkedinInmails.recruiterId',
  'matchOutcomes.recruiterId',
  'onboardingProcesses.startedBy',
  'panelistFeedback.userId',
  'skillAssessments.createdBy',
  'sourcingCampaigns.createdBy',
  'taskAssignments.assignedBy',
  'taskAssignments.recruiterId',
  'taskTemplates.createdBy',
]);

/** The rule of a reference the platform declares none for, by documented table and column. */
export function deleteRule(table: string, column: string, notNull: boolean): DeleteRule {
  if (!notNull) return 'set null';
  return ACTORS.has(`${table}.${column}`) ? 'restrict' : 'cascade';
}

/** The reviewed actor columns, for the test that each one exists. */
export function actorColumns(): readonly string[] {
  return [...ACTORS];
}
