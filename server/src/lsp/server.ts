import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import type { ClientNotifications, ClientOptions } from '../../../shared/src/protocol.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { type Abilities, abilitiesOf } from './abilities.ts';
import { capabilitiesFor } from './capabilities.ts';
import { registerCodeAction } from './handlers/code-action.ts';
import { registerCodeLens } from './handlers/code-lens.ts';
import { registerCompletion } from './handlers/completion.ts';
import { registerDefinition } from './handlers/definition.ts';
import { registerDiagnostic } from './handlers/diagnostic.ts';
import { registerDockerfile } from './handlers/dockerfile.ts';
import { registerDocumentHighlight } from './handlers/document-highlight.ts';
import { registerDocumentLink } from './handlers/document-link.ts';
import { registerDocumentSymbol } from './handlers/document-symbol.ts';
import { registerFoldingRange } from './handlers/folding-range.ts';
import { offerFormatting, registerFormatting } from './handlers/formatting.ts';
import { registerHover } from './handlers/hover.ts';
import { registerInlayHint } from './handlers/inlay-hint.ts';
import { registerManifests } from './handlers/manifests.ts';
import { registerReferences } from './handlers/references.ts';
import { registerRename } from './handlers/rename.ts';
import { registerRulePage } from './handlers/rule-page.ts';
import { registerSelectionRange } from './handlers/selection-range.ts';
import { registerSemanticTokens } from './handlers/semantic-tokens.ts';
import { registerSignatureHelp } from './handlers/signature-help.ts';
import { registerStack } from './handlers/stack.ts';
import { registerWatchedFiles, watchFiles } from './handlers/watched-files.ts';
import { registerWorkspaceSymbol } from './handlers/workspace-symbol.ts';
import { registerYaml } from './handlers/yaml.ts';
import type { Disposable, Host } from './host.ts';
import { PushDiagnostics } from './push-diagnostics.ts';
import { Session } from './session.ts';
import { normalizeUri } from './uri.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** Serves one connection until it closes. */
export function startServer(connection: Connection, analysis: Analysis, host: Host): void {
  const session = new Session(connection, analysis, host, () => outdated());
  const push = new PushDiagnostics(session);
  let can: Abilities = abilitiesOf({});

  /** Tells the client that earlier answers may be outdated. */
  const refresh = () => {
    if (!can.pull) push.schedule();
    else if (can.refresh) {
      session.guard.background('Refresh', () => connection.languages.diagnostics.refresh());
    }
    session.guard.background('Refresh', async () => {
      if (can.refreshLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
      if (can.refreshHints) await connection.languages.inlayHint.refresh();
    });
  };
  let settling: Disposable | undefined;
  /** Answers from outside come in flocks; they are taken in together. */
  const outdated = () => {
    settling?.dispose();
    settling = host.setTimer(() => {
      session.settings.changeClusterVersion(session.outside.kubernetesVersion);
      session.invalidate();
      refresh();
    }, settlingTime);
  };
  const loadDefinitions = () => {
    session.guard.background('Reading definitions', async () => {
      if (await session.loadDefinitionFolders()) outdated();
    });
  };
  const load = (indexes: readonly WorkspaceIndex[]) => {
    session.guard.background('Reading the workspace', async () => {
      for (const index of indexes) await index.load();
      session.invalidate();
      refresh();
    });
  };
  const changed = (uri: string) => {
    session.folderOf(normalizeUri(uri))?.invalidate();
    if (!can.pull) push.schedule();
  };

  connection.onInitialize((params): InitializeResult => {
    can = abilitiesOf(params.capabilities);
    session.mayCreateFiles = can.createFiles;
    session.client = (params.initializationOptions ?? {}) as ClientOptions;
    session.settings.configure(can.configuration, session.client.settings);
    session.changeFolders(foldersOf(params), []);
    return { capabilities: capabilitiesFor(can), serverInfo: { name: 'Slipway' } };
  });

  connection.onInitialized(() => {
    load([...session.folders]);
    loadDefinitions();
    session.guard.background('Asking for the cluster', () => session.outside.askForCluster());
    session.guard.background('Registration', async () => {
      if (can.registerConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, {
          section: 'slipway',
        });
      }
      if (can.registerWatchers) await watchFiles(session);
      if (can.registerFormatters) await offerFormatting(session);
    });
    if (!can.folders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      load(session.changeFolders(added.map(uriOf), removed.map(uriOf)));
    });
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    session.settings.changed((settings as { slipway?: unknown } | null | undefined)?.slipway);
    session.invalidate();
    refresh();
    loadDefinitions();
  });
  connection.onNotification(
    'slipway/outsideChanged',
    ({ what }: ClientNotifications['slipway/outsideChanged']) => {
      if (what === 'commits') session.outside.forgetCommits();
      else
        session.guard.background('Asking for the cluster', () => session.outside.askForCluster());
    },
  );

  connection.onDidOpenTextDocument((params) => {
    changed(session.documents.open(params).snapshot.uri);
  });
  connection.onDidChangeTextDocument((params) => {
    session.documents.change(params);
    changed(params.textDocument.uri);
  });
  connection.onDidCloseTextDocument((params) => {
    const document = session.documents.close(params);
    if (!document) return;
    const { uri } = document.snapshot;
    session.guard.background('Closing', async () => {
      await session.folderOf(uri)?.update(uri);
      if (!can.pull) await push.clear(document.clientUri);
      changed(uri);
    });
  });

  registerCodeAction(session);
  registerCodeLens(session);
  registerCompletion(session);
  registerDefinition(session);
  registerDiagnostic(session);
  registerDockerfile(session);
  registerDocumentHighlight(session);
  registerDocumentLink(session);
  registerDocumentSymbol(session);
  registerFoldingRange(session);
  registerFormatting(session);
  registerHover(session);
  registerInlayHint(session);
  registerManifests(session);
  registerReferences(session);
  registerRename(session);
  registerRulePage(session);
  registerSelectionRange(session);
  registerSemanticTokens(session);
  registerSignatureHelp(session);
  registerStack(session);
  registerWatchedFiles(session, refresh);
  registerWorkspaceSymbol(session);
  registerYaml(session);
  connection.listen();
}

const settlingTime = 50;

/** The folders that a client opened; clients that know only one root name that. */
function foldersOf(params: InitializeParams): readonly string[] {
  const folders = params.workspaceFolders?.map(uriOf);
  return folders ?? (params.rootUri ? [params.rootUri] : []);
}

function uriOf({ uri }: WorkspaceFolder): string {
  return uri;
}
