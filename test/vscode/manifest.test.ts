import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startVsCode, type TestVsCode } from '../support/services/vscode.ts';
import { type Workbench, workbench } from './workbench.ts';

// One person's work on manifests, in order, with neither engine nor cluster.

const vsix = resolve('dist/slipway.vsix');
const pictures = resolve(process.env['SLIPWAY_SCREENSHOTS'] ?? 'dist/screenshots');
let folder: string;
let code: TestVsCode;
let bench: Workbench;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'slipway-manifest-'));
  await writeFile(join(folder, 'web.yaml'), workload);
  await writeFile(join(folder, 'settings.yaml'), settings);
  await writeFile(join(folder, 'boats.yaml'), definition);
  await writeFile(join(folder, 'ark.yaml'), boat);
  await writeFile(join(folder, 'shop.yaml'), shop);
  await writeFile(join(folder, 'kustomization.yaml'), 'resources:\n  - shop.yaml\n');
  code = await startVsCode({ vsix, folder });
  await code.page.setViewportSize({ width: 1440, height: 1000 });
  bench = workbench(code.page);
});

afterAll(async () => {
  await code?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('an object of a custom kind is judged by the definition beside it', async () => {
  await bench.open('ark.yaml');
  await bench.run('Problems: Focus on Problems View');
  await bench.sees(/"glass" is no value of "spec\.hull"/);
  await bench.sees(/more people than seats/);
  await picture('custom-kind');
  await bench.run('View: Hide Panel');
});

test('defaults, classes and actions stand in and above the lines', async () => {
  await bench.open('web.yaml');
  await bench.sees(/replicas:\s1,\sstrategy:\sRollingUpdate/);
  await bench.sees(/BestEffort,\sbaseline/);
  await lens('Apply').waitFor();
  await picture('manifest-hints');
});

test('a ConfigMap is renamed wherever it is named', async () => {
  await bench.open('settings.yaml');
  await lens('1 reference').waitFor();
  await bench.goToLine(4);
  await bench.press('End');
  await bench.press('ArrowLeft');
  await bench.press('F2');
  const input = code.page.locator('.rename-input, .rename-box input').first();
  await input.waitFor({ state: 'visible' });
  await input.fill('options');
  await input.press('Enter');
  await saved('settings.yaml', /name: options/);
  await saved('web.yaml', /configMapRef:\n\s+name: options/);
});

test('a manifest is laid out and keeps its comments and quotes', async () => {
  await bench.open('web.yaml');
  await bench.run('Format Document');
  await saved('web.yaml', /image: "example\.com\/web:1" # ours\n/);
});

test('what the level restricted demands is added', async () => {
  const entry = await bench.refactoring(17, 'Meet the Pod Security level');
  await picture('manifest-refactorings');
  await entry.click();
  await saved('web.yaml', /runAsNonRoot: true[\s\S]*allowPrivilegeEscalation: false/);
  await bench.sees(/BestEffort,\srestricted/);
});

test('fields are offered inside brackets', async () => {
  await bench.open('shop.yaml');
  await bench.goToLine(6);
  await bench.press('End');
  await bench.press('ArrowLeft');
  await bench.press('ArrowLeft');
  const entry = code.page
    .locator('.suggest-widget .monaco-list-row', { hasText: 'targetPort' })
    .first();
  await vi.waitFor(
    async () => {
      await bench.press('Escape');
      await bench.press('Control+Space');
      await code.page.waitForTimeout(1500);
      expect(await entry.isVisible()).toBe(true);
    },
    { timeout: 30_000, interval: 500 },
  );
  await picture('manifest-brackets');
  await entry.click();
  await code.page.keyboard.type('8080');
  await saved('shop.yaml', /\{port: 80, targetPort: 8080\}/);
});

test('everything that is safely mended is mended at once', async () => {
  await bench.open('shop.yaml');
  await bench.sees(/PORT/);
  await vi.waitFor(
    async () => {
      await bench.run('Fix All');
      await bench.run('File: Save All');
      expect(await readFile(join(folder, 'shop.yaml'), 'utf8')).toMatch(
        /PORT: "8080"\n {2}DEBUG: "yes"/,
      );
    },
    { timeout: 30_000, interval: 2000 },
  );
});

test('the values of a container become a ConfigMap in a file of its own', async () => {
  await bench.open('shop.yaml');
  const entry = await bench.refactoring(31, 'Extract the values of env into a ConfigMap');
  await picture('manifest-extract');
  await entry.click();
  await saved('shop.yaml', /envFrom:\n\s+- configMapRef:\n\s+name: cart-env\n/);
  await saved('cart-env-configmap.yaml', /data:\n {2}LEVEL: info\n {2}REGION: "eu"\n/);
  await saved('kustomization.yaml', /- shop\.yaml\n {2}- cart-env-configmap\.yaml/);
  await picture('manifest-extracted');
});

test('a file is split into one per object', async () => {
  await bench.open('shop.yaml');
  const entry = await bench.refactoring(2, 'Split into one file per object');
  await entry.click();
  await saved('cart-deployment.yaml', /^apiVersion: apps\/v1\nkind: Deployment/);
  await saved('cart-configmap.yaml', /PORT: "8080"/);
  await saved('kustomization.yaml', /- cart-configmap\.yaml\n {2}- cart-deployment\.yaml/);
  expect(await readFile(join(folder, 'shop.yaml'), 'utf8')).not.toContain('Deployment');
  await picture('manifest-split');
});

test('a rename is shown before it is done', async () => {
  await bench.open('settings.yaml');
  await bench.goToLine(4);
  await bench.press('End');
  await bench.press('ArrowLeft');
  await bench.press('F2');
  const input = code.page.locator('.rename-input, .rename-box input').first();
  await input.waitFor({ state: 'visible' });
  await input.fill('choices');
  await input.press('Control+Enter');
  await bench.sees('Refactor Preview');
  await picture('manifest-rename-preview');
  await code.page.locator('.monaco-button', { hasText: 'Apply' }).first().click();
  await saved('web.yaml', /configMapRef:\n\s+name: choices/);
});

const shop = `apiVersion: v1
kind: Service
metadata: {name: cart}
spec:
  selector: {app: cart}
  ports: [{port: 80, }]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: cart
data:
  PORT: 8080
  DEBUG: yes
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
spec:
  selector:
    matchLabels: {app: cart}
  template:
    metadata:
      labels: {app: cart}
    spec:
      containers:
        - name: cart
          image: example.com/cart:1
          env:
            - name: LEVEL
              value: info
            - name: REGION
              value: "eu"
`;

const workload = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image:   "example.com/web:1" # ours
          envFrom:
            - configMapRef:
                name: settings
`;

const settings = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  LEVEL: info
`;

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: boats.example.com
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Boat, plural: boats}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              x-kubernetes-validations:
                - rule: self.crew <= self.seats
                  message: more people than seats
              properties:
                hull: {type: string, enum: [wood, steel]}
                crew: {type: integer}
                seats: {type: integer, default: 4}
`;

const boat = `apiVersion: example.com/v1
kind: Boat
metadata:
  name: ark
spec:
  hull: glass
---
apiVersion: example.com/v1
kind: Boat
metadata:
  name: raft
spec:
  hull: wood
  crew: 5
`;

function lens(title: string) {
  return code.page.locator('.codelens-decoration a', { hasText: title }).first();
}

/** Saves everything until the file holds what is expected; edits may still be on their way. */
async function saved(name: string, text: RegExp): Promise<void> {
  await vi.waitFor(
    async () => {
      await bench.run('File: Save All');
      expect(await readFile(join(folder, name), 'utf8')).toMatch(text);
    },
    { timeout: 30_000, interval: 1000 },
  );
}

function picture(name: string): Promise<void> {
  return code.screenshot(join(pictures, `${name}.png`));
}
