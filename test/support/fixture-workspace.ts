import { type Addition, applyEdits, type Edit } from '../../server/src/analysis/core/edit.ts';
import { createFileView } from '../../server/src/analysis/core/file-view.ts';
import type { ReportedFinding } from '../../server/src/analysis/core/finding.ts';
import type { LanguageContext } from '../../server/src/analysis/core/language.ts';
import { nothingOutside } from '../../server/src/analysis/core/outside.ts';
import { type AnalysisSettings, defaultSettings } from '../../server/src/analysis/core/rule.ts';
import {
  createSnapshot,
  type LanguageId,
  type Snapshot,
} from '../../server/src/analysis/core/snapshot.ts';
import { createWorkspace, type Workspace } from '../../server/src/analysis/core/workspace.ts';
import { withHadolintSettings } from '../../server/src/analysis/hadolint/hadolint-settings.ts';
import { declaredBuilds } from '../../server/src/analysis/stack/declared-builds.ts';
import { diagnoseStack } from '../../server/src/analysis/stack/diagnose-stack.ts';
import { languages } from './languages.ts';
import { memoryFiles } from './memory-files.ts';

/** Files of a test, by path. */
export type FixtureFiles = ReadonlyMap<string, string>;

const fixtureRoot = 'file:///workspace';

/** The URI that a fixture's path has. */
function fixtureUri(path: string): string {
  return `${fixtureRoot}/${path}`;
}

/** A snapshot of a fixture's file. */
export function fixtureSnapshot(path: string, text: string): Snapshot {
  return createSnapshot({
    uri: fixtureUri(path),
    version: 1,
    language: languageOfPath(path),
    text,
  });
}

/**
 * A workspace of exactly these files; the disk is known only when there are several.
 * A path such as `HEAD:web.yaml` holds the committed version of a file.
 */
export function fixtureWorkspace(files: FixtureFiles): Workspace {
  const current = [...files].filter(([path]) => !path.startsWith(committed));
  const texts = new Map(current.map(([path, text]) => [fixtureUri(path), text]));
  return createWorkspace(
    current.map(([path, text]) => fixtureSnapshot(path, text)),
    files.size > 1
      ? {
          files: createFileView(memoryFiles(texts)),
          root: fixtureRoot,
          declaredBuilds,
          outside: { ...nothingOutside, committed: (uri) => committedIn(files, uri) },
        }
      : {},
  );
}

const committed = 'HEAD:';

function committedIn(files: FixtureFiles, uri: string): Snapshot | undefined {
  const path = uri.slice(fixtureRoot.length + 1);
  const text = files.get(committed + path);
  return text === undefined ? undefined : fixtureSnapshot(path, text);
}

/** The context of a request under default settings; a rule that throws fails the test. */
export function fixtureContext(workspace: Workspace): LanguageContext {
  return {
    workspace,
    settings: defaultSettings,
    onRuleCrash: (rule, error) => {
      throw new Error(`The rule ${rule} threw.`, { cause: error });
    },
  };
}

/** What the file's language finds in it, among all the files; `levels` are those of settings, by rule. */
export function findingsIn(
  files: FixtureFiles,
  path: string,
  levels: AnalysisSettings['levels'] = {},
): readonly ReportedFinding[] {
  if (path.startsWith(committed)) return [];
  const context = fixtureContext(fixtureWorkspace(files));
  const { workspace, settings } = context;
  const snapshot =
    workspace.snapshots.find(({ uri }) => uri === fixtureUri(path)) ?? fixtureSnapshot(path, '');
  const language = languages.find(({ id }) => id === snapshot.language);
  const judged = {
    ...context,
    settings: withHadolintSettings(snapshot.uri, workspace, { ...settings, levels }),
  };
  return language?.diagnose(snapshot, judged, diagnoseStack(snapshot, judged)) ?? [];
}

/** The files after edits made from `path` and additions to others. */
export function editedFiles(
  files: FixtureFiles,
  path: string,
  edits: readonly Edit[],
  additions: readonly Addition[] = [],
): FixtureFiles {
  const added = additions.map(({ uri, before = '', text }): [string, string] => [
    uri.slice(fixtureRoot.length + 1),
    before + text,
  ]);
  const edited = new Map(
    [...files].map(([name, text]) => {
      const uri = fixtureUri(name);
      return [
        name,
        applyEdits(
          text,
          edits.filter((edit) => (edit.uri ?? fixtureUri(path)) === uri),
        ),
      ];
    }),
  );
  return new Map([...edited, ...added]);
}

function languageOfPath(path: string): LanguageId {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/(^|\.)(Docker|Container)file($|\.)/i.test(name) && !name.endsWith('.dockerignore')) {
    return 'dockerfile';
  }
  if (!/\.ya?ml$/.test(name)) return 'other';
  if (name.startsWith('.hadolint.')) return 'hadolint';
  return /^(docker-)?compose\b/.test(name) ? 'compose' : 'kubernetes';
}
