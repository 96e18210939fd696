import type { DocumentHighlight } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { mentionsOf } from './navigation.ts';

/** Every occurrence of the stage, variable or heredoc at an offset: written where it gets its value. */
export function dockerfileHighlights(
  snapshot: Snapshot,
  offset: number,
): readonly DocumentHighlight[] {
  return mentionsOf(snapshot, offset).map(({ span, isDeclaration, isAssignment }) => ({
    span,
    kind: isDeclaration || isAssignment ? 'write' : 'read',
  }));
}
