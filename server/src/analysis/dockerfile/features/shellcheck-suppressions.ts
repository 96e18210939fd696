import type { Span } from '../../core/span.ts';
import type { Suppression } from '../../core/suppressions.ts';
import type { ShellScript } from '../../shell/script.ts';
import { withTrigger } from '../model/instruction-rule.ts';
import type { DockerfileModel } from '../model/model.ts';

/**
 * What `# shellcheck disable=` silences: the next command, or the whole script where no command stands before it.
 * Such comments stand in heredocs, between the lines of an instruction, or above it.
 */
export function shellcheckSuppressions(model: DockerfileModel): Suppression[] {
  const { tree, scriptOf } = model;
  if (!tree.text.includes('shellcheck')) return [];
  const suppressions: Suppression[] = [];
  const unread = new Set(tree.comments.filter(({ text }) => directive.test(text)));
  for (const instruction of tree.instructions.flatMap(withTrigger)) {
    const script = scriptOf(instruction);
    for (const comment of unread) {
      if (comment.span.start >= instruction.span.end) break;
      unread.delete(comment);
      const isInside = comment.span.start > instruction.span.start;
      const covers = isInside && script ? nextCommand(script, comment.span) : instruction.span;
      suppressions.push(...disabled(comment.text, comment.span, covers));
    }
    if (!script || instruction.heredocs.length === 0) continue;
    for (const each of withInner(script)) {
      for (const match of each.syntax.text.matchAll(/^[\t ]*#[\t ]*(shellcheck[^\n]*)/gm)) {
        const at = each.spanOf(match.index, match.index + match[0].length);
        suppressions.push(...disabled(match[1] ?? '', at, reachIn(each, at)));
      }
    }
  }
  return suppressions;
}

function withInner(script: ShellScript): readonly ShellScript[] {
  return [script, ...script.inner.flatMap((inner) => withInner(inner.script))];
}

const directive = /^shellcheck\s+(?:\S+\s+)*?disable=([\w,-]+)/;

function disabled(text: string, at: Span, covers: Span): Suppression[] {
  const ids = (directive.exec(text)?.[1] ?? '').split(',').flatMap(idsIn);
  if (ids.length === 0) return [];
  return [{ ids, idSpans: ids.map(() => at), covers, reportUnused: false }];
}

/** `SC2086`, `2086`, a range such as `SC3000-SC4000`, or `all`. */
function idsIn(text: string): string[] {
  if (text === 'all') return ['*'];
  const [from, to = from] = text.split('-').map((code) => Number(code.replace(/^SC/, '')));
  if (!from || !to || to < from || to - from > 2000) return [];
  return Array.from({ length: to - from + 1 }, (_, index) => `SC${from + index}`);
}

/** From a comment to the end of the command behind it. */
function reachIn({ syntax, spanOf }: ShellScript, comment: Span): Span {
  const statements = syntax.of('Statement');
  const startOf = (pos: number) => spanOf(pos, pos + 1).start;
  const first = statements[0];
  const next = statements.find(({ node }) => startOf(node.pos) > comment.start);
  const isAtTop = first === undefined || startOf(first.node.pos) > comment.start;
  const last = isAtTop ? syntax.tree : next?.node;
  return { start: comment.start, end: last ? spanOf(last.pos, last.end).end : comment.end };
}

/** From a comment between the lines of an instruction to the end of the command behind it. */
function nextCommand({ commands }: ShellScript, comment: Span): Span {
  const next = commands.find(({ span }) => span.start > comment.start);
  return { start: comment.start, end: next?.span.end ?? comment.end };
}
