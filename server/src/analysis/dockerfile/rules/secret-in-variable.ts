import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports ARG and ENV whose name says that they hold a secret. */
export const secretInVariable = defineInstructionRule({
  id: 'secret-in-variable',
  summary: 'Secret is kept in ARG or ENV',
  severity: 'warning',
  aliases: ['SecretsUsedInArgOrEnv', 'DL3064'],
  instructions: ['ARG', 'ENV'],
  withTriggers: true,
  *checkInstruction(instruction) {
    for (const { key } of instruction.pairs) {
      if (!secret.test(key.value) || harmless.test(key.value)) continue;
      yield {
        span: key.span,
        message: `Everybody who has the image can read ${key.value}, because ${instruction.kind} is stored in it.`,
      };
    }
  },
});

const secret = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const harmless = /(?:_|^)(?:public|file|version)(?:_|$)/i;
