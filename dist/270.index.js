export const id = 270;
export const ids = [270];
export const modules = {

/***/ 2073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ NoAnswer),
  V: () => (/* binding */ createHttp)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/src/cloud/answer-body.js

/** By `Content-Encoding`. `deflate` is zlib's format, and by the habit of some servers the bare one. */
const DECOMPRESSORS = new Map([
    ['gzip', () => (0,external_node_zlib_.createGunzip)()],
    ['x-gzip', () => (0,external_node_zlib_.createGunzip)()],
    ['deflate', ([first = 0]) => ((first & 0x0f) === 8 ? (0,external_node_zlib_.createInflate)() : (0,external_node_zlib_.createInflateRaw)())],
    ['br', () => (0,external_node_zlib_.createBrotliDecompress)()],
]);
/**
 * Reads a body, also one that a proxy compressed though it was asked not to.
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
    // What is damaged ends where the damage is, and is no JSON then.
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

;// CONCATENATED MODULE: ./lib/src/cloud/http.js


/** Milliseconds for a connection to come about; each request's own limit bounds it too. */
const CONNECT_TIMEOUT_MS = 10_000;
/**
 * Milliseconds for each address of a host that has several. Node's quarter of a second is shorter than the round trip of
 * a slow link, over which then nothing ever connects (docs/runners.md).
 */
const ADDRESS_TIMEOUT_MS = 2_500;
/** Milliseconds an idle connection is kept: longer than a worker reads and compresses a session, shorter than servers keep it. */
const KEEP_ALIVE_MS = 4_000;
/** The request ran into its own time limit. */
class NoAnswer extends Error {
    name = 'NoAnswer';
    constructor(timeoutMs) {
        super(`no answer in ${timeoutMs / 1000} s`);
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
            const timer = setTimeout(() => limit.abort(new NoAnswer(timeoutMs)), timeoutMs);
            try {
                loading ??= load(connections, proxy);
                const { undici, dispatcher } = await loading;
                const all = { ...headers, 'accept-encoding': 'identity' };
                const options = { method, headers: all, body, signal: limit.signal, dispatcher };
                const answer = await undici.request(url, options);
                // An aborted body emits an error even when nobody reads it any more; it must not become an uncaught one.
                answer.body.on('error', () => { });
                const { statusCode: status, headers: told } = answer;
                // The status of a refusal says enough; a success is one only with all of its body.
                const reading = { encoding: told['content-encoding'], maxBytes, mayBeLost: status >= 400 };
                const read = await readBody(answer.body, reading);
                signal.throwIfAborted();
                return { status, headers: told, ...read };
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
 * `connections` bounds nothing (docs/runners.md, Proxy).
 */
async function load(connections, proxy) {
    const undici = await __webpack_require__.e(/* import() */ 148).then(__webpack_require__.t.bind(__webpack_require__, 5148, 19));
    // For the process: undici hands it on to some of its connections only.
    (0,external_node_net_.setDefaultAutoSelectFamilyAttemptTimeout)(ADDRESS_TIMEOUT_MS);
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
/**
 * Tells whether a URL is to be reached past the proxy. An entry of `NO_PROXY` is a host with all below it (`example.com`
 * or `.example.com`), all below a host (`*.example.com`), an address, a range of addresses (`10.0.0.0/8`), either with
 * stars in it (`127.0.0.*`), any of these with a port, or `*` for everything. Names are not looked up.
 *
 * @param noProxy entries between commas or spaces
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
/** A star stands for any characters, dots too. Linear: each part is looked for once, from where the last one ended. */
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
        throw new failure/* Failure */.HR('proxy', `${variable} is no proxy address that can be used`, `Set ${variable} to http://host:port or http://user:password@host:port, with special characters %-encoded.`);
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
/* harmony export */   Z: () => (/* binding */ toldWait),
/* harmony export */   b: () => (/* binding */ toldBudget)
/* harmony export */ });
/** An epoch in seconds lies between these until the year 5138; anything else in `X-RateLimit-Reset` is another unit. */
const EPOCH_SECONDS = { min: 1_000_000_000, max: 100_000_000_000 };
/** What a moment is later than it is told, ms: servers round it down to whole seconds (docs/runners.md, Rate limits). */
const ROUNDING_MS = 1000;
/**
 * How long the server tells us to wait, in ms: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` in epoch
 * seconds (docs/cloud.md, Limits). `undefined` when it says nothing usable. A moment is by the server's clock, so it is
 * measured against the answer's own `Date`.
 *
 * @param now epoch milliseconds, for an answer without a date.
 */
function toldWait(headers, now) {
    const serverNow = serverTime(headers, now);
    return (retryAfter(single(headers['retry-after']), serverNow) ??
        rateLimitReset(single(headers['x-ratelimit-reset']), serverNow));
}
/**
 * `X-RateLimit-Remaining` and `X-RateLimit-Reset`; `undefined` when either is missing or makes no sense, or when the reset
 * has passed and with it what was left.
 *
 * @param now epoch milliseconds
 */
function toldBudget(headers, now) {
    const remaining = single(headers['x-ratelimit-remaining']);
    const leftMs = rateLimitReset(single(headers['x-ratelimit-reset']), serverTime(headers, now));
    if (!/^\d{1,15}$/.test(remaining) || leftMs === undefined || leftMs <= ROUNDING_MS)
        return undefined;
    return { remaining: Number(remaining), endsAt: now + leftMs };
}
function serverTime(headers, now) {
    const date = Date.parse(single(headers['date']));
    return Number.isNaN(date) ? now : date;
}
function retryAfter(text, now) {
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    // HTTP dates name the day in letters; Date.parse alone would take "-5" or "1.5" for a date too.
    if (!/^[A-Za-z]{3,9},? /.test(text))
        return undefined;
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : until(date, now);
}
function rateLimitReset(text, now) {
    if (!/^\d+$/.test(text))
        return undefined;
    const seconds = Number(text);
    if (seconds < EPOCH_SECONDS.min || seconds > EPOCH_SECONDS.max)
        return undefined;
    return until(seconds * 1000, now);
}
function until(moment, now) {
    return Math.max(0, moment - now) + ROUNDING_MS;
}
function single(value) {
    return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
}


/***/ }),

/***/ 8270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sync: () => (/* binding */ sync)
});

// EXTERNAL MODULE: ./lib/src/deadline.js
var src_deadline = __webpack_require__(604);
// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/cloud/rate-limit.js
var rate_limit = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/src/cloud/routes.js
var routes = __webpack_require__(6980);
// EXTERNAL MODULE: ./lib/src/cloud/server-text.js
var server_text = __webpack_require__(1809);
;// CONCATENATED MODULE: ./lib/src/cloud/answer-failures.js




