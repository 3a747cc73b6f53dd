import { tableByName } from '../../shared/generated/tables.ts';
import { createConnection, type Connection } from 'mysql2/promise';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../tools/database/embedded.ts';
import { insertRow } from '../integration/central-rows.ts';
import { createWorld, type CompanyWorld, type World } from '../integration/gateway-world.ts';
import { throwawayFolder } from '../support/throwaway-folder.ts';
import { rm } from 'node:fs/promises';

/** Applications that only one device moves: their history must be exactly what that device did. */
const OWN_APPLICATIONS = 3;
/** Applications that everybody moves. */
const SHARED_APPLICATIONS = 8;
/** Applications that foreign programs delete and make anew. */
const DOOMED_APPLICATIONS = 4;

/** A person with a laptop, and the applications on it. */
export interface StormPerson {
  readonly email: string;
  readonly company: CompanyWorld;
  readonly own: readonly number[];
  readonly shared: readonly number[];
}

/** The company database of a storm: durable, because its server is killed. */
export interface StormWorld {
  readonly server: EmbeddedDatabase;
  readonly url: string;
  readonly world: World;
  readonly people: readonly StormPerson[];
  readonly shared: readonly number[];
  readonly doomed: readonly number[];
  remove(): Promise<void>;
}

async function addApplications(connection: Connection, company: CompanyWorld, amount: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < amount; index += 1) {
    const candidateId = company.candidateIds[index % company.candidateIds.length] ?? null;
    ids.push(await insertRow(connection, 'applications', { jobId: company.jobId, candidateId, status: 'submitted' }));
  }
  return ids;
}

/** Fills a database with two companies: three laptops in the first, two in the second. */
async function fill(url: string): Promise<Omit<StormWorld, 'server' | 'url' | 'remove'>> {
  const world = await createWorld(url);
  const { connection } = world;
  try {
    // Of tables the oracle does not know.
    for (const name of ['interviewPanelists', 'teamMembers'] as const) await connection.query(`DELETE FROM \`${tableByName(name).table}\``);
    const people: StormPerson[] = [];
    const everyShared: number[] = [];
    const doomed: number[] = [];
    for (const company of [world.alpha, world.beta]) {
      const shared = await addApplications(connection, company, SHARED_APPLICATIONS);
      everyShared.push(...shared);
      doomed.push(...(await addApplications(connection, company, DOOMED_APPLICATIONS)));
      const { recruiter, companyAdmin } = company;
      for (const { email } of company === world.alpha ? [recruiter, recruiter, companyAdmin] : [recruiter, companyAdmin]) {
        people.push({ email, company, shared, own: await addApplications(connection, company, OWN_APPLICATIONS) });
      }
    }
    return { world, people, shared: everyShared, doomed };
  } finally {
    // It would not outlive the server.
    await connection.end();
  }
}

/** Starts a server of its own and fills it. */
export async function createStormWorld(): Promise<StormWorld> {
  const folder = throwawayFolder('storm');
  const server = await startEmbeddedDatabase({ folder, durable: true, bufferPoolMegabytes: 64 });
  const remove = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const administration = await createConnection(server.url);
    await administration.query('CREATE DATABASE storm CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci');
    await administration.end();
    const url = `${server.url}/storm`;
    return { ...(await fill(url)), server, url, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
