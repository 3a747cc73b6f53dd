/** The documentation's entity chains and cascade considerations, as a delete shows them. */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { tableFacts } from '../../db/central/catalogue.ts';
import { connectCentral } from '../../db/central/connect.ts';
import { explainDeleteRefusal } from '../../db/central/errors.ts';
import { migrate } from '../../db/central/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRow, readRow, type Value } from './central-rows.ts';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = await connectCentral(database.url);
  await migrate(connection);
});
afterAll(async () => {
  await connection.end();
  await database.drop();
});
beforeEach(() => connection.beginTransaction());
afterEach(() => connection.rollback());

function add(table: string, values: Record<string, Value> = {}): Promise<number> {
  return insertRow(connection, table, values);
}

async function remove(table: string, id: number): Promise<void> {
  await connection.query(`DELETE FROM \`${tableFacts(table).table}\` WHERE id = ?`, [id]);
}

async function refusal(table: string, id: number): Promise<string> {
  const error = await remove(table, id).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const explained = explainDeleteRefusal(error);
  expect(explained).toBeInstanceOf(AppError);
  expect(explained).toMatchObject({ body: { kind: 'conflict', code: 'delete.refused' } });
  return explained?.message ?? '';
}

async function expectGone(rows: Readonly<Record<string, number>>): Promise<void> {
  for (const [table, id] of Object.entries(rows)) expect([table, await readRow(connection, table, id)]).toEqual([table, undefined]);
}

/** A recruiter of a company with a job, and a candidate who applied. */
async function people(): Promise<Record<'company' | 'user' | 'recruiter' | 'person' | 'candidate' | 'job' | 'application', number>> {
  const company = await add('companies');
  const user = await add('users', { companyId: company });
  const recruiter = await add('recruiters', { userId: user });
  const person = await add('users', { role: 'candidate' });
  const candidate = await add('candidates', { userId: person, addedBy: recruiter });
  const job = await add('jobs', { postedBy: user });
  const application = await add('applications', { jobId: job, candidateId: candidate, recruiterId: recruiter });
  return { company, user, recruiter, person, candidate, job, application };
}

test('chain 1, company: its configuration goes, its people stay without a company', async () => {
  const { company, user, recruiter, candidate } = await people();
  const report = await add('customReports', { companyId: company, createdBy: user });
  const schedule = await add('reportSchedules', { companyId: company, reportId: report });
  const owned = {
    companySettings: await add('companySettings', { companyId: company }),
    teamMembers: await add('teamMembers', { companyId: company, userId: user }),
    integrationSettings: await add('integrationSettings', { companyId: company, createdBy: user }),
    customReports: report,
    reportSchedules: schedule,
    reportExecutions: await add('reportExecutions', { scheduleId: schedule, reportId: report }),
    jobTemplates: await add('jobTemplates', { companyId: company, createdBy: user }),
    userActivityLogs: await add('userActivityLogs', { companyId: company, userId: user }),
  };
  await remove('companies', company);
  await expectGone(owned);
  expect(await readRow(connection, 'users', user)).toMatchObject({ id: user, companyId: null });
  expect(await readRow(connection, 'recruiters', recruiter)).toBeDefined();
  expect(await readRow(connection, 'candidates', candidate)).toBeDefined();
});

test('chain 1, user: the role rows go with the account, what only mentioned it stays', async () => {
  const { recruiter, person, candidate, application } = await people();
  const associate = await add('associates', { candidateId: candidate, onboardedBy: recruiter, userId: person });
  const history = await add('applicationHistory', {
    applicationId: await add('applications', {
      jobId: await add('jobs', { postedBy: await add('users') }),
      candidateId: await add('candidates', { userId: await add('users') }),
    }),
    changedBy: person,
  });
  await remove('users', person);
  await expectGone({ candidates: candidate, associates: associate, applications: application });
  expect(await readRow(connection, 'applicationHistory', history)).toMatchObject({ changedBy: null });

  const newcomer = await add('users', { role: 'recruiter' });
  const role = await add('recruiters', { userId: newcomer });
  const personal = {
    notifications: await add('notifications', { userId: newcomer }),
    savedSearches: await add('savedSearches', { userId: newcomer }),
    jobDrafts: await add('jobDrafts', { userId: newcomer }),
    recruiterNotificationPreferences: await add('recruiterNotificationPreferences', { userId: newcomer, recruiterId: role }),
  };
  await remove('users', newcomer);
  await expectGone({ ...personal, recruiters: role });
});

test('chain 2: customer → jobs → applications → interviews', async () => {
  const { user, recruiter, candidate } = await people();
  const customer = await add('customers', { createdBy: user });
  const contact = await add('customerContacts', { customerId: customer });
  const job = await add('jobs', { postedBy: user, customerId: customer, contactId: contact });
  const application = await add('applications', { jobId: job, candidateId: candidate });
  const interview = await add('interviews', { applicationId: application, jobId: job, candidateId: candidate, recruiterId: recruiter });
  const panelist = await add('interviewPanelists', { interviewId: interview, userId: user });
  const below = {
    jobs: job,
    applications: application,
    applicationHistory: await add('applicationHistory', { applicationId: application, changedBy: user }),
    applicationFeedback: await add('applicationFeedback', { applicationId: application, recruiterId: recruiter, providedBy: user }),
    interviews: interview,
    interviewPanelists: panelist,
    panelistFeedback: await add('panelistFeedback', { interviewId: interview, panelistId: panelist, userId: user }),
    panelActionTokens: await add('panelActionTokens', { panelistId: panelist, interviewId: interview }),
    jobViewAnalytics: await add('jobViewAnalytics', { jobId: job }),
    jobViewSessions: await add('jobViewSessions', { jobId: job, userId: user }),
    jobViews: await add('jobViews', { jobId: job, userId: user, candidateId: candidate }),
    jobSkillRequirements: await add('jobSkillRequirements', { jobId: job }),
    jobApplicationSources: await add('jobApplicationSources', { jobId: job, applicationId: application }),
    candidateSuccessPredictions: await add('candidateSuccessPredictions', { jobId: job, candidateId: candidate }),
    guestApplications: await add('guestApplications', { jobId: job, claimedBy: candidate, applicationId: application }),
  };
  await remove('customers', customer);
  await expectGone({ customerContacts: contact });
  expect(await readRow(connection, 'jobs', job)).toMatchObject({ customerId: null, contactId: null });
  await remove('jobs', job);
  await expectGone(below);
  expect(await readRow(connection, 'candidates', candidate)).toBeDefined();
});

