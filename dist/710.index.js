export const id = 710;
export const ids = [710];
export const modules = {

/***/ 5855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ov: () => (/* binding */ isUnknownProject),
/* harmony export */   Sq: () => (/* binding */ parseHeadSizes),
/* harmony export */   Vd: () => (/* binding */ NEW_PROJECT),
/* harmony export */   dk: () => (/* binding */ CONTRADICTED),
/* harmony export */   lP: () => (/* binding */ toUnknownCopy),
/* harmony export */   sj: () => (/* binding */ ABSENT),
/* harmony export */   uZ: () => (/* binding */ parseSizes)
/* harmony export */ });
/* unused harmony export UNKNOWN_ORIGIN */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8674);
/* harmony import */ var _server_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1809);
/* harmony import */ var _upload_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5984);



const ABSENT = { state: 'absent' };
const UNKNOWN_ORIGIN = { isCliCopy: false, rawBytes: undefined, sessionDataBytes: undefined };
const NEW_PROJECT = { copies: new Map(), isNew: true };
const SESSION_DATA_SUFFIX = ':sessionData';
/**
 * Parses the body of `GET …/sessions/sizes` (docs/internals/cloud.md, Sizes). Invalid sizes become `unknown`, which
 * causes a HEAD instead of a wrong skip.
 * @param body at most 64 MB of JSON; 100,000 sessions have about 4.5 MB
 * @param scrub removes secrets from a server's text
 */
function parseSizes(body, scrub) {
    const response = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseObject */ .lj)(body);
    if (response === undefined)
        return { reason: 'the response is not a JSON object' };
    if (response['success'] !== true) {
        const error = response['error'];
        if (isUnknownProject(response))
            return NEW_PROJECT;
        return { reason: typeof error === 'string' ? (0,_server_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shorten */ .ml)(scrub(error)) : 'the response does not confirm success' };
    }
    const { data } = response;
    const sessions = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(data) ? data['sessions'] : undefined;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(sessions))
        return { reason: 'the response has no data.sessions' };
    return { copies: parseCopies(sessions), isNew: false };
}
/** Recognizes "Workspace not found", the 404 or 500 for a new project (docs/internals/cloud.md, Routes). */
function isUnknownProject(response) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(response) || response['success'] !== false)
        return false;
    const { error } = response;
    return typeof error === 'string' && /\bworkspace not found\b/i.test(error);
}
/**
 * Parses the response to a successful HEAD (docs/internals/cloud.md, Routes). A copy without the size of its Markdown
 * or raw data is unknown: an upload could destroy a raw log.
 * @param context `scrub` removes secrets from a server's text; `host` is the server
 */
function parseHeadSizes(headers, { scrub, host }) {
    const origin = parseOrigin(headers['x-raw-data-size'], headers['x-session-data-size']);
    const markdown = headers['x-markdown-size'];
    const bytes = parseHeaderBytes(markdown);
    const missing = [
        ...(markdown === undefined ? ['X-Markdown-Size'] : []),
        ...(headers['x-raw-data-size'] === undefined ? ['X-Raw-Data-Size'] : []),
    ];
    if (bytes !== undefined && missing.length === 0) {
        return {
            state: 'present',
            bytes,
            ...origin,
            tag: parseStrongTag(headers['etag']),
            modifiedAt: parseModifiedAt(headers),
        };
    }
    const reason = markdown !== undefined && bytes === undefined
        ? `the response has an invalid X-Markdown-Size: ${(0,_server_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shorten */ .ml)(scrub(String(markdown)), 40)}`
        : `the response has no ${missing.join(' and no ')}`;
    const hint = `Check that no proxy or gateway in front of ${host} removes ${missing.map((name) => `\`${name}\``).join(' and ')}, and re-run the job.`;
    return { state: 'unknown', reason, hint: missing.length > 0 ? hint : undefined, failure: undefined, ...origin };
}
function parseStrongTag(tag) {
    return typeof tag === 'string' && /^"[\x21\x23-\x7e]*"$/.test(tag) ? tag : undefined;
}
function parseModifiedAt({ 'last-modified': date }) {
    const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}
/** Creates the copy for a failed HEAD (docs/internals/cloud.md, Unknown copies). */
function toUnknownCopy(failure) {
    return { state: 'unknown', reason: failure.message, failure, ...UNKNOWN_ORIGIN };
}
/** A copy in the bulk response, but not found by a HEAD. */
const CONTRADICTED = {
    state: 'unknown',
    reason: 'the size listing contains it, but its check returned 404',
    failure: undefined,
    ...UNKNOWN_ORIGIN,
};
/** Treats an invalid size as a sign of the CLI. */
function parseOrigin(raw, sessionData) {
    const rawBytes = parseHeaderBytes(raw);
    const sessionDataBytes = parseHeaderBytes(sessionData);
    const isRawLog = raw !== undefined && (rawBytes === undefined || rawBytes > _upload_body_js__WEBPACK_IMPORTED_MODULE_1__/* .RAW_DATA_MAX_BYTES */ .Nd);
    return { isCliCopy: isRawLog || (sessionData !== undefined && sessionDataBytes !== 0), rawBytes, sessionDataBytes };
}
function parseCopies(sessions) {
    const copies = new Map();
    const isCliCopy = new Map();
    for (const [key, value] of Object.entries(sessions)) {
        if (key.endsWith(SESSION_DATA_SUFFIX)) {
            const sessionDataBytes = isCopyBytes(value) ? value : undefined;
            // Any value except 0 is a sign of the CLI, as in a HEAD's header.
            if (value !== 0) {
                isCliCopy.set(key.slice(0, -SESSION_DATA_SUFFIX.length), {
                    isCliCopy: true,
                    rawBytes: undefined,
                    sessionDataBytes,
                });
            }
        }
        else if (isCopyBytes(value)) {
            copies.set(key, { state: 'present', bytes: value, ...UNKNOWN_ORIGIN });
        }
        else {
            const reason = `the size listing contains an invalid size: ${typeof value === 'number' ? value : 'not a number'}`;
            copies.set(key, { state: 'unknown', reason, failure: undefined, ...UNKNOWN_ORIGIN });
        }
    }
    for (const [id, origin] of isCliCopy)
        copies.set(id, { ...(copies.get(id) ?? UNSIZED), ...origin });
    return copies;
}
const UNSIZED = {
    state: 'unknown',
    reason: 'the size listing contains its session data but not its size',
    failure: undefined,
};
/**
 * Whether a size is possible: a whole number, at most the cloud's limit (docs/internals/cloud.md, Limits). A larger
 * size would skip the session permanently.
 */
function isCopyBytes(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= _upload_body_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_BODY_BYTES */ .YK;
}
/** Parses a header's size; accepts only decimal digits in one header. */
function parseHeaderBytes(value) {
    if (typeof value !== 'string' || !/^(0|[1-9]\d{0,15})$/.test(value))
        return undefined;
    const bytes = Number(value);
    return isCopyBytes(bytes) ? bytes : undefined;
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

/***/ 5984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K$: () => (/* binding */ encodeUpload),
/* harmony export */   Nd: () => (/* binding */ RAW_DATA_MAX_BYTES),
/* harmony export */   YK: () => (/* binding */ MAX_BODY_BYTES),
/* harmony export */   bN: () => (/* binding */ createRawData)
/* harmony export */ });
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7304);
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6597);




const MB = 1024 * 1024;
/** The cloud's limits (docs/internals/cloud.md, Limits), in bytes of JSON and of gzip. */
const MAX_BODY_BYTES = 64 * MB;
const MAX_COMPRESSED_BYTES = 50 * MB;
/** UTF-16 units to escape at a time: the JSON of a long text is never in memory as a whole. */
const SLICE = 256 * 1024;
/** On transcripts, level 1 takes 40 % of the default level's time, with 1.16 times the bytes. */
const GZIP = { level: 1, chunkSize: 128 * 1024 };
const CLOUD_LIMITS = { maxBodyBytes: MAX_BODY_BYTES, maxCompressedBytes: MAX_COMPRESSED_BYTES };
/** Encodes the body of an upload as gzipped JSON. @throws Failure `too-large`, as soon as a limit is exceeded */
async function encodeUpload(fields, markdown, { maxBodyBytes, maxCompressedBytes } = CLOUD_LIMITS) {
    const compressed = [];
    await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.pipeline)(limitBytes(generateJson(fields, markdown), maxBodyBytes, 'as JSON'), (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGzip)(GZIP), async (source) => {
        for await (const piece of limitBytes(source, maxCompressedBytes, 'compressed'))
            compressed.push(piece);
    });
    return Buffer.concat(compressed);
}
/** Generates the JSON `{…fields, markdown}`. No slice ends inside a character. */
function* generateJson(fields, markdown) {
    yield Buffer.from(`${JSON.stringify(fields).slice(0, -1)},"markdown":"`);
    for (let start = 0; start < markdown.length;) {
        const end = start + SLICE;
        const isInside = end < markdown.length && /[\uD800-\uDBFF]/.test(markdown.charAt(end - 1));
        const slice = markdown.slice(start, isInside ? end - 1 : end);
        yield Buffer.from(JSON.stringify(slice).slice(1, -1));
        start += slice.length;
    }
    yield Buffer.from('"}');
}
async function* limitBytes(pieces, maxBytes, form) {
    let bytes = 0;
    for await (const piece of pieces) {
        bytes += piece.byteLength;
        if (bytes > maxBytes)
            throw createLimitFailure(form, maxBytes);
        yield piece;
    }
}
function createLimitFailure(form, limit) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .createTooLargeFailure */ .E4)(`the session is too large for SpecStory Cloud: more than ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatLimit */ .tW)(limit)} ${form}`);
}
/** Maximum UTF-8 bytes of our `rawData`; more means an agent's log (docs/internals/cloud.md, CLI copies). */
const RAW_DATA_MAX_BYTES = 1024;
/** Maximum bytes of JSON; GitHub's longest are 140 and 64. The path gets the rest, at least 500. */
const REPOSITORY_MAX_BYTES = 256;
const COMMIT_MAX_BYTES = 64;
/** Creates the `rawData` of an upload, which must not be empty. Cuts long texts at the start. */
function createRawData({ repository, commit, file }) {
    const known = {
        source: 'specstory-sync-action',
        note: 'uploaded from a git checkout, which contains no raw agent log',
        repository: repository === '' ? undefined : keepEnd(repository, REPOSITORY_MAX_BYTES),
        commit: commit === '' ? undefined : keepEnd(commit, COMMIT_MAX_BYTES),
    };
    const left = RAW_DATA_MAX_BYTES - Buffer.byteLength(JSON.stringify({ ...known, path: '' }));
    return JSON.stringify({ ...known, path: keepEnd(file, left) });
}
/** Cuts a text at its start, to `maxBytes` of JSON. */
function keepEnd(text, maxBytes) {
    if (text.length <= maxBytes && countJsonBytes(text) <= maxBytes)
        return text;
    let bytes = countJsonBytes('…');
    const characters = [...text.slice(-maxBytes)];
    let start = characters.length;
    for (; start > 0; start -= 1) {
        bytes += countJsonBytes(characters[start - 1] ?? '');
        if (bytes > maxBytes)
            break;
    }
    return `…${characters.slice(start).join('')}`;
}
function countJsonBytes(text) {
    return Buffer.byteLength(JSON.stringify(text)) - 2;
}


/***/ }),

/***/ 637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ MemoryBudget),
/* harmony export */   x: () => (/* binding */ runWorkers)
/* harmony export */ });
/**
 * Processes items with a fixed number of workers.
 * @param createWorker allocates the buffers of one worker
 * @throws the first error of a worker, after the items in progress have ended; no more items are started
 */
async function runWorkers(items, size, signal, createWorker) {
    // The shared iterator is the queue.
    const queue = Iterator.from(items);
    const failures = [];
    const run = async () => {
        let work;
        for (const item of queue) {
            if (signal.aborted || failures.length > 0)
                return;
            try {
                work ??= createWorker();
                await work(item);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: size }, run));
    if (failures.length > 0)
        throw failures[0];
}
/** Maximum bytes of files in memory at a time; small files are limited by count instead. */
const TEXTS_BYTES = 96 * 1024 * 1024;
/** Semaphore for bytes in memory. */
class MemoryBudget {
    #bytes;
    #acquired = 0;
    #waiting = [];
    /** @param bytes the total; an acquisition of more waits until all bytes are free */
    constructor(bytes = TEXTS_BYTES) {
        this.#bytes = bytes;
    }
    /**
     * Waits for free bytes, in the order of the calls, so that a large acquisition is not delayed forever.
     * @returns releases the bytes; dispose of it once
     */
    async acquire(bytes) {
        const acquired = Math.min(bytes, this.#bytes);
        if (this.#waiting.length > 0 || this.#acquired + acquired > this.#bytes) {
            await new Promise((admit) => this.#waiting.push({ bytes: acquired, admit }));
        }
        else
            this.#acquired += acquired;
        return {
            [Symbol.dispose]: () => {
                this.#acquired -= acquired;
                this.#admit();
            },
        };
    }
    #admit() {
        for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
            if (this.#acquired + next.bytes > this.#bytes)
                return;
            this.#waiting.shift();
            this.#acquired += next.bytes;
            next.admit();
        }
    }
}


/***/ }),

/***/ 8674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   lj: () => (/* binding */ parseObject),
/* harmony export */   x1: () => (/* binding */ findJsonLimit)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The cloud's deepest response has 3 levels; 64 MB of sizes by UUID have 1.4 million values. */
const SERVER_LIMITS = { depth: 32, values: 2_000_000 };
/** Parses a server's JSON; `undefined` if it is not a JSON object or exceeds the limits. */
function parseObject(body) {
    if (findJsonLimit(body, SERVER_LIMITS) !== undefined)
        return undefined;
    try {
        const parsed = JSON.parse(body.toString());
        return isObject(parsed) ? parsed : undefined;
    }
    catch {
        return undefined;
    }
}
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/**
 * Finds the offset where JSON exceeds a limit, in linear time: 64 MB of `[` take 2.7 GB once parsed.
 * @returns an index into the text or the bytes; invalid JSON can pass
 */
function findJsonLimit(json, limits) {
    const { depth: maxDepth, values: maxValues = Number.POSITIVE_INFINITY, countsStrings = false } = limits;
    const codeAt = typeof json === 'string' ? (index) => json.charCodeAt(index) : (index) => json[index];
    let depth = 0;
    let values = 0;
    for (let index = 0; index < json.length; index += 1) {
        const code = codeAt(index);
        if (code === QUOTE && !countsStrings) {
            for (index += 1; index < json.length && codeAt(index) !== QUOTE; index += 1) {
                if (codeAt(index) === BACKSLASH)
                    index += 1;
            }
        }
        else if (code === COMMA)
            values += 1;
        else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
            depth += 1;
            values += 1;
        }
        else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT)
            depth = Math.max(0, depth - 1);
        if (depth > maxDepth || values > maxValues)
            return index;
    }
    return undefined;
}


/***/ }),

/***/ 5125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ looksRandom),
/* harmony export */   Fl: () => (/* binding */ isTemplate),
/* harmony export */   Hj: () => (/* binding */ JUDGED_LENGTH),
/* harmony export */   Pm: () => (/* binding */ computeEntropy),
/* harmony export */   Py: () => (/* binding */ isTrivialPassword),
/* harmony export */   SJ: () => (/* binding */ isEverydayWord),
/* harmony export */   wK: () => (/* binding */ isPlaceholder)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5213);

/** Placeholders in documents and examples. */
const WORDS = /example|placeholder|redacted|changeme|change[-_]me|dummy|sample|fake|your[-_]|insert[-_]|replace[-_]|my[-_](?:api|secret|token|key)|x{6}|\*{3}|\.{3}|…|你的|您的/i;
/** Examples of RFC 6455, 6749, 6750, 7515 and 7617, which are copied into documents and tests. */
const EXAMPLES = new Set(('2YotnFZFEjr1zCsicMWpAA tGzv3JOkF0XG5Qx2TlKWIA mF_9.B5f-4.1JqM SplxlOBeZQQYbYS6WxSbIA czZCaGRSa3F0MzpnWDFmQmF0M2JW ' +
    'gX1fBat3bV 7Fjfp0ZBr1KtDRbnfVdmIw SlAV32hkKG h480djs93hd8 QWxhZGRpbjpvcGVuIHNlc2FtZQ== YWxhZGRpbjpvcGVuc2VzYW1l ' +
    'dGhlIHNhbXBsZSBub25jZQ== opensesame').split(' '));
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** Part of a name: a word, an abbreviation, a number, a version. */
const NAME_PART = /^(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20}|[A-Za-z]{1,12}\d{1,3}|\d{1,3}[a-z]{1,3}|\d{1,8})$/;
const NAME_MAX = 80;
/** Letters of one case: words without blanks. */
const ONE_CASE = /^(?:[a-z]{20,}|[A-Z]{20,})$/;
/** `getQueryUnmatchedFileEvents`: at most about one capital per four letters. */
const CAMEL_CASE = /^[A-Za-z]?[a-z]+(?:[A-Z][a-z]+)+$/;
const CAMEL_SHARE = 0.28;
/** Bits per character: 16 random letters and digits have about 3.5, `xxxx1234` has 2. */
const ENTROPY_MIN = 2.5;
const RUN_MAX = 8;
/** Maximum UTF-16 units to judge: enough for every format, and constant work for huge values. */
const JUDGED_LENGTH = 128;
/** Default and example passwords. */
const TRIVIAL = /^(?:(?:my|your|the|some|db|new|user|admin|root|dev|local|test)[-_]?)?(?:pass(?:word|wd|code)?|passw0rd|p@ssw0rd|pwd|pw|secret|token|test|testing|admin|root|user(?:name)?|postgres|mysql|mongo|guest|demo|foo|bar|baz|abc|asdf|example|change-?(?:me|it)|qwerty|letmein|hunter2|welcome|x{1,9}|\*{1,30}|\.{3})(?:[-_]?here)?[-_]?\d{0,6}!?$/i;
/**
 * `${VAR}`, `$(…)`, `{{ … }}` anywhere; `$VAR`, `<password>`, `[PASSWORD]`, `{password}`, `%s`, `%VAR%`, `:name` alone.
 */
