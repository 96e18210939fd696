import type { EngineConnection } from '../../docker/connect-engine.ts';
import type { ClusterConnections } from '../../kubernetes/cluster-connections.ts';
import type { PortForwards } from '../../kubernetes/port-forwards.ts';
import type { Shell } from '../../ui/shell.ts';
import type { Builder } from '../docker/builder.ts';

/** What the commands of clusters work with. */
export interface ClusterTools extends Shell {
  readonly connections: ClusterConnections;
  readonly forwards: PortForwards;
  readonly engine: EngineConnection;
  readonly builder: Builder;
}
