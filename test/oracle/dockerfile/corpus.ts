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
  return (
    ['examples', 'test/fixtures/dockerfile']
      .flatMap((folder) => filesOf(folder, /(^|[/.])Dockerfile$/))
      // An engine on Linux takes the paths of Windows for relative ones.
      .filter((name) => !name.endsWith('windows.Dockerfile'))
      .map((name) => ({ name, text: readFileSync(name, 'utf8') }))
  );
}

/** Every Dockerfile in the pages of the rules. */
export function pageDockerfiles(): readonly CorpusDockerfile[] {
  return filesOf('server/src/analysis/dockerfile/rules', /\.md$/).flatMap((name) => {
    const page = parseRulePage(readFileSync(name, 'utf8'));
    return [...page.bad, ...page.good, ...page.fixed].map((fence, index) => ({
      name: `${name}#${index + 1}`,
      text: parseFixture(fence.text, 'Dockerfile')[0]?.text ?? '',
    }));
  });
}

function filesOf(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name))
    .map((name) => join(folder, name))
    .sort();
}
