import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
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
      await measureManifests(slipway, Number.POSITIVE_INFINITY),
      yaml && (await measureManifests(yaml, mostDocumentsOfPeer)),
      'yaml-language-server',
    ),
    ...(await workspaceRows(slipway, work)),
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

/** What was measured, with its budget. */
interface Figure {
  readonly what: string;
  readonly value: number | undefined;
  /** Milliseconds unless it says otherwise. */
  readonly unit?: Row['unit'];
  readonly budget?: number;
}

async function measureDockerfiles(command: ServerCommand): Promise<Figure[]> {
  const { first, later } = await starts(command, 'dockerfile', dockerfile(20));
  const figures: Figure[] = [
    { what: 'Dockerfile: first start after installation', value: first },
    { what: 'Dockerfile: start to first diagnostics', value: later, budget: 150 },
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
    // A port gains a digit and loses it again, so everything below moves as it does under a typist.
    const keystroke = (at: number) => server.change(uri, line, `EXPOSE ${at % 2 ? 3000 : 300}\n`);
    const name = `Dockerfile of ${lines} lines`;
    const value = median(await times(40, keystroke));
    figures.push({ what: `${name}: keystroke to diagnostics`, value, budget });
    if (lines === 200) figures.push(...(await requests(server, uri, line, 2, 'Dockerfile')));
    else figures.push(...(await wholeFile(server, uri, name, keystroke)));
  }
  const what = 'server memory while Dockerfiles of 200 and 3000 lines are typed in';
  figures.push({ what, value: server.memory(), unit: 'MB', budget: 60 });
  await server.stop();
  return figures;
}

/** Requests whose answer is about a whole file, each after a keystroke. */
async function wholeFile(
  server: MeasuredServer,
  uri: string,
  name: string,
  keystroke: (at: number) => Promise<number>,
): Promise<Figure[]> {
  const afterKeystroke = async (method: string, more: object): Promise<number | undefined> => {
    const measured = await times(15, async (at) => {
      await keystroke(at);
      return server.request(method, uri, more);
    }).catch(() => undefined);
    return measured && median(measured);
  };
  const options = { tabSize: 4, insertSpaces: true };
  return [
    {
      what: `${name}: semantic tokens`,
      value: await afterKeystroke('textDocument/semanticTokens/full', {}),
      budget: 20,
    },
    {
      what: `${name}: formatting`,
      value: await afterKeystroke('textDocument/formatting', { options }),
    },
  ];
}

/** Documents in a manifest file, with the budget of a keystroke in milliseconds. */
const manifestSizes: readonly (readonly [documents: number, budget: number])[] = [
  [20, 5],
  [200, 10],
  [1000, 30],
  [5000, 150],
];
/** In larger files the peer needs seconds for each keystroke. */
const mostDocumentsOfPeer = 200;

async function measureManifests(command: ServerCommand, most: number): Promise<Figure[]> {
  const { later } = await starts(command, 'yaml', manifest(0));
  const figures: Figure[] = [
    { what: 'manifest: start to first diagnostics', value: later, budget: 150 },
  ];
  for (const [documents, budget] of manifestSizes) {
    if (documents > most) break;
    const server = await startServer(command);
    const uri = `file:///bench/${documents}.yaml`;
    const text = manifests(documents);
    const name = `manifest file of ${documents} documents`;
    const opened = await server.open(uri, 'yaml', text);
    const line = text.split('\n').findIndex((content) => content.includes('imagePullPolicy'));
    const keystroke = (at: number) =>
      server.change(uri, line, `          imagePullPolicy: ${pullPolicies[at % 3]}\n`);
    const value = median(await times(30, keystroke));
    if (documents >= 1000) figures.push({ what: `${name}: first diagnostics`, value: opened });
    figures.push({ what: `${name}: keystroke to diagnostics`, value, budget });
    if (documents === 200) figures.push(...(await requests(server, uri, line, 14, 'manifests')));
    await server.stop();
  }
  return figures;
}

const pullPolicies = ['Always', 'Never', 'IfNotPresent'];

async function requests(
  server: MeasuredServer,
  uri: string,
  line: number,
  character: number,
  name: string,
): Promise<Figure[]> {
  const position = { line, character };
  const completion = () => server.request('textDocument/completion', uri, { position });
  const hover = () => server.request('textDocument/hover', uri, { position });
  return [
    {
      what: `${name}: completion, 95th percentile`,
      value: late(await times(40, completion)),
      budget: 5,
    },
    { what: `${name}: hover, 95th percentile`, value: late(await times(40, hover)), budget: 5 },
  ];
}

/** The first start, after which a server may keep what the next ones can use, and the best of the next. */
async function starts(
  command: ServerCommand,
  languageId: string,
  text: string,
): Promise<{ readonly first: number; readonly later: number }> {
  const name = languageId === 'yaml' ? 'a.yaml' : 'Dockerfile';
  const [first = Number.NaN, ...next] = await times(6, async (at) => {
    const before = performance.now();
    const server = await startServer(command);
    await server.open(`file:///bench/${name}`, languageId, text);
    const elapsed = performance.now() - before;
    if (at === 0) await wait(6000);
    await server.leave();
    return elapsed;
  });
  return { first, later: Math.min(...next) };
}

async function workspaceRows(command: ServerCommand, work: string): Promise<Row[]> {
  const folder = path.join(work, 'thousand');
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < 1000; i++) writeFileSync(path.join(folder, `${i}.yaml`), manifest(i));
  const server = await startServer({ ...command, folder });
  const uri = pathToFileURL(path.join(folder, '1.yaml')).href;
  await server.open(uri, 'yaml', manifest(1));
  await wait(3000);
  const keystroke = (at: number) => server.change(uri, 3, `  name: service-${at % 2}\n`);
  await keystroke(1);
  const memory = server.memory();
  const ours = median(await times(30, keystroke));
  await server.stop();
  const name = 'workspace of 1000 files';
  return [
    { what: `server memory, ${name}`, unit: 'MB', ours: memory, budget: 100 },
    { what: `${name}: keystroke to diagnostics`, unit: 'ms', ours, budget: 10 },
  ];
}

function compare(
  ours: readonly Figure[],
  peer: readonly Figure[] | undefined,
  peerName: string,
): Row[] {
  return ours.map(({ what, value, unit = 'ms', budget }) => ({
    what,
    unit,
    ours: value,
    peerName,
    peer: peer?.find((figure) => figure.what === what)?.value,
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
