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


/** Milliseconds to connect; each request's own limit applies too. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Milliseconds for each address of a host; Node's 250 ms never connect over a slow link (docs/internals/runners.md). */
const ADDRESS_TIMEOUT_MS = 2_500;
/** Milliseconds that an idle connection is kept: longer than a session is encoded, shorter than servers keep it. */
const KEEP_ALIVE_MS = 4_000;
/** The request ran into its own time limit. */
class ResponseTimeout extends Error {
    name = 'ResponseTimeout';
    constructor(timeoutMs) {
        super(`no response in ${timeoutMs / 1000} s`);
    }
}
/**
 * Keep-alive connections, through a proxy when there is one. undici is loaded with the first request, so that a run
 * that ends before it never pays for it.
 *
 * @param connections at a time, at most
 * @param proxy that all requests go through; see `proxyFor`
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
                // An aborted body emits an error even when it is not read any more.
                received.body.on('error', () => { });
                const { statusCode: status, headers: responseHeaders } = received;
                // The status of a refusal says enough; a success is one only with all of its body.
                const reading = { encoding: responseHeaders['content-encoding'], maxBytes, mayBeLost: status >= 400 };
                const read = await readBody(received.body, reading);
                // A response that arrived counts, also when the run ends in that moment.
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
 * HTTP/1.1 only: with HTTP/2 all workers share one connection, so that one reset fails all of their uploads at once and
 * `connections` bounds nothing (docs/internals/runners.md, Proxy).
 */
async function load(connections, proxy) {
    const undici = await __webpack_require__.e(/* import() */ 148).then(__webpack_require__.t.bind(__webpack_require__, 5148, 19));
    // For the process: undici hands it on to some of its connections only.
    (0,node_net__WEBPACK_IMPORTED_MODULE_0__.setDefaultAutoSelectFamilyAttemptTimeout)(ADDRESS_TIMEOUT_MS);
    const options = {
        connections,
        allowH2: false,
        connectTimeout: CONNECT_TIMEOUT_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
        // Each request carries its own limit, over headers and body together.
        headersTimeout: 0,
        bodyTimeout: 0,
    };
    if (proxy === undefined)
        return { undici, dispatcher: new undici.Agent(options) };
    return { undici, dispatcher: new undici.ProxyAgent({ ...options, ...optionsFor(proxy), uri: proxy.href }) };
}
function optionsFor({ protocol, username, password }) {
    if (protocol !== 'socks5:')
        return { proxyTls: { allowH2: false } };
    // undici would speak TLS to a SOCKS proxy for any `proxyTls`, and send it credentials as they are in the URL.
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}
/** By `Content-Encoding`. Some servers send raw deflate as `deflate`, which is zlib's format. */
const DECOMPRESSORS = new Map([
    ['gzip', () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip)()],
    ['x-gzip', () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip)()],
    ['deflate', ([first = 0]) => ((first & 0x0f) === 8 ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createInflate)() : (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createInflateRaw)())],
    ['br', () => (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createBrotliDecompress)()],
]);
/**
 * Reads a body, also one that a proxy compressed although the request forbids it.
 *
 * @throws what reading throws, unless the body may be lost.
 */
async function readBody(chunks, options) {
    const { encoding, maxBytes, mayBeLost } = options;
    const { error, ...raw } = await take(chunks, maxBytes);
    if (error !== undefined && !mayBeLost)
        throw error;
    const stream = typeof encoding === 'string' ? DECOMPRESSORS.get(encoding.trim().toLowerCase())?.(raw.body) : undefined;
    if (stream === undefined || raw.body.length === 0)
        return raw;
    stream.end(raw.body);
    // A damaged body ends at the damage.
    const { body, isCut, error: damage } = await take(stream, maxBytes);
    return { body, isCut: raw.isCut || (isCut && damage === undefined) };
}
async function take(chunks, maxBytes) {
    const taken = [];
    let bytes = 0;
    try {
        for await (const chunk of chunks) {
            taken.push(chunk);
            bytes += chunk.byteLength;
            if (bytes > maxBytes)
                return { body: Buffer.concat(taken, maxBytes), isCut: true };
        }
    }
    catch (error) {
        return { body: Buffer.concat(taken), isCut: true, error };
    }
    return { body: Buffer.concat(taken, bytes), isCut: false };
}


/***/ }),

/***/ 3306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u_: () => (/* binding */ parseProxies),
  iJ: () => (/* binding */ proxyFor),
  Wm: () => (/* binding */ proxySecrets)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/src/cloud/no-proxy.js

