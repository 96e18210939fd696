import {
  CancellationTokenSource,
  type Disposable,
  type ExtensionContext,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  type LogOutputChannel,
  l10n,
  languages,
} from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type {
  ClientNotifications,
  ClientOptions,
  ClientRequests,
  ServerRequests,
} from '../../shared/src/protocol.ts';

/** The language server, as the rest of the client sees it. */
export interface LanguageService extends Disposable {
  /** Asks the server; rejects when it does not run or the signal aborts. */
  request<Method extends keyof ClientRequests>(
    method: Method,
    params: ClientRequests[Method]['params'],
    signal?: AbortSignal,
  ): Promise<ClientRequests[Method]['result']>;
  /** Gives the answer to a question of the server; for completions it is of use within 300 ms. */
  answer<Method extends keyof ServerRequests>(
    method: Method,
    answer: (params: ServerRequests[Method]['params']) => Promise<ServerRequests[Method]['result']>,
  ): void;
  /** Tells the server something; nothing when it does not run. */
  tell<Method extends keyof ClientNotifications>(
    method: Method,
    params: ClientNotifications[Method],
  ): void;
  restart(): Promise<void>;
}

const documents = [
  ...['dockerfile', 'yaml', 'dockercompose', 'helm'].flatMap((language) =>
    ['file', 'untitled'].map((scheme) => ({ scheme, language })),
  ),
  // Editors know no language for what the templates of a chart include.
  { scheme: 'file', pattern: '**/templates/**/*.{tpl,txt}' },
];
const restartsInThreeMinutes = 4;

/** Starts the server in a process of its own; after a crash it is started again, a few times. */
export function startLanguageService(
  context: ExtensionContext,
  output: LogOutputChannel,
): LanguageService {
  const server = {
    module: context.asAbsolutePath('dist/server.js'),
    transport: TransportKind.ipc,
    // The server keeps its compiled code there, and starts faster.
    options: { env: { SLIPWAY_CACHE: context.globalStorageUri.fsPath } },
  };
  const client = new LanguageClient('slipway', 'Slipway', server, {
    documentSelector: documents,
    initializationOptions: {
      liveNames: true,
      outside: true,
      rulePages: true,
      lensCommands: true,
    } satisfies ClientOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    connectionOptions: { maxRestartCount: restartsInThreeMinutes },
  });
  const status = createStatus();
  const subscriptions: Disposable[] = [
    status,
    client.onDidChangeState(({ newState }) => showState(status, newState)),
  ];
  const started = client.start().catch((error: unknown) => {
    output.error(error instanceof Error ? error : String(error));
  });

  return {
    request: async (method, params, signal) => {
      await started;
      const source = new CancellationTokenSource();
      const cancel = () => source.cancel();
      signal?.throwIfAborted();
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        return await client.sendRequest(method, params, source.token);
      } finally {
        signal?.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
    answer: (method, answer) => {
      subscriptions.push(client.onRequest<unknown, void>(method, answer));
    },
    tell: (method, params) => {
      void started.then(async () => {
        if (client.isRunning()) await client.sendNotification(method, params);
      });
    },
    restart: async () => {
      await started;
      if (client.isRunning()) await client.restart();
      else await client.start();
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      void started.then(() => client.dispose());
    },
  };
}

function createStatus(): LanguageStatusItem {
  const status = languages.createLanguageStatusItem('slipway.server', documents);
  status.name = l10n.t('Slipway Language Server');
  status.command = { title: l10n.t('Restart'), command: 'slipway.restartLanguageServer' };
  showState(status, State.Starting);
  return status;
}

function showState(status: LanguageStatusItem, state: State): void {
  status.busy = state === State.Starting;
  status.severity =
    state === State.Stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  status.text = state === State.Stopped ? l10n.t('Slipway has stopped') : 'Slipway';
}
