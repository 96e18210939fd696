import type { Refactoring } from '../../../core/features.ts';
import { podTemplatesOf } from '../../model/pod-template.ts';
import { servicesOf } from '../../model/selectors.ts';
import { workspaceObjects } from '../../model/workspace-objects.ts';
import { at, numberAt, pairAt, scalarAt } from '../../syntax/access.ts';
import type { Scene } from './scene.ts';

/** Creates what a workload is used through and does not have yet: a Service, an autoscaler, a disruption budget. */
export function createBeside(scene: Scene): readonly Refactoring[] {
  return creations.flatMap(({ title, lines }): Refactoring[] => {
    const body = lines(scene);
    if (!body) return [];
    const { manifest } = scene.object;
    const newline = manifest.text.includes('\r\n') ? '\r\n' : '\n';
    const { end } = manifest.span;
    const before = /[\r\n]$/.test(manifest.text) ? '' : newline;
    const namespace = scene.object.namespace;
    const whole = body.flatMap((line) =>
      line === 'metadata:' && namespace ? [line, `  namespace: ${namespace}`] : [line],
    );
    const text = `${before}---${newline}${whole.join(newline)}${newline}`;
    return [{ title, kind: 'create', edits: [{ span: { start: end, end }, text }] }];
  });
}

interface Creation {
  readonly title: string;
  readonly lines: (scene: Scene) => readonly string[] | undefined;
}

const creations: readonly Creation[] = [
  { title: 'Create a Service for it', lines: serviceFor },
  { title: 'Create an autoscaler for it', lines: autoscalerFor },
  { title: 'Create a disruption budget for it', lines: budgetFor },
];

function serviceFor({ object, workspace }: Scene): readonly string[] | undefined {
  const [pod] = podTemplatesOf(object);
  const { name } = object;
  if (!pod || name === undefined || pod.labels.size === 0) return undefined;
  if (object.kind === 'Job' || object.kind === 'CronJob') return undefined;
  if (servicesOf(pod, workspaceObjects(workspace)).length > 0) return undefined;
  const ports = pod.containers.flatMap((container) => container.ports);
  const served = ports.flatMap((port) => {
    const number = numberAt(port, 'containerPort');
    const label = scalarAt(port, 'name')?.text;
    return number === undefined ? [] : [{ number, label }];
  });
  if (served.length === 0) return undefined;
  return [
    ...['apiVersion: v1', 'kind: Service', 'metadata:', `  name: ${name}`],
    ...['spec:', '  selector:', ...labelLines(pod.labels, 4), '  ports:'],
    ...served.flatMap(({ number, label }) => [
      `    - port: ${number}`,
      `      targetPort: ${label ?? number}`,
      ...(label !== undefined || served.length > 1
        ? [`      name: ${label ?? `p-${number}`}`]
        : []),
    ]),
  ];
}

function autoscalerFor({ object, workspace }: Scene): readonly string[] | undefined {
  const { name, kind, apiVersion } = object;
  if (name === undefined || !['Deployment', 'StatefulSet'].includes(kind)) return undefined;
  const isScaled = workspaceObjects(workspace)
    .ofKind('HorizontalPodAutoscaler')
    .some(({ node }) => scalarAt(node, 'spec', 'scaleTargetRef', 'name')?.text === name);
  // Without requests there is nothing to measure against.
  const isMeasured = podTemplatesOf(object).every(({ containers }) =>
    containers.every(({ node: container }) =>
      ['requests', 'limits'].some((part) => at(container, 'resources', part, 'cpu')),
    ),
  );
  if (isScaled || !isMeasured) return undefined;
  return [
    ...['apiVersion: autoscaling/v2', 'kind: HorizontalPodAutoscaler'],
    ...['metadata:', `  name: ${name}`, 'spec:', '  scaleTargetRef:'],
    ...[`    apiVersion: ${apiVersion}`, `    kind: ${kind}`, `    name: ${name}`],
    ...['  minReplicas: 2', '  maxReplicas: 5', '  metrics:', '    - type: Resource'],
    ...['      resource:', '        name: cpu', '        target:'],
    ...['          type: Utilization', '          averageUtilization: 80'],
  ];
}

function budgetFor({ object, workspace }: Scene): readonly string[] | undefined {
  const [pod] = podTemplatesOf(object);
  const { name } = object;
  if (!pod || name === undefined || pod.labels.size === 0) return undefined;
  if (!['Deployment', 'StatefulSet'].includes(object.kind)) return undefined;
  const known = workspaceObjects(workspace).ofKind('PodDisruptionBudget');
  if (known.some((budget) => budget.name === name)) return undefined;
  return [
    ...['apiVersion: policy/v1', 'kind: PodDisruptionBudget', 'metadata:', `  name: ${name}`],
    ...['spec:', '  maxUnavailable: 1', '  selector:', '    matchLabels:'],
    ...labelLines(selectorOf(object) ?? pod.labels, 6),
  ];
}

type Labels = ReturnType<typeof podTemplatesOf>[number]['labels'];

function selectorOf({ node }: Scene['object']): Labels | undefined {
  const pair = pairAt(pairAt(pairAt(node, 'spec')?.value, 'selector')?.value, 'matchLabels');
  if (pair?.value.kind !== 'mapping') return undefined;
  const scalars = pair.value.pairs.flatMap(({ name, value }) =>
    value.kind === 'scalar' ? [[name, value] as const] : [],
  );
  return new Map(scalars);
}

function labelLines(labels: Labels, indent: number): string[] {
  return [...labels].map(
    ([name, { text, style }]) =>
      `${' '.repeat(indent)}${name}: ${style === 'plain' ? text : JSON.stringify(text)}`,
  );
}
