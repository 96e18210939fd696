import type { Span } from '../core/span.ts';
import type { WrittenBuild } from './declare-build.ts';
import { parseHcl } from './hcl.ts';

/** The targets of a Bake file that name a build; what only an evaluation could tell is left out. */
export function bakeTargets(uri: string, text: string): readonly BakeTarget[] {
  const targets = uri.endsWith('.json') ? jsonTargets(text) : parseHcl(text, 'target');
  return Object.keys(targets).map((name) => {
    const settings = settingsOf(targets, name, new Set());
    const { tags } = settings;
    const tag = Array.isArray(tags) ? (tags as unknown[])[0] : undefined;
    return { name, ...writtenBuild(settings), ...(typeof tag === 'string' && { tag }) };
  });
}

/** A target of a Bake file. */
export interface BakeTarget extends WrittenBuild {
  readonly name: string;
  /** The first name of the image, where it is a literal. */
  readonly tag?: string;
}

/** Where a target's name stands in a Bake file; undefined when that cannot be told. */
export function bakeTargetSpan(uri: string, text: string, name: string): Span | undefined {
  const quoted = name.replace(/[^\w]/g, '\\$&');
  const pattern = uri.endsWith('.json')
    ? new RegExp(`"${quoted}"(?=\\s*:\\s*\\{)`)
    : new RegExp(`^[ \\t]*target[ \\t]+"${quoted}"`, 'm');
  const found = pattern.exec(text);
  if (!found) return undefined;
  const end = found.index + found[0].length - 1;
  return { start: end - name.length, end };
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
