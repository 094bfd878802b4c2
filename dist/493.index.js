export const id = 493;
export const ids = [493];
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

/***/ 1493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sync: () => (/* binding */ sync)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./lib/src/deadline.js
var src_deadline = __webpack_require__(604);
// EXTERNAL MODULE: ./lib/src/cloud/cloud-failure.js
var cloud_failure = __webpack_require__(14);
// EXTERNAL MODULE: ./lib/src/cloud/copies.js
var copies = __webpack_require__(5855);
;// CONCATENATED MODULE: ./lib/src/cloud/credentials.js

/** Provider of the token for requests. Exchanges a refresh token first, and an unknown token after a rejection. */
class Credentials {
    #options;
    #current;
    #exchanging;
    constructor(options) {
        this.#options = options;
        this.#current = options.kind === 'refresh' ? undefined : options.token;
    }
    /** Gets the token to send. @throws the errors of the exchange */
    async getToken(deadline) {
        if (this.#current === undefined || this.#exchanging !== undefined)
            return this.#exchange(deadline);
        return this.#current;
    }
    /**
     * Gets another token after a 401, once for all workers. Returns false if there is none.
     * @throws the errors of the exchange
     */
    async renew(refused, deadline) {
        if (this.#options.kind === 'api')
            return false;
        // Another worker possibly renewed the token meanwhile.
        if (this.#current !== refused)
            return true;
        try {
            await this.#exchange(deadline);
            return true;
        }
        catch (error) {
            // The token was not a refresh token, so the original 401 is more useful.
            if (this.#options.kind !== 'refresh' && isRefusal(error))
                return false;
            throw error;
        }
    }
    async #exchange(deadline) {
        this.#exchanging ??= this.#options.exchange(deadline).finally(() => {
            this.#exchanging = undefined;
        });
        this.#current = await this.#exchanging;
        return this.#current;
    }
}
/** Whether the cloud rejected the token; false for network errors. */
function isRefusal(error) {
    return error instanceof cloud_failure/* CloudFailure */.wr && (error.code === 'token-refused' || error.code === 'blocked');
}

// EXTERNAL MODULE: ./lib/src/cloud/http.js
var cloud_http = __webpack_require__(1574);
// EXTERNAL MODULE: ./lib/src/cloud/proxy.js + 1 modules
var proxy = __webpack_require__(3306);
;// CONCATENATED MODULE: ./lib/src/cloud/circuit-breaker.js

/** Minimum of consecutive failures that open the circuit: three for each of ten workers. */
const MIN_THRESHOLD = 30;
/** Keeps the requests to a dead cloud below 100, also with many workers. */
const MAX_THRESHOLD = 99;
/** With fewer consecutive failures than this, a deadline is reported as such and not as an outage. */
const MIN_OUTAGE_FAILURES = 10;
/**
 * Circuit breaker with global backoff. After `concurrency` consecutive failures all requests pause, then resume in
 * rounds; it opens at `threshold`. Failures and requests in flight together never exceed a round's limit.
 */
class CircuitBreaker {
    /** Consecutive failures that open the circuit. */
    threshold;
    #options;
    /** Attempts per round, after the first round. */
    #roundSize;
    #failures = 0;
    #hasFailedWrite = false;
    #inFlight = 0;
    /** Consecutive failures that end this round. */
    #roundLimit;
    #round = 0;
    /** Monotonic milliseconds. */
    #backoffUntil = 0;
    #unreportedMs;
    #isGivenUp = false;
    #waiting = [];
    constructor(options) {
        const { concurrency, retries } = options;
        this.#options = options;
        this.threshold = Math.min(MAX_THRESHOLD, Math.max(MIN_THRESHOLD, 2 * concurrency));
        const rest = this.threshold - concurrency;
        this.#roundSize = retries === 0 ? this.threshold : Math.max(1, Math.min(concurrency, Math.ceil(rest / retries)));
        this.#roundLimit = this.#firstRoundSize;
    }
    get isOpen() {
        return this.#isGivenUp || this.#failures >= this.threshold;
    }
    get consecutiveFailures() {
        return this.#failures;
    }
    /** All workers are in global backoff; per-request backoff is skipped. */
    get isBackingOff() {
        return this.#failures >= this.#firstRoundSize;
    }
    /** `acquire` would not wait. */
    get hasFreeSlot() {
        return this.isOpen || this.#failures + this.#inFlight < this.#roundLimit;
    }
    /**
     * Acquires a slot. Waits only while attempts are failing.
     * @returns false if the circuit is open or `stop` aborts
     * @throws the deadline's reason when it aborts; DeadlinePassed if the backoff would reach the deadline
     */
    async acquire(deadline, stop) {
        while (!this.isOpen && !stop.aborted) {
            if (this.#failures + this.#inFlight < this.#roundLimit) {
                this.#inFlight += 1;
                return true;
            }
            if (this.#failures < this.#roundLimit)
                await this.#waitForChange(deadline.signal);
            else
                await this.#backOff(deadline, stop);
        }
        return false;
    }
    /** @param isWrite an upload: after a failed upload, a successful read does not reset the failures */
    release(outcome, isWrite = false) {
        this.#inFlight -= 1;
        if (outcome === 'failure') {
            this.#hasFailedWrite ||= isWrite;
            this.#fail();
        }
        // An open circuit stays open, because the run was stopped.
        else if (outcome === 'success' && !this.isOpen && (isWrite || !this.#hasFailedWrite))
            this.#reset();
        this.#wakeAll();
    }
    get #firstRoundSize() {
        return this.#options.retries === 0 ? this.threshold : Math.min(this.threshold, this.#options.concurrency);
    }
    #fail() {
        this.#failures += 1;
        if (this.isOpen || this.#failures < this.#roundLimit)
            return;
        const { backoffMs, now, retries } = this.#options;
        this.#unreportedMs = backoffMs(Math.min(this.#round, retries - 1));
        this.#backoffUntil = now() + this.#unreportedMs;
    }
    #reset() {
        this.#failures = 0;
        this.#hasFailedWrite = false;
        this.#round = 0;
        this.#roundLimit = this.#firstRoundSize;
    }
    /** Waits for the end of the backoff; the first caller after it starts the next round. */
    async #backOff(deadline, stop) {
        const { now, wait, onBackoff } = this.#options;
        const left = this.#backoffUntil - now();
        if (left <= 0) {
            this.#round += 1;
            this.#roundLimit = Math.min(this.threshold, this.#roundLimit + this.#roundSize);
            return;
        }
        if (left >= deadline.getRemainingMs()) {
            if (this.#failures < MIN_OUTAGE_FAILURES)
                throw new src_deadline/* DeadlinePassed */.Xp();
            this.#isGivenUp = true;
            return;
        }
        if (this.#unreportedMs !== undefined)
            onBackoff(this.#unreportedMs);
        this.#unreportedMs = undefined;
        await wait(left, deadline, stop);
    }
    #wakeAll() {
        for (const wake of this.#waiting.splice(0))
            wake();
    }
    async #waitForChange(signal) {
        const { promise, resolve } = Promise.withResolvers();
        const wake = () => resolve();
        this.#waiting.push(wake);
        signal.addEventListener('abort', wake);
        await promise;
        signal.removeEventListener('abort', wake);
        signal.throwIfAborted();
    }
}

// EXTERNAL MODULE: ./lib/src/cloud/routes.js
var routes = __webpack_require__(6980);
// EXTERNAL MODULE: ./lib/src/cloud/server-text.js
var server_text = __webpack_require__(1809);
;// CONCATENATED MODULE: ./lib/src/cloud/network-errors.js



/** Code for undici's limit per connection and Node's limit per address. */
const CONNECT_TIMEOUT = 'UND_ERR_CONNECT_TIMEOUT';
/** Codes of Node and undici for a failed connection: nothing was sent. */
const UNCONNECTED = {
    ECONNREFUSED: 'connection refused',
    ENOTFOUND: 'unknown host name',
    EAI_AGAIN: 'host name lookup failed',
    EHOSTUNREACH: 'host unreachable',
    ENETUNREACH: 'network unreachable',
    EHOSTDOWN: 'the host is down',
    ENETDOWN: 'the network is down',
    EADDRNOTAVAIL: 'no free local address',
    [CONNECT_TIMEOUT]: 'no connection',
    UND_ERR_PRX_TLS: 'the TLS connection to the proxy failed',
    UND_ERR_PRX_CONN: 'the proxy closed the connection',
};
/** Codes for a lost connection: the request possibly succeeded. */
const LOST = {
    ECONNRESET: 'the connection was reset',
    ECONNABORTED: 'the connection was aborted',
    EPIPE: 'the connection was closed while sending',
    ETIMEDOUT: 'the connection timed out',
    UND_ERR_SOCKET: 'the connection was closed before the response was complete',
    UND_ERR_ABORTED: 'the response was cut off',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the response was cut off',
    UND_ERR_HEADERS_OVERFLOW: 'the response headers are too large',
    UND_ERR_HTTP_PARSER: 'the response is not HTTP',
};
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;
/** Node's message for a connection that ended during the TLS handshake. */
const NO_HANDSHAKE = 'before secure TLS connection was established';
const UNSENT = { mayHaveSucceeded: false, isUnconnected: true };
/**
 * Converts an error of `Http.exchange`. All network errors are retriable (docs/internals/cloud.md, Errors); other
 * errors are bugs.
 * @param tookMs duration of the attempt
 */
function classifyNetworkError(kind, error, proxies, scrub, tookMs) {
    const name = routes/* REQUEST_NAMES */.zb[kind];
    const base = { cause: error, fatal: false, status: undefined, retryAfterMs: undefined };
    if (error instanceof cloud_http/* ResponseTimeout */.LX) {
        const hint = 'Re-run the job later, or raise `request-timeout`. SpecStory Cloud or the network is slow.';
        const message = `${error.message} for ${name}`;
        return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, mayHaveSucceeded: true };
    }
    const refusal = parseProxyStatus(error);
    if (refusal !== undefined) {
        const message = `the proxy refused ${name} with HTTP ${refusal}`;
        const hint = 'Check the user and password in the proxy URL, and that the proxy allows SpecStory Cloud.';
        const isPermanent = refusal < 500;
        return { ...base, code: 'proxy', message, hint, retriable: !isPermanent, fatal: isPermanent, ...UNSENT };
    }
    const code = findErrorCode(error);
    const words = (0,server_text/* shorten */.ml)(scrub(String(error?.message ?? error)));
    if (TLS.test(code)) {
        const hint = 'For a private certificate authority, set NODE_EXTRA_CA_CERTS to its PEM file.';
        const message = `no TLS connection for ${name}: ${words} (${code})`;
        return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, ...UNSENT };
    }
    const isSocks = code.startsWith('UND_ERR_SOCKS5');
    const unconnected = isSocks ? words : UNCONNECTED[code];
    const isUnconnected = unconnected !== undefined || words.includes(NO_HANDSHAKE) || listCauses(error).some(isConnecting);
    const known = unconnected ?? LOST[code];
    const reason = code === CONNECT_TIMEOUT ? `${known} in ${Math.round(tookMs / 100) / 10} s` : known;
    if (reason === undefined) {
        const message = `${name} could not be sent: ${words}${code === '' ? '' : ` (${code})`}`;
        return {
            ...base,
            code: 'internal',
            message,
            hint: 'Please report this bug with the log.',
            retriable: false,
            mayHaveSucceeded: false,
        };
    }
    const proxy = isSocks || code.startsWith('UND_ERR_PRX_') ? 'the proxy' : findFailedProxy(error, proxies);
    const message = `${proxy === undefined ? name : `${name} through ${proxy}`} failed: ${reason} (${code})`;
    const hint = 'Check the network, `cloud-url` and the proxy settings, or re-run the job later.';
    const isProxy = proxy !== undefined;
    return {
        ...base,
        code: isProxy ? 'proxy' : 'cloud-unreachable',
        message,
        hint: isProxy ? 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and that the proxy runs.' : hint,
        retriable: true,
        mayHaveSucceeded: !isUnconnected,
        isUnconnected,
    };
}
function isConnecting({ syscall }) {
    return syscall === 'connect';
}
/** Parses a proxy's status from the message, because undici reports it only as text. */
function parseProxyStatus(error) {
    for (const { message } of listCauses(error)) {
        const found = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(String(message));
        if (found !== null)
            return Number(found[1]);
    }
    return undefined;
}
/** Returns `the proxy host:port` if the failed connection was to a proxy. */
function findFailedProxy(error, { https, http }) {
    const texts = listCauses(error).map(({ message }) => String(message));
    for (const proxy of [https, http]) {
        if (proxy === undefined)
            continue;
        const host = proxy.hostname;
        const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
        // Messages contain the address: "connect ECONNREFUSED 10.0.0.1:3128", "getaddrinfo ENOTFOUND host".
        const isTried = texts.some((text) => text.endsWith(` ${host}`) || containsPort(text, port));
        if (isTried)
            return `the proxy ${proxy.host}`;
    }
    return undefined;
}
function containsPort(text, port) {
    const [, ...behind] = text.split(`:${port}`);
    return behind.some((rest) => !/^\d/.test(rest));
}
function findErrorCode(error) {
    for (const { name, code } of listCauses(error)) {
        // undici's parser error has the code of its C parser, or no code.
        if (name === 'HTTPParserError')
            return 'UND_ERR_HTTP_PARSER';
        if (typeof code === 'string')
            return code;
    }
    return '';
}
/** Lists an error, its aggregated errors (one per address) and its causes. */
function listCauses(error, depth = 0) {
    if (typeof error !== 'object' || error === null || depth > 4)
        return [];
    const { errors, cause } = error;
    const inner = Array.isArray(errors) ? errors.flatMap((one) => listCauses(one, depth + 1)) : [];
    return [error, ...inner, ...listCauses(cause, depth + 1)];
}

// EXTERNAL MODULE: ./lib/src/cloud/rate-limit.js
var rate_limit = __webpack_require__(7934);
;// CONCATENATED MODULE: ./lib/src/cloud/retry-policy.js
/** Maximum delay of the first retry; doubles with each retry. */
const BACKOFF_BASE_MS = 1000;
const BACKOFF_MAX_MS = 30_000;
/**
 * Minimum delay after 429 or `Retry-After`; servers also send `Retry-After: 0` (docs/internals/runners.md, Rate
 * limits).
 */
const SERVER_DELAY_MIN_MS = 1000;
/** Maximum jitter added to a server's delay, so that shards do not resume at the same time. */
const SERVER_DELAY_JITTER_MS = 1000;
/** Creates the policy of one request: backoff with full jitter, or the server's delay. A 429 counts as an attempt. */
function createRetryPolicy(retries, random) {
    return {
        maxAttempts: retries + 1,
        countsRateLimits: true,
        shouldRetry: ({ retriable }) => retriable,
        retryDelayMs: ({ retryAfterMs }, { failed }) => applyServerDelay(retryAfterMs, random) ?? computeBackoffMs(failed, random),
        rateLimitDelayMs: ({ retryAfterMs }, { failed }) => applyServerDelay(retryAfterMs, random) ?? Math.max(SERVER_DELAY_MIN_MS, computeBackoffMs(failed, random)),
    };
}
/**
 * Creates the policy of the bulk size request: 3 attempts, 1 s apart (docs/internals/cloud.md, Routes). 429s do not
 * count as attempts: giving up would replace one request by one HEAD per session.
 */
function createSizesPolicy(random) {
    return {
        maxAttempts: 3,
        countsRateLimits: false,
        shouldRetry: ({ fatal }) => !fatal,
        retryDelayMs: () => 1000,
        rateLimitDelayMs: ({ retryAfterMs }, { limited }) => applyServerDelay(retryAfterMs, random) ?? computeMaxBackoffMs(limited),
    };
}
/** Adds jitter to a server's delay in milliseconds. */
function addJitter(ms, random) {
    return Math.max(SERVER_DELAY_MIN_MS, ms) + random() * SERVER_DELAY_JITTER_MS;
}
/** Exponential backoff with full jitter: up to 1 s, 2 s, 4 s … 30 s. @param retry 0 for the first */
function computeBackoffMs(retry, random) {
    return random() * computeMaxBackoffMs(retry);
}
function applyServerDelay(ms, random) {
    return ms === undefined ? undefined : addJitter(ms, random);
}
function computeMaxBackoffMs(retry) {
    return Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** retry);
}

