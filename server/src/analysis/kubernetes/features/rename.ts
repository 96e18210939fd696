import type { Edit } from '../../core/edit.ts';
import type { RenameResult, RenameTarget } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { fileNameOfKey } from '../model/data-keys.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { type NamedToken, namedTokenAt } from './named-token.ts';
import { type Occurrence, occurrencesAt } from './occurrences.ts';

/** The name under the cursor that a rename would replace. */
export function renameTargetAt(snapshot: Snapshot, offset: number): RenameTarget | undefined {
  const named = namedTokenAt(snapshot, offset);
  return named && { span: named.token.node.span, name: named.name };
}

/** Renames an object, a key, a port, a volume or a label wherever the workspace names it. */
export function renameAt(
  snapshot: Snapshot,
  offset: number,
  name: string,
  workspace: Workspace,
): RenameResult | undefined {
  const named = namedTokenAt(snapshot, offset);
  const found = named && occurrencesAt(snapshot, offset, workspace);
  if (!named || !found) return undefined;
  const places = [...found.definitions, ...found.references];
  const own = { uri: snapshot.uri, span: named.token.node.span, name: named.name };
  const reason =
    problemOf(named, name, workspace) ??
    found.obstacle ??
    fileNameOfKey(found.definitions, workspaceObjects(workspace));
  if (reason) return { kind: 'refused', reason };
  const edits = new Map<string, Edit>();
  const textOf = textsOf(snapshot, workspace);
  const before = writtenName(found.definitions, textOf) ?? named.name;
  for (const place of [own, ...places]) {
    const { uri, span } = place;
    const written = textOf(uri)?.slice(span.start, span.end);
    const text = written === undefined ? undefined : renamed(written, before, name);
    if (text === undefined) continue;
    edits.set(`${uri} ${span.start}`, { uri, span, text });
  }
  return { kind: 'edits', edits: [...edits.values()] };
}

function problemOf(
  { token, grammar, name: before }: NamedToken,
  name: string,
  workspace: Workspace,
): string | undefined {
  if (!grammar.accepts(name))
    return `"${name}" is no name that Kubernetes takes: ${grammar.words}.`;
  const { object } = token;
  const isObject = token.node === object.nameNode;
  if (!isObject || name === before) return undefined;
  const taken = workspaceObjects(workspace)
    .named(object.kind, name)
    .some((other) => other.namespace === object.namespace);
  return taken ? `There is another ${object.kind} named "${name}".` : undefined;
}

/** The texts of files: of the one that is asked about, of others of the workspace, of others on the disk. */
function textsOf(snapshot: Snapshot, workspace: Workspace): (uri: string) => string | undefined {
  const texts = new Map(workspace.snapshots.map(({ uri, text }) => [uri, text]));
  texts.set(snapshot.uri, snapshot.text);
  return (uri) => texts.get(uri) ?? workspace.files.readText(uri);
}

/** The name as its definition has it; a reference may have it with the prefix of a kustomization. */
function writtenName(
  [definition]: readonly Occurrence[],
  textOf: (uri: string) => string | undefined,
): string | undefined {
  if (!definition) return undefined;
  const { uri, span } = definition;
  return textOf(uri)
    ?.slice(span.start, span.end)
    .replace(/^(["'])(.*)\1$/, '$2');
}

/** What stands in place of a name, with its quotes and what a kustomization puts around it; undefined of an alias. */
function renamed(written: string, before: string, after: string): string | undefined {
  const at = written.lastIndexOf(before);
  if (at < 0 || written.startsWith('*')) return undefined;
  if (written === before && looksTyped.test(after)) return `"${after}"`;
  return written.slice(0, at) + after + written.slice(at + before.length);
}

/** Without quotes YAML takes these for numbers, dates or truth values, and an empty text for nothing. */
const looksTyped = /^(?:|~|null|true|false|yes|no|on|off|y|n|[-+.]?\d.*)$/i;
