import { l10n } from 'vscode';
import type { Cluster } from '../../kubernetes/cluster.ts';
import { listAt, textAt } from '../../kubernetes/field-at.ts';
import { type ObjectReference, objectLabel } from '../../kubernetes/kube-object.ts';
import { pickOne } from '../../ui/prompt.ts';
import { openTerminal } from '../../ui/stream-terminal.ts';

/** Tries bash, then the shell that every image with a shell has. */
const command = ['sh', '-c', 'command -v bash >/dev/null 2>&1 && exec bash || exec sh'];

/** Opens a terminal in a container of a Pod; with several containers people choose. */
export async function openPodShell(
  cluster: Cluster,
  object: ObjectReference,
  container: string | undefined,
): Promise<void> {
  const chosen = container ?? (await pickContainer(cluster, object));
  if (chosen === undefined) return;
  const namespace = object.namespace ?? cluster.context.namespace;
  const permit = await cluster.gate.permit({
    action: 'open a shell in',
    namespace,
    objects: [`${objectLabel(object)} ${chosen}`],
  });
  if (permit === undefined) return;
  openTerminal({
    name: `${object.name} ${chosen}`,
    icon: 'terminal',
    raw: true,
    open: async (screen) => {
      const session = await cluster.exec(permit, {
        namespace,
        pod: object.name,
        container: chosen,
        command,
        terminal: true,
        onData: (data) => screen.write(data),
        onEnd: (exitCode, reason) => screen.end(describeEnd(exitCode, reason)),
      });
      session.resize(screen.size.columns, screen.size.rows);
      return {
        input: (text) => session.write(text),
        resize: (columns, rows) => session.resize(columns, rows),
        close: () => session.close(),
      };
    },
  });
}

async function pickContainer(
  cluster: Cluster,
  object: ObjectReference,
): Promise<string | undefined> {
  const pod = await cluster.get(object);
  const names = listAt(pod, 'spec', 'containers').flatMap((entry) => textAt(entry, 'name') ?? []);
  if (names.length <= 1) return names[0];
  return await pickOne(
    l10n.t('A shell in which container?'),
    names.map((name) => ({ label: name, value: name })),
  );
}

function describeEnd(exitCode: number | undefined, reason: string | undefined): string {
  if (exitCode === undefined) return reason ?? l10n.t('The connection is gone.');
  return l10n.t('The shell ended with exit code {0}.', exitCode);
}
