import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseDocument } from 'yaml';
import { fixedFields } from '../../../server/src/analysis/kubernetes/model/fixed-fields.ts';
import { findingsIn } from '../../support/fixture-workspace.ts';
import { startControlPlane, type TestControlPlane } from '../../support/services/control-plane.ts';
import { type Changes, immutableFieldChanges } from './immutable-fields.ts';

let server: TestControlPlane;

beforeAll(async () => {
  server = await startControlPlane();
  await server.request('POST', '/api/v1/namespaces/default/serviceaccounts', {
    metadata: { name: 'default' },
  });
});
afterAll(() => server?.stop());

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Applies a manifest as `kubectl apply --server-side` does; the words of the refusal, if there is one. */
async function apply(manifest: string, query: string): Promise<string | undefined> {
  const document = parseDocument(manifest);
  const text = (...path: string[]) => String(document.getIn(path));
  const root = text('apiVersion').includes('/') ? '/apis/' : '/api/';
  const { body } = await server.request('GET', root + text('apiVersion'));
  const { resources } = body as { resources: readonly Resource[] };
  const resource = resources.find(({ kind, name }) => kind === text('kind') && !name.includes('/'));
  if (!resource) throw new Error(`There is no ${text('kind')}.`);
  const scope = resource.namespaced ? '/namespaces/default' : '';
  const path = `${root}${text('apiVersion')}${scope}/${resource.name}/${text('metadata', 'name')}`;
  const answer = await server.request('PATCH', `${path}?fieldManager=test&force=true${query}`, {
    contentType: 'application/apply-patch+yaml',
    text: manifest,
  });
  return answer.status < 300 ? undefined : (answer.body as { message: string }).message;
}

/** Waits until a definition is established: before, the API server lets its scope be changed. */
async function settle(manifest: string): Promise<void> {
  const definition = parseDocument(manifest);
  if (definition.get('kind') !== 'CustomResourceDefinition') return;
  const name = String(definition.getIn(['metadata', 'name']));
  await vi.waitFor(async () => {
    const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;
    const { body } = await server.request('GET', path);
    const established = expect.objectContaining({ type: 'Established', status: 'True' });
    expect(body).toMatchObject({ status: { conditions: expect.arrayContaining([established]) } });
  }, 10_000);
}

const rules = ['changed-immutable-field', 'refused-change'];

/** What is reported of a change of a manifest. */
function findingsOf({ manifest, definition = '' }: Changes, after: string) {
  const files = new Map([
    ['HEAD:object.yaml', manifest],
    ['object.yaml', after],
    ['definition.yaml', definition],
  ]);
  return findingsIn(files, 'object.yaml').filter(({ rule }) => rules.includes(rule));
}

test('what the API server refuses to change is reported, and nothing else is', async () => {
  const disagreements: unknown[] = [];
  const refusedKinds: string[] = [];
  let refused = 0;
  let accepted = 0;
  for (const object of immutableFieldChanges) {
    const { manifest, changes, definition } = object;
    if (definition !== undefined) expect(await apply(definition, '')).toBeUndefined();
    await vi.waitFor(
      async () => expect(await apply(manifest, ''), manifest).toBeUndefined(),
      10_000,
    );
    await settle(manifest);
    for (const [from, to] of changes) {
      expect(manifest.split(from), `"${from}" is there once`).toHaveLength(2);
      const after = manifest.replace(from, () => to);
      const refusal = await apply(after, '&dryRun=All');
      const findings = findingsOf(object, after);
      if (refusal === undefined) accepted++;
      else {
        refused++;
        refusedKinds.push(String(parseDocument(manifest).get('kind')));
      }
      if ((refusal !== undefined) === findings.length > 0) continue;
      const kind = String(parseDocument(manifest).get('kind'));
      disagreements.push({ kind, from, to, refusal, ours: findings.map(({ message }) => message) });
    }
  }
  console.log(`immutable fields: ${refused} changes refused, ${accepted} taken`);
  expect(disagreements).toEqual([]);
  const judged = new Set(fixedFields.flatMap(({ kinds }) => kinds));
  expect([...judged].filter((kind) => !refusedKinds.includes(kind))).toEqual([]);
});

test('a value of a Secret is never told', () => {
  for (const object of immutableFieldChanges) {
    const { manifest, changes } = object;
    if (!/kind: (Secret|ConfigMap)/.test(manifest)) continue;
    for (const [from, to] of changes) {
      const told = findingsOf(
        object,
        manifest.replace(from, () => to),
      );
      expect(JSON.stringify(told)).not.toMatch(/hunter|aHVud|info|debug|AAEC/);
    }
  }
});
