import { l10n } from 'vscode';
import type { EngineConnection } from '../../docker/connect-engine.ts';
import type { Container, Engine, ResourceKind } from '../../docker/engine.ts';
import { isEngineError } from '../../docker/engine-error.ts';
import type { EngineWatch } from '../../docker/engine-watch.ts';
import type { TreeNode } from '../tree-node.ts';
import { composeNode } from './compose-node.ts';
import { containerNode } from './container-node.ts';
import { imageNodes } from './image-node.ts';
import { networkNode } from './network-node.ts';
import { volumeNode } from './volume-node.ts';

/** What the view shows: nothing answered yet, or there is an engine. */
export type EngineState = 'absent' | 'present';

/** Everything that an engine holds, by kind. */
export function engineTree(
  connection: EngineConnection,
  watch: EngineWatch,
  onState: (state: EngineState) => void,
): TreeNode {
  let wasPresent = false;
  const show = (state: EngineState) => {
    wasPresent ||= state === 'present';
    onState(state);
  };
  return {
    id: 'engine',
    label: '',
    watch: (changed) => watch.on('connection', changed),
    children: async () => {
      try {
        await (await connection.connect()).about();
      } catch (error) {
        // Without any rows the view welcomes people; an engine that went away is a row with the reason.
        if (wasPresent || !isEngineError(error) || error.reason !== 'unavailable') throw error;
        show('absent');
        return [];
      }
      show('present');
      return groups().map((group) => groupNode(group, connection, watch));
    },
  };
}

interface Group {
  readonly kind: ResourceKind;
  readonly label: string;
  readonly expanded?: boolean;
  readonly rows: (engine: Engine, signal: AbortSignal) => Promise<readonly TreeNode[]>;
}

/** A function, since the words are known only after activation. */
function groups(): readonly Group[] {
  return [
    {
      kind: 'container',
      label: l10n.t('Containers'),
      expanded: true,
      rows: async (engine, signal) => containerRows(await engine.containers(signal)),
    },
    {
      kind: 'image',
      label: l10n.t('Images'),
      rows: async (engine, signal) => byLabel((await engine.images(signal)).flatMap(imageNodes)),
    },
    {
      kind: 'volume',
      label: l10n.t('Volumes'),
      rows: async (engine, signal) => byLabel((await engine.volumes(signal)).map(volumeNode)),
    },
    {
      kind: 'network',
      label: l10n.t('Networks'),
      rows: async (engine, signal) => byLabel((await engine.networks(signal)).map(networkNode)),
    },
  ];
}

function groupNode(group: Group, connection: EngineConnection, watch: EngineWatch): TreeNode {
  return {
    id: `group/${group.kind}`,
    label: group.label,
    contextValue: `group ${group.kind}s`,
    ...(group.expanded ? { expanded: true } : {}),
    watch: (changed) => watch.on(group.kind, changed),
    children: async (signal) => {
      const rows = await group.rows(await connection.connect(), signal);
      return rows.length > 0 ? rows : [emptyNode(group.kind)];
    },
  };
}

function emptyNode(kind: ResourceKind): TreeNode {
  return { id: `empty/${kind}`, label: l10n.t('None'), contextValue: 'empty' };
}

/** Compose projects first, then the other containers, each by name. */
function containerRows(containers: readonly Container[]): readonly TreeNode[] {
  const sorted = [...containers].sort((one, other) => one.name.localeCompare(other.name));
  const projects = new Map<string, Container[]>();
  for (const container of sorted) {
    const project = container.compose?.project;
    if (project === undefined) continue;
    projects.set(project, [...(projects.get(project) ?? []), container]);
  }
  const grouped = [...projects].map(([project, members]) => composeNode(project, members));
  const others = sorted.filter(({ compose }) => compose === undefined).map(containerNode);
  return [...byLabel(grouped), ...others];
}

function byLabel<Node extends TreeNode>(nodes: readonly Node[]): readonly Node[] {
  return [...nodes].sort((one, other) => one.label.localeCompare(other.label));
}
