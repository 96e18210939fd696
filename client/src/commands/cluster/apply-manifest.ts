import { l10n, type Uri, window } from 'vscode';
import type { ManifestObjects, ProtocolRange } from '../../../../shared/src/protocol.ts';
import { type KubeObject, objectLabel } from '../../kubernetes/kube-object.ts';
import { confirm } from '../../ui/confirm.ts';
import { withProgress } from '../../ui/progress.ts';
import { applyObjects } from './apply-objects.ts';
import type { ClusterTools } from './cluster-tools.ts';
import { pickCluster } from './pick-cluster.ts';

/** Applies the selection of the editor, a file, or the files and folders chosen in the explorer. */
export async function applyManifest(
  tools: ClusterTools,
  target: unknown,
  selection: unknown,
): Promise<void> {
  const source = sourceOf(target, selection);
  if (source === undefined) {
    void window.showInformationMessage(l10n.t('Open a manifest first.'));
    return;
  }
  const found = await withProgress(l10n.t('Reading manifests'), (signal) =>
    tools.language.request('slipway/manifests', source, signal),
  );
  if (found.objects.length === 0) {
    void window.showInformationMessage(l10n.t('There is no Kubernetes object in it.'));
    return;
  }
  if (!(await acceptErrors(found))) return;
  const [only, ...others] = found.objects;
  const what =
    only !== undefined && others.length === 0
      ? l10n.t('Apply {0} to which cluster?', objectLabel(only))
      : l10n.t('Apply {0} objects to which cluster?', found.objects.length);
  const cluster = await pickCluster(tools, what);
  if (cluster === undefined) return;
  await applyObjects(
    tools,
    cluster,
    found.objects.map(({ json }) => json as KubeObject),
  );
}

function sourceOf(
  target: unknown,
  selection: unknown,
): { readonly uris: readonly string[]; readonly range?: ProtocolRange } | undefined {
  const chosen = Array.isArray(selection) ? selection.filter(isUri) : [];
  if (chosen.length > 0) return { uris: chosen.map(String) };
  const editor = window.activeTextEditor;
  if (isUri(target) && target.toString() !== editor?.document.uri.toString()) {
    return { uris: [target.toString()] };
  }
  if (editor === undefined) return undefined;
  const uris = [editor.document.uri.toString()];
  if (editor.selection.isEmpty) return { uris };
  const { start, end } = editor.selection;
  return {
    uris,
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
  };
}

async function acceptErrors({ errors }: ManifestObjects): Promise<boolean> {
  const [first] = errors;
  if (first === undefined) return true;
  return await confirm({
    question:
      errors.length === 1
        ? l10n.t('The manifest has an error. Ask the cluster anyway?')
        : l10n.t('The manifests have {0} errors. Ask the cluster anyway?', errors.length),
    detail: errors
      .slice(0, 8)
      .map(({ message }) => message)
      .join('\n'),
    action: l10n.t('Ask Anyway'),
  });
}

function isUri(value: unknown): value is Uri {
  return typeof value === 'object' && value !== null && 'scheme' in value && 'fsPath' in value;
}
