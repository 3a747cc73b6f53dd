import { Autocomplete } from '@base-ui/react/autocomplete';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { TAG_COLORS, tagCandidates, untagCandidates } from '../../shared/mutators/tags.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { inBatches, sendBatches, summaryOf } from '../app/batches.ts';
import { undo } from '../app/history.ts';
import { mutate } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { toHue, type Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';

interface Option {
  readonly name: string;
  readonly hue: Hue;
  readonly detail: string;
  readonly isNew: boolean;
}

/** A colour for a new tag: the least used of the palette. */
export function nextColor(used: readonly string[]): Hue {
  const counted = TAG_COLORS.map((color) => ({ color, count: used.filter((one) => one === color).length }));
  return counted.reduce((least, one) => (one.count < least.count ? one : least)).color;
}

/** Tags candidates and offers Undo. */
async function putTag(candidateIds: readonly number[], name: string, color: Hue): Promise<void> {
  const count = candidateIds.length;
  const outcomes = await sendBatches(say('candidates.tag-act', { count, name }), inBatches(candidateIds), (batch) =>
    mutate(tagCandidates, { tag: { name, color }, candidates: batch.map((candidateId) => ({ candidateId })) }),
  );
  const { changes, reached, error } = summaryOf(outcomes);
  const told =
    reached.length === count ? say('candidates.tagged', { count, name }) : say('candidates.tagged-some', { reached: reached.length, count, name });
  if (changes.length > 0) showToast({ title: told, onUndo: () => void undo(changes) });
  if (error !== undefined) showToast({ title: say('candidates.tag-failed'), detail: error.message, tone: 'problem' });
}

/** Takes a tag off a candidate and offers Undo. */
export async function removeTag(candidateId: number, tag: { readonly id: number; readonly name: string }): Promise<void> {
  const result = await mutate(untagCandidates, { tagId: tag.id, candidates: [{ candidateId }] });
  if (result.ok) showToast({ title: say('candidates.tag-removed', { name: tag.name }), onUndo: () => void undo([result.value.mutationId]) });
  else showToast({ title: say('candidates.tag-remove-failed'), detail: result.error.message, tone: 'problem' });
}

function useOptions(text: string): readonly Option[] {
  const tags = useQuery(QUERIES.myTags, {}).value?.tags;
  return useMemo(() => {
    const known = tags ?? [];
    const wanted = text.trim();
    const found = known
      .filter((tag) => tag.name.toLowerCase().includes(wanted.toLowerCase()))
      .map((tag) => ({ name: tag.name, hue: toHue(tag.color), detail: String(tag.candidates), isNew: false }));
    const exists = known.some((tag) => tag.name.toLowerCase() === wanted.toLowerCase());
    return wanted === '' || exists ? found : [...found, { name: wanted, hue: nextColor(known.map((tag) => tag.color)), detail: '', isNew: true }];
  }, [tags, text]);
}

interface TagPickerProps {
  readonly candidateIds: readonly number[];
  readonly onDone: () => void;
}

/** One's own tags to choose from, and a new one by typing its name. */
export function TagPicker({ candidateIds, onDone }: TagPickerProps) {
  const [text, setText] = useState('');
  const options = useOptions(text);
  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={options}
      value={text}
      onValueChange={setText}
      autoHighlight="always"
      keepHighlight
      itemToStringValue={(option: Option) => option.name}
    >
      <Autocomplete.Input
        autoFocus
        aria-label={say('candidates.tag-field')}
        placeholder={say('candidates.tag-hint')}
        maxLength={100}
        className="selectable h-9 shrink-0 border-b border-line bg-transparent px-3 outline-none placeholder:text-ink-3"
      />
      <Autocomplete.Empty className="px-3 text-ink-3 not-empty:py-3">{say('candidates.tag-first')}</Autocomplete.Empty>
      <Autocomplete.List className="max-h-64 overflow-y-auto p-1 empty:p-0">
        {(option: Option) => (
          <Autocomplete.Item
            key={`${option.name}${option.isNew ? ' new' : ''}`}
            value={option}
            onClick={() => {
              onDone();
              void putTag(candidateIds, option.name, option.hue);
            }}
            className="flex h-7 items-center gap-2 rounded-[5px] px-2 outline-none data-highlighted:bg-hover"
          >
            {option.isNew ? (
              <Icon icon={Plus} size={14} className="text-ink-3" />
            ) : (
              <span data-hue={option.hue} className="mx-[3px] size-2 rounded-full bg-(--hue)" />
            )}
            <span className="flex-1 truncate">{option.isNew ? say('candidates.tag-new', { name: option.name }) : option.name}</span>
            <span className="text-meta text-ink-3 tabular-nums">{option.detail}</span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
