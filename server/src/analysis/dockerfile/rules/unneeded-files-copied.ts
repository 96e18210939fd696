import { defineRule } from '../../core/rule.ts';
import { carriedDerivation, ignorePaths, listed } from '../model/carried-files.ts';
import { copiedSources } from '../model/copied-sources.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports folders that are copied with repositories and installed packages in them. */
export const unneededFilesCopied = defineRule<DockerfileModel>({
  id: 'unneeded-files-copied',
  summary: 'Copied folder holds a repository or installed packages',
  severity: 'information',
  scope: 'workspace',
  *check(model, context) {
    for (const source of copiedSources(model, context.uri, context)) {
      if (source.instruction.kind === 'RUN') continue;
      const unneeded = unneededIn(source, context);
      if (unneeded.length === 0) continue;
      const patterns = new Set(unneeded.map(patternOf));
      yield {
        span: source.word.span,
        message: `This ${source.instruction.kind} takes ${listed(unneeded)} along, which makes the build slow, the image large and its cache useless after every commit or installation.`,
        fixes: ignorePaths(source, [...patterns]),
      };
    }
  },
});

const unneededFolder = /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules|\.venv|\.terraform)$/;

const unneededIn = carriedDerivation((held) =>
  held
    .filter(({ path, kind }) => kind === 'folder' && unneededFolder.test(path))
    .map(({ path }) => path),
);

/** Repositories stand at one place, installed packages anywhere. */
function patternOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === '.git' || !path.includes('/') ? path : `**/${name}`;
}
