/** Panels and blindness, by example. That they hold in any history: `sequencer-histories.test.ts`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import { scopesFor } from '../../sync/gateway/sequencer/scopes.ts';
import { createAgency, createPerson, createWorld, keyOf } from './sequencer-world.ts';
import type { Agency, World } from './sequencer-world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.drop());

interface Meeting {
  readonly agency: Agency;
  readonly interview: number;
  readonly application: number;
  readonly candidate: number;
  readonly resume: number;
}

async function arrangeMeeting(): Promise<Meeting> {
  const agency = await createAgency(world);
  const { candidate, resume } = await createPerson(world);
  const application = await world.insert('applications', { jobId: agency.job, candidateId: candidate, resumeProfileId: resume });
  const interview = await world.insert('interviews', {
    applicationId: application,
    recruiterId: agency.recruiter,
    candidateId: candidate,
    jobId: agency.job,
    notes: 'what the recruiter thinks',
  });
  return { agency, interview, application, candidate, resume };
}

async function teammate(agency: Agency, values: Readonly<Record<string, unknown>> = {}): Promise<{ user: number; email: string }> {
  const email = `mate-${Math.random().toString(36).slice(2)}@people.example`;
  const user = await world.insert('users', { companyId: agency.company, role: 'recruiter', email, emailVerified: 1, ...values });
  return { user, email };
}

async function invite({ agency, interview }: Meeting, email: string): Promise<number> {
  return world.insert('interviewPanelists', { interviewId: interview, userId: agency.user, email });
}

async function submit({ agency, interview }: Meeting, panelistId: number): Promise<number> {
  return world.insert('panelistFeedback', { interviewId: interview, panelistId, userId: agency.user, overallRating: 4, notes: 'a verdict' });
}

/** Which of these scopes hold the row now, as their devices see it. */
async function holders(scopes: readonly `${'company' | 'user' | 'panel'}:${number}`[], key: string): Promise<string[]> {
  await world.tick();
  const held: string[] = [];
  for (const scope of scopes) if ((await world.replay(scope)).has(key)) held.push(scope);
  return held;
}

describe('a panel', () => {
  test('holds the interview, a name, the résumé of that application and the job, and nothing more', async () => {
    const meeting = await arrangeMeeting();
    const other = await world.insert('resumeProfiles', { candidateId: meeting.candidate });
    const panelist = await invite(meeting, 'outside@elsewhere.example');
    await invite(meeting, 'another@elsewhere.example');
    await world.tick();
    const held = await world.replay(`panel:${panelist}`);
    const tables = [...held.keys()].map((key) => Number(key.split(':')[0])).toSorted((a, b) => a - b);
    const expected = (
      ['interviewPanelists', 'interviews', 'applications', 'candidates', 'jobs', 'recruiters', 'resumeProfiles', 'users', 'users'] as const
    )
      .map((table) => tableByName(table).no)
      .toSorted((a, b) => a - b);
    expect(tables).toEqual(expected);
    expect(held.has(keyOf('resumeProfiles', other))).toBe(false);
    expect(JSON.stringify([...held])).not.toContain('what the recruiter thinks');
    expect(held.get(keyOf('interviewPanelists', panelist))).toContain('full ');
    expect(held.get(keyOf('interviews', meeting.interview))).toContain('panel ');
  });

  test('follows the interview: another résumé, another time, a job closed long ago', async () => {
    const meeting = await arrangeMeeting();
    const panelist = await invite(meeting, 'outside@elsewhere.example');
    const other = await world.insert('resumeProfiles', { candidateId: meeting.candidate });
    await world.tick();
    await world.run('UPDATE applications SET resumeProfileId = ? WHERE id = ?', [other, meeting.application]);
    expect(await holders([`panel:${panelist}`], keyOf('resumeProfiles', other))).toHaveLength(1);
    expect(await holders([`panel:${panelist}`], keyOf('resumeProfiles', meeting.resume))).toEqual([]);
    await world.run(`UPDATE jobs SET status = 'closed', createdAt = '2020-01-01', closedAt = '2020-01-02', updatedAt = '2020-01-03' WHERE id = ?`, [
      meeting.agency.job,
    ]);
    expect(await holders([`panel:${panelist}`, meeting.agency.scope as `company:${number}`], keyOf('jobs', meeting.agency.job))).toEqual([
      `panel:${panelist}`,
    ]);
  });

  test('is over 30 days after the interview, and is asked for no more', async () => {
    const meeting = await arrangeMeeting();
    const { user, email } = await teammate(meeting.agency, { companyId: null, role: 'candidate' });
    const panelist = await invite(meeting, email);
    await world.run('UPDATE interviews SET scheduledAt = NOW() + INTERVAL 1 DAY, duration = 60 WHERE id = ?', [meeting.interview]);
    await world.tick();
    const account = { userId: user, companyId: null, role: 'panelist' };
    expect((await scopesFor(world.pool, account)).map((scope) => scope.name)).toEqual([`panel:${panelist}`]);
    await world.tick({ sweep: true, now: Date.now() + 30 * 86_400_000 });
    expect(await scopesFor(world.pool, account)).toHaveLength(1);
    await world.tick({ sweep: true, now: Date.now() + 32 * 86_400_000 });
    expect(await scopesFor(world.pool, account)).toEqual([]);
    expect((await world.replay(`panel:${panelist}`)).size).toBe(0);
  });

  test('belongs to a verified e-mail, not to the user id in the row, and goes with the e-mail', async () => {
    const meeting = await arrangeMeeting();
    const verified = await teammate(meeting.agency);
    const unverified = await teammate(meeting.agency, { emailVerified: 0 });
    const panelist = await invite(meeting, verified.email);
    await invite(meeting, unverified.email);
    await world.tick();
    const scopes = async (userId: number): Promise<string[]> =>
      (await scopesFor(world.pool, { userId, companyId: meeting.agency.company, role: 'recruiter' })).map((scope) => scope.name);
    expect((await scopes(verified.user)).toSorted()).toEqual([`company:${meeting.agency.company}`, `panel:${panelist}`, `user:${verified.user}`]);
    expect(await scopes(unverified.user)).not.toContainEqual(expect.stringContaining('panel'));
    expect(await scopes(meeting.agency.user)).not.toContainEqual(expect.stringContaining('panel'));
    await world.run('UPDATE interview_panelists SET email = ? WHERE id = ?', ['someone@else.example', panelist]);
    expect(await scopes(verified.user)).not.toContain(`panel:${panelist}`);
  });
});

