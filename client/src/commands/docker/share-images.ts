import { l10n, window } from 'vscode';
import type { Engine, TransferReport } from '../../docker/engine.ts';
import { type Report, withProgress } from '../../ui/progress.ts';
import { askText } from '../../ui/prompt.ts';
import type { CommandHandler } from '../command-handler.ts';
import { chooseImages } from './choose-resources.ts';
import type { EngineContext } from './engine-context.ts';
import { checkReference } from './image-reference.ts';

/** Pushes images to the registries in their names; a name without a registry is asked for first. */
export function pushImages({ connection }: EngineContext): CommandHandler {
  return async (target, selection) => {
    const engine = await connection.connect();
    for (const reference of await chooseImages(engine, target, selection)) {
      const destination = await chooseDestination(engine, reference);
      if (destination === undefined) return;
      const digest = await withProgress(l10n.t('Pushing {0}', destination), (signal, report) =>
        engine.push(destination, transferReport(report), signal),
      );
      void window.showInformationMessage(l10n.t('Pushed {0} as {1}.', destination, digest));
    }
  };
}

/** Docker Hub is rarely where a short name should go, so people see where it goes. */
async function chooseDestination(engine: Engine, reference: string): Promise<string | undefined> {
  const destination = await askText({
    title: l10n.t('Push Image'),
    prompt: l10n.t('Where to, with the registry: {0}', 'registry.example.com/team/app:1.0'),
    value: reference,
    validate: checkReference,
  });
  if (destination !== undefined && destination.trim() !== reference) {
    await engine.tag(reference, destination.trim());
  }
  return destination?.trim();
}

/** Pulls an image that people name. */
export function pullImage({ connection }: EngineContext): CommandHandler {
  return async () => {
    const reference = await askText({
      title: l10n.t('Pull Image'),
      prompt: l10n.t('The image to pull'),
      placeHolder: 'nginx:1.29',
      validate: checkReference,
    });
    if (reference === undefined) return;
    const engine = await connection.connect();
    await withProgress(l10n.t('Pulling {0}', reference), (signal, report) =>
      engine.pull(reference.trim(), transferReport(report), signal),
    );
  };
}

/** Gives an image one more name. */
export function tagImage({ connection }: EngineContext): CommandHandler {
  return async (target, selection) => {
    const engine = await connection.connect();
    const [reference] = await chooseImages(engine, target, selection);
    if (reference === undefined) return;
    const name = await askText({
      title: l10n.t('Tag {0}', reference),
      prompt: l10n.t('One more name for the image'),
      value: reference.startsWith('sha256:') ? '' : reference,
      validate: checkReference,
    });
    if (name !== undefined) await engine.tag(reference, name.trim());
  };
}

/** Shows a push or pull as one bar over all layers. */
function transferReport(report: Report): TransferReport {
  let shown = 0;
  return ({ text, current, total }) => {
    const percent = total > 0 ? Math.floor((current / total) * 100) : 0;
    // Layers join while it runs, which would move the bar back.
    const increment = Math.max(0, percent - shown);
    shown += increment;
    report(total > 0 ? `${text} ${percent} %` : text, increment);
  };
}
