import type { FromRenderer } from '../../shared/contract/port-messages.ts';

/** The few things the client needs of a MessagePort, so that tests can stand in for one. */
export interface DataPort {
  readonly send: (message: FromRenderer) => void;
  /** Follows what arrives; called once, right after the port was attached. */
  readonly listen: (onMessage: (data: unknown) => void, onClosed: () => void) => void;
  readonly close: () => void;
}

/** A browser's MessagePort as a {@link DataPort}. */
export function fromMessagePort(port: MessagePort): DataPort {
  return {
    send: (message) => port.postMessage(message),
    listen: (onMessage, onClosed) => {
      port.addEventListener('message', (event) => onMessage(event.data));
      port.addEventListener('close', onClosed);
      port.start();
    },
    close: () => port.close(),
  };
}
