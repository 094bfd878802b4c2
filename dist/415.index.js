export const id = 415;
export const ids = [415];
export const modules = {

/***/ 1574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LX: () => (/* binding */ ResponseTimeout),
/* harmony export */   V0: () => (/* binding */ createHttp)
/* harmony export */ });
/* unused harmony export readBody */
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


/** Milliseconds to connect, in addition to each request's own limit. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Milliseconds for each address of a host. Node's 250 ms are too short for slow links (docs/internals/runners.md). */
const ADDRESS_TIMEOUT_MS = 2_500;
/** Milliseconds of an idle connection: longer than encoding a session, shorter than the limit of servers. */
const KEEP_ALIVE_MS = 4_000;
class ResponseTimeout extends Error {
    name = 'ResponseTimeout';
    constructor(timeoutMs) {
        super(`no response in ${timeoutMs / 1000} s`);
    }
}
/**
 * Creates a pool of keep-alive connections. Loads undici with the first request, to keep runs without requests fast.
 * @param connections maximum number
 * @param proxy the result of `selectProxy`
 */
function createHttp(connections, proxy) {
    let loading;
    return {
        async exchange({ method, url, headers, body = null, timeoutMs, maxBytes }, signal) {
            signal.throwIfAborted();
            const limit = new AbortController();
            const abort = () => limit.abort(signal.reason);
            signal.addEventListener('abort', abort);
            const timer = setTimeout(() => limit.abort(new ResponseTimeout(timeoutMs)), timeoutMs);
            try {
                loading ??= load(connections, proxy);
                const { undici, dispatcher } = await loading;
                const all = { ...headers, 'accept-encoding': 'identity' };
                const options = { method, headers: all, body, signal: limit.signal, dispatcher };
                const received = await undici.request(url, options);
                // An aborted body emits an error even after reading has stopped.
                received.body.on('error', () => { });
                const { statusCode: status, headers: responseHeaders } = received;
                // An error status is useful without its body, but a success needs the whole body.
                const reading = { encoding: responseHeaders['content-encoding'], maxBytes, mayBeLost: status >= 400 };
                const read = await readBody(received.body, reading);
                // A complete response counts even if the run has just stopped.
                if (read.isCut)
                    signal.throwIfAborted();
                return { status, headers: responseHeaders, ...read };
            }
            catch (error) {
                if (signal.aborted)
                    throw signal.reason;
                if (limit.signal.aborted)
                    throw limit.signal.reason;
                throw error;
            }
            finally {
                clearTimeout(timer);
                signal.removeEventListener('abort', abort);
            }
        },
        async close() {
            if (loading !== undefined)
                await (await loading).dispatcher.destroy();
        },
    };
}
/**
 * Loads undici with HTTP/1.1 only. With HTTP/2 all workers share one connection: one reset fails all uploads, and
 * `connections` has no effect (docs/internals/runners.md, Proxy).
 */
async function load(connections, proxy) {
    const undici = await __webpack_require__.e(/* import() */ 148).then(__webpack_require__.t.bind(__webpack_require__, 5148, 19));
    // Set for the whole process, because undici passes it to only some connections.
    (0,node_net__WEBPACK_IMPORTED_MODULE_0__.setDefaultAutoSelectFamilyAttemptTimeout)(ADDRESS_TIMEOUT_MS);
    const options = {
        connections,
        allowH2: false,
        connectTimeout: CONNECT_TIMEOUT_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
        // Each request has its own limit for headers and body together.
        headersTimeout: 0,
        bodyTimeout: 0,
    };
    if (proxy === undefined)
        return { undici, dispatcher: new undici.Agent(options) };
    return { undici, dispatcher: new undici.ProxyAgent({ ...options, ...createProxyOptions(proxy), uri: proxy.href }) };
}
function createProxyOptions({ protocol, username, password }) {
    if (protocol !== 'socks5:')
        return { proxyTls: { allowH2: false } };
    // With `proxyTls`, undici would use TLS to a SOCKS proxy. It also does not decode the URL's credentials.
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}
/** Decompressors by `Content-Encoding`. Some servers send raw deflate as `deflate`, which means zlib. */
const DECOMPRESSORS = new Map([
    ['gzip', () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip)()],
    ['x-gzip', () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip)()],
    ['deflate', ([first = 0]) => ((first & 0x0f) === 8 ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createInflate)() : (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createInflateRaw)())],
    ['br', () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createBrotliDecompress)()],
]);
/**
 * Reads a body. Decompresses it, because some proxies ignore `accept-encoding: identity`.
 * @throws reading errors, unless `mayBeLost`
 */
async function readBody(chunks, options) {
    const { encoding, maxBytes, mayBeLost } = options;
    const { error, ...raw } = await readChunks(chunks, maxBytes);
    if (error !== undefined && !mayBeLost)
        throw error;
    const stream = typeof encoding === 'string' ? DECOMPRESSORS.get(encoding.trim().toLowerCase())?.(raw.body) : undefined;
    if (stream === undefined || raw.body.length === 0)
        return raw;
    stream.end(raw.body);
    // A corrupt body ends at the error.
    const { body, isCut, error: decompressionError } = await readChunks(stream, maxBytes);
    return { body, isCut: raw.isCut || (isCut && decompressionError === undefined) };
}
async function readChunks(chunks, maxBytes) {
    const received = [];
    let bytes = 0;
    try {
        for await (const chunk of chunks) {
            received.push(chunk);
            bytes += chunk.byteLength;
            if (bytes > maxBytes)
                return { body: Buffer.concat(received, maxBytes), isCut: true };
        }
    }
    catch (error) {
        return { body: Buffer.concat(received), isCut: true, error };
    }
    return { body: Buffer.concat(received, bytes), isCut: false };
}


/***/ }),

/***/ 3306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WA: () => (/* binding */ listProxySecrets),
  u_: () => (/* binding */ parseProxies),
  Vx: () => (/* binding */ selectProxy)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/src/cloud/no-proxy.js

const DEFAULT_PORTS = { 'http:': '80', 'https:': '443' };
/**
 * Whether `NO_PROXY` excludes a URL. Entries are hosts with subdomains, addresses or ranges (`10.0.0.0/8`), also with
 * `*` and a port. undici's `EnvHttpProxyAgent` ignores ranges and `*`, and its `0.0.1` matches 127.0.0.1.
 */
