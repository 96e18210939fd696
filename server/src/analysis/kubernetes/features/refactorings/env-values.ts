import type { Span } from '../../../core/span.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Container } from '../../model/pod-template.ts';
import { pairAt, scalarAt, stringAt } from '../../syntax/access.ts';
import type { YamlMapping, YamlNode, YamlPair, YamlScalar } from '../../syntax/nodes.ts';

/** An entry of `env` whose value means the same in a ConfigMap. */
export interface EnvValue {
  readonly name: string;
  readonly node: YamlMapping;
  /** The pair `value`. */
  readonly pair: YamlPair;
  /** Its lines, with the comments above them. */
  readonly lines: Span;
  /** What a ConfigMap has for it below `data`. */
  readonly entry: readonly string[];
}

/** The values that can leave a container: those that mention no other variable. */
export function envValuesOf(container: Container, manifest: Manifest): readonly EnvValue[] {
  return container.env.flatMap((node) => envValue(node, manifest) ?? []);
}

function envValue(node: YamlNode, manifest: Manifest): EnvValue | undefined {
  const name = stringAt(node, 'name');
  const value = scalarAt(node, 'value');
  const pair = pairAt(node, 'value');
  if (node.kind !== 'mapping' || node.pairs.length !== 2 || !name || !value || !pair) {
    return undefined;
  }
  const isText = typeof value.value === 'string' && !value.text.includes('$(');
  if (!isText || pair.merged || !/^[-._A-Za-z0-9]+$/.test(name)) return undefined;
  const lines = linesOf(node, manifest);
  return { name, node, pair, lines, entry: entryOf(name, value, lines, manifest) };
}

function linesOf({ span }: YamlMapping, { text, span: { start } }: Manifest): Span {
  const before = text.slice(0, text.lastIndexOf('\n', span.start - start - 1) + 1);
  const comments = /(?:(?<=\n)[ \t]*#[^\n]*\n)*$/.exec(before)?.[0].length ?? 0;
  const rest = /^[^\n]*(?:\n|$)/.exec(text.slice(span.end - start))?.[0].length ?? 0;
  const isWhole = text[span.end - start - 1] === '\n';
  return {
    start: start + before.length - comments,
    end: isWhole ? span.end : span.end + rest,
  };
}

function entryOf(name: string, value: YamlScalar, lines: Span, manifest: Manifest): string[] {
  const { text, span } = manifest;
  const source = text.slice(lines.start - span.start, lines.end - span.start).split(/\r?\n/);
  const comments = source.filter((line) => /^\s*#/.test(line)).map((line) => line.trim());
  const behind = value.style === 'block' ? '' : text.slice(value.span.end - span.start);
  const comment = /^[ \t]+#[^\r\n]*/.exec(behind)?.[0] ?? '';
  const [first = '', ...more] = written(value, manifest);
  return [...(value.style === 'block' ? [] : comments), `${name}: ${first}${comment}`, ...more];
}

/** A value as it is written at the left edge: in its own quotes, or as a block of text. */
function written({ style, text, span }: YamlScalar, manifest: Manifest): readonly string[] {
  const source = manifest.text.slice(
    span.start - manifest.span.start,
    span.end - manifest.span.start,
  );
  if (style !== 'block') return [source.includes('\n') ? JSON.stringify(text) : source];
  if (/^[ \t\n]/.test(text) || /\n\n$/.test(text) || text === '') return [JSON.stringify(text)];
  const header = text.endsWith('\n') ? '|' : '|-';
  const lines = text.replace(/\n$/, '').split('\n');
  return [header, ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}
