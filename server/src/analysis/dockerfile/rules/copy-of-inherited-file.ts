import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { absolutePath, normalPath } from '../model/paths.ts';

/** Reports copies from a stage that this one builds upon, to the place where the files are already. */
export const copyOfInheritedFile = defineRule<DockerfileModel>({
  id: 'copy-of-inherited-file',
  summary: 'Files are copied onto themselves',
  severity: 'information',
  *check(model) {
    for (const { base, instructions } of model.stages) {
      if (base.kind !== 'stage') continue;
      for (const copy of instructions) {
        // What came before may have changed the files.
        if (copy.kind === 'RUN' || copy.kind === 'ADD') break;
        if (copy.kind !== 'COPY') continue;
        if (!copy.from || copy.sources.length !== 1) break;
        const source = model.stageNamed(copy.from.value, copy);
        const scope = model.scopeAt(copy);
        const from = copy.sources[0] && scope.expand(copy.sources[0].text);
        const to = copy.destination && scope.expand(copy.destination.text);
        if (source !== base.stage || from === undefined || to === undefined) break;
        const target = absolutePath(to, model.imageBefore(copy)?.workdir.value);
        if (target !== normalPath(`/${from}`) || /[*?[]/.test(from)) break;
        yield {
          span: copy.keyword.span,
          message: `This stage builds upon "${copy.from.value}" and has ${target} already, so that it is stored twice.`,
          tag: 'unnecessary',
        };
      }
    }
  },
});
