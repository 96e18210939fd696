import type { DocumentHighlight } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { createWorkspace } from '../../core/workspace.ts';
import { namedTokenAt } from './named-token.ts';
import { definitionAt, referencesAt } from './navigation.ts';

/** The places of a file that name what stands at the cursor. */
export function highlightsAt(snapshot: Snapshot, offset: number): readonly DocumentHighlight[] {
  const named = namedTokenAt(snapshot, offset);
  if (!named) return [];
  const alone = createWorkspace([snapshot]);
  const defined = definitionAt(snapshot, offset, alone);
  const read = referencesAt(snapshot, offset, alone);
  const written = defined.length > 0 ? defined : [{ span: named.token.node.span }];
  const writes = new Set(written.map(({ span }) => span.start));
  return [
    ...written.map(({ span }) => ({ span, kind: 'write' as const })),
    ...read
      .filter(({ span }) => !writes.has(span.start))
      .map(({ span }) => ({ span, kind: 'read' as const })),
  ];
}
