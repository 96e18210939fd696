import { pathToFileURL } from 'node:url';
import type { BrowserPage } from './browser-page.ts';
import { ensureDebianPackages } from './debian.ts';
import { RUN_MARK, type RunDirectory } from './run-directory.ts';

/** A headless browser with one page. */
export interface TestBrowser {
  readonly page: BrowserPage;
  close(): Promise<void>;
}

interface BrowserModule {
  readonly chromium: {
    launch(options: {
      readonly executablePath: string;
      readonly args: readonly string[];
      readonly env: NodeJS.ProcessEnv;
      readonly handleSIGINT: boolean;
    }): Promise<{
      newPage(options: {
        readonly viewport: { readonly width: number; readonly height: number };
        readonly permissions: readonly string[];
      }): Promise<BrowserPage>;
      close(): Promise<void>;
    }>;
  };
}

/** Opens Debian's Chromium, driven by the playwright-core module at the given path. */
export async function openBrowser(run: RunDirectory, playwright: string): Promise<TestBrowser> {
  await ensureDebianPackages(['chromium', 'fonts-dejavu-core']);
  const module = (await import(/* @vite-ignore */ pathToFileURL(playwright).href)) as BrowserModule;
  const browser = await module.chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The workbench asks for marketplaces and accounts: nothing but this machine answers.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
    env: { ...process.env, [RUN_MARK]: run.path },
    handleSIGINT: false,
  });
  const page = await browser.newPage({
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return { page, close: () => browser.close() };
}
