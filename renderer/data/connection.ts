import { PORT_MESSAGE } from '../../shared/contract/preload-api.ts';
import { fromMessagePort } from './data-port.ts';
import { createLiveQueries } from './live-queries.ts';
import { createPortClient } from './port-client.ts';

/** The one line of this window to the data process. */
export const portClient = createPortClient(() => window.hotgigs?.requestPort());

/** The one registry of live questions of this window. */
export const liveQueries = createLiveQueries(portClient);

/** Waits for ports from the preload script and asks for the first one. */
export function connect(): void {
  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return;
    portClient.attach(fromMessagePort(port));
  });
  window.hotgigs?.requestPort();
}
