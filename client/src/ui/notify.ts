import { commands, type LogOutputChannel, l10n, window } from 'vscode';
import { type Explanation, isAbort } from './explanation.ts';

/** Tells people about a failure once, with what to do next; a cancelled action says nothing. */
export type NotifyError = (error: unknown) => void;

/** Shows an error as a message with its advice and a way to the log. */
export function createErrorNotifier(
  output: LogOutputChannel,
  explain: (error: unknown) => Explanation,
): NotifyError {
  return (error) => {
    if (isAbort(error)) return;
    output.error(error instanceof Error ? error : String(error));
    void show(output, explain(error));
  };
}

async function show(output: LogOutputChannel, explanation: Explanation): Promise<void> {
  const { message, advice, action } = explanation;
  const showLog = l10n.t('Show Output');
  const chosen = await window.showErrorMessage(
    advice ? `${message} ${advice}` : message,
    ...(action ? [action.title, showLog] : [showLog]),
  );
  if (chosen === showLog) output.show();
  else if (action && chosen === action.title) {
    await commands.executeCommand(action.command, ...(action.arguments ?? []));
  }
}
