import type { RowDataPacket } from 'mysql2/promise';
import { ANNOTATIONS, INDEXED_TABLES } from '../../../db/central/annotations.ts';
import type { CompanySource } from '../../../db/central/scope-types.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { noteExpiredPanels } from './panels.ts';
import { addPending } from './pass.ts';
import type { MembershipPass } from './pass.ts';
import { nowParameters } from './reasons.ts';
import { queryByKeys, referenceIn } from './row-reader.ts';
import { readTenants } from './tenants.ts';

interface TimedSource extends CompanySource {
  readonly where: string;
}

/** Tables whose rows leave by time alone. */
const TIMED: readonly { readonly table: MirroredTableName; readonly source: TimedSource }[] = INDEXED_TABLES.flatMap((table) =>
  ANNOTATIONS[table].scope.flatMap((source) =>
    source.kind === 'company' && source.timed === true && source.where !== undefined ? [{ table, source: { ...source, where: source.where } }] : [],
  ),
);

/** The sweep: rows a condition with time in it no longer holds for, though nobody touched them. */
export async function noteExpired(pass: MembershipPass): Promise<void> {
  for (const { table, source } of TIMED) {
    const shape = tableByName(table);
    const [rows] = await pass.connection.query<RowDataPacket[]>(
      `SELECT DISTINCT t.id FROM \`${shape.table}\` t JOIN sync_member m ON m.table_no = ? AND m.pk = t.id WHERE NOT ${source.where.replaceAll(':now', '?')}`,
      [shape.no, ...nowParameters(source.where, pass.now)],
    );
    for (const row of rows) addPending(pass, table, Number(row['id']));
  }
  await noteExpiredPanels(pass);
}

/**
 * A company's settings say how long its rows stay: when they change, all of its
 * timed rows are looked at again. Before companies of deleted rows are forgotten.
 */
export async function noteSettings(pass: MembershipPass): Promise<void> {
  const ids = [...(pass.touched.get('companySettings')?.keys() ?? [])];
  if (ids.length === 0) return;
  const rows = [...(await pass.reader.read('companySettings', ids)).values()];
  const companies = new Set((await readTenants(pass.connection, 'companySettings', ids)).values());
  for (const row of rows) companies.add(referenceIn('companySettings', row, 'companyId') ?? 0);
  for (const { table } of TIMED) {
    const found = await queryByKeys(
      pass.connection,
      'SELECT pk FROM sync_tenant WHERE table_no = ? AND company_id IN (?)',
      [...companies],
      [tableByName(table).no],
    );
    for (const row of found) addPending(pass, table, Number(row[0]));
  }
}
