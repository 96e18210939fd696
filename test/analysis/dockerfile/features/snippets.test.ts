import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createDockerfileLanguage } from '../../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileRules } from '../../../../server/src/analysis/dockerfile/rules/index.ts';
import { dockerfileAtCursor } from '../dockerfile-at-cursor.ts';

const language = createDockerfileLanguage(dockerfileRules);
const snippets = JSON.parse(readFileSync('snippets/dockerfile.json', 'utf8')) as Readonly<
  Record<string, { readonly body: readonly string[] }>
>;

test.each(Object.entries(snippets))(
  'the snippet "%s" gives nothing to complain of',
  (_, { body }) => {
    const text = body.join('\n').replace(/\$\{\d+:([^}]*)\}/g, '$1');
    const base = text.includes('apk ') ? 'alpine:3.22' : 'debian:13-slim';
    const whole = text.startsWith('FROM') ? text : `FROM ${base}\n${text}\n`;
    const { snapshot, context } = dockerfileAtCursor(whole);
    const found = language
      .diagnose(snapshot, context)
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule}: ${message}`);
    expect(found).toEqual([]);
  },
);
