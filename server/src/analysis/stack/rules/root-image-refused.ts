import { defineRule } from '../../core/rule.ts';
import { imageOfUse } from '../image-of-use.ts';
import type { StackView } from '../stack-view.ts';
import { nonRootDemand } from '../user-of-container.ts';

/** Reports containers that must not run as root with an image that does. */
export const rootImageRefused = defineRule<StackView>({
  id: 'root-image-refused',
  summary: 'Container must not run as root, but its image does',
  severity: 'error',
  scope: 'workspace',
  *check({ uses }) {
    for (const use of uses) {
      const demand = nonRootDemand(use);
      const user = demand && imageOfUse(use)?.user;
      if (!demand || !user || user.certainty === 'unknown') continue;
      const name = user.value.split(':')[0] ?? '';
      if (name !== 'root' && name !== '0' && name !== '') continue;
      const { build } = use;
      yield {
        span: use.node.span,
        message: `This image runs as root, which runAsNonRoot forbids, so the Pod will wait with CreateContainerConfigError.`,
        related: [
          { span: demand.span, message: 'runAsNonRoot is here.' },
          ...(build
            ? [
                {
                  uri: build.dockerfile.uri,
                  span: (user.origin ?? build.stage.from).span,
                  message: user.origin
                    ? 'The image chooses root here.'
                    : 'This stage starts as root and never chooses another user.',
                },
              ]
            : []),
        ],
      };
    }
  },
});
