/** One source, two stores: random work done on a mirror and sent to MySQL must come to the same verdicts and the same rows. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMemoryMirror } from '../../db/mirror/mirror.ts';
import type { SqliteMirrorStore } from '../../db/mirror/store.ts';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import { LOGGED_KINDS } from '../../shared/mutators/interactions.ts';
import { MutationRejection, type MutatorContext } from '../../shared/mutators/mutator.ts';
import { runSync, tx } from '../../shared/mutators/port.ts';
import { findMutator, MUTATORS } from '../../shared/mutators/registry.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import type { Outcome } from '../../sync/protocol/pull.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';
import { signInDevice, type Device } from './gateway-device.ts';
import { createWorld, type World } from './gateway-world.ts';

/** Every table a mutator reads or writes. */
const WORKED_ON = [
  'users',
  'recruiters',
  'candidates',
  'resumeProfiles',
  'candidateInteractions',
  'jobs',
  'jobSkillRequirements',
  'applications',
  'applicationHistory',
  'applicationFeedback',
  'guestApplications',
  'associates',
  'onboardingProcesses',
  'onboardingTasks',
  'interviews',
  'interviewPanelists',
  'panelistFeedback',
  'candidateTags',
  'candidateTagAssignments',
  'savedSearches',
] as const satisfies readonly TableName[];

let database: TestDatabase;
let world: World;
let gateway: Gateway;
let device: Device;
let sent = 0;
let temporary = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  // Another company's rows are the security matrix' business; here the mirror holds all the server does.
  await world.rows('DELETE FROM candidateTags WHERE id = ?', [world.beta.tagId]);
  await world.rows('DELETE FROM jobs WHERE id = ?', [world.beta.jobId]);
  await world.rows(`DELETE FROM candidates WHERE id IN (${world.beta.candidateIds.join(', ')})`);
  gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  await gateway.ready;
  device = await signInDevice(gateway.address, world.alpha.recruiter.email);
});

afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

type Row = Record<string, string | number | null>;

async function serverRows(table: TableName): Promise<Row[]> {
  const columns = columnsOf(table, 'full').map((column) => `\`${column.column}\` AS \`${column.name}\``);
  return world.rows(`SELECT ${columns.join(', ')} FROM \`${tableByName(table).table}\` ORDER BY id`);
}

/** A mirror with every row of the server, so that only the stores can make a difference. */
async function mirrorOfServer(): Promise<SqliteMirrorStore> {
  const store = openMemoryMirror().current();
  for (const table of WORKED_ON) {
    for (const row of await serverRows(table)) {
      const names = Object.keys(row).map((name) => `"${name}"`);
      store.database.prepare(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(row));
    }
  }
  return store;
}

/** The mirror's rows under their real ids. */
function mirrorRows(store: SqliteMirrorStore, table: TableName): Row[] {
  const columns = columnsOf(table, 'full');
  const rows = store.database.prepare<Row>(`SELECT ${columns.map(({ name }) => `"${name}"`).join(', ')} FROM "${table}"`).all();
  const real = (of: TableName, id: Row[string] | undefined): Row[string] => (typeof id === 'number' ? store.resolveId(of, id) : (id ?? null));
  return rows
    .map((row) => {
      const mapped = columns.map(({ name, references }) => [name, references === undefined ? row[name] : real(references.table, row[name])]);
      return { ...(Object.fromEntries(mapped) as Row), id: real(table, row['id']) as number };
    })
    .toSorted((left, right) => left.id - right.id);
}

async function expectSameRows(store: SqliteMirrorStore): Promise<void> {
  for (const table of WORKED_ON) expect([table, mirrorRows(store, table)]).toEqual([table, await serverRows(table)]);
}

type Pick = <T>(from: readonly T[]) => T;
type Plan = (rows: (table: TableName, where?: string) => Row[], pick: Pick) => unknown;

const RECENT = 'ORDER BY id DESC LIMIT 4';
const TIMES = ['2035-01-01 09:00:00', '2035-01-01 09:30:00', '2035-01-02 11:00:00'] as const;
/** Somebody else's saved searches are on no device. */
const ownSearches = (): string => `WHERE userId = ${world.alpha.recruiter.userId} ${RECENT}`;
const WORDS = ['go', 'rust', 'sql', 'care', 'welding'] as const;

