/** Who a campaign went to, what became of each message, and the events the mail providers reported. */
import type { Agency, Recruiter } from '../agencies.ts';
import { careerOf, personalise, type Career } from '../careers.ts';
import { HOUR, MINUTE, timestamp, timestampOrNull } from '../clock.ts';
import type { MessageTemplate } from '../data/messages.ts';
import { Random } from '../random.ts';
import { userIdOf, type Output, type World } from '../world.ts';
import type { Row } from '../writer.ts';

export type CampaignStatus = 'draft' | 'scheduled' | 'sending' | 'sent' | 'paused';

export interface Campaign {
  readonly id: number;
  readonly agency: Agency;
  readonly author: Recruiter;
  readonly name: string;
  readonly templateId: number | null;
  readonly message: MessageTemplate;
  readonly status: CampaignStatus;
  readonly createdAt: number;
  readonly scheduledAt: number | null;
  readonly sentAt: number | null;
  /** How many recipients it has. */
  readonly size: number;
}

export interface Counters extends Row {
  readonly totalRecipients: number;
  readonly sentCount: number;
  readonly openedCount: number;
  readonly clickedCount: number;
  readonly bouncedCount: number;
  readonly repliedCount: number;
}

/** `delivered` is written by the providers' webhooks, beside the platform's own six. */
type RecipientStatus = 'pending' | 'sent' | 'delivered' | 'opened' | 'clicked' | 'replied' | 'bounced';

interface Delivery {
  readonly status: RecipientStatus;
  readonly sentAt: number | null;
  readonly openedAt: number | null;
  readonly clickedAt: number | null;
  readonly repliedAt: number | null;
  readonly bouncedAt: number | null;
}

const UNDELIVERED: Delivery = { status: 'pending', sentAt: null, openedAt: null, clickedAt: null, repliedAt: null, bouncedAt: null };

/**
 * Writes the recipients of one campaign with their events and returns the counters that follow from them.
 * `unsubscribed` collects the addresses that left, which are unique across campaigns.
 */
export async function generateRecipients(world: World, output: Output, campaign: Campaign, unsubscribed: Set<string>): Promise<Counters> {
  const deliveries: Delivery[] = [];
  const random = Random.of(world.seed, 'recipients', campaign.id);
  const first = world.candidates.company.indexOf(campaign.agency.index);
  const start = random.integer(0, campaign.agency.size.candidates - 1);
  for (let place = 0; place < campaign.size; place += 1) {
    // A stride walks through the agency's people without meeting one twice; one in forty is added twice, as the platform allows.
    const candidate = first + ((start + (place % 40 === 39 ? place - 1 : place) * 3) % campaign.agency.size.candidates);
    const career = careerOf(world, candidate);
    const delivery = deliver(world, random, campaign, career);
    deliveries.push(delivery);
    await writeRecipient(world, output, unsubscribed, random, campaign, candidate, career, delivery);
  }
  return {
    totalRecipients: deliveries.length,
    sentCount: deliveries.filter((delivery) => delivery.sentAt !== null).length,
    openedCount: deliveries.filter((delivery) => delivery.openedAt !== null).length,
    clickedCount: deliveries.filter((delivery) => delivery.clickedAt !== null).length,
    bouncedCount: deliveries.filter((delivery) => delivery.bouncedAt !== null).length,
    repliedCount: deliveries.filter((delivery) => delivery.repliedAt !== null).length,
  };
}

function deliver(world: World, random: Random, campaign: Campaign, career: Career): Delivery {
  const halfway = campaign.status === 'sending' || campaign.status === 'paused';
  if (campaign.sentAt === null || (halfway && random.chance(0.5))) return UNDELIVERED;
  const sentAt = Math.min(world.now, campaign.sentAt + random.integer(1, 6 * MINUTE));
  if (!isReachable(career.identity.email) || random.chance(0.02))
    return { ...UNDELIVERED, status: 'bounced', sentAt, bouncedAt: Math.min(world.now, sentAt + 20) };
  return answer(world, random, sentAt);
}

function isReachable(email: string | null): boolean {
  return email !== null && !email.endsWith('@placeholder.com');
}

/** What somebody did with a message that arrived. */
function answer(world: World, random: Random, sentAt: number): Delivery {
  const status = random.weighted({ sent: 20, delivered: 24, opened: 34, clicked: 14, replied: 8 });
  if (status === 'sent' || status === 'delivered') return { ...UNDELIVERED, status, sentAt };
  const later = (from: number, hours: number): number => Math.min(world.now, from + random.integer(2 * MINUTE, hours * HOUR));
  const openedAt = later(sentAt, 30);
  const clickedAt = status === 'clicked' || (status === 'replied' && random.chance(0.6)) ? later(openedAt, 2) : null;
  const repliedAt = status === 'replied' ? later(clickedAt ?? openedAt, 20) : null;
  return { status, sentAt, openedAt, clickedAt, repliedAt, bouncedAt: null };
}

