import type { Snapshot } from '../core/snapshot.ts';
import { parseImageName } from '../kubernetes/model/image-name.ts';
import { composeServices } from './compose-file.ts';
import { declareBuild } from './declare-build.ts';
import type { DockerfileSource, ImageBuild } from './image-build.ts';
import { stageOf } from './stage-of.ts';

/** The builds that the services of a Compose file state with `build` and `image`. */
export function composeBuilds(
  snapshot: Snapshot,
  dockerfiles: ReadonlyMap<string, DockerfileSource>,
): readonly ImageBuild[] {
  return composeServices(snapshot).flatMap(({ name, build, span, image: written }) => {
    const declared = declareBuild(snapshot.uri, build);
    const dockerfile = declared && dockerfiles.get(declared.dockerfile);
    const stage = dockerfile && stageOf(dockerfile.model, declared.target);
    if (!declared || !dockerfile || !stage) return [];
    const image = written && parseImageName(written.text);
    return [
      {
        dockerfile,
        context: `${declared.context}/`,
        stage,
        ...(declared.target !== undefined && { target: declared.target }),
        confidence: 'certain' as const,
        name,
        place: { uri: snapshot.uri, span },
        ...(written &&
          image && {
            image: { name: image, text: written.text, uri: snapshot.uri, span: written.span },
          }),
      },
    ];
  });
}
