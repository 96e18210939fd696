import type { Finding } from '../../core/finding.ts';
import type { SchemaRuleId } from './schema-rules.ts';

/** A finding of the schema, before it is given its level. */
export interface SchemaFinding extends Finding {
  readonly rule: SchemaRuleId;
}
