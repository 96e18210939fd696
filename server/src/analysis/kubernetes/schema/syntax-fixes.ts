import type { Edit } from '../../core/edit.ts';
import type { Fix } from '../../core/finding.ts';
import type { Manifest } from '../model/manifest.ts';
import type { YamlError } from '../syntax/yaml-error.ts';

/** The ways out of a syntax error of which there is but one. */
export function syntaxFixes({ message, span }: YamlError, manifest: Manifest): readonly Fix[] {
  const { text } = manifest;
  const start = span.start - manifest.span.start;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const rest = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  const edit = (at: number, length: number, replacement: string): Edit => ({
    span: { start: span.start + at, end: span.start + at + length },
    text: replacement,
  });
  if (message.startsWith('A colon is missing')) {
    return fix('Add the colon', edit(span.end - span.start, 0, ':'));
  }
  const tabs = /^\t+/.exec(rest)?.[0].length ?? 0;
  if (/a tab is not allowed/.test(message) && tabs > 0 && line.trim() === '') {
    return fix('Indent with spaces', edit(0, tabs, '  '.repeat(tabs)));
  }
  if (/second ": " on one line/.test(message)) {
    const value = rest.replace(/\s+#.*$/, '').trimEnd();
    return value === '' ? [] : fix('Put it in quotes', edit(0, value.length, quoted(value)));
  }
  const missing = /^The closing (["']) of this string/.exec(message)?.[1];
  const isOpen = missing !== undefined && line.split(missing).length % 2 === 0;
  return isOpen && rest.trim() === '' ? fix('Close the string', edit(0, 0, missing)) : [];
}

function fix(title: string, edit: Edit): readonly Fix[] {
  return [{ title, safety: 'unsafe', edits: [edit] }];
}

function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
