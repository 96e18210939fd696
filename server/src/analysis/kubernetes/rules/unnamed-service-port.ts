import type { Fix } from '../../core/finding.ts';
import { defineRule } from '../../core/rule.ts';
import { headOf } from '../model/head-of.ts';
import { insertField } from '../model/insert-field.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';
import { at, isAbsent, numberAt, stringAt } from '../syntax/access.ts';
import type { YamlMapping, YamlNode } from '../syntax/nodes.ts';

/** Reports Services of several ports of which one has no name. */
export const unnamedServicePort = defineRule<KubernetesObject>({
  id: 'unnamed-service-port',
  summary: 'Service has several ports and one of them has no name',
  severity: 'error',
  kinds: ['Service'],
  *check(object) {
    for (const ports of lists(object)) {
      if (ports.kind !== 'sequence' || ports.items.length < 2) continue;
      for (const port of ports.items) {
        if (port.kind !== 'mapping' || port.templated || !isAbsent(at(port, 'name'))) continue;
        yield {
          span: headOf(port),
          message:
            'A Service of several ports needs a name for each of them, so the object will be refused.',
          fixes: naming(object, port, ports.items),
        };
      }
    }
  },
});

const lists = place('Service spec.ports');

/** The name that people expect of a port, unless another one has it. */
function naming(
  object: KubernetesObject,
  port: YamlMapping,
  all: readonly YamlNode[],
): readonly Fix[] {
  const number = numberAt(port, 'port');
  if (number === undefined) return [];
  const taken = all.map((other) => stringAt(other, 'name'));
  const usual = usualNames[number];
  const name = usual !== undefined && !taken.includes(usual) ? usual : `port-${number}`;
  const edit = insertField(object, port, [`name: ${name}`]);
  return edit ? [{ title: `Name it ${name}`, safety: 'unsafe', edits: [edit] }] : [];
}

const usualNames: Readonly<Record<number, string>> = {
  53: 'dns',
  80: 'http',
  443: 'https',
  8080: 'http',
  8443: 'https',
  9090: 'metrics',
};
