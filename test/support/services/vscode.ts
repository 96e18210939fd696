import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BrowserPage } from './browser-page.ts';
import { ensureDebianPackages } from './debian.ts';
import { freePort } from './free-port.ts';
import { openBrowser } from './open-browser.ts';
import { runCommand } from './run-command.ts';
import { createRunDirectory, type RunDirectory } from './run-directory.ts';
import { startInRun } from './start-in-run.ts';
import { prepareVsCode, type VsCodeProgram } from './vscode-program.ts';
import { waitUntil } from './wait-until.ts';

/** What Visual Studio Code opens, and with which extension. */
export interface VsCodeOptions {
  readonly folder: string;
  /** A packaged extension to install. */
  readonly vsix?: string;
  /** An extension's folder, loaded without installing it. */
  readonly extensionDevelopmentPath?: string;
  /** Variables for the extension host, such as DOCKER_HOST or KUBECONFIG. */
  readonly env?: NodeJS.ProcessEnv;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A CommonJS module with `run(): Promise<void>`, which runs inside the extension host. */
  readonly testsPath?: string;
  /** Start only the server: somebody opens the address in a browser of their own. */
  readonly withoutBrowser?: boolean;
}

/** What the tests inside the extension host reported. */
interface VsCodeTestResult {
  readonly passed: number;
  readonly failed: number;
  /** One line for each failure. */
  readonly failures: readonly string[];
}

/** A running Visual Studio Code: its server, and a page that shows its workbench. */
export interface TestVsCode {
  readonly url: string;
  readonly page: BrowserPage;
  screenshot(path: string): Promise<void>;
  /** Waits for the tests of `testsPath`, which start with the workbench. */
  testResult(timeoutMs?: number): Promise<VsCodeTestResult>;
  /** The server's and the page's console, for error messages. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** The variable that tells the tests inside the extension host which file takes their result. */
const VSCODE_RESULT_FILE = 'SLIPWAY_VSCODE_RESULT';

/** Starts Visual Studio Code's server, and opens its workbench in a headless browser. */
export async function startVsCode(options: VsCodeOptions): Promise<TestVsCode> {
  await ensureDebianPackages(['make', 'g++', 'python3']);
  const program = await prepareVsCode();
  const run = await createRunDirectory('vscode');
  const resultFile = join(run.path, 'result.json');
  const port = await freePort();
  const developed = options.extensionDevelopmentPath ?? (await writeEmptyExtension(run));
  await writeSettings(run, options);
  if (options.vsix) await installExtension(run, program, resolve(options.vsix));
  const server = startInRun(
    run,
    'server',
    program.node,
    [
      program.serverMain,
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
      ...['--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust'],
      ...['--enable-smoke-test-driver', ...serverData(run)],
    ],
    { env: { ...process.env, ...options.env, [VSCODE_RESULT_FILE]: resultFile } },
  );
  let close = async (): Promise<void> => undefined;
  const stop = async () => {
    await close();
    await server.stop('SIGTERM', 3000);
    run.remove();
  };
  try {
    const failed = () => (server.alive() ? undefined : server.logTail());
    const origin = `http://127.0.0.1:${port}`;
    await waitUntil('VS Code server', () => answers(`${origin}/version`), { failed });
    const url = workbenchUrl(origin, options, developed);
    const opened = options.withoutBrowser ? undefined : await openBrowser(run, program.playwright);
    if (opened) {
      close = opened.close;
      const consoleLog = join(run.path, 'console.log');
      opened.page.on('console', (message) => void appendFile(consoleLog, `${message.text()}\n`));
      await opened.page.goto(url, { timeout: 120_000 });
      await opened.page.waitForSelector('.monaco-workbench .statusbar-item', { timeout: 120_000 });
    }
    const log = async () =>
      `${server.logTail()}\n${await readFile(join(run.path, 'console.log'), 'utf8').catch(() => '')}`;
    return {
      url,
      get page() {
        if (!opened) throw new Error('Visual Studio Code was started without a browser.');
        return opened.page;
      },
      screenshot: async (path) => void (await opened?.page.screenshot({ path })),
      testResult: (timeoutMs = 300_000) => readResult(resultFile, timeoutMs, log),
      log,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverData(run: RunDirectory): string[] {
  return ['--server-data-dir', join(run.path, 'server-data')];
}

/** Settings of the machine's scope: the user's would live in the browser. */
async function writeSettings(run: RunDirectory, options: VsCodeOptions): Promise<void> {
  const folder = join(run.path, 'server-data', 'data', 'Machine');
  await mkdir(folder, { recursive: true });
  const settings = {
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'extensions.ignoreRecommendations': true,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'git.openRepositoryInParentFolders': 'never',
    'chat.disableAIFeatures': true,
    ...options.settings,
  };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
}

async function installExtension(
  run: RunDirectory,
  program: VsCodeProgram,
  vsix: string,
): Promise<void> {
  const accept = '--accept-server-license-terms';
  await runCommand(program.node, [
    program.serverMain,
    ...serverData(run),
    accept,
    '--install-extension',
    vsix,
  ]);
}

/** Only an extension development host runs tests, so a packaged extension needs this neighbour. */
async function writeEmptyExtension(run: RunDirectory): Promise<string> {
  const folder = join(run.path, 'empty-extension');
  await mkdir(folder);
  const manifest = { name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

function workbenchUrl(origin: string, options: VsCodeOptions, developed: string): string {
  const remote = (path: string) => `vscode-remote://${new URL(origin).host}${resolve(path)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['extensionDevelopmentPath', remote(developed)],
  ];
  if (options.testsPath) payload.push(['extensionTestsPath', remote(options.testsPath)]);
  const query = new URLSearchParams({
    folder: resolve(options.folder),
    payload: JSON.stringify(payload),
  });
  return `${origin}/?${query}`;
}

async function answers(url: string): Promise<boolean> {
  return (await fetch(url)).ok;
}

async function readResult(
  file: string,
  timeoutMs: number,
  log: () => Promise<string>,
): Promise<VsCodeTestResult> {
  try {
    await waitUntil('tests inside the extension host', () => existsSync(file), { timeoutMs });
  } catch (error) {
    throw new Error(`No test result. ${(await log()).slice(-6000)}`, { cause: error });
  }
  return JSON.parse(await readFile(file, 'utf8')) as VsCodeTestResult;
}
