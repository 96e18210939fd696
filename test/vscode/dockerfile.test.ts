// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles use this syntax.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadBaseImages } from '../support/services/base-images.ts';
import { startEngine, type TestEngine } from '../support/services/engine.ts';
import { startVsCode, type TestVsCode } from '../support/services/vscode.ts';
import { type Workbench, workbench } from './workbench.ts';

// One person's work on a Dockerfile, in order: each test goes on where the one before ended.

const vsix = resolve('dist/slipway.vsix');
const pictures = resolve(process.env['SLIPWAY_SCREENSHOTS'] ?? 'dist/screenshots');
let folder: string;
let engine: TestEngine;
let code: TestVsCode;
let bench: Workbench;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'slipway-dockerfile-'));
  await mkdir(join(folder, 'greeter'));
  await mkdir(join(folder, 'unfinished'));
  await writeFile(join(folder, 'greeter/Dockerfile'), dockerfile);
  await writeFile(join(folder, 'greeter/hello.txt'), 'hello\n');
  await writeFile(join(folder, 'unfinished/Dockerfile'), 'FROM busybox:1.37\nCOPY --');
  await writeFile(join(folder, 'compose.yaml'), compose);
  engine = await startEngine({ version: '28' });
  await loadBaseImages(engine, ['busybox:1.37', 'docker/dockerfile:1']);
  code = await startVsCode({ vsix, folder, env: { DOCKER_HOST: engine.dockerHost } });
  await code.page.setViewportSize({ width: 1440, height: 1000 });
  bench = workbench(code.page);
});

afterAll(async () => {
  await code?.stop();
  await engine?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('completion offers flags with what they do', async () => {
  await bench.open('unfinished/Dockerfile');
  await bench.suggest(2, '--parents');
  await picture('dockerfile-completion');
  await bench.press('Escape');
});

test('stages, values and actions stand in and above the lines', async () => {
  await bench.open('greeter/Dockerfile');
  await lens('Build this stage').waitFor();
  await lens('Used in 1 place').waitFor();
  await bench.sees('#0');
  await bench.sees(/=\s1\.37/);
  await picture('dockerfile-lenses');
});

test('keywords, stages and variables have colours of their own', async () => {
  const colours = await code.page.evaluate<string[]>(`
    [...document.querySelectorAll('.view-line')]
      .filter((line) => line.textContent.replaceAll('\\u00a0', ' ').startsWith('FROM'))
      .slice(0, 1)
      .flatMap((line) => [...line.querySelectorAll('span > span')])
      .map((span) => getComputedStyle(span).color)`);
  expect(new Set(colours).size).toBeGreaterThanOrEqual(3);
});

test('hover on FROM shows what comes out of the stage', async () => {
  await bench.hover(2, 8, /Stage 0/);
  await picture('dockerfile-hover');
  await bench.press('Escape');
});

test('a stage is renamed everywhere', async () => {
  await bench.goToLine(2);
  await code.page.keyboard.press('End');
  await left(2);
  await code.page.keyboard.press('F2');
  const input = code.page.locator('.rename-input, .rename-box input').first();
  await input.waitFor({ state: 'visible' });
  await input.fill('compile');
  await input.press('Enter');
  await saved(/AS compile[\s\S]*--from=compile/);
});

test('the document is laid out', async () => {
  await bench.run('Format Document');
  await saved(/^COPY hello\.txt \.\/$/m);
});

test('a chain of commands becomes a heredoc', async () => {
  const entry = await bench.refactoring(4, 'Write the commands as a heredoc');
  await picture('dockerfile-refactorings');
  await entry.click();
  await saved(/RUN <<EOF\nset -e\necho one > a\necho two >> a\nEOF/);
});

test('the place that uses the image is shown', async () => {
  await bench.press('Escape');
  await lens('Used in 1 place').click();
  await code.page.locator('.peekview-widget', { hasText: 'compose.yaml' }).first().waitFor();
  await picture('dockerfile-uses');
  await bench.press('Escape');
});

test('a stage is built from its lens', async () => {
  await lens('Build this stage').click();
  await bench.acceptEverything();
  await bench.showNotifications();
  await bench.sees(/Built .*:compile in/, 120_000);
  await picture('dockerfile-build');
});

const dockerfile = `ARG VERSION=1.37
FROM busybox:\${VERSION} AS build
WORKDIR /src
RUN echo one > a && \\
    echo two >> a
COPY   hello.txt   ./
FROM busybox:\${VERSION}
COPY --from=build /src /src
CMD ["cat", "/src/a"]
`;

const compose = `services:
  greeter:
    build: greeter
    image: demo/greeter:1
`;

function lens(title: string) {
  return code.page.locator('.codelens-decoration a', { hasText: title }).first();
}

async function left(count: number): Promise<void> {
  for (let step = 0; step < count; step++) await code.page.keyboard.press('ArrowLeft');
}

/** Saves until the file on the disk is what is wanted. */
async function saved(wanted: RegExp): Promise<void> {
  await vi.waitFor(
    async () => {
      await bench.run('File: Save');
      expect(await readFile(join(folder, 'greeter/Dockerfile'), 'utf8')).toMatch(wanted);
    },
    { timeout: 20_000, interval: 500 },
  );
}

function picture(name: string): Promise<void> {
  return code.screenshot(join(pictures, `${name}.png`));
}
