import { ProgressLocation, window } from 'vscode';

/** Says how far a task is: a short text, and by how many of 100 parts it has grown. */
export type Report = (message: string, increment?: number) => void;

/** Runs a task under a notification whose Cancel aborts the signal. */
export async function withProgress<Result>(
  title: string,
  task: (signal: AbortSignal, report: Report) => Promise<Result>,
): Promise<Result> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return await window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    try {
      return await task(controller.signal, (message, increment) =>
        progress.report(increment === undefined ? { message } : { message, increment }),
      );
    } finally {
      subscription.dispose();
    }
  });
}
