import { l10n } from 'vscode';
import type { Explanation } from '../ui/explanation.ts';
import { type EngineError, type EngineErrorReason, isEngineError } from './engine-error.ts';

/** Puts an error of the engine port in words; undefined for other errors. */
export function explainEngineError(error: unknown): Explanation | undefined {
  return isEngineError(error) ? explanations[error.reason](error) : undefined;
}

const openHostSetting = () => ({
  title: l10n.t('Open Settings'),
  command: 'workbench.action.openSettings',
  arguments: ['slipway.docker.host'],
});

const explanations: Readonly<Record<EngineErrorReason, (error: EngineError) => Explanation>> = {
  unavailable: ({ address, message }) => ({
    message: address.startsWith('ssh:')
      ? l10n.t('No Docker engine answers: {0}', message)
      : l10n.t('No Docker engine answers.'),
    advice: l10n.t('Start the one at {0}, or set another address.', address),
    action: openHostSetting(),
  }),
  'permission-denied': ({ address }) => ({
    message: l10n.t('You may not use the Docker engine.'),
    advice: l10n.t(
      'Its socket {0} refuses you: add yourself to the group "docker" and log in again.',
      address,
    ),
  }),
  unauthorized: ({ message }) => ({
    message: l10n.t('The registry refused your credentials: {0}', message),
    advice: l10n.t('Log in to the registry again.'),
  }),
  'not-found': ({ message }) => ({ message: sentence(message) }),
  conflict: ({ message }) => ({ message: sentence(message) }),
  'no-shell': () => ({ message: l10n.t('The container has no shell.') }),
  'build-failed': ({ message }) => ({
    message: sentence(l10n.t('The build failed: {0}', message)),
    action: { title: l10n.t('Show Problems'), command: 'workbench.actions.view.problems' },
  }),
  'bad-configuration': ({ message }) => ({ message: sentence(message) }),
  failed: ({ message }) => ({ message: sentence(message) }),
};

/** The engine's words as a sentence. */
function sentence(message: string): string {
  const text = message.trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
