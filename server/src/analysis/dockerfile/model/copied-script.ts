import type { FileView } from '../../core/file-view.ts';
import { baseName } from '../../core/resolve-uri.ts';
import type { CopyInstruction, Instruction } from '../syntax/nodes.ts';
import type { BuildContext } from './build-context.ts';
import { findFile } from './context-files.ts';
import { type LocalSource, localSources } from './local-sources.ts';
import type { DockerfileModel } from './model.ts';

/** A file of the context that COPY or ADD puts where a process starts it. */
export interface CopiedScript {
  readonly source: LocalSource;
  readonly copy: CopyInstruction;
  readonly uri: string;
  /** True when nothing else comes with it. */
  readonly isAlone: boolean;
}

/** The file that the last matching instruction puts at one of the paths; undefined when that is not known. */
export function copiedScript(
  model: DockerfileModel,
  instructions: readonly Instruction[],
  paths: readonly string[],
  context: BuildContext,
  files: FileView,
): CopiedScript | undefined {
  for (const copy of [...instructions].reverse()) {
    if (copy.kind !== 'COPY' && copy.kind !== 'ADD') continue;
    const written = copy.destination && model.scopeAt(copy).expand(copy.destination.value);
    const workdir = model.imageBefore(copy)?.workdir.value;
    if (written === undefined) return undefined;
    if (!written.startsWith('/') && workdir === undefined) continue;
    const sources = localSources(model, copy);
    for (const source of sources) {
      const { kind } = findFile(files, context.folder, source.path);
      const uri = paths
        .map((path) => pathInContext(path, absolute(written, workdir), source.path, kind))
        .flatMap((path) => (path === undefined ? [] : [findFile(files, context.folder, path)]))
        .find((found) => found.kind === 'file')?.uri;
      if (uri === undefined) continue;
      return { source, copy, uri, isAlone: kind === 'file' && copy.words.length === 2 };
    }
    // Whatever else writes below these paths may replace the file.
    if (sources.length < copy.sources.length || copy.heredocs.length > 0) {
      const folder = absolute(written, workdir).replace(/\/+$/, '');
      if (paths.some((path) => path === folder || path.startsWith(`${folder}/`))) return undefined;
    }
  }
  return undefined;
}

/** An absolute path with the steps `.` and `..` taken. */
export function absolute(path: string, workdir: string | undefined): string {
  const isFolder = /(?:^|\/)\.{0,2}$/.test(path);
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${workdir}/${path}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}${isFolder && steps.length > 0 ? '/' : ''}`;
}

/** Where in the context the file stands that ends up at a path, if this source brings it. */
function pathInContext(
  path: string,
  destination: string,
  source: string,
  kind: 'file' | 'folder' | 'missing' | 'unknown',
): string | undefined {
  const folder = destination.replace(/\/+$/, '');
  if (kind === 'file') {
    return path === destination || path === `${folder}/${baseName(source)}` ? source : undefined;
  }
  if (kind !== 'folder' || !path.startsWith(`${folder}/`)) return undefined;
  const below = path.slice(folder.length + 1);
  return source === '' ? below : `${source}/${below}`;
}
