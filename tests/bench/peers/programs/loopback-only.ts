import { Server } from 'node:net';

type Listen = (...args: unknown[]) => Server;

// Loaded into zero-cache, which has no option for its address and would listen on all of them.
Server.prototype.listen = new Proxy(Reflect.get(Server.prototype, 'listen') as Listen, {
  apply: (listen, server, [first, ...rest]: unknown[]) => {
    const options = typeof first === 'object' && first !== null && 'port' in first ? { ...first, host: '127.0.0.1' } : first;
    return Reflect.apply(listen, server, [options, ...rest]);
  },
});
