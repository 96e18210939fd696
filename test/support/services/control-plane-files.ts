import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Certificate, createAuthority, issueCertificate } from './certificates.ts';

/** The certificates and tokens of one control plane, all made for it alone. */
export interface ControlPlaneFiles {
  readonly folder: string;
  readonly authority: Certificate;
  /** The authority's certificate, in PEM. */
  readonly ca: string;
  readonly server: Certificate;
  readonly kubeletClient: Certificate;
  readonly proxyAuthority: Certificate;
  readonly proxyClient: Certificate;
  readonly serviceAccount: Certificate;
  readonly tokenFile: string;
  readonly adminToken: string;
  readonly viewerToken: string;
  readonly nodeToken: string;
}

/** Makes the certificates and tokens of a control plane that listens on the given address. */
export async function createControlPlaneFiles(
  folder: string,
  address: string,
  nodeName: string,
): Promise<ControlPlaneFiles> {
  await mkdir(folder, { recursive: true });
  const [authority, proxyAuthority] = await Promise.all([
    createAuthority(folder, 'ca'),
    createAuthority(folder, 'front-proxy-ca'),
  ]);
  const [server, kubeletClient, proxyClient, serviceAccount] = await Promise.all([
    issueServerCertificate(folder, authority, address, 'server'),
    issueCertificate(folder, 'kubelet-client', authority, {
      commonName: 'kube-apiserver',
      organization: 'system:masters',
    }),
    issueCertificate(folder, 'front-proxy', proxyAuthority, { commonName: 'front-proxy' }),
    createAuthority(folder, 'service-account'),
  ]);
  const [adminToken, viewerToken, nodeToken] = [token(), token(), token()];
  const tokenFile = join(folder, 'tokens.csv');
  const users = [
    `${adminToken},admin,admin,"system:masters"`,
    `${viewerToken},viewer,viewer,"viewers"`,
    `${nodeToken},system:node:${nodeName},node,"system:nodes"`,
  ];
  await writeFile(tokenFile, `${users.join('\n')}\n`);
  return {
    folder,
    authority,
    ca: await readFile(authority.certificate, 'utf8'),
    server,
    kubeletClient,
    proxyAuthority,
    proxyClient,
    serviceAccount,
    tokenFile,
    adminToken,
    viewerToken,
    nodeToken,
  };
}

/** Issues the certificate with which the API server answers at the given address. */
export function issueServerCertificate(
  folder: string,
  authority: Certificate,
  address: string,
  name: string,
): Promise<Certificate> {
  return issueCertificate(folder, name, authority, {
    commonName: 'kube-apiserver',
    names: [`IP:${address}`, 'IP:127.0.0.1', 'IP:10.96.0.1', 'DNS:localhost', 'DNS:kubernetes'],
  });
}

function token(): string {
  return randomBytes(24).toString('hex');
}
