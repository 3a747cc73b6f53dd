import { listCampaigns } from '../../../shared/queries/campaigns.ts';
import { addRecipients, noFigures, type CampaignFigures } from '../domain/campaign-figures.ts';
import { matchesAll, searchWords } from '../domain/search-words.ts';
import { defineHandler, idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED } from './sql.ts';

type Text = string | null;

interface CampaignRow {
  id: number;
  name: Text;
  subject: Text;
  status: Text;
  ownerName: Text;
  scheduledAt: Text;
  sentAt: Text;
  createdAt: Text;
}

/** Recipients with the same facts together: a campaign has thousands of them but few kinds. */
const RECIPIENTS = `SELECT campaignId, status, sentAt IS NOT NULL AS sent, openedAt IS NOT NULL AS opened, clickedAt IS NOT NULL AS clicked,
    repliedAt IS NOT NULL AS replied, bouncedAt IS NOT NULL AS bounced, count(*) AS count
  FROM campaignRecipients WHERE campaignId IN ${LISTED} GROUP BY 1, 2, 3, 4, 5, 6, 7`;

type RecipientRow = { campaignId: number; status: Text; count: number } & Record<'sent' | 'opened' | 'clicked' | 'replied' | 'bounced', number>;

function figuresOf(context: QueryContext, campaignIds: readonly number[]): Map<number, CampaignFigures> {
  const figures = new Map(campaignIds.map((id) => [id, noFigures()]));
  for (const row of rowsOf<RecipientRow>(context, RECIPIENTS, idList(campaignIds))) {
    const facts = {
      status: row.status,
      sent: row.sent === 1,
      opened: row.opened === 1,
      clicked: row.clicked === 1,
      replied: row.replied === 1,
      bounced: row.bounced === 1,
    };
    const sum = figures.get(row.campaignId);
    if (sum !== undefined) addRecipients(sum, facts, row.count);
  }
  return figures;
}

/** Campaigns, newest first, with figures counted from their recipients. */
export const answerListCampaigns = defineHandler(listCampaigns, (context, params) => {
  const rows = rowsOf<CampaignRow>(
    context,
    `SELECT e.id, e.name, e.subject, e.status, u.name AS ownerName, e.scheduledAt, e.sentAt, e.createdAt
      FROM emailCampaigns e LEFT JOIN users u ON u.id = e.createdBy ORDER BY e.createdAt DESC, e.id DESC`,
  );
  const words = searchWords(params.search);
  const found = rows.filter((row) => matchesAll(words, [row.name, row.subject, row.ownerName]));
  const visible = found.slice(params.offset, params.offset + params.limit);
  const figures = figuresOf(
    context,
    visible.map((row) => row.id),
  );
  return {
    total: found.length,
    campaigns: visible.map((row) => ({
      id: row.id,
      name: row.name ?? '',
      subject: row.subject,
      status: row.status ?? '',
      ownerName: row.ownerName,
      ...(figures.get(row.id) ?? noFigures()),
      scheduledAt: row.scheduledAt,
      sentAt: row.sentAt,
      createdAt: row.createdAt ?? '',
    })),
  };
});
