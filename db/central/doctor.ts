/** What may go wrong with a central database that is not its schema: versions, rights, server settings, rows nobody owns. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { CATALOGUE } from './catalogue.ts';
import { sameText } from './difference.ts';
import { databaseErrno } from './errors.ts';
import { readDatabase, type FoundDatabase } from './information.ts';
import { logTriggers } from './sync-tables.ts';

export interface Diagnosis {
  subject: string;
  /** `bad`: something will not work; `advice`: it works, and could be better; `unknown`: this user may not see it. */
  verdict: 'good' | 'advice' | 'bad' | 'unknown';
  sentence: string;
}

/** Examines the connection's database and server. Reads only. */
export async function examine(connection: Connection): Promise<Diagnosis[]> {
  const found = await readDatabase(connection);
  const settings = await readSettings(connection);
  return [
    checkVersion(settings),
    await checkProcess(connection),
    await checkTriggerRight(connection, found),
    checkBinaryLog(settings),
    checkTriggers(found),
    await checkDefiners(connection, found),
    checkIsolation(settings),
    checkTimeZone(settings),
    checkDurability(settings),
    checkAutoIncrement(settings),
    ...(await checkTenants(connection, found)),
    ...(await checkCaptureAlarms(connection, found)),
  ];
}

type Settings = Readonly<Record<string, string>>;

const SETTINGS = [
  'version',
  'log_bin',
  'log_bin_trust_function_creators',
  // MySQL 8 and new MariaDB use the first name, MariaDB 10 the second.
  'transaction_isolation',
  'tx_isolation',
  'time_zone',
  'system_time_zone',
  'innodb_flush_log_at_trx_commit',
  'innodb_autoinc_lock_mode',
];

async function readSettings(connection: Connection): Promise<Settings> {
  const [rows] = await connection.query<RowDataPacket[]>('SHOW GLOBAL VARIABLES WHERE Variable_name IN (?)', [SETTINGS]);
  return Object.fromEntries(rows.map((row) => [String(row['Variable_name']), String(row['Value'])]));
}

function diagnosis(subject: string, verdict: Diagnosis['verdict'], sentence: string): Diagnosis {
  return { subject, verdict, sentence };
}

/** MySQL 8.0 and MariaDB 10.6 are the first whose DDL statements are atomic. */
function checkVersion(settings: Settings): Diagnosis {
  const version = settings['version'] ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isMariaDb = version.includes('MariaDB');
  const enough = isMariaDb ? major > 10 || (major === 10 && minor >= 6) : major >= 8;
  const name = `${isMariaDb ? 'MariaDB' : 'MySQL'} ${version}`;
  if (enough) return diagnosis('version', 'good', `${name}.`);
  return diagnosis('version', 'bad', `${name} is too old: MySQL 8.0 or MariaDB 10.6 is needed.`);
}

async function checkProcess(connection: Connection): Promise<Diagnosis> {
  const subject = 'PROCESS right';
  try {
    await connection.query('SELECT COUNT(*) FROM information_schema.INNODB_TRX');
    return diagnosis(subject, 'good', 'Open transactions can be seen, so a gap in the log is known to be dead as soon as it is.');
  } catch (error) {
    if (databaseErrno(error) === null) throw error;
    const sentence =
      'Open transactions cannot be seen: a gap in the log is waited for as long as a transaction may live. GRANT PROCESS ON *.* to this user.';
    return diagnosis(subject, 'advice', sentence);
  }
}

async function checkTriggerRight(connection: Connection, found: FoundDatabase): Promise<Diagnosis> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE = 'TRIGGER'
     UNION ALL SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES WHERE PRIVILEGE_TYPE = 'TRIGGER' AND ? LIKE TABLE_SCHEMA`,
    [found.name],
  );
  if (rows.length > 0) return diagnosis('TRIGGER right', 'good', 'This user may create and see the log triggers.');
  return diagnosis('TRIGGER right', 'bad', 'This user may not create the log triggers. GRANT TRIGGER on the database, for migrate and adopt.');
}

function checkBinaryLog(settings: Settings): Diagnosis {
  const subject = 'binary log';
  if (settings['log_bin'] !== 'ON') return diagnosis(subject, 'good', 'No binary log: triggers can be created.');
  if (settings['log_bin_trust_function_creators'] === 'ON') return diagnosis(subject, 'good', 'Triggers can be created beside the binary log.');
  const sentence =
    'With the binary log on, only an administrator may create triggers. Run SET GLOBAL log_bin_trust_function_creators = 1 before migrate or adopt.';
  return diagnosis(subject, 'advice', sentence);
}

function checkTriggers(found: FoundDatabase): Diagnosis {
  const missing = logTriggers().filter((trigger) => !sameText(found.triggers.get(trigger.name)?.body ?? '', trigger.body));
  if (missing.length === 0) return diagnosis('log triggers', 'good', 'Every mirrored table logs its changes.');
  const tables = [...new Set(missing.map((trigger) => trigger.table.table))];
  const some = tables.slice(0, 3).join(', ');
  const sentence = `Changes to ${tables.length} tables (${some}${tables.length > 3 ? ', …' : ''}) are not logged. Run migrate to put the triggers back.`;
  return diagnosis('log triggers', 'bad', sentence);
}

/** A trigger runs with its definer's rights; when that user is gone, every write on the table fails. */
async function checkDefiners(connection: Connection, found: FoundDatabase): Promise<Diagnosis> {
  const subject = 'trigger definer';
  const definers = [...new Set([...found.triggers.values()].filter((trigger) => trigger.name.startsWith('sync_')).map((trigger) => trigger.definer))];
  try {
    const [users] = await connection.query<RowDataPacket[]>("SELECT CONCAT(User, '@', Host) AS account FROM mysql.user");
    const accounts = new Set(users.map((user) => String(user['account'])));
    const gone = definers.filter((definer) => !accounts.has(definer));
    if (gone.length === 0) return diagnosis(subject, 'good', `The triggers run as ${definers.join(', ') || 'nobody yet'}.`);
    const sentence = `The triggers run as ${gone.join(', ')}, who does not exist: writes on those tables fail. Create that user, or drop the triggers and run migrate.`;
    return diagnosis(subject, 'bad', sentence);
  } catch (error) {
    if (databaseErrno(error) === null) throw error;
    return diagnosis(
      subject,
      'unknown',
      `The triggers run as ${definers.join(', ') || 'nobody yet'}; this user may not see whether that account exists.`,
    );
  }
}

function checkIsolation(settings: Settings): Diagnosis {
  const isolation = settings['transaction_isolation'] ?? settings['tx_isolation'] ?? 'unknown';
  if (['REPEATABLE-READ', 'READ-COMMITTED'].includes(isolation)) return diagnosis('isolation', 'good', `Other programs write under ${isolation}.`);
  return diagnosis('isolation', 'advice', `Other programs write under ${isolation}; REPEATABLE-READ or READ-COMMITTED is expected.`);
}

function checkTimeZone(settings: Settings): Diagnosis {
  const zone = settings['time_zone'] === 'SYSTEM' ? settings['system_time_zone'] : settings['time_zone'];
  if (zone === 'UTC' || zone === '+00:00') return diagnosis('time zone', 'good', 'The server keeps its time in UTC.');
  const sentence = `The server's zone is ${zone}. Times are stored in UTC all the same; a program that writes without setting its own zone writes local times.`;
  return diagnosis('time zone', 'advice', sentence);
}

