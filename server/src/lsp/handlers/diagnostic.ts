import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { rulePageUrl } from '../../analysis/rule-page-url.ts';
import { toDiagnostic } from '../convert.ts';
import type { Scene, Session } from '../session.ts';

/** Answers `textDocument/diagnostic`; an answer that has not changed is not sent twice. */
export function registerDiagnostic(session: Session): void {
  const { connection, guard } = session;
  const resultIds = new WeakMap<object, string>();
  let last = 0;
  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    guard.request<DocumentDiagnosticReport>('Diagnostics', token, nothing, async () => {
      const scene = await session.scene(textDocument.uri);
      if (!scene) return nothing;
      const findings = session.findings(scene);
      const resultId = resultIds.get(findings) ?? String(++last);
      resultIds.set(findings, resultId);
      if (resultId === previousResultId) {
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      }
      return {
        kind: DocumentDiagnosticReportKind.Full,
        resultId,
        items: diagnosticsOf(session, scene),
      };
    }),
  );
}

/** The findings of a scene as LSP has them. */
export function diagnosticsOf(session: Session, scene: Scene): Diagnostic[] {
  const { rules } = session.analysis;
  return session
    .findings(scene)
    .map((finding) =>
      toDiagnostic(finding, scene.snapshot, scene.find, rulePageUrl(rules, finding.rule)),
    );
}

const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