;// CONCATENATED MODULE: ./lib/src/cloud/request-executor.js






/** The request waited and was not sent. */
const DELAYED = 'delayed';
/** Sends requests. Waits for the circuit breaker, the rate limit gate, and between attempts of one request. */
class RequestExecutor {
    requests = { sizes: 0, head: 0, put: 0, refresh: 0 };
    #options;
    #gate;
    #breaker;
    #stop = new AbortController();
    #stopFailure;
    #lastOutage;
    /** Number of responses of the cloud. */
    #responses = 0;
    #budget;
    constructor(options) {
        const { concurrency, retries, now, wait, random, onPause } = options;
        this.#options = options;
        this.#gate = new rate_limit/* RateLimitGate */.F0({ now, wait, onPause: (ms) => onPause(ms, 'rate-limit') });
        this.#breaker = new CircuitBreaker({
            concurrency,
            retries,
            backoffMs: (round) => computeBackoffMs(round, random),
            now,
            wait,
            onBackoff: (ms) => onPause(ms, 'outage'),
        });
    }
    /** Remaining requests of the API key, from the last response with this header. */
    get budget() {
        return this.#budget;
    }
    /** Makes every later request fail without sending it. Returns the first failure, which counts. */
    stop(failure) {
        this.#stopFailure ??= { ...failure, retriable: false, fatal: true };
        this.#stop.abort();
        return this.#stopFailure;
    }
    /**
     * Retries an attempt according to the policy. A fatal failure stops all requests.
     * @param attempt calls its parameter for every sent request
     * @param hasOwnPace use the policy's delays even during global backoff
     * @throws CloudFailure; DeadlinePassed; the errors of `attempt`
     */
    async retry(attempt, policy, deadline, hasOwnPace = false) {
        let attempts = 0;
        let failed = 0;
        let limited = 0;
        let responseLost = false;
        const responses = this.#responses;
        for (;;) {
            const result = await attempt(() => ++attempts);
            if ('value' in result)
                return { value: result.value, attempts, responseLost };
            const { failure } = result;
            const progress = { failed, limited };
            const isRateLimit = failure.status === 429;
            // Close the gate even if this request is not retried: other requests would hit the same limit.
            if (isRateLimit)
                this.#gate.extend(policy.rateLimitDelayMs(failure, progress), failure.retryAfterMs !== undefined);
            if (isRateLimit)
                limited += 1;
            if (!isRateLimit || policy.countsRateLimits)
                failed += 1;
            if (!policy.shouldRetry(failure) || failed >= policy.maxAttempts) {
                const isUnreachable = failure.isUnconnected === true && this.#responses === responses;
                const last = isUnreachable && !failure.fatal ? (0,cloud_failure/* createUnreachableFailure */.Xr)(failure) : failure;
                throw this.#giveUp(last, attempts, deadline, responseLost);
            }
            responseLost ||= failure.mayHaveSucceeded;
            // The gate or the circuit breaker delays the next attempt.
            const isDelayed = !hasOwnPace && failure.retryAfterMs === undefined && this.#breaker.isBackingOff;
            if (isRateLimit || isDelayed)
                continue;
            await this.#options.wait(policy.retryDelayMs(failure, progress), deadline, this.#stop.signal);
        }
    }
    async send(request, options) {
        const { deadline, mustBeImmediate = false } = options;
        const isDelayed = !this.#breaker.hasFreeSlot || this.#gate.isClosed;
        const hasPlace = await this.#breaker.acquire(deadline, this.#stop.signal);
        let result;
        try {
            this.#stopIfDown();
            // Check after the wait for a slot: the response that freed it can be a 429.
            if (this.#stopFailure === undefined)
                this.#stopIfRateLimited(deadline);
            await this.#gate.wait(deadline, this.#stop.signal);
            if (this.#stopFailure !== undefined)
                return { failure: this.#stopFailure };
            deadline.signal.throwIfAborted();
            if (deadline.getRemainingMs() <= 0)
                throw new src_deadline/* DeadlinePassed */.Xp();
            if (mustBeImmediate && isDelayed)
                return DELAYED;
            result = await this.#exchange(request, options);
            return result;
        }
        finally {
            if (hasPlace)
                this.#release(result, request.kind === 'put');
        }
    }
    #giveUp(failure, attempts, deadline, responseLost) {
        if (failure.fatal)
            this.stop(failure);
        // Check after the last retry too: the rate limit then stops the run, not only this request.
        const stopped = failure.status === 429 ? this.#stopIfRateLimited(deadline) : undefined;
        return new cloud_failure/* CloudFailure */.wr(stopped ?? failure, attempts, responseLost || failure.mayHaveSucceeded);
    }
    /** Stops all requests if the rate limit lasts longer than the run. */
    #stopIfRateLimited(deadline) {
        if (!this.#gate.exceeds(deadline))
            return undefined;
        return this.stop((0,cloud_failure/* createRateLimitFailure */.cb)(this.#gate.serverResetAt, Date.now()));
    }
    #release(result, isWrite) {
        if (result === undefined) {
            this.#breaker.release('cancelled');
            return;
        }
        const outage = 'failure' in result && (0,cloud_failure/* isOutage */.uD)(result.failure) ? result.failure : undefined;
        this.#lastOutage = outage ?? this.#lastOutage;
        if (outage === undefined)
            this.#responses += 1;
        this.#breaker.release(outage === undefined ? 'success' : 'failure', isWrite);
        this.#stopIfDown();
    }
    #stopIfDown() {
        const { isOpen, consecutiveFailures } = this.#breaker;
        if (isOpen && this.#lastOutage !== undefined)
            this.stop((0,cloud_failure/* createCloudDownFailure */.MH)(consecutiveFailures, this.#lastOutage));
    }
    /** Closes the gate when no requests remain, before the first 429. */
    #recordBudget({ headers }, deadline) {
        const now = Date.now();
        const budget = (0,rate_limit/* parseRateLimit */.H5)(headers, now);
        if (budget === undefined)
            return;
        this.#budget = budget;
        const leftMs = budget.endsAt - now;
        // Headers alone never stop the run; only a 429 does.
        if (budget.remaining === 0 && leftMs < deadline.getRemainingMs())
            this.#gate.extend(addJitter(leftMs, this.#options.random), true);
    }
    async #exchange(request, { token, parse, deadline, onSend }) {
        const { kind, method, path } = request;
        const { http, baseUrl, userAgent, proxies, scrub } = this.#options;
        this.requests[kind] += 1;
        const attempt = onSend();
        const start = (0,src_deadline/* monotonicMs */.dR)();
        const debug = (end) => {
            const ms = Math.round((0,src_deadline/* monotonicMs */.dR)() - start);
            this.#options.onDebug(`${method} ${path} → ${end} in ${ms} ms (attempt ${attempt})`);
        };
        let response;
        try {
            const headers = { ...request.headers, authorization: `Bearer ${token}`, 'user-agent': userAgent };
            response = await http.exchange({ ...request, url: `${baseUrl}${path}`, headers }, deadline.signal);
        }
        catch (error) {
            if (deadline.signal.aborted) {
                debug('aborted');
                throw error;
            }
            const failure = classifyNetworkError(kind, error, proxies, scrub, (0,src_deadline/* monotonicMs */.dR)() - start);
            debug(failure.message);
            return { failure };
        }
        debug(String(response.status));
        this.#recordBudget(response, deadline);
        return parse(response, { scrub, now: Date.now(), host: new URL(baseUrl).host });
    }
}

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/json.js
var json = __webpack_require__(8674);
;// CONCATENATED MODULE: ./lib/src/cloud/responses.js






/** Maximum bytes of an error's JSON; real ones are much smaller. */
const MAX_ERROR_BYTES = 65_536;
const parseSizesResponse = (response, context) => {
    const { status, body, headers } = response;
    const asOf = (0,rate_limit/* parseServerTime */.ap)(headers);
    if (status === 200) {
        const parsed = response.isCut ? { reason: '' } : (0,copies/* parseSizes */.uZ)(body, context.scrub);
        if ('copies' in parsed)
            return { value: { ...parsed, asOf } };
        return { failure: createUnexpectedFailure('sizes', response, parsed.reason, context.scrub) };
    }
    const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES;
    if (isError && (0,copies/* isUnknownProject */.Ov)((0,json/* parseObject */.lj)(body)))
        return { value: { ...copies/* NEW_PROJECT */.Vd, asOf } };
    return { failure: toFailure('sizes', response, context) };
};
const parseHeadResponse = (response, context) => {
    const { status, headers } = response;
    // Without a body, only the content type identifies the server: a proxy's 404 does not mean "absent".
    if (status === 404) {
        if (isCloudContentType(headers))
            return { value: copies/* ABSENT */.sj };
        return { failure: createUnexpectedFailure('head', response, 'it is not a 404 of SpecStory Cloud', context.scrub) };
    }
    if (status === 200) {
        if (!isHtmlPage(headers))
            return { value: (0,copies/* parseHeadSizes */.Sq)(headers, context) };
        return { failure: createUnexpectedFailure('head', response, 'it is an HTML page without sizes', context.scrub) };
    }
    return { failure: toFailure('head', response, context) };
};
/**
 * Creates the parser of an upload's response. Rejects a success without `success: true`, or with other IDs.
 * @param isConditional the request had `If-Match` or `If-None-Match`: then 412 (or a wrong 304) means a changed copy
 */
function createPutParser(projectId, sessionId, isConditional) {
    return (response, context) => {
        const { status } = response;
        if (isConditional && (status === 412 || status === 304))
            return { value: { status: 'precondition-failed', createdAt: undefined } };
        if (status !== 200 && status !== 201)
            return { failure: toFailure('put', response, context) };
        const { success, data } = (response.isCut ? undefined : (0,json/* parseObject */.lj)(response.body)) ?? {};
        const named = (0,json/* isObject */.Gv)(data) ? data : {};
        if (success === false)
            return { failure: createRejectedFailure('put', response, context.scrub) };
        const failUnexpected = (what) => ({
            failure: createUnexpectedFailure('put', response, what, context.scrub),
        });
        if (success !== true)
            return failUnexpected('it does not confirm success');
        if ((named['sessionId'] ?? sessionId) !== sessionId)
            return failUnexpected('it names another session');
        if ((named['projectId'] ?? projectId) !== projectId)
            return failUnexpected('it names another project');
        const createdAt = Date.parse(String(named['createdAt']));
        return { value: { status, createdAt: Number.isNaN(createdAt) ? undefined : createdAt } };
    };
}
/** Parses the access token of `POST /device-refresh`. A rejection is fatal, because every request needs a token. */
const parseRefreshResponse = (response, context) => {
    if (response.status >= 200 && response.status < 300) {
        const token = (0,json/* parseObject */.lj)(response.body)?.['accessToken'];
        if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token))
            return { value: token };
        // Do not quote the body: it can contain a token elsewhere.
        const bare = { ...response, body: Buffer.alloc(0) };
        return { failure: createUnexpectedFailure('refresh', bare, 'it contains no accessToken', context.scrub) };
    }
    const failure = toFailure('refresh', response, context);
    if (failure.retriable || UNCHANGED_REFRESH_CODES.has(failure.code))
        return { failure };
    const hint = 'Run `specstory login` again and update the secret, or use an API key.';
    return { failure: { ...failure, code: 'token-refused', hint, fatal: true } };
};
const UNCHANGED_REFRESH_CODES = new Set(['proxy', 'redirected', 'blocked']);
/** Retriable statuses (docs/internals/cloud.md, Errors). */
function isRetryableStatus(status) {
    if (status >= 500)
        return status < 600 && status !== 501 && status !== 505;
    return status === 408 || status === 425 || status === 429;
}
/** Whether the cloud possibly stored the upload despite this status. */
function mayHaveSucceeded(status) {
    return [500, 502, 503, 504, 507].includes(status) || (status >= 520 && status <= 530);
}
/** Creates the failure for a status of 300 or more. */
function createStatusFailure(kind, response, context) {
    const { status, headers } = response;
    const { scrub, now } = context;
    if ((status === 401 || status === 403) && !isCloudError(kind, response))
        return createBlockedFailure(kind, response, context);
    const text = (0,server_text/* extractServerText */.I6)(response.body, scrub);
    const what = status === 401 ? 'SpecStory Cloud rejected the token' : `${routes/* REQUEST_NAMES */.zb[kind]} failed`;
    const message = `${what} with HTTP ${status}${text === '' ? '' : `: ${text}`}`;
    const retriable = isRetryableStatus(status);
    return {
        ...explainStatus(kind, status),
        message: status >= 300 && status < 400 ? formatRedirect(kind, response, scrub) : message,
        cause: undefined,
        retriable,
        // A 403 to a HEAD concerns only that session. For uploads, see write-access.ts.
        fatal: status === 401 || status === 407 || (status === 403 && kind !== 'head'),
        mayHaveSucceeded: mayHaveSucceeded(status),
        status,
        retryAfterMs: retriable ? (0,rate_limit/* parseRetryAfter */.mu)(headers, now) : undefined,
    };
}
/** Creates the failure for a 2xx without the expected body, for example a captive portal's page. */
function createUnexpectedFailure(kind, response, what, scrub) {
    const text = (0,server_text/* extractServerText */.I6)(response.body, scrub);
    const reason = response.isCut ? 'its body is too large' : what;
    const words = text === '' ? 'the body is empty' : text;
    return {
        code: 'cloud-answer',
        message: `unexpected response to ${routes/* REQUEST_NAMES */.zb[kind]}, HTTP ${response.status}: ${reason} (${words})`,
        hint: WRONG_HOST,
        cause: undefined,
        retriable: true,
        fatal: false,
        mayHaveSucceeded: true,
        status: response.status,
        retryAfterMs: undefined,
    };
}
/** Creates the failure for a 2xx with `success: false`. */
function createRejectedFailure(kind, response, scrub) {
    return {
        code: 'cloud-rejected',
        message: `SpecStory Cloud rejected ${routes/* REQUEST_NAMES */.zb[kind]}, HTTP ${response.status}: ${(0,server_text/* extractServerText */.I6)(response.body, scrub)}`,
        hint: SERVER_WORDS,
        cause: undefined,
        retriable: false,
        fatal: false,
        mayHaveSucceeded: false,
        status: response.status,
        retryAfterMs: undefined,
    };
}
/**
 * Creates the failure for a 401 or 403 of a firewall or proxy. It is fatal only for the bulk request and the token
 * exchange.
 */
