import { Columns3, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { FEWEST_COMPARED } from '../../shared/queries/compare.ts';
import type { Applicant } from '../../shared/queries/review.ts';
import { announce } from '../app/announcer.tsx';
import { showInPanel } from '../app/router.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { useQuery } from '../data/use-query.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { Chip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Menu } from '../kit/menu.tsx';
import { Moment } from '../kit/moment.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { Select } from '../kit/select.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { StageItems } from '../pipeline/stage-menu.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { othersInWords, Stars } from '../review/rating.tsx';
import { EVIDENCE, skillFacts } from '../review/skill-list.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { refOfPerson, useCompareKeys } from './compare-keys.ts';
import { bestOf, COMPARE_ROWS, skillMatrix, type CompareRow } from './compare-rows.ts';
import { leaveOut, useCompare } from './compare-state.ts';

/** Of the first column, and the least and the most of the others, px: further apart, two facts are not compared at a glance. */
const LABEL_WIDTH = 148;
const PERSON_WIDTH = 196;
const WIDEST_PERSON = 420;

const CELL = 'border-b border-line px-3 py-2';

function Label({ children, middle = false }: { readonly children: ReactNode; readonly middle?: boolean }) {
  return (
    <th
      scope="row"
      className={classes(CELL, 'sticky left-0 z-[1] bg-canvas text-left font-normal text-ink-3', middle ? 'align-middle' : 'align-top')}
    >
      {children}
    </th>
  );
}

/** A cell of somebody's column; the column the keyboard is on has a ground of its own. */
function Cell({ index, children, className }: { readonly index: number; readonly children: ReactNode; readonly className?: string }) {
  const current = useCompare((state) => state.column === index);
  return <td className={classes(CELL, 'align-top', current && 'bg-accent-soft/40', className)}>{children}</td>;
}

function Head({ person, index }: { readonly person: Applicant; readonly index: number }) {
  const current = useCompare((state) => state.column === index);
  const menu = useCompare((state) => state.menu && state.column === index);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) button.current?.focus({ preventScroll: true });
  }, [current]);
  const ref = refOfPerson(person);
  return (
    <th scope="col" className={classes('border-b border-line px-3 py-3 text-left align-top font-normal', current && 'bg-accent-soft/40')}>
      <div className="flex items-start gap-2.5">
        <Avatar id={person.candidateId} name={person.name} size={32} />
        <button
          ref={button}
          type="button"
          data-testid={`compared-${person.candidateId}`}
          aria-current={current || undefined}
          title={say('compare.open-details')}
          onClick={() => showInPanel({ candidateId: person.candidateId, applicationId: person.application?.id ?? null })}
          onFocus={() => useCompare.setState({ column: index })}
          className="-mx-1 min-w-0 flex-1 rounded-[4px] px-1 text-left"
        >
          <span dir="auto" className="block truncate text-left font-semibold">
            {person.name}
          </span>
          <span className="block truncate text-meta text-ink-3">
            {[person.title, person.location].filter(Boolean).join(' · ') || say('review.no-details')}
          </span>
        </button>
        <IconButton
          icon={X}
          size={14}
          label={say('compare.leave-out', { name: person.name })}
          shortcut="X"
          onClick={() => leaveOut(person.candidateId)}
          className="!size-6"
        />
      </div>
      {ref !== null && (
        <div className="mt-2.5 flex items-center gap-2">
          <StatusChip status={ref.status} />
          <Menu
            label={say('compare.move-to-stage', { name: person.name })}
            open={menu}
            onOpenChange={(open) => useCompare.setState(open ? { menu: true, column: index } : { menu: false })}
            finalFocus={button}
            trigger={<Button look="quiet">{say('compare.move')}</Button>}
          >
            <StageItems cards={[ref]} />
          </Menu>
        </div>
      )}
    </th>
  );
}

function FactRow({ row, people }: { readonly row: CompareRow; readonly people: readonly Applicant[] }) {
  const texts = people.map(row.textOf);
  if (texts.every((text) => text === null || text === '')) return null;
  const best = bestOf(row, people);
  return (
    <tr>
      <Label>{say(row.label)}</Label>
      {people.map((person, index) => (
        <Cell key={person.candidateId} index={index} className={best.has(person.candidateId) ? 'font-semibold text-success-text' : undefined}>
          {texts[index] || <span className="text-ink-3">–</span>}
          {best.has(person.candidateId) && <span className="sr-only"> {say('compare.the-most')}</span>}
        </Cell>
      ))}
    </tr>
  );
}

function SkillCell({ skill, index }: { readonly skill: Applicant['skills'][number]; readonly index: number }) {
  const { icon, word } = EVIDENCE[skill.evidence ?? 'none'];
  return (
    <Cell index={index}>
      <span className={classes('flex items-center gap-1.5', skill.evidence === null ? 'text-ink-3' : 'text-ink')}>
        <Icon icon={icon} size={14} className={skill.evidence === null ? '' : 'text-success-text'} />
        {skillFacts(skill) || say(word)}
      </span>
    </Cell>
  );
}

function Matrix({ people }: { readonly people: readonly Applicant[] }) {
  return skillMatrix(people).map((row) => (
    <tr key={row.name}>
      <Label>
        <span className="text-ink">{row.name}</span>
        {!row.isMandatory && <span className="block text-micro">{say('review.skill-optional')}</span>}
      </Label>
      {row.cells.map((skill, index) => (
        <SkillCell key={people[index]?.candidateId ?? index} skill={skill} index={index} />
      ))}
    </tr>
  ));
}

