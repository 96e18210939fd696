import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis/analysis.ts';
import { createLineIndex } from '../analysis/core/line-index.ts';
import { createSnapshot, type Snapshot } from '../analysis/core/snapshot.ts';
import { toSpan } from './convert.ts';
import { normalizeUri } from './uri.ts';

/** A document that the client owns, at its newest version. */
export interface OpenDocument {
  /** The URI as the client spells it. */
  readonly clientUri: string;
  readonly languageId: string;
  readonly snapshot: Snapshot;
}

/** The open documents by URI; each change replaces a snapshot and alters none. */
export class Documents {
  readonly #analysis: Analysis;
  readonly #open = new Map<string, OpenDocument>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  get(uri: string): OpenDocument | undefined {
    return this.#open.get(normalizeUri(uri));
  }

  all(): Iterable<OpenDocument> {
    return this.#open.values();
  }

  open({ textDocument }: DidOpenTextDocumentParams): OpenDocument {
    const { uri, languageId, version, text } = textDocument;
    return this.#put(uri, languageId, version, text);
  }

  /** Applies changes in their order; undefined for a document that was never opened. */
  change(params: DidChangeTextDocumentParams): OpenDocument | undefined {
    const { uri, version } = params.textDocument;
    const before = this.get(uri);
    if (!before) return undefined;
    const text = textAfter(before.snapshot, params.contentChanges);
    return this.#put(before.clientUri, before.languageId, version, text, before.snapshot);
  }

  close({ textDocument }: DidCloseTextDocumentParams): OpenDocument | undefined {
    const document = this.get(textDocument.uri);
    this.#open.delete(normalizeUri(textDocument.uri));
    return document;
  }

  #put(clientUri: string, languageId: string, version: number, text: string, before?: Snapshot) {
    const uri = normalizeUri(clientUri);
    const language = this.#analysis.languageOf(uri, languageId, text);
    const snapshot = createSnapshot({ uri, version, language, text }, before);
    const document = { clientUri, languageId, snapshot };
    this.#open.set(uri, document);
    return document;
  }
}

function textAfter(before: Snapshot, changes: readonly TextDocumentContentChangeEvent[]): string {
  let { text, lines } = before;
  for (const [index, change] of changes.entries()) {
    if (index > 0) lines = createLineIndex(text);
    if ('range' in change) {
      const { start, end } = toSpan(change.range, lines);
      text = text.slice(0, start) + change.text + text.slice(Math.max(start, end));
    } else {
      text = change.text;
    }
  }
  return text;
}
