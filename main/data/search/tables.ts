import type { MirrorDatabase } from '../../../db/mirror/database.ts';
import { readValue, writeValue } from '../../../db/mirror/facts.ts';

/**
 * Raised whenever a document, a table or the folding of words changes: the index
 * is made anew then. Another Unicode may fold differently by itself.
 */
const VERSION = `2 ${process.versions['unicode'] ?? ''}`;
const FACT = 'searchVersion';

/** What is searched. The numbers are stored. */
export const KINDS = { candidate: 0, job: 1, customer: 2, note: 3 } as const;
type Kind = keyof typeof KINDS;

/** Short fields of a candidate, in the order of the index' columns. */
export const SHORT_COLUMNS = ['name', 'email', 'title', 'skill', 'company', 'place'] as const;

/** Words come folded and separated (`shared/search/words.ts`): SQLite only has to cut at spaces. */
const WORDS = `tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'", columnsize = 0, content = ''`;

/**
 * The short fields alone answer one or two letters at once; the index of
 * everything, résumés included, answers any combination of longer words by
 * itself. They hold no texts: those stand once, in `_search_doc` and
 * `_search_text`, and are what takes a document out again.
 */
const TABLES_SQL = `
CREATE TABLE _search_doc (
  id INTEGER PRIMARY KEY, sort TEXT NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL, title TEXT NOT NULL, skill TEXT NOT NULL,
  company TEXT NOT NULL, place TEXT NOT NULL, years INTEGER, salary INTEGER, availability TEXT, visa TEXT, notice TEXT, seniority TEXT,
  source TEXT, relocate INTEGER, mailKey TEXT, phoneKey TEXT, linkedinKey TEXT
);
CREATE INDEX _search_doc_sort ON _search_doc (sort, id);
CREATE INDEX _search_doc_mailKey ON _search_doc (mailKey) WHERE mailKey IS NOT NULL;
CREATE INDEX _search_doc_phoneKey ON _search_doc (phoneKey) WHERE phoneKey IS NOT NULL;
CREATE INDEX _search_doc_linkedinKey ON _search_doc (linkedinKey) WHERE linkedinKey IS NOT NULL;
CREATE TABLE _search_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE _search_other (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, pk INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE _search_dirty (kind INTEGER NOT NULL, pk INTEGER NOT NULL, PRIMARY KEY (kind, pk)) WITHOUT ROWID;
CREATE VIRTUAL TABLE _search_short USING fts5(${SHORT_COLUMNS.join(', ')}, prefix = '1 2 3', ${WORDS});
CREATE VIRTUAL TABLE _search_all USING fts5(${SHORT_COLUMNS.join(', ')}, resume, prefix = '2 3', ${WORDS});
CREATE VIRTUAL TABLE _search_near USING fts5(near, detail = none, ${WORDS});
CREATE VIRTUAL TABLE _search_rest USING fts5(kind, title, body, prefix = '1 2 3', ${WORDS});
`;

const FULL_TEXT = ['_search_short', '_search_all', '_search_near', '_search_rest'] as const;

/** Whose documents a written row concerns: an expression over `row`, which is OLD or NEW. */
interface Source {
  readonly table: string;
  readonly kind: Kind;
  readonly ids: (row: 'OLD' | 'NEW') => string;
  readonly when?: string;
}

const SOURCES: readonly Source[] = [
  { table: 'candidates', kind: 'candidate', ids: (row) => `SELECT ${row}.id AS pk` },
  { table: 'resumeProfiles', kind: 'candidate', ids: (row) => `SELECT ${row}.candidateId AS pk` },
  {
    table: 'users',
    kind: 'candidate',
    ids: (row) => `SELECT c.id AS pk FROM candidates c WHERE c.userId = ${row}.id`,
    // A sign-in changes the row too, and no document.
    when: 'OLD.name IS NOT NEW.name OR OLD.email IS NOT NEW.email',
  },
  { table: 'jobs', kind: 'job', ids: (row) => `SELECT ${row}.id AS pk` },
  { table: 'customers', kind: 'customer', ids: (row) => `SELECT ${row}.id AS pk` },
  { table: 'applicationFeedback', kind: 'note', ids: (row) => `SELECT ${row}.id AS pk` },
];

/** Not OR IGNORE: a statement's own conflict clause would replace a trigger's. */
function mark({ kind, ids }: Source, row: 'OLD' | 'NEW'): string {
  const number = KINDS[kind];
  return `INSERT INTO _search_dirty (kind, pk) SELECT ${number}, x.pk FROM (${ids(row)}) x
    WHERE x.pk IS NOT NULL AND NOT EXISTS (SELECT 1 FROM _search_dirty d WHERE d.kind = ${number} AND d.pk = x.pk);`;
}

function triggerName(table: string, event: string): string {
  return `_search_${table}_${event}`;
}

function triggersSql(source: Source): string {
  const events: readonly (readonly [event: string, when: string, body: string])[] = [
    ['INSERT', '', mark(source, 'NEW')],
    ['UPDATE', source.when === undefined ? '' : `WHEN ${source.when}`, `${mark(source, 'OLD')} ${mark(source, 'NEW')}`],
    ['DELETE', '', mark(source, 'OLD')],
  ];
  return events
    .map(([event, when, body]) => `CREATE TRIGGER ${triggerName(source.table, event)} AFTER ${event} ON "${source.table}" ${when} BEGIN ${body} END;`)
    .join('\n');
}

/** A table that was made anew lost its triggers, and what happened to it without them is unknown. */
function hasTriggers(database: MirrorDatabase): boolean {
  const made = database
    .prepare<{ count: number }>("SELECT count(*) AS count FROM sqlite_master WHERE type = 'trigger' AND name LIKE '\\_search\\_%' ESCAPE '\\'")
    .get();
  return made?.count === SOURCES.length * 3;
}

function dropEverything(database: MirrorDatabase): void {
  const made = database
    .prepare<{ type: string; name: string }>(
      `SELECT type, name FROM sqlite_master WHERE name LIKE '\\_search\\_%' ESCAPE '\\' AND (type = 'trigger' OR (type = 'table' AND sql IS NOT NULL))
       ORDER BY type DESC, sql LIKE 'CREATE VIRTUAL%' DESC`,
    )
    .all();
  const shadows = new RegExp(`^(?:${FULL_TEXT.join('|')})_(?:data|idx|content|docsize|config)$`);
  for (const { type, name } of made) if (!shadows.test(name)) database.execute(`DROP ${type} IF EXISTS "${name}"`);
}

/**
 * Makes the index' tables where this build's are not there, empty, and from
 * then on every write of a searched row marks its document in the same
 * transaction, whoever writes.
 * @returns whether they were made just now
 */
export function prepareSearchTables(database: MirrorDatabase): boolean {
  if (readValue(database, FACT) === VERSION && hasTriggers(database)) return false;
  database.transaction(() => {
    dropEverything(database);
    database.execute(TABLES_SQL);
    // What was deleted is overwritten in the index at once, not when it happens to be merged.
    for (const table of FULL_TEXT) database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('secure-delete', 1)`).run();
    for (const source of SOURCES) database.execute(triggersSql(source));
    writeValue(database, FACT, VERSION);
  });
  return true;
}
