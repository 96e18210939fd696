import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What Slipway reads of the Docker command line's `config.json`. */
export interface DockerConfig {
  /** The folder that holds it. */
  readonly folder: string;
  readonly currentContext?: string;
  /** Credentials by registry, in clear or as base64. */
  readonly auths: Readonly<Record<string, DockerAuth>>;
  /** Name of the helper program that keeps all credentials. */
  readonly credsStore?: string;
  /** Helpers of single registries. */
  readonly credHelpers: Readonly<Record<string, string>>;
}

/** Credentials of one registry as `docker login` writes them. */
export interface DockerAuth {
  /** `user:password` in base64. */
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

/** Reads `config.json` of DOCKER_CONFIG or of the home folder; a missing or broken file is empty. */
export async function readDockerConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<DockerConfig> {
  const folder = environment['DOCKER_CONFIG'] || join(homedir(), '.docker');
  const text = await readFile(join(folder, 'config.json'), 'utf8').catch(() => '{}');
  return { auths: {}, credHelpers: {}, ...parse(text), folder };
}

function parse(text: string): Partial<DockerConfig> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // The docker program warns and goes on without it; so do we.
    return {};
  }
}
