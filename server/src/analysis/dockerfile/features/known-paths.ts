import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';

/** Paths that the instructions of a stage before an offset name, with what they are. */
export function knownPaths(
  model: DockerfileModel,
  stage: Stage,
  before = Number.POSITIVE_INFINITY,
): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const add = (path: string | undefined, what: string) => {
    if (path !== undefined && isPath(path) && !paths.has(path)) paths.set(path, what);
  };
  for (const instruction of stage.instructions) {
    if (instruction.span.start >= before) break;
    switch (instruction.kind) {
      case 'WORKDIR':
        add(folderAfter(model, stage, instruction), 'working directory');
        break;
      case 'COPY':
      case 'ADD':
        add(
          absolute(model, instruction, instruction.destination?.text),
          `destination of ${instruction.kind}`,
        );
        break;
      case 'VOLUME':
        for (const { value } of instruction.words) add(value, 'volume');
        break;
      case 'RUN':
        for (const path of outputsOf(model, instruction)) {
          add(absolute(model, instruction, path), 'made by RUN');
        }
        break;
      default:
        break;
    }
  }
  return paths;
}

/** What commands write: `-o file`, `--output file`, `--prefix folder`, `mkdir folder`. */
function outputsOf(model: DockerfileModel, run: Instruction): string[] {
  return (model.scriptOf(run)?.commands ?? []).flatMap(({ name, arguments: words }) => {
    const made = name?.value === 'mkdir' ? words.filter(({ text }) => !text.startsWith('-')) : [];
    const written = words.filter((_, index) =>
      /^(?:-o|--output|--prefix|--target-dir|--out-dir|--outdir)$/.test(
        words[index - 1]?.text ?? '',
      ),
    );
    const joined = words.flatMap(({ value }) => {
      const path = /^(?:-o|--output|--prefix|--out-dir|--outdir)=(.+)$/.exec(value ?? '')?.[1];
      return path === undefined ? [] : [path];
    });
    return [...[...made, ...written].flatMap(({ value }) => value ?? []), ...joined];
  });
}

function absolute(
  model: DockerfileModel,
  instruction: Instruction,
  text: string | undefined,
): string | undefined {
  const path = text === undefined ? undefined : model.scopeAt(instruction).expand(text);
  if (path === undefined || path.startsWith('/')) return path;
  const folder = model.imageBefore(instruction)?.workdir.value;
  if (folder === undefined) return undefined;
  const rest = path.replace(/^\.\/?/, '');
  return rest === '' ? folder : `${folder.replace(/\/$/, '')}/${rest}`;
}

function folderAfter(
  model: DockerfileModel,
  stage: Stage,
  workdir: Instruction,
): string | undefined {
  const next = stage.instructions[stage.instructions.indexOf(workdir) + 1];
  return (next ? model.imageBefore(next) : stage.image)?.workdir.value;
}

function isPath(path: string): boolean {
  return path.startsWith('/') && path.length > 1 && path.length < 200 && !/\s/.test(path);
}
