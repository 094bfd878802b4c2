/**
 * Starts the program, or prints the required Node.js version and exits with 1. The entry points import only this file.
 * It uses old syntax: otherwise an old Node.js would print a syntax error.
 * @param start imports the program, which starts itself
 */
export function startOnNode24(start) {
    if (Number.parseInt(process.versions.node, 10) >= 24) {
        void start();
        return;
    }
    process.stderr.write(`SpecStory sync requires Node.js 24 or later (found ${process.version}).\n`);
    process.exitCode = 1;
}
