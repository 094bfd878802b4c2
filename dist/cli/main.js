import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VERSION } from '../version.js';
import { readFlags, SECRETS } from './flags.js';
import { helpText } from './help.js';
import { createPlainLog } from './plain-log.js';
/**
 * The action off GitHub: sets the variables that a runner would set, runs the very bundle that a runner runs, and shows
 * its summary. It is not bundled itself, so that there is one bundle only.
 */
async function main() {
    const documented = JSON.parse(readFileSync(new URL('../inputs.json', import.meta.url), 'utf8'));
    const commandLine = readFlags(process.argv.slice(2), documented);
    if ('refused' in commandLine) {
        refuse(`${commandLine.refused} \`--help\` lists the flags.`);
    }
    else if ('ask' in commandLine) {
        process.stdout.write(commandLine.ask === 'help' ? helpText(documented) : `${VERSION}\n`);
    }
    else {
        await sync(commandLine);
    }
}
async function sync({ inputs, tokenFile }) {
    const env = process.env;
    const give = (name, value) => {
        if (value !== undefined)
            env[`INPUT_${name.toUpperCase()}`] = value;
    };
    for (const [name, value] of Object.entries(inputs))
        give(name, value);
    for (const [name, variable] of Object.entries(SECRETS))
        give(name, env[variable]);
    if (tokenFile !== undefined) {
        const token = readToken(tokenFile);
        if (token === undefined)
            return;
        give('token', token);
    }
    const scratch = mkdtempSync(join(tmpdir(), 'specstory-sync-cli-'));
    const standIn = (variable) => {
        if (env[variable])
            return undefined;
        const file = join(scratch, variable);
        writeFileSync(file, '');
        env[variable] = file;
        return file;
    };
    standIn('GITHUB_OUTPUT');
    const summary = standIn('GITHUB_STEP_SUMMARY');
    try {
        if (env['GITHUB_ACTIONS'] !== 'true')
            showPlainly();
        await import('../start.js');
        if (summary !== undefined)
            process.stdout.write(`\n${readFileSync(summary, 'utf8')}`);
    }
    finally {
        rmSync(scratch, { recursive: true, force: true });
    }
}
/** The token in a file, or on standard input; nothing when it cannot be read, and then that was said. */
function readToken(file) {
    try {
        return readFileSync(file === '-' ? 0 : file, 'utf8');
    }
    catch (error) {
        refuse(`The token cannot be read: ${Error.isError(error) ? error.message : String(error)}`);
        return undefined;
    }
}
/** Every write of the toolkit is one line, whole. */
function showPlainly() {
    const plain = createPlainLog();
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (chunk) => {
        const shown = plain(String(chunk).replace(/\r?\n$/, ''));
        return shown === undefined || write(`${shown}\n`);
    };
}
function refuse(sentence) {
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 2;
}
await main();
