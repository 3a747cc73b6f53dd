import { compareSync } from 'bcrypt';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_PASSWORD_HASH } from './accounts.ts';
import { careerOf, fill, parsedResume, resumeText } from './careers.ts';
import { journeyOf } from './journeys.ts';
import { SIZES } from './sizes.ts';
import { applicationAt, buildWorld, identityOf, type World } from './world.ts';

const NOW = Date.parse('2026-03-11T10:00:00Z') / 1000;

test('the accounts’ password fits the stored hash, and addresses are made up', () => {
  expect(compareSync(DEMO_PASSWORD, DEMO_PASSWORD_HASH)).toBe(true);
  for (const account of DEMO_ACCOUNTS) expect(account.email).toMatch(/\.example$/u);
  expect(new Set(DEMO_ACCOUNTS.map(({ email }) => email)).size).toBe(DEMO_ACCOUNTS.length);
});

describe('the small world', () => {
  let world: World;
  beforeAll(() => {
    world = buildWorld(1, 'small', NOW);
  });

  test('is the same for the same arguments', () => {
    const again = buildWorld(1, 'small', NOW);
    expect(again.jobs).toEqual(world.jobs);
    expect(again.applications).toEqual(world.applications);
    expect(careerOf(again, 77)).toEqual(careerOf(world, 77));
    expect(careerOf(buildWorld(2, 'small', NOW), 77)).not.toEqual(careerOf(world, 77));
  });

  test('has nobody apply twice for a job, before it opened, or after it closed', () => {
    const pairs = new Set<string>();
    for (let index = 0; index < world.applications.count; index += 1) {
      const { job, candidate, submittedAt } = applicationAt(world, index);
      pairs.add(`${job.id} ${candidate}`);
      expect(submittedAt).toBeGreaterThanOrEqual(job.createdAt - 3600);
      expect(submittedAt).toBeLessThan(job.closedAt ?? NOW);
      expect(submittedAt).toBeGreaterThan(world.candidates.createdAt[candidate] ?? Infinity);
    }
    expect(pairs.size).toBe(world.applications.count);
  });

  test('tells a journey that ends in the application’s status', () => {
    for (let index = 0; index < world.applications.count; index += 1) {
      const application = applicationAt(world, index);
      const steps = journeyOf(world, application);
      expect(steps.at(-1)?.to ?? 'submitted').toBe(application.status);
      const times = steps.map((step) => step.at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times.every((time) => time >= application.submittedAt && time <= NOW)).toBe(true);
    }
  });

  test('has résumés of 120 to 250 words without a gap left open', () => {
    for (let candidate = 0; candidate < 600; candidate += 1) {
      const career = careerOf(world, candidate);
      const text = resumeText(career);
      const words = text.split(/\s+/u).length;
      expect(words).toBeGreaterThanOrEqual(120);
      expect(words).toBeLessThanOrEqual(250);
      expect(text).not.toMatch(/[{}]|undefined/u);
      expect(text).toContain(career.identity.person.name);
      expect(JSON.parse(parsedResume(career, true))).toMatchObject({ rawText: text, skills: career.skills });
    }
  });

  test('repeats a person now and then under another address', () => {
    const repeated = Array.from({ length: world.candidates.count }, (_, candidate) => identityOf(world, candidate)).filter(
      (identity) => identity.duplicateOf !== null,
    );
    expect(repeated.length).toBeGreaterThan(3);
    for (const { person, email, duplicateOf } of repeated) {
      const original = identityOf(world, duplicateOf ?? -1);
      expect(person.name).toBe(original.person.name);
      expect(email === null || email !== original.email).toBe(true);
    }
  });

  test('gives no two people the same address', () => {
    const emails = Array.from({ length: world.candidates.count }, (_, candidate) => identityOf(world, candidate).email).filter(
      (email) => email !== null,
    );
    expect(new Set(emails).size).toBe(emails.length);
  });
});

test('the large world has its exact size, and ten thousand different people on the first board', () => {
  const world = buildWorld(1, 'large', NOW);
  expect(world.candidates.count).toBe(200_000);
  expect(world.applications.count).toBe(600_000);
  const board = new Set<number>();
  for (let index = 0; index < world.applications.count; index += 1) {
    if (world.applications.job[index] === 0) board.add(world.applications.candidate[index] ?? -1);
  }
  expect(board.size).toBe(SIZES.large[0].firstJobApplications);
  expect(board.size).toBe(10_000);
});

test('fill leaves a name without a value standing, so that it is seen', () => {
  expect(fill('{first} knows {skill}', { first: 'Ada' })).toBe('Ada knows {skill}');
});
