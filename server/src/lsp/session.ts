import type { CancellationToken, Connection } from 'vscode-languageserver';
import type {
  ClientOptions,
  ClientRequests,
  ServerRequests,
} from '../../../shared/src/protocol.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { createFileView } from '../analysis/core/file-view.ts';
import type { ReportedFinding } from '../analysis/core/finding.ts';
import type { LanguageContext } from '../analysis/core/language.ts';
import type { AnalysisSettings } from '../analysis/core/rule.ts';
import { createSnapshot, type Snapshot } from '../analysis/core/snapshot.ts';
import { createWorkspace, type Workspace } from '../analysis/core/workspace.ts';
import { DefinitionFolders } from './definition-folders.ts';
import { Documents } from './documents.ts';
import { createGuard, type Guard } from './guard.ts';
import type { Host } from './host.ts';
import { OutsideKnowledge } from './outside-knowledge.ts';
import { SettingsStore } from './settings-store.ts';
import { folderUri, isBelow, normalizeUri } from './uri.ts';
import { WorkspaceIndex } from './workspace-index.ts';

/** A document, and everything a question about it may look at. */
export interface Scene {
  readonly snapshot: Snapshot;
  readonly context: LanguageContext;
  /** The document of a URI in the same workspace, or a small file of the disk. */
  find(uri: string): Snapshot | undefined;
}

/** The state of one connection, shared by its handlers. */
export class Session {
  readonly connection: Connection;
  readonly analysis: Analysis;
  readonly host: Host;
  readonly guard: Guard;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly definitionFolders: DefinitionFolders;
  readonly outside: OutsideKnowledge;
  /** What the client said of itself when it connected. */
  client: ClientOptions = {};
  /** Whether edits for the client may make files. */
  mayCreateFiles = false;
  /** Whether the client tells when files on the disk change. */
  filesAreWatched = false;
  readonly #folders = new Map<string, WorkspaceIndex>();
  readonly #crashed = new Set<string>();
  readonly #isolatedSettings = new WeakMap<AnalysisSettings, AnalysisSettings>();
  #findings = new WeakMap<Workspace, Map<Snapshot, readonly ReportedFinding[]>>();
  #alone = new WeakMap<Snapshot, Workspace>();

  /** `outdated` is called when answers that were given may be others now. */
  constructor(connection: Connection, analysis: Analysis, host: Host, outdated: () => void) {
    this.connection = connection;
    this.analysis = analysis;
    this.host = host;
    this.guard = createGuard(connection);
    this.documents = new Documents(analysis);
    this.settings = new SettingsStore(connection);
    this.definitionFolders = new DefinitionFolders(host);
    this.outside = new OutsideKnowledge({
      ask: (method, params) => this.ask(method, params),
      client: () => this.client,
      host,
      folders: this.definitionFolders,
      openDocument: (uri) => this.documents.get(uri)?.snapshot,
      changed: outdated,
    });
  }

  /** Installs the handler of a custom request. */
  onRequest<Method extends keyof ClientRequests>(
    method: Method,
    handler: (
      params: ClientRequests[Method]['params'],
      token: CancellationToken,
    ) => Promise<unknown>,
  ): void {
    this.connection.onRequest(method, handler);
  }

  /** Asks the client; rejects when it does not know the question. */
  ask<Method extends keyof ServerRequests>(
    method: Method,
    params: ServerRequests[Method]['params'],
  ): Promise<ServerRequests[Method]['result']> {
    return this.connection.sendRequest(method, params);
  }

  get folders(): Iterable<WorkspaceIndex> {
    return this.#folders.values();
  }

  /** Adds and removes workspace folders; the new ones are still to be loaded. */
  changeFolders(added: readonly string[], removed: readonly string[]): WorkspaceIndex[] {
    for (const uri of removed) this.#folders.delete(normalizeUri(uri));
    return added.map((uri) => {
      const folder = normalizeUri(uri).replace(/\/$/, '');
      const index = new WorkspaceIndex(
        folder,
        this.analysis,
        this.documents,
        this.host,
        () => this.filesAreWatched,
        () => this.outside.current(),
      );
      this.#folders.set(folder, index);
      return index;
    });
  }

  /** The innermost workspace folder that holds a URI. */
  folderOf(uri: string): WorkspaceIndex | undefined {
    let innermost: WorkspaceIndex | undefined;
    for (const index of this.#folders.values()) {
      if (!isBelow(uri, index.folder)) continue;
      if (!innermost || index.folder.length > innermost.folder.length) innermost = index;
    }
    return innermost;
  }

