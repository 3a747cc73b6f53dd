import { campaignById, listCampaigns } from '../../../shared/queries/campaigns.ts';
import type { AnswerOf } from '../../../shared/queries/query.ts';
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

const CAMPAIGNS = `SELECT e.id, e.name, e.subject, e.status, u.name AS ownerName, e.scheduledAt, e.sentAt, e.createdAt
  FROM emailCampaigns e LEFT JOIN users u ON u.id = e.createdBy`;

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

/** Campaigns as they are shown, in the order of the rows. */
function withFigures(context: QueryContext, rows: readonly CampaignRow[]): AnswerOf<typeof listCampaigns>['campaigns'] {
  const figures = figuresOf(
    context,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    name: row.name ?? '',
    status: row.status ?? '',
    createdAt: row.createdAt ?? '',
    ...(figures.get(row.id) ?? noFigures()),
  }));
}

/** Campaigns, newest first, with figures counted from their recipients. */
export const answerListCampaigns = defineHandler(listCampaigns, (context, params) => {
  const rows = rowsOf<CampaignRow>(context, `${CAMPAIGNS} ORDER BY e.createdAt DESC, e.id DESC`);
  const words = searchWords(params.search);
  const found = rows.filter((row) => matchesAll(words, [row.name, row.subject, row.ownerName]));
  return { total: found.length, campaigns: withFigures(context, found.slice(params.offset, params.offset + params.limit)) };
});

export const answerCampaignById = defineHandler(campaignById, (context, { campaignId }) => {
  const rows = rowsOf<CampaignRow>(context, `${CAMPAIGNS} WHERE e.id = ?`, campaignId);
  return { campaign: withFigures(context, rows)[0] ?? null };
});
