import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { z } from 'zod';
import type { SaveOutcome } from '../../shared/contract/preload-api.ts';
import { logEvent } from './log.ts';

/** A page may suggest a name, never a folder, and only of a kind that nothing runs. */
const savedFile = z.object({ name: z.string().regex(/^[\w-]{1,80}\.(?:csv|json)$/u), text: z.string().max(64_000_000) });

/** Asks the user where a file is to go and writes it there. Nothing is written without their word. */
export async function saveFile(window: BrowserWindow, raw: unknown): Promise<SaveOutcome> {
  const file = savedFile.safeParse(raw);
  if (!file.success) {
    logEvent('security.file_refused');
    return 'failed';
  }
  const { name, text } = file.data;
  const extension = extname(name).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
  if (canceled || filePath === '') return 'cancelled';
  try {
    await writeFile(filePath, text);
    return 'saved';
  } catch {
    logEvent('file.not_saved');
    return 'failed';
  }
}
