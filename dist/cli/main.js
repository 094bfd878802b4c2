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

/***/ 815:
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
    sparseCheckout: { github: '`sparse-checkout` of actions/checkout', commandLine: '`git sparse-checkout disable`' },
    fetchSubmodules: {
        github: 'set `submodules: true` on actions/checkout',
        commandLine: 'run `git submodule update --init`',
    },
    passToken: {
        github: 'in a workflow by an expression of `secrets`, in a shell unquoted or in double quotes',
        commandLine: 'in a shell unquoted or in double quotes',
    },
    // The place where GitHub keeps the token.
    secret: { github: 'the secret', commandLine: 'the token' },
    earlierStep: { github: 'in a step before this one', commandLine: 'before this command' },
    step: { github: 'any step that', commandLine: 'anything that' },
    job: { github: 'the job', commandLine: 'the command' },
    machine: { github: 'the runner', commandLine: 'the machine' },
    fullList: { github: 'the job summary and the JSON report', commandLine: 'the JSON report' },
};

// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 10 modules
var inputs = __nccwpck_require__(146);
;// CONCATENATED MODULE: ./lib/src/cli/command-line-words.js


const WORDS = Object.values(HOST_WORDS)
    .flatMap(({ github, commandLine }) => [
    [github, commandLine],
    [capitalize(github), capitalize(commandLine)],
])
    // A longer phrase may hold a shorter one.
    .sort(([a], [b]) => b.length - a.length);
/** `name` or `name: value` in code font, with an article and the word `input` around it. */
const NAMED_INPUT = /(?:\b[Tt]he )?(?:\b[Ii]nput )?(?<!\\)`([a-z-]{4,30})(?:: ([^`\n]{1,60}))?`(?: input\b)?/g;
/** A message with flags and variables where it names inputs, and a shell's remedies where it names a workflow's. */
function toCommandLineWords(text) {
    const said = WORDS.reduce((rest, [github, commandLine]) => rest.replaceAll(github, commandLine), text);
    return said.replace(NAMED_INPUT, (whole, name, value) => {
        return Object.hasOwn(inputs/* INPUTS */.mc, name) ? `\`${formatFlag(name, value)}\`` : whole;
    });
}
/** An input as the command line takes it. */
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

/***/ 182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ readTokenFile),
/* harmony export */   Sj: () => (/* binding */ describeInvalidInputs),
/* harmony export */   fl: () => (/* binding */ createInputLookup)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var _inputs_input_types_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(150);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(146);



/**
 * Validates the inputs before anything is done, and describes each invalid one by its flag or variable.
 *
 * @param env the process's environment, with the flags as `INPUT_…` in it
 */
function describeInvalidInputs(env) {
    const runner = { cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '', windows: process.platform === 'win32' };
    try {
        (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .Ko)(createInputLookup(env), runner);
        return [];
    }
    catch (error) {
        if (!(error instanceof _inputs_input_types_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidInputs */ .hS))
            throw error;
        return error.invalid.map((input) => `${(0,_inputs_input_types_js__WEBPACK_IMPORTED_MODULE_1__/* .describeInvalidInput */ .bt)(input, formatName(input.name))}${otherCheckoutHint(input)}`);
    }
}
/** The inputs as they stand in the environment, as a runner hands them over. */
function createInputLookup(env) {
    return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}
/** A path out of the checkout is meant as another checkout. */
function otherCheckoutHint({ name, given }) {
    return name === 'path' && /^(?:\.\.(?:[/\\]|$)|[/\\]|[A-Za-z]:)/.test(given)
        ? ` Run the command in \`${given}\` instead.`
        : '';
}
/** An input is a flag, but a variable of the environment keeps its name. */
function formatName(name) {
    return /^[A-Z_]+$/.test(name) ? `\`${name}\`` : `\`--${name}\``;
}
/** Windows PowerShell 5.1 writes UTF-16 by `>`; both byte order marks are known, and UTF-8's is dropped. */
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
/**
 * An error with a remedy: `message` names the thing, `hint` says what to do. The message may contain text from a
 * repository or a server, so only `report/` prints it.
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
/** Wraps an unexpected error. */
function toInternalFailure(error) {
    const message = Error.isError(error) ? error.message : String(error);
    const hint = 'This is a bug. Please report it with this log.';
    return new Failure('internal', `Unexpected error: ${message}`, hint, { cause: error });
}
/** A session that no cloud takes, however often it is tried: `message` says how large it is. */
function createTooLargeFailure(message) {
    return new Failure('too-large', message, TOO_LARGE_HINT);
}
/** The same wherever it is noticed: before anything is read, while the body is made, or by the cloud itself. */
const TOO_LARGE_HINT = 'SpecStory Cloud accepts 50 MB compressed and 64 MB uncompressed. Split the session, or exclude it with `exclude`.';


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
/** Wider than UUIDs, since other agents use other ids. `sizes` would be another route of the cloud. */
const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i;
function isProjectId(value) {
    return typeof value === 'string' && PROJECT_ID.test(value);
}
function isSessionId(value) {
    return typeof value === 'string' && SESSION_ID.test(value);
}
/** Formats the first 16 of lower-case hex digits. */
function formatProjectId(digits) {
    return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-');
}
/** The most jobs that a workflow's matrix can have. */
const MAX_SHARDS = 256;
/** Parses `2/8`; `undefined` for anything else. */
function parseShard(text) {
    const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
    if (index === undefined || count === undefined || count > MAX_SHARDS || index > count)
        return undefined;
    return { index, count };
}
/** Hashes the whole id: by its first digits, which are a time in UUIDv7, a night's sessions would share one shard. */
function assignShard(sessionId, count) {
    return (createHash('sha256').update(sessionId).digest().readUInt32BE() % count) + 1;
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

/** All invalid inputs at once, so that a user corrects them in one go. */
class InvalidInputs extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    invalid;
    constructor(invalid) {
        const all = invalid.map((input) => describeInvalidInput(input, `\`${input.name}\``)).join(' ');
        super('invalid-input', invalid.length === 1 ? all : `${invalid.length} invalid inputs. ${all}`, 'Correct the `with:` block of the step. Nothing was sent.');
        this.invalid = invalid;
    }
}
/** @param name the one that the user knows the input by */
function describeInvalidInput({ given, allowed, example }, name) {
    const end = example === undefined ? '' : `, for example \`${example}\``;
    return `${name}: \`${given}\` is not valid. Allowed: ${allowed}${end}.`;
}
/** A credential: never a flag, never shown. */
function secretText(variable) {
    return { form: { kind: 'variable', variable }, parse: ({ text }) => text, format: () => '***' };
}
/** `undefined` when it is empty. */
function optionalText(placeholder) {
    return { form: { kind: 'value', placeholder }, parse: ({ text }) => text || undefined, format: (text) => text ?? '' };
}
/** A whole number in decimal digits; `parseInt` would read `7 days` as 7. */
function integer(limits) {
    return {
        form: { kind: 'value', placeholder: 'N' },
        parse: (input) => parseNumber(input, 'a whole number', limits, input.default),
        format: String,
    };
}
const SECOND = 1_000;
/** A whole number of seconds, in milliseconds here. A value with a unit is refused with its number of seconds. */
function seconds(limits) {
    return {
        form: { kind: 'value', placeholder: 'SECONDS' },
        parse(input) {
            const meant = toSeconds(input.text);
            const isAllowed = meant !== undefined && meant >= limits.min && meant <= limits.max;
            const example = isAllowed ? String(meant) : input.default;
            return parseNumber(input, 'a whole number of seconds, without a unit,', limits, example) * SECOND;
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
/** A number with a unit in whole seconds, as in `2m`, `1.5 hours` or `90sec`. */
function toSeconds(text) {
    const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{1,10})$/i.exec(text) ?? [];
    const factor = /^m(s|illi)/i.test(unit) ? 0.001 : SECONDS_OF[unit.charAt(0).toLowerCase()];
    return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor);
}
/** `true` or `false`, in the YAML 1.2 forms that GitHub's toolkit takes, or one of a few words. */
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
/** `undefined` when it is empty. */
function optional(type) {
    return {
        form: type.form,
        parse: (input) => (input.text === '' ? undefined : type.parse(input)),
        format: (value) => (value === undefined ? '' : type.format(value)),
    };
}
/** @param parse its result's `undefined` entries were refused */
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
/** No id holds any of them. */
const COMMAS_LINES_AND_BLANKS = /[\s,]+/;
function splitDistinct(text, separator) {
    return [...new Set(text.split(separator).map((entry) => entry.trim()))].filter((entry) => entry !== '');
}


/***/ }),

/***/ 146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  dp: () => (/* binding */ HELP_GROUPS),
  mc: () => (/* binding */ INPUTS),
  Qh: () => (/* binding */ INPUT_NAMES),
  Ko: () => (/* binding */ readInputs)
});

// UNUSED EXPORTS: defaultInputs, formatSetInputs

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./lib/src/nearest-name.js
var nearest_name = __nccwpck_require__(294);
;// CONCATENATED MODULE: ./lib/src/secrets/formats.js
/**
 * Every format that the CLI knows, and those that issuers document and it does not. Where it asks for a second value near
 * (an id, a host), this does not: a leak is often pasted without its companion, and these shapes say enough. Only the two
 * with a word at the end of their row are too short, or too much like another, for that.
 */
