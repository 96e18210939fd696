import type { BuildProgress, BuildStep } from '../../docker/build.ts';

const colours: Readonly<Record<BuildStep['state'], readonly [mark: string, colour: number]>> = {
  running: ['▸', 36],
  done: ['✓', 32],
  cached: ['✓', 32],
  failed: ['✗', 31],
  cancelled: ['■', 33],
};

/**
 * Writes the news of one build as lines of a terminal.
 * Steps run at the same time, so each has a number that its lines begin with.
 */
export function createBuildText(): (progress: BuildProgress) => string {
  const numbers = new Map<string, number>();
  const told = new Set<string>();
  const numberOf = (id: string) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return number;
  };
  return (progress) => {
    switch (progress.type) {
      case 'context':
        // Told for every file; the steps say enough.
        return '';
      case 'step': {
        // BuildKit looks at some steps again, which is no news.
        const { id, state } = progress.step;
        if (told.has(`${id} ${state}`)) return '';
        told.add(`${id} ${state}`);
        return stepText(numberOf(id), progress.step);
      }
      case 'log':
        return logText(numberOf(progress.step), progress.text);
      case 'warning':
        return `\x1b[33m⚠ ${progress.text}\x1b[0m\n`;
    }
  };
}

function stepText(number: number, step: BuildStep): string {
  const [mark, colour] = colours[step.state];
  const line = `\x1b[${colour}m#${number} ${mark} ${step.name}\x1b[0m${endOf(step)}\n`;
  return step.error ? `${line}\x1b[31m#${number} ${step.error}\x1b[0m\n` : line;
}

function endOf({ state, milliseconds = 0 }: BuildStep): string {
  if (state === 'cached') return ' CACHED';
  return state === 'done' ? ` ${(milliseconds / 1000).toFixed(1)} s` : '';
}

/** A progress bar redraws its line with carriage returns; the last drawing is kept. */
function logText(number: number, text: string): string {
  const lines = text.replace(/\r?\n$/, '').split('\n');
  return lines
    .map((line) => `\x1b[2m#${number}\x1b[0m ${line.replace(/\r$/, '').replace(/^.*\r/, '')}\n`)
    .join('');
}
