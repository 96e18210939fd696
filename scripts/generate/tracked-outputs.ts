import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createAnalysis } from '../../server/src/analysis/analysis.ts';
import { createFacts } from '../../server/src/analysis/kubernetes/schema/facts.ts';
import { linterComparison } from './linter-comparison.ts';
import { manifestWithContributions } from './manifest.ts';
import { manifestTextsIn } from './manifest-texts.ts';
import type { Output } from './output.ts';
import { ruleIndex } from './rule-index.ts';
import { rulePageFiles } from './rule-pages.ts';

/** The derived files that are committed. */
export function trackedOutputs(root: string): readonly Output[] {
  const { rules } = createAnalysis({
    kubernetesFacts: () =>
      createFacts({ version: '', oldest: 0, texts: [], types: [], kinds: [], lives: [] }),
  });
  const pages = rulePageFiles(root);
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  return [
    { path: 'package.json', text: toText(manifestWithContributions(manifest, rules)) },
    { path: 'package.nls.json', text: toText(manifestTextsIn('en')) },
    { path: 'package.nls.zh-cn.json', text: toText(manifestTextsIn('zh-cn')) },
    { path: 'docs/rules/README.md', text: ruleIndex(rules, pages) },
    { path: 'docs/other-linters.md', text: linterComparison(rules, pages) },
  ];
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
