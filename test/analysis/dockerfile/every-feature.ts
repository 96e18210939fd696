import { createSnapshot, type Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createDockerfileLanguage } from '../../../server/src/analysis/dockerfile/dockerfile.ts';
import { dockerfileRules } from '../../../server/src/analysis/dockerfile/rules/index.ts';
import * as features from '../../support/every-feature.ts';

const language = createDockerfileLanguage(dockerfileRules);

/** A version of a Dockerfile; with `previous`, what did not change is taken over. */
export function snapshotOf(text: string, previous?: Snapshot): Snapshot {
  return createSnapshot(
    { uri: 'file:///Dockerfile', version: 1, language: 'dockerfile', text },
    previous,
  );
}

/** Everything that is said of a whole Dockerfile. */
export function everythingOf(snapshot: Snapshot) {
  return features.everythingOf(language, snapshot);
}

/** Asks every feature about a whole Dockerfile; throws when an answer lies outside of it. */
export function askForAll(snapshot: Snapshot): void {
  features.askForAll(language, snapshot);
}

/** Asks every feature about one place; throws when an answer lies outside of the Dockerfile. */
export function askAt(snapshot: Snapshot, offset: number): void {
  features.askAt(language, snapshot, offset);
}
