import type { CommandContribution, MenuContribution } from './command.ts';

const onRow = (row: RegExp, group: string): MenuContribution => ({
  menu: 'view/item/context',
  when: `view == slipway.containers && viewItem =~ ${row}`,
  group,
});
const trusted = 'isWorkspaceTrusted';

/** Commands of the Docker engine: build, run, containers, images, volumes, networks. */
export const engineCommands = [
  {
    id: 'buildImage',
    title: 'Build Image…',
    titleZh: '构建镜像…',
    icon: 'package',
    enablement: trusted,
    menus: [
      { menu: 'editor/title', when: 'resourceLangId == dockerfile', group: 'navigation@1' },
      { menu: 'editor/context', when: 'resourceLangId == dockerfile', group: 'slipway@1' },
      { menu: 'explorer/context', when: 'resourceLangId == dockerfile', group: 'slipway@1' },
    ],
  },
  {
    id: 'runImage',
    title: 'Run Image…',
    titleZh: '运行镜像…',
    icon: 'play',
    enablement: trusted,
    menus: [onRow(/^image/, 'inline@1'), onRow(/^image/, '1_run@1')],
  },
  {
    id: 'startContainer',
    title: 'Start',
    titleZh: '启动',
    icon: 'debug-start',
    menus: [
      onRow(/^container (created|exited|dead)/, 'inline@1'),
      onRow(/^container (created|exited|dead)/, '1_state@1'),
    ],
  },
  {
    id: 'stopContainer',
    title: 'Stop',
    titleZh: '停止',
    icon: 'debug-stop',
    menus: [
      onRow(/^container (running|paused|restarting)/, 'inline@1'),
      onRow(/^container (running|paused|restarting)/, '1_state@2'),
    ],
  },
  {
    id: 'restartContainer',
    title: 'Restart',
    titleZh: '重启',
    icon: 'debug-restart',
    menus: [onRow(/^container /, '1_state@3')],
  },
  {
    id: 'showContainerLogs',
    title: 'Show Logs',
    titleZh: '显示日志',
    icon: 'output',
    menus: [onRow(/^container /, 'inline@2'), onRow(/^container /, '2_look@1')],
  },
  {
    id: 'openContainerShell',
    title: 'Open Shell',
    titleZh: '打开 Shell',
    icon: 'terminal',
    menus: [onRow(/^container running/, 'inline@3'), onRow(/^container running/, '2_look@2')],
  },
  {
    id: 'openContainerPort',
    title: 'Open in Browser',
    titleZh: '在浏览器中打开',
    icon: 'globe',
    menus: [onRow(/^container running published/, '2_look@3')],
  },
  {
    id: 'inspectResource',
    title: 'Inspect',
    titleZh: '查看详细信息',
    icon: 'json',
    palette: false,
    menus: [onRow(/^(container|image|volume|network)\b/, '2_look@4')],
  },
  {
    id: 'pushImage',
    title: 'Push Image…',
    titleZh: '推送镜像…',
    icon: 'cloud-upload',
    enablement: trusted,
    menus: [onRow(/^image named/, '3_share@1')],
  },
  {
    id: 'pullImage',
    title: 'Pull Image…',
    titleZh: '拉取镜像…',
    icon: 'cloud-download',
    menus: [onRow(/^group images/, 'inline@1'), onRow(/^group images/, '3_share@1')],
  },
  {
    id: 'tagImage',
    title: 'Tag Image…',
    titleZh: '标记镜像…',
    icon: 'tag',
    menus: [onRow(/^image/, '3_share@2')],
  },
  {
    id: 'removeContainer',
    title: 'Remove Container…',
    titleZh: '移除容器…',
    icon: 'trash',
    menus: [onRow(/^container /, '9_remove@1')],
  },
  {
    id: 'removeImage',
    title: 'Remove Image…',
    titleZh: '移除镜像…',
    icon: 'trash',
    menus: [onRow(/^image/, '9_remove@1')],
  },
  {
    id: 'removeVolume',
    title: 'Remove Volume…',
    titleZh: '移除卷…',
    icon: 'trash',
    palette: false,
    menus: [onRow(/^volume/, '9_remove@1')],
  },
  {
    id: 'removeNetwork',
    title: 'Remove Network…',
    titleZh: '移除网络…',
    icon: 'trash',
    palette: false,
    menus: [onRow(/^network$/, '9_remove@1')],
  },
  {
    id: 'refreshContainers',
    title: 'Refresh Containers',
    titleZh: '刷新容器',
    icon: 'refresh',
    menus: [{ menu: 'view/title', when: 'view == slipway.containers', group: 'navigation@9' }],
  },
] as const satisfies readonly CommandContribution[];
