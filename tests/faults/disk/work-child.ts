/**
 * A workstation at work in virtual time against a gateway in memory, its mirror in a real folder: copies, changes,
 * steps, a second copy. Says `ack N` after each change it told its user was done.
 * `node work-child.ts FOLDER KEY SEED ROUNDS`
 */
import { writeSync } from 'node:fs';
import { openMirror } from '../../../db/mirror/mirror.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '../../../shared/domain/application-status.ts';
import { must } from '../../../shared/errors.ts';
import { createEngine } from '../../../sync/engine/engine.ts';
import { memoryKeeper, recruiterAccount } from '../../../sync/engine/testing/device.ts';
import { FakeTransport } from '../../../sync/engine/testing/fake-transport.ts';
import { SmallWorld } from '../../../sync/engine/testing/small-world.ts';
import { seededRandom } from '../../../sync/engine/testing/virtual-time.ts';

const APPLICATIONS = 12;
const [folder = '', key = '', seed = '1', rounds = '60'] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const world = new SmallWorld(APPLICATIONS);
const mirror = openMirror({ folder, key });
const engine = createEngine({
  mirror,
  transportTo: () => new FakeTransport(world.gateway, world.time),
  sessions: memoryKeeper(),
  runtime: world.time.runtime(random),
  device: { name: 'Test laptop', platform: 'linux' },
});

/** Not `console.log`: what was said must stand between the changes before and after it. */
function say(text: string): void {
  writeSync(1, `${text}\n`);
}

function anyStatus(): ApplicationStatus {
  return must(APPLICATION_STATUSES[Math.floor(random() * APPLICATION_STATUSES.length)], 'a status');
}

function change(): void {
  const applicationId = 1 + Math.floor(random() * APPLICATIONS);
  const from = mirror.database().prepare<{ status: string }>('SELECT status FROM applications WHERE id = ?').get(applicationId)?.status;
  const answer =
    random() < 0.5
      ? engine.mutate({ name: 'applications.addNote', input: { applicationId, text: `note ${'x'.repeat(random() * 2_000)}` } })
      : engine.mutate({
          name: 'applications.move',
          input: { moves: [{ applicationId, from: from ?? null, to: anyStatus() }] },
        });
  if (answer.ok) say(`ack ${answer.value.mutationId}`);
}

function foreignChange(): void {
  const id = 1 + Math.floor(random() * APPLICATIONS);
  world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', id), id, status: anyStatus() }));
}

await world.during(engine.signIn({ gatewayUrl: 'https://gateway.test', email: recruiterAccount(1).email, password: 'secret' }));
await world.until(() => engine.status().state === 'online');
say('online');
for (let round = 1; round <= Number(rounds); round += 1) {
  for (let count = random() * 4; count > 0; count -= 1) change();
  if (random() < 0.3) foreignChange();
  if (random() < 0.6) await world.time.advance(random() * 2_000);
  if (random() < 0.1) mirror.database().connection.pragma('wal_checkpoint(TRUNCATE)');
  if (round === Math.floor(Number(rounds) / 2)) world.gateway.newEpoch('epoch-2');
}
await world.during(engine.stop());
mirror.close();
say('done');
