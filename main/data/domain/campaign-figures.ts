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

/**
 * Adds `count` recipients with the same facts. Each figure contains the ones
 * behind it; a mail that came back was sent, and nothing more.
 */
export function addRecipients(figures: CampaignFigures, facts: RecipientFacts, count: number): void {
  const isBounced = facts.bounced || facts.status === 'bounced';
  const rank = isBounced ? 1 : recipientRank(facts);
  figures.recipients += count;
  if (isBounced) figures.bounced += count;
  if (rank >= 1) figures.sent += count;
  if (rank >= 2) figures.opened += count;
  if (rank >= 3) figures.clicked += count;
  if (rank >= 4) figures.replied += count;
}

/** Figures of a campaign without recipients. */
export function noFigures(): CampaignFigures {
  return { recipients: 0, sent: 0, opened: 0, clicked: 0, replied: 0, bounced: 0 };
}
