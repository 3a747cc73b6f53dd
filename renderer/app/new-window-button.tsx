import { AppWindow } from 'lucide-react';
import { IconButton } from '../kit/button.tsx';
import { say } from '../text/say.ts';
import { openHereInNewWindow } from './new-window.ts';
import { usePlace } from './place.tsx';

/** Gives who is open in the panel a window of their own; not offered where they have one. */
export function NewWindowButton() {
  if (usePlace().view === 'person') return null;
  return <IconButton icon={AppWindow} label={say('app.new-window')} shortcut="$mod+Shift+N" onClick={openHereInNewWindow} />;
}
