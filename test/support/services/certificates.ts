import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** The files of a certificate and its private key. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Whom a certificate names. */
export interface CertificateSubject {
  readonly commonName: string;
  readonly organization?: string;
  /** `IP:…` and `DNS:…`, for servers. */
  readonly names?: readonly string[];
}

/** Makes a certificate authority in the folder. */
export function createAuthority(folder: string, name: string): Promise<Certificate> {
  return create(folder, name, { commonName: name }, []);
}

/** Makes a certificate that the authority has signed. */
export function issueCertificate(
  folder: string,
  name: string,
  authority: Certificate,
  subject: CertificateSubject,
): Promise<Certificate> {
  return create(folder, name, subject, [
    ...['-CA', authority.certificate, '-CAkey', authority.key],
    ...['-addext', 'basicConstraints=critical,CA:FALSE'],
    ...['-addext', 'extendedKeyUsage=serverAuth,clientAuth'],
    ...(subject.names ? ['-addext', `subjectAltName=${subject.names.join(',')}`] : []),
  ]);
}

async function create(
  folder: string,
  name: string,
  { commonName, organization }: CertificateSubject,
  args: readonly string[],
): Promise<Certificate> {
  const result = { certificate: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const subject = `${organization ? `/O=${organization}` : ''}/CN=${commonName}`;
  await runCommand('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-days', '30', '-subj', subject, '-keyout', result.key, '-out', result.certificate],
    ...args,
  ]);
  return result;
}
