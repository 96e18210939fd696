/** How one finite command runs: `input` is text for its standard input. */
export interface CommandOptions {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly input?: string;
    /** Do not throw when the command fails. */
    readonly mayFail?: boolean;
}
/** What a finished command left behind. */
export interface CommandResult {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}
/** Runs a command to its end and throws with the end of its output when it fails. */
export declare function runCommand(command: string, args: readonly string[], options?: CommandOptions): Promise<CommandResult>;
