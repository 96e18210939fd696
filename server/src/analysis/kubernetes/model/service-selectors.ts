import type { YamlNode } from '../syntax/nodes.ts';
import type { Member } from './member.ts';
import { labelsAt } from './pod-template.ts';

/** The Services among some members that have every one of these labels themselves; none when there are no labels. */
export function chosenServices(
  labels: YamlNode | undefined,
  members: readonly Member[],
): readonly Member[] {
  const wanted = [...labelsAt(labels)];
  if (wanted.length === 0) return [];
  return members.filter(({ object, labels: added }) => {
    const own = labelsAt(object.node, 'metadata', 'labels');
    return wanted.every(
      ([name, { text }]) =>
        own.get(name)?.text === text ||
        added.some((one) => one.name === name && one.value === text),
    );
  });
}
