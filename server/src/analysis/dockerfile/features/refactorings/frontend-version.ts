import type { DockerfileModel } from '../../model/model.ts';
import { nameOf } from '../../syntax/directives.ts';

/** Whether the frontend that reads a file is at least a minor version of 1; without `# syntax` it is a new one. */
export function hasFrontend({ tree }: DockerfileModel, minor: number): boolean {
  const syntax = tree.directives.find((directive) => nameOf(directive) === 'syntax');
  if (!syntax) return true;
  const version = /^(?:docker\.io\/)?docker\/dockerfile:1(?:\.(\d+))?(?:[.-]|@|$)/.exec(
    syntax.value.text,
  );
  return version !== null && (version[1] === undefined || Number(version[1]) >= minor);
}
