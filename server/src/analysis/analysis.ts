import { type CatalogedRule, catalogRules } from './cataloged-rule.ts';
import type { DeclaredBuild } from './core/declared-build.ts';
import type { Edit } from './core/edit.ts';
import type { ReportedFinding } from './core/finding.ts';
import { type Language, type LanguageContext, silentLanguage } from './core/language.ts';
import type { LanguageId, Snapshot } from './core/snapshot.ts';
import type { Workspace } from './core/workspace.ts';
import { createDockerfileLanguage } from './dockerfile/dockerfile.ts';
import { dockerfileRules } from './dockerfile/rules/index.ts';
import { maximumLength, tooLargeFinding } from './file-too-large.ts';
import { createHadolintLanguage } from './hadolint/hadolint.ts';
import { withHadolintSettings } from './hadolint/hadolint-settings.ts';
import { hadolintRules } from './hadolint/rules/index.ts';
import { helmLanguage } from './kubernetes/helm.ts';
import { createKubernetesLanguage } from './kubernetes/kubernetes.ts';
import { kubernetesRules } from './kubernetes/rules/index.ts';
import type { Facts } from './kubernetes/schema/facts.ts';
import { isKubernetesText } from './kubernetes/syntax/is-kubernetes-text.ts';
import { languageOf } from './language-of.ts';
import { type LiveNames, liveNames } from './live-names.ts';
import { builtImages } from './stack/built-images.ts';
import { declaredBuilds } from './stack/declared-builds.ts';
import { diagnoseStack } from './stack/diagnose-stack.ts';
import { stackRules } from './stack/rules/index.ts';
import { stackLenses } from './stack/stack-lenses.ts';
import { type StackedService, stackServices } from './stack/stack-services.ts';
import {
  renameStage,
  stageDefinition,
  stageReferences,
  stageRenameTarget,
} from './stack/stage-navigation.ts';
import { suppressionEdit } from './suppression-edit.ts';
import { suppressionLinks } from './suppression-links.ts';

/** Everything that Slipway knows about files, behind one door; every member is total and pure. */
export interface Analysis extends Omit<Language, 'id' | 'rules' | 'diagnose'> {
  readonly rules: readonly CatalogedRule[];
  languageOf(uri: string, languageId: string | undefined, text: string): LanguageId;
  /** Findings of the language and of the stack, after suppressions, sorted by position. */
  diagnose(snapshot: Snapshot, context: LanguageContext): readonly ReportedFinding[];
  /** The comment that silences a finding, if the place can take one. */
  suppressionEdit(snapshot: Snapshot, finding: ReportedFinding): Edit | undefined;
  /** What a running engine or cluster may add to the completions at an offset. */
  liveNames(snapshot: Snapshot, offset: number): LiveNames | undefined;
  /** The services of a workspace, each from its Dockerfile to its workloads. */
  services(workspace: Workspace): readonly StackedService[];
  /** The builds of a Dockerfile that Compose and Bake files declare. */
  declaredBuilds(workspace: Workspace, dockerfile: string): readonly DeclaredBuild[];
}

/** What the machine gives an analysis. */
export interface AnalysisOptions {
  /** What Kubernetes accepts; asked for when the first manifest is seen. */
  readonly kubernetesFacts: () => Facts;
}

/** Joins the languages and the rules that stand above them. */
export function createAnalysis(options: AnalysisOptions): Analysis {
  const dockerfiles = createDockerfileLanguage(dockerfileRules);
  const languages: readonly Language[] = [
    dockerfiles,
    createKubernetesLanguage({ facts: options.kubernetesFacts, rules: kubernetesRules }),
    helmLanguage,
    createHadolintLanguage(hadolintRules),
  ];
  const byId = new Map(languages.map((language) => [language.id, language]));
  const of = ({ language }: Snapshot) => byId.get(language) ?? silentLanguage;
  const rules = catalogRules([...languages, { id: 'stack', rules: stackRules }]);
  return {
    rules,
    services: stackServices,
    declaredBuilds,
    suppressionEdit,
    liveNames,
    languageOf(uri, languageId, text) {
      if (text.length > maximumLength || isBinary(text)) return 'other';
      return languageOf(uri, languageId, text, isKubernetesText);
    },
    diagnose(snapshot, context) {
      if (snapshot.text.length > maximumLength) return tooLargeFinding(snapshot, context.settings);
      const judged = withConfiguration(snapshot, context);
      return of(snapshot).diagnose(snapshot, judged, diagnoseStack(snapshot, judged));
    },
    complete: (snapshot, offset, context) => {
      const own = of(snapshot).complete(snapshot, offset, context);
      if (snapshot.language !== 'kubernetes') return own;
      const names = liveNames(snapshot, offset);
      if (names?.kind !== 'images') return own;
      return [...own, ...builtImages(context.workspace, names.replace, own)];
    },
    hover: (snapshot, ...rest) => of(snapshot).hover(snapshot, ...rest),
    definition: (snapshot, offset, context) => {
      const own = of(snapshot).definition(snapshot, offset, context);
      if (snapshot.language === 'dockerfile') return own;
      return [...own, ...stageDefinition(snapshot, offset, context.workspace)];
    },
    references: (snapshot, offset, context) => [
      ...of(snapshot).references(snapshot, offset, context),
      ...stageReferences(snapshot, offset, context, dockerfiles.references),
    ],
    symbols: (snapshot) => of(snapshot).symbols(snapshot),
    folding: (snapshot) => of(snapshot).folding(snapshot),
    refactorings: (snapshot, ...rest) => of(snapshot).refactorings(snapshot, ...rest),
    highlights: (snapshot, ...rest) => of(snapshot).highlights(snapshot, ...rest),
    renameTarget: (snapshot, offset) =>
      of(snapshot).renameTarget(snapshot, offset) ?? stageRenameTarget(snapshot, offset),
    rename: (snapshot, ...rest) =>
      renameStage(snapshot, ...rest, dockerfiles.rename) ?? of(snapshot).rename(snapshot, ...rest),
    selectionRanges: (snapshot, ...rest) => of(snapshot).selectionRanges(snapshot, ...rest),
    semanticTokens: (snapshot) => of(snapshot).semanticTokens(snapshot),
    inlayHints: (snapshot, ...rest) => of(snapshot).inlayHints(snapshot, ...rest),
    signatureHelp: (snapshot, ...rest) => of(snapshot).signatureHelp(snapshot, ...rest),
    codeLenses: (snapshot, context) => [
      ...of(snapshot).codeLenses(snapshot, context),
      ...stackLenses(snapshot, context.workspace),
    ],
    documentLinks: (snapshot, context) => [
      ...of(snapshot).documentLinks(snapshot, context),
      ...suppressionLinks(snapshot, rules),
    ],
    format: (snapshot, ...rest) => of(snapshot).format(snapshot, ...rest),
    formatOnType: (snapshot, ...rest) => of(snapshot).formatOnType(snapshot, ...rest),
  };
}

/** The context with what configuration files of other tools say of a document. */
function withConfiguration(snapshot: Snapshot, context: LanguageContext): LanguageContext {
  if (snapshot.language !== 'dockerfile') return context;
  const { workspace, settings } = context;
  return { ...context, settings: withHadolintSettings(snapshot.uri, workspace, settings) };
}

/** Whether a file that an editor shows as text is none. */
function isBinary(text: string): boolean {
  return text.slice(0, 8000).includes('\0');
}
