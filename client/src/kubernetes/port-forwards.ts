import type { Cluster } from './cluster.ts';
import { type ObjectReference, objectLabel } from './kube-object.ts';
import type { PortForward } from './port-forward.ts';

/** A forward that somebody opened. */
export interface OpenForward extends PortForward {
  readonly id: string;
  readonly context: string;
  readonly object: ObjectReference;
  readonly port: number;
  /** The last failure of a connection; gone when the next one works. */
  readonly trouble: string | undefined;
}

/** Every open forward. */
export interface PortForwards {
  list(): readonly OpenForward[];
  open(
    cluster: Cluster,
    object: ObjectReference,
    port: number,
    localPort: number,
  ): Promise<OpenForward>;
  stop(id: string): void;
  onChange(listener: () => void): { dispose(): void };
  dispose(): void;
}

/** No forwards yet. */
export function createPortForwards(): PortForwards {
  const open = new Map<string, OpenForward>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    list: () => [...open.values()],
    open: async (cluster, reference, port, localPort) => {
      const id = `${cluster.context.name}/${reference.namespace ?? ''}/${objectLabel(reference)}:${port}`;
      open.get(id)?.stop();
      const forward = await cluster.forward({
        reference,
        port,
        localPort,
        onError: (error) => {
          const current = open.get(id);
          if (current === undefined) return;
          const trouble = error instanceof Error ? error.message : String(error);
          open.set(id, { ...current, trouble });
          changed();
        },
      });
      const entry: OpenForward = {
        ...forward,
        id,
        context: cluster.context.name,
        object: reference,
        port,
        trouble: undefined,
      };
      open.set(id, entry);
      changed();
      return entry;
    },
    stop: (id) => {
      open.get(id)?.stop();
      open.delete(id);
      changed();
    },
    onChange: (listener) => {
      const own = () => listener();
      listeners.add(own);
      return { dispose: () => listeners.delete(own) };
    },
    dispose: () => {
      for (const forward of open.values()) forward.stop();
      open.clear();
    },
  };
}
