import type { RecipientFact, RecipientFilter } from '../../../shared/queries/campaigns.ts';

/** How far a recipient has come; a later fact implies the earlier ones. */
const RANK: Readonly<Record<string, number>> = { pending: 0, sent: 1, delivered: 1, opened: 2, clicked: 3, replied: 4 };

/** One recipient's facts: its status as stored, and which of its times are set. */
export interface RecipientFacts {
  readonly status: string | null;
  readonly sent: boolean;
  readonly opened: boolean;
  readonly clicked: boolean;
  readonly replied: boolean;
  readonly bounced: boolean;
}

export interface CampaignFigures {
  recipients: number;
  sent: number;
  opened: number;
  clicked: number;
  replied: number;
  bounced: number;
}

/**
 * A recipient's rank, 0 (waiting) to 4 (replied), by the furthest fact known. The
 * platform lets a late open overwrite `clicked` (`domain-rules.md` 1.8), so the
 * status alone is not believed; a status this version does not know says nothing.
 */
export function recipientRank(facts: RecipientFacts): number {
  const byTime = facts.replied ? 4 : facts.clicked ? 3 : facts.opened ? 2 : facts.sent ? 1 : 0;
  return Math.max(byTime, RANK[facts.status ?? 'pending'] ?? 0);
}

const FACTS = ['waiting', 'sent', 'opened', 'clicked', 'replied'] as const;

/** The furthest that is known of a recipient; of a mail that came back, only that it did. */
export function furthestFact(facts: RecipientFacts): RecipientFact {
  if (facts.bounced || facts.status === 'bounced') return 'bounced';
  return FACTS[recipientRank(facts)] ?? 'waiting';
}

/** Whether a figure counts a recipient: each contains what is further; a mail that came back was sent, and nothing more. */
export function isCounted(figure: RecipientFilter, fact: RecipientFact): boolean {
  if (figure === 'all' || figure === fact) return true;
  if (fact === 'bounced' || figure === 'bounced') return figure === 'sent';
  return FACTS.indexOf(fact) > FACTS.indexOf(figure);
}

/** Adds `count` recipients with the same facts. */
export function addRecipients(figures: CampaignFigures, facts: RecipientFacts, count: number): void {
  const fact = furthestFact(facts);
  figures.recipients += count;
  for (const figure of ['sent', 'opened', 'clicked', 'replied', 'bounced'] as const) if (isCounted(figure, fact)) figures[figure] += count;
}

/** Figures of a campaign without recipients. */
export function noFigures(): CampaignFigures {
  return { recipients: 0, sent: 0, opened: 0, clicked: 0, replied: 0, bounced: 0 };
}
