import { z } from 'zod';
import { utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

/** Campaigns with figures derived from their recipients, never from the counters. */
export const listCampaigns = defineQuery({
  name: 'campaigns.list',
  params: z.object({ search: z.string().max(200), ...window }),
  answer: z.object({
    total: z.int(),
    campaigns: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        subject: z.string().nullable(),
        status: z.string(),
        ownerName: z.string().nullable(),
        recipients: z.int(),
        sent: z.int(),
        opened: z.int(),
        clicked: z.int(),
        replied: z.int(),
        bounced: z.int(),
        scheduledAt: utcSecond.nullable(),
        sentAt: utcSecond.nullable(),
        createdAt: utcSecond,
      }),
    ),
  }),
  reads: ['emailCampaigns', 'campaignRecipients', 'users'],
});
