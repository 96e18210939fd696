import type { LogicalText } from './logical-text.ts';
import type { Flag, Mount, MountOption } from './nodes.ts';

/** The mounts of RUN, one for each `--mount` that has a value. */
export function mountsOf(flags: readonly Flag[]): Mount[] {
  return flags.flatMap((flag) => {
    if (flag.name.text !== 'mount' || !flag.value) return [];
    const options = optionsOf(flag.value.logical);
    const type = options.findLast((option) => option.key.text.toLowerCase() === 'type');
    return [{ flag, options, type: type?.value?.text.toLowerCase() || 'bind' }];
  });
}

/** Splits options at every comma, as BuildKit does: quotes are gone before it looks for commas. */
function optionsOf(logical: LogicalText): MountOption[] {
  const { text } = logical;
  const options: MountOption[] = [];
  const token = (from: number, to: number) => ({
    span: logical.spanOf(from, to),
    text: text.slice(from, to).replace(/["']/g, ''),
  });
  for (let start = 0, end = 0; end < text.length; start = end + 1) {
    const comma = text.indexOf(',', start);
    end = comma < 0 ? text.length : comma;
    const equals = text.slice(start, end).indexOf('=');
    const keyEnd = equals < 0 ? end : start + equals;
    options.push({
      span: logical.spanOf(start, end),
      key: token(start, keyEnd),
      value: equals < 0 ? undefined : token(keyEnd + 1, end),
    });
  }
  return options;
}
