import type { EventEmitter } from 'node:events';
import type { PeerRow } from '../rows-file.ts';

/** A row as PouchDB keeps it. */
export interface PouchDocument {
  readonly _id: string;
  readonly _rev?: string;
  readonly status?: string | number | null;
}

/** A running replication or subscription. */
export type PouchFeed = EventEmitter & { cancel: () => void };

/** What the bench uses of a PouchDB database. */
export interface PouchDatabase {
  get: (id: string) => Promise<PouchDocument>;
  put: (document: PouchDocument) => Promise<unknown>;
  bulkDocs: (documents: readonly PouchDocument[]) => Promise<unknown>;
  info: () => Promise<{ doc_count: number }>;
  replicate: Record<'from' | 'to', (other: PouchDatabase, options: { batch_size: number }) => Promise<{ docs_written: number }>>;
  sync: (other: PouchDatabase, options: { live: true; retry: true; batch_size: number }) => PouchFeed;
  changes: (options: { live: true; since: 'now'; include_docs: true }) => PouchFeed;
  close: () => Promise<void>;
}

/** What the bench uses of the PouchDB constructor. */
export interface Pouch {
  new (name: string): PouchDatabase;
  defaults: (options: { prefix: string }) => Pouch;
}

/** The name of a row among all documents. */
export function documentId(table: string, id: number): string {
  return `${table}:${id}`;
}

/** A table's rows as documents. */
export function documentsOf(table: string, rows: readonly PeerRow[]): PouchDocument[] {
  return rows.map((row) => ({ ...row, _id: documentId(table, row.id) }));
}
