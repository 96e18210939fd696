// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles use this syntax.
import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/analysis/core/edit.ts';
import { defaultEditorSettings } from '../../../../server/src/analysis/core/editor-settings.ts';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

const language = createDockerfileLanguage([]);

// Hints stand in «…».
test.each([
  'ARG V=3.22\nFROM alpine:${V}« = 3.22»\n',
  'ARG A=1\nARG B=${A}« = 1».2\nFROM alpine:$B« = 1.2»-$B« = 1.2»\n',
  'ARG V=1\nFROM alpine\nARG V« = 1» W\n',
  'FROM alpine\nARG V=v1.2\nLABEL version=${V#v}« = 1.2» other=${X:-${V}}« = v1.2»\n',
  'FROM alpine\nENV API_TOKEN=abc\nLABEL t=$API_TOKEN\n',
  'FROM alpine\nARG V=1\nRUN echo $V\n',
  'FROM alpine\nLABEL a=$UNKNOWN b=$TARGETARCH\n',
  'FROM alpine« #0»\nFROM busybox AS two« #1»\nCOPY --from=0« = alpine» /a /b\nCOPY --from=two /a /b\nRUN --mount=from=1,target=/x true\n',
  'FROM alpine\nWORKDIR /srv\nWORKDIR app« = /srv/app»\nWORKDIR ../x« = /srv/x»\nRUN true\n',
  'FROM unknown/image\nWORKDIR app\n',
])('%j', (marked) => {
  expect(withHints(marked.replace(/«[^»]*»/g, ''))).toBe(marked);
});

test('each kind of hint can be switched off', () => {
  const code = 'ARG V=1\nFROM alpine:$V\nFROM alpine\nWORKDIR a\n';
  const off = {
    ...defaultEditorSettings.inlayHints,
    ...{ variables: false, stages: false, workingDirectories: false },
  };
  expect(withHints(code, off)).toBe(code);
  expect(withHints(code, { ...off, stages: true })).toBe(
    'ARG V=1\nFROM alpine:$V« #0»\nFROM alpine« #1»\nWORKDIR a\n',
  );
});

function withHints(code: string, inlayHints = defaultEditorSettings.inlayHints): string {
  const { snapshot, context } = dockerfileAtCursor(code);
  const settings = { ...context.settings, editor: { ...defaultEditorSettings, inlayHints } };
  const whole = { start: 0, end: code.length };
  const hints = language.inlayHints(snapshot, whole, { ...context, settings });
  const edits = hints.map(({ offset, label, padding }) => ({
    span: { start: offset, end: offset },
    text: `«${padding === 'left' ? ' ' : ''}${label}»`,
  }));
  return applyEdits(code, edits);
}
