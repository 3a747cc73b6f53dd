import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { formatDate } from '../format.ts';
import { Chip } from '../kit/chip.tsx';
import type { Hue } from '../kit/hue.ts';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { sayWord } from '../text/word.ts';

export type Campaign = AnswerOf<typeof QUERIES.listCampaigns>['campaigns'][number];

const HUES: Readonly<Record<string, Hue>> = {
  active: 'green',
  sending: 'blue',
  sent: 'green',
  completed: 'green',
  scheduled: 'amber',
  draft: 'slate',
  paused: 'stone',
  failed: 'rose',
  cancelled: 'stone',
};

const STATUSES: Readonly<Record<string, TextKey>> = {
  active: 'campaigns.status.active',
  sending: 'campaigns.status.sending',
  sent: 'campaigns.status.sent',
  completed: 'campaigns.status.completed',
  scheduled: 'campaigns.status.scheduled',
  draft: 'campaigns.status.draft',
  paused: 'campaigns.status.paused',
  failed: 'campaigns.status.failed',
  cancelled: 'campaigns.status.cancelled',
};

/** Where a campaign stands, as a word on its colour. */
export function CampaignStatus({ status }: { readonly status: string }) {
  return <Chip hue={HUES[status] ?? 'slate'}>{sayWord(STATUSES, status)}</Chip>;
}

/** Stages in which a part of the messages is still to go. */
const UNDER_WAY: readonly string[] = ['active', 'sending', 'paused'];

/** When it was sent, else when it will be, else when it was made. */
export function whenOf({ status, sentAt, scheduledAt, createdAt }: Campaign, nowMs: number): string {
  if (sentAt !== null) return say(UNDER_WAY.includes(status) ? 'campaigns.when-begun' : 'campaigns.when-sent', { date: formatDate(sentAt, nowMs) });
  if (scheduledAt !== null) return say('campaigns.when-scheduled', { date: formatDate(scheduledAt, nowMs) });
  return say('campaigns.when-made', { date: formatDate(createdAt, nowMs) });
}
