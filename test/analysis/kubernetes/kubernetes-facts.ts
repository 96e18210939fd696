import { kubernetesFacts } from '../../../scripts/kubernetes-facts.ts';
import { createFacts, type Facts } from '../../../server/src/analysis/kubernetes/schema/facts.ts';

let known: Facts | undefined;

/** The facts, generated anew, so that a test never sees an old file. */
export function factsForTests(): Facts {
  known ??= createFacts(kubernetesFacts());
  return known;
}
