import type {
  ClientRequests,
  ManifestObject,
  ProtocolRange,
} from '../../../../shared/src/protocol.ts';
import type { Snapshot } from '../../analysis/core/snapshot.ts';
import { type PlainObject, plainObjects } from '../../analysis/manifest-objects.ts';
import { toRange, toSpan } from '../convert.ts';
import type { Scene, Session } from '../session.ts';

type Result = ClientRequests['slipway/manifests']['result'];

/** Answers `slipway/manifests` for files and for whole folders. */
export function registerManifests(session: Session): void {
  session.onRequest('slipway/manifests', ({ uris, range }, token) =>
    session.guard.request<Result>('Manifests', token, { objects: [], errors: [] }, async () => {
      const found: Result[] = [];
      for (const uri of await session.filesOf(uris)) {
        const scene = await session.scene(uri);
        if (scene) found.push(manifestsOf(session, scene, range));
      }
      return {
        objects: found.flatMap(({ objects }) => objects),
        errors: found.flatMap(({ errors }) => errors),
      };
    }),
  );
}

/** An object as the protocol carries it. */
export function toManifestObject(object: PlainObject, { uri, lines }: Snapshot): ManifestObject {
  const { span, ...rest } = object;
  return { ...rest, uri, range: toRange(span, lines) };
}

function manifestsOf(session: Session, scene: Scene, range: ProtocolRange | undefined): Result {
  const { snapshot } = scene;
  if (snapshot.language !== 'kubernetes') return { objects: [], errors: [] };
  const asked = range && toSpan(range, snapshot.lines);
  const isAsked = ({ span }: Pick<PlainObject, 'span'>) =>
    !asked || (span.start <= asked.end && asked.start <= span.end);
  return {
    objects: plainObjects(snapshot)
      .filter(isAsked)
      .map((object) => toManifestObject(object, snapshot)),
    errors: session
      .findings(scene)
      .filter((finding) => finding.severity === 'error' && isAsked(finding))
      .map(({ message, span }) => ({
        message,
        uri: snapshot.uri,
        range: toRange(span, snapshot.lines),
      })),
  };
}
