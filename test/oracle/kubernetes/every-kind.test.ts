import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import {
  type Field,
  type FieldType,
  type ObjectType,
  parseFacts,
} from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import { startControlPlane, type TestControlPlane } from '../../support/services/control-plane.ts';
import { share } from './agreement.ts';
import { type ApiServerJudge, createApiServerJudge } from './api-server-judge.ts';
import { corpusManifests } from './corpus.ts';
import { floors } from './floors.ts';
import { type Filled, growObject, type Json, shrinkObject } from './grow-object.ts';
import { kubernetesErrors } from './kubernetes-errors.ts';
import { seedOf } from './seed-objects.ts';

// Objects of every stable kind grow until every field is filled, and shrink to what is demanded;
// each step is judged by the API server and here.

const facts = parseFacts(readFileSync('server/generated/kubernetes.json', 'utf8'));
const kinds = facts.kinds.filter(({ apiVersion }) => !/(?:alpha|beta)\d*$/.test(apiVersion));
const manifests = corpusManifests();
/** It only places a Pod that exists, and the judge keeps none. */
const unjudgeable = new Set(['Binding']);

let server: TestControlPlane;
let judge: ApiServerJudge;

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

test('every stable kind, with every field and with the fewest', { timeout: 900_000 }, async () => {
  const tally = { accepted: 0, refused: 0, found: 0 };
  const falseErrors: string[] = [];
  const missed = new Map<string, string>();
  const accepts = async (object: Json) => {
    const text = stringify(object, { aliasDuplicateObjects: false, version: '1.1' });
    const verdict = await judge.judge(text);
    if (verdict.kind === 'unjudged') return false;
    const errors = kubernetesErrors(text);
    const isAccepted = verdict.kind === 'accepted';
    tally[isAccepted ? 'accepted' : 'refused']++;
    if (isAccepted && errors.length > 0) {
      falseErrors.push(`${errors.map(({ message }) => message).join(' ')}\n${text}`);
    }
    if (!isAccepted && errors.length > 0) tally.found++;
    const [first] = verdict.errors;
    if (!isAccepted && errors.length === 0) {
      missed.set(
        `${(object as { kind: string }).kind} ${first?.field.join('.')}`,
        first?.message ?? '',
      );
    }
    return isAccepted;
  };
  const filled: Filled = { done: new Map(), failed: new Map() };
  const refusedSeeds: string[] = [];
  const reached = new Set<ObjectType>();
  for (const { apiVersion, kind, type } of kinds) {
    if (unjudgeable.has(kind)) continue;
    const seed = seedOf(apiVersion, kind, manifests);
    if (seed === undefined || !(await accepts(seed))) {
      refusedSeeds.push(`${apiVersion} ${kind}`);
      continue;
    }
    collectTypes(type, reached);
    await growObject(seed, type, filled, accepts);
    await shrinkObject(seed, accepts);
  }
  const all = [...reached].reduce((sum, { fields }) => sum + fields.size, 0);
  const open = [...filled.failed.values()].flatMap((fields) => [...fields.values()]);
  const full = [...filled.done.values()].reduce((sum, fields) => sum + fields.size, 0);
  console.log(
    `every kind: ${kinds.length - unjudgeable.size - refusedSeeds.length} of ${kinds.length} stable kinds, ` +
      `${full} of ${all} fields filled, ${open.length} that no value filled; ` +
      `${tally.accepted} objects accepted, ${falseErrors.length} false errors; ` +
      `${tally.refused} refused, ${tally.found} of them found (${share(tally.found, tally.refused)})`,
  );
  if (process.env['ORACLE_DETAILS'] === '1') {
    console.log(`-- false errors --\n${falseErrors.join('\n=====\n')}`);
    console.log(`-- not filled --\n${open.map(({ at }) => at).join('\n')}`);
    console.log(`-- missed --\n${[...missed].map((one) => one.join(': ')).join('\n')}`);
  }
  expect(refusedSeeds).toEqual([]);
  expect(falseErrors).toEqual([]);
  expect(full / all).toBeGreaterThanOrEqual(floors.filledFields);
  expect(tally.found / tally.refused).toBeGreaterThanOrEqual(floors.recallOfRandomValues);
});

/** The types that fields of a manifest reach; the status is the server's own. */
function collectTypes(type: ObjectType, reached: Set<ObjectType>): void {
  if (reached.has(type)) return;
  reached.add(type);
  for (const field of type.fields.values()) {
    const inner = isStatus(field) ? undefined : objectIn(field.type);
    if (inner) collectTypes(inner, reached);
  }
}

function isStatus({ name, type }: Field): boolean {
  return name === 'status' && type.kind === 'object';
}

function objectIn(type: FieldType): ObjectType | undefined {
  if (type.kind === 'object') return type.type;
  if (type.kind === 'list') return objectIn(type.items);
  return type.kind === 'map' ? objectIn(type.values) : undefined;
}
