import type { TableRow } from '../../kubernetes/table.ts';

/** How well an object is. */
export type Health = 'healthy' | 'progressing' | 'failing' | 'finished' | 'none';

/** What a row says beside its name. */
export interface RowPresentation {
  readonly description: string;
  readonly health: Health;
}

/** The health that icons show. */
export const healthIcons: Readonly<
  Record<Health, { readonly id: string; readonly color?: string }>
> = {
  healthy: { id: 'pass-filled', color: 'testing.iconPassed' },
  progressing: { id: 'sync', color: 'charts.yellow' },
  failing: { id: 'error', color: 'testing.iconFailed' },
  finished: { id: 'check', color: 'disabledForeground' },
  none: { id: 'symbol-field' },
};

/** What `kubectl get` says of an object, in one line. */
export function presentRow(kind: string, row: TableRow): RowPresentation {
  const presented = presenters[kind]?.(row.cells) ?? { description: '', health: 'none' };
  if (!row.deleting || presented.health === 'finished') return presented;
  // Pods and namespaces say it themselves.
  const { description } = presented;
  const isSaid = description.startsWith('Terminating');
  return {
    description: isSaid ? description : `Terminating ${description}`.trim(),
    health: 'progressing',
  };
}

/** The health that the STATUS column of a Pod means. */
function podHealth(status: string, ready: string): Health {
  if (status === 'Running') return isComplete(ready) ? 'healthy' : 'progressing';
  if (status === 'Completed' || status === 'Succeeded') return 'finished';
  return /^(?:Pending|ContainerCreating|PodInitializing|Terminating|SchedulingGated|NotReady|Init:\d+\/\d+)$/.test(
    status,
  )
    ? 'progressing'
    : 'failing';
}

type Cells = Readonly<Record<string, string>>;

const presenters: Readonly<Record<string, (cells: Cells) => RowPresentation>> = {
  Pod: (cells) => {
    const { Ready: ready = '', Status: status = '', Restarts: restarts = '0' } = cells;
    const again = restarts === '0' ? '' : `restarts ${restarts}`;
    return {
      description: joined(status, ready, again),
      health: podHealth(status, ready),
    };
  },
  Deployment: ({ Ready: ready = '' }) => replicas(ready),
  StatefulSet: ({ Ready: ready = '' }) => replicas(ready),
  ReplicaSet: (cells) => replicas(`${cells['Ready'] ?? 0}/${cells['Desired'] ?? 0}`),
  DaemonSet: (cells) => replicas(`${cells['Ready'] ?? 0}/${cells['Desired'] ?? 0}`),
  Job: ({ Status: status = '', Completions: completions = '' }) => ({
    description: joined(status, completions),
    health: jobHealth[status] ?? 'progressing',
  }),
  CronJob: ({ Schedule: schedule = '', Suspend: suspended = '', Active: active = '0' }) => ({
    description: joined(
      schedule,
      suspended === 'True' ? 'suspended' : '',
      active === '0' ? '' : `${active} active`,
    ),
    health: 'none',
  }),
  Service: (cells) => plain(cells['Type'], cells['Cluster-IP'], cells['Port(s)']),
  ConfigMap: (cells) => plain(`${cells['Data'] ?? 0} keys`),
  Secret: (cells) => plain(cells['Type'], `${cells['Data'] ?? 0} keys`),
  HorizontalPodAutoscaler: (cells) =>
    plain(
      cells['Targets'],
      `${cells['Replicas'] ?? '?'} of ${cells['MinPods'] ?? '?'}–${cells['MaxPods'] ?? '?'} replicas`,
    ),
  Node: ({ Status: status = '', Roles: roles = '', Version: version = '' }) => ({
    description: joined(status, roles === '<none>' ? '' : roles, version),
    health: status.startsWith('Ready') ? 'healthy' : 'failing',
  }),
  Namespace: ({ Status: status = '' }) => ({
    description: status === 'Active' ? '' : status,
    health: status === 'Active' ? 'none' : 'progressing',
  }),
  Event: ({ Type: type = '', Reason: reason = '', Message: message = '' }) => ({
    description: joined(reason, message),
    health: type === 'Warning' ? 'failing' : 'none',
  }),
};

const jobHealth: Readonly<Record<string, Health>> = {
  Complete: 'finished',
  SuccessCriteriaMet: 'finished',
  Running: 'progressing',
  Suspended: 'none',
  Failed: 'failing',
  FailureTarget: 'failing',
};

function replicas(ready: string): RowPresentation {
  return { description: `${ready} ready`, health: isComplete(ready) ? 'healthy' : 'progressing' };
}

function plain(...parts: readonly (string | undefined)[]): RowPresentation {
  return { description: joined(...parts), health: 'none' };
}

function isComplete(ready: string): boolean {
  const [up, wanted] = ready.split('/');
  return up === wanted;
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
