import type { Analysis } from '../analysis/analysis.ts';
import { createSnapshot, type Snapshot } from '../analysis/core/snapshot.ts';
import { createWorkspace, type Workspace } from '../analysis/core/workspace.ts';
import { mayBeAnalysed } from '../analysis/language-of.ts';
import type { Documents } from './documents.ts';
import type { Host } from './host.ts';
import { isBelow } from './uri.ts';

/** The Dockerfiles and manifests of one workspace folder; open documents stand in for their files. */
export class WorkspaceIndex {
  readonly folder: string;
  readonly #analysis: Analysis;
  readonly #documents: Documents;
  readonly #host: Host;
  readonly #files = new Map<string, Snapshot>();
  #current: Workspace | undefined;
  #complete = false;
  #loading: Promise<void> | undefined;

  constructor(folder: string, analysis: Analysis, documents: Documents, host: Host) {
    this.folder = folder;
    this.#analysis = analysis;
    this.#documents = documents;
    this.#host = host;
  }

  /** False until every file was read: what other files hold is not known yet. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Reads every file of the folder, once. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Reads a file again that changed on the disk; one that is gone is forgotten. */
  async update(uri: string): Promise<void> {
    if (mayBeAnalysed(uri)) await this.#read(uri);
    this.invalidate();
  }

  /** Forgets what was derived, because a document, a setting or a file changed. */
  invalidate(): void {
    this.#current = undefined;
  }

  /** The files of this moment. */
  current(): Workspace {
    this.#current ??= createWorkspace(this.#snapshots(), (uri) => this.#host.fileExists(uri));
    return this.#current;
  }

  async #load(): Promise<void> {
    const uris = await this.#host.findFiles(this.folder, mayBeAnalysed);
    for (let i = 0; i < uris.length; i += filesAtOnce) {
      await Promise.all(uris.slice(i, i + filesAtOnce).map((uri) => this.#read(uri)));
      await this.#host.breathe();
    }
    this.#complete = true;
    this.invalidate();
  }

  *#snapshots(): Iterable<Snapshot> {
    for (const { snapshot } of this.#documents.all()) {
      if (isBelow(snapshot.uri, this.folder) && snapshot.language !== 'other') yield snapshot;
    }
    for (const snapshot of this.#files.values()) {
      if (!this.#documents.get(snapshot.uri)) yield snapshot;
    }
  }

  async #read(uri: string): Promise<void> {
    const content = await this.#host.readFile(uri);
    const text = content.kind === 'text' ? content.text : '';
    const language = this.#analysis.languageOf(uri, undefined, text);
    if (content.kind !== 'text' || language === 'other') this.#files.delete(uri);
    else this.#files.set(uri, createSnapshot({ uri, version: 0, language, text }));
  }
}

const filesAtOnce = 32;
