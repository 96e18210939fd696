import type { SystemName } from './base-systems.ts';

/** Images that differ only in their tag. */
export interface Family {
  /** Matches the repository without `docker.io/library/`. */
  readonly names: RegExp;
  /** The repositories of the family that completion proposes. */
  readonly proposed: readonly string[];
  /** The product whose version the tag starts with. */
  readonly product?: string;
  /** The distribution of every tag; otherwise the tag says it. */
  readonly system?: SystemName;
  /** The distribution when the tag does not say it. */
  readonly defaultSystem?: SystemName;
  readonly user?: string;
  readonly workdir?: string;
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly exposedPorts?: readonly string[];
  readonly volumes?: readonly string[];
  readonly stopSignal?: string;
  /** Tracked programs that come on top of the distribution. */
  readonly programs?: readonly string[];
  /** Users that come on top of the distribution, each with a group of the same name. */
  readonly users?: readonly string[];
  /** Folders at the root that come on top of those which every distribution has. */
  readonly folders?: readonly string[];
  /** True when nothing tracked is in the image but what is listed. */
  readonly hasAllPrograms?: boolean;
  readonly variables?: readonly string[];
}

/** Facts of public images, as their published configuration states them. */
export const families: readonly Family[] = [
  {
    names: /^ubuntu$/,
    proposed: ['ubuntu'],
    product: 'Ubuntu',
    system: 'ubuntu',
    hasAllPrograms: true,
    variables: ['PATH'],
  },
  {
    names: /^debian$/,
    proposed: ['debian'],
    product: 'Debian',
    system: 'debian',
    hasAllPrograms: true,
    variables: ['PATH'],
  },
  {
    names: /^alpine$/,
    proposed: ['alpine'],
    product: 'Alpine',
    system: 'alpine',
    hasAllPrograms: true,
    variables: ['PATH'],
  },
  {
    names: /^busybox$/,
    proposed: ['busybox'],
    system: 'busybox',
    hasAllPrograms: true,
    variables: ['PATH'],
  },
  {
    names: /^centos$/,
    proposed: [],
    product: 'CentOS',
    system: 'redhat',
    variables: ['PATH'],
  },
  {
    names: /^fedora$/,
    proposed: ['fedora'],
    product: 'Fedora',
    system: 'redhat',
  },
  {
    names: /^amazonlinux$/,
    proposed: ['amazonlinux'],
    product: 'Amazon Linux',
    system: 'redhat',
  },
  {
    names: /^(?:rockylinux|almalinux|oraclelinux|rockylinux\/rockylinux)$/,
    proposed: ['rockylinux', 'almalinux'],
    system: 'redhat',
  },
  {
    names: /^opensuse\/leap$/,
    proposed: ['opensuse/leap'],
    product: 'openSUSE Leap',
    system: 'suse',
  },
  {
    names: /^python$/,
    proposed: ['python'],
    product: 'Python',
    cmd: ['python3'],
    programs: ['python', 'python3', 'pip', 'pip3'],
    hasAllPrograms: true,
    variables: [
      'PATH',
      'LANG',
      'GPG_KEY',
      'PYTHON_VERSION',
      'PYTHON_SHA256',
      'PYTHON_PIP_VERSION',
      'PYTHON_SETUPTOOLS_VERSION',
      'PYTHON_GET_PIP_URL',
      'PYTHON_GET_PIP_SHA256',
    ],
  },
  {
    names: /^node$/,
    proposed: ['node'],
    product: 'Node.js',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['node'],
    programs: ['node', 'npm', 'npx', 'yarn'],
    hasAllPrograms: true,
    variables: ['PATH', 'NODE_VERSION', 'YARN_VERSION'],
    users: ['node'],
  },
  {
    names: /^golang$/,
    proposed: ['golang'],
    product: 'Go',
    workdir: '/go',
    cmd: ['bash'],
    programs: ['go'],
    variables: ['PATH', 'GOLANG_VERSION', 'GOPATH', 'GOTOOLCHAIN'],
    folders: ['/go'],
  },
  {
    names: /^rust$/,
    proposed: ['rust'],
    cmd: ['bash'],
    programs: ['cargo', 'rustc', 'gcc'],
    variables: ['PATH', 'RUSTUP_HOME', 'CARGO_HOME', 'RUST_VERSION'],
  },
  {
    names: /^ruby$/,
    proposed: ['ruby'],
    product: 'Ruby',
    cmd: ['irb'],
    programs: ['ruby', 'gem', 'bundle'],
  },
  {
    names: /^php$/,
    proposed: ['php'],
    product: 'PHP',
    entrypoint: ['docker-php-entrypoint'],
    programs: ['php', 'curl'],
    defaultSystem: 'debian',
    users: ['www-data'],
  },
  {
    names: /^openjdk$/,
    proposed: [],
    product: 'The openjdk image of Java',
    programs: ['java'],
    defaultSystem: 'ubuntu',
  },
  {
    names: /^(?:eclipse-temurin|amazoncorretto|ibm-semeru-runtimes)$/,
    proposed: ['eclipse-temurin', 'amazoncorretto'],
    product: 'Java',
    programs: ['java'],
    defaultSystem: 'ubuntu',
    folders: ['/__cacert_entrypoint.sh'],
  },
  {
    names: /^(?:maven|gradle)$/,
    proposed: ['maven', 'gradle'],
    programs: ['java', 'javac'],
    defaultSystem: 'ubuntu',
    users: ['gradle'],
  },
  {
    names: /^nginx$/,
    proposed: ['nginx'],
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    exposedPorts: ['80/tcp'],
    stopSignal: 'SIGQUIT',
    programs: ['nginx', 'curl'],
    defaultSystem: 'debian',
    users: ['nginx'],
    folders: ['/docker-entrypoint.d', '/docker-entrypoint.sh'],
  },
  {
    names: /^nginxinc\/nginx-unprivileged$/,
    proposed: ['nginxinc/nginx-unprivileged'],
    user: '101',
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    exposedPorts: ['8080/tcp'],
    stopSignal: 'SIGQUIT',
    programs: ['nginx', 'curl'],
    defaultSystem: 'debian',
    users: ['nginx'],
    folders: ['/docker-entrypoint.d', '/docker-entrypoint.sh'],
  },
  {
    names: /^httpd$/,
    proposed: ['httpd'],
    workdir: '/usr/local/apache2',
    cmd: ['httpd-foreground'],
    exposedPorts: ['80/tcp'],
    stopSignal: 'SIGWINCH',
    programs: ['httpd'],
    defaultSystem: 'debian',
    users: ['www-data'],
  },
  {
    names: /^redis$/,
    proposed: ['redis'],
    workdir: '/data',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['redis-server'],
    exposedPorts: ['6379/tcp'],
    volumes: ['/data'],
    programs: ['redis-server', 'redis-cli'],
    defaultSystem: 'debian',
    users: ['redis'],
    folders: ['/data'],
  },
  {
    names: /^postgres$/,
    proposed: ['postgres'],
    product: 'PostgreSQL',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['postgres'],
    exposedPorts: ['5432/tcp'],
    volumes: ['/var/lib/postgresql/data'],
    stopSignal: 'SIGINT',
    programs: ['postgres', 'psql', 'pg_isready', 'gosu'],
    defaultSystem: 'debian',
    users: ['postgres'],
    folders: ['/docker-entrypoint-initdb.d'],
  },
  {
    names: /^mysql$/,
    proposed: ['mysql'],
    product: 'MySQL',
    entrypoint: ['docker-entrypoint.sh'],
    exposedPorts: ['3306/tcp'],
    volumes: ['/var/lib/mysql'],
    programs: ['mysql', 'mysqladmin', 'gosu'],
    defaultSystem: 'redhat',
    users: ['mysql'],
    folders: ['/docker-entrypoint-initdb.d', '/entrypoint.sh'],
  },
  {
    names: /^mariadb$/,
    proposed: ['mariadb'],
    product: 'MariaDB',
    entrypoint: ['docker-entrypoint.sh'],
    exposedPorts: ['3306/tcp'],
    volumes: ['/var/lib/mysql'],
    programs: ['mysql', 'mysqladmin', 'gosu'],
    defaultSystem: 'ubuntu',
    users: ['mysql'],
    folders: ['/docker-entrypoint-initdb.d', '/entrypoint.sh'],
  },
  {
    names: /^mongo$/,
    proposed: ['mongo'],
    product: 'MongoDB',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mongod'],
    exposedPorts: ['27017/tcp'],
    programs: ['mongod', 'gosu'],
    defaultSystem: 'ubuntu',
    users: ['mongodb'],
    folders: ['/data', '/docker-entrypoint-initdb.d', '/js-yaml.js'],
  },
  {
    names: /^gcr\.io\/distroless\/(?:static|base|base-nossl|cc)(?:-debian\d+)?$/,
    proposed: ['gcr.io/distroless/static-debian12', 'gcr.io/distroless/base-debian12'],
    system: 'none',
    hasAllPrograms: true,
    variables: ['PATH', 'SSL_CERT_FILE'],
  },
  {
    names: /^gcr\.io\/distroless\/java\d*(?:-debian\d+)?$/,
    proposed: ['gcr.io/distroless/java21-debian12'],
    system: 'none',
    entrypoint: ['/usr/bin/java', '-jar'],
    programs: ['java'],
    hasAllPrograms: true,
  },
  {
    names: /^gcr\.io\/distroless\/nodejs\d*(?:-debian\d+)?$/,
    proposed: ['gcr.io/distroless/nodejs22-debian12'],
    system: 'none',
    entrypoint: ['/nodejs/bin/node'],
    programs: ['node'],
    hasAllPrograms: true,
    folders: ['/nodejs'],
  },
  {
    names: /^gcr\.io\/distroless\/python3(?:-debian\d+)?$/,
    proposed: ['gcr.io/distroless/python3-debian12'],
    system: 'none',
    entrypoint: ['/usr/bin/python3.11'],
    programs: ['python3', 'python'],
    hasAllPrograms: true,
  },
  {
    names: /^mcr\.microsoft\.com\/dotnet\/sdk$/,
    proposed: ['mcr.microsoft.com/dotnet/sdk'],
    product: '.NET',
    programs: ['dotnet', 'curl', 'git'],
    defaultSystem: 'debian',
    users: ['app'],
  },
  {
    names: /^mcr\.microsoft\.com\/dotnet\/(?:aspnet|runtime|runtime-deps)$/,
    proposed: ['mcr.microsoft.com/dotnet/aspnet', 'mcr.microsoft.com/dotnet/runtime'],
    product: '.NET',
    programs: ['dotnet'],
    defaultSystem: 'debian',
    users: ['app'],
  },
];
