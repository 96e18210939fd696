import { type Mutation, rewrite } from './mutation.ts';

/** Mistakes of the hand: the text is no YAML any more, or other YAML than was meant. */
export const textMistakes: readonly Mutation[] = [
  rewrite('tab instead of spaces', (text) => text.replace(/^ {2}(\S)/m, '\t$1')),
  rewrite('colon without space', (text) => text.replace(/^( +name): /m, '$1:')),
  rewrite('quote never closed', (text) => text.replace(/^( +name): (\S+)$/m, '$1: "$2')),
  rewrite('bracket never closed', (text) => text.replace(/^( +name): (\S+)$/m, '$1: [$2')),
  rewrite('dash without space', (text) => text.replace(/^( +)- /m, '$1-')),
  rewrite('key twice', (text) => text.replace(/^( +name: \S+)$/m, '$1\n$1')),
  rewrite('one space too few', (text) => text.replace(/^ {2}(name|labels):/m, ' $1:')),
  rewrite('merge conflict', (text) => `<<<<<<< HEAD\n${text}`),
  rewrite('field one level too high', (text) =>
    // What follows an object in JSON is not read.
    text.startsWith('{')
      ? undefined
      : text
          .replace(/^( {4,})(image|containerPort|key): .*\n/m, '')
          .replace(/$/, '  image: web:1.0\n'),
  ),
];
