import type { BuildProgress, BuildRequest, BuiltImage } from './build.ts';

/** A Docker engine: every verb may be aborted, and rejects with an `EngineError`. */
export interface Engine {
  /** Where the engine is, for people: `unix:///var/run/docker.sock` or a Docker context. */
  readonly address: string;
  about(): Promise<EngineAbout>;

  containers(signal?: AbortSignal): Promise<readonly Container[]>;
  images(signal?: AbortSignal): Promise<readonly Image[]>;
  volumes(signal?: AbortSignal): Promise<readonly Volume[]>;
  networks(signal?: AbortSignal): Promise<readonly Network[]>;
  /** What the engine knows of one resource, as its API says it. */
  inspect(resource: ResourceKind, id: string, signal?: AbortSignal): Promise<unknown>;
  /** Removes one resource; a running container and a used image only by force. */
  remove(resource: ResourceKind, id: string, force: boolean): Promise<void>;
  /** Resolves when the engine listens: changes of all resources, until aborted or the connection ends. */
  events(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>>;

  start(container: string): Promise<void>;
  stop(container: string): Promise<void>;
  restart(container: string): Promise<void>;
  /** The output of a container, its two streams in one; follows until it stops or is aborted. */
  logs(container: string, options: LogOptions, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Opens a terminal in a running container with the first of the commands that exists there. */
  openShell(container: string, options: ShellOptions): Promise<Shell>;
  /** The ports that an image declares, such as `8080/tcp`; those of its base image too. */
  exposedPorts(image: string): Promise<readonly string[]>;
  /** Runs a command in a container with a stream as its input; rejects unless its exit code is 0. */
  feed(
    container: string,
    command: readonly string[],
    input: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Makes a container and starts it; answers its id. */
  run(request: RunRequest, signal?: AbortSignal): Promise<string>;

  build(
    request: BuildRequest,
    progress: (progress: BuildProgress) => void,
    signal: AbortSignal,
  ): Promise<BuiltImage>;
  tag(image: string, reference: string): Promise<void>;
  /** Sends a tag to its registry with the user's Docker credentials; answers the digest. */
  push(reference: string, progress: TransferReport, signal: AbortSignal): Promise<string>;
  pull(reference: string, progress: TransferReport, signal: AbortSignal): Promise<void>;
  /** The image as a tar archive, as `docker save` writes it. */
  save(reference: string, signal?: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  /** Ends all connections. */
  dispose(): void;
}

/** What an engine says of itself. */
export interface EngineAbout {
  readonly version: string;
  readonly apiVersion: string;
  /** Such as `linux/amd64`. */
  readonly platform: string;
}

/** What a resource is. */
export type ResourceKind = 'container' | 'image' | 'volume' | 'network';

/** One container. */
export interface Container {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly state: ContainerState;
  /** The engine's words: `Up 2 hours (healthy)`, `Exited (1) 3 minutes ago`. */
  readonly status: string;
  readonly health?: 'starting' | 'healthy' | 'unhealthy';
  readonly ports: readonly PublishedPort[];
  /** The Compose project and service that it belongs to. */
  readonly compose?: { readonly project: string; readonly service: string };
}

/** The state of a container. */
export type ContainerState =
  | 'created'
  | 'running'
  | 'paused'
  | 'restarting'
  | 'removing'
  | 'exited'
  | 'dead';

/** A port of a container, and where the host publishes it. */
export interface PublishedPort {
  readonly containerPort: number;
  readonly protocol: string;
  readonly hostAddress?: string;
  readonly hostPort?: number;
}

/** One image with all its names. */
export interface Image {
  readonly id: string;
  /** `name:tag`; none for a dangling image. */
  readonly references: readonly string[];
  readonly bytes: number;
  /** Seconds since 1970. */
  readonly created: number;
}

/** One volume. */
export interface Volume {
  readonly name: string;
  readonly driver: string;
}

/** One network. */
export interface Network {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  /** True for `bridge`, `host` and `none`, which nobody can remove. */
  readonly predefined: boolean;
}

/** A change of one resource. */
export interface EngineEvent {
  readonly kind: ResourceKind;
  /** The engine's word: `start`, `die`, `tag`, `health_status: healthy`. */
  readonly action: string;
  readonly id: string;
}

/** How much of a log to read. */
export interface LogOptions {
  readonly follow: boolean;
  /** Lines from the end. */
  readonly tail: number;
}

/** What a shell needs. */
export interface ShellOptions {
  /** Commands to try in turn, such as `bash` and `sh`. */
  readonly commands: readonly string[];
  readonly columns: number;
  readonly rows: number;
  readonly onData: (data: Uint8Array) => void;
  /** The shell has ended; absent when the connection broke. */
  readonly onEnd: (exitCode: number | undefined) => void;
}

/** A shell that runs in a container. */
export interface Shell {
  write(text: string): void;
  resize(columns: number, rows: number): void;
  close(): void;
}

/** A container to run. */
export interface RunRequest {
  readonly image: string;
  readonly name?: string;
  readonly ports: readonly { readonly containerPort: string; readonly hostPort: number }[];
}

/** How far a push or pull is: bytes of all layers together. */
export type TransferReport = (transfer: {
  readonly text: string;
  readonly current: number;
  readonly total: number;
}) => void;
