import { copyOnce } from './rows/first-sync.ts';

/**
 * A new device in a process of its own, so that its memory is nobody else's:
 * what it takes beyond its code, which lies here in a hundred files and there
 * in one. Prints its copy as one line of JSON.
 */
const gatewayUrl = process.argv[2] ?? '';
const BYTES_PER_MEGABYTE = 1024 * 1024;
const before = process.memoryUsage().rss / BYTES_PER_MEGABYTE;
const { total, rows } = await copyOnce(gatewayUrl, () => undefined);
// Kilobytes on every system that Node tells it on.
console.log(JSON.stringify({ total, rows, megabytes: process.resourceUsage().maxRSS / 1_024 - before }));
