import { Ellipsis, FileText, Pencil, Plus, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { MOST_RESUMES } from '../../shared/domain/candidate-limits.ts';
import { formatDate } from '../format.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { Chip } from '../kit/chip.tsx';
import { Icon } from '../kit/icon.tsx';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { Select } from '../kit/select.tsx';
import { EmptyState } from '../kit/states.tsx';
import { useIsPanelist } from '../session/role.ts';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import type { Profile, Resume } from './profile-types.ts';
import { AddResume } from './resume-add.tsx';
import { makeDefault, remove } from './resume-actions.ts';
import { RemoveResume, RenameResume } from './resume-dialogs.tsx';

function Actions({ resume, onRename, onRemove }: { readonly resume: Resume; readonly onRename: () => void; readonly onRemove: () => void }) {
  return (
    <Menu align="end" label={say('candidates.resume-menu')} trigger={<IconButton icon={Ellipsis} label={say('candidates.resume-menu-open')} />}>
      <MenuItem icon={<Icon icon={Pencil} size={14} />} onSelect={onRename}>
        {say('candidates.resume-rename-ask')}
      </MenuItem>
      <MenuItem icon={<Icon icon={Star} size={14} />} disabled={resume.isDefault} onSelect={() => void makeDefault(resume)}>
        {say('candidates.resume-make-default')}
      </MenuItem>
      <MenuItem icon={<Icon icon={Trash2} size={14} />} onSelect={onRemove}>
        {say(resume.hasFile ? 'candidates.resume-remove-ask' : 'candidates.resume-remove')}
      </MenuItem>
    </Menu>
  );
}

/** The platform's own figures, as old as the upload they were made from. */
function Scores({ resume }: { readonly resume: Resume }) {
  const now = useNow();
  if (resume.scores === null) return <p className="text-meta text-ink-3">{say('candidates.resume-not-scored')}</p>;
  const { overall, domain, skill, experience } = resume.scores;
  const score = <span className="font-medium text-ink-2">{say('candidates.resume-score', { overall })}</span>;
  const date = formatDate(resume.uploadedAt, now);
  return (
    <p className="text-meta text-ink-3 tabular-nums">
      <Said text="candidates.resume-scores" values={{ score, domain, skill, experience, date }} />
    </p>
  );
}

interface ResumeHeadProps {
  readonly resume: Resume;
  readonly resumes: readonly Resume[];
  readonly mayChange: boolean;
  readonly onChoose: (id: number) => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

function ResumeHead({ resume, resumes, mayChange, onChoose, onRename, onRemove }: ResumeHeadProps) {
  const now = useNow();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex min-w-0 items-center gap-2">
        <Icon icon={FileText} size={15} className="shrink-0 text-ink-3" />
        {resumes.length > 1 ? (
          <span className="min-w-0 truncate">
            <Select
              label={say('candidates.resume-choice')}
              value={String(resume.id)}
              options={resumes.map((one) => ({
                value: String(one.id),
                label: one.isDefault ? say('candidates.resume-choice-default', { name: one.name }) : one.name,
              }))}
              onChange={(value) => onChoose(Number(value))}
            />
          </span>
        ) : (
          <span dir="auto" className="selectable min-w-0 truncate font-medium">
            {resume.name}
          </span>
        )}
        {resume.isDefault && resumes.length === 1 && <Chip>{say('candidates.resume-default')}</Chip>}
        {mayChange && (
          <span className="ml-auto">
            <Actions resume={resume} onRename={onRename} onRemove={onRemove} />
          </span>
        )}
      </div>
      <p className="flex min-w-0 gap-1 text-meta text-ink-3">
        <bdi className="selectable truncate">{resume.filename === '' ? say('candidates.resume-as-text') : resume.filename}</bdi>
        <span className="shrink-0">· {formatDate(resume.uploadedAt, now)}</span>
      </p>
      {mayChange && <Scores resume={resume} />}
    </div>
  );
}

function AddLine({ count, onAdd }: { readonly count: number; readonly onAdd: () => void }) {
  const isFull = count >= MOST_RESUMES;
  return (
    <div className="flex items-center gap-2.5">
      <Button icon={Plus} disabled={isFull} onClick={onAdd}>
        {say('candidates.resume-add')}
      </Button>
      {isFull && <p className="text-meta text-pretty text-ink-3">{say('candidates.resume-full', { most: MOST_RESUMES })}</p>}
    </div>
  );
}

/** There is none; who may add one is told how. */
function NoResume({ onAdd }: { readonly onAdd: (() => void) | undefined }) {
  if (onAdd === undefined) return <EmptyState icon={FileText} title={say('candidates.resume-none')} />;
  const add = (
    <Button icon={Plus} onClick={onAdd}>
      {say('candidates.resume-add')}
    </Button>
  );
  return (
    <EmptyState icon={FileText} title={say('candidates.resume-none')} action={add}>
      {say('candidates.resume-none-hint')}
    </EmptyState>
  );
}

function ResumeText({ text }: { readonly text: Resume['text'] }) {
  if (text === null) return <p className="text-ink-3">{say('candidates.resume-no-text')}</p>;
  return (
    // Every line in the direction it is written in: a Hebrew name above an English résumé turns only itself.
    <div className="selectable rounded-card border border-line bg-canvas px-5 py-4 leading-[1.6] wrap-break-word whitespace-pre-wrap [unicode-bidi:plaintext]">
      {text}
    </div>
  );
}

type Asking = { readonly what: 'rename' | 'remove'; readonly resume: Resume } | null;

/** Which résumé is shown: the one that was chosen, else the one that was just added, else the default. */
function useShown(resumes: Profile['resumes']) {
  const [chosen, setChosen] = useState<number | null>(null);
  // The ids that stood when one was added: the newest of the others is shown. Its own id changes when it is delivered.
  const [before, setBefore] = useState<ReadonlySet<number>>();
  const added = before && resumes.filter((one) => !before.has(one.id)).toSorted((a, b) => (a.uploadedAt < b.uploadedAt ? 1 : -1))[0];
  const shown = resumes.find((one) => one.id === chosen) ?? added ?? resumes.find((one) => one.isDefault) ?? resumes[0];
  const showAdded = (): void => {
    setChosen(null);
    setBefore(new Set(resumes.map((one) => one.id)));
  };
  return { shown, choose: setChosen, showAdded };
}

/** The résumés of a person: the text of one, the default first, and what can be done with them. */
export function ResumeTab({ candidateId, resumes }: { readonly candidateId: number; readonly resumes: Profile['resumes'] }) {
  const { shown: resume, choose, showAdded } = useShown(resumes);
  const [asking, setAsking] = useState<Asking>(null);
  const [adding, setAdding] = useState(false);
  const mayChange = !useIsPanelist();
  const endAdding = (outcome: 'added' | 'thrown away'): void => {
    setAdding(false);
    if (outcome === 'added') showAdded();
  };
  return (
    // As wide as a page: a longer line is hard to read where the window has more room.
    <div data-testid="resumes" className="flex max-w-[860px] flex-col gap-4 py-5 pr-2.5 pl-5">
      {resume === undefined && !adding && <NoResume onAdd={mayChange ? () => setAdding(true) : undefined} />}
      {resume !== undefined && (
        <ResumeHead
          resume={resume}
          resumes={resumes}
          mayChange={mayChange}
          onChoose={choose}
          onRename={() => setAsking({ what: 'rename', resume })}
          onRemove={() => (resume.hasFile ? setAsking({ what: 'remove', resume }) : void remove(resume))}
        />
      )}
      {adding && <AddResume candidateId={candidateId} isFirst={resumes.length === 0} onDone={endAdding} />}
      {mayChange && !adding && resume !== undefined && <AddLine count={resumes.length} onAdd={() => setAdding(true)} />}
      {resume !== undefined && <ResumeText text={resume.text} />}
      {asking?.what === 'rename' && <RenameResume resume={asking.resume} onClose={() => setAsking(null)} />}
      {asking?.what === 'remove' && <RemoveResume resume={asking.resume} onClose={() => setAsking(null)} />}
    </div>
  );
}
