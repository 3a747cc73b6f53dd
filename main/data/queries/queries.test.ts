import { beforeEach, describe, expect, test } from 'vitest';
import type { RecipientFilter } from '../../../shared/queries/campaigns.ts';
import { createMirrorFixture, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerCampaignRecipients } from './campaign-recipients.ts';
import { answerCampaignById, answerListCampaigns } from './campaigns.ts';
import { answerMyTags, answerProfile } from './candidates.ts';
import { answerAgenda } from './interviews.ts';
import { answerListJobs } from './jobs.ts';
import { answerListNotifications } from './notifications.ts';
import { answerTimeline } from './timeline.ts';

let mirror: MirrorFixture;
const window = { offset: 0, limit: 50 };

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('users', [
    { id: 1, name: 'Maya Chen', email: 'maya@brightpath.example' },
    { id: 2, name: 'Jonas Weber', email: 'jonas@brightpath.example' },
    { id: 21, name: 'Åsa Berg', email: 'asa@mail.example' },
    { id: 22, name: 'ben Ode', email: 'upload-22@placeholder.com' },
  ]);
  mirror.insert('recruiters', [
    { id: 11, userId: 1 },
    { id: 12, userId: 2 },
  ]);
  mirror.insert('candidates', [
    { id: 31, userId: 21, title: 'Backend engineer', location: 'Oslo', skills: 'SQL, Go', willingToRelocate: 1, createdAt: '2026-01-01 00:00:00' },
    { id: 32, userId: 22, title: 'Designer', location: 'Paris', createdAt: '2026-01-02 00:00:00' },
  ]);
  mirror.insert('jobs', [
    {
      id: 7,
      title: 'Engineer',
      companyName: 'Acme',
      status: 'active',
      postedBy: 1,
      location: 'Berlin',
      customerId: 3,
      createdAt: '2026-01-01 00:00:00',
    },
    { id: 8, title: 'Designer', companyName: 'Acme', status: 'closed', postedBy: 1, location: 'Paris', createdAt: '2026-02-01 00:00:00' },
    { id: 9, title: 'Analyst', companyName: 'Beta', status: 'active', postedBy: 2, location: 'Oslo', createdAt: '2026-03-01 00:00:00' },
  ]);
  mirror.insert('customers', [{ id: 3, name: 'Globex' }]);
  mirror.insert('applications', [
    {
      id: 41,
      jobId: 7,
      candidateId: 31,
      status: 'reviewing',
      resumeProfileId: 62,
      submittedAt: '2026-02-01 10:00:00',
      updatedAt: '2026-03-01 00:00:00',
    },
    { id: 42, jobId: 7, candidateId: 32, status: 'rejected', submittedAt: '2026-03-09 10:00:00', updatedAt: '2026-03-09 10:00:00' },
    { id: 43, jobId: 9, candidateId: 31, status: 'submitted', submittedAt: '2026-03-09 11:00:00', updatedAt: '2026-03-09 11:00:00' },
  ]);
});

describe('jobs', () => {
  test('mine first, active first, with figures', () => {
    const answer = mirror.ask(answerListJobs, { search: '', status: 'any', ...window });
    expect(answer.jobs.map((job) => job.id)).toEqual([7, 8, 9]);
    expect(answer.jobs[0]).toMatchObject({ customerName: 'Globex', applications: 2, active: 1, isMine: true });
  });

  test('every word typed must be in title, company, customer or place', () => {
    const ids = (search: string, status: 'any' | 'active' = 'any') =>
      mirror.ask(answerListJobs, { search, status, ...window }).jobs.map((job) => job.id);
    expect(ids('globex berlin')).toEqual([7]);
    expect(ids('acme', 'active')).toEqual([7]);
    expect(ids('acme oslo')).toEqual([]);
  });
});

