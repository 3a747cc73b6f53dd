/**
 * Whole devices under random histories of foreign writers: people change roles, companies and e-mail addresses, panels
 * fill and empty, and after every pull each device holds what its person may see, by an oracle of its own, and nothing else.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextFrame } from '../../sync/gateway/next-frame.ts';
import { readEpoch } from '../../sync/gateway/sequencer/first-sync-reader.ts';
import { scopesFor } from '../../sync/gateway/sequencer/scopes.ts';
import type { ScopeName } from '../../sync/protocol/pull.ts';
import { beginHistory, histories, playStep } from './sequencer-history.ts';
import { expectedScope } from './sequencer-oracle.ts';
import { createWorld, firstSync } from './sequencer-world.ts';
import type { World } from './sequencer-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.drop());

/** The person as the gateway sees one at a request. */
async function accountOf(userId: number): Promise<{ userId: number; companyId: number | null; role: string } | null> {
  const [person] = await world.select('SELECT role, companyId FROM users WHERE id = ?', [userId]);
  if (person === undefined) return null;
  const staff = person['companyId'] !== null && person['role'] !== 'candidate';
  return { userId, companyId: staff ? Number(person['companyId']) : null, role: staff ? String(person['role']) : 'panelist' };
}

/** The scopes a person may hold, said a second time: from base tables alone. */
async function expectedScopes(userId: number): Promise<ScopeName[]> {
  const account = await accountOf(userId);
  if (account === null) return [];
  const panels = await world.select(
    `SELECT p.id FROM interview_panelists p, interviews i WHERE p.interviewId = i.id
       AND p.email = (SELECT email FROM users WHERE id = ? AND emailVerified = 1)
       AND (p.createdAt >= NOW() - INTERVAL 30 DAY OR i.scheduledAt + INTERVAL i.duration MINUTE >= NOW() - INTERVAL 30 DAY)`,
    [userId],
  );
  const team: ScopeName[] = account.companyId === null ? [] : [`company:${account.companyId}`, `user:${userId}`];
  const admins: ScopeName[] = account.companyId !== null && account.role !== 'recruiter' ? [`admins:${account.companyId}`] : [];
  return [...team, ...admins, ...panels.map((row): ScopeName => `panel:${row['id']}`)].toSorted();
}

/** One person's laptop: rows by scope, as its mirror keeps them. */
class Laptop {
  readonly userId: number;
  readonly #rows = new Map<ScopeName, Map<string, string>>();
  readonly #positions = new Map<ScopeName, number>();

  constructor(userId: number) {
    this.userId = userId;
  }

  async pull(): Promise<void> {
    const account = await accountOf(this.userId);
    const scopes = account === null ? [] : await scopesFor(world.pool, account);
    expect(scopes.map((scope) => scope.name).toSorted()).toEqual(await expectedScopes(this.userId));
    const epoch = (await readEpoch(world.pool)) ?? '';
    const frame = await nextFrame(world.pool, scopes, { clientId: 0, epoch, positions: this.#positions, acked: 0 });
    for (const scope of this.#rows.keys()) if (!frame.scopes?.includes(scope)) this.#drop(scope);
    if (frame.type === 'resync') {
      const held = scopes.filter((scope) => !this.#positions.has(scope.name) && !scope.name.startsWith('panel:'));
      for (const scope of held) {
        this.#rows.set(scope.name, await firstSync(world, [scope]));
        this.#positions.set(scope.name, (await world.select('SELECT version FROM sync_scope WHERE id = ?', [scope.id]))[0]?.['version'] as number);
      }
      return this.pull();
    }
    for (const { scope, to, rows, gone } of frame.patches) {
      const held = this.#rows.get(scope) ?? new Map<string, string>();
      this.#rows.set(scope, held);
      for (const { table, ids } of gone) for (const id of ids) held.delete(`${table}:${id}`);
      for (const { table, projection, rows: found } of rows)
        for (const row of found) held.set(`${table}:${row[0]}`, `${projection} ${JSON.stringify(row)}`);
      this.#positions.set(scope, to);
    }
  }

  contents(): string[] {
    return [
      ...new Set([...this.#rows].flatMap(([scope, rows]) => (scope.startsWith('admins') ? [] : [...rows].map(([key, row]) => `${key} ${row}`)))),
    ].toSorted();
  }

  #drop(scope: ScopeName): void {
    this.#rows.delete(scope);
    this.#positions.delete(scope);
  }
}

async function expectedContents(userId: number): Promise<string[]> {
  const rows = new Set<string>();
  for (const scope of await expectedScopes(userId)) {
    // The histories write nothing of the administrators' tables.
    if (scope.startsWith('admins')) continue;
    for (const [key, row] of await expectedScope(world, scope)) rows.add(`${key} ${row}`);
  }
  return [...rows].toSorted();
}

test('each person’s device holds exactly what the person may see, whatever becomes of either', async () => {
  await fc.assert(
    fc.asyncProperty(histories({ growing: false, length: 50 }), fc.integer({ min: 1, max: 8 }), async (steps, stepsPerTick) => {
      const made = await beginHistory(world);
      await world.run('UPDATE users SET emailVerified = 1');
      const laptops = (made.get('users') ?? []).slice(0, 4).map((id) => new Laptop(id));
      for (const [index, step] of [...steps, ...steps.slice(0, 1)].entries()) {
        await playStep(world, made, step);
        if (index % stepsPerTick !== 0 && index !== steps.length) continue;
        await world.tick();
        for (const laptop of laptops) {
          await laptop.pull();
          expect(laptop.contents()).toEqual(await expectedContents(laptop.userId));
        }
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