const DEFAULT_PORTS = { 'http:': '80', 'https:': '443' };
// By hand: undici's `EnvHttpProxyAgent` ignores ranges and stars, and its `0.0.1` matches 127.0.0.1.
/**
 * Tells whether `NO_PROXY` excludes a URL. An entry is a host with all below it (`example.com`, `.example.com`), all below
 * one (`*.example.com`), an address, a range (`10.0.0.0/8`), stars in either, each with a port, or `*`. Names are not looked up.
 */
function goesPastProxy(url, noProxy) {
    const host = hostOf(url.hostname);
    const port = url.port || (DEFAULT_PORTS[url.protocol] ?? '');
    return noProxy
        .split(/[,\s]+/)
        .filter((text) => text !== '')
        .map(parseEntry)
        .some((entry) => (entry.port === '' || entry.port === port) && covers(entry.host, host));
}
function parseEntry(text) {
    // An IPv6 address with a port is in brackets; without them all colons are its own.
    const [, bracketed, bracketedPort = ''] = /^\[([^\]]*)\](?::(\d+))?$/.exec(text) ?? [];
    if (bracketed !== undefined)
        return { host: hostOf(bracketed), port: bracketedPort };
    const [, name, port = ''] = /^([^:]*):(\d+)$/.exec(text) ?? [];
    return name === undefined ? { host: hostOf(text), port: '' } : { host: hostOf(name), port };
}
function covers(entry, host) {
    const slash = entry.indexOf('/');
    if (slash !== -1)
        return isInRange(host, entry.slice(0, slash), entry.slice(slash + 1));
    if (entry.includes('*'))
        return matches(entry, host);
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
/** A star matches any characters, also dots. Linear: each part is looked for once, from where the last one ended. */
function matches(pattern, host) {
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
/** A host as it is compared: lower case, without an address's brackets and the dot that ends a full name. */
function hostOf(text) {
    return text
        .toLowerCase()
        .replace(/^\[|\]$/g, '')
        .replace(/(?<=[^.])\.$/, '');
}

;// CONCATENATED MODULE: ./lib/src/cloud/proxy.js


/** Schemes and what undici calls them; it always leaves looking up names to a SOCKS proxy. */
const SCHEMES = {
    'http:': 'http:',
    'https:': 'https:',
    'socks5:': 'socks5:',
    'socks5h:': 'socks5:',
    'socks:': 'socks5:',
};
/** Characters of a password that is masked by itself: a shorter one is part of ordinary words and numbers. */
const SHORTEST_SECRET = 3;
/**
 * Reads the proxy settings. `host:port` without a scheme is taken for `http://host:port`, as curl does.
 *
 * @throws Failure `proxy`, never with the value in it, which may hold a password.
 */
function parseProxies(settings) {
    const all = parseProxy('ALL_PROXY', settings?.allProxy);
    const http = parseProxy('HTTP_PROXY', settings?.httpProxy) ?? all;
    return {
        // A proxy for http alone has always been taken for https too.
        https: parseProxy('HTTPS_PROXY', settings?.httpsProxy) ?? all ?? http,
        http,
        noProxy: settings?.noProxy ?? '',
    };
}
/** The proxy that a URL is reached through, `undefined` for none. */
function proxyFor({ https, http, noProxy }, url) {
    const target = new URL(url);
    if (goesPastProxy(target, noProxy))
        return undefined;
    return target.protocol === 'https:' ? https : http;
}
/** Every text that must not be shown, because a proxy's URL holds credentials. */
function proxySecrets({ https, http }) {
    return [https, http].flatMap((proxy) => (proxy === undefined ? [] : secretsOf(proxy)));
}
function secretsOf({ username, password }) {
    if (username === '' && password === '')
        return [];
    const [name, word] = [decode(username), decode(password)];
    const basic = Buffer.from(`${name}:${word}`).toString('base64');
    // Without a password the name is the secret, as with an access key.
    const secrets = password === '' ? [username, name] : [password, word];
    const isLong = secrets.every((secret) => secret.length >= SHORTEST_SECRET);
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
/* harmony export */   mu: () => (/* binding */ parseRetryAfter),
/* harmony export */   nI: () => (/* binding */ serverTime)
/* harmony export */ });
/** An epoch in seconds lies between these until the year 5138; anything else in `X-RateLimit-Reset` is another unit. */
const EPOCH_SECONDS = { min: 1_000_000_000, max: 100_000_000_000 };
/** Added to a moment that a server names, ms: servers round it down to whole seconds (docs/internals/runners.md, Rate limits). */
const ROUNDING_MS = 1000;
/**
 * Milliseconds that a server asks to wait: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` in epoch
 * seconds. A moment is by the server's clock, so it is compared with the response's own `Date`.
 *
 * @param now epoch milliseconds, for a response without a date
 * @returns `undefined` when neither header has a usable value
 */
function parseRetryAfter(headers, now) {
    const serverNow = serverTime(headers) ?? now;
    return (retryAfterMs(firstOf(headers['retry-after']), serverNow) ??
        rateLimitResetMs(firstOf(headers['x-ratelimit-reset']), serverNow));
}
/** Parses `X-RateLimit-Remaining` and `-Reset`; `undefined` without both, and when the window is over. */
function parseRateLimit(headers, now) {
    const remaining = firstOf(headers['x-ratelimit-remaining']);
    const leftMs = rateLimitResetMs(firstOf(headers['x-ratelimit-reset']), serverTime(headers) ?? now);
    if (!/^\d{1,15}$/.test(remaining) || leftMs === undefined || leftMs <= ROUNDING_MS)
        return undefined;
    return { remaining: Number(remaining), endsAt: now + leftMs };
}
/** The server's clock as a response was sent: epoch milliseconds, in whole seconds. */
function serverTime(headers) {
    const date = Date.parse(firstOf(headers['date']));
    return Number.isNaN(date) ? undefined : date;
}
function retryAfterMs(text, now) {
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    // HTTP dates name the day in letters; `Date.parse` alone accepts "-5" and "1.5" as dates too.
    if (!/^[A-Za-z]{3,9},? /.test(text))
        return undefined;
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : msUntil(date, now);
}
function rateLimitResetMs(text, now) {
    if (!/^\d+$/.test(text))
        return undefined;
    const seconds = Number(text);
    if (seconds < EPOCH_SECONDS.min || seconds > EPOCH_SECONDS.max)
        return undefined;
    return msUntil(seconds * 1000, now);
}
function msUntil(moment, now) {
    return Math.max(0, moment - now) + ROUNDING_MS;
}
function firstOf(value) {
    return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
}
/** Pauses all workers when one hits the rate limit: the limit is per API key. */
class RateLimitGate {
    #options;
    /** Monotonic milliseconds. */
    #until = 0;
    #isServerSpecified = false;
    #unreportedMs;
    constructor(options) {
        this.#options = options;
    }
    /** Pauses for `ms` milliseconds; a pause that already lasts longer stays. `isServerSpecified`: not our own guess. */
    extend(ms, isServerSpecified) {
        const now = this.#options.now();
        // Several workers get their 429 at the same moment: that is one pause, reported once.
        if (this.#until <= now && ms > 0)
            this.#unreportedMs = ms;
        if (now + ms <= this.#until)
            return;
        this.#until = now + ms;
        this.#isServerSpecified = isServerSpecified;
    }
    /** True when the pause ends after the deadline, so that waiting is useless. */
    exceeds(deadline) {
        const left = this.#until - this.#options.now();
        return left > 0 && left >= deadline.remainingMs();
    }
    /** When the server lets requests through again, where it said so: epoch milliseconds. */
    get serverResetAt() {
        return this.#isServerSpecified ? Date.now() + this.#until - this.#options.now() : undefined;
    }
    get isClosed() {
        return this.#until > this.#options.now();
    }
    /** Resolves when nothing is paused, or `stop` aborts. @throws DeadlinePassed at once, or the deadline's reason. */
    async wait(deadline, stop) {
        while (!stop.aborted) {
            const left = this.#until - this.#options.now();
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
/* harmony export */   Tn: () => (/* binding */ serverText),
/* harmony export */   h6: () => (/* binding */ Scrubber),
/* harmony export */   ml: () => (/* binding */ shorten)
/* harmony export */ });
/** Characters of a server's text that a message holds at most. */
const MAX_TEXT = 200;
/** Bytes of a response that are searched for its text: the JSON of an error is far smaller. */
const MAX_BYTES = 65_536;
/**
 * The server's own words out of a response's body: the `error` or `message` of JSON, the title or text of an HTML page, else
 * the text as it is; secrets removed, folded to one line without control characters, at most 200 characters. Still untrusted.
 */
function serverText(body, scrub) {
    const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MAX_BYTES)).toString();
    return shorten(scrub(words(text)));
}
/** Folds text to one line of at most `max` characters (UTF-16 units), never cutting a character in two. */
function shorten(text, max = MAX_TEXT) {
    const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
    if (line.length <= max)
        return line;
    return `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
function words(text) {
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
        // Not JSON, or not all of it: its text is all there is.
    }
    return trimmed;
}
/** Secrets shorter than this would turn ordinary words into stars. */
const MIN_LENGTH = 4;
/** Characters of a secret, or of its Base64, that are certainly a piece of it. */
const MIN_PIECE = 8;
/** Escapes of JSON and URLs, alone and together: a token may itself contain what the other one takes for an escape. */
const ESCAPES = [
    /\\u00([0-9a-f]{2})|\\(["\\/])/gi,
    /%([0-9a-f]{2})/gi,
    /(?:\\u00|%)([0-9a-f]{2})|\\(["\\/])/gi,
];
/** Removes secrets that a server echoes, plain or encoded as JSON, URL or Base64, also one that is cut at the end. */
class Scrubber {
    #forms = new Set();
    add(secret) {
        if (secret.length < MIN_LENGTH)
            return;
        this.#forms.add(secret);
        for (const piece of base64Pieces(secret))
            this.#forms.add(piece);
    }
    /** The text with every secret replaced by `***`. */
    scrub = (text) => {
        let clean = mask(text, this.#rangesIn(text));
        for (const pattern of ESCAPES) {
            const { plain, origins } = unescaped(clean, pattern);
            if (plain === clean)
                continue;
            const { length } = clean;
            const ranges = this.#rangesIn(plain).map(([start, end]) => [origins[start] ?? 0, origins[end] ?? length]);
            clean = mask(clean, ranges);
        }
        return clean;
    };
    #rangesIn(text) {
        const ranges = [];
        for (const form of this.#forms) {
            for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
                ranges.push([at, at + form.length]);
            }
            const cut = startOfCut(form, text);
            if (cut !== undefined)
                ranges.push([cut, text.length]);
        }
        return ranges.sort(([a], [b]) => a - b);
    }
}
/** Where the text's end begins a form without finishing it. */
function startOfCut(form, text) {
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
/** The secret's part of the Base64 of a longer text, at each of the three offsets and in both alphabets. */
function base64Pieces(secret) {
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
/** The text without escapes, and where in it each unit comes from; the last origin is its end. */
function unescaped(text, pattern) {
    let plain = '';
    const origins = [];
    const take = (from, to) => {
        for (let at = from; at < to; at += 1)
            origins.push(at);
        plain += text.slice(from, to);
    };
    let end = 0;
    for (const found of text.matchAll(pattern)) {
        const [whole, code, character] = found;
        take(end, found.index);
        origins.push(found.index);
        plain += character ?? String.fromCharCode(Number.parseInt(code ?? '', 16));
        end = found.index + whole.length;
    }
    take(end, text.length);
    origins.push(text.length);
    return { plain, origins };
}
function mask(text, ranges) {
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
 * Loads GitHub's client, only for runs with a comment.
 *
 * @param fetch its own would read the proxy variables by other rules
 */
async function openApi({ apiUrl, owner, repository: repo, token }, fetch, signal) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(148), __webpack_require__.e(852)]).then(__webpack_require__.bind(__webpack_require__, 7852));
    const octokit = getOctokit(token, {
        baseUrl: apiUrl,
        userAgent: `specstory-sync-action/${version/* VERSION */.x}`,
        // Only the printer prints: a response could be a command to the runner.
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
const nothing = () => { };
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
/** Maximum bytes of a response; a page has up to 100 comments or patches of about 100 KB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/** Delay before the second attempt when the server names none. */
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;
/**
 * A `fetch` for Octokit with the cloud's proxies and authorities. A rate limit and a 5xx get one more attempt, except
 * for a comment that may have been created. Rejects redirects, which could send the token elsewhere.
 */
function createApiFetch(http, timeoutMs) {
    return async (url, { method, headers, body, signal }) => {
        const bodied = body === undefined ? {} : { body: Buffer.from(body) };
        const request = { method, url, headers, ...bodied, timeoutMs, maxBytes: MAX_ANSWER_BYTES };
        const first = await http.exchange(request, signal);
        const pauseMs = pauseBefore(first, method === 'POST' && !url.endsWith('/graphql'));
        if (pauseMs === undefined)
            return response(url, first);
        await (0,promises_.setTimeout)(pauseMs, undefined, { signal });
        return response(url, await http.exchange(request, signal));
    };
}
/** Milliseconds until a second attempt; `undefined`: none. */
function pauseBefore({ status, headers }, isWritten) {
    // GitHub uses 403 for some rate limits, with `Retry-After`.
    const isLimit = status === 429 || status === 503 || (status === 403 && 'retry-after' in headers);
    if (!isLimit && (status < 500 || isWritten))
        return undefined;
    const waitMs = (0,rate_limit/* parseRetryAfter */.mu)(headers, Date.now()) ?? 0;
    return waitMs > LONGEST_PAUSE_MS ? undefined : Math.max(PAUSE_MS, waitMs);
}
function response(url, { status, headers, body, isCut }) {
    if (status >= 300 && status < 400)
        throw new Error(`HTTP ${status} is a redirect, which is not followed`);
    if (isCut && status < 300)
        throw new Error(`a response is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`);
    const single = Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]);
    return { status, url, headers: new Map(single), text: async () => body.toString() };
}
/** The server may have created the comment although the request failed. */
function mayHaveSucceeded(error) {
    return Number(error?.status) >= 500;
}
/** Explains in one or two sentences why the comment was not posted. Contains the server's text, which is untrusted. */
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
/** GitHub uses 429 or 403; headers or text distinguish the latter from a missing permission. */
function isRateLimit(status, headers, text) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /\brate limit\b/i.test(text);
}
function describeBody(data) {
    const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '');
    return (0,server_text/* serverText */.Tn)(Buffer.from(text), (untouched) => untouched) || 'nothing';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 4 modules
var inputs_inputs = __webpack_require__(3017);
;// CONCATENATED MODULE: ./lib/src/report/comment/marker.js


/**
 * The first line of the comment, invisible, by which the next run finds it. The inputs that say which sessions go where are
 * in it, so that two steps of one workflow keep a comment each, while a check and the sync after it share one. Inputs at
 * their defaults are not, so that a new input does not start a second comment.
 */
function commentMarker(inputs) {
    const scope = JSON.stringify((0,inputs_inputs/* formatSetInputs */.v0)(inputs).filter(([name]) => inputs_inputs/* INPUTS */.mc[name].isScope));
    return `<!-- specstory/sync-action ${(0,external_node_crypto_.createHash)('sha256').update(scope).digest('hex').slice(0, 12)} -->`;
}
/**
 * The comment that an earlier run made, the oldest if two runs once raced. Anybody may quote the marker, and a token
 * with `pull-requests: write` may edit what anybody wrote: so it has to be the first thing in the comment, and the
 * author has to be who the token is.
 */
function findOwnComment(comments, marker, viewer) {
    const isOwn = ({ author }) => viewer.id !== undefined &&
        author.id === viewer.id &&
        (viewer.type === undefined || author.type === undefined || author.type === viewer.type);
    return comments.filter((comment) => comment.body.startsWith(marker) && isOwn(comment)).sort((a, b) => a.id - b.id)[0];
}

;// CONCATENATED MODULE: ./lib/src/report/comment/pull-request.js
/** GitHub lists at most this many files. */
const MAX_FILES = 3_000;
/** More comments than any pull request has. */
const MAX_COMMENTS = 10_000;
/** Status of a file that was deleted or not changed. */
const WITHOUT_CHANGE = new Set(['removed', 'deleted', 'unchanged']);
/** @param isGitea Gitea and Forgejo have other page sizes, all comments on one page, and no GraphQL */
function openPullRequest(api, number, token, isGitea) {
    const list = (route) => {
        const page = (page) => api.request(`GET ${route}`, { number, page, [isGitea ? 'limit' : 'per_page']: PER_PAGE });
        return page;
    };
    return {
        async files() {
            const page = list('/repos/{owner}/{repo}/pulls/{number}/files');
            const files = await (isGitea ? allPagesOfAnySize(page, MAX_FILES) : allPages(page, MAX_FILES / PER_PAGE));
            const changed = files.filter(({ status }) => !WITHOUT_CHANGE.has(status));
            return { files: changed.map(({ filename }) => filename), isCut: files.length >= MAX_FILES };
        },
        async comments() {
            const page = list('/repos/{owner}/{repo}/issues/{number}/comments');
            const comments = await (isGitea ? page(1) : allPages(page, MAX_COMMENTS / PER_PAGE));
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
        viewer: () => viewerOf(api, token, isGitea),
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
/** Pages requested in parallel after the first full one: thirty in sequence would take too long. */
const PAGES_AT_A_TIME = 5;
/** All items of up to `maxPages` pages; a page that is not full is the last. */
async function allPages(page, maxPages) {
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
/** The same with an unknown page size: requests in sequence until a page is empty. */
async function allPagesOfAnySize(page, maxItems) {
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
/** The token's owner. */
async function viewerOf(api, token, isGitea) {
    if (isGitea)
        return { id: await giteaUser(api), type: undefined };
    const { viewer } = await api.graphql('{ viewer { databaseId } }');
    if (typeof viewer.databaseId !== 'number')
        throw new Error('GitHub did not return the owner of the `github-token`.');
    const type = APP_TOKEN.test(token) ? 'Bot' : USER_TOKEN.test(token) ? 'User' : undefined;
    return { id: viewer.databaseId, type };
}
async function giteaUser(api) {
    try {
        return (await api.request('GET /user')).id;
    }
    catch (error) {
        // Some versions do not allow this with a job's token.
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




/** Selects what a pull request adds or changes. A duplicate counts as its preferred file. */
function selectChangedSessions(run, { files, isCut }) {
    const changed = new Set(files);
    const isChanged = (file) => changed.has((0,links/* ownPath */.O4)(run, file) ?? '');
    const scans = run.projects.flatMap(({ scan }) => scan ?? []);
    const leftOut = scans.flatMap((scan) => scan.leftOut).filter(({ file }) => isChanged(file));
    const chosen = new Set(leftOut.flatMap((file) => file.chosen ?? []));
    const results = run.results.filter(({ session }) => isChanged(session.file) || chosen.has(session.file));
    const unreadable = scans.flatMap((scan) => scan.unreadable).filter(({ file }) => isChanged(file));
    const seen = new Set([
        ...results.map(({ session }) => session),
        ...leftOut,
        ...unreadable,
        ...scans.flatMap((scan) => scan.excluded),
    ].map(({ file }) => (0,links/* ownPath */.O4)(run, file)));
    return {
        results,
        leftOut: leftOut.filter(({ reason }) => ignored_files/* IGNORED_FILES */.L9[reason].isInComment),
        unreadable,
        unscanned: isFullyScanned(run) ? [] : files.filter((file) => isInHistory(run, file) && !seen.has(file)),
        isCut,
    };
}
function isEmpty({ results, leftOut, unreadable, unscanned }) {
    return results.length + leftOut.length + unreadable.length + unscanned.length === 0;
}
/** Opted-out projects are never scanned. */
function isFullyScanned({ projects, status }) {
    if (status === 'not-run')
        return true;
    return projects.length > 0 && projects.every(({ scan }) => scan?.complete === true);
}
/** @param file POSIX, relative to the root of the repository */
function isInHistory(run, file) {
    if (!file.endsWith('.md') || external_node_path_.posix.basename(file).startsWith('.'))
        return false;
    return historiesOf(run).some((directory) => file.startsWith(`${directory}/`));
}
/** History directories in the workflow's repository; only from the inputs when the run ended early. */
function historiesOf(run) {
    const places = run.projects.flatMap(({ project }) => project.places);
    if (places.length > 0) {
        return places.flatMap(({ path, historyDir }) => (0,links/* ownPath */.O4)(run, external_node_path_.posix.join(path, historyDir)) ?? []);
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
var headline = __webpack_require__(5509);
// EXTERNAL MODULE: ./lib/src/report/session-list.js
var session_list = __webpack_require__(7082);
// EXTERNAL MODULE: ./lib/src/report/summary/sessions.js
var sessions = __webpack_require__(9801);
// EXTERNAL MODULE: ./lib/src/report/untrusted.js
var untrusted = __webpack_require__(4851);
;// CONCATENATED MODULE: ./lib/src/report/comment/render.js













/** GitHub's limit is 65,536 characters, and no text has fewer bytes than characters. */
const COMMENT_BUDGET_BYTES = 60_000;
/** Renders the comment, starting with `marker`, in at most `budgetBytes` bytes. */
function renderComment(run, sessions, marker, budgetBytes = COMMENT_BUDGET_BYTES) {
    const document = (0,report_document/* createDocument */.u)(budgetBytes, 'in the summary of the run');
    document.block(`${marker}\n${formatHeading(run, sessions)}`);
    if (!isEmpty(sessions))
        document.block(formatSyncState(run, sessions));
    if (!isStated(run, sessions))
        document.block(formatRepositoryState(run));
    addFailures(document, run, sessions);
    addSessions(document, run, sessions);
    addIgnored(document, run, sessions);
    if (sessions.isCut) {
        document.block('GitHub lists only the first 3,000 files of a pull request. Sessions in later files are not shown.');
    }
    document.block(formatOrigin(run));
    return document.text();
}
function formatHeading(run, { results, unscanned }) {
    const sessions = results.length + unscanned.length;
    if (sessions === 0)
        return '### No AI sessions in this pull request';
    return `### ${(0,display_status/* describeRunStatus */.rM)(run).symbol} ${(0,message_format/* pluralize */.td)(sessions, 'AI session')} in this pull request`;
}
/** Pending sessions of this pull request only: the sentence about them is enough. */
function isStated(run, { results }) {
    return (0,display_status/* isPendingMerge */.SE)(run) && (0,session_statuses/* countOpen */.QJ)(run.counts) === (0,session_statuses/* countOpen */.QJ)((0,session_statuses/* countSessions */.jJ)(results));
}
/** The run covers the whole repository, so it may have failed elsewhere. */
function formatRepositoryState(run) {
    const title = `Repository ${run.inputs?.mode ?? 'sync'} ${(0,display_status/* describeRunStatus */.rM)(run).words}`;
    const hints = new Set(run.failures.map((failure) => `**What to do:** ${(0,links/* whatToDo */.H6)(failure)}`));
    return [`**${title}:** ${(0,untrusted/* markdownProse */.h$)((0,headline/* formatHeadline */.Q)(run), 1_000)}`, ...hints].join('\\\n');
}
/** What ended the run is stated above. */
function addFailures(document, run, { results }) {
    const failed = results.filter(({ outcome }) => session_statuses/* SESSION_STATUSES */.Wf[outcome].kind === 'failed');
    (0,sessions/* addCauses */.ic)(document, run, failed.filter((result) => !(0,causes/* isCoveredByRunFailure */.Vw)(run, result)));
}
function addSessions(document, run, { results, unscanned }) {
    const rows = [
        ...(0,session_list/* newestFirst */.ll)(results).map((result) => () => sessionCells(run, result)),
        ...unscanned.map((file) => () => ['not scanned', '', (0,links/* fileLink */.RF)(run, file)]),
    ];
    document.table({
        title: (0,message_format/* pluralize */.td)(rows.length, 'session'),
        untitled: true,
        folded: false,
        // The status comes first, so that it is visible on a narrow screen.
        columns: ['Status', session_list/* DATE_COLUMN */.Ab, 'Session'],
        items: rows,
        cells: (row) => row(),
    });
}
function sessionCells(run, result) {
    const { session, projectId, localBytes } = result;
    const url = hasCloudCopy(result) ? (0,links/* sessionUrl */._c)(run, projectId, session.id) : (0,links/* fileUrl */.iw)(run, session.file);
    return [formatStatus(run, result), (0,session_list/* dateCell */.ZW)(result), (0,session_list/* sessionCell */.t9)(result, url, (0,message_format/* formatUnbrokenBytes */.JR)(localBytes))];
}
function formatStatus(run, result) {
    const { kind, countLabel } = (0,display_status/* resolveDisplayStatus */.bv)(result);
    if (kind !== 'pending')
        return countLabel;
    if ((0,display_status/* isPendingMerge */.SE)(run))
        return 'after the merge';
    return hasCloudCopy(result) ? 'outdated' : countLabel;
}
function addIgnored(document, run, { leftOut, unreadable }) {
    const files = [
        ...unreadable.map(({ file, detail }) => ({ file, why: `not readable: ${detail}` })),
        ...leftOut.map(({ file, reason }) => ({ file, why: ignored_files/* IGNORED_FILES */.L9[reason].label })),
    ];
    document.table({
        title: `${(0,message_format/* pluralize */.td)(files.length, 'transcript')} not synced`,
        folded: true,
        columns: ['Cause', 'File'],
        items: files,
        cells: ({ file, why }) => [(0,untrusted/* markdownText */.p7)(why), (0,links/* fileLink */.RF)(run, file)],
    });
}
function formatOrigin({ runner }) {
    const commit = runner.commit === '' ? '' : ` for ${runner.commit.slice(0, 7)}`;
    const url = `${runner.serverUrl}/${(0,untrusted/* urlPath */.Lx)(runner.repository)}/actions/runs/${(0,untrusted/* urlPath */.Lx)(runner.runId)}`;
    const source = runner.runId === '' ? '' : ` (${(0,links/* link */.nf)('run', url)})`;
    return `<sub>Updated${commit} by [SpecStory Sync](https://github.com/specstory/sync-action)${source}.</sub>`;
}
/** Whether the pull request's sessions are in SpecStory Cloud, in one sentence. */
function formatSyncState(run, { results, unscanned, leftOut, unreadable }) {
    const all = results.length + unscanned.length;
    if (all === 0)
        return `${(0,message_format/* pluralize */.td)(leftOut.length + unreadable.length, 'changed transcript')} cannot be synced.`;
    const synced = results.filter(({ outcome }) => isSynced(outcome)).length;
    const outdated = results.filter((result) => !isSynced(result.outcome) && hasCloudCopy(result)).length;
    const counts = (0,display_status/* isPendingMerge */.SE)(run)
        ? [
            { number: all - synced, words: 'will sync after the merge', short: 'will sync after the merge' },
            { number: synced, words: 'up to date in SpecStory Cloud', short: 'up to date' },
        ]
        : [
            { number: synced, words: 'up to date in SpecStory Cloud', short: 'up to date' },
            { number: outdated, words: 'outdated in SpecStory Cloud', short: 'outdated' },
            { number: all - synced - outdated, words: 'not in SpecStory Cloud', short: 'not uploaded' },
        ];
    const [first, ...others] = counts.filter(({ number }) => number > 0);
    if (first === undefined)
        return '';
    if (others.length === 0) {
        const verb = first.words.startsWith('will') ? '' : all === 1 ? 'is ' : 'are ';
        return `${all === 1 ? 'It' : `All ${(0,message_format/* formatCount */.B4)(all)}`} ${verb}${first.words}.`;
    }
    const rest = others.map(({ number, short }) => `${(0,message_format/* formatCount */.B4)(number)} ${short}`);
    return `${[`${(0,message_format/* formatCount */.B4)(first.number)} of ${(0,message_format/* formatCount */.B4)(all)} ${first.short}`, ...rest].join(', ')}.`;
}
/** True when the cloud copy is what it should be. */
function isSynced(status) {
    const { kind } = session_statuses/* SESSION_STATUSES */.Wf[status];
    return kind === 'uploaded' || kind === 'unchanged';
}
/** True when the cloud has a copy, so that a link leads somewhere. */
function hasCloudCopy({ outcome, cloudBytes, plan }) {
    return isSynced(outcome) || cloudBytes !== undefined || (plan !== undefined && plan_plan/* PLANS */.NB[plan].cloudCopy === 'present');
}

;// CONCATENATED MODULE: ./lib/src/report/comment/comment.js










/** Time limit for everything about the comment. */
const COMMENT_LIMIT_MS = 10_000;
/** Pages of files and comments, and the token's owner. */
const CONNECTIONS = 11;
/**
 * Updates the pull request comment if the input asks for it. Runs after publishing, never throws and never changes the
 * result: problems are a notice.
 *
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
        for (const secret of (0,proxy/* proxySecrets */.Wm)(proxies))
            printer.mask(secret);
        http = (0,cloud_http/* createHttp */.V0)(CONNECTIONS, (0,proxy/* proxyFor */.iJ)(proxies, target.apiUrl));
        const opening = openApi(target, createApiFetch(http, limitMs), limit.signal);
        const api = await Promise.race([opening, rejectOnAbort(limit.signal)]);
        const pullRequest = openPullRequest(api, target.number, target.token, target.isGitea);
        const result = await Promise.race([upsertComment(run, pullRequest), rejectOnAbort(limit.signal)]);
        if ('skipReason' in result)
            reportSkipped(printer, result.skipReason);
        else
            printer.line(result.line);
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
/** Creates or updates the comment. */
async function upsertComment(run, pullRequest) {
    if (run.inputs === undefined)
        return { line: '' };
    const marker = commentMarker(run.inputs);
    const [files, { comments, isCut }, viewer] = await Promise.all([
        pullRequest.files(),
        pullRequest.comments(),
        pullRequest.viewer(),
    ]);
    const belonging = selectChangedSessions(run, files);
    const own = findOwnComment(comments, marker, viewer);
    if (own !== undefined) {
        const url = await pullRequest.update(own.id, renderComment(run, belonging, marker));
        return { line: `Pull request comment updated: ${url}` };
    }
    if (isEmpty(belonging))
        return { line: 'Pull request comment: none, because it contains no AI sessions.' };
    if (isCut) {
        const many = (0,message_format/* formatCount */.B4)(MAX_COMMENTS);
        return {
            skipReason: `The pull request has ${many} comments or more, and this action's comment is not among the first ${many}.`,
        };
    }
    const url = await createOnce(pullRequest, renderComment(run, belonging, marker), async () => findOwnComment((await pullRequest.comments()).comments, marker, viewer));
    return { line: `Pull request comment created: ${url}` };
}
/** Does not post twice when the server created the comment but responded with an error. */
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
/** Rejects when the signal aborts, for work that ignores it. */
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
/** Resolves the pull request to comment on, or the reason not to comment, as a sentence. */
function resolveTarget({ runner, inputs }) {
    if (runner.eventName !== 'pull_request')
        return {
            skipReason: `The event is \`${runner.eventName || 'unknown'}\`, not \`pull_request\`.`,
        };
    const withheld = (0,inputs_event/* withheldSecretsReason */.nq)(runner);
    // Without secrets nothing was synced, and the job's token is read-only.
    if (withheld !== undefined && inputs?.token === '')
        return { skipReason: `${withheld}, or a token with permission to comment.` };
    if (inputs?.shard !== undefined)
        return { skipReason: "Comments are not supported with `shard`. Use the merge action's summary instead." };
    const token = inputs?.githubToken ?? '';
    if (token === '')
        return { skipReason: 'The `github-token` input is empty.' };
    const [owner, repository] = runner.repository.split('/');
    const number = (0,inputs_runner/* ownValue */.eC)(runner.event, 'pull_request', 'number');
    const isKnown = typeof number === 'number' && Number.isSafeInteger(number) && number > 0;
    if (!owner || !repository || runner.apiUrl === '' || !isKnown)
        return { skipReason: 'The runner does not provide the number of the pull request.' };
    return { apiUrl: runner.apiUrl, owner, repository, number, token, isGitea: (0,inputs_runner/* isGitea */.Hd)(runner) };
}


/***/ })

};
