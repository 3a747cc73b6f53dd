import fc from 'fast-check';
import type { MirroredTableName } from '../../shared/generated/tables.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import type { World } from './sequencer-world.ts';

/** One step of a generated history: what to do, and which existing rows to do it with. */
export interface HistoryStep {
  readonly action: Action;
  readonly first: number;
  readonly second: number;
}

type Action = keyof typeof GROWING_ACTIONS | keyof typeof TURNING_ACTIONS;

/** The rows a history has made, by table; some may be gone by now. */
export type Made = Map<MirroredTableName, number[]>;

interface Play {
  readonly world: World;
  readonly made: Made;
  readonly step: HistoryStep;
}

/** A row made before: wraps around, so that any number picks one. */
function pick(play: Play, table: MirroredTableName, number: number): number {
  const ids = play.made.get(table) ?? [];
  const id = ids[number % ids.length];
  if (id === undefined) throw new SkipStep();
  return id;
}

class SkipStep extends Error {}

async function make(play: Play, table: MirroredTableName, values: Readonly<Record<string, unknown>>): Promise<void> {
  const id = await play.world.insert(table, values);
  play.made.set(table, [...(play.made.get(table) ?? []), id]);
}

function set(table: MirroredTableName, column: string, of: MirroredTableName): (play: Play) => Promise<void> {
  return async (play) => {
    const shape = tableByName(table);
    const physical = shape.columns.find((candidate) => candidate.name === column)!.column;
    await play.world.run(`UPDATE \`${shape.table}\` SET \`${physical}\` = ? WHERE id = ?`, [
      pick(play, of, play.step.second),
      pick(play, table, play.step.first),
    ]);
  };
}

function remove(table: MirroredTableName): (play: Play) => Promise<void> {
  return async (play) => {
    await play.world.run(`DELETE FROM \`${tableByName(table).table}\` WHERE id = ?`, [pick(play, table, play.step.first)]);
  };
}

/** Rows come and change; nothing leaves and nobody changes sides. */
const GROWING_ACTIONS = {
  hire: (play: Play) => make(play, 'users', { companyId: pick(play, 'companies', play.step.first), role: 'recruiter', email: newEmail() }),
  profile: (play: Play) => make(play, 'recruiters', { userId: pick(play, 'users', play.step.first) }),
  register: (play: Play) => make(play, 'users', { role: 'candidate', name: `person ${play.step.first}`, email: newEmail() }),
  candidate: (play: Play) =>
    make(play, 'candidates', {
      userId: pick(play, 'users', play.step.first),
      addedBy: play.step.second % 3 === 0 ? pick(play, 'recruiters', play.step.second) : null,
    }),
  resume: (play: Play) => make(play, 'resumeProfiles', { candidateId: pick(play, 'candidates', play.step.first) }),
  job: (play: Play) => make(play, 'jobs', { postedBy: pick(play, 'users', play.step.first), status: 'active' }),
  apply: (play: Play) =>
    make(play, 'applications', {
      jobId: pick(play, 'jobs', play.step.first),
      candidateId: pick(play, 'candidates', play.step.second),
      resumeProfileId: (play.made.get('resumeProfiles') ?? [])[0] ?? null,
    }),
  history: (play: Play) =>
    make(play, 'applicationHistory', {
      applicationId: pick(play, 'applications', play.step.first),
      changedBy: pick(play, 'users', play.step.second),
    }),
  note: (play: Play) =>
    make(play, 'applicationFeedback', {
      applicationId: pick(play, 'applications', play.step.first),
      recruiterId: pick(play, 'recruiters', play.step.second),
    }),
  interview: async (play: Play) => {
    const id = pick(play, 'applications', play.step.first);
    const [application] = await play.world.select('SELECT jobId, candidateId FROM applications WHERE id = ?', [id]);
    if (application === undefined) throw new SkipStep();
    await make(play, 'interviews', {
      applicationId: id,
      jobId: application['jobId'],
      candidateId: application['candidateId'],
      recruiterId: pick(play, 'recruiters', play.step.second),
    });
  },
  invite: async (play: Play) =>
    make(play, 'interviewPanelists', {
      interviewId: pick(play, 'interviews', play.step.first),
      // The inviter, as the platform stores it where it knows no better.
      userId: pick(play, 'users', 0),
      email: play.step.second % 7 === 0 ? 'stranger@elsewhere.example' : await emailOf(play, play.step.second),
    }),
  submit: (play: Play) => makeForPanelist(play, 'panelistFeedback', { userId: pick(play, 'users', 0), overallRating: 4 }),
  ask: (play: Play) => makeForPanelist(play, 'rescheduleRequests', { reason: 'ill' }),
  candidateSays: async (play: Play) => {
    const id = pick(play, 'interviews', play.step.first);
    const [interview] = await play.world.select('SELECT candidateId FROM interviews WHERE id = ?', [id]);
    if (interview === undefined) throw new SkipStep();
    await make(play, 'interviewFeedback', { interviewId: id, candidateId: interview['candidateId'] });
  },
  campaign: (play: Play) => make(play, 'emailCampaigns', { createdBy: pick(play, 'users', play.step.first) }),
  recipient: (play: Play) =>
    make(play, 'campaignRecipients', {
      campaignId: pick(play, 'emailCampaigns', play.step.first),
      candidateId: pick(play, 'candidates', play.step.second),
    }),
  associate: (play: Play) =>
    make(play, 'associates', { candidateId: pick(play, 'candidates', play.step.first), onboardedBy: pick(play, 'recruiters', play.step.second) }),
  interaction: (play: Play) =>
    make(play, 'candidateInteractions', { candidateId: pick(play, 'candidates', play.step.first), userId: pick(play, 'users', play.step.second) }),
  tag: (play: Play) => make(play, 'candidateTags', { createdBy: pick(play, 'users', play.step.first) }),
  assign: (play: Play) =>
    make(play, 'candidateTagAssignments', {
      tagId: pick(play, 'candidateTags', play.step.first),
      candidateId: pick(play, 'candidates', play.step.second),
      assignedBy: pick(play, 'users', play.step.first + play.step.second),
    }),
  notify: (play: Play) => make(play, 'notifications', { userId: pick(play, 'users', play.step.first) }),

  rename: async (play: Play) => {
    await play.world.run('UPDATE users SET name = ? WHERE id = ?', [`renamed ${play.step.second}`, pick(play, 'users', play.step.first)]);
  },
  close: async (play: Play) => {
    const age = play.step.second % 2 === 0 ? 400 : 10;
    await play.world.run(
      `UPDATE jobs SET status = 'closed', createdAt = NOW() - INTERVAL ? DAY, closedAt = NOW() - INTERVAL ? DAY, updatedAt = NOW() - INTERVAL ? DAY WHERE id = ?`,
      [age, age, age, pick(play, 'jobs', play.step.first)],
    );
  },
  reopen: async (play: Play) => {
    await play.world.run(`UPDATE jobs SET status = 'active' WHERE id = ?`, [pick(play, 'jobs', play.step.first)]);
  },
} satisfies Record<string, (play: Play) => Promise<void>>;

