import type { Finding } from '../../core/finding.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Reports variables in exec form, where no shell replaces them. */
export const variableInExecForm = defineInstructionRule({
  id: 'variable-in-exec-form',
  summary: 'Variable in exec form, where nothing replaces it',
  severity: 'warning',
  instructions: ['CMD', 'ENTRYPOINT', 'RUN', 'HEALTHCHECK'],
  *checkInstruction(instruction) {
    for (const word of instruction.json ?? []) {
      const variable = /\$\{?([A-Za-z_]\w*)\}?/.exec(word.value);
      if (variable && !isForShell(instruction)) yield unexpanded(word.span, variable[0]);
    }
  },
});

function unexpanded(span: Finding['span'], variable: string): Finding {
  return {
    span,
    message: `The program gets the text ${variable} as it is, because no shell replaces variables in exec form.`,
  };
}

/** True when a shell or another program that knows variables reads the words; scripts may do so, too. */
function isForShell({ kind, json }: Instruction): boolean {
  const words = json?.map(({ value }) => value) ?? [];
  const [program = ''] = words;
  // CMD may be the arguments of an entry point that is a shell.
  if (kind === 'CMD' && !/^[/\w.-]+$/.test(program)) return true;
  return (
    words.some((word) =>
      /(?:^|\/)(?:[a-z]*sh|envsubst|awk|jq|perl|pwsh|powershell|cmd)(?:\.exe)?$/i.test(word),
    ) ||
    /\.\w+$|entrypoint|%/.test(program) ||
    words.some((word) => word === '-c' || word === '/c')
  );
}
