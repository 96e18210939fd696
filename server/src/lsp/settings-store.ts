import type { Connection } from 'vscode-languageserver';
import { type AnalysisSettings, defaultSettings } from '../analysis/core/rule.ts';
import { toAnalysisSettings } from './settings.ts';

/** The settings of each workspace folder, as the client last told them. */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #byFolder = new Map<string, Promise<AnalysisSettings>>();
  #asksClient = false;
  #section: unknown;
  #pushed: AnalysisSettings = defaultSettings;
  #clusterVersion: string | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Chooses between asking the client and being told; `initial` holds until then. */
  configure(asksClient: boolean, initial: unknown): void {
    this.#asksClient = asksClient;
    this.#take(initial);
  }

  /** Forgets what was asked before and takes what was sent, if anything was. */
  changed(section: unknown): void {
    this.#byFolder.clear();
    if (section !== undefined && section !== null) this.#take(section);
  }

  /** Takes the version of the cluster in use, which holds where no setting names one; true when it is another. */
  changeClusterVersion(version: string | undefined): boolean {
    if (version === this.#clusterVersion) return false;
    this.#clusterVersion = version;
    this.#byFolder.clear();
    this.#take(this.#section);
    return true;
  }

  /** The settings of a folder; of the window when there is none. */
  of(folder: string | undefined): Promise<AnalysisSettings> {
    if (!this.#asksClient) return Promise.resolve(this.#pushed);
    const key = folder ?? '';
    const known = this.#byFolder.get(key);
    if (known) return known;
    const asked = this.#connection.workspace
      .getConfiguration({ section: 'slipway', ...(folder !== undefined && { scopeUri: folder }) })
      .then(
        (section: unknown) => toAnalysisSettings(section, this.#clusterVersion),
        () => this.#pushed,
      );
    this.#byFolder.set(key, asked);
    return asked;
  }

  #take(section: unknown): void {
    this.#section = section;
    this.#pushed = toAnalysisSettings(section, this.#clusterVersion);
  }
}
