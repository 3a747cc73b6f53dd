/** The lines of the screen, from the top. */
function lines(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-line]')];
}

let last: HTMLElement | null = null;

/** Remembers the line the keyboard is on while a palette or a menu has it. */
export function noteLine(line: HTMLElement): void {
  last = line;
}

/** The line the keyboard is on, or was on before something floating took it. */
export function currentLine(): HTMLElement | null {
  const focused = document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-line]') ?? null;
  return focused ?? (last?.isConnected === true ? last : null);
}

/** The application of the line the keyboard is on. */
export function currentApplication(): number | null {
  const id = currentLine()?.dataset['application'];
  return id === undefined ? null : Number(id);
}

function show(line: HTMLElement | undefined): void {
  line?.focus({ preventScroll: true });
  line?.scrollIntoView({ block: 'nearest' });
}

/** Goes from line to line, over all sections: to the first one when none has the keyboard. */
export function walk(step: 1 | -1): void {
  const all = lines();
  const line = currentLine();
  const at = line === null ? -1 : all.indexOf(line);
  show(at === -1 ? all[0] : all[at + step]);
}

/** Takes the keyboard to the first line of a section. */
export function goToSection(id: string): void {
  show(document.querySelector<HTMLElement>(`[data-section="${id}"] [data-line]`) ?? undefined);
}

/** Goes on to the next line, because what is done to this one takes it away. */
export function leaveLine(): void {
  const all = lines();
  const line = currentLine();
  const at = line === null ? -1 : all.indexOf(line);
  if (at !== -1) show(all[at + 1] ?? all[at - 1]);
}
