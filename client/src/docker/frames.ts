/** A piece of one output stream of a container. */
export interface Frame {
  readonly stream: 'stdout' | 'stderr';
  readonly data: Uint8Array;
}

const headerSize = 8;

/**
 * Takes apart the stream in which the engine sends both outputs of a container without a terminal:
 * frames of a header (stream, three zero bytes, length in 32 bits) and data.
 * Memory and time are linear however the frames are cut into chunks; a frame may come in pieces.
 * https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Container/operation/ContainerAttach
 */
export async function* readFrames(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Frame> {
  const header = new Uint8Array(headerSize);
  let headerBytes = 0;
  let left = 0;
  for await (const chunk of chunks) {
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const data = chunk.subarray(at, at + left);
        at += data.length;
        left -= data.length;
        yield { stream: header[0] === 2 ? 'stderr' : 'stdout', data };
        continue;
      }
      const taken = chunk.subarray(at, at + headerSize - headerBytes);
      header.set(taken, headerBytes);
      headerBytes += taken.length;
      at += taken.length;
      if (headerBytes < headerSize) continue;
      headerBytes = 0;
      left = new DataView(header.buffer).getUint32(4);
    }
  }
}
