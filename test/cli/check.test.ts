import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  buildSlipway,
  folderOf,
  type Run,
  runSlipway,
  runSlipwayWithoutRights,
} from './run-slipway.ts';

let program = '';
const folders: string[] = [];

beforeAll(() => {
  program = buildSlipway();
});

afterAll(() => {
  for (const folder of [path.dirname(program), ...folders]) {
    rmSync(folder, { recursive: true, force: true });
  }
});

function inFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = folderOf(files);
  folders.push(folder);
  return folder;
}

function check(folder: string, args: readonly string[] = [], input?: string): Run {
  return runSlipway(program, folder, ['check', ...args], input);
}

const misspelt = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndta: {}\n';
const fine = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

test('an error is shown at its token with the way out, and makes the exit code 1', () => {
  const run = check(inFolder({ 'a.yaml': misspelt }));
  expect(run.out).toContain('a.yaml:5:1 error[unknown-field]');
  expect(run.out).toContain('5 | dta: {}\n  | ^^^\n');
  expect(run.out).toContain('= fix: ');
  expect(run.out).toMatch(/1 error in 1 file\.\n$/);
  expect(run.code).toBe(1);
});

test('files without findings make the exit code 0', () => {
  const run = check(inFolder({ 'a.yaml': fine, 'values.yaml': 'replicas: 3\n' }));
  expect(run).toEqual({ code: 0, out: 'No findings in 1 file.\n', err: '' });
});

test('--fail-on and --severity decide what fails', () => {
  const folder = inFolder({ 'a.yaml': misspelt });
  expect(check(folder, ['--fail-on', 'never']).code).toBe(0);
  expect(check(folder, ['--severity', 'unknown-field=warning']).code).toBe(0);
  expect(check(folder, ['--severity', 'unknown-field=warning', '--fail-on', 'warning']).code).toBe(
    1,
  );
  expect(check(folder, ['--severity', 'unknown-field=off', '--fail-on', 'hint']).code).toBe(0);
});

test('JSON keeps its contract', () => {
  const run = check(inFolder({ 'k8s/a.yaml': misspelt }), ['--format', 'json']);
  expect(JSON.parse(run.out)).toEqual({
    version: 1,
    files: 1,
    findings: [
      {
        file: 'k8s/a.yaml',
        rule: 'unknown-field',
        aliases: expect.any(Array),
        severity: 'error',
        message: expect.stringContaining('dta'),
        range: { start: { line: 5, column: 1 }, end: { line: 5, column: 4 } },
        related: [],
        fixes: [
          {
            title: expect.any(String),
            safety: 'unsafe',
            edits: [
              {
                file: 'k8s/a.yaml',
                range: { start: { line: 5, column: 1 }, end: { line: 5, column: 4 } },
                text: 'data',
              },
            ],
          },
        ],
      },
    ],
  });
});

test('SARIF names its rules and its places', () => {
  const run = check(inFolder({ 'a b.yaml': misspelt }), ['--format', 'sarif']);
  const log = JSON.parse(run.out);
  expect(log.version).toBe('2.1.0');
  const [{ tool, results }] = log.runs;
  expect(tool.driver.rules[results[0].ruleIndex].id).toBe('unknown-field');
  expect(results[0].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'a%20b.yaml' },
    region: { startLine: 5, startColumn: 1, endLine: 5, endColumn: 4 },
  });
});

test('GitHub gets annotations', () => {
  const run = check(inFolder({ 'a.yaml': misspelt }), ['--format', 'github']);
  expect(run.out).toMatch(
    /^::error file=a\.yaml,line=5,endLine=5,col=1,endColumn=4,title=unknown-field::[^\n]+\n$/,
  );
});

test('ignore files are honoured, and a file that is named is checked all the same', () => {
  const folder = inFolder({
    '.gitignore': 'out/\n',
    '.slipwayignore': '*.skip.yaml\n!keep.skip.yaml\n',
    'out/a.yaml': misspelt,
    'b.skip.yaml': misspelt,
    'keep.skip.yaml': fine,
    'sub/.gitignore': '/c.yaml\n',
    'sub/c.yaml': misspelt,
    'node_modules/x/d.yaml': misspelt,
  });
  expect(check(folder).out).toBe('No findings in 1 file.\n');
  expect(check(folder, ['out/a.yaml', '--isolated']).code).toBe(1);
});

test('standard input has a name', () => {
  const folder = inFolder({});
  const run = check(folder, ['-', '--stdin-filename', 'k8s/x.yaml'], misspelt);
  expect(run.code).toBe(1);
  expect(run.out).toContain('k8s/x.yaml:5:1 error');
});

test('what cannot be read makes the exit code 2 and says why, and the rest is checked', () => {
  const folder = inFolder({ 'a.yaml': misspelt });
  symlinkSync('loop.yaml', path.join(folder, 'loop.yaml'));
  const run = check(folder, ['.', 'missing.yaml']);
  expect(run.code).toBe(2);
  expect(run.err).toContain('missing.yaml: there is no such file or folder.');
  expect(run.err).toContain('loop.yaml: the symbolic link leads to itself.');
  expect(run.out).toContain('a.yaml:5:1 error');
});

