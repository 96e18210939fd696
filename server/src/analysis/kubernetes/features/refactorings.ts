import type { Refactoring } from '../../core/features.ts';
import type { LanguageContext } from '../../core/language.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { type Span, touches } from '../../core/span.ts';
import { kubernetesManifests } from '../model/kubernetes-manifests.ts';
import { completeContainer } from './refactorings/complete-container.ts';
import { createBeside } from './refactorings/create-beside.ts';
import { extractConfigMap } from './refactorings/extract-config-map.ts';
import { meetRestricted } from './refactorings/meet-restricted.ts';
import { splitFile } from './refactorings/split-file.ts';
import { manifestAt } from './token-at.ts';

/** What can be added to the object at the cursor, created beside it, and moved into files of its own. */
export function refactoringsAt(
  snapshot: Snapshot,
  span: Span,
  { workspace, settings }: LanguageContext,
): readonly Refactoring[] {
  const manifests = kubernetesManifests(snapshot);
  const manifest = manifestAt(manifests, span.start);
  if (!manifest || manifest.templated || manifest.errors.length > 0) return [];
  const object = manifest.objects.findLast((one) => touches(one.span, span.start));
  if (!object) return [];
  const scene = { object, span, workspace, version: settings.kubernetesVersion };
  const isAlone = manifest.objects.length === 1;
  return [
    ...completeContainer(scene),
    ...meetRestricted(scene),
    ...(isAlone ? createBeside(scene) : []),
    ...extractConfigMap(scene),
    ...splitFile(manifests, manifest, workspace),
  ];
}
