import { net, type MessagePortMain } from 'electron';
import { AppError } from '../../shared/errors.ts';
import { systemRuntime } from '../../sync/engine/runtime.ts';
import { createDataService, createRefusingService, type DataService } from '../data/data-service.ts';
import { toDataProcess, type FromDataProcess, type ToDataProcess } from '../data/host-messages.ts';
import type { WindowPort } from '../data/port-server.ts';

/** The data process: owns the profile's files, answers windows over their ports, syncs through Chromium's network. */
let service: DataService | null = null;

function tell(message: FromDataProcess): void {
  process.parentPort.postMessage(message);
}

function begin(message: Extract<ToDataProcess, { type: 'start' | 'refuse' }>): DataService {
  const runtime = systemRuntime();
  if (message.type === 'refuse') return createRefusingService(new AppError(message.error), message.profileFolder, runtime);
  return createDataService({
    start: message,
    runtime,
    // Chromium's network: the system's proxies and certificates, and no cookies of anyone.
    fetch: (url, init) => net.fetch(url, { ...init, credentials: 'omit' }),
    onNotification: (notification) => tell({ type: 'notify', ...notification }),
    onSettings: (settings) => tell({ type: 'settings', settings }),
    log: (event, figures) => tell({ type: 'log', event, figures }),
  });
}

function windowPort(port: MessagePortMain): WindowPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
  };
}

async function end(): Promise<void> {
  try {
    await service?.stop();
  } finally {
    // Nobody waits for a process that could not close its file.
    process.exit(0);
  }
}

process.parentPort.on('message', (event) => {
  const message = toDataProcess.parse(event.data);
  switch (message.type) {
    case 'start':
    case 'refuse':
      service = begin(message);
      return;
    case 'port': {
      const port = event.ports[0];
      if (port !== undefined) service?.serve(windowPort(port));
      return;
    }
    case 'stop':
      void end();
  }
});