const TEMPLATE = /\$\{|\$\(|\{\{|<%|#\{|…|^(?:<.*>?|\[[^\d]*\]?|\{[\w.$ -]*\}|\(.*\)|%\w{0,30}%|%\(\w*\)?s?|%[-\d.]{0,4}[sdvwqx]|:\w*[a-z_]{4}|[A-Z]{2,30}(?:_[A-Z]{1,30}){1,5})$/;
/** `$DB_PASSWORD`, `$env:PW` and `$1`. */
const VARIABLE = /^\$(?:env:|[a-z]{1,6}\.)?(?:[A-Z][A-Z\d_]*|[a-z_][a-z_]*\d?|[a-z]+(?:[A-Z][a-z]+)+|\d)?$/;
/** Digits and signs that replace letters. */
const LEET = {
    0: 'o',
    1: 'l',
    3: 'e',
    4: 'a',
    5: 's',
    7: 't',
    '@': 'a',
    $: 's',
    '!': 'i',
};
/** Words in a placeholder name. */
const PLACEHOLDER_WORD = /pass|secret|token|key|pwd|here|test|demo|user|credential/i;
/** Text of sentences: short, or a number. */
const SHORT = /^(?:.{0,7}|\d{1,12})$/;
const LETTERS = /^(?:[A-Z]?[a-z]{1,24}|[A-Z]{1,24})$/;
/**
 * Recognizes placeholders such as `xxxx…`, `…EXAMPLE`, `your-api-key-here`, `0000…`.
 * @param body the credential without the fixed start of its format
 */
function isPlaceholder(body) {
    const start = body.slice(0, JUDGED_LENGTH);
    return (computeEntropy(start) <= ENTROPY_MIN ||
        EXAMPLES.has(start) ||
        WORDS.test(start) ||
        isName(start) ||
        /^\d+$/.test(start) ||
        start.toLowerCase().includes(ALPHABET) ||
        findLongestRun(start) >= RUN_MAX);
}
/** Whether a text consists of words, like names of variables, files and packages. */
function isName(text) {
    if (ONE_CASE.test(text))
        return true;
    if (CAMEL_CASE.test(text))
        return text.replaceAll(/[^A-Z]/g, '').length <= text.length * CAMEL_SHARE;
    const parts = text.split(/[-_./]/);
    return parts.length > 1 && text.length <= NAME_MAX && parts.every((part) => part === '' || NAME_PART.test(part));
}
/** Recognizes variables, templates, and placeholders in brackets. */
function isTemplate(text) {
    const start = text.slice(0, JUDGED_LENGTH);
    return TEMPLATE.test(start) || VARIABLE.test(start);
}
/** Recognizes default passwords, placeholders and templates. */
function isTrivialPassword(password) {
    const start = password.slice(0, JUDGED_LENGTH);
    return (TRIVIAL.test(start) ||
        TRIVIAL.test(start.replaceAll(/[013457@$!]/g, (sign) => LEET[sign] ?? sign)) ||
        EXAMPLES.has(start) ||
        WORDS.test(start) ||
        isTemplate(start) ||
        (isName(start) && PLACEHOLDER_WORD.test(start)) ||
        computeEntropy(start) < 1.5 ||
        isCount(start));
}
/** Whether a value can be an ordinary word, which must not be replaced in the rest of the text. */
function isEverydayWord(value) {
    return SHORT.test(value) || (LETTERS.test(value) ? (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .isWordLike */ .UI)(value) : isName(value));
}
const counts = new Uint16Array(128);
/** Computes Shannon's entropy of the first characters, in bits per character. */
function computeEntropy(text) {
    const length = Math.min(text.length, JUDGED_LENGTH);
    counts.fill(0);
    // Non-ASCII characters are rare in credentials: they count by their last seven bits.
    for (let at = 0; at < length; at++) {
        const index = text.charCodeAt(at) % counts.length;
        counts[index] = counts[index] + 1;
    }
    let bits = 0;
    for (const count of counts)
        if (count > 0)
            bits -= (count / length) * Math.log2(count / length);
    return bits;
}
/** `1234`, `12345678`. */
function isCount(text) {
    return '01234567890'.includes(text);
}
function findLongestRun(text) {
    let longest = 0;
    let run = 0;
    for (let index = 0; index < text.length; index++) {
        run = index > 0 && text[index] === text[index - 1] && text[index] !== '\\' ? run + 1 : 1;
        longest = Math.max(longest, run);
    }
    return longest;
}
/** Whether a value looks like the output of a generator: few words, many different characters. */
function looksRandom(value) {
    const letters = value.replaceAll(/[^A-Za-z]/g, '').length;
    const random = (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countRandom */ .rW)(value);
    const isHex = /^[0-9a-f]+$/i.test(value);
    const bits = Math.min(isHex ? 3 : 3.5, Math.log2(value.length) * 0.82);
    const hasDigit = /\d/.test(value);
    return (letters >= 3 &&
        random >= value.length * (hasDigit ? 0.55 : 0.75) &&
        random >= 9 &&
        computeEntropy(value) >= bits &&
        (hasDigit || (value.length >= 20 && (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countClasses */ .Eh)(value) >= 2)));
}


/***/ }),

/***/ 5739:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ maskExactValues),
  S: () => (/* binding */ scanCredentials)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/secrets/placeholder.js
var placeholder = __webpack_require__(5125);
// EXTERNAL MODULE: ./lib/src/secrets/view.js
var secrets_view = __webpack_require__(7423);
;// CONCATENATED MODULE: ./lib/src/secrets/find-blocks.js


const KEY = 'PRIVATE KEY';
/** Text before `PRIVATE KEY`: `-----BEGIN RSA `, or four dashes in SSH2. */
const BEGIN = /-{4,5} ?BEGIN [0-9A-Z _-]{0,100}$/;
const END = /-{4,5} ?END [0-9A-Z _-]{0,100}$/;
const HEADER_MAX = 120;
const DASHES = /^(?: BLOCK)? ?-{4,5}/;
const RUN = /[0-9A-Za-z+/=\v]+/g;
/** Minimum characters of a run; shorter runs are words. */
const RUN_MIN = 16;
/** Minimum characters of a key's line; in shorter lines the key must be half of the text. */
const LINE_MIN = 40;
/** Minimum characters of a key: the shortest real one (Ed25519 in PKCS #8) has 64. */
const KEY_MIN = 60;
/** Minimum share of the key in the letters and digits between BEGIN and END: each line can have a timestamp. */
const DENSITY_MIN = 0.4;
const BLANK_LINES_MAX = 2;
const FIELD = /(?<![\w-])(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID|Subject|x-[\w-]+): /;
/** Maximum distance between the type of a service account and its key. */
const ACCOUNT_MAX = 400;
/** Maximum blanks between the lines of a key that were joined. */
const GAP_MAX = 4;
/** Maximum UTF-16 units of a key without its first line. */
const CUT_MAX = 128 * 1024;
const LAST_MAX = 200;
/** UTF-16 units around a refresh token to search for its secret. */
const OBJECT_MAX = 1000;
const CREDENTIALS_FIELD = /"(?:client_secret|refresh_token)\v*"[\s\v]{0,20}:[\s\v]{0,20}"([\w/.~-]{16,600})/g;
const SECRET_KIND = /\bkind["'\v]{0,9}:[ \v]{0,9}["']?Secret\b/g;
/** UTF-16 units of an object before and after its kind. */
const DOCUMENT_BEFORE = 20_000;
const DOCUMENT_BEHIND = 200_000;
/** A name before its value, with a prefix of a diff, a quote or a log. */
const DATA_NAME = /^([^\w"'\n]{0,60}(?:[\w.-]{1,20} {1,20}\| {1,20})?[\v"']{0,9})([\w.-]{1,253})[\v"']{0,9}: {0,20}[\v"']{0,9}/;
const DATA_NAME_MAX = 450;
const DATA_VALUE = /[^\s"',]*/y;
/** Finds credentials of several lines: private keys, Google Cloud credentials files, Kubernetes `Secret` objects. */
function* findBlocks(view) {
    yield* findPrivateKeys(view);
    yield* findDefaultCredentials(view);
    yield* findKubernetesSecrets(view);
}
/**
 * Finds private keys in the format of RFC 7468 and similar, with any text before and after each line. A cut key ends at
 * its last line, or starts at its first.
 */
function* findPrivateKeys({ view }) {
    let open;
    let done = 0;
    for (const boundary of findBoundaries(view)) {
        let range;
        if (boundary.isBegin) {
            if (open !== undefined)
                range = findKeyWithoutEnd(view, open, boundary.start);
            open = boundary;
        }
        else if (open !== undefined && isKey(view.slice(open.end, boundary.start))) {
            range = [open.start, boundary.end];
            open = undefined;
        }
        else {
            range =
                open === undefined ? findKeyWithoutStart(view, done, boundary) : findKeyWithoutEnd(view, open, boundary.start);
            open = undefined;
        }
        if (range !== undefined)
            yield { rule: selectKeyRule(view, range[0]), start: range[0], end: range[1] };
        done = boundary.end;
    }
    const last = open === undefined ? undefined : findKeyWithoutEnd(view, open, view.length);
    if (last !== undefined)
        yield { rule: selectKeyRule(view, last[0]), start: last[0], end: last[1] };
}
function* findBoundaries(view) {
    for (let at = view.indexOf(KEY); at !== -1; at = view.indexOf(KEY, at + KEY.length)) {
        const before = view.slice(Math.max(0, at - HEADER_MAX), at);
        const behind = DASHES.exec(view.slice(at + KEY.length, at + KEY.length + HEADER_MAX));
        const begin = BEGIN.exec(before);
        const header = begin ?? END.exec(before);
        if (header === null || behind === null)
            continue;
        const end = at + KEY.length + behind[0].length;
        yield { isBegin: begin !== null, start: at - before.length + header.index, end };
    }
}
/** A private key after `service_account` is a field of its JSON. */
function selectKeyRule(view, start) {
    const before = view.slice(Math.max(0, start - ACCOUNT_MAX), start);
    return before.includes('service_account') ? 'gcp-service-account' : 'private-key';
}
/** Whether the text between BEGIN and END is mostly a key. */
function isKey(body) {
    let key = 0;
    let all = 0;
    for (const [run] of body.matchAll(RUN)) {
        all += run.length;
        if (run.length >= RUN_MIN)
            key += run.length;
    }
    return key >= KEY_MIN && key >= all * DENSITY_MIN;
}
/** Returns the range up to the last line of the key. */
function findKeyWithoutEnd(view, begin, limit) {
    let reach = begin.end;
    let length = 0;
    let blanks = 0;
    for (const { start, text } of splitLines(view, begin.end, limit)) {
        const run = findKeyRun(text);
        if (run !== undefined) {
            reach = start + run.end;
            length += run.end - run.start;
            blanks = 0;
        }
        else if (/[0-9A-Za-z]/.test(text)) {
            // The line of BEGIN can end with the rest of a command.
            if (start > begin.end && !FIELD.test(text))
                break;
        }
        else if (++blanks > BLANK_LINES_MAX + 1)
            break;
    }
    return length < KEY_MIN ? undefined : [begin.start, reach];
}
/** Returns the range from the first line of the key. */
function findKeyWithoutStart(view, limit, end) {
    let reach = end.start;
    let length = 0;
    const [before, last, ...others] = [...splitLines(view, Math.max(limit, end.start - CUT_MAX), end.start)].reverse();
    for (const [index, line] of [before, last, ...others].entries()) {
        if (line === undefined)
            break;
        const run = findKeyRun(line.text) ?? (line === last ? findLastRun(line.text) : undefined);
        if (run !== undefined) {
            reach = line.start + run.start;
            length += run.end - run.start;
        }
        else if (index > 0)
            break;
    }
    return length < KEY_MIN ? undefined : [reach, end.end];
}
/** Finds the characters of a key in a line; a key on a single line contains blanks. */
function findKeyRun(text) {
    let longest;
    let current;
    for (const match of text.matchAll(RUN)) {
        const run = trimFillers(match[0]);
        if (run.length < RUN_MIN || !/\d/.test(run) || !/[A-Z]/.test(run) || !/[a-z]/.test(run))
            continue;
        const [start, end] = [match.index, match.index + run.length];
        current = current !== undefined && start - current.end <= GAP_MAX ? { start: current.start, end } : { start, end };
        if (longest === undefined || current.end - current.start > longest.end - longest.start)
            longest = current;
    }
    if (longest === undefined)
        return undefined;
    const length = longest.end - longest.start;
    return length >= LINE_MIN || length * 2 >= text.replaceAll(/[^0-9A-Za-z+/=]/g, '').length ? longest : undefined;
}
function trimFillers(run) {
    let end = run.length;
    while (run.endsWith(secrets_view/* FILLER */.Fn, end))
        end--;
    return run.slice(0, end);
}
/** Finds the last line of a key, which can be short. */
function findLastRun(text) {
    const run = /[0-9A-Za-z+/]+={0,2}(?=[^0-9A-Za-z+/=]*$)/.exec(text.slice(-LAST_MAX));
    if (run === null)
        return undefined;
    const start = Math.max(0, text.length - LAST_MAX) + run.index;
    return { start, end: start + run[0].length };
}
function* splitLines(text, from, to) {
    for (let start = from; start <= to;) {
        const lineBreak = text.indexOf('\n', start);
        const end = lineBreak === -1 ? to : Math.min(lineBreak, to);
        yield { start, text: text.slice(start, end) };
        start = end + 1;
    }
}
/** Finds application default credentials: a client secret near a refresh token. */
function* findDefaultCredentials({ view }) {
    let done = 0;
    for (let at = view.indexOf('refresh_token'); at !== -1; at = view.indexOf('refresh_token', at + 1)) {
        if (at < done)
            continue;
        const from = Math.max(done, at - OBJECT_MAX);
        const around = view.slice(from, at + OBJECT_MAX);
        done = from + around.length;
        if (!around.includes('client_secret'))
            continue;
        for (const field of around.matchAll(CREDENTIALS_FIELD)) {
            const [whole, value = ''] = field;
            const start = from + field.index + whole.length - value.length;
            if (!(0,placeholder/* isPlaceholder */.wK)(value)) {
                yield { rule: 'gcp-application-default-credentials', start, end: start + value.length, isFromContext: true };
            }
        }
    }
}
/** Finds the Base64 values of `Secret` objects in YAML or JSON. */
function* findKubernetesSecrets({ view }) {
    let done = 0;
    for (const { index } of view.matchAll(SECRET_KIND)) {
        const from = Math.max(done, index - DOCUMENT_BEFORE);
        if (index < done)
            continue;
        const [before, behind] = [view.slice(from, index), view.slice(index, index + DOCUMENT_BEHIND)];
        const start = from + Math.max(before.lastIndexOf('\n---') + 1, 0);
        const end = index + (/\n[^\n]{0,40}(?:---|```)|$/.exec(behind)?.index ?? behind.length);
        done = end;
        yield* findSecretData(view, start, end);
    }
}
function* findSecretData(view, from, to) {
    let isData = false;
    let depth = 0;
    for (const { start, text } of splitLines(view, from, to)) {
        const [front = '', lead = '', name] = DATA_NAME.exec(text.slice(0, DATA_NAME_MAX)) ?? [];
        if (name === undefined)
            continue;
        DATA_VALUE.lastIndex = front.length;
        const [value = ''] = DATA_VALUE.exec(text) ?? [];
        if (name === 'data' || name === 'stringData') {
            isData = true;
            depth = lead.length;
        }
        else if (lead.length <= depth)
            isData = false;
        else if (isData && isSecretData(value)) {
            const at = start + front.length;
            yield { rule: 'kubernetes-secret-yaml', start: at, end: at + value.length, isFromContext: true };
        }
    }
}
function isSecretData(value) {
    if (!/^[0-9A-Za-z+/]{10,}={0,2}$/.test(value))
        return false;
    const decoded = Buffer.from(value, 'base64').toString();
    return !(0,placeholder/* isTrivialPassword */.Py)(decoded) && !(0,placeholder/* isPlaceholder */.wK)(value);
}

// EXTERNAL MODULE: ./lib/src/secrets/formats.js
var formats = __webpack_require__(2336);
;// CONCATENATED MODULE: ./lib/src/secrets/shape.js
const CLASSES = {
    alnum: 'A-Za-z0-9',
    ALNUM: 'A-Z0-9',
    lnum: 'a-z0-9',
    hex: '0-9a-f',
    HEX: '0-9A-F',
    Hex: '0-9A-Fa-f',
    digits: '0-9',
    lower: 'a-z',
    UPPER: 'A-Z',
    base32: 'A-Z2-7',
    b64: 'A-Za-z0-9+/',
    b64url: 'A-Za-z0-9_-',
    word: 'A-Za-z0-9_',
};
const TOKEN = /\s*(?:((?:'[^']+'\|?)+)|(?:\[((?:\\.|[^\]\\])+)\]|([A-Za-z][A-Za-z0-9]*))\{(\d+)(-)?(\d+)?(!)?\})/y;
const ALPHABETS = new Map();
/**
 * Parses a shape of literals (`'a'|'b'`) and character classes with their number: `hex{40}`, `alnum{8-32}`,
 * `[A-Za-z0-9.]{20-}`. `hex{40!}` is exact.
 */
function parseShape(shape) {
    const parts = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < shape.length) {
        const at = TOKEN.lastIndex;
        const [, literals, explicit, name = '', min = '', dash, max, exact] = TOKEN.exec(shape) ?? [];
        if (TOKEN.lastIndex === 0)
            throw new Error(`The shape ${shape} cannot be read from ${at} on.`);
        if (literals === undefined) {
            const upTo = max === undefined ? (dash === undefined ? Number(min) : Number.POSITIVE_INFINITY) : Number(max);
            const alphabet = getAlphabet(explicit ?? CLASSES[name] ?? '');
            parts.push({ alphabet, min: Number(min), max: upTo, isExact: exact !== undefined });
        }
        else
            parts.push({ literals: literals.slice(1, -1).split("'|'") });
    }
    return parts;
}
/** Whether a UTF-16 code is in the alphabet; false for `NaN`, the code outside the text. */
function includesCode({ ascii, others }, code) {
    return code < 128 ? ascii[code] === 1 : others && code >= 128;
}
/** Creates an alphabet once per notation, so that equal alphabets are identical objects. */
function getAlphabet(characters) {
    const known = ALPHABETS.get(characters);
    if (known !== undefined)
        return known;
    const others = characters.startsWith('^');
    const ascii = new Uint8Array(128).fill(others ? 1 : 0);
    for (const code of listCodes(others ? characters.slice(1) : characters))
        ascii[code] = others ? 0 : 1;
    const alphabet = { ascii, others };
    ALPHABETS.set(characters, alphabet);
    return alphabet;
}
/** Lists the codes of a class: characters, ranges such as `a-z`, and `\s`. */
function* listCodes(characters) {
    for (let at = 0; at < characters.length; at++) {
        if (characters[at] === '\\' && characters[++at] === 's')
            yield* [9, 10, 11, 12, 13, 32];
        else if (characters[at + 1] === '-' && at + 2 < characters.length) {
            for (let code = characters.charCodeAt(at); code <= characters.charCodeAt(at + 2); code++)
                yield code;
            at += 2;
        }
        else
            yield characters.charCodeAt(at);
    }
}

// EXTERNAL MODULE: ./lib/src/secrets/words.js
var secrets_words = __webpack_require__(5213);
;// CONCATENATED MODULE: ./lib/src/secrets/find-formats.js





const ASCII = 128;
const ASCII_CODES = Array.from({ length: ASCII }, (_, code) => code);
/** Minimum characters of a distinctive start; lengths after it are minimums. */
const DISTINCTIVE_START = 4;
/** Maximum characters of a weak start, which can be the end of a name: `cache-key-…`, `disk.s.…`. */
const WEAK_START = 4;
/** Maximum punctuation and emphasis after a credential. */
const TAIL_MAX = 8;
/** Maximum characters of a JWT's header without a signature algorithm. */
const find_formats_HEADER_MAX = 128;
/** Positions where a pair of characters can start an anchor: at the start of a word, or anywhere. */
const AT_WORD = 1;
const ANYWHERE = 2;
/** The same for anchors without a fixed third character. */
const SHORT_AT_WORD = 4;
const SHORT_ANYWHERE = 8;
const SHORT = SHORT_AT_WORD | SHORT_ANYWHERE;
/** Any third character. */
const ANY = 0;
const PAIR_SHIFT = 7;
const PAIR_MASK = ASCII - 1;
/** Positions after a character, by its UTF-16 code: no word starts after a letter or digit. */
const BEHIND = new Uint8Array(0x1_0000).fill(AT_WORD | ANYWHERE | SHORT);
for (let code = 0; code < ASCII; code++)
    if (isLetterOrDigit(code))
        BEHIND[code] = ANYWHERE | SHORT_ANYWHERE;
/** Number of hashes of three characters. */
const HASHES = 0x1_0000;
let anchorIndex;
/** Finds credentials with a documented format, in one pass and without overlaps. */
function* findFormats(view) {
    anchorIndex ??= createAnchorIndex();
    const { codes } = view;
    const matcher = new FormatMatcher(view);
    for (let at = findNextAnchor(anchorIndex, codes, 0); at !== -1;) {
        const found = matcher.findLongest(getAnchors(anchorIndex, codes, at), at);
        if (found !== undefined)
            yield toFinding(found, view);
        at = findNextAnchor(anchorIndex, codes, found?.end ?? at + 1);
    }
}
/** Finds the next offset of a possible anchor, or -1. */
function findNextAnchor({ pairs, triples }, codes, from) {
    let behind = from === 0 ? AT_WORD | ANYWHERE | SHORT : BEHIND[codes[from - 1]];
    let code = codes[from];
    for (let at = from + 1; at < codes.length; at++) {
        const next = codes[at];
        const pair = pairs[((code & PAIR_MASK) << PAIR_SHIFT) | (next & PAIR_MASK)];
        if ((pair & behind) !== 0) {
            const isShort = (pair & behind & SHORT) !== 0;
            if (isShort || triples[hashCodes(code, next, codes[at + 1] ?? ANY)] !== 0)
                return at - 1;
        }
        behind = BEHIND[code];
        code = next;
    }
    return -1;
}
function getAnchors({ anchors }, codes, at) {
    const [first, second, third] = [codes[at], codes[at + 1], codes[at + 2] ?? ANY];
    const [exact, short] = [anchors.get(toAnchorKey(first, second, third)), anchors.get(toAnchorKey(first, second, ANY))];
    if (exact === undefined)
        return short ?? [];
    return short === undefined ? exact : [...exact, ...short];
}
function hashCodes(first, second, third) {
    return (first * 1021 + second * 31 + third) % HASHES;
}
function toAnchorKey(first, second, third) {
    return (first * ASCII + second) * ASCII + third;
}
function toFinding({ start, end, anchor }, view) {
    const { rule } = anchor.format;
    return { rule, start, end, ...(rule === 'jwt' ? readJwt((0,secrets_view/* decodeSlice */.Zx)(view, start, end)) : {}) };
}
/** Matches formats in one text, in linear time: a run of characters is measured once. */
class FormatMatcher {
    #view;
    #text;
    #runs = new Map();
    #words = new Map();
    constructor(view) {
        this.#view = view;
        this.#text = view.view;
    }
    /** Finds the longest credential of these anchors. */
    findLongest(anchors, at) {
        let longest;
        for (const anchor of anchors) {
            const match = this.#match(anchor, at);
            if (match !== undefined && (longest === undefined || isBetter(match, longest)))
                longest = match;
        }
        return longest;
    }
    #match(anchor, at) {
        const { literal, parts, partIndex } = anchor;
        if (partIndex === 0 && isLetterOrDigit(literal.charCodeAt(0)) && this.#isHidden(literal, at))
            return undefined;
        const behind = this.#matchLiteral(literal, at);
        if (behind === undefined)
            return undefined;
        const start = this.#matchBackward(parts, partIndex, at);
        if (start === undefined)
            return undefined;
        const end = this.#matchForward(anchor, behind, start);
        if (end === undefined || !this.#isCredential(anchor, start, end))
            return undefined;
        return { start, end, anchor };
    }
    /** Whether the literal is part of a longer word, or a weak start is part of a longer name. */
    #isHidden(literal, at) {
        const before = this.#text.charCodeAt(at - 1);
        if (isLetterOrDigit(before))
            return true;
        const isJoined = before === 45 || before === 46;
        return literal.length <= WEAK_START && isJoined && isLetterOrDigit(this.#text.charCodeAt(at - 2));
    }
    /** Matches a literal, also with escapes; returns its end. */
    #matchLiteral(literal, at) {
        if (this.#text.startsWith(literal, at))
            return at + literal.length;
        let next = at;
        for (let index = 0; index < literal.length; index++) {
            next = index === 0 ? next : (0,secrets_view/* skipFillers */.P5)(this.#text, next);
            if (this.#text.charCodeAt(next) !== literal.charCodeAt(index))
                return undefined;
            next++;
        }
        return next;
    }
    /** Matches the parts before `partIndex`, backward from `at`; returns the start. */
    #matchBackward(parts, partIndex, at) {
        let start = at;
        for (let index = partIndex - 1; index >= 0; index--) {
            const part = parts[index];
            if ('literals' in part) {
                const literal = part.literals.find((text) => this.#text.endsWith(text, start));
                if (literal === undefined)
                    return undefined;
                start -= literal.length;
            }
            else {
                let count = 0;
                while (count < part.max && includesCode(part.alphabet, this.#text.charCodeAt(start - 1))) {
                    start--;
                    count++;
                }
                if (count < part.min)
                    return undefined;
            }
        }
        return partIndex > 0 && isLetterOrDigit(this.#text.charCodeAt(start - 1)) ? undefined : start;
    }
    #matchForward({ parts, partIndex, last, isOpen }, from, start) {
        let at = from;
        for (let index = partIndex + 1; index < parts.length; index++) {
            const part = parts[index];
            let end;
            if ('literals' in part)
                end = this.#matchAny(part.literals, at);
            else if (index === last)
                end = this.#matchLastRun(part, at, start, isOpen);
            else
                end = this.#matchRun(part, part.max, at);
            if (end === undefined)
                return undefined;
            at = end;
        }
        if (!isOpen)
            return isLetterOrDigit(this.#text.charCodeAt((0,secrets_view/* skipFillers */.P5)(this.#text, at))) ? undefined : at;
        while (isLetterOrDigit(this.#text.charCodeAt(at)))
            at++;
        return at;
    }
    #matchAny(literals, at) {
        for (const literal of literals) {
            const end = this.#matchLiteral(literal, (0,secrets_view/* skipFillers */.P5)(this.#text, at));
            if (end !== undefined)
                return end;
        }
        return undefined;
    }
    /** Matches as many characters of an alphabet as possible; returns their end. */
    #matchRun({ alphabet, min }, max, from) {
        if (max === Number.POSITIVE_INFINITY) {
            const end = this.#findRunEnd(alphabet, from);
            return this.#count(from, end, min) < min ? undefined : end;
        }
        let at = from;
        let count = 0;
        for (let next = (0,secrets_view/* skipFillers */.P5)(this.#text, at); count < max && includesCode(alphabet, this.#text.charCodeAt(next)); count++) {
            at = next + 1;
            next = (0,secrets_view/* skipFillers */.P5)(this.#text, at);
        }
        return count < min ? undefined : at;
    }
    /** Matches the last run of a credential, without punctuation and emphasis at its end. */
    #matchLastRun(run, from, start, isOpen) {
        const whole = isOpen ? this.#findRunEnd(run.alphabet, from) : this.#matchRun(run, run.max + TAIL_MAX, from);
        if (whole === undefined)
            return undefined;
        const end = this.#trimEmphasis(start, this.#trimPunctuation(whole));
        const count = this.#count(from, end, isOpen ? run.min : run.max);
        return count < run.min || (!isOpen && count > run.max) ? undefined : end;
    }
    /** Removes punctuation, and the dashes at the end of an HTML comment. */
    #trimPunctuation(whole) {
        let end = whole;
        while (end > 0 && '.,:'.includes(this.#text.charAt(end - 1)))
            end--;
        return this.#text.startsWith('-->', end - 2) ? end - 2 : end;
    }
    /** Removes closing emphasis that was opened before the credential. */
    #trimEmphasis(start, end) {
        const mark = this.#text.charAt(start - 1);
        if (mark !== '_' && mark !== '~')
            return end;
        let length = 1;
        while (this.#text.charAt(start - length - 1) === mark)
            length++;
        if (isLetterOrDigit(this.#text.charCodeAt(start - length - 1)))
            return end;
        return this.#text.endsWith(mark.repeat(length), end) ? end - length : end;
    }
    /** Finds the end of a run of an alphabet; visits each character once. */
    #findRunEnd(alphabet, from) {
        const known = this.#runs.get(alphabet);
        if (known !== undefined && known.from <= from && from < known.to)
            return known.to;
        let end = from;
        for (let next = (0,secrets_view/* skipFillers */.P5)(this.#text, end); includesCode(alphabet, this.#text.charCodeAt(next));) {
            end = next + 1;
            next = (0,secrets_view/* skipFillers */.P5)(this.#text, end);
        }
        this.#runs.set(alphabet, { from, to: end });
        return end;
    }
    /** Counts characters without fillers, up to `limit + 1`. */
    #count(from, to, limit) {
        let count = 0;
        for (let at = from; at < to && count <= limit; at++)
            if (this.#text.charCodeAt(at) !== secrets_view/* FILLER_CODE */.p4)
                count++;
        return count;
    }
    #isCredential({ format, literal, partIndex, isWeak }, start, end) {
        const value = (0,secrets_view/* decodeSlice */.Zx)(this.#view, start, Math.min(end, start + placeholder/* JUDGED_LENGTH */.Hj));
        if ((0,placeholder/* computeEntropy */.Pm)(value) < format.entropy)
            return false;
        const body = partIndex === 0 ? value.slice(literal.length) : value;
        if ((0,placeholder/* isPlaceholder */.wK)(body))
            return false;
        if (isWeak && !/\d/.test(body) && (0,secrets_words/* countRandom */.rW)(body) < body.length / 2)
            return false;
        if (format.rule === 'jwt' && isUnsignedJwt(value))
            return false;
        return format.needs === undefined || format.needs.split('|').some((word) => this.#hasWord(word));
    }
    #hasWord(word) {
        const known = this.#words.get(word) ?? this.#view.text.toLowerCase().includes(word.toLowerCase());
        this.#words.set(word, known);
        return known;
    }
}
function isBetter(match, other) {
    const [length, otherLength] = [match.end - match.start, other.end - other.start];
    return length > otherLength || (length === otherLength && match.anchor.minLength > other.anchor.minLength);
}
function createAnchorIndex() {
    const pairs = new Uint8Array(ASCII * ASCII);
    const triples = new Uint8Array(HASHES);
    const anchors = new Map();
    for (const format of formats/* FORMATS */.h) {
        const parts = parseShape(format.shape);
        const partIndex = selectAnchorPart(parts);
        const part = parts[partIndex];
        for (const literal of part.literals) {
            const anchor = createAnchor(format, parts, partIndex, literal);
            const isAtWord = partIndex === 0 && isLetterOrDigit(literal.charCodeAt(0));
            for (const [first, second, third] of listStarts(anchor)) {
                const pair = first * ASCII + second;
                const isShort = third === ANY;
                const flag = isAtWord ? (isShort ? SHORT_AT_WORD : AT_WORD) : isShort ? SHORT_ANYWHERE : ANYWHERE;
                pairs[pair] = pairs[pair] | flag;
                triples[hashCodes(first, second, third)] = 1;
                const key = toAnchorKey(first, second, third);
                const same = anchors.get(key);
                if (same === undefined)
                    anchors.set(key, [anchor]);
                else
                    same.push(anchor);
            }
        }
    }
    return { pairs, triples, anchors };
}
/** Selects the first distinctive literal; `https://` and single characters are too common. */
function selectAnchorPart(parts) {
    const texts = parts.flatMap((part, partIndex) => 'literals' in part ? [{ partIndex, literal: part.literals[0] ?? '' }] : []);
    const isDistinctive = ({ literal }) => literal.length > 1 && literal !== 'https://';
    const distinctive = texts.find(isDistinctive) ?? texts.find(({ literal }) => literal !== ':');
    if (distinctive === undefined)
        throw new Error('A format has no text to be found by.');
    return distinctive.partIndex;
}
function createAnchor(format, parts, partIndex, literal) {
    const last = parts.findLastIndex((part) => 'literals' in part || part.min > 0);
    const end = parts[last];
    return {
        literal,
        format,
        parts,
        partIndex,
        last,
        isOpen: literal.length >= DISTINCTIVE_START && !('isExact' in end && end.isExact),
        isWeak: partIndex === 0 &&
            literal.length <= WEAK_START &&
            parts.some((part) => 'alphabet' in part && includesCode(part.alphabet, 48)),
        minLength: parts.reduce((sum, part) => sum + ('literals' in part ? (part.literals[0]?.length ?? 0) : part.min), 0),
    };
}
/** Lists the first three characters of an anchor; characters after the first can be escaped. */
function listStarts({ literal, parts, partIndex, }) {
    const [first, second, third] = [literal.charCodeAt(0), literal.charCodeAt(1), literal.charCodeAt(2)];
    if (literal.length === 1) {
        const { alphabet } = parts[partIndex + 1];
        return [...ASCII_CODES.filter((code) => includesCode(alphabet, code)), secrets_view/* FILLER_CODE */.p4].map((code) => [
            first,
            code,
            ANY,
        ]);
    }
    if (literal.length === 2)
        return [[first, second, ANY]];
    const thirds = isLetterOrDigit(third) ? [third] : [third, secrets_view/* FILLER_CODE */.p4];
    const escaped = isLetterOrDigit(second) ? [] : [[first, secrets_view/* FILLER_CODE */.p4, ANY]];
    return [...thirds.map((code) => [first, second, code]), ...escaped];
}
/** False for `NaN`, the code outside the text. */
function isLetterOrDigit(code) {
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
/** Recognizes an unsecured JSON Web Token, which grants no access (RFC 7519, 6). */
function isUnsignedJwt(token) {
    const header = token.slice(0, find_formats_HEADER_MAX).split('.', 1)[0] ?? '';
    return header.length < find_formats_HEADER_MAX && readJson(header)['alg'] === 'none';
}
/** Reads the expiry of a JSON Web Token (RFC 7519, 4.1.4), and whether it is public. */
function readJwt(token) {
    const claims = readJson(token.split('.', 2)[1] ?? '');
    return {
        ...(typeof claims['exp'] === 'number' ? { expiresAt: claims['exp'] } : {}),
        ...(claims['role'] === 'anon' ? { isPublic: true } : {}),
    };
}
function readJson(part) {
    try {
        const fields = JSON.parse(Buffer.from(part, 'base64url').toString());
        return typeof fields === 'object' && fields !== null ? { ...fields } : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/src/secrets/assignments.js

const VALUE_MAX = 2048;
const VALUE_MIN = 8;
/** Ratio of length to case changes: random letters change case more often than words with capitals. */
const CHANGES_SHARE = 2.6;
const NAME_MAX = 64;
const BLANKS_MAX = 100;
/** Maximum tried separators inside one run of characters, to stay linear for a text of separators. */
const READINGS_MAX = 4;
const LF = 10;
const SPACE = 32;
const BACKSLASH = 92;
const DASH_CODE = 45;
const PLUS = 43;
const GREATER = 62;
const OPEN = 40;
const PIPE = 124;
const EQUALS = 1;
const COLON = 2;
const TAG = 3;
const CELL = 4;
const COMMA = 5;
const DASH = 6;
const BLANK_JOIN = 7;
const JOINS = ['equals', 'equals', 'colon', 'tag', 'cell', 'equals', 'blank', 'blank'];
const SEPARATORS = new Uint8Array(65_536);
for (const [characters, kind] of [
    ['=', EQUALS],
    [':\uff1a', COLON],
    ['>', TAG],
    ['|\u2502\u2503', CELL],
    [',', COMMA],
    ['-', DASH],
    ['Vxy', BLANK_JOIN],
    ["'", BLANK_JOIN],
]) {
    for (const character of characters)
        SEPARATORS[character.charCodeAt(0)] = kind;
}
const OTHER = 1;
const DIGIT = 2;
const LOWER = 3;
const UPPER = 4;
/** Character classes of an unquoted value; 0 ends the value. */
const assignments_CLASSES = new Uint8Array(65_536);
for (let code = 33; code < 127; code++) {
    const character = String.fromCharCode(code);
    if (/\d/.test(character))
        assignments_CLASSES[code] = DIGIT;
    else if (/[a-z]/.test(character))
        assignments_CLASSES[code] = LOWER;
    else if (/[A-Z]/.test(character))
        assignments_CLASSES[code] = UPPER;
    else if (!/["'`<>,;(){}[\]|&]/.test(character))
        assignments_CLASSES[code] = OTHER;
}
const BLANK = createCharacterSet(' \t\v');
const QUOTE = createCharacterSet('"\'`');
/** Quotes and Markdown emphasis between a name and its value. */
const DECORATION = createCharacterSet('"\'`*\v');
/** Characters after a colon that is not a separator. */
const ENDS_COLON = createCharacterSet('/\n,;)]}');
/** Characters before a value that are not part of it. */
const UNCLEAR = createCharacterSet(' \t\v"\'`*=:>~|?');
/** Last letters of `PASSWORD`, `PASSPHRASE`, `PASS` and `PW`. */
const PASSWORD_END = createCharacterSet('DESW');
const MORE_SEPARATOR = createCharacterSet('=:>~|?\v');
const BEFORE_SEPARATOR = createCharacterSet('=:?+.!|\v');
const AFTER_NAME = createCharacterSet(' \t\v"\'`]');
const HEADER_GAP_MAX = 24;
/** String prefixes of languages: `b'…'`, `@"…"`, `$'…'`. */
const STRING_PREFIX = createCharacterSet('bBrRfFuUL@$');
/** Characters of an identifier, in any script. */
const IDENTIFIER = createCharacterSet('_-.$');
for (const [first, behind] of [
    [48, 58],
    [65, 91],
    [97, 123],
    [0xc0, 0x2000],
    [0x3040, 0xd800],
]) {
    IDENTIFIER.fill(1, first, behind);
}
/** Words before `NAME value`. */
const BEFORE_NAME = /(?:^|[\s"'`])(?:ENV|setx) $/;
const NAME_OF_SETTING = /\b(?:configure|config) set ([\w.-]{3,60})$/;
const BEFORE_PASSWORD = /(?:identified by|\bpassword) $/i;
const BEFORE_MAX = 80;
/** The last two letters of `ENV`, `setx` and `_key`: the first letter by the second. */
const BEFORE_BLANK = new Uint8Array(128);
for (const [first = '', last = ''] of ['NV', 'tx', 'ey'])
    BEFORE_BLANK[last.charCodeAt(0)] = first.charCodeAt(0);
/** Last letters of words before a quote: `BY`, `PASSWORD`. */
const BEFORE_QUOTE = createCharacterSet('yYdD');
const ASCII_BITS = 7;
const ASCII_MASK = 127;
/** Index: the last bits of a character and of a separator after it. 1: they can join a name and a value. */
const JOINING = new Uint8Array(1 << (2 * ASCII_BITS));
for (let code = 0; code < SEPARATORS.length; code++) {
    const kind = SEPARATORS[code];
    if (kind === 0)
        continue;
    for (let before = 0; before <= ASCII_MASK; before++) {
        if (canFollow(before, code, kind ?? 0))
            JOINING[(before << ASCII_BITS) | (code & ASCII_MASK)] = 1;
    }
}
function canFollow(before, code, kind) {
    if (kind === COMMA)
        return QUOTE[before] === 1;
    if (kind === DASH)
        return BLANK[before] === 1 || QUOTE[before] === 1 || before === LF;
    if (kind === BLANK_JOIN)
        return before === (QUOTE[code] === 1 ? SPACE : BEFORE_BLANK[code]);
    return true;
}
/** Type names; the name of the value is before the type. */
const TYPE = /^(?:str|string|&str|char|bytes|any|final|const|text|varchar|optional|securestring)$/i;
/** Field names of a value whose name is in another field of the same object. */
const VALUE_FIELD = /^(?:value|string|default)$/i;
const NAME_FIELD = /(?:\b(?:name|key|id)["'`\v]{0,8}\s{0,4}[:=>]\s{0,4}["'`\v]{0,8}([\w.-]{2,60})|<(?:name|key)>([\w.-]{2,60})<\/(?:name|key)>)["'`\v\s,;/><-]{0,60}$/i;
const NAME_FIELD_MAX = 160;
/** Finds names with a value that has the characters of a credential, possible headers and possible options. Linear. */
function* findAssignments(textView) {
    const { codes } = textView;
    const reader = new ValueReader(textView);
    for (let at = findNextSeparator(codes, 0); at !== -1; at = findNextSeparator(codes, at + 1)) {
        const kind = SEPARATORS[getCode(codes, at)] ?? 0;
        if (kind === DASH) {
            yield { option: at };
            const flag = readFlag(textView, at);
            if (flag === undefined)
                continue;
            if (reader.read(flag.end))
                yield toAssignment(textView, reader, flag.name, 'blank');
            at = flag.end - 1;
            continue;
        }
        if (kind === BLANK_JOIN) {
            yield* readBlankJoin(textView, reader, at);
            continue;
        }
        const header = findHeaderEnd(codes, at);
        if (header !== -1)
            yield { header };
        if (!reader.read(findSeparatorEnd(codes, at, kind), kind === EQUALS ? at : undefined))
            continue;
        if (kind === COMMA && !reader.isQuoted)
            continue;
        const name = readName(textView, at);
        if (name !== '')
            yield toAssignment(textView, reader, name, JOINS[kind] ?? 'equals');
    }
}
/** Finds the next separator. This loop visits every character, so it first looks up each pair of characters. */
function findNextSeparator(codes, from) {
    let before = from === 0 ? LF : codes[from - 1];
    for (let at = from; at < codes.length; at++) {
        const code = codes[at];
        if (JOINING[((before & ASCII_MASK) << ASCII_BITS) | (code & ASCII_MASK)] === 1) {
            const kind = SEPARATORS[code];
            if (kind !== 0 && canJoin(codes, at, kind) && mayHaveValue(codes, at, kind))
                return at;
        }
        before = code;
    }
    return -1;
}
/** A separator of several characters counts once; a comma counts only after a quote. */
function canJoin(codes, at, kind) {
    const before = getCode(codes, at - 1);
    if (kind === EQUALS)
        return SEPARATORS[before] !== EQUALS && SEPARATORS[before] !== COLON;
    if (kind === COMMA)
        return QUOTE[before] === 1;
    if (kind === COLON)
        return ENDS_COLON[getCode(codes, at + 1)] === 0;
    if (kind === DASH)
        return isFlag(codes, at, before);
    if (kind === BLANK_JOIN) {
        if (codes[at + 1] === SPACE)
            return before === BEFORE_BLANK[getCode(codes, at)];
        return before === SPACE && BEFORE_QUOTE[getCode(codes, at - 2)] === 1;
    }
    return kind !== TAG || QUOTE[before] === 1 || IDENTIFIER[before] === 1;
}
/** Finds the end of a name with the last letters of `Authorization` or `Cookie`, or -1. */
function findHeaderEnd(codes, separator) {
    const last = skipBack(codes, separator - 1, AFTER_NAME, HEADER_GAP_MAX);
    const ends = (getCode(codes, last) | 32) === 115 ? last - 1 : last;
    const first = getCode(codes, ends - 2) | 32;
    const second = getCode(codes, ends - 1) | 32;
    const third = getCode(codes, ends) | 32;
    const isHeader = (first === 105 && second === 111 && third === 110) || (first === 107 && second === 105 && third === 101);
    return isHeader ? last + 1 : -1;
}
/** Quick check of the first characters: false if there is certainly no value and no header after a separator. */
function mayHaveValue(codes, at, kind) {
    if (kind >= DASH || (kind !== CELL && kind !== TAG && findHeaderEnd(codes, at) !== -1))
        return true;
    let start = at + 1;
    if (codes[start] === SPACE)
        start++;
    const isQuoted = QUOTE[getCode(codes, start)] === 1;
    if (isQuoted)
        start++;
    const first = getCode(codes, start);
    if (UNCLEAR[first] === 1 || (first === LF && kind === TAG))
        return true;
    for (let next = start; next < start + VALUE_MIN; next++) {
        const code = getCode(codes, next);
        if (assignments_CLASSES[code] !== 0 || (isQuoted && code > SPACE && code < 127 && QUOTE[code] === 0))
            continue;
        if (code === secrets_view/* FILLER_CODE */.p4)
            return true;
        if (QUOTE[code] === 1)
            return next === start + 1 && !isQuoted && STRING_PREFIX[first] === 1;
        if (code === SPACE)
            return next > start + 4 && ((first | 32) === 98 || (first | 32) === 116);
        if (code === OPEN)
            return QUOTE[getCode(codes, next + 1)] === 1;
        return !isQuoted && kind === EQUALS && PASSWORD_END[getCode(codes, at - 1)] === 1;
    }
    return true;
}
/** `--name`, or `-name` as in Java and Go. */
function isFlag(codes, at, before) {
    const next = getCode(codes, at + 1);
    return (next === DASH_CODE || (next | 32) >= 97) && (BLANK[before] === 1 || QUOTE[before] === 1 || before === LF);
}
function toAssignment(textView, reader, name, join) {
    const { start, isQuoted } = reader;
    const end = trimEmphasis(textView.view, start, reader.end, name);
    return { name, value: (0,secrets_view/* decodeSlice */.Zx)(textView, start, end), start, end, join, isQuoted };
}
/** Removes the closing emphasis of `_name=value_` and `~~name=value~~`. */
function trimEmphasis(view, start, end, name) {
    const [opened = ''] = /^_{1,2}/.exec(name) ?? [];
    if (opened !== '' && view.endsWith(opened, end))
        return end - opened.length;
    return end - start > VALUE_MIN && view.endsWith('~~', end) ? end - 2 : end;
}
/** Reader of the value after a separator. Its fields are the last read value. */
class ValueReader {
    start = 0;
    end = 0;
    isQuoted = false;
    #view;
    #codes;
    /** Offset of `=` before an unquoted value: `DB_PASSWORD=a&b;c` can contain characters that end other values. */
    #equals;
    /** End of the last run of characters without a delimiter, and number of readings inside it. */
    #runEnd = 0;
    #readings = 0;
    constructor({ view, codes }) {
        this.#view = view;
        this.#codes = codes;
    }
    /** @returns true for a value with the characters of a credential */
    read(from, equals) {
        const codes = this.#codes;
        let at = skip(codes, from, BLANK, BLANKS_MAX);
        if (STRING_PREFIX[getCode(codes, at)] === 1 && QUOTE[getCode(codes, skipFillerCodes(codes, at + 1))] === 1)
            at++;
        let quote = 0;
        for (const limit = at + BLANKS_MAX; at < limit && DECORATION[getCode(codes, at)] === 1; at++) {
            if (QUOTE[getCode(codes, at)] === 1)
                quote = getCode(codes, at);
        }
        this.isQuoted = quote !== 0;
        this.#equals = quote === 0 ? equals : undefined;
        return this.#readRun(skip(codes, at, BLANK, 4), quote);
    }
    #readRun(from, quote, hasScheme = false) {
        const view = this.#view;
        const codes = this.#codes;
        if (from >= this.#runEnd)
            this.#readings = 0;
        else if (++this.#readings > READINGS_MAX)
            return false;
        const limit = Math.min(view.length, from + VALUE_MAX);
        let digits = 0;
        let letters = 0;
        let capitals = 0;
        let changes = 0;
        let before = 0;
        let length = 0;
        let at = from;
        for (; at < limit; at++) {
            let code = getCode(codes, at);
            const fillers = at;
            if (code === secrets_view/* FILLER_CODE */.p4) {
                const next = skipFillerCodes(codes, at);
                code = next < limit ? getCode(codes, next) : 0;
                at = next;
            }
            let kind = assignments_CLASSES[code] ?? 0;
            if (kind === 0 && quote !== 0 && code > SPACE && code < 127 && code !== quote)
                kind = OTHER;
            if (kind === 0 && this.#equals !== undefined && isInPassword(view, this.#equals, at))
                kind = OTHER;
            if (kind === 0 || (code === BACKSLASH && getCode(codes, at + 1) === LF)) {
                at = fillers;
                break;
            }
            if (kind === DIGIT)
                digits++;
            else if (kind === LOWER)
                letters++;
            else if (kind === UPPER)
                capitals++;
            if (kind !== before)
                changes++;
            before = kind;
            length++;
        }
        if (quote === 0 && at > this.#runEnd)
            this.#runEnd = at;
        const next = getCode(codes, skipFillerCodes(codes, at));
        if (!hasScheme && length < 7 && next === SPACE && isScheme(view, from, at)) {
            return this.#readRun(skip(codes, at, BLANK, 4), quote, true);
        }
        if (quote === 0 && next === OPEN && length < 40 && QUOTE[getCode(codes, at + 1)] === 1)
            return this.read(at + 1);
        if (length < VALUE_MIN || letters + capitals < 2)
            return false;
        if (digits === 0 && (letters === 0 || capitals === 0 || changes * CHANGES_SHARE < length))
            return false;
        // Several words in quotes are not a value; an unclosed quote does not count as a quote.
        if (quote !== 0 && BLANK[next] === 1)
            return false;
        this.start = from;
        this.end = quote !== 0 && next === quote ? at : trimPunctuation(view, from, at);
        return this.end - from >= VALUE_MIN;
    }
}
/** `Bearer`, `Basic` or `Token`. */
function isScheme(view, from, to) {
    return /^(?:bearer|basic|token)$/i.test(view.slice(from, to));
}
/** Whether a delimiter belongs to the password, as in `DB_PASSWORD=a&b`: no other name follows. */
function isInPassword(view, equals, at) {
    return (/[A-Z][DESW]=[^\s]/.test(view.slice(equals - 2, equals + 2)) &&
        /^[&;,()[\]{}]+[^\s"'`<>&;,()[\]{}|]/.test(view.slice(at, at + 8)) &&
        !/^[&;,][\w .-]{1,40}=/.test(view.slice(at, at + 42)));
}
/** Removes punctuation at the end of a sentence. */
function trimPunctuation(view, from, to) {
    let end = to;
    while (end > from && /[.:*\v\\]/.test(view[end - 1] ?? ''))
        end--;
    return end;
}
/** Finds the end of `:=`, `=>`, `::=`. After a YAML colon or an XML tag, the value can be on the next line. */
function findSeparatorEnd(codes, at, kind) {
    const end = skip(codes, at + 1, MORE_SEPARATOR, 8);
    if (kind !== TAG && kind !== COLON)
        return end;
    const next = skip(codes, end, BLANK, BLANKS_MAX);
    const sign = getCode(codes, next);
    if (kind === TAG)
        return sign === LF ? skip(codes, next + 1, BLANK, BLANKS_MAX) : next;
    if (sign !== PIPE && sign !== GREATER)
        return next;
    const mark = getCode(codes, next + 1);
    const lineEnd = mark === DASH_CODE || mark === PLUS ? next + 2 : next + 1;
    return codes[lineEnd] === LF ? skip(codes, lineEnd + 1, BLANK, BLANKS_MAX) : next;
}
/** Reads the name of `--name value`; `end` is before the value. */
function readFlag({ view, codes }, at) {
    const start = getCode(codes, at + 1) === DASH_CODE ? at + 2 : at + 1;
    let end = start;
    while (end < at + NAME_MAX && IDENTIFIER[getCode(codes, end)] === 1)
        end++;
    if (end < start + 3 || getCode(codes, end) !== SPACE)
        return undefined;
    return { name: view.slice(start, end), end };
}
/** Reads `NAME value` after `ENV` and similar words, or a quoted password after words of SQL. */
function* readBlankJoin(textView, reader, at) {
    const { view, codes } = textView;
    if (QUOTE[getCode(codes, at)] === 1) {
        const isPassword = BEFORE_PASSWORD.test(view.slice(Math.max(0, at - BEFORE_MAX), at));
        if (isPassword && reader.read(at))
            yield toAssignment(textView, reader, 'password', 'blank');
        return;
    }
    const before = view.slice(Math.max(0, at - BEFORE_MAX), at + 2);
    const [, setting] = NAME_OF_SETTING.exec(before.slice(0, -1)) ?? [];
    if (setting !== undefined && reader.read(at + 1))
        yield toAssignment(textView, reader, setting, 'blank');
    if (!BEFORE_NAME.test(before))
        return;
    const end = skip(codes, at + 2, IDENTIFIER, NAME_MAX);
    if (codes[end] !== SPACE || end < at + 5 || !reader.read(end))
        return;
    yield toAssignment(textView, reader, view.slice(at + 2, end), 'blank');
}
/** Reads the identifier before a separator, or the last words of the same line. */
function readName(textView, separator) {
    const { view, codes } = textView;
    let at = skipBack(codes, separator - 1, BEFORE_SEPARATOR, 8);
    at = skipBack(codes, at, BLANK, BLANKS_MAX);
    at = skipGroup(textView, at);
    at = skipBack(codes, at, DECORATION, BLANKS_MAX);
    const [name, before] = readWords(textView, at);
    const last = name.slice(name.lastIndexOf(' ') + 1);
    if (VALUE_FIELD.test(last))
        return findFieldName(view, before, at) ?? name;
    if (!TYPE.test(last))
        return name;
    // `token: str = …`; in `const char *token` and `var token string`, the type is part of `name`.
    const colon = skipBack(codes, before, BLANK, 4);
    if (view[colon] === ':')
        return readWords(textView, skipBack(codes, colon - 1, BLANK, 4))[0];
    return name.slice(0, name.length - last.length).trimEnd();
}
/** Skips `[None]`, `(hidden)` and `["name"]` before a separator. */
function skipGroup({ view, codes }, at) {
    const open = view[at] === ']' ? '[' : view[at] === ')' ? '(' : '';
    if (open === '')
        return at;
    if (QUOTE[getCode(codes, at - 1)] === 1)
        return at - 1;
    const from = view.slice(Math.max(0, at - NAME_MAX), at).lastIndexOf(open);
    return from === -1 ? at : skipBack(codes, Math.max(0, at - NAME_MAX) + from - 1, BLANK, 4);
}
/** @returns the decoded words that end at `last`, and the offset before them */
function readWords({ view, codes }, last) {
    let at = last;
    let words = 0;
    for (const limit = Math.max(-1, last - NAME_MAX); at > limit; at--) {
        const code = getCode(codes, at);
        if (code === SPACE) {
            if (++words > 3 || IDENTIFIER[getCode(codes, at - 1)] !== 1)
                break;
        }
        else if (IDENTIFIER[code] !== 1 && code !== secrets_view/* FILLER_CODE */.p4)
            break;
    }
    return [
        view
            .slice(at + 1, last + 1)
            .replaceAll(secrets_view/* FILLER */.Fn, '')
            .trim(),
        at,
    ];
}
/** Finds the name in another field of the same object: `{"name": "X", "value": …}`, `<key>X</key><string>…`. */
function findFieldName(view, before, last) {
    const [, named, tagged] = NAME_FIELD.exec(view.slice(Math.max(0, last - NAME_FIELD_MAX), before + 1)) ?? [];
    return named ?? tagged;
}
function skip(codes, from, characters, max) {
    let at = from;
    while (at < from + max && characters[getCode(codes, at)] === 1)
        at++;
    return at;
}
function skipBack(codes, from, characters, max) {
    let at = from;
    while (at > from - max && characters[getCode(codes, at)] === 1)
        at--;
    return at;
}
function skipFillerCodes(codes, from) {
    let at = from;
    while (codes[at] === secrets_view/* FILLER_CODE */.p4)
        at++;
    return at;
}
/** Returns 0 outside the text. */
function getCode(codes, at) {
    return codes[at] ?? 0;
}
function createCharacterSet(characters) {
    const set = new Uint8Array(65_536);
    for (const character of characters)
        set[character.charCodeAt(0)] = 1;
    return set;
}

;// CONCATENATED MODULE: ./lib/src/secrets/credential-names.js
const PASSWORD = /(?:password|passwd|passphrase|passcode|passwort|kennwort|contraseña|senha|密码|密碼|口令|パスワード|пароль|비밀번호)$/;
const PASSWORD_WORD = /^(?:(?:db|user|root|mysql|pg|smtp|mail|ftp|ssh|redis|admin|my|sudo|login|keystore|truststore|os|pgsql|ldap|imap)?(?:pass|pwd|pw|psw))$/;
const SECRET = /(?:secret|(?:api|access|secret|private|auth|encryption|encrypt|decryption|crypt|signing|signature|sign|master|service|servicerole|role|account|storage|shared|sharedaccess|admin|server|deploy|subscription|functions?|webhook|hmac|jwt|app|application|license|session|cookie|rest|write|root|vault|instrumentation|ingest|ingestion|integration|security|consumer|client|live|test|prod)key|keysecret|secretaccess|密钥|密鑰|シークレット)$/;
const credential_names_TOKEN = /(?:token|jwt|bearer|credentials?|creds|令牌|トークン)$|^(?:pat|auth|basicauth|accesskeysecret)$/;
const credential_names_KEY = /^(?:key|access|api)$/;
/** Suffixes of names: `API_KEY_PROD`, `TOKEN_2`. */
const SUFFIX = /^(?:\d+|v\d+|is|was|are|now|prod|production|dev|development|test|testing|stage|staging|live|sandbox|qa|uat|ci|local|new|old|backup|base64|b64|hex|raw|plain|plaintext|cleartext|value|val|string|str|here|default|env|primary|secondary|main|readonly|rw|ro|admin|eu|us|[a-z])$/;
/** Words in names of values that are not credentials. */
const NO_CREDENTIAL = /^(?:next|prev|page|paging|pagination|cursor|continuation|continue|sync|delta|cancel|cancellation|csrf|xsrf|resume|cache|caching|sort|partition|idempotency|idempotent|dedup|dedupe|foreign|public|pub|publishable|anon|anonymous|hash|hashed|fingerprint|checksum|digest|integrity|sha|sha1|sha256|md5|etag|example|fake|mock|dummy|sample|placeholder|encrypted|scrypt|bcrypt|argon2|pagetoken|nextpagetoken|verification|challenge|site|measurement|ssh|gpg|known|websocket)$/;
const NO_KEY = /^(?:row|object|map|dict|index|lookup|group|event|state|route|router|query|i18n|translation|message|msg|locale|keyboard|hot|shortcut|arrow|registry|unique|composite|restore|host|field|column|prop|property|attr|feature|flag|bucket|routing|tracking|project|issue|ticket|item|entry|node|react|image|file|blob|data|json|option|entity|record|range|hashkey|video|stream|doc|document|artifact|asset|path|dedupe|storage|table|model|config|setting|settings|theme|style|icon|menu|tab|sub|answer|chart|selected|active|current|input|output|last|first|max|min)$/;
/** Splits a name into lowercase words: `awsSecretKey`, `AWS_SECRET_KEY` and `AWS secret key` are equal. */
function splitName(name) {
    return name
        .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
        .replaceAll(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
        .replaceAll(/([\u0080-\uffff])(?=[0-9A-Za-z])/g, '$1 ')
        .toLowerCase()
        .split(/[\s_.$-]+/)
        .filter((word) => word !== '');
}
/** @returns `undefined` for a name without a credential word */
function classifyName(words) {
    let count = words.length;
    while (count > 1 && SUFFIX.test(words[count - 1] ?? ''))
        count--;
    const last = words[count - 1] ?? '';
    if (words.some((word) => NO_CREDENTIAL.test(word)))
        return undefined;
    // AWS uses `client_token` for idempotency.
    if (last === 'token' && words[count - 2] === 'client')
        return undefined;
    if (PASSWORD.test(last) || PASSWORD_WORD.test(last))
        return 'password';
    const ending = words.slice(Math.max(0, count - 3), count).join('');
    if (SECRET.test(ending))
        return 'secret';
    if (credential_names_TOKEN.test(last))
        return 'token';
    if (!credential_names_KEY.test(last) || words.some((word) => NO_KEY.test(word)))
        return undefined;
    return 'key';
}

;// CONCATENATED MODULE: ./lib/src/secrets/headers.js


const RULE = 'generic-api-key';
const NAME = /(?:^|[^a-z])(?:[\w-]*[_-])?(authorization|(?:set-?)?cookies?)$/i;
const headers_NAME_MAX = 40;
/** Text between a header's name and its value, in a dump, in code and in JSON. */
const JOINER = /["'`\]\v]{0,12}[ \t\v]{0,8}(?:,[\s]{0,20}["'\v]{0,8}value["'\v]{0,8}[ \v]{0,4})?(?:=>|[:=,])[ \t\v]{0,8}["'`\v]{0,12}/y;
/** Scheme of an `Authorization` header: `Bearer`, `Token token=`, `SSWS`. */
const SCHEME = /[A-Za-z][\w-]{1,24}(?:[ \t\v]{1,4}|=)(?:(?:token|auth|key)=)?["'\v]{0,4}(?=[^\s])/iy;
const TOKEN_MAX = 4096;
const IN_TOKEN = /[\w~+/.=:|%!*$@#^-]/;
const COOKIES_MAX = 8192;
const COOKIE_MIN = 16;
const PAIRS = /([\w.%~-]{1,64})=([^ \t\r\n;,"'`\\<>]{16,4096})/g;
/** Cookies of analytics, and attributes of cookies. */
const OPEN_COOKIE = /^(?:_ga.*|_gid|_gcl.*|_fbp|_fbc|_hj.*|_pk_.*|_clck|_clsk|ajs_.*|amplitude.*|mp_.*|optimizely.*|cookieconsent.*|csrf.*|xsrf.*|_csrf.*|locale|lang|theme|path|domain|expires|max-age|samesite)$/i;
/** Finds the values of `Authorization` and `Cookie` headers, in linear time: no run is read twice. */
class HeaderReader {
    #textView;
    #reach = 0;
    constructor(textView) {
        this.#textView = textView;
    }
    /** @param end offset after a possible header name */
    *readAt(end) {
        const { view } = this.#textView;
        const [, name] = NAME.exec(view.slice(Math.max(0, end - headers_NAME_MAX), end)) ?? [];
        const from = name === undefined ? undefined : matchAt(JOINER, view, end);
        if (from === undefined || from < this.#reach)
            return;
        if (/cookie/i.test(name ?? ''))
            yield* this.#readCookies(from);
        else
            yield* this.#readToken(from);
    }
    *#readToken(from) {
        const { view } = this.#textView;
        const start = matchAt(SCHEME, view, from) ?? from;
        this.#reach = findTokenEnd(view, start);
        const value = (0,secrets_view/* decodeSlice */.Zx)(this.#textView, start, this.#reach);
        if (!isHeaderSecret(value, view.slice(from, start)))
            return;
        yield { rule: RULE, start, end: this.#reach, isFromContext: true };
    }
    *#readCookies(from) {
        this.#reach = findCookiesEnd(this.#textView.view, from);
        yield* findCookies(this.#textView, from, this.#reach, RULE);
    }
}
/** Finds the end of a header's token (RFC 7235, 2.1), also with escapes. */
function findTokenEnd(view, start) {
    let at = start;
    for (const limit = start + TOKEN_MAX; at < limit;) {
        const next = (0,secrets_view/* skipFillers */.P5)(view, at);
        if (!IN_TOKEN.test(view[next] ?? ''))
            break;
        at = next + 1;
    }
    while (at > start && /[.:*,\v]/.test(view[at - 1] ?? ''))
        at--;
    return at;
}
/** @param scheme the text before the value, such as `Basic` */
function isHeaderSecret(value, scheme) {
    if (value.length < 8 || (0,placeholder/* isTemplate */.Fl)(value))
        return false;
    if (/^basic\b/i.test(scheme))
        return isBasicSecret(value);
    return !(0,placeholder/* isPlaceholder */.wK)(value) && (0,placeholder/* looksRandom */.EZ)(value);
}
/** Whether Base64 contains a user and a real password (RFC 7617). */
function isBasicSecret(value) {
    if (!/^[\w+/-]{8,}={0,2}$/.test(value))
        return false;
    const decoded = Buffer.from(value, 'base64').toString('latin1');
    const colon = decoded.indexOf(':');
    if (colon === -1 || !/^[\x20-\x7e\xa0-\xff]+$/.test(decoded))
        return !(0,placeholder/* isPlaceholder */.wK)(value) && (0,placeholder/* looksRandom */.EZ)(value) && value.length >= 32;
    const [user, password] = [decoded.slice(0, colon), decoded.slice(colon + 1)];
    if (password === '')
        return (0,placeholder/* looksRandom */.EZ)(user);
    return password !== user && !(0,placeholder/* isTrivialPassword */.Py)(password);
}
/** Finds the end of cookies: the end of the line, or a quote. */
function findCookiesEnd(view, from) {
    const limit = Math.min(view.length, from + COOKIES_MAX);
    let end = from;
    while (end < limit && !/[\n"'`<>]/.test(view[end] ?? ''))
        end++;
    return end;
}
/** Finds the values of the cookies `a=b; c=d`. */
function* findCookies(textView, from, to, rule) {
    for (const { index, 0: pair, 1: name = '', 2: value = '' } of textView.view.slice(from, to).matchAll(PAIRS)) {
        const start = from + index + pair.length - value.length;
        const decoded = (0,secrets_view/* decodeSlice */.Zx)(textView, start, start + value.length);
        if (decoded.length < COOKIE_MIN || OPEN_COOKIE.test(name.replaceAll(secrets_view/* FILLER */.Fn, '')))
            continue;
        if ((0,placeholder/* isTemplate */.Fl)(decoded) || (0,placeholder/* isPlaceholder */.wK)(decoded) || !(0,placeholder/* looksRandom */.EZ)(decoded))
            continue;
        yield { rule, start, end: start + value.length, isFromContext: true };
    }
}
/** Returns the end of a match at `at`. @param expression sticky */
function matchAt(expression, view, at) {
    expression.lastIndex = at;
    return expression.test(view) ? expression.lastIndex : undefined;
}

;// CONCATENATED MODULE: ./lib/src/secrets/commands.js





/** UTF-16 units to search for a command before an option, and for its words after it. */
const BACK_MAX = 4096;
const LINE_MAX = 16_384;
/** Maximum words of all commands in a line. */
const WORDS_MAX = 1000;
const commands_LF = 10;
const commands_SPACE = 32;
const commands_DASH = 45;
const commands_BACKSLASH = 92;
/** Bits per character, as in the CLI. */
const HEADER_ENTROPY_MIN = 2.75;
const USER_ENTROPY_MIN = 2;
/** Placeholder of the password if the user is a token. */
const NO_PASSWORD = /^(?:x|x-oauth-basic|api_token|api_key)?$/i;
const PASSWORD_COMMANDS = [
    {
        names: 'mysql mysqldump mysqladmin mysqlimport mysqlsh mariadb mariadb-dump mariadb-admin mycli',
        option: /^-p(?=.)/,
    },
    { names: 'sshpass', option: /^-p/ },
    { names: 'redis-cli valkey-cli', option: /^(?:-a|--pass)$/ },
    { names: 'docker podman nerdctl helm oras buildah skopeo crane', verb: 'login', option: /^-p$/ },
    { names: 'az oc argocd', verb: 'login', option: /^-p$/ },
    { names: 'mongo mongosh mongodump mongorestore mongoexport mongoimport', option: /^-p(?=.|$)/ },
    { names: 'ldapsearch ldapmodify ldapadd ldapwhoami ldapdelete', option: /^-w(?=.|$)/ },
    { names: 'sqlcmd bcp zip unzip', option: /^-P(?=.|$)/ },
    { names: '7z 7za 7zz', option: /^-p(?=.)/ },
];
/** Commands with options for headers and users. */
const REQUEST = { names: 'curl wget', option: /(?!)/ };
const COMMANDS = new Map([REQUEST, ...PASSWORD_COMMANDS].flatMap((command) => command.names.split(' ').map((name) => [name, command])));
const OPTION_MAX = 200;
/** Maximum UTF-16 units of a header before its value. */
const commands_HEADER_MAX = 300;
const commands_SHORT = new Set([...'HubUpaPw'].map((letter) => letter.charCodeAt(0)));
/** `--header`, `--user`, `--oauth2-bearer`, `--cookie`, `--proxy-user`. */
const LONG = new Set([...'huocp'].map((letter) => letter.charCodeAt(0)));
const LETTERS_MAX = 7;
const commands_NAME = /(?<![\w.@-])[\w-]{2,20}(?=(?:\.exe)?[ \t\v\\])/g;
/** Finds credentials in options of commands, in linear time: no line is read twice. */
class CommandReader {
    #textView;
    #reach = 0;
    constructor(textView) {
        this.#textView = textView;
    }
    /** @param at offset of a dash; must increase from call to call */
    *readAt(at) {
        const textView = this.#textView;
        const { view, codes } = textView;
        if (at < this.#reach || !isOption(codes, at + 1))
            return;
        const from = findLineStart(textView, at, this.#reach);
        this.#reach = findLineEnd(textView, at);
        let done = 0;
        let left = WORDS_MAX;
        const around = new OpenQuote(view, from);
        for (const { 0: name, index } of view.slice(from, this.#reach).matchAll(commands_NAME)) {
            if (index < done || !COMMANDS.has(name))
                continue;
            around.advance(from + index);
            const words = [...commands_readWords(textView, from + index, this.#reach, around.open).take(left)];
            done = (words.at(-1)?.end ?? from + index + name.length) - from;
            yield* findInCommands(textView, words);
            left -= words.length;
            if (left <= 0)
                return;
        }
    }
}
/** Splits words into commands: one command can run another, as in `docker exec db mysql …`. */
function* findInCommands(textView, words) {
    const texts = words.map(({ start, end }) => (0,secrets_view/* decodeSlice */.Zx)(textView, start, Math.min(end, start + OPTION_MAX)));
    const commandIndexes = [...texts.keys()].filter((index) => COMMANDS.has(getCommandName(texts[index])));
    for (const [index, start] of commandIndexes.entries()) {
        const end = commandIndexes[index + 1] ?? words.length;
        const command = COMMANDS.get(getCommandName(texts[start]));
        const given = [words.slice(start + 1, end), texts.slice(start + 1, end)];
        if (command === undefined || command === REQUEST)
            yield* findInRequest(textView, ...given);
        else
            yield* findPassword(textView, command, ...given);
    }
}
/** Reads the name from `/usr/bin/curl` or `curl.exe`. */
function getCommandName(word = '') {
    return /[/\\.]/.test(word) ? word.slice(word.lastIndexOf('/') + 1).replace(/\.exe$/, '') : word;
}
/** Whether an option is searched for, also as one of several letters. */
function isOption(codes, at) {
    if (codes[at] === commands_DASH)
        return LONG.has(codes[at + 1] ?? 0);
    for (let letter = at; letter < at + LETTERS_MAX; letter++) {
        const code = codes[letter] ?? 0;
        if (commands_SHORT.has(code))
            return true;
        if (code < 65 || code > 122)
            return false;
    }
    return false;
}
/** Finds the start of a line, including continued lines. */
function findLineStart(textView, at, floor) {
    const { codes } = textView;
    const limit = Math.max(floor, at - BACK_MAX);
    let from = at;
    while (from > limit && !(codes[from - 1] === commands_LF && !isContinued(textView, from - 1)))
        from--;
    return from;
}
function findLineEnd(textView, at) {
    const { codes } = textView;
    const limit = Math.min(codes.length, at + LINE_MAX);
    let end = at;
    while (end < limit && !(codes[end] === commands_LF && !isContinued(textView, end)))
        end++;
    return end;
}
/** Whether a shell's backslash precedes a line break; JSON escapes both characters. */
function isContinued({ text, codes }, lf) {
    let from = lf;
    while (codes[from - 1] === secrets_view/* FILLER_CODE */.p4)
        from--;
    if (from === lf)
        return text.charCodeAt(lf - 1) === commands_BACKSLASH || text.startsWith('\\\r', lf - 2);
    const backslashes = lf - from;
    return backslashes >= 3 && backslashes !== 4;
}
/** An open quote around a command; the closing quote ends the command. */
class OpenQuote {
    open;
    #view;
    #at;
    constructor(view, at) {
        this.#view = view;
        this.#at = at;
    }
    advance(to) {
        const view = this.#view;
        for (; this.#at < to; this.#at++) {
            const code = view.charCodeAt(this.#at);
            if (!isQuote(code))
                continue;
            const depth = countEscapeDepth(view, this.#at);
            if (this.open === undefined) {
                if (code !== 39 || !/\w/.test(view[this.#at - 1] ?? ''))
                    this.open = { code, depth };
            }
            else if (this.open.code === code && this.open.depth === depth)
                this.open = undefined;
        }
    }
}
/** Counts the escape units before a quote. */
function countEscapeDepth(view, at) {
    let depth = 0;
    while (view.charCodeAt(at - 1 - depth) === secrets_view/* FILLER_CODE */.p4)
        depth++;
    return depth;
}
function isQuote(code) {
    return code === 34 || code === 39 || code === 96;
}
/** Reads the words of a command up to its end. */
function* commands_readWords(textView, from, limit, around) {
    const { view, codes } = textView;
    let at = from;
    while (at < limit) {
        const code = codes[at] ?? 0;
        if (code === commands_SPACE || code === 9 || code === commands_LF || code === 13 || code === secrets_view/* FILLER_CODE */.p4)
            at++;
        else if (code === commands_BACKSLASH && /\s/.test(view[at + 1] ?? ''))
            at++;
        else {
            const word = readWord(textView, at, limit, around);
            if (word === undefined)
                return;
            yield word;
            at = word.next;
        }
    }
}
function readWord(textView, from, limit, around) {
    const { view, codes } = textView;
    let at = from;
    let start = -1;
    let end = -1;
    for (; at < limit; at++) {
        const code = codes[at] ?? 0;
        if (code === secrets_view/* FILLER_CODE */.p4)
            continue;
        if (isQuote(code)) {
            if (around?.code === code && around.depth === countEscapeDepth(view, at))
                break;
            const close = findClosingQuote(view, at, limit, code);
            if (close === -1 || code === 96)
                break;
            if (start === -1)
                start = at + 1;
            end = close - countEscapeDepth(view, close);
            at = close;
        }
        else if (code <= commands_SPACE || code === 59 || code === 124 || code === 41 || isWidePunctuation(code))
            break;
        else if (code === 38 && !/[\w%]/.test(view[at + 1] ?? ''))
            break;
        else if (code === commands_BACKSLASH && (codes[at + 1] === commands_LF || codes[at + 1] === 13))
            break;
        else {
            if (start === -1)
                start = at;
            end = at + 1;
        }
    }
    return start === -1 || end < start ? undefined : { start, end, next: Math.max(at, end) };
}
/** Chinese and Japanese punctuation, which is never part of a command. */
function isWidePunctuation(code) {
    return (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20);
}
function findClosingQuote(view, open, limit, code) {
    const depth = countEscapeDepth(view, open);
    for (let at = open + 1; at < limit; at++) {
        if (view.charCodeAt(at) === code && countEscapeDepth(view, at) === depth)
            return at;
    }
    return -1;
}
/** Finds headers, users and cookies of curl (https://curl.se/docs/manpage.html) and wget. */
function* findInRequest(textView, words, texts) {
    for (const [index, word] of words.entries()) {
        const option = texts[index] ?? '';
        if (!option.startsWith('-'))
            continue;
        const [, letters = '', attached = ''] = /^-([a-zA-Z]{0,6}?[HuUb])(.*)$/s.exec(option) ?? [];
        const [, long = '', given] = /^--(header|proxy-header|user|proxy-user|cookie|oauth2-bearer)(=)?/.exec(option) ?? [];
        const letter = letters.at(-1);
        if (letter === undefined && long === '')
            continue;
        const skipped = given === '=' ? long.length + 3 : attached === '' ? 0 : letters.length + 1;
        const value = skipped > 0 ? trimOpeningQuote(textView, { start: word.start + skipped, end: word.end }) : words[index + 1];
        if (value === undefined)
            continue;
        if (letter === 'H' || long.endsWith('header'))
            yield* findInHeader(textView, value);
        else if (letter === 'b' || long === 'cookie')
            yield* findCookies(textView, value.start, value.end, 'curl-auth-header');
        else if (long === 'oauth2-bearer')
            yield* findToken(textView, value, 'bearer');
        else
            yield* findUser(textView, value);
    }
}
/** Removes an opening quote after an attached option. */
function trimOpeningQuote({ view }, { start, end }) {
    const from = (0,secrets_view/* skipFillers */.P5)(view, start);
    return isQuote(view.charCodeAt(from)) ? { start: from + 1, end } : { start, end };
}
function* findInHeader(textView, { start, end }) {
    const header = textView.view.slice(start, Math.min(end, start + commands_HEADER_MAX));
    const [front, name = '', scheme = ''] = /^["'\v]{0,8}([A-Za-z][\w\v-]{1,80})[ \v]{0,4}:[ \t\v]*(?:([A-Za-z][\w-]{1,24})(?:[ \t\v]+|=)(?:token=)?["'\v]{0,8}(?=\S))?/.exec(header) ?? [];
    if (front === undefined)
        return;
    const words = splitName(name.replaceAll(secrets_view/* FILLER */.Fn, ''));
    if (words.at(-1) === 'cookie')
        yield* findCookies(textView, start + front.length, end, 'curl-auth-header');
    else if (isSecretHeader(words))
        yield* findToken(textView, { start: start + front.length, end }, scheme);
}
function isSecretHeader(words) {
    const last = words.at(-1) ?? '';
    if (last === 'authorization' || (last === 'key' && words[0] === 'x'))
        return true;
    return /(?:key|token|secret|password|auth)$/.test(last) && classifyName(words) !== undefined;
}
function* findToken(textView, { start, end }, scheme) {
    const value = (0,secrets_view/* decodeSlice */.Zx)(textView, start, end);
    if (!/^[\w~+/.=:|%!*$@#^-]{8,4096}$/.test(value))
        return;
    const accepts = /^basic$/i.test(scheme)
        ? isHeaderSecret(value, scheme)
        : !(0,placeholder/* isPlaceholder */.wK)(value) &&
            !(0,placeholder/* isTemplate */.Fl)(value) &&
            (0,secrets_words/* countRandom */.rW)(value) >= 6 &&
            (0,placeholder/* computeEntropy */.Pm)(value) > HEADER_ENTROPY_MIN;
    if (accepts)
        yield { rule: 'curl-auth-header', start, end, isFromContext: true };
}
/** Finds `user:password`, or a token as the user. */
function* findUser(textView, { start, end }) {
    const value = (0,secrets_view/* decodeSlice */.Zx)(textView, start, end);
    const colon = textView.view.indexOf(':', start);
    if (colon === -1 || colon >= end || value.length > 400 || /\s/.test(value) || /\$\{|\$\(|\{\{|^[$<[]/.test(value))
        return;
    const user = (0,secrets_view/* decodeSlice */.Zx)(textView, start, colon);
    const password = (0,secrets_view/* decodeSlice */.Zx)(textView, colon + 1, end);
    if (NO_PASSWORD.test(password)) {
        if ((0,placeholder/* looksRandom */.EZ)(user) && !(0,placeholder/* isPlaceholder */.wK)(user))
            yield { rule: 'curl-auth-user', start, end: colon, isFromContext: true };
    }
    else if (password.length >= 3 &&
        password !== user &&
        !(0,placeholder/* isTrivialPassword */.Py)(password) &&
        (0,placeholder/* computeEntropy */.Pm)(value) > USER_ENTROPY_MIN) {
        yield { rule: 'curl-auth-user', start, end, isFromContext: true, inner: [colon + 1, end] };
    }
}
function* findPassword(textView, command, words, texts) {
    if (command.verb !== undefined && !texts.slice(0, 3).includes(command.verb))
        return;
    for (const [index, { start, end }] of words.entries()) {
        const [option] = command.option.exec(texts[index] ?? '') ?? [];
        if (option === undefined)
            continue;
        const isAttached = (texts[index]?.length ?? 0) > option.length;
        const value = isAttached ? trimOpeningQuote(textView, { start: start + option.length, end }) : words[index + 1];
        if (value === undefined)
            continue;
        const password = (0,secrets_view/* decodeSlice */.Zx)(textView, value.start, value.end);
        if (/\s/.test(password) || password.length < 4 || password.startsWith('-') || (0,placeholder/* isTrivialPassword */.Py)(password))
            continue;
        yield { rule: 'generic-api-key', start: value.start, end: value.end, isFromContext: true };
    }
}

;// CONCATENATED MODULE: ./lib/src/secrets/urls.js



const AUTHORITY_MAX = 600;
const USER_MAX = 200;
/** Maximum `@` to try after a slash in a password. */
const OTHER_SIGNS_MAX = 3;
const SCHEME_MAX = 40;
const GO_HOST = '@tcp(';
const urls_COLON = 58;
const SLASH = 47;
const AT = 64;
const PERCENT = 37;
/** Rules by scheme; other schemes use `OTHER_RULE`. */
const RULES = [
    [/postgres(?:ql)?|cockroachdb|timescaledb/i, 'postgresql-connection-string'],
    [/mysqlx?2?|mariadb/i, 'mysql-connection-string'],
    [/mongodb/i, 'mongodb-connection-string'],
    [/rediss?|valkeys?/i, 'redis-connection-string'],
    [/amqps?/i, 'amqp-connection-string'],
];
const OTHER_RULE = 'basic-auth-url';
/** Reserved names (RFC 6761, 6), and the local machine. */
const RESERVED_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|(?:[\w-]{1,63}\.){0,9}(?:example(?:\.(?:com|org|net))?|test|invalid|localhost))$/i;
/** Placeholder hosts in documents. */
const PLACEHOLDER_HOST = /^(?:(?:my|your|the|some)?[-_.]?(?:host(?:name)?|server|domain|ip|address|endpoint|proxy|cluster|url|site|foo|bar|b|c|x|h)(?:\.(?:com|org|net|io|tld|local))?|host-?\d|\.{3}|<.*|\$.*|\{.*|\[[^:]*)$/i;
/** Placeholder users in documents; their password must look random. */
const PLACEHOLDER_USER = /^(?:user(?:name)?|me|name|foo|bar|u|x|login|my-?user(?:name)?)$/i;
const PLACEHOLDER_RANDOM_MIN = 4;
/** Fields of a connection string with the local machine. */
const LOCAL_FIELD = /(?:^|[;\s"'`\v])(?:server|host|data source|datasource|addr|address|network address)[ \v]{0,4}=[ \v]{0,4}(?:tcp:|np:)?(?:localhost|127\.0\.0\.1|\(local(?:db)?\)|\.(?=[;\\,])|::1|host\.docker\.internal)/i;
const FIELDS_MAX = 300;
/** Finds passwords in URLs of any scheme, in linear time: the work per possible URL is limited. */
function* findUrlPasswords(textView) {
    const { view } = textView;
    let sign = -1;
    let before = -1;
    for (const at of findColons(view)) {
        if (at < before || sign < at)
            sign = findNextSign(view, at);
        before = at;
        if (sign > at + AUTHORITY_MAX)
            continue;
        const finding = readUrl(textView, at);
        if (finding !== undefined)
            yield finding;
    }
    for (let at = view.indexOf(GO_HOST); at !== -1; at = view.indexOf(GO_HOST, at + GO_HOST.length)) {
        const finding = readGoSource(textView, at);
        if (finding !== undefined)
            yield finding;
    }
}
/** Reads `user:password@tcp(host:3306)/main`, the format of Go's MySQL driver. */
function readGoSource(textView, sign) {
    const { view } = textView;
    const [part = ''] = /[^\s"'`<>]{1,200}$/.exec(view.slice(Math.max(0, sign - USER_MAX), sign)) ?? [];
    const source = part.slice(part.lastIndexOf('=', part.indexOf(':')) + 1);
    const start = sign - source.length + source.indexOf(':') + 1;
    const password = (0,secrets_view/* decodeSlice */.Zx)(textView, start, sign);
    if (!source.includes(':') || password.length < 4 || (0,placeholder/* isTrivialPassword */.Py)(password))
        return undefined;
    const host = readHost(view, sign + GO_HOST.length);
    return RESERVED_HOST.test(host)
        ? undefined
        : { rule: 'mysql-connection-string', start, end: sign, isFromContext: true };
}
function findNextSign(view, from) {
    const at = view.indexOf('@', from);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
}
/** Finds the colons of `://`, also with escaped slashes. */
function* findColons(view) {
    for (let at = view.indexOf('://'); at !== -1; at = view.indexOf('://', at + 3))
        yield at;
    for (let at = view.indexOf(`:${secrets_view/* FILLER */.Fn}`); at !== -1; at = view.indexOf(`:${secrets_view/* FILLER */.Fn}`, at + 2)) {
        const slash = (0,secrets_view/* skipFillers */.P5)(view, at + 1);
        if (view.charCodeAt(slash) === SLASH && view.charCodeAt((0,secrets_view/* skipFillers */.P5)(view, slash + 1)) === SLASH)
            yield at;
    }
}
/** @param colon offset of the colon in `://` */
function readUrl(textView, colon) {
    const { view } = textView;
    const scheme = readScheme(view, colon);
    if (scheme === '')
        return undefined;
    let from = colon + 1;
    for (let count = 0; count < 4; count++) {
        const next = (0,secrets_view/* skipFillers */.P5)(view, from);
        if (view.charCodeAt(next) !== SLASH)
            break;
        from = next + 1;
    }
    const isEncoded = view.charCodeAt(colon - 1) === secrets_view/* FILLER_CODE */.p4 && isPercent(textView, findEscapeStart(view, colon));
    const parts = splitAuthority(textView, from, isEncoded);
    if (parts === undefined)
        return undefined;
    const { user, start, end, host } = parts;
    const password = (0,secrets_view/* decodeSlice */.Zx)(textView, start, end);
    if (RESERVED_HOST.test(host) || password === (0,secrets_view/* decodeSlice */.Zx)(textView, from, user))
        return undefined;
    if ((0,placeholder/* isTrivialPassword */.Py)(password) || password.length < 4)
        return undefined;
    if (PLACEHOLDER_HOST.test(host) && !/\d/.test(password))
        return undefined;
    if (PLACEHOLDER_USER.test(view.slice(from, user)) && (0,secrets_words/* countRandom */.rW)(password) < PLACEHOLDER_RANDOM_MIN)
        return undefined;
    return { rule: selectRule(scheme), start, end, isFromContext: true };
}
function selectRule(scheme) {
    return RULES.find(([expression]) => expression.test(scheme))?.[1] ?? OTHER_RULE;
}
/** Reads a scheme such as `postgresql+asyncpg` or Java's `jdbc:mysql`. */
function readScheme(view, colon) {
    const part = view.slice(Math.max(0, colon - SCHEME_MAX), colon).replaceAll(secrets_view/* FILLER */.Fn, '');
    const [scheme = ''] = /[a-z][a-z\d+.:-]*$/i.exec(part) ?? [];
    return scheme;
}
/**
 * Finds the password of a URL. RFC 3986 ends the user part at a slash. But many passwords are not encoded, so a slash
 * is part of the password if `@` and a host follow.
 */
function splitAuthority(textView, from, isEncoded) {
    const { view } = textView;
    const limit = Math.min(view.length, from + AUTHORITY_MAX);
    let colon = -1;
    let slash = -1;
    let sign = -1;
    let beyond = -1;
    let others = 0;
    for (let at = from; at < limit; at++) {
        let code = view.charCodeAt(at);
        if (code === secrets_view/* FILLER_CODE */.p4) {
            const next = (0,secrets_view/* skipFillers */.P5)(view, at);
            if (!isEncoded && isPercent(textView, at)) {
                at = next;
                continue;
            }
            at = next;
            code = view.charCodeAt(next);
        }
        if (isEnd(code))
            break;
        if (code === urls_COLON && colon === -1) {
            if (slash !== -1)
                return undefined;
            colon = at;
        }
        else if (code === AT) {
            if (slash === -1)
                sign = at;
            else if (colon !== -1 && isHostAt(view, at + 1)) {
                beyond = at;
                break;
            }
            else if (++others > OTHER_SIGNS_MAX)
                break;
        }
        else if (slash === -1 && (code === SLASH || code === 63 || code === 35)) {
            if (colon === -1 || (sign > colon && isHostAt(view, sign + 1)))
                break;
            slash = at;
            if (sign > colon || isPort(view, colon + 1, at))
                break;
        }
    }
    const end = beyond === -1 ? sign : beyond;
    if (colon === -1 || end < colon || colon - from > USER_MAX || end === colon + 1)
        return undefined;
    return { user: colon, start: colon + 1, end: urls_trimFillers(view, end), host: readHost(view, end + 1) };
}
/** Blanks, quotes, angle brackets and non-ASCII characters end a URL in a text. */
function isEnd(code) {
    return !(code > 32 && code < 127) || code === 34 || code === 39 || code === 96 || code === 60 || code === 62;
}
function isPort(view, from, to) {
    return to - from <= 5 && /^\d{1,5}$/.test(view.slice(from, to));
}
/** Whether a host with a valid end follows. */
function isHostAt(view, at) {
    return /^(?:[A-Za-z\d][\w-]*(?:\.[\w-]+)+|[A-Za-z\d][\w-]*(?=:\d{1,5})|\[[\da-f:]{2,40}\])(?:$|[:/?#,;"'`\s<>)\]}\\]|$)/i.test(view.slice(at, at + 260));
}
function readHost(view, at) {
    const [host = ''] = /^(?:\[[\da-f:]+\]|[^\s:/?#,;"'`<>)\\]*)/i.exec(view.slice(at, at + 260).replaceAll(secrets_view/* FILLER */.Fn, '')) ?? [];
    return host;
}
function isPercent({ text }, at) {
    return text.charCodeAt(at) === PERCENT;
}
function findEscapeStart(view, at) {
    let start = at;
    while (view.charCodeAt(start - 1) === secrets_view/* FILLER_CODE */.p4)
        start--;
    return start;
}
function urls_trimFillers(view, at) {
    return findEscapeStart(view, at);
}
/** Whether the connection string around a password (`Server=localhost;…`) is for the local machine. */
function isLocalConnection(view, start, end) {
    const before = view.slice(Math.max(0, start - FIELDS_MAX), start);
    const after = view.slice(end, end + FIELDS_MAX);
    const line = before.slice(before.lastIndexOf('\n') + 1) + after.split('\n', 1)[0];
    return LOCAL_FIELD.test(line);
}

// EXTERNAL MODULE: ./lib/src/secrets/vendor-names.js
var vendor_names = __webpack_require__(8857);
;// CONCATENATED MODULE: ./lib/src/secrets/named-values.js









const NAMES_MAX = 10_000;
/** Minimum share of a value outside of words. */
const RANDOM_MIN = 0.4;
/** Minimum characters; a shorter token must have lowercase, uppercase and digits. */
const TOKEN_MIN = 16;
const named_values_KEY_MIN = 24;
const PASSWORD_MAX = 128;
/** URL of a badge: its token is public. */
const BADGE = /\.svg\?[\w=&.-]{0,60}$/;
const BADGE_MAX = 80;
/** Start of a public key in Base64. */
const PUBLIC_KEY = /^(?:MFkwEwYHKoZIzj0|MHYwEAYHKoZIzj0|MCowBQYDK2Vw|MII[BC]Ij|AAAA[BCE]3NzaC|AAAAE2VjZHNh)/;
let vendorIndex;
/** Created on demand, because some runs scan nothing. */
function createVendorIndex() {
    const rows = new Map();
    const starts = new Set();
    for (const { rule, names, shape, entropy: minimum } of vendor_names/* VENDOR_NAMES */.M) {
        const parts = parseShape(shape);
        const row = { rule, parts, hasLiteral: parts.some((part) => 'literals' in part), entropy: minimum ?? 0 };
        for (const name of names) {
            const key = splitName(name).join('');
            rows.set(key, [...(rows.get(key) ?? []), row]);
            for (let length = 1; length <= BEGINNING_MAX; length++)
                starts.add(key.slice(0, length));
        }
    }
    return { rows, starts };
}
/** Maximum words of a vendor's name. */
const VENDOR_WORDS_MAX = 4;
const BEGINNING_MAX = 3;
const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A call, a path, a URL, or the hash of a password. */
const EXPRESSION = /:\/\/|^(?:\.{1,2}|~)?\/\/?(?:[a-z]+\/)|^(?:sha\d{1,3}[-:]|h1:|urn:|arn:|\$2[aby]\$|data:|enc\[)|\(\)|=>|->|…|\[redacted/i;
/** Names of identifiers, for any vendor. */
const named_values_IDENTIFIER = /^(?:ids?|uuid|guid|hash|sha|sha1|sha256|md5|commit|rev|revision|checksum|digest|integrity|version|url|uri|link|path|file|filename|name|email|host|account|project|org|workspace|team|tenant|region|arn|public|pub|publishable|anon|site|fingerprint|etag|example|sample|fake|mock|dummy|cache|next|page|cursor|trace|span|request|correlation|session|image|build|run|job|message|msg|user|username|index|measurement)$/;
/**
 * Finds values by their names: a vendor's name with a matching shape, or a credential's name with a random value. Also
 * finds credentials in headers and options of commands.
 */
function* findNamedValues(textView) {
    const names = new Map();
    const headers = new HeaderReader(textView);
    const commands = new CommandReader(textView);
    for (const found of findAssignments(textView)) {
        if ('option' in found) {
            yield* commands.readAt(found.option);
            continue;
        }
        if ('header' in found) {
            yield* headers.readAt(found.header);
            continue;
        }
        let name = names.get(found.name);
        if (name === undefined) {
            name = named_values_readName(found.name);
            if (names.size < NAMES_MAX)
                names.set(found.name, name);
        }
        const { start, end } = found;
        const rule = name.rows.length === 0 && name.kind === undefined ? undefined : findRule(name, found);
        if (rule === undefined ||
            BADGE.test(textView.view.slice(Math.max(0, start - BADGE_MAX), start)) ||
            (name.kind === 'password' && isLocalConnection(textView.view, start, end)))
            continue;
        yield { rule, start, end, isFromContext: true };
    }
}
function named_values_readName(text) {
    const words = splitName(text);
    return { words, kind: classifyName(words), rows: [...findVendorRows(words)] };
}
function findRule({ words, kind, rows }, found) {
    const { value } = found;
    if (EXPRESSION.test(value) || PUBLIC_KEY.test(value) || (0,placeholder/* isTemplate */.Fl)(value) || isEncodedText(value))
        return undefined;
    const row = rows.find((candidate) => isOfVendor(candidate, kind, words, value));
    return row?.rule ?? (kind === undefined ? undefined : findGenericRule(kind, found, words));
}
/** Whether a value is Base64 of words, an example in documents; for `user:password`, checks the password. */
function isEncodedText(value) {
    if (!/^[A-Za-z\d+/]{8,}={0,2}$/.test(value) || value.length % 4 !== 0)
        return false;
    const text = Buffer.from(value, 'base64').toString('latin1');
    if (!/^[\x20-\x7e]+$/.test(text))
        return false;
    const secret = text.slice(text.indexOf(':') + 1);
    return (0,placeholder/* isTrivialPassword */.Py)(secret) || (0,secrets_words/* countRandom */.rW)(secret) < secret.length * RANDOM_MIN;
}
function isOfVendor(row, kind, words, value) {
    if (!matchesShape(row.parts, value) || (0,placeholder/* computeEntropy */.Pm)(value) < row.entropy)
        return false;
    if ((0,placeholder/* isPlaceholder */.wK)(row.parts.reduce(removeLiterals, value)))
        return false;
    if ((0,secrets_words/* countRandom */.rW)(value) < value.length * RANDOM_MIN)
        return false;
    return kind !== undefined || row.hasLiteral || (isTokenLike(value) && !words.some((word) => named_values_IDENTIFIER.test(word)));
}
/** Whether a value is too random for an identifier. */
function isTokenLike(value) {
    return value.length >= TOKEN_MIN && !HASH.test(value) && !UUID.test(value) && (0,placeholder/* looksRandom */.EZ)(value);
}
function* findVendorRows(words) {
    vendorIndex ??= createVendorIndex();
    for (const [from, first] of words.entries()) {
        if (!vendorIndex.starts.has(first.slice(0, BEGINNING_MAX)))
            continue;
        let name = '';
        for (const word of words.slice(from, from + VENDOR_WORDS_MAX)) {
            name += word;
            yield* vendorIndex.rows.get(name) ?? [];
        }
    }
}
/** Whether a shape matches the whole value. */
function matchesShape(parts, value) {
    let at = 0;
    for (const part of parts) {
        if ('literals' in part) {
            const from = at;
            const literal = part.literals.find((text) => value.startsWith(text, from));
            if (literal === undefined)
                return false;
            at += literal.length;
        }
        else {
            const limit = Math.min(value.length, at + part.max);
            const from = at;
            while (at < limit && includesCode(part.alphabet, value.charCodeAt(at)))
                at++;
            if (at - from < part.min)
                return false;
        }
    }
    return at === value.length;
}
/** Removes a shape's literals, which must not count as signs of a placeholder. */
function removeLiterals(value, part) {
    const literal = 'literals' in part ? part.literals.find((text) => value.includes(text)) : undefined;
    return literal === undefined ? value : value.replace(literal, '');
}
function findGenericRule(kind, found, words) {
    const { value } = found;
    if ((0,placeholder/* isPlaceholder */.wK)(value) || (0,placeholder/* isTrivialPassword */.Py)(value))
        return undefined;
    const accepts = kind === 'password' ? isPassword(found) : isSecret(kind, found, words);
    return accepts ? selectGenericRule(words.join(''), value) : undefined;
}
/** Returns the rule of a generic name; the CLI has specific rules for three names. */
function selectGenericRule(name, value) {
    if (name === 'administratorloginpassword')
        return 'hashicorp-tf-password';
    if (name === 'cleartextpassword')
        return 'nuget-config-password';
    return name === 'secretkey' && value.startsWith('sk_') ? 'freemius-secret-key' : 'generic-api-key';
}
/** Whether a value is mostly outside of words; stricter in prose. */
function isPassword({ value, join, isQuoted }) {
    const isProse = join === 'colon' && !isQuoted;
    if (value.length > PASSWORD_MAX || (isProse && HASH.test(value)))
        return false;
    // A property access such as `config.password`.
    if (!isQuoted && /^[A-Za-z_][A-Za-z_.]*$/.test(value) && /[._]/.test(value))
        return false;
    const random = (0,secrets_words/* countRandom */.rW)(value);
    return (random >= (isProse ? 7 : 6) &&
        random >= value.length * RANDOM_MIN &&
        (0,secrets_words/* countClasses */.Eh)(value) >= 2 &&
        (0,placeholder/* computeEntropy */.Pm)(value) >= 2.5);
}
function isSecret(kind, { value, join, isQuoted }, words) {
    if (UUID.test(value))
        return kind === 'secret';
    if (HASH.test(value))
        return kind === 'secret' || (kind === 'token' && words.length > 1);
    if (!/^[\w+/.=~:@!%*#^|-]{10,}$/.test(value) || !(0,placeholder/* looksRandom */.EZ)(value))
        return false;
    const hasAll = /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value);
    if (kind === 'key')
        return value.length >= named_values_KEY_MIN && hasAll;
    if (value.length < TOKEN_MIN)
        return hasAll && (isQuoted || join !== 'colon' || value.length >= TOKEN_MIN - 2);
    return !/^[A-Z][A-Z\d_]*$/.test(value) || (0,secrets_words/* countRandom */.rW)(value) > value.length * 0.7;
}

// EXTERNAL MODULE: ./lib/src/secrets/repeated-values.js
var repeated_values = __webpack_require__(6799);
;// CONCATENATED MODULE: ./lib/src/secrets/scan.js









/** Maximum different values found by context; real conversations have fewer. */
const VALUES_MAX = 1000;
/** Rule of values that were found only by their names. */
const GENERIC_RULE = 'generic-api-key';
const FINDERS = [findBlocks, findFormats, findUrlPasswords, findNamedValues];
/**
 * Replaces exact values, and finds credentials unless they are sent. Ignores placeholders, trivial passwords and local
 * databases, like the SpecStory CLI.
 * @throws Failure `too-large` for more than `VALUES_MAX` values found by context
 */
function scanCredentials(text, policy, now = Date.now()) {
    const { redactionMode, exactValues } = policy;
    if (exactValues === undefined)
        return findAndRedact(text, policy, now);
    const view = (0,secrets_view/* createView */.O8)(text);
    const { masked, findings } = exactValues.mask(view);
    const scan = findAndRedact(masked, policy, now);
    return redactionMode === 'send'
        ? scan
        : { ...scan, findings: [...toFoundCredentials(view, findings, now), ...scan.findings] };
}
/** Replaces only exact values. */
function maskExactValues(text, { exactValues }) {
    return exactValues === undefined ? text : exactValues.mask((0,secrets_view/* createView */.O8)(text)).masked;
}
function findAndRedact(text, { redactionMode, allowlist }, now) {
    const nothing = { findings: [], redacted: text };
    if (redactionMode === 'send')
        return nothing;
    const view = (0,secrets_view/* createView */.O8)(text);
    const found = FINDERS.flatMap((find) => [...find(view)]);
    if (found.length === 0)
        return nothing;
    const wanted = removeGeneric(removeAllowed(found, allowlist, view));
    const findings = mergeOverlapping([...wanted, ...findOtherOccurrences(view, wanted)]);
    return { findings: toFoundCredentials(view, findings, now), redacted: redact(text, findings) };
}
/** Removes findings that `secrets-allow` permits, and context findings at the same place. */
function removeAllowed(findings, allowlist, view) {
    const allowed = findings.filter((finding) => allowlist.allows(finding, view));
    if (allowed.length === 0)
        return [...findings];
    const names = new Set(allowed);
    const starts = new Map(allowed.map(({ start, end }) => [start, end]));
    return findings.filter((finding) => !names.has(finding) && !(finding.isFromContext && finding.end <= (starts.get(finding.start) ?? 0)));
}
/** Removes generic findings around a credential with a known format, such as `user:ghp_…@host`. */
function removeGeneric(findings) {
    const specific = findings.filter(({ isFromContext }) => !isFromContext).sort((a, b) => a.start - b.start);
    if (specific.length === 0)
        return [...findings];
    const generic = findings.filter(isGeneric).sort((a, b) => a.start - b.start);
    let next = 0;
    const distinct = generic.filter(({ start, end }) => {
        while ((specific[next]?.end ?? Number.POSITIVE_INFINITY) <= start)
            next++;
        return (specific[next]?.start ?? Number.POSITIVE_INFINITY) >= end;
    });
    return [...findings.filter((finding) => !isGeneric(finding)), ...distinct];
}
function isGeneric({ rule }) {
    return rule === GENERIC_RULE;
}
/** Finds the other places of values that were found by context. */
function* findOtherOccurrences(view, findings) {
    const rules = new Map();
    for (const { rule, start, end, isFromContext, inner } of findings) {
        for (const [from, to] of [
            ...(isFromContext ? [[start, end]] : []),
            ...(inner === undefined ? [] : [inner]),
        ]) {
            const value = (0,secrets_view/* decodeSlice */.Zx)(view, from, to);
            if (!(0,placeholder/* isEverydayWord */.SJ)(value) && (!rules.has(value) || rules.get(value) === GENERIC_RULE))
                rules.set(value, rule);
        }
        if (rules.size > VALUES_MAX)
            throw createTooManyFailure();
    }
    if (rules.size === 0)
        return;
    for (const { value, start, end } of new repeated_values/* ValueFinder */.s([...rules.keys()]).find(view.codes)) {
        yield { rule: rules.get(value) ?? '', start, end, isFromContext: true };
    }
}
function createTooManyFailure() {
    const hint = 'Leave the file out with `exclude`, or name the rule that finds what is none in `secrets-allow`.';
    return new failure/* Failure */.HR('too-large', `The session holds more than ${VALUES_MAX} different credentials.`, hint);
}
/** Sorts findings and merges overlapping ones; the longest one names the rule. */
function mergeOverlapping(findings) {
    const merged = [];
    for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end || rankFinding(a) - rankFinding(b))) {
        const last = merged.at(-1);
        if (last === undefined || finding.start >= last.end)
            merged.push(finding);
        else if (finding.end > last.end) {
            const longest = finding.end - finding.start > last.end - last.start ? finding : last;
            merged[merged.length - 1] = { ...longest, start: last.start, end: finding.end };
        }
    }
    return merged;
}
/** Ranks findings at the same place; the most specific one comes first. */
function rankFinding(finding) {
    return isGeneric(finding) ? 2 : finding.isFromContext ? 1 : 0;
}
function toFoundCredentials(view, findings, now) {
    const found = new Map();
    let line = 1;
    let lineBreak = view.text.indexOf('\n');
    for (const { rule, start, end, isPublic, expiresAt } of findings) {
        for (; lineBreak !== -1 && lineBreak < start; line++)
            lineBreak = view.text.indexOf('\n', lineBreak + 1);
        const value = (0,secrets_view/* decodeSlice */.Zx)(view, start, end);
        if (found.has(value))
            continue;
        const harmless = isPublic ? 'public' : expiresAt !== undefined && expiresAt * 1000 < now ? 'expired' : undefined;
        const fingerprint = (0,external_node_crypto_.createHash)('sha256').update(value).digest('base64');
        found.set(value, { rule, line, fingerprint, ...(harmless === undefined ? {} : { harmless }) });
    }
    return [...found.values()];
}
function redact(text, findings) {
    const parts = [];
    let at = 0;
    for (const { start, end, rule } of findings) {
        parts.push(text.slice(at, start), `[REDACTED:${rule}]`);
        at = end;
    }
    return parts.join('') + text.slice(at);
}


/***/ }),

/***/ 9338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ listFiles),
/* harmony export */   U: () => (/* binding */ describeReadError),
/* harmony export */   cf: () => (/* binding */ resolveHistoryDirectory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7304);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7743);




/** Ignores case on every system, because Windows and macOS do. */
const MARKDOWN = /\.md$/i;
const OTHER_MARKDOWN = /\.(?:markdown|mdown|mkdn?|mdx|md\.txt)$/i;
const ENCRYPTED = /\.(?:md|markdown)\.(?:gpg|pgp|asc|age|enc)$/i;
/** Directories of other projects and of Git. */
const NEVER_SEARCHED = new Set(['.specstory', '.git']);
/**
 * Resolves the history directory below a path.
 * @returns POSIX, relative to the workspace
 * @throws Failure `invalid-input` for a directory outside the workspace
 */
function resolveHistoryDirectory(path, historyDir) {
    const directory = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, historyDir).replace(/\/$/, '') || '.';
    const parts = [path, historyDir, directory].flatMap((text) => text.split(/[/\\]/));
    if (parts.includes('..') || [path, historyDir].some((text) => text.startsWith('/') || /^[A-Za-z]:/.test(text))) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR('invalid-input', `the history directory \`${historyDir}\` below \`${path}\` is not inside the workspace`, 'Give `path` relative to the workspace and `history-dir` relative to `path`, without `..`.');
    }
    return directory;
}
/** Lists history directories with their subdirectories (`YYYY/MM/`), without following links. */
async function listFiles(root, directories, signal) {
    const files = [];
    const ignored = [];
    const unreadable = [];
    const searched = [];
    const listed = new Set();
    const waiting = [];
    for (const directory of [...new Set(directories)].sort()) {
        searched.push({ directory, exists: await addDirectory(directory) });
    }
    for (let next = waiting.pop(); next !== undefined && !signal.aborted; next = waiting.pop())
        await listEntries(next);
    return { files: files.sort(), ignored, unreadable, directories: searched };
    /** Checks each parent directory, because it can be a link. Returns whether the directory exists. */
    async function addDirectory(directory) {
        let path = '';
        try {
            for (const part of directory.split('/').filter((name) => name !== '.')) {
                path = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, part);
                const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path));
                if (stats.isDirectory())
                    continue;
                ignored.push(stats.isSymbolicLink() ? toIgnoredLink(path) : toNonDirectory(path));
                return true;
            }
        }
        catch (error) {
            if ((0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .getErrorCode */ .E2)(error) === 'ENOENT')
                return false;
            unreadable.push({ file: path, detail: describeReadError(error, path) });
            return true;
        }
        waiting.push(directory);
        return true;
    }
    async function listEntries(directory) {
        if (listed.has(directory))
            return;
        listed.add(directory);
        try {
            const above = directory === '.' ? [] : [directory];
            // `join` makes flat strings, which V8 sorts twice as fast as concatenated ones.
            await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .listDirectory */ .KG)(root, directory, (entry) => addEntry([...above, entry.name].join('/'), entry), signal);
        }
        catch (error) {
            if (error instanceof _workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .PathMismatchError */ .SS || (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .getErrorCode */ .E2)(error) === 'ELOOP')
                ignored.push(toIgnoredLink(directory));
            else
                unreadable.push({ file: directory, detail: describeReadError(error, directory) });
        }
    }
    function addEntry(file, entry) {
        if (entry.isSymbolicLink())
            ignored.push(toIgnoredLink(file));
        else if (entry.isDirectory()) {
            if (!NEVER_SEARCHED.has(entry.name))
                waiting.push(file);
        }
        else if (!entry.isFile())
            ignored.push({ file, reason: 'not-a-file', detail: 'not a regular file' });
        else if (MARKDOWN.test(entry.name))
            files.push(file);
        else
            ignored.push(toOtherFile(file));
    }
}
function toIgnoredLink(file) {
    return { file, reason: 'link', detail: 'symbolic links are never followed' };
}
/** Classifies a file by its extension. */
function toOtherFile(file) {
    const extension = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.extname(file);
    if (OTHER_MARKDOWN.test(file))
        return { file, reason: 'other-extension', detail: `its name ends in ${extension}` };
    if (ENCRYPTED.test(file))
        return { file, reason: 'encrypted', detail: `its name ends in ${extension}` };
    return { file, reason: 'other-file', detail: 'not Markdown' };
}
function toNonDirectory(file) {
    return { file, reason: 'not-a-file', detail: 'not a directory' };
}
const ERROR_WORDS = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'it disappeared during the scan',
    ELOOP: 'it became a symbolic link during the scan',
    ENAMETOOLONG: 'its path is too long',
    EMFILE: 'too many files are open',
    EBUSY: 'another program is using it',
    EIO: 'the disk reports an error',
};
/**
 * Describes why a file or directory could not be read.
 * @param file its listed path: a name that is not UTF-8 contains U+FFFD and cannot be opened
 */
function describeReadError(error, file) {
    const code = (0,_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .getErrorCode */ .E2)(error);
    if (code === 'ENOENT' && file.includes('\ufffd'))
        return 'its name is not valid UTF-8';
    if (code === undefined)
        return Error.isError(error) ? error.message : String(error);
    const words = ERROR_WORDS[code];
    return words === undefined ? code : `${words} (${code})`;
}


/***/ }),

/***/ 9119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ inspectText),
/* harmony export */   l: () => (/* binding */ readTranscript)
/* harmony export */ });
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(370);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);
/* harmony import */ var _host_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7322);
/* harmony import */ var _message_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6597);
/* harmony import */ var _secrets_scan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5739);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7743);
/* harmony import */ var _list_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9338);
/* harmony import */ var _transcript_head_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8339);
/* harmony import */ var _transcript_title_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6747);
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









/** Bytes. The cloud's limit (docs/internals/cloud.md, Limits): larger files are not read. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Lets the event loop run between two texts, so that signals and the deadline take effect. */
const oneByOne = (0,p_limit__WEBPACK_IMPORTED_MODULE_8__/* ["default"] */ .A)(1);
/**
 * Reads the scanned file. Fails if it was replaced by a link or changed since the scan.
 * @throws Failure `file-changed`, `file-unreadable`, `too-large`
 */
async function readTranscript(workspace, session, policy) {
    const plain = await readScanned(workspace, session);
    return await oneByOne(async () => {
        const transcript = toTranscript(plain, session, policy);
        await new Promise(setImmediate);
        return transcript;
    });
}
/**
 * Calls `inspect` with the text of a file; `inspect` must not keep the text.
 * @returns `undefined` for a file above the upload limit
 * @throws NotRegularFileError, PathMismatchError; the file system's error; the signal's reason
 */
async function inspectText(workspace, file, { budget, signal }, inspect) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { handle, stats } = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .openVerified */ .p_)(workspace, file);
        const _file = __addDisposableResource(env_1, handle, true);
        if (stats.size > MAX_FILE_BYTES)
            return undefined;
        const _room = __addDisposableResource(env_1, await budget.acquire(stats.size), false);
        signal.throwIfAborted();
        const text = toText(await readWhole(handle, stats.size));
        // Inspecting a large text blocks for a second, so handle pending signals first.
        await new Promise(setImmediate);
        signal.throwIfAborted();
        return inspect(text);
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
function toTranscript(plain, session, policy) {
    const { findings, redacted } = (0,_secrets_scan_js__WEBPACK_IMPORTED_MODULE_3__/* .scanCredentials */ .S)(plain, policy);
    const text = policy.redactionMode === 'hold' ? (0,_secrets_scan_js__WEBPACK_IMPORTED_MODULE_3__/* .maskExactValues */ .i)(plain, policy) : redacted;
    const isKnown = session.title !== undefined && text === plain;
    return {
        text,
        title: isKnown ? (session.title ?? null) : ((0,_transcript_title_js__WEBPACK_IMPORTED_MODULE_7__/* .readTitle */ .t)((0,_transcript_head_js__WEBPACK_IMPORTED_MODULE_6__/* .toLines */ .P_)(text), true, session.titleRule) ?? null),
        wireBytes: Buffer.byteLength(text),
        unredactedBytes: Buffer.byteLength(plain),
        secrets: findings,
    };
}
function toText(file) {
    const text = (0,_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .decodeText */ .g7)(file);
    return (0,_transcript_head_js__WEBPACK_IMPORTED_MODULE_6__/* .hasOnlyCrlf */ .CT)(text) ? text.replaceAll('\r', '') : text;
}
async function readWhole(handle, size) {
    const buffer = Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
        const { bytesRead } = await handle.read(buffer, length, size - length, length);
        if (bytesRead === 0)
            break;
        length += bytesRead;
    }
    return buffer.subarray(0, length);
}
/** Checks after opening, so that the checks apply to this file. */
async function readScanned(workspace, session) {
    const { file, diskBytes } = session;
    if (diskBytes > MAX_FILE_BYTES) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .createTooLargeFailure */ .E4)(`\`${file}\` is ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(diskBytes)}, over the limit of ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatLimit */ .tW)(MAX_FILE_BYTES)}`);
    }
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const { handle, stats } = await (0,_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .openVerified */ .p_)(workspace, file);
            const _file = __addDisposableResource(env_2, handle, true);
            checkStats(session, stats);
            const content = await readWhole(handle, diskBytes);
            checkStats(session, await handle.stat());
            return toText(content);
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
    catch (error) {
        throw asFailure(error, session);
    }
}
function checkStats(session, stats) {
    if (stats.size !== session.diskBytes || stats.mtimeMs !== session.mtimeMs) {
        throw fileChanged(session, `changed since it was scanned: ${(0,_message_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatByteChange */ .Ul)(session.diskBytes, stats.size)}`);
    }
}
function fileChanged(session, what, options) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('file-changed', `\`${session.file}\` ${what}`, 'Re-run the job when nothing writes to the history directory. The file was not uploaded.', options);
}
function asFailure(error, session) {
    if (error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR)
        return error;
    const code = (0,_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .getErrorCode */ .E2)(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
        return fileChanged(session, 'disappeared after it was scanned', { cause: error });
    }
    if (code === 'ELOOP' || error instanceof _workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .NotRegularFileError */ .iZ || error instanceof _workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .PathMismatchError */ .SS) {
        return fileChanged(session, 'was replaced after it was scanned: it or its directory is a link or not a file', {
            cause: error,
        });
    }
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('file-unreadable', `\`${session.file}\` cannot be read: ${(0,_list_files_js__WEBPACK_IMPORTED_MODULE_5__/* .describeReadError */ .U)(error, session.file)}`, `Check the file's permissions and the disk of ${_host_words_js__WEBPACK_IMPORTED_MODULE_1__/* .HOST_WORDS */ .f.machine.github}.`, { cause: error });
}


/***/ }),

/***/ 8339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lq: () => (/* binding */ HEAD_BYTES),
  Jk: () => (/* binding */ decodeHead),
  CT: () => (/* binding */ hasOnlyCrlf),
  zy: () => (/* binding */ readHead),
  AW: () => (/* binding */ redactTitle),
  P_: () => (/* binding */ toLines)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./lib/src/host-words.js
var host_words = __webpack_require__(7322);
// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __webpack_require__(9004);
// EXTERNAL MODULE: ./lib/src/secrets/credential-policy.js
var credential_policy = __webpack_require__(7626);
// EXTERNAL MODULE: ./lib/src/secrets/placeholder.js
var placeholder = __webpack_require__(5125);
// EXTERNAL MODULE: ./lib/src/secrets/scan.js + 9 modules
var scan = __webpack_require__(5739);
// EXTERNAL MODULE: ./lib/src/workspace.js
var workspace = __webpack_require__(7743);
// EXTERNAL MODULE: ./lib/src/sessions/transcript/messages.js
var messages = __webpack_require__(7201);
;// CONCATENATED MODULE: ./lib/src/sessions/transcript/header.js

/** Twice the lines of real files: formatters add blank lines (docs/internals/transcripts.md, Header generations). */
const HEADER_LINES = 10;
/** Characters. Real comments have fewer than 150. */
const COMMENT_MAX = 1024;
const GENERATED = '<!-- Generated by SpecStory';
const MARKDOWN_VERSION = /\bMarkdown v(\d{1,6}(?:\.\d{1,6}){0,3})/;
/** Characters from the top that are searched for a session comment. */
const NAMING_MAX = 1024;
const AGENTS_ID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|ses_[0-9a-z]{26}|bc-[0-9a-z-]+)$/i;
const SESSION = 'Session';
/** ` <id>`, and optionally the start of a date in parentheses. */
const ID_AND_MORE = /^ +([^\s()]+) *(\(?)/;
/** Characters; no usable ID is longer. */
const ID_REACH = 256;
/**
 * Reads the header: blank lines, titles and comments, up to the first other line. Formatters put front matter, a
 * license or navigation above it. Then the header starts at the "Generated by SpecStory" line.
 * @param text the start of the file, without a byte order mark
 */
function readHeader(text, isWhole) {
    const top = readHeaderAt(text, 0, isWhole);
    if (top.session !== undefined || top.generated || top.endsAtRole || top.isCut)
        return top;
    const start = findGeneratedLine(text);
    return start === -1 ? top : readHeaderAt(text, start, isWhole);
}
/** Finds a session comment in the first kilobyte. A file with one is reported even if it is not a transcript. */
function findNamedSession(text) {
    for (const line of text.slice(0, NAMING_MAX).split('\n')) {
        const id = parseSessionComment(line.trim())?.id;
        if (id !== undefined && isAgentsId(id))
            return id;
    }
    return undefined;
}
/** Recognizes the IDs of agents: a UUID, or the form of OpenCode or a cloud agent (docs/internals/transcripts.md). */
function isAgentsId(id) {
    return AGENTS_ID.test(id);
}
/** Finds the "Generated by SpecStory" line, or -1; a line in a code fence is an example. */
function findGeneratedLine(text) {
    let start = 0;
    for (const line of text.slice(0, NAMING_MAX).split('\n')) {
        if (line.startsWith(GENERATED))
            return start;
        if (/^ {0,3}(?:```|~~~)/.test(line))
            return -1;
        start += line.length + 1;
    }
    return -1;
}
function readHeaderAt(text, from, isWhole) {
    let generated = false;
    let version;
    let session;
    let endsAtRole = false;
    let isCut = false;
    let start = from;
    for (let count = 0; count < HEADER_LINES && start < text.length && session === undefined; count++) {
        const lf = text.indexOf('\n', start);
        isCut = lf === -1 && !isWhole;
        if (isCut)
            break;
        const end = lf === -1 ? text.length : lf;
        // A single CR can be part of a title, so only LF ends a line here.
        const line = text.slice(start, Math.min(end, start + COMMENT_MAX)).trimEnd();
        if (!isPossibleHeader(line)) {
            endsAtRole = (0,messages/* parseRole */.gP)(line) !== undefined;
            break;
        }
        start = end + 1;
        if (isGenerated(line)) {
            generated = true;
            version = MARKDOWN_VERSION.exec(line)?.[1]?.split('.').map(Number);
        }
        else
            session = parseSessionComment(line);
    }
    if (session === undefined && !isWhole && start >= text.length)
        isCut = true;
    return { generated, version, session, endsAtRole, isCut, end: start };
}
function isPossibleHeader(line) {
    return line.startsWith('<!--') || line.startsWith('#') || line.trim() === '';
}
function isGenerated(line) {
    if (line === '## SpecStory')
        return true;
    return line.startsWith(GENERATED) && /\W/.test(line.charAt(GENERATED.length)) && line.endsWith(' -->');
}
/**
 * Parses a session comment word by word: one expression with any words before `Session` would take cubic time.
 * @param line without trailing white space
 */
function parseSessionComment(line) {
    if (!line.startsWith('<!--') || !line.endsWith('-->'))
        return undefined;
    const text = line.slice('<!--'.length, -'-->'.length).trim();
    // Some files of 2025 have `Claude CodeSession <id>`, and a provider's name can contain `Session`.
    for (let at = text.indexOf(SESSION, 1); at !== -1; at = text.indexOf(SESSION, at + 1)) {
        const behind = at + SESSION.length;
        const [all = '', id, bracket] = ID_AND_MORE.exec(text.slice(behind, behind + ID_REACH)) ?? [];
        const isAll = bracket === '(' ? text.endsWith(')') : behind + all.length === text.length;
        const date = text.slice(behind + all.length, -1);
        if (id !== undefined && isAll)
            return { providerText: text.slice(0, at).trimEnd(), id, date };
    }
    return parseOddComment(text);
}
/** Parses a comment with an ID of several words. */
function parseOddComment(text) {
    const at = text.slice(1).search(/Session\b/) + 1;
    if (at === 0)
        return undefined;
    const words = text.slice(at + SESSION.length).trimStart();
    const bracket = words.endsWith(')') ? words.lastIndexOf('(') : -1;
    const providerText = text.slice(0, at).trimEnd();
    if (bracket === -1)
        return { providerText, id: words, date: '' };
    return { providerText, id: words.slice(0, bracket).trimEnd(), date: words.slice(bracket + 1, -1) };
}

// EXTERNAL MODULE: ./lib/src/sessions/transcript/title.js
var transcript_title = __webpack_require__(6747);
;// CONCATENATED MODULE: ./lib/src/sessions/transcript/head.js










/** Bytes of a file that decide what it is. */
const HEAD_BYTES = 8 * 1024;
/** Bytes that are enough to classify most files; otherwise the whole head is decoded. */
const FIRST_BYTES = 1024;
/** Bytes. Git LFS pointers are smaller. */
const LFS_POINTER_MAX = 1024;
const LFS_POINTER = 'version https://git-lfs';
/** Characters with room for the header, the title, and the rest of a long token in it. */
const TITLE_CHARACTERS = 2048;
/** Lines that are searched for conflict markers: room for the header of each side. */
const CONFLICT_LINES = 20;
const CONFLICT_START = '<<<<<<< ';
/** Provider texts of the extension. Its headings are titles; the CLI's headings are times. */
const EXTENSION_TEXTS = new Set(['cursor', 'vscode', 'cursoride', 'copilotide']);
const ENCRYPTIONS = [
    { start: '\0GITCRYPT\0', tool: 'git-crypt' },
    { start: '-----BEGIN PGP MESSAGE-----', tool: 'GnuPG' },
    { start: '-----BEGIN AGE ENCRYPTED FILE-----', tool: 'age' },
    { start: 'age-encryption.org/', tool: 'age' },
];
const DETAIL_TEXT_MAX = 80;
const CR = 0x0d;
/** Characters. Dates in real headers have at most 25. */
const DATE_MAX = 40;
/**
 * Classifies a file of a history directory.
 * @param bytes the first `HEAD_BYTES` of the file, or all of it; not kept
 */
function readHead(bytes, fileBytes) {
    if (fileBytes === 0)
        return createIgnored('empty', 'the file is empty');
    const isWhole = bytes.length >= fileBytes;
    if ((0,workspace/* isUtf16 */.bJ)(bytes)) {
        const text = decodeStart(bytes, bytes.length, isWhole);
        return (classify(text, { isWhole, isAllOfHead: true, fileBytes, mayDiffer: () => true }) ?? classifyOther(bytes, text));
    }
    const classifyStart = (length) => classify(decodeStart(bytes, length, length >= fileBytes), {
        isWhole: length >= fileBytes,
        isAllOfHead: length >= bytes.length,
        fileBytes,
        mayDiffer: () => wireMayDiffer(bytes, isWhole),
    });
    const first = classifyStart(Math.min(FIRST_BYTES, bytes.length));
    const isDecided = bytes.length <= FIRST_BYTES || (first !== undefined && !isOpen(first));
    const classified = isDecided ? first : classifyStart(bytes.length);
    return classified ?? classifyOther(bytes, decodeStart(bytes, bytes.length, isWhole));
}
function classifyOther(bytes, text) {
    const unreadable = describeUnreadable(bytes, text);
    if (unreadable !== undefined)
        return unreadable;
    const id = findNamedSession(text);
    if (id === undefined)
        return createIgnored('not-a-transcript', 'not a SpecStory transcript');
    return {
        ...createIgnored('not-a-transcript', 'not a SpecStory transcript, although a comment in its first lines names a session'),
        id: copyText(id),
    };
}
function describeUnreadable(bytes, text) {
    const encryption = ENCRYPTIONS.find(({ start }) => text.startsWith(start));
    if (encryption !== undefined)
        return createIgnored('encrypted', `encrypted with ${encryption.tool}`);
    if (bytes.every((byte) => byte === 0))
        return createIgnored('not-text', 'it contains only NUL bytes, as after a crash');
    const zeros = bytes.filter((byte) => byte === 0).length;
    // In Latin text every second byte is zero.
    if (zeros * 3 > bytes.length)
        return createIgnored('not-text', 'it is UTF-16 without a byte order mark');
    if (zeros > 0 || text.includes('\ufffd'))
        return createIgnored('not-text', 'it is binary, or not UTF-8');
    return undefined;
}
function isOpen(head) {
    const transcript = head.kind === 'session' ? head : head.transcript;
    return transcript !== undefined && (transcript.hasMessage === undefined || transcript.title === undefined);
}
/** @returns `undefined` when the text is too short for a decision */
function classify(text, extent) {
    const { isWhole, fileBytes } = extent;
    if (fileBytes <= LFS_POINTER_MAX && text.startsWith(LFS_POINTER)) {
        return createIgnored('lfs-pointer', `a Git LFS pointer, not the transcript: ${host_words/* HOST_WORDS */.f.fetchLfs.github}`);
    }
    if (hasConflict(text))
        return { ...createIgnored('conflict', 'Git conflict markers in its first lines'), ...findNamedId(text) };
    const header = readHeader(text, isWhole);
    const below = text.slice(header.end);
    const transcript = (providerText, date) => {
        const titleRule = providerText === '' || EXTENSION_TEXTS.has(providerText) ? 'heading' : 'cli';
        return {
            providerText,
            date: date.slice(0, DATE_MAX),
            version: header.version,
            wireMayDiffer: extent.mayDiffer(),
            hasMessage: (0,messages/* hasMessage */.g8)(below, isWhole) || (isWhole ? false : undefined),
            title: (0,transcript_title/* readTitle */.t)(text, isWhole, titleRule),
            titleRule,
        };
    };
    if (header.session !== undefined) {
        const { id, providerText, date } = header.session;
        if (!header.generated && !isAgentsId(id) && !hasRoleLine(below))
            return undefined;
        if (id === '')
            return { ...createIgnored('unusable-id', UNNAMED), transcript: transcript(providerText, date) };
        if (!(0,ids/* isSessionId */.Sd)(id))
            return createIgnored('unusable-id', unusable(id));
        return { kind: 'session', id: copyText(id), ...transcript(providerText, date) };
    }
    if (header.isCut && !extent.isAllOfHead)
        return undefined;
    if (header.generated || header.endsAtRole)
        return { ...createIgnored('unidentified', UNIDENTIFIED), transcript: transcript('', '') };
    if (isWhole && text.trim() === '')
        return createIgnored('empty', 'the file contains only white space');
    return undefined;
}
/** Searches only above the first message: a message can quote conflict markers. */
function hasConflict(text) {
    if (!text.includes(CONFLICT_START))
        return false;
    for (const line of text.slice(0, FIRST_BYTES).split('\n', CONFLICT_LINES)) {
        if ((0,messages/* parseRole */.gP)(line.trimEnd()) !== undefined)
            return false;
        if (line.startsWith(CONFLICT_START))
            return text.includes('SpecStory') || findNamedSession(text) !== undefined;
    }
    return false;
}
function findNamedId(text) {
    const id = findNamedSession(text);
    return id === undefined ? {} : { id: copyText(id) };
}
/**
 * Reads the title again from the redacted head, because redaction must come before the cut. If an unusual word of the
 * title repeats, the whole head is scanned: a later line can identify the word as a password.
 * @param bytes as for `readHead`
 */
function redactTitle({ title, titleRule }, bytes, fileBytes, policy) {
    if (typeof title !== 'string')
        return title;
    const words = title.split(/\s+/).filter((word) => !(0,placeholder/* isEverydayWord */.SJ)(word));
    const isHarmless = policy.redactionMode === 'send' || words.length === 0;
    if (isHarmless && policy.exactValues === undefined)
        return title;
    const isWhole = bytes.length >= fileBytes;
    const text = decodeStart(bytes, bytes.length, isWhole);
    const isRepeated = words.flatMap(partsOf).some((part) => text.indexOf(part) !== text.lastIndexOf(part));
    const ofStart = isRepeated ? undefined : redact(text.slice(0, TITLE_CHARACTERS), false);
    return typeof ofStart === 'string' ? ofStart : redact(text, isWhole);
    function redact(start, isAll) {
        return (0,transcript_title/* readTitle */.t)((0,scan/* scanCredentials */.S)(start, policy).redacted, isAll, titleRule);
    }
}
/** Splits a word at quotes, brackets and punctuation; the word itself is included. */
function partsOf(word) {
    return [word, ...(word.match(/[^"'`()<>[\]{},;:.]+/g) ?? [])].filter((part) => !(0,placeholder/* isEverydayWord */.SJ)(part));
}
const UNNAMED = 'its session comment contains no session ID';
const UNIDENTIFIED = 'written by an early SpecStory extension, without a session ID';
function unusable(id) {
    if (holdsCredential(id))
        return 'its session ID is not usable';
    const shown = id.length > DETAIL_TEXT_MAX ? `${id.slice(0, DETAIL_TEXT_MAX)}…` : id;
    return `its session ID is not usable: ${copyText(shown)}`;
}
function holdsCredential(text) {
    return (0,scan/* scanCredentials */.S)(text, { redactionMode: 'redact', allowlist: new credential_policy/* Allowlist */.ky() }).findings.length > 0;
}
function createIgnored(reason, detail) {
    return { kind: 'left-out', reason, detail };
}
function hasRoleLine(text) {
    return text.split('\n').some((line) => (0,messages/* parseRole */.gP)(line.trimEnd()) !== undefined);
}
function wireMayDiffer(head, isWhole) {
    // A CR at the end can be half of a line break.
    const lines = head.at(-1) === CR ? head.subarray(0, -1) : head;
    return ((lines.includes(CR) && hasOnlyCrlf(lines)) ||
        !(0,external_node_buffer_.isUtf8)(isWhole ? head : head.subarray(0, lastBoundary(head, head.length))));
}
function decodeHead(bytes, fileBytes) {
    return decodeStart(bytes, bytes.length, bytes.length >= fileBytes);
}
/** Drops a byte order mark, and an incomplete character at the end. */
function decodeStart(bytes, length, isWhole) {
    const text = (0,workspace/* isUtf16 */.bJ)(bytes)
        ? (0,workspace/* decodeText */.g7)(bytes.subarray(0, length))
        : bytes.toString('utf8', 0, isWhole ? length : lastBoundary(bytes, length));
    return toLines(text.startsWith('\ufeff') ? text.slice(1) : text);
}
/** Converts CR to LF in a text without any LF. */
function toLines(text) {
    return text.includes('\r') && !text.includes('\n') ? text.replaceAll('\r', '\n') : text;
}
function lastBoundary(bytes, length) {
    for (let back = 1; back <= 3; back++) {
        const byte = bytes[length - back] ?? 0;
        if (byte < 0x80)
            break;
        if (byte >= 0xc0)
            return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length - back : length;
    }
    return length;
}
/** Copies a substring, because V8's substrings keep the whole head in memory. */
function copyText(text) {
    return Buffer.from(text).toString();
}
/**
 * Whether there are line breaks and all are CRLF, as Git's autocrlf writes them (docs/internals/transcripts.md, Files).
 * Only such a text is compared and uploaded with LF.
 */
function hasOnlyCrlf(text) {
    for (let start = 0;;) {
        const lf = text.indexOf('\n', start);
        if (lf === -1)
            return start > 0 && text.indexOf('\r', start) === -1;
        if (lf === start || text.indexOf('\r', start) !== lf - 1)
            return false;
        start = lf + 1;
    }
}


/***/ }),

/***/ 7201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ne: () => (/* binding */ readMessages),
/* harmony export */   g8: () => (/* binding */ hasMessage),
/* harmony export */   gP: () => (/* binding */ parseRole)
/* harmony export */ });
/** Characters. Real role lines have fewer than 150. */
const ROLE_LINE_MAX = 512;
/** The common start of all role lines. */
const OPENING = /^_\*\*(User|Agent|Assistant)(\*\*_| \(| - )/;
/** The end of each form: `_**User**_`, `_**User (ts)**_`, `_**User - sidechain (ts)**_`; text can follow. */
const CLOSINGS = {
    '**_': /^(?:[ \t]|$)/,
    ' (': /\)\*\*_(?:[ \t]|$)/,
    ' - ': /\*\*_(?:[ \t]|$)/,
};
/** Starts of lines that are not message text. */
const MARKUP = ['_**', '---', '<!-- message-id: '];
/** Optional comment of the CLI below the role line; not part of the message. */
const MESSAGE_ID_COMMENT = /<!-- message-id: .{0,480} -->\r?(?:\n|$)/y;
/** A line that is not a title, comment or rule. The flag `m` would also start a line at a single CR. */
const MESSAGE_LINE = /(?:^|\n)[^\S\n]*(?!#|<!--|---)\S/;
const DECIDING = 4;
/** Parses a role line. Fences are ignored: real files have unbalanced ones (docs/internals/transcripts.md, Titles). */
function parseRole(line) {
    if (!line.startsWith('_**') || line.length > ROLE_LINE_MAX)
        return undefined;
    const [opening = '', role, form = ''] = OPENING.exec(line) ?? [];
    if (role === undefined || CLOSINGS[form]?.test(line.slice(opening.length)) !== true)
        return undefined;
    return role === 'User' ? 'user' : 'agent';
}
/** Reads messages in order. @param isWhole false: the text is only the start of the file */
function* readMessages(text, isWhole) {
    const lines = roleLines(text);
    let opened = lines.next().value;
    while (opened !== undefined) {
        const next = lines.next().value;
        const isCut = next === undefined && !isWhole;
        const end = next?.start ?? (isCut ? settledEnd(text) : text.length);
        yield { role: opened.role, text: textBetween(text.slice(opened.end, end), next?.role, isCut), isCut };
        opened = next;
    }
}
/** Whether text follows the header. A role line is not required, because new agents can write messages differently. */
function hasMessage(text, isWhole) {
    const lastLine = text.lastIndexOf('\n') + 1;
    const isDecided = isWhole || text.slice(lastLine).trimStart().length >= DECIDING;
    return MESSAGE_LINE.test(isDecided ? text : text.slice(0, lastLine));
}
function* roleLines(text) {
    for (let start = text.startsWith('_**') ? 0 : nextStart(text, 0); start !== -1; start = nextStart(text, start)) {
        const lf = text.indexOf('\n', start);
        const end = lf === -1 ? text.length : lf;
        const line = text.slice(start, Math.min(end, start + ROLE_LINE_MAX + 2));
        const role = parseRole(line.endsWith('\r') ? line.slice(0, -1) : line);
        if (role !== undefined)
            yield { role, start, end };
    }
}
function nextStart(text, from) {
    const at = text.indexOf('\n_**', from);
    return at === -1 ? -1 : at + 1;
}
/** Returns the end of a cut text, without a last line that can be markup. */
function settledEnd(text) {
    const start = text.lastIndexOf('\n') + 1;
    return isPossibleMarkup(text.slice(start, start + ROLE_LINE_MAX + 1)) ? start : text.length;
}
function isPossibleMarkup(line) {
    return line.length <= ROLE_LINE_MAX && MARKUP.some((mark) => mark.startsWith(line) || line.startsWith(mark));
}
/** Removes the `---` before another speaker. Before a message of the same speaker it is text. */
function textBetween(text, next, isCut) {
    const own = withoutMessageId(text);
    return next === 'agent' || isCut ? withoutLastRule(own) : own;
}
/** Skips line breaks in a loop: a regular expression overflows the stack after millions of them. */
function withoutMessageId(text) {
    let start = 0;
    while (text[start] === '\n' || text[start] === '\r')
        start++;
    MESSAGE_ID_COMMENT.lastIndex = start;
    return MESSAGE_ID_COMMENT.test(text) ? text.slice(MESSAGE_ID_COMMENT.lastIndex) : text;
}
function withoutLastRule(text) {
    const trimmed = text.trimEnd();
    const start = trimmed.lastIndexOf('\n') + 1;
    const isRule = trimmed.slice(start) === '---' && /^(?:\r?\n|$)/.test(text.slice(trimmed.length, trimmed.length + 2));
    return isRule ? text.slice(0, start) : text;
}


/***/ }),

/***/ 6747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readHeading),
/* harmony export */   t: () => (/* binding */ readTitle)
/* harmony export */ });
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7201);

/** Maximum title of the CLI in UTF-8 bytes, without the dots of a cut title. */
const TITLE_MAX_BYTES = 100;
/** White space as in Go's `unicode.IsSpace`. JavaScript's `\s` also has U+FEFF and lacks U+0085. */
const WORDS = /[^\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
/** `<t>`, `<t …>`, `<t/>` and `<t …/>`, with the white space of Go's expressions. */
const TAG = /<[a-zA-Z_][a-zA-Z0-9_-]*(?:[\t\n\f\r ][^>]*)?\/?>/g;
const CLOSING_TAG = /<\/[a-zA-Z_][a-zA-Z0-9_-]*>/g;
/** An incomplete tag at the end of the text. */
const CUT_TAG = /<(?:[a-zA-Z_][a-zA-Z0-9_-]*(?:\/|[\t\n\f\r ][^>]*)?)?$/;
/** A date at the end of a heading: `(2025-10-25 14:57Z)`, `(2025/4/9 15:20:04)`, `(12/7/2024, 9:57:09 PM)`. */
const STAMP_AT_END = /\s*\((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[^()]{0,40}\)$/;
/** A heading that is only a date: `2026-01-23 17:24:15Z`, `2025-07-10_21-46-52Z`. */
const BARE_STAMP = /^[([]?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[\d\s_,:.TZ+-]*(?:[AP]M)?[)\]]?$/i;
const HEADINGS_WITHIN = 2048;
const HEADING_MAX = 400;
/** A message that only controls the agent, or the agent's reply to it. */
const COMMAND = /^(?:\/[a-z][\w-]*|\/(?:model|resume|config|compact|add-dir|output-style)\b.{0,100}|\(no content\)|Set model to .{0,100}|Bye!?|Goodbye!?|See ya!?|Catch you later!?)$/i;
const COMMAND_MAX = 120;
/**
 * Reads a transcript's title (docs/internals/transcripts.md, Titles).
 * @param isWhole false: the text is only the start of the file
 * @returns `null`: no title; `undefined`: the start does not contain enough of the message
 */
function readTitle(text, isWhole, rule) {
    const heading = rule === 'heading' ? readHeading(text) : undefined;
    if (heading !== undefined)
        return cutFolded(foldStart(heading), rule);
    for (const message of (0,_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .readMessages */ .Ne)(text, isWhole)) {
        if (message.role !== 'user')
            continue;
        if (message.isCut)
            return titleOfStart(message.text, rule);
        if (message.text.search(WORDS) === -1)
            continue;
        const folded = foldStart(removeXml(message.text).text);
        if (rule === 'heading' && (isRuleOrEmpty(folded) || isCommand(folded)))
            continue;
        return isRuleOrEmpty(folded) ? null : cutFolded(folded, rule);
    }
    return isWhole ? null : undefined;
}
/** Reads the first heading without its date; `undefined` if the rest is not a title. */
function readHeading(text) {
    for (const line of linesAboveMessages(text)) {
        const heading = /^#{1,6} +(.*)$/.exec(line.slice(0, HEADING_MAX).trimEnd())?.[1];
        if (heading === undefined || heading === 'SpecStory')
            continue;
        const title = heading.replace(STAMP_AT_END, '').trim();
        return title === '' || title === 'Untitled' || title === 'SpecStory' || BARE_STAMP.test(title) ? undefined : title;
    }
    return undefined;
}
function* linesAboveMessages(text) {
    for (let start = 0; start < Math.min(text.length, HEADINGS_WITHIN);) {
        const lf = text.indexOf('\n', start);
        const line = text.slice(start, lf === -1 ? text.length : lf);
        if ((0,_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRole */ .gP)(line.trimEnd()) !== undefined)
            return;
        yield line;
        start = lf === -1 ? text.length : lf + 1;
    }
}
function isRuleOrEmpty(folded) {
    return folded === '' || /^-{3}(?: -{3})*$/.test(folded);
}
function isCommand(folded) {
    return folded.length <= COMMAND_MAX && COMMAND.test(folded);
}
/** Returns the title of a cut message if no further text can change it. */
function titleOfStart(text, rule) {
    const { text: left, settled } = removeXml(text);
    const folded = foldStart(left.slice(0, settled));
    return Buffer.byteLength(folded) > TITLE_MAX_BYTES ? cutFolded(folded, rule) : undefined;
}
/**
 * Replaces XML by blanks, in linear time. The CLI uses an expression, which is quadratic on hostile text:
 * `(?s)<NAME(?:\s[^>]*)?>.*?</NAME>|<NAME(?:\s[^>]*)?/>` with `NAME` = `[a-zA-Z_][a-zA-Z0-9_-]*`.
 * @returns the other text, and its length that no further text can change
 */
function removeXml(text) {
    // Up to the last `>`: every `<t ` in it finds a `>`, so no search fails at the end.
    const end = text.lastIndexOf('>') + 1;
    const tagged = text.slice(0, end);
    let left = '';
    let at = 0;
    let settled;
    TAG.lastIndex = 0;
    for (let match = TAG.exec(tagged); match !== null; match = TAG.exec(tagged)) {
        const [tag] = match;
        const isEmpty = tag.endsWith('/>');
        let removed = isEmpty ? TAG.lastIndex : undefined;
        // `<t …/>` opens a block if a closing tag follows: the CLI's expression tries that first.
        if (settled === undefined && !(isEmpty && /^<[\w-]+\/>$/.test(tag))) {
            CLOSING_TAG.lastIndex = TAG.lastIndex;
            if (CLOSING_TAG.test(tagged))
                removed = CLOSING_TAG.lastIndex;
            else
                settled = left.length + match.index - at;
        }
        if (removed !== undefined) {
            left += `${text.slice(at, match.index)} `;
            at = removed;
        }
        // Tags inside a tag that stays end at the same `>` and stay too. So each `>` is searched once.
        TAG.lastIndex = removed ?? match.index + tag.length;
    }
    const cutTag = CUT_TAG.exec(text.slice(end));
    const before = left.length - at;
    left += text.slice(at);
    return { text: left, settled: settled ?? (cutTag === null ? left.length : before + end + cutTag.index) };
}
/** Cuts at the last space before 100 bytes. With the rule `heading`, cuts at a character if that space is far away. */
function cutFolded(folded, rule) {
    const bytes = Buffer.from(folded);
    // Always copy through bytes: a substring would keep the whole transcript in memory.
    if (bytes.length <= TITLE_MAX_BYTES)
        return bytes.toString();
    let end = TITLE_MAX_BYTES;
    while (((bytes[end] ?? 0) & 0xc0) === 0x80)
        end--;
    const lastSpace = bytes.lastIndexOf(' ', end - 1);
    const isFar = rule === 'heading' && lastSpace * 2 < TITLE_MAX_BYTES;
    return `${bytes.toString('utf8', 0, lastSpace > 0 && !isFar ? lastSpace : end)}...`;
}
/** Folds white space, up to the length of a title. */
function foldStart(text) {
    let folded = '';
    WORDS.lastIndex = 0;
    for (let match = WORDS.exec(text); match !== null; match = WORDS.exec(text)) {
        folded += `${folded === '' ? '' : ' '}${match[0].slice(0, TITLE_MAX_BYTES + 2)}`;
        // A UTF-16 unit takes at most three bytes.
        if (folded.length * 3 > TITLE_MAX_BYTES && Buffer.byteLength(folded) > TITLE_MAX_BYTES)
            break;
    }
    return folded;
}


/***/ }),

/***/ 4279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ measurePhase),
/* harmony export */   z: () => (/* binding */ createLimiter)
/* harmony export */ });
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(370);
/* harmony import */ var _concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(637);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(604);



/** Items to prepare while others are sent: a request should never wait for a body, but memory is limited. */
const PREFETCH = 4;
/** @param concurrency maximum requests at a time */
function createLimiter(concurrency) {
    const limit = (0,p_limit__WEBPACK_IMPORTED_MODULE_1__/* ["default"] */ .A)(concurrency);
    return {
        request: (send) => limit(send),
        forEachLimited: (items, signal, work) => (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .runWorkers */ .x)(items, concurrency + PREFETCH, signal, () => work),
    };
}
/** Reports the duration of a phase, also after an error. */
async function measurePhase({ observe }, phase, work) {
    const startedAt = (0,_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .monotonicMs */ .dR)();
    try {
        return await work();
    }
    finally {
        observe({ event: 'phase-ended', phase, ms: (0,_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .monotonicMs */ .dR)() - startedAt });
    }
}


/***/ }),

/***/ 4298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  VA: () => (/* binding */ createResultWithoutUpload),
  ER: () => (/* binding */ needsInspection),
  ic: () => (/* binding */ planByContent),
  K: () => (/* binding */ planUploads),
  nY: () => (/* binding */ planWithCopy)
});

// EXTERNAL MODULE: ./lib/src/cloud/cloud-failure.js
var cloud_failure = __webpack_require__(14);
// EXTERNAL MODULE: ./lib/src/cloud/copies.js
var cloud_copies = __webpack_require__(5855);
// EXTERNAL MODULE: ./lib/src/cloud/upload-body.js
var upload_body = __webpack_require__(5984);
// EXTERNAL MODULE: ./lib/src/deadline.js
var src_deadline = __webpack_require__(604);
// EXTERNAL MODULE: ./lib/src/failure.js
var src_failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/plan/plan-session.js
var plan_session = __webpack_require__(7504);
// EXTERNAL MODULE: ./lib/src/run/notices.js
var notices = __webpack_require__(1205);
// EXTERNAL MODULE: ./lib/src/run/results.js
var results = __webpack_require__(3226);
// EXTERNAL MODULE: ./lib/src/sessions/read-transcript.js
var read_transcript = __webpack_require__(9119);
;// CONCATENATED MODULE: ./lib/src/sync/compare.js




/**
 * Combines the bulk sizes with a HEAD for each session of unknown size. Without bulk sizes, sends a HEAD per session.
 * @param bulk `undefined` when the bulk request was not made (`sessions` input)
 * @throws failures of the whole run: a rejected token, an unreachable cloud, the deadline
 */
async function compareSessions({ cloud, limiter, deadline }, projectId, sessions, bulk) {
    const failure = bulk !== undefined && 'error' in bulk ? bulk.error : undefined;
    if (failure !== undefined && (!(failure instanceof src_failure/* Failure */.HR) || (0,cloud_failure/* isFatal */.BG)(failure)))
        throw failure;
    const [probed] = sessions;
    // Every attempt lost its connection: one HEAD shows whether other requests fail in the same way.
    if (failure instanceof cloud_failure/* CloudFailure */.wr && failure.last.status === undefined && probed !== undefined) {
        const copy = await limiter.request(() => cloud.head(projectId, probed.id, deadline, { isSingle: true }));
        if (copy.state === 'unknown' && copy.failure !== undefined && copy.failure.last.status === undefined)
            throw cloud.stopUnreachable(copy.failure);
    }
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
    await limiter.forEachLimited(unanswered, deadline.signal, async (id) => {
        try {
            copies.set(id, mergeCopies(await limiter.request(() => cloud.head(projectId, id, deadline)), known?.get(id)));
        }
        catch (error) {
            // The session stays uncompared; it is counted when the run is closed.
            if (!(0,src_deadline/* isEndOfRun */.Eb)(error, deadline))
                throw error;
        }
    });
    return {
        copies,
        inspected: new Set(unanswered),
        sizes: bulk === undefined ? 'head' : known === undefined ? 'fallback' : 'bulk',
        isNew: bulk !== undefined && 'isNew' in bulk ? bulk.isNew : undefined,
        sizesFailure: failure,
        asOf: bulk !== undefined && 'asOf' in bulk ? bulk.asOf : undefined,
    };
}
/** Keeps the bulk response's `isCliCopy` also when the HEAD lacks it. */
function mergeCopies(head, bulk) {
    if (head.state === 'absent' && bulk !== undefined)
        return cloud_copies/* CONTRADICTED */.dk;
    const isCliCopy = bulk?.state === 'unknown' && bulk.isCliCopy;
    return head.state === 'absent' || !isCliCopy ? head : { ...head, isCliCopy };
}
/**
 * Checks `require-existing-project` before any upload. Needs the bulk response: a HEAD returns 404 both for a missing
 * project and for a missing session.
 * @throws Failure `project-new` when a project is missing or cannot be checked; failures of the whole run
 */
async function requireExistingProjects(context, found) {
    for (const { project, scan, bulk } of found) {
        if (scan.sessions.length === 0)
            continue;
        const sizes = await bulk;
        if (sizes !== undefined && 'isNew' in sizes && !sizes.isNew)
            continue;
        const { id, name } = project;
        throw new src_failure/* Failure */.HR('project-new', sizes !== undefined && 'isNew' in sizes
            ? `project ${id} (${name}) does not exist in SpecStory Cloud, and \`require-existing-project\` is set`
            : `the check for project ${id} (${name}) in SpecStory Cloud failed: ${explainUnknown(context, sizes)}`, 'After a rename, set `project-id` to the ID of the old project. For a first sync, run once without `require-existing-project`. Nothing was uploaded.');
    }
}
function explainUnknown({ deadline }, sizes) {
    const error = sizes?.error;
    if (!(error instanceof src_failure/* Failure */.HR) || (0,cloud_failure/* isFatal */.BG)(error) || (0,src_deadline/* isEndOfRun */.Eb)(error, deadline))
        throw error;
    return error.message;
}

;// CONCATENATED MODULE: ./lib/src/sync/plan.js
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
 * Compares and plans all sessions. Reports the results of sessions without an upload; in `check` mode, of all sessions.
 * @throws Failure of the whole run; the deadline's reason
 */
async function planUploads(context, found) {
    const { inputs, deadline, observe } = context;
    if (inputs.requireExistingProject)
        await requireExistingProjects(context, found);
    const uploads = [];
    for (const { project, scan, bulk } of found) {
        if (scan.sessions.length === 0)
            continue;
        const comparison = await compareSessions(context, project.id, scan.sessions, await bulk);
        const { sizes, isNew, sizesFailure, asOf: sizesAsOf } = comparison;
        observe({ event: 'compared', project, sizes, isNew, sizesFailure });
        if (isNew === true)
            observe({ event: 'notice-added', notice: (0,notices/* createNewProjectNotice */.YM)(project) });
        const plan = await planProject(context, project.id, scan.sessions, comparison);
        for (const planned of plan) {
            const result = createResultWithoutUpload(planned, inputs.mode);
            if (result === undefined)
                uploads.push({ planned, project, isNewProject: isNew === true, sizesAsOf });
            else
                observe({ event: 'session-ended', result });
        }
        observe({ event: 'planned', project, plan, sizes });
    }
    deadline.signal.throwIfAborted();
    return uploads;
}
/**
 * Plans the compared sessions, in order. Reads files with an unclear size. A check inspects the copies that a sync
 * would inspect, so that it does not report a kept copy as pending.
 */
async function planProject(context, projectId, sessions, { copies, inspected }) {
    const { inputs, limiter, deadline, observe } = context;
    const plan = [];
    // Sessions that need more than their sizes keep their index in the plan.
    const undecided = [];
    const toPlanned = (decision) => {
        return { ...decision, projectId, isInspected: inspected.has(decision.session.id) };
    };
    const shouldInspect = (planned) => (inputs.mode === 'check' && needsInspection(planned, context)) || (inputs.rescan && mayBeExposed(planned));
    for (const session of sessions) {
        const copy = copies.get(session.id);
        if (copy === undefined)
            continue;
        const decision = (0,plan_session/* planSession */.wk)(session, { bytes: session.diskBytes, exact: false }, copy, toPlanRules(context, session));
        const unread = decision === 'needs-exact-size' ? undefined : toPlanned(decision);
        const isDecided = unread !== undefined && !shouldInspect(unread);
        if (!isDecided)
            undecided.push({ session, copy, index: plan.length, unread });
        plan.push(isDecided ? unread : undefined);
    }
    await limiter.forEachLimited(undecided, deadline.signal, async ({ session, copy, index, unread }) => {
        try {
            const planned = unread ?? toPlanned(await planByContent(context, session, copy));
            plan[index] = shouldInspect(planned) ? await limiter.request(() => inspectAndReplan(context, planned)) : planned;
        }
        catch (error) {
            if ((0,src_deadline/* isEndOfRun */.Eb)(error, deadline))
                return;
            if (!(error instanceof src_failure/* Failure */.HR) || (0,cloud_failure/* isFatal */.BG)(error))
                throw error;
            observe({ event: 'session-ended', result: (0,results/* toFailedResult */.qS)({ projectId, session }, error) });
        }
    });
    return plan.filter((planned) => planned !== undefined);
}
/** Whether a larger copy needs an inspection: if the CLI uploaded it, it can contain credentials. */
function mayBeExposed({ reason, secrets, isInspected }) {
    return reason === 'cloud-has-more' && secrets.length > 0 && !isInspected;
}
/** Returns the result of a plan without an upload. */
function createResultWithoutUpload(planned, mode) {
    switch (planned.action) {
        case 'skip':
            return (0,results/* toSkippedResult */.fL)(planned);
        case 'refuse':
            return (0,results/* toFailedResult */.qS)(planned, (0,plan_session/* createRefusalFailure */.r6)(planned));
        case 'create':
        case 'update':
            return mode === 'check' ? (0,results/* toPendingResult */.eL)(planned) : undefined;
    }
}
/** Combines the inputs and the settings of the session's path. */
function toPlanRules({ inputs, secrets }, { file }) {
    const { updateWhen, overwriteCliSessions, mode, rescan } = inputs;
    const { redactionMode } = secrets.getPolicy(file);
    const readsAll = redactionMode === 'hold' && (mode === 'check' || rescan);
    return { updateWhen, overwriteCliSessions, rescan, redactionMode, readsAll, maxBytes: upload_body/* MAX_BODY_BYTES */.YK };
}
/** Reads one session and plans it by its exact size and its credentials. @throws Failure for an unreadable file */
async function planByContent(context, session, copy) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const _room = __addDisposableResource(env_1, await context.budget.acquire(session.diskBytes), false);
        const policy = context.secrets.getPolicyForReading(session.file);
        const { wireBytes, unredactedBytes, secrets } = await (0,read_transcript/* readTranscript */.l)(context.runner.workspace, session, policy);
        return planWithSize(session, { bytes: wireBytes, exact: true, unredactedBytes, secrets }, copy, toPlanRules(context, session));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/**
 * Whether an update needs an inspection: the bulk response does not show CLI data. `overwrite-cli-sessions` does not
 * apply to updates that only remove credentials.
 */
function needsInspection(planned, { inputs }) {
    const isProtected = !inputs.overwriteCliSessions || planned.reason === 'redacted';
    return planned.action === 'update' && !planned.isInspected && isProtected;
}
/**
 * Inspects a session's copy and plans again: only a HEAD shows CLI data, and the copy can have changed. Call it in a
 * slot of the limiter, with the exact size.
 * @throws CloudFailure (fatal); DeadlinePassed
 */
async function inspectAndReplan(context, planned) {
    const copy = await context.cloud.head(planned.projectId, planned.session.id, context.deadline);
    const isGone = copy.state === 'absent' && planned.action === 'update';
    return planWithCopy(context, planned, isGone ? cloud_copies/* CONTRADICTED */.dk : copy);
}
/** Plans again with an inspected copy. @param planned with the exact size */
function planWithCopy(context, planned, copy) {
    const { projectId, session, localBytes: bytes, unredactedBytes, secrets } = planned;
    return {
        ...planWithSize(session, { bytes, exact: true, unredactedBytes, secrets }, copy, toPlanRules(context, session)),
        projectId,
        isInspected: true,
    };
}
function planWithSize(session, size, copy, rules) {
    const decision = (0,plan_session/* planSession */.wk)(session, size, copy, rules);
    if (decision === 'needs-exact-size')
        throw new Error(`${session.file} was measured and is still to be measured`);
    return decision;
}


/***/ }),

/***/ 9645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ scanProjects),
  s: () => (/* binding */ warnUnusedAllowEntries)
});

