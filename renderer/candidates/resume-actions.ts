import type { Result } from '../../shared/errors.ts';
import { addResume, makeDefaultResume, removeResume, renameResume } from '../../shared/mutators/resumes.ts';
import { undo } from '../app/history.ts';
import { mutate, type QueuedChange } from '../data/actions.ts';
import { isolated } from '../bidi.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import type { Resume } from './profile-types.ts';

function tell(result: Result<QueuedChange>, done: string, failed: string): void {
  if (result.ok) showToast({ title: done, onUndo: () => void undo([result.value.mutationId]) });
  else showToast({ title: failed, detail: result.error.message, tone: 'problem' });
}

/** Makes a résumé the one that counts. */
export async function makeDefault({ id, name }: Resume): Promise<void> {
  const done = say('candidates.resume-is-default', { name: isolated(name) });
  tell(await mutate(makeDefaultResume, { resumeId: id }), done, say('candidates.resume-default-stays'));
}

/** Removes a résumé; the newest that is left takes the default's place. */
export async function remove({ id, name }: Resume): Promise<void> {
  const done = say('candidates.resume-removed', { name: isolated(name) });
  tell(await mutate(removeResume, { resumeId: id, heirId: null }), done, say('candidates.resume-stays'));
}

/** Gives a résumé another name. */
export async function rename({ id, name }: Resume, value: string): Promise<void> {
  const done = say('candidates.resume-renamed', { name: isolated(value) });
  tell(await mutate(renameResume, { resumeId: id, base: name, value }), done, say('candidates.resume-name-stays'));
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
  showToast({ title: say('candidates.resume-added', { name: isolated(resume.name) }), onUndo: () => void undo([result.value.mutationId]) });
  return null;
}

/** Files larger than this are no plain text anybody reads. */
const LARGEST_FILE = 1_000_000;

/** The words of a text file. @returns why it cannot be read, where it cannot */
export async function readTextFile(file: File): Promise<{ readonly text: string } | { readonly problem: string }> {
  const name = isolated(file.name);
  if (file.size > LARGEST_FILE) return { problem: say('candidates.resume-file-too-large', { name }) };
  const text = await file.text();
  const isText = !/[\0\uFFFD]/u.test(text);
  if (!isText) return { problem: say('candidates.resume-file-not-text', { name }) };
  return { text };
}
