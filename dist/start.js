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

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

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

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 4302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aQ: () => (/* binding */ partOfBytes),
/* harmony export */   eb: () => (/* binding */ changedBytes),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   m1: () => (/* binding */ unbrokenBytes)
/* harmony export */ });
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


/***/ }),

/***/ 9508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ monotonicMs)
/* harmony export */ });
/**
 * Milliseconds of a monotonic clock. `performance` has one too, but Node loads all of its hooks with it, which a run that
 * ends early would notice.
 */
function monotonicMs() {
    return Number(process.hrtime.bigint()) / 1e6;
}


/***/ }),

/***/ 14:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ isFatal),
/* harmony export */   Ni: () => (/* binding */ isUnanswered),
/* harmony export */   wr: () => (/* binding */ CloudFailure)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7304);

/** True when the attempt got no answer of the cloud's own: nothing, a 5xx, a redirect, or somebody else's page. */
function isUnanswered({ status, code }) {
    return status === undefined || status >= 500 || (status < 400 && code !== 'cloud-rejected');
}
/** A request that failed for good: as its last attempt did. */
class CloudFailure extends _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR {
    /** Requests of this kind that were made for it; 0 when the run had already been stopped. */
    attempts;
    /** Every further request would fail alike: a refused token, a refusing proxy, a cloud that is down. */
    fatal;
    last;
    constructor(last, attempts) {
        super(last.code, last.message, last.hint, last.cause === undefined ? undefined : { cause: last.cause });
        this.attempts = attempts;
        this.fatal = last.fatal;
        this.last = last;
    }
}
/** True when an error ends the whole run, not only the session it came from. */
function isFatal(error) {
    return error instanceof CloudFailure && error.fatal;
}


/***/ }),

/***/ 4264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ mistakenToken),
/* harmony export */   e: () => (/* binding */ bareToken)
/* harmony export */ });
/** Whose secrets begin so, longer prefixes first: none of them is a JWT, and the cloud gives out nothing else. */
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
/** The token without the `Bearer ` that some copy along; anything else as it is. */
function bareToken(text) {
    return /^bearer /i.test(text) ? text.slice('bearer '.length).trim() : text;
}
/** What a text that cannot be a token of SpecStory's seems to be; `undefined` when nothing speaks against it. */
function mistakenToken(text) {
    if (text.startsWith('$')) {
        const message = 'the token is the literal text of a variable or expression, not its value';
        return {
            message,
            hint: 'Pass its value: in a workflow by an expression of `secrets`, in a shell unquoted or in double quotes.',
        };
    }
    if (/^["'`]|["'`]$/.test(text)) {
        return { message: 'the token is given in quotes', hint: 'Store the token alone as the secret, without quotes.' };
    }
    // A `=` at the end alone may be padding.
    if (/^(export )?[A-Za-z_]\w*=[^=]/.test(text)) {
        const hint = 'Store what stands behind the `=` alone as the secret.';
        return { message: 'the token is given as NAME=value', hint };
    }
    const issuer = ISSUERS.find(([prefix]) => text.startsWith(prefix))?.[1];
    if (issuer === undefined)
        return undefined;
    const hint = 'It was not sent. Make an API key with write scope in SpecStory Cloud and store it as the secret.';
    return { message: `the token is one of ${issuer}, not of SpecStory Cloud`, hint };
}


/***/ }),

/***/ 6980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pn: () => (/* binding */ refreshRequest),
/* harmony export */   Vn: () => (/* binding */ projectUrl),
/* harmony export */   _c: () => (/* binding */ sessionUrl),
/* harmony export */   cQ: () => (/* binding */ sizesRequest),
/* harmony export */   yc: () => (/* binding */ headRequest),
/* harmony export */   zb: () => (/* binding */ REQUEST_NAMES),
/* harmony export */   zi: () => (/* binding */ putRequest)
/* harmony export */ });
/** How a request is called in a sentence. */
const REQUEST_NAMES = {
    sizes: 'the request for the sizes',
    head: 'the HEAD request',
    put: 'the upload',
    refresh: 'the exchange of the refresh token',
};
const API = '/api/v1';
/** The CLI's limits, ms (docs/cloud.md, Routes); an upload's is an input. */
const SIZES_TIMEOUT_MS = 30_000;
const HEAD_TIMEOUT_MS = 10_000;
const REFRESH_TIMEOUT_MS = 30_000;
/** Bytes of an answer: 100,000 sessions' sizes are about 4.5 MB, everything else is a few hundred bytes. */
const MAX_SIZES_BYTES = 64 * 1024 * 1024;
const MAX_ANSWER_BYTES = 64 * 1024;
const BARE = { headers: {}, body: undefined, maxBytes: MAX_ANSWER_BYTES };
/** `GET /projects/{pid}/sessions/sizes` */
function sizesRequest(projectId) {
    const path = `${API}${projectPath(projectId)}/sessions/sizes`;
    return { ...BARE, kind: 'sizes', method: 'GET', path, timeoutMs: SIZES_TIMEOUT_MS, maxBytes: MAX_SIZES_BYTES };
}
/** `HEAD /projects/{pid}/sessions/{sid}` */
function headRequest(projectId, sessionId) {
    const path = `${API}${sessionPath(projectId, sessionId)}`;
    return { ...BARE, kind: 'head', method: 'HEAD', path, timeoutMs: HEAD_TIMEOUT_MS };
}
/** `PUT /projects/{pid}/sessions/{sid}` of a gzipped JSON body, with `timeoutMs` for one attempt. */
function putRequest(projectId, sessionId, body, timeoutMs) {
    const path = `${API}${sessionPath(projectId, sessionId)}`;
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    return { ...BARE, kind: 'put', method: 'PUT', path, headers, body, timeoutMs };
}
/** `POST /device-refresh`, which carries the refresh token and no body. */
function refreshRequest() {
    return { ...BARE, kind: 'refresh', method: 'POST', path: `${API}/device-refresh`, timeoutMs: REFRESH_TIMEOUT_MS };
}
/** Where a person sees a project (docs/cloud.md, Links). `baseUrl` has no trailing slash. */
function projectUrl(baseUrl, projectId) {
    return `${baseUrl}${projectPath(projectId)}`;
}
/** Where a person sees a session (docs/cloud.md, Links). `baseUrl` has no trailing slash. */
function sessionUrl(baseUrl, projectId, sessionId) {
    return `${baseUrl}${sessionPath(projectId, sessionId)}`;
}
function projectPath(projectId) {
    return `/projects/${encodeURIComponent(projectId)}`;
}
function sessionPath(projectId, sessionId) {
    return `${projectPath(projectId)}/sessions/${encodeURIComponent(sessionId)}`;
}


/***/ }),

/***/ 541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ checkToken),
/* harmony export */   e: () => (/* binding */ inspectToken)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7304);
/* harmony import */ var _mistaken_token_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4264);


const KINDS = {
    api: 'api',
    'device-refresh': 'refresh',
    'device-access': 'access',
    'web-access': 'web',
};
const DAY_MS = 86_400_000;
/** Days before its end that a token is warned about: time enough for whoever looks at the runs once a week. */
const WARN_DAYS = 14;
/** A runner's clock may be off by this, ms, before it refuses a token by its dates: a minute, and the rounding of both. */
const CLOCK_SKEW_MS = 90_000;
/** Servers refuse headers above some 8 KB; no JWT of the cloud is near it. */
const MAX_TOKEN_LENGTH = 8_192;
/** Reads a JWT's payload without verifying it. */
function inspectToken(token) {
    const payload = payloadOf(token);
    if (payload === undefined)
        return { kind: 'opaque', expiresAt: undefined, notBefore: undefined };
    const { type } = payload;
    const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    return { kind: kind ?? 'opaque', expiresAt: epochMs(payload['exp']), notBefore: epochMs(payload['nbf']) };
}
/**
 * Looks at a token before anything is sent: a failure ends the run without any request, a warning is for the log.
 * Neither holds the token.
 *
 * @param text the token as given; a `Bearer ` in front is none of it.
 * @param now epoch milliseconds.
 */
function checkToken(text, now) {
    const token = (0,_mistaken_token_js__WEBPACK_IMPORTED_MODULE_1__/* .bareToken */ .e)(text);
    const mistake = (0,_mistaken_token_js__WEBPACK_IMPORTED_MODULE_1__/* .mistakenToken */ ._)(token);
    if (mistake !== undefined)
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-unusable', mistake.message, mistake.hint) };
    if (!/^[\x21-\x7e]+$/.test(token) || token.length > MAX_TOKEN_LENGTH) {
        const hint = 'Copy it again as one line of printable ASCII, without spaces or line breaks, and update the secret.';
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-unusable', 'the token has characters or a length that no token has', hint) };
    }
    const { kind, expiresAt, notBefore } = inspectToken(token);
    if (kind === 'web') {
        const message = 'the token is of the type web-access: it belongs to a browser session and no client may use it';
        const hint = 'Make an API key with write scope in SpecStory Cloud and store it as the secret.';
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-unusable', message, hint) };
    }
    if (expiresAt !== undefined && expiresAt <= now - CLOCK_SKEW_MS) {
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-expired', `the token expired on ${day(expiresAt)}`, RENEW[kind]) };
    }
    if (notBefore !== undefined && notBefore > now + CLOCK_SKEW_MS) {
        const message = `the token is not valid before ${new Date(notBefore).toISOString()}`;
        return { failure: new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-unusable', message, 'Wait until then, or check the clock of this machine.') };
    }
    if (kind === 'access') {
        return { warning: `the token is an access token, which lives for an hour only. ${RENEW.access}` };
    }
    if (expiresAt !== undefined && expiresAt - now < WARN_DAYS * DAY_MS) {
        const days = Math.floor((expiresAt - now) / DAY_MS);
        const left = days <= 0 ? 'in less than a day' : `in ${days} day${days === 1 ? '' : 's'}`;
        return { warning: `the token expires ${left}, on ${day(expiresAt)}. ${RENEW[kind]}` };
    }
    return {};
}
const NEW_KEY = 'Make a new API key with write scope in SpecStory Cloud and update the secret.';
const RENEW = {
    api: NEW_KEY,
    opaque: NEW_KEY,
    refresh: 'Run `specstory login` again and update the secret, or use an API key.',
    access: 'Use an API key, or the refresh token that `specstory login` stores.',
};
function day(ms) {
    return new Date(ms).toISOString().slice(0, 10);
}
function payloadOf(token) {
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
/** A JWT's NumericDate in ms; nothing when it is no moment that a Date can hold. */
function epochMs(value) {
    if (typeof value !== 'number')
        return undefined;
    return Number.isNaN(new Date(value * 1000).getTime()) ? undefined : value * 1000;
}


/***/ }),

/***/ 604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ isEndOfRun),
/* harmony export */   Xp: () => (/* binding */ DeadlinePassed),
/* harmony export */   cJ: () => (/* binding */ Cancelled),
/* harmony export */   dU: () => (/* binding */ createDeadline),
/* harmony export */   uk: () => (/* binding */ wait)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9508);

/** The longest delay that a timer of Node can hold, ms; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** A wait would have passed the run's deadline: thrown at once instead of waiting, so the session is timed out. */
class DeadlinePassed extends Error {
    name = 'DeadlinePassed';
    constructor(message = 'the deadline of the run has passed') {
        super(message);
    }
}
/** A signal to the process ended the run. */
class Cancelled extends Error {
    name = 'Cancelled';
    constructor(signal) {
        super(`The run was cancelled by ${signal}.`);
    }
}
/** True when an error only says that the run is over: what it left unfinished is accounted for by who closes the run. */
function isEndOfRun(error, { signal }) {
    return error instanceof DeadlinePassed || signal.aborted;
}
/** A deadline whose clock does not run yet, because the input that says how long is not read yet. */
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
        remainingMs: () => Math.max(0, end - (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .monotonicMs */ .d)()),
        start(timeoutMs) {
            limitMs = timeoutMs;
            end = (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .monotonicMs */ .d)() + timeoutMs;
            timer = setTimeout(() => stop(new DeadlinePassed()), timeoutMs);
        },
        stop,
        clear: () => clearTimeout(timer),
    };
}
/**
 * Waits `ms` milliseconds, or less when `stop` aborts (the caller then looks at why).
 *
 * @throws DeadlinePassed at once when the wait would reach the deadline; its signal's reason, as it is, when it aborts.
 */
async function wait(ms, deadline, stop) {
    deadline.signal.throwIfAborted();
    if (ms >= deadline.remainingMs())
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


/***/ }),

/***/ 6030:
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

/***/ 7304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ Failure),
/* harmony export */   J1: () => (/* binding */ TOO_LARGE_HINT),
/* harmony export */   et: () => (/* binding */ internalFailure),
/* harmony export */   g$: () => (/* binding */ tooLarge)
/* harmony export */ });
/* unused harmony export FAILURE_CODES */
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

/***/ 9004:
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

/***/ 9106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ excuseMissingToken),
/* harmony export */   H8: () => (/* binding */ refuseUntrustedEvent),
/* harmony export */   Kx: () => (/* binding */ unmergedBranch),
/* harmony export */   Z5: () => (/* binding */ whySecretsAreWithheld),
/* harmony export */   aO: () => (/* binding */ isOnPullRequest),
/* harmony export */   k_: () => (/* binding */ excuseStrangersFiles)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7304);
/* harmony import */ var _read_runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2607);


/** Events whose checkout is a pull request's, with the secrets that the repository gives to it. */
const ON_PULL_REQUESTS = new Set([
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Whether the checkout is of something that is not merged yet. */
function isOnPullRequest({ eventName }) {
    return ON_PULL_REQUESTS.has(eventName) || eventName === 'merge_group';
}
/** Events that get no Actions secrets when Dependabot is who acts, also where it merges (docs/runners.md, Events). */
const WITHHELD_FROM_DEPENDABOT = new Set([
    ...ON_PULL_REQUESTS,
    'push',
    'create',
    'deployment',
    'deployment_status',
]);
const DEPENDABOT = 'dependabot[bot]';
/**
 * Refuses events whose author may have chosen the files while the repository's secrets are there: the checkout could
 * hold anything, and it would be uploaded in the owner's name (docs/runners.md, Events).
 *
 * @throws Failure `event-refused`
 */
function refuseUntrustedEvent(runner, mode) {
    if (runner.eventName === 'pull_request_target') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('event-refused', 'Runs on `pull_request_target` are refused: they have secrets, and their checkout may be a stranger’s.', 'Use `pull_request` for checks and `push` or `schedule` for syncs.');
    }
    if (runner.eventName === 'issue_comment' && mode === 'sync') {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('event-refused', 'Syncs on `issue_comment` are refused: anyone may comment, and the checkout may be that of a stranger’s pull request.', 'Sync from `push` or `schedule`; `mode: check` compares on a comment too.');
    }
    if (runner.eventName !== 'workflow_run')
        return;
    const head = (0,_read_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .ownText */ .U3)(runner.event, 'workflow_run', 'head_repository', 'full_name');
    if (head !== undefined && isOwn(head, runner))
        return;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('event-refused', head === undefined
        ? 'This `workflow_run` is refused: its event does not say which repository the code came from.'
        : `This \`workflow_run\` is refused: it was started for ${head}, not for ${runner.repository}.`, 'Sync from `push` or `schedule`, where the checkout is this repository’s own.');
}
/**
 * Why a sync leaves a pull request alone whose files are a stranger's, whether or not there is a token: a private
 * repository may send its secrets to forks.
 *
 * @returns a sentence, or `undefined` when the files are this repository's
 */
function excuseStrangersFiles(runner) {
    if (!ON_PULL_REQUESTS.has(runner.eventName))
        return undefined;
    const head = (0,_read_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .ownText */ .U3)(runner.event, 'pull_request', 'head', 'repo', 'full_name');
    if (head !== undefined && isOwn(head, runner))
        return undefined;
    // A deleted fork is `null`; a branch of this repository never is.
    const whose = head === undefined ? 'a repository that is gone' : head;
    return `The pull request comes from ${whose}, so none of its sessions was uploaded: they are synced once it is merged.`;
}
/**
 * The branch that a pull request of this repository would merge.
 *
 * @returns its name, empty when the event does not tell it; `undefined` for every other event
 */
function unmergedBranch(runner) {
    if (!ON_PULL_REQUESTS.has(runner.eventName) || excuseStrangersFiles(runner) !== undefined)
        return undefined;
    return (0,_read_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .ownText */ .U3)(runner.event, 'pull_request', 'head', 'ref') ?? '';
}
/**
 * What to do about an empty token.
 *
 * @returns why there is none although nobody forgot to set it, so that the run has nothing to do
 * @throws Failure `token-missing` that names the secret to set
 */
function excuseMissingToken(runner) {
    const excuse = whySecretsAreWithheld(runner);
    if (excuse !== undefined)
        return `${excuse}, so there is no token and nothing was synced.`;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('token-missing', 'The `token` input is empty.', `Make an API key with write scope in SpecStory Cloud, store it as the repository secret SPECSTORY_API_KEY, and pass \`token: \${{ secrets.SPECSTORY_API_KEY }}\`.`);
}
/**
 * Why secrets are empty on this event although nobody forgot to set them.
 *
 * @returns a sentence, or `undefined` when secrets should be there
 */
function whySecretsAreWithheld(runner) {
    if (runner.actor === DEPENDABOT && WITHHELD_FROM_DEPENDABOT.has(runner.eventName)) {
        const what = ON_PULL_REQUESTS.has(runner.eventName)
            ? 'pull requests from Dependabot'
            : 'runs that Dependabot starts';
        return `GitHub passes no Actions secrets to ${what}`;
    }
    const pullRequest = (0,_read_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .ownValue */ .eC)(runner.event, 'pull_request');
    if (typeof pullRequest !== 'object' || pullRequest === null)
        return undefined;
    if ((0,_read_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .ownText */ .U3)(pullRequest, 'user', 'login') === DEPENDABOT) {
        return 'GitHub passes no Actions secrets to pull requests from Dependabot';
    }
    const head = (0,_read_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .ownText */ .U3)(pullRequest, 'head', 'repo', 'full_name');
    if (head === undefined || !isOwn(head, runner))
        return 'GitHub passes no secrets to pull requests from forks';
    return undefined;
}
/** Names of repositories have no case, and a repository that is not known is nobody's. */
function isOwn(fullName, { repository }) {
    return repository !== '' && fullName.toLowerCase() === repository.toLowerCase();
}


/***/ }),