let emails = 0;

function newEmail(): string {
  emails += 1;
  return `person${emails}@people.example`;
}

async function emailOf(play: Play, number: number): Promise<unknown> {
  const [person] = await play.world.select('SELECT email FROM users WHERE id = ?', [pick(play, 'users', number)]);
  if (person === undefined) throw new SkipStep();
  return person['email'];
}

/** A row of a panelist's, about the interview invited to. */
async function makeForPanelist(play: Play, table: MirroredTableName, values: Readonly<Record<string, unknown>>): Promise<void> {
  const panelistId = pick(play, 'interviewPanelists', play.step.first);
  const [panelist] = await play.world.select('SELECT interviewId FROM interview_panelists WHERE id = ?', [panelistId]);
  if (panelist === undefined) throw new SkipStep();
  await make(play, table, { ...values, panelistId, interviewId: panelist['interviewId'] });
}

/** Actions after which a row's company depends on when it was first seen. */
const TURNING_ACTIONS = {
  repost: set('jobs', 'postedBy', 'users'),
  moveToJob: set('applications', 'jobId', 'jobs'),
  moveToCandidate: set('applications', 'candidateId', 'candidates'),
  moveTag: set('candidateTagAssignments', 'candidateId', 'candidates'),
  moveOwner: set('candidates', 'userId', 'users'),
  moveRecipient: set('campaignRecipients', 'candidateId', 'candidates'),
  moveHistory: set('applicationHistory', 'changedBy', 'users'),

  moveInterview: set('interviews', 'applicationId', 'applications'),
  moveInterviewCandidate: set('interviews', 'candidateId', 'candidates'),
  moveInterviewJob: set('interviews', 'jobId', 'jobs'),
  moveInterviewRecruiter: set('interviews', 'recruiterId', 'recruiters'),
  movePanelist: set('interviewPanelists', 'interviewId', 'interviews'),
  moveFeedback: set('panelistFeedback', 'panelistId', 'interviewPanelists'),
  moveRequest: set('rescheduleRequests', 'panelistId', 'interviewPanelists'),
  chooseResume: set('applications', 'resumeProfileId', 'resumeProfiles'),
  inviteAnother: async (play: Play) => {
    const email = await emailOf(play, play.step.second);
    await play.world.run('UPDATE interview_panelists SET email = ? WHERE id = ?', [email, pick(play, 'interviewPanelists', play.step.first)]);
  },
  changeEmail: async (play: Play) => {
    await play.world.run('UPDATE users SET email = ? WHERE id = ?', [newEmail(), pick(play, 'users', play.step.first)]);
  },
  takeEmail: async (play: Play) => {
    const id = pick(play, 'users', play.step.first);
    await play.world.run(
      `UPDATE users SET email = COALESCE((SELECT MIN(p.email) FROM interview_panelists p WHERE p.email NOT IN (SELECT w.email FROM (SELECT email FROM users) w)), email) WHERE id = ?`,
      [id],
    );
  },
  postpone: async (play: Play) => {
    await play.world.run('UPDATE interviews SET scheduledAt = NOW() + INTERVAL ? DAY WHERE id = ?', [
      play.step.second % 2 === 0 ? 3 : -60,
      pick(play, 'interviews', play.step.first),
    ]);
    await play.world.run('UPDATE interview_panelists SET createdAt = NOW() - INTERVAL 40 DAY WHERE interviewId = ?', [
      pick(play, 'interviews', play.step.first),
    ]);
  },
  dropPanelist: remove('interviewPanelists'),
  dropFeedback: remove('panelistFeedback'),
  dropInterview: remove('interviews'),
  dropUser: remove('users'),
  dropCandidate: remove('candidates'),
  dropApplication: remove('applications'),
  dropJob: remove('jobs'),
  dropTag: remove('candidateTags'),
  dropAssignment: remove('candidateTagAssignments'),
  dropCampaign: remove('emailCampaigns'),
  dropAssociate: remove('associates'),
  dropResume: remove('resumeProfiles'),

  changeCompany: set('users', 'companyId', 'companies'),
  promote: async (play: Play) => {
    await play.world.run('UPDATE users SET role = ? WHERE id = ?', [
      ['recruiter', 'candidate', 'company_admin', 'admin'][play.step.second % 4],
      pick(play, 'users', play.step.first),
    ]);
  },
  addedBy: set('candidates', 'addedBy', 'recruiters'),
} satisfies Record<string, (play: Play) => Promise<void>>;

