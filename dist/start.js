import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 5224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ Checkouts),
  P: () => (/* binding */ isSparseCheckout)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/remote-url.js + 1 modules
var remote_url = __nccwpck_require__(386);
// EXTERNAL MODULE: ./lib/src/workspace.js
var src_workspace = __nccwpck_require__(7743);
;// CONCATENATED MODULE: ./lib/src/checkout/git-config.js
/** A line that makes Git reject the whole file. */
class GitConfigError extends Error {
    name = 'GitConfigError';
    line;
    constructor(line) {
        super(`line ${line} is not valid`);
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
 * Parses a Git configuration. `.ini` parsers do not support its grammar: comments after a section, quoted `#`,
 * continued lines. Does not apply `include` and `insteadOf`: the CLI computes a project's ID from the URL as written.
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
            throw characters.createError();
    }
}
/** Reads `[section]`, `[section "Sub Section"]` or the old `[section.subsection]`, after the bracket. */
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
        throw characters.createError();
    section += '.';
    for (;;) {
        character = characters.next();
        if (character === '"')
            break;
        if (character === '\\')
            character = characters.next();
        if (character === '\n' || character === END)
            throw characters.createError();
        section += character;
    }
    if (characters.next() !== ']')
        throw characters.createError();
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
        throw characters.createError();
    return { name, value: readValue(characters) };
}
/** Reads from after the `=` to the end of the line, trimmed. */
function readValue(characters) {
    let value = '';
    /** Length without trailing white space. */
    let trimmedLength = 0;
    let isQuoted = false;
    for (;;) {
        const character = characters.next();
        if (character === END || character === '\n') {
            if (isQuoted)
                throw characters.createError();
            return value.slice(0, trimmedLength);
        }
        if (!isQuoted && isSpace(character)) {
            if (trimmedLength > 0)
                value += character;
            continue;
        }
        if (!isQuoted && (character === '#' || character === ';')) {
            characters.skipLine();
            return value.slice(0, trimmedLength);
        }
        if (character === '"') {
            isQuoted = !isQuoted;
            continue;
        }
        if (character === '\\') {
            const unescaped = ESCAPED.get(characters.next());
            if (unescaped === undefined)
                throw characters.createError();
            value += unescaped;
        }
        else {
            value += character;
        }
        trimmedLength = value.length;
    }
}
function isSpace(character) {
    return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
/** Reader of UTF-16 units, with `END` after the last; `\r\n` is one `\n`. */
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
    /** Git reports the line of the last character. */
    createError() {
        return new GitConfigError(this.#line);
    }
}

// EXTERNAL MODULE: ./lib/src/checkout/read-bounded.js
var read_bounded = __nccwpck_require__(7959);
;// CONCATENATED MODULE: ./lib/src/checkout/checkout.js






const MAX_CONFIG_BYTES = 1024 * 1024;
/** Bytes: a path with a few words. */
const MAX_POINTER_BYTES = 8 * 1024;
const MAX_REF_BYTES = 4 * 1024;
/** Bytes: half a million branches and tags. */
const MAX_PACKED_BYTES = 32 * 1024 * 1024;
/** Maximum symbolic refs in a row, as in Git. */
const MAX_HOPS = 5;
const POINTER = 'gitdir: ';
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** Excludes characters that are invalid in a branch name but valid in a path. */
const REF = /^refs\/[^\0-\x20\x7f\\:~^?*[]+$/;
/** Values that Git reads as true; a key without a value is true too. */
const TRUE = new Set(['true', 'yes', 'on', '1']);
/** The checkouts of a run; each is read once. */
class Checkouts {
    #access;
    #known = new Map();
    constructor(access) {
        this.#access = access;
    }
    /**
     * Finds the nearest `.git` at or above a path, without running Git. On a runner only the workspace is read.
     * @param path POSIX, relative to the workspace; does not have to exist
     * @returns `undefined` without a `.git`, for example if actions/checkout found no Git
     */
    async find(path) {
        const root = await findRoot(this.#access, path);
        if (root === undefined)
            return undefined;
        const checkout = this.#known.get(root) ?? readCheckout(this.#access, root);
        this.#known.set(root, checkout);
        return await checkout;
    }
}
async function isSparseCheckout(workspace) {
    const access = { workspace, allowsOutside: false };
    try {
        const { own, shared } = await findGitDirectory(access, (0,external_node_path_.join)(workspace, '.git'));
        const files = [(0,external_node_path_.join)(shared, 'config'), (0,external_node_path_.join)(own, 'config.worktree')];
        const settings = (await Promise.all(files.map((file) => readSettings(access, file)))).flatMap((read) => read ?? []);
        const last = settings.findLast(({ name }) => name === 'core.sparsecheckout');
        return last !== undefined && (last.value === null || TRUE.has(last.value.toLowerCase()));
    }
    catch {
        return false; // it is only a hint
    }
}
async function readCheckout(access, directory) {
    const root = (0,external_node_path_.relative)(access.workspace, directory).split(external_node_path_.sep).join('/') || '.';
    try {
        const git = await findGitDirectory(access, (0,external_node_path_.join)(directory, '.git'));
        return { root, ...(await readGit(access, git)), fault: undefined };
    }
    catch (error) {
        if (!(error instanceof read_bounded/* UnusableFile */._U || (0,src_workspace/* getErrorCode */.E2)(error) !== undefined))
            throw error;
        const fault = error instanceof read_bounded/* UnusableFile */._U ? error.message : `it cannot be read (${(0,src_workspace/* getErrorCode */.E2)(error)})`;
        return { root, origin: undefined, commit: undefined, fault };
    }
}
/** Finds the nearest directory with a `.git`, absolute and native. Does not follow links. */
async function findRoot({ workspace, allowsOutside }, path) {
    const link = await (0,src_workspace/* findFirstLink */.QX)(workspace, path).catch(() => undefined);
    let directory = (0,external_node_path_.join)(workspace, link === undefined ? path : external_node_path_.posix.dirname(link));
    for (;;) {
        if (await exists((0,external_node_path_.join)(directory, '.git')))
            return directory;
        const above = (0,external_node_path_.dirname)(directory);
        if (above === directory || (!allowsOutside && (0,external_node_path_.relative)(workspace, directory) === ''))
            return undefined;
        directory = above;
    }
}
/** Returns true if `.git` cannot be inspected: the path must not count as part of the outer checkout. */
async function exists(path) {
    try {
        await (0,promises_.lstat)(path);
        return true;
    }
    catch (error) {
        const code = (0,src_workspace/* getErrorCode */.E2)(error);
        return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
}
/**
 * Resolves `.git`, which is a file in a submodule (`…/.git/modules/…`) or a worktree (with `commondir`).
 * @param dotGit absolute, native
 * @throws UnusableFile for a missing target, a link, or a target outside the permitted directories
 */
async function findGitDirectory(access, dotGit) {
    const own = await findOwnDirectory(access, dotGit);
    const common = await (0,read_bounded/* readBounded */.CB)(access, (0,external_node_path_.join)(own, 'commondir'), MAX_POINTER_BYTES);
    if (common === undefined)
        return { own, shared: own };
    return { own, shared: await resolvePointer(access, own, common.trim()) };
}
async function findOwnDirectory(access, dotGit) {
    const stats = await (0,promises_.lstat)(dotGit);
    if (stats.isDirectory())
        return dotGit;
    const text = (await (0,read_bounded/* readBounded */.CB)(access, dotGit, MAX_POINTER_BYTES)) ?? '';
    if (!text.startsWith(POINTER))
        throw new read_bounded/* UnusableFile */._U('it does not name a git directory');
    return await resolvePointer(access, (0,external_node_path_.dirname)(dotGit), text.slice(POINTER.length).trim());
}
/** Resolves a path that Git wrote into a path of the workspace. */
async function resolvePointer(access, from, target) {
    if (target === '' || target.includes('\0'))
        throw new read_bounded/* UnusableFile */._U('it does not name a git directory');
    const named = (0,external_node_path_.resolve)(from, target);
    const path = (0,external_node_path_.isAbsolute)(target) ? await translateIntoWorkspace(access.workspace, named) : named;
    try {
        await (0,read_bounded/* refuseLinks */.UA)(access, path);
        if ((await (0,promises_.lstat)(path)).isDirectory())
            return path;
    }
    catch (error) {
        if (error instanceof read_bounded/* UnusableFile */._U)
            throw error;
        if ((0,src_workspace/* getErrorCode */.E2)(error) === undefined)
            throw error;
    }
    throw new read_bounded/* UnusableFile */._U('it points to a directory that does not exist');
}
/** Git resolves links in absolute paths, but the workspace's own path can contain links (`/tmp` on macOS). */
async function translateIntoWorkspace(workspace, path) {
    const below = (0,external_node_path_.relative)(await (0,promises_.realpath)(workspace), path);
    return below.startsWith('..') || (0,external_node_path_.isAbsolute)(below) ? path : (0,external_node_path_.join)(workspace, below);
}
async function readGit(access, directory) {
    const settings = await readSettings(access, (0,external_node_path_.join)(directory.shared, 'config'));
    const commit = await readHeadCommit(access, directory);
    if (settings === undefined && commit === undefined && !(await exists((0,external_node_path_.join)(directory.own, 'HEAD')))) {
        throw new read_bounded/* UnusableFile */._U('it is not a repository');
    }
    return { origin: findOrigin(settings ?? []), commit };
}
/** @returns `undefined` when there is no such file */
async function readSettings(access, file) {
    const text = await (0,read_bounded/* readBounded */.CB)(access, file, MAX_CONFIG_BYTES);
    try {
        return text === undefined ? undefined : parseGitConfig(text);
    }
    catch (error) {
        if (!(error instanceof GitConfigError))
            throw error;
        throw new read_bounded/* UnusableFile */._U(`its configuration is not valid: ${error.message}`, { cause: error });
    }
}
/**
 * Returns the first URL of `origin`, the one that Git fetches from. An empty URL clears the earlier ones, as in Git.
 */
function findOrigin(settings) {
    const urls = settings.filter(({ name }) => name === 'remote.origin.url');
    const cleared = urls.findLastIndex(({ value }) => value === '');
    const url = urls.slice(cleared + 1).find(({ value }) => value !== null)?.value;
    return url == null ? undefined : (0,remote_url/* removeCredentials */.tm)(url) || undefined;
}
/**
 * Reads the checked-out commit from `HEAD` (detached, as in CI), or from the file or packed ref of its branch.
 * @returns `undefined` before the first commit, with `reftable`, or if the refs are damaged
 */
async function readHeadCommit(access, { own, shared }) {
    try {
        let text = await (0,read_bounded/* readBounded */.CB)(access, (0,external_node_path_.join)(own, 'HEAD'), MAX_REF_BYTES);
        for (let hop = 0; hop < MAX_HOPS && text !== undefined; hop++) {
            const value = text.trim();
            if (COMMIT.test(value))
                return value;
            const ref = /^ref:\s*(\S+)$/.exec(value)?.[1];
            if (ref === undefined || !REF.test(ref) || ref.split('/').some((part) => part === '' || /^\.+$/.test(part))) {
                return undefined;
            }
            text = (await (0,read_bounded/* readBounded */.CB)(access, (0,external_node_path_.join)(shared, ref), MAX_REF_BYTES)) ?? (await readPackedRef(access, shared, ref));
        }
    }
    catch (error) {
        // The commit is only displayed, so the run does not fail without it.
        if (!(error instanceof read_bounded/* UnusableFile */._U))
            throw error;
    }
    return undefined;
}
/** Reads lines of a commit, a space and a name. */
async function readPackedRef(access, shared, ref) {
    const refs = await (0,read_bounded/* readBounded */.CB)(access, (0,external_node_path_.join)(shared, 'packed-refs'), MAX_PACKED_BYTES);
    if (refs === undefined)
        return undefined;
    const text = `\n${refs.replaceAll('\r\n', '\n')}\n`;
    for (let end = text.indexOf(` ${ref}\n`); end !== -1; end = text.indexOf(` ${ref}\n`, end + 1)) {
        const commit = text.slice(text.lastIndexOf('\n', end) + 1, end);
        if (COMMIT.test(commit))
            return commit;
    }
    return undefined;
}


/***/ }),

/***/ 7959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ readBounded),
/* harmony export */   UA: () => (/* binding */ refuseLinks),
/* harmony export */   _U: () => (/* binding */ UnusableFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6597);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7743);



/** The message is the rest of a sentence after the file's name. */
class UnusableFile extends Error {
    name = 'UnusableFile';
}
/**
 * Reads a regular file of limited size. Refuses any link in a path of the workspace. Outside it, refuses only a linked
 * file, because the machine's owner controls the directories.
 * @returns `undefined` for a missing file
 * @throws UnusableFile
 */
async function readBounded(access, path, maxBytes) {
    try {
        await refuseLinks(access, path);
        const { handle, stats } = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegular */ .lf)(path);
        try {
            if (stats.size > maxBytes)
                throw new UnusableFile(`it is too large (${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(stats.size)})`);
            return (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeText */ .g7)(await handle.readFile());
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        const code = (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .getErrorCode */ .E2)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (error instanceof UnusableFile)
            throw error;
        if (error instanceof _workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .NotRegularFileError */ .iZ)
            throw new UnusableFile('it is not a regular file', { cause: error });
        if (code === 'ELOOP')
            throw new UnusableFile('it is a symbolic link', { cause: error });
        throw new UnusableFile(`it cannot be read (${code ?? String(error)})`, { cause: error });
    }
}
/**
 * @param path absolute, native; does not have to exist
 * @throws UnusableFile for a path with a link, or outside the permitted directories
 */
async function refuseLinks({ workspace, allowsOutside }, path) {
    const below = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, path);
    if (!isBelow(below)) {
        if (allowsOutside)
            return;
        throw new UnusableFile('it points outside the workspace');
    }
    const link = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .findFirstLink */ .QX)(workspace, below.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/'));
    if (link !== undefined)
        throw new UnusableFile(`${link} is a symbolic link, which is never followed`);
}
/** Whether a native relative path stays below its start. On Windows, a path to another drive is absolute. */
function isBelow(path) {
    return path !== '..' && !path.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !/^(?:[A-Za-z]:|[/\\])/.test(path);
}


/***/ }),

/***/ 14:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ isFatal),
/* harmony export */   MH: () => (/* binding */ createCloudDownFailure),
/* harmony export */   Pk: () => (/* binding */ CLIENT_CLOSED),
/* harmony export */   Xr: () => (/* binding */ createUnreachableFailure),
/* harmony export */   cb: () => (/* binding */ createRateLimitFailure),
/* harmony export */   uD: () => (/* binding */ isOutage),
/* harmony export */   wr: () => (/* binding */ CloudFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7304);
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6597);


/** Whether the cloud itself did not respond: no response, a 5xx, a redirect, or another server's page. */
function isOutage({ status, code }) {
    if (status === undefined || status >= 500 || code === 'blocked')
        return true;
    return status < 400 && code !== 'cloud-rejected';
}
/** A request that failed after its last attempt. */
class CloudFailure extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    /** Requests that were sent; 0 if the run was already stopped. */
    attempts;
    /** Every later request would fail too, for example after a rejected token. */
    fatal;
    last;
    /** An attempt possibly succeeded, but its response was lost. */
    responseLost;
    constructor(last, attempts, responseLost = false) {
        super(last.code, last.message, last.hint, last.cause === undefined ? undefined : { cause: last.cause });
        this.attempts = attempts;
        this.fatal = last.fatal;
        this.last = last;
        this.responseLost = responseLost || last.mayHaveSucceeded;
    }
}
/** Whether an error stops the whole run. */
function isFatal(error) {
    return error instanceof CloudFailure && error.fatal;
}
const FATAL = {
    cause: undefined,
    retriable: false,
    fatal: true,
    mayHaveSucceeded: false,
    status: undefined,
    retryAfterMs: undefined,
};
/** Creates the failure for an open circuit. @param last the last failed attempt */
function createCloudDownFailure(failures, last) {
    return {
        ...FATAL,
        code: 'cloud-down',
        message: `SpecStory Cloud is not responding: ${failures} consecutive requests failed. Last error: ${last.message}`,
        hint: 'Check `cloud-url` and the network, then re-run the job. Sessions uploaded so far are skipped.',
        cause: last.cause,
    };
}
/** Creates the fatal failure for a cloud without any connection. */
function createUnreachableFailure(last) {
    return {
        ...last,
        ...FATAL,
        code: 'cloud-unreachable',
        message: `SpecStory Cloud cannot be reached: ${last.message}`,
        cause: last.cause,
    };
}
/**
 * Creates the failure for a rate limit that lasts longer than the run.
 * @param endsAt epoch milliseconds, as `now`; `undefined`: unknown
 */
function createRateLimitFailure(endsAt, now) {
    const end = endsAt === undefined ? undefined : (0,_message_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatUtcTime */ .fz)(endsAt, now);
    return {
        ...FATAL,
        code: 'rate-limited',
        message: end === undefined
            ? 'rate limit exceeded, and this run ends before SpecStory Cloud accepts requests again'
            : `rate limit exceeded: SpecStory Cloud accepts requests again at ${end}, after the end of this run`,
        hint: `Re-run the job ${end === undefined ? 'in an hour' : `after ${end}`}. Sessions uploaded so far are skipped. To upload more than the hourly limit, use several runs, or shards that start an hour apart.`,
    };
}
const CLIENT_CLOSED = {
    ...FATAL,
    code: 'internal',
    message: 'the connection to SpecStory Cloud was closed',
    hint: 'Please report this bug with the log.',
};


/***/ }),

/***/ 6980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ createSizesRequest),
/* harmony export */   _1: () => (/* binding */ buildSessionUrl),
/* harmony export */   fI: () => (/* binding */ createPutRequest),
/* harmony export */   fL: () => (/* binding */ buildProjectUrl),
/* harmony export */   n7: () => (/* binding */ createRefreshRequest),
/* harmony export */   qA: () => (/* binding */ createHeadRequest),
/* harmony export */   zb: () => (/* binding */ REQUEST_NAMES)
/* harmony export */ });
/** Names of requests in messages. */
const REQUEST_NAMES = {
    sizes: 'the bulk size request',
    head: 'the session check',
    put: 'the upload',
    refresh: 'the token refresh',
};
const API = '/api/v1';
/** Limits of the CLI (docs/internals/cloud.md, Routes); for uploads the limit is an input. */
const SIZES_TIMEOUT_MS = 30_000;
const HEAD_TIMEOUT_MS = 10_000;
const REFRESH_TIMEOUT_MS = 30_000;
/** Maximum bytes of a response: sizes of 100,000 sessions have about 4.5 MB, other responses a few hundred bytes. */
const MAX_SIZES_BYTES = 64 * 1024 * 1024;
const MAX_RESPONSE_BYTES = 64 * 1024;
const DEFAULT_REQUEST = { headers: {}, body: undefined, maxBytes: MAX_RESPONSE_BYTES };
/** `GET /projects/{pid}/sessions/sizes` */
function createSizesRequest(projectId) {
    const path = `${API}${buildProjectPath(projectId)}/sessions/sizes`;
    return {
        ...DEFAULT_REQUEST,
        kind: 'sizes',
        method: 'GET',
        path,
        timeoutMs: SIZES_TIMEOUT_MS,
        maxBytes: MAX_SIZES_BYTES,
    };
}
/** `HEAD /projects/{pid}/sessions/{sid}` */
function createHeadRequest(projectId, sessionId) {
    const path = `${API}${buildSessionPath(projectId, sessionId)}`;
    return { ...DEFAULT_REQUEST, kind: 'head', method: 'HEAD', path, timeoutMs: HEAD_TIMEOUT_MS };
}
function toConditionHeaders(condition) {
    if (condition === undefined)
        return {};
    return condition.kind === 'absent' ? { 'if-none-match': '*' } : { 'if-match': condition.tag };
}
/** `PUT /projects/{pid}/sessions/{sid}`. @param body gzipped JSON @param timeoutMs limit of one attempt */
function createPutRequest(projectId, sessionId, body, condition, timeoutMs) {
    const path = `${API}${buildSessionPath(projectId, sessionId)}`;
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', ...toConditionHeaders(condition) };
    return { ...DEFAULT_REQUEST, kind: 'put', method: 'PUT', path, headers, body, timeoutMs };
}
/** `POST /device-refresh`, with the refresh token as the bearer token. */
function createRefreshRequest() {
    return {
        ...DEFAULT_REQUEST,
        kind: 'refresh',
        method: 'POST',
        path: `${API}/device-refresh`,
        timeoutMs: REFRESH_TIMEOUT_MS,
    };
}
/** Builds the web address of a project (docs/internals/cloud.md, Links). @param baseUrl without a trailing slash */
function buildProjectUrl(baseUrl, projectId) {
    return `${baseUrl}${buildProjectPath(projectId)}`;
}
/** Builds the web address of a session (docs/internals/cloud.md, Links). @param baseUrl without a trailing slash */
function buildSessionUrl(baseUrl, projectId, sessionId) {
    return `${baseUrl}${buildSessionPath(projectId, sessionId)}`;
}
function buildProjectPath(projectId) {
    return `/projects/${encodeURIComponent(projectId)}`;
}
function buildSessionPath(projectId, sessionId) {
    return `${buildProjectPath(projectId)}/sessions/${encodeURIComponent(sessionId)}`;
}


/***/ }),

/***/ 541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wg: () => (/* binding */ stripBearer),
/* harmony export */   e4: () => (/* binding */ inspectToken),
/* harmony export */   k9: () => (/* binding */ validateToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7304);
/* harmony import */ var _host_words_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7322);


const KINDS = {
    api: 'api',
    'device-refresh': 'refresh',
    'device-access': 'access',
    'web-access': 'web',
};
const DAY_MS = 86_400_000;
/** Runs warn this many days before a token expires. */
const WARN_DAYS = 14;
/** Tolerated error of the runner's clock: a minute, plus rounding. */
const CLOCK_SKEW_MS = 90_000;
/** Servers reject headers above about 8 KB; the cloud's JWTs are much shorter. */
const MAX_TOKEN_LENGTH = 8_192;
/** Reads a JWT's payload without verifying it. */
function inspectToken(token) {
    const payload = parsePayload(token);
    if (payload === undefined)
        return { kind: 'opaque', expiresAt: undefined, notBefore: undefined };
    const { type } = payload;
    const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    return { kind: kind ?? 'opaque', expiresAt: toEpochMs(payload['exp']), notBefore: toEpochMs(payload['nbf']) };
}
/**
 * Validates a token before the first request. Neither the failure nor the warning contains the token.
 * @param text the token, also with `Bearer `
 * @param now epoch milliseconds
 */
function validateToken(text, now) {
    const token = stripBearer(text);
    const foreignToken = detectForeignToken(token);
    if (foreignToken !== undefined)
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-unusable', foreignToken.message, foreignToken.hint) };
    if (!/^[\x21-\x7e]+$/.test(token) || token.length > MAX_TOKEN_LENGTH) {
        const hint = 'Copy it again as one line of printable ASCII, without spaces or line breaks, and update the secret.';
        return {
            failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-unusable', 'the token contains invalid characters or has an invalid length', hint),
        };
    }
    const { kind, expiresAt, notBefore } = inspectToken(token);
    if (kind === 'web') {
        const message = 'the token is a browser session token (type web-access) and cannot be used here';
        const hint = 'Create an API key with write scope in SpecStory Cloud and store it as the secret.';
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-unusable', message, hint) };
    }
    if (expiresAt !== undefined && expiresAt <= now - CLOCK_SKEW_MS) {
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-expired', `the token expired on ${formatDay(expiresAt)}`, RENEW[kind]) };
    }
    if (notBefore !== undefined && notBefore > now + CLOCK_SKEW_MS) {
        const message = `the token is not valid before ${new Date(notBefore).toISOString()}`;
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-unusable', message, 'Wait until then, or check the clock of this machine.') };
    }
    if (kind === 'access') {
        return { warning: `the token is an access token, which is valid for only one hour. ${RENEW.access}` };
    }
    if (expiresAt !== undefined && expiresAt - now < WARN_DAYS * DAY_MS) {
        const days = Math.floor((expiresAt - now) / DAY_MS);
        const left = days <= 0 ? 'in less than a day' : `in ${days} day${days === 1 ? '' : 's'}`;
        return { warning: `the token expires ${left}, on ${formatDay(expiresAt)}. ${RENEW[kind]}` };
    }
    return {};
}
const NEW_KEY = 'Create a new API key with write scope in SpecStory Cloud and update the secret.';
const RENEW = {
    api: NEW_KEY,
    opaque: NEW_KEY,
    refresh: 'Run `specstory login` again and update the secret, or use an API key.',
    access: 'Use an API key, or the refresh token that `specstory login` stores.',
};
function formatDay(ms) {
    return new Date(ms).toISOString().slice(0, 10);
}
function parsePayload(token) {
    const [, payload, ...rest] = token.split('.');
    if (payload === undefined || rest.length !== 1)
        return undefined;
    try {
        const parsed = JSON.parse(Buffer.from(payload, 'base64url').toString());
        return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
    }
    catch {
        return undefined;
    }
}
/** Converts a JWT's NumericDate to milliseconds; `undefined` outside the range of `Date`. */
function toEpochMs(value) {
    if (typeof value !== 'number')
        return undefined;
    return Number.isNaN(new Date(value * 1000).getTime()) ? undefined : value * 1000;
}
/** Prefixes of other issuers' secrets, longer ones first. The cloud issues only JWTs. */
const ISSUERS = [
    ['github_pat_', 'GitHub'],
    ['ghp_', 'GitHub'],
    ['gho_', 'GitHub'],
    ['ghu_', 'GitHub'],
    ['ghs_', 'GitHub'],
    ['ghr_', 'GitHub'],
    ['sk-ant-', 'Anthropic'],
    ['sk-or-', 'OpenRouter'],
    ['sk_live_', 'Stripe'],
    ['sk_test_', 'Stripe'],
    ['sk-', 'OpenAI'],
    ['glpat-', 'GitLab'],
    ['glptt-', 'GitLab'],
    ['AIza', 'Google'],
    ['ya29.', 'Google'],
    ['AKIA', 'AWS'],
    ['ASIA', 'AWS'],
    ['xoxb-', 'Slack'],
    ['xoxp-', 'Slack'],
    ['xapp-', 'Slack'],
    ['npm_', 'npm'],
    ['pypi-', 'PyPI'],
    ['hf_', 'Hugging Face'],
    ['gsk_', 'Groq'],
    ['xai-', 'xAI'],
    ['dckr_pat_', 'Docker'],
    ['lin_api_', 'Linear'],
    ['ntn_', 'Notion'],
];
/** Removes a copied `Bearer ` from a token. */
function stripBearer(text) {
    return /^bearer /i.test(text) ? text.slice('bearer '.length).trim() : text;
}
/** Detects a variable name, quotes, or another issuer's token. */
function detectForeignToken(text) {
    if (text.startsWith('$')) {
        const message = 'the token is the text of a variable or expression instead of its value';
        return {
            message,
            hint: `Pass its value ${_host_words_js__WEBPACK_IMPORTED_MODULE_1__/* .HOST_WORDS */ .f.passToken.github}.`,
        };
    }
    if (/^["'`]|["'`]$/.test(text)) {
        return { message: 'the token is enclosed in quotes', hint: 'Store the token alone as the secret, without quotes.' };
    }
    // A final `=` can be padding.
    if (/^(export )?[A-Za-z_]\w*=[^=]/.test(text)) {
        const hint = 'Store only the value after the `=` as the secret.';
        return { message: 'the token is given as NAME=value', hint };
    }
    const issuer = ISSUERS.find(([prefix]) => text.startsWith(prefix))?.[1];
    if (issuer === undefined)
        return undefined;
    const hint = 'Create an API key with write scope in SpecStory Cloud and store it as the secret. The token was not sent.';
    return { message: `the token belongs to ${issuer}, not to SpecStory Cloud`, hint };
}


/***/ }),

/***/ 604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ isEndOfRun),
/* harmony export */   Xp: () => (/* binding */ DeadlinePassed),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   dR: () => (/* binding */ monotonicMs),
/* harmony export */   dU: () => (/* binding */ createDeadline),
/* harmony export */   uk: () => (/* binding */ wait)
/* harmony export */ });
/** Maximum delay of Node's timers in milliseconds; longer timers fire immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Thrown at the deadline, and immediately for a wait that would reach it. */
class DeadlinePassed extends Error {
    name = 'DeadlinePassed';
    constructor(message = 'the deadline of the run has passed') {
        super(message);
    }
}
class Cancelled extends Error {
    name = 'Cancelled';
    constructor(signal) {
        super(`The run was cancelled by ${signal}.`);
    }
}
/** Whether the run stopped, so that the error is not the session's. Unfinished sessions are counted at the end. */
function isEndOfRun(error, { signal }) {
    return error instanceof DeadlinePassed || signal.aborted;
}
/** Creates a deadline without a limit, for the time until the `timeout` input is read. */
function createDeadline() {
    const controller = new AbortController();
    let limitMs = Number.POSITIVE_INFINITY;
    let end = Number.POSITIVE_INFINITY;
    let timer;
    const stop = (reason) => controller.abort(reason);
    return {
        signal: controller.signal,
        get timeoutMs() {
            return limitMs;
        },
        getRemainingMs: () => Math.max(0, end - monotonicMs()),
        start(timeoutMs) {
            limitMs = timeoutMs;
            end = monotonicMs() + timeoutMs;
            timer = setTimeout(() => stop(new DeadlinePassed()), timeoutMs);
        },
        stop,
        clear: () => clearTimeout(timer),
    };
}
/**
 * Waits `ms` milliseconds, or less when `stop` aborts.
 * @throws DeadlinePassed immediately if the wait would reach the deadline; the signal's reason when it aborts
 */
async function wait(ms, deadline, stop) {
    deadline.signal.throwIfAborted();
    if (ms >= deadline.getRemainingMs())
        throw new DeadlinePassed();
    if (ms <= 0 || stop.aborted)
        return;
    let finish = () => { };
    const done = new Promise((resolve) => {
        finish = resolve;
    });
    const timer = setTimeout(finish, Math.min(ms, LONGEST_TIMER_MS));
    deadline.signal.addEventListener('abort', finish);
    stop.addEventListener('abort', finish);
    try {
        await done;
    }
    finally {
        clearTimeout(timer);
        deadline.signal.removeEventListener('abort', finish);
        stop.removeEventListener('abort', finish);
    }
    deadline.signal.throwIfAborted();
}
/** Reads a monotonic clock. Loading `performance.now` takes longer than a short run. */
function monotonicMs() {
    return Number(process.hrtime.bigint()) / 1e6;
}


/***/ }),

/***/ 7304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ createTooLargeFailure),
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   J1: () => (/* binding */ TOO_LARGE_HINT),
/* harmony export */   RO: () => (/* binding */ toInternalFailure)
/* harmony export */ });
/* unused harmony export FAILURE_CODES */
/** Codes of failed runs and sessions; `docs/troubleshooting.md` has a heading for each. */
const FAILURE_CODES = (/* unused pure expression or super */ null && ([
    'invalid-input',
    'project-file',
    'project-settings',
    'project-unknown',
    'project-new',
    'token-missing',
    'token-expired',
    'token-unusable',
    'token-refused',
    'no-write-scope',
    'event-refused',
    'path-not-found',
    'no-sessions',
    'session-not-found',
    'cloud-unreachable',
    'cloud-rejected',
    'cloud-answer',
    'cloud-down',
    'cloud-copy-unknown',
    'cloud-copy-changing',
    'blocked',
    'rate-limited',
    'redirected',
    'too-large',
    'secret-held',
    'file-changed',
    'file-unreadable',
    'proxy',
    'report-unusable',
    'shards-incomplete',
    'internal',
]));
/** An error with a hint. The message can contain text from a repository or a server, so only `report/` prints it. */
class Failure extends Error {
    name = 'Failure';
    code;
    hint;
    constructor(code, message, hint, options) {
        super(message, options);
        this.code = code;
        this.hint = hint;
    }
}
function toInternalFailure(error) {
    const message = Error.isError(error) ? error.message : String(error);
    const hint = 'Please report this bug with the log.';
    return new Failure('internal', `Unexpected error: ${message}`, hint, { cause: error });
}
function createTooLargeFailure(message) {
    return new Failure('too-large', message, TOO_LARGE_HINT);
}
/** Shared by the three places that find a session too large: before reading, in the upload body, from the cloud. */
const TOO_LARGE_HINT = 'Split the session, or exclude it with `exclude`. SpecStory Cloud accepts at most 50 MB compressed and 64 MB uncompressed.';


/***/ }),

/***/ 7322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ HOST_WORDS)
/* harmony export */ });
const HOST_WORDS = {
    fetchLfs: { github: 'set `lfs: true` on actions/checkout', commandLine: 'run `git lfs pull`' },
    checkOutFirst: {
        github: 'the job may lack an actions/checkout step before this one',
        commandLine: 'the repository may have to be cloned first (`git clone`)',
    },
    sparseCheckout: {
        github: 'check `sparse-checkout` of actions/checkout',
        commandLine: 'run `git sparse-checkout disable`',
    },
    fetchSubmodules: {
        github: 'set `submodules: true` on actions/checkout',
        commandLine: 'run `git submodule update --init`',
    },
    passToken: {
        github: 'as an expression of `secrets`',
        commandLine: 'unquoted or in double quotes',
    },
    secret: { github: 'the secret', commandLine: 'the token' },
    earlierStep: { github: 'in a step before this one', commandLine: 'before this command' },
    step: { github: 'any step that', commandLine: 'anything that' },
    job: { github: 'the job', commandLine: 'the command' },
    machine: { github: 'the runner', commandLine: 'the machine' },
    fullList: { github: 'the job summary and the JSON report', commandLine: 'the JSON report' },
};


/***/ }),

/***/ 9004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sd: () => (/* binding */ isSessionId),
/* harmony export */   hH: () => (/* binding */ MAX_SHARDS),
/* harmony export */   mG: () => (/* binding */ assignShard),
/* harmony export */   qx: () => (/* binding */ formatProjectId),
/* harmony export */   rm: () => (/* binding */ isProjectId),
/* harmony export */   uK: () => (/* binding */ parseShard)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/;
/** Not only UUIDs, because agents have other formats. `sizes` is a route of the cloud. */
const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i;
function isProjectId(value) {
    return typeof value === 'string' && PROJECT_ID.test(value);
}
function isSessionId(value) {
    return typeof value === 'string' && SESSION_ID.test(value);
}
/** Formats the first 16 digits. @param digits lowercase hex */
function formatProjectId(digits) {
    return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-');
}
/** Maximum jobs of a workflow's matrix. */
const MAX_SHARDS = 256;
function parseShard(text) {
    const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
    if (index === undefined || count === undefined || count > MAX_SHARDS || index > count)
        return undefined;
    return { index, count };
}
/** Hashes the ID. The first digits of a UUIDv7 are a time, so sessions of one day would share a shard. */
function assignShard(sessionId, count) {
    return ((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(sessionId).digest().readUInt32BE() % count) + 1;
}


/***/ }),

/***/ 9106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ findUnmergedBranch),
/* harmony export */   H8: () => (/* binding */ refuseUntrustedEvent),
/* harmony export */   II: () => (/* binding */ forkSkipReason),
/* harmony export */   Kk: () => (/* binding */ missingTokenReason),
/* harmony export */   aO: () => (/* binding */ isOnPullRequest),
/* harmony export */   nq: () => (/* binding */ withheldSecretsReason)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7304);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2126);


/** Pull request events, for an unreadable payload; Gitea and Forgejo have more. */
const PULL_REQUEST_EVENTS = new Set([
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Comment events: anyone can start them, they have secrets, and workflows often check out a pull request's head. */
const COMMENT_EVENTS = new Set(['issue_comment', 'discussion_comment']);
/** Whether the checkout is from before a merge. */
function isOnPullRequest(runner) {
    return hasPullRequest(runner) || runner.eventName === 'merge_group';
}
function hasPullRequest({ eventName, event }) {
    const pullRequest = (0,_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwnValue */ .M6)(event, 'pull_request');
    return PULL_REQUEST_EVENTS.has(eventName) || (typeof pullRequest === 'object' && pullRequest !== null);
}
/** Events that get no Actions secrets if Dependabot is the actor (docs/internals/runners.md, Events). */
const EVENTS_WITHOUT_SECRETS = new Set([
    ...PULL_REQUEST_EVENTS,
    'push',
    'create',
    'deployment',
    'deployment_status',
]);
const DEPENDABOT = 'dependabot[bot]';
/**
 * Rejects events with secrets and files from an untrusted author, which would be uploaded in the owner's name
 * (docs/internals/runners.md, Events).
 * @throws Failure `event-refused`
 */
function refuseUntrustedEvent(runner, mode) {
    if (runner.eventName === 'pull_request_target') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('event-refused', '`pull_request_target` is not supported, because it exposes secrets to code from forks.', 'Use `pull_request` for checks and `push` or `schedule` for syncs.');
    }
    if (COMMENT_EVENTS.has(runner.eventName) && mode === 'sync') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('event-refused', `Syncs on \`${runner.eventName}\` are not supported: anyone can comment, and the checkout may be a fork's pull request.`, 'Sync on `push` or `schedule`, or use `mode: check`.');
    }
    if (runner.eventName !== 'workflow_run')
        return;
    const head = (0,_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwnText */ .UO)(runner.event, 'workflow_run', 'head_repository', 'full_name');
    if (head !== undefined && isOwnRepository(head, runner))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('event-refused', head === undefined
        ? 'This `workflow_run` is not supported: its event does not name the repository that the code came from.'
        : `This \`workflow_run\` is not supported: it was started for ${head}, not for ${runner.repository}.`, 'Sync on `push` or `schedule`, where the checkout is from this repository.');
}
/**
 * Explains why a sync skips a pull request from another repository. Also applies with a token, because a private
 * repository can pass its secrets to forks.
 * @returns a sentence; `undefined` if the files are from this repository
 */
