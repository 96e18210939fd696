import type { RenameResult, RenameTarget } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel } from '../model/model.ts';
import { platformVariables, predefinedArguments } from '../model/stage-scope.ts';
import { instructionAt, lineOf } from './cursor.ts';
import { type Mention, mentionAt } from './mentions.ts';
import { mentionsOf } from './navigation.ts';
import { refusalOf } from './refuse-name.ts';

/** The name of the stage, variable or heredoc at an offset, when this file gives it. */
export function dockerfileRenameTarget(
  snapshot: Snapshot,
  offset: number,
): RenameTarget | undefined {
  const model = dockerfileModel(snapshot);
  const instruction = instructionAt(model.tree, offset);
  const mention = instruction && mentionAt(model, instruction, offset);
  if (!mention) return undefined;
  const name = nameOf(mention);
  const span = nameSpan(mention, snapshot.text);
  return name !== undefined && isWritten(snapshot, span, name) ? { span, name } : undefined;
}

/** The edits that give the stage, variable or heredoc at an offset another name, or why it cannot be had. */
export function renameInDockerfile(
  snapshot: Snapshot,
  offset: number,
  newName: string,
): RenameResult | undefined {
  const target = dockerfileRenameTarget(snapshot, offset);
  const mentions = mentionsOf(snapshot, offset);
  const [mention] = mentions;
  if (!target || !mention) return undefined;
  if (newName === target.name) return { kind: 'edits', edits: [] };
  const model = dockerfileModel(snapshot);
  const reason =
    refusalOf(model, mention, newName) ?? tornName(snapshot, model, mentions, target.name);
  if (reason !== undefined) return { kind: 'refused', reason };
  const edits = mentions
    .filter((one) => !isIndex(snapshot, one))
    .map((one) => ({ span: nameSpan(one, snapshot.text), text: newName }));
  return { kind: 'edits', edits };
}

/** The name as its declaration writes it; undefined for what the builder or the base image names. */
function nameOf(mention: Mention): string | undefined {
  switch (mention.kind) {
    case 'stage':
      return mention.stage.name?.text;
    case 'heredoc':
      return mention.heredoc.name;
    case 'variable':
      return mention.variable.nameSpan && !given.has(mention.variable.name)
        ? mention.variable.name
        : undefined;
  }
}

const given = new Set([...platformVariables, ...predefinedArguments]);

/** The name inside the quotes of a heredoc's marker. */
function nameSpan({ kind, span }: Mention, text: string): Span {
  const written = text.slice(span.start, span.end);
  const isQuoted = kind === 'heredoc' && /^(["']).*\1$/s.test(written);
  return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

function isWritten({ text }: Snapshot, { start, end }: Span, name: string): boolean {
  return text.slice(start, end).toLowerCase() === name.toLowerCase();
}

/** `--from=0` goes on to name the stage. */
function isIndex({ text }: Snapshot, { kind, span }: Mention): boolean {
  return kind === 'stage' && /^\d+$/.test(text.slice(span.start, span.end));
}

/** Why a mention cannot be replaced: a variable or a continued line stands where the name should. */
function tornName(
  snapshot: Snapshot,
  model: DockerfileModel,
  mentions: readonly Mention[],
  name: string,
): string | undefined {
  const torn = mentions.find(
    (one) => !isIndex(snapshot, one) && !isWritten(snapshot, nameSpan(one, snapshot.text), name),
  );
  if (!torn) return undefined;
  const written = snapshot.text.slice(torn.span.start, torn.span.end);
  const how = written.includes('$')
    ? `means it by ${written}`
    : 'writes it with quotes or over two lines';
  return `Line ${lineOf(model, torn.span.start)} ${how}, so that place cannot be renamed with the others.`;
}