// EXTERNAL MODULE: ./lib/src/run/notices.js
var notices = __webpack_require__(1205);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/ids.js
var src_ids = __webpack_require__(9004);
// EXTERNAL MODULE: ./lib/src/workspace.js
var src_workspace = __webpack_require__(7743);
;// CONCATENATED MODULE: ./lib/src/sessions/exclusion.js




/** Milliseconds per slice of paths. Real globs take a hundredth of this; hostile globs take hours. */
const SLICE_MS = 2_000;
/** Paths between two turns of the event loop. */
const SLICE_PATHS = 256;
/**
 * Matches paths with the entries of `exclude`; each can be a session ID, a glob, or both.
 * @param files POSIX, relative to the workspace
 * @throws Failure `invalid-input` for a glob that takes too long
 */
async function createExclusion(entries, files, signal) {
    if (entries.length === 0)
        return { entriesFor: () => [] };
    const ids = new Map(entries.filter(src_ids/* isSessionId */.Sd).map((entry) => [entry.toLowerCase(), entry]));
    const byFile = await matchPaths(entries, files, signal);
    return {
        entriesFor(file, id) {
            const byPath = byFile.get(file) ?? [];
            const entry = id === undefined ? undefined : ids.get(id.toLowerCase());
            return entry === undefined ? byPath : [...new Set([entry, ...byPath])];
        },
    };
}
/** Finds entries without a match, in the order of the input. */
function findUnmatchedEntries(entries, scans) {
    const matched = new Set(scans.flatMap(({ excluded }) => excluded.flatMap((file) => file.entries)));
    return entries.filter((entry) => !matched.has(entry));
}
/** Matches globs with a time limit: their expressions can backtrack for hours and block the event loop. */
async function matchPaths(entries, files, signal) {
    // Load on demand: most runs do not set the input.
    const { default: picomatch } = await __webpack_require__.e(/* import() */ 6).then(__webpack_require__.t.bind(__webpack_require__, 4006, 19));
    const matchers = entries.map((entry) => ({ entry, isMatch: picomatch(toGlob(entry).normalize('NFC'), GLOB_OPTIONS) }));
    const byFile = new Map();
    let at = { entry: '', file: '' };
    const watched = new external_node_vm_.Script('match()');
    for (let start = 0; start < files.length && !signal.aborted; start += SLICE_PATHS) {
        const slice = files.slice(start, start + SLICE_PATHS);
        const match = () => {
            for (const file of slice) {
                const matching = matchers.filter(({ entry, isMatch }) => {
                    at = { entry, file };
                    return isMatch(file.normalize('NFC'));
                });
                if (matching.length > 0)
                    byFile.set(file, matching.map(({ entry }) => entry));
            }
        };
        try {
            watched.runInContext((0,external_node_vm_.createContext)({ match }), { timeout: SLICE_MS });
        }
        catch (error) {
            throw (0,src_workspace/* getErrorCode */.E2)(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? createSlowGlobFailure(at) : error;
        }
        await new Promise(setImmediate);
    }
    return byFile;
}
/** Equal on every system; `!` does not negate. */
const GLOB_OPTIONS = { dot: true, windows: false, nonegate: true };
/** `drafts/` means everything below it. */
function toGlob(entry) {
    return entry.endsWith('/') ? `${entry}**` : entry;
}
function createSlowGlobFailure({ entry, file }) {
    return new failure/* Failure */.HR('invalid-input', `The entry \`${entry}\` of \`exclude\` takes too long to match against \`${file}\`.`, 'Use fewer `*`. Nothing was sent.');
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/checkout/checkout.js + 1 modules
var checkout = __webpack_require__(5224);
// EXTERNAL MODULE: ./lib/src/host-words.js
var host_words = __webpack_require__(7322);
// EXTERNAL MODULE: ./lib/src/message-format.js
var message_format = __webpack_require__(6597);
// EXTERNAL MODULE: ./lib/src/nearest-name.js
var nearest_name = __webpack_require__(6294);
// EXTERNAL MODULE: ./lib/src/project/history-directory.js
var history_directory = __webpack_require__(8558);
// EXTERNAL MODULE: ./lib/src/sessions/ignored-files.js
var ignored_files = __webpack_require__(7633);
;// CONCATENATED MODULE: ./lib/src/sessions/no-sessions.js










/**
 * Checks that the requested sessions were found, and at least one session.
 * @returns a warning with the likely causes if there is no session
 * @throws Failure `session-not-found`, `path-not-found`; `no-sessions` with `if-no-sessions: error`
 */
async function assertSessionsFound(scans, inputs, workspace) {
    // After an interrupted scan, missing sessions are unknown.
    if (scans.some(({ complete }) => !complete))
        return undefined;
    const foundIds = new Set(scans.flatMap((scan) => scan.foundIds));
    const missing = inputs.sessions.filter((id) => !foundIds.has(id));
    if (missing.length > 0) {
        throw new failure/* Failure */.HR('session-not-found', `Session not found: ${missing.map((id) => `\`${id}\``).join(', ')} (from \`sessions\`).`, 'Correct the IDs, or check out the commit that contains them. Nothing was sent.');
    }
    // If filters or `exclude` remove every session, that is the user's choice.
    if (scans.some(({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length > 0))
        return undefined;
    if (inputs.ifNoSessions === 'ignore')
        return undefined;
    await assertHistoryDirExists(scans, inputs, workspace);
    const explanation = await explainNoSessions(workspace, scans, inputs);
    if (inputs.ifNoSessions === 'warn')
        return explanation;
    throw new failure/* Failure */.HR('no-sessions', explanation, 'Commit `.specstory/history`, or set `if-no-sessions: warn`.');
}
/** @throws Failure `path-not-found` for a `history-dir` input that does not exist below any path */
async function assertHistoryDirExists(scans, inputs, workspace) {
    const missing = scans.flatMap(({ directories }) => directories).map(({ directory }) => directory);
    const hasDirectory = scans.some(({ directories }) => directories.some(({ exists }) => exists));
    if (inputs.historyDir === '' || hasDirectory || missing.length === 0 || (await isEmptyWorkspace(workspace)))
        return;
    const directories = await listDirectories(workspace);
    const causes = missing.flatMap((directory) => describeMistypedHistory(directory, directories, inputs) ?? []);
    if (causes.length === 0)
        return;
    throw new failure/* Failure */.HR('path-not-found', `Path not found: ${causes.join('; ')}`, 'Correct `history-dir`, or set `if-no-sessions: ignore` if it may be missing. Nothing was sent.');
}
/** Explains why no session was found; contains untrusted file names. */
async function explainNoSessions(workspace, scans, inputs = { paths: [], historyDir: '' }) {
    const directories = scans.flatMap((scan) => scan.directories);
    const locations = directories.map(({ directory }) => `\`${directory}\``).join(', ');
    return `No sessions found in ${locations || 'the workspace'}: ${await findLikelyCauses(workspace, scans, inputs)}.`;
}
async function findLikelyCauses(workspace, scans, inputs) {
    const unreadable = scans.flatMap((scan) => scan.unreadable)[0];
    if (unreadable !== undefined)
        return `\`${unreadable.file}\` could not be read (${unreadable.detail})`;
    const contents = describeIgnored(scans);
    if (contents !== undefined)
        return contents;
    if (await isEmptyWorkspace(workspace))
        return EMPTY_WORKSPACE;
    const directories = scans.flatMap((scan) => scan.directories);
    const hasDirectory = directories.some(({ exists }) => exists);
    const searched = directories.map(({ directory }) => directory);
    const { sparse, ignored, submodules } = await readCheckoutHints(workspace);
    const all = await listDirectories(workspace);
    const elsewhere = findHistories(all).filter((path) => !searched.includes(external_node_path_.posix.join(path, history_directory/* DEFAULT_HISTORY_DIR */.n)));
    const causes = [
        ...directories.flatMap(({ directory, exists }) => exists ? [] : (describeMistypedHistory(directory, all, inputs) ?? [])),
        ...(inputs.localSyncDisabledBy === undefined
            ? []
            : [
                `\`${inputs.localSyncDisabledBy}\` disables local sync (\`[local_sync] enabled = false\`), so SpecStory writes no transcripts`,
            ]),
        ...(ignored ? ['`.gitignore` names `.specstory`, so its history may never have been committed'] : []),
        ...(!hasDirectory && sparse ? [SPARSE_CHECKOUT_CAUSE] : []),
        ...(elsewhere.length > 0
            ? [
                `the repository has its history in another directory, so set \`path\` to ${elsewhere.map((path) => `\`${path}\``).join(' or ')}`,
            ]
            : []),
        ...findUnfetchedSubmodules(submodules, searched, all).map((path) => `\`${path}\` is a submodule that was not fetched, so ${host_words/* HOST_WORDS */.f.fetchSubmodules.github}`),
    ];
    if (causes.length > 0)
        return causes.join('. Also, ');
    if (hasDirectory)
        return 'the directory contains no Markdown files';
    return 'the directory does not exist in this commit. Commit `.specstory/history` to sync it';
}
/** Finds empty submodules that can contain the history. */
function findUnfetchedSubmodules(submodules, searched, directories) {
    const isEmpty = (path) => !directories.some((directory) => directory.startsWith(`${path}/`));
    const containsHistory = (path) => searched.some((directory) => `${directory}/`.startsWith(`${path}/`));
    const isWithin = (path) => searched.some((directory) => path.startsWith(`${external_node_path_.posix.dirname(directory)}/`));
    return submodules.filter((path) => isEmpty(path) && (containsHistory(path) || isWithin(path))).slice(0, MAX_HISTORIES);
}
/** Describes the ignored files, with fixes. */
function describeIgnored(scans) {
    const ignored = Map.groupBy(scans.flatMap((scan) => scan.ignored).filter(({ reason }) => reason !== 'other-file'), ({ reason }) => reason);
    const found = ignored_files/* IGNORED_REASONS */.Vt.filter((reason) => ignored.has(reason));
    if (found.length === 0)
        return undefined;
    const kinds = found.map((reason) => (0,message_format/* pluralize */.td)(ignored.get(reason)?.length ?? 0, ...ignored_files/* IGNORED_FILES */.L9[reason].kind));
    const fixes = found.flatMap((reason) => ignored_files/* IGNORED_FILES */.L9[reason].fix ?? []);
    return [`it contains only ${(0,message_format/* joinWithAnd */.Ol)(kinds)}`, ...fixes.map((fix) => fix.replace(/\.$/, ''))].join('. ');
}
/**
 * Checks that the directories of `path` exist, so that a typo does not look like a project without sessions.
 * @throws Failure `path-not-found` with suggestions
 */
async function assertPathsExist(locations, { ifNoSessions }, workspace) {
    if (ifNoSessions === 'ignore')
        return;
    const inside = locations.find(({ path }) => path.split('/').includes(SPECSTORY_DIR));
    if (inside !== undefined && !(await isSearchable(workspace, external_node_path_.posix.join(inside.path, inside.historyDir)))) {
        const right = inside.path.split('/').slice(0, inside.path.split('/').indexOf(SPECSTORY_DIR)).join('/') || '.';
        throw new failure/* Failure */.HR('path-not-found', `Path not found: \`${inside.path}\` is not the directory that contains \`${SPECSTORY_DIR}\``, `Set \`path\` to \`${right}\`. Nothing was sent.`);
    }
    const missing = [];
    for (const { path } of locations)
        if (!(await isSearchable(workspace, path)))
            missing.push(path);
    if (missing.length === 0)
        return;
    const suggest = await suggestPaths(workspace);
    const faults = missing.map((path) => `\`${path}\` (${suggest(path)})`);
    throw new failure/* Failure */.HR('path-not-found', `Path not found: ${faults.join(', ')}`, 'Correct `path`, or set `if-no-sessions: ignore` if it may be missing. Nothing was sent.');
}
/** Whether a directory exists. True for links and errors too, which the scan reports. */
async function isSearchable(workspace, path) {
    let directory = '.';
    try {
        for (const part of path.split('/').filter((name) => name !== '' && name !== '.')) {
            directory = external_node_path_.posix.join(directory, part);
            const stats = await (0,promises_.lstat)((0,external_node_path_.join)(workspace, directory));
            if (stats.isSymbolicLink())
                return true;
            if (!stats.isDirectory())
                return false;
        }
        return true;
    }
    catch (error) {
        return (0,src_workspace/* getErrorCode */.E2)(error) !== 'ENOENT';
    }
}
async function suggestPaths(workspace) {
    if (await isEmptyWorkspace(workspace)) {
        return () => EMPTY_WORKSPACE;
    }
    const directories = await listDirectories(workspace);
    const roots = findHistories(directories);
    const { sparse } = await readCheckoutHints(workspace);
    return (path) => {
        const nearest = (0,nearest_name/* findNearestName */.$)(path, roots) ?? (0,nearest_name/* findNearestName */.$)(path, directories);
        if (nearest !== undefined)
            return `did you mean \`${nearest}\`?`;
        if (sparse)
            return SPARSE_CHECKOUT_CAUSE;
        if (roots.length === 0)
            return 'no similar directory found';
        return `the history is in ${roots.map((root) => `\`${root}\``).join(' and ')}`;
    };
}
/**
 * Checks that each path has a history directory, if another path has one.
 * @returns a warning
 * @throws Failure `no-sessions` with `if-no-sessions: error`
 */
async function assertHistoriesExist(scans, inputs, workspace) {
    const searched = scans.flatMap(({ directories }) => directories);
    const missing = searched.filter(({ exists }) => !exists).map(({ directory }) => directory);
    const isReported = missing.length > 0 && missing.length < searched.length && scans.every(({ complete }) => complete);
    if (inputs.ifNoSessions === 'ignore' || !isReported)
        return undefined;
    const directories = await listDirectories(workspace);
    const causes = missing.flatMap((directory) => describeMistypedHistory(directory, directories, inputs) ?? []);
    const names = missing.map((directory) => `\`${directory}\``).join(', ');
    const verb = missing.length === 1 ? 'does' : 'do';
    const message = [`${names} ${verb} not exist, so nothing was synced from there`, ...causes].join('; ');
    if (inputs.ifNoSessions === 'warn')
        return message;
    throw new failure/* Failure */.HR('no-sessions', message, 'Commit the history, or remove its path from `path`. With `if-no-sessions: warn` this is only a warning.');
}
/**
 * Describes a missing directory of the `history-dir` input, with a suggestion.
 * @returns the rest of a sentence; `undefined` if the directory is not from the input
 */
