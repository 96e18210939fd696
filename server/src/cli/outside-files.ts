import { relative, resolve } from 'node:path';
import { definitionFilesIn, mayDefineKinds } from '../analysis/core/definition-files.ts';
import { nothingOutside, type Outside } from '../analysis/core/outside.ts';
import { createSnapshot, type Snapshot } from '../analysis/core/snapshot.ts';
import { toUri } from '../node/file-uri.ts';
import { readText } from '../node/read-text.ts';
import { walkFiles } from '../node/walk-files.ts';
import { committedTexts } from './committed-texts.ts';
import { UsageError } from './usage-error.ts';

/** What a check is told besides the files that it judges; plain data, so that another thread can be given it. */
export interface OutsideFiles {
  /** Text in another commit by URI, of the files that differ from it. */
  readonly committed: ReadonlyMap<string, string>;
  readonly definitions: readonly { readonly uri: string; readonly text: string }[];
}

/** Reads what `--crds` and `--base` name. Throws UsageError where there is no such folder or commit. */
export function readOutsideFiles(
  { crds, base }: { readonly crds: readonly string[]; readonly base: string | undefined },
  cwd: string,
): OutsideFiles {
  return {
    committed: base === undefined ? new Map() : committedTexts(base, cwd),
    definitions: crds.flatMap((folder) => definitionsIn(resolve(cwd, folder), cwd)),
  };
}

/** The files as analysis asks for them. */
export function toOutside({ committed, definitions }: OutsideFiles): Outside {
  const files = definitions.map(({ uri, text }) => snapshotOf(uri, text));
  const before = new Map<string, Snapshot>();
  return {
    ...nothingOutside,
    kinds: { ...nothingOutside.kinds, definitionFiles: definitionFilesIn(files) },
    committed(uri) {
      const text = committed.get(uri);
      if (text === undefined) return undefined;
      const known = before.get(uri) ?? snapshotOf(uri, text);
      before.set(uri, known);
      return known;
    },
  };
}

function snapshotOf(uri: string, text: string): Snapshot {
  return createSnapshot({ uri, version: 0, language: 'kubernetes', text });
}

function definitionsIn(folder: string, cwd: string): { uri: string; text: string }[] {
  const files = [...walkFiles(folder)];
  if (files.length === 0) {
    throw new UsageError(`--crds ${relative(cwd, folder)}: there are no files in this folder.`);
  }
  return files
    .filter((file) => /\.(ya?ml|json)$/i.test(file))
    .flatMap((file) => {
      const content = readText(file);
      return content.kind === 'text' && mayDefineKinds(content.text)
        ? [{ uri: toUri(file), text: content.text }]
        : [];
    });
}
