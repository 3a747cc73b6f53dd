/** Everything a log line may say: names of things in this program, ids and measures. Never a value of a row, a name, an address or a token. */
export interface LogFields {
  readonly method?: string | undefined;
  /** The route's pattern, never the path as sent. */
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  readonly ms?: number | undefined;
  readonly code?: string | undefined;
  /** Class of an unexpected error and where it was thrown, without its text. */
  readonly error?: string | undefined;
  readonly at?: string | undefined;
  readonly clientId?: number | undefined;
  readonly userId?: number | undefined;
  readonly mutations?: number | undefined;
  readonly rejected?: number | undefined;
  readonly attempt?: number | undefined;
  readonly percent?: number | undefined;
  readonly streams?: number | undefined;
  readonly rows?: number | undefined;
  /** Physical names of tables, and keys of rows. */
  readonly table?: string | undefined;
  readonly keys?: string | undefined;
}

const ALLOWED: ReadonlySet<string> = new Set<keyof LogFields>([
  'method',
  'route',
  'status',
  'ms',
  'code',
  'error',
  'at',
  'clientId',
  'userId',
  'mutations',
  'rejected',
  'attempt',
  'percent',
  'streams',
  'rows',
  'table',
  'keys',
]);

export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one line of JSON for an event. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/**
 * Makes a log that writes only allow-listed fields, whatever it is given.
 * @param write takes one line without its newline; standard error by default, so that standard output stays for the start-up line
 */
export function createLog(write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Log {
  return (level, event, fields = {}) => {
    const kept = Object.entries(fields).filter(([key, value]) => ALLOWED.has(key) && value !== undefined);
    write(
      JSON.stringify({
        at: new Date().toISOString(),
        level,
        event,
        ...Object.fromEntries(kept.map(([key, value]) => [key === 'at' ? 'where' : key, value])),
      }),
    );
  };
}

/** What may be said of an unexpected error: its class, its code and the place, never its message. */
export function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const frame = error.stack?.split('\n').find((line) => line.trim().startsWith('at ') && line.includes('/sync/'));
  const place = frame?.match(/(sync\/[\w\-/.]+:\d+)/)?.[1];
  return { error: error.name, code, at: place };
}
