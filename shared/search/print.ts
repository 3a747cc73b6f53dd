import type { SearchNode } from './query.ts';

/** A value that would be read as something else goes into quotes; a quote in it can only be left out. */
function quote(text: string): string {
  return `"${text.replaceAll(/["“”„«»]/gu, ' ')}"`;
}

function word(text: string): string {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.@+#/_-]*)$/u.test(text) && !/^(?:AND|OR|NOT)$/.test(text) ? text : quote(text);
}

function isThousands(number: number): boolean {
  return number >= 1_000 && number % 1_000 === 0;
}

/** As people write it: `80k`. */
function amount(number: number): string {
  return isThousands(number) ? `${number / 1_000}k` : String(number);
}

function range(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return from === to ? amount(from) : `${amount(from)}-${amount(to)}`;
  if (from !== null) return isThousands(from - 1) ? `>${amount(from - 1)}` : `>=${amount(from)}`;
  const end = to ?? 0;
  return isThousands(end + 1) ? `<${amount(end + 1)}` : `<=${amount(end)}`;
}

/** A search as text; `parseSearch` reads the same tree back. Groups inside groups are put in brackets. */
export function printSearch(node: SearchNode): string {
  switch (node.kind) {
    case 'and':
      return node.items.map((item) => (item.kind === 'or' ? `(${printSearch(item)})` : printSearch(item))).join(' ');
    case 'or':
      return node.items.map((item) => (item.kind === 'and' ? `(${printSearch(item)})` : printSearch(item))).join(' OR ');
    case 'not':
      return node.item.kind === 'and' || node.item.kind === 'or' ? `-(${printSearch(node.item)})` : `-${printSearch(node.item)}`;
    case 'words': {
      const text = `${word(node.text)}${node.prefix ? '*' : ''}`;
      return node.field === null ? text : `${node.field}:${text}`;
    }
    case 'range':
      return `${node.field}:${range(node.from, node.to)}`;
    case 'choice':
    case 'named':
      return `${node.field}:${word(node.value)}`;
    case 'relocate':
      return `relocate:${node.value ? 'yes' : 'no'}`;
  }
}
