import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { MirrorDatabase } from '../../db/mirror/database.ts';
import { mirrorIndexes } from '../../db/mirror/indexes.ts';
import { openMirrorFile } from '../../db/mirror/open.ts';
import { AnswerCache } from '../../main/data/answer-cache.ts';
import type { QueryContext } from '../../main/data/query-handler.ts';
import { SearchIndex } from '../../main/data/search/search-index.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';

const TITLES = ['engineer', 'designer', 'manager', 'analyst', 'nurse', 'accountant', 'teacher'];
const VOCABULARY = 30_000;
const RESUME_WORDS = 150;
const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'han', 'je', 'ki', 'lo', 'mu', 'na', 'per', 'ri', 'so', 'tu', 'va', 'we', 'zi'];

/** An encrypted mirror of people with résumés, whose words are as unevenly common as those of a language. */
export interface SearchMirror {
  readonly database: MirrorDatabase;
  readonly context: QueryContext;
  /** A word of the language, common ones more often. */
  readonly word: () => string;
  readonly close: () => void;
}

/** The same numbers for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 0x1000000;
  };
}

function language(random: () => number): { word: () => string; rareWord: () => string } {
  const syllable = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'ba';
  const words = Array.from({ length: VOCABULARY }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(''));
  const pick = (share: number): string => words[Math.floor(VOCABULARY * share)] ?? 'ba';
  return { word: () => pick(random() ** 3), rareWord: () => pick(random()) };
}

function fill(database: MirrorDatabase, people: number, random: () => number): () => string {
  const { word, rareWord } = language(random);
  database.transaction(() => {
    const user = database.prepare('INSERT INTO users (id, name, email) VALUES (?, ?, ?)');
    const candidate = database.prepare(
      'INSERT INTO candidates (id, userId, title, location, skills, totalExperienceYears, availability, expectedSalaryMin, phoneNumber, linkedinUrl) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const resume = database.prepare('INSERT INTO resumeProfiles (id, candidateId, parsedData, isDefault) VALUES (?, ?, ?, 1)');
    for (let id = 1; id <= people; id += 1) {
      const name = `${word()} ${rareWord()}`;
      user.run(id, name, `${name.replace(' ', '.')}${id}@mail.example`);
      const skills = JSON.stringify([word(), word(), 'SQL']);
      candidate.run(
        id,
        id,
        `${word()} ${TITLES[id % TITLES.length]}`,
        word(),
        skills,
        id % 30,
        id % 3 === 0 ? 'immediate' : '1-month',
        40_000 + (id % 60) * 1_000,
        `030 ${1_000_000 + id}`,
        id % 2 === 0 ? `https://www.linkedin.com/in/person-${id}` : null,
      );
      const rawText = Array.from({ length: RESUME_WORDS }, word).join(' ');
      resume.run(id, id, JSON.stringify({ rawText, experience: [{ title: word(), company: rareWord() }] }));
    }
    for (const sql of mirrorIndexes()) database.execute(sql);
  });
  return word;
}

/** Makes such a mirror in a folder of its own and indexes it; removed when it is closed. */
export function searchMirror(people: number, progress: (text: string) => void): SearchMirror {
  const folder = temporaryFolder('search');
  const database = openMirrorFile({ path: join(folder, 'mirror.db'), key: randomBytes(32).toString('hex') });
  const word = fill(database, people, chance(people));
  const index = new SearchIndex(database);
  const began = performance.now();
  let longest = 0;
  for (let more = true; more;) {
    const slice = performance.now();
    more = index.build(16);
    longest = Math.max(longest, performance.now() - slice);
  }
  progress(
    `${people.toLocaleString('en')} people indexed in ${((performance.now() - began) / 1_000).toFixed(1)} s of work, the longest slice ${longest.toFixed(0)} ms`,
  );
  const context: QueryContext = {
    mirror: database,
    reader: { userId: 1, recruiterId: 1, email: 'bench@company.example' },
    now: () => '2026-03-10 12:00:00',
    unconfirmed: () => new Set(),
    cache: new AnswerCache(),
    searchIndex: () => {
      index.catchUp(12);
      return index.state();
    },
  };
  return {
    database,
    context,
    word,
    close: () => {
      database.close();
      removeFolder(folder);
    },
  };
}