function bypassesProxy(url, noProxy) {
    const host = normalizeHost(url.hostname);
    const port = url.port || (DEFAULT_PORTS[url.protocol] ?? '');
    return noProxy
        .split(/[,\s]+/)
        .filter((text) => text !== '')
        .map(parseEntry)
        .some((entry) => (entry.port === '' || entry.port === port) && matchesHost(entry.host, host));
}
function parseEntry(text) {
    // An IPv6 address with a port is in brackets; without brackets every colon belongs to the address.
    const [, bracketed, bracketedPort = ''] = /^\[([^\]]*)\](?::(\d+))?$/.exec(text) ?? [];
    if (bracketed !== undefined)
        return { host: normalizeHost(bracketed), port: bracketedPort };
    const [, name, port = ''] = /^([^:]*):(\d+)$/.exec(text) ?? [];
    return name === undefined ? { host: normalizeHost(text), port: '' } : { host: normalizeHost(name), port };
}
function matchesHost(entry, host) {
    const slash = entry.indexOf('/');
    if (slash !== -1)
        return isInRange(host, entry.slice(0, slash), entry.slice(slash + 1));
    if (entry.includes('*'))
        return matchesPattern(entry, host);
    const name = entry.replace(/^\./, '');
    return host === name || (name !== '' && (0,external_node_net_.isIP)(host) === 0 && host.endsWith(`.${name}`));
}
function isInRange(host, start, bits) {
    const version = (0,external_node_net_.isIP)(host);
    if (version === 0 || (0,external_node_net_.isIP)(start) !== version || !/^\d{1,3}$/.test(bits))
        return false;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    if (Number(bits) > (version === 4 ? 32 : 128))
        return false;
    const range = new external_node_net_.BlockList();
    range.addSubnet(start, Number(bits), family);
    return range.check(host, family);
}
/** Matches a pattern in linear time; `*` matches any characters, also dots. */
function matchesPattern(pattern, host) {
    const parts = pattern.split('*');
    const [first = '', last = ''] = [parts[0], parts.at(-1)];
    if (host.length < first.length + last.length || !host.startsWith(first) || !host.endsWith(last))
        return false;
    let at = first.length;
    const end = host.length - last.length;
    for (const part of parts.slice(1, -1)) {
        const found = host.indexOf(part, at);
        if (found === -1 || found + part.length > end)
            return false;
        at = found + part.length;
    }
    return true;
}
/** Normalizes a host for comparison: lowercase, without brackets and a final dot. */
function normalizeHost(text) {
    return text
        .toLowerCase()
        .replace(/^\[|\]$/g, '')
        .replace(/(?<=[^.])\.$/, '');
}

;// CONCATENATED MODULE: ./lib/src/cloud/proxy.js


/** Schemes, with undici's names. With SOCKS, the proxy always resolves names. */
const SCHEMES = {
    'http:': 'http:',
    'https:': 'https:',
    'socks5:': 'socks5:',
    'socks5h:': 'socks5:',
    'socks:': 'socks5:',
};
/** Minimum characters of a password to mask on its own: shorter ones are part of ordinary words and numbers. */
const MIN_SECRET_LENGTH = 3;
/**
 * Parses the proxy settings. `host:port` means `http://host:port`, as in curl.
 * @throws Failure `proxy`, without the value, which can contain a password
 */
function parseProxies(settings) {
    const all = parseProxy('ALL_PROXY', settings?.allProxy);
    const http = parseProxy('HTTP_PROXY', settings?.httpProxy) ?? all;
    return {
        // Compatibility: HTTP_PROXY alone also applies to https.
        https: parseProxy('HTTPS_PROXY', settings?.httpsProxy) ?? all ?? http,
        http,
        noProxy: settings?.noProxy ?? '',
    };
}
/** Selects the proxy for a URL. */
function selectProxy({ https, http, noProxy }, url) {
    const target = new URL(url);
    if (bypassesProxy(target, noProxy))
        return undefined;
    return target.protocol === 'https:' ? https : http;
}
/** Lists the credentials in the proxy URLs, for masking. */
function listProxySecrets({ https, http }) {
    return [https, http].flatMap((proxy) => (proxy === undefined ? [] : listUrlSecrets(proxy)));
}
function listUrlSecrets({ username, password }) {
    if (username === '' && password === '')
        return [];
    const [name, word] = [decode(username), decode(password)];
    const basic = Buffer.from(`${name}:${word}`).toString('base64');
    // Without a password, the user name is the secret, for example an access key.
    const secrets = password === '' ? [username, name] : [password, word];
    const isLong = secrets.every((secret) => secret.length >= MIN_SECRET_LENGTH);
    return isLong ? [`${username}:${password}`, basic, ...secrets] : [`${username}:${password}@`, basic];
}
function parseProxy(variable, value) {
    const text = value?.trim() ?? '';
    if (text === '')
        return undefined;
    const url = URL.parse(text.includes('://') ? text : `http://${text}`);
    if (url === null || !Object.hasOwn(SCHEMES, url.protocol) || url.hostname === '' || !canDecode(url)) {
        throw new failure/* Failure */.HR('proxy', `${variable} is not a valid proxy address`, `Set ${variable} to http://host:port or http://user:password@host:port, with special characters %-encoded.`);
    }
    return new URL(url.href.replace(/^[^:]*:/, SCHEMES[url.protocol] ?? ''));
}
function canDecode({ username, password }) {
    try {
        return decode(username + password) !== undefined;
    }
    catch {
        return false;
    }
}
function decode(text) {
    return decodeURIComponent(text);
}


/***/ }),

/***/ 7934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F0: () => (/* binding */ RateLimitGate),
/* harmony export */   H5: () => (/* binding */ parseRateLimit),
/* harmony export */   ap: () => (/* binding */ parseServerTime),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter)
/* harmony export */ });
/** Range of epoch seconds until the year 5138; other values of `X-RateLimit-Reset` have another unit. */
const EPOCH_SECONDS = { min: 1_000_000_000, max: 100_000_000_000 };
/**
 * Milliseconds added to a server's time, because servers round down to seconds (docs/internals/runners.md, Rate
 * limits).
 */
const ROUNDING_MS = 1000;
/**
 * Parses the server's delay in milliseconds: `Retry-After` in seconds or as a date, otherwise `X-RateLimit-Reset` in
 * epoch seconds. Times are relative to the response's own `Date`.
 * @param now epoch milliseconds, for a response without a date
 */
