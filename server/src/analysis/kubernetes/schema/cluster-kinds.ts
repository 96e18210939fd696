import type { ClusterKind, OutsideKinds } from '../../core/outside.ts';
import { jsonNode } from '../syntax/json-node.ts';
import { customKind } from './custom-kinds.ts';
import type { Facts, KindFacts } from './facts.ts';

/** The kinds that a cluster serves besides those of Kubernetes; what they look like is asked for when one is used. */
export function clusterKinds(outside: OutsideKinds, facts: Facts): readonly KindFacts[] {
  return outside.inCluster
    .filter(({ apiVersion }) => !facts.hasGroup(apiVersion.slice(0, apiVersion.indexOf('/'))))
    .map((kind) => lazyKind(kind, outside, facts));
}

function lazyKind(kind: ClusterKind, outside: OutsideKinds, facts: Facts): KindFacts {
  let described: KindFacts | undefined;
  const describe = () => {
    const schema = outside.schema(kind.apiVersion, kind.kind);
    described ??= customKind(kind, schema === undefined ? undefined : jsonNode(schema), facts);
    return described;
  };
  return {
    ...kind,
    since: undefined,
    get type() {
      return describe().type;
    },
    get limits() {
      return describe().limits;
    },
  };
}
