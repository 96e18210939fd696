/** The users and groups that a distribution brings. */
export interface BaseAccounts {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  /** True when no others are there. */
  readonly isComplete: boolean;
}

const words = (text: string) => text.trim().split(/\s+/);

/** From /etc/passwd and /etc/group of package base-passwd, as images of Debian 9 to 13 and Ubuntu 18.04 to 26.04 hold them. */
const debian: BaseAccounts = {
  users: words(
    `root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt
     systemd-timesync systemd-network systemd-resolve systemd-bus-proxy`,
  ),
  groups: words(
    `root daemon bin sys adm tty disk lp mail news uucp man proxy kmem dialout fax voice cdrom floppy tape
     sudo audio dip www-data backup operator list irc src gnats shadow utmp video sasl plugdev staff
     games users nogroup clock sgx input kvm render crontab ssh _ssh`,
  ),
  isComplete: true,
};

/** From package alpine-baselayout of Alpine 3.6 to 3.22; later releases hold fewer. */
const alpine: BaseAccounts = {
  users: words(
    `root bin daemon adm lp sync shutdown halt mail news uucp operator man postmaster cron ftp sshd at squid
     xfs games postgres cyrus vpopmail ntp smmsp guest nobody`,
  ),
  groups: words(
    `root bin daemon sys adm tty disk lp mem kmem wheel floppy mail news uucp man cron console audio cdrom
     dialout ftp sshd input at tape video netdev readproc squid xfs kvm games shadow postgres cdrw
     www-data usb vpopmail users ntp nofiles smmsp locate abuild utmp ping nogroup nobody`,
  ),
  isComplete: true,
};

/** From package setup of Fedora and of Red Hat Enterprise Linux; others add theirs. */
const redhat: BaseAccounts = {
  users: words('root bin daemon adm lp sync shutdown halt mail operator games ftp nobody'),
  groups: words(
    `root bin daemon sys adm tty disk lp mem kmem wheel cdrom mail man dialout floppy games tape video ftp
     lock audio users nobody utmp`,
  ),
  isComplete: false,
};

/** Users and groups by distribution; `none` is what the distroless images hold. */
export const accountsOfSystems = {
  debian,
  buildpack: debian,
  ubuntu: { ...debian, users: [...debian.users, 'ubuntu'], groups: [...debian.groups, 'ubuntu'] },
  alpine,
  busybox: {
    users: words('root daemon bin sys sync mail www-data operator nobody'),
    groups: words(
      `root daemon bin sys adm tty disk lp mail kmem wheel cdrom dialout floppy video audio tape
       www-data operator utmp plugdev staff lock netdev users nobody nogroup`,
    ),
    isComplete: true,
  },
  redhat,
  suse: {
    users: ['root', 'nobody', 'man'],
    groups: ['root', 'users', 'nogroup'],
    isComplete: false,
  },
  none: {
    users: words('root nobody nonroot'),
    groups: words('root nobody tty staff nonroot'),
    isComplete: true,
  },
  windows: { users: [], groups: [], isComplete: false },
} as const satisfies Readonly<Record<string, BaseAccounts>>;
