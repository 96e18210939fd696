import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageService } from '../language-client.ts';
import type { Explanation } from './explanation.ts';
import type { NotifyError } from './notify.ts';
import type { ReadonlyDocuments } from './readonly-documents.ts';

/** What every part of the client shares. */
export interface Shell {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly language: LanguageService;
  readonly documents: ReadonlyDocuments;
  readonly explain: (error: unknown) => Explanation;
  readonly notifyError: NotifyError;
}
