import type { Snapshot } from '../../core/snapshot.ts';
import { touches } from '../../core/span.ts';
import type { Edge } from '../model/edge.ts';
import { labelPairAt } from '../model/label-uses.ts';
import {
  dataKey,
  dnsLabel,
  dnsSubdomain,
  labelValue,
  type NameGrammar,
  portName,
  qualifiedName,
} from '../model/name-grammar.ts';
import { referencesOf } from '../model/references.ts';
import { manifestAround, type Token, tokenAt } from './token-at.ts';

/** A name that other places of the workspace may use, and the syntax that such names have. */
export interface NamedToken {
  readonly token: Token;
  readonly name: string;
  readonly grammar: NameGrammar;
}

/** The name under the cursor: what defines an object, key, port, volume, container or label, or what refers to one. */
export function namedTokenAt(snapshot: Snapshot, offset: number): NamedToken | undefined {
  const manifest = manifestAround(snapshot, offset);
  const token = manifest && tokenAt(manifest, offset);
  if (!token || token.node.templated || token.node.style === 'block') return undefined;
  const grammar = grammarAt(token, offset);
  return grammar && { token, name: token.node.text, grammar };
}

function grammarAt(token: Token, offset: number): NameGrammar | undefined {
  const { object, node } = token;
  const label = labelPairAt(object, offset);
  if (label) return touches(label.key.span, offset) ? qualifiedName : labelValue;
  const edges = referencesOf(object).filter((one) => one.node === node);
  const own = definitions[shape(token).join('.')];
  const named = edges.filter(({ edge }) => edge.id !== 'patched-object');
  const [reference] = named;
  if (!reference) return own;
  return typeof node.value === 'number' ? undefined : grammarOf(reference.edge);
}

/** What defines a name, by its place; `[]` stands for every item. */
const definitions: Readonly<Record<string, NameGrammar>> = {
  'metadata.name': dnsSubdomain,
  'ports.[].name': portName,
  'volumes.[].name': dnsLabel,
  'containers.[].name': dnsLabel,
  'initContainers.[].name': dnsLabel,
  'resourceClaims.[].name': dnsLabel,
  'listeners.[].name': dnsSubdomain,
  '[].metadata.name': dnsSubdomain,
  'configMapGenerator.[].name': dnsSubdomain,
  'secretGenerator.[].name': dnsSubdomain,
  'data.*': dataKey,
  'stringData.*': dataKey,
  'binaryData.*': dataKey,
};

/** The end of a token's path that tells what it names. */
function shape({ object, path, part }: Token): readonly string[] {
  if (part === 'key') {
    const holdsKeys = object.kind === 'ConfigMap' || object.kind === 'Secret';
    return holdsKeys && path.length === 2 ? [String(path[0]), '*'] : [];
  }
  if (path.length === 2) return path.map(String);
  return path.slice(-3).map((one) => (typeof one === 'number' ? '[]' : one));
}

/** Undefined where a name is only a part of what stands there, or no name of an object. */
function grammarOf({ id }: Edge): NameGrammar | undefined {
  if (unnamed.has(id)) return undefined;
  if (id.endsWith('-key')) return dataKey;
  if (id.includes('port')) return portName;
  return local.has(id) ? dnsLabel : dnsSubdomain;
}

const unnamed: ReadonlySet<string> = new Set(['kustomize-image', 'kustomize-kind']);
const local: ReadonlySet<string> = new Set([
  ...['volume-mount', 'volume-device', 'container-claim', 'container-name'],
  'autoscaler-container',
]);
