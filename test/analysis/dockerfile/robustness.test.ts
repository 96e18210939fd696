import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot, type Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import type { Span } from '../../../server/src/analysis/core/span.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { createDockerfileLanguage } from '../../../server/src/analysis/dockerfile/dockerfile.ts';
import {
  dockerfileModel,
  dockerfileTree,
} from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { dockerfileRules } from '../../../server/src/analysis/dockerfile/rules/index.ts';
import { fixtures } from './fixtures.ts';

const language = createDockerfileLanguage(dockerfileRules);

describe.each(Object.entries(fixtures))('%s', (_, text) => {
  test('every feature answers at every offset', () => {
    const snapshot = snapshotOf(text);
    const context = contextOf(snapshot);
    for (let offset = 0; offset <= text.length; offset++) {
      const spans = [
        ...language.complete(snapshot, offset, context).map(({ replace }) => replace),
        ...language.definition(snapshot, offset, context).map(({ span }) => span),
        ...language.references(snapshot, offset, context).map(({ span }) => span),
      ];
      const hover = language.hover(snapshot, offset, context);
      expectInside(hover ? [...spans, hover.span] : spans, text);
    }
  });

  test('every prefix is analysed', () => {
    for (let end = 0; end <= text.length; end++) {
      const snapshot = snapshotOf(text.slice(0, end));
      const context = contextOf(snapshot);
      const findings = language.diagnose(snapshot, context);
      const spans = findings.flatMap(({ span, fixes }) => [
        span,
        ...(fixes ?? []).flatMap(({ edits }) => edits.map((edit) => edit.span)),
      ]);
      expectInside(
        [
          ...spans,
          ...language.symbols(snapshot).map(({ span }) => span),
          ...language.folding(snapshot).map(({ span }) => span),
        ],
        snapshot.text,
      );
      language.complete(snapshot, end, context);
      language.hover(snapshot, end, context);
    }
  });

  test('the tree holds every character', () => {
    const { directives, comments, instructions } = dockerfileTree(snapshotOf(text));
    const units = text.split('');
    for (const { span } of [...directives, ...comments, ...instructions]) {
      units.fill(' ', span.start, span.end);
    }
    expect(units.join('').replace('\uFEFF', '').trim()).toBe('');
  });
});

test('thousands of stages on top of each other are no problem', () => {
  const count = 5000;
  const chain = Array.from(
    { length: count },
    (_, at) => `FROM s${at} AS s${at + 1}\nENV A${at}=$A\n`,
  );
  const text = `FROM alpine AS s0\n${chain.join('')}USER $`;
  const snapshot = snapshotOf(text);
  expect(dockerfileModel(snapshot).stages).toHaveLength(count + 1);
  const found = language.complete(snapshot, text.length, contextOf(snapshot));
  expect(found.map(({ label }) => label)).toContain('A0');
});

function snapshotOf(text: string): Snapshot {
  return createSnapshot({ uri: 'file:///Dockerfile', version: 1, language: 'dockerfile', text });
}

function contextOf(snapshot: Snapshot) {
  return {
    workspace: createWorkspace([snapshot]),
    settings: defaultSettings,
    onRuleCrash: (rule: string, error: unknown) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  };
}

function expectInside(spans: readonly Span[], text: string): void {
  for (const { start, end } of spans) {
    if (start < 0 || start > end || end > text.length) {
      expect({ start, end }).toBe(`inside 0–${text.length}`);
    }
  }
}
