import { defineRule } from '../../core/rule.ts';
import { headOf } from '../model/head-of.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { podKinds, podTemplatesOf } from '../model/pod-template.ts';
import { at, scalarAt } from '../syntax/access.ts';

/** Reports restart policies that the owner of the Pods does not allow. */
export const wrongRestartPolicy = defineRule<KubernetesObject>({
  id: 'wrong-restart-policy',
  summary: 'Restart policy is not one that the kind allows',
  severity: 'error',
  kinds: podKinds,
  aliases: ['cronjob-restartpolicy', 'restart-policy'],
  *check(object) {
    const allowed = allowedOf[`${object.apiVersion} ${object.kind}`];
    const [template] = podTemplatesOf(object);
    if (!allowed || !template) return;
    const written = at(template.spec, 'restartPolicy');
    const policy = scalarAt(template.spec, 'restartPolicy');
    if (written && !policy) return;
    if (policy && (allowed.includes(policy.text) || !policies.includes(policy.text))) return;
    if (!policy && allowed.includes('Always')) return;
    const span = policy?.span ?? headOf(template.spec);
    yield {
      span,
      aliases: ['restart-policy', ...(object.kind === 'CronJob' ? ['cronjob-restartpolicy'] : [])],
      message: policy
        ? `Pods of a ${object.kind} may not restart with policy ${policy.text}, so the object will be refused.`
        : `Pods restart "Always" unless they say otherwise, which a ${object.kind} refuses.`,
      fixes: allowed.map((name) => ({
        title: policy ? `Change to ${name}` : `Add restartPolicy: ${name}`,
        safety: 'unsafe',
        edits: [
          policy
            ? { span, text: name }
            : {
                span: { start: span.start, end: span.start },
                text: lineBefore(span, name, object),
              },
        ],
      })),
    };
  },
});

const policies = ['Always', 'OnFailure', 'Never'];
const job = ['OnFailure', 'Never'];
const allowedOf: Readonly<Record<string, readonly string[]>> = {
  'apps/v1 Deployment': ['Always'],
  'apps/v1 StatefulSet': ['Always'],
  'apps/v1 DaemonSet': ['Always'],
  'apps/v1 ReplicaSet': ['Always'],
  'v1 ReplicationController': ['Always'],
  'batch/v1 Job': job,
  'batch/v1 CronJob': job,
};

/** A line for `restartPolicy` in front of the first key of the spec, at its indentation. */
function lineBefore(
  span: { readonly start: number },
  name: string,
  { manifest }: KubernetesObject,
): string {
  const before = manifest.text.slice(0, span.start - manifest.span.start);
  const column = before.length - (before.lastIndexOf('\n') + 1);
  return `restartPolicy: ${name}\n${' '.repeat(column)}`;
}
