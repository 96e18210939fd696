import { createFacts, type KindFacts } from './facts.ts';
import type { FieldRow, TypeCode } from './facts-format.ts';

/** The kinds that kustomize reads and no API server ever sees. */
export function kustomizeKinds(): readonly KindFacts[] {
  known ??= createFacts({
    version: '1.0',
    oldest: 0,
    texts,
    types: rows.map(([description, fields]) => [text(description), fields]),
    kinds: kinds.map(([apiVersion, kind]) => [apiVersion, kind, 0, 1, '', 0]),
    lives: [],
  }).kinds;
  return known;
}

let known: readonly KindFacts[] | undefined;
const texts: string[] = [''];

const kinds = [
  ['kustomize.config.k8s.io/v1beta1', 'Kustomization'],
  ['kustomize.config.k8s.io/v1', 'Kustomization'],
  ['kustomize.config.k8s.io/v1alpha1', 'Component'],
] as const;

function text(value: string): number {
  return texts.push(value) - 1;
}

function field(name: string, type: TypeCode, description: string, required: 0 | 1 = 0): FieldRow {
  return [name, type, required, text(description)];
}

/** The types by index: a kustomization is the first. */
const rows: readonly (readonly [description: string, fields: readonly FieldRow[]])[] = [
  [
    'What to take, what to change in it and what to make besides.',
    [
      field('apiVersion', 's', ''),
      field('kind', 's', ''),
      field('metadata', 'j', 'Name, labels and annotations of the kustomization itself.'),
      field('resources', '[s', 'Manifests, folders with a kustomization, and addresses of either.'),
      field('components', '[s', 'Folders of kind `Component`, which change what stands here.'),
      field('namespace', 's', 'The namespace that every object gets.'),
      field('namePrefix', 's', 'Put before the name of every object, and wherever it is named.'),
      field('nameSuffix', 's', 'Put behind the name of every object, and wherever it is named.'),
      field(
        'commonLabels',
        '{s',
        'Old: labels for all objects and selectors; `labels` does less by itself.',
      ),
      field('labels', '[1', 'Labels for all objects, and for selectors if asked.'),
      field('commonAnnotations', '{s', 'Annotations for all objects.'),
      field('patches', '[2', 'Changes to objects, by a patch that is merged or by JSON Patch.'),
      field('patchesStrategicMerge', '[j', 'Old: patches that are merged; use `patches`.'),
      field('patchesJson6902', '[2', 'Old: JSON patches; use `patches`.'),
      field(
        'configMapGenerator',
        '[4',
        'ConfigMaps to make of files, files of variables and literals.',
      ),
      field('secretGenerator', '[4', 'Secrets to make of files, files of variables and literals.'),
      field('generatorOptions', 5, 'Holds for every ConfigMap and Secret that is made.'),
      field('images', '[6', 'Names, tags and digests of images to replace.'),
      field('replicas', '[7', 'Numbers of replicas by the name of the workload.'),
      field('replacements', '[j', 'Values to copy from one field to others.'),
      field('vars', '[j', 'Old: use `replacements`.'),
      field('bases', '[s', 'Old: use `resources`.'),
      field(
        'crds',
        '[s',
        'Files that describe custom kinds, so that names in them are changed too.',
      ),
      field('configurations', '[s', 'Files that say which fields transformers change.'),
      field('generators', '[s', 'Files of plugins that make objects.'),
      field('transformers', '[s', 'Files of plugins that change objects.'),
      field('validators', '[s', 'Files of plugins that judge objects.'),
      field('helmCharts', '[j', 'Charts to render and take.'),
      field('helmGlobals', 'j', 'Where charts are kept.'),
      field('openapi', 'j', 'A schema of the API besides the one that is built in.'),
      field('buildMetadata', '[s', 'What kustomize notes in annotations.'),
      field('sortOptions', 'j', 'The order of what comes out.'),
    ],
  ],
  [
    'Labels and where they go.',
    [
      field('pairs', '{s', 'The labels.', 1),
      field('includeSelectors', 'b', 'Add them to selectors and to templates of Pods.'),
      field('includeTemplates', 'b', 'Add them to templates of Pods.'),
      field('fields', '[j', 'Further fields that get them.'),
    ],
  ],
  [
    'A patch and what it changes.',
    [
      field('path', 's', 'The file that holds the patch.'),
      field('patch', 's', 'The patch itself, as a text.'),
      field('target', 3, 'The objects to change; without it, those that the patch names.'),
      field('options', '{b', 'Whether the patch may change kinds and names.'),
    ],
  ],
  [
    'Objects by what they are; every field is a regular expression.',
    [
      ...['group', 'version', 'kind', 'name', 'namespace'].map((name) => field(name, 's', '')),
      field('labelSelector', 's', 'Labels that the objects have.'),
      field('annotationSelector', 's', 'Annotations that the objects have.'),
    ],
  ],
  [
    'A ConfigMap or Secret to make.',
    [
      field('name', 's', 'Its name, before a hash of its content is added.', 1),
      field('namespace', 's', ''),
      field('behavior', 's', '`create`, `replace` or `merge` with one of the same name.'),
      field('files', '[s', 'Files that become keys; `key=path` names the key.'),
      field('envs', '[s', 'Files of lines `KEY=value`.'),
      field('env', 's', 'Old: use `envs`.'),
      field('literals', '[s', 'Texts of the form `KEY=value`.'),
      field('type', 's', 'The type of a Secret.'),
      field('options', 5, 'Holds for this one.'),
    ],
  ],
  [
    'How ConfigMaps and Secrets are made.',
    [
      field('labels', '{s', ''),
      field('annotations', '{s', ''),
      field(
        'disableNameSuffixHash',
        'b',
        'Keep the name as it is, so that Pods do not see a change.',
      ),
      field('immutable', 'b', 'Make them immutable.'),
    ],
  ],
  [
    'An image to replace.',
    [
      field('name', 's', 'The image as manifests name it.', 1),
      field('newName', 's', 'What it is called instead.'),
      field('newTag', 's', 'Its tag.'),
      field('digest', 's', 'Its digest, in place of a tag.'),
      field('tagSuffix', 's', 'Put behind the tag.'),
    ],
  ],
  [
    'A number of replicas.',
    [field('name', 's', 'The workload.', 1), field('count', 'l', 'How many Pods it has.', 1)],
  ],
];
