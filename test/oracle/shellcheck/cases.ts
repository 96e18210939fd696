import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Span } from '../../../server/src/analysis/core/span.ts';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { withTrigger } from '../../../server/src/analysis/dockerfile/model/instruction-rule.ts';
import type { Shell } from '../../../server/src/analysis/shell/dialect.ts';
import { fixtureSnapshot } from '../../support/fixture-workspace.ts';
import { pageDockerfiles } from '../dockerfile/corpus.ts';

/** A shell script of a Dockerfile as the shell gets it. */
export interface ShellCase {
  /** Where it comes from, such as `services.Dockerfile#12`. */
  readonly name: string;
  readonly file: string;
  readonly shell: Shell;
  readonly text: string;
  /** Variables that ARG, ENV and the base set. */
  readonly exported: readonly string[];
  /** The whole instruction. */
  readonly span: Span;
  spanOf(start: number, end: number): Span;
}

/** Every Dockerfile whose scripts are compared, by name. */
export function shellDockerfiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const folder of ['test/fixtures/shell', 'test/fixtures/dockerfile']) {
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.Dockerfile')) continue;
      files.set(name, readFileSync(path.join(folder, name), 'utf8'));
    }
  }
  for (const { name, text } of pageDockerfiles()) files.set(path.basename(name), text);
  return files;
}

/** The scripts of a Dockerfile that ShellCheck can read. */
export function casesOf(file: string, text: string): ShellCase[] {
  const model = dockerfileModel(fixtureSnapshot('Dockerfile', text));
  return model.tree.instructions.flatMap(withTrigger).flatMap((instruction, index): ShellCase[] => {
    const script = model.scriptOf(instruction);
    const shell = model.shellAt(instruction);
    if (!script || !shell || shell.dialect === 'zsh') return [];
    return [
      {
        name: `${file}#${index + 1}`,
        file,
        shell,
        text: script.syntax.text,
        exported: model.scopeAt(instruction).variables.map(({ name }) => name),
        span: instruction.span,
        spanOf: (start, end) => script.spanOf(start, end),
      },
    ];
  });
}
