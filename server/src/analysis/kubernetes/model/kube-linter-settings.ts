import { fileDerivation } from '../../core/file-view.ts';
import type { AnalysisSettings } from '../../core/rule.ts';
import type { Workspace } from '../../core/workspace.ts';
import { itemsAt, stringAt } from '../syntax/access.ts';
import { parseYaml } from '../syntax/parse-yaml.ts';
import { withAliasLevels } from './with-alias-levels.ts';

/**
 * The settings for a manifest: the given ones, and the checks that the nearest `.kube-linter.yaml` in its folder or
 * above excludes and includes, up to the root of the workspace.
 * The same value for the same settings and the same file, so that findings can be kept.
 */
export function withKubeLinterSettings(
  uri: string,
  { files, root }: Workspace,
  settings: AnalysisSettings,
): AnalysisSettings {
  if (root === undefined) return settings;
  for (let folder = folderOf(uri); folder.startsWith(root); folder = folderOf(folder)) {
    const levels = levelsIn(files, folder);
    if (levels) return withAliasLevels(settings, levels);
  }
  return settings;
}

const levelsIn = fileDerivation<AnalysisSettings['aliasLevels'] | undefined>((files, folder) => {
  for (const name of ['.kube-linter.yaml', '.kube-linter.yml']) {
    const text = files.readText(`${folder}/${name}`);
    if (text === undefined) continue;
    const { root } = parseYaml(text);
    const ids = (list: string) =>
      itemsAt(root, 'checks', list).flatMap((item) => stringAt(item) ?? []);
    // What is both included and excluded is excluded.
    return Object.fromEntries([
      ...ids('include').map((id) => [id, 'on'] as const),
      ...ids('exclude').map((id) => [id, 'off'] as const),
    ]);
  }
  return undefined;
});

function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}
