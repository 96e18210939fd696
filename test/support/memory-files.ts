import type { FileSource, FolderEntry } from '../../server/src/analysis/core/file-view.ts';

/** A disk whose files are a map from URI to text; a name that ends with `/` is an empty folder. */
export function memoryFiles(files: ReadonlyMap<string, string>): FileSource {
  return {
    listFolder(folder) {
      const entries = new Map<string, FolderEntry['kind']>();
      for (const uri of files.keys()) {
        if (!uri.startsWith(`${folder}/`)) continue;
        const [name = '', ...below] = uri.slice(folder.length + 1).split('/');
        if (name !== '')
          entries.set(decodeURIComponent(name), below.length > 0 ? 'folder' : 'file');
      }
      if (entries.size === 0) return undefined;
      return [...entries]
        .map(([name, kind]) => ({ name, kind }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    readText: (uri) => files.get(uri),
    isExecutable: () => undefined,
    isIgnoredByGit: () => undefined,
  };
}
