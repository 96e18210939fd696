import type { DocumentHighlight } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { createWorkspace } from '../../core/workspace.ts';
import { namedTokenAt } from './named-token.ts';
import { occurrencesAt } from './occurrences.ts';

/** The places of a file that name what stands at the cursor. */
export function highlightsAt(snapshot: Snapshot, offset: number): readonly DocumentHighlight[] {
  if (!namedTokenAt(snapshot, offset)) return [];
  const found = occurrencesAt(snapshot, offset, createWorkspace([snapshot]));
  if (!found) return [];
  return [
    ...found.definitions.map(({ span }) => ({ span, kind: 'write' as const })),
    ...found.references.map(({ span }) => ({ span, kind: 'read' as const })),
  ];
}
