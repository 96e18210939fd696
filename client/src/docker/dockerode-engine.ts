import type { EngineSettings } from './connect-engine.ts';
import type { Engine } from './engine.ts';
import { EngineError } from './engine-error.ts';

/** Connects to the engine that the settings name. */
export async function connectDockerode(settings: EngineSettings): Promise<Engine> {
  throw new EngineError('unavailable', 'not connected', settings.host);
}
