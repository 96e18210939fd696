import type { Completion } from '../../core/features.ts';
import type { KindFacts } from '../schema/facts.ts';
import { pairAt, stringAt } from '../syntax/access.ts';
import type { CompletionRequest } from './completion-request.ts';
import { isMarker } from './cursor-document.ts';
import { requiredLines } from './field-snippet.ts';
import { skeletons } from './skeletons.ts';

/** In an empty document and in an item of a `List`: a whole manifest of each kind. */
export function newManifests({ facts, cursor, place }: CompletionRequest): readonly Completion[] {
  const { holder } = place;
  const isEmpty = holder?.kind === 'mapping' && holder.pairs.every(({ name }) => isMarker(name));
  if (!isEmpty || cursor.hasColon || cursor.flow) return [];
  const lead = cursor.needsSpace ? ' ' : '';
  const newline = `\n${' '.repeat(cursor.dashes)}`;
  return newest(facts.kinds).map((kind) => ({
    label: kind.kind,
    kind: 'snippet',
    detail: kind.apiVersion,
    documentation: kind.type.description,
    replace: cursor.replace,
    snippet: [`${lead}apiVersion: ${kind.apiVersion}`, `kind: ${kind.kind}`, skeleton(kind)]
      .join('\n')
      .replaceAll('\n', newline),
    rank: kind.kind in skeletons ? 0 : 2,
  }));
}

function skeleton(kind: KindFacts): string {
  const known = skeletons[kind.kind];
  if (known !== undefined) return known.replace(/\n$/, '');
  const stops = { next: 2 };
  const lines = requiredLines(kind.type, '', '', 0, stops);
  return [
    'metadata:',
    `  name: \${1:name}`,
    ...lines.filter((line) => !/^metadata:/.test(line)),
  ].join('\n');
}

/** One row for each kind: the stable version, or the newest where there is none. */
function newest(kinds: readonly KindFacts[]): readonly KindFacts[] {
  const byName = new Map<string, KindFacts>();
  for (const kind of kinds) {
    const other = byName.get(`${groupOf(kind)} ${kind.kind}`);
    if (!other || isNewer(kind.apiVersion, other.apiVersion)) {
      byName.set(`${groupOf(kind)} ${kind.kind}`, kind);
    }
  }
  return [...byName.values()];
}

function groupOf({ apiVersion }: KindFacts): string {
  return apiVersion.split('/').slice(0, -1).join('/');
}

function isNewer(a: string, b: string): boolean {
  return versionRank(a) > versionRank(b);
}

function versionRank(apiVersion: string): number {
  const [, major, stage, minor] = /v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion) ?? [];
  const stageRank = stage === 'alpha' ? 0 : stage === 'beta' ? 1 : 2;
  return stageRank * 10_000 + Number(major ?? 0) * 100 + Number(minor ?? 0);
}

/** `kind:` takes the kinds of the `apiVersion` beside it, or all. */
export function kindCompletions({
  facts,
  cursor,
  place,
}: CompletionRequest): readonly Completion[] {
  const apiVersion = stringAt(place.holder, 'apiVersion');
  const known = facts.kinds.filter((kind) => kind.apiVersion === apiVersion);
  const kinds = known.length > 0 ? known : newest(facts.kinds);
  return kinds.map((kind) => ({
    label: kind.kind,
    kind: 'value',
    detail: kind.apiVersion,
    documentation: kind.type.description,
    replace: cursor.replace,
    snippet: (cursor.needsSpace ? ' ' : '') + kind.kind,
    rank: kind.kind in skeletons ? 0 : 1,
  }));
}

/** `apiVersion:` takes the versions that have the `kind` beside it, or all. */
export function versionCompletions({
  facts,
  cursor,
  place,
}: CompletionRequest): readonly Completion[] {
  const kind = stringAt(place.holder, 'kind');
  const named = kind === undefined ? [] : facts.kindsNamed(kind);
  const kinds = named.length > 0 ? named : facts.kinds;
  const isAlone = !pairAt(place.holder, 'kind') && !cursor.flow && cursor.quote === '';
  return [...new Set(kinds.map(({ apiVersion }) => apiVersion))].map((apiVersion) => ({
    label: apiVersion,
    kind: 'value',
    detail: kind ?? shortList(kinds, apiVersion),
    replace: cursor.replace,
    snippet: (cursor.needsSpace ? ' ' : '') + apiVersion + (isAlone ? '\nkind: $0' : ''),
    rank: stabilityRank(apiVersion),
    ...(isAlone && { triggerAgain: true }),
  }));
}

function stabilityRank(apiVersion: string): number {
  if (apiVersion === 'v1' || apiVersion === 'apps/v1') return 0;
  return /(?:^|\/)v\d+$/.test(apiVersion) ? 1 : 2;
}

function shortList(kinds: readonly KindFacts[], apiVersion: string): string {
  const names = kinds.filter((kind) => kind.apiVersion === apiVersion).map(({ kind }) => kind);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', ');
}