const FORMATS = [
    format('1password-secret-key', "'A3-' ALNUM{6} '-' ALNUM{11} '-' ALNUM{5} '-' ALNUM{5} '-' ALNUM{5}", 3.8),
    format('1password-secret-key', "'A3-' ALNUM{6} '-' ALNUM{6} '-' ALNUM{5} '-' ALNUM{5} '-' ALNUM{5} '-' ALNUM{5}", 3.8),
    format('1password-service-account-token', "'ops_eyJ' b64{100-} [=]{0-3}", 4),
    format('adobe-client-secret', "'p8e-' alnum{32}", 2),
    format('age-secret-key', "'AGE-SECRET-KEY-1' [023456789ACDEFGHJKLMNPQRSTUVWXYZ]{58}"),
    format('aikido-ci-token', "'AIK_CI_' alnum{20-44}", 3),
    format('aikido-client-secret', "'AIK_SECRET_' alnum{64}", 3.5),
    format('airtable-personnal-access-token', "'pat' alnum{14} '.' hex{64}", 3.3),
    format('anthropic-admin-api-key', "'sk-ant-admin01-' b64url{95}"),
    format('anthropic-api-key', "'sk-ant-api03-' b64url{95}"),
    format('anthropic-oauth-token', "'sk-ant-oat01-'|'sk-ant-ort01-' b64url{80}"),
    format('apify-api-token', "'apify_api_' alnum{34-38}", 3.5),
    format('artifactory-api-key', "'AKCp' alnum{68-70}", 3.5),
    format('artifactory-reference-token', "'cmVmd' alnum{59}", 3.5),
    format('asaas-api-token', "'$aact_hmlg_'|'$aact_prod_' b64url{20-100}", 3.5),
    format('atlassian-api-token', "'ATATT3' b64url{100-220} '=' HEX{8}", 3.5),
    format('authress-service-client-access-key', "'sc_'|'ext_'|'scauth_'|'authress_' alnum{5-30} '.' alnum{4-6} '.acc' [_-]{1} [A-Za-z0-9-]{10-32} '.' [A-Za-z0-9+/_=-]{30-120}", 4),
    format('aws-access-token', "'AKIA'|'ASIA'|'ABIA'|'ACCA' base32{16}", 3),
    format('aws-amazon-bedrock-api-key-long-lived', "'ABSK' b64{109-269} [=]{0-2}", 3),
    format('aws-amazon-bedrock-api-key-short-lived', "'bedrock-api-key-' b64{60-} [=]{0-2}", 3),
    format('azure-ad-client-secret', "[A-Za-z0-9_~.]{3} digits{1} 'Q~' [A-Za-z0-9_~.-]{31-34}", 3),
    format('azure-app-configuration-connection-string', "'Endpoint=https://' [a-z0-9-]{1-63} '.azconfig.io;Id=' [^;\\s'\"]{4-300} ';Secret=' b64{36-100} [=]{0-2}", 3.5),
    format('azure-servicebus-connection-string', "'Endpoint=sb://' [a-z0-9-]{1-63} '.servicebus.windows.net/;SharedAccessKeyName=' [^;=\\s'\"]{1-500} ';SharedAccessKey=' b64{32-100} [=]{0-2}", 3),
    format('brave-search-api-key', "'BSA' b64url{24-40}", 3.2),
    format('buildkite-service-token', "'bkaa_' b64url{75}", 3.5),
    format('buildkite-service-token', "'bkaj_' b64url{333}", 3.5),
    format('buildkite-service-token', "'bkar_'|'bkct_' b64url{73}", 3.5),
    format('buildkite-service-token', "'bkpt_' b64url{199}", 3.5),
    format('buildkite-service-token', "'bkpat_' b64url{54}", 3.5),
    format('buildkite-service-token', "'bkps_' b64url{64}", 3.5),
    format('buildkite-user-access-token', "'bkua_' lnum{40}", 3.5),
    format('canadian-digital-service-notify-api-key', "'ApiKey-v1 gcntfy-'|'apikey-v1 gcntfy-'|'APIKEY-v1 gcntfy-'|'Apikey-v1 gcntfy-' word{1-} '-' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12} '-' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}", 3.5),
    format('canva-client-secret', "'cnvca' b64url{51}", 3.5),
    format('cerebras-api-key', "'csk-' alnum{48}", 3),
    format('circleci-personal-token', "'CCIPAT_' alnum{22} '_' lnum{40}"),
    format('clickhouse-cloud-api-secret-key', "'4b1d' alnum{38!}", 3.5),
    format('clickup-personal-api-token', "'pk_' digits{6-9} '_' alnum{32}", 3.5),
    format('clojars-api-token', "'CLOJARS_' alnum{60}", 2),
    format('cloudflare-account-api-token', "'cfat_' alnum{40} hex{8}"),
    format('cloudflare-global-api-key', "'cfk_' alnum{40} hex{8}"),
    format('cloudflare-origin-ca-key', "'v1.0-' hex{24} '-' hex{146}", 2),
    format('cloudflare-user-api-token', "'cfut_' alnum{40} hex{8}"),
    format('cloudsmith-api-key', "'csa_' hex{30} alnum{6}"),
    format('cockroachlabs-cloud-api-key', "'CCDB1_' alnum{22} '_' alnum{40}", 3.5),
    format('configcat-sdk-key-extended', "'configcat-sdk-1/' b64url{22} '/' b64url{22}", 3.5),
    format('databricks-api-token', "'dapi' hex{32}", 3),
    format('databricks-api-token', "'dapi' hex{32} '-' digits{1}", 3),
    format('datastax-astra-application-token', "'AstraCS:' [A-Za-z0-9:]{20-}", 4),
    format('deepseek-api-key', "'sk-' hex{32}"),
    format('deno-account-token', "'ddp_' alnum{36}", 3.5),
    format('devcycle-server-sdk-key', "'dvc_server_' alnum{8-32}", 3),
    format('devin-personal-api-key', "'apk_user_' b64{120-180} [=]{0-2}", 3.5),
    format('devin-service-api-key', "'apk_' b64{80-100} [=]{0-2}", 3.5),
    format('devin-service-user-token', "'cog_' [a-z234567]{52}", 3.5),
    format('digitalocean-access-token', "'doo_v1_' hex{64}", 3),
    format('digitalocean-pat', "'dop_v1_' hex{64}", 3),
    format('digitalocean-refresh-token', "'dor_v1_' Hex{64}"),
    format('discord-bot-token', "'M'|'N'|'O' alnum{23-27} '.' b64url{6} '.' b64url{27-40}"),
    format('discord-webhook-url', "'https://discord.com/api/webhooks/'|'https://discordapp.com/api/webhooks/'|'https://ptb.discord.com/api/webhooks/'|'https://canary.discord.com/api/webhooks/' digits{17-20} '/' b64url{60-80}"),
    format('docker-swarm-join-token', "'SWMTKN-1-' lnum{50-60} '-' lnum{24-30}", 3.5),
    format('docker-swarm-unlock-key', "'SWMKEY-1-' b64{40-50}", 3.5),
    format('dockerhub-organization-access-token', "'dckr_oat_' b64url{32}", 3.5),
    format('dockerhub-personal-access-token', "'dckr_pat_' b64url{27}", 3.5),
    format('doppler-api-token', "'dp.pt.' alnum{43}", 2),
    format('doppler-api-token', "'dp.ct.'|'dp.sa.'|'dp.scim.'|'dp.audit.' alnum{40-44}"),
    format('doppler-service-token', "'dp.st.' [a-z0-9_-]{1-40} '.' alnum{40-44}"),
    format('duffel-api-token', "'duffel_live_'|'duffel_test_' [A-Za-z0-9=_-]{43}", 2),
    format('dynatrace-api-token', "'dt0c01.' alnum{24} '.' alnum{64}", 4),
    format('easypost-api-token', "'EZAK' alnum{54}", 2),
    format('easypost-test-api-token', "'EZTK' alnum{54}", 2),
    format('elastic-cloud-api-key', "'essu_' b64url{60-200} [=]{0-2}"),
    format('exoscale-api-key', "'EXO' alnum{24-30}"),
    format('facebook-access-token', "digits{15-16} '|'|'%' b64url{27-40}", 3),
    format('facebook-page-access-token', "'EAAM'|'EAAC' alnum{100-}", 4),
    format('figma-personal-access-token', "'figd_' b64url{38-42}", 3.5),
    format('firecrawl-api-key', "'fc-' hex{32}"),
    format('flutterwave-encryption-key', "'FLWSECK_TEST-' [0-9A-Ha-h]{12}", 2),
    format('flutterwave-secret-key', "'FLWSECK_TEST-'|'FLWSECK-' [0-9A-Ha-h]{32} '-X'", 2),
    format('flyio-access-token', "'FlyV1' [ ]{1} [A-Za-z0-9+,/=_-]{100-}", 4),
    format('frameio-api-token', "'fio-u-' [A-Za-z0-9=_-]{64}", 3.3),
    format('gcp-api-key', "'AIza' b64url{35}", 4),
    format('gcp-gemini-api', "'AQ.Ab8RN6' b64url{44}", 4),
    format('gcp-gemini-api', "'AQ.' b64url{40-60}"),
    format('gcp-oauth-access-token', "'ya29.' b64url{20-2048}"),
    format('gcp-oauth-client-secret', "'GOCSPX-' b64url{28}"),
    format('gcp-oauth-refresh-token', "'1//0' b64url{40-510}"),
    format('github-app-token', "'ghu_'|'ghs_' alnum{36}", 3),
    format('github-app-token', "'ghs_' digits{1-12} '_eyJ' b64url{17-} '.eyJ' b64url{17-} '.' b64url{43-}"),
    format('github-fine-grained-pat', "'github_pat_' word{82}", 3),
    format('github-oauth', "'gho_' alnum{36}", 3),
    format('github-pat', "'ghp_' alnum{36}", 3),
    format('github-refresh-token', "'ghr_' alnum{36}", 3),
    format('gitlab-cicd-job-token', "'glcbt-' alnum{1-5} '_' b64url{20}", 3),
    format('gitlab-deploy-token', "'gldt-' b64url{20}", 3),
    format('gitlab-feature-flag-client-token', "'glffct-' b64url{20}", 3),
    format('gitlab-feed-token', "'glft-' b64url{20}", 3),
    format('gitlab-incoming-mail-token', "'glimt-' b64url{25}", 3),
    format('gitlab-kubernetes-agent-token', "'glagent-' b64url{50}", 3),
    format('gitlab-oauth-app-secret', "'gloas-' b64url{64}", 3),
    format('gitlab-pat', "'glpat-' b64url{20}", 3),
    format('gitlab-pat-routable', "'glpat-' b64url{27-300} '.' lnum{9}", 4),
    format('gitlab-pat-routable-versioned', "'glpat-' b64url{27-300} '.' lnum{2} '.' lnum{9}", 4),
    format('gitlab-ptt', "'glptt-' hex{40}", 3),
    format('gitlab-rrt', "'GR1348941' b64url{20}", 3),
    format('gitlab-runner-authentication-token', "'glrt-' b64url{20}", 3),
    format('gitlab-runner-authentication-token-routable', "'glrt-t' digits{1} '_' b64url{27-300} '.' lnum{9}", 4),
    format('gitlab-scim-token', "'glsoat-' b64url{20}", 3),
    format('gitlab-session-cookie', "'_gitlab_session=' lnum{32}", 3),
    format('grafana-api-key', "'eyJrIjoi' b64{40-380} [=]{0-2}", 3),
    format('grafana-cloud-api-token', "'glc_' b64{40-150} [=]{0-2}", 3),
    format('grafana-service-account-token', "'glsa_' alnum{32} '_' Hex{8}", 3),
    format('groq-api-key', "'gsk_' alnum{52}", 3.5),
    format('harness-api-key', "'pat.'|'sat.' b64url{22} '.' hex{24} '.' alnum{20}", 3.4),
    format('hashicorp-tf-api-token', "alnum{14} '.atlasv1.' [A-Za-z0-9=_-]{60-70}", 3.5),
    format('heroku-api-key-v2', "'HRKU-AA' b64url{58}", 4),
    format('huggingface-access-token', "'hf_' [A-Za-z]{34}", 2),
    format('huggingface-organization-api-token', "'api_org_' [A-Za-z]{34}", 2),
    format('infracost-api-token', "'ico-' alnum{32}", 3),
    format('intra42-client-secret', "'s-s4t2af-'|'s-s4t2ud-' Hex{64}", 3),
    format('ionic-personal-access-token', "'ion_' alnum{42}", 3.5),
    format('jwt', "'eyJ' b64url{10-} '.eyJ' b64url{10-} '.' b64url{10-}", 3),
    format('jwt-base64', "'ZXlK' b64{60-} [=]{0-2}", 2),
    format('langchain-langsmith-personal-access-token', "'lsv2_pt_' Hex{32} '_' Hex{10}", 3.5),
    format('langchain-langsmith-service-key', "'lsv2_sk_' Hex{32} '_' Hex{10}", 3.5),
    format('langfuse-secret-key', "'sk-lf-' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}"),
    format('lichess-personal-access-token', "'lip_' word{16-60}", 3.5),
    format('linear-api-key', "'lin_api_' alnum{40}", 2),
    format('linear-oauth-token', "'lin_oauth_' hex{64}"),
    format('mailchimp-api-key', "hex{32} '-us' digits{1-2}"),
    format('mailersend-api-token', "'mlsn.' alnum{30-100}", 3.5),
    format('mailgun-private-api-token', "'key-' hex{32!}"),
    format('mapbox-secret-token', "'sk.eyJ' b64url{30-200} '.' b64url{22}"),
    format('maxmind-license-key', "alnum{6} '_' alnum{29} '_mmk'", 4),
    format('mercury-production-api-token', "'mercury_production_' lower{3-6} '_' alnum{40-50} '_yrucrem'", 3.5),
    format('mergify-application-key', "'mergify_application_key_' b64url{40-200}", 3.2),
    format('microsoft-teams-webhook', "'https://' lower{5-12} '.webhook.office.com/webhookb2/' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12} '@' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12} '/IncomingWebhook/' hex{32} '/' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}"),
    format('minimax-api-key', "'sk-api-' b64url{119}", 3.5),
    format('mongodb-atlas-service-account-secret', "'mdb_sa_sk_' b64url{40}", 3),
    format('neon-api-key', "'napi_' alnum{64}", 3.5),
    format('new-relic-user-api-key', "'NRAK-' ALNUM{27}"),
    format('notion-api-token', "'ntn_' digits{11} alnum{35}", 4),
    format('npm-access-token', "'npm_' alnum{36}", 2),
    format('nvidia-api-key', "'nvapi-' b64url{60-70}", 3.5),
    format('octopus-deploy-api-key', "'API-' ALNUM{26}", 3),
    format('onesignal-rich-authentication-token', "'os_v2_app_'|'os_v2_org_' [a-z234567]{103}", 3.5),
    format('onfido-live-api-token-ca', "'api_live_ca.' b64url{20-80}", 3.5),
    format('onfido-live-api-token-eu', "'api_live.' b64url{20-80}", 3.5),
    format('onfido-live-api-token-us', "'api_live_us.' b64url{20-80}", 3.5),
    format('openai-api-key', "'sk-proj-'|'sk-svcacct-'|'sk-admin-' b64url{48}", 3),
    format('openai-api-key', "'sk-' alnum{20} 'T3BlbkFJ' alnum{20}", 3),
    format('openai-compatible-api-key', "'sk-' alnum{48}"),
    format('openrouter-api-key', "'sk-or-v1-' Hex{64}", 3.5),
    format('openshift-user-token', "'sha256~' b64url{43}", 3.5),
    format('paddle-live-api-key', "'pdl_live_apikey_' lnum{26} '_' alnum{22} '_' alnum{3}", 3.5),
    format('perplexity-api-key', "'pplx-' alnum{48}", 4),
    format('persona-production-api-key', "'persona_production_' [a-z0-9_-]{20-80}", 3.5),
    format('pinecone-api-key', "'pcsk_' alnum{5-6} '_' alnum{63}", 3.5),
    format('pinterest-access-token', "'pina_' b64url{20-200}", 3.5),
    format('planetscale-api-token', "'pscale_tkn_' [A-Za-z0-9_=.-]{32-64}", 3),
    format('planetscale-oauth-token', "'pscale_oauth_' [A-Za-z0-9_=.-]{32-64}", 3),
    format('planetscale-password', "'pscale_pw_' [A-Za-z0-9_=.-]{32-64}", 3),
    format('polar-oauth-access-token', "'polar_at_' b64url{20-100}", 3.5),
    format('polar-organization-access-token', "'polar_oat_' b64url{20-100}", 3.5),
    format('polar-personal-access-token', "'polar_pat_' b64url{20-100}", 3.5),
    format('posthog-personal-api-key', "'phx_' b64url{41-49}", 3),
    format('postman-api-token', "'PMAK-' Hex{24} '-' Hex{34}", 3),
    // A private key in base64, as the Secrets of Kubernetes and variables of CI hold it.
    format('private-key', "'LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0t'|'LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0t'|'LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t'|'LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZ'|'LS0tLS1CRUdJTiBFTkNSWVBURUQgUFJJVkFURSBL' b64{60-} [=]{0-2}"),
    format('prefect-api-token', "'pnu_' alnum{36}", 2),
    format('proof-full-access-api-key', "'prf_'|'prf_cli_' b64url{20-80}", 3.5),
    format('pulumi-api-token', "'pul-' hex{40}", 2),
    format('pypi-upload-token', "'pypi-AgEIcHlwaS5vcmc' b64url{50-1000}", 3),
    format('ramp-client-secret', "'ramp_sec_' alnum{48}", 3.5),
    format('readme-api-token', "'rdme_' lnum{70}", 2),
    format('redirect-pizza-api-token', "'rpa_' alnum{30}", 3.5),
    format('render-api-key', "'rnd_' alnum{28}", 3.5),
    format('replicate-api-token', "'r8_' alnum{37}", 3),
    format('resend-api-key', "'re_' alnum{8} '_' alnum{24}"),
    format('rootly-api-key', "'rootly_' hex{64}", 3.5),
    format('rubygems-api-token', "'rubygems_' hex{48}", 2),
    format('runpod-api-key', "'rpa_' ALNUM{40} alnum{6}", 3.5),
    format('salesforce-access-token', "'00' alnum{13} '!' [A-Za-z0-9._-]{80-260}", 3.3),
    format('samsara-api-token', "'samsara_api_' alnum{26-32}", 3),
    format('scalingo-api-token', "'tk-us-' b64url{48}", 2),
    format('segment-public-api-token', "'sgp_' alnum{64}", 3.3),
    format('sendgrid-api-token', "'SG.' b64url{22} '.' b64url{43}", 2),
    format('sendinblue-api-token', "'xkeysib-' Hex{64} '-' alnum{16}", 3.2),
    format('sentry-org-token', "'sntrys_eyJ' b64{60-400} [=]{0-2} '_' b64{43}", 4.5),
    format('sentry-org-token', "'sntrys_eyJ' b64{60-} [=]{0-2}", 4.5),
    format('sentry-user-token', "'sntryu_' hex{64}", 3.5),
    format('settlemint-application-access-token', "'sm_aat_' alnum{16}", 3),
    format('settlemint-personal-access-token', "'sm_pat_' alnum{16}", 3),
    format('settlemint-service-access-token', "'sm_sat_' alnum{16}", 3),
    format('shippo-api-token', "'shippo_live_'|'shippo_test_' Hex{40}", 2),
    format('shopify-access-token', "'shpat_' Hex{32}", 2),
    format('shopify-custom-access-token', "'shpca_' Hex{32}", 2),
    format('shopify-private-app-access-token', "'shppa_' Hex{32}", 2),
    format('shopify-shared-secret', "'shpss_' Hex{32}", 2),
    format('sidekiq-sensitive-url', "'https://' hex{8} ':' hex{8} '@gems.contribsys.com'|'@enterprise.contribsys.com' '/'"),
    format('slack-app-token', "'xapp-' digits{1} '-' ALNUM{8-12} '-' digits{10-13} '-' lnum{40}", 2),
    format('slack-bot-token', "'xoxb-' digits{10-13} '-' digits{10-13} '-' alnum{24}", 3),
    format('slack-config-access-token', "'xoxe.xoxp-'|'xoxe.xoxb-' digits{1} '-' alnum{163-166}", 2),
    format('slack-config-refresh-token', "'xoxe-' digits{1} '-' alnum{146}", 2),
    format('slack-legacy-bot-token', "'xoxb-' digits{8-14} '-' alnum{18-26}", 2),
    format('slack-legacy-token', "'xoxs-'|'xoxo-' digits{10-12} '-' digits{10-12} '-' digits{10-13} '-' hex{10-32}", 2),
    format('slack-legacy-token', "'xoxs-'|'xoxo-' digits{10-12} '-' alnum{20}", 3),
    format('slack-legacy-workspace-token', "'xoxa-2-'|'xoxr-2-'|'xoxa-'|'xoxr-' [A-Za-z0-9-]{8}", 2),
    format('slack-session-cookie', "'xoxd-' [A-Za-z0-9/\\\\+%_-]{100-} [=]{0-2}", 3.5),
    format('slack-session-token', "'xoxc-' digits{9-15} '-' digits{9-15} '-' digits{9-15} '-' hex{64}", 3.5),
    format('slack-user-token', "'xoxp-'|'xoxe-' digits{10-13} '-' digits{10-13} '-' digits{10-13} '-' [A-Za-z0-9-]{28-34}", 2),
    format('slack-user-token', "'xoxp-'|'xoxe-' digits{10-13} '-' digits{10-13} '-' [A-Za-z0-9-]{28}", 2),
    format('slack-webhook-url', "'https://hooks.slack.com/services/'|'https://hooks.slack.com/workflows/'|'https://hooks.slack.com/triggers/' b64{40}"),
    format('sourcegraph-access-token', "'sgp_' Hex{16} '_' Hex{40}", 3),
    format('sourcegraph-access-token', "'sgp_'|'sgp_local_' Hex{40}", 3),
    format('square-access-token', "'EAAA' b64url{22-60}", 2),
    format('square-access-token', "'sq0atp-' b64url{22-60}", 2),
    format('stripe-access-token', "'rk_live_'|'rk_prod_'|'rk_test_'|'sk_live_'|'sk_prod_'|'sk_test_' alnum{10-99}", 2),
    format('stripe-webhook-secret', "'whsec_' b64{32}"),
    format('supabase-management-token', "'sbp_' [a-z0-9_-]{40}", 3.5),
    format('supabase-project-api-key', "'sb_secret_' b64url{31}", 4),
    format('tableau-personal-access-token', "b64{22} '==:' alnum{32}", 3.5),
    format('tailscale-api-key', "'tskey-api-' b64url{20-36}", 3),
    format('tailscale-key', "'tskey-auth-'|'tskey-client-'|'tskey-api-'|'tskey-scim-'|'tskey-webhook-' alnum{10-20} '-' alnum{16-40}"),
    format('tavily-api-key', "'tvly-'|'tvly-dev-'|'tvly-prod-' alnum{32}"),
    format('telegram-bot-api-token', "digits{8-16} ':AA' b64url{32-33}"),
    format('temporal-cloud-api-key', "'eyJ' b64url{10-} '.eyJ' b64url{60-} '.' b64url{20-}", 3.2, 'InRlbXBvcmFsLmlv'),
    format('thunderstore-api-token', "'tss_' b64url{20-80}", 3.5),
    format('togetherai-api-key', "'tgp_v1_' b64url{43}", 3),
    format('twilio-api-key', "'SK' hex{32}", 3),
    format('unkey-root-key', "'unkey_' alnum{20-32}", 3.5),
    format('upcloud-api-token', "'ucat_' alnum{24-32}"),
    format('val-town-api-token', "'vtwn_' b64url{20-80}", 3.5),
    format('vault-batch-token', "'hvb.' b64url{138-300}", 4),
    format('vault-service-token', "'hvs.' b64url{24}", 3.5),
    format('vault-service-token', "'s.' alnum{24}", 3.5, 'vault|hvs.'),
    format('vercel-ai-gateway-key', "'vck_' b64url{56}", 3.5),
    format('vercel-app-access-token', "'vca_' b64url{56}", 3.5),
    format('vercel-app-refresh-token', "'vcr_' b64url{56}", 3.5),
    format('vercel-blob-token', "'vercel_blob_rw_' alnum{16} '_' alnum{30}"),
    format('vercel-integration-token', "'vci_' b64url{56}", 3.5),
    format('vercel-personal-access-token', "'vcp_' b64url{56}", 3.5),
    format('wakatime-api-key', "'waka_' [A-Za-z0-9-]{36}", 3),
    format('weights-and-biases-api-key-v1', "'wandb_v1_' word{77}", 3.5),
    format('workato-developer-api-token', "'wrka'|'wrkaus'|'wrkaeu' '-eyJ' b64url{8-} '.' b64url{16-} '.' b64url{64-}", 4),
    format('xai-api-key', "'xai-' b64url{70-120}", 3.5),
    format('zuplo-consumer-api-key', "'zpka_' lnum{32} '_' hex{8}", 3.3),
    format('square-secret', "'sq0csp-' b64url{43}", 2),
    format('vault-recovery-token', "'hvr.' b64url{90}", 3.5),
];
/** Where the issuer documents what its credentials look like, by rule. */
const PAGES = {
    'age-secret-key': 'https://github.com/C2SP/C2SP/blob/main/age.md',
    'anthropic-admin-api-key': 'https://docs.anthropic.com/en/api/administration-api',
    'anthropic-oauth-token': 'https://docs.anthropic.com/en/docs/claude-code/iam',
    'atlassian-api-token': 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    'aws-access-token': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    'aws-amazon-bedrock-api-key-long-lived': 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html',
    'azure-ad-client-secret': 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret',
    'cerebras-api-key': 'https://inference-docs.cerebras.ai/quickstart',
    'digitalocean-access-token': 'https://docs.digitalocean.com/reference/api/oauth/',
    'digitalocean-pat': 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    'digitalocean-refresh-token': 'https://docs.digitalocean.com/reference/api/oauth/',
    'doppler-api-token': 'https://docs.doppler.com/reference/auth-token-formats',
    'gcp-api-key': 'https://cloud.google.com/docs/authentication/api-keys',
    'gitlab-deploy-token': 'https://docs.gitlab.com/security/tokens/',
    'gitlab-runner-authentication-token': 'https://docs.gitlab.com/security/tokens/',
    'groq-api-key': 'https://console.groq.com/docs/quickstart',
    'heroku-api-key-v2': 'https://devcenter.heroku.com/articles/authentication',
    jwt: 'https://www.rfc-editor.org/rfc/rfc7519',
    'langchain-langsmith-personal-access-token': 'https://docs.langchain.com/langsmith/create-account-api-key',
    'langchain-langsmith-service-key': 'https://docs.langchain.com/langsmith/create-account-api-key',
    'linear-oauth-token': 'https://linear.app/developers/oauth-2-0-authentication',
    'new-relic-user-api-key': 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    'nvidia-api-key': 'https://docs.nvidia.com/nim/large-language-models/latest/getting-started.html',
    'openrouter-api-key': 'https://openrouter.ai/docs/api-reference/authentication',
    'perplexity-api-key': 'https://docs.perplexity.ai/getting-started/quickstart',
    'planetscale-api-token': 'https://planetscale.com/docs/concepts/service-tokens',
    'planetscale-password': 'https://planetscale.com/docs/concepts/password-roles',
    'postman-api-token': 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    'pulumi-api-token': 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    'pypi-upload-token': 'https://pypi.org/help/#apitoken',
    'replicate-api-token': 'https://replicate.com/docs/topics/security/api-tokens',
    'rubygems-api-token': 'https://guides.rubygems.org/api-key-scopes/',
    'sendgrid-api-token': 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    'sentry-org-token': 'https://docs.sentry.io/account/auth-tokens/',
    'sentry-user-token': 'https://docs.sentry.io/account/auth-tokens/',
    'square-access-token': 'https://developer.squareup.com/docs/build-basics/access-tokens',
    'square-secret': 'https://developer.squareup.com/docs/oauth-api/overview',
    'stripe-access-token': 'https://docs.stripe.com/keys',
    'supabase-management-token': 'https://supabase.com/docs/reference/api/introduction',
    'supabase-project-api-key': 'https://supabase.com/docs/guides/api/api-keys',
    'telegram-bot-api-token': 'https://core.telegram.org/bots/api#authorizing-your-bot',
    'weights-and-biases-api-key-v1': 'https://docs.wandb.ai/platform/hosting/iam/api-keys',
    'xai-api-key': 'https://docs.x.ai/docs/tutorial',
};
function format(rule, shape, entropy = 0, needs) {
    return { rule, shape, entropy, ...(needs === undefined ? {} : { needs }) };
}

