import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { buildSuite } from '../desktop/build-suite.ts';
import { startVsCode } from '../support/services/vscode.ts';

test('the checks of the desktop pass inside this extension host, too', async () => {
  const code = await startVsCode({
    vsix: resolve('dist/slipway.vsix'),
    folder: resolve('examples'),
    testsPath: await buildSuite(),
  });
  try {
    expect(await code.testResult()).toEqual({ passed: 8, failed: 0, failures: [] });
  } finally {
    await code.stop();
  }
});
