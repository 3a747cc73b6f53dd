import type { MirrorDatabase } from '../../../db/mirror/database.ts';
import { readValue, writeValue } from '../../../db/mirror/facts.ts';
import { indexText } from '../../../shared/search/words.ts';
import {
  CANDIDATE_SOURCES,
  candidateDocument,
  candidateText,
  nearWords,
  OTHER_SOURCES,
  type CandidateDocument,
  type CandidateSource,
  type OtherDocument,
} from './documents.ts';
import { KINDS, prepareSearchTables, SHORT_COLUMNS } from './tables.ts';

/** How far the index is. `percent` is of the phase; whole numbers, 100 only when it is done. */
export interface IndexState {
  /** `fields`: names and other short fields; `resumes`: their texts; `changes`: a large step just arrived; `ready`: all there is. */
  readonly phase: 'fields' | 'resumes' | 'changes' | 'ready';
  readonly percent: number;
}

type OtherKind = keyof typeof OTHER_SOURCES;
const OTHER_KINDS: readonly OtherKind[] = ['job', 'customer', 'note'];
const OTHER_TABLES: Readonly<Record<OtherKind, string>> = { job: 'jobs', customer: 'customers', note: 'applicationFeedback' };

/** Documents written between two looks at the clock. */
const FIELDS_BATCH = 40;
const TEXTS_BATCH = 8;
const DOCUMENT_COLUMNS = [
  'id',
  'sort',
  ...SHORT_COLUMNS,
  'years',
  'salary',
  'availability',
  'visa',
  'notice',
  'seniority',
  'source',
  'relocate',
  'mailKey',
  'phoneKey',
  'linkedinKey',
] as const;

interface Marked {
  readonly kind: number;
  readonly pk: number;
}

