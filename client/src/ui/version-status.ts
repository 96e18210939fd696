import {
  type Disposable,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { newestKubernetes, oldestKubernetes } from '../../../shared/src/kubernetes-versions.ts';
import type { ClusterOutline } from '../../../shared/src/protocol.ts';

/** Shows beside the language of YAML files which version of Kubernetes they are judged for, and why. */
export interface VersionStatus extends Disposable {
  show(cluster: ClusterOutline | null): void;
}

/** Creates the item; nobody has a cluster yet. */
export function createVersionStatus(): VersionStatus {
  const item = languages.createLanguageStatusItem('slipway.kubernetesVersion', {
    language: 'yaml',
  });
  item.name = l10n.t('Kubernetes Version');
  item.command = {
    title: l10n.t('Change'),
    command: 'workbench.action.openSettings',
    arguments: ['slipway.kubernetes.version'],
  };
  let cluster: ClusterOutline | null = null;
  const update = () => {
    const { version, reason, isOutside } = target(cluster, window.activeTextEditor?.document);
    item.text = `Kubernetes ${version}`;
    item.detail = reason;
    item.severity = isOutside ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  };
  const subscriptions = [
    item,
    window.onDidChangeActiveTextEditor(update),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('slipway.kubernetes.version')) update();
    }),
  ];
  update();
  return {
    show(outline) {
      cluster = outline;
      update();
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

interface Target {
  readonly version: string;
  readonly reason: string;
  /** The version is none of those that are known, and the nearest counts. */
  readonly isOutside: boolean;
}

function target(cluster: ClusterOutline | null, document: TextDocument | undefined): Target {
  const set = workspace.getConfiguration('slipway', document).get<string>('kubernetes.version', '');
  if (/^1\.\d+$/.test(set)) return nearest(set, l10n.t('by the settings'));
  if (cluster?.version !== undefined) {
    return nearest(cluster.version, l10n.t('as the cluster of {0}', cluster.context));
  }
  return nearest(newestKubernetes, l10n.t('the newest that is known'));
}

function nearest(version: string, reason: string): Target {
  const minor = minorOf(version);
  const within = Math.min(Math.max(minor, minorOf(oldestKubernetes)), minorOf(newestKubernetes));
  if (within === minor) return { version, reason, isOutside: false };
  const near = l10n.t('{0}, judged as {1}: others are not known', reason, `1.${within}`);
  return { version, reason: near, isOutside: true };
}

function minorOf(version: string): number {
  return Number(version.split('.')[1] ?? 0);
}
