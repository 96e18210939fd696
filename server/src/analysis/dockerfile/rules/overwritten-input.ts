import type { Command, CommandNode, SyntaxNode, Word } from 'unbash';
import { argumentsOf, commandName } from '../../shell/places.ts';
import { defineShellRule } from '../model/shell-rule.ts';

/** Reports `sort file > file`, which empties the file before it is read. */
export const overwrittenInput = defineShellRule({
  id: 'overwritten-input',
  summary: 'File is emptied before it is read',
  severity: 'warning',
  aliases: ['SC2094'],
  *checkScript(script) {
    const pipelines = script.syntax.of('Pipeline').map(({ node }) => node.commands);
    const single = script.syntax
      .of('Command')
      .filter(({ parent }) => parent?.node.type !== 'Pipeline')
      .map(({ node }) => [node]);
    for (const commands of [...pipelines, ...single]) {
      const simple = commands.filter((node) => node.type === 'Command');
      const read = new Map(simple.flatMap(filesRead).map((word) => [word.text, word]));
      for (const target of commands.flatMap(filesWritten)) {
        const source = read.get(target.text);
        if (!source || target.text.startsWith('/dev/')) continue;
        yield {
          span: script.spanOf(target.pos, target.end),
          message: `The shell empties ${target.text} for the output before anything reads it.`,
          related: [{ span: script.spanOf(source.pos, source.end), message: 'It is read here.' }],
        };
      }
    }
  },
});

function filesWritten(node: CommandNode): Word[] {
  if (node.type !== 'Command') return [];
  return node.redirects.flatMap((redirect) =>
    redirect.type === 'Redirect' && /^(?:>\|?|&>)$/.test(redirect.operator) && redirect.target
      ? [redirect.target]
      : [],
  );
}

function filesRead(node: Command): Word[] {
  const input = node.redirects.flatMap((redirect) =>
    redirect.type === 'Redirect' && redirect.operator === '<' && redirect.target
      ? [redirect.target]
      : [],
  );
  const files = readers.has(commandName(node) ?? '') ? argumentsOf(node) : [];
  return [...input, ...files].filter((word) => !word.text.startsWith('-') && isOneFile(word));
}

function isOneFile({ parts }: Word): boolean {
  return !parts?.some(({ type }: SyntaxNode) => type !== 'Literal' && type !== 'DoubleQuoted');
}

/** Programs that print what they make of the files that they are given. */
const readers = new Set(
  `awk base64 cat column comm cut diff envsubst expand fmt fold gawk grep head jq join nl od paste rev
  sed shuf sort strings tac tail tar tr uniq wc xmllint xxd yq`.split(/\s+/),
);
