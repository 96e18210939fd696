/** What a folder holds under one name; a link is not followed, so what it leads to is not known. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Answers about files of the disk; undefined wherever the answer is not known. */
export interface FileSource {
  /** The entries of a folder by name; undefined when it cannot be read or holds too many. */
  listFolder(uri: string): readonly FolderEntry[] | undefined;
  /** The text of a small file; undefined when it is large, binary or cannot be read. */
  readText(uri: string): string | undefined;
  /** Whether a file may be executed; undefined where the system has no such bit. */
  isExecutable(uri: string): boolean | undefined;
  /** Whether ignore files such as `.gitignore` leave a path out, as they do with what a build makes. */
  isIgnoredByGit(uri: string): boolean | undefined;
}

/**
 * What is known of the files on the disk at one moment: asked twice, it answers the same.
 * A new one is made when files change, so everything derived from it hangs off it.
 */
export interface FileView extends FileSource {
  /** Values derived from the files. Only `fileDerivation` touches it. */
  readonly derived: Map<object, Map<string, unknown>>;
}

/** A view that asks each question once; without a source it knows nothing. */
export function createFileView(source: FileSource = nothing): FileView {
  return {
    listFolder: remember(source.listFolder.bind(source)),
    readText: remember(source.readText.bind(source)),
    isExecutable: remember(source.isExecutable.bind(source)),
    isIgnoredByGit: remember(source.isIgnoredByGit.bind(source)),
    derived: new Map(),
  };
}

/** A function of a view and a key that computes once for both. */
export function fileDerivation<T>(
  build: (files: FileView, key: string) => T,
): (files: FileView, key: string) => T {
  const own = {};
  return (files, key) => {
    let known = files.derived.get(own);
    if (!known) {
      known = new Map();
      files.derived.set(own, known);
    }
    if (known.has(key)) return known.get(key) as T;
    const value = build(files, key);
    known.set(key, value);
    return value;
  };
}

const nothing: FileSource = {
  listFolder: () => undefined,
  readText: () => undefined,
  isExecutable: () => undefined,
  isIgnoredByGit: () => undefined,
};

function remember<T>(ask: (uri: string) => T): (uri: string) => T {
  const known = new Map<string, T>();
  return (uri) => {
    const key = uri.replace(/\/$/, '');
    if (known.has(key)) return known.get(key) as T;
    const answer = ask(key);
    known.set(key, answer);
    return answer;
  };
}
