import { spawn } from 'node:child_process';
import { ClusterError } from './cluster-error.ts';
import { textAt } from './field-at.ts';
import type { ExecConfig, KubeconfigCluster } from './kubeconfig.ts';

/** What a credential program printed. */
export interface ExecCredential {
  readonly token?: string;
  /** PEM. */
  readonly cert?: string;
  /** PEM. */
  readonly key?: string;
}

const patience = 60_000;

/** Runs a credential program at most once at a time, and again only when its credential ended or was refused. */
export class ExecCredentials {
  readonly #exec: ExecConfig;
  readonly #cluster: KubeconfigCluster;
  #credential: Promise<ExecCredential> | undefined;
  /** When the credential ends, in milliseconds since 1970; undefined while the program runs. */
  #expires: number | undefined;

  constructor(exec: ExecConfig, cluster: KubeconfigCluster) {
    this.#exec = exec;
    this.#cluster = cluster;
  }

  /** Throws ClusterError `unauthorized` when the program gives none. */
  get(renew: boolean): Promise<ExecCredential> {
    const running = this.#credential !== undefined && this.#expires === undefined;
    const good = !renew && (this.#expires ?? 0) > Date.now();
    // Ten requests that are refused together must not run the program ten times.
    if (this.#credential !== undefined && (running || good)) return this.#credential;
    this.#expires = undefined;
    this.#credential = this.#ask().catch((error: unknown) => {
      this.#credential = undefined;
      throw error;
    });
    return this.#credential;
  }

  async #ask(): Promise<ExecCredential> {
    const output = await runProgram(this.#exec, this.#cluster);
    let answer: unknown;
    try {
      answer = JSON.parse(output);
    } catch {
      throw refused(this.#exec, 'it printed no credential');
    }
    const token = textAt(answer, 'status', 'token');
    const cert = textAt(answer, 'status', 'clientCertificateData');
    const key = textAt(answer, 'status', 'clientKeyData');
    const until = textAt(answer, 'status', 'expirationTimestamp');
    if (token === undefined && cert === undefined) {
      throw refused(this.#exec, 'it printed no credential');
    }
    this.#expires = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until) - 10_000;
    return {
      ...(token === undefined ? {} : { token }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    };
  }
}

function runProgram(exec: ExecConfig, cluster: KubeconfigCluster): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(exec.command, [...exec.arguments], {
      env: {
        ...process.env,
        ...exec.environment,
        KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(exec, cluster)),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: patience,
      windowsHide: true,
    });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-1000);
    });
    child.once('error', (error) => reject(refused(exec, error.message)));
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else if (code === null) reject(refused(exec, 'it did not end within a minute'));
      else reject(refused(exec, complaint.trim() || `it ended with exit code ${code}`));
    });
  });
}

function execInfo(exec: ExecConfig, cluster: KubeconfigCluster): unknown {
  const info = {
    server: cluster.server,
    'tls-server-name': cluster.tlsServerName,
    'insecure-skip-tls-verify': cluster.skipTlsVerify,
    'certificate-authority-data': cluster.caData,
  };
  return {
    apiVersion: exec.apiVersion,
    kind: 'ExecCredential',
    spec: { interactive: false, ...(exec.provideClusterInfo && { cluster: info }) },
  };
}

function refused(exec: ExecConfig, why: string): ClusterError {
  const hint = exec.installHint === undefined ? '' : ` ${exec.installHint}`;
  return new ClusterError(
    'unauthorized',
    `The login program ${exec.command} failed: ${why}.${hint}`,
  );
}
