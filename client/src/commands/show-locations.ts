import { commands, Location, Position, Range, Uri } from 'vscode';
import type { ProtocolRange } from '../../../shared/src/protocol.ts';

/** Shows places beside the line that a code lens stands above. */
export async function showLocations(
  target: unknown,
  position: unknown,
  locations: unknown,
): Promise<void> {
  if (typeof target !== 'string' || !isPosition(position) || !Array.isArray(locations)) return;
  await commands.executeCommand(
    'editor.action.showReferences',
    Uri.parse(target),
    new Position(position.line, position.character),
    locations.filter(isLocation).map(({ uri, range: { start, end } }) => {
      const range = new Range(start.line, start.character, end.line, end.character);
      return new Location(Uri.parse(uri), range);
    }),
  );
}

function isPosition(value: unknown): value is ProtocolRange['start'] {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}

function isLocation(
  value: unknown,
): value is { readonly uri: string; readonly range: ProtocolRange } {
  return typeof value === 'object' && value !== null && 'uri' in value && 'range' in value;
}
