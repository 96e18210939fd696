import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errorRules } from '../../server/src/analysis/dockerfile/syntax/errors.ts';
import { languages } from '../support/languages.ts';
import { parseRulePage } from '../support/rule-page.ts';

const analysis = new URL('../../server/src/analysis/', import.meta.url);

describe.each(languages)('rules of $id', (language) => {
  const folder = new URL(`${language.id}/rules/`, analysis);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const ids = files
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  const registered = new Map(language.rules.map((rule) => [rule.id, rule]));

  test('every rule file is registered, in order', () => {
    const listed = language.rules.map((rule) => rule.id).filter((id) => ids.includes(id));
    expect(listed).toEqual(ids);
  });

  test('no two rules share an id', () => {
    expect(registered.size).toBe(language.rules.length);
  });

  test('every rule has a page and every page a rule', () => {
    const pages = files.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
    expect(pages.sort()).toEqual(ids);
  });

  test.each(ids)('the page of %s has its sections', (id) => {
    const page = parseRulePage(readFileSync(new URL(`${id}.md`, folder), 'utf8'));
    expect(page.title).toBe(id);
    expect(page.summary).toBe(`${registered.get(id)?.summary}.`);
    expect(page.sections.get('Why')).toBeTruthy();
    expect(page.bad).not.toEqual([]);
    expect(page.good).not.toEqual([]);
  });
});

describe('what BuildKit refuses', () => {
  const folder = new URL('dockerfile/syntax/errors/', analysis);

  test.each(Object.values(errorRules))('the page of $id has its sections', ({ id, summary }) => {
    const page = parseRulePage(readFileSync(new URL(`${id}.md`, folder), 'utf8'));
    expect(page.title).toBe(id);
    expect(page.summary).toBe(`${summary}.`);
    expect(page.sections.get('Why')).toBeTruthy();
    expect(page.bad.some(({ text }) => text.includes(`error[${id}]`))).toBe(true);
    expect(page.good).not.toEqual([]);
  });
});
