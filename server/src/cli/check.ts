import type { Worker } from 'node:worker_threads';
import { type Analysis, createAnalysis } from '../analysis/analysis.ts';
import { defaultSettings } from '../analysis/core/rule.ts';
import { toPath, toUri } from '../node/file-uri.ts';
import { kubernetesFacts } from '../node/generated-data.ts';
import { repositoryOf } from '../node/ignore-files.ts';
import type { TextFile } from '../node/read-text.ts';
import { type CheckOptions, checkUsage, type Format, parseCheckOptions } from './check-options.ts';
import { collectFiles } from './collect-files.ts';
import { exitCodeOf } from './exit-code.ts';
import { createJudge, type Job } from './judge.ts';
import { judgeTogether } from './judge-together.ts';
import { readOutsideFiles } from './outside-files.ts';
import { displayPath, readSources, standardInputSource } from './read-sources.ts';
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
  /** Starts another thread of this program, which waits for a job. */
  readonly startHelper: () => Worker;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs `slipway check` and gives its exit code. */
export async function check(
  args: readonly string[],
  environment: CheckEnvironment,
): Promise<number> {
  const analysis = createAnalysis({ kubernetesFacts });
  const options = parseCheckOptions(args, analysis.rules);
  if (options.help) {
    environment.out(checkUsage);
    return 0;
  }
  const result = await judged(analysis, options, environment);
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

/** The findings of all that was asked for, by as many threads as the work is worth. */
async function judged(
  analysis: Analysis,
  options: CheckOptions,
  environment: CheckEnvironment,
): Promise<CheckResult> {
  const { cwd } = environment;
  const isStandardInput = options.paths.includes('-');
  const outside = readOutsideFiles(options, cwd);
  const files = isStandardInput ? undefined : collectFiles(options, cwd);
  const helpers = startHelpers(files?.targets.length ?? 0, options, environment);
  const sources = files
    ? readSources(analysis, files, cwd)
    : standardInputSource(analysis, environment.standardInput(), options, cwd);
  const job: Job = {
    targets: sources.targets,
    others: sources.others,
    root: toUri(repositoryOf(cwd) ?? cwd),
    outside,
    settings: {
      ...defaultSettings,
      levels: options.levels,
      isolated: isStandardInput || options.isolated,
      ...(options.kubernetesVersion && { kubernetesVersion: options.kubernetesVersion }),
    },
  };
  const judge = createJudge(analysis, job);
  const findings = await judgeTogether(judge, job, helpers);
  const crashes = [...judge.crashes].map(([rule, why]) => `The rule ${rule} failed: ${why}`);
  return {
    checked: judge.targets.map((snapshot, at) => ({ snapshot, findings: findings[at] ?? [] })),
    workspace: judge.workspace,
    problems: [...sources.problems, ...crashes.sort()],
    notes: sources.notes,
  };
}

/** A thread takes as long to start as hundreds of manifests to judge; it does so while files are read. */
function startHelpers(
  fileCount: number,
  { concurrency }: CheckOptions,
  { startHelper }: CheckEnvironment,
): readonly Worker[] {
  const count = fileCount < worthHelp ? 0 : concurrency - 1;
  const helpers = Array.from({ length: count }, startHelper);
  // Until they have a job, they are no reason for the program to go on.
  for (const helper of helpers) helper.unref();
  return helpers;
}

const worthHelp = 200;
