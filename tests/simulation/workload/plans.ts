import { APPLICATION_STATUSES } from '../../../shared/domain/application-status.ts';
import { INTERVIEW_TYPES } from '../../../shared/mutators/interviews.ts';
import { RECOMMENDATIONS } from '../../../shared/mutators/panel.ts';
import { TAG_COLORS } from '../../../shared/mutators/tags.ts';
import { below, pick } from '../chance.ts';
import type { Desk, Row } from './desk.ts';

/** What somebody asks for with a kind of change, on what is seen; null where there is nothing to do it with. */
type Plan = (desk: Desk) => unknown;

const TAG_NAMES = ['Keen', 'Call back', 'Remote'] as const;
const WORDS = ['go', 'rust', 'sql', 'care', 'welding'] as const;
/** So few that people meet on them. */
const ADDRESSES = 6;

function idOf(row: Row | null): number | null {
  return row === null ? null : Number(row['id']);
}

/** An input with one row in it. */
function about(name: string, row: Row | null, further: Readonly<Record<string, unknown>> = {}): unknown {
  return row === null ? null : { [name]: idOf(row), ...further };
}

/** A moment of the weeks after the simulation's begin. */
function moment({ random }: Desk): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `2026-03-${two(13 + below(random, 15))} ${two(8 + below(random, 9))}:${two(15 * below(random, 4))}:00`;
}

function move({ random, all }: Desk): unknown {
  const rows = all('applications');
  if (rows.length === 0) return null;
  const to = pick(random, APPLICATION_STATUSES);
  const amount = random() < 0.2 ? 5 : 1;
  const chosen = new Map(Array.from({ length: amount }, () => pick(random, rows)).map((row) => [row['id'], row]));
  const moves = [...chosen.values()].filter((row) => row['status'] !== to).map((row) => ({ applicationId: row['id'], from: row['status'], to }));
  return moves.length === 0 ? null : { moves };
}

function create({ random, text }: Desk): unknown {
  const known = random() < 0.2;
  const email = known ? `candidate${1 + below(random, 8)}@example.test` : `someone${below(random, ADDRESSES)}@example.test`;
  const profile = {
    phoneNumber: '',
    location: pick(random, ['Bern', 'Basel']),
    title: pick(random, [null, 'Cook']),
    skills: null,
    linkedinUrl: null,
  };
  return { name: text('Somebody').slice(0, 20), email, ...profile };
}

const EDITABLE = ['bio', 'skills', 'linkedinUrl', 'title', 'experience', 'seniorityLevel'] as const;

function edit({ random, some, text }: Desk): unknown {
  const row = some('candidates');
  if (row === null) return null;
  const fields = Array.from({ length: 1 + below(random, 3) }, () => pick(random, EDITABLE)).map((field) => {
    const value =
      field === 'skills' ? `${pick(random, WORDS)}, ${pick(random, WORDS)}` : field === 'bio' ? text('bio').slice(0, 12) : pick(random, WORDS);
    // Some look at what they saw long ago.
    const base = random() < 0.8 ? (row[field] ?? null) : pick(random, WORDS);
    return [field, { base, value }];
  });
  return { candidateId: row['id'], fields: Object.fromEntries(fields) as unknown };
}

function untag({ some }: Desk): unknown {
  const row = some('candidateTagAssignments');
  return row === null ? null : { tagId: row['tagId'], candidates: [{ candidateId: row['candidateId'] }] };
}

function schedule(desk: Desk): unknown {
  const { random, some, text } = desk;
  const what = { type: pick(random, INTERVIEW_TYPES), videoProvider: pick(random, ['zoom', 'none']), overlapAccepted: random() < 0.7 };
  return about('applicationId', some('applications'), { scheduledAt: moment(desk), duration: pick(random, [30, 60]), notes: text('plan'), ...what });
}

function reschedule(desk: Desk): unknown {
  const { random, some } = desk;
  const row = some('interviews');
  if (row === null) return null;
  const scheduledAt = { base: random() < 0.85 ? row['scheduledAt'] : moment(desk), value: moment(desk) };
  return { interviewId: row['id'], scheduledAt, duration: { base: row['duration'], value: pick(random, [30, 45]) }, overlapAccepted: random() < 0.8 };
}

/** A colleague of the author's, somebody from outside, or a stranger who will never sign in. */
function invite({ random, some }: Desk): unknown {
  const colleague = some('users', "role <> 'candidate' AND email IS NOT NULL");
  const outside = random() < 0.5 ? 'panelist@example.test' : 'stranger@example.test';
  const email = colleague === null || random() < 0.5 ? outside : colleague['email'];
  return about('interviewId', some('interviews', "status = 'scheduled'"), { email, name: 'Invited', role: null });
}

function judge({ account, random, some, text }: Desk): unknown {
  const own = some('interviewPanelists', `lower(email) = '${account.email}'`);
  const rating = (): number | null => (random() < 0.3 ? null : 1 + below(random, 5));
  const ratings = { technicalSkills: rating(), communicationSkills: rating(), problemSolving: rating(), cultureFit: rating() };
  const words = { strengths: null, weaknesses: null, notes: text('judged'), recommendation: pick(random, RECOMMENDATIONS) };
  return about('panelistId', own ?? some('interviewPanelists'), { overallRating: 1 + below(random, 5), ...ratings, ...words });
}

function markRead({ random, all }: Desk): unknown {
  const unread = all('notifications', 'isRead = 0');
  return unread.length === 0 ? null : { notificationIds: unread.slice(0, 1 + below(random, 5)).map(({ id }) => id) };
}