describe('candidates', () => {
  test('a profile with a made-up address, its tags, résumés and applications', () => {
    mirror.insert('resumeProfiles', [
      { id: 61, candidateId: 31, profileName: 'Main', isDefault: 1, uploadedAt: '2026-02-01 00:00:00', parsedData: '{"rawText":"Åsa Berg"}' },
      { id: 62, candidateId: 31, profileName: 'For Acme', isDefault: 0, uploadedAt: '2026-01-01 00:00:00', parsedData: null },
    ]);
    const asa = mirror.ask(answerProfile, { candidateId: 31, applicationId: 41 });
    expect(asa.candidate).toMatchObject({ name: 'Åsa Berg', skills: ['SQL', 'Go'], willingToRelocate: true, emailIsPlaceholder: false });
    expect(asa.resumes.map((resume) => [resume.id, resume.text])).toEqual([
      [62, null],
      [61, 'Åsa Berg'],
    ]);
    expect(asa.applications.map((application) => application.id)).toEqual([43, 41]);
    expect(mirror.ask(answerProfile, { candidateId: 32, applicationId: null }).candidate?.emailIsPlaceholder).toBe(true);
    expect(mirror.ask(answerProfile, { candidateId: 5, applicationId: null }).candidate).toBeNull();
  });

  test('my tags count candidates, not assignments', () => {
    mirror.insert('candidateTags', [
      { id: 1, name: 'Hot', color: 'rose', createdBy: 1 },
      { id: 2, name: 'Empty', color: 'blue', createdBy: 1 },
      { id: 3, name: 'Other', color: 'blue', createdBy: 2 },
    ]);
    mirror.insert('candidateTagAssignments', [
      { id: 1, tagId: 1, candidateId: 31 },
      { id: 2, tagId: 1, candidateId: 31 },
    ]);
    expect(mirror.ask(answerMyTags, {}).tags).toEqual([
      { id: 2, name: 'Empty', color: 'blue', candidates: 0 },
      { id: 1, name: 'Hot', color: 'rose', candidates: 1 },
    ]);
  });
});

describe('timeline', () => {
  beforeEach(() => {
    mirror.insert('applicationHistory', [
      { id: 1, applicationId: 41, fromStatus: null, toStatus: 'submitted', changedBy: null, createdAt: '2026-02-01 10:00:00' },
      {
        id: 2,
        applicationId: 41,
        fromStatus: null,
        toStatus: 'reviewing',
        changedBy: 2,
        notes: 'Strong',
        emailSent: 1,
        createdAt: '2026-02-02 10:00:00',
      },
      { id: -5, applicationId: 41, fromStatus: 'reviewing', toStatus: 'shortlisted', changedBy: 1, createdAt: '2026-03-10 10:00:00' },
    ]);
    mirror.insert('applicationFeedback', [
      { id: 1, applicationId: 41, recruiterId: 11, rating: null, notes: 'Mine', createdAt: '2026-03-01 10:00:00' },
      { id: 2, applicationId: 41, recruiterId: 12, rating: null, notes: 'Theirs', createdAt: '2026-03-02 10:00:00' },
      { id: 3, applicationId: 41, recruiterId: 11, rating: 4, notes: null, createdAt: '2026-03-03 10:00:00' },
    ]);
  });

  test('tells the story newest first, with actors, receipts and what may be removed', () => {
    const { total, entries } = mirror.ask(answerTimeline, { applicationId: 41, ...window });
    expect(total).toBe(7);
    expect(entries.map((entry) => entry.key)).toEqual(['history--5', 'feedback-3', 'feedback-2', 'feedback-1', 'history-2', 'history-1', 'applied']);
    expect(entries[0]).toMatchObject({ kind: 'moved', actor: 'Maya Chen', from: 'reviewing', to: 'shortlisted', delivered: false });
    expect(entries.slice(1, 4).map((entry) => [entry.kind, entry.actor, entry.removableNoteId])).toEqual([
      ['rating', 'Maya Chen', null],
      ['note', 'Jonas Weber', null],
      ['note', 'Maya Chen', 1],
    ]);
  });

  test('fills a stage before that the platform did not write', () => {
    const moved = mirror.ask(answerTimeline, { applicationId: 41, ...window }).entries.find((entry) => entry.key === 'history-2');
    expect(moved).toMatchObject({ from: 'submitted', to: 'reviewing', text: 'Strong', emailSent: true });
  });
});

