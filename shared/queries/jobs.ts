import { z } from 'zod';
import { utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

/** A job as a line in the switcher and in lists. */
export const jobLine = z.object({
  id: z.int(),
  title: z.string(),
  companyName: z.string(),
  customerName: z.string().nullable(),
  location: z.string(),
  status: z.string(),
  applications: z.int(),
  /** Applications still in play: neither rejected nor withdrawn. */
  active: z.int(),
  isMine: z.boolean(),
  createdAt: utcSecond,
});
export type JobLine = z.infer<typeof jobLine>;

/** Jobs matching every word typed (title, company, customer, place); mine first, active first, newest first. */
export const listJobs = defineQuery({
  name: 'jobs.list',
  params: z.object({ search: z.string().max(200), status: z.enum(['any', 'active', 'draft', 'closed', 'filled']), ...window }),
  answer: z.object({ total: z.int(), jobs: z.array(jobLine) }),
  reads: ['jobs', 'applications', 'customers'],
});
