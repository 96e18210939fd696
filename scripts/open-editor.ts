import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheRoot } from '../test/support/services/cache.ts';
import { ensureDebianPackages } from '../test/support/services/debian.ts';
import { freePort } from '../test/support/services/free-port.ts';
import { prepareVsCode } from '../test/support/services/vscode-program.ts';

const root = resolve(import.meta.dirname, '..');
const examples = join(root, 'examples');

const { values } = parseArgs({
  options: { browser: { type: 'boolean' }, port: { type: 'string' } },
});

void open().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function open(): Promise<void> {
  for (const sentence of missingParts()) console.log(`  ${sentence}`);
  const desktop = values.browser ? undefined : onPath('code');
  if (desktop) openDesktop(desktop);
  else await serveInBrowser();
}

/** What the views will miss, each with the command that brings it. */
function missingParts(): string[] {
  const missing: string[] = [];
  if (!process.env['DOCKER_HOST'] && !existsSync('/var/run/docker.sock')) {
    missing.push(
      'No Docker engine here, so the Containers view is empty: sudo apt-get install docker.io',
    );
  }
  const kubeconfig = process.env['KUBECONFIG']?.split(delimiter) ?? [
    join(homedir(), '.kube', 'config'),
  ];
  if (!kubeconfig.some((file) => existsSync(file))) {
    missing.push('No kubeconfig here, so the Clusters view is empty: kind create cluster');
  }
  return missing;
}

/** The desktop program loads the checkout as an extension under development. */
function openDesktop(code: string): void {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, examples];
  const { status } = spawnSync(code, args, { stdio: 'inherit' });
  console.log(
    status === 0
      ? '  Opened in Visual Studio Code.'
      : '  Visual Studio Code did not open; try npm start -- --browser.',
  );
  process.exitCode = status ?? 1;
}

/** Visual Studio Code's own server, with the packaged extension installed, until Ctrl+C. */
async function serveInBrowser(): Promise<void> {
  console.log(
    '  No desktop "code" program is used; Visual Studio Code comes from npm (about a minute the first time).',
  );
  if (existsSync('/etc/debian_version')) await ensureDebianPackages(['make', 'g++', 'python3']);
  const program = await prepareVsCode();
  const vsix = join(root, 'dist', 'slipway.vsix');
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  runQuietly(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix]);
  const data = [
    '--server-data-dir',
    join(cacheRoot(), 'start-data'),
    '--accept-server-license-terms',
  ];
  runQuietly(program.node, [program.serverMain, ...data, '--install-extension', vsix, '--force']);

  const port = values.port ?? String(await freePort());
  const server = spawn(
    program.node,
    [
      ...[program.serverMain, ...data, '--host', '127.0.0.1', '--port', port],
      ...['--without-connection-token', '--disable-telemetry', '--log', 'error'],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => server.kill('SIGTERM'));
  const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(examples)}`;
  await untilItAnswers(`http://127.0.0.1:${port}/version`, server);
  if (server.exitCode === null) console.log(`\n  Slipway is open at ${url}\n  Ctrl+C ends it.`);
  await ended;
  console.log('\n  Ended.');
}

async function untilItAnswers(
  url: string,
  server: { readonly exitCode: number | null },
): Promise<void> {
  while (server.exitCode === null) {
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

function runQuietly(program: string, args: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  process.exit(status ?? 1);
}

function onPath(name: string): string | undefined {
  const extension = process.platform === 'win32' ? '.cmd' : '';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, `${name}${extension}`))
    .find((file) => existsSync(file));
}
