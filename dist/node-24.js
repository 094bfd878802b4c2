/**
 * Starts the program, or says in one sentence which Node it needs and ends with 1. What starts programs imports nothing
 * else and is written in the syntax of an old Node: one that cannot parse the program would answer with a stack trace.
 *
 * @param start loads the program, which starts itself
 */
export function startOnNode24(start) {
    if (Number.parseInt(process.versions.node, 10) >= 24) {
        void start();
        return;
    }
    process.stderr.write(`SpecStory sync requires Node.js 24 or later, and this is ${process.version}.\n`);
    process.exitCode = 1;
}
