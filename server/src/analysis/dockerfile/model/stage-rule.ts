import type { Finding } from '../../core/finding.ts';
import type { Rule } from '../../core/rule.ts';
import type { DockerfileModel, Stage, StageView } from './model.ts';

/**
 * A check of one stage with what it builds upon: what it says follows from those and the ARGs before the first FROM,
 * so that it need not be asked again while none of them changes.
 */
export interface StageRule extends Rule<DockerfileModel> {
  checkStage(stage: Stage, view: StageView): Iterable<Finding>;
}

/** States a rule over single stages. */
export function defineStageRule(rule: Omit<StageRule, 'check'>): StageRule {
  return {
    ...rule,
    *check(model) {
      for (const stage of model.stages) yield* rule.checkStage(stage, model);
    },
  };
}

/** Whether a rule is one over single stages. */
export function isStageRule(rule: Rule<DockerfileModel>): rule is StageRule {
  return 'checkStage' in rule;
}
