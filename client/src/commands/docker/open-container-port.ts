import { env, l10n, Uri, window } from 'vscode';
import type { Container, PublishedPort } from '../../docker/engine.ts';
import { pickOne } from '../../ui/prompt.ts';
import type { CommandHandler } from '../command-handler.ts';
import { chooseContainers } from './choose-resources.ts';
import type { EngineContext } from './engine-context.ts';

/** Opens a published port of a container in the browser, from remote windows too. */
export function openContainerPort({ connection }: EngineContext): CommandHandler {
  return async (target, selection) => {
    const engine = await connection.connect();
    const [container] = await chooseContainers(engine, target, selection, hasPublishedPort);
    if (!container) return;
    const ports = publishedPorts(container);
    const port = ports.length > 1 ? await choosePort(container, ports) : ports[0];
    if (port !== undefined) await openLocalPort(port);
    else if (ports.length === 0) {
      void window.showInformationMessage(l10n.t('{0} publishes no port.', container.name));
    }
  };
}

/** Opens a port of this machine in the browser, through the tunnel of a remote window when there is one. */
export async function openLocalPort(port: number): Promise<void> {
  await env.openExternal(await env.asExternalUri(Uri.parse(`http://localhost:${port}`)));
}

function hasPublishedPort({ ports }: Container): boolean {
  return ports.some(({ hostPort }) => hostPort !== undefined);
}

function publishedPorts({ ports }: Container): readonly number[] {
  const isWeb = ({ protocol }: PublishedPort) => protocol === 'tcp';
  return [...new Set(ports.filter(isWeb).flatMap(({ hostPort }) => hostPort ?? []))];
}

async function choosePort({ name, ports }: Container, published: readonly number[]) {
  return await pickOne(
    l10n.t('Open {0}', name),
    published.map((value) => {
      const port = ports.find(({ hostPort }) => hostPort === value);
      const description = l10n.t('port {0} of the container', port?.containerPort ?? value);
      return { label: String(value), description, value };
    }),
  );
}