/***/ 2607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U3: () => (/* binding */ ownText),
/* harmony export */   eC: () => (/* binding */ ownValue),
/* harmony export */   fY: () => (/* binding */ readRunner)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);


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
        temporaryDirectory: env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(),
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
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
    }
    catch {
        // An unreadable event is no event; `refuseUntrustedEvent` refuses where that matters.
        return undefined;
    }
}


/***/ }),

/***/ 4574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ isGitea)
/* harmony export */ });
/**
 * Whether the server is a Gitea or a Forgejo, whose runners set the same variables as GitHub's: their API is the first
 * version of their own, GitHub's own is at the root of a host and that of GitHub Enterprise Server its third
 * (docs/runners.md, Other servers).
 */
function isGitea({ apiUrl }) {
    return apiUrl.endsWith('/api/v1');
}


/***/ }),

/***/ 6346:
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
// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __nccwpck_require__(9004);
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
var external_node_path_ = __nccwpck_require__(6760);
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

// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __nccwpck_require__(7304);
;// CONCATENATED MODULE: ./lib/src/inputs/faults.js

/** Every fault of the inputs at once, so that a user mends them all in one go. */
class InvalidInputs extends src_failure/* Failure */.HR {
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

// EXTERNAL MODULE: ./lib/src/providers.js
var providers = __nccwpck_require__(8248);
// EXTERNAL MODULE: ./lib/src/shard.js
var src_shard = __nccwpck_require__(8230);
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
        const id = (0,providers/* providerIdOf */.uK)(text);
        if (id !== undefined)
            return [id];
        const nearest = (0,providers/* nearestProviderId */.jf)(text);
        const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
        read.fault('providers', text, `${[...providers/* PROVIDER_IDS */.NO, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`);
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
    const shard = (0,src_shard/* parseShard */.uK)(text);
    if (text !== '' && shard === undefined) {
        read.fault('shard', text, `one part of so many, of at most ${src_shard/* MAX_SHARDS */.hH}`, '2/8');
    }
    return shard;
}

// EXTERNAL MODULE: ./lib/src/secrets/allowlist.js + 1 modules
var allowlist = __nccwpck_require__(5546);
;// CONCATENATED MODULE: ./lib/src/inputs/read-secrets-allow.js

/** The entries of `secrets-allow` that can be used; of one that cannot nothing is repeated. */
function readSecretsAllow(read) {
    const { entries, faults } = (0,allowlist/* parseAllow */.P)(read.lines('secrets-allow'));
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
    throw new InvalidInputs(read.faults);
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

// EXTERNAL MODULE: ./lib/src/inputs/read-runner.js
var read_runner = __nccwpck_require__(2607);
// EXTERNAL MODULE: ./lib/src/clock.js
var clock = __nccwpck_require__(9508);
// EXTERNAL MODULE: ./lib/src/deadline.js
var src_deadline = __nccwpck_require__(604);
// EXTERNAL MODULE: ./lib/src/cloud/cloud-failure.js
var cloud_failure = __nccwpck_require__(14);
// EXTERNAL MODULE: ./lib/src/sentence.js
var sentence = __nccwpck_require__(4901);
// EXTERNAL MODULE: ./lib/src/run/counts.js
var run_counts = __nccwpck_require__(1962);
;// CONCATENATED MODULE: ./lib/src/run/ending.js





const STATUSES = (/* unused pure expression or super */ null && (['complete', 'incomplete', 'failed', 'cancelled', 'not-run']));
/**
 * Whoever stopped a run knows better than whoever noticed, so `stopped` goes before `thrown`. A run that finished its
 * work late is late all the same.
 */
function endingOf({ returned, thrown, stopped, isLate, timeoutMs }) {
    const reason = stopped ?? thrown;
    if (returned !== undefined && reason === undefined)
        return isLate ? { kind: 'deadline', timeoutMs } : returned;
    if (reason instanceof src_deadline/* Cancelled */.cJ)
        return { kind: 'cancelled', reason: reason.message };
    if (reason instanceof src_deadline/* DeadlinePassed */.Xp)
        return { kind: 'deadline', timeoutMs };
    const failure = reason instanceof src_failure/* Failure */.HR ? reason : (0,src_failure/* internalFailure */.et)(reason);
    const kind = (0,cloud_failure/* isFatal */.BG)(failure) && !VERDICTLESS.has(failure.code) ? 'stopped' : 'failed';
    return { kind, failure };
}
/** Fatal answers of the cloud that say nothing about the sessions: what they need is another token. */
const VERDICTLESS = new Set(['token-refused', 'no-write-scope', 'token-expired', 'token-unusable']);
/** The output `status`. `unreadable` is the number of files that could not be read: they make a run incomplete. */
function statusOf(ending, counts, unreadable) {
    switch (ending.kind) {
        case 'finished':
        case 'stopped':
            return (0,run_counts/* openSessions */.wR)(counts) + unreadable > 0 ? 'incomplete' : 'complete';
        case 'deadline':
            return 'incomplete';
        case 'cancelled':
        case 'failed':
        case 'not-run':
            return ending.kind;
    }
}
/** What ended the run early, as one sentence. */
function reasonOf(ending) {
    switch (ending.kind) {
        case 'not-run':
        case 'cancelled':
            return ending.reason;
        case 'deadline':
            return `The deadline of ${ending.timeoutMs / 1000} s passed.`;
        case 'stopped':
            return isOutOfRequests(ending.failure) ? (0,sentence/* sentence */.e)(ending.failure.message) : undefined;
        case 'finished':
        case 'failed':
            return undefined;
    }
}
/** The rate limit that ended a run is an end of its time, and no trouble of its sessions. */
function isOutOfRequests({ code }) {
    return code === 'rate-limited';
}
const AGAIN = 'Run it again: what was synced stays so.';
const AGAIN_LONGER = 'Run it again, what was synced stays so; or raise `timeout`.';
/** What becomes of the sessions that have no outcome yet. */
function closingOf(ending) {
    if ('failure' in ending) {
        const { message, code, hint } = ending.failure;
        return { outcome: isOutOfRequests(ending.failure) ? 'timed-out' : 'errored', reason: message, code, hint };
    }
    const reason = reasonOf(ending) ?? 'its next attempt would have come after the deadline';
    return { outcome: 'timed-out', reason, code: undefined, hint: ending.kind === 'cancelled' ? AGAIN : AGAIN_LONGER };
}

;// CONCATENATED MODULE: ./lib/src/lifecycle.js




/** How long work that was told to stop may take to listen, ms, before the run is published without it. */
const GRACE_MS = 1_000;
/**
 * Brings a story to one of its ends, whatever happens: an error, the deadline, a signal to the process or a bug. Owns the
 * exit code, which starts as failure, so that nothing ends green without having been published.
 */
async function conduct(story) {
    process.exitCode = 1;
    const startedAt = (0,clock/* monotonicMs */.d)();
    const deadline = (0,src_deadline/* createDeadline */.dU)();
    let uncaught = false;
    const cancelled = new AbortController();
    const cancel = (signal) => {
        deadline.stop(new src_deadline/* Cancelled */.cJ(signal));
        cancelled.abort();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])
        process.on(signal, cancel);
    process.on('uncaughtException', (error) => {
        uncaught = true;
        process.exitCode = 1;
        deadline.stop((0,src_failure/* internalFailure */.et)(error));
    });
    // A log that nobody can take (a full disk, a reader that has gone) costs the log, not the sync.
    process.stdout.on('error', () => { });
    let returned;
    let thrown;
    const abandonment = abandonAfter(GRACE_MS, deadline.signal);
    try {
        returned = await Promise.race([story.tell(deadline), abandonment.promise]);
    }
    catch (error) {
        thrown = error;
    }
    finally {
        abandonment.clear();
        deadline.clear();
    }
    const isLate = deadline.remainingMs() === 0;
    const { aborted, reason } = deadline.signal;
    const stopped = aborted ? reason : undefined;
    const ending = endingOf({ returned, thrown, stopped, isLate, timeoutMs: deadline.timeoutMs });
    const exitCode = story.end(ending, (0,clock/* monotonicMs */.d)() - startedAt);
    process.exitCode = uncaught ? 1 : exitCode;
    await story.afterwards(cancelled.signal);
}
/**
 * Rejects a while after the run was told to end, so that nothing that does not listen can hang it. The timer keeps the
 * process alive: work that hangs without a handle would otherwise end it unpublished.
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./lib/src/workspace.js
var src_workspace = __nccwpck_require__(7743);
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

// EXTERNAL MODULE: ./lib/src/byte-size.js
var byte_size = __nccwpck_require__(4302);
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
        const { handle, stats } = await (0,src_workspace/* openRegular */.lf)(path);
        try {
            if (stats.size > maxBytes)
                throw new UnusableFile(`it is too large, ${(0,byte_size/* bytes */.ee)(stats.size)}`);
            return await handle.readFile('utf8');
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        const code = (0,src_workspace/* codeOf */.$N)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (error instanceof UnusableFile)
            throw error;
        if (error instanceof src_workspace/* NotRegularFile */.k1)
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
    const link = await (0,src_workspace/* firstLink */.T7)(workspace, below.split(external_node_path_.sep).join('/'));
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
        if ((0,src_workspace/* codeOf */.$N)(error) === undefined)
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
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
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
            if (COMMIT.test(value))
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
        if (COMMIT.test(commit))
            return commit;
    }
    return undefined;
}

;// CONCATENATED MODULE: external "node:path/posix"
const posix_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");
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
    const name = (0,posix_namespaceObject.basename)(path.includes('/') ? path : path.slice(path.indexOf(':') + 1));
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
        if (!(error instanceof UnusableFile || (0,src_workspace/* codeOf */.$N)(error) !== undefined))
            throw error;
        const fault = error instanceof UnusableFile ? error.message : `it cannot be read (${(0,src_workspace/* codeOf */.$N)(error)})`;
        return { root, origin: undefined, commit: undefined, fault };
    }
}
/** The nearest directory with a `.git`, absolute and native. What lies behind a link is no part of the workspace. */
async function findRoot({ workspace, outside }, path) {
    const link = await (0,src_workspace/* firstLink */.T7)(workspace, path).catch(() => undefined);
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
        const code = (0,src_workspace/* codeOf */.$N)(error);
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

// EXTERNAL MODULE: ./lib/src/project/history-place.js + 1 modules
var history_place = __nccwpck_require__(6517);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
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
    return new src_failure/* Failure */.HR('project-unknown', `The project of \`${path}\` is unknown: ${whyUnknown(checkout)}.`, 'Set the `project-id` input, or commit .specstory/.project.json.');
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
var project_name = __nccwpck_require__(4397);
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
        const { parseSettings } = await Promise.all(/* import() */[__nccwpck_require__.e(292), __nccwpck_require__.e(151)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5151));
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
        const code = (0,src_workspace/* codeOf */.$N)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new src_failure/* Failure */.HR('project-settings', `${file}: not usable settings: ${error instanceof UnusableFile ? error.message : `it cannot be read (${code})`}`, 'Nothing was sent, since it may turn cloud sync off. Replace it by a regular file, or delete it.', { cause: error });
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
        const link = await (0,src_workspace/* firstLink */.T7)(reach.workspace, file).catch(() => undefined);
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
    const { mentionsOptOut, parseProjectFile } = await Promise.all(/* import() */[__nccwpck_require__.e(547), __nccwpck_require__.e(844)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5844));
    try {
        return { ...parseProjectFile(text, file), file };
    }
    catch (error) {
        if (!(error instanceof src_failure/* Failure */.HR))
            throw error;
        return { file, failure: error, optedOut: mentionsOptOut(text) };
    }
}
function unusable(file, cause) {
    return new src_failure/* Failure */.HR('project-file', `${file}, line 1: not a usable project file: ${cause.message}`, 'Replace it by the regular file that SpecStory writes, or delete it and set the `project-id` input.', { cause });
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
    const history = await (0,history_place/* placeOfHistory */.h)(workspace, path, inputs.historyDir, settings.outputDir);
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

// EXTERNAL MODULE: ./lib/src/report/untrusted.js
var untrusted = __nccwpck_require__(4851);
;// CONCATENATED MODULE: ./lib/src/report/print.js


/** Characters that the runner keeps of an annotation (docs/runners.md, Annotations). */
const ANNOTATION_LIMIT = 4_096;
/** The only code that writes to stdout. */
function createPrinter(options) {
    let open = false;
    const secrets = [];
    const shown = (text, limit) => {
        return (0,untrusted/* logText */.kc)(secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text), limit);
    };
    const line = (text) => info(shown(text));
    const endGroup = (lastLine) => {
        if (!open)
            return;
        open = false;
        if (lastLine !== undefined)
            line(lastLine);
        core_endGroup();
    };
    const startGroup = (title) => {
        endGroup();
        open = true;
        core_startGroup(shown(title));
    };
    return {
        line,
        group(title, lines) {
            startGroup(title);
            for (const text of lines)
                line(text);
            endGroup();
        },
        startGroup,
        endGroup,
        error: (text, properties) => error(shown(text, ANNOTATION_LIMIT), safe(properties)),
        warning: (text, properties) => warning(shown(text, ANNOTATION_LIMIT), safe(properties)),
        notice: (text, properties) => notice(shown(text, ANNOTATION_LIMIT), safe(properties)),
        debug(text) {
            if (options.debug)
                core_debug(shown(text));
        },
        mask(secret) {
            if (secret === '' || secrets.includes(secret))
                return;
            secrets.push(secret);
            // A runner swallows the command and masks every later line; anywhere else the command would print the secret.
            if (options.onGithub)
                core_setSecret(secret);
        },
    };
}
/** A file name that changes when it is cleaned would put the annotation on another file: then it is on none. */
function safe({ title, file, line } = {}) {
    const isSafe = file !== undefined && (0,untrusted/* logText */.kc)(file, untrusted/* LOG_LINE_LIMIT */.my) === file;
    return {
        ...(title === undefined ? {} : { title: (0,untrusted/* logText */.kc)(title) }),
        ...(isSafe ? { file } : {}),
        ...(isSafe && line !== undefined ? { startLine: line } : {}),
    };
}

// EXTERNAL MODULE: ./lib/src/run/outcomes.js
var run_outcomes = __nccwpck_require__(8931);
// EXTERNAL MODULE: ./lib/src/run/run.js
var run_run = __nccwpck_require__(625);
;// CONCATENATED MODULE: ./lib/src/report/causes.js
/** Code units of a reason that are looked at: a server may send megabytes. */
const LOOKED_AT = 600;
/** Code units that have to be alike once names and sizes are out, which are of any length. */
const COMPARED = 200;
/**
 * Brings together what failed for one cause: the same code, the same hint, and a reason that differs in sizes, times and
 * names only. A status is no size: 502 and 503 are two causes.
 *
 * @returns groups in the order of their first items, each in the order given
 */
