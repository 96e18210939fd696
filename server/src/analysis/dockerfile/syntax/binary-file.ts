import { checkFile } from './check-file.ts';
import type { BuildError } from './errors.ts';
import type { DockerfileTree } from './nodes.ts';

/** The one thing to say of a file that holds a program, an archive or UTF-16 instead of a Dockerfile; undefined for text. */
export function binaryFile(tree: DockerfileTree): BuildError | undefined {
  if (!tree.text.slice(0, beginning).includes('\0')) return undefined;
  for (const { rule, span } of checkFile(tree)) {
    if (rule !== 'unknown-instruction') continue;
    return {
      rule,
      span,
      message: 'The build stops because the file is not text, so it holds no instruction.',
    };
  }
  return undefined;
}

/** Programs and archives have a NUL among their first characters; BuildKit itself takes one in a comment. */
const beginning = 8000;
