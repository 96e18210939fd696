import type { YamlNode, YamlPair, YamlScalar } from './nodes.ts';

/** A JSON value as the tree that its text would give; it stands nowhere, so every span is empty. */
export function jsonNode(value: unknown): YamlNode {
  if (Array.isArray(value)) {
    const items = value.map(jsonNode);
    return { kind: 'sequence', span: nowhere, flow: true, items, templated: false };
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(jsonPair);
    return { kind: 'mapping', span: nowhere, flow: true, pairs, duplicates: [], templated: false };
  }
  return jsonScalar(isPlain(value) ? value : null);
}

const nowhere = { start: 0, end: 0 };

function jsonPair([name, value]: [string, unknown]): YamlPair {
  return { name, key: jsonScalar(name), value: jsonNode(value), span: nowhere, merged: false };
}

function jsonScalar(value: YamlScalar['value']): YamlScalar {
  const text = value === null ? '' : String(value);
  const style = typeof value === 'string' ? 'double' : 'plain';
  return { kind: 'scalar', span: nowhere, style, text, value, templated: false };
}

function isPlain(value: unknown): value is YamlScalar['value'] {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