function groupByCause(items, tell) {
    const groups = new Map();
    for (const item of items) {
        const { code = '', hint = '', reason, names } = tell(item);
        const key = [code, hint, withoutNames(reason, names)].join('\n');
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return [...groups.values()];
}
/** What a session says of its cause. */
function causeOf({ session, projectId, outcome, code, hint, reason }) {
    const names = [session.file, session.name, session.id, projectId];
    // An outcome is told by itself: what timed out is no error of the same words.
    return { code: `${outcome} ${code ?? ''}`, hint, reason, names };
}
function withoutNames(reason, names) {
    let text = reason.slice(0, LOOKED_AT);
    for (const name of names)
        if (name !== '')
            text = text.replaceAll(name, '…');
    const plain = text.replace(/\b[0-9a-f]{8,}\b/gi, '#').replace(/(?<!HTTP )\b\d[\d.,]*/g, '#');
    return plain.slice(0, COMPARED);
}

// EXTERNAL MODULE: ./lib/src/report/links.js
var links = __nccwpck_require__(6668);
// EXTERNAL MODULE: ./lib/src/report/quantities.js
var quantities = __nccwpck_require__(7244);
;// CONCATENATED MODULE: ./lib/src/report/told-by-run.js
/** True when a session failed for what ended the run, which is told of the whole run. */
function isToldByRun({ failures }, { code, reason, hint }) {
    return failures.some((failure) => failure.code === code && failure.message === reason && failure.hint === hint);
}

;// CONCATENATED MODULE: ./lib/src/report/error-annotations.js







/** Failures of one session's own come first: the others have one cause that the rest of the run names as well. */
const WORST_FIRST = [
    'file-unreadable',
    'file-changed',
    'too-large',
    'cloud-rejected',
];
/** Of those with one cause, so many are named. */
const NAMED = 3;
const UNREADABLE_HINT = 'Make the file readable for the runner.';
/** One for each cause, however many sessions it has; worst first. */
function errorAnnotations(run) {
    return [...runErrors(run), ...unreadableErrors(run), ...sessionErrors(run)];
}
/** What ended the run, with the number of sessions that it left undone. */
function runErrors(run) {
    const groups = groupByCause(run.failures, ({ code, hint, message }) => ({ code, hint, reason: message, names: [] }));
    return groups.map((failures) => runError(run, failures));
}
function runError(run, failures) {
    const [{ code, message, hint }] = failures;
    const undone = isCancelled(run) ? [] : run.results.filter((result) => isToldByRun({ failures }, result));
    const lost = undone.length === 0 ? '' : ` ${(0,quantities/* plural */.LS)(undone.length, 'session was', 'sessions were')} not synced.`;
    return error_annotations_error({ title: `SpecStory sync: ${code}`, message: `${(0,sentence/* sentence */.e)(message)}${lost}`, hint, code });
}
function unreadableErrors(run) {
    const code = 'file-unreadable';
    const hint = UNREADABLE_HINT;
    return groupByCause((0,run_run/* unreadableOf */.n)(run), ({ file, detail }) => ({ code, hint, reason: detail, names: [file] })).map((files) => {
        const [{ file, detail }] = files;
        const named = naming(files.map((one) => one.file));
        return error_annotations_error({ title: 'Not readable', message: `${named('file')}: ${detail}`, hint, code, file });
    });
}
function sessionErrors(run) {
    const told = run_outcomes/* OUTCOME_NAMES */._m.filter((outcome) => isTold(run, outcome));
    const results = told.flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted));
    // What a signal left unfinished has one cause, and is told once.
    const ended = isCancelled(run) ? results.filter(({ outcome }) => outcome !== 'timed-out') : results;
    const own = ended.filter((result) => !isToldByRun(run, result));
    const held = own.filter(({ code }) => code === 'secret-held');
    const others = own.filter(({ code }) => code !== 'secret-held');
    const errors = [...held.flatMap(credentialErrors), ...groupByCause(others, causeOf).sort(byBadness).map(sessionError)];
    return isCancelled(run) ? [...errors, cancelled(run, results.length - ended.length)] : errors;
}
/** What is due is an error only where it fails the step, and a cancelled run fails for another reason. */
function isTold(run, outcome) {
    switch (run_outcomes/* OUTCOMES */.im[outcome].kind) {
        case 'failed':
            return true;
        case 'due':
            return run.inputs?.failOnIncomplete === true && !isCancelled(run);
        case 'uploaded':
        case 'kept':
            return false;
    }
}
function isCancelled({ status }) {
    return status === 'cancelled';
}
function cancelled(run, open) {
    const lost = open === 0 ? '' : ` ${(0,quantities/* plural */.LS)(open, 'session was', 'sessions were')} not finished.`;
    const message = `${run.statusReason ?? 'The run was cancelled.'}${lost}`;
    return error_annotations_error({ title: 'Cancelled', message, hint: 'Run it again.' });
}
/** By outcome, then the code, then the number of sessions. */
function byBadness([a, ...others], [b, ...more]) {
    const place = ({ outcome }) => run_outcomes/* OUTCOME_NAMES */._m.indexOf(outcome);
    return place(a) - place(b) || rank(a) - rank(b) || more.length - others.length;
}
function rank({ code }) {
    const index = WORST_FIRST.indexOf(code);
    return index === -1 ? WORST_FIRST.length : index;
}
function sessionError(group) {
    const [{ session, outcome, reason, hint, code }] = group;
    const named = naming(group.map((result) => result.session.name));
    const { title } = run_outcomes/* OUTCOMES */.im[outcome];
    return error_annotations_error({ title, message: `${named('session')}: ${reason}`, hint: hint ?? '', code, file: session.file });
}
/** Each credential that holds a session has a line of its own. */
function credentialErrors({ session, secrets, hint, code }) {
    return secrets.map(({ rule, line }) => ({
        ...error_annotations_error({
            title: `Credential in a transcript: ${rule}`,
            message: `${session.name}, line ${line}: a credential (\`${rule}\`)`,
            hint: hint ?? '',
            code,
            file: session.file,
        }),
        line,
    }));
}
/** `a`, or `5 sessions (a, b, c and 2 more)`. */
function naming(names) {
    const [only = '', second] = names;
    if (second === undefined)
        return () => only;
    const more = names.length > NAMED ? [`${(0,quantities/* count */.U9)(names.length - NAMED)} more`] : [];
    return (what) => `${(0,quantities/* plural */.LS)(names.length, what)} (${(0,quantities/* list */.p_)([...names.slice(0, NAMED), ...more])})`;
}
/** What is wrong, what to do, and where there is more. */
function error_annotations_error({ title, message, hint, code, file }) {
    const said = [(0,sentence/* sentence */.e)(message), (0,sentence/* sentence */.e)(hint), code === undefined ? '' : `See ${(0,links/* troubleshootingUrl */.KB)(code)}`];
    return {
        level: 'error',
        message: said.filter((part) => part !== '').join(' '),
        title,
        ...(file === undefined ? {} : { file }),
    };
}

// EXTERNAL MODULE: ./lib/src/report/secrets.js
var report_secrets = __nccwpck_require__(2452);
// EXTERNAL MODULE: ./lib/src/report/warnings.js
var warnings = __nccwpck_require__(5296);
;// CONCATENATED MODULE: ./lib/src/report/annotations.js





/** What a step may show of each level; the rest vanishes silently (docs/runners.md, Annotations). */
const ANNOTATIONS_PER_LEVEL = 10;
/** At most ten of each level, worst first, the last one standing for the rest; none when all is well. */
function annotationsOf(run) {
    const all = [
        ...capped('error', errorAnnotations(run), 'All of them are in the job summary and the JSON report.'),
        ...capped('warning', (0,warnings/* warningsOf */.n)(run), 'All of them are in the JSON report.'),
        ...capped('notice', [...notRun(run), ...(0,report_secrets/* redactedNotice */.x0)(run), ...(0,warnings/* noticesOf */.l)(run, 'notice')], 'All of them are in the JSON report.'),
    ];
    return all.map((annotation) => placed(run, annotation));
}
/** A file is named relative to the repository; one of another repository has no place that an annotation could be on. */
function placed(run, { file, line, ...rest }) {
    const path = file === undefined ? undefined : (0,links/* ownPath */.O4)(run, file);
    if (path === undefined)
        return rest;
    return { ...rest, file: path, ...(line === undefined ? {} : { line }) };
}
function capped(level, all, rest) {
    if (all.length <= ANNOTATIONS_PER_LEVEL)
        return [...all];
    const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1);
    return [
        ...shown,
        { level, title: 'And more', message: `${(0,quantities/* count */.U9)(all.length - shown.length)} more like these. ${rest}` },
    ];
}
/** A run that had nothing to do is green, and nobody opens its log; what its owner turned off is told by itself. */
function notRun({ status, statusReason, optOuts }) {
    if (status !== 'not-run' || statusReason === undefined || optOuts.length > 0)
        return [];
    return [{ level: 'notice', title: 'Nothing was synced', message: statusReason }];
}

// EXTERNAL MODULE: ./lib/src/plan/plan.js
var plan_plan = __nccwpck_require__(153);
;// CONCATENATED MODULE: ./lib/src/report/progress.js



/** Often enough to see that it moves, rare enough to keep the log a story. */
const INTERVAL_MS = 5_000;
/**
 * Prints a line every five seconds until it is stopped, and so nothing at all for an upload that is faster than that.
 * The timer keeps no process alive. `now` is a monotonic clock in milliseconds.
 */
function createProgress(printer, options) {
    const now = options.now ?? clock/* monotonicMs */.d;
    const started = now();
    let done = 0;
    let doneBytes = 0;
    const state = () => {
        const { total, totalBytes } = options;
        return { done, total, doneBytes, totalBytes, elapsedMs: now() - started };
    };
    const timer = setInterval(() => printer.line(progressLine(state())), INTERVAL_MS);
    timer.unref();
    return {
        done(size) {
            done += 1;
            doneBytes += size;
        },
        stop() {
            clearInterval(timer);
            return state();
        },
    };
}
/** `120 of 1,000 sessions, 8.4 MB of 70.0 MB, 1.7 MB/s, about 36.2 s left`. */
function progressLine({ done, total, doneBytes, totalBytes, elapsedMs }) {
    const parts = [`${(0,quantities/* count */.U9)(done)} of ${(0,quantities/* count */.U9)(total)} sessions`, `${(0,byte_size/* bytes */.ee)(doneBytes)} of ${(0,byte_size/* bytes */.ee)(totalBytes)}`];
    if (doneBytes > 0 && elapsedMs > 0) {
        const bytesPerMs = doneBytes / elapsedMs;
        parts.push(`${(0,byte_size/* bytes */.ee)(Math.round(bytesPerMs * 1_000))}/s`);
        if (doneBytes < totalBytes)
            parts.push(`about ${(0,quantities/* duration */.p0)((totalBytes - doneBytes) / bytesPerMs)} left`);
    }
    return parts.join(', ');
}

// EXTERNAL MODULE: ./lib/src/report/verdict.js
var verdict = __nccwpck_require__(8092);
// EXTERNAL MODULE: ./lib/src/report/words.js
var words = __nccwpck_require__(3512);
;// CONCATENATED MODULE: ./lib/src/report/log.js








/** Files named of each kind in the log; the report has them all. */
const FILES_NAMED = 20;
/** Which project each path belongs to, and how that is known. */
function logProjects(printer, projects, optOuts) {
    const title = projects.length === 1 ? `Project: ${projects[0]?.id}` : `Projects: ${(0,quantities/* count */.U9)(projects.length)}`;
    printer.group(title, [
        ...projects.map(({ id, name, source, paths }) => `${paths.join(', ')}: ${id} (${name}), ${(0,words/* sourceWords */.hI)(source)}`),
        ...optOuts.map(words/* optOutWords */.ze),
    ]);
}
/** What a project's directories hold. */
function logScan(printer, scan) {
    const found = `${(0,quantities/* plural */.LS)(scan.sessions.length, 'session')} in ${(0,quantities/* plural */.LS)(scan.files, 'file')}`;
    printer.group(`Sessions: ${found}`, scanLines(scan));
}
function* scanLines(scan) {
    for (const { directory, exists } of scan.directories)
        yield `${directory}${exists ? '' : ': does not exist'}`;
    const providers = Map.groupBy(scan.sessions, (session) => session.provider.displayName);
    for (const [name, sessions] of providers)
        yield `${name}: ${(0,quantities/* plural */.LS)(sessions.length, 'session')}`;
    const named = scan.sessions.filter(({ idFromName }) => idFromName);
    if (named.length > 0)
        yield `${(0,quantities/* plural */.LS)(named.length, 'session')} without an id, under one that is made of the file's name`;
    if (scan.filteredOut > 0)
        yield `${(0,quantities/* plural */.LS)(scan.filteredOut, 'session')} outside of the filter`;
    for (const { file, detail } of scan.unreadable)
        yield `not readable: ${file}: ${detail}`;
    const leftOut = Map.groupBy(scan.leftOut, ({ reason }) => reason);
    for (const [reason, files] of leftOut)
        yield* leftOutLines(reason, files);
    if (scan.excluded.length > 0)
        yield* excludedLines(scan.excluded);
}
function* excludedLines(files) {
    yield `excluded, neither compared nor uploaded: ${(0,quantities/* plural */.LS)(files.length, 'file')}`;
    for (const { file, entries } of files.slice(0, FILES_NAMED))
        yield `  ${file}: ${entries.join(', ')}`;
    if (files.length > FILES_NAMED)
        yield `  and ${(0,quantities/* count */.U9)(files.length - FILES_NAMED)} more, in the report`;
}
function* leftOutLines(reason, files) {
    yield `left out, ${words/* LEFT_OUT_WORDS */.rt[reason]}: ${(0,quantities/* plural */.LS)(files.length, 'file')}`;
    if (reason === 'not-a-transcript')
        return;
    for (const { file, detail } of files.slice(0, FILES_NAMED))
        yield `  ${file}: ${detail}`;
    if (files.length > FILES_NAMED)
        yield `  and ${(0,quantities/* count */.U9)(files.length - FILES_NAMED)} more, in the report`;
}
/** What the comparison with the cloud came to. */
function logPlan(printer, plan, sizes) {
    const uploads = plan.filter(({ action }) => action === 'create' || action === 'update');
    const size = uploads.reduce((sum, { localBytes }) => sum + localBytes, 0);
    const title = uploads.length === 0 ? 'nothing to upload' : `${(0,quantities/* plural */.LS)(uploads.length, 'session')} to upload, ${(0,byte_size/* bytes */.ee)(size)}`;
    printer.group(`Comparison: ${title}`, planLines(plan, sizes));
}
function* planLines(plan, sizes) {
    if (sizes === 'bulk')
        yield 'The cloud told all sizes in one bulk request.';
    if (sizes === 'fallback')
        yield 'The bulk request failed: each session was asked for by itself.';
    if (sizes === 'head')
        yield 'Each session was asked for by itself, because `sessions` names them.';
    const reasons = Map.groupBy(plan, ({ reason }) => reason);
    for (const reason of Object.keys(plan_plan/* PLAN_WORDS */.c)) {
        const sessions = reasons.get(reason);
        if (sessions !== undefined)
            yield `${plan_plan/* PLAN_WORDS */.c[reason]}: ${(0,quantities/* count */.U9)(sessions.length)}`;
    }
}
/**
 * Opens the group of the upload, with its progress inside; stopping it ends the group with what came of it.
 * `totalBytes` is of the Markdown, not of the wire.
 */