function forkSkipReason(runner) {
    if (runner.ci?.fork !== undefined && !runner.allowsForks) {
        return `${runner.ci.fork}, so its sessions were not uploaded. They sync after the merge. \`--allow-forks\` uploads them.`;
    }
    if (!hasPullRequest(runner))
        return undefined;
    const head = (0,_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwnText */ .UO)(runner.event, 'pull_request', 'head', 'repo', 'full_name');
    if (head !== undefined && isOwnRepository(head, runner))
        return undefined;
    // A deleted fork is `null`; a branch of this repository is never `null`.
    const whose = head === undefined ? 'a deleted repository' : head;
    return `The pull request comes from ${whose}, so its sessions were not uploaded. They sync after the merge.`;
}
/**
 * Finds the branch of a pull request in this repository.
 * @returns empty if the name is unknown; `undefined` for all other events
 */
function findUnmergedBranch(runner) {
    if (!hasPullRequest(runner) || forkSkipReason(runner) !== undefined)
        return undefined;
    return (0,_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwnText */ .UO)(runner.event, 'pull_request', 'head', 'ref') ?? '';
}
/**
 * Explains an empty token.
 * @returns why this event has no token, as a sentence
 * @throws Failure `token-missing` if this event should have a token
 */
function missingTokenReason(runner) {
    const reason = withheldSecretsReason(runner);
    if (reason !== undefined)
        return `${reason}, so there is no token and nothing was synced.`;
    const make = 'Create an API key with write scope in SpecStory Cloud';
    if (!runner.onGithub) {
        const found = runner.hasApiKeyVariable ? 'Rename the variable `SPECSTORY_API_KEY` to `SPECSTORY_TOKEN`.' : undefined;
        const hint = `${make}, and pass it in the variable \`SPECSTORY_TOKEN\` or with \`--token-file\`.`;
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-missing', 'The token is missing.', found ?? hint);
    }
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-missing', 'The `token` input is empty.', `${make}, store it as the repository secret SPECSTORY_API_KEY, and pass \`token: \${{ secrets.SPECSTORY_API_KEY }}\`.`);
}
/**
 * Explains why this event has no secrets.
 * @returns a sentence without a full stop; `undefined` if the event should have secrets
 */
function withheldSecretsReason(runner) {
    if (runner.actor === DEPENDABOT && EVENTS_WITHOUT_SECRETS.has(runner.eventName)) {
        const what = hasPullRequest(runner) ? 'pull requests from Dependabot' : 'runs that Dependabot starts';
        return `GitHub passes no Actions secrets to ${what}`;
    }
    const pullRequest = (0,_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwnValue */ .M6)(runner.event, 'pull_request');
    if (typeof pullRequest !== 'object' || pullRequest === null)
        return undefined;
    if ((0,_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwnText */ .UO)(pullRequest, 'user', 'login') === DEPENDABOT) {
        return 'GitHub passes no Actions secrets to pull requests from Dependabot';
    }
    const head = (0,_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .getOwnText */ .UO)(pullRequest, 'head', 'repo', 'full_name');
    if (head === undefined || !isOwnRepository(head, runner))
        return 'GitHub passes no secrets to pull requests from forks';
    return undefined;
}
/** Compares without case. An unknown repository is never equal. */
function isOwnRepository(fullName, { repository }) {
    return repository !== '' && fullName.toLowerCase() === repository.toLowerCase();
}


/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mc: () => (/* binding */ INPUTS),
  v0: () => (/* binding */ formatSetInputs),
  Ko: () => (/* binding */ readInputs)
});

// UNUSED EXPORTS: HELP_GROUPS, INPUT_NAMES, createDefaultInputs, parseInputs

// EXTERNAL MODULE: ./lib/src/secrets/credential-policy.js
var credential_policy = __nccwpck_require__(7626);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __nccwpck_require__(9004);
// EXTERNAL MODULE: ./lib/src/providers.js
var providers = __nccwpck_require__(8248);
// EXTERNAL MODULE: ./lib/src/secrets/exact-values.js
var exact_values = __nccwpck_require__(9186);
;// CONCATENATED MODULE: ./lib/src/inputs/cloud-url.js
/** Production (docs/internals/cloud.md, Base URL). */
const DEFAULT_CLOUD_URL = 'https://cloud.specstory.com';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** API path, which is part of a URL that was copied from a request. */
const API_PATH = /\/api(?:$|\/v1(?:$|\/))/;
/**
 * Validates the base URL, because the token is sent to it.
 * @returns the URL without trailing slashes and the API's path, or the allowed values
 */
