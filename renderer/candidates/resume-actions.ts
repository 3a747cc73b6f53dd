import type { Result } from '../../shared/errors.ts';
import { addResume, makeDefaultResume, removeResume, renameResume } from '../../shared/mutators/resumes.ts';
import { undo } from '../app/history.ts';
import { mutate, type QueuedChange } from '../data/actions.ts';
import { isolated } from '../bidi.ts';
import { showToast } from '../kit/toasts.tsx';
import type { Resume } from './profile-types.ts';

function say(result: Result<QueuedChange>, done: string, failed: string): void {
  if (result.ok) showToast({ title: done, onUndo: () => void undo([result.value.mutationId]) });
  else showToast({ title: failed, detail: result.error.message, tone: 'problem' });
}

/** Makes a résumé the one that counts. */
export async function makeDefault({ id, name }: Resume): Promise<void> {
  say(await mutate(makeDefaultResume, { resumeId: id }), `${isolated(name)} is the default now`, 'The default stays as it was');
}

/** Removes a résumé; the newest that is left takes the default's place. */
export async function remove({ id, name }: Resume): Promise<void> {
  say(await mutate(removeResume, { resumeId: id, heirId: null }), `Removed ${isolated(name)}`, 'The résumé stays');
}

/** Gives a résumé another name. */
export async function rename({ id, name }: Resume, value: string): Promise<void> {
  say(await mutate(renameResume, { resumeId: id, base: name, value }), `Renamed to ${isolated(value)}`, 'The name stays as it was');
}

/** What was typed or opened for a new résumé. */
export interface NewResume {
  readonly name: string;
  readonly filename: string;
  readonly text: string;
  readonly makeDefault: boolean;
}

/** The first thing wrong with a new résumé, in a sentence; null when it can be added. */
export function problemOf(candidateId: number, resume: NewResume): string | null {
  return addResume.input.safeParse({ candidateId, ...resume }).error?.issues[0]?.message ?? null;
}

/** Adds a résumé. @returns why not, or null */
export async function add(candidateId: number, resume: NewResume): Promise<string | null> {
  const result = await mutate(addResume, { candidateId, ...resume });
  if (!result.ok) return result.error.message;
  showToast({ title: `Added ${isolated(resume.name)}`, onUndo: () => void undo([result.value.mutationId]) });
  return null;
}

/** Files larger than this are no plain text anybody reads. */
const LARGEST_FILE = 1_000_000;

/** The words of a text file. @returns why it cannot be read, where it cannot */
export async function readTextFile(file: File): Promise<{ readonly text: string } | { readonly problem: string }> {
  if (file.size > LARGEST_FILE)
    return { problem: `${isolated(file.name)} is too large for plain text. Open the text alone, or paste the part that matters.` };
  const text = await file.text();
  const isText = !/[\0\uFFFD]/u.test(text);
  if (!isText) return { problem: `${isolated(file.name)} is not plain text. Open it in its own program, copy the text and paste it here.` };
  return { text };
}
