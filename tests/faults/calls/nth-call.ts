import { setTimeout as delay } from 'node:timers/promises';
import { must } from '../../../shared/errors.ts';
import { startGateway, type Gateway } from '../../../sync/gateway/gateway.ts';
import { createLog } from '../../../sync/gateway/log.ts';
import { createPool } from '../../../sync/gateway/pool.ts';
import { seededRandom } from '../../../sync/engine/testing/virtual-time.ts';
import { insertRow } from '../../integration/central-rows.ts';
import { createWorld, type World } from '../../integration/gateway-world.ts';
import { effectFaults, historyFaults, noteFaults, oracleOf, queueFaults, type Oracle } from '../storm-checks.ts';
import { StormLaptop } from '../storm-laptop.ts';
import type { StormPerson } from '../storm-world.ts';
import { BreakingRelay, type Failure } from './breaking-relay.ts';

/** What can fail: a statement of the gateway, or a request of a laptop. */
export const CALLS = ['statement', 'request'] as const;
export type Call = (typeof CALLS)[number];

const OPERATIONS = 40;
const APPLICATIONS = 3;
const LONGEST_BREAK_MS = 25;
const PATIENCE_MS = 60_000;
/** With a call that fails for ever the copy may not come before it heals. */
const BRIEF_PATIENCE_MS = 500;

/** How many calls of the kind a session made before it healed, and what went wrong. */
export interface SessionReport {
  readonly calls: number;
  readonly faults: readonly string[];
}

/** A failure drawn for a session that makes so many calls. */
export function drawFailure(random: () => number, calls: number): Failure {
  return { number: 1 + Math.floor(random() * calls), when: random() < 0.5 ? 'before' : 'after', forever: random() < 0.3 };
}

/** A company, its gateway, and a relay on either side of it. */
export interface Stage {
  readonly relays: Readonly<Record<Call, BreakingRelay>>;
  /** Runs one session in which a call fails (null: none). */
  session(seed: number, call: Call, failure: Failure | null): Promise<SessionReport>;
  close(): Promise<void>;
}

async function newcomer(world: World): Promise<StormPerson> {
  const own: number[] = [];
  for (let index = 0; index < APPLICATIONS; index += 1) {
    const candidateId = must(world.alpha.candidateIds[index], 'a candidate');
    own.push(await insertRow(world.connection, 'applications', { jobId: world.alpha.jobId, candidateId, status: 'submitted' }));
  }
  return { email: world.alpha.recruiter.email, company: world.alpha, own, shared: own };
}

async function enter(laptop: StormLaptop, port: number, patienceMs: number): Promise<void> {
  const { workstation, person } = laptop;
  const answer = await workstation.signIn(`http://127.0.0.1:${port}`, person.email);
  if (!answer.ok) return;
  for (let waited = 0; waited < patienceMs && workstation.engine.status().state !== 'online'; waited += 10) await delay(10);
}

async function work(laptop: StormLaptop, random: () => number): Promise<void> {
  for (let count = 0; count < OPERATIONS; count += 1) {
    await laptop.act();
    await delay(random() * LONGEST_BREAK_MS);
  }
}

async function settle(laptop: StormLaptop, port: number): Promise<string[]> {
  const { engine } = laptop.workstation;
  const end = Date.now() + PATIENCE_MS;
  if (engine.session().state === 'signed_out') await enter(laptop, port, BRIEF_PATIENCE_MS);
  while (!laptop.isLevel() && Date.now() < end) {
    engine.syncNow();
    await delay(20);
  }
  return laptop.isLevel() ? [] : [`the laptop is stuck: ${JSON.stringify(engine.status())}`];
}

async function runSession(
  stage: { world: World; oracle: Oracle; relays: Stage['relays'] },
  seed: number,
  call: Call,
  failure: Failure | null,
): Promise<SessionReport> {
  const { world, oracle, relays } = stage;
  const laptop = new StormLaptop(`session-${seed}-${call}-${failure?.number}`, await newcomer(world), seededRandom(seed));
  const { port } = relays.request;
  try {
    relays[call].expect(failure);
    await enter(laptop, port, failure === null ? PATIENCE_MS : BRIEF_PATIENCE_MS);
    await work(laptop, seededRandom(seed + 1));
    const { calls } = relays[call];
    relays[call].expect(null);
    const faults = await settle(laptop, port);
    faults.push(...(await queueFaults(oracle, laptop)), ...(await historyFaults(oracle, laptop)), ...(await noteFaults(oracle, laptop)));
    return { calls, faults: [...faults, ...(await effectFaults(oracle))] };
  } finally {
    relays[call].expect(null);
    await laptop.workstation.close();
  }
}

/** Fills an empty database and starts a gateway on it, both behind relays. */
export async function openStage(databaseUrl: string): Promise<Stage> {
  const world = await createWorld(databaseUrl);
  const databasePort = Number(new URL(databaseUrl).port);
  const statement = await BreakingRelay.start(databasePort);
  const relayed = databaseUrl.replace(`:${databasePort}/`, `:${statement.port}/`);
  const gateway: Gateway = await startGateway({ url: relayed, port: 0, behindProxy: true, log: createLog(() => undefined) });
  await gateway.ready;
  const request = await BreakingRelay.start(Number(new URL(gateway.address).port));
  const pool = createPool(databaseUrl);
  const relays = { statement, request };
  return {
    relays,
    session: (seed, call, failure) => runSession({ world, oracle: oracleOf(pool), relays }, seed, call, failure),
    async close() {
      await gateway.close();
      statement.close();
      request.close();
      await pool.end();
      await world.connection.end();
    },
  };
}
