import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import { absolutePath, normalPath } from '../model/paths.ts';

/** Reports copies from a stage that this one builds upon, to the place where the files are already. */
export const copyOfInheritedFile = defineRule<DockerfileModel>({
  id: 'copy-of-inherited-file',
  summary: 'Files are copied onto themselves',
  severity: 'information',
  *check(model) {
    for (const stage of model.stages) {
      const below = new Set<Stage>();
      for (let { base } = stage; base.kind === 'stage'; { base } = base.stage)
        below.add(base.stage);
      if (below.size === 0) continue;
      for (const copy of stage.instructions) {
        if (copy.kind !== 'COPY' || !copy.from || copy.sources.length !== 1) continue;
        const source = model.stageNamed(copy.from.value, copy);
        const scope = model.scopeAt(copy);
        const from = copy.sources[0] && scope.expand(copy.sources[0].text);
        const to = copy.destination && scope.expand(copy.destination.text);
        if (!source || !below.has(source) || from === undefined || to === undefined) continue;
        const target = absolutePath(to, model.imageBefore(copy)?.workdir.value);
        if (target !== normalPath(`/${from}`) || /[*?[]/.test(from)) continue;
        yield {
          span: copy.keyword.span,
          message: `This stage builds upon "${copy.from.value}" and has ${target} already, so that it is stored twice.`,
          tag: 'unnecessary',
        };
      }
    }
  },
});
