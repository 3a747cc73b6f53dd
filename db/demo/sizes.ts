/** `tiny` is for tests that start over often, `small` for trying out, `large` for what an agency really has. */
export const DEMO_SIZES = ['tiny', 'small', 'large'] as const;
export type DemoSize = (typeof DEMO_SIZES)[number];

/** How much one agency has. Counts are exact where the text says so and close otherwise. */
export interface CompanySize {
  /** Exact, without the candidates shared with the other agency. */
  readonly candidates: number;
  /** Exact. */
  readonly applications: number;
  /** Exact, all statuses. */
  readonly jobs: number;
  /** Applications of the agency's first job; exact. */
  readonly firstJobApplications: number;
  readonly recruiters: number;
  readonly customers: number;
  /** Rows of append-only side tables (views, logs, events), each. */
  readonly logRows: number;
}

export const SIZES: Readonly<Record<DemoSize, readonly [CompanySize, CompanySize]>> = {
  tiny: [
    { candidates: 300, applications: 900, jobs: 14, firstJobApplications: 150, recruiters: 8, customers: 12, logRows: 100 },
    { candidates: 100, applications: 250, jobs: 8, firstJobApplications: 60, recruiters: 5, customers: 8, logRows: 60 },
  ],
  small: [
    { candidates: 1_500, applications: 4_600, jobs: 45, firstJobApplications: 250, recruiters: 8, customers: 12, logRows: 900 },
    { candidates: 500, applications: 1_400, jobs: 15, firstJobApplications: 120, recruiters: 5, customers: 8, logRows: 300 },
  ],
  large: [
    { candidates: 100_000, applications: 300_000, jobs: 1_200, firstJobApplications: 10_000, recruiters: 48, customers: 16, logRows: 30_000 },
    { candidates: 100_000, applications: 300_000, jobs: 1_200, firstJobApplications: 2_500, recruiters: 44, customers: 12, logRows: 30_000 },
  ],
};
