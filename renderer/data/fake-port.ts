import type { FromRenderer } from '../../shared/contract/port-messages.ts';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { failure, success, type Result } from '../../shared/errors.ts';
import { moveApplications, statusLabel } from '../../shared/mutators/move-applications.ts';
import { addNote } from '../../shared/mutators/notes.ts';
import { tagCandidates } from '../../shared/mutators/tags.ts';
import type { Card } from '../../shared/queries/pipeline.ts';
import { toUtcSecond } from '../../shared/time.ts';
import type { DataPort } from './data-port.ts';
import { FAKE_ANSWERS, forgetColumns } from './fake-answers.ts';
import { inventCards, inventJobs } from './fake-people.ts';

/** What the development page shows: which screen, how much data. */
export interface Scene {
  readonly session: 'signed_out' | 'first_sync' | 'copying' | 'ready';
  readonly sync: 'online' | 'offline' | 'attention';
  readonly theme: 'light' | 'dark';
  readonly cards: number;
}

interface Change {
  readonly id: number;
  readonly label: string;
  readonly undo: () => void;
}

/** An invented company in memory. */
export interface FakeWorld {
  readonly scene: Scene;
  theme: 'system' | 'light' | 'dark';
  lastJobId: number | null;
  readonly nowMs: number;
  readonly jobs: ReturnType<typeof inventJobs>;
  readonly cards: ReadonlyMap<number, Card[]>;
  readonly notes: { readonly applicationId: number; readonly text: string; readonly at: string }[];
  readonly changes: Change[];
}

/** Makes the invented company. */
function createWorld(scene: Scene): FakeWorld {
  const nowMs = Date.now();
  const jobs = inventJobs(nowMs);
  const cards = new Map(jobs.map((job, index) => [job.id, inventCards(index === 0 ? scene.cards : 40 + index * 12, index + 1, nowMs)]));
  return { scene, theme: scene.theme, lastJobId: 1, nowMs, jobs, cards, notes: [], changes: [] };
}

function updateCard(world: FakeWorld, applicationId: number, change: (card: Card) => Card): void {
  for (const list of world.cards.values()) {
    const index = list.findIndex((card) => card.applicationId === applicationId);
    const card = list[index];
    if (card !== undefined) list[index] = change(card);
  }
}

function findCard(world: FakeWorld, applicationId: number): Card | undefined {
  return [...world.cards.values()].flat().find((card) => card.applicationId === applicationId);
}

function record(world: FakeWorld, label: string, undo: () => void): Result<unknown> {
  const id = world.changes.length + 1;
  world.changes.unshift({ id, label, undo });
  return success({ mutationId: id, label });
}

function move(world: FakeWorld, input: unknown): Result<unknown> {
  const { moves } = moveApplications.input.parse(input);
  const before = moves.map((one) => findCard(world, one.applicationId)).filter((card) => card !== undefined);
  for (const one of moves)
    updateCard(world, one.applicationId, (card) => ({ ...card, status: one.to, statusSince: toUtcSecond(Date.now()), undelivered: true }));
  const label =
    moves.length === 1 ? `Move to ${statusLabel(moves[0]?.to ?? '')}` : `Move ${moves.length} candidates to ${statusLabel(moves[0]?.to ?? '')}`;
  return record(world, label, () => before.forEach((card) => updateCard(world, card.applicationId, () => card)));
}

function note(world: FakeWorld, input: unknown): Result<unknown> {
  const { applicationId, text } = addNote.input.parse(input);
  const entry = { applicationId, text, at: toUtcSecond(Date.now()) };
  world.notes.unshift(entry);
  return record(world, 'Add a note', () => world.notes.splice(world.notes.indexOf(entry), 1));
}

function tag(world: FakeWorld, input: unknown): Result<unknown> {
  const wanted = tagCandidates.input.parse(input);
  const chip = { id: 100 + wanted.tag.name.length, ...wanted.tag };
  const ids = wanted.candidates.map((one) => one.candidateId);
  const without = (card: Card): Card => ({ ...card, tags: card.tags.filter((one) => one.name !== chip.name) });
  for (const id of ids) updateCard(world, id, (card) => ({ ...without(card), tags: [...without(card).tags, chip] }));
  return record(world, `Tag “${chip.name}”`, () => ids.forEach((id) => updateCard(world, id, without)));
}

function carryOut(world: FakeWorld, command: string, input: unknown): Result<unknown> {
  if (command === COMMANDS.saveSettings.name) {
    const { theme } = COMMANDS.saveSettings.input.parse(input);
    world.theme = theme ?? world.theme;
    return success({
      theme: world.theme,
      notifications: true,
      lastJobId: world.lastJobId,
      sidebarNarrow: false,
      panelWidth: 500,
      tourSeen: true,
      locale: null,
      clock: 'system',
    });
  }
  if (command === COMMANDS.undo.name) {
    const { mutationId } = COMMANDS.undo.input.parse(input);
    const at = mutationId === null ? 0 : world.changes.findIndex((change) => change.id === mutationId);
    const [change] = world.changes.splice(at, 1);
    change?.undo();
    return success({ label: change?.label ?? null, mutationId: change?.id ?? null });
  }
  if (command === COMMANDS.signIn.name) {
    return failure({
      kind: 'unauthenticated',
      origin: 'gateway',
      code: 'session.wrong_password',
      message: 'This e-mail and password do not match. Check both, or ask your administrator for a password link.',
    });
  }
  if (command !== COMMANDS.mutate.name) return success({ label: null });
  const change = COMMANDS.mutate.input.parse(input);
  if (change.name === moveApplications.name) return move(world, change.input);
  if (change.name === addNote.name) return note(world, change.input);
  if (change.name === tagCandidates.name) return tag(world, change.input);
  return record(world, change.name, () => undefined);
}

/**
 * A stand-in for the data process with an invented company, for the development
 * page and for looking at screens without Electron. Never part of the product:
 * only `dev.tsx` imports it, and the build starts from `main.tsx`.
 */
export function createFakePort(scene: Scene): DataPort {
  const world = createWorld(scene);
  const subscriptions = new Map<number, { readonly query: string; readonly params: unknown }>();
  let deliver: (data: unknown) => void = () => undefined;

  function answer(id: number): void {
    const subscription = subscriptions.get(id);
    if (subscription === undefined) return;
    const value = FAKE_ANSWERS[subscription.query]?.(world, subscription.params);
    if (value !== undefined) deliver(structuredClone({ type: 'answer', id, result: success(value) }));
  }

  function send(message: FromRenderer): void {
    if (message.type === 'unsubscribe') subscriptions.delete(message.id);
    if (message.type === 'subscribe') {
      subscriptions.set(message.id, message);
      setTimeout(() => answer(message.id), 3);
    }
    if (message.type === 'call') {
      setTimeout(() => {
        forgetColumns();
        deliver({ type: 'returned', id: message.id, result: carryOut(world, message.command, message.input) });
        setTimeout(() => [...subscriptions.keys()].forEach(answer), 8);
      }, 4);
    }
  }

  return {
    send,
    listen: (onMessage) => {
      deliver = onMessage;
    },
    close: () => subscriptions.clear(),
  };
}