/** Statuses that another attempt may turn into a success (docs/cloud.md, Errors); no other status is ever retried. */
const RETRIABLE_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Statuses behind which the cloud may have stored an upload all the same: the answer failed, not surely the request. */
const MAY_HAVE_HAPPENED = new Set([500, 502, 503, 504]);
const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page answers in the place of the cloud.';
/** What an answer's status alone says went wrong; for every status but a good answer's. */
function failedStatus(kind, answer, { scrub, now }) {
    const { status } = answer;
    const text = (0,server_text/* serverText */.T)(answer.body, scrub);
    const message = `the cloud answered ${routes/* REQUEST_NAMES */.zb[kind]} with HTTP ${status}${text === '' ? '' : `: ${text}`}`;
    const retriable = RETRIABLE_STATUSES.has(status);
    return {
        ...explain(kind, status),
        message: status >= 300 && status < 400 ? redirectMessage(kind, answer, scrub) : message,
        cause: undefined,
        retriable,
        fatal: status === 401 || status === 403 || status === 407,
        mayHaveHappened: MAY_HAVE_HAPPENED.has(status),
        status,
        toldMs: retriable ? (0,rate_limit/* toldWait */.Z)(answer.headers, now) : undefined,
    };
}
/** A 2xx whose body is not the cloud's: a captive portal's page, garbage, nothing, or far too much. */
function foreignAnswer(kind, answer, what, scrub) {
    const text = (0,server_text/* serverText */.T)(answer.body, scrub);
    const reason = answer.isCut ? 'its body is larger than any answer of the cloud' : what;
    const words = text === '' ? 'the body is empty' : text;
    return {
        code: 'cloud-answer',
        message: `HTTP ${answer.status} for ${routes/* REQUEST_NAMES */.zb[kind]} is not the cloud's answer: ${reason}: ${words}`,
        hint: WRONG_HOST,
        cause: undefined,
        retriable: true,
        fatal: false,
        mayHaveHappened: true,
        status: answer.status,
        toldMs: undefined,
    };
}
/** A 2xx in which the cloud itself says no. */
function refusedAnswer(kind, answer, scrub) {
    return {
        code: 'cloud-rejected',
        message: `the cloud refused ${routes/* REQUEST_NAMES */.zb[kind]} (HTTP ${answer.status}): ${(0,server_text/* serverText */.T)(answer.body, scrub)}`,
        hint: "The text is the server's own; if it does not help, report it to SpecStory.",
        cause: undefined,
        retriable: false,
        fatal: false,
        mayHaveHappened: false,
        status: answer.status,
        toldMs: undefined,
    };
}
function explain(kind, status) {
    if (status >= 300 && status < 400) {
        return {
            code: 'redirected',
            hint: `No redirect is followed, so that the token reaches no other host. ${WRONG_HOST}`,
        };
    }
    if (status === 401) {
        return {
            code: 'token-refused',
            hint: 'The token was revoked, has expired, or belongs to another cloud: make a new API key and update the secret.',
        };
    }
    if (status === 403)
        return kind === 'put' ? NO_WRITE_SCOPE : NO_ACCESS;
    if (status === 407)
        return { code: 'proxy', hint: 'Set user and password in the proxy URL: http://user:password@host:port.' };
    if (status === 413)
        return { code: 'too-large', hint: src_failure/* TOO_LARGE_HINT */.J1 };
    if (status === 429) {
        return {
            code: 'rate-limited',
            hint: 'Run later, less often, or with a lower `concurrency`; a further run continues.',
        };
    }
    if (status >= 500)
        return { code: 'cloud-rejected', hint: 'The cloud has trouble of its own: run again later.' };
    return { code: 'cloud-rejected', hint: "Another attempt would get the same answer; the text is the server's own." };
}
const NO_WRITE_SCOPE = {
    code: 'no-write-scope',
    hint: 'The API key may read but not write: make one with write scope and update the secret.',
};
const NO_ACCESS = {
    code: 'token-refused',
    hint: 'The token has no access to this project: check whose token it is, and the project id.',
};
function redirectMessage(kind, answer, scrub) {
    const { location } = answer.headers;
    const target = typeof location === 'string' ? ` to ${(0,server_text/* shorten */.m)(scrub(location), 100)}` : '';
    return `the cloud answered ${routes/* REQUEST_NAMES */.zb[kind]} with a redirect (HTTP ${answer.status})${target}`;
}

// EXTERNAL MODULE: ./lib/src/cloud/copies.js
var cloud_copies = __webpack_require__(5855);
// EXTERNAL MODULE: ./lib/src/cloud/json.js
var json = __webpack_require__(4360);
;// CONCATENATED MODULE: ./lib/src/cloud/answers.js



/** An error's JSON is far below this, in bytes; nothing larger is looked through for "Workspace not found". */
const MAX_ERROR_BYTES = 65_536;
const readSizes = (answer, context) => {
    const { status, body } = answer;
    if (status === 200) {
        const parsed = answer.isCut ? { reason: '' } : (0,cloud_copies/* parseSizes */.uZ)(body, context.scrub);
        if ('copies' in parsed)
            return { value: parsed };
        return { failure: foreignAnswer('sizes', answer, parsed.reason, context.scrub) };
    }
    const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES;
    if (isError && (0,cloud_copies/* isUnknownProject */.Ov)((0,json/* parseObject */.l)(body)))
        return { value: cloud_copies/* NEW_PROJECT */.Vd };
    return { failure: failureOf('sizes', answer, context) };
};
const readHead = (answer, context) => {
    if (answer.status === 404)
        return { value: cloud_copies/* ABSENT */.sj };
    if (answer.status === 200) {
        if (!(0,cloud_copies/* isPage */.yp)(answer.headers))
            return { value: (0,cloud_copies/* parseHeadSizes */.Sq)(answer.headers, context.scrub) };
        return { failure: foreignAnswer('head', answer, 'it is an HTML page without sizes', context.scrub) };
    }
    return { failure: failureOf('head', answer, context) };
};
/**
 * 201 created, 200 updated; anything else than `success: true` in its JSON is not the cloud's success, and neither is one
 * that names another session or project: then something answers that does not look at the request.
 */
function readPut(projectId, sessionId) {
    return (answer, context) => {
        const { status } = answer;
        if (status !== 200 && status !== 201)
            return { failure: failureOf('put', answer, context) };
        const { success, data } = (answer.isCut ? undefined : (0,json/* parseObject */.l)(answer.body)) ?? {};
        const named = (0,json/* isObject */.G)(data) ? data : {};
        if (success === false)
            return { failure: refusedAnswer('put', answer, context.scrub) };
        const foreign = (what) => ({ failure: foreignAnswer('put', answer, what, context.scrub) });
        if (success !== true)
            return foreign('it does not say success');
        if ((named['sessionId'] ?? sessionId) !== sessionId)
            return foreign('it names another session');
        if ((named['projectId'] ?? projectId) !== projectId)
            return foreign('it names another project');
        return { value: status };
    };
}
/** The access token of `POST /device-refresh`. What refuses the exchange refuses every request, so it ends the run. */
const readRefresh = (answer, context) => {
    if (answer.status >= 200 && answer.status < 300) {
        const token = (0,json/* parseObject */.l)(answer.body)?.['accessToken'];
        if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token))
            return { value: token };
        // The body may hold a token in a place where we do not look for it, so none of it is shown.
        const bare = { ...answer, body: Buffer.alloc(0) };
        return { failure: foreignAnswer('refresh', bare, 'it holds no accessToken', context.scrub) };
    }
    const failure = failureOf('refresh', answer, context);
    if (failure.retriable || failure.code === 'proxy' || failure.code === 'redirected')
        return { failure };
    const hint = 'Run `specstory login` again and update the secret, or use an API key.';
    return { failure: { ...failure, code: 'token-refused', hint, fatal: true } };
};
function failureOf(kind, answer, context) {
    if (answer.status >= 300)
        return failedStatus(kind, answer, context);
    return foreignAnswer(kind, answer, 'no such status is expected', context.scrub);
}

// EXTERNAL MODULE: ./lib/src/cloud/cloud-failure.js
var cloud_failure = __webpack_require__(14);
;// CONCATENATED MODULE: ./lib/src/cloud/credentials.js

/**
 * The token that requests carry. A refresh token is exchanged before its first use; an API key is sent as it is; anything
 * else is sent as it is and, when it is refused, exchanged once in case it is a refresh token after all.
 */
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
    /**
     * After a 401: gets another token, once for all workers.
     *
     * @param refused the token that was refused.
     * @returns false when there is no other token to try. @throws what the exchange throws.
     */
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
            // What is no refresh token after all was refused with the 401 that led here; that one tells more.
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
    return error instanceof cloud_failure/* CloudFailure */.wr && error.code === 'token-refused';
}

// EXTERNAL MODULE: ./lib/src/cloud/http.js + 1 modules
var cloud_http = __webpack_require__(2073);
// EXTERNAL MODULE: ./lib/src/cloud/mistaken-token.js
var mistaken_token = __webpack_require__(4264);
// EXTERNAL MODULE: ./lib/src/cloud/proxy.js + 1 modules
var proxy = __webpack_require__(3306);
;// CONCATENATED MODULE: ./lib/src/cloud/retry.js

