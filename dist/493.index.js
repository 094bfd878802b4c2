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

/** The token of requests. A refresh token is exchanged first; an API key never; anything else when it is refused. */
class Credentials {
    #options;
    #current;
    #exchanging;
    constructor(options) {
        this.#options = options;
        this.#current = options.kind === 'refresh' ? undefined : options.token;
    }
    /** The token to send. @throws what the exchange throws. */
    async token(deadline) {
        if (this.#current === undefined || this.#exchanging !== undefined)
            return this.#exchange(deadline);
        return this.#current;
    }
    /** After a 401: gets another token, once for all workers; false when there is none. @throws what the exchange throws. */
    async renew(refused, deadline) {
        if (this.#options.kind === 'api')
            return false;
        // Another worker's 401 may have renewed it in the meantime.
        if (this.#current !== refused)
            return true;
        try {
            await this.#exchange(deadline);
            return true;
        }
        catch (error) {
            // The token is not a refresh token, so the 401 that led here says more.
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
/** The cloud's word on the token, and not a failure on the way to it. */
function isRefusal(error) {
    return error instanceof cloud_failure/* CloudFailure */.wr && (error.code === 'token-refused' || error.code === 'blocked');
}

// EXTERNAL MODULE: ./lib/src/cloud/http.js
var cloud_http = __webpack_require__(1574);
// EXTERNAL MODULE: ./lib/src/cloud/proxy.js + 1 modules
var proxy = __webpack_require__(3306);
;// CONCATENATED MODULE: ./lib/src/cloud/circuit-breaker.js

/** Consecutive failures that open the circuit: three for each of ten workers. */
const MIN_THRESHOLD = 30;
/** A dead cloud sees fewer than 100 requests, so from 50 workers on `2 × concurrency` ends here. */
const MAX_THRESHOLD = 99;
/** With fewer consecutive failures than this, a deadline is reported as such and not as an outage. */
const MIN_OUTAGE_FAILURES = 10;
/**
 * Circuit breaker with global back-off. After `concurrency` consecutive failures all requests pause, then resume in
 * rounds; it opens at `threshold`. A round has as many places as failures are left in it, so requests in flight never exceed it.
 */
class CircuitBreaker {
    /** Consecutive failures, without a success between them, that open the circuit. */
    threshold;
    #options;
    /** Attempts of every round after the first. */
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
    /** All workers are in global back-off; the back-off of a single request is skipped. */
    get isBackingOff() {
        return this.#failures >= this.#firstRoundSize;
    }
    /** False: `acquire` would wait. */
    get hasPlace() {
        return this.isOpen || this.#failures + this.#inFlight < this.#roundLimit;
    }
    /**
     * Acquires a place, after a wait only while attempts are failing.
     *
     * @returns false, without a place, when the circuit is open or `stop` aborts
     * @throws the deadline's reason when it aborts while waiting; DeadlinePassed when the back-off would pass it
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
    /** `isWrite`: an upload. A read that succeeds between failing uploads does not show that the next one will. */
    release(outcome, isWrite = false) {
        this.#inFlight -= 1;
        if (outcome === 'failure') {
            this.#hasFailedWrite ||= isWrite;
            this.#fail();
        }
        // An open circuit stays open: the run has been stopped by then.
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
    /** Waits for the back-off to end; the first caller after that begins the next round. */
    async #backOff(deadline, stop) {
        const { now, wait, onBackoff } = this.#options;
        const left = this.#backoffUntil - now();
        if (left <= 0) {
            this.#round += 1;
            this.#roundLimit = Math.min(this.threshold, this.#roundLimit + this.#roundSize);
            return;
        }
        if (left >= deadline.remainingMs()) {
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



/** undici's limit for a connection, or Node's for each address. */
const CONNECT_TIMEOUT = 'UND_ERR_CONNECT_TIMEOUT';
/** Codes of Node and undici for a connection that never came about: nothing of the request was sent. */
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
/** Codes for a connection that was lost, after which the request may have been carried out. */
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
/** Node's words for a connection that ended within its TLS handshake. */
const NO_HANDSHAKE = 'before secure TLS connection was established';
/** No connection was made, so nothing was sent. */
const UNSENT = { mayHaveSucceeded: false, isUnconnected: true };
/**
 * What an error of `Http.exchange` means. All network errors may be retried (docs/internals/cloud.md, Errors); others are bugs.
 *
 * @param tookMs how long it was tried
 */
function classifyNetworkError(kind, error, proxies, scrub, tookMs) {
    const name = routes/* REQUEST_NAMES */.zb[kind];
    const base = { cause: error, fatal: false, status: undefined, retryAfterMs: undefined };
    if (error instanceof cloud_http/* ResponseTimeout */.LX) {
        const hint = 'SpecStory Cloud or the network is slow. Re-run the job later, or raise `request-timeout`.';
        const message = `${error.message} for ${name}`;
        return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, mayHaveSucceeded: true };
    }
    const refusal = proxyRefusal(error);
    if (refusal !== undefined) {
        const message = `the proxy refused ${name} with HTTP ${refusal}`;
        const hint = 'Check the user and password in the proxy URL, and that the proxy allows SpecStory Cloud.';
        const isForGood = refusal < 500;
        return { ...base, code: 'proxy', message, hint, retriable: !isForGood, fatal: isForGood, ...UNSENT };
    }
    const code = codeOf(error);
    const words = (0,server_text/* shorten */.ml)(scrub(String(error?.message ?? error)));
    if (TLS.test(code)) {
        const hint = 'For a private certificate authority, set NODE_EXTRA_CA_CERTS to its PEM file.';
        const message = `no TLS connection for ${name}: ${words} (${code})`;
        return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, ...UNSENT };
    }
    const isSocks = code.startsWith('UND_ERR_SOCKS5');
    const unconnected = isSocks ? `the proxy said: ${words}` : UNCONNECTED[code];
    const isUnconnected = unconnected !== undefined || words.includes(NO_HANDSHAKE) || chain(error).some(isConnecting);
    const known = unconnected ?? LOST[code];
    const reason = code === CONNECT_TIMEOUT ? `${known} in ${Math.round(tookMs / 100) / 10} s` : known;
    if (reason === undefined) {
        const message = `${name} could not be sent: ${words}${code === '' ? '' : ` (${code})`}`;
        return {
            ...base,
            code: 'internal',
            message,
            hint: 'Please report this.',
            retriable: false,
            mayHaveSucceeded: false,
        };
    }
    const proxy = isSocks || code.startsWith('UND_ERR_PRX_') ? 'the proxy' : proxyOf(error, proxies);
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
/** The status with which a proxy refused a tunnel or a request; undici reports it in words only. */
function proxyRefusal(error) {
    for (const { message } of chain(error)) {
        const found = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(String(message));
        if (found !== null)
            return Number(found[1]);
    }
    return undefined;
}
/** `the proxy host:port` when the connection that failed was the one to a proxy. */
function proxyOf(error, { https, http }) {
    const texts = chain(error).map(({ message }) => String(message));
    for (const proxy of [https, http]) {
        if (proxy === undefined)
            continue;
        const host = proxy.hostname;
        const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
        // Node and undici name what they tried: "connect ECONNREFUSED 10.0.0.1:3128", "getaddrinfo ENOTFOUND host".
        const isTried = texts.some((text) => text.endsWith(` ${host}`) || namesPort(text, port));
        if (isTried)
            return `the proxy ${proxy.host}`;
    }
    return undefined;
}
function namesPort(text, port) {
    const [, ...behind] = text.split(`:${port}`);
    return behind.some((rest) => !/^\d/.test(rest));
}
function codeOf(error) {
    for (const { name, code } of chain(error)) {
        // undici's parser error has the code of its C parser, or none.
        if (name === 'HTTPParserError')
            return 'UND_ERR_HTTP_PARSER';
        if (typeof code === 'string')
            return code;
    }
    return '';
}
/** An error, those it gathers (one per address tried) and its causes. */
function chain(error, depth = 0) {
    if (typeof error !== 'object' || error === null || depth > 4)
        return [];
    const { errors, cause } = error;
    const inner = Array.isArray(errors) ? errors.flatMap((one) => chain(one, depth + 1)) : [];
    return [error, ...inner, ...chain(cause, depth + 1)];
}

// EXTERNAL MODULE: ./lib/src/cloud/rate-limit.js
var rate_limit = __webpack_require__(7934);
;// CONCATENATED MODULE: ./lib/src/cloud/retry-policy.js
/** Upper bound of the first retry's delay, ms; it doubles with each further one. */
const BACKOFF_BASE_MS = 1000;
const BACKOFF_MAX_MS = 30_000;
/** Minimum delay after a 429 or a `Retry-After`, ms; servers also send `Retry-After: 0` (docs/internals/runners.md, Rate limits). */
const SERVER_DELAY_MIN_MS = 1000;
/** A delay that a server names takes up to this longer, ms, so that not every shard returns in the same instant. */
const SERVER_DELAY_JITTER_MS = 1000;
/** The policy of one request: full jitter, or the server's delay; a 429 counts as an attempt. */
function createRetryPolicy(retries, random) {
    return {
        maxAttempts: retries + 1,
        countsRateLimits: true,
        shouldRetry: ({ retriable }) => retriable,
        retryDelayMs: ({ retryAfterMs }, { failed }) => serverDelay(retryAfterMs, random) ?? backoffMs(failed, random),
        rateLimitDelayMs: ({ retryAfterMs }, { failed }) => serverDelay(retryAfterMs, random) ?? Math.max(SERVER_DELAY_MIN_MS, backoffMs(failed, random)),
    };
}
/**
 * The policy of the bulk size request, whatever `retries` says: 3 attempts, 1 s apart (docs/internals/cloud.md, Routes). 429s do not
 * count as attempts: giving up would replace one request by one HEAD per session.
 */
function createSizesPolicy(random) {
    return {
        maxAttempts: 3,
        countsRateLimits: false,
        shouldRetry: ({ fatal }) => !fatal,
        retryDelayMs: () => 1000,
        rateLimitDelayMs: ({ retryAfterMs }, { limited }) => serverDelay(retryAfterMs, random) ?? maxBackoffMs(limited),
    };
}
/** The delay that a server names, in ms, spread over a second. */
function addJitter(ms, random) {
    return Math.max(SERVER_DELAY_MIN_MS, ms) + random() * SERVER_DELAY_JITTER_MS;
}
/** Exponential backoff with full jitter, in ms: up to 1 s, 2 s, 4 s … 30 s; `retry` is 0 for the first. */
function backoffMs(retry, random) {
    return random() * maxBackoffMs(retry);
}
function serverDelay(ms, random) {
    return ms === undefined ? undefined : addJitter(ms, random);
}
function maxBackoffMs(retry) {
    return Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** retry);
}

;// CONCATENATED MODULE: ./lib/src/cloud/request-executor.js






/** The request waited and was not sent. */
const HELD_BACK = 'held-back';
/**
 * Sends requests. Every wait is here: for the circuit breaker and the rate limit gate, which hold back all requests, and
 * between two attempts of one request.
 */
class RequestExecutor {
    requests = { sizes: 0, head: 0, put: 0, refresh: 0 };
    #options;
    #gate;
    #breaker;
    #stop = new AbortController();
    #stopFailure;
    #lastOutage;
    /** Responses of the cloud so far. */
    #responses = 0;
    #budget;
    constructor(options) {
        const { concurrency, retries, now, wait, random, onPause } = options;
        this.#options = options;
        this.#gate = new rate_limit/* RateLimitGate */.F0({ now, wait, onPause: (ms) => onPause(ms, 'rate-limit') });
        this.#breaker = new CircuitBreaker({
            concurrency,
            retries,
            backoffMs: (round) => backoffMs(round, random),
            now,
            wait,
            onBackoff: (ms) => onPause(ms, 'outage'),
        });
    }
    /** Requests that the API key has left, by the last response that named them. */
    get budget() {
        return this.#budget;
    }
    /** Every further request fails with this, unsent; the first failure counts and is returned. */
    stop(failure) {
        this.#stopFailure ??= { ...failure, retriable: false, fatal: true };
        this.#stop.abort();
        return this.#stopFailure;
    }
    /**
     * Repeats an attempt as the policy says until it succeeds. A fatal failure stops all requests.
     *
     * @param attempt calls its parameter for every request that leaves
     * @param hasOwnPace the policy's delays hold also during a global back-off
     * @throws CloudFailure; DeadlinePassed; whatever `attempt` throws
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
            // Also when this request is given up: the others would hit the same limit.
            if (isRateLimit)
                this.#gate.extend(policy.rateLimitDelayMs(failure, progress), failure.retryAfterMs !== undefined);
            if (isRateLimit)
                limited += 1;
            if (!isRateLimit || policy.countsRateLimits)
                failed += 1;
            if (!policy.shouldRetry(failure) || failed >= policy.maxAttempts) {
                const isUnreachable = failure.isUnconnected === true && this.#responses === responses;
                const last = isUnreachable && !failure.fatal ? (0,cloud_failure/* unreachableFailure */.xK)(failure) : failure;
                throw this.#giveUp(last, attempts, deadline, responseLost);
            }
            responseLost ||= failure.mayHaveSucceeded;
            // The gate and the circuit breaker hold the next attempt back themselves.
            const isHeldBack = !hasOwnPace && failure.retryAfterMs === undefined && this.#breaker.isBackingOff;
            if (isRateLimit || isHeldBack)
                continue;
            await this.#options.wait(policy.retryDelayMs(failure, progress), deadline, this.#stop.signal);
        }
    }
    async send(request, options) {
        const { deadline, mustBeImmediate = false } = options;
        const isHeldBack = !this.#breaker.hasPlace || this.#gate.isClosed;
        const hasPlace = await this.#breaker.acquire(deadline, this.#stop.signal);
        let result;
        try {
            this.#stopIfDown();
            // After the wait for a place: the response that frees one may be a 429.
            if (this.#stopFailure === undefined)
                this.#stopIfRateLimited(deadline);
            await this.#gate.wait(deadline, this.#stop.signal);
            if (this.#stopFailure !== undefined)
                return { failure: this.#stopFailure };
            deadline.signal.throwIfAborted();
            if (deadline.remainingMs() <= 0)
                throw new src_deadline/* DeadlinePassed */.Xp();
            if (mustBeImmediate && isHeldBack)
                return HELD_BACK;
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
        // Also when the retries are used up before the wait begins: the run ends, not only this request.
        const stopped = failure.status === 429 ? this.#stopIfRateLimited(deadline) : undefined;
        return new cloud_failure/* CloudFailure */.wr(stopped ?? failure, attempts, responseLost || failure.mayHaveSucceeded);
    }
    /** Stops when the rate limit lasts longer than the run; returns the failure with which everything has stopped. */
    #stopIfRateLimited(deadline) {
        if (!this.#gate.exceeds(deadline))
            return undefined;
        return this.stop((0,cloud_failure/* rateLimitFailure */.SM)(this.#gate.serverResetAt, Date.now()));
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
            this.stop((0,cloud_failure/* cloudDownFailure */.kF)(consecutiveFailures, this.#lastOutage));
    }
    /** Closes the gate when no request is left, before 429s say so. */
    #recordBudget({ headers }, deadline) {
        const now = Date.now();
        const budget = (0,rate_limit/* parseRateLimit */.H5)(headers, now);
        if (budget === undefined)
            return;
        this.#budget = budget;
        const leftMs = budget.endsAt - now;
        // Headers alone never stop the run; only a 429 does.
        if (budget.remaining === 0 && leftMs < deadline.remainingMs())
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






/** The JSON of an error is far smaller, in bytes; nothing larger is parsed for one. */
const MAX_ERROR_BYTES = 65_536;
const parseSizesResponse = (response, context) => {
    const { status, body, headers } = response;
    const asOf = (0,rate_limit/* serverTime */.nI)(headers);
    if (status === 200) {
        const parsed = response.isCut ? { reason: '' } : (0,copies/* parseSizes */.uZ)(body, context.scrub);
        if ('copies' in parsed)
            return { value: { ...parsed, asOf } };
        return { failure: unexpectedResponse('sizes', response, parsed.reason, context.scrub) };
    }
    const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES;
    if (isError && (0,copies/* isUnknownProject */.Ov)((0,json/* parseObject */.lj)(body)))
        return { value: { ...copies/* NEW_PROJECT */.Vd, asOf } };
    return { failure: toFailure('sizes', response, context) };
};
const parseHeadResponse = (response, context) => {
    const { status, headers } = response;
    // Without a body only the content type tells who answered: a 404 of something in between is not "absent".
    if (status === 404) {
        if (isCloudContentType(headers))
            return { value: copies/* ABSENT */.sj };
        return { failure: unexpectedResponse('head', response, 'it is not a 404 of SpecStory Cloud', context.scrub) };
    }
    if (status === 200) {
        if (!isHtmlPage(headers))
            return { value: (0,copies/* parseHeadSizes */.Sq)(headers, context) };
        return { failure: unexpectedResponse('head', response, 'it is an HTML page without sizes', context.scrub) };
    }
    return { failure: toFailure('head', response, context) };
};
/**
 * Creates the parser of an upload's response. Without `success: true`, or with another session or project, a success is
 * not the cloud's.
 *
 * @param isConditional the request had `If-Match` or `If-None-Match`, so a 412 (or a wrong 304) is about that
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
            return { failure: rejectedResponse('put', response, context.scrub) };
        const foreign = (what) => ({ failure: unexpectedResponse('put', response, what, context.scrub) });
        if (success !== true)
            return foreign('it does not confirm success');
        if ((named['sessionId'] ?? sessionId) !== sessionId)
            return foreign('it names another session');
        if ((named['projectId'] ?? projectId) !== projectId)
            return foreign('it names another project');
        const createdAt = Date.parse(String(named['createdAt']));
        return { value: { status, createdAt: Number.isNaN(createdAt) ? undefined : createdAt } };
    };
}
/** Parses the access token of `POST /device-refresh`. What refuses the exchange refuses every request: it is fatal. */
const parseRefreshResponse = (response, context) => {
    if (response.status >= 200 && response.status < 300) {
        const token = (0,json/* parseObject */.lj)(response.body)?.['accessToken'];
        if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token))
            return { value: token };
        // The body may have a token in another place, so none of it is shown.
        const bare = { ...response, body: Buffer.alloc(0) };
        return { failure: unexpectedResponse('refresh', bare, 'it contains no accessToken', context.scrub) };
    }
    const failure = toFailure('refresh', response, context);
    if (failure.retriable || KEPT_REFRESH_CODES.has(failure.code))
        return { failure };
    const hint = 'Run `specstory login` again and update the secret, or use an API key.';
    return { failure: { ...failure, code: 'token-refused', hint, fatal: true } };
};
const KEPT_REFRESH_CODES = new Set(['proxy', 'redirected', 'blocked']);
/** True for a status that another attempt may turn into a success (docs/internals/cloud.md, Errors). */
function isRetryableStatus(status) {
    if (status >= 500)
        return status < 600 && status !== 501 && status !== 505;
    return status === 408 || status === 425 || status === 429;
}
/** True for a status behind which the cloud may have stored an upload. */
function mayHaveSucceeded(status) {
    return [500, 502, 503, 504, 507].includes(status) || (status >= 520 && status <= 530);
}
/** The failure that a status means, for every status except those of a success. */
function statusFailure(kind, response, context) {
    const { status, headers } = response;
    const { scrub, now } = context;
    if ((status === 401 || status === 403) && !isCloudError(kind, response))
        return blockedResponse(kind, response, context);
    const text = (0,server_text/* serverText */.Tn)(response.body, scrub);
    const message = `${routes/* REQUEST_NAMES */.zb[kind]} failed with HTTP ${status}${text === '' ? '' : `: ${text}`}`;
    const retriable = isRetryableStatus(status);
    return {
        ...explainStatus(kind, status),
        message: status >= 300 && status < 400 ? redirectMessage(kind, response, scrub) : message,
        cause: undefined,
        retriable,
        // A 403 to a HEAD is about that session; one to an upload is judged with the others (write-access.ts).
        fatal: status === 401 || status === 407 || (status === 403 && kind !== 'head'),
        mayHaveSucceeded: mayHaveSucceeded(status),
        status,
        retryAfterMs: retriable ? (0,rate_limit/* parseRetryAfter */.mu)(headers, now) : undefined,
    };
}
/** A 2xx whose body is not the cloud's: a captive portal's page, garbage, nothing, or far too much. */
function unexpectedResponse(kind, response, what, scrub) {
    const text = (0,server_text/* serverText */.Tn)(response.body, scrub);
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
/** A 2xx in which the cloud itself refuses. */
function rejectedResponse(kind, response, scrub) {
    return {
        code: 'cloud-rejected',
        message: `SpecStory Cloud rejected ${routes/* REQUEST_NAMES */.zb[kind]}, HTTP ${response.status}: ${(0,server_text/* serverText */.Tn)(response.body, scrub)}`,
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
 * A 401 or 403 of something between here and the cloud. It is that request's failure; only the bulk request and the
 * exchange of a token, without which nothing else is possible, end the run.
 */
function blockedResponse(kind, response, { scrub, host }) {
    const text = (0,server_text/* serverText */.Tn)(response.body, scrub);
    const type = response.headers['content-type'];
    const words = text === '' ? (typeof type === 'string' ? (0,server_text/* shorten */.ml)(scrub(type), 100) : 'an empty body') : text;
    return {
        code: 'blocked',
        message: `a firewall or proxy in front of ${host} blocked ${routes/* REQUEST_NAMES */.zb[kind]} with HTTP ${response.status}: ${words}`,
        hint: `The response is not from SpecStory Cloud. Let the firewall or proxy in front of ${host} pass these requests, or check \`cloud-url\`.`,
        cause: undefined,
        retriable: false,
        fatal: kind === 'sizes' || kind === 'refresh',
        mayHaveSucceeded: false,
        status: response.status,
        retryAfterMs: undefined,
    };
}
/** True for an error of the cloud itself: JSON whose `error` is text, whatever its content type. */
function isCloudError(kind, { body, headers, isCut }) {
    if (kind === 'head')
        return isCloudContentType(headers);
    if (isCut || body.byteLength >= MAX_ERROR_BYTES)
        return false;
    return typeof (0,json/* parseObject */.lj)(body)?.['error'] === 'string';
}
/** The content type of the cloud's responses without a body: JSON, or none. */
function isCloudContentType({ 'content-type': type }) {
    return type === undefined || (typeof type === 'string' && /^\s*application\/(?:[\w.-]+\+)?json\b/i.test(type));
}
/** Every size that the cloud sends with a HEAD (docs/internals/cloud.md, Routes). */
const SIZE_HEADERS = ['x-markdown-size', 'x-raw-data-size', 'x-session-data-size'];
/** True for a page in the cloud's place, such as a login page: HTML, and none of the cloud's sizes. */
function isHtmlPage(headers) {
    const type = headers['content-type'];
    return typeof type === 'string' && /^text\/html\b/i.test(type) && SIZE_HEADERS.every((name) => !(name in headers));
}
function toFailure(kind, response, context) {
    if (response.status >= 300)
        return statusFailure(kind, response, context);
    return unexpectedResponse(kind, response, 'the status is not expected', context.scrub);
}
function explainStatus(kind, status) {
    if (status >= 300 && status < 400) {
        return {
            code: 'redirected',
            hint: `Redirects are not followed, to avoid sending the token to another host. ${WRONG_HOST}`,
        };
    }
    if (status === 401) {
        return {
            code: 'token-refused',
            hint: 'The token was revoked, expired, or issued for a different server. Create a new API key and update the secret.',
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
            hint: 'SpecStory Cloud requires a condition, and the response had no strong `ETag` to make one from. Check that no proxy removes or weakens it.',
        };
    }
    if (status === 429) {
        return {
            code: 'rate-limited',
            hint: 'Re-run the job later or lower `concurrency`. The next run continues where this one stopped.',
        };
    }
    if (status >= 500)
        return { code: 'cloud-rejected', hint: 'This is a server-side error. Re-run the job later.' };
    return {
        code: 'cloud-rejected',
        hint: "Retrying will not help. If the server's message is unclear, report it to SpecStory.",
    };
}
const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page intercepts the request.';
const SERVER_WORDS = "If the server's message is unclear, report it to SpecStory.";
const NO_WRITE_SCOPE = {
    code: 'no-write-scope',
    hint: 'The API key has no write scope. Create one with write scope and update the secret.',
};
const NO_ACCESS = {
    code: 'token-refused',
    hint: 'The token has no access to this project. Check who owns the token, and the project ID.',
};
/** The cloud's 403 to one upload while it accepts others. */
function sessionRefused(failure) {
    const hint = `SpecStory Cloud refuses only this session. Other uploads were accepted. ${SERVER_WORDS}`;
    return { ...failure, code: 'cloud-rejected', hint, fatal: false };
}
function redirectMessage(kind, response, scrub) {
    const { location } = response.headers;
    const target = typeof location === 'string' ? ` to ${(0,server_text/* shorten */.ml)(scrub(location), 100)}` : '';
    return `${routes/* REQUEST_NAMES */.zb[kind]} was redirected (HTTP ${response.status})${target}`;
}

// EXTERNAL MODULE: ./lib/src/cloud/token.js
var cloud_token = __webpack_require__(541);
;// CONCATENATED MODULE: ./lib/src/cloud/write-access.js

/**
 * Tells whether a 403 to an upload is about the token or about that session. Before any upload was accepted it waits for
 * those in flight; as many 403s in a row as there are workers are about the token at any time.
 */
class WriteAccess {
    #threshold;
    #inFlight = new Set();
    #hasAccepted = false;
    #refusedInRow = 0;
    constructor(concurrency) {
        // One 403 among accepted uploads is never about the token, also with one worker.
        this.#threshold = Math.max(2, concurrency);
    }
    /** Call as an upload leaves; the function that it returns judges the result, once. */
    start() {
        const { promise, resolve } = Promise.withResolvers();
        this.#inFlight.add(promise);
        return async (result) => {
            this.#inFlight.delete(promise);
            const others = [...this.#inFlight];
            const failure = result !== undefined && 'failure' in result ? result.failure : undefined;
            const isRefused = failure?.code === 'no-write-scope';
            if (isRefused)
                this.#refusedInRow += 1;
            if (result !== undefined && 'value' in result && result.value.status !== 'precondition-failed') {
                this.#hasAccepted = true;
                this.#refusedInRow = 0;
            }
            resolve();
            return isRefused ? { failure: await this.#judge(failure, others) } : result;
        };
    }
    async #judge(failure, others) {
        if (this.#refusedInRow >= this.#threshold)
            return failure;
        if (!this.#hasAccepted)
            await Promise.all(others);
        return this.#hasAccepted ? sessionRefused(failure) : failure;
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/client.js














/**
 * Creates the client of SpecStory Cloud. Nothing is sent, and undici not loaded, before the first call.
 *
 * @throws Failure `token-unusable` or `token-expired` (see `validateToken`), `proxy` for a proxy that is not a URL.
 */
async function createCloud(options) {
    const { baseUrl, concurrency, now = src_deadline/* monotonicMs */.dR, random = Math.random, onDebug = () => { } } = options;
    const secrets = new server_text/* Scrubber */.h6();
    const keepSecret = (secret) => {
        options.onSecret(secret);
        secrets.add(secret);
    };
    const token = (0,cloud_token/* stripBearer */.Wg)(options.token);
    for (const secret of new Set([options.token, token]))
        keepSecret(secret);
    const proxies = (0,proxy/* parseProxies */.u_)(options.proxy);
    for (const secret of (0,proxy/* proxySecrets */.Wm)(proxies))
        keepSecret(secret);
    const { failure } = (0,cloud_token/* validateToken */.k9)(token, Date.now());
    if (failure !== undefined)
        throw failure;
    const userAgent = `specstory-sync-action/${options.version}`;
    // One more connection than workers, for the bulk size request.
    const http = (0,cloud_http/* createHttp */.V0)(concurrency + 1, (0,proxy/* proxyFor */.iJ)(proxies, baseUrl));
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
        const request = (0,routes/* refreshRequest */.Pn)();
        try {
            const attempt = (onSend) => executor.send(request, { token, parse: parseRefreshResponse, deadline, onSend });
            const { value } = await executor.retry(attempt, policy, deadline);
            keepSecret(value);
            return value;
        }
        catch (error) {
            // Without a token no request is possible, so this is not the failure of one session.
            if (error instanceof cloud_failure/* CloudFailure */.wr && !error.fatal) {
                throw new cloud_failure/* CloudFailure */.wr(executor.stop(error.last), error.attempts);
            }
            throw error;
        }
    };
    const credentials = new Credentials({ token, kind: (0,cloud_token/* inspectToken */.e4)(token).kind, exchange });
    /** Sends with the current token; `renewed` when it was refused and there is another one now. */
    const authorize = async (send, deadline) => {
        const used = await credentials.token(deadline);
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
        return result === 'renewed' ? send(await credentials.token(deadline)) : result;
    };
    const writeAccess = new WriteAccess(concurrency);
    // For uploads whose inspection was out of date twice before they could be sent: one at a time, each gets through.
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
        sizes: async (projectId, deadline) => {
            const attempt = read((0,routes/* sizesRequest */.cQ)(projectId), parseSizesResponse, deadline);
            return (await executor.retry(attempt, createSizesPolicy(random), deadline, true)).value;
        },
        head: async (projectId, sessionId, deadline, { isSingle = false } = {}) => {
            try {
                const attempt = read((0,routes/* headRequest */.yc)(projectId, sessionId), parseHeadResponse, deadline);
                return (await executor.retry(attempt, isSingle ? singlePolicy : policy, deadline)).value;
            }
            catch (error) {
                if (error instanceof cloud_failure/* CloudFailure */.wr && !error.fatal)
                    return (0,copies/* unknownCopyFrom */.kH)(error);
                throw error;
            }
        },
        put: async (projectId, sessionId, body, deadline, { prepare, onAttempt }) => {
            let isStale = false;
            let isRenewed = false;
            let responseLost = false;
            let lastFailure;
            const once = async (onSend, isConflict) => {
                const step = await prepare({ isStale, isConflict, responseLost, lastFailure });
                if (step.action === 'stop')
                    return { value: { stopped: step.result } };
                isStale = true;
                const request = (0,routes/* putRequest */.zi)(projectId, sessionId, body, step.condition, options.requestTimeoutMs);
                const parse = createPutParser(projectId, sessionId, step.condition !== undefined);
                let judge;
                let attempts = 0;
                const sending = {
                    parse,
                    deadline,
                    mustBeImmediate: true,
                    onSend: () => {
                        judge = writeAccess.start();
                        attempts = onSend();
                        onAttempt(attempts, 'sent');
                        return attempts;
                    },
                };
                try {
                    const send = (token) => executor.send(request, { ...sending, token });
                    // A token is renewed once for an upload: the refusal of the second one is final.
                    const result = isRenewed
                        ? await send(await credentials.token(deadline))
                        : await authorize(send, deadline);
                    isRenewed ||= result === 'renewed';
                    if (result === 'renewed' || result === HELD_BACK)
                        return 'again';
                    if ('value' in result || !result.failure.mayHaveSucceeded)
                        onAttempt(attempts, 'settled');
                    const judged = await judge?.(result);
                    judge = undefined;
                    return judged ?? result;
                }
                finally {
                    await judge?.(undefined);
                }
            };
            const attempt = async (onSend) => {
                let isConflict = false;
                for (let round = 0;; round += 1) {
                    const result = await (round < 2 ? once(onSend, isConflict) : oneAtATime(() => once(onSend, isConflict)));
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
        stopUnreachable: (failure) => new cloud_failure/* CloudFailure */.wr(executor.stop((0,cloud_failure/* unreachableFailure */.xK)(failure.last)), failure.attempts),
        close,
        [Symbol.asyncDispose]: close,
    };
}

// EXTERNAL MODULE: ./lib/src/concurrency.js
var concurrency = __webpack_require__(637);
// EXTERNAL MODULE: ./lib/src/version.js
var version = __webpack_require__(1294);
// EXTERNAL MODULE: ./lib/src/sync/context.js
var context = __webpack_require__(4279);
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






/** What the uploads of one run have learned about the cloud and its other clients. */
class UploadFindings {
    /** False: a 412 or 304 came although nothing had changed, or a create replaced a copy. */
    areConditionsHonored = true;
    /** Projects whose bulk response lacked a session that the cloud had: every session is inspected. */
    untrustedProjects = new Set();
    #job;
    #uploadedByOthers = new Set();
    #missingFromSizes;
    constructor(job) {
        this.#job = job;
    }
    stopConditions() {
        if (!this.areConditionsHonored)
            return;
        this.areConditionsHonored = false;
        this.#job.observe({ event: 'notice-added', notice: (0,notices/* conditionsIgnoredNotice */.dz)() });
    }
    /**
     * Records a copy that was not there, or not so, when the session was planned.
     * @param changedAt when the cloud stored it: epoch milliseconds by its clock
     * @returns true when it is another client's of this run, false when the bulk response was wrong
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
    /** Publishes what was found, once all uploads have ended. */
    publish() {
        const { observe } = this.#job;
        if (this.#missingFromSizes !== undefined)
            observe({ event: 'notice-added', notice: (0,notices/* wrongSizesNotice */.GS)(this.#missingFromSizes) });
        if (this.#uploadedByOthers.size > 0)
            observe({ event: 'notice-added', notice: (0,notices/* otherClientsNotice */.th)(this.#uploadedByOthers.size) });
    }
}
/** Decides before each attempt of one upload: inspects the copy that it would replace, and plans again. */
class UploadSteps {
    #job;
    #upload;
    #sizes;
    #findings;
    #planned;
    /** The copy that the next attempt may replace; `undefined` before any was inspected. */
    #seen;
    #conflicts = 0;
    /** @param planned with the exact size on the wire */
    constructor(job, upload, planned, sizes, findings) {
        this.#job = job;
        this.#upload = upload;
        this.#sizes = sizes;
        this.#findings = findings;
        this.#planned = planned;
        this.#seen = planned.action === 'create' ? copies/* ABSENT */.sj : undefined;
    }
    /** The plan that the last attempt carried out. */
    get planned() {
        return this.#planned;
    }
    /**
     * @param toReceipt makes the result of an attempt that was stored although its response was lost
     * @throws CloudFailure that is fatal to every session; DeadlinePassed
     */
    async prepare(progress, toReceipt) {
        if (!progress.isStale && !this.#mustInspect())
            return this.#send();
        const copy = await this.#inspect();
        if (progress.responseLost && this.isOurs(copy))
            return { action: 'stop', result: toReceipt(this.#planned) };
        // Nothing is known of the copy because of the failure that the last attempt had as well, which says more.
        if (copy.state === 'unknown' && copy.failure !== undefined && progress.lastFailure !== undefined)
            return { action: 'stop', result: (0,results/* failedResult */.Nq)(this.#planned, new cloud_failure/* CloudFailure */.wr(progress.lastFailure, 0)) };
        const isChanging = progress.isConflict && (await this.#isChanging(copy));
        this.#recordChange(copy);
        this.#seen = copy;
        this.#planned = (0,plan/* planWithCopy */.nY)(this.#job, this.#planned, copy);
        const result = (0,plan/* resultWithoutUpload */.FE)(this.#planned, 'sync');
        if (result !== undefined)
            return { action: 'stop', result };
        if (isChanging)
            return { action: 'stop', result: (0,results/* failedResult */.Nq)(this.#planned, changingFailure()) };
        return this.#send();
    }
    /** True when a copy has exactly what was sent, and is not the one that was there before. */
    isOurs(copy) {
        if (copy.state !== 'present' || isSameVersion(copy, this.#seen))
            return false;
        return copy.bytes === this.#sizes.wireBytes && copy.rawBytes === this.#sizes.rawBytes;
    }
    #send() {
        return { action: 'send', condition: this.#condition() };
    }
    #condition() {
        if (!this.#findings.areConditionsHonored)
            return undefined;
        if (this.#planned.action === 'create')
            return { kind: 'absent' };
        const tag = this.#seen?.state === 'present' ? this.#seen.tag : undefined;
        return tag === undefined ? undefined : { kind: 'unchanged', tag };
    }
    /** A create after a bulk response has its condition instead, as long as both can be trusted. */
    #mustInspect() {
        const { action, reason, isInspected, projectId } = this.#planned;
        if (this.#job.inputs.overwriteCliSessions && reason !== 'redacted')
            return false;
        if (action !== 'create' || isInspected)
            return true;
        return this.#findings.untrustedProjects.has(projectId) || !this.#findings.areConditionsHonored;
    }
    async #inspect() {
        const { projectId, session } = this.#planned;
        const copy = await this.#job.cloud.head(projectId, session.id, this.#job.deadline);
        return copy.state === 'absent' && this.#upload.planned.action === 'update' ? copies/* CONTRADICTED */.dk : copy;
    }
    /** After a 412: false when nothing has changed, so that conditions do not work here; true from the second change on. */
    async #isChanging(copy) {
        if (isSameVersion(copy, this.#seen) || (await this.#hasUnstableTag(copy))) {
            this.#findings.stopConditions();
            return false;
        }
        this.#conflicts += 1;
        return this.#conflicts >= 2;
    }
    /** The same copy with another tag at each HEAD: something on the way changes tags. */
    async #hasUnstableTag(copy) {
        if (!hasSameSizes(copy, this.#seen))
            return false;
        const again = await this.#inspect();
        return hasSameSizes(again, copy) && !isSameVersion(again, copy);
    }
    #recordChange(copy) {
        if (copy.state !== 'present')
            return;
        const seen = this.#seen;
        const expectedBytes = seen?.state === 'present' ? seen.bytes : this.#planned.cloudBytes;
        const isNew = seen?.state === 'absent';
        const isChanged = expectedBytes !== undefined && expectedBytes !== copy.bytes;
        const isReplaced = seen?.state === 'present' && seen.tag !== copy.tag && seen.modifiedAt !== copy.modifiedAt;
        if (isNew || isChanged || isReplaced)
            this.#findings.recordUnexpectedCopy(this.#upload, copy.modifiedAt);
    }
}
function hasSameSizes(a, b) {
    if (a.state !== 'present' || b?.state !== 'present')
        return false;
    return a.bytes === b.bytes && a.rawBytes === b.rawBytes && a.sessionDataBytes === b.sessionDataBytes;
}
/** True when a HEAD shows what the one before showed: still no copy, or the same tag and sizes. */
function isSameVersion(a, b) {
    if (a.state === 'absent' && b?.state === 'absent')
        return true;
    if (a.state !== 'present' || b?.state !== 'present')
        return false;
    return hasSameSizes(a, b) && a.tag === b.tag && (a.tag !== undefined || a.modifiedAt === b.modifiedAt);
}
/** Another client has replaced the copy twice. */
function changingFailure() {
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
 * Uploads what was planned, until everything is done or the run ends; unfinished sessions have reported their progress
 * by then. A failure that concerns every session ends the run with that failure.
 */
async function uploadSessions(job, uploads) {
    const { limiter, deadline, observe } = job;
    const findings = new UploadFindings(job);
    const state = {
        timings: { read: 0, compress: 0, send: 0 },
        findings,
        firstCreates: new FirstCreates(),
    };
    const bytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0);
    observe({ event: 'upload-started', sessions: uploads.length, bytes });
    const notice = rateLimitNotice(job, uploads, Date.now());
    if (notice !== undefined)
        observe({ event: 'rate-limit-low', notice });
    try {
        await limiter.forEachLimited(uploads, deadline.signal, async (upload) => {
            const { projectId, session } = upload.planned;
            try {
                const end = await uploadSession(job, upload, state);
                if ('outcome' in end)
                    observe({ event: 'session-ended', result: end });
                else
                    observe({ event: 'session-interrupted', projectId, sessionId: session.id, interruption: end });
            }
            catch (error) {
                // What is on the wire when the rate limit is used up still counts; whatever else is fatal ends it too.
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
 * Uploads one session: reads its file, encodes it, inspects the copy that it would replace, sends it. A session's own
 * failure is its result.
 * @returns its result, or its progress when the run's end interrupted it
 * @throws CloudFailure that is fatal to every session
 */
async function uploadSession(job, upload, state) {
    const { limiter, deadline } = job;
    const { planned } = upload;
    const startedAt = (0,src_deadline/* monotonicMs */.dR)();
    const progress = { attempts: 0, mayBeStored: false };
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const _room = __addDisposableResource(env_1, await job.budget.acquire(planned.session.diskBytes), false);
            deadline.signal.throwIfAborted();
            const encoded = await readAndEncode(job, upload, state.timings);
            if (!('body' in encoded))
                return (0,results/* failedResult */.Nq)(encoded, (0,plan_session/* refusalFailure */.$G)(encoded));
            return await limiter.request(() => state.firstCreates.run(upload, state.findings, () => send(job, upload, encoded, state, progress, startedAt)));
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
        // A bug of ours in one session's upload is that session's error: the others still get through.
        return (0,results/* failedResult */.Nq)(planned, error instanceof failure/* Failure */.HR ? error : (0,failure/* toInternalFailure */.RO)(error), effort);
    }
}
async function send(job, upload, encoded, { timings, findings }, progress, startedAt) {
    const { cloud, deadline } = job;
    const { projectId, session } = upload.planned;
    const { body, wireBytes: localBytes, unredactedBytes, secrets, title } = encoded;
    const steps = new UploadSteps(job, upload, { ...upload.planned, localBytes, unredactedBytes, secrets }, encoded, findings);
    const receiptOf = (attempts) => {
        const durationMs = (0,src_deadline/* monotonicMs */.dR)() - startedAt;
        return { localBytes, sentBytes: body.length, title, secrets, attempts, durationMs };
    };
    const toStored = (planned) => {
        const receipt = receiptOf(progress.attempts);
        return planned.action === 'create' ? (0,results/* createdResult */.Wb)(planned, receipt) : (0,results/* updatedResult */.XV)(planned, receipt);
    };
    const sentAt = (0,src_deadline/* monotonicMs */.dR)();
    try {
        const end = await cloud.put(projectId, session.id, body, deadline, {
            prepare: (made) => steps.prepare(made, toStored),
            onAttempt: (attempts, attempt) => {
                progress.attempts = attempts;
                progress.mayBeStored = attempt === 'sent';
            },
        });
        if ('stopped' in end) {
            const { attempts } = progress;
            return attempts === 0 ? end.stopped : { ...end.stopped, attempts, durationMs: (0,src_deadline/* monotonicMs */.dR)() - startedAt };
        }
        return toResult(upload, steps.planned, end, receiptOf(end.attempts), findings);
    }
    catch (error) {
        // The last response was lost: the copy tells whether it was stored.
        if (error instanceof cloud_failure/* CloudFailure */.wr && !error.fatal && error.responseLost) {
            const copy = await cloud.head(projectId, session.id, deadline, { isSingle: true });
            if (steps.isOurs(copy))
                return toStored(steps.planned);
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
        return (0,results/* createdResult */.Wb)(planned, receipt);
    if (planned.action !== 'create')
        return (0,results/* updatedResult */.XV)(planned, receipt);
    // `If-None-Match: *` was ignored, so from here on every copy is inspected.
    findings.areConditionsHonored = false;
    findings.untrustedProjects.add(planned.projectId);
    return (0,results/* replacedResult */.sV)(planned, receipt, findings.recordUnexpectedCopy(upload, createdAt));
}
/** Creates that go alone before the others do: where each fails, the failures say nothing about the project. */
const MAX_FIRST_CREATES = 3;
/** Lets the first create of a project that the cloud calls unknown go alone: it shows whether that is true. */
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
        try {
            const result = await send();
            const failed = (this.#failed.get(projectId) ?? 0) + (result.outcome === 'errored' ? 1 : 0);
            this.#failed.set(projectId, failed);
            // It found a copy, so the project was there.
            const isFound = result.outcome !== 'created' && result.outcome !== 'errored';
            if (isFound)
                findings.untrustedProjects.add(projectId);
            if (isFound || result.outcome === 'created' || failed >= MAX_FIRST_CREATES)
                this.#known.add(projectId);
            return result;
        }
        finally {
            this.#running.delete(projectId);
            resolve();
        }
    }
}
/**
 * Reads a session's file and makes the body of its upload.
 * @returns the plan instead, where the session turns out to hold credentials and is held because of them
 * @throws Failure `file-changed`, `file-unreadable`, `too-large`
 */
async function readAndEncode({ runner, secrets: policy }, { planned, project }, timings) {
    const { session } = planned;
    const handling = policy.getPolicyForReading(session.file);
    const startedAt = (0,src_deadline/* monotonicMs */.dR)();
    const { text, ...transcript } = await (0,read_transcript/* readTranscript */.l)(runner.workspace, session, handling);
    const readAt = (0,src_deadline/* monotonicMs */.dR)();
    timings.read += readAt - startedAt;
    const { title, wireBytes: localBytes, unredactedBytes, secrets } = transcript;
    if (handling.treatment === 'hold' && secrets.length > 0) {
        return { ...planned, action: 'refuse', reason: 'secret-held', localBytes, unredactedBytes, secrets };
    }
    try {
        const fields = {
            projectId: project.id,
            projectName: project.name,
            name: session.name,
            rawData: (0,upload_body/* rawData */.zV)(provenanceOf(project, session)),
            // Metadata is merged into what the recording machine sent: anything else would overwrite the truth.
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
            secrets: handling.treatment === 'redact' ? secrets : [],
        };
    }
    finally {
        timings.compress += (0,src_deadline/* monotonicMs */.dR)() - readAt;
    }
}
/** The repository that a session's file comes from, as far as it is known, and its path in it. */
function provenanceOf(project, { file }) {
    const { repository, commit, path } = (0,project_project/* findFileSource */.n1)(project.places, file) ?? {};
    return { repository: repository?.name ?? '', commit: commit ?? '', file: path ?? file };
}
/**
 * Notice when the key's rate limit does not suffice for these uploads. Each takes a request, and one more where its copy
 * has to be inspected. `undefined` when it suffices, or when the cloud has not said what is left.
 *
 * @param now epoch milliseconds
 */
function rateLimitNotice(job, uploads, now) {
    const { budget } = job.cloud;
    if (budget === undefined || budget.endsAt <= now)
        return undefined;
    const requests = uploads.length + uploads.filter(({ planned }) => (0,plan/* needsInspection */.ER)(planned, job)).length;
    if (requests <= budget.remaining)
        return undefined;
    return (0,notices/* budgetShortNotice */.QE)(uploads.length, requests, budget.remaining, (0,message_format/* formatUtcTime */.fz)(budget.endsAt, now));
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
 * Syncs, or in `check` mode compares: finds the sessions of every project, plans all of them, uploads what the plans say.
 * Sessions that the run's end leaves unfinished were reported as attempted; the recorder closes them.
 * @throws Failure that concerns every session; the deadline's reason when it ended the run
 */
async function sync(order) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        await keepYoungGenerationSmall();
        const cloud = sync_addDisposableResource(env_1, await openCloud(order), true);
        order.observe({ event: 'client-created', requests: cloud.requests });
        const secrets = new secret_policy/* SecretPolicy */.d(order.inputs, order.projects);
        const limiter = (0,context/* createLimiter */.z)(order.inputs.concurrency);
        const job = { ...order, cloud, limiter, secrets, budget: new concurrency/* MemoryBudget */.N() };
        const found = await (0,context/* measurePhase */.Y)(job, 'scan', () => (0,scan_projects/* scanProjects */.a)(job));
        // From here on every ending accounts for them.
        for (const { project, scan } of found)
            job.observe({ event: 'attempted', project, sessions: scan.sessions });
        job.deadline.signal.throwIfAborted();
        const uploads = await (0,context/* measurePhase */.Y)(job, 'compare', async () => {
            const planned = await (0,plan/* planUploads */.K)(job, found);
            if (order.inputs.mode === 'check')
                await (0,search/* searchIgnoredFiles */.y)(job, found);
            return planned;
        });
        if (uploads.length > 0)
            await (0,context/* measurePhase */.Y)(job, 'upload', () => uploadSessions(job, uploads));
        (0,scan_projects/* warnUnusedAllowEntries */.s)(job, found);
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
/** The cloud as the inputs and the runner say; nothing is sent yet. */
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
 * Keeps V8's young generation at its first size: it would grow to some 150 MB over 100,000 sessions, for garbage that a
 * small one collects in the same time (docs/internals/performance.md). For runs that get to work; loading this costs a little.
 */
async function keepYoungGenerationSmall() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8877, 19));
    setFlagsFromString('--semi-space-growth-factor=1');
}


/***/ })

};
