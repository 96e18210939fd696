import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** How a language server is started and spoken to. */
export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** It answers `textDocument/diagnostic`; otherwise it publishes. */
  readonly pull: boolean;
  readonly folder?: string;
  /** What it gets when it asks for a section of the settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A running language server under measurement. */
export interface MeasuredServer {
  /** Opens a document and gives the milliseconds until its diagnostics are there. */
  open(uri: string, languageId: string, text: string): Promise<number>;
  /** Replaces one line, as a keystroke does, and gives the milliseconds until the diagnostics are there. */
  change(uri: string, line: number, text: string): Promise<number>;
  /** The milliseconds of a request about a document; `more` are its parameters besides the document. */
  request(method: string, uri: string, more: object): Promise<number>;
  /** Resident memory in megabytes; undefined where the system does not say. */
  memory(): number | undefined;
  /** Asks it to end, as an editor does; ends it when it does not. */
  leave(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server and waits for the answer to `initialize`. */
export async function startServer(command: ServerCommand): Promise<MeasuredServer> {
  const child = spawn(process.execPath, [command.program, ...command.args], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(() => undefined);
  const waiting = new Map<string, () => void>();
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: PublishDiagnosticsParams) => {
      waiting.get(params.uri)?.();
    },
  );
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => command.settings?.[section ?? ''] ?? {}),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  await initialize(connection, command);
  const versions = new Map<string, number>();
  const diagnostics = (uri: string): Promise<unknown> => {
    if (command.pull) {
      return connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    }
    return within(60_000, new Promise<void>((resolve) => waiting.set(uri, resolve)));
  };
  const timed = async (run: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    connection.dispose();
    child.kill('SIGKILL');
    await exited;
  };
  return {
    open: (uri, languageId, text) =>
      timed(async () => {
        versions.set(uri, 1);
        const published = command.pull ? undefined : diagnostics(uri);
        await connection.sendNotification('textDocument/didOpen', {
          textDocument: { uri, languageId, version: 1, text },
        });
        await (published ?? diagnostics(uri));
      }),
    change: (uri, line, text) =>
      timed(async () => {
        const version = (versions.get(uri) ?? 1) + 1;
        versions.set(uri, version);
        const published = command.pull ? undefined : diagnostics(uri);
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version },
          contentChanges: [
            {
              range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
              text,
            },
          ],
        });
        await (published ?? diagnostics(uri));
      }),
    request: (method, uri, more) =>
      timed(() => connection.sendRequest(method, { textDocument: { uri }, ...more })),
    memory: () => memoryOf(child),
    async leave() {
      await within(
        5000,
        connection
          .sendRequest('shutdown')
          .then(() => connection.sendNotification('exit'))
          .then(() => exited),
      ).catch(() => undefined);
      await stop();
    },
    stop,
  };
}

async function initialize(connection: ProtocolConnection, command: ServerCommand): Promise<void> {
  const uri = command.folder === undefined ? null : pathToFileURL(command.folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: uri === null ? null : [{ uri, name: 'bench' }],
    capabilities: {
      textDocument: {
        ...(command.pull && { diagnostic: {} }),
        publishDiagnostics: { versionSupport: true },
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      },
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: command.settings ?? {},
  });
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no answer in ${milliseconds} ms`)),
      milliseconds,
    );
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

function memoryOf({ pid }: ChildProcess): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