const ALL_ACTIONS: Readonly<Record<string, (play: Play) => Promise<void>>> = { ...GROWING_ACTIONS, ...TURNING_ACTIONS };

/** Histories of a given length; in a `growing` one nothing is deleted and nobody changes sides. */
export function histories(options: { growing: boolean; length: number }): fc.Arbitrary<HistoryStep[]> {
  const names = Object.keys(options.growing ? GROWING_ACTIONS : ALL_ACTIONS) as Action[];
  const step = fc.record({ action: fc.constantFrom(...names), first: fc.nat(40), second: fc.nat(40) });
  return fc.array(step, { minLength: options.length / 2, maxLength: options.length });
}

/** What every history starts with: two companies at work, and people they share. */
export async function beginHistory(world: World): Promise<Made> {
  const made: Made = new Map();
  const start: [Action, number, number][] = [
    ['hire', 0, 0],
    ['hire', 1, 0],
    ['register', 2, 0],
    ['register', 3, 0],
    ['profile', 0, 0],
    ['profile', 1, 0],
    ['candidate', 2, 1],
    ['candidate', 3, 3],
    ['resume', 0, 0],
    ['job', 0, 0],
    ['job', 1, 0],
    ['apply', 0, 0],
    ['apply', 1, 0],
    ['history', 0, 0],
    ['interview', 0, 0],
    ['interview', 1, 1],
    ['invite', 0, 1],
    ['invite', 1, 1],
    ['invite', 0, 4],
    ['submit', 0, 0],
    ['campaign', 0, 0],
    ['tag', 1, 0],
  ];
  for (let count = 0; count < 2; count += 1) await make({ world, made, step: { action: 'hire', first: 0, second: 0 } }, 'companies', {});
  for (const [action, first, second] of start) await playStep(world, made, { action, first, second });
  return made;
}

/** Plays a step; one that MySQL refuses (a restricted delete) or that has nothing to work on does nothing. */
export async function playStep(world: World, made: Made, step: HistoryStep): Promise<void> {
  try {
    await ALL_ACTIONS[step.action]?.({ world, made, step });
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (!(error instanceof SkipStep) && code !== 'ER_ROW_IS_REFERENCED_2' && code !== 'ER_NO_REFERENCED_ROW_2') throw error;
  }
}
