import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Span } from '../../../server/src/analysis/core/span.ts';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { withTrigger } from '../../../server/src/analysis/dockerfile/model/instruction-rule.ts';
import { innerShell } from '../../../server/src/analysis/dockerfile/model/shell-rule.ts';
import type { Shell } from '../../../server/src/analysis/shell/dialect.ts';
import type { ShellScript } from '../../../server/src/analysis/shell/script.ts';
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
  /** The whole instruction, or what an inner script stands in. */
  readonly span: Span;
  /** The places inside of it whose scripts are cases by themselves. */
  readonly inner: readonly Span[];
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
    return withInner(script, {
      name: `${file}#${index + 1}`,
      file,
      shell,
      exported: model.scopeAt(instruction).variables.map(({ name }) => name),
      span: instruction.span,
    });
  });
}

/** A script and those that it hands to other shells. */
function withInner(
  script: ShellScript,
  about: Omit<ShellCase, 'text' | 'inner' | 'spanOf'>,
): ShellCase[] {
  const verbatim = script.inner.filter(
    ({ isVerbatim, shell }) => isVerbatim && shell.dialect !== 'zsh',
  );
  return [
    {
      ...about,
      text: script.syntax.text,
      inner: verbatim.map(({ span }) => span),
      spanOf: (start, end) => script.spanOf(start, end),
    },
    ...verbatim.flatMap((inner, index) =>
      withInner(inner.script, {
        ...about,
        name: `${about.name}.${index + 1}`,
        shell: inner.inheritsVariables ? innerShell(inner.shell, about.shell) : inner.shell,
        span: inner.span,
      }),
    ),
  ];
}
