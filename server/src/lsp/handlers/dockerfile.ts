import type { ClientRequests, DockerfileOutline } from '../../../../shared/src/protocol.ts';
import { dockerfileContexts, dockerfileFacts } from '../../analysis/dockerfile-facts.ts';
import { toRange } from '../convert.ts';
import type { Scene, Session } from '../session.ts';

/** Answers `slipway/dockerfile`; null for what is no Dockerfile. */
export function registerDockerfile(session: Session): void {
  type Result = ClientRequests['slipway/dockerfile']['result'];
  session.onRequest('slipway/dockerfile', ({ uri }, token) =>
    session.guard.request<Result>('Dockerfile', token, null, async () => {
      const scene = await session.scene(uri);
      return scene ? outlineOf(session, scene) : null;
    }),
  );
}

function outlineOf({ analysis }: Session, { snapshot, context }: Scene): DockerfileOutline | null {
  const facts = dockerfileFacts(snapshot);
  if (!facts) return null;
  const { lines } = snapshot;
  const service = analysis
    .services(context.workspace)
    .find(({ dockerfile }) => dockerfile === snapshot.uri);
  return {
    ...(service && { imageName: service.image }),
    contexts: dockerfileContexts(snapshot, context),
    stages: facts.stages.map(({ span, ...stage }) => ({ ...stage, range: toRange(span, lines) })),
    buildArguments: facts.buildArguments,
    instructions: facts.instructions.map(({ span, text }) => ({
      range: toRange(span, lines),
      text,
    })),
  };
}
