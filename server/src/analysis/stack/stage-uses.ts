import type { Location } from '../core/features.ts';
import { folderOf, resolveUri } from '../core/resolve-uri.ts';
import type { Span } from '../core/span.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../core/workspace.ts';
import { dockerfileModel } from '../dockerfile/model/dockerfile-model.ts';
import type { YamlScalar } from '../kubernetes/syntax/nodes.ts';
import { bakeTargets } from './bake-file.ts';
import { composeServices } from './compose-file.ts';
import { declareBuild } from './declare-build.ts';

/** A place outside a Dockerfile that names one of its stages. */
export interface StageUse extends Location {
  /** URI of the Dockerfile. */
  readonly dockerfile: string;
  /** The name as it is written. */
  readonly name: string;
}

/** Every place of the workspace that names a stage: `target` of Compose and Bake, and comments at images. */
export const stageUses: (workspace: Workspace) => readonly StageUse[] = workspaceDerivation(
  (workspace) => [...composeUses(workspace), ...commentUses(workspace), ...bakeUses(workspace)],
);

function composeUses(workspace: Workspace): StageUse[] {
  return snapshotsOf(workspace, 'compose').flatMap((snapshot) =>
    composeServices(snapshot).flatMap(({ build, target }) => {
      const declared = target && declareBuild(snapshot.uri, build);
      if (!declared || target.style === 'block') return [];
      const { uri } = snapshot;
      return [{ uri, span: textSpan(target), dockerfile: declared.dockerfile, name: target.text }];
    }),
  );
}

/** A scalar without its quotes. */
function textSpan({ span, style }: YamlScalar): Span {
  return style === 'plain' ? span : { start: span.start + 1, end: span.end - 1 };
}

/** `# dockerfile: ../api/Dockerfile#prod` in manifests. */
function commentUses(workspace: Workspace): StageUse[] {
  return snapshotsOf(workspace, 'kubernetes').flatMap(({ uri, text }) =>
    [...text.matchAll(/#[ \t]*dockerfile:[ \t]*([^\s#]+)#(\S+)/g)].map((match) => {
      const [whole, path = '', name = ''] = match;
      const end = match.index + whole.length;
      const dockerfile = resolveUri(folderOf(uri), path);
      return { uri, span: { start: end - name.length, end }, dockerfile, name };
    }),
  );
}

function bakeUses(workspace: Workspace): StageUse[] {
  return snapshotsOf(workspace, 'dockerfile').flatMap((snapshot) => {
    const builds = workspace.buildsOf(snapshot.uri).filter(({ declaredBy }) => isBake(declaredBy));
    const names = new Set(builds.flatMap(({ target }) => target ?? []));
    return [...new Set(builds.map(({ declaredBy }) => declaredBy))].flatMap((uri) => {
      const text = workspace.files.readText(uri) ?? '';
      return [...names].flatMap((name) =>
        bakeSpans(uri, text, name)
          .filter((span) => isTargetOf(snapshot.uri, uri, text, span))
          .map((span) => ({ uri, span, dockerfile: snapshot.uri, name })),
      );
    });
  });
}

function isBake(uri: string): boolean {
  return /\.(?:hcl|json)$/.test(uri);
}

/** The attributes `target` with a value. */
function bakeSpans(uri: string, text: string, name: string): Span[] {
  const key = uri.endsWith('.json') ? '"target"\\s*:\\s*"' : '\\btarget\\s*=\\s*"';
  const value = name.replace(/[^\w]/g, '\\$&');
  return [...text.matchAll(new RegExp(`${key}${value}(?=")`, 'g'))].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - name.length, end };
  });
}

/** Asks the reader of Bake files whether another name at a place would be that of a stage of a Dockerfile. */
function isTargetOf(dockerfile: string, uri: string, text: string, { start, end }: Span): boolean {
  const other = 'slipway-asks';
  return bakeTargets(uri, text.slice(0, start) + other + text.slice(end)).some(
    (target) => target.target === other && declareBuild(uri, target)?.dockerfile === dockerfile,
  );
}

/** The uses of one stage; a number names a stage, too. */
export function usesOfStage(
  workspace: Workspace,
  dockerfile: string,
  stageIndex: number,
): readonly StageUse[] {
  return stageUses(workspace).filter(
    (use) => use.dockerfile === dockerfile && stageIndexOf(workspace, use) === stageIndex,
  );
}

/** The number of the stage that a use names; undefined when there is none. */
export function stageIndexOf(workspace: Workspace, use: StageUse): number | undefined {
  const snapshot = workspace.snapshots.find(({ uri }) => uri === use.dockerfile);
  if (snapshot?.language !== 'dockerfile') return undefined;
  const name = use.name.toLowerCase();
  const { stages } = dockerfileModel(snapshot);
  const named = stages.findLast((stage) => stage.name?.text.toLowerCase() === name);
  return (named ?? stages.find(({ index }) => String(index) === name))?.index;
}
