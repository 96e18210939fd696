/** What the signals that end or steer a process mean to programs, in Markdown. */
export const signalDocs: Readonly<Record<string, string>> = {
  SIGTERM: 'Please end. The default of Docker and Kubernetes.',
  SIGINT:
    'Interrupted, as by Ctrl+C. Node.js tools, Python and PostgreSQL (fast shutdown) end on it.',
  SIGQUIT: 'Quit. nginx, PHP-FPM and uWSGI finish their requests first.',
  SIGHUP: 'The terminal is gone. Many servers read their configuration again instead of ending.',
  SIGUSR1: 'Free for the program. Many servers open their log files again.',
  SIGUSR2: 'Free for the program.',
  SIGWINCH: 'The window changed. Apache httpd takes it as a graceful stop.',
  SIGKILL: 'Ends the process at once, without a chance to finish anything.',
  SIGABRT: 'Abnormal end, often with a core dump.',
  SIGRTMIN: 'The first real-time signal. `SIGRTMIN+3` halts systemd.',
};
