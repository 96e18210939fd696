/** What decides which engine is used. */
export interface EngineSettings {
  /** `slipway.docker.host`: an address such as `unix:///run/docker.sock`, or empty. */
  readonly host: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}
