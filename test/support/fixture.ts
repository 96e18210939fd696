import type { ReportedFinding, Severity } from '../../server/src/analysis/core/finding.ts';
import { createLineIndex } from '../../server/src/analysis/core/line-index.ts';

/** What a marker line expects of the nearest code line above it. */
interface Marker {
  /** Zero-based line of the stripped text. */
  readonly line: number;
  /** Absent for `#~`: anywhere on the line. */
  readonly columns?: { readonly start: number; readonly end: number };
  readonly severity: Severity;
  readonly rule: string;
  /** A part of the message; empty means any. */
  readonly message: string;
  /** The marker line as it was written. */
  readonly source: string;
}

/** One file of a fixture, with its markers and its cursor taken out. */
export interface FixtureFile {
  readonly path: string;
  readonly text: string;
  /** Offset of `<|>` in `text`. */
  readonly cursor?: number;
  readonly markers: readonly Marker[];
}

/** Splits a fixture into its files; without `-- path --` lines it is one file named `path`. */
export function parseFixture(source: string, path: string): readonly FixtureFile[] {
  return splitFiles(source, path).map(parseFile);
}

/** True when a fixture has `-- path --` sections. */
export function hasSections(source: string): boolean {
  return sectionHeader.test(source.split('\n', 1)[0] ?? '');
}

/**
 * The fixture with its markers replaced by what was really found: equal to the source when every
 * marker matches one finding and every finding one marker.
 */
export function renderFixture(
  source: string,
  path: string,
  findingsOf: (file: FixtureFile) => readonly ReportedFinding[],
): string {
  return parseFixture(source, path)
    .map((file) => {
      const body = renderFile(file, findingsOf(file));
      return hasSections(source) ? `-- ${file.path} --\n${body}` : body;
    })
    .join('\n');
}

const sectionHeader = /^-- (\S+) --$/;
const markerLine =
  /^\s*#(?:(?<gap>\s*)(?<carets>\^+)|<(?<dashes>-+)|(?<tilde>~))\s+(?<severity>error|warning|information|info|hint)\[(?<rule>[^\]\s]+)\]\s*(?<message>.*)$/;
const cursorMark = '<|>';

function splitFiles(source: string, path: string): { path: string; source: string }[] {
  if (!hasSections(source)) return [{ path, source }];
  const files: { path: string; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const name = sectionHeader.exec(line)?.[1];
    if (name) files.push({ path: name, lines: [] });
    else files.at(-1)?.lines.push(line);
  }
  return files.map((file) => ({ path: file.path, source: file.lines.join('\n') }));
}

function parseFile({ path, source }: { path: string; source: string }): FixtureFile {
  const code: string[] = [];
  const markers: Marker[] = [];
  for (const line of source.split('\n')) {
    const marker = parseMarker(line, code.length - 1);
    if (marker) markers.push(marker);
    else code.push(line);
  }
  const marked = code.join('\n');
  const cursor = marked.indexOf(cursorMark);
  if (cursor < 0) return { path, text: marked, markers };
  return { path, text: marked.replace(cursorMark, ''), cursor, markers };
}

function parseMarker(source: string, line: number): Marker | undefined {
  const groups = markerLine.exec(source)?.groups;
  if (!groups || line < 0) return undefined;
  const { carets, dashes, severity = '', rule = '', message = '' } = groups;
  const caretStart = source.indexOf('^');
  return {
    line,
    ...(carets && { columns: { start: caretStart, end: caretStart + carets.length } }),
    ...(dashes && { columns: { start: 0, end: dashes.length } }),
    severity: severity === 'info' ? 'information' : (severity as Severity),
    rule,
    message: message.trim(),
    source,
  };
}

function renderFile(file: FixtureFile, findings: readonly ReportedFinding[]): string {
  const places = placesOf(file.text, findings);
  const open = new Set(places);
  const below = new Map<number, string[]>();
  const put = (line: number, text: string) => below.set(line, [...(below.get(line) ?? []), text]);
  for (const marker of file.markers) {
    const match = [...open].find((place) => matches(marker, place));
    if (!match) continue;
    open.delete(match);
    put(marker.line, marker.source);
  }
  for (const place of open) put(place.line, renderMarker(place));
  return file.text
    .split('\n')
    .flatMap((line, index) => [line, ...(below.get(index) ?? [])])
    .join('\n');
}

interface Place {
  readonly line: number;
  readonly start: number;
  /** A finding of several lines is shown to the end of its first; an empty one as one column. */
  readonly end: number;
  readonly finding: ReportedFinding;
}

function placesOf(text: string, findings: readonly ReportedFinding[]): Place[] {
  const index = createLineIndex(text);
  const lines = text.split('\n');
  return findings.map((finding) => {
    const start = index.positionAt(finding.span.start);
    const end = index.positionAt(finding.span.end);
    const last = end.line === start.line ? end.column : (lines[start.line]?.length ?? 0);
    return {
      line: start.line,
      start: start.column,
      end: Math.max(last, start.column + 1),
      finding,
    };
  });
}

function matches(marker: Marker, place: Place): boolean {
  return (
    marker.line === place.line &&
    marker.rule === place.finding.rule &&
    marker.severity === place.finding.severity &&
    (!marker.columns ||
      (marker.columns.start === place.start && marker.columns.end === place.end)) &&
    place.finding.message.includes(marker.message)
  );
}

function renderMarker({ start, end, finding }: Place): string {
  const sign =
    start === 0
      ? `#<${'-'.repeat(end)}`
      : `#${' '.repeat(start - 1)}${'^'.repeat(Math.max(end - start, 1))}`;
  return `${sign} ${finding.severity}[${finding.rule}] ${finding.message}`;
}
