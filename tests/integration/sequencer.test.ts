import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trackedReference } from '../../db/central/annotations.ts';
import { createAgency, createPerson, createWorld, keyOf } from './sequencer-world.ts';
import type { Agency, World } from './sequencer-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** Versions at which rows were last published in a scope, by `table:id`. */
async function versionsIn(agency: Agency): Promise<Map<string, number>> {
  const rows = await world.select(
    `SELECT c.table_no, c.pk, MAX(c.version) AS version FROM sync_change c JOIN sync_scope s ON s.id = c.scope_id WHERE s.kind = 'company' AND s.ref_id = ? GROUP BY c.table_no, c.pk`,
    [agency.company],
  );
  return new Map(rows.map((row) => [`${row['table_no']}:${row['pk']}`, Number(row['version'])]));
}

describe('log and snapshot', () => {
  test('a transaction that commits after a later one is not lost', async () => {
    const agency = await createAgency(world);
    await world.tick();
    const slow = await world.connection();
    await slow.query('START TRANSACTION');
    const [first] = await slow.query<never>('INSERT INTO customers (name, createdBy) VALUES (?, ?)', ['early number', agency.user]);
    const early = (first as { insertId: number }).insertId;
    const later = await world.insert('customers', { createdBy: agency.user });
    await world.tick();
    const between = await world.replay(agency.scope);
    expect(between.has(keyOf('customers', later))).toBe(true);
    expect(between.has(keyOf('customers', early))).toBe(false);
    const [hole] = await world.select('SELECT COUNT(*) AS amount FROM sync_hole WHERE dead = 0');
    expect(hole?.['amount']).toBeGreaterThan(0);
    await slow.query('COMMIT');
    slow.release();
    await world.tick();
    expect((await world.replay(agency.scope)).has(keyOf('customers', early))).toBe(true);
    expect(await world.select('SELECT seq FROM sync_hole WHERE dead = 0')).toEqual([]);
  });

  test('a transaction is published whole, in one version, even when its first number was a hole', async () => {
    const agency = await createAgency(world);
    const person = await createPerson(world);
    const application = await world.insert('applications', { jobId: agency.job, candidateId: person.candidate });
    await world.tick();
    const writer = await world.connection();
    await writer.query('START TRANSACTION');
    await writer.query(`UPDATE applications SET status = 'offered' WHERE id = ?`, [application]);
    await world.insert('customers', { createdBy: agency.user });
    await world.tick();
    const before = await world.replay(agency.scope);
    expect(before.get(keyOf('applications', application))).not.toContain('offered');
    const [made] = await writer.query<never>(
      `INSERT INTO application_history (applicationId, fromStatus, toStatus) VALUES (?, 'submitted', 'offered')`,
      [application],
    );
    await world.tick();
    expect((await world.replay(agency.scope)).size).toBe(before.size);
    await writer.query('COMMIT');
    writer.release();
    await world.tick();
    const versions = await versionsIn(agency);
    const history = keyOf('applicationHistory', (made as { insertId: number }).insertId);
    expect(versions.get(history)).toBe(versions.get(keyOf('applications', application)));
    expect((await world.replay(agency.scope)).get(keyOf('applications', application))).toContain('offered');
  });

  test('a rolled back transaction publishes nothing', async () => {
    const agency = await createAgency(world);
    await world.tick();
    const before = await world.replay(agency.scope);
    const writer = await world.connection();
    await writer.query('START TRANSACTION');
    await writer.query('UPDATE jobs SET title = ? WHERE id = ?', ['never so', agency.job]);
    await writer.query('ROLLBACK');
    writer.release();
    await world.insert('companies', {});
    await world.tick();
    expect(await world.replay(agency.scope)).toEqual(before);
  });

  test('an echo is not published, a change there and back is: a first sync may have read it in between', async () => {
    const agency = await createAgency(world);
    await world.run(`UPDATE jobs SET title = 'one', updatedAt = '2026-02-02 00:00:00' WHERE id = ?`, [agency.job]);
    await world.tick();
    await world.run(`UPDATE jobs SET title = 'one', updatedAt = '2026-02-02 00:00:00' WHERE id = ?`, [agency.job]);
    expect((await world.tick()).scopes).toEqual([]);
    await world.run(`UPDATE jobs SET title = 'two', updatedAt = '2026-02-02 00:00:00' WHERE id = ?`, [agency.job]);
    await world.run(`UPDATE jobs SET title = 'one', updatedAt = '2026-02-02 00:00:00' WHERE id = ?`, [agency.job]);
    expect((await world.tick()).scopes.map((scope) => scope.scope)).toEqual([agency.scope]);
  });

  test('TRUNCATE fires no trigger: a limit the scrubber is for', async () => {
    const agency = await createAgency(world);
    const badge = await world.insert('profileBadges', {});
    const earned = await world.insert('userBadges', { userId: agency.user, badgeId: badge });
    await world.tick();
    const writer = await world.connection();
    await writer.query('SET FOREIGN_KEY_CHECKS = 0');
    await writer.query('TRUNCATE TABLE userBadges');
    writer.destroy();
    await world.tick();
    expect((await world.replay(`user:${agency.user}`)).has(keyOf('userBadges', earned))).toBe(true);
  });
});

