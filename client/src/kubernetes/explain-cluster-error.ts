import { l10n } from 'vscode';
import type { Explanation } from '../ui/explanation.ts';
import { ClusterError, type ClusterErrorReason } from './cluster-error.ts';

/** Puts an error of the cluster port in words; undefined for other errors. */
export function explainClusterError(error: unknown): Explanation | undefined {
  return ClusterError.is(error) ? explanations[error.reason](error) : undefined;
}

const openSettings = (setting: string) => ({
  title: l10n.t('Open Settings'),
  command: 'workbench.action.openSettings',
  arguments: [setting],
});
const tryAgain = () => ({
  title: l10n.t('Try Again'),
  command: 'slipway.refreshClusters',
});

const explanations: Readonly<Record<ClusterErrorReason, (error: ClusterError) => Explanation>> = {
  unauthorized: ({ message }) => ({
    message:
      message === 'Unauthorized'
        ? l10n.t('The cluster does not accept your credentials; they may have expired.')
        : sentence(message),
    advice: l10n.t('Log in to the cluster again, then refresh.'),
    action: tryAgain(),
  }),
  forbidden: ({ message }) => ({
    message: describeForbidden(message),
    advice: l10n.t('Ask whoever runs the cluster for this right.'),
  }),
  unavailable: ({ message }) => ({ message: sentence(message), action: tryAgain() }),
  'not-found': ({ message }) => ({ message: sentence(message) }),
  conflict: ({ message }) => ({ message: sentence(message) }),
  gone: () => ({ message: l10n.t('The list is too old; refresh it.'), action: tryAgain() }),
  invalid: ({ message, causes }) => ({
    message:
      causes.length === 0
        ? l10n.t('The cluster refuses this: {0}', message)
        : l10n.t(
            'The cluster refuses this: {0}',
            causes.map(({ field, message: why }) => (field ? `${field}: ${why}` : why)).join('; '),
          ),
  }),
  'read-only': ({ message }) => ({
    message: sentence(message),
    advice: l10n.t('Its protection is set in the settings.'),
    action: openSettings('slipway.kubernetes.protection'),
  }),
  failed: ({ message }) => ({ message: sentence(message) }),
};

const forbidden =
  /User "([^"]*)" cannot (\w+) resource "([^"]*)"(?:.* in the namespace "([^"]*)")?/;

/** The server's sentence in the order in which people ask: who may not do what, where. */
function describeForbidden(message: string): string {
  const [, user, verb, resource, namespace] = forbidden.exec(message) ?? [];
  if (user === undefined || verb === undefined || resource === undefined) return sentence(message);
  return namespace === undefined
    ? l10n.t('{0} may not {1} {2} in this cluster.', user, verb, resource)
    : l10n.t('{0} may not {1} {2} in the namespace {3}.', user, verb, resource, namespace);
}

function sentence(message: string): string {
  const text = message.trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
