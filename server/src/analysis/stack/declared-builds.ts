import type { DeclaredBuild } from '../core/declared-build.ts';
import { fileDerivation } from '../core/file-view.ts';
import { folderOf } from '../core/resolve-uri.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../core/workspace.ts';
import { bakeTargets } from './bake-file.ts';
import { composeServices } from './compose-file.ts';
import { declareBuild } from './declare-build.ts';

/** The builds of a Dockerfile that Compose and Bake files of the workspace declare. */
export function declaredBuilds(workspace: Workspace, dockerfile: string): readonly DeclaredBuild[] {
  const { root, files } = workspace;
  const baked = foldersAbove(dockerfile, root).flatMap((folder) => bakeBuilds(files, folder));
  return [
    ...(composedBuilds(workspace).get(dockerfile) ?? []),
    ...baked.filter((build) => build.dockerfile === dockerfile),
  ];
}

const composedBuilds = workspaceDerivation((workspace) => {
  const byDockerfile = new Map<string, DeclaredBuild[]>();
  for (const snapshot of snapshotsOf(workspace, 'compose')) {
    for (const { build } of composeServices(snapshot)) {
      const declared = declareBuild(snapshot.uri, build);
      if (!declared) continue;
      const known = byDockerfile.get(declared.dockerfile);
      if (known) known.push(declared);
      else byDockerfile.set(declared.dockerfile, [declared]);
    }
  }
  return byDockerfile;
});

const bakeBuilds = fileDerivation((files, folder) =>
  ['docker-bake.json', 'docker-bake.hcl'].flatMap((name) => {
    const uri = `${folder}/${name}`;
    const isThere = files.listFolder(folder)?.some((entry) => entry.name === name);
    const text = isThere ? files.readText(uri) : undefined;
    if (text === undefined) return [];
    return bakeTargets(uri, text).flatMap((target) => declareBuild(uri, target) ?? []);
  }),
);

/** The folder of a file and those around it, up to the root of the workspace. */
function foldersAbove(uri: string, root: string | undefined): readonly string[] {
  if (root === undefined || !uri.startsWith(`${root}/`)) return [];
  const folders: string[] = [];
  let folder = folderOf(uri).slice(0, -1);
  while (folder.length > root.length) {
    folders.push(folder);
    folder = folderOf(folder).slice(0, -1);
  }
  return [...folders, root];
}
