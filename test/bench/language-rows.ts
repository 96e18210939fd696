import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { dockerfile, manifest, manifests } from './corpora.ts';
import { type MeasuredServer, type ServerCommand, startServer } from './language-server.ts';
import type { Peers } from './peers.ts';
import type { Row } from './table.ts';

/** Measures the language servers. */
export async function languageRows(server: string, work: string, peers: Peers): Promise<Row[]> {
  const slipway: ServerCommand = { program: server, args: ['--stdio'], pull: true };
  const dockerfiles: ServerCommand | undefined = peers.dockerfileServer
    ? {
        program: peers.dockerfileServer,
        args: ['--stdio'],
        pull: false,
      }
    : undefined;
  const yaml: ServerCommand | undefined = peers.yamlServer
    ? {
        program: peers.yamlServer,
        args: ['--stdio'],
        pull: false,
        settings: { yaml: yamlSettings(peers.schemaOfAll) },
      }
    : undefined;
  return [
    ...compare(
      await measureDockerfiles(slipway),
      dockerfiles && (await measureDockerfiles(dockerfiles)),
      'dockerfile-language-server',
    ),
    ...compare(
      await measureManifests(slipway),
      yaml && (await measureManifests(yaml)),
      'yaml-language-server',
    ),
    await memoryRow(slipway, work),
  ];
}

function yamlSettings(schema: string): object {
  return {
    schemas: { [pathToFileURL(schema).href]: '*.yaml' },
    schemaStore: { enable: false },
    validate: true,
    hover: true,
    completion: true,
  };
}

/** Figures in milliseconds, with their budgets. */
type Figures = readonly { readonly what: string; readonly ms: number; readonly budget?: number }[];

async function measureDockerfiles(command: ServerCommand): Promise<Figures> {
  const start = await bestStart(command, 'dockerfile', dockerfile(20));
  const figures: { what: string; ms: number; budget?: number }[] = [
    { what: 'Dockerfile: start to first diagnostics', ms: start, budget: 150 },
  ];
  const server = await startServer(command);
  for (const [lines, budget] of [
    [200, 5],
    [3000, 30],
  ] as const) {
    const uri = `file:///bench/Dockerfile.${lines}`;
    const text = dockerfile(lines);
    await server.open(uri, 'dockerfile', text);
    const line = text.split('\n').findIndex((content) => content.startsWith('EXPOSE'));
    const keystroke = (at: number) => server.change(uri, line, `EXPOSE ${3000 + at}\n`);
    const what = `Dockerfile of ${lines} lines: keystroke to diagnostics`;
    figures.push({ what, ms: median(await times(25, keystroke)), budget });
    if (lines === 200) figures.push(...(await requests(server, uri, line, 2, 'Dockerfile')));
  }
  await server.stop();
  return figures;
}

async function measureManifests(command: ServerCommand): Promise<Figures> {
  const start = await bestStart(command, 'yaml', manifest(0));
  const server = await startServer(command);
  const uri = 'file:///bench/all.yaml';
  const text = manifests(200);
  await server.open(uri, 'yaml', text);
  const line = text.split('\n').findIndex((content) => content.includes('imagePullPolicy'));
  const values = ['Always', 'Never', 'IfNotPresent'];
  const keystroke = (at: number) =>
    server.change(uri, line, `          imagePullPolicy: ${values[at % 3]}\n`);
  const what = 'manifest file of 200 documents: keystroke to diagnostics';
  const figures = [
    { what: 'manifest: start to first diagnostics', ms: start, budget: 150 },
    { what, ms: median(await times(15, keystroke)), budget: 10 },
    ...(await requests(server, uri, line, 14, 'manifests')),
  ];
  await server.stop();
  return figures;
}

async function requests(
  server: MeasuredServer,
  uri: string,
  line: number,
  character: number,
  name: string,
): Promise<Figures> {
  const completion = () => server.request('textDocument/completion', uri, line, character);
  const hover = () => server.request('textDocument/hover', uri, line, character);
  return [
    {
      what: `${name}: completion, 95th percentile`,
      ms: late(await times(40, completion)),
      budget: 5,
    },
    { what: `${name}: hover, 95th percentile`, ms: late(await times(40, hover)), budget: 5 },
  ];
}

async function bestStart(
  command: ServerCommand,
  languageId: string,
  text: string,
): Promise<number> {
  const name = languageId === 'yaml' ? 'a.yaml' : 'Dockerfile';
  const starts = await times(3, async () => {
    const before = performance.now();
    const server = await startServer(command);
    await server.open(`file:///bench/${name}`, languageId, text);
    const elapsed = performance.now() - before;
    await server.stop();
    return elapsed;
  });
  return Math.min(...starts);
}

async function memoryRow(command: ServerCommand, work: string): Promise<Row> {
  const folder = path.join(work, 'thousand');
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < 1000; i++) writeFileSync(path.join(folder, `${i}.yaml`), manifest(i));
  const server = await startServer({ ...command, folder });
  const uri = pathToFileURL(path.join(folder, '1.yaml')).href;
  await server.open(uri, 'yaml', manifest(1));
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await server.change(uri, 3, '  name: service-1\n');
  const ours = server.memory();
  await server.stop();
  return { what: 'server memory, workspace of 1000 files', unit: 'MB', ours, budget: 100 };
}

function compare(ours: Figures, peer: Figures | undefined, peerName: string): Row[] {
  return ours.map(({ what, ms, budget }) => ({
    what,
    unit: 'ms',
    ours: ms,
    peerName,
    peer: peer?.find((figure) => figure.what === what)?.ms,
    ...(budget !== undefined && { budget }),
  }));
}

async function times(count: number, run: (at: number) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let at = 0; at < count; at++) all.push(await run(at));
  return all;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function late(values: readonly number[]): number {
  return quantile(values, 0.95);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
