import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBaseImages } from '../support/services/base-images.ts';
import { startCluster, type TestCluster } from '../support/services/cluster.ts';
import { startEngine, type TestEngine } from '../support/services/engine.ts';
import { startVsCode, type TestVsCode } from '../support/services/vscode.ts';
import { type Workbench, workbench } from './workbench.ts';

// One person's way through the shop, in order: each test goes on where the one before ended.

const vsix = resolve('dist/slipway.vsix');
const pictures = resolve(process.env['SLIPWAY_SCREENSHOTS'] ?? 'dist/screenshots');
let folder: string;
let cluster: TestCluster;
let engine: TestEngine;
let code: TestVsCode;
let bench: Workbench;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'slipway-shop-'));
  await cp('examples', folder, { recursive: true });
  await mkdir(join(folder, 'failing'));
  await writeFile(join(folder, 'failing/Dockerfile'), failingDockerfile);
  await writeFile(join(folder, 'unfinished.yaml'), unfinishedManifest);
  cluster = await startCluster({ registryOnLocalhost: true });
  engine = await startEngine({ version: '28' });
  await loadBaseImages(engine, baseImages);
  const env = { DOCKER_HOST: engine.dockerHost, KUBECONFIG: cluster.kubeconfig };
  code = await startVsCode({ vsix, folder, env });
  await code.page.setViewportSize({ width: 1440, height: 1000 });
  bench = workbench(code.page);
});

afterAll(async () => {
  await code?.stop();
  await engine?.stop();
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the mistakes of the first steps are underlined', async () => {
  await bench.open('first-steps/python-service/Dockerfile');
  await bench.run('Problems: Focus on Problems View');
  await bench.sees('nothing installs "python" in this image');
  await bench.sees('Ubuntu 18.04 has had no security fixes');
  await picture('problems');
});

test('a finding is mended by its quick fix', async () => {
  await bench.open('first-steps/nginx-page/Dockerfile');
  await bench.goToLine(2);
  await bench.quickFix('Replace it by a label');
  await bench.sees(/org\.opencontainers\.image\.authors/);
});

test('completion offers the kinds and fields of Kubernetes', async () => {
  await bench.open('unfinished.yaml');
  await bench.suggest(4, 'replicas');
  await picture('completion');
  await bench.press('Escape');
});

test('the Containers view shows what the engine has', async () => {
  await bench.showSlipway();
  await bench.expand(/^Images/);
  await bench.row(/Image nginx:1\.29/);
});

test('a build that fails marks its line', async () => {
  await bench.open('failing/Dockerfile');
  await bench.run('Slipway: Build Image');
  await bench.acceptEverything();
  await bench.run('Problems: Focus on Problems View');
  await bench.sees('The build failed here', 120_000);
  await picture('build-failure');
});

test('Build and Deploy shows what will change', async () => {
  await bench.explorerMenu(/^shop/, 'Build and Deploy');
  await bench.choose('admin');
  await bench.waitForChoice('Apply', 300_000);
  await bench.sees('What applying to admin changes');
  await picture('diff');
});

test('it applies, follows the rollout and forwards the front door', async () => {
  await bench.choose('Apply');
  await bench.showNotifications();
  await picture('rollout');
  await bench.sees(/Service\/web answers at 127\.0\.0\.1/, 240_000);
  const pods = await cluster.request('GET', '/api/v1/namespaces/shop/pods');
  expect(phasesOf(pods.body)).toEqual(['Running', 'Running', 'Running', 'Running']);
});

test('the Clusters view agrees with what runs', async () => {
  await bench.showSlipway();
  await bench.expand(/^Context admin/);
  await bench.expand(/^Namespace shop/);
  await bench.expand(/^Deployments/);
  await bench.row(/Deployment product, healthy, 1\/1 ready/);
  await bench.run('Notifications: Hide Notifications');
  await picture('views');
  await bench.open('first-steps/python-service/Dockerfile');
  await bench.run('Problems: Focus on Problems View');
  await picture('slipway');
});

test('Scale asks, names the cluster, and the view follows', async () => {
  await bench.rowMenu(/Deployment cart/, 'Scale');
  await bench.answer('2');
  expect(await bench.dialogText()).toContain(
    'Cluster admin (https://10.231.0.2:6443), namespace shop.',
  );
  await bench.confirm('Scale');
  await bench.row(/Deployment cart, healthy, 2\/2 ready/, 120_000);
});

test('logs of all Pods of a workload come together', async () => {
  await bench.rowMenu(/Deployment product/, 'Show Logs');
  await bench.sees(/Logs: .*product/);
});

test("the product's page comes through the port-forward", async () => {
  await bench.run('View: Hide Panel');
  await bench.rowMenu(/Deployment product/, 'Forward Port');
  const row = await bench.row(/Port \d+ forwarded to .*product/, 60_000);
  const port = /Port (\d+)/.exec((await row.getAttribute('aria-label')) ?? '')?.[1];
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(await page.text()).toContain('<h1>Products</h1>');
});

test('Undo puts everything back', async () => {
  await bench.showNotifications();
  await bench.notificationButton('Applied', 'Undo');
  await bench.agree('Undo');
  await bench.sees('admin is as it was before', 120_000);
});

test('the API server may go away and come back', async () => {
  await bench.showSlipway();
  await cluster.stopApiServer();
  await bench.row(/^Not live: /, 90_000);
  await picture('cluster-away');
  await cluster.startApiServer();
  await bench.expand(/^Namespace default/);
  await bench.row(/^Deployments/, 90_000);
});

test('the engine may go away, and the view says so', async () => {
  await engine.stop();
  await bench.sees(/No Docker engine|does not answer/, 60_000);
  await picture('engine-away');
});

test('the walkthrough opens', async () => {
  await bench.run('Welcome: Open Walkthrough');
  await bench.answer('Get Started with Slipway');
  await bench.sees('Look into your clusters');
  await picture('walkthrough');
});

test('VS Code says how long the extension took to start', async () => {
  await bench.run('Show Running Extensions');
  const rows = '.runtime-extensions-editor .monaco-list-row';
  const row = code.page.locator(rows, { hasText: 'Slipway' }).first();
  await row.waitFor();
  const milliseconds = /(\d+)\s*ms/.exec(await row.innerText())?.[1];
  console.log(`activation in the extension host: ${milliseconds} ms`);
  expect(milliseconds).toBeDefined();
});

const failingDockerfile = `FROM busybox:1.37
WORKDIR /srv
RUN echo one && \\
    false
CMD ["sh"]
`;

const unfinishedManifest = `apiVersion: apps/v1
kind: Deployment
spec:
  repl`;

const baseImages = [
  ...['golang:1.26-bookworm', 'node:24-slim', 'python:3.14-slim', 'nginx:1.29'],
  ...['busybox:1.37', 'docker/dockerfile:1'],
];

function picture(name: string): Promise<void> {
  return code.screenshot(join(pictures, `${name}.png`));
}

function phasesOf(list: unknown): string[] {
  const { items } = list as {
    readonly items: readonly { readonly status: { readonly phase: string } }[];
  };
  return items.map(({ status }) => status.phase);
}
