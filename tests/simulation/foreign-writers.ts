import { below, count } from './chance.ts';
import { writeSomething } from './foreign-writings.ts';
import type { ModelConnection } from './model-mysql/pool.ts';
import type { World } from './world.ts';

function isExpected(thrown: unknown): boolean {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  return /^(ER_LOCK|ER_ROW_IS_REFERENCED|ER_NO_REFERENCED_ROW|PROTOCOL_CONNECTION_LOST|ECONNREFUSED)/.test(code);
}

/**
 * Another program's transaction: one write or several with time between them,
 * committed or rolled back, ended by the database where it must be.
 */
export async function foreignTransaction(world: World, random: () => number): Promise<void> {
  const { time, counts, platform } = world;
  const writes = random() < 0.6 ? 1 : 2 + below(random, 3);
  const longest = random() < 0.1 ? 20_000 : 500;
  const isRolledBack = random() < 0.15;
  count(counts, isRolledBack ? 'foreign rollbacks' : 'foreign transactions');
  let connection: ModelConnection | null = null;
  try {
    connection = await platform.getConnection();
    await connection.beginTransaction();
    for (let write = 0; write < writes; write += 1) {
      await writeSomething({ world, connection, random });
      await time.sleep(below(random, longest));
    }
    await (isRolledBack ? connection.rollback() : connection.commit());
    connection.release();
  } catch (thrown) {
    connection?.destroy();
    if (!isExpected(thrown)) throw thrown;
    count(counts, 'foreign failures');
  }
}
