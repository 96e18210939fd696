import { folderOf, resolveUri } from '../core/resolve-uri.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { parseImageName } from '../kubernetes/model/image-name.ts';
import { at, pairsAt, scalarAt, stringAt } from '../kubernetes/syntax/access.ts';
import type { YamlNode } from '../kubernetes/syntax/nodes.ts';
import { parseYaml } from '../kubernetes/syntax/parse-yaml.ts';
import type { DockerfileSource, ImageBuild } from './image-build.ts';
import { stageOf } from './stage-of.ts';

/** The builds that the services of a Compose file state with `build` and `image`. */
export function composeBuilds(
  snapshot: Snapshot,
  dockerfiles: ReadonlyMap<string, DockerfileSource>,
): readonly ImageBuild[] {
  const { root } = parseYaml(snapshot.text);
  return pairsAt(root, 'services').flatMap(({ name, value }) => {
    const build = at(value, 'build');
    if (!build) return [];
    const context = `${resolveUri(folderOf(snapshot.uri), contextOf(build)).replace(/\/$/, '')}/`;
    const file = stringAt(build, 'dockerfile') ?? 'Dockerfile';
    const dockerfile = dockerfiles.get(resolveUri(context, file));
    const target = stringAt(build, 'target');
    const stage = dockerfile && stageOf(dockerfile.model, target);
    if (!dockerfile || !stage) return [];
    const written = scalarAt(value, 'image');
    const image = written && parseImageName(written.text);
    return [
      {
        dockerfile,
        context,
        stage,
        ...(target !== undefined && { target }),
        confidence: 'certain' as const,
        name,
        place: { uri: snapshot.uri, span: build.span },
        ...(written &&
          image && {
            image: { name: image, text: written.text, uri: snapshot.uri, span: written.span },
          }),
      },
    ];
  });
}

function contextOf(build: YamlNode): string {
  return (build.kind === 'scalar' ? build.text : stringAt(build, 'context')) ?? '.';
}
