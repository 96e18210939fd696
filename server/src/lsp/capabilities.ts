import {
  CodeActionKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { fixAllKind } from './handlers/code-action.ts';

/** What the server offers to every client. */
export const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  completionProvider: { triggerCharacters: [' ', '-', '=', '$', '{', '/', ':', '"'] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
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
