/** `docs/scopes.md`: the scope rules as a table, for review by people who do not read code. */
import { TABLES } from '../../shared/generated/tables.ts';
import { ANNOTATIONS } from './annotations.ts';
import type { MembershipSource, SourceProjection, TenantStep } from './scope-types.ts';

/** The whole document. Run `node db/central/generate-scopes.ts` after a change of the rules. */
export function scopeDocument(): string {
  const rows = TABLES.map((table) => {
    const rule = ANNOTATIONS[table.name];
    const tenants = rule.tenantPath.map(describeTenant).join(', else ') || 'nobody';
    const holders = rule.scope.map(describeSource).join('; ') || 'no mirror';
    return `| ${table.name} | ${rule.tier} | ${rule.projections.join(', ') || '-'} | ${rule.owner ?? 'platform'} | ${tenants} | ${holders} |`;
  });
  return `${INTRODUCTION}\n| Table | Tier | Projections | Owner | Company of a row | Held by |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

const INTRODUCTION = `# Who holds which row

Generated from \`db/central/scope-rules.ts\` by \`node db/central/generate-scopes.ts\`; a test compares them.

A device of a recruiter holds two scopes: the company's and the user's own. Those who run the company (\`company_admin\`, and
\`admin\` in the company chosen at sign-in) hold the administrators' as well. Whoever is on a panel, by a verified e-mail, holds
one scope a panel, and nothing else unless also on the team. A row's company is noted when the row is first indexed and
never follows a later move of people. A row is in a company's scope for one of the reasons in the last column; where it has
several, the widest projection counts (\`full\`, else \`panel\`: what an interviewer needs, else \`stub\`: enough to show a name;
the columns stand in \`sync/protocol/projections.ts\`). "Where X is held" means every company
scope that holds the referenced row, but only that of the row's own company, unless it says *shared*. "The user's own" asks
that the user is on the team of the row's company now: who moves on leaves these rows behind. "The panelist.a.b" is the row
that these references lead to from a panelist's, until 30 days after the invitation or the interview's end, whichever is later.

"Blind": feedback about an interview is held where the interview is, unless somebody with access to the company sits on its
panel and has not given feedback: then each of the other teammates holds it in the scope of his own
(\`docs/decisions/007-blindness.md\`).

Tiers: \`instant\` comes before the first screen, \`lazy\` after it, \`onDemand\` is asked for online and is in no mirror,
\`never\` leaves the server.

Decisions to know when reviewing:

- A panelist sees the own feedback alone. Who is on the team as well sees the others' once the own one is there.
- Settings, integrations and reports are a company admin's business, without their keys and addresses, which leave the server
  for nobody.
- Identity papers (\`sensitive: identity\`) are in no mirror. They are read online, one person at a time, each time audited.
- Tags are their maker's; the tagged person is known to the maker's whole company.
- Unsubscribed addresses come with the person they belong to; addresses without a person stay on the server, which checks
  them before it sends anything.
- A candidate's own notifications, points and bookmarks are in no mirror: candidates have no workstation.
`;

function describeTenant(step: TenantStep): string {
  switch (step.kind) {
    case 'self':
      return 'itself';
    case 'column':
      return `its ${step.column}`;
    case 'parent':
      return `that of its ${step.column} (${step.table})`;
    case 'actor':
      return `where ${step.column} works when it is first seen`;
  }
}

function describeSource(source: MembershipSource): string {
  switch (source.kind) {
    case 'company': {
      const company =
        source.by === 'tenant' ? `its company${source.holders === 'admins' ? "'s administrators" : ''}` : `the company in ${source.by.column}`;
      return source.where === undefined ? company : `${company}, if ${source.said ?? source.where}`;
    }
    case 'own':
      return `the user's own (${source.column})`;
    case 'parent':
      return `where ${source.column} (${source.table}) is held${source.shared === true ? ', shared' : ''}${suffix(source.projection)}`;
    case 'child':
      return `${source.by === 'member' ? 'where' : 'the company of'} a row of ${source.table} refers to it by ${source.column}${suffix(source.projection)}`;
    case 'blind':
      return `where ${source.column} (${source.table}) is held, blind`;
    case 'panel':
      return `${'path' in source.by ? ['the panelist', ...source.by.path].join('.') : `the panelist in ${source.by.referring}`}${suffix(source.projection)}`;
  }
}

function suffix(projection: SourceProjection): string {
  return projection === 'full' ? '' : ` (${projection})`;
}
