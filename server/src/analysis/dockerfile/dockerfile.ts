import { type Language, silentLanguage } from '../core/language.ts';
import type { Rule } from '../core/rule.ts';
import { diagnoseDockerfile, unusedSuppression } from './diagnose.ts';
import { dockerfileLenses } from './features/code-lenses.ts';
import { completeDockerfile } from './features/complete.ts';
import { dockerfileLinks } from './features/document-links.ts';
import { dockerfileFolding } from './features/folding.ts';
import { formatDockerfile } from './features/format.ts';
import { formatDockerfileOnType } from './features/format-on-type.ts';
import { dockerfileHighlights } from './features/highlights.ts';
import { dockerfileHover } from './features/hover.ts';
import { dockerfileInlayHints } from './features/inlay-hints.ts';
import { dockerfileDefinition, dockerfileReferences } from './features/navigation.ts';
import { dockerfileRefactorings } from './features/refactorings.ts';
import { dockerfileRenameTarget, renameInDockerfile } from './features/rename.ts';
import { dockerfileSelectionRanges } from './features/selection-ranges.ts';
import { dockerfileTokens } from './features/semantic-tokens.ts';
import { dockerfileSignatureHelp } from './features/signature-help.ts';
import { dockerfileSymbols } from './features/symbols.ts';
import type { DockerfileModel } from './model/model.ts';
import { createRuleRunner } from './run-rules.ts';
import { errorRules } from './syntax/errors.ts';

/** The Dockerfile language with the given rules. */
export function createDockerfileLanguage(rules: readonly Rule<DockerfileModel>[]): Language {
  const runRules = createRuleRunner(rules);
  return {
    ...silentLanguage,
    id: 'dockerfile',
    rules: [...Object.values(errorRules), ...rules, unusedSuppression],
    diagnose: (snapshot, context, more) =>
      diagnoseDockerfile(snapshot, context, rules, runRules, more),
    complete: (snapshot, offset, context) => completeDockerfile(snapshot, offset, rules, context),
    hover: (snapshot, offset, context) => dockerfileHover(snapshot, offset, rules, context),
    definition: dockerfileDefinition,
    references: dockerfileReferences,
    symbols: dockerfileSymbols,
    semanticTokens: dockerfileTokens,
    folding: dockerfileFolding,
    selectionRanges: dockerfileSelectionRanges,
    documentLinks: dockerfileLinks,
    rename: renameInDockerfile,
    renameTarget: dockerfileRenameTarget,
    highlights: dockerfileHighlights,
    formatOnType: formatDockerfileOnType,
    format: formatDockerfile,
    codeLenses: dockerfileLenses,
    inlayHints: dockerfileInlayHints,
    refactorings: dockerfileRefactorings,
    signatureHelp: dockerfileSignatureHelp,
  };
}
