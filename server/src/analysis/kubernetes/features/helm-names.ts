import type {
  DocumentHighlight,
  Hover,
  Location,
  RenameResult,
  RenameTarget,
} from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { chartOf, isValuesFile } from '../model/helm-chart.ts';
import {
  type HelmUse,
  helmUsesOf,
  isSameName,
  useAt,
  usesIn,
  valuesIn,
} from '../model/helm-names.ts';

/** The value or template of a chart under the cursor; undefined where none is named. */
function helmNameAt(snapshot: Snapshot, offset: number): HelmUse | undefined {
  if (isValuesFile(snapshot.uri)) return useAt(valuesIn(snapshot), offset);
  return isTemplate(snapshot) ? useAt(usesIn(snapshot), offset) : undefined;
}

/** Whether a file can be a template of a chart. */
function isTemplate({ uri, text }: Snapshot): boolean {
  return uri.includes('/templates/') && text.includes('{{');
}

/** Every place of the chart that means what stands under the cursor; undefined outside charts. */
function sameAs(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly HelmUse[] | undefined {
  const own = helmNameAt(snapshot, offset);
  const chart = own && chartOf(workspace, snapshot.uri);
  return chart && helmUsesOf(chart).filter(({ name }) => isSameName(name, own.name));
}

/** Where the value or template of a chart under the cursor is defined. */
export function helmDefinition(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Location[] {
  const uses = sameAs(snapshot, offset, workspace) ?? [];
  return uses.filter(({ role }) => role === 'defines').map(placeOf);
}

/** Where the value or template of a chart under the cursor is used; undefined where none is named. */
export function helmReferences(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Location[] | undefined {
  return sameAs(snapshot, offset, workspace)
    ?.filter(({ role }) => role === 'uses')
    .map(placeOf);
}

/** The places of a file that name the same value or template; undefined where none is named. */
export function helmHighlights(
  snapshot: Snapshot,
  offset: number,
): readonly DocumentHighlight[] | undefined {
  const own = helmNameAt(snapshot, offset);
  if (!own) return undefined;
  const uses = isValuesFile(snapshot.uri) ? valuesIn(snapshot) : usesIn(snapshot);
  return uses
    .filter(({ name }) => isSameName(name, own.name))
    .map(({ span, role }) => ({ span, kind: role === 'defines' ? 'write' : 'read' }));
}

/** The name of a value or a template that a rename would replace. */
export function helmRenameTarget(snapshot: Snapshot, offset: number): RenameTarget | undefined {
  const own = helmNameAt(snapshot, offset);
  return own && { span: own.span, name: snapshot.text.slice(own.span.start, own.span.end) };
}

/** Renames a value in its files and in all templates, or a template wherever it is included. */
export function helmRename(
  snapshot: Snapshot,
  offset: number,
  name: string,
  workspace: Workspace,
): RenameResult | undefined {
  const own = helmNameAt(snapshot, offset);
  const uses = sameAs(snapshot, offset, workspace);
  if (!own || !uses) return undefined;
  const isValue = own.name.kind === 'value';
  if (isValue ? !/^[A-Za-z_]\w*$/.test(name) : !/^[^"\s]+$/.test(name)) {
    const rule = isValue
      ? 'templates take only letters, digits and "_", with no digit at the start'
      : 'it may have no blanks and no quotes';
    return { kind: 'refused', reason: `"${name}" is no name for this: ${rule}.` };
  }
  if (!uses.some(({ role }) => role === 'defines')) {
    return {
      kind: 'refused',
      reason: 'The chart does not say what this is, so others may use it.',
    };
  }
  return { kind: 'edits', edits: uses.map(({ uri, span }) => ({ uri, span, text: name })) };
}

/** What a template of the chart holds, or how often a value is used. */
export function hoverHelmName(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): Hover | undefined {
  const own = helmNameAt(snapshot, offset);
  const chart = own && chartOf(workspace, snapshot.uri);
  const uses = chart && sameAs(snapshot, offset, workspace);
  if (!own || !uses) return undefined;
  if (own.name.kind === 'value') {
    if (!isValuesFile(snapshot.uri)) return undefined;
    const users = uses.filter(({ role }) => role === 'uses');
    const files = [...new Set(users.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)))];
    const text = `\`.Values.${own.name.path.join('.')}\``;
    const markdown = files.length > 0 ? `${text} is used in ${files.join(', ')}.` : text;
    return { span: own.span, markdown };
  }
  const definition = uses.find(({ role }) => role === 'defines');
  const file = chart.templates.find(({ uri }) => uri === definition?.uri);
  if (!definition || !file) return undefined;
  return { span: own.span, markdown: `\`\`\`helm\n${bodyOf(file.text, definition)}\n\`\`\`` };
}

/** A definition up to its `end`, as far as somebody reads in passing. */
function bodyOf(text: string, { span }: HelmUse): string {
  const start = text.lastIndexOf('{{', span.start);
  const lines = text.slice(start).split(/\r?\n/, longest);
  const end = lines.findIndex((line) => /\{\{-?\s*end\b/.test(line));
  return lines.slice(0, end < 0 ? longest : end + 1).join('\n');
}

const longest = 15;

function placeOf({ uri, span }: HelmUse): Location {
  return { uri, span };
}
