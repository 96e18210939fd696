import { defaultEditorSettings, type EditorSettings } from '../analysis/core/editor-settings.ts';
import type { Severity } from '../analysis/core/finding.ts';
import { type LabelFormat, labelFormats } from '../analysis/core/label-format.ts';
import { type AnalysisSettings, defaultSettings } from '../analysis/core/rule.ts';

/**
 * Reads the `slipway` section of a client; whatever is missing or malformed keeps its default.
 * `clusterVersion` holds where no version is set.
 */
export function toAnalysisSettings(section: unknown, clusterVersion?: string): AnalysisSettings {
  const slipway = asRecord(section);
  const docker = asRecord(slipway['docker']);
  const trusted = toTextList(docker['trustedRegistries']);
  const kubernetes = asRecord(slipway['kubernetes']);
  const version = [kubernetes['version'], clusterVersion].find(isVersion);
  return {
    ...defaultSettings,
    levels: Object.fromEntries(Object.entries(asRecord(slipway['rules'])).filter(isLevelEntry)),
    ...(version !== undefined && { kubernetesVersion: version }),
    editor: toEditorSettings(slipway),
    buildContexts: toTexts(docker['contexts']),
    labels: toLabels(docker['labels']),
    schemaFolders: toTextList(kubernetes['schemaFolders']),
    ...(trusted.length > 0 && { trustedRegistries: trusted }),
  };
}

function isVersion(value: unknown): value is string {
  return typeof value === 'string' && /^1\.\d+$/.test(value);
}

function toEditorSettings(slipway: Readonly<Record<string, unknown>>): EditorSettings {
  const hints = asRecord(slipway['inlayHints']);
  const shows = (value: unknown, otherwise: boolean) =>
    typeof value === 'boolean' ? value : otherwise;
  const { codeLenses, formatManifests, inlayHints } = defaultEditorSettings;
  return {
    codeLenses: shows(asRecord(slipway['codeLens'])['enabled'], codeLenses),
    formatManifests: shows(asRecord(slipway['kubernetes'])['format'], formatManifests),
    inlayHints: {
      variables: shows(hints['variables'], inlayHints.variables),
      stages: shows(hints['stages'], inlayHints.stages),
      workingDirectories: shows(hints['workingDirectories'], inlayHints.workingDirectories),
      defaults: shows(hints['defaults'], inlayHints.defaults),
      pods: shows(hints['pods'], inlayHints.pods),
    },
  };
}

function toTexts(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(asRecord(value));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function toTextList(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.filter((item): item is string => typeof item === 'string');
}

function toLabels(value: unknown): Readonly<Record<string, LabelFormat>> {
  const entries = Object.entries(asRecord(value));
  return Object.fromEntries(
    entries.flatMap(([name, format]) => {
      const known = labelFormats.find((one) => one === format);
      return known ? [[name, known]] : [];
    }),
  );
}

function isLevelEntry(entry: [string, unknown]): entry is [string, Severity | 'off'] {
  return (levels as readonly unknown[]).includes(entry[1]);
}

const levels = ['off', 'hint', 'information', 'warning', 'error'] as const;

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
