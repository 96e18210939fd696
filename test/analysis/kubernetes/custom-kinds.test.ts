import { expect, test } from 'vitest';
import type { Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { renderFixture } from '../../support/fixture.ts';
import { contextOf, manifestFile, schemaLanguage } from './manifest-workspace.ts';

const definition = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: boats.example.com
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Boat, plural: boats}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [hull, crew]
              x-kubernetes-validations:
                - rule: self.crew <= self.seats
                  message: more people than seats
                - rule: oldSelf.hull == self.hull
                - rule: quantity(self.load).isGreaterThan(quantity('1'))
              properties:
                hull: {type: string, enum: [wood, steel]}
                crew: {type: integer, minimum: 1}
                seats: {type: integer, default: 4}
                name: {type: string, pattern: '^[A-Z]', maxLength: 8}
                load: {x-kubernetes-int-or-string: true}
                sails:
                  type: array
                  minItems: 1
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [mast]
                  items:
                    type: object
                    required: [mast]
                    properties:
                      mast: {type: string}
                      area: {type: number}
                flags:
                  type: object
                  additionalProperties: {type: string}
                extra:
                  type: object
                  x-kubernetes-preserve-unknown-fields: true
`;

const boat = (spec: string) => `
apiVersion: example.com/v1
kind: Boat
metadata:
  name: ark
spec:
${spec}
`;

/** What the API server says of each object once the definition is there. */
const cases: Readonly<Record<string, string>> = {
  'an object that fits': `  hull: wood
  crew: 4
  load: 3
  name: Ark
  sails: [{mast: fore, area: 2.5}, {mast: aft}]
  flags: {mood: good}
  extra: {any: [thing]}`,
  'fields, types and values that do not': `  hull: glass
#       ^^^^^ error[invalid-value] it takes wood or steel
  crew: many
#       ^^^^ error[wrong-type] must be a whole number
  colour: red
# ^^^^^^ error[unknown-field] Boat has no field "spec.colour"
  flags: {mood: 1}
#               ^ error[wrong-type]`,
  'limits of values': `  hull: wood
  crew: 0
#       ^ error[invalid-value] must be at least 1
  name: lowercase
#       ^^^^^^^^^ error[invalid-value] must have at most 8 characters
  sails: []
#        ^^ error[invalid-value] must have at least 1 item`,
  'two items with one key': `  hull: wood
  crew: 1
  sails:
    - mast: fore
    - mast: fore
#     ^^^^ error[invalid-value] two items with the same mast`,
  'a rule in CEL that sees defaults': `  hull: wood
  crew: 5`,
};

test.each(Object.entries(cases))('%s', (name, spec) => {
  const marked = name.includes('CEL')
    ? boat(spec).replace(
        'spec:\n',
        'spec:\n#<---- error[invalid-value] "spec" breaks a rule of its CustomResourceDefinition: more people than seats.\n',
      )
    : boat(spec);
  expect(renderFixture(marked, 'boat.yaml', ({ text }) => findings(text))).toBe(marked);
});

test('an object is judged anew when its definition changes, and kept when another file does', () => {
  const text = boat('  hull: glass\n  crew: 1');
  const object = manifestFile(text, 'boat.yaml');
  const strict = manifestFile(definition, 'crd.yaml');
  const lax = manifestFile(definition.replace(', enum: [wood, steel]', ''), 'crd.yaml', strict);
  expect(found(object, strict)).toEqual(['invalid-value']);
  expect(found(object, lax)).toEqual([]);
  expect(found(object, manifestFile(definition, 'crd.yaml', lax))).toEqual(['invalid-value']);
});

test('half a definition says nothing wrong of its objects', () => {
  for (let end = 0; end < definition.length; end += 31) {
    const object = manifestFile(boat('  hull: wood\n  crew: 2'), 'boat.yaml');
    const half = manifestFile(definition.slice(0, end), 'crd.yaml');
    expect(() => found(object, half)).not.toThrow();
  }
});

function findings(text: string) {
  const object = manifestFile(text, 'boat.yaml');
  return schemaLanguage.diagnose(object, contextOf(object, manifestFile(definition, 'crd.yaml')));
}

function found(object: Snapshot, crd: Snapshot) {
  return schemaLanguage.diagnose(object, contextOf(object, crd)).map(({ rule }) => rule);
}
