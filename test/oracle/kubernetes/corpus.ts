import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

/** A manifest that the API server should take as it is. */
export interface CorpusManifest {
  /** Such as `examples/shop/k8s/cart.yaml#2`. */
  readonly name: string;
  readonly text: string;
}

const folders = ['examples', 'test/fixtures/kubernetes'];

/** Every manifest of the repository that stands by itself, one for each document. */
export function corpusManifests(): readonly CorpusManifest[] {
  return folders
    .flatMap((folder) => yamlFiles(folder))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split(/^---(?:[ \t].*)?\r?\n/m)
        .map((text, index) => ({ name: `${file}#${index + 1}`, text })),
    )
    .filter(({ text }) => isSingleObject(text));
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file) && !/(^|\/)compose\.yaml$/.test(file))
    .map((file) => join(folder, file))
    .sort();
}

/** A `List` has no address of its own to be sent to. */
function isSingleObject(text: string): boolean {
  const document = parseDocument(text);
  return document.has('kind') && document.get('kind') !== 'List';
}
