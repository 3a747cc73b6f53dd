import { LONGEST_PASTE } from '../../shared/domain/candidate-limits.ts';
import { say } from '../text/say.ts';
import { showToast } from './toasts.tsx';

/** A field that lays out megabytes of text holds the whole window up, and none keeps that much. */
export function isLargePaste(text: string): boolean {
  return text.length > LONGEST_PASTE;
}

function refuse(event: ClipboardEvent | DragEvent, text: string): void {
  if (!isLargePaste(text)) return;
  event.preventDefault();
  event.stopPropagation();
  showToast({
    title: say('kit.paste-too-long'),
    detail: say('kit.paste-too-long-detail', { length: text.length, longest: LONGEST_PASTE }),
    tone: 'problem',
  });
}

/** Answers pasted and dropped texts of megabytes with a sentence, in every field of a window, before the field sees them. */
export function refuseLargePastes(target: Document): void {
  target.addEventListener('paste', (event) => refuse(event, event.clipboardData?.getData('text/plain') ?? ''), { capture: true });
  target.addEventListener('drop', (event) => refuse(event, event.dataTransfer?.getData('text/plain') ?? ''), { capture: true });
}