function parseCloudUrl(text) {
    const url = URL.parse(text);
    if (url === null)
        return { allowed: 'an https URL' };
    // URL parsers treat `\` as `/` and drop line breaks, so the host can differ from the visible text.
    if (/[\\\s]/.test(text))
        return { allowed: 'a URL without backslashes or white space' };
    if (url.username !== '' || url.password !== '')
        return { allowed: 'a URL without credentials' };
    if (url.search !== '' || url.hash !== '' || /[?#]/.test(text))
        return { allowed: 'a URL without a query or fragment' };
    if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
        return { allowed: 'an https URL, or http on loopback' };
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return { allowed: 'an https URL' };
    const base = trimSlashes(url.href);
    const api = base.search(API_PATH);
    return { url: api === -1 ? base : trimSlashes(base.slice(0, api)) };
}
function trimSlashes(url) {
    return url.replace(/(?<!\/)\/+$/, '');
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __nccwpck_require__(7304);
;// CONCATENATED MODULE: ./lib/src/inputs/input-types.js

/** Contains all invalid inputs, so that the user can correct all at once. */
class InvalidInputs extends failure/* Failure */.HR {
    invalid;
    constructor(invalid) {
        const all = invalid.map((input) => describeInvalidInput(input, `\`${input.name}\``)).join(' ');
        super('invalid-input', invalid.length === 1 ? all : `${invalid.length} invalid inputs. ${all}`, 'Correct the `with:` block of the step. Nothing was sent.');
        this.invalid = invalid;
    }
}
/** @param name the input, flag or variable, in code font */
function describeInvalidInput({ given, allowed, example }, name) {
    const end = example === undefined ? '' : `, for example \`${example}\``;
    return `${name}: \`${given}\` is not valid. Allowed: ${allowed}${end}.`;
}
/** A credential, which is never a flag and never shown. */
function secretText(variable) {
    return { form: { kind: 'variable', variable }, parse: ({ text }) => text, format: () => '***' };
}
function optionalText(placeholder) {
    return { form: { kind: 'value', placeholder }, parse: ({ text }) => text || undefined, format: (text) => text ?? '' };
}
/** A whole number in decimal digits. `parseInt` would accept `7 days` as 7. */
function integer(limits) {
    return {
        form: { kind: 'value', placeholder: 'N' },
        parse: (input) => parseNumber(input, 'a whole number', limits, input.default),
        format: String,
    };
}
const SECOND = 1_000;
/** A whole number of seconds, parsed into milliseconds. For a value with a unit, the message suggests the seconds. */
function seconds(limits) {
    return {
        form: { kind: 'value', placeholder: 'SECONDS' },
        parse(input) {
            const meant = toSeconds(input.text);
            const isAllowed = meant !== undefined && meant >= limits.min && meant <= limits.max;
            const example = isAllowed ? String(meant) : input.default;
            return parseNumber(input, 'a whole number of seconds (without a unit)', limits, example) * SECOND;
        },
        format: (value) => String(value / SECOND),
    };
}
function parseNumber(input, what, { min, max }, example) {
    const value = /^\d{1,9}$/.test(input.text) ? Number(input.text) : Number.NaN;
    if (value >= min && value <= max)
        return value;
    input.refuse(input.text, `${what} from ${min} to ${max}`, example);
    return min;
}
const SECONDS_OF = { s: 1, m: 60, h: 3600, d: 86_400 };
/** Converts a number with a unit, such as `2m`, `1.5 hours` or `90sec`. */
function toSeconds(text) {
    const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{1,10})$/i.exec(text) ?? [];
    const factor = /^m(s|illi)/i.test(unit) ? 0.001 : SECONDS_OF[unit.charAt(0).toLowerCase()];
    return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor);
}
/** `true` or `false` in the forms of GitHub's toolkit, or one of the words. */
function input_types_boolean(...words) {
    return {
        form: { kind: 'switch', words },
        parse({ text, refuse }) {
            if (/^(true|True|TRUE)$/.test(text))
                return true;
            if (/^(false|False|FALSE)$/.test(text))
                return false;
            const word = words.find((known) => known === text);
            const [last, ...others] = ['true', 'false', ...words].map((value) => `\`${value}\``).reverse();
            if (word === undefined)
                refuse(text, `${others.reverse().join(', ')} or ${last}`);
            return word ?? false;
        },
        format: String,
    };
}
function choice(...allowed) {
    return {
        form: { kind: 'value', placeholder: allowed.join('|') },
        parse({ text, refuse }) {
            const found = allowed.find((value) => value === text);
            if (found === undefined)
                refuse(text, allowed.map((value) => `\`${value}\``).join(', '));
            return found ?? allowed[0];
        },
        format: (value) => value,
    };
}
function optional(type) {
    return {
        form: type.form,
        parse: (input) => (input.text === '' ? undefined : type.parse(input)),
        format: (value) => (value === undefined ? '' : type.format(value)),
    };
}
/** @param parse returns `undefined` after reporting an invalid entry */
function list(placeholder, separator, parse) {
    return {
        form: { kind: 'list', placeholder },
        parse(input) {
            const entries = splitDistinct(input.text, separator);
            return [...new Set(entries.flatMap((entry) => parse(entry, input) ?? []))];
        },
        format: (values) => values.join('\n'),
    };
}
const LINES = /[\r\n]+/;
/** IDs do not contain these characters. */
const COMMAS_LINES_AND_BLANKS = /[\s,]+/;
function splitDistinct(text, separator) {
    return [...new Set(text.split(separator).map((entry) => entry.trim()))].filter((entry) => entry !== '');
}

;// CONCATENATED MODULE: ./lib/src/inputs/domain-types.js







const PROJECT_ID = {
    form: { kind: 'value', placeholder: 'ID' },
    parse({ text, refuse }) {
        if (text === '' || (0,ids/* isProjectId */.rm)(text))
            return text || undefined;
        refuse(text, 'four groups of four lowercase hex digits', 'f60e-cdb1-6e5e-8e82');
        return undefined;
    },
    format: (id) => id ?? '',
};
const DIRECTORIES = list('DIR', LINES, (entry, input) => parseDirectory(entry, input, 'packages/app'));
/** One directory, or empty. */
const DIRECTORY = {
    form: { kind: 'value', placeholder: 'DIR' },
    parse(input) {
        const example = '.specstory/history';
        const directories = splitDistinct(input.text, LINES).flatMap((text) => parseDirectory(text, input, example) ?? []);
        if (directories.length > 1)
            input.refuse(directories.join(', '), 'one directory', example);
        return directories[0] ?? '';
    },
    format: (directory) => directory,
};
/** @returns POSIX, relative to the workspace (`.`: the workspace itself); `undefined` for an invalid path */
function parseDirectory(text, { windows, refuse }, example) {
    // On other systems, a backslash is an ordinary character.
    const path = windows ? text.replaceAll('\\', '/') : text;
    if (path.includes('\0'))
        return void refuse(text, 'a path without NUL characters', example);
    if (external_node_path_.posix.isAbsolute(path) || (windows && /^[A-Za-z]:/.test(path))) {
        return void refuse(text, 'a path relative to the workspace, not an absolute one', example);
    }
    const directory = external_node_path_.posix.normalize(path).replace(/\/$/, '');
    if (directory !== '..' && !directory.startsWith('../'))
        return directory;
    return void refuse(text, 'a path inside the workspace', example);
}
const PROVIDERS = list('ID', COMMAS_LINES_AND_BLANKS, (text, { refuse }) => {
    const id = (0,providers/* parseProviderId */.i6)(text);
    if (id !== undefined)
        return id;
    const nearest = (0,providers/* findNearestProviderId */.EP)(text);
    const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
    refuse(text, `${[...providers/* PROVIDER_IDS */.NO, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`);
    return undefined;
});
const SESSION_ID_FORM = 'IDs of up to 128 letters, digits, `.`, `_` and `-` that begin with a letter or digit (`sizes` is reserved)';
const SESSION_IDS = list('ID', COMMAS_LINES_AND_BLANKS, (id, { refuse }) => {
    if ((0,ids/* isSessionId */.Sd)(id))
        return id;
    refuse(id, SESSION_ID_FORM, 'c94c863c-02e0-474e-b6d9-acb816f7fc55');
    return undefined;
});
/** With more entries, matching would take most of a run. */
const MAX_EXCLUDE_ENTRIES = 1_000;
/** Maximum characters of an entry. */
const MAX_EXCLUDE_LENGTH = 1_000;
const SHOWN_MAX = 100;
/** Session IDs and globs. */
const EXCLUDE_ENTRIES = {
    form: { kind: 'list', placeholder: 'GLOB|ID' },
    parse({ text, refuse }) {
        const entries = splitDistinct(text, LINES);
        const example = '**/drafts/**';
        if (entries.length > MAX_EXCLUDE_ENTRIES) {
            refuse(`${entries.length} entries`, `at most ${MAX_EXCLUDE_ENTRIES} entries`, example);
        }
        for (const entry of entries) {
            const reason = findExcludeFault(entry);
            const shown = entry.length > SHOWN_MAX ? `${entry.slice(0, SHOWN_MAX)}…` : entry;
            if (reason !== undefined)
                refuse(shown, reason, example);
        }
        return entries;
    },
    format: (entries) => entries.join('\n'),
};
/** Returns the allowed values for an invalid entry of `exclude`. */
function findExcludeFault(entry) {
    if (entry.length > MAX_EXCLUDE_LENGTH)
        return `entries of at most ${MAX_EXCLUDE_LENGTH} characters`;
    if (/\p{Cc}/u.test(entry))
        return 'entries without control characters';
    // Before a group, `!` is part of the glob.
    if (/^!(?!\()/.test(entry))
        return 'globs without a leading `!`';
    if (/^(?:\/|[A-Za-z]:[/\\])/.test(entry))
        return 'globs relative to the workspace, not absolute ones';
    if (entry.split('/').includes('..'))
        return 'globs inside the workspace, without `..`';
    return undefined;
}
const SHARD = {
    form: { kind: 'value', placeholder: 'N/TOTAL' },
    parse({ text, refuse }) {
        const shard = (0,ids/* parseShard */.uK)(text);
        if (text !== '' && shard === undefined)
            refuse(text, `\`N/TOTAL\` with N ≤ TOTAL ≤ ${ids/* MAX_SHARDS */.hH}`, '2/8');
        return shard;
    },
    format: (shard) => (shard === undefined ? '' : `${shard.index}/${shard.count}`),
};
/** Rules and hashes of values. */
const ALLOWED_CREDENTIALS = {
    form: { kind: 'list', placeholder: 'RULE|HASH' },
    parse({ text, ruleNames, refuse }) {
        const { entries, faults } = (0,credential_policy/* parseAllow */.PT)(splitDistinct(text, LINES), ruleNames);
        // The given text can be the credential itself.
        for (const fault of faults)
            refuse('***', `a rule name, or \`sha256:\` and the SHA-256 of a value (${fault})`, 'github-pat');
        return entries;
    },
    format: (entries) => entries.join('\n'),
};
/** Values to replace everywhere; never shown. */
const EXACT_VALUES = {
    form: { kind: 'variable', variable: 'SPECSTORY_REDACT_VALUES' },
    parse({ text, refuse }) {
        const list = (0,exact_values/* parseExactValues */.xS)(text);
        if (list === undefined)
            refuse('***', 'one value per line, or a JSON object', `\${{ toJSON(secrets) }}`);
        return list ?? { values: [], ignoredCount: 0 };
    },
    format: () => '***',
};
/** Without a trailing slash. */
const CLOUD_URL = {
    form: { kind: 'value', placeholder: 'URL' },
    parse({ text: given, environmentCloudUrl, refuse }) {
        const isVariable = given === '' && environmentCloudUrl !== '';
        const text = given || environmentCloudUrl || DEFAULT_CLOUD_URL;
        const parsed = parseCloudUrl(text);
        if ('url' in parsed)
            return parsed.url;
        // Never log credentials, not even from a text that is not a URL.
        const shown = text.replace(/^([a-z][\w+.-]*:\/\/)?.*@/is, '$1***@').replace(/[?#].*/s, '…');
        refuse(shown, parsed.allowed, DEFAULT_CLOUD_URL, isVariable ? 'SPECSTORY_CLOUD_URL' : undefined);
        return DEFAULT_CLOUD_URL;
    },
    format: (url) => url,
};

;// CONCATENATED MODULE: ./lib/src/inputs/input-defaults.json
const input_defaults_namespaceObject = /*#__PURE__*/JSON.parse('{"token":"","project-id":"","project-name":"","require-existing-project":"false","path":".","history-dir":"","providers":"","sessions":"","exclude":"","unidentified":"upload","shard":"","mode":"sync","update-when":"larger","overwrite-cli-sessions":"false","secrets":"","secrets-allow":"","redact-values":"","rescan":"false","cloud-url":"","concurrency":"10","timeout":"120","request-timeout":"30","fail-on-incomplete":"true","retries":"2","if-no-sessions":"warn","summary":"true","comment":"false","github-token":""}');
;// CONCATENATED MODULE: ./lib/src/inputs/inputs.js




const HELP_GROUPS = (/* unused pure expression or super */ null && (['Sessions', 'Project', 'Sync', 'Cloud', 'Result']));
/** The inputs of `action.yml`. `Inputs`, log, command line, help, comment marker and report derive from this table. */
const INPUTS = {
    token: {
        property: 'token',
        type: secretText('SPECSTORY_TOKEN'),
        isScope: false,
        help: ['Cloud', 'API key with write scope'],
    },
    'project-id': {
        property: 'projectId',
        type: PROJECT_ID,
        isScope: true,
        help: ['Project', 'default: from the checkout'],
    },
    'project-name': {
        property: 'projectName',
        type: optionalText('TEXT'),
        isScope: false,
        help: ['Project', 'default: from the checkout'],
    },
    'require-existing-project': {
        property: 'requireExistingProject',
        type: input_types_boolean(),
        isScope: false,
        help: ['Project', 'fail instead of creating a project'],
    },
    path: {
        property: 'paths',
        type: DIRECTORIES,
        isScope: true,
        help: ['Sessions', 'directories that contain .specstory'],
    },
    // Empty: from the settings of each path, otherwise the default directory.
    'history-dir': {
        property: 'historyDir',
        type: DIRECTORY,
        isScope: true,
        help: ['Sessions', 'history directory below each path'],
    },
    // Empty: all; the same for `sessions`.
    providers: {
        property: 'providers',
        type: PROVIDERS,
        isScope: true,
        help: ['Sessions', 'agents to sync, by provider ID'],
    },
    sessions: { property: 'sessions', type: SESSION_IDS, isScope: true, help: ['Sessions', 'sessions to sync'] },
    exclude: { property: 'exclude', type: EXCLUDE_ENTRIES, isScope: true, help: ['Sessions', 'sessions to exclude'] },
    unidentified: {
        property: 'unidentified',
        type: choice('skip', 'upload'),
        isScope: true,
        help: ['Sessions', 'transcripts without a session ID'],
    },
    shard: {
        property: 'shard',
        type: SHARD,
        isScope: true,
        help: ['Sessions', 'one shard of the sessions, such as 2/8'],
    },
    mode: {
        property: 'mode',
        type: choice('sync', 'check'),
        isScope: false,
        help: ['Sync', 'check compares and uploads nothing'],
    },
    'update-when': {
        property: 'updateWhen',
        type: choice('larger', 'different'),
        isScope: false,
        help: ['Sync', 'when to replace a cloud copy'],
    },
    'overwrite-cli-sessions': {
        property: 'overwriteCliSessions',
        type: input_types_boolean(),
        isScope: false,
        help: ['Sync', 'replace CLI copies too'],
    },
    // `undefined`: from the settings of each path, otherwise redact.
    secrets: {
        property: 'secrets',
        type: optional(choice(...credential_policy/* REDACTION_MODES */.BY)),
        isScope: false,
        help: ['Sync', 'credentials in transcripts'],
    },
    'secrets-allow': {
        property: 'secretsAllow',
        type: ALLOWED_CREDENTIALS,
        isScope: false,
        help: ['Sync', 'rules and values that are not credentials'],
    },
    'redact-values': {
        property: 'redactValues',
        type: EXACT_VALUES,
        isScope: false,
        help: ['Sync', 'values to replace with asterisks'],
    },
    rescan: {
        property: 'rescan',
        type: input_types_boolean(),
        isScope: false,
        help: ['Sync', 'replace copies that contain credentials'],
    },
    'cloud-url': { property: 'cloudUrl', type: CLOUD_URL, isScope: true, help: ['Cloud', 'base URL of SpecStory Cloud'] },
    concurrency: {
        property: 'concurrency',
        type: integer({ min: 1, max: 50 }),
        isScope: false,
        help: ['Cloud', 'maximum number of concurrent requests'],
    },
    timeout: {
        property: 'timeoutMs',
        type: seconds({ min: 1, max: 86_400 }),
        isScope: false,
        help: ['Cloud', 'time limit for the whole run'],
    },
    'request-timeout': {
        property: 'requestTimeoutMs',
        type: seconds({ min: 1, max: 3600 }),
        isScope: false,
        help: ['Cloud', 'time limit for one upload'],
    },
    'fail-on-incomplete': {
        property: 'failOnIncomplete',
        type: input_types_boolean('errors'),
        isScope: false,
        help: ['Result', 'when an incomplete run fails (exit code 3)'],
    },
    retries: {
        property: 'retries',
        type: integer({ min: 0, max: 10 }),
        isScope: false,
        help: ['Cloud', 'retries of one request'],
    },
    'if-no-sessions': {
        property: 'ifNoSessions',
        type: choice('warn', 'error', 'ignore'),
        isScope: false,
        help: ['Result', 'what to do without sessions'],
    },
    summary: { property: 'summary', type: input_types_boolean(), isScope: false, help: ['Result', 'write no summary'] },
    comment: { property: 'comment', type: input_types_boolean(), isScope: false, help: ['Result', 'comment on the pull request'] },
    'github-token': {
        property: 'githubToken',
        type: secretText('GITHUB_TOKEN'),
        isScope: false,
        help: ['Result', 'token for the comment'],
    },
};
const INPUT_NAMES = Object.keys(INPUTS);
/**
 * Reads all inputs.
 * @param lookup by the names of `action.yml`
 * @throws InvalidInputs with every invalid input
 */
async function readInputs(lookup, environment) {
    // The rule names are a tenth of the code that a run starts with, so they are loaded only for this input.
    const isNeeded = lookup('secrets-allow') !== '';
    return parseInputs(lookup, environment, isNeeded ? (await Promise.all(/* import() */[__nccwpck_require__.e(568), __nccwpck_require__.e(57)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8057))).RULE_NAMES : []);
}
/** As `readInputs`. @param ruleNames `RULE_NAMES`, if `secrets-allow` is set */
function parseInputs(lookup, { cloudUrl, windows }, ruleNames) {
    const invalid = [];
    const environmentCloudUrl = cloudUrl.trim();
    const values = INPUT_NAMES.map((name) => {
        const byDefault = input_defaults_namespaceObject[name];
        const value = INPUTS[name].type.parse({
            text: lookup(name) || byDefault,
            default: byDefault,
            windows,
            environmentCloudUrl,
            ruleNames,
            refuse: (given, allowed, example, variable = name) => invalid.push({ name: variable, given, allowed, example }),
        });
        return [INPUTS[name].property, value];
    });
    if (invalid.length > 0)
        throw new InvalidInputs(invalid);
    const cloudUrlFromEnvironment = lookup('cloud-url') === '' && environmentCloudUrl !== '';
    // `Object.fromEntries` loses the types of the table's rows.
    return { ...Object.fromEntries(values), cloudUrlFromEnvironment };
}
function createDefaultInputs() {
    return parseInputs(() => '', { cloudUrl: '', windows: false }, []);
}
/** Formats the inputs that differ from their defaults, in the order of `action.yml`, without credentials. */
function formatSetInputs(inputs) {
    const defaults = createDefaultInputs();
    return INPUT_NAMES.filter((name) => INPUTS[name].type.form.kind !== 'variable')
        .map((name) => [name, formatInput(name, inputs)])
        .filter(([name, text]) => text !== formatInput(name, defaults));
}
function formatInput(name, inputs) {
    const { property, type } = INPUTS[name];
    return type.format(inputs[property]);
}


/***/ }),

/***/ 2126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  UO: () => (/* binding */ getOwnText),
  M6: () => (/* binding */ getOwnValue),
  Hd: () => (/* binding */ isGitea),
  fY: () => (/* binding */ readRunner)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./lib/src/remote-url.js + 1 modules
var remote_url = __nccwpck_require__(386);
;// CONCATENATED MODULE: ./lib/src/inputs/ci-systems.js

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const UNKNOWN_ORIGIN = 'This CI system does not report whether a pull request comes from a fork';
/** The CI systems in `docs/environments.md`. */
const CI_SYSTEMS = [
    {
        name: 'GitHub Actions',
        isDetected: (get) => get('GITHUB_ACTIONS') === 'true',
        // Forks are detected from the event's payload (`forkSkipReason`).
        fork: () => undefined,
        commit: (get) => get('GITHUB_SHA'),
        branch: (get) => get('GITHUB_HEAD_REF') || (get('GITHUB_REF_TYPE') === 'tag' ? '' : get('GITHUB_REF_NAME')),
        pullRequest: (get) => /^refs\/pull\/(\d+)\//.exec(get('GITHUB_REF'))?.[1] ?? '',
        runUrl: (get) => `${get('GITHUB_SERVER_URL')}/${get('GITHUB_REPOSITORY')}/actions/runs/${get('GITHUB_RUN_ID')}`,
        repositoryUrl: (get) => `${get('GITHUB_SERVER_URL')}/${get('GITHUB_REPOSITORY')}`,
    },
    {
        name: 'GitLab CI',
        isDetected: (get) => get('GITLAB_CI') !== '',
        fork(get) {
            const source = get('CI_PIPELINE_SOURCE');
            if (source === 'external_pull_request_event') {
                const from = get('CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY');
                return compareOrigin(from, get('CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY'));
            }
            if (source !== 'merge_request_event' && get('CI_MERGE_REQUEST_IID') === '')
                return undefined;
            if (get('CI_MERGE_REQUEST_SOURCE_PROJECT_ID') === get('CI_PROJECT_ID'))
                return undefined;
            return describeOrigin(get('CI_MERGE_REQUEST_SOURCE_PROJECT_PATH'));
        },
        // In a merged results pipeline, the checked-out commit is not on any branch.
        commit: (get) => get('CI_MERGE_REQUEST_SOURCE_BRANCH_SHA') ||
            get('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA') ||
            get('CI_COMMIT_SHA'),
        branch: (get) => get('CI_MERGE_REQUEST_SOURCE_BRANCH_NAME') ||
            get('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME') ||
            get('CI_COMMIT_BRANCH'),
        pullRequest: (get) => get('CI_MERGE_REQUEST_IID') || get('CI_EXTERNAL_PULL_REQUEST_IID'),
        runUrl: (get) => get('CI_JOB_URL') || get('CI_PIPELINE_URL'),
        repositoryUrl: (get) => get('CI_PROJECT_URL'),
    },
    {
        name: 'Jenkins',
        isDetected: (get) => get('JENKINS_URL') !== '' || get('JENKINS_HOME') !== '',
        fork(get) {
            if (get('CHANGE_FORK') !== '')
                return describeOrigin(get('CHANGE_FORK'));
            const from = get('gitlabSourceNamespace');
            return from === '' ? undefined : compareOrigin(from, get('gitlabTargetNamespace'));
        },
        commit: (get) => get('GIT_COMMIT'),
        branch: (get) => get('CHANGE_BRANCH') ||
            get('gitlabSourceBranch') ||
            get('BRANCH_NAME') ||
            get('GIT_BRANCH').replace('origin/', ''),
        pullRequest: (get) => get('CHANGE_ID') || get('gitlabMergeRequestIid'),
        runUrl: (get) => get('BUILD_URL'),
        repositoryUrl: (get) => get('GIT_URL'),
    },
    {
        name: 'CircleCI',
        isDetected: (get) => get('CIRCLECI') !== '',
        // Set only for forks, and never by the GitHub App and GitLab integrations.
        fork(get) {
            const user = get('CIRCLE_PR_USERNAME');
            return user === '' ? undefined : describeOrigin([user, get('CIRCLE_PR_REPONAME')].filter(Boolean).join('/'));
        },
        commit: (get) => get('CIRCLE_SHA1'),
        branch: (get) => get('CIRCLE_BRANCH'),
        pullRequest: (get) => get('CIRCLE_PR_NUMBER') || (/\/(\d+)$/.exec(get('CIRCLE_PULL_REQUEST'))?.[1] ?? ''),
        runUrl: (get) => get('CIRCLE_BUILD_URL'),
        repositoryUrl: (get) => get('CIRCLE_REPOSITORY_URL'),
    },
    {
        name: 'Azure Pipelines',
        isDetected: (get) => get('TF_BUILD') !== '',
        fork(get) {
            const isFork = get('SYSTEM_PULLREQUEST_ISFORK').toLowerCase();
            if (isFork === 'false' || (isFork === '' && get('BUILD_REASON') !== 'PullRequest'))
                return undefined;
            return describeOrigin(readRepositoryName(get('SYSTEM_PULLREQUEST_SOURCEREPOSITORYURI')), 'a fork');
        },
        commit: (get) => get('SYSTEM_PULLREQUEST_SOURCECOMMITID') || get('BUILD_SOURCEVERSION'),
        branch: (get) => readBranchRef(get('SYSTEM_PULLREQUEST_SOURCEBRANCH') || get('BUILD_SOURCEBRANCH')),
        pullRequest: (get) => get('SYSTEM_PULLREQUEST_PULLREQUESTNUMBER') || get('SYSTEM_PULLREQUEST_PULLREQUESTID'),
        runUrl(get) {
            const collection = get('SYSTEM_COLLECTIONURI') || get('SYSTEM_TEAMFOUNDATIONCOLLECTIONURI');
            const project = encodeURIComponent(get('SYSTEM_TEAMPROJECT'));
            return `${collection}${project}/_build/results?buildId=${get('BUILD_BUILDID')}`;
        },
        repositoryUrl: (get) => get('BUILD_REPOSITORY_URI'),
    },
    {
        name: 'Bitbucket Pipelines',
        isDetected: (get) => get('BITBUCKET_BUILD_NUMBER') !== '',
        // Pull requests from forks do not start pipelines.
        fork: () => undefined,
        commit: (get) => get('BITBUCKET_COMMIT'),
        branch: (get) => get('BITBUCKET_BRANCH'),
        pullRequest: (get) => get('BITBUCKET_PR_ID'),
        runUrl: (get) => `https://bitbucket.org/${get('BITBUCKET_REPO_FULL_NAME')}/pipelines/results/${get('BITBUCKET_BUILD_NUMBER')}`,
        repositoryUrl: (get) => `https://bitbucket.org/${get('BITBUCKET_REPO_FULL_NAME')}`,
    },
    {
        name: 'Buildkite',
        isDetected: (get) => get('BUILDKITE') !== '',
        fork(get) {
            if (!isPullRequestNumber(get('BUILDKITE_PULL_REQUEST')))
                return undefined;
            const from = get('BUILDKITE_PULL_REQUEST_REPO');
            const [source, own] = [(0,remote_url/* parseRepository */.SU)(from), (0,remote_url/* parseRepository */.SU)(get('BUILDKITE_REPO'))];
            if (source !== undefined && own !== undefined && (0,remote_url/* isSameRepository */.ve)(source, own))
                return undefined;
            return describeOrigin(source?.name ?? '');
        },
        commit: (get) => get('BUILDKITE_COMMIT'),
        branch: (get) => get('BUILDKITE_BRANCH'),
        pullRequest: (get) => get('BUILDKITE_PULL_REQUEST'),
        runUrl: (get) => get('BUILDKITE_BUILD_URL'),
        repositoryUrl: (get) => get('BUILDKITE_REPO'),
    },
    {
        name: 'Travis CI',
        isDetected: (get) => get('TRAVIS') !== '',
        fork: (get) => isPullRequestNumber(get('TRAVIS_PULL_REQUEST'))
            ? compareOrigin(get('TRAVIS_PULL_REQUEST_SLUG'), get('TRAVIS_REPO_SLUG'))
            : undefined,
        commit: (get) => get('TRAVIS_PULL_REQUEST_SHA') || get('TRAVIS_COMMIT'),
        branch: (get) => get('TRAVIS_PULL_REQUEST_BRANCH') || (get('TRAVIS_TAG') === '' ? get('TRAVIS_BRANCH') : ''),
        pullRequest: (get) => get('TRAVIS_PULL_REQUEST'),
        runUrl: (get) => get('TRAVIS_JOB_WEB_URL') || get('TRAVIS_BUILD_WEB_URL'),
        repositoryUrl: (get) => `https://github.com/${get('TRAVIS_REPO_SLUG')}`,
    },
    {
        name: 'Woodpecker CI',
        isDetected: (get) => get('CI') === 'woodpecker',
        fork: (get) => (get('CI_PIPELINE_EVENT').startsWith('pull_request') ? UNKNOWN_ORIGIN : undefined),
        commit: (get) => get('CI_COMMIT_SHA'),
        branch: (get) => get('CI_COMMIT_SOURCE_BRANCH') || get('CI_COMMIT_BRANCH'),
        pullRequest: (get) => get('CI_COMMIT_PULL_REQUEST'),
        runUrl: (get) => get('CI_PIPELINE_URL'),
        repositoryUrl: (get) => get('CI_REPO_URL'),
    },
    {
        name: 'Drone',
        isDetected: (get) => get('DRONE') !== '',
        fork: (get) => (get('DRONE_BUILD_EVENT') === 'pull_request' ? UNKNOWN_ORIGIN : undefined),
        commit: (get) => get('DRONE_COMMIT_SHA'),
        branch: (get) => get('DRONE_SOURCE_BRANCH') || get('DRONE_BRANCH'),
        pullRequest: (get) => get('DRONE_PULL_REQUEST'),
        runUrl: (get) => get('DRONE_BUILD_LINK'),
        repositoryUrl: (get) => get('DRONE_REPO_LINK'),
    },
];
/** Reads the run of a known CI system from the environment. */
function readCiRun(env) {
    const get = (name) => env[name] ?? '';
    const system = CI_SYSTEMS.find(({ isDetected }) => isDetected(get));
    if (system === undefined)
        return undefined;
    const commit = system.commit(get);
    const pullRequest = system.pullRequest(get);
    return {
        system: system.name,
        commit: COMMIT.test(commit) ? commit : '',
        branch: system.branch(get),
        pullRequest: isPullRequestNumber(pullRequest) ? pullRequest : '',
        runUrl: readWebAddress(system.runUrl(get)),
        repository: (0,remote_url/* parseRepository */.SU)(system.repositoryUrl(get)),
        fork: system.fork(get),
    };
}
/** Rejects the value for a push, which is `false` in some systems and empty in others. */
function isPullRequestNumber(text) {
    return /^\d{1,20}$/.test(text);
}
/** Compares repositories; `source` is empty for a deleted repository, but never for a branch of the same repository. */
function compareOrigin(source, own) {
    return source !== '' && source.toLowerCase() === own.toLowerCase() ? undefined : describeOrigin(source);
}
function describeOrigin(source, unnamed = 'a deleted repository') {
    return `The pull request comes from ${source || unnamed}`;
}
function readRepositoryName(url) {
    return (0,remote_url/* parseRepository */.SU)(url)?.name ?? '';
}
/** Parses Azure's branches: refs, or names for GitHub's pull requests. */
function readBranchRef(ref) {
    if (!ref.startsWith('refs/'))
        return ref;
    return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : '';
}
function readWebAddress(text) {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : '';
}

;// CONCATENATED MODULE: ./lib/src/inputs/runner.js



const runner_COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** Reads the runner's variables. Missing ones are empty, because other CI systems do not set them. */
function readRunner(env) {
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    const head = getOwnText(event, 'pull_request', 'head', 'sha');
    const commit = head !== undefined && runner_COMMIT.test(head) ? head : (env['GITHUB_SHA'] ?? '');
    return {
        workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
        serverUrl: (env['GITHUB_SERVER_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
        apiUrl: (env['GITHUB_API_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        commit: runner_COMMIT.test(commit) ? commit : '',
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        event,
        actor: env['GITHUB_ACTOR'] ?? '',
        ci: readCiRun(env),
        allowsForks: env['SPECSTORY_ALLOW_FORKS'] === 'true',
        isCommandLine: env['SPECSTORY_COMMAND_LINE'] === 'true',
        runId: env['GITHUB_RUN_ID'] ?? '',
        runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
        temporaryDirectory: env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
        onGithub: env['GITHUB_ACTIONS'] === 'true',
        debug: env['RUNNER_DEBUG'] === '1',
        windows: process.platform === 'win32',
        cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '',
        hasApiKeyVariable: Boolean(env['SPECSTORY_API_KEY']),
        verifiesTls: env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0',
        proxy: {
            httpsProxy: env['https_proxy'] || env['HTTPS_PROXY'] || '',
            httpProxy: env['http_proxy'] || env['HTTP_PROXY'] || '',
            allProxy: env['all_proxy'] || env['ALL_PROXY'] || '',
            noProxy: env['no_proxy'] || env['NO_PROXY'] || '',
        },
    };
}
/** Reads a text from untrusted data by a path of keys. */
function getOwnText(data, ...keys) {
    const value = getOwnValue(data, ...keys);
    return typeof value === 'string' ? value : undefined;
}
/** Reads a value from untrusted data by a path of own keys, which excludes keys of the prototype. */
function getOwnValue(data, ...keys) {
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
        // Treat an unreadable event as missing; `refuseUntrustedEvent` rejects it where necessary.
        return undefined;
    }
}
/**
 * Recognizes Gitea and Forgejo by their API path. GitHub has no path, and GitHub Enterprise Server has `/api/v3`
 * (docs/internals/runners.md, Other servers).
 */
function isGitea({ apiUrl }) {
    return apiUrl.endsWith('/api/v1');
}


/***/ }),

/***/ 83:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function core_startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function core_endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        core_startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            core_endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./lib/src/cloud/token.js
var token = __nccwpck_require__(541);
// EXTERNAL MODULE: ./lib/src/inputs/event.js
var inputs_event = __nccwpck_require__(9106);
// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 4 modules
var inputs_inputs = __nccwpck_require__(3017);
// EXTERNAL MODULE: ./lib/src/inputs/runner.js + 1 modules
var inputs_runner = __nccwpck_require__(2126);
// EXTERNAL MODULE: ./lib/src/deadline.js
var src_deadline = __nccwpck_require__(604);
// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __nccwpck_require__(7304);
// EXTERNAL MODULE: ./lib/src/cloud/cloud-failure.js
var cloud_failure = __nccwpck_require__(14);
// EXTERNAL MODULE: ./lib/src/message-format.js
var message_format = __nccwpck_require__(6597);
// EXTERNAL MODULE: ./lib/src/run/session-statuses.js
var session_statuses = __nccwpck_require__(4783);
;// CONCATENATED MODULE: ./lib/src/run/run-outcome.js





const STATUSES = (/* unused pure expression or super */ null && (['complete', 'incomplete', 'failed', 'cancelled', 'not-run']));
/** Resolves how a run ended. `stopped` takes precedence: `thrown` is often its consequence. */
function resolveOutcome({ returned, thrown, stopped, isLate, timeoutMs }) {
    const reason = stopped ?? thrown;
    if (returned !== undefined && reason === undefined)
        return isLate ? { kind: 'deadline', timeoutMs } : returned;
    if (reason instanceof src_deadline/* Cancelled */.cJ)
        return { kind: 'cancelled', reason: reason.message };
    if (reason instanceof src_deadline/* DeadlinePassed */.Xp)
        return { kind: 'deadline', timeoutMs };
    const failure = reason instanceof src_failure/* Failure */.HR ? reason : (0,src_failure/* toInternalFailure */.RO)(reason);
    const kind = (0,cloud_failure/* isFatal */.BG)(failure) && !UNKNOWN_STATE_CODES.has(failure.code) ? 'stopped' : 'failed';
    return { kind, failure };
}
/** Fatal failures of the token or the network, which leave the state of all sessions unknown. */
const UNKNOWN_STATE_CODES = new Set([
    'blocked',
    'token-refused',
    'no-write-scope',
    'token-expired',
    'token-unusable',
]);
/** Resolves the output `status`. @param inaccessible the result of `countInaccessible` */
function resolveStatus(ending, counts, inaccessible) {
    switch (ending.kind) {
        case 'finished':
        case 'stopped':
            return (0,session_statuses/* countOpen */.QJ)(counts) + inaccessible > 0 ? 'incomplete' : 'complete';
        case 'deadline':
            return 'incomplete';
        case 'cancelled':
        case 'failed':
        case 'not-run':
            return ending.kind;
    }
}
/** Returns one sentence. */
function formatStatusReason(ending) {
    switch (ending.kind) {
        case 'not-run':
        case 'cancelled':
            return ending.reason;
        case 'deadline':
            return `The run stopped after ${ending.timeoutMs / 1000} s (\`timeout\`).`;
        case 'stopped':
            return isOutOfRequests(ending.failure) ? (0,message_format/* toSentence */.Re)(ending.failure.message) : undefined;
        case 'finished':
        case 'failed':
            return undefined;
    }
}
/** A rate limit ends a run like a timeout: sessions time out instead of failing. */
function isOutOfRequests({ code }) {
    return code === 'rate-limited';
}
const AGAIN = 'Re-run the job. Sessions uploaded so far are kept.';
const AGAIN_LONGER = 'Re-run the job or raise `timeout`. Sessions uploaded so far are kept.';
function createUnfinishedResult(ending) {
    if ('failure' in ending) {
        const { message, code, hint } = ending.failure;
        const isPaused = isOutOfRequests(ending.failure);
        return { outcome: isPaused ? 'timed-out' : 'errored', reason: message, code, hint, isPaused };
    }
    const reason = (0,message_format/* toFragment */.AR)(formatStatusReason(ending) ?? 'no time left for another attempt before `timeout`');
    const isPaused = ending.kind === 'cancelled';
    return { outcome: 'timed-out', reason, code: undefined, hint: isPaused ? AGAIN : AGAIN_LONGER, isPaused };
}

;// CONCATENATED MODULE: ./lib/src/lifecycle.js



/** Milliseconds between the stop of the run and publishing without its result. */
const GRACE_MS = 1_000;
/**
 * Runs the handlers under a deadline and signal handlers, and sets the exit code. Starts as failure, so that a promise
 * that never settles does not exit with 0.
 */
async function runWithLifecycle(handlers) {
    process.exitCode = 1;
    const startedAt = (0,src_deadline/* monotonicMs */.dR)();
    const deadline = (0,src_deadline/* createDeadline */.dU)();
    let hasCrashed = false;
    const cancelled = new AbortController();
    const cancel = (signal) => {
        deadline.stop(new src_deadline/* Cancelled */.cJ(signal));
        cancelled.abort();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])
        process.on(signal, cancel);
    process.on('uncaughtException', (error) => {
        hasCrashed = true;
        process.exitCode = 1;
        deadline.stop((0,src_failure/* toInternalFailure */.RO)(error));
    });
    // A log that cannot be written (full disk, closed pipe) does not stop the sync.
    process.stdout.on('error', () => { });
    let returned;
    let thrown;
    const abandonment = abandonAfter(GRACE_MS, deadline.signal);
    try {
        returned = await Promise.race([handlers.run(deadline), abandonment.promise]);
    }
    catch (error) {
        thrown = error;
    }
    finally {
        abandonment.clear();
        deadline.clear();
    }
    const isLate = deadline.getRemainingMs() === 0;
    const { aborted, reason } = deadline.signal;
    const stopped = aborted ? reason : undefined;
    const ending = resolveOutcome({ returned, thrown, stopped, isLate, timeoutMs: deadline.timeoutMs });
    const exitCode = handlers.finish(ending, (0,src_deadline/* monotonicMs */.dR)() - startedAt);
    process.exitCode = hasCrashed ? 1 : exitCode;
    await handlers.onFinished(cancelled.signal);
}
/**
 * Rejects `graceMs` after the run was stopped, because the work can ignore the signal. The timer keeps the process
 * alive: work without an open handle would end the process before publishing.
 */
function abandonAfter(graceMs, signal) {
    const { promise, reject } = Promise.withResolvers();
    let timer;
    const start = () => {
        timer = setTimeout(() => reject(signal.reason), graceMs);
    };
    signal.addEventListener('abort', start, { once: true });
    return {
        promise,
        clear() {
            signal.removeEventListener('abort', start);
            clearTimeout(timer);
        },
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/checkout/checkout.js + 1 modules
var checkout = __nccwpck_require__(5224);
// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __nccwpck_require__(9004);
// EXTERNAL MODULE: ./lib/src/remote-url.js + 1 modules
var remote_url = __nccwpck_require__(386);
// EXTERNAL MODULE: ./lib/src/project/history-directory.js
var history_directory = __nccwpck_require__(8558);
// EXTERNAL MODULE: ./lib/src/project/project.js
var project = __nccwpck_require__(905);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./lib/src/checkout/read-bounded.js
var read_bounded = __nccwpck_require__(7959);
// EXTERNAL MODULE: ./lib/src/workspace.js
var workspace = __nccwpck_require__(7743);
;// CONCATENATED MODULE: ./lib/src/project/read-settings.js





const MAX_SETTINGS_BYTES = 1024 * 1024;
/** Guards against a root that is not above the path; real paths have fewer levels. */
const MAX_LEVELS = 2_000;
const SETTINGS = '.specstory/cli/config.toml';
/** Reader of settings files; reads each once. */
class SettingsReader {
    #access;
    #known = new Map();
    constructor(access) {
        this.#access = access;
    }
    /**
     * Reads the settings of a directory and its parents, up to the root of the checkout. For each value the nearest file
     * counts, so an opt-out at the root covers all packages.
     * @param root the root of the checkout, POSIX, relative to the workspace
     * @throws Failure `project-settings` for a file that cannot be used
     */
    async read(directory, root) {
        const found = [];
        for (const level of listUpwards(directory, root)) {
            const file = external_node_path_.posix.join(level, SETTINGS);
            const settings = this.#known.get(file) ?? readSettingsFile(this.#access, file);
            this.#known.set(file, settings);
            const read = await settings;
            if (read !== undefined)
                found.push({ ...read, file });
        }
        const cloud = found.find(({ cloudSync }) => cloudSync !== undefined);
        const local = found.find(({ localSync }) => localSync !== undefined);
        const own = found.find(({ file }) => file === external_node_path_.posix.join(directory, SETTINGS));
        return {
            optOutFile: cloud?.cloudSync === false ? cloud.file : undefined,
            localSyncDisabledBy: local?.localSync === false ? local.file : undefined,
            redaction: found.find(({ redaction }) => redaction !== undefined)?.redaction,
            outputDir: own?.outputDir === undefined ? undefined : { value: own.outputDir, file: own.file },
            notices: found.flatMap(({ file, invalidValues }) => invalidValues.map((invalidValue) => createSettingsNotice(file, invalidValue))),
        };
    }
}
/** Lists a directory and its parents, up to a root that can be above the workspace. */
function listUpwards(path, root) {
    const directories = [path];
    for (let directory = path; directory !== root && directories.length < MAX_LEVELS;) {
        directory = external_node_path_.posix.join(directory, '..');
        directories.push(directory);
    }
    return directories;
}
async function readSettingsFile(access, file) {
    const text = await readText(access, file);
    if (text === undefined)
        return undefined;
    // Load the TOML parser on demand: most checkouts do not need it.
    const { parseSettings } = await Promise.all(/* import() */[__nccwpck_require__.e(292), __nccwpck_require__.e(151)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5151));
    return parseSettings(text, file);
}
async function readText(access, file) {
    const path = (0,external_node_path_.join)(access.workspace, file);
    try {
        // Check existence first: only an existing file can opt out, and a link in the path is an error below.
        await (0,promises_.lstat)(path);
        return await (0,read_bounded/* readBounded */.CB)(access, path, MAX_SETTINGS_BYTES);
    }
    catch (error) {
        const code = (0,workspace/* getErrorCode */.E2)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new src_failure/* Failure */.HR('project-settings', `${file}: unusable settings: ${error instanceof read_bounded/* UnusableFile */._U ? error.message : `it cannot be read (${code})`}`, 'Replace it with a regular file, or delete it. Nothing was sent, because the file may disable cloud sync.', { cause: error });
    }
}
function createSettingsNotice(file, invalidValue) {
    const message = `${file}: ${invalidValue}, so it is ignored.`;
    return { level: 'warning', title: 'Project settings', message, file };
}

;// CONCATENATED MODULE: ./lib/src/project/stored-files.js




/** Real files have a few hundred bytes. */
const MAX_PROJECT_FILE_BYTES = 1024 * 1024;
const NAME = '.project.json';
/**
 * Reads every `.project.json` of a path. A moved history directory and its parent come first, then the usual places.
 * @param root the root of the checkout, POSIX, relative to the workspace
 */
async function readStoredFiles(access, path, root, history) {
    const directory = external_node_path_.posix.join(path, history.historyDir);
    const own = listProjectFiles(path, root, history.isMoved ? directory : undefined);
    const intermediateFiles = listDirectoriesBelow(path, directory).flatMap(listStandardFiles);
    return {
        files: await readAll(access, own, directory),
        intermediateFiles: await readAll(access, intermediateFiles.filter((file) => !own.includes(file)), directory),
    };
}
function listProjectFiles(path, root, directory) {
    if (directory === undefined)
        return listStandardFiles(path);
    const above = directory === root || directory === '.' ? [] : [external_node_path_.posix.join(external_node_path_.posix.dirname(directory), NAME)];
    return [...new Set([external_node_path_.posix.join(directory, NAME), ...above, ...listStandardFiles(path)])];
}
function listStandardFiles(path) {
    return ['.specstory', '.specstory/history'].map((directory) => external_node_path_.posix.join(path, directory, NAME));
}
/** Lists the directories from a path to its history directory, without the path. */
function listDirectoriesBelow(path, directory) {
    const directories = [];
    for (let current = directory; current !== path && current !== '.'; current = external_node_path_.posix.dirname(current)) {
        directories.push(current);
    }
    return directories;
}
async function readAll(access, paths, directory) {
    const files = [];
    for (const file of paths) {
        const stored = (await isBehindHistoryLink(access, file, directory)) ? undefined : await readStoredFile(access, file);
        if (stored !== undefined)
            files.push(stored);
    }
    return files;
}
/** A file behind a linked history directory does not count: no session of it is sent. */
async function isBehindHistoryLink(access, file, directory) {
    const link = await (0,workspace/* findFirstLink */.QX)(access.workspace, file).catch(() => undefined);
    return link !== undefined && link !== file && `${directory}/`.startsWith(`${link}/`);
}
async function readStoredFile(access, file) {
    const path = (0,external_node_path_.join)(access.workspace, file);
    let text;
    try {
        // Check existence first: only an existing file can opt out, and a link in the path is an error below.
        await (0,promises_.lstat)(path);
        text = await (0,read_bounded/* readBounded */.CB)(access, path, MAX_PROJECT_FILE_BYTES);
    }
    catch (error) {
        const code = (0,workspace/* getErrorCode */.E2)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (!(error instanceof read_bounded/* UnusableFile */._U) && code === undefined)
            throw error;
        return { file, failure: await createUnusableFailure(file, error), optedOut: false, mayContainOptOut: true };
    }
    if (text === undefined)
        return undefined;
    // Load the JSON parser on demand: most checkouts have no such file, because it is git-ignored by default.
    const { parseProjectFile, ProjectFileFailure } = await Promise.all(/* import() */[__nccwpck_require__.e(547), __nccwpck_require__.e(844)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5844));
    try {
        return { ...parseProjectFile(text, file), file };
    }
    catch (error) {
        if (!(error instanceof ProjectFileFailure))
            throw error;
        return { file, failure: error, optedOut: false, mayContainOptOut: error.mayContainOptOut };
    }
}
async function createUnusableFailure(file, cause) {
    const { ProjectFileFailure } = await Promise.all(/* import() */[__nccwpck_require__.e(547), __nccwpck_require__.e(844)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5844));
    const reason = cause instanceof read_bounded/* UnusableFile */._U ? cause.message : `it cannot be read (${(0,workspace/* getErrorCode */.E2)(cause)})`;
    const hint = 'Replace it with the regular file that SpecStory writes, or delete it and set the `project-id` input.';
    return new ProjectFileFailure(`${file}, line 1: unusable project file: ${reason}`, hint, true, cause);
}

;// CONCATENATED MODULE: ./lib/src/project/identify.js










/**
 * Identifies the project, the opt-out and the history directory of each path. Paths with the same ID are one project.
 * @throws Failure `project-settings` and `project-file` for a file that cannot be used; `project-unknown`
 */
async function identifyProjects(inputs, runner) {
    const access = { workspace: runner.workspace, allowsOutside: !runner.onGithub };
    const checkouts = new checkout/* Checkouts */.g(access);
    const settings = new SettingsReader(access);
    const results = [];
    for (const path of inputs.paths) {
        results.push(await identifyPath(path, checkouts, inputs, runner, access, settings));
    }
    const paths = results.flatMap((found) => ('optOut' in found ? [] : [found]));
    const byId = Map.groupBy(paths, ({ identity }) => identity.id);
    const notices = results.flatMap((found) => found.notices);
    return {
        projects: [...byId].map(([id, group]) => createProject(id, group, inputs.projectName)),
        optOuts: results.flatMap((found) => ('optOut' in found ? [found.optOut] : [])),
        notices: [...new Map(notices.map((notice) => [notice.message, notice])).values()],
    };
}
async function identifyPath(path, checkouts, inputs, runner, access, settingsReader) {
    const { workspace } = runner;
    const checkout = await checkouts.find(path);
    const root = checkout?.root ?? '.';
    const own = await settingsReader.read(path, root);
    const createOptOut = (file) => ({ path, file, setting: 'cloud_sync.enabled' });
    if (own.optOutFile !== undefined)
        return { optOut: createOptOut(own.optOutFile), notices: own.notices };
    // The history directory can be in a package with its own settings.
    const history = await (0,history_directory/* resolveHistoryDirectory */.c)(workspace, path, inputs.historyDir, own.outputDir);
    const above = await settingsReader.read(external_node_path_.posix.join(path, history.historyDir), root);
    const settingsNotices = [...own.notices, ...above.notices];
    if (above.optOutFile !== undefined)
        return { optOut: createOptOut(above.optOutFile), notices: settingsNotices };
    const stored = await readStoredFiles(access, path, root, history);
    const notices = [...settingsNotices, ...history.notices];
    const all = [...stored.files, ...stored.intermediateFiles];
    const optOut = all.find(({ optedOut }) => optedOut);
    if (optOut !== undefined)
        return { optOut: { path, file: optOut.file, setting: 'cloud_sync' }, notices };
    const unreadable = all.filter(isBroken).find(({ mayContainOptOut }) => mayContainOptOut);
    if (unreadable !== undefined)
        throw unreadable.failure;
    // A history directory can be a submodule: then links lead to that repository.
    const historyCheckout = await checkouts.find(external_node_path_.posix.join(path, history.historyDir));
    const remote = findRemote(checkout, runner);
    const identity = resolveIdentity({ path, input: inputs.projectId, stored: stored.files, checkout, remote });
    const localSyncDisabledBy = above.localSyncDisabledBy ?? own.localSyncDisabledBy;
    return {
        identity,
        location: {
            path,
            historyDir: history.historyDir,
            root: historyCheckout?.root ?? root,
            prefix: root.startsWith('..') ? (0,external_node_path_.relative)((0,external_node_path_.resolve)(workspace, root), workspace).split(external_node_path_.sep).join('/') : '',
            redaction: own.redaction === true || above.redaction === true ? true : (above.redaction ?? own.redaction),
            ...(localSyncDisabledBy === undefined ? {} : { localSyncDisabledBy }),
            ...resolveProvenance(historyCheckout, runner),
        },
        fallbackName: deriveProjectName(workspace, root, remote),
        notices: [...notices, ...identity.notices],
    };
}
/** Returns the repository's name from its URL, otherwise the name of the checkout's directory. */
function deriveProjectName(workspace, root, remote) {
    const repository = remote === undefined ? undefined : (0,remote_url/* parseRepositoryName */.$M)(remote);
    return (0,project/* cleanProjectName */.gT)(repository) ?? (0,project/* cleanProjectName */.gT)((0,external_node_path_.basename)((0,external_node_path_.join)(workspace, root))) ?? 'unnamed';
}
function createProject(id, paths, input) {
    const [first] = paths;
    const stored = paths.map(({ identity }) => identity.storedName).find((name) => name !== undefined);
    return {
        id,
        // An ID is not a useful name.
        name: [input, stored, first?.fallbackName].find((name) => name !== undefined && !(0,ids/* isProjectId */.rm)(name)) ?? 'unnamed',
        source: first?.identity.source ?? { kind: 'input' },
        paths: paths.map(({ location }) => location.path),
        locations: paths.map(({ location }) => location),
    };
}
/**
 * Resolves the project ID. Order: the input, a stored `git_id`, the ID computed from the repository's URL, as in the
 * CLI. A stored `workspace_id` counts only without a URL. Never uses a directory's name.
 * @throws Failure `project-file` for an unusable file that takes precedence; `project-unknown`
 */
function resolveIdentity(inputs) {
    const { input, stored, checkout, remote } = inputs;
    const deciding = input === undefined ? stored.findIndex((file) => !isBroken(file) && file.gitId !== undefined) : 0;
    const needed = deciding === -1 ? stored : stored.slice(0, deciding);
    const broken = needed.find(isBroken);
    if (broken !== undefined)
        throw broken.failure;
    const usable = stored.filter((file) => !isBroken(file));
    const storedName = usable.find(({ name }) => name !== undefined)?.name;
    const notices = stored.flatMap((file) => createFileNotice(file) ?? []);
    if (input !== undefined)
        return { id: input, source: { kind: 'input' }, storedName, notices };
    const withGitId = usable.find(({ gitId }) => gitId !== undefined);
    if (withGitId?.gitId !== undefined) {
        const { file, gitId: id } = withGitId;
        const other = remote === undefined ? undefined : createStoredIdNotice(file, id, remote);
        const source = { kind: 'file', file, field: 'git_id' };
        return { id, source, storedName, notices: other === undefined ? notices : [...notices, other] };
    }
    if (remote !== undefined) {
        const source = { kind: 'computed', remote: (0,remote_url/* hideUserName */.ti)(normalizeRemote(remote)) };
        return { id: computeProjectId(remote), source, storedName, notices };
    }
    const withWorkspaceId = usable.find(({ workspaceId }) => workspaceId !== undefined);
    if (withWorkspaceId?.workspaceId !== undefined && checkout?.fault === undefined) {
        const { file, workspaceId: id } = withWorkspaceId;
        return { id, source: { kind: 'file', file, field: 'workspace_id' }, storedName, notices };
    }
    throw createUnknownFailure(inputs);
}
function isBroken(file) {
    return file.failure !== undefined;
}
/** Warns about an unusable file that was not needed, or a conflict with equal IDs. */
function createFileNotice(stored) {
    const { file } = stored;
    if (isBroken(stored)) {
        const message = `${stored.failure.message}. The file was not needed to identify the project.`;
        return { level: 'warning', title: 'Project file', message, file };
    }
    if (stored.conflictLine === undefined)
        return undefined;
    const message = `${file}, line ${stored.conflictLine}: git conflict markers. Both sides have the same \`git_id\`, which is used. Resolve the conflict and commit the file.`;
    return { level: 'warning', title: 'Project file', message, file };
}
function createUnknownFailure({ path, checkout }) {
    return new src_failure/* Failure */.HR('project-unknown', `The project of \`${path}\` is unknown: ${explainUnknown(checkout)}.`, 'Set the `project-id` input, or commit .specstory/.project.json.');
}
function explainUnknown(checkout) {
    if (checkout === undefined) {
        return 'it has no .specstory/.project.json and no `.git` with an `origin` that names the repository';
    }
    const dotGit = checkout.root === '.' ? '.git' : `${checkout.root}/.git`;
    if (checkout.fault !== undefined)
        return `\`${dotGit}\` cannot be used: ${checkout.fault}`;
    return `it has no .specstory/.project.json with an ID, and its checkout \`${checkout.root}\` has no remote \`origin\``;
}
/**
 * Finds the URL for a computed ID: `origin` of the path's checkout, otherwise the workflow's repository. The latter
 * does not apply to a nested or unreadable checkout.
 */
function findRemote(checkout, runner) {
    if (checkout?.fault !== undefined)
        return undefined;
    if (checkout?.origin !== undefined)
        return checkout.origin;
    if (!isWorkspaceCheckout(checkout) || runner.serverUrl === '' || runner.repository === '')
        return undefined;
    return `${runner.serverUrl}/${runner.repository}`;
}
/**
 * Returns the repository and the commit of a path's files. In the workflow's own repository it is the event's commit.
 * For a pull request that is its head, not the checked-out merge commit.
 */
function resolveProvenance(checkout, runner) {
    const workflowRepository = { serverUrl: runner.serverUrl, name: runner.repository };
    const remote = findRemote(checkout, runner);
    const repository = remote === undefined ? undefined : (0,remote_url/* parseRepository */.SU)(remote);
    if (repository !== undefined && runner.repository !== '' && (0,remote_url/* isSameRepository */.ve)(repository, workflowRepository)) {
        return { repository: workflowRepository, commit: runner.commit || checkout?.commit || '' };
    }
    return { repository, commit: checkout === undefined ? runner.commit : (checkout.commit ?? '') };
}
function isWorkspaceCheckout(checkout) {
    return checkout === undefined || checkout.root === '.' || /^\.\.(?:\/|$)/.test(checkout.root);
}
/**
 * Reports a stored ID that differs from the computed ID. A clone without the file uploads to another project.
 * @returns `undefined` if both are equal
 */
function createStoredIdNotice(file, stored, remote) {
    const computed = computeProjectId(remote);
    if (stored === computed)
        return undefined;
    const normalized = normalizeRemote(remote);
    const message = `${file}: \`git_id\` is ${stored}, and the ID computed from ${(0,remote_url/* hideUserName */.ti)(normalized)} is ${computed}. The sessions go to ${stored}. ${explainStoredId(stored, normalized)}`;
    return { level: 'notice', title: 'Stored project ID', message, file };
}
function explainStoredId(stored, normalized) {
    const withoutHost = normalized.slice(normalized.indexOf('/') + 1);
    if ([withoutHost, `${withoutHost}.git`].some((text) => hashProjectId(text) === stored)) {
        return 'An older editor extension computed this ID for the repository, without the host.';
    }
    return 'Usual causes: the repository was renamed, an older editor extension computed the ID, or the file came from a fork or a template and names the original project. To change the project, delete the file or set `project-id`.';
}
/**
 * Normalizes a remote's URL as the CLI does before hashing: without `.git` and scheme, and `user@host:path` as
 * `host/path`. Case, a final slash and a plain user name stay. Unlike in the CLI, passwords and tokens are removed
 * (docs/internals/projects.md, Computing git_id).
 */
function normalizeRemote(remote) {
    const url = (0,remote_url/* removeCredentials */.tm)(remote).replace(/\.git$/, '');
    const at = url.indexOf('@');
    const colon = at === -1 ? -1 : url.indexOf(':', at);
    if (colon !== -1)
        return `${url.slice(at + 1, colon)}/${url.slice(colon + 1)}`;
    const scheme = url.indexOf('://');
    return scheme === -1 ? url : url.slice(scheme + 3);
}
/** Computes the `git_id` of a remote's URL as the CLI does. */
function computeProjectId(remote) {
    return hashProjectId(normalizeRemote(remote));
}
/** Formats the first 16 hex digits of a text's SHA-256 as a project ID. */
function hashProjectId(text) {
    return (0,ids/* formatProjectId */.qx)((0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'));
}

// EXTERNAL MODULE: ./lib/src/project/path-case.js
var path_case = __nccwpck_require__(3862);
// EXTERNAL MODULE: ./lib/src/plan/plan.js
var plan_plan = __nccwpck_require__(153);
// EXTERNAL MODULE: ./lib/src/run/notices.js
var run_notices = __nccwpck_require__(1205);
// EXTERNAL MODULE: ./lib/src/sessions/ignored-files.js
var ignored_files = __nccwpck_require__(7633);
// EXTERNAL MODULE: ./lib/src/report/causes.js
var causes = __nccwpck_require__(9933);
// EXTERNAL MODULE: ./lib/src/report/display-status.js
var display_status = __nccwpck_require__(4686);
// EXTERNAL MODULE: ./lib/src/report/headline.js
var report_headline = __nccwpck_require__(5509);
;// CONCATENATED MODULE: ./lib/src/report/log-inputs.js

const IN_HEADLINE = ['mode', 'cloud-url'];
/** Logs the inputs that differ from their defaults. */
function logInputs(printer, inputs) {
    // Show the server that gets the token.
    const source = inputs.cloudUrlFromEnvironment ? ' (from SPECSTORY_CLOUD_URL)' : '';
    printer.printLine(`SpecStory ${inputs.mode} ${inputs.mode === 'check' ? 'against' : 'to'} ${inputs.cloudUrl}${source}`);
    if (inputs.token === '')
        printer.printLine('token: not set');
    for (const [name, text] of (0,inputs_inputs/* formatSetInputs */.v0)(inputs)) {
        if (!IN_HEADLINE.includes(name))
            printer.printLine(`${name}: ${text.replaceAll('\n', ', ')}`);
    }
}

// EXTERNAL MODULE: ./lib/src/report/secrets.js
var secrets = __nccwpck_require__(2452);
;// CONCATENATED MODULE: ./lib/src/report/log.js











/** Maximum files in a list. */
const FILES_SHOWN = 20;
/** Files that are named for each cause of failure. */
const FILES_PER_CAUSE = 5;
/** Maximum ignored files per reason. */
const IGNORED_SHOWN = 10;
/** Logs the projects with their paths and the source of their IDs. */
function logProjects(printer, projects, optOuts) {
    const number = projects.length === 0 ? 'none' : (0,message_format/* formatCount */.B4)(projects.length);
    const title = projects.length === 1 ? `Project: ${projects[0]?.id}` : `Projects: ${number}`;
    printer.printGroup(title, [
        ...projects.map(({ id, name, source, paths }) => {
            return `${paths.map(run_notices/* formatProjectPath */.gz).join(', ')}: ${id} (${name}), ${(0,run_notices/* formatSource */.j2)(source)}`;
        }),
        ...optOuts.map(run_notices/* formatOptOut */.VG),
    ]);
}
/** Logs the result of a scan. */
function logScan(printer, scan) {
    const found = `${(0,message_format/* pluralize */.td)(scan.sessions.length, 'session')} in ${(0,message_format/* pluralize */.td)(scan.files, 'file')}`;
    printer.printGroup(`Sessions: ${found}`, formatScanLines(scan));
}
function* formatScanLines(scan) {
    for (const { directory, exists } of scan.directories)
        yield `${directory}${exists ? '' : ': does not exist'}`;
    const providers = Map.groupBy(scan.sessions, (session) => session.provider.displayName);
    for (const [name, sessions] of providers)
        yield `${name}: ${(0,message_format/* pluralize */.td)(sessions.length, 'session')}`;
    const named = scan.sessions.filter(({ idFromName }) => idFromName);
    if (named.length > 0)
        yield `${(0,message_format/* pluralize */.td)(named.length, 'session')} without an ID, identified by file name`;
    const parts = scan.sessions.filter(({ partOf }) => partOf);
    if (parts.length > 0) {
        yield `${(0,message_format/* pluralize */.td)(parts.length, 'session')} from other parts of a conversation, identified by file name`;
        yield* formatFileLines(parts, ({ file, partOf }) => `${file}: another part of session ${partOf}`);
    }
    if (scan.filteredOut > 0)
        yield `${(0,message_format/* pluralize */.td)(scan.filteredOut, 'session')} filtered out`;
    for (const { file, detail } of scan.unreadable)
        yield `not readable: ${file} (${detail})`;
    const ignored = Map.groupBy(scan.ignored, ({ reason }) => reason);
    for (const [reason, files] of ignored)
        yield* formatIgnoredLines(reason, files);
    if (scan.excluded.length > 0) {
        yield `excluded: ${(0,message_format/* pluralize */.td)(scan.excluded.length, 'file')}`;
        yield* formatFileLines(scan.excluded, ({ file, entries }) => `${file}: ${entries.join(', ')}`);
    }
}
function* formatIgnoredLines(reason, files) {
    const { label } = ignored_files/* IGNORED_FILES */.L9[reason];
    yield `ignored (${label}): ${(0,message_format/* pluralize */.td)(files.length, 'file')}`;
    yield* formatFileLines(files, ({ file, detail }) => `${file}: ${detail}`);
}
function* formatFileLines(files, format, shown = IGNORED_SHOWN) {
    for (const file of files.slice(0, shown))
        yield `  ${format(file)}`;
    if (files.length > shown)
        yield `  ${(0,message_format/* formatCount */.B4)(files.length - shown)} more in the report`;
}
/** Logs the result of the comparison. */
function logPlan(printer, plan, sizes, mode = 'sync') {
    const uploads = plan.filter(({ action }) => action === 'create' || action === 'update');
    const size = uploads.reduce((sum, { localBytes }) => sum + localBytes, 0);
    const refused = plan.filter(({ action }) => action === 'refuse');
    const upload = `${(0,message_format/* pluralize */.td)(uploads.length, 'session')} ${mode === 'check' ? 'pending' : 'to upload'} (${(0,message_format/* formatBytes */.z3)(size)})`;
    const title = [
        ...(uploads.length > 0 ? [upload] : []),
        ...(refused.length > 0 ? [`${(0,message_format/* formatCount */.B4)(refused.length)} cannot be uploaded`] : []),
    ].join(', ');
    printer.printGroup(`Comparison: ${title || 'nothing to upload'}`, formatPlanLines(plan, sizes));
}
const SIZES_LINES = {
    bulk: 'Fetched all cloud sizes in one request.',
    fallback: 'The bulk size request failed. Checked each session individually.',
    head: 'Checked each session individually (`sessions` is set).',
};
function* formatPlanLines(plan, sizes) {
    yield SIZES_LINES[sizes];
    const reasons = Map.groupBy(plan, ({ reason }) => reason);
    for (const reason of plan_plan/* PLAN_REASONS */.C2) {
        const sessions = reasons.get(reason);
        if (sessions !== undefined)
            yield `${plan_plan/* PLANS */.NB[reason].label}: ${(0,message_format/* formatCount */.B4)(sessions.length)}`;
    }
}
/** Opens the group of the upload and prints its progress. @param totalBytes Markdown, before compression */
function logUpload(printer, { total, totalBytes }) {
    printer.startGroup(`Upload: ${(0,message_format/* pluralize */.td)(total, 'session')} (${(0,message_format/* formatBytes */.z3)(totalBytes)})`);
    const reporter = createProgressReporter(printer, { total, totalBytes });
    const counts = { uploaded: 0, skipped: 0, withheld: 0, failed: 0 };
    return {
        addResult(result) {
            counts[classifyUpload(result)] += 1;
            reporter.add(result.localBytes);
        },
        stop() {
            const { done, elapsedMs } = reporter.stop();
            const { uploaded, skipped, withheld, failed } = counts;
            const others = Object.entries({ skipped, withheld, failed, 'not finished': total - done })
                .filter(([, count]) => count > 0)
                .map(([words, count]) => `, ${(0,message_format/* formatCount */.B4)(count)} ${words}`);
            printer.endGroup(`Uploaded ${(0,message_format/* formatCount */.B4)(uploaded)} of ${(0,message_format/* pluralize */.td)(total, 'session')} in ${(0,message_format/* formatDuration */.a3)(elapsedMs)}${others.join('')}`);
        },
    };
}
function classifyUpload(result) {
    const { kind } = session_statuses/* SESSION_STATUSES */.Wf[result.outcome];
    if (kind === 'uploaded')
        return 'uploaded';
    if (kind === 'unchanged')
        return 'skipped';
    return (0,secrets/* isWithheld */.Ys)(result) ? 'withheld' : 'failed';
}
/** Logs failed sessions and credentials, folded, and the result line. */
function logResult(printer, run) {
    // Withheld sessions are listed with their credentials.
    const failed = run.results.filter((result) => session_statuses/* SESSION_STATUSES */.Wf[result.outcome].kind === 'failed' && !(0,secrets/* isWithheld */.Ys)(result));
    if (failed.length > 0)
        printer.printGroup((0,report_headline/* describeFailed */.h)(failed, run), formatFailedLines(run, failed));
    const redacted = Map.groupBy((0,secrets/* listRedacted */.p8)(run), ({ outcome }) => session_statuses/* SESSION_STATUSES */.Wf[outcome].kind);
    logCredentials(printer, 'Redacted', (redacted.get('uploaded') ?? []).map(secrets/* toFileWithCredentials */.O4));
    logCredentials(printer, 'To redact in the upload', (redacted.get('pending') ?? []).map(secrets/* toFileWithCredentials */.O4));
    logCredentials(printer, 'Redacted in earlier uploads', (redacted.get('unchanged') ?? []).map(secrets/* toFileWithCredentials */.O4));
    logCredentials(printer, 'Withheld', (0,secrets/* listWithheld */.Ek)(run));
    printer.printLine(formatResultLine(run));
}
/** Lists causes, each with its first files. */
function* formatFailedLines(run, failed) {
    let remaining = FILES_SHOWN;
    let left = failed.length;
    for (const group of (0,causes/* groupByCause */.wn)(failed, causes/* toCause */.HU)) {
        if (remaining === 0)
            break;
        const [first] = group;
        yield `${(0,message_format/* pluralize */.td)(group.length, 'session')} (${(0,causes/* labelCause */.aS)(run, first)}). ${(0,message_format/* toSentence */.Re)(first.reason)}`;
        const shown = Math.min(remaining, FILES_PER_CAUSE);
        yield* formatFileLines(group, ({ session }) => session.file, shown);
        remaining -= Math.min(group.length, shown);
        left -= group.length;
    }
    if (left > 0)
        yield `${(0,message_format/* formatCount */.B4)(left)} more in the report`;
}
function logCredentials(printer, what, files) {
    if (files.length === 0)
        return;
    const lines = formatFileLines((0,secrets/* listCredentials */.Jc)(files), ({ file, line, rule }) => `${file}:${line} ${rule}`, FILES_SHOWN);
    printer.printGroup(`${what}: ${(0,plan_plan/* formatFindings */.eg)(files)}`, [...lines].map((line) => line.trimStart()));
}
/** `SpecStory sync complete. 12 sessions created, 99 up to date. (3.2 s, 1 bulk size request, 12 uploads)`. */
function formatResultLine(run) {
    const { requests, timings } = run;
    const facts = [
        timings.total === undefined ? '' : (0,message_format/* formatDuration */.a3)(timings.total),
        requests.sizes > 0 ? (0,message_format/* pluralize */.td)(requests.sizes, 'bulk size request') : '',
        requests.head > 0 ? (0,message_format/* pluralize */.td)(requests.head, 'individual check') : '',
        requests.put > 0 ? (0,message_format/* pluralize */.td)(requests.put, 'upload request') : '',
    ].filter((fact) => fact !== '');
    const measured = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
    return `${[`${(0,display_status/* describeRunStatus */.rM)(run).title}.`, (0,report_headline/* formatHeadline */.Q)(run)].filter(Boolean).join(' ')}${measured}`;
}
const PAUSE_CAUSES = {
    'rate-limit': 'Rate limited by SpecStory Cloud',
    outage: 'SpecStory Cloud is not responding',
};
/** Creates the observer that logs a run, with a folded group for each phase; `publish` logs the result. */
function createRunLog(printer) {
    let upload;
    let mode;
    return (event) => {
        switch (event.event) {
            case 'inputs-read':
                mode = event.inputs.mode;
                logInputs(printer, event.inputs);
                break;
            case 'projects-resolved':
                logProjects(printer, event.projects, event.optOuts);
                break;
            case 'scanned':
                logScan(printer, event.scan);
                break;
            case 'planned':
                logPlan(printer, event.plan, event.sizes, mode);
                break;
            case 'upload-started':
                upload = logUpload(printer, { total: event.sessions, totalBytes: event.bytes });
                break;
            case 'session-ended':
                upload?.addResult(event.result);
                break;
            case 'upload-ended':
                upload?.stop();
                upload = undefined;
                break;
            case 'paused':
                printer.printLine(`${PAUSE_CAUSES[event.reason]}. Pausing all requests for ${Math.ceil(event.ms / 1000)} s.`);
                break;
            case 'rate-limit-low':
                printer.printLine(event.notice.message);
                break;
            case 'request-completed':
                printer.debug(event.line);
                break;
            case 'notice-added':
            case 'ignored-searched':
            case 'searched':
            case 'client-created':
            case 'attempted':
            case 'compared':
            case 'session-interrupted':
            case 'phase-ended':
            case 'ended':
        }
    };
}
const PROGRESS_INTERVAL_MS = 5_000;
/**
 * Prints progress every five seconds until stopped. The timer does not keep the process alive.
 * @param options `now`: monotonic milliseconds
 */
function createProgressReporter(printer, options) {
    const now = options.now ?? src_deadline/* monotonicMs */.dR;
    const started = now();
    let done = 0;
    let doneBytes = 0;
    const measure = () => {
        const { total, totalBytes } = options;
        return { done, total, doneBytes, totalBytes, elapsedMs: now() - started };
    };
    const timer = setInterval(() => printer.printLine(formatProgress(measure())), PROGRESS_INTERVAL_MS);
    timer.unref();
    return {
        add(size) {
            done += 1;
            doneBytes += size;
        },
        stop() {
            clearInterval(timer);
            return measure();
        },
    };
}
/** `120 of 1,000 sessions, 8.4 MB of 70.0 MB, 1.7 MB/s, about 36.2 s left`. */
function formatProgress({ done, total, doneBytes, totalBytes, elapsedMs }) {
    const parts = [
        `${(0,message_format/* formatCount */.B4)(done)} of ${(0,message_format/* formatCount */.B4)(total)} sessions`,
        `${(0,message_format/* formatBytes */.z3)(doneBytes)} of ${(0,message_format/* formatBytes */.z3)(totalBytes)}`,
    ];
    if (doneBytes > 0 && elapsedMs > 0) {
        const bytesPerMs = doneBytes / elapsedMs;
        parts.push(`${(0,message_format/* formatBytes */.z3)(Math.round(bytesPerMs * 1_000))}/s`);
        if (doneBytes < totalBytes)
            parts.push(`about ${(0,message_format/* formatDuration */.a3)((totalBytes - doneBytes) / bytesPerMs)} left`);
    }
    return parts.join(', ');
}

// EXTERNAL MODULE: ./lib/src/report/untrusted.js
var untrusted = __nccwpck_require__(4851);
;// CONCATENATED MODULE: ./lib/src/report/print.js


/** The runner's limit (docs/internals/runners.md, Annotations). */
const ANNOTATION_LIMIT = 4_096;
/** Creates the printer, the only code that writes to stdout. */
function createPrinter(options) {
    let open = false;
    const secrets = [];
    const sanitize = (text, limit) => {
        return (0,untrusted/* toLogText */.ZQ)(secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text), limit);
    };
    const printLine = (text) => info(sanitize(text));
    const endGroup = (lastLine) => {
        if (!open)
            return;
        open = false;
        if (lastLine !== undefined)
            printLine(lastLine);
        core_endGroup();
    };
    const startGroup = (title) => {
        endGroup();
        open = true;
        core_startGroup(sanitize(title));
    };
    return {
        printLine,
        printGroup(title, lines) {
            startGroup(title);
            for (const text of lines)
                printLine(text);
            endGroup();
        },
        startGroup,
        endGroup,
        error: (text, properties) => error(sanitize(text, ANNOTATION_LIMIT), sanitizeProperties(properties)),
        warning: (text, properties) => warning(sanitize(text, ANNOTATION_LIMIT), sanitizeProperties(properties)),
        notice: (text, properties) => notice(sanitize(text, ANNOTATION_LIMIT), sanitizeProperties(properties)),
        debug(text) {
            if (options.debug)
                core_debug(sanitize(text));
        },
        mask(secret) {
            if (secret === '' || secrets.includes(secret))
                return;
            secrets.push(secret);
            // GitHub hides the command; other systems would print the secret.
            if (options.onGithub)
                core_setSecret(secret);
        },
    };
}
/** Omits a file name with special characters: after cleaning it could name another file. */
function sanitizeProperties({ title, file, line } = {}) {
    const isSafe = file !== undefined && (0,untrusted/* toLogText */.ZQ)(file, untrusted/* LOG_LINE_LIMIT */.my) === file;
    return {
        ...(title === undefined ? {} : { title: (0,untrusted/* toLogText */.ZQ)(title) }),
        ...(isSafe ? { file } : {}),
        ...(isSafe && line !== undefined ? { startLine: line } : {}),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./lib/src/host-words.js
var host_words = __nccwpck_require__(7322);
// EXTERNAL MODULE: ./lib/src/plan/plan-session.js
var plan_session = __nccwpck_require__(7504);
// EXTERNAL MODULE: ./lib/src/run/run.js
var run_run = __nccwpck_require__(625);
// EXTERNAL MODULE: ./lib/src/report/links.js
var links = __nccwpck_require__(6668);
;// CONCATENATED MODULE: ./lib/src/report/annotations.js












/** Maximum annotations of each level per step (docs/internals/runners.md, Annotations). */
const ANNOTATIONS_PER_LEVEL = 10;
/** Builds at most ten annotations of each level, worst first; the last one counts the others. */
function buildAnnotations(run) {
    const notices = [...describeNotRun(run), ...describeRedacted(run), ...listNotices(run, 'notice')];
    const all = [
        ...limitAnnotations('error', buildErrors(run), `See ${host_words/* HOST_WORDS */.f.fullList.github}.`),
        ...limitAnnotations('warning', buildWarnings(run), 'See the JSON report.'),
        ...limitAnnotations('notice', notices, 'See the JSON report.'),
    ];
    return all.map((annotation) => toOwnPath(run, annotation));
}
/**
 * Makes the file relative to the workflow's repository. Annotations on files of other repositories are not possible.
 */
function toOwnPath(run, { file, line, ...rest }) {
    const path = file === undefined ? undefined : (0,links/* resolveOwnPath */._n)(run, file);
    if (path === undefined)
        return rest;
    return { ...rest, file: path, ...(line === undefined ? {} : { line }) };
}
function limitAnnotations(level, all, hint) {
    if (all.length <= ANNOTATIONS_PER_LEVEL)
        return [...all];
    const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1);
    return [...shown, { level, title: `${(0,message_format/* formatCount */.B4)(all.length - shown.length)} more ${level}s`, message: hint }];
}
/** Describes why a run did nothing; opt-outs have separate notices. */
function describeNotRun({ status, statusReason, optOuts }) {
    if (status !== 'not-run' || statusReason === undefined || optOuts.length > 0)
        return [];
    return [{ level: 'notice', title: 'Sync skipped', message: statusReason }];
}
function describeRedacted(run) {
    const sessions = (0,secrets/* listRedacted */.p8)(run);
    if (sessions.length === 0)
        return [];
    const uploaded = (0,secrets/* listUploadedRedacted */.dI)(run);
    const hint = (0,plan_plan/* formatRevokeHint */.vr)(sessions.flatMap(({ secrets }) => secrets));
    const message = uploaded.length > 0
        ? `Redacted ${(0,plan_plan/* formatFindings */.eg)(uploaded)} before the upload. ${hint}`
        : `Found ${(0,plan_plan/* formatFindings */.eg)(sessions)}. Uploads contain redaction markers instead. ${hint}`;
    return [{ level: 'notice', title: 'Credentials found', message }];
}
/** Causes of single sessions come first; the other causes are also reported for the run. */
const WORST_FIRST = [
    'file-unreadable',
    'file-changed',
    'too-large',
    'cloud-rejected',
];
/** Maximum names in an annotation. */
const NAMES_SHOWN = 3;
/** Builds one error for each cause, worst first. */
function buildErrors(run) {
    return [...buildRunErrors(run), ...buildUnreadableErrors(run), ...buildSessionErrors(run)];
}
/** Builds an error for each failure of the run, with the number of affected sessions. */
function buildRunErrors(run) {
    const groups = (0,causes/* groupByCause */.wn)(run.failures, ({ code, hint, message }) => ({ code, hint, reason: message, names: [] }));
    return groups.map((failures) => toRunError(run, failures));
}
/** Where the words of the code are no title. */
const RUN_ERROR_TITLES = {
    'project-file': 'unusable project file',
    'project-settings': 'unusable project settings',
    'project-unknown': 'unknown project',
    'project-new': 'project does not exist',
    'token-missing': 'missing token',
    'token-unusable': 'unusable token',
    'event-refused': 'unsupported event',
    'cloud-answer': 'unexpected response',
    'cloud-down': 'cloud not responding',
    blocked: 'request blocked',
    'rate-limited': 'rate limit exceeded',
    redirected: 'request redirected',
    proxy: 'proxy error',
    'report-unusable': 'unusable report',
    'shards-incomplete': 'missing shard reports',
    internal: 'internal error',
};
function toRunError(run, failures) {
    const [{ code, message, hint }] = failures;
    const covered = isCancelled(run) ? [] : run.results.filter((result) => (0,causes/* isCoveredByRunFailure */.Vw)({ failures }, result));
    const lost = covered.length === 0 ? '' : ` ${(0,message_format/* pluralize */.td)(covered.length, 'session was', 'sessions were')} not synced.`;
    const title = `SpecStory sync: ${RUN_ERROR_TITLES[code] ?? code.replaceAll('-', ' ')}`;
    return toError({ title, message: `${(0,message_format/* toSentence */.Re)(message)}${lost}`, hint, code });
}
function buildUnreadableErrors(run) {
    const code = 'file-unreadable';
    const hint = 'Make the file readable for the runner.';
    const groups = (0,causes/* groupByCause */.wn)((0,run_run/* listUnreadable */.Qs)(run), ({ file, detail }) => ({
        code,
        hint,
        reason: detail,
        names: [file],
    }));
    return groups.map((files) => {
        const [{ file, detail }] = files;
        const named = joinFirstNames(files.map((one) => one.file), 'file');
        return toError({ title: 'Unreadable file', message: `${named}: ${detail}`, hint, code, file });
    });
}
function buildSessionErrors(run) {
    const failing = session_statuses/* STATUS_NAMES */.g$.filter((status) => isError(run, status));
    const results = failing.flatMap((status) => run.results.filter(({ outcome }) => outcome === status));
    // All interrupted sessions have the same cause.
    const finished = isCancelled(run) ? results.filter(({ outcome }) => outcome !== 'timed-out') : results;
    const own = finished.filter((result) => !(0,causes/* isCoveredByRunFailure */.Vw)(run, result));
    const withheld = own.filter(({ code }) => code === 'secret-held');
    const others = own.filter(({ code }) => code !== 'secret-held');
    const errors = [
        ...withheld.flatMap(({ session, secrets, hint }) => toCredentialErrors({ file: session.file, secrets }, hint)),
        ...(0,run_run/* listIgnoredWithCredentials */.dO)(run).flatMap((file) => toCredentialErrors(file, plan_session/* WITHHELD_HINT */.aF)),
        ...(0,causes/* groupByCause */.wn)(others, causes/* toCause */.HU).sort(compareGroups).map(toSessionError),
    ];
    return isCancelled(run) ? [...errors, toCancelledError(run, results.length - finished.length)] : errors;
}
/** Pending sessions are errors only if they fail the step. */
function isError(run, status) {
    switch (session_statuses/* SESSION_STATUSES */.Wf[status].kind) {
        case 'failed':
            return true;
        case 'pending':
            return run.inputs?.failOnIncomplete === true && !isCancelled(run);
        case 'uploaded':
        case 'unchanged':
            return false;
    }
}
function isCancelled({ status }) {
    return status === 'cancelled';
}
function toCancelledError(run, interrupted) {
    const lost = interrupted === 0 ? '' : ` ${(0,message_format/* pluralize */.td)(interrupted, 'session was', 'sessions were')} not finished.`;
    const message = `${run.statusReason ?? 'The run was cancelled.'}${lost}`;
    return toError({ title: 'Run cancelled', message, hint: 'Re-run the job. Sessions uploaded so far are kept.' });
}
/** Sorts by status, then code, then number of sessions. */
function compareGroups([a, ...others], [b, ...more]) {
    const rankStatus = ({ outcome }) => session_statuses/* STATUS_NAMES */.g$.indexOf(outcome);
    return rankStatus(a) - rankStatus(b) || rankCode(a) - rankCode(b) || more.length - others.length;
}
function rankCode({ code }) {
    const index = WORST_FIRST.indexOf(code);
    return index === -1 ? WORST_FIRST.length : index;
}
function toSessionError(group) {
    const [{ session, outcome, plan, reason, hint, code }] = group;
    const named = joinFirstNames(group.map((result) => result.session.name), 'session');
    const { title, kind } = session_statuses/* SESSION_STATUSES */.Wf[outcome];
    const isNew = plan !== undefined && plan_plan/* PLANS */.NB[plan].action === 'create';
    if (kind === 'pending') {
        const message = isNew ? `${named}: not in SpecStory Cloud yet` : `${named}: ${reason}`;
        return toError({ title, message, hint: 'Run with `mode: sync` to upload.', file: session.file });
    }
    return toError({ title, message: `${named}: ${reason}`, hint: hint ?? '', code, file: session.file });
}
/** Builds one error per credential, because each has its own line. */
function toCredentialErrors({ file, secrets }, hint = '') {
    return secrets.map(({ rule, line }) => ({
        ...toError({
            title: `Credential in a transcript: ${rule}`,
            message: `${external_node_path_.posix.basename(file)}, line ${line}: contains a credential (\`${rule}\`)`,
            hint,
            code: 'secret-held',
            file,
        }),
        line,
    }));
}
/** `a`, or `5 sessions (a, b, c and 2 more)`. */
function joinFirstNames(names, what) {
    const [only = '', second] = names;
    if (second === undefined)
        return only;
    const more = names.length > NAMES_SHOWN ? [`${(0,message_format/* formatCount */.B4)(names.length - NAMES_SHOWN)} more`] : [];
    return `${(0,message_format/* pluralize */.td)(names.length, what)} (${(0,message_format/* joinWithAnd */.Ol)([...names.slice(0, NAMES_SHOWN), ...more])})`;
}
/** Joins message, hint and link. */
function toError({ title, message, hint, code, file }) {
    const page = code === undefined ? '' : `See ${(0,links/* buildTroubleshootingUrl */._e)(code)}`;
    const parts = [(0,message_format/* toSentence */.Re)(message), (0,message_format/* toSentence */.Re)(hint), page].filter((part) => part !== '');
    return { level: 'error', message: parts.join(' '), title, ...(file === undefined ? {} : { file }) };
}
/** Builds warnings, which need action even if the run is complete. */
function buildWarnings(run) {
    return [
        ...listNotices(run, 'warning'),
        ...warnFallback(run),
        ...warnPlans(run),
        ...warnIgnored(run),
        ...warnPending(run),
    ];
}
function listNotices(run, level) {
    return run.notices
        .filter((notice) => notice.level === level)
        .map(({ title, message, file }) => ({ level, title, message, ...(file === undefined ? {} : { file }) }));
}
function warnFallback({ projects }) {
    const failed = projects.find(({ sizes }) => sizes === 'fallback');
    if (failed === undefined)
        return [];
    const reason = failed.sizesFailure === undefined ? '' : ` (${failed.sizesFailure.message})`;
    const message = `The bulk size request failed${reason}. Sessions were checked individually, which uses more requests.`;
    return [{ level: 'warning', title: 'Slow comparison', message }];
}
/** Builds the warnings of plans, without sessions that failed later, which are errors. */
function warnPlans({ results }) {
    return plan_plan/* PLAN_REASONS */.C2.flatMap((reason) => {
        const { action, warning } = plan_plan/* PLANS */.NB[reason];
        if (warning === undefined)
            return [];
        const { title, appliesTo = () => true, isOnFile, formatMessage } = warning;
        const [first, ...others] = results.filter((result) => {
            const isPlanned = result.plan === reason && appliesTo(result);
            return isPlanned && (action === 'refuse' || session_statuses/* SESSION_STATUSES */.Wf[result.outcome].kind !== 'failed');
        });
        if (first === undefined)
            return [];
        const location = isOnFile ? { file: first.session.file } : {};
        return [{ level: 'warning', title, message: formatMessage([first, ...others]), ...location }];
    });
}
function warnIgnored({ projects }) {
    const ignored = projects.flatMap(({ scan }) => scan?.ignored ?? []);
    return ignored_files/* IGNORED_REASONS */.Vt.flatMap((reason) => {
        const { warning, cause, fix } = ignored_files/* IGNORED_FILES */.L9[reason];
        const [first, ...others] = ignored.filter((file) => file.reason === reason);
        if (warning === undefined || first === undefined)
            return [];
        const more = others.length === 0 ? '' : ` and ${(0,message_format/* formatCount */.B4)(others.length)} more`;
        const message = [`Ignored ${first.file}${more}.`, cause, fix].filter((part) => part !== undefined).join(' ');
        return [{ level: 'warning', title: warning, message, file: first.file }];
    });
}
/** Warns about pending sessions that do not fail the step; before a merge they are expected. */
function warnPending(run) {
    const { inputs, counts } = run;
    const pending = (0,session_statuses/* countKind */.MQ)(counts, 'pending');
    if (inputs === undefined || inputs.failOnIncomplete === true || pending === 0 || (0,display_status/* isPendingMerge */.SE)(run))
        return [];
    const message = `${(0,message_format/* pluralize */.td)(pending, 'session is', 'sessions are')} not up to date in SpecStory Cloud. Run with \`mode: sync\` to upload ${pending === 1 ? 'it' : 'them'}.`;
    return [{ level: 'warning', title: 'Sessions pending', message }];
}

;// CONCATENATED MODULE: ./lib/src/report/outputs.js





/** @param report native path of the JSON report; empty: not written */
function buildOutputs(run, report) {
    const { counts } = run;
    const ids = run.projects.map(({ project }) => project.id);
    return {
        status: run.status,
        ...toCountOutputs(counts),
        credentials: String((0,secrets/* countCredentials */.qz)(run) ?? ''),
        'project-id': ids.join(','),
        'project-url': ids.flatMap((id) => (0,links/* buildProjectUrl */.fL)(run, id) ?? []).join(','),
        report,
    };
}
function toCountOutputs(counts) {
    const outcomes = session_statuses/* STATUS_NAMES */.g$.map((outcome) => {
        const { output, count } = session_statuses/* SESSION_STATUSES */.Wf[outcome];
        return [output, String(counts[count])];
    });
    return Object.fromEntries([['attempted', String(counts.attempted)], ...outcomes]);
}
/**
 * Sets all outputs; returns a warning instead of throwing. Without `GITHUB_OUTPUT`, the toolkit prints an old command.
 */
function writeOutputs(outputs) {
    const file = process.env['GITHUB_OUTPUT'] ?? '';
    if (file === '')
        return 'The outputs were not set: GITHUB_OUTPUT is not set.';
    if (!(0,external_node_fs_.existsSync)(file))
        return 'The outputs were not set: the file that GITHUB_OUTPUT names does not exist.';
    try {
        for (const [name, value] of Object.entries(outputs))
            setOutput(name, value);
        return undefined;
    }
    catch (error) {
        return `The outputs were not set: ${Error.isError(error) ? error.message : String(error)}`;
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./lib/src/inputs/command-line-words.js


const WORDS = Object.values(host_words/* HOST_WORDS */.f)
    .flatMap(({ github, commandLine }) => [
    [github, commandLine],
    [capitalize(github), capitalize(commandLine)],
])
    // Longer phrases first: they can contain shorter ones.
    .sort(([a], [b]) => b.length - a.length);
/** `name` or `name: value` in code font, also with an article and the word "input". */
const NAMED_INPUT = /(?:\b[Tt]he )?(?:\b[Ii]nput )?(?<!\\)`([a-z-]{4,30})(?:: ([^`\n]{1,60}))?`(?: input\b)?/g;
/** Translates a message from workflow to command line: inputs become flags or variables, host phrases change. */
function toCommandLineWords(text) {
    const translated = WORDS.reduce((rest, [github, commandLine]) => rest.replaceAll(github, commandLine), text);
    return translated.replace(NAMED_INPUT, (whole, name, value) => {
        return Object.hasOwn(inputs_inputs/* INPUTS */.mc, name) ? `\`${formatFlag(name, value)}\`` : whole;
    });
}
/** Formats an input as a flag or a variable. */
function formatFlag(name, value) {
    const { form } = inputs_inputs/* INPUTS */.mc[name].type;
    if (form.kind === 'variable')
        return form.variable;
    if (value === undefined)
        return `--${name}`;
    if (form.kind !== 'switch')
        return `--${name} ${value}`;
    return value === 'true' ? `--${name}` : value === 'false' ? `--no-${name}` : `--${name} ${value}`;
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./lib/src/secrets/found-credentials.js
var found_credentials = __nccwpck_require__(2663);
;// CONCATENATED MODULE: ./lib/src/report/report.js











/** Characters per write: few system calls and constant memory. */
const CHUNK_LENGTH = 1 << 18;
/**
 * Writes the JSON report to a new file in a temporary directory, readable only by its owner. Never throws. Synchronous,
 * so that a signal cannot interrupt it.
 */
function writeReport(run) {
    const faults = [];
    for (const directory of new Set([run.runner.temporaryDirectory, (0,external_node_os_.tmpdir)()])) {
        if (directory === '')
            continue;
        try {
            return { path: writeReportInto(directory, run) };
        }
        catch (error) {
            faults.push(Error.isError(error) ? error.message : String(error));
        }
    }
    return { path: '', warning: `The JSON report was not written: ${faults.join('; ')}` };
}
function writeReportInto(directory, run) {
    const path = (0,external_node_path_.join)(directory, `specstory-sync-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.json`);
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_WRONLY, 0o600);
    try {
        let chunk = '';
        for (const piece of generateReport(run)) {
            chunk += piece;
            if (chunk.length < CHUNK_LENGTH)
                continue;
            writeAll(file, chunk);
            chunk = '';
        }
        writeAll(file, chunk);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    return path;
}
/** Repeats `write`, which can be partial on a nearly full disk. */
function writeAll(file, text) {
    const data = Buffer.from(text);
    for (let written = 0; written < data.length;)
        written += (0,external_node_fs_.writeSync)(file, data, written);
}
/** Generates the JSON, with one line per session for `grep`. */
function* generateReport(run) {
    const head = JSON.stringify(buildReportHead(run), null, 2);
    yield `${head.slice(0, -2)},\n  "sessions": [`;
    let separator = '\n    ';
    for (const result of run.results) {
        yield separator + JSON.stringify(toSessionFields(run, result));
        separator = ',\n    ';
    }
    yield run.results.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}
/** Incremented when a field is removed or changes its meaning. */
const REPORT_SCHEMA_VERSION = 1;
/** Builds the report without its sessions, in the order of the schema. */
function buildReportHead(run) {
    const { inputs } = run;
    return {
        schema: REPORT_SCHEMA_VERSION,
        version: run.version,
        status: run.status,
        statusReason: run.statusReason === undefined ? null : toHostWords(run, run.statusReason),
        startedAt: run.startedAt.toISOString(),
        mode: inputs?.mode ?? null,
        failOnIncomplete: inputs?.failOnIncomplete ?? null,
        shard: inputs?.shard ?? null,
        cloudUrl: inputs?.cloudUrl ?? null,
        inputs: inputs === undefined ? null : Object.fromEntries((0,inputs_inputs/* formatSetInputs */.v0)(inputs)),
        source: buildSource(run),
        counts: run.counts,
        providers: (0,session_statuses/* countByProvider */.ox)(run.results),
        searched: run.searched ?? null,
        credentials: (0,secrets/* countCredentials */.qz)(run) ?? null,
        secrets: (0,found_credentials/* countByRule */.$)([...run.results, ...(0,run_run/* listIgnoredWithCredentials */.dO)(run)].flatMap(({ secrets }) => secrets)),
        requests: {
            sizes: run.requests.sizes,
            head: run.requests.head,
            put: run.requests.put,
            refresh: run.requests.refresh,
        },
        timingsMs: run.timings,
        failures: run.failures.map((failure) => toFailureFields(run, failure)),
        notices: run.notices.map(({ level, title, message, file }) => {
            return { level, title, message: toHostWords(run, message), file: file ?? null };
        }),
        optOuts: run.optOuts.map(({ path, file, setting }) => ({ path, file, setting })),
        projects: buildProjects(run),
    };
}
/** Returns the source from the runner, otherwise from the CI system or the first path's checkout. */
function buildSource({ runner, projects }) {
    const { ci } = runner;
    const location = projects[0]?.project.locations[0];
    const named = runner.repository === '' ? undefined : { serverUrl: runner.serverUrl, name: runner.repository };
    const repository = named ?? ci?.repository ?? location?.repository;
    return {
        system: ci?.system ?? null,
        serverUrl: repository?.serverUrl ?? runner.serverUrl,
        repository: repository?.name ?? '',
        commit: runner.commit || ci?.commit || location?.commit || '',
        branch: ci?.branch ?? '',
        pullRequest: ci?.pullRequest ?? '',
        runUrl: ci?.runUrl ?? '',
        event: runner.eventName,
        runId: runner.runId,
        runAttempt: runner.runAttempt,
    };
}
function toFailureFields(run, { code, message, hint }) {
    return { code, message: toHostWords(run, message), hint: toHostWords(run, hint) };
}
/** The words of the log: a run of the command line names flags instead of inputs. */
function toHostWords({ runner }, text) {
    return runner.isCommandLine ? toCommandLineWords(text) : text;
}
function buildProjects(run) {
    const results = Map.groupBy(run.results, ({ projectId }) => projectId);
    return run.projects.map((projectRun) => buildProject(run, projectRun, results.get(projectRun.project.id) ?? []));
}
function buildProject(run, { project, scan, sizes, isNew, sizesFailure }, results) {
    return {
        id: project.id,
        name: project.name,
        url: (0,links/* buildProjectUrl */.fL)(run, project.id) ?? null,
        source: project.source,
        paths: project.paths,
        places: project.locations.map(toPlaceFields),
        counts: (0,session_statuses/* countSessions */.jJ)(results),
        sizes: sizes ?? null,
        isNew: isNew ?? null,
        sizesFailure: sizesFailure === undefined ? null : toFailureFields(run, sizesFailure),
        directories: (scan?.directories ?? []).map(({ directory, exists }) => ({ directory, exists })),
        files: scan?.files ?? 0,
        filteredOut: scan?.filteredOut ?? 0,
        leftOut: (scan?.ignored ?? []).map(({ file, reason, detail, id, preferred: chosen, secrets = [] }) => ({
            file,
            reason,
            detail: toHostWords(run, detail),
            id: id ?? null,
            chosen: chosen ?? null,
            secrets: secrets.map(toCredentialFields),
        })),
        excluded: (scan?.excluded ?? []).map(({ file, id: sessionId, entries }) => {
            return { file, id: sessionId ?? null, entries };
        }),
        unreadable: (scan?.unreadable ?? []).map(({ file, detail }) => ({ file, detail })),
    };
}
function toPlaceFields({ path, historyDir, repository, root, commit }) {
    return { path, historyDir, repository: repository ?? null, root, commit };
}
function toCredentialFields({ rule, line, harmless }) {
    return { rule, line, harmless: harmless ?? null };
}
/** Bytes are of Markdown, except `sentBytes`, which are compressed. */
function toSessionFields(run, result) {
    const { session, projectId } = result;
    return {
        id: session.id,
        projectId,
        file: session.file,
        provider: session.provider.id,
        providerName: session.provider.displayName,
        title: result.title ?? session.title ?? null,
        startedAt: session.startedAt ?? null,
        outcome: result.outcome,
        plan: result.plan ?? null,
        reason: toHostWords(run, result.reason),
        code: result.code ?? null,
        hint: result.hint === undefined ? null : toHostWords(run, result.hint),
        secrets: result.secrets.map(toCredentialFields),
        localBytes: result.localBytes,
        cloudBytes: result.cloudBytes ?? null,
        sentBytes: result.sentBytes ?? null,
        progress: result.progress ?? null,
        attempts: result.attempts,
        durationMs: Math.round(result.durationMs),
        url: (0,links/* buildSessionUrl */._1)(run, projectId, session.id) ?? null,
    };
}

// EXTERNAL MODULE: ./lib/src/report/document.js
var report_document = __nccwpck_require__(6904);
// EXTERNAL MODULE: ./lib/src/report/session-list.js
var session_list = __nccwpck_require__(7082);
;// CONCATENATED MODULE: ./lib/src/report/summary/files.js





function addUnreadable(document, run) {
    const files = (0,run_run/* listUnreadable */.Qs)(run);
    document.addTable({
        title: `${(0,message_format/* pluralize */.td)(files.length, 'file')} could not be read`,
        folded: false,
        columns: [],
        items: files,
        cells: ({ file, detail }) => [`${(0,links/* formatFileLink */.IN)(run, file)}<br>${(0,untrusted/* escapeProse */.fd)(detail)}`],
    });
}
/** Adds ignored and excluded files, folded; other tools' Markdown is only in the report. */
function addFiles(document, run) {
    const ignored = run.projects.flatMap(({ scan }) => scan?.ignored ?? []);
    for (const reason of ignored_files/* IGNORED_REASONS */.Vt)
        addOwnList(document, run, reason, ignored);
    addSharedList(document, run, ignored);
    addExcluded(document, run);
}
function addOwnList(document, run, wanted, ignored) {
    const { list, kind, cause, fix } = ignored_files/* IGNORED_FILES */.L9[wanted];
    if (list !== 'own')
        return;
    const files = ignored.filter(({ reason }) => reason === wanted);
    document.addTable({
        title: `${(0,message_format/* pluralize */.td)(files.length, ...kind)} ignored`,
        intro: fix === undefined ? cause : `${cause} ${fix}`,
        folded: true,
        columns: [],
        items: files,
        cells: ({ file, preferred, detail }) => [
            (0,links/* formatFileLink */.IN)(run, file) +
                (preferred === undefined ? '' : ` (${(0,untrusted/* escapeProse */.fd)(detail)})<br>Preferred: ${(0,links/* formatFileLink */.IN)(run, preferred)}`),
        ],
    });
}
/** Adds ignored files without a list of their own; unfolded if one has a warning. */
function addSharedList(document, run, ignored) {
    const files = ignored.filter((file) => ignored_files/* IGNORED_FILES */.L9[file.reason].list !== 'own' && !(0,ignored_files/* isQuiet */.rM)(file));
    const hasOwnList = ignored.some(({ reason }) => ignored_files/* IGNORED_FILES */.L9[reason].list === 'own');
    document.addTable({
        title: `${(0,message_format/* pluralize */.td)(files.length, hasOwnList ? 'other file' : 'file')} ignored`,
        folded: files.every(({ reason }) => ignored_files/* IGNORED_FILES */.L9[reason].warning === undefined),
        columns: [],
        items: files,
        cells: ({ file, reason, detail }) => {
            const { cause, fix } = ignored_files/* IGNORED_FILES */.L9[reason];
            const explanation = fix === undefined ? (0,untrusted/* escapeProse */.fd)(detail || cause) : `${cause} ${fix}`;
            return [`${(0,links/* formatFileLink */.IN)(run, file)}<br>${explanation}`];
        },
    });
}
function addExcluded(document, run) {
    const files = run.projects.flatMap(({ scan }) => scan?.excluded ?? []);
    document.addTable({
        title: `${(0,message_format/* pluralize */.td)(files.length, 'file')} excluded`,
        intro: 'Excluded by the `exclude` input: not compared, uploaded or counted.',
        folded: true,
        columns: [],
        items: files,
        cells: ({ file, entries }) => [`${(0,links/* formatFileLink */.IN)(run, file)}<br>Entry: ${(0,untrusted/* escapeMarkdown */.FV)(entries.join(', '))}`],
    });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/secrets.js





/** The rest is in the report. */
const CREDENTIALS_SHOWN = 20;
const HARMLESS_LABELS = { expired: 'expired', public: 'public by design' };
/** Adds files and rules of credentials, never their values. */
function addSecrets(document, run) {
    const [withheld, redacted] = [(0,secrets/* listWithheld */.Ek)(run), (0,secrets/* listRedacted */.p8)(run).map(secrets/* toFileWithCredentials */.O4)];
    addCredentials(document, run, withheld, 'withheld');
    addCredentials(document, run, redacted, 'redacted');
}
function addCredentials(document, run, files, what) {
    const credentials = (0,secrets/* listCredentials */.Jc)(files);
    const isWithheldList = what === 'withheld';
    const subject = isWithheldList && run.inputs?.mode === 'check' ? 'transcript' : 'session';
    const hint = isWithheldList ? formatWithheldHint(run, credentials) : (0,plan_plan/* formatRevokeHint */.vr)(credentials);
    document.addTable({
        title: formatTitle(run, files.length, what),
        intro: `${(0,untrusted/* escapeMarkdown */.FV)((0,plan_plan/* formatFindings */.eg)(files, subject))}. **What to do:** ${hint}`,
        folded: false,
        columns: ['Rule', 'File'],
        items: credentials,
        limit: CREDENTIALS_SHOWN,
        cells: ({ file, rule, line, harmless }) => [
            `${(0,untrusted/* escapeMarkdown */.FV)(rule)}${harmless === undefined ? '' : ` (${HARMLESS_LABELS[harmless]})`}`,
            (0,links/* formatBreakableLink */.vJ)(`${file}, line ${(0,message_format/* formatCount */.B4)(line)}`, buildLineUrl((0,links/* buildFileUrl */.qZ)(run, file), line), links/* PATH_LIMIT */.iV),
        ],
    });
}
/** The hint of withheld sessions, which are not in the list of failed sessions; ignored files have none. */
function formatWithheldHint({ results }, credentials) {
    const withheld = results.find(secrets/* isWithheld */.Ys);
    return withheld === undefined ? (0,plan_plan/* formatRevokeHint */.vr)(credentials) : (0,links/* formatHint */.FD)(withheld);
}
/** Files, not credentials: one value may be in several files. */
function formatTitle({ inputs }, files, what) {
    const isCheck = inputs?.mode === 'check';
    if (what === 'withheld')
        return `Credentials in ${(0,message_format/* pluralize */.td)(files, isCheck ? 'transcript' : 'withheld session')}`;
    return `Credentials ${isCheck ? 'to redact' : 'redacted'} in ${(0,message_format/* pluralize */.td)(files, 'session')}`;
}
function buildLineUrl(url, line) {
    // Without `plain=1`, GitHub renders the Markdown without line numbers.
    return url === undefined ? undefined : `${url}?plain=1#L${line}`;
}

// EXTERNAL MODULE: ./lib/src/report/summary/sessions.js
var sessions = __nccwpck_require__(9801);
;// CONCATENATED MODULE: ./lib/src/report/summary/summary.js












/**
 * Renders the job summary: the headline, problems, counts, and then details.
 * @param report path of the JSON report; empty: not written
 * @param budgetBytes maximum size
 */
function renderSummary(run, report, budgetBytes = report_document/* SUMMARY_BUDGET_BYTES */.X) {
    const truncationNote = report === '' ? 'not shown' : `in the JSON report ${(0,untrusted/* escapeMarkdown */.FV)((0,external_node_path_.basename)(report))}`;
    const document = (0,report_document/* createDocument */.u)(budgetBytes, truncationNote);
    const isExpected = (0,display_status/* isPendingMerge */.SE)(run);
    addHead(document, run);
    (0,sessions/* addFailedSessions */.i)(document, run);
    addUnreadable(document, run);
    if (!isExpected)
        (0,sessions/* addPendingSessions */.I0)(document, run);
    addSecrets(document, run);
    addNotices(document, run, 'warning', 'Warnings');
    addCounts(document, run);
    addProjects(document, run);
    addNotices(document, run, 'notice', 'Notices');
    if (isExpected)
        (0,sessions/* addPendingSessions */.I0)(document, run);
    (0,sessions/* addUploadedSessions */.hI)(document, run);
    (0,sessions/* addKeptSessions */.de)(document, run);
    addFiles(document, run);
    addFooter(document, run, report);
    return document.toText();
}
function addHead(document, run) {
    const { symbol, title } = (0,display_status/* describeRunStatus */.rM)(run);
    document.addBlock(`## ${symbol} ${title}`);
    const headline = (0,report_headline/* formatHeadline */.Q)(run) || (findNoSessionsNotice(run)?.message ?? '');
    if (headline !== '')
        document.addBlock((0,untrusted/* escapeProse */.fd)(headline, 1_000));
    addFailures(document, run);
}
/** The warning that explains the title "No sessions found", which has no other headline. */
function findNoSessionsNotice(run) {
    return (0,display_status/* hasNoSessions */.f$)(run) ? run.notices.find(({ title }) => title === run_notices/* NO_SESSIONS_TITLE */.b0) : undefined;
}
/** With a single failure, the headline already states it. */
function addFailures(document, run) {
    const [only, second] = run.failures;
    const isStated = run.status === 'failed' || (only !== undefined && run.statusReason === (0,message_format/* toSentence */.Re)(only.message));
    if (isStated && only !== undefined && second === undefined) {
        document.addBlock(`**What to do:** ${(0,links/* formatHint */.FD)(only)}`);
        return;
    }
    document.addTable({
        title: 'Problems',
        folded: false,
        columns: [],
        items: run.failures,
        cells: (failure) => [`${(0,untrusted/* escapeProse */.fd)((0,message_format/* toSentence */.Re)(failure.message))}<br>**What to do:** ${(0,links/* formatHint */.FD)(failure)}`],
    });
}
function addNotices(document, run, level, title) {
    const isShown = createNoticeFilter(run);
    document.addTable({
        title,
        folded: false,
        columns: [],
        items: run.notices.filter((notice) => notice.level === level && isShown(notice)),
        cells: ({ title, message, file }) => {
            const shownTitle = file === undefined ? (0,untrusted/* escapeMarkdown */.FV)(title) : (0,links/* formatLink */.u3)(title, (0,links/* buildFileUrl */.qZ)(run, file));
            return [`**${shownTitle}**<br>${(0,untrusted/* escapeProse */.fd)(message, 1_000)}`];
        },
    });
}
/** Omits notices that other parts of the summary state. */
function createNoticeFilter(run) {
    const optOuts = new Set(run.optOuts.map((optOut) => (0,run_notices/* createOptOutNotice */.ef)(optOut).message));
    const noSessions = findNoSessionsNotice(run);
    const isRateLimited = run.failures.some(({ code }) => code === 'rate-limited');
    return (notice) => notice !== noSessions && !optOuts.has(notice.message) && !(isRateLimited && notice.title === run_notices/* RATE_LIMIT_LOW_TITLE */.H8);
}
/** Adds the number of sessions by status; with several agents, also by agent (folded). */
function addCounts(document, run) {
    const groups = (0,display_status/* groupByStatus */.To)(run.results);
    if (groups.length === 0)
        return;
    const rows = [
        ...groups.map(({ status, results }) => [status.label, (0,message_format/* formatCount */.B4)(results.length)]),
        ...(groups.length > 1 ? [['**All**', (0,message_format/* formatCount */.B4)(run.results.length)]] : []),
    ];
    const lines = ['| Status | Sessions |', '| :--- | ---: |', ...rows.map((row) => `| ${row.join(' | ')} |`)];
    document.addBlock(lines.join('\n'));
    const agents = [...Map.groupBy(run.results, ({ session }) => session.provider.displayName)].toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
    if (agents.length < 2)
        return;
    document.addTable({
        title: `${(0,message_format/* formatCount */.B4)(agents.length)} agents`,
        folded: true,
        columns: ['Agent', 'Sessions'],
        items: agents,
        cells: ([, results]) => [
            results[0] === undefined ? '' : (0,session_list/* formatProviderCell */.DQ)(results[0].session),
            (0,display_status/* groupByStatus */.To)(results).map(display_status/* formatStatusCount */.Lg).join(', '),
        ],
    });
}
/** Maximum opted-out paths; the report has all. */
const OPT_OUTS_SHOWN = 20;
/** Adds the target project with the source of its ID; a list of several projects. */
function addProjects(document, run) {
    const [only, second] = run.projects;
    if (only !== undefined && second === undefined) {
        const { id, name } = only.project;
        document.addBlock(`Project ${(0,links/* formatLink */.u3)(name, (0,links/* buildProjectUrl */.fL)(run, id), 120)} · ${formatIdentity(only)}`);
    }
    else
        addProjectList(document, run);
    for (const { path, file, setting } of run.optOuts.slice(0, OPT_OUTS_SHOWN)) {
        const cause = `${run_notices/* OPT_OUT_SETTINGS */.Pw[setting]} in ${(0,untrusted/* escapeMarkdown */.FV)(file)}`;
        document.addBlock(`Not synced: ${(0,untrusted/* escapeMarkdown */.FV)((0,run_notices/* formatProjectPath */.gz)(path))} (${cause})`);
    }
}
function addProjectList(document, run) {
    const results = Map.groupBy(run.results, ({ projectId }) => projectId);
    document.addTable({
        title: 'Projects',
        folded: false,
        columns: [],
        items: run.projects,
        cells: (projectRun) => {
            const { id, name, paths } = projectRun.project;
            const sessions = (0,message_format/* pluralize */.td)(results.get(id)?.length ?? 0, 'session');
            const title = `${(0,links/* formatLink */.u3)(name, (0,links/* buildProjectUrl */.fL)(run, id), 120)} · ${sessions}`;
            return [[title, (0,untrusted/* escapeMarkdown */.FV)(paths.map(run_notices/* formatProjectPath */.gz).join(', ')), formatIdentity(projectRun)].join('<br>')];
        },
    });
}
/** Formats the ID, its source, and whether the project is new. */
function formatIdentity({ project, isNew }) {
    const identity = (0,untrusted/* escapeProse */.fd)(`${project.id}, ${(0,run_notices/* formatSource */.j2)(project.source)}`);
    return isNew === true ? `${identity} · **new project**` : identity;
}
function addFooter(document, run, report) {
    const lines = [formatRequests(run), formatTimings(run), formatReport(report)].filter((line) => line !== '');
    if (lines.length > 0)
        document.addBlock(`---\n\n${lines.join('\\\n')}`);
}
/** Formats the requests; "instead of 111 individual checks" shows the benefit of the bulk request. */
function formatRequests({ requests, projects, results }) {
    const bulk = new Set(projects.filter(({ sizes }) => sizes === 'bulk').map(({ project }) => project.id));
    const saved = results.filter(({ projectId }) => bulk.has(projectId)).length;
    const uploaded = results.reduce((sum, { sentBytes = 0 }) => sum + sentBytes, 0);
    const instead = saved > 1 ? ` (instead of ${(0,message_format/* formatCount */.B4)(saved)} individual checks)` : '';
    const size = uploaded > 0 ? ` (${(0,message_format/* formatBytes */.z3)(uploaded)})` : '';
    const parts = [
        requests.sizes > 0 ? (0,message_format/* pluralize */.td)(requests.sizes, 'bulk size request') + instead : '',
        requests.head > 0 ? (0,message_format/* pluralize */.td)(requests.head, 'individual check') : '',
        requests.put > 0 ? (0,message_format/* pluralize */.td)(requests.put, 'upload request') + size : '',
        requests.refresh > 0 ? (0,message_format/* pluralize */.td)(requests.refresh, 'token refresh', 'token refreshes') : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `**Requests:** ${parts.join(' · ')}`;
}
const PHASES = ['scan', 'compare', 'upload'];
function formatTimings({ timings }) {
    if (timings.total === undefined)
        return '';
    const phases = PHASES.flatMap((phase) => {
        const ms = timings[phase];
        return ms === undefined ? [] : [`${phase} ${(0,message_format/* formatDuration */.a3)(ms)}`];
    });
    return `**Duration:** ${(0,message_format/* formatDuration */.a3)(timings.total)}${phases.length === 0 ? '' : ` (${phases.join(', ')})`}`;
}
/** Formats only the file name: readers have no access to the runner's directory. */
function formatReport(report) {
    return report === '' ? '' : `**Full report:** ${(0,untrusted/* escapeMarkdown */.FV)((0,external_node_path_.basename)(report))} (output \`report\`)`;
}

;// CONCATENATED MODULE: ./lib/src/report/publish.js






/**
 * Publishes the run; report and outputs first, in case a cancelling runner kills the process. Never throws: a failed
 * part causes a warning. Synchronous, so that it cannot be interrupted.
 */
function publish(run, printer) {
    const attempt = createAttempt(printer);
    // Abandoned work can leave a group open.
    attempt('The log', () => printer.endGroup());
    const report = attempt('The JSON report', () => writeReport(run)) ?? { path: '' };
    attempt('The outputs', () => warn(printer, writeOutputs(buildOutputs(run, report.path))));
    warn(printer, report.warning);
    attempt('The annotations', () => {
        for (const { level, message, ...properties } of buildAnnotations(run))
            printer[level](message, properties);
    });
    attempt('The result', () => logResult(printer, run));
    if (run.inputs?.summary === false)
        return;
    attempt('The job summary', () => warn(printer, writeSummary(renderSummary(run, report.path))));
}
function createAttempt(printer) {
    return (what, step) => {
        try {
            return step();
        }
        catch (error) {
            warn(printer, `${what} could not be written: ${Error.isError(error) ? error.message : String(error)}`);
            return undefined;
        }
    };
}
function warn(printer, message) {
    if (message !== undefined)
        printer.warning(message, { title: 'SpecStory sync' });
}
/** Appends to the job summary; returns a warning instead of throwing. The toolkit would throw, and writes HTML. */
function writeSummary(markdown) {
    const file = process.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (file === '')
        return 'The job summary was not written: GITHUB_STEP_SUMMARY is not set.';
    if (!(0,external_node_fs_.existsSync)(file))
        return 'The job summary was not written: the file that GITHUB_STEP_SUMMARY names does not exist.';
    try {
        (0,external_node_fs_.appendFileSync)(file, markdown);
        return undefined;
    }
    catch (error) {
        return `The job summary was not written: ${Error.isError(error) ? error.message : String(error)}`;
    }
}

// EXTERNAL MODULE: ./lib/src/run/results.js
var results = __nccwpck_require__(3226);
;// CONCATENATED MODULE: ./lib/src/run/recorder.js





/** The only writer of a run. */
class Recorder {
    #run;
    #ledger = new SessionLedger();
    constructor(runner) {
        this.#run = (0,run_run/* createRun */.ut)(runner);
    }
    get run() {
        return this.#run;
    }
    handle(event) {
        const run = this.#run;
        switch (event.event) {
            case 'inputs-read':
                run.inputs = event.inputs;
                break;
            case 'projects-resolved':
                run.projects = event.projects.map((project) => {
                    return { project, scan: undefined, sizes: undefined, isNew: undefined, sizesFailure: undefined };
                });
                run.optOuts = event.optOuts;
                run.notices = [...run.notices, ...event.optOuts.map(run_notices/* createOptOutNotice */.ef), ...event.notices];
                break;
            case 'notice-added':
            case 'rate-limit-low':
                run.notices = [...run.notices, event.notice];
                break;
            case 'client-created':
                run.requests = event.requests;
                break;
            case 'scanned':
            case 'ignored-searched':
                this.#updateProject(event.project.id, { scan: event.scan });
                break;
            case 'searched':
                run.searched = event.transcripts;
                break;
            case 'attempted':
                for (const session of event.sessions)
                    this.#ledger.add(event.project.id, session);
                break;
            case 'compared':
                this.#updateProject(event.project.id, {
                    sizes: event.sizes,
                    isNew: event.isNew,
                    sizesFailure: event.sizesFailure,
                });
                break;
            case 'session-ended':
                this.#ledger.record(event.result);
                break;
            case 'session-interrupted':
                this.#ledger.markInterrupted(event.projectId, event.sessionId, event.interruption);
                break;
            case 'upload-ended':
                run.timings = { ...run.timings, ...event.timings };
                break;
            case 'phase-ended':
                run.timings = { ...run.timings, [event.phase]: event.ms };
                break;
            case 'ended':
                this.#finish(event);
                break;
            case 'planned':
            case 'upload-started':
            case 'paused':
            case 'request-completed':
        }
    }
    #updateProject(projectId, facts) {
        this.#run.projects = this.#run.projects.map((known) => known.project.id === projectId ? { ...known, ...facts } : known);
    }
    #finish({ ending, totalMs }) {
        const run = this.#run;
        this.#ledger.closeUnfinished(ending);
        run.results = this.#ledger.listResults();
        run.counts = this.#ledger.countStatuses();
        run.timings = { ...run.timings, total: totalMs };
        run.status = resolveStatus(ending, run.counts, (0,run_run/* countInaccessibleIn */.q1)(run));
        run.statusReason = formatStatusReason(ending);
        if ('failure' in ending)
            run.failures = [...run.failures, ending.failure];
    }
}
/** Ledger of sessions: attempted = created + updated + skipped + errored + timed-out + pending, however a run ends. */
class SessionLedger {
    /** A map for each project: combined keys would use more memory. */
    #projects = new Map();
    /** A session counts once per project. */
    add(projectId, session) {
        const sessions = this.#getSessions(projectId);
        if (!sessions.has(session.id))
            sessions.set(session.id, { projectId, session });
    }
    /**
     * Records a result. Of two results, keeps the one with higher precedence.
     * @throws Error for a session that was not added
     */
    record(result) {
        const { projectId, session } = result;
        const entry = this.#projects.get(projectId)?.get(session.id);
        if (entry === undefined)
            throw new Error(`session ${session.id} was counted without being attempted`);
        if (isFinished(entry) && getPrecedence(result) <= getPrecedence(entry))
            return;
        this.#projects.get(projectId)?.set(session.id, result);
    }
    /** Keeps the progress of an interrupted session. */
    markInterrupted(projectId, sessionId, interruption) {
        const sessions = this.#projects.get(projectId);
        const entry = sessions?.get(sessionId);
        if (entry !== undefined && !isFinished(entry))
            sessions?.set(sessionId, { ...entry, interruption });
    }
    /** Sets the results of unfinished sessions. */
    closeUnfinished(ending) {
        const closing = createUnfinishedResult(ending);
        for (const sessions of this.#projects.values()) {
            for (const [id, entry] of sessions) {
                if (isFinished(entry))
                    continue;
                sessions.set(id, (0,results/* toInterruptedResult */.f0)(entry.projectId, entry.session, closing, entry.interruption));
            }
        }
    }
    isComplete() {
        return this.#listAll().every(isFinished);
    }
    /** Unfinished sessions count only as attempted. */
    countStatuses() {
        const counts = (0,session_statuses/* createCounts */.xG)();
        for (const entry of this.#listAll())
            (0,session_statuses/* addSession */.wV)(counts, isFinished(entry) ? entry.outcome : undefined);
        return counts;
    }
    /** Lists results by project, then in the order of `add`. */
    listResults() {
        return this.#listAll().filter(isFinished).toArray();
    }
    #getSessions(projectId) {
        const known = this.#projects.get(projectId) ?? new Map();
        this.#projects.set(projectId, known);
        return known;
    }
    #listAll() {
        return this.#projects.values().flatMap((sessions) => sessions.values());
    }
}
function isFinished(entry) {
    return 'outcome' in entry;
}
function getPrecedence({ outcome }) {
    return session_statuses/* SESSION_STATUSES */.Wf[outcome].precedence;
}

