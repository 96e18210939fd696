// `npm start`: from a fresh clone to an editor that shows what Slipway does.
import { attempt, installDependencies, run, step } from './install.mjs';

installDependencies();

step('Building');
run('npm', ['run', '--silent', 'build']);

step('slipway check examples');
attempt(process.execPath, ['dist/slipway.js', 'check', 'examples']);

step('Opening the examples in Visual Studio Code');
process.exitCode = attempt(process.execPath, [
  '--import',
  'tsx',
  'scripts/open-editor.ts',
  ...process.argv.slice(2),
]);