/** The first retry waits up to this, ms; each further one up to twice as long. */
const BACKOFF_BASE_MS = 1000;
const BACKOFF_MAX_MS = 30_000;
/**
 * A rate limit, and any wait that the server tells, takes at least this, ms: knocking sooner only prolongs it, and "after
 * 0 seconds" is sent (docs/runners.md, Rate limits).
 */
const TOLD_MIN_MS = 1000;
/** A told wait takes up to this longer, ms, so that not every shard comes back in the same instant. */
const TOLD_JITTER_MS = 1000;
/** One request's: what may help is tried again, by full jitter or as told; a 429 is an attempt like any other. */
function retryPolicy(retries, random) {
    return {
        attempts: retries + 1,
        countsRateLimits: true,
        retries: ({ retriable }) => retriable,
        waitMs: ({ toldMs }, { failed }) => told(toldMs, random) ?? backoff(failed, random),
        pauseMs: ({ toldMs }, { failed }) => told(toldMs, random) ?? Math.max(TOLD_MIN_MS, backoff(failed, random)),
    };
}
/**
 * The sizes': whatever the input `retries` says, 3 attempts a second apart, at anything that is not a good answer
 * (docs/cloud.md, Routes). Giving up for a 429 would turn one request into a HEAD for each session, so it is none of the
 * three; its pause is as told, or exponential.
 */
function sizesPolicy(random) {
    return {
        attempts: 3,
        countsRateLimits: false,
        retries: ({ fatal }) => !fatal,
        waitMs: () => 1000,
        pauseMs: ({ toldMs }, { limited }) => told(toldMs, random) ?? ceiling(limited),
    };
}
/**
 * Makes an attempt until it succeeds, cannot succeed, or none is left.
 *
 * @param attempt calls `sent`, which counts, for every request that leaves, and waits for `pause` before it.
 * @throws CloudFailure; whatever `attempt` and `wait` throw, as it is.
 */
async function retry(attempt, { policy, pause, wait }) {
    let attempts = 0;
    let failed = 0;
    let limited = 0;
    let answerLost = false;
    for (;;) {
        const result = await attempt(() => ++attempts);
        if ('value' in result)
            return { value: result.value, attempts, answerLost };
        const { failure } = result;
        const progress = { failed, limited };
        const isRateLimit = failure.status === 429;
        // Also when this request is given up: the others would run into the same limit.
        if (isRateLimit)
            pause.extend(policy.pauseMs(failure, progress), failure.toldMs !== undefined);
        if (isRateLimit)
            limited += 1;
        if (!isRateLimit || policy.countsRateLimits)
            failed += 1;
        if (!policy.retries(failure) || failed >= policy.attempts)
            throw new cloud_failure/* CloudFailure */.wr(failure, attempts);
        answerLost ||= failure.mayHaveHappened;
        if (!isRateLimit)
            await wait(policy.waitMs(failure, progress), failure);
    }
}
function told(ms, random) {
    return ms === undefined ? undefined : toldWithJitter(ms, random);
}
/** How long to wait, in ms, where a server tells to wait `ms`. */
function toldWithJitter(ms, random) {
    return Math.max(TOLD_MIN_MS, ms) + random() * TOLD_JITTER_MS;
}
/** Exponential backoff with full jitter, in ms: between 0 and 1 s, 2 s, 4 s … 30 s; `nth` is 0 for the first retry. */
function backoff(nth, random) {
    return random() * ceiling(nth);
}
function ceiling(nth) {
    return Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** nth);
}

;// CONCATENATED MODULE: ./lib/src/cloud/scrub.js
/** Secrets shorter than this would turn ordinary words into stars. */
const MIN_LENGTH = 4;
/** Characters of Base64, and of the start of a secret at the end of a text, that are surely a piece of it. */
const MIN_PIECE = 8;
/**
 * How JSON and URLs may write a character of a token: `\u002b`, `\/`, `%2B`. A text is read by each of them, and by both at
 * once: a token may itself hold what the other one would take for an escape.
 */
