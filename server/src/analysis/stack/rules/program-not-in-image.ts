import { defineRule } from '../../core/rule.ts';
import { at, itemsAt, scalarAt } from '../../kubernetes/syntax/access.ts';
import type { YamlScalar } from '../../kubernetes/syntax/nodes.ts';
import { imageOfUse } from '../image-of-use.ts';
import type { ImageUse } from '../image-use.ts';
import type { StackView } from '../stack-view.ts';

/** Reports commands of a manifest whose program the image does not have. */
export const programNotInImage = defineRule<StackView>({
  id: 'program-not-in-image',
  summary: 'Command needs a program that the image does not have',
  severity: 'error',
  scope: 'workspace',
  *check({ uses }) {
    for (const use of uses) {
      const programs = imageOfUse(use)?.programs;
      if (!programs) continue;
      for (const { word, consequence } of wordsOf(use)) {
        const program = word.text.slice(word.text.lastIndexOf('/') + 1);
        if (programs.has(program) !== 'missing' || word.text.startsWith('./')) continue;
        const { build } = use;
        yield {
          span: word.span,
          message: `The image has no program "${program}", so ${consequence}.`,
          ...(build && {
            related: [
              {
                uri: build.dockerfile.uri,
                span: build.stage.from.span,
                message: 'The image is built from this base.',
              },
            ],
          }),
        };
      }
    }
  },
});

const places = [
  { path: ['command'], consequence: 'the container will not start' },
  { path: ['livenessProbe', 'exec', 'command'], consequence: 'the probe will always fail' },
  { path: ['readinessProbe', 'exec', 'command'], consequence: 'the probe will always fail' },
  { path: ['startupProbe', 'exec', 'command'], consequence: 'the probe will always fail' },
  { path: ['lifecycle', 'postStart', 'exec', 'command'], consequence: 'the hook will always fail' },
  { path: ['lifecycle', 'preStop', 'exec', 'command'], consequence: 'the hook will always fail' },
];

/** The first words of every command, while no volume could bring the program. */
function wordsOf({ container }: ImageUse): { word: YamlScalar; consequence: string }[] {
  return places.flatMap(({ path, consequence }) => {
    if (!at(container.node, ...path)) return [];
    const [first] = itemsAt(container.node, ...path);
    const word = first && scalarAt(first);
    return word && !isMounted(word.text, container.volumeMounts) ? [{ word, consequence }] : [];
  });
}

function isMounted(program: string, mounts: ImageUse['container']['volumeMounts']): boolean {
  return mounts.some((mount) => {
    const path = scalarAt(mount, 'mountPath')?.text;
    return path !== undefined && program.startsWith(path);
  });
}
