import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The rooms of the house, the most specific first. */
const ROOMS = [
  'shared',
  'sync/protocol',
  'sync/engine',
  'sync/gateway',
  'db/central',
  'db/mirror',
  'db/demo',
  'main/electron',
  'main/data',
  'preload',
  'renderer',
] as const;
type Room = (typeof ROOMS)[number];

/** Which room may use which others (`ARCHITECTURE.md`, the import matrix). A room may always use itself. */
const MAY_USE: Record<Room, readonly Room[]> = {
  shared: [],
  'sync/protocol': ['shared'],
  'sync/engine': ['shared', 'sync/protocol'],
  'sync/gateway': ['shared', 'sync/protocol', 'db/central'],
  'db/central': ['shared', 'db/demo', 'sync/gateway'],
  'db/mirror': ['shared', 'sync/protocol', 'sync/engine', 'db/central'],
  'db/demo': ['shared', 'db/central'],
  'main/electron': ['shared', 'main/data', 'sync/engine', 'sync/protocol'],
  'main/data': ['shared', 'sync/protocol', 'sync/engine', 'db/mirror'],
  preload: ['shared'],
  renderer: ['shared'],
};

/**
 * Uses that only tools make, never the shipped program: the operator's command
 * line starts the index and the demo data, the mirror's schema is generated
 * from the catalogue.
 */
const ONLY_FROM: Partial<Record<`${Room} > ${Room}`, readonly string[]>> = {
  'db/central > db/demo': ['db/central/command-line.ts', 'db/central/commands.ts'],
  'db/central > sync/gateway': ['db/central/commands.ts'],
  'db/mirror > db/central': ['db/mirror/generate-schema.ts'],
};

/** Packages that only some rooms may know. */
const PACKAGES: Record<string, readonly Room[]> = {
  electron: ['main/electron', 'preload'],
  'better-sqlite3': ['db/mirror'],
  'drizzle-orm/better-sqlite3': ['db/mirror', 'main/data'],
  mysql2: ['db/central', 'db/demo', 'sync/gateway'],
  fastify: ['sync/gateway'],
  react: ['renderer'],
  zustand: ['renderer'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) && !path.split(sep).includes('testing') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const pattern = /(?:from|import)\s*\(?\s*'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => ({ file, target: match[1] ?? '' }));
}

function roomOf(file: string): Room | undefined {
  return ROOMS.find((room) => file.startsWith(`${room}/`));
}

const files = ROOMS.flatMap((room) => sources(room).map((file) => file.split(sep).join('/')));
const imports = files.flatMap(importsOf);

test('the walk sees the whole house', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(imports.length).toBeGreaterThan(600);
  for (const room of ROOMS) expect(files.filter((file) => roomOf(file) === room).length, room).toBeGreaterThan(0);
});

test('no room uses a room it must not know', () => {
  const wrong = imports.flatMap(({ file, target }) => {
    if (!target.startsWith('.')) return [];
    const from = roomOf(file);
    const path = relative(root, join(root, normalize(join(dirname(file), target))))
      .split(sep)
      .join('/');
    const to = roomOf(path);
    if (from === undefined || from === to) return [];
    if (to === undefined) return [`${file} reaches outside the rooms: ${path}`];
    if (!MAY_USE[from].includes(to)) return [`${file} uses ${path}`];
    const only = ONLY_FROM[`${from} > ${to}`];
    return only === undefined || only.includes(file) ? [] : [`${file} uses ${path}; only ${only.join(', ')} may`];
  });
  expect(wrong).toEqual([]);
});

test('packages stay in the rooms that own them', () => {
  const wrong = imports.flatMap(({ file, target }) => {
    const owners = Object.entries(PACKAGES).find(([name]) => target === name || target.startsWith(`${name}/`))?.[1];
    const room = roomOf(file);
    return owners === undefined || room === undefined || owners.includes(room) ? [] : [`${file} uses ${target}`];
  });
  expect(wrong).toEqual([]);
});
