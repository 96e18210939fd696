import type { SymbolInformation } from 'vscode-languageserver';
import type { DocumentSymbol } from '../../analysis/core/features.ts';
import type { Snapshot } from '../../analysis/core/snapshot.ts';
import { toRange, toSymbolKind } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `workspace/symbol` with the outermost outline entries of every file: stages and objects. */
export function registerWorkspaceSymbol(session: Session): void {
  const { connection, guard, analysis } = session;
  connection.onWorkspaceSymbol(({ query }, token) =>
    guard.request<SymbolInformation[]>('Symbol search', token, [], () => {
      const wanted = query.toLowerCase();
      const found: SymbolInformation[] = [];
      for (const index of session.folders) {
        for (const snapshot of index.current().snapshots) {
          for (const symbol of analysis.symbols(snapshot)) {
            if (found.length >= mostSymbols) return found;
            if (matches(wanted, symbol)) found.push(toSymbolInformation(symbol, snapshot));
          }
        }
      }
      return found;
    }),
  );
}

const mostSymbols = 1000;

function toSymbolInformation(symbol: DocumentSymbol, { uri, lines }: Snapshot): SymbolInformation {
  return {
    name: symbol.name,
    kind: toSymbolKind(symbol.kind),
    location: { uri, range: toRange(symbol.selection, lines) },
    ...(symbol.detail !== undefined && { containerName: symbol.detail }),
  };
}

/** Whether the letters of the query stand in the name or detail in that order, as editors expect. */
function matches(query: string, { name, detail }: DocumentSymbol): boolean {
  const text = `${name} ${detail ?? ''}`.toLowerCase();
  let from = 0;
  for (const character of query) {
    const found = text.indexOf(character, from);
    if (found < 0) return false;
    from = found + 1;
  }
  return true;
}
