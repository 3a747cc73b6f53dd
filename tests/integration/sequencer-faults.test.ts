import type { QueryOptions } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tenantOf } from '../../sync/gateway/sequencer/access.ts';
import { readEpoch } from '../../sync/gateway/sequencer/first-sync-reader.ts';
import { buildIndex } from '../../sync/gateway/sequencer/index-builder.ts';
import { LostLeadership, takeLead } from '../../sync/gateway/sequencer/leader.ts';
import { readPosition } from '../../sync/gateway/sequencer/log-reader.ts';
import type { LogPosition } from '../../sync/gateway/sequencer/log-reader.ts';
import { numbersOf } from '../../sync/gateway/sequencer/holes.ts';
import { buryDeadHoles, createMaintenance } from '../../sync/gateway/sequencer/maintenance.ts';
import { createScopeBook } from '../../sync/gateway/sequencer/scope-book.ts';
import { scopesFor } from '../../sync/gateway/sequencer/scopes.ts';
import { createSequencer } from '../../sync/gateway/sequencer/sequencer.ts';
import { runTick } from '../../sync/gateway/sequencer/tick.ts';
import type { Queryable } from '../../sync/gateway/sequencer/types.ts';
import { partsOf } from '../simulation/model-mysql/tokens.ts';
import { createAgency, createPerson, createWorld, firstSync, keyOf, tickOn } from './sequencer-world.ts';
import type { World } from './sequencer-world.ts';

const LEASE_MS = 60_000;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** A connection that fails at its n-th statement, before or after the server has done it, also in the middle of several sent together. */
function failingAt(connection: Queryable, statement: number, when: 'before' | 'after'): Queryable {
  let count = 0;
  const query = async (given: string | QueryOptions, values: unknown[] = []): Promise<unknown> => {
    const { sql, ...options } = typeof given === 'string' ? { sql: given } : given;
    const results: unknown[] = [];
    let used = 0;
    for (const part of partsOf(sql)) {
      count += 1;
      if (count === statement && when === 'before') throw new Error('planted');
      results.push((await connection.query({ ...options, sql: part.sql }, values.slice(used, (used += part.parameters))))[0]);
      if (count === statement) throw new Error('planted');
    }
    return [results.length === 1 ? results[0] : results, []];
  };
  return { query: query as Queryable['query'] };
}

describe('one leader', () => {
  test('a leader that was only slow finds out before it commits', async () => {
    const agency = await createAgency(world);
    await world.freeLead();
    const [slow, fast] = [await world.connection(), await world.connection()];
    await slow.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const old = (await takeLead(slow, 'slow', LEASE_MS))!;
    await world.run(`UPDATE sync_leader SET expires_at = '2001-01-01'`);
    const taken = (await takeLead(fast, 'fast', LEASE_MS))!;
    expect(taken.fence).toBeGreaterThan(old.fence);
    const input = { leaseMs: LEASE_MS, book: createScopeBook(), position: null, sweep: false, now: Date.now() };
    await expect(runTick(slow, { ...input, leadership: old })).rejects.toBeInstanceOf(LostLeadership);
    slow.destroy();
    await fast.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    const output = await runTick(fast, { ...input, leadership: taken });
    expect(output?.result.scopes.map((scope) => scope.scope)).toContain(agency.scope);
    fast.destroy();
    await world.freeLead();
  });

  test('while one ticks no other can take over, and two never publish the same change', async () => {
    const agency = await createAgency(world);
    await world.tick();
    await world.freeLead();
    const published: string[] = [];
    const make = (name: string): ReturnType<typeof createSequencer> => {
      const sequencer = createSequencer({ pool: world.pool, name, leaseMs: 600 });
      sequencer.onPublished((scopes) => {
        if (sequencer.isLeader()) for (const scope of scopes) published.push(`${scope.scope} ${scope.version}`);
      });
      return sequencer;
    };
    const [one, other] = [make('one'), make('other')];
    await one.start();
    await other.start();
    expect([one.isLeader(), other.isLeader()]).toEqual([true, false]);
    for (let index = 0; index < 10; index += 1) {
      await world.run('UPDATE jobs SET title = ? WHERE id = ?', [`title ${index}`, agency.job]);
      await (index % 2 === 0 ? one : other).tick();
      expect((await world.replay(agency.scope)).get(keyOf('jobs', agency.job))).toContain(`title ${index}`);
    }
    await one.stop();
    await world.run('UPDATE jobs SET title = ? WHERE id = ?', ['after the first has gone', agency.job]);
    await other.tick();
    expect(other.isLeader()).toBe(true);
    expect((await world.replay(agency.scope)).get(keyOf('jobs', agency.job))).toContain('after the first has gone');
    await other.stop();
    expect(new Set(published).size).toBe(published.length);
    await world.freeLead();
  });

  test('a process that does not lead hears of what the leader publishes', async () => {
    const agency = await createAgency(world);
    await world.tick();
    await world.freeLead();
    const [leader, watcher] = [createSequencer({ pool: world.pool, name: 'leader' }), createSequencer({ pool: world.pool, name: 'watcher' })];
    await leader.start();
    await watcher.start();
    watcher.setActive(true);
    const heard = new Promise<string>((resolve) => {
      watcher.onPublished((scopes) => resolve(scopes.map((scope) => scope.scope).join(' ')));
    });
    await world.run('UPDATE jobs SET title = ? WHERE id = ?', ['heard', agency.job]);
    await leader.tick();
    expect(await heard).toBe(agency.scope);
    await Promise.all([leader.stop(), watcher.stop()]);
    await world.freeLead();
  });
});

