import type { Refactoring } from '../../../core/features.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Manifest } from '../../model/manifest.ts';
import { type NewFile, newFiles } from './new-files.ts';

/** Moves objects out of a file that holds several: each but the first one, or the one at the cursor. */
export function splitFile(
  manifests: readonly Manifest[],
  here: Manifest,
  workspace: Workspace,
): readonly Refactoring[] {
  if (manifests.length > most) return [];
  const whole = manifests.filter(({ text }) => /^[ \t]*[^\s#]/m.test(text));
  const [first, ...others] = whole;
  if (!first || others.length === 0 || !whole.every(canMove)) return [];
  const alone = moved([here], manifests, workspace);
  const name = alone.additions[0]?.uri.replace(/^.*\//, '') ?? '';
  return [
    { title: `Move to ${decodeURIComponent(name)}`, kind: 'extract', ...alone },
    ...(others.length > 1
      ? [
          {
            title: 'Split into one file per object',
            kind: 'extract' as const,
            ...moved(others, manifests, workspace),
          },
        ]
      : []),
  ];
}

/** A file of more objects is made by a program, and asking would make the editor wait. */
const most = 200;

/** Of a comment alone nobody knows where it belongs, and a directive speaks of what follows it. */
function canMove({ objects, errors, templated, text }: Manifest): boolean {
  return objects.length > 0 && errors.length === 0 && !templated && !/^(?:%|\.\.\.)/m.test(text);
}

function moved(leaving: readonly Manifest[], all: readonly Manifest[], workspace: Workspace) {
  const uri = leaving[0]?.uri ?? '';
  const files = newFiles(uri, leaving.map(fileOf), workspace);
  return {
    additions: files.additions,
    edits: [...leaving.map((manifest) => removal(manifest, all)), ...files.edits],
  };
}

function fileOf({ objects, text }: Manifest): NewFile {
  const [object] = objects;
  const parts = [object?.name, object?.kind.toLowerCase()].filter(Boolean);
  const content = text.replace(/^\s*\n/, '').replace(/^[ \t]+#/, '#');
  return { name: parts.join('-') || 'object', text: `${content.trimEnd()}${newlineOf(text)}` };
}

/** A document goes with the `---` before it; the first one with the `---` behind it. */
function removal({ span }: Manifest, all: readonly Manifest[]) {
  const index = all.findIndex((one) => one.span.start === span.start);
  const before = all[index - 1];
  const next = all[index + 1];
  if (before) return { span: { start: before.span.end, end: span.end }, text: '' };
  const rest = /^[ \t]*\r?\n/.exec(next?.text ?? '')?.[0].length ?? 0;
  return { span: { start: 0, end: (next?.span.start ?? span.end) + rest }, text: '' };
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
