import { describe, expect, test } from 'vitest';
import { nothingOutside, type Outside } from '../../../server/src/analysis/core/outside.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { fixtureContext, fixtureSnapshot } from '../../support/fixture-workspace.ts';
import { languages } from '../../support/languages.ts';

const language = languages.find(({ id }) => id === 'kubernetes');

/** What is found in the first of some files, and the questions that its analysis asked. */
function findings(outside: Partial<Outside>, text: string, ...others: string[]): string[] {
  const snapshots = [text, ...others].map((one, index) => fixtureSnapshot(`${index}.yaml`, one));
  const workspace = createWorkspace(snapshots, { outside: { ...nothingOutside, ...outside } });
  const [first] = snapshots;
  if (!first || !language) throw new Error('There is no language.');
  return language
    .diagnose(first, fixtureContext(workspace))
    .filter(({ severity }) => severity !== 'hint' && severity !== 'information')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

const boat = `apiVersion: example.com/v1
kind: Boat
metadata:
  name: ark
spec:
  hull: glass
  sails: 2
`;
const kinds = [
  { apiVersion: 'example.com/v1', kind: 'Boat', plural: 'boats', namespaced: true },
  { apiVersion: 'apps/v1', kind: 'Deployment', plural: 'deployments', namespaced: true },
];
const schemaOf = (...hulls: string[]) => ({
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: { hull: { type: 'string', enum: hulls }, crew: { type: 'integer' } },
    },
  },
});
const definition = (...hulls: string[]) =>
  JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'boats.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Boat', plural: 'boats' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: schemaOf(...hulls) },
        },
      ],
    },
  });

describe('kinds that no file of the workspace defines', () => {
  const cluster = { ...nothingOutside.kinds, inCluster: kinds, schema: () => schemaOf('wood') };
  const folders = {
    ...nothingOutside.kinds,
    definitionFiles: () => [fixtureSnapshot('crd.json', definition('steel'))],
  };
  const unknownSails = expect.stringMatching(/^unknown-field: .*sails/);

  test('are judged by the schema of the cluster', () => {
    expect(findings({ kinds: cluster }, boat)).toEqual([
      expect.stringMatching(/^invalid-value: .*wood/),
      unknownSails,
    ]);
  });

  test('take everything until their schema has come', () => {
    expect(findings({ kinds: { ...cluster, schema: () => undefined } }, boat)).toEqual([]);
  });

  test('are judged by the folders that the user named', () => {
    expect(findings({ kinds: folders }, boat)).toEqual([
      expect.stringMatching(/^invalid-value: .*steel/),
      unknownSails,
    ]);
  });

  test('the workspace counts before the cluster, the cluster before the folders', () => {
    const both = { ...cluster, definitionFiles: folders.definitionFiles };
    expect(findings({ kinds: both }, boat)[0]).toMatch(/wood/);
    expect(findings({ kinds: both }, boat, definition('glass'))).toEqual([unknownSails]);
  });

  test('kinds of Kubernetes itself are never those of the cluster', () => {
    const deployment = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspecs: {}\n';
    expect(findings({ kinds: cluster }, deployment)).toContainEqual(
      expect.stringMatching(/^unknown-field: .*specs/),
    );
  });
});

describe('names that the workspace does not have', () => {
  const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  priorityClassName: urgent
  containers:
    - name: web
      image: example.com/web:1
      envFrom:
        - configMapRef:
            name: ${name}
`;
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other, namespace: shop}\n';
  const known: Readonly<Record<string, readonly string[]>> = {
    'ConfigMap shop': ['settings'],
    'PriorityClass shop': ['urgent'],
    'Namespace ': ['shop'],
  };
  const clusterWith = (names: Readonly<Record<string, readonly string[]>>): Partial<Outside> => ({
    cluster: {
      context: 'staging',
      names: (kind, namespace = '') => {
        const found = names[`${kind} ${namespace}`];
        return found && new Set(found);
      },
    },
  });
  const dangling = (outside: Partial<Outside>, ...texts: [string, ...string[]]) =>
    findings(outside, ...texts).filter((finding) => finding.startsWith('dangling-reference'));

  test('are missing when the cluster does not have them either', () => {
    expect(dangling(clusterWith(known), pod('typo'))).toEqual([
      'dangling-reference: There is no ConfigMap "typo" in the workspace or in the cluster of staging, so the container will not start.',
    ]);
  });

  test('are found when only the cluster has them', () => {
    expect(dangling({}, pod('settings'), config)).toHaveLength(1);
    expect(dangling(clusterWith(known), pod('settings'), config)).toEqual([]);
  });

  test('classes that clusters bring are judged by the cluster alone', () => {
    const without = { ...known, 'PriorityClass shop': ['later'] };
    expect(dangling(clusterWith(without), pod('settings'))).toEqual([
      'dangling-reference: There is no PriorityClass "urgent" in the workspace or in the cluster of staging, so no Pod will be created.',
    ]);
  });

  test('nothing is said while the cluster has not answered, or has no such namespace', () => {
    expect(dangling(clusterWith({}), pod('typo'))).toEqual([]);
    expect(dangling(clusterWith({ ...known, 'Namespace ': [] }), pod('typo'))).toEqual([]);
  });

  test('nothing is said where kustomize may change the names', () => {
    const kustomization =
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamePrefix: a-\n';
    expect(dangling(clusterWith(known), pod('typo'), kustomization)).toEqual([]);
  });
});
