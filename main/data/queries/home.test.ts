import { beforeEach, describe, expect, test } from 'vitest';
import { HOME_LINES } from '../../../shared/queries/home.ts';
import { createMirrorFixture, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerAllFollowUps, answerHome } from './home.ts';

let mirror: MirrorFixture;
const ask = () => mirror.ask(answerHome, { fromUtc: '2026-03-10 00:00:00', untilUtc: '2026-03-11 00:00:00' });

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('users', [
    { id: 1, name: 'Maya Chen', email: 'maya@brightpath.example' },
    { id: 2, name: 'Jonas Weber', email: 'jonas@brightpath.example' },
    { id: 21, name: 'Åsa Berg', email: 'asa@mail.example' },
  ]);
  mirror.insert('recruiters', [
    { id: 11, userId: 1 },
    { id: 12, userId: 2 },
  ]);
  mirror.insert('candidates', [{ id: 31, userId: 21 }]);
  mirror.insert('jobs', [
    { id: 7, title: 'Engineer', companyName: 'Acme', status: 'active', postedBy: 1, createdAt: '2026-01-01 00:00:00' },
    { id: 8, title: 'Designer', companyName: 'Acme', status: 'closed', postedBy: 1, createdAt: '2026-02-01 00:00:00' },
    { id: 9, title: 'Analyst', companyName: 'Beta', status: 'active', postedBy: 2, createdAt: '2026-03-01 00:00:00' },
  ]);
  mirror.insert('applications', [
    { id: 41, jobId: 7, candidateId: 31, status: 'reviewing', submittedAt: '2026-02-01 10:00:00' },
    { id: 42, jobId: 7, candidateId: 31, status: 'rejected', submittedAt: '2026-03-09 10:00:00' },
    { id: 43, jobId: 9, candidateId: 31, status: 'submitted', submittedAt: '2026-03-09 11:00:00' },
  ]);
});

describe('whose day it is', () => {
  test('my own active jobs’ when I have any', () => {
    const answer = ask();
    expect(answer).toMatchObject({ isOwnJobs: true, newApplications: { total: 0, lines: [] } });
    expect(answer.activeJobs).toEqual({
      total: 1,
      lines: [{ id: 7, title: 'Engineer', companyName: 'Acme', active: 1, newThisWeek: 1 }],
    });
  });

  test('the newest of many are listed, and all of them counted', () => {
    mirror.insert(
      'jobs',
      Array.from({ length: 20 }, (_, index) => ({
        id: 100 + index,
        title: `Job ${index}`,
        status: 'active',
        postedBy: 1,
        createdAt: `2026-02-${10 + index} 00:00:00`,
      })),
    );
    const { activeJobs } = ask();
    expect(activeJobs.total).toBe(21);
    expect(activeJobs.lines.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, index) => 119 - index));
  });

  test('else the company’s', () => {
    mirror = createMirrorFixture();
    mirror.insert('jobs', [{ id: 9, title: 'Analyst', status: 'active', postedBy: 2, createdAt: '2026-03-01 00:00:00' }]);
    mirror.insert('applications', [{ id: 43, jobId: 9, candidateId: 31, status: 'submitted', submittedAt: '2026-03-09 11:00:00' }]);
    expect(ask()).toMatchObject({ isOwnJobs: false, newApplications: { total: 1 } });
  });
});

describe('applications', () => {
  test('new ones, the newest first: the count is of all, the lines are the first', () => {
    mirror.insert(
      'applications',
      Array.from({ length: 9 }, (_, index) => ({
        id: 100 + index,
        jobId: 7,
        candidateId: 31,
        status: 'submitted',
        submittedAt: `2026-03-0${index + 1} 10:00:00`,
      })),
    );
    const { newApplications } = ask();
    expect(newApplications.total).toBe(9);
    expect(newApplications.lines).toHaveLength(HOME_LINES);
    expect(newApplications.lines.map((line) => line.applicationId)).toEqual([108, 107, 106, 105, 104, 103]);
    expect(newApplications.lines[0]).toEqual({
      applicationId: 108,
      candidateId: 31,
      candidateName: 'Åsa Berg',
      jobId: 7,
      jobTitle: 'Engineer',
      status: 'submitted',
      since: '2026-03-09 10:00:00',
    });
  });

  test('stuck ones by their stage’s threshold, the longest first; offers have a list of their own', () => {
    mirror.insert('applications', [
      { id: 51, jobId: 7, candidateId: 31, status: 'interviewing', submittedAt: '2026-02-01 10:00:00' },
      { id: 52, jobId: 7, candidateId: 31, status: 'interviewing', submittedAt: '2026-01-01 10:00:00' },
      { id: 53, jobId: 7, candidateId: 31, status: 'offered', submittedAt: '2026-01-01 10:00:00' },
      { id: 54, jobId: 7, candidateId: 31, status: 'shortlisted', submittedAt: '2026-03-08 10:00:00' },
      { id: 55, jobId: 7, candidateId: 31, status: 'hired', submittedAt: '2026-01-01 10:00:00' },
      // Nobody knows since when.
      { id: 56, jobId: 7, candidateId: 31, status: 'interviewing' },
    ]);
    mirror.insert('applicationHistory', [
      { id: 1, applicationId: 51, toStatus: 'interviewing', createdAt: '2026-03-01 00:00:00' },
      { id: 2, applicationId: 53, toStatus: 'offered', createdAt: '2026-03-07 00:00:00' },
    ]);
    const { stuck, offers } = ask();
    expect(stuck).toMatchObject({ total: 2 });
    expect(stuck.lines.map((line) => [line.applicationId, line.status])).toEqual([
      [52, 'interviewing'],
      [41, 'reviewing'],
    ]);
    expect(offers.lines.map((line) => [line.applicationId, line.since])).toEqual([[53, '2026-03-07 00:00:00']]);
  });
});

