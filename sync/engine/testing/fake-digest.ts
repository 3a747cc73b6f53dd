import { tableByName, tableByNo } from '../../../shared/generated/tables.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { DigestPart, DigestReply, DigestRequest, FilledColumns } from '../../protocol/digest.ts';
import { columnsOf } from '../../protocol/projections.ts';
import type { ScopeName } from '../../protocol/pull.ts';
import { rowHash, RowSum } from '../../protocol/row-hash.ts';
import type { WireRow } from '../../protocol/rows.ts';
import type { FakeGateway } from './fake-gateway.ts';

type Part = DigestPart & { readonly rows: Map<RowId, WireRow> };

function partsOf(gateway: FakeGateway, scopes: readonly ScopeName[]): Part[] {
  const parts = new Map<string, Part>();
  for (const scope of scopes) {
    for (const { table, id, projection, row } of gateway.heldBy(scope)) {
      const { no } = tableByName(table);
      const key = `${scope} ${no} ${projection}`;
      const part = parts.get(key) ?? { scope, table: no, projection, rows: new Map<RowId, WireRow>() };
      parts.set(key, part);
      part.rows.set(id, row);
    }
  }
  return [...parts.values()];
}

function sumOf({ table }: DigestPart, rows: Iterable<WireRow>): { count: number; sum: string } {
  const sum = new RowSum();
  for (const row of rows) sum.addHash(rowHash(table, row));
  return { count: sum.count, sum: sum.sum() };
}

/** The reference server's word on what a device should hold (`POST /sync/digest`). */
export function fakeDigest(gateway: FakeGateway, request: DigestRequest): DigestReply {
  const { clientId, epoch, positions, ackedMutationId, question } = request;
  const step = gateway.pull(clientId, epoch, positions, ackedMutationId);
  if (step === null) return { step: { type: 'resync', reason: 'The log was trimmed.' }, totals: [], differing: [], repairs: [] };
  const parts = partsOf(gateway, step.scopes);
  const totals = parts.map((part) => ({ scope: part.scope, table: part.table, projection: part.projection, ...sumOf(part, part.rows.values()) }));
  const empty: DigestReply = { step, totals: [], differing: [], repairs: [] };
  switch (question.kind) {
    case 'totals':
      return { ...empty, totals };
    case 'ranges':
      return { ...empty, differing: question.parts.flatMap((asked) => differing(parts, asked)) };
    case 'columns':
      return { ...empty, filled: columnsAfter(parts, question) };
    case 'rows':
      return {
        ...empty,
        totals: totals.filter(({ table }) => question.wanted.some((wanted) => wanted.table === table)),
        repairs: question.wanted.map(({ scope, table, ids }) => {
          const held = parts.filter((part) => part.scope === scope && part.table === table);
          const rows = held.map((part) => ({
            table,
            projection: part.projection,
            rows: [...part.rows].filter(([id]) => ids.includes(id)).map(([, row]) => row),
          }));
          return { scope, rows, gone: [{ table, ids: ids.filter((id) => held.every((part) => !part.rows.has(id))) }] };
        }),
      };
  }
}

/** Rows in one answer: few, so that a test needs several. */
const FILLED_AT_ONCE = 4;

function columnsAfter(parts: readonly Part[], { table, columns, after }: Extract<DigestRequest['question'], { kind: 'columns' }>): FilledColumns {
  const name = tableByNo(table)?.name ?? 'users';
  const places = columns.map((wanted) => columnsOf(name, 'full').findIndex((column) => column.name === wanted));
  const held = new Map(parts.filter((part) => part.table === table && part.projection === 'full').flatMap((part) => [...part.rows]));
  const later = [...held].filter(([id]) => id > after).toSorted(([left], [right]) => left - right);
  const rows = later.slice(0, FILLED_AT_ONCE).map(([id, row]): WireRow => [id, ...places.map((place) => row[place] ?? null)]);
  return { rows, after: later.length > rows.length ? Number(rows.at(-1)?.[0]) : null };
}

type Asked = Extract<DigestRequest['question'], { kind: 'ranges' }>['parts'][number];

function differing(parts: readonly Part[], { ranges, ...asked }: Asked): DigestReply['differing'] {
  const own = parts.find((part) => part.scope === asked.scope && part.table === asked.table && part.projection === asked.projection);
  const rows = [...(own?.rows ?? [])].toSorted(([left], [right]) => left - right);
  let after: number | null = null;
  return ranges.flatMap(([upTo, count, sum]) => {
    const from = after;
    after = upTo;
    const within = rows.filter(([id]) => (from === null || id > from) && (upTo === null || id <= upTo));
    const mine = sumOf(
      asked,
      within.map(([, row]) => row),
    );
    if (mine.count === count && mine.sum === sum) return [];
    return [{ ...asked, after: from, upTo, rows: within.map(([id, row]): [number, string] => [id, rowHash(asked.table, row).toString(36)]) }];
  });
}
