import type { Finding, ReportedFinding, Severity } from './finding.ts';
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
}

/** A check over one document's model. */
export interface Rule<Model> extends RuleInfo {
  /** Kinds of objects that it may say something of, in languages that have them; absent: all. */
  readonly kinds?: readonly string[];
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
  /** The Kubernetes minor version that manifests are written for, such as `1.36`. */
  readonly kubernetesVersion: string;
  /** True when each file is judged by itself: no rule of scope `workspace` runs. */
  readonly isolated: boolean;
}

/** The settings that hold when nobody says otherwise. */
export const defaultSettings: AnalysisSettings = {
  levels: {},
  kubernetesVersion: '1.36',
  isolated: false,
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
    if (context.settings.levels[rule.id] === 'off') continue;
    if (rule.scope === 'workspace' && context.settings.isolated) continue;
    const before = findings.length;
    try {
      for (const finding of rule.check(model, context)) {
        findings.push(report(rule, finding, context.settings));
      }
    } catch (error) {
      findings.length = before;
      onCrash(rule.id, error);
    }
  }
  return findings;
}

/** Gives a finding its rule's id, aliases and effective severity. */
export function report(
  rule: RuleInfo,
  finding: Finding,
  settings: AnalysisSettings,
): ReportedFinding {
  const level = settings.levels[rule.id];
  return {
    ...finding,
    rule: rule.id,
    severity: level && level !== 'off' ? level : (finding.severity ?? rule.severity),
    aliases: finding.aliases ?? rule.aliases ?? [],
  };
}
