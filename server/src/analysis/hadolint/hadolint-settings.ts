import { fileDerivation } from '../core/file-view.ts';
import type { AnalysisSettings } from '../core/rule.ts';
import { createSnapshot, type Snapshot } from '../core/snapshot.ts';
import { snapshotsOf, type Workspace, workspaceDerivation } from '../core/workspace.ts';
import { type HadolintSettings, hadolintConfiguration } from './hadolint-configuration.ts';

/**
 * The settings for a Dockerfile: the given ones and what the nearest `.hadolint.yaml` in its folder or above says,
 * up to the root of the workspace.
 * The same value for the same settings and the same configuration, so that findings can be kept.
 */
export function withHadolintSettings(
  uri: string,
  workspace: Workspace,
  settings: AnalysisSettings,
): AnalysisSettings {
  const snapshot = nearest(uri, workspace);
  return snapshot ? merge(hadolintConfiguration(snapshot).settings, settings) : settings;
}

function nearest(uri: string, workspace: Workspace): Snapshot | undefined {
  const { files, root } = workspace;
  const known = configurationsByFolder(workspace);
  for (let folder = folderOf(uri); folder !== ''; folder = folderOf(folder)) {
    const snapshot = known.get(folder) ?? configurationOnDisk(files, folder);
    if (snapshot) return snapshot;
    if (folder === root || root === undefined || !folder.startsWith(root)) return undefined;
  }
  return undefined;
}

/** The configurations that the workspace follows, as they are being edited. */
const configurationsByFolder = workspaceDerivation((workspace) => {
  const byFolder = new Map<string, Snapshot>();
  for (const snapshot of snapshotsOf(workspace, 'hadolint')) {
    // Sorted by URI: `.yaml` comes before `.yml`, and hadolint looks for it first.
    const folder = folderOf(snapshot.uri);
    if (!byFolder.has(folder)) byFolder.set(folder, snapshot);
  }
  return byFolder;
});

const configurationOnDisk = fileDerivation<Snapshot | undefined>((files, folder) => {
  for (const uri of [`${folder}/.hadolint.yaml`, `${folder}/.hadolint.yml`]) {
    const text = files.readText(uri);
    if (text !== undefined) return createSnapshot({ uri, version: 0, language: 'hadolint', text });
  }
  return undefined;
});

function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

function merge(ours: HadolintSettings, settings: AnalysisSettings): AnalysisSettings {
  let bySettings = merged.get(ours);
  if (!bySettings) {
    bySettings = new WeakMap();
    merged.set(ours, bySettings);
  }
  let result = bySettings.get(settings);
  if (!result) {
    result = { ...settings, ...ours };
    bySettings.set(settings, result);
  }
  return result;
}

const merged = new WeakMap<HadolintSettings, WeakMap<AnalysisSettings, AnalysisSettings>>();
