import type { Completion } from '../../core/features.ts';
import { pairAt } from '../syntax/access.ts';
import type { CompletionRequest } from './completion-request.ts';
import { snippetText } from './snippet-text.ts';

/** Keys that people write where the schema takes any key: resources of containers, quotas. */
export function usualKeys({ place, cursor }: CompletionRequest): readonly Completion[] {
  const keys = usualAt(keyPlaces, place.path);
  const quote = cursor.flow ? cursor.quote : '';
  return keys
    .filter(([name]) => !pairAt(place.holder, name))
    .map(([name, documentation]) => ({
      label: name,
      kind: 'property',
      documentation,
      replace: cursor.replace,
      snippet: (cursor.needsSpace ? ' ' : '') + (cursor.hasColon ? name : `${name}${quote}: `),
      rank: 0,
    }));
}

/** Values that people write where the schema takes any text: capabilities, verbs, topology keys, amounts. */
export function usualValues({ place, cursor }: CompletionRequest): readonly Completion[] {
  return usualAt(valuePlaces, place.path).map(([name, documentation], index) => ({
    label: name,
    kind: 'value',
    documentation,
    replace: cursor.replace,
    // What starts with a star is an alias to YAML.
    snippet:
      (cursor.needsSpace ? ' ' : '') +
      snippetText(cursor.quote === '' && name.startsWith('*') ? `"${name}"` : name),
    rank: index,
  }));
}

/** A text with what it means. */
type Meaning = readonly [text: string, meaning: string];
type Table = readonly (readonly [place: RegExp, entries: readonly Meaning[]])[];

function usualAt(table: Table, path: readonly (string | number)[]): readonly Meaning[] {
  const names = path.filter((step) => typeof step === 'string').join('.');
  return table.find(([place]) => place.test(names))?.[1] ?? [];
}

const computeResources: readonly Meaning[] = [
  ['cpu', 'CPU time: `1` is one core, `250m` a quarter of one.'],
  ['memory', 'Bytes of memory, such as `128Mi`.'],
  ['ephemeral-storage', 'Bytes of the node’s disk for logs, `emptyDir` and what is written.'],
  ['hugepages-2Mi', 'Pages of 2 MiB; the limit must equal the request.'],
];

const keyPlaces: Table = [
  [/^spec\.(?:volumeClaimTemplates\.spec\.)?resources\.requests$/, [['storage', 'Bytes of disk.']]],
  [/(?:^|\.)resources\.(?:requests|limits)$/, computeResources],
  [
    /^spec\.hard$/,
    [
      ['requests.cpu', 'The sum of all CPU requests.'],
      ['requests.memory', 'The sum of all memory requests.'],
      ['limits.cpu', 'The sum of all CPU limits.'],
      ['limits.memory', 'The sum of all memory limits.'],
      ['requests.storage', 'The sum of what all claims request.'],
      ['pods', 'How many Pods that have not ended.'],
      ['services', 'How many Services.'],
      ['secrets', 'How many Secrets.'],
      ['configmaps', 'How many ConfigMaps.'],
      ['persistentvolumeclaims', 'How many claims.'],
      ['count/deployments.apps', 'How many Deployments.'],
    ],
  ],
  [/^spec\.limits\.(?:default|defaultRequest|max|min)$/, computeResources],
];

const amounts = (...texts: readonly string[]) => texts.map((text): Meaning => [text, '']);

const valuePlaces: Table = [
  [
    /capabilities\.drop$/,
    [
      ['ALL', 'Every capability; the level `restricted` asks for it.'],
      ['NET_RAW', 'Raw sockets, which let a container forge packets.'],
    ],
  ],
  [
    /capabilities\.add$/,
    [
      ['NET_BIND_SERVICE', 'Listen on ports below 1024; the level `restricted` allows it.'],
      ['CHOWN', 'Change owners of files.'],
      ['SYS_PTRACE', 'Trace other processes; refused by the level `baseline`.'],
      ['NET_ADMIN', 'Change the network; refused by the level `baseline`.'],
      ['SYS_ADMIN', 'Nearly everything root may; refused by the level `baseline`.'],
    ],
  ],
  [
    /^rules\.verbs$/,
    [
      ['get', 'Read one object.'],
      ['list', 'Read all objects.'],
      ['watch', 'Be told of changes.'],
      ['create', 'Create objects.'],
      ['update', 'Replace objects.'],
      ['patch', 'Change parts of objects.'],
      ['delete', 'Delete one object.'],
      ['deletecollection', 'Delete all objects.'],
      ['*', 'Everything, also what comes later.'],
    ],
  ],
  [
    /topologyKey$/,
    [
      ['kubernetes.io/hostname', 'Each node is a place of its own.'],
      ['topology.kubernetes.io/zone', 'Each zone is a place of its own.'],
      ['topology.kubernetes.io/region', 'Each region is a place of its own.'],
    ],
  ],
  [/resources\.(?:requests|limits)\.cpu$/, amounts('100m', '250m', '500m', '1', '2')],
  [
    /resources\.(?:requests|limits)\.(?:memory|ephemeral-storage)$/,
    amounts('64Mi', '128Mi', '256Mi', '512Mi', '1Gi', '2Gi'),
  ],
  [/resources\.requests\.storage$/, amounts('1Gi', '5Gi', '10Gi', '50Gi', '100Gi')],
];
