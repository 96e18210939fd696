import { toEngineError } from './docker-errors.ts';
import type { DockerodeClient } from './dockerode-client.ts';
import type { TransferReport } from './engine.ts';
import { EngineError } from './engine-error.ts';
import { readJsonLines } from './json-lines.ts';
import { findRegistryCredentials, registryOf } from './registry-credentials.ts';

/** One line of the engine's answer to a push or pull. */
interface TransferMessage {
  readonly status?: string;
  /** The layer. */
  readonly id?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
  readonly aux?: { readonly Digest?: string };
}

/** Sends a tag to its registry; answers the digest. */
export async function pushImage(
  client: DockerodeClient,
  reference: string,
  report: TransferReport,
  signal: AbortSignal,
): Promise<string> {
  const authconfig = await credentialsFor(client, reference);
  const image = client.docker.getImage(reference);
  // Without any header older engines answer that it is missing.
  const stream = await image.push({ authconfig: authconfig ?? {}, abortSignal: signal });
  return await followTransfer(client, stream as AsyncIterable<Uint8Array>, report);
}

/** Fetches a reference from its registry. */
export async function pullImage(
  client: DockerodeClient,
  reference: string,
  report: TransferReport,
  signal: AbortSignal,
): Promise<void> {
  const authconfig = await credentialsFor(client, reference);
  const options = { abortSignal: signal, ...(authconfig ? { authconfig } : {}) };
  const stream = (await client.docker.pull(
    withTag(reference),
    options,
  )) as AsyncIterable<Uint8Array>;
  await followTransfer(client, stream, report);
}

/** Without a tag the engine would fetch every tag there is. */
function withTag(reference: string): string {
  const name = reference.slice(reference.lastIndexOf('/') + 1);
  return /[:@]/.test(name) ? reference : `${reference}:latest`;
}

async function credentialsFor(client: DockerodeClient, reference: string) {
  return await findRegistryCredentials(registryOf(reference), client.environment);
}

async function followTransfer(
  client: DockerodeClient,
  stream: AsyncIterable<Uint8Array>,
  report: TransferReport,
): Promise<string> {
  const layers = new Map<string, { current: number; total: number }>();
  let digest = '';
  for await (const value of readJsonLines(stream)) {
    const message = value as TransferMessage;
    const failure = message.errorDetail?.message ?? message.error;
    if (failure !== undefined) throw refused(failure, client.address);
    digest = message.aux?.Digest ?? digest;
    const { current = 0, total = 0 } = message.progressDetail ?? {};
    if (message.id && total > 0) layers.set(message.id, { current, total });
    report({ text: message.status ?? '', ...sum(layers.values()) });
  }
  return digest;
}

function refused(message: string, address: string): Error {
  const error = toEngineError(new Error(message), address);
  return error instanceof EngineError ? error : new EngineError('failed', message, address);
}

function sum(layers: Iterable<{ readonly current: number; readonly total: number }>) {
  const all = { current: 0, total: 0 };
  for (const { current, total } of layers) {
    all.current += Math.min(current, total);
    all.total += total;
  }
  return all;
}
