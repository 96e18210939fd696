import type { InlayHint } from '../../core/features.ts';
import type { LanguageContext } from '../../core/language.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { type Span, touches } from '../../core/span.ts';
import { parseImageName } from '../model/image-name.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import {
  refusedBy,
  type SecurityLevel,
  securityLevelOf,
  securityLevels,
} from '../model/pod-security.ts';
import { type PodTemplate, podTemplatesOf } from '../model/pod-template.ts';
import { qosClassOf } from '../model/qos-class.ts';
import { mappingAt, pairAt } from '../syntax/access.ts';

/** What the API server fills in where a manifest says nothing, and the class of each Pod. */
export function inlayHintsIn(
  snapshot: Snapshot,
  span: Span,
  { settings }: LanguageContext,
): readonly InlayHint[] {
  const { defaults, pods } = settings.editor.inlayHints;
  return kubernetesManifests(snapshot)
    .filter((manifest) => touches(manifest.span, span.start) || touches(span, manifest.span.start))
    .flatMap(({ objects }) =>
      objects.flatMap((object) => [
        ...(defaults ? [...specDefaults(object), ...pullPolicies(object)] : []),
        ...(pods ? podHints(object, settings.kubernetesVersion) : []),
      ]),
    )
    .filter(({ offset }) => span.start <= offset && offset <= span.end)
    .sort((a, b) => a.offset - b.offset);
}

/** Fields of `spec` that matter and that the API server sets when they are missing, by kind. */
const standards: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'apps/v1 Deployment': { replicas: '1', strategy: 'RollingUpdate' },
  'apps/v1 StatefulSet': { replicas: '1' },
  'apps/v1 ReplicaSet': { replicas: '1' },
  'v1 Service': { type: 'ClusterIP' },
  'batch/v1 CronJob': { concurrencyPolicy: 'Allow' },
  'autoscaling/v2 HorizontalPodAutoscaler': { minReplicas: '1' },
};

function specDefaults({ apiVersion, kind, node }: KubernetesObject): InlayHint[] {
  const pair = pairAt(node, 'spec');
  const spec = mappingAt(node, 'spec');
  if (!pair || !spec || spec.templated) return [];
  const missing = Object.entries(standards[`${apiVersion} ${kind}`] ?? {}).filter(
    ([name]) => !pairAt(spec, name),
  );
  if (missing.length === 0) return [];
  return [
    {
      offset: pair.key.span.end + 1,
      label: missing.map(([name, value]) => `${name}: ${value}`).join(', '),
      tooltip: 'The API server sets this when the manifest does not.',
      padding: 'left',
    },
  ];
}

/** Without a policy, `:latest` is pulled at each start and any other tag only once. */
function pullPolicies(object: KubernetesObject): InlayHint[] {
  return podTemplatesOf(object).flatMap(({ containers }) =>
    containers.flatMap(({ node, image }) => {
      if (!image || pairAt(node, 'imagePullPolicy')) return [];
      const name = parseImageName(image.text);
      if (!name || image.style === 'block') return [];
      const isLatest = !name.digest && (name.tag ?? 'latest') === 'latest';
      return [
        {
          offset: image.span.end,
          label: isLatest ? 'pulled at each start' : 'pulled once',
          tooltip: `\`imagePullPolicy\` is \`${isLatest ? 'Always' : 'IfNotPresent'}\` for this tag.`,
          padding: 'left' as const,
        },
      ];
    }),
  );
}

function podHints(object: KubernetesObject, version: string): InlayHint[] {
  return podTemplatesOf(object).flatMap((pod) => {
    const qos = qosClassOf(pod);
    const pair = pairAt(pod.spec, 'containers');
    if (!qos || !pair || object.manifest.templated) return [];
    const level = securityLevelOf(pod, version);
    return [
      {
        offset: pair.key.span.end + 1,
        label: `${qos}, ${level}`,
        tooltip: `${qosText}\n\n${levelText(pod, level, version)}`,
        padding: 'left' as const,
      },
    ];
  });
}

const qosText =
  'The quality of service class that the kubelet gives this Pod by its requests and limits: a full node evicts `BestEffort` first and `Guaranteed` last.';

function levelText(pod: PodTemplate, level: SecurityLevel, version: string): string {
  const next = securityLevels[securityLevels.indexOf(level) + 1];
  if (!next) return 'It meets the Pod Security level `restricted`.';
  const reasons = new Set(refusedBy(next, pod, version).map(({ reason }) => reason));
  const list = [...reasons].map((reason) => `- ${reason}`).join('\n');
  return `Its Pod Security level is \`${level}\`. What keeps it from \`${next}\`:\n\n${list}`;
}
