import { ArrowUp } from 'lucide-react';
import { useState, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react';
import { say } from '../text/say.ts';
import { TextField } from './field.tsx';
import { Icon } from './icon.tsx';

interface SecretFieldProps extends Omit<ComponentProps<typeof TextField>, 'type' | 'hint'> {
  readonly hint?: ReactNode;
}

/** A line of text nobody reads over a shoulder. Says when Caps Lock is on, which its dots do not show. */
export function SecretField({ hint, ...rest }: SecretFieldProps) {
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  const warning = (
    <span className="inline-flex items-center gap-1 text-warning-text">
      <Icon icon={ArrowUp} size={13} /> {say('kit.caps-lock')}
    </span>
  );
  return <TextField type="password" onKeyDown={watch} onKeyUp={watch} onBlur={() => setCapsLock(false)} hint={capsLock ? warning : hint} {...rest} />;
}
