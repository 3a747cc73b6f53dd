import { Inbox, SearchX } from 'lucide-react';
import { isolated } from '../bidi.ts';
import { Button } from '../kit/button.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { EmptyState } from '../kit/states.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { clearFilter } from './filter-state.ts';
import { countConditions } from './layout.ts';

/** A pipeline that shows nobody: because nobody has applied, or because the search and the filter leave nobody. */
export function NobodyHere() {
  const search = useBoard((state) => state.search);
  const filter = useBoard((state) => state.filter);
  const isFiltered = countConditions(filter) > 0;
  if (search === '' && !isFiltered) {
    return (
      <EmptyState icon={Inbox} title={say('pipeline.nobody')}>
        <Said text="pipeline.nobody-hint" values={{ add: <Kbd keys="$mod+Shift+A" /> }} />
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={say('pipeline.nobody-matches')}
      action={<Button onClick={clearFilter}>{say('pipeline.nobody-matches-clear')}</Button>}
    >
      {say('pipeline.nobody-matches-hint', { by: !isFiltered ? 'search' : search === '' ? 'filter' : 'both', search: isolated(search) })}
    </EmptyState>
  );
}
