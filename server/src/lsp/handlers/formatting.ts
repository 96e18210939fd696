import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type FormattingOptions,
  type TextDocumentIdentifier,
  type TextEdit,
} from 'vscode-languageserver';
import type { Edit } from '../../analysis/core/edit.ts';
import type { Snapshot } from '../../analysis/core/snapshot.ts';
import { toOffset, toRange, toSpan } from '../convert.ts';
import type { Session } from '../session.ts';

/** The characters that may change the layout of what stands before them. */
export const onTypeFormatting = { firstTriggerCharacter: '\n' };

/** Offers formatting for Dockerfiles, and for manifests unless a setting leaves those to other formatters of YAML. */
export async function offerFormatting(session: Session): Promise<void> {
  const { client } = session.connection;
  const { editor } = await session.settings.of(undefined);
  const dockerfiles = { documentSelector: [{ language: 'dockerfile' }] };
  const manifests = editor.formatManifests ? [{ language: 'yaml' }] : [];
  const documentSelector = [...dockerfiles.documentSelector, ...manifests];
  await client.register(DocumentFormattingRequest.type, { documentSelector });
  await client.register(DocumentRangeFormattingRequest.type, { documentSelector });
  await client.register(DocumentOnTypeFormattingRequest.type, {
    ...dockerfiles,
    ...onTypeFormatting,
  });
}

/** Answers the formatting of documents, of ranges and of what is being typed. */
export function registerFormatting(session: Session): void {
  const { connection, guard, analysis, documents } = session;
  const edits = (
    { uri }: TextDocumentIdentifier,
    run: (snapshot: Snapshot) => readonly Edit[],
  ): TextEdit[] => {
    const snapshot = documents.get(uri)?.snapshot;
    if (!snapshot) return [];
    return run(snapshot).map(({ span, text }) => ({
      range: toRange(span, snapshot.lines),
      newText: text,
    }));
  };
  connection.onDocumentFormatting(({ textDocument, options }, token) =>
    guard.request<TextEdit[]>('Formatting', token, [], () =>
      edits(textDocument, (snapshot) => {
        const whole = { start: 0, end: snapshot.text.length };
        return analysis.format(snapshot, whole, layout(options));
      }),
    ),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range, options }, token) =>
    guard.request<TextEdit[]>('Formatting', token, [], () =>
      edits(textDocument, (snapshot) =>
        analysis.format(snapshot, toSpan(range, snapshot.lines), layout(options)),
      ),
    ),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position, options }, token) =>
    guard.request<TextEdit[]>('Formatting', token, [], () =>
      edits(textDocument, (snapshot) =>
        analysis.formatOnType(snapshot, toOffset(position, snapshot.lines), layout(options)),
      ),
    ),
  );
}

function layout({ tabSize, insertSpaces }: FormattingOptions) {
  return { tabSize, insertSpaces };
}
