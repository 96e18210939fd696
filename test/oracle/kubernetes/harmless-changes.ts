import type { Document, YAMLMap } from 'yaml';
import { add, change, type Mutation, rewrite } from './mutation.ts';

const pod = /(^|template\.)spec$/;
const isPod = (owner: YAMLMap) => owner.has('containers');

const hasStatus = (_: YAMLMap, manifest: Document) =>
  /^(?:Deployment|StatefulSet|DaemonSet|Job|Pod|Service|Ingress|Namespace)$/.test(
    String(manifest.get('kind')),
  );

/** Changes after which the API server takes a manifest as before. */
export const harmlessChanges: readonly Mutation[] = [
  rewrite('comment above', (text) => `# A comment.\n${text}`),
  rewrite('comment behind a value', (text) => text.replace(/^(kind: \w+)$/m, '$1 # a comment')),
  rewrite('document markers', (text) => `---\n${text}`),
  rewrite('Windows line ends', (text) => text.replace(/(?<!\r)\n/g, '\r\n')),
  rewrite('quoted kind', (text) => text.replace(/^kind: (\w+)$/m, 'kind: "$1"')),
  rewrite('quoted name', (text) => text.replace(/^ {2}name: ([\w.-]+)$/m, "  name: '$1'")),
  rewrite('blank lines', (text) => text.replace(/\n/g, '\n\n').replace(/\n\n( *\S)/g, '\n$1')),
  rewrite('kind first', (text) => {
    const kind = /^kind: .*\n/m.exec(text)?.[0];
    return kind ? kind + text.replace(kind, '') : undefined;
  }),
  rewrite('long key', (text) => text.replace(/^kind: (\w+)$/m, '? kind\n: $1')),
  add('empty status', /^$/, { status: {} }, hasStatus),
  add('label with prefix', /^metadata$/, { labels: { 'example.com/team': 'shop', empty: '' } }),
  add('annotation of free text', /^metadata$/, {
    annotations: { note: 'Anything: at all, (really)!' },
  }),
  add('no labels', /^metadata$/, { annotations: {} }),
  add('null annotations', /^metadata$/, { annotations: null }),
  add('creation time', /^metadata$/, { creationTimestamp: null }),
  add('finalizer', /^metadata$/, { finalizers: ['example.com/clean'] }),
  change('no replicas', /^spec\.replicas$/, () => 0),
  change('many replicas', /^spec\.replicas$/, () => 1000),
  change('image by digest', /containers\.\d+\.image$/, () => `nginx@sha256:${'0'.repeat(64)}`),
  change('image of a registry with port', /containers\.\d+\.image$/, () => 'localhost:5000/a/b:c'),
  add('pull policy stated', /containers\.0$/, { imagePullPolicy: 'IfNotPresent' }),
  add('terminal', /containers\.0$/, { tty: true, stdin: true }),
  add('numbers of resources', /containers\.0$/, {
    resources: { requests: { cpu: 1, memory: 1000000 }, limits: { cpu: '1.5', memory: '1e9' } },
  }),
  add('extended resource', /containers\.0$/, {
    resources: { limits: { 'nvidia.com/gpu': 1, 'ephemeral-storage': '1Gi' } },
  }),
  change('protocol stated', /containers\.\d+\.ports\.0$/, (port) => ({
    ...(port as object),
    protocol: 'TCP',
  })),
  change('variable expanded', /env\.\d+\.value$/, () => '$(HOME)/x=y'),
  change('variable empty', /env\.\d+\.value$/, () => ''),
  change('dotted variable', /env\.\d+\.name$/, () => 'my.odd-name'),
  add('default scheduler', pod, { schedulerName: 'default-scheduler' }, isPod),
  add('node selector', pod, { nodeSelector: { 'kubernetes.io/arch': 'arm64' } }, isPod),
  add('empty security context', pod, { securityContext: {} }, isPod),
  add('no volumes', pod, { volumes: null }, (owner) => isPod(owner) && !owner.has('volumes')),
  add('tolerate all', pod, { tolerations: [{ operator: 'Exists' }] }, isPod),
  change('Service port of text', /^spec\.ports\.0\.targetPort$/, () => 'web'),
  change('schedule of names', /^spec\.schedule$/, () => '*/15 0-6,18 1,15 JAN-MAR sun'),
  change('schedule as a word', /^spec\.schedule$/, () => '@hourly'),
  change('schedule every while', /^spec\.schedule$/, () => '@every 1h30m'),
  change('budget in percent', /^spec\.(minAvailable|maxUnavailable)$/, () => '100%'),
  change('data of many lines', /^data\.[\w-]+$/, (value) =>
    typeof value === 'string' ? 'YQ==' : undefined,
  ),
  change('address of version 6', /ipBlock$/, () => ({ cidr: '2001:db8::/32' })),
];
