/** Installs those of the Debian packages that are missing. */
export declare function ensureDebianPackages(names: readonly string[]): Promise<void>;
/** Debian sid's packages unpacked into one folder of the cache, leaving the system as it is. */
export declare function unpackSid(names: readonly string[]): Promise<string>;
/** The address of the Debian mirror that this machine is set up to use. */
export declare function debianMirror(): string;
