import type { CommandLine, EffectiveImage } from '../model/image.ts';

/** The process that a container of an image starts; undefined when the image names none or not all is known. */
export function processOf({
  entrypoint,
  cmd,
  shell,
}: EffectiveImage): readonly string[] | undefined {
  if (entrypoint.certainty === 'unknown' || cmd.certainty === 'unknown') return undefined;
  const shellWords = shell.value ?? ['/bin/sh', '-c'];
  const words = (line: CommandLine | undefined): readonly string[] => {
    if (!line) return [];
    return line.form === 'shell' ? [...shellWords, ...line.arguments] : line.arguments;
  };
  // A shell takes its line and leaves out what follows.
  const process =
    entrypoint.value?.form === 'shell'
      ? words(entrypoint.value)
      : [...words(entrypoint.value), ...words(cmd.value)];
  return process.length > 0 ? process : undefined;
}

/** The words of a process as a person would type them. */
export function commandText(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word)))
    .join(' ');
}