/** How each mutator is used on what is there. */
const PLANS: Readonly<Record<string, Plan>> = {
  'candidates.create': (_rows, pick) => {
    const email = `${pick(['ann', 'ben', 'cleo'])}@backends.example`;
    return { name: 'Someone', email, phoneNumber: '', location: 'Bern', title: pick([null, 'Cook']), skills: null, linkedinUrl: null };
  },
  'candidates.remove': (rows, pick) => ({ candidateId: pick(rows('candidates', RECENT))['id'] }),
  'candidates.edit': (rows, pick) => {
    const row = pick(rows('candidates', RECENT));
    const seen = pick([true, true, false]);
    const change = (field: string, value: string) => ({ base: seen ? (row[field] ?? null) : pick([...WORDS]), value });
    const skills = change('skills', `${pick([...WORDS])}, ${pick([...WORDS])}`);
    return { candidateId: row['id'], fields: { bio: change('bio', pick([...WORDS])), skills, githubUrl: change('githubUrl', pick([...WORDS])) } };
  },
  'resumes.add': (rows, pick) => {
    const candidateId = pick(rows('candidates', RECENT))['id'];
    return { candidateId, name: pick([...WORDS]), filename: 'cv.txt', text: pick([...WORDS]), makeDefault: pick([true, false]) };
  },
  'resumes.rename': (rows, pick) => {
    const row = pick(rows('resumeProfiles', RECENT));
    return { resumeId: row['id'], base: pick([row['profileName'], 'other']), value: pick([...WORDS]) };
  },
  'resumes.makeDefault': (rows, pick) => ({ resumeId: pick(rows('resumeProfiles', RECENT))['id'] }),
  'resumes.remove': (rows, pick) => {
    const candidateId = pick(rows('resumeProfiles', RECENT))['candidateId'];
    const own = rows('resumeProfiles', `WHERE candidateId = ${candidateId}`);
    return { resumeId: pick(own)['id'], heirId: pick([null, pick(own)['id']]) };
  },
  'interactions.log': (rows, pick) => {
    const { id, candidateId } = pick(rows('applications', RECENT));
    const other = pick(rows('candidates', RECENT))['id'];
    return {
      candidateId: pick([candidateId, candidateId, other]),
      applicationId: pick([null, id]),
      kind: pick(LOGGED_KINDS),
      at: pick([null, '2026-01-02 03:04:05', TIMES[0]]),
      note: pick([...WORDS]),
    };
  },
  'interactions.remove': (rows, pick) => ({ interactionId: pick(rows('candidateInteractions', RECENT))['id'] }),
  'candidates.tag': (rows, pick) => ({
    tag: { name: pick([...WORDS]), color: 'teal' },
    candidates: [{ candidateId: pick(rows('candidates', RECENT))['id'] }],
  }),
  'candidates.untag': (rows, pick) => ({
    tagId: pick(rows('candidateTags', RECENT))['id'],
    candidates: rows('candidates', RECENT).map(({ id }) => ({ candidateId: id })),
  }),
  'savedSearches.save': (_rows, pick) => ({ name: pick([...WORDS]), search: pick([...WORDS]), pinned: pick([true, false]) }),
  'savedSearches.edit': (rows, pick) => ({
    savedSearchId: pick(rows('savedSearches', ownSearches()))['id'],
    pinned: pick([true, false, undefined]),
    name: pick([undefined, 'new']),
  }),
  'savedSearches.remove': (rows, pick) => ({ savedSearchId: pick(rows('savedSearches', ownSearches()))['id'] }),
  'applications.create': (rows, pick) => ({ jobId: pick(rows('jobs', RECENT))['id'], candidateId: pick(rows('candidates', RECENT))['id'] }),
  'applications.remove': (rows, pick) => ({ applicationId: pick(rows('applications', RECENT))['id'] }),
  'applications.move': (rows, pick) => {
    const to = pick(APPLICATION_STATUSES);
    const row = pick(rows('applications', RECENT));
    const letter = pick([undefined, null, { subject: 'About {{jobTitle}}', body: 'Dear {{firstName}}', delaySeconds: 0 }]);
    return {
      moves: [{ applicationId: row['id'], from: pick([row['status'], row['status'], 'reviewing']), to }],
      note: pick([undefined, 'why']),
      letter,
    };
  },
  'applications.hire': (rows, pick) => {
    const offered = pick(rows('applications', `WHERE status = 'offered' ${RECENT}`));
    const tasks = [{ title: 'Laptop', description: null, taskType: null, priority: 'low', daysFromStart: pick([-3, 10]) }];
    return { applicationId: offered['id'], startDate: '2035-01-01', fillsJob: pick([true, false, false]), tasks: pick([[], tasks]) };
  },
  'applications.unhire': (rows, pick) => ({
    associateId: pick(rows('associates', RECENT))['id'],
    reopens: pick([null, { jobId: pick(rows('jobs', RECENT))['id'], status: 'active' }]),
  }),
  'guests.invite': (rows, pick) => {
    const row = pick(rows('guestApplications', RECENT));
    return { guests: [{ guestApplicationId: row['id'], seen: pick([row['invitationCount'], 7]) }] };
  },
  'applications.addNotes': (rows, pick) => ({
    applications: rows('applications', RECENT).map(({ id }) => ({ applicationId: id })),
    text: pick([...WORDS]),
  }),
  'applications.removeNotes': (rows, pick) => ({
    notes: rows('applicationFeedback', RECENT).map(({ id }) => ({ noteId: id })),
    base: pick([...WORDS]),
  }),
  'applications.addNote': (rows, pick) => ({ applicationId: pick(rows('applications', RECENT))['id'], text: pick([...WORDS]) }),
  'applications.removeNote': (rows, pick) => ({ noteId: pick(rows('applicationFeedback', RECENT))['id'], base: pick([null, ...WORDS]) }),
  'applications.rate': (rows, pick) => {
    const rating = { base: pick([null, 3, 4]), value: pick([null, 1, 3, 5]) };
    return { applicationId: pick(rows('applications', RECENT))['id'], rating };
  },
  'interviews.schedule': (rows, pick) => {
    const application = pick(rows('applications', RECENT));
    const what = { type: pick(['phone', 'video']), videoProvider: 'zoom', overlapAccepted: pick([true, false]) };
    return { applicationId: application['id'], scheduledAt: pick(TIMES), duration: pick([30, 60]), ...what };
  },
  'interviews.reschedule': (rows, pick) => {
    const row = pick(rows('interviews', RECENT));
    const scheduledAt = { base: pick([row['scheduledAt'], TIMES[0]]), value: pick(TIMES) };
    return { interviewId: row['id'], scheduledAt, duration: { base: row['duration'], value: 45 }, overlapAccepted: pick([true, false]) };
  },
  'interviews.cancel': (rows, pick) => ({ interviewId: pick(rows('interviews', RECENT))['id'] }),
  'panelists.invite': (rows, pick) => {
    const email = pick([world.alpha.recruiter.email, world.alpha.companyAdmin.email, 'guest@backends.example']);
    return { interviewId: pick(rows('interviews', RECENT))['id'], email, name: 'Guest', role: null };
  },
  'panelists.remove': (rows, pick) => ({ panelistId: pick(rows('interviewPanelists', RECENT))['id'] }),
  'panelFeedback.submit': (rows, pick) => ({
    panelistId: pick(rows('interviewPanelists', RECENT))['id'],
    overallRating: pick([1, 5]),
    technicalSkills: null,
    communicationSkills: 3,
    problemSolving: null,
    cultureFit: null,
    strengths: null,
    weaknesses: null,
    notes: null,
    recommendation: null,
  }),
  'jobs.deleteDraft': (rows, pick) => ({ jobId: pick(rows('jobs', `WHERE status = 'draft' ${RECENT}`))['id'] }),
};

