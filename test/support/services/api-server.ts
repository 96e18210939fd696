import { join } from 'node:path';
import type { Certificate } from './certificates.ts';
import type { ControlPlaneFiles } from './control-plane-files.ts';
import type { RunningProcess } from './process.ts';
import type { RunDirectory } from './run-directory.ts';
import { startInRun } from './start-in-run.ts';

/** The issuer of the cluster's service account tokens. */
export const SERVICE_ACCOUNT_ISSUER = 'https://kubernetes.default.svc';

/** What an API server needs to start. */
export interface ApiServerSpec {
  readonly programs: string;
  readonly files: ControlPlaneFiles;
  readonly certificate: Certificate;
  readonly etcdUrl: string;
  readonly address: string;
  readonly port: number;
  readonly netns: string | undefined;
}

/** Starts kube-apiserver; it is not ready yet. */
export function startApiServerProcess(run: RunDirectory, spec: ApiServerSpec): RunningProcess {
  const { files } = spec;
  const flags = {
    'etcd-servers': spec.etcdUrl,
    'bind-address': spec.address,
    'advertise-address': spec.address,
    'secure-port': spec.port,
    'cert-dir': join(run.path, 'apiserver'),
    'tls-cert-file': spec.certificate.certificate,
    'tls-private-key-file': spec.certificate.key,
    'client-ca-file': files.authority.certificate,
    'token-auth-file': files.tokenFile,
    'authorization-mode': 'Node,RBAC',
    'allow-privileged': true,
    'service-cluster-ip-range': '10.96.0.0/16',
    'service-account-issuer': SERVICE_ACCOUNT_ISSUER,
    'service-account-key-file': files.serviceAccount.certificate,
    'service-account-signing-key-file': files.serviceAccount.key,
    'kubelet-client-certificate': files.kubeletClient.certificate,
    'kubelet-client-key': files.kubeletClient.key,
    'kubelet-preferred-address-types': 'InternalIP',
    'requestheader-client-ca-file': files.proxyAuthority.certificate,
    'requestheader-allowed-names': 'front-proxy',
    'requestheader-extra-headers-prefix': 'X-Remote-Extra-',
    'requestheader-group-headers': 'X-Remote-Group',
    'requestheader-username-headers': 'X-Remote-User',
    'proxy-client-cert-file': files.proxyClient.certificate,
    'proxy-client-key-file': files.proxyClient.key,
    'enable-aggregator-routing': true,
    'event-ttl': '1h',
    'max-requests-inflight': 2000,
    'max-mutating-requests-inflight': 1000,
  };
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  return startInRun(run, 'kube-apiserver', join(spec.programs, 'kube-apiserver'), args, {
    netns: spec.netns,
  });
}
