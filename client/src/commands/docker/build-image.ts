import { commands, l10n, Uri, window, workspace } from 'vscode';
import { withProgress } from '../../ui/progress.ts';
import { pickOne } from '../../ui/prompt.ts';
import type { CommandHandler } from '../command-handler.ts';
import { askBuildPlan } from './ask-build-plan.ts';
import type { BuildPlan } from './builder.ts';
import type { EngineContext } from './engine-context.ts';

/** Builds an image from the Dockerfile of the editor, the explorer, or one that people choose. */
export function buildImage(context: EngineContext): CommandHandler {
  return async (target) => {
    requireTrust();
    const dockerfile = await chooseDockerfile(target);
    if (dockerfile) await build(context, dockerfile);
  };
}

/** Builds the stage that a code lens stands above. */
export function buildStage(context: EngineContext): CommandHandler {
  return async (document, stage) => {
    requireTrust();
    if (typeof document !== 'string' || typeof stage !== 'string') return;
    await build(context, Uri.parse(document), stage);
  };
}

/** Builds a stage, by default under a name; answers the name that was chosen, undefined when people leave. */
export async function buildStageAs(
  context: EngineContext,
  dockerfile: Uri,
  stage: string,
  tag: string,
): Promise<string | undefined> {
  requireTrust();
  const built = await buildPlan(context, dockerfile, stage, tag);
  return built?.plan.tag;
}

function requireTrust(): void {
  if (workspace.isTrusted) return;
  throw new Error(
    l10n.t('Building runs the commands of the Dockerfile, so trust this workspace first.'),
  );
}

async function build(context: EngineContext, dockerfile: Uri, stage?: string): Promise<void> {
  const built = await buildPlan(context, dockerfile, stage);
  if (built) await offerNext(built.plan, built.seconds);
}

interface Built {
  readonly plan: BuildPlan;
  readonly seconds: number;
}

async function buildPlan(
  context: EngineContext,
  dockerfile: Uri,
  stage?: string,
  name?: string,
): Promise<Built | undefined> {
  if (dockerfile.scheme === 'untitled') {
    throw new Error(l10n.t('Save the Dockerfile, then build it.'));
  }
  await saveIfOpen(dockerfile);
  const plan = await askBuildPlan(context.shell, dockerfile, stage, name);
  if (!plan) return undefined;
  const { tag } = plan;
  const started = Date.now();
  await withProgress(l10n.t('Building {0}', tag), (signal, report) =>
    context.builder.build(plan, signal, report),
  );
  return { plan, seconds: Math.round((Date.now() - started) / 1000) };
}

async function chooseDockerfile(target: unknown): Promise<Uri | undefined> {
  if (target instanceof Uri) return target;
  const document = window.activeTextEditor?.document;
  if (document?.languageId === 'dockerfile') return document.uri;
  const files = await workspace.findFiles(
    '**/{Dockerfile,Containerfile,Dockerfile.*,*.Dockerfile,*.dockerfile}',
    '**/{node_modules,.git}/**',
    200,
  );
  const dockerfiles = files.filter(({ path }) => !path.endsWith('.dockerignore'));
  if (dockerfiles.length === 0) {
    throw new Error(l10n.t('The workspace has no Dockerfile.'));
  }
  if (dockerfiles.length === 1) return dockerfiles[0];
  return await pickOne(
    l10n.t('Choose a Dockerfile'),
    dockerfiles
      .map((uri) => ({ label: workspace.asRelativePath(uri), value: uri }))
      .sort((one, other) => one.label.localeCompare(other.label)),
  );
}

/** The engine reads the file from the disk. */
async function saveIfOpen(file: Uri): Promise<void> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open?.isDirty) await open.save();
}

async function offerNext({ tag }: BuildPlan, seconds: number): Promise<void> {
  const [run, push] = [l10n.t('Run'), l10n.t('Push')];
  const chosen = await window.showInformationMessage(
    l10n.t('Built {0} in {1} s.', tag, seconds),
    run,
    push,
  );
  if (chosen === run) await commands.executeCommand('slipway.runImage', tag);
  else if (chosen === push) await commands.executeCommand('slipway.pushImage', tag);
}
