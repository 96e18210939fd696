import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test as run } from 'vitest';
import { createAnalysis } from '../../../server/src/analysis/analysis.ts';
import { createFileView, type FileSource } from '../../../server/src/analysis/core/file-view.ts';
import type { LanguageContext } from '../../../server/src/analysis/core/language.ts';
import { createSnapshot } from '../../../server/src/analysis/core/snapshot.ts';
import { createWorkspace } from '../../../server/src/analysis/core/workspace.ts';
import { parseFacts } from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import { toUri } from '../../../server/src/node/file-uri.ts';
import { nodeFiles } from '../../../server/src/node/node-files.ts';
import { fixtureContext } from '../../support/fixture-workspace.ts';

const analysis = createAnalysis({ kubernetesFacts: () => parseFacts('{}') });
const contextRules = new Set([
  ...[
    'missing-copy-source',
    'copy-ignored-file',
    'refused-ignore-file',
    'secret-in-context',
    'unneeded-files-copied',
  ],
  ...['uncopied-lockfile', 'broken-entrypoint-script'],
]);

interface Disk {
  readonly path: string;
  write(file: string, text: string | Buffer, mode?: number): void;
}

function disk(): Disk {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'slipway-disk-')));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return {
    path,
    write(file, text, mode = 0o644) {
      const whole = join(path, file);
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, text, { mode });
    },
  };
}

/** What the rules of the build context find in a Dockerfile at the root of a disk. */
function findings({ path }: Disk, text: string, source: FileSource = nodeFiles): string[] {
  const snapshot = createSnapshot({
    ...{ uri: `${toUri(path)}/Dockerfile`, version: 1, text, language: 'dockerfile' },
  });
  return diagnose(snapshot, createFileView(source), toUri(path));
}

function diagnose(
  snapshot: ReturnType<typeof createSnapshot>,
  files: ReturnType<typeof createFileView>,
  root: string,
): string[] {
  const workspace = createWorkspace([snapshot], { files, root });
  const context: LanguageContext = fixtureContext(workspace);
  return analysis
    .diagnose(snapshot, context)
    .filter(({ rule }) => contextRules.has(rule))
    .map(({ rule, span }) => `${rule} ${snapshot.text.slice(span.start, span.end)}`);
}

run('what cannot be read is not known, and nothing is said of it', () => {
  const at = disk();
  at.write('app.js', '');
  at.write('locked/file.txt', '');
  const locked: FileSource = {
    ...nodeFiles,
    listFolder: (uri) => (uri.endsWith('/locked') ? undefined : nodeFiles.listFolder(uri)),
  };
  const text = 'FROM scratch\nCOPY app.js missing.js locked/other.txt locked/*.md locked /x/\n';
  expect(findings(at, text, locked)).toEqual(['missing-copy-source missing.js']);
  expect(findings(at, text)).toEqual([
    ...['missing-copy-source missing.js', 'missing-copy-source locked/other.txt'],
  ]);
});

run('symbolic links that lead to themselves end nowhere', () => {
  const at = disk();
  at.write('app.js', '');
  symlinkSync('.', join(at.path, 'here'));
  symlinkSync('b', join(at.path, 'a'));
  symlinkSync('a', join(at.path, 'b'));
  symlinkSync('gone', join(at.path, 'dangling'));
  const text = 'FROM scratch\nCOPY app.js here/here/app.js here/*/x a a/x dangling . /x/\n';
  expect(findings(at, text)).toEqual([]);
});

run('a folder of 10,000 files is looked at once, and soon', () => {
  const at = disk();
  for (let folder = 0; folder < 20; folder++) {
    at.write(`data/${folder}/file.txt`, '');
    const path = join(at.path, `data/${folder}`);
    for (let index = 0; index < 500; index++) writeFileSync(join(path, `${index}.txt`), '');
  }
  at.write('app.js', '');
  at.write('.dockerignore', '**/*.log\n!**/keep.log\ntemp?\n**/cache/**\n*.md\n');
  const root = toUri(at.path);
  const files = createFileView(nodeFiles);
  const judge = (version: number) => {
    const text = `FROM scratch\nCOPY . /x/\nCOPY data/1${version}/*.txt missing /y/\n`;
    const uri = `${root}/Dockerfile`;
    const snapshot = createSnapshot({ uri, version, text, language: 'dockerfile' });
    const start = performance.now();
    expect(diagnose(snapshot, files, root)).toEqual(['missing-copy-source missing']);
    return performance.now() - start;
  };
  judge(1);
  const again = Math.min(judge(2), judge(3), judge(4));
  // Generous: it is about not reading the disk and not walking the tree again.
  expect(again).toBeLessThan(100);
});

run('a script without the right to be executed, and one with the line ends of Windows', () => {
  const at = disk();
  const text = 'FROM debian:13-slim\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n';
  at.write('start.sh', '#!/bin/sh\necho\n');
  const withoutBit = process.platform === 'win32' ? [] : ['broken-entrypoint-script "/start.sh"'];
  expect(findings(at, text)).toEqual(withoutBit);
  expect(findings(at, text.replace('COPY', 'COPY --chmod=755'))).toEqual([]);
  at.write('start.sh', '#!/bin/sh\r\necho\r\n');
  expect(findings(at, text)).toEqual(['broken-entrypoint-script "/start.sh"']);
  at.write('start.sh', Buffer.from([0, 1, 2]));
  expect(findings(at, text)).toEqual([]);
});