function createBlockedFailure(kind, response, { scrub, host }) {
    const text = (0,server_text/* extractServerText */.I6)(response.body, scrub);
    const type = response.headers['content-type'];
    const words = text === '' ? (typeof type === 'string' ? (0,server_text/* shorten */.ml)(scrub(type), 100) : 'an empty body') : text;
    return {
        code: 'blocked',
        message: `a firewall or proxy in front of ${host} blocked ${routes/* REQUEST_NAMES */.zb[kind]} with HTTP ${response.status}: ${words}`,
        hint: `Allow these requests in the firewall or proxy in front of ${host}, or check \`cloud-url\`. The response is not from SpecStory Cloud.`,
        cause: undefined,
        retriable: false,
        fatal: kind === 'sizes' || kind === 'refresh',
        mayHaveSucceeded: false,
        status: response.status,
        retryAfterMs: undefined,
    };
}
/** Recognizes an error of the cloud: JSON with the text `error`, with any content type. */
function isCloudError(kind, { body, headers, isCut }) {
    if (kind === 'head')
        return isCloudContentType(headers);
    if (isCut || body.byteLength >= MAX_ERROR_BYTES)
        return false;
    return typeof (0,json/* parseObject */.lj)(body)?.['error'] === 'string';
}
/** Responses of the cloud without a body have the content type JSON, or none. */
function isCloudContentType({ 'content-type': type }) {
    return type === undefined || (typeof type === 'string' && /^\s*application\/(?:[\w.-]+\+)?json\b/i.test(type));
}
/** Headers of a HEAD's response (docs/internals/cloud.md, Routes). */
const SIZE_HEADERS = ['x-markdown-size', 'x-raw-data-size', 'x-session-data-size'];
/** Recognizes another server's page, such as a login page: HTML without the cloud's size headers. */
function isHtmlPage(headers) {
    const type = headers['content-type'];
    return typeof type === 'string' && /^text\/html\b/i.test(type) && SIZE_HEADERS.every((name) => !(name in headers));
}
function toFailure(kind, response, context) {
    if (response.status >= 300)
        return createStatusFailure(kind, response, context);
    return createUnexpectedFailure(kind, response, 'the status is not expected', context.scrub);
}
function explainStatus(kind, status) {
    if (status >= 300 && status < 400) {
        return {
            code: 'redirected',
            hint: `${WRONG_HOST} Redirects are not followed, to avoid sending the token to another host.`,
        };
    }
    if (status === 401) {
        return {
            code: 'token-refused',
            hint: 'Create a new API key and update the secret. The token was revoked, has expired, or belongs to another server.',
        };
    }
    if (status === 403)
        return kind === 'put' ? NO_WRITE_SCOPE : NO_ACCESS;
    if (status === 407)
        return { code: 'proxy', hint: 'Set the user and password in the proxy URL: http://user:password@host:port.' };
    if (status === 413)
        return { code: 'too-large', hint: failure/* TOO_LARGE_HINT */.J1 };
    if (status === 428) {
        return {
            code: 'cloud-rejected',
            hint: 'Check that no proxy removes or weakens the `ETag` header. SpecStory Cloud requires it for conditional uploads.',
        };
    }
    if (status === 429) {
        return {
            code: 'rate-limited',
            hint: 'Re-run the job later or lower `concurrency`. The next run continues where this one stopped.',
        };
    }
    if (status >= 500)
        return { code: 'cloud-rejected', hint: 'Re-run the job later. This is a server-side error.' };
    return {
        code: 'cloud-rejected',
        hint: `${SERVER_WORDS} Retrying does not help.`,
    };
}
const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page intercepts the request.';
const SERVER_WORDS = "Report the server's message to SpecStory if it is unclear.";
const NO_WRITE_SCOPE = {
    code: 'no-write-scope',
    hint: 'Create an API key with write scope and update the secret. This one has no write scope.',
};
const NO_ACCESS = {
    code: 'token-refused',
    hint: 'Check who owns the token, and the project ID. The token has no access to this project.',
};
/** Converts a 403 to a failure of one session, because the cloud accepts other uploads. */
function toSessionFailure(failure) {
    const hint = `${SERVER_WORDS} SpecStory Cloud accepted other uploads and refused only this one.`;
    return { ...failure, code: 'cloud-rejected', hint, fatal: false };
}
function formatRedirect(kind, response, scrub) {
    const { location } = response.headers;
    const target = typeof location === 'string' ? ` to ${(0,server_text/* shorten */.ml)(scrub(location), 100)}` : '';
    return `${routes/* REQUEST_NAMES */.zb[kind]} was redirected (HTTP ${response.status})${target}`;
}

