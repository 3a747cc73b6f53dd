import { TABLES, tableByName } from '../../shared/generated/tables.ts';
import type { ColumnShape, TableName } from '../../shared/generated/tables.ts';
import { PROJECTIONS } from './rows.ts';
import type { Projection } from './rows.ts';

/**
 * The narrow views of a row, by property name. A stub names a person that
 * something in scope refers to, so that no screen shows a dangling id; more of
 * them is nobody's business there. A panelist gets what an interview needs: the
 * candidate's name, the résumé of that application and the job.
 */
const NARROW: Readonly<Partial<Record<TableName, Readonly<Partial<Record<Exclude<Projection, 'full'>, readonly string[]>>>>>> = {
  users: { stub: ['id', 'name', 'email', 'role', 'companyId'], panel: ['id', 'name'] },
  recruiters: { stub: ['id', 'userId', 'companyName'], panel: ['id', 'userId', 'companyName'] },
  candidates: { panel: ['id', 'userId'] },
  applications: { panel: ['id', 'jobId', 'candidateId', 'resumeProfileId', 'resumeUrl', 'resumeFilename'] },
  resumeProfiles: {
    panel: ['id', 'candidateId', 'profileName', 'resumeUrl', 'resumeFilename', 'parsedData', 'totalExperienceYears', 'topSkills', 'uploadedAt'],
  },
  jobs: {
    panel: ['id', 'title', 'companyName', 'description', 'requirements', 'responsibilities', 'location', 'employmentType', 'status', 'postedBy'],
  },
  // Neither the recruiter's notes nor anybody's verdict.
  interviews: {
    panel: [
      'id',
      'applicationId',
      'recruiterId',
      'candidateId',
      'jobId',
      'scheduledAt',
      'duration',
      'type',
      'status',
      'meetingLink',
      'location',
      'videoJoinUrl',
      'videoProvider',
      'updatedAt',
    ],
  },
};

const cache = new Map<string, readonly ColumnShape[]>();

/**
 * The columns of a table in a projection, `id` first, then in catalogue order:
 * what every row array on the wire and every hash is made of. `full` is all a
 * device may hold: neither secrets nor identity papers.
 * @throws Error when the table has no such projection
 */
export function columnsOf(table: TableName, projection: Projection): readonly ColumnShape[] {
  const key = `${table}:${projection}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const columns = Object.freeze(selectColumns(table, projection));
  cache.set(key, columns);
  return columns;
}

/** The projections a table has; none for a table no device ever holds. */
export function projectionsOf(table: TableName): readonly Projection[] {
  if (tableByName(table).serverOnly) return [];
  return PROJECTIONS.filter((projection) => projection === 'full' || NARROW[table]?.[projection] !== undefined);
}

function selectColumns(table: TableName, projection: Projection): ColumnShape[] {
  const { columns, serverOnly } = tableByName(table);
  if (serverOnly) throw new Error(`No device holds rows of ${table}.`);
  const open = columns.filter((column) => column.sensitive === undefined);
  if (projection === 'full') return open;
  const names = NARROW[table]?.[projection];
  if (names === undefined) throw new Error(`${table} has no projection "${projection}".`);
  return open.filter((column) => names.includes(column.name));
}

/**
 * A stable hash of every table, projection and column type that travels. Two
 * sides with different hashes do not exchange rows; the user is told which one
 * to update.
 */
export const SCHEMA_HASH: string = hashText(
  TABLES.filter((table) => !table.serverOnly)
    .map(
      (table) =>
        `${table.no} ${table.name} ${projectionsOf(table.name)
          .map((projection) => describe(table.name, projection))
          .join(' ')}`,
    )
    .join('\n'),
);

function describe(table: TableName, projection: Projection): string {
  return `${projection}(${columnsOf(table, projection)
    .map((column) => `${column.name}:${column.type}`)
    .join(',')})`;
}

/** Two independent 32-bit FNV-1a hashes as 16 hex digits. */
function hashText(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ (unit + index), 0x01000193);
  }
  return [first, second].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
