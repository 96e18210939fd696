import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAnalysis } from '../../../server/src/analysis/analysis.ts';
import { createFileView, type FileSource } from '../../../server/src/analysis/core/file-view.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { parseFacts } from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import { toUri } from '../../../server/src/node/file-uri.ts';
import { nodeFiles } from '../../../server/src/node/node-files.ts';
import { parseDockerIgnore } from '../../../shared/src/docker-ignore.ts';
import { fixtureContext } from '../../support/fixture-workspace.ts';
import { loadBaseImages } from '../../support/services/base-images.ts';
import { startEngine, type TestEngine } from '../../support/services/engine.ts';
import { contextFiles, copiedSources, foundSources, ignoreFiles } from './ignore-files.ts';

const analysis = createAnalysis({ kubernetesFacts: () => parseFacts('{}') });
let engine: TestEngine;
let folder: string;

beforeAll(async () => {
  engine = await startEngine({ version: '28' });
  await loadBaseImages(engine, ['docker/dockerfile:1']);
  folder = await mkdtemp(join(tmpdir(), 'slipway-context-'));
  await mkdir(join(folder, 'dockerfiles'));
  for (const file of contextFiles) await writeIn('context', file, 'x');
});
afterAll(async () => {
  await engine?.stop();
  if (folder) await rm(folder, { recursive: true });
});

test('ignore files keep out what BuildKit keeps out', async () => {
  const differences: string[] = [];
  for (let first = 0; first < ignoreFiles.length; first += buildsAtOnce) {
    const batch = ignoreFiles.slice(first, first + buildsAtOnce);
    const theirs = await build(batch.map((ignore) => ({ ignore, source: '.' })));
    for (const [index, ignore] of batch.entries()) {
      const [our, their] = [ourFiles(ignore), theirs[index]];
      if (JSON.stringify(our) === JSON.stringify(their)) continue;
      differences.push(`${JSON.stringify(ignore)}: ${difference(our, their)}`);
    }
  }
  console.log(
    `BuildKit, ignore files: the same files in ${ignoreFiles.length - differences.length} of ${ignoreFiles.length}`,
  );
  expect(differences).toEqual([]);
});

test('ignored sources fail the same check', async () => {
  const differences: string[] = [];
  for (let first = 0; first < copiedSources.length; first += checksAtOnce) {
    const batch = copiedSources.slice(first, first + checksAtOnce);
    const theirs = await check(batch.map(([ignore, source]) => ({ ignore, source })));
    for (const [index, [ignore, source]] of batch.entries()) {
      const our = parseDockerIgnore(ignore).failsCheck(source);
      if (our === theirs[index]) continue;
      differences.push(`${JSON.stringify(ignore)} COPY ${source}: we say ${our}`);
    }
  }
  console.log(
    `BuildKit, CopyIgnoredFile: the same verdict in ${copiedSources.length - differences.length} of ${copiedSources.length}`,
  );
  expect(differences).toEqual([]);
});

test('sources that BuildKit does not find are errors or warnings, and no others', async () => {
  const differences: string[] = [];
  const theirs: Files[] = [];
  for (let first = 0; first < foundSources.length; first += sourcesAtOnce) {
    const batch = foundSources.slice(first, first + sourcesAtOnce);
    theirs.push(...(await build(batch.map(([ignore, source]) => ({ ignore, source })))));
  }
  for (const [index, [ignore, source]] of foundSources.entries()) {
    const refused = theirs[index] === 'refused';
    if (weRefuse(ignore, source) === refused) continue;
    differences.push(
      `${JSON.stringify(ignore)} COPY ${source}: BuildKit ${refused ? 'fails' : 'builds'}`,
    );
  }
  console.log(
    `BuildKit, sources of COPY: the same verdict in ${foundSources.length - differences.length} of ${foundSources.length}`,
  );
  expect(differences).toEqual([]);
});

const sourcesAtOnce = 4;
const buildsAtOnce = 25;
const checksAtOnce = 40;

interface Build {
  readonly ignore: string;
  readonly source: string;
}

/** The files that come into an image, or `refused`. */
type Files = readonly string[] | 'refused';

