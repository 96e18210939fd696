/** The folder outside the checkout that keeps what is slow to fetch or to build. */
export declare function cacheRoot(): string;
/**
 * The cache entry `key`, built first when it is missing.
 * Only a build that succeeded becomes visible, and two processes never build the same entry at once.
 */
export declare function cached(key: string, build: (folder: string) => Promise<void>): Promise<string>;
