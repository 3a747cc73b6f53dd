/** Another sync system, how it is installed and what has to be known about its figures. */
export interface Peer {
  readonly name: string;
  /** From the npm registry, exact versions, into a folder of its own. */
  readonly packages: Readonly<Record<string, string>>;
  /** From Debian, where it needs a server that npm does not have. */
  readonly debianPackages: readonly string[];
  /** Our program that drives it, in `programs/`. */
  readonly program: string;
  /** What is stubbed, left out or easier than with us; printed under the table. */
  readonly notes: readonly string[];
}

/** The peers that run side by side on one machine, by what is known of the field. */
export const PEERS: readonly Peer[] = [
  {
    name: 'PouchDB 9',
    packages: { pouchdb: '9.0.0', 'express-pouchdb': '4.2.0', express: '4.21.2' },
    debianPackages: [],
    program: 'pouchdb.ts',
    notes: [
      'express-pouchdb stands in for CouchDB, which Debian does not have; there is no SQL database behind it',
      'both sides keep leveldb files, unencrypted and not synced to the disk at each write; batches of 1,000 documents instead of the default 100',
    ],
  },
  {
    name: 'Zero 1.9',
    packages: { '@rocicorp/zero': '1.9.0' },
    debianPackages: ['postgresql'],
    program: 'zero.ts',
    notes: [
      'online only: it refuses writes without a connection, so the 1,000 edits are made and sent while connected',
      'the client keeps its rows in memory: nothing is durable or encrypted; PostgreSQL syncs every commit',
      'legacy queries and CRUD mutators, permissions open: no server code of an application runs for a change',
    ],
  },
  {
    name: 'PowerSync 1.1',
    packages: { '@powersync/node': '1.1.0', '@powersync/common': '2.3.0' },
    debianPackages: [],
    program: 'powersync.ts',
    notes: [
      'client only: its service is not on npm; our own stub answers from memory, with no database and no work for a change',
      'the file is unencrypted (node:sqlite); its upload throttle is 1 ms instead of the default 1,000',
    ],
  },
];
