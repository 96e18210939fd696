import type { Hover } from '../../core/features.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { nameOf } from '../syntax/directives.ts';
import { isIn } from './cursor.ts';
import { frontendVersions } from './frontend-versions.ts';
import { directiveDocs } from './instruction-docs.ts';
import { escapeMarkdown, inlineCode } from './markdown.ts';

/** What a directive does, and which finding an id in a comment stands for. */
export function commentHover(
  model: DockerfileModel,
  offset: number,
  rules: readonly RuleInfo[],
): Hover | undefined {
  const { tree } = model;
  const directive = tree.directives.find(({ span }) => isIn(span, offset));
  const comment = directive ?? tree.comments.find(({ span }) => isIn(span, offset));
  if (!comment) return undefined;
  const rule = ruleHover(tree.text, offset, rules);
  if (rule || !directive) return rule;
  const docs = directiveDocs[nameOf(directive)];
  const version = frontendVersions[directive.value.text];
  if (isIn(directive.value.span, offset) && version) {
    return {
      span: directive.value.span,
      markdown: `${inlineCode(directive.value.text)}\n\n${version}`,
    };
  }
  return docs && isIn(directive.name.span, offset)
    ? { span: directive.name.span, markdown: docs }
    : undefined;
}

function ruleHover(text: string, offset: number, rules: readonly RuleInfo[]): Hover | undefined {
  const start =
    offset - (/[\w-]*$/.exec(text.slice(Math.max(0, offset - 60), offset))?.[0].length ?? 0);
  const word = /^[\w-]+/.exec(text.slice(start, start + 60))?.[0];
  const rule = rules.find(({ id, aliases }) => word && (id === word || aliases?.includes(word)));
  if (!word || !rule) return undefined;
  const own = rule.id === word ? '' : `\n\nSlipway calls it ${inlineCode(rule.id)}.`;
  const markdown = `**${escapeMarkdown(word)}** ${escapeMarkdown(rule.summary)}.${own}`;
  return { span: { start, end: start + word.length }, markdown };
}
