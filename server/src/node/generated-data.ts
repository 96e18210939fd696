import { inflateRawSync } from 'node:zlib';
import { packedFacts, packedRulePages } from '../../generated/data.ts';
import { type Facts, parseFacts } from '../analysis/kubernetes/schema/facts.ts';

/** What Kubernetes accepts; unpacked when it is first asked for. */
export const kubernetesFacts: () => Facts = once(() => parseFacts(unpack(packedFacts)));

/** The Markdown page of a rule; all pages are unpacked when one is first asked for. */
export function rulePage(rule: string): string | undefined {
  return rulePages()[rule];
}

const rulePages = once(() => JSON.parse(unpack(packedRulePages)) as Record<string, string>);

function unpack(packed: string): string {
  return inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8');
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
