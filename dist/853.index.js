export const id = 853;
export const ids = [853];
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

/***/ 1809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ serverText),
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
/** Characters of a server's text that a message holds at most. */
const MAX_TEXT = 200;
/** Bytes of an answer that are looked at for its text: an error's JSON is far smaller. */
const MAX_BYTES = 65_536;
/**
 * The server's own words out of an answer's body: the `error` or `message` of JSON, the title of an HTML page, else the
 * text as it is; secrets removed, folded to one line without control characters, at most 200 characters. Still untrusted.
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
        return title ? `an HTML page titled ${title}` : 'an HTML page';
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


/***/ }),

/***/ 4853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commentOnPullRequest: () => (/* binding */ commentOnPullRequest)
});

// UNUSED EXPORTS: COMMENT_LIMIT_MS

// EXTERNAL MODULE: ./lib/src/cloud/http.js + 1 modules
var cloud_http = __webpack_require__(2073);
// EXTERNAL MODULE: ./lib/src/cloud/proxy.js + 1 modules
var proxy = __webpack_require__(3306);
// EXTERNAL MODULE: ./lib/src/report/quantities.js
var quantities = __webpack_require__(7244);
// EXTERNAL MODULE: ./lib/src/version.js
var version = __webpack_require__(1294);
;// CONCATENATED MODULE: ./lib/src/report/comment/api-client.js

/**
 * Loads GitHub's client, which a run without a comment never pays for.
 *
 * @param fetch sends the client's requests; its own would read the proxy's variables by other rules
 * @param signal ends every request
 */
async function openApi({ apiUrl, owner, repository: repo, token }, fetch, signal) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(148), __webpack_require__.e(852)]).then(__webpack_require__.bind(__webpack_require__, 7852));
    const octokit = getOctokit(token, {
        baseUrl: apiUrl,
        userAgent: `specstory-sync-action/${version/* VERSION */.x}`,
        // Only the printer prints: what a server answers could be a command to the runner.
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

// EXTERNAL MODULE: ./lib/src/cloud/rate-limit.js
var rate_limit = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/src/cloud/server-text.js
var server_text = __webpack_require__(1809);
;// CONCATENATED MODULE: ./lib/src/report/comment/api-errors.js


/** True when the server may have done what was asked, although it answered with an error or not at all (500 too). */
function mayHaveHappened(error) {
    return Number(error?.status) >= 500;
}
/**
 * One or two sentences on what kept the comment from being made: a rate limit and a locked conversation are no missing
 * permission, and a page of HTML is no message. Holds the server's words, which are untrusted.
 *
 * @param server what it is called
 * @param now epoch milliseconds
 */
function describeApiError(error, server, now) {
    const { status, message, response } = (error ?? {});
    if (response === undefined)
        return (0,server_text/* shorten */.m)(String(message ?? error));
    const said = wordsOf(response.data);
    const headers = response.headers ?? {};
    if (isRateLimit(status, headers, said)) {
        const told = (0,rate_limit/* toldWait */.Z)(headers, now);
        const end = told === undefined ? '' : ` It ends at ${new Date(now + told).toISOString().slice(11, 19)} UTC.`;
        return `${server}'s rate limit for the token is used up.${end} (${said})`;
    }
    if (status === 401)
        return `${server} refused the \`github-token\`.`;
    if ((status === 403 || status === 422) && /\blocked\b/i.test(said)) {
        return `The conversation of the pull request is locked, and the token may not write in it. (${said})`;
    }
    if (status === 403 || status === 404) {
        return `The token may not comment here: the job needs \`permissions: pull-requests: write\`, which pull requests from forks and Dependabot do not get. (${said})`;
    }
    return `${server} answered with HTTP ${String(status)}: ${said}`;
}
/** GitHub says 429 or 403, the latter with headers or words that tell it from a permission. */
function isRateLimit(status, headers, said) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /\brate limit\b/i.test(said);
}
/** What a parsed or unparsed body says. */
function wordsOf(data) {
    const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '');
    return (0,server_text/* serverText */.T)(Buffer.from(text), (untouched) => untouched) || 'nothing';
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/src/report/comment/api-fetch.js


/** Bytes of one answer: a page is a hundred comments or patches of at most some 100 KB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
/** Milliseconds before the second attempt when the server names none. */
const PAUSE_MS = 1_000;
/** A pause that is longer leaves no time for a second attempt. */
const LONGEST_PAUSE_MS = 5_000;
/**
 * A `fetch` for Octokit over the same connections as the cloud's: the same proxies and authorities, bounded answers. A
 * rate limit and a 5xx get one more attempt, but for a comment that may have been made. Throws what `Http.exchange` throws, and
 * for a redirect, because it could carry the token elsewhere.
 *
 * @param timeoutMs for each attempt
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
/** Milliseconds until a second attempt, `undefined` for none. */
function pauseBefore({ status, headers }, isWritten) {
    // GitHub says 403 of some limits, and then how long to wait.
    const isLimit = status === 429 || status === 503 || (status === 403 && 'retry-after' in headers);
    if (!isLimit && (status < 500 || isWritten))
        return undefined;
    const told = (0,rate_limit/* toldWait */.Z)(headers, Date.now()) ?? 0;
    return told > LONGEST_PAUSE_MS ? undefined : Math.max(PAUSE_MS, told);
}
function response(url, { status, headers, body, isCut }) {
    if (status >= 300 && status < 400)
        throw new Error(`HTTP ${status} is a redirect, which is not followed`);
    if (isCut && status < 300)
        throw new Error(`an answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`);
    const single = Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)]]);
    return { status, url, headers: new Map(single), text: async () => body.toString() };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/project/history-place.js + 1 modules