function logUpload(printer, { total, totalBytes }) {
    printer.startGroup(`Upload: ${(0,quantities/* plural */.LS)(total, 'session')}, ${(0,byte_size/* bytes */.ee)(totalBytes)}`);
    const progress = createProgress(printer, { total, totalBytes });
    return {
        done: progress.done,
        stop() {
            const { done, doneBytes, elapsedMs } = progress.stop();
            printer.endGroup(`${(0,quantities/* count */.U9)(done)} of ${(0,quantities/* plural */.LS)(total, 'session')}, ${(0,byte_size/* bytes */.ee)(doneBytes)} in ${(0,quantities/* duration */.p0)(elapsedMs)}`);
        },
    };
}
/** What failed, folded, and then the one line that a person can quote. */
function logResult(printer, run) {
    const failed = run.results.filter(({ outcome }) => run_outcomes/* OUTCOMES */.im[outcome].kind === 'failed');
    if (failed.length > 0) {
        const named = failed
            .slice(0, FILES_NAMED)
            .map(({ session, reason, code }) => `${session.file}: ${reason}${code === undefined ? '' : ` (${code})`}`);
        const rest = failed.length > FILES_NAMED ? [`and ${(0,quantities/* count */.U9)(failed.length - FILES_NAMED)} more, in the report`] : [];
        printer.group(`Not synced: ${(0,quantities/* plural */.LS)(failed.length, 'session')}`, [...named, ...rest]);
    }
    for (const [what, sessions] of [
        ['redacted', (0,report_secrets/* redactedSessions */.I5)(run)],
        ['held back', (0,report_secrets/* heldSessions */.Lo)(run)],
    ]) {
        if (sessions.length > 0)
            printer.line(`Secrets ${what}: ${(0,report_secrets/* foundWords */.oJ)(sessions)}`);
    }
    printer.line(resultLine(run));
}
/** `SpecStory sync complete: 111 sessions: 12 created and 99 skipped. (3.2 s, 1 bulk request, 12 uploads)`. */
function resultLine(run) {
    const { requests, timings } = run;
    const facts = [
        timings.total === undefined ? '' : (0,quantities/* duration */.p0)(timings.total),
        requests.sizes > 0 ? (0,quantities/* plural */.LS)(requests.sizes, 'bulk request') : '',
        requests.head > 0 ? (0,quantities/* plural */.LS)(requests.head, 'HEAD request') : '',
        requests.put > 0 ? (0,quantities/* plural */.LS)(requests.put, 'upload request') : '',
    ].filter((fact) => fact !== '');
    const how = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
    return `SpecStory ${run.inputs?.mode ?? 'sync'} ${run.status}: ${(0,verdict/* verdict */.W)(run)}${how}`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/src/report/outputs.js




/** Every output of `action.yml`; `report` is the native path of the JSON report, empty when it could not be written. */
function outputsOf(run, report) {
    const { counts } = run;
    const ids = run.projects.map(({ project }) => project.id);
    return {
        status: run.status,
        ...countOutputs(counts),
        'project-id': ids.join(','),
        'project-url': ids.flatMap((id) => (0,links/* projectUrl */.Vn)(run, id) ?? []).join(','),
        report,
    };
}
function countOutputs(counts) {
    const outcomes = run_outcomes/* OUTCOME_NAMES */._m.map((outcome) => {
        const { output, count } = run_outcomes/* OUTCOMES */.im[outcome];
        return [output, String(counts[count])];
    });
    return Object.fromEntries([['attempted', String(counts.attempted)], ...outcomes]);
}
/**
 * Sets every output and never throws: returns what went wrong, if anything did. Without `GITHUB_OUTPUT` the toolkit
 * falls back to a command on stdout that no runner obeys any more, so nothing is written then.
 */
function writeOutputs(outputs) {
    const file = process.env['GITHUB_OUTPUT'] ?? '';
    if (file === '')
        return 'The outputs were not set: GITHUB_OUTPUT is not set here.';
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
// EXTERNAL MODULE: ./lib/src/secrets/secret-counts.js
var secret_counts = __nccwpck_require__(4911);
;// CONCATENATED MODULE: ./lib/src/report/report-data.js



/** Raised when a field changes its meaning or goes away; a new field is no new version. See `schema/report.schema.json`. */
const REPORT_SCHEMA_VERSION = 1;
/** Everything of the report but its sessions, in the order of the schema. The token is in none of it. */
function reportHead(run) {
    const { inputs, runner } = run;
    return {
        schema: REPORT_SCHEMA_VERSION,
        version: run.version,
        status: run.status,
        statusReason: run.statusReason ?? null,
        startedAt: run.startedAt.toISOString(),
        mode: inputs?.mode ?? null,
        failOnIncomplete: inputs?.failOnIncomplete ?? null,
        shard: inputs?.shard ?? null,
        cloudUrl: inputs?.cloudUrl ?? null,
        source: {
            serverUrl: runner.serverUrl,
            repository: runner.repository,
            commit: runner.commit,
            event: runner.eventName,
            runId: runner.runId,
            runAttempt: runner.runAttempt,
        },
        counts: run.counts,
        providers: (0,run_counts/* countsByProvider */.vL)(run.results),
        secrets: (0,secret_counts/* countByRule */.$)(run.results.flatMap(({ secrets }) => secrets)),
        requests: {
            sizes: run.requests.sizes,
            head: run.requests.head,
            put: run.requests.put,
            refresh: run.requests.refresh,
        },
        timingsMs: run.timings,
        failures: run.failures.map(reportFailure),
        notices: run.notices.map(({ level, title, message, file }) => ({ level, title, message, file: file ?? null })),
        optOuts: run.optOuts.map(({ path, file, setting }) => ({ path, file, setting })),
        projects: reportProjects(run),
    };
}
function reportFailure({ code, message, hint }) {
    return { code, message, hint };
}
function reportProjects(run) {
    const results = Map.groupBy(run.results, ({ projectId }) => projectId);
    return run.projects.map((projectRun) => reportProject(run, projectRun, results.get(projectRun.project.id) ?? []));
}
function reportProject(run, { project, scan, sizes, isNew, sizesFailure }, results) {
    return {
        id: project.id,
        name: project.name,
        url: (0,links/* projectUrl */.Vn)(run, project.id) ?? null,
        source: project.source,
        paths: project.paths,
        places: project.places.map(reportPlace),
        counts: (0,run_counts/* countsOf */.mQ)(results),
        sizes: sizes ?? null,
        isNew: isNew ?? null,
        sizesFailure: sizesFailure === undefined ? null : reportFailure(sizesFailure),
        directories: (scan?.directories ?? []).map(({ directory, exists }) => ({ directory, exists })),
        files: scan?.files ?? 0,
        filteredOut: scan?.filteredOut ?? 0,
        leftOut: (scan?.leftOut ?? []).map(({ file, reason, detail, id, chosen }) => ({
            file,
            reason,
            detail,
            id: id ?? null,
            chosen: chosen ?? null,
        })),
        excluded: (scan?.excluded ?? []).map(({ file, id: sessionId, entries }) => {
            return { file, id: sessionId ?? null, entries };
        }),
        unreadable: (scan?.unreadable ?? []).map(({ file, detail }) => ({ file, detail })),
    };
}
function reportPlace({ path, historyDir, repository, root, commit }) {
    return { path, historyDir, repository: repository ?? null, root, commit };
}
/** One session of the report. Bytes are UTF-8 bytes of Markdown, but for `sentBytes`, which are compressed. */
function reportSession(run, result) {
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
        reason: result.reason,
        code: result.code ?? null,
        hint: result.hint ?? null,
        secrets: result.secrets.map(({ rule, line }) => ({ rule, line })),
        localBytes: result.localBytes,
        cloudBytes: result.cloudBytes ?? null,
        sentBytes: result.sentBytes ?? null,
        attempts: result.attempts,
        durationMs: Math.round(result.durationMs),
        url: (0,links/* sessionUrl */._c)(run, projectId, session.id) ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/src/report/report.js





/** Characters gathered before they are written: few system calls, and memory that does not grow with the sessions. */
const CHUNK_LENGTH = 1 << 18;
/**
 * Writes the JSON report to a new file of its own in the runner's temporary directory (the system's, when there is none
 * or it cannot be written), readable by its owner only. Synchronous, so that a signal cannot cut it in two.
 * Never throws.
 */
function writeReport(run) {
    const faults = [];
    for (const directory of new Set([run.runner.temporaryDirectory, (0,external_node_os_.tmpdir)()])) {
        if (directory === '')
            continue;
        try {
            return { path: writeInto(directory, run) };
        }
        catch (error) {
            faults.push(Error.isError(error) ? error.message : String(error));
        }
    }
    return { path: '', warning: `The JSON report was not written: ${faults.join('; ')}` };
}
function writeInto(directory, run) {
    const path = (0,external_node_path_.join)(directory, `specstory-sync-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.json`);
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_WRONLY, 0o600);
    try {
        let chunk = '';
        for (const piece of reportPieces(run)) {
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
/** `write` may take a part only, on a disk that is nearly full. */
function writeAll(file, text) {
    const data = Buffer.from(text);
    for (let written = 0; written < data.length;)
        written += (0,external_node_fs_.writeSync)(file, data, written);
}
/** The report as text, a line per session, so that it can be read with `grep` too. */
function* reportPieces(run) {
    const head = JSON.stringify(reportHead(run), null, 2);
    yield `${head.slice(0, -2)},\n  "sessions": [`;
    let separator = '\n    ';
    for (const result of run.results) {
        yield separator + JSON.stringify(reportSession(run, result));
        separator = ',\n    ';
    }
    yield run.results.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

// EXTERNAL MODULE: ./lib/src/report/awaits-merge.js
var awaits_merge = __nccwpck_require__(8967);
// EXTERNAL MODULE: ./lib/src/report/document.js
var report_document = __nccwpck_require__(6904);
// EXTERNAL MODULE: ./lib/src/report/provider-cell.js
var provider_cell = __nccwpck_require__(4069);
// EXTERNAL MODULE: ./lib/src/report/states.js
var report_states = __nccwpck_require__(3119);
;// CONCATENATED MODULE: ./lib/src/report/summary/counts.js



/** Providers with a column of their own: a repository may invent any number of them. */
const PROVIDERS_SHOWN = 6;
/**
 * How many sessions are in which state: a row each, with their number first, so that a telephone shows both, and a column
 * for each provider. What no session is in is not there.
 */
function addCounts(document, run) {
    const states = (0,report_states/* byState */.d)(run.results);
    if (states.length === 0)
        return;
    const columns = columnsOf(run.results);
    const rows = [
        ...states.map(({ state, results }) => cells(state.label, results, columns)),
        ...(states.length > 1 ? [cells('**All**', run.results, columns)] : []),
    ];
    const lines = [
        `| | ${columns.map(({ label }) => label).join(' | ')} |`,
        `| :--- |${' ---: |'.repeat(columns.length)}`,
        ...rows.map((row) => `| ${row.join(' | ')} |`),
    ];
    document.block(lines.join('\n'));
}
/** All sessions, where there are several providers, and those of each, the one with the most first. */
function columnsOf(results) {
    const providers = [...Map.groupBy(results, ({ session }) => session.provider.displayName)]
        .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
        .map(([, own]) => ({ label: own[0] === undefined ? '' : (0,provider_cell/* providerCell */.C)(own[0].session), results: new Set(own) }));
    if (providers.length === 1)
        return providers;
    const others = providers.slice(PROVIDERS_SHOWN);
    const rest = {
        label: `${(0,quantities/* plural */.LS)(others.length, 'other')}`,
        results: new Set(others.flatMap(({ results }) => [...results])),
    };
    return [
        { label: 'Sessions', results: new Set(results) },
        ...providers.slice(0, PROVIDERS_SHOWN),
        ...(others.length > 0 ? [rest] : []),
    ];
}
function cells(label, results, columns) {
    return [label, ...columns.map((column) => (0,quantities/* count */.U9)(results.filter((result) => column.results.has(result)).length))];
}

;// CONCATENATED MODULE: ./lib/src/report/summary/failed-sessions.js






/** Files named of each cause: a person looks at a few, and the report has them all. */
const failed_sessions_FILES_NAMED = 5;
/** Code units of a file's name: enough to know it again. */
const NAME_LIMIT = 120;
/** What failed, a row for each cause with the number of its sessions, what to do, and the first of them: never folded. */
function addFailedSessions(document, run) {
    const failed = (0,run_outcomes/* outcomesOf */.RK)('failed').flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted));
    // What ended the run is told at the top, and what to do about it as well.
    const isToldAtTheTop = failed.every((result) => isToldByRun(run, result));
    document.table({
        title: `${(0,quantities/* plural */.LS)(failed.length, 'session')} not synced`,
        folded: false,
        columns: ['Why', '>Sessions', ...(isToldAtTheTop ? [] : ['What to do']), 'Files'],
        items: groupByCause(failed, causeOf),
        cells: (group) => {
            const [first] = group;
            const remedy = isToldByRun(run, first) ? '' : (0,links/* whatToDo */.H6)(first);
            return [(0,untrusted/* markdownProse */.h$)(first.reason), (0,quantities/* count */.U9)(group.length), ...(isToldAtTheTop ? [] : [remedy]), files(run, group)];
        },
    });
}
function files(run, group) {
    const named = group.slice(0, failed_sessions_FILES_NAMED).map(({ session }) => {
        // Between several projects the path tells.
        const text = run.projects.length > 1 ? session.file : session.name;
        return (0,links/* link */.nf)(text, (0,links/* fileUrl */.iw)(run, session.file), NAME_LIMIT);
    });
    const rest = group.length - named.length;
    return (0,quantities/* list */.p_)(rest === 0 ? named : [...named, `${(0,quantities/* count */.U9)(rest)} more`]);
}

;// CONCATENATED MODULE: ./lib/src/report/summary/files.js





/** The files left out, folded. Other tools' Markdown is in the report only. */
function addFiles(document, run) {
    const leftOut = run.projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    addUnidentified(document, run, leftOut);
    addDuplicates(document, run, leftOut);
    addNamesakes(document, run, leftOut);
    addOthers(document, run, leftOut);
    addExcluded(document, run);
}
/** Files that could not be read, never folded. */
function addUnreadable(document, run) {
    const files = (0,run_run/* unreadableOf */.n)(run);
    document.table({
        title: `${(0,quantities/* plural */.LS)(files.length, 'file')} not readable`,
        folded: false,
        columns: ['File', 'Why'],
        items: files,
        cells: ({ file, detail }) => [(0,links/* fileLink */.RF)(run, file), (0,untrusted/* markdownProse */.h$)(detail)],
    });
}
function addUnidentified(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => reason === 'unidentified');
    document.table({
        title: `${(0,quantities/* plural */.LS)(files.length, 'file')} without a session id`,
        intro: 'Versions of the SpecStory extension before about October 2025 wrote no session id, so the cloud cannot tell these apart. They stay in the repository only.',
        folded: true,
        columns: ['File'],
        items: files,
        cells: ({ file }) => [(0,links/* fileLink */.RF)(run, file)],
    });
}
function addDuplicates(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => reason === 'duplicate');
    addNotChosen(document, run, {
        title: `${(0,quantities/* plural */.LS)(files.length, 'duplicate')} of other files`,
        intro: 'Several files hold the same session. The best one of each was taken, and the session counts once.',
        items: files,
    });
}
function addNamesakes(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => reason === 'same-name');
    addNotChosen(document, run, {
        title: `${(0,quantities/* plural */.LS)(files.length, 'file')} of the same name as another`,
        intro: 'Without a session id, files of one name are one session. The best one of each was taken; rename the others to sync them too.',
        items: files,
    });
}
function addNotChosen(document, run, table) {
    document.table({
        ...table,
        folded: true,
        columns: ['File left out', 'File taken', 'Why'],
        cells: ({ file, chosen, detail }) => [
            (0,links/* fileLink */.RF)(run, file),
            chosen === undefined ? '' : (0,links/* fileLink */.RF)(run, chosen),
            (0,untrusted/* markdownProse */.h$)(detail),
        ],
    });
}
const OTHERS = new Set([
    'unusable-id',
    'no-name',
    'no-message',
    'empty',
    'lfs-pointer',
    'link',
    'not-a-file',
]);
function addOthers(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => OTHERS.has(reason));
    document.table({
        title: `${(0,quantities/* plural */.LS)(files.length, 'other file')} left out`,
        folded: true,
        columns: ['File', 'Why'],
        items: files,
        cells: ({ file, reason, detail }) => [
            (0,links/* fileLink */.RF)(run, file),
            (0,untrusted/* markdownProse */.h$)(detail === '' ? words/* LEFT_OUT_WORDS */.rt[reason] : detail),
        ],
    });
}
/** What the user took out of the run. */
function addExcluded(document, run) {
    const files = run.projects.flatMap(({ scan }) => scan?.excluded ?? []);
    document.table({
        title: `${(0,quantities/* plural */.LS)(files.length, 'file')} excluded`,
        intro: 'The input `exclude` names these. They were neither compared nor uploaded, and are in none of the counts.',
        folded: true,
        columns: ['File', 'Session', 'Entry'],
        items: files,
        cells: ({ file, id = '', entries }) => [(0,links/* fileLink */.RF)(run, file), (0,untrusted/* markdownText */.p7)(id), (0,untrusted/* markdownText */.p7)(entries.join(', '))],
    });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/footer.js




/** Time, requests and where the rest is. */
function addFooter(document, run, report) {
    const lines = [requestsLine(run), timingsLine(run), reportLine(report)].filter((line) => line !== '');
    if (lines.length > 0)
        document.block(`---\n\n${lines.join('\\\n')}`);
}
/** "1 bulk request instead of 111" is what the bulk route is for. */
function requestsLine({ requests, projects, results }) {
    const bulk = new Set(projects.filter(({ sizes }) => sizes === 'bulk').map(({ project }) => project.id));
    const spared = results.filter(({ projectId }) => bulk.has(projectId)).length;
    const uploaded = results.reduce((sum, { sentBytes = 0 }) => sum + sentBytes, 0);
    const parts = [
        requests.sizes > 0
            ? (0,quantities/* plural */.LS)(requests.sizes, 'bulk request') + (spared > 1 ? ` instead of ${(0,quantities/* count */.U9)(spared)}` : '')
            : '',
        requests.head > 0 ? (0,quantities/* plural */.LS)(requests.head, 'HEAD request') : '',
        requests.put > 0
            ? (0,quantities/* plural */.LS)(requests.put, 'upload request') + (uploaded > 0 ? ` with ${(0,byte_size/* bytes */.ee)(uploaded)} in all` : '')
            : '',
        requests.refresh > 0 ? (0,quantities/* plural */.LS)(requests.refresh, 'token exchange') : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `**Requests:** ${parts.join(' · ')}`;
}
const PHASES = ['scan', 'compare', 'upload'];
function timingsLine({ timings }) {
    const phases = PHASES.flatMap((phase) => {
        const ms = timings[phase];
        return ms === undefined ? [] : [`${phase} ${(0,quantities/* duration */.p0)(ms)}`];
    });
    if (timings.total === undefined)
        return '';
    return `**Time:** ${(0,quantities/* duration */.p0)(timings.total)}${phases.length === 0 ? '' : `, of which ${(0,quantities/* list */.p_)(phases)}`}`;
}
/** The directory of a runner is of no use to a reader: the output `report` has the whole path. */
function reportLine(report) {
    return report === ''
        ? ''
        : `**Everything else:** ${(0,untrusted/* markdownText */.p7)((0,external_node_path_.basename)(report))}, the JSON report (output \`report\`)`;
}

// EXTERNAL MODULE: ./lib/src/report/answer.js
var answer = __nccwpck_require__(839);
// EXTERNAL MODULE: ./lib/src/report/status-words.js
var status_words = __nccwpck_require__(9399);
;// CONCATENATED MODULE: ./lib/src/report/summary/head.js





/** Whether it worked, what changed and what is left to do, in a heading and one sentence; and what ended the run. */
function addHead(document, run) {
    const what = run.inputs?.mode === 'check' ? 'SpecStory check' : 'SpecStory sync';
    document.block(`## ${[(0,status_words/* statusSymbol */.fy)(run), what, (0,status_words/* statusWords */.o7)(run)].join(' ').trim()}`);
    document.block((0,untrusted/* markdownProse */.h$)((0,answer/* answer */.Z)(run), 1_000));
    addFailures(document, run);
}
function addFailures(document, run) {
    const [only, second] = run.failures;
    // Alone it is what the verdict says.
    const isSaid = run.status === 'failed' || (only !== undefined && run.statusReason === (0,sentence/* sentence */.e)(only.message));
    if (isSaid && only !== undefined && second === undefined)
        document.block(`**What to do:** ${(0,links/* whatToDo */.H6)(only)}`);
    else
        document.table({
            title: 'What went wrong',
            folded: false,
            columns: ['Problem', 'What to do'],
            items: run.failures,
            cells: (failure) => [(0,untrusted/* markdownProse */.h$)((0,sentence/* sentence */.e)(failure.message)), (0,links/* whatToDo */.H6)(failure)],
        });
}

// EXTERNAL MODULE: ./lib/src/run/notices.js
var run_notices = __nccwpck_require__(1205);
;// CONCATENATED MODULE: ./lib/src/report/summary/notices.js



/** What somebody should look at besides how the sessions ended. */
function addWarnings(document, run) {
    addOfLevel(document, run, 'warning', 'To look at');
}
/** What is good to know and needs nothing done; an opt-out stands with the projects. */
function addNotices(document, run) {
    addOfLevel(document, run, 'notice', 'To know');
}
function addOfLevel(document, run, level, heading) {
    const optOuts = new Set(run.optOuts.map((optOut) => (0,run_notices/* optOutNotice */.eH)(optOut).message));
    document.table({
        title: heading,
        folded: false,
        columns: ['What', 'Why'],
        items: run.notices.filter((notice) => notice.level === level && !optOuts.has(notice.message)),
        cells: ({ title, message, file }) => [
            file === undefined ? (0,untrusted/* markdownText */.p7)(title) : (0,links/* link */.nf)(title, (0,links/* fileUrl */.iw)(run, file)),
            (0,untrusted/* markdownProse */.h$)(message, 1_000),
        ],
    });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/projects.js






/** Opted-out paths named; a workflow with more has them in the report. */
const OPT_OUTS_SHOWN = 20;
/** Which project the sessions belong to, with its link and where its id comes from; a table when there are several. */
function addProjects(document, run) {
    const [only, second] = run.projects;
    if (only !== undefined && second === undefined) {
        const { id, name } = only.project;
        document.block(`Project ${(0,links/* link */.nf)(name, (0,links/* projectUrl */.Vn)(run, id), 120)} · ${identity(only)}`);
    }
    else
        addProjectTable(document, run);
    for (const { path, file, setting } of run.optOuts.slice(0, OPT_OUTS_SHOWN))
        document.block(`Nothing below ${(0,untrusted/* markdownText */.p7)(path)} was sent: ${(0,untrusted/* markdownText */.p7)(file)} says ${run_notices/* OPT_OUT_WORDS */.pP[setting]}.`);
}
function addProjectTable(document, run) {
    const results = Map.groupBy(run.results, ({ projectId }) => projectId);
    document.table({
        title: 'Projects',
        folded: false,
        columns: ['Project', 'Path', '>Sessions', 'Id'],
        items: run.projects,
        cells: (projectRun) => {
            const { id, name, paths } = projectRun.project;
            return [
                (0,links/* link */.nf)(name, (0,links/* projectUrl */.Vn)(run, id), 120),
                (0,untrusted/* markdownText */.p7)(paths.join(', ')),
                (0,quantities/* count */.U9)((0,run_counts/* countsOf */.mQ)(results.get(id) ?? []).attempted),
                identity(projectRun),
            ];
        },
    });
}
/** The id, how it is known, and whether the cloud knew it. */
function identity({ project, isNew }) {
    const known = (0,untrusted/* markdownText */.p7)(`${project.id}, ${(0,words/* sourceWords */.hI)(project.source)}`);
    return isNew === true ? `${known} · **new to the cloud**` : known;
}

;// CONCATENATED MODULE: ./lib/src/report/summary/secrets.js





/** Credentials that were met, and what to do about them: where they are and of which kind, never what they are. */
function addSecrets(document, run) {
    addHeld(document, run);
    addRedacted(document, run);
}
function addHeld(document, run) {
    const places = (0,report_secrets/* heldSessions */.Lo)(run).flatMap(({ session, secrets }) => secrets.map(({ rule, line }) => ({ file: session.file, rule, line })));
    document.table({
        title: `${(0,quantities/* plural */.LS)(places.length, 'credential')} held back`,
        intro: `**What to do:** ${report_secrets/* WHAT_TO_DO_ABOUT_SECRETS */.lp}`,
        folded: false,
        columns: ['File', '>Line', 'Rule'],
        items: places,
        cells: ({ file, rule, line }) => [
            (0,links/* link */.nf)(file, lineUrl((0,links/* fileUrl */.iw)(run, file), line), links/* PATH_LIMIT */.iV),
            (0,quantities/* count */.U9)(line),
            (0,untrusted/* markdownText */.p7)(rule),
        ],
    });
}
function lineUrl(url, line) {
    // GitHub shows a Markdown file rendered, without lines, unless it is told not to.
    return url === undefined ? undefined : `${url}?plain=1#L${line}`;
}
function addRedacted(document, run) {
    const sessions = (0,report_secrets/* redactedSessions */.I5)(run);
    const secrets = sessions.flatMap((result) => result.secrets);
    document.table({
        title: `${(0,quantities/* plural */.LS)(secrets.length, 'credential')} redacted in ${(0,quantities/* plural */.LS)(sessions.length, 'session')}`,
        intro: `**What to do:** ${report_secrets/* WHAT_TO_DO_ABOUT_SECRETS */.lp}`,
        folded: false,
        columns: ['Rule', '>Credentials'],
        items: Object.entries((0,secret_counts/* countByRule */.$)(secrets)),
        cells: ([rule, number]) => [(0,untrusted/* markdownText */.p7)(rule), (0,quantities/* count */.U9)(number)],
    });
}

// EXTERNAL MODULE: ./lib/src/report/session-list.js
var session_list = __nccwpck_require__(7082);
;// CONCATENATED MODULE: ./lib/src/report/summary/sessions.js







/** What a sync would bring: how to have it done, or, of a pull request, when it will be. */
function addPendingSessions(document, run) {
    const pending = (0,run_outcomes/* outcomesOf */.RK)('due').flatMap((outcome) => withOutcome(run, outcome));
    const isExpected = (0,awaits_merge/* awaitsMerge */.m)(run);
    document.table({
        title: `${(0,quantities/* plural */.LS)(pending.length, 'session')} to ${isExpected ? 'sync after the merge' : 'upload'}`,
        intro: isExpected
            ? 'The sync of the default branch uploads them. `specstory sync` on the machine that recorded them does it at once.'
            : '**What to do:** run with `mode: sync`, as the default branch does after a merge, or `specstory sync` on the machine that recorded them.',
        folded: isExpected,
        columns: ['Why', ...listColumns(run)],
        items: (0,session_list/* newestFirst */.ll)(pending),
        cells: (result) => [
            (0,untrusted/* markdownProse */.h$)(result.reason),
            ...listCells(run, result, (0,links/* fileUrl */.iw)(run, result.session.file), changed(result)),
        ],
    });
}
/** What the run brought into the cloud, folded, each with its link. */
function addUploadedSessions(document, run) {
    for (const outcome of (0,run_outcomes/* outcomesOf */.RK)('uploaded'))
        addUploaded(document, run, outcome);
}
function addUploaded(document, run, outcome) {
    const results = withOutcome(run, outcome);
    document.table({
        title: `${(0,quantities/* plural */.LS)(results.length, 'session')} ${run_outcomes/* OUTCOMES */.im[outcome].said}`,
        folded: true,
        columns: listColumns(run),
        items: (0,session_list/* newestFirst */.ll)(results),
        cells: (result) => listCells(run, result, cloudUrl(run, result), changed(result)),
    });
}
/** Sessions left as the cloud has them though they differ here, folded, with the input that changes it. */
function addKeptSessions(document, run) {
    addSkipped(document, run, 'kept-cli-copy', "kept as the CLI's copy", 'The CLI uploaded these with their full data, which Markdown alone would replace. `specstory sync` on the recording machine ' +
        'brings them up to date; `overwrite-cli-sessions: true` updates them from here.');
    addSkipped(document, run, 'cloud-has-more', 'larger in the cloud', "The cloud's copy has more bytes than the committed file, so it was kept. `update-when: different` updates these too.");
}
function addSkipped(document, run, reason, words, intro) {
    const results = run.results.filter(({ plan, outcome }) => plan === reason && run_outcomes/* OUTCOMES */.im[outcome].kind === 'kept');
    document.table({
        title: `${(0,quantities/* plural */.LS)(results.length, 'session')} ${words}`,
        intro,
        folded: true,
        columns: listColumns(run),
        items: (0,session_list/* newestFirst */.ll)(results),
        cells: (result) => listCells(run, result, cloudUrl(run, result), compared(result)),
    });
}
function withOutcome(run, outcome) {
    return run.results.filter((result) => result.outcome === outcome);
}
function cloudUrl(run, { projectId, session }) {
    return (0,links/* sessionUrl */._c)(run, projectId, session.id);
}
function listColumns(run) {
    return [session_list/* DATE_COLUMN */.Ab, ...projectColumn(run), 'Session'];
}
function listCells(run, result, url, size) {
    return [(0,session_list/* dateCell */.ZW)(result), ...projectCell(run, result), (0,session_list/* sessionCell */.t9)(result, url, size)];
}
/** What an upload made, or would make, of the copy's size. */
function changed({ localBytes, cloudBytes = localBytes }) {
    return (0,byte_size/* changedBytes */.eb)(cloudBytes, localBytes, byte_size/* unbrokenBytes */.m1);
}
/** The two sizes of a copy that was left alone. */
function compared({ localBytes, cloudBytes = localBytes }) {
    const here = (0,byte_size/* unbrokenBytes */.m1)(localBytes);
    if ((0,byte_size/* bytes */.ee)(localBytes) !== (0,byte_size/* bytes */.ee)(cloudBytes))
        return `${here} here, ${(0,byte_size/* unbrokenBytes */.m1)(cloudBytes)} there`;
    return `${here} here, ${(0,byte_size/* unbrokenBytes */.m1)(Math.abs(cloudBytes - localBytes))} ${cloudBytes > localBytes ? 'more' : 'less'} there`;
}
function projectColumn({ projects }) {
    return projects.length > 1 ? ['Project'] : [];
}
function projectCell({ projects }, { projectId }) {
    if (projects.length < 2)
        return [];
    return [(0,untrusted/* markdownText */.p7)(projects.find(({ project }) => project.id === projectId)?.project.name ?? projectId, 60)];
}

;// CONCATENATED MODULE: ./lib/src/report/summary/summary.js













/**
 * The job summary: the answer, what needs somebody's action, the counts, and then everything else, as Markdown of at most
 * `budgetBytes` bytes, whatever the number of sessions. `report` is the path of the JSON report, or empty when there is none.
 */
function renderSummary(run, report, budgetBytes = report_document/* SUMMARY_BUDGET_BYTES */.X) {
    const cutTo = report === '' ? 'left out to fit' : `in the JSON report ${(0,untrusted/* markdownText */.p7)((0,external_node_path_.basename)(report))}`;
    const document = (0,report_document/* createDocument */.u)(budgetBytes, cutTo);
    const isCalm = (0,awaits_merge/* awaitsMerge */.m)(run);
    addHead(document, run);
    addFailedSessions(document, run);
    addUnreadable(document, run);
    if (!isCalm)
        addPendingSessions(document, run);
    addSecrets(document, run);
    addWarnings(document, run);
    addCounts(document, run);
    addProjects(document, run);
    addNotices(document, run);
    if (isCalm)
        addPendingSessions(document, run);
    addUploadedSessions(document, run);
    addKeptSessions(document, run);
    addFiles(document, run);
    addFooter(document, run, report);
    return document.text();
}

;// CONCATENATED MODULE: ./lib/src/report/write-summary.js

/**
 * Appends to the job summary and never fails the run: returns what went wrong, if anything did. Not through the
 * toolkit, which throws where there is no summary file, and builds HTML where this writes Markdown.
 */
function writeSummary(markdown) {
    const file = process.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (file === '')
        return 'The job summary was not written: GITHUB_STEP_SUMMARY is not set here.';
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

;// CONCATENATED MODULE: ./lib/src/report/publish.js






/**
 * Tells everybody how the run ended: report, outputs, annotations, result line, summary. What a script reads comes
 * first, in case that a runner that cancels kills the process; each step that fails costs a warning and no other step.
 * Synchronous, so that nothing else runs in between, and never throws.
 */
function publish(run, printer) {
    const attempt = isolated(printer);
    // Work that was given up may have left its group open.
    attempt('The log', () => printer.endGroup());
    const report = attempt('The JSON report', () => writeReport(run)) ?? { path: '' };
    attempt('The outputs', () => warn(printer, writeOutputs(outputsOf(run, report.path))));
    warn(printer, report.warning);
    attempt('The annotations', () => {
        for (const { level, message, ...properties } of annotationsOf(run))
            printer[level](message, properties);
    });
    attempt('The result', () => logResult(printer, run));
    if (run.inputs?.summary === false)
        return;
    attempt('The job summary', () => warn(printer, writeSummary(renderSummary(run, report.path))));
}
function isolated(printer) {
    return (what, step) => {
        try {
            return step();
        }
        catch (error) {
            warn(printer, `${what} could not be made: ${Error.isError(error) ? error.message : String(error)}`);
            return undefined;
        }
    };
}
function warn(printer, message) {
    if (message !== undefined)
        printer.warning(message, { title: 'SpecStory sync' });
}

;// CONCATENATED MODULE: ./lib/src/report/log-inputs.js


const SHOWN = {
    'project-id': ({ projectId }) => projectId ?? 'from the checkout',
    'project-name': ({ projectName }) => projectName ?? 'from the checkout',
    'require-existing-project': ({ requireExistingProject }) => String(requireExistingProject),
    path: ({ paths }) => paths.join(', '),
    'history-dir': ({ historyDir }) => historyDir || 'from the checkout',
    providers: ({ providers }) => listOr(providers, 'all'),
    sessions: ({ sessions }) => listOr(sessions, 'all'),
    exclude: ({ exclude }) => listOr(exclude, 'nothing'),
    unidentified: ({ unidentified }) => unidentified,
    shard: ({ shard }) => (shard === undefined ? 'all' : `${shard.index}/${shard.count}`),
    'update-when': ({ updateWhen }) => updateWhen,
    'overwrite-cli-sessions': ({ overwriteCliSessions }) => String(overwriteCliSessions),
    secrets: ({ secrets }) => secrets ?? 'from the checkout',
    'secrets-allow': ({ secretsAllow }) => listOr(secretsAllow, 'nothing'),
    rescan: ({ rescan }) => String(rescan),
    concurrency: ({ concurrency }) => String(concurrency),
    retries: ({ retries }) => String(retries),
    timeout: ({ timeoutMs }) => (0,quantities/* duration */.p0)(timeoutMs),
    'request-timeout': ({ requestTimeoutMs }) => (0,quantities/* duration */.p0)(requestTimeoutMs),
    'fail-on-incomplete': ({ failOnIncomplete }) => String(failOnIncomplete),
    'if-no-sessions': ({ ifNoSessions }) => ifNoSessions,
    summary: ({ summary }) => String(summary),
    comment: ({ comment }) => String(comment),
};
/** Inputs as they were understood: first what somebody has set, and the others folded. */
function logInputs(printer, inputs) {
    // Where the token goes must be seen when no input says so.
    const why = inputs.cloudUrlFromEnvironment ? ', as the variable SPECSTORY_CLOUD_URL says' : '';
    printer.line(`SpecStory ${inputs.mode} to ${inputs.cloudUrl}${why}`);
    if (inputs.token === '')
        printer.line('token: not given');
    const defaults = defaultInputs();
    const rows = Object.entries(SHOWN).map(([name, show]) => {
        const shown = show(inputs);
        return { line: `${name}: ${shown}`, isDefault: shown === show(defaults) };
    });
    for (const { line } of rows.filter(({ isDefault }) => !isDefault))
        printer.line(line);
    const others = rows.filter(({ isDefault }) => isDefault).map(({ line }) => line);
    printer.group(`${others.length} other inputs at their defaults`, others);
}
function listOr(values, none) {
    return values.length === 0 ? none : values.join(', ');
}

;// CONCATENATED MODULE: ./lib/src/report/run-log.js


const PAUSE_WORDS = {
    'rate-limit': 'The cloud asks to wait',
    outage: 'The cloud answers nobody',
};
/** Shows what happens in a run as it happens, a folded group for each phase. How it ended is told by `publish`. */
function createRunLog(printer) {
    let upload;
    return (event) => {
        switch (event.event) {
            case 'inputs-read':
                logInputs(printer, event.inputs);
                break;
            case 'identified':
                logProjects(printer, event.projects, event.optOuts);
                break;
            case 'scanned':
                logScan(printer, event.scan);
                break;
            case 'planned':
                logPlan(printer, event.plan, event.sizes);
                break;
            case 'upload-started':
                upload = logUpload(printer, { total: event.sessions, totalBytes: event.bytes });
                break;
            case 'session-ended':
                upload?.done(event.result.localBytes);
                break;
            case 'upload-ended':
                upload?.stop();
                upload = undefined;
                break;
            case 'paused':
                printer.line(`${PAUSE_WORDS[event.reason]}: every request pauses for ${Math.ceil(event.ms / 1000)} s.`);
                break;
            case 'budget-short':
                printer.line(event.notice.message);
                break;
            case 'requested':
                printer.debug(event.line);
                break;
            case 'noted':
            case 'cloud-opened':
            case 'attempted':
            case 'compared':
            case 'session-interrupted':
            case 'phase-ended':
            case 'ended':
        }
    };
}

;// CONCATENATED MODULE: ./lib/src/run/exit-code.js


/**
 * The exit code of the step: 1 when the run is `failed`, `cancelled`, or `incomplete` with `fail-on-incomplete`. With
 * `errors` sessions that are merely pending fail nothing.
 */
function exitCodeOf(run) {
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
    return rule === 'errors' ? !isMerelyPending(run) : rule;
}
/** Nothing but sessions that a sync would upload makes it incomplete: no error, no unreadable file, no early end. */
function isMerelyPending(run) {
    const { counts, failures, statusReason } = run;
    const isRead = (0,run_run/* unreadableOf */.n)(run).length === 0;
    return (0,run_counts/* countOfKind */.jq)(counts, 'failed') === 0 && isRead && failures.length === 0 && statusReason === undefined;
}

// EXTERNAL MODULE: ./lib/src/run/results.js
var results = __nccwpck_require__(3226);
;// CONCATENATED MODULE: ./lib/src/run/tally.js




/**
 * The run's accounting: every session that was attempted has, at the end, exactly one outcome, so that
 * attempted = created + updated + skipped + errored + timed-out + pending on every ending.
 */
class Tally {
    /** By project id, then session id: a map for each project, since a key of both would cost more than what it holds. */
    #projects = new Map();
    /** Takes a session into scope; the same session of the same project counts once. */
    attempt(projectId, session) {
        const sessions = this.#sessionsOf(projectId);
        if (!sessions.has(session.id))
            sessions.set(session.id, { projectId, session });
    }
    /**
     * Records how a session ended. When it is recorded twice, the outcome of higher precedence stands.
     *
     * @throws Error when the session was never attempted: a bug of ours, and a count that could not be trusted
     */
    record(result) {
        const { projectId, session } = result;
        const standing = this.#projects.get(projectId)?.get(session.id);
        if (standing === undefined)
            throw new Error(`session ${session.id} was counted without being attempted`);
        if (isFinished(standing) && rankOf(result) <= rankOf(standing))
            return;
        this.#projects.get(projectId)?.set(session.id, result);
    }
    /** Keeps what an unfinished session had come to when the run's end interrupted it, for its closing. */
    interrupt(projectId, sessionId, interruption) {
        const sessions = this.#projects.get(projectId);
        const standing = sessions?.get(sessionId);
        if (standing !== undefined && !isFinished(standing))
            sessions?.set(sessionId, { ...standing, interruption });
    }
    /** Closes every session that has no outcome yet, as the run's ending says. */
    close(ending) {
        const closing = closingOf(ending);
        for (const sessions of this.#projects.values()) {
            for (const [id, standing] of sessions) {
                if (isFinished(standing))
                    continue;
                sessions.set(id, (0,results/* interrupted */.VM)(standing.projectId, standing.session, closing, standing.interruption));
            }
        }
    }
    /** True when every session has its outcome. */
    isSettled() {
        return this.#all().every(isFinished);
    }
    /** Counts of what is recorded; unfinished sessions are in `attempted` only. */
    counts() {
        const counts = (0,run_counts/* noCounts */.Yi)();
        for (const standing of this.#all())
            (0,run_counts/* addSession */.wV)(counts, isFinished(standing) ? standing.outcome : undefined);
        return counts;
    }
    /** Every recorded result, by project and then in the order in which the sessions came into scope. */
    results() {
        return this.#all().filter(isFinished).toArray();
    }
    #sessionsOf(projectId) {
        const known = this.#projects.get(projectId) ?? new Map();
        this.#projects.set(projectId, known);
        return known;
    }
    #all() {
        return this.#projects.values().flatMap((sessions) => sessions.values());
    }
}
function isFinished(standing) {
    return 'outcome' in standing;
}
function rankOf({ outcome }) {
    return run_outcomes/* OUTCOMES */.im[outcome].precedence;
}

;// CONCATENATED MODULE: ./lib/src/run/record.js




/** Keeps what happens in a run: the only writer of what everybody else reads. */
class Recorder {
    #run;
    #tally = new Tally();
    constructor(runner) {
        this.#run = (0,run_run/* emptyRun */.d)(runner);
    }
    /** What the run knows at this moment. */
    get run() {
        return this.#run;
    }
    /** Writes down one event. */
    take(event) {
        const run = this.#run;
        switch (event.event) {
            case 'inputs-read':
                run.inputs = event.inputs;
                break;
            case 'identified':
                run.projects = event.projects.map((project) => {
                    return { project, scan: undefined, sizes: undefined, isNew: undefined, sizesFailure: undefined };
                });
                run.optOuts = event.optOuts;
                run.notices = [...run.notices, ...event.optOuts.map(run_notices/* optOutNotice */.eH), ...event.notices];
                break;
            case 'noted':
            case 'budget-short':
                run.notices = [...run.notices, event.notice];
                break;
            case 'cloud-opened':
                run.requests = event.requests;
                break;
            case 'scanned':
                this.#know(event.project.id, { scan: event.scan });
                break;
            case 'attempted':
                for (const session of event.sessions)
                    this.#tally.attempt(event.project.id, session);
                break;
            case 'compared':
                this.#know(event.project.id, { sizes: event.sizes, isNew: event.isNew, sizesFailure: event.sizesFailure });
                break;
            case 'session-ended':
                this.#tally.record(event.result);
                break;
            case 'session-interrupted':
                this.#tally.interrupt(event.projectId, event.sessionId, event.interruption);
                break;
            case 'upload-ended':
                run.timings = { ...run.timings, ...event.timings };
                break;
            case 'phase-ended':
                run.timings = { ...run.timings, [event.phase]: event.ms };
                break;
            case 'ended':
                this.#end(event);
                break;
            case 'planned':
            case 'upload-started':
            case 'paused':
            case 'requested':
        }
    }
    #know(projectId, facts) {
        this.#run.projects = this.#run.projects.map((known) => known.project.id === projectId ? { ...known, ...facts } : known);
    }
    /** Gives every unfinished session its outcome, and the run its status. */
    #end({ ending, totalMs }) {
        const run = this.#run;
        this.#tally.close(ending);
        run.results = this.#tally.results();
        run.counts = this.#tally.counts();
        run.timings = { ...run.timings, total: totalMs };
        run.status = statusOf(ending, run.counts, (0,run_run/* unreadableOf */.n)(run).length);
        run.statusReason = reasonOf(ending);
        if ('failure' in ending)
            run.failures = [...run.failures, ending.failure];
    }
}

;// CONCATENATED MODULE: ./lib/src/main.js













/** One run of the action, from its inputs to what it published; the exit code is set, and nothing is thrown. */
async function main() {
    const runner = (0,read_runner/* readRunner */.fY)(process.env);
    const printer = createPrinter(runner);
    const recorder = new Recorder(runner);
    const log = createRunLog(printer);
    const observe = (event) => {
        recorder.take(event);
        log(event);
    };
    await conduct({
        tell: (deadline) => syncRepository(runner, deadline, observe, printer.mask),
        end(ending, totalMs) {
            observe({ event: 'ended', ending, totalMs });
            publish(recorder.run, printer);
            return exitCodeOf(recorder.run);
        },
        async afterwards(cancelled) {
            if (recorder.run.inputs?.comment !== true)
                return;
            const { commentOnPullRequest } = await __nccwpck_require__.e(/* import() */ 853).then(__nccwpck_require__.bind(__nccwpck_require__, 4853));
            await commentOnPullRequest(recorder.run, printer, cancelled);
        },
    });
}
/**
 * The story: who may sync what, and then the sync. It ends early when the inputs, the event, the project or the token say
 * so, before any request.
 */
async function syncRepository(runner, deadline, observe, mask) {
    mask(getInput('token'));
    mask(getInput('github-token'));
    const inputs = readInputs(getInput, runner);
    deadline.start(inputs.timeoutMs);
    observe({ event: 'inputs-read', inputs });
    if (!runner.verifiesTls)
        observe({ event: 'noted', notice: (0,run_notices/* unverifiedNotice */.Qs)() });
    const isSync = inputs.mode === 'sync';
    (0,inputs_event/* refuseUntrustedEvent */.H8)(runner, inputs.mode);
    const excuse = isSync ? (0,inputs_event/* excuseStrangersFiles */.k_)(runner) : undefined;
    if (excuse !== undefined)
        return { kind: 'not-run', reason: excuse };
    const { projects, optOuts, notices } = await identifyProjects(inputs, runner);
    observe({ event: 'identified', projects, optOuts, notices });
    if (projects.length === 0)
        return { kind: 'not-run', reason: (0,run_notices/* optedOutReason */.f1)(optOuts) };
    const order = { inputs, runner, projects, deadline, observe, mask };
    if (inputs.token === '')
        return await endWithoutToken(order);
    const { warning } = (0,token/* checkToken */.S)(inputs.token, Date.now());
    if (warning !== undefined)
        observe({ event: 'noted', notice: (0,run_notices/* tokenNotice */._R)(warning) });
    const branch = isSync ? (0,inputs_event/* unmergedBranch */.Kx)(runner) : undefined;
    if (branch !== undefined)
        observe({ event: 'noted', notice: (0,run_notices/* unmergedNotice */.Gj)(branch, projects) });
    // What talks to the cloud is loaded when it is due: a run that ends before it takes half the time.
    const { sync } = await Promise.all(/* import() */[__nccwpck_require__.e(775), __nccwpck_require__.e(270)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8270));
    await sync(order);
    return { kind: 'finished' };
}
/** A check for credentials needs no token, and a fork's pull request has none: what it finds is told all the same. */
async function endWithoutToken(order) {
    const { inputs, runner, observe } = order;
    const isSearch = inputs.mode === 'check' && inputs.secrets === 'hold';
    if (!isSearch)
        return { kind: 'not-run', reason: (0,inputs_event/* excuseMissingToken */.FK)(runner) };
    const { searchSessions } = await Promise.all(/* import() */[__nccwpck_require__.e(775), __nccwpck_require__.e(710)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6710));
    const { read, told } = await searchSessions(order);
    const reason = (0,inputs_event/* excuseMissingToken */.FK)(runner);
    if (told === 0)
        return { kind: 'not-run', reason: (0,run_notices/* searchedReason */.YR)(reason, read) };
    observe({ event: 'noted', notice: (0,run_notices/* notComparedNotice */.PY)(reason) });
    return { kind: 'finished' };
}


/***/ }),

