import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { nameOf } from '../syntax/directives.ts';
import { grammar } from '../syntax/grammar.ts';
import { type Instruction, type Token, withoutOnbuild } from '../syntax/nodes.ts';

/** Reports a syntax directive whose version does not know what the file uses. */
export const outdatedSyntax = defineRule<DockerfileModel>({
  id: 'outdated-syntax',
  summary: 'Syntax version is older than what the file uses',
  severity: 'error',
  *check({ tree }) {
    const directive = tree.directives.find((each) => nameOf(each) === 'syntax');
    const version = directive && versionIn(directive.value);
    if (!version) return;
    const uses = tree.instructions.flatMap((instruction) => usesOf(withoutOnbuild(instruction)));
    const newer = uses.filter(({ since }) => isOlder(version.text, since));
    const [first] = newer;
    if (!first) return;
    const needed = newer.reduce((most, { since }) => (isOlder(most, since) ? since : most), '1.0');
    yield {
      span: version.span,
      message: `The build stops, because version ${version.text} does not know ${first.what}, which came with ${first.since}.`,
      related: newer.slice(0, 5).map(({ token, what, since }) => ({
        span: token.span,
        message: `${what} needs ${since}.`,
      })),
      fixes: [
        {
          title: `Use version ${needed}`,
          safety: 'unsafe',
          edits: [{ span: version.span, text: needed }],
        },
      ],
    };
  },
});

/** Something that needs a version of the syntax. */
interface Use {
  readonly what: string;
  readonly token: Token;
  readonly since: string;
}

/** `1.4` of `docker/dockerfile:1.4`; a major version alone is the newest, and labs have more than they say. */
function versionIn({ text, span }: Token): Token | undefined {
  const match = /^(?:docker\.io\/)?docker\/dockerfile:(?<version>1\.\d+)(?:\.\d+)?$/d.exec(text);
  const range = match?.indices?.groups?.['version'];
  if (!match?.groups?.['version'] || !range) return undefined;
  const [start, end] = range;
  return {
    text: match.groups['version'],
    span: { start: span.start + start, end: span.start + end },
  };
}

function usesOf(instruction: Instruction): Use[] {
  if (instruction.kind === 'UNKNOWN') return [];
  const uses = instruction.flags.flatMap(({ name }): Use[] => {
    const { since } = grammar[instruction.kind].flags.find((flag) => flag.name === name.text) ?? {};
    return since && /^[\d.]+$/.test(since) ? [{ what: `--${name.text}`, token: name, since }] : [];
  });
  const [heredoc] = instruction.heredocs;
  if (heredoc) uses.push({ what: 'heredocs', token: heredoc.marker, since: '1.4' });
  return uses;
}

function isOlder(version: string, than: string): boolean {
  return minorOf(version) < minorOf(than);
}

function minorOf(version: string): number {
  return Number(version.split('.')[1] ?? 0);
}