describe('agenda', () => {
  test('mine are those I hold and those whose panel has my address, in any case', () => {
    mirror.insert('interviews', [
      {
        id: 1,
        recruiterId: 11,
        candidateId: 31,
        jobId: 7,
        applicationId: 41,
        scheduledAt: '2026-03-10 14:00:00',
        duration: 45,
        type: 'video',
        status: 'scheduled',
        videoJoinUrl: 'javascript:alert(1)',
        meetingLink: 'https://meet.example/1',
      },
      {
        id: 2,
        recruiterId: 12,
        candidateId: 31,
        jobId: 9,
        applicationId: 43,
        scheduledAt: '2026-03-10 13:00:00',
        type: 'phone',
        status: 'scheduled',
      },
      {
        id: 3,
        recruiterId: 12,
        candidateId: 32,
        jobId: 9,
        applicationId: 42,
        scheduledAt: '2026-03-10 15:00:00',
        type: 'phone',
        status: 'scheduled',
      },
      {
        id: 4,
        recruiterId: 11,
        candidateId: 31,
        jobId: 7,
        applicationId: 41,
        scheduledAt: '2026-03-11 00:00:00',
        type: 'phone',
        status: 'scheduled',
      },
    ]);
    mirror.insert('interviewPanelists', [
      { id: 1, interviewId: 2, userId: 12, email: 'MAYA@brightpath.example', name: null, status: 'invited' },
      { id: 2, interviewId: 3, userId: 1, email: 'someone@else.example', name: 'Some One', status: 'accepted' },
    ]);
    const day = { fromUtc: '2026-03-10 00:00:00', untilUtc: '2026-03-11 00:00:00' };
    const ask = (onlyMine: boolean) => mirror.ask(answerAgenda, { ...day, part: 'ahead', onlyMine, ...window });
    expect(ask(false).interviews.map((item) => [item.id, item.isMine])).toEqual([
      [2, true],
      [1, true],
      [3, false],
    ]);
    expect(ask(true)).toMatchObject({ total: 2 });
    expect(ask(true).interviews[1]).toMatchObject({
      durationMinutes: 45,
      candidateName: 'Åsa Berg',
      jobTitle: 'Engineer',
      joinUrl: 'https://meet.example/1',
    });
    expect(ask(false).interviews[0]?.panelists).toEqual([{ name: 'MAYA', status: 'invited' }]);
  });

  test('what is over by now and what is not, by its own length; what is nearest to now comes first', () => {
    const at = (id: number, scheduledAt: string, duration: number | null) => ({ id, scheduledAt, duration, candidateId: 31, status: 'scheduled' });
    mirror.insert('interviews', [
      at(1, '2026-03-10 09:00:00', 30),
      at(2, '2026-03-10 11:00:00', null),
      at(3, '2026-03-10 11:00:00', 61),
      at(4, '2026-03-10 12:00:00', 30),
    ]);
    const ask = (part: 'over' | 'ahead') => {
      const { total, interviews } = mirror.ask(answerAgenda, {
        fromUtc: '2026-03-10 00:00:00',
        untilUtc: '2026-03-11 00:00:00',
        part,
        onlyMine: false,
        ...window,
      });
      return { total, ids: interviews.map(({ id }) => id) };
    };
    expect(ask('over')).toEqual({ total: 2, ids: [2, 1] });
    expect(ask('ahead')).toEqual({ total: 2, ids: [3, 4] });
  });
});

