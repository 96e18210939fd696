import path from 'node:path';
import { parentPort, Worker } from 'node:worker_threads';
import { version } from '../../generated/data.ts';
import { createAnalysis } from '../analysis/analysis.ts';
import { kubernetesFacts } from '../node/generated-data.ts';
import { check } from './check.ts';
import { helpToJudge } from './judge-together.ts';
import { readStandardInput } from './standard-input.ts';
import { UsageError } from './usage-error.ts';

/** What loads this bundle; in a thread as well. */
const program = path.join(__dirname, 'slipway.js');

const usage = `Usage: slipway <command>

Commands:
  check [paths]   Check Dockerfiles and Kubernetes manifests (slipway check --help)
  lsp --stdio     Start the language server

Options:
  --help          Show this help
  --version       Show the version
`;

async function main([command, ...rest]: readonly string[]): Promise<number> {
  switch (command) {
    case 'check':
      return check(rest, {
        cwd: process.cwd(),
        out: (text) => process.stdout.write(text),
        warn: (text) => process.stderr.write(text),
        standardInput: readStandardInput,
        startHelper: () => new Worker(program),
        isTerminal: process.stdout.isTTY === true,
        environment: process.env,
      });
    case 'lsp': {
      if (!rest.some((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument))) {
        throw new UsageError('slipway lsp needs a transport, such as --stdio.');
      }
      const { serve } = await import('../node/serve.ts');
      serve();
      return 0;
    }
    case '--version':
    case '-v':
      process.stdout.write(`${version}\n`);
      return 0;
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(usage);
      return 0;
    default:
      throw new UsageError(
        command === undefined ? 'A command is missing.' : `There is no command ${command}.`,
      );
  }
}

if (parentPort) {
  helpToJudge(parentPort, createAnalysis({ kubernetesFacts }));
} else {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.exitCode = 2;
      const text = error instanceof UsageError ? `${error.message}\n\n${usage}` : detail(error);
      process.stderr.write(text);
    },
  );
}

function detail(error: unknown): string {
  return `Slipway itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
