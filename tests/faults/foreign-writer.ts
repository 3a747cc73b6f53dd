import { createConnection, type Connection, type ResultSetHeader } from 'mysql2/promise';
import { setTimeout as delay } from 'node:timers/promises';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { pick } from '../simulation/chance.ts';
import type { StormWorld } from './storm-world.ts';

const LONGEST_TRANSACTION_MS = 1_200;

/**
 * A program that writes to the company's database as it always did and knows
 * nothing of us: short and long transactions, roll-backs, and deletes whose
 * cascades no trigger sees. It works until it is stopped; a killed server costs
 * it only what it had not committed.
 */
export class ForeignWriter {
  readonly #storm: StormWorld;
  readonly #random: () => number;
  readonly #doomed: number[];
  readonly #done: Promise<void>;
  #stopped = false;
  committed = 0;
  deleted = 0;

  /** @param doomed applications that only this writer deletes */
  constructor(storm: StormWorld, random: () => number, doomed: readonly number[]) {
    this.#storm = storm;
    this.#random = random;
    this.#doomed = [...doomed];
    this.#done = this.#work();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#done;
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      let connection: Connection | undefined;
      try {
        connection = await createConnection({ uri: this.#storm.url, timezone: 'Z', connectTimeout: 2_000 });
        connection.on('error', () => undefined);
        while (!this.#stopped) {
          await this.#write(connection);
          this.committed += 1;
          await delay(this.#random() * 60);
        }
        await connection.end();
      } catch {
        // The server was killed, or a lock was not free: a program as any other tries again.
        connection?.destroy();
        await delay(100);
      }
    }
  }

  async #write(connection: Connection): Promise<void> {
    const kind = this.#random();
    if (kind < 0.15) await this.#longTransaction(connection);
    else if (kind < 0.3) await this.#replaceApplication(connection);
    else if (kind < 0.4)
      await connection.query('UPDATE applications SET notes = ? WHERE id IN (?)', [`import ${this.#random()}`, [...this.#storm.shared]]);
    else if (kind < 0.55) await this.#talk(connection);
    else
      await connection.query('UPDATE applications SET status = ?, coverLetter = ? WHERE id = ?', [
        pick(this.#random, APPLICATION_STATUSES),
        `letter ${this.#random()}`,
        pick(this.#random, this.#storm.shared),
      ]);
  }

  /** Numbers given early and shown late, or never. */
  async #longTransaction(connection: Connection): Promise<void> {
    await connection.beginTransaction();
    for (let count = 0; count < 4; count += 1) await this.#talk(connection);
    await connection.query('UPDATE users SET name = ? WHERE id = ?', [
      `Name ${Math.floor(this.#random() * 1_000)}`,
      pick(this.#random, this.#storm.world.alpha.candidateUserIds),
    ]);
    await delay(this.#random() * LONGEST_TRANSACTION_MS);
    await (this.#random() < 0.4 ? connection.rollback() : connection.commit());
  }

  async #talk(connection: Connection): Promise<void> {
    const company = pick(this.#random, [this.#storm.world.alpha, this.#storm.world.beta]);
    await connection.query('INSERT INTO notifications (userId, type, title, message, isRead, createdAt) VALUES (?, ?, ?, ?, 0, UTC_TIMESTAMP())', [
      company.recruiter.userId,
      'message',
      'A message',
      `text ${this.#random()}`,
    ]);
  }

  /** Takes history and notes along without a trigger. */
  async #replaceApplication(connection: Connection): Promise<void> {
    const index = Math.floor(this.#random() * this.#doomed.length);
    const id = this.#doomed[index] ?? 0;
    const [made] = await connection.query<ResultSetHeader>(
      'INSERT INTO applications (jobId, candidateId, status) SELECT jobId, candidateId, status FROM applications WHERE id = ?',
      [id],
    );
    await connection.query('INSERT INTO application_history (applicationId, fromStatus, toStatus, createdAt) VALUES (?, ?, ?, UTC_TIMESTAMP())', [
      made.insertId,
      'submitted',
      'reviewing',
    ]);
    await connection.query('DELETE FROM applications WHERE id = ?', [id]);
    this.#doomed[index] = made.insertId;
    this.deleted += 1;
  }
}
