import type { DocumentLink } from '../../core/features.ts';
import type { LanguageContext } from '../../core/language.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Span } from '../../core/span.ts';
import { dockerfileModel } from '../model/dockerfile-model.ts';
import type { DockerfileModel } from '../model/model.ts';
import { nameOf } from '../syntax/directives.ts';
import { type Instruction, withoutOnbuild } from '../syntax/nodes.ts';
import { imagePage } from './image-page.ts';
import { sourceLinks } from './source-files.ts';

/** Images lead to their pages, remote sources of ADD to where they come from, others to their files. */
export function dockerfileLinks(
  snapshot: Snapshot,
  context: LanguageContext,
): readonly DocumentLink[] {
  const model = dockerfileModel(snapshot);
  const frontends = model.tree.directives.flatMap((directive) =>
    nameOf(directive) === 'syntax' ? imageLink(directive.value.span, directive.value.text) : [],
  );
  return [
    ...frontends,
    ...sourceLinks(model, snapshot.uri, context),
    ...model.tree.instructions.flatMap((instruction) =>
      linksOf(model, withoutOnbuild(instruction)),
    ),
  ];
}

function linksOf(model: DockerfileModel, instruction: Instruction): DocumentLink[] {
  const scope = () => model.scopeAt(instruction);
  /** What is no stage is an image, whose variables have their defaults. */
  const source = (span: Span, text: string) =>
    model.stageNamed(text, instruction) || /^\d+$/.test(text)
      ? []
      : imageLink(span, scope().expand(text));
  switch (instruction.kind) {
    case 'FROM': {
      const base = model.stageOf(instruction)?.base;
      if (!instruction.image || base?.kind !== 'image') return [];
      return imageLink(instruction.image.span, base.reference);
    }
    case 'COPY':
      return instruction.from ? source(instruction.from.span, instruction.from.text) : [];
    case 'RUN':
      return instruction.mounts
        .flatMap(({ options }) => options)
        .flatMap(({ key, value }) =>
          value && key.text.toLowerCase() === 'from' ? source(value.span, value.text) : [],
        );
    case 'ADD':
      return instruction.sources.flatMap(({ span, text }) => {
        const target = webAddress(scope().expand(text) ?? '');
        return target ? [{ span, target }] : [];
      });
    default:
      return [];
  }
}

function imageLink(span: Span, reference: string | undefined): DocumentLink[] {
  const target = reference && imagePage(reference);
  return target ? [{ span, target, tooltip: `Show the page of ${reference}` }] : [];
}

/** The address of a file or of a Git repository; undefined for paths of the build context. */
function webAddress(source: string): string | undefined {
  if (/^https?:\/\/[^\s/]+/.test(source)) return source;
  const git = /^(?:git@|ssh:\/\/git@|git:\/\/)([\w.-]+)[:/]([\w./-]+?)(?:\.git)?(?:#.*)?$/.exec(
    source,
  );
  return git ? `https://${git[1]}/${git[2]}` : undefined;
}
