import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { Instruction } from '../../dockerfile/syntax/nodes.ts';
import type { ImageBuild } from '../image-build.ts';
import { imageOfUse } from '../image-of-use.ts';
import type { StackView } from '../stack-view.ts';
import { nonRootDemand } from '../user-of-container.ts';

/** Reports containers that must not run as root with an image whose user is a name. */
export const userNameRefused = defineRule<StackView>({
  id: 'user-name-refused',
  summary: 'Container must not run as root, but the user of its image is a name',
  severity: 'error',
  scope: 'workspace',
  *check({ uses }) {
    for (const use of uses) {
      const demand = nonRootDemand(use);
      const user = demand && imageOfUse(use)?.user;
      if (!demand || !user || user.certainty === 'unknown') continue;
      const name = user.value.split(':')[0] ?? '';
      if (name === '' || name === 'root' || /^[0-9]+$/.test(name)) continue;
      const { build } = use;
      yield {
        span: use.node.span,
        message: `The kubelet cannot tell that user "${name}" of this image is not root, because it is a name, so the Pod will wait with CreateContainerConfigError.`,
        related: [
          { span: demand.span, message: 'runAsNonRoot is here.' },
          ...(build && user.origin
            ? [
                {
                  uri: build.dockerfile.uri,
                  span: user.origin.span,
                  message: 'The image chooses its user here.',
                },
              ]
            : []),
        ],
        fixes: build && user.origin ? numberFixes(build, user.origin, name) : [],
      };
    }
  },
});

/** Puts the number in the place of the name, where the Dockerfile or its base image says which. */
function numberFixes(build: ImageBuild, origin: Instruction, name: string): Fix[] {
  if (origin.kind !== 'USER' || !origin.user || origin.user.text !== name) return [];
  const id = createdId(build, name) ?? knownIds[name];
  if (id === undefined) return [];
  const edits = [{ uri: build.dockerfile.uri, span: origin.user.span, text: id }];
  return [{ title: `Write the number ${id} in the Dockerfile`, safety: 'unsafe', edits }];
}

/** The id that `useradd` or `adduser` of the Dockerfile gives a name. */
function createdId({ dockerfile }: ImageBuild, name: string): string | undefined {
  for (const instruction of dockerfile.model.tree.instructions) {
    const script = dockerfile.model.scriptOf(instruction);
    for (const command of script?.commands ?? []) {
      if (!/^(?:useradd|adduser)$/.test(command.name?.value ?? '')) continue;
      const words = command.arguments.map(({ value }) => value);
      if (!words.includes(name)) continue;
      const flag = words.findIndex((word) => word === '-u' || word === '--uid');
      const id = flag >= 0 ? words[flag + 1] : uidFlag(words);
      if (id && /^[0-9]+$/.test(id)) return id;
    }
  }
  return undefined;
}

function uidFlag(words: readonly (string | undefined)[]): string | undefined {
  const flag = words.find((word) => word?.startsWith('--uid='));
  return flag?.slice('--uid='.length);
}

/** Users that public base images bring, by name. */
const knownIds: Readonly<Record<string, string>> = {
  node: '1000',
  nonroot: '65532',
  nobody: '65534',
  'www-data': '33',
};
