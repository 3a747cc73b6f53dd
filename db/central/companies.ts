/** Deleting a company: an operator's deed, guarded by its name. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { AppError } from '../../shared/errors.ts';
import { CATALOGUE } from './catalogue.ts';
import { identifier } from './ddl.ts';
import { explainDatabaseError, explainDeleteRefusal } from './errors.ts';

export interface CompanyDeletion {
  name: string;
  domain: string;
  /** Rows that go with the company, by documented table. */
  removed: Readonly<Record<string, number>>;
  /** Rows that stay and lose their company, by documented table. */
  orphaned: Readonly<Record<string, number>>;
}

/** What deleting a company would take along. Throws `company.unknown`. */
export async function previewCompanyDeletion(connection: Connection, id: number): Promise<CompanyDeletion> {
  const [companies] = await connection.query<RowDataPacket[]>('SELECT name, domain FROM companies WHERE id = ?', [id]);
  const company = companies[0];
  if (company === undefined) {
    throw new AppError({ kind: 'not_found', origin: 'db', code: 'company.unknown', message: `There is no company ${id}.` });
  }
  const counts = { cascade: {}, 'set null': {}, restrict: {} } satisfies Record<string, Record<string, number>>;
  for (const { table, column, rule } of companyReferences()) {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS total FROM ${identifier(table.table)} WHERE ${identifier(column.column)} = ?`,
      [id],
    );
    Object.assign(counts[rule], { [table.name]: Number(rows[0]?.['total']) });
  }
  return { name: String(company['name']), domain: String(company['domain']), removed: counts.cascade, orphaned: counts['set null'] };
}

function companyReferences() {
  return CATALOGUE.tables.flatMap((table) =>
    table.columns.flatMap((column) => (column.references?.table === 'companies' ? [{ table, column, rule: column.references.onDelete }] : [])),
  );
}

/**
 * Deletes a company with its configuration; its people stay, without a company. `confirmation` must be its domain,
 * else `company.not_confirmed`. A delete the database refuses says which rows stand in the way.
 */
export async function deleteCompany(connection: Connection, id: number, confirmation: string): Promise<CompanyDeletion> {
  const preview = await previewCompanyDeletion(connection, id);
  if (confirmation !== preview.domain) {
    const message = `To delete "${preview.name}", confirm with its domain: --confirm ${preview.domain}`;
    throw new AppError({ kind: 'invalid_input', origin: 'db', code: 'company.not_confirmed', message });
  }
  try {
    await connection.query('DELETE FROM companies WHERE id = ?', [id]);
  } catch (error) {
    throw explainDeleteRefusal(error) ?? explainDatabaseError(error, 'delete the company');
  }
  return preview;
}
