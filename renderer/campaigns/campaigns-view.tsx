import { Megaphone } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useKeys } from '../kit/keys.ts';
import { usePlace } from '../app/place.tsx';
import { router } from '../app/router.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { formatNumber, formatShare } from '../format.ts';
import { classes } from '../kit/classes.ts';
import { DataList } from '../kit/data-list.tsx';
import { SearchField } from '../kit/field.tsx';
import type { Hue } from '../kit/hue.ts';
import { EmptyState } from '../kit/states.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { CampaignStatus, whenOf, type Campaign } from './campaign-words.tsx';

type Answer = AnswerOf<typeof QUERIES.listCampaigns>;

const rowsOf = (answer: Answer): readonly Campaign[] => answer.campaigns;
const keyOf = (campaign: Campaign): number => campaign.id;

/** Where the view is narrow its figures give way, in two steps; who replied stays. */
type Room = 'always' | 'wide' | 'widest';

const SHOWN: Record<Room, string> = { always: 'flex', wide: 'hidden @3xl:flex', widest: 'hidden @5xl:flex' };

/** One figure of a campaign: the number, its share, and the share as a quiet bar. */
function Figure({
  label,
  part,
  whole,
  hue,
  room,
}: {
  readonly label: string;
  readonly part: number;
  readonly whole: number;
  readonly hue: Hue;
  readonly room: Room;
}) {
  const share = whole === 0 ? 0 : Math.min(1, part / whole);
  // Nothing has left yet: there is no share to draw.
  if (whole === 0 && part === 0) {
    return (
      <span className={classes('w-[92px] shrink-0 text-ink-3', SHOWN[room])}>
        <span className="sr-only">{label} </span>–
      </span>
    );
  }
  return (
    <span data-hue={hue} className={classes('w-[92px] shrink-0 flex-col gap-1', SHOWN[room])}>
      <span className="flex items-baseline justify-between tabular-nums">
        <span className="font-medium">
          <span className="sr-only">{label} </span>
          {formatNumber(part)}
        </span>
        <span className="text-micro text-ink-3">{formatShare(part, whole)}</span>
      </span>
      <span aria-hidden className="h-1 overflow-hidden rounded-full bg-hover">
        <span className="block h-full rounded-full bg-(--hue)" style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}

const COLUMNS: readonly { readonly title: TextKey; readonly room: Room }[] = [
  { title: 'campaigns.figure.sent', room: 'wide' },
  { title: 'campaigns.figure.opened', room: 'wide' },
  { title: 'campaigns.figure.clicked', room: 'widest' },
  { title: 'campaigns.figure.replied', room: 'always' },
  { title: 'campaigns.figure.bounced', room: 'widest' },
];

function Head() {
  return (
    <div aria-hidden className="flex h-9 shrink-0 items-center gap-3 border-b border-line bg-canvas pr-[26px] pl-4 text-meta font-medium text-ink-3">
      <span className="flex-1">{say('campaigns.column-campaign')}</span>
      <span className="w-24">{say('campaigns.column-status')}</span>
      <span className="flex gap-5">
        {COLUMNS.map((column) => (
          <span key={column.title} className={classes('w-[92px]', SHOWN[column.room])}>
            {say(column.title)}
          </span>
        ))}
      </span>
    </div>
  );
}

function Row({ campaign }: { readonly campaign: Campaign }) {
  const now = useNow();
  const hasBegun = campaign.sent > 0 || campaign.sentAt !== null;
  return (
    <>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-left font-medium">
          {campaign.name}
        </span>
        <span className="block truncate text-meta text-ink-3">
          {[say('campaigns.recipients', { count: campaign.recipients }), whenOf(campaign, now), campaign.ownerName, campaign.subject]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="w-24 shrink-0">
        <CampaignStatus status={campaign.status} />
      </span>
      <span className="flex shrink-0 gap-5">
        <Figure label={say('campaigns.figure.sent')} part={campaign.sent} whole={hasBegun ? campaign.recipients : 0} hue="slate" room="wide" />
        <Figure label={say('campaigns.figure.opened')} part={campaign.opened} whole={campaign.sent} hue="blue" room="wide" />
        <Figure label={say('campaigns.figure.clicked')} part={campaign.clicked} whole={campaign.sent} hue="violet" room="widest" />
        <Figure label={say('campaigns.figure.replied')} part={campaign.replied} whole={campaign.sent} hue="green" room="always" />
        <Figure label={say('campaigns.figure.bounced')} part={campaign.bounced} whole={campaign.sent} hue="rose" room="widest" />
      </span>
    </>
  );
}

/** Campaigns with what became of their messages; the one that is opened shows to whom they went. */
export function CampaignsView() {
  const openId = usePlace().subject;
  const [search, setSearch] = useState('');
  const text = useDeferredValue(search);
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.focus() });
  return (
    <ViewFrame
      title={say('app.view.campaigns')}
      tools={<SearchField inputRef={field} label={say('campaigns.search')} value={search} onChange={setSearch} className="w-64" />}
    >
      <DataList
        label={say('app.view.campaigns')}
        query={QUERIES.listCampaigns}
        params={{ search: text }}
        rowsOf={rowsOf}
        keyOf={keyOf}
        rowHeight={56}
        remembered="campaigns"
        head={<Head />}
        isOpen={({ id }) => id === openId}
        onOpen={({ id }) => router.replace(`/campaigns/${id}`)}
        empty={
          <EmptyState icon={Megaphone} title={text === '' ? say('campaigns.none') : say('campaigns.none-found')}>
            {text === '' ? say('campaigns.none-hint') : say('campaigns.none-found-hint')}
          </EmptyState>
        }
      >
        {(campaign) => <Row campaign={campaign} />}
      </DataList>
    </ViewFrame>
  );
}
