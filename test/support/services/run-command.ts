import { spawn } from 'node:child_process';

/** How one finite command runs: `input` is text for its standard input. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** Do not throw when the command fails. */
  readonly mayFail?: boolean;
}

/** What a finished command left behind. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end and throws with the end of its output when it fails. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || options.mayFail) resolve({ code: code ?? -1, stdout, stderr });
      else {
        const tail = `${stdout}\n${stderr}`.trim().slice(-2000);
        reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${tail}`));
      }
    });
    if (options.input !== undefined) child.stdin?.end(options.input);
  });
}
