import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { Workstation } from '../integration/engine-support.ts';
import { pick } from '../simulation/chance.ts';
import type { StormPerson } from './storm-world.ts';

/** A laptop whose owner works on through everything, and what it told them was done. */
export class StormLaptop {
  readonly person: StormPerson;
  readonly workstation = new Workstation();
  /** Every change it acknowledged. */
  readonly acknowledged = new Set<number>();
  /** The texts of its acknowledged notes. */
  readonly notes = new Set<string>();
  readonly #random: () => number;
  readonly #name: string;
  restarts = 0;

  constructor(name: string, person: StormPerson, random: () => number) {
    this.#name = name;
    this.person = person;
    this.#random = random;
  }

  /** Does one thing, as its owner would. */
  async act(): Promise<void> {
    const { own, shared } = this.person;
    const kind = this.#random();
    if (kind < 0.45) this.#move(pick(this.#random, own));
    else if (kind < 0.65) this.#move(pick(this.#random, shared));
    else if (kind < 0.85) this.#note();
    else if (kind < 0.92) this.#undo();
    else if (kind < 0.98) this.#tag();
    else if (kind < 0.99) this.workstation.engine.syncNow();
    else {
      this.restarts += 1;
      await this.workstation.restart();
    }
  }

  /** Nothing waits and the engine says so. */
  isLevel(): boolean {
    const { engine, mirror } = this.workstation;
    return ['online', 'attention'].includes(engine.status().state) && mirror.current().queue.unsettled().length === 0;
  }

  #move(applicationId: number): void {
    const from = this.workstation.status(applicationId);
    if (from === undefined) return;
    const others = APPLICATION_STATUSES.filter((status) => status !== from);
    this.#keep(this.workstation.move(applicationId, pick(this.#random, others)));
  }

  #note(): void {
    const applicationId = pick(this.#random, [...this.person.own, ...this.person.shared]);
    const text = `storm ${this.#name} ${this.notes.size}`;
    if (this.#keep(this.workstation.engine.mutate({ name: 'applications.addNote', input: { applicationId, text } }))) this.notes.add(text);
  }

  #tag(): void {
    const candidateId = pick(this.#random, this.person.company.candidateIds);
    const name = `tag ${Math.floor(this.#random() * 4)}`;
    this.#keep(this.workstation.engine.mutate({ name: 'candidates.tag', input: { tag: { name, color: 'blue' }, candidates: [{ candidateId }] } }));
  }

  #undo(): void {
    const { queue } = this.workstation.mirror.current();
    const before = this.workstation.mirror.current().fact('nextMutationId');
    const answer = this.workstation.engine.undo(null);
    const made = answer.ok ? queue.get(before) : null;
    if (made !== null) this.acknowledged.add(made.id);
  }

  #keep(answer: ReturnType<Workstation['move']>): boolean {
    if (answer.ok) this.acknowledged.add(answer.value.mutationId);
    return answer.ok;
  }
}
