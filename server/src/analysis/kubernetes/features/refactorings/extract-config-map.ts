import type { Edit } from '../../../core/edit.ts';
import type { Refactoring } from '../../../core/features.ts';
import { touches } from '../../../core/span.ts';
import type { KubernetesObject } from '../../model/kubernetes-object.ts';
import { type Container, podTemplatesOf } from '../../model/pod-template.ts';
import { type WorkspaceObjects, workspaceObjects } from '../../model/workspace-objects.ts';
import { pairAt } from '../../syntax/access.ts';
import type { YamlPair } from '../../syntax/nodes.ts';
import { type EnvValue, envValuesOf } from './env-values.ts';
import { newFiles } from './new-files.ts';
import type { Scene } from './scene.ts';

/** Moves values of a container's `env` into a ConfigMap in a new file: the one at the cursor, or all. */
export function extractConfigMap({ object, span, workspace }: Scene): readonly Refactoring[] {
  const container = podTemplatesOf(object)
    .flatMap((pod) => pod.containers)
    .find(({ node }) => touches(node.span, span.start));
  const env = container && pairAt(container.node, 'env');
  if (!container || env?.value.kind !== 'sequence' || env.value.flow || env.merged) return [];
  const values = envValuesOf(container, object.manifest);
  const name = freeName(`${object.name ?? 'app'}-env`, workspaceObjects(workspace));
  const source: Source = { object, container, env, name };
  const here = values.find(({ node }) => touches(node.span, span.start));
  const all = values.length > 1 ? useAll(values, source) : undefined;
  const offer = (title: string, moved: readonly EnvValue[], own: readonly Edit[]): Refactoring => {
    const file = { name: `${name}-configmap`, text: configMap(moved, source) };
    const { edits, additions } = newFiles(object.uri, [file], workspace);
    return { title, kind: 'extract', edits: [...own, ...edits], additions };
  };
  return [
    ...(here
      ? [offer(`Extract ${here.name} into a ConfigMap`, [here], [useOne(here, source)])]
      : []),
    ...(all ? [offer('Extract the values of env into a ConfigMap', values, all)] : []),
  ];
}

interface Source {
  readonly object: KubernetesObject;
  readonly container: Container;
  readonly env: YamlPair;
  /** Of the new ConfigMap. */
  readonly name: string;
}

function freeName(name: string, objects: WorkspaceObjects): string {
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (objects.named('ConfigMap', free).length === 0) return free;
  }
}

function configMap(values: readonly EnvValue[], { object, name }: Source): string {
  const { namespace } = object;
  const lines = [
    ...['apiVersion: v1', 'kind: ConfigMap', 'metadata:', `  name: ${name}`],
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'data:',
    ...values.flatMap(({ entry }) => entry.map((line) => (line === '' ? '' : `  ${line}`))),
  ];
  const newline = newlineOf(object);
  return lines.join(newline) + newline;
}

function useOne({ name: key, node, pair }: EnvValue, { object, name }: Source): Edit {
  const span = pair.span;
  if (node.flow) {
    return { span, text: `valueFrom: {configMapKeyRef: {name: ${name}, key: ${key}}}` };
  }
  const indent = ' '.repeat(columnOf(pair.key.span.start, object));
  const lines = ['valueFrom:', '  configMapKeyRef:', `    name: ${name}`, `    key: ${key}`];
  const text = lines.join(newlineOf(object) + indent);
  // A block of text ends behind its last line.
  const isBlock = pair.value.kind === 'scalar' && pair.value.style === 'block';
  return { span, text: isBlock ? text + newlineOf(object) : text };
}

/** The entries leave `env`, and `envFrom` brings them back; undefined where the lines have no place. */
function useAll(values: readonly EnvValue[], source: Source): readonly Edit[] | undefined {
  const { object, container, env, name } = source;
  const names = new Set(values.map((value) => value.name));
  const keyColumn = columnOf(env.key.span.start, object);
  const envFrom = pairAt(container.node, 'envFrom');
  const isRepeated = names.size < values.length;
  const isEmptied = container.env.length === values.length;
  if (isRepeated || values.some(({ node }) => columnOf(node.span.start, object) < 2))
    return undefined;
  const newline = newlineOf(object);
  const nextLine = newline + ' '.repeat(keyColumn);
  const removed = values.map(({ lines }) => ({ span: lines, text: '' }));
  if (!envFrom) {
    const start = env.key.span.start;
    const lines = ['envFrom:', '  - configMapRef:', `      name: ${name}`];
    if (!isEmptied) {
      return [{ span: { start, end: start }, text: lines.join(nextLine) + nextLine }, ...removed];
    }
    const end = values.at(-1)?.lines.end ?? env.span.end;
    return [{ span: { start, end }, text: lines.join(nextLine) + newline }];
  }
  const last = container.envFrom.at(-1);
  if (envFrom.value.kind !== 'sequence' || envFrom.value.flow || !last || isEmptied)
    return undefined;
  if (last.kind !== 'mapping' || last.flow || envFrom.merged) return undefined;
  const column = columnOf(last.span.start, object);
  const lines = [
    `${' '.repeat(column - 2)}- configMapRef:`,
    `${' '.repeat(column)}  name: ${name}`,
  ];
  const end = last.span.end;
  return [{ span: { start: end, end }, text: newline + lines.join(newline) }, ...removed];
}

function columnOf(offset: number, { manifest }: KubernetesObject): number {
  const at = offset - manifest.span.start;
  return at - (manifest.text.lastIndexOf('\n', at - 1) + 1);
}

function newlineOf({ manifest }: KubernetesObject): string {
  return manifest.text.includes('\r\n') ? '\r\n' : '\n';
}
