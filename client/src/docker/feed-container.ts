import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DockerodeClient } from './dockerode-client.ts';
import { readFrames } from './frames.ts';

/** Runs a command in a container with a stream as its standard input; rejects unless it ends with exit code 0. */
export async function feedContainer(
  { docker }: DockerodeClient,
  id: string,
  command: readonly string[],
  input: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const exec = await docker.getContainer(id).exec({
    Cmd: [...command],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    abortSignal: signal,
  });
  const stream = await exec.start({ hijack: true, stdin: true });
  const output = lastWords(stream as AsyncIterable<Uint8Array>);
  await Promise.all([pipeline(Readable.from(input), stream, { signal, end: true }), output]);
  const { ExitCode: exitCode } = await exec.inspect({ abortSignal: signal });
  if (exitCode !== 0) {
    throw new Error(`${command[0] ?? ''} ended with exit code ${exitCode}: ${await output}`);
  }
}

async function lastWords(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let words = '';
  for await (const { data } of readFrames(stream)) {
    words = (words + decoder.decode(data, { stream: true })).slice(-2000);
  }
  return words.trim();
}
