import { copyOnce } from './rows/first-sync.ts';

/** A new device in a process of its own, so that its memory is nobody else's. Prints its copy as one line of JSON. */
const gatewayUrl = process.argv[2] ?? '';
const { total, rows } = await copyOnce(gatewayUrl, () => undefined);
// Kilobytes on every system that Node tells it on.
console.log(JSON.stringify({ total, rows, megabytes: process.resourceUsage().maxRSS / 1_024 }));
