import { spawn } from 'node:child_process';
import { Agent, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { Duplex } from 'node:stream';

/**
 * Reaches an engine as the `docker` program does for `ssh://` addresses: through the user's own `ssh`,
 * with its configuration, keys and known hosts, and `docker system dial-stdio` on the other side.
 * Connections are kept, since each one is a login.
 */
export class SshAgent extends Agent {
  readonly #url: URL;

  constructor(url: URL, options: AgentOptions = { keepAlive: true, maxFreeSockets: 4 }) {
    super(options);
    this.#url = url;
  }

  override createConnection(_options: ClientRequestArgs): Duplex {
    const child = spawn('ssh', sshArguments(this.#url), {
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    const connection = new Duplex({
      read: () => child.stdout.resume(),
      // When ssh has ended there is nobody to write to; why it ended is told below.
      write: (chunk, _encoding, done) => child.stdin.write(chunk, () => done()),
      final: (done) => child.stdin.end(() => done()),
      destroy: (error, done) => {
        child.kill();
        done(error);
      },
    });
    child.stdout.on('data', (chunk) => {
      if (!connection.push(chunk)) child.stdout.pause();
    });
    child.stdin.on('error', () => undefined);
    const fail = (message: string) =>
      connection.destroy(Object.assign(new Error(message), { code: 'ECONNREFUSED' }));
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => {
      if (code) fail(complaint.trim() || `ssh ended with code ${code}`);
      else connection.push(null);
    });
    return asSocket(connection);
  }
}

/** Whatever the URL holds stays one argument and cannot become an option. */
function sshArguments(url: URL): string[] {
  const user = decodeURIComponent(url.username);
  return [
    ...['-o', 'ConnectTimeout=30', '-T'],
    ...(user ? ['-l', user] : []),
    ...(url.port ? ['-p', url.port] : []),
    '--',
    url.hostname,
    ...['docker', 'system', 'dial-stdio'],
  ];
}

/** The methods of a socket that Node's HTTP client calls and a pipe does not have. */
function asSocket(connection: Duplex): Duplex {
  const self = () => connection;
  return Object.assign(connection, {
    setTimeout: self,
    setNoDelay: self,
    setKeepAlive: self,
    ref: self,
    unref: self,
  });
}
