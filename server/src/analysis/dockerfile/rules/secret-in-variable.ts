import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { withoutOnbuild } from '../syntax/nodes.ts';

/** Reports ARG and ENV whose name says that they hold a secret. */
export const secretInVariable = defineRule<DockerfileModel>({
  id: 'secret-in-variable',
  summary: 'Secret is kept in ARG or ENV',
  severity: 'warning',
  aliases: ['SecretsUsedInArgOrEnv', 'DL3064'],
  *check({ tree }) {
    for (const instruction of tree.instructions.map(withoutOnbuild)) {
      if (instruction.kind !== 'ARG' && instruction.kind !== 'ENV') continue;
      for (const { key } of instruction.pairs) {
        if (!secret.test(key.value) || harmless.test(key.value)) continue;
        yield {
          span: key.span,
          message: `Everybody who has the image can read ${key.value}, because ${instruction.kind} is stored in it.`,
        };
      }
    }
  },
});

const secret = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const harmless = /(?:_|^)(?:public|file|version)(?:_|$)/i;
