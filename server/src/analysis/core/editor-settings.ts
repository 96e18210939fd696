/** What an editor shows in and above the lines of a text. */
export interface EditorSettings {
  readonly codeLenses: boolean;
  readonly formatManifests: boolean;
  readonly inlayHints: {
    readonly variables: boolean;
    readonly stages: boolean;
    readonly workingDirectories: boolean;
    /** What the API server fills in. */
    readonly defaults: boolean;
    readonly pods: boolean;
  };
}

/** Everything is shown when nobody says otherwise. */
export const defaultEditorSettings: EditorSettings = {
  codeLenses: true,
  formatManifests: true,
  inlayHints: {
    variables: true,
    stages: true,
    workingDirectories: true,
    defaults: true,
    pods: true,
  },
};
