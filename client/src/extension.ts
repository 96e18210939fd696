import { type ExtensionContext, window } from 'vscode';
import { startClusterPart } from './cluster-part.ts';
import { editorCommandHandlers } from './commands/editor-commands.ts';
import { registerCommands } from './commands/register-commands.ts';
import { explainEngineError } from './docker/explain-engine-error.ts';
import { startEnginePart } from './engine-part.ts';
import { createCommittedFiles } from './git/committed-files.ts';
import { explainClusterError } from './kubernetes/explain-cluster-error.ts';
import { startLanguageService } from './language-client.ts';
import { explainWith } from './ui/explanation.ts';
import { createErrorNotifier } from './ui/notify.ts';
import { createReadonlyDocuments } from './ui/readonly-documents.ts';
import type { Shell } from './ui/shell.ts';

/** Puts the parts together; whatever is heavy is loaded when it is first used. */
export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('Slipway', { log: true });
  const explain = explainWith(explainEngineError, explainClusterError);
  const notifyError = createErrorNotifier(output, explain);
  const language = startLanguageService(context, output);
  const documents = createReadonlyDocuments();
  const shell: Shell = { context, output, language, documents, explain, notifyError };

  const commits = createCommittedFiles(() => {
    language.tell('slipway/outsideChanged', { what: 'commits' });
  });
  language.answer('slipway/committedText', async ({ uri }) => ({
    text: (await commits.read(uri)) ?? null,
  }));
  const engine = startEnginePart(shell);
  const clusters = startClusterPart(shell, engine);
  const handlers = {
    ...editorCommandHandlers(output, language, documents),
    ...engine.handlers,
    ...clusters.handlers,
  };

  context.subscriptions.push(
    ...[output, language, documents, commits, engine, clusters],
    registerCommands(handlers, notifyError),
  );
}
