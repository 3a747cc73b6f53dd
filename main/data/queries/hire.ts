import { TASK_PRIORITIES } from '../../../shared/mutators/hire.ts';
import { hirePlan } from '../../../shared/queries/hire.ts';
import type { AnswerOf } from '../../../shared/queries/query.ts';
import { asRecord, asText, parseStoredJson } from '../domain/json-values.ts';
import { personName } from '../domain/people.ts';
import { defineHandler, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';

type Text = string | null;
type Templates = NonNullable<AnswerOf<typeof hirePlan>['plan']>['templates'];
type Tasks = Templates[number]['tasks'];

const LONGEST_OFFSET_DAYS = 365;

/** A template's tasks; the platform keeps them as JSON text, and what is no task in it is left out. */
function tasksIn(stored: Text): Tasks {
  const list = parseStoredJson(stored);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const record = asRecord(item);
    const title = asText(record?.['title'])?.trim();
    if (record === undefined || title === undefined || title === '') return [];
    const days = record['daysFromStart'];
    const daysFromStart = typeof days === 'number' && Math.abs(days) <= LONGEST_OFFSET_DAYS ? Math.round(days) : 0;
    const priority = TASK_PRIORITIES.find((known) => known === record['priority']) ?? 'medium';
    return [{ title, description: asText(record['description']) ?? null, taskType: asText(record['taskType']) ?? null, priority, daysFromStart }];
  });
}

function templates(context: QueryContext): Templates {
  const sql = `SELECT id, name, isDefault, tasks FROM taskTemplates WHERE processType = 'onboarding' ORDER BY isDefault DESC, name COLLATE NOCASE, id`;
  type Row = { id: number; name: Text; isDefault: number | null; tasks: Text };
  return rowsOf<Row>(context, sql).map((row) => ({
    id: row.id,
    name: row.name ?? '',
    isDefault: row.isDefault === 1,
    tasks: tasksIn(row.tasks),
  }));
}

const FACTS = `SELECT a.status, u.name, u.email, j.title, j.status AS jobStatus,
    (SELECT count(*) FROM applications o WHERE o.jobId = a.jobId AND o.status = 'offered' AND o.id <> a.id) AS otherOffers,
    (SELECT max(s.createdAt) FROM associates s WHERE s.candidateId = a.candidateId AND s.status IS NOT 'terminated') AS hiredAt
  FROM applications a LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId JOIN jobs j ON j.id = a.jobId
  WHERE a.id = ?`;

/** What a hire of this application would be. */
export const answerHirePlan = defineHandler(hirePlan, (context, { applicationId }) => {
  type Row = { status: Text; name: Text; email: Text; title: Text; jobStatus: Text; otherOffers: number; hiredAt: Text };
  const row = rowOf<Row>(context, FACTS, applicationId);
  if (row === undefined) return { plan: null };
  return {
    plan: {
      name: personName(row.name, row.email),
      status: row.status ?? '',
      jobTitle: row.title ?? '',
      jobStatus: row.jobStatus ?? '',
      otherOffers: row.otherOffers,
      hiredAt: row.hiredAt,
      templates: templates(context),
    },
  };
});
