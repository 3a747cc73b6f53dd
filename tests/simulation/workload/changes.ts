import { must } from '../../../shared/errors.ts';
import type { FieldValue } from '../../../shared/mutators/conflicts.ts';
import type { AnyMutator } from '../../../shared/mutators/mutator.ts';
import { findMutator, MUTATORS } from '../../../shared/mutators/registry.ts';
import type { Engine, LedgerEntry } from '../../../sync/engine/engine-contract.ts';
import { below, count, pick, pickNamed, type Weighted } from '../chance.ts';
import { companyOf, isMover, markOf } from '../company-data.ts';
import type { SimulatedDevice } from '../simulated-device.ts';
import type { World } from '../world.ts';
import { anyInput } from './any-input.ts';
import { deskAt, newest, type Desk } from './desk.ts';
import { PLANS } from './plans.ts';

/** One device and what chance it has. */
export interface Turn {
  readonly world: World;
  readonly device: SimulatedDevice;
  readonly random: () => number;
}

/** How often each kind of change is made, where not evenly. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'applications.move': 22,
  'applications.addNote': 10,
  'applications.removeNote': 5,
  'candidates.tag': 12,
  'candidates.untag': 4,
  'candidates.edit': 10,
  'applications.create': 5,
  'interviews.schedule': 4,
  'panelists.invite': 4,
  'panelFeedback.submit': 5,
  // Seldom is there one to read.
  'notifications.markRead': 12,
};
const CHANGES: Weighted<AnyMutator> = MUTATORS.map((mutator) => [WEIGHTS[mutator.name] ?? 3, mutator]);
/** What a panelist from outside can do at all. */
const OF_EVERYONE: Weighted<AnyMutator> = MUTATORS.filter(({ roles }) => roles.includes('panelist')).map((mutator) => [1, mutator]);

/** Notes a change that the device acknowledged, so that it must be found at the end. */
function mutate({ world, device }: Turn, name: string, input: unknown): void {
  const result = device.act((engine) => engine.mutate({ name, input }));
  world.lastChange = { name, input };
  if (result === undefined) return count(world.counts, 'changes cut short');
  count(world.counts, result.ok ? 'acknowledged' : 'refused');
  if (!result.ok) return;
  count(world.counts, `made ${name}`);
  device.acknowledged.add(result.value.mutationId);
}

function inputOf(name: string, desk: Desk): unknown {
  const plan = PLANS[name];
  return plan === undefined ? anyInput(must(findMutator(name), name), desk) : plan(desk);
}

function ask(turn: Turn, name: string, desk: Desk | null): void {
  const input = desk === null ? null : inputOf(name, desk);
  if (input !== null) mutate(turn, name, input);
}

const AT_ONCE = 3;

/** Somebody changes something, or several things at once. */
export function change(turn: Turn): void {
  const { device, random } = turn;
  for (let left = 1 + below(random, AT_ONCE); left > 0; left -= 1) {
    const desk = deskAt(device, random);
    const { name } = pickNamed(random, desk?.account.role === 'panelist' ? OF_EVERYONE : CHANGES);
    ask(turn, name, desk);
  }
}

/** Somebody else, or the same person elsewhere, does what was done last, before either hears of the other. */
export function echo(turn: Turn): void {
  const { world, device } = turn;
  const { lastChange } = world;
  if (lastChange === null) return;
  const said = JSON.stringify(lastChange.input);
  // A row without a number is known on one device only, and nobody gives away another company's texts.
  if (/:-\d/.test(said) || !maySay(world.users[device.index] ?? 0, said)) return;
  const { text } = lastChange.input as { text?: string };
  if (text !== undefined) world.repeated.add(text);
  mutate(turn, lastChange.name, lastChange.input);
}

function maySay(userId: number, said: string): boolean {
  return isMover(userId) || !said.includes('#company') || said.includes(markOf(companyOf(userId)));
}