// EXTERNAL MODULE: ./lib/src/secrets/exact-values.js
var exact_values = __nccwpck_require__(9186);
;// CONCATENATED MODULE: ./lib/src/main.js















/** Runs the action and sets the exit code. Never throws. */
async function main() {
    const runner = (0,inputs_runner/* readRunner */.fY)(process.env);
    const printer = createPrinter(runner);
    const recorder = new Recorder(runner);
    const log = createRunLog(printer);
    const observe = (event) => {
        recorder.handle(event);
        log(event);
    };
    await runWithLifecycle({
        run: (deadline) => syncRepository(runner, deadline, observe, printer.mask),
        finish(ending, totalMs) {
            observe({ event: 'ended', ending, totalMs });
            publish(recorder.run, printer);
            return (0,run_run/* resolveExitCode */.i5)(recorder.run);
        },
        async onFinished(cancelled) {
            if (recorder.run.inputs?.comment !== true)
                return;
            const { commentOnPullRequest } = await __nccwpck_require__.e(/* import() */ 415).then(__nccwpck_require__.bind(__nccwpck_require__, 7415));
            await commentOnPullRequest(recorder.run, printer, cancelled);
        },
    });
}
/** Checks inputs, event, project and token before the first request, then syncs. */
async function syncRepository(runner, deadline, observe, mask) {
    mask(getInput('token'));
    mask(getInput('github-token'));
    for (const value of (0,exact_values/* parseExactValues */.xS)(getInput('redact-values'))?.values ?? [])
        mask(value);
    const given = await (0,inputs_inputs/* readInputs */.Ko)(getInput, runner);
    deadline.start(given.timeoutMs);
    const inputs = await (0,path_case/* adoptInputCase */.Fd)(given, runner.workspace).catch((error) => {
        observe({ event: 'inputs-read', inputs: given });
        throw error;
    });
    observe({ event: 'inputs-read', inputs });
    const { ignoredCount } = inputs.redactValues;
    if (ignoredCount > 0)
        observe({ event: 'notice-added', notice: (0,run_notices/* createIgnoredValuesNotice */.tv)(ignoredCount) });
    if (!runner.verifiesTls)
        observe({ event: 'notice-added', notice: (0,run_notices/* createUnverifiedNotice */.m7)() });
    const isSync = inputs.mode === 'sync';
    (0,inputs_event/* refuseUntrustedEvent */.H8)(runner, inputs.mode);
    const skipReason = isSync ? (0,inputs_event/* forkSkipReason */.II)(runner) : undefined;
    if (skipReason !== undefined)
        return { kind: 'not-run', reason: skipReason };
    const { projects, optOuts, notices } = await identifyProjects(inputs, runner);
    observe({ event: 'projects-resolved', projects, optOuts, notices });
    if (projects.length === 0)
        return { kind: 'not-run', reason: (0,run_notices/* formatOptOutReason */.$b)(optOuts) };
    const request = { inputs, runner, projects, deadline, observe, mask };
    if (inputs.token === '')
        return await endWithoutToken(request);
    const { warning } = (0,token/* validateToken */.k9)(inputs.token, Date.now());
    if (warning !== undefined)
        observe({ event: 'notice-added', notice: (0,run_notices/* createTokenNotice */.YI)(warning) });
    const branch = isSync ? (0,inputs_event/* findUnmergedBranch */.$N)(runner) : undefined;
    if (branch !== undefined)
        observe({ event: 'notice-added', notice: (0,run_notices/* createUnmergedNotice */._$)(branch, projects) });
    // Loaded on demand: a run that ends before this point takes half the time.
    const { sync } = await Promise.all(/* import() */[__nccwpck_require__.e(568), __nccwpck_require__.e(710), __nccwpck_require__.e(493)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1493));
    await sync(request);
    return { kind: 'finished' };
}
/** Ends as `not-run`, or searches for credentials: that check needs no token, and a fork's pull request has none. */
async function endWithoutToken(request) {
    const { inputs, runner, observe } = request;
    const isSearch = inputs.mode === 'check' && inputs.secrets === 'hold';
    if (!isSearch)
        return { kind: 'not-run', reason: (0,inputs_event/* missingTokenReason */.Kk)(runner) };
    const { searchSessions } = await Promise.all(/* import() */[__nccwpck_require__.e(568), __nccwpck_require__.e(710)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6710));
    await searchSessions(request);
    observe({ event: 'notice-added', notice: (0,run_notices/* createNotComparedNotice */.hH)((0,inputs_event/* withheldSecretsReason */.nq)(runner), runner.onGithub) });
    return { kind: 'finished' };
}


