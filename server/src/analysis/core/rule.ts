import { defaultEditorSettings, type EditorSettings } from './editor-settings.ts';
import type { Finding, ReportedFinding, Severity } from './finding.ts';
import type { LabelFormat } from './label-format.ts';
import type { Workspace } from './workspace.ts';

/** What the world may know of a rule: its name, its default level and its names elsewhere. */
export interface RuleInfo {
  /** File name, page name, diagnostic code and suppression token; names the bad pattern. */
  readonly id: string;
  /** One line for settings and indexes, without a full stop. */
  readonly summary: string;
  readonly severity: Severity;
  /** Ids that other tools give the same fact; each is honoured in suppressions. */
  readonly aliases?: readonly string[];
  /** `workspace` rules read other files and are left out when each file is checked by itself. */
  readonly scope?: 'file' | 'workspace';
  /** True: silent until a setting gives it a level, because few projects want it. */
  readonly optIn?: boolean;
}

/** A check over one document's model. */
export interface Rule<Model> extends RuleInfo {
  /** Kinds of objects that it may say something of, in languages that have them; absent: all. */
  readonly kinds?: readonly string[];
  /** True when it judges only what is written, so that it may judge parts of objects, such as patches. */
  readonly judgesParts?: boolean;
  check(model: Model, context: RuleContext): Iterable<Finding>;
}

/** What a rule may look at besides the model it judges. */
export interface RuleContext {
  /** The URI of the document that is being judged. */
  readonly uri: string;
  readonly workspace: Workspace;
  readonly settings: AnalysisSettings;
}

/** The settings that change what analysis says. */
export interface AnalysisSettings {
  /** Level by rule id. */
  readonly levels: Readonly<Record<string, Severity | 'off'>>;
  /**
   * Level by an id of another tool, for findings that bear it; a level of the rule's own id counts first.
   * `on` asks for a rule that waits to be asked for, and leaves the level to it.
   */
  readonly aliasLevels: Readonly<Record<string, Severity | 'off' | 'on'>>;
  /** The Kubernetes minor version that manifests are written for, such as `1.36`. */
  readonly kubernetesVersion: string;
  /** True when each file is judged by itself: no rule of scope `workspace` runs. */
  readonly isolated: boolean;
  /** Registries that images may come from, `*` at an end standing for anything; undefined: all of them. */
  readonly trustedRegistries: readonly string[] | undefined;
  /** The labels that images must have, by key, and what their values look like. */
  readonly labels: Readonly<Record<string, LabelFormat>>;
  /** True when images may have no other labels. */
  readonly strictLabels: boolean;
  /** Whether comments that are written for hadolint silence findings. */
  readonly hadolintComments: boolean;
  readonly editor: EditorSettings;
  /** Folder of the build context by path or pattern of Dockerfiles, both relative to the workspace folder. */
  readonly buildContexts: Readonly<Record<string, string>>;
  /** Folders besides the workspace with definitions of custom kinds: paths, from the workspace folder where relative. */
  readonly schemaFolders: readonly string[];
}

/** The settings that hold when nobody says otherwise. */
export const defaultSettings: AnalysisSettings = {
  levels: {},
  aliasLevels: {},
  kubernetesVersion: '1.36',
  isolated: false,
  trustedRegistries: undefined,
  labels: {},
  strictLabels: false,
  hadolintComments: true,
  editor: defaultEditorSettings,
  buildContexts: {},
  schemaFolders: [],
};

/** States a rule; exists so that its literal is checked against the contract. */
export function defineRule<Model>(rule: Rule<Model>): Rule<Model> {
  return rule;
}

/** Runs rules over a model; a rule that throws is contained and told to `onCrash`. */
export function runRules<Model>(
  rules: readonly Rule<Model>[],
  model: Model,
  context: RuleContext,
  onCrash: (rule: string, error: unknown) => void,
): ReportedFinding[] {
  const findings: ReportedFinding[] = [];
  for (const rule of rules) {
    const find = () => rule.check(model, context);
    findings.push(...runRule(rule, find, context.settings, onCrash));
  }
  return findings;
}

/** What a rule finds, with its level; when it throws, that is nothing, and `onCrash` is told. */
export function runRule(
  rule: RuleInfo,
  find: () => Iterable<Finding>,
  settings: AnalysisSettings,
  onCrash: (rule: string, error: unknown) => void,
): ReportedFinding[] {
  if (!isActive(rule, settings)) return [];
  try {
    const findings: ReportedFinding[] = [];
    for (const finding of find()) {
      if (levelOf(rule, finding, settings) === 'off') continue;
      findings.push(report(rule, finding, settings));
    }
    return findings;
  } catch (error) {
    onCrash(rule.id, error);
    return [];
  }
}

/** Whether settings leave a rule anything to say. */
export function isActive(rule: RuleInfo, settings: AnalysisSettings): boolean {
  const { id, aliases = [], optIn, scope } = rule;
  const { levels, aliasLevels, isolated } = settings;
  if (scope === 'workspace' && isolated) return false;
  const own = levels[id];
  if (own || !optIn) return own !== 'off';
  return [id, ...aliases].some((name) => (aliasLevels[name] ?? 'off') !== 'off');
}

/** The level of a finding: what settings say of its rule, else of its other names, else its own. */
export function levelOf(
  rule: RuleInfo,
  { aliases = rule.aliases ?? [], severity = rule.severity }: Finding,
  { levels, aliasLevels }: AnalysisSettings,
): Severity | 'off' {
  const own = levels[rule.id];
  if (own) return own;
  let isAskedFor = !rule.optIn;
  let other: Severity | undefined;
  for (const name of [rule.id, ...aliases]) {
    const level = aliasLevels[name];
    if (level === 'off') return 'off';
    if (level === 'on') isAskedFor = true;
    else other ??= level;
  }
  return other ?? (isAskedFor ? severity : 'off');
}

/** Gives a finding its rule's id, aliases and effective severity. */
export function report(
  rule: RuleInfo,
  finding: Finding,
  settings: AnalysisSettings,
): ReportedFinding {
  const level = levelOf(rule, finding, settings);
  return {
    ...finding,
    rule: rule.id,
    severity: level === 'off' ? (finding.severity ?? rule.severity) : level,
    aliases: finding.aliases ?? rule.aliases ?? [],
  };
}
