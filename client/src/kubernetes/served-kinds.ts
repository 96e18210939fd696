import { listAt, textAt } from './field-at.ts';
import type { ResourceType } from './resource-type.ts';
import type { Transport } from './transport.ts';

const accept = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .concat('application/json')
  .join(',');

/**
 * The kinds of every API group whose name has a dot, by one question that servers since 1.27 understand; those of
 * older servers are not known. Throws ClusterError.
 */
export async function readServedKinds(
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<readonly ResourceType[]> {
  const answer = await transport.json<unknown>({ path: '/apis', accept, signal });
  return listAt(answer, 'items').flatMap((group) => {
    const name = textAt(group, 'metadata', 'name') ?? '';
    if (!name.includes('.')) return [];
    return listAt(group, 'versions').flatMap((version) => {
      const apiVersion = `${name}/${textAt(version, 'version') ?? ''}`;
      return listAt(version, 'resources').flatMap((resource) => toType(apiVersion, resource));
    });
  });
}

function toType(apiVersion: string, resource: unknown): ResourceType[] {
  const kind = textAt(resource, 'responseKind', 'kind');
  const plural = textAt(resource, 'resource');
  if (!kind || !plural) return [];
  return [{ apiVersion, kind, plural, namespaced: textAt(resource, 'scope') === 'Namespaced' }];
}
