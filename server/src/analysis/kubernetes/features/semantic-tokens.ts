import type { SemanticToken } from '../../core/features.ts';
import { derivation } from '../../core/snapshot.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { referencesOf } from '../model/references.ts';
import type { YamlScalar } from '../syntax/nodes.ts';

/** What the grammar of YAML cannot see: kinds, API versions, the names of objects and the references to them. */
export const semanticTokensOf = derivation<readonly SemanticToken[]>((snapshot) => {
  const tokens = kubernetesManifests(snapshot)
    .flatMap(({ objects }) => objects.flatMap(tokensOf))
    .sort((a, b) => a.span.start - b.span.start);
  return tokens.filter(
    ({ span }, index) => span.start >= (tokens[index - 1]?.span.end ?? 0) && span.end > span.start,
  );
});

function tokensOf(object: KubernetesObject): SemanticToken[] {
  const { apiVersionNode, kindNode, nameNode } = object;
  return [
    ...token(apiVersionNode, 'namespace'),
    ...token(kindNode, 'type'),
    ...(nameNode ? token(nameNode, 'variable', ['declaration']) : []),
    ...referencesOf(object).flatMap(({ node }) => token(node, 'variable')),
  ];
}

function token(
  { span, text, style }: YamlScalar,
  type: SemanticToken['type'],
  modifiers: SemanticToken['modifiers'] = [],
): SemanticToken[] {
  const isOneLine = style !== 'block' && !text.includes('\n');
  return isOneLine ? [{ span, type, modifiers }] : [];
}
