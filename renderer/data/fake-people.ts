import { must } from '../../shared/errors.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import type { Card } from '../../shared/queries/pipeline.ts';
import type { JobLine } from '../../shared/queries/jobs.ts';

/** Repeatable numbers in [0, 1): the development page looks the same at every start. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const FIRST = [
  'Amara',
  'Jonas',
  'Priya',
  'Mateo',
  'Yuki',
  'Zofia',
  'Liam',
  'Fatima',
  'Chen',
  'Aoife',
  'Nikolai',
  'Ingrid',
  'Tomás',
  'Leila',
  'Kwame',
  'Sofia',
  'Arjun',
  'Hana',
  'Émile',
  'Noor',
  'Oskar',
  'Camila',
  'Daniel',
  'Thuý',
  'Rasmus',
  '美咲',
  'Ольга',
  'Beatriz',
];
const LAST = [
  'Okafor',
  'Lindqvist',
  'Raman',
  'Fernández',
  'Tanaka',
  'Kowalska',
  'O’Connor',
  'Haddad',
  'Wei',
  'Murphy',
  'Petrov',
  'Solberg',
  'Silva',
  'Karimi',
  'Mensah',
  'Rossi',
  'Patel',
  'Novák',
  'Dubois',
  'Rahman',
  'Schneider',
  'Moreno',
  'Kim',
  'Nguyễn',
  'Sørensen',
  '山田',
  'Иванова',
  'van der Berg',
];
const TITLES = [
  'Senior Backend Engineer',
  'Platform Engineer',
  'Staff Engineer',
  'Full-Stack Developer',
  'Software Engineer',
  'Lead Developer',
  'Site Reliability Engineer',
  'Data Engineer',
  'Engineering Manager',
];
const PLACES = ['Berlin', 'Lisbon', 'Bengaluru', 'Toronto', 'Lagos', 'Kraków', 'Austin, TX', 'Dublin', 'Singapore', 'São Paulo', 'Oslo', 'Remote'];
const SKILLS = ['TypeScript', 'Go', 'PostgreSQL', 'Kubernetes', 'React', 'Kafka', 'Python', 'AWS', 'Terraform', 'GraphQL', 'Rust', 'gRPC'];
const WANTED = new Set(['TypeScript', 'Go', 'PostgreSQL', 'Kubernetes']);
export const TAGS = [
  { id: 1, name: 'Silver medallist', color: 'violet' },
  { id: 2, name: 'Referral', color: 'green' },
  { id: 3, name: 'Relocating', color: 'amber' },
  { id: 4, name: 'Call back in spring', color: 'blue' },
] as const;

const DAY = 86_400_000;
const WEIGHTS = [0.34, 0.2, 0.12, 0.1, 0.03, 0.17, 0.04];

function pick<T>(list: readonly T[], random: () => number): T {
  return must(list[Math.floor(random() * list.length)], 'an item');
}

function statusOf(random: () => number): string {
  let rest = random();
  for (const [index, weight] of WEIGHTS.entries()) {
    rest -= weight;
    if (rest < 0) return APPLICATION_STATUSES[index] ?? 'submitted';
  }
  return 'submitted';
}

/** Invents a job's applications. */
export function inventCards(count: number, seed: number, nowMs: number): Card[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, index) => {
    const submitted = nowMs - random() * 60 * DAY;
    const skills = [...new Set(Array.from({ length: 5 }, () => pick(SKILLS, random)))].map((name) => ({ name, matches: WANTED.has(name) }));
    const status = statusOf(random);
    return {
      applicationId: seed * 100_000 + index + 1,
      candidateId: seed * 100_000 + index + 1,
      jobId: seed,
      jobTitle: JOB_TITLES[seed - 1] ?? '',
      status,
      name: `${pick(FIRST, random)} ${pick(LAST, random)}`,
      title: random() < 0.06 ? null : pick(TITLES, random),
      location: random() < 0.1 ? null : pick(PLACES, random),
      skills: skills.sort((a, b) => Number(b.matches) - Number(a.matches)),
      score: random() < 0.25 ? null : Math.round(35 + random() * 63),
      submittedAt: toUtcSecond(submitted),
      statusSince: toUtcSecond(submitted + random() * (nowMs - submitted)),
      tags: TAGS.filter(() => random() < 0.1).map((tag) => ({ ...tag })),
      notes: random() < 0.35 ? Math.ceil(random() * 5) : 0,
      nextInterviewAt:
        status === 'interviewing' && random() < 0.7 ? toUtcSecond(Math.floor((nowMs + random() * 5 * DAY) / 1_800_000) * 1_800_000) : null,
      next: null,
      stuck: false,
      unseen: status === 'submitted' && random() < 0.4,
      rating: random() < 0.2 ? Math.ceil(random() * 5) : null,
      feedbackOwedBy: status === 'interviewing' && random() < 0.4 ? ['MK', 'JD'].slice(0, Math.ceil(random() * 2)) : [],
      letterWaits: status === 'rejected' && random() < 0.1,
      undelivered: false,
    };
  });
}

const JOB_TITLES = [
  'Senior Backend Engineer',
  'Product Designer',
  'Head of Customer Success',
  'Data Scientist, Pricing',
  'iOS Engineer',
  'Finance Business Partner',
  'DevOps Engineer',
  'Account Executive, DACH',
];
const CUSTOMERS = ['Northwind Energy', 'Alpine Mobility', 'Lumen Health', 'Kestrel Bank'];

/** Invents the company's jobs. */
export function inventJobs(nowMs: number): JobLine[] {
  return JOB_TITLES.map((title, index) => ({
    id: index + 1,
    title,
    companyName: 'Brightwater Talent',
    customerName: CUSTOMERS[index % CUSTOMERS.length] ?? null,
    location: PLACES[index] ?? 'Remote',
    status: index === 6 ? 'draft' : index === 7 ? 'closed' : 'active',
    applications: 260 - index * 24,
    active: 205 - index * 21,
    isMine: index < 4,
    createdAt: toUtcSecond(nowMs - index * 9 * DAY),
  }));
}
