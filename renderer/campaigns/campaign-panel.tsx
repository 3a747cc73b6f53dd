import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { MailX, Megaphone, Users, X } from 'lucide-react';
import type { RecipientFact, RecipientFilter } from '../../shared/queries/campaigns.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { router, showInPanel } from '../app/router.ts';
import { useQuery } from '../data/use-query.ts';
import { formatNumber } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { Chip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { DataList } from '../kit/data-list.tsx';
import type { Hue } from '../kit/hue.ts';
import { useKeys } from '../kit/keys.ts';
import { Moment } from '../kit/moment.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useRemembered } from '../view-memory.ts';
import { CampaignStatus, whenOf, type Campaign } from './campaign-words.tsx';

type Answer = AnswerOf<typeof QUERIES.campaignRecipients>;
type Recipient = Answer['recipients'][number];

const rowsOf = (answer: Answer): readonly Recipient[] => answer.recipients;
const keyOf = (recipient: Recipient): number => recipient.id;

const FACTS: Record<RecipientFact, { readonly word: TextKey; readonly hue: Hue }> = {
  waiting: { word: 'campaigns.waiting', hue: 'stone' },
  sent: { word: 'campaigns.figure.sent', hue: 'slate' },
  opened: { word: 'campaigns.figure.opened', hue: 'blue' },
  clicked: { word: 'campaigns.figure.clicked', hue: 'violet' },
  replied: { word: 'campaigns.figure.replied', hue: 'green' },
  bounced: { word: 'campaigns.figure.bounced', hue: 'rose' },
};

const FILTERS: readonly { readonly value: RecipientFilter; readonly word: TextKey; readonly count: (campaign: Campaign) => number }[] = [
  { value: 'all', word: 'campaigns.everybody', count: (campaign) => campaign.recipients },
  { value: 'sent', word: 'campaigns.figure.sent', count: (campaign) => campaign.sent },
  { value: 'opened', word: 'campaigns.figure.opened', count: (campaign) => campaign.opened },
  { value: 'clicked', word: 'campaigns.figure.clicked', count: (campaign) => campaign.clicked },
  { value: 'replied', word: 'campaigns.figure.replied', count: (campaign) => campaign.replied },
  { value: 'bounced', word: 'campaigns.figure.bounced', count: (campaign) => campaign.bounced },
];

const FILTER_VALUES = FILTERS.map((filter) => filter.value);

/** Whose person was opened from which campaign: where one comes back to. */
let left: { readonly campaignId: number; readonly recipientId: number } | null = null;

function closePanel(): void {
  left = null;
  router.replace('/campaigns');
}

function openRecipient(campaignId: number, { id, candidateId }: Recipient): void {
  if (candidateId === null) return;
  left = { campaignId, recipientId: id };
  showInPanel({ candidateId, applicationId: null });
}

/** The campaign's figures; each shows the people behind it. */
function Figures({
  campaign,
  value,
  onChange,
}: {
  readonly campaign: Campaign;
  readonly value: RecipientFilter;
  readonly onChange: (filter: RecipientFilter) => void;
}) {
  return (
    <RadioGroup
      aria-label={say('campaigns.figures')}
      value={value}
      onValueChange={(next) => onChange(next)}
      className="grid grid-cols-[repeat(auto-fit,minmax(68px,1fr))] gap-1"
    >
      {FILTERS.map((filter) => (
        <Radio.Root
          key={filter.value}
          value={filter.value}
          className={classes(
            'flex min-w-0 flex-col items-start rounded-control border px-2 py-1.5 text-left transition-colors duration-80',
            filter.value === value ? 'border-accent-line bg-accent-soft' : 'border-line hover:bg-hover',
          )}
        >
          <span className="text-panel font-semibold tabular-nums">{formatNumber(filter.count(campaign))}</span>
          <span className="max-w-full truncate text-meta text-ink-2">{say(filter.word)}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

function RecipientRow({ recipient }: { readonly recipient: Recipient }) {
  const { word, hue } = FACTS[recipient.fact];
  return (
    <>
      <Avatar id={recipient.candidateId ?? recipient.id} name={recipient.name} size={28} />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-left font-medium">
          {recipient.name}
        </span>
        <span className="block truncate text-meta text-ink-3">{recipient.email ?? say('search.found-no-email')}</span>
      </span>
      {recipient.at !== null && <Moment at={recipient.at} className="shrink-0 text-meta text-ink-3 tabular-nums" />}
      <span className="flex w-16 shrink-0 justify-end">
        <Chip hue={hue}>{say(word)}</Chip>
      </span>
    </>
  );
}

function Gone() {
  return (
    <EmptyState icon={Megaphone} title={say('campaigns.gone')} action={<Button onClick={closePanel}>{say('candidates.close-details')}</Button>}>
      {say('campaigns.gone-hint')}
    </EmptyState>
  );
}

/** What the campaign is called and says, where it stands, and the way to close it. */
function Heading({ campaign }: { readonly campaign: Campaign }) {
  const about = [whenOf(campaign, useNow()), campaign.ownerName].filter(Boolean).join(' · ');
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="selectable line-clamp-3 text-left text-[17px] leading-tight font-semibold tracking-[-0.01em] wrap-break-word">
          {campaign.name}
        </h2>
        {campaign.subject !== null && (
          <p dir="auto" className="selectable mt-0.5 line-clamp-2 text-left text-ink-2">
            {campaign.subject}
          </p>
        )}
        <p className="mt-1.5 flex items-center gap-2 text-meta text-ink-3">
          <CampaignStatus status={campaign.status} />
          <span className="truncate first-letter:uppercase">{about}</span>
        </p>
      </div>
      <IconButton icon={X} label={say('candidates.close-details')} shortcut="Escape" onClick={closePanel} />
    </div>
  );
}

function Nobody({ filter }: { readonly filter: RecipientFilter }) {
  if (filter !== 'all') return <EmptyState icon={MailX} title={say('campaigns.nobody-so-far')} />;
  return (
    <EmptyState icon={Users} title={say('campaigns.no-recipients')}>
      {say('campaigns.no-recipients-hint')}
    </EmptyState>
  );
}

/** Shown as it was left: a person opened from it takes its place meanwhile. */
function Content({ campaign }: { readonly campaign: Campaign }) {
  const [filter, setFilter] = useRemembered(`campaign ${campaign.id}`, FILTER_VALUES, 'all');
  return (
    <>
      <header className="flex shrink-0 flex-col gap-3 border-b border-line px-5 py-4">
        <Heading campaign={campaign} />
        <Figures campaign={campaign} value={filter} onChange={setFilter} />
      </header>
      <div className="min-h-0 flex-1">
        <DataList
          label={say('campaigns.recipient-list')}
          query={QUERIES.campaignRecipients}
          params={{ campaignId: campaign.id, filter }}
          rowsOf={rowsOf}
          keyOf={keyOf}
          rowHeight={48}
          remembered="campaign"
          backTo={left?.campaignId === campaign.id ? left.recipientId : undefined}
          onOpen={(recipient) => openRecipient(campaign.id, recipient)}
          empty={<Nobody filter={filter} />}
        >
          {(recipient) => <RecipientRow recipient={recipient} />}
        </DataList>
      </div>
    </>
  );
}

/** One campaign: its figures, and the people behind each of them. */
export function CampaignPanel({ subject }: { readonly subject: number }) {
  const answer = useQuery(QUERIES.campaignById, { campaignId: subject });
  const campaign = answer.value?.campaign;
  useKeys({ Escape: closePanel });
  return (
    <section data-testid="campaign-panel" aria-label={say('campaigns.panel')} className="flex min-h-0 flex-1 flex-col">
      {campaign === undefined ? (
        answer.state === 'error' ? (
          <ErrorState error={answer.error} />
        ) : (
          <SkeletonRows rows={10} height={48} />
        )
      ) : campaign === null ? (
        <Gone />
      ) : (
        <Content key={campaign.id} campaign={campaign} />
      )}
    </section>
  );
}
