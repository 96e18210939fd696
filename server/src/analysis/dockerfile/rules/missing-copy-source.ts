import type { Severity } from '../../core/finding.ts';
import { defineRule, type RuleContext } from '../../core/rule.ts';
import { heldFiles } from '../model/carried-files.ts';
import { childUri, findFile, stepsOf } from '../model/context-files.ts';
import {
  type CopiedSource,
  copiedSources,
  folderName,
  isMissing,
  mayMatchNothing,
} from '../model/copied-sources.ts';
import type { DockerfileModel } from '../model/model.ts';
import { neededStages } from '../model/needed-stages.ts';
import { nearestName } from '../syntax/nearest-name.ts';

/** Reports sources of COPY, ADD and bind mounts that the build context does not have. */
export const missingCopySource = defineRule<DockerfileModel>({
  id: 'missing-copy-source',
  summary: 'Copied file does not exist in the build context',
  severity: 'warning',
  scope: 'workspace',
  *check(model, context) {
    const sources = copiedSources(model, context.uri, context);
    const missing = sources.filter((source) => isMissing(source, context));
    // `yarn.lock*` beside a file that is there means: if there is one.
    const copying = new Set(
      sources.filter((source) => !missing.includes(source)).map(({ instruction }) => instruction),
    );
    for (const source of missing) {
      const { word, written, instruction, contexts } = source;
      const [first] = contexts;
      if (!first) continue;
      const nearest = similarPath(source, context) ?? samePath(source, context);
      // What looks like a file of this folder was meant to be one.
      if (first.certainty === 'unsure' && !nearest) continue;
      const isEmpty = source.hasWildcard && mayMatchNothing(source, context);
      if (isEmpty && copying.has(instruction)) continue;
      const made = !nearest && isMadeByBuilds(source, context);
      const place = `The build context, ${folderName(first.folder, context.workspace.root)},`;
      const edits = nearest ? [{ span: word.span, text: renamed(source, nearest) }] : [];
      yield {
        span: word.span,
        severity: made || isEmpty ? 'information' : severityOf(model, source),
        message: isEmpty
          ? `${place} has nothing that matches "${written}", so nothing is copied.`
          : made
            ? `${place} has no "${written}" yet, so this ${instruction.kind} fails unless something makes it before the build.`
            : `${place} has no "${written}", so this ${instruction.kind} fails.`,
        ...(nearest && {
          fixes: [{ title: `Copy "${nearest}"`, safety: 'unsafe' as const, edits }],
        }),
      };
    }
  },
});

function severityOf(model: DockerfileModel, source: CopiedSource): Severity {
  const isCertain = source.contexts.every(
    ({ certainty, target }) =>
      certainty === 'declared' && neededStages(model, target).has(source.stage),
  );
  return isCertain ? 'error' : 'warning';
}

const outputFolders =
  /^(?:dist|\.?build|target|out|bin|obj|publish|release|artifacts?|generated|node_modules|vendor|\.next|\.output|_build|wheels|coverage)$/i;
const outputFiles = /\.(?:jar|war|ear|whl|exe|dll|so|tar|tgz|gz|zip|deb|rpm|apk)$/i;

/** Paths that a build on the developer's machine or in CI usually makes. */
function isMadeByBuilds(
  { path, written, contexts }: CopiedSource,
  { workspace }: RuleContext,
): boolean {
  const steps = stepsOf(path);
  // Programs have no extension, and nobody keeps them among the sources.
  const isProgram = /^[^.*?[]+$/.test(steps.at(-1) ?? '') && !written.endsWith('/');
  return (
    isProgram ||
    steps.some((step) => outputFolders.test(step)) ||
    outputFiles.test(path) ||
    contexts.some(
      ({ folder }) => workspace.files.isIgnoredByGit(childUri(folder, ...steps)) === true,
    )
  );
}

/** The path that was probably meant: a name that looks like it. */
function similarPath(
  { path, hasWildcard, contexts }: CopiedSource,
  { workspace: { files } }: RuleContext,
): string | undefined {
  const [context] = contexts;
  if (!context || hasWildcard) return undefined;
  const steps = stepsOf(path);
  const before = stepsOf(findFile(files, context.folder, path).nearest);
  const entries = files.listFolder(childUri(context.folder, ...before)) ?? [];
  const names = entries.map(({ name }) => name);
  const wrong = steps[before.length] ?? '';
  const name =
    names.find((one) => one.toLowerCase() === wrong.toLowerCase()) ??
    (wrong.length > 3 ? nearestName(wrong, names) : undefined);
  if (name === undefined) return undefined;
  const similar = [...before, name, ...steps.slice(before.length + 1)].join('/');
  const { kind } = findFile(files, context.folder, similar);
  return kind === 'file' || kind === 'folder' ? similar : undefined;
}

/** The only file of the same name elsewhere in the context. */
function samePath(
  { path, hasWildcard, contexts }: CopiedSource,
  { workspace: { files } }: RuleContext,
): string | undefined {
  const [context] = contexts;
  if (!context?.ignore || hasWildcard || context.certainty === 'unsure') return undefined;
  const end = `/${stepsOf(path).at(-1)}`;
  const same = heldFiles(files, context, '')?.filter(
    (file) => file.kind === 'file' && file.path.endsWith(end),
  );
  return same?.length === 1 ? same[0]?.path : undefined;
}

/** The word with another path; quotes, `./` and the slash at the end stay. */
function renamed({ word, written }: CopiedSource, path: string): string {
  const start = /^(?:\.?\/)+/.exec(written)?.[0] ?? '';
  const end = written.endsWith('/') ? '/' : '';
  return word.text.replace(written, () => `${start}${path}${end}`);
}
