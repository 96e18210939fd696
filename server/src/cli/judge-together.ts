import type { MessagePort, Worker } from 'node:worker_threads';
import type { Analysis } from '../analysis/analysis.ts';
import type { ReportedFinding } from '../analysis/core/finding.ts';
import { batchesOf, createQueue, type Queue } from './batches.ts';
import { createJudge, type Job, type Judge } from './judge.ts';

/**
 * The findings of each target of a job, in their order, by this thread and those that help it.
 * Each takes a batch when it has finished one, so a helper that is slow to start keeps nobody waiting;
 * what a helper that failed leaves behind is judged here. `judge` is that of the job.
 */
export async function judgeTogether(
  judge: Judge,
  job: Job,
  helpers: readonly Worker[],
): Promise<readonly (readonly ReportedFinding[])[]> {
  const { targets, onCrash } = judge;
  const found: (readonly ReportedFinding[])[] = [];
  const queue = createQueue(targets.length);
  let missing = targets.length;
  let working = helpers.length;
  await new Promise<void>((resolve) => {
    const endWhenDone = () => {
      if (missing === 0 || working === 0) resolve();
    };
    const take = ({ start, findings, crashes }: JudgedBatch) => {
      for (const [at, ofTarget] of findings.entries()) found[start + at] = ofTarget;
      for (const [rule, error] of crashes) onCrash(rule, error);
      missing -= findings.length;
    };
    for (const helper of helpers) {
      helper.on('message', (batch: JudgedBatch) => {
        take(batch);
        endWhenDone();
      });
      // An error is followed by the exit.
      helper.on('error', () => undefined);
      helper.on('exit', () => {
        working--;
        endWhenDone();
      });
      helper.ref();
      helper.postMessage({ job, queue } satisfies Task);
    }
    for (const batch of judgedBatches(judge, queue)) take(batch);
    endWhenDone();
  });
  for (const helper of helpers) void helper.terminate();
  return targets.map((target, at) => found[at] ?? judge.findingsOf(target));
}

/** Waits for a job and judges batches of it, in a thread that was started to help. */
export function helpToJudge(port: MessagePort, analysis: Analysis): void {
  port.once('message', ({ job, queue }: Task) => {
    for (const batch of judgedBatches(createJudge(analysis, job), queue)) port.postMessage(batch);
  });
}

/** What a helper is sent. */
interface Task {
  readonly job: Job;
  readonly queue: Queue;
}

/** What a helper answers. */
interface JudgedBatch {
  readonly start: number;
  readonly findings: readonly (readonly ReportedFinding[])[];
  /** Why rules failed until now, by their ids. */
  readonly crashes: ReadonlyMap<string, string>;
}

function* judgedBatches(judge: Judge, queue: Queue): Generator<JudgedBatch> {
  for (const { start, end } of batchesOf(queue)) {
    const findings = judge.targets.slice(start, end).map((target) => judge.findingsOf(target));
    yield { start, findings, crashes: judge.crashes };
  }
}
