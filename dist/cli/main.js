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

/***/ 182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ readTokenFile),
/* harmony export */   Sj: () => (/* binding */ describeInvalidInputs),
/* harmony export */   fl: () => (/* binding */ createInputLookup)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var _inputs_input_types_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(150);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(484);



/** Validates the inputs in `INPUT_…` variables, and describes each invalid one by its flag or variable. */
async function describeInvalidInputs(env) {
    const runner = { cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '', windows: process.platform === 'win32' };
    try {
        await (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .Ko)(createInputLookup(env), runner);
        return [];
    }
    catch (error) {
        if (!(error instanceof _inputs_input_types_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInputs */ .hS))
            throw error;
        return error.invalid.map((input) => `${(0,_inputs_input_types_js__WEBPACK_IMPORTED_MODULE_1__/* .describeInvalidInput */ .bt)(input, formatName(input.name))}${suggestOtherCheckout(input)}`);
    }
}
/** Looks up inputs in `INPUT_…` variables, as a runner sets them. */
function createInputLookup(env) {
    return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
/** A path outside the checkout probably means another checkout. */
function suggestOtherCheckout({ name, given }) {
    return name === 'path' && /^(?:\.\.(?:[/\\]|$)|[/\\]|[A-Za-z]:)/.test(given)
        ? ` Run the command in \`${given}\` instead.`
        : '';
}
/** Formats an input as a flag, and a variable unchanged. */
function formatName(name) {
    return /^[A-Z_]+$/.test(name) ? `\`${name}\`` : `\`--${name}\``;
}
/** Decodes UTF-8 and UTF-16 with a byte order mark: `>` of Windows PowerShell 5.1 writes UTF-16. */
function readTokenFile(file) {
    const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file === '-' ? 0 : file);
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe)
        return bytes.toString('utf16le', 2);
    if (first === 0xfe && second === 0xff && bytes.length % 2 === 0)
        return bytes.subarray(2).swap16().toString('utf16le');
    if (bytes.includes(0))
        throw new Error('it is neither UTF-8 nor UTF-16 with a byte order mark');
    return bytes.toString('utf8').replace(/^\uFEFF/, '');
}


/***/ }),

/***/ 304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure)
/* harmony export */ });
/* unused harmony exports FAILURE_CODES, toInternalFailure, createTooLargeFailure, TOO_LARGE_HINT */
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

/***/ 4:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sd: () => (/* binding */ isSessionId),
/* harmony export */   hH: () => (/* binding */ MAX_SHARDS),
/* harmony export */   qx: () => (/* binding */ formatProjectId),
/* harmony export */   rm: () => (/* binding */ isProjectId),
/* harmony export */   uK: () => (/* binding */ parseShard)
/* harmony export */ });
/* unused harmony export assignShard */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);

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
    return (createHash('sha256').update(sessionId).digest().readUInt32BE() % count) + 1;
}


/***/ }),

/***/ 814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ toCommandLineWords)
});

;// CONCATENATED MODULE: ./lib/src/host-words.js
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

// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 8 modules
var inputs = __nccwpck_require__(484);
;// CONCATENATED MODULE: ./lib/src/inputs/command-line-words.js


const WORDS = Object.values(HOST_WORDS)
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
        return Object.hasOwn(inputs/* INPUTS */.mc, name) ? `\`${formatFlag(name, value)}\`` : whole;
    });
}
/** Formats an input as a flag or a variable. */
function formatFlag(name, value) {
    const { form } = inputs/* INPUTS */.mc[name].type;
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


/***/ }),

/***/ 150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ splitDistinct),
/* harmony export */   Qx: () => (/* binding */ LINES),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   bt: () => (/* binding */ describeInvalidInput),
/* harmony export */   hS: () => (/* binding */ InvalidInputs),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   mR: () => (/* binding */ optionalText),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   nw: () => (/* binding */ COMMAS_LINES_AND_BLANKS),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   yD: () => (/* binding */ secretText),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(304);

/** Contains all invalid inputs, so that the user can correct all at once. */
class InvalidInputs extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
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
function boolean(...words) {
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


/***/ }),

/***/ 484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  dp: () => (/* binding */ HELP_GROUPS),
  mc: () => (/* binding */ INPUTS),
  Qh: () => (/* binding */ INPUT_NAMES),
  Ko: () => (/* binding */ readInputs)
});

