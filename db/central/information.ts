/** What a database really holds, read from information_schema and put in one form for MySQL 8 and MariaDB. */
import type { Connection, RowDataPacket } from 'mysql2/promise';

export interface FoundColumn {
  /** DDL type in the catalogue's spelling, e.g. `int`, `boolean`, `varchar(255)`, `json`. */
  type: string;
  nullable: boolean;
  /** `null` for none, `now` for the current time, otherwise the literal's text. */
  defaultValue: string | null;
  onUpdateNow: boolean;
  autoIncrement: boolean;
}

export interface FoundIndex {
  name: string;
  columns: readonly string[];
  unique: boolean;
}

export interface FoundForeignKey {
  name: string;
  column: string;
  parentTable: string;
  parentColumn: string;
  /** `no action` is given as `restrict`: InnoDB treats them alike. */
  onDelete: string;
}

export interface FoundTable {
  engine: string;
  columns: ReadonlyMap<string, FoundColumn>;
  indexes: readonly FoundIndex[];
  foreignKeys: readonly FoundForeignKey[];
}

export interface FoundTrigger {
  name: string;
  table: string;
  event: string;
  body: string;
  definer: string;
}

export interface FoundDatabase {
  name: string;
  isMariaDb: boolean;
  /** Puts a physical name as this server stores it: some systems keep table names in lower case. */
  fold: (name: string) => string;
  tables: ReadonlyMap<string, FoundTable>;
  triggers: ReadonlyMap<string, FoundTrigger>;
}

/** Reads the connection's database. */
export async function readDatabase(connection: Connection): Promise<FoundDatabase> {
  const [server] = await rows(connection, 'SELECT DATABASE() AS name, VERSION() AS version, @@lower_case_table_names AS lowerCase', []);
  const name = String(server?.['name']);
  const fold = Number(server?.['lowerCase']) === 0 ? (text: string): string => text : (text: string): string => text.toLowerCase();
  const isMariaDb = String(server?.['version']).includes('MariaDB');
  const tables = await readTables(connection, name, isMariaDb, fold);
  return { name, isMariaDb, fold, tables, triggers: await readTriggers(connection, name, fold) };
}

async function rows(connection: Connection, sql: string, values: readonly unknown[]): Promise<RowDataPacket[]> {
  const [found] = await connection.query<RowDataPacket[]>(sql, [...values]);
  return found;
}

async function readTables(
  connection: Connection,
  database: string,
  isMariaDb: boolean,
  fold: (name: string) => string,
): Promise<Map<string, FoundTable>> {
  const tables = await rows(
    connection,
    "SELECT TABLE_NAME AS name, ENGINE AS engine FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE = 'BASE TABLE'",
    [database],
  );
  const columns = await readColumns(connection, database, isMariaDb);
  const indexes = await readIndexes(connection, database);
  const keys = await readForeignKeys(connection, database, fold);
  return new Map(
    tables.map((table) => {
      const name = String(table['name']);
      const found = { columns: columns.get(name) ?? new Map(), indexes: indexes.get(name) ?? [], foreignKeys: keys.get(name) ?? [] };
      return [fold(name), { engine: String(table['engine']), ...found }];
    }),
  );
}

async function readColumns(connection: Connection, database: string, isMariaDb: boolean): Promise<Map<string, Map<string, FoundColumn>>> {
  const found = await rows(
    connection,
    `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, COLUMN_DEFAULT AS fallback, EXTRA AS extra
     FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, ORDINAL_POSITION`,
    [database],
  );
  const byTable = new Map<string, Map<string, FoundColumn>>();
  for (const row of found) {
    const columns = byTable.get(String(row['tableName'])) ?? new Map<string, FoundColumn>();
    const extra = String(row['extra']).toLowerCase();
    columns.set(String(row['name']), {
      type: normaliseType(String(row['type']), isMariaDb),
      nullable: row['nullable'] === 'YES',
      defaultValue: normaliseDefault(row['fallback'] === null ? null : String(row['fallback']), isMariaDb),
      onUpdateNow: extra.includes('on update'),
      autoIncrement: extra.includes('auto_increment'),
    });
    byTable.set(String(row['tableName']), columns);
  }
  return byTable;
}

