import { z } from 'zod';
import { utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

const campaign = z.object({
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
});

/** The furthest that is known of a recipient's message. */
const recipientFact = z.enum(['waiting', 'sent', 'opened', 'clicked', 'replied', 'bounced']);
export type RecipientFact = z.infer<typeof recipientFact>;

/** Whose message came at least so far, as a campaign's figures count them. */
const recipientFilter = z.enum(['all', 'sent', 'opened', 'clicked', 'replied', 'bounced']);
export type RecipientFilter = z.infer<typeof recipientFilter>;

/** Campaigns with figures derived from their recipients, never from the counters. */
export const listCampaigns = defineQuery({
  name: 'campaigns.list',
  params: z.object({ search: z.string().max(200), ...window }),
  answer: z.object({ total: z.int(), campaigns: z.array(campaign) }),
  reads: ['emailCampaigns', 'campaignRecipients', 'users'],
});

/** One campaign of the list; null when this device does not hold it. */
export const campaignById = defineQuery({
  name: 'campaigns.one',
  params: z.object({ campaignId: z.int() }),
  answer: z.object({ campaign: campaign.nullable() }),
  reads: ['emailCampaigns', 'campaignRecipients', 'users'],
});

/** To whom a campaign went and what became of each message, what happened last first. */
export const campaignRecipients = defineQuery({
  name: 'campaigns.recipients',
  params: z.object({ campaignId: z.int(), filter: recipientFilter, ...window }),
  answer: z.object({
    total: z.int(),
    recipients: z.array(
      z.object({
        id: z.int(),
        candidateId: z.int().nullable(),
        name: z.string(),
        /** Null where an upload made it up. */
        email: z.string().nullable(),
        fact: recipientFact,
        /** When that was; null where it is not known. */
        at: utcSecond.nullable(),
      }),
    ),
  }),
  reads: ['campaignRecipients', 'candidates', 'users'],
});