async function writeRecipient(
  world: World,
  output: Output,
  unsubscribed: Set<string>,
  random: Random,
  campaign: Campaign,
  candidate: number,
  career: Career,
  delivery: Delivery,
): Promise<void> {
  const id = world.ids.next('campaignRecipients');
  const email = career.identity.email ?? '';
  const sent = delivery.sentAt !== null;
  const trackingId = `${(campaign.sentAt ?? campaign.createdAt) * 1000}-${random.hex(10)}`;
  await output.writer.insertRows('campaignRecipients', [
    {
      id,
      campaignId: campaign.id,
      candidateId: candidate + 1,
      email,
      personalizedSubject: sent ? personalise(campaign.message.subject, career) : null,
      personalizedBody: sent ? personalise(campaign.message.body, career) : null,
      status: delivery.status,
      sentAt: timestampOrNull(delivery.sentAt),
      openedAt: timestampOrNull(delivery.openedAt),
      clickedAt: timestampOrNull(delivery.clickedAt),
      bouncedAt: timestampOrNull(delivery.bouncedAt),
      repliedAt: timestampOrNull(delivery.repliedAt),
      trackingId,
      createdAt: timestamp(campaign.createdAt),
    },
  ]);
  if (delivery.sentAt === null || email === '') return;
  await writeEvents(world, output, random, id, email, delivery);
  if (delivery.openedAt !== null && random.chance(0.02))
    await writeUnsubscribe(world, output, unsubscribed, candidate, email, trackingId, delivery.openedAt);
}

/** The providers' reports. Most do not find their recipient: the platform compares two different ids. */
async function writeEvents(world: World, output: Output, random: Random, recipientId: number, email: string, delivery: Delivery): Promise<void> {
  const provider = random.pick(['sendgrid', 'resend']);
  const messageId = `${random.hex(20)}@${provider}.example`;
  const arrived = delivery.bouncedAt === null ? (['delivered', delivery.sentAt] as const) : (['bounce', delivery.bouncedAt] as const);
  const reports: readonly (readonly [string, number | null])[] = [arrived, ['open', delivery.openedAt], ['click', delivery.clickedAt]];
  for (const [eventType, at] of reports) {
    if (at === null) continue;
    const id = world.ids.next('emailDeliveryEvents');
    await output.writer.insertRows('emailDeliveryEvents', [
      {
        id,
        recipientId: random.chance(0.35) ? recipientId : null,
        eventType,
        provider,
        timestamp: timestamp(at),
        messageId,
        email,
        reason: eventType === 'bounce' ? '550 5.1.1 The address does not exist' : null,
        metadata: JSON.stringify({ category: 'campaign' }),
        createdAt: timestamp(at),
      },
    ]);
    if (random.chance(0.3)) await writeWebhookLog(world, output, random, id, eventType, provider, email, at);
  }
}

async function writeWebhookLog(
  world: World,
  output: Output,
  random: Random,
  eventId: number,
  eventType: string,
  provider: string,
  email: string,
  at: number,
): Promise<void> {
  const verified = random.chance(0.95);
  await output.writer.insertRows('emailWebhookLogs', [
    {
      id: world.ids.next('emailWebhookLogs'),
      provider,
      eventType,
      payload: JSON.stringify({ event: eventType, email, timestamp: at }),
      signature: random.hex(40),
      verified,
      processed: verified,
      error: verified ? null : 'The signature does not match.',
      createdAt: timestamp(at),
      eventId,
    },
  ]);
}

/** The address is unique in this table; a second campaign's click changes nothing. */
async function writeUnsubscribe(
  world: World,
  output: Output,
  unsubscribed: Set<string>,
  candidate: number,
  email: string,
  trackingId: string,
  at: number,
): Promise<void> {
  if (unsubscribed.has(email)) return;
  unsubscribed.add(email);
  await output.writer.insertRows('emailUnsubscribes', [
    {
      id: world.ids.next('emailUnsubscribes'),
      email,
      trackingId,
      reason: 'Too many messages',
      unsubscribedAt: timestamp(at),
      userId: userIdOf(world, candidate),
      candidateId: candidate + 1,
    },
  ]);
}
