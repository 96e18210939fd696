import type { Completion } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Facts } from '../schema/facts.ts';

/** Everything that can stand at the cursor. */
export function completionsAt(
  _snapshot: Snapshot,
  _offset: number,
  _workspace: Workspace,
  _facts: Facts,
): readonly Completion[] {
  return [];
}
