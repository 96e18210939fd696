import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import type { Files } from '../model/image.ts';
import type { DockerfileModel } from '../model/model.ts';
import { baseName, normalPath } from '../model/paths.ts';
import { movedFindings, perInstruction } from '../syntax/moved-instruction.ts';
import { nearestName } from '../syntax/nearest-name.ts';

/** Reports files that are copied from a stage which certainly does not have them. */
export const missingStagePath = defineRule<DockerfileModel>({
  id: 'missing-stage-path',
  summary: 'Copied file is not in the stage that it is copied from',
  severity: 'warning',
  *check(model) {
    for (const copy of model.tree.instructions) {
      const copied = copy.kind === 'COPY' ? copiedPaths(copy) : undefined;
      const stage = copied && model.stageNamed(copied.from, copy);
      if (!stage) continue;
      // What is there does not depend on where the stage stands.
      const { files } = stage.origin.image;
      for (const { span, text, path } of copied.paths) {
        const expanded = path ?? pathOf(model.scopeAt(copy).expand(text));
        if (!expanded || files.hasPath(expanded) !== 'missing') continue;
        yield* movedFindings(copy, [missingPath(expanded, copied.from, files, span)]);
      }
    }
  },
});

/** What a copy takes from another stage, as it was parsed; a path is known here when it has no variables. */
const copiedPaths = perInstruction((copy) => {
  if (copy.kind !== 'COPY' || !copy.from) return undefined;
  const paths = copy.sources.map(({ span, text }) => ({
    span,
    text,
    path: /[$'"\\]/.test(text) ? undefined : pathOf(text),
  }));
  return { from: copy.from.value, paths };
});

/** Sources of another stage are paths from its root; empty for patterns. */
function pathOf(value: string | undefined): string {
  return !value || /[*?[\\]/.test(value) ? '' : normalPath(`/${value}`);
}

function missingPath(path: string, stage: string, files: Files, span: Span): Finding {
  const near = nearPath(path, files);
  return {
    span,
    message: near
      ? `The build stops here, because stage "${stage}" makes ${near} and not ${path}.`
      : `The build stops here, because nothing in stage "${stage}" makes ${path}.`,
    fixes: near ? [{ title: `Copy ${near}`, safety: 'unsafe', edits: [{ span, text: near }] }] : [],
  };
}

/** A path of the same name elsewhere, or of almost the same name. */
function nearPath(path: string, { paths }: Files): string | undefined {
  const known = [...paths].slice(0, 200);
  const sameName = known.filter((other) => baseName(other) === baseName(path));
  if (sameName.length === 1) return sameName[0];
  const folder = path.slice(0, path.lastIndexOf('/'));
  const beside = known.filter((other) => other.slice(0, other.lastIndexOf('/')) === folder);
  return nearestName(path, known) ?? (beside.length === 1 && folder ? beside[0] : undefined);
}
