import type { RuleInfo } from '../../core/rule.ts';

/** What the API server says before it looks at what a manifest means: the findings of the schema. */
export const schemaRules = {
  'yaml-syntax': {
    id: 'yaml-syntax',
    summary: 'Text that is not YAML',
    severity: 'error',
  },
  'duplicate-key': {
    id: 'duplicate-key',
    summary: 'The same key twice in one mapping',
    severity: 'error',
  },
  'unknown-field': {
    id: 'unknown-field',
    summary: 'A field that the kind does not have',
    severity: 'error',
  },
  'missing-field': {
    id: 'missing-field',
    summary: 'A required field that is missing',
    severity: 'error',
  },
  'wrong-type': {
    id: 'wrong-type',
    summary: 'A value of a type that the field does not take',
    severity: 'error',
  },
  'invalid-value': {
    id: 'invalid-value',
    summary: 'A value outside the list that the field allows',
    severity: 'error',
  },
  'invalid-format': {
    id: 'invalid-format',
    summary: 'A quantity, time or base64 text that cannot be read',
    severity: 'error',
  },
  'refused-change': {
    id: 'refused-change',
    summary:
      'A custom object differs from the committed version in a way that its definition refuses',
    severity: 'warning',
  },
  'unknown-kind': {
    id: 'unknown-kind',
    summary: 'A kind that the API version does not have',
    severity: 'error',
  },
  'removed-api-version': {
    id: 'removed-api-version',
    summary: 'An API version that Kubernetes no longer serves',
    severity: 'error',
    aliases: ['no-extensions-v1beta', 'stable-version', 'K8S002', 'K8S003'],
  },
  'unused-suppression': {
    id: 'unused-suppression',
    summary: 'A comment that silences nothing',
    severity: 'information',
  },
} as const satisfies Readonly<Record<string, RuleInfo>>;

/** The id of a schema finding. */
export type SchemaRuleId = keyof typeof schemaRules;
