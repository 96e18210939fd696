import { basename, dirname } from 'node:path';
import { l10n, Uri, workspace } from 'vscode';
import type { DockerfileOutline } from '../../../../shared/src/protocol.ts';
import { askText, pickMany, pickOne } from '../../ui/prompt.ts';
import type { Shell } from '../../ui/shell.ts';
import type { BuildPlan } from './builder.ts';
import { checkReference } from './image-reference.ts';

/** What people chose for a Dockerfile the last time; no value that looks secret is in it. */
interface Remembered {
  readonly context: string;
  readonly tag: string;
  readonly target?: string;
  readonly buildArguments: Readonly<Record<string, string>>;
}

const secret = /passw|secret|token|credential|private|api_?key/i;

/**
 * Asks what to build: as the last time, or stage, arguments, context and name; undefined when people leave.
 * A stage that is given is not asked for, and remembers its own last time. A name that is given is proposed.
 */
export async function askBuildPlan(
  shell: Shell,
  dockerfile: Uri,
  stage?: string,
  name?: string,
): Promise<BuildPlan | undefined> {
  const key = `build:${dockerfile.toString()}${stage === undefined ? '' : `#${stage}`}`;
  const last = shell.context.workspaceState.get<Remembered>(key);
  const outline = await outlineOf(shell, dockerfile);
  const isWanted = name === undefined || last?.tag === name;
  const again =
    last && isWanted && isStillPossible(last, outline) ? await askWhetherAgain(last) : false;
  if (again === undefined) return undefined;
  const chosen = again && last ? last : await askAll(dockerfile, outline, last, { stage, name });
  if (!chosen) return undefined;
  await shell.context.workspaceState.update(key, withoutSecrets(chosen));
  return { dockerfile, ...chosen };
}

async function outlineOf(shell: Shell, dockerfile: Uri): Promise<DockerfileOutline | null> {
  // Without the server everything but the stages and arguments can still be chosen.
  return await shell.language
    .request('slipway/dockerfile', { uri: dockerfile.toString() })
    .catch(() => null);
}

/** Arguments that were left out for being secret have to be asked for again. */
function isStillPossible(
  { target, buildArguments }: Remembered,
  outline: DockerfileOutline | null,
) {
  const stages = outline?.stages ?? [];
  const known = target === undefined || stages.some((stage) => stageId(stage) === target);
  return known && !Object.keys(buildArguments).some((name) => secret.test(name));
}

async function askWhetherAgain(last: Remembered): Promise<boolean | undefined> {
  const details = [
    last.target ? l10n.t('stage {0}', last.target) : '',
    ...Object.entries(last.buildArguments).map(([name, value]) => `${name}=${value}`),
    workspace.asRelativePath(last.context),
  ];
  return await pickOne(l10n.t('Build Image'), [
    {
      label: l10n.t('Build {0}', last.tag),
      description: details.filter(Boolean).join(' · '),
      value: true,
    },
    { label: l10n.t('Choose Stage, Arguments and Name…'), value: false },
  ]);
}

async function askAll(
  dockerfile: Uri,
  outline: DockerfileOutline | null,
  last: Remembered | undefined,
  given: { readonly stage: string | undefined; readonly name: string | undefined },
): Promise<Remembered | undefined> {
  const stage =
    given.stage === undefined ? await askStage(outline) : stageNamed(outline, given.stage);
  if (!stage) return undefined;
  const buildArguments = await askArguments(outline, last);
  if (!buildArguments) return undefined;
  const context = await askContext(dockerfile, outline, last);
  if (context === undefined) return undefined;
  const tag = await askText({
    title: l10n.t('Build Image'),
    prompt: l10n.t('Name of the image'),
    value: given.name ?? last?.tag ?? suggestTag(dockerfile, outline, stage.target),
    validate: checkReference,
  });
  if (tag === undefined) return undefined;
  const target = stage.target ? { target: stage.target } : {};
  return { context, tag: tag.trim(), buildArguments, ...target };
}

type Stage = DockerfileOutline['stages'][number];

