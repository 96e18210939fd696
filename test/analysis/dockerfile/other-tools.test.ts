import { expect, test } from 'vitest';
import { buildChecks } from '../../../server/src/analysis/dockerfile/features/build-checks.ts';
import { dockerfileRules } from '../../../server/src/analysis/dockerfile/rules/index.ts';
import { errorRules } from '../../../server/src/analysis/dockerfile/syntax/errors.ts';

const known = new Set(
  [...dockerfileRules, ...Object.values(errorRules)].flatMap(({ aliases }) => aliases ?? []),
);

/** The rules of hadolint 2.15, without their `DL`. */
const hadolint = [
  ...[1001, 3000, 3001, 3002, 3003, 3004, 3006, 3007, 3008, 3009, 3010, 3011, 3012, 3013, 3014],
  ...[3015, 3016, 3018, 3019, 3020, 3021, 3022, 3023, 3024, 3025, 3026, 3027, 3028, 3029, 3030],
  ...[3032, 3033, 3034, 3035, 3036, 3037, 3038, 3040, 3041, 3042, 3043, 3044, 3045, 3046, 3047],
  ...[3048, 3049, 3050, 3051, 3052, 3053, 3054, 3055, 3056, 3057, 3058, 3059, 3060, 3061, 3062],
  ...[3063, 3064, 3065, 3066, 3067, 4000, 4001, 4003, 4004, 4005, 4006],
].map((number) => `DL${number}`);

/** The codes of dockerfile-utils. */
const dockerfileUtils = [
  ...['CASING_INSTRUCTION', 'CASING_DIRECTIVE', 'ARGUMENT_MISSING', 'ARGUMENT_EXTRA'],
  ...['ARGUMENT_REQUIRES_ONE', 'ARGUMENT_REQUIRES_AT_LEAST_ONE', 'ARGUMENT_REQUIRES_TWO'],
  ...['ARGUMENT_REQUIRES_AT_LEAST_TWO', 'ARGUMENT_REQUIRES_ONE_OR_THREE', 'ARGUMENT_UNNECESSARY'],
  ...['DUPLICATE_BUILD_STAGE_NAME', 'EMPTY_CONTINUATION_LINE', 'INVALID_BUILD_STAGE_NAME'],
  ...['FLAG_AT_LEAST_ONE', 'FLAG_DUPLICATE', 'FLAG_INVALID_DURATION', 'FLAG_LESS_THAN_1MS'],
  ...['FLAG_MISSING_DURATION', 'FLAG_MISSING_VALUE', 'FLAG_UNKNOWN_UNIT', 'NO_SOURCE_IMAGE'],
  ...['INVALID_ESCAPE_DIRECTIVE', 'INVALID_AS', 'INVALID_DESTINATION', 'INVALID_PORT'],
  ...['INVALID_PROTO', 'INVALID_REFERENCE_FORMAT', 'INVALID_SIGNAL', 'INVALID_SYNTAX'],
  ...['ONBUILD_CHAINING_DISALLOWED', 'ONBUILD_TRIGGER_DISALLOWED', 'SHELL_JSON_FORM'],
  ...['SHELL_REQUIRES_ONE', 'SYNTAX_MISSING_EQUALS', 'SYNTAX_MISSING_NAMES'],
  ...['SYNTAX_MISSING_SINGLE_QUOTE', 'SYNTAX_MISSING_DOUBLE_QUOTE', 'MULTIPLE_INSTRUCTIONS'],
  ...['UNKNOWN_INSTRUCTION', 'UNKNOWN_ADD_FLAG', 'UNKNOWN_COPY_FLAG', 'UNKNOWN_FROM_FLAG'],
  ...['UNKNOWN_HEALTHCHECK_FLAG', 'UNKNOWN_TYPE', 'UNSUPPORTED_MODIFIER', 'DEPRECATED_MAINTAINER'],
  ...['HEALTHCHECK_CMD_ARGUMENT_MISSING', 'FLAG_INVALID_FROM_VALUE', 'FLAG_EXPECTED_BOOLEAN_VALUE'],
  ...['JSON_IN_SINGLE_QUOTES', 'WORKDIR_IS_NOT_ABSOLUTE', 'BASE_NAME_EMPTY'],
  'DUPLICATED_ESCAPE_DIRECTIVE',
];

test.each([
  ['hadolint', hadolint, 71],
  ['dockerfile-utils', dockerfileUtils, 53],
  ['BuildKit', buildChecks, 22],
])('every finding of %s has a rule here', (_, ids, count) => {
  expect(new Set(ids).size).toBe(count);
  expect(ids.filter((id) => !known.has(id) && !undecidable.has(id))).toEqual([]);
});

/** What nobody can tell without a registry, and what is an experiment of BuildKit. */
const undecidable: ReadonlySet<string> = new Set([
  'InvalidBaseImagePlatform',
  'InvalidDefinitionDescription',
]);
