import { beforeEach, expect, test } from 'vitest';
import { createMirrorFixture, FIXTURE_READER, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerProfile } from './candidates.ts';
import { answerCandidateStory, answerTimeline } from './timeline.ts';

let mirror: MirrorFixture;
const window = { offset: 0, limit: 50 };
const logged = (kind: string, note: string): string => JSON.stringify({ logged: kind, note });

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('users', [
    { id: FIXTURE_READER.userId, name: 'Maya Chen' },
    { id: 2, name: 'Jonas Weber' },
  ]);
  mirror.insert('candidates', [{ id: 31 }, { id: 32 }]);
  mirror.insert('applications', [
    { id: 41, candidateId: 31, submittedAt: '2026-01-01 00:00:00' },
    { id: 42, candidateId: 31, submittedAt: '2026-01-02 00:00:00' },
  ]);
  mirror.insert('candidateInteractions', [
    { id: 1, candidateId: 31, applicationId: null, userId: 1, metadata: logged('call', 'Likes Rome'), createdAt: '2026-02-01 10:00:00' },
    { id: 2, candidateId: 31, applicationId: 42, userId: 1, metadata: logged('meeting', ''), createdAt: '2026-02-02 10:00:00' },
    { id: 3, candidateId: 31, applicationId: 41, interactionType: 'email_opened', metadata: '{"x":1}', createdAt: '2026-02-03 10:00:00' },
    { id: -4, candidateId: 31, applicationId: 41, userId: 2, metadata: logged('email_sent', 'Hello'), createdAt: '2026-02-04 10:00:00' },
    { id: 5, candidateId: 32, applicationId: null, userId: 1, metadata: logged('call', 'Other'), createdAt: '2026-02-05 10:00:00' },
  ]);
});

test('an application tells what concerns it and what concerns none, not what concerns another', () => {
  const { entries } = mirror.ask(answerTimeline, { applicationId: 41, ...window });
  expect(entries.map(({ key }) => key)).toEqual(['interaction--4', 'interaction-3', 'interaction-1', 'applied']);
  expect(
    entries.map(({ interaction, actor, text, removableInteractionId, delivered }) => [interaction, actor, text, removableInteractionId, delivered]),
  ).toEqual([
    ['email_sent', 'Jonas Weber', 'Hello', null, false],
    ['email_opened', null, null, null, true],
    ['call', 'Maya Chen', 'Likes Rome', 1, true],
    [null, null, null, null, true],
  ]);
});

test('a person tells all of it, a window at a time', () => {
  const { total, entries } = mirror.ask(answerCandidateStory, { candidateId: 31, offset: 1, limit: 2 });
  expect([total, ...entries.map(({ key }) => key)]).toEqual([4, 'interaction-3', 'interaction-2']);
  expect(mirror.ask(answerCandidateStory, { candidateId: 33, ...window })).toEqual({ total: 0, entries: [] });
});

test('résumés say whether there is a file and what the platform made of it; never scored is no score', () => {
  mirror.insert('resumeProfiles', [
    {
      id: 61,
      candidateId: 31,
      isDefault: 1,
      resumeFileKey: 'a.pdf',
      overallScore: 78,
      domainMatchScore: 70,
      skillMatchScore: 85,
      experienceScore: 76,
    },
    { id: 62, candidateId: 31, isDefault: 0, resumeFileKey: '', overallScore: 0, domainMatchScore: 0, skillMatchScore: 0, experienceScore: 0 },
  ]);
  const { resumes } = mirror.ask(answerProfile, { candidateId: 31, applicationId: null });
  expect(resumes.map(({ hasFile, scores }) => [hasFile, scores])).toEqual([
    [true, { overall: 78, domain: 70, skill: 85, experience: 76 }],
    [false, null],
  ]);
});
