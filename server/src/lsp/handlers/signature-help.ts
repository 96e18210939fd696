import { MarkupKind, type SignatureHelp } from 'vscode-languageserver';
import { toOffset } from '../convert.ts';
import type { Session } from '../session.ts';

/** Answers `textDocument/signatureHelp`. */
export function registerSignatureHelp(session: Session): void {
  const { connection, guard, analysis, documents } = session;
  connection.onSignatureHelp(({ textDocument, position }, token) =>
    guard.request<SignatureHelp | null>('Signature help', token, null, () => {
      const snapshot = documents.get(textDocument.uri)?.snapshot;
      const help = snapshot && analysis.signatureHelp(snapshot, toOffset(position, snapshot.lines));
      if (!help) return null;
      const { signatures, activeSignature, activeParameter } = help;
      return {
        signatures: signatures.map(({ label, documentation, parameters }) => ({
          label,
          ...markdown(documentation),
          parameters: parameters.map((parameter) => ({
            label: parameter.label,
            ...markdown(parameter.documentation),
          })),
        })),
        activeSignature,
        // A number beyond the last parameter marks none of them.
        activeParameter: activeParameter ?? signatures[activeSignature]?.parameters.length ?? 0,
      };
    }),
  );
}

function markdown(value: string | undefined) {
  return value === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value } };
}
