import { diagnosticsOf } from './handlers/diagnostic.ts';
import type { Disposable } from './host.ts';
import type { Session } from './session.ts';

/** Tells a client that does not ask; changes that follow each other quickly are told once. */
export class PushDiagnostics {
  readonly #session: Session;
  readonly #told = new Map<string, string>();
  #timer: Disposable | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Tells the findings of every open document when no change came for a while. */
  schedule(): void {
    this.#timer?.dispose();
    this.#timer = this.#session.host.setTimer(() => {
      this.#session.guard.background('Diagnostics', () => this.#tell());
    }, quietMilliseconds);
  }

  /** Takes back what was told of a document that was closed. */
  async clear(clientUri: string): Promise<void> {
    this.#told.delete(clientUri);
    await this.#session.connection.sendDiagnostics({ uri: clientUri, diagnostics: [] });
  }

  async #tell(): Promise<void> {
    const { connection, documents } = this.#session;
    for (const { clientUri } of [...documents.all()]) {
      const scene = await this.#session.scene(clientUri);
      if (!scene || !documents.get(clientUri)) continue;
      const diagnostics = diagnosticsOf(this.#session, scene);
      const { version } = scene.snapshot;
      const content = JSON.stringify([version, diagnostics]);
      if (this.#told.get(clientUri) === content) continue;
      this.#told.set(clientUri, content);
      await connection.sendDiagnostics({ uri: clientUri, version, diagnostics });
    }
  }
}

const quietMilliseconds = 100;
