import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, test } from 'vitest';
import { startControlPlane, type TestControlPlane } from '../support/services/control-plane.ts';
import { startVsCode, type TestVsCode } from '../support/services/vscode.ts';
import { type Workbench, workbench } from './workbench.ts';

// What the editor learns from the last commit and from a real API server, in order.

const vsix = resolve('dist/slipway.vsix');
const pictures = resolve(process.env['SLIPWAY_SCREENSHOTS'] ?? 'dist/screenshots');
let folder: string;
let plane: TestControlPlane;
let code: TestVsCode;
let bench: Workbench;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'slipway-outside-'));
  await writeFile(join(folder, 'web.yaml'), deployment('web'));
  await git('init', '--quiet');
  await git('add', '.');
  await git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '--quiet', '-m', 'Add web');
  await writeFile(join(folder, 'web.yaml'), deployment('front'));
  await writeFile(join(folder, 'ark.yaml'), boat);
  plane = await startControlPlane();
  await plane.request(
    'POST',
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    definition,
  );
  code = await startVsCode({
    vsix,
    folder,
    env: { KUBECONFIG: plane.kubeconfig },
    settings: { 'slipway.kubernetes.context': 'admin' },
  });
  await code.page.setViewportSize({ width: 1440, height: 900 });
  bench = workbench(code.page);
});

afterAll(async () => {
  await code?.stop();
  await plane?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a selector that differs from the last commit is underlined', async () => {
  await bench.open('web.yaml');
  await bench.run('Problems: Focus on Problems View');
  await bench.sees(/No update can change "spec\.selector\.matchLabels\.app"/);
  await picture('changed-selector');
});

test('a custom kind is judged by the cluster that is used', async () => {
  await bench.showSlipway();
  await bench.expand(/^Context admin/);
  await bench.open('ark.yaml');
  await bench.run('Problems: Focus on Problems View');
  await bench.sees(/"glass" is no value of "spec\.hull"/);
  await picture('kind-of-the-cluster');
});

test('a name that neither the workspace nor the cluster has is underlined', async () => {
  await bench.open('web.yaml');
  await bench.run('Problems: Focus on Problems View');
  await bench.sees(/no ConfigMap "settings" in the workspace or in the cluster of admin/);
  await picture('name-of-the-cluster');
});

test('fields of the kind are completed', async () => {
  await bench.open('ark.yaml');
  await bench.suggest(8, 'captain');
  await picture('completion-of-the-cluster');
  await bench.press('Escape');
});

test('the version of the cluster is shown beside the language', async () => {
  await code.page.locator('.statusbar-item[id="status.languageStatus"]').first().hover();
  await bench.sees(/as the cluster of admin/);
  await picture('version-of-the-cluster');
});

function git(...args: readonly string[]): Promise<unknown> {
  return promisify(execFile)('git', [...args], { cwd: folder });
}

function deployment(app: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: default
spec:
  selector:
    matchLabels:
      app: ${app}
  template:
    metadata:
      labels:
        app: ${app}
    spec:
      containers:
        - name: web
          image: example.com/web:1.0
          envFrom:
            - configMapRef:
                name: settings
`;
}

const boat = `apiVersion: example.com/v1
kind: Boat
metadata:
  name: ark
  namespace: default
spec:
  hull: glass
  
`;

const definition = {
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
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: {
                  hull: { type: 'string', enum: ['wood', 'steel'] },
                  captain: { type: 'string', description: 'Who steers it.' },
                },
              },
            },
          },
        },
      },
    ],
  },
};

function picture(name: string): Promise<void> {
  return code.screenshot(join(pictures, `${name}.png`));
}
