import type { Connection } from 'vscode-languageserver';
import { type AnalysisSettings, defaultSettings } from '../analysis/core/rule.ts';
import { toAnalysisSettings } from './settings.ts';

/** The settings of each workspace folder, as the client last told them. */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #byFolder = new Map<string, Promise<AnalysisSettings>>();
  #asksClient = false;
  #pushed: AnalysisSettings = defaultSettings;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Chooses between asking the client and being told; `initial` holds until then. */
  configure(asksClient: boolean, initial: unknown): void {
    this.#asksClient = asksClient;
    this.#pushed = toAnalysisSettings(initial);
  }

  /** Forgets what was asked before and takes what was sent, if anything was. */
  changed(section: unknown): void {
    this.#byFolder.clear();
    if (section !== undefined && section !== null) this.#pushed = toAnalysisSettings(section);
  }

  /** The settings of a folder; of the window when there is none. */
  of(folder: string | undefined): Promise<AnalysisSettings> {
    if (!this.#asksClient) return Promise.resolve(this.#pushed);
    const key = folder ?? '';
    const known = this.#byFolder.get(key);
    if (known) return known;
    const asked = this.#connection.workspace
      .getConfiguration({ section: 'slipway', ...(folder !== undefined && { scopeUri: folder }) })
      .then(toAnalysisSettings, () => this.#pushed);
    this.#byFolder.set(key, asked);
    return asked;
  }
}
