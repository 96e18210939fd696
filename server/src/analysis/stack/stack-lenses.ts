import type { CodeLens, Location } from '../core/features.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { type Workspace, workspaceDerivation } from '../core/workspace.ts';
import type { Stage } from '../dockerfile/model/model.ts';
import { bakeBuilds } from './bake-builds.ts';
import { stackGraph } from './graph.ts';

/** Above the stages of a Dockerfile: run the image that the workspace names, and where it is used. */
export function stackLenses(snapshot: Snapshot, workspace: Workspace): readonly CodeLens[] {
  const lenses: CodeLens[] = [];
  for (const [stage, { image, locations }] of usesByStage(workspace).get(snapshot.uri) ?? []) {
    const { from, index, name } = stage;
    const { span } = from.keyword;
    if (image !== undefined) {
      lenses.push({
        span,
        title: 'Run',
        action: { kind: 'run-image', image, stage: name?.text ?? String(index) },
      });
    }
    if (locations.length > 0) {
      const title =
        locations.length === 1 ? 'Used in 1 place' : `Used in ${locations.length} places`;
      lenses.push({ span, title, action: { kind: 'show-locations', locations } });
    }
  }
  return lenses;
}

/** What the workspace says of the image of a stage. */
interface StageUse {
  readonly locations: Location[];
  image: string | undefined;
}

/** A stage of a Dockerfile. */
interface StagePlace {
  readonly dockerfile: { readonly uri: string };
  readonly stage: Stage;
}

const usesByStage = workspaceDerivation((workspace) => {
  const files = new Map<string, Map<Stage, StageUse>>();
  const useOf = ({ dockerfile, stage }: StagePlace): StageUse => {
    const stages = files.get(dockerfile.uri) ?? new Map<Stage, StageUse>();
    files.set(dockerfile.uri, stages);
    const use = stages.get(stage) ?? { locations: [], image: undefined };
    stages.set(stage, use);
    return use;
  };
  const { builds, uses } = stackGraph(workspace);
  for (const build of builds) {
    const place = build.image ?? build.place;
    if (!place) continue;
    const use = useOf(build);
    use.locations.push({ uri: place.uri, span: place.span });
    use.image ??= build.image && runnable(build.image.text);
  }
  for (const { dockerfile, stage, place, tag } of bakeBuilds(workspace)) {
    const use = useOf({ dockerfile: { uri: dockerfile }, stage });
    use.locations.push(place);
    use.image ??= tag === undefined ? undefined : runnable(tag);
  }
  for (const { build, object, node } of uses) {
    if (!build) continue;
    const use = useOf(build);
    use.locations.push({ uri: object.uri, span: node.span });
    use.image ??= runnable(node.text);
  }
  return files;
});

/** A reference that the engine can be asked for: without variables of Compose or Helm. */
function runnable(reference: string): string | undefined {
  return /^[\w./:@-]+$/.test(reference) ? reference : undefined;
}
