import type { Finding } from '../../core/finding.ts';
import { baseName } from '../../core/resolve-uri.ts';
import { defineRule } from '../../core/rule.ts';
import { pairAt, stringAt } from '../../kubernetes/syntax/access.ts';
import type { ImageUse } from '../image-use.ts';
import { isOfficialImage } from '../official-images.ts';
import type { StackView } from '../stack-view.ts';

/** Reports images that no cluster can pull, because they exist on no registry. */
export const unpullableLocalImage = defineRule<StackView>({
  id: 'unpullable-local-image',
  summary: 'Image exists on no registry, so no cluster can pull it',
  severity: 'warning',
  scope: 'workspace',
  *check({ uses }) {
    for (const use of uses) {
      const { name, container, build } = use;
      if (name.registry || name.repository.includes('/') || isOfficialImage(name.repository)) {
        continue;
      }
      const policy = stringAt(container.node, 'imagePullPolicy');
      if (policy === 'Never') continue;
      if (!build) {
        yield {
          span: use.node.span,
          message: `Docker Hub has no official image "${name.repository}" and nothing in this workspace builds it, so the Pod will wait with ImagePullBackOff.`,
        };
        continue;
      }
      const pulls = policy === 'Always' || (!policy && !name.digest && isLatest(name.tag));
      if (pulls) yield pulledAlways(use, policy);
    }
  },
});

function isLatest(tag: string | undefined): boolean {
  return tag === undefined || tag === 'latest';
}

function pulledAlways(use: ImageUse, policy: string | undefined): Finding {
  const { node, name, build, container } = use;
  const reason = policy ? 'imagePullPolicy: Always' : 'the tag latest';
  const file = build && baseName(build.dockerfile.uri);
  const from = build?.stage.from;
  return {
    span: node.span,
    message: `"${name.repository}" is built in this workspace, but ${reason} makes the kubelet ask Docker Hub for it, where it does not exist: the Pod will wait with ImagePullBackOff.`,
    ...(build &&
      from && {
        related: [
          {
            uri: build.dockerfile.uri,
            span: from.keyword.span,
            message: `This ${file} builds it.`,
          },
        ],
      }),
    fixes: [
      {
        title: policy
          ? 'Change to imagePullPolicy: IfNotPresent'
          : 'Add imagePullPolicy: IfNotPresent',
        safety: 'unsafe',
        edits: [policyEdit(use, pairAt(container.node, 'imagePullPolicy')?.value.span)],
      },
    ],
  };
}

function policyEdit({ node, object }: ImageUse, written: Finding['span'] | undefined) {
  if (written) return { span: written, text: 'IfNotPresent' };
  const { text, span } = object.manifest;
  const lineStart = text.lastIndexOf('\n', node.span.start - span.start - 1) + 1;
  const indent = /^[\s-]*/.exec(text.slice(lineStart))?.[0].replace(/-/g, ' ') ?? '';
  const end = { start: node.span.end, end: node.span.end };
  return { span: end, text: `\n${indent}imagePullPolicy: IfNotPresent` };
}