/***/ }),

/***/ 6597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ toFragment),
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   JR: () => (/* binding */ formatUnbrokenBytes),
/* harmony export */   Ol: () => (/* binding */ joinWithAnd),
/* harmony export */   Re: () => (/* binding */ toSentence),
/* harmony export */   Ul: () => (/* binding */ formatByteChange),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fl: () => (/* binding */ formatPartOfBytes),
/* harmony export */   fz: () => (/* binding */ formatUtcTime),
/* harmony export */   tW: () => (/* binding */ formatLimit),
/* harmony export */   td: () => (/* binding */ pluralize),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Formats bytes in decimal units, as file managers and GitHub do: `950 B`, `70.3 KB`, `1.4 MB`. */
function formatBytes(value) {
    if (value < 1_000)
        return `${value} B`;
    if (value < 999_950)
        return `${(value / 1_000).toFixed(1)} KB`;
    if (value < 999_950_000)
        return `${(value / 1_000_000).toFixed(1)} MB`;
    return `${(value / 1_000_000_000).toFixed(1)} GB`;
}
/** Formats a limit; a whole number of mebibytes is `64 MB`, as in the documentation of SpecStory Cloud. */
function formatLimit(bytes) {
    const megabytes = bytes / 1024 / 1024;
    return Number.isInteger(megabytes) ? `${megabytes} MB` : formatBytes(bytes);
}
/** As `formatBytes`, with a no-break space for narrow columns. */
function formatUnbrokenBytes(value) {
    return formatBytes(value).replace(' ', '\u00a0');
}
/** `15.6 KB → 26.0 KB`; the difference if both look the same: `26.0 KB (+12 B)`. */
function formatByteChange(before, after, format = formatBytes) {
    if (before === after)
        return format(after);
    if (formatBytes(before) !== formatBytes(after))
        return `${format(before)} → ${format(after)}`;
    return `${format(after)} (${after > before ? '+' : '−'}${format(Math.abs(after - before))})`;
}
/** `30.1 KB of 34.0 KB`; the difference if both look the same: `12 B less than 34.0 KB`. */
function formatPartOfBytes(value, total) {
    if (formatBytes(value) !== formatBytes(total))
        return `${formatBytes(value)} of ${formatBytes(total)}`;
    return `${formatBytes(total - value)} less than ${formatBytes(total)}`;
}
/**
 * Formats a future time as `14:32 UTC`, rounded up to a minute. After 24 hours, adds the date.
 * @param moment epoch milliseconds; not limited, because it can come from a server
 */
function formatUtcTime(moment, now) {
    if (moment - now > YEAR_MS)
        return 'more than a year from now';
    const text = new Date(Math.ceil(moment / MINUTE_MS) * MINUTE_MS).toISOString();
    const time = `${text.slice(11, 16)} UTC`;
    return moment - now < DAY_MS ? time : `${text.slice(0, 10)} ${time}`;
}
/** Adds a full stop, and a capital letter if the text starts with a plain word. */
function toSentence(text) {
    const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
    return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`;
}
/** The same in the other direction, for a sentence that begins with an article. */
function toFragment(sentence) {
    return sentence.replace(/^The /, 'the ').replace(/\.$/, '');
}
/** `1234` → `1,234`. Loading `Intl` takes longer than the rest of a no-op run. */
function formatCount(value) {
    const digits = String(value);
    let text = digits.slice(-3);
    for (let end = digits.length - 3; end > 0; end -= 3)
        text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
    return text;
}
/** `1` → `1 session`, `1234` → `1,234 sessions`. */
function pluralize(value, singular, several = `${singular}s`) {
    return `${formatCount(value)} ${value === 1 ? singular : several}`;
}
/** `85 ms`, `3.2 s`, `2 min 5 s`. */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    const rest = seconds % 60;
    return `${formatCount(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${rest} s`}`;
}
/** `['a', 'b', 'c']` → `a, b and c`. */
function joinWithAnd(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}


/***/ }),

/***/ 6294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ findNearestName)
/* harmony export */ });
/** Maximum compared pairs of letters: about a thousand paths, at most half a second. */
const MAX_PAIRS = 2_000_000;
/** One wrong letter is allowed per this many. */
const LETTERS_PER_SLIP = 3;
/**
 * Finds the candidate nearest to a typo. At most a third of the letters may differ; case does not count. A candidate
 * that ends with the given path also matches.
 * @param candidates of equally near ones, the first is returned
 */
function findNearestName(typo, candidates) {
    const limit = Math.max(1, Math.floor(typo.length / LETTERS_PER_SLIP));
    let nearest;
    let smallest = limit + 1;
    let pairs = 0;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - typo.length) <= limit)
            pairs += candidate.length * typo.length;
        if (pairs > MAX_PAIRS)
            break;
        const distance = computeDistance(typo, candidate, limit);
        if (distance >= smallest)
            continue;
        nearest = candidate;
        smallest = distance;
    }
    return nearest;
}
function computeDistance(typo, candidate, limit) {
    if (candidate.endsWith(`/${typo}`))
        return 1;
    if (Math.abs(candidate.length - typo.length) > limit)
        return limit + 1;
    return computeEditDistance(typo.toLowerCase(), candidate.toLowerCase());
}
/** Computes the Levenshtein distance. */
function computeEditDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (const [index, letter] of [...a].entries()) {
        const next = [index + 1];
        for (let column = 1; column <= b.length; column++) {
            const replaced = (row[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 7504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aF: () => (/* binding */ WITHHELD_HINT),
/* harmony export */   r6: () => (/* binding */ createRefusalFailure),
/* harmony export */   wk: () => (/* binding */ planSession)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7304);
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6597);
/* harmony import */ var _secrets_exact_values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9186);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(153);




/**
 * Plans one session. Sizes are UTF-8 bytes. CRLF and invalid UTF-8 change the sent size, so only equal sizes are
 * decided without reading the file (docs/how-it-works.md).
 * @returns `needs-exact-size` if the file must be read first
 */
function planSession(session, size, copy, rules) {
    const plan = (reason, action = _plan_js__WEBPACK_IMPORTED_MODULE_3__/* .PLANS */ .NB[reason].action) => {
        const isUpload = action === 'create' || action === 'update';
        const isTooLarge = isUpload && size.bytes > rules.maxBytes;
        const mayShrink = isTooLarge && session.wireMayDiffer;
        if (!size.exact && mayShrink)
            return 'needs-exact-size';
        if (isTooLarge) {
            const excess = (0,_message_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(size.bytes - rules.maxBytes);
            return createDecision('too-large', `${excess} over the limit of ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatLimit */ .tW)(rules.maxBytes)}`);
        }
        if (isUpload && isWithheld(size, rules))
            return createDecision('secret-held', undefined);
        return createDecision(reason, copy.state === 'unknown' ? copy.reason : undefined, action);
    };
    const createDecision = (reason, detail, action = _plan_js__WEBPACK_IMPORTED_MODULE_3__/* .PLANS */ .NB[reason].action) => ({
        session,
        action,
        reason,
        localBytes: size.bytes,
        unredactedBytes: size.unredactedBytes ?? size.bytes,
        secrets: size.secrets ?? [],
        cloudBytes: copy.state === 'present' ? copy.bytes : undefined,
        detail,
        hint: copy.state === 'unknown' ? copy.hint : undefined,
        failure: copy.state === 'unknown' ? copy.failure : undefined,
    });
    if (rules.readsAll && !size.exact)
        return 'needs-exact-size';
    if (rules.readsAll && isWithheld(size, rules))
        return createDecision('secret-held', undefined);
    if (copy.state === 'absent')
        return plan('new');
    // Do not overwrite a copy that could not be inspected: it can contain a CLI raw log.
    if (copy.state === 'unknown')
        return plan('cloud-copy-unknown', rules.overwriteCliSessions ? 'update' : 'refuse');
    const mayDiffer = session.wireMayDiffer && rules.updateWhen === 'different';
    const mayContainCredentials = rules.rescan && rules.redactionMode === 'redact';
    if (!size.exact && (size.bytes !== copy.bytes || mayDiffer || mayContainCredentials))
        return 'needs-exact-size';
    // Asterisks keep the size, so an equal copy can still contain the value.
    const mayContainExactValues = rules.rescan && size.secrets?.some(({ rule }) => rule === _secrets_exact_values_js__WEBPACK_IMPORTED_MODULE_2__/* .EXACT_VALUE_RULE */ .T$) === true;
    if (size.bytes === copy.bytes && mayContainExactValues && !copy.isCliCopy)
        return plan('redacted');
    if (size.bytes === copy.bytes)
        return plan(rules.updateWhen === 'different' ? 'same-size' : 'up-to-date');
    const isLarger = size.bytes > copy.bytes;
    // A copy between the sizes with and without credentials was uploaded with credentials.
    if (!isLarger && !copy.isCliCopy && copy.bytes <= (size.unredactedBytes ?? 0))
        return plan('redacted');
    // A CLI copy that is larger than the redacted text was uploaded with credentials, or has grown.
    const isKept = !rules.overwriteCliSessions || rules.updateWhen === 'larger';
    const isExposed = !isLarger && copy.isCliCopy && (size.secrets ?? []).length > 0 && isKept;
    if (isExposed)
        return plan('exposed-cli-copy');
    if (!isLarger && rules.updateWhen === 'larger')
        return plan('cloud-has-more');
    if (copy.isCliCopy && !rules.overwriteCliSessions)
        return plan('kept-cli-copy');
    return plan(isLarger ? 'grown' : 'shrunk');
}
/** Whether a session is known to contain credentials; an unread session is checked before its upload. */
function isWithheld({ secrets = [] }, { redactionMode }) {
    return redactionMode === 'hold' && secrets.length > 0;
}
/** Failures of a HEAD that are more specific than an unknown copy. */
const SPECIFIC_CODES = new Set(['redirected', 'rate-limited', 'blocked']);
/** Creates the failure for the plan `refuse`. Its message has no file name, so that sessions are grouped by cause. */
function createRefusalFailure({ reason, detail, hint: cause, failure, secrets }) {
    if (failure !== undefined && SPECIFIC_CODES.has(failure.code))
        return failure;
    const message = detail === undefined ? _plan_js__WEBPACK_IMPORTED_MODULE_3__/* .PLANS */ .NB[reason].label : `${_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .PLANS */ .NB[reason].label}: ${detail}`;
    if (reason === 'too-large')
        return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .createTooLargeFailure */ .E4)(message);
    if (reason === 'secret-held') {
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('secret-held', `the transcript contains ${(0,_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .formatFindings */ .eg)([{ secrets }])} and was not uploaded`, WITHHELD_HINT);
    }
    const hint = cause ?? failure?.hint ?? 'Re-run the job later.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('cloud-copy-unknown', message, `${hint} ${UNKNOWN_COPY_HINT}`, { cause: failure });
}
/** Hint for withheld credentials. */
const WITHHELD_HINT = 'Revoke each credential, because the Git history contains it. Then remove it from the file, or add a false positive to `secrets-allow`.';
const UNKNOWN_COPY_HINT = 'The session was not uploaded, because its cloud copy may contain CLI data that an upload would overwrite.';


/***/ }),

/***/ 153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ PLAN_REASONS),
/* harmony export */   NB: () => (/* binding */ PLANS),
/* harmony export */   eg: () => (/* binding */ formatFindings),
/* harmony export */   vr: () => (/* binding */ formatRevokeHint)
/* harmony export */ });
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6597);
/* harmony import */ var _secrets_found_credentials_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2663);


const UP_TO_DATE = {
    kind: 'unchanged',
    label: 'Up to date',
    countLabel: 'up to date',
    explanation: undefined,
};
const CLI_COPY_KEPT = {
    kind: 'unchanged',
    label: 'CLI copy kept',
    countLabel: 'CLI copy kept',
    countLabelPlural: 'CLI copies kept',
    explanation: 'The SpecStory CLI uploaded these copies with data that a Markdown upload would overwrite. Run `specstory sync` on the machine that recorded them.',
};
const EXPOSED_HINT = 'Run `specstory sync` with CLI 2.4 or later on the machine that recorded them. It replaces the copies with redacted ones.';
const CLI_COPY_EXPOSED = {
    kind: 'unchanged',
    label: 'CLI copy may contain credentials',
    countLabel: 'CLI copy that may contain credentials',
    countLabelPlural: 'CLI copies that may contain credentials',
    explanation: `The transcripts contain credentials, and the cloud copies from the SpecStory CLI may contain them too. ${EXPOSED_HINT}`,
};
const LARGER_IN_CLOUD = {
    kind: 'unchanged',
    label: 'Larger in the cloud',
    countLabel: 'larger in the cloud',
    explanation: 'The cloud copy is larger than the committed file and was kept. Set `update-when: different` to update these too.',
};
const ROWS = {
    new: { action: 'create', label: 'new', cloudCopy: 'absent', warning: undefined },
    grown: { action: 'update', label: 'larger than the cloud copy', cloudCopy: 'present', warning: undefined },
    redacted: {
        action: 'update',
        label: 'cloud copy contains unredacted credentials',
        cloudCopy: 'present',
        warning: undefined,
    },
    // With `update-when: different`.
    shrunk: {
        action: 'update',
        label: 'smaller than the cloud copy (`update-when: different`)',
        cloudCopy: 'present',
        warning: {
            title: 'Large size decrease',
            appliesTo: ({ localBytes, cloudBytes = 0 }) => localBytes * 2 < cloudBytes,
            isOnFile: true,
            formatMessage: ([{ session, cloudBytes = 0, localBytes }, ...others]) => {
                const more = others.length === 0 ? '' : ` (and ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(others.length, 'more session')})`;
                const sizes = `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(cloudBytes)} → ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(localBytes)}`;
                return `${session.file}: ${sizes}${more}. The new version is less than half the size of the previous cloud copy. Check that no content was lost.`;
            },
        },
    },
    // Updated only with `overwrite-cli-sessions`, because an upload can destroy CLI data.
    'cloud-copy-unknown': {
        action: 'refuse',
        label: 'cloud copy could not be inspected',
        cloudCopy: 'unknown',
        warning: undefined,
    },
    'up-to-date': {
        action: 'skip',
        label: 'up to date',
        cloudCopy: 'present',
        shownAs: UP_TO_DATE,
        warning: undefined,
    },
    // With `update-when: different`, where an edit that keeps the size is not detected.
    'same-size': { action: 'skip', label: 'same size', cloudCopy: 'present', shownAs: UP_TO_DATE, warning: undefined },
    'kept-cli-copy': {
        action: 'skip',
        label: 'CLI copy kept',
        cloudCopy: 'present',
        shownAs: CLI_COPY_KEPT,
        warning: {
            title: 'CLI copies kept',
            isOnFile: false,
            formatMessage: ({ length }) => {
                const copies = length === 1 ? 'Its cloud copy contains CLI data' : 'Their cloud copies contain CLI data';
                return `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(length, 'session was', 'sessions were')} not updated. ${copies} that a Markdown upload would overwrite. Run \`specstory sync\` on the machine that recorded ${length === 1 ? 'it' : 'them'}.`;
            },
        },
    },
    'exposed-cli-copy': {
        action: 'skip',
        label: 'CLI copy may contain credentials',
        cloudCopy: 'present',
        shownAs: CLI_COPY_EXPOSED,
        warning: {
            title: 'CLI copies may contain credentials',
            isOnFile: true,
            formatMessage: (sessions) => `Found ${formatFindings(sessions)}, first in ${formatLocation(sessions[0])}. ${sessions.length === 1 ? 'The cloud copy is larger than the redacted transcript' : 'The cloud copies are larger than the redacted transcripts'}, and this action does not replace CLI copies. ${EXPOSED_HINT}`,
        },
    },
    'cloud-has-more': {
        action: 'skip',
        label: 'larger in the cloud',
        cloudCopy: 'present',
        shownAs: LARGER_IN_CLOUD,
        warning: undefined,
    },
    'too-large': { action: 'refuse', label: 'too large for SpecStory Cloud', cloudCopy: 'unknown', warning: undefined },
    // With `secrets: hold`.
    'secret-held': {
        action: 'refuse',
        label: 'contains credentials, withheld (`secrets: hold`)',
        cloudCopy: 'unknown',
        warning: {
            title: 'Sessions withheld',
            isOnFile: false,
            formatMessage: (sessions) => `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(sessions.length, 'session was', 'sessions were')} withheld. Found ${formatFindings(sessions)}. ${formatRevokeHint(sessions.flatMap(({ secrets }) => secrets))}`,
        },
    },
};
/**
 * Reasons of a plan. Log, statuses, summary, comment, warnings, report and schema derive from this table, in its order.
 */
const PLANS = ROWS;
const PLAN_REASONS = Object.keys(ROWS);
const REVOKE_HINT = 'Revoke these credentials with their issuer. They remain in the Git history even if you edit the file.';
/** Formats a hint about credentials; expired and public ones need no action. */
function formatRevokeHint(credentials) {
    const isHarmless = ({ harmless }) => harmless !== undefined;
    if (!credentials.some(isHarmless))
        return REVOKE_HINT;
    if (credentials.every(isHarmless))
        return 'No action is needed: they have expired or are public by design.';
    return `${REVOKE_HINT} Those that have expired or are public by design need no action.`;
}
/** `a.md, line 9`: the place of the first credential. */
function formatLocation({ session, secrets }) {
    return `${session.file}, line ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(secrets[0]?.line ?? 1)}`;
}
/**
 * Formats `3 different credentials in 2 sessions (2 github-pat, 1 jwt)`, without values.
 * @param noun `session` or `transcript`
 */
function formatFindings(found, noun = 'session') {
    const different = (0,_secrets_found_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .listDifferent */ .m)(found.flatMap(({ secrets = [] }) => secrets));
    const isOne = different.length === 1;
    const rules = Object.entries((0,_secrets_found_credentials_js__WEBPACK_IMPORTED_MODULE_1__/* .countByRule */ .$)(different)).map(([rule, count]) => isOne ? rule : `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count)} ${rule}`);
    const number = (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(different.length, isOne || found.length === 1 ? 'credential' : 'different credential');
    const location = found.length === 1 ? '' : ` in ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(found.length, noun)}`;
    const harmless = ['expired', 'public'].flatMap((kind) => {
        const count = different.filter((credential) => credential.harmless === kind).length;
        const words = kind === 'expired' ? 'expired' : 'public by design';
        return count === 0 ? [] : [isOne ? words : `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count)} ${words}`];
    });
    const details = [rules.join(', '), ...(harmless.length === 0 ? [] : [harmless.join(', ')])];
    return `${number}${location} (${details.join('; ')})`;
}


/***/ }),

/***/ 8558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ resolveHistoryDirectory),
/* harmony export */   n: () => (/* binding */ DEFAULT_HISTORY_DIR)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7743);
/* harmony import */ var _path_case_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3862);




/** Directory of the CLI and the editor extension, below a project's directory. */
const DEFAULT_HISTORY_DIR = '.specstory/history';
const MAX_SHOWN = 200;
/** Limits of the search for a transcript, which only serves a warning. */
const MAX_DIRECTORIES = 200;
const MAX_FILES = 100;
const HEAD_BYTES = 1024;
/**
 * Resolves the directory of a path's sessions: the input, otherwise `output_dir` of the settings, otherwise the
 * default.
 * @param input `history-dir`, POSIX, below the path; empty if not set
 * @param outputDir `output_dir` as written, and its file
 * @throws Failure `path-not-found` if the directory exists but is not listed under this name
 */
async function resolveHistoryDirectory(workspace, path, input, outputDir) {
    if (input !== '') {
        const historyDir = await adoptCaseBelow(workspace, path, input, 'The input `history-dir`');
        return { historyDir, isMoved: historyDir !== DEFAULT_HISTORY_DIR, notices: [] };
    }
    const standard = { historyDir: DEFAULT_HISTORY_DIR, isMoved: false, notices: [] };
    if (outputDir === undefined)
        return standard;
    const { value, file } = outputDir;
    const createNotices = (level, message) => [
        { level, title: 'Output directory', message: `${file}: \`output_dir\` ${message}`, file },
    ];
    const written = await findBelow(workspace, path, value);
    if (written === DEFAULT_HISTORY_DIR)
        return standard;
    const searched = `\`${node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, DEFAULT_HISTORY_DIR)}\` is searched instead. Set \`history-dir\` to search another directory.`;
    if (written === undefined) {
        return {
            ...standard,
            notices: createNotices('notice', `is outside the project. ${searched}`),
        };
    }
    const kind = await inspectDirectory(workspace, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, written));
    if (kind === 'missing') {
        return {
            ...standard,
            notices: createNotices('notice', `names \`${shorten(written)}\`, which does not exist. ${searched}`),
        };
    }
    const directory = await adoptCaseBelow(workspace, path, written, `\`output_dir\` of ${file}`);
    if (directory === DEFAULT_HISTORY_DIR)
        return standard;
    const hasBoth = kind === 'directory' &&
        !DEFAULT_HISTORY_DIR.startsWith(`${directory}/`) &&
        (await findTranscript(workspace, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, directory), [])) &&
        (await findTranscript(workspace, node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, DEFAULT_HISTORY_DIR), [node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, directory)]));
    const both = `names \`${directory}\`, and \`${node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, DEFAULT_HISTORY_DIR)}\` also contains sessions, which are not synced. Move all sessions into one directory.`;
    return { historyDir: directory, isMoved: true, notices: hasBoth ? createNotices('warning', both) : [] };
}
async function adoptCaseBelow(workspace, path, directory, setting) {
    const adopted = await (0,_path_case_js__WEBPACK_IMPORTED_MODULE_3__/* .adoptTrueCase */ .VC)(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, directory), (0,_path_case_js__WEBPACK_IMPORTED_MODULE_3__/* .createPathLookup */ .cn)(workspace), setting);
    return node_path__WEBPACK_IMPORTED_MODULE_1__.posix.relative(path, adopted) || '.';
}
/**
 * Resolves `output_dir` below the path. An absolute one can start with the workspace's name or its real path.
 * @returns POSIX; `undefined` for any other directory, such as another system's absolute path
 */
