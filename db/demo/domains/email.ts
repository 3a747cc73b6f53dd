/** Domain 8: templates, campaigns with recipients and delivery events, sequences, unsubscribes, InMail templates. */
import { must } from '../../../shared/errors.ts';
import type { Agency, Recruiter } from '../agencies.ts';
import { DAY, HOUR, localTime, MINUTE, timestamp, timestampOrNull, workingDayBefore } from '../clock.ts';
import { CAMPAIGNS, EMAIL_TEMPLATES, INMAILS, SEQUENCES } from '../data/messages.ts';
import { Random } from '../random.ts';
import type { Output, World } from '../world.ts';
import type { Row } from '../writer.ts';
import { generateRecipients, type Campaign, type CampaignStatus, type Counters } from './recipients.ts';

const CAMPAIGN_STATUSES: readonly CampaignStatus[] = [
  'sent',
  'sent',
  'sent',
  'draft',
  'scheduled',
  'sent',
  'paused',
  'sent',
  'sending',
  'sent',
  'sent',
  'draft',
];

/** Everything about mail. The campaign's counters are those of its recipients. */
export async function generateEmail(world: World, output: Output): Promise<void> {
  const campaigns: Campaign[] = [];
  for (const agency of world.agencies) {
    const templateIds = await generateTemplates(world, agency, output);
    campaigns.push(...planCampaigns(world, agency, templateIds));
    await generateSequences(world, agency, templateIds, output);
    await generateInmailTemplates(world, agency, output);
  }
  const unsubscribed = new Set<string>();
  for (const campaign of campaigns) {
    const counters = await generateRecipients(world, output, campaign, unsubscribed);
    await output.writer.insertRows('emailCampaigns', [campaignRow(world, campaign, counters)]);
  }
  output.progress('emailCampaigns', campaigns.length, campaigns.length);
}

async function generateTemplates(world: World, agency: Agency, output: Output): Promise<readonly number[]> {
  const templateIds: number[] = [];
  for (const [place, template] of EMAIL_TEMPLATES.entries()) {
    const id = world.ids.next('emailTemplates');
    templateIds.push(id);
    const author = agency.activeRecruiters[place % 3] ?? agency.admin;
    const createdAt = timestamp(world.now - (300 - place * 20) * DAY);
    const { name, subject, body, category } = template;
    await output.writer.insertRows('emailTemplates', [
      { id, name, subject, body, category, createdBy: author.userId, isActive: place !== 3, createdAt, updatedAt: createdAt },
    ]);
  }
  return templateIds;
}

function planCampaigns(world: World, agency: Agency, templateIds: readonly number[]): Campaign[] {
  return CAMPAIGN_STATUSES.map((status, place) => {
    const random = Random.of(world.seed, 'campaign', agency.index, place);
    const { name, template } = must(CAMPAIGNS[agency.index]?.[place], 'campaign');
    const author = place < 6 ? (agency.recruiters[0] ?? agency.admin) : random.pick(agency.activeRecruiters);
    const sent = status === 'sent' || status === 'paused';
    return {
      id: world.ids.next('emailCampaigns'),
      agency,
      author,
      name,
      templateId: templateIds[template] ?? null,
      message: must(EMAIL_TEMPLATES[template], 'e-mail template'),
      status,
      createdAt: world.now - (sent ? random.integer(30, 150) * DAY : 4 * DAY),
      scheduledAt: status === 'scheduled' ? world.now + 18 * HOUR : null,
      sentAt:
        status === 'sending'
          ? world.now - 6 * MINUTE
          : sent
            ? localTime(author.zone, workingDayBefore(world.now - random.integer(2, 24) * DAY), random.integer(17, 32) / 2)
            : null,
      size: Math.min(world.size === 'large' ? random.integer(300, 2_500) : random.integer(25, 90), Math.floor(agency.size.candidates / 3)),
    };
  });
}

