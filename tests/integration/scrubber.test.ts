import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../db/central/migrate.ts';
import { runVerify } from '../../db/central/commands.ts';
import { examine } from '../../db/central/doctor.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../shared/generated/tables.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { createScrubber } from '../../sync/gateway/sequencer/scrubber.ts';
import type { Scrubber } from '../../sync/gateway/sequencer/scrubber.ts';
import { createSequencer } from '../../sync/gateway/sequencer/sequencer.ts';
import type { Sequencer } from '../../sync/gateway/sequencer/types.ts';
import { createAgency, createPerson, createWorld, keyOf } from './sequencer-world.ts';
import type { Agency, World } from './sequencer-world.ts';

/** Writes that no trigger saw, on the real server: found, published, told. */

let world: World;
let agency: Agency;
let sequencer: Sequencer;
let scrubber: Scrubber;
const lines: Record<string, unknown>[] = [];
let heard: (() => void)[] = [];

const log = createLog((line) => {
  lines.push(JSON.parse(line) as Record<string, unknown>);
  for (const listener of heard) listener();
});

/** Resolves once the log tells of an event that fits. */
function told(event: string, fits: (line: Record<string, unknown>) => boolean = () => true): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const look = (): void => {
      const line = lines.find((candidate) => candidate['event'] === event && fits(candidate));
      if (line === undefined) return;
      heard = heard.filter((listener) => listener !== look);
      resolve(line);
    };
    heard.push(look);
    look();
  });
}

function physical(table: MirroredTableName): string {
  return tableByName(table).table;
}

async function dropTriggers(table: MirroredTableName): Promise<void> {
  const rows = await world.select(
    'SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = ?',
    [physical(table)],
  );
  expect(rows).toHaveLength(3);
  for (const row of rows) await world.run(`DROP TRIGGER \`${row['name']}\``);
}

async function alarms(): Promise<Record<string, unknown>[]> {
  const rows = await world.select(`SELECT detail FROM sync_audit WHERE kind = 'capture.uncaptured' ORDER BY id`);
  return rows.map((row) => JSON.parse(String(row['detail'])) as Record<string, unknown>);
}

beforeAll(async () => {
  world = await createWorld();
  agency = await createAgency(world);
  await world.tick();
  await world.freeLead();
  sequencer = createSequencer({ pool: world.pool, name: 'scrubbing' });
  await sequencer.start();
  const timings = { leastRestMs: 1, restRatio: 0, waitMs: 20, checkEveryMs: 200, leastRoundMs: 0 };
  scrubber = createScrubber({ pool: world.pool, sequencer, log, timings });
  scrubber.start();
});

afterAll(async () => {
  await scrubber?.stop();
  await sequencer?.stop();
  await world?.drop();
});

