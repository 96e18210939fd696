import type { Finding, ReportedFinding } from '../core/finding.ts';
import {
  type AnalysisSettings,
  isActive,
  type Rule,
  type RuleContext,
  runRules,
} from '../core/rule.ts';
import type { KubernetesObject } from './model/kubernetes-object.ts';
import { kustomizeBuilds } from './model/kustomize-builds.ts';
import type { Manifest } from './model/manifest.ts';
import { isCustom, podKinds } from './model/pod-template.ts';

/** Rules that are run over each object of a manifest; one that throws is contained and told to `onCrash`. */
export interface ObjectRules {
  has(id: string): boolean;
  /** Whether a rule runs under these settings that bears a name, here or elsewhere. */
  asksFor(name: string, settings: AnalysisSettings): boolean;
  run(
    manifest: Manifest,
    context: RuleContext,
    onCrash: (rule: string, error: unknown) => void,
  ): readonly ReportedFinding[];
}

/** Makes rules ready: of which kinds each has something to say is asked once per kind, not per object. */
export function objectRules(rules: readonly Rule<KubernetesObject>[]): ObjectRules {
  const rulesOfKind = oncePerKind((kind) =>
    rules.filter(({ kinds }) => !kinds || kinds.includes(kind)),
  );
  const rulesOfCustomKind = oncePerKind((kind) =>
    rules.filter(({ kinds }) => !kinds || kinds.includes(kind) || kinds === podKinds).map(softened),
  );
  const rulesOfParts = oncePerKind((kind) =>
    rules.filter(({ kinds, judgesParts }) => judgesParts && (!kinds || kinds.includes(kind))),
  );
  return {
    has: (id) => rules.some((rule) => rule.id === id),
    asksFor: (name, settings) =>
      rules.some(
        (rule) => (rule.id === name || rule.aliases?.includes(name)) && isActive(rule, settings),
      ),
    run(manifest, context, onCrash) {
      // Nobody knows what templates will become.
      if (manifest.templated) return [];
      const { isPatch } = kustomizeBuilds(context.workspace);
      return manifest.objects.flatMap((object) => {
        const concerned = isCustom(object) ? rulesOfCustomKind : rulesOfKind;
        const judged = isPatch(object) ? rulesOfParts : concerned;
        return runRules(judged(object.kind, context.settings), object, context, onCrash);
      });
    },
  };
}

type KindRules = readonly Rule<KubernetesObject>[];

/** Those of the rules for a kind that the settings let speak. */
function oncePerKind(
  find: (kind: string) => KindRules,
): (kind: string, settings: AnalysisSettings) => KindRules {
  const known = new WeakMap<AnalysisSettings, Map<string, KindRules>>();
  return (kind, settings) => {
    const byKind = known.get(settings) ?? new Map<string, KindRules>();
    known.set(settings, byKind);
    const found = byKind.get(kind) ?? find(kind).filter((rule) => isActive(rule, settings));
    byKind.set(kind, found);
    return found;
  };
}

/** The API server takes a custom object; what is wrong with its Pods shows when its controller makes them. */
function softened(rule: Rule<KubernetesObject>): Rule<KubernetesObject> {
  const soften = (finding: Finding): Finding =>
    (finding.severity ?? rule.severity) === 'error' ? { ...finding, severity: 'warning' } : finding;
  return { ...rule, check: (object, context) => [...rule.check(object, context)].map(soften) };
}
