import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ inputLookup),
/* harmony export */   h: () => (/* binding */ wrongInputs)
/* harmony export */ });
/* harmony import */ var _inputs_faults_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(485);
/* harmony import */ var _inputs_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(409);


/**
 * What is wrong with the inputs' values, a sentence each, before anything is done: named as the flags that gave them,
 * for a command line has no `with:` block. Empty when they can be used.
 *
 * @param env the process's environment, with the flags as `INPUT_…` in it
 */
function wrongInputs(env) {
    const runner = { cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '', windows: process.platform === 'win32' };
    try {
        (0,_inputs_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .K)(inputLookup(env), runner);
        return [];
    }
    catch (error) {
        if (!(error instanceof _inputs_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .InvalidInputs */ .h))
            throw error;
        return error.faults.map((fault) => `${(0,_inputs_faults_js__WEBPACK_IMPORTED_MODULE_0__/* .faultText */ .I)(fault, nameOf(fault.name))}.`);
    }
}
/** The inputs as they stand in the environment, as a runner hands them over. */
function inputLookup(env) {
    return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
/** An input is a flag; a variable of the environment is called as it is. */
function nameOf(name) {
    return /^[A-Z_]+$/.test(name) ? `the variable \`${name}\`` : `\`--${name}\``;
}


/***/ }),

/***/ 30:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ editDistance)
/* harmony export */ });
/** Levenshtein's distance between two short texts: how many letters to insert, delete or replace. */
function editDistance(a, b) {
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

/***/ 304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure)
/* harmony export */ });
/* unused harmony exports FAILURE_CODES, internalFailure, tooLarge, TOO_LARGE_HINT */
/** Every way a run can end without a verdict, or a session without an upload; `docs/troubleshooting.md` has one heading per code. */
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
/**
 * An error that a person can act on: `message` names the thing, `hint` says what to do next, `cause` is kept as thrown.
 * The message may hold text from a repository or a server: print it through `report/` only.
 */
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
/** An error that nobody foresaw. */
function internalFailure(error) {
    const message = Error.isError(error) ? error.message : String(error);
    const hint = 'This is a bug of the action: please report it with this log.';
    return new Failure('internal', `Unexpected error: ${message}`, hint, { cause: error });
}
/** A session that no cloud takes, however often it is tried: `message` says how large it is. */
function tooLarge(message) {
    return new Failure('too-large', message, TOO_LARGE_HINT);
}
/** The same wherever it is noticed: before anything is read, while the body is made, or by the cloud itself. */
const TOO_LARGE_HINT = 'The cloud takes 50 MB compressed and 64 MB decompressed: sync it with the SpecStory CLI on the recording machine, or split the session.';


/***/ }),

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sd: () => (/* binding */ isSessionId),
/* harmony export */   eg: () => (/* binding */ groupedId),
/* harmony export */   rm: () => (/* binding */ isProjectId)
/* harmony export */ });
const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/;
/**
 * Wider than UUIDs, since fixtures and other agents use other ids, and narrow enough for a URL, a log and a file name. In
 * the place of an id, `sizes` is a route of the cloud: such a session could be uploaded and never be looked at.
 */
const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i;
function isProjectId(value) {
    return typeof value === 'string' && PROJECT_ID.test(value);
}
function isSessionId(value) {
    return typeof value === 'string' && SESSION_ID.test(value);
}
/** The project id of the first 16 of these lower-case hex digits. */
function groupedId(digits) {
    return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-');
}


/***/ }),

/***/ 485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ faultText),
/* harmony export */   h: () => (/* binding */ InvalidInputs)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(304);