describe('campaigns', () => {
  test('figures come from recipients, never from the counters', () => {
    mirror.insert('emailCampaigns', [
      { id: 1, name: 'Spring', subject: 'Hello', status: 'sent', createdBy: 2, openedCount: 99, createdAt: '2026-03-01 00:00:00' },
    ]);
    mirror.insert('campaignRecipients', [
      { id: 1, campaignId: 1, status: 'opened', sentAt: '2026-03-01 00:00:00', clickedAt: '2026-03-02 00:00:00' },
      { id: 2, campaignId: 1, status: 'bounced', openedAt: '2026-03-02 00:00:00' },
      { id: 3, campaignId: 1, status: 'pending' },
    ]);
    const [campaign] = mirror.ask(answerListCampaigns, { search: 'jonas', ...window }).campaigns;
    expect(campaign).toMatchObject({ ownerName: 'Jonas Weber', recipients: 3, sent: 2, opened: 1, clicked: 1, replied: 0, bounced: 1 });
    expect(mirror.ask(answerListCampaigns, { search: 'autumn', ...window }).total).toBe(0);
    expect(mirror.ask(answerCampaignById, { campaignId: 1 })).toEqual({ campaign });
    expect(mirror.ask(answerCampaignById, { campaignId: 2 })).toEqual({ campaign: null });
  });

  test('who is behind a figure, what happened last first', () => {
    mirror.insert('campaignRecipients', [
      { id: 1, campaignId: 1, candidateId: 31, email: 'a@x', status: 'opened', sentAt: '2026-03-01 00:00:00', clickedAt: '2026-03-02 00:00:00' },
      { id: 2, campaignId: 1, candidateId: 999, email: 'b@x', status: 'bounced', bouncedAt: '2026-03-03 00:00:00', openedAt: '2026-03-02 00:00:00' },
      { id: 3, campaignId: 1, candidateId: 999, email: 'resume-3@placeholder.com', status: 'pending' },
      { id: 4, campaignId: 2, candidateId: 31, email: 'a@x', status: 'sent' },
    ]);
    const ask = (filter: RecipientFilter) => mirror.ask(answerCampaignRecipients, { campaignId: 1, filter, ...window });
    expect(ask('all').recipients.map(({ id, fact, at }) => [id, fact, at])).toEqual([
      [2, 'bounced', '2026-03-03 00:00:00'],
      [1, 'clicked', '2026-03-02 00:00:00'],
      [3, 'waiting', null],
    ]);
    expect(ask('all').recipients.map(({ candidateId, email }) => [candidateId, email])).toEqual([
      [null, 'b@x'],
      [31, 'a@x'],
      [null, null],
    ]);
    const counts = Object.fromEntries((['sent', 'opened', 'clicked', 'replied', 'bounced'] as const).map((filter) => [filter, ask(filter).total]));
    expect(counts).toEqual({ sent: 2, opened: 1, clicked: 1, replied: 0, bounced: 1 });
  });
});

describe('notifications', () => {
  test('only my own, newest first, each leading somewhere that is here', () => {
    mirror.insert('notifications', [
      {
        id: 1,
        userId: 1,
        type: 'application',
        title: 'New',
        message: 'm',
        isRead: 0,
        relatedEntityType: 'application',
        relatedEntityId: 41,
        createdAt: '2026-03-01 00:00:00',
      },
      {
        id: 2,
        userId: 1,
        type: 'interview',
        title: 'Moved',
        message: 'm',
        isRead: 1,
        actionUrl: '/recruiter/interviews',
        createdAt: '2026-03-02 00:00:00',
      },
      { id: 3, userId: 2, type: 'application', title: 'Theirs', message: 'm', isRead: 0, createdAt: '2026-03-03 00:00:00' },
      {
        id: 4,
        userId: 1,
        title: 'Sent',
        message: 'm',
        isRead: 1,
        relatedEntityType: 'campaign',
        relatedEntityId: 5,
        createdAt: '2026-02-01 00:00:00',
      },
      { id: 5, userId: 1, title: 'Ends', message: 'm', isRead: 1, relatedEntityType: 'job', relatedEntityId: 7, createdAt: '2026-01-01 00:00:00' },
    ]);
    const answer = mirror.ask(answerListNotifications, window);
    expect(answer).toMatchObject({ unread: 1, total: 4 });
    expect(answer.notifications.map((item) => [item.id, item.route])).toEqual([
      [2, '/interviews'],
      [1, '/pipeline/7?application=41&candidate=31'],
      [4, '/campaigns'],
      [5, '/pipeline/7'],
    ]);
  });
});