var history_place = __webpack_require__(6517);
// EXTERNAL MODULE: ./lib/src/report/links.js
var links = __webpack_require__(6668);
;// CONCATENATED MODULE: ./lib/src/report/comment/belonging.js



/** The part of a run that belongs to a pull request: what it adds or changes. A duplicate stands for the file that was chosen. */
function belongingTo(run, { files, isCut }) {
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
        leftOut: leftOut.filter(({ reason }) => reason !== 'not-a-transcript' && reason !== 'duplicate'),
        unreadable,
        unseen: isLookedThrough(run) ? [] : files.filter((file) => isInHistory(run, file) && !seen.has(file)),
        isCut,
    };
}
/** True when there is nothing to tell of this pull request. */
function isEmpty({ results, leftOut, unreadable, unseen }) {
    return results.length + leftOut.length + unreadable.length + unseen.length === 0;
}
/** A project whose owner turned sync off is left alone; anything else that was not scanned in full was not looked at. */
function isLookedThrough({ projects, status }) {
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
/** Directories of the workflow's own repository that hold sessions; a run that ended early knows its inputs only. */
function historiesOf(run) {
    const places = run.projects.flatMap(({ project }) => project.places);
    if (places.length > 0) {
        return places.flatMap(({ path, historyDir }) => (0,links/* ownPath */.O4)(run, external_node_path_.posix.join(path, historyDir)) ?? []);
    }
    const { paths, historyDir } = run.inputs ?? { paths: [], historyDir: '' };
    return paths.map((path) => external_node_path_.posix.join(path, historyDir || history_place/* HISTORY */.V));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/src/report/comment/marker.js

/**
 * The first line of the comment, which nobody sees and by which the next run finds it. The inputs that say which
 * sessions go where are in it, so that two steps of one workflow keep a comment each, while a check and the sync after
 * it keep one together.
 */
function commentMarker(inputs) {
    const { paths, historyDir, providers, sessions, projectId, cloudUrl } = inputs;
    const scope = JSON.stringify([paths, historyDir, providers, sessions, projectId ?? null, cloudUrl]);
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

;// CONCATENATED MODULE: ./lib/src/report/comment/pages.js
/** What GitHub's API gives at most on a page. */
const PER_PAGE = 100;
/** Pages asked for at a time once the first one was full: thirty one after the other would take longer than a comment may. */
const PAGES_AT_A_TIME = 5;
/** Every item of a paged list, up to `maxPages` pages of a hundred; a page that is not full is the last one. */
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
/**
 * The same of a server whose pages are as long as its owner says: an empty one is the last. One after the other, because
 * nobody can tell how many there are.
 */
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

;// CONCATENATED MODULE: ./lib/src/report/comment/viewer.js
/** The user that Gitea and Forgejo have for the tokens of jobs; it is in no table of theirs. */
const GITEA_ACTIONS_ID = -2;
/** How GitHub's tokens of apps begin, a job's own among them: who writes with one is a bot. */
const APP_TOKEN = /^ghs_/;
/** How its tokens of people begin. */
const USER_TOKEN = /^(ghp|gho|ghu|github_pat)_/;
/** Who the token belongs to. GitHub's REST API tells an app's token nothing of itself, and Gitea has no other. */
async function viewerOf(api, token, isGitea) {
    if (isGitea)
        return { id: await giteaUser(api), type: undefined };
    const { viewer } = await api.graphql('{ viewer { databaseId } }');
    if (typeof viewer.databaseId !== 'number')
        throw new Error('GitHub does not tell who the `github-token` belongs to.');
    const type = APP_TOKEN.test(token) ? 'Bot' : USER_TOKEN.test(token) ? 'User' : undefined;
    return { id: viewer.databaseId, type };
}
async function giteaUser(api) {
    try {
        return (await api.request('GET /user')).id;
    }
    catch (error) {
        // A job's token may not ask this in every version.
        if ([401, 403, 404].includes(Number(error?.status)))
            return GITEA_ACTIONS_ID;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/src/report/comment/pull-request.js


/** Files that GitHub lists of a pull request at most. */
const MAX_FILES = 3_000;
/** Comments looked through: more than any pull request has. */
const MAX_COMMENTS = 10_000;
/** What GitHub and Gitea call a file that is not there any more, or that is as it was. */
const WITHOUT_CHANGE = new Set(['removed', 'deleted', 'unchanged']);
/**
 * @param isGitea whether the server is one, or a Forgejo: it has pages of its own size, all comments on one, and no
 *   GraphQL
 */
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

// EXTERNAL MODULE: ./lib/src/byte-size.js
var byte_size = __webpack_require__(4302);
// EXTERNAL MODULE: ./lib/src/run/counts.js
var counts = __webpack_require__(1962);
// EXTERNAL MODULE: ./lib/src/report/answer.js
var answer = __webpack_require__(839);
// EXTERNAL MODULE: ./lib/src/report/awaits-merge.js
var awaits_merge = __webpack_require__(8967);
// EXTERNAL MODULE: ./lib/src/report/document.js
var report_document = __webpack_require__(6904);
// EXTERNAL MODULE: ./lib/src/report/session-list.js
var session_list = __webpack_require__(7082);
// EXTERNAL MODULE: ./lib/src/report/states.js
var states = __webpack_require__(3119);
// EXTERNAL MODULE: ./lib/src/report/status-words.js
var status_words = __webpack_require__(9399);
// EXTERNAL MODULE: ./lib/src/report/untrusted.js
var untrusted = __webpack_require__(4851);
// EXTERNAL MODULE: ./lib/src/report/words.js
var words = __webpack_require__(3512);
// EXTERNAL MODULE: ./lib/src/run/outcomes.js
var outcomes = __webpack_require__(8931);
;// CONCATENATED MODULE: ./lib/src/report/comment/standing.js



/** How the sessions of a pull request stand, before anything else: one sentence. */
function standing(run, belonging) {
    const { results, unseen, leftOut, unreadable } = belonging;
    const all = results.length + unseen.length;
    if (all === 0)
        return `It adds or changes ${(0,quantities/* plural */.LS)(leftOut.length + unreadable.length, 'transcript')} that cannot be synced.`;
    const there = results.filter(({ outcome }) => isInTheCloud(outcome)).length;
    if ((0,awaits_merge/* awaitsMerge */.m)(run) && there < all)
        return awaiting(all - there, all);
    const older = results.filter((result) => !isInTheCloud(result.outcome) && hasCopy(result)).length;
    return all === 1 ? standingOfOne(there, older) : standingOf(all, there, older);
}
/** Nothing else is open in such a run. */
function awaiting(due, all) {
    if (all === 1)
        return 'It will be synced after the merge.';
    if (due === all)
        return `All ${(0,quantities/* count */.U9)(all)} will be synced after the merge.`;
    const others = all - due === 1 ? 'the other one is' : 'the others are';
    return `${(0,quantities/* count */.U9)(due)} of ${(0,quantities/* count */.U9)(all)} will be synced after the merge; ${others} in SpecStory Cloud.`;
}
function standingOfOne(there, older) {
    if (there === 1)
        return 'It is in SpecStory Cloud.';
    return older === 1 ? 'SpecStory Cloud has an older copy of it.' : 'It is not in SpecStory Cloud.';
}
function standingOf(all, there, older) {
    if (there === all)
        return `All ${(0,quantities/* count */.U9)(all)} are in SpecStory Cloud.`;
    if (older === all)
        return `SpecStory Cloud has older copies of all ${(0,quantities/* count */.U9)(all)}.`;
    if (there + older === 0)
        return 'None of them is in SpecStory Cloud.';
    const parts = [
        { number: there, words: 'in SpecStory Cloud' },
        { number: older, words: there === 0 ? 'older in SpecStory Cloud' : 'older there' },
        { number: all - there - older, words: 'not there' },
    ].filter(({ number }) => number > 0);
    return `Of ${(0,quantities/* count */.U9)(all)}, ${(0,quantities/* list */.p_)(parts.map(({ number, words }) => `${(0,quantities/* count */.U9)(number)} ${number === 1 ? 'is' : 'are'} ${words}`))}.`;
}
/** True when the cloud's copy is what it should be. */
function isInTheCloud(outcome) {
    const { kind } = outcomes/* OUTCOMES */.im[outcome];
    return kind === 'uploaded' || kind === 'kept';
}
/** True when the cloud holds some copy of it, so that a link leads somewhere. */
function hasCopy({ outcome, cloudBytes, plan }) {
    return isInTheCloud(outcome) || cloudBytes !== undefined || plan === 'grown' || plan === 'shrunk';
}

;// CONCATENATED MODULE: ./lib/src/report/comment/render.js














/** GitHub takes 65,536 characters; bytes are never fewer. */
const COMMENT_BUDGET_BYTES = 60_000;
/** The comment as Markdown, `marker` first, of at most `budgetBytes` bytes whatever the number of sessions. */
function renderComment(run, belonging, marker, budgetBytes = COMMENT_BUDGET_BYTES) {
    const document = (0,report_document/* createDocument */.u)(budgetBytes, 'in the summary of the run');
    document.block(`${marker}\n${heading(run, belonging)}`);
    document.block(isEmpty(belonging) ? nothingToSay(belonging) : standing(run, belonging));
    if (!isTold(run, belonging))
        document.block(stateOfSync(run));
    addSessions(document, run, belonging);
    addLeftOut(document, run, belonging);
    if (belonging.isCut)
        document.block('GitHub lists the first 3,000 files of a pull request: sessions after these are not in this comment.');
    document.block(origin(run));
    return document.text();
}
function heading(run, { results, unseen }) {
    const sessions = results.length + unseen.length;
    if (sessions === 0)
        return '### No AI session in this pull request';
    return `### ${(0,status_words/* statusSymbol */.fy)(run)} ${(0,quantities/* plural */.LS)(sessions, 'AI session')} in this pull request`;
}
function nothingToSay({ isCut }) {
    return isCut
        ? 'None of the files that GitHub lists of it is a transcript.'
        : 'It adds or changes no transcript, or no longer does.';
}
/** What awaits the merge is what the pull request brings, and was said of it. */
function isTold(run, { results }) {
    return (0,awaits_merge/* awaitsMerge */.m)(run) && (0,counts/* openSessions */.wR)(run.counts) === (0,counts/* openSessions */.wR)((0,counts/* countsOf */.mQ)(results));
}
/** The run is of the whole repository, and may have failed elsewhere. */
function stateOfSync(run) {
    const what = run.inputs?.mode === 'check' ? 'check' : 'sync';
    const title = ['The', what, 'of the whole repository', (0,status_words/* statusVerb */.oY)(run)].join(' ').trim();
    const hints = new Set(run.failures.map(links/* whatToDo */.H6));
    return [`**${title}**: ${(0,untrusted/* markdownProse */.h$)((0,answer/* answer */.Z)(run), 1_000)}`, ...hints].join('\\\n');
}
/** What has become of each stands first, so that a telephone shows it. */
function addSessions(document, run, { results, unseen }) {
    const rows = [
        ...(0,session_list/* newestFirst */.ll)(results).map((result) => () => sessionCells(run, result)),
        ...unseen.map((file) => () => ['not looked at', '', (0,links/* fileLink */.RF)(run, file)]),
    ];
    document.table({
        title: (0,quantities/* plural */.LS)(rows.length, 'session'),
        untitled: true,
        folded: false,
        columns: ['State', session_list/* DATE_COLUMN */.Ab, 'Session'],
        items: rows,
        cells: (row) => row(),
    });
}
function sessionCells(run, result) {
    const { session, projectId, localBytes, reason } = result;
    const url = hasCopy(result) ? (0,links/* sessionUrl */._c)(run, projectId, session.id) : (0,links/* fileUrl */.iw)(run, session.file);
    const why = (0,states/* stateOf */.L)(result).kind === 'failed' ? `<br>${(0,untrusted/* markdownProse */.h$)(reason, 200)}` : '';
    return [stateIn(run, result), (0,session_list/* dateCell */.ZW)(result), (0,session_list/* sessionCell */.t9)(result, url, (0,byte_size/* unbrokenBytes */.m1)(localBytes)) + why];
}
function stateIn(run, result) {
    const { kind, said } = (0,states/* stateOf */.L)(result);
    if (kind !== 'due')
        return said;
    if ((0,awaits_merge/* awaitsMerge */.m)(run))
        return 'after the merge';
    return hasCopy(result) ? 'to update' : said;
}
function addLeftOut(document, run, { leftOut, unreadable }) {
    const files = [
        ...unreadable.map(({ file, detail }) => ({ file, why: `not readable: ${detail}` })),
        ...leftOut.map(({ file, reason }) => ({ file, why: words/* LEFT_OUT_WORDS */.rt[reason] })),
    ];
    document.table({
        title: `${(0,quantities/* plural */.LS)(files.length, 'transcript')} not synced`,
        folded: true,
        columns: ['File', 'Why'],
        items: files,
        cells: ({ file, why }) => [(0,links/* fileLink */.RF)(run, file), (0,untrusted/* markdownText */.p7)(why)],
    });
}
function origin({ runner }) {
    const commit = runner.commit === '' ? '' : ` at ${runner.commit.slice(0, 7)}`;
    const url = `${runner.serverUrl}/${(0,untrusted/* urlPath */.Lx)(runner.repository)}/actions/runs/${(0,untrusted/* urlPath */.Lx)(runner.runId)}`;
    return `<sub>As of ${(0,links/* link */.nf)('this run', runner.runId === '' ? undefined : url)}${commit}; kept up to date by [SpecStory Sync](https://github.com/specstory/sync-action).</sub>`;
}

// EXTERNAL MODULE: ./lib/src/inputs/event.js
var inputs_event = __webpack_require__(9106);
// EXTERNAL MODULE: ./lib/src/inputs/read-runner.js
var read_runner = __webpack_require__(2607);
// EXTERNAL MODULE: ./lib/src/inputs/server-kind.js
var server_kind = __webpack_require__(4574);
;// CONCATENATED MODULE: ./lib/src/report/comment/target.js



/** Where the comment goes, or one sentence why it goes nowhere. */
function commentTarget({ runner, inputs }) {
    if (runner.eventName !== 'pull_request')
        return {
            whyNot: `There is no pull request: the event is \`${runner.eventName || 'unknown'}\`, not \`pull_request\`.`,
        };
    const withheld = (0,inputs_event/* whySecretsAreWithheld */.Z5)(runner);
    // Without the secrets there was no sync to tell of, and the job's token may only read.
    if (withheld !== undefined && inputs?.token === '')
        return { whyNot: `${withheld}, and no token that may comment.` };
    if (inputs?.shard !== undefined)
        return { whyNot: 'With `shard` no run knows all of the sessions.' };
    const token = inputs?.githubToken ?? '';
    if (token === '')
        return { whyNot: 'The `github-token` input is empty.' };
    const [owner, repository] = runner.repository.split('/');
    const number = (0,read_runner/* ownValue */.eC)(runner.event, 'pull_request', 'number');
    const isKnown = typeof number === 'number' && Number.isSafeInteger(number) && number > 0;
    if (!owner || !repository || runner.apiUrl === '' || !isKnown)
        return { whyNot: 'The runner does not say which pull request this is.' };
    return { apiUrl: runner.apiUrl, owner, repository, number, token, isGitea: (0,server_kind/* isGitea */.H)(runner) };
}

;// CONCATENATED MODULE: ./lib/src/report/comment/comment.js











/** Milliseconds that everything about the comment may take. */
const COMMENT_LIMIT_MS = 10_000;
/** At a time: pages of files and of comments, and who the token is. */
const CONNECTIONS = 11;
/**
 * Brings the comment on the pull request up to date, when the run is asked to. Never throws and never changes how the
 * run ended: what went wrong is a notice. Comes after everything is published, so that nothing waits for GitHub.
 *
 * @param cancelled aborts when the process is told to end: then nothing is said any more
 */
async function commentOnPullRequest(run, printer, cancelled, limitMs = COMMENT_LIMIT_MS) {
    if (run.inputs?.comment !== true || cancelled.aborted)
        return;
    const target = commentTarget(run);
    if ('whyNot' in target)
        return tellWhyNot(printer, target.whyNot);
    const limit = new AbortController();
    const end = () => limit.abort();
    const timer = setTimeout(end, limitMs);
    cancelled.addEventListener('abort', end, { once: true });
    let http;
    try {
        const proxies = (0,proxy/* parseProxies */.u_)(run.runner.proxy);
        for (const secret of (0,proxy/* proxySecrets */.Wm)(proxies))
            printer.mask(secret);
        http = (0,cloud_http/* createHttp */.V)(CONNECTIONS, (0,proxy/* proxyFor */.iJ)(proxies, target.apiUrl));
        const opening = openApi(target, createApiFetch(http, limitMs), limit.signal);
        const api = await Promise.race([opening, ended(limit.signal)]);
        const pullRequest = openPullRequest(api, target.number, target.token, target.isGitea);
        const story = await Promise.race([bringUpToDate(run, pullRequest), ended(limit.signal)]);
        if ('whyNot' in story)
            tellWhyNot(printer, story.whyNot);
        else
            printer.line(story.line);
    }
    catch (error) {
        if (cancelled.aborted)
            return;
        const server = target.isGitea ? 'The server' : 'GitHub';
        const late = `${server} took longer than ${limitMs / 1_000} s.`;
        tellWhyNot(printer, limit.signal.aborted ? late : describeApiError(error, server, Date.now()));
    }
    finally {
        clearTimeout(timer);
        cancelled.removeEventListener('abort', end);
        await http?.close();
    }
}
/** Creates or updates the one comment, and returns the line that says so. */
async function bringUpToDate(run, pullRequest) {
    if (run.inputs === undefined)
        return { line: '' };
    const marker = commentMarker(run.inputs);
    const [files, { comments, isCut }, viewer] = await Promise.all([
        pullRequest.files(),
        pullRequest.comments(),
        pullRequest.viewer(),
    ]);
    const belonging = belongingTo(run, files);
    const own = findOwnComment(comments, marker, viewer);
    if (own !== undefined) {
        const url = await pullRequest.update(own.id, renderComment(run, belonging, marker));
        return { line: `Pull request comment updated: ${url}` };
    }
    if (isEmpty(belonging))
        return { line: 'Pull request comment: none, because it has no AI session.' };
    if (isCut) {
        const many = (0,quantities/* count */.U9)(MAX_COMMENTS);
        return { whyNot: `It has ${many} comments or more, and this action's own is not among the first ${many}.` };
    }
    const url = await createOnce(pullRequest, renderComment(run, belonging, marker), async () => findOwnComment((await pullRequest.comments()).comments, marker, viewer));
    return { line: `Pull request comment created: ${url}` };
}
/** A server that answers with an error may have made the comment all the same: then there is no second one. */
async function createOnce(pullRequest, body, find) {
    try {
        return await pullRequest.create(body);
    }
    catch (error) {
        if (!mayHaveHappened(error))
            throw error;
        return (await find())?.url ?? (await pullRequest.create(body));
    }
}
/** Rejects when the time is over, whatever does not listen. */
async function ended(signal) {
    return await new Promise((_resolve, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        else
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
function tellWhyNot(printer, reason) {
    printer.notice(`No pull request comment was made. ${reason}`, { title: 'Pull request comment' });
}


/***/ })

};