const CHAIN = [
  'candidates.create',
  'applications.create',
  'applications.addNote',
  'candidates.tag',
  'applications.move',
  'interviews.schedule',
  'panelists.invite',
] as const;

/** A new person, an application of theirs and what follows, each on the row that the one before made, whatever of it has been sent. */
export function chain(turn: Turn): void {
  for (const name of CHAIN) {
    // The later, the less likely: what nobody builds upon is taken back otherwise than what is.
    if (turn.random() < 0.12) return;
    ask(turn, name, deskAt(turn.device, turn.random, newest(turn.random)));
  }
}

function totalOf(device: SimulatedDevice): number | undefined {
  return device.act((engine) => engine.receipts('all', 0, 1).total);
}

/** What a change of the engine's own making is acknowledged under: the newest of the ledger. */
function acknowledgeNewest({ world, device }: Turn, before: number): void {
  const page = device.act((engine: Engine) => engine.receipts('all', 0, 1));
  const entry = page?.receipts[0];
  if (page === undefined || entry === undefined || page.total <= before) return;
  device.acknowledged.add(entry.mutationId);
  if (entry.name === 'applications.addNote') world.repeated.add((entry.args as { text: string }).text);
}

/** Lets the engine queue something by itself. */
function letQueue(turn: Turn, work: (engine: Engine) => { readonly ok: boolean }): void {
  const before = totalOf(turn.device);
  if (turn.device.act(work)?.ok === true && before !== undefined) acknowledgeNewest(turn, before);
}

/** The newest change is taken back, or any that can be. */
export function undo(turn: Turn): void {
  const { world, device, random } = turn;
  count(world.counts, 'undos');
  const undoable = random() < 0.3 ? (device.act((engine) => engine.receipts('all', 0, 30).receipts)?.filter((entry) => entry.canUndo) ?? []) : [];
  const chosen = undoable.length === 0 ? null : pick(random, undoable).mutationId;
  letQueue(turn, (engine) => engine.undo(chosen));
}

export function redo(turn: Turn): void {
  count(turn.world.counts, 'redos');
  letQueue(turn, (engine) => engine.redo());
}

function anotherValue(random: () => number, value: FieldValue): FieldValue {
  return typeof value === 'number' ? value + 1 : `${value ?? ''} ${Math.floor(random() * 10)}`.trim();
}

/** Settles one field that two people changed. */
function decide(turn: Turn, entry: LedgerEntry, conflict: LedgerEntry['conflicts'][number]): void {
  const { world, random } = turn;
  const choice = pick(random, ['theirs', 'mine', 'edit'] as const);
  const decision = choice === 'edit' ? { choice, value: anotherValue(random, conflict.theirs) } : { choice };
  count(world.counts, `conflicts settled by ${choice}`);
  letQueue(turn, (engine) => engine.resolveConflict(entry.mutationId, conflict, decision));
}

/** Somebody looks at what needs attention: dismisses it, tries it again, changes it, or settles a conflict. */
export function attend(turn: Turn): void {
  const { world, device, random } = turn;
  const entries = device.act((engine) => engine.receipts('attention', 0, 50).receipts) ?? [];
  if (entries.length === 0) return;
  const entry = pick(random, entries);
  const conflict = entry.conflicts.find(({ open }) => open);
  if (conflict !== undefined) return decide(turn, entry, conflict);
  const { mutationId } = entry;
  const way = pick(random, ['dismiss', 'retry', 'edit'] as const);
  count(world.counts, `attention: ${way}`);
  if (way === 'dismiss') device.act((engine) => engine.dismiss(mutationId));
  else if (way === 'retry') letQueue(turn, (engine) => engine.retry(mutationId));
  else {
    const input = device.act((engine) => engine.change(mutationId).input);
    if (input !== null && input !== undefined) letQueue(turn, (engine) => engine.edit(mutationId, input));
  }
}