describe('silent deletes', () => {
  test('a cascade over several levels reaches every scope exactly', async () => {
    const agency = await createAgency(world);
    const [gone, stays] = [await createPerson(world), await createPerson(world)];
    const rows: string[] = [];
    const kept: string[] = [];
    for (const [person, list] of [
      [gone, rows],
      [stays, kept],
    ] as const) {
      const application = await world.insert('applications', { jobId: agency.job, candidateId: person.candidate });
      const interview = await world.insert('interviews', {
        applicationId: application,
        recruiterId: agency.recruiter,
        candidateId: person.candidate,
        jobId: agency.job,
      });
      const panelist = await world.insert('interviewPanelists', { interviewId: interview, userId: agency.user, email: 'p@x.test' });
      const history = await world.insert('applicationHistory', { applicationId: application });
      list.push(keyOf('applications', application), keyOf('interviews', interview), keyOf('interviewPanelists', panelist));
      list.push(
        keyOf('applicationHistory', history),
        keyOf('candidates', person.candidate),
        keyOf('users', person.user),
        keyOf('resumeProfiles', person.resume),
      );
    }
    await world.tick();
    const before = await world.replay(agency.scope);
    expect([...before.keys()]).toEqual(expect.arrayContaining([...rows, ...kept]));
    await world.run('DELETE FROM users WHERE id = ?', [gone.user]);
    const [logged] = await world.select('SELECT COUNT(*) AS amount FROM sync_log WHERE seq > (SELECT value + 0 FROM sync_state WHERE name = ?)', [
      'high',
    ]);
    expect(logged?.['amount']).toBe(1);
    await world.tick();
    const after = await world.replay(agency.scope);
    for (const key of rows) before.delete(key);
    expect(after).toEqual(before);
  });

  test('an emptied reference is published with its new value', async () => {
    const agency = await createAgency(world);
    const person = await createPerson(world);
    const application = await world.insert('applications', { jobId: agency.job, candidateId: person.candidate, resumeProfileId: person.resume });
    await world.tick();
    await world.run('DELETE FROM resumeProfiles WHERE id = ?', [person.resume]);
    await world.tick();
    const row = (await world.replay(agency.scope)).get(keyOf('applications', application)) ?? '';
    const [base] = await world.select('SELECT resumeProfileId FROM applications WHERE id = ?', [application]);
    expect(base?.['resumeProfileId']).toBeNull();
    expect(row).toContain(`[${application},${agency.job},${person.candidate},null,`);
  });

  test('a row replaced under its id loses its children', async () => {
    const agency = await createAgency(world);
    const customer = await world.insert('customers', { createdBy: agency.user });
    const contact = await world.insert('customerContacts', { customerId: customer });
    await world.tick();
    await world.run('REPLACE INTO customers (id, name, createdBy) VALUES (?, ?, ?)', [customer, 'again', agency.user]);
    await world.tick();
    const scope = await world.replay(agency.scope);
    expect(scope.get(keyOf('customers', customer))).toContain('again');
    expect(scope.has(keyOf('customerContacts', contact))).toBe(false);
    const { no } = trackedReference('customerContacts', 'customerId');
    expect(await world.select('SELECT child_pk FROM sync_edge WHERE fk_no = ? AND parent_pk = ?', [no, customer])).toEqual([]);
  });
});

