import { resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { buildSuite } from './build-suite.ts';

/** `npm run test:desktop`: the checks inside the desktop's VS Code, which is downloaded when needed. */
async function main(): Promise<void> {
  process.exitCode = await runTests({
    extensionDevelopmentPath: resolve('.'),
    extensionTestsPath: await buildSuite(),
    launchArgs: [resolve('examples'), '--disable-extensions', '--disable-workspace-trust'],
  });
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
