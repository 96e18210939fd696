import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFacts, type Facts } from '../../server/src/analysis/kubernetes/schema/facts.ts';
import type { FactsFile } from '../../server/src/analysis/kubernetes/schema/facts-format.ts';
import { cached } from '../support/services/cache.ts';
import { installHadolint } from '../support/services/hadolint.ts';
import { runCommand } from '../support/services/run-command.ts';
import { schemaOfAllKinds, schemaOfKind } from './json-schemas.ts';

/** The programs that Slipway is measured beside. Undefined: it could not be had on this machine. */
export interface Peers {
  /** The entry of dockerfile-language-server-nodejs. */
  readonly dockerfileServer: string | undefined;
  /** The entry of yaml-language-server. */
  readonly yamlServer: string | undefined;
  readonly hadolint: string | undefined;
  readonly kubeconform: string | undefined;
  /** Schemas for kubeconform, one file for each kind, from the facts that Slipway uses. */
  readonly schemaFolder: string;
  /** One schema of all kinds for yaml-language-server. */
  readonly schemaOfAll: string;
}

const versions = {
  'dockerfile-language-server-nodejs': '0.15.0',
  'yaml-language-server': '2.0.0',
  kubeconform: 'v0.7.0',
};

/** Installs the peers into the cache of the tests, each once. */
export async function installPeers(work: string, factsFile: string): Promise<Peers> {
  const npm = await maybe('npm', () =>
    cached(
      key('bench-npm', 'dockerfile-language-server-nodejs', 'yaml-language-server'),
      (folder) => npmInstall(folder, ['dockerfile-language-server-nodejs', 'yaml-language-server']),
    ),
  );
  const hadolint = await maybe('hadolint', installHadolint);
  const go = await maybe('kubeconform', () =>
    cached(key('bench-go', 'kubeconform'), (folder) => goInstall(folder)),
  );
  const modules = npm && path.join(npm, 'node_modules');
  const schemaFolder = path.join(work, 'schemas');
  const schemaOfAll = path.join(work, 'all.json');
  const file = JSON.parse(readFileSync(factsFile, 'utf8')) as FactsFile;
  writeSchemas(createFacts(file), schemaFolder, schemaOfAll);
  return {
    dockerfileServer: modules && path.join(modules, '.bin/docker-langserver'),
    yamlServer: modules && path.join(modules, '.bin/yaml-language-server'),
    hadolint,
    kubeconform: go && path.join(go, 'kubeconform'),
    schemaFolder,
    schemaOfAll,
  };
}

type Peer = keyof typeof versions;

function key(prefix: string, ...peers: readonly Peer[]): string {
  return [prefix, ...peers.map((peer) => versions[peer])].join('-');
}

async function maybe<T>(name: string, install: () => Promise<T>): Promise<T | undefined> {
  try {
    return await install();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    console.error(`${name} is left out: ${reason}`);
    return undefined;
  }
}

async function npmInstall(folder: string, peers: readonly Peer[]): Promise<void> {
  writeFileSync(path.join(folder, 'package.json'), '{}');
  const packages = peers.map((peer) => `${peer}@${versions[peer]}`);
  await runCommand('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], {
    cwd: folder,
  });
}

async function goInstall(folder: string): Promise<void> {
  const module = `github.com/yannh/kubeconform/cmd/kubeconform@${versions.kubeconform}`;
  await runCommand('go', ['install', module], { env: { ...process.env, GOBIN: folder } });
}

function writeSchemas(facts: Facts, folder: string, all: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { apiVersion, kind, type } of facts.kinds) {
    const suffix = apiVersion.replace(/\.[^/]*/, '').replace('/', '-');
    const name = `${kind.toLowerCase()}-${suffix}.json`;
    writeFileSync(path.join(folder, name), JSON.stringify(schemaOfKind(type)));
  }
  writeFileSync(all, JSON.stringify(schemaOfAllKinds(facts)));
}
