/** A way in which people change a Dockerfile, by mistake or on purpose. */
export interface Mutation {
  readonly name: string;
  /** The Dockerfile after the change; undefined when there is nothing to change. */
  mutate(text: string): string | undefined;
}

/** Replaces the first match of a pattern. */
export function replace(
  name: string,
  pattern: RegExp,
  by: string | ((match: string) => string),
): Mutation {
  return rewrite(name, (text) =>
    typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by),
  );
}

/** Adds lines at the end of the last stage. */
export function append(name: string, ...lines: readonly string[]): Mutation {
  return rewrite(name, (text) => `${text.trimEnd()}\n${lines.join('\n')}\n`);
}

/** Adds lines after the first FROM. */
export function insert(name: string, ...lines: readonly string[]): Mutation {
  return rewrite(name, (text) =>
    text.replace(/^(FROM .*)$/im, `$1\n${lines.join('\n').replaceAll('$', '$$$$')}`),
  );
}

/** Changes the whole text. */
export function rewrite(name: string, to: (text: string) => string): Mutation {
  return {
    name,
    mutate(text) {
      const after = to(text);
      return after === text ? undefined : after;
    },
  };
}
