import { create } from 'zustand';

/** What is typed about a new person; it stays when the dialog is put away. */
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
  readonly person: NewPerson;
}

/** The dialog for adding somebody by hand. */
export const useNewCandidate = create<NewCandidateState>(() => ({ open: false, person: NOBODY }));

/** Opens it; a board's job is chosen already. */
export function openNewCandidate(jobId: number | null): void {
  useNewCandidate.setState(({ person }) => ({ open: true, person: { ...person, jobId: jobId ?? person.jobId } }));
}

export function changeNewPerson(changes: Partial<NewPerson>): void {
  useNewCandidate.setState(({ person }) => ({ person: { ...person, ...changes } }));
}

/** Closes it; `forget` when the person was added. */
export function closeNewCandidate(forget: boolean): void {
  useNewCandidate.setState(({ person }) => ({ open: false, person: forget ? NOBODY : person }));
}
