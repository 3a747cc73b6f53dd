import { expect, test } from 'vitest';
import type { Patch } from '../protocol/pull.ts';
import { failure } from '../../shared/errors.ts';
import { unreachableGateway } from './network-errors.ts';
import type { SimulatedDevice } from './testing/device.ts';
import { move, note, SmallWorld, statusOf } from './testing/small-world.ts';

test('a step that cannot be stored leaves everything as it was, the work on top too', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  world.connected = false;
  move(laptop, 1, 'offered');
  const plain = laptop.transport.stream.bind(laptop.transport);
  laptop.transport.stream = async function* (path, body, options) {
    for await (const frame of plain(path, body, options)) {
      const step = structuredClone(frame) as Patch;
      const rows = step.type === 'patch' ? step.patches.flatMap((patch) => patch.rows) : [];
      // The second row of the step is not what the catalogue says.
      (rows.at(-1)?.rows as unknown[][] | undefined)?.push(['no id']);
      yield step;
    }
  };
  world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 1), id: 1, status: 'shortlisted' }));
  await world.until(() => laptop.engine.status().state === 'offline');
  const before = laptop.mirror.current().positions();
  const undo = laptop.mirror.current().writesOf(1);
  world.connected = true;
  await world.until(() => laptop.events.some(({ figures }) => figures['code'] === 'sync.bad_row'));
  expect(statusOf(laptop, 1)).toBe('offered');
  expect(laptop.mirror.current().positions()).toEqual(before);
  expect(laptop.mirror.current().writesOf(1)).toEqual(undo);
});

test('laptops that lost the gateway at once do not come back in step', async () => {
  const world = new SmallWorld();
  const laptops = [];
  for (let count = 0; count < 8; count += 1) laptops.push(await world.ready());
  const tries = laptops.map((laptop) => {
    const times: number[] = [];
    laptop.transport.stream = () => ({
      [Symbol.asyncIterator]: () => ({
        next: () => {
          times.push(world.time.now());
          return Promise.reject(unreachableGateway());
        },
      }),
    });
    return times;
  });
  world.gateway.newEpoch('epoch-2');
  await world.until(() => tries.every((times) => times.length >= 4));
  for (const attempt of [1, 2, 3]) expect(new Set(tries.map((times) => times[attempt])).size).toBe(laptops.length);
});

/** Lets a laptop's push reach the gateway with so many of its changes only, and no push after that. */
function takesOnly(laptop: SimulatedDevice, amount: number): void {
  const plain = laptop.transport.request.bind(laptop.transport);
  let pushes = 0;
  laptop.transport.request = (method, path, body, options) => {
    if (path !== '/sync/push') return plain(method, path, body, options);
    pushes += 1;
    if (pushes > 1 || amount === 0)
      return Promise.resolve(failure({ kind: 'unavailable', origin: 'gateway', code: 'gateway.busy', message: 'Later.' }));
    const { mutations, ...rest } = body as { mutations: unknown[] };
    return plain(method, path, { ...rest, mutations: mutations.slice(0, amount) }, options);
  };
}

test('a queued change names a row by the id it has got meanwhile', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  world.connected = false;
  note(laptop, 1);
  laptop.engine.mutate({ name: 'applications.removeNote', input: { noteId: -1, base: 'Good talk' } });
  takesOnly(laptop, 1);
  world.connected = true;
  await world.until(() => laptop.mirror.current().queue.unsettled().length === 1);
  expect(laptop.mirror.current().queue.unsettled()[0]?.args).toMatchObject({ noteId: 1 });
});

test('a change that looked for a row and found none runs again when such a row comes', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  world.connected = false;
  laptop.engine.mutate({ name: 'candidates.tag', input: { tag: { name: 'react', color: 'blue' }, candidates: [{ candidateId: 1 }] } });
  const tags = (): number[] =>
    laptop.mirror
      .database()
      .prepare<{ id: number }>('SELECT id FROM candidateTags')
      .all()
      .map(({ id }) => id);
  expect(tags()).toEqual([-1]);
  await world.until(() => laptop.engine.status().state === 'offline');
  takesOnly(laptop, 0);
  world.gateway.write((tables) => tables.put('candidateTags', { id: 7, createdBy: 1, name: 'react', color: 'blue' }));
  world.connected = true;
  await world.until(() => tags().includes(7));
  expect(tags()).toEqual([7]);
});

const PERSON = { name: 'Ann', email: 'ann@example.test', phoneNumber: '', location: '', title: null, skills: null, linkedinUrl: null };

/** A laptop away from the network on which a new person was put forward for a job. */
async function personPutForward(): Promise<{ world: SmallWorld; laptop: SimulatedDevice; candidateOf: () => unknown }> {
  const world = new SmallWorld();
  world.gateway.write((tables) => tables.put('jobs', { id: 1, postedBy: 1, status: 'active' }));
  const laptop = await world.ready();
  world.connected = false;
  expect(laptop.engine.mutate({ name: 'candidates.create', input: PERSON }).ok).toBe(true);
  expect(laptop.engine.mutate({ name: 'applications.create', input: { jobId: 1, candidateId: -2 } }).ok).toBe(true);
  await world.until(() => laptop.engine.status().state === 'offline');
  const row = laptop.mirror.database().prepare<{ candidateId: number }>('SELECT candidateId FROM applications WHERE recruiterId IS NOT NULL');
  const candidateOf = (): unknown => laptop.mirror.database().prepare<{ candidateId: number }>(row.source).get()?.candidateId;
  expect(candidateOf()).toBe(-2);
  return { world, laptop, candidateOf };
}

test('a row that refers to one made before it follows when that one gets its number', async () => {
  const { world, laptop, candidateOf } = await personPutForward();
  takesOnly(laptop, 1);
  world.connected = true;
  await world.until(() => laptop.mirror.current().queue.unsettled().length === 1);
  expect(candidateOf()).toBe(laptop.engine.resolveId('candidates', -2));
  expect(candidateOf()).toBeGreaterThan(0);
});

test('a row that refers to one made before it follows when that one turns out to be known', async () => {
  const { world, laptop, candidateOf } = await personPutForward();
  takesOnly(laptop, 0);
  world.gateway.write((tables) => {
    tables.put('users', { id: 70, email: PERSON.email, role: 'candidate' });
    tables.put('candidates', { id: 71, userId: 70 });
  });
  world.connected = true;
  await world.until(() => laptop.mirror.database().prepare('SELECT 1 FROM users WHERE id = 70').get() !== undefined);
  expect(candidateOf()).toBe(71);
});

test('pending changes of one row are undone newest first, and run again on top of each other', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  world.connected = false;
  const both = [1, 2].map((applicationId) => ({ applicationId, from: 'submitted', to: 'offered' }));
  laptop.engine.mutate({ name: 'applications.move', input: { moves: both } });
  move(laptop, 1, 'shortlisted');
  await world.until(() => laptop.engine.status().state === 'offline');
  takesOnly(laptop, 0);
  // Concerns the first change alone; the second one builds on it.
  world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 2), id: 2, status: 'rejected' }));
  world.connected = true;
  await world.until(() => statusOf(laptop, 2) === 'rejected');
  expect(statusOf(laptop, 1)).toBe('shortlisted');
  const history = laptop.mirror
    .database()
    .prepare<{ step: string }>("SELECT fromStatus || '>' || toStatus AS step FROM applicationHistory ORDER BY id DESC");
  expect(history.all().map(({ step }) => step)).toEqual(['submitted>offered', 'offered>shortlisted']);
});