test('chain 3, candidate: résumés, applications, assessments and profiles go', async () => {
  const { user, candidate, job } = await people();
  const resume = await add('resumeProfiles', { candidateId: candidate });
  const application = await add('applications', { jobId: job, candidateId: candidate, resumeProfileId: resume });
  await remove('resumeProfiles', resume);
  expect(await readRow(connection, 'applications', application)).toMatchObject({ resumeProfileId: null });

  const assessment = await add('skillAssessments', { createdBy: user, jobId: job });
  const challenge = await add('codingChallenges', { createdBy: user });
  const tag = await add('candidateTags', { createdBy: user });
  const below = {
    applications: application,
    resumeProfiles: await add('resumeProfiles', { candidateId: candidate }),
    videoIntroductions: await add('videoIntroductions', { candidateId: candidate }),
    candidateProfileShares: await add('candidateProfileShares', { candidateId: candidate, sharedBy: user }),
    assessmentAttempts: await add('assessmentAttempts', { assessmentId: assessment, candidateId: candidate, applicationId: application }),
    codingSubmissions: await add('codingSubmissions', { challengeId: challenge, candidateId: candidate }),
    candidateTagAssignments: await add('candidateTagAssignments', { tagId: tag, candidateId: candidate, assignedBy: user }),
    savedJobs: await add('savedJobs', { candidateId: candidate, jobId: job }),
  };
  const profile = await add('linkedinProfiles', { candidateId: candidate });
  await remove('candidates', candidate);
  await expectGone(below);
  expect(await readRow(connection, 'linkedinProfiles', profile)).toMatchObject({ candidateId: null });
  expect(await readRow(connection, 'skillAssessments', assessment)).toBeDefined();
});

test('chain 4: job → assessment → attempts → answers', async () => {
  const { user, candidate, job } = await people();
  const assessment = await add('skillAssessments', { createdBy: user, jobId: job });
  const question = await add('assessmentQuestions', { assessmentId: assessment });
  const attempt = await add('assessmentAttempts', { assessmentId: assessment, candidateId: candidate });
  const answer = await add('assessmentAnswers', { attemptId: attempt, questionId: question });
  await remove('jobs', job);
  expect(await readRow(connection, 'skillAssessments', assessment)).toMatchObject({ jobId: null });
  await remove('skillAssessments', assessment);
  await expectGone({ assessmentQuestions: question, assessmentAttempts: attempt, assessmentAnswers: answer });
});

test('chain 5: e-mail template → campaign → recipients', async () => {
  const { user, candidate } = await people();
  const template = await add('emailTemplates', { createdBy: user });
  const campaign = await add('emailCampaigns', { createdBy: user, templateId: template });
  const recipient = await add('campaignRecipients', { campaignId: campaign, candidateId: candidate });
  const event = await add('emailDeliveryEvents', { recipientId: recipient });
  await remove('emailTemplates', template);
  expect(await readRow(connection, 'emailCampaigns', campaign)).toMatchObject({ templateId: null });
  await remove('emailCampaigns', campaign);
  await expectGone({ campaignRecipients: recipient });
  // What was delivered stays known: it is the evidence for bounces and complaints.
  expect(await readRow(connection, 'emailDeliveryEvents', event)).toMatchObject({ recipientId: null });
});

test('chain 6: LinkedIn profile → InMails → credit usage', async () => {
  const { user, recruiter, candidate } = await people();
  const profile = await add('linkedinProfiles', { candidateId: candidate });
  const inmail = await add('linkedinInmails', { profileId: profile, recruiterId: recruiter, sentBy: user });
  const usage = await add('linkedinCreditUsage', { recruiterId: recruiter, inmailId: inmail, linkedinProfileId: profile });
  await remove('linkedinProfiles', profile);
  await expectGone({ linkedinInmails: inmail });
  expect(await readRow(connection, 'linkedinCreditUsage', usage)).toMatchObject({ inmailId: null, linkedinProfileId: null });
});

test('who posted a job or leads an interview cannot be deleted, and the sentence says why', async () => {
  const { user, recruiter, candidate, job, application } = await people();
  expect(await refusal('users', user)).toBe(
    'This cannot be deleted: rows of jobs still name the row of users in postedBy and must keep it. Deactivate the person instead, or first hand the work to somebody else.',
  );
  await add('interviews', { applicationId: application, jobId: job, candidateId: candidate, recruiterId: recruiter });
  expect(await refusal('recruiters', recruiter)).toContain('rows of interviews still name the row of recruiters in recruiterId');
  // The documented name, where the physical column has another.
  const author = await add('users');
  await add('emailTemplates', { createdBy: author });
  expect(await refusal('users', author)).toContain('rows of emailTemplates still name the row of users in createdBy');
});

test('another error is not taken for a refusal', async () => {
  const error = await connection.query('DELETE FROM no_such_table').then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(explainDeleteRefusal(error)).toBeNull();
  expect(explainDeleteRefusal(new Error('a'))).toBeNull();
});
