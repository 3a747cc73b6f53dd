/** `docs/mutators.md`: every change a device can make, as its declaration says. */
import type { AnyMutator } from '../../shared/mutators/mutator.ts';
import { MUTATORS } from '../../shared/mutators/registry.ts';
import { STAFF } from '../../shared/mutators/staff.ts';

const INTRODUCTION = `# What a device can change

Generated from \`shared/mutators\` by \`npm run generate\`; a test compares them. How changes travel: \`sync.md\`, Writes.

A field that somebody else changed since the author saw it is settled by its policy: \`merge\` keeps both sides' entries, \`latest\` takes the later writer's
and leaves a record, \`ask\` keeps theirs until the author decides in the sync centre, \`guard\` refuses the whole change with a sentence. Fields without a policy
are not edited from a base. A natural key means that a row which is there already is taken instead of made. Effects wait five minutes where undo can cancel them;
the gateway alone carries them out. "Staff" are recruiters, company administrators and administrators. At most 200 rows go into one change.
`;

/** The whole document. */
export function mutatorDocument(): string {
  const rows = MUTATORS.map((mutator) => `| ${cells(mutator).join(' | ')} |`);
  return `${INTRODUCTION}
| Change | Version | Who | Conflict policy per field | Natural keys | Taken back by | On the server besides |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

function cells({ name, argsVersion, upcasts, roles, fields, naturalKeys, undoneBy, effects }: AnyMutator): string[] {
  const older = Object.keys(upcasts).join(', ');
  return [
    `\`${name}\``,
    older === '' ? String(argsVersion) : `${argsVersion} (understands ${older})`,
    describeRoles(roles),
    describeFields(fields),
    naturalKeys.join('; ') || '-',
    undoneBy === null ? '-' : `\`${undoneBy}\``,
    effects.join('; ') || '-',
  ];
}

function describeRoles(roles: AnyMutator['roles']): string {
  const others = roles.filter((role) => !STAFF.includes(role));
  const staff = STAFF.every((role) => roles.includes(role)) ? ['staff'] : roles.filter((role) => STAFF.includes(role));
  return [...staff, ...others].join(', ');
}

function describeFields(fields: AnyMutator['fields']): string {
  const policies = [...new Set(fields.map(({ policy }) => policy))];
  return (
    policies
      .map((policy) => {
        const named = fields.filter((field) => field.policy === policy).map(({ field }) => field);
        return `**${policy}** ${named.join(', ')}`;
      })
      .join('; ') || '-'
  );
}