test('a running leader keeps what may still appear in mind from tick to tick', async () => {
  const agency = await createAgency(world);
  await world.freeLead();
  const sequencer = createSequencer({ pool: world.pool, name: 'running' });
  await sequencer.start();
  await sequencer.tick();
  const slow = await world.connection();
  await slow.query('START TRANSACTION');
  await slow.query('UPDATE jobs SET title = ? WHERE id = ?', ['committed late', agency.job]);
  const customer = await world.insert('customers', { createdBy: agency.user });
  await sequencer.tick();
  expect(sequencer.status().holes).toBeGreaterThan(0);
  expect((await world.replay(agency.scope)).has(keyOf('customers', customer))).toBe(true);
  const heard = new Promise<void>((resolve) => {
    sequencer.onPublished(() => resolve());
  });
  await slow.query('COMMIT');
  slow.release();
  // Nobody asks: the leader's own look at the log must find it.
  await heard;
  expect((await world.replay(agency.scope)).get(keyOf('jobs', agency.job))).toContain('committed late');
  await sequencer.stop();
  await world.freeLead();
});

describe('crashes', () => {
  test.each(['before', 'after'] as const)('a tick that dies %s any statement is repeated without harm', async (when) => {
    const agency = await createAgency(world);
    const person = await createPerson(world);
    await world.tick();
    for (let statement = 1; ; statement += 1) {
      const title = `title ${when} ${statement}`;
      await world.run('UPDATE jobs SET title = ? WHERE id = ?', [title, agency.job]);
      const application = await world.insert('applications', { jobId: agency.job, candidateId: person.candidate });
      const connection = await world.connection();
      const died = await tickOn(failingAt(connection, statement, when)).then(
        () => false,
        () => true,
      );
      // As when a process dies: the server rolls back what was not committed.
      connection.destroy();
      await world.tick();
      const scope = await world.replay(agency.scope);
      expect(scope.get(keyOf('jobs', agency.job))).toContain(title);
      expect(scope.has(keyOf('applications', application))).toBe(true);
      const [duplicate] = await world.select(
        `SELECT COUNT(*) AS amount FROM sync_change c JOIN sync_scope s ON s.id = c.scope_id WHERE s.ref_id = ? AND s.kind = 'company' AND c.payload LIKE ?`,
        [agency.company, `%${title}%`],
      );
      expect(duplicate?.['amount']).toBe(1);
      await world.run('DELETE FROM applications WHERE id = ?', [application]);
      await world.tick();
      expect((await world.replay(agency.scope)).has(keyOf('candidates', person.candidate))).toBe(false);
      if (!died) {
        expect(statement).toBeGreaterThan(15);
        return;
      }
    }
  });

  test('an index that is stopped goes on where it was, and what changes meanwhile is sequenced', async () => {
    const fresh = await createWorld({ indexed: false });
    try {
      const agency = await createAgency(fresh);
      for (let index = 0; index < 6_000; index += 1_000) {
        await fresh.run(
          `INSERT INTO notifications (userId, type, title, message) VALUES ${Array.from({ length: 1_000 }, () => `(${agency.user}, 't', 't', 'm')`).join(',')}`,
        );
      }
      const early = await fresh.connection();
      await early.query('START TRANSACTION');
      await early.query('INSERT INTO customers (name, createdBy) VALUES (?, ?)', ['in flight', agency.user]);
      await fresh.insert('customers', { createdBy: agency.user, name: 'before' });
      let calls = 0;
      const percents: number[] = [];
      for (let done = false; !done;) {
        const stopping = new AbortController();
        let chunks = 0;
        await buildIndex(fresh.pool, {
          signal: stopping.signal,
          onProgress: ({ percent }) => {
            percents.push(percent);
            chunks += 1;
            if (chunks === 2) stopping.abort();
          },
        });
        calls += 1;
        done = (await readPosition(fresh.pool)) !== null;
        await fresh.run('UPDATE jobs SET title = ? WHERE id = ?', [`while indexing ${calls}`, agency.job]);
        if (calls === 1) {
          await early.query('COMMIT');
          early.release();
        }
      }
      expect(calls).toBeGreaterThan(2);
      expect(percents.at(-1)).toBe(100);
      await fresh.tick();
      const scope = await fresh.connection();
      const scopes = await scopesFor(scope, { userId: agency.user, companyId: agency.company, role: 'recruiter' });
      const held = await firstSync(fresh, scopes);
      scope.release();
      const customers = [...held].filter(([key]) => key.startsWith(`${keyOf('customers', 0).split(':')[0]}:`)).map(([, row]) => row);
      expect(customers.filter((row) => row.includes('in flight'))).toHaveLength(1);
      expect(customers.filter((row) => row.includes('before'))).toHaveLength(1);
      expect(held.get(keyOf('jobs', agency.job))).toContain(`while indexing ${calls}`);
      expect([...held.keys()].filter((key) => key.startsWith(`${keyOf('notifications', 0).split(':')[0]}:`))).toHaveLength(6_000);
    } finally {
      await fresh.drop();
    }
  });
});

