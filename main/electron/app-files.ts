import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The page's origin. `standard` schemes have one, so that "own origin" means something. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://bundle';
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/**
 * What the page may do. Nothing comes from elsewhere, nothing runs from text,
 * and there is no connection: rows come through the port (`desktop.md` 2.1).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  map: 'application/json; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** A file of the page. */
export interface AppFile {
  readonly path: string;
  readonly contentType: string;
}

/**
 * The page's files by the address they are served under. Only what was found in
 * the folder can be asked for, so no address, however spelled, leads out of it.
 */
export function listAppFiles(folder: string): ReadonlyMap<string, AppFile> {
  const files = new Map<string, AppFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${path.slice(folder.length + 1).replaceAll('\\', '/')}`;
    const contentType = TYPES[entry.name.split('.').at(-1) ?? ''];
    if (contentType !== undefined) files.set(address, { path, contentType });
  }
  return files;
}

/** The file an address of the page means, or undefined. Parameters are not looked at. */
export function findAppFile(files: ReadonlyMap<string, AppFile>, address: string): AppFile | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname } = new URL(address);
  if (`${protocol}//${host}` !== APP_ORIGIN) return undefined;
  return files.get(pathname === '/' ? '/index.html' : pathname);
}
