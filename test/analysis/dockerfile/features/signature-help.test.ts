import { expect, test } from 'vitest';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { instructionForms } from '../../../../server/src/analysis/dockerfile/features/instruction-forms.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

const language = createDockerfileLanguage([]);

// The signature with its active parameter in «…».
test.each<[code: string, expected: string | undefined]>([
  ['FROM <|>', 'FROM [--platform=platform] «image» [AS name]'],
  ['FROM --platform=<|>', 'FROM «[--platform=platform]» image [AS name]'],
  ['FROM alpine <|>', 'FROM [--platform=platform] image «[AS name]»'],
  ['FROM alpine AS <|>', 'FROM [--platform=platform] image «[AS name]»'],
  ['FROM a\nCOPY <|>', 'COPY [flags] «source…» destination'],
  ['FROM a\nCOPY --from=<|> a b', 'COPY «[flags]» source… destination'],
  ['FROM a\nCOPY one <|>', 'COPY [flags] source… «destination»'],
  ['FROM a\nCOPY one t<|>wo three', 'COPY [flags] «source…» destination'],
  ['FROM a\nCOPY ["a b", "<|>"]', 'COPY [flags] ["source"…, «"destination"»]'],
  ['FROM a\nRUN <|>', 'RUN [flags] «command»'],
  ['FROM a\nRUN apt-get inst<|>', undefined],
  ['FROM a\nRUN ["sh", "<|>"]', 'RUN [flags] ["program", "«argument»"…]'],
  ['FROM a\nRUN <<E<|>OF\nEOF\n', 'RUN [flags] <<«EOF»'],
  ['FROM a\nRUN <<EOF\nx <|>\nEOF\n', undefined],
  ['FROM a\nCMD ["a", "b", "<|>"]', 'CMD ["program", "«argument»"…]'],
  ['FROM a\nUSER app:<|>', 'USER user«[:group]»'],
  ['FROM a\nUSER ap<|>p', 'USER «user»[:group]'],
  ['FROM a\nHEALTHCHECK <|>', 'HEALTHCHECK «[flags]» CMD command'],
  ['FROM a\nHEALTHCHECK --interval=<|>', 'HEALTHCHECK «[flags]» CMD command'],
  ['FROM a\nHEALTHCHECK NONE <|>', 'HEALTHCHECK «NONE»'],
  ['FROM a\nONBUILD <|>', 'ONBUILD «instruction»'],
  ['FROM a\nONBUILD USER <|>', 'USER «user»[:group]'],
  ['FROM a\nENV A=1 B=<|>', 'ENV «name=value…»'],
  [
    'FROM a\nRUN --mount=<|>',
    '--mount=type=bind,target=path,[source=path],[from=stage],[readwrite]',
  ],
  ['FROM a\nRUN --mount=type=tmpfs,size=<|>', '--mount=type=tmpfs,target=path,[«size=size»]'],
  [
    'FROM a\nRUN --mount=type=cache,dst=<|>/x true',
    '--mount=type=cache,«target=path»,[sharing=sharing],[id=text],[from=stage],[source=path],[mode=octal],[uid=number],[gid=number],[readonly]',
  ],
  ['FROM a\n<|>', undefined],
  ['FROM a\nRUN x \\\n# no<|>te\n y', undefined],
])('%j', (code, expected) => {
  const { snapshot, offset } = dockerfileAtCursor(code);
  const help = language.signatureHelp(snapshot, offset);
  const signature = help?.signatures[help.activeSignature];
  const active = help?.activeParameter;
  let shown = signature?.label;
  if (signature && active !== undefined) {
    let from = 0;
    for (const { label } of signature.parameters.slice(0, active)) {
      from = signature.label.indexOf(label, from) + label.length;
    }
    const { label = '' } = signature.parameters[active] ?? {};
    const at = signature.label.indexOf(label, from);
    shown = `${signature.label.slice(0, at)}«${label}»${signature.label.slice(at + label.length)}`;
  }
  expect(shown).toBe(expected);
});

test('every form explains each of its parameters', () => {
  const silent = Object.values(instructionForms)
    .flat()
    .filter(
      ({ label, parameters }) =>
        parameters.length === 0 ||
        parameters.some((each) => !each.documentation || !label.includes(each.label)),
    );
  expect(silent).toEqual([]);
});
