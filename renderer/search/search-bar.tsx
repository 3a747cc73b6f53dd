import { CircleHelp, Filter, X } from 'lucide-react';
import type { RefObject } from 'react';
import type { SearchProblem } from '../../shared/search/query.ts';
import { IconButton } from '../kit/button.tsx';
import { SearchField } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Menu, MenuHeading, MenuItem } from '../kit/menu.tsx';
import { Popover } from '../kit/popover.tsx';
import { say } from '../text/say.ts';
import { FILTER_CHOICES, filterChips, withFilter } from './filters.ts';
import { SavedSearches } from './saved-searches.tsx';
import { searchFor } from './search-state.ts';
import { SYNTAX_HELP } from './syntax-help.ts';

/** Far above what a search may have, so that too much is explained instead of cut off. */
const LONGEST_INPUT = 2_000;

function SyntaxHelp({ onPick }: { readonly onPick: (example: string) => void }) {
  return (
    <Popover label={say('search.how-to')} align="end" className="w-[440px]" trigger={<IconButton icon={CircleHelp} label={say('search.how-to')} />}>
      <h2 className="px-3.5 pt-3 pb-1 font-semibold">{say('search.how-to')}</h2>
      <ul className="overflow-y-auto p-1.5 pt-0">
        {SYNTAX_HELP.map(([example, meaning]) => (
          <li key={example}>
            <button
              type="button"
              onClick={() => onPick(`${example} `)}
              className="flex w-full items-baseline gap-3 rounded-[5px] px-2 py-1.5 text-left hover:bg-hover"
            >
              <code className="w-40 shrink-0 text-meta text-accent-text">{example}</code>
              <span className="text-ink-2">{say(meaning)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function FilterMenu({ text, onPicked }: { readonly text: string; readonly onPicked: () => void }) {
  return (
    <Menu label={say('search.filter')} align="end" trigger={<IconButton icon={Filter} label={say('search.filter')} />} finalFocus={false}>
      {FILTER_CHOICES.map(([heading, filters]) => (
        <div key={heading} role="group" aria-label={say(heading)}>
          <MenuHeading>{say(heading)}</MenuHeading>
          {filters.map(([label, filter]) => (
            <MenuItem
              key={filter}
              onSelect={() => {
                searchFor(withFilter(text, filter));
                onPicked();
              }}
            >
              {say(label)}
            </MenuItem>
          ))}
        </div>
      ))}
    </Menu>
  );
}

function Chips({ text }: { readonly text: string }) {
  const chips = filterChips(text);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={say('search.filters')} className="flex flex-wrap gap-1.5 px-4 pb-2">
      {chips.map((chip) => (
        <li
          key={chip.label}
          className="inline-flex h-[22px] max-w-full items-center gap-1 rounded-full bg-accent-soft pr-1 pl-2.5 text-meta text-accent-text"
        >
          <span className="truncate">{chip.label}</span>
          <button
            type="button"
            aria-label={say('search.filter-remove', { filter: chip.label })}
            onClick={() => searchFor(chip.rest)}
            className="inline-flex size-4 items-center justify-center rounded-full hover:bg-hover"
          >
            <Icon icon={X} size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What cannot be read, where it stands, and what to do. */
function Explanation({ text, problem }: { readonly text: string; readonly problem: SearchProblem }) {
  const from = Math.max(0, problem.from - 30);
  return (
    <p id="search-problem" role="status" className="px-4 pb-2 text-meta text-danger-text">
      <code className="mr-2 rounded-[4px] bg-danger-soft px-1.5 py-0.5">
        {from > 0 && '…'}
        {text.slice(from, problem.from)}
        <u className="font-semibold decoration-wavy underline-offset-2">{text.slice(problem.from, Math.min(problem.to, problem.from + 30))}</u>
        {text.slice(problem.to, problem.to + 20)}
      </code>
      {problem.message}
    </p>
  );
}

interface SearchBarProps {
  readonly text: string;
  readonly problem: SearchProblem | null;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Enter and the arrow down leave the field for the list. */
  readonly onLeave: () => void;
}

/** The search of a view: its field, what it may say, its filters as chips, and what is wrong with it. */
export function SearchBar({ text, problem, field, onLeave }: SearchBarProps) {
  const focus = (): void => field.current?.focus();
  return (
    <div className="shrink-0 border-b border-line">
      <div className="flex h-11 items-center gap-1.5 px-4">
        <SearchField
          inputRef={field}
          label={say('search.field')}
          placeholder={say('search.field-hint')}
          value={text}
          onChange={searchFor}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              if (text === '') event.currentTarget.blur();
              else searchFor('');
            }
            if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            onLeave();
          }}
          maxLength={LONGEST_INPUT}
          spellCheck={false}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : 'search-problem'}
          trailing={text === '' && <Kbd keys="/" />}
          className="h-8 min-w-0 flex-1"
        />
        <FilterMenu text={text} onPicked={focus} />
        <SavedSearches search={text} />
        <SyntaxHelp
          onPick={(example) => {
            searchFor(example);
            focus();
          }}
        />
      </div>
      {problem === null ? <Chips text={text} /> : <Explanation text={text} problem={problem} />}
    </div>
  );
}