;// CONCATENATED MODULE: ./lib/src/secrets/vendor-names.js
/** In the order of the alphabet; the first row that fits names the value. */
const VENDOR_NAMES = [
    { rule: 'adafruit-api-key', names: ['adafruit'], shape: 'b64url{32}' },
    { rule: 'airtable-api-key', names: ['airtable'], shape: 'alnum{17}' },
    { rule: 'airtable-oauth-token', names: ['airtable'], shape: "alnum{1-} '.v1.' b64url{1-} '.' Hex{1-}", entropy: 3.5 },
    { rule: 'aiven-auth-token', names: ['aiven'], shape: "alnum{370} '=='", entropy: 3.3 },
    { rule: 'algolia-api-key', names: ['algolia'], shape: 'alnum{32}' },
    { rule: 'alibaba-secret-key', names: ['alibaba', 'aliyun'], shape: 'alnum{30}', entropy: 3.5 },
    { rule: 'alibaba-sts-access-key-secret', names: ['alibaba', 'aliyun'], shape: 'alnum{30-64}', entropy: 3.5 },
    {
        rule: 'alibaba-sts-security-token',
        names: ['alibaba', 'aliyun'],
        shape: "'CAIS' [A-Za-z0-9+/=_-]{20-1024}",
        entropy: 3.5,
    },
    { rule: 'amplitude-secret-key', names: ['amplitude'], shape: 'Hex{32}', entropy: 3.3 },
    { rule: 'asana-client-secret', names: ['asana'], shape: 'alnum{32}' },
    { rule: 'assemblyai-api-key', names: ['assemblyai'], shape: 'alnum{32}', entropy: 3 },
    {
        rule: 'atlassian-api-token',
        names: ['atlassian', 'confluence', 'jira'],
        shape: 'alnum{20} Hex{4}',
        entropy: 3.5,
        page: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    },
    {
        rule: 'aws-secret-access-key',
        names: ['aws', 'secret access'],
        shape: '[A-Za-z0-9+/=]{40}',
        entropy: 4,
        page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
        rule: 'azure-storage-account-key',
        names: ['AccountKey', 'storage_account_key', 'azure_storage_key'],
        shape: "b64{86} '=='",
        entropy: 4,
        page: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage',
    },
    { rule: 'beamer-api-token', names: ['beamer'], shape: "'b_' [A-Za-z0-9=_-]{44}" },
    { rule: 'bitbucket-client-secret', names: ['bitbucket'], shape: '[A-Za-z0-9=_-]{64}' },
    { rule: 'bitly-access-token', names: ['bitly'], shape: 'Hex{40}', entropy: 3 },
    { rule: 'bitrise-access-token', names: ['bitrise'], shape: 'b64url{60-120}', entropy: 3.5 },
    { rule: 'bittrex-access-key', names: ['bittrex'], shape: 'alnum{32}' },
    { rule: 'bittrex-secret-key', names: ['bittrex'], shape: 'alnum{32}' },
    { rule: 'box-api-access-token', names: ['box'], shape: 'alnum{32}', entropy: 3.5 },
    {
        rule: 'checkout-secret-key',
        names: ['checkout'],
        shape: "'sk_' Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    { rule: 'circleci-project-token', names: ['circleci'], shape: 'Hex{40}', entropy: 3.3 },
    { rule: 'cisco-meraki-api-key', names: ['meraki'], shape: 'hex{40}', entropy: 3.3 },
    { rule: 'civo-api-key', names: ['civo'], shape: 'alnum{50}' },
    { rule: 'clerk-secret-key', names: ['clerk'], shape: "'sk_live_'|'sk_test_' alnum{32}", entropy: 3.3 },
    { rule: 'clickup-personal-api-token', names: ['clickup'], shape: "'pk_' digits{8-9} '_' alnum{32}", entropy: 3.5 },
    { rule: 'cloudflare-api-key', names: ['cloudflare'], shape: 'b64url{40}', entropy: 2 },
    { rule: 'cloudflare-global-api-key', names: ['cloudflare'], shape: 'Hex{37}', entropy: 2 },
    { rule: 'cloudinary-api-secret', names: ['cloudinary'], shape: 'alnum{32}', entropy: 3.5 },
    { rule: 'codecov-access-token', names: ['codecov'], shape: '[A-Za-z0-9-]{36}', entropy: 3.5 },
    { rule: 'cohere-api-token', names: ['cohere', 'CO_API_KEY'], shape: 'alnum{40}', entropy: 4 },
    { rule: 'coinbase-access-token', names: ['coinbase'], shape: 'b64url{64}' },
    { rule: 'configcat-sdk-key', names: ['configcat'], shape: "b64url{22} '/' b64url{22}", entropy: 3.5 },
    { rule: 'confluent-secret-key', names: ['confluent'], shape: 'alnum{64}' },
    { rule: 'contentful-delivery-api-token', names: ['contentful'], shape: '[A-Za-z0-9=_-]{43}' },
    { rule: 'couchbase-capella-api-key', names: ['couchbase', 'capella'], shape: 'b64{60-120} [=]{0-2}', entropy: 4 },
    { rule: 'coveralls-personal-api-token', names: ['coveralls'], shape: '[A-Za-z0-9-]{37}', entropy: 3.5 },
    { rule: 'crates-io-api-key', names: ['crates', 'crates_io'], shape: "'cio' alnum{32}" },
    { rule: 'cursor-api-key', names: ['cursor'], shape: "'key_' Hex{64}", entropy: 3.5 },
    { rule: 'databento-api-key', names: ['databento'], shape: "'db-' alnum{29}" },
    {
        rule: 'datadog-api-key',
        names: ['datadog'],
        shape: 'alnum{32}',
        entropy: 3.5,
        page: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    },
    {
        rule: 'datadog-application-key',
        names: ['datadog'],
        shape: '[A-Za-z0-9-]{40}',
        entropy: 3.5,
        page: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    },
    { rule: 'datagov-api-key', names: ['data.gov'], shape: 'alnum{40}', entropy: 3.5 },
    { rule: 'deepgram-api-key', names: ['deepgram'], shape: 'Hex{40}', entropy: 3.3 },
    {
        rule: 'deepseek-api-key',
        names: ['deepseek'],
        shape: "'sk-' Hex{32}",
        entropy: 3.5,
        page: 'https://api-docs.deepseek.com/',
    },
    {
        rule: 'defined-networking-api-token',
        names: ['dnkey'],
        shape: "'dnkey-' [A-Za-z0-9=_-]{26} '-' [A-Za-z0-9=_-]{52}",
    },
    { rule: 'discord-api-token', names: ['discord'], shape: 'Hex{64}' },
    { rule: 'discord-client-secret', names: ['discord'], shape: '[A-Za-z0-9=_-]{32}', entropy: 2 },
    { rule: 'disqus-api-key', names: ['disqus'], shape: 'alnum{64}', entropy: 3.5 },
    { rule: 'droneci-access-token', names: ['droneci'], shape: 'alnum{32}' },
    { rule: 'dropbox-api-token', names: ['dropbox'], shape: 'alnum{15}' },
    { rule: 'dropbox-long-lived-api-token', names: ['dropbox'], shape: "alnum{11} 'AAAAAAAAAA' [A-Za-z0-9=_-]{43}" },
    { rule: 'dropbox-short-lived-api-token', names: ['dropbox'], shape: "'sl.' [A-Za-z0-9_=-]{135}" },
    {
        rule: 'ebay-client-secret',
        names: ['ebay'],
        shape: "'PRD-' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{4-12}",
        entropy: 3,
    },
    { rule: 'elevenlabs-api-key', names: ['elevenlabs'], shape: "'sk_' Hex{48}", entropy: 3.5 },
    { rule: 'endorlabs-api-key', names: ['endor', 'endorlabs'], shape: "'endr+' [A-Za-z0-9-]{16}", entropy: 3 },
    { rule: 'endorlabs-api-secret', names: ['endor', 'endorlabs'], shape: "'endr+' [A-Za-z0-9-]{16}", entropy: 3.5 },
    { rule: 'etsy-open-api-key', names: ['etsy'], shape: "alnum{24} ':' alnum{10-64}", entropy: 3 },
    { rule: 'exoscale-api-secret', names: ['exoscale'], shape: 'b64url{40-60}' },
    { rule: 'facebook-secret', names: ['facebook'], shape: 'Hex{32}', entropy: 3 },
    {
        rule: 'fastly-api-token',
        names: ['fastly'],
        shape: 'b64url{32}',
        entropy: 3.5,
        page: 'https://www.fastly.com/documentation/reference/api/auth-tokens/',
    },
    {
        rule: 'figma-personal-access-header-token',
        names: ['x-figma-token'],
        shape: "Hex{4} '-' Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    { rule: 'finicity-api-token', names: ['finicity'], shape: 'Hex{32}' },
    { rule: 'finicity-client-secret', names: ['finicity'], shape: 'alnum{20}' },
    { rule: 'finnhub-access-token', names: ['finnhub'], shape: 'alnum{20}' },
    { rule: 'flickr-access-token', names: ['flickr'], shape: 'alnum{32}' },
    { rule: 'freshbooks-access-token', names: ['freshbooks'], shape: 'alnum{64}', entropy: 3.5 },
    { rule: 'fullstory-api-key', names: ['fullstory', 'fs_api'], shape: "'eu1.'|'na1.' alnum{20-}", entropy: 3.3 },
    { rule: 'gitea-access-token', names: ['gitea'], shape: 'Hex{40}', entropy: 3 },
    { rule: 'gitter-access-token', names: ['gitter'], shape: 'b64url{40}' },
    { rule: 'gocardless-api-token', names: ['gocardless'], shape: "'live_' [A-Za-z0-9=_-]{40}", entropy: 3.5 },
    { rule: 'greptile-api-key', names: ['greptile'], shape: 'b64{48}', entropy: 3.5 },
    { rule: 'gumroad-access-token', names: ['gumroad'], shape: 'Hex{64}', entropy: 3.5 },
    { rule: 'gumroad-access-token', names: ['gumroad'], shape: '[A-Za-z0-9-]{43}', entropy: 3.5 },
    {
        rule: 'heroku-api-key',
        names: ['heroku'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
        page: 'https://devcenter.heroku.com/articles/authentication',
    },
    { rule: 'highnote-secret-live-key', names: ['highnote'], shape: "'sk_live_a2V5Xz' b64{69} [=]{0-2}", entropy: 3.5 },
    { rule: 'honeycomb-api-key', names: ['honeycomb'], shape: 'Hex{32}', entropy: 3.5 },
    { rule: 'honeycomb-api-key', names: ['honeycomb'], shape: 'alnum{22}', entropy: 3.5 },
    { rule: 'hubspot-api-key', names: ['hubspot'], shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}" },
    { rule: 'ibm-cloud-user-api-key', names: ['ibm', 'ibmcloud', 'bx'], shape: 'b64url{42-44}', entropy: 3.5 },
    { rule: 'influxdb-api-token', names: ['influx', 'influxdb'], shape: "b64url{86} '=='", entropy: 4 },
    { rule: 'infomaniak-api-token', names: ['infomaniak'], shape: 'b64url{60-100}' },
    { rule: 'intercom-api-key', names: ['intercom'], shape: '[A-Za-z0-9=_-]{60}' },
    { rule: 'jumpcloud-api-key', names: ['jumpcloud'], shape: 'alnum{40}', entropy: 3.5 },
    { rule: 'kagi-api-key', names: ['kagi'], shape: "b64url{11} '.' b64url{43}", entropy: 3.5 },
    { rule: 'kimi-api-key', names: ['kimi', 'moonshot'], shape: "'sk-' b64url{48}", entropy: 3.5 },
    { rule: 'klaviyo-api-key', names: ['klaviyo'], shape: "'pk_' alnum{34}", entropy: 3.5 },
    { rule: 'kraken-access-token', names: ['kraken'], shape: '[A-Za-z0-9/=_+-]{80-90}' },
    { rule: 'kucoin-access-token', names: ['kucoin'], shape: 'Hex{24}' },
    { rule: 'kucoin-secret-key', names: ['kucoin'], shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}" },
    { rule: 'lark-app-secret', names: ['lark', 'larksuite'], shape: 'alnum{32}', entropy: 3.5 },
    { rule: 'launchdarkly-access-token', names: ['launchdarkly'], shape: '[A-Za-z0-9=_-]{40}' },
    { rule: 'lighton-paradigm-api-key', names: ['lighton', 'paradigm'], shape: 'b64url{40-80}' },
    { rule: 'linear-client-secret', names: ['linear'], shape: 'Hex{32}', entropy: 2 },
    { rule: 'linkedin-client-secret', names: ['linkedin', 'linked_in'], shape: 'alnum{16}', entropy: 2 },
    { rule: 'lob-api-key', names: ['lob'], shape: "'live_'|'test_' Hex{35}" },
    { rule: 'looker-client-secret', names: ['looker'], shape: 'alnum{24}' },
    { rule: 'mailchimp-api-key', names: ['mailchimp'], shape: "Hex{32} '-us' digits{2}" },
    { rule: 'mailgun-private-api-token', names: ['mailgun'], shape: "'key-' Hex{32}" },
    {
        rule: 'mailgun-signing-key',
        names: ['mailgun'],
        shape: "[0-9ABCDEFGHabcdefgh]{32} '-' [0-9ABCDEFGHabcdefgh]{8} '-' [0-9ABCDEFGHabcdefgh]{8}",
    },
    { rule: 'mattermost-access-token', names: ['mattermost'], shape: 'alnum{26}' },
    { rule: 'messagebird-api-token', names: ['messagebird', 'message_bird'], shape: 'alnum{25}' },
    {
        rule: 'midtrans-production-server-client-key',
        names: ['midtrans', 'mid'],
        shape: "'Mid-client-'|'Mid-server-' word{10-20}",
        entropy: 2.8,
    },
    { rule: 'mistral-api-key', names: ['mistral'], shape: 'alnum{32}', entropy: 3 },
    { rule: 'netlify-access-token', names: ['netlify'], shape: '[A-Za-z0-9=_-]{40-46}' },
    { rule: 'new-relic-insert-key', names: ['newrelic', 'new-relic', 'new_relic'], shape: "'NRII-' [A-Za-z0-9-]{32}" },
    {
        rule: 'new-relic-user-api-key',
        names: ['newrelic', 'new-relic', 'new_relic'],
        shape: "'NRAK-' alnum{27}",
        page: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    },
    {
        rule: 'npm-legacy-token',
        names: ['_authToken'],
        shape: "hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}",
        page: 'https://docs.npmjs.com/about-access-tokens',
    },
    { rule: 'nytimes-access-token', names: ['nytimes', 'newyorktimes', 'new-york-times'], shape: '[A-Za-z0-9=_-]{32}' },
    { rule: 'okta-access-token', names: ['okta'], shape: "'00' [A-Za-z0-9=_-]{40}", entropy: 4 },
    { rule: 'ollama-api-key', names: ['ollama'], shape: "Hex{32} '.' b64url{24}", entropy: 3.5 },
    { rule: 'openweather-api-key', names: ['pyowm', 'openweather'], shape: 'lnum{32}', entropy: 3.5 },
    { rule: 'ovh-application-secret', names: ['ovh'], shape: '[A-Za-z0-9-]{32}', entropy: 3 },
    { rule: 'ovh-consumer-key', names: ['ovh'], shape: '[A-Za-z0-9-]{32}', entropy: 2 },
    {
        rule: 'pinecone-api-key',
        names: ['pinecone'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
        entropy: 3,
    },
    {
        rule: 'plaid-api-token',
        names: ['plaid'],
        shape: "'access-development-'|'access-production-'|'access-sandbox-' Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    { rule: 'plaid-secret-key', names: ['plaid'], shape: 'alnum{30}', entropy: 3.5 },
    { rule: 'plivo-auth-token', names: ['plivo'], shape: 'b64url{40}', entropy: 3.5 },
    {
        rule: 'polymarket-api-key',
        names: ['polymarket', 'poly'],
        shape: "hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}",
        entropy: 3,
    },
    { rule: 'polymarket-api-secret', names: ['polymarket', 'poly'], shape: 'b64{40-} [=]{0-2}', entropy: 3 },
    { rule: 'polymarket-passphrase', names: ['polymarket', 'poly'], shape: 'word{8-128}' },
    { rule: 'polymarket-private-key', names: ['polymarket', 'poly'], shape: "'0x' Hex{64}", entropy: 3.5 },
    { rule: 'privateai-api-token', names: ['private_ai', 'private-ai', 'privateai'], shape: 'lnum{32}', entropy: 3 },
    {
        rule: 'rainforest-pay-production-api-key',
        names: ['rainforest', 'rainforest_pay'],
        shape: "'apikey_' hex{64}",
        entropy: 3.5,
    },
    { rule: 'rapidapi-access-token', names: ['rapidapi'], shape: 'b64url{50}' },
    {
        rule: 'scaleway-secret-key',
        names: ['scaleway', 'scw'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    {
        rule: 'scalr-api-access-token',
        names: ['scalr'],
        shape: "'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt' alnum{28} '.' b64url{43}",
        entropy: 3.5,
    },
    { rule: 'sendbird-access-token', names: ['sendbird'], shape: 'Hex{40}' },
    { rule: 'sentry-access-token', names: ['sentry'], shape: 'Hex{64}', entropy: 3 },
    {
        rule: 'sidekiq-secret',
        names: ['BUNDLE_ENTERPRISE__CONTRIBSYS__COM', 'BUNDLE_GEMS__CONTRIBSYS__COM'],
        shape: "Hex{8} ':' Hex{8}",
    },
    {
        rule: 'snowflake-programmatic-access-token',
        names: ['snowflake', 'sf_token'],
        shape: 'b64url{100-500}',
        entropy: 3.5,
    },
    {
        rule: 'snyk-api-token',
        names: ['snyk'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
        page: 'https://docs.snyk.io/snyk-api/authentication-for-api',
    },
    { rule: 'sonar-api-token', names: ['sonar'], shape: '[A-Za-z0-9=_-]{40}' },
    {
        rule: 'squarespace-access-token',
        names: ['squarespace'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    { rule: 'sslmate-api-key', names: ['sslmate'], shape: 'alnum{36}', entropy: 3.5 },
    { rule: 'stability-ai-api-key', names: ['stability'], shape: "'sk-' alnum{48}", entropy: 3.5 },
    { rule: 'sumologic-access-token', names: ['sumo', 'sumologic'], shape: 'alnum{64}', entropy: 3 },
    {
        rule: 'telegram-bot-api-token',
        names: ['telegram'],
        shape: "digits{5-16} ':A' b64url{34}",
        page: 'https://core.telegram.org/bots/api',
    },
    { rule: 'telnyx-api-v2-key', names: ['telnyx'], shape: "'KEY' b64url{55}", entropy: 3.5 },
    { rule: 'travisci-access-token', names: ['travis'], shape: 'alnum{22}' },
    { rule: 'twitch-api-token', names: ['twitch'], shape: 'alnum{30}' },
    { rule: 'twitter-access-secret', names: ['twitter'], shape: 'alnum{45}' },
    { rule: 'twitter-access-token', names: ['twitter'], shape: "digits{15-25} '-' alnum{20-40}" },
    { rule: 'twitter-api-key', names: ['twitter'], shape: 'alnum{25}' },
    { rule: 'twitter-api-secret', names: ['twitter'], shape: 'alnum{50}' },
    { rule: 'twitter-bearer-token', names: ['twitter'], shape: "'AAAAAAAAAAAAAAAAAAAAAA' [A-Za-z0-9%]{80-100}" },
    { rule: 'typeform-api-token', names: ['typeform'], shape: "'tfp_' [A-Za-z0-9.=_-]{59}" },
    { rule: 'upstage-api-key', names: ['upstage'], shape: 'alnum{40-50}' },
    {
        rule: 'vercel-api-token',
        names: ['vercel'],
        shape: 'alnum{24}',
        entropy: 3.5,
        page: 'https://vercel.com/docs/rest-api',
    },
    {
        rule: 'wakatime-api-key',
        names: ['wakatime', 'waka_time'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
        entropy: 3,
    },
    { rule: 'weatherstack-api-key', names: ['weatherstack'], shape: 'lnum{32}', entropy: 3 },
    { rule: 'weights-and-biases-api-key', names: ['wandb', 'weightsandbiases'], shape: 'Hex{40}', entropy: 3.5 },
    { rule: 'workos-production-api-key', names: ['workos'], shape: "'sk_live_a2V5Xz' b64{69} [=]{0-2}", entropy: 3.5 },
    { rule: 'yandex-access-token', names: ['yandex'], shape: "'t1.' b64url{1-} [=]{0-2} '.' b64url{86} [=]{0-2}" },
    { rule: 'yandex-api-key', names: ['yandex'], shape: "'AQVN' b64url{35-38}" },
    { rule: 'yandex-aws-access-token', names: ['yandex'], shape: "'YC' b64url{38}" },
    { rule: 'zai-api-key', names: ['zai', 'z_ai', 'z.ai', 'glm'], shape: "Hex{32} '.' alnum{16}", entropy: 3.5 },
    { rule: 'zendesk-secret-key', names: ['zendesk'], shape: 'alnum{40}' },
];

;// CONCATENATED MODULE: ./lib/src/secrets/view.js
/** Replaces all units of an escape sequence except the last, which becomes the decoded character. */
const view_FILLER = '\v';
const view_FILLER_CODE = 11;
const BLANK = 32;
const ASCII = 128;
const BACKSLASH = 92;
const ESCAPE = 27;
/** What a percent escape of a byte of a longer character becomes: neither ASCII nor a blank. */
const OTHER = 0x80;
/** The longest color code behind its escape character: `[38;2;255;255;255;48;2;255;255;255m`. */
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
/** An expression finds them faster than a loop does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins color codes
const SPECIAL = /[\u001b\\%&[^]/g;
/** The work is linear: what a reader looks at beyond its sequence is bounded, or skipped. */
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
/** The first place from there on that is no filler. */
function skipFillers(view, at) {
    let next = at;
    while (view.charCodeAt(next) === view_FILLER_CODE)
        next++;
    return next;
}
/** Returns a part of a text with its escape sequences decoded. */
function view_decodedSlice({ view }, start, end) {
    const slice = view.slice(start, end);
    return slice.includes(view_FILLER) ? slice.replaceAll(view_FILLER, '') : slice;
}
/** Blanks in place of the color code whose bracket is at that offset. */
function colorAfter(text, bracket) {
    const end = endOfColor(text, bracket);
    return end === undefined ? undefined : { end, decoded: BLANK };
}
/** The end of a control sequence (ECMA-48, 5.4) whose bracket is at that offset. */
function endOfColor(text, bracket) {
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
    return colorAfter(text, at + 1);
}
/** As `cat -v` writes the escape character. */
function readCaret(text, at) {
    return text[at + 1] === '[' && text[at + 2] === '[' ? colorAfter(text, at + 2) : undefined;
}
/** A color code whose escape character was lost. */
function readBareColor(text, at) {
    const digit = text.charCodeAt(at + 1);
    if (digit < 48 || digit > 57)
        return undefined;
    const end = endOfColor(text, at);
    return end !== undefined && text[end - 1] === 'm' ? { end, decoded: BLANK } : undefined;
}
/** Any number of backslashes: JSON inside of JSON doubles them. */
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
/** `\u001b`, `\u{1b}`, `\x1b`, `\033[` and `\e[`. */
function readNumbered(text, letter) {
    const [sequence, long, braced, short, color] = /^(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|(033|e)(?=\[))/i.exec(text.slice(letter, letter + 10)) ?? [];
    if (sequence === undefined)
        return undefined;
    const end = letter + sequence.length;
    const code = color === undefined ? Number.parseInt(long ?? braced ?? short ?? '', 16) : ESCAPE;
    if (code === ESCAPE)
        return colorAfter(text, end) ?? { end, decoded: BLANK };
    return { end, decoded: toUnit(code) };
}
/** `%3D`, and `%253D` where a URL was encoded twice. Letters and digits are never written so: they stay. */
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
/** `&quot;`, `&#34;`, `&#x22;`, and `&amp;quot;`. */
function readEntity(text, at) {
    let name = at + 1;
    while (text.startsWith('amp;', name))
        name += 4;
    const [sequence, decimal, hex, word] = /^(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(text.slice(name, name + 10)) ?? [];
    const code = word === undefined ? Number.parseInt(decimal ?? hex ?? '', hex === undefined ? 10 : 16) : codeOf(word);
    if (sequence !== undefined && code !== undefined)
        return { end: name + sequence.length, decoded: toUnit(code) };
    return name === at + 1 ? undefined : { end: name, decoded: '&'.charCodeAt(0) };
}
function codeOf(entity) {
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
const TREATMENTS = ['redact', 'hold', 'send'];
const HASH = /^sha256:([0-9a-f]{64})$/i;
/** The entries of `secrets-allow`: names of rules, and hashes of single values. It records which of them matched. */
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
    allows(finding, view) {
        const met = [...this.#entriesFor(finding, view)];
        for (const entry of met)
            this.#met.add(entry);
        return met.length > 0;
    }
    /** The entries that matched nothing so far. */
    unmet() {
        return [...this.#rules, ...this.#hashes].filter((entry) => !this.#met.has(entry));
    }
    *#entriesFor({ rule, start, end, inner }, view) {
        if (this.#rules.has(rule))
            yield rule;
        if (this.#hashes.size === 0)
            return;
        for (const range of inner === undefined ? [[start, end]] : [[start, end], inner]) {
            for (const value of new Set([view.text.slice(...range), decodedSlice(view, ...range)])) {
                const entry = `sha256:${createHash('sha256').update(value).digest('hex')}`;
                if (this.#hashes.has(entry))
                    yield entry;
            }
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
        if (HASH.test(entry) || RULE_NAMES.includes(entry))
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
    const nearest = (0,nearest_name/* nearestName */.q)(line, RULE_NAMES);
    if (nearest === undefined)
        return 'An entry names no rule that is known here.';
    return `An entry names no rule that is known here; \`${nearest}\` is close.`;
}
/** What is found by what stands around it, besides the names of vendors. */
const OTHERS = [
    'amqp-connection-string',
    'basic-auth-url',
    'curl-auth-header',
    'curl-auth-user',
    'freemius-secret-key',
    'gcp-application-default-credentials',
    'gcp-service-account',
    'generic-api-key',
    'hashicorp-tf-password',
    'kubernetes-secret-yaml',
    'mongodb-connection-string',
    'mysql-connection-string',
    'nuget-config-password',
    'postgresql-connection-string',
    'private-key',
    'redis-connection-string',
];
/** All names that a marker can have, in the order of the alphabet. */
const RULE_NAMES = [
    ...new Set([...FORMATS, ...VENDOR_NAMES].map(({ rule }) => rule).concat(OTHERS)),
].sort();

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __nccwpck_require__(4);
;// CONCATENATED MODULE: ./lib/src/providers.js

/** The CLI's providers in its order, with every text of transcripts (docs/internals/transcripts.md, Provider texts). */
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
/** Longer than any agent's name; an unknown provider's text goes to the cloud, the log and the summary. */
const UNKNOWN_TEXT_MAX = 100;
const BY_ID = new Map(PROVIDERS.flatMap(idsOf));
const BY_TEXT = new Map(PROVIDERS.flatMap(providersByText));
/**
 * Recognizes the provider that a session comment names.
 * @param text of the comment before `Session`; case and white space do not matter
 * @returns the table's provider, or one with the id `other` under its own text
 */
function recognizeProvider(text) {
    const folded = text.replace(/\s+/g, ' ').trim();
    const known = BY_TEXT.get(folded.toLowerCase());
    if (known !== undefined)
        return known;
    const name = [...folded].slice(0, UNKNOWN_TEXT_MAX).join('') || 'unknown';
    return { id: 'other', agentName: name, displayName: name };
}
/** Parses the CLI's id of a provider, of a variant, or `other`; `undefined` for anything else. */
function parseProviderId(text) {
    return text === 'other' ? text : BY_ID.get(text);
}
/** Finds the id meant by a typo: an agent's name (`claude-code`), the nearest id, or one that is part of the text. */
function findNearestProviderId(typo) {
    const text = typo.slice(0, UNKNOWN_TEXT_MAX).toLowerCase().replace(/\s+/g, ' ').trim();
    const exact = parseProviderId(text) ?? BY_TEXT.get(text)?.id ?? BY_TEXT.get(text.replace(/[-_]/g, ' '))?.id;
    if (exact !== undefined)
        return exact;
    const nearest = (0,nearest_name/* nearestName */.q)(text, [...PROVIDER_IDS, 'other']);
    if (nearest !== undefined)
        return parseProviderId(nearest);
    // A short id is part of many words by chance, so it has to be a word of its own.
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

;// CONCATENATED MODULE: ./lib/src/secrets/repeated-values.js

const CODES = 0x1_0000;
const ROOT = 0;
/**
 * Finds every place of many values at once, however their characters are escaped, in one pass whose time does not depend
 * on how many they are (Aho and Corasick, 1975). Of values that end in the same place the longest is given.
 */
class repeated_values_ValueFinder {
    #automaton;
    /** @param values of two characters at least */
    constructor(values) {
        this.#automaton = new Automaton(values);
    }
    /** @param codes of a `TextView` */
    *find(codes) {
        const automaton = this.#automaton;
        const offsets = offsetsOf(codes);
        let state = ROOT;
        for (let index = 0; index < offsets.length; index++) {
            const at = offsets[index];
            state = automaton.step(state, codes[at], codes[offsets[index + 1] ?? at]);
            const value = state === ROOT ? undefined : automaton.valueAt(state);
            if (value === undefined)
                continue;
            const before = index - value.length;
            // Fillers in front of a character are a part of it.
            yield { value, start: before < 0 ? 0 : offsets[before] + 1, end: at + 1 };
        }
    }
}
/** Where the characters are that are no fillers. */
function offsetsOf(codes) {
    const offsets = new Uint32Array(codes.length);
    let count = 0;
    for (let at = 0; at < codes.length; at++)
        if (codes[at] !== FILLER_CODE)
            offsets[count++] = at;
    return offsets.subarray(0, count);
}
/** A state is a number: the longest beginning of a value that the text ends with so far. */
class Automaton {
    /** The next state by state and UTF-16 code. */
    #edges = new Map();
    /** 1 for what two codes that a value begins with come to. */
    #firsts = new Uint8Array(CODES);
    /** The longest proper ending of a state that is a state itself. */
    #fallbacks = [ROOT];
    /** The longest value that a state ends with. */
    #values = [undefined];
    constructor(values) {
        for (const value of values)
            this.#add(value);
        this.#link();
    }
    /** The state after one more code, and what comes behind it. */
    step(state, code, next) {
        if (state === ROOT && this.#firsts[hash(code, next)] === 0)
            return ROOT;
        for (let from = state;; from = this.#fallbacks[from]) {
            const to = this.#edges.get(from * CODES + code);
            if (to !== undefined)
                return to;
            if (from === ROOT)
                return ROOT;
        }
    }
    valueAt(state) {
        return this.#values[state];
    }
    #add(value) {
        this.#firsts[hash(value.charCodeAt(0), value.charCodeAt(1))] = 1;
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
    /** Shallow states first: the fallback of a state is the fallback of the one before it, one code further. */
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
function hash(first, second) {
    return (first * 31 + second) % CODES;
}

;// CONCATENATED MODULE: ./lib/src/secrets/words.js
/** The pairs of letters of nine tenths of English words: a first letter, and those behind it. Random pairs are a third. */
const PAIRS = [
    'abcdgiklmnprstuvy baeiloru cacehiklortu dadeiorsu eacdefglmnprstvwx faefilo gaehinorsu haeio',
    'iabcdefglmnoprstvz keis ladeilostuy maeimopsu nacdefgiknostv oabcdgiklmnoprstuvw paeiloprstu qu',
    'racdegikmnorstuvy sacehilopstu tacehilorstuy uabcefgilmnprst vaei waeios xp ze',
].join(' ');
const A = 97;
const LETTERS = 26;
const WORD_PAIRS_MIN = 0.6;
const WORD_MIN = 3;
/** Names of algorithms, encodings and versions, which have digits. */
const TECHNICAL = /(?:ed|x|curve)25519|sha[-_]?\d{1,3}|md5|base(?:32|58|64)|x509|oauth[12]|utf[-_]?8|v\d{1,2}(?:alpha|beta)\d{1,2}|aes[-_]?\d{3}|pkcs\d{1,2}|[rhep]s(?:256|384|512)|nistp\d{3}|ipv[46]|http2|i18n|l10n|s3|ec2|k8s/gi;
const IS_PAIR = new Uint8Array(LETTERS * LETTERS);
for (const [first = '', ...seconds] of PAIRS.split(' ')) {
    for (const second of seconds)
        IS_PAIR[indexOfPair(first.charCodeAt(0), second.charCodeAt(0))] = 1;
}
/** Says whether letters look like a word that people write: most of their pairs are pairs of English words. */
function isWordLike(letters) {
    if (letters.length < WORD_MIN)
        return false;
    let pairs = 0;
    for (let index = 1; index < letters.length; index++) {
        if (IS_PAIR[indexOfPair(letters.charCodeAt(index - 1) | 32, letters.charCodeAt(index) | 32)] === 1)
            pairs++;
    }
    return pairs >= (letters.length - 1) * WORD_PAIRS_MIN;
}
/** How many characters of a text are no part of a word, a year, a count such as `1234`, or a sign between them. */
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
/** How many of these a text has: digits, small letters, capitals, and other signs. */
function classesOf(value) {
    return [/\d/, /[a-z]/, /[A-Z]/, /[^0-9A-Za-z]/].filter((expression) => expression.test(value)).length;
}
/** `2026`, `1234`, `000`. */
function isRegularNumber(digits) {
    if (digits.length < WORD_MIN)
        return false;
    return /^(?:19|20)\d\d$/.test(digits) || '012345678901234567890'.includes(digits) || /^(\d)\1+$/.test(digits);
}
function indexOfPair(first, second) {
    return (first - A) * LETTERS + second - A;
}

;// CONCATENATED MODULE: ./lib/src/secrets/exact-values.js



/** Characters of a value, or of one of its lines, below which it is part of other texts as well. */
const VALUE_MIN = 8;
/** Digits of which people write as many: numbers, dates, times, ids of accounts. */
const DIGITS_MAX = 14;
/** Words of a value below which it could be the name of something. */
const WORDS_MIN = 4;
/** In a report. No marker has it, and `secrets-allow` does not know it. */
const EXACT_VALUE_RULE = 'redact-values';
const BASE64 = /[\w+/-]/;
/**
 * The values of a text that has one in each line, or of a JSON object.
 *
 * @returns `undefined` for a text that begins as an object and is none
 */
function parseExactValues(text) {
    const given = text.startsWith('{') ? textsOf(text) : text.split(/[\r\n]+/);
    if (given === undefined)
        return undefined;
    const usable = new Set();
    let ignoredCount = 0;
    for (const value of new Set(given.map((entry) => entry.trim()).filter((entry) => entry !== ''))) {
        const lines = value.split(/[\r\n]+/).map((line) => line.trim());
        const kept = lines.filter((line) => line.length >= VALUE_MIN && !isWritten(line));
        if (kept.length === 0)
            ignoredCount++;
        for (const line of kept)
            usable.add(line);
    }
    return { values: [...usable], ignoredCount };
}
/** Every text in a JSON object, however deep. */
function textsOf(json) {
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
/** Says whether people write a value where it is no secret: `production`, `us-east-1`, `2026-11-28`. */
function isWritten(value) {
    if (/^[\d\s.,:_/-]+$/.test(value))
        return value.replaceAll(/\D/g, '').length <= DIGITS_MAX;
    const parts = value
        .replace(/^(?:https?:\/\/|-----(?:BEGIN|END) )|KEY(?= |-)/g, '')
        .match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^\w\s.:/-]/g) ?? [];
    const words = parts.filter((part) => /^[A-Za-z]/.test(part));
    return (words.length < WORDS_MIN &&
        parts.every((part) => (/^\d/.test(part) ? part.length <= 4 : part.length < 3 || isWordLike(part)) && /^\w/.test(part)));
}
/** Replaces values wherever they are, by asterisks of the same number of bytes: the size of a text stays what it was. */
class ExactValues {
    #needles = new Map();
    #finder;
    /** @param values each of one line */
    constructor(values) {
        for (const value of values) {
            for (const text of [value, encodeURIComponent(value.toWellFormed())])
                this.#add(decode(text), false, false);
            for (const offset of [0, 1, 2])
                this.#addBase64(value, offset);
        }
        this.#finder = new ValueFinder([...this.#needles.keys()]);
    }
    mask(view) {
        const { text, codes } = view;
        const places = [];
        const parts = [];
        let done = 0;
        for (const { value: found, start, end } of inOrder(this.#finder.find(codes))) {
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
            places.push({ rule: EXACT_VALUE_RULE, start: from, end: to });
            done = to;
        }
        return { masked: parts.length === 0 ? text : parts.join('') + text.slice(done), places };
    }
    #add(text, isCutInFront, isCutBehind) {
        if (!this.#needles.has(text))
            this.#needles.set(text, { isCutInFront, isCutBehind });
    }
    /** The characters that are the same whatever is encoded in front of the value and behind it. */
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
/** The first of two that overlap is the one that begins first. */
function inOrder(places) {
    return [...places].sort((a, b) => a.start - b.start || b.end - a.end);
}
/** What a value is in a view: its own escape sequences are decoded there, too. */
function decode(value) {
    return createView(value).view.replaceAll(FILLER, '');
}

;// CONCATENATED MODULE: ./lib/src/inputs/cloud-url.js
/** Production (docs/internals/cloud.md, Base URL). */
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
        return { refused: 'an https URL, or http on loopback' };
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
/** One directory; empty when it is not given. */
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
/** @returns POSIX, relative to the workspace (`.` is the workspace itself); `undefined` when it was refused */
function parseDirectory(text, { windows, refuse }, example) {
    // Elsewhere a backslash is a character like any other.
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
/** Ids, and what people write for them. */
const domain_types_PROVIDERS = (0,input_types/* list */.p_)('ID', input_types/* COMMAS_LINES_AND_BLANKS */.nw, (text, { refuse }) => {
    const id = parseProviderId(text);
    if (id !== undefined)
        return id;
    const nearest = findNearestProviderId(text);
    const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
    refuse(text, `${[...PROVIDER_IDS, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`);
    return undefined;
});
const SESSION_ID_FORM = 'ids of up to 128 letters, digits, `.`, `_` and `-`, the first a letter or digit, and not `sizes`';
const SESSION_IDS = (0,input_types/* list */.p_)('ID', input_types/* COMMAS_LINES_AND_BLANKS */.nw, (id, { refuse }) => {
    if ((0,ids/* isSessionId */.Sd)(id))
        return id;
    refuse(id, SESSION_ID_FORM, 'c94c863c-02e0-474e-b6d9-acb816f7fc55');
    return undefined;
});
/** More entries would make matching the longest part of a run. */
const MAX_EXCLUDE_ENTRIES = 1_000;
/** Characters of an entry: longer than any path that a person writes down. */
const MAX_EXCLUDE_LENGTH = 1_000;
const SHOWN_MAX = 100;
/** Session ids and globs on paths of files, bounded in number and length. */
const EXCLUDE_ENTRIES = {
    form: { kind: 'list', placeholder: 'GLOB|ID' },
    parse({ text, refuse }) {
        const entries = (0,input_types/* splitDistinct */.Fj)(text, input_types/* LINES */.Qx);
        const example = '**/drafts/**';
        if (entries.length > MAX_EXCLUDE_ENTRIES) {
            refuse(`${entries.length} entries`, `at most ${MAX_EXCLUDE_ENTRIES} entries`, example);
        }
        for (const entry of entries) {
            const reason = excludeRefusal(entry);
            const shown = entry.length > SHOWN_MAX ? `${entry.slice(0, SHOWN_MAX)}…` : entry;
            if (reason !== undefined)
                refuse(shown, reason, example);
        }
        return entries;
    },
    format: (entries) => entries.join('\n'),
};
/** What would be allowed instead of an entry of `exclude`; `undefined` for a session ID or a glob that can match a path. */
function excludeRefusal(entry) {
    if (entry.length > MAX_EXCLUDE_LENGTH)
        return `at most ${MAX_EXCLUDE_LENGTH} characters each`;
    if (/\p{Cc}/u.test(entry))
        return 'no control characters';
    // In front of a group it is part of the glob.
    if (/^!(?!\()/.test(entry))
        return 'no negated patterns (`!…`)';
    if (/^(?:\/|[A-Za-z]:[/\\])/.test(entry))
        return 'a glob for paths relative to the workspace, not an absolute one';
    if (entry.split('/').includes('..'))
        return 'a glob for paths inside the workspace, without `..`';
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
/** Rules and hashes of values, as `parseAllow` gives them. */
const ALLOWED_CREDENTIALS = {
    form: { kind: 'list', placeholder: 'RULE|HASH' },
    parse({ text, refuse }) {
        const { entries, faults } = parseAllow((0,input_types/* splitDistinct */.Fj)(text, input_types/* LINES */.Qx));
        // What was given may be the credential itself.
        for (const fault of faults)
            refuse('***', `a rule's name, or \`sha256:\` and a value's hash (${fault.replace(/\.$/, '')})`, 'github-pat');
        return entries;
    },
    format: (entries) => entries.join('\n'),
};
/** Values that are replaced wherever they are; never shown. */
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
        // Credentials must not be repeated in a log, not even of a text that is no URL.
        const shown = text.replace(/^([a-z][\w+.-]*:\/\/)?.*@/is, '$1***@').replace(/[?#].*/s, '…');
        refuse(shown, parsed.refused, DEFAULT_CLOUD_URL, isVariable ? 'SPECSTORY_CLOUD_URL' : undefined);
        return DEFAULT_CLOUD_URL;
    },
    format: (url) => url,
};

// EXTERNAL MODULE: ./lib/src/inputs/input-defaults.json
var input_defaults = __nccwpck_require__(904);
;// CONCATENATED MODULE: ./lib/src/inputs/inputs.js




/** In the order of `--help`. */
const HELP_GROUPS = ['Sessions', 'Project', 'Sync', 'Cloud', 'Result'];
/**
 * Every input of `action.yml`, in its order. Typed inputs, the log, the command line and its help, the comment's marker and
 * the report derive from it.
 */
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
    // Of several paths each holds a `.specstory`.
    path: {
        property: 'paths',
        type: DIRECTORIES,
        isScope: true,
        help: ['Sessions', 'directories that hold .specstory'],
    },
    // Empty: where the settings of each path say, else in the usual place.
    'history-dir': {
        property: 'historyDir',
        type: DIRECTORY,
        isScope: true,
        help: ['Sessions', 'where sessions are below each path'],
    },
    // Empty: all. So are `sessions`.
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
        help: ['Sessions', 'one part of the sessions, such as 2/8'],
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
    // `undefined`: as the settings of each path say, else redact.
    secrets: {
        property: 'secrets',
        type: (0,input_types/* optional */.lq)((0,input_types/* choice */.Yq)(...TREATMENTS)),
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
        help: ['Sync', 'values to replace by asterisks'],
    },
    rescan: {
        property: 'rescan',
        type: (0,input_types/* boolean */.zM)(),
        isScope: false,
        help: ['Sync', 'replace copies that hold credentials'],
    },
    'cloud-url': { property: 'cloudUrl', type: CLOUD_URL, isScope: true, help: ['Cloud', 'base URL of SpecStory Cloud'] },
    concurrency: {
        property: 'concurrency',
        type: (0,input_types/* integer */.nd)({ min: 1, max: 50 }),
        isScope: false,
        help: ['Cloud', 'requests at a time'],
    },
    timeout: {
        property: 'timeoutMs',
        type: (0,input_types/* seconds */.YA)({ min: 1, max: 86_400 }),
        isScope: false,
        help: ['Cloud', 'limit of the whole run'],
    },
    'request-timeout': {
        property: 'requestTimeoutMs',
        type: (0,input_types/* seconds */.YA)({ min: 1, max: 3600 }),
        isScope: false,
        help: ['Cloud', 'limit of one upload'],
    },
    'fail-on-incomplete': {
        property: 'failOnIncomplete',
        type: (0,input_types/* boolean */.zM)('errors'),
        isScope: false,
        help: ['Result', 'when incomplete is exit code 3'],
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
        help: ['Result', 'a checkout without sessions'],
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
 * Reads every input into one typed object.
 *
 * @param lookup by the names of `action.yml`
 * @param runner what else decides: `SPECSTORY_CLOUD_URL` (blank is unset) and whether paths are Windows'
 * @throws InvalidInputs with every invalid input
 */
function readInputs(lookup, { cloudUrl, windows }) {
    const invalid = [];
    const environmentCloudUrl = cloudUrl.trim();
    const values = INPUT_NAMES.map((name) => {
        const byDefault = input_defaults[name];
        const value = INPUTS[name].type.parse({
            text: lookup(name) || byDefault,
            default: byDefault,
            windows,
            environmentCloudUrl,
            refuse: (given, allowed, example, variable = name) => invalid.push({ name: variable, given, allowed, example }),
        });
        return [INPUTS[name].property, value];
    });
    if (invalid.length > 0)
        throw new input_types/* InvalidInputs */.hS(invalid);
    const cloudUrlFromEnvironment = lookup('cloud-url') === '' && environmentCloudUrl !== '';
    // The table's rows have the types of `Inputs`, which `Object.fromEntries` cannot know.
    return { ...Object.fromEntries(values), cloudUrlFromEnvironment };
}
/** The inputs of a run for which no input is set. */
function defaultInputs() {
    return readInputs(() => '', { cloudUrl: '', windows: false });
}
/**
 * The inputs that differ from their defaults, as a workflow would set them, in the order of `action.yml`; no credential is
 * among them.
 */
function formatSetInputs(inputs) {
    const defaults = defaultInputs();
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
/* harmony export */   q: () => (/* binding */ nearestName)
/* harmony export */ });
/** Pairs of letters compared in all: some thousand paths of the usual length, in half a second at most. */
const MAX_PAIRS = 2_000_000;
/** One letter of this many may be wrong. */
const LETTERS_PER_SLIP = 3;
/**
 * Finds the name that a mistyped one was probably meant to be: it differs in a third of its letters at most, in case,
 * or ends with the given path.
 * @param candidates the first of several equally near ones is taken
 */
function nearestName(typo, candidates) {
    const limit = Math.max(1, Math.floor(typo.length / LETTERS_PER_SLIP));
    let nearest;
    let least = limit + 1;
    let pairs = 0;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - typo.length) <= limit)
            pairs += candidate.length * typo.length;
        if (pairs > MAX_PAIRS)
            break;
        const distance = distanceBetween(typo, candidate, limit);
        if (distance >= least)
            continue;
        nearest = candidate;
        least = distance;
    }
    return nearest;
}
function distanceBetween(typo, candidate, limit) {
    if (candidate.endsWith(`/${typo}`))
        return 1;
    if (Math.abs(candidate.length - typo.length) > limit)
        return limit + 1;
    return editDistance(typo.toLowerCase(), candidate.toLowerCase());
}
/** Levenshtein's distance in letters. By hand: a package would be larger than these lines. */
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

// EXTERNAL MODULE: ./lib/src/cli/command-line-words.js + 1 modules
var command_line_words = __nccwpck_require__(815);
// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 10 modules
var inputs = __nccwpck_require__(146);
// EXTERNAL MODULE: ./lib/src/nearest-name.js
var nearest_name = __nccwpck_require__(294);
;// CONCATENATED MODULE: ./lib/src/cli/flags.js



/** Plain text, the summary as Markdown, or the JSON report alone with the log on standard error. */
const FORMATS = ['terminal', 'markdown', 'json'];
/** Flags that are not inputs. */
const OWN_FLAGS = {
    'token-file': { form: { kind: 'value', placeholder: 'FILE' }, help: ['Cloud', 'file with the token; - is stdin'] },
    'redact-values-file': {
        form: { kind: 'value', placeholder: 'FILE' },
        help: ['Sync', 'values to replace by asterisks'],
    },
    format: {
        form: { kind: 'value', placeholder: FORMATS.join('|') },
        help: ['Result', 'of the output; json: only the report'],
    },
    'allow-forks': { form: { kind: 'switch', words: [] }, help: ['Sync', 'pull requests from forks too'] },
    verbose: { form: { kind: 'switch', words: [] }, help: ['Result', 'print every line, and the whole summary'] },
    junit: { form: { kind: 'value', placeholder: 'FILE' }, help: ['Result', 'write a test case for each session'] },
    'print-project-id': { form: { kind: 'switch', words: [] }, help: ['Project', 'print it and send nothing'] },
    version: { form: { kind: 'switch', words: [] }, help: ['Result', 'print the version'] },
    help: { form: { kind: 'switch', words: [] }, help: ['Result', 'print this'] },
};
/** Inputs that are no flags, and the variables that hold them: every process of the machine can read a command line. */
const SECRETS = new Map(inputs/* INPUT_NAMES */.Qh.flatMap((name) => {
    const form = inputs/* INPUTS */.mc[name].type.form;
    return form.kind === 'variable' ? [[name, form.variable]] : [];
}));
const INPUT_FLAGS = new Map(inputs/* INPUT_NAMES */.Qh.flatMap((name) => {
    const form = inputs/* INPUTS */.mc[name].type.form;
    return form.kind === 'variable' ? [] : [[name, { form, help: inputs/* INPUTS */.mc[name].help }]];
}));
const FLAGS = new Map([...Object.entries(OWN_FLAGS), ...INPUT_FLAGS]);
/**
 * Reads the flags of `dist/cli.js`: one for each input, and a few of its own. The inputs' values are not looked at: all
 * of them are validated together.
 *
 * @param args without the program's name
 */
function readFlags(args) {
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
    let asksForId = false;
    for (const token of tokens) {
        if (token.kind === 'option-terminator')
            continue;
        if (token.kind === 'positional')
            return { refused: `Unexpected argument \`${token.value}\`.` };
        if (token.name === 'help' || token.name === 'version')
            return { ask: token.name };
        if (token.name === 'print-project-id') {
            asksForId = true;
            continue;
        }
        const given = readFlag(token);
        if ('refused' in given)
            return given;
        const earlier = values[given.name];
        if (earlier !== undefined && FLAGS.get(given.name)?.form.kind !== 'list') {
            return { refused: `\`--${given.name}\` can only be given once.` };
        }
        values[given.name] = earlier === undefined ? given.value : `${earlier}\n${given.value}`;
    }
    const { 'token-file': tokenFile, 'redact-values-file': redactValuesFile, junit: junitFile, 'allow-forks': allowForks, ...others } = values;
    const { verbose, format: chosen = 'terminal', ...inputs } = others;
    const format = FORMATS.find((known) => known === chosen);
    if (format === undefined) {
        const allowed = FORMATS.map((known) => `\`${known}\``).join(', ');
        return { refused: `\`--format\`: \`${chosen}\` is not valid. Allowed: ${allowed}.` };
    }
    if (asksForId)
        return { ask: 'project-id', inputs };
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
/** `--fail-on-incomplete errors` as `--fail-on-incomplete=errors`: `parseArgs` takes no value after a switch. */
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
function readFlag(flag) {
    const { name, rawName, value, inlineValue } = flag;
    const variable = SECRETS.get(name);
    if (variable !== undefined) {
        return {
            refused: `\`--${name}\` is not supported, because command lines are visible to other processes. Set ${variable}${name === 'token' ? ' or use `--token-file`' : ''}.`,
        };
    }
    const switches = [...FLAGS].filter(([, { form }]) => form.kind === 'switch').map(([known]) => known);
    const turnedOff = switches.find((known) => name === `no-${known}`);
    if (turnedOff !== undefined && value === undefined)
        return { name: turnedOff, value: 'false' };
    if (switches.includes(name))
        return { name, value: value ?? 'true' };
    if (!FLAGS.has(name)) {
        const nearest = (0,nearest_name/* nearestName */.q)(name, [...FLAGS.keys(), ...switches.map((known) => `no-${known}`)]);
        const end = nearest === undefined ? '.' : `. Did you mean \`--${nearest}\`?`;
        return { refused: `Unknown flag \`${rawName}\`${end}` };
    }
    // The next flag is no value; a lone `-` is one, standard input.
    if (value === undefined || value === '' || (inlineValue === false && /^-./.test(value))) {
        return { refused: `\`${rawName}\` needs a value.` };
    }
    return { name, value };
}

// EXTERNAL MODULE: ./lib/src/cli/given-inputs.js
var given_inputs = __nccwpck_require__(182);
// EXTERNAL MODULE: ./lib/src/inputs/input-defaults.json
var input_defaults = __nccwpck_require__(904);
;// CONCATENATED MODULE: ./lib/src/cli/help.js



/** Columns of the flags, two in front and two behind them included. */
const FLAG_WIDTH = 38;
const INTRODUCTION = `Usage: specstory-sync [flags]

Uploads the SpecStory sessions of a checkout to SpecStory Cloud. Run it in the
root of the checkout. Lists are separated by commas, or the flag is repeated.
An empty default means all, or what the checkout says.`;
const END = `Environment
  SPECSTORY_TOKEN                     the token: API key with write scope
  SPECSTORY_CLOUD_URL                 as --cloud-url
  SPECSTORY_REDACT_VALUES             as --redact-values-file, the values
  GITHUB_TOKEN                        token for --comment
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY   proxy, and the hosts without one
  NODE_EXTRA_CA_CERTS                 certificates of a private authority
  NO_COLOR                            no color in a terminal

Exit codes
  0  complete or not run          3    incomplete
  1  failed                       4    --print-project-id: opted out
  2  wrong flags or values        130  SIGINT    143  SIGTERM

Every flag in full: https://github.com/specstory/sync-action/blob/main/docs/reference.md
Other CI systems:   https://github.com/specstory/sync-action/blob/main/docs/environments.md
`;
/** What `--help` prints: every flag in a line. */
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
/** A switch in the form that changes something. */
function formatFlag(name, form, byDefault) {
    if (form.kind !== 'switch')
        return `--${name} ${form.placeholder}`;
    if (form.words.length > 0)
        return `--${name} ${[...form.words, 'false'].join('|')}`;
    return byDefault === 'true' ? `--no-${name}` : `--${name}`;
}

;// CONCATENATED MODULE: ./lib/src/cli/old-reports.js


const KEPT_MS = 24 * 60 * 60 * 1_000;
/** Removes this user's JSON reports of more than a day ago from the system's directory for temporary files. */
function removeOldReports(directory, now = Date.now()) {
    try {
        for (const name of (0,external_node_fs_.readdirSync)(directory)) {
            if (!/^specstory-sync-[0-9a-f]{16}\.json$/.test(name))
                continue;
            const file = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(directory, name));
            const isOwn = process.getuid === undefined || file.uid === process.getuid();
            if (file.isFile() && isOwn && now - file.mtimeMs > KEPT_MS)
                (0,external_node_fs_.unlinkSync)((0,external_node_path_.join)(directory, name));
        }
    }
    catch {
        // Another run may have removed it first; nothing depends on it.
    }
}

;// CONCATENATED MODULE: ./lib/src/cli/run-display.js

/** Lines of a run without `--verbose`, the verdict included. */
const MAX_LINES = 60;
/** Kept for what follows the messages: how many are left out, blank lines, and the verdict. */
const RESERVED_LINES = 6;
const WIDTH = 80;
/** Of a line before the messages: a list of excluded files may have thousands of characters. */
const MAX_LENGTH = 500;
/** Some CI systems end a job that is silent for 10 minutes. */
const MAX_SILENCE_MS = 5 * 60_000;
const FIRST_SILENCE_MS = 30_000;
/** Shows a run as it happens: a line for each phase, then the messages, and the verdict as the last line. */
function createRunDisplay(options) {
    const { write, isVerbose, isTerminal, now = () => performance.now() } = options;
    const read = createLogReader();
    const messages = [];
    let printed = 0;
    let hasProgress = false;
    let printedAt = now();
    let silenceMs = FIRST_SILENCE_MS;
    /** The last line so far, which may be the verdict. */
    let held;
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
    const release = () => {
        if (held !== undefined)
            print(held);
        held = undefined;
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
                release();
                print(text);
                break;
            case 'line':
                release();
                held = text;
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
            const verdict = held ?? '';
            held = undefined;
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
/** In lines of 80 columns, the second and later ones indented. A long word, such as an address, stays whole. */
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
 * Reads lines that only GitHub's runner understands. A runner takes `::add-mask::` out of the log and the secret out of
 * every later line; elsewhere this does.
 *
 * @returns a function that takes one line of the log, without its end; `undefined` for one that shows nothing
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
                return { kind: 'title', text: masked(command.message, secrets) };
            case 'error':
            case 'warning':
            case 'notice':
                return { kind: 'annotation', text: masked(formatAnnotation(command), secrets) };
            case 'debug':
                return { kind: 'line', text: masked(formatAnnotation(command), secrets) };
            default:
                return { kind: isInGroup ? 'detail' : 'line', text: masked(line, secrets) };
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
function formatAnnotation({ name, properties, message }) {
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

;// CONCATENATED MODULE: ./lib/src/cli/terminal-markdown.js


// By hand: only the Markdown of this summary is drawn, and a parser for all of it would be the largest part of the bundle.
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
/**
 * Splits a line of our own Markdown at its links, where every bracket that is text is escaped. In one pass, for titles in
 * it are anybody's.
 */
function splitAtLinks(line) {
    const parts = [];
    let from = 0;
    let start = terminal_markdown_unescaped(line, '[', 0);
    while (start !== -1) {
        const end = terminal_markdown_unescaped(line, ']', start);
        const close = end === -1 ? -1 : line.indexOf(')', end);
        if (close === -1)
            break;
        if (line[end + 1] !== '(') {
            start = terminal_markdown_unescaped(line, '[', end);
            continue;
        }
        parts.push({ text: line.slice(from, start) });
        parts.push({ text: line.slice(start + 1, end), url: line.slice(end + 2, close) });
        from = close + 1;
        start = terminal_markdown_unescaped(line, '[', from);
    }
    return [...parts, { text: line.slice(from) }];
}
/** Where a character stands without a backslash before it, at `from` or after; -1 when nowhere. */
function terminal_markdown_unescaped(line, character, from) {
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
 * The action as a command line: sets the variables that a runner would set, runs the bundle that a runner runs, and shows
 * how it went. Sets the exit code.
 *
 * @param start loads the action, and with it runs it
 */
async function main(start) {
    failOnUnwritableOutput();
    const commandLine = readFlags(process.argv.slice(2));
    if ('refused' in commandLine) {
        refuse([commandLine.refused, '`--help` lists the flags.']);
    }
    else if ('ask' in commandLine && commandLine.ask === 'project-id') {
        if (setInputs(commandLine))
            await printIds();
    }
    else if ('ask' in commandLine) {
        process.stdout.write(commandLine.ask === 'help' ? formatHelp() : `${VERSION}\n`);
    }
    else if (setInputs(commandLine)) {
        if (commandLine.allowsForks)
            process.env['SPECSTORY_ALLOW_FORKS'] = 'true';
        await sync(commandLine, start);
    }
}
/** A full disk fails the command. A closed pipe (`… | head`) does not: its reader wanted no more. */
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
/** Sets the variables of the inputs. False when one of them is invalid, which was then printed. */
function setInputs({ inputs, tokenFile, redactValuesFile, }) {
    const env = process.env;
    const give = (name, value) => {
        if (value !== undefined)
            env[`INPUT_${name.toUpperCase()}`] = value;
    };
    for (const [name, value] of Object.entries(inputs))
        give(name, value);
    for (const [name, variable] of SECRETS)
        give(name, env[variable]);
    try {
        if (tokenFile !== undefined)
            give('token', (0,given_inputs/* readTokenFile */.O2)(tokenFile));
    }
    catch (error) {
        refuse([`The token cannot be read from ${tokenFile}: ${messageOf(error)}.`]);
        return false;
    }
    try {
        if (redactValuesFile !== undefined)
            give('redact-values', (0,external_node_fs_.readFileSync)(redactValuesFile, 'utf8'));
    }
    catch (error) {
        refuse([`The values to redact cannot be read from ${redactValuesFile}: ${messageOf(error)}.`]);
        return false;
    }
    const invalid = (0,given_inputs/* describeInvalidInputs */.Sj)(env);
    if (invalid.length > 0)
        refuse([...invalid, 'Nothing was sent. `--help` lists the flags.']);
    return invalid.length === 0;
}
async function printIds() {
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
    const scratch = createScratch();
    if (scratch === undefined)
        return;
    const hasSummaryFile = Boolean(env['GITHUB_STEP_SUMMARY']);
    for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
        env[variable] ||= (0,external_node_path_.join)(scratch, variable);
        const file = env[variable];
        // The action appends to files that a runner has made.
        if (!(0,external_node_fs_.existsSync)(file))
            tryTo(() => (0,external_node_fs_.appendFileSync)(file, ''));
    }
    const signal = rememberSignal();
    const isRunner = env['GITHUB_ACTIONS'] === 'true';
    const write = process.stdout.write.bind(process.stdout);
    const log = format === 'json' ? process.stderr : process.stdout;
    const display = createRunDisplay({
        write: log.write.bind(log),
        isVerbose,
        isTerminal: log.isTTY === true,
    });
    if (!isRunner)
        redirectLog(display);
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
/** For the files that a runner would have; `undefined` when no directory can be made, which was then printed. */
function createScratch() {
    const faults = [];
    for (const directory of new Set([process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), (0,external_node_os_.tmpdir)()])) {
        try {
            const scratch = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(directory, 'specstory-sync-cli-'));
            process.on('exit', () => (0,external_node_fs_.rmSync)(scratch, { recursive: true, force: true }));
            return scratch;
        }
        catch (error) {
            faults.push(messageOf(error));
        }
    }
    process.stderr.write(`The directory for temporary files cannot be used: ${faults.join('; ')}.\nSet RUNNER_TEMP to a directory that can be written.\n`);
    process.exitCode = 1;
    return undefined;
}
/** The code of the action is 0 or 1; a shell also learns an incomplete run and a signal from it. */
function toExitCode(status, signal) {
    if (process.exitCode === 0 || process.exitCode === undefined)
        return 0;
    if (status === 'incomplete')
        return INCOMPLETE_EXIT_CODE;
    return status === 'cancelled' && signal !== undefined ? SIGNAL_EXIT_CODES[signal] : 1;
}
function rememberSignal() {
    let first;
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
            first ??= signal;
            // Nothing else listens until the action has been loaded.
            if (process.listenerCount(signal) === 1)
                process.exit(SIGNAL_EXIT_CODES[signal]);
        });
    }
    return () => first;
}
function formatBlocks(format, isVerbose, summary, outputs) {
    // A project without sessions may not exist yet.
    const hasProject = ['created', 'updated', 'skipped'].some((name) => Number(outputs.get(name)) > 0);
    const urls = hasProject ? (outputs.get('project-url') ?? '').split(',').filter((url) => url !== '') : [];
    const report = outputs.get('report') ?? '';
    const places = [
        ...urls.slice(0, MAX_PROJECTS).map((url) => `Project: ${url}`),
        ...(urls.length > MAX_PROJECTS ? [`… and ${urls.length - MAX_PROJECTS} more projects`] : []),
        ...(report === '' ? [] : [`Report:  ${report}`]),
    ].join('\n');
    const said = (0,command_line_words/* toCommandLineWords */.Q)(summary);
    switch (format) {
        case 'markdown':
            return [said.trimEnd(), places];
        case 'json':
            return [places];
        case 'terminal': {
            if (!isVerbose)
                return [places];
            // Node knows which streams are terminals and what the environment says of colors.
            const isStyled = (0,external_node_util_namespaceObject.styleText)('bold', 'x', { stream: process.stdout }) !== 'x';
            return [renderForTerminal(said, isStyled), places];
        }
    }
}
const MAX_PROJECTS = 5;
/** The outputs that this run appended to the file: the last value of each. */
function readOutputs(file) {
    const matches = readText(file).matchAll(/^([a-z-]+)<<(\S+)\r?\n(.*)\r?\n\2\r?$/gm);
    return new Map([...matches].map(([, name = '', , value = '']) => [name, value]));
}
async function writeJunit(file, report) {
    try {
        if (report === undefined)
            throw new Error('there is no JSON report to take it from');
        const { formatJunit } = await __nccwpck_require__.e(/* import() */ 887).then(__nccwpck_require__.bind(__nccwpck_require__, 887));
        (0,external_node_fs_.writeFileSync)(file, formatJunit(JSON.parse((0,external_node_fs_.readFileSync)(report, 'utf8'))));
    }
    catch (error) {
        process.stderr.write(`The JUnit file ${file} was not written: ${messageOf(error)}.\n`);
        process.exitCode ||= 1;
    }
}
/** Every write of the toolkit is one line, whole. */
function redirectLog(display) {
    process.stdout.write = (chunk) => {
        display.handleLine(String(chunk).replace(/\r?\n$/, ''));
        return true;
    };
}
/** Empty when it cannot be read. */
function readText(file) {
    return tryTo(() => (0,external_node_fs_.readFileSync)(file ?? '', 'utf8')) ?? '';
}
function tryTo(step) {
    try {
        return step();
    }
    catch {
        return undefined;
    }
}
function messageOf(error) {
    return Error.isError(error) ? error.message : String(error);
}
function refuse(sentences) {
    process.stderr.write(`${wrapText(sentences.join('\n'))}\n`);
    process.exitCode = USAGE_EXIT_CODE;
}

var __webpack_exports__main = __webpack_exports__.i;
export { __webpack_exports__main as main };
