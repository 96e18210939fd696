import { Diagnostic, DiagnosticSeverity, l10n, Range, type Uri } from 'vscode';
import type { BuildFailure } from '../../docker/build.ts';
import { isEngineError } from '../../docker/engine-error.ts';
import type { LanguageService } from '../../language-client.ts';
import { locateBuildFailure } from './locate-build-failure.ts';

const linesOfLog = 6;

/** The failure of a build as a diagnostic on the instruction that failed; undefined for other errors. */
export async function failureDiagnostic(
  language: LanguageService,
  dockerfile: Uri,
  error: unknown,
): Promise<Diagnostic | undefined> {
  const failure = isEngineError(error) ? error.build : undefined;
  if (!failure) return undefined;
  const outline = await language
    .request('slipway/dockerfile', { uri: dockerfile.toString() })
    .catch(() => null);
  const { start, end } = locateBuildFailure(outline, failure);
  const range = new Range(start.line, start.character, end.line, end.character);
  const diagnostic = new Diagnostic(range, describe(failure), DiagnosticSeverity.Error);
  diagnostic.source = 'slipway build';
  diagnostic.code = 'build-failed';
  return diagnostic;
}

function describe({ message, log }: BuildFailure): string {
  const code = /exit code:? (\d+)/.exec(message)?.[1];
  const reason = code
    ? l10n.t('The build failed here: the command ended with exit code {0}.', code)
    : l10n.t('The build failed here: {0}', message);
  const lines = log.trimEnd().split('\n').slice(-linesOfLog).join('\n');
  return lines ? `${reason}\n${lines}` : reason;
}
