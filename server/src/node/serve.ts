import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createAnalysis } from '../analysis/analysis.ts';
import { startServer } from '../lsp/server.ts';
import { kubernetesFacts } from './generated-data.ts';
import { nodeHost } from './node-host.ts';

/** Serves the language server over the transport that the command line names: `--stdio`, `--node-ipc`, `--socket`. */
export function serve(): void {
  startServer(
    createConnection(ProposedFeatures.all),
    createAnalysis({ kubernetesFacts }),
    nodeHost,
  );
}