/** Every fault of the inputs at once, so that a user mends them all in one go. */
class InvalidInputs extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    faults;
    constructor(faults) {
        const all = faults.map((fault) => faultText(fault, `\`${fault.name}\``)).join('; ');
        super('invalid-input', faults.length === 1 ? `Invalid input: ${all}` : `${faults.length} invalid inputs: ${all}`, 'Correct the `with:` block of the step; nothing was sent.');
        this.faults = faults;
    }
}
/** What was given, what is allowed and an example, under the name that the user knows the input by. */
function faultText({ given, allowed, example }, name) {
    return `${name} is \`${given}\`; allowed: ${allowed}${example === undefined ? '' : `, for example \`${example}\``}`;
}


/***/ }),

/***/ 409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// UNUSED EXPORTS: defaultInputs

// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __nccwpck_require__(4);
;// CONCATENATED MODULE: ./lib/src/secrets/treatment.js
/** What becomes of credentials in a transcript: marks take their place, or it is not uploaded, or it is sent as it is. */
const TREATMENTS = ['redact', 'hold', 'send'];

;// CONCATENATED MODULE: ./lib/src/inputs/cloud-url.js
/** Production (docs/cloud.md, Base URL). */
const DEFAULT_CLOUD_URL = 'https://cloud.specstory.com';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** The path of the API below the base, which whoever copied the URL of a request has behind it. */
const API_PATH = /\/api(?:$|\/v1(?:$|\/))/;
/**
 * Checks a base URL that the token will be sent to.
 *
 * @returns the URL without trailing slashes and the API's path, or what is allowed instead
 */
function parseCloudUrl(text) {
    const url = URL.parse(text);
    if (url === null)
        return { refused: 'an https URL' };
    // A browser's parser takes a backslash for a slash and drops line breaks: the token would not go where a person reads.
    if (/[\\\s]/.test(text))
        return { refused: 'a URL without backslashes and white space' };
    if (url.username !== '' || url.password !== '')
        return { refused: 'a URL without credentials' };
    if (url.search !== '' || url.hash !== '' || /[?#]/.test(text))
        return { refused: 'a URL without a query or fragment' };
    if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
        return { refused: 'an https URL; plain http only on loopback, because the token would travel readable' };
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return { refused: 'an https URL' };
    const base = withoutSlashes(url.href);
    const api = base.search(API_PATH);
    return { url: api === -1 ? base : withoutSlashes(base.slice(0, api)) };
}
function withoutSlashes(url) {
    return url.replace(/(?<!\/)\/+$/, '');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./lib/src/inputs/directory.js

/**
 * Normalises a directory given as an input, or says why it is refused.
 *
 * @param text as given; on Windows `\` separates too
 * @param windows whether the runner is one, since elsewhere `\` is a character like any other
 * @returns the POSIX path relative to the workspace (`.` is the workspace itself), or the reason
 */
function relativeDirectory(text, windows) {
    const path = windows ? text.replaceAll('\\', '/') : text;
    if (path.includes('\0'))
        return { refused: 'a path without NUL characters' };
    if (external_node_path_.posix.isAbsolute(path) || (windows && /^[A-Za-z]:/.test(path))) {
        return { refused: 'a path relative to the workspace, not an absolute one' };
    }
    const directory = external_node_path_.posix.normalize(path).replace(/\/$/, '');
    if (directory === '..' || directory.startsWith('../'))
        return { refused: 'a path inside of the workspace' };
    return { directory };
}

// EXTERNAL MODULE: ./lib/src/inputs/faults.js
var faults = __nccwpck_require__(485);
;// CONCATENATED MODULE: ./lib/src/inputs/field-reader.js
/**
 * Reads inputs one by one and collects every fault instead of stopping at the first, so that a user mends them all in
 * one go. A reader that met a fault returns some valid value: nothing may use the values before `faults` was looked at.
 */
class FieldReader {
    faults = [];
    #lookup;
    #defaults;
    constructor(lookup, defaults) {
        this.#lookup = lookup;
        this.#defaults = defaults;
    }
    /** The text given, else the default. */
    text(name) {
        return this.#lookup(name) || (this.#defaults[name] ?? '');
    }
    optional(name) {
        return this.text(name) || undefined;
    }
    /** A whole number in decimal digits; `parseInt` would read `7 days` as 7. The default is the example. */
    integer(name, limits) {
        return this.#number(name, 'a whole number', limits, this.#defaults[name]);
    }
    /** A whole number of seconds. Who writes a unit is told that there is none, and what it would be without. */
    seconds(name, limits) {
        const meant = inSeconds(this.text(name));
        const isAllowed = meant !== undefined && meant >= limits.min && meant <= limits.max;
        const example = isAllowed ? String(meant) : this.#defaults[name];
        return this.#number(name, 'a whole number of seconds, without a unit,', limits, example);
    }
    #number(name, what, { min, max }, example) {
        const text = this.text(name);
        const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
        if (value >= min && value <= max)
            return value;
        this.fault(name, text, `${what} from ${min} to ${max}`, example);
        return min;
    }
    /** The YAML 1.2 forms that GitHub's toolkit takes, and no other. */
    boolean(name) {
        const value = booleanOf(this.text(name));
        if (value === undefined)
            this.fault(name, this.text(name), '`true` or `false`');
        return value ?? false;
    }
    /** The same, or one word. */
    booleanOr(name, word) {
        const text = this.text(name);
        if (text === word)
            return word;
        const value = booleanOf(text);
        if (value === undefined)
            this.fault(name, text, `\`true\`, \`false\` or \`${word}\``);
        return value ?? false;
    }
    choice(name, allowed) {
        const text = this.text(name);
        const found = allowed.find((value) => value === text);
        if (found === undefined)
            this.fault(name, text, allowed.map((value) => `\`${value}\``).join(', '));
        return found ?? allowed[0];
    }
    lines(name) {
        return distinct(this.text(name).split(/[\r\n]+/));
    }
    /** Commas, line breaks and blanks separate: no id holds any of them. */
    list(name) {
        return distinct(this.text(name).split(/[\s,]+/));
    }
    /** @param example a value that would do, where `allowed` does not name all of them */
    fault(name, given, allowed, example) {
        this.faults.push({ name, given, allowed, example });
    }
}
function booleanOf(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}
const SECONDS_OF = { s: 1, m: 60, h: 3600, d: 86_400 };
/** What a number with a unit is in whole seconds, as in `2m`, `1.5 hours` or `90sec`. */
function inSeconds(text) {
    const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{1,10})$/i.exec(text) ?? [];
    const factor = /^m(s|illi)/i.test(unit) ? 0.001 : SECONDS_OF[unit.charAt(0).toLowerCase()];
    return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor);
}
function distinct(texts) {
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

;// CONCATENATED MODULE: ./lib/src/inputs/input-defaults.js
/**
 * The same as `action.yml` declares: other CI systems run the bundle without a runner that fills them in. Only
 * `github-token` is empty here, because what it is on GitHub only a runner can know.
 */
const INPUT_DEFAULTS = {
    token: '',
    'project-id': '',
    'project-name': '',
    'require-existing-project': 'false',
    path: '.',
    'history-dir': '',
    providers: '',
    sessions: '',
    exclude: '',
    unidentified: 'skip',
    shard: '',
    mode: 'sync',
    'update-when': 'larger',
    'overwrite-cli-sessions': 'false',
    secrets: '',
    'secrets-allow': '',
    rescan: 'false',
    'cloud-url': '',
    concurrency: '10',
    timeout: '120',
    'request-timeout': '30',
    'fail-on-incomplete': 'true',
    retries: '2',
    'if-no-sessions': 'warn',
    summary: 'true',
    comment: 'false',
    'github-token': '',
};

// EXTERNAL MODULE: ./lib/src/edit-distance.js
var edit_distance = __nccwpck_require__(30);
;// CONCATENATED MODULE: ./lib/src/providers.js

/**
 * Every provider of the CLI, in the order of its documentation and the newer ones last, with every text seen in real transcripts and in the CLI's
 * source (docs/transcripts.md, Provider texts).
 */
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
/** An unknown provider's text goes to the cloud, the log and the summary: long enough for any agent's name. */
const UNKNOWN_TEXT_MAX = 100;
const BY_ID = new Map(PROVIDERS.flatMap(idsOf));
const BY_TEXT = new Map(PROVIDERS.flatMap(providersByText));
/**
 * The provider that a session comment names.
 *
 * @param text what stands before `Session` in the comment; case and white space do not matter
 * @returns the table's provider, or one with the id `other` under its own text
 */
function recogniseProvider(text) {
    const folded = text.replace(/\s+/g, ' ').trim();
    const known = BY_TEXT.get(folded.toLowerCase());
    if (known !== undefined)
        return known;
    const name = [...folded].slice(0, UNKNOWN_TEXT_MAX).join('') || 'unknown';
    return { id: 'other', agentName: name, displayName: name };
}
/**
 * The provider that an id of the CLI stands for: one of the table's, of a variant, or `other`.
 *
 * @returns `undefined` for anything else
 */
function providerIdOf(text) {
    return text === 'other' ? text : BY_ID.get(text);
}
/**
 * The provider id that a mistyped one was probably meant to be: an agent's name (`claude-code`), an id within a third of
 * its letters, or one that is part of it.
 *
 * @returns `undefined` when nothing is near
 */
function nearestProviderId(typo) {
    const text = typo.slice(0, UNKNOWN_TEXT_MAX).toLowerCase().replace(/\s+/g, ' ').trim();
    const exact = providerIdOf(text) ?? BY_TEXT.get(text)?.id ?? BY_TEXT.get(text.replace(/[-_]/g, ' '))?.id;
    if (exact !== undefined)
        return exact;
    const ids = [...PROVIDER_IDS, 'other'];
    const ranked = ids.map((id) => ({ id, distance: (0,edit_distance/* editDistance */.Y)(text, id) })).sort((a, b) => a.distance - b.distance);
    const nearest = ranked[0];
    if (nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(text.length / 3)))
        return nearest.id;
    // A short id is part of many words by chance: it counts as a word of its own only.
    const words = text.split(/[^a-z0-9]/);
    const parts = PROVIDER_IDS.filter((id) => words.includes(id) || (id.length > 3 && text.includes(id)));
    return parts.sort((a, b) => b.length - a.length)[0];
}
function idsOf({ id, variantIds = {} }) {
    return [id, ...Object.keys(variantIds)].map((known) => [known, id]);
}
function providersByText({ id, displayName, agents, extensionTexts = [], variantIds = {} }) {
    const entry = (text, agentName = displayName) => [
        text.toLowerCase(),
        { id, agentName, displayName },
    ];
    return [
        ...agents.map((agentName) => entry(agentName, agentName)),
        ...extensionTexts.map((text) => entry(text, agents[0])),
        ...Object.entries(variantIds).map(([text, agent]) => entry(text, agents[agent])),
    ];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./lib/src/shard.js

/** More jobs than a workflow's matrix may have (256) help nobody. */
const MAX_SHARDS = 256;
/** Reads `2/8`; `undefined` when it is none. */
function parseShard(text) {
    const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
    if (index === undefined || count === undefined || count > MAX_SHARDS || index > count)
        return undefined;
    return { index, count };
}
/**
 * The shard that a session belongs to, by a hash of its whole id: the first digits of a UUIDv7 are a time, and would put
 * a night's sessions into one shard.
 *
 * @returns 1 to `count`
 */
function shardOf(sessionId, count) {
    return (createHash('sha256').update(sessionId).digest().readUInt32BE() % count) + 1;
}

;// CONCATENATED MODULE: ./lib/src/inputs/exclude.js
/** More entries would make matching the longest part of a run. */
const MAX_EXCLUDE_ENTRIES = 1_000;
/** Characters of an entry: longer than any path that a person writes down. */
const MAX_EXCLUDE_LENGTH = 1_000;
/**
 * Why an entry of `exclude` is refused, as what would be allowed; `undefined` when it is a session id or a glob that can
 * match a path.
 */
function excludeRefusal(entry) {
    if (entry.length > MAX_EXCLUDE_LENGTH)
        return `at most ${MAX_EXCLUDE_LENGTH} characters each`;
    if (/\p{Cc}/u.test(entry))
        return 'no control characters';
    // In front of a group it is part of the glob.
    if (/^!(?!\()/.test(entry))
        return 'no `!` in front, since an entry takes away and brings nothing back';
    if (/^(?:\/|[A-Za-z]:[/\\])/.test(entry))
        return 'a glob on paths relative to the workspace, not an absolute one';
    if (entry.split('/').includes('..'))
        return 'a glob on paths inside of the workspace, without `..`';
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/inputs/read-scope.js




/** `providers`: ids and what people write for them. */
function readProviders(read) {
    const ids = read.list('providers').flatMap((text) => {
        const id = providerIdOf(text);
        if (id !== undefined)
            return [id];
        const nearest = nearestProviderId(text);
        const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
        read.fault('providers', text, `${[...PROVIDER_IDS, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`);
        return [];
    });
    return [...new Set(ids)];
}
const SESSION_IDS = 'ids of up to 128 letters, digits, `.`, `_` and `-`, the first a letter or digit, and not `sizes`, which is a route';
/** `sessions`: ids that could be one. */
function readSessions(read) {
    return read.list('sessions').flatMap((id) => {
        if ((0,ids/* isSessionId */.Sd)(id))
            return [id];
        read.fault('sessions', id, SESSION_IDS, 'c94c863c-02e0-474e-b6d9-acb816f7fc55');
        return [];
    });
}
const SHOWN_MAX = 100;
/** `exclude`: ids and globs, bounded in number and length. */
function readExclude(read) {
    const entries = read.lines('exclude');
    const example = '**/drafts/**';
    if (entries.length > MAX_EXCLUDE_ENTRIES) {
        read.fault('exclude', `${entries.length} entries`, `at most ${MAX_EXCLUDE_ENTRIES} entries`, example);
    }
    for (const entry of entries) {
        const refusal = excludeRefusal(entry);
        const shown = entry.length > SHOWN_MAX ? `${entry.slice(0, SHOWN_MAX)}…` : entry;
        if (refusal !== undefined)
            read.fault('exclude', shown, refusal, example);
    }
    return entries;
}
/** `shard`: one part of so many. */
function readShard(read) {
    const text = read.text('shard');
    const shard = parseShard(text);
    if (text !== '' && shard === undefined) {
        read.fault('shard', text, `one part of so many, of at most ${MAX_SHARDS}`, '2/8');
    }
    return shard;
}

;// CONCATENATED MODULE: ./lib/src/secrets/preset-marks.js
/** The marks of the preset's rules, by the rule's name, and by what the credential starts with where it has several. */
const MARKS = {
    privatekey: 'private-key',
    npm: 'npm-access-token',
    basicauth: 'basic-auth-url',
    'database-connection-string': {
        mongodb: 'mongodb-connection-string',
        postgres: 'postgresql-connection-string',
        mysql: 'mysql-connection-string',
        'jdbc:mysql': 'mysql-connection-string',
    },
    slack: {
        'xoxb-': 'slack-bot-token',
        'xoxp-': 'slack-user-token',
        'xapp-': 'slack-app-token',
        'xoxo-': 'slack-legacy-token',
        xox: 'slack-legacy-workspace-token',
        'https://': 'slack-webhook-url',
    },
    sendgrid: 'sendgrid-api-token',
    shopify: {
        shpat_: 'shopify-access-token',
        shpca_: 'shopify-custom-access-token',
        shppa_: 'shopify-private-app-access-token',
        shpss_: 'shopify-shared-secret',
    },
    stripe: 'stripe-access-token',
    github: {
        ghp_: 'github-pat',
        github_pat_: 'github-fine-grained-pat',
        gho_: 'github-oauth',
        ghu_: 'github-app-token',
        ghs_: 'github-app-token',
        ghr_: 'github-refresh-token',
    },
    gitlab: 'gitlab-pat',
    grafana: { glc_: 'grafana-cloud-api-token', glsa_: 'grafana-service-account-token' },
    openai: 'openai-api-key',
    anthropic: 'anthropic-api-key',
    groq: 'groq-api-key',
    huggingface: 'huggingface-access-token',
    linear: 'linear-api-key',
    notion: 'notion-api-token',
    '1password': '1password-service-account-token',
    'hashicorp-vault': {
        'hvs.': 'vault-service-token',
        'hvb.': 'vault-batch-token',
        'hvr.': 'vault-recovery-token',
    },
    vercel: {
        vcp_: 'vercel-personal-access-token',
        vci_: 'vercel-integration-token',
        vca_: 'vercel-app-access-token',
        vcr_: 'vercel-app-refresh-token',
        vck_: 'vercel-ai-gateway-key',
    },
    databricks: 'databricks-api-token',
    docker: 'docker-pat',
    figma: 'figma-personal-access-token',
    cloudflare: {
        cfk_: 'cloudflare-global-api-key',
        cfut_: 'cloudflare-api-token',
        cfat_: 'cloudflare-api-token',
    },
    tailscale: 'tailscale-key',
};
/**
 * The mark of what a rule of the preset has found.
 *
 * @param rule without `@secretlint/secretlint-rule-`; one that is not known here is its own mark
 */
function presetMark(rule, value) {
    const marks = MARKS[rule] ?? rule;
    if (typeof marks === 'string')
        return marks;
    const found = Object.entries(marks).find(([start]) => value.toLowerCase().startsWith(start));
    return found?.[1] ?? rule;
}
/** Every mark that the preset's findings can have. */
const PRESET_MARKS = Object.values(MARKS).flatMap((marks) => typeof marks === 'string' ? [marks] : Object.values(marks));

;// CONCATENATED MODULE: ./lib/src/secrets/cloud-rules.js
/** Keys of those who run machines, networks and databases. */
const CLOUD_RULES = [
    {
        mark: 'aws-access-token',
        starts: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
        expression: /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}(?![0-9A-Za-z])/y,
        page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    },
    {
        // Forty characters like many others: its name is what tells.
        mark: 'aws-secret-access-key',
        starts: ['SECRET', 'Secret', 'secret'],
        expression: /(?:SECRET|Secret|secret)[_-]?(?:ACCESS|Access|access)[_-]?(?:KEY|Key|key)\\{0,3}["']?\s{0,5}(?:=>|[:=])\s{0,5}\\{0,3}["']?([0-9A-Za-z/+]{40})(?![0-9A-Za-z/+=])/y,
        page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
        mark: 'aws-amazon-bedrock-api-key-long-lived',
        starts: ['ABSK'],
        expression: /ABSK[0-9A-Za-z+/]{109,269}={0,2}(?![0-9A-Za-z+/=])/y,
        page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html',
    },
    {
        mark: 'gcp-api-key',
        starts: ['AIza'],
        expression: /AIza[\w-]{35}(?![\w-])/y,
        page: 'https://cloud.google.com/docs/authentication/api-keys',
    },
    {
        // Three characters of any kind, a digit, `Q~`.
        mark: 'azure-ad-client-secret',
        starts: ['0Q~', '1Q~', '2Q~', '3Q~', '4Q~', '5Q~', '6Q~', '7Q~', '8Q~', '9Q~'],
        lead: { min: 3, max: 3, character: /[\w~.-]/ },
        expression: /\dQ~[\w~.-]{31,34}(?![\w~.-])/y,
        page: 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret',
    },
    {
        mark: 'digitalocean-pat',
        starts: ['dop_v1_'],
        expression: /dop_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    },
    {
        mark: 'digitalocean-access-token',
        starts: ['doo_v1_'],
        expression: /doo_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://docs.digitalocean.com/reference/api/oauth/',
    },
    {
        mark: 'digitalocean-refresh-token',
        starts: ['dor_v1_'],
        expression: /dor_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://docs.digitalocean.com/reference/api/oauth/',
    },
    {
        mark: 'supabase-management-token',
        starts: ['sbp_'],
        expression: /sbp_[0-9a-z]{40}(?![0-9A-Za-z])/y,
        page: 'https://supabase.com/docs/reference/api/introduction',
    },
    {
        mark: 'supabase-project-api-key',
        starts: ['sb_secret_'],
        expression: /sb_secret_[\w-]{31}(?![\w-])/y,
        page: 'https://supabase.com/docs/guides/api/api-keys',
    },
    {
        mark: 'planetscale-password',
        starts: ['pscale_pw_'],
        expression: /pscale_pw_[\w.-]{32,64}(?![\w-])/y,
        page: 'https://planetscale.com/docs/concepts/password-roles',
    },
    {
        mark: 'planetscale-api-token',
        starts: ['pscale_tkn_'],
        expression: /pscale_tkn_[\w.-]{32,64}(?![\w-])/y,
        page: 'https://planetscale.com/docs/concepts/service-tokens',
    },
    {
        mark: 'pulumi-api-token',
        starts: ['pul-'],
        expression: /pul-[0-9a-f]{40}(?![0-9A-Za-z])/y,
        page: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    },
    {
        mark: 'heroku-api-key-v2',
        starts: ['HRKU-AA'],
        expression: /HRKU-AA[\w-]{58}(?![\w-])/y,
        page: 'https://devcenter.heroku.com/articles/authentication',
    },
    {
        mark: 'doppler-api-token',
        starts: ['dp.pt.', 'dp.st.', 'dp.sa.', 'dp.ct.', 'dp.scim.', 'dp.audit.'],
        // The token of a service names its environment in between.
        expression: /dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[\w-]{1,40}\.)?[0-9A-Za-z]{40,44}(?![0-9A-Za-z])/y,
        page: 'https://docs.doppler.com/reference/auth-token-formats',
    },
    {
        mark: 'age-secret-key',
        starts: ['AGE-SECRET-KEY-1'],
        expression: /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}(?![0-9A-Za-z])/y,
        page: 'https://github.com/C2SP/C2SP/blob/main/age.md',
    },
];

;// CONCATENATED MODULE: ./lib/src/secrets/model-rules.js
/** Keys of those who run language models, and of the services that agents call. */
const MODEL_RULES = [
    {
        mark: 'anthropic-admin-api-key',
        starts: ['sk-ant-admin'],
        expression: /sk-ant-admin\d{2}-[\w-]{80,128}(?![\w-])/y,
        page: 'https://docs.anthropic.com/en/api/administration-api',
    },
    {
        mark: 'anthropic-oauth-token',
        starts: ['sk-ant-oat', 'sk-ant-ort'],
        expression: /sk-ant-o[ar]t\d{2}-[\w-]{80,128}(?![\w-])/y,
        page: 'https://docs.anthropic.com/en/docs/claude-code/iam',
    },
    {
        mark: 'openrouter-api-key',
        starts: ['sk-or-v1-'],
        expression: /sk-or-v1-[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://openrouter.ai/docs/api-reference/authentication',
    },
    {
        mark: 'xai-api-key',
        starts: ['xai-'],
        expression: /xai-[\w-]{70,120}(?![\w-])/y,
        page: 'https://docs.x.ai/docs/tutorial',
    },
    {
        mark: 'perplexity-api-key',
        starts: ['pplx-'],
        expression: /pplx-[0-9A-Za-z]{48,56}(?![0-9A-Za-z])/y,
        page: 'https://docs.perplexity.ai/getting-started/quickstart',
    },
    {
        mark: 'replicate-api-token',
        starts: ['r8_'],
        expression: /r8_[0-9A-Za-z]{37}(?![0-9A-Za-z])/y,
        page: 'https://replicate.com/docs/topics/security/api-tokens',
    },
    {
        mark: 'groq-api-key',
        starts: ['gsk_'],
        expression: /gsk_[0-9A-Za-z]{52}(?![0-9A-Za-z])/y,
        page: 'https://console.groq.com/docs/quickstart',
    },
    {
        mark: 'cerebras-api-key',
        starts: ['csk-'],
        expression: /csk-[0-9a-z]{48}(?![0-9A-Za-z])/y,
        page: 'https://inference-docs.cerebras.ai/quickstart',
    },
    {
        mark: 'nvidia-api-key',
        starts: ['nvapi-'],
        expression: /nvapi-[\w-]{60,80}(?![\w-])/y,
        page: 'https://docs.nvidia.com/nim/large-language-models/latest/getting-started.html',
    },
    {
        mark: 'langchain-langsmith-personal-access-token',
        starts: ['lsv2_pt_'],
        expression: /lsv2_pt_[0-9a-fA-F]{32}_[0-9a-fA-F]{10}(?![0-9A-Za-z])/y,
        page: 'https://docs.langchain.com/langsmith/create-account-api-key',
    },
    {
        mark: 'langchain-langsmith-service-key',
        starts: ['lsv2_sk_'],
        expression: /lsv2_sk_[0-9a-fA-F]{32}_[0-9a-fA-F]{10}(?![0-9A-Za-z])/y,
        page: 'https://docs.langchain.com/langsmith/create-account-api-key',
    },
    {
        mark: 'weights-and-biases-api-key-v1',
        starts: ['wandb_v1_'],
        expression: /wandb_v1_[0-9A-Za-z_]{77}(?![0-9A-Za-z_])/y,
        page: 'https://docs.wandb.ai/platform/hosting/iam/api-keys',
    },
];

;// CONCATENATED MODULE: ./lib/src/secrets/jwt.js
/**
 * Says whether three parts with dots between them are a JSON Web Token: the header names its algorithm, and a token that
 * is signed by nobody (`none`) lets nobody in (RFC 7519, 6; RFC 7515, 4.1.1).
 */
function isJwt(token) {
    const header = token.slice(0, token.indexOf('.'));
    try {
        const fields = JSON.parse(Buffer.from(header, 'base64url').toString());
        return typeof fields === 'object' && fields !== null && 'alg' in fields && fields.alg !== 'none';
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/src/secrets/service-rules.js

/** Tokens of the services that a project is built, sold and talked about with. */
const SERVICE_RULES = [
    {
        mark: 'jwt',
        starts: ['eyJ'],
        expression: /(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{4,10000}\.[\w-]{10,2000}(?![\w-])/y,
        page: 'https://www.rfc-editor.org/rfc/rfc7519',
        accepts: isJwt,
    },
    {
        mark: 'stripe-access-token',
        starts: ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'],
        expression: /[sr]k_(?:live|prod)_[0-9A-Za-z]{16,247}(?![0-9A-Za-z])/y,
        page: 'https://docs.stripe.com/keys',
    },
    {
        mark: 'square-access-token',
        starts: ['EAAA', 'sq0atp-'],
        expression: /(?:EAAA[\w-]{60}|sq0atp-[\w-]{22})(?![\w-])/y,
        page: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    },
    {
        mark: 'square-secret',
        starts: ['sq0csp-'],
        expression: /sq0csp-[\w-]{43}(?![\w-])/y,
        page: 'https://developer.squareup.com/docs/oauth-api/overview',
    },
    {
        mark: 'sendgrid-api-token',
        starts: ['SG.'],
        expression: /SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/y,
        page: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    },
    {
        // The number of a bot, a colon, and 35 characters: all that were ever seen begin with `AA`.
        mark: 'telegram-bot-api-token',
        starts: [':AA'],
        lead: { min: 8, max: 16, character: /\d/ },
        expression: /:AA[\w-]{33}(?![\w-])/y,
        page: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    },
    {
        mark: 'sentry-user-token',
        starts: ['sntryu_'],
        expression: /sntryu_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://docs.sentry.io/account/auth-tokens/',
    },
    {
        mark: 'sentry-org-token',
        starts: ['sntrys_'],
        expression: /sntrys_eyJ[\w+/=-]{80,500}(?![\w+/=-])/y,
        page: 'https://docs.sentry.io/account/auth-tokens/',
    },
    {
        mark: 'pypi-upload-token',
        starts: ['pypi-AgE'],
        expression: /pypi-AgE[\w-]{50,1000}(?![\w-])/y,
        page: 'https://pypi.org/help/#apitoken',
    },
    {
        mark: 'rubygems-api-token',
        starts: ['rubygems_'],
        expression: /rubygems_[0-9a-f]{48}(?![0-9A-Za-z])/y,
        page: 'https://guides.rubygems.org/api-key-scopes/',
    },
    {
        mark: 'gitlab-runner-authentication-token',
        starts: ['glrt-'],
        expression: /glrt-[\w.-]{20,60}(?![\w-])/y,
        page: 'https://docs.gitlab.com/security/tokens/',
    },
    {
        mark: 'gitlab-deploy-token',
        starts: ['gldt-'],
        expression: /gldt-[\w-]{20,60}(?![\w-])/y,
        page: 'https://docs.gitlab.com/security/tokens/',
    },
    {
        mark: 'atlassian-api-token',
        starts: ['ATATT3'],
        expression: /ATATT3[\w-]{100,220}=[0-9A-F]{8}(?![0-9A-Za-z])/y,
        page: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    },
    {
        mark: 'linear-oauth-token',
        starts: ['lin_oauth_'],
        expression: /lin_oauth_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://linear.app/developers/oauth-2-0-authentication',
    },
    {
        mark: 'postman-api-token',
        starts: ['PMAK-'],
        expression: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![0-9A-Za-z])/y,
        page: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    },
    {
        mark: 'new-relic-user-api-key',
        starts: ['NRAK-'],
        expression: /NRAK-[0-9A-Z]{27}(?![0-9A-Za-z])/y,
        page: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    },
];

;// CONCATENATED MODULE: ./lib/src/secrets/rules.js



/** The formats that are found here, beside those of the library's preset: what it lacks, or finds only a part of. */
const RULES = [...MODEL_RULES, ...CLOUD_RULES, ...SERVICE_RULES];

;// CONCATENATED MODULE: ./lib/src/secrets/marks.js


/** Every name that a mark `[REDACTED:<rule>]` can have, in the order of the alphabet. */
const marks_MARKS = [
    ...new Set([
        ...RULES.map(({ mark }) => mark),
        ...PRESET_MARKS,
        'private-key',
        'gcp-service-account',
        'curl-auth-header',
        'curl-auth-user',
    ]),
].sort();

;// CONCATENATED MODULE: ./lib/src/secrets/allowlist.js



const HASH = /^sha256:([0-9a-f]{64})$/i;
const TYPO_MAX = 3;
/** The entries of `secrets-allow`: names of rules, and hashes of single values. It learns which of them were of use. */
class Allowlist {
    #rules;
    #hashes;
    #met = new Set();
    /** @param entries as `parseAllow` gives them */
    constructor(entries = []) {
        this.#rules = new Set(entries.filter((entry) => !HASH.test(entry)));
        this.#hashes = new Set(entries.filter((entry) => HASH.test(entry)));
    }
    /** Says whether a credential is to be left where it is. */
    allows(finding, text) {
        const met = [...this.#entriesFor(finding, text)];
        for (const entry of met)
            this.#met.add(entry);
        return met.length > 0;
    }
    /** The entries that matched nothing so far. */
    unmet() {
        return [...this.#rules, ...this.#hashes].filter((entry) => !this.#met.has(entry));
    }
    *#entriesFor({ rule, start, end, inner }, text) {
        if (this.#rules.has(rule))
            yield rule;
        if (this.#hashes.size === 0)
            return;
        for (const [from, to] of inner === undefined ? [[start, end]] : [[start, end], inner]) {
            const entry = `sha256:${createHash('sha256').update(text.slice(from, to)).digest('hex')}`;
            if (this.#hashes.has(entry))
                yield entry;
        }
    }
}
/**
 * The entries of `secrets-allow`, one per line: a rule's name as in the mark, or `sha256:` and the SHA-256 of a value in
 * hexadecimal digits.
 *
 * @param lines without blanks around them
 * @returns the entries that can be used, and a sentence for each that cannot
 */
function parseAllow(lines) {
    const entries = [];
    const faults = [];
    for (const line of lines) {
        const entry = line.toLowerCase();
        if (HASH.test(entry) || marks_MARKS.includes(entry))
            entries.push(entry);
        else
            faults.push(faultOf(line));
    }
    return { entries, faults };
}
/** Never the entry itself where it may be a credential that somebody pasted instead of its hash. */
function faultOf(line) {
    if (/^sha256:/i.test(line))
        return 'An entry begins with `sha256:` but has not 64 hexadecimal digits after it.';
    if (!/^[a-z][a-z0-9-]{2,60}$/.test(line))
        return 'An entry is neither the name of a rule nor `sha256:` and a hash.';
    const [nearest] = marks_MARKS.map((mark) => ({ mark, distance: (0,edit_distance/* editDistance */.Y)(line, mark) })).sort((a, b) => a.distance - b.distance);
    if (nearest === undefined || nearest.distance > TYPO_MAX)
        return 'An entry names no rule that is known here.';
    return `An entry names no rule that is known here; \`${nearest.mark}\` is close.`;
}

;// CONCATENATED MODULE: ./lib/src/inputs/read-secrets-allow.js

/** The entries of `secrets-allow` that can be used; of one that cannot nothing is repeated. */
function readSecretsAllow(read) {
    const { entries, faults } = parseAllow(read.lines('secrets-allow'));
    for (const fault of faults) {
        // What was given may be the credential itself.
        read.fault('secrets-allow', '***', `a rule’s name, or \`sha256:\` and a value's hash. ${fault}`, 'github-pat');
    }
    return entries;
}

;// CONCATENATED MODULE: ./lib/src/inputs/read-inputs.js









const SECOND = 1000;
/**
 * Reads every input into one typed object.
 *
 * @param lookup trimmed text of an input by its name in `action.yml`
 * @param runner what else decides: `SPECSTORY_CLOUD_URL` (blank is unset) and whether paths are Windows'
 * @throws InvalidInputs with every fault
 */
function readInputs(lookup, runner) {
    const read = new FieldReader(lookup, INPUT_DEFAULTS);
    const inputs = {
        token: read.text('token'),
        projectId: readProjectId(read),
        projectName: read.optional('project-name'),
        paths: readDirectories(read, 'path', runner.windows),
        historyDir: readDirectories(read, 'history-dir', runner.windows)[0] ?? '',
        providers: readProviders(read),
        sessions: readSessions(read),
        exclude: readExclude(read),
        unidentified: read.choice('unidentified', ['skip', 'upload']),
        shard: readShard(read),
        mode: read.choice('mode', ['sync', 'check']),
        updateWhen: read.choice('update-when', ['larger', 'different']),
        overwriteCliSessions: read.boolean('overwrite-cli-sessions'),
        secrets: read.text('secrets') === '' ? undefined : read.choice('secrets', TREATMENTS),
        secretsAllow: readSecretsAllow(read),
        rescan: read.boolean('rescan'),
        cloudUrl: readCloudUrl(read, runner.cloudUrl),
        cloudUrlFromEnvironment: read.text('cloud-url') === '' && runner.cloudUrl.trim() !== '',
        requireExistingProject: read.boolean('require-existing-project'),
        concurrency: read.integer('concurrency', { min: 1, max: 50 }),
        timeoutMs: read.seconds('timeout', { min: 1, max: 86_400 }) * SECOND,
        requestTimeoutMs: read.seconds('request-timeout', { min: 1, max: 3600 }) * SECOND,
        failOnIncomplete: read.booleanOr('fail-on-incomplete', 'errors'),
        retries: read.integer('retries', { min: 0, max: 10 }),
        ifNoSessions: read.choice('if-no-sessions', ['warn', 'error', 'ignore']),
        summary: read.boolean('summary'),
        comment: read.boolean('comment'),
        githubToken: read.text('github-token'),
    };
    if (read.faults.length === 0)
        return inputs;
    throw new faults/* InvalidInputs */.h(read.faults);
}
/** The inputs of a run for which nobody has set any. */
function defaultInputs() {
    return readInputs(() => '', { cloudUrl: '', windows: false });
}
function readProjectId(read) {
    const id = read.optional('project-id');
    if (id === undefined || (0,ids/* isProjectId */.rm)(id))
        return id;
    read.fault('project-id', id, 'four groups of four lower-case hex digits', 'f60e-cdb1-6e5e-8e82');
    return undefined;
}
const EXAMPLES = { path: 'packages/app', 'history-dir': '.specstory/history' };
function readDirectories(read, name, windows) {
    const directories = read.lines(name).flatMap((text) => {
        const parsed = relativeDirectory(text, windows);
        if ('directory' in parsed)
            return [parsed.directory];
        read.fault(name, text, parsed.refused, EXAMPLES[name]);
        return [];
    });
    if (name === 'history-dir' && directories.length > 1) {
        read.fault(name, directories.join(', '), 'one directory', EXAMPLES[name]);
    }
    return [...new Set(directories)];
}
function readCloudUrl(read, environmentUrl) {
    const given = read.text('cloud-url');
    const fromEnvironment = environmentUrl.trim();
    const [name, text] = given !== '' || fromEnvironment === ''
        ? ['cloud-url', given || DEFAULT_CLOUD_URL]
        : ['SPECSTORY_CLOUD_URL', fromEnvironment];
    const parsed = parseCloudUrl(text);
    if ('url' in parsed)
        return parsed.url;
    // Credentials must not be repeated in a log, not even of a text that is no URL.
    read.fault(name, text.replace(/^([a-z][\w+.-]*:\/\/)?.*@/is, '$1***@').replace(/[?#].*/s, '…'), parsed.refused, DEFAULT_CLOUD_URL);
    return DEFAULT_CLOUD_URL;
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
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
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
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./lib/src/version.js
/** The action's version, in the `User-Agent` and the report; a test holds it to package.json. */
const VERSION = '1.0.0';

// EXTERNAL MODULE: ./lib/src/edit-distance.js
var edit_distance = __nccwpck_require__(30);
;// CONCATENATED MODULE: ./lib/src/cli/flags.js


/** What is printed at the end: the summary drawn for a terminal, the same as Markdown, or the report as JSON alone. */
const FORMATS = ['terminal', 'markdown', 'json'];
/** Inputs that take several values; the flag may then be repeated. */
const LISTS = ['path', 'providers', 'sessions', 'exclude'];
/** Inputs that are no flags, and the variables that hold them: every process of the machine can read a command line. */
const SECRETS = { token: 'SPECSTORY_TOKEN', 'github-token': 'GITHUB_TOKEN' };
/** Flags that are no inputs. */
const OWN_FLAGS = ['help', 'version', 'print-project-id', 'token-file', 'format'];
/** An input that is true or false; its flag may stand alone, and `--no-…` turns it off. */
function isSwitch(input) {
    return input.default === 'true' || input.default === 'false';
}
/**
 * Reads the flags of `dist/cli.js`: one for each input, and a few of its own. The inputs' values are not looked at: all
 * of them are validated together.
 *
 * @param args without the program's name
 */
function readFlags(args, documented) {
    const inputs = documented.filter(({ name }) => !Object.hasOwn(SECRETS, name));
    const { tokens } = (0,external_node_util_namespaceObject.parseArgs)({
        args: [...args],
        strict: false,
        tokens: true,
        options: {
            help: { type: 'boolean', short: 'h' },
            version: { type: 'boolean' },
            'print-project-id': { type: 'boolean' },
            'token-file': { type: 'string' },
            format: { type: 'string' },
            ...Object.fromEntries(inputs.map((input) => [input.name, { type: isSwitch(input) ? 'boolean' : 'string' }])),
        },
    });
    const values = {};
    let asksForId = false;
    for (const token of tokens) {
        if (token.kind === 'option-terminator')
            continue;
        if (token.kind === 'positional')
            return { refused: `\`${token.value}\` is not a flag.` };
        if (token.name === 'help' || token.name === 'version')
            return { ask: token.name };
        if (token.name === 'print-project-id') {
            asksForId = true;
            continue;
        }
        const given = readFlag(token, inputs);
        if ('refused' in given)
            return given;
        const earlier = values[given.name];
        if (earlier !== undefined && !LISTS.includes(given.name))
            return { refused: `\`--${given.name}\` is given twice.` };
        values[given.name] = earlier === undefined ? given.value : `${earlier}\n${given.value}`;
    }
    const { 'token-file': tokenFile, format: chosen, ...rest } = values;
    const format = FORMATS.find((known) => known === chosen);
    if (chosen !== undefined && format === undefined) {
        const allowed = FORMATS.map((known) => `\`${known}\``).join(', ');
        return { refused: `\`--format\` is \`${chosen}\`; allowed: ${allowed}.` };
    }
    return asksForId ? { ask: 'project-id', inputs: rest } : { inputs: rest, tokenFile, format };
}
function readFlag(flag, inputs) {
    const { name, rawName, value, inlineValue } = flag;
    const variable = Object.hasOwn(SECRETS, name) ? SECRETS[name] : undefined;
    if (variable !== undefined) {
        return { refused: `Every process can read a command line: give \`${name}\` in the variable ${variable}.` };
    }
    const switches = inputs.filter(isSwitch).map((input) => input.name);
    const turnedOff = switches.find((known) => name === `no-${known}`);
    if (turnedOff !== undefined && value === undefined)
        return { name: turnedOff, value: 'false' };
    if (switches.includes(name))
        return { name, value: value ?? 'true' };
    const names = [...OWN_FLAGS, ...inputs.map((input) => input.name), ...switches.map((known) => `no-${known}`)];
    if (!names.includes(name))
        return { refused: `There is no flag \`${rawName}\`${nearest(name, names)}` };
    // The next flag is no value; a lone `-` is one, standard input.
    if (value === undefined || value === '' || (inlineValue === false && /^-./.test(value))) {
        return { refused: `\`${rawName}\` needs a value.` };
    }
    return { name, value };
}
function nearest(name, names) {
    const [best] = names
        .map((known) => ({ known, distance: (0,edit_distance/* editDistance */.Y)(name, known) }))
        .sort((a, b) => a.distance - b.distance);
    return best === undefined || best.distance > Math.max(2, name.length / 2)
        ? '.'
        : `; did you mean \`--${best.known}\`?`;
}

;// CONCATENATED MODULE: ./lib/src/cli/help.js

/** Columns of a terminal that is narrow and still usual. */
const WIDTH = 100;
const INTRODUCTION = `Usage: specstory-sync [flags]

Uploads the SpecStory sessions of a checkout to SpecStory Cloud, as the GitHub Action specstory/sync-action does. Run it in the root of the checkout: on another CI system, or on a laptop. It prints the log and the summary.`;
const ENVIRONMENT = [
    ['SPECSTORY_TOKEN', 'The token, unless `--token-file` gives it.'],
    ['GITHUB_TOKEN', 'The input `github-token`, for the comment on a pull request.'],
    ['SPECSTORY_CLOUD_URL', 'The base URL of SpecStory Cloud, unless `--cloud-url` gives it.'],
    [
        'GITHUB_SERVER_URL, GITHUB_REPOSITORY',
        'Where the repository is, for example `https://gitlab.com` and `group/project`. Needed only for a tree without a `.git` whose `origin` tells.',
    ],
    ['GITHUB_SHA', 'The commit, for links and as a note beside what is uploaded. Default: what is checked out.'],
    ['GITHUB_WORKSPACE', 'The root of the checkout. Default: the current directory.'],
    ['RUNNER_TEMP', 'Directory of the JSON report. Default: the directory for temporary files.'],
    ['RUNNER_DEBUG', '`1` shows every request, without headers and bodies.'],
    ['GITHUB_OUTPUT', 'File that the outputs are appended to. Default: none.'],
    ['GITHUB_STEP_SUMMARY', 'File that the summary is appended to, instead of printing it. Default: none.'],
    ['HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY', 'The proxy, and what is reached past it, in upper or lower case.'],
    ['NO_COLOR', 'Anything: no colours and no links in the terminal.'],
    ['NODE_EXTRA_CA_CERTS', 'PEM file with the certificate of a private authority, of a proxy for example.'],
];
const EXIT_CODES = [
    ['0', 'The status is complete or not-run; or incomplete, with `--no-fail-on-incomplete`.'],
    ['1', 'The status is incomplete, failed or cancelled.'],
    ['2', 'A flag or its value is wrong; nothing was done.'],
    ['3', 'With `--print-project-id`: there is no id to print, for the owner turned cloud sync off.'],
];
/** What `--help` prints: every input of `action.yml` as a flag, and the environment. */
function helpText(inputs) {
    const token = inputs.filter(({ name }) => name === 'token').map(({ description }) => description);
    const tokenFile = ['File that holds the token, or `-` for standard input. Default: the variable SPECSTORY_TOKEN.'];
    const flags = inputs
        .filter(({ name }) => !Object.hasOwn(SECRETS, name))
        .map((input) => [
        isSwitch(input) ? `--${input.name}, --no-${input.name}` : `--${input.name} TEXT`,
        input.description,
    ]);
    return [
        wrapped(INTRODUCTION, ''),
        section('Flags', [
            ['--token-file FILE', [...tokenFile, ...token].join(' ')],
            ...flags,
            [
                '--format FORMAT',
                'What is printed after the log: `terminal`, the summary drawn for a terminal; `markdown`, the summary as it is; `json`, the JSON report alone, with the log on standard error. Default: `terminal` in a terminal, else `markdown`. Colours are for terminals only, and none with the variable NO_COLOR.',
            ],
            [
                '--print-project-id',
                'Prints the id of the project, one a line where the paths have several, and on standard error where it comes from. Nothing is sent, and no token is needed.',
            ],
            ['--help, -h', 'Prints this.'],
            ['--version', 'Prints the version.'],
        ]),
        'Flags for several values (--path, --providers, --sessions, --exclude) may be repeated.\n',
        section('Environment', ENVIRONMENT),
        section('Exit codes', EXIT_CODES),
    ].join('\n');
}
function section(title, entries) {
    return `${title}:\n${entries.map(([name, meaning]) => `  ${name}\n${wrapped(meaning, '      ')}`).join('')}`;
}
/** Text in lines of at most `WIDTH` columns, each with the indent; line breaks of the text stay. */
function wrapped(text, indent) {
    const lines = text.split('\n').flatMap((paragraph) => {
        const rows = [];
        for (const word of paragraph.split(/\s+/)) {
            const row = rows.at(-1);
            if (row !== undefined && `${indent}${row} ${word}`.length <= WIDTH)
                rows[rows.length - 1] = `${row} ${word}`;
            else
                rows.push(word);
        }
        return rows;
    });
    return lines.map((line) => `${line === '' ? '' : indent}${line}\n`).join('');
}

;// CONCATENATED MODULE: ./lib/src/cli/plain-log.js
/**
 * Turns lines that only GitHub's runner understands into lines for people. A runner takes `::add-mask::` out of the log
 * and the secret out of every line after it; elsewhere nobody else would.
 *
 * @returns a function that takes one line of the log, without its end, and returns what to show, or nothing
 */
function createPlainLog() {
    const secrets = [];
    let indent = '';
    return (line) => {
        const command = parseCommand(line);
        switch (command?.name) {
            case 'add-mask':
                secrets.push(command.message);
                return undefined;
            case 'endgroup':
                indent = '';
                return undefined;
            case 'group':
                indent = '  ';
                return masked(command.message, secrets);
            case 'error':
            case 'warning':
            case 'notice':
            case 'debug':
                return masked(indent + annotation(command), secrets);
            default:
                return masked(indent + line, secrets);
        }
    };
}
/** `::name key=value,key=value::message`, as the toolkit writes it. */
function parseCommand(line) {
    const parts = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/s.exec(line);
    if (parts === null)
        return undefined;
    return { name: parts[1] ?? '', properties: parts[2] ?? '', message: unescaped(parts[3] ?? '') };
}
function annotation({ name, properties, message }) {
    const labels = ['title', 'file']
        .map((key) => properties.split(',').find((property) => property.startsWith(`${key}=`)))
        .filter((property) => property !== undefined)
        .map((property) => `${unescaped(property.slice(property.indexOf('=') + 1))}: `);
    return `${name}: ${labels.join('')}${message}`;
}
/** The toolkit's escapes; the percent sign last, since it is the escape itself. */
function unescaped(text) {
    return text
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');
}
function masked(text, secrets) {
    return secrets.reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '***')), text);
}

;// CONCATENATED MODULE: ./node_modules/string-width/node_modules/ansi-regex/index.js
// Valid string terminator sequences are ESC\ and 0x9c; OSC also accepts BEL.
const ST = String.raw`(?:\u001B\u005C|\u009C)`;

// OSC sequences only: ESC ] ... BEL/ST (or the C1 introducer 0x9d ... BEL/ST).
// Payloads stop at terminators, cancellations, and C1 controls. An unterminated string cannot swallow the next sequence or repeatedly scan its payload from later introducers. Terminals likewise abort a control string on an unexpected ESC.
const stringControls = String.raw`\u0018\u001A\u001B\u0080-\u009F`;
const osc = String.raw`(?:\u001B\]|\u009D)[^\u0007${stringControls}]*(?:\u0007|${ST})`;

// DCS, SOS, PM, APC, and screen window titles have opaque payloads terminated by ST. Nested ESC payloads, such as tmux passthrough, require a parser.
const controlString = String.raw`(?:\u001B[PX^_k]|[\u0090\u0098\u009E\u009F])[^${stringControls}]*${ST}`;

// Linux console palette controls have fixed lengths and no string terminator; iTerm2 terminates its palette assignments. Consume an immediately adjacent OSC terminator, but match these controls before OSC so a later BEL cannot consume visible text.
const linuxPalette = String.raw`\u001B\](?:P[\dA-Fa-f]{7}|R)(?:\u0007|${ST})?`;

// CSI: ESC [ or C1 CSI, parameter bytes (0x30–0x3f), intermediate bytes (0x20–0x2f), then a final byte (0x40–0x7e).
// `= < >` are final bytes in two-byte VT52 escapes (`ESC >`) but parameter bytes in a CSI (`ESC [ > 0 ; 276 ; 0 c`, the device attributes reply). Match CSI first to consume the whole sequence, where its introducer makes the two unambiguous.
const csi = String.raw`(?:\u001B\[|\u009B)[\u0030-\u003F]*[\u0020-\u002F]*[\u0040-\u007E]`;

// Related escapes: ESC, intermediate bytes (0x20–0x2f), then a final byte (0x30–0x7e), or a supported two-byte escape.
// The two-byte final class stays narrow so that ESC followed by an arbitrary character is not read as a sequence. CSI parameters belong only to the CSI form, preventing partial matches and avoiding a second scan with nested repetition.
// Escapes whose final byte is a digit include `ESC 7` and `ESC 8` (save and restore cursor), `ESC ( 0` (line drawing character set), and `ESC # 8` (screen alignment).
// A digit is never a CSI final byte. These escapes end immediately at their final byte, so `ESC 7 l` is read as the escape followed by text rather than a sequence with parameter 7 and final byte `l`.
const ansi_regex_escape = String.raw`\u001B(?:[\u0020-\u002F]+[\u0030-\u007E]|[\dA-PR-TZcf-oq-uy=><~|}])`;

const pattern = `${linuxPalette}|${osc}|${controlString}|${csi}|${ansi_regex_escape}`;

function ansiRegex({onlyFirst = false} = {}) {
	return new RegExp(pattern, onlyFirst ? undefined : 'g');
}

;// CONCATENATED MODULE: ./node_modules/string-width/node_modules/strip-ansi/index.js


const regex = ansiRegex();

function stripAnsi(string) {
	if (typeof string !== 'string') {
		throw new TypeError(`Expected a \`string\`, got \`${typeof string}\``);
	}

	// Fast path: ANSI codes require ESC (7-bit) or CSI (8-bit) introducer
	if (!string.includes('\u001B') && !string.includes('\u009B')) {
		return string;
	}

	// Even though the regex is global, we don't need to reset the `.lastIndex`
	// because unlike `.exec()` and `.test()`, `.replace()` does it automatically
	// and doing it manually has a performance penalty.
	return string.replace(regex, '');
}

;// CONCATENATED MODULE: ./node_modules/get-east-asian-width/lookup-data.js
// Generated by scripts/build.js

const ambiguousMinimalCodePoint = 161;
const ambiguousMaximumCodePoint = 1114109;
const ambiguousRanges = [161, 161, 164, 164, 167, 168, 170, 170, 173, 174, 176, 180, 182, 186, 188, 191, 198, 198, 208, 208, 215, 216, 222, 225, 230, 230, 232, 234, 236, 237, 240, 240, 242, 243, 247, 250, 252, 252, 254, 254, 257, 257, 273, 273, 275, 275, 283, 283, 294, 295, 299, 299, 305, 307, 312, 312, 319, 322, 324, 324, 328, 331, 333, 333, 338, 339, 358, 359, 363, 363, 462, 462, 464, 464, 466, 466, 468, 468, 470, 470, 472, 472, 474, 474, 476, 476, 593, 593, 609, 609, 708, 708, 711, 711, 713, 715, 717, 717, 720, 720, 728, 731, 733, 733, 735, 735, 768, 879, 913, 929, 931, 937, 945, 961, 963, 969, 1025, 1025, 1040, 1103, 1105, 1105, 8208, 8208, 8211, 8214, 8216, 8217, 8220, 8221, 8224, 8226, 8228, 8231, 8240, 8240, 8242, 8243, 8245, 8245, 8251, 8251, 8254, 8254, 8308, 8308, 8319, 8319, 8321, 8324, 8364, 8364, 8451, 8451, 8453, 8453, 8457, 8457, 8467, 8467, 8470, 8470, 8481, 8482, 8486, 8486, 8491, 8491, 8531, 8532, 8539, 8542, 8544, 8555, 8560, 8569, 8585, 8585, 8592, 8601, 8632, 8633, 8658, 8658, 8660, 8660, 8679, 8679, 8704, 8704, 8706, 8707, 8711, 8712, 8715, 8715, 8719, 8719, 8721, 8721, 8725, 8725, 8730, 8730, 8733, 8736, 8739, 8739, 8741, 8741, 8743, 8748, 8750, 8750, 8756, 8759, 8764, 8765, 8776, 8776, 8780, 8780, 8786, 8786, 8800, 8801, 8804, 8807, 8810, 8811, 8814, 8815, 8834, 8835, 8838, 8839, 8853, 8853, 8857, 8857, 8869, 8869, 8895, 8895, 8978, 8978, 9312, 9449, 9451, 9547, 9552, 9587, 9600, 9615, 9618, 9621, 9632, 9633, 9635, 9641, 9650, 9651, 9654, 9655, 9660, 9661, 9664, 9665, 9670, 9672, 9675, 9675, 9678, 9681, 9698, 9701, 9711, 9711, 9733, 9734, 9737, 9737, 9742, 9743, 9756, 9756, 9758, 9758, 9792, 9792, 9794, 9794, 9824, 9825, 9827, 9829, 9831, 9834, 9836, 9837, 9839, 9839, 9886, 9887, 9919, 9919, 9926, 9933, 9935, 9939, 9941, 9953, 9955, 9955, 9960, 9961, 9963, 9969, 9972, 9972, 9974, 9977, 9979, 9980, 9982, 9983, 10045, 10045, 10102, 10111, 11094, 11097, 12872, 12879, 57344, 63743, 65024, 65039, 65533, 65533, 127232, 127242, 127248, 127277, 127280, 127337, 127344, 127373, 127375, 127376, 127387, 127404, 917760, 917999, 983040, 1048573, 1048576, 1114109];

const fullwidthMinimalCodePoint = 12288;
const fullwidthMaximumCodePoint = 65510;
const fullwidthRanges = [12288, 12288, 65281, 65376, 65504, 65510];

const lookup_data_halfwidthMinimalCodePoint = 8361;
const lookup_data_halfwidthMaximumCodePoint = 65518;
const lookup_data_halfwidthRanges = (/* unused pure expression or super */ null && ([8361, 8361, 65377, 65470, 65474, 65479, 65482, 65487, 65490, 65495, 65498, 65500, 65512, 65518]));

const lookup_data_narrowMinimalCodePoint = 32;
const lookup_data_narrowMaximumCodePoint = 10630;
const lookup_data_narrowRanges = (/* unused pure expression or super */ null && ([32, 126, 162, 163, 165, 166, 172, 172, 175, 175, 10214, 10221, 10629, 10630]));

const wideMinimalCodePoint = 4352;
const wideMaximumCodePoint = 262141;
const wideRanges = [4352, 4447, 8986, 8987, 9001, 9002, 9193, 9196, 9200, 9200, 9203, 9203, 9725, 9726, 9748, 9749, 9776, 9783, 9800, 9811, 9855, 9855, 9866, 9871, 9875, 9875, 9889, 9889, 9898, 9899, 9917, 9918, 9924, 9925, 9934, 9934, 9940, 9940, 9962, 9962, 9970, 9971, 9973, 9973, 9978, 9978, 9981, 9981, 9989, 9989, 9994, 9995, 10024, 10024, 10060, 10060, 10062, 10062, 10067, 10069, 10071, 10071, 10133, 10135, 10160, 10160, 10175, 10175, 11035, 11036, 11088, 11088, 11093, 11093, 11904, 11929, 11931, 12019, 12032, 12245, 12272, 12287, 12289, 12350, 12353, 12438, 12441, 12543, 12549, 12591, 12593, 12686, 12688, 12773, 12783, 12830, 12832, 12871, 12880, 42124, 42128, 42182, 43360, 43388, 44032, 55203, 63744, 64255, 65040, 65049, 65072, 65106, 65108, 65126, 65128, 65131, 94176, 94180, 94192, 94198, 94208, 101594, 101631, 101664, 101760, 101874, 101888, 102801, 102816, 102866, 110576, 110579, 110581, 110587, 110589, 110590, 110592, 110888, 110898, 110898, 110928, 110930, 110933, 110933, 110948, 110952, 110960, 111355, 119552, 119638, 119648, 119670, 126980, 126980, 127183, 127183, 127374, 127374, 127377, 127386, 127406, 127406, 127488, 127490, 127504, 127547, 127552, 127560, 127568, 127569, 127584, 127589, 127744, 127776, 127789, 127797, 127799, 127868, 127870, 127891, 127904, 127946, 127951, 127955, 127968, 127984, 127988, 127988, 127992, 128062, 128064, 128064, 128066, 128252, 128255, 128317, 128331, 128334, 128336, 128359, 128378, 128378, 128405, 128406, 128420, 128420, 128507, 128591, 128640, 128709, 128716, 128716, 128720, 128722, 128725, 128729, 128732, 128735, 128747, 128748, 128756, 128764, 128986, 128986, 128992, 129003, 129008, 129008, 129292, 129338, 129340, 129349, 129351, 129535, 129648, 129660, 129664, 129734, 129736, 129736, 129740, 129757, 129759, 129771, 129775, 129786, 131072, 196605, 196608, 262141];

;// CONCATENATED MODULE: ./node_modules/get-east-asian-width/utilities.js
/**
Binary search on a sorted flat array of [start, end] pairs.

@param {number[]} ranges - Flat array of inclusive [start, end] range pairs, e.g. [0, 5, 10, 20].
@param {number} codePoint - The value to search for.
@returns {boolean} Whether the value falls within any of the ranges.
*/
const utilities_isInRange = (ranges, codePoint) => {
	let low = 0;
	let high = Math.floor(ranges.length / 2) - 1;
	while (low <= high) {
		const mid = Math.floor((low + high) / 2);
		const i = mid * 2;
		if (codePoint < ranges[i]) {
			high = mid - 1;
		} else if (codePoint > ranges[i + 1]) {
			low = mid + 1;
		} else {
			return true;
		}
	}

	return false;
};

;// CONCATENATED MODULE: ./node_modules/get-east-asian-width/lookup.js



const commonCjkCodePoint = 0x4E_00;
const [wideFastPathStart, wideFastPathEnd] = /* #__PURE__ */ findWideFastPathRange(wideRanges);

// Use a hot-path range so common `isWide` calls can skip binary search.
// The range containing U+4E00 covers common CJK ideographs;
// fallback to the largest range for resilience to Unicode table changes.
function findWideFastPathRange(ranges) {
	let fastPathStart = ranges[0];
	let fastPathEnd = ranges[1];

	for (let index = 0; index < ranges.length; index += 2) {
		const start = ranges[index];
		const end = ranges[index + 1];

		if (
			commonCjkCodePoint >= start
			&& commonCjkCodePoint <= end
		) {
			return [start, end];
		}

		if ((end - start) > (fastPathEnd - fastPathStart)) {
			fastPathStart = start;
			fastPathEnd = end;
		}
	}

	return [fastPathStart, fastPathEnd];
}

const isAmbiguous = codePoint => {
	if (
		codePoint < ambiguousMinimalCodePoint
		|| codePoint > ambiguousMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(ambiguousRanges, codePoint);
};

const isFullwidth = codePoint => {
	if (
		codePoint < fullwidthMinimalCodePoint
		|| codePoint > fullwidthMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(fullwidthRanges, codePoint);
};

const isHalfwidth = codePoint => {
	if (
		codePoint < halfwidthMinimalCodePoint
		|| codePoint > halfwidthMaximumCodePoint
	) {
		return false;
	}

	return isInRange(halfwidthRanges, codePoint);
};

const isNarrow = codePoint => {
	if (
		codePoint < narrowMinimalCodePoint
		|| codePoint > narrowMaximumCodePoint
	) {
		return false;
	}

	return isInRange(narrowRanges, codePoint);
};

const isWide = codePoint => {
	if (
		codePoint >= wideFastPathStart
		&& codePoint <= wideFastPathEnd
	) {
		return true;
	}

	if (
		codePoint < wideMinimalCodePoint
		|| codePoint > wideMaximumCodePoint
	) {
		return false;
	}

	return utilities_isInRange(wideRanges, codePoint);
};

function lookup_getCategory(codePoint) {
	if (isAmbiguous(codePoint)) {
		return 'ambiguous';
	}

	if (isFullwidth(codePoint)) {
		return 'fullwidth';
	}

	if (isHalfwidth(codePoint)) {
		return 'halfwidth';
	}

	if (isNarrow(codePoint)) {
		return 'narrow';
	}

	if (isWide(codePoint)) {
		return 'wide';
	}

	return 'neutral';
}

;// CONCATENATED MODULE: ./node_modules/get-east-asian-width/index.js


function validate(codePoint) {
	if (!Number.isSafeInteger(codePoint)) {
		throw new TypeError(`Expected a code point, got \`${typeof codePoint}\`.`);
	}
}

function eastAsianWidthType(codePoint) {
	validate(codePoint);

	return getCategory(codePoint);
}

function eastAsianWidth(codePoint, {ambiguousAsWide = false} = {}) {
	validate(codePoint);

	if (
		isFullwidth(codePoint)
		|| isWide(codePoint)
		|| (ambiguousAsWide && isAmbiguous(codePoint))
	) {
		return 2;
	}

	return 1;
}

// Private exports for https://github.com/sindresorhus/is-fullwidth-code-point


;// CONCATENATED MODULE: ./node_modules/string-width/index.js



/**
Logic:
- Segment graphemes to match how terminals render clusters.
- Width rules:
	1. Skip non-printing clusters (Default_Ignorable, Control, Format except spacing prepended concatenation marks like ARABIC NUMBER SIGN, pure nonspacing/enclosing Mark). Tabs are ignored by design. Lone surrogates are measured as U+FFFD, which is how they are written out.
	2. Clusters starting with an RGI emoji (\p{RGI_Emoji}), regional indicators, or a digit/#/* with VS16 are double-width, even with trailing extenders (e.g., a dangling ZWJ, an extra variation selector, or a spacing mark). Only a stray emoji modifier adds its own swatch width.
	   A wide BMP emoji followed by VS15 (text presentation) is one column; anything after the VS15 is ignored.
	3. Minimally-qualified emoji ZWJ sequences (2+ Extended_Pictographic) are double-width, except that a stray emoji modifier after the sequence adds its own swatch width. An unqualified keycap (no VS16) is text, so it uses the width of its base.
	4. A cluster starting with Hangul (jamo or a precomposed syllable) is one syllable block with the width of its first code point (plus stray emoji modifiers), as in iTerm, Ghostty, and kitty.
	5. Otherwise sum the East Asian Width of every visible code point in the cluster: the base plus trailing spacing marks (including Thai/Lao AM), stray emoji modifiers, Indic conjunct consonants, and halfwidth dakuten/handakuten. Nothing after a ZWJ is counted.
	6. Spacing prepended concatenation marks (e.g., ARABIC NUMBER SIGN before digits) are one column each, unless the following glyph is wide (East Asian Wide or emoji, but not in VS15 text style), which takes them into its own cell.
*/

const segmenter = new Intl.Segmenter();
const nonAsciiOrControlRegex = /[^\u{20}-\u{7E}]/v;

// Spacing Prepended_Concatenation_Mark format characters (e.g., ARABIC NUMBER SIGN) that are visible signs spanning the following characters. Excludes the zero-width U+070F SYRIAC ABBREVIATION MARK.
const prependedConcatenationMarks = String.raw`\u{600}-\u{605}\u{6DD}\u{890}\u{891}\u{8E2}\u{110BD}\u{110CD}`;
const prependedConcatenationMarksRegex = new RegExp(`^[${prependedConcatenationMarks}]+`, 'v');

// Matches a visible (printing) character. Used to find the base scalar of a cluster (skipping leading Format characters and marks), to detect whole-cluster zero-width, and to skip invisible code points when summing widths.
// Intentionally a single negated class without a quantifier: a repeated pattern like `^(?:…|…)+$` backtracks exponentially on overlapping properties, and even `^[…]+$` overflows V8's backtrack stack (RangeError) on clusters with millions of marks.
// Line and paragraph separators (U+2028, U+2029) are intentionally not skipped: iTerm, Terminal.app, and kitty show them as one column.
const visibleCharacterRegex = new RegExp(String.raw`[^\p{Default_Ignorable_Code_Point}\p{Control}\p{Enclosing_Mark}\p{Nonspacing_Mark}[\p{Format}--[${prependedConcatenationMarks}]]]`, 'v');

// Clusters starting with an RGI emoji sequence. Not anchored at the end, so trailing extenders (ZWJ, marks, variation selectors) in the same cluster do not hide the emoji.
// Regional indicators that do not form a valid flag (alone, or an unknown pair) are also shown as one wide symbol, and so is a digit, number sign, or asterisk with VS16 (an emoji presentation sequence that is not RGI on its own).
const emojiPrefixRegex = /^(?:\p{RGI_Emoji}|\p{Regional_Indicator}{1,2}|[\d#*]\u{FE0F})/v;

// A wide BMP emoji followed by VS15 asks for its narrow text style. Every BMP Emoji_Presentation character has a standardized text variation sequence.
// Limitation: astral emoji (e.g., 👍︎) keep their width, because only some of them have a text variation sequence and terminals disagree.
const textPresentationEmojiRegex = /^[\p{Emoji_Presentation}--[\u{10000}-\u{10FFFF}]]\u{FE0E}/v;

// Counts stray emoji modifiers from `fromIndex`, keeping the whole string for lookbehind context.
function strayEmojiModifierCount(string, fromIndex) {
	// Most emoji clusters are fully consumed by the emoji match
	if (fromIndex >= string.length) {
		return 0;
	}

	// An emoji modifier that does not follow an emoji modifier base (or a ZWJ) is shown as a standalone color swatch (UTS #51)
	const modifierRegex = /(?<![\p{Emoji_Modifier_Base}\u{200D}])\p{Emoji_Modifier}/gv;
	modifierRegex.lastIndex = fromIndex;

	let count = 0;
	while (modifierRegex.test(string)) {
		count++;
	}

	return count;
}

// Detect minimally-qualified emoji ZWJ sequences (missing VS16 but still render as double-width)
// A ZWJ only joins a following Extended_Pictographic into the cluster when an Extended_Pictographic comes before it (GB11), so this means 2+ Extended_Pictographic joined by a ZWJ.
const emojiZwjSequenceRegex = /\u{200D}\p{Extended_Pictographic}/v;

// Returns the cluster starting at its first visible character, or `undefined` if the whole cluster is zero-width.
function baseVisible(segment) {
	const index = segment.search(visibleCharacterRegex);
	return index === -1 ? undefined : segment.slice(index);
}

// Hangul jamo (U+1100..U+11FF, Hangul Jamo Extended-A and -B) and precomposed syllables. Includes the Default_Ignorable HANGUL CHOSEONG/JUNGSEONG FILLER (U+115F, U+1160), which start a syllable block in place of a missing jamo.
function isHangul(codePoint) {
	return (codePoint >= 0x11_00 && codePoint <= 0x11_FF)
		|| (codePoint >= 0xA9_60 && codePoint <= 0xA9_7C)
		|| (codePoint >= 0xAC_00 && codePoint <= 0xD7_A3)
		|| (codePoint >= 0xD7_B0 && codePoint <= 0xD7_C6)
		|| (codePoint >= 0xD7_CB && codePoint <= 0xD7_FB);
}

// Sums the East Asian Width of the visible code points of a cluster.
// Everything visible after the base still takes columns: spacing marks (Grapheme_Cluster_Break=SpacingMark, including Thai/Lao AM which are Lo), an emoji modifier not consumed by an emoji modifier sequence (shown as a standalone swatch), the consonants of an Indic conjunct joined by a virama (GB9c), and halfwidth dakuten/handakuten. A ZWJ ends the counting.
function visibleCodePointsWidth(visibleSegment, eastAsianWidthOptions) {
	let width = 0;

	for (const character of visibleSegment) {
		// Match terminal handling of explicit Indic half-forms by counting only the visible characters before a ZWJ in the cluster
		if (character === '\u{200D}') {
			break;
		}

		if (visibleCharacterRegex.test(character)) {
			width += eastAsianWidth(character.codePointAt(0), eastAsianWidthOptions);
		}
	}

	return width;
}

function clusterWidth(segment, eastAsianWidthOptions) {
	// Spacing prepended concatenation marks (e.g., ARABIC NUMBER SIGN) are visible one-column signs that join the next character. A wide glyph (East Asian Wide or emoji, but not a VS15 text style) takes them into its own cell.
	// The marks are in U+0600..U+08FF plus U+110BD and U+110CD, so most clusters skip the regex
	const firstCodePoint = segment.codePointAt(0);
	const marks = firstCodePoint === 0x1_10_BD || firstCodePoint === 0x1_10_CD || (firstCodePoint >= 0x6_00 && firstCodePoint <= 0x8_FF) ? prependedConcatenationMarksRegex.exec(segment) : undefined;
	if (marks) {
		const rest = segment.slice(marks[0].length);
		const restWidth = clusterWidth(rest, eastAsianWidthOptions);
		const visibleRest = baseVisible(rest);
		const isWideGlyph = restWidth >= 2 && (
			eastAsianWidth(visibleRest.codePointAt(0), eastAsianWidthOptions) === 2
			|| emojiPrefixRegex.test(visibleRest)
			|| emojiZwjSequenceRegex.test(visibleRest)
		);
		return isWideGlyph ? restWidth : [...marks[0]].length + restWidth;
	}

	// Zero-width / non-printing clusters (including a Hangul filler with only invisible extenders)
	const visibleSegment = baseVisible(segment);
	if (visibleSegment === undefined) {
		return 0;
	}

	// Checked on the raw cluster, since it can start with a Default_Ignorable filler
	if (isHangul(firstCodePoint)) {
		return eastAsianWidth(firstCodePoint, eastAsianWidthOptions) + (strayEmojiModifierCount(segment, 1) * 2);
	}

	if (textPresentationEmojiRegex.test(visibleSegment)) {
		return 1;
	}

	// Emoji width logic. Uses the visible part, so leading invisible characters do not hide the emoji.
	const emoji = emojiPrefixRegex.exec(visibleSegment);
	if (emoji) {
		return 2 + (strayEmojiModifierCount(visibleSegment, emoji[0].length) * 2);
	}

	// Minimally-qualified emoji ZWJ sequences are double-width, like RGI emoji, except that a stray emoji modifier after the sequence is shown as its own swatch. Everything else: EAW of the cluster’s visible scalars, including trailing spacing marks and Halfwidth/Fullwidth Forms (e.g., ﾞ, ﾟ)
	const zwjSequence = emojiZwjSequenceRegex.exec(visibleSegment);
	return zwjSequence
		? 2 + (strayEmojiModifierCount(visibleSegment, zwjSequence.index + zwjSequence[0].length) * 2)
		: visibleCodePointsWidth(visibleSegment, eastAsianWidthOptions);
}

function unicodeWidth(string, ambiguousIsNarrow) {
	// Count the initial printable ASCII directly, keeping its last character as a possible grapheme base.
	let width = 0;
	const firstNonAsciiIndex = string.search(nonAsciiOrControlRegex);
	if (firstNonAsciiIndex > 1) {
		width = firstNonAsciiIndex - 1;
		string = string.slice(width);
	}

	// Keep the first trailing ASCII character with the Unicode prefix.
	let suffixStart = string.length;
	while (suffixStart > 0) {
		const codePoint = string.codePointAt(suffixStart - 1);
		if (codePoint < 0x20 || codePoint > 0x7E) {
			break;
		}

		suffixStart--;
	}

	if (suffixStart + 1 < string.length) {
		width += string.length - suffixStart - 1;
		string = string.slice(0, suffixStart + 1);
	}

	// Printable ASCII, common Han, and precomposed Hangul have fixed widths and cannot form multi-character graphemes together.
	if (!/[^\u{20}-\u{7E}\u{4E00}-\u{9FFF}\u{AC00}-\u{D7A3}]/v.test(string)) {
		return width + string.length + string.replaceAll(/[\u{20}-\u{7E}]/gv, '').length;
	}

	// A lone surrogate is written out as U+FFFD REPLACEMENT CHARACTER
	string = string.toWellFormed();

	// Kirat Rai vowel runs form one glyph, including canonically decomposed vowels. Collapse them before segmentation so older Unicode tables give the same width.
	string = string.replaceAll(/(?<=[\u{16D63}-\u{16D6A}])[\u{16D63}-\u{16D6A}]+/gv, '');

	const eastAsianWidthOptions = {ambiguousAsWide: !ambiguousIsNarrow};

	for (const {segment} of segmenter.segment(string)) {
		// Fast path: a single visible UTF-16 code unit has its East Asian Width under every rule above (a single-code-point RGI emoji is East Asian Wide, and a Hangul cluster uses the width of its first code point).
		if (segment.length === 1) {
			if (visibleCharacterRegex.test(segment)) {
				width += eastAsianWidth(segment.codePointAt(0), eastAsianWidthOptions);
			}

			continue;
		}

		width += clusterWidth(segment, eastAsianWidthOptions);
	}

	return width;
}

function stringWidth(input, options = {}) {
	if (typeof input !== 'string' || input.length === 0) {
		return 0;
	}

	const {
		ambiguousIsNarrow = true,
		countAnsiEscapeCodes = false,
	} = options;

	let string = input;

	// Avoid calling stripAnsi when there are no ANSI escape sequences (ESC = 0x1B, CSI = 0x9B)
	if (!countAnsiEscapeCodes && (string.includes('\u{1B}') || string.includes('\u{9B}'))) {
		string = stripAnsi(string);
	}

	// Fast path: printable ASCII (0x20–0x7E) needs no segmenter, regex, or EAW lookup. Its width equals its length.
	// A negated class without a quantifier, since `^[…]*$` overflows V8's backtrack stack (RangeError) on strings with millions of characters.
	return nonAsciiOrControlRegex.test(string) ? unicodeWidth(string, ambiguousIsNarrow) : string.length;
}

;// CONCATENATED MODULE: ./lib/src/cli/markdown-links.js
/**
 * Splits a line of our own Markdown at its links, where every bracket that is text is escaped. In one pass, for titles in
 * it are anybody's.
 */
function splitAtLinks(line) {
    const parts = [];
    let from = 0;
    let start = markdown_links_unescaped(line, '[', 0);
    while (start !== -1) {
        const end = markdown_links_unescaped(line, ']', start);
        const close = end === -1 ? -1 : line.indexOf(')', end);
        if (close === -1)
            break;
        if (line[end + 1] !== '(') {
            start = markdown_links_unescaped(line, '[', end);
            continue;
        }
        parts.push({ text: line.slice(from, start) });
        parts.push({ text: line.slice(start + 1, end), url: line.slice(end + 2, close) });
        from = close + 1;
        start = markdown_links_unescaped(line, '[', from);
    }
    return [...parts, { text: line.slice(from) }];
}
/** Where a character stands without a backslash before it, at `from` or after; -1 when nowhere. */
function markdown_links_unescaped(line, character, from) {
    for (let at = from; at < line.length; at += 1) {
        if (line[at] === '\\')
            at += 1;
        else if (line[at] === character)
            return at;
    }
    return -1;
}

;// CONCATENATED MODULE: ./lib/src/cli/terminal-markdown.js



const ENTITIES = {
    '&lt;': '<',
    '&gt;': '>',
    '&amp;': '&',
    '&quot;': '"',
    '&#64;': '@',
};
/** For a pipe, a file, or a terminal whose user wants no colours. */
const PLAIN = {
    bold: (text) => text,
    dim: (text) => text,
    link: (text, url, isBare) => (isBare || text === url ? text : `${text} (${url})`),
};
const STYLED = {
    bold: (text) => (0,external_node_util_namespaceObject.styleText)('bold', text, { validateStream: false }),
    dim: (text) => (0,external_node_util_namespaceObject.styleText)('dim', text, { validateStream: false }),
    // A terminal that knows no links shows their text.
    link: (text, url) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`,
};
/**
 * Draws a job summary for a terminal: headings bold, tables aligned by the columns that characters take, links to click
 * on, folded parts unfolded, charts left out. It knows the Markdown that our own summaries use, no more; the browser's
 * picture is the real one.
 *
 * @param isStyled with colours and links as a terminal understands them; else as plain text
 */
function renderForTerminal(markdown, isStyled) {
    const ink = isStyled ? STYLED : PLAIN;
    const output = [];
    let table = [];
    let fence;
    for (const line of [...markdown.split('\n'), '']) {
        if (line.startsWith('```')) {
            fence = fence === undefined ? line.slice(3) : undefined;
            continue;
        }
        if (fence === undefined && line.startsWith('|')) {
            // A cell may hold an escaped bar: only a bare one ends it.
            table.push(line.split(/(?<!\\)\|/).slice(1, -1));
            continue;
        }
        output.push(...drawTable(table, ink));
        table = [];
        if (fence === undefined)
            output.push(drawLine(line, ink));
        else if (fence !== 'mermaid')
            output.push(ink.dim(line));
    }
    return output
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .replace(/^\n+/, '')
        .trimEnd();
}
function drawLine(line, ink) {
    const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
    if (heading !== undefined)
        return ink.bold(drawInline(heading, ink, false));
    const summary = line.indexOf('<summary>');
    if (summary !== -1)
        return ink.bold(`▾ ${drawInline(line.slice(summary), ink, false)}`);
    if (line === '---')
        return ink.dim('─'.repeat(40));
    return drawInline(line.replace(/\\$/, ''), ink, false);
}
/** Inline Markdown as text: what is escaped stays, what is markup goes. */
function drawInline(text, ink, isBare) {
    return splitAtLinks(text)
        .map(({ text: part, url }) => url === undefined ? drawText(part, ink) : ink.link(drawText(part, PLAIN), url, isBare))
        .join('');
}
function drawText(text, ink) {
    return (text
        .replaceAll('<br>', ' · ')
        .replace(/<[^<>]*>/g, '')
        .replace(/(?<!\\)\*\*((?:\\.|[^*\\])*)\*\*/g, (_, words) => ink.bold(words))
        .replace(/(?<!\\)`/g, '')
        .replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity)
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        // It keeps GitHub from linking what is no link; a terminal would copy it along.
        .replaceAll('\u200b', '')
        // It keeps a date in one line.
        .replaceAll('\u2011', '-'));
}
/** @param rows cells as they are between the bars; the second row says how the columns are aligned */
function drawTable(rows, ink) {
    const [, rules = []] = rows;
    const drawn = rows
        .filter((_, index) => index !== 1)
        .map((cells) => cells.map((cell) => drawInline(cell.trim(), ink, true)));
    const widths = rules.map((_, column) => Math.max(...drawn.map((cells) => stringWidth(cells[column] ?? ''))));
    return drawn.map((cells, row) => {
        const padded = cells.map((cell, column) => {
            const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
            return rules[column]?.trim().endsWith(':') && !rules[column]?.trim().startsWith(':') ? space + cell : cell + space;
        });
        const line = padded.join('   ').trimEnd();
        return `  ${row === 0 ? ink.bold(line) : line}`;
    });
}

// EXTERNAL MODULE: ./lib/src/cli/wrong-inputs.js
var wrong_inputs = __nccwpck_require__(982);
;// CONCATENATED MODULE: ./lib/src/cli/main.js










/**
 * The action off GitHub: sets the variables that a runner would set, runs the very bundle that a runner runs, and shows
 * its summary. Sets the exit code: the action's own, or 2 for a command line that nothing was done for; printing ids has
 * codes of its own.
 *
 * @param inputsFile the inputs of `action.yml` as JSON
 * @param start loads the action, and with it runs it
 */
async function main(inputsFile, start) {
    const documented = JSON.parse((0,external_node_fs_.readFileSync)(inputsFile, 'utf8'));
    const commandLine = readFlags(process.argv.slice(2), documented);
    if ('refused' in commandLine) {
        refuse([commandLine.refused, '`--help` lists the flags.']);
    }
    else if ('ask' in commandLine && commandLine.ask === 'project-id') {
        if (setInputs({ inputs: commandLine.inputs, tokenFile: undefined }))
            await printIds();
    }
    else if ('ask' in commandLine) {
        process.stdout.write(commandLine.ask === 'help' ? helpText(documented) : `${VERSION}\n`);
    }
    else if (setInputs(commandLine)) {
        await sync(commandLine.format ?? (process.stdout.isTTY ? 'terminal' : 'markdown'), start);
    }
}
/** Sets the variables of the inputs. False when one of them cannot be used, and then that was said. */
function setInputs({ inputs, tokenFile }) {
    const env = process.env;
    const give = (name, value) => {
        if (value !== undefined)
            env[`INPUT_${name.toUpperCase()}`] = value;
    };
    for (const [name, value] of Object.entries(inputs))
        give(name, value);
    for (const [name, variable] of Object.entries(SECRETS))
        give(name, env[variable]);
    try {
        if (tokenFile !== undefined)
            give('token', (0,external_node_fs_.readFileSync)(tokenFile === '-' ? 0 : tokenFile, 'utf8'));
    }
    catch (error) {
        refuse([`The token cannot be read: ${Error.isError(error) ? error.message : String(error)}`]);
        return false;
    }
    const wrong = (0,wrong_inputs/* wrongInputs */.h)(env);
    if (wrong.length > 0)
        refuse([...wrong, 'Nothing was sent. `--help` explains the flags.']);
    return wrong.length === 0;
}
async function printIds() {
    const { printProjectId } = await __nccwpck_require__.e(/* import() */ 176).then(__nccwpck_require__.bind(__nccwpck_require__, 176));
    const { stdout, stderr, exitCode } = await printProjectId(process.env);
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    process.exitCode = exitCode;
}
async function sync(format, start) {
    const env = process.env;
    const scratch = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'specstory-sync-cli-'));
    const standIn = (variable) => {
        if (env[variable])
            return undefined;
        const file = (0,external_node_path_.join)(scratch, variable);
        (0,external_node_fs_.writeFileSync)(file, '');
        env[variable] = file;
        return file;
    };
    standIn('GITHUB_OUTPUT');
    const summary = standIn('GITHUB_STEP_SUMMARY');
    const write = process.stdout.write.bind(process.stdout);
    try {
        redirectLog(format === 'json' ? process.stderr.write.bind(process.stderr) : write);
        await start();
        if (format === 'json')
            write(readReport(env['GITHUB_OUTPUT'] ?? ''));
        else if (summary !== undefined)
            write(`\n${show((0,external_node_fs_.readFileSync)(summary, 'utf8'), format)}`);
    }
    finally {
        (0,external_node_fs_.rmSync)(scratch, { recursive: true, force: true });
    }
}
function show(markdown, format) {
    if (format === 'markdown' || markdown === '')
        return markdown;
    // Node knows which streams are terminals and what the environment says of colours.
    const isStyled = (0,external_node_util_namespaceObject.styleText)('bold', 'x', { stream: process.stdout }) !== 'x';
    return `${renderForTerminal(markdown, isStyled)}\n`;
}
/** The JSON report, by the last path that the run put into its outputs; nothing when it could not write one. */
function readReport(outputFile) {
    const paths = [...(0,external_node_fs_.readFileSync)(outputFile, 'utf8').matchAll(/^report<<(\S+)\r?\n(.*)\r?\n\1\r?$/gm)];
    const path = paths.at(-1)?.[2] ?? '';
    return path === '' ? '' : (0,external_node_fs_.readFileSync)(path, 'utf8');
}
/** Where the log goes, in lines for people unless a runner reads it. Every write of the toolkit is one line, whole. */
function redirectLog(write) {
    const plain = process.env['GITHUB_ACTIONS'] === 'true' ? (line) => line : createPlainLog();
    process.stdout.write = (chunk) => {
        const shown = plain(String(chunk).replace(/\r?\n$/, ''));
        return shown === undefined || write(`${shown}\n`);
    };
}
function refuse(sentences) {
    process.stderr.write(`${sentences.join('\n')}\n`);
    process.exitCode = 2;
}

var __webpack_exports__main = __webpack_exports__.i;
export { __webpack_exports__main as main };
