import type { Edit } from './core/edit.ts';
import type {
  Completion,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Refactoring,
} from './core/features.ts';
import type { ReportedFinding } from './core/finding.ts';
import type { Language, LanguageContext } from './core/language.ts';
import type { RuleInfo } from './core/rule.ts';
import type { LanguageId, Snapshot } from './core/snapshot.ts';
import type { Span } from './core/span.ts';
import type { Workspace } from './core/workspace.ts';
import { createDockerfileLanguage } from './dockerfile/dockerfile.ts';
import { dockerfileRules } from './dockerfile/rules/index.ts';
import { maximumLength, tooLargeFinding } from './file-too-large.ts';
import { createKubernetesLanguage } from './kubernetes/kubernetes.ts';
import { kubernetesRules } from './kubernetes/rules/index.ts';
import type { Facts } from './kubernetes/schema/facts.ts';
import { isKubernetesText } from './kubernetes/syntax/is-kubernetes-text.ts';
import { languageOf } from './language-of.ts';
import { type LiveNames, liveNames } from './live-names.ts';
import { diagnoseStack } from './stack/diagnose-stack.ts';
import { stackRules } from './stack/rules/index.ts';
import { type StackedService, stackServices } from './stack/stack-services.ts';
import { suppressionEdit } from './suppression-edit.ts';

/** Everything that Slipway knows about files, behind one door; every member is total and pure. */
export interface Analysis {
  readonly rules: readonly CatalogedRule[];
  languageOf(uri: string, languageId: string | undefined, text: string): LanguageId;
  /** Findings of the language and of the stack, after suppressions, sorted by position. */
  diagnose(snapshot: Snapshot, context: LanguageContext): readonly ReportedFinding[];
  /** The comment that silences a finding, if the place can take one. */
  suppressionEdit(snapshot: Snapshot, finding: ReportedFinding): Edit | undefined;
  complete(snapshot: Snapshot, offset: number, context: LanguageContext): readonly Completion[];
  /** What a running engine or cluster may add to the completions at an offset. */
  liveNames(snapshot: Snapshot, offset: number): LiveNames | undefined;
  hover(snapshot: Snapshot, offset: number, context: LanguageContext): Hover | undefined;
  definition(snapshot: Snapshot, offset: number, context: LanguageContext): readonly Location[];
  references(snapshot: Snapshot, offset: number, context: LanguageContext): readonly Location[];
  /** The services of a workspace, each from its Dockerfile to its workloads. */
  services(workspace: Workspace): readonly StackedService[];
  symbols(snapshot: Snapshot): readonly DocumentSymbol[];
  folding(snapshot: Snapshot): readonly FoldingRange[];
  refactorings(snapshot: Snapshot, span: Span, context: LanguageContext): readonly Refactoring[];
}

/** A rule and the folder of `analysis` that holds its page. */
export interface CatalogedRule extends RuleInfo {
  readonly area: LanguageId | 'stack';
}

/** What the machine gives an analysis. */
export interface AnalysisOptions {
  /** What Kubernetes accepts; asked for when the first manifest is seen. */
  readonly kubernetesFacts: () => Facts;
}

/** Joins the languages and the rules that stand above them. */
export function createAnalysis(options: AnalysisOptions): Analysis {
  const languages: readonly Language[] = [
    createDockerfileLanguage(dockerfileRules),
    createKubernetesLanguage({ facts: options.kubernetesFacts, rules: kubernetesRules }),
  ];
  const byId = new Map(languages.map((language) => [language.id, language]));
  const languageFor = (snapshot: Snapshot) => byId.get(snapshot.language);
  return {
    rules: catalog([...languages, { id: 'stack', rules: stackRules }]),
    services: stackServices,
    languageOf(uri, languageId, text) {
      if (text.length > maximumLength || isBinary(text)) return 'other';
      return languageOf(uri, languageId, text, isKubernetesText);
    },
    diagnose(snapshot, context) {
      if (snapshot.text.length > maximumLength) return tooLargeFinding(snapshot, context.settings);
      const more = diagnoseStack(snapshot, context);
      return languageFor(snapshot)?.diagnose(snapshot, context, more) ?? [];
    },
    suppressionEdit,
    complete: (snapshot, offset, context) =>
      languageFor(snapshot)?.complete(snapshot, offset, context) ?? [],
    liveNames,
    hover: (snapshot, offset, context) => languageFor(snapshot)?.hover(snapshot, offset, context),
    definition: (snapshot, offset, context) =>
      languageFor(snapshot)?.definition(snapshot, offset, context) ?? [],
    references: (snapshot, offset, context) =>
      languageFor(snapshot)?.references(snapshot, offset, context) ?? [],
    symbols: (snapshot) => languageFor(snapshot)?.symbols(snapshot) ?? [],
    folding: (snapshot) => languageFor(snapshot)?.folding(snapshot) ?? [],
    refactorings: (snapshot, span, context) =>
      languageFor(snapshot)?.refactorings(snapshot, span, context) ?? [],
  };
}

/** Whether a file that an editor shows as text is none. */
function isBinary(text: string): boolean {
  return text.slice(0, 8000).includes('\0');
}

interface RuleSet {
  readonly id: CatalogedRule['area'];
  readonly rules: readonly RuleInfo[];
}

/** Every rule once; what both languages report belongs to the first. */
function catalog(languages: readonly RuleSet[]): readonly CatalogedRule[] {
  const byId = new Map<string, CatalogedRule>();
  for (const { id: area, rules } of languages) {
    for (const rule of rules) if (!byId.has(rule.id)) byId.set(rule.id, { ...rule, area });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
