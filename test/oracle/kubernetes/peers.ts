import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { parseDocument } from 'yaml';
import { installPeers, type Peers } from '../../bench/peers.ts';
import { runCommand } from '../../support/services/run-command.ts';
import { type Agreement, share } from './agreement.ts';

type Cases = Agreement['cases'];

/** Says how many of the cases the peers judge as the API server does, one line for each. */
export async function peerFigures(cases: Cases): Promise<readonly string[]> {
  const work = mkdtempSync(path.join(tmpdir(), 'slipway-peers-'));
  try {
    const peers = await installPeers(work, 'server/generated/kubernetes.json');
    // It waits a while before it looks at a document, so it gets fewer.
    const some = cases.filter((_, index) => index % 8 === 0);
    const conform = await askKubeconform(cases, peers, work);
    const yaml = await askYamlServer(some, peers);
    return [
      ...(conform ? [figure('kubeconform -strict', cases, conform)] : []),
      ...(yaml ? [figure('yaml-language-server, told the schema of each kind', some, yaml)] : []),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function figure(name: string, cases: Cases, refused: ReadonlySet<number>): string {
  const flagged = (isRefused: boolean) =>
    cases.filter((one, index) => one.isRefused === isRefused && refused.has(index)).length;
  const all = cases.filter(({ isRefused }) => isRefused).length;
  const found = flagged(true);
  return `${name}: ${found} of ${all} found (${share(found, all)}), ${flagged(false)} false errors in ${cases.length - all}`;
}

/** The indexes of the cases in which kubeconform finds something. */
async function askKubeconform(
  cases: Cases,
  { kubeconform, schemaFolder }: Peers,
  work: string,
): Promise<ReadonlySet<number> | undefined> {
  if (!kubeconform) return undefined;
  const folder = path.join(work, 'cases');
  mkdirSync(folder);
  for (const [index, { text }] of cases.entries()) {
    writeFileSync(path.join(folder, `${index}.yaml`), text);
  }
  const schemas = path.join(schemaFolder, '{{.ResourceKind}}{{.KindSuffix}}.json');
  const output = path.join(work, 'kubeconform.json');
  const command = [
    kubeconform,
    '-strict',
    '-n',
    '4',
    '-output',
    'json',
    '-schema-location',
    schemas,
  ];
  // It fails when it finds something, which is what it is for.
  const script = '"$@" > "$OUTPUT" || true';
  await runCommand('sh', ['-c', script, 'sh', ...command, folder], {
    env: { ...process.env, OUTPUT: output },
  });
  const { resources } = JSON.parse(readFileSync(output, 'utf8')) as {
    readonly resources: readonly { readonly filename: string; readonly status: string }[];
  };
  return new Set(
    resources
      .filter(({ status }) => status === 'statusInvalid' || status === 'statusError')
      .map(({ filename }) => Number(path.basename(filename, '.yaml'))),
  );
}

const atOnce = 50;

/** The indexes of the cases in which yaml-language-server finds something. */
async function askYamlServer(
  cases: Cases,
  { yamlServer, schemaFolder }: Peers,
): Promise<ReadonlySet<number> | undefined> {
  if (!yamlServer) return undefined;
  const child = spawn(process.execPath, [yamlServer, '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const refused = new Set<number>();
  const waiting = new Map<string, (found: boolean) => void>();
  connection.onError(() => undefined);
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => waiting.get(uri)?.(diagnostics.length > 0),
  );
  const settings = { yaml: { schemaStore: { enable: false }, validate: true } };
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => (section === 'yaml' ? settings.yaml : {})),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  try {
    await connection.sendRequest('initialize', {
      ...{ processId: process.pid, rootUri: null, workspaceFolders: null },
      capabilities: { workspace: { configuration: true } },
    });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('workspace/didChangeConfiguration', { settings });
    for (let first = 0; first < cases.length; first += atOnce) {
      const some = cases.slice(first, first + atOnce);
      await Promise.all(
        some.map(async ({ text }, offset) => {
          const uri = `file:///cases/${first + offset}.yaml`;
          const found = new Promise<boolean>((resolve) => {
            waiting.set(uri, resolve);
            setTimeout(() => resolve(false), 20_000).unref();
          });
          await connection.sendNotification('textDocument/didOpen', {
            textDocument: {
              ...{ uri, languageId: 'yaml', version: 1 },
              text: withSchema(text, schemaFolder),
            },
          });
          if (await found) refused.add(first + offset);
          await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
        }),
      );
    }
    return refused;
  } finally {
    connection.dispose();
    child.kill('SIGKILL');
  }
}

/** The text below the comment by which the server is told a schema. */
function withSchema(text: string, folder: string): string {
  const document = parseDocument(text);
  const apiVersion = String(document.get('apiVersion') ?? '');
  const suffix = apiVersion.replace(/\.[^/]*/, '').replace('/', '-');
  const file = path.join(
    folder,
    `${String(document.get('kind') ?? '').toLowerCase()}-${suffix}.json`,
  );
  return `# yaml-language-server: $schema=${pathToFileURL(file).href}\n${text}`;
}
