import type { Finding } from '../../core/finding.ts';
import { shiftFinding } from '../../core/shift-finding.ts';
import type { Stage } from './model.ts';

/**
 * Makes a memory of what was found in stages: it is found once in each stage that is new, and moves with the stage as
 * long as that holds the same. `circumstances` are what it depends on besides.
 */
export function keptFindings<Found extends Finding>(): (
  stage: Stage,
  circumstances: unknown,
  find: () => readonly Found[],
) => readonly Found[] {
  const known = new WeakMap<Stage, Kept<Found>>();
  return (stage, circumstances, find) => {
    const kept = known.get(stage.origin);
    const { start } = stage.span;
    if (kept && kept.circumstances === circumstances) {
      const by = start - kept.start;
      return kept.findings.map((finding) => shiftFinding(finding, by));
    }
    const findings = find();
    if (findings.every((finding) => isInside(finding, stage))) {
      known.set(stage.origin, { circumstances, start, findings });
    }
    return findings;
  };
}

interface Kept<Found> {
  readonly circumstances: unknown;
  /** Where the stage began when these were found. */
  readonly start: number;
  readonly findings: readonly Found[];
}

/** What points to another place of the file would not move with the stage. */
function isInside({ span, related = [], fixes = [] }: Finding, { span: stage }: Stage): boolean {
  const others = [...related, ...fixes.flatMap(({ edits }) => edits)];
  return [{ span }, ...others.filter(({ uri }) => uri === undefined)].every(
    (part) => stage.start <= part.span.start && part.span.end <= stage.end,
  );
}
