import { createSnapshot, type Snapshot } from '../../core/snapshot.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import { manifestAt, patchAt } from './token-at.ts';

/**
 * A file as somebody sees it who writes a patch in the text of a kustomization: only the patch is there.
 * Every offset stays; the file itself where no such patch is.
 */
export function patchView(snapshot: Snapshot, offset: number): Snapshot {
  const { uri, version, language, text } = snapshot;
  const patch = patchAt(manifestAt(kubernetesManifests(snapshot), offset), offset);
  if (!patch) return snapshot;
  const { start, end } = patch.span;
  const blank = (part: string) => part.replaceAll(/[^\r\n]/g, ' ');
  const alone = blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
  return createSnapshot({ uri, version, language, text: alone });
}
