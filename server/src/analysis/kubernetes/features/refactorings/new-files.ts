import type { Addition, Edit } from '../../../core/edit.ts';
import { folderOf } from '../../../core/resolve-uri.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { kustomizationPaths, kustomizations } from '../../model/kustomization.ts';

/** A file that a refactoring makes beside another one. */
export interface NewFile {
  /** Without the extension. */
  readonly name: string;
  readonly text: string;
}

/** New files beside a manifest, under names that nobody has; a kustomization that lists the manifest lists them too. */
export function newFiles(
  beside: string,
  files: readonly NewFile[],
  workspace: Workspace,
): { readonly edits: readonly Edit[]; readonly additions: readonly Addition[] } {
  const folder = folderOf(beside);
  const extension = beside.endsWith('.yml') ? '.yml' : '.yaml';
  const known = new Set([
    ...workspace.snapshots.map(({ uri }) => uri),
    ...(workspace.files.listFolder(folder) ?? []).map(({ name }) => folder + name),
  ]);
  const additions = files.map(({ name, text }): Addition => {
    const uri = freeUri(folder + encodeURIComponent(name), extension, known);
    known.add(uri);
    return { uri, before: undefined, text };
  });
  const names = additions.map(({ uri }) => decodeURIComponent(uri.slice(folder.length)));
  return { edits: listings(beside, names, workspace), additions };
}

function freeUri(start: string, extension: string, known: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const uri = start + (count === 1 ? '' : `-${count}`) + extension;
    if (!known.has(uri)) return uri;
  }
}

/** Adds the names below the entry of the manifest in each kustomization that has one. */
function listings(beside: string, names: readonly string[], workspace: Workspace): Edit[] {
  return kustomizations(workspace).flatMap((kustomization) => {
    const entry = kustomizationPaths(kustomization).find(
      ({ uri, list }) => uri === beside && list === 'resources',
    );
    if (!entry) return [];
    const { text, span } = kustomization.manifest;
    const start = entry.node.span.start - span.start;
    const lead = /[^\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
    if (!/^\s*-[ \t]+["']?$/.test(lead)) return [];
    const path = /^.*\//.exec(entry.path)?.[0] ?? '';
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    const end = entry.node.span.end;
    const dash = lead.replace(/["']$/, '');
    const lines = names.map((name) => newline + dash + path + name).join('');
    return [{ uri: kustomization.uri, span: { start: end, end }, text: lines }];
  });
}
