import { l10n } from 'vscode';
import type { Container, Engine } from '../../docker/engine.ts';
import { withProgress } from '../../ui/progress.ts';
import type { CommandHandler } from '../command-handler.ts';
import { chooseContainers } from './choose-resources.ts';
import type { EngineContext } from './engine-context.ts';

/** A change of a container's state. */
type Change = 'start' | 'stop' | 'restart';

const suits: Readonly<Record<Change, (container: Container) => boolean>> = {
  start: ({ state }) => state !== 'running',
  stop: ({ state }) => state === 'running' || state === 'paused',
  restart: () => true,
};

/** Starts, stops or restarts containers, all at the same time; each failure is told by itself. */
export function changeContainerState(context: EngineContext, change: Change): CommandHandler {
  return async (target, selection) => {
    const engine = await context.connection.connect();
    const containers = await chooseContainers(engine, target, selection, suits[change]);
    await Promise.all(
      containers.map(async (container) => {
        try {
          await withProgress(titleOf(change, container), () => run(engine, change, container.id));
        } catch (error) {
          context.shell.notifyError(error);
        }
      }),
    );
  };
}

function run(engine: Engine, change: Change, id: string): Promise<void> {
  switch (change) {
    case 'start':
      return engine.start(id);
    case 'stop':
      return engine.stop(id);
    case 'restart':
      return engine.restart(id);
  }
}

function titleOf(change: Change, { name }: Container): string {
  switch (change) {
    case 'start':
      return l10n.t('Starting {0}', name);
    case 'stop':
      return l10n.t('Stopping {0}', name);
    case 'restart':
      return l10n.t('Restarting {0}', name);
  }
}
