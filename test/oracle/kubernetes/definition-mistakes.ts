import { add, change, type Mutation, remove } from './mutation.ts';

const schema = /openAPIV3Schema$/;
const definition = /^spec$/;
const isDefinition = (owner: { has(key: string): boolean }) =>
  owner.has('names') && owner.has('versions');
const field = (path: string) =>
  new RegExp(`openAPIV3Schema\\.properties\\.spec\\.properties\\.${path}$`);

/** Mistakes in definitions of custom resources that their schema does not forbid. */
export const definitionMistakes: readonly Mutation[] = [
  change('no version', /^spec\.versions$/, (_versions) => []),
  change('two versions stored', /^spec\.versions$/, (versions) => {
    const [first] = versions as readonly object[];
    return [
      { ...first, storage: true },
      { ...first, name: 'v9', storage: true },
    ];
  }),
  change('version twice', /^spec\.versions$/, (versions) =>
    Array.isArray(versions) ? [...versions, { ...versions[0], storage: false }] : undefined,
  ),
  change('version with a dot', /^spec\.versions\.\d+\.name$/, () => 'v1.0'),
  add('warning of a version that stays', /^spec\.versions\.0$/, {
    deprecated: false,
    deprecationWarning: 'x',
  }),
  change('plural in upper case', /^spec\.names\.plural$/, (plural) => String(plural).toUpperCase()),
  change('kind with a dash', /^spec\.names\.kind$/, () => 'My-Kind'),
  change('short name in upper case', /^spec\.names\.shortNames$/, () => ['PL']),
  change('group without a dot', /^spec\.group$/, () => 'example'),
  add('unknown conversion', definition, { conversion: { strategy: 'Script' } }, isDefinition),
  add(
    'conversion without a webhook',
    definition,
    { conversion: { strategy: 'Webhook' } },
    isDefinition,
  ),
  add('unknown fields kept everywhere', definition, { preserveUnknownFields: true }, isDefinition),
  change('schema of a text', schema, () => ({ type: 'string' })),
  change('type unknown', field(String.raw`\w+\.type`), () => 'map'),
  change('type of the past', field(String.raw`\w+\.type`), () => 'int'),
  remove('field without a type', field(String.raw`\w+\.type`)),
  remove('list of nothing', field(String.raw`\w+\.items`)),
  add('fields and any fields', field(String.raw`\w+`), {
    properties: { a: { type: 'string' } },
    additionalProperties: { type: 'string' },
  }),
  add('additional properties forbidden', schema, { additionalProperties: false }),
  add('reference to a definition', field(String.raw`\w+`), { $ref: '#/definitions/a' }),
  add('definitions', schema, { definitions: { a: { type: 'string' } } }),
  add('unique items', field(String.raw`\w+`), { uniqueItems: true }, (owner) => owner.has('items')),
  add('pattern properties', schema, { patternProperties: { '^a': { type: 'string' } } }),
  add('nullable in a union', field(String.raw`\w+`), {
    oneOf: [{ type: 'string' }, { nullable: true }],
  }),
  add('type in a union', field(String.raw`\w+`), {
    anyOf: [{ type: 'string' }, { type: 'integer' }],
  }),
  add('default in a union', field(String.raw`\w+`), { allOf: [{ default: 'a' }] }),
  add('property of a union alone', schema, {
    anyOf: [{ properties: { other: { minLength: 1 } } }],
  }),
  add(
    'default of another type',
    field(String.raw`\w+`),
    { default: { a: 'b' } },
    (owner) => !owner.has('properties'),
  ),
  add('default outside the values', field(String.raw`\w+`), { default: 'other' }, (owner) =>
    owner.has('enum'),
  ),
  add('default above the maximum', field(String.raw`\w+`), { default: 1000 }, (owner) =>
    owner.has('maximum'),
  ),
  add('default that does not match', field(String.raw`\w+`), { default: 'A B' }, (owner) =>
    owner.has('pattern'),
  ),
  add(
    'values of another type',
    field(String.raw`\w+`),
    { enum: [1, 2] },
    (owner) => owner.get('type') === 'string',
  ),
  add(
    'pattern that is none',
    field(String.raw`\w+`),
    { pattern: '(' },
    (owner) => owner.get('type') === 'string',
  ),
  add(
    'pattern of another dialect',
    field(String.raw`\w+`),
    { pattern: '^(?!a).*$' },
    (owner) => owner.get('type') === 'string',
  ),
  add(
    'list map without keys',
    field(String.raw`\w+`),
    { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': null },
    (owner) => owner.has('items'),
  ),
  add(
    'list map by an unknown key',
    field(String.raw`\w+`),
    { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['nothing'] },
    (owner) => owner.has('items'),
  ),
  add('list map by an optional key', field('steps'), {
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['after'],
  }),
  add('list type unknown', field(String.raw`\w+`), { 'x-kubernetes-list-type': 'bag' }, (owner) =>
    owner.has('items'),
  ),
  add(
    'list type of a text',
    field(String.raw`\w+`),
    { 'x-kubernetes-list-type': 'atomic' },
    (owner) => owner.get('type') === 'string',
  ),
  add(
    'map keys without a map',
    field(String.raw`\w+`),
    { 'x-kubernetes-list-map-keys': ['name'], 'x-kubernetes-list-type': 'atomic' },
    (owner) => owner.has('items'),
  ),
  add(
    'int or string with a type',
    field(String.raw`\w+`),
    { 'x-kubernetes-int-or-string': true },
    (owner) => owner.get('type') === 'string',
  ),
  add(
    'fields kept of a text',
    field(String.raw`\w+`),
    { 'x-kubernetes-preserve-unknown-fields': true },
    (owner) => owner.get('type') === 'string',
  ),
  add(
    'fields not kept',
    field(String.raw`\w+`),
    { 'x-kubernetes-preserve-unknown-fields': false },
    (owner) => owner.get('type') === 'object',
  ),
  add(
    'embedded text',
    field(String.raw`\w+`),
    { 'x-kubernetes-embedded-resource': true },
    (owner) => owner.get('type') === 'string',
  ),
  add('rule that does not compile', field(String.raw`\w+`), {
    'x-kubernetes-validations': [{ rule: 'self ==' }],
  }),
  add('rule that is no boolean', field(String.raw`\w+`), {
    'x-kubernetes-validations': [{ rule: "'a'" }],
  }),
  add('rule without a rule', field(String.raw`\w+`), {
    'x-kubernetes-validations': [{ message: 'a' }],
  }),
  add('rule over an unknown field', /openAPIV3Schema\.properties\.spec$/, {
    'x-kubernetes-validations': [{ rule: 'self.nothing == 1' }],
  }),
  add(
    'rule that compares types',
    field(String.raw`\w+`),
    { 'x-kubernetes-validations': [{ rule: 'self > 1' }] },
    (owner) => owner.get('type') === 'string',
  ),
  add('message of many lines', field(String.raw`\w+`), {
    'x-kubernetes-validations': [{ rule: 'true', message: 'a\nb' }],
  }),
  add('rule of an unknown field path', field(String.raw`\w+`), {
    'x-kubernetes-validations': [{ rule: 'true', fieldPath: '.nothing' }],
  }),
  add('metadata restricted too far', schema, {
    properties: { metadata: { type: 'object', properties: { labels: { type: 'object' } } } },
  }),
  change('required twice', /openAPIV3Schema\.properties\.spec\.required$/, () => ['a', 'a']),
  change('column without a path', /additionalPrinterColumns\.0\.jsonPath$/, () => ''),
  change(
    'column path without a dot',
    /additionalPrinterColumns\.0\.jsonPath$/,
    () => 'status.phase',
  ),
  change('column type unknown', /additionalPrinterColumns\.0\.type$/, () => 'text'),
  change('scale path outside spec', /scale\.specReplicasPath$/, () => '.status.replicas'),
  change('scale path without a dot', /scale\.specReplicasPath$/, () => 'spec.replicas'),
  change('selectable field unknown', /selectableFields\.0\.jsonPath$/, () => '.spec.nothing'),
];
