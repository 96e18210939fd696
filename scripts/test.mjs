// `npm test`: every check of the repository, on a bare machine, ending in `N passed, N failed`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, installDependencies, root, step } from './install.mjs';
import { node24 } from './node24.mjs';

const results = join(root, 'dist', 'test-results');
const total = { passed: 0, failed: 0 };
const timings = [];

installDependencies();

check('Generate and build', 'npm', ['run', '--silent', 'build']);
check('Format', 'npm', ['run', '--silent', 'format:check']);
check('Types', 'npm', ['run', '--silent', 'types']);
check('Lint', 'npm', ['run', '--silent', 'lint']);
check('Boundaries', 'npm', ['run', '--silent', 'boundaries']);
check('Unused code', 'npm', ['run', '--silent', 'unused']);
vitest('unit', 'Unit tests, LSP over streams, command line', process.execPath);
check('Package', 'npm', ['run', '--silent', 'package']);

check('Real services (built once, kept in the cache)', process.execPath, [
  ...['--import', 'tsx', 'test/support/services/main.ts', 'prepare'],
]);
const newest = node24();
vitest('oracle', 'Oracles: BuildKit and the API server judge our verdicts', newest);
vitest('engine', 'Docker engines 20.10 and 28', newest);
vitest('cluster', 'Cluster with a node that runs Pods', newest);
vitest('vscode', 'Visual Studio Code with the packaged extension', newest);
vitest('start', 'npm start in a fresh clone', newest);

console.log(`\n${timings.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** One program that passes or fails as a whole. */
function check(title, program, args) {
  timed(title, () => {
    if (attempt(program, args) === 0) total.passed++;
    else fail(title);
  });
}

/** One vitest project; a test that was skipped has not passed, and neither has a project without tests. */
function vitest(project, title, node) {
  timed(title, () => {
    const file = join(results, `${project}.json`);
    rmSync(file, { force: true });
    mkdirSync(results, { recursive: true });
    const status = attempt(node, [
      ...['node_modules/vitest/vitest.mjs', 'run', '--project', project],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ]);
    const result = readResult(file);
    total.passed += result.passed;
    total.failed += result.failed;
    if (result.passed + result.failed === 0) fail(`${title}: no test ran`);
    else if (status !== 0 && result.failed === 0) fail(`${title}: vitest ended with ${status}`);
  });
}

function readResult(file) {
  try {
    const json = JSON.parse(readFileSync(file, 'utf8'));
    const skipped = json.numPendingTests + json.numTodoTests;
    return { passed: json.numPassedTests, failed: json.numFailedTests + skipped };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function timed(title, work) {
  step(title);
  const started = Date.now();
  work();
  timings.push(`${String(Math.round((Date.now() - started) / 1000)).padStart(6)} s  ${title}`);
}

function fail(title) {
  total.failed++;
  console.error(`✗ ${title}`);
}
