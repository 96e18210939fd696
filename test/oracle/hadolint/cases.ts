import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFixture } from '../../support/fixture.ts';
import { parseRulePage } from '../../support/rule-page.ts';
import { habits } from './habits.ts';

/** A Dockerfile that both judge. */
export interface Case {
  /** Such as `test/fixtures/dockerfile/go-api.Dockerfile`. */
  readonly name: string;
  readonly text: string;
  /** The `.hadolint.yaml` beside it. */
  readonly configuration: string | undefined;
}

/** Every Dockerfile of the repository: examples, fixtures, the pages of the rules and single habits. */
export function allCases(): readonly Case[] {
  return [...written(), ...fromPages(), ...fromHabits()];
}

function fromHabits(): Case[] {
  return habits.map((habit) => ({
    name: JSON.stringify(habit),
    text: `FROM debian:13 AS base\n${habit}\nENV LAST=1\n`,
    configuration: undefined,
  }));
}

function written(): Case[] {
  return ['examples', 'test/fixtures/dockerfile'].flatMap((folder) =>
    filesOf(folder, /(^|[/.])Dockerfile$/).map((name) => ({
      name,
      text: readFileSync(name, 'utf8'),
      configuration: undefined,
    })),
  );
}

function fromPages(): Case[] {
  return filesOf('server/src/analysis/dockerfile', /\.md$/).flatMap((name) => {
    const page = parseRulePage(readFileSync(name, 'utf8'));
    return [...page.bad, ...page.good, ...page.fixed].flatMap((fence, index) => {
      const files = parseFixture(fence.text, 'Dockerfile');
      const textOf = (path: string) => files.find((file) => file.path === path)?.text;
      const text = textOf('Dockerfile');
      const configuration = textOf('.hadolint.yaml');
      return text === undefined ? [] : [{ name: `${name}#${index + 1}`, text, configuration }];
    });
  });
}

function filesOf(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name))
    .map((name) => join(folder, name))
    .sort();
}
