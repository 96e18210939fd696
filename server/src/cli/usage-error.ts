/** The command line asks for something that does not exist; ends with exit code 2. */
export class UsageError extends Error {}
