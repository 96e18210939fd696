import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports base images that are invalid unless the build sets an argument. */
export const emptyBaseDefault = defineRule<DockerfileModel>({
  id: 'empty-base-default',
  summary: 'Base image is invalid without build arguments',
  severity: 'warning',
  aliases: ['InvalidDefaultArgInFrom'],
  *check({ stages, globalArguments }) {
    const defaults = new Map(globalArguments.map(({ name, value }) => [name, value ?? '']));
    for (const { from } of stages) {
      const { image, variables } = from;
      if (!image?.hasVariable) continue;
      const inImage = variables.filter(
        ({ span }) => span.start >= image.span.start && span.end <= image.span.end,
      );
      if (inImage.some(({ name, operator }) => operator || !defaults.has(name.text))) continue;
      let text = image.text;
      for (const { name } of inImage) {
        text = text.replace(
          new RegExp(`\\$(?:${name.text}\\b|\\{${name.text}\\})`),
          defaults.get(name.text) ?? '',
        );
      }
      if (isReference(text)) continue;
      yield {
        span: image.span,
        message: `Unless the build sets ${inImage.map(({ name }) => name.text).join(' and ')}, the base image is "${text}", which names none.`,
      };
    }
  },
});

function isReference(text: string): boolean {
  return /^(?:[\w.-]+(?::\d+)?\/)*[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::[\w][\w.-]*)?(?:@[a-z0-9]+:[0-9a-f]+)?$/.test(
    text,
  );
}