// UNUSED EXPORTS: createDefaultInputs, formatSetInputs, parseInputs

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./lib/src/nearest-name.js
var nearest_name = __nccwpck_require__(294);
;// CONCATENATED MODULE: ./lib/src/secrets/view.js
/** Replaces all units of an escape sequence except the last, which becomes the decoded character. */
const view_FILLER = '\v';
const view_FILLER_CODE = 11;
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
function view_createView(text) {
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
            codes.fill(sequence.decoded === BLANK ? BLANK : view_FILLER_CODE, at, sequence.end - 1);
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
    while (view.charCodeAt(next) === view_FILLER_CODE)
        next++;
    return next;
}
/** Returns a part of a text with its escape sequences decoded. */
function view_decodeSlice({ view }, start, end) {
    const slice = view.slice(start, end);
    return slice.includes(view_FILLER) ? slice.replaceAll(view_FILLER, '') : slice;
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

;// CONCATENATED MODULE: ./lib/src/secrets/credential-policy.js



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
            for (const value of new Set([view.text.slice(...range), decodeSlice(view, ...range)])) {
                const entry = `sha256:${createHash('sha256').update(value).digest('hex')}`;
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
    const nearest = (0,nearest_name/* findNearestName */.$)(line, ruleNames);
    if (nearest === undefined)
        return 'an entry is not a known rule';
    return `an entry is not a known rule; did you mean \`${nearest}\`?`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __nccwpck_require__(4);
;// CONCATENATED MODULE: ./lib/src/providers.js

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
    const nearest = (0,nearest_name/* findNearestName */.$)(text, [...PROVIDER_IDS, 'other']);
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

;// CONCATENATED MODULE: ./lib/src/secrets/repeated-values.js

const CODES = 0x1_0000;
const ROOT = 0;
/**
 * Finds many values in one pass, also escaped. The time does not depend on the number of values (Aho and Corasick,
 * 1975). Of several values with the same end, returns the longest.
 */
class repeated_values_ValueFinder {
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
        if (codes[at] !== FILLER_CODE)
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

;// CONCATENATED MODULE: ./lib/src/secrets/words.js
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

;// CONCATENATED MODULE: ./lib/src/secrets/exact-values.js



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
    const given = text.startsWith('{') ? exact_values_listTexts(text) : text.split(/[\r\n]+/);
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
function exact_values_listTexts(json) {
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
        parts.every((part) => (/^\d/.test(part) ? part.length <= 4 : part.length < 3 || isWordLike(part)) && /^\w/.test(part)));
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
        this.#finder = new ValueFinder([...this.#needles.keys()]);
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
    return createView(value).view.replaceAll(FILLER, '');
}

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

// EXTERNAL MODULE: ./lib/src/inputs/input-types.js
var input_types = __nccwpck_require__(150);
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
const DIRECTORIES = (0,input_types/* list */.p_)('DIR', input_types/* LINES */.Qx, (entry, input) => parseDirectory(entry, input, 'packages/app'));
/** One directory, or empty. */
const DIRECTORY = {
    form: { kind: 'value', placeholder: 'DIR' },
    parse(input) {
        const example = '.specstory/history';
        const directories = (0,input_types/* splitDistinct */.Fj)(input.text, input_types/* LINES */.Qx).flatMap((text) => parseDirectory(text, input, example) ?? []);
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
const domain_types_PROVIDERS = (0,input_types/* list */.p_)('ID', input_types/* COMMAS_LINES_AND_BLANKS */.nw, (text, { refuse }) => {
    const id = parseProviderId(text);
    if (id !== undefined)
        return id;
    const nearest = findNearestProviderId(text);
    const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
    refuse(text, `${[...PROVIDER_IDS, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`);
    return undefined;
});
const SESSION_ID_FORM = 'IDs of up to 128 letters, digits, `.`, `_` and `-` that begin with a letter or digit (`sizes` is reserved)';
const SESSION_IDS = (0,input_types/* list */.p_)('ID', input_types/* COMMAS_LINES_AND_BLANKS */.nw, (id, { refuse }) => {
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
        const entries = (0,input_types/* splitDistinct */.Fj)(text, input_types/* LINES */.Qx);
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
        const { entries, faults } = parseAllow((0,input_types/* splitDistinct */.Fj)(text, input_types/* LINES */.Qx), ruleNames);
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
        const list = parseExactValues(text);
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

// EXTERNAL MODULE: ./lib/src/inputs/input-defaults.json
var input_defaults = __nccwpck_require__(904);
;// CONCATENATED MODULE: ./lib/src/inputs/inputs.js




const HELP_GROUPS = ['Sessions', 'Project', 'Sync', 'Cloud', 'Result'];
/** The inputs of `action.yml`. `Inputs`, log, command line, help, comment marker and report derive from this table. */
const INPUTS = {
    token: {
        property: 'token',
        type: (0,input_types/* secretText */.yD)('SPECSTORY_TOKEN'),
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
        type: (0,input_types/* optionalText */.mR)('TEXT'),
        isScope: false,
        help: ['Project', 'default: from the checkout'],
    },
    'require-existing-project': {
        property: 'requireExistingProject',
        type: (0,input_types/* boolean */.zM)(),
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
        type: domain_types_PROVIDERS,
        isScope: true,
        help: ['Sessions', 'agents to sync, by provider ID'],
    },
    sessions: { property: 'sessions', type: SESSION_IDS, isScope: true, help: ['Sessions', 'sessions to sync'] },
    exclude: { property: 'exclude', type: EXCLUDE_ENTRIES, isScope: true, help: ['Sessions', 'sessions to exclude'] },
    unidentified: {
        property: 'unidentified',
        type: (0,input_types/* choice */.Yq)('skip', 'upload'),
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
        type: (0,input_types/* choice */.Yq)('sync', 'check'),
        isScope: false,
        help: ['Sync', 'check compares and uploads nothing'],
    },
    'update-when': {
        property: 'updateWhen',
        type: (0,input_types/* choice */.Yq)('larger', 'different'),
        isScope: false,
        help: ['Sync', 'when to replace a cloud copy'],
    },
    'overwrite-cli-sessions': {
        property: 'overwriteCliSessions',
        type: (0,input_types/* boolean */.zM)(),
        isScope: false,
        help: ['Sync', 'replace CLI copies too'],
    },
    // `undefined`: from the settings of each path, otherwise redact.
    secrets: {
        property: 'secrets',
        type: (0,input_types/* optional */.lq)((0,input_types/* choice */.Yq)(...REDACTION_MODES)),
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
        type: (0,input_types/* boolean */.zM)(),
        isScope: false,
        help: ['Sync', 'replace copies that contain credentials'],
    },
    'cloud-url': { property: 'cloudUrl', type: CLOUD_URL, isScope: true, help: ['Cloud', 'base URL of SpecStory Cloud'] },
    concurrency: {
        property: 'concurrency',
        type: (0,input_types/* integer */.nd)({ min: 1, max: 50 }),
        isScope: false,
        help: ['Cloud', 'maximum number of concurrent requests'],
    },
    timeout: {
        property: 'timeoutMs',
        type: (0,input_types/* seconds */.YA)({ min: 1, max: 86_400 }),
        isScope: false,
        help: ['Cloud', 'time limit for the whole run'],
    },
    'request-timeout': {
        property: 'requestTimeoutMs',
        type: (0,input_types/* seconds */.YA)({ min: 1, max: 3600 }),
        isScope: false,
        help: ['Cloud', 'time limit for one upload'],
    },
    'fail-on-incomplete': {
        property: 'failOnIncomplete',
        type: (0,input_types/* boolean */.zM)('errors'),
        isScope: false,
        help: ['Result', 'when an incomplete run fails (exit code 3)'],
    },
    retries: {
        property: 'retries',
        type: (0,input_types/* integer */.nd)({ min: 0, max: 10 }),
        isScope: false,
        help: ['Cloud', 'retries of one request'],
    },
    'if-no-sessions': {
        property: 'ifNoSessions',
        type: (0,input_types/* choice */.Yq)('warn', 'error', 'ignore'),
        isScope: false,
        help: ['Result', 'what to do without sessions'],
    },
    summary: { property: 'summary', type: (0,input_types/* boolean */.zM)(), isScope: false, help: ['Result', 'write no summary'] },
    comment: { property: 'comment', type: (0,input_types/* boolean */.zM)(), isScope: false, help: ['Result', 'comment on the pull request'] },
    'github-token': {
        property: 'githubToken',
        type: (0,input_types/* secretText */.yD)('GITHUB_TOKEN'),
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
    return parseInputs(lookup, environment, isNeeded ? (await __nccwpck_require__.e(/* import() */ 122).then(__nccwpck_require__.bind(__nccwpck_require__, 122))).RULE_NAMES : []);
}
/** As `readInputs`. @param ruleNames `RULE_NAMES`, if `secrets-allow` is set */
function parseInputs(lookup, { cloudUrl, windows }, ruleNames) {
    const invalid = [];
    const environmentCloudUrl = cloudUrl.trim();
    const values = INPUT_NAMES.map((name) => {
        const byDefault = input_defaults[name];
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
        throw new input_types/* InvalidInputs */.hS(invalid);
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

/***/ 294:
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

/***/ 904:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"token":"","project-id":"","project-name":"","require-existing-project":"false","path":".","history-dir":"","providers":"","sessions":"","exclude":"","unidentified":"upload","shard":"","mode":"sync","update-when":"larger","overwrite-cli-sessions":"false","secrets":"","secrets-allow":"","redact-values":"","rescan":"false","cloud-url":"","concurrency":"10","timeout":"120","request-timeout":"30","fail-on-incomplete":"true","retries":"2","if-no-sessions":"warn","summary":"true","comment":"false","github-token":""}');

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
// EXTERNAL MODULE: ./lib/src/inputs/command-line-words.js + 1 modules
var command_line_words = __nccwpck_require__(814);
;// CONCATENATED MODULE: ./lib/src/version.js
/** Version in the `User-Agent` and the report; a test compares it with package.json. */
const VERSION = '1.0.0';

// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 8 modules
var inputs = __nccwpck_require__(484);
// EXTERNAL MODULE: ./lib/src/nearest-name.js
var nearest_name = __nccwpck_require__(294);
;// CONCATENATED MODULE: ./lib/src/cli/flags.js



/** `json` prints only the report; its log goes to standard error. */
const FORMATS = ['terminal', 'markdown', 'json'];
/** Flags without an input. */
const OWN_FLAGS = {
    'token-file': { form: { kind: 'value', placeholder: 'FILE' }, help: ['Cloud', 'file with the token; - is stdin'] },
    'redact-values-file': {
        form: { kind: 'value', placeholder: 'FILE' },
        help: ['Sync', 'file with the values to redact'],
    },
    format: {
        form: { kind: 'value', placeholder: FORMATS.join('|') },
        help: ['Result', 'output format; json: only the report'],
    },
    'allow-forks': { form: { kind: 'switch', words: [] }, help: ['Sync', 'sync pull requests from forks too'] },
    verbose: { form: { kind: 'switch', words: [] }, help: ['Result', 'print every line, and the whole summary'] },
    junit: { form: { kind: 'value', placeholder: 'FILE' }, help: ['Result', 'write a JUnit report of all sessions'] },
    'print-project-id': {
        form: { kind: 'switch', words: [] },
        help: ['Project', 'print the project ID and send nothing'],
    },
    version: { form: { kind: 'switch', words: [] }, help: ['Result', 'print the version'] },
    help: { form: { kind: 'switch', words: [] }, help: ['Result', 'print this help'] },
};
/** Inputs with a variable instead of a flag: other processes can read command lines. */
const SECRET_VARIABLES = new Map(inputs/* INPUT_NAMES */.Qh.flatMap((name) => {
    const form = inputs/* INPUTS */.mc[name].type.form;
    return form.kind === 'variable' ? [[name, form.variable]] : [];
}));
const INPUT_FLAGS = new Map(inputs/* INPUT_NAMES */.Qh.flatMap((name) => {
    const form = inputs/* INPUTS */.mc[name].type.form;
    return form.kind === 'variable' ? [] : [[name, { form, help: inputs/* INPUTS */.mc[name].help }]];
}));
const FLAGS = new Map([...Object.entries(OWN_FLAGS), ...INPUT_FLAGS]);
/**
 * Parses the flags of `dist/cli.js`. The values of inputs are validated later, all together.
 * @param args without the program's name
 */
function parseFlags(args) {
    const { tokens } = (0,external_node_util_namespaceObject.parseArgs)({
        args: joinSwitchValues(args),
        strict: false,
        tokens: true,
        options: Object.fromEntries([...FLAGS].map(([name, { form }]) => [
            name,
            {
                type: form.kind === 'switch' ? 'boolean' : 'string',
                ...(name === 'help' ? { short: 'h' } : {}),
            },
        ])),
    });
    const values = {};
    let isIdRequested = false;
    for (const token of tokens) {
        if (token.kind === 'option-terminator')
            continue;
        if (token.kind === 'positional')
            return { error: `Unexpected argument \`${token.value}\`.` };
        if (token.name === 'help' || token.name === 'version')
            return { action: token.name };
        if (token.name === 'print-project-id') {
            isIdRequested = true;
            continue;
        }
        const given = parseFlag(token);
        if ('error' in given)
            return given;
        const earlier = values[given.name];
        if (earlier !== undefined && FLAGS.get(given.name)?.form.kind !== 'list') {
            return { error: `\`--${given.name}\` can only be given once.` };
        }
        values[given.name] = earlier === undefined ? given.value : `${earlier}\n${given.value}`;
    }
    const { 'token-file': tokenFile, 'redact-values-file': redactValuesFile, junit: junitFile, 'allow-forks': allowForks, ...others } = values;
    const { verbose, format: chosen = 'terminal', ...inputs } = others;
    const format = FORMATS.find((known) => known === chosen);
    if (format === undefined) {
        const allowed = FORMATS.map((known) => `\`${known}\``).join(', ');
        return { error: `\`--format\`: \`${chosen}\` is not valid. Allowed: ${allowed}.` };
    }
    if (isIdRequested)
        return { action: 'project-id', inputs };
    return {
        inputs,
        tokenFile,
        redactValuesFile,
        junitFile,
        format,
        isVerbose: verbose === 'true',
        allowsForks: allowForks === 'true',
    };
}
/** Joins `--fail-on-incomplete errors` with `=`: `parseArgs` does not accept a value after a switch. */
function joinSwitchValues(args) {
    const joined = [];
    for (const arg of args) {
        const last = joined.at(-1);
        const form = FLAGS.get(last?.replace(/^--/, '') ?? '')?.form;
        const isValue = form?.kind === 'switch' && ['true', 'false', ...form.words].includes(arg);
        if (last?.startsWith('--') && isValue)
            joined[joined.length - 1] = `${last}=${arg}`;
        else
            joined.push(arg);
    }
    return joined;
}
function parseFlag(flag) {
    const { name, rawName, value, inlineValue } = flag;
    const variable = SECRET_VARIABLES.get(name);
    if (variable !== undefined) {
        return {
            error: `\`--${name}\` is not supported, because command lines are visible to other processes. Set ${variable}${name === 'token' ? ' or use `--token-file`' : ''}.`,
        };
    }
    const switches = [...FLAGS].filter(([, { form }]) => form.kind === 'switch').map(([known]) => known);
    const turnedOff = switches.find((known) => name === `no-${known}`);
    if (turnedOff !== undefined && value === undefined)
        return { name: turnedOff, value: 'false' };
    if (switches.includes(name))
        return { name, value: value ?? 'true' };
    if (!FLAGS.has(name)) {
        const nearest = (0,nearest_name/* findNearestName */.$)(name, [...FLAGS.keys(), ...switches.map((known) => `no-${known}`)]);
        const end = nearest === undefined ? '.' : `. Did you mean \`--${nearest}\`?`;
        return { error: `Unknown flag \`${rawName}\`${end}` };
    }
    // The next flag is not a value, but a single `-` is: standard input.
    if (value === undefined || value === '' || (inlineValue === false && /^-./.test(value))) {
        return { error: `\`${rawName}\` needs a value.` };
    }
    return { name, value };
}

// EXTERNAL MODULE: ./lib/src/cli/given-inputs.js
var given_inputs = __nccwpck_require__(182);
// EXTERNAL MODULE: ./lib/src/inputs/input-defaults.json
var input_defaults = __nccwpck_require__(904);
;// CONCATENATED MODULE: ./lib/src/cli/help.js



/** Columns of the flags, with two spaces before and after. */
const FLAG_WIDTH = 38;
const INTRODUCTION = `Usage: specstory-sync [flags]

Uploads the SpecStory sessions of a checkout to SpecStory Cloud. Run it in the
root of the checkout. For several values, repeat the flag. Defaults are in
parentheses; other flags select all sessions or use settings of the checkout.`;
const END = `Environment
  SPECSTORY_TOKEN                     API key with write scope
  SPECSTORY_CLOUD_URL                 same as --cloud-url
  SPECSTORY_REDACT_VALUES             values to redact, one per line
  GITHUB_TOKEN                        token for --comment
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY   proxies, and hosts to reach directly
  NODE_EXTRA_CA_CERTS                 PEM file of a private authority
  NO_COLOR                            if set, no color in a terminal

Exit codes
  0  complete or not run          3    incomplete
  1  failed                       4    --print-project-id: opted out
  2  invalid flags or values      130  SIGINT    143  SIGTERM

All flags:        https://github.com/specstory/sync-action/blob/main/docs/reference.md
Other CI systems: https://github.com/specstory/sync-action/blob/main/docs/environments.md
`;
/** Formats the text of `--help`, one line per flag. */
function formatHelp() {
    return [INTRODUCTION, ...inputs/* HELP_GROUPS */.dp.map(formatGroup), END].join('\n\n');
}
function formatGroup(group) {
    const own = Object.entries(OWN_FLAGS).map(([name, flag]) => [name, flag, '']);
    const inputs = [...INPUT_FLAGS].map(([name, flag]) => [name, flag, input_defaults[name]]);
    const lines = [...inputs, ...own]
        .filter(([, flag]) => flag.help[0] === group)
        .map(([name, { form, help }, byDefault]) => {
        const shown = formatFlag(name, form, byDefault);
        const end = byDefault === '' || form.kind === 'switch' ? '' : ` (${byDefault})`;
        return `${`  ${shown}`.padEnd(FLAG_WIDTH)}${help[1]}${end}`;
    });
    return [group, ...lines].join('\n');
}
/** Formats a switch in the form that changes its default. */
function formatFlag(name, form, byDefault) {
    if (form.kind !== 'switch')
        return `--${name} ${form.placeholder}`;
    if (form.words.length > 0)
        return `--${name} ${[...form.words, 'false'].join('|')}`;
    return byDefault === 'true' ? `--no-${name}` : `--${name}`;
}

;// CONCATENATED MODULE: ./lib/src/cli/old-reports.js


const MAX_AGE_MS = 24 * 60 * 60 * 1_000;
/** Removes this user's JSON reports that are more than a day old. */
function removeOldReports(directory, now = Date.now()) {
    try {
        for (const name of (0,external_node_fs_.readdirSync)(directory)) {
            if (!/^specstory-sync-[0-9a-f]{16}\.json$/.test(name))
                continue;
            const file = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(directory, name));
            const isOwn = process.getuid === undefined || file.uid === process.getuid();
            if (file.isFile() && isOwn && now - file.mtimeMs > MAX_AGE_MS)
                (0,external_node_fs_.unlinkSync)((0,external_node_path_.join)(directory, name));
        }
    }
    catch {
        // Another run can remove a file first; no later step needs it.
    }
}

;// CONCATENATED MODULE: ./lib/src/cli/run-display.js

/** Maximum lines without `--verbose`, with the verdict. */
const MAX_LINES = 60;
/** Reserved for the lines after the messages: the number of omitted messages, blank lines, the verdict. */
const RESERVED_LINES = 6;
const WIDTH = 80;
/** Maximum characters of a log line: a list of excluded files can have thousands. */
const MAX_LENGTH = 500;
/** Some CI systems stop a job without output for 10 minutes. */
const MAX_SILENCE_MS = 5 * 60_000;
const FIRST_SILENCE_MS = 30_000;
/** Creates the display of a run: a line for each phase, then the messages, and the verdict last. */
function createRunDisplay(options) {
    const { write, isVerbose, isTerminal, now = () => performance.now() } = options;
    const read = createLogReader();
    const messages = [];
    let printed = 0;
    let hasProgress = false;
    let printedAt = now();
    let silenceMs = FIRST_SILENCE_MS;
    /** The last line so far, which is possibly the verdict. */
    let pendingLine;
    const clearProgress = () => {
        if (hasProgress)
            write('\r\u001b[K');
        hasProgress = false;
    };
    const print = (text) => {
        clearProgress();
        write(`${text}\n`);
        printed += text.split('\n').length;
        printedAt = now();
    };
    const printPendingLine = () => {
        if (pendingLine !== undefined)
            print(pendingLine);
        pendingLine = undefined;
    };
    const showProgress = (text) => {
        clearProgress();
        write(`  ${text}`.slice(0, WIDTH - 1));
        hasProgress = true;
    };
    const show = ({ kind, text }) => {
        switch (kind) {
            case 'detail':
                if (isVerbose)
                    print(`  ${text}`);
                else if (isTerminal)
                    showProgress(text);
                else if (now() - printedAt >= silenceMs) {
                    silenceMs = Math.min(MAX_SILENCE_MS, 2 * silenceMs);
                    print(`  ${text}`);
                }
                break;
            case 'annotation':
                if (isVerbose)
                    print(text);
                else
                    messages.push(wrapText(text));
                break;
            case 'title':
                printPendingLine();
                print(text);
                break;
            case 'line':
                printPendingLine();
                pendingLine = text;
        }
    };
    return {
        handleLine(line) {
            const shown = read(line);
            if (shown === undefined)
                return;
            const text = (0,command_line_words/* toCommandLineWords */.Q)(shown.text);
            const isLong = !isVerbose && shown.kind !== 'annotation' && text.length > MAX_LENGTH;
            show({ kind: shown.kind, text: isLong ? `${text.slice(0, MAX_LENGTH)}…` : text });
        },
        finish(blocks) {
            const verdict = pendingLine ?? '';
            pendingLine = undefined;
            const bodies = blocks.filter((block) => block !== '');
            const rest = [...bodies, wrapText(verdict)].reduce((lines, block) => lines + block.split('\n').length + 1, RESERVED_LINES);
            if (messages.length > 0)
                print('');
            printMessages(messages, print, () => MAX_LINES - printed - rest);
            for (const block of bodies)
                print(`\n${block}`);
            print(`\n${isVerbose ? verdict : wrapText(verdict)}`);
        },
    };
}
function printMessages(messages, print, linesLeft) {
    for (const [index, message] of messages.entries()) {
        if (index > 0 && message.split('\n').length > linesLeft()) {
            print(`… and ${messages.length - index} more: --verbose shows them.`);
            return;
        }
        print(message);
    }
}
/** Wraps at 80 columns with indented continuation lines. Does not split long words, such as a URL. */
function wrapText(text) {
    return text
        .split('\n')
        .flatMap((paragraph) => {
        const rows = [];
        for (const word of paragraph.split(' ')) {
            const row = rows.at(-1);
            if (row !== undefined && `${row} ${word}`.length <= WIDTH)
                rows[rows.length - 1] = `${row} ${word}`;
            else
                rows.push(row === undefined ? word : `  ${word}`);
        }
        return rows;
    })
        .join('\n');
}
/**
 * Creates a parser of log lines that handles `::add-mask::` as a runner does: it masks the secret in later lines.
 * @returns takes one line without its line break; returns `undefined` for a line without text
 */
function createLogReader() {
    const secrets = [];
    let isInGroup = false;
    return (line) => {
        const command = parseCommand(line);
        switch (command?.name) {
            case 'add-mask':
                secrets.push(command.message);
                return undefined;
            case 'endgroup':
                isInGroup = false;
                return undefined;
            case 'group':
                isInGroup = true;
                return { kind: 'title', text: maskSecrets(command.message, secrets) };
            case 'error':
            case 'warning':
            case 'notice':
                return { kind: 'annotation', text: maskSecrets(formatAnnotation(command), secrets) };
            case 'debug':
                return { kind: 'line', text: maskSecrets(formatAnnotation(command), secrets) };
            default:
                return { kind: isInGroup ? 'detail' : 'line', text: maskSecrets(line, secrets) };
        }
    };
}
/** Parses `::name key=value,key=value::message`. */
function parseCommand(line) {
    const parts = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/s.exec(line);
    if (parts === null)
        return undefined;
    return { name: parts[1] ?? '', properties: parts[2] ?? '', message: unescapeCommand(parts[3] ?? '') };
}
function formatAnnotation({ name, properties, message }) {
    const labels = ['title', 'file']
        .map((key) => properties.split(',').find((property) => property.startsWith(`${key}=`)))
        .filter((property) => property !== undefined)
        .map((property) => `${unescapeCommand(property.slice(property.indexOf('=') + 1))}: `);
    return `${name}: ${labels.join('')}${message}`;
}
/** Decodes the toolkit's escapes; the percent sign last, because it starts the escapes. */
function unescapeCommand(text) {
    return text
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');
}
function maskSecrets(text, secrets) {
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

;// CONCATENATED MODULE: ./lib/src/cli/terminal-markdown.js


// Supports only the Markdown of our summary: a full parser would be the largest part of the bundle.
const ENTITIES = {
    '&lt;': '<',
    '&gt;': '>',
    '&amp;': '&',
    '&quot;': '"',
    '&#64;': '@',
};
/** For a pipe, a file, or NO_COLOR. */
const PLAIN = {
    bold: (text) => text,
    dim: (text) => text,
    link: (text, url, isBare) => (isBare || text === url ? text : `${text} (${url})`),
};
const STYLED = {
    bold: (text) => (0,external_node_util_namespaceObject.styleText)('bold', text, { validateStream: false }),
    dim: (text) => (0,external_node_util_namespaceObject.styleText)('dim', text, { validateStream: false }),
    // A terminal without support for links shows only the text.
    link: (text, url) => `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`,
};
/**
 * Renders a job summary for a terminal: aligned tables, unfolded details, no charts.
 * @param isStyled uses bold text and links; otherwise plain text
 */
function renderForTerminal(markdown, isStyled) {
    const style = isStyled ? STYLED : PLAIN;
    const output = [];
    let table = [];
    let fence;
    for (const line of [...markdown.split('\n'), '']) {
        if (line.startsWith('```')) {
            fence = fence === undefined ? line.slice(3) : undefined;
            continue;
        }
        if (fence === undefined && line.startsWith('|')) {
            // An escaped bar does not end a cell.
            table.push(line.split(/(?<!\\)\|/).slice(1, -1));
            continue;
        }
        output.push(...renderTable(table, style));
        table = [];
        if (fence === undefined)
            output.push(renderLine(line, style));
        else if (fence !== 'mermaid')
            output.push(style.dim(line));
    }
    return output
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .replace(/^\n+/, '')
        .trimEnd();
}
function renderLine(line, style) {
    const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
    if (heading !== undefined)
        return style.bold(renderInline(heading, style, false));
    const summary = line.indexOf('<summary>');
    if (summary !== -1)
        return style.bold(`▾ ${renderInline(line.slice(summary), style, false)}`);
    if (line === '---')
        return style.dim('─'.repeat(40));
    return renderInline(line.replace(/\\$/, ''), style, false);
}
/** Removes inline markup and unescapes the text. */
function renderInline(text, style, isBare) {
    return splitAtLinks(text)
        .map(({ text: part, url }) => url === undefined ? renderText(part, style) : style.link(renderText(part, PLAIN), url, isBare))
        .join('');
}
function renderText(text, style) {
    return (text
        .replaceAll('<br>', ' · ')
        .replace(/<[^<>]*>/g, '')
        .replace(/(?<!\\)\*\*((?:\\.|[^*\\])*)\*\*/g, (_, words) => style.bold(words))
        .replace(/(?<!\\)`/g, '')
        .replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity)
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        // Prevents links on GitHub; useless in a terminal, and copied with the text.
        .replaceAll('\u200b', '')
        // Keeps a date on one line in a browser.
        .replaceAll('\u2011', '-'));
}
/** @param rows untrimmed cells; the second row has the alignment */
function renderTable(rows, style) {
    const [, rules = []] = rows;
    const rendered = rows
        .filter((_, index) => index !== 1)
        .map((cells) => cells.map((cell) => renderInline(cell.trim(), style, true)));
    const widths = rules.map((_, column) => Math.max(...rendered.map((cells) => stringWidth(cells[column] ?? ''))));
    return rendered.map((cells, row) => {
        const padded = cells.map((cell, column) => {
            const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
            return rules[column]?.trim().endsWith(':') && !rules[column]?.trim().startsWith(':') ? space + cell : cell + space;
        });
        const line = padded.join('   ').trimEnd();
        return `  ${row === 0 ? style.bold(line) : line}`;
    });
}
/** Splits a line at its links, in linear time: titles are untrusted. Brackets in text are escaped. */
function splitAtLinks(line) {
    const parts = [];
    let from = 0;
    let start = findUnescaped(line, '[', 0);
    while (start !== -1) {
        const end = findUnescaped(line, ']', start);
        const close = end === -1 ? -1 : line.indexOf(')', end);
        if (close === -1)
            break;
        if (line[end + 1] !== '(') {
            start = findUnescaped(line, '[', end);
            continue;
        }
        parts.push({ text: line.slice(from, start) });
        parts.push({ text: line.slice(start + 1, end), url: line.slice(end + 2, close) });
        from = close + 1;
        start = findUnescaped(line, '[', from);
    }
    return [...parts, { text: line.slice(from) }];
}
/** Finds an unescaped character at or after `from`, or -1. */
function findUnescaped(line, character, from) {
    for (let at = from; at < line.length; at += 1) {
        if (line[at] === '\\')
            at += 1;
        else if (line[at] === character)
            return at;
    }
    return -1;
}

;// CONCATENATED MODULE: ./lib/src/cli/main.js












const USAGE_EXIT_CODE = 2;
const INCOMPLETE_EXIT_CODE = 3;
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };
/**
 * Runs the action from the command line: sets the variables of a runner, starts the same bundle, and sets the exit
 * code.
 * @param start imports the action, which starts itself
 */
async function main(start) {
    failOnUnwritableOutput();
    const commandLine = parseFlags(process.argv.slice(2));
    if ('error' in commandLine) {
        printUsageError([commandLine.error, '`--help` lists the flags.']);
    }
    else if ('action' in commandLine && commandLine.action === 'project-id') {
        if (await setInputs(commandLine))
            await printProjectIds();
    }
    else if ('action' in commandLine) {
        process.stdout.write(commandLine.action === 'help' ? formatHelp() : `${VERSION}\n`);
    }
    else if (await setInputs(commandLine)) {
        if (commandLine.allowsForks)
            process.env['SPECSTORY_ALLOW_FORKS'] = 'true';
        await sync(commandLine, start);
    }
}
/** Fails the command when the output cannot be written, except for a closed pipe (`… | head`). */
function failOnUnwritableOutput() {
    process.stdout.once('error', (error) => {
        if (error.code === 'EPIPE')
            return;
        process.stderr.write(`The output cannot be written: ${error.message}\n`);
        process.on('exit', () => {
            process.exitCode = 1;
        });
    });
    // The action ignores further errors of its log.
    process.stdout.on('error', () => { });
    process.stderr.on('error', () => { });
}
/** Sets the variables of the inputs. Returns false after printing invalid ones. */
async function setInputs({ inputs, tokenFile, redactValuesFile, }) {
    const env = process.env;
    const setInput = (name, value) => {
        if (value !== undefined)
            env[`INPUT_${name.toUpperCase()}`] = value;
    };
    for (const [name, value] of Object.entries(inputs))
        setInput(name, value);
    for (const [name, variable] of SECRET_VARIABLES)
        setInput(name, env[variable]);
    try {
        if (tokenFile !== undefined)
            setInput('token', (0,given_inputs/* readTokenFile */.O2)(tokenFile));
    }
    catch (error) {
        printUsageError([`The token cannot be read from ${tokenFile}: ${getErrorMessage(error)}.`]);
        return false;
    }
    try {
        if (redactValuesFile !== undefined)
            setInput('redact-values', (0,external_node_fs_.readFileSync)(redactValuesFile, 'utf8'));
    }
    catch (error) {
        printUsageError([`The values to redact cannot be read from ${redactValuesFile}: ${getErrorMessage(error)}.`]);
        return false;
    }
    const invalid = await (0,given_inputs/* describeInvalidInputs */.Sj)(env);
    if (invalid.length > 0)
        printUsageError([...invalid, 'Nothing was sent. `--help` lists the flags.']);
    return invalid.length === 0;
}
async function printProjectIds() {
    const { printProjectId } = await __nccwpck_require__.e(/* import() */ 765).then(__nccwpck_require__.bind(__nccwpck_require__, 765));
    const { stdout, stderr, exitCode } = await printProjectId(process.env);
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    process.exitCode = exitCode;
}
async function sync(command, start) {
    const env = process.env;
    const { format, isVerbose, junitFile } = command;
    if (!env['RUNNER_TEMP'])
        removeOldReports((0,external_node_os_.tmpdir)());
    const scratch = createScratchDirectory();
    if (scratch === undefined)
        return;
    const hasSummaryFile = Boolean(env['GITHUB_STEP_SUMMARY']);
    for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
        env[variable] ||= (0,external_node_path_.join)(scratch, variable);
        const file = env[variable];
        // The action appends to existing files, which a runner creates.
        if (!(0,external_node_fs_.existsSync)(file))
            ignoreErrors(() => (0,external_node_fs_.appendFileSync)(file, ''));
    }
    const signal = trackFirstSignal();
    const isRunner = env['GITHUB_ACTIONS'] === 'true';
    const write = process.stdout.write.bind(process.stdout);
    const log = format === 'json' ? process.stderr : process.stdout;
    const display = createRunDisplay({
        write: log.write.bind(log),
        isVerbose,
        isTerminal: log.isTTY === true,
    });
    if (!isRunner) {
        redirectLog(display);
        env['SPECSTORY_COMMAND_LINE'] = 'true';
    }
    await start();
    const outputs = readOutputs(env['GITHUB_OUTPUT'] ?? '');
    const summary = hasSummaryFile ? '' : readText(env['GITHUB_STEP_SUMMARY']);
    if (!isRunner)
        display.finish(formatBlocks(format, isVerbose, summary, outputs));
    const report = outputs.get('report') || undefined;
    if (format === 'json')
        write(readText(report));
    process.exitCode = toExitCode(outputs.get('status'), signal());
    if (junitFile !== undefined)
        await writeJunit(junitFile, report);
}
/** Creates a directory for the runner's files. Returns `undefined` after printing a failure. */
function createScratchDirectory() {
    const faults = [];
    for (const directory of new Set([process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), (0,external_node_os_.tmpdir)()])) {
        try {
            const scratch = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(directory, 'specstory-sync-cli-'));
            process.on('exit', () => (0,external_node_fs_.rmSync)(scratch, { recursive: true, force: true }));
            return scratch;
        }
        catch (error) {
            faults.push(getErrorMessage(error));
        }
    }
    process.stderr.write(`The directory for temporary files cannot be used: ${faults.join('; ')}.\nSet RUNNER_TEMP to a writable directory.\n`);
    process.exitCode = 1;
    return undefined;
}
/** Maps the action's exit code of 0 or 1 to codes for an incomplete run and a signal. */
function toExitCode(status, signal) {
    if (process.exitCode === 0 || process.exitCode === undefined)
        return 0;
    if (status === 'incomplete')
        return INCOMPLETE_EXIT_CODE;
    return status === 'cancelled' && signal !== undefined ? SIGNAL_EXIT_CODES[signal] : 1;
}
function trackFirstSignal() {
    let first;
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            first ??= signal;
            // Exit if the action is not loaded yet: no other listener exists.
            if (process.listenerCount(signal) === 1)
                process.exit(SIGNAL_EXIT_CODES[signal]);
        });
    }
    return () => first;
}
function formatBlocks(format, isVerbose, summary, outputs) {
    // A project without sessions possibly does not exist yet.
    const hasProject = ['created', 'updated', 'skipped'].some((name) => Number(outputs.get(name)) > 0);
    const urls = hasProject ? (outputs.get('project-url') ?? '').split(',').filter((url) => url !== '') : [];
    const report = outputs.get('report') ?? '';
    const links = [
        ...urls.slice(0, MAX_PROJECTS).map((url) => `Project: ${url}`),
        ...(urls.length > MAX_PROJECTS ? [`… and ${urls.length - MAX_PROJECTS} more projects`] : []),
        ...(report === '' ? [] : [`Report:  ${report}`]),
    ].join('\n');
    const translated = (0,command_line_words/* toCommandLineWords */.Q)(summary);
    switch (format) {
        case 'markdown':
            return [translated.trimEnd(), links];
        case 'json':
            return [links];
        case 'terminal': {
            if (!isVerbose)
                return [links];
            // `styleText` checks the terminal and NO_COLOR.
            const isStyled = (0,external_node_util_namespaceObject.styleText)('bold', 'x', { stream: process.stdout }) !== 'x';
            return [renderForTerminal(translated, isStyled), links];
        }
    }
}
const MAX_PROJECTS = 5;
/** Reads the outputs of this run: the last value of each in the file. */
function readOutputs(file) {
    const matches = readText(file).matchAll(/^([a-z-]+)<<(\S+)\r?\n(.*)\r?\n\2\r?$/gm);
    return new Map([...matches].map(([, name = '', , value = '']) => [name, value]));
}
async function writeJunit(file, report) {
    try {
        if (report === undefined)
            throw new Error('there is no JSON report');
        const { formatJunit } = await __nccwpck_require__.e(/* import() */ 887).then(__nccwpck_require__.bind(__nccwpck_require__, 887));
        (0,external_node_fs_.writeFileSync)(file, formatJunit(JSON.parse((0,external_node_fs_.readFileSync)(report, 'utf8'))));
    }
    catch (error) {
        process.stderr.write(`The JUnit file ${file} was not written: ${getErrorMessage(error)}.\n`);
        process.exitCode ||= 1;
    }
}
/** Sends the log to the display. Each write of the toolkit is one whole line. */
function redirectLog(display) {
    process.stdout.write = (chunk) => {
        display.handleLine(String(chunk).replace(/\r?\n$/, ''));
        return true;
    };
}
/** Returns an empty text for an unreadable file. */
function readText(file) {
    return ignoreErrors(() => (0,external_node_fs_.readFileSync)(file ?? '', 'utf8')) ?? '';
}
function ignoreErrors(step) {
    try {
        return step();
    }
    catch {
        return undefined;
    }
}
function getErrorMessage(error) {
    return Error.isError(error) ? error.message : String(error);
}
function printUsageError(sentences) {
    process.stderr.write(`${wrapText(sentences.join('\n'))}\n`);
    process.exitCode = USAGE_EXIT_CODE;
}

var __webpack_exports__main = __webpack_exports__.i;
export { __webpack_exports__main as main };
