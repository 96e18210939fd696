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
