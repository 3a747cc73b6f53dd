import type { Mirror } from '../../db/mirror/mirror.ts';
import type { MirrorBuild, MirrorHost, MirrorStore } from '../../sync/engine/ports.ts';

/** Thrown through the engine at the point where its process dies; what it does with it afterwards reaches nothing. */
export class ProcessKilled extends Error {
  override readonly name = 'ProcessKilled';
}

/** Where a device's process may die, named by what it is in the middle of. */
export const DEVICE_POINTS = [
  'change.inside',
  'change.committed',
  'change.journaled',
  'verdict.inside',
  'verdict.committed',
  'patch.inside',
  'patch.committed',
  'copy.chunk-before',
  'copy.chunk-after',
  'switch.inside',
  'switch.done',
  'push.sent',
] as const;

export type DevicePoint = (typeof DEVICE_POINTS)[number];

/** Whether the process dies here. */
export type DiesAt = (point: DevicePoint) => boolean;

type Kind = 'change' | 'verdict' | 'patch' | 'other';

type Overrides<T> = Partial<Record<keyof T, unknown>>;

/** The same object with some members replaced; none answers once the process is dead. */
function guarded<T extends object>(target: T, isAlive: () => boolean, overrides: Overrides<T>): T {
  const members = new Map<PropertyKey, unknown>();
  return new Proxy(target, {
    get(_, name): unknown {
      if (!isAlive()) throw new ProcessKilled();
      if (name in overrides) return overrides[name as keyof T];
      if (members.has(name)) return members.get(name);
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const bound: unknown = member.bind(target);
      members.set(name, bound);
      return bound;
    },
  });
}

/** One process's view of the mirror: it dies where it is told to, as a killed one would, and leaves what was committed. */
export function guardMirror(mirror: Mirror, isAlive: () => boolean, diesAt: DiesAt): MirrorHost {
  const stores = new WeakMap<object, MirrorStore>();
  const die = (point: DevicePoint): void => {
    if (diesAt(point)) throw new ProcessKilled();
  };
  const dieIn = (kind: Kind, place: 'inside' | 'committed'): void => {
    if (kind !== 'other') die(`${kind}.${place}`);
  };

  const guardStore = (store: MirrorStore): MirrorStore => {
    let depth = 0;
    let kind: Kind = 'other';
    const queue = guarded(store.queue, isAlive, {
      insert: (record: Parameters<MirrorStore['queue']['insert']>[0]) => {
        if (kind === 'other') kind = 'change';
        store.queue.insert(record);
      },
      update: (id: number, changes: Parameters<MirrorStore['queue']['update']>[1]) => {
        if (kind === 'other' && changes.outcome !== undefined) kind = 'verdict';
        store.queue.update(id, changes);
      },
    });
    const transaction = <T>(work: () => T): T => {
      if (depth > 0) return store.transaction(work);
      kind = 'other';
      depth += 1;
      try {
        const result = store.transaction(() => {
          const done = work();
          dieIn(kind, 'inside');
          return done;
        });
        dieIn(kind, 'committed');
        return result;
      } finally {
        depth -= 1;
      }
    };
    const apply = (...step: Parameters<MirrorStore['apply']>): void => {
      kind = 'patch';
      store.apply(...step);
    };
    const journal = (...entries: Parameters<MirrorStore['journal']>): void => {
      store.journal(...entries);
      die('change.journaled');
    };
    return guarded(store, isAlive, { queue, transaction, apply, journal });
  };

  const guardBuild = (build: MirrorBuild): MirrorBuild =>
    guarded(build, isAlive, {
      addChunk: (chunk: Parameters<MirrorBuild['addChunk']>[0]) => {
        die('copy.chunk-before');
        build.addChunk(chunk);
        die('copy.chunk-after');
      },
    });

  return guarded<MirrorHost>(mirror, isAlive, {
    current: () => {
      const store = mirror.current();
      const known = stores.get(store) ?? guardStore(store);
      stores.set(store, known);
      return known;
    },
    build: () => guardBuild(mirror.build()),
    flip: (finish: Parameters<MirrorHost['flip']>[0]) => {
      mirror.flip((next) => {
        finish(next);
        die('switch.inside');
      });
      die('switch.done');
    },
  });
}