function campaignRow(world: World, campaign: Campaign, counters: Counters): Row {
  return {
    id: campaign.id,
    name: campaign.name,
    templateId: campaign.templateId,
    subject: campaign.message.subject,
    body: campaign.message.body,
    createdBy: campaign.author.userId,
    status: campaign.status,
    scheduledAt: timestampOrNull(campaign.scheduledAt),
    sentAt: timestampOrNull(campaign.sentAt),
    ...counters,
    createdAt: timestamp(campaign.createdAt),
    updatedAt: timestamp(Math.min(world.now, campaign.sentAt ?? campaign.createdAt)),
  };
}

async function generateSequences(world: World, agency: Agency, templateIds: readonly number[], output: Output): Promise<void> {
  for (const [place, sequence] of SEQUENCES.entries()) {
    const id = world.ids.next('followUpSequences');
    const author: Recruiter = agency.activeRecruiters[place] ?? agency.admin;
    const createdAt = timestamp(world.now - 120 * DAY);
    await output.writer.insertRows('followUpSequences', [
      { id, name: sequence.name, description: sequence.description, createdBy: author.userId, isActive: true, createdAt, updatedAt: createdAt },
    ]);
    const steps = sequence.steps.map((step, index) => ({
      id: world.ids.next('sequenceSteps'),
      sequenceId: id,
      stepNumber: index + 1,
      delayDays: step.delayDays,
      templateId: templateIds[step.template] ?? null,
      subject: EMAIL_TEMPLATES[step.template]?.subject ?? '',
      body: EMAIL_TEMPLATES[step.template]?.body ?? '',
      condition: step.condition,
      createdAt,
    }));
    await output.writer.insertRows('sequenceSteps', steps);
    await generateEnrollments(world, agency, id, steps.length, output);
  }
}

async function generateEnrollments(world: World, agency: Agency, sequenceId: number, steps: number, output: Output): Promise<void> {
  const random = Random.of(world.seed, 'enrollments', sequenceId);
  const first = world.candidates.company.indexOf(agency.index);
  for (let place = 0; place < (world.size === 'large' ? 600 : 35); place += 1) {
    const enrolledAt = world.now - random.integer(1, 60 * 24) * HOUR;
    const status = random.weighted({ active: 50, completed: 30, paused: 12, unsubscribed: 8 });
    const currentStep = status === 'completed' ? steps : random.integer(0, steps - 1);
    await output.writer.insertRows('sequenceEnrollments', [
      {
        id: world.ids.next('sequenceEnrollments'),
        sequenceId,
        candidateId: first + random.integer(0, agency.size.candidates - 1) + 1,
        currentStep,
        status,
        enrolledAt: timestamp(enrolledAt),
        completedAt: status === 'completed' ? timestamp(Math.min(world.now, enrolledAt + 10 * DAY)) : null,
        nextStepAt: status === 'active' ? timestamp(world.now + random.integer(1, 72) * HOUR) : null,
      },
    ]);
  }
}

async function generateInmailTemplates(world: World, agency: Agency, output: Output): Promise<void> {
  for (const [place, template] of INMAILS.entries()) {
    const random = Random.of(world.seed, 'inmail-template', agency.index, place);
    const createdAt = timestamp(world.now - random.integer(90, 200) * DAY);
    const timesUsed = random.integer(0, 60);
    await output.writer.insertRows('inmailTemplates', [
      {
        id: world.ids.next('inmailTemplates'),
        name: template.name,
        subject: template.subject,
        body: template.body,
        variables: JSON.stringify([...template.body.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1])),
        category: template.category,
        isActive: true,
        timesUsed,
        responseRate: timesUsed === 0 ? null : `${random.integer(8, 34)}.${random.integer(10, 99)}`,
        createdBy: (agency.activeRecruiters[place] ?? agency.admin).userId,
        lastUsedAt: timesUsed === 0 ? null : timestamp(world.now - random.integer(1, 40) * DAY),
        createdAt,
        updatedAt: createdAt,
      },
    ]);
  }
}
