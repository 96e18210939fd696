import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { labelValue, type NameGrammar, qualifiedName } from '../model/name-grammar.ts';
import { type Place, place, placeTable } from '../model/place.ts';

/** Reports labels, selectors and annotation keys whose syntax the API server refuses. */
export const invalidLabel = defineRule<KubernetesObject>({
  id: 'invalid-label',
  summary: 'Label, selector or annotation key has a syntax that the API server refuses',
  severity: 'error',
  aliases: ['label-values'],
  *check(object) {
    for (const [{ what, grammar }, node] of labelsOf(object)) {
      const text = knownText(node);
      if (text === undefined || grammar.accepts(text)) continue;
      const better = grammar.repair(text);
      yield {
        span: node.span,
        message: `${what} "${text}" will be refused, because it may only be ${grammar.words}.`,
        ...(better !== '' &&
          grammar.accepts(better) && {
            fixes: [
              {
                title: `Change to "${better}"`,
                safety: 'unsafe',
                edits: [{ span: node.span, text: better }],
              },
            ],
          }),
      };
    }
  },
});

interface LabelRow {
  readonly what: string;
  readonly at: Place;
  readonly grammar: NameGrammar;
}

const keys = (what: string, at: string): LabelRow => ({
  what,
  at: place(at),
  grammar: qualifiedName,
});
const values = (at: string): LabelRow => ({
  what: 'Label value',
  at: place(at),
  grammar: labelValue,
});

const nodeTerms =
  'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[]';

/** A toleration without a key tolerates every taint. */
const taintKey: NameGrammar = {
  ...qualifiedName,
  accepts: (text) => text === '' || qualifiedName.accepts(text),
};

const labelsOf = placeTable<LabelRow>([
  keys('Label key', 'Metadata labels{}'),
  values('Metadata labels.*'),
  keys('Annotation key', 'Metadata annotations{}'),
  keys('Label key', 'Selector matchLabels{}'),
  values('Selector matchLabels.*'),
  keys('Label key', 'Selector matchExpressions[].key'),
  values('Selector matchExpressions[].values[]'),
  keys('Label key', 'Service spec.selector{}'),
  values('Service spec.selector.*'),
  keys('Label key', 'Pod nodeSelector{}'),
  values('Pod nodeSelector.*'),
  { what: 'Taint key', at: place('Pod tolerations[].key'), grammar: taintKey },
  keys(
    'Topology key',
    'Pod affinity.podAffinity|podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[].topologyKey',
  ),
  keys(
    'Topology key',
    'Pod affinity.podAffinity|podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm.topologyKey',
  ),
  keys('Label key', `Pod ${nodeTerms}.matchExpressions[].key`),
  values(`Pod ${nodeTerms}.matchExpressions[].values[]`),
]);