/***/ 4189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   YJ: () => (/* binding */ NotInPlace),
/* harmony export */   bW: () => (/* binding */ pathOfOpen),
/* harmony export */   uD: () => (/* binding */ checkPlace)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);



/** What was opened lies elsewhere than its path says: a directory on the way is a link, or was swapped for one. */
class NotInPlace extends Error {
    name = 'NotInPlace';
}
/** The workspace's path without links, which are the machine's own; the path as it is when there is no such directory. */
async function rootOf(workspace) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace).catch(() => workspace);
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
function checkPlace(fd, stats, root, file) {
    const open = pathOfOpen(fd);
    if (open === `${root}/${file}`)
        return;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, file);
    if (open !== undefined) {
        // Some mounts do not tell cases apart, and a path of the inputs is written as its author likes.
        if (open !== path && open.toLowerCase() !== path.toLowerCase())
            throw new NotInPlace(path);
        return;
    }
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, ...parts.slice(0, depth))).isDirectory())
            throw new NotInPlace(path);
    }
    const { dev, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path);
    if (dev !== stats.dev || ino !== stats.ino)
        throw new NotInPlace(path);
}
/** Where an open file or directory lies now, by the system's own word; `undefined` where it does not tell. */
function pathOfOpen(fd) {
    if (process.platform !== 'linux')
        return undefined;
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(`/proc/self/fd/${fd}`);
    }
    catch {
        return undefined; // a container without /proc
    }
}


