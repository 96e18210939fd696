import type { Finding } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import type { Files } from '../model/image.ts';
import type { DockerfileModel } from '../model/model.ts';
import { baseName, normalPath } from '../model/paths.ts';
import { movedFindings, originOf } from '../syntax/moved-instruction.ts';
import { nearestName } from '../syntax/nearest-name.ts';

/** Reports files that are copied from a stage which certainly does not have them. */
export const missingStagePath = defineRule<DockerfileModel>({
  id: 'missing-stage-path',
  summary: 'Copied file is not in the stage that it is copied from',
  severity: 'warning',
  *check(model) {
    for (const copy of model.tree.instructions) {
      const parsed = originOf(copy);
      if (parsed.kind !== 'COPY' || !parsed.from) continue;
      const stage = model.stageNamed(parsed.from.value, copy);
      if (!stage) continue;
      // What is there does not depend on where the stage stands.
      const { files } = stage.origin.image;
      for (const { span, text } of parsed.sources) {
        const value = /[$'"\\]/.test(text) ? model.scopeAt(copy).expand(text) : text;
        if (!value || /[*?[\\]/.test(value)) continue;
        const found = missingPath(value, parsed.from.value, files, span);
        if (found) yield* movedFindings(copy, [found]);
      }
    }
  },
});

function missingPath(value: string, stage: string, files: Files, span: Span): Finding | undefined {
  // Sources of another stage are paths from its root.
  const path = normalPath(`/${value}`);
  if (files.hasPath(path) !== 'missing') return undefined;
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
