import type { FileSource } from '../analysis/core/file-view.ts';

/** Something that can be taken back, such as a timer. */
export interface Disposable {
  dispose(): void;
}

/** The text of a file, or why it has none that can be analysed. */
type FileContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' | 'too-large' | 'unreadable' };

/** Everything that the server asks of the machine it runs on. */
export interface Host {
  /** Reads a file; never rejects. */
  readFile(uri: string): Promise<FileContent>;
  /**
   * URIs of the files below a folder that ignore files leave in and that `accept` takes.
   * Symbolic links are never followed out of the walk or in circles.
   */
  findFiles(folder: string, accept: (uri: string) => boolean): Promise<readonly string[]>;
  /** What analysis may ask of the disk; bounded, and links are not followed. */
  readonly files: FileSource;
  setTimer(run: () => void, milliseconds: number): Disposable;
  /** Settles after the messages that are already waiting have been read. */
  breathe(): Promise<void>;
  /** The Markdown page of a rule. */
  rulePage(rule: string): string | undefined;
}
