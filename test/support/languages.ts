import type { Language } from '../../server/src/analysis/core/language.ts';

/** Every language, as the facade uses them. */
export const languages: readonly Language[] = [];
