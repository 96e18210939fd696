import type { CodeLens } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';

/** Above each FROM: build its stage. */
export function dockerfileLenses(snapshot: Snapshot): readonly CodeLens[] {
  return dockerfileModel(snapshot).stages.map(({ from, name, index }) => ({
    span: from.keyword.span,
    title: 'Build this stage',
    action: { kind: 'build-stage', stage: name?.text ?? String(index) },
  }));
}
