import { l10n, Uri, window } from 'vscode';
import type { CommandHandler } from '../command-handler.ts';
import { buildStageAs } from './build-image.ts';
import type { EngineContext } from './engine-context.ts';
import { hasReference } from './image-reference.ts';
import { runImage } from './run-image.ts';

/** Runs the image of the stage that a code lens stands above; offers to build it first when the engine lacks it. */
export function runStage(context: EngineContext): CommandHandler {
  return async (document, image, stage) => {
    if (typeof document !== 'string' || typeof image !== 'string') return;
    const engine = await context.connection.connect();
    const images = await engine.images();
    const isThere = images.some(({ references }) => hasReference(references, image));
    const name = isThere ? image : await build(context, document, image, stage);
    if (name !== undefined) await runImage(context)(name);
  };
}

/** The name of the image that is there afterwards; undefined when people leave. */
async function build(
  context: EngineContext,
  document: string,
  image: string,
  stage: unknown,
): Promise<string | undefined> {
  if (typeof stage !== 'string') return undefined;
  const first = l10n.t('Build and Run');
  const chosen = await window.showInformationMessage(
    l10n.t('The engine has no image {0}.', image),
    first,
  );
  return chosen === first
    ? await buildStageAs(context, Uri.parse(document), stage, image)
    : undefined;
}
