export const id = 176;
export const ids = [176];
export const modules = {

/***/ 176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  printProjectId: () => (/* binding */ printProjectId)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(304);
// EXTERNAL MODULE: ./lib/src/inputs/read-inputs.js + 18 modules
var read_inputs = __webpack_require__(409);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
;// CONCATENATED MODULE: ./lib/src/inputs/read-runner.js


const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/**
 * Reads what the runner says of itself and of the event. Missing variables are empty: another CI system sets none.
 *
 * @param env the process's environment
 */
function readRunner(env) {
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    const head = ownText(event, 'pull_request', 'head', 'sha');
    const commit = head !== undefined && COMMIT.test(head) ? head : (env['GITHUB_SHA'] ?? '');
    return {
        workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
        serverUrl: (env['GITHUB_SERVER_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
        apiUrl: (env['GITHUB_API_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        commit: COMMIT.test(commit) ? commit : '',
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        event,
        actor: env['GITHUB_ACTOR'] ?? '',
        runId: env['GITHUB_RUN_ID'] ?? '',
        runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
        temporaryDirectory: env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        onGithub: env['GITHUB_ACTIONS'] === 'true',
        debug: env['RUNNER_DEBUG'] === '1',
        windows: process.platform === 'win32',
        cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '',
        verifiesTls: env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0',
        proxy: {
            httpsProxy: env['https_proxy'] || env['HTTPS_PROXY'] || '',
            httpProxy: env['http_proxy'] || env['HTTP_PROXY'] || '',
            allProxy: env['all_proxy'] || env['ALL_PROXY'] || '',
            noProxy: env['no_proxy'] || env['NO_PROXY'] || '',
        },
    };
}
/** The text at a path of own keys in untrusted data, `undefined` when anything on the way is missing or of another type. */
function ownText(data, ...keys) {
    const value = ownValue(data, ...keys);
    return typeof value === 'string' ? value : undefined;
}
/** The value at a path of keys that untrusted data has itself, and not by its prototype; `undefined` where there is none. */
function ownValue(data, ...keys) {
    return keys.reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, data);
}
function readEvent(path) {
    if (path === undefined || path === '')
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        // An unreadable event is no event; `refuseUntrustedEvent` refuses where that matters.
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
;// CONCATENATED MODULE: ./lib/src/place.js



/** What was opened lies elsewhere than its path says: a directory on the way is a link, or was swapped for one. */
class NotInPlace extends (/* unused pure expression or super */ null && (Error)) {
    name = 'NotInPlace';
}
/** The workspace's path without links, which are the machine's own; the path as it is when there is no such directory. */
async function place_rootOf(workspace) {
    return await realpath(workspace).catch(() => workspace);
}
/**
 * Makes sure that an open file or directory is the one that lies at its place in the workspace, by asking the system what
 * is open. Where it does not tell (only Linux does), each directory on the way must be one and the end must be what is
 * open: a swap that is undone in time goes unseen there.
 *
 * @param stats of what is open
 * @param root as `rootOf` gives it
 * @param file POSIX, relative to the workspace
 * @throws NotInPlace; the file system's error
 */
function place_checkPlace(fd, stats, root, file) {
    const open = place_pathOfOpen(fd);
    if (open === `${root}/${file}`)
        return;
    const path = join(root, file);
    if (open !== undefined) {
        // Some mounts do not tell cases apart, and a path of the inputs is written as its author likes.
        if (open !== path && open.toLowerCase() !== path.toLowerCase())
            throw new NotInPlace(path);
        return;
    }
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
        if (!lstatSync(join(root, ...parts.slice(0, depth))).isDirectory())
            throw new NotInPlace(path);
    }
    const { dev, ino } = lstatSync(path);
    if (dev !== stats.dev || ino !== stats.ino)
        throw new NotInPlace(path);
}
/** Where an open file or directory lies now, by the system's own word; `undefined` where it does not tell. */
function place_pathOfOpen(fd) {
    if (process.platform !== 'linux')
        return undefined;
    try {
        return readlinkSync(`/proc/self/fd/${fd}`);
    }
    catch {
        return undefined; // a container without /proc
    }
}

;// CONCATENATED MODULE: ./lib/src/workspace.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




/**
 * A committed link must not be followed (docs/runners.md, Symlinks), and a FIFO without a writer must not hang the run.
 * Windows has neither flag.
 */
const OPEN_FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
/** Bytes read at a time, which is all that is held of a file. */
const CHUNK_BYTES = (/* unused pure expression or super */ null && (128 * 1024));
const DIRECTORY_FLAGS = OPEN_FLAGS | (external_node_fs_.constants.O_DIRECTORY ?? 0);
/** A directory of 100,000 files comes in pieces that leave the event loop free. */
const ENTRIES_AT_A_TIME = 1024;
/** What was opened is no regular file. */
class NotRegularFile extends Error {
    name = 'NotRegularFile';
}
/**
 * Opens a regular file without following a link at its end.
 *
 * @param path native and absolute
 * @throws NotRegularFile; the file system's error, `ELOOP` for a link
 */
async function openRegular(path) {
    const handle = await (0,promises_.open)(path, OPEN_FLAGS);
    try {
        const stats = await handle.stat();
        if (!stats.isFile())
            throw new NotRegularFile(path);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/**
 * Opens a regular file of the workspace, and makes sure that what is open is what lies there: a step that runs beside this
 * one, or left something running, may swap a directory for a link to anywhere between any two looks at a path.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @throws NotRegularFile, NotInPlace; the file system's error, `ELOOP` for a link at the end
 */
async function openInside(workspace, file) {
    const root = await rootOf(workspace);
    const { handle, stats } = await openRegular(join(root, file));
    try {
        checkPlace(handle.fd, stats, root, file);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/**
 * Reads a regular file of the workspace from its start, piece by piece.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @param take is given each piece, valid during the call only; returning true ends the reading
 * @param signal ends the reading with its reason
 * @throws NotRegularFile, NotInPlace; the file system's error; the signal's reason
 */
async function streamFile(workspace, file, take, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { handle, stats } = await openInside(workspace, file);
        const _file = __addDisposableResource(env_1, handle, true);
        const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES));
        for (;;) {
            signal?.throwIfAborted();
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
            if (bytesRead === 0 || take(buffer.subarray(0, bytesRead)))
                return;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * Lists a directory of the workspace with the same care as `openInside`.
 *
 * @param root as `rootOf` gives it
 * @param directory POSIX, relative to the workspace
 * @param take is given each entry, in the file system's order
 * @param signal once aborted, the rest is left away
 * @throws NotInPlace; the file system's error, `ELOOP` or `ENOTDIR` for what is no directory
 */
async function listInside(root, directory, take, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_2, process.platform === 'win32' ? undefined : await open(join(root, directory), DIRECTORY_FLAGS), true);
        if (handle !== undefined)
            checkPlace(handle.fd, await handle.stat(), root, directory);
        // Where the system can list what is open, it does not matter what the path has become by now.
        const isKnown = handle !== undefined && pathOfOpen(handle.fd) !== undefined;
        const place = isKnown ? `/proc/self/fd/${handle.fd}` : join(root, directory);
        for await (const entry of await opendir(place, { bufferSize: ENTRIES_AT_A_TIME })) {
            if (signal.aborted)
                return;
            take(entry);
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
/**
 * The first symbolic link on the way from the workspace down to a path, the path itself included. Links in the
 * workspace's own path are the machine's, and fine.
 *
 * @param workspace absolute, native
 * @param path POSIX, relative to the workspace
 * @returns its POSIX path relative to the workspace, or `undefined`
 * @throws the file system's error when a part does not exist or cannot be looked at
 */
async function firstLink(workspace, path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    for (let depth = 1; depth <= parts.length; depth++) {
        const part = parts.slice(0, depth).join('/');
        if ((await (0,promises_.lstat)((0,external_node_path_.join)(workspace, part))).isSymbolicLink())
            return part;
    }
    return undefined;
}
/** The file system's code of an error, e.g. `ENOENT`; `undefined` for any other error. */
function codeOf(error) {
    return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

;// CONCATENATED MODULE: ./lib/src/checkout/git-config.js
/** The text is no configuration that git would read: it refuses all of such a file, from this line on. */
class GitConfigError extends Error {
    name = 'GitConfigError';
    line;
    constructor(line) {
        super(`line ${line} is nothing that git reads`);
        this.line = line;
    }
}
const END = '';
const KEY = /^[A-Za-z0-9-]$/;
const LETTER = /^[A-Za-z]$/;
const ESCAPED = new Map([
    ['n', '\n'],
    ['t', '\t'],
    ['b', '\b'],
    ['\\', '\\'],
    ['"', '"'],
    ['\n', ''],
]);
/**
 * Reads a configuration of git by git's own grammar, one character at a time: comments behind a section, a key on the
 * line of its section, `#` inside of quotes, continued lines, any case of sections and keys. The usual readers of `.ini`
 * files know none of these. What `include` names is not read, and `url.<base>.insteadOf` is a setting like any other:
 * the id of a project is made of the URL as it stands.
 *
 * @throws GitConfigError
 */
function parseGitConfig(text) {
    const characters = new Characters(text.replace(/^\uFEFF/, ''));
    const settings = [];
    let section = '';
    for (;;) {
        const first = characters.next();
        if (first === END)
            return settings;
        if (isSpace(first))
            continue;
        if (first === '#' || first === ';')
            characters.skipLine();
        else if (first === '[')
            section = readSection(characters);
        else if (LETTER.test(first))
            settings.push(readSetting(characters, section, first));
        else
            throw characters.error();
    }
}
/** `[section]`, `[section "Sub Section"]`, or the old `[section.subsection]`, from behind the bracket. */
function readSection(characters) {
    let section = '';
    let character = characters.next();
    for (; KEY.test(character) || character === '.'; character = characters.next())
        section += character.toLowerCase();
    if (character === ']')
        return section;
    while (character === ' ' || character === '\t' || character === '\r')
        character = characters.next();
    if (character !== '"')
        throw characters.error();
    section += '.';
    for (;;) {
        character = characters.next();
        if (character === '"')
            break;
        if (character === '\\')
            character = characters.next();
        if (character === '\n' || character === END)
            throw characters.error();
        section += character;
    }
    if (characters.next() !== ']')
        throw characters.error();
    return section;
}
function readSetting(characters, section, first) {
    let key = first.toLowerCase();
    let character = characters.next();
    for (; KEY.test(character); character = characters.next())
        key += character.toLowerCase();
    while (character === ' ' || character === '\t')
        character = characters.next();
    const name = section === '' ? key : `${section}.${key}`;
    if (character === '\n' || character === END)
        return { name, value: null };
    if (character !== '=')
        throw characters.error();
    return { name, value: readValue(characters) };
}
/** From behind the `=` to the end of the line, without the white space around it. */
function readValue(characters) {
    let value = '';
    /** How much of the value is sure: white space behind it counts only when something follows. */
    let sure = 0;
    let isQuoted = false;
    for (;;) {
        const character = characters.next();
        if (character === END || character === '\n') {
            if (isQuoted)
                throw characters.error();
            return value.slice(0, sure);
        }
        if (!isQuoted && isSpace(character)) {
            if (sure > 0)
                value += character;
            continue;
        }
        if (!isQuoted && (character === '#' || character === ';')) {
            characters.skipLine();
            return value.slice(0, sure);
        }
        if (character === '"') {
            isQuoted = !isQuoted;
            continue;
        }
        if (character === '\\') {
            const meant = ESCAPED.get(characters.next());
            if (meant === undefined)
                throw characters.error();
            value += meant;
        }
        else {
            value += character;
        }
        sure = value.length;
    }
}
function isSpace(character) {
    return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
/** A text one UTF-16 unit after the other, `END` behind the last; `\r\n` is one `\n`. */
class Characters {
    #text;
    #position = 0;
    #line = 1;
    #last = END;
    constructor(text) {
        this.#text = text;
    }
    next() {
        if (this.#last === '\n')
            this.#line++;
        if (this.#text[this.#position] === '\r' && this.#text[this.#position + 1] === '\n')
            this.#position++;
        this.#last = this.#text[this.#position] ?? END;
        if (this.#last !== END)
            this.#position++;
        return this.#last;
    }
    skipLine() {
        const end = this.#text.indexOf('\n', this.#position);
        this.#position = end === -1 ? this.#text.length : end;
    }
    /** What was read last is what git would complain of. */
    error() {
        return new GitConfigError(this.#line);
    }
}

;// CONCATENATED MODULE: ./lib/src/byte-size.js
/** Decimal units, as file managers and GitHub show them: `950 B`, `70.3 KB`, `1.4 MB`. */
function bytes(value) {
    if (value < 1_000)
        return `${value} B`;
    if (value < 999_950)
        return `${(value / 1_000).toFixed(1)} KB`;
    if (value < 999_950_000)
        return `${(value / 1_000_000).toFixed(1)} MB`;
    return `${(value / 1_000_000_000).toFixed(1)} GB`;
}
/** The same, never broken into two lines of a narrow column. */
function unbrokenBytes(value) {
    return bytes(value).replace(' ', '\u00a0');
}
/** What a text has become: `15.6 KB → 26.0 KB`, or by how much it changed where both look the same: `26.0 KB (+12 B)`. */
function changedBytes(before, after, show = bytes) {
    if (before === after)
        return show(after);
    if (bytes(before) !== bytes(after))
        return `${show(before)} → ${show(after)}`;
    return `${show(after)} (${after > before ? '+' : '−'}${show(Math.abs(after - before))})`;
}
/** A part of a whole: `30.1 KB of 34.0 KB`, or how much is missing where both look the same: `12 B less than 34.0 KB`. */
function partOfBytes(part, whole) {
    if (bytes(part) !== bytes(whole))
        return `${bytes(part)} of ${bytes(whole)}`;
    return `${bytes(whole - part)} less than ${bytes(whole)}`;
}

;// CONCATENATED MODULE: ./lib/src/checkout/read-bounded.js



/** What a file that should have been read is instead, as the end of a sentence that begins with its name. */
class UnusableFile extends Error {
    name = 'UnusableFile';
}
/**
 * Reads a regular file of limited size. No link is followed: inside of the workspace none on the way, elsewhere none at
 * the end, since a link in a machine's own directories is the machine's business.
 *
 * @param path absolute, native
 * @returns the text, `undefined` when there is no such file
 * @throws UnusableFile
 */
async function readBounded(reach, path, maxBytes) {
    try {
        await refuseLinks(reach, path);
        const { handle, stats } = await openRegular(path);
        try {
            if (stats.size > maxBytes)
                throw new UnusableFile(`it is too large, ${bytes(stats.size)}`);
            return await handle.readFile('utf8');
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        const code = codeOf(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (error instanceof UnusableFile)
            throw error;
        if (error instanceof NotRegularFile)
            throw new UnusableFile('it is not a regular file', { cause: error });
        if (code === 'ELOOP')
            throw new UnusableFile('it is a symbolic link', { cause: error });
        throw new UnusableFile(`it cannot be read (${code ?? String(error)})`, { cause: error });
    }
}
/**
 * @param path absolute, native; what is not there has no links
 * @throws UnusableFile when a link leads there, or when the path is out of reach
 */
async function refuseLinks({ workspace, outside }, path) {
    const below = (0,external_node_path_.relative)(workspace, path);
    if (!isBelow(below)) {
        if (outside)
            return;
        throw new UnusableFile('it leads outside of the workspace');
    }
    const link = await firstLink(workspace, below.split(external_node_path_.sep).join('/'));
    if (link !== undefined)
        throw new UnusableFile(`${link} is a symbolic link, and links are never followed`);
}
/** Whether a native relative path stays where it starts; on Windows another drive's is absolute. */
function isBelow(path) {
    return path !== '..' && !path.startsWith(`..${external_node_path_.sep}`) && !/^(?:[A-Za-z]:|[/\\])/.test(path);
}

;// CONCATENATED MODULE: ./lib/src/checkout/git-directory.js




/** A path with a few words around it. */
const MAX_POINTER_BYTES = 8 * 1024;
const POINTER = 'gitdir: ';
/**
 * Follows `.git` to the directory that it is, or that it names: `…/.git/modules/…` for a submodule, and over `commondir`
 * the repository of a worktree.
 *
 * @param dotGit absolute, native
 * @throws UnusableFile when it leads nowhere, outside of what may be read, or over a link
 */
async function gitDirectory(reach, dotGit) {
    const own = await ownDirectory(reach, dotGit);
    const common = await readBounded(reach, (0,external_node_path_.join)(own, 'commondir'), MAX_POINTER_BYTES);
    if (common === undefined)
        return { own, shared: own };
    return { own, shared: await directoryAt(reach, own, common.trim()) };
}
async function ownDirectory(reach, dotGit) {
    const stats = await (0,promises_.lstat)(dotGit);
    if (stats.isDirectory())
        return dotGit;
    const text = (await readBounded(reach, dotGit, MAX_POINTER_BYTES)) ?? '';
    if (!text.startsWith(POINTER))
        throw new UnusableFile('it names no directory of git');
    return await directoryAt(reach, (0,external_node_path_.dirname)(dotGit), text.slice(POINTER.length).trim());
}
/** The directory that a pointer of git names, inside of the workspace by its own name also when git wrote its real one. */
async function directoryAt(reach, from, target) {
    if (target === '' || target.includes('\0'))
        throw new UnusableFile('it names no directory of git');
    const named = (0,external_node_path_.resolve)(from, target);
    const path = (0,external_node_path_.isAbsolute)(target) ? await asInWorkspace(reach.workspace, named) : named;
    try {
        await refuseLinks(reach, path);
        if ((await (0,promises_.lstat)(path)).isDirectory())
            return path;
    }
    catch (error) {
        if (error instanceof UnusableFile)
            throw error;
        if (codeOf(error) === undefined)
            throw error;
    }
    throw new UnusableFile('it leads to a directory that is not there');
}
/** Git writes absolute paths with every link resolved, and the way to the workspace may have some (`/tmp` of macOS). */
async function asInWorkspace(workspace, path) {
    const below = (0,external_node_path_.relative)(await (0,promises_.realpath)(workspace), path);
    return below.startsWith('..') || (0,external_node_path_.isAbsolute)(below) ? path : (0,external_node_path_.join)(workspace, below);
}

;// CONCATENATED MODULE: ./lib/src/checkout/head-commit.js


const MAX_REF_BYTES = 4 * 1024;
/** A repository of half a million branches and tags. */
const MAX_PACKED_BYTES = 32 * 1024 * 1024;
/** Git follows as many from one name to the next. */
const MAX_HOPS = 5;
const head_commit_COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** What a branch's name cannot hold would lead elsewhere as a path. */
const REF = /^refs\/[^\0-\x20\x7f\\:~^?*[]+$/;
/**
 * The commit that is checked out: `HEAD` itself when it is detached, as in CI, else its branch, as a file of its own or
 * packed.
 *
 * @returns `undefined` before the first commit, and for what keeps its branches otherwise (`reftable`) or is damaged
 */
async function headCommit(reach, { own, shared }) {
    try {
        let text = await readBounded(reach, (0,external_node_path_.join)(own, 'HEAD'), MAX_REF_BYTES);
        for (let hop = 0; hop < MAX_HOPS && text !== undefined; hop++) {
            const value = text.trim();
            if (head_commit_COMMIT.test(value))
                return value;
            const ref = /^ref:\s*(\S+)$/.exec(value)?.[1];
            if (ref === undefined || !REF.test(ref) || ref.split('/').some((part) => part === '' || /^\.+$/.test(part))) {
                return undefined;
            }
            text = (await readBounded(reach, (0,external_node_path_.join)(shared, ref), MAX_REF_BYTES)) ?? (await packed(reach, shared, ref));
        }
    }
    catch (error) {
        // Which commit it is, is told beside the sessions; no run ends for want of it.
        if (!(error instanceof UnusableFile))
            throw error;
    }
    return undefined;
}
/** The commit of a branch in `packed-refs`, whose lines are a commit, a space and a name. */
async function packed(reach, shared, ref) {
    const refs = await readBounded(reach, (0,external_node_path_.join)(shared, 'packed-refs'), MAX_PACKED_BYTES);
    if (refs === undefined)
        return undefined;
    const text = `\n${refs.replaceAll('\r\n', '\n')}\n`;
    for (let end = text.indexOf(` ${ref}\n`); end !== -1; end = text.indexOf(` ${ref}\n`, end + 1)) {
        const commit = text.slice(text.lastIndexOf('\n', end) + 1, end);
        if (head_commit_COMMIT.test(commit))
            return commit;
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(916);
;// CONCATENATED MODULE: ./lib/src/checkout/remote-url.js

/** Prefixes of tokens that people write in place of a user name, by who issues them. */
const TOKEN_PREFIX = /^(gh[pousr]_|github_pat_|gl[a-z]{1,10}-|ATBB|ATCTT|ATATT|dckr_|bb_)/;
const HOST = /^[A-Za-z0-9.-]{1,255}$/;
/** Hosts that serve ssh only, for networks that let nothing but port 443 out, and where their web pages are. */
const WEB_HOSTS = new Map([
    ['ssh.github.com', 'github.com'],
    ['altssh.gitlab.com', 'gitlab.com'],
    ['altssh.bitbucket.org', 'bitbucket.org'],
]);
/** Azure serves ssh below paths that are no pages. */
const NO_WEB = /^(?:vs-)?ssh\.(?:dev\.azure|visualstudio)\.com$/i;
/**
 * A remote's URL without what must not be seen: user name *and* password where there is a password, a token in place of
 * the user name, and whatever follows a `?` or `#`. A bare user name stays, as in `https://org@dev.azure.com/…`.
 */
function withoutCredentials(remote) {
    const url = remote.trim();
    const start = url.indexOf('://') + 3;
    if (start === 2)
        return url;
    const [rest = ''] = url.slice(start).split(/[?#]/, 1);
    const slash = rest.indexOf('/');
    const authority = slash === -1 ? rest : rest.slice(0, slash);
    let at = authority.lastIndexOf('@');
    // A password with a slash in it: nothing but a port stands behind a host's colon.
    if (at === -1 && /:(?!\d*$)/.test(authority))
        at = rest.lastIndexOf('@');
    const user = rest.slice(0, Math.max(at, 0));
    return url.slice(0, start) + (user.includes(':') || isToken(user) ? rest.slice(at + 1) : rest);
}
/** A known prefix, or letters and digits of a length that tokens have and names do not. */
function isToken(user) {
    if (TOKEN_PREFIX.test(user))
        return true;
    return /^[A-Za-z0-9]{32,}$/.test(user) && /\d/.test(user) && /[A-Za-z]/.test(user);
}
/** The last part of a remote's path without `.git`, `undefined` when there is none. */
function repositoryName(remote) {
    const path = withoutCredentials(remote)
        .replace(/^[A-Za-z0-9+.-]{1,40}:\/\/[^/]*/, '')
        .replaceAll('\\', '/');
    const name = (0,posix_.basename)(path.includes('/') ? path : path.slice(path.indexOf(':') + 1));
    return name.replace(/\.git$/, '') || undefined;
}
/**
 * The repository that a remote's URL names, as a page in a browser.
 *
 * @returns `undefined` for a path on a disk, and for a server whose pages do not follow from the URL
 */
function repositoryOf(remote) {
    const found = partsOf(withoutCredentials(remote));
    if (found === undefined || !HOST.test(found.host) || NO_WEB.test(found.host))
        return undefined;
    const name = found.path
        .split('/')
        .filter((part) => part !== '')
        .join('/')
        .replace(/\.git$/, '');
    if (!name.includes('/') || name.split('/').some((part) => part === '.' || part === '..'))
        return undefined;
    const host = WEB_HOSTS.get(found.host.toLowerCase()) ?? found.host;
    return { serverUrl: `${found.scheme}://${host}${found.port}`, name };
}
function partsOf(url) {
    const start = url.indexOf('://');
    if (start !== -1) {
        const kind = url.slice(0, start).toLowerCase();
        const isWeb = kind === 'https' || kind === 'http';
        if (!isWeb && kind !== 'ssh' && kind !== 'git' && kind !== 'git+ssh')
            return undefined;
        const match = /^(?:[^@/]*@)?([^@/:]+)(:\d{1,5})?\/(.+)$/s.exec(url.slice(start + 3));
        if (match === null)
            return undefined;
        const [, host = '', port = '', path = ''] = match;
        // The port of ssh says nothing of where the pages are.
        return { scheme: isWeb ? kind : 'https', host, port: isWeb ? port : '', path };
    }
    const match = /^(?:[^@/:]*@)?([^@/:\\]{2,}):([^\\]+)$/s.exec(url);
    return match === null ? undefined : { scheme: 'https', host: match[1] ?? '', port: '', path: match[2] ?? '' };
}

;// CONCATENATED MODULE: ./lib/src/checkout/checkout.js








const MAX_CONFIG_BYTES = 1024 * 1024;
/** The checkouts of a run, each read once however many paths lie in it. */
class Checkouts {
    #reach;
    #known = new Map();
    constructor(reach) {
        this.#reach = reach;
    }
    /**
     * The checkout that a path lies in: the nearest `.git` at or above it, without running git. On a runner nothing outside
     * of the workspace is read.
     *
     * @param path POSIX, relative to the workspace; it need not be there
     * @returns `undefined` when there is no `.git`, as where no git is installed
     */
    async of(path) {
        const root = await findRoot(this.#reach, path);
        if (root === undefined)
            return undefined;
        const checkout = this.#known.get(root) ?? readCheckout(this.#reach, root);
        this.#known.set(root, checkout);
        return await checkout;
    }
}
async function readCheckout(reach, directory) {
    const root = (0,external_node_path_.relative)(reach.workspace, directory).split(external_node_path_.sep).join('/') || '.';
    try {
        const git = await gitDirectory(reach, (0,external_node_path_.join)(directory, '.git'));
        return { root, ...(await readGit(reach, git)), fault: undefined };
    }
    catch (error) {
        if (!(error instanceof UnusableFile || codeOf(error) !== undefined))
            throw error;
        const fault = error instanceof UnusableFile ? error.message : `it cannot be read (${codeOf(error)})`;
        return { root, origin: undefined, commit: undefined, fault };
    }
}
/** The nearest directory with a `.git`, absolute and native. What lies behind a link is no part of the workspace. */
async function findRoot({ workspace, outside }, path) {
    const link = await firstLink(workspace, path).catch(() => undefined);
    let directory = (0,external_node_path_.join)(workspace, link === undefined ? path : external_node_path_.posix.dirname(link));
    for (;;) {
        if (await isThere((0,external_node_path_.join)(directory, '.git')))
            return directory;
        const above = (0,external_node_path_.dirname)(directory);
        if (above === directory || (!outside && (0,external_node_path_.relative)(workspace, directory) === ''))
            return undefined;
        directory = above;
    }
}
/** What cannot be looked at is there: a path must not be taken for a part of the checkout around it. */
async function isThere(path) {
    try {
        await (0,promises_.lstat)(path);
        return true;
    }
    catch (error) {
        const code = codeOf(error);
        return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
}
async function readGit(reach, directory) {
    const text = await readBounded(reach, (0,external_node_path_.join)(directory.shared, 'config'), MAX_CONFIG_BYTES);
    const commit = await headCommit(reach, directory);
    if (text === undefined && commit === undefined && !(await isThere((0,external_node_path_.join)(directory.own, 'HEAD')))) {
        throw new UnusableFile('it is no repository');
    }
    return { origin: originOf(text ?? ''), commit };
}
/** The first URL of `origin`, the one that git fetches from; as in git an empty one takes back those above it. */
function originOf(config) {
    try {
        const urls = parseGitConfig(config).filter(({ name }) => name === 'remote.origin.url');
        const cleared = urls.findLastIndex(({ value }) => value === '');
        const url = urls.slice(cleared + 1).find(({ value }) => value !== null)?.value;
        return url == null ? undefined : withoutCredentials(url) || undefined;
    }
    catch (error) {
        if (!(error instanceof GitConfigError))
            throw error;
        throw new UnusableFile(`its configuration is none: ${error.message}`, { cause: error });
    }
}

// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __webpack_require__(4);
;// CONCATENATED MODULE: ./lib/src/project/find-transcript.js



/** Enough to find one in a place that has them; a warning is worth no more. */
const MAX_DIRECTORIES = 200;
const MAX_FILES = 100;
const HEAD_BYTES = 1024;
/**
 * Whether a directory holds a transcript, itself or below; a bounded search that follows no link.
 *
 * @param directory POSIX, relative to the workspace
 * @param except directories that are not searched
 */
async function findTranscript(workspace, directory, except) {
    const queue = [directory];
    let files = 0;
    for (let index = 0; index < Math.min(queue.length, MAX_DIRECTORIES); index++) {
        const current = queue[index] ?? '';
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(workspace, current), { withFileTypes: true }).catch(() => []);
        for (const entry of entries.sort((a, b) => (a.name < b.name ? 1 : -1))) {
            const path = external_node_path_.posix.join(current, entry.name);
            const isHidden = entry.name === '.git' || entry.name === '.specstory' || entry.name === 'node_modules';
            if (entry.isDirectory() && !isHidden && !except.includes(path))
                queue.push(path);
            if (!entry.isFile() || !/\.md$/i.test(entry.name))
                continue;
            if (await isTranscript((0,external_node_path_.join)(workspace, path)))
                return true;
            if (++files === MAX_FILES)
                return false;
        }
    }
    return false;
}
async function isTranscript(path) {
    try {
        const { handle } = await openRegular(path);
        try {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
            const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
            // What the CLI's and the editor extension's files have in their first lines.
            return lines.some((line) => line.includes('<!-- ') && / Session |Generated by SpecStory/.test(line));
        }
        finally {
            await handle.close();
        }
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/src/project/history-place.js



/** Where the CLI and the editor extension write, below a project's directory. */
const HISTORY = '.specstory/history';
const MAX_SHOWN = 200;
/**
 * Decides where a path's sessions lie: where the input says, else in the settings' `output_dir`, else in the usual place.
 *
 * @param path POSIX, relative to the workspace
 * @param input `history-dir`, POSIX, below the path; the usual place is its default and says nothing
 * @param outputDir `output_dir` as written, and the file that says so
 */
async function placeOfHistory(workspace, path, input, outputDir) {
    if (input !== HISTORY && input !== '')
        return { historyDir: input, moved: true, notices: [] };
    const usual = { historyDir: HISTORY, moved: false, notices: [] };
    if (outputDir === undefined)
        return usual;
    const { value, file } = outputDir;
    const tell = (level, message) => [
        { level, title: 'Output directory', message: `${file}: \`output_dir\` ${message}`, file },
    ];
    const directory = belowPath(value);
    if (directory === HISTORY)
        return usual;
    const searched = `\`${external_node_path_.posix.join(path, HISTORY)}\` is searched instead. \`history-dir\` can name another place.`;
    if (directory === undefined) {
        return { ...usual, notices: tell('notice', `leads out of the project, where nothing is read: ${searched}`) };
    }
    if (!(await history_place_isThere((0,external_node_path_.join)(workspace, path, directory)))) {
        return { ...usual, notices: tell('notice', `names \`${shortened(directory)}\`, which is not there: ${searched}`) };
    }
    const hasBoth = !contains(directory, HISTORY) &&
        (await findTranscript(workspace, external_node_path_.posix.join(path, directory), [])) &&
        (await findTranscript(workspace, external_node_path_.posix.join(path, HISTORY), [external_node_path_.posix.join(path, directory)]));
    const both = `names \`${directory}\`, which is searched, and \`${external_node_path_.posix.join(path, HISTORY)}\` holds sessions too, which are left alone. Move all of them into one place.`;
    return { historyDir: directory, moved: true, notices: hasBoth ? tell('warning', both) : [] };
}
/**
 * @returns `undefined` for a directory elsewhere: absolute in any system's form, below a home directory, or above the path
 */
function belowPath(value) {
    const path = value.trim().replaceAll('\\', '/');
    if (/^(?:\/|~|[A-Za-z]:)/.test(path) || path.includes('\0'))
        return undefined;
    const directory = external_node_path_.posix.normalize(path).replace(/\/$/, '') || '.';
    return directory === '..' || directory.startsWith('../') ? undefined : directory;
}
function contains(directory, other) {
    return other.startsWith(`${directory}/`);
}
/** What is not there may be of any length. */
function shortened(directory) {
    return directory.length > MAX_SHOWN ? `${directory.slice(0, MAX_SHOWN)}…` : directory;
}
/** A link is there too: the scan leaves it out, and says so. */
async function history_place_isThere(path) {
    try {
        const stats = await (0,promises_.lstat)(path);
        return stats.isDirectory() || stats.isSymbolicLink();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
;// CONCATENATED MODULE: ./lib/src/project/project-id.js



/**
 * A remote's URL as the CLI normalises it before hashing: a final `.git` is cut, then `user@host:path` becomes
 * `host/path`, also in a URL with a port, and otherwise `scheme://` is dropped. Case, a final slash and a bare user name
 * are kept. Unlike the CLI's it never holds a password or a token (docs/projects.md, Computing git_id).
 */
function normaliseRemote(remote) {
    const url = withoutCredentials(remote).replace(/\.git$/, '');
    const at = url.indexOf('@');
    const colon = at === -1 ? -1 : url.indexOf(':', at);
    if (colon !== -1)
        return `${url.slice(at + 1, colon)}/${url.slice(colon + 1)}`;
    const scheme = url.indexOf('://');
    return scheme === -1 ? url : url.slice(scheme + 3);
}
/** The project id that the CLI computes as `git_id` from a remote's URL. */
function projectIdOf(remote) {
    return hashedId(normaliseRemote(remote));
}
/** The first 16 hex digits of a text's SHA-256, in groups of four. */
function hashedId(text) {
    return (0,ids/* groupedId */.eg)((0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'));
}

;// CONCATENATED MODULE: ./lib/src/project/stored-id.js

/**
 * What a person should know when a stored id is not the one that is computed from the repository: the sessions go to
 * another project than those of a clone without the file.
 *
 * @param file the stored file
 * @param stored its `git_id`
 * @param remote the URL that the other id is computed from
 * @returns `undefined` when they are the same
 */
function storedIdNotice(file, stored, remote) {
    const computed = projectIdOf(remote);
    if (stored === computed)
        return undefined;
    const normalised = normaliseRemote(remote);
    const message = `${file}: \`git_id\` is ${stored}, and the id computed from ${normalised} is ${computed}. The sessions go to ${stored}, as the file says. ${reason(stored, normalised)}`;
    return { level: 'notice', title: 'Stored project id', message, file };
}
function reason(stored, normalised) {
    const withoutHost = normalised.slice(normalised.indexOf('/') + 1);
    if ([withoutHost, `${withoutHost}.git`].some((text) => hashedId(text) === stored)) {
        return 'It is the id that an older editor extension computed for this repository, without the host.';
    }
    return 'Usual reasons: the repository was renamed, an older editor extension computed the id, or the file came with a fork or a template, and then it is the project of the original. To change the project, delete the file or set `project-id`.';
}

;// CONCATENATED MODULE: ./lib/src/project/identity.js



/**
 * Decides which project a path belongs to: the input, else the `git_id` of a stored file, else the id computed from the
 * repository's URL, else, where there is no such URL, the `workspace_id` of a stored file; never a directory's name. As
 * in the CLI a file with nothing but a `workspace_id` gives the computed id.
 *
 * @throws Failure `project-file` for a file that could have settled it and cannot be used; `project-unknown`
 */
function identityOf(evidence) {
    const { input, stored, checkout, remote } = evidence;
    const settling = input === undefined ? stored.findIndex((file) => !isBroken(file) && file.gitId !== undefined) : 0;
    const needed = settling === -1 ? stored : stored.slice(0, settling);
    const broken = needed.find(isBroken);
    if (broken !== undefined)
        throw broken.failure;
    const usable = stored.filter((file) => !isBroken(file));
    const storedName = usable.find(({ name }) => name !== undefined)?.name;
    const notices = stored.flatMap((file) => noticeOf(file) ?? []);
    if (input !== undefined)
        return { id: input, source: { kind: 'input' }, storedName, notices };
    const withGitId = usable.find(({ gitId }) => gitId !== undefined);
    if (withGitId?.gitId !== undefined) {
        const { file, gitId: id } = withGitId;
        const other = remote === undefined ? undefined : storedIdNotice(file, id, remote);
        const source = { kind: 'file', file, field: 'git_id' };
        return { id, source, storedName, notices: other === undefined ? notices : [...notices, other] };
    }
    if (remote !== undefined) {
        const source = { kind: 'computed', remote: normaliseRemote(remote) };
        return { id: projectIdOf(remote), source, storedName, notices };
    }
    const withWorkspaceId = usable.find(({ workspaceId }) => workspaceId !== undefined);
    if (withWorkspaceId?.workspaceId !== undefined && checkout?.fault === undefined) {
        const { file, workspaceId: id } = withWorkspaceId;
        return { id, source: { kind: 'file', file, field: 'workspace_id' }, storedName, notices };
    }
    throw unknown(evidence);
}
function isBroken(file) {
    return file.failure !== undefined;
}
/** A fault of a file that decides nothing, or that can be read all the same. */
function noticeOf(stored) {
    const { file } = stored;
    if (isBroken(stored)) {
        const message = `${stored.failure.message}. The file was not needed to know the project.`;
        return { level: 'warning', title: 'Project file', message, file };
    }
    if (stored.conflictLine === undefined)
        return undefined;
    const message = `${file}, line ${stored.conflictLine}: git conflict markers. Both sides have the same \`git_id\`, which is used; resolve the conflict and commit the file.`;
    return { level: 'warning', title: 'Project file', message, file };
}
function unknown({ path, checkout }) {
    return new failure/* Failure */.HR('project-unknown', `The project of \`${path}\` is unknown: ${whyUnknown(checkout)}.`, 'Set the `project-id` input, or commit .specstory/.project.json.');
}
function whyUnknown(checkout) {
    if (checkout === undefined) {
        return 'it has no .specstory/.project.json, and this is no GitHub runner whose repository could tell';
    }
    const dotGit = checkout.root === '.' ? '.git' : `${checkout.root}/.git`;
    if (checkout.fault !== undefined)
        return `\`${dotGit}\` is there and cannot be used: ${checkout.fault}`;
    return `it has no .specstory/.project.json with an id, and its checkout \`${checkout.root}\` has no remote \`origin\``;
}

// EXTERNAL MODULE: ./lib/src/project/project-name.js
var project_name = __webpack_require__(397);
;// CONCATENATED MODULE: ./lib/src/project/provenance.js

/**
 * The URL that a path's project id is computed from: its own checkout's `origin`, else the workflow's repository, unless
 * the path lies in a checkout of its own below the workspace's, or in one that cannot be read.
 */
function remoteOf(checkout, runner) {
    if (checkout?.fault !== undefined)
        return undefined;
    if (checkout?.origin !== undefined)
        return checkout.origin;
    if (!isOfWorkspace(checkout) || runner.serverUrl === '' || runner.repository === '')
        return undefined;
    return `${runner.serverUrl}/${runner.repository}`;
}
/**
 * The repository and the commit of a path's files. For the workflow's own repository the commit is the event's, which for
 * a pull request is its head and not the merge that is checked out; for another one it is the checkout's.
 */
function provenanceOf(checkout, runner) {
    const workflows = { serverUrl: runner.serverUrl, name: runner.repository };
    const remote = remoteOf(checkout, runner);
    const repository = remote === undefined ? undefined : repositoryOf(remote);
    if (repository !== undefined && runner.repository !== '' && isSame(repository, workflows)) {
        return { repository: workflows, commit: runner.commit || checkout?.commit || '' };
    }
    return { repository, commit: checkout === undefined ? runner.commit : (checkout.commit ?? '') };
}
function isOfWorkspace(checkout) {
    return checkout === undefined || checkout.root === '.' || /^\.\.(?:\/|$)/.test(checkout.root);
}
/** Servers take names in any case, and are reached over ssh, with or without TLS. */
function isSame(one, other) {
    const spelled = ({ serverUrl, name }) => `${serverUrl.slice(serverUrl.indexOf('://') + 3)}/${name}`.toLowerCase();
    return spelled(one) === spelled(other);
}

;// CONCATENATED MODULE: ./lib/src/project/read-settings.js





/** Settings are a page of text; what is larger than this is something else. */
const MAX_SETTINGS_BYTES = 1024 * 1024;
/** Deeper than any path that a system takes, against a root that is no root of the path. */
const MAX_LEVELS = 2_000;
const SETTINGS = '.specstory/cli/config.toml';
/**
 * Reads the settings of a path and of the directories above it, up to the root of its checkout. Of those that say
 * something of cloud sync, or of redaction, the nearest one counts, so that a root's opt-out covers its packages.
 *
 * @param path POSIX, relative to the workspace
 * @param root the same, of the checkout that the path lies in
 * @throws Failure `project-settings` for a file that is there and cannot be relied on
 */
async function readSettings(reach, path, root) {
    const found = [];
    for (const directory of upwards(path, root)) {
        const file = external_node_path_.posix.join(directory, SETTINGS);
        const text = await readFile(reach, file);
        if (text === undefined)
            continue;
        // With a TOML parser behind it, which most checkouts need not load.
        const { parseSettings } = await Promise.all(/* import() */[__webpack_require__.e(292), __webpack_require__.e(151)]).then(__webpack_require__.bind(__webpack_require__, 151));
        found.push({ ...parseSettings(text, file), file, isOwn: directory === path });
    }
    const cloud = found.find(({ cloudSync }) => cloudSync !== undefined);
    const own = found.find(({ isOwn }) => isOwn);
    return {
        optedOutBy: cloud?.cloudSync === false ? cloud.file : undefined,
        redaction: found.find(({ redaction }) => redaction !== undefined)?.redaction,
        outputDir: own?.outputDir === undefined ? undefined : { value: own.outputDir, file: own.file },
        notices: found.flatMap(({ file, oddities }) => oddities.map((oddity) => oddityNotice(file, oddity))),
    };
}
/** A directory and those above it, up to a root at or above it, which may be above the workspace. */
function upwards(path, root) {
    const directories = [path];
    for (let directory = path; directory !== root && directories.length < MAX_LEVELS;) {
        directory = external_node_path_.posix.join(directory, '..');
        directories.push(directory);
    }
    return directories;
}
async function readFile(reach, file) {
    const path = (0,external_node_path_.join)(reach.workspace, file);
    try {
        // Behind a linked directory there is a file or not; only one that is there cannot be relied on.
        await (0,promises_.lstat)(path);
        return await readBounded(reach, path, MAX_SETTINGS_BYTES);
    }
    catch (error) {
        const code = codeOf(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new failure/* Failure */.HR('project-settings', `${file}: not usable settings: ${error instanceof UnusableFile ? error.message : `it cannot be read (${code})`}`, 'Nothing was sent, since it may turn cloud sync off. Replace it by a regular file, or delete it.', { cause: error });
    }
}
function oddityNotice(file, oddity) {
    const message = `${file}: ${oddity}, and counts as not set.`;
    return { level: 'warning', title: 'Project settings', message, file };
}

;// CONCATENATED MODULE: ./lib/src/project/stored-files.js




/** A `.project.json` is a few hundred bytes; what is larger than this is something else. */
const MAX_PROJECT_FILE_BYTES = 1024 * 1024;
const NAME = '.project.json';
/**
 * Reads every `.project.json` of a path, in order of authority: where `history-dir` or `output_dir` moves the history, in
 * that directory and in the one above it, then in the usual places.
 *
 * @param path POSIX, relative to the workspace
 * @param root the same, of the checkout that the path lies in
 * @param history where the path's sessions lie, POSIX, below the path; what the scan will say of it is not said here
 */
async function readStoredFiles(reach, path, root, history) {
    const files = [];
    const links = new Set();
    const directory = external_node_path_.posix.join(path, history.historyDir);
    for (const file of placesOf(path, root, history.moved ? directory : undefined)) {
        const link = await firstLink(reach.workspace, file).catch(() => undefined);
        if (link !== undefined && link !== file) {
            if (!`${directory}/`.startsWith(`${link}/`))
                links.add(link);
            continue;
        }
        const stored = await readStoredFile(reach, file);
        if (stored !== undefined)
            files.push(stored);
    }
    return { files, notices: [...links].map(linkNotice) };
}
function placesOf(path, root, directory) {
    const usual = ['.specstory', '.specstory/history'].map((directory) => external_node_path_.posix.join(path, directory, NAME));
    if (directory === undefined)
        return usual;
    const above = directory === root || directory === '.' ? [] : [external_node_path_.posix.join(external_node_path_.posix.dirname(directory), NAME)];
    return [...new Set([external_node_path_.posix.join(directory, NAME), ...above, ...usual])];
}
async function readStoredFile(reach, file) {
    let text;
    try {
        text = await readBounded(reach, (0,external_node_path_.join)(reach.workspace, file), MAX_PROJECT_FILE_BYTES);
    }
    catch (error) {
        if (!(error instanceof UnusableFile))
            throw error;
        return { file, failure: unusable(file, error), optedOut: false };
    }
    if (text === undefined)
        return undefined;
    // With a JSON parser behind it, which most checkouts need not load: the file is git-ignored by default.
    const { mentionsOptOut, parseProjectFile } = await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(844)]).then(__webpack_require__.bind(__webpack_require__, 844));
    try {
        return { ...parseProjectFile(text, file), file };
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        return { file, failure: error, optedOut: mentionsOptOut(text) };
    }
}
function unusable(file, cause) {
    return new failure/* Failure */.HR('project-file', `${file}, line 1: not a usable project file: ${cause.message}`, 'Replace it by the regular file that SpecStory writes, or delete it and set the `project-id` input.', { cause });
}
function linkNotice(link) {
    const message = `${link}: left out, a link. What it leads to is not read, no \`.project.json\` either.`;
    return { level: 'warning', title: 'Left out, a link', message };
}

;// CONCATENATED MODULE: ./lib/src/project/identify.js










/**
 * Finds out which project each path belongs to, what of it may be uploaded, and where its sessions and its files come
 * from. Paths with one id are one project.
 *
 * @throws Failure `project-settings` and `project-file` for a file that is there and cannot be relied on,
 *   `project-unknown` when no id can be known
 */
async function identifyProjects(inputs, runner) {
    const checkouts = new Checkouts(reachOf(runner));
    const lookedAt = [];
    for (const path of inputs.paths)
        lookedAt.push(await lookAt(path, await checkouts.of(path), inputs, runner));
    const paths = lookedAt.flatMap((found) => ('optOut' in found ? [] : [found]));
    const byId = Map.groupBy(paths, ({ identity }) => identity.id);
    const notices = lookedAt.flatMap((found) => found.notices);
    return {
        projects: [...byId].map(([id, group]) => projectOf(id, group, inputs.projectName)),
        optOuts: lookedAt.flatMap((found) => ('optOut' in found ? [found.optOut] : [])),
        notices: [...new Map(notices.map((notice) => [notice.message, notice])).values()],
    };
}
function reachOf({ workspace, onGithub }) {
    return { workspace, outside: !onGithub };
}
async function lookAt(path, checkout, inputs, runner) {
    const reach = reachOf(runner);
    const root = checkout?.root ?? '.';
    const settings = await readSettings(reach, path, root);
    if (settings.optedOutBy !== undefined) {
        return { optOut: { path, file: settings.optedOutBy, setting: 'cloud_sync.enabled' }, notices: settings.notices };
    }
    const { workspace } = runner;
    const history = await placeOfHistory(workspace, path, inputs.historyDir, settings.outputDir);
    const stored = await readStoredFiles(reach, path, root, history);
    const notices = [...settings.notices, ...history.notices, ...stored.notices];
    const optOut = stored.files.find(({ optedOut }) => optedOut);
    if (optOut !== undefined)
        return { optOut: { path, file: optOut.file, setting: 'cloud_sync' }, notices };
    const remote = remoteOf(checkout, runner);
    const identity = identityOf({ path, input: inputs.projectId, stored: stored.files, checkout, remote });
    return {
        identity,
        place: {
            path,
            historyDir: history.historyDir,
            root,
            prefix: root.startsWith('..') ? (0,external_node_path_.relative)((0,external_node_path_.resolve)(workspace, root), workspace).split(external_node_path_.sep).join('/') : '',
            redaction: settings.redaction,
            ...provenanceOf(checkout, runner),
        },
        fallbackName: nameWithoutFile(workspace, root, remote),
        notices: [...notices, ...identity.notices],
    };
}
/** The repository's name as its URL has it, else the directory's that is checked out; never an id. */
function nameWithoutFile(workspace, root, remote) {
    const repository = remote === undefined ? undefined : repositoryName(remote);
    return (0,project_name/* usableName */.E)(repository) ?? (0,project_name/* usableName */.E)((0,external_node_path_.basename)((0,external_node_path_.join)(workspace, root))) ?? 'unnamed';
}
function projectOf(id, paths, input) {
    const [first] = paths;
    const stored = paths.map(({ identity }) => identity.storedName).find((name) => name !== undefined);
    return {
        id,
        // An id says nothing to a person, whoever wrote it where a name belongs.
        name: [input, stored, first?.fallbackName].find((name) => name !== undefined && !(0,ids/* isProjectId */.rm)(name)) ?? 'unnamed',
        source: first?.identity.source ?? { kind: 'input' },
        paths: paths.map(({ place }) => place.path),
        places: paths.map(({ place }) => place),
    };
}

;// CONCATENATED MODULE: ./lib/src/report/untrusted.js
/** Code units of one line of the log: a person reads no more, and a server may send megabytes. */
const LOG_LINE_LIMIT = 2_000;
/** Code units of a piece of text in the summary or a comment, before it is escaped. */
const MARKDOWN_TEXT_LIMIT = 300;
/** Splits what GitHub would turn into a mention, a link or a reference, and is not seen. */
const ZERO_WIDTH_SPACE = '\u200b';
/** Colours and cursor moves, then terminal titles and links. A sequence without its end only loses the control character. */
const ANSI = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** Everything a terminal, a browser or the runner may take for the end of a line, and tabs. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/;
const WHITE_SPACE = /[\s\u0085]+/g;
/** Control characters, direction overrides, and characters that print nothing but change what is read or copied. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2060\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/**
 * Untrusted text as one line of visible characters, cut to `limit` UTF-16 code units, never inside a code point.
 * Four times the limit is looked at, so a megabyte costs no more than a line.
 */
function plainText(text, limit) {
    const line = text
        .slice(0, limit * 4)
        .toWellFormed()
        .replace(ANSI, '')
        .replace(WHITE_SPACE, (space) => (LINE_BREAK.test(space) ? ' ' : space))
        .replace(INVISIBLE, '');
    if (line.length <= limit && text.length <= limit * 4)
        return line;
    return `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
/**
 * The one way of text into the log: a single line that no runner obeys. The runner trims a line before it looks for
 * `::command::`, and finds `##[command]` anywhere in it (docs/runners.md, Workflow commands); other CI systems know
 * `##name[`.
 */
function logText(text, limit = LOG_LINE_LIMIT) {
    return plainText(text, limit)
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replace(/##(?=\w*\[)/g, '## ');
}
/**
 * The one way of text into Markdown, inline or in a table's cell: shown as it is, formats nothing, links nothing and
 * notifies nobody (docs/runners.md, Summary and comments). GitHub looks for mentions, references and emoji in the
 * rendered text, where a backslash is gone, so these are split by a character of no width. A commit's SHA is left whole:
 * it links inside this repository only, and ids must stay fit for copying.
 */
function markdownText(text, limit = MARKDOWN_TEXT_LIMIT) {
    return plainText(text, limit)
        .trim()
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/[\\|[\]!()`*_~#]/g, '\\$&')
        .replace(/^([-+=])/, '\\$1')
        .replace(/^(\d+)\./, '$1\\.')
        .replace(/\$/g, '<span>$</span>')
        .replace(/@|:(?=\/\/|[\w+\\-]+:)|#(?=\d)|GH-(?=\d)|www(?=\.)|(?:mailto|xmpp):/gi, `$&${ZERO_WIDTH_SPACE}`);
}
/** What may stand as code, as `markdownText` leaves it: letters and digits, and signs that need no escape inside of code. */
const ESCAPED_CODE = /\\`((?:[\p{L}\p{N} .:=/{}"',+?\u200b-]|\\[_*()]|<span>\$<\/span>)+)\\`/gu;
/** What `markdownText` made of the characters of `ESCAPED_CODE`. */
const ESCAPES = /\\([_*()])|<span>(\$)<\/span>|\u200b/g;
/**
 * Untrusted prose, such as an error or a hint, in Markdown: the same, but that what its author put into backticks stands
 * as code when it is as plain as a name, a path, a glob or an expression of a workflow: `${{ secrets.KEY }}`,
 * `if: always()`. Nothing in code is a link, a mention or mathematics.
 */
function markdownProse(text, limit = MARKDOWN_TEXT_LIMIT) {
    return markdownText(text, limit).replace(ESCAPED_CODE, (escaped, inner) => {
        const code = inner.replace(ESCAPES, '$1$2');
        // A space at an end would be taken away.
        return code.trim() === code ? `\`${code}\`` : escaped;
    });
}
/** A slash-separated path as the path of a URL: nothing in it ends the URL or a Markdown link around it. */
function urlPath(path) {
    return path.split('/').map(urlSegment).join('/');
}
function urlSegment(segment) {
    return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, percentEncoded);
}
function percentEncoded(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

;// CONCATENATED MODULE: ./lib/src/run/notices.js

/** The owner turned cloud sync off: why nothing is sent, and how to change it. */
function optOutNotice({ path, file, setting }) {
    return {
        level: 'notice',
        title: 'Cloud sync is turned off',
        message: `${file} says ${OPT_OUT_WORDS[setting]}, so nothing of \`${path}\` was sent. Remove that line to sync it.`,
        file,
    };
}
/** What an opt-out says, as code. */
const OPT_OUT_WORDS = {
    cloud_sync: '`cloud_sync: false`',
    'cloud_sync.enabled': '`[cloud_sync] enabled = false`',
};
/** Why a run of opted-out paths only has nothing to do, as one sentence. */
function optedOutReason(optOuts) {
    const settings = new Set(optOuts.map(({ setting }) => OPT_OUT_WORDS[setting]));
    return `The owner turned cloud sync off (${[...settings].join(', ')}): nothing was sent.`;
}
/**
 * A sync of a pull request's branch: its sessions reach the cloud before anybody has merged them, and its files may say
 * into which project.
 *
 * @param branch its name, empty when it is not known; untrusted
 */
function unmergedNotice(branch, projects) {
    const told = projects.map(({ id, name, source }) => `${id} (${name}), ${whoDecides(source)}`);
    const pinned = projects.every(({ source }) => source.kind === 'input');
    return {
        level: 'notice',
        title: 'Sessions of an unmerged branch',
        message: `The sessions of ${branch === '' ? 'the pull request' : `\`${branch}\``} are not merged yet and go to the project ${told.join('; ')}.${pinned ? '' : ' The input `project-id` pins the project, whatever a branch says.'}`,
    };
}
function whoDecides(source) {
    switch (source.kind) {
        case 'input':
            return 'which the input `project-id` pins';
        case 'file':
            return `whose id is the \`${source.field}\` of this branch’s ${source.file}`;
        case 'computed':
            return `whose id is computed from ${source.remote} and is in no file of the branch`;
    }
}
/** The cloud has never heard of a project. */
function newProjectNotice({ id, name }) {
    return {
        level: 'notice',
        title: 'New to the cloud',
        message: `SpecStory Cloud has never seen the project ${id} (${name}). That is right for a first sync. After the repository was renamed or moved it is a second project, in which every session is there once more: then set \`project-id\` to the old id. \`require-existing-project: true\` lets no run make a project.`,
    };
}
/** Whoever stands between may read the token and change every answer. */
function unverifiedNotice() {
    return {
        level: 'warning',
        title: 'TLS is not verified',
        message: '`NODE_TLS_REJECT_UNAUTHORIZED=0` is set, so anybody on the way to the cloud can read the token and the sessions. Take it away; `NODE_EXTRA_CA_CERTS` names the certificate of an authority of your own.',
    };
}
/** Something about the token that will stop the runs one day. */
function tokenNotice(warning) {
    return { level: 'warning', title: 'SpecStory token', message: sentence(warning) };
}
/** `if-no-sessions: warn`: the checkout holds none, and the likely cause. */
function noSessionsNotice(message) {
    return { level: 'warning', title: 'No sessions', message };
}
/** `if-no-sessions: warn`: a path among others has no history directory. */
function noHistoryNotice(message) {
    return { level: 'warning', title: 'No history directory', message: sentence(message) };
}
/** Entries that a notice names. */
const ENTRIES_NAMED = 10;
function named(entries) {
    const first = entries.slice(0, ENTRIES_NAMED).map((entry) => `\`${entry}\``);
    const more = entries.length > first.length ? `, and ${entries.length - first.length} more` : '';
    return `${first.join(', ')}${more}`;
}
/** An entry of `exclude` may be mistyped, or of a session that is gone: what it was to keep out may be uploaded. */
function unmatchedExcludeNotice(entries) {
    return {
        level: 'warning',
        title: 'Nothing to exclude',
        message: `No transcript matches ${named(entries)} of the \`exclude\` input. A glob is matched with the whole path, from the workspace and with \`/\` on every system, as in \`**/drafts/**\`. Correct the entries, or remove those whose files are gone.`,
    };
}
/**
 * The key's requests will not suffice for the uploads that begin now, which take so many.
 *
 * @param until as `utcTime` writes it
 */
function budgetShortNotice(uploads, requests, remaining, until) {
    const few = (number, what) => (number === 1 ? `1 ${what}` : `${number} ${what}s`);
    const taking = requests === uploads ? '' : ` in ${requests} requests`;
    return {
        level: 'notice',
        title: 'Rate limit',
        message: `${few(uploads, 'upload')}${taking}, ${few(remaining, 'request')} left until ${until}. The rest waits until then, or for the next run where \`timeout\` ends this one before.`,
    };
}
/** An entry of `secrets-allow` that allows nothing, after everything was read: mistyped, or of a value that is gone. */
function uselessAllowNotice(entries) {
    return {
        level: 'warning',
        title: 'Nothing to allow',
        message: `No credential matches ${named(entries)} of the \`secrets-allow\` input. Correct the entries, or remove those whose values are gone.`,
    };
}
/** A check without a token that found credentials; `excuse` is a sentence that says why there is none. */
function notComparedNotice(excuse) {
    const message = `${excuse} The transcripts were searched for credentials, and not compared with the cloud.`;
    return { level: 'notice', title: 'Searched for credentials only', message };
}
/** The same where there is none, as the reason that nothing else was done. */
function searchedReason(excuse, sessions) {
    const read = sessions === 1 ? 'The one transcript holds' : `The ${sessions} transcripts hold`;
    return `${excuse} ${read} no credential that is known here.`;
}
/** The cloud's one answer about all sizes did not name a session that the cloud had. */
function wrongSizesNotice(file) {
    return {
        level: 'warning',
        title: "The cloud's sizes were wrong",
        message: `The bulk answer did not name the session of ${file}, and the cloud had a copy of it, which was replaced. From then on every session was looked at before its upload; the report names all that were replaced.`,
        file,
    };
}

;// CONCATENATED MODULE: ./lib/src/report/words.js

/** Why a file is no session of its own, as the end of "left out, …". */
const LEFT_OUT_WORDS = {
    unidentified: 'no session id',
    'unusable-id': 'unusable session id',
    'no-name': 'file without a name',
    'not-a-transcript': 'not a transcript',
    'no-message': 'no message',
    empty: 'empty',
    'lfs-pointer': 'Git LFS pointer',
    link: 'symbolic link',
    'not-a-file': 'not a regular file',
    duplicate: 'another file of the same session was chosen',
    'same-name': 'another file of the same name was chosen',
};
/** A path whose owner turned cloud sync off; may hold a repository's text. */
function optOutWords({ path, file, setting }) {
    return `${path}: nothing is sent, ${file} says ${OPT_OUT_WORDS[setting]}`;
}
/** How a project's id is known; may hold a repository's text. */
function sourceWords(source) {
    switch (source.kind) {
        case 'input':
            return 'from the input project-id';
        case 'file':
            return `${source.field} of ${source.file}`;
        case 'computed':
            return `computed from ${source.remote}`;
    }
}

// EXTERNAL MODULE: ./lib/src/cli/wrong-inputs.js
var wrong_inputs = __webpack_require__(982);
;// CONCATENATED MODULE: ./lib/src/cli/print-project-id.js







/**
 * Which projects a sync with these inputs would send to, found out as a sync does; nothing is sent.
 *
 * @param env the process's environment, with the flags as `INPUT_…` in it, which can be used
 */
async function printProjectId(env) {
    const runner = readRunner(env);
    const inputs = (0,read_inputs/* readInputs */.K)((0,wrong_inputs/* inputLookup */.L)(env), runner);
    try {
        return printed(await identifyProjects(inputs, runner));
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        const { message, hint, code } = error;
        return { stdout: '', stderr: lines([`${message} (${code})`, hint]), exitCode: 1 };
    }
}
function printed({ projects, optOuts, notices }) {
    return {
        stdout: lines(projects.map(({ id }) => id)),
        stderr: lines([
            ...projects.flatMap(described),
            ...optOuts.map(optOutWords),
            ...notices.map(({ message }) => message),
        ]),
        exitCode: projects.length === 0 ? 3 : 0,
    };
}
function described({ id, name, source, places }) {
    return places.map(({ path, commit }) => {
        return `${path}: ${id} (${name}), ${sourceWords(source)}${commit === '' ? '' : `, at ${commit}`}`;
    });
}
function lines(texts) {
    return texts.map((text) => `${logText(text)}\n`).join('');
}


/***/ }),

/***/ 397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ usableName)
/* harmony export */ });
const MAX_CODE_POINTS = 200;
/** What would break a line or turn its direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
/**
 * A project's name as it can be sent and shown: at most 200 code points, without control characters.
 *
 * @returns `undefined` when nothing is left
 */
function usableName(text) {
    const name = text?.toWellFormed().replace(UNPRINTABLE, '').trim() ?? '';
    // A code point has two units at most, and only the beginning is worth taking apart.
    const start = Array.from(name.slice(0, 2 * MAX_CODE_POINTS));
    return start.slice(0, MAX_CODE_POINTS).join('').trim() || undefined;
}


/***/ })

};