describe('blindness', () => {
  test('hides feedback from a teammate who owes it, from nobody else, and ends with the own submission', async () => {
    const meeting = await arrangeMeeting();
    const { agency } = meeting;
    const [blind, other] = [await teammate(agency), await teammate(agency)];
    const mine = await invite(meeting, blind.email.toUpperCase());
    const theirs = await invite(meeting, 'outside@elsewhere.example');
    const verdict = keyOf('panelistFeedback', await submit(meeting, theirs));
    const said = keyOf(
      'interviewFeedback',
      await world.insert('interviewFeedback', { interviewId: meeting.interview, candidateId: meeting.candidate }),
    );
    const scopes = [
      `company:${agency.company}`,
      `user:${blind.user}`,
      `user:${other.user}`,
      `user:${agency.user}`,
      `panel:${mine}`,
      `panel:${theirs}`,
    ] as const;
    expect(await holders(scopes, verdict)).toEqual([`user:${other.user}`, `user:${agency.user}`, `panel:${theirs}`]);
    expect(await holders(scopes, said)).toEqual([`user:${other.user}`, `user:${agency.user}`]);
    const own = keyOf('panelistFeedback', await submit(meeting, mine));
    expect(await holders(scopes, verdict)).toEqual([`company:${agency.company}`, `panel:${theirs}`]);
    expect(await holders(scopes, own)).toEqual([`company:${agency.company}`, `panel:${mine}`]);
    expect(await holders(scopes, said)).toEqual([`company:${agency.company}`]);
  });

  test('comes with a late invitation, a new colleague and a new e-mail, and goes with each', async () => {
    const meeting = await arrangeMeeting();
    const { agency } = meeting;
    const verdict = keyOf('panelistFeedback', await submit(meeting, await invite(meeting, 'outside@elsewhere.example')));
    const company = `company:${agency.company}` as const;
    const mate = await teammate(agency);
    const scopes = [company, `user:${mate.user}`, `user:${agency.user}`] as const;
    expect(await holders(scopes, verdict)).toEqual([company]);
    const panelist = await invite(meeting, mate.email);
    expect(await holders(scopes, verdict)).toEqual([`user:${agency.user}`]);
    await world.run(`UPDATE users SET email = 'changed@people.example' WHERE id = ?`, [mate.user]);
    expect(await holders(scopes, verdict)).toEqual([company]);
    await world.run(`UPDATE users SET email = ? WHERE id = ?`, [mate.email, mate.user]);
    expect(await holders(scopes, verdict)).toEqual([`user:${agency.user}`]);
    const late = await teammate(agency);
    expect(await holders([...scopes, `user:${late.user}`], verdict)).toEqual([`user:${agency.user}`, `user:${late.user}`]);
    await world.run('UPDATE users SET companyId = NULL WHERE id = ?', [late.user]);
    expect(await holders([...scopes, `user:${late.user}`], verdict)).toEqual([`user:${agency.user}`]);
    await world.run('DELETE FROM interview_panelists WHERE id = ?', [panelist]);
    expect(await holders(scopes, verdict)).toEqual([company]);
  });

  test('finds an administrator of the platform, who may open any company', async () => {
    const meeting = await arrangeMeeting();
    const admin = await teammate(meeting.agency, { companyId: null, role: 'candidate' });
    await invite(meeting, admin.email);
    const verdict = keyOf('panelistFeedback', await submit(meeting, await invite(meeting, 'outside@elsewhere.example')));
    const company = `company:${meeting.agency.company}` as const;
    expect(await holders([company], verdict)).toEqual([company]);
    await world.run(`UPDATE users SET role = 'admin' WHERE id = ?`, [admin.user]);
    expect(await holders([company], verdict)).toEqual([]);
  });

  test('leaves feedback of another company’s interview alone', async () => {
    const meeting = await arrangeMeeting();
    const foreigner = await teammate(await createAgency(world));
    await invite(meeting, foreigner.email);
    const verdict = keyOf('panelistFeedback', await submit(meeting, await invite(meeting, 'outside@elsewhere.example')));
    expect(await holders([`company:${meeting.agency.company}`, `user:${foreigner.user}`], verdict)).toEqual([`company:${meeting.agency.company}`]);
  });
});
