/**
 * The device's own tables beside the mirrored ones. Their names begin with `_`,
 * which no table of the platform does. `_mutation` holds names and arguments,
 * never SQL, so that a queue survives every change of the mirror's schema.
 */
export const LOCAL_TABLES_SQL = `
CREATE TABLE _fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE _setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE _position (scope INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL);
CREATE TABLE _member (
  table_no INTEGER NOT NULL, pk INTEGER NOT NULL, scope INTEGER NOT NULL, projection INTEGER NOT NULL,
  PRIMARY KEY (table_no, pk, scope)
) WITHOUT ROWID;
CREATE TABLE _mutation (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, args_version INTEGER NOT NULL, args TEXT NOT NULL, label TEXT NOT NULL,
  origin TEXT NOT NULL, authored_at INTEGER NOT NULL, sent_at INTEGER, decided_at INTEGER, outcome TEXT, status TEXT,
  settled INTEGER NOT NULL, as_noop INTEGER NOT NULL, inverse TEXT, undone_by INTEGER, undo_order INTEGER,
  target INTEGER, dismissed INTEGER NOT NULL, problem TEXT, reads TEXT NOT NULL
);
CREATE INDEX _mutation_unsettled ON _mutation (id) WHERE settled = 0;
CREATE INDEX _mutation_undecided ON _mutation (id) WHERE status IS NULL;
CREATE INDEX _mutation_attention ON _mutation (id) WHERE status = 'rejected' AND dismissed = 0;
CREATE INDEX _mutation_redo ON _mutation (undo_order) WHERE undo_order IS NOT NULL;
CREATE TABLE _undo (
  mutation_id INTEGER NOT NULL, seq INTEGER NOT NULL, table_no INTEGER NOT NULL, pk INTEGER NOT NULL,
  before TEXT, after TEXT,
  PRIMARY KEY (mutation_id, seq)
) WITHOUT ROWID;
CREATE TABLE _id_map (
  table_no INTEGER NOT NULL, temporary_id INTEGER NOT NULL, id INTEGER NOT NULL, mutation_id INTEGER,
  PRIMARY KEY (table_no, temporary_id)
) WITHOUT ROWID;
`;

/** Conflicts of delivered changes, and where each change arrived. */
export const CONFLICT_COLUMNS_SQL = `
ALTER TABLE _mutation ADD COLUMN resolutions TEXT;
ALTER TABLE _mutation ADD COLUMN open_conflicts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE _mutation ADD COLUMN server_version INTEGER;
CREATE INDEX _mutation_conflicts ON _mutation (id) WHERE open_conflicts > 0;
`;

/** Whom a change is about: rows of people, noted when it was made, for the day when they leave. */
export const ABOUT_TABLE_SQL = `
CREATE TABLE _about (
  mutation_id INTEGER NOT NULL, table_no INTEGER NOT NULL, person INTEGER NOT NULL,
  PRIMARY KEY (mutation_id, table_no, person)
) WITHOUT ROWID;
CREATE INDEX _about_person ON _about (table_no, person);
`;

/** Local tables whose rows move along when a new copy of the mirror takes over. */
export const CARRIED_TABLES = ['_setting', '_mutation', '_about', '_id_map'] as const;
