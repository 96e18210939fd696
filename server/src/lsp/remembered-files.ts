import type { FileSource, FolderEntry } from '../analysis/core/file-view.ts';

/** A disk that is asked again only for what has changed, so that a saved file costs no walk of its folder. */
export class RememberedFiles implements FileSource {
  readonly #source: FileSource;
  readonly #folders = new Map<string, readonly FolderEntry[] | undefined>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #executable = new Map<string, boolean | undefined>();
  readonly #ignored = new Map<string, boolean | undefined>();

  constructor(source: FileSource) {
    this.#source = source;
  }

  listFolder(uri: string): readonly FolderEntry[] | undefined {
    return recall(this.#folders, uri, () => this.#source.listFolder(uri));
  }

  readText(uri: string): string | undefined {
    return recall(this.#texts, uri, () => this.#source.readText(uri));
  }

  isExecutable(uri: string): boolean | undefined {
    return recall(this.#executable, uri, () => this.#source.isExecutable(uri));
  }

  isIgnoredByGit(uri: string): boolean | undefined {
    return recall(this.#ignored, uri, () => this.#source.isIgnoredByGit(uri));
  }

  /** Something came, went or changed at a URI: itself, what it held, and the folders around it, which may be new. */
  forget(uri: string): void {
    for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) {
      this.#folders.delete(uri.slice(0, at));
    }
    this.#ignored.clear();
    this.#texts.delete(uri);
    this.#executable.delete(uri);
    this.#folders.delete(uri);
    for (const folder of this.#folders.keys()) {
      if (folder.startsWith(`${uri}/`)) this.#folders.delete(folder);
    }
    for (const file of this.#texts.keys()) {
      if (file.startsWith(`${uri}/`)) this.#texts.delete(file);
    }
  }

  forgetAll(): void {
    for (const map of [this.#folders, this.#texts, this.#executable, this.#ignored]) map.clear();
  }
}

function recall<T>(known: Map<string, T>, uri: string, ask: () => T): T {
  if (known.has(uri)) return known.get(uri) as T;
  const answer = ask();
  known.set(uri, answer);
  return answer;
}