async function findBelow(workspace, path, value) {
    const text = value.trim();
    if (text.includes('\0'))
        return undefined;
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(text)) {
        const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(workspace).catch(() => workspace);
        const below = [workspace, root].map((base) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, path), text).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/') || '.');
        return below.find((directory) => !isOutside(directory));
    }
    const directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize(text.replaceAll('\\', '/')).replace(/\/$/, '') || '.';
    return isOutside(directory) ? undefined : directory;
}
function isOutside(directory) {
    return directory === '..' || directory.startsWith('../') || /^(?:\/|~|[A-Za-z]:)/.test(directory);
}
/** Limits a name for messages: a missing directory's name can have any length. */
function shorten(directory) {
    return directory.length > MAX_SHOWN ? `${directory.slice(0, MAX_SHOWN)}…` : directory;
}
/** Reports a link in any part of the path: the scan never follows links. */
async function inspectDirectory(workspace, directory) {
    try {
        if ((await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .findFirstLink */ .QX)(workspace, directory)) !== undefined)
            return 'link';
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, directory))).isDirectory() ? 'directory' : 'missing';
    }
    catch {
        return 'missing';
    }
}
/**
 * Searches a directory tree for a transcript, with limits, and without following links.
 * @param except directories to skip
 */
async function findTranscript(workspace, directory, except) {
    const root = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveRoot */ .H6)(workspace);
    const queue = [directory];
    let files = 0;
    for (let index = 0; index < Math.min(queue.length, MAX_DIRECTORIES); index++) {
        const current = queue[index] ?? '';
        const entries = [];
        await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .listDirectory */ .KG)(root, current, (entry) => entries.push(entry), new AbortController().signal).catch(() => { });
        for (const entry of entries.sort((a, b) => (a.name < b.name ? 1 : -1))) {
            const path = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(current, entry.name);
            const isHidden = entry.name === '.git' || entry.name === '.specstory' || entry.name === 'node_modules';
            if (entry.isDirectory() && !isHidden && !except.includes(path))
                queue.push(path);
            if (!entry.isFile() || !/\.md$/i.test(entry.name))
                continue;
            if (await isTranscript(workspace, path))
                return true;
            if (++files === MAX_FILES)
                return false;
        }
    }
    return false;
}
async function isTranscript(workspace, file) {
    try {
        const { handle } = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .openVerified */ .p_)(workspace, file);
        try {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
            const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
            // The header lines of the CLI and the editor extension.
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


/***/ }),

/***/ 3862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fd: () => (/* binding */ adoptInputCase),
/* harmony export */   VC: () => (/* binding */ adoptTrueCase),
/* harmony export */   cn: () => (/* binding */ createPathLookup)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7304);
/* harmony import */ var _nearest_name_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6294);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7743);





function createPathLookup(workspace) {
    return {
        exists: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path)).then(() => true, () => false),
        async list(directory) {
            const names = [];
            try {
                // Files behind a committed link are not part of the workspace.
                if ((await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .findFirstLink */ .QX)(workspace, directory)) !== undefined)
                    return undefined;
                const root = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveRoot */ .H6)(workspace);
                await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .listDirectory */ .KG)(root, directory, ({ name }) => names.push(name), new AbortController().signal);
                return names;
            }
            catch {
                return undefined;
            }
        },
    };
}
/** Replaces the `path` inputs by their listed spelling; two spellings of one path become one. */
async function adoptInputCase(inputs, workspace) {
    const lookup = createPathLookup(workspace);
    const paths = await Promise.all(inputs.paths.map((path) => adoptTrueCase(path, lookup, 'The input `path`')));
    return { ...inputs, paths: [...new Set(paths)] };
}
/**
 * Replaces a path by its listed spelling. A case-insensitive file system finds `apps/web` as `Apps/Web`. But later
 * comparisons with listed files (exclusions, links, a pull request's files) would fail.
 * @param path POSIX, relative to the workspace; stays as given from the first missing part on
 * @param setting the origin of the path, for the message
 * @throws Failure `path-not-found` if a part exists but its directory does not list it
 */
async function adoptTrueCase(path, lookup, setting) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    const adopted = [];
    for (const [index, part] of parts.entries()) {
        const directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join('.', ...adopted);
        const names = part === '..' || !(await lookup.exists(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, part))) ? undefined : await lookup.list(directory);
        if (names === undefined)
            return node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(directory, ...parts.slice(index));
        adopted.push(findListedName(part, names) ?? throwNotListed(path, part, names, setting));
    }
    return node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join('.', ...adopted);
}
function findListedName(part, names) {
    return names.includes(part) ? part : names.find((name) => foldName(name) === foldName(part));
}
/** Folds case and Unicode forms: macOS ignores both. */
function foldName(name) {
    return name.normalize('NFC').toUpperCase().toLowerCase();
}
function throwNotListed(path, part, names, setting) {
    const nearest = (0,_nearest_name_js__WEBPACK_IMPORTED_MODULE_4__/* .findNearestName */ .$)(part, names);
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('path-not-found', `${setting} names \`${path}\`, but its directory lists no \`${part}\`${nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`}`, 'Write the path as the directory lists it. Nothing was sent.');
}


/***/ }),

/***/ 905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ findNearestLocation),
/* harmony export */   gT: () => (/* binding */ cleanProjectName),
/* harmony export */   n1: () => (/* binding */ findFileSource)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

const MAX_CODE_POINTS = 200;
/** Control characters, line breaks, and changes of direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
/** Removes control characters and cuts to 200 code points. @returns `undefined` for an empty result */
function cleanProjectName(text) {
    const name = text?.toWellFormed().replace(UNPRINTABLE, '').trim() ?? '';
    // A code point has at most two units. Cut first, because the name can have megabytes.
    const start = Array.from(name.slice(0, 2 * MAX_CODE_POINTS));
    return start.slice(0, MAX_CODE_POINTS).join('').trim() || undefined;
}
/**
 * Finds the repository of a file. Links, annotations and a pull request's files are relative to its root, which can be
 * a directory of the workspace.
 * @returns `undefined` for a file outside all places, or outside its place's repository
 */
function findFileSource(locations, file) {
    const nearest = findNearestLocation(locations, file);
    if (nearest === undefined)
        return undefined;
    const { repository, commit, root, prefix } = nearest;
    if (root.startsWith('..'))
        return { repository, commit, path: node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(prefix, file) };
    if (!isBelow(file, root))
        return undefined;
    return { repository, commit, path: root === '.' ? file : file.slice(root.length + 1) };
}
/** Finds the innermost place that contains a file. */
function findNearestLocation(locations, file) {
    return locations.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0];
}
function isBelow(file, directory) {
    return directory === '.' || file === directory || file.startsWith(`${directory}/`);
}


/***/ }),

/***/ 8248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EP: () => (/* binding */ findNearestProviderId),
/* harmony export */   NO: () => (/* binding */ PROVIDER_IDS),
/* harmony export */   cY: () => (/* binding */ recognizeProvider),
/* harmony export */   i6: () => (/* binding */ parseProviderId)
/* harmony export */ });
/* unused harmony export PROVIDERS */
/* harmony import */ var _nearest_name_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6294);

/** The CLI's providers in its order, with all provider texts (docs/internals/transcripts.md, Provider texts). */
const PROVIDERS = [
    { id: 'claude', displayName: 'Claude Code', agents: ['Claude Code'] },
    { id: 'cursor', displayName: 'Cursor CLI', agents: ['Cursor CLI'] },
    { id: 'codex', displayName: 'Codex CLI', agents: ['Codex CLI'] },
    { id: 'gemini', displayName: 'Gemini CLI', agents: ['Gemini CLI'] },
    { id: 'droid', displayName: 'Factory Droid CLI', agents: ['Factory Droid CLI'] },
    { id: 'deepseek', displayName: 'DeepSeek TUI', agents: ['DeepSeek TUI'] },
    { id: 'antigravity', displayName: 'Antigravity CLI', agents: ['Antigravity CLI', 'Antigravity'] },
    { id: 'cursoride', displayName: 'Cursor IDE', agents: ['Cursor IDE'], extensionTexts: ['cursor', 'cursoride'] },
    {
        id: 'copilotide',
        displayName: 'VS Code Copilot IDE',
        agents: [
            'VS Code Copilot IDE',
            'VS Code Insiders Copilot IDE',
            'VSCodium Copilot IDE',
            'VSCodium Insiders Copilot IDE',
        ],
        extensionTexts: ['vscode', 'copilotide'],
        variantIds: { 'copilotide-insiders': 1, 'copilotide-vscodium': 2, 'copilotide-vscodium-insiders': 3 },
    },
    { id: 'muse', displayName: 'Muse Code', agents: ['Muse Code'] },
    { id: 'pi', displayName: 'Pi', agents: ['Pi'] },
    { id: 'qwen', displayName: 'Qwen Code', agents: ['Qwen Code'] },
    { id: 'grok', displayName: 'Grok Build', agents: ['Grok Build'] },
    { id: 'opencode', displayName: 'OpenCode', agents: ['OpenCode'] },
    { id: 'copilot', displayName: 'Copilot CLI', agents: ['Copilot CLI'] },
];
const PROVIDER_IDS = PROVIDERS.map(({ id }) => id);
/** Characters. Agent names are shorter; an unknown text is sent to the cloud, the log and the summary. */
const UNKNOWN_TEXT_MAX = 100;
const BY_ID = new Map(PROVIDERS.flatMap(listIds));
const BY_TEXT = new Map(PROVIDERS.flatMap(listTexts));
/**
 * Recognizes the provider of a session comment.
 * @param text the comment's text before `Session`; case and white space are ignored
 * @returns a provider of the table, or `other` with the text as its name
 */
function recognizeProvider(text) {
    const folded = text.replace(/\s+/g, ' ').trim();
    const known = BY_TEXT.get(folded.toLowerCase());
    if (known !== undefined)
        return known;
    const name = [...folded].slice(0, UNKNOWN_TEXT_MAX).join('') || 'unknown';
    return { id: 'other', agentName: name, displayName: name };
}
/** Parses the CLI's ID of a provider or variant, or `other`. */
function parseProviderId(text) {
    return text === 'other' ? text : BY_ID.get(text);
}
/** Finds the ID for a typo: by agent name (`claude-code`), nearest ID, or an ID in the text. */
function findNearestProviderId(typo) {
    const text = typo.slice(0, UNKNOWN_TEXT_MAX).toLowerCase().replace(/\s+/g, ' ').trim();
    const exact = parseProviderId(text) ?? BY_TEXT.get(text)?.id ?? BY_TEXT.get(text.replace(/[-_]/g, ' '))?.id;
    if (exact !== undefined)
        return exact;
    const nearest = (0,_nearest_name_js__WEBPACK_IMPORTED_MODULE_0__/* .findNearestName */ .$)(text, [...PROVIDER_IDS, 'other']);
    if (nearest !== undefined)
        return parseProviderId(nearest);
    // A short ID is part of many words by chance, so it must be a separate word.
    const words = text.split(/[^a-z0-9]/);
    const parts = PROVIDER_IDS.filter((id) => words.includes(id) || (id.length > 3 && text.includes(id)));
    return parts.sort((a, b) => b.length - a.length)[0];
}
function listIds({ id, variantIds = {} }) {
    return [id, ...Object.keys(variantIds)].map((known) => [known, id]);
}
function listTexts({ id, displayName, agents, extensionTexts = [], variantIds = {} }) {
    const createEntry = (text, agentName = displayName) => [
        text.toLowerCase(),
        { id, agentName, displayName },
    ];
    return [
        ...agents.map((agentName) => createEntry(agentName, agentName)),
        ...extensionTexts.map((text) => createEntry(text, agents[0])),
        ...Object.entries(variantIds).map(([text, agent]) => createEntry(text, agents[agent])),
    ];
}


/***/ }),

/***/ 386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ti: () => (/* binding */ hideUserName),
  ve: () => (/* binding */ isSameRepository),
  SU: () => (/* binding */ parseRepository),
  $M: () => (/* binding */ parseRepositoryName),
  tm: () => (/* binding */ removeCredentials)
});

;// CONCATENATED MODULE: external "node:path/posix"
const posix_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");
;// CONCATENATED MODULE: ./lib/src/remote-url.js

/** Prefixes of tokens that people write in place of a user name. */
const TOKEN_PREFIX = /^(gh[pousr]_|github_pat_|gl[a-z]{1,10}-|ATBB|ATCTT|ATATT|dckr_|bb_)/;
const HOST = /^[A-Za-z0-9.-]{1,255}$/;
/** Hosts that serve only ssh, for networks that allow only port 443, and the hosts of their web pages. */
const WEB_HOSTS = new Map([
    ['ssh.github.com', 'github.com'],
    ['altssh.gitlab.com', 'gitlab.com'],
    ['altssh.bitbucket.org', 'bitbucket.org'],
]);
/** Azure's paths for ssh are not pages. */
const NO_WEB = /^(?:vs-)?ssh\.(?:dev\.azure|visualstudio)\.com$/i;
/**
 * Removes a password with its user name, a token used as user name, the query and the fragment.
 * Keeps a plain user name, as in `https://org@dev.azure.com/…`.
 */
function removeCredentials(remote) {
    const url = remote.trim();
    const [prefix = ''] = /^(?:[A-Za-z0-9+.-]*:)?\/\//.exec(url) ?? [];
    const [rest = ''] = prefix === '' ? [url] : url.slice(prefix.length).split(/[?#]/, 1);
    const slash = rest.indexOf('/');
    const authority = slash === -1 ? rest : rest.slice(0, slash);
    let at = authority.lastIndexOf('@');
    // A password can contain a slash: after the colon of a host, only a port is valid.
    if (at === -1 && prefix !== '' && /:(?!\d*$)/.test(authority))
        at = rest.lastIndexOf('@');
    const user = rest.slice(0, Math.max(at, 0));
    if (!user.includes(':') && !/%3a/i.test(user) && !isToken(user))
        return prefix + rest;
    const address = rest.slice(at + 1);
    // Without a user name, `host:path` would be a different address.
    return prefix === '' && /^[^/]*:/.test(address) ? `git@${address}` : prefix + address;
}
/**
 * Formats `host/path` for people. A user name can be a token of an unknown format.
 * It is shown only if it is `git` or repeated in the path.
 * @param normalized the result of `normalizeRemote`
 */
function hideUserName(normalized) {
    const [authority = '', ...path] = normalized.split('/');
    const at = authority.lastIndexOf('@');
    const user = authority.slice(0, Math.max(at, 0)).toLowerCase();
    const isPublic = user === 'git' || path.some((segment) => segment.toLowerCase() === user);
    return isPublic ? normalized : normalized.slice(at + 1);
}
/** Compares without case and scheme: servers ignore case, and one repository has URLs for ssh, HTTP and HTTPS. */
function isSameRepository(one, other) {
    const toAddress = ({ serverUrl, name }) => `${serverUrl.slice(serverUrl.indexOf('://') + 3)}/${name}`.toLowerCase();
    return toAddress(one) === toAddress(other);
}
/** Recognizes known prefixes, and letters with digits that are too long for a name. */
function isToken(user) {
    if (TOKEN_PREFIX.test(user))
        return true;
    return /^[A-Za-z0-9]{32,}$/.test(user) && /\d/.test(user) && /[A-Za-z]/.test(user);
}
/** Returns the last segment of a remote's path, without `.git`. */
function parseRepositoryName(remote) {
    const path = removeCredentials(remote)
        .replace(/^[A-Za-z0-9+.-]{1,40}:\/\/[^/]*/, '')
        .replaceAll('\\', '/');
    const name = (0,posix_namespaceObject.basename)(path.includes('/') ? path : path.slice(path.indexOf(':') + 1));
    return name.replace(/\.git$/, '') || undefined;
}
/**
 * Parses a remote's URL into the repository's web page.
 * @returns `undefined` for a local path, and for a server with unknown page URLs
 */
function parseRepository(remote) {
    const found = splitRemote(removeCredentials(remote));
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
function splitRemote(url) {
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
        // The ssh port does not serve web pages.
        return { scheme: isWeb ? kind : 'https', host, port: isWeb ? port : '', path };
    }
    const match = /^(?:[^@/:]*@)?([^@/:\\]{2,}):([^\\]+)$/s.exec(url);
    return match === null ? undefined : { scheme: 'https', host: match[1] ?? '', port: '', path: match[2] ?? '' };
}


/***/ }),

/***/ 9933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HU: () => (/* binding */ toCause),
/* harmony export */   Vw: () => (/* binding */ isCoveredByRunFailure),
/* harmony export */   aS: () => (/* binding */ labelCause),
/* harmony export */   uv: () => (/* binding */ isCoveredByStatusReason),
/* harmony export */   wn: () => (/* binding */ groupByCause)
/* harmony export */ });
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6597);
/* harmony import */ var _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4783);


/** Maximum code units of a reason to process: a server can send megabytes. */
const MAX_REASON_LENGTH = 600;
/** Maximum code units to compare, after names and sizes are removed. */
const MAX_COMPARED_LENGTH = 200;
/**
 * Groups items by cause: equal code and hint, and a reason that differs only in names, sizes and times. HTTP statuses
 * stay different.
 * @returns groups and items in their original order
 */
function groupByCause(items, describeCause) {
    const groups = new Map();
    for (const item of items) {
        const { code = '', hint = '', reason, names } = describeCause(item);
        const key = [code, hint, removeNames(reason, names)].join('\n');
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return [...groups.values()];
}
function toCause({ session, projectId, outcome, code, hint, reason }) {
    const names = [session.file, session.name, session.id, projectId];
    // A timeout and an error with the same text are different causes.
    return { code: `${outcome} ${code ?? ''}`, hint, reason, names };
}
/** The code of a failed session; without a failure of its own, what ended the run before it. */
function labelCause({ status }, { code, outcome }) {
    if (code !== undefined)
        return code;
    return status === 'cancelled' && outcome === 'timed-out' ? 'cancelled' : _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .SESSION_STATUSES */ .Wf[outcome].countLabel;
}
function removeNames(reason, names) {
    let text = reason.slice(0, MAX_REASON_LENGTH);
    for (const name of names)
        if (name !== '')
            text = text.replaceAll(name, '…');
    const plain = text
        .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '#')
        .replace(/\b[0-9a-f]{8,}\b/gi, '#')
        .replace(/(?<!HTTP )\b\d[\d.,]*/g, '#');
    return plain.slice(0, MAX_COMPARED_LENGTH);
}
/** Whether the run's status reason already states why the session failed. */
function isCoveredByStatusReason({ statusReason }, { reason }) {
    return statusReason === (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .toSentence */ .Re)(reason);
}
/** The session failed because the run stopped; the run-level error already reports it. */
function isCoveredByRunFailure({ failures }, { code, reason, hint }) {
    return failures.some((failure) => failure.code === code && failure.message === reason && failure.hint === hint);
}


/***/ }),

/***/ 4686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ formatSessionCount),
/* harmony export */   Lg: () => (/* binding */ formatStatusCount),
/* harmony export */   SE: () => (/* binding */ isPendingMerge),
/* harmony export */   To: () => (/* binding */ groupByStatus),
/* harmony export */   bv: () => (/* binding */ resolveDisplayStatus),
/* harmony export */   f$: () => (/* binding */ hasNoSessions),
/* harmony export */   rM: () => (/* binding */ describeRunStatus)
/* harmony export */ });
/* harmony import */ var _inputs_event_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9106);
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6597);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(153);
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(625);
/* harmony import */ var _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4783);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2452);






const SKIPPED = new Set(_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .PLAN_REASONS */ .C2.map((reason) => _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .PLANS */ .NB[reason]).flatMap((plan) => plan.shownAs ?? []));
/** Statuses of interrupted sessions; they count as errored or timed out. */
const INTERRUPTED = {
    'not-started': {
        kind: 'failed',
        label: 'Not started',
        countLabel: 'not started',
        predicate: ['was not started', 'were not started'],
    },
    unknown: {
        kind: 'failed',
        label: 'Unknown',
        countLabel: 'with unknown result',
        predicate: ['has an unknown result', 'have an unknown result'],
    },
};
/** What `secrets: hold` does not upload. The counts have it as errored. */
const WITHHELD = {
    kind: 'failed',
    label: 'Withheld',
    countLabel: 'withheld',
    predicate: ['was withheld', 'were withheld'],
};
/** In display order. */
const DISPLAY_STATUSES = _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_4__/* .STATUS_KINDS */ .Rv.flatMap((kind) => {
    const statuses = (0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_4__/* .listStatuses */ .vM)(kind).map((status) => _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_STATUSES */ .Wf[status]);
    if (kind === 'failed')
        return [...statuses, WITHHELD, ...Object.values(INTERRUPTED)];
    return kind === 'unchanged' ? [...SKIPPED, ...statuses] : statuses;
});
/** Resolves the displayed status of one session. */
function resolveDisplayStatus(result) {
    const { outcome, plan, progress } = result;
    if (progress !== undefined)
        return INTERRUPTED[progress];
    if ((0,_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .isWithheld */ .Ys)(result))
        return WITHHELD;
    const status = _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_4__/* .SESSION_STATUSES */ .Wf[outcome];
    return (status.kind === 'unchanged' && plan && _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .PLANS */ .NB[plan].shownAs) || status;
}
/** Groups sessions by displayed status, in display order, without empty groups. */
function groupByStatus(results) {
    const groups = Map.groupBy(results, resolveDisplayStatus);
    return DISPLAY_STATUSES.flatMap((status) => {
        const results = groups.get(status);
        return results === undefined ? [] : [{ status, results }];
    });
}
/** `12 created`, `4 CLI copies kept`. */
function formatStatusCount({ status, results: { length } }) {
    const { countLabel, countLabelPlural = countLabel } = status;
    return `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(length)} ${length === 1 ? countLabel : countLabelPlural}`;
}
/** `12 sessions created`, `4 CLI copies kept`. */
function formatSessionCount(group) {
    const { status, results } = group;
    if (status.countLabelPlural !== undefined)
        return formatStatusCount(group);
    return `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_1__/* .pluralize */ .td)(results.length, 'session')} ${status.countLabel}`;
}
/** Words after "SpecStory sync", and symbols. */
const RUN_STATUSES = {
    complete: { symbol: '✅', words: 'complete' },
    passed: { symbol: '✅', words: 'passed' },
    incomplete: { symbol: '⚠️', words: 'incomplete' },
    'not-run': { symbol: 'ℹ️', words: 'skipped' },
    failed: { symbol: '❌', words: 'failed' },
    cancelled: { symbol: '❌', words: 'cancelled' },
    'no-sessions': { symbol: '⚠️', words: 'found no sessions' },
};
/** Resolves the displayed status of a run, for log, summary and comment. */
function describeRunStatus(run) {
    const status = resolveShownStatus(run);
    const { symbol, words } = RUN_STATUSES[status];
    const title = status === 'no-sessions' ? 'No sessions found' : `SpecStory ${run.inputs?.mode ?? 'sync'} ${words}`;
    return { symbol, words, title };
}
/** Whether a run found no session at all: it is not shown as complete. */
function hasNoSessions({ status, projects, results }) {
    const scans = projects.flatMap(({ scan }) => scan ?? []);
    const isEmpty = scans.every(({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length === 0);
    return status === 'complete' && results.length === 0 && scans.length > 0 && isEmpty;
}
/** Shows a check as failed or passed if only pending sessions decide. */
function resolveShownStatus(run) {
    const { status, inputs, counts } = run;
    if (hasNoSessions(run))
        return 'no-sessions';
    if (isPendingMerge(run))
        return 'passed';
    const fails = status === 'incomplete' && inputs?.mode === 'check' && inputs.failOnIncomplete === true;
    return fails && (0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_4__/* .countKind */ .MQ)(counts, 'pending') > 0 ? 'failed' : status;
}
/** Whether a check of a pull request found only pending sessions, which is expected before the merge. */
function isPendingMerge(run) {
    const { inputs, runner, status, counts, failures } = run;
    if (inputs?.mode !== 'check' || inputs.failOnIncomplete === true || status !== 'incomplete')
        return false;
    const pending = (0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_4__/* .countKind */ .MQ)(counts, 'pending');
    const isRead = (0,_run_run_js__WEBPACK_IMPORTED_MODULE_3__/* .listUnreadable */ .Qs)(run).length === 0;
    return (0,_inputs_event_js__WEBPACK_IMPORTED_MODULE_0__/* .isOnPullRequest */ .aO)(runner) && pending > 0 && pending === (0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_4__/* .countOpen */ .QJ)(counts) && isRead && failures.length === 0;
}


/***/ }),

/***/ 6904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ SUMMARY_BUDGET_BYTES),
/* harmony export */   u: () => (/* binding */ createDocument)
/* harmony export */ });
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6597);

/** GitHub silently drops a larger summary (docs/internals/runners.md, Job summary). */
const SUMMARY_LIMIT_BYTES = 1_048_576;
/** Reserved for earlier output of the step. */
const MARGIN_BYTES = 32_768;
const SUMMARY_BUDGET_BYTES = SUMMARY_LIMIT_BYTES - MARGIN_BYTES;
/** Maximum share of the remaining bytes for one table, so that later tables fit. */
const TABLE_SHARE = 0.5;
/** Reserved for the end of a table. */
const CLOSING_BYTES = 600;
/** @param truncationNote completes "…and 12 more, …" */
function createDocument(budgetBytes, truncationNote) {
    let parts = [];
    let remainingBytes = budgetBytes;
    function add(markdown, limit = remainingBytes) {
        const size = Buffer.byteLength(markdown);
        if (size > Math.min(limit, remainingBytes))
            return false;
        parts.push(markdown);
        remainingBytes -= size;
        return true;
    }
    function addTable({ title, intro, folded, untitled, columns, items, limit = items.length, cells, }) {
        if (items.length === 0)
            return;
        const start = { parts: parts.length, remainingBytes };
        const floor = remainingBytes - Math.floor(remainingBytes * TABLE_SHARE) + CLOSING_BYTES;
        const shownTitle = untitled ? '' : `### ${title}\n\n`;
        const opening = folded ? `<details>\n<summary>${title}</summary>\n\n` : shownTitle;
        const header = columns.length === 0 ? '' : formatHeader(columns);
        add([opening, intro, intro && '\n\n', header].join(''));
        let shown = 0;
        for (const item of items.slice(0, limit)) {
            const row = columns.length === 0 ? `- ${cells(item).join('')}\n` : formatRow(cells(item));
            if (!add(row, remainingBytes - floor))
                break;
            shown += 1;
        }
        if (shown === 0) {
            parts = parts.slice(0, start.parts);
            remainingBytes = start.remainingBytes;
            add(`${title}, ${truncationNote}.\n\n`);
            return;
        }
        if (shown < items.length)
            add(`\n…and ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(items.length - shown)} more, ${truncationNote}.\n`);
        add(folded ? '\n</details>\n\n' : '\n');
    }
    return { addBlock: (markdown) => void add(`${markdown}\n\n`), addTable, toText: () => parts.join('') };
}
function formatRow(cells) {
    return `| ${cells.join(' | ')} |\n`;
}
function formatHeader(columns) {
    const names = columns.map((column) => column.replace(/^>/, ''));
    const rules = columns.map((column) => (column.startsWith('>') ? '---:' : ':---'));
    return formatRow(names) + formatRow(rules);
}


/***/ }),

/***/ 5509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ formatHeadline),
/* harmony export */   h: () => (/* binding */ describeFailed)
/* harmony export */ });
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6597);
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(625);
/* harmony import */ var _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4783);
/* harmony import */ var _secrets_found_credentials_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2663);
/* harmony import */ var _sessions_ignored_files_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7633);
/* harmony import */ var _display_status_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4686);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2452);







/**
 * Summarizes the run in one sentence, with a second one about an early end. Can contain untrusted text: escape it for
 * its destination.
 */
function formatHeadline(run) {
    switch (run.status) {
        case 'failed':
            return joinSentences((0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .toSentence */ .Re)(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.'), hasUploads(run) ? describe(run) : '');
        case 'not-run':
            return run.statusReason ?? 'There was nothing to do.';
        case 'cancelled':
            return joinSentences(run.statusReason ?? 'The run was cancelled.', run.results.length > 0 ? describe(run) : '');
        case 'complete':
        case 'incomplete':
            return joinSentences(describe(run), formatFailingRule(run), run.statusReason ?? '');
    }
}
/** Whether sessions were stored, or possibly stored, before the run failed. */
function hasUploads({ results }) {
    return results.some(({ outcome, progress }) => _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .SESSION_STATUSES */ .Wf[outcome].kind === 'uploaded' || progress === 'unknown');
}
function describe(run) {
    if ((0,_display_status_js__WEBPACK_IMPORTED_MODULE_4__/* .isPendingMerge */ .SE)(run))
        return `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)((0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .countKind */ .MQ)(run.counts, 'pending'), 'session')} will sync after the merge.`;
    if (run.searched !== undefined)
        return `${[...describeSearch(run), ...describeFiles(run)].join('; ')}.`;
    const open = [...describeWithheld(run), ...describeOpen(run)];
    const isDoneShown = run.inputs?.mode !== 'check' || open.length === 0;
    const done = isDoneShown ? describeDone(run, open.length > 0) : [];
    const facts = [...open, ...done, ...describeFiles(run)];
    return facts.length === 0 ? '' : `${facts.join('; ')}.`;
}
/** Describes a credential search, which compares nothing. */
function describeSearch(run) {
    const withheld = describeWithheld(run);
    const unread = run.results.filter(({ code }) => code !== 'secret-held').length;
    return [
        ...(withheld.length > 0 ? withheld : [`No credentials in ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(run.searched ?? 0, 'transcript')}`]),
        ...(unread > 0 ? [`${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(unread, 'transcript')} could not be searched`] : []),
    ];
}
/** `3 credentials in 2 transcripts`; in a sync `2 of 9 sessions were withheld because of 3 credentials`. */
function describeWithheld(run) {
    const files = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .listWithheld */ .Ek)(run);
    if (files.length === 0)
        return [];
    const credentials = (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)((0,_secrets_found_credentials_js__WEBPACK_IMPORTED_MODULE_6__/* .listDifferent */ .m)(files.flatMap(({ secrets }) => secrets)).length, 'credential');
    if (run.inputs?.mode === 'check')
        return [`${credentials} in ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(files.length, 'transcript')}`];
    const withheld = run.results.filter(_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .isWithheld */ .Ys);
    return [`${describeFailed(withheld, run, run.results.length)} because of ${credentials}`];
}
/**
 * `3 sessions failed to sync, 1 timed out`; of all sessions of a run `3 of 43 sessions failed to sync, 1 timed out`.
 *
 * @param all number of all sessions; if omitted, the text has no total
 */
function describeFailed(failed, { inputs }, all) {
    const [first, ...others] = (0,_display_status_js__WEBPACK_IMPORTED_MODULE_4__/* .groupByStatus */ .To)(failed);
    if (first === undefined)
        return '';
    const { status, results } = first;
    const isErrored = status === _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .SESSION_STATUSES */ .Wf.errored;
    const errored = inputs?.mode === 'check' ? 'could not be compared' : 'failed to sync';
    const [one, several] = status.predicate ?? [status.countLabel, status.countLabel];
    const phrase = isErrored ? errored : results.length === 1 ? one : several;
    return [`${countSessionsOf(results.length, all)} ${phrase}`, ...others.map(_display_status_js__WEBPACK_IMPORTED_MODULE_4__/* .formatStatusCount */ .Lg)].join(', ');
}
/** `3 of 43 sessions`, or `3 sessions`. */
function countSessionsOf(number, all = 1) {
    return all === 1 ? (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(number, 'session') : `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(number)} of ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(all, 'session')}`;
}
/** `2 of 43 sessions are not up to date in SpecStory Cloud`, `3 of 43 sessions failed to sync, 1 timed out`. */
function describeOpen({ results, inputs }) {
    const own = results.filter((result) => !(0,_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .isWithheld */ .Ys)(result));
    const pending = own.filter(({ outcome }) => _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .SESSION_STATUSES */ .Wf[outcome].kind === 'pending').length;
    const failed = own.filter(({ outcome }) => _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .SESSION_STATUSES */ .Wf[outcome].kind === 'failed');
    const verb = pending === 1 ? 'is' : 'are';
    return [
        ...(pending > 0 ? [`${countSessionsOf(pending, results.length)} ${verb} not up to date in SpecStory Cloud`] : []),
        ...(failed.length > 0 ? [describeFailed(failed, { inputs }, results.length)] : []),
    ];
}
/** `6 sessions created, 1 updated, 4 CLI copies kept`. */
function describeDone(run, isIncomplete) {
    const { results, inputs } = run;
    // The title says it already.
    if ((0,_display_status_js__WEBPACK_IMPORTED_MODULE_4__/* .hasNoSessions */ .f$)(run))
        return [];
    if (results.length === 0)
        return [`No sessions to ${inputs?.mode ?? 'sync'}`];
    const groups = (0,_display_status_js__WEBPACK_IMPORTED_MODULE_4__/* .groupByStatus */ .To)(results).filter(({ status: { kind } }) => kind === 'uploaded' || kind === 'unchanged');
    const [first, ...others] = groups;
    if (first === undefined)
        return [];
    const start = isIncomplete ? (0,_display_status_js__WEBPACK_IMPORTED_MODULE_4__/* .formatStatusCount */ .Lg)(first) : (0,_display_status_js__WEBPACK_IMPORTED_MODULE_4__/* .formatSessionCount */ .Bo)(first);
    const counts = [start, ...others.map(_display_status_js__WEBPACK_IMPORTED_MODULE_4__/* .formatStatusCount */ .Lg)].join(', ');
    return [first.status.kind === 'uploaded' || isIncomplete ? counts : `Nothing to upload: ${counts}`];
}
/** Describes credentials to revoke, and files that a user expects to be synced. */
function describeFiles(run) {
    const redacted = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .listUploadedRedacted */ .dI)(run).flatMap(({ secrets }) => secrets);
    const credentials = (0,_secrets_found_credentials_js__WEBPACK_IMPORTED_MODULE_6__/* .listDifferent */ .m)(redacted).filter(({ harmless }) => harmless === undefined).length;
    const unreadable = (0,_run_run_js__WEBPACK_IMPORTED_MODULE_1__/* .listUnreadable */ .Qs)(run).length;
    const ignored = describeIgnored(run);
    return [
        ...(credentials > 0 ? [`${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(credentials, 'credential')} to revoke`] : []),
        ...(unreadable > 0 ? [`${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(unreadable, 'file')} could not be read`] : []),
        ...(ignored.length > 0 ? [`${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .joinWithAnd */ .Ol)(ignored)} ignored`] : []),
    ];
}
/** Describes ignored files that need action; without sessions, all ignored transcripts. */
function describeIgnored({ projects, results }) {
    const scans = projects.flatMap(({ scan }) => scan ?? []);
    const isFiltered = scans.some(({ filteredOut, excluded }) => filteredOut + excluded.length > 0);
    const ignored = Map.groupBy(scans.flatMap(({ ignored }) => ignored), ({ reason }) => reason);
    return _sessions_ignored_files_js__WEBPACK_IMPORTED_MODULE_3__/* .IGNORED_REASONS */ .Vt.flatMap((reason) => {
        const { warning, list, kind } = _sessions_ignored_files_js__WEBPACK_IMPORTED_MODULE_3__/* .IGNORED_FILES */ .L9[reason];
        const isNamed = warning !== undefined || (results.length === 0 && !isFiltered && list !== 'report-only');
        const number = ignored.get(reason)?.length ?? 0;
        return isNamed && number > 0 ? [(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(number, ...kind)] : [];
    });
}
function formatFailingRule({ inputs, counts }) {
    const fails = inputs?.failOnIncomplete === true && (0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_2__/* .countKind */ .MQ)(counts, 'pending') > 0;
    return fails ? 'The check fails because `fail-on-incomplete` is `true`.' : '';
}
function joinSentences(...sentences) {
    return sentences.filter((sentence) => sentence !== '').join(' ');
}


/***/ }),

/***/ 6668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FD: () => (/* binding */ formatHint),
/* harmony export */   IN: () => (/* binding */ formatFileLink),
/* harmony export */   _1: () => (/* binding */ buildSessionUrl),
/* harmony export */   _e: () => (/* binding */ buildTroubleshootingUrl),
/* harmony export */   _n: () => (/* binding */ resolveOwnPath),
/* harmony export */   fL: () => (/* binding */ buildProjectUrl),
/* harmony export */   iV: () => (/* binding */ PATH_LIMIT),
/* harmony export */   qZ: () => (/* binding */ buildFileUrl),
/* harmony export */   u3: () => (/* binding */ formatLink),
/* harmony export */   vJ: () => (/* binding */ formatBreakableLink)
/* harmony export */ });
/* harmony import */ var _cloud_routes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6980);
/* harmony import */ var _inputs_runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2126);
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6597);
/* harmony import */ var _project_project_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(905);
/* harmony import */ var _untrusted_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4851);





