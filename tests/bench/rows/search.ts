import { answerSimilarCandidates } from '../../../main/data/queries/candidate-editing.ts';
import { answerCandidateEvidence } from '../../../main/data/queries/candidate-evidence.ts';
import { answerProfile } from '../../../main/data/queries/candidates.ts';
import { answerSearchCandidates } from '../../../main/data/queries/search.ts';
import { addCandidateHistory } from '../candidate-history.ts';
import { percentile, type Figure } from '../measure.ts';
import { searchMirror, type SearchMirror } from '../search-mirror.ts';

const LARGE = 100_000;
const SMALL = 10_000;
const EACH = 40;
const LETTERS = [...'bcdfghjklmnprstuvwz'];
/** As many rows as the list asks for at once. */
const WINDOW = { offset: 0, limit: 100 };

/** What recruiters type: beginnings, words, several, phrases, filters. */
const QUESTIONS: readonly (readonly [kind: string, make: (word: () => string) => string])[] = [
  ['two letters', (word) => word().slice(0, 2)],
  ['three letters', (word) => word().slice(0, 3)],
  ['five letters', (word) => word().slice(0, 5)],
  ['a word', (word) => `${word()} `],
  ['two words', (word) => `${word()} ${word().slice(0, 3)}`],
  ['a word and a letter', (word) => `${word()} ${word().slice(0, 1)}`],
  ['words in a row', (word) => `${word()} ${word()} ${word()} ${word()} `],
  ['three words, the last begun', (word) => `${word()} ${word()} ${word().slice(0, 3)}`],
  ['a phrase', (word) => `"${word()} ${word()}"`],
  ['either of two', (word) => `${word()} OR ${word()} `],
  ['without one', (word) => `engineer -${word()} `],
  ['with a filter', (word) => `${word()} years:>20 `],
  ['filters only', () => 'availability:immediate salary:<60k '],
];

function ask({ context }: SearchMirror, search: string): number {
  context.cache.clear();
  const start = performance.now();
  answerSearchCandidates.answer(context, { search, ...WINDOW });
  return performance.now() - start;
}

function mixed(mirror: SearchMirror, progress: (text: string) => void): number[] {
  return QUESTIONS.flatMap(([kind, make]) => {
    const times = Array.from({ length: EACH }, () => ask(mirror, make(mirror.word)));
    progress(`${kind}: p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)} ms`);
    return times;
  });
}

/** A candidate is edited, and the very next search must know. */
function afterEdits(mirror: SearchMirror): number[] {
  return Array.from({ length: EACH }, (_, turn) => {
    mirror.database.transaction(() =>
      mirror.database.prepare('UPDATE candidates SET title = ? WHERE id = ?').run(`${mirror.word()} pilot`, 1 + turn * 37),
    );
    return ask(mirror, 'pilot ');
  });
}

const NOBODY = { name: '', email: '', phone: '', linkedinUrl: '' };

/** What stands in the form when the hints are looked for: a name as far as it is typed, then the marks one after the other. */
function hints({ context, word }: SearchMirror): number[] {
  return Array.from({ length: EACH }, (_, turn) => {
    const name = `${word()} ${word()}`;
    const email = `${name.replace(' ', '.')}${turn}@mail.example`;
    const phone = `+49 30 ${1_000_000 + turn * 37}`;
    const linkedinUrl = `https://www.linkedin.com/in/person-${turn * 41}`;
    const forms = [
      { ...NOBODY, name: name.split(' ')[0] ?? '' },
      { ...NOBODY, name: name.slice(0, -2) },
      { ...NOBODY, name },
      { ...NOBODY, name, email },
      { ...NOBODY, name, email, phone },
      { name, email, phone, linkedinUrl },
    ];
    return forms.map((form) => {
      const start = performance.now();
      answerSimilarCandidates.answer(context, form);
      return performance.now() - start;
    });
  }).flat();
}

/** A person opened, with all that is known of them: both questions the panel asks. */
function profiles({ context, database }: SearchMirror): number[] {
  addCandidateHistory(database, LARGE);
  return Array.from({ length: EACH * 3 }, (_, turn) => {
    const candidateId = 1 + ((turn * 7_919) % LARGE);
    const start = performance.now();
    answerProfile.answer(context, { candidateId, applicationId: null });
    answerCandidateEvidence.answer(context, { candidateId });
    return performance.now() - start;
  });
}

/** Searches over an encrypted mirror, without the window. */
export function benchSearch(progress: (text: string) => void): Promise<Figure[]> {
  const small = searchMirror(SMALL, progress);
  const smallTimes = mixed(small, () => undefined);
  small.close();
  const large = searchMirror(LARGE, progress);
  try {
    LETTERS.forEach((letter) => ask(large, letter));
    const letters = [...LETTERS, ...LETTERS].map((letter) => ask(large, letter));
    const times = mixed(large, progress);
    const [atSmall, atLarge] = [percentile(smallTimes, 0.5), percentile(times, 0.5)];
    return Promise.resolve([
      { name: 'search.100k.query', value: percentile(times, 0.95) },
      { name: 'search.100k.letter', value: percentile(letters, 0.95) },
      { name: 'search.100k.edit', value: percentile(afterEdits(large), 0.95) },
      { name: 'candidates.100k.similar', value: percentile(hints(large), 0.95) },
      { name: 'candidates.100k.profile', value: percentile(profiles(large), 0.95) },
      { name: 'growth.search', value: atLarge / LARGE / (atSmall / SMALL) },
    ]);
  } finally {
    large.close();
  }
}
