import type { Analysis } from '../analysis/analysis.ts';
import { createFileView } from '../analysis/core/file-view.ts';
import type { ReportedFinding } from '../analysis/core/finding.ts';
import type { AnalysisSettings } from '../analysis/core/rule.ts';
import { createSnapshot, type Snapshot } from '../analysis/core/snapshot.ts';
import { createWorkspace, type Workspace } from '../analysis/core/workspace.ts';
import { nodeFiles } from '../node/node-files.ts';
import { type OutsideFiles, toOutside } from './outside-files.ts';
import type { SourceDocument } from './read-sources.ts';

/** Documents to judge and all that their judgement follows from; plain data, so that another thread can be given it. */
export interface Job {
  readonly targets: readonly SourceDocument[];
  readonly others: readonly SourceDocument[];
  readonly settings: AnalysisSettings;
  /** URI of the folder that holds everything. */
  readonly root: string;
  readonly outside: OutsideFiles;
}

/** The documents of a job, each judged when it is asked for. */
export interface Judge {
  readonly targets: readonly Snapshot[];
  readonly workspace: Workspace;
  findingsOf(target: Snapshot): readonly ReportedFinding[];
  /** Why rules failed, by their ids. */
  readonly crashes: ReadonlyMap<string, string>;
  /** Remembers that a rule failed. */
  onCrash(rule: string, error: unknown): void;
}

/** Makes ready to judge a job. */
export function createJudge(
  analysis: Analysis,
  { targets, others, settings, root, outside }: Job,
): Judge {
  const snapshots = targets.map(snapshotOf);
  const workspace = createWorkspace([...snapshots, ...others.map(snapshotOf)], {
    files: createFileView(nodeFiles),
    root,
    outside: toOutside(outside),
    declaredBuilds: analysis.declaredBuilds,
  });
  const crashes = new Map<string, string>();
  const onCrash = (rule: string, error: unknown) => crashes.set(rule, String(error));
  const context = { workspace, settings, onRuleCrash: onCrash };
  return {
    targets: snapshots,
    workspace,
    crashes,
    onCrash,
    findingsOf: (target) =>
      // Nobody else reads a file that is judged by itself, so its tree may go with a snapshot that nobody keeps.
      analysis.diagnose(settings.isolated ? createSnapshot(target) : target, context),
  };
}

function snapshotOf(document: SourceDocument): Snapshot {
  return createSnapshot({ ...document, version: 0 });
}
