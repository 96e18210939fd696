import type { Engine } from './engine.ts';
import type { EngineSettings } from './engine-settings.ts';

/** Connects to the engine on first use and gives the same connection until it is reset. */
export interface EngineConnection {
  connect(): Promise<Engine>;
  /** Drops the connection; the next use reads the settings again. */
  reset(): void;
  dispose(): void;
}

/** A connection that loads the adapter when it is first needed. */
export function createEngineConnection(settings: () => EngineSettings): EngineConnection {
  let current: Promise<Engine> | undefined;
  const reset = () => {
    const dropped = current;
    current = undefined;
    void dropped?.then((engine) => engine.dispose()).catch(() => undefined);
  };
  return {
    connect: () => {
      current ??= open(settings()).catch((error: unknown) => {
        current = undefined;
        throw error;
      });
      return current;
    },
    reset,
    dispose: reset,
  };
}

async function open(settings: EngineSettings): Promise<Engine> {
  const { connectDockerode } = await import('./dockerode-engine.js');
  return await connectDockerode(settings);
}
