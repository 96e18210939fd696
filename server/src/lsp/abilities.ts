import type { ClientCapabilities } from 'vscode-languageserver';

/** What a client can do, as far as the server treats clients differently. */
export interface Abilities {
  /** It asks for diagnostics; otherwise they are pushed. */
  readonly pull: boolean;
  /** It asks again when it is told that diagnostics are outdated. */
  readonly refresh: boolean;
  /** It asks again for code lenses, and for inlay hints, when it is told that they are outdated. */
  readonly refreshLenses: boolean;
  readonly refreshHints: boolean;
  /** It can be asked for settings. */
  readonly configuration: boolean;
  readonly registerConfiguration: boolean;
  readonly registerWatchers: boolean;
  /** It can be told for which languages formatting is offered. */
  readonly registerFormatters: boolean;
  readonly folders: boolean;
  /** Its edits may make files. */
  readonly createFiles: boolean;
}

/** Reads the abilities out of what the client says when it connects. */
export function abilitiesOf({ workspace, textDocument }: ClientCapabilities): Abilities {
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    refreshHints: workspace?.inlayHint?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registerWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registerFormatters: textDocument?.formatting?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    createFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
  };
}
