import { defineRule } from '../../core/rule.ts';
import { isAbsent, itemsAt, pairAt, scalarAt } from '../../kubernetes/syntax/access.ts';
import { imageOfUse } from '../image-of-use.ts';
import type { StackView } from '../stack-view.ts';

/** Reports arguments that become the program because the image has no entry point. */
export const optionAsProgram = defineRule<StackView>({
  id: 'option-as-program',
  summary: 'First argument is an option, but the image has no entry point to take it',
  severity: 'error',
  scope: 'workspace',
  *check({ uses }) {
    for (const use of uses) {
      const { container, build } = use;
      const [first] = itemsAt(container.node, 'args');
      const word = first && scalarAt(first);
      if (!word?.text.startsWith('-')) continue;
      if (!isAbsent(pairAt(container.node, 'command')?.value)) continue;
      const entrypoint = imageOfUse(use)?.entrypoint;
      if (!entrypoint || entrypoint.certainty === 'unknown' || entrypoint.value) continue;
      yield {
        span: word.span,
        message: `The image has no ENTRYPOINT, so "${word.text}" is taken for the program and the container will not start.`,
        ...(build && {
          related: [
            {
              uri: build.dockerfile.uri,
              span: build.stage.from.span,
              message: 'No stage up to here sets an ENTRYPOINT.',
            },
          ],
        }),
      };
    }
  },
});
