import { l10n } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { fieldAt, listAt, numberAt, textAt } from '../../kubernetes/field-at.ts';
import type { KubeObject, ObjectReference } from '../../kubernetes/kube-object.ts';
import { builtInType } from '../../kubernetes/resource-type.ts';
import { askText } from '../../ui/prompt.ts';
import { applyObjects } from './apply-objects.ts';
import type { ClusterTools } from './cluster-tools.ts';

/** Creates or changes the autoscaler of a workload, through the same diff and question as every apply. */
export async function editAutoscaler(
  tools: ClusterTools,
  cluster: Cluster,
  object: ObjectReference,
): Promise<void> {
  const existing =
    object.kind === 'HorizontalPodAutoscaler'
      ? await cluster.get(object)
      : await autoscalerOf(cluster, object);
  const least = await askNumber(
    l10n.t('Fewest replicas'),
    numberAt(existing, 'spec', 'minReplicas') ?? 1,
  );
  if (least === undefined) return;
  const most = await askNumber(
    l10n.t('Most replicas'),
    Math.max(least, numberAt(existing, 'spec', 'maxReplicas') ?? 3),
    least,
  );
  if (most === undefined) return;
  const load = await askNumber(
    l10n.t('CPU, in percent of what the containers request'),
    cpuTarget(existing) ?? 80,
  );
  if (load === undefined) return;
  await applyObjects(tools, cluster, [autoscaler(object, existing, { least, most, load })]);
}

function autoscaler(
  object: ObjectReference,
  existing: KubeObject | undefined,
  { least, most, load }: { readonly least: number; readonly most: number; readonly load: number },
): KubeObject {
  const { apiVersion, kind, name, namespace } = object;
  const others = listAt(existing, 'spec', 'metrics').filter((metric) => !isCpu(metric));
  const cpu = {
    type: 'Resource',
    resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: load } },
  };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: {
      name: existing?.metadata.name ?? name,
      ...(namespace === undefined ? {} : { namespace }),
    },
    spec: {
      scaleTargetRef: fieldAt(existing, 'spec', 'scaleTargetRef') ?? { apiVersion, kind, name },
      minReplicas: least,
      maxReplicas: most,
      metrics: [cpu, ...others],
    },
  };
}

async function autoscalerOf(
  cluster: Cluster,
  { kind, name, namespace }: ObjectReference,
): Promise<KubeObject | undefined> {
  const type = builtInType('HorizontalPodAutoscaler');
  const all = await cluster.list(namespace === undefined ? { type } : { type, namespace });
  return all.find(
    (candidate) =>
      textAt(candidate, 'spec', 'scaleTargetRef', 'kind') === kind &&
      textAt(candidate, 'spec', 'scaleTargetRef', 'name') === name,
  );
}

function cpuTarget(existing: KubeObject | undefined): number | undefined {
  const metric = listAt(existing, 'spec', 'metrics').find(isCpu);
  return numberAt(metric, 'resource', 'target', 'averageUtilization');
}

function isCpu(metric: unknown): boolean {
  return textAt(metric, 'resource', 'name') === 'cpu';
}

async function askNumber(prompt: string, value: number, least = 1): Promise<number | undefined> {
  const typed = await askText({
    title: l10n.t('Autoscale'),
    prompt,
    value: String(value),
    validate: (text) =>
      /^\d{1,5}$/.test(text) && Number(text) >= least
        ? undefined
        : l10n.t('A number of {0} or more is needed.', least),
  });
  return typed === undefined ? undefined : Number(typed);
}
