import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runCommand } from './run-command.ts';

/** The file of a layer's folder that holds its content, and the one with its checksum. */
const LAYER_TAR = 'layer.tar';
const LAYER_ID = 'diff-id';

/** The configuration that an image gives its containers, in the engine's own words. */
export interface ImageConfig {
  readonly Cmd?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Env?: readonly string[];
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly StopSignal?: string;
  readonly User?: string;
  readonly WorkingDir?: string;
}

/** An image to put into an archive. */
export interface ArchivedImage {
  readonly name: string;
  /** Folders that `writeLayer` has filled, lowest first. */
  readonly layers: readonly string[];
  readonly config: ImageConfig;
}

/** Writes the content of a folder as an image layer; more arguments go to tar. */
export async function writeLayer(
  layer: string,
  content: string,
  tarArguments: readonly string[] = ['.'],
): Promise<void> {
  const file = join(layer, LAYER_TAR);
  await runCommand('tar', [
    ...['--numeric-owner', '--sort=name', '--format=gnu', '-C', content, '-cf', file],
    ...tarArguments,
  ]);
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  await writeFile(join(layer, LAYER_ID), hash.digest('hex'));
}

/**
 * Pipes an archive of the images, as `docker save` writes it, into a command.
 * Layers that images share are sent once.
 */
export async function sendImages(
  images: readonly ArchivedImage[],
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-images-'));
  try {
    const manifest: object[] = [];
    for (const image of images) manifest.push(await addImage(folder, image));
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const script = 'archive=$1; shift; tar -C "$archive" -ch . | "$@"';
    await runCommand('sh', ['-c', script, 'sh', folder, ...command], { env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function addImage(folder: string, image: ArchivedImage): Promise<object> {
  const layers: string[] = [];
  const ids: string[] = [];
  for (const layer of image.layers) {
    const id = await readFile(join(layer, LAYER_ID), 'utf8');
    const path = `${id}/${LAYER_TAR}`;
    if (await mkdir(join(folder, id), { recursive: true })) {
      await symlink(join(layer, LAYER_TAR), join(folder, path));
    }
    layers.push(path);
    ids.push(`sha256:${id}`);
  }
  const created = '2026-01-01T00:00:00Z';
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    created,
    config: image.config,
    rootfs: { type: 'layers', diff_ids: ids },
    history: ids.map(() => ({ created, created_by: 'slipway test image' })),
  });
  const file = `${createHash('sha256').update(config).digest('hex')}.json`;
  await writeFile(join(folder, file), config);
  return { Config: file, RepoTags: [image.name], Layers: layers };
}
