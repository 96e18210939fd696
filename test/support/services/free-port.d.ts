/** A TCP port of the loopback interface that nothing listens on just now. */
export declare function freePort(): Promise<number>;
