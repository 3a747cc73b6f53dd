import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/**
 * Names this run of the machine. A file written without syncs survives a killed
 * process, whose pages the system still holds, but not a power cut: after
 * another boot it is not to be trusted.
 */
export function machineBoot(): string {
  if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  // Elsewhere the minute of the boot; off by one only discards a half-built file that could have been kept.
  return String(Math.round((Date.now() / 1000 - uptime()) / 60));
}
