import { relative, resolve, sep } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import type { LanguageId } from '../analysis/core/snapshot.ts';
import { toUri } from '../node/file-uri.ts';
import { readText, type TextFile } from '../node/read-text.ts';
import type { CheckOptions } from './check-options.ts';
import { type CollectedFiles, describe } from './collect-files.ts';

/** What a check reads before it judges. */
export interface Sources {
  /** The documents to judge. */
  readonly targets: readonly SourceDocument[];
  /** Those that are only read for the sake of others. */
  readonly others: readonly SourceDocument[];
  /** One sentence for each file that could not be read. */
  readonly problems: readonly string[];
  /** One sentence for each file that was left alone. */
  readonly notes: readonly string[];
}

/** A document that Slipway knows; plain data, so that another thread can be given it. */
export interface SourceDocument {
  readonly uri: string;
  readonly language: LanguageId;
  readonly text: string;
}

/** What standard input holds, under the name that the user gives it. */
export function standardInputSource(
  analysis: Analysis,
  content: TextFile,
  { stdinFilename = 'Dockerfile' }: CheckOptions,
  cwd: string,
): Sources {
  return sort(analysis, [{ path: resolve(cwd, stdinFilename), content, role: 'named' }], cwd);
}

/** Reads the files that were collected. */
export function readSources(analysis: Analysis, files: CollectedFiles, cwd: string): Sources {
  function* read(): Iterable<Source> {
    for (const path of files.targets) {
      yield { path, content: readText(path), role: files.named.has(path) ? 'named' : 'found' };
    }
    for (const path of files.surroundings) {
      yield { path, content: readText(path), role: 'surrounding' };
    }
  }
  const { problems, ...sources } = sort(analysis, read(), cwd);
  return { ...sources, problems: [...files.problems, ...problems] };
}

/** The path that people read: relative to the working directory, with slashes. */
export function displayPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  const shown = below === '' || below.startsWith('..') ? path : below;
  return shown.split(sep).join('/');
}

interface Source {
  readonly path: string;
  readonly content: TextFile;
  /** The user asked for exactly this file, or for a folder around it, or it lives beside such a file. */
  readonly role: 'named' | 'found' | 'surrounding';
}

function sort(analysis: Analysis, sources: Iterable<Source>, cwd: string): Sources {
  const targets: SourceDocument[] = [];
  const others: SourceDocument[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  for (const { path, content, role } of sources) {
    if (content.kind === 'text') {
      const { text } = content;
      const uri = toUri(path);
      const language = analysis.languageOf(uri, undefined, text);
      if (language !== 'other') {
        // Compose files and values of charts tell about others; they are not judged themselves.
        const isTarget = role !== 'surrounding' && language !== 'compose' && language !== 'helm';
        (isTarget ? targets : others).push({ uri, language, text });
      } else if (role === 'named') {
        notes.push(`${displayPath(path, cwd)}: neither a Dockerfile nor a Kubernetes manifest.`);
      }
    } else if (role !== 'surrounding') {
      const shown = displayPath(path, cwd);
      if (content.kind === 'unreadable') problems.push(describe(shown, content.error));
      else notes.push(`${shown}: ${skipped[content.kind]}`);
    }
  }
  return { targets, others, problems, notes };
}

const skipped = {
  binary: 'a binary file, which is not analysed.',
  'too-large': 'a file of more than 10 MB, which is not analysed.',
} as const;
