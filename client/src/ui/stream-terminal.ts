import {
  EventEmitter,
  l10n,
  type Pseudoterminal,
  type Terminal,
  type TerminalDimensions,
  ThemeIcon,
  window,
} from 'vscode';

/** What a terminal shows: a log that grows, a shell, a build. */
export interface TerminalContent {
  readonly name: string;
  /** A codicon. */
  readonly icon: string;
  /** True: the other side is a terminal itself, so its bytes pass unchanged. */
  readonly raw?: boolean;
  /** Opens the stream; a rejection is shown in the terminal. */
  open(screen: Screen): Promise<TerminalSession>;
}

/** The screen that a stream writes to. */
export interface Screen {
  readonly size: { readonly columns: number; readonly rows: number };
  write(data: string | Uint8Array): void;
  /** The stream is over; the note says why, and any key closes the terminal. */
  end(note?: string): void;
}

/** An open stream. */
interface TerminalSession {
  /** What people type; absent when the stream only shows. */
  input?(text: string): void;
  resize?(columns: number, rows: number): void;
  /** The terminal was closed. */
  close(): void;
}

/** Opens a terminal on a stream and shows it. */
export function openTerminal(content: TerminalContent): Terminal {
  const terminal = window.createTerminal({
    name: content.name,
    iconPath: new ThemeIcon(content.icon),
    isTransient: true,
    pty: createPseudoterminal(content),
  });
  terminal.show();
  return terminal;
}

function createPseudoterminal(content: TerminalContent): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<void>();
  const decoder = new TextDecoder();
  let session: TerminalSession | undefined;
  let state: 'open' | 'ended' | 'closed' = 'open';

  const write = (data: string | Uint8Array) => {
    if (state === 'closed') return;
    const text = typeof data === 'string' ? data : decoder.decode(data, { stream: true });
    written.fire(content.raw ? text : text.replace(/\r?\n/g, '\r\n'));
  };
  const end = (note?: string) => {
    if (state !== 'open') return;
    const text = [note, l10n.t('Press any key to close the terminal.')].filter(Boolean).join(' ');
    written.fire(`\r\n\x1b[2m${text}\x1b[0m\r\n`);
    state = 'ended';
  };
  const start = async (dimensions: TerminalDimensions | undefined) => {
    const size = dimensions ?? { columns: 80, rows: 24 };
    try {
      const opened = await content.open({ size, write, end });
      // People may close the terminal while it still connects.
      if ((state as string) === 'closed') opened.close();
      else session = opened;
    } catch (error) {
      end(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open: (dimensions) => void start(dimensions),
    close: () => {
      state = 'closed';
      session?.close();
      session = undefined;
    },
    handleInput: (text) => {
      if (state === 'ended') closed.fire();
      else session?.input?.(text);
    },
    setDimensions: ({ columns, rows }) => session?.resize?.(columns, rows),
  };
}
