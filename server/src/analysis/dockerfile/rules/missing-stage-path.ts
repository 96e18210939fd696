import type { Files } from '../model/image.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';
import { baseName, normalPath } from '../model/paths.ts';
import { originOf } from '../syntax/moved-instruction.ts';
import { nearestName } from '../syntax/nearest-name.ts';

/** Reports files that are copied from a stage which certainly does not have them. */
export const missingStagePath = defineInstructionRule({
  id: 'missing-stage-path',
  summary: 'Copied file is not in the stage that it is copied from',
  severity: 'warning',
  instructions: ['COPY'],
  *checkInstruction({ from, sources }) {
    if (from) for (const { span } of sources) yield { span, message: '' };
  },
  confirm({ span }, copy, model) {
    const { from, sources } = originOf(copy);
    const stage = from && model.stageNamed(from.value, copy);
    const source = sources.find((one) => one.span === span);
    const value = stage && source && model.scopeAt(copy).expand(source.text);
    if (!value || /[*?[\\]/.test(value)) return undefined;
    const { files } = stage.image;
    // Sources of another stage are paths from its root.
    const path = normalPath(`/${value}`);
    if (files.hasPath(path) !== 'missing') return undefined;
    const near = nearPath(path, files);
    return {
      span,
      message: near
        ? `The build stops here, because stage "${from.value}" makes ${near} and not ${path}.`
        : `The build stops here, because nothing in stage "${from.value}" makes ${path}.`,
      fixes: near
        ? [{ title: `Copy ${near}`, safety: 'unsafe', edits: [{ span, text: near }] }]
        : [],
    };
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
