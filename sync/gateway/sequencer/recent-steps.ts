import type { RowChange } from './scope-book.ts';

/** What one committed tick published. */
export interface PublishedStep {
  /** The version each changed scope came to. */
  readonly versions: ReadonlyMap<number, number>;
  /** By scope. */
  readonly changes: ReadonlyMap<number, readonly RowChange[]>;
  /** Devices whose queue went on, with the number of their last mutation. */
  readonly clients: ReadonlyMap<number, number>;
}

/** Payload of the longest step that is kept, and of all together, in characters. */
export const STEP_CHARACTERS = 1_000_000;
const KEPT_CHARACTERS = 8_000_000;
const KEPT_STEPS = 500;

/** A place between two steps of one leadership. */
export interface StepMark {
  readonly leadership: number;
  readonly step: number;
}

/**
 * The leader's last steps in memory, so that its own streams need not read them
 * back. Only committed steps of an unbroken leadership are in here: nobody else
 * publishes meanwhile, so whoever stood at a mark stands at the end after the
 * steps since.
 */
export interface RecentSteps {
  /** Where the steps end now; null while this process does not lead. */
  mark(): StepMark | null;
  /** The steps since a mark, oldest first; null when they are not all here, and the tables must be asked. */
  since(mark: StepMark): readonly PublishedStep[] | null;
  /** A leadership begins, from which on every step is added. */
  begin(): void;
  /** Nothing can be vouched for any more. */
  end(): void;
  /** Adds a committed step; null for one that was too long: who stood before it reads the tables. */
  add(step: PublishedStep | null): void;
}

export function createRecentSteps(): RecentSteps {
  let leadership = 0;
  let leading = false;
  /** Number of the last step; `steps` holds those up to it. */
  let last = 0;
  let steps: { readonly step: PublishedStep; readonly characters: number }[] = [];
  let characters = 0;

  const clear = (): void => {
    steps = [];
    characters = 0;
  };

  return {
    mark: () => (leading ? { leadership, step: last } : null),
    since(mark) {
      if (!leading || mark.leadership !== leadership || mark.step < last - steps.length) return null;
      return mark.step === last ? [] : steps.slice(mark.step - last).map((entry) => entry.step);
    },
    begin() {
      leadership += 1;
      leading = true;
      clear();
    },
    end() {
      leading = false;
      clear();
    },
    add(step) {
      last += 1;
      if (step === null) {
        clear();
        return;
      }
      const size = charactersOf(step);
      steps.push({ step, characters: size });
      characters += size;
      while (steps.length > KEPT_STEPS || characters > KEPT_CHARACTERS) characters -= steps.shift()?.characters ?? 0;
    },
  };
}

function charactersOf({ changes }: PublishedStep): number {
  let sum = 0;
  for (const rows of changes.values()) for (const row of rows) sum += row.payload?.length ?? 0;
  return sum;
}
