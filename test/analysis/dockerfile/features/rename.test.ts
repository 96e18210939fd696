import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/analysis/core/edit.ts';
import { dockerfileHighlights } from '../../../../server/src/analysis/dockerfile/features/highlights.ts';
import {
  dockerfileRenameTarget,
  renameInDockerfile,
} from '../../../../server/src/analysis/dockerfile/features/rename.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

describe('rename', () => {
  // Every «name» becomes «new», and nothing else changes.
  test.each([
    'FROM a AS «one»\nFROM «o<|>ne»\nCOPY --from=«one» a b\nCOPY --from=0 a b\nRUN --mount=from=«one»,target=/x y\n',
    'FROM a AS «o<|>ne»\nFROM b\nONBUILD COPY --from=«one» a b\n',
    'ARG «V<|>»=1\nFROM a:$«V»\nARG «V»\nRUN echo "${«V»:-x}" \'$V\'\n',
    'FROM a\nENV «A<|>»=1 B=$A\nUSER ${«A»}\nCMD ["$«A»"]\n',
    'FROM a AS b\nENV «A»=1\nFROM b\nUSER $«A<|>»\n',
    'FROM a\nENV «A<|>»=1\nRUN «A»=2 && export «A»=3 && echo $«A»\n',
    'FROM a\nENV «A<|>»=1\nRUN bash -c \'x "$«A»" ${«A»:-y} \\$A\' && sh -c "\\$«A» $«A»"\nCMD ["sh", "-c", "x \\"${«A»}\\""]\n',
    'FROM a\nENV «A»=1\nRUN sh <<\'E\'\nx "$«A<|>»"\nE\n',
    'FROM a\nRUN cat <<"«EOF<|>»"\nx\n«EOF»\n',
    'FROM a AS b\nONBUILD ENV «A<|>»=1\nFROM b\nUSER $«A»\n',
    'FROM a\nARG «A<|>»\nENV «A»=$«A»\nFROM b\nARG A\n',
  ])('%j', (marked) => {
    const { snapshot, offset } = dockerfileAtCursor(marked.replace(/[«»]/g, ''));
    const result = renameInDockerfile(snapshot, offset, 'new_name');
    const edits = result?.kind === 'edits' ? result.edits : [];
    expect(applyEdits(snapshot.text, edits)).toBe(
      marked.replace('<|>', '').replace(/«[^»]*»/g, 'new_name'),
    );
  });

  test.each([
    ['FROM a AS o<|>ne\nFROM b AS two\n', 'two', 'Line 2 already has a stage "two".'],
    ['FROM a AS o<|>ne\n', '1x', 'starts with a letter'],
    ['FROM a AS o<|>ne\n', 'Scratch', 'keeps the name "scratch"'],
    ['FROM a AS o<|>ne\nFROM b\n', 'b', 'uses the image "b"'],
    ['ARG X=one\nFROM a AS o<|>ne\nFROM $X\n', 'new', 'Line 3 means it by $X'],
    ['FROM a\nENV A<|>=1 B=2\n', 'B', 'already sets a variable "B"'],
    ['FROM a\nARG A<|>\n', 'TARGETARCH', 'BuildKit sets'],
    ['FROM a\nARG A<|>\n', 'a-b', 'cannot be read as a variable'],
    ['FROM a\nRUN <<E<|>OF\nx\nEOF\n', 'x', 'would end there'],
  ])('%j cannot become %s', (marked, name, reason) => {
    const { snapshot, offset } = dockerfileAtCursor(marked);
    const result = renameInDockerfile(snapshot, offset, name);
    expect(result?.kind === 'refused' && result.reason).toContain(reason);
  });

  test.each([
    ['FROM a AS o<|>ne\n', 'one'],
    ['FROM a\nRUN <<"E<|>OF"\nEOF\n', 'EOF'],
    ['FROM a\nFROM b\nCOPY --from=0<|> x y\n', undefined],
    ['FROM a\nARG TARGET<|>ARCH\n', undefined],
    ['FROM alp<|>ine\n', undefined],
    ['FR<|>OM alpine\n', undefined],
  ])('%j is named %s', (marked, name) => {
    const { snapshot, offset } = dockerfileAtCursor(marked);
    expect(dockerfileRenameTarget(snapshot, offset)?.name).toBe(name);
  });
});

test('highlights tell reading from writing', () => {
  const { snapshot, offset } = dockerfileAtCursor('FROM a\nENV A<|>=1\nRUN A=2; echo $A\n');
  const found = dockerfileHighlights(snapshot, offset).map(({ span, kind }) => [span.start, kind]);
  expect(found).toEqual([
    [11, 'write'],
    [19, 'write'],
    [30, 'read'],
  ]);
});