/** Builds the URL of a file at its commit. */
function buildFileUrl(run, file) {
    const { repository, commit, path } = findSource(run, file) ?? {};
    if (repository === undefined || commit === undefined || commit === '' || path === undefined)
        return undefined;
    // Only the runner's own server is known to be Gitea.
    const isThere = (0,_inputs_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .isGitea */ .Hd)(run.runner) && repository.serverUrl === run.runner.serverUrl;
    const directory = isThere ? 'src/commit' : 'blob';
    return `${repository.serverUrl}/${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .encodeUrlPath */ .xn)(repository.name)}/${directory}/${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .encodeUrlPath */ .xn)(commit)}/${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .encodeUrlPath */ .xn)(path)}`;
}
/**
 * Resolves a path in the workflow's repository, for annotations and pull requests.
 * @param file POSIX, relative to the workspace
 */
function resolveOwnPath(run, file) {
    const { repository, path } = findSource(run, file) ?? {};
    const isOwn = repository?.name === run.runner.repository && repository.serverUrl === run.runner.serverUrl;
    return isOwn ? path : undefined;
}
function findSource({ projects }, file) {
    return (0,_project_project_js__WEBPACK_IMPORTED_MODULE_3__/* .findFileSource */ .n1)(projects.flatMap(({ project }) => project.locations), file);
}
/** Builds the URL of a project; `undefined` if the inputs are invalid. */
function buildProjectUrl({ inputs }, projectId) {
    return inputs === undefined ? undefined : (0,_cloud_routes_js__WEBPACK_IMPORTED_MODULE_0__/* .buildProjectUrl */ .fL)(inputs.cloudUrl, projectId);
}
/** Builds the URL of a session; `undefined` if the inputs are invalid. */
function buildSessionUrl({ inputs }, projectId, sessionId) {
    return inputs === undefined ? undefined : (0,_cloud_routes_js__WEBPACK_IMPORTED_MODULE_0__/* .buildSessionUrl */ ._1)(inputs.cloudUrl, projectId, sessionId);
}
const TROUBLESHOOTING = 'https://github.com/specstory/sync-action/blob/v1/docs/troubleshooting.md';
function buildTroubleshootingUrl(code) {
    return `${TROUBLESHOOTING}#${code}`;
}
/** Escapes untrusted text and makes it a Markdown link, if there is a URL. */
function formatLink(text, url, limit) {
    return formatMarkdownLink((0,_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(text, limit), url);
}
function formatMarkdownLink(markdown, url) {
    const shown = markdown || '\\(no name\\)';
    if (url === undefined)
        return shown;
    return `[${shown}](${url.replace(/[\s()<>|\\]/g, encodeURIComponent).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;
}
const PATH_LIMIT = 200;
/** Ends of parts of a path, a name or an assignment after `escapeMarkdown`, and 16 letters inside a longer word. */
const BREAK_OPPORTUNITY = /(?<!<)\/|\\_|[=:](?=[^\s\u200b])|[\p{L}\p{N}]{16}(?=[\p{L}\p{N}]{4})/gu;
/** Creates a link with line break opportunities, so that a table fits a narrow screen. */
function formatBreakableLink(text, url, limit) {
    return formatMarkdownLink((0,_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeMarkdown */ .FV)(text, limit).replace(BREAK_OPPORTUNITY, '$&<wbr>'), url);
}
/**
 * Creates a file link with line break opportunities.
 * @param text shown instead of the path
 */
function formatFileLink(run, file, text = file) {
    return formatBreakableLink(text, buildFileUrl(run, file), PATH_LIMIT);
}
/** Formats the hint with a link to the troubleshooting page. */
function formatHint({ hint, code }) {
    const more = code === undefined ? '' : `[${code}](${buildTroubleshootingUrl(code)})`;
    return [(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeProse */ .fd)((0,_message_format_js__WEBPACK_IMPORTED_MODULE_2__/* .toSentence */ .Re)(hint ?? ''), 1_000), more].filter((part) => part !== '').join(' ');
}


/***/ }),

/***/ 2452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ek: () => (/* binding */ listWithheld),
/* harmony export */   Jc: () => (/* binding */ listCredentials),
/* harmony export */   O4: () => (/* binding */ toFileWithCredentials),
/* harmony export */   Ys: () => (/* binding */ isWithheld),
/* harmony export */   dI: () => (/* binding */ listUploadedRedacted),
/* harmony export */   p8: () => (/* binding */ listRedacted),
/* harmony export */   qz: () => (/* binding */ countCredentials)
/* harmony export */ });
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(625);
/* harmony import */ var _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4783);
/* harmony import */ var _secrets_found_credentials_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2663);



/** Whether `secrets: hold` kept a session from being uploaded. */
function isWithheld({ plan, outcome }) {
    return plan === 'secret-held' && outcome === 'errored';
}
/** Lists sessions with redacted credentials, uploaded by this run or earlier. */
function listRedacted({ results }) {
    return results.filter(({ secrets, plan }) => secrets.length > 0 && plan !== 'secret-held');
}
/** Lists sessions with redacted credentials that this run uploaded. */
function listUploadedRedacted(run) {
    return listRedacted(run).filter(({ outcome }) => _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .SESSION_STATUSES */ .Wf[outcome].kind === 'uploaded');
}
/** Lists withheld sessions, and ignored files with credentials. */
function listWithheld(run) {
    const sessions = run.results.filter(({ secrets, plan }) => secrets.length > 0 && plan === 'secret-held');
    return [...sessions.map(toFileWithCredentials), ...(0,_run_run_js__WEBPACK_IMPORTED_MODULE_0__/* .listIgnoredWithCredentials */ .dO)(run)];
}
/** Lists credentials with their files; those to revoke come first. */
function listCredentials(files) {
    const locations = files.flatMap(({ file, secrets }) => secrets.map((credential) => ({ ...credential, file })));
    return locations.toSorted((a, b) => Number(a.harmless !== undefined) - Number(b.harmless !== undefined));
}
function toFileWithCredentials({ session, secrets }) {
    return { file: session.file, secrets };
}
/** Counts different credentials in the read files; `undefined` with `secrets: send`. */
function countCredentials(run) {
    const { inputs, projects, results } = run;
    const locations = projects.flatMap(({ project }) => project.locations);
    const isSent = inputs?.secrets === 'send' ||
        (inputs?.secrets === undefined && locations.length > 0 && locations.every(({ redaction }) => redaction === false));
    if (inputs === undefined || isSent)
        return undefined;
    const files = [...results, ...(0,_run_run_js__WEBPACK_IMPORTED_MODULE_0__/* .listIgnoredWithCredentials */ .dO)(run)];
    return (0,_secrets_found_credentials_js__WEBPACK_IMPORTED_MODULE_2__/* .listDifferent */ .m)(files.flatMap(({ secrets }) => secrets)).length;
}


/***/ }),

/***/ 7082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ DATE_COLUMN),
/* harmony export */   BP: () => (/* binding */ sortNewestFirst),
/* harmony export */   DQ: () => (/* binding */ formatProviderCell),
/* harmony export */   Kr: () => (/* binding */ formatDateCell),
/* harmony export */   _P: () => (/* binding */ formatSessionCell)
/* harmony export */ });
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6597);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6668);
/* harmony import */ var _untrusted_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4851);



const TITLE_LIMIT = 120;
const DATE_COLUMN = 'Date (UTC)';
/** Sorts sessions, newest first. Sessions without a start time come last, in original order. */
function sortNewestFirst(results) {
    return results.toSorted((a, b) => {
        const [one = '', other = ''] = [a.session.startedAt, b.session.startedAt];
        return one === other ? 0 : one < other ? 1 : -1;
    });
}
/** Formats `2026-02-23 16:02` in UTC, with a line break only before the time. */
function formatDateCell({ session }) {
    return session.startedAt?.slice(0, 16).replace('T', ' ').replaceAll('-', '\u2011') ?? '';
}
/**
 * Formats the title as a link, with agent and size below it, because narrow screens have room for few columns.
 * @param size Markdown
 */
function formatSessionCell(result, url, size) {
    const credentials = result.secrets.length > 0 ? ` · ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(result.secrets.length, 'credential')}` : '';
    return `${(0,_links_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBreakableLink */ .vJ)(getTitle(result), url, TITLE_LIMIT)}<br>${formatProviderCell(result.session)} · ${size}${credentials}`;
}
/** Returns the title, otherwise the file name. */
function getTitle({ title, session }) {
    return title || session.title || session.name;
}
/** Maximum characters of a name without line breaks; known agents have shorter names. */
const UNBROKEN = 24;
/** Formats the agent's name without line breaks. */
function formatProviderCell({ provider }) {
    const name = (0,_untrusted_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(provider.displayName, 60);
    return name.length > UNBROKEN ? name : name.replaceAll(' ', '\u00a0');
}


/***/ }),

/***/ 9801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I0: () => (/* binding */ addPendingSessions),
/* harmony export */   de: () => (/* binding */ addKeptSessions),
/* harmony export */   hI: () => (/* binding */ addUploadedSessions),
/* harmony export */   i: () => (/* binding */ addFailedSessions),
/* harmony export */   ic: () => (/* binding */ addCauses)
/* harmony export */ });
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6597);
/* harmony import */ var _run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4783);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9933);
/* harmony import */ var _display_status_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4686);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5509);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6668);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2452);
/* harmony import */ var _session_list_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7082);
/* harmony import */ var _untrusted_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4851);









/** Adds sessions that a sync would upload. */
function addPendingSessions(document, run) {
    const pending = (0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .listStatuses */ .vM)('pending').flatMap((status) => filterByStatus(run, status));
    const isExpected = (0,_display_status_js__WEBPACK_IMPORTED_MODULE_3__/* .isPendingMerge */ .SE)(run);
    document.addTable({
        title: isExpected
            ? `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(pending.length, 'session')} to sync after the merge`
            : `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(pending.length, 'session')} pending`,
        intro: isExpected
            ? 'They sync when the pull request is merged. To upload now, run `specstory sync` on the machine that recorded them.'
            : '**What to do:** Run with `mode: sync`, for example on the default branch. Or run `specstory sync` on the machine that recorded them.',
        folded: isExpected,
        columns: [_session_list_js__WEBPACK_IMPORTED_MODULE_7__/* .DATE_COLUMN */ .Ab, 'Session'],
        items: (0,_session_list_js__WEBPACK_IMPORTED_MODULE_7__/* .sortNewestFirst */ .BP)(pending),
        cells: (result) => {
            const details = `${formatChange(result)} · ${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeProse */ .fd)(result.reason)}`;
            return listCells(run, result, (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .buildFileUrl */ .qZ)(run, result.session.file), details);
        },
    });
}
/** Adds uploaded sessions with their links, folded. */
function addUploadedSessions(document, run) {
    for (const status of (0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .listStatuses */ .vM)('uploaded')) {
        const results = filterByStatus(run, status);
        document.addTable({
            title: `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(results.length, 'session')} ${_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .SESSION_STATUSES */ .Wf[status].countLabel}`,
            folded: true,
            columns: [_session_list_js__WEBPACK_IMPORTED_MODULE_7__/* .DATE_COLUMN */ .Ab, 'Session'],
            items: (0,_session_list_js__WEBPACK_IMPORTED_MODULE_7__/* .sortNewestFirst */ .BP)(results),
            cells: (result) => listCells(run, result, buildCloudUrl(run, result), formatChange(result)),
        });
    }
}
/** Adds skipped sessions with a different cloud copy, folded, with the input that updates it. */
function addKeptSessions(document, run) {
    for (const group of (0,_display_status_js__WEBPACK_IMPORTED_MODULE_3__/* .groupByStatus */ .To)(run.results)) {
        const { explanation } = group.status;
        if (explanation === undefined)
            continue;
        document.addTable({
            title: (0,_display_status_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSessionCount */ .Bo)(group),
            intro: explanation,
            folded: true,
            columns: [_session_list_js__WEBPACK_IMPORTED_MODULE_7__/* .DATE_COLUMN */ .Ab, 'Session'],
            items: (0,_session_list_js__WEBPACK_IMPORTED_MODULE_7__/* .sortNewestFirst */ .BP)(group.results),
            cells: (result) => listCells(run, result, buildCloudUrl(run, result), formatBothSizes(result)),
        });
    }
}
function filterByStatus(run, status) {
    return run.results.filter((result) => result.outcome === status);
}
function buildCloudUrl(run, { projectId, session }) {
    return (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .buildSessionUrl */ ._1)(run, projectId, session.id);
}
function listCells(run, result, url, size) {
    return [(0,_session_list_js__WEBPACK_IMPORTED_MODULE_7__/* .formatDateCell */ .Kr)(result), (0,_session_list_js__WEBPACK_IMPORTED_MODULE_7__/* .formatSessionCell */ ._P)(result, url, size + formatProject(run, result))];
}
/** Formats the change of the cloud copy's size. */
function formatChange({ localBytes, cloudBytes = localBytes }) {
    return (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatByteChange */ .Ul)(cloudBytes, localBytes, _message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatUnbrokenBytes */ .JR);
}
/** `10.4 KB local, 12.0 KB in the cloud`, with the difference if both look the same. */
function formatBothSizes({ localBytes, cloudBytes = localBytes }) {
    const isSimilar = (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(localBytes) === (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(cloudBytes);
    const sign = cloudBytes > localBytes ? '+' : '−';
    const difference = isSimilar ? ` (${sign}${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatUnbrokenBytes */ .JR)(Math.abs(cloudBytes - localBytes))})` : '';
    return `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatUnbrokenBytes */ .JR)(localBytes)} local, ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatUnbrokenBytes */ .JR)(cloudBytes)} in the cloud${difference}`;
}
/** With several projects, ` · in widgets`. A column would not fit a narrow screen. */
function formatProject({ projects }, { projectId }) {
    if (projects.length < 2)
        return '';
    const name = projects.find(({ project }) => project.id === projectId)?.project.name ?? projectId;
    return ` · in ${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeMarkdown */ .FV)(name, 60)}`;
}
/** Maximum files in the summary; the report has all. */
const FAILED_FILES_SHOWN = 50;
/** Adds failed sessions: one row per cause, and a folded list of files. */
function addFailedSessions(document, run) {
    // Withheld sessions are listed with their credentials.
    const failed = (0,_run_session_statuses_js__WEBPACK_IMPORTED_MODULE_1__/* .listStatuses */ .vM)('failed')
        .flatMap((status) => filterByStatus(run, status))
        .filter((result) => !(0,_secrets_js__WEBPACK_IMPORTED_MODULE_6__/* .isWithheld */ .Ys)(result));
    const own = failed.filter((result) => !(0,_causes_js__WEBPACK_IMPORTED_MODULE_2__/* .isCoveredByRunFailure */ .Vw)(run, result));
    addCauses(document, run, own);
    const causes = (0,_causes_js__WEBPACK_IMPORTED_MODULE_2__/* .groupByCause */ .wn)(failed, _causes_js__WEBPACK_IMPORTED_MODULE_2__/* .toCause */ .HU);
    const isByCause = causes.length > 1;
    const isListed = own.length === failed.length && !isStatedInHead(run, own);
    document.addTable({
        title: isListed ? `Files of these sessions${isByCause ? ', by cause' : ''}` : (0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .describeFailed */ .h)(failed, run),
        folded: true,
        // A single cause is stated above.
        columns: isByCause ? ['Cause', 'File'] : [],
        items: causes.flat(),
        limit: FAILED_FILES_SHOWN,
        cells: (result) => {
            const { session } = result;
            // With several projects, the file name is not unique.
            const text = run.projects.length > 1 ? session.file : session.name;
            const file = (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .formatFileLink */ .IN)(run, session.file, text);
            return isByCause ? [(0,_causes_js__WEBPACK_IMPORTED_MODULE_2__/* .labelCause */ .aS)(run, result), file] : [file];
        },
    });
}
function isStatedInHead(run, failed) {
    return failed.length > 0 && failed.every((result) => (0,_causes_js__WEBPACK_IMPORTED_MODULE_2__/* .isCoveredByStatusReason */ .uv)(run, result));
}
/** Adds one row per cause of failure; if the headline states the only cause, only what to do. */
function addCauses(document, run, failed) {
    const [first] = failed;
    if (first !== undefined && isStatedInHead(run, failed)) {
        const hint = (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .formatHint */ .FD)(first);
        if (hint !== '')
            document.addBlock(`**What to do:** ${hint}`);
        return;
    }
    document.addTable({
        title: (0,_headline_js__WEBPACK_IMPORTED_MODULE_4__/* .describeFailed */ .h)(failed, run),
        folded: false,
        columns: ['>Sessions', 'Cause'],
        items: (0,_causes_js__WEBPACK_IMPORTED_MODULE_2__/* .groupByCause */ .wn)(failed, _causes_js__WEBPACK_IMPORTED_MODULE_2__/* .toCause */ .HU),
        cells: (group) => {
            const [first] = group;
            const hint = (0,_links_js__WEBPACK_IMPORTED_MODULE_5__/* .formatHint */ .FD)(first);
            const cause = (0,_untrusted_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeProse */ .fd)((0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .toSentence */ .Re)(first.reason));
            return [(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(group.length), hint === '' ? cause : `${cause}<br>**What to do:** ${hint}`];
        },
    });
}


/***/ }),

/***/ 4851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   ZQ: () => (/* binding */ toLogText),
/* harmony export */   fd: () => (/* binding */ escapeProse),
/* harmony export */   my: () => (/* binding */ LOG_LINE_LIMIT),
/* harmony export */   xn: () => (/* binding */ encodeUrlPath)
/* harmony export */ });
/* unused harmony exports MARKDOWN_TEXT_LIMIT, toPlainText */
/** Maximum code units of a log line: a server can send megabytes. */
const LOG_LINE_LIMIT = 2_000;
/** Maximum code units of a text in the summary or a comment, before escaping. */
const MARKDOWN_TEXT_LIMIT = 300;
/** Invisible; prevents mentions, links and references on GitHub. */
const ZERO_WIDTH_SPACE = '\u200b';
/** Colors, cursor moves, terminal titles and links. */
const ANSI = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression removes control characters
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** Line breaks of terminals, browsers and runners, and tabs. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/;
const WHITE_SPACE = /[\s\u0085]+/g;
/** Invisible characters that change the displayed or copied text. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2060\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Converts untrusted text to one line of visible characters, cut to `limit` UTF-16 code units. Linear in `limit`. */
function toPlainText(text, limit) {
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
 * Converts text to a log line without runner commands: `::command::` after spaces, and `##[command]` anywhere
 * (docs/internals/runners.md, Workflow commands). Other CI systems have `##name[`.
 */
function toLogText(text, limit = LOG_LINE_LIMIT) {
    return toPlainText(text, limit)
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replace(/##(?=\w*\[)/g, '## ');
}
/**
 * Escapes text for Markdown, inline or in a table cell: no formatting, links or mentions (docs/internals/runners.md,
 * Summary and comments). A zero-width character splits mentions, because GitHub finds them after removing backslashes.
 */
function escapeMarkdown(text, limit = MARKDOWN_TEXT_LIMIT) {
    return toPlainText(text, limit)
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
/** Code after `escapeMarkdown`: letters, digits, and signs that need no escape inside code. */
const ESCAPED_CODE = /\\`((?:[\p{L}\p{N} .:=/{}"',+?\u200b-]|\\[_*()]|<span>\$<\/span>)+)\\`/gu;
/** The escapes in `ESCAPED_CODE`. */
const ESCAPES = /\\([_*()])|<span>(\$)<\/span>|\u200b/g;
/** Escapes prose, such as an error or a hint, and keeps code font for names, paths, globs and workflow expressions. */
function escapeProse(text, limit = MARKDOWN_TEXT_LIMIT) {
    return escapeMarkdown(text, limit).replace(ESCAPED_CODE, (escaped, inner) => {
        const code = inner.replace(ESCAPES, '$1$2');
        // Markdown strips spaces at the ends of code.
        return code.trim() === code ? `\`${code}\`` : escaped;
    });
}
/** Encodes a slash-separated path for a URL inside a Markdown link. */
function encodeUrlPath(path) {
    return path.split('/').map(encodeUrlSegment).join('/');
}
function encodeUrlSegment(segment) {
    return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, percentEncode);
}
function percentEncode(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}


/***/ }),

/***/ 1205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ formatOptOutReason),
/* harmony export */   B5: () => (/* binding */ createConditionsIgnoredNotice),
/* harmony export */   DC: () => (/* binding */ createNoSessionsNotice),
/* harmony export */   H8: () => (/* binding */ RATE_LIMIT_LOW_TITLE),
/* harmony export */   Kk: () => (/* binding */ createUnusedAllowNotice),
/* harmony export */   Pw: () => (/* binding */ OPT_OUT_SETTINGS),
/* harmony export */   U0: () => (/* binding */ createNoHistoryNotice),
/* harmony export */   VG: () => (/* binding */ formatOptOut),
/* harmony export */   YI: () => (/* binding */ createTokenNotice),
/* harmony export */   YM: () => (/* binding */ createNewProjectNotice),
/* harmony export */   Zh: () => (/* binding */ createUnusedExcludeNotice),
/* harmony export */   _$: () => (/* binding */ createUnmergedNotice),
/* harmony export */   b0: () => (/* binding */ NO_SESSIONS_TITLE),
/* harmony export */   ef: () => (/* binding */ createOptOutNotice),
/* harmony export */   gz: () => (/* binding */ formatProjectPath),
/* harmony export */   hH: () => (/* binding */ createNotComparedNotice),
/* harmony export */   hL: () => (/* binding */ createOtherClientsNotice),
/* harmony export */   iY: () => (/* binding */ createRateLimitLowNotice),
/* harmony export */   j2: () => (/* binding */ formatSource),
/* harmony export */   m7: () => (/* binding */ createUnverifiedNotice),
/* harmony export */   tv: () => (/* binding */ createIgnoredValuesNotice),
/* harmony export */   ty: () => (/* binding */ createIncompleteSizesNotice),
/* harmony export */   xw: () => (/* binding */ createPartsNotice)
/* harmony export */ });
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6597);

/** The setting of an opt-out, as code. */
const OPT_OUT_SETTINGS = {
    cloud_sync: '`cloud_sync: false`',
    'cloud_sync.enabled': '`[cloud_sync] enabled = false`',
};
/** Maximum files in a notice. */
const PARTS_SHOWN = 10;
/** The workspace root has the path `.`, which is easy to overlook in a sentence. */
function formatProjectPath(path) {
    return path === '.' ? 'workspace root' : path;
}
function createOptOutNotice({ path, file, setting }) {
    return {
        level: 'notice',
        title: 'Cloud sync disabled',
        message: `${path === '.' ? 'The workspace root' : `\`${path}\``} was not synced, because ${file} contains ${OPT_OUT_SETTINGS[setting]}. Remove that line to sync it.`,
        file,
    };
}
/** `docs: not synced, docs/.specstory/.project.json contains …`; can contain a repository's text. */
function formatOptOut({ path, file, setting }) {
    return `${formatProjectPath(path)}: not synced, ${file} contains ${OPT_OUT_SETTINGS[setting]}`;
}
/** Status reason if all paths opted out. */
function formatOptOutReason(optOuts) {
    const settings = new Set(optOuts.map(({ setting }) => OPT_OUT_SETTINGS[setting]));
    return `Cloud sync is disabled (${[...settings].join(', ')}). Nothing was sent.`;
}
/** Formats the source of a project's ID; can contain a repository's text. */
function formatSource(source) {
    switch (source.kind) {
        case 'input':
            return 'ID from the `project-id` input';
        case 'file':
            return `ID from \`${source.field}\` in ${source.file}`;
        case 'computed':
            return `ID computed from ${source.remote}`;
    }
}
/**
 * Notice for a sync of a pull request's branch, whose files can change the project.
 * @param branch empty: unknown; untrusted
 */
function createUnmergedNotice(branch, projects) {
    const targets = projects.map(({ id, name, source }) => `${id} (${name}, ${formatSource(source)})`);
    const isPinned = projects.every(({ source }) => source.kind === 'input');
    const where = branch === '' ? 'an unmerged branch' : `the unmerged branch \`${branch}\``;
    const advice = isPinned
        ? ''
        : ' A branch can change the target project through its files. Set `project-id` to prevent that.';
    return {
        level: 'notice',
        title: 'Unmerged branch',
        message: `The sessions of ${where} belong to ${projects.length === 1 ? 'project' : 'projects'} ${targets.join(', ')}.${advice}`,
    };
}
function createNewProjectNotice({ id, name }) {
    return {
        level: 'notice',
        title: 'New project',
        message: `Project ${id} (${name}) is new: the first upload creates it in SpecStory Cloud. If the repository was renamed or moved, set \`project-id\` to the old ID to avoid a duplicate project. Set \`require-existing-project: true\` to fail instead.`,
    };
}
function createUnverifiedNotice() {
    return {
        level: 'warning',
        title: 'TLS not verified',
        message: '`NODE_TLS_REJECT_UNAUTHORIZED=0` disables certificate checks: the token and the sessions can be intercepted. Remove it. For a private certificate authority, set `NODE_EXTRA_CA_CERTS`.',
    };
}
/** Warning about a token that will expire. */
function createTokenNotice(warning) {
    return { level: 'warning', title: 'SpecStory token', message: (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .toSentence */ .Re)(warning) };
}
const NO_SESSIONS_TITLE = 'No sessions';
/** For `if-no-sessions: warn`. */
function createNoSessionsNotice(message) {
    return { level: 'warning', title: NO_SESSIONS_TITLE, message };
}
/** @param files the parts, and the session ID in each; untrusted */
function createPartsNotice(files) {
    const named = files.slice(0, PARTS_SHOWN).map(({ file, partOf }) => `${file} (another part of session ${partOf})`);
    const more = files.length > PARTS_SHOWN ? ` and ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(files.length - PARTS_SHOWN)} more` : '';
    const found = files.length === 1
        ? '1 file has the session ID of another file but contains other messages. It counts as a separate session'
        : `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(files.length)} files have the session ID of another file but contain other messages. Each counts as a separate session`;
    const message = `${found}, with an ID derived from its name: ${named.join(', ')}${more}.`;
    return { level: 'notice', title: 'Parts of a session', message };
}
/** For `if-no-sessions: warn` and a path without a history directory. */
function createNoHistoryNotice(message) {
    return { level: 'warning', title: 'No history directory', message: (0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .toSentence */ .Re)(message) };
}
/** Maximum entries in a notice. */
const ENTRIES_SHOWN = 10;
function formatEntries(entries) {
    const shown = entries.slice(0, ENTRIES_SHOWN).map((entry) => `\`${entry}\``);
    const more = entries.length > shown.length ? `, and ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(entries.length - shown.length)} more` : '';
    return `${shown.join(', ')}${more}`;
}
/** Warning about `exclude` entries without a match: a typo would upload the file. */
function createUnusedExcludeNotice(entries) {
    return {
        level: 'warning',
        title: 'Unused exclude entries',
        message: `No transcript matches these \`exclude\` entries: ${formatEntries(entries)}. Correct or remove them. Globs match the full path from the workspace, for example \`**/drafts/**\`.`,
    };
}
function createIgnoredValuesNotice(count) {
    return {
        level: 'warning',
        title: 'Ignored redact-values entries',
        message: `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(count, 'value')} of \`redact-values\` ${count === 1 ? 'is' : 'are'} not replaced. Values with fewer than 8 characters, and ordinary words and numbers, stay as they are, because replacing them would damage transcripts.`,
    };
}
/** Warning about `secrets-allow` entries without a match, after every transcript was read. */
function createUnusedAllowNotice(entries) {
    return {
        level: 'warning',
        title: 'Unused secrets-allow entries',
        message: `No credential matches these \`secrets-allow\` entries: ${formatEntries(entries)}. Correct or remove them.`,
    };
}
const RATE_LIMIT_LOW_TITLE = 'Rate limit low';
/**
 * Notice for a rate limit with fewer requests than the uploads need.
 * @param until the result of `formatUtcTime`
 */
function createRateLimitLowNotice(uploads, requests, remaining, until) {
    const needed = `${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(uploads, 'upload needs', 'uploads need')} ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(requests, 'request')}`;
    return {
        level: 'notice',
        title: RATE_LIMIT_LOW_TITLE,
        message: `${needed}, but only ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(remaining)} ${remaining === 1 ? 'is' : 'are'} left until ${until}. The other uploads wait until then, or for the next run if \`timeout\` expires first.`,
    };
}
/**
 * Notice for a check without a token. On GitHub it is a warning, because an empty input is probably a mistyped secret.
 * @param reason why the event has no secrets, as a sentence without a full stop
 */
function createNotComparedNotice(reason, onGithub) {
    const isMistake = reason === undefined && onGithub;
    const cause = reason ?? (onGithub ? 'The `token` input is empty' : 'No token is set');
    const advice = isMistake ? ' Check the name of the secret that `token` is set to.' : '';
    return {
        level: isMistake ? 'warning' : 'notice',
        title: 'Credential search only',
        message: `${cause}. Transcripts were searched for credentials but not compared with SpecStory Cloud.${advice}`,
    };
}
/** Warning about a session that has an old cloud copy but is missing in the size listing. */
function createIncompleteSizesNotice(file) {
    return {
        level: 'warning',
        title: 'Incomplete size listing',
        message: `SpecStory Cloud's size listing omitted ${file}, which has a cloud copy from before this run. Every later session of the project was inspected before its upload.`,
        file,
    };
}
/** Notice for copies that appeared or changed during the run. */
function createOtherClientsNotice(sessions) {
    return {
        level: 'notice',
        title: 'Another client',
        message: `Another client uploaded ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_0__/* .pluralize */ .td)(sessions, 'session')} during this run: a second run, or the SpecStory CLI. Their copies were inspected again before anything was replaced.`,
    };
}
/** Notice for a 412 or 304 without a changed copy. */
function createConditionsIgnoredNotice() {
    return {
        level: 'notice',
        title: 'Uploads without conditions',
        message: 'SpecStory Cloud, or a proxy in front of it, rejects conditional requests although no copy has changed. The run continued without conditions and inspected each copy right before its upload.',
    };
}


/***/ }),

/***/ 3226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LV: () => (/* binding */ toCreatedResult),
/* harmony export */   eL: () => (/* binding */ toPendingResult),
/* harmony export */   f0: () => (/* binding */ toInterruptedResult),
/* harmony export */   fL: () => (/* binding */ toSkippedResult),
/* harmony export */   qS: () => (/* binding */ toFailedResult),
/* harmony export */   wC: () => (/* binding */ toUpdatedResult),
/* harmony export */   zh: () => (/* binding */ toReplacedResult)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(153);

const NO_EFFORT = { attempts: 0, durationMs: 0 };
function toCreatedResult(planned, sent) {
    return { ...fromPlan(planned, 'created'), ...sent, reason: _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .PLANS */ .NB[planned.reason].label };
}
function toUpdatedResult(planned, sent) {
    return { ...fromPlan(planned, 'updated'), ...sent, reason: _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .PLANS */ .NB[planned.reason].label };
}
/** Planned as new, but the PUT overwrote a copy, because the cloud ignored the condition. */
function toReplacedResult(planned, sent, isRecent) {
    const reason = isRecent
        ? 'overwrote a cloud copy that another client uploaded during this run'
        : 'overwrote a cloud copy that the size listing omitted';
    return { ...fromPlan(planned, 'updated'), ...sent, reason };
}
function toSkippedResult(planned) {
    return fromPlan(planned, 'skipped');
}
function toPendingResult(planned) {
    return fromPlan(planned, 'pending');
}
/** @param subject the plan, or the session without a plan */
function toFailedResult(subject, { message, code, hint }, effort = NO_EFFORT) {
    const result = 'action' in subject ? fromPlan(subject, 'errored') : fromSession(subject.projectId, subject.session, 'errored');
    return { ...result, reason: message, code, hint, ...effort };
}
function toInterruptedResult(projectId, session, closing, interruption) {
    const { mayBeStored = false, ...effort } = interruption ?? {};
    const { isPaused, ...closed } = closing;
    const progress = mayBeStored ? 'unknown' : isPaused ? 'not-started' : undefined;
    return {
        ...fromSession(projectId, session, closed.outcome),
        ...effort,
        ...closed,
        ...(progress === undefined ? {} : { progress }),
    };
}
function fromPlan(planned, outcome) {
    const { projectId, session, reason, localBytes, cloudBytes, detail, secrets } = planned;
    const words = _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .PLANS */ .NB[reason].label;
    const text = detail === undefined ? words : `${words}: ${detail}`;
    return createResult(projectId, session, outcome, { plan: reason, reason: text, localBytes, cloudBytes, secrets });
}
function fromSession(projectId, session, outcome) {
    const facts = { plan: undefined, reason: '', localBytes: session.diskBytes, cloudBytes: undefined, secrets: [] };
    return createResult(projectId, session, outcome, facts);
}
/** Creates the result of a session without an upload or a failure of its own. */
function createResult(projectId, session, outcome, facts) {
    return {
        projectId,
        session,
        outcome,
        ...facts,
        code: undefined,
        hint: undefined,
        sentBytes: undefined,
        title: session.title,
        ...NO_EFFORT,
    };
}


/***/ }),

/***/ 625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Qs: () => (/* binding */ listUnreadable),
/* harmony export */   dO: () => (/* binding */ listIgnoredWithCredentials),
/* harmony export */   i5: () => (/* binding */ resolveExitCode),
/* harmony export */   q1: () => (/* binding */ countInaccessibleIn),
/* harmony export */   ut: () => (/* binding */ createRun)
/* harmony export */ });
/* unused harmony export countInaccessible */
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1294);
/* harmony import */ var _session_statuses_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4783);


function listUnreadable({ projects }) {
    return projects.flatMap(({ scan }) => scan?.unreadable ?? []);
}
/**
 * Counts the files that make a run incomplete: unreadable files, ignored files with credentials, and links without
 * other files.
 */
function countInaccessible(found) {
    const { sessionCount, filteredOut, excludedCount, ignored, unreadableCount } = found;
    const hasOthers = sessionCount + filteredOut + excludedCount > 0 || ignored.some(({ reason }) => reason !== 'link');
    const exposed = ignored.filter(({ secrets = [] }) => secrets.length > 0).length;
    return unreadableCount + exposed + (hasOthers ? 0 : ignored.length);
}
/** As `countInaccessible`, for all projects of a run. */
function countInaccessibleIn({ projects }) {
    const scans = projects.flatMap(({ scan }) => scan ?? []);
    const counts = scans.map(({ sessions, filteredOut, excluded, ignored, unreadable }) => countInaccessible({
        sessionCount: sessions.length,
        filteredOut,
        excludedCount: excluded.length,
        ignored,
        unreadableCount: unreadable.length,
    }));
    return counts.reduce((sum, count) => sum + count, 0);
}
function listIgnoredWithCredentials({ projects, }) {
    return projects.flatMap(({ scan }) => (scan?.ignored ?? []).flatMap(({ secrets = [], ...file }) => (secrets.length > 0 ? [{ ...file, secrets }] : [])));
}
/** Initial state: `failed`, so that a crash never looks like success. */
function createRun(runner) {
    return {
        version: _version_js__WEBPACK_IMPORTED_MODULE_1__/* .VERSION */ .x,
        startedAt: new Date(),
        runner,
        inputs: undefined,
        projects: [],
        optOuts: [],
        notices: [],
        searched: undefined,
        results: [],
        counts: (0,_session_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .createCounts */ .xG)(),
        requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
        timings: {},
        status: 'failed',
        statusReason: undefined,
        failures: [],
    };
}
/** Exit code of the step. */
function resolveExitCode(run) {
    switch (run.status) {
        case 'complete':
        case 'not-run':
            return 0;
        case 'incomplete':
            return failsIncomplete(run) ? 1 : 0;
        case 'failed':
        case 'cancelled':
            return 1;
    }
}
function failsIncomplete(run) {
    const rule = run.inputs?.failOnIncomplete ?? true;
    return rule === 'errors' ? !isOnlyPending(run) : rule;
}
/** The run is incomplete only because of pending sessions. */
function isOnlyPending(run) {
    const { counts, failures, statusReason } = run;
    const isReadable = countInaccessibleIn(run) === 0;
    return (0,_session_statuses_js__WEBPACK_IMPORTED_MODULE_0__/* .countKind */ .MQ)(counts, 'failed') === 0 && isReadable && failures.length === 0 && statusReason === undefined;
}


/***/ }),

/***/ 4783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MQ: () => (/* binding */ countKind),
/* harmony export */   QJ: () => (/* binding */ countOpen),
/* harmony export */   Rv: () => (/* binding */ STATUS_KINDS),
/* harmony export */   Wf: () => (/* binding */ SESSION_STATUSES),
/* harmony export */   g$: () => (/* binding */ STATUS_NAMES),
/* harmony export */   jJ: () => (/* binding */ countSessions),
/* harmony export */   ox: () => (/* binding */ countByProvider),
/* harmony export */   vM: () => (/* binding */ listStatuses),
/* harmony export */   wV: () => (/* binding */ addSession),
/* harmony export */   xG: () => (/* binding */ createCounts)
/* harmony export */ });
/** Effect of a status on the cloud copy. */
const STATUS_KINDS = ['uploaded', 'pending', 'unchanged', 'failed'];
/** Statuses of a session. All output and the schema derive from this table, in its order. */
const SESSION_STATUSES = {
    created: {
        count: 'created',
        output: 'created',
        label: 'Created',
        countLabel: 'created',
        title: 'Created',
        precedence: 5,
        kind: 'uploaded',
        leavesIncomplete: false,
    },
    updated: {
        count: 'updated',
        output: 'updated',
        label: 'Updated',
        countLabel: 'updated',
        title: 'Updated',
        precedence: 4,
        kind: 'uploaded',
        leavesIncomplete: false,
    },
    skipped: {
        count: 'skipped',
        output: 'skipped',
        label: 'Skipped',
        countLabel: 'skipped',
        title: 'Skipped',
        precedence: 2,
        kind: 'unchanged',
        leavesIncomplete: false,
    },
    errored: {
        count: 'errored',
        output: 'errored',
        label: 'Errored',
        countLabel: 'errored',
        title: 'Sync failed',
        precedence: 3,
        kind: 'failed',
        leavesIncomplete: true,
    },
    'timed-out': {
        count: 'timedOut',
        output: 'timed-out',
        label: 'Timed out',
        countLabel: 'timed out',
        title: 'Timed out',
        precedence: 0,
        kind: 'failed',
        leavesIncomplete: true,
    },
    /** In `check` only. */
    pending: {
        count: 'pending',
        output: 'pending',
        label: 'Pending',
        countLabel: 'pending',
        title: 'Sessions pending',
        precedence: 1,
        kind: 'pending',
        leavesIncomplete: true,
    },
};
const STATUS_NAMES = Object.keys(SESSION_STATUSES);
function listStatuses(kind) {
    return STATUS_NAMES.filter((outcome) => SESSION_STATUSES[outcome].kind === kind);
}
function createCounts() {
    const counts = { attempted: 0 };
    for (const outcome of STATUS_NAMES)
        counts[SESSION_STATUSES[outcome].count] = 0;
    return counts;
}
/** A session without a status counts only as attempted. */
function addSession(counts, outcome) {
    counts.attempted += 1;
    if (outcome !== undefined)
        counts[SESSION_STATUSES[outcome].count] += 1;
}
function countSessions(results) {
    const counts = createCounts();
    for (const { outcome } of results)
        addSession(counts, outcome);
    return counts;
}
/** Most sessions first, then by name. */
function countByProvider(results) {
    const providers = new Map();
    for (const { session, outcome } of results) {
        const name = session.provider.displayName;
        const counts = providers.get(name) ?? createCounts();
        providers.set(name, counts);
        addSession(counts, outcome);
    }
    return [...providers]
        .map(([name, counts]) => ({ name, counts }))
        .sort((a, b) => b.counts.attempted - a.counts.attempted || (a.name < b.name ? -1 : 1));
}
function countKind(counts, kind) {
    return sumCounts(counts, (outcome) => SESSION_STATUSES[outcome].kind === kind);
}
/** Counts sessions that need another run. */
function countOpen(counts) {
    return sumCounts(counts, (outcome) => SESSION_STATUSES[outcome].leavesIncomplete);
}
function sumCounts(counts, isCounted) {
    return STATUS_NAMES.filter(isCounted).reduce((sum, outcome) => sum + counts[SESSION_STATUSES[outcome].count], 0);
}


