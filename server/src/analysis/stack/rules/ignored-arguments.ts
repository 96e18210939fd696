import { defineRule } from '../../core/rule.ts';
import { isAbsent, itemsAt, pairAt } from '../../kubernetes/syntax/access.ts';
import type { StackView } from '../stack-view.ts';

/** Reports arguments for an entry point that a shell starts and that never sees them. */
export const ignoredArguments = defineRule<StackView>({
  id: 'ignored-arguments',
  summary: 'Arguments never reach an ENTRYPOINT in shell form',
  severity: 'warning',
  scope: 'workspace',
  *check({ uses }) {
    for (const { container, build } of uses) {
      const args = pairAt(container.node, 'args');
      if (!args || itemsAt(container.node, 'args').length === 0) continue;
      if (!isAbsent(pairAt(container.node, 'command')?.value)) continue;
      const entrypoint = build?.stage.image.entrypoint;
      if (!build || entrypoint?.value?.form !== 'shell') continue;
      yield {
        span: args.key.span,
        message: 'The ENTRYPOINT of this image is in shell form, so these arguments are ignored.',
        related: [
          {
            uri: build.dockerfile.uri,
            span: (entrypoint.origin ?? build.stage.from).span,
            message: 'The ENTRYPOINT is here.',
          },
        ],
      };
    }
  },
});
