import { z } from 'zod';
import type { AnyMutator } from '../../../shared/mutators/mutator.ts';
import type { TableName } from '../../../shared/generated/tables.ts';
import { below, pick } from '../chance.ts';
import type { Desk } from './desk.ts';

/** The part of JSON Schema that inputs are described with. */
interface Shape {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  /** A record: what its keys and its values may be. */
  readonly propertyNames?: Shape;
  readonly additionalProperties?: Shape | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** There is no row to ask it of. */
class NothingThere extends Error {}

interface Making {
  readonly desk: Desk;
  readonly places: ReadonlyMap<string, TableName>;
}

const WORDS = ['yes', 'later', '2026-03-20 10:00:00', '2026-05-04', 'somebody@example.test'] as const;
const LONGEST_LIST = 3;

function make(making: Making, shape: Shape, path: readonly string[]): unknown {
  const { desk, places } = making;
  const table = places.get(path.join('.'));
  if (table !== undefined) {
    const row = desk.some(table);
    if (row === null) throw new NothingThere();
    return row['id'];
  }
  if ('const' in shape) return shape.const;
  if (shape.enum !== undefined) return pick(desk.random, shape.enum);
  if (shape.anyOf !== undefined) return make(making, pick(desk.random, shape.anyOf), path);
  return makeOfType(making, shape, path);
}

/** The named properties, or some that a record may have. */
function propertiesOf({ properties, propertyNames, additionalProperties }: Shape, random: () => number): [string, Shape][] {
  if (properties !== undefined || typeof additionalProperties !== 'object') return Object.entries(properties ?? {});
  const names = (propertyNames?.enum ?? ['any']).map(String);
  return Array.from({ length: LONGEST_LIST }, () => [pick(random, names), additionalProperties]);
}

function makeOfType(making: Making, shape: Shape, path: readonly string[]): unknown {
  const { random, text } = making.desk;
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        propertiesOf(shape, random)
          .filter(([name]) => shape.required?.includes(name) === true || random() < 0.5)
          .map(([name, of]) => [name, make(making, of, [...path, name])]),
      );
    case 'array': {
      const least = shape.minItems ?? 0;
      const amount = least + below(random, Math.min(LONGEST_LIST, (shape.maxItems ?? LONGEST_LIST) - least) + 1);
      return Array.from({ length: amount }, () => make(making, shape.items ?? {}, [...path, '*']));
    }
    case 'integer':
    case 'number': {
      const least = Math.max(shape.minimum ?? 0, 0);
      return least + below(random, Math.min(10, (shape.maximum ?? least + 10) - least) + 1);
    }
    case 'boolean':
      return random() < 0.5;
    case 'string':
      return random() < 0.5 ? pick(random, WORDS) : text('word');
    default:
      return null;
  }
}

/**
 * An input for any kind of change, by its own description of what it takes: rows
 * that are there where it names rows, anything allowed elsewhere. A rule that the
 * description does not tell may still refuse it.
 * @returns null where a row that it needs is not there
 */
export function anyInput(mutator: AnyMutator, desk: Desk): unknown {
  const shape = z.toJSONSchema(mutator.input, { io: 'input', unrepresentable: 'any' }) as Shape;
  const places = new Map(mutator.ids.filter((field) => field.creates !== true).map(({ path, table }) => [path, table]));
  try {
    return make({ desk, places }, shape, []);
  } catch (thrown) {
    if (thrown instanceof NothingThere) return null;
    throw thrown;
  }
}
