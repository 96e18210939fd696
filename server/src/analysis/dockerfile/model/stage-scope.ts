import { expandText, type Lookup } from './expand.ts';
import type { Scope, Variable } from './scope.ts';

/** The variables that BuildKit gives to every build. */
export const platformVariables: readonly string[] = [
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDOSVERSION',
  'BUILDARCH',
  'BUILDVARIANT',
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETOSVERSION',
  'TARGETARCH',
  'TARGETVARIANT',
  'TARGETSTAGE',
];

/** The build arguments that RUN sees without ARG; instructions do not expand them. */
export const predefinedArguments: readonly string[] = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'FTP_PROXY',
  'ftp_proxy',
  'NO_PROXY',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
];

/** Declarations in the order of the file, which know what was visible before each of them. */
export interface Declarations {
  declare(index: number, variable: Variable): void;
  /** The latest declaration before an instruction. */
  find(name: string, before: number): Variable | undefined;
  /** Every variable visible before an instruction, the nearest declaration of each name. */
  all(before: number): Map<string, Variable>;
  readonly isComplete: boolean;
  readonly level: Level;
}

/** What one stage declares, on top of the stage below. */
interface Level {
  readonly below: Level | undefined;
  readonly given: ReadonlyMap<string, Variable>;
  readonly declared: Map<string, Declaration[]>;
}

interface Declaration {
  readonly index: number;
  readonly variable: Variable;
}

/** Declarations on top of those of a base; `isComplete` tells whether other names are certainly not set. */
export function createDeclarations(
  base: Declarations | undefined,
  given: readonly Variable[],
  isComplete: boolean,
): Declarations {
  const level: Level = {
    below: base?.level,
    given: new Map(given.map((variable) => [variable.name, variable])),
    declared: new Map(),
  };
  return {
    isComplete,
    level,
    declare(index, variable) {
      const list = level.declared.get(variable.name);
      if (list) list.push({ index, variable });
      else level.declared.set(variable.name, [{ index, variable }]);
    },
    find(name, before) {
      for (const each of levels(level)) {
        const limit = each === level ? before : Number.POSITIVE_INFINITY;
        const latest = latestBefore(each.declared.get(name) ?? [], limit);
        const found = latest ?? each.given.get(name);
        if (found) return found;
      }
      return undefined;
    },
    all(before) {
      const all = new Map<string, Variable>();
      for (const each of levels(level)) {
        const limit = each === level ? before : Number.POSITIVE_INFINITY;
        for (const [name, list] of each.declared) {
          const latest = all.has(name) ? undefined : latestBefore(list, limit);
          if (latest) all.set(name, latest);
        }
        for (const [name, variable] of each.given) {
          if (!all.has(name)) all.set(name, variable);
        }
      }
      return all;
    },
  };
}

/** A level and those below it; a loop, because files may chain thousands of stages. */
function* levels(top: Level): Generator<Level> {
  for (let level: Level | undefined = top; level; level = level.below) yield level;
}

/** The scope of an instruction: what was declared before it. */
export function scopeBefore(declarations: Declarations, index: number, escapeChar: string): Scope {
  const lookup: Lookup = (name) => {
    const variable = declarations.find(name, index);
    if (variable) return variable.value ?? null;
    return declarations.isComplete ? undefined : null;
  };
  return {
    lookup: (name) => declarations.find(name, index),
    get variables() {
      return [...declarations.all(index).values()];
    },
    isComplete: declarations.isComplete,
    expand: (text) => (/[$'"\\`]/.test(text) ? expandText(text, escapeChar, lookup) : text),
  };
}

function latestBefore(list: readonly Declaration[], before: number): Variable | undefined {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.index ?? 0) < before) low = middle + 1;
    else high = middle;
  }
  return list[low - 1]?.variable;
}
