import { parseIgnorePattern } from '../../../../../shared/src/ignore-pattern.ts';
import { baseName } from '../../core/resolve-uri.ts';
import { defineRule } from '../../core/rule.ts';
import type { BuildContext } from '../model/build-context.ts';
import { copiedSources } from '../model/copied-sources.ts';
import type { DockerfileModel } from '../model/model.ts';
import { patternPlace } from '../model/pattern-place.ts';

/** Reports ignore files that BuildKit cannot read, at the first file that the build needs. */
export const refusedIgnoreFile = defineRule<DockerfileModel>({
  id: 'refused-ignore-file',
  summary: 'Ignore file has a pattern that BuildKit refuses',
  severity: 'warning',
  scope: 'workspace',
  *check(model, context) {
    const [source] = copiedSources(model, context.uri, context);
    const found = source?.contexts.flatMap(refusedPattern)[0];
    if (!source || !found) return;
    const { ignoreFile, pattern } = found;
    yield {
      span: source.word.span,
      message: `BuildKit cannot read line ${pattern.line + 1} of ${baseName(ignoreFile.uri)}, so nothing of the build context can be copied.`,
      related: [patternPlace(ignoreFile, pattern, 'This is no pattern.')],
    };
  },
});

function refusedPattern({ certainty, ignoreFile }: BuildContext) {
  if (certainty === 'unsure' || ignoreFile.text === undefined) return [];
  const lines = ignoreFile.text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const pattern = lines.flatMap(parseIgnorePattern).find(({ isMalformed }) => isMalformed);
  return pattern ? [{ ignoreFile, pattern }] : [];
}