test('interviews of the day: of my jobs, and wherever I take part', () => {
  const interview = { candidateId: 31, applicationId: 41, type: 'video', status: 'scheduled' };
  mirror.insert('interviews', [
    { ...interview, id: 1, jobId: 7, recruiterId: 12, scheduledAt: '2026-03-10 14:00:00', duration: 45, meetingLink: 'https://meet.example/1' },
    { ...interview, id: 2, jobId: 9, recruiterId: 12, scheduledAt: '2026-03-10 15:00:00' },
    { ...interview, id: 3, jobId: 9, recruiterId: 12, scheduledAt: '2026-03-10 13:00:00' },
    { ...interview, id: 4, jobId: 7, recruiterId: 11, scheduledAt: '2026-03-10 16:00:00', status: 'cancelled' },
    { ...interview, id: 5, jobId: 7, recruiterId: 11, scheduledAt: '2026-03-11 00:00:00' },
  ]);
  mirror.insert('interviewPanelists', [{ id: 1, interviewId: 3, email: 'MAYA@brightpath.example', status: 'invited' }]);
  expect(ask().interviewsToday.map(({ id, isMine, durationMinutes, joinUrl }) => [id, isMine, durationMinutes, joinUrl])).toEqual([
    [3, true, 60, null],
    [1, false, 45, 'https://meet.example/1'],
  ]);
});

test('every interview of a busy day is counted', () => {
  mirror.insert(
    'interviews',
    Array.from({ length: 70 }, (_, index) => ({
      id: 1 + index,
      candidateId: 31,
      applicationId: 41,
      jobId: 7,
      status: 'scheduled',
      scheduledAt: `2026-03-10 ${String(8 + Math.floor(index / 10)).padStart(2, '0')}:00:00`,
    })),
  );
  expect(ask().interviewsToday).toHaveLength(70);
});

describe('feedback owed', () => {
  const over = { candidateId: 31, scheduledAt: '2026-03-09 14:00:00', status: 'completed' };
  const owed = () => ask().feedbackOwed;

  test('by panelists who came and have not answered', () => {
    mirror.insert('interviews', [
      { ...over, id: 1, jobId: 7, applicationId: 41 },
      { ...over, id: 2, jobId: 7, applicationId: 41, scheduledAt: '2026-03-11 14:00:00' },
      { ...over, id: 3, jobId: 7, applicationId: 41, status: 'cancelled' },
    ]);
    mirror.insert('interviewPanelists', [
      { id: 1, interviewId: 1, email: 'a@x.example', name: 'Ada', status: 'attended' },
      { id: 2, interviewId: 1, email: 'b@x.example', name: 'Bo', status: 'accepted' },
      { id: 3, interviewId: 1, email: 'c@x.example', status: 'declined' },
      { id: 4, interviewId: 2, email: 'd@x.example', status: 'accepted' },
      { id: 5, interviewId: 3, email: 'e@x.example', status: 'accepted' },
    ]);
    expect(owed()).toMatchObject({ total: 2, lines: [{ panelistName: 'Ada', isMine: false, candidateName: 'Åsa Berg' }, { panelistName: 'Bo' }] });
    mirror.insert('panelistFeedback', [{ id: 1, panelistId: 2, interviewId: 1 }]);
    expect(owed()).toMatchObject({ total: 1, lines: [{ panelistName: 'Ada' }] });
  });

  test('once by somebody invited twice, and not at all when either invitation was answered', () => {
    mirror.insert('interviews', [{ ...over, id: 1, jobId: 7, applicationId: 41 }]);
    mirror.insert('interviewPanelists', [
      { id: 1, interviewId: 1, email: 'Ada@x.example', status: 'accepted' },
      { id: 2, interviewId: 1, email: 'ada@X.example', status: 'attended' },
    ]);
    expect(owed().total).toBe(1);
    mirror.insert('panelistFeedback', [{ id: 1, panelistId: 2, interviewId: 1 }]);
    expect(owed().total).toBe(0);
  });

  test('while I owe mine, nobody’s feedback is here: then it is only said that I owe', () => {
    mirror.insert('interviews', [{ ...over, id: 1, jobId: 9, applicationId: 43 }]);
    mirror.insert('interviewPanelists', [
      { id: 1, interviewId: 1, email: 'ada@x.example', name: 'Ada', status: 'attended' },
      { id: 2, interviewId: 1, email: 'maya@brightpath.example', name: 'Maya', status: 'accepted' },
    ]);
    expect(owed()).toMatchObject({ total: 1, lines: [{ panelistId: 2, isMine: true }] });
    mirror.insert('interviews', [{ ...over, id: 2, jobId: 7, applicationId: 41 }]);
    mirror.insert('interviewPanelists', [
      { id: 3, interviewId: 2, email: 'ada@x.example', name: 'Ada', status: 'attended' },
      { id: 4, interviewId: 2, email: 'maya@brightpath.example', status: 'accepted' },
    ]);
    mirror.insert('panelistFeedback', [{ id: 1, panelistId: 4, interviewId: 2 }]);
    expect(owed().lines.map(({ panelistId, isMine }) => [panelistId, isMine])).toEqual([
      [2, true],
      [3, false],
    ]);
  });
});

