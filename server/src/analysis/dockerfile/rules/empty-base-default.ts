import { defineRule } from '../../core/rule.ts';
import { shiftSpan } from '../../core/span.ts';
import { expandText, type Lookup } from '../model/expand.ts';
import type { DockerfileModel } from '../model/model.ts';
import { platformVariables } from '../model/stage-scope.ts';
import { isValidReference } from '../syntax/image-reference.ts';
import { distanceOf, perInstruction } from '../syntax/moved-instruction.ts';
import type { DockerfileTree } from '../syntax/nodes.ts';

/** Reports base images that are invalid unless the build sets an argument. */
export const emptyBaseDefault = defineRule<DockerfileModel>({
  id: 'empty-base-default',
  summary: 'Base image is invalid without build arguments',
  severity: 'warning',
  aliases: ['InvalidDefaultArgInFrom'],
  *check({ stages, tree }) {
    const lookup = defaultsOf(tree);
    for (const { from } of stages) {
      const image = variableImage(from);
      if (!image) continue;
      const { names } = image;
      // What nothing declares is reported as such.
      if (names.some((name) => lookup(name) === undefined && !isDeclared(name, tree))) continue;
      const text = expandText(image.text, tree.escape, lookup);
      if (text === undefined || isValidReference(text)) continue;
      yield {
        span: shiftSpan(image.span, distanceOf(from)),
        message: `Unless the build sets ${names.join(' and ')}, the base image is "${text}", which names none.`,
      };
    }
  },
});

/** A base image that is named by variables, where the instruction was parsed. */
const variableImage = perInstruction((from) => {
  if (from.kind !== 'FROM' || !from.image?.hasVariable) return undefined;
  const { span, text } = from.image;
  const names = from.variables
    .filter((variable) => variable.span.start >= span.start && variable.span.end <= span.end)
    .map(({ name }) => name.text);
  return { span, text, names };
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
