import { defineRule } from '../../core/rule.ts';
import { scalarAt, stringAt } from '../../kubernetes/syntax/access.ts';
import type { StackView } from '../stack-view.ts';

/** Reports container ports that differ from all that the image exposes. */
export const unexposedContainerPort = defineRule<StackView>({
  id: 'unexposed-container-port',
  summary: 'Container port is none of those that the image exposes',
  severity: 'information',
  scope: 'workspace',
  *check({ uses }) {
    for (const { container, build } of uses) {
      const exposed = build?.stage.image.exposedPorts ?? [];
      if (!build || exposed.length === 0 || !build.stage.image.isBaseKnown) continue;
      for (const port of container.ports) {
        const number = scalarAt(port, 'containerPort');
        const protocol = (stringAt(port, 'protocol') ?? 'TCP').toLowerCase();
        if (!number || typeof number.value !== 'number') continue;
        if (exposed.some((one) => one.port === number.value && one.protocol === protocol)) continue;
        const [first] = exposed;
        yield {
          span: number.span,
          message: `The image exposes ${exposed.map((one) => `${one.port}/${one.protocol}`).join(', ')} and not ${number.text}, so one of the two is probably wrong.`,
          related: [
            {
              uri: build.dockerfile.uri,
              span: (first?.origin ?? build.stage.from).span,
              message: 'The image says here which ports it serves.',
            },
          ],
          ...(exposed.length === 1 &&
            first && {
              fixes: [
                {
                  title: `Change to ${first.port}`,
                  safety: 'unsafe' as const,
                  edits: [{ span: number.span, text: String(first.port) }],
                },
              ],
            }),
        };
      }
    }
  },
});
