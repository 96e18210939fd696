import { l10n } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { type ObjectReference, objectLabel } from '../../kubernetes/kube-object.ts';
import { readWorkloadLog } from '../../kubernetes/workload-log.ts';
import { openTerminal } from '../../ui/stream-terminal.ts';

/** Which log to show. */
export interface ShownLog {
  readonly cluster: Cluster;
  readonly object: ObjectReference;
  readonly container?: string;
  readonly previous: boolean;
}

const tail = 500;
const colours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

/** Shows the logs of a container, or of all Pods of a workload together, each with a coloured name. */
export function showWorkloadLogs({ cluster, object, container, previous }: ShownLog): void {
  const label = container ?? objectLabel(object);
  openTerminal({
    name: l10n.t('Logs: {0}', label),
    icon: 'output',
    open: async (screen) => {
      const controller = new AbortController();
      const colourOf = new Map<string, number>();
      const prefix = (source: string): string => {
        const colour = colourOf.get(source) ?? colours[colourOf.size % colours.length] ?? 37;
        colourOf.set(source, colour);
        return `\x1b[${colour}m${source}\x1b[0m `;
      };
      const request = {
        object,
        previous,
        tail,
        follow: !previous,
        ...(container === undefined ? {} : { container }),
      };
      const single = container !== undefined;
      readWorkloadLog(
        cluster,
        request,
        ({ pod, container: from, text }) =>
          screen.write(`${single ? '' : prefix(`${pod} ${from}`)}${text}\n`),
        controller.signal,
      ).then(
        () => screen.end(),
        (error: unknown) => screen.end(error instanceof Error ? error.message : String(error)),
      );
      return { close: () => controller.abort() };
    },
  });
}
