import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/analysis/core/edit.ts';
import type { SemanticToken } from '../../../../server/src/analysis/core/features.ts';
import { createSnapshot, type Snapshot } from '../../../../server/src/analysis/core/snapshot.ts';
import { dockerfileTokens } from '../../../../server/src/analysis/dockerfile/features/semantic-tokens.ts';
import { dockerfile, seeded } from '../../../bench/corpora.ts';
import { fixtures } from '../fixtures.ts';

function snapshotOf(text: string, previous?: Snapshot): Snapshot {
  const uri = 'file:///Dockerfile';
  return createSnapshot({ uri, version: 1, language: 'dockerfile', text }, previous);
}

/** The text with `[type.modifiers text]` in place of each token. */
function coloured(text: string): string {
  const edits = dockerfileTokens(snapshotOf(text)).map(({ span, type, modifiers = [] }) => ({
    span,
    text: `[${[short[type] ?? type, ...modifiers].join('.')} ${text.slice(span.start, span.end)}]`,
  }));
  return applyEdits(text, edits);
}

const short: Partial<Record<SemanticToken['type'], string>> = { keyword: 'key', operator: 'op' };

test('stages, images and flags', () => {
  expect(
    coloured(`# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM golang:1.26 AS build
FROM build
FROM alpine@sha256:aa
COPY --from=build --chown=a:$B --link x y
RUN --mount=type=cache,target=/x,from=build --network=none make
HEALTHCHECK --interval=5s CMD ["x"]
`),
  ).toMatchInlineSnapshot(`
    "[comment # ][key syntax]=[string docker/dockerfile:1]
    [key FROM] [parameter --platform][op =][variable.readonly $BUILDPLATFORM] [namespace golang]:[enumMember 1.26] [key AS] [class.declaration build]
    [key FROM] [class build]
    [key FROM] [namespace alpine]@[number sha256:aa]
    [key COPY] [parameter --from][op =][class build] [parameter --chown][op =][string a:][variable $B] [parameter --link] x y
    [key RUN] [parameter --mount][op =][property type]=[enumMember cache],[property target]=[string /x],[property from]=[class build] [parameter --network][op =][enumMember none] [function make]
    [key HEALTHCHECK] [parameter --interval][op =][number 5s] [key CMD] [[string "x"]]
    "
  `);
});

test('variables, strings and values', () => {
  expect(
    coloured(`ARG V=1
ENV A="x $V" B='$V' C=\${V:-y} \\
    # why
    D=\${V}z
LABEL a.b="c"
EXPOSE 80/tcp $V
STOPSIGNAL SIGTERM
MAINTAINER me
WORKDIR /a/$V
`),
  ).toMatchInlineSnapshot(`
  "[key ARG] [variable.declaration V][op =]1
  [key ENV] [variable.declaration A][op =][string "x ][variable $V][string "] [variable.declaration B][op =][string '$V'] [variable.declaration C][op =][variable \${V][op :-][string y][variable }] \\
      [comment # why]
      [variable.declaration D][op =][variable \${V}]z
  [key LABEL] [property a.b][op =][string "c"]
  [key EXPOSE] [number 80]/[enumMember tcp] [variable $V]
  [key STOPSIGNAL] [enumMember SIGTERM]
  [key.deprecated MAINTAINER] [string me]
  [key WORKDIR] /a/[variable $V]
  "
`);
});

test('shell', () => {
  expect(
    coloured(`FROM a
RUN set -eux; if [ "$A" = 'b' ]; then echo "a$(id -u)b" > /x 2>&1; fi \\
    # why
    && X=1 make -j "two \\
    lines" --flag=\${X:-y} || exit 1
RUN for f in *.c; do gcc $f; done # end
CMD exec \`which a\` | b & c $((1 + $D))
`),
  ).toMatchInlineSnapshot(`
          "[key FROM] [namespace a]
          [key RUN] [function set] [parameter -eux][op ;] [key if] [function [] [string "][variable $A][string "] = [string 'b'] ][op ;] [key then] [function echo] [string "a][op $(][function id] [parameter -u][op )][string b"] [op >] /x [op 2>&1][op ;] [key fi] \\
              [comment # why]
              [op &&] [variable.declaration X][op =]1 [function make] [parameter -j] [string "two ]\\
          [string     lines"] [parameter --flag]=[variable \${X][op :-][string y][variable }] [op ||] [function exit] 1
          [key RUN] [key for] [variable.declaration f] [key in] *.c[op ;] [key do] [function gcc] [variable $f][op ;] [key done] [comment # end]
          [key CMD] [function exec] [op \`][function which] a[op \`] [op |] [function b] [op &] [function c] [op $((]1 + [variable $D][op ))]
          "
        `);
});

test('heredocs', () => {
  expect(
    coloured(`FROM a
RUN <<EOF
echo $X
cat <<-END
text
	END
EOF
RUN python <<PY
print($X)
PY
COPY <<"A" <<B /x/
$a
A
$b
B
`),
  ).toMatchInlineSnapshot(`
      "[key FROM] [namespace a]
      [key RUN] [op <<][macro EOF]
      [function echo] [variable $X]
      [function cat] [op <<-][macro END]
      [string text]
      	[macro END]
      [macro EOF]
      [key RUN] [function python] [op <<][macro PY]
      [string print($X)]
      [macro PY]
      [key COPY] <<[macro "A"] <<[macro B] /x/
      [string $a]
      [macro A]
      [variable $b]
      [macro B]
      "
    `);
});

test.each(Object.entries(fixtures))('%s: tokens are ordered, apart and on one line', (_, text) => {
  for (let end = 0; end <= text.length; end++) {
    const part = text.slice(0, end);
    const tokens = dockerfileTokens(snapshotOf(part));
    const bad = tokens.filter(({ span }, index) => {
      const before = tokens[index - 1]?.span.end ?? 0;
      const isApart = before <= span.start && span.start < span.end && span.end <= part.length;
      return !isApart || /[\r\n]/.test(part.slice(span.start, span.end));
    });
    expect(bad).toEqual([]);
  }
});

test('what is kept from former versions changes no colour', () => {
  const random = seeded(3);
  const insertions = ['\n', '"', ' AS x', 'FROM a AS stage1\n', '$', '<<EOF', '\\\n', '#'];
  let snapshot = snapshotOf(dockerfile(80));
  for (let step = 0; step < 100; step++) {
    const { text } = snapshot;
    const at = random(text.length + 1);
    const inserted = insertions[random(insertions.length)] ?? '';
    const changed = text.slice(0, at) + inserted + text.slice(at + random(3));
    snapshot = snapshotOf(changed, snapshot);
    expect(dockerfileTokens(snapshot)).toEqual(dockerfileTokens(snapshotOf(changed)));
  }
});
