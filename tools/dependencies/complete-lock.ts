import { z } from 'zod';

const entrySchema = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  engines: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});

const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) });

type Lock = z.infer<typeof lockSchema>;
type Entry = z.infer<typeof entrySchema>;

/** Reads the text of a package-lock.json. */
export function parseLock(text: string): Lock {
  return lockSchema.parse(JSON.parse(text));
}

/** Names of optional packages (other platforms' binaries) that some entry asks for and the lock does not hold: `npm ci` refuses such a lock. */
export function missingOptionalPackages(lock: Lock): string[] {
  return missing(lock).map(({ name }) => name);
}

/**
 * Adds the missing entries. npm leaves out of a lock what the registry at hand does not have, and a mirror often has one platform only; with
 * exact version, system and processor npm skips the entry on other machines and resolves it on its own.
 */
export function completeLock(lock: Lock): Lock {
  const added = missing(lock).map(({ name, version, wantedBy }) => [`node_modules/${name}`, platformEntry(name, version, wantedBy)] as const);
  const packages = Object.fromEntries([...Object.entries(lock.packages), ...added].sort(([left], [right]) => (left < right ? -1 : 1)));
  return { ...lock, packages };
}

function missing(lock: Lock): { name: string; version: string; wantedBy: Entry }[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isResolvable(lock, path, name))
      .map(([name, version]) => ({ name, version, wantedBy: entry })),
  );
}

/** Looks where Node would look: beside the package, then in each folder above. */
function isResolvable(lock: Lock, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
  }
}

/** Platform packages are named after the platform they are for. */
function platformEntry(name: string, version: string, wantedBy: Entry): Entry {
  const label = name.slice(name.indexOf('/') + 1);
  const system = /android|darwin|freebsd|linux|openharmony|win32/.exec(label)?.[0];
  const processor = /wasm32|arm64|arm|x64|ia32|ppc64|riscv64|s390x/.exec(label)?.[0];
  const library = /musl|gnu/.exec(label)?.[0];
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(wantedBy.dev && { dev: true }),
    ...(system === 'linux' && library && processor !== 'arm' && { libc: [library === 'gnu' ? 'glibc' : 'musl'] }),
    optional: true,
    ...(system && { os: [system] }),
    ...(wantedBy.engines && { engines: wantedBy.engines }),
  };
}
