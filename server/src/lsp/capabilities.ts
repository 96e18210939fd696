import {
  CodeActionKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Abilities } from './abilities.ts';
import { fixAllKind } from './handlers/code-action.ts';
import { onTypeFormatting } from './handlers/formatting.ts';
import { semanticTokensLegend } from './handlers/semantic-tokens.ts';

/** What the server offers to a client; formatters are registered later where the client can tell languages apart. */
export function capabilitiesFor(can: Abilities): ServerCapabilities {
  return { ...capabilities, ...(!can.registerFormatters && formatting) };
}

const formatting: ServerCapabilities = {
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: onTypeFormatting,
};

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [' ', '-', '=', '$', '{', '/', ':', '"', ','] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  selectionRangeProvider: true,
  semanticTokensProvider: {
    legend: semanticTokensLegend,
    full: { delta: true },
    range: true,
  },
  inlayHintProvider: true,
  signatureHelpProvider: { triggerCharacters: [' ', ',', '='] },
  codeLensProvider: {},
  documentLinkProvider: {},
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
  },
  diagnosticProvider: {
    identifier: 'slipway',
    interFileDependencies: true,
    workspaceDiagnostics: false,
  },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
