import { derivation, type Snapshot } from '../core/snapshot.ts';
import type { Span } from '../core/span.ts';
import { at, pairsAt, scalarAt, stringAt } from '../kubernetes/syntax/access.ts';
import type { YamlNode, YamlScalar } from '../kubernetes/syntax/nodes.ts';
import { parseYaml } from '../kubernetes/syntax/parse-yaml.ts';
import type { WrittenBuild } from './declare-build.ts';

/** A service of a Compose file that is built from a Dockerfile. */
export interface ComposeService {
  readonly name: string;
  readonly build: WrittenBuild;
  /** Where `build` says it. */
  readonly span: Span;
  /** The stage that `build.target` names. */
  readonly target: YamlScalar | undefined;
  /** What `image` calls it. */
  readonly image: YamlScalar | undefined;
}

/** The services of a Compose file that have `build` and a Dockerfile of their own. */
export const composeServices: (snapshot: Snapshot) => readonly ComposeService[] = derivation(
  (snapshot) => {
    const { root } = parseYaml(snapshot.text);
    return pairsAt(root, 'services').flatMap(({ name, value }) => {
      const build = at(value, 'build');
      if (!build || at(build, 'dockerfile_inline')) return [];
      return [
        {
          name,
          build: writtenBuild(build),
          target: scalarAt(build, 'target'),
          span: build.span,
          image: scalarAt(value, 'image'),
        },
      ];
    });
  },
);

function writtenBuild(build: YamlNode): WrittenBuild {
  if (build.kind === 'scalar') return { context: build.text };
  const [context, dockerfile] = [stringAt(build, 'context'), stringAt(build, 'dockerfile')];
  const target = stringAt(build, 'target');
  return {
    ...(context !== undefined && { context }),
    ...(dockerfile !== undefined && { dockerfile }),
    ...(target !== undefined && { target }),
    namedContexts: namesOf(at(build, 'additional_contexts')),
  };
}

/** `name: path` or `- name=path`. */
function namesOf(node: YamlNode | undefined): readonly string[] {
  if (node?.kind === 'mapping') return node.pairs.map(({ name }) => name);
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) => (item.kind === 'scalar' ? item.text.split('=', 1) : []));
}