describe('who holds what', () => {
  test('a job leaves by time with everything below it, and comes back when touched', async () => {
    const agency = await createAgency(world);
    const person = await createPerson(world);
    const application = await world.insert('applications', { jobId: agency.job, candidateId: person.candidate });
    await world.run(`UPDATE jobs SET status = 'closed', closedAt = UTC_TIMESTAMP(), updatedAt = UTC_TIMESTAMP() WHERE id = ?`, [agency.job]);
    await world.tick();
    const held = [
      keyOf('jobs', agency.job),
      keyOf('applications', application),
      keyOf('candidates', person.candidate),
      keyOf('resumeProfiles', person.resume),
    ];
    expect([...(await world.replay(agency.scope)).keys()]).toEqual(expect.arrayContaining(held));
    await world.tick({ sweep: true, now: Date.now() + 181 * 86_400_000 });
    const later = await world.replay(agency.scope);
    expect(held.filter((key) => later.has(key))).toEqual([]);
    expect(later.has(keyOf('users', agency.user))).toBe(true);
    await world.run(`UPDATE jobs SET status = 'active' WHERE id = ?`, [agency.job]);
    await world.tick();
    expect([...(await world.replay(agency.scope)).keys()]).toEqual(expect.arrayContaining(held));
  });

  test('a candidate enters with an application and leaves with it, unless there is another reason', async () => {
    const agency = await createAgency(world);
    const person = await createPerson(world);
    await world.tick();
    const brought = [keyOf('candidates', person.candidate), keyOf('resumeProfiles', person.resume), keyOf('users', person.user)];
    const present = async (): Promise<string[]> => {
      const scope = await world.replay(agency.scope);
      return brought.filter((key) => scope.has(key));
    };
    expect(await present()).toEqual([]);
    const application = await world.insert('applications', { jobId: agency.job, candidateId: person.candidate });
    await world.tick();
    expect(await present()).toEqual(brought);
    await world.run('DELETE FROM applications WHERE id = ?', [application]);
    await world.tick();
    expect(await present()).toEqual([]);
    const again = await world.insert('applications', { jobId: agency.job, candidateId: person.candidate });
    await world.insert('associates', { candidateId: person.candidate, onboardedBy: agency.recruiter });
    await world.tick();
    await world.run('DELETE FROM applications WHERE id = ?', [again]);
    await world.tick();
    expect(await present()).toEqual(brought);
  });

  test('a parent that arrives after its children, as in databases without the key, is brought along by them', async () => {
    const agency = await createAgency(world);
    const person = await createPerson(world);
    const missing = 900_000 + person.candidate;
    const writer = await world.connection();
    await writer.query('SET FOREIGN_KEY_CHECKS = 0');
    await writer.query('INSERT INTO applications (jobId, candidateId) VALUES (?, ?)', [agency.job, missing]);
    writer.destroy();
    await world.tick();
    expect((await world.replay(agency.scope)).has(keyOf('candidates', missing))).toBe(false);
    await world.insert('candidates', { id: missing, userId: person.user });
    await world.tick();
    const scope = await world.replay(agency.scope);
    expect(scope.get(keyOf('candidates', missing))).toMatch(/^full /);
    expect(scope.get(keyOf('users', person.user))).toMatch(/^stub /);
  });

  test('a personal tag is its maker’s, the tagged person is the company’s', async () => {
    const agency = await createAgency(world);
    const person = await createPerson(world);
    const tag = await world.insert('candidateTags', { createdBy: agency.user });
    const assignment = await world.insert('candidateTagAssignments', { candidateId: person.candidate, tagId: tag, assignedBy: agency.user });
    await world.tick();
    const [own, company] = [await world.replay(`user:${agency.user}`), await world.replay(agency.scope)];
    expect([...own.keys()].toSorted()).toEqual([keyOf('candidateTagAssignments', assignment), keyOf('candidateTags', tag)].toSorted());
    expect(company.has(keyOf('candidates', person.candidate))).toBe(true);
    expect(company.has(keyOf('candidateTags', tag))).toBe(false);
    await world.run('DELETE FROM candidateTags WHERE id = ?', [tag]);
    await world.tick();
    expect((await world.replay(`user:${agency.user}`)).size).toBe(0);
    expect((await world.replay(agency.scope)).has(keyOf('candidates', person.candidate))).toBe(false);
  });

  test('a person two companies know is full in both; what each did with them stays its own', async () => {
    const [one, other] = [await createAgency(world), await createAgency(world)];
    const person = await createPerson(world);
    const applications = new Map<Agency, number>();
    for (const agency of [one, other]) {
      applications.set(agency, await world.insert('applications', { jobId: agency.job, candidateId: person.candidate }));
      await world.insert('candidateInteractions', { candidateId: person.candidate, userId: agency.user });
    }
    await world.tick();
    for (const [agency, foreign] of [
      [one, other],
      [other, one],
    ] as const) {
      const scope = await world.replay(agency.scope);
      expect(scope.get(keyOf('candidates', person.candidate))).toMatch(/^full /);
      expect(scope.get(keyOf('users', person.user))).toBe(`stub ${JSON.stringify([person.user, 'A person', null, 'candidate', null])}`);
      expect(scope.has(keyOf('applications', applications.get(agency)!))).toBe(true);
      expect(scope.has(keyOf('applications', applications.get(foreign)!))).toBe(false);
      expect([...scope.keys()].filter((key) => key.startsWith(`${keyOf('candidateInteractions', 0).split(':')[0]}:`))).toHaveLength(1);
    }
  });

  test('versions and payloads of one company never show in another', async () => {
    const [one, other] = [await createAgency(world), await createAgency(world)];
    await world.tick();
    const before = await world.select('SELECT version FROM sync_scope WHERE kind = ? AND ref_id = ?', ['company', other.company]);
    await world.run('UPDATE jobs SET title = ? WHERE id = ?', ['only for one', one.job]);
    expect((await world.tick()).scopes.map((scope) => scope.scope)).toEqual([one.scope]);
    expect(await world.select('SELECT version FROM sync_scope WHERE kind = ? AND ref_id = ?', ['company', other.company])).toEqual(before);
    const leaked = await world.select(
      `SELECT 1 FROM sync_change c JOIN sync_scope s ON s.id = c.scope_id WHERE c.payload LIKE '%only for one%' AND NOT (s.kind = 'company' AND s.ref_id = ?)`,
      [one.company],
    );
    expect(leaked).toEqual([]);
  });

  test('who moves to another company leaves the work and the personal rows made there behind', async () => {
    const [from, to] = [await createAgency(world), await createAgency(world)];
    const search = await world.insert('savedSearches', { userId: from.user });
    await world.tick();
    expect((await world.replay(`user:${from.user}`)).has(keyOf('savedSearches', search))).toBe(true);
    await world.run('UPDATE users SET companyId = ? WHERE id = ?', [to.company, from.user]);
    await world.tick();
    const [old, fresh] = [await world.replay(from.scope), await world.replay(to.scope)];
    expect(old.has(keyOf('jobs', from.job))).toBe(true);
    expect(old.get(keyOf('users', from.user))).toMatch(/^stub /);
    expect(fresh.get(keyOf('users', from.user))).toMatch(/^full /);
    expect(fresh.has(keyOf('jobs', from.job))).toBe(false);
    expect((await world.replay(`user:${from.user}`)).size).toBe(0);
    const made = await world.insert('savedSearches', { userId: from.user });
    await world.tick();
    expect([...(await world.replay(`user:${from.user}`)).keys()]).toEqual([keyOf('savedSearches', made)]);
  });

  test('an interview between two companies’ rows is held by neither', async () => {
    const [one, other] = [await createAgency(world), await createAgency(world)];
    const person = await createPerson(world);
    const application = await world.insert('applications', { jobId: one.job, candidateId: person.candidate });
    const crossed = await world.insert('interviews', {
      applicationId: application,
      recruiterId: other.recruiter,
      candidateId: person.candidate,
      jobId: other.job,
    });
    await world.tick();
    expect((await world.replay(one.scope)).has(keyOf('interviews', crossed))).toBe(false);
    expect((await world.replay(other.scope)).has(keyOf('interviews', crossed))).toBe(false);
  });
});