test('tables that the database believes empty are counted before they are indexed', async () => {
  const fresh = await createWorld({ indexed: false });
  try {
    const agency = await createAgency(fresh);
    const values = Array.from({ length: 2_000 }, () => `(${agency.user}, 't', 't', 'm')`).join(',');
    await fresh.run('ALTER TABLE notifications STATS_AUTO_RECALC = 0');
    await fresh.run(`INSERT INTO notifications (userId, type, title, message) VALUES ${values}`);
    const totals: number[] = [];
    await buildIndex(fresh.pool, { onProgress: ({ total }) => totals.push(total) });
    // Every row is met twice; an estimate is as good as that.
    expect(totals[0]).toBeGreaterThan(2_000);
  } finally {
    await fresh.drop();
  }
});

test('an index of other columns is made anew, companies as they were noted, and is another epoch', async () => {
  const [agency, other] = [await createAgency(world), await createAgency(world)];
  await world.tick();
  await world.run('UPDATE users SET companyId = ? WHERE id = ?', [other.company, agency.user]);
  await world.tick();
  const members = 'SELECT scope_id, table_no, pk, projection FROM sync_member ORDER BY scope_id, table_no, pk';
  const [epoch, before] = [await readEpoch(world.pool), await world.select(members)];
  await world.freeLead();
  await buildIndex(world.pool);
  expect(await readEpoch(world.pool)).toBe(epoch);
  await world.run(`UPDATE sync_state SET value = 'older' WHERE name = 'index_schema'`);
  await buildIndex(world.pool);
  expect(await readEpoch(world.pool)).not.toBe(epoch);
  expect(await world.select(members)).toEqual(before);
  expect(await tenantOf(world.pool, 'jobs', agency.job)).toBe(agency.company);
  await world.run('UPDATE jobs SET title = ? WHERE id = ?', ['goes on', agency.job]);
  expect((await world.tick()).scopes.map((scope) => scope.scope)).toEqual([agency.scope]);
});