function places(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

const PUT_DOCUMENT = `INSERT INTO _search_doc (${DOCUMENT_COLUMNS.join(', ')}) VALUES (${places(DOCUMENT_COLUMNS.length)})`;

/** Puts a document into a full-text table, or takes it out: bind rowid and the same texts. */
function fullText(table: string, columns: readonly string[], verb: 'put' | 'take'): string {
  const names = ['rowid', ...columns].join(', ');
  return verb === 'put'
    ? `INSERT INTO ${table} (${names}) VALUES (${places(columns.length + 1)})`
    : `INSERT INTO ${table} (${table}, ${names}) VALUES ('delete', ${places(columns.length + 1)})`;
}

function shortTexts(document: CandidateDocument): string[] {
  return SHORT_COLUMNS.map((column) => indexText(document[column]));
}

/** Jobs, customers and notes share a table; no two share a number. */
export function otherId(kind: OtherKind, pk: number): number {
  return pk * 4 + KINDS[kind];
}

/** Where the first filling stands, as the file remembers it. */
interface Filling {
  readonly phase: 'fields' | 'resumes' | 'ready';
  /** Candidates from this number up are done in the phase. */
  readonly cursor: number;
  readonly done: number;
  readonly total: number;
}

const FILLING_FACT = 'searchFilling';

/**
 * The full-text index of one mirror file. It is derived from the rows and never
 * travels: a write marks its document (`tables.ts`), {@link catchUp} brings
 * marked documents up to date, {@link build} fills it the first time. Nothing
 * of it is asked of the disk at once: what a power cut takes is marked still.
 */
export class SearchIndex {
  readonly #database: MirrorDatabase;
  #filling: Filling;

  constructor(database: MirrorDatabase) {
    this.#database = database;
    if (prepareSearchTables(database)) writeValue(database, FILLING_FACT, null);
    this.#filling = (readValue(database, FILLING_FACT) as Filling | null) ?? this.#beginning('fields');
  }

  state(): IndexState {
    const { phase, done, total } = this.#filling;
    if (phase === 'ready') return { phase, percent: 100 };
    return { phase, percent: Math.min(99, Math.floor((100 * done) / Math.max(1, total))) };
  }

  /** Documents that are not as their rows are. */
  waiting(): number {
    return this.#database.prepare<{ count: number }>('SELECT count(*) AS count FROM _search_dirty').get()?.count ?? 0;
  }

  /** Brings marked documents up to date, as many as fit into the time and one at least. @returns whether none is left */
  catchUp(budgetMs: number): boolean {
    const deadline = performance.now() + budgetMs;
    const next = this.#database.prepare<Marked>('SELECT kind, pk FROM _search_dirty LIMIT 1');
    let marked = next.get();
    if (marked === undefined) return true;
    this.#unhurried(() => {
      do {
        if (marked !== undefined) this.#redo(marked);
        marked = next.get();
      } while (marked !== undefined && performance.now() < deadline);
      // What the former documents said must not stay in the write-ahead log.
      this.#database.noteErasure();
    });
    return marked === undefined;
  }

  /** Fills the index for about so many milliseconds, the newest candidates first. @returns whether there is more to do */
  build(budgetMs: number): boolean {
    if (this.#filling.phase === 'ready') return false;
    const deadline = performance.now() + budgetMs;
    const before = this.#filling;
    try {
      this.#unhurried(() => {
        do this.#step();
        while (this.state().phase !== 'ready' && performance.now() < deadline);
        writeValue(this.#database, FILLING_FACT, this.#filling);
      });
    } catch (thrown) {
      this.#filling = before;
      throw thrown;
    }
    return this.state().phase !== 'ready';
  }

  #unhurried(work: () => void): void {
    this.#database.execute('PRAGMA synchronous = NORMAL');
    try {
      this.#database.transaction(work);
    } finally {
      this.#database.execute('PRAGMA synchronous = FULL');
    }
  }

  #beginning(phase: Filling['phase']): Filling {
    const total = this.#database.prepare<{ count: number }>('SELECT count(*) AS count FROM candidates').get()?.count ?? 0;
    return { phase, cursor: Number.MAX_SAFE_INTEGER, done: 0, total };
  }

  #step(): void {
    const { phase, cursor, done } = this.#filling;
    const table = phase === 'fields' ? '_search_doc' : '_search_text';
    const ids = this.#database
      .prepare<{ id: number }>(
        `SELECT c.id FROM candidates c WHERE c.id < ? AND NOT EXISTS (SELECT 1 FROM ${table} d WHERE d.id = c.id) ORDER BY c.id DESC LIMIT ?`,
      )
      .all(cursor, phase === 'fields' ? FIELDS_BATCH : TEXTS_BATCH)
      .map((row) => row.id);
    for (const { document, text } of this.#read(ids)) {
      if (phase === 'fields') this.#putFields(document);
      else this.#putText(document.id, text());
    }
    const last = ids.at(-1);
    if (last !== undefined) this.#filling = { ...this.#filling, cursor: last, done: done + ids.length };
    else if (phase === 'resumes') this.#filling = this.#beginning('ready');
    else if (!this.#stepOthers()) this.#filling = this.#beginning('resumes');
  }

  /** @returns whether there are more */
  #stepOthers(): boolean {
    for (const kind of OTHER_KINDS) {
      const ids = this.#database
        .prepare<{ id: number }>(
          `SELECT t.id FROM "${OTHER_TABLES[kind]}" t WHERE NOT EXISTS (SELECT 1 FROM _search_other d WHERE d.id = t.id * 4 + ${KINDS[kind]})
           ${kind === 'note' ? "AND trim(coalesce(t.notes, '')) <> ''" : ''} LIMIT ?`,
        )
        .all(FIELDS_BATCH)
        .map((row) => row.id);
      this.#putOthers(kind, ids);
      if (ids.length > 0) return true;
    }
    return false;
  }

  #redo({ kind, pk }: Marked): void {
    if (kind === KINDS.candidate) this.#redoCandidate(pk);
    else {
      const name = OTHER_KINDS.find((one) => KINDS[one] === kind) ?? 'note';
      this.#takeOther(otherId(name, pk));
      this.#putOthers(name, [pk]);
    }
    this.#database.prepare('DELETE FROM _search_dirty WHERE kind = ? AND pk = ?').run(kind, pk);
  }

  #redoCandidate(id: number): void {
    const before = this.#document(id);
    const [now] = this.#read([id]);
    const text = this.#text(id);
    const sameWords = before !== undefined && now !== undefined && SHORT_COLUMNS.every((column) => before[column] === now.document[column]);
    if (now !== undefined && sameWords && text === now.text()) {
      // Most changes of a candidate change no word of it: taking a document out costs a hundred times as much.
      this.#database.prepare('DELETE FROM _search_doc WHERE id = ?').run(id);
      this.#database.prepare(PUT_DOCUMENT).run(...DOCUMENT_COLUMNS.map((column) => now.document[column]));
      return;
    }
    if (before !== undefined) this.#takeCandidate(before, text);
    if (now === undefined) return;
    this.#putFields(now.document);
    this.#putText(id, now.text());
  }

  /** Documents of candidates as their rows are now; texts are made when they are asked for. */
  #read(ids: readonly number[]): { readonly document: CandidateDocument; readonly text: () => string }[] {
    if (ids.length === 0) return [];
    const list = JSON.stringify(ids);
    const resumes = new Map<number, (string | null)[]>();
    const stored = this.#database.prepare<{ candidateId: number; parsedData: string | null }>(
      'SELECT candidateId, parsedData FROM resumeProfiles WHERE candidateId IN (SELECT value FROM json_each(?)) ORDER BY isDefault DESC, id DESC',
    );
    for (const { candidateId, parsedData } of stored.all(list)) resumes.set(candidateId, [...(resumes.get(candidateId) ?? []), parsedData]);
    return this.#database
      .prepare<CandidateSource>(CANDIDATE_SOURCES)
      .all(list)
      .map((row) => {
        const own = resumes.get(row.id) ?? [];
        return { document: candidateDocument(row, own), text: () => candidateText(row, own) };
      });
  }

  #putFields(document: CandidateDocument): void {
    this.#database.prepare(PUT_DOCUMENT).run(...DOCUMENT_COLUMNS.map((column) => document[column]));
    this.#database.prepare(fullText('_search_short', SHORT_COLUMNS, 'put')).run(document.id, ...shortTexts(document));
    this.#database.prepare(fullText('_search_near', ['near'], 'put')).run(document.id, nearWords(document.name));
  }

  #putText(id: number, text: string): void {
    const document = this.#document(id);
    if (document === undefined) return;
    this.#database.prepare('INSERT INTO _search_text (id, text) VALUES (?, ?)').run(id, text);
    this.#database.prepare(fullText('_search_all', [...SHORT_COLUMNS, 'resume'], 'put')).run(id, ...shortTexts(document), indexText(text));
  }

  #takeCandidate(document: CandidateDocument, text: string | undefined): void {
    const { id } = document;
    if (text !== undefined) {
      this.#database.prepare(fullText('_search_all', [...SHORT_COLUMNS, 'resume'], 'take')).run(id, ...shortTexts(document), indexText(text));
      this.#database.prepare('DELETE FROM _search_text WHERE id = ?').run(id);
    }
    this.#database.prepare(fullText('_search_short', SHORT_COLUMNS, 'take')).run(id, ...shortTexts(document));
    this.#database.prepare(fullText('_search_near', ['near'], 'take')).run(id, nearWords(document.name));
    this.#database.prepare('DELETE FROM _search_doc WHERE id = ?').run(id);
  }

  #text(id: number): string | undefined {
    return this.#database.prepare<{ text: string }>('SELECT text FROM _search_text WHERE id = ?').get(id)?.text;
  }

  #document(id: number): CandidateDocument | undefined {
    return this.#database.prepare<CandidateDocument>('SELECT * FROM _search_doc WHERE id = ?').get(id);
  }

  #putOthers(kind: OtherKind, pks: readonly number[]): void {
    if (pks.length === 0) return;
    for (const { pk, title, body } of this.#database.prepare<OtherDocument>(OTHER_SOURCES[kind]).all(JSON.stringify(pks))) {
      const id = otherId(kind, pk);
      this.#database.prepare('INSERT INTO _search_other (id, kind, pk, title, body) VALUES (?, ?, ?, ?, ?)').run(id, KINDS[kind], pk, title, body);
      this.#database.prepare(fullText('_search_rest', ['kind', 'title', 'body'], 'put')).run(id, kind, indexText(title), indexText(body));
    }
  }

  #takeOther(id: number): void {
    type Row = { kind: number; title: string; body: string };
    const row = this.#database.prepare<Row>('SELECT kind, title, body FROM _search_other WHERE id = ?').get(id);
    if (row === undefined) return;
    const kind = OTHER_KINDS.find((one) => KINDS[one] === row.kind) ?? 'note';
    this.#database.prepare(fullText('_search_rest', ['kind', 'title', 'body'], 'take')).run(id, kind, indexText(row.title), indexText(row.body));
    this.#database.prepare('DELETE FROM _search_other WHERE id = ?').run(id);
  }
}