function describeMistypedHistory(directory, directories, { paths, historyDir }) {
    const path = paths.find((one) => external_node_path_.posix.join(one, historyDir) === directory);
    if (historyDir === '' || path === undefined)
        return undefined;
    const below = directories.filter((one) => path === '.' || one.startsWith(`${path}/`));
    const usual = external_node_path_.posix.join(path, history_directory/* DEFAULT_HISTORY_DIR */.n);
    const meant = (0,nearest_name/* findNearestName */.$)(directory, below) ?? (below.includes(usual) ? usual : undefined);
    const named = `the input \`history-dir\` names \`${historyDir}\`, which does not exist below \`${path}\``;
    return meant === undefined ? named : `${named} (did you mean \`${external_node_path_.posix.relative(path, meant)}\`?)`;
}
const EMPTY_WORKSPACE = `the workspace is empty, so ${host_words/* HOST_WORDS */.f.checkOutFirst.github}`;
const SPARSE_CHECKOUT_CAUSE = `this is a sparse checkout, which may omit it, so ${host_words/* HOST_WORDS */.f.sparseCheckout.github}`;
async function readCheckoutHints(workspace) {
    const [sparse, ignore, modules] = await Promise.all([
        (0,checkout/* isSparseCheckout */.P)(workspace),
        readStart(workspace, '.gitignore'),
        readStart(workspace, '.gitmodules'),
    ]);
    const submodules = modules.split('\n').flatMap((line) => /^\s*path\s*=\s*(\S.*)$/.exec(line.trimEnd())?.[1] ?? []);
    return { sparse, ignored: ignore.split('\n').some(isIgnoreOfHistory), submodules };
}
function isIgnoreOfHistory(line) {
    return line.includes('.specstory') && !/^[#!]/.test(line.trimStart());
}
/** Reads the first chunk of a regular file. */
async function readStart(workspace, file) {
    let text = '';
    try {
        await (0,src_workspace/* streamFile */.Pq)(workspace, file, (piece) => {
            text = piece.toString('utf8', 0, src_workspace/* CHUNK_BYTES */.EC);
            return true;
        });
    }
    catch {
        // The text is only for a hint.
    }
    return text;
}
/** Whether the workspace has no checkout: it is empty, apart from a container's own dot directories. */
async function isEmptyWorkspace(workspace) {
    try {
        return (await (0,promises_.readdir)(workspace)).every((name) => name.startsWith('.') && name !== '.git');
    }
    catch {
        return true;
    }
}
/** Maximum depth of the search for suggestions: enough for a package of a monorepo. */
const MAX_DEPTH = 6;
const MAX_LISTED = 2_000;
const MAX_ENTRIES = 20_000;
const MAX_HISTORIES = 3;
const [SPECSTORY_DIR, HISTORY_DIR_NAME] = ['.specstory', 'history'];
const NEVER_SEARCHED = new Set(['node_modules', '.git']);
/** Lists the checkout's directories up to a limit, nearest first, POSIX, relative to the workspace. */
async function listDirectories(workspace) {
    const root = await (0,src_workspace/* resolveRoot */.H6)(workspace);
    const found = [];
    const limit = new AbortController();
    let entries = 0;
    let listed = 0;
    let level = ['.'];
    for (let depth = 0; depth < MAX_DEPTH && !limit.signal.aborted; depth++) {
        const below = [];
        for (const directory of level) {
            if (++listed > MAX_LISTED)
                limit.abort();
            if (limit.signal.aborted)
                break;
            const onEntry = (entry) => {
                if (++entries === MAX_ENTRIES)
                    limit.abort();
                if (entry.isDirectory() && !NEVER_SEARCHED.has(entry.name))
                    below.push(external_node_path_.posix.join(directory, entry.name));
            };
            // The directories are only for a hint.
            await (0,src_workspace/* listDirectory */.KG)(root, directory, onEntry, limit.signal).catch(() => { });
        }
        found.push(...below.sort());
        level = below.filter((directory) => external_node_path_.posix.basename(external_node_path_.posix.dirname(directory)) !== SPECSTORY_DIR);
    }
    return found;
}
/** Finds at most three directories with a `.specstory/history`; `.` is the workspace. */
function findHistories(directories) {
    return directories
        .filter((directory) => `/${directory}`.endsWith(`/${SPECSTORY_DIR}/${HISTORY_DIR_NAME}`))
        .map((directory) => external_node_path_.posix.dirname(external_node_path_.posix.dirname(directory)))
        .slice(0, MAX_HISTORIES);
}

// EXTERNAL MODULE: ./lib/src/concurrency.js
var concurrency = __webpack_require__(637);
// EXTERNAL MODULE: ./lib/src/providers.js
var providers = __webpack_require__(8248);
// EXTERNAL MODULE: ./lib/src/secrets/scan.js + 9 modules
var scan = __webpack_require__(5739);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/src/secrets/credential-policy.js
var credential_policy = __webpack_require__(7626);
// EXTERNAL MODULE: ./lib/src/sessions/transcript/head.js + 1 modules
var transcript_head = __webpack_require__(8339);
// EXTERNAL MODULE: ./lib/src/sessions/transcript/messages.js
var messages = __webpack_require__(7201);
// EXTERNAL MODULE: ./lib/src/sessions/transcript/title.js
var title = __webpack_require__(6747);
;// CONCATENATED MODULE: ./lib/src/sessions/conversations.js






/** UTF-16 units. Shorter conversations can be equal by chance. */
const DUPLICATE_MIN_LENGTH = 40;
/** Maximum UTF-16 units of a message to compare: a message of megabytes must not delay a signal. */
const COMPARED_LENGTH = 64 * 1024;
/** UTF-16 units of a message that identify it in a head. */
const OPENING_LENGTH = 80;
const PLACEHOLDER = 'File editing session';
const REDACTION_MARK = /\[REDACTED:[a-z0-9-]{1,60}\]/g;
function readUserMessages(text) {
    const hashes = [];
    let length = 0;
    let last = '';
    for (const { role, text: message } of (0,messages/* readMessages */.Ne)(text, true)) {
        const folded = role === 'user' ? normalizeMessage(message, COMPARED_LENGTH) : '';
        if (folded === '')
            continue;
        hashes.push((0,external_node_crypto_.createHash)('sha256').update(folded).digest('base64').slice(0, 22));
        length += folded.length;
        last = folded;
    }
    const isOnlyTitle = hashes.length === 1 && (last === PLACEHOLDER || last === normalizeMessage((0,title/* readHeading */.N)(text) ?? '', COMPARED_LENGTH));
    return { hashes, length, isStub: hashes.length === 0 || isOnlyTitle };
}
/** Reads the starts of the user's messages in a head. */
function readOpenings(text, isWhole) {
    const openings = [];
    for (const { role, text: message, isCut } of (0,messages/* readMessages */.Ne)(text, isWhole)) {
        const folded = role === 'user' ? normalizeMessage(message, transcript_head/* HEAD_BYTES */.Lq) : '';
        if (folded !== '' && !(isCut && folded.length < OPENING_LENGTH))
            openings.push(folded.slice(0, OPENING_LENGTH));
    }
    return openings;
}
/** Removes the differences between versions of a message: white space, and credentials or their markers. */
function normalizeMessage(message, maxLength) {
    const policy = { redactionMode: 'redact', allowlist: new credential_policy/* Allowlist */.ky() };
    const { redacted } = (0,scan/* scanCredentials */.S)(message.slice(0, maxLength), policy);
    return redacted.replaceAll(REDACTION_MARK, '').replaceAll(/\s+/g, ' ').trim();
}
/** Whether all messages of one file are in another file, in order. */
function isContained({ hashes }, other) {
    let at = 0;
    for (const hash of other.hashes)
        if (hash === hashes[at])
            at++;
    return at === hashes.length;
}
/**
 * Finds files without a session ID that another file contains: all messages, in order.
 * @param others files with an ID
 * @returns the containing file, by the path of the duplicate
 */
function findDuplicates(files, others) {
    const duplicates = new Map();
    const filesByHash = new Map();
    for (const file of others)
        addFile(file);
    for (const file of files.toSorted(compareByLength)) {
        const { messages } = file;
        const isComparable = messages.hashes.length > 0 && messages.length >= DUPLICATE_MIN_LENGTH;
        const original = isComparable
            ? findCandidates(file).find((other) => isContained(messages, other.messages))
            : undefined;
        if (original === undefined)
            addFile(file);
        else
            duplicates.set(file.file, original);
    }
    return duplicates;
    function addFile(file) {
        for (const hash of new Set(file.messages.hashes)) {
            const known = filesByHash.get(hash);
            if (known === undefined)
                filesByHash.set(hash, [file]);
            else
                known.push(file);
        }
    }
    /** Returns the files with its rarest message, which is usually only one. */
    function findCandidates({ messages }) {
        let rarest;
        for (const hash of messages.hashes) {
            const files = filesByHash.get(hash) ?? [];
            if (rarest === undefined || files.length < rarest.length)
                rarest = files;
        }
        return rarest ?? [];
    }
}
/** Sorts the longest file first, because it is kept. */
function compareByLength(a, b) {
    const byMessages = b.messages.hashes.length - a.messages.hashes.length;
    return byMessages || b.bytes - a.bytes || (a.file < b.file ? -1 : 1);
}
/**
 * Distinguishes parts of a conversation from versions of the same part. Versions start with the same message. A part
 * has a message that the other parts do not contain. The parts together contain every message.
 */
function splitConversation(files) {
    const real = files.filter(({ messages }) => !messages.isStub);
    const versions = [...Map.groupBy(real, ({ messages }) => messages.hashes[0]).values()].map((group) => group.toSorted((a, b) => (a.file < b.file ? -1 : 1)));
    if (versions.length === 0)
        return { parts: [files], contained: [], stubs: [] };
    const parts = new Set(versions);
    // Smallest first, then last in path order, so that the first file keeps the ID.
    const bySize = versions.toSorted((a, b) => countMessages(a) - countMessages(b) || (getPath(a) < getPath(b) ? 1 : -1));
    const counts = new Map();
    const count = (group, step) => {
        for (const hash of collectHashes(group))
            counts.set(hash, (counts.get(hash) ?? 0) + step);
    };
    for (const group of versions)
        count(group, 1);
    for (const group of bySize) {
        if (parts.size === 1 || ![...collectHashes(group)].every((hash) => (counts.get(hash) ?? 0) > 1))
            continue;
        parts.delete(group);
        count(group, -1);
    }
    const inOrder = [...parts].sort((a, b) => (getPath(a) < getPath(b) ? -1 : 1));
    return {
        parts: inOrder.flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others]])),
        contained: versions.filter((group) => !parts.has(group)).flat(),
        stubs: files.filter(({ messages }) => messages.isStub),
    };
}
function collectHashes(group) {
    return new Set(group.flatMap(({ messages }) => messages.hashes));
}
function countMessages(group) {
    return collectHashes(group).size;
}
function getPath(group) {
    return group[0]?.file ?? '';
}
function containsMessages(file, other) {
    return isContained(other.messages, file.messages);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/src/deadline.js
var deadline = __webpack_require__(604);
;// CONCATENATED MODULE: ./lib/src/sessions/file-head.js




/** Milliseconds of scanning between two turns of the event loop. */
const file_head_SLICE_MS = 10;
/** Milliseconds per head: several times the time from the page cache, less than half the time from a fast disk. */
const FROM_CACHE_MS = 0.04;
/** One in eight reads is timed: timing each took 3 % of a scan. */
const READS_PER_TIMED_READ = 8;
/** Heads read through the thread pool after a slow slice, before the cache is tried again. */
const POOLED_READS = 4096;
/** Directories that stay open during a scan; a history has one per month at most. */
const OPEN_DIRECTORIES = 256;
/**
 * Reads the starts of regular files: synchronously from the page cache, through the thread pool from a slow disk.
 * 100,000 cached heads take 0.8 s synchronously and 1.4 s in the pool. Uncached heads take 10.4 s and 4.1 s (two cores,
 * SSD).
 */
class FileHeads {
    #root;
    #now;
    #sliceStart;
    #readsInSlice = 0;
    /** Milliseconds of the slice's timed reads, without the time that callers take between two reads. */
    #timedMs = 0;
    #timedReads = 0;
    #pooledReads = 0;
    #pause;
    /** Verified once each: checking the path of every file took 5 % of a run over 10,000 sessions. */
    #directories = new Map();
    /** @param now milliseconds */
    constructor(root, now = deadline/* monotonicMs */.dR) {
        this.#root = root;
        this.#now = now;
        this.#sliceStart = now();
    }
    /**
     * Fills the buffer with the first bytes of a file.
     * @throws NotRegularFileError, PathMismatchError; the file system's error, `ELOOP` for a link
     */
    read(file, buffer) {
        if (this.#pooledReads > 0) {
            this.#pooledReads--;
            if (this.#pooledReads === 0)
                this.#startSlice();
            return this.#readPooled(file, buffer);
        }
        if (this.#pause !== undefined)
            return this.#pause.then(() => this.read(file, buffer));
        const readsBefore = this.#readsInSlice;
        const start = readsBefore % READS_PER_TIMED_READ === 0 ? this.#now() : undefined;
        if (start !== undefined && readsBefore > 0 && start - this.#sliceStart > file_head_SLICE_MS) {
            this.#pause = this.#endSlice();
            return this.#pause.then(() => this.read(file, buffer));
        }
        this.#readsInSlice++;
        if (start === undefined)
            return this.#readInPlace(file, buffer);
        try {
            return this.#readInPlace(file, buffer);
        }
        finally {
            this.#timedMs += this.#now() - start;
            this.#timedReads++;
        }
    }
    [Symbol.dispose]() {
        for (const opened of this.#directories.values())
            if (opened !== undefined)
                (0,external_node_fs_.closeSync)(opened.fd);
        this.#directories.clear();
    }
    #readInPlace(file, buffer) {
        const { path, isVerified } = this.#locate(file);
        const fd = (0,external_node_fs_.openSync)(path, src_workspace/* OPEN_FLAGS */.tM);
        try {
            const { size, mtimeMs } = readStats(fd, file);
            if (!isVerified)
                (0,src_workspace/* verifyOpenedPath */.AC)(fd, this.#root, file);
            return { bytes: buffer.subarray(0, (0,external_node_fs_.readSync)(fd, buffer, 0, buffer.length, 0)), size, mtimeMs };
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
    /** Opens and reads in the thread pool; the other calls do not wait for the disk. */
    #readPooled(file, buffer) {
        const { path, isVerified } = this.#locate(file);
        return new Promise((resolve, reject) => {
            (0,external_node_fs_.open)(path, src_workspace/* OPEN_FLAGS */.tM, (openError, fd) => {
                if (openError !== null)
                    return reject(openError);
                try {
                    const { size, mtimeMs } = readStats(fd, file);
                    if (!isVerified)
                        (0,src_workspace/* verifyOpenedPath */.AC)(fd, this.#root, file);
                    (0,external_node_fs_.read)(fd, buffer, 0, buffer.length, 0, (readError, bytesRead) => {
                        (0,external_node_fs_.closeSync)(fd);
                        if (readError !== null)
                            reject(readError);
                        else
                            resolve({ bytes: buffer.subarray(0, bytesRead), size, mtimeMs });
                    });
                }
                catch (error) {
                    (0,external_node_fs_.close)(fd, () => reject(error));
                }
            });
        });
    }
    /** Finds the path to open; `isVerified`: its directory is open and cannot be replaced. */
    #locate(file) {
        const slash = file.lastIndexOf('/');
        const directory = slash < 0 ? '.' : file.slice(0, slash);
        let opened = this.#directories.get(directory);
        if (opened === undefined && !this.#directories.has(directory) && this.#directories.size < OPEN_DIRECTORIES) {
            opened = (0,src_workspace/* openDirectory */.AJ)(this.#root, directory);
            this.#directories.set(directory, opened);
        }
        if (opened === undefined)
            return { path: (0,external_node_path_.join)(this.#root, file), isVerified: false };
        return { path: `${opened.path}/${file.slice(slash + 1)}`, isVerified: true };
    }
    #startSlice() {
        this.#sliceStart = this.#now();
        this.#readsInSlice = 0;
        this.#timedMs = 0;
        this.#timedReads = 0;
    }
    /** All readers wait for one turn of the event loop. */
    async #endSlice() {
        const isSlow = this.#timedMs > this.#timedReads * FROM_CACHE_MS;
        await new Promise(setImmediate);
        this.#pause = undefined;
        if (isSlow)
            this.#pooledReads = POOLED_READS;
        else
            this.#startSlice();
    }
}
function readStats(fd, file) {
    const stats = (0,external_node_fs_.fstatSync)(fd);
    if (!stats.isFile())
        throw new src_workspace/* NotRegularFileError */.iZ(file);
    return stats;
}

;// CONCATENATED MODULE: ./lib/src/sessions/file-names.js

/** Must never change (docs/internals/transcripts.md, Transcripts without an ID): it would create all sessions again. */
const NAME_NAMESPACE = '79758567-4587-45b5-9834-9a1888ee7bfd';
/** Sets the ID of a transcript without one, from its file name. */
function identifyByName(head, name) {
    if (head.kind === 'session' || head.transcript === undefined)
        return head;
    return { kind: 'session', id: createIdFromName(name), ...head.transcript };
}
/**
 * Creates a session ID from a file name. Normalizes the name, because macOS and Linux can encode it differently.
 * @param name file name without its extension
 */
function createIdFromName(name) {
    // Every UUID is a valid session ID.
    return createUuidV5(NAME_NAMESPACE, name.normalize('NFC'));
}
/** Creates a UUID of version 5 (RFC 9562, section 5.5). */
function createUuidV5(namespace, name) {
    const hash = (0,external_node_crypto_.createHash)('sha1');
    hash.update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(name);
    const bytes = hash.digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
/** A date of a header or file name (docs/internals/transcripts.md, Header generations); UTC if it has no zone. */
const DATE = /^(\d{4}-\d{2}-\d{2})[ T_](\d{2})[-:](\d{2})(?:[-:]\d{2}(?!\d)(?:\.\d{1,9})?)?(?:([+-])(\d{2}):?(\d{2})(?!\d))?/;
/** A date that needs no calendar. */
const EVERY_YEARS_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
/** Maximum offset from UTC. */
const OFFSET_MAX_HOURS = 14;
const MINUTE_MS = 60_000;
/**
 * Parses the start time of a session from its header, otherwise from its file name.
 * @returns UTC, to the minute: `2026-02-23T16:02Z`
 */
function parseStartTime(headerDate, name) {
    return parseUtcMinute(headerDate) ?? parseUtcMinute(name);
}
function parseUtcMinute(text) {
    const [all, date = '', hour = '', minute = '', sign, offsetHours, offsetMinutes] = DATE.exec(text) ?? [];
    if (all === undefined)
        return undefined;
    // Other digits are the start of a slug.
    const isOffset = sign !== undefined && Number(offsetHours) <= OFFSET_MAX_HOURS && Number(offsetMinutes) < 60;
    const offset = isOffset ? Number(`${sign}1`) * (Number(offsetHours) * 60 + Number(offsetMinutes)) : 0;
    const written = `${date}T${hour}:${minute}Z`;
    // Nearly all dates need no parsing and formatting.
    if (offset === 0 && EVERY_YEARS_DATE.test(date) && hour < '24' && minute < '60')
        return written;
    const time = Date.parse(written) - offset * MINUTE_MS;
    return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 16)}Z`;
}

// EXTERNAL MODULE: ./lib/src/sessions/list-files.js
var list_files = __webpack_require__(9338);
// EXTERNAL MODULE: ./lib/src/sessions/read-transcript.js
var read_transcript = __webpack_require__(9119);
;// CONCATENATED MODULE: ./lib/src/sessions/select-files.js








/**
 * `2026-02-09_22-53-07Z`, also without seconds or with `±hhmm`: a name without a slug (docs/internals/transcripts.md,
 * Files).
 */
const BARE_TIMESTAMP = /^\d{4}-\d{2}-\d{2}[_T ]\d{2}-\d{2}(-\d{2})?(Z|[+-]\d{4})?$/;
/** Preferences in order (docs/internals/transcripts.md, One session, several files). */
const RULES = [
    () => ({
        keeps: ({ hasMessage }) => hasMessage,
        reason: () => 'it has a header and no messages',
    }),
    (remaining) => {
        const largest = findLargest(remaining);
        return {
            keeps: ({ bytes }) => bytes * 10 >= largest * 9,
            reason: ({ bytes }) => `a shorter copy: ${(0,message_format/* formatPartOfBytes */.fl)(bytes, largest)}`,
        };
    },
    () => ({
        keeps: ({ redacted }) => redacted,
        reason: () => 'it has no redaction markers, so it is an older version',
    }),
    () => ({
        keeps: ({ name }) => !BARE_TIMESTAMP.test(name),
        reason: () => 'its name is only a timestamp',
    }),
    (remaining) => {
        const newest = remaining
            .map(({ version }) => version)
            .reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), undefined);
        return {
            keeps: ({ version }) => compareVersions(version, newest) === 0,
            reason: ({ version }) => `${formatVersion(version)}, older than ${formatVersion(newest)}`,
        };
    },
    (remaining) => {
        const largest = findLargest(remaining);
        return {
            keeps: ({ bytes }) => bytes === largest,
            reason: ({ bytes }) => `a shorter copy: ${(0,message_format/* formatPartOfBytes */.fl)(bytes, largest)}`,
        };
    },
    (remaining) => {
        const first = remaining.map(({ file }) => file).reduce((a, b) => (b < a ? b : a));
        return {
            keeps: ({ file }) => file === first,
            reason: () => 'it is equal to the preferred file, and later in path order',
        };
    },
];
/** Selects the preferred file. Each rule keeps the files that satisfy it, if there are any. */
function selectPreferredFile(candidates) {
    let remaining = candidates;
    const duplicates = [];
    for (const rule of RULES) {
        const { keeps, reason } = rule(remaining);
        const matching = remaining.filter((candidate) => keeps(candidate));
        if (matching.length === 0)
            continue;
        for (const candidate of remaining) {
            if (!keeps(candidate))
                duplicates.push({ candidate, detail: reason(candidate) });
        }
        remaining = matching;
    }
    return { selected: remaining[0] ?? candidates[0], duplicates };
}
function findLargest(candidates) {
    return candidates.reduce((most, { bytes }) => Math.max(most, bytes), 0);
}
function formatVersion(version) {
    return version === undefined ? 'no Markdown version' : `Markdown ${version.join('.')}`;
}
/** A file without a version is older than any with one. */
function compareVersions(a = [], b = []) {
    for (let part = 0; part < Math.max(a.length, b.length); part++) {
        const difference = (a[part] ?? 0) - (b[part] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** Maximum files to read at a time. */
const OPEN_FILES = 8;
/**
 * Selects one file per session. Reads only the files of an ID with several files, and possible copies without an ID.
 */
async function selectSessions(files, selection) {
    const { scope, signal, unidentified } = selection;
    const reader = createReader(selection);
    const sessions = new Map();
    const ignored = [];
    const groups = [];
    /** The session with each file's messages, by path. */
    const represented = new Map();
    let filteredOut = 0;
    const duplicates = await findRepeated(files, reader, selection);
    const remaining = files.filter(({ session }) => !duplicates.has(session.file));
    for (const group of groupById(remaining)) {
        if (group.every(({ hasMessage }) => !hasMessage)) {
            for (const { session } of group)
                ignore(session, 'no-message', 'a header and no messages');
        }
        else if (group.length === 1)
            addSession(group[0].session);
        else if (group.some(({ session }) => scope.has(session)) || unidentified === 'upload')
            groups.push(group);
        else
            filteredOut++;
    }
    await (0,concurrency/* runWorkers */.x)(groups, OPEN_FILES, signal, () => async (group) => {
        const read = [];
        for (const file of group) {
            const candidate = await reader.read(file);
            // The selection needs all files.
            if (signal.aborted)
                return;
            if (candidate !== undefined)
                read.push(candidate);
        }
        const [first, ...others] = read;
        if (first !== undefined)
            selectFromCandidates([first, ...others]);
    });
    for (const [file, original] of duplicates) {
        const session = represented.get(original);
        if (session !== undefined && scope.has(session)) {
            const detail = 'all of its messages are in the preferred file';
            ignored.push({ file, reason: 'duplicate', detail, id: session.id, preferred: session.file });
        }
    }
    return { sessions: [...sessions.values()], ignored, unreadable: reader.unreadable, filteredOut };
    function selectFromCandidates(candidates) {
        // Files without an ID and with the same name are one session.
        const isSplit = candidates.every(({ isRead }) => isRead) && !candidates.every(({ session }) => session.idFromName);
        const { parts, contained, stubs } = isSplit
            ? splitConversation(candidates)
            : { parts: [candidates], contained: [], stubs: [] };
        const choices = parts.map((renders) => selectPreferredFile(renders));
        const main = choices[0]?.selected;
        if (main === undefined)
            return;
        choices.forEach(({ selected, duplicates: others }, index) => {
            const session = index === 0 ? main.session : createPart(main.session, selected.session);
            if (session === undefined) {
                for (const file of [selected, ...others.map(({ candidate }) => candidate)])
                    ignorePart(main.session, file.session);
                return;
            }
            addSession(session);
            for (const { candidate, detail } of others)
                ignoreFor(candidate, session, detail);
        });
        for (const stub of stubs)
            ignoreFor(stub, main.session, 'it has no message besides its title');
        for (const file of contained) {
            const whole = choices.find(({ selected }) => containsMessages(selected, file))?.selected;
            const detail = whole === undefined ? 'its messages are in several files of the session' : 'a shorter copy';
            ignoreFor(file, (whole ?? main).session, detail);
        }
    }
    function createPart(main, session) {
        if (session.idFromName || unidentified === 'skip')
            return undefined;
        return { ...session, id: createIdFromName(session.name), partOf: main.id };
    }
    function ignorePart(main, session) {
        if (session.idFromName)
            ignoreFor(session, main, 'another conversation in a file with the same name');
        else if (scope.has(main)) {
            const detail = `another part of session ${main.id}`;
            ignored.push({ file: session.file, reason: 'part', detail, id: main.id, preferred: main.file });
        }
    }
    function addSession(session) {
        const known = sessions.get(session.id);
        if (known !== undefined) {
            ignoreFor(session, known, 'another file with the same name');
            return;
        }
        if (duplicates.size > 0)
            represented.set(session.file, session);
        if (scope.has(session))
            sessions.set(session.id, session);
        else
            filteredOut++;
    }
    function ignore({ file, id }, reason, detail) {
        ignored.push({ file, reason, detail, id });
    }
    function ignoreFor({ file, ...other }, preferred, detail) {
        represented.set(file, preferred);
        const session = 'session' in other ? other.session : other;
        const reason = session.idFromName && preferred.idFromName ? 'same-name' : 'duplicate';
        if (scope.has(preferred))
            ignored.push({ file, reason, detail, id: preferred.id, preferred: preferred.file });
    }
}
/** Reads each file once. */
function createReader({ workspace, budget, signal }) {
    const known = new Map();
    const unreadable = [];
    const read = async ({ session, hasMessage, version }) => {
        const { file, name } = session;
        try {
            const marks = await (0,read_transcript/* inspectText */.O)(workspace, file, { budget, signal }, (text) => ({
                bytes: Buffer.byteLength(text),
                redacted: text.includes('[REDACTED:'),
                messages: readUserMessages((0,transcript_head/* toLines */.P_)(text)),
            }));
            // A file above the upload limit is not read.
            const unread = { bytes: session.diskBytes, redacted: false, messages: { hashes: [], length: 0, isStub: false } };
            return { file, name, hasMessage, version, session, isRead: marks !== undefined, ...(marks ?? unread) };
        }
        catch (error) {
            if (!signal.aborted)
                unreadable.push({ file, detail: (0,list_files/* describeReadError */.U)(error, file) });
            return undefined;
        }
    };
    return {
        read(file) {
            const reading = known.get(file.session.file) ?? read(file);
            known.set(file.session.file, reading);
            return reading;
        },
        unreadable,
    };
}
/** Finds files without an ID that repeat another file. Reads only files with a common message in their heads. */
async function findRepeated(files, reader, { signal, readOpenings }) {
    const isUnidentified = ({ session, hasMessage }) => session.idFromName === true && hasMessage;
    if (files.length < 2 || !files.some(isUnidentified))
        return new Map();
    const firsts = new Map();
    const byOpening = new Map();
    await (0,concurrency/* runWorkers */.x)(files, OPEN_FILES, signal, () => async (file) => {
        const openings = await readOpenings(file.session.file);
        for (const opening of new Set(openings)) {
            const known = byOpening.get(opening);
            if (known === undefined)
                byOpening.set(opening, [file]);
            else
                known.push(file);
        }
        if (openings[0] !== undefined && isUnidentified(file))
            firsts.set(file, openings[0]);
    });
    const similar = [...firsts.values()].flatMap((opening) => {
        const alike = byOpening.get(opening) ?? [];
        return alike.length > 1 ? alike : [];
    });
    const candidates = [];
    await (0,concurrency/* runWorkers */.x)(new Set(similar), OPEN_FILES, signal, () => async (file) => {
        const candidate = await reader.read(file);
        if (candidate !== undefined)
            candidates.push(candidate);
    });
    if (signal.aborted)
        return new Map();
    const [unidentified, others] = [true, false].map((wanted) => candidates.filter(({ session }) => (session.idFromName === true) === wanted));
    const repeated = findDuplicates(unidentified ?? [], (others ?? []).toSorted((a, b) => (a.file < b.file ? -1 : 1)));
    return new Map([...repeated].map(([file, original]) => [file, original.file]));
}
/** Groups files by ID, in path order. Ignores case; the first file's spelling counts. */
function groupById(files) {
    const groups = new Map();
    for (const file of files.toSorted((a, b) => (a.session.file < b.session.file ? -1 : 1))) {
        const key = file.session.id.toLowerCase();
        const known = groups.get(key);
        if (known === undefined)
            groups.set(key, [file]);
        else
            known.push({ ...file, session: { ...file.session, id: known[0].session.id } });
    }
    return groups.values();
}
/** The filters of a run; an empty filter accepts every session. */
class Scope {
    #providers;
    #ids;
    #shard;
    constructor({ providers, sessions, shard }) {
        this.#providers = new Set(providers);
        this.#ids = new Set(sessions.map((id) => id.toLowerCase()));
        this.#shard = shard;
    }
    has({ id, provider }) {
        return ((this.#ids.size === 0 || this.#ids.has(id.toLowerCase())) &&
            (this.#providers.size === 0 || this.#providers.has(provider.id)) &&
            (this.#shard === undefined || (0,src_ids/* assignShard */.mG)(id, this.#shard.count) === this.#shard.index));
    }
}

;// CONCATENATED MODULE: ./lib/src/sessions/scan.js
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















/** Maximum open files: enough for two cores, and far below any system's limit. */
const scan_OPEN_FILES = 32;
/**
 * Finds the sessions of one project by the first 8 KiB of its files. The result does not depend on the listing order.
 * @throws Failure `invalid-input` for a path outside the workspace, or a glob that takes too long
 */
async function scanSessions(request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { workspace, signal } = request;
        const directories = request.locations.map(({ path, historyDir }) => (0,list_files/* resolveHistoryDirectory */.cf)(path, historyDir));
        const root = await (0,src_workspace/* resolveRoot */.H6)(workspace);
        const found = await (0,list_files/* listFiles */.CS)(root, directories, signal);
        const scope = new Scope(request);
        const files = [];
        const named = [found.files, [...found.ignored, ...found.unreadable].map(({ file }) => file)].flat();
        const exclusion = await createExclusion(request.exclude, named, signal);
        const excluded = [];
        const ignored = found.ignored.filter((file) => (0,ignored_files/* isQuiet */.rM)(file) || isInScope(file));
        const unreadable = found.unreadable.filter(isInScope);
        const excludedUnseen = excluded.length;
        const heads = __addDisposableResource(env_1, new FileHeads(root), false);
        const budget = new concurrency/* MemoryBudget */.N();
        let isFirst = true;
        await (0,concurrency/* runWorkers */.x)(found.files, scan_OPEN_FILES, signal, () => {
            const buffer = Buffer.allocUnsafeSlow(transcript_head/* HEAD_BYTES */.Lq);
            return async (file) => {
                try {
                    const inspected = await inspectFile(heads, budget, request, file, buffer);
                    if (!('reason' in inspected))
                        addFile(inspected);
                    // Quiet files are never excluded, because they are not part of the run.
                    else if ((0,ignored_files/* isQuiet */.rM)(inspected) || isInScope(inspected))
                        ignored.push(inspected);
                }
                catch (error) {
                    if (signal.aborted || !isInScope({ file }))
                        return;
                    const swapped = describeSwap(error);
                    if (swapped === undefined)
                        unreadable.push({ file, detail: (0,list_files/* describeReadError */.U)(error, file) });
                    else
                        ignored.push({ file, ...swapped });
                }
            };
        });
        const { unidentified } = request;
        const selection = { workspace, scope, budget, unidentified, signal, readOpenings: readFileOpenings };
        const selected = await selectSessions(files, selection);
        // The only session in scope can be a part of a conversation.
        if (isFirst && selected.sessions.length > 0)
            request.onFirstSession();
        return {
            sessions: selected.sessions.sort(compareFiles),
            ignored: [...ignored, ...selected.ignored].sort(compareFiles),
            unreadable: [...unreadable, ...selected.unreadable].sort(compareFiles),
            excluded: excluded.sort(compareFiles),
            filteredOut: selected.filteredOut,
            files: found.files.length - (excluded.length - excludedUnseen),
            directories: found.directories,
            foundIds: request.sessions.length === 0 ? [] : listFoundIds(),
            complete: !signal.aborted,
        };
        function listFoundIds() {
            const known = new Set([...files.map(({ session }) => session), ...selected.sessions, ...excluded].map(toLowerId));
            return [...new Set(request.sessions)].filter((id) => known.has(id.toLowerCase()));
        }
        async function readFileOpenings(file) {
            try {
                const { bytes, size } = await heads.read(file, Buffer.allocUnsafe(transcript_head/* HEAD_BYTES */.Lq));
                return readOpenings((0,transcript_head/* decodeHead */.Jk)(bytes, size), bytes.length >= size);
            }
            catch {
                return []; // the later read of the file reports the error
            }
        }
        function isInScope({ file, id }) {
            const entries = exclusion.entriesFor(file, id);
            if (entries.length > 0)
                excluded.push({ file, id, entries });
            return entries.length === 0;
        }
        function addFile(file) {
            const { session, hasMessage } = file;
            if (!isInScope(session))
                return;
            files.push(file);
            if (!isFirst || !hasMessage || !scope.has(session))
                return;
            isFirst = false;
            request.onFirstSession();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** Reads and classifies one file. The buffer can be reused afterwards. */
async function inspectFile(heads, budget, request, file, buffer) {
    const { unidentified, getPolicy } = request;
    const { bytes, size, mtimeMs } = await heads.read(file, buffer);
    const name = external_node_path_.posix.basename(file).slice(0, -'.md'.length);
    const ownHead = (0,transcript_head/* readHead */.zy)(bytes, size);
    const head = unidentified === 'upload' ? identifyByName(ownHead, name) : ownHead;
    if (head.kind === 'left-out') {
        const { kind, transcript, ...other } = head;
        return { file, ...other };
    }
    if (name.trim() === '')
        return { file, reason: 'no-name', detail: 'a file without a name', id: head.id };
    const policy = getPolicy(file);
    const title = (0,transcript_head/* redactTitle */.AW)(head, bytes, size, policy);
    return {
        session: {
            id: head.id,
            file,
            name,
            provider: redactProvider(head.providerText, policy),
            diskBytes: size,
            mtimeMs,
            wireMayDiffer: head.wireMayDiffer,
            title,
            titleRule: head.titleRule,
            startedAt: parseStartTime(head.date, name),
            ...(head === ownHead ? {} : { idFromName: true }),
        },
        hasMessage: head.hasMessage ?? (await hasMessageBelowHead(request, file, budget)),
        version: head.version,
    };
}
/** Reads the whole file, if its head has only a header. */
async function hasMessageBelowHead({ workspace, signal }, file, budget) {
    const found = await (0,read_transcript/* inspectText */.O)(workspace, file, { budget, signal }, (text) => (0,messages/* hasMessage */.g8)((0,transcript_head/* toLines */.P_)(text), true));
    return found ?? true;
}
/** Redacts an unknown agent's name, which is text of the file. */
function redactProvider(text, policy) {
    const provider = (0,providers/* recognizeProvider */.cY)(text);
    if (provider.id !== 'other')
        return provider;
    return (0,providers/* recognizeProvider */.cY)((0,scan/* scanCredentials */.S)(text, policy).redacted);
}
function toLowerId({ id }) {
    return id?.toLowerCase() ?? '';
}
/** Describes the replacement of a regular file after the listing. */
function describeSwap(error) {
    if ((0,src_workspace/* getErrorCode */.E2)(error) === 'ELOOP')
        return { reason: 'link', detail: 'symbolic links are never followed' };
    if (error instanceof src_workspace/* PathMismatchError */.SS)
        return { reason: 'link', detail: 'below a symbolic link, which is never followed' };
    if (error instanceof src_workspace/* NotRegularFileError */.iZ)
        return { reason: 'not-a-file', detail: 'not a regular file' };
    return undefined;
}
function compareFiles(a, b) {
    return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

;// CONCATENATED MODULE: ./lib/src/sync/scan-projects.js




/**
 * Scans all projects, and adds notices about missing or unusual files.
 * @throws Failure `path-not-found`, `session-not-found`, `no-sessions`
 */
async function scanProjects(context) {
    const { inputs, runner, projects, observe } = context;
    await assertPathsExist(projects.flatMap(({ locations }) => locations), inputs, runner.workspace);
    const found = [];
    for (const project of projects)
        found.push(await scanProject(context, project));
    const scans = found.map(({ scan }) => scan);
    const localSyncDisabledBy = projects
        .flatMap(({ locations }) => locations)
        .find((location) => location.localSyncDisabledBy !== undefined)?.localSyncDisabledBy;
    const warning = await assertSessionsFound(scans, { ...inputs, localSyncDisabledBy }, runner.workspace);
    if (warning !== undefined)
        observe({ event: 'notice-added', notice: (0,notices/* createNoSessionsNotice */.DC)(warning) });
    const parts = scans.flatMap(({ sessions }) => sessions.flatMap(({ file, partOf }) => (partOf === undefined ? [] : [{ file, partOf }])));
    if (parts.length > 0)
        observe({ event: 'notice-added', notice: (0,notices/* createPartsNotice */.xw)(parts) });
    const unmatched = findUnmatchedEntries(inputs.exclude, scans);
    // After an interrupted scan, missing files are unknown.
    const isWhole = scans.every(({ complete }) => complete);
    if (isWhole && unmatched.length > 0)
        observe({ event: 'notice-added', notice: (0,notices/* createUnusedExcludeNotice */.Zh)(unmatched) });
    const missing = await assertHistoriesExist(scans, inputs, runner.workspace);
    if (missing !== undefined)
        observe({ event: 'notice-added', notice: (0,notices/* createNoHistoryNotice */.U0)(missing) });
    return found;
}
/** Scans a project. The bulk size request starts at the first session in scope, in parallel to the scan. */
async function scanProject(context, project) {
    const { inputs, runner, deadline, observe, secrets, cloud } = context;
    let bulk;
    const scan = await scanSessions({
        workspace: runner.workspace,
        locations: project.locations,
        providers: inputs.providers,
        sessions: inputs.sessions,
        exclude: inputs.exclude,
        unidentified: inputs.unidentified,
        shard: inputs.shard,
        getPolicy: (file) => secrets.getPolicy(file),
        signal: deadline.signal,
        onFirstSession: () => {
            const isAsked = inputs.sessions.length === 0 || inputs.requireExistingProject;
            if (cloud !== undefined && isAsked)
                bulk = fetchSizes(cloud, deadline, project);
        },
    });
    observe({ event: 'scanned', project, scan });
    return { project, scan, bulk };
}
/** Never rejects: it is awaited only after the scan, so a rejection would be unhandled. */
async function fetchSizes(cloud, deadline, { id }) {
    try {
        return await cloud.fetchSizes(id, deadline);
    }
    catch (error) {
        return { error };
    }
}
/** Warns about entries of `secrets-allow` without a match, if every transcript was read (no shard, no filter). */
function warnUnusedAllowEntries({ secrets, observe }, found) {
    const isWhole = found.every(({ scan }) => scan.complete && scan.filteredOut === 0);
    if (!isWhole)
        return;
    const entries = secrets.findUnusedEntries(found.flatMap(({ scan }) => scan.sessions.map(({ file }) => file)));
    if (entries.length > 0)
        observe({ event: 'notice-added', notice: (0,notices/* createUnusedAllowNotice */.Kk)(entries) });
}


/***/ }),

/***/ 6710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   searchSessions: () => (/* binding */ searchSessions),
/* harmony export */   y: () => (/* binding */ searchIgnoredFiles)
/* harmony export */ });
/* harmony import */ var _cloud_copies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5855);
/* harmony import */ var _concurrency_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(637);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(604);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7304);
/* harmony import */ var _plan_plan_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7504);
/* harmony import */ var _run_results_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3226);
/* harmony import */ var _secrets_scan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5739);
/* harmony import */ var _sessions_ignored_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7633);
/* harmony import */ var _sessions_list_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9338);
/* harmony import */ var _sessions_read_transcript_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9119);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4279);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4298);
/* harmony import */ var _scan_projects_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9645);
/* harmony import */ var _secret_policy_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2909);














/** Ignored files that can be transcripts. */
const SEARCHED_REASONS = new Set([
    'conflict',
    'duplicate',
    'no-message',
    'no-name',
    'other-extension',
    'part',
    'same-name',
    'unidentified',
    'unusable-id',
]);
/** Probable transcripts without readable text. */
const UNSEARCHABLE_REASONS = new Set(['encrypted', 'lfs-pointer', 'not-text']);
/**
 * Searches all transcripts for credentials, as a check with `secrets: hold` does, but without a token or requests. Only
 * sessions with credentials and unreadable sessions get a result.
 * @throws Failure as `scanProjects`; the deadline's reason
 */
async function searchSessions(request) {
    const { deadline, observe } = request;
    const secrets = new _secret_policy_js__WEBPACK_IMPORTED_MODULE_12__/* .SecretPolicy */ .d(request.inputs, request.projects);
    const context = { ...request, secrets, budget: new _concurrency_js__WEBPACK_IMPORTED_MODULE_13__/* .MemoryBudget */ .N(), cloud: undefined };
    const found = await (0,_context_js__WEBPACK_IMPORTED_MODULE_9__/* .measurePhase */ .Y)(context, 'scan', () => (0,_scan_projects_js__WEBPACK_IMPORTED_MODULE_11__/* .scanProjects */ .a)(context));
    deadline.signal.throwIfAborted();
    const sessions = found.flatMap(({ project, scan }) => scan.sessions.map((session) => ({ project, session })));
    await (0,_context_js__WEBPACK_IMPORTED_MODULE_9__/* .measurePhase */ .Y)(context, 'compare', async () => {
        await (0,_context_js__WEBPACK_IMPORTED_MODULE_9__/* .createLimiter */ .z)(request.inputs.concurrency).forEachLimited(sessions, deadline.signal, async ({ project, session }) => {
            const result = await searchSession(context, project, session);
            if (result === undefined)
                return;
            observe({ event: 'attempted', project, sessions: [session] });
            observe({ event: 'session-ended', result });
        });
        const ignored = await searchIgnoredFiles(context, found);
        observe({ event: 'searched', transcripts: sessions.length + ignored });
    });
    deadline.signal.throwIfAborted();
    (0,_scan_projects_js__WEBPACK_IMPORTED_MODULE_11__/* .warnUnusedAllowEntries */ .s)(context, found);
}
/**
 * Searches ignored transcripts for credentials, such as duplicates: a pull request commits them too.
 * @returns the number of searched files
 */
async function searchIgnoredFiles(context, found) {
    const { observe } = context;
    let count = 0;
    for (const { project, scan } of found) {
        const unreadable = [];
        const ignored = [];
        for (const entry of scan.ignored) {
            const { file, reason } = entry;
            const isWithheld = context.secrets.getPolicy(file).redactionMode === 'hold';
            const isSearched = isWithheld && SEARCHED_REASONS.has(reason);
            const isUnsearchable = isWithheld && UNSEARCHABLE_REASONS.has(reason);
            const detail = `${_sessions_ignored_files_js__WEBPACK_IMPORTED_MODULE_6__/* .IGNORED_FILES */ .L9[reason].label}, not searched for credentials`;
            const end = isSearched ? await searchFile(context, file) : isUnsearchable ? { file, detail } : [];
            if ('detail' in end)
                unreadable.push(end);
            ignored.push('detail' in end || end.length === 0 ? entry : { ...entry, secrets: end });
            if (isSearched)
                count++;
        }
        const searched = { ...scan, ignored, unreadable: [...scan.unreadable, ...unreadable] };
        observe({ event: 'ignored-searched', project, scan: searched });
    }
    return count;
}
async function searchFile({ runner, secrets, budget, deadline }, file) {
    const policy = secrets.getPolicyForReading(file);
    try {
        const findings = await (0,_sessions_read_transcript_js__WEBPACK_IMPORTED_MODULE_8__/* .inspectText */ .O)(runner.workspace, file, { budget, signal: deadline.signal }, (text) => (0,_secrets_scan_js__WEBPACK_IMPORTED_MODULE_5__/* .scanCredentials */ .S)(text, policy).findings);
        return findings ?? { file, detail: 'too large to be searched for credentials' };
    }
    catch (error) {
        deadline.signal.throwIfAborted();
        return { file, detail: error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR ? error.message : (0,_sessions_list_files_js__WEBPACK_IMPORTED_MODULE_7__/* .describeReadError */ .U)(error, file) };
    }
}
async function searchSession(context, { id: projectId }, session) {
    try {
        const decision = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_10__/* .planByContent */ .ic)(context, session, _cloud_copies_js__WEBPACK_IMPORTED_MODULE_0__/* .ABSENT */ .sj);
        if (decision.reason !== 'secret-held')
            return undefined;
        const planned = { ...decision, projectId, isInspected: false };
        return (0,_run_results_js__WEBPACK_IMPORTED_MODULE_4__/* .toFailedResult */ .qS)(planned, (0,_plan_plan_session_js__WEBPACK_IMPORTED_MODULE_3__/* .createRefusalFailure */ .r6)(planned));
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR) || (0,_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .isEndOfRun */ .Eb)(error, context.deadline))
            throw error;
        return (0,_run_results_js__WEBPACK_IMPORTED_MODULE_4__/* .toFailedResult */ .qS)({ projectId, session }, error);
    }
}


/***/ }),

/***/ 2909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ SecretPolicy)
/* harmony export */ });
/* harmony import */ var _project_project_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(905);
/* harmony import */ var _secrets_credential_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7626);
/* harmony import */ var _secrets_exact_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9186);



/** How to handle credentials per file: by the `secrets` input, otherwise by the settings of the file's path. */
class SecretPolicy {
    #input;
    #locations;
    #allowlist;
    #exactValues;
    #searched = new Set();
    constructor({ secrets, secretsAllow, redactValues }, projects) {
        this.#input = secrets;
        this.#locations = projects.flatMap(({ locations }) => locations);
        this.#allowlist = new _secrets_credential_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .Allowlist */ .ky(secretsAllow);
        this.#exactValues = redactValues.values.length === 0 ? undefined : new _secrets_exact_values_js__WEBPACK_IMPORTED_MODULE_2__/* .ExactValues */ .yH(redactValues.values);
    }
    /** @param file POSIX, relative to the workspace */
    getPolicy(file) {
        return { redactionMode: this.#getRedactionMode(file), allowlist: this.#allowlist, exactValues: this.#exactValues };
    }
    /** As `getPolicy`, and records that the whole file is read. */
    getPolicyForReading(file) {
        this.#searched.add(file);
        return this.getPolicy(file);
    }
    /**
     * Finds entries of `secrets-allow` without a match. Returns none unless every file was read.
     * @param files the files of all sessions
     */
    findUnusedEntries(files) {
        for (const file of files)
            if (!this.#searched.has(file))
                return [];
        return this.#allowlist.listUnmatched();
    }
    #getRedactionMode(file) {
        if (this.#input !== undefined)
            return this.#input;
        // Fast path: most checkouts do not configure redaction.
        if (this.#locations.every(({ redaction }) => redaction !== false))
            return 'redact';
        return (0,_project_project_js__WEBPACK_IMPORTED_MODULE_0__/* .findNearestLocation */ .$I)(this.#locations, file)?.redaction === false ? 'send' : 'redact';
    }
}


/***/ }),

/***/ 370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
