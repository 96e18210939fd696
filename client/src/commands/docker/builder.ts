import { type Disposable, l10n, languages, type Uri } from 'vscode';
import type { BuildProgress, BuiltImage } from '../../docker/build.ts';
import type { EngineConnection } from '../../docker/connect-engine.ts';
import { isAbort } from '../../ui/explanation.ts';
import type { Shell } from '../../ui/shell.ts';
import { openBuildOutput } from './build-output.ts';
import { failureDiagnostic } from './failure-diagnostic.ts';

/** An image to build from a file of the workspace. */
export interface BuildPlan {
  readonly dockerfile: Uri;
  /** Path of the folder that the build may copy from. */
  readonly context: string;
  readonly tag: string;
  readonly target?: string;
  readonly buildArguments?: Readonly<Record<string, string>>;
}

/** Builds images before people's eyes. */
export interface Builder extends Disposable {
  /** Shows each step in a terminal, which cancels when it is closed; a failure is underlined in the Dockerfile. */
  build(
    plan: BuildPlan,
    signal: AbortSignal,
    report: (message: string) => void,
  ): Promise<BuiltImage>;
}

/** Builds on the connected engine. */
export function createBuilder(shell: Shell, connection: EngineConnection): Builder {
  const diagnostics = languages.createDiagnosticCollection('slipway-build');
  return {
    dispose: () => diagnostics.dispose(),
    build: async (plan, signal, report) => {
      const { dockerfile, context, tag, target, buildArguments } = plan;
      const engine = await connection.connect();
      diagnostics.delete(dockerfile);
      const closed = new AbortController();
      const output = openBuildOutput(l10n.t('Build: {0}', tag), () => closed.abort());
      const begun = new Set<string>();
      const progress = (news: BuildProgress) => {
        output.tell(news);
        if (news.type !== 'step' || begun.has(news.step.id)) return;
        begun.add(news.step.id);
        report(news.step.name);
      };
      const request = {
        dockerfile: dockerfile.fsPath,
        context,
        tags: [tag],
        ...(target ? { target } : {}),
        ...(buildArguments ? { buildArguments } : {}),
      };
      try {
        const image = await engine.build(
          request,
          progress,
          AbortSignal.any([signal, closed.signal]),
        );
        output.end(l10n.t('Built {0}.', tag));
        return image;
      } catch (error) {
        output.end(
          isAbort(error) ? l10n.t('The build was cancelled.') : shell.explain(error).message,
        );
        const diagnostic = await failureDiagnostic(shell.language, dockerfile, error);
        if (diagnostic) diagnostics.set(dockerfile, [diagnostic]);
        throw error;
      }
    },
  };
}
