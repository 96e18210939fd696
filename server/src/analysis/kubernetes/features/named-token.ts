import type { Snapshot } from '../../core/snapshot.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import {
  dataKey,
  dnsLabel,
  dnsSubdomain,
  type NameGrammar,
  portName,
} from '../model/name-grammar.ts';
import { referencesOf } from '../model/references.ts';
import { manifestAt, type Token, tokenAt } from './token-at.ts';

/** A name that other places of the workspace may use, and the syntax that such names have. */
export interface NamedToken {
  readonly token: Token;
  readonly name: string;
  readonly grammar: NameGrammar;
}

/** The name under the cursor: what defines an object, key, port, volume or container, or what refers to one. */
export function namedTokenAt(snapshot: Snapshot, offset: number): NamedToken | undefined {
  const manifest = manifestAt(kubernetesManifests(snapshot), offset);
  const token = manifest && tokenAt(manifest, offset);
  if (!token || token.node.templated || token.node.style === 'block') return undefined;
  const reference = referencesOf(token.object).find(({ node }) => node === token.node);
  const path = reference ? [...reference.edge.path] : shape(token);
  const grammar = reference ? grammarOf(reference.edge.id) : definitions[path.join('.')];
  return grammar && { token, name: token.node.text, grammar };
}

/** What defines a name, by its place; `[]` stands for every item. */
const definitions: Readonly<Record<string, NameGrammar>> = {
  'metadata.name': dnsSubdomain,
  'ports.[].name': portName,
  'volumes.[].name': dnsLabel,
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

function grammarOf(edge: string): NameGrammar {
  if (edge.endsWith('-key')) return dataKey;
  if (edge.includes('port')) return portName;
  return edge === 'volume-mount' ? dnsLabel : dnsSubdomain;
}
