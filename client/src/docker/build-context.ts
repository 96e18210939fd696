import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { type DockerIgnore, parseDockerIgnore } from '../../../shared/src/docker-ignore.ts';

/** The files of a build as a tar archive that is written while it is read. */
export interface BuildContext {
  readonly archive: Pack;
  /** Path of the Dockerfile in the archive. */
  readonly dockerfile: string;
  /** Resolves when all files are in the archive; rejects when one could not be read. */
  readonly done: Promise<void>;
}

/** What has been packed so far. */
export type PackReport = (packed: { readonly files: number; readonly bytes: number }) => void;

/**
 * Packs a context as the `docker` program does: without what the ignore file names, with links as links,
 * owned by root. The Dockerfile and its ignore file may lie outside.
 */
export async function packBuildContext(
  context: string,
  dockerfile: string,
  report: PackReport,
  signal: AbortSignal,
): Promise<BuildContext> {
  const ignore = await readIgnoreFile(context, dockerfile);
  const archive = pack();
  const inside = pathInside(context, dockerfile);
  const name = inside ?? `.dockerfile.${basename(dockerfile)}`;
  const packed = { files: 0, bytes: 0 };
  const walk: Walk = { context, archive, ignore, signal, always: name, packed, report };
  const run = async () => {
    if (inside === undefined) await addOutsideDockerfile(archive, dockerfile, name);
    await addFolder(walk, '');
    archive.finalize();
    report(packed);
  };
  const done = run().catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  // The upload fails with the archive; whoever awaits `done` learns why.
  done.catch(() => undefined);
  return { archive, dockerfile: name, done };
}

interface Walk {
  readonly context: string;
  readonly archive: Pack;
  readonly ignore: DockerIgnore;
  readonly signal: AbortSignal;
  /** The Dockerfile, which is needed even when it is ignored. */
  readonly always: string;
  readonly packed: { files: number; bytes: number };
  readonly report: PackReport;
}

async function addFolder(walk: Walk, folder: string): Promise<void> {
  const entries = await readdir(join(walk.context, folder), { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    walk.signal.throwIfAborted();
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    const wanted = path === walk.always || !walk.ignore.ignores(path);
    if (entry.isDirectory()) {
      if (wanted) await addEntry(walk, path);
      const holdsDockerfile = walk.always.startsWith(`${path}/`);
      if (holdsDockerfile || walk.ignore.mayHoldFiles(path)) await addFolder(walk, path);
    } else if (wanted) {
      await addEntry(walk, path);
    }
  }
}

async function addEntry(walk: Walk, name: string): Promise<void> {
  const { archive, packed } = walk;
  const file = join(walk.context, name);
  const { mode, mtime, size, ...stats } = await statsOf(file);
  const header = { name, mode: modeOf(mode), mtime, uid: 0, gid: 0 };
  if (stats.directory) {
    await written(archive, { ...header, name: `${name}/`, type: 'directory' });
  } else if (stats.link) {
    const linkname = (await readlink(file)).replaceAll(sep, '/');
    await written(archive, { ...header, type: 'symlink', linkname });
  } else if (stats.file) {
    // A file that grows meanwhile is cut at the size that its header tells.
    const source = size === 0 ? [] : createReadStream(file, { end: size - 1 });
    await pipeline(source, archive.entry({ ...header, size }), { signal: walk.signal });
    packed.files++;
    packed.bytes += size;
    walk.report(packed);
  }
  // Sockets and pipes have no place in an image.
}

async function statsOf(file: string) {
  const stats = await lstat(file);
  const { mode, mtime, size } = stats;
  const [directory, link, isFile] = [stats.isDirectory(), stats.isSymbolicLink(), stats.isFile()];
  return { mode, mtime, size, directory, link, file: isFile };
}

type Header = Parameters<Pack['entry']>[0];

function written(archive: Pack, header: Header, body?: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    if (body) archive.entry(header, body, done);
    else archive.entry(header, done);
  });
}

/** Windows knows no execute bit, so everything gets it there, as with the `docker` program. */
function modeOf(mode: number): number {
  return process.platform === 'win32' ? 0o755 : mode & 0o7777;
}

async function addOutsideDockerfile(archive: Pack, dockerfile: string, name: string) {
  const body = await readFile(dockerfile);
  await written(archive, { name, mode: 0o644, size: body.length, uid: 0, gid: 0 }, body);
}

/** `<Dockerfile>.dockerignore` wins over `.dockerignore` of the context. */
async function readIgnoreFile(context: string, dockerfile: string): Promise<DockerIgnore> {
  for (const file of [`${dockerfile}.dockerignore`, join(context, '.dockerignore')]) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text !== undefined) return parseDockerIgnore(text);
  }
  return parseDockerIgnore('');
}

function pathInside(folder: string, file: string): string | undefined {
  const path = relative(folder, file);
  if (path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) {
    return undefined;
  }
  return path.replaceAll(sep, '/');
}
