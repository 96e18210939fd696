import type { Word } from 'unbash';
import { argumentsOf } from './places.ts';
import type { ShellSyntax } from './syntax.ts';

/** `do`, `done`, `then`, `fi` and `esac` that stand where only arguments can stand. */
export function misplacedKeywords({ of, tree }: ShellSyntax): { word: Word; inList: boolean }[] {
  if (!tree.errors?.length) return [];
  const first = (words: readonly Word[], inList: boolean) => {
    const word = words.find(({ text }) => /^(?:do|done|then|fi|esac)$/.test(text));
    return word ? [{ word, inList }] : [];
  };
  return [
    ...of('Command').flatMap(({ node }) => first(argumentsOf(node), false)),
    ...of('For').flatMap(({ node }) => first(node.wordlist ?? [], true)),
  ];
}

/** Names of commands that are keywords but for their capitals. */
export function capitalKeywords({ of }: ShellSyntax): Word[] {
  return of('Command').flatMap(({ node: { name } }) =>
    name && name.text !== name.text.toLowerCase() && keywords.has(name.text.toLowerCase())
      ? [name]
      : [],
  );
}

/** Names of commands that begin with a brace, as in `{echo a; }`. */
export function gluedBraces({ of }: ShellSyntax): Word[] {
  return of('Command').flatMap(({ node: { name } }) =>
    name && /^\{[^\s{}]+$/.test(name.text) ? [name] : [],
  );
}

const keywords = new Set('if then elif else fi for while until do done case esac'.split(' '));