/***/ }),

/***/ 153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ PLAN_WORDS)
/* harmony export */ });
/* unused harmony export PLAN_REASONS */
const PLAN_REASONS = (/* unused pure expression or super */ null && ([
    'new', // create: the cloud does not have it
    'grown', // update: the checkout has more bytes
    'redacted', // update: the cloud's copy has the credentials that are taken out of what is sent
    'shrunk', // update, with `update-when: different`: the checkout has fewer bytes
    'cloud-copy-unknown', // refuse, or update with `overwrite-cli-sessions`: nobody knows what an upload would destroy
    'up-to-date', // skip
    'same-size', // skip, with `update-when: different`: an edit that keeps the size cannot be seen
    'cloud-has-more', // skip, with `update-when: larger`
    'kept-cli-copy', // skip: the CLI uploaded it with its raw log and resume data, which Markdown alone would destroy
    'too-large', // refuse: above what the cloud accepts
    'secret-held', // refuse, with `secrets: hold`: it holds a credential
]));
/** One word for one thing, in the log, the summary and the report alike; in the order in which a reader asks. */
const PLAN_WORDS = {
    new: 'new',
    grown: 'grown here',
    redacted: 'uploaded with its credentials before',
    shrunk: 'smaller here, updated as `update-when: different` asks',
    'cloud-copy-unknown': 'cloud copy unknown',
    'up-to-date': 'up to date',
    'same-size': 'same size',
    'cloud-has-more': 'larger in the cloud',
    'kept-cli-copy': "kept the CLI's copy",
    'too-large': 'too large for the cloud',
    'secret-held': 'holds credentials, and `secrets: hold` keeps it here',
};


/***/ }),

/***/ 9108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ fileSourceIn),
/* harmony export */   s: () => (/* binding */ nearestPlace)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

/**
 * The repository that a file was checked out of. Links, annotations and a pull request's files are relative to it, which
 * is not the workspace when the checkout lies in a directory of it.
 *
 * @param file POSIX, relative to the workspace
 * @returns `undefined` for a file below none of the places, and for one outside of its place's repository
 */
function fileSourceIn(places, file) {
    const nearest = nearestPlace(places, file);
    if (nearest === undefined)
        return undefined;
    const { repository, commit, root, prefix } = nearest;
    if (root.startsWith('..'))
        return { repository, commit, path: node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(prefix, file) };
    if (!isBelow(file, root))
        return undefined;
    return { repository, commit, path: root === '.' ? file : file.slice(root.length + 1) };
}
/** The place that a file lies below; of several the innermost. */
function nearestPlace(places, file) {
    return places.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0];
}
function isBelow(file, directory) {
    return directory === '.' || file === directory || file.startsWith(`${directory}/`);
}


/***/ }),

/***/ 6517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (/* binding */ HISTORY),
  h: () => (/* binding */ placeOfHistory)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/workspace.js
var workspace = __nccwpck_require__(7743);
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
        const { handle } = await (0,workspace/* openRegular */.lf)(path);
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
    if (!(await isThere((0,external_node_path_.join)(workspace, path, directory)))) {
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
async function isThere(path) {
    try {
        const stats = await (0,promises_.lstat)(path);
        return stats.isDirectory() || stats.isSymbolicLink();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 4397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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


/***/ }),

/***/ 8248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NO: () => (/* binding */ PROVIDER_IDS),
/* harmony export */   Zb: () => (/* binding */ recogniseProvider),
/* harmony export */   jf: () => (/* binding */ nearestProviderId),
/* harmony export */   uK: () => (/* binding */ providerIdOf)
/* harmony export */ });
/* unused harmony export PROVIDERS */
/* harmony import */ var _edit_distance_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6030);

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
    const ranked = ids.map((id) => ({ id, distance: (0,_edit_distance_js__WEBPACK_IMPORTED_MODULE_0__/* .editDistance */ .Y)(text, id) })).sort((a, b) => a.distance - b.distance);
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


/***/ }),

/***/ 839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ answer)
/* harmony export */ });
/* harmony import */ var _run_counts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1962);
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(625);
/* harmony import */ var _awaits_merge_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8967);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7244);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2452);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3119);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8092);
/* harmony import */ var _warnings_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5296);








/**
 * What a person asks first: what changed, and what is left to do, in one sentence (two when something ended the run
 * early). The numbers of everything else are in the table of counts. May hold untrusted text: escape it for where it goes.
 */
function answer(run) {
    const left = leftToDo(run);
    const hasEnded = run.status === 'complete' || run.status === 'incomplete';
    if (!hasEnded || (0,_awaits_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .awaitsMerge */ .m)(run) || (left.length === 0 && (0,_run_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countOfKind */ .jq)(run.counts, 'uploaded') === 0))
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .verdict */ .W)(run);
    // What a warning is about may need somebody all the same.
    const rest = (0,_warnings_js__WEBPACK_IMPORTED_MODULE_5__/* .warningsOf */ .n)(run).length > 0 ? [] : ['nothing is left to do'];
    const parts = run.inputs?.mode === 'check' ? left : [changed(run), ...(left.length > 0 ? [(0,_quantities_js__WEBPACK_IMPORTED_MODULE_6__/* .list */ .p_)(left)] : rest)];
    return [`${parts.join('; ')}.`, run.statusReason ?? ''].join(' ').trim();
}
function changed({ results }) {
    const [first, ...others] = (0,_states_js__WEBPACK_IMPORTED_MODULE_3__/* .byState */ .d)(results).filter(({ state }) => state.kind === 'uploaded');
    if (first === undefined)
        return 'Nothing was uploaded';
    const uploads = `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(first.results.length, 'session')} ${first.state.said}`;
    return (0,_quantities_js__WEBPACK_IMPORTED_MODULE_6__/* .list */ .p_)([uploads, ...others.map(({ state, results }) => `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(results.length)} ${state.said}`)]);
}
function leftToDo(run) {
    const { counts, inputs } = run;
    const due = (0,_run_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countOfKind */ .jq)(counts, 'due');
    const failed = (0,_run_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .openSessions */ .wR)(counts) - due;
    const unreadable = (0,_run_run_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadableOf */ .n)(run).length;
    const redacted = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_7__/* .redactedSessions */ .I5)(run).flatMap(({ secrets }) => secrets).length;
    const of = (number, one, several) => counts.attempted === 1
        ? `the one session ${one}`
        : `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_6__/* .count */ .U9)(number)} of ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(counts.attempted, 'session')} ${number === 1 ? one : several}`;
    const fails = inputs?.failOnIncomplete === true ? ', which fails the check (`fail-on-incomplete`)' : '';
    const what = inputs?.mode === 'check' ? 'not compared' : 'not synced';
    return [
        ...(due > 0 ? [`${of(due, 'is', 'are')} missing from SpecStory Cloud or older there${fails}`] : []),
        ...(failed > 0 ? [`${of(failed, 'was', 'were')} ${what}`] : []),
        ...(redacted > 0 ? [`${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(redacted, 'credential')} to revoke`] : []),
        ...(unreadable > 0 ? [`${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(unreadable, 'file')} could not be read`] : []),
    ];
}


/***/ }),

/***/ 8967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ awaitsMerge)
/* harmony export */ });
/* harmony import */ var _inputs_event_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9106);
/* harmony import */ var _run_counts_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1962);
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(625);



/**
 * A check of a pull request has found sessions that are not in the cloud, and nothing else: as it should be before a
 * merge, unless `fail-on-incomplete` asks for more.
 */
function awaitsMerge(run) {
    const { inputs, runner, status, counts, failures } = run;
    if (inputs?.mode !== 'check' || inputs.failOnIncomplete === true || status !== 'incomplete')
        return false;
    const due = (0,_run_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .countOfKind */ .jq)(counts, 'due');
    const isRead = (0,_run_run_js__WEBPACK_IMPORTED_MODULE_2__/* .unreadableOf */ .n)(run).length === 0;
    return (0,_inputs_event_js__WEBPACK_IMPORTED_MODULE_0__/* .isOnPullRequest */ .aO)(runner) && due > 0 && due === (0,_run_counts_js__WEBPACK_IMPORTED_MODULE_1__/* .openSessions */ .wR)(counts) && isRead && failures.length === 0;
}


/***/ }),

/***/ 6904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ SUMMARY_BUDGET_BYTES),
/* harmony export */   u: () => (/* binding */ createDocument)
/* harmony export */ });
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7244);

/** GitHub drops a summary that is a byte larger than 1 MiB, and the step stays green (docs/runners.md, Job summary). */
const SUMMARY_LIMIT_BYTES = 1_048_576;
/** For what an earlier command of the same step may have written. */
const MARGIN_BYTES = 32_768;
/** Bytes that a summary may have. */
const SUMMARY_BUDGET_BYTES = SUMMARY_LIMIT_BYTES - MARGIN_BYTES;
/** A table takes no more than this part of what is left, so that the ones after it are never crowded out. */
const TABLE_SHARE = 0.5;
/** Held back of a table's part for its end and the line that says what was cut. */
const CLOSING_BYTES = 600;
/** `cutTo` ends the sentence “and 12 more, …”: where the rows are that do not fit. */
function createDocument(budgetBytes, cutTo) {
    let parts = [];
    let room = budgetBytes;
    function add(markdown, limit = room) {
        const size = Buffer.byteLength(markdown);
        if (size > Math.min(limit, room))
            return false;
        parts.push(markdown);
        room -= size;
        return true;
    }
    function table({ title, intro, folded, untitled, columns, items, cells }) {
        if (items.length === 0)
            return;
        const start = { parts: parts.length, room };
        const floor = room - Math.floor(room * TABLE_SHARE) + CLOSING_BYTES;
        const shownTitle = untitled ? '' : `### ${title}\n\n`;
        const opening = folded ? `<details>\n<summary>${title}</summary>\n\n` : shownTitle;
        add([opening, intro, intro && '\n\n', header(columns)].join(''));
        let shown = 0;
        for (const item of items) {
            if (!add(row(cells(item)), room - floor))
                break;
            shown += 1;
        }
        if (shown === 0) {
            parts = parts.slice(0, start.parts);
            room = start.room;
            add(`${title}, ${cutTo}.\n\n`);
            return;
        }
        if (shown < items.length)
            add(`\n…and ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(items.length - shown)} more, ${cutTo}.\n`);
        add(folded ? '\n</details>\n\n' : '\n');
    }
    return { block: (markdown) => void add(`${markdown}\n\n`), table, text: () => parts.join('') };
}
function row(cells) {
    return `| ${cells.join(' | ')} |\n`;
}
function header(columns) {
    const names = columns.map((column) => column.replace(/^>/, ''));
    const rules = columns.map((column) => (column.startsWith('>') ? '---:' : ':---'));
    return row(names) + row(rules);
}


