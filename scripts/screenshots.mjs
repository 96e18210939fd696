// `npm run screenshots`: the pictures of the documentation, taken while the end-to-end test drives VS Code.
import { join } from 'node:path';
import { attempt, installDependencies, root, run } from './install.mjs';
import { node24 } from './node24.mjs';

installDependencies();
run('npm', ['run', '--silent', 'package']);
process.exitCode = attempt(
  node24(),
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'vscode'],
  {
    env: { ...process.env, SLIPWAY_SCREENSHOTS: join(root, 'docs', 'images') },
  },
);
