import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { APP_SCHEME, CONTENT_SECURITY_POLICY, findAppFile, listAppFiles } from './app-files.ts';

/** Makes `app:` an origin like `https:`. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true } },
  ]);
}

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Serves the page's files, and nothing else, under `app://bundle/`. */
export function serveApp(session: Session, folder: string): void {
  const files = listAppFiles(folder);
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? findAppFile(files, request.url) : undefined;
    if (file === undefined) return new Response('Not found', { status: 404, headers: HEADERS });
    const body = new Uint8Array(await readFile(file.path));
    return new Response(body, { headers: { ...HEADERS, 'Content-Type': file.contentType } });
  });
}
