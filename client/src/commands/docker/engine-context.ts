import type { EngineConnection } from '../../docker/connect-engine.ts';
import type { Shell } from '../../ui/shell.ts';
import type { Builder } from './builder.ts';

/** What commands of the Docker engine work with. */
export interface EngineContext {
  readonly shell: Shell;
  readonly connection: EngineConnection;
  readonly builder: Builder;
  /** Reads the whole view again. */
  readonly refresh: () => void;
}
