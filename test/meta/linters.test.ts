import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answersTo, linters } from '../../scripts/generate/linter-comparison.ts';
import type { CatalogedRule } from '../../server/src/analysis/cataloged-rule.ts';
import { languages } from '../support/languages.ts';

const rules = languages.flatMap(({ id: area, rules: own }) =>
  own.map((rule): CatalogedRule => ({ ...rule, area })),
);

test.each(linters)('every rule of $name is answered, by a rule or by a reason', (linter) => {
  const reasons = linter.otherwise.flatMap(({ ids }) => ids);
  for (const id of linter.ids) {
    const answers = answersTo(id, rules).map((rule) => rule.id);
    if (reasons.includes(id)) expect(answers, `${id} has a reason and a rule`).toEqual([]);
    else expect(answers, `${id} has neither`).not.toEqual([]);
  }
});

test.each(linters)('reasons of $name are about its rules', ({ ids, otherwise }) => {
  for (const id of otherwise.flatMap((entry) => entry.ids)) expect(ids).toContain(id);
});

test.each(linters)('reasons of $name name rules that exist', ({ otherwise }) => {
  const page = readFileSync('docs/rules/README.md', 'utf8');
  for (const { because } of otherwise) {
    for (const [, id] of because.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)) {
      expect(page, because).toContain(`[${id}](`);
    }
  }
});
