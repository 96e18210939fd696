import type { WrittenBuild } from './declare-build.ts';
import { parseHcl } from './hcl.ts';

/** The targets of a Bake file that name a build; what only an evaluation could tell is left out. */
export function bakeTargets(uri: string, text: string): readonly WrittenBuild[] {
  const targets = uri.endsWith('.json') ? jsonTargets(text) : parseHcl(text, 'target');
  return Object.keys(targets).map((name) => writtenBuild(settingsOf(targets, name, new Set())));
}

/** Attributes of each target by its name; `null` for what is no literal. */
type Targets = Readonly<Record<string, Settings>>;
type Settings = Readonly<Record<string, unknown>>;

/** A target with what it inherits; circles end where they meet themselves. */
function settingsOf(targets: Targets, name: string, seen: Set<string>): Settings {
  if (seen.has(name)) return {};
  seen.add(name);
  const own = targets[name] ?? {};
  const parents = Array.isArray(own['inherits']) ? (own['inherits'] as unknown[]) : [];
  const inherited = parents.map((parent) => settingsOf(targets, String(parent), seen));
  return Object.assign({}, ...inherited, own) as Settings;
}

function writtenBuild({ context, dockerfile, target, contexts }: Settings): WrittenBuild {
  return {
    ...(context !== undefined && { context: literal(context) }),
    ...(dockerfile !== undefined && { dockerfile: literal(dockerfile) }),
    ...(typeof target === 'string' && { target }),
    namedContexts: Object.keys(asRecord(contexts)),
  };
}

/** What is no literal becomes a text that is no path. */
function literal(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function jsonTargets(text: string): Targets {
  try {
    const targets = asRecord(asRecord(JSON.parse(text))['target']);
    return Object.fromEntries(
      Object.entries(targets).map(([name, value]) => [name, asRecord(value)]),
    );
  } catch {
    // A file that is being typed declares nothing.
    return {};
  }
}

function asRecord(value: unknown): Settings {
  return typeof value === 'object' && value !== null ? (value as Settings) : {};
}
