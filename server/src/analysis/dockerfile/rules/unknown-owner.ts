import { defineInstructionRule } from '../model/instruction-rule.ts';
import { originOf } from '../syntax/moved-instruction.ts';
import { flagOf } from '../syntax/nodes.ts';

/** Reports owners of copied files that are certainly not in the image. */
export const unknownOwner = defineInstructionRule({
  id: 'unknown-owner',
  summary: 'Owner of copied files does not exist in the image',
  severity: 'error',
  instructions: ['COPY', 'ADD'],
  *checkInstruction(copy) {
    const owner = flagOf(copy, 'chown')?.value;
    if (owner) yield { span: owner.span, message: '' };
  },
  confirm(found, copy, model) {
    const accounts = model.imageBefore(copy)?.accounts;
    const owner = flagOf(originOf(copy), 'chown')?.value;
    const value = owner && model.scopeAt(copy).expand(owner.text);
    if (!value || !accounts) return undefined;
    const [user = '', group = ''] = value.split(':');
    const isUser = isName(user) && accounts.hasUser(user) === 'missing';
    const isGroup = isName(group) && accounts.hasGroup(group) === 'missing';
    if (!isUser && !isGroup) return undefined;
    const missing = isUser ? `user "${user}"` : `group "${group}"`;
    const message = `The build stops here, because nothing creates the ${missing} in this image.`;
    return { ...found, message };
  },
});

function isName(text: string): boolean {
  return text !== '' && !/^\d+$/.test(text);
}
