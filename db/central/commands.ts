/** The operator's commands, each a function of an open address; `cli.ts` reads their arguments. */
import type { Connection } from 'mysql2/promise';
import { adopt, describeChange, planAdoption, type AdoptionPlan } from './adoption.ts';
import type { DemoSize } from '../demo/sizes.ts';
import { CATALOGUE } from './catalogue.ts';
import { deleteCompany, previewCompanyDeletion } from './companies.ts';
import { connectCentral } from './connect.ts';
import type { Change } from './difference.ts';
import { examine } from './doctor.ts';
import { readDatabase } from './information.ts';
import { migrate } from './migrate.ts';
import { progressPrinter, type Print } from './progress.ts';
import { readState, schemaDigest } from './state.ts';

/** Exit codes: 0 all well, 1 something needs the operator. */
export type ExitCode = 0 | 1;

/** Runs work on a connection that is closed afterwards. */
export async function withCentral<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connectCentral(url);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** `migrate`: makes the schema, or puts back what is missing. */
export async function runMigrate(url: string, print: Print): Promise<ExitCode> {
  return withCentral<ExitCode>(url, async (connection) => {
    const report = progressPrinter(print);
    const result = await migrate(connection, { onProgress: ({ done, total, step }) => report(done, total, step) });
    if (result.kind === 'created') print(`The schema was created: ${CATALOGUE.tables.length} tables, ${result.statements} statements.`);
    else printPlan(result.plan, 'Put back', print);
    return 0;
  });
}

/** `adopt`, and `adopt --plan`, which changes nothing. */
export async function runAdopt(url: string, options: { plan: boolean; keepConstraints: boolean }, print: Print): Promise<ExitCode> {
  return withCentral<ExitCode>(url, async (connection) => {
    const { keepConstraints } = options;
    if (options.plan) {
      const plan = await planAdoption(connection, { keepConstraints });
      printPlan(plan, 'Would do', print);
      printEffects(plan, print);
      return 0;
    }
    const report = progressPrinter(print);
    const done = await adopt(connection, { keepConstraints, onProgress: (progress) => report(progress.done, progress.total, progress.step) });
    printPlan(done, 'Done', print);
    return 0;
  });
}

function printPlan(plan: AdoptionPlan, title: string, print: Print): void {
  print(plan.changes.length === 0 ? 'Nothing to change: the schema is as documented.' : `${title}: ${plan.changes.length} statements.`);
  for (const [kind, changes] of Map.groupBy(plan.changes, (change: Change) => change.kind)) print(`  ${kind}: ${changes.length}`);
  if (plan.leftOut.length > 0) print(`Left out: ${plan.leftOut.length}.`);
  for (const change of plan.leftOut) print(`  ${describeChange(change)}`);
  if (plan.findings.length > 0) print(`Found in the data, and not changed: ${plan.findings.length}.`);
  for (const finding of plan.findings) {
    const examples = finding.examples.length === 0 ? '' : ` For example id ${finding.examples.join(', ')}.`;
    print(`  ${finding.sentence}${examples}`);
  }
}

function printEffects(plan: AdoptionPlan, print: Print): void {
  const constraints = plan.changes.filter((change) => change.effect !== null && change.kind !== 'drop foreign key');
  if (constraints.length === 0) return;
  print('Writes of old programs that may be refused, or do something else, afterwards (--keep-constraints skips these):');
  for (const change of constraints) print(`  ${describeChange(change)}: ${change.effect}`);
}

/** `index`: builds the sync layer's index of the rows; goes on where an interrupted run stopped. */
export async function runIndex(url: string, print: Print): Promise<ExitCode> {
  // The operator's command is where central database and gateway meet; loaded only when asked for.
  const { createPool } = await import('../../sync/gateway/pool.ts');
  const { buildIndex } = await import('../../sync/gateway/sequencer/index-builder.ts');
  // Opened first for its clear errors: a pool only says that it got no connection.
  await withCentral(url, async () => undefined);
  const pool = createPool(url);
  try {
    const report = progressPrinter(print);
    await buildIndex(pool, { onProgress: ({ done, total }) => report(done, total, 'rows indexed'), goesBack: true });
    print('The index is complete.');
    return 0;
  } finally {
    await pool.end();
  }
}

/** `seed`: fills an empty, migrated database with the demo company. */
export async function runSeed(url: string, options: { size: DemoSize; seed: number }, print: Print): Promise<ExitCode> {
  const { seedDatabase } = await import('../demo/seed.ts');
  return withCentral<ExitCode>(url, async (connection) => {
    const report = progressPrinter(print);
    const { rows } = await seedDatabase(connection, { ...options, onProgress: ({ table, done, total }) => report(done, total, table) });
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    print(`The demo company is in: ${total} rows in ${Object.keys(rows).length} tables, seed ${options.seed}.`);
    return 0;
  });
}