const ESCAPES = [
    /\\u00([0-9a-f]{2})|\\(["\\/])/gi,
    /%([0-9a-f]{2})/gi,
    /(?:\\u00|%)([0-9a-f]{2})|\\(["\\/])/gi,
];
/**
 * Takes secrets out of texts: a server may echo what it was sent, as it is or encoded as JSON, for a URL or in Base64, and
 * what is read of it may end in the middle of one.
 */
class Scrubber {
    /** Every secret, and what Base64 makes of it. */
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
/**
 * What of the Base64 of a longer text is surely the secret's: three pieces, for the secret may begin at any of the three
 * bytes that four characters stand for, in both alphabets. Characters that it shares with its neighbours are left out.
 */
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

// EXTERNAL MODULE: ./lib/src/clock.js
var clock = __webpack_require__(9508);
;// CONCATENATED MODULE: ./lib/src/cloud/breaker.js

/** Failed attempts in a row that open the breaker: three for each of ten workers. */
const MIN_FAILURES = 30;
/** A dead cloud sees fewer than 100 requests, so from 50 workers on "at least 2 × concurrency" ends here. */
const MAX_FAILURES = 99;
/** Fewer failures in a row than this are a bad moment: a deadline that comes then says more than "the cloud is down". */
const FEW_FAILURES = 10;
/**
 * Notices that the cloud is down, and sits out an outage of seconds. When every worker has failed once, none sends for a
 * while; then a few try, and wait longer each time that all of them fail. It opens when as many attempts in a row have
 * failed as the threshold says, which takes as many of these rounds as there are retries.
 *
 * An attempt takes a place before it is sent. Places are as many as failures are still allowed in the round, so that
 * requests in flight can never carry the count over it.
 */
class Breaker {
    /** Failed attempts in a row, without one answer between them, that open it. */
    threshold;
    #options;
    /** Attempts of every round but the first. */
    #step;
    #failedInRow = 0;
    #inFlight = 0;
    /** Failures in a row that end this round. */
    #allowed;
    #round = 0;
    #until = 0;
    #untoldMs;
    #isGivenUp = false;
    #queue = [];
    constructor(options) {
        const { concurrency, retries } = options;
        this.#options = options;
        this.threshold = Math.min(MAX_FAILURES, Math.max(MIN_FAILURES, 2 * concurrency));
        const rest = this.threshold - concurrency;
        this.#step = retries === 0 ? this.threshold : Math.max(1, Math.min(concurrency, Math.ceil(rest / retries)));
        this.#allowed = this.#firstRound;
    }
    get isOpen() {
        return this.#isGivenUp || this.#failedInRow >= this.threshold;
    }
    get failedInRow() {
        return this.#failedInRow;
    }
    /** Every worker has failed: who failed need not wait by itself, all wait here. */
    get holdsBack() {
        return this.#failedInRow >= this.#firstRound;
    }
    /**
     * Takes a place; waits for one only while attempts are failing. Resolves to false, without a place, once it is open, and
     * when `stop` aborts.
     *
     * @throws the deadline's reason when it aborts while waiting; DeadlinePassed when it comes first
     */
    async enter(deadline, stop) {
        while (!this.isOpen && !stop.aborted) {
            if (this.#failedInRow + this.#inFlight < this.#allowed) {
                this.#inFlight += 1;
                return true;
            }
            if (this.#failedInRow < this.#allowed)
                await this.#change(deadline.signal);
            else
                await this.#sitOut(deadline, stop);
        }
        return false;
    }
    /** Gives the place back. */
    leave(end) {
        this.#inFlight -= 1;
        // Attempts in flight may still be answered after it opened; it stays open, the run has been stopped by then.
        if (end === 'failed')
            this.#fail();
        else if (end === 'answered' && !this.isOpen)
            this.#recover();
        this.#wakeAll();
    }
    get #firstRound() {
        return this.#options.retries === 0 ? this.threshold : Math.min(this.threshold, this.#options.concurrency);
    }
    #fail() {
        this.#failedInRow += 1;
        if (this.isOpen || this.#failedInRow < this.#allowed)
            return;
        const { waitMs, now, retries } = this.#options;
        this.#untoldMs = waitMs(Math.min(this.#round, retries - 1));
        this.#until = now() + this.#untoldMs;
    }
    #recover() {
        this.#failedInRow = 0;
        this.#round = 0;
        this.#allowed = this.#firstRound;
    }
    /** Waits with everybody else; whoever is first after it begins the next round. */
    async #sitOut(deadline, stop) {
        const { now, wait, onWait } = this.#options;
        const left = this.#until - now();
        if (left <= 0) {
            this.#round += 1;
            this.#allowed = Math.min(this.threshold, this.#allowed + this.#step);
            return;
        }
        if (left >= deadline.remainingMs()) {
            if (this.#failedInRow < FEW_FAILURES)
                throw new src_deadline/* DeadlinePassed */.Xp();
            this.#isGivenUp = true;
            return;
        }
        if (this.#untoldMs !== undefined)
            onWait(this.#untoldMs);
        this.#untoldMs = undefined;
        await wait(left, deadline, stop);
    }
    #wakeAll() {
        for (const wake of this.#queue.splice(0))
            wake();
    }
    async #change(signal) {
        const { promise, resolve } = Promise.withResolvers();
        const wake = () => resolve();
        this.#queue.push(wake);
        signal.addEventListener('abort', wake);
        await promise;
        signal.removeEventListener('abort', wake);
        signal.throwIfAborted();
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/network-errors.js



/** No address of the host answered in time: undici's own limit, or Node's for each address. */
const CONNECT_TIMEOUT = 'UND_ERR_CONNECT_TIMEOUT';
/** Codes of Node and undici for a connection that never came about: nothing of the request was sent. */
const UNCONNECTED = {
    ECONNREFUSED: 'connection refused',
    ENOTFOUND: 'the host name is not known',
    EAI_AGAIN: 'the host name could not be looked up',
    EHOSTUNREACH: 'the host cannot be reached',
    ENETUNREACH: 'the network cannot be reached',
    EHOSTDOWN: 'the host is down',
    ENETDOWN: 'the network is down',
    EADDRNOTAVAIL: 'no local address is free',
    [CONNECT_TIMEOUT]: 'no connection',
    UND_ERR_PRX_TLS: 'the TLS connection to the proxy failed',
    UND_ERR_PRX_CONN: 'the proxy cut the connection',
};
/** Codes for a connection that was lost, after which the request may have been carried out. */
const LOST = {
    ECONNRESET: 'the connection was reset',
    ECONNABORTED: 'the connection was aborted',
    EPIPE: 'the connection was closed while sending',
    ETIMEDOUT: 'the connection timed out',
    UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
    UND_ERR_ABORTED: 'the answer was cut off',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was cut off',
    UND_ERR_HEADERS_OVERFLOW: "the answer's headers are too large",
    UND_ERR_HTTP_PARSER: 'the answer is no HTTP',
};
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;
/**
 * What an error of `Http.exchange` means. All network errors may be retried (docs/cloud.md, Errors); others are bugs.
 *
 * @param tookMs how long it was tried
 */
function classifyNetworkError(kind, error, proxies, scrub, tookMs) {
    const name = routes/* REQUEST_NAMES */.zb[kind];
    const base = { cause: error, fatal: false, status: undefined, toldMs: undefined };
    if (error instanceof cloud_http/* NoAnswer */.W) {
        const hint = 'The cloud or the network is slow: run again later, or raise `request-timeout`.';
        const message = `${error.message} for ${name}`;
        return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, mayHaveHappened: true };
    }
    const refusal = proxyRefusal(error);
    if (refusal !== undefined) {
        const message = `the proxy refused ${name} with HTTP ${refusal}`;
        const hint = "Check the user and password in the proxy URL and that the proxy lets the cloud's host through.";
        const isForGood = refusal < 500;
        return { ...base, code: 'proxy', message, hint, retriable: !isForGood, fatal: isForGood, mayHaveHappened: false };
    }
    const code = codeOf(error);
    const words = (0,server_text/* shorten */.m)(scrub(String(error?.message ?? error)));
    if (TLS.test(code)) {
        const hint = 'For a certificate of your own authority set NODE_EXTRA_CA_CERTS to its PEM file.';
        const message = `no TLS connection for ${name}: ${words} (${code})`;
        return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, mayHaveHappened: false };
    }
    const isSocks = code.startsWith('UND_ERR_SOCKS5');
    const unconnected = isSocks ? `the proxy said: ${words}` : UNCONNECTED[code];
    const known = unconnected ?? LOST[code];
    const reason = code === CONNECT_TIMEOUT ? `${known} in ${Math.round(tookMs / 100) / 10} s` : known;
    if (reason === undefined) {
        const message = `${name} could not be sent: ${words}${code === '' ? '' : ` (${code})`}`;
        return { ...base, code: 'internal', message, hint: 'Please report this.', retriable: false, mayHaveHappened: false };
    }
    const proxy = isSocks || code.startsWith('UND_ERR_PRX_') ? 'the proxy' : proxyOf(error, proxies);
    const message = `${proxy === undefined ? name : `${name} through ${proxy}`} failed: ${reason} (${code})`;
    const hint = 'Check the network, `cloud-url` and the proxy settings, or run again later.';
    const isProxy = proxy !== undefined;
    return {
        ...base,
        code: isProxy ? 'proxy' : 'cloud-unreachable',
        message,
        hint: isProxy ? 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and that the proxy runs.' : hint,
        retriable: true,
        mayHaveHappened: unconnected === undefined,
    };
}
/** The status with which a proxy refused a tunnel or a request; undici tells it in words only. */
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

;// CONCATENATED MODULE: ./lib/src/cloud/pause.js
/** The pause that a rate limit imposes on all workers, not only on the one that was told of it: the limit is the key's. */
class Pause {
    #options;
    #until = 0;
    #isTold = false;
    #untoldMs;
    constructor(options) {
        this.#options = options;
    }
    /**
     * Nobody sends for the next `ms` milliseconds; a pause that already lasts longer stands.
     *
     * @param isTold that the server has told how long, which is not a guess of ours
     */
    extend(ms, isTold) {
        const now = this.#options.now();
        // Several workers get their 429 at the same moment: that is one pause, told once.
        if (this.#until <= now && ms > 0)
            this.#untoldMs = ms;
        if (now + ms <= this.#until)
            return;
        this.#until = now + ms;
        this.#isTold = isTold;
    }
    /** True when it does not end before the deadline: then there is nothing to wait for. */
    outlasts(deadline) {
        const left = this.#until - this.#options.now();
        return left > 0 && left >= deadline.remainingMs();
    }
    /** When it ends, in epoch milliseconds, where the server has told it. */
    get toldEnd() {
        return this.#isTold ? this.#until : undefined;
    }
    /**
     * Resolves when nothing is paused, or early when `stop` aborts.
     *
     * @throws DeadlinePassed at once when the pause would outlast the deadline; the deadline's reason when it aborts.
     */
    async wait(deadline, stop) {
        while (!stop.aborted) {
            const left = this.#until - this.#options.now();
            if (left <= 0)
                return;
            if (this.#untoldMs !== undefined)
                this.#options.onPause(this.#untoldMs);
            this.#untoldMs = undefined;
            await this.#options.wait(left, deadline, stop);
        }
    }
}

;// CONCATENATED MODULE: ./lib/src/utc-time.js
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/**
 * A moment to come as a person reads it, rounded up to a minute, so that whoever comes then is not too early:
 * `14:32 UTC`, with the date when it is a day or more away.
 *
 * @param moment epoch milliseconds, of any size: a server may have told it
 * @param now epoch milliseconds
 */
function utcTime(moment, now) {
    if (moment - now > YEAR_MS)
        return 'more than a year from now';
    const text = new Date(Math.ceil(moment / MINUTE_MS) * MINUTE_MS).toISOString();
    const time = `${text.slice(11, 16)} UTC`;
    return moment - now < DAY_MS ? time : `${text.slice(0, 10)} ${time}`;
}

;// CONCATENATED MODULE: ./lib/src/cloud/stop-failures.js

const FATAL = {
    cause: undefined,
    retriable: false,
    fatal: true,
    mayHaveHappened: false,
    status: undefined,
    toldMs: undefined,
};
/** So many requests in a row got no answer of the cloud's own; the last one failed so. */
function cloudDown(failures, last) {
    return {
        ...FATAL,
        code: 'cloud-down',
        message: `the cloud is down: ${failures} requests in a row got no answer of its own; the last one: ${last.message}`,
        hint: 'The rest was not tried. Run again later: what is uploaded already is skipped then.',
        cause: last.cause,
    };
}
/**
 * The key has no request left, and gets new ones after the run's deadline only.
 *
 * @param endsAt epoch milliseconds, as `now`; `undefined` when the cloud did not tell
 */
function limitUsedUp(endsAt, now) {
    const end = endsAt === undefined ? undefined : utcTime(endsAt, now);
    const until = end === undefined ? '' : ` until ${end}`;
    return {
        ...FATAL,
        code: 'rate-limited',
        message: `the rate limit of the cloud is used up${until}, and this run ends before it may go on`,
        hint: `Run again ${end === undefined ? 'in an hour' : `after ${end}`}: what is uploaded is skipped then. More than the limit takes several runs, or shards that start an hour apart.`,
    };
}
/** The client was closed. */
const CLOSED = {
    ...FATAL,
    code: 'internal',
    message: 'the connection to the cloud has been closed',
    hint: 'Please report this.',
};

;// CONCATENATED MODULE: ./lib/src/cloud/sender.js









/** Sends one request at a time for each worker, past everything that can hold it back: the breaker, the pause, the stop. */
class Sender {
    requests = { sizes: 0, head: 0, put: 0, refresh: 0 };
    /** A rate limit holds everybody back with it. */
    pause;
    #options;
    #breaker;
    #stop = new AbortController();
    #stopped;
    #lastUnanswered;
    #budget;
    constructor(options) {
        const { concurrency, retries, now, wait, random, onPause } = options;
        this.#options = options;
        this.pause = new Pause({ now, wait, onPause: (ms) => onPause(ms, 'rate-limit') });
        const waitMs = (round) => backoff(round, random);
        const onWait = (ms) => onPause(ms, 'outage');
        this.#breaker = new Breaker({ concurrency, retries, waitMs, now, wait, onWait });
    }
    /** What the last answer that told it has left of the key's requests. */
    get budget() {
        return this.#budget;
    }
    /** Aborts when no request is made any more; waits are cut short by it. */
    get stopSignal() {
        return this.#stop.signal;
    }
    /** Nobody is answered: all wait together before the next request, so none has to wait by itself. */
    get holdsBack() {
        return this.#breaker.holdsBack;
    }
    /** From now on every request fails so, unsent; the first failure stands, and is given back. */
    stop(failure) {
        this.#stopped ??= { ...failure, retriable: false, fatal: true };
        this.#stop.abort();
        return this.#stopped;
    }
    /** The failure with which everything has stopped, where the rate limit is used up for longer than the run lasts. */
    stopIfUsedUp(deadline) {
        if (!this.pause.outlasts(deadline))
            return undefined;
        return this.stop(limitUsedUp(this.pause.toldEnd, this.#options.now()));
    }
    /** @throws DeadlinePassed, or the deadline's reason as it is. */
    async send(request, sending) {
        const { deadline } = sending;
        const hasPlace = await this.#breaker.enter(deadline, this.stopSignal);
        let result;
        try {
            this.#stopIfDown();
            // After the wait for a place: the answer that frees one may be a 429.
            if (this.#stopped === undefined)
                this.stopIfUsedUp(deadline);
            await this.pause.wait(deadline, this.#stop.signal);
            if (this.#stopped !== undefined)
                return { failure: this.#stopped };
            deadline.signal.throwIfAborted();
            if (deadline.remainingMs() <= 0)
                throw new src_deadline/* DeadlinePassed */.Xp();
            result = await this.#exchange(request, sending);
            return result;
        }
        finally {
            if (hasPlace)
                this.#leave(result);
        }
    }
    #leave(result) {
        if (result === undefined) {
            this.#breaker.leave('abandoned');
            return;
        }
        const unanswered = 'failure' in result && (0,cloud_failure/* isUnanswered */.Ni)(result.failure) ? result.failure : undefined;
        this.#lastUnanswered = unanswered ?? this.#lastUnanswered;
        this.#breaker.leave(unanswered === undefined ? 'answered' : 'failed');
        this.#stopIfDown();
    }
    #stopIfDown() {
        const { isOpen, failedInRow } = this.#breaker;
        if (isOpen && this.#lastUnanswered !== undefined)
            this.stop(cloudDown(failedInRow, this.#lastUnanswered));
    }
    /** With no request left everybody waits for new ones, before 429s say so. */
    #keepBudget({ headers }, deadline) {
        const { now, random } = this.#options;
        const budget = (0,rate_limit/* toldBudget */.b)(headers, now());
        if (budget === undefined)
            return;
        this.#budget = budget;
        const leftMs = budget.endsAt - now();
        // For an end beyond the deadline a 429 has to vouch: a header alone ends no run.
        if (budget.remaining === 0 && leftMs < deadline.remainingMs())
            this.pause.extend(toldWithJitter(leftMs, random), true);
    }
    async #exchange(request, { token, read, deadline, sent }) {
        const { kind, method, path } = request;
        const { http, baseUrl, userAgent, proxies, scrub, now } = this.#options;
        this.requests[kind] += 1;
        const attempt = sent();
        const start = (0,clock/* monotonicMs */.d)();
        const debug = (end) => {
            const ms = Math.round((0,clock/* monotonicMs */.d)() - start);
            this.#options.onDebug(`${method} ${path} → ${end} in ${ms} ms (attempt ${attempt})`);
        };
        let answer;
        try {
            const headers = { ...request.headers, authorization: `Bearer ${token}`, 'user-agent': userAgent };
            answer = await http.exchange({ ...request, url: `${baseUrl}${path}`, headers }, deadline.signal);
        }
        catch (error) {
            if (deadline.signal.aborted) {
                debug('aborted');
                throw error;
            }
            const failure = classifyNetworkError(kind, error, proxies, scrub, (0,clock/* monotonicMs */.d)() - start);
            debug(failure.message);
            return { failure };
        }
        debug(String(answer.status));
        this.#keepBudget(answer, deadline);
        return read(answer, { scrub, now: now() });
    }
}

// EXTERNAL MODULE: ./lib/src/cloud/token.js
var cloud_token = __webpack_require__(541);
;// CONCATENATED MODULE: ./lib/src/cloud/client.js














/**
 * SpecStory Cloud over HTTP. Nothing is sent, and undici not loaded, before the first call.
 *
 * @throws Failure `token-unusable` or `token-expired` (see `checkToken`), `proxy` for a proxy that is no URL.
 */
async function createCloud(options) {
    const { baseUrl, concurrency, now = Date.now, random = Math.random, onDebug = () => { } } = options;
    const secrets = new Scrubber();
    const keepSecret = (secret) => {
        options.onSecret(secret);
        secrets.add(secret);
    };
    const token = (0,mistaken_token/* bareToken */.e)(options.token);
    for (const secret of new Set([options.token, token]))
        keepSecret(secret);
    const proxies = (0,proxy/* parseProxies */.u_)(options.proxy);
    for (const secret of (0,proxy/* proxySecrets */.Wm)(proxies))
        keepSecret(secret);
    const { failure } = (0,cloud_token/* checkToken */.S)(token, now());
    if (failure !== undefined)
        throw failure;
    const userAgent = `specstory-sync-action/${options.version}`;
    // One more connection than workers: the sizes are asked for beside them.
    const http = (0,cloud_http/* createHttp */.V)(concurrency + 1, (0,proxy/* proxyFor */.iJ)(proxies, baseUrl));
    const waitUntil = options.wait ?? src_deadline/* wait */.uk;
    const sender = new Sender({
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
        wait: waitUntil,
    });
    const policy = retryPolicy(options.retries, random);
    /** A fatal failure of one request is the end of all of them. */
    const retrying = async (attempt, deadline, chosen = policy) => {
        try {
            return await retry(attempt, {
                policy: chosen,
                pause: sender.pause,
                async wait(ms, { toldMs }) {
                    const waitsWithAll = chosen === policy && toldMs === undefined && sender.holdsBack;
                    if (!waitsWithAll)
                        await waitUntil(ms, deadline, sender.stopSignal);
                },
            });
        }
        catch (error) {
            if ((0,cloud_failure/* isFatal */.BG)(error))
                sender.stop(error.last);
            // Also when the retries are used up before the limit is waited for: it is the run that ends, not this request.
            const stopped = error instanceof cloud_failure/* CloudFailure */.wr && error.last.status === 429 && sender.stopIfUsedUp(deadline);
            throw stopped ? new cloud_failure/* CloudFailure */.wr(stopped, error.attempts) : error;
        }
    };
    const exchange = async (deadline) => {
        const request = (0,routes/* refreshRequest */.Pn)();
        try {
            const attempt = (sent) => sender.send(request, { token, read: readRefresh, deadline, sent });
            const { value } = await retrying(attempt, deadline);
            keepSecret(value);
            return value;
        }
        catch (error) {
            // Without a token nothing can be asked, of any session; as one HEAD's failure it would be told of each by itself.
            if (error instanceof cloud_failure/* CloudFailure */.wr && !error.fatal) {
                throw new cloud_failure/* CloudFailure */.wr({ ...error.last, fatal: true }, error.attempts);
            }
            throw error;
        }
    };
    const credentials = new Credentials({ token, kind: (0,cloud_token/* inspectToken */.e)(token).kind, exchange });
    const authorised = (request, read, deadline) => async (sent) => {
        const used = await credentials.token(deadline);
        const result = await sender.send(request, { token: used, read, deadline, sent });
        if (!('failure' in result) || result.failure.status !== 401)
            return result;
        if (!(await credentials.renew(used, deadline)))
            return result;
        return sender.send(request, { token: await credentials.token(deadline), read, deadline, sent });
    };
    const close = async () => {
        sender.stop(CLOSED);
        await http.close();
    };
    return {
        requests: sender.requests,
        get budget() {
            return sender.budget;
        },
        sizes: async (projectId, deadline) => {
            const attempt = authorised((0,routes/* sizesRequest */.cQ)(projectId), readSizes, deadline);
            return (await retrying(attempt, deadline, sizesPolicy(random))).value;
        },
        head: async (projectId, sessionId, deadline) => {
            try {
                const attempt = authorised((0,routes/* headRequest */.yc)(projectId, sessionId), readHead, deadline);
                return (await retrying(attempt, deadline)).value;
            }
            catch (error) {
                if (error instanceof cloud_failure/* CloudFailure */.wr && !error.fatal)
                    return (0,cloud_copies/* copyBehind */.$X)(error);
                throw error;
            }
        },
        put: async (projectId, sessionId, body, deadline, onAttempt) => {
            const request = (0,routes/* putRequest */.zi)(projectId, sessionId, body, options.requestTimeoutMs);
            const attempt = authorised(request, readPut(projectId, sessionId), deadline);
            const counted = (sent) => attempt(() => {
                const attempts = sent();
                onAttempt?.(attempts);
                return attempts;
            });
            const { value: status, attempts, answerLost } = await retrying(counted, deadline);
            return { status, attempts, answerLost };
        },
        close,
        [Symbol.asyncDispose]: close,
    };
}

// EXTERNAL MODULE: ./lib/src/version.js
var version = __webpack_require__(1294);
// EXTERNAL MODULE: ./lib/src/sync/find.js + 21 modules
var find = __webpack_require__(7925);
// EXTERNAL MODULE: ./lib/src/sync/limiter.js + 2 modules
var limiter = __webpack_require__(5674);
// EXTERNAL MODULE: ./lib/src/plan/decide.js
var decide = __webpack_require__(894);
// EXTERNAL MODULE: ./lib/src/plan/refusal.js
var refusal = __webpack_require__(7104);
// EXTERNAL MODULE: ./lib/src/run/notices.js
var notices = __webpack_require__(1205);
// EXTERNAL MODULE: ./lib/src/run/results.js
var results = __webpack_require__(3226);
;// CONCATENATED MODULE: ./lib/src/sync/compare.js




/**
 * Turns the bulk request's end into what is known of each session: its answer as it is, a HEAD for each session whose
 * size made no sense, and a HEAD for every session when there was no answer or none was asked for.
 *
 * @param bulk `undefined` when the bulk request was not made (`sessions` input)
 * @throws what concerns every session: a refused token, a cloud that is down, the deadline
 */
async function compareSessions({ cloud, limiter, deadline }, projectId, sessions, bulk) {
    const failure = bulk !== undefined && 'error' in bulk ? bulk.error : undefined;
    if (failure !== undefined && (!(failure instanceof src_failure/* Failure */.HR) || (0,cloud_failure/* isFatal */.BG)(failure)))
        throw failure;
    const known = bulk !== undefined && 'copies' in bulk ? bulk.copies : undefined;
    const copies = new Map();
    const unanswered = [];
    for (const { id } of sessions) {
        const copy = known === undefined ? undefined : (known.get(id) ?? cloud_copies/* ABSENT */.sj);
        if (copy === undefined || copy.state === 'unknown')
            unanswered.push(id);
        else
            copies.set(id, copy);
    }
    await limiter.each(unanswered, deadline.signal, async (id) => {
        try {
            copies.set(id, mergeCopies(await limiter.request(() => cloud.head(projectId, id, deadline)), known?.get(id)));
        }
        catch (error) {
            // The run's end leaves the session uncompared, and whoever closes the run accounts for it.
            if (!(0,src_deadline/* isEndOfRun */.Eb)(error, deadline))
                throw error;
        }
    });
    return {
        copies,
        lookedAt: new Set(unanswered),
        sizes: bulk === undefined ? 'head' : known === undefined ? 'fallback' : 'bulk',
        isNew: bulk !== undefined && 'isNew' in bulk ? bulk.isNew : undefined,
        sizesFailure: failure,
    };
}
/** What the bulk answer knew of the CLI's data is not forgotten because a HEAD says less. */
function mergeCopies(head, bulk) {
    const fromCli = bulk?.state === 'unknown' && bulk.fromCli;
    return head.state === 'absent' || !fromCli ? head : { ...head, fromCli };
}

// EXTERNAL MODULE: ./lib/src/sync/decide-session.js
var decide_session = __webpack_require__(9635);
;// CONCATENATED MODULE: ./lib/src/sync/existing-projects.js



/**
 * `require-existing-project`: makes sure that the cloud has every project that something could be sent to, before
 * anything is. Only the bulk answer can tell: to a HEAD a project that is not there looks like one without the session.
 *
 * @throws Failure `project-new` when it has not, or when it does not say; what concerns the whole run as it is
 */
async function requireExistingProjects(job, found) {
    for (const { project, scan, bulk } of found) {
        if (scan.sessions.length === 0)
            continue;
        const sizes = await bulk;
        if (sizes !== undefined && 'isNew' in sizes && !sizes.isNew)
            continue;
        const { id, name } = project;
        throw new src_failure/* Failure */.HR('project-new', sizes !== undefined && 'isNew' in sizes
            ? `SpecStory Cloud has never seen the project ${id} (${name}), and \`require-existing-project\` is set`
            : `It is not known whether SpecStory Cloud has the project ${id} (${name}): ${whyUnknown(job, sizes)}`, 'Nothing was uploaded. After a rename set `project-id` to the id of the old project; for a first sync leave `require-existing-project` out once.');
    }
}
function whyUnknown({ deadline }, sizes) {
    const error = sizes?.error;
    if (!(error instanceof src_failure/* Failure */.HR) || (0,cloud_failure/* isFatal */.BG)(error) || (0,src_deadline/* isEndOfRun */.Eb)(error, deadline))
        throw error;
    return error.message;
}

;// CONCATENATED MODULE: ./lib/src/sync/plan.js










/**
 * Compares every session with the cloud's copy and decides what to do. What needs no upload has its outcome then: in
 * `check` mode that is everything.
 *
 * @throws Failure that concerns every session; the deadline's reason when it ended the run
 */
async function planUploads(job, found) {
    const { inputs, deadline, observe } = job;
    if (inputs.requireExistingProject)
        await requireExistingProjects(job, found);
    const uploads = [];
    for (const { project, scan, bulk } of found) {
        if (scan.sessions.length === 0)
            continue;
        const comparison = await compareSessions(job, project.id, scan.sessions, await bulk);
        const { sizes, isNew, sizesFailure } = comparison;
        observe({ event: 'compared', project, sizes, isNew, sizesFailure });
        if (isNew === true)
            observe({ event: 'noted', notice: (0,notices/* newProjectNotice */.a1)(project) });
        const plan = await planProject(job, project.id, scan.sessions, comparison);
        for (const planned of plan) {
            const result = settled(planned, inputs.mode);
            if (result === undefined)
                uploads.push({ planned, project });
            else
                observe({ event: 'session-ended', result });
        }
        observe({ event: 'planned', project, plan, sizes });
    }
    deadline.signal.throwIfAborted();
    return uploads;
}
/**
 * Decides what to do with every session whose cloud copy is known, in the order of the sessions. Sizes settle those that
 * are new or equal; the others are read for their size on the wire, and a check looks at each copy that a sync would
 * look at before it replaces it, so that nothing is called pending that a sync would keep.
 */
async function planProject(job, projectId, sessions, { copies, lookedAt }) {
    const { inputs, limiter, deadline, observe } = job;
    const plan = [];
    // A session that takes more than its sizes keeps its place in the plan.
    const undecided = [];
    const plannedAs = (decision) => {
        return { ...decision, projectId, isLookedAt: lookedAt.has(decision.session.id) };
    };
    const isToBeLookedAt = (planned) => inputs.mode === 'check' && (0,decide_session/* mustBeLookedAt */.uz)(planned, job);
    for (const session of sessions) {
        const copy = copies.get(session.id);
        if (copy === undefined)
            continue;
        const decision = (0,decide/* decide */.L)(session, { bytes: session.diskBytes, exact: false }, copy, (0,decide_session/* rulesOf */.fD)(job, session));
        const unread = decision === 'measure' ? undefined : plannedAs(decision);
        const isSettled = unread !== undefined && !isToBeLookedAt(unread);
        if (!isSettled)
            undecided.push({ session, copy, place: plan.length, unread });
        plan.push(isSettled ? unread : undefined);
    }
    await limiter.each(undecided, deadline.signal, async ({ session, copy, place, unread }) => {
        try {
            const planned = unread ?? plannedAs(await (0,decide_session/* decideRead */.$v)(job, session, copy));
            plan[place] = isToBeLookedAt(planned) ? await limiter.request(() => (0,decide_session/* lookAgain */.IK)(job, planned)) : planned;
        }
        catch (error) {
            if ((0,src_deadline/* isEndOfRun */.Eb)(error, deadline))
                return;
            if (!(error instanceof src_failure/* Failure */.HR) || (0,cloud_failure/* isFatal */.BG)(error))
                throw error;
            observe({ event: 'session-ended', result: (0,results/* failed */.gz)({ projectId, session }, error) });
        }
    });
    return plan.filter((planned) => planned !== undefined);
}
/** The outcome of a plan that nothing has to be sent for; `undefined` when there is something to send. */
function settled(planned, mode) {
    switch (planned.action) {
        case 'skip':
            return (0,results/* skipped */.hT)(planned);
        case 'refuse':
            return (0,results/* failed */.gz)(planned, (0,refusal/* refusal */.x)(planned));
        case 'create':
        case 'update':
            return mode === 'check' ? (0,results/* pending */.Ub)(planned) : undefined;
    }
}

// EXTERNAL MODULE: ./lib/src/sync/secret-policy.js
var secret_policy = __webpack_require__(2909);
// EXTERNAL MODULE: ./lib/src/sync/timed.js
var timed = __webpack_require__(6291);
;// CONCATENATED MODULE: ./lib/src/sync/budget-short.js



/**
 * What there is to say when the key's rate limit will not suffice for these uploads, each of which takes a request, and one
 * more where its copy has to be looked at; `undefined` when it will, or when the cloud has not told what is left.
 *
 * @param now epoch milliseconds
 */
function budgetShort(job, uploads, now) {
    const { budget } = job.cloud;
    if (budget === undefined || budget.endsAt <= now)
        return undefined;
    const requests = uploads.length + uploads.filter(({ planned }) => (0,decide_session/* mustBeLookedAt */.uz)(planned, job)).length;
    if (requests <= budget.remaining)
        return undefined;
    return (0,notices/* budgetShortNotice */.QE)(uploads.length, requests, budget.remaining, utcTime(budget.endsAt, now));
}

;// CONCATENATED MODULE: ./lib/src/sync/byte-budget.js
/** Bounds how many bytes are held at a time, whatever their number of holders. */
class ByteBudget {
    #bytes;
    #held = 0;
    #waiting = [];
    /** @param bytes that may be held together; a holder of more has them all to itself */
    constructor(bytes) {
        this.#bytes = bytes;
    }
    /**
     * Waits for room, in the order of asking, so that a large holder is not passed over for ever.
     *
     * @param bytes that are about to be held
     * @returns what gives them back; to be disposed of once
     */
    async hold(bytes) {
        const held = Math.min(bytes, this.#bytes);
        if (this.#waiting.length > 0 || this.#held + held > this.#bytes) {
            await new Promise((admit) => this.#waiting.push({ bytes: held, admit }));
        }
        else
            this.#held += held;
        return {
            [Symbol.dispose]: () => {
                this.#held -= held;
                this.#admit();
            },
        };
    }
    #admit() {
        for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
            if (this.#held + next.bytes > this.#bytes)
                return;
            this.#waiting.shift();
            this.#held += next.bytes;
            next.admit();
        }
    }
}

// EXTERNAL MODULE: ./lib/src/cloud/raw-data.js
var raw_data = __webpack_require__(2019);
// EXTERNAL MODULE: ./lib/src/cloud/upload-body.js
var upload_body = __webpack_require__(5984);
// EXTERNAL MODULE: ./lib/src/project/file-source.js
var file_source = __webpack_require__(9108);
// EXTERNAL MODULE: ./lib/src/sessions/content.js + 2 modules
var sessions_content = __webpack_require__(5835);
;// CONCATENATED MODULE: ./lib/src/sync/encode.js
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
 * Reads a session's file and makes the body of its upload.
 *
 * @returns the plan instead, where the session turns out to hold credentials and is held because of them
 * @throws Failure `file-changed`, `file-unreadable`, `too-large`
 */
async function readAndEncode({ runner, secrets: policy }, { planned, project }, timings) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { session } = planned;
        const handling = policy.search(session.file);
        const startedAt = (0,clock/* monotonicMs */.d)();
        const content = __addDisposableResource(env_1, await (0,sessions_content/* openSession */.f)(runner.workspace, session, handling), true);
        const readAt = (0,clock/* monotonicMs */.d)();
        timings.read += readAt - startedAt;
        const { title, wireBytes: localBytes, plainBytes, secrets } = content;
        if (handling.treatment === 'hold' && secrets.length > 0) {
            return { ...planned, action: 'refuse', reason: 'secret-held', localBytes, plainBytes, secrets };
        }
        try {
            const fields = {
                projectId: project.id,
                projectName: project.name,
                name: session.name,
                rawData: (0,raw_data/* rawData */.z)(provenanceOf(project, session)),
                // Metadata is merged into what the recording machine sent: anything else would overwrite the truth.
                metadata: {
                    clientName: 'specstory-sync-action',
                    clientVersion: version/* VERSION */.x,
                    agentName: session.provider.agentName,
                    ...(title === null ? {} : { title }),
                },
            };
            const { body, markdownBytes } = await (0,upload_body/* encodeUpload */.K$)(fields, content.chunks());
            return { body, markdownBytes, title, plainBytes, secrets: handling.treatment === 'redact' ? secrets : [] };
        }
        finally {
            timings.compress += (0,clock/* monotonicMs */.d)() - readAt;
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
/** The repository that a session's file comes from, as far as it is known, and its path in it. */
function provenanceOf(project, { file }) {
    const { repository, commit, path } = (0,file_source/* fileSourceIn */.D)(project.places, file) ?? {};
    return { repository: repository?.name ?? '', commit: commit ?? '', file: path ?? file };
}

;// CONCATENATED MODULE: ./lib/src/sync/upload.js
var upload_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var upload_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












/** Bytes of sessions, as they lie on disk, that are held at a time; small ones are bounded by their number. */
const HELD_BYTES = 96 * 1024 * 1024;
/**
 * Uploads what was planned, until everything is done or the run ends; what is unfinished then has told what it had come
 * to. A failure that concerns every session ends the run with that failure.
 */
async function uploadSessions(job, uploads) {
    const { limiter, deadline, observe } = job;
    const uploading = {
        timings: { read: 0, compress: 0, send: 0 },
        budget: new ByteBudget(HELD_BYTES),
        distrusted: new Set(),
    };
    const bytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0);
    observe({ event: 'upload-started', sessions: uploads.length, bytes });
    const notice = budgetShort(job, uploads, Date.now());
    if (notice !== undefined)
        observe({ event: 'budget-short', notice });
    try {
        await limiter.each(uploads, deadline.signal, async (upload) => {
            const { projectId, session } = upload.planned;
            try {
                const end = await uploadSession(job, upload, uploading);
                if ('outcome' in end)
                    observe({ event: 'session-ended', result: end });
                else
                    observe({ event: 'session-interrupted', projectId, sessionId: session.id, interruption: end });
            }
            catch (error) {
                // What is on the wire when the rate limit is used up still counts; whatever else is fatal fails it too.
                if (!(0,cloud_failure/* isFatal */.BG)(error) || error.code === 'rate-limited')
                    throw error;
                deadline.stop(error);
            }
        });
    }
    finally {
        observe({ event: 'upload-ended', timings: uploading.timings });
    }
}
/**
 * Uploads one session: reads its file, encodes it, looks at the copy that it would replace, sends it, drops it. A
 * session's own failure is its result.
 *
 * @returns its result, or what it had come to when the run's end interrupted it
 * @throws CloudFailure that is fatal to every session
 */
async function uploadSession(job, upload, uploading) {
    const { limiter, deadline } = job;
    const { planned } = upload;
    const startedAt = (0,clock/* monotonicMs */.d)();
    const progress = { attempts: 0 };
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const _held = upload_addDisposableResource(env_1, await uploading.budget.hold(planned.session.diskBytes), false);
            deadline.signal.throwIfAborted();
            const encoded = await readAndEncode(job, upload, uploading.timings);
            if (!('body' in encoded))
                return (0,results/* failed */.gz)(encoded, (0,refusal/* refusal */.x)(encoded));
            return await limiter.request(async () => {
                const { markdownBytes: localBytes, plainBytes, secrets } = encoded;
                const fresh = await planAnew(job, { ...planned, localBytes, plainBytes, secrets }, uploading);
                return settled(fresh, 'sync') ?? (await send(job, fresh, encoded, uploading, progress, startedAt));
            });
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            upload_disposeResources(env_1);
        }
    }
    catch (error) {
        const effort = { ...progress, durationMs: (0,clock/* monotonicMs */.d)() - startedAt };
        if ((0,src_deadline/* isEndOfRun */.Eb)(error, deadline))
            return { plan: planned.reason, ...effort };
        if ((0,cloud_failure/* isFatal */.BG)(error))
            throw error;
        // A bug of ours in one session's upload is that session's error: the others still get through.
        return (0,results/* failed */.gz)(planned, error instanceof src_failure/* Failure */.HR ? error : (0,src_failure/* internalFailure */.et)(error), effort);
    }
}
/** The plan as of now, for an upload that would replace what nobody has looked at. */
async function planAnew(job, planned, { distrusted }) {
    const isDoubtful = planned.action === 'create' && !planned.isLookedAt && distrusted.has(planned.projectId);
    const mustLook = (0,decide_session/* mustBeLookedAt */.uz)(planned, job) || (isDoubtful && !job.inputs.overwriteCliSessions);
    return mustLook ? await (0,decide_session/* lookAgain */.IK)(job, planned) : planned;
}
async function send({ cloud, deadline, observe }, planned, { body, markdownBytes, title, secrets }, { timings, distrusted }, progress, startedAt) {
    const { projectId, session } = planned;
    const sentAt = (0,clock/* monotonicMs */.d)();
    const countAttempt = (made) => {
        progress.attempts = made;
    };
    const answer = await cloud.put(projectId, session.id, body, deadline, countAttempt).finally(() => {
        timings.send += (0,clock/* monotonicMs */.d)() - sentAt;
    });
    const sent = {
        localBytes: markdownBytes,
        sentBytes: body.length,
        title,
        secrets,
        attempts: answer.attempts,
        durationMs: (0,clock/* monotonicMs */.d)() - startedAt,
    };
    // A first try whose answer got lost makes the second answer 200: to the user the session is new all the same.
    if (answer.status === 201 || (answer.answerLost && planned.action === 'create'))
        return (0,results/* created */.zu)(planned, sent);
    if (planned.action !== 'create')
        return (0,results/* updated */.C2)(planned, sent);
    if (!distrusted.has(projectId)) {
        distrusted.add(projectId);
        observe({ event: 'noted', notice: (0,notices/* wrongSizesNotice */.GS)(session.file) });
    }
    return (0,results/* replaced */.$3)(planned, sent);
}

// EXTERNAL MODULE: ./lib/src/sync/useless-entries.js
var useless_entries = __webpack_require__(6579);
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
 * What the run's end leaves unfinished has been told as attempted, and is closed by whoever keeps the run.
 *
 * @throws Failure that concerns every session; the deadline's reason when it ended the run
 */
async function sync(order) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        await keepYoungGenerationSmall();
        const cloud = sync_addDisposableResource(env_1, await openCloud(order), true);
        order.observe({ event: 'cloud-opened', requests: cloud.requests });
        const secrets = new secret_policy/* SecretPolicy */.d(order.inputs, order.projects);
        const job = { ...order, cloud, limiter: (0,limiter/* createLimiter */.z)(order.inputs.concurrency), secrets };
        const found = await (0,timed/* timed */.a)(job, 'scan', () => (0,find/* findSessions */.P)(job));
        // From here on every ending accounts for them.
        for (const { project, scan } of found)
            job.observe({ event: 'attempted', project, sessions: scan.sessions });
        job.deadline.signal.throwIfAborted();
        const uploads = await (0,timed/* timed */.a)(job, 'compare', () => planUploads(job, found));
        if (uploads.length > 0)
            await (0,timed/* timed */.a)(job, 'upload', () => uploadSessions(job, uploads));
        (0,useless_entries/* tellUselessEntries */.o)(job, found);
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
        onDebug: (line) => observe({ event: 'requested', line }),
        onPause: (ms, reason) => observe({ event: 'paused', ms, reason }),
    });
}
/**
 * Keeps V8's young generation at its first size: it would grow to some 150 MB over 100,000 sessions, for garbage that a
 * small one collects in the same time (docs/performance.md). For runs that get to work; loading this costs a little.
 */
async function keepYoungGenerationSmall() {
    const { setFlagsFromString } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8877, 19));
    setFlagsFromString('--semi-space-growth-factor=1');
}


/***/ })

};