test('follow-ups: another time that is asked for, and onboarding work of mine that is due soon', () => {
  mirror.insert('interviews', [
    { id: 1, jobId: 7, applicationId: 41, candidateId: 31, recruiterId: 12, scheduledAt: '2026-03-12 14:00:00', status: 'scheduled' },
  ]);
  mirror.insert('interviewPanelists', [{ id: 1, interviewId: 1, name: 'Ada', status: 'invited' }]);
  mirror.insert('rescheduleRequests', [
    { id: 1, interviewId: 1, panelistId: 1, reason: 'On leave', status: 'pending', createdAt: '2026-03-09 00:00:00' },
    { id: 2, interviewId: 1, panelistId: 1, status: 'approved', createdAt: '2026-03-08 00:00:00' },
  ]);
  mirror.insert('associates', [{ id: 1, candidateId: 31 }]);
  mirror.insert('onboardingProcesses', [{ id: 1, associateId: 1 }]);
  mirror.insert('onboardingTasks', [
    { id: 1, processId: 1, title: 'Order a laptop', status: 'pending', dueDate: '2026-03-12 00:00:00' },
    { id: 2, processId: 1, title: 'Later', status: 'pending', dueDate: '2026-04-12 00:00:00' },
    { id: 3, processId: 1, title: 'Done', status: 'completed', dueDate: '2026-03-01 00:00:00' },
    { id: 4, processId: 1, title: 'Theirs', status: 'pending', dueDate: '2026-03-01 00:00:00' },
  ]);
  mirror.insert('taskAssignments', [
    { id: 1, taskId: 1, recruiterId: 11 },
    { id: 2, taskId: 2, recruiterId: 11 },
    { id: 3, taskId: 3, recruiterId: 11 },
    { id: 4, taskId: 4, recruiterId: 12 },
  ]);
  expect(ask().followUps).toEqual({
    total: 2,
    lines: [
      {
        key: 'reschedule-1',
        kind: 'reschedule',
        title: 'Ada asks for another time',
        detail: 'Åsa Berg · On leave',
        at: '2026-03-09 00:00:00',
        route: '/pipeline/7?application=41&candidate=31',
      },
      { key: 'task-1', kind: 'task', title: 'Order a laptop', detail: 'Onboarding of Åsa Berg', at: '2026-03-12 00:00:00', route: null },
    ],
  });
});

test('more follow-ups than home has room for are all listed when asked for', () => {
  mirror.insert('interviews', [{ id: 1, jobId: 7, applicationId: 41, candidateId: 31, recruiterId: 12, status: 'scheduled' }]);
  const many = Array.from({ length: 3 * HOME_LINES }, (_, index) => ({
    id: 1 + index,
    interviewId: 1,
    status: 'pending',
    createdAt: '2026-03-09 00:00:00',
  }));
  mirror.insert('rescheduleRequests', many);
  expect(ask().followUps).toMatchObject({ total: many.length, lines: { length: HOME_LINES } });
  const all = mirror.ask(answerAllFollowUps, { offset: 0, limit: 200 });
  expect(all.lines.map((line) => line.key)).toEqual(many.map(({ id }) => `reschedule-${id}`));
  expect(mirror.ask(answerAllFollowUps, { offset: HOME_LINES, limit: 1 }).lines[0]).toEqual(all.lines[HOME_LINES]);
});

test('unread notifications of mine, the newest first', () => {
  mirror.insert('notifications', [
    { id: 1, userId: 1, title: 'Old', message: 'm', isRead: 0, createdAt: '2026-03-01 00:00:00', relatedEntityType: 'campaign', relatedEntityId: 5 },
    { id: 2, userId: 1, title: 'New', message: 'm', isRead: null, createdAt: '2026-03-02 00:00:00', actionUrl: '/recruiter/interviews' },
    { id: 3, userId: 1, title: 'Read', message: 'm', isRead: 1, createdAt: '2026-03-03 00:00:00' },
    { id: 4, userId: 2, title: 'Theirs', message: 'm', isRead: 0, createdAt: '2026-03-03 00:00:00' },
  ]);
  expect(ask().notifications).toMatchObject({
    total: 2,
    lines: [
      { id: 2, route: '/interviews' },
      { id: 1, route: '/campaigns' },
    ],
  });
});
