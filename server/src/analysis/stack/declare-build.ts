import type { DeclaredBuild } from '../core/declared-build.ts';
import { folderOf, resolveUri } from '../core/resolve-uri.ts';

/** What a Compose service or a Bake target writes down of a build; all of it may be left out. */
export interface WrittenBuild {
  readonly context?: string;
  readonly dockerfile?: string;
  readonly target?: string;
  readonly namedContexts?: readonly string[];
}

/** The build that is meant by what a file writes down; undefined when its Dockerfile is not known. */
export function declareBuild(uri: string, written: WrittenBuild): DeclaredBuild | undefined {
  const { context = '.', dockerfile = 'Dockerfile', target, namedContexts = [] } = written;
  if (!isPath(context) || !isPath(dockerfile)) return undefined;
  const folder = resolveUri(folderOf(uri), context).replace(/\/$/, '');
  return {
    dockerfile: resolveUri(`${folder}/`, dockerfile),
    context: folder,
    ...(target !== undefined && { target }),
    namedContexts,
    declaredBy: uri,
  };
}

/** False for URLs, for what holds variables and for folders of other builds. */
function isPath(text: string): boolean {
  return text !== '' && !/[$]|^[\w+.-]+:|^-$|^git@|^~/.test(text);
}
