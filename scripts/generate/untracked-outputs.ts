import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { kubernetesFacts, kubernetesFactsFile } from '../kubernetes-facts.ts';
import type { Output } from './output.ts';
import { rulePages } from './rule-pages.ts';

/** The derived files that git ignores: what the server and the command line carry with them. */
export function untrackedOutputs(root: string): readonly Output[] {
  const facts = JSON.stringify(kubernetesFacts());
  const data = [
    '/** The version of this build. */',
    `export const version = '${versionOf(root)}';`,
    '/** What Kubernetes accepts: JSON, deflated, in base64. */',
    `export const packedFacts = '${pack(facts)}';`,
    '/** The Markdown pages of the rules by id: JSON, deflated, in base64. */',
    `export const packedRulePages = '${pack(JSON.stringify(rulePages(root)))}';`,
    '',
  ];
  return [
    { path: path.relative(root, kubernetesFactsFile), text: facts },
    { path: 'server/generated/data.ts', text: data.join('\n') },
  ];
}

function pack(text: string): string {
  return deflateRawSync(text, { level: 9 }).toString('base64');
}

function versionOf(root: string): string {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
