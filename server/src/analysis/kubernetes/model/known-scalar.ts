import type { YamlNode, YamlScalar } from '../syntax/nodes.ts';

/** The node as a scalar whose value is known and not null. */
export function knownScalar(node: YamlNode | undefined): YamlScalar | undefined {
  return node?.kind === 'scalar' && !node.templated && node.value !== null ? node : undefined;
}

/** The text of a scalar that the API server receives as a string. */
export function knownText(node: YamlNode | undefined): string | undefined {
  const value = knownScalar(node)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The value of a scalar that the API server receives as a number. */
export function knownNumber(node: YamlNode | undefined): number | undefined {
  const value = knownScalar(node)?.value;
  return typeof value === 'number' ? value : undefined;
}
