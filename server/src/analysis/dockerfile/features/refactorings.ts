import type { Refactoring } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import { addCacheMounts } from './refactorings/add-cache-mounts.ts';
import { addToCopy } from './refactorings/add-to-copy.ts';
import { chainToHeredoc } from './refactorings/chain-to-heredoc.ts';
import { commandForm } from './refactorings/command-form.ts';
import { extractTag } from './refactorings/extract-tag.ts';
import { groupEnvironment } from './refactorings/group-environment.ts';
import { heredocToChain } from './refactorings/heredoc-to-chain.ts';
import { joinRuns } from './refactorings/join-runs.ts';
import { multiStage } from './refactorings/multi-stage.ts';
import { nonRootUser } from './refactorings/non-root-user.ts';
import type { RefactoringSource } from './refactorings/refactoring.ts';
import { sortPackages } from './refactorings/sort-packages.ts';
import { splitRun } from './refactorings/split-run.ts';

/** What a person may want to write in another way at a selection. */
export function dockerfileRefactorings(snapshot: Snapshot, span: Span): readonly Refactoring[] {
  const model = dockerfileModel(snapshot);
  const instructions = model.tree.instructions.filter(
    (instruction) => instruction.span.start <= span.end && span.start <= instruction.span.end,
  );
  if (instructions.length === 0) return [];
  const lineEnd = model.tree.text.includes('\r\n') ? '\r\n' : '\n';
  return sources.flatMap((source) => source({ model, instructions, lineEnd }));
}

const sources: readonly RefactoringSource[] = [
  chainToHeredoc,
  heredocToChain,
  splitRun,
  joinRuns,
  addCacheMounts,
  sortPackages,
  multiStage,
  nonRootUser,
  commandForm,
  extractTag,
  addToCopy,
  groupEnvironment,
];