function parseRetryAfter(headers, now) {
    const serverNow = parseServerTime(headers) ?? now;
    return (parseRetryAfterMs(getFirstValue(headers['retry-after']), serverNow) ??
        parseResetMs(getFirstValue(headers['x-ratelimit-reset']), serverNow));
}
/** Parses `X-RateLimit-Remaining` and `-Reset`; `undefined` if one is missing or the window is over. */
function parseRateLimit(headers, now) {
    const remaining = getFirstValue(headers['x-ratelimit-remaining']);
    const leftMs = parseResetMs(getFirstValue(headers['x-ratelimit-reset']), parseServerTime(headers) ?? now);
    if (!/^\d{1,15}$/.test(remaining) || leftMs === undefined || leftMs <= ROUNDING_MS)
        return undefined;
    return { remaining: Number(remaining), endsAt: now + leftMs };
}
/** Parses `Date` into epoch milliseconds, in whole seconds. */
function parseServerTime(headers) {
    const date = Date.parse(getFirstValue(headers['date']));
    return Number.isNaN(date) ? undefined : date;
}
function parseRetryAfterMs(text, now) {
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    // HTTP dates start with a weekday; `Date.parse` alone would also accept "-5" and "1.5".
    if (!/^[A-Za-z]{3,9},? /.test(text))
        return undefined;
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : computeDelayMs(date, now);
}
function parseResetMs(text, now) {
    if (!/^\d+$/.test(text))
        return undefined;
    const seconds = Number(text);
    if (seconds < EPOCH_SECONDS.min || seconds > EPOCH_SECONDS.max)
        return undefined;
    return computeDelayMs(seconds * 1000, now);
}
function computeDelayMs(moment, now) {
    return Math.max(0, moment - now) + ROUNDING_MS;
}
function getFirstValue(value) {
    return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
}
/** Pauses all workers when one hits the rate limit: the limit is per API key. */
class RateLimitGate {
    #options;
    /** Monotonic milliseconds. */
    #closedUntil = 0;
    #isServerSpecified = false;
    #unreportedMs;
    constructor(options) {
        this.#options = options;
    }
    /**
     * Pauses for `ms` milliseconds, unless the present pause is longer. `isServerSpecified`: the delay is from the
     * server.
     */
    extend(ms, isServerSpecified) {
        const now = this.#options.now();
        // Several workers get a 429 at the same time: report one pause.
        if (this.#closedUntil <= now && ms > 0)
            this.#unreportedMs = ms;
        if (now + ms <= this.#closedUntil)
            return;
        this.#closedUntil = now + ms;
        this.#isServerSpecified = isServerSpecified;
    }
    /** Whether the pause ends after the deadline. */
    exceeds(deadline) {
        const left = this.#closedUntil - this.#options.now();
        return left > 0 && left >= deadline.getRemainingMs();
    }
    /** End of the pause according to the server, in epoch milliseconds. */
    get serverResetAt() {
        return this.#isServerSpecified ? Date.now() + this.#closedUntil - this.#options.now() : undefined;
    }
    get isClosed() {
        return this.#closedUntil > this.#options.now();
    }
    /**
     * Waits for the end of the pause, or until `stop` aborts. @throws DeadlinePassed immediately, or the deadline's
     * reason
     */
    async wait(deadline, stop) {
        while (!stop.aborted) {
            const left = this.#closedUntil - this.#options.now();
            if (left <= 0)
                return;
            if (this.#unreportedMs !== undefined)
                this.#options.onPause(this.#unreportedMs);
            this.#unreportedMs = undefined;
            await this.#options.wait(left, deadline, stop);
        }
    }
}


/***/ }),

/***/ 1809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I6: () => (/* binding */ extractServerText),
/* harmony export */   h6: () => (/* binding */ Scrubber),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/** Maximum characters of a server's text in a message. */
const MAX_TEXT = 200;
/** Maximum bytes of a response to search for its text; an error's JSON is much smaller. */
const MAX_BYTES = 65_536;
/**
 * Extracts the server's message from a body: `error` or `message` of JSON, the title or text of HTML, otherwise the
 * text. The result is one line without secrets, at most 200 characters, and still untrusted.
 */
function extractServerText(body, scrub) {
    const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MAX_BYTES)).toString();
    return shorten(scrub(extractMessage(text)));
}
/** Folds text to one line of at most `max` UTF-16 units, without splitting a character. */
function shorten(text, max = MAX_TEXT) {
    const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
    if (line.length <= max)
        return line;
    return `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
function extractMessage(text) {
    const trimmed = text.trim();
    if (trimmed.startsWith('<')) {
        const title = /<title[^<>]*>([^<]*)/i.exec(trimmed)?.[1]?.trim();
        const text = trimmed.replace(/<[^<>]*>?/g, ' ').trim();
        return title ? `an HTML page titled ${title}` : ['an HTML page', text].filter((part) => part !== '').join(': ');
    }
    try {
        const parsed = JSON.parse(trimmed);
        if (typeof parsed !== 'object' || parsed === null)
            return trimmed;
        const { error, message } = parsed;
        if (typeof error === 'string')
            return error;
        if (typeof message === 'string')
            return message;
    }
    catch {
        // The body is not JSON, or cut JSON: return its text.
    }
    return trimmed;
}
/** Minimum characters of a secret: shorter ones would mask ordinary words. */
const MIN_LENGTH = 4;
/** Minimum characters of a partial match of a secret or its Base64. */
const MIN_PIECE = 8;
/** Escapes of JSON and URLs, separately and together: a token can contain text that looks like the other's escape. */
const ESCAPES = [
    /\\u00([0-9a-f]{2})|\\(["\\/])/gi,
    /%([0-9a-f]{2})/gi,
    /(?:\\u00|%)([0-9a-f]{2})|\\(["\\/])/gi,
];
/** Removes secrets that a server echoes: plain, encoded as JSON, URL or Base64, or cut at the end. */
class Scrubber {
    #forms = new Set();
    add(secret) {
        if (secret.length < MIN_LENGTH)
            return;
        this.#forms.add(secret);
        for (const piece of encodePieces(secret))
            this.#forms.add(piece);
    }
    /** Replaces every secret by `***`. */
    scrub = (text) => {
        let clean = maskRanges(text, this.#findRanges(text));
        for (const pattern of ESCAPES) {
            const { plain, origins } = decodeEscapes(clean, pattern);
            if (plain === clean)
                continue;
            const { length } = clean;
            const ranges = this.#findRanges(plain).map(([start, end]) => [origins[start] ?? 0, origins[end] ?? length]);
            clean = maskRanges(clean, ranges);
        }
        return clean;
    };
    #findRanges(text) {
        const ranges = [];
        for (const form of this.#forms) {
            for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
                ranges.push([at, at + form.length]);
            }
            const cut = findCutStart(form, text);
            if (cut !== undefined)
                ranges.push([cut, text.length]);
        }
        return ranges.sort(([a], [b]) => a - b);
    }
}
/** Finds the start of a form that is cut at the end of the text. */
function findCutStart(form, text) {
    const start = form.slice(0, MIN_PIECE);
    if (start.length < MIN_PIECE)
        return undefined;
    const from = Math.max(0, text.length - form.length + 1);
    for (let at = text.indexOf(start, from); at >= 0; at = text.indexOf(start, at + 1)) {
        if (form.startsWith(text.slice(at)))
            return at;
    }
    return undefined;
}
/** Encodes the secret as part of a longer Base64 text: at all three offsets, in both alphabets. */
function encodePieces(secret) {
    const bytes = Buffer.from(secret);
    const pieces = [0, 1, 2].map((before) => {
        const [start, end] = [Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)];
        return Buffer.concat([Buffer.alloc(before), bytes])
            .toString('base64')
            .slice(start, end);
    });
    return pieces
        .filter((piece) => piece.length >= MIN_PIECE)
        .flatMap((piece) => [piece, piece.replaceAll('+', '-').replaceAll('/', '_')]);
}
/** Decodes escapes. `origins` has the source offset of each unit, and of the end. */
function decodeEscapes(text, pattern) {
    let plain = '';
    const origins = [];
    const append = (from, to) => {
        for (let at = from; at < to; at += 1)
            origins.push(at);
        plain += text.slice(from, to);
    };
    let end = 0;
    for (const found of text.matchAll(pattern)) {
        const [whole, code, character] = found;
        append(end, found.index);
        origins.push(found.index);
        plain += character ?? String.fromCharCode(Number.parseInt(code ?? '', 16));
        end = found.index + whole.length;
    }
    append(end, text.length);
    origins.push(text.length);
    return { plain, origins };
}
function maskRanges(text, ranges) {
    let masked = '';
    let done = 0;
    for (const [start, end] of ranges) {
        if (end <= done)
            continue;
        if (start >= done)
            masked += `${text.slice(done, start)}***`;
        done = end;
    }
    return masked + text.slice(done);
}


/***/ }),

/***/ 7415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commentOnPullRequest: () => (/* binding */ commentOnPullRequest)
});

// UNUSED EXPORTS: COMMENT_LIMIT_MS

// EXTERNAL MODULE: ./lib/src/cloud/http.js
var cloud_http = __webpack_require__(1574);
// EXTERNAL MODULE: ./lib/src/cloud/proxy.js + 1 modules
var proxy = __webpack_require__(3306);
// EXTERNAL MODULE: ./lib/src/inputs/event.js
var inputs_event = __webpack_require__(9106);
// EXTERNAL MODULE: ./lib/src/inputs/runner.js + 1 modules
var inputs_runner = __webpack_require__(2126);
// EXTERNAL MODULE: ./lib/src/message-format.js
var message_format = __webpack_require__(6597);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/src/cloud/rate-limit.js
var rate_limit = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/src/cloud/server-text.js
var server_text = __webpack_require__(1809);
// EXTERNAL MODULE: ./lib/src/version.js
var version = __webpack_require__(1294);
;// CONCATENATED MODULE: ./lib/src/report/comment/api.js




/**
 * Loads GitHub's client on demand.
 * @param fetch replaces the default, which has different rules for proxy variables
 */
async function openApi({ apiUrl, owner, repository: repo, token }, fetch, signal) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(148), __webpack_require__.e(852)]).then(__webpack_require__.bind(__webpack_require__, 7852));
    const octokit = getOctokit(token, {
        baseUrl: apiUrl,
        userAgent: `specstory-sync-action/${version/* VERSION */.x}`,
        // Only the printer prints, because a response can contain a runner command.
        log: SILENT,
        request: { fetch },
    });
    const request = { signal };
    return {
        async request(route, parameters = {}) {
            const { data } = await octokit.request(route, { owner, repo, ...parameters, request });
            return data;
        },
        graphql: (query) => octokit.graphql(query, { request }),
    };
}
const doNothing = () => { };
const SILENT = { debug: doNothing, info: doNothing, warn: doNothing, error: doNothing };
/** Maximum bytes of a response; a page has up to 100 comments or patches of about 100 KB. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;
/** Delay before the second attempt, if the server does not specify one. */
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;
/**
 * Creates a `fetch` for Octokit with the same proxies as the cloud. Retries once after a rate limit or a 5xx, unless a
 * comment was possibly created. Rejects redirects, which could send the token to another host.
 */
function createApiFetch(http, timeoutMs) {
    return async (url, { method, headers, body, signal }) => {
        const bodied = body === undefined ? {} : { body: Buffer.from(body) };
        const request = { method, url, headers, ...bodied, timeoutMs, maxBytes: MAX_RESPONSE_BYTES };
        const first = await http.exchange(request, signal);
        const pauseMs = resolveRetryDelay(first, method === 'POST' && !url.endsWith('/graphql'));
        if (pauseMs === undefined)
            return toApiResponse(url, first);
        await (0,promises_.setTimeout)(pauseMs, undefined, { signal });
        return toApiResponse(url, await http.exchange(request, signal));
    };
}
/** Returns the delay before a second attempt in milliseconds; `undefined`: no retry. */
function resolveRetryDelay({ status, headers }, isWritten) {
    // GitHub uses 403 for some rate limits, with `Retry-After`.
    const isLimit = status === 429 || status === 503 || (status === 403 && 'retry-after' in headers);
    if (!isLimit && (status < 500 || isWritten))
        return undefined;
    const waitMs = (0,rate_limit/* parseRetryAfter */.mu)(headers, Date.now()) ?? 0;
    return waitMs > LONGEST_PAUSE_MS ? undefined : Math.max(PAUSE_MS, waitMs);
}
function toApiResponse(url, { status, headers, body, isCut }) {
    if (status >= 300 && status < 400)
        throw new Error(`HTTP ${status} is a redirect, which is not followed`);
    if (isCut && status < 300)
        throw new Error(`a response is larger than ${MAX_RESPONSE_BYTES / 1024 / 1024} MiB`);
    const single = Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]);
    return { status, url, headers: new Map(single), text: async () => body.toString() };
}
/** Whether the comment was possibly created although the request failed. */
function mayHaveSucceeded(error) {
    return Number(error?.status) >= 500;
}
/** Explains why the comment was not posted, in one or two sentences with untrusted text of the server. */
function describeApiError(error, server, now) {
    const { status, message, response } = (error ?? {});
    if (response === undefined)
        return (0,server_text/* shorten */.ml)(String(message ?? error));
    const text = describeBody(response.data);
    const headers = response.headers ?? {};
    if (isRateLimit(status, headers, text)) {
        const waitMs = (0,rate_limit/* parseRetryAfter */.mu)(headers, now);
        const end = waitMs === undefined ? '' : ` It resets at ${new Date(now + waitMs).toISOString().slice(11, 19)} UTC.`;
        return `${server}'s rate limit for the token is exceeded.${end} (${text})`;
    }
    if (status === 401)
        return `${server} rejected the \`github-token\`.`;
    if ((status === 403 || status === 422) && /\blocked\b/i.test(text)) {
        return `The conversation of the pull request is locked, and the token cannot write to it. (${text})`;
    }
    if (status === 403 || status === 404) {
        return `The token has no permission to comment. The job needs \`permissions: pull-requests: write\`, which pull requests from forks and Dependabot do not get. (${text})`;
    }
    return `${server} returned HTTP ${String(status)}: ${text}`;
}
/** Recognizes 429, and a 403 with the headers or text of a rate limit. */
function isRateLimit(status, headers, text) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /\brate limit\b/i.test(text);
}
function describeBody(data) {
    const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '');
    return (0,server_text/* extractServerText */.I6)(Buffer.from(text), (untouched) => untouched) || 'nothing';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 4 modules
