import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folders = [
  '.',
  'dockerfile/rules',
  'dockerfile/syntax/errors',
  'hadolint/rules',
  'kubernetes/rules',
  'kubernetes/schema',
  'stack/rules',
];

/** The page of each rule that has one, by id, relative to the root of the repository. */
export function rulePageFiles(root: string): Readonly<Record<string, string>> {
  const pages = folders.flatMap((folder) => {
    const relative = path.posix.join('server/src/analysis', folder);
    if (!existsSync(path.join(root, relative))) return [];
    return readdirSync(path.join(root, relative))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => [path.basename(name, '.md'), path.posix.join(relative, name)]);
  });
  return Object.fromEntries(pages) as Record<string, string>;
}

/** The Markdown page of each rule that has one, by id. */
export function rulePages(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(rulePageFiles(root)).map(([id, file]) => [
      id,
      readFileSync(path.join(root, file), 'utf8'),
    ]),
  );
}
