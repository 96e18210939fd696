import type { InstructionOf } from '../../syntax/nodes.ts';
import { onlyOne, type RefactoringSource } from './refactoring.ts';

/** Moves the tag of a base image into an ARG, which every FROM of the same image and tag then uses. */
export const extractTag: RefactoringSource = (place) => {
  const { model, lineEnd } = place;
  const own = onlyOne(place, 'FROM')?.image;
  const { tag, name } = own ?? {};
  const [first] = model.stages;
  if (!own || !tag || !name || !first || own.digest || own.hasVariable) return [];
  if (!/^[\w.-]+$/.test(tag.text)) return [];
  const same = model.stages.filter(({ from }) => isSame(from, name.text, tag.text));
  const variable = freeName(
    `${name.text.split('/').at(-1) ?? ''}_VERSION`.toUpperCase().replace(/\W/g, '_'),
    new Set(model.globalArguments.map((argument) => argument.name)),
  );
  const start = first.from.span.start;
  return [
    {
      title:
        same.length > 1
          ? `Move the tag of ${same.length} stages into an ARG`
          : 'Move the tag into an ARG',
      kind: 'extract',
      edits: [
        { span: { start, end: start }, text: `ARG ${variable}=${tag.text}${lineEnd}` },
        ...same.flatMap(({ from }) =>
          from.image?.tag ? [{ span: from.image.tag.span, text: `\${${variable}}` }] : [],
        ),
      ],
    },
  ];
};

function isSame({ image }: InstructionOf<'FROM'>, name: string, tag: string): boolean {
  return image?.name.text === name && image.tag?.text === tag && !image.digest;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const base = /^[A-Z_]/.test(wanted) ? wanted : `_${wanted}`;
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
  return name;
}
