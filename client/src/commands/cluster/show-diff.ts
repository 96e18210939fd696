import { commands, l10n } from 'vscode';
import type { PlannedChange } from '../../kubernetes/apply.ts';
import { hideSecretValues } from '../../kubernetes/clean-object.ts';
import type { Cluster } from '../../kubernetes/cluster.ts';
import type { KubeObject } from '../../kubernetes/kube-object.ts';
import type { ClusterTools } from './cluster-tools.ts';

/** Shows what will change, and nothing else, as a diff of the live objects with the outcome of the dry run. */
export async function showDiff(
  { language, documents }: ClusterTools,
  cluster: Cluster,
  changes: readonly PlannedChange[],
): Promise<void> {
  const toYaml = async (objects: readonly KubeObject[]) =>
    objects.length === 0 ? '' : (await language.request('slipway/yaml', { objects })).text;
  const before = changes.flatMap(({ before }) => (before ? [hideSecretValues(before)] : []));
  const after = changes.flatMap(({ before, after }) =>
    after ? [hideSecretValues(after, before)] : [],
  );
  const folder = `apply/${cluster.context.name.replace(/[^\w.-]/g, '_')}`;
  await commands.executeCommand(
    'vscode.diff',
    documents.hold({ path: `${folder}/live.yaml`, text: await toYaml(before) }),
    documents.hold({ path: `${folder}/applied.yaml`, text: await toYaml(after) }),
    l10n.t('What applying to {0} changes', cluster.context.name),
  );
}