var inputs_inputs = __webpack_require__(3017);
;// CONCATENATED MODULE: ./lib/src/report/comment/marker.js


/**
 * Creates the invisible first line that identifies the comment. It contains a hash of the scope inputs, so that steps
 * with different sessions have separate comments. Default values are omitted, so that new inputs do not change the
 * hash.
 */
function createCommentMarker(inputs) {
    const scope = JSON.stringify((0,inputs_inputs/* formatSetInputs */.v0)(inputs).filter(([name]) => inputs_inputs/* INPUTS */.mc[name].isScope));
    return `<!-- specstory/sync-action ${(0,external_node_crypto_.createHash)('sha256').update(scope).digest('hex').slice(0, 12)} -->`;
}
/**
 * Finds the oldest comment of an earlier run. Anyone can quote the marker, and the token can edit any comment. So the
 * comment must start with the marker, and its author must be the token's owner.
 */
function findOwnComment(comments, marker, viewer) {
    const isOwn = ({ author }) => viewer.id !== undefined &&
        author.id === viewer.id &&
        (viewer.type === undefined || author.type === undefined || author.type === viewer.type);
    return comments.filter((comment) => comment.body.startsWith(marker) && isOwn(comment)).sort((a, b) => a.id - b.id)[0];
}

;// CONCATENATED MODULE: ./lib/src/report/comment/pull-request.js
/** GitHub's maximum. */
const MAX_FILES = 3_000;
/** More than any real pull request. */
const MAX_COMMENTS = 10_000;
/** Statuses of deleted and unchanged files. */
const WITHOUT_CHANGE = new Set(['removed', 'deleted', 'unchanged']);
/** @param isGitea Gitea and Forgejo have other page sizes, all comments on one page, and no GraphQL */
function openPullRequest(api, number, token, isGitea) {
    const list = (route) => {
        const page = (page) => api.request(`GET ${route}`, { number, page, [isGitea ? 'limit' : 'per_page']: PER_PAGE });
        return page;
    };
    return {
        async listFiles() {
            const page = list('/repos/{owner}/{repo}/pulls/{number}/files');
            const files = await (isGitea ? fetchPagesOfAnySize(page, MAX_FILES) : fetchAllPages(page, MAX_FILES / PER_PAGE));
            const changed = files.filter(({ status }) => !WITHOUT_CHANGE.has(status));
            return { files: changed.map(({ filename }) => filename), isCut: files.length >= MAX_FILES };
        },
        async listComments() {
            const page = list('/repos/{owner}/{repo}/issues/{number}/comments');
            const comments = await (isGitea ? page(1) : fetchAllPages(page, MAX_COMMENTS / PER_PAGE));
            return {
                comments: comments.slice(0, MAX_COMMENTS).map(({ id, body, html_url, user }) => ({
                    id,
                    body: body ?? '',
                    url: html_url,
                    author: { id: user?.id, type: user?.type },
                })),
                isCut: comments.length >= MAX_COMMENTS,
            };
        },
        getViewer: () => fetchViewer(api, token, isGitea),
        async create(body) {
            const route = 'POST /repos/{owner}/{repo}/issues/{number}/comments';
            return (await api.request(route, { number, body })).html_url;
        },
        async update(id, body) {
            const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{id}';
            return (await api.request(route, { id, body })).html_url;
        },
    };
}
/** GitHub's maximum. */
const PER_PAGE = 100;
/** Parallel page requests after the first full page: thirty sequential requests would take too long. */
const PAGES_AT_A_TIME = 5;
/** Fetches up to `maxPages` pages; an incomplete page is the last. */
async function fetchAllPages(page, maxPages) {
    const items = [...(await page(1))];
    let isFull = items.length === PER_PAGE;
    for (let next = 2; isFull && next <= maxPages; next += PAGES_AT_A_TIME) {
        const numbers = Array.from({ length: Math.min(PAGES_AT_A_TIME, maxPages - next + 1) }, (_, index) => next + index);
        const wave = await Promise.all(numbers.map(page));
        items.push(...wave.flat());
        isFull = wave.at(-1)?.length === PER_PAGE;
    }
    return items;
}
/** Fetches pages of unknown size, one after another, until a page is empty. */
async function fetchPagesOfAnySize(page, maxItems) {
    const items = [];
    for (let next = 1; items.length < maxItems; next += 1) {
        const found = await page(next);
        if (found.length === 0)
            return items;
        items.push(...found);
    }
    return items.slice(0, maxItems);
}
/** User ID of Gitea's and Forgejo's job tokens. */
const GITEA_ACTIONS_ID = -2;
/** Prefix of GitHub's app tokens, including job tokens. */
const APP_TOKEN = /^ghs_/;
/** Prefixes of users' tokens. */
const USER_TOKEN = /^(ghp|gho|ghu|github_pat)_/;
/** Fetches the token's owner. */
async function fetchViewer(api, token, isGitea) {
    if (isGitea)
        return { id: await fetchGiteaUser(api), type: undefined };
    const { viewer } = await api.graphql('{ viewer { databaseId } }');
    if (typeof viewer.databaseId !== 'number')
        throw new Error('GitHub did not return the owner of the `github-token`.');
    const type = APP_TOKEN.test(token) ? 'Bot' : USER_TOKEN.test(token) ? 'User' : undefined;
    return { id: viewer.databaseId, type };
}
async function fetchGiteaUser(api) {
    try {
        return (await api.request('GET /user')).id;
    }
    catch (error) {
        // Some versions do not allow this request with a job's token.
        if ([401, 403, 404].includes(Number(error?.status)))
            return GITEA_ACTIONS_ID;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/project/history-directory.js
var history_directory = __webpack_require__(8558);
// EXTERNAL MODULE: ./lib/src/sessions/ignored-files.js
var ignored_files = __webpack_require__(7633);
// EXTERNAL MODULE: ./lib/src/report/links.js
var links = __webpack_require__(6668);
;// CONCATENATED MODULE: ./lib/src/report/comment/pull-request-sessions.js




/** Selects the sessions that a pull request adds or changes. A duplicate counts as its preferred file. */
function selectChangedSessions(run, { files, isCut }) {
    const changed = new Set(files);
    const isChanged = (file) => changed.has((0,links/* resolveOwnPath */._n)(run, file) ?? '');
    const scans = run.projects.flatMap(({ scan }) => scan ?? []);
    const ignored = scans.flatMap((scan) => scan.ignored).filter(({ file }) => isChanged(file));
    const preferred = new Set(ignored.flatMap((file) => file.preferred ?? []));
    const results = run.results.filter(({ session }) => isChanged(session.file) || preferred.has(session.file));
    const unreadable = scans.flatMap((scan) => scan.unreadable).filter(({ file }) => isChanged(file));
    const seen = new Set([
        ...results.map(({ session }) => session),
        ...ignored,
        ...unreadable,
        ...scans.flatMap((scan) => scan.excluded),
    ].map(({ file }) => (0,links/* resolveOwnPath */._n)(run, file)));
    return {
        results,
        ignored: ignored.filter(({ reason }) => ignored_files/* IGNORED_FILES */.L9[reason].isInComment),
        unreadable,
        unscanned: isFullyScanned(run) ? [] : files.filter((file) => isInHistory(run, file) && !seen.has(file)),
        isCut,
    };
}
function isEmpty({ results, ignored, unreadable, unscanned }) {
    return results.length + ignored.length + unreadable.length + unscanned.length === 0;
}
/** Whether all projects were scanned; opted-out projects do not count. */
function isFullyScanned({ projects, status }) {
    if (status === 'not-run')
        return true;
    return projects.length > 0 && projects.every(({ scan }) => scan?.complete === true);
}
/** @param file POSIX, relative to the root of the repository */
function isInHistory(run, file) {
    if (!file.endsWith('.md') || external_node_path_.posix.basename(file).startsWith('.'))
        return false;
    return listHistories(run).some((directory) => file.startsWith(`${directory}/`));
}
/** Lists history directories in the workflow's repository; from the inputs, if the run ended before the projects. */
function listHistories(run) {
    const locations = run.projects.flatMap(({ project }) => project.locations);
    if (locations.length > 0) {
        return locations.flatMap(({ path, historyDir }) => (0,links/* resolveOwnPath */._n)(run, external_node_path_.posix.join(path, historyDir)) ?? []);
    }
    const { paths, historyDir } = run.inputs ?? { paths: [], historyDir: '' };
    return paths.map((path) => external_node_path_.posix.join(path, historyDir || history_directory/* DEFAULT_HISTORY_DIR */.n));
}

// EXTERNAL MODULE: ./lib/src/plan/plan.js
var plan_plan = __webpack_require__(153);
// EXTERNAL MODULE: ./lib/src/run/session-statuses.js
var session_statuses = __webpack_require__(4783);
// EXTERNAL MODULE: ./lib/src/report/causes.js
var causes = __webpack_require__(9933);
// EXTERNAL MODULE: ./lib/src/report/display-status.js
var display_status = __webpack_require__(4686);
// EXTERNAL MODULE: ./lib/src/report/document.js
var report_document = __webpack_require__(6904);
// EXTERNAL MODULE: ./lib/src/report/headline.js
var report_headline = __webpack_require__(5509);
// EXTERNAL MODULE: ./lib/src/report/session-list.js
var session_list = __webpack_require__(7082);
// EXTERNAL MODULE: ./lib/src/report/summary/sessions.js
var sessions = __webpack_require__(9801);
// EXTERNAL MODULE: ./lib/src/report/untrusted.js
var untrusted = __webpack_require__(4851);
;// CONCATENATED MODULE: ./lib/src/report/comment/render.js













/** GitHub's limit is 65,536 characters, which is more than this many bytes. */
const COMMENT_BUDGET_BYTES = 60_000;
/** Renders the comment in at most `budgetBytes` bytes. */
function renderComment(run, sessions, marker, budgetBytes = COMMENT_BUDGET_BYTES) {
    const document = (0,report_document/* createDocument */.u)(budgetBytes, 'in the summary of the run');
    document.addBlock(`${marker}\n${formatHeading(run, sessions)}`);
    if (!isEmpty(sessions))
        document.addBlock(formatSyncState(run, sessions));
    if (!isStated(run, sessions))
        document.addBlock(formatRepositoryState(run));
    addFailures(document, run, sessions);
    addSessions(document, run, sessions);
    addIgnored(document, run, sessions);
    if (sessions.isCut) {
        document.addBlock('GitHub lists only the first 3,000 files of a pull request. Sessions in later files are not shown.');
    }
    document.addBlock(formatOrigin(run));
    return document.toText();
}
function formatHeading(run, { results, unscanned }) {
    const sessions = results.length + unscanned.length;
    if (sessions === 0)
        return '### No AI sessions in this pull request';
    return `### ${(0,display_status/* describeRunStatus */.rM)(run).symbol} ${(0,message_format/* pluralize */.td)(sessions, 'AI session')} in this pull request`;
}
/** Whether the run's only finding is pending sessions of this pull request, which the comment already states. */
function isStated(run, { results }) {
    return (0,display_status/* isPendingMerge */.SE)(run) && (0,session_statuses/* countOpen */.QJ)(run.counts) === (0,session_statuses/* countOpen */.QJ)((0,session_statuses/* countSessions */.jJ)(results));
}
/** Formats the state of the run, which covers the whole repository. */
function formatRepositoryState(run) {
    const title = `Repository ${run.inputs?.mode ?? 'sync'} ${(0,display_status/* describeRunStatus */.rM)(run).words}`;
    const hints = new Set(run.failures.map((failure) => `**What to do:** ${(0,links/* formatHint */.FD)(failure)}`));
    const headline = (0,untrusted/* escapeProse */.fd)((0,report_headline/* formatHeadline */.Q)(run), 1_000);
    return [headline === '' ? `**${title}.**` : `**${title}:** ${headline}`, ...hints].join('\\\n');
}
/** Adds failed sessions, except those with the run's own failure, which is stated above. */
function addFailures(document, run, { results }) {
    const failed = results.filter(({ outcome }) => session_statuses/* SESSION_STATUSES */.Wf[outcome].kind === 'failed');
    (0,sessions/* addCauses */.ic)(document, run, failed.filter((result) => !(0,causes/* isCoveredByRunFailure */.Vw)(run, result)));
}
function addSessions(document, run, { results, unscanned }) {
    const rows = [
        ...(0,session_list/* sortNewestFirst */.BP)(results).map((result) => () => formatSessionCells(run, result)),
        ...unscanned.map((file) => () => ['not scanned', (0,links/* formatFileLink */.IN)(run, file)]),
    ];
    document.addTable({
        title: (0,message_format/* pluralize */.td)(rows.length, 'session'),
        untitled: true,
        folded: false,
        // Two columns, so that the table fits a narrow screen.
        columns: ['Status, date (UTC)', 'Session'],
        items: rows,
        cells: (row) => row(),
    });
}
function formatSessionCells(run, result) {
    const { session, projectId, localBytes } = result;
    const url = hasCloudCopy(result) ? (0,links/* buildSessionUrl */._1)(run, projectId, session.id) : (0,links/* buildFileUrl */.qZ)(run, session.file);
    const date = (0,session_list/* formatDateCell */.Kr)(result);
    const status = formatStatus(run, result);
    return [
        date === '' ? status : `${status}<br>${date}`,
        (0,session_list/* formatSessionCell */._P)(result, url, (0,message_format/* formatUnbrokenBytes */.JR)(localBytes)),
    ];
}
function formatStatus(run, result) {
    const { kind, countLabel } = (0,display_status/* resolveDisplayStatus */.bv)(result);
    if (kind !== 'pending')
        return countLabel;
    if ((0,display_status/* isPendingMerge */.SE)(run))
        return 'after the merge';
    return hasCloudCopy(result) ? 'outdated' : 'not uploaded';
}
function addIgnored(document, run, { ignored, unreadable }) {
    const files = [
        ...unreadable.map(({ file, detail }) => ({ file, reason: `not readable: ${detail}` })),
        ...ignored.map(({ file, reason }) => ({ file, reason: ignored_files/* IGNORED_FILES */.L9[reason].label })),
    ];
    document.addTable({
        title: `${(0,message_format/* pluralize */.td)(files.length, 'transcript')} not synced`,
        folded: true,
        columns: ['Cause', 'File'],
        items: files,
        cells: ({ file, reason }) => [(0,untrusted/* escapeMarkdown */.FV)(reason), (0,links/* formatFileLink */.IN)(run, file)],
    });
}
function formatOrigin({ runner }) {
    const commit = runner.commit === '' ? '' : ` for ${runner.commit.slice(0, 7)}`;
    const url = `${runner.serverUrl}/${(0,untrusted/* encodeUrlPath */.xn)(runner.repository)}/actions/runs/${(0,untrusted/* encodeUrlPath */.xn)(runner.runId)}`;
    const source = runner.runId === '' ? '' : ` (${(0,links/* formatLink */.u3)('run', url)})`;
    return `<sub>Updated${commit} by [SpecStory Sync](https://github.com/specstory/sync-action)${source}.</sub>`;
}
/** Formats the number of synced sessions as one sentence. */
function formatSyncState(run, { results, unscanned, ignored, unreadable }) {
    const all = results.length + unscanned.length;
    if (all === 0)
        return `${(0,message_format/* pluralize */.td)(ignored.length + unreadable.length, 'changed transcript')} cannot be synced.`;
    const states = countStates(run, results, all).filter(({ number }) => number > 0);
    const [first, ...others] = states;
    if (first === undefined)
        return '';
    if (others.length === 0)
        return `${first.whole}.`;
    const rest = others.map(({ number, short }) => `${(0,message_format/* formatCount */.B4)(number)} ${short}`);
    return `${[`${(0,message_format/* formatCount */.B4)(first.number)} of ${(0,message_format/* formatCount */.B4)(all)} ${first.short}`, ...rest].join(', ')}.`;
}
function countStates(run, results, all) {
    const keptCount = results.filter((result) => (0,display_status/* resolveDisplayStatus */.bv)(result).explanation !== undefined).length;
    const synced = results.filter(({ outcome }) => isSynced(outcome)).length;
    const isUnknown = ({ progress }) => progress === 'unknown';
    const open = results.filter(({ outcome }) => !isSynced(outcome));
    const unknown = open.filter(isUnknown).length;
    const outdated = open.filter((result) => !isUnknown(result) && hasCloudCopy(result)).length;
    const [they, are] = all === 1 ? ['It', 'is'] : [`All ${(0,message_format/* formatCount */.B4)(all)}`, 'are'];
    const upToDate = {
        number: synced - keptCount,
        short: 'up to date',
        whole: `${they} ${are} up to date in SpecStory Cloud`,
    };
    const keptCopies = {
        number: keptCount,
        short: keptCount === 1 ? 'cloud copy kept' : 'cloud copies kept',
        whole: all === 1 ? 'Its cloud copy was kept' : `All ${(0,message_format/* formatCount */.B4)(all)} cloud copies were kept`,
    };
    if ((0,display_status/* isPendingMerge */.SE)(run)) {
        const words = 'will sync after the merge';
        return [{ number: all - synced, short: words, whole: `${they} ${words}` }, upToDate, keptCopies];
    }
    return [
        upToDate,
        keptCopies,
        { number: outdated, short: 'outdated', whole: `${they} ${are} outdated in SpecStory Cloud` },
        {
            number: unknown,
            short: 'with unknown result',
            whole: all === 1 ? 'Its result is unknown' : `All ${(0,message_format/* formatCount */.B4)(all)} results are unknown`,
        },
        {
            number: all - synced - outdated - unknown,
            short: 'not uploaded',
            whole: all === 1 ? 'It is not in SpecStory Cloud' : `None of the ${(0,message_format/* formatCount */.B4)(all)} is in SpecStory Cloud`,
        },
    ];
}
function isSynced(status) {
    const { kind } = session_statuses/* SESSION_STATUSES */.Wf[status];
    return kind === 'uploaded' || kind === 'unchanged';
}
function hasCloudCopy({ outcome, cloudBytes, plan }) {
    return isSynced(outcome) || cloudBytes !== undefined || (plan !== undefined && plan_plan/* PLANS */.NB[plan].cloudCopy === 'present');
}

;// CONCATENATED MODULE: ./lib/src/report/comment/comment.js










/** Time limit for everything about the comment. */
const COMMENT_LIMIT_MS = 10_000;
/** For pages of files, pages of comments, and the token's owner. */
const CONNECTIONS = 11;
/**
 * Updates the pull request comment if the `comment` input is set. Runs after publishing, never throws, and never
 * changes the result; problems cause a notice.
 * @param cancelled aborts when the process must end; then nothing is printed
 */
async function commentOnPullRequest(run, printer, cancelled, limitMs = COMMENT_LIMIT_MS) {
    if (run.inputs?.comment !== true || cancelled.aborted)
        return;
    const target = resolveTarget(run);
    if ('skipReason' in target)
        return reportSkipped(printer, target.skipReason);
    const limit = new AbortController();
    const end = () => limit.abort();
    const timer = setTimeout(end, limitMs);
    cancelled.addEventListener('abort', end, { once: true });
    let http;
    try {
        const proxies = (0,proxy/* parseProxies */.u_)(run.runner.proxy);
        for (const secret of (0,proxy/* listProxySecrets */.WA)(proxies))
            printer.mask(secret);
        http = (0,cloud_http/* createHttp */.V0)(CONNECTIONS, (0,proxy/* selectProxy */.Vx)(proxies, target.apiUrl));
        const opening = openApi(target, createApiFetch(http, limitMs), limit.signal);
        const api = await Promise.race([opening, rejectOnAbort(limit.signal)]);
        const pullRequest = openPullRequest(api, target.number, target.token, target.isGitea);
        const result = await Promise.race([upsertComment(run, pullRequest), rejectOnAbort(limit.signal)]);
        if ('skipReason' in result)
            reportSkipped(printer, result.skipReason);
        else
            printer.printLine(result.line);
    }
    catch (error) {
        if (cancelled.aborted)
            return;
        const server = target.isGitea ? 'The server' : 'GitHub';
        const late = `${server} took longer than ${limitMs / 1_000} s.`;
        reportSkipped(printer, limit.signal.aborted ? late : describeApiError(error, server, Date.now()));
    }
    finally {
        clearTimeout(timer);
        cancelled.removeEventListener('abort', end);
        await http?.close();
    }
}
async function upsertComment(run, pullRequest) {
    if (run.inputs === undefined)
        return { line: '' };
    const marker = createCommentMarker(run.inputs);
    const [files, { comments, isCut }, viewer] = await Promise.all([
        pullRequest.listFiles(),
        pullRequest.listComments(),
        pullRequest.getViewer(),
    ]);
    const changed = selectChangedSessions(run, files);
    const own = findOwnComment(comments, marker, viewer);
    if (own !== undefined) {
        const url = await pullRequest.update(own.id, renderComment(run, changed, marker));
        return { line: `Pull request comment updated: ${url}` };
    }
    if (isEmpty(changed))
        return { line: 'No pull request comment: the pull request contains no AI sessions.' };
    if (isCut) {
        const many = (0,message_format/* formatCount */.B4)(MAX_COMMENTS);
        return {
            skipReason: `The pull request has ${many} comments or more, and this action's comment is not among the first ${many}.`,
        };
    }
    const url = await createOnce(pullRequest, renderComment(run, changed, marker), async () => findOwnComment((await pullRequest.listComments()).comments, marker, viewer));
    return { line: `Pull request comment created: ${url}` };
}
/** Creates the comment. After a server error, checks first whether it was created. */
async function createOnce(pullRequest, body, find) {
    try {
        return await pullRequest.create(body);
    }
    catch (error) {
        if (!mayHaveSucceeded(error))
            throw error;
        return (await find())?.url ?? (await pullRequest.create(body));
    }
}
/** Rejects when the signal aborts, because some work ignores the signal. */
async function rejectOnAbort(signal) {
    return await new Promise((_resolve, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        else
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
function reportSkipped(printer, reason) {
    printer.notice(`The pull request comment was not posted. ${reason}`, { title: 'Pull request comment' });
}
/** Resolves the pull request of the comment. `skipReason` is a sentence. */
function resolveTarget({ runner, inputs }) {
    if (runner.eventName !== 'pull_request')
        return {
            skipReason: `The event is \`${runner.eventName || 'unknown'}\`, not \`pull_request\`.`,
        };
    const withheld = (0,inputs_event/* withheldSecretsReason */.nq)(runner);
    // Without secrets, the job's token is read-only.
    if (withheld !== undefined && inputs?.token === '')
        return { skipReason: `${withheld}, or a token with permission to comment.` };
    if (inputs?.shard !== undefined)
        return { skipReason: "Comments are not supported with `shard`. Use the merge action's summary instead." };
    const token = inputs?.githubToken ?? '';
    if (token === '')
        return { skipReason: 'The `github-token` input is empty.' };
    const [owner, repository] = runner.repository.split('/');
    const number = (0,inputs_runner/* getOwnValue */.M6)(runner.event, 'pull_request', 'number');
    const isKnown = typeof number === 'number' && Number.isSafeInteger(number) && number > 0;
    if (!owner || !repository || runner.apiUrl === '' || !isKnown)
        return { skipReason: 'The runner does not provide the number of the pull request.' };
    return { apiUrl: runner.apiUrl, owner, repository, number, token, isGitea: (0,inputs_runner/* isGitea */.Hd)(runner) };
}


/***/ })

};
