import type { ReportedFinding } from '../core/finding.ts';
import type { LanguageContext } from '../core/language.ts';
import { type AnalysisSettings, levelOf, report } from '../core/rule.ts';
import { shiftFinding } from '../core/shift-finding.ts';
import { derivation, type Snapshot } from '../core/snapshot.ts';
import type { Span } from '../core/span.ts';
import type { Workspace } from '../core/workspace.ts';
import { committedObject } from './model/committed-object.ts';
import { inlinePatchesOf } from './model/inline-patches.ts';
import { withKubeLinterSettings } from './model/kube-linter-settings.ts';
import { kubernetesManifests } from './model/kubernetes-manifests.ts';
import { isKustomization } from './model/kustomization.ts';
import { kustomizeBuilds } from './model/kustomize-builds.ts';
import type { Manifest } from './model/manifest.ts';
import { patchFiles } from './model/patch-files.ts';
import { withEnabledChecks } from './model/with-enabled-checks.ts';
import type { ObjectRules } from './object-rules.ts';
import { checkTransitions } from './schema/check-transitions.ts';
import type { Facts } from './schema/facts.ts';
import { factsFor } from './schema/facts-for.ts';
import { schemaRules } from './schema/schema-rules.ts';
import { validateManifest } from './schema/validate-manifest.ts';
import { unsuppressed } from './unsuppressed.ts';

/** What diagnosing takes besides the snapshot. */
export interface DiagnosisParts {
  readonly facts: () => Facts;
  /** Rules that look at nothing but the document itself. */
  readonly fileRules: ObjectRules;
  readonly workspaceRules: ObjectRules;
}

/**
 * The findings of every document of a file; those of documents that did not change are kept.
 * `more` are findings of rules above the language, which the same comments suppress.
 */
export function diagnose(
  snapshot: Snapshot,
  context: LanguageContext,
  parts: DiagnosisParts,
  more: readonly ReportedFinding[] = [],
): readonly ReportedFinding[] {
  const { workspace, onRuleCrash } = context;
  const ofFile = withKubeLinterSettings(snapshot.uri, workspace, context.settings);
  const { fileRules, workspaceRules } = parts;
  const facts = factsFor(parts.facts(), workspace, ofFile);
  const kept = keptFindings(snapshot);
  const partial = patchFiles(workspace).has(snapshot.uri);
  return kubernetesManifests(snapshot)
    .flatMap((manifest) => {
      const settings = withEnabledChecks(manifest, ofFile);
      const grounds = { settings, facts, partial };
      const ruleContext = { uri: snapshot.uri, workspace, settings };
      const patches = patchesIn(manifest);
      const own = kept.of(manifest, grounds, () => [
        ...schemaFindings(manifest, grounds),
        ...fileRules.run(manifest, ruleContext, onRuleCrash),
        ...patches.flatMap((patch) => [
          ...schemaFindings(patch, { ...grounds, partial: true }),
          ...fileRules.run(patch, ruleContext, onRuleCrash),
        ]),
      ]);
      const alone = own.filter((finding) => !isBrought(finding, manifest, workspace));
      const others = more.filter(({ span }) => covers(manifest.span, span.start));
      const across = [manifest, ...patches].flatMap((one) =>
        workspaceRules.run(one, ruleContext, onRuleCrash),
      );
      const changes = partial ? [] : refusedChanges(manifest, workspace, grounds);
      const found = [...alone, ...across, ...changes, ...others];
      return unsuppressed(manifest, found, settings, parts);
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** What definitions of custom kinds say of changes since the last commit. */
function refusedChanges(
  { templated, objects }: Manifest,
  workspace: Workspace,
  { settings, facts }: Grounds,
): readonly ReportedFinding[] {
  if (templated || settings.levels['refused-change'] === 'off') return [];
  return objects.flatMap((object) => {
    if (facts.hasGroup(object.group)) return [];
    const kind = facts.kind(object.apiVersion, object.kind);
    const before = kind && committedObject(object, workspace)?.before;
    if (!before || before.apiVersion !== object.apiVersion) return [];
    return checkTransitions(kind, before, object).map((finding) =>
      report(schemaRules['refused-change'], finding, settings),
    );
  });
}

/** The patches that stand as texts in the kustomizations of a document. */
function patchesIn({ objects }: Manifest): readonly Manifest[] {
  return objects
    .filter(isKustomization)
    .flatMap(inlinePatchesOf)
    .flatMap(({ manifests }) => manifests);
}

/** Whether a kustomization brings what is missing in a document. */
function isBrought(
  { missing, span }: ReportedFinding,
  { objects }: Manifest,
  workspace: Workspace,
): boolean {
  if (missing === undefined) return false;
  const { brings } = kustomizeBuilds(workspace);
  return objects.some((object) => covers(object.span, span.start) && brings(object, missing));
}

function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

function schemaFindings(
  manifest: Manifest,
  { settings, facts, partial }: Grounds,
): ReportedFinding[] {
  return validateManifest(manifest, { facts, partial })
    .filter(({ rule, ...finding }) => levelOf(schemaRules[rule], finding, settings) !== 'off')
    .map(({ rule, ...finding }) => report(schemaRules[rule], finding, settings));
}

/** What the findings of a document by itself follow from, besides its text. */
interface Grounds {
  readonly settings: AnalysisSettings;
  readonly facts: Facts;
  readonly partial: boolean;
}

interface Kept {
  readonly grounds: Grounds;
  /** Where the document stood when these were found. */
  readonly start: number;
  readonly findings: readonly ReportedFinding[];
}

interface KeptFindings {
  readonly byIdentity: Map<object, Kept>;
  of(
    manifest: Manifest,
    grounds: Grounds,
    find: () => readonly ReportedFinding[],
  ): readonly ReportedFinding[];
}

/** What only depends on a document's own text, by document. */
const keptFindings = derivation<KeptFindings>((snapshot, previous) => {
  const byIdentity = new Map<object, Kept>();
  for (const { identity } of previous ? kubernetesManifests(snapshot) : []) {
    const kept = previous?.byIdentity.get(identity);
    if (kept) byIdentity.set(identity, kept);
  }
  return {
    byIdentity,
    of(manifest, grounds, find) {
      const kept = byIdentity.get(manifest.identity);
      if (kept && isSame(kept.grounds, grounds)) {
        return kept.findings.map((finding) =>
          shiftFinding(finding, manifest.span.start - kept.start),
        );
      }
      const findings = find();
      const start = manifest.span.start;
      byIdentity.set(manifest.identity, { grounds, start, findings });
      return findings;
    },
  };
});

function isSame(a: Grounds, b: Grounds): boolean {
  return a.settings === b.settings && a.facts === b.facts && a.partial === b.partial;
}