/***/ }),

/***/ 7626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ REDACTION_MODES),
/* harmony export */   PT: () => (/* binding */ parseAllow),
/* harmony export */   ky: () => (/* binding */ Allowlist)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _nearest_name_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6294);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7423);



/** How to handle credentials: replace them by markers, withhold the transcript, or send it unchanged. */
const REDACTION_MODES = ['redact', 'hold', 'send'];
const HASH = /^sha256:([0-9a-f]{64})$/i;
/** The entries of `secrets-allow`: rule names and hashes of single values. Records the entries that matched. */
class Allowlist {
    #rules;
    #hashes;
    #matched = new Set();
    /** @param entries the result of `parseAllow` */
    constructor(entries = []) {
        this.#rules = new Set(entries.filter((entry) => !HASH.test(entry)));
        this.#hashes = new Set(entries.filter((entry) => HASH.test(entry)));
    }
    /** Whether a credential stays in the text. Records the entries that match. */
    allows(finding, view) {
        const matched = [...this.#entriesFor(finding, view)];
        for (const entry of matched)
            this.#matched.add(entry);
        return matched.length > 0;
    }
    /** Returns the entries that have not matched yet. */
    listUnmatched() {
        return [...this.#rules, ...this.#hashes].filter((entry) => !this.#matched.has(entry));
    }
    *#entriesFor({ rule, start, end, inner }, view) {
        if (this.#rules.has(rule))
            yield rule;
        if (this.#hashes.size === 0)
            return;
        for (const range of inner === undefined ? [[start, end]] : [[start, end], inner]) {
            for (const value of new Set([view.text.slice(...range), (0,_view_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeSlice */ .Zx)(view, ...range)])) {
                const entry = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(value).digest('hex')}`;
                if (this.#hashes.has(entry))
                    yield entry;
            }
        }
    }
}
/**
 * Parses `secrets-allow`. An entry is a rule name as in the marker, or `sha256:` and the SHA-256 of a value (hex).
 * @param lines trimmed
 * @param ruleNames `RULE_NAMES`
 * @returns the valid entries, and a message for each invalid one
 */
function parseAllow(lines, ruleNames) {
    const entries = [];
    const faults = [];
    for (const line of lines) {
        const entry = line.toLowerCase();
        if (HASH.test(entry) || ruleNames.includes(entry))
            entries.push(entry);
        else
            faults.push(describeFault(line, ruleNames));
    }
    return { entries, faults };
}
/** Never quotes the entry: it can be a credential that was pasted instead of its hash. */
function describeFault(line, ruleNames) {
    if (/^sha256:/i.test(line))
        return 'an entry lacks the 64 hex digits after `sha256:`';
    if (!/^[a-z][a-z0-9-]{2,60}$/.test(line))
        return 'an entry is neither a rule name nor `sha256:` and a hash';
    const nearest = (0,_nearest_name_js__WEBPACK_IMPORTED_MODULE_2__/* .findNearestName */ .$)(line, ruleNames);
    if (nearest === undefined)
        return 'an entry is not a known rule';
    return `an entry is not a known rule; did you mean \`${nearest}\`?`;
}


/***/ }),

/***/ 9186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T$: () => (/* binding */ EXACT_VALUE_RULE),
/* harmony export */   xS: () => (/* binding */ parseExactValues),
/* harmony export */   yH: () => (/* binding */ ExactValues)
/* harmony export */ });
/* harmony import */ var _repeated_values_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6799);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7423);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5213);



/** Minimum characters of a value or line; shorter ones are part of other texts. */
const VALUE_MIN = 8;
/** Maximum digits of ordinary numbers, dates, times and account IDs. */
const DIGITS_MAX = 14;
/** Minimum words of a value; fewer words can be an ordinary name. */
const WORDS_MIN = 4;
/** Rule in the report; not used in markers or `secrets-allow`. */
const EXACT_VALUE_RULE = 'redact-values';
const BASE64 = /[\w+/-]/;
/**
 * Parses one value per line, or the values of a JSON object.
 * @returns `undefined` for invalid JSON after `{`
 */
function parseExactValues(text) {
    const given = text.startsWith('{') ? listTexts(text) : text.split(/[\r\n]+/);
    if (given === undefined)
        return undefined;
    const usable = new Set();
    let ignoredCount = 0;
    for (const value of new Set(given.map((entry) => entry.trim()).filter((entry) => entry !== ''))) {
        const lines = value.split(/[\r\n]+/).map((line) => line.trim());
        const usableLines = lines.filter((line) => line.length >= VALUE_MIN && !isOrdinaryText(line));
        if (usableLines.length === 0)
            ignoredCount++;
        for (const line of usableLines)
            usable.add(line);
    }
    return { values: [...usable], ignoredCount };
}
/** Lists all texts in a JSON object at any depth. */
function listTexts(json) {
    const texts = [];
    try {
        JSON.parse(json, (_, value) => {
            if (typeof value === 'string' || typeof value === 'number')
                texts.push(String(value));
            return value;
        });
        return texts;
    }
    catch {
        return undefined;
    }
}
/** Whether a value is ordinary text: `production`, `us-east-1`, `2026-11-28`. */
function isOrdinaryText(value) {
    if (/^[\d\s.,:_/-]+$/.test(value))
        return value.replaceAll(/\D/g, '').length <= DIGITS_MAX;
    const parts = value
        .replace(/^(?:https?:\/\/|-----(?:BEGIN|END) )|KEY(?= |-)/g, '')
        .match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^\w\s.:/-]/g) ?? [];
    const words = parts.filter((part) => /^[A-Za-z]/.test(part));
    return (words.length < WORDS_MIN &&
        parts.every((part) => (/^\d/.test(part) ? part.length <= 4 : part.length < 3 || (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .isWordLike */ .UI)(part)) && /^\w/.test(part)));
}
/** Replaces values by asterisks of the same number of bytes, so that the size of the text does not change. */
class ExactValues {
    #needles = new Map();
    #finder;
    /** @param values without line breaks */
    constructor(values) {
        for (const value of values) {
            for (const text of [value, encodeURIComponent(value.toWellFormed())])
                this.#add(decodeValue(text), false, false);
            for (const offset of [0, 1, 2])
                this.#addBase64(value, offset);
        }
        this.#finder = new _repeated_values_js__WEBPACK_IMPORTED_MODULE_0__/* .ValueFinder */ .s([...this.#needles.keys()]);
    }
    mask(view) {
        const { text, codes } = view;
        const findings = [];
        const parts = [];
        let done = 0;
        for (const { value: found, start, end } of sortByOffset(this.#finder.find(codes))) {
            const needle = this.#needles.get(found);
            if (needle === undefined)
                continue;
            const from = Math.max(done, needle.isCutInFront && BASE64.test(text[start - 1] ?? '') ? start - 1 : start);
            let to = needle.isCutBehind && BASE64.test(text[end] ?? '') ? end + 1 : end;
            while (needle.isCutBehind && text[to] === '=')
                to++;
            if (to <= done)
                continue;
            parts.push(text.slice(done, from), '*'.repeat(Buffer.byteLength(text.slice(from, to))));
            findings.push({ rule: EXACT_VALUE_RULE, start: from, end: to });
            done = to;
        }
        return { masked: parts.length === 0 ? text : parts.join('') + text.slice(done), findings };
    }
    #add(text, isCutInFront, isCutBehind) {
        if (!this.#needles.has(text))
            this.#needles.set(text, { isCutInFront, isCutBehind });
    }
    /** Adds the Base64 characters that do not depend on the text before and after the value. */
    #addBase64(value, offset) {
        const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
        const from = offset === 0 ? 0 : offset + 1;
        const to = Math.floor((bytes.length * 8) / 6);
        for (const encoding of ['base64', 'base64url']) {
            const text = bytes.toString(encoding).slice(from, to);
            this.#add(text, offset > 0, bytes.length % 3 !== 0);
        }
    }
}
/** Sorts by start, then longest first. */
function sortByOffset(findings) {
    return [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
}
/** Decodes the escape sequences in a value, because a view decodes them too. */
function decodeValue(value) {
    return (0,_view_js__WEBPACK_IMPORTED_MODULE_1__/* .createView */ .O8)(value).view.replaceAll(_view_js__WEBPACK_IMPORTED_MODULE_1__/* .FILLER */ .Fn, '');
}


/***/ }),

/***/ 2663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ countByRule),
/* harmony export */   m: () => (/* binding */ listDifferent)
/* harmony export */ });
/** Lists the first credential of each different value. */
function listDifferent(credentials) {
    const different = new Map();
    for (const credential of credentials) {
        if (!different.has(credential.fingerprint))
            different.set(credential.fingerprint, credential);
    }
    return [...different.values()];
}
/** Counts different values by rule, sorted by rule. */
function countByRule(credentials) {
    const counts = {};
    for (const rule of listDifferent(credentials)
        .map((credential) => credential.rule)
        .sort()) {
        counts[rule] = (counts[rule] ?? 0) + 1;
    }
    return counts;
}


/***/ }),

/***/ 6799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ ValueFinder)
/* harmony export */ });
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7423);

const CODES = 0x1_0000;
const ROOT = 0;
/**
 * Finds many values in one pass, also escaped. The time does not depend on the number of values (Aho and Corasick,
 * 1975). Of several values with the same end, returns the longest.
 */
class ValueFinder {
    #automaton;
    /** @param values with at least two characters */
    constructor(values) {
        this.#automaton = new Automaton(values);
    }
    /** @param codes the codes of a `TextView` */
    *find(codes) {
        const automaton = this.#automaton;
        const offsets = listOffsets(codes);
        let state = ROOT;
        for (let index = 0; index < offsets.length; index++) {
            const at = offsets[index];
            state = automaton.step(state, codes[at], codes[offsets[index + 1] ?? at]);
            const value = state === ROOT ? undefined : automaton.getValue(state);
            if (value === undefined)
                continue;
            const before = index - value.length;
            // Fillers before a character belong to it.
            yield { value, start: before < 0 ? 0 : offsets[before] + 1, end: at + 1 };
        }
    }
}
/** Lists the offsets of characters except fillers. */
function listOffsets(codes) {
    const offsets = new Uint32Array(codes.length);
    let count = 0;
    for (let at = 0; at < codes.length; at++)
        if (codes[at] !== _view_js__WEBPACK_IMPORTED_MODULE_0__/* .FILLER_CODE */ .p4)
            offsets[count++] = at;
    return offsets.subarray(0, count);
}
/** Aho-Corasick automaton. A state is the longest prefix of a value at the end of the text so far. */
class Automaton {
    /** Next state by state and UTF-16 code. */
    #edges = new Map();
    /** By the hash of two codes; 1: they start a value. */
    #firsts = new Uint8Array(CODES);
    /** Longest proper suffix of a state that is also a state. */
    #fallbacks = [ROOT];
    /** Longest value at the end of a state. */
    #values = [undefined];
    constructor(values) {
        for (const value of values)
            this.#add(value);
        this.#link();
    }
    /** Returns the state after one more code. @param next the code after it */
    step(state, code, next) {
        if (state === ROOT && this.#firsts[hashCodes(code, next)] === 0)
            return ROOT;
        for (let from = state;; from = this.#fallbacks[from]) {
            const to = this.#edges.get(from * CODES + code);
            if (to !== undefined)
                return to;
            if (from === ROOT)
                return ROOT;
        }
    }
    getValue(state) {
        return this.#values[state];
    }
    #add(value) {
        this.#firsts[hashCodes(value.charCodeAt(0), value.charCodeAt(1))] = 1;
        let state = ROOT;
        for (let index = 0; index < value.length; index++) {
            const edge = state * CODES + value.charCodeAt(index);
            let to = this.#edges.get(edge);
            if (to === undefined) {
                to = this.#values.push(undefined) - 1;
                this.#fallbacks.push(ROOT);
                this.#edges.set(edge, to);
            }
            state = to;
        }
        this.#values[state] = value;
    }
    /** Sets fallbacks breadth-first: the fallback of a state extends the fallback of its parent by one code. */
    #link() {
        const children = Map.groupBy(this.#edges, ([edge]) => Math.floor(edge / CODES));
        const queue = [ROOT];
        for (const state of queue) {
            for (const [edge, child] of children.get(state) ?? []) {
                queue.push(child);
                if (state === ROOT)
                    continue;
                let from = this.#fallbacks[state];
                const code = edge % CODES;
                while (from !== ROOT && !this.#edges.has(from * CODES + code))
                    from = this.#fallbacks[from];
                const fallback = this.#edges.get(from * CODES + code) ?? ROOT;
                this.#fallbacks[child] = fallback;
                this.#values[child] ??= this.#values[fallback];
            }
        }
    }
}
function hashCodes(first, second) {
    return (first * 31 + second) % CODES;
}


/***/ }),

/***/ 7423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fn: () => (/* binding */ FILLER),
/* harmony export */   O8: () => (/* binding */ createView),
/* harmony export */   P5: () => (/* binding */ skipFillers),
/* harmony export */   Zx: () => (/* binding */ decodeSlice),
/* harmony export */   p4: () => (/* binding */ FILLER_CODE)
/* harmony export */ });
/** Replaces all units of an escape sequence except the last, which becomes the decoded character. */
const FILLER = '\v';
const FILLER_CODE = 11;
const BLANK = 32;
const ASCII = 128;
const BACKSLASH = 92;
const ESCAPE = 27;
/** Decoded unit for a byte of a multi-byte character: neither ASCII nor a blank. */
const OTHER = 0x80;
/** Maximum characters of a color code: `[38;2;255;255;255;48;2;255;255;255m`. */
const COLOR_MAX = 40;
const SIMPLE = { n: '\n', r: '\r', t: '\t' };
const ENTITIES = {
    amp: '&',
    apos: "'",
    colon: ':',
    commat: '@',
    dollar: '$',
    equals: '=',
    excl: '!',
    gt: '>',
    lowbar: '_',
    lt: '<',
    nbsp: ' ',
    num: '#',
    percnt: '%',
    plus: '+',
    quest: '?',
    quot: '"',
    semi: ';',
    sol: '/',
};
const READERS = [
    ['\u001b', readColor],
    ['\\', readBackslash],
    ['%', readPercent],
    ['&', readEntity],
    ['[', readBareColor],
    ['^', readCaret],
];
const READER_OF = new Map(READERS);
/** First characters of escape sequences; an expression is faster than a loop. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins color codes
const SPECIAL = /[\u001b\\%&[^]/g;
/** Decodes escape sequences in linear time: the lookahead of each reader is limited. */
function createView(text) {
    const bytes = Buffer.allocUnsafeSlow(text.length * 2);
    bytes.write(text, 'utf16le');
    const codes = new Uint16Array(bytes.buffer, 0, text.length);
    let isChanged = false;
    SPECIAL.lastIndex = 0;
    for (let found = SPECIAL.exec(text); found !== null; found = SPECIAL.exec(text)) {
        const at = found.index;
        const sequence = READER_OF.get(found[0])?.(text, at);
        if (sequence === undefined)
            continue;
        if (sequence.decoded !== undefined) {
            codes.fill(sequence.decoded === BLANK ? BLANK : FILLER_CODE, at, sequence.end - 1);
            codes[sequence.end - 1] = sequence.decoded;
            isChanged = true;
        }
        SPECIAL.lastIndex = sequence.end;
    }
    return { text, view: isChanged ? bytes.toString('utf16le') : text, codes };
}
/** Returns the first offset at or after `at` without a filler. */
function skipFillers(view, at) {
    let next = at;
    while (view.charCodeAt(next) === FILLER_CODE)
        next++;
    return next;
}
/** Returns a part of a text with its escape sequences decoded. */
function decodeSlice({ view }, start, end) {
    const slice = view.slice(start, end);
    return slice.includes(FILLER) ? slice.replaceAll(FILLER, '') : slice;
}
/** Reads a color code from its bracket; it becomes blanks. */
function readColorCode(text, bracket) {
    const end = findColorEnd(text, bracket);
    return end === undefined ? undefined : { end, decoded: BLANK };
}
/** Finds the end of a control sequence (ECMA-48, 5.4) from its bracket. */
function findColorEnd(text, bracket) {
    const first = text[bracket];
    if (first === '(' || first === ')')
        return bracket + 2;
    if (first !== '[')
        return undefined;
    const limit = Math.min(text.length, bracket + COLOR_MAX);
    for (let at = bracket + 1; at < limit; at++) {
        const code = text.charCodeAt(at);
        if (code >= 48 && code <= 63)
            continue;
        return code >= 64 && code <= 126 ? at + 1 : undefined;
    }
    return undefined;
}
function readColor(text, at) {
    return readColorCode(text, at + 1);
}
/** Reads the escape character as written by `cat -v`. */
function readCaret(text, at) {
    return text[at + 1] === '[' && text[at + 2] === '[' ? readColorCode(text, at + 2) : undefined;
}
/** Reads a color code without its escape character. */
function readBareColor(text, at) {
    const digit = text.charCodeAt(at + 1);
    if (digit < 48 || digit > 57)
        return undefined;
    const end = findColorEnd(text, at);
    return end !== undefined && text[end - 1] === 'm' ? { end, decoded: BLANK } : undefined;
}
/** Reads any number of backslashes: nested JSON doubles them. */
function readBackslash(text, at) {
    let letter = at + 1;
    while (text.charCodeAt(letter) === BACKSLASH)
        letter++;
    const skipped = { end: letter };
    const character = text[letter] ?? '';
    const simple = SIMPLE[character];
    if (simple !== undefined)
        return { end: letter + 1, decoded: simple.charCodeAt(0) };
    if (!/[!-/:-@[-`{-~]/.test(character))
        return readNumbered(text, letter) ?? skipped;
    return { end: letter + 1, decoded: character.charCodeAt(0) };
}
/** Reads `\u001b`, `\u{1b}`, `\x1b`, `\033[` and `\e[`. */
function readNumbered(text, letter) {
    const [sequence, long, braced, short, color] = /^(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|(033|e)(?=\[))/i.exec(text.slice(letter, letter + 10)) ?? [];
    if (sequence === undefined)
        return undefined;
    const end = letter + sequence.length;
    const code = color === undefined ? Number.parseInt(long ?? braced ?? short ?? '', 16) : ESCAPE;
    if (code === ESCAPE)
        return readColorCode(text, end) ?? { end, decoded: BLANK };
    return { end, decoded: toUnit(code) };
}
/** Reads `%3D`, and the double encoding `%253D`. Encoded letters and digits stay, because no encoder writes them. */
function readPercent(text, at) {
    let pair = at + 1;
    while (text.startsWith('25', pair) && isHex(text, pair + 2) && isHex(text, pair + 3))
        pair += 2;
    if (!isHex(text, pair) || !isHex(text, pair + 1))
        return { end: pair };
    const code = Number.parseInt(text.slice(pair, pair + 2), 16);
    if (/[0-9A-Za-z]/.test(String.fromCharCode(code)))
        return { end: pair };
    return { end: pair + 2, decoded: code < ASCII ? code : OTHER };
}
/** Reads `&quot;`, `&#34;`, `&#x22;` and `&amp;quot;`. */
function readEntity(text, at) {
    let name = at + 1;
    while (text.startsWith('amp;', name))
        name += 4;
    const [sequence, decimal, hex, word] = /^(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(text.slice(name, name + 10)) ?? [];
    const code = word === undefined ? Number.parseInt(decimal ?? hex ?? '', hex === undefined ? 10 : 16) : decodeEntity(word);
    if (sequence !== undefined && code !== undefined)
        return { end: name + sequence.length, decoded: toUnit(code) };
    return name === at + 1 ? undefined : { end: name, decoded: '&'.charCodeAt(0) };
}
function decodeEntity(entity) {
    return ENTITIES[entity.toLowerCase()]?.charCodeAt(0);
}
function toUnit(code) {
    return code <= 0xff_ff ? code : OTHER;
}
function isHex(text, at) {
    const code = text.charCodeAt(at);
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}


/***/ }),

/***/ 5213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eh: () => (/* binding */ countClasses),
/* harmony export */   UI: () => (/* binding */ isWordLike),
/* harmony export */   rW: () => (/* binding */ countRandom)
/* harmony export */ });
/**
 * Letter pairs of 90 % of English words: a first letter, and the letters after it. They are a third of random pairs.
 */
const PAIRS = [
    'abcdgiklmnprstuvy baeiloru cacehiklortu dadeiorsu eacdefglmnprstvwx faefilo gaehinorsu haeio',
    'iabcdefglmnoprstvz keis ladeilostuy maeimopsu nacdefgiknostv oabcdgiklmnoprstuvw paeiloprstu qu',
    'racdegikmnorstuvy sacehilopstu tacehilorstuy uabcefgilmnprst vaei waeios xp ze',
].join(' ');
const A = 97;
const LETTERS = 26;
const WORD_PAIRS_MIN = 0.6;
const WORD_MIN = 3;
/** Names of algorithms, encodings and versions with digits. */
const TECHNICAL = /(?:ed|x|curve)25519|sha[-_]?\d{1,3}|md5|base(?:32|58|64)|x509|oauth[12]|utf[-_]?8|v\d{1,2}(?:alpha|beta)\d{1,2}|aes[-_]?\d{3}|pkcs\d{1,2}|[rhep]s(?:256|384|512)|nistp\d{3}|ipv[46]|http2|i18n|l10n|s3|ec2|k8s/gi;
const IS_PAIR = new Uint8Array(LETTERS * LETTERS);
for (const [first = '', ...seconds] of PAIRS.split(' ')) {
    for (const second of seconds)
        IS_PAIR[getPairIndex(first.charCodeAt(0), second.charCodeAt(0))] = 1;
}
/** Whether letters look like a word: most of their pairs are pairs of English words. */
function isWordLike(letters) {
    if (letters.length < WORD_MIN)
        return false;
    let pairs = 0;
    for (let index = 1; index < letters.length; index++) {
        if (IS_PAIR[getPairIndex(letters.charCodeAt(index - 1) | 32, letters.charCodeAt(index) | 32)] === 1)
            pairs++;
    }
    return pairs >= (letters.length - 1) * WORD_PAIRS_MIN;
}
/** Counts the characters outside of words, years, counts such as `1234`, and separators. */
function countRandom(text) {
    let count = 0;
    for (const [run] of text.replaceAll(TECHNICAL, '').matchAll(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^A-Za-z\d\s_./=-]/g)) {
        const code = run.charCodeAt(0);
        const isRegular = code < 58 && code >= 48 ? isRegularNumber(run) : isWordLike(run);
        if (!isRegular)
            count += run.length;
    }
    return count;
}
/** Counts the character classes of a text: digits, lowercase, uppercase, other. */
function countClasses(value) {
    return [/\d/, /[a-z]/, /[A-Z]/, /[^0-9A-Za-z]/].filter((expression) => expression.test(value)).length;
}
/** `2026`, `1234`, `000`. */
function isRegularNumber(digits) {
    if (digits.length < WORD_MIN)
        return false;
    return /^(?:19|20)\d\d$/.test(digits) || '012345678901234567890'.includes(digits) || /^(\d)\1+$/.test(digits);
}
function getPairIndex(first, second) {
    return (first - A) * LETTERS + second - A;
}


/***/ }),

/***/ 7633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L9: () => (/* binding */ IGNORED_FILES),
/* harmony export */   Vt: () => (/* binding */ IGNORED_REASONS),
/* harmony export */   rM: () => (/* binding */ isQuiet)
/* harmony export */ });
/* harmony import */ var _host_words_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7322);
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6597);


const ROWS = {
    'lfs-pointer': {
        label: 'Git LFS pointer',
        kind: ['Git LFS pointer', 'Git LFS pointers'],
        cause: 'The checkout contains Git LFS pointers instead of the transcripts.',
        fix: (0,_message_format_js__WEBPACK_IMPORTED_MODULE_1__/* .toSentence */ .Re)(_host_words_js__WEBPACK_IMPORTED_MODULE_0__/* .HOST_WORDS */ .f.fetchLfs.github),
        list: 'shared',
        isInComment: true,
        warning: 'Git LFS pointers ignored',
    },
    link: {
        label: 'symbolic link',
        kind: ['symbolic link', 'symbolic links'],
        cause: 'Symbolic links are never followed.',
        fix: 'Commit the file itself.',
        list: 'shared',
        isInComment: true,
        warning: 'Symbolic links ignored',
    },
    unidentified: {
        label: 'no session ID',
        kind: ['transcript without a session ID', 'transcripts without a session ID'],
        cause: 'SpecStory extensions before about October 2025 wrote no session ID.',
        fix: 'Set `unidentified: upload` to sync such files.',
        list: 'own',
        isInComment: true,
        warning: undefined,
    },
    'unusable-id': {
        label: 'unusable session ID',
        kind: ['transcript with an unusable session ID', 'transcripts with an unusable session ID'],
        cause: 'The session ID contains characters or has a length that SpecStory Cloud does not accept.',
        fix: undefined,
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    'no-name': {
        label: 'no file name',
        kind: ['transcript in a file named `.md`', 'transcripts in files named `.md`'],
        cause: 'SpecStory Cloud shows a session under the name of its file.',
        fix: 'Give the file a name before `.md`.',
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    'no-message': {
        label: 'no messages',
        kind: ['transcript without messages', 'transcripts without messages'],
        cause: 'The transcript has a header and no messages.',
        fix: undefined,
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    'not-a-file': {
        label: 'not a regular file',
        kind: ['entry that is not a regular file', 'entries that are not regular files'],
        cause: 'Pipes, sockets and devices are not read.',
        fix: undefined,
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    empty: {
        label: 'empty',
        kind: ['empty file', 'empty files'],
        cause: 'The file is empty.',
        fix: undefined,
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    conflict: {
        label: 'conflict markers',
        kind: ['transcript with conflict markers', 'transcripts with conflict markers'],
        cause: 'The first lines of the file contain a merge conflict and name two sessions.',
        fix: 'Restore one side of the conflict and commit it.',
        list: 'shared',
        isInComment: true,
        warning: 'Conflict markers committed',
    },
    encrypted: {
        label: 'encrypted',
        kind: ['encrypted file', 'encrypted files'],
        cause: 'The checkout contains encrypted files.',
        fix: 'Decrypt the files in a step before this one, for example with `git-crypt unlock`.',
        list: 'shared',
        isInComment: true,
        warning: 'Encrypted files ignored',
    },
    'not-text': {
        label: 'not readable as text',
        kind: ['file that is not UTF-8 text', 'files that are not UTF-8 text'],
        cause: 'The file is binary, damaged, or in an unsupported encoding.',
        fix: 'Save the file as UTF-8, or restore an earlier version of it from Git.',
        list: 'shared',
        isInComment: true,
        warning: 'Unreadable transcripts',
    },
    'other-extension': {
        label: 'not named .md',
        kind: ['file with another extension', 'files with another extension'],
        cause: 'Only files whose names end in `.md` are transcripts.',
        fix: 'Rename the file so that its name ends in `.md`.',
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    part: {
        label: 'another part of a session',
        kind: ['other part of a session', 'other parts of sessions'],
        cause: 'Several files with one session ID contain different parts of a conversation.',
        fix: 'Set `unidentified: upload` to sync each part as a session.',
        list: 'shared',
        isInComment: true,
        warning: 'Parts of sessions ignored',
    },
    'other-file': {
        label: 'not Markdown',
        kind: ['file that is not Markdown', 'files that are not Markdown'],
        cause: 'SpecStory and other tools keep files of their own in the directory.',
        fix: undefined,
        list: 'report-only',
        isInComment: false,
        warning: undefined,
    },
    'not-a-transcript': {
        label: 'not a transcript',
        kind: ['Markdown file that is not a SpecStory transcript', 'Markdown files that are not SpecStory transcripts'],
        cause: 'Other tools also write Markdown to the directory.',
        fix: undefined,
        list: 'report-only',
        isInComment: false,
        warning: undefined,
    },
    duplicate: {
        label: 'duplicate of another file',
        kind: ['duplicate', 'duplicates'],
        cause: 'Each session is uploaded once, from the preferred file.',
        fix: undefined,
        list: 'own',
        // The preferred file represents it.
        isInComment: false,
        warning: undefined,
    },
    'same-name': {
        label: 'same name as another file',
        kind: ['file with a duplicate name', 'files with duplicate names'],
        cause: 'Files without a session ID that have the same name count as one session.',
        fix: 'Rename one of them to sync both.',
        list: 'own',
        isInComment: true,
        warning: 'Files with the same name',
    },
};
/**
 * Reasons why a file is not a session; they do not change the status. All output and the schema derive from this table.
 */
const IGNORED_FILES = ROWS;
/** Whether a file is listed only in the report: a file of another tool without a session ID. */
function isQuiet({ reason, id }) {
    return IGNORED_FILES[reason].list === 'report-only' && id === undefined;
}
const IGNORED_REASONS = Object.keys(ROWS);


/***/ }),

/***/ 3114:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(83);

// The exit code starts as failure, so that a promise that never settles does not exit with 0.
await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();
// Fires only when a leak keeps the process alive, for example a pending read or an open socket.
setTimeout(() => process.exit(), 1_000).unref();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** Version in the `User-Agent` and the report; a test compares it with package.json. */
const VERSION = '1.0.0';


/***/ }),

/***/ 7743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ verifyOpenedPath),
/* harmony export */   AJ: () => (/* binding */ openDirectory),
/* harmony export */   E2: () => (/* binding */ getErrorCode),
/* harmony export */   EC: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   H6: () => (/* binding */ resolveRoot),
/* harmony export */   KG: () => (/* binding */ listDirectory),
/* harmony export */   Pq: () => (/* binding */ streamFile),
/* harmony export */   QX: () => (/* binding */ findFirstLink),
/* harmony export */   SS: () => (/* binding */ PathMismatchError),
/* harmony export */   bJ: () => (/* binding */ isUtf16),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   iZ: () => (/* binding */ NotRegularFileError),
/* harmony export */   lf: () => (/* binding */ openRegular),
/* harmony export */   p_: () => (/* binding */ openVerified),
/* harmony export */   tM: () => (/* binding */ OPEN_FLAGS)
/* harmony export */ });
/* unused harmony exports inspectReparsePoint, isSameFile */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
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



// A workspace is an absolute native path; files and directories in it are POSIX paths relative to it.
/**
 * Committed links are never followed (docs/internals/runners.md, Symlinks), and a FIFO without a writer must not hang
 * the run. Windows has neither flag.
 */
const OPEN_FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
/** Bytes per read: the maximum of a streamed file in memory. */
const CHUNK_BYTES = 128 * 1024;
const DIRECTORY_FLAGS = OPEN_FLAGS | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECTORY ?? 0);
/** Entries per read, so that a directory of 100,000 files leaves the event loop free. */
const ENTRIES_PER_READ = 1024;
class NotRegularFileError extends Error {
    name = 'NotRegularFileError';
}
/** The opened file is not at its path: a parent directory is a link, or was replaced by one. */
class PathMismatchError extends Error {
    name = 'PathMismatchError';
}
/** Resolves links in the workspace's own path, which the machine's owner set; returns a missing directory unchanged. */
async function resolveRoot(workspace) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace).catch(() => workspace);
}
/** Opens a regular file. @throws NotRegularFileError; the file system's error, `ELOOP` for a link at the end */
async function openRegular(path) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, OPEN_FLAGS);
    try {
        const stats = await handle.stat();
        if (!stats.isFile())
            throw new NotRegularFileError(path);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** Opens a file as `openRegular`. Guards against TOCTOU: a directory can be replaced by a symlink after the scan. */
async function openVerified(workspace, file) {
    const root = await resolveRoot(workspace);
    const { handle, stats } = await openRegular((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, file));
    try {
        verifyOpenedPath(handle.fd, root, file);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** Reads a file in chunks. @param onChunk must not keep the chunk; returns true to stop */
async function streamFile(workspace, file, onChunk, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { handle, stats } = await openVerified(workspace, file);
        const _file = __addDisposableResource(env_1, handle, true);
        const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES));
        for (;;) {
            signal?.throwIfAborted();
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
            if (bytesRead === 0 || onChunk(buffer.subarray(0, bytesRead)))
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
 * Lists a directory with the same guard as `openVerified`; `signal` stops the listing without an error.
 * @throws PathMismatchError; the file system's error, `ELOOP` or `ENOTDIR` for anything but a directory
 */
async function listDirectory(root, directory, onEntry, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const isWindows = process.platform === 'win32';
        const handle = __addDisposableResource(env_2, isWindows ? undefined : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, directory), DIRECTORY_FLAGS), true);
        if (handle !== undefined)
            verifyOpenedPath(handle.fd, root, directory);
        // The open directory stays the same even if its path changes meanwhile.
        const isListable = handle !== undefined && readOpenedPath(handle.fd) !== undefined;
        const path = isListable ? `/proc/self/fd/${handle.fd}` : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, directory);
        const entries = __addDisposableResource(env_2, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.opendir)(path, { bufferSize: ENTRIES_PER_READ })
        // Synchronous: a promise for each of 100,000 entries takes longer than reading the directory.
        , true);
        // Synchronous: a promise for each of 100,000 entries takes longer than reading the directory.
        for (let count = 1, entry = entries.readSync(); entry !== null; count++, entry = entries.readSync()) {
            if (signal.aborted)
                return;
            onEntry(isWindows && entry.isSymbolicLink() ? await inspectReparsePoint(path, entry) : entry);
            if (count % ENTRIES_PER_READ === 0)
                await new Promise(setImmediate);
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
/** On Windows, Node lists every reparse point as a link, for example OneDrive files. `lstat` returns the real type. */
async function inspectReparsePoint(directory, entry) {
    const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, entry.name)).catch(() => undefined);
    if (stats === undefined)
        return entry;
    return {
        name: entry.name,
        isFile: () => stats.isFile(),
        isDirectory: () => stats.isDirectory(),
        isSymbolicLink: () => stats.isSymbolicLink(),
    };
}
/** Finds the first symbolic link in a path. @throws the file system's error for a missing path */
async function findFirstLink(workspace, path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    for (let depth = 1; depth <= parts.length; depth++) {
        const part = parts.slice(0, depth).join('/');
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, part))).isSymbolicLink())
            return part;
    }
    return undefined;
}
/**
 * Checks that an open file or directory is the one at its path. Linux reports the opened path. Other systems check each
 * parent directory, which can miss a replacement that was undone.
 * @throws PathMismatchError; the file system's error
 */
function verifyOpenedPath(fd, root, file) {
    const opened = readOpenedPath(fd);
    if (opened === `${root}/${file}`)
        return;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, file);
    if (opened !== undefined) {
        // On a case-insensitive mount the opened path can differ in case.
        if (opened !== path && opened.toLowerCase() !== path.toLowerCase())
            throw new PathMismatchError(path);
        return;
    }
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, ...parts.slice(0, depth))).isDirectory())
            throw new PathMismatchError(path);
    }
    if (!isSameFile((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd, { bigint: true }), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { bigint: true })))
        throw new PathMismatchError(path);
}
/**
 * Compares device and inode. Inodes exceed 2^53 on ReFS. Only 32 bits of the device are compared: Node 24.0 and 24.1 on
 * Windows 11 report 64 bits for a path but 32 for an open file.
 */
function isSameFile(one, other) {
    return one.ino === other.ino && BigInt.asUintN(32, one.dev) === BigInt.asUintN(32, other.dev);
}
/**
 * Opens and verifies a directory. Files below the returned path need no further check: replacing the directory does not
 * change the target of this path.
 * @param root the result of `resolveRoot`
 * @returns `undefined` if the system does not support it; then check each file
 */
function openDirectory(root, directory) {
    if (process.platform !== 'linux')
        return undefined;
    let fd;
    try {
        fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, directory), DIRECTORY_FLAGS);
        verifyOpenedPath(fd, root, directory);
        if (readOpenedPath(fd) !== undefined)
            return { fd, path: `/proc/self/fd/${fd}` };
    }
    catch {
        // Opening a file in it reports the error with the file's name.
    }
    if (fd !== undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
    return undefined;
}
/** Reads the current path of an open file or directory; `undefined` on systems other than Linux. */
function readOpenedPath(fd) {
    if (process.platform !== 'linux')
        return undefined;
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(`/proc/self/fd/${fd}`);
    }
    catch {
        return undefined; // a container without /proc
    }
}
/** Returns the code of a system error, for example `ENOENT`. */
function getErrorCode(error) {
    return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
/** Decodes UTF-16 with a byte order mark, as PowerShell writes it; otherwise UTF-8. */
function decodeText(bytes) {
    if (isUtf16(bytes))
        return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
/** Whether a file starts with a byte order mark of UTF-16. */
function isUtf16(bytes) {
    return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(3114);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