/** A line that spans the table and says what follows. */
function Section({ title, columns }: { readonly title: string; readonly columns: number }) {
  return (
    <tr>
      <th scope="colgroup" colSpan={columns + 1} className="border-b border-line bg-sunken px-3 py-1.5 text-left text-meta font-medium text-ink-3">
        {title}
      </th>
    </tr>
  );
}

function Score({ person, index }: { readonly person: Applicant; readonly index: number }) {
  const score = person.application?.score ?? null;
  const { prediction } = person;
  const at = prediction !== null && <Moment at={prediction.at} />;
  return (
    <Cell index={index}>
      <div className="flex items-start gap-2.5">
        {score === null ? <span className="leading-[30px] text-ink-3">–</span> : <ScoreRing score={score} size={30} />}
        {prediction !== null && (
          <div className="min-w-0 text-meta">
            <p className="text-ink-3 tabular-nums">
              {prediction.score === null ? at : <Said text="compare.predicted" values={{ score: prediction.score, at }} />}
            </p>
            {prediction.positive.length > 0 && (
              <p className="text-pretty text-success-text">{say('candidates.predicted-for', { reasons: prediction.positive.join(', ') })}</p>
            )}
            {prediction.negative.length > 0 && (
              <p className="text-pretty text-danger-text">{say('candidates.predicted-against', { reasons: prediction.negative.join(', ') })}</p>
            )}
          </div>
        )}
      </div>
    </Cell>
  );
}

function RatingCell({ person, index }: { readonly person: Applicant; readonly index: number }) {
  return (
    <Cell index={index}>
      {person.application === null ? (
        <span className="text-ink-3">–</span>
      ) : (
        <>
          <span className="-ml-1 inline-flex">
            <Stars value={person.rating} applicationId={person.application.id} />
          </span>
          <span className="block text-meta text-ink-3">{othersInWords(person.othersRatings)}</span>
        </>
      )}
    </Cell>
  );
}

function Others({ person, index }: { readonly person: Applicant; readonly index: number }) {
  return (
    <Cell index={index}>
      <div className="flex flex-wrap gap-1">
        {person.otherSkills.length === 0 ? <span className="text-ink-3">–</span> : person.otherSkills.map((name) => <Chip key={name}>{name}</Chip>)}
      </div>
    </Cell>
  );
}

function Table({ people, jobTitle }: { readonly people: readonly Applicant[]; readonly jobTitle: string | null }) {
  const column = useCompare((state) => state.column);
  const name = people[column]?.name;
  useEffect(() => {
    if (name !== undefined) announce(name);
  }, [name]);
  const asked = people[0]?.skills.length ?? 0;
  return (
    <div className="h-full overflow-auto">
      <table
        data-testid="comparison"
        style={{ minWidth: LABEL_WIDTH + people.length * PERSON_WIDTH, maxWidth: LABEL_WIDTH + people.length * WIDEST_PERSON }}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <colgroup>
          <col style={{ width: LABEL_WIDTH }} />
          {people.map((person) => (
            <col key={person.candidateId} />
          ))}
        </colgroup>
        <thead className="sticky top-0 z-[2] bg-canvas">
          <tr>
            <td className="sticky left-0 z-[1] border-b border-line bg-canvas px-3 py-3 align-top text-meta text-ink-3">
              <Said text="compare.choose" values={{ left: <Kbd keys="←" />, right: <Kbd keys="→" /> }} />
            </td>
            {people.map((person, index) => (
              <Head key={person.candidateId} person={person} index={index} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <Label middle>{say('compare.match')}</Label>
            {people.map((person, index) => (
              <Score key={person.candidateId} person={person} index={index} />
            ))}
          </tr>
          <tr>
            <Label middle>{say('review.rating')}</Label>
            {people.map((person, index) => (
              <RatingCell key={person.candidateId} person={person} index={index} />
            ))}
          </tr>
          {COMPARE_ROWS.map((row) => (
            <FactRow key={row.label} row={row} people={people} />
          ))}
          {asked > 0 && (
            <Section
              title={jobTitle === null ? say('compare.skills-asked') : say('compare.skills-asked-by', { job: jobTitle })}
              columns={people.length}
            />
          )}
          <Matrix people={people} />
          <tr>
            <Label>{say('review.skills-other')}</Label>
            {people.map((person, index) => (
              <Others key={person.candidateId} person={person} index={index} />
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** A few people side by side, with the matrix of the skills a job asks for. */
export function CompareView() {
  const people = useCompare((state) => state.people);
  const jobId = useCompare((state) => state.jobId);
  const answer = useQuery(QUERIES.comparison, { people: [...people], jobId });
  const shown = answer.value?.people ?? [];
  useCompareKeys(shown);
  const { job = null, jobs = [] } = answer.value ?? {};
  return (
    <ViewFrame
      title={say('compare.title')}
      scope={
        jobs.length > 1 && job !== null ? (
          <Select
            label={say('compare.job')}
            quiet
            value={String(job.id)}
            options={jobs.map((one) => ({ value: String(one.id), label: one.title }))}
            onChange={(value) => useCompare.setState({ jobId: Number(value) })}
          />
        ) : (
          <span className="min-w-0 truncate text-ink-3">{job?.title}</span>
        )
      }
    >
      {people.length < FEWEST_COMPARED ? (
        <EmptyState icon={Columns3} title={say('compare.none')}>
          <Said text="compare.none-hint" values={{ select: <Kbd keys="X" />, compare: <Kbd keys="C" /> }} />
        </EmptyState>
      ) : answer.value === undefined ? (
        answer.state === 'error' ? (
          <ErrorState error={answer.error} />
        ) : (
          <SkeletonRows rows={10} />
        )
      ) : (
        <Table people={shown} jobTitle={job?.title ?? null} />
      )}
    </ViewFrame>
  );
}