/** Notifications are only ever marked by those they are for; and what still waits to be sent only the server knows. */
const NOT_COMPARED = new Set(['notifications.markRead', 'applications.cancelLetter', 'guests.takeInvitationBack']);

interface Verdict {
  readonly name: string;
  readonly status: string;
  readonly code: string | undefined;
  readonly skipped: readonly string[];
  readonly conflicts: readonly unknown[];
}

const conflictsIn = (conflicts: Outcome['conflicts'] | readonly object[] = []): unknown[] =>
  (conflicts as NonNullable<Outcome['conflicts']>).map(({ field, base, mine, theirs, kept }) => [field, base, mine, theirs, kept]);

function onMirror(store: SqliteMirrorStore, name: string, args: unknown, context: MutatorContext, mutationId: number): Verdict {
  const mutator = findMutator(name);
  if (mutator === undefined) throw new Error(name);
  const run = () => runSync(mutator.run(tx, args, context), store.record(mutationId, context.now).handle);
  try {
    const { skipped, conflicts } = store.transaction(run);
    return { name, status: 'applied', code: undefined, skipped: skipped.map(({ code }) => code), conflicts: conflictsIn(conflicts) };
  } catch (error) {
    if (!(error instanceof MutationRejection)) throw error;
    return { name, status: 'rejected', code: error.code, skipped: [], conflicts: conflictsIn(error.conflicts) };
  }
}