function ourFiles(text: string): Files {
  const ignore = parseDockerIgnore(text);
  return ignore.isRefused ? 'refused' : contextFiles.filter((file) => !ignore.ignores(file)).sort();
}

/** Whether the rules about files say that a source is not there. */
function weRefuse(ignore: string, source: string): boolean {
  const root = toUri(join(folder, 'context'));
  const own = `${root}/.dockerignore`;
  const files: FileSource = {
    ...nodeFiles,
    readText: (uri) => (uri === own ? ignore : nodeFiles.readText(uri)),
    listFolder: (uri) => [
      ...(nodeFiles.listFolder(uri) ?? []),
      ...(uri === root ? [{ name: '.dockerignore', kind: 'file' as const }] : []),
    ],
  };
  const text = `FROM scratch\nCOPY ${source} /out/\n`;
  const uri = `${root}/Dockerfile`;
  const snapshot = createSnapshot({ uri, version: 1, language: 'dockerfile', text });
  const workspace = createWorkspace([snapshot], { files: createFileView(files), root });
  return analysis
    .diagnose(snapshot, fixtureContext(workspace))
    .some(
      ({ rule, message }) =>
        (rule === 'missing-copy-source' && !message.includes('nothing is copied')) ||
        (rule === 'copy-ignored-file' && !/[*?[]/.test(source)),
    );
}

/** Builds at once; one that is refused stops the others, so halves are tried again. */
async function build(builds: readonly Build[]): Promise<Files[]> {
  const out = await mkdtemp(join(folder, 'out-'));
  const output = (index: number) => [`type=local,dest=${join(out, String(index))}`];
  const { failed } = await bake(builds, output, ['--progress=quiet']);
  if (!failed) return Promise.all(builds.map((_, index) => filesBelow(join(out, String(index)))));
  if (builds.length === 1) return ['refused'];
  const middle = builds.length >> 1;
  return [...(await build(builds.slice(0, middle))), ...(await build(builds.slice(middle)))];
}

async function check(builds: readonly Build[]): Promise<boolean[]> {
  const { stdout } = await bake(builds, undefined, ['--call=check,format=json']);
  const { target } = JSON.parse(stdout) as {
    target: Record<string, { check: { warnings: { ruleName: string }[] | null } }>;
  };
  return builds.map((_, index) =>
    (target[`build-${index}`]?.check.warnings ?? []).some(
      ({ ruleName }) => ruleName === 'CopyIgnoredFile',
    ),
  );
}

async function bake(
  builds: readonly Build[],
  outputOf: ((index: number) => readonly string[]) | undefined,
  options: readonly string[],
): Promise<{ readonly failed: boolean; readonly stdout: string }> {
  const target: Record<string, unknown> = {};
  for (const [index, { ignore, source }] of builds.entries()) {
    const dockerfile = join(folder, 'dockerfiles', `${index}.Dockerfile`);
    await writeFile(dockerfile, `FROM scratch\nCOPY ${source} /\n`);
    await writeFile(`${dockerfile}.dockerignore`, ignore);
    target[`build-${index}`] = {
      context: 'context',
      dockerfile,
      args: { BUILDKIT_SYNTAX: 'docker/dockerfile:1' },
      ...(outputOf && { output: outputOf(index) }),
    };
  }
  await writeFile(join(folder, 'bake.json'), JSON.stringify({ target }));
  const args = [
    'buildx',
    'bake',
    '--allow=fs=*',
    '--file',
    'bake.json',
    ...options,
    ...Object.keys(target),
  ];
  const { docker, env } = engine;
  return new Promise((done) => {
    execFile(docker, args, { cwd: folder, env, maxBuffer: 256e6 }, (error, stdout, stderr) => {
      if (error && process.env['ORACLE_DETAILS'] === '1') console.log(stderr.slice(-500));
      done({ failed: error !== null, stdout });
    });
  });
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

async function writeIn(root: string, file: string, text: string): Promise<void> {
  const path = join(folder, root, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function difference(our: Files, their: Files | undefined): string {
  if (our === 'refused' || their === 'refused' || !their) return `we say ${our}, BuildKit ${their}`;
  const more = our.filter((file) => !their.includes(file));
  const less = their.filter((file) => !our.includes(file));
  return `only we take [${more}], only BuildKit takes [${less}]`;
}