/***/ }),

/***/ 6668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ whatToDo),
/* harmony export */   KB: () => (/* binding */ troubleshootingUrl),
/* harmony export */   O4: () => (/* binding */ ownPath),
/* harmony export */   RF: () => (/* binding */ fileLink),
/* harmony export */   Vn: () => (/* binding */ projectUrl),
/* harmony export */   _c: () => (/* binding */ sessionUrl),
/* harmony export */   iV: () => (/* binding */ PATH_LIMIT),
/* harmony export */   iw: () => (/* binding */ fileUrl),
/* harmony export */   nf: () => (/* binding */ link)
/* harmony export */ });
/* harmony import */ var _cloud_routes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6980);
/* harmony import */ var _inputs_server_kind_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4574);
/* harmony import */ var _project_file_source_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9108);
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4901);
/* harmony import */ var _untrusted_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4851);





/** The file as its repository's server shows it at the commit that was read; `undefined` when that cannot be told. */
function fileUrl(run, file) {
    const { repository, commit, path } = sourceOf(run, file) ?? {};
    if (repository === undefined || commit === undefined || commit === '' || path === undefined)
        return undefined;
    // Of another server than the workflow's nobody says what it is.
    const isThere = (0,_inputs_server_kind_js__WEBPACK_IMPORTED_MODULE_2__/* .isGitea */ .H)(run.runner) && repository.serverUrl === run.runner.serverUrl;
    const place = isThere ? 'src/commit' : 'blob';
    return `${repository.serverUrl}/${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_3__/* .urlPath */ .Lx)(repository.name)}/${place}/${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_3__/* .urlPath */ .Lx)(commit)}/${(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_3__/* .urlPath */ .Lx)(path)}`;
}
/**
 * The path of a file in the workflow's own repository, of which alone annotations and pull requests speak.
 *
 * @param file POSIX, relative to the workspace
 */
function ownPath(run, file) {
    const { repository, path } = sourceOf(run, file) ?? {};
    const isOwn = repository?.name === run.runner.repository && repository.serverUrl === run.runner.serverUrl;
    return isOwn ? path : undefined;
}
function sourceOf({ projects }, file) {
    return (0,_project_file_source_js__WEBPACK_IMPORTED_MODULE_1__/* .fileSourceIn */ .D)(projects.flatMap(({ project }) => project.places), file);
}
/** `undefined` while the inputs are invalid. */
function projectUrl({ inputs }, projectId) {
    return inputs === undefined ? undefined : (0,_cloud_routes_js__WEBPACK_IMPORTED_MODULE_0__/* .projectUrl */ .Vn)(inputs.cloudUrl, projectId);
}
/** `undefined` while the inputs are invalid. */
function sessionUrl({ inputs }, projectId, sessionId) {
    return inputs === undefined ? undefined : (0,_cloud_routes_js__WEBPACK_IMPORTED_MODULE_0__/* .sessionUrl */ ._c)(inputs.cloudUrl, projectId, sessionId);
}
const TROUBLESHOOTING = 'https://github.com/specstory/sync-action/blob/v1/docs/troubleshooting.md';
/** Where a failure is explained at length. */
function troubleshootingUrl(code) {
    return `${TROUBLESHOOTING}#${code}`;
}
/** Untrusted text as a Markdown link; the text alone when there is nowhere to go. */
function link(text, url, limit) {
    const shown = (0,_untrusted_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownText */ .p7)(text, limit) || '\\(no name\\)';
    if (url === undefined)
        return shown;
    return `[${shown}](${url.replace(/[\s()<>|\\]/g, encodeURIComponent).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;
}
/** Code units of a path that is shown. */
const PATH_LIMIT = 200;
/** A file's path as a link to it. */
function fileLink(run, file) {
    return link(file, fileUrl(run, file), PATH_LIMIT);
}
/** A hint as Markdown, with the place where its failure is explained at length. */
function whatToDo({ hint, code }) {
    const more = code === undefined ? '' : `[${code}](${troubleshootingUrl(code)})`;
    return [(0,_untrusted_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownProse */ .h$)((0,_sentence_js__WEBPACK_IMPORTED_MODULE_4__/* .sentence */ .e)(hint ?? ''), 1_000), more].filter((part) => part !== '').join(' ');
}


/***/ }),

/***/ 4069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ providerCell)
/* harmony export */ });
/* harmony import */ var _untrusted_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4851);

/** Longer than the name of any agent that there is: what is longer may be broken into lines. */
const UNBROKEN = 24;
/** The name of a session's provider, in a table: in one line, unless somebody made it up. */
function providerCell({ provider }) {
    const name = (0,_untrusted_js__WEBPACK_IMPORTED_MODULE_0__/* .markdownText */ .p7)(provider.displayName, 60);
    return name.length > UNBROKEN ? name : name.replaceAll(' ', '\u00a0');
}


/***/ }),

/***/ 7244:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p_: () => (/* binding */ list)
/* harmony export */ });
/** `1234` → `1,234`; by hand, since `Intl` takes longer to load than a run without news takes otherwise. */
function count(value) {
    const digits = String(value);
    let text = digits.slice(-3);
    for (let end = digits.length - 3; end > 0; end -= 3)
        text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
    return text;
}
/** `1` → `1 session`, `1234` → `1,234 sessions`. */
function plural(value, singular, several = `${singular}s`) {
    return `${count(value)} ${value === 1 ? singular : several}`;
}
/** Milliseconds for a person: `85 ms`, `3.2 s`, `2 min 5 s`. */
function duration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    const rest = seconds % 60;
    return `${count(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${rest} s`}`;
}
/** `['a', 'b', 'c']` → `a, b and c`. */
function list(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}


/***/ }),

/***/ 2452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gz: () => (/* binding */ heldWarning),
/* harmony export */   I5: () => (/* binding */ redactedSessions),
/* harmony export */   Lo: () => (/* binding */ heldSessions),
/* harmony export */   lp: () => (/* binding */ WHAT_TO_DO_ABOUT_SECRETS),
/* harmony export */   oJ: () => (/* binding */ foundWords),
/* harmony export */   x0: () => (/* binding */ redactedNotice)
/* harmony export */ });
/* harmony import */ var _secrets_secret_counts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4911);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7244);


/** What is to be done about a credential, whoever took it out of what. */
const WHAT_TO_DO_ABOUT_SECRETS = 'Revoke each of them where it was issued: the transcript in the repository holds it, and its history does even after an edit.';
/** Sessions that were uploaded without their credentials. */
function redactedSessions({ results }) {
    return results.filter(({ secrets, plan }) => secrets.length > 0 && plan !== 'secret-held');
}
/** Sessions that stay here because of their credentials. */
function heldSessions({ results }) {
    return results.filter(({ secrets, plan }) => secrets.length > 0 && plan === 'secret-held');
}
/** `2 credentials (github-pat 1, jwt 1) in 1 session`: never a value. */
function foundWords(sessions) {
    const words = (0,_secrets_secret_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .secretWords */ .C)((0,_secrets_secret_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countByRule */ .$)(sessions.flatMap(({ secrets }) => secrets)));
    return `${words} in ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(sessions.length, 'session')}`;
}
/** One notice of what was taken out. */
function redactedNotice(run) {
    const sessions = redactedSessions(run);
    if (sessions.length === 0)
        return [];
    const message = `Marks were sent in place of ${foundWords(sessions)}. ${WHAT_TO_DO_ABOUT_SECRETS}`;
    return [{ level: 'notice', title: 'Credentials redacted', message }];
}
/** One warning of what is held. */
function heldWarning(run) {
    const sessions = heldSessions(run);
    if (sessions.length === 0)
        return [];
    const message = `\`secrets: hold\` kept ${foundWords(sessions)} from being uploaded. ${WHAT_TO_DO_ABOUT_SECRETS}`;
    return [{ level: 'warning', title: 'Credentials held back', message }];
}


/***/ }),

/***/ 7082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ DATE_COLUMN),
/* harmony export */   ZW: () => (/* binding */ dateCell),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   t9: () => (/* binding */ sessionCell)
/* harmony export */ });
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6668);
/* harmony import */ var _provider_cell_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4069);


/** Code units of a title: enough to know it again. */
const TITLE_LIMIT = 120;
/** The heading of `dateCell`. */
const DATE_COLUMN = 'Date (UTC)';
/** The newest first; those of which nobody knows when they began last, in the order in which they were. */
function newestFirst(results) {
    return results.toSorted((a, b) => {
        const [one = '', other = ''] = [a.session.startedAt, b.session.startedAt];
        return one === other ? 0 : one < other ? 1 : -1;
    });
}
/** When a session began, as a cell of a table: `2026-02-23 16:02`, in UTC, broken before the time only. */
function dateCell({ session }) {
    return session.startedAt?.slice(0, 16).replace('T', ' ').replaceAll('-', '\u2011') ?? '';
}
/**
 * The session's title as a link, and below it what else is told of it: so a telephone shows all, with few columns.
 *
 * @param size Markdown
 */
function sessionCell(result, url, size) {
    return `${(0,_links_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(shownTitle(result), url, TITLE_LIMIT)}<br>${(0,_provider_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .providerCell */ .C)(result.session)} · ${size}`;
}
/** The session's title, and the name of its file only where it has none. */
function shownTitle({ title, session }) {
    return title || session.title || session.name;
}


/***/ }),

/***/ 3119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ stateOf),
/* harmony export */   d: () => (/* binding */ byState)
/* harmony export */ });
/* harmony import */ var _run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8931);

const UP_TO_DATE = { kind: 'kept', label: 'Up to date', said: 'up to date' };
const KEPT = { kind: 'kept', label: 'Kept', said: 'kept' };
const LARGER = { kind: 'kept', label: 'Larger in the cloud', said: 'larger in the cloud' };
/** Of sessions that were skipped; with any other plan there was nothing to do. */
const SKIPPED_AS = { 'kept-cli-copy': KEPT, 'cloud-has-more': LARGER };
/** In the order in which a person is told. */
const STATES = _run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_KINDS */ .hb.flatMap((kind) => kind === 'kept' ? [UP_TO_DATE, KEPT, LARGER] : (0,_run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomesOf */ .RK)(kind).map((outcome) => _run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .im[outcome]));
/** What one session has come to. */
function stateOf({ outcome, plan }) {
    if (_run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .im[outcome].kind !== 'kept')
        return _run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .im[outcome];
    return (plan && SKIPPED_AS[plan]) ?? UP_TO_DATE;
}
/** Every state that some of the sessions are in, in the order in which a person is told, with its sessions. */
function byState(results) {
    const groups = Map.groupBy(results, stateOf);
    return STATES.flatMap((state) => {
        const results = groups.get(state);
        return results === undefined ? [] : [{ state, results }];
    });
}


/***/ }),

/***/ 9399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   fy: () => (/* binding */ statusSymbol),
/* harmony export */   o7: () => (/* binding */ statusWords),
/* harmony export */   oY: () => (/* binding */ statusVerb)
/* harmony export */ });
/* harmony import */ var _run_counts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1962);
/* harmony import */ var _awaits_merge_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8967);


const SYMBOLS = {
    complete: '✅',
    incomplete: '⚠️',
    'not-run': '⚠️',
    failed: '❌',
    cancelled: '❌',
};
const WORDS = {
    complete: 'complete',
    incomplete: 'incomplete',
    'not-run': 'did not run',
    failed: 'failed',
    cancelled: 'cancelled',
};
const VERBS = {
    ...WORDS,
    complete: 'is complete',
    incomplete: 'is incomplete',
    cancelled: 'was cancelled',
};
/** What a heading begins with. */
function statusSymbol(run) {
    return (0,_awaits_merge_js__WEBPACK_IMPORTED_MODULE_1__/* .awaitsMerge */ .m)(run) ? SYMBOLS.complete : SYMBOLS[shownStatus(run)];
}
/** "SpecStory sync …", in a heading; empty where nothing was to be done and the sentence below says what will be. */
function statusWords(run) {
    return (0,_awaits_merge_js__WEBPACK_IMPORTED_MODULE_1__/* .awaitsMerge */ .m)(run) ? '' : WORDS[shownStatus(run)];
}
/** "The check of the whole repository …"; empty as above. */
function statusVerb(run) {
    return (0,_awaits_merge_js__WEBPACK_IMPORTED_MODULE_1__/* .awaitsMerge */ .m)(run) ? '' : VERBS[shownStatus(run)];
}
/** A check that fails its step for what is due has failed, whatever its output `status` says for a workflow. */
function shownStatus({ status, inputs, counts }) {
    const fails = status === 'incomplete' && inputs?.mode === 'check' && inputs.failOnIncomplete === true;
    return fails && (0,_run_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countOfKind */ .jq)(counts, 'due') > 0 ? 'failed' : status;
}


/***/ }),

/***/ 4851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lx: () => (/* binding */ urlPath),
/* harmony export */   h$: () => (/* binding */ markdownProse),
/* harmony export */   kc: () => (/* binding */ logText),
/* harmony export */   my: () => (/* binding */ LOG_LINE_LIMIT),
/* harmony export */   p7: () => (/* binding */ markdownText)
/* harmony export */ });
/* unused harmony exports MARKDOWN_TEXT_LIMIT, plainText */
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


/***/ }),

/***/ 8092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ verdict)
/* harmony export */ });
/* harmony import */ var _run_counts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1962);
/* harmony import */ var _run_outcomes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8931);
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4901);
/* harmony import */ var _awaits_merge_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8967);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7244);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3119);






/** The run in one sentence (two when something ended it early). May hold untrusted text: escape it for where it goes. */
function verdict(run) {
    switch (run.status) {
        case 'failed':
            return (0,_sentence_js__WEBPACK_IMPORTED_MODULE_4__/* .sentence */ .e)(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.');
        case 'not-run':
            return run.statusReason ?? 'There was nothing to do.';
        case 'cancelled':
            return sentences(run.statusReason ?? 'The run was cancelled.', run.counts.attempted > 0 ? counted(run) : '');
        case 'complete':
        case 'incomplete':
            return sentences(run.inputs?.mode === 'check' ? checked(run) : counted(run), run.statusReason ?? '');
    }
}
function counted(run) {
    const { counts, projects, results } = run;
    if (counts.attempted === 0)
        return nothingTo('sync', projects);
    if ((0,_run_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countOfKind */ .jq)(counts, 'kept') === counts.attempted)
        return nothingToUpload(run);
    return `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(counts.attempted, 'session')}: ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .list */ .p_)(said(results))}.`;
}
/** A history of nothing but transcripts that cannot be told apart must not look like an empty one. */
function nothingTo(what, projects) {
    const leftOut = projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    const unidentified = leftOut.filter(({ reason }) => reason === 'unidentified').length;
    const isFiltered = projects.some(({ scan }) => scan !== undefined && scan.filteredOut + scan.excluded.length > 0);
    if (unidentified === 0 || isFiltered)
        return `No session to ${what}.`;
    return `No session to ${what}: ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(unidentified, 'transcript')} without a session id ${unidentified === 1 ? 'is' : 'are'} all that is there.`;
}
/** "Nothing to upload: all 111 sessions are up to date." */
function nothingToUpload({ results }) {
    const [first, second] = (0,_states_js__WEBPACK_IMPORTED_MODULE_3__/* .byState */ .d)(results);
    const of = `Nothing to upload: of ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(results.length, 'session')}, ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .list */ .p_)(said(results))}.`;
    if (first === undefined || second !== undefined)
        return of;
    return results.length === 1
        ? `Nothing to upload: the one session is ${first.state.said}.`
        : `Nothing to upload: all ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(results.length)} sessions are ${first.state.said}.`;
}
function checked(run) {
    const { counts, projects, results } = run;
    if (counts.attempted === 0)
        return nothingTo('check', projects);
    if ((0,_awaits_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .awaitsMerge */ .m)(run))
        return `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)((0,_run_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countOfKind */ .jq)(counts, 'due'), 'session')} will be synced after the merge.`;
    if ((0,_run_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .openSessions */ .wR)(counts) === 0)
        return nothingToUpload(run);
    const open = results.filter(({ outcome }) => _run_outcomes_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTCOMES */ .im[outcome].leavesIncomplete);
    return `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(counts.attempted, 'session')} checked: ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .list */ .p_)(said(open))}.`;
}
/** `['12 created', '3 up to date']`; a state that no session is in is not said. */
function said(results) {
    return (0,_states_js__WEBPACK_IMPORTED_MODULE_3__/* .byState */ .d)(results).map(({ state, results }) => `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(results.length)} ${state.said}`);
}
function sentences(...parts) {
    return parts.filter((part) => part !== '').join(' ');
}


/***/ }),

/***/ 5296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ noticesOf),
/* harmony export */   n: () => (/* binding */ warningsOf)
/* harmony export */ });
/* harmony import */ var _byte_size_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4302);
/* harmony import */ var _run_counts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1962);
/* harmony import */ var _run_outcomes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8931);
/* harmony import */ var _awaits_merge_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8967);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7244);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2452);






