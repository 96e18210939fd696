import type { engineCommands } from '../../../../shared/src/commands/engine-commands.ts';
import type { CommandHandlers } from '../command-handler.ts';
import { buildImage, buildStage } from './build-image.ts';
import { changeContainerState } from './change-container-state.ts';
import type { EngineContext } from './engine-context.ts';
import { inspectResource } from './inspect-resource.ts';
import { openContainerPort } from './open-container-port.ts';
import { openContainerShell } from './open-container-shell.ts';
import {
  removeContainers,
  removeImages,
  removeNetworks,
  removeVolumes,
} from './remove-resources.ts';
import { runImage } from './run-image.ts';
import { runStage } from './run-stage.ts';
import { pullImage, pushImages, tagImage } from './share-images.ts';
import { showContainerLogs } from './show-container-logs.ts';

type EngineCommandId = (typeof engineCommands)[number]['id'];

/** What each command of the Docker engine does. */
export function engineCommandHandlers(context: EngineContext): CommandHandlers<EngineCommandId> {
  return {
    buildImage: buildImage(context),
    runImage: runImage(context),
    'lens.buildStage': buildStage(context),
    'lens.runImage': runStage(context),
    startContainer: changeContainerState(context, 'start'),
    stopContainer: changeContainerState(context, 'stop'),
    restartContainer: changeContainerState(context, 'restart'),
    removeContainer: removeContainers(context),
    showContainerLogs: showContainerLogs(context),
    openContainerShell: openContainerShell(context),
    openContainerPort: openContainerPort(context),
    inspectResource: inspectResource(context),
    pushImage: pushImages(context),
    pullImage: pullImage(context),
    tagImage: tagImage(context),
    removeImage: removeImages(context),
    removeVolume: removeVolumes(context),
    removeNetwork: removeNetworks(context),
    refreshContainers: () => context.refresh(),
  };
}
