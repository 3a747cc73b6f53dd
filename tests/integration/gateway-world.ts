/** A small company database and the people in it, for the gateway's tests. */
import bcrypt from 'bcrypt';
import { createConnection } from 'mysql2/promise';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { migrate } from '../../db/central/migrate.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { createTestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';

export const PASSWORD = 'a-good-password';

/** Ids of one company's rows; every company has the same shape. */
export interface CompanyWorld {
  readonly companyId: number;
  readonly recruiter: Person;
  readonly companyAdmin: Person;
  readonly jobId: number;
  /** Self-registered people who applied; each in stage `submitted`. */
  readonly candidateIds: readonly number[];
  readonly candidateUserIds: readonly number[];
  readonly applicationIds: readonly number[];
  readonly notificationId: number;
  readonly tagId: number;
  readonly savedSearchId: number;
  readonly noteId: number;
}

export interface Person {
  readonly userId: number;
  readonly email: string;
}

export interface World {
  readonly url: string;
  readonly connection: Connection;
  readonly alpha: CompanyWorld;
  readonly beta: CompanyWorld;
  readonly people: Readonly<
    Record<
      'platformAdmin' | 'panelist' | 'unverifiedPanelist' | 'candidate' | 'candidateWithoutPassword' | 'deactivated' | 'noPassword' | 'noCompany',
      Person
    >
  >;
  /** One value of a query. */
  value(sql: string, parameters?: readonly (string | number)[]): Promise<unknown>;
  rows(sql: string, parameters?: readonly (string | number)[]): Promise<RowDataPacket[]>;
}

// A cheap hash: the tests sign in often.
const hash = bcrypt.hashSync(PASSWORD, 4);

async function addPerson(connection: Connection, name: string, values: Record<string, string | number | null>): Promise<Person> {
  const email = `${name}@people.example`;
  const userId = await insertRow(connection, 'users', {
    name,
    email,
    passwordHash: hash,
    emailVerified: 1,
    role: 'candidate',
    companyId: null,
    ...values,
  });
  return { userId, email };
}

async function addCompany(connection: Connection, name: string): Promise<CompanyWorld> {
  const companyId = await insertRow(connection, 'companies', { name, domain: `${name}.example`, settings: '{}' });
  const recruiter = await addPerson(connection, `${name}-recruiter`, { role: 'recruiter', companyId });
  const companyAdmin = await addPerson(connection, `${name}-admin`, { role: 'company_admin', companyId });
  const recruiterId = await insertRow(connection, 'recruiters', { userId: recruiter.userId });
  await insertRow(connection, 'recruiters', { userId: companyAdmin.userId });
  const jobId = await insertRow(connection, 'jobs', { title: `${name} engineer`, postedBy: recruiter.userId, companyId, status: 'active' });
  const candidateIds: number[] = [];
  const candidateUserIds: number[] = [];
  const applicationIds: number[] = [];
  for (const number of [1, 2, 3, 4]) {
    const person = await addPerson(connection, `${name}-candidate-${number}`, {});
    candidateUserIds.push(person.userId);
    candidateIds.push(await insertRow(connection, 'candidates', { userId: person.userId }));
    applicationIds.push(await insertRow(connection, 'applications', { jobId, candidateId: candidateIds.at(-1) ?? null, status: 'submitted' }));
  }
  const notificationId = await insertRow(connection, 'notifications', { userId: recruiter.userId, isRead: 0 });
  const savedSearchId = await insertRow(connection, 'savedSearches', {
    userId: recruiter.userId,
    name: 'Go',
    searchType: 'candidate',
    keyword: 'go',
  });
  const tagId = await insertRow(connection, 'candidateTags', { createdBy: recruiter.userId, name: `${name} favourites`, color: 'blue' });
  await insertRow(connection, 'candidateTagAssignments', { tagId, candidateId: candidateIds[0] ?? null, assignedBy: recruiter.userId });
  const noteId = await insertRow(connection, 'applicationFeedback', {
    applicationId: applicationIds[0] ?? null,
    recruiterId,
    rating: null,
    notes: `${name} secret note`,
  });
  return { companyId, recruiter, companyAdmin, jobId, candidateIds, candidateUserIds, applicationIds, notificationId, tagId, savedSearchId, noteId };
}

async function addPeople(connection: Connection, alpha: CompanyWorld): Promise<World['people']> {
  const companyId = alpha.companyId;
  const people = {
    platformAdmin: await addPerson(connection, 'platform-admin', { role: 'admin' }),
    panelist: await addPerson(connection, 'panelist', {}),
    unverifiedPanelist: await addPerson(connection, 'unverified-panelist', { emailVerified: 0 }),
    candidate: await addPerson(connection, 'plain-candidate', {}),
    candidateWithoutPassword: await addPerson(connection, 'pending-candidate', { passwordHash: null }),
    deactivated: await addPerson(connection, 'deactivated', { role: 'recruiter', companyId }),
    noPassword: await addPerson(connection, 'no-password', { role: 'recruiter', companyId, passwordHash: null }),
    noCompany: await addPerson(connection, 'no-company', { role: 'recruiter' }),
  };
  await insertRow(connection, 'teamMembers', { companyId, userId: people.deactivated.userId, status: 'suspended' });
  const recruiterId = await insertRow(connection, 'recruiters', { userId: people.deactivated.userId });
  const [applicationId = 0] = alpha.applicationIds;
  const [candidateId = 0] = alpha.candidateIds;
  const interviewId = await insertRow(connection, 'interviews', { applicationId, candidateId, recruiterId, jobId: alpha.jobId });
  for (const email of [people.panelist.email, people.unverifiedPanelist.email]) {
    // The platform stores the inviter here; it must not count.
    await insertRow(connection, 'interviewPanelists', { interviewId, userId: alpha.recruiter.userId, email });
  }
  return people;
}

/** Makes the schema in an empty database and fills it. */
export async function createWorld(url: string): Promise<World> {
  const connection = await createConnection({ uri: url, timezone: 'Z', dateStrings: true });
  await connection.query(`SET time_zone = '+00:00'`);
  await migrate(connection);
  const alpha = await addCompany(connection, 'alpha');
  const beta = await addCompany(connection, 'beta');
  const rows = async (sql: string, parameters: readonly (string | number)[] = []): Promise<RowDataPacket[]> => {
    const [found] = await connection.query<RowDataPacket[]>(sql, [...parameters]);
    return found;
  };
  return {
    url,
    connection,
    alpha,
    beta,
    people: await addPeople(connection, alpha),
    rows,
    value: async (sql, parameters) => Object.values((await rows(sql, parameters))[0] ?? {})[0],
  };
}

/** A world with a gateway before it, which is ready. */
export interface ServedWorld {
  readonly world: World;
  readonly gateway: Gateway;
  /** Ends the gateway and removes the database. */
  readonly close: () => Promise<void>;
}

/** What a file of tests has for itself: a database, its world and a gateway. For `beforeAll`, which takes `close` as its answer. */
export async function serveWorld(): Promise<ServedWorld> {
  const database = await createTestDatabase();
  const world = await createWorld(database.url);
  const gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  await gateway.ready;
  return {
    world,
    gateway,
    close: async () => {
      await gateway.close();
      await world.connection.end();
      await database.drop();
    },
  };
}
