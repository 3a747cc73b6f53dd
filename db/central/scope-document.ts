/** `docs/scopes.md`: the scope rules as a table, for review by people who do not read code. */
import { TABLES } from '../../shared/generated/tables.ts';
import { ANNOTATIONS } from './annotations.ts';
import type { MembershipSource, TenantStep } from './scope-types.ts';

/** The whole document. Run `node db/central/generate-scopes.ts` after a change of the rules. */
export function scopeDocument(): string {
  const rows = TABLES.map((table) => {
    const rule = ANNOTATIONS[table.name];
    const tenants = rule.tenantPath.map(describeTenant).join(', else ') || 'nobody';
    const holders = rule.scope.map(describeSource).join('; ') || 'no mirror';
    return `| ${table.name} | ${rule.tier} | ${rule.owner ?? 'platform'} | ${tenants} | ${holders} |`;
  });
  return `${INTRODUCTION}\n| Table | Tier | Owner | Company of a row | Held by |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

const INTRODUCTION = `# Who holds which row

Generated from \`db/central/scope-rules.ts\` by \`node db/central/generate-scopes.ts\`; a test compares them.

A device holds two scopes: its company's and its user's own. A row's company is noted when the row is first indexed and
never follows a later move of people. A row is in a company's scope for one of the reasons in the last column; where it has
several, the widest projection counts (\`full\`, else \`stub\`: enough to show a name). "Where X is held" means every company
scope that holds the referenced row, but only that of the row's own company, unless it says *shared*. "The user's own" asks
that the user is on the team of the row's company now: who moves on leaves these rows behind.

Tiers: \`instant\` comes before the first screen, \`lazy\` after it, \`onDemand\` is asked for online and is in no mirror,
\`never\` leaves the server.

Decisions to know when reviewing:

- A colleague may sit on a panel without having given feedback. Until panels have scopes of their own, panelists' feedback is
  in no mirror at all.
- Settings, integrations and reports are a company admin's business; a company's scope is held by every recruiter of it, so
  they are asked for online.
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
      const company = source.by === 'tenant' ? 'its company' : `the company in ${source.by.column}`;
      return source.where === undefined ? company : `${company}, if \`${source.where}\``;
    }
    case 'own':
      return `the user's own (${source.column})`;
    case 'parent':
      return `where ${source.column} (${source.table}) is held${source.shared === true ? ', shared' : ''}${suffix(source.projection)}`;
    case 'child':
      return `${source.by === 'member' ? 'where' : 'the company of'} a row of ${source.table} refers to it by ${source.column}${suffix(source.projection)}`;
  }
}

function suffix(projection: 'full' | 'stub'): string {
  return projection === 'stub' ? ' (stub)' : '';
}
