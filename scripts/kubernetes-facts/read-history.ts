import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FactsFile } from '../../server/src/analysis/kubernetes/schema/facts-format.ts';

/** When kinds and fields came and went; written by `scripts/kubernetes-history`. */
interface History {
  /** The oldest minor version that was compared. */
  readonly oldest: number;
  readonly lives: FactsFile['lives'];
  /** The minor version that brought a kind; 0 when it is older than the oldest. */
  kindSince(apiVersion: string, kind: string): number;
  /** The fields of a type by the name that the generated client gives it. */
  type(name: string): TypeHistory;
}

/** The minor version that brought a field, and the last one that has it. */
export interface TypeHistory {
  readonly since: Readonly<Record<string, number>>;
  readonly until: Readonly<Record<string, number>>;
}

interface HistoryFile {
  readonly first: number;
  readonly kinds: Readonly<
    Record<
      string,
      {
        readonly since?: number;
        readonly deprecated?: number;
        readonly removed?: number;
        readonly replacement?: string;
      }
    >
  >;
  readonly fields: Readonly<Record<string, Partial<TypeHistory>>>;
}

/** The history as far as the tracked table knows it. */
export function readHistory(): History {
  const file = path.join(path.dirname(fileURLToPath(import.meta.url)), 'history.json');
  const { first, kinds, fields } = JSON.parse(readFileSync(file, 'utf8')) as HistoryFile;
  const types = new Map(
    Object.entries(fields).flatMap(([name, { since = {}, until = {} }]) =>
      clientNames(name).map((client) => [client, { since, until }] as const),
    ),
  );
  return {
    oldest: first,
    lives: Object.entries(kinds).flatMap(([key, { deprecated = 0, removed = 0, replacement }]) => {
      const [apiVersion = '', kind = ''] = key.split(' ');
      return removed === 0
        ? []
        : [[apiVersion, kind, deprecated, removed, replacement ?? ''] as const];
    }),
    kindSince: (apiVersion, kind) => kinds[`${apiVersion} ${kind}`]?.since ?? 0,
    type: (name) => types.get(name) ?? { since: {}, until: {} },
  };
}

/** `core/v1.PodSpec` is `V1PodSpec` for the client, or `CoreV1PodSpec` where the short name is taken. */
function clientNames(name: string): readonly string[] {
  const [, folder = '', version = '', type = ''] = /^(\w+)\/(\w+)\.(\w+)$/.exec(name) ?? [];
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const short = `${capital(version)}${type}`;
  return [short, `${capital(folder)}${short}`];
}
