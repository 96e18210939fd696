import { Readable } from 'node:stream';
import type { BuildProgress, BuildRequest, BuiltImage } from './build.ts';
import { packBuildContext } from './build-context.ts';
import { followBuild } from './build-progress.ts';
import { type BuildSession, openBuildSession } from './buildkit-session.ts';
import type { DockerodeClient } from './dockerode-client.ts';
import { EngineError, isEngineError } from './engine-error.ts';
import { readJsonLines } from './json-lines.ts';
import { findRegistryCredentials } from './registry-credentials.ts';

/** Builds an image with BuildKit, or with the classic builder on an engine that has nothing else. */
export async function buildImage(
  client: DockerodeClient,
  request: BuildRequest,
  progress: (progress: BuildProgress) => void,
  signal: AbortSignal,
): Promise<BuiltImage> {
  const session = await openSession(client);
  try {
    const context = await packBuildContext(
      request.context,
      request.dockerfile,
      ({ files, bytes }) => progress({ type: 'context', files, bytes }),
      signal,
    );
    const query = { ...buildQuery(request, context.dockerfile), ...sessionQuery(session) };
    const cancelled = new AbortController();
    const upload = client.stream({
      path: '/build',
      query,
      body: Readable.from(context.archive),
      signal,
    });
    // A file that cannot be read is the reason to tell, not the connection that broke for it.
    context.done.catch((error: unknown) => cancelled.abort(error));
    const answer = await upload.catch((error: unknown) => {
      cancelled.signal.throwIfAborted();
      throw error;
    });
    const outcome = await followBuild(readJsonLines(answer), progress);
    if ('image' in outcome) return outcome.image;
    signal.throwIfAborted();
    const { failure } = outcome;
    throw new EngineError('build-failed', failure.message, client.address, { build: failure });
  } finally {
    session?.close();
  }
}

async function openSession(client: DockerodeClient): Promise<BuildSession | undefined> {
  try {
    return await openBuildSession((headers) => client.hijack('/session', headers), {
      credentials: (registry) => findRegistryCredentials(registry, client.environment),
    });
  } catch (error) {
    const unknown = isEngineError(error) && ['not-found', 'failed'].includes(error.reason);
    if (unknown) return undefined;
    throw error;
  }
}

function sessionQuery(session: BuildSession | undefined): Record<string, string> {
  return session ? { version: '2', session: session.id } : { version: '1', rm: '1' };
}

/** https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Image/operation/ImageBuild */
function buildQuery(
  request: BuildRequest,
  dockerfile: string,
): Record<string, string | readonly string[]> {
  return {
    dockerfile,
    t: request.tags,
    buildargs: JSON.stringify(request.buildArguments ?? {}),
    ...(request.target ? { target: request.target } : {}),
    ...(request.pull ? { pull: '1' } : {}),
    ...(request.noCache ? { nocache: '1' } : {}),
  };
}
