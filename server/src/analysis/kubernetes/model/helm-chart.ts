import { baseName } from '../../core/resolve-uri.ts';
import { type Workspace, workspaceDerivation } from '../../core/workspace.ts';

/** A chart of Helm: the files that its templates and its values stand in. */
export interface HelmChart {
  /** URI of the folder, without a slash at its end. */
  readonly folder: string;
  /** Everything below `templates/`, notes and named templates included. */
  readonly templates: readonly ChartFile[];
  /** `values.yaml` first, then others of its sort such as `values-prod.yaml`. */
  readonly values: readonly ChartFile[];
}

/** A file of a chart, as the editor has it or else as it is on the disk. */
export interface ChartFile {
  readonly uri: string;
  readonly text: string;
}

/** The chart that a file belongs to: the nearest folder around it that has a `Chart.yaml`. */
export function chartOf(workspace: Workspace, uri: string): HelmChart | undefined {
  let folder = uri;
  for (let level = 0; level < deepest; level++) {
    folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0));
    if (folder.endsWith('/') || folder === '') return undefined;
    const chart = chartAt(workspace, folder);
    if (chart) return chart;
  }
  return undefined;
}

/** How many folders below its chart a template may lie. */
const deepest = 6;
const mostFiles = 500;
const valuesName = /^values(?:[._-].+)?\.ya?ml$/;

function chartAt(workspace: Workspace, folder: string): HelmChart | undefined {
  const charts = knownCharts(workspace);
  if (charts.has(folder)) return charts.get(folder);
  const chart = readChart(workspace, folder);
  charts.set(folder, chart);
  return chart;
}

const knownCharts = workspaceDerivation((_) => new Map<string, HelmChart | undefined>());

const openTexts = workspaceDerivation(
  ({ snapshots }) => new Map(snapshots.map(({ uri, text }) => [uri, text])),
);

function readChart(workspace: Workspace, folder: string): HelmChart | undefined {
  const names = (workspace.files.listFolder(folder) ?? []).map(({ name }) => name);
  if (!names.includes('Chart.yaml')) return undefined;
  const read = (uri: string): ChartFile[] => {
    const text = openTexts(workspace).get(uri) ?? workspace.files.readText(uri);
    return text === undefined ? [] : [{ uri, text }];
  };
  const values = names
    .filter((name) => valuesName.test(name))
    .sort((a, b) => Number(b === 'values.yaml') - Number(a === 'values.yaml') || (a < b ? -1 : 1));
  return {
    folder,
    templates: filesBelow(workspace, `${folder}/templates`, 0).flatMap(read),
    values: values.flatMap((name) => read(`${folder}/${name}`)),
  };
}

function filesBelow(workspace: Workspace, folder: string, level: number): readonly string[] {
  const entries = level < deepest ? (workspace.files.listFolder(folder) ?? []) : [];
  return entries
    .flatMap(({ name, kind }) => {
      const uri = `${folder}/${encodeURIComponent(name)}`;
      return kind === 'folder' ? filesBelow(workspace, uri, level + 1) : [uri];
    })
    .filter((uri) => /\.(?:ya?ml|tpl|txt)$/.test(uri))
    .slice(0, mostFiles);
}

/** Whether a file of a chart holds values, by its name. */
export function isValuesFile(uri: string): boolean {
  return valuesName.test(baseName(uri)) && !uri.includes('/templates/');
}