/** How the engine calls a stage. */
function stageId({ name, index }: Stage): string {
  return name ?? String(index);
}

/** The last stage is what a build gives that names none. */
function stageNamed(outline: DockerfileOutline | null, id: string): { readonly target?: string } {
  const final = outline?.stages.at(-1);
  return final && stageId(final) === id ? {} : { target: id };
}

async function askStage(
  outline: DockerfileOutline | null,
): Promise<{ readonly target?: string } | undefined> {
  const stages = outline?.stages ?? [];
  const final = stages.at(-1);
  if (stages.length < 2 || !final) return {};
  const others = stages.slice(0, -1).reverse();
  return await pickOne<{ readonly target?: string }>(l10n.t('Which stage?'), [
    { label: stageId(final), description: l10n.t('the last stage'), value: {} },
    ...others.map((stage) => ({ label: stageId(stage), value: { target: stageId(stage) } })),
  ]);
}

async function askArguments(
  outline: DockerfileOutline | null,
  last: Remembered | undefined,
): Promise<Readonly<Record<string, string>> | undefined> {
  const declared = outline?.buildArguments ?? [];
  if (declared.length === 0) return {};
  const chosen = await pickMany(
    l10n.t('Which arguments do you want to set?'),
    declared.map((argument) => ({
      label: argument.name,
      description: argument.default ?? l10n.t('no default'),
      picked: last?.buildArguments[argument.name] !== undefined,
      value: argument,
    })),
  );
  if (!chosen) return undefined;
  const values: Record<string, string> = {};
  for (const argument of chosen) {
    const value = await askText({
      title: l10n.t('Build Image'),
      prompt: l10n.t('Value of {0}', argument.name),
      value: last?.buildArguments[argument.name] ?? argument.default ?? '',
      password: secret.test(argument.name),
    });
    if (value === undefined) return undefined;
    values[argument.name] = value;
  }
  return values;
}

/** The contexts that the language server knows, the Dockerfile's folder, or the workspace's. */
async function askContext(
  dockerfile: Uri,
  outline: DockerfileOutline | null,
  last: Remembered | undefined,
): Promise<string | undefined> {
  const folder = dirname(dockerfile.fsPath);
  const root = workspace.getWorkspaceFolder(dockerfile)?.uri.fsPath ?? folder;
  const known = new Map(
    (outline?.contexts ?? []).map((context) => [Uri.parse(context.folder).fsPath, context]),
  );
  const places = [last?.context, ...known.keys(), folder, root];
  const different = [...new Set(places.filter((place) => place !== undefined))];
  if (different.length === 1) return folder;
  return await pickOne(
    l10n.t('Which folder is the build context?'),
    different.map((path) => ({
      label: path === root ? basename(root) : workspace.asRelativePath(path),
      description:
        originOf(known.get(path)) ??
        (path === folder ? l10n.t('the folder of the Dockerfile') : path),
      value: path,
    })),
  );
}

/** Who says that a folder is the context; undefined when nobody does. */
function originOf(context: DockerfileOutline['contexts'][number] | undefined): string | undefined {
  if (!context?.isDeclared) return undefined;
  const { declaredBy } = context;
  return declaredBy === undefined
    ? l10n.t('from the settings')
    : l10n.t('from {0}', workspace.asRelativePath(Uri.parse(declaredBy)));
}

function suggestTag(
  dockerfile: Uri,
  outline: DockerfileOutline | null,
  target: string | undefined,
): string {
  const name = outline?.imageName ?? nameAfterFolder(dockerfile);
  return target === undefined ? name : `${name.replace(/:[\w.-]+$/, '')}:${target}`;
}

function nameAfterFolder(dockerfile: Uri): string {
  const folder = basename(dirname(dockerfile.fsPath)).toLowerCase();
  const name = folder.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${name || 'app'}:latest`;
}

function withoutSecrets(chosen: Remembered): Remembered {
  const kept = Object.entries(chosen.buildArguments).map(([name, value]) => [
    name,
    secret.test(name) ? '' : value,
  ]);
  return { ...chosen, buildArguments: Object.fromEntries(kept) };
}
