import { fieldAt, listAt, textAt } from './field-at.ts';
import type { KubeObject, OwnerReference } from './kube-object.ts';

/** What makes the API server answer with a table: the cells that `kubectl get` prints, and metadata alone. */
export const tableAccept =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json';

/** One object as a line of `kubectl get`. */
export interface TableRow {
  readonly uid: string;
  readonly name: string;
  readonly namespace?: string;
  /** By column name, in the server's words: `Ready`, `Status`, `Restarts`. */
  readonly cells: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly owner?: OwnerReference;
  readonly created?: string;
  readonly deleting: boolean;
}

/** The rows of a table; `columns` when this answer leaves them out, as every watch event but the first does. */
export function readTable(
  table: unknown,
  columns: readonly string[] = [],
): { readonly rows: readonly TableRow[]; readonly columns: readonly string[] } {
  const own = listAt(table, 'columnDefinitions').map((column) => textAt(column, 'name') ?? '');
  const names = own.length > 0 ? own : columns;
  return { columns: names, rows: listAt(table, 'rows').map((row) => toRow(row, names)) };
}

/** The resource version from which a watch goes on after this table. */
export function tableVersion(table: unknown): string | undefined {
  return (
    textAt(table, 'rows', 0, 'object', 'metadata', 'resourceVersion') ??
    textAt(table, 'metadata', 'resourceVersion')
  );
}

function toRow(row: unknown, columns: readonly string[]): TableRow {
  const metadata = fieldAt(row, 'object', 'metadata') as KubeObject['metadata'] | undefined;
  const cells: Record<string, string> = {};
  for (const [index, cell] of listAt(row, 'cells').entries()) {
    const name = columns[index];
    if (name !== undefined && cell !== null) cells[name] = String(cell);
  }
  const owner = metadata?.ownerReferences?.find((reference) => reference.controller === true);
  return {
    uid: metadata?.uid ?? cells['Name'] ?? '',
    name: metadata?.name ?? cells['Name'] ?? '',
    ...(metadata?.namespace === undefined ? {} : { namespace: metadata.namespace }),
    cells,
    labels: metadata?.labels ?? {},
    ...(owner === undefined ? {} : { owner }),
    ...(metadata?.creationTimestamp === undefined ? {} : { created: metadata.creationTimestamp }),
    deleting: metadata?.deletionTimestamp !== undefined,
  };
}
