/**
 * A document without the lines that have nothing to do with one line: what is left are the keys that hold it
 * and what says which kind it is, so that a mistake elsewhere does not hide where the line is.
 */
export function linesAround(text: string, offset: number): string {
  const lines = text.split('\n');
  const at = text.slice(0, offset).split('\n').length - 1;
  const kept = lines.map((line) => (/^(?:apiVersion|kind):/.test(line) ? line : ''));
  kept[at] = lines[at] ?? '';
  let { indent, dash } = shapeOf(kept[at] ?? '');
  for (let index = at - 1; index >= 0 && (indent > 0 || dash); index--) {
    const line = lines[index] ?? '';
    if (/^\s*(?:#|$)/.test(line)) continue;
    const shape = shapeOf(line);
    // A list may stand in the column of the key that holds it.
    const holdsList = dash && shape.indent === indent && !shape.dash;
    if (shape.indent >= indent && !holdsList) continue;
    kept[index] = /^\s*(?:-[ \t]+)*[^\s:"'{[]+:(?=\s|$)/.exec(line)?.[0] ?? '';
    ({ indent, dash } = shape);
  }
  return kept.join('\n');
}

function shapeOf(line: string): { indent: number; dash: boolean } {
  const indent = /^[ ]*/.exec(line)?.[0].length ?? 0;
  return { indent, dash: /^-[ \t]/.test(line.slice(indent)) };
}
