import { defineRule } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import { checkOptionsOf, nameOf } from '../syntax/directives.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports comments above ARG and FROM that do not describe them, where the file asks BuildKit for this check. */
export const invalidDefinitionDescription = defineRule<DockerfileModel>({
  id: 'invalid-definition-description',
  summary: 'Comment above a definition does not begin with its name',
  severity: 'information',
  aliases: ['InvalidDefinitionDescription'],
  *check({ tree }) {
    const { text, directives, instructions } = tree;
    const asked = directives
      .filter((directive) => nameOf(directive) === 'check')
      .flatMap(checkOptionsOf)
      .some(
        ([key, value = '']) =>
          key === 'experimental' &&
          value
            .split(',')
            .some((name) => name === 'all' || name === 'InvalidDefinitionDescription'),
      );
    if (!asked) return;
    let before = directives.at(-1)?.span.end ?? 0;
    for (const instruction of instructions) {
      const comment = lastComment(text.slice(before, instruction.span.start));
      const keys = keysOf(instruction);
      const names = keys.map(({ text: name }) => name);
      const start = before + (comment?.start ?? 0);
      before = instruction.span.end;
      const [first] = keys;
      if (!comment || !first || names.includes(comment.text.split(' ')[0] ?? '')) {
        continue;
      }
      const example = names.length > 1 ? 'the name of a variable' : `"${first.text}"`;
      yield {
        span: first.span,
        message: `BuildKit takes the comment above for the description of this ${instruction.kind}, which begins with ${example}.`,
        related: [
          {
            span: { start, end: start + comment.length },
            message: 'A line with "#" alone keeps this comment apart.',
          },
        ],
      };
    }
  },
});

interface Key {
  readonly span: Span;
  readonly text: string;
}

/** The names that a description of an instruction may begin with. */
function keysOf(instruction: Instruction): readonly Key[] {
  if (instruction.kind === 'ARG') {
    return instruction.pairs.map(({ key }) => ({ span: key.span, text: key.value }));
  }
  const name = instruction.kind === 'FROM' ? instruction.stageName : undefined;
  return name ? [{ span: name.span, text: name.text.toLowerCase() }] : [];
}

/** The last comment at the start of a line; one without text ends what stands above it. */
function lastComment(gap: string): { start: number; length: number; text: string } | undefined {
  let last: { start: number; length: number; text: string } | undefined;
  for (const match of gap.matchAll(/^#([^\r\n]*)/gm)) {
    // The rest of the line before is no line of its own.
    if (match.index === 0) continue;
    const text = (match[1] ?? '').trim();
    last =
      text === '' ? undefined : { start: match.index, length: match[0].trimEnd().length, text };
  }
  return last;
}
