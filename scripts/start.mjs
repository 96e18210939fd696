// `npm start`: from a fresh clone to an editor that shows what Slipway does.
import { spawn } from 'node:child_process';
import { attempt, installDependencies, root, run, step } from './install.mjs';

installDependencies();

step('Building');
run('npm', ['run', '--silent', 'build']);

step('slipway check examples');
attempt(process.execPath, ['dist/slipway.js', 'check', 'examples']);

step('Opening the examples in Visual Studio Code');
const args = ['--import', 'tsx', 'scripts/open-editor.ts', ...process.argv.slice(2)];
const editor = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
// Ctrl+C ends the editor, and with it this.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => editor.kill(signal));
editor.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
