import { relative, resolve, sep } from 'node:path';
import { type Analysis, createAnalysis } from '../analysis/analysis.ts';
import { createFileView } from '../analysis/core/file-view.ts';
import { type AnalysisSettings, defaultSettings } from '../analysis/core/rule.ts';
import { createSnapshot, forgetDerived, type Snapshot } from '../analysis/core/snapshot.ts';
import { createWorkspace } from '../analysis/core/workspace.ts';
import { toPath, toUri } from '../node/file-uri.ts';
import { kubernetesFacts } from '../node/generated-data.ts';
import { repositoryOf } from '../node/ignore-files.ts';
import { nodeFiles } from '../node/node-files.ts';
import { readText, type TextFile } from '../node/read-text.ts';
import { type CheckOptions, checkUsage, type Format, parseCheckOptions } from './check-options.ts';
import { collectFiles, describe } from './collect-files.ts';
import { exitCodeOf } from './exit-code.ts';
import { githubReport } from './report/github-report.ts';
import { jsonReport } from './report/json-report.ts';
import type { CheckResult, ReportContext } from './report/report.ts';
import { sarifReport } from './report/sarif-report.ts';
import { textReport } from './report/text-report.ts';

/** What a check asks of the process it runs in. */
export interface CheckEnvironment {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly standardInput: () => TextFile;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs `slipway check` and gives its exit code. */
export function check(args: readonly string[], environment: CheckEnvironment): number {
  const analysis = createAnalysis({ kubernetesFacts });
  const options = parseCheckOptions(args, analysis.rules);
  if (options.help) {
    environment.out(checkUsage);
    return 0;
  }
  const sources = options.paths.includes('-')
    ? standardInput(options, environment)
    : files(options, environment);
  const result = diagnose(analysis, sources, options, environment);
  for (const problem of result.problems) environment.warn(`${problem}\n`);
  environment.out(
    reports[options.format](result, {
      rules: analysis.rules,
      pathOf: (uri) => displayPath(toPath(uri) ?? uri, environment.cwd),
      colours: environment.isTerminal && !environment.environment['NO_COLOR'],
    }),
  );
  return exitCodeOf(result, options.failOn);
}

const reports: Record<Format, (result: CheckResult, context: ReportContext) => string> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
};

interface Source {
  readonly path: string;
  readonly content: TextFile;
  /** Only read for the sake of others. */
  readonly silent?: boolean;
  /** The user asked for exactly this file. */
  readonly named?: boolean;
}

interface Sources {
  readonly list: Iterable<Source>;
  readonly problems: readonly string[];
  readonly alone: boolean;
}

function standardInput({ stdinFilename }: CheckOptions, environment: CheckEnvironment): Sources {
  const path = resolve(environment.cwd, stdinFilename ?? 'Dockerfile');
  const content = environment.standardInput();
  return { list: [{ path, content, named: true }], problems: [], alone: true };
}

function files({ paths, isolated }: CheckOptions, { cwd }: CheckEnvironment): Sources {
  const collected = collectFiles(paths.length === 0 ? ['.'] : paths, cwd);
  const { targets, named, problems } = collected;
  const surroundings = isolated ? [] : collected.surroundings;
  function* list(): Iterable<Source> {
    for (const path of targets) yield { path, content: readText(path), named: named.has(path) };
    for (const path of surroundings) yield { path, content: readText(path), silent: true };
  }
  return { list: list(), problems, alone: isolated };
}

function diagnose(
  analysis: Analysis,
  sources: Sources,
  options: CheckOptions,
  { cwd }: CheckEnvironment,
): CheckResult {
  const problems = [...sources.problems];
  const notes: string[] = [];
  const targets: Snapshot[] = [];
  const others: Snapshot[] = [];
  for (const { path, content, silent, named } of sources.list) {
    const shown = displayPath(path, cwd);
    if (content.kind === 'text') {
      const uri = toUri(path);
      const language = analysis.languageOf(uri, undefined, content.text);
      if (language === 'other') {
        if (named) notes.push(`${shown}: neither a Dockerfile nor a Kubernetes manifest.`);
        continue;
      }
      const snapshot = createSnapshot({ uri, version: 0, language, text: content.text });
      // Compose files tell about Dockerfiles; they are not judged themselves.
      (silent || language === 'compose' ? others : targets).push(snapshot);
    } else if (!silent) {
      if (content.kind === 'unreadable') problems.push(describe(shown, content.error));
      else notes.push(`${shown}: ${skipped[content.kind]}`);
    }
  }
  const settings: AnalysisSettings = {
    ...defaultSettings,
    levels: options.levels,
    isolated: sources.alone,
    ...(options.kubernetesVersion && { kubernetesVersion: options.kubernetesVersion }),
  };
  const workspace = createWorkspace([...targets, ...others], {
    files: createFileView(nodeFiles),
    root: toUri(repositoryOf(cwd) ?? cwd),
    declaredBuilds: analysis.declaredBuilds,
  });
  const crashes = new Map<string, unknown>();
  const context = {
    workspace,
    settings,
    onRuleCrash: (rule: string, error: unknown) => crashes.set(rule, error),
  };
  const checked = targets.map((snapshot) => {
    const findings = analysis.diagnose(snapshot, context);
    // Nobody else reads a file that is judged by itself, and thousands of trees fill the memory.
    if (settings.isolated) forgetDerived(snapshot);
    return { snapshot, findings };
  });
  for (const [rule, error] of crashes) problems.push(`The rule ${rule} failed: ${String(error)}`);
  return { checked, workspace, problems, notes };
}

const skipped = {
  binary: 'a binary file, which is not analysed.',
  'too-large': 'a file of more than 10 MB, which is not analysed.',
} as const;

function displayPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  const shown = below === '' || below.startsWith('..') ? path : below;
  return shown.split(sep).join('/');
}
