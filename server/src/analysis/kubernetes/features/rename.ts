import type { Edit } from '../../core/edit.ts';
import type { Location, RenameResult, RenameTarget } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import { type NamedToken, namedTokenAt } from './named-token.ts';
import { definitionAt, referencesAt } from './navigation.ts';

/** The name under the cursor that a rename would replace. */
export function renameTargetAt(snapshot: Snapshot, offset: number): RenameTarget | undefined {
  const named = namedTokenAt(snapshot, offset);
  return named && { span: named.token.node.span, name: named.name };
}

/** Renames an object, a key, a port or a volume wherever the workspace names it. */
export function renameAt(
  snapshot: Snapshot,
  offset: number,
  name: string,
  workspace: Workspace,
): RenameResult | undefined {
  const named = namedTokenAt(snapshot, offset);
  if (!named) return undefined;
  const reason = problemOf(named, name, workspace);
  if (reason) return { kind: 'refused', reason };
  const places: readonly Location[] = [
    { uri: snapshot.uri, span: named.token.node.span },
    ...definitionAt(snapshot, offset, workspace),
    ...referencesAt(snapshot, offset, workspace),
  ];
  const edits = new Map<string, Edit>();
  for (const { uri, span } of places) {
    const file =
      uri === snapshot.uri ? snapshot : workspace.snapshots.find((one) => one.uri === uri);
    const quote = file && quoteOf(file.text.slice(span.start, span.end), named.name);
    if (quote === undefined) continue;
    edits.set(`${uri} ${span.start}`, { uri, span, text: `${quote}${name}${quote}` });
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

/** The quotes around a name; undefined when the text is not that name, such as an alias. */
function quoteOf(text: string, name: string): string | undefined {
  return ['', '"', "'"].find((quote) => text === `${quote}${name}${quote}`);
}
