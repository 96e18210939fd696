import { l10n, window } from 'vscode';
import type { Engine, RunRequest } from '../../docker/engine.ts';
import { withProgress } from '../../ui/progress.ts';
import { askText } from '../../ui/prompt.ts';
import type { CommandHandler } from '../command-handler.ts';
import { chooseImages } from './choose-resources.ts';
import type { EngineContext } from './engine-context.ts';
import { openLocalPort } from './open-container-port.ts';
import { formatPorts, parsePorts } from './port-mappings.ts';
import { showContainerLogs } from './show-container-logs.ts';

/** Runs an image, by default with the ports of its EXPOSE, and offers to open it. */
export function runImage(context: EngineContext): CommandHandler {
  return async (target, selection) => {
    const engine = await context.connection.connect();
    const [image] = await chooseImages(engine, target, selection);
    if (image === undefined) return;
    const request = await askHow(engine, image);
    if (!request) return;
    const id = await withProgress(l10n.t('Starting {0}', image), (signal) =>
      engine.run(request, signal),
    );
    await offerNext(context, engine, id, request);
  };
}

async function askHow(engine: Engine, image: string): Promise<RunRequest | undefined> {
  const exposed = await engine.exposedPorts(image);
  const text = await askText({
    title: l10n.t('Run {0}', image),
    prompt: l10n.t('Ports to publish, as {0}; leave it empty for none', '8080:80'),
    value: formatPorts(exposed),
    validate: (value) =>
      parsePorts(value) ? undefined : l10n.t('Write ports as {0}.', '8080:80, 5353:53/udp'),
  });
  if (text === undefined) return undefined;
  const name = await askText({
    title: l10n.t('Run {0}', image),
    prompt: l10n.t('Name of the container; leave it empty for any'),
    validate: (value) =>
      value === '' || /^[a-zA-Z0-9][\w.-]+$/.test(value)
        ? undefined
        : l10n.t('Use letters, digits, dots, dashes and underscores, two or more.'),
  });
  if (name === undefined) return undefined;
  return { image, ports: parsePorts(text) ?? [], ...(name ? { name } : {}) };
}

async function offerNext(
  context: EngineContext,
  engine: Engine,
  id: string,
  request: RunRequest,
): Promise<void> {
  const container = (await engine.containers()).find((candidate) => candidate.id === id);
  if (!container) return;
  const [open, logs] = [l10n.t('Open in Browser'), l10n.t('Show Logs')];
  const port = request.ports.find(({ containerPort }) => !containerPort.endsWith('/udp'))?.hostPort;
  const chosen = await window.showInformationMessage(
    l10n.t('{0} runs as {1}.', request.image, container.name),
    ...(port === undefined ? [logs] : [open, logs]),
  );
  if (chosen === open && port !== undefined) await openLocalPort(port);
  else if (chosen === logs) await showContainerLogs(context)({ container });
}
