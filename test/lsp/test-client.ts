import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { type Analysis, createAnalysis } from '../../server/src/analysis/analysis.ts';
import { parseFacts } from '../../server/src/analysis/kubernetes/schema/facts.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { memoryHost } from './memory-host.ts';

/** The folder that a test client has open. */
const workspaceFolder = 'file:///workspace';

/** A client of a real server over streams in memory. */
export interface TestClient {
  readonly connection: ProtocolConnection;
  /** Files on the disk of the server. */
  readonly files: Map<string, string>;
  /** What the server logged. */
  readonly log: readonly string[];
  readonly published: readonly PublishDiagnosticsParams[];
  /** How often the server asked for diagnostics to be pulled again. */
  refreshes(): number;
  open(path: string, text: string, languageId?: string): Promise<void>;
  pull(path: string): Promise<readonly Diagnostic[]>;
  uri(path: string): string;
  close(): Promise<void>;
}

/** How a test client differs from Visual Studio Code. */
export interface TestClientOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly analysis?: Analysis;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly settings?: unknown;
  /** Answers to questions of the server, by method. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
}

const facts = parseFacts(
  readFileSync(new URL('../../server/generated/kubernetes.json', import.meta.url), 'utf8'),
);

/** The analysis that the product ships. */
export const shippedAnalysis = createAnalysis({ kubernetesFacts: () => facts });

/** What a client says that asks for diagnostics itself. */
export const pullCapabilities: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true }, configuration: true },
};

/** A connected client that is closed when the test ends. */
export async function startForTest(options?: TestClientOptions): Promise<TestClient> {
  const client = await startTestClient(options);
  onTestFinished(() => client.close());
  return client;
}

/** Starts a server and connects to it; resolves when the workspace was read. */
async function startTestClient(options: TestClientOptions = {}): Promise<TestClient> {
  const uri = (path: string) => `${workspaceFolder}/${path}`;
  const files = new Map(
    Object.entries(options.files ?? {}).map(([path, text]) => [uri(path), text]),
  );
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(
    createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(toServer),
      new StreamMessageWriter(toClient),
    ),
    options.analysis ?? shippedAnalysis,
    memoryHost(files),
  );
  const connection = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const log: string[] = [];
  const published: PublishDiagnosticsParams[] = [];
  let refreshes = 0;
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onNotification('textDocument/publishDiagnostics', (params) => {
    published.push(params as PublishDiagnosticsParams);
  });
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    return null;
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => options.settings ?? {}),
  );
  connection.onRequest('client/registerCapability', () => null);
  for (const [method, answer] of Object.entries(options.answers ?? {})) {
    connection.onRequest(method, answer);
  }
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: workspaceFolder,
    workspaceFolders: [{ uri: workspaceFolder, name: 'workspace' }],
    capabilities: options.capabilities ?? pullCapabilities,
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  await connection.sendRequest('slipway/manifests', { uris: [workspaceFolder] });
  return {
    connection,
    files,
    log,
    published,
    refreshes: () => refreshes,
    uri,
    open: (path, text, languageId = languageOf(path)) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId, version: 1, text },
      }),
    async pull(path) {
      const report = await connection.sendRequest<DocumentDiagnosticReport>(
        'textDocument/diagnostic',
        { textDocument: { uri: uri(path) } },
      );
      return report.kind === 'full' ? report.items : [];
    },
    async close() {
      await connection.sendRequest('shutdown');
      connection.dispose();
    },
  };
}

function languageOf(path: string): string {
  return /\.ya?ml$/.test(path) ? 'yaml' : 'dockerfile';
}

/** Diagnostics as `line:column-line:column code`, lines from 0. */
export function summary(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range: { start, end }, code }) => {
    return `${start.line}:${start.character}-${end.line}:${end.character} ${String(code)}`;
  });
}
