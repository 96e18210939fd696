import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResourceType } from './resource-type.ts';

/** What is kept of a cluster, so that its kinds are known without it. */
export interface RememberedCluster {
  /** Such as `1.34`. */
  readonly version?: string;
  readonly kinds: readonly ResourceType[];
  /** Where the schemas of each API version lie; the place changes with them. */
  readonly schemaPaths: Readonly<Record<string, string>>;
}

/** A folder of the disk with a folder for each cluster; whatever cannot be read or written is not there. */
export interface ClusterCache {
  read(server: string): Promise<RememberedCluster | undefined>;
  write(server: string, cluster: RememberedCluster): Promise<void>;
  readSchemas(server: string, path: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  writeSchemas(server: string, path: string, schemas: object): Promise<void>;
}

/** The least recently used clusters beyond these are forgotten. */
const mostClusters = 20;

/** Keeps clusters by the addresses of their API servers. */
export function createClusterCache(folder: string): ClusterCache {
  const outlineOf = (server: string) => join(folder, keyOf(server), 'cluster.json');
  const schemasOf = (server: string, path: string) =>
    join(folder, keyOf(server), `${keyOf(path)}.json`);
  return {
    read: (server) => readJson<RememberedCluster>(outlineOf(server)),
    async write(server, cluster) {
      await writeJson(folder, keyOf(server), 'cluster.json', cluster);
      const current = Object.values(cluster.schemaPaths).map((path) => `${keyOf(path)}.json`);
      await quietly(async () => {
        await forgetOthers(join(folder, keyOf(server)), new Set(['cluster.json', ...current]));
        await forgetOldest(folder);
      });
    },
    readSchemas: (server, path) => readJson(schemasOf(server, path)),
    writeSchemas: (server, path, schemas) =>
      writeJson(folder, keyOf(server), `${keyOf(path)}.json`, schemas),
  };
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

async function readJson<Value>(file: string): Promise<Value | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Value;
  } catch {
    return undefined;
  }
}

/** A window that reads at the same time finds the old file or the new one, never a part. */
async function writeJson(root: string, folder: string, name: string, value: object): Promise<void> {
  await quietly(async () => {
    const own = join(root, folder);
    await mkdir(own, { recursive: true });
    const draft = join(own, `${name}.${process.pid}.tmp`);
    await writeFile(draft, JSON.stringify(value));
    await rename(draft, join(own, name));
    const now = new Date();
    await utimes(own, now, now);
  });
}

async function forgetOthers(folder: string, current: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!current.has(name)) await rm(join(folder, name), { force: true });
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  const aged = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  );
  const oldest = aged.sort((a, b) => b.time - a.time).slice(mostClusters);
  for (const { name } of oldest) await rm(join(folder, name), { recursive: true, force: true });
}

/** The disk may be full or read-only: then the cluster is asked again next time. */
async function quietly(work: () => Promise<void>): Promise<void> {
  await work().catch(() => undefined);
}