// EXTERNAL MODULE: ./lib/src/cloud/token.js
var cloud_token = __webpack_require__(541);
;// CONCATENATED MODULE: ./lib/src/cloud/write-access.js

/**
 * Distinguishes a 403 for the token from a 403 for one session. Before the first accepted upload, it waits for uploads
 * in flight. `concurrency` consecutive 403s always mean the token.
 */
class WriteAccess {
    #threshold;
    #inFlight = new Set();
    #hasAccepted = false;
    #consecutiveRefusals = 0;
    constructor(concurrency) {
        // At least 2: one 403 among accepted uploads never means the token.
        this.#threshold = Math.max(2, concurrency);
    }
    /** Call when an upload is sent. Call the returned function once, with the result. */
    trackUpload() {
        const { promise, resolve } = Promise.withResolvers();
        this.#inFlight.add(promise);
        return async (result) => {
            this.#inFlight.delete(promise);
            const others = [...this.#inFlight];
            const failure = result !== undefined && 'failure' in result ? result.failure : undefined;
            const isRefused = failure?.code === 'no-write-scope';
            if (isRefused)
                this.#consecutiveRefusals += 1;
            if (result !== undefined && 'value' in result && result.value.status !== 'precondition-failed') {
                this.#hasAccepted = true;
                this.#consecutiveRefusals = 0;
            }
            resolve();
            return isRefused ? { failure: await this.#classify(failure, others) } : result;
        };
    }
    async #classify(failure, others) {
        if (this.#consecutiveRefusals >= this.#threshold)
            return failure;
        if (!this.#hasAccepted)
            await Promise.all(others);
        return this.#hasAccepted ? toSessionFailure(failure) : failure;
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/client.js














/**
 * Creates the client of SpecStory Cloud. Sends nothing, and does not load undici, before the first call.
 * @throws Failure `token-unusable`, `token-expired`, or `proxy` for an invalid proxy URL
 */
async function createCloud(options) {
    const { baseUrl, concurrency, now = src_deadline/* monotonicMs */.dR, random = Math.random, onDebug = () => { } } = options;
    const secrets = new server_text/* Scrubber */.h6();
    const addSecret = (secret) => {
        options.onSecret(secret);
        secrets.add(secret);
    };
    const token = (0,cloud_token/* stripBearer */.Wg)(options.token);
    for (const secret of new Set([options.token, token]))
        addSecret(secret);
    const proxies = (0,proxy/* parseProxies */.u_)(options.proxy);
    for (const secret of (0,proxy/* listProxySecrets */.WA)(proxies))
        addSecret(secret);
    const { failure } = (0,cloud_token/* validateToken */.k9)(token, Date.now());
    if (failure !== undefined)
        throw failure;
    const userAgent = `specstory-sync-action/${options.version}`;
    // One more connection than workers, for the bulk size request.
    const http = (0,cloud_http/* createHttp */.V0)(concurrency + 1, (0,proxy/* selectProxy */.Vx)(proxies, baseUrl));
    const executor = new RequestExecutor({
        http,
        baseUrl,
        userAgent,
        concurrency,
        retries: options.retries,
        proxies,
        scrub: secrets.scrub,
        onDebug,
        onPause: options.onPause ?? (() => { }),
        now,
        random,
        wait: options.wait ?? src_deadline/* wait */.uk,
    });
    const policy = createRetryPolicy(options.retries, random);
    const singlePolicy = createRetryPolicy(0, random);
    const exchange = async (deadline) => {
        const request = (0,routes/* createRefreshRequest */.n7)();
        try {
            const attempt = (onSend) => executor.send(request, { token, parse: parseRefreshResponse, deadline, onSend });
            const { value } = await executor.retry(attempt, policy, deadline);
            addSecret(value);
            return value;
        }
        catch (error) {
            // No request is possible without a token, so this failure stops the run.
            if (error instanceof cloud_failure/* CloudFailure */.wr && !error.fatal) {
                throw new cloud_failure/* CloudFailure */.wr(executor.stop(error.last), error.attempts);
            }
            throw error;
        }
    };
    const credentials = new Credentials({ token, kind: (0,cloud_token/* inspectToken */.e4)(token).kind, exchange });
    /** Sends with the current token. Returns `renewed` after replacing a rejected token. */
    const authorize = async (send, deadline) => {
        const used = await credentials.getToken(deadline);
        const result = await send(used);
        if (typeof result === 'string' || !('failure' in result))
            return result;
        const { status, code } = result.failure;
        const isRefused = status === 401 && code === 'token-refused';
        return isRefused && (await credentials.renew(used, deadline)) ? 'renewed' : result;
    };
    const read = (request, parse, deadline) => async (onSend) => {
        const send = (token) => executor.send(request, { token, parse, deadline, onSend });
        const result = await authorize(send, deadline);
        return result === 'renewed' ? send(await credentials.getToken(deadline)) : result;
    };
    const writeAccess = new WriteAccess(concurrency);
    // Uploads with two stale inspections run one at a time, so that each succeeds.
    const oneAtATime = (0,p_limit/* default */.A)(1);
    const close = async () => {
        executor.stop(cloud_failure/* CLIENT_CLOSED */.Pk);
        await http.close();
    };
    return {
        requests: executor.requests,
        get budget() {
            return executor.budget;
        },
        fetchSizes: async (projectId, deadline) => {
            const attempt = read((0,routes/* createSizesRequest */.AI)(projectId), parseSizesResponse, deadline);
            return (await executor.retry(attempt, createSizesPolicy(random), deadline, true)).value;
        },
        head: async (projectId, sessionId, deadline, { isSingle = false } = {}) => {
            try {
                const attempt = read((0,routes/* createHeadRequest */.qA)(projectId, sessionId), parseHeadResponse, deadline);
                return (await executor.retry(attempt, isSingle ? singlePolicy : policy, deadline)).value;
            }
            catch (error) {
                if (error instanceof cloud_failure/* CloudFailure */.wr && !error.fatal)
                    return (0,copies/* toUnknownCopy */.lP)(error);
                throw error;
            }
        },
        put: async (projectId, sessionId, body, deadline, { prepare, onAttempt }) => {
            let isStale = false;
            let isRenewed = false;
            let responseLost = false;
            let lastFailure;
            const sendOnce = async (onSend, isConflict) => {
                const step = await prepare({ isStale, isConflict, responseLost, lastFailure });
                if (step.action === 'stop')
                    return { value: { stopped: step.result } };
                isStale = true;
                const request = (0,routes/* createPutRequest */.fI)(projectId, sessionId, body, step.condition, options.requestTimeoutMs);
                const parse = createPutParser(projectId, sessionId, step.condition !== undefined);
                let classify;
                let attempts = 0;
                const sending = {
                    parse,
                    deadline,
                    mustBeImmediate: true,
                    onSend: () => {
                        classify = writeAccess.trackUpload();
                        attempts = onSend();
                        onAttempt(attempts, 'sent');
                        return attempts;
                    },
                };
                try {
                    const send = (token) => executor.send(request, { ...sending, token });
                    // Renew the token only once per upload.
                    const result = isRenewed
                        ? await send(await credentials.getToken(deadline))
                        : await authorize(send, deadline);
                    isRenewed ||= result === 'renewed';
                    if (result === 'renewed' || result === DELAYED)
                        return 'again';
                    if ('value' in result || !result.failure.mayHaveSucceeded)
                        onAttempt(attempts, 'settled');
                    const classified = await classify?.(result);
                    classify = undefined;
                    return classified ?? result;
                }
                finally {
                    await classify?.(undefined);
                }
            };
            const attempt = async (onSend) => {
                let isConflict = false;
                for (let round = 0;; round += 1) {
                    const result = await (round < 2
                        ? sendOnce(onSend, isConflict)
                        : oneAtATime(() => sendOnce(onSend, isConflict)));
                    isConflict = false;
                    if (result === 'again')
                        continue;
                    if ('failure' in result) {
                        responseLost ||= result.failure.mayHaveSucceeded;
                        lastFailure = result.failure;
                        return result;
                    }
                    if ('stopped' in result.value)
                        return { value: result.value };
                    const { status, createdAt } = result.value;
                    if (status !== 'precondition-failed')
                        return { value: { status, createdAt } };
                    isConflict = true;
                }
            };
            const end = await executor.retry(attempt, policy, deadline);
            if ('stopped' in end.value)
                return end.value;
            return { ...end.value, attempts: end.attempts, responseLost: end.responseLost };
        },
        stopUnreachable: (failure) => new cloud_failure/* CloudFailure */.wr(executor.stop((0,cloud_failure/* createUnreachableFailure */.Xr)(failure.last)), failure.attempts),
        close,
        [Symbol.asyncDispose]: close,
    };
}

// EXTERNAL MODULE: ./lib/src/concurrency.js
var concurrency = __webpack_require__(637);
// EXTERNAL MODULE: ./lib/src/version.js
var version = __webpack_require__(1294);
// EXTERNAL MODULE: ./lib/src/sync/context.js
var sync_context = __webpack_require__(4279);
// EXTERNAL MODULE: ./lib/src/sync/plan.js + 1 modules
var plan = __webpack_require__(4298);
// EXTERNAL MODULE: ./lib/src/sync/scan-projects.js + 7 modules
var scan_projects = __webpack_require__(9645);
// EXTERNAL MODULE: ./lib/src/sync/search.js
var search = __webpack_require__(6710);
// EXTERNAL MODULE: ./lib/src/sync/secret-policy.js
var secret_policy = __webpack_require__(2909);
// EXTERNAL MODULE: ./lib/src/cloud/upload-body.js
var upload_body = __webpack_require__(5984);
// EXTERNAL MODULE: ./lib/src/message-format.js
var message_format = __webpack_require__(6597);
// EXTERNAL MODULE: ./lib/src/plan/plan-session.js
var plan_session = __webpack_require__(7504);
// EXTERNAL MODULE: ./lib/src/project/project.js
var project_project = __webpack_require__(905);
// EXTERNAL MODULE: ./lib/src/run/notices.js
var notices = __webpack_require__(1205);
// EXTERNAL MODULE: ./lib/src/run/results.js
var results = __webpack_require__(3226);
// EXTERNAL MODULE: ./lib/src/sessions/read-transcript.js
var read_transcript = __webpack_require__(9119);
;// CONCATENATED MODULE: ./lib/src/sync/upload-steps.js






/** Findings of all uploads about the cloud and its other clients. */
class UploadFindings {
    /** False: a 412 or 304 without a changed copy, or a create that replaced a copy. */
    areConditionsHonored = true;
    /** Projects with an incomplete bulk response; all their sessions are inspected. */
    untrustedProjects = new Set();
    #context;
    #uploadedByOthers = new Set();
    #missingFromSizes;
    constructor(context) {
        this.#context = context;
    }
    stopConditions() {
        if (!this.areConditionsHonored)
            return;
        this.areConditionsHonored = false;
        this.#context.observe({ event: 'notice-added', notice: (0,notices/* createConditionsIgnoredNotice */.B5)() });
    }
    /**
     * Records a copy that differs from the plan.
     * @param changedAt epoch milliseconds of the server's clock
     * @returns true: another client uploaded it during this run; false: the bulk response was wrong
     */
    recordUnexpectedCopy({ planned, sizesAsOf }, changedAt) {
        const { projectId, session } = planned;
        if (sizesAsOf !== undefined && changedAt !== undefined && changedAt < sizesAsOf) {
            this.#missingFromSizes ??= session.file;
            this.untrustedProjects.add(projectId);
            return false;
        }
        this.#uploadedByOthers.add(`${projectId}/${session.id}`);
        return true;
    }
    /** Adds notices about the findings. Call it after all uploads. */
    publish() {
        const { observe } = this.#context;
        if (this.#missingFromSizes !== undefined)
            observe({ event: 'notice-added', notice: (0,notices/* createIncompleteSizesNotice */.ty)(this.#missingFromSizes) });
        if (this.#uploadedByOthers.size > 0)
            observe({ event: 'notice-added', notice: (0,notices/* createOtherClientsNotice */.hL)(this.#uploadedByOthers.size) });
    }
}
/** Prepares each attempt of one upload: inspects the copy to replace, and plans again. */
class UploadSteps {
    #context;
    #upload;
    #sizes;
    #findings;
    #planned;
    /** The copy that the next attempt can replace; `undefined`: not inspected yet. */
    #lastCopy;
    #conflicts = 0;
    /** @param planned with the exact size */
    constructor(context, upload, planned, sizes, findings) {
        this.#context = context;
        this.#upload = upload;
        this.#sizes = sizes;
        this.#findings = findings;
        this.#planned = planned;
        this.#lastCopy = planned.action === 'create' ? copies/* ABSENT */.sj : undefined;
    }
    /** The plan of the last attempt. */
    get planned() {
        return this.#planned;
    }
    /**
     * @param toReceipt creates the result of a stored attempt with a lost response
     * @throws CloudFailure (fatal); DeadlinePassed
     */
    async prepare(progress, toReceipt) {
        if (!progress.isStale && !this.#mustInspect())
            return this.#toSendStep();
        const copy = await this.#inspect();
        if (progress.responseLost && this.isOwnUpload(copy))
            return { action: 'stop', result: toReceipt(this.#planned) };
        // The HEAD failed like the upload: report the upload's failure, which is more useful.
        if (copy.state === 'unknown' && copy.failure !== undefined && progress.lastFailure !== undefined)
            return { action: 'stop', result: (0,results/* toFailedResult */.qS)(this.#planned, new cloud_failure/* CloudFailure */.wr(progress.lastFailure, 0)) };
        const isChanging = progress.isConflict && (await this.#isChanging(copy));
        this.#recordChange(copy);
        this.#lastCopy = copy;
        this.#planned = (0,plan/* planWithCopy */.nY)(this.#context, this.#planned, copy);
        const result = (0,plan/* createResultWithoutUpload */.VA)(this.#planned, 'sync');
        if (result !== undefined)
            return { action: 'stop', result };
        if (isChanging)
            return { action: 'stop', result: (0,results/* toFailedResult */.qS)(this.#planned, createChangingFailure()) };
        return this.#toSendStep();
    }
    /** Whether a copy has exactly the sent sizes, and is not the earlier version. */
    isOwnUpload(copy) {
        if (copy.state !== 'present' || isSameVersion(copy, this.#lastCopy))
            return false;
        return copy.bytes === this.#sizes.wireBytes && copy.rawBytes === this.#sizes.rawBytes;
    }
    #toSendStep() {
        return { action: 'send', condition: this.#createCondition() };
    }
    #createCondition() {
        if (!this.#findings.areConditionsHonored)
            return undefined;
        if (this.#planned.action === 'create')
            return { kind: 'absent' };
        const tag = this.#lastCopy?.state === 'present' ? this.#lastCopy.tag : undefined;
        return tag === undefined ? undefined : { kind: 'unchanged', tag };
    }
    /** False for a create, which has a condition instead, unless condition or bulk response are unreliable. */
    #mustInspect() {
        const { action, reason, isInspected, projectId } = this.#planned;
        if (this.#context.inputs.overwriteCliSessions && reason !== 'redacted')
            return false;
        if (action !== 'create' || isInspected)
            return true;
        return this.#findings.untrustedProjects.has(projectId) || !this.#findings.areConditionsHonored;
    }
    async #inspect() {
        const { projectId, session } = this.#planned;
        const copy = await this.#context.cloud.head(projectId, session.id, this.#context.deadline);
        return copy.state === 'absent' && this.#upload.planned.action === 'update' ? copies/* CONTRADICTED */.dk : copy;
    }
    /** Handles a 412. Without a change, stops using conditions. Returns true from the second change on. */
    async #isChanging(copy) {
        if (isSameVersion(copy, this.#lastCopy) || (await this.#hasUnstableTag(copy))) {
            this.#findings.stopConditions();
            return false;
        }
        this.#conflicts += 1;
        return this.#conflicts >= 2;
    }
    /** Whether the same copy has another tag at each HEAD, because a proxy changes tags. */
    async #hasUnstableTag(copy) {
        if (!hasSameSizes(copy, this.#lastCopy))
            return false;
        const repeated = await this.#inspect();
        return hasSameSizes(repeated, copy) && !isSameVersion(repeated, copy);
    }
    #recordChange(copy) {
        if (copy.state !== 'present')
            return;
        const lastCopy = this.#lastCopy;
        const expectedBytes = lastCopy?.state === 'present' ? lastCopy.bytes : this.#planned.cloudBytes;
        const isNew = lastCopy?.state === 'absent';
        const isChanged = expectedBytes !== undefined && expectedBytes !== copy.bytes;
        const isReplaced = lastCopy?.state === 'present' && lastCopy.tag !== copy.tag && lastCopy.modifiedAt !== copy.modifiedAt;
        if (isNew || isChanged || isReplaced)
            this.#findings.recordUnexpectedCopy(this.#upload, copy.modifiedAt);
    }
}
function hasSameSizes(a, b) {
    if (a.state !== 'present' || b?.state !== 'present')
        return false;
    return a.bytes === b.bytes && a.rawBytes === b.rawBytes && a.sessionDataBytes === b.sessionDataBytes;
}
/** Whether two HEADs show the same version: both without a copy, or equal tags and sizes. */
function isSameVersion(a, b) {
    if (a.state === 'absent' && b?.state === 'absent')
        return true;
    if (a.state !== 'present' || b?.state !== 'present')
        return false;
    return hasSameSizes(a, b) && a.tag === b.tag && (a.tag !== undefined || a.modifiedAt === b.modifiedAt);
}
function createChangingFailure() {
    return new failure/* Failure */.HR('cloud-copy-changing', 'the cloud copy changed twice during its upload, so it was not replaced', 'Another client is uploading this session. Re-run the job when it has finished.');
}

;// CONCATENATED MODULE: ./lib/src/sync/upload.js
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
 * Uploads the planned sessions, and reports results and the progress of interrupted uploads. Fatal failures stop the
 * run.
 */
async function uploadSessions(context, uploads) {
    const { limiter, deadline, observe } = context;
    const findings = new UploadFindings(context);
    const state = {
        timings: { read: 0, compress: 0, send: 0 },
        findings,
        firstCreates: new FirstCreates(),
    };
    const bytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0);
    observe({ event: 'upload-started', sessions: uploads.length, bytes });
    const notice = createRateLimitNotice(context, uploads, Date.now());
    if (notice !== undefined)
        observe({ event: 'rate-limit-low', notice });
    try {
        await limiter.forEachLimited(uploads, deadline.signal, async (upload) => {
            const { projectId, session } = upload.planned;
            try {
                const end = await uploadSession(context, upload, state);
                if ('outcome' in end)
                    observe({ event: 'session-ended', result: end });
                else
                    observe({ event: 'session-interrupted', projectId, sessionId: session.id, interruption: end });
            }
            catch (error) {
                // After a rate limit, let the uploads in flight finish. Other fatal failures also stop them.
                if (!(0,cloud_failure/* isFatal */.BG)(error) || error.code === 'rate-limited')
                    throw error;
                deadline.stop(error);
            }
        });
    }
    finally {
        findings.publish();
        observe({ event: 'upload-ended', timings: state.timings });
    }
}
/**
 * Reads, encodes, inspects and sends one session. A failure of the session is its result.
 * @returns the result, or the progress if the run stopped
 * @throws CloudFailure (fatal)
 */
async function uploadSession(context, upload, state) {
    const { limiter, deadline } = context;
    const { planned } = upload;
    const startedAt = (0,src_deadline/* monotonicMs */.dR)();
    const progress = { attempts: 0, mayBeStored: false };
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const _room = __addDisposableResource(env_1, await context.budget.acquire(planned.session.diskBytes), false);
            deadline.signal.throwIfAborted();
            const encoded = await readAndEncode(context, upload, state.timings);
            if (!('body' in encoded))
                return (0,results/* toFailedResult */.qS)(encoded, (0,plan_session/* createRefusalFailure */.r6)(encoded));
            return await limiter.request(() => state.firstCreates.run(upload, state.findings, () => sendUpload(context, upload, encoded, state, progress, startedAt)));
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        const effort = { attempts: progress.attempts, durationMs: (0,src_deadline/* monotonicMs */.dR)() - startedAt };
        if ((0,src_deadline/* isEndOfRun */.Eb)(error, deadline))
            return { plan: planned.reason, mayBeStored: progress.mayBeStored, ...effort };
        if ((0,cloud_failure/* isFatal */.BG)(error))
            throw error;
        // An internal error fails only this session.
        return (0,results/* toFailedResult */.qS)(planned, error instanceof failure/* Failure */.HR ? error : (0,failure/* toInternalFailure */.RO)(error), effort);
    }
}
async function sendUpload(context, upload, encoded, { timings, findings }, progress, startedAt) {
    const { cloud, deadline } = context;
    const { projectId, session } = upload.planned;
    const { body, wireBytes: localBytes, unredactedBytes, secrets, title } = encoded;
    const steps = new UploadSteps(context, upload, { ...upload.planned, localBytes, unredactedBytes, secrets }, encoded, findings);
    const createReceipt = (attempts) => {
        const durationMs = (0,src_deadline/* monotonicMs */.dR)() - startedAt;
        return { localBytes, sentBytes: body.length, title, secrets, attempts, durationMs };
    };
    const toStoredResult = (planned) => {
        const receipt = createReceipt(progress.attempts);
        return planned.action === 'create' ? (0,results/* toCreatedResult */.LV)(planned, receipt) : (0,results/* toUpdatedResult */.wC)(planned, receipt);
    };
    const sentAt = (0,src_deadline/* monotonicMs */.dR)();
    try {
        const end = await cloud.put(projectId, session.id, body, deadline, {
            prepare: (made) => steps.prepare(made, toStoredResult),
            onAttempt: (attempts, attempt) => {
                progress.attempts = attempts;
                progress.mayBeStored = attempt === 'sent';
            },
        });
        if ('stopped' in end) {
            const { attempts } = progress;
            return attempts === 0 ? end.stopped : { ...end.stopped, attempts, durationMs: (0,src_deadline/* monotonicMs */.dR)() - startedAt };
        }
        return toResult(upload, steps.planned, end, createReceipt(end.attempts), findings);
    }
    catch (error) {
        // The last response was lost: inspect the copy to find out whether it was stored.
        if (error instanceof cloud_failure/* CloudFailure */.wr && !error.fatal && error.responseLost) {
            const copy = await cloud.head(projectId, session.id, deadline, { isSingle: true });
            if (steps.isOwnUpload(copy))
                return toStoredResult(steps.planned);
        }
        throw error;
    }
    finally {
        timings.send += (0,src_deadline/* monotonicMs */.dR)() - sentAt;
    }
}
function toResult(upload, planned, { status, responseLost, createdAt }, receipt, findings) {
    // If the response to the first attempt was lost, the retry returns 200; still report it as created.
    if (status === 201 || (responseLost && planned.action === 'create'))
        return (0,results/* toCreatedResult */.LV)(planned, receipt);
    if (planned.action !== 'create')
        return (0,results/* toUpdatedResult */.wC)(planned, receipt);
    // The cloud ignored `If-None-Match: *`, so inspect every later copy.
    findings.areConditionsHonored = false;
    findings.untrustedProjects.add(planned.projectId);
    return (0,results/* toReplacedResult */.zh)(planned, receipt, findings.recordUnexpectedCopy(upload, createdAt));
}
/** Maximum creates that run alone; if all fail, the project's state stays unknown. */
const MAX_FIRST_CREATES = 3;
/** Runs the first create of a new project alone, because it shows whether the bulk response was correct. */
class FirstCreates {
    #known = new Set();
    #running = new Map();
    #failed = new Map();
    async run({ planned, isNewProject }, findings, send) {
        const { projectId } = planned;
        if (!isNewProject)
            return await send();
        for (let running = this.#running.get(projectId); running !== undefined; running = this.#running.get(projectId))
            await running;
        if (this.#known.has(projectId))
            return await send();
        const { promise, resolve } = Promise.withResolvers();
        this.#running.set(projectId, promise);
        // A failed upload throws or returns a failed result.
        let outcome = 'errored';
        try {
            const result = await send();
            outcome = result.outcome;
            return result;
        }
        finally {
            const failed = (this.#failed.get(projectId) ?? 0) + (outcome === 'errored' ? 1 : 0);
            this.#failed.set(projectId, failed);
            // A copy was found, so the project already existed.
            const isFound = outcome !== 'created' && outcome !== 'errored';
            if (isFound)
                findings.untrustedProjects.add(projectId);
            if (isFound || outcome === 'created' || failed >= MAX_FIRST_CREATES)
                this.#known.add(projectId);
            this.#running.delete(projectId);
            resolve();
        }
    }
}
/**
 * Reads a session's file and creates the body of its upload.
 * @returns a new plan instead, if the session is withheld because of credentials
 * @throws Failure `file-changed`, `file-unreadable`, `too-large`
 */
async function readAndEncode({ runner, secrets: policies }, { planned, project }, timings) {
    const { session } = planned;
    const policy = policies.getPolicyForReading(session.file);
    const startedAt = (0,src_deadline/* monotonicMs */.dR)();
    const { text, ...transcript } = await (0,read_transcript/* readTranscript */.l)(runner.workspace, session, policy);
    const readAt = (0,src_deadline/* monotonicMs */.dR)();
    timings.read += readAt - startedAt;
    const { title, wireBytes: localBytes, unredactedBytes, secrets } = transcript;
    if (policy.redactionMode === 'hold' && secrets.length > 0) {
        return { ...planned, action: 'refuse', reason: 'secret-held', localBytes, unredactedBytes, secrets };
    }
    try {
        const fields = {
            projectId: project.id,
            projectName: project.name,
            name: session.name,
            rawData: (0,upload_body/* createRawData */.bN)(findProvenance(project, session)),
            // The cloud merges metadata with that of the recording machine, so send only these fields.
            metadata: {
                clientName: 'specstory-sync-action',
                clientVersion: version/* VERSION */.x,
                agentName: session.provider.agentName,
                ...(title === null ? {} : { title }),
            },
        };
        const body = await (0,upload_body/* encodeUpload */.K$)(fields, text);
        return {
            ...transcript,
            body,
            rawBytes: Buffer.byteLength(fields.rawData),
            secrets: policy.redactionMode === 'redact' ? secrets : [],
        };
    }
    finally {
        timings.compress += (0,src_deadline/* monotonicMs */.dR)() - readAt;
    }
}
/** Returns the known repository, commit and path of a session's file. */
function findProvenance(project, { file }) {
    const { repository, commit, path } = (0,project_project/* findFileSource */.n1)(project.locations, file) ?? {};
    return { repository: repository?.name ?? '', commit: commit ?? '', file: path ?? file };
}
/**
 * Creates a notice if the uploads need more requests than the rate limit allows. An inspection needs one more request.
 * @param now epoch milliseconds
 */
function createRateLimitNotice(context, uploads, now) {
    const { budget } = context.cloud;
    if (budget === undefined || budget.endsAt <= now)
        return undefined;
    const requests = uploads.length + uploads.filter(({ planned }) => (0,plan/* needsInspection */.ER)(planned, context)).length;
    if (requests <= budget.remaining)
        return undefined;
    return (0,notices/* createRateLimitLowNotice */.iY)(uploads.length, requests, budget.remaining, (0,message_format/* formatUtcTime */.fz)(budget.endsAt, now));
}

;// CONCATENATED MODULE: ./lib/src/sync/sync.js
var sync_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var sync_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Scans, compares, plans and uploads the sessions of all projects; in `check` mode, without the upload. The recorder
 * closes sessions that are unfinished when the run stops.
 * @throws Failure of the whole run; the deadline's reason
 */
async function sync(request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        await keepYoungGenerationSmall();
        const cloud = sync_addDisposableResource(env_1, await openCloud(request), true);
        request.observe({ event: 'client-created', requests: cloud.requests });
        const secrets = new secret_policy/* SecretPolicy */.d(request.inputs, request.projects);
        const limiter = (0,sync_context/* createLimiter */.z)(request.inputs.concurrency);
        const context = { ...request, cloud, limiter, secrets, budget: new concurrency/* MemoryBudget */.N() };
        const found = await (0,sync_context/* measurePhase */.Y)(context, 'scan', () => (0,scan_projects/* scanProjects */.a)(context));
        // From here on, every session gets a result.
        for (const { project, scan } of found)
            context.observe({ event: 'attempted', project, sessions: scan.sessions });
        context.deadline.signal.throwIfAborted();
        const uploads = await (0,sync_context/* measurePhase */.Y)(context, 'compare', async () => {
            const planned = await (0,plan/* planUploads */.K)(context, found);
            if (request.inputs.mode === 'check')
                await (0,search/* searchIgnoredFiles */.y)(context, found);
            return planned;
        });
        if (uploads.length > 0)
            await (0,sync_context/* measurePhase */.Y)(context, 'upload', () => uploadSessions(context, uploads));
        (0,scan_projects/* warnUnusedAllowEntries */.s)(context, found);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = sync_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function openCloud({ inputs, runner, observe, mask }) {
    return await createCloud({
        baseUrl: inputs.cloudUrl,
        token: inputs.token,
        version: version/* VERSION */.x,
        concurrency: inputs.concurrency,
        retries: inputs.retries,
        requestTimeoutMs: inputs.requestTimeoutMs,
        proxy: runner.proxy,
        onSecret: mask,
        onDebug: (line) => observe({ event: 'request-completed', line }),
        onPause: (ms, reason) => observe({ event: 'paused', ms, reason }),
    });
}
/**
 * Keeps V8's young generation at its first size. Otherwise it grows to about 150 MB over 100,000 sessions, without
 * being faster (docs/internals/performance.md). Loaded on demand, because some runs end earlier.
 */
async function keepYoungGenerationSmall() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8877, 19));
    setFlagsFromString('--semi-space-growth-factor=1');
}


/***/ })

};
