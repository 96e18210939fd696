import { defineRule } from '../../core/rule.ts';
import type { Files } from '../model/image.ts';
import type { DockerfileModel } from '../model/model.ts';
import { baseName, normalPath } from '../model/paths.ts';
import { nearestName } from '../syntax/nearest-name.ts';

/** Reports files that are copied from a stage which certainly does not have them. */
export const missingStagePath = defineRule<DockerfileModel>({
  id: 'missing-stage-path',
  summary: 'Copied file is not in the stage that it is copied from',
  severity: 'warning',
  *check(model) {
    for (const { instructions } of model.stages) {
      for (const copy of instructions) {
        if (copy.kind !== 'COPY' || !copy.from) continue;
        const stage = model.stageNamed(copy.from.value, copy);
        if (!stage) continue;
        const { files } = stage.image;
        const scope = model.scopeAt(copy);
        for (const source of copy.sources) {
          const value = scope.expand(source.text);
          if (!value || /[*?[\\]/.test(value)) continue;
          // Sources of another stage are paths from its root.
          const path = normalPath(`/${value}`);
          if (files.hasPath(path) !== 'missing') continue;
          const near = nearPath(path, files);
          yield {
            span: source.span,
            message: near
              ? `The build stops here, because stage "${copy.from.value}" makes ${near} and not ${path}.`
              : `The build stops here, because nothing in stage "${copy.from.value}" makes ${path}.`,
            fixes: near
              ? [
                  {
                    title: `Copy ${near}`,
                    safety: 'unsafe',
                    edits: [{ span: source.span, text: near }],
                  },
                ]
              : [],
          };
        }
      }
    }
  },
});

/** A path of the same name elsewhere, or of almost the same name. */
function nearPath(path: string, { paths }: Files): string | undefined {
  const known = [...paths].slice(0, 200);
  const sameName = known.filter((other) => baseName(other) === baseName(path));
  if (sameName.length === 1) return sameName[0];
  const folder = path.slice(0, path.lastIndexOf('/'));
  const beside = known.filter((other) => other.slice(0, other.lastIndexOf('/')) === folder);
  return nearestName(path, known) ?? (beside.length === 1 && folder ? beside[0] : undefined);
}
