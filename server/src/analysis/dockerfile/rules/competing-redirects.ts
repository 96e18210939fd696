import type { Redirection } from 'unbash';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `> a > b`, of which only the last one gets anything. */
export const competingRedirects = defineShellRule({
  id: 'competing-redirects',
  summary: 'Two redirections want the same stream',
  severity: 'warning',
  aliases: ['SC2261'],
  *checkScript(script) {
    for (const { node } of script.syntax.of('Command')) {
      const redirects = node.redirects.flatMap((each) => streamOf(each) ?? []);
      for (const [index, { stream, place }] of redirects.entries()) {
        const last = redirects.findLast((other) => other.stream === stream);
        if (!last || last.place === place || stream === copied) continue;
        // `> a 2>&1 > b` sends errors to the first file.
        if (redirects.slice(index).some((other) => other.stream === copied)) continue;
        yield {
          span: script.spanOf(place.pos, place.end),
          message:
            stream === 0
              ? 'A command reads one input, so this one is never read.'
              : 'A stream goes to one place, so this file stays empty.',
          related: [
            {
              span: script.spanOf(last.place.pos, last.place.end),
              message: 'This redirection comes later and counts.',
            },
          ],
        };
        break;
      }
    }
  },
});

interface Redirected {
  readonly stream: number;
  /** The redirection without the number before it; of a heredoc its name. */
  readonly place: { readonly pos: number; readonly end: number };
}

/** Stands for streams that become copies of others. */
const copied = -1;

/** The stream that a redirection sends to a file or reads from. */
function streamOf(redirect: Redirection): Redirected | undefined {
  const { operator, descriptor, end } = redirect;
  const given = descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined;
  if (descriptor && given === undefined) return undefined;
  const place = { pos: descriptor?.end ?? redirect.pos, end };
  if (redirect.type === 'HereDoc') {
    return { stream: given ?? 0, place: redirect.delimiter ?? place };
  }
  if (operator === '<' || operator === '<<<') return { stream: given ?? 0, place };
  if (operator === '>&' || operator === '<&') return { stream: copied, place };
  return /^(?:&>>?|>[>|]?)$/.test(operator) ? { stream: given ?? 1, place } : undefined;
}
