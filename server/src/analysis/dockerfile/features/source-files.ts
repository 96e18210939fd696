import type { DocumentLink, Hover, Location } from '../../core/features.ts';
import { buildContextsOf, type ContextSurroundings } from '../model/build-context.ts';
import { findFile } from '../model/context-files.ts';
import { type CopiedSource, copiedSources } from '../model/copied-sources.ts';
import { type LocalSource, localSources } from '../model/local-sources.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { isIn } from './cursor.ts';
import { describeContexts, describeCount } from './describe-context.ts';
import { inlineCode } from './markdown.ts';

/** Links from the sources of COPY and ADD to files of the build context. */
export function sourceLinks(
  model: DockerfileModel,
  uri: string,
  surroundings: ContextSurroundings,
): readonly DocumentLink[] {
  return copiedSources(model, uri, surroundings).flatMap((source) => {
    const target = fileOf(source, surroundings);
    return target === undefined
      ? []
      : [{ span: source.word.span, target, tooltip: 'Open the file of the build context' }];
  });
}

/** The file of the build context that a source names. */
export function sourceDefinition(
  model: DockerfileModel,
  uri: string,
  instruction: Instruction,
  offset: number,
  surroundings: ContextSurroundings,
): readonly Location[] {
  const source = sourceAt(model, instruction, offset);
  if (!source) return [];
  const contexts = buildContextsOf(model, uri, surroundings);
  const target = fileOf({ ...source, contexts }, surroundings);
  return target === undefined ? [] : [{ uri: target, span: { start: 0, end: 0 } }];
}

/** What a source takes from the build context; behind the keyword, which folder that is. */
export function sourceHover(
  model: DockerfileModel,
  uri: string,
  instruction: Instruction,
  offset: number,
  surroundings: ContextSurroundings,
): Hover | undefined {
  const source = sourceAt(model, instruction, offset);
  if (!source || source.hasWildcard) return undefined;
  const [context] = buildContextsOf(model, uri, surroundings);
  const { files } = surroundings.workspace;
  const found = context && findFile(files, context.folder, source.path);
  if (!context || !found || found.kind === 'unknown') return undefined;
  const parts = [inlineCode(source.written), describeContexts(model, uri, surroundings)];
  if (found.kind === 'missing') {
    parts.push('Not found there.');
  } else if (context.ignore?.ignores(source.path) === true) {
    parts.push('The ignore file keeps it out of the build.');
  } else if (found.kind === 'folder') {
    const count = describeCount(context, source.path, surroundings);
    parts.push(count === '' ? 'A folder.' : `A folder that gives ${count} to the build.`);
  }
  return { span: source.word.span, markdown: parts.join('\n\n') };
}

function sourceAt(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): LocalSource | undefined {
  return localSources(model, instruction).find(({ word }) => isIn(word.span, offset));
}

/** The first context that has the source as a file. */
function fileOf(
  { contexts, path, hasWildcard }: Pick<CopiedSource, 'contexts' | 'path' | 'hasWildcard'>,
  { workspace }: ContextSurroundings,
): string | undefined {
  if (hasWildcard) return undefined;
  for (const { folder } of contexts) {
    const { kind, uri } = findFile(workspace.files, folder, path);
    if (kind === 'file') return uri;
  }
  return undefined;
}
