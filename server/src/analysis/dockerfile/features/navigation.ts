import type { Location } from '../../core/features.ts';
import type { LanguageContext } from '../../core/language.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Variable } from '../model/scope.ts';
import { instructionAt } from './cursor.ts';
import { type Mention, mentionAt, mentionsIn } from './mentions.ts';
import { sourceDefinition } from './source-files.ts';

/** Where the stage, variable or heredoc at an offset is declared, or the file that is copied. */
export function dockerfileDefinition(
  snapshot: Snapshot,
  offset: number,
  context: LanguageContext,
): readonly Location[] {
  const model = dockerfileModel(snapshot);
  const instruction = instructionAt(model.tree, offset);
  const mention = instruction && mentionAt(model, instruction, offset);
  const span = mention && declarationOf(mention);
  if (span) return [{ uri: snapshot.uri, span }];
  return instruction ? sourceDefinition(model, snapshot.uri, instruction, offset, context) : [];
}

/** Every place that names the stage, variable or heredoc at an offset, its declarations included. */
export function dockerfileReferences(snapshot: Snapshot, offset: number): readonly Location[] {
  const { uri } = snapshot;
  return mentionsOf(snapshot, offset).map(({ span }) => ({ uri, span }));
}

/** The mentions of what an offset names, in source order. */
export function mentionsOf(snapshot: Snapshot, offset: number): readonly Mention[] {
  const model = dockerfileModel(snapshot);
  const instruction = instructionAt(model.tree, offset);
  const wanted = instruction && mentionAt(model, instruction, offset);
  if (!wanted) return [];
  const isSame = sameAs(model, wanted);
  return model.tree.instructions
    .flatMap((other) => mentionsIn(model, other))
    .filter(isSame)
    .sort((a, b) => a.span.start - b.span.start);
}

function declarationOf(mention: Mention): Span | undefined {
  switch (mention.kind) {
    case 'stage':
      return mention.stage.name?.span ?? mention.stage.from.span;
    case 'heredoc':
      return mention.heredoc.marker.span;
    case 'variable': {
      const { variable, isDeclaration } = mention;
      // From an ARG without default, one step further to the ARG that gives its value.
      return (isDeclaration ? (variable.inheritsFrom ?? variable) : variable).nameSpan;
    }
  }
}

function sameAs(model: DockerfileModel, wanted: Mention): (mention: Mention) => boolean {
  if (wanted.kind === 'stage') {
    return (mention) => mention.kind === 'stage' && mention.stage === wanted.stage;
  }
  if (wanted.kind === 'heredoc') {
    return (mention) => mention.kind === 'heredoc' && mention.heredoc === wanted.heredoc;
  }
  const { name } = wanted.variable;
  const roots = new Map<Variable, Variable>();
  const root = rootOf(model, wanted.variable, roots);
  return (mention) =>
    mention.kind === 'variable' &&
    mention.variable.name === name &&
    isSameDeclaration(rootOf(model, mention.variable, roots), root);
}

/** A trigger of ONBUILD declares its variable anew in each stage that is built on its own. */
function isSameDeclaration(a: Variable, b: Variable): boolean {
  return a === b || (a.nameSpan !== undefined && a.nameSpan.start === b.nameSpan?.start);
}

/** The first declaration of a variable; ENV and ARG that set it again belong to it. */
function rootOf(
  model: DockerfileModel,
  variable: Variable,
  roots: Map<Variable, Variable>,
): Variable {
  const path: Variable[] = [];
  let root = variable;
  for (let next: Variable | undefined = root; next; next = earlier(model, root)) {
    const known = roots.get(next);
    path.push(next);
    root = known ?? next;
    if (known) break;
  }
  for (const each of path) roots.set(each, root);
  return root;
}

function earlier(model: DockerfileModel, variable: Variable): Variable | undefined {
  if (variable.inheritsFrom?.nameSpan) return variable.inheritsFrom;
  const before = variable.instruction && model.scopeAt(variable.instruction).lookup(variable.name);
  return before?.nameSpan && before !== variable ? before : undefined;
}
