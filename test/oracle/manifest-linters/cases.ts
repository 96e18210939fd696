import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFixture } from '../../support/fixture.ts';
import { parseRulePage } from '../../support/rule-page.ts';

/** Manifests that belong together and are judged together. */
export interface Case {
  /** Such as `test/fixtures/kubernetes/web-deployment.yaml`. */
  readonly name: string;
  /** Text of each file, by a name without folders. */
  readonly files: ReadonlyMap<string, string>;
}

/** Every manifest of the repository that stands for itself: examples, fixtures and the pages of the rules. */
export function allCases(): readonly Case[] {
  return [...written(), ...fromPages()].filter(({ files }) =>
    // Objects without a name cannot be told apart in the reports of the others.
    [...files.values()].every((text) => /^kind:/m.test(text) && !/\{\{|generateName:/.test(text)),
  );
}

function written(): Case[] {
  return ['examples', 'test/fixtures/kubernetes'].flatMap((folder) =>
    filesOf(folder, /\.ya?ml$/).map((name) => ({
      name,
      files: new Map([['manifest.yaml', readFileSync(name, 'utf8')]]),
    })),
  );
}

function fromPages(): Case[] {
  return ['rules', 'schema'].flatMap((part) =>
    // What no server knows, the others judge by its kind alone.
    filesOf(`server/src/analysis/kubernetes/${part}`, /(?<!unknown-kind)\.md$/).flatMap((name) => {
      const page = parseRulePage(readFileSync(name, 'utf8'));
      return [...page.bad, ...page.good, ...page.fixed].flatMap((fence, index) => {
        const files = parseFixture(fence.text, 'manifest.yaml');
        // What a kustomization, a chart or a commit makes of its files, the other linters do not see.
        if (files.some(({ path }) => !/^[\w-]+\.yaml$/.test(path) || path === 'kustomization.yaml'))
          return [];
        return [
          {
            name: `${name}#${index + 1}`,
            files: new Map(files.map(({ path, text }) => [path, text])),
          },
        ];
      });
    }),
  );
}

function filesOf(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name))
    .map((name) => join(folder, name))
    .sort();
}
