import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFixture } from '../../support/fixture.ts';
import { parseRulePage } from '../../support/rule-page.ts';

/** A Dockerfile of the repository. */
export interface CorpusDockerfile {
  /** Such as `examples/shop/cart/Dockerfile`. */
  readonly name: string;
  readonly text: string;
}

/** The Dockerfiles that stand for what people write: the examples and the fixtures. */
export function writtenDockerfiles(): readonly CorpusDockerfile[] {
  return ['examples', 'test/fixtures/dockerfile'].flatMap(dockerfilesIn);
}

/** Dockerfiles at which nobody looks while the analysis is mended. */
export function heldOutDockerfiles(): readonly CorpusDockerfile[] {
  return dockerfilesIn('test/oracle/dockerfile/held-out');
}

/** Every Dockerfile in the pages of the rules. */
export function pageDockerfiles(): readonly CorpusDockerfile[] {
  return filesOf('server/src/analysis/dockerfile/rules', /\.md$/).flatMap((name) => {
    const page = parseRulePage(readFileSync(name, 'utf8'));
    return [...page.bad, ...page.good, ...page.fixed].flatMap((fence, index) =>
      parseFixture(fence.text, 'Dockerfile')
        .filter(({ path }) => isDockerfile.test(path))
        .map(({ path, text }) => ({ name: `${name}#${index + 1}/${path}`, text })),
    );
  });
}

const isDockerfile = /(^|[/.])Dockerfile$/;

function dockerfilesIn(folder: string): CorpusDockerfile[] {
  return filesOf(folder, isDockerfile).map((name) => ({
    name,
    text: readFileSync(name, 'utf8'),
  }));
}

function filesOf(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name))
    .map((name) => join(folder, name))
    .sort();
}
