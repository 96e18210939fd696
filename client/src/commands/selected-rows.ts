/** The rows that a command of a tree is for: the selection when it holds the row that was called on. */
export function selectedRows<Row extends object>(
  is: (row: object) => row is Row,
  target: unknown,
  selection: unknown,
): readonly Row[] {
  const called = isObject(target) && is(target) ? [target] : [];
  if (!Array.isArray(selection) || (called[0] && !selection.includes(called[0]))) return called;
  const selected: unknown[] = selection;
  return selected.filter(isObject).filter(is);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
