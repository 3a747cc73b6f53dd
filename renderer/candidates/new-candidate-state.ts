import { create } from 'zustand';
import { createKeeper, readKept } from '../data/kept.ts';

/** What is typed about a new person; it stays when the dialog is put away, and on this device through a crash. */
export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly linkedinUrl: string;
  /** The job they are put forward for, or null. */
  readonly jobId: number | null;
}

const NOBODY: NewPerson = { name: '', email: '', phone: '', linkedinUrl: '', jobId: null };

interface NewCandidateState {
  readonly open: boolean;
  /** What is typed was begun before it opened: put away, or kept through a restart. */
  readonly takenUp: boolean;
  readonly person: NewPerson;
}

/** The dialog for adding somebody by hand. */
export const useNewCandidate = create<NewCandidateState>(() => ({ open: false, takenUp: false, person: NOBODY }));

const KEPT = 'candidates.new';
const keeper = createKeeper(KEPT);

/** Whether nothing has been typed about the person yet. */
export function isUntouched({ name, email, phone, linkedinUrl }: NewPerson): boolean {
  return [name, email, phone, linkedinUrl].every((text) => text === '');
}

/** Takes up what was typed before the program ended, unless something is typed already. */
async function takeUp(): Promise<void> {
  const kept = await readKept<NewPerson>(KEPT);
  if (kept === null) return;
  useNewCandidate.setState(({ person }) => {
    if (!isUntouched(person)) return {};
    const before = { ...NOBODY, ...kept };
    return { takenUp: !isUntouched(before), person: { ...before, jobId: person.jobId ?? before.jobId } };
  });
}

/** Opens it; a board's job is chosen already. */
export function openNewCandidate(jobId: number | null): void {
  useNewCandidate.setState(({ person }) => ({ open: true, takenUp: !isUntouched(person), person: { ...person, jobId: jobId ?? person.jobId } }));
  if (isUntouched(useNewCandidate.getState().person)) void takeUp();
}

export function changeNewPerson(changes: Partial<NewPerson>): void {
  useNewCandidate.setState(({ person }) => ({ person: { ...person, ...changes } }));
  void keeper.keep(useNewCandidate.getState().person);
}

/** Closes it; `forget` when the person was added. */
export function closeNewCandidate(forget: boolean): void {
  useNewCandidate.setState(({ person }) => ({ open: false, takenUp: false, person: forget ? NOBODY : person }));
  if (forget) void keeper.keep(null);
}

/** Empties the form: the next person is somebody else. */
export function startOver(): void {
  useNewCandidate.setState({ takenUp: false, person: NOBODY });
  void keeper.keep(null);
}
