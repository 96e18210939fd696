import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSlipway, folderOf, type Run, runSlipway } from './run-slipway.ts';

let program = '';
const folders: string[] = [];

beforeAll(() => {
  program = buildSlipway();
});
afterAll(() => {
  for (const folder of [path.dirname(program), ...folders]) {
    rmSync(folder, { recursive: true, force: true });
  }
});

function inFolder(files: Readonly<Record<string, string>>): string {
  const folder = folderOf(files);
  folders.push(folder);
  return folder;
}

function check(folder: string, ...args: readonly string[]): Run {
  return runSlipway(program, folder, ['check', ...args]);
}

const binding = (role: string) => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: deployer}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}
subjects: [{kind: ServiceAccount, name: deployer, namespace: default}]
`;

function repository(): string {
  const folder = inFolder({ 'k8s/a.yaml': binding('view'), 'k8s/b.yaml': binding('view') });
  const git = (...args: readonly string[]) => execFileSync('git', [...args], { cwd: folder });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '--quiet', '--message', 'First');
  writeFileSync(path.join(folder, 'k8s/a.yaml'), binding('edit'));
  return folder;
}

test('--base reports what no update may change', () => {
  const folder = repository();
  expect(check(folder, 'k8s').out).not.toContain('changed-immutable-field');
  const run = check(path.join(folder, 'k8s'), '--base', 'main', '--fail-on', 'warning');
  expect(run.out).toContain('a.yaml:4:73 warning[changed-immutable-field]');
  expect(run.out.match(/changed-immutable-field\]/g)).toHaveLength(1);
  expect(run.code).toBe(1);
});

test('--base with no such commit, or an option of git, says so', () => {
  const folder = repository();
  for (const base of ['nobody', '--output=/tmp/x', '']) {
    const run = check(folder, `--base=${base}`);
    expect(run.err).toContain(`--base ${base}: no such commit.`);
    expect(run.code).toBe(2);
  }
  const outside = check(inFolder({ 'a.yaml': binding('view') }), '--base', 'main');
  expect(outside.err).toContain('is in no Git repository');
});

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: boats.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Boat, plural: boats}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {hull: {type: string}}}}}
`;

test('--crds names definitions besides the files', () => {
  const boat = 'apiVersion: example.com/v1\nkind: Boat\nmetadata: {name: a}\nspec: {hul: wood}\n';
  const folder = inFolder({ 'app/boat.yaml': boat, 'crds/boats.yaml': definition });
  expect(check(folder, '--isolated', 'app').code).toBe(0);
  const run = check(folder, '--isolated', '--crds', 'crds', 'app');
  expect(run.out).toContain('unknown-field');
  expect(run.code).toBe(1);
});

test('--crds with a folder that is not there says so', () => {
  const run = check(inFolder({ 'a.yaml': binding('view') }), '--crds', 'none');
  expect(run.err).toContain('--crds none: there are no files in this folder.');
  expect(run.code).toBe(2);
});
