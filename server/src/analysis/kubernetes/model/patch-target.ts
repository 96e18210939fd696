import { pairsAt, scalarAt } from '../syntax/access.ts';
import type { YamlMapping } from '../syntax/nodes.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { Member } from './member.ts';

/** The members that a patch of kustomize changes. */
export function patchedBy(
  { target }: { readonly target?: YamlMapping },
  patch: KubernetesObject | undefined,
  members: readonly Member[],
): readonly Member[] {
  if (target) return members.filter((member) => isTargeted(member, target));
  if (!patch || patch.name === undefined) return [];
  const { kind, group, name } = patch;
  return members.filter(
    (member) => member.kind === kind && member.group === group && member.names.includes(name),
  );
}

/** Whether the conditions of `target` can hold for a member; conditions on labels are not looked at. */
function isTargeted({ kind, group, names, object }: Member, target: YamlMapping): boolean {
  const values: Readonly<Record<string, readonly string[]>> = {
    kind: [kind],
    group: [group],
    name: names,
    version: [object.version],
  };
  return pairsAt(target).every(({ name }) => {
    const wanted = scalarAt(target, name)?.text;
    const actual = values[name];
    if (wanted === undefined || wanted === '' || !actual) return true;
    const test = matcher(wanted);
    return actual.some(test);
  });
}

/** A test for the regular expressions that people write there; one that holds anything else matches everything. */
function matcher(pattern: string): (text: string) => boolean {
  const alternatives = pattern
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replace(/^\((.*)\)$/, '$1');
  const parts = alternatives.split('|').map((one) => one.split('.*'));
  if (!parts.flat().every((part) => /^(?:[\w/-]|\\?\.)*$/.test(part))) return () => true;
  const plain = parts.map((one) => one.map((part) => part.replaceAll('\\', '')));
  return (text) => plain.some((one) => matchesGlob(text, one));
}

function matchesGlob(text: string, [first = '', ...rest]: readonly string[]): boolean {
  if (rest.length === 0) return text === first;
  const last = rest.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of rest.slice(0, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.endsWith(last) && from <= text.length - last.length;
}