test('a file without rights makes the exit code 2', () => {
  const folder = inFolder({ 'a.yaml': fine });
  chmodSync(path.join(folder, 'a.yaml'), 0);
  expect(runSlipwayWithoutRights(program, folder, ['check'])).toMatchObject({
    code: 2,
    err: 'a.yaml: the file may not be read.\n',
  });
});

test('links in circles end', () => {
  const folder = inFolder({ 'sub/a.yaml': fine });
  symlinkSync('..', path.join(folder, 'sub/up'));
  expect(check(folder).out).toBe('No findings in 1 file.\n');
});

test('a binary file named Dockerfile is left alone and named', () => {
  const run = check(inFolder({ Dockerfile: new Uint8Array([0x7f, 0x45, 0, 1, 2]) }));
  expect(run.code).toBe(0);
  expect(run.out).toContain('Dockerfile: a binary file, which is not analysed.');
});

test('across files, a Service looks for its Pods in the repository around it', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  selector: { app: a }\n  ports: [{ port: 80 }]\n';
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels: { app: b }\nspec:\n  containers: [{ name: a, image: "a:1" }]\n';
  const folder = inFolder({ 'x/service.yaml': service, 'y/pod.yaml': pod, '.git/HEAD': '' });
  expect(check(folder, ['x/service.yaml']).out).toContain('selector-without-pods');
  expect(check(folder, ['x/service.yaml', '--isolated']).out).toBe('No findings in 1 file.\n');
});

test('bad usage makes the exit code 2 and says what is right', () => {
  const folder = inFolder({});
  const wrong = [
    [['--format', 'xml'], '--format takes text, json, sarif, github, not "xml".'],
    [['--severity', 'no-such-rule=off'], 'there is no rule no-such-rule'],
    [['--severity', 'unknown-field=loud'], 'not "loud"'],
    [['--nonsense'], 'nonsense'],
  ] as const;
  for (const [args, message] of wrong) {
    const run = check(folder, args);
    expect(run.code).toBe(2);
    expect(run.err).toContain(message);
  }
  expect(runSlipway(program, folder, ['chek']).code).toBe(2);
});

test('help and version go to standard output', () => {
  const folder = inFolder({});
  expect(runSlipway(program, folder, ['--help'])).toMatchObject({ code: 0, err: '' });
  expect(check(folder, ['--help']).out).toContain('--fail-on');
  expect(runSlipway(program, folder, ['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('no colour reaches a pipe', () => {
  const run = check(inFolder({ 'a.yaml': misspelt }));
  expect(run.out).not.toContain('\u001B');
});

test('.hadolint.yaml counts for what lies below it, whichever way a file is named', () => {
  const files = {
    'a/Dockerfile': 'FROM alpine\n',
    '.hadolint.yaml': 'ignored: [DL3006]\n',
    '.git/HEAD': '',
  };
  const folder = inFolder(files);
  for (const args of [[], ['a'], ['a/Dockerfile'], ['--isolated', 'a/Dockerfile']]) {
    expect(check(folder, args).out).not.toContain('unpinned-base-image');
  }
  const run = check(folder, ['--stdin-filename', 'a/Dockerfile', '-'], 'FROM alpine\n');
  expect(run.out).not.toContain('unpinned-base-image');
  expect(check(inFolder({ Dockerfile: 'FROM alpine\n' })).out).toContain('unpinned-base-image');
});

test('nonsense in .hadolint.yaml is told there', () => {
  const run = check(
    inFolder({ '.hadolint.yaml': 'ignored: DL3006\n', Dockerfile: 'FROM alpine\n' }),
  );
  expect(run.out).toContain('.hadolint.yaml:1:1 warning[misread-hadolint-option]');
  expect(run.out).toContain('unpinned-base-image');
});

test('however many threads judge many files, the report is the same', () => {
  const service = (at: number) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: s${at % 250}\nspec:\n  prts: []\n  ports:\n    - port: 80\n`;
  const files = Object.fromEntries([
    ...Array.from({ length: 300 }, (_, at) => [`${at % 7}/${at}.yaml`, service(at)]),
    ...Array.from({ length: 30 }, (_, at) => [`${at}/Dockerfile`, 'FROM alpine\nMAINTAINER me\n']),
  ]);
  const folder = inFolder(files);
  for (const more of [[], ['--isolated']]) {
    const alone = check(folder, ['--format', 'json', '--concurrency', '1', ...more]);
    const together = check(folder, ['--format', 'json', '--concurrency', '3', ...more]);
    expect(JSON.parse(alone.out)).toMatchObject({ files: 330 });
    expect(together).toEqual(alone);
  }
});

test('--concurrency takes a number of threads', () => {
  expect(check(inFolder({ 'a.yaml': fine }), ['--concurrency', '0']).code).toBe(2);
});
