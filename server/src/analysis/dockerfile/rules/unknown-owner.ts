import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { flagOf } from '../syntax/nodes.ts';

/** Reports owners of copied files that are certainly not in the image. */
export const unknownOwner = defineRule<DockerfileModel>({
  id: 'unknown-owner',
  summary: 'Owner of copied files does not exist in the image',
  severity: 'error',
  *check(model) {
    for (const { instructions } of model.stages) {
      for (const instruction of instructions) {
        if (instruction.kind !== 'COPY' && instruction.kind !== 'ADD') continue;
        const owner = flagOf(instruction, 'chown')?.value;
        const accounts = model.imageBefore(instruction)?.accounts;
        const value = owner && model.scopeAt(instruction).expand(owner.text);
        if (!value || !accounts) continue;
        const [user = '', group = ''] = value.split(':');
        const isUser = isName(user) && accounts.hasUser(user) === 'missing';
        const isGroup = isName(group) && accounts.hasGroup(group) === 'missing';
        if (!isUser && !isGroup) continue;
        yield {
          span: owner.span,
          message: isUser
            ? `The build stops here, because nothing creates the user "${user}" in this image.`
            : `The build stops here, because nothing creates the group "${group}" in this image.`,
        };
      }
    }
  },
});

function isName(text: string): boolean {
  return text !== '' && !/^\d+$/.test(text);
}
