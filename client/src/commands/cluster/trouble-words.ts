import { l10n } from 'vscode';
import type { RolloutTrouble } from '../../kubernetes/rollout-trouble.ts';

/** Why a rollout stands still, in one sentence, with the last words of a program that crashed. */
export function describeTrouble(trouble: RolloutTrouble): string {
  const sentence = sentenceFor(trouble);
  return trouble.log === undefined
    ? sentence
    : `${sentence} ${l10n.t('It said: {0}', trouble.log)}`;
}

function sentenceFor(trouble: RolloutTrouble): string {
  const { cause, reason, message, container = '', exitCode } = trouble;
  switch (cause) {
    case 'image':
      return l10n.t(
        '{0}: the node cannot get the image of container {1}. {2}',
        reason,
        container,
        message,
      );
    case 'configuration':
      return l10n.t('{0}: container {1} cannot be made. {2}', reason, container, message);
    case 'crash':
      return exitCode === undefined
        ? l10n.t('{0}: container {1} ends again and again. {2}', reason, container, message)
        : l10n.t(
            '{0}: container {1} ends with exit code {2}. {3}',
            reason,
            container,
            exitCode,
            message,
          );
    case 'scheduling':
      return l10n.t('No node takes the Pod: {0}', message);
    case 'create':
      return l10n.t('The Pods may not be created: {0}', message);
    case 'deadline':
      return l10n.t('It took longer than its progress deadline: {0}', message);
    case 'job-failed':
      return l10n.t('The Job failed: {0} {1}', reason, message);
    case 'not-ready':
      return l10n.t('Container {0} runs but is not ready yet.', container);
  }
}
