import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';
import type { DockerodeClient } from './dockerode-client.ts';
import type { LogOptions, RunRequest, Shell, ShellOptions } from './engine.ts';
import { EngineError } from './engine-error.ts';
import { readFrames } from './frames.ts';

/** The output of a container, both streams in one. */
export async function* readContainerLogs(
  { docker }: DockerodeClient,
  id: string,
  { follow, tail }: LogOptions,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const container = docker.getContainer(id);
  const { Config: config } = await container.inspect({ abortSignal: signal });
  const options = { stdout: true, stderr: true, tail, abortSignal: signal };
  const output = follow
    ? ((await container.logs({ ...options, follow: true })) as AsyncIterable<unknown>)
    : [await container.logs({ ...options, follow: false })];
  const chunks = bytesOf(output);
  if (config.Tty) {
    yield* chunks;
    return;
  }
  for await (const { data } of readFrames(chunks)) yield data;
}

async function* bytesOf(
  source: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncIterable<Uint8Array> {
  for await (const chunk of source) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}

/** Makes and starts a container; one that cannot start is removed again. */
export async function runContainer(
  { docker }: DockerodeClient,
  { image, name, ports }: RunRequest,
  signal: AbortSignal | undefined,
): Promise<string> {
  const bindings = ports.map(({ containerPort, hostPort }) => [
    containerPort,
    [{ HostPort: String(hostPort) }],
  ]);
  const container = await docker.createContainer({
    Image: image,
    ExposedPorts: Object.fromEntries(ports.map(({ containerPort }) => [containerPort, {}])),
    HostConfig: { PortBindings: Object.fromEntries(bindings) },
    ...(name ? { name } : {}),
    ...(signal ? { abortSignal: signal } : {}),
  });
  try {
    await container.start();
  } catch (error) {
    await container.remove({ force: true }).catch(() => undefined);
    throw error;
  }
  return container.id;
}

/** Opens the first of several shells that the container has. */
export async function openContainerShell(
  client: DockerodeClient,
  id: string,
  options: ShellOptions,
): Promise<Shell> {
  const container = client.docker.getContainer(id);
  for (const command of options.commands) {
    if (await succeeds(container, [command, '-c', 'exit 0'])) {
      return await attachShell(container, command, options);
    }
  }
  throw new EngineError('no-shell', 'no shell', client.address);
}

async function succeeds(container: Docker.Container, command: string[]): Promise<boolean> {
  const exec = await container.exec({ Cmd: command, AttachStdout: true, AttachStderr: true });
  try {
    const output = await exec.start({ hijack: true, stdin: false });
    await ended(output);
  } catch (error) {
    // Newer engines refuse to start a program that is not there, older ones end it with code 126 or 127.
    if ((error as { statusCode?: number }).statusCode === 400) return false;
    throw error;
  }
  return (await exec.inspect()).ExitCode === 0;
}

function ended(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    stream.on('close', resolve).on('end', resolve).on('error', resolve).resume();
  });
}

async function attachShell(
  container: Docker.Container,
  command: string,
  { columns, rows, onData, onEnd }: ShellOptions,
): Promise<Shell> {
  const exec = await container.exec({
    Cmd: [command],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: true,
    Env: ['TERM=xterm-256color'],
  });
  const stream = await exec.start({ hijack: true, stdin: true, Tty: true });
  const resize = (w: number, h: number) => {
    // The shell may have ended meanwhile.
    exec.resize({ w, h }).catch(() => undefined);
  };
  stream.on('data', onData);
  void ended(stream).then(async () => {
    const state = await exec.inspect().catch(() => undefined);
    onEnd(state?.ExitCode ?? undefined);
  });
  resize(columns, rows);
  return {
    write: (text) => void stream.write(text),
    resize,
    close: () => {
      // The end of its input ends a shell; the connection alone would leave it running.
      stream.end('\x04');
      stream.destroy();
    },
  };
}
