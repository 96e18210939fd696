/** One thing that is measured: ours, a peer's in the same run, and what we allow ourselves. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 's' | 'MB';
  readonly ours: number | undefined;
  readonly peer?: number | undefined;
  readonly peerName?: string;
  /** In the row's unit; a row without budget is only compared. */
  readonly budget?: number;
}

/** The rows as a table of text, with ratios and what is over its budget. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, unit, ours, peer, peerName, budget }) => [
    what,
    show(ours, unit),
    budget === undefined ? '' : `${budget} ${unit}`,
    peerName === undefined ? '' : `${show(peer, unit)} ${peerName}`,
    ours === undefined || peer === undefined ? '' : `${(peer / ours).toFixed(1)}×`,
    ours !== undefined && budget !== undefined && ours > budget ? 'OVER' : '',
  ]);
  const all = [['what', 'slipway', 'budget', 'peer', 'faster by', ''], ...cells];
  const widths = all[0]?.map((_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function show(value: number | undefined, unit: string): string {
  if (value === undefined) return 'not measured';
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