/** MariaDB keeps JSON as longtext and shows display widths that MySQL 8 no longer does. */
function normaliseType(type: string, isMariaDb: boolean): string {
  if (type === 'tinyint(1)') return 'boolean';
  if (isMariaDb && type === 'longtext') return 'json';
  return type.replace(/^(tinyint|smallint|mediumint|int|bigint)\(\d+\)/u, '$1');
}

/** MariaDB quotes literals and spells out NULL; the current time has several spellings. */
function normaliseDefault(text: string | null, isMariaDb: boolean): string | null {
  if (text === null || (isMariaDb && text === 'NULL')) return null;
  if (/^\(?(current_timestamp|now)(\(\))?\)?$/iu.test(text)) return 'now';
  return isMariaDb && text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

async function readIndexes(connection: Connection, database: string): Promise<Map<string, FoundIndex[]>> {
  const found = await rows(
    connection,
    `SELECT TABLE_NAME AS tableName, INDEX_NAME AS name, COLUMN_NAME AS columnName, NON_UNIQUE AS notUnique
     FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`,
    [database],
  );
  const byTable = new Map<string, FoundIndex[]>();
  for (const row of found) {
    const indexes = byTable.get(String(row['tableName'])) ?? [];
    const column = String(row['columnName']);
    const last = indexes.at(-1);
    if (last !== undefined && last.name === row['name']) indexes[indexes.length - 1] = { ...last, columns: [...last.columns, column] };
    else indexes.push({ name: String(row['name']), columns: [column], unique: Number(row['notUnique']) === 0 });
    byTable.set(String(row['tableName']), indexes);
  }
  return byTable;
}

async function readForeignKeys(connection: Connection, database: string, fold: (name: string) => string): Promise<Map<string, FoundForeignKey[]>> {
  const found = await rows(
    connection,
    `SELECT k.TABLE_NAME AS tableName, k.CONSTRAINT_NAME AS name, k.COLUMN_NAME AS columnName,
            k.REFERENCED_TABLE_NAME AS parentTable, k.REFERENCED_COLUMN_NAME AS parentColumn, r.DELETE_RULE AS deleteRule
     FROM information_schema.KEY_COLUMN_USAGE k
     JOIN information_schema.REFERENTIAL_CONSTRAINTS r
       ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
     WHERE k.TABLE_SCHEMA = ? AND k.REFERENCED_TABLE_NAME IS NOT NULL`,
    [database],
  );
  const byTable = new Map<string, FoundForeignKey[]>();
  for (const row of found) {
    const keys = byTable.get(String(row['tableName'])) ?? [];
    const rule = String(row['deleteRule']).toLowerCase();
    keys.push({
      name: String(row['name']),
      column: String(row['columnName']),
      parentTable: fold(String(row['parentTable'])),
      parentColumn: String(row['parentColumn']),
      onDelete: rule === 'no action' ? 'restrict' : rule,
    });
    byTable.set(String(row['tableName']), keys);
  }
  return byTable;
}

async function readTriggers(connection: Connection, database: string, fold: (name: string) => string): Promise<Map<string, FoundTrigger>> {
  const found = await rows(
    connection,
    `SELECT TRIGGER_NAME AS name, EVENT_OBJECT_TABLE AS tableName, EVENT_MANIPULATION AS event, ACTION_STATEMENT AS body, DEFINER AS definer
     FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?`,
    [database],
  );
  return new Map(
    found.map((row) => {
      const name = String(row['name']);
      const facts = {
        table: fold(String(row['tableName'])),
        event: String(row['event']),
        body: String(row['body']),
        definer: String(row['definer']),
      };
      return [name, { name, ...facts }];
    }),
  );
}