  /** Reads the folders of definitions that the settings name; true when there are others than before. */
  async loadDefinitionFolders(): Promise<boolean> {
    const [first] = this.#folders.keys();
    const { schemaFolders } = await this.settings.of(first);
    const uris = schemaFolders.map((path) => folderUri(path, first));
    const changed = await this.definitionFolders.load(uris.flatMap((uri) => uri ?? []));
    if (changed) this.outside.forgetKinds();
    return changed;
  }

  /** Forgets every answer, because a setting or a file changed. */
  invalidate(): void {
    for (const index of this.#folders.values()) index.invalidate();
    this.#findings = new WeakMap();
    this.#alone = new WeakMap();
  }

  /** The scene of an open document; of a file, judged by itself outside the workspace, when it is not open. */
  async scene(uri: string): Promise<Scene | undefined> {
    const key = normalizeUri(uri);
    const index = this.folderOf(key);
    const settings = await this.settings.of(index?.folder);
    const snapshot =
      this.documents.get(key)?.snapshot ??
      (index ? at(index.current(), key) : await this.#fileOutside(key));
    if (!snapshot) return undefined;
    const workspace = index?.current() ?? this.#workspaceOfOne(snapshot);
    return {
      snapshot,
      find: (other) =>
        at(workspace, normalizeUri(other)) ?? this.#unanalysed(workspace, normalizeUri(other)),
      context: {
        workspace,
        settings: index?.complete ? settings : this.#isolated(settings),
        onRuleCrash: (rule, error) => this.#logCrash(rule, error),
      },
    };
  }

  /** The files that URIs stand for: themselves, or everything that is analysed below a folder. */
  async filesOf(uris: readonly string[]): Promise<readonly string[]> {
    const files = new Set<string>();
    for (const uri of uris.map(normalizeUri)) {
      if (await this.scene(uri)) files.add(uri);
      for (const found of await this.#filesBelow(uri)) files.add(found);
    }
    return [...files];
  }

  /** The findings of a scene; asked twice, computed once. */
  findings({ snapshot, context }: Scene): readonly ReportedFinding[] {
    let known = this.#findings.get(context.workspace);
    if (!known) {
      known = new Map();
      this.#findings.set(context.workspace, known);
    }
    let findings = known.get(snapshot);
    if (!findings) {
      findings = this.analysis.diagnose(snapshot, context);
      known.set(snapshot, findings);
    }
    return findings;
  }

  /** A file that nothing analyses but that edits may reach, such as a Bake file; not while it has unsaved changes. */
  #unanalysed({ files }: Workspace, uri: string): Snapshot | undefined {
    const text = files.readText(uri);
    const open = this.documents.get(uri)?.snapshot;
    if (text === undefined || (open && open.text !== text)) return undefined;
    return createSnapshot({ uri, version: 0, language: 'other', text });
  }

  async #fileOutside(uri: string): Promise<Snapshot | undefined> {
    const content = await this.host.readFile(uri);
    if (content.kind !== 'text') return undefined;
    const { text } = content;
    const language = this.analysis.languageOf(uri, undefined, text);
    return createSnapshot({ uri, version: 0, language, text });
  }

  async #filesBelow(folder: string): Promise<readonly string[]> {
    const index = this.folderOf(folder);
    await index?.load();
    const snapshots = index?.current().snapshots ?? [];
    return snapshots.map(({ uri }) => uri).filter((uri) => uri !== folder && isBelow(uri, folder));
  }

  /** The same settings for a document judged by itself; one value, so that findings can be kept. */
  #isolated(settings: AnalysisSettings): AnalysisSettings {
    let isolated = this.#isolatedSettings.get(settings);
    if (!isolated) {
      isolated = { ...settings, isolated: true };
      this.#isolatedSettings.set(settings, isolated);
    }
    return isolated;
  }

  #workspaceOfOne(snapshot: Snapshot): Workspace {
    let workspace = this.#alone.get(snapshot);
    if (!workspace) {
      workspace = createWorkspace([snapshot], {
        files: createFileView(this.host.files),
        outside: this.outside.current(),
      });
      this.#alone.set(snapshot, workspace);
    }
    return workspace;
  }

  #logCrash(rule: string, error: unknown): void {
    if (this.#crashed.has(rule)) return;
    this.#crashed.add(rule);
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`The rule ${rule} failed and was left out: ${detail}`);
  }
}

/** Workspaces are sorted by URI. */
function at({ snapshots }: Workspace, uri: string): Snapshot | undefined {
  let low = 0;
  let high = snapshots.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const snapshot = snapshots[middle];
    if (!snapshot || snapshot.uri === uri) return snapshot;
    if (snapshot.uri < uri) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