describe('writes behind the log’s back', () => {
  test('logged ones are nobody’s alarm, however many there are', async () => {
    for (let index = 0; index < 200; index += 1) {
      const person = await createPerson(world);
      await world.insert('applications', { jobId: agency.job, candidateId: person.candidate, status: 'submitted' });
      await world.run('UPDATE applications SET aiScore = ? WHERE candidateId = ?', [index % 100, person.candidate]);
      if (index % 5 === 0) await world.run('DELETE FROM users WHERE id = ?', [person.user]);
    }
    await sequencer.tick();
    expect(await alarms()).toEqual([]);
  });

  test('TRUNCATE is found, its rows leave every scope, and the alarm names table and keys', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 1_200; index += 1) {
      ids.push(await world.insert('notifications', { userId: agency.user, title: `note ${index}` }));
    }
    await sequencer.tick();
    const user = `user:${agency.user}` as const;
    expect((await world.replay(user)).has(keyOf('notifications', ids[0] ?? 0))).toBe(true);
    await withConnection(async (connection) => {
      await connection.query('SET FOREIGN_KEY_CHECKS = 0');
      await connection.query(`TRUNCATE TABLE \`${physical('notifications')}\``);
    });
    const line = await told('capture.uncaptured', (candidate) => candidate['table'] === physical('notifications'));
    expect(String(line['keys']).split(' ')).toHaveLength(20);
    await until(async () => [...(await world.replay(user)).keys()].every((key) => !key.startsWith(`${tableByName('notifications').no}:`)));
    expect((await alarms()).reduce((sum, alarm) => sum + Number(alarm['rows']), 0)).toBe(1_200);
  });

  test('inserts, updates and deletes with the triggers dropped are published, with what hangs on them, and migrate repairs', async () => {
    await dropTriggers('jobs');
    await dropTriggers('applications');
    await told('capture.triggers_missing', (line) => String(line['table']).includes('jobs') && String(line['table']).includes('applications'));
    const doctor = await withConnection((connection) => examine(connection));
    expect(doctor.find((diagnosis) => diagnosis.subject === 'log triggers')?.verdict).toBe('bad');
    const person = await createPerson(world);
    const job = await world.insert('jobs', { postedBy: agency.user, status: 'active', title: 'restored from a dump' });
    const application = await world.insert('applications', { jobId: job, candidateId: person.candidate, status: 'submitted' });
    await world.run('UPDATE jobs SET title = ? WHERE id = ?', ['written unseen', agency.job]);
    await until(async () => {
      const held = await world.replay(agency.scope);
      return (
        held.get(keyOf('jobs', agency.job))?.includes('written unseen') === true &&
        held.has(keyOf('applications', application)) &&
        held.has(keyOf('jobs', job)) &&
        held.has(keyOf('candidates', person.candidate))
      );
    });
    await world.run('DELETE FROM applications WHERE id = ?', [application]);
    await until(async () => {
      const held = await world.replay(agency.scope);
      return !held.has(keyOf('applications', application)) && !held.has(keyOf('candidates', person.candidate));
    });
    const missed = await alarms();
    expect(missed.map((alarm) => alarm['table'])).toContain('jobs');
    await withConnection((connection) => migrate(connection));
    await told('capture.triggers_back');
    await world.run('UPDATE jobs SET title = ? WHERE id = ?', ['seen again', agency.job]);
    await sequencer.tick();
    expect((await world.replay(agency.scope)).get(keyOf('jobs', agency.job))).toContain('seen again');
    expect(await alarms()).toHaveLength(missed.length);
    const examined = await withConnection((connection) => examine(connection));
    expect(examined.find((diagnosis) => diagnosis.subject === 'log triggers')?.verdict).toBe('good');
    expect(examined.find((diagnosis) => diagnosis.subject === 'capture')).toMatchObject({
      verdict: 'advice',
      sentence: expect.stringContaining('jobs'),
    });
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 45_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`It did not come to hold: ${JSON.stringify(lines.slice(-5))}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function withConnection<T>(work: (connection: Awaited<ReturnType<World['connection']>>) => Promise<T>): Promise<T> {
  const connection = await world.connection();
  try {
    return await work(connection);
  } finally {
    connection.destroy();
  }
}

describe('npm run central -- verify', () => {
  test('says that all is as told, and names what was written behind the log', async () => {
    await scrubber.stop();
    const printed: string[] = [];
    const verify = async (): Promise<number> => {
      printed.length = 0;
      return runVerify(world.url, (line) => printed.push(line));
    };
    expect([await verify(), printed.join('\n')]).toEqual([0, expect.stringMatching(/\d+ rows are as devices were told/)]);
    await withConnection(async (connection) => {
      const [trigger] = (await connection.query(`SHOW CREATE TRIGGER \`${await updateTrigger('jobs')}\``)) as unknown as [Record<string, string>[]];
      await connection.query(`DROP TRIGGER \`${await updateTrigger('jobs')}\``);
      await connection.query(`UPDATE \`${physical('jobs')}\` SET title = 'restored' WHERE id = ?`, [agency.job]);
      await connection.query(trigger[0]?.['SQL Original Statement'] ?? '');
    });
    expect([await verify(), printed.join('\n')]).toEqual([1, expect.stringContaining(`jobs: 1 rows, id ${agency.job}`)]);
  });
});

async function updateTrigger(table: MirroredTableName): Promise<string> {
  const rows = await world.select(
    `SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = ? AND EVENT_MANIPULATION = 'UPDATE'`,
    [physical(table)],
  );
  return String(rows[0]?.['name']);
}
