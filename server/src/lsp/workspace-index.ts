import type { Analysis } from '../analysis/analysis.ts';
import { createFileView, type FileView } from '../analysis/core/file-view.ts';
import type { Outside } from '../analysis/core/outside.ts';
import { createSnapshot, type Snapshot } from '../analysis/core/snapshot.ts';
import { createWorkspace, type Workspace } from '../analysis/core/workspace.ts';
import { mayBeAnalysed } from '../analysis/language-of.ts';
import type { Documents } from './documents.ts';
import type { Host } from './host.ts';
import { RememberedFiles } from './remembered-files.ts';
import { isBelow } from './uri.ts';

/** The Dockerfiles and manifests of one workspace folder; open documents stand in for their files. */
export class WorkspaceIndex {
  readonly folder: string;
  readonly #analysis: Analysis;
  readonly #documents: Documents;
  readonly #host: Host;
  readonly #isWatched: () => boolean;
  readonly #outside: () => Outside;
  readonly #disk: RememberedFiles;
  readonly #snapshotsByUri = new Map<string, Snapshot>();
  #current: Workspace | undefined;
  #files: FileView | undefined;
  #complete = false;
  #loading: Promise<void> | undefined;

  /** `isWatched` says whether somebody tells when files on the disk change. */
  constructor(
    folder: string,
    analysis: Analysis,
    documents: Documents,
    host: Host,
    isWatched: () => boolean,
    outside: () => Outside,
  ) {
    this.folder = folder;
    this.#analysis = analysis;
    this.#documents = documents;
    this.#host = host;
    this.#isWatched = isWatched;
    this.#outside = outside;
    this.#disk = new RememberedFiles(host.files);
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
    this.#disk.forget(uri);
    this.#files = undefined;
    this.invalidate();
  }

  /** Forgets what was derived, because a document, a setting or a file changed. */
  invalidate(): void {
    this.#current = undefined;
  }

  /** Forgets what the disk held, because files came, went or changed. */
  forgetFiles(): void {
    this.#disk.forgetAll();
    this.#files = undefined;
    this.invalidate();
  }

  /** The files of this moment. */
  current(): Workspace {
    this.#files ??= this.#lookAtFiles();
    this.#current ??= createWorkspace(this.#snapshots(), {
      files: this.#files,
      root: this.folder,
      outside: this.#outside(),
      declaredBuilds: this.#analysis.declaredBuilds,
    });
    return this.#current;
  }

  /** Where nobody tells of changes, what was seen is believed for a short time. */
  #lookAtFiles(): FileView {
    if (!this.#isWatched()) this.#host.setTimer(() => this.forgetFiles(), beliefTime);
    return createFileView(this.#disk);
  }

  async #load(): Promise<void> {
    const uris = await this.#host.findFiles(this.folder, mayBeAnalysed);
    for (let i = 0; i < uris.length; i += filesAtOnce) {
      await Promise.all(uris.slice(i, i + filesAtOnce).map((uri) => this.#read(uri)));
      await this.#host.breathe();
    }
    this.#complete = true;
    this.forgetFiles();
  }

  *#snapshots(): Iterable<Snapshot> {
    for (const { snapshot } of this.#documents.all()) {
      if (isBelow(snapshot.uri, this.folder) && snapshot.language !== 'other') yield snapshot;
    }
    for (const snapshot of this.#snapshotsByUri.values()) {
      if (!this.#documents.get(snapshot.uri)) yield snapshot;
    }
  }

  async #read(uri: string): Promise<void> {
    const content = await this.#host.readFile(uri);
    const text = content.kind === 'text' ? content.text : '';
    const language = this.#analysis.languageOf(uri, undefined, text);
    if (content.kind !== 'text' || language === 'other') this.#snapshotsByUri.delete(uri);
    else this.#snapshotsByUri.set(uri, createSnapshot({ uri, version: 0, language, text }));
  }
}

const filesAtOnce = 32;
const beliefTime = 2000;
