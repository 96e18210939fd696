import type { ShellScript } from './script.ts';

/** Whether two scripts have the same syntax tree, wherever their parts stand; false for what cannot be read. */
export function isSameScript(a: ShellScript, b: ShellScript): boolean {
  return a.isComplete && b.isComplete && shapeOf(a) === shapeOf(b);
}

function shapeOf({ syntax }: ShellScript): string {
  return JSON.stringify(syntax.tree, (key, value: unknown) =>
    key === 'pos' || key === 'end' ? undefined : value,
  );
}
