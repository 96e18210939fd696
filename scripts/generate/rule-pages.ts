import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The Markdown page of each rule that has one, by id. */
export function rulePages(root: string): Readonly<Record<string, string>> {
  const pages = ['dockerfile', 'kubernetes', 'stack'].flatMap((area) => {
    const folder = path.join(root, 'server/src/analysis', area, 'rules');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => [path.basename(name, '.md'), readFileSync(path.join(folder, name), 'utf8')]);
  });
  return Object.fromEntries(pages) as Record<string, string>;
}
