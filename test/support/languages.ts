import { readFileSync } from 'node:fs';
import type { Language } from '../../server/src/analysis/core/language.ts';
import { createDockerfileLanguage } from '../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileRules } from '../../server/src/analysis/dockerfile/rules/index.ts';
import { createHadolintLanguage } from '../../server/src/analysis/hadolint/hadolint.ts';
import { hadolintRules } from '../../server/src/analysis/hadolint/rules/index.ts';
import { createKubernetesLanguage } from '../../server/src/analysis/kubernetes/kubernetes.ts';
import { kubernetesRules } from '../../server/src/analysis/kubernetes/rules/index.ts';
import { parseFacts } from '../../server/src/analysis/kubernetes/schema/facts.ts';

/** Every language, as the facade uses them; `npm run generate` makes the facts. */
export const languages: readonly Language[] = [
  createDockerfileLanguage(dockerfileRules),
  createKubernetesLanguage({
    facts: () => parseFacts(readFileSync('server/generated/kubernetes.json', 'utf8')),
    rules: kubernetesRules,
  }),
  createHadolintLanguage(hadolintRules),
];