/** `status`: where the schema and the sync layer stand. */
export async function runStatus(url: string, print: Print): Promise<ExitCode> {
  return withCentral<ExitCode>(url, async (connection) => {
    const found = await readDatabase(connection);
    const tables = CATALOGUE.tables.filter((table) => found.tables.has(found.fold(table.table))).length;
    const digest = await readState(connection, 'schema_hash');
    print(`database    ${found.name} (${found.isMariaDb ? 'MariaDB' : 'MySQL'})`);
    print(`tables      ${tables} of ${CATALOGUE.tables.length} documented`);
    print(`schema      ${describeDigest(digest)}`);
    print(`constraints ${(await readState(connection, 'keep_constraints')) === '1' ? 'kept as found' : 'as documented'}`);
    print(`triggers    ${[...found.triggers.keys()].filter((name) => name.startsWith('sync_')).length}`);
    const high = await readState(connection, 'high');
    const building = (await readState(connection, 'index')) !== null;
    print(`index       ${high !== null ? 'complete' : building ? 'begun, not finished: run index' : 'not built'}`);
    print(`sequenced   ${high === null ? 'nothing yet' : `the log up to ${high}`}`);
    return 0;
  });
}

function describeDigest(digest: string | null): string {
  if (digest === null) return 'not ours: run migrate (empty database) or adopt';
  return digest === schemaDigest() ? 'up to date' : 'of another version of this program: run migrate';
}

/** `doctor`: the server's settings and rights, and rows nobody owns. */
export async function runDoctor(url: string, print: Print): Promise<ExitCode> {
  return withCentral<ExitCode>(url, async (connection) => {
    const diagnoses = await examine(connection);
    for (const { verdict, subject, sentence } of diagnoses) print(`${verdict.padEnd(8)}${subject.padEnd(18)}${sentence}`);
    return diagnoses.some((diagnosis) => diagnosis.verdict === 'bad') ? 1 : 0;
  });
}

/**
 * `verify`: whether the database is what the catalogue says, and every row what devices were told of it.
 * Keys the rows forbid, or that were to be kept, are named and allowed.
 */
export async function runVerify(url: string, print: Print): Promise<ExitCode> {
  const schema = await withCentral<ExitCode>(url, async (connection) => {
    const keepConstraints = (await readState(connection, 'keep_constraints')) === '1';
    const plan = await planAdoption(connection, { keepConstraints });
    printPlan(plan, 'Missing', print);
    for (const change of plan.changes) print(`  ${describeChange(change)}`);
    const differs = plan.changes.length > 0 || plan.findings.some((finding) => finding.kind === 'difference');
    print(differs ? 'The database differs from the catalogue.' : 'The database is as documented.');
    return differs ? 1 : 0;
  });
  return (await verifyRows(url, print)) === 0 ? schema : 1;
}

/** Compares every row with the sync layer's index; what differs was written behind the log's back. */
async function verifyRows(url: string, print: Print): Promise<ExitCode> {
  if ((await withCentral(url, (connection) => readState(connection, 'high'))) === null) {
    print('Rows were not compared: the index is not built yet (run index).');
    return 0;
  }
  const { createPool } = await import('../../sync/gateway/pool.ts');
  const { verifyIndex } = await import('../../sync/gateway/sequencer/verify-index.ts');
  const pool = createPool(url);
  try {
    const report = progressPrinter(print);
    const verdict = await verifyIndex(pool, (rows, table) => report(rows, rows, table));
    if (verdict === null) return 0;
    for (const { table, ids } of verdict.differing)
      print(`  ${table}: ${ids.length} rows, id ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ', …' : ''}`);
    const unread = verdict.unread === 0 ? '' : ` The log has ${verdict.unread} rows that no gateway has read yet: start one and verify again.`;
    const differs = verdict.differing.length > 0;
    const sentence = differs
      ? 'These rows differ from what devices were told: they were written behind the log. A running gateway finds and publishes them.'
      : `${verdict.rows} rows are as devices were told.`;
    print(`${sentence}${unread}`);
    return differs ? 1 : 0;
  } finally {
    await pool.end();
  }
}

/** `delete-company`: without the right confirmation it only shows what would go. */
export async function runDeleteCompany(url: string, options: { id: number; confirm: string | null }, print: Print): Promise<ExitCode> {
  return withCentral<ExitCode>(url, async (connection) => {
    const { id, confirm } = options;
    const company = confirm === null ? await previewCompanyDeletion(connection, id) : await deleteCompany(connection, id, confirm);
    print(`${company.name} (${company.domain})`);
    for (const [table, count] of Object.entries(company.removed)) print(`  ${confirm === null ? 'would delete' : 'deleted'} ${count} of ${table}`);
    for (const [table, count] of Object.entries(company.orphaned)) print(`  ${count} of ${table} stay, without a company`);
    if (confirm === null) print(`Nothing was changed. To delete it: --confirm ${company.domain}`);
    return 0;
  });
}
