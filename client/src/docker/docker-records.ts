import type Docker from 'dockerode';
import type {
  Container,
  ContainerState,
  EngineEvent,
  Image,
  Network,
  PublishedPort,
  ResourceKind,
  Volume,
} from './engine.ts';

/** A container of the engine's list as our record. */
export function toContainer(info: Docker.ContainerInfo): Container {
  const project = info.Labels['com.docker.compose.project'];
  const service = info.Labels['com.docker.compose.service'];
  const health = /\((?:health: )?(starting|healthy|unhealthy)\)/.exec(info.Status)?.[1];
  return {
    id: info.Id,
    name: (info.Names[0] ?? info.Id.slice(0, 12)).replace(/^\//, ''),
    image: info.Image,
    state: info.State as ContainerState,
    status: info.Status,
    ports: info.Ports.map(toPort),
    ...(health ? { health: health as NonNullable<Container['health']> } : {}),
    ...(project ? { compose: { project, service: service ?? '' } } : {}),
  };
}

function toPort(port: Docker.Port): PublishedPort {
  return {
    containerPort: port.PrivatePort,
    protocol: port.Type,
    ...(port.PublicPort ? { hostPort: port.PublicPort } : {}),
    ...(port.IP ? { hostAddress: port.IP } : {}),
  };
}

/** An image of the engine's list as our record. */
export function toImage(info: Docker.ImageInfo): Image {
  return {
    id: info.Id,
    references: (info.RepoTags ?? []).filter((tag) => tag !== '<none>:<none>'),
    bytes: info.Size,
    created: info.Created,
  };
}

/** A volume of the engine's list as our record. */
export function toVolume(info: Docker.VolumeInspectInfo): Volume {
  return { name: info.Name, driver: info.Driver };
}

const predefinedNetworks: readonly string[] = ['bridge', 'host', 'none'];

/** A network of the engine's list as our record. */
export function toNetwork(info: Docker.NetworkInspectInfo): Network {
  return {
    id: info.Id,
    name: info.Name,
    driver: info.Driver,
    predefined: predefinedNetworks.includes(info.Name),
  };
}

const kinds: readonly string[] = ['container', 'image', 'volume', 'network'];

/** An event of the engine as our record; undefined for those of other resources. */
export function toEvent(value: unknown): EngineEvent | undefined {
  const event = value as {
    readonly Type?: string;
    readonly Action?: string;
    readonly Actor?: { readonly ID?: string };
  };
  if (!event.Type || !kinds.includes(event.Type)) return undefined;
  return {
    kind: event.Type as ResourceKind,
    action: event.Action ?? '',
    id: event.Actor?.ID ?? '',
  };
}
