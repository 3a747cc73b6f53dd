import { campaignRecipients, type RecipientFact } from '../../../shared/queries/campaigns.ts';
import { furthestFact, isCounted } from '../domain/campaign-figures.ts';
import { personName, realEmail } from '../domain/people.ts';
import { defineHandler, idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED } from './sql.ts';

type Text = string | null;

const TIMES = { waiting: null, sent: 'sentAt', opened: 'openedAt', clicked: 'clickedAt', replied: 'repliedAt', bounced: 'bouncedAt' } as const;

type FactsRow = { id: number; status: Text } & Record<NonNullable<(typeof TIMES)[RecipientFact]>, Text>;

interface Sent {
  readonly id: number;
  readonly fact: RecipientFact;
  readonly at: Text;
}

/** Later moments first; what has none last. */
function byTime(one: Sent, other: Sent): number {
  const [a, b] = [one.at ?? '', other.at ?? ''];
  return a === b ? one.id - other.id : a < b ? 1 : -1;
}

/** A campaign's recipients with the furthest that is known of each, what happened last first. */
function recipientsOf(context: QueryContext, campaignId: number): readonly Sent[] {
  return context.cache.remember(`campaign-recipients ${campaignId}`, ['campaignRecipients'], () =>
    rowsOf<FactsRow>(
      context,
      'SELECT id, status, sentAt, openedAt, clickedAt, repliedAt, bouncedAt FROM campaignRecipients WHERE campaignId = ?',
      campaignId,
    )
      .map((row) => {
        const fact = furthestFact({
          status: row.status,
          sent: row.sentAt !== null,
          opened: row.openedAt !== null,
          clicked: row.clickedAt !== null,
          replied: row.repliedAt !== null,
          bounced: row.bouncedAt !== null,
        });
        const time = TIMES[fact];
        return { id: row.id, fact, at: time === null ? null : row[time] };
      })
      .toSorted(byTime),
  );
}

interface PersonRow {
  id: number;
  candidateId: number | null;
  name: Text;
  email: Text;
}

const PEOPLE = `SELECT r.id, c.id AS candidateId, u.name, r.email
  FROM campaignRecipients r LEFT JOIN candidates c ON c.id = r.candidateId LEFT JOIN users u ON u.id = c.userId WHERE r.id IN ${LISTED}`;

/** To whom a campaign went; narrowed, exactly those whom the figure of that name counts. */
export const answerCampaignRecipients = defineHandler(campaignRecipients, (context, params) => {
  const found = recipientsOf(context, params.campaignId).filter(({ fact }) => isCounted(params.filter, fact));
  const visible = found.slice(params.offset, params.offset + params.limit);
  const rows = rowsOf<PersonRow>(context, PEOPLE, idList(visible.map(({ id }) => id)));
  const people = new Map(rows.map((row) => [row.id, row]));
  return {
    total: found.length,
    recipients: visible.map(({ id, fact, at }) => {
      const person = people.get(id);
      return {
        id,
        candidateId: person?.candidateId ?? null,
        name: personName(person?.name ?? null, person?.email ?? null),
        email: realEmail(person?.email ?? null),
        fact,
        at,
      };
    }),
  };
});