describe('numbers that never come', () => {
  test('a rolled back number is dead only when no transaction that could hold it is open', async () => {
    await world.freeLead();
    const agency = await createAgency(world);
    const [open, rolledBack] = [await world.connection(), await world.connection()];
    for (const writer of [open, rolledBack]) {
      await writer.query('START TRANSACTION');
      await writer.query('INSERT INTO customers (name, createdBy) VALUES (?, ?)', ['maybe', agency.user]);
    }
    await world.insert('customers', { createdBy: agency.user });
    await world.tick();
    await rolledBack.query('ROLLBACK');
    rolledBack.release();
    const before = (await readPosition(world.pool))!;
    expect(before.holes.length).toBeGreaterThan(0);
    const keeper = await world.connection();
    const leadership = (await takeLead(keeper, 'test', LEASE_MS))!;
    const later = Date.now() + 10_000;
    const kept = await buryDeadHoles(keeper, { leadership, leaseMs: LEASE_MS, position: before, now: later });
    expect(kept.holes).toEqual(before.holes);
    await open.query('COMMIT');
    open.release();
    // As if they had been seen long before: whoever was open then has ended.
    const aged = { ...before, holes: before.holes.map((run) => ({ ...run, seenAt: run.seenAt - 60_000 })) };
    const amount = ({ holes }: LogPosition): number => [...numbersOf(holes)].length;
    let settled: LogPosition = aged;
    const settle = async (): Promise<boolean> => {
      settled = await buryDeadHoles(keeper, { leadership, leaseMs: LEASE_MS, position: aged, now: later });
      return amount(settled) < amount(before);
    };
    // InnoDB shows the open transactions as they were at a former look until nobody has looked for 100 ms: who asks more often than that, itself or a neighbour, is told the same for ever.
    await expect.poll(settle, { timeout: 60_000, interval: 400 }).toBe(true);
    expect(amount(settled)).toBe(amount(before) - 1);
    keeper.release();
    await world.tick();
    expect((await readPosition(world.pool))?.holes).toEqual([]);
    expect((await world.select('SELECT COUNT(*) AS amount FROM sync_hole WHERE dead = 1'))[0]?.['amount']).toBeGreaterThan(0);
  });

  test('one that was thought dead and comes after all is delivered, with an alarm', async () => {
    const agency = await createAgency(world);
    const customer = await world.insert('customers', { createdBy: agency.user });
    await world.tick();
    const [last] = await world.select('SELECT MAX(seq) AS seq FROM sync_log');
    // The log row of a change the tick has not seen, under a number below the highest that was given up.
    const seq = Number(last?.['seq']) + 5;
    await world.run('INSERT INTO sync_log (seq, table_no, pk, op) VALUES (?, 26, ?, ?)', [seq + 1, agency.company, 'U']);
    await world.tick();
    await world.run('UPDATE sync_hole SET dead = 1 WHERE seq <= ?', [seq]);
    await world.run('UPDATE customers SET name = ? WHERE id = ?', ['late', customer]);
    await world.run('UPDATE sync_log SET seq = ? WHERE pk = ? ORDER BY seq DESC LIMIT 1', [seq, customer]);
    await world.tick();
    expect((await world.replay(agency.scope)).get(keyOf('customers', customer))).not.toContain('late');
    await world.freeLead();
    const keeper = await world.connection();
    const leadership = (await takeLead(keeper, 'test', LEASE_MS))!;
    const position = (await readPosition(keeper))!;
    await createMaintenance().run(keeper, { leadership, leaseMs: LEASE_MS, position, now: Date.now() });
    keeper.release();
    await world.tick();
    expect((await world.replay(agency.scope)).get(keyOf('customers', customer))).toContain('late');
    expect(await world.select(`SELECT 1 FROM sync_audit WHERE kind = 'sequencer.late_log_row'`)).toHaveLength(1);
  });
});
