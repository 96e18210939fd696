// Scaffolds a rule: `npm run new-rule <dockerfile|kubernetes|stack> <id>`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const models = {
  dockerfile: { type: 'DockerfileModel', from: '../model/model.ts', fence: 'dockerfile' },
  kubernetes: {
    type: 'KubernetesObject',
    from: '../model/kubernetes-object.ts',
    fence: 'yaml',
  },
  stack: { type: 'StackView', from: '../stack-view.ts', fence: 'txtar' },
} as const;

const [area = '', id = ''] = process.argv.slice(2);
if (!isArea(area) || !/^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(id)) {
  console.error('Usage: npm run new-rule <dockerfile|kubernetes|stack> <id-in-kebab-case>');
  process.exit(2);
}

const folder = path.join(root, 'server/src/analysis', area, 'rules');
const rule = path.join(folder, `${id}.ts`);
if (existsSync(rule)) {
  console.error(`${path.relative(root, rule)} exists.`);
  process.exit(2);
}
const name = id.replace(/-([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
writeFileSync(rule, ruleText(models[area], id, name));
writeFileSync(path.join(folder, `${id}.md`), pageText(models[area].fence, id));
addToIndex(path.join(folder, 'index.ts'), id, name);
console.log(`Wrote ${id}.ts and ${id}.md in ${path.relative(root, folder)}, and listed the rule.
Write the page first: its examples are tests (npx vitest run --project unit test/analysis/rules.test.ts).
Then the check, then npm run generate.`);

function isArea(text: string): text is keyof typeof models {
  return Object.hasOwn(models, text);
}

function ruleText({ type, from }: { type: string; from: string }, id: string, name: string) {
  return `import { defineRule } from '../../core/rule.ts';
import type { ${type} } from '${from}';

/** Reports … */
export const ${name} = defineRule<${type}>({
  id: '${id}',
  summary: 'What the bad pattern is, without a full stop',
  severity: 'warning',
  *check(model) {},
});
`;
}

function pageText(fence: string, id: string): string {
  return `# ${id}

What the bad pattern is, in one sentence.

## Why

What will happen, and to whom.

## Bad

\`\`\`${fence}
\`\`\`

## Good

\`\`\`${fence}
\`\`\`
`;
}

/** Adds the import and the entry, both in alphabetical order. */
function addToIndex(file: string, id: string, name: string): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  insert(
    lines,
    `import { ${name} } from './${id}.ts';`,
    /^import \{ \w+ \} from '\.\/(.+)\.ts';$/,
    id,
  );
  insert(lines, `  ${name},`, /^ {2}(\w+),$/, name);
  writeFileSync(file, lines.join('\n'));
}

function insert(lines: string[], line: string, pattern: RegExp, key: string): void {
  let last = -1;
  for (const [index, text] of lines.entries()) {
    const other = pattern.exec(text)?.[1];
    if (other === undefined) continue;
    if (other > key) {
      lines.splice(index, 0, line);
      return;
    }
    last = index;
  }
  lines.splice(last + 1, 0, line);
}
