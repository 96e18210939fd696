/** The option closest to a misspelt name, at most two edits away; undefined when there is none. */
export function nearestName(name: string, options: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 3;
  for (const option of options) {
    if (Math.abs(option.length - name.length) >= least) continue;
    const distance = editDistance(name, option);
    if (distance < least && distance < Math.max(name.length, option.length)) {
      least = distance;
      best = option;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
