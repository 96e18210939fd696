import type { ParsedScript } from 'unbash';

/** Parsed scripts by their text, so that a script which did not change is not parsed again. */
export type ParsedScripts = Map<string, ParsedScript>;
