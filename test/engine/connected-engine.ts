import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDockerode } from '../../client/src/docker/dockerode-engine.ts';
import type { Engine } from '../../client/src/docker/engine.ts';
import { loadBaseImages } from '../support/services/base-images.ts';
import { type EngineVersion, startEngine, type TestEngine } from '../support/services/engine.ts';

/** The engines that the adapter is tried on. */
export const engineVersions = ['20.10', '28'] as const satisfies readonly EngineVersion[];

/** A real engine with busybox in it, and the adapter on it. */
export interface ConnectedEngine {
  readonly service: TestEngine;
  readonly engine: Engine;
  /** An empty folder, deleted with the engine. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts an engine and connects to it as the extension does. */
export async function startConnectedEngine(
  version: EngineVersion,
  options: {
    readonly insecureRegistries?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<ConnectedEngine> {
  const { insecureRegistries = [], environment = {} } = options;
  const service = await startEngine({ version, insecureRegistries });
  await loadBaseImages(service, ['busybox:1.37']);
  const folder = await mkdtemp(join(tmpdir(), 'slipway-engine-test-'));
  const engine = await connectDockerode({
    host: service.dockerHost,
    environment: { DOCKER_CONFIG: folder, PATH: process.env['PATH'] ?? '', ...environment },
  });
  return {
    service,
    engine,
    folder,
    stop: async () => {
      engine.dispose();
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Collects what a stream says until a text has come. */
export async function readUntil(
  chunks: AsyncIterable<Uint8Array>,
  wanted: string,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(wanted)) break;
  }
  return text;
}
