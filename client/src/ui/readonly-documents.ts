import { type Disposable, EventEmitter, Uri, window, workspace } from 'vscode';

const scheme = 'slipway';

/** Texts that are shown but cannot be saved: an inspected container, an object of a cluster. */
export interface ReadonlyDocuments extends Disposable {
  /** Shows a text; the same path shows the same tab with the new text. */
  show(document: ReadonlyDocument): Promise<void>;
  /** Holds a text without showing it and answers its URI, for a diff. */
  hold(document: ReadonlyDocument): Uri;
}

/** A text with the path that names its tab and, by its ending, its language: `container/web.json`. */
interface ReadonlyDocument {
  readonly path: string;
  readonly text: string;
}

/** Registers the provider of the `slipway:` scheme. */
export function createReadonlyDocuments(): ReadonlyDocuments {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const hold = ({ path, text }: ReadonlyDocument) => {
    const uri = Uri.from({ scheme, path: `/${path}` });
    texts.set(uri.toString(), text);
    changed.fire(uri);
    return uri;
  };
  const subscriptions = [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  ];
  return {
    hold,
    show: async (document) => {
      const opened = await workspace.openTextDocument(hold(document));
      await window.showTextDocument(opened, { preview: true });
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