function checkDurability(settings: Settings): Diagnosis {
  if (settings['innodb_flush_log_at_trx_commit'] === '1') return diagnosis('durability', 'good', 'A commit is on the disk when it is answered.');
  const sentence =
    'A power cut may lose commits that were answered, and with them changes a recruiter saw delivered. Set innodb_flush_log_at_trx_commit = 1.';
  return diagnosis('durability', 'advice', sentence);
}

function checkAutoIncrement(settings: Settings): Diagnosis {
  if (settings['innodb_autoinc_lock_mode'] !== '0') return diagnosis('log contention', 'good', 'Writers do not wait for each other at the log.');
  return diagnosis(
    'log contention',
    'advice',
    'Writers wait for each other at the log. Set innodb_autoinc_lock_mode = 2 (with row-based binary logs).',
  );
}

/** Rows no company could be found for are on nobody's device. Known once the index is built. */
async function checkTenants(connection: Connection, found: FoundDatabase): Promise<Diagnosis[]> {
  if (!found.tables.has('sync_row')) return [];
  const [indexed] = await connection.query<RowDataPacket[]>('SELECT 1 FROM sync_row LIMIT 1');
  if (indexed.length === 0)
    return [diagnosis('tenants', 'unknown', 'Which company each row belongs to is known once the index is built: run index.')];
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT r.table_no AS no, COUNT(*) AS total FROM sync_row r LEFT JOIN sync_tenant t ON t.table_no = r.table_no AND t.pk = r.pk
     WHERE t.pk IS NULL GROUP BY r.table_no ORDER BY total DESC`,
  );
  if (rows.length === 0) return [diagnosis('tenants', 'good', 'Every indexed row belongs to a company.')];
  const names = new Map(CATALOGUE.tables.map((table) => [table.no, table.name]));
  const list = rows.map((row) => `${names.get(Number(row['no'])) ?? row['no']} ${row['total']}`).join(', ');
  return [diagnosis('tenants', 'advice', `Rows that belong to no company: ${list}. Shared and self-registered people are normal here.`)];
}

const ALARM_DAYS = 7;

/** Writes that no trigger logged, as the gateway found and published them. */
async function checkCaptureAlarms(connection: Connection, found: FoundDatabase): Promise<Diagnosis[]> {
  if (!found.tables.has('sync_audit')) return [];
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT at, detail FROM sync_audit WHERE kind = 'capture.uncaptured' AND at > UTC_TIMESTAMP(3) - INTERVAL ? DAY ORDER BY id DESC`,
    [ALARM_DAYS],
  );
  if (rows.length === 0)
    return [diagnosis('capture', 'good', `Nothing was written behind the log in the last ${ALARM_DAYS} days, as far as was looked.`)];
  const alarms = rows.map((row) => JSON.parse(String(row['detail'])) as { table: string; rows: number; keys: string });
  const tables = [...Map.groupBy(alarms, (alarm) => alarm.table)].map(([table, ofTable]) => {
    const total = ofTable.reduce((sum, alarm) => sum + alarm.rows, 0);
    return `${table} ${total} (id ${ofTable[0]?.keys.split(' ').slice(0, 3).join(', ') ?? ''}${total > 3 ? ', …' : ''})`;
  });
  const sentence = `Rows written behind the log, found and published, last at ${String(rows[0]?.['at'])} UTC: ${tables.join('; ')}. Which program truncates, restores or drops triggers?`;
  return [diagnosis('capture', 'advice', sentence)];
}
