/** The demo company's known sign-ins. Constants: usable without a database. */
export const DEMO_PASSWORD = 'welcome-to-hotgigs';
/** bcrypt of {@link DEMO_PASSWORD} at cost 10, computed once so that seeding is deterministic and quick. */
export const DEMO_PASSWORD_HASH = '$2b$10$gdj/rMCNF2i.bypuU9tJHOAvtGTAva8ISo3JgAB2VMJbQ8Y1Z.JGC';

/** The agencies of the demo, in the order of their `companies.id`. */
export const DEMO_COMPANIES = [
  { name: 'Brightpath Talent', domain: 'brightpath.example' },
  { name: 'Northwind Staffing', domain: 'northwind-staffing.example' },
] as const;

export interface DemoAccount {
  readonly kind: 'recruiter' | 'company_admin' | 'admin' | 'panelist' | 'candidate' | 'deactivated_recruiter' | 'recruiter_without_password';
  readonly name: string;
  readonly email: string;
  /** Null where the user has never set one. */
  readonly password: string | null;
  /** Index into {@link DEMO_COMPANIES}; null for people who belong to none. */
  readonly company: number | null;
  readonly zone: string;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { kind: 'recruiter', name: 'Maya Chen', email: 'maya.chen@brightpath.example', password: DEMO_PASSWORD, company: 0, zone: 'America/Chicago' },
  { kind: 'recruiter', name: 'Daniel Okafor', email: 'daniel.okafor@brightpath.example', password: DEMO_PASSWORD, company: 0, zone: 'Europe/London' },
  {
    kind: 'company_admin',
    name: 'Priya Raman',
    email: 'priya.raman@brightpath.example',
    password: DEMO_PASSWORD,
    company: 0,
    zone: 'America/New_York',
  },
  {
    kind: 'deactivated_recruiter',
    name: 'Tom Barrett',
    email: 'tom.barrett@brightpath.example',
    password: DEMO_PASSWORD,
    company: 0,
    zone: 'America/Denver',
  },
  {
    kind: 'recruiter_without_password',
    name: 'Nina Kowalska',
    email: 'nina.kowalska@brightpath.example',
    password: null,
    company: 0,
    zone: 'Europe/Warsaw',
  },
  {
    kind: 'recruiter',
    name: 'Lars Nyberg',
    email: 'lars.nyberg@northwind-staffing.example',
    password: DEMO_PASSWORD,
    company: 1,
    zone: 'Europe/Stockholm',
  },
  {
    kind: 'company_admin',
    name: 'Helen Marsh',
    email: 'helen.marsh@northwind-staffing.example',
    password: DEMO_PASSWORD,
    company: 1,
    zone: 'Europe/London',
  },
  { kind: 'admin', name: 'Avery Quinn', email: 'avery.quinn@hotgigs.example', password: DEMO_PASSWORD, company: null, zone: 'Etc/UTC' },
  {
    kind: 'panelist',
    name: 'Sofia Almeida',
    email: 'sofia.almeida@lumenworks.example',
    password: DEMO_PASSWORD,
    company: null,
    zone: 'Europe/Lisbon',
  },
  { kind: 'candidate', name: 'Jonas Weber', email: 'jonas.weber@mailbox.example', password: DEMO_PASSWORD, company: null, zone: 'Europe/Berlin' },
];

/** The one account of a kind in a company (or of no company); throws when the list lacks it. */
export function demoAccount(kind: DemoAccount['kind'], company: number | null): DemoAccount {
  const found = DEMO_ACCOUNTS.find((account) => account.kind === kind && account.company === company);
  if (found === undefined) throw new Error(`There is no demo account of kind "${kind}".`);
  return found;
}
