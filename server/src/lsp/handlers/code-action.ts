import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from 'vscode-languageserver';
import type { Edit } from '../../analysis/core/edit.ts';
import type { Fix, ReportedFinding } from '../../analysis/core/finding.ts';
import type { Span } from '../../analysis/core/span.ts';
import { rulePageUrl } from '../../analysis/rule-page-url.ts';
import { toDiagnostic, toSpan, toWorkspaceEdit, withAdditions } from '../convert.ts';
import type { Scene, Session } from '../session.ts';

/** The kind of the action that applies every safe fix of a document. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.slipway`;

/** Answers `textDocument/codeAction`: fixes, suppressions, rule pages, refactorings and fix-all. */
export function registerCodeAction(session: Session): void {
  const { connection, guard } = session;
  connection.onCodeAction((params, token) =>
    guard.request<CodeAction[]>('Code actions', token, [], async () => {
      const scene = await session.scene(params.textDocument.uri);
      if (!scene) return [];
      const wanted = (kind: string) => isWanted(kind, params.context.only);
      return [
        ...(wanted(CodeActionKind.QuickFix) ? quickFixes(session, scene, params) : []),
        ...(wanted(CodeActionKind.Refactor) ? refactorings(session, scene, params) : []),
        ...(params.context.only && wanted(fixAllKind) ? fixAll(session, scene) : []),
      ];
    }),
  );
}

function quickFixes(session: Session, scene: Scene, { range }: CodeActionParams): CodeAction[] {
  const { snapshot, find } = scene;
  const asked = toSpan(range, snapshot.lines);
  const findings = session.findings(scene).filter(({ span }) => meets(span, asked));
  const fixes: CodeAction[] = [];
  const others: CodeAction[] = [];
  for (const finding of findings) {
    const page = rulePageUrl(session.analysis.rules, finding.rule);
    const diagnostics = [toDiagnostic(finding, snapshot, find, page)];
    const onlySafe = finding.fixes?.filter(({ safety }) => safety === 'safe').length === 1;
    for (const fix of finding.fixes ?? []) {
      const isPreferred = onlySafe && fix.safety === 'safe';
      const action = toAction(session, scene, fix.title, CodeActionKind.QuickFix, fix.edits);
      if (!action?.edit || (fix.addition && !session.mayCreateFiles)) continue;
      const edit = fix.addition ? withAdditions(action.edit, [fix.addition]) : action.edit;
      fixes.push({ ...action, edit, diagnostics, isPreferred });
    }
    others.push(...suppression(session, scene, finding, diagnostics));
    others.push(...pageAction(session, finding, diagnostics));
  }
  return [...fixes, ...others];
}

function suppression(
  session: Session,
  scene: Scene,
  finding: ReportedFinding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  const edit = session.analysis.suppressionEdit(scene.snapshot, finding);
  const title = `Ignore ${finding.rule} here`;
  const action = edit && toAction(session, scene, title, CodeActionKind.QuickFix, [edit]);
  return action ? [{ ...action, diagnostics }] : [];
}

function pageAction(session: Session, { rule }: ReportedFinding, diagnostics: Diagnostic[]) {
  if (!session.client.rulePages || session.host.rulePage(rule) === undefined) return [];
  const title = `Explain ${rule}`;
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      command: { title, command: 'slipway.showRulePage', arguments: [rule] },
    },
  ];
}

function refactorings(session: Session, scene: Scene, { range }: CodeActionParams): CodeAction[] {
  const { snapshot, context } = scene;
  const span = toSpan(range, snapshot.lines);
  return session.analysis
    .refactorings(snapshot, span, context)
    .flatMap(({ title, kind, edits, additions = [] }) => {
      const action = toAction(session, scene, title, refactorKinds[kind], edits);
      if (!action?.edit || additions.length === 0) return action ?? [];
      if (!session.mayCreateFiles) return [];
      return { ...action, edit: withAdditions(action.edit, additions) };
    });
}

function fixAll(session: Session, scene: Scene): CodeAction[] {
  const safe = session
    .findings(scene)
    .flatMap(({ fixes }) => fixes?.find(({ safety }) => safety === 'safe') ?? []);
  const edits = withoutOverlaps(safe, scene.snapshot.uri);
  if (edits.length === 0) return [];
  const title = 'Fix everything that Slipway can fix safely';
  return [toAction(session, scene, title, fixAllKind, edits) ?? []].flat();
}

/** The edits of the fixes in order, leaving out each fix that touches what an earlier one changes. */
function withoutOverlaps(fixes: readonly Fix[], uri: string): readonly Edit[] {
  const taken: Edit[] = [];
  for (const { edits } of fixes) {
    const free = edits.every((edit) =>
      taken.every(
        (other) => (edit.uri ?? uri) !== (other.uri ?? uri) || !meets(edit.span, other.span),
      ),
    );
    if (free) taken.push(...edits);
  }
  return taken;
}

function toAction(
  session: Session,
  { snapshot, find }: Scene,
  title: string,
  kind: string,
  edits: readonly Edit[],
): CodeAction | undefined {
  const clientUri = (uri: string) => session.documents.get(uri)?.clientUri ?? uri;
  const edit = toWorkspaceEdit(edits, snapshot, find, clientUri);
  return edit && { title, kind, edit };
}

const refactorKinds = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  rewrite: CodeActionKind.RefactorRewrite,
  create: CodeActionKind.Refactor,
} as const;

function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  if (!only) return true;
  return only.some((wanted) => isPartOf(kind, wanted) || isPartOf(wanted, kind));
}

function isPartOf(kind: string, whole: string): boolean {
  return whole === '' || kind === whole || kind.startsWith(`${whole}.`);
}
