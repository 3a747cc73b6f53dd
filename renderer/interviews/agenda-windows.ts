/** Which part of a span's interviews, which are told oldest first, is asked for. */
export interface AgendaWindow {
  readonly offset: number;
  readonly limit: number;
}

/** As many as are asked for at once. */
const PAGE = 200;

/** What lies nearest to today comes first: the beginning of what is ahead, the end of what is past. In the order they are told. */
export function agendaWindows(span: 'coming' | 'past', total: number, pages: number): readonly AgendaWindow[] {
  const wanted = Math.min(total, pages * PAGE);
  const from = span === 'past' ? total - wanted : 0;
  return Array.from({ length: Math.ceil(wanted / PAGE) }, (_, page) => ({
    offset: from + page * PAGE,
    limit: Math.min(PAGE, wanted - page * PAGE),
  }));
}
