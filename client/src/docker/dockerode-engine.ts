import type Docker from 'dockerode';
import { buildImage } from './docker-build.ts';
import { openContainerShell, readContainerLogs, runContainer } from './docker-containers.ts';
import { toEngineError } from './docker-errors.ts';
import { resolveDockerHost } from './docker-host.ts';
import { toContainer, toEvent, toImage, toNetwork, toVolume } from './docker-records.ts';
import { pullImage, pushImage } from './docker-transfers.ts';
import { createDockerodeClient, type DockerodeClient } from './dockerode-client.ts';
import type { Engine, EngineAbout, EngineEvent, ResourceKind } from './engine.ts';
import type { EngineSettings } from './engine-settings.ts';
import { feedContainer } from './feed-container.ts';
import { readJsonLines } from './json-lines.ts';

/** Connects to the engine that the settings name; rejects when it does not answer. */
export async function connectDockerode(settings: EngineSettings): Promise<Engine> {
  const host = await resolveDockerHost(settings);
  const engine = createEngine(createDockerodeClient(host, settings.environment));
  try {
    await engine.about();
  } catch (error) {
    engine.dispose();
    throw error;
  }
  return engine;
}

function createEngine(client: DockerodeClient): Engine {
  const { docker, address } = client;
  /** Lets a verb fail with errors of the port only, or as its signal says. */
  const verb =
    <Parameters extends unknown[], Result>(run: (...parameters: Parameters) => Promise<Result>) =>
    async (...parameters: Parameters): Promise<Result> => {
      try {
        return await run(...parameters);
      } catch (error) {
        for (const parameter of parameters) {
          if (parameter instanceof AbortSignal) parameter.throwIfAborted();
        }
        throw toEngineError(error, address);
      }
    };
  return {
    address,
    dispose: () => client.dispose(),
    about: verb(async () => about(await docker.version())),

    containers: verb(async (signal) =>
      (await docker.listContainers({ all: true, ...abortable(signal) })).map(toContainer),
    ),
    images: verb(async (signal) => (await docker.listImages(abortable(signal))).map(toImage)),
    volumes: verb(async (signal) =>
      // The engine answers null instead of an empty list.
      ((await docker.listVolumes(abortable(signal))).Volumes ?? []).map(toVolume),
    ),
    networks: verb(async (signal) => (await docker.listNetworks(abortable(signal))).map(toNetwork)),
    inspect: verb((kind, id, signal) => resource(client, kind, id).inspect(abortable(signal))),
    remove: verb(async (kind, id, force) => {
      await resource(client, kind, id).remove({ force });
    }),
    events: verb(async (signal) => {
      const stream = await docker.getEvents({ abortSignal: signal });
      return iterate(address, signal, readEvents(stream as AsyncIterable<unknown>));
    }),

    start: verb((id) => docker.getContainer(id).start()),
    stop: verb((id) => docker.getContainer(id).stop()),
    restart: verb((id) => docker.getContainer(id).restart()),
    logs: (id, options, signal) =>
      iterate(address, signal, readContainerLogs(client, id, options, signal)),
    openShell: verb((id, options) => openContainerShell(client, id, options)),
    exposedPorts: verb(async (image) => {
      const { Config: config } = await docker.getImage(image).inspect();
      return Object.keys(config.ExposedPorts ?? {});
    }),
    feed: verb((id, command, input, signal) => feedContainer(client, id, command, input, signal)),
    run: verb((request, signal) => runContainer(client, request, signal)),

    build: verb((request, progress, signal) => buildImage(client, request, progress, signal)),
    tag: verb((image, reference) => docker.getImage(image).tag(splitReference(reference))),
    push: verb((reference, report, signal) => pushImage(client, reference, report, signal)),
    pull: verb((reference, report, signal) => pullImage(client, reference, report, signal)),
    save: verb(
      async (reference) => (await docker.getImage(reference).get()) as AsyncIterable<Uint8Array>,
    ),
  };
}

function abortable(signal: AbortSignal | undefined): { abortSignal?: AbortSignal } {
  return signal ? { abortSignal: signal } : {};
}

function about({ Version, ApiVersion, Os, Arch }: Docker.DockerVersion): EngineAbout {
  return { version: Version, apiVersion: ApiVersion, platform: `${Os}/${Arch}` };
}

interface Resource {
  inspect(options?: object): Promise<unknown>;
  remove(options?: object): Promise<unknown>;
}

function resource({ docker }: DockerodeClient, kind: ResourceKind, id: string): Resource {
  switch (kind) {
    case 'container':
      return docker.getContainer(id);
    case 'image':
      return docker.getImage(id);
    case 'volume':
      return docker.getVolume(id);
    case 'network':
      return docker.getNetwork(id);
  }
}

async function* readEvents(stream: AsyncIterable<unknown>): AsyncIterable<EngineEvent> {
  for await (const value of readJsonLines(stream as AsyncIterable<Uint8Array>)) {
    const event = toEvent(value);
    if (event) yield event;
  }
}

/** Ends quietly when aborted, and fails with errors of the port only. */
async function* iterate<Item>(
  address: string,
  signal: AbortSignal,
  items: AsyncIterable<Item>,
): AsyncIterable<Item> {
  try {
    yield* items;
  } catch (error) {
    if (!signal.aborted) throw toEngineError(error, address);
  }
}

/** `host:5000/team/app:1` is the repository `host:5000/team/app` and the tag `1`. */
function splitReference(reference: string): { repo: string; tag: string } {
  const colon = reference.lastIndexOf(':');
  return colon > reference.lastIndexOf('/')
    ? { repo: reference.slice(0, colon), tag: reference.slice(colon + 1) }
    : { repo: reference, tag: 'latest' };
}
