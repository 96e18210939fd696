import type { Finding } from '../../core/finding.ts';
import { defineStageRule } from '../model/stage-rule.ts';
import { nearestName } from '../syntax/nearest-name.ts';
import type { Token } from '../syntax/nodes.ts';

/** Reports users and groups of USER that are certainly not in the image. */
export const unknownUser = defineStageRule({
  id: 'unknown-user',
  summary: 'User or group of USER does not exist in the image',
  severity: 'warning',
  *checkStage({ instructions }, { imageBefore, scopeAt }) {
    for (const instruction of instructions) {
      if (instruction.kind !== 'USER') continue;
      const accounts = imageBefore(instruction)?.accounts;
      if (!accounts) continue;
      const scope = scopeAt(instruction);
      const { user, group } = instruction;
      const userName = user && nameIn(scope.expand(user.text));
      if (user && userName && accounts.hasUser(userName) === 'missing') {
        yield missing('user', user, userName, accounts.users);
      }
      const groupName = group && nameIn(scope.expand(group.text));
      if (group && groupName && accounts.hasGroup(groupName) === 'missing') {
        yield missing('group', group, groupName, accounts.groups);
      }
    }
  },
});

/** A name; numbers need not exist. */
function nameIn(value: string | undefined): string | undefined {
  return value && !/^\d+$/.test(value) ? value : undefined;
}

function missing(
  kind: 'user' | 'group',
  { span, text }: Token,
  name: string,
  known: readonly { readonly name: string }[],
): Finding {
  const nearest = nearestName(
    name,
    known.map((account) => account.name),
  );
  return {
    span,
    message: `Nothing creates the ${kind} "${name}" in this image, so everything that is started with it fails.`,
    fixes:
      nearest && text === name
        ? [{ title: `Use "${nearest}"`, safety: 'unsafe', edits: [{ span, text: nearest }] }]
        : [],
  };
}
