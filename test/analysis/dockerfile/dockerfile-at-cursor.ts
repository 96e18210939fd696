import type { LanguageContext } from '../../../server/src/analysis/core/language.ts';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { createSnapshot, type Snapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';

/** A Dockerfile with the offset of its `<|>`. */
export interface DockerfileAtCursor {
  readonly snapshot: Snapshot;
  readonly offset: number;
  readonly context: LanguageContext;
}

/** Reads a Dockerfile with a cursor; without one the offset is 0. */
export function dockerfileAtCursor(marked: string): DockerfileAtCursor {
  const text = marked.replace('<|>', '');
  const snapshot = createSnapshot({
    uri: 'file:///Dockerfile',
    version: 1,
    language: 'dockerfile',
    text,
  });
  const context: LanguageContext = {
    workspace: createWorkspace([snapshot]),
    settings: defaultSettings,
    onRuleCrash: (rule, error) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  };
  return { snapshot, offset: Math.max(marked.indexOf('<|>'), 0), context };
}
