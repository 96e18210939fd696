import type { Completion } from '../core/features.ts';
import { baseName } from '../core/resolve-uri.ts';
import type { Span } from '../core/span.ts';
import type { Workspace } from '../core/workspace.ts';
import { stackServices } from './stack-services.ts';

/** The images that the workspace builds, where a container names its image; without those that are offered already. */
export function builtImages(
  workspace: Workspace,
  replace: Span,
  offered: readonly Completion[],
): readonly Completion[] {
  const known = new Set(offered.map(({ label }) => label));
  const images = new Map(
    stackServices(workspace).map(({ image, dockerfile }) => [image, baseName(dockerfile)]),
  );
  return [...images]
    .filter(([image]) => image !== '' && !known.has(image))
    .map(([image, file]) => ({
      label: image,
      kind: 'reference',
      detail: `built by ${file}`,
      replace,
      snippet: image.replaceAll(/[\\$}]/g, '\\$&'),
      rank: 0,
    }));
}
