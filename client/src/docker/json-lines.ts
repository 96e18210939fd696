/**
 * Reads JSON values, one a line, as the engine streams them.
 * Characters may be cut between chunks, and the last line may lack its end;
 * a line that is no JSON (a proxy's page) is given to `onText`.
 */
export async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array>,
  onText: (line: string) => void = () => undefined,
): AsyncIterable<unknown> {
  for await (const line of readLines(chunks)) {
    const text = line.trim();
    if (text === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      onText(text);
      continue;
    }
    yield value;
  }
}

async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  // Pieces of a line that is not complete yet; joined once, so that a long line costs linear time.
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    const last = lines.pop() ?? '';
    for (const line of lines) {
      yield pieces.join('') + line;
      pieces = [];
    }
    if (last) pieces.push(last);
  }
  const rest = pieces.join('') + decoder.decode();
  if (rest) yield rest;
}
