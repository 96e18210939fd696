/** Where Visual Studio Code's own server, its Node and playwright-core are. */
export interface VsCodeProgram {
    readonly node: string;
    readonly serverMain: string;
    /** The module that drives the browser. */
    readonly playwright: string;
}
/** Visual Studio Code from the npm package code-server, with its native modules built. */
export declare function prepareVsCode(): Promise<VsCodeProgram>;
