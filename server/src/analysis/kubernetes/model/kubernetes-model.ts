import { derivation } from '../../core/snapshot.ts';
import type { Manifest } from './manifest.ts';

/** The manifests of a file, one for each YAML document, in source order. */
export const kubernetesManifests = derivation<readonly Manifest[]>(() => []);