function editSearch({ random, some, text }: Desk): unknown {
  const changes = { ...(random() < 0.5 && { name: text('search') }), ...(random() < 0.5 && { pinned: random() < 0.5 }), search: pick(random, WORDS) };
  return about('savedSearchId', some('savedSearches'), changes);
}

function rate({ random, some, account }: Desk): unknown {
  const row = some('applications');
  if (row === null) return null;
  const known = some('applicationFeedback', `applicationId = ${row['id']} AND recruiterId = ${account.recruiterId} AND rating IS NOT NULL`);
  return { applicationId: row['id'], rating: { base: known?.['rating'] ?? null, value: pick(random, [null, 1, 2, 3, 4, 5]) } };
}

function noteMany({ random, all, text }: Desk): unknown {
  const rows = all('applications').filter(() => random() < 0.3);
  return rows.length === 0 ? null : { applications: rows.map(({ id }) => ({ applicationId: id })), text: text('notes') };
}

function hire({ random, some }: Desk): unknown {
  const tasks = [{ title: 'Badge', description: null, taskType: null, priority: 'low', daysFromStart: 1 }].filter(() => random() < 0.7);
  return about('applicationId', some('applications', "status = 'offered'"), { startDate: '2026-05-04', fillsJob: random() < 0.1, tasks });
}

function addResume({ random, some, text }: Desk): unknown {
  return about('candidateId', some('candidates'), { name: text('résumé').slice(0, 12), filename: '', text: 'Worked.', makeDefault: random() < 0.3 });
}

function logContact({ random, some }: Desk): unknown {
  const row = some('applications');
  if (row === null) return null;
  const what = { kind: pick(random, ['call', 'meeting'] as const), at: null, note: pick(random, WORDS) };
  return { candidateId: row['candidateId'], applicationId: random() < 0.5 ? row['id'] : null, ...what };
}

function inviteGuest({ random, some }: Desk): unknown {
  const row = some('guestApplications');
  if (row === null) return null;
  const seen = Number(row['invitationCount'] ?? 0) + (random() < 0.1 ? 1 : 0);
  return { guests: [{ guestApplicationId: row['id'], seen }] };
}

function takeGuestBack({ some }: Desk): unknown {
  const row = some('guestApplications', 'invitationCount > 0');
  if (row === null) return null;
  return { guests: [{ guestApplicationId: row['id'], before: { count: Number(row['invitationCount']) - 1, invitedAt: null } }] };
}

/** How each kind of change is used. What is not here is asked for by its own description of what it takes. */
export const PLANS: Readonly<Record<string, Plan>> = {
  'applications.move': move,
  'applications.create': ({ some }) => about('candidateId', some('candidates'), { jobId: idOf(some('jobs', "status = 'active'")) ?? 1 }),
  'applications.remove': ({ some, account }) =>
    about('applicationId', some('applications', `recruiterId = ${account.recruiterId}`) ?? some('applications')),
  'applications.addNote': ({ some, text }) => about('applicationId', some('applications'), { text: text('note') }),
  'applications.removeNote': ({ some }) => about('noteId', some('applicationFeedback')),
  'applications.addNotes': noteMany,
  'applications.removeNotes': ({ some }) => {
    const row = some('applicationFeedback', 'notes IS NOT NULL');
    return row === null ? null : { notes: [{ noteId: row['id'] }], base: row['notes'] };
  },
  'applications.rate': rate,
  'applications.hire': hire,
  'applications.unhire': ({ some }) => about('associateId', some('associates'), { reopens: null }),
  'applications.cancelLetter': ({ some }) => {
    const row = some('applicationHistory');
    return row === null ? null : { applicationId: row['applicationId'], historyId: row['id'] };
  },
  'guests.invite': inviteGuest,
  'guests.takeInvitationBack': takeGuestBack,
  'resumes.add': addResume,
  'resumes.rename': ({ some, text }) => {
    const row = some('resumeProfiles');
    return row === null ? null : { resumeId: row['id'], base: row['profileName'], value: text('résumé').slice(0, 14) };
  },
  'resumes.makeDefault': ({ some }) => about('resumeId', some('resumeProfiles')),
  'resumes.remove': ({ some }) => about('resumeId', some('resumeProfiles'), { heirId: null }),
  'interactions.log': logContact,
  'interactions.remove': ({ some }) => about('interactionId', some('candidateInteractions')),
  'candidates.create': create,
  'candidates.remove': ({ some, account }) => about('candidateId', some('candidates', `addedBy = ${account.recruiterId}`)),
  'candidates.edit': edit,
  'candidates.tag': ({ random, some }) => {
    const row = some('candidates');
    if (row === null) return null;
    return { tag: { name: pick(random, TAG_NAMES), color: pick(random, TAG_COLORS) }, candidates: [{ candidateId: row['id'] }] };
  },
  'candidates.untag': untag,
  'interviews.schedule': schedule,
  'interviews.reschedule': reschedule,
  'interviews.cancel': ({ some }) => about('interviewId', some('interviews')),
  'panelists.invite': invite,
  'panelists.remove': ({ some }) => about('panelistId', some('interviewPanelists')),
  'panelFeedback.submit': judge,
  'jobs.deleteDraft': ({ some }) => about('jobId', some('jobs', "status = 'draft'")),
  'notifications.markRead': markRead,
  'savedSearches.save': ({ random, text }) => ({ name: text('search'), search: pick(random, WORDS), pinned: random() < 0.5 }),
  'savedSearches.edit': editSearch,
  'savedSearches.remove': ({ some }) => about('savedSearchId', some('savedSearches')),
};
