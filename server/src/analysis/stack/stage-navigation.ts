import type { Location, RenameResult, RenameTarget } from '../core/features.ts';
import type { Language, LanguageContext } from '../core/language.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { type Span, touches } from '../core/span.ts';
import type { Workspace } from '../core/workspace.ts';
import { stageAt } from '../dockerfile/features/stage-at.ts';
import { dockerfileModel } from '../dockerfile/model/dockerfile-model.ts';
import type { Stage } from '../dockerfile/model/model.ts';
import { type StageUse, stageIndexOf, stageUses, usesOfStage } from './stage-uses.ts';

/** The stage that a file outside its Dockerfile names at an offset. */
export function stageDefinition(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): readonly Location[] {
  const named = stageNamedAt(snapshot, offset, workspace);
  return named ? [{ uri: named.home.uri, span: declarationOf(named.stage) }] : [];
}

/** Every place that names the stage at an offset and that the Dockerfile's own references leave out. */
export function stageReferences(
  snapshot: Snapshot,
  offset: number,
  context: LanguageContext,
  own: Language['references'],
): readonly Location[] {
  const { workspace } = context;
  const named = stageNamedAt(snapshot, offset, workspace);
  if (!named) return [];
  const { home, stage, use } = named;
  return [
    ...(use ? own(home, declarationOf(stage).start, context) : []),
    ...usesOfStage(workspace, home.uri, stage.index).map(({ uri, span }) => ({ uri, span })),
  ];
}

/** What may be the name of a stage in a Compose file or in a comment of a manifest; undefined for a number. */
export function stageRenameTarget(
  { text, language }: Snapshot,
  offset: number,
): RenameTarget | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  const [, before, name] = namePatterns[language]?.exec(line) ?? [];
  if (before === undefined || !name) return undefined;
  const span = { start: start + before.length, end: start + before.length + name.length };
  return touches(span, offset) ? { span, name } : undefined;
}

const namePatterns: Partial<Record<Snapshot['language'], RegExp>> = {
  compose: /^(.*\btarget["']?[ \t]*:[ \t]*["']?)([A-Za-z][\w.-]*)/,
  kubernetes: /^(.*#[ \t]*dockerfile:[ \t]*[^\s#]+#)([A-Za-z][\w.-]*)/,
};

/**
 * Renames a stage wherever it is named, whether asked in its Dockerfile or where it is used.
 * Undefined when no stage is named at the offset.
 */
export function renameStage(
  snapshot: Snapshot,
  offset: number,
  name: string,
  context: LanguageContext,
  own: Language['rename'],
): RenameResult | undefined {
  const named = stageNamedAt(snapshot, offset, context.workspace);
  if (!named) return undefined;
  const { home, stage } = named;
  const result = own(home, declarationOf(stage).start, name, context);
  if (result?.kind !== 'edits') return result;
  const uses = usesOfStage(context.workspace, home.uri, stage.index);
  return {
    kind: 'edits',
    edits: [
      ...result.edits.map((edit) => ({ ...edit, uri: home.uri })),
      ...uses
        .filter((use) => !/^\d+$/.test(use.name))
        .map(({ uri, span }) => ({ uri, span, text: name })),
    ],
  };
}

interface NamedStage {
  /** Its Dockerfile. */
  readonly home: Snapshot;
  readonly stage: Stage;
  /** The place that was asked about, when it lies in another file. */
  readonly use?: StageUse;
}

function stageNamedAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
): NamedStage | undefined {
  if (snapshot.language === 'dockerfile') {
    const stage = stageAt(snapshot, offset);
    return stage && { home: snapshot, stage };
  }
  const use = stageUses(workspace).find(
    ({ uri, span }) => uri === snapshot.uri && touches(span, offset),
  );
  const home = use && workspace.snapshots.find(({ uri }) => uri === use.dockerfile);
  const index = use && stageIndexOf(workspace, use);
  const stage = home && index !== undefined ? dockerfileModel(home).stages[index] : undefined;
  return home && stage && { home, stage, use };
}

function declarationOf({ name, from }: Stage): Span {
  return name?.span ?? from.keyword.span;
}
