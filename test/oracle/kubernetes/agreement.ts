import type { ApiServerJudge, Verdict } from './api-server-judge.ts';
import type { CorpusManifest } from './corpus.ts';
import { pathAt, writtenPart } from './field-path.ts';
import { kubernetesErrors } from './kubernetes-errors.ts';
import type { Mutation } from './mutation.ts';

/** How far Slipway and the API server agree on changed manifests. */
export interface Agreement {
  judged: number;
  rejected: number;
  /** Rejected manifests in which Slipway reports an error, too. */
  found: number;
  /** Those whose error stands at a field that the API server names. */
  located: number;
  readonly missed: string[];
  readonly elsewhere: string[];
  readonly falseErrors: string[];
  /** Changes after which the API server refuses the manifest. */
  readonly refused: string[];
  /** The manifests on which the API server decided, with whether it refused them. */
  readonly cases: { readonly text: string; readonly isRefused: boolean }[];
}

/** More manifests with one kind of change say the same again. */
const casesPerKind = 48;

/** Judges manifests with each kind of change, spread evenly over the corpus. */
export async function agreementOn(
  mutations: readonly Mutation[],
  manifests: readonly CorpusManifest[],
  judge: ApiServerJudge,
): Promise<Agreement> {
  const agreement: Agreement = {
    ...{ judged: 0, rejected: 0, found: 0, located: 0 },
    ...{ missed: [], elsewhere: [], falseErrors: [], refused: [], cases: [] },
  };
  const seen = new Set<string>();
  for (const mutation of mutations) {
    const mutants = mutantsOf(mutation, manifests).filter(
      ({ text }) => !seen.has(text) && seen.add(text),
    );
    const verdicts = await Promise.all(mutants.map(({ text }) => judge.judge(text)));
    for (const [index, { what, text }] of mutants.entries()) {
      const verdict = verdicts[index];
      if (verdict) count(agreement, what, text, verdict);
    }
  }
  return agreement;
}

/** One line of figures; with `ORACLE_DETAILS=1` also what the two disagree on. */
export function reportAgreement(title: string, kinds: number, agreement: Agreement): void {
  const { judged, rejected, found, located } = agreement;
  console.log(
    `${title}: ${kinds} kinds, at most ${casesPerKind} of each, ${judged} manifests judged, ${rejected} refused, ` +
      `${found} of them found (${share(found, rejected)}), ${located} at the same field (${share(located, found)}), ` +
      `${agreement.falseErrors.length} false errors`,
  );
  if (process.env['ORACLE_DETAILS'] !== '1') return;
  for (const name of ['missed', 'elsewhere', 'falseErrors', 'refused'] as const) {
    console.log(`-- ${name} --\n${agreement[name].join('\n')}`);
  }
}

/** Such as `99.5 %`. */
export function share(part: number, whole: number): string {
  return `${((100 * part) / (whole || 1)).toFixed(1)} %`;
}

function mutantsOf(mutation: Mutation, manifests: readonly CorpusManifest[]) {
  const mutants: { readonly what: string; readonly text: string }[] = [];
  for (const manifest of spread(manifests)) {
    if (mutants.length >= casesPerKind) break;
    const what = `${mutation.name}: ${manifest.name}`;
    mutants.push(...mutation.mutants(manifest.text).map((text) => ({ what, text })));
  }
  return mutants;
}

/** All items, in an order in which any beginning holds items from everywhere. */
function spread<T>(items: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.floor(Math.sqrt(items.length)));
  return Array.from({ length: step }, (_, start) =>
    items.filter((_, index) => index % step === start),
  ).flat();
}

function count(agreement: Agreement, what: string, text: string, verdict: Verdict): void {
  if (verdict.kind === 'unjudged') return;
  agreement.judged++;
  const errors = kubernetesErrors(text);
  const said = verdict.errors.map(({ field, message }) => `${field.join('.')}: ${message}`);
  const ours = errors.map(({ rule, message }) => `${rule}: ${message}`);
  const isRefused = verdict.kind === 'rejected';
  agreement.cases.push({ text, isRefused });
  if (!isRefused) {
    if (errors.length > 0) agreement.falseErrors.push(`${what}\n    ${ours.join('\n    ')}`);
    return;
  }
  agreement.rejected++;
  agreement.refused.push(`${what}\n    ${said.slice(0, 2).join('\n    ')}`);
  if (errors.length === 0) {
    agreement.missed.push(`${what}\n    ${said.slice(0, 2).join('\n    ')}`);
    return;
  }
  agreement.found++;
  const spans = errors.flatMap(({ span, related = [] }) => [
    span,
    ...related.map((one) => one.span),
  ]);
  const paths = spans.map(({ start }) => pathAt(text, start));
  const isLocated = verdict.errors.some(({ field, message }) =>
    paths.some((path) => agree(text, path, field, message.startsWith('Required value'))),
  );
  if (isLocated) agreement.located++;
  else agreement.elsewhere.push(`${what}\n    ${[...said.slice(0, 2), ...ours].join('\n    ')}`);
}

/**
 * One path leads to the other. A field that is missing has no place: there,
 * any other field of the mapping that should hold it will do.
 */
function agree(
  manifest: string,
  ours: readonly string[],
  theirs: readonly string[],
  isMissing: boolean,
): boolean {
  if (theirs.length === 0) return true;
  const there = writtenPart(manifest, theirs);
  const goal = there.length < theirs.length ? there : theirs;
  const shorter = Math.min(ours.length, goal.length);
  let common = 0;
  while (common < shorter && ours[common] === goal[common]) common++;
  return (
    common === shorter || ((isMissing || there.length < theirs.length) && common >= ours.length - 1)
  );
}
