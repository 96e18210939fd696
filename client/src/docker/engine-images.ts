import type { EngineConnection } from './connect-engine.ts';

const freshMs = 3000;
const waitMs = 250;

/**
 * Answers the names of the engine's images for completion, at most a few seconds old.
 * An engine that does not answer in time counts as having none; its answer serves the next question.
 */
export function createEngineImages(
  connection: EngineConnection,
): () => Promise<{ readonly images: readonly string[] }> {
  let names: Promise<readonly string[]> = Promise.resolve([]);
  let asked = 0;
  const ask = async () => {
    const images = await (await connection.connect()).images();
    return images.flatMap(({ references }) => references);
  };
  return async () => {
    const now = Date.now();
    if (now - asked > freshMs) {
      asked = now;
      names = ask().catch(() => []);
    }
    const late = new Promise<readonly string[]>((resolve) => setTimeout(resolve, waitMs, []));
    return { images: await Promise.race([names, late]) };
  };
}
