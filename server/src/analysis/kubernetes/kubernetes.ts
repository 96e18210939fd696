import { type Language, silentLanguage } from '../core/language.ts';
import type { Rule } from '../core/rule.ts';
import { type DiagnosisParts, diagnose } from './diagnose.ts';
import { codeLensesOf } from './features/code-lenses.ts';
import { completionsAt } from './features/completion.ts';
import { documentLinksOf } from './features/document-links.ts';
import { formatManifests } from './features/format.ts';
import {
  helmDefinition,
  helmHighlights,
  helmReferences,
  helmRename,
  helmRenameTarget,
  hoverHelmName,
} from './features/helm-names.ts';
import { completeHelmNames, completeValues, hoverValue } from './features/helm-values.ts';
import { highlightsAt } from './features/highlights.ts';
import { hoverAt } from './features/hover.ts';
import { inlayHintsIn } from './features/inlay-hints.ts';
import { definitionAt, referencesAt } from './features/navigation.ts';
import { patchView } from './features/patch-view.ts';
import { refactoringsAt } from './features/refactorings.ts';
import { renameAt, renameTargetAt } from './features/rename.ts';
import { selectionAt } from './features/selection.ts';
import { semanticTokensOf } from './features/semantic-tokens.ts';
import { foldingOf, symbolsOf } from './features/symbols.ts';
import { kubernetesManifests } from './model/kubernetes-manifests.ts';
import type { KubernetesObject } from './model/kubernetes-object.ts';
import { objectRules } from './object-rules.ts';
import type { Facts } from './schema/facts.ts';
import { factsFor } from './schema/facts-for.ts';
import { schemaRules } from './schema/schema-rules.ts';

/** What the language is made of. */
export interface KubernetesParts {
  /** Asked for at the first request that needs them. */
  readonly facts: () => Facts;
  readonly rules: readonly Rule<KubernetesObject>[];
}

/** The language of Kubernetes manifests. */
export function createKubernetesLanguage({ facts, rules }: KubernetesParts): Language {
  const parts: DiagnosisParts = {
    facts,
    fileRules: objectRules(rules.filter(({ scope }) => scope !== 'workspace')),
    workspaceRules: objectRules(rules.filter(({ scope }) => scope === 'workspace')),
  };
  return {
    ...silentLanguage,
    id: 'kubernetes',
    rules: [...Object.values(schemaRules), ...rules],
    diagnose: (snapshot, context, more) => diagnose(snapshot, context, parts, more),
    complete: (snapshot, offset, { workspace, settings }) =>
      completeValues(snapshot, offset, workspace) ??
      completeHelmNames(snapshot, offset, workspace) ??
      completionsAt(
        patchView(snapshot, offset),
        offset,
        workspace,
        factsFor(facts(), workspace, settings),
      ),
    hover: (snapshot, offset, { workspace, settings }) =>
      hoverValue(snapshot, offset, workspace) ??
      hoverHelmName(snapshot, offset, workspace) ??
      hoverAt(snapshot, offset, workspace, factsFor(facts(), workspace, settings)),
    definition: (snapshot, offset, { workspace }) => [
      ...helmDefinition(snapshot, offset, workspace),
      ...definitionAt(snapshot, offset, workspace),
    ],
    references: (snapshot, offset, { workspace }) =>
      helmReferences(snapshot, offset, workspace) ?? referencesAt(snapshot, offset, workspace),
    symbols: (snapshot) => symbolsOf(kubernetesManifests(snapshot)),
    highlights: (snapshot, offset) =>
      helmHighlights(snapshot, offset) ?? highlightsAt(snapshot, offset),
    renameTarget: (snapshot, offset) =>
      helmRenameTarget(snapshot, offset) ?? renameTargetAt(snapshot, offset),
    rename: (snapshot, offset, name, { workspace }) =>
      helmRename(snapshot, offset, name, workspace) ?? renameAt(snapshot, offset, name, workspace),
    selectionRanges: (snapshot, offset) => selectionAt(kubernetesManifests(snapshot), offset),
    semanticTokens: semanticTokensOf,
    inlayHints: inlayHintsIn,
    codeLenses: (snapshot, { workspace }) => codeLensesOf(snapshot, workspace),
    format: (snapshot, span, options) =>
      formatManifests(kubernetesManifests(snapshot), span, options),
    refactorings: refactoringsAt,
    documentLinks: (snapshot, { workspace }) => documentLinksOf(snapshot, workspace),
    folding: (snapshot) => foldingOf(kubernetesManifests(snapshot), snapshot.text),
  };
}
