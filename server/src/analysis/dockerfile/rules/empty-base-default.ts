import { defineRule } from '../../core/rule.ts';
import { expandText, type Lookup } from '../model/expand.ts';
import type { DockerfileModel } from '../model/model.ts';
import { platformVariables } from '../model/stage-scope.ts';
import { isValidReference } from '../syntax/image-reference.ts';
import type { DockerfileTree } from '../syntax/nodes.ts';

/** Reports base images that are invalid unless the build sets an argument. */
export const emptyBaseDefault = defineRule<DockerfileModel>({
  id: 'empty-base-default',
  summary: 'Base image is invalid without build arguments',
  severity: 'warning',
  aliases: ['InvalidDefaultArgInFrom'],
  *check({ stages, tree }) {
    if (!stages.some(({ from }) => from.image?.hasVariable)) return;
    const lookup = defaultsOf(tree);
    for (const { from } of stages) {
      const { image, variables } = from;
      if (!image?.hasVariable) continue;
      const names = variables
        .filter(({ span }) => span.start >= image.span.start && span.end <= image.span.end)
        .map(({ name }) => name.text);
      // What nothing declares is reported as such.
      if (names.some((name) => lookup(name) === undefined && !isDeclared(name, tree))) continue;
      const text = expandText(image.text, tree.escape, lookup);
      if (text === undefined || isValidReference(text)) continue;
      yield {
        span: image.span,
        message: `Unless the build sets ${names.join(' and ')}, the base image is "${text}", which names none.`,
      };
    }
  },
});

/** The values of the ARGs before the first FROM when the build sets none of them. */
function defaultsOf(tree: DockerfileTree): Lookup {
  const values = new Map<string, string | null>(platformVariables.map((name) => [name, null]));
  const lookup: Lookup = (name) => values.get(name);
  for (const instruction of tree.instructions) {
    if (instruction.kind === 'FROM') break;
    if (instruction.kind !== 'ARG') continue;
    for (const { key, value } of instruction.pairs) {
      if (value) values.set(key.value, expandText(value.text, tree.escape, lookup) ?? null);
    }
  }
  return lookup;
}

function isDeclared(name: string, { instructions }: DockerfileTree): boolean {
  const first = instructions.findIndex(({ kind }) => kind === 'FROM');
  return instructions
    .slice(0, first)
    .some((each) => each.kind === 'ARG' && each.pairs.some(({ key }) => key.value === name));
}
