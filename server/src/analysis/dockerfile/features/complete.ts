import type { Completion } from '../../core/features.ts';
import type { LanguageContext } from '../../core/language.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { completeComment } from './complete-comment.ts';
import { completeFlag, completeFlagNames, flagAt } from './complete-flags.ts';
import { completeKeyword } from './complete-keyword.ts';
import { completeMountSource, completeSources } from './complete-sources.ts';
import { completeValue } from './complete-values.ts';
import { completeVariable, variablePrefix } from './complete-variables.ts';
import { isIn, outerInstructionAt } from './cursor.ts';
import { type TypedWord, typedWord } from './typed-word.ts';

/** What can be written at an offset. */
export function completeDockerfile(
  snapshot: Snapshot,
  offset: number,
  rules: readonly RuleInfo[],
  context: LanguageContext,
): readonly Completion[] {
  const model = dockerfileModel(snapshot);
  const word = typedWord(snapshot.text, offset);
  const isComment = [...model.tree.comments, ...model.tree.directives].some(
    ({ span }) => span.start < offset && offset <= lineEnd(snapshot.text, span.end),
  );
  if (isComment) return completeComment(model, word, rules);
  const outer = outerInstructionAt(model.tree, offset);
  if (!outer || isIn(outer.keyword.span, offset)) return completeKeyword(model, word, outer);
  const instruction = triggerAt(outer, offset);
  if (instruction.kind === 'ONBUILD' || isIn(instruction.keyword.span, offset)) {
    return completeKeyword(model, word, outer, true);
  }
  const variable = variablePrefix(snapshot.text, offset);
  if (variable) return completeVariable(model, instruction, variable);
  if (instruction.heredocs.some(({ body }) => isIn(body, offset))) return [];
  const builds = context.workspace.buildsOf(snapshot.uri);
  const contexts = builds.flatMap(({ namedContexts }) => namedContexts);
  const flag = flagAt(instruction, offset);
  if (flag) {
    return [
      ...completeMountSource(model, snapshot.uri, instruction, offset, context),
      ...completeFlag({ model, instruction, contexts }, flag, offset),
    ];
  }
  const flags = takesFlags(instruction, word) ? completeFlagNames(instruction, word) : [];
  if (word.text.startsWith('-')) return flags;
  const sources =
    instruction.kind === 'COPY' || instruction.kind === 'ADD'
      ? completeSources(model, snapshot.uri, instruction, word, context)
      : [];
  return [...flags, ...sources, ...completeValue(model, instruction, word, contexts)];
}

function triggerAt(outer: Instruction, offset: number): Instruction {
  if (outer.kind !== 'ONBUILD' || !outer.trigger) return outer;
  return offset >= outer.trigger.span.start ? outer.trigger : outer;
}

/** Flags stand before everything else. */
function takesFlags(instruction: Instruction, word: TypedWord): boolean {
  const before = instruction.body.text !== '' && instruction.body.spanOf(0, 1).start;
  return before === false || word.span.start <= before;
}

function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
}
