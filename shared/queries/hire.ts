import { z } from 'zod';
import { TASK_PRIORITIES } from '../mutators/hire.ts';
import { utcSecond } from './common.ts';
import { defineQuery } from './query.ts';

/** One task of an onboarding template, as a hire takes it over. */
const outline = z.object({
  title: z.string(),
  description: z.string().nullable(),
  taskType: z.string().nullable(),
  priority: z.enum(TASK_PRIORITIES),
  daysFromStart: z.int(),
});

/** What there is to know before hiring: the person, the job as it is now, and the company's onboarding templates. */
export const hirePlan = defineQuery({
  name: 'hire.plan',
  params: z.object({ applicationId: z.int() }),
  answer: z.object({
    plan: z
      .object({
        name: z.string(),
        status: z.string(),
        jobTitle: z.string(),
        jobStatus: z.string(),
        /** Others with an offer for the job. */
        otherOffers: z.int(),
        /** When this person was hired already; null when not. */
        hiredAt: utcSecond.nullable(),
        templates: z.array(z.object({ id: z.int(), name: z.string(), isDefault: z.boolean(), tasks: z.array(outline) })),
      })
      .nullable(),
  }),
  reads: ['applications', 'candidates', 'users', 'jobs', 'associates', 'taskTemplates'],
});
