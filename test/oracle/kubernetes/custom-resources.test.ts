import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { fixtureContext, fixtureSnapshot } from '../../support/fixture-workspace.ts';
import { languages } from '../../support/languages.ts';
import { startControlPlane, type TestControlPlane } from '../../support/services/control-plane.ts';
import { waitUntil } from '../../support/services/wait-until.ts';

// A CustomResourceDefinition judges its objects in the API server; Slipway reads the same file.

let server: TestControlPlane;

beforeAll(async () => {
  server = await startControlPlane();
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const { status, body } = await server.request('POST', path, definition);
  expect(status, JSON.stringify(body)).toBe(201);
  await waitUntil('the kind is served', async () => {
    const answer = await server.request('GET', '/apis/example.com/v1/namespaces/default/boats');
    return answer.status === 200;
  });
});
afterAll(() => server?.stop());

test('objects of a custom kind are refused here when they are refused there', async () => {
  const disagreements: string[] = [];
  let refused = 0;
  for (const [name, spec] of Object.entries(specs)) {
    const object = { apiVersion: 'example.com/v1', kind: 'Boat', metadata: { name: 'ark' }, spec };
    const { status, body } = await server.request(
      'POST',
      '/apis/example.com/v1/namespaces/default/boats?dryRun=All&fieldValidation=Strict',
      object,
    );
    const isRefused = status === 400 || status === 422;
    if (!isRefused && status >= 300) throw new Error(`${name}: ${status}`);
    if (isRefused) refused++;
    const ours = errorsOf(stringify(object));
    if (isRefused !== ours.length > 0) {
      const theirs = (body as { message?: string }).message ?? 'accepted';
      disagreements.push(`${name}: ${theirs} / ${ours.join(' ')}`);
    }
  }
  const judged = Object.keys(specs).length;
  console.log(
    `custom resources: ${judged} objects judged, ${refused} refused, ${judged - disagreements.length} judged alike`,
  );
  expect(disagreements).toEqual([]);
});

function errorsOf(text: string): readonly string[] {
  const object = fixtureSnapshot('boat.yaml', text);
  const crd = fixtureSnapshot('crd.yaml', stringify(definition));
  const language = languages.find(({ id }) => id === 'kubernetes');
  const context = fixtureContext(createWorkspace([object, crd]));
  const findings = language?.diagnose(object, context) ?? [];
  return findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'boats.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { kind: 'Boat', plural: 'boats', singular: 'boat', listKind: 'BoatList' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            required: ['spec'],
            properties: {
              spec: {
                type: 'object',
                required: ['hull'],
                'x-kubernetes-validations': [
                  { rule: 'self.crew <= self.seats', message: 'more people than seats' },
                  { rule: '!has(self.harbour) || self.harbour.startsWith("port-")' },
                  { rule: 'self.hull != "steel" || has(self.load)' },
                ],
                properties: {
                  hull: { type: 'string', enum: ['wood', 'steel'] },
                  crew: { type: 'integer', minimum: 0, maximum: 12, default: 1 },
                  seats: { type: 'integer', format: 'int32', default: 4, multipleOf: 2 },
                  name: { type: 'string', pattern: '^[A-Z][a-z]*$', minLength: 2, maxLength: 8 },
                  harbour: { type: 'string', maxLength: 30 },
                  load: { 'x-kubernetes-int-or-string': true },
                  length: { type: 'number', minimum: 1, exclusiveMinimum: true },
                  launched: { type: 'string', format: 'date-time' },
                  seal: { type: 'string', format: 'byte' },
                  afloat: { type: 'boolean' },
                  owner: { type: 'string', nullable: true },
                  colours: {
                    type: 'array',
                    maxItems: 3,
                    'x-kubernetes-list-type': 'set',
                    items: { type: 'string', maxLength: 10 },
                  },
                  sails: {
                    type: 'array',
                    minItems: 1,
                    maxItems: 4,
                    'x-kubernetes-list-type': 'map',
                    'x-kubernetes-list-map-keys': ['mast'],
                    items: {
                      type: 'object',
                      required: ['mast'],
                      properties: {
                        mast: { type: 'string', maxLength: 10 },
                        area: { type: 'number' },
                      },
                      'x-kubernetes-validations': [{ rule: '!has(self.area) || self.area > 0.0' }],
                    },
                  },
                  flags: {
                    type: 'object',
                    maxProperties: 2,
                    additionalProperties: { type: 'string', maxLength: 10 },
                  },
                  extra: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                  empty: { type: 'object' },
                },
              },
            },
          },
        },
      },
    ],
  },
};