/** What needs somebody's action although the run may well be complete; none for a default. */
function warningsOf(run) {
    return [
        ...noticesOf(run, 'warning'),
        ...(0,_secrets_js__WEBPACK_IMPORTED_MODULE_3__/* .heldWarning */ .Gz)(run),
        ...fallback(run),
        ...kept(run),
        ...shrunk(run),
        ...leftOut(run),
        ...pendingAllowed(run),
    ];
}
/** What the run itself noted, of one level. */
function noticesOf(run, level) {
    return run.notices
        .filter((notice) => notice.level === level)
        .map(({ title, message, file }) => ({ level, title, message, ...(file === undefined ? {} : { file }) }));
}
function fallback({ projects }) {
    const failed = projects.find(({ sizes }) => sizes === 'fallback');
    if (failed === undefined)
        return [];
    const why = failed.sizesFailure === undefined ? '' : ` (${failed.sizesFailure.message})`;
    const message = `The bulk request for sizes failed${why}, so every session was asked for by itself. Nothing is lost, it only took more requests.`;
    return [{ level: 'warning', title: 'Slow comparison', message }];
}
function kept({ results }) {
    const number = results.filter(({ plan }) => plan === 'kept-cli-copy').length;
    if (number === 0)
        return [];
    const message = `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(number, 'session has', 'sessions have')} grown, but the cloud's copy came from the CLI with its full data, ` +
        'which Markdown alone would replace, so it was kept. `specstory sync` on the recording machine brings them up to date; ' +
        '`overwrite-cli-sessions: true` updates them from here.';
    return [{ level: 'warning', title: "Kept the CLI's copy", message }];
}
/** A copy whose new version has less than half of its bytes may have lost more than its secrets. */
function shrunk({ results }) {
    const halved = results.filter(({ plan, outcome, localBytes, cloudBytes = 0 }) => {
        return plan === 'shrunk' && _run_outcomes_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTCOMES */ .im[outcome].kind !== 'failed' && localBytes * 2 < cloudBytes;
    });
    const [first, ...others] = halved;
    if (first === undefined)
        return [];
    const more = others.length === 0 ? '' : `, and ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(others.length)} more`;
    const { file } = first.session;
    const message = `${file}: ${(0,_byte_size_js__WEBPACK_IMPORTED_MODULE_5__/* .bytes */ .ee)(first.cloudBytes ?? 0)} → ${(0,_byte_size_js__WEBPACK_IMPORTED_MODULE_5__/* .bytes */ .ee)(first.localBytes)}${more}. Less than half of what the cloud held is in the checkout; look at what is gone before you sync again.`;
    return [{ level: 'warning', title: 'Cloud copies shrank', message, file }];
}
/** Files that somebody can bring back into the sync; the other reasons to leave a file out need no action. */
const TO_MEND = [
    {
        reason: 'link',
        title: 'Links left out',
        why: 'Symbolic links are never followed. Commit the file itself instead.',
    },
    {
        reason: 'lfs-pointer',
        title: 'Git LFS pointers left out',
        why: 'The transcripts are not in the checkout, only pointers to them. Set `lfs: true` on actions/checkout.',
    },
    {
        reason: 'same-name',
        title: 'Files of one name',
        why: 'Without a session id, files of one name are one session. Rename one of them to sync it too.',
    },
];
function leftOut({ projects }) {
    const all = projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    return TO_MEND.flatMap(({ reason, title, why }) => {
        const [first, ...others] = all.filter((file) => file.reason === reason);
        if (first === undefined)
            return [];
        const more = others.length === 0 ? '' : ` and ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(others.length)} more`;
        return [{ level: 'warning', title, message: `Left out: ${first.file}${more}. ${why}`, file: first.file }];
    });
}
/** With `fail-on-incomplete: false` or `errors` a step is not failed by what the next sync will bring: one warning, but before a merge. */
function pendingAllowed(run) {
    const { inputs, counts } = run;
    const due = (0,_run_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .countOfKind */ .jq)(counts, 'due');
    if (inputs === undefined || inputs.failOnIncomplete === true || due === 0 || (0,_awaits_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .awaitsMerge */ .m)(run))
        return [];
    const message = `${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(due, 'session is', 'sessions are')} missing from SpecStory Cloud or older there. A run with \`mode: sync\` uploads them.`;
    return [{ level: 'warning', title: 'Sessions to upload', message }];
}


/***/ }),

/***/ 3512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   hI: () => (/* binding */ sourceWords),
/* harmony export */   rt: () => (/* binding */ LEFT_OUT_WORDS),
/* harmony export */   ze: () => (/* binding */ optOutWords)
/* harmony export */ });
/* harmony import */ var _run_notices_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1205);

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
    return `${path}: nothing is sent, ${file} says ${_run_notices_js__WEBPACK_IMPORTED_MODULE_0__/* .OPT_OUT_WORDS */ .pP[setting]}`;
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


/***/ }),

/***/ 1962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Yi: () => (/* binding */ noCounts),
/* harmony export */   jq: () => (/* binding */ countOfKind),
/* harmony export */   mQ: () => (/* binding */ countsOf),
/* harmony export */   vL: () => (/* binding */ countsByProvider),
/* harmony export */   wR: () => (/* binding */ openSessions),
/* harmony export */   wV: () => (/* binding */ addSession)
/* harmony export */ });
/* harmony import */ var _outcomes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8931);

function noCounts() {
    const counts = { attempted: 0 };
    for (const outcome of _outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_NAMES */ ._m)
        counts[_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .im[outcome].count] = 0;
    return counts;
}
/** Adds one session; one without an outcome yet is attempted only. */
function addSession(counts, outcome) {
    counts.attempted += 1;
    if (outcome !== undefined)
        counts[_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .im[outcome].count] += 1;
}
/** Counts of any part of the results; `attempted` is their number. */
function countsOf(results) {
    const counts = noCounts();
    for (const { outcome } of results)
        addSession(counts, outcome);
    return counts;
}
/** Counts by provider, the one with the most sessions first, then by name. */
function countsByProvider(results) {
    const providers = new Map();
    for (const { session, outcome } of results) {
        const name = session.provider.displayName;
        const counts = providers.get(name) ?? noCounts();
        providers.set(name, counts);
        addSession(counts, outcome);
    }
    return [...providers]
        .map(([name, counts]) => ({ name, counts }))
        .sort((a, b) => b.counts.attempted - a.counts.attempted || (a.name < b.name ? -1 : 1));
}
/** How many sessions ended in some way of this kind. */
function countOfKind(counts, kind) {
    return sumOf(counts, (outcome) => _outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .im[outcome].kind === kind);
}
/** How many sessions need another run. */
function openSessions(counts) {
    return sumOf(counts, (outcome) => _outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .im[outcome].leavesIncomplete);
}
function sumOf(counts, counted) {
    return _outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOME_NAMES */ ._m.filter(counted).reduce((sum, outcome) => sum + counts[_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .OUTCOMES */ .im[outcome].count], 0);
}


/***/ }),

/***/ 1205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ wrongSizesNotice),
/* harmony export */   Gj: () => (/* binding */ unmergedNotice),
/* harmony export */   J3: () => (/* binding */ noSessionsNotice),
/* harmony export */   KF: () => (/* binding */ uselessAllowNotice),
/* harmony export */   Om: () => (/* binding */ unmatchedExcludeNotice),
/* harmony export */   PY: () => (/* binding */ notComparedNotice),
/* harmony export */   QE: () => (/* binding */ budgetShortNotice),
/* harmony export */   Qs: () => (/* binding */ unverifiedNotice),
/* harmony export */   YR: () => (/* binding */ searchedReason),
/* harmony export */   _R: () => (/* binding */ tokenNotice),
/* harmony export */   a1: () => (/* binding */ newProjectNotice),
/* harmony export */   eH: () => (/* binding */ optOutNotice),
/* harmony export */   f1: () => (/* binding */ optedOutReason),
/* harmony export */   kE: () => (/* binding */ noHistoryNotice),
/* harmony export */   pP: () => (/* binding */ OPT_OUT_WORDS)
/* harmony export */ });
/* harmony import */ var _sentence_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4901);

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
    return { level: 'warning', title: 'SpecStory token', message: (0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .e)(warning) };
}
/** `if-no-sessions: warn`: the checkout holds none, and the likely cause. */
function noSessionsNotice(message) {
    return { level: 'warning', title: 'No sessions', message };
}
/** `if-no-sessions: warn`: a path among others has no history directory. */
function noHistoryNotice(message) {
    return { level: 'warning', title: 'No history directory', message: (0,_sentence_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .e)(message) };
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


/***/ }),

/***/ 8931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ outcomesOf),
/* harmony export */   _m: () => (/* binding */ OUTCOME_NAMES),
/* harmony export */   hb: () => (/* binding */ OUTCOME_KINDS),
/* harmony export */   im: () => (/* binding */ OUTCOMES)
/* harmony export */ });
/** What an outcome means for a session's copy in the cloud; every place that treats sessions alike asks for this. */
const OUTCOME_KINDS = ['uploaded', 'due', 'kept', 'failed'];
/**
 * How one session ends. Status, outputs, verdict, annotations, log, summary, comment and schema are derived from this
 * table, in its order; a new outcome is a row here.
 */
const OUTCOMES = {
    created: {
        count: 'created',
        output: 'created',
        label: 'Created',
        said: 'created',
        title: 'Created',
        precedence: 5,
        kind: 'uploaded',
        leavesIncomplete: false,
    },
    updated: {
        count: 'updated',
        output: 'updated',
        label: 'Updated',
        said: 'updated',
        title: 'Updated',
        precedence: 4,
        kind: 'uploaded',
        leavesIncomplete: false,
    },
    skipped: {
        count: 'skipped',
        output: 'skipped',
        label: 'Skipped',
        said: 'skipped',
        title: 'Skipped',
        precedence: 2,
        kind: 'kept',
        leavesIncomplete: false,
    },
    errored: {
        count: 'errored',
        output: 'errored',
        label: 'Errored',
        said: 'errored',
        title: 'Not synced',
        precedence: 3,
        kind: 'failed',
        leavesIncomplete: true,
    },
    'timed-out': {
        count: 'timedOut',
        output: 'timed-out',
        label: 'Timed out',
        said: 'timed out',
        title: 'Timed out',
        precedence: 0,
        kind: 'failed',
        leavesIncomplete: true,
    },
    /** In `check` only. */
    pending: {
        count: 'pending',
        output: 'pending',
        label: 'To upload',
        said: 'to upload',
        title: 'Not in SpecStory Cloud',
        precedence: 1,
        kind: 'due',
        leavesIncomplete: true,
    },
};
/** In the order of the outputs and the counts. */
const OUTCOME_NAMES = Object.keys(OUTCOMES);
/** In the order of the outputs and the counts. */
function outcomesOf(kind) {
    return OUTCOME_NAMES.filter((outcome) => OUTCOMES[outcome].kind === kind);
}


/***/ }),

/***/ 3226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ replaced),
/* harmony export */   C2: () => (/* binding */ updated),
/* harmony export */   Ub: () => (/* binding */ pending),
/* harmony export */   VM: () => (/* binding */ interrupted),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   hT: () => (/* binding */ skipped),
/* harmony export */   zu: () => (/* binding */ created)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(153);

const NO_EFFORT = { attempts: 0, durationMs: 0 };
/** The cloud did not have it and has it now. */
function created(planned, sent) {
    return { ...asPlanned(planned), ...sent, outcome: 'created', reason: _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .PLAN_WORDS */ .c[planned.reason] };
}
/** The cloud's copy was replaced. */
function updated(planned, sent) {
    return { ...asPlanned(planned), ...sent, outcome: 'updated', reason: _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .PLAN_WORDS */ .c[planned.reason] };
}
/** It was planned as new, and the cloud had a copy all the same, of which nothing was known. */
function replaced(planned, sent) {
    const reason = 'replaced a copy that the cloud had not named among its sizes';
    return { ...asPlanned(planned), ...sent, outcome: 'updated', reason };
}
/** There is nothing to do, or the cloud's copy is better left alone. */
function skipped(planned) {
    return { ...asPlanned(planned), outcome: 'skipped' };
}
/** In `check`: a sync would upload it. */
function pending(planned) {
    return { ...asPlanned(planned), outcome: 'pending' };
}
/** It could not be compared or uploaded, or must not be; `of` is its plan where there was one. */
function failed(of, { message, code, hint }, effort = NO_EFFORT) {
    const planned = 'action' in of ? asPlanned(of) : unplanned(of.projectId, of.session);
    return { ...planned, outcome: 'errored', reason: message, code, hint, ...effort };
}
/** The run ended before it. */
function interrupted(projectId, session, closing, interruption) {
    return { ...unplanned(projectId, session), ...interruption, ...closing };
}
function asPlanned(planned) {
    const { projectId, session, reason, localBytes, cloudBytes, detail } = planned;
    const words = _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .PLAN_WORDS */ .c[reason];
    return {
        ...unplanned(projectId, session),
        plan: reason,
        reason: detail === undefined ? words : `${words}: ${detail}`,
        localBytes,
        cloudBytes,
        // Of any other plan they are told once it was uploaded.
        secrets: reason === 'secret-held' ? planned.secrets : [],
    };
}
function unplanned(projectId, session) {
    return {
        projectId,
        session,
        plan: undefined,
        reason: '',
        code: undefined,
        hint: undefined,
        localBytes: session.diskBytes,
        cloudBytes: undefined,
        sentBytes: undefined,
        title: session.title,
        secrets: [],
        ...NO_EFFORT,
    };
}


/***/ }),

/***/ 625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ emptyRun),
/* harmony export */   n: () => (/* binding */ unreadableOf)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1294);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1962);


/** The files of all projects that could not be read. */
function unreadableOf({ projects }) {
    return projects.flatMap(({ scan }) => scan?.unreadable ?? []);
}
/** A run of which nothing is known yet but where it takes place; it has failed until it says otherwise. */
function emptyRun(runner) {
    return {
        version: _version_js__WEBPACK_IMPORTED_MODULE_1__/* .VERSION */ .x,
        startedAt: new Date(),
        runner,
        inputs: undefined,
        projects: [],
        optOuts: [],
        notices: [],
        results: [],
        counts: (0,_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .noCounts */ .Yi)(),
        requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
        timings: {},
        status: 'failed',
        statusReason: undefined,
        failures: [],
    };
}


/***/ }),

/***/ 5546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  k: () => (/* binding */ Allowlist),
  P: () => (/* binding */ parseAllow)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/src/edit-distance.js
var edit_distance = __nccwpck_require__(6030);
// EXTERNAL MODULE: ./lib/src/secrets/preset-marks.js
var preset_marks = __nccwpck_require__(7494);
// EXTERNAL MODULE: ./lib/src/secrets/rules.js + 4 modules
var rules = __nccwpck_require__(8371);
;// CONCATENATED MODULE: ./lib/src/secrets/marks.js


/** Every name that a mark `[REDACTED:<rule>]` can have, in the order of the alphabet. */
const MARKS = [
    ...new Set([
        ...rules/* RULES */.y.map(({ mark }) => mark),
        ...preset_marks/* PRESET_MARKS */.X,
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
            const entry = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(text.slice(from, to)).digest('hex')}`;
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
        if (HASH.test(entry) || MARKS.includes(entry))
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
    const [nearest] = MARKS.map((mark) => ({ mark, distance: (0,edit_distance/* editDistance */.Y)(line, mark) })).sort((a, b) => a.distance - b.distance);
    if (nearest === undefined || nearest.distance > TYPO_MAX)
        return 'An entry names no rule that is known here.';
    return `An entry names no rule that is known here; \`${nearest.mark}\` is close.`;
}


/***/ }),

/***/ 7494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ PRESET_MARKS),
/* harmony export */   d: () => (/* binding */ presetMark)
/* harmony export */ });
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


/***/ }),

/***/ 8371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ RULES)
});

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


/***/ }),

/***/ 4911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ countByRule),
/* harmony export */   C: () => (/* binding */ secretWords)
/* harmony export */ });
/** How many there are of each rule. */
function countByRule(secrets) {
    const counts = {};
    for (const rule of secrets.map((secret) => secret.rule).sort())
        counts[rule] = (counts[rule] ?? 0) + 1;
    return counts;
}
/** `2 credentials (github-pat 1, jwt 1)`. */
function secretWords(counts) {
    const number = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const rules = Object.entries(counts).map(([rule, count]) => `${rule} ${count}`);
    return `${number} ${number === 1 ? 'credential' : 'credentials'} (${rules.join(', ')})`;
}


/***/ }),

/***/ 4901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ sentence)
/* harmony export */ });
/**
 * Errors are fragments where they are made, so that they fit behind a colon and into a table; where one stands alone it
 * is a sentence: its first word with a capital letter, unless that is a path or a name, and a full stop.
 */
function sentence(text) {
    const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
    return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`;
}


/***/ }),

/***/ 8230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IS: () => (/* binding */ shardOf),
/* harmony export */   hH: () => (/* binding */ MAX_SHARDS),
/* harmony export */   uK: () => (/* binding */ parseShard)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

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
    return ((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(sessionId).digest().readUInt32BE() % count) + 1;
}


/***/ }),

/***/ 3114:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6346);

// The exit code starts as failure: a promise that never settles is no green 0.
await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)();
// Fires only when something forgotten keeps the process alive: a read that hangs, a socket that nobody closed.
setTimeout(() => process.exit(), 1_000).unref();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The action's version, in the `User-Agent` and the report; a test holds it to package.json. */
const VERSION = '1.0.0';


/***/ }),

/***/ 7743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   EC: () => (/* binding */ CHUNK_BYTES),
/* harmony export */   Pq: () => (/* binding */ streamFile),
/* harmony export */   T7: () => (/* binding */ firstLink),
/* harmony export */   Vg: () => (/* binding */ listInside),
/* harmony export */   X$: () => (/* binding */ openInside),
/* harmony export */   k1: () => (/* binding */ NotRegularFile),
/* harmony export */   lf: () => (/* binding */ openRegular),
/* harmony export */   tM: () => (/* binding */ OPEN_FLAGS)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4189);
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
const OPEN_FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
/** Bytes read at a time, which is all that is held of a file. */
const CHUNK_BYTES = 128 * 1024;
const DIRECTORY_FLAGS = OPEN_FLAGS | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECTORY ?? 0);
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
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, OPEN_FLAGS);
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
    const root = await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .rootOf */ .I5)(workspace);
    const { handle, stats } = await openRegular((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, file));
    try {
        (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPlace */ .uD)(handle.fd, stats, root, file);
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
        const handle = __addDisposableResource(env_2, process.platform === 'win32' ? undefined : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, directory), DIRECTORY_FLAGS), true);
        if (handle !== undefined)
            (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPlace */ .uD)(handle.fd, await handle.stat(), root, directory);
        // Where the system can list what is open, it does not matter what the path has become by now.
        const isKnown = handle !== undefined && (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOfOpen */ .bW)(handle.fd) !== undefined;
        const place = isKnown ? `/proc/self/fd/${handle.fd}` : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, directory);
        for await (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.opendir)(place, { bufferSize: ENTRIES_AT_A_TIME })) {
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
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, part))).isSymbolicLink())
            return part;
    }
    return undefined;
}
/** The file system's code of an error, e.g. `ENOENT`; `undefined` for any other error. */
function codeOf(error) {
    return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
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
