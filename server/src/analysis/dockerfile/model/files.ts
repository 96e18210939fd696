import { type BuildStep, stepsInOrder } from './build-steps.ts';
import { anyEffects, effectsOf, type FileEffects } from './file-effects.ts';
import type { Files } from './image.ts';
import { isWithin, normalPath } from './paths.ts';

/**
 * The files of an image after a step; what each step does is worked out once.
 * `mayHold` are the folders in which the base may hold anything; `/` when nobody knows the base.
 */
export function createFiles(mayHold: readonly string[], last: BuildStep | undefined): Files {
  let index: Index | undefined;
  const known = () => {
    index ??= readIndex(mayHold, last);
    return index;
  };
  return {
    get paths() {
      return known().made;
    },
    hasPath(path) {
      if (!path.startsWith('/')) return 'unknown';
      const wanted = normalPath(path);
      const { made, mayFill } = known();
      if (wanted === '/' || made.has(wanted)) return 'present';
      const mayBe = mayFill.some((folder) => isWithin(wanted, folder) || isWithin(folder, wanted));
      return mayBe ? 'unknown' : 'missing';
    },
  };
}

function readIndex(mayHold: readonly string[], last: BuildStep | undefined): Index {
  // Nobody writes so many by hand, and every removal looks at all that was made.
  if (hasMoreSteps(last, mostSteps)) return { made: new Set(), mayFill: ['/'] };
  return indexOf(mayHold, stepsInOrder(last).map(effectsOf));
}

function hasMoreSteps(last: BuildStep | undefined, most: number): boolean {
  let count = 0;
  for (let step = last; step && count <= most; step = step.before) count++;
  return count > most;
}

const mostSteps = 300;

interface Index {
  /** Paths that are there, and the folders above them. */
  readonly made: ReadonlySet<string>;
  readonly mayFill: readonly string[];
}

function indexOf(mayHold: readonly string[], steps: readonly FileEffects[]): Index {
  const made = new Set<string>();
  const mayFill = new Set(mayHold);
  for (const effects of steps) {
    if (effects === anyEffects) {
      made.clear();
      mayFill.clear();
    }
    for (const removed of effects.mayRemove) {
      // What may be gone is neither there nor certainly missing.
      mayFill.add(removed);
      for (const path of made) {
        if (isWithin(path, removed)) made.delete(path);
      }
    }
    for (const folder of effects.mayFill) mayFill.add(folder);
    for (const path of effects.made) addWithFolders(made, path);
  }
  return { made, mayFill: [...mayFill].filter((folder) => !mayFill.has('/') || folder === '/') };
}

function addWithFolders(made: Set<string>, path: string): void {
  for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) {
    const folder = path.slice(0, at);
    if (made.has(folder)) return;
    made.add(folder);
  }
}