/** The specs of objects; about half of them are refused. */
const specs: Readonly<Record<string, object | null>> = {
  least: { hull: 'wood' },
  most: {
    ...{ hull: 'steel', crew: 3, seats: 6, name: 'Ark', harbour: 'port-one', load: '3t' },
    ...{ length: 12.5, launched: '2026-01-31T12:00:00Z', seal: 'YWJj', afloat: true, owner: null },
    ...{ colours: ['red', 'blue'], sails: [{ mast: 'fore', area: 2 }, { mast: 'aft' }] },
    ...{ flags: { mood: 'good' }, extra: { any: [1, { thing: true }] }, empty: {} },
  },
  'no spec': null,
  'no hull': { crew: 1 },
  'hull of glass': { hull: 'glass' },
  'hull in capitals': { hull: 'Wood' },
  'hull as a number': { hull: 1 },
  'unknown field': { hull: 'wood', color: 'red' },
  'unknown field in an item': { hull: 'wood', sails: [{ mast: 'fore', size: 1 }] },
  'unknown field where nothing is described': { hull: 'wood', empty: { a: 1 } },
  'unknown field that is kept': { hull: 'wood', extra: { a: 1 } },
  'crew as a text': { hull: 'wood', crew: '1' },
  'crew as a fraction': { hull: 'wood', crew: 1.5 },
  'crew below': { hull: 'wood', crew: -1 },
  'crew above': { hull: 'wood', crew: 13, seats: 20 },
  'crew above the default of seats': { hull: 'wood', crew: 5 },
  'crew as many as seats': { hull: 'wood', crew: 6, seats: 6 },
  'default of crew above seats': { hull: 'wood', seats: 0 },
  'odd seats': { hull: 'wood', seats: 3 },
  'seats beyond 32 bits': { hull: 'wood', seats: 4_294_967_296 },
  'name too short': { hull: 'wood', name: 'A' },
  'name too long': { hull: 'wood', name: 'Abcdefghij' },
  'name against the pattern': { hull: 'wood', name: 'ark' },
  'harbour by the rule': { hull: 'wood', harbour: 'port-two' },
  'harbour against the rule': { hull: 'wood', harbour: 'beach' },
  'steel without load': { hull: 'steel' },
  'load as a number': { hull: 'steel', load: 3 },
  'load as a boolean': { hull: 'steel', load: true },
  'length at the excluded limit': { hull: 'wood', length: 1 },
  'length above it': { hull: 'wood', length: 1.01 },
  'length as a text': { hull: 'wood', length: 'long' },
  'no time': { hull: 'wood', launched: 'yesterday' },
  'a day without time': { hull: 'wood', launched: '2026-01-31' },
  'no base64': { hull: 'wood', seal: '%%%' },
  'afloat as a text': { hull: 'wood', afloat: 'true' },
  'null where it is allowed': { hull: 'wood', owner: null },
  'null where it is not': { hull: 'wood', name: null },
  'null where there is a default': { hull: 'wood', seats: null },
  'a colour twice': { hull: 'wood', colours: ['red', 'red'] },
  'too many colours': { hull: 'wood', colours: ['a', 'b', 'c', 'd'] },
  'colours as a text': { hull: 'wood', colours: 'red' },
  'a colour as a number': { hull: 'wood', colours: [1] },
  'no sails': { hull: 'wood', sails: [] },
  'a mast twice': { hull: 'wood', sails: [{ mast: 'fore' }, { mast: 'fore', area: 1 }] },
  'a sail without mast': { hull: 'wood', sails: [{ area: 1 }] },
  'a sail against its rule': { hull: 'wood', sails: [{ mast: 'fore', area: 0 }] },
  'too many flags': { hull: 'wood', flags: { a: 'x', b: 'y', c: 'z' } },
  'a flag as a number': { hull: 'wood', flags: { a: 1 } },
  'a flag too long': { hull: 'wood', flags: { a: '12345678901' } },
  'a list where an object belongs': { hull: 'wood', flags: ['a'] },
  'an object where a list belongs': { hull: 'wood', sails: { mast: 'fore' } },
};
