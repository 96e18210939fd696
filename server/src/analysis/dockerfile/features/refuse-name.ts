import type { DockerfileModel } from '../model/model.ts';
import { platformVariables, predefinedArguments } from '../model/stage-scope.ts';
import type { Heredoc } from '../syntax/nodes.ts';
import { lineOf } from './cursor.ts';
import type { Mention } from './mentions.ts';

/** The sentence that says why a stage, variable or heredoc cannot have a name; undefined when it can. */
export function refusalOf(
  model: DockerfileModel,
  mention: Mention,
  name: string,
): string | undefined {
  switch (mention.kind) {
    case 'stage':
      return stageRefusal(model, mention, name);
    case 'variable':
      return variableRefusal(model, name);
    case 'heredoc':
      return heredocRefusal(mention.heredoc, name);
  }
}

function stageRefusal(
  model: DockerfileModel,
  mention: Extract<Mention, { readonly kind: 'stage' }>,
  name: string,
): string | undefined {
  const lower = name.toLowerCase();
  if (!/^[a-z][a-z0-9_.-]*$/.test(lower)) {
    return `BuildKit refuses the stage name "${name}": it starts with a letter, followed by letters, digits, "_", "-" and ".".`;
  }
  if (lower === 'scratch' || lower === 'context') {
    return `BuildKit keeps the name "${lower}" for itself.`;
  }
  const taken = model.stages.find(
    (stage) => stage !== mention.stage && stage.name?.text.toLowerCase() === lower,
  );
  if (taken) return `Line ${lineOf(model, taken.from.span.start)} already has a stage "${name}".`;
  const image = model.stages.find(({ base }) => base.kind === 'image' && base.reference === lower);
  if (!image) return undefined;
  return `Line ${lineOf(model, image.from.span.start)} uses the image "${lower}", which the stage would take the place of.`;
}

function variableRefusal(model: DockerfileModel, name: string): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    return `"${name}" cannot be read as a variable: names consist of letters, digits and "_" and do not start with a digit.`;
  }
  if (given.has(name)) return `BuildKit sets the variable "${name}" itself.`;
  const taken = model.tree.instructions.find(
    (instruction) =>
      (instruction.kind === 'ARG' || instruction.kind === 'ENV') &&
      instruction.pairs.some(({ key }) => key.value === name),
  );
  if (!taken) return undefined;
  return `Line ${lineOf(model, taken.span.start)} already sets a variable "${name}".`;
}

const given = new Set([...platformVariables, ...predefinedArguments]);

function heredocRefusal({ text, stripTabs }: Heredoc, name: string): string | undefined {
  if (!/^[\w.-]+$/.test(name)) {
    return `"${name}" cannot end a heredoc: use letters, digits, "_", "-" and ".".`;
  }
  const isTaken = text
    .split(/\r?\n/)
    .some((line) => (stripTabs ? line.replace(/^\t+/, '') : line) === name);
  return isTaken
    ? `A line of the heredoc is "${name}", so the heredoc would end there.`
    : undefined;
}
