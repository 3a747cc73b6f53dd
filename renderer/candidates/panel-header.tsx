import { ArrowRightLeft, Mail, MapPin, Phone, Plus, TriangleAlert, X } from 'lucide-react';
import { useState, type ReactNode, type Ref } from 'react';
import { NewWindowButton } from '../app/new-window-button.tsx';
import { showInPanel } from '../app/router.ts';
import { formatRelative } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { TagChip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { toHue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { Menu } from '../kit/menu.tsx';
import { Popover } from '../kit/popover.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { DecisionStrip } from '../pipeline/decision-strip.tsx';
import { StageItems } from '../pipeline/stage-menu.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { useIsPanelist } from '../session/role.ts';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import type { Application, Person, Profile } from './profile-types.ts';
import { removeTag, TagPicker } from './tag-picker.tsx';

function openLink(url: string): void {
  void window.hotgigs?.openExternal(url);
}

function Contact({ icon, children, onOpen }: { readonly icon: typeof Mail; readonly children: ReactNode; readonly onOpen?: () => void }) {
  return (
    <span className="flex min-w-0 items-start gap-1.5 text-ink-2">
      <Icon icon={icon} size={14} className="mt-[3px] shrink-0 text-ink-3" />
      {onOpen === undefined ? (
        <span dir="auto" className="selectable line-clamp-2 text-left wrap-break-word">
          {children}
        </span>
      ) : (
        <button type="button" onClick={onOpen} className="selectable truncate rounded-[3px] hover:text-accent-text hover:underline">
          {children}
        </button>
      )}
    </span>
  );
}

function Contacts({ person }: { readonly person: Person }) {
  const { email, phone } = person;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      {email !== null && (
        <Contact icon={Mail} onOpen={person.emailIsPlaceholder ? undefined : () => openLink(`mailto:${email}`)}>
          {email}
        </Contact>
      )}
      {phone !== null && phone !== '' && (
        <Contact icon={Phone} onOpen={() => openLink(`tel:${phone}`)}>
          {phone}
        </Contact>
      )}
      {person.location !== null && person.location !== '' && <Contact icon={MapPin}>{person.location}</Contact>}
      {(email === null || person.emailIsPlaceholder) && (
        <p className="flex w-full items-start gap-1.5 text-meta text-warning-text">
          <Icon icon={TriangleAlert} size={14} className="mt-0.5 shrink-0" />
          {say(email === null ? 'candidates.no-email-known' : 'candidates.email-made-up')}
        </p>
      )}
    </div>
  );
}

function TagLine({ candidateId, tags }: { readonly candidateId: number; readonly tags: Profile['tags'] }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <TagChip key={tag.id} name={tag.name} hue={toHue(tag.color)} onRemove={() => void removeTag(candidateId, tag)} />
      ))}
      <Popover
        label={say('candidates.add-tag-dialog')}
        open={open}
        onOpenChange={setOpen}
        className="w-64"
        trigger={
          <button
            type="button"
            className="inline-flex h-[22px] items-center gap-1 rounded-full border border-dashed border-line-control px-2 text-meta text-ink-3 hover:text-ink"
          >
            <Icon icon={Plus} size={12} />
            {say('candidates.add-tag')}
          </button>
        }
      >
        <TagPicker candidateIds={[candidateId]} onDone={() => setOpen(false)} />
      </Popover>
    </div>
  );
}

const APPLICATION_BOX = 'flex items-center gap-2.5 rounded-card border border-line bg-canvas py-2 pr-2 pl-3';

/** The application in focus, for who is on its panel: neither its stage nor when it came is theirs to know. */
function PanelistsLine({ application }: { readonly application: Application }) {
  return (
    <div className={APPLICATION_BOX}>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{application.jobTitle}</p>
        <p className="truncate text-meta text-ink-3">{application.companyName}</p>
      </div>
    </div>
  );
}

/** The application in focus: its stage, and the way to the next one. */
function ApplicationLine({ application, person }: { readonly application: Application; readonly person: Person }) {
  const now = useNow();
  const ref = { applicationId: application.id, candidateId: person.id, status: application.status, name: person.name };
  return (
    <div className={APPLICATION_BOX}>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{application.jobTitle}</p>
        <p className="truncate text-meta text-ink-3">
          {say('candidates.applied-when', { company: application.companyName, when: formatRelative(application.submittedAt, now) })}
        </p>
      </div>
      {application.score !== null && <ScoreRing score={application.score} size={28} />}
      <StatusChip status={application.status} />
      <Menu
        align="end"
        label={say('candidates.move-to-stage')}
        trigger={
          <Button look="primary" icon={ArrowRightLeft}>
            {say('candidates.move')}
          </Button>
        }
      >
        <StageItems cards={[ref]} />
      </Menu>
    </div>
  );
}

interface PanelHeaderProps {
  /** Takes the focus when the panel was opened to work in. */
  readonly heading: Ref<HTMLHeadingElement>;
  readonly profile: Profile;
  readonly person: Person;
  readonly application: Application | undefined;
}

/** Who it is, how to reach them, their tags, and the application in focus. */
export function PanelHeader({ heading, profile, person, application }: PanelHeaderProps) {
  const isPanelist = useIsPanelist();
  return (
    <header className="flex shrink-0 flex-col gap-3 px-5 pt-4 pb-4">
      <div className="flex items-start gap-3">
        <Avatar id={person.id} name={person.name} size={44} />
        <div className="min-w-0 flex-1 pt-0.5">
          <h2
            ref={heading}
            tabIndex={-1}
            dir="auto"
            className="selectable line-clamp-3 text-left outline-none text-[17px] leading-tight font-semibold tracking-[-0.01em] wrap-break-word"
          >
            {person.name}
          </h2>
          {!isPanelist && (
            <p dir="auto" className={classes('selectable line-clamp-2 text-left', person.title === null ? 'text-ink-3' : 'text-ink-2')}>
              {person.title ?? say('candidates.no-title')}
            </p>
          )}
        </div>
        <NewWindowButton />
        <IconButton icon={X} label={say('candidates.close-details')} shortcut="Escape" onClick={() => showInPanel(null)} />
      </div>
      {isPanelist ? (
        application !== undefined && <PanelistsLine application={application} />
      ) : (
        <>
          <Contacts person={person} />
          <TagLine candidateId={person.id} tags={profile.tags} />
          {application !== undefined && <ApplicationLine application={application} person={person} />}
          {application !== undefined && <DecisionStrip applicationId={application.id} status={application.status} />}
        </>
      )}
    </header>
  );
}
