import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Edit } from '../../server/src/analysis/core/edit.ts';
import type { ReportedFinding } from '../../server/src/analysis/core/finding.ts';
import { hasSections, parseFixture, renderFixture } from '../support/fixture.ts';
import { editedFiles, type FixtureFiles, findingsIn } from '../support/fixture-workspace.ts';
import { languages } from '../support/languages.ts';
import { type Fence, parseRulePage, replaceFences } from '../support/rule-page.ts';

const update = process.env['UPDATE_FIXTURES'] === '1';
const analysis = new URL('../../server/src/analysis/', import.meta.url);
const pages = readdirSync(analysis).flatMap((language) =>
  ['rules', 'schema', 'syntax/errors'].flatMap((part) => {
    const folder = new URL(`${language}/${part}/`, analysis);
    return (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({ id: name.slice(0, -'.md'.length), url: new URL(name, folder) }));
  }),
);
/** Errors of syntax show on every page, so that no example breaks unseen. */
const isShownEverywhere = (id: string) =>
  !pages.some((page) => page.id === id && !page.url.pathname.includes('/syntax/errors/'));

describe.each(pages)('$id', ({ id, url }) => {
  const source = readFileSync(url, 'utf8');
  const page = parseRulePage(source);
  const corrections = new Map<Fence, string>();

  function expectFence(fence: Fence, actual: string): void {
    if (!update) expect(actual).toBe(fence.text);
    if (actual === fence.text) return;
    corrections.set(fence, actual);
    writeFileSync(url, replaceFences(source, corrections));
  }

  test('Bad has exactly the marked findings', () => {
    for (const fence of page.bad) {
      const rendered = render(fence, id);
      expectFence(fence, rendered);
      const markers = parseFixture(rendered, pathOf(fence)).flatMap((file) => file.markers);
      expect(markers, 'a Bad without a finding').not.toEqual([]);
    }
  });

  test('Good is silent', () => {
    for (const fence of page.good) expect(render(fence, id)).toBe(fence.text);
  });

  test('Fixed is Bad after its fixes', () => {
    const repaired = page.bad.flatMap((bad) => {
      const after = repair(filesOf(bad), id);
      return after ? [{ bad, after }] : [];
    });
    expect(page.fixed, 'one Fixed for each Bad that has a fix').toHaveLength(repaired.length);
    for (const [index, { bad, after }] of repaired.entries()) {
      const fence = page.fixed[index];
      if (fence) expectFence(fence, textOf(after, bad));
      expect(repair(after, id) ?? after, 'a second repair').toEqual(after);
    }
  });
});

function render(fence: Fence, id: string): string {
  const files = filesOf(fence);
  return renderFixture(fence.text, pathOf(fence), ({ path }) => judge(files, path, id));
}

/** Findings of one rule, and every syntax error. */
function judge(files: FixtureFiles, path: string, id: string): readonly ReportedFinding[] {
  const findings = findingsIn(files, path, askedFor.get(id));
  return findings.filter(({ rule }) => rule === id || isShownEverywhere(rule));
}

/** Rules about manifests that wait to be asked for are asked on their own page. */
const askedFor = new Map(
  (languages.find(({ id }) => id === 'kubernetes')?.rules ?? [])
    .filter(({ optIn }) => optIn)
    .map(({ id, severity }) => [id, { [id]: severity }]),
);

/** The files after the first fix of every finding, or undefined when no finding has one. */
function repair(files: FixtureFiles, id: string): FixtureFiles | undefined {
  let result: FixtureFiles | undefined;
  for (const path of files.keys()) {
    const fixes = judge(files, path, id).flatMap((finding) => finding.fixes?.[0] ?? []);
    const edits = withoutRepeats(fixes.flatMap((fix) => fix.edits));
    const additions = fixes.flatMap(({ addition }) => addition ?? []);
    if (fixes.length > 0) result = editedFiles(result ?? files, path, edits, additions);
  }
  return result;
}

function withoutRepeats(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}

function filesOf(fence: Fence): FixtureFiles {
  return new Map(parseFixture(fence.text, pathOf(fence)).map(({ path, text }) => [path, text]));
}

function pathOf(fence: Fence): string {
  return fence.info === 'yaml' ? 'manifest.yaml' : 'Dockerfile';
}

function textOf(files: FixtureFiles, like: Fence): string {
  if (!hasSections(like.text)) return [...files.values()].join('\n');
  return [...files].map(([path, text]) => `-- ${path} --\n${text}`).join('\n');
}
