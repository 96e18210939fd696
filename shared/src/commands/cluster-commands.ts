import type { CommandContribution } from './command.ts';

/** Commands of Kubernetes clusters: contexts, objects, apply, rollouts, logs, port-forward. */
export const clusterCommands = [
  {
    id: 'refreshClusters',
    title: 'Refresh Clusters',
    titleZh: '刷新集群',
    icon: 'refresh',
    menus: [{ menu: 'view/title', when: 'view == slipway.clusters', group: 'navigation@1' }],
  },
  {
    id: 'applyManifest',
    title: 'Apply Manifest',
    titleZh: '应用清单',
    icon: 'cloud-upload',
    menus: [
      { menu: 'editor/title', when: 'resourceLangId == yaml', group: '1_run@2' },
      { menu: 'editor/context', when: 'resourceLangId == yaml', group: 'slipway@1' },
      {
        menu: 'explorer/context',
        when: 'resourceLangId == yaml || explorerResourceIsFolder',
        group: 'slipway@1',
      },
    ],
  },
  {
    id: 'lens.apply',
    title: 'Apply This Manifest',
    titleZh: '应用此清单',
    palette: false,
  },
  {
    id: 'buildAndDeploy',
    title: 'Build and Deploy',
    titleZh: '构建并部署',
    icon: 'rocket',
    menus: [
      { menu: 'view/title', when: 'view == slipway.clusters', group: 'navigation@0' },
      { menu: 'explorer/context', when: 'explorerResourceIsFolder', group: 'slipway@2' },
    ],
  },
  {
    id: 'showWorkloadLogs',
    title: 'Show Logs',
    titleZh: '显示日志',
    icon: 'output',
    palette: false,
    menus: [
      { menu: 'view/item/context', when: on('logs'), group: 'inline@1' },
      { menu: 'view/item/context', when: on('logs'), group: '1_look@1' },
    ],
  },
  {
    id: 'showPreviousLogs',
    title: 'Show Logs Before the Last Restart',
    titleZh: '显示上次重启前的日志',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('clusterContainer'), group: '1_look@2' }],
  },
  {
    id: 'openPodShell',
    title: 'Open Shell',
    titleZh: '打开 Shell',
    icon: 'terminal',
    palette: false,
    menus: [
      { menu: 'view/item/context', when: on('shell'), group: 'inline@2' },
      { menu: 'view/item/context', when: on('shell'), group: '1_look@3' },
    ],
  },
  {
    id: 'showObjectYaml',
    title: 'Show YAML',
    titleZh: '显示 YAML',
    icon: 'file-code',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('clusterObject'), group: '1_look@4' }],
  },
  {
    id: 'forwardPort',
    title: 'Forward Port',
    titleZh: '转发端口',
    icon: 'plug',
    palette: false,
    menus: [
      { menu: 'view/item/context', when: on('forward'), group: 'inline@3' },
      { menu: 'view/item/context', when: on('forward'), group: '2_use@1' },
    ],
  },
  {
    id: 'openForwardedPort',
    title: 'Open in Browser',
    titleZh: '在浏览器中打开',
    icon: 'link-external',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('portForward'), group: 'inline@1' }],
  },
  {
    id: 'stopForwardedPort',
    title: 'Stop Forwarding',
    titleZh: '停止转发',
    icon: 'debug-stop',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('portForward'), group: 'inline@2' }],
  },
  {
    id: 'scaleWorkload',
    title: 'Scale',
    titleZh: '扩缩容',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('scale'), group: '3_change@1' }],
  },
  {
    id: 'restartRollout',
    title: 'Restart Rollout',
    titleZh: '重启滚动更新',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('restart'), group: '3_change@2' }],
  },
  {
    id: 'showRolloutHistory',
    title: 'Rollout History',
    titleZh: '滚动更新历史',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('rollout'), group: '3_change@3' }],
  },
  {
    id: 'editAutoscaler',
    title: 'Autoscale',
    titleZh: '自动扩缩容',
    palette: false,
    menus: [
      { menu: 'view/item/context', when: on('autoscale'), group: '3_change@4' },
      { menu: 'view/item/context', when: on('editAutoscaler'), group: '3_change@4' },
    ],
  },
  {
    id: 'copyKubectlCommand',
    title: 'Copy kubectl Command',
    titleZh: '复制 kubectl 命令',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('clusterObject'), group: '8_copy@1' }],
  },
  {
    id: 'deleteObject',
    title: 'Delete',
    titleZh: '删除',
    icon: 'trash',
    palette: false,
    menus: [{ menu: 'view/item/context', when: on('clusterObject'), group: '9_delete@1' }],
  },
  {
    id: 'setContextProtection',
    title: 'Set Protection',
    titleZh: '设置保护级别',
    icon: 'shield',
    palette: false,
    menus: [
      { menu: 'view/item/context', when: on('clusterContext'), group: 'inline@1' },
      { menu: 'view/item/context', when: on('clusterContext'), group: '1_look@1' },
    ],
  },
] as const satisfies readonly CommandContribution[];

/** A row of the Clusters view whose `contextValue` has a word. */
function on(word: string): string {
  return `view == slipway.clusters && viewItem =~ /\\b${word}\\b/`;
}
