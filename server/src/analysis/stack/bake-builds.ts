import type { Location } from '../core/features.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../core/workspace.ts';
import { dockerfileModel } from '../dockerfile/model/dockerfile-model.ts';
import type { Stage } from '../dockerfile/model/model.ts';
import { bakeTargetSpan, bakeTargets } from './bake-file.ts';
import { declareBuild } from './declare-build.ts';
import { stageOf } from './stage-of.ts';

/** A target of a Bake file that builds a stage of a Dockerfile. */
export interface BakeBuild {
  /** URI of the Dockerfile. */
  readonly dockerfile: string;
  readonly stage: Stage;
  /** The name of the target. */
  readonly place: Location;
  /** The name that the image gets, where it is written down. */
  readonly tag: string | undefined;
}

/** What the Bake files of the workspace build, target by target. */
export const bakeBuilds: (workspace: Workspace) => readonly BakeBuild[] = workspaceDerivation(
  (workspace) =>
    snapshotsOf(workspace, 'dockerfile').flatMap((snapshot) => {
      const declaring = workspace
        .buildsOf(snapshot.uri)
        .flatMap(({ declaredBy }) => (/\.(?:hcl|json)$/.test(declaredBy) ? [declaredBy] : []));
      return [...new Set(declaring)].flatMap((uri) => {
        const text = workspace.files.readText(uri) ?? '';
        return bakeTargets(uri, text).flatMap(({ name, tag, ...written }): BakeBuild[] => {
          const build = declareBuild(uri, written);
          const span = bakeTargetSpan(uri, text, name);
          if (build?.dockerfile !== snapshot.uri || !span) return [];
          const stage = stageOf(dockerfileModel(snapshot), build.target);
          return stage ? [{ dockerfile: snapshot.uri, stage, place: { uri, span }, tag }] : [];
        });
      });
    }),
);
