import type { Finding } from '../../core/finding.ts';
import type { RuleInfo } from '../../core/rule.ts';

/** Something that BuildKit refuses. */
export interface BuildError extends Finding {
  readonly rule: BuildErrorId;
}

/** The id of something that BuildKit refuses. */
export type BuildErrorId = keyof typeof table;

/** Summary and the ids of other tools, by id. */
const table = {
  'blank-base-image': ['Base image whose name is empty', 'BASE_NAME_EMPTY'],
  'blank-name': ['Name that is empty', 'SYNTAX_MISSING_NAMES'],
  'circular-stage': ['Stage that copies from itself', 'DL3023'],
  'copy-url': ['COPY of something that is not a file'],
  'duplicate-directive': ['Directive that repeats', 'DUPLICATED_ESCAPE_DIRECTIVE'],
  'duplicate-flag': ['Flag that repeats', 'FLAG_DUPLICATE'],
  'empty-volume': ['Volume without a path'],
  'forbidden-trigger': [
    'Instruction that ONBUILD does not take',
    'DL3043',
    'ONBUILD_CHAINING_DISALLOWED',
    'ONBUILD_TRIGGER_DISALLOWED',
  ],
  'heredoc-destination': ['Heredoc as the destination of a copy'],
  'instruction-before-from': ['Instruction before the first FROM', 'DL3061', 'NO_SOURCE_IMAGE'],
  'invalid-check-directive': ['Check directive that BuildKit cannot read'],
  'invalid-checksum': ['Checksum that BuildKit cannot use'],
  'invalid-duration': [
    'Duration that BuildKit cannot read',
    'FLAG_INVALID_DURATION',
    'FLAG_LESS_THAN_1MS',
    'FLAG_MISSING_DURATION',
    'FLAG_UNKNOWN_UNIT',
  ],
  'invalid-escape-directive': [
    'Escape character that BuildKit does not take',
    'INVALID_ESCAPE_DIRECTIVE',
  ],
  'invalid-flag-value': [
    'Flag value that BuildKit does not take',
    'FLAG_EXPECTED_BOOLEAN_VALUE',
    'FLAG_INVALID_LINK_VALUE',
    'INVALID_SYNTAX',
    'FLAG_AT_LEAST_ONE',
  ],
  'invalid-from': [
    'FROM with the wrong number of words',
    'ARGUMENT_REQUIRES_ONE_OR_THREE',
    'INVALID_AS',
  ],
  'invalid-healthcheck': [
    'Health check that is neither CMD nor NONE',
    'UNKNOWN_TYPE',
    'HEALTHCHECK_CMD_ARGUMENT_MISSING',
    'ARGUMENT_UNNECESSARY',
  ],
  'invalid-image-reference': ['Image name that no registry can hold', 'INVALID_REFERENCE_FORMAT'],
  'invalid-mode': ['File mode that BuildKit cannot read'],
  'invalid-mount': ['Mount that BuildKit does not take'],
  'invalid-platform': ['Platform that does not exist'],
  'invalid-port': ['Port that does not exist', 'DL3011', 'INVALID_PORT'],
  'invalid-protocol': ['Protocol that EXPOSE does not know', 'INVALID_PROTO'],
  'invalid-signal': ['Signal that does not exist', 'INVALID_SIGNAL', 'ARGUMENT_EXTRA'],
  'invalid-stage-name': ['Stage name that BuildKit does not take', 'INVALID_BUILD_STAGE_NAME'],
  'invalid-variable': ['Variable that BuildKit cannot read', 'UNSUPPORTED_MODIFIER'],
  'later-stage': ['Copy from a stage that comes later', 'DL3022'],
  'missing-argument': [
    'Instruction without its arguments',
    'ARGUMENT_MISSING',
    'ARGUMENT_REQUIRES_ONE',
    'ARGUMENT_REQUIRES_AT_LEAST_ONE',
    'ARGUMENT_REQUIRES_AT_LEAST_TWO',
    'SHELL_REQUIRES_ONE',
  ],
  'missing-equals': ['Name without a value', 'SYNTAX_MISSING_EQUALS', 'ARGUMENT_REQUIRES_TWO'],
  'missing-flag-value': ['Flag without a value', 'FLAG_MISSING_VALUE'],
  'missing-stage-index': ['Stage number that does not exist', 'DL3022', 'FLAG_INVALID_FROM_VALUE'],
  'no-build-stage': ['Dockerfile without FROM', 'DL3061', 'NO_SOURCE_IMAGE'],
  'non-string-argument': ['JSON array that holds something other than strings'],
  'shell-not-json': ['SHELL without a JSON array', 'SHELL_JSON_FORM'],
  'unclosed-quote': [
    'Quote that is not closed',
    'SYNTAX_MISSING_SINGLE_QUOTE',
    'SYNTAX_MISSING_DOUBLE_QUOTE',
  ],
  'unknown-flag': [
    'Flag that does not exist',
    'UNKNOWN_ADD_FLAG',
    'UNKNOWN_COPY_FLAG',
    'UNKNOWN_FROM_FLAG',
    'UNKNOWN_HEALTHCHECK_FLAG',
  ],
  'unknown-instruction': ['Instruction that does not exist', 'UNKNOWN_INSTRUCTION'],
  'unset-required-variable': ['Required variable that nobody sets'],
  'unterminated-heredoc': ['Heredoc without its end'],
  'variable-in-from-flag': ['Variable where BuildKit replaces none', 'DL3022'],
} satisfies Readonly<Record<string, readonly [summary: string, ...aliases: string[]]>>;

/** What BuildKit refuses, by id; its own refusals are errors and cannot be argued with. */
export const errorRules: Readonly<Record<BuildErrorId, RuleInfo>> = Object.fromEntries(
  Object.entries(table).map(([id, [summary, ...aliases]]) => [
    id,
    { id, summary, severity: 'error', aliases },
  ]),
) as unknown as Record<BuildErrorId, RuleInfo>;
