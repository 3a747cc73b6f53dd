import { COMMANDS } from '../../shared/contract/commands.ts';
import { call } from '../data/actions.ts';
import { showToast } from '../kit/toasts.tsx';

const beforeUndo = new Set<() => void>();

/** Lets a view drop what it shows ahead of the data, before a change is taken back. */
export function onUndo(listener: () => void): () => void {
  beforeUndo.add(listener);
  return () => beforeUndo.delete(listener);
}

/** Takes back the newest change that can be, or the ones given, newest first; says what was done. */
export async function undo(mutationIds: readonly number[] | null = null): Promise<void> {
  for (const listener of beforeUndo) listener();
  let label: string | null = null;
  for (const mutationId of mutationIds === null ? [null] : [...mutationIds].reverse()) {
    const result = await call(COMMANDS.undo, { mutationId });
    if (!result.ok) {
      showToast({ title: 'Could not undo', detail: result.error.message, tone: 'problem' });
      return;
    }
    label = result.value.label ?? label;
  }
  showToast({ title: label === null ? 'Nothing to undo' : `Undone: ${label}` });
}

/** Does again what was taken back last. */
export async function redo(): Promise<void> {
  for (const listener of beforeUndo) listener();
  const result = await call(COMMANDS.redo, {});
  if (!result.ok) {
    showToast({ title: 'Could not redo', detail: result.error.message, tone: 'problem' });
    return;
  }
  showToast({ title: result.value.label === null ? 'Nothing to redo' : `Redone: ${result.value.label}` });
}
