import { definitionFilesIn, mayDefineKinds } from '../analysis/core/definition-files.ts';
import { createSnapshot, type Snapshot } from '../analysis/core/snapshot.ts';
import type { Host } from './host.ts';

/** The files with CustomResourceDefinitions in folders that the user named, read once. */
export class DefinitionFolders {
  readonly #host: Host;
  #loaded: readonly string[] = [];
  #find = definitionFilesIn([]);

  constructor(host: Host) {
    this.#host = host;
  }

  /** Reads the folders, when they are others than before; true when there are other files now. */
  async load(folders: readonly string[]): Promise<boolean> {
    if (folders.join('\n') === this.#loaded.join('\n')) return false;
    this.#loaded = folders;
    const files: Snapshot[] = [];
    let room = mostCharacters;
    for (const folder of folders) {
      for (const uri of await this.#host.findFiles(folder, (file) =>
        /\.(ya?ml|json)$/i.test(file),
      )) {
        const content = await this.#host.readFile(uri);
        if (content.kind !== 'text' || !mayDefineKinds(content.text)) continue;
        room -= content.text.length;
        if (room < 0) break;
        files.push(createSnapshot({ uri, version: 0, language: 'kubernetes', text: content.text }));
        await this.#host.breathe();
      }
    }
    this.#find = definitionFilesIn(files);
    return true;
  }

  /** The files that may define kinds of an API group, by the order of the folders. */
  filesOf(group: string): readonly Snapshot[] {
    return this.#find(group);
  }
}

/** Hundreds of large definitions; more is left out, so that the memory stays bounded. */
const mostCharacters = 64_000_000;
