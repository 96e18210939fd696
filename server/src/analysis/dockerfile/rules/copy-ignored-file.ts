import { baseName } from '../../core/resolve-uri.ts';
import { defineRule, type RuleContext } from '../../core/rule.ts';
import type { BuildContext } from '../model/build-context.ts';
import { findFile } from '../model/context-files.ts';
import { type CopiedSource, copiedSources } from '../model/copied-sources.ts';
import type { DockerfileModel } from '../model/model.ts';
import { patternPlace } from '../model/pattern-place.ts';

/** Reports sources of COPY, ADD and bind mounts that an ignore file keeps out of the build. */
export const copyIgnoredFile = defineRule<DockerfileModel>({
  id: 'copy-ignored-file',
  summary: 'Copied file is kept out of the build by an ignore file',
  severity: 'warning',
  aliases: ['CopyIgnoredFile'],
  scope: 'workspace',
  *check(model, context) {
    for (const source of copiedSources(model, context.uri, context)) {
      const verdicts = source.contexts.map((one) => verdictOf(source, one, context));
      if (!verdicts.every((verdict) => verdict !== 'copied')) continue;
      const [first] = source.contexts;
      if (!first) continue;
      const { path, word, written, instruction } = source;
      const pattern = first.ignore?.ignoredBy(path);
      const file = baseName(first.ignoreFile.uri);
      const reason = pattern ? ` by "${pattern.glob}" in ${file}` : ` by ${file}`;
      yield {
        span: word.span,
        message:
          path === ''
            ? `Everything is kept out of the build${reason}, so there is nothing to copy.`
            : `"${written}" is kept out of the build${reason}, so this ${instruction.kind} does not find it.`,
        // BuildKit's check looks at the words alone, and away from files with exceptions.
        ...(verdicts.includes('excluded') && { aliases: [] }),
        ...(path !== '' && { fixes: [bringBack(path, first)] }),
        ...(pattern && { related: [patternPlace(first.ignoreFile, pattern)] }),
      };
    }
  },
});

/** `checked`: BuildKit's own check says so. `excluded`: only a look at the files tells. */
function verdictOf(
  { path, written, hasWildcard, instruction }: CopiedSource,
  { folder, ignore, certainty }: BuildContext,
  { workspace }: RuleContext,
): 'checked' | 'excluded' | 'copied' {
  if (!ignore || certainty === 'unsure') return 'copied';
  if (instruction.kind !== 'RUN' && ignore.failsCheck(written)) return 'checked';
  if (path === '' || hasWildcard || !ignore.ignores(path)) return 'copied';
  const { kind } = findFile(workspace.files, folder, path);
  const isOut = kind === 'file' || (kind === 'folder' && !ignore.mayHoldFiles(path));
  return isOut ? 'excluded' : 'copied';
}

function bringBack(path: string, { ignoreFile: { uri, text } }: BuildContext) {
  const feed = text === undefined || text === '' || text.endsWith('\n') ? '' : '\n';
  return {
    title: `Bring "${path}" back in ${baseName(uri)}`,
    safety: 'unsafe' as const,
    edits: [],
    addition: { uri, before: text, text: `${feed}!${path}\n` },
  };
}
