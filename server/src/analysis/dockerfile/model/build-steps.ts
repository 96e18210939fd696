import type { ShellScript } from '../../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import type { Scope } from './scope.ts';

/** The instructions that change the files of an image, the last one first; grows without being copied. */
export interface BuildStep {
  readonly before: BuildStep | undefined;
  /** The instruction as it was parsed; its spans are those of then. */
  readonly instruction: Instruction;
  /** The instruction where it stands now. */
  readonly shown: Instruction;
  /** The folder that the instruction starts in; undefined when nobody knows it. */
  readonly workdir: string | undefined;
  /** The variables that the instruction sees. */
  readonly scope: () => Readable;
  /** The script of a RUN that could be read, as it was parsed. */
  readonly script: ShellScript | undefined;
}

/** What can be asked of the variables that a step sees. */
type Readable = Pick<Scope, 'lookup' | 'expand'>;

/** The steps in the order of the build. */
export function stepsInOrder(last: BuildStep | undefined): BuildStep[] {
  const steps: BuildStep[] = [];
  for (let step = last; step; step = step.before) steps.push(step);
  return steps.reverse();
}

/** Reads something off a step; again only when its folder, its script or a variable that it reads is another. */
export function perStep<T>(read: (step: BuildStep) => T): (step: BuildStep) => T {
  const known = new WeakMap<Instruction, Reading<T>>();
  return (step) => {
    const before = known.get(step.instruction);
    if (before && isSame(before, step)) return before.value;
    const variables = new Map<string, string | undefined>();
    const texts = new Map<string, string | undefined>();
    const scope = noting(step.scope, variables, texts);
    const { workdir, script } = step;
    const value = read({ ...step, scope });
    known.set(step.instruction, { workdir, script, variables, texts, value });
    return value;
  };
}

/** What was read off a step, and all that it was read from. */
interface Reading<T> extends Pick<BuildStep, 'workdir' | 'script'> {
  readonly variables: ReadonlyMap<string, string | undefined>;
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly value: T;
}

function isSame({ workdir, script, variables, texts }: Reading<unknown>, step: BuildStep): boolean {
  if (workdir !== step.workdir || script !== step.script) return false;
  if (variables.size === 0 && texts.size === 0) return true;
  const scope = step.scope();
  for (const [name, value] of variables) if (scope.lookup(name)?.value !== value) return false;
  for (const [text, value] of texts) if (scope.expand(text) !== value) return false;
  return true;
}

/** A scope that notes the values of variables and of texts with variables. */
function noting(
  scopeOf: () => Readable,
  variables: Map<string, string | undefined>,
  texts: Map<string, string | undefined>,
): () => Readable {
  return () => {
    const scope = scopeOf();
    return {
      lookup(name) {
        const variable = scope.lookup(name);
        variables.set(name, variable?.value);
        return variable;
      },
      expand(text) {
        const value = scope.expand(text);
        if (text.includes('$')) texts.set(text, value);
        return value;
      },
    };
  };
}
