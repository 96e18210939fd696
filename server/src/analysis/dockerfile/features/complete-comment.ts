import type { Completion } from '../../core/features.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { buildChecks } from './build-checks.ts';
import { directiveDocs } from './instruction-docs.ts';
import { partOf, plainCompletion, type TypedWord } from './typed-word.ts';

/** Directives at the top of the file, names of checks and of rules in comments that silence them. */
export function completeComment(
  model: DockerfileModel,
  word: TypedWord,
  rules: readonly RuleInfo[],
): Completion[] {
  const { text } = model.tree;
  const lineStart = text.lastIndexOf('\n', word.span.start - 1) + 1;
  const before = text.slice(lineStart, word.span.start) + word.text;
  const replace = partOf(word, /[=,;#]/).span;
  const check = /^\s*#\s*check\s*=\s*(.*)$/i.exec(before)?.[1];
  if (check !== undefined) return completeCheck(check, replace);
  if (/^\s*#\s*slipway-ignore\s/.test(before)) {
    return rules.map(({ id, summary }) =>
      plainCompletion(id, 'value', replace, { detail: summary }),
    );
  }
  if (/^\s*#\s*syntax\s*=/i.test(before)) {
    return [plainCompletion('docker/dockerfile:1', 'value', partOf(word, /[=#]/).span)];
  }
  if (/^\s*#\s*escape\s*=/i.test(before)) {
    return ['`', '\\'].map((char) => plainCompletion(char, 'value', replace));
  }
  if (!/^\s*#\s*[\w-]*$/.test(before)) return [];
  const isAtTop = !model.tree.instructions.some(({ span }) => span.start < word.span.start);
  const directives = isAtTop ? Object.entries(directiveDocs) : [];
  return [
    ...directives.map(([name, documentation]) => directive(`${name}=`, replace, documentation)),
    directive('check=skip=', replace, 'Silences checks of BuildKit for the next instruction.'),
    directive('slipway-ignore ', replace, 'Silences rules for the next instruction.'),
  ];
}

function completeCheck(typed: string, replace: Completion['replace']): Completion[] {
  if (/(?:^|;)error=\w*$/.test(typed)) return [plainCompletion('true', 'value', replace)];
  if (/(?:^|;)(?:skip|experimental)=[\w,]*$/.test(typed)) {
    return [...buildChecks, 'all'].map((name) => plainCompletion(name, 'value', replace));
  }
  return ['skip=', 'error=true', 'experimental='].map((option) =>
    plainCompletion(option, 'property', replace, { triggerAgain: option.endsWith('=') }),
  );
}

function directive(
  label: string,
  replace: Completion['replace'],
  documentation: string,
): Completion {
  return plainCompletion(label, 'property', replace, { documentation, triggerAgain: true });
}
