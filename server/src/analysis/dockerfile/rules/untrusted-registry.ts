import { defineRule } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import { sourceImages } from '../model/source-images.ts';

/** Reports images of registries that the project does not trust; silent until registries are named. */
export const untrustedRegistry = defineRule<DockerfileModel>({
  id: 'untrusted-registry',
  summary: 'Image comes from a registry that is not trusted',
  severity: 'warning',
  aliases: ['DL3026'],
  *check(model, { settings: { trustedRegistries } }) {
    if (!trustedRegistries) return;
    for (const { span, reference } of imagesOf(model)) {
      const registry = registryOf(reference);
      if (trustedRegistries.some((pattern) => matches(pattern, registry))) continue;
      yield {
        span,
        message: `This image comes from ${registry}, which is not among the registries that this project trusts: ${trustedRegistries.join(', ')}.`,
      };
    }
  },
});

function* imagesOf(model: DockerfileModel): Iterable<{ span: Span; reference: string }> {
  for (const { base, from } of model.stages) {
    if (base.kind === 'image' && from.image) {
      yield { span: from.image.span, reference: base.reference };
    }
  }
  for (const { token, reference } of sourceImages(model)) yield { span: token.span, reference };
}

/** The registry of a reference as Docker reads it: what stands before the first slash, when it looks like a host. */
function registryOf(reference: string): string {
  const slash = reference.indexOf('/');
  const first = slash < 0 ? '' : reference.slice(0, slash);
  return /[.:]/.test(first) || first === 'localhost' ? first : 'docker.io';
}

function matches(pattern: string, registry: string): boolean {
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return registry.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return registry.startsWith(pattern.slice(0, -1));
  return registry === pattern;
}
