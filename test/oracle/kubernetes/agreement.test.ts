import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { startControlPlane, type TestControlPlane } from '../../support/services/control-plane.ts';
import { type Agreement, agreementOn, reportAgreement } from './agreement.ts';
import { type ApiServerJudge, createApiServerJudge } from './api-server-judge.ts';
import { clusterMistakes } from './cluster-mistakes.ts';
import { corpusManifests } from './corpus.ts';
import { definitionMistakes } from './definition-mistakes.ts';
import { floors } from './floors.ts';
import { harmlessChanges } from './harmless-changes.ts';
import { kubernetesErrors } from './kubernetes-errors.ts';
import { objectMistakes } from './object-mistakes.ts';
import { peerFigures } from './peers.ts';
import { podMistakes } from './pod-mistakes.ts';
import { textMistakes } from './text-mistakes.ts';
import { workloadMistakes } from './workload-mistakes.ts';

const mistakes = [
  ...podMistakes,
  ...objectMistakes,
  ...textMistakes,
  ...workloadMistakes,
  ...clusterMistakes,
  ...definitionMistakes,
];
const manifests = corpusManifests();
let server: TestControlPlane;
let judge: ApiServerJudge;
/** What the API server decided on, for its peers to be asked as well. */
const cases: Agreement['cases'] = [];

beforeAll(async () => {
  server = await startControlPlane();
  const valuesAt = (...path: string[]) =>
    manifests.flatMap(({ text }) => {
      const value = parseDocument(text).getIn(path);
      return typeof value === 'string' ? [value] : [];
    });
  judge = await createApiServerJudge(server, valuesAt('metadata', 'namespace'), [
    ...valuesAt('spec', 'serviceAccountName'),
    ...valuesAt('spec', 'template', 'spec', 'serviceAccountName'),
  ]);
});
afterAll(() => server?.stop());

test('every manifest of the repository is taken by the API server and has no error', async () => {
  const disagreements = [];
  for (const { name, text } of manifests) {
    const verdict = await judge.judge(text);
    const errors = kubernetesErrors(text);
    if (verdict.kind !== 'accepted' || errors.length > 0) {
      disagreements.push({ name, verdict, errors });
    }
  }
  expect(disagreements).toEqual([]);
});

test('harmless changes stay harmless', { timeout: 900_000 }, async () => {
  const agreement = await agreementOn(harmlessChanges, manifests, judge);
  reportAgreement('harmless changes', harmlessChanges.length, agreement);
  cases.push(...agreement.cases);
  expect(agreement.falseErrors).toEqual([]);
  expect(agreement.refused).toEqual([]);
});

test('mistakes are found where the API server finds them', { timeout: 900_000 }, async () => {
  const agreement = await agreementOn(mistakes, manifests, judge);
  reportAgreement('mistakes', mistakes.length, agreement);
  cases.push(...agreement.cases);
  const { falseErrors, found, rejected, located } = agreement;
  expect(falseErrors).toEqual([]);
  expect(found / rejected).toBeGreaterThanOrEqual(floors.recall);
  expect(located / found).toBeGreaterThanOrEqual(floors.location);
});

test('what others find in the same manifests', { timeout: 900_000 }, async () => {
  for (const line of await peerFigures(cases)) console.log(line);
});
