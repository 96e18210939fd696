import { type Document, isCollection, isMap, isScalar, type YAMLMap } from 'yaml';
import { parseAsServer } from './parse-as-server.ts';

/** A way in which people change a manifest, by mistake or on purpose. */
export interface Mutation {
  readonly name: string;
  /** The manifest after the change, once for each of the first places where it can be made. */
  mutants(manifest: string): readonly string[];
}

/** Longer lists of places say the same again. */
const placesPerManifest = 2;

/** Changes the values whose path matches; `undefined` leaves one alone. */
export function change(name: string, path: RegExp, to: (value: unknown) => unknown): Mutation {
  return onPlaces(name, path, (document, at) => {
    const value = document.getIn(at);
    const after = to(isCollection(value) ? value.toJSON() : value);
    if (after === undefined) return false;
    document.setIn(at, document.createNode(after));
    return true;
  });
}

/** Removes the fields whose path matches. */
export function remove(name: string, path: RegExp): Mutation {
  return onPlaces(name, path, (document, at) => document.deleteIn(at));
}

/** Gives the fields whose path matches another key. */
export function rename(name: string, path: RegExp, to: (key: string) => string): Mutation {
  return onPlaces(name, path, (document, at) => {
    const owner = document.getIn(at.slice(0, -1));
    const key = at.at(-1);
    if (!isMap(owner) || typeof key !== 'string') return false;
    const pair = owner.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (!pair) return false;
    pair.key = document.createNode(to(key));
    return true;
  });
}

/** Adds fields to the mappings whose path matches and that are meant; those that are there already are replaced. */
export function add(
  name: string,
  owner: RegExp,
  fields: Readonly<Record<string, unknown>>,
  isMeant: (owner: YAMLMap, manifest: Document) => boolean = () => true,
): Mutation {
  return onPlaces(name, owner, (document, at) => {
    const map = document.getIn(at);
    if (!isMap(map) || !isMeant(map, document)) return false;
    for (const [key, value] of Object.entries(fields)) {
      document.setIn([...at, key], document.createNode(value));
    }
    return true;
  });
}

/** Changes the text itself; `undefined` when there is nothing to change. */
export function rewrite(name: string, to: (manifest: string) => string | undefined): Mutation {
  return {
    name,
    mutants(manifest) {
      const after = to(manifest);
      return after === undefined || after === manifest ? [] : [after];
    },
  };
}

type Path = readonly (string | number)[];

function onPlaces(
  name: string,
  path: RegExp,
  edit: (document: Document, at: Path) => boolean,
): Mutation {
  return {
    name,
    mutants(manifest) {
      const places = pathsOf(manifest).filter((at) => path.test(at.join('.')));
      return places.slice(0, placesPerManifest).flatMap((at) => {
        const document = parseAsServer(manifest);
        return edit(document, at) ? printed(document) : [];
      });
    },
  };
}

/** The text of a document; none when the change took an anchor away that something refers to. */
function printed(document: Document): string[] {
  try {
    return [document.toString({ lineWidth: 0 })];
  } catch {
    return [];
  }
}

const known = new Map<string, readonly Path[]>();

/** The paths of all values; the root is the empty path. */
function pathsOf(manifest: string): readonly Path[] {
  const paths = known.get(manifest) ?? findPaths(parseAsServer(manifest));
  known.set(manifest, paths);
  return paths;
}

function findPaths(document: Document): readonly Path[] {
  const paths: Path[] = [[]];
  const walk = (node: unknown, at: Path): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key) || typeof key.value !== 'string') continue;
        paths.push([...at, key.value]);
        walk(value, [...at, key.value]);
      }
    } else if (isCollection(node)) {
      for (const [index, item] of node.items.entries()) {
        paths.push([...at, index]);
        walk(item, [...at, index]);
      }
    }
  };
  walk(document.contents, []);
  return paths;
}
