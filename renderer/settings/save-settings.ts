import { COMMANDS } from '../../shared/contract/commands.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { call } from '../data/actions.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';

/** Keeps a preference of this device; says so only when that fails. */
export async function keepSettings(changes: Partial<Settings>): Promise<void> {
  const result = await call(COMMANDS.saveSettings, changes);
  if (!result.ok) showToast({ title: say('settings.not-saved'), detail: result.error.message, tone: 'problem' });
}

/** {@link keepSettings} for event handlers, which do not wait. */
export function saveSettings(changes: Partial<Settings>): void {
  void keepSettings(changes);
}