async function onServer(store: SqliteMirrorStore, name: string, args: unknown, authoredAt: number): Promise<Verdict> {
  const argsVersion = findMutator(name)?.argsVersion ?? 0;
  const reply = await device.push({ id: (sent += 1), name, argsVersion, args, authoredAt });
  // As a device learns them; from here on both names lead to the row.
  store.transaction(() => store.addIds(reply.idMap));
  const { status, code, skipped = [], conflicts } = reply.outcomes[0] ?? { status: 'none' };
  return { name, status, code, skipped: skipped.map((row) => row.code), conflicts: conflictsIn(conflicts) };
}

test('every mutator has a plan', () => {
  expect([...Object.keys(PLANS), ...NOT_COMPARED].toSorted()).toEqual(MUTATORS.map(({ name }) => name).toSorted());
});

interface Step {
  readonly name: string;
  readonly seed: number[];
}

/** Every mutator once, those that take something away last: whatever chance leaves out was done here. */
function oneOfEach(): Step[] {
  const takesAway = (name: string): boolean => /remove|cancel|delete|untag|unhire/i.test(name);
  const names = Object.keys(PLANS).toSorted((left, right) => Number(takesAway(left)) - Number(takesAway(right)));
  return names.map((name, at) => ({ name, seed: [at + 3, 0, at + 1, 2, 0, 1, 0, 3] }));
}

test('random work comes to the same verdicts and rows on SQLite and on MySQL', { timeout: 240_000 }, async () => {
  const { userId, email } = world.alpha.recruiter;
  const recruiterId = Number(await world.value('SELECT id FROM recruiters WHERE userId = ?', [userId]));
  const author = { userId, email, recruiterId, companyId: world.alpha.companyId, role: 'recruiter' } as const;
  const reached = new Set<string>();
  const step = fc.record({ name: fc.constantFrom(...Object.keys(PLANS)), seed: fc.array(fc.nat({ max: 11 }), { minLength: 8, maxLength: 8 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 25 }), async (steps: readonly Step[]) => {
      for (const title of ['One', 'Two']) {
        const jobId = await insertRow(world.connection, 'jobs', { title, postedBy: userId, companyId: author.companyId, status: 'draft' });
        await insertRow(world.connection, 'jobSkillRequirements', { jobId, skillName: title });
      }
      const person = await insertRow(world.connection, 'users', { name: 'Offered', email: `offered-${sent}@backends.example`, role: 'candidate' });
      const candidateId = await insertRow(world.connection, 'candidates', { userId: person });
      await insertRow(world.connection, 'applications', { jobId: world.alpha.jobId, candidateId, status: 'offered' });
      const guest = { name: 'Guest', email: 'guest@backends.example', invitationSent: 0, invitationCount: 0, claimed: 0 };
      await insertRow(world.connection, 'guestApplications', { jobId: world.alpha.jobId, ...guest });
      await gateway.sequencer.tick();
      let store = await mirrorOfServer();
      const before = sent;
      for (const { name, seed } of steps) {
        let used = 0;
        const pick: Pick = (from) => {
          // In a box, because an absent value is a choice too.
          const chosen = from.map((value) => ({ value }))[(seed[used++ % seed.length] ?? 0) % from.length];
          if (chosen === undefined) throw new Error('There is nothing to choose from.');
          return chosen.value;
        };
        const rows = (table: TableName, where = ''): Row[] => store.database.prepare<Row>(`SELECT * FROM "${table}" ${where}`).all();
        const mutator = findMutator(name);
        let input: unknown;
        try {
          input = mutator?.input.parse(PLANS[name]?.(rows, pick));
        } catch {
          // Nothing there to do it with.
          continue;
        }
        const args: unknown = mutator?.prepare(input, () => (temporary -= 1));
        const now = Math.floor(Date.now() / 1000) * 1000;
        const here = onMirror(store, name, args, { ...author, now: toUtcSecond(now) }, sent + 1);
        const there = await onServer(store, name, args, now);
        expect(there).toEqual(here);
        if (store.database.prepare('SELECT 1 FROM _id_map').get() !== undefined) {
          // New rows were named: the server's own take the place of the optimistic ones, as a pull does it.
          await expectSameRows(store);
          store = await mirrorOfServer();
        }
        reached.add(`${name} ${there.code ?? there.status}`);
      }
      expect(sent).toBeGreaterThan(before);
      await expectSameRows(store);
    }),
    { numRuns: 12, endOnFailure: true, examples: [[oneOfEach()]] },
  );
  const missing = Object.keys(PLANS).filter((name) => ![...reached].some((one) => one.startsWith(`${name} `)));
  expect(missing).toEqual([]);
});
