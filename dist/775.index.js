export const id = 775;
export const ids = [775];
export const modules = {

/***/ 5855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ copyBehind),
/* harmony export */   Ov: () => (/* binding */ isUnknownProject),
/* harmony export */   Sq: () => (/* binding */ parseHeadSizes),
/* harmony export */   Vd: () => (/* binding */ NEW_PROJECT),
/* harmony export */   sj: () => (/* binding */ ABSENT),
/* harmony export */   uZ: () => (/* binding */ parseSizes),
/* harmony export */   yp: () => (/* binding */ isPage)
/* harmony export */ });
/* unused harmony export UNTOLD */
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4360);
/* harmony import */ var _raw_data_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2019);
/* harmony import */ var _server_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1809);
/* harmony import */ var _upload_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5984);




/** The cloud has no copy. */
const ABSENT = { state: 'absent' };
/** The origin of a copy of which nothing was told. */
const UNTOLD = { fromCli: false, rawBytes: undefined, sessionDataBytes: undefined };
/** The answer about a project that the cloud has never seen. */
const NEW_PROJECT = { copies: new Map(), isNew: true };
const SESSION_DATA_SUFFIX = ':sessionData';
/** Every size that the cloud tells with a HEAD (docs/cloud.md, Routes). */
const SIZE_HEADERS = ['x-markdown-size', 'x-raw-data-size', 'x-session-data-size'];
/**
 * Reads the body of `GET …/sessions/sizes` (docs/cloud.md, Sizes). A project the cloud has never seen is `NEW_PROJECT`,
 * whatever its status. Sizes that make no sense become `unknown`, so that a HEAD is made instead of a wrong skip.
 *
 * @param body at most 64 MB of JSON; 100,000 sessions are about 4.5 MB.
 * @param scrub removes secrets from a server's text.
 */
function parseSizes(body, scrub) {
    const answer = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseObject */ .l)(body);
    if (answer === undefined)
        return { reason: 'the answer is no JSON object' };
    if (answer['success'] !== true) {
        const error = answer['error'];
        if (isUnknownProject(answer))
            return NEW_PROJECT;
        return { reason: typeof error === 'string' ? (0,_server_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shorten */ .m)(scrub(error)) : 'the answer does not say success' };
    }
    const { data } = answer;
    const sessions = (0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(data) ? data['sessions'] : undefined;
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(sessions))
        return { reason: 'the answer has no data.sessions' };
    return { copies: copiesOf(sessions), isNew: false };
}
/** True for "Workspace not found", sent as 404 or 500 for a project the cloud has never seen (docs/cloud.md, Routes). */
function isUnknownProject(answer) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .G)(answer) || answer['success'] !== false)
        return false;
    const { error } = answer;
    return typeof error === 'string' && /\bworkspace not found\b/i.test(error);
}
/**
 * Reads the answer to a successful HEAD (docs/cloud.md, Routes); a size that is missing or no whole number makes the copy
 * unknown.
 *
 * @param scrub removes secrets from a server's text.
 */
function parseHeadSizes(headers, scrub) {
    const origin = originOf(headers['x-raw-data-size'], headers['x-session-data-size']);
    const markdown = headers['x-markdown-size'];
    const bytes = headerBytes(markdown);
    if (bytes !== undefined)
        return { state: 'present', bytes, ...origin };
    const reason = markdown === undefined
        ? 'the HEAD answer has no X-Markdown-Size'
        : `the HEAD answer's X-Markdown-Size makes no sense: ${(0,_server_text_js__WEBPACK_IMPORTED_MODULE_2__/* .shorten */ .m)(scrub(String(markdown)), 40)}`;
    return { state: 'unknown', reason, failure: undefined, ...origin };
}
/** A copy whose HEAD failed for good (docs/cloud.md, Unknown copies). */
function copyBehind(failure) {
    return { state: 'unknown', reason: failure.message, failure, ...UNTOLD };
}
/** True for a page that stands in the cloud's place, such as a login page: HTML, and none of the cloud's sizes. */
function isPage(headers) {
    const type = headers['content-type'];
    return typeof type === 'string' && /^text\/html\b/i.test(type) && SIZE_HEADERS.every((name) => !(name in headers));
}
/** Whose copy a HEAD tells of. A size that is told and makes no sense is not of our making. */
function originOf(raw, sessionData) {
    const rawBytes = headerBytes(raw);
    const sessionDataBytes = headerBytes(sessionData);
    const isLog = raw !== undefined && (rawBytes === undefined || rawBytes > _raw_data_js__WEBPACK_IMPORTED_MODULE_3__/* .RAW_DATA_MAX_BYTES */ .N);
    return { fromCli: isLog || (sessionData !== undefined && sessionDataBytes !== 0), rawBytes, sessionDataBytes };
}
function copiesOf(sessions) {
    const copies = new Map();
    const fromCli = new Map();
    for (const [key, value] of Object.entries(sessions)) {
        if (key.endsWith(SESSION_DATA_SUFFIX)) {
            const sessionDataBytes = isCopyBytes(value) ? value : undefined;
            // The key alone says that the CLI was here; only a plain 0 takes it back, as it does in a HEAD's header.
            if (value !== 0) {
                fromCli.set(key.slice(0, -SESSION_DATA_SUFFIX.length), { fromCli: true, rawBytes: undefined, sessionDataBytes });
            }
        }
        else if (isCopyBytes(value)) {
            copies.set(key, { state: 'present', bytes: value, ...UNTOLD });
        }
        else {
            const reason = `the cloud's size makes no sense: ${typeof value === 'number' ? value : 'it is no number'}`;
            copies.set(key, { state: 'unknown', reason, failure: undefined, ...UNTOLD });
        }
    }
    for (const [id, origin] of fromCli)
        copies.set(id, { ...(copies.get(id) ?? UNSIZED), ...origin });
    return copies;
}
const UNSIZED = {
    state: 'unknown',
    reason: 'the cloud lists its session data but not its size',
    failure: undefined,
};
/**
 * A size that a copy can have: a whole number of bytes, and no more than the cloud takes in (docs/cloud.md, Limits). A
 * larger one is not believed, since it would skip the session for good.
 */
function isCopyBytes(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= _upload_body_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_BODY_BYTES */ .YK;
}
/** A header's size: plain decimal digits only, given once. `undefined` when it is anything else. */
function headerBytes(value) {
    if (typeof value !== 'string' || !/^(0|[1-9]\d{0,15})$/.test(value))
        return undefined;
    const bytes = Number(value);
    return isCopyBytes(bytes) ? bytes : undefined;
}


/***/ }),

/***/ 4360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isObject),
/* harmony export */   l: () => (/* binding */ parseObject)
/* harmony export */ });
/** Brackets inside of brackets; the deepest answer of the cloud has three. */
const MAX_DEPTH = 32;
/** Values in all: 64 MB of sizes by UUID are 1.4 million. */
const MAX_VALUES = 2_000_000;
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/**
 * The object that a server's JSON is; `undefined` when it is no JSON, no object, or built to cost memory: parsed, 64 MB
 * of `[` are 2.7 GB, and of `{},` not much less. So nesting and values are counted first, which takes one pass.
 */
function parseObject(body) {
    if (!isPlain(body))
        return undefined;
    try {
        const parsed = JSON.parse(body.toString());
        return isObject(parsed) ? parsed : undefined;
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** False as soon as there are more brackets or values than an answer of the cloud can have. */
function isPlain(body) {
    let depth = 0;
    let values = 0;
    let isText = false;
    for (let i = 0; i < body.length; i += 1) {
        const byte = body[i];
        if (isText) {
            if (byte === BACKSLASH)
                i += 1;
            else if (byte === QUOTE)
                isText = false;
        }
        else if (byte === QUOTE)
            isText = true;
        else if (byte === COMMA)
            values += 1;
        else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
            depth += 1;
            values += 1;
        }
        else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT)
            depth -= 1;
        if (depth > MAX_DEPTH || values > MAX_VALUES)
            return false;
    }
    return true;
}


/***/ }),

/***/ 2019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ RAW_DATA_MAX_BYTES),
/* harmony export */   z: () => (/* binding */ rawData)
/* harmony export */ });
/**
 * UTF-8 bytes of `rawData`, at most. Anything larger in the cloud is no document of ours but an agent's log, which must not
 * be overwritten (docs/cloud.md, CLI copies); the bound is near what we do send, so that small logs are known as well.
 */
const RAW_DATA_MAX_BYTES = 1024;
/** Bytes of JSON for each of these; a path has what they leave, 500 at least. GitHub's longest are 140 and 64. */
const REPOSITORY_MAX_BYTES = 256;
const COMMIT_MAX_BYTES = 64;
/**
 * The `rawData` of an upload: the cloud refuses an empty one and a checkout has no raw agent log, so a small JSON
 * document says so, of at most `RAW_DATA_MAX_BYTES`. What is too long for that keeps its end, after an ellipsis.
 */
function rawData({ repository, commit, file }) {
    const known = {
        source: 'specstory-sync-action',
        note: 'uploaded from a git checkout, which holds no raw agent log',
        repository: repository === '' ? undefined : endOf(repository, REPOSITORY_MAX_BYTES),
        commit: commit === '' ? undefined : endOf(commit, COMMIT_MAX_BYTES),
    };
    const left = RAW_DATA_MAX_BYTES - Buffer.byteLength(JSON.stringify({ ...known, path: '' }));
    return JSON.stringify({ ...known, path: endOf(file, left) });
}
/** The text, or as much of its end as `maxBytes` of JSON hold. */
function endOf(text, maxBytes) {
    if (text.length <= maxBytes && jsonBytes(text) <= maxBytes)
        return text;
    let bytes = jsonBytes('…');
    // A character of text is a byte of JSON at least.
    const characters = [...text.slice(-maxBytes)];
    let start = characters.length;
    for (; start > 0; start -= 1) {
        bytes += jsonBytes(characters[start - 1] ?? '');
        if (bytes > maxBytes)
            break;
    }
    return `…${characters.slice(start).join('')}`;
}
/** UTF-8 bytes of the text inside of a JSON string; a control character has six. */
function jsonBytes(text) {
    return Buffer.byteLength(JSON.stringify(text)) - 2;
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

/***/ 5984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K$: () => (/* binding */ encodeUpload),
/* harmony export */   YK: () => (/* binding */ MAX_BODY_BYTES)
/* harmony export */ });
/* unused harmony export MAX_COMPRESSED_BYTES */
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6466);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7304);




const MB = 1024 * 1024;
/** What the cloud takes at most (docs/cloud.md, Limits), in bytes of JSON and of gzip. */
const MAX_BODY_BYTES = 64 * MB;
const MAX_COMPRESSED_BYTES = 50 * MB;
/** A session of one chunk up to this, in bytes, is encoded in one go; anything else as a stream, to bound memory. */
const ONE_SHOT_BYTES = 256 * 1024;
/**
 * Level 1: on transcripts it takes 40 % of the default level's time for 1.16 times its bytes, and a runner has more
 * network than cores. Large pieces of output are fewer trips from the thread pool.
 */
const GZIP = { level: 1, chunkSize: 128 * 1024 };
const compress = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.gzip);
/**
 * Encodes the body of an upload: JSON, gzipped. A large session is escaped and compressed chunk by chunk, so that only
 * its compressed bytes are ever held as a whole.
 *
 * @throws Failure `too-large`, as soon as a limit is passed; the signal's reason; what reading `markdown` throws.
 */
async function encodeUpload(fields, markdown, { signal, maxBodyBytes = MAX_BODY_BYTES, maxCompressedBytes = MAX_COMPRESSED_BYTES } = {}) {
    signal?.throwIfAborted();
    const limits = { maxBodyBytes, maxCompressedBytes };
    const chunks = markdown[Symbol.asyncIterator]();
    const head = [];
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
        head.push(next.value);
        if (head.length > 1)
            return encodeStream(fields, resume(head, chunks), limits, signal);
    }
    const [text = ''] = head;
    const markdownBytes = Buffer.byteLength(text);
    if (markdownBytes > ONE_SHOT_BYTES)
        return encodeStream(fields, resume(head, chunks), limits, signal);
    const json = Buffer.from(JSON.stringify({ ...fields, markdown: text }));
    if (json.byteLength > maxBodyBytes)
        throw overLimit(json.byteLength, 'as JSON', maxBodyBytes);
    const body = await compress(json, GZIP);
    if (body.byteLength > maxCompressedBytes)
        throw overLimit(body.byteLength, 'compressed', maxCompressedBytes);
    return { body, markdownBytes };
}
async function encodeStream(fields, chunks, { maxBodyBytes, maxCompressedBytes }, signal) {
    let markdownBytes = 0;
    const json = async function* () {
        let bytes = 0;
        for await (const { json: text, markdownBytes: more } of escapeMarkdown(fields, chunks)) {
            const buffer = Buffer.from(text);
            bytes += buffer.byteLength;
            markdownBytes += more;
            if (bytes > maxBodyBytes)
                throw overLimit(bytes, 'as JSON', maxBodyBytes);
            yield buffer;
        }
    };
    const compressed = [];
    const hold = async (source) => {
        let bytes = 0;
        for await (const chunk of source) {
            bytes += chunk.byteLength;
            if (bytes > maxCompressedBytes)
                throw overLimit(bytes, 'compressed', maxCompressedBytes);
            compressed.push(chunk);
        }
    };
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.pipeline)(json, (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createGzip)(GZIP), hold, signal === undefined ? {} : { signal });
    }
    catch (error) {
        if (signal?.aborted)
            throw signal.reason;
        throw error;
    }
    return { body: Buffer.concat(compressed), markdownBytes };
}
/**
 * The JSON document `{…fields, markdown}` in pieces, one for each chunk of the Markdown, so that neither is ever a whole
 * string in memory. A character that two chunks share is counted and escaped with the second.
 */
async function* escapeMarkdown(fields, chunks) {
    yield { json: `${JSON.stringify(fields).slice(0, -1)},"markdown":"`, markdownBytes: 0 };
    let half = '';
    for await (const chunk of chunks) {
        const text = half + chunk;
        half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '';
        yield pieceOf(half === '' ? text : text.slice(0, -1));
    }
    yield pieceOf(half);
    yield { json: '"}', markdownBytes: 0 };
}
function pieceOf(text) {
    return { json: JSON.stringify(text).slice(1, -1), markdownBytes: Buffer.byteLength(text) };
}
/** The chunks already taken, then the rest; ends the source when its reader stops early. */
async function* resume(head, rest) {
    try {
        yield* head;
        for (let next = await rest.next(); !next.done; next = await rest.next())
            yield next.value;
    }
    finally {
        await rest.return?.();
    }
}
function overLimit(bytes, form, limit) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .tooLarge */ .g$)(`the session is too large for the cloud: more than ${megabytes(bytes)} ${form}, where ${megabytes(limit)} is the limit`);
}
function megabytes(bytes) {
    return bytes < MB ? `${bytes} bytes` : `${(bytes / MB).toFixed(1)} MB`;
}


/***/ }),

/***/ 894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ decide)
/* harmony export */ });
/* harmony import */ var _byte_size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4302);

/**
 * Decides what to do with one session. Pure: local × cloud → action and reason.
 *
 * Sizes are UTF-8 bytes. A file may be sent with fewer bytes than it has (CRLF becomes LF) or with more (bytes that are no
 * UTF-8 become U+FFFD). So any difference is measured, and what is equal on disk and in the cloud settles a session unread;
 * with `different`, only if its head gives no reason to doubt that.
 *
 * A copy that has more than what is sent and no more than that has with its credentials was uploaded with them: it is
 * replaced whatever `updateWhen` says, unless the CLI has uploaded it.
 *
 * @returns the plan, or `measure` when only the exact size on the wire can tell
 */
function decide(session, size, copy, rules) {
    const planned = (action, reason) => {
        const upload = action === 'create' || action === 'update';
        const tooLarge = upload && size.bytes > rules.maxBytes;
        if (!size.exact && tooLarge && session.wireMayDiffer)
            return 'measure';
        if (!size.exact && upload && !tooLarge && rules.readsUploads)
            return 'measure';
        if (tooLarge)
            return refused('too-large', `${(0,_byte_size_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(size.bytes - rules.maxBytes)} more than the ${(0,_byte_size_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee)(rules.maxBytes)} that it takes`);
        if (upload && holdsBack(size, rules))
            return refused('secret-held', undefined);
        return decision(action, reason, copy.state === 'unknown' ? copy.reason : undefined);
    };
    const refused = (reason, detail) => decision('refuse', reason, detail);
    const decision = (action, reason, detail) => ({
        session,
        action,
        reason,
        localBytes: size.bytes,
        plainBytes: size.plainBytes ?? size.bytes,
        secrets: size.secrets ?? [],
        cloudBytes: copy.state === 'present' ? copy.bytes : undefined,
        detail,
        failure: copy.state === 'unknown' ? copy.failure : undefined,
    });
    if (copy.state === 'absent')
        return planned('create', 'new');
    // An unknown copy is no permission: it may have a raw log that Markdown alone would destroy.
    if (copy.state === 'unknown')
        return planned(rules.overwriteCliSessions ? 'update' : 'refuse', 'cloud-copy-unknown');
    const mayDiffer = session.wireMayDiffer && rules.updateWhen === 'different';
    const mayHoldSecrets = rules.rescan && rules.treatment === 'redact';
    if (!size.exact && (size.bytes !== copy.bytes || mayDiffer || mayHoldSecrets))
        return 'measure';
    if (size.bytes === copy.bytes)
        return planned('skip', rules.updateWhen === 'different' ? 'same-size' : 'up-to-date');
    const grown = size.bytes > copy.bytes;
    if (!grown && !copy.fromCli && copy.bytes <= (size.plainBytes ?? 0))
        return planned('update', 'redacted');
    if (!grown && rules.updateWhen === 'larger')
        return planned('skip', 'cloud-has-more');
    const kept = copy.fromCli && !rules.overwriteCliSessions;
    return kept ? planned('skip', 'kept-cli-copy') : planned('update', grown ? 'grown' : 'shrunk');
}
/** Says whether a session with credentials stays here; one that nobody has read yet is judged when it is. */
function holdsBack({ secrets = [] }, { treatment }) {
    return treatment === 'hold' && secrets.length > 0;
}


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);
/* harmony import */ var _secrets_secret_counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4911);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(153);



/** Why a HEAD failed that say more than that the copy is unknown, and what to do about it. */
const OWN_MEANING = new Set(['redirected', 'rate-limited']);
/** Why a session is not uploaded although the cloud may lack it, for a plan whose action is `refuse`. */
function refusal({ reason, detail, failure, session, secrets }) {
    if (failure !== undefined && OWN_MEANING.has(failure.code))
        return failure;
    const message = detail === undefined ? _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .PLAN_WORDS */ .c[reason] : `${_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .PLAN_WORDS */ .c[reason]}: ${detail}`;
    if (reason === 'too-large')
        return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .tooLarge */ .g$)(message);
    if (reason === 'secret-held')
        return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('secret-held', heldMessage(secrets), HELD_HINT);
    const first = failure?.hint ?? 'Run again later.';
    return new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('cloud-copy-unknown', message, `${first} An upload of \`${session.file}\` could destroy what the cloud holds of it; \`overwrite-cli-sessions: true\` uploads it all the same.`, { cause: failure });
}
const HELD_HINT = 'Revoke each of them, since the repository and its history hold them too, take them out of the file, or allow what is no secret by `secrets-allow`.';
/** The rules and how many of each, and no value. */
function heldMessage(secrets) {
    return `holds ${(0,_secrets_secret_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .secretWords */ .C)((0,_secrets_secret_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .countByRule */ .$)(secrets))}, and \`secrets: hold\` keeps it here`;
}


/***/ }),

/***/ 3802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ pool)
/* harmony export */ });
/**
 * Shares items out among workers that each take the next item when they are done with one.
 *
 * @param size items that are worked on at a time
 * @param signal once aborted, no further item is begun
 * @param hire makes a worker; what it allocates is used again for each of its items
 * @throws the first error that a worker threw, after the rest of what was begun has ended; nothing is begun after it
 */
async function pool(items, size, signal, hire) {
    // One iterator for all of them is the queue.
    const queue = Iterator.from(items);
    const failures = [];
    const worker = async () => {
        let work;
        for (const item of queue) {
            if (signal.aborted || failures.length > 0)
                return;
            try {
                work ??= hire();
                await work(item);
            }
            catch (error) {
                failures.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: size }, worker));
    if (failures.length > 0)
        throw failures[0];
}


/***/ }),

/***/ 4464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ CURL_MAX),
/* harmony export */   i: () => (/* binding */ findCurlCredentials)
/* harmony export */ });
/* harmony import */ var _password_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3743);
/* harmony import */ var _placeholder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5125);


/** A command goes on for this many lines at most, and for this many UTF-16 units. */
const LINES_MAX = 6;
const CURL_MAX = 8000;
/** https://curl.se/docs/manpage.html#-H: the option, and then what stands behind it. */
const HEADER_OPTION = /(?<=\s)(?:-[a-zA-Z]{0,6}H|--header)/g;
const HEADER = /^[= \t]*\\*["']([a-z-]+):[ \t]*(?:(?:Basic|Bearer|Token|Api-Token)[ \t]+)?([\w=~@.+/-]+)(?=\\*["'])/di;
const SECRET_HEADER = /^(?:authorization|proxy-authorization|(?:[a-z]{1,30}-){0,4}(?:api-?)?(?:key|token)|(?:[a-z]{1,30}-){0,4}apikey)$/i;
/** https://curl.se/docs/manpage.html#-u */
const USER_OPTION = /(?<=\s)(?:-[a-zA-Z]{0,6}u|--user)/g;
const USER = /^[ \t]*(?:=[ \t]*)?\\*["']?((?:[^\s"'\\:]+\\*["']?)?:\\*["']?([^\s"'\\]+))/d;
const HEADER_NAME_MAX = 60;
const USER_MAX = 100;
/** Bits per character, as the CLI has them. */
const HEADER_ENTROPY_MIN = 2.75;
const USER_ENTROPY_MIN = 2;
/**
 * The credentials that curl commands of a text send: in a header, or as user and password.
 *
 * @param text see `plainBreaks`
 */
function* findCurlCredentials(text) {
    for (const [from, to] of commands(text)) {
        const command = text.slice(from, to);
        for (const [{ indices, 1: name = '', 2: value = '' }, , at] of behind(command, HEADER_OPTION, HEADER)) {
            const [start, end] = indices?.[2] ?? [0, 0];
            if (name.length > HEADER_NAME_MAX || value.length < 8 || value.length > 4096)
                continue;
            if (!SECRET_HEADER.test(name) || isName(value) || (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .entropy */ .U)(value) <= HEADER_ENTROPY_MIN)
                continue;
            yield { rule: 'curl-auth-header', start: from + at + start, end: from + at + end };
        }
        for (const [{ indices, 1: value = '', 2: password = '' }, option, at] of behind(command, USER_OPTION, USER)) {
            const [start, last] = indices?.[1] ?? [0, 0];
            const end = from + at + last;
            if (password.length < 3 || password.length > 200 || value.length - password.length > USER_MAX)
                continue;
            if (/^[<[$]|\$\{|\{\{/.test(value) || (0,_password_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrivialPassword */ .P)(password) || (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .entropy */ .U)(value) <= USER_ENTROPY_MIN)
                continue;
            const inner = [end - password.length, end];
            yield { rule: 'curl-auth-user', start: from + at + start, end, inner, within: [from + option, end] };
        }
    }
}
/** What stands right behind each option of a command, and where the option and that are. */
function* behind(command, option, value) {
    for (const { 0: name, index } of command.matchAll(option)) {
        const at = index + name.length;
        const found = value.exec(command.slice(at));
        if (found !== null)
            yield [found, index, at];
    }
}
/** `YOUR_TOKEN`, `api-key`, `token`: what a document has in place of a token. */
function isName(value) {
    return (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlaceholder */ .w)(value) || /^(?:[a-z]{1,40}|[A-Z]{1,40})$/.test(value);
}
/** Where commands are: the lines that begin with one, those of two that overlap together. */
function* commands(text) {
    let from = -1;
    let to = -1;
    for (let at = text.indexOf('curl'); at !== -1; at = text.indexOf('curl', at + 4)) {
        if (/\w/.test(text[at - 1] ?? '') || !/[\s"'.]/.test(text[at + 4] ?? ''))
            continue;
        if (at >= to) {
            if (from !== -1)
                yield [from, to];
            from = at;
        }
        to = Math.max(to, endOfCommand(text, at));
    }
    if (from !== -1)
        yield [from, to];
}
function endOfCommand(text, at) {
    let end = at;
    for (let line = 0; line < LINES_MAX && end < at + CURL_MAX; line++) {
        const lf = text.indexOf('\n', end);
        if (lf === -1)
            return Math.min(text.length, at + CURL_MAX);
        end = lf + 1;
    }
    return Math.min(end, at + CURL_MAX);
}


/***/ }),

/***/ 9130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ findSecrets),
  w: () => (/* binding */ mayHoldSecret)
});

// EXTERNAL MODULE: ./lib/src/secrets/curl.js
var curl = __webpack_require__(4464);
// EXTERNAL MODULE: ./lib/src/secrets/password.js
var secrets_password = __webpack_require__(3743);
;// CONCATENATED MODULE: ./lib/src/secrets/connection-string.js

/** The part of a URL in which a password can be (RFC 3986, 3.2); a quote or a bracket ends it in a text. */
const AUTHORITY = /^[a-z][a-z+:]{2,19}:\/\/([^\s/?#"'`<>]{3,600})/i;
/** Names that no resolver knows elsewhere (RFC 6761, 6), and the machine itself. */
const NOWHERE = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|(?:[\w-]{1,63}\.){0,9}(?:example(?:\.(?:com|org|net))?|test|invalid|localhost))$/i;
/**
 * The password in a connection string or a URL.
 *
 * @param text what was found, from its scheme on
 * @param at where it starts, in UTF-16 offsets
 * @returns `undefined` where there is none that guards anything: on the machine itself, or a trivial one
 */
function passwordIn(text, at) {
    const [, authority] = AUTHORITY.exec(text) ?? [];
    if (authority === undefined)
        return undefined;
    const colon = authority.indexOf(':');
    const sign = authority.lastIndexOf('@');
    if (colon === -1 || sign < colon)
        return undefined;
    const user = authority.slice(0, colon);
    const password = authority.slice(colon + 1, sign);
    const host = authority.slice(sign + 1).replace(/:\d{1,5}$/, '');
    if (NOWHERE.test(host) || password === user || (0,secrets_password/* isTrivialPassword */.P)(password))
        return undefined;
    const start = at + text.indexOf(authority);
    return { start: start + colon + 1, end: start + sign, within: [at, start + sign + 1] };
}

// EXTERNAL MODULE: ./lib/src/secrets/placeholder.js
var placeholder = __webpack_require__(5125);
// EXTERNAL MODULE: ./lib/src/secrets/preset-marks.js
var preset_marks = __webpack_require__(7494);
;// CONCATENATED MODULE: ./lib/src/secrets/find-by-preset.js



const RULE_PREFIX = '@secretlint/secretlint-rule-';
const LEFT_OUT = [
    // It lets a text that quotes `<!-- secretlint-disable -->` switch the search off.
    `${RULE_PREFIX}filter-comments`,
    // What it gives as the place of a key is the place of the key's name.
    `${RULE_PREFIX}aws`,
];
/** What all credentials of a format start with; what follows must not be a stand-in. */
const START = /^(?:github_pat_|[a-z]{2,5}_(?:live|test|api|pat)_|[a-z]{2,6}[_.-]|https:\/\/)/i;
const SENDGRID_LENGTH = 69;
/**
 * The credentials in a text that the library's recommended preset knows. The library is loaded by the first call.
 *
 * @param text see `plainBreaks`
 */
async function findByPreset(text) {
    const { lintSource, creators } = await loadLibrary();
    // It takes a byte order mark off, and counts from behind it.
    const content = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
    const findings = [];
    const rules = creators.map((creator) => {
        const name = creator.meta.id.slice(RULE_PREFIX.length);
        const rule = reportingTo(creator, ([start, end]) => {
            findings.push(...judge(name, content.slice(start, end), start));
        });
        return { id: creator.meta.id, rule };
    });
    await lintSource({
        source: { content, filePath: 'transcript.md', ext: '.md', contentType: 'text' },
        options: { config: { rules }, noPhysicFilePath: true },
    });
    return findings;
}
async function loadLibrary() {
    const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
        __webpack_require__.e(/* import() */ 707).then(__webpack_require__.bind(__webpack_require__, 6707)),
        __webpack_require__.e(/* import() */ 577).then(__webpack_require__.bind(__webpack_require__, 1577)),
        __webpack_require__.e(/* import() */ 806).then(__webpack_require__.bind(__webpack_require__, 806)),
    ]);
    // It keeps every mark that it sets: hundreds of megabytes over a long run.
    secretLintProfiler.setEnabled(false);
    return { lintSource, creators: rules.filter(({ meta }) => !LEFT_OUT.includes(meta.id)) };
}
/** The library compares each report with every other, which takes seconds for a text made of them: it gets none. */
function reportingTo(creator, report) {
    return {
        ...creator,
        create: (context, options) => creator.create({ ...context, report: ({ range }) => report(range) }, options),
    };
}
function judge(rule, value, start) {
    const mark = (0,preset_marks/* presetMark */.d)(rule, value);
    if (rule === 'basicauth' || rule === 'database-connection-string') {
        const password = passwordIn(value, start);
        return password === undefined ? [] : [{ rule: mark, ...password }];
    }
    if (rule === 'sendgrid' && value.length !== SENDGRID_LENGTH)
        return [];
    if (rule !== 'privatekey' && (0,placeholder/* isPlaceholder */.w)(value.replace(START, '')))
        return [];
    return [{ rule: mark, start, end: start + value.length }];
}

// EXTERNAL MODULE: ./lib/src/secrets/rules.js + 4 modules
var rules = __webpack_require__(8371);
// EXTERNAL MODULE: ./lib/src/secrets/start-index.js
var start_index = __webpack_require__(5797);
;// CONCATENATED MODULE: ./lib/src/secrets/find-by-rules.js



const STARTS = new start_index/* StartIndex */.f(rules/* RULES */.y.flatMap((rule) => rule.starts.map((start) => [start, rule])));
/**
 * The credentials in a text that have one of the documented formats. The work is linear in the text: it is searched for
 * each start, and an expression is tried only there.
 *
 * @param text see `plainBreaks`
 */
function* findByRules(text) {
    for (const { at, start, item: rule } of STARTS.places(text)) {
        const lead = leadLength(rule, text, at);
        if (lead === undefined)
            continue;
        rule.expression.lastIndex = at;
        const [match, named] = rule.expression.exec(text) ?? [];
        if (match === undefined)
            continue;
        const body = named ?? match.slice(start.length);
        // In front of a name may be anything: `awsSecretAccessKey`.
        if (named === undefined && isLetterOrDigit(text.charCodeAt(at - lead - 1)))
            continue;
        if ((0,placeholder/* isPlaceholder */.w)(body) || rule.accepts?.(match) === false)
            continue;
        const end = at + match.length;
        yield { rule: rule.mark, start: named === undefined ? at - lead : end - named.length, end };
    }
}
/** How many characters in front of the start belong to the credential; `undefined`: not as many as it has. */
function leadLength({ lead }, text, at) {
    if (lead === undefined)
        return 0;
    let length = 0;
    while (length <= lead.max && lead.character.test(text[at - length - 1] ?? ''))
        length++;
    return length >= lead.min && length <= lead.max ? length : undefined;
}
/** `NaN`, in front of the text, is neither. */
function isLetterOrDigit(code) {
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

;// CONCATENATED MODULE: ./lib/src/secrets/plain-breaks.js
/**
 * The text with the line breaks and tabs that are written as `\n`, `\r` and `\t` made blanks, two for two, so that every
 * offset stands: in the JSON that tools print, the `n` of a break would else be a letter in front of a token.
 */
function plainBreaks(text) {
    return text.includes('\\') ? text.replaceAll(/\\[nrt]/g, '  ') : text;
}

// EXTERNAL MODULE: ./lib/src/secrets/preset-gate.js
var preset_gate = __webpack_require__(7737);
// EXTERNAL MODULE: ./lib/src/secrets/private-key.js
var private_key = __webpack_require__(1021);
;// CONCATENATED MODULE: ./lib/src/secrets/find-secrets.js






/**
 * The credentials in a text that is not longer than a piece of a transcript, in their order; none lies within another.
 * What the SpecStory CLI leaves alone (stand-ins, trivial passwords, databases on the machine itself) is left alone.
 *
 * @param text with line feeds as its only line breaks
 * @param allowlist what is not to be found; it learns which of its entries were met
 */
async function findSecrets(text, allowlist) {
    const plain = plainBreaks(text);
    const findings = [...(0,private_key/* findPrivateKeys */.$)(text), ...findByRules(plain), ...(0,curl/* findCurlCredentials */.i)(plain)];
    if ((0,preset_gate/* concernsPreset */.DO)(plain))
        findings.push(...(await findByPreset(plain)));
    return outermost(findings.filter((finding) => !allowlist.allows(finding, text)));
}
/**
 * Says whether a text could hold a credential, at once and without the library: where it says no, there is none.
 *
 * @param text with line feeds as its only line breaks
 */
function mayHoldSecret(text) {
    const plain = plainBreaks(text);
    return ([(0,private_key/* findPrivateKeys */.$)(text), findByRules(plain), (0,curl/* findCurlCredentials */.i)(plain)].some((found) => !found.next().done) ||
        (0,preset_gate/* concernsPreset */.DO)(plain));
}
/** Of two that lie in the same place the longer one counts, of the same length the one that speaks for itself. */
function outermost(findings) {
    const ordered = findings.toSorted((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b) || byName(a, b));
    let reach = -1;
    return ordered.filter(({ end }) => {
        const isNew = end > reach;
        reach = Math.max(reach, end);
        return isNew;
    });
}
function rank({ within }) {
    return within === undefined ? 0 : 1;
}
/** As in the CLI. */
function byName(a, b) {
    return a.rule < b.rule ? -1 : 1;
}


/***/ }),

/***/ 6165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ FoundSecrets)
});

;// CONCATENATED MODULE: ./lib/src/secrets/value-matcher.js
var _a;
const CODES = 0x1_0000;
/**
 * Finds every place of many texts at once, in one pass whose time does not depend on how many they are (Aho and Corasick,
 * 1975). A state is a number: the longest of their beginnings that the text ends with so far.
 */
class ValueMatcher {
    static ROOT = 0;
    /** The next state by state and UTF-16 code. */
    #edges = new Map();
    /** 1 for the codes that a pattern begins with. */
    #firsts = new Uint8Array(CODES);
    #depth = [0];
    /** The longest proper ending of a state that is a state itself. */
    #fallback = [0];
    #patterns = [undefined];
    /** The state itself where a pattern ends with it, else the nearest of its fallbacks where one does. */
    #endings = [0];
    /** @param patterns none of them empty */
    constructor(patterns) {
        for (const pattern of patterns)
            this.#add(pattern);
        this.#link();
    }
    /** The state after one more UTF-16 code. */
    step(state, code) {
        if (state === _a.ROOT && this.#firsts[code] === 0)
            return _a.ROOT;
        for (let from = state;; from = this.#fallback[from] ?? 0) {
            const next = this.#edges.get(from * CODES + code);
            if (next !== undefined)
                return next;
            if (from === _a.ROOT)
                return _a.ROOT;
        }
    }
    /** How many codes a match that is under way has taken at most. */
    depth(state) {
        return this.#depth[state] ?? 0;
    }
    /** The patterns that end here, as far as a longer one does not cover them. */
    *endings(state) {
        for (let at = this.#ending(state); at !== _a.ROOT; at = this.#ending(this.#fallback[at] ?? 0)) {
            const pattern = this.#patterns[at];
            if (pattern === undefined)
                return;
            yield pattern;
            if (pattern.from === 0 && pattern.to === pattern.text.length)
                return;
        }
    }
    /** Says whether any pattern ends here. */
    ends(state) {
        return this.#ending(state) !== _a.ROOT;
    }
    #ending(state) {
        return this.#endings[state] ?? _a.ROOT;
    }
    #add(pattern) {
        this.#firsts[pattern.text.charCodeAt(0)] = 1;
        let state = _a.ROOT;
        for (let index = 0; index < pattern.text.length; index++) {
            const edge = state * CODES + pattern.text.charCodeAt(index);
            let next = this.#edges.get(edge);
            if (next === undefined) {
                next = this.#depth.length;
                this.#edges.set(edge, next);
                this.#depth.push(index + 1);
                this.#fallback.push(_a.ROOT);
                this.#patterns.push(undefined);
                this.#endings.push(_a.ROOT);
            }
            state = next;
        }
        this.#patterns[state] ??= pattern;
    }
    /** Shallow states first: the fallback of a state is the fallback of the one before it, one code further. */
    #link() {
        const edges = [...this.#edges].sort(([, a], [, b]) => this.depth(a) - this.depth(b));
        for (const [edge, state] of edges) {
            const before = Math.floor(edge / CODES);
            const fallback = before === _a.ROOT ? 0 : this.step(this.#fallback[before] ?? 0, edge % CODES);
            this.#fallback[state] = fallback;
            this.#endings[state] = this.#patterns[state] === undefined ? this.#ending(fallback) : state;
        }
    }
}
_a = ValueMatcher;

;// CONCATENATED MODULE: ./lib/src/secrets/redactor.js

const CR = 13;
const LF = 10;
/**
 * Replaces the credentials that a first reading has found by their marks, wherever they are, in a second reading. The
 * result is the same whatever the chunks; what may turn out to belong to a credential is held back, and no more.
 */
class Redactor {
    #matcher;
    #state = ValueMatcher.ROOT;
    /** What was fed and not given back yet; offsets count from its start. */
    #text = '';
    #scanned = 0;
    #places = [];
    constructor(matcher) {
        this.#matcher = matcher;
    }
    /** Takes the next chunk, and gives what is settled of the text so far. */
    feed(chunk) {
        this.#text += chunk;
        // Whether a CR belongs to a line break shows with what follows it.
        this.#scan(this.#text.endsWith('\r') ? this.#text.length - 1 : this.#text.length);
        const underWay = this.#back(this.#scanned, this.#matcher.depth(this.#state));
        return this.#settle(this.#places.find(({ start, end }) => start < underWay && end > underWay)?.start ?? underWay);
    }
    /** Gives the rest. */
    end() {
        this.#scan(this.#text.length);
        return this.#settle(this.#text.length);
    }
    #scan(until) {
        const found = [];
        for (; this.#scanned < until; this.#scanned++) {
            if (this.#isInBreak(this.#scanned))
                continue;
            this.#state = this.#matcher.step(this.#state, this.#text.charCodeAt(this.#scanned));
            if (this.#matcher.ends(this.#state))
                found.push(...this.#placesAt(this.#scanned + 1));
        }
        if (found.length > 0)
            this.#places = merge([...this.#places, ...found]);
    }
    *#placesAt(end) {
        for (const { rule, text, from, to } of this.#matcher.endings(this.#state)) {
            const start = this.#back(end, text.length - from);
            yield { start, end: this.#back(end, text.length - to), rule, length: to - from };
        }
    }
    /** The CR of a line break is passed over: credentials were looked for in a text without them. */
    #isInBreak(at) {
        return this.#text.charCodeAt(at) === CR && this.#text.charCodeAt(at + 1) === LF;
    }
    /** The offset that many codes before another one. */
    #back(end, codes) {
        if (!this.#text.includes('\r'))
            return end - codes;
        let at = end;
        for (let left = codes; left > 0; at--) {
            if (!this.#isInBreak(at - 1))
                left--;
        }
        return at;
    }
    #settle(until) {
        let settled = '';
        let at = 0;
        const [done, open] = [this.#places.filter(({ end }) => end <= until), this.#places.filter(({ end }) => end > until)];
        for (const { start, end, rule } of done) {
            settled += `${this.#text.slice(at, start)}[REDACTED:${rule}]`;
            at = end;
        }
        settled += this.#text.slice(at, until);
        this.#places = open.map((place) => ({ ...place, start: place.start - until, end: place.end - until }));
        this.#text = this.#text.slice(until);
        this.#scanned -= until;
        return settled;
    }
}
/** In their order, and those that overlap as one: nothing of either may be left. */
function merge(places) {
    const merged = [];
    for (const place of places.toSorted((a, b) => a.start - b.start)) {
        const last = merged.at(-1);
        if (last === undefined || place.start >= last.end)
            merged.push(place);
        else
            merged[merged.length - 1] = { ...longer(last, place), start: last.start, end: Math.max(last.end, place.end) };
    }
    return merged;
}
function longer(a, b) {
    if (a.length !== b.length)
        return a.length > b.length ? a : b;
    return a.rule <= b.rule ? a : b;
}

// EXTERNAL MODULE: ./lib/src/secrets/secret-counts.js
var secret_counts = __webpack_require__(4911);
;// CONCATENATED MODULE: ./lib/src/secrets/found-secrets.js



/** The credentials of one text. Their values cannot be read from it, printed or serialized: it only takes them out. */
class FoundSecrets {
    /** One for each value, in the order of the text. */
    places;
    #patterns;
    #matcher;
    constructor(places, patterns) {
        this.places = places;
        this.#patterns = patterns;
    }
    /** How many different values of each rule there are, by rule in the order of the alphabet. */
    counts() {
        return (0,secret_counts/* countByRule */.$)(this.places);
    }
    /** For one reading of the text. */
    redactor() {
        this.#matcher ??= new ValueMatcher(this.#patterns);
        return new Redactor(this.#matcher);
    }
    /** A text that is whole in memory, with marks in place of these credentials. */
    redact(text) {
        if (this.#patterns.length === 0)
            return text;
        const redactor = this.redactor();
        return redactor.feed(text) + redactor.end();
    }
}


/***/ }),

/***/ 3743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isEveryday),
/* harmony export */   P: () => (/* binding */ isTrivialPassword)
/* harmony export */ });
/* harmony import */ var _placeholder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5125);

/** Passwords that keep nobody out, and that examples are full of. */
const TRIVIAL = /^(?:(?:my|your|the|some|db|new|user|admin|root|dev|local|test)[-_]?)?(?:pass(?:word|wd|code)?|passw0rd|p@ssw0rd|pwd|pw|secret|token|test|testing|admin|root|user(?:name)?|postgres|mysql|mongo|guest|demo|foo|bar|baz|example|change-?(?:me|it)|qwerty|letmein|hunter2|welcome|x{1,9}|\*{1,30}|\.{3})(?:[-_]?here)?[-_]?\d{0,6}!?$/i;
/** `$VAR`, `${VAR}`, `$(…)`, `{{ … }}`, `<password>`, `[PASSWORD]`, `%s`, `{password}`: filled in elsewhere. */
const VARIABLE = /^[$<[%{]|\$\{|\$\(|\{\{|…|^[A-Z]{2,30}(?:_[A-Z]{1,30}){1,5}$/;
/** Eight letters may be a word; with a digit or a sign among them they are none. */
const EVERYDAY = /^(?:.{0,7}|[a-z]{1,64}|[A-Z]?[a-z]{1,63}|\d{1,12})$/i;
/** Says whether a password guards nothing: a default, a stand-in, or a place that something else fills. */
function isTrivialPassword(password) {
    return TRIVIAL.test(password) || VARIABLE.test(password) || (0,_placeholder_js__WEBPACK_IMPORTED_MODULE_0__/* .entropy */ .U)(password) < 1.5 || isCount(password);
}
/**
 * Says whether a password may be a word that stands elsewhere in the text for itself: such a one is replaced only where
 * its context gives it away.
 */
function isEveryday(password) {
    return EVERYDAY.test(password);
}
/** `1234`, `12345678`. */
function isCount(text) {
    return '01234567890'.includes(text);
}


/***/ }),

/***/ 5125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ entropy),
/* harmony export */   w: () => (/* binding */ isPlaceholder)
/* harmony export */ });
/** What people write where a credential goes. */
const WORDS = /example|placeholder|redacted|changeme|dummy|your[-_]|insert[-_]|replace[-_]|x{6}|\*{3}|\.{3}/i;
/** `my-api-key`, `API_KEY`: words, where a credential has no words. */
const NAME = /^(?:[a-z]{1,30}(?:[-_.][a-z]{1,30}){1,8}|[A-Z]{1,30}(?:[-_.][A-Z]{1,30}){1,8})$/;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** Bits per character: 16 random letters and digits have about 3.5, `xxxx1234` has 2. */
const ENTROPY_MIN = 2.5;
const RUN_MAX = 8;
/**
 * Says whether a text of a credential's format stands for one: `xxxx…`, `…EXAMPLE`, `your-api-key-here`, `0000…`.
 *
 * @param body the credential without the letters that all of its format have
 */
function isPlaceholder(body) {
    return (WORDS.test(body) ||
        NAME.test(body) ||
        /^\d+$/.test(body) ||
        body.toLowerCase().includes(ALPHABET) ||
        longestRun(body) >= RUN_MAX ||
        entropy(body) <= ENTROPY_MIN);
}
/** Shannon's entropy of a text's characters, in bits per character. */
function entropy(text) {
    const counts = new Map();
    for (const character of text)
        counts.set(character, (counts.get(character) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values())
        bits -= (count / text.length) * Math.log2(count / text.length);
    return bits;
}
function longestRun(text) {
    let longest = 0;
    let run = 0;
    for (let index = 0; index < text.length; index++) {
        run = index > 0 && text[index] === text[index - 1] ? run + 1 : 1;
        longest = Math.max(longest, run);
    }
    return longest;
}


/***/ }),

/***/ 7737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DO: () => (/* binding */ concernsPreset),
/* harmony export */   bs: () => (/* binding */ WITH_PASSWORD),
/* harmony export */   rL: () => (/* binding */ PRESET_GATES)
/* harmony export */ });
/* harmony import */ var _start_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5797);

/** A password in a URL; the rules for databases take any case. */
const WITH_PASSWORD = /:\/\/[^\s:/]{1,256}:[^\s/@]{1,256}@/y;
/**
 * Where each rule of the library's preset can find something. A text that has none of these is not given to it, and where
 * no text of a run has one, the library is not even loaded.
 */
const PRESET_GATES = [
    // Whole files of other names than a transcript's.
    { rule: 'gcp', starts: [], expression: /$/y },
    { rule: 'privatekey', starts: ['-----BEGIN'], expression: /-----BEGIN ?(?:[A-Z]{2,7} )?PRIVATE KEY/y },
    { rule: 'npm', starts: ['npm_'], expression: /npm_\w{36}/y },
    { rule: 'basicauth', starts: ['://'], expression: WITH_PASSWORD },
    { rule: 'database-connection-string', starts: ['://'], expression: WITH_PASSWORD },
    {
        rule: 'slack',
        starts: ['xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-', 'hooks.slack.com/services/'],
        expression: /(?:xox[bpaor]-|xapp-|hooks\.slack\.com\/services\/T)\w/y,
    },
    { rule: 'sendgrid', starts: ['SG.'], expression: /SG\.\w{8}/y },
    {
        rule: 'shopify',
        starts: ['shppa_', 'shpca_', 'shpat_', 'shpss_'],
        expression: /shp(?:pa|ca|at|ss)_[0-9A-Za-z]{32}/y,
    },
    {
        rule: 'stripe',
        starts: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'],
        expression: /[sr]k_(?:live|test)_[0-9A-Za-z]{24}/y,
    },
    {
        rule: 'github',
        starts: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
        expression: /(?:gh[pousr]|github_pat)_\w{4}/y,
    },
    { rule: 'gitlab', starts: ['glpat-'], expression: /glpat-[\w-]{20}/y },
    { rule: 'grafana', starts: ['glc_', 'glsa_'], expression: /(?:glc|glsa)_[0-9A-Za-z+/]{32}/y },
    { rule: 'openai', starts: ['T3BlbkFJ'], expression: /T3BlbkFJ[\w-]{20}/y },
    { rule: 'anthropic', starts: ['sk-ant-api0'], expression: /sk-ant-api0\d-[\w-]{90}/y },
    { rule: 'groq', starts: ['gsk_'], expression: /gsk_[0-9A-Za-z]{52}/y },
    { rule: 'huggingface', starts: ['hf_'], expression: /hf_[A-Za-z]{34}/y },
    { rule: 'linear', starts: ['lin_api_'], expression: /lin_api_\w{32}/y },
    { rule: 'notion', starts: ['ntn_'], expression: /ntn_\d{11}/y },
    { rule: '1password', starts: ['ops_ey'], expression: /ops_ey[0-9A-Za-z+/=]{100}/y },
    { rule: 'hashicorp-vault', starts: ['hvs.', 'hvb.', 'hvr.'], expression: /hv[sbr]\.[\w-]{90}/y },
    {
        rule: 'vercel',
        starts: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
        expression: /vc[piark]_[0-9A-Za-z]{20}/y,
    },
    { rule: 'databricks', starts: ['dapi'], expression: /dapi[0-9A-Fa-f]{32}/y },
    { rule: 'docker', starts: ['dckr_pat_'], expression: /dckr_pat_[\w-]{27}/y },
    { rule: 'figma', starts: ['figd_'], expression: /figd_[\w-]{40}/y },
    { rule: 'cloudflare', starts: ['cfk_', 'cfut_', 'cfat_'], expression: /cf(?:k|ut|at)_[0-9A-Za-z]{40}/y },
    { rule: 'tailscale', starts: ['tskey-'], expression: /tskey-[a-z]{2,20}-\w{8}/y },
];
const STARTS = new _start_index_js__WEBPACK_IMPORTED_MODULE_0__/* .StartIndex */ .f(PRESET_GATES.flatMap((gate) => gate.starts.map((start) => [start, gate])));
/**
 * Says whether the library could find something in a text.
 *
 * @param text see `plainBreaks`
 */
function concernsPreset(text) {
    for (const { at, item } of STARTS.places(text)) {
        item.expression.lastIndex = at;
        if (item.expression.test(text))
            return true;
    }
    return false;
}


/***/ }),

/***/ 1021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ findPrivateKeys),
/* harmony export */   Z: () => (/* binding */ PRIVATE_KEY_MAX)
/* harmony export */ });
const START = '-----BEGIN ';
const BEGIN = /-----BEGIN (?:[0-9A-Z]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/y;
const END = /-----END (?:[0-9A-Z]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/;
/** A line ends where it is broken, where the JSON or the program around it says so, or where all became one line. */
const BREAK = /\n|\\{1,4}[nr]| (?=[0-9A-Za-z+/]{40})/g;
/** What stands before a line that is quoted, indented, numbered, or part of a diff or a comment. */
const DECORATION = /^[ \t]{0,80}(?:\d{1,7}[→|:\t ][ \t]{0,8})?(?:[>+|#*/"'`-]{1,4}[ \t]{0,80}){0,4}/;
const BODY = /^[0-9A-Za-z+/=]{1,8192}/;
const FIELD = /^(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID): /;
/** What may stand after a line's characters: blanks, quotes, a comma, a plus of a program that joins lines. */
const AFTER = /^[ \t"'`,;+\\]{0,16}$/;
/** Characters of a key below which it is a stand-in: the shortest real one (Ed25519 in PKCS #8) has 64. */
const CHARACTERS_MIN = 60;
/** A line of a key that is cut off is at least as long; a shorter one may be the word after it. */
const LINE_MIN = 16;
const BLANK_LINES_MAX = 2;
/** UTF-16 units from its first dash on. */
const PRIVATE_KEY_MAX = 32_000;
/**
 * The private keys in a text, in the textual form of RFC 7468 and its like, with what was written around each line, to the
 * end or to where they are cut off. The work is linear: no key reaches past the begin of the next.
 */
function* findPrivateKeys(text) {
    for (let at = text.indexOf(START); at !== -1; at = text.indexOf(START, at + START.length)) {
        BEGIN.lastIndex = at;
        const [header] = BEGIN.exec(text) ?? [];
        if (header === undefined)
            continue;
        const body = at + header.length;
        const next = text.indexOf(START, body);
        const limit = Math.min(next === -1 ? text.length : next, at + PRIVATE_KEY_MAX);
        const length = bodyLength(text.slice(body, limit));
        if (length > 0)
            yield { rule: markOf(text, at), start: at, end: body + length };
    }
}
/** The key of a service account is a field of its JSON. */
function markOf(text, at) {
    return text.slice(Math.max(0, at - 400), at).includes('"service_account"') ? 'gcp-service-account' : 'private-key';
}
/** How far the key's body reaches, its end line included; 0: there is none to speak of. */
function bodyLength(body) {
    let reach = 0;
    let characters = 0;
    let blanks = 0;
    for (const { line, start } of lines(body)) {
        const end = END.exec(line);
        if (end !== null) {
            const whole = characters + countCharacters(line.slice(0, end.index));
            return whole < CHARACTERS_MIN ? 0 : start + end.index + end[0].length;
        }
        const decoration = DECORATION.exec(line)?.[0].length ?? 0;
        const content = line.slice(decoration);
        const [run = ''] = BODY.exec(content) ?? [];
        const isWhole = AFTER.test(content.slice(run.length));
        if (run === '' && isWhole)
            blanks++;
        else if (!FIELD.test(content)) {
            characters += run.length;
            if (run.length >= LINE_MIN || (isWhole && run.endsWith('=')))
                reach = start + decoration + run.length;
            if (!isWhole)
                break;
            blanks = 0;
        }
        if (blanks > BLANK_LINES_MAX)
            break;
    }
    return characters < CHARACTERS_MIN ? 0 : reach;
}
function* lines(text) {
    let start = 0;
    for (const found of text.matchAll(BREAK)) {
        yield { line: text.slice(start, found.index), start };
        start = found.index + found[0].length;
    }
    yield { line: text.slice(start), start };
}
function countCharacters(text) {
    return text.replaceAll(/[^0-9A-Za-z+/=]/g, '').length;
}


/***/ }),

/***/ 7703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ SecretSearch)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7304);
/* harmony import */ var _curl_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4464);
/* harmony import */ var _find_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9130);
/* harmony import */ var _found_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6165);
/* harmony import */ var _password_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3743);
/* harmony import */ var _private_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1021);






/** UTF-16 units in which credentials may start, per search; one may reach as far beyond as the longest of all does. */
const PIECE = 256 * 1024;
const REACH = _private_key_js__WEBPACK_IMPORTED_MODULE_3__/* .PRIVATE_KEY_MAX */ .Z;
/** What is searched again in front of them: the command that makes an option of curl what it is. */
const CONTEXT = _curl_js__WEBPACK_IMPORTED_MODULE_4__/* .CURL_MAX */ .c;
/** UTF-16 units of all values of one text: what takes them out grows with them. */
const VALUES_MAX = 512 * 1024;
/**
 * The first reading of a transcript: finds its credentials in pieces of fixed places, so that the result is the same
 * whatever the chunks, and whatever the line breaks. It holds one piece at a time.
 */
class SecretSearch {
    #allowlist;
    #patterns = new Map();
    #places = new Map();
    #buffer = '';
    /** How much of the buffer was searched before. */
    #context = 0;
    /** The line that the buffer starts in, from 1. */
    #line = 1;
    #heldCr = false;
    #valuesLength = 0;
    constructor(allowlist) {
        this.#allowlist = allowlist;
    }
    /**
     * Takes the next chunk of the text.
     *
     * @throws Failure `too-large` where the credentials alone fill half a megabyte
     */
    async feed(chunk) {
        this.#take(chunk);
        while (this.#buffer.length >= this.#context + PIECE + REACH) {
            await this.#search(this.#buffer.slice(0, this.#context + PIECE + REACH), this.#context + PIECE);
            this.#drop(this.#context + PIECE - CONTEXT);
            this.#context = CONTEXT;
        }
    }
    /** Says that the text is at its end, and gives what was found. */
    async end() {
        if (this.#heldCr)
            this.#buffer += '\r';
        this.#heldCr = false;
        await this.#search(this.#buffer, this.#buffer.length);
        this.#buffer = '';
        return new _found_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .FoundSecrets */ .u([...this.#places.values()], [...this.#patterns.values()]);
    }
    /** Line breaks are line feeds from here on. */
    #take(chunk) {
        const text = this.#heldCr ? `\r${chunk}` : chunk;
        this.#heldCr = text.endsWith('\r');
        const whole = this.#heldCr ? text.slice(0, -1) : text;
        this.#buffer += whole.includes('\r') ? whole.replaceAll('\r\n', '\n') : whole;
    }
    async #search(text, until) {
        for (const finding of await (0,_find_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .findSecrets */ .d)(text, this.#allowlist)) {
            if (finding.start >= this.#context && finding.start < until)
                this.#keep(finding, text);
        }
    }
    #keep({ rule, start, end, inner, within }, text) {
        const value = text.slice(start, end);
        const known = this.#places.get(value);
        const line = known?.line ?? this.#line + countBreaks(text.slice(0, start));
        this.#places.set(value, { rule: firstOf(rule, known?.rule), line });
        const [from, to] = within !== undefined && (0,_password_js__WEBPACK_IMPORTED_MODULE_5__/* .isEveryday */ .A)(value) ? within : [start, end];
        this.#add({ rule, text: text.slice(from, to), from: start - from, to: end - from });
        const part = inner === undefined ? '' : text.slice(...inner);
        if (!(0,_password_js__WEBPACK_IMPORTED_MODULE_5__/* .isEveryday */ .A)(part))
            this.#add({ rule, text: part, from: 0, to: part.length });
    }
    #add(pattern) {
        const known = this.#patterns.get(pattern.text);
        this.#patterns.set(pattern.text, { ...pattern, rule: firstOf(pattern.rule, known?.rule) });
        if (known === undefined)
            this.#valuesLength += pattern.text.length;
        if (this.#valuesLength > VALUES_MAX) {
            const hint = 'It is no transcript of a conversation: take it out of the history directory.';
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .Failure */ .HR('too-large', 'The session holds more credentials than can be taken out of it.', hint);
        }
    }
    #drop(length) {
        this.#line += countBreaks(this.#buffer.slice(0, length));
        this.#buffer = this.#buffer.slice(length);
    }
}
/** As in the CLI: of two rules for the same value the first in the order of the alphabet names it. */
function firstOf(rule, other) {
    return other !== undefined && other < rule ? other : rule;
}
function countBreaks(text) {
    let count = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        count++;
    return count;
}


/***/ }),

/***/ 5797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ StartIndex)
/* harmony export */ });
const ASCII = 128;
/**
 * Finds every place of many short texts in one pass over a long one. Their first two characters are looked up in a table,
 * which costs less than one search for each as soon as there are a dozen.
 */
class StartIndex {
    /** By the first two characters: 0, or one more than the place in `#entries`. */
    #table = new Uint16Array(ASCII * ASCII);
    #entries = [];
    /** @param starts each of ASCII characters, two at least */
    constructor(starts) {
        for (const [start, item] of starts) {
            const key = start.charCodeAt(0) * ASCII + start.charCodeAt(1);
            const place = this.#table[key] || this.#entries.push([]);
            this.#table[key] = place;
            this.#entries[place - 1]?.push({ start, item });
        }
    }
    /** The places, in their order, and what starts there. */
    *places(text) {
        for (let at = this.#next(text, 0); at !== -1; at = this.#next(text, at + 1)) {
            const place = this.#table[text.charCodeAt(at) * ASCII + text.charCodeAt(at + 1)] ?? 0;
            for (const { start, item } of this.#entries[place - 1] ?? []) {
                if (text.startsWith(start, at))
                    yield { at, start, item };
            }
        }
    }
    #next(text, from) {
        const table = this.#table;
        let before = text.charCodeAt(from);
        for (let index = from + 1; index < text.length; index++) {
            const code = text.charCodeAt(index);
            if (before < ASCII && code < ASCII && table[before * ASCII + code] !== 0)
                return index - 1;
            before = code;
        }
        return -1;
    }
}


/***/ }),

/***/ 5835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ measure),
  f: () => (/* binding */ openSession)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(7304);
// EXTERNAL MODULE: ./lib/src/secrets/found-secrets.js + 2 modules
var found_secrets = __webpack_require__(6165);
// EXTERNAL MODULE: ./lib/src/secrets/secret-search.js
var secret_search = __webpack_require__(7703);
// EXTERNAL MODULE: ./lib/src/byte-size.js
var byte_size = __webpack_require__(4302);
// EXTERNAL MODULE: ./lib/src/place.js
var place = __webpack_require__(4189);
// EXTERNAL MODULE: ./lib/src/workspace.js
var src_workspace = __webpack_require__(7743);
// EXTERNAL MODULE: ./lib/src/sessions/read-error.js
var read_error = __webpack_require__(5355);
;// CONCATENATED MODULE: ./lib/src/sessions/open-scanned.js





/**
 * Opens the file that the scan saw, and no other: what a pull request's own steps may have put in its place since then,
 * a link out of the workspace above all, is refused. Everything is checked after the file is open, so that the answers
 * are about this file.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed`, `file-unreadable`
 */
async function openScanned(workspace, session) {
    try {
        const { handle, stats } = await (0,src_workspace/* openInside */.X$)(workspace, session.file);
        try {
            checkStats(session, stats);
            return handle;
        }
        catch (error) {
            await handle.close();
            throw error;
        }
    }
    catch (error) {
        throw asFailure(error, session);
    }
}
/**
 * Makes sure that a file is still as the scan saw it.
 *
 * @throws Failure `file-changed`
 */
function checkStats(session, stats) {
    if (stats.size !== session.diskBytes || stats.mtimeMs !== session.mtimeMs) {
        throw fileChanged(session, `changed since it was scanned: ${(0,byte_size/* changedBytes */.eb)(session.diskBytes, stats.size)}`);
    }
}
/** The failure of a file that is no longer what was scanned. */
function fileChanged(session, what, options) {
    return new failure/* Failure */.HR('file-changed', `\`${session.file}\` ${what}`, 'It was left alone; run again, after any step that writes to the history directory.', options);
}
function asFailure(error, session) {
    if (error instanceof failure/* Failure */.HR)
        return error;
    const code = (0,src_workspace/* codeOf */.$N)(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
        return fileChanged(session, 'disappeared after it was scanned', { cause: error });
    }
    if (code === 'ELOOP' || error instanceof src_workspace/* NotRegularFile */.k1 || error instanceof place/* NotInPlace */.YJ) {
        return fileChanged(session, 'was replaced after it was scanned: it or its directory is a link or no file', {
            cause: error,
        });
    }
    return fileUnreadable(session, error);
}
/** The failure of a file that is there and cannot be read. */
function fileUnreadable(session, cause) {
    return new failure/* Failure */.HR('file-unreadable', `\`${session.file}\` cannot be read: ${(0,read_error/* describeReadError */.U)(cause, session.file)}`, "Check the file's permissions and the runner's disk.", { cause });
}

;// CONCATENATED MODULE: ./lib/src/sessions/pieces.js

/** Larger files are never whole in memory: their text comes in chunks, read a second time. */
const WHOLE_BYTES = 256 * 1024;
/**
 * The file from its start, as far as it went when it was scanned: bytes as read, valid until the next piece, and their
 * text in whole characters. A small file is one piece and one read.
 */
async function* pieces(handle, size) {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const buffer = Buffer.allocUnsafe(size <= WHOLE_BYTES ? size : src_workspace/* CHUNK_BYTES */.EC);
    for (let position = 0; position < size;) {
        const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - position), position);
        if (bytesRead === 0)
            break;
        const bytes = buffer.subarray(0, bytesRead);
        yield { bytes, text: decoder.decode(bytes, { stream: true }) };
        position += bytesRead;
    }
    yield { bytes: Buffer.alloc(0), text: decoder.decode() };
}
/** Where every line break is CRLF, every CR belongs to one. */
function asSent(text, allCrlf) {
    return allCrlf ? text.replaceAll('\r', '') : text;
}

// EXTERNAL MODULE: ./lib/src/sessions/transcript/line-breaks.js
var line_breaks = __webpack_require__(4728);
// EXTERNAL MODULE: ./lib/src/sessions/transcript/title.js + 2 modules
var title = __webpack_require__(4247);
;// CONCATENATED MODULE: ./lib/src/sessions/content.js
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







const NOTHING_FOUND = new found_secrets/* FoundSecrets */.u([], []);
/**
 * Opens a session's file for its upload, and reads it once to know its size on the wire and its credentials; a large file
 * that has some is read once more for its size. The file is open until the content is disposed of.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed` when it is not the file that was scanned, `file-unreadable`, `too-large` for credentials
 *   alone
 */
async function openSession(workspace, session, { treatment, allowlist }) {
    const handle = await openScanned(workspace, session);
    try {
        const reading = await readOnce(handle, session, treatment === 'send' ? undefined : new secret_search/* SecretSearch */.p(allowlist));
        const { plainBytes, title, found } = reading;
        const isRedacted = treatment === 'redact' && found.places.length > 0;
        const whole = isRedacted && reading.text !== undefined ? found.redact(reading.text) : reading.text;
        const read = () => whole === undefined ? chunks(handle, session, reading, isRedacted) : once(whole);
        return {
            ...(isRedacted ? await measureAsSent(read()) : { wireBytes: plainBytes, title }),
            plainBytes,
            secrets: found.places,
            chunks: read,
            [Symbol.asyncDispose]: () => handle.close(),
        };
    }
    catch (error) {
        await handle.close();
        throw error instanceof failure/* Failure */.HR ? error : fileUnreadable(session, error);
    }
}
/**
 * The size of a session on the wire, and its credentials.
 *
 * @param workspace absolute, native
 * @throws Failure as `openSession`
 */
async function measure(workspace, session, handling) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const content = __addDisposableResource(env_1, await openSession(workspace, session, handling), true);
        const { wireBytes, plainBytes, secrets } = content;
        return { wireBytes, plainBytes, secrets };
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
async function readOnce(handle, session, search) {
    const isSmall = session.diskBytes <= WHOLE_BYTES;
    const breaks = new line_breaks/* LineBreaks */.F();
    const reader = new title/* TitleReader */.A();
    let plainBytes = 0;
    let whole = '';
    for await (const { bytes, text } of pieces(handle, session.diskBytes)) {
        breaks.feed(bytes);
        plainBytes += Buffer.byteLength(text);
        if (session.title === undefined)
            reader.feed(text);
        if (isSmall)
            whole += text;
        // With line breaks as they are: the search has the same result whatever they are.
        await search?.feed(text);
    }
    checkStats(session, await handle.stat());
    const allCrlf = breaks.crlfs() > 0;
    return {
        plainBytes: plainBytes - breaks.crlfs(),
        title: session.title === undefined ? reader.end() : session.title,
        allCrlf,
        text: isSmall ? asSent(whole, allCrlf) : undefined,
        found: (await search?.end()) ?? NOTHING_FOUND,
    };
}
/** The size of a text without its credentials, and the title that it gives: marks are in place before that is cut. */
async function measureAsSent(text) {
    const reader = new title/* TitleReader */.A();
    let wireBytes = 0;
    for await (const chunk of text) {
        wireBytes += Buffer.byteLength(chunk);
        reader.feed(chunk);
    }
    return { wireBytes, title: reader.end() };
}
async function* once(text) {
    yield text;
}
async function* chunks(handle, session, { plainBytes, allCrlf, found }, isRedacted) {
    const redactor = isRedacted ? found.redactor() : undefined;
    let readBytes = 0;
    try {
        for await (const piece of pieces(handle, session.diskBytes)) {
            const text = asSent(piece.text, allCrlf);
            readBytes += Buffer.byteLength(text);
            const settled = redactor === undefined ? text : redactor.feed(text);
            if (settled !== '')
                yield settled;
        }
        const rest = redactor?.end() ?? '';
        if (rest !== '')
            yield rest;
        checkStats(session, await handle.stat());
    }
    catch (error) {
        throw error instanceof failure/* Failure */.HR ? error : fileUnreadable(session, error);
    }
    if (readBytes !== plainBytes)
        throw fileChanged(session, 'changed while it was sent');
}


/***/ }),

/***/ 5355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ describeReadError)
/* harmony export */ });
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7743);

const WORDS = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'it disappeared during the scan',
    ELOOP: 'it became a symbolic link during the scan',
    ENAMETOOLONG: 'its path is too long',
    EMFILE: 'too many files are open',
    EIO: 'the disk reports an error',
};
/**
 * Why a file or directory could not be read, in a few words.
 *
 * @param file its path as listed: Node lists a name that is no UTF-8 with U+FFFD, under which it cannot be opened
 */
function describeReadError(error, file) {
    const code = (0,_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error);
    if (code === 'ENOENT' && file.includes('\ufffd'))
        return 'its name is not valid UTF-8';
    if (code === undefined)
        return Error.isError(error) ? error.message : String(error);
    const words = WORDS[code];
    return words === undefined ? code : `${words} (${code})`;
}


/***/ }),

/***/ 4728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ LineBreaks)
/* harmony export */ });
const CR = 0x0d;
const LF = 0x0a;
/**
 * Tells whether every line break of a text is CRLF: only such a text is compared and sent with LF, and git's autocrlf
 * makes no other kind (docs/transcripts.md, Files). Fed with bytes, since UTF-8 keeps CR and LF to themselves.
 */
class LineBreaks {
    #crlf = 0;
    #pure = true;
    #endsWithCr = false;
    /** Takes the next bytes of the text. */
    feed(bytes) {
        if (!this.#pure || bytes.length === 0)
            return;
        let start = 0;
        if (this.#endsWithCr) {
            if (bytes[0] !== LF) {
                this.#pure = false;
                return;
            }
            this.#crlf++;
            start = 1;
        }
        this.#endsWithCr = bytes[bytes.length - 1] === CR;
        // Two native searches per line: a file with LF only is known at its first line.
        while (this.#pure) {
            const lf = bytes.indexOf(LF, start);
            const cr = bytes.indexOf(CR, start);
            if (lf === -1) {
                this.#pure = cr === -1 || cr === bytes.length - 1;
                return;
            }
            this.#pure = lf > start && cr === lf - 1;
            this.#crlf++;
            start = lf + 1;
        }
    }
    /** CRLFs of a text whose every line break is one, 0 of any other: the bytes that sending with LF saves. */
    crlfs() {
        return this.#pure && !this.#endsWithCr ? this.#crlf : 0;
    }
    /** True when there are line breaks and all so far are CRLF; a CR at the very end may still become one. */
    allCrlf() {
        return this.#pure && this.#crlf > 0;
    }
}


/***/ }),

/***/ 7201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xd: () => (/* binding */ ROLE_LINE_MAX),
/* harmony export */   kp: () => (/* binding */ roleOf),
/* harmony export */   s5: () => (/* binding */ MessageSearch)
/* harmony export */ });
/** Real role lines are below 150 characters; a longer line is text, so that nobody has to hold it to find out. */
const ROLE_LINE_MAX = 512;
/** How a role line begins, up to where its forms part. */
const OPENING = /^_\*\*(User|Agent|Assistant)(\*\*_| \(| - )/;
/** What each form needs behind that: `_**User**_`, `_**User (ts)**_`, `_**User - sidechain (ts)**_`; text may follow. */
const CLOSINGS = {
    '**_': /^(?:[ \t]|$)/,
    ' (': /\)\*\*_(?:[ \t]|$)/,
    ' - ': /\*\*_(?:[ \t]|$)/,
};
/**
 * The role that a line opens a message of. Fences are unbalanced in many real files, so lines decide, not Markdown
 * (docs/transcripts.md, Titles).
 *
 * @param line without its line break
 */
function roleOf(line) {
    if (!line.startsWith('_**') || line.length > ROLE_LINE_MAX)
        return undefined;
    const [opening = '', role, form = ''] = OPENING.exec(line) ?? [];
    if (role === undefined || CLOSINGS[form]?.test(line.slice(opening.length)) !== true)
        return undefined;
    return role === 'User' ? 'user' : 'agent';
}
/** Starts of lines that are no message: a title, a comment, a rule. Four characters tell. */
const NO_MESSAGE = ['#', '<!--', '---'];
const TELLING = 4;
/**
 * Tells whether anything stands below a transcript's header: any line but blank ones, titles, comments and rules. It does
 * not ask for a role line, so that a new agent's way to render messages is not taken for a header-only file.
 */
class MessageSearch {
    #found = false;
    #lineStart = '';
    /**
     * Takes the next piece of the text below the header.
     *
     * @returns true when there is a message and the rest need not be read
     */
    feed(text) {
        let start = 0;
        while (!this.#found && start < text.length) {
            const lf = text.indexOf('\n', start);
            const piece = text.slice(start, lf === -1 ? text.length : lf);
            this.#lineStart = (this.#lineStart + piece).trimStart().slice(0, TELLING);
            if (lf !== -1 || this.#lineStart.length === TELLING)
                this.#judge();
            if (lf === -1)
                break;
            this.#lineStart = '';
            start = lf + 1;
        }
        return this.#found;
    }
    /** Says that the text is at its end, and whether it had a message. */
    end() {
        this.#judge();
        return this.#found;
    }
    #judge() {
        const line = this.#lineStart.trimEnd();
        this.#found ||= line !== '' && !NO_MESSAGE.some((mark) => line.startsWith(mark));
    }
}


/***/ }),

/***/ 4247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ TitleReader),
  q: () => (/* binding */ titleOfHead)
});

;// CONCATENATED MODULE: ./lib/src/sessions/transcript/folded-text.js
/** The CLI's longest title in UTF-8 bytes, without the dots that say it was cut. */
const TITLE_MAX_BYTES = 100;
/**
 * The start of a text with its white space folded, as the CLI folds a title: enough of it to cut at 100 bytes, however
 * long the text is.
 */
class FoldedText {
    #text = '';
    #bytes = 0;
    #spaceDue = false;
    /** Takes one UTF-16 code unit. */
    add(unit) {
        if (this.isOver())
            return;
        if (isSpace(unit)) {
            this.space();
            return;
        }
        if (this.#spaceDue) {
            this.#text += ' ';
            this.#bytes++;
            this.#spaceDue = false;
        }
        this.#text += String.fromCharCode(unit);
        this.#bytes += utf8Bytes(unit);
    }
    /** Takes white space, or what counts as such. */
    space() {
        this.#spaceDue = this.#text !== '';
    }
    /** True when the text is longer than a title may be: nothing that follows changes the title. */
    isOver() {
        return this.#bytes > TITLE_MAX_BYTES;
    }
    copy() {
        const copy = new FoldedText();
        copy.#text = this.#text;
        copy.#bytes = this.#bytes;
        copy.#spaceDue = this.#spaceDue;
        return copy;
    }
    /** The title: cut at 100 bytes, back to the last space, never inside a character; `null` when there is no text. */
    title() {
        if (this.#text === '')
            return null;
        // Through bytes in any case: the text is a rope of single characters, which costs thirty times its length.
        const bytes = Buffer.from(this.#text);
        if (!this.isOver())
            return bytes.toString();
        let end = TITLE_MAX_BYTES;
        while (((bytes[end] ?? 0) & 0xc0) === 0x80)
            end--;
        const cut = bytes.toString('utf8', 0, end);
        const lastSpace = cut.lastIndexOf(' ');
        return `${lastSpace > 0 ? cut.slice(0, lastSpace) : cut}...`;
    }
}
/** Go's `unicode.IsSpace`, by which the CLI folds: JavaScript's `\s` has U+FEFF more and U+0085 less. */
function isSpace(unit) {
    if (unit < 0x80)
        return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
    return (unit === 0x85 ||
        unit === 0xa0 ||
        unit === 0x1680 ||
        (unit >= 0x2000 && unit <= 0x200a) ||
        unit === 0x2028 ||
        unit === 0x2029 ||
        unit === 0x202f ||
        unit === 0x205f ||
        unit === 0x3000);
}
/** Each half of a surrogate pair counts two of the pair's four bytes. */
function utf8Bytes(unit) {
    if (unit < 0x80)
        return 1;
    if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff))
        return 2;
    return 3;
}

;// CONCATENATED MODULE: ./lib/src/sessions/transcript/message-title.js

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
/**
 * The title of one message by the CLI's rule, from text that comes in pieces and with memory for 100 bytes of it.
 *
 * The CLI removes every match of
 * `(?s)<NAME(?:\s[^>]*)?>.*?</NAME>|<NAME(?:\s[^>]*)?/>` with `NAME` = `[a-zA-Z_][a-zA-Z0-9_-]*` and folds white space.
 * Run as a regular expression on untrusted text that takes quadratic time; here each character is seen once: an open
 * tag starts a block, and while no closing tag has come, the title is followed both ways.
 */
class MessageTitle {
    /** The title if no closing tag is to come. */
    #text = new FoldedText();
    /** The title before the open tag that waits for a closing one; `undefined` outside of a block. */
    #beforeBlock;
    /** `#text` if the tag that has begun turns out to be none; `undefined` outside of a tag. */
    #literal;
    #tag = 'start';
    #lastUnit = 0;
    #closing = 'none';
    #hasText = false;
    /** True when the message has any text, which makes it the one that the title comes from. */
    hasText() {
        return this.#hasText;
    }
    /** True when nothing that follows changes the title. */
    isDecided() {
        return (this.#beforeBlock ?? this.#text).isOver();
    }
    /** Takes the next piece of the message's text. */
    feed(piece) {
        for (let index = 0; index < piece.length && !this.isDecided(); index++) {
            const unit = piece.charCodeAt(index);
            this.#hasText ||= !isSpace(unit);
            if (this.#beforeBlock !== undefined && this.#closes(unit))
                this.#endBlock(this.#beforeBlock);
            else
                this.#follow(unit);
        }
    }
    /** The title of the message as fed: `null` when nothing is left of it. */
    title() {
        if (this.isDecided())
            return (this.#beforeBlock ?? this.#text).title();
        return (this.#literal ?? this.#text).title();
    }
    #follow(unit) {
        const literal = this.#literal;
        if (literal === undefined) {
            if (unit === LESS)
                this.#begin();
            else
                this.#text.add(unit);
            return;
        }
        const next = this.#partAfter(unit);
        if (next === undefined) {
            this.#endTag(literal);
            this.#follow(unit);
            return;
        }
        literal.add(unit);
        if (next === 'whole')
            this.#complete(literal);
        else
            this.#tag = next;
    }
    #begin() {
        this.#literal = this.#text.copy();
        this.#literal.add(LESS);
        this.#tag = 'start';
        this.#lastUnit = 0;
    }
    /** Where the tag stands after one more character; `undefined` when it is no tag. */
    #partAfter(unit) {
        const part = this.#tag;
        if (unit === GREATER)
            return part === 'start' ? undefined : 'whole';
        if (part === 'attributes') {
            this.#lastUnit = unit;
            return 'attributes';
        }
        if (part === 'slash')
            return undefined;
        if (isNameUnit(unit, part === 'start'))
            return 'name';
        if (part === 'start')
            return undefined;
        return unit === SLASH ? 'slash' : isRegexpSpace(unit) ? 'attributes' : undefined;
    }
    #complete(literal) {
        const before = this.#text;
        const opens = this.#tag !== 'slash';
        const selfClosing = !opens || this.#lastUnit === SLASH;
        this.#endTag(selfClosing ? withSpace(before) : literal);
        // `<t …/>` opens a block as well when a closing tag follows: the expression tries that first.
        if (opens && this.#beforeBlock === undefined) {
            this.#beforeBlock = before;
            this.#closing = 'none';
        }
    }
    #endTag(text) {
        this.#text = text;
        this.#literal = undefined;
    }
    #endBlock(before) {
        this.#endTag(withSpace(before));
        this.#beforeBlock = undefined;
        this.#closing = 'none';
    }
    /** Follows `</NAME>` and says when its `>` has come. */
    #closes(unit) {
        const state = this.#closing;
        if (state === 'name' && unit === GREATER)
            return true;
        if (state === 'less' && unit === SLASH)
            this.#closing = 'slash';
        else if ((state === 'slash' || state === 'name') && isNameUnit(unit, state === 'slash'))
            this.#closing = 'name';
        else
            this.#closing = unit === LESS ? 'less' : 'none';
        return false;
    }
}
function withSpace(text) {
    const copy = text.copy();
    copy.space();
    return copy;
}
function isNameUnit(unit, first) {
    const letter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit === 0x5f;
    return letter || (!first && ((unit >= 0x30 && unit <= 0x39) || unit === 0x2d));
}
/** `\s` in Go's expressions: ASCII, without the vertical tab. */
function isRegexpSpace(unit) {
    return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d;
}

// EXTERNAL MODULE: ./lib/src/sessions/transcript/messages.js
var messages = __webpack_require__(7201);
;// CONCATENATED MODULE: ./lib/src/sessions/transcript/title.js


/** The CLI writes it below the role line when it is told to; it is no part of the message. */
const MESSAGE_ID_COMMENT = /^<!-- message-id: .* -->$/;
/**
 * The CLI's `metadata.title` of a transcript: from the first user message that has text (docs/transcripts.md, Titles).
 * Fed with the transcript's text in pieces; a session whose head says enough needs no more of its file.
 */
class TitleReader {
    #message;
    #title;
    /** The start of a line that could still be a role line. */
    #line = '';
    /** The rest of the line is text, whatever it is. */
    #insideText = false;
    /** A `---` that is the message's own only when no other speaker's message follows. */
    #rule = '';
    #firstLine = false;
    /** `undefined`: more of the transcript is needed. `null`: the rule gives none. */
    get title() {
        return this.#title;
    }
    /**
     * Takes the next piece of the transcript.
     *
     * @returns true when the title is known and the rest need not be read
     */
    feed(text) {
        let start = 0;
        while (this.#title === undefined && start < text.length) {
            const lf = text.indexOf('\n', start);
            const end = lf === -1 ? text.length : lf;
            this.#takePiece(text.slice(start, end));
            if (lf !== -1)
                this.#endLine();
            start = end + 1;
        }
        return this.#title !== undefined;
    }
    /** Says that the transcript is at its end, and gives its title. */
    end() {
        if (this.#title === undefined) {
            this.#endLine();
            this.#giveRule();
            this.#endMessage();
        }
        this.#title ??= null;
        return this.#title;
    }
    #takePiece(piece) {
        const text = this.#line + piece;
        this.#insideText ||= !mayBeMarkup(text);
        this.#line = this.#insideText ? '' : text;
        if (this.#insideText)
            this.#takeText(text);
    }
    #endLine() {
        const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
        const isFirst = this.#firstLine;
        const role = (0,messages/* roleOf */.kp)(line);
        this.#line = '';
        if (this.#insideText || line !== '')
            this.#firstLine = false;
        this.#insideText = false;
        if (role !== undefined)
            this.#startMessage(role);
        else if (line === '---')
            this.#holdRule();
        else if (!(isFirst && MESSAGE_ID_COMMENT.test(line)))
            this.#takeText(`${line}\n`);
    }
    #startMessage(role) {
        // The CLI puts a `---` between two speakers, so before a message of the same one it is text.
        if (role === 'user')
            this.#giveRule();
        this.#endMessage();
        this.#rule = '';
        this.#firstLine = true;
        if (role === 'user')
            this.#message = new MessageTitle();
    }
    #holdRule() {
        this.#giveRule();
        this.#rule = '---\n';
    }
    #giveRule() {
        this.#message?.feed(this.#rule);
        this.#rule = '';
    }
    #takeText(text) {
        const message = this.#message;
        if (message === undefined)
            return;
        if (this.#rule !== '' && text.trim() !== '')
            this.#giveRule();
        message.feed(text);
        if (message.isDecided())
            this.#title = message.title();
    }
    #endMessage() {
        const message = this.#message;
        this.#message = undefined;
        if (this.#title === undefined && message?.hasText())
            this.#title = message.title();
    }
}
/** True while a line's start leaves open whether it is a role line, a `---` or a comment of the CLI's. */
function mayBeMarkup(start) {
    if (start.length > messages/* ROLE_LINE_MAX */.Xd)
        return false;
    return ['_**', '---', '<!-- message-id: '].some((mark) => mark.startsWith(start) || start.startsWith(mark));
}
/**
 * The title that a transcript's head gives away.
 *
 * @param head the start of the transcript
 * @param isWhole true when that is all of it
 * @returns `undefined` when the head does not hold enough of the first message to tell
 */
function titleOfHead(head, isWhole) {
    const reader = new TitleReader();
    reader.feed(head);
    return isWhole ? reader.end() : reader.title;
}


/***/ }),

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ decideRead),
/* harmony export */   IK: () => (/* binding */ lookAgain),
/* harmony export */   fD: () => (/* binding */ rulesOf),
/* harmony export */   uz: () => (/* binding */ mustBeLookedAt)
/* harmony export */ });
/* harmony import */ var _cloud_upload_body_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5984);
/* harmony import */ var _plan_decide_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(894);
/* harmony import */ var _sessions_content_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5835);



/** What a job's inputs, and the settings of its path, say of whether a session is to be uploaded. */
function rulesOf({ inputs, secrets }, { file }) {
    const { updateWhen, overwriteCliSessions, mode, rescan } = inputs;
    const { treatment } = secrets.handlingOf(file);
    const readsUploads = mode === 'check' && treatment === 'hold';
    return { updateWhen, overwriteCliSessions, rescan, treatment, readsUploads, maxBytes: _cloud_upload_body_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_BODY_BYTES */ .YK };
}
/**
 * Decides for one session by its size on the wire and its credentials, for which its file is read.
 *
 * @throws Failure when the file cannot be read
 */
async function decideRead(job, session, copy) {
    const { wireBytes, ...measured } = await (0,_sessions_content_js__WEBPACK_IMPORTED_MODULE_1__/* .measure */ .x)(job.runner.workspace, session, job.secrets.search(session.file));
    return decideWith(session, { ...measured, bytes: wireBytes, exact: true }, copy, rulesOf(job, session));
}
/**
 * True when a session's upload would replace a copy that only the bulk answer has told of. One that is replaced for its
 * credentials is never the CLI's, whatever the inputs allow.
 */
function mustBeLookedAt(planned, { inputs }) {
    const isSpared = !inputs.overwriteCliSessions || planned.reason === 'redacted';
    return planned.action === 'update' && !planned.isLookedAt && isSpared;
}
/**
 * Looks at a session's copy by itself and decides anew: only a HEAD tells whether the CLI uploaded a raw log, and the
 * copy may have changed since the bulk answer. To be called on a place of the limiter, with the size on the wire.
 *
 * @throws CloudFailure that is fatal to every session; DeadlinePassed
 */
async function lookAgain(job, planned) {
    const { projectId, session, localBytes: bytes, plainBytes, secrets } = planned;
    const copy = await job.cloud.head(projectId, session.id, job.deadline);
    return {
        ...decideWith(session, { bytes, exact: true, plainBytes, secrets }, copy, rulesOf(job, session)),
        projectId,
        isLookedAt: true,
    };
}
function decideWith(session, size, copy, rules) {
    const decision = (0,_plan_decide_js__WEBPACK_IMPORTED_MODULE_2__/* .decide */ .L)(session, size, copy, rules);
    if (decision === 'measure')
        throw new Error(`${session.file} was measured and is still to be measured`);
    return decision;
}


/***/ }),

/***/ 7925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ findSessions)
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




/** Milliseconds for a slice of paths. Real globs take a hundredth of it; some take longer than anybody waits. */
const SLICE_MS = 2_000;
/** Paths after which timers and requests get their turn. */
const SLICE_PATHS = 256;
/**
 * Matches paths with the entries of `exclude`. An entry that can be a session id is one, and a glob as well: only a file at
 * the top of the workspace has such a path.
 *
 * @param entries as `inputs/` has validated them
 * @param files POSIX, relative to the workspace
 * @param signal once aborted, the rest of the paths is not matched
 * @throws Failure `invalid-input` that names the entry, when a glob takes too long on a path
 */
async function exclusionOf(entries, files, signal) {
    const ids = new Set(entries.filter(src_ids/* isSessionId */.Sd));
    const byFile = entries.length === 0 ? new Map() : await matchPaths(entries, files, signal);
    return {
        entriesFor(file, id) {
            const byPath = byFile.get(file) ?? [];
            return id === undefined || !ids.has(id) ? byPath : [...new Set([id, ...byPath])];
        },
    };
}
/** Entries that named nothing in any of the scans, in the order of the input. */
function unmatchedEntries(entries, scans) {
    const matched = new Set(scans.flatMap(({ excluded }) => excluded.flatMap((file) => file.entries)));
    return entries.filter((entry) => !matched.has(entry));
}
/**
 * Globs become expressions that backtrack, and a watchdog is the only bound that holds for all of them: while one runs,
 * neither the deadline nor a signal gets its turn.
 */
async function matchPaths(entries, files, signal) {
    // Loaded for those who exclude something, not for everybody.
    const { default: picomatch } = await __webpack_require__.e(/* import() */ 6).then(__webpack_require__.t.bind(__webpack_require__, 4006, 19));
    const matchers = entries.map((entry) => ({ entry, isMatch: picomatch(globOf(entry), GLOB_OPTIONS) }));
    const byFile = new Map();
    let at = { entry: '', file: '' };
    const watched = new external_node_vm_.Script('match()');
    for (let start = 0; start < files.length && !signal.aborted; start += SLICE_PATHS) {
        const slice = files.slice(start, start + SLICE_PATHS);
        const match = () => {
            for (const file of slice) {
                const matching = matchers.filter(({ entry, isMatch }) => {
                    at = { entry, file };
                    return isMatch(file);
                });
                if (matching.length > 0)
                    byFile.set(file, matching.map(({ entry }) => entry));
            }
        };
        try {
            watched.runInContext((0,external_node_vm_.createContext)({ match }), { timeout: SLICE_MS });
        }
        catch (error) {
            throw (0,src_workspace/* codeOf */.$N)(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? tooSlow(at) : error;
        }
        await new Promise(setImmediate);
    }
    return byFile;
}
/** The same on every system: paths have `/`, and `!` brings nothing back. */
const GLOB_OPTIONS = { dot: true, windows: false, nonegate: true };
/** A directory, written as one, stands for what is below it. */
function globOf(entry) {
    return entry.endsWith('/') ? `${entry}**` : entry;
}
function tooSlow({ entry, file }) {
    return new failure/* Failure */.HR('invalid-input', `The entry \`${entry}\` of \`exclude\` takes too long to match with \`${file}\`.`, 'Write it with fewer `*`; nothing was sent.');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/project/history-place.js + 1 modules
var history_place = __webpack_require__(6517);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/src/sessions/checkout-hints.js


/** Likely causes of a history that is missing, as the end of a sentence. */
const BARE_WORKSPACE = 'the workspace is empty, so the job may lack an actions/checkout step before this one';
const SPARSE_CHECKOUT = 'this is a sparse checkout that may leave it out (`sparse-checkout` of actions/checkout)';
/** What git takes for `true` in its configuration. */
const TRUE = new Set(['true', 'yes', 'on', '1']);
/**
 * Reads git's configuration and `.gitignore` of a checkout, a bounded part of each; a checkout without git has no hints.
 *
 * @param workspace absolute, native
 */
async function checkoutHints(workspace) {
    const [config, worktreeConfig, ignore] = await Promise.all(['.git/config', '.git/config.worktree', '.gitignore'].map((file) => startOf(workspace, file)));
    return {
        sparse: [config, worktreeConfig].some((text = '') => text.split('\n').some(turnsSparse)),
        ignored: (ignore ?? '').split('\n').some(ignoresHistory),
    };
}
function turnsSparse(line) {
    const [key = '', value = ''] = line.toLowerCase().split('=');
    return key.trim() === 'sparsecheckout' && TRUE.has(value.trim());
}
function ignoresHistory(line) {
    return line.includes('.specstory') && !/^[#!]/.test(line.trimStart());
}
/** The first piece of a file; nothing of one that is not there, a link, or no file. */
async function startOf(workspace, file) {
    let text = '';
    try {
        await (0,src_workspace/* streamFile */.Pq)(workspace, file, (piece) => {
            text = piece.toString('utf8', 0, src_workspace/* CHUNK_BYTES */.EC);
            return true;
        });
    }
    catch {
        // A hint is not worth an error.
    }
    return text;
}
/** A forgotten checkout leaves the runner's workspace empty; a container may leave its own dot-folders there. */
async function isBare(workspace) {
    try {
        return (await (0,promises_.readdir)(workspace)).every((name) => name.startsWith('.') && name !== '.git');
    }
    catch {
        return true;
    }
}

// EXTERNAL MODULE: ./lib/src/place.js
var place = __webpack_require__(4189);
;// CONCATENATED MODULE: ./lib/src/sessions/directories.js



/** How far a checkout is looked through for what an input may have meant: enough for a package of a monorepo. */
const MAX_DEPTH = 6;
const MAX_LISTED = 2_000;
const MAX_ENTRIES = 20_000;
/** More would be no hint. */
const MAX_HISTORIES = 3;
const [HOLDER, LEAF] = ['.specstory', 'history'];
const NEVER_SEARCHED = new Set(['node_modules', '.git']);
/**
 * The directories of a checkout, nearest first, as far as they are worth a hint; no link is followed, and the folders of a
 * history are not among them.
 *
 * @param workspace absolute, native
 * @returns POSIX, relative to the workspace, without the workspace itself
 */
async function listDirectories(workspace) {
    const root = await (0,place/* rootOf */.I5)(workspace);
    const found = [];
    const enough = new AbortController();
    let entries = 0;
    let listed = 0;
    let level = ['.'];
    for (let depth = 0; depth < MAX_DEPTH && !enough.signal.aborted; depth++) {
        const below = [];
        for (const directory of level) {
            if (++listed > MAX_LISTED)
                enough.abort();
            if (enough.signal.aborted)
                break;
            const take = (entry) => {
                if (++entries === MAX_ENTRIES)
                    enough.abort();
                if (entry.isDirectory() && !NEVER_SEARCHED.has(entry.name))
                    below.push(external_node_path_.posix.join(directory, entry.name));
            };
            // A hint is not worth an error.
            await (0,src_workspace/* listInside */.Vg)(root, directory, take, enough.signal).catch(() => { });
        }
        found.push(...below.sort());
        level = below.filter((directory) => external_node_path_.posix.basename(external_node_path_.posix.dirname(directory)) !== HOLDER);
    }
    return found;
}
/**
 * The directories that hold a `.specstory/history`, `.` for the workspace itself; at most three.
 *
 * @param directories as `listDirectories` gives them
 */
function historiesIn(directories) {
    return directories
        .filter((directory) => `/${directory}`.endsWith(`/${HOLDER}/${LEAF}`))
        .map((directory) => external_node_path_.posix.dirname(external_node_path_.posix.dirname(directory)))
        .slice(0, MAX_HISTORIES);
}

// EXTERNAL MODULE: ./lib/src/edit-distance.js
var edit_distance = __webpack_require__(6030);
;// CONCATENATED MODULE: ./lib/src/sessions/nearest-path.js

/** Pairs of letters that are compared in all: some thousand paths of the usual length, in half a second at most. */
const MAX_PAIRS = 2_000_000;
/** Letters of which one may be wrong. */
const LETTERS_PER_SLIP = 3;
/**
 * What a path that does not exist was meant to be: one that differs in a letter of three at most, in case, or that ends
 * with it.
 *
 * @param candidates POSIX; the first of several that are equally near is taken
 */
function nearestPath(wanted, candidates) {
    const limit = Math.max(1, Math.floor(wanted.length / LETTERS_PER_SLIP));
    let nearest;
    let least = limit + 1;
    let pairs = 0;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - wanted.length) <= limit)
            pairs += candidate.length * wanted.length;
        if (pairs > MAX_PAIRS)
            break;
        const distance = distanceOf(wanted, candidate, limit);
        if (distance >= least)
            continue;
        nearest = candidate;
        least = distance;
    }
    return nearest;
}
function distanceOf(wanted, candidate, limit) {
    if (candidate.endsWith(`/${wanted}`))
        return 1;
    if (Math.abs(candidate.length - wanted.length) > limit)
        return limit + 1;
    return (0,edit_distance/* editDistance */.Y)(wanted.toLowerCase(), candidate.toLowerCase());
}

;// CONCATENATED MODULE: ./lib/src/sessions/mistyped-history.js



/**
 * What is wrong with `history-dir` when the directory that it names is not there, and which one is.
 *
 * @param directory that does not exist, POSIX, relative to the workspace
 * @param directories of the checkout, POSIX, relative to the workspace
 * @returns the end of a sentence; `undefined` when the input does not name the directory
 */
function mistypedHistory(directory, directories, { paths, historyDir }) {
    const path = paths.find((one) => external_node_path_.posix.join(one, historyDir) === directory);
    if (historyDir === '' || path === undefined)
        return undefined;
    const below = directories.filter((one) => path === '.' || one.startsWith(`${path}/`));
    const usual = external_node_path_.posix.join(path, history_place/* HISTORY */.V);
    const meant = nearestPath(directory, below) ?? (below.includes(usual) ? usual : undefined);
    const named = `the input \`history-dir\` names \`${historyDir}\`, which does not exist below \`${path}\``;
    return meant === undefined ? named : `${named}; \`${external_node_path_.posix.relative(path, meant)}\` does`;
}

;// CONCATENATED MODULE: ./lib/src/sessions/no-sessions.js






/** What files without a session have in common, and what to do about it; `duplicate` never comes without a session. */
const KINDS = [
    ['lfs-pointer', 'Git LFS pointers: set `lfs: true` on actions/checkout'],
    ['link', 'symbolic links, which are never followed'],
    [
        'unidentified',
        'transcripts of an early SpecStory extension, which wrote no session id (`unidentified: upload` syncs them)',
    ],
    ['unusable-id', 'transcripts whose session id is not usable'],
    ['no-name', 'transcripts in files without a name'],
    ['no-message', 'transcripts with a header and no message'],
    ['not-a-file', 'no regular files or directories'],
    ['empty', 'empty files'],
    ['not-a-transcript', 'Markdown that is no SpecStory transcript'],
];
/**
 * Checks what the scans of all projects found against what the user asked for.
 *
 * @returns a sentence with the likely cause, to warn with, when the checkout holds no session at all
 * @throws Failure `session-not-found` for an id of the `sessions` input that no file holds; `no-sessions` when the
 *   checkout holds none and `if-no-sessions` is `error`
 */
async function requireSessions(scans, inputs, workspace) {
    // An interrupted scan cannot tell what is missing.
    if (scans.some(({ complete }) => !complete))
        return undefined;
    const held = new Set(scans.flatMap((scan) => scan.held));
    const missing = inputs.sessions.filter((id) => !held.has(id));
    if (missing.length > 0) {
        throw new failure/* Failure */.HR('session-not-found', `No file holds the session ${missing.map((id) => `\`${id}\``).join(', ')} of the \`sessions\` input.`, 'Correct the ids, or check out the commit that holds them; nothing was sent.');
    }
    // About what the checkout holds: a filter or an exclusion that leaves nothing is the user's own choice.
    if (scans.some(({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length > 0))
        return undefined;
    if (inputs.ifNoSessions === 'ignore')
        return undefined;
    const explanation = await explainNoSessions(workspace, scans, inputs);
    if (inputs.ifNoSessions === 'warn')
        return explanation;
    throw new failure/* Failure */.HR('no-sessions', explanation, 'Commit `.specstory/history`, or set `if-no-sessions: warn`.');
}
/**
 * Says that a checkout holds no session, where it was looked for, and the likely cause.
 *
 * @param workspace absolute, native
 * @param scans of all projects; none of them has a session
 * @returns one or two sentences; they hold file names from the repository
 */
async function explainNoSessions(workspace, scans, inputs = { paths: [], historyDir: '' }) {
    const directories = scans.flatMap((scan) => scan.directories);
    const places = directories.map(({ directory }) => `\`${directory}\``).join(', ');
    return `No session was found in ${places || 'the workspace'}: ${await likelyCause(workspace, scans, inputs)}.`;
}
async function likelyCause(workspace, scans, inputs) {
    const unreadable = scans.flatMap((scan) => scan.unreadable)[0];
    if (unreadable !== undefined)
        return `\`${unreadable.file}\` could not be read (${unreadable.detail})`;
    const passedBy = describeLeftOut(scans);
    if (passedBy !== undefined)
        return passedBy;
    const directories = scans.flatMap((scan) => scan.directories);
    const isThere = directories.some(({ exists }) => exists);
    if (await isBare(workspace)) {
        return BARE_WORKSPACE;
    }
    const { sparse, ignored } = await checkoutHints(workspace);
    if (!isThere && sparse)
        return SPARSE_CHECKOUT;
    const searched = new Set(directories.map(({ directory }) => directory));
    const all = await listDirectories(workspace);
    for (const { directory, exists } of directories) {
        const mistyped = exists ? undefined : mistypedHistory(directory, all, inputs);
        if (mistyped !== undefined)
            return mistyped;
    }
    const elsewhere = historiesIn(all).filter((path) => !searched.has(external_node_path_.posix.join(path, history_place/* HISTORY */.V)));
    if (elsewhere.length > 0) {
        return `the repository has its history elsewhere, so set \`path\` to ${elsewhere.map((path) => `\`${path}\``).join(' or ')}`;
    }
    if (ignored)
        return '`.gitignore` names `.specstory`, so its history may never have been committed';
    if (isThere)
        return 'the directory holds no Markdown file';
    return 'the directory does not exist in this commit; SpecStory history has to be committed to be synced';
}
/** `undefined` when the directories hold no Markdown file at all. */
function describeLeftOut(scans) {
    const leftOut = scans.flatMap((scan) => scan.leftOut);
    const counted = KINDS.map(([reason, words]) => ({
        words,
        count: leftOut.filter((one) => one.reason === reason).length,
    }));
    const kinds = counted.filter(({ count }) => count > 0);
    if (kinds.length === 0)
        return undefined;
    return `what is there is ${kinds.map(({ words, count }) => `${count} × ${words}`).join('; ')}`;
}

;// CONCATENATED MODULE: ./lib/src/sessions/require-histories.js



/**
 * Checks that each path has its history directory, where others have theirs: when none has, the run has no session at
 * all, and says so.
 *
 * @param workspace absolute, native
 * @returns what to warn with, as one or two sentences
 * @throws Failure `no-sessions` when `if-no-sessions` is `error`
 */
async function requireHistories(scans, inputs, workspace) {
    const searched = scans.flatMap(({ directories }) => directories);
    const missing = searched.filter(({ exists }) => !exists).map(({ directory }) => directory);
    const isTold = missing.length > 0 && missing.length < searched.length && scans.every(({ complete }) => complete);
    if (inputs.ifNoSessions === 'ignore' || !isTold)
        return undefined;
    const directories = await listDirectories(workspace);
    const causes = missing.flatMap((directory) => mistypedHistory(directory, directories, inputs) ?? []);
    const names = missing.map((directory) => `\`${directory}\``).join(', ');
    const verb = missing.length === 1 ? 'does' : 'do';
    const message = [`${names} ${verb} not exist, so nothing is synced from there`, ...causes].join('; ');
    if (inputs.ifNoSessions === 'warn')
        return message;
    throw new failure/* Failure */.HR('no-sessions', message, 'Commit the history, or take its path out of `path`; `if-no-sessions: warn` goes on.');
}

;// CONCATENATED MODULE: ./lib/src/sessions/require-paths.js







/**
 * Makes sure that the directories of `path` are there, unless `if-no-sessions` is `ignore`: a typo must not look like a
 * project without sessions.
 *
 * @param paths POSIX, relative to the workspace
 * @param workspace absolute, native
 * @throws Failure `path-not-found` that names each, and what there is instead
 */
async function requirePaths(paths, { ifNoSessions }, workspace) {
    if (ifNoSessions === 'ignore')
        return;
    const missing = [];
    for (const path of paths)
        if (!(await mayBeSearched(workspace, path)))
            missing.push(path);
    if (missing.length === 0)
        return;
    const instead = await insteadOf(workspace);
    const told = missing.map((path) => `\`${path}\` does not exist: ${instead(path)}`);
    throw new failure/* Failure */.HR('path-not-found', `The input \`path\` names what is not there. ${told.join('; ')}`, 'Nothing was sent. Correct `path`; with `if-no-sessions: ignore` a path may be missing.');
}
/** A link, and what cannot be looked at, is there: the scan says why it goes no further. */
async function mayBeSearched(workspace, path) {
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
        return (0,src_workspace/* codeOf */.$N)(error) !== 'ENOENT';
    }
}
/** What to say of a path that is not there. */
async function insteadOf(workspace) {
    if (await isBare(workspace)) {
        return () => BARE_WORKSPACE;
    }
    const directories = await listDirectories(workspace);
    const holders = historiesIn(directories);
    const { sparse } = await checkoutHints(workspace);
    return (path) => {
        const nearest = nearestPath(path, holders) ?? nearestPath(path, directories);
        if (nearest !== undefined)
            return `did you mean \`${nearest}\`?`;
        if (sparse)
            return SPARSE_CHECKOUT;
        if (holders.length === 0)
            return 'the checkout has no directory like it';
        return `the checkout has its history in ${holders.map((holder) => `\`${holder}\``).join(' and ')}`;
    };
}

// EXTERNAL MODULE: ./lib/src/pool.js
var pool = __webpack_require__(3802);
// EXTERNAL MODULE: ./lib/src/providers.js
var providers = __webpack_require__(8248);
// EXTERNAL MODULE: ./lib/src/secrets/find-secrets.js + 4 modules
var find_secrets = __webpack_require__(9130);
// EXTERNAL MODULE: ./lib/src/secrets/secret-search.js
var secret_search = __webpack_require__(7703);
;// CONCATENATED MODULE: ./lib/src/secrets/redact-text.js


/**
 * A text that is whole in memory, such as a title, with a mark in place of each credential. A text without the beginning
 * of one is given back as it is, and the library is not loaded for it.
 */
async function redactText(text, allowlist) {
    if (!(0,find_secrets/* mayHoldSecret */.w)(text))
        return text;
    const search = new secret_search/* SecretSearch */.p(allowlist);
    await search.feed(text);
    return (await search.end()).redact(text);
}

// EXTERNAL MODULE: ./lib/src/byte-size.js
var byte_size = __webpack_require__(4302);
;// CONCATENATED MODULE: ./lib/src/sessions/choose.js

/** `2026-02-09_22-53-07Z`, without seconds, with `±hhmm`: a name without a slug (docs/transcripts.md, Files). */
const BARE_TIMESTAMP = /^\d{4}-\d{2}-\d{2}[_T ]\d{2}-\d{2}(-\d{2})?(Z|[+-]\d{4})?$/;
/** The order of preference of docs/transcripts.md, One session, several files. */
const RULES = [
    () => ({
        stays: ({ hasMessage }) => hasMessage,
        why: () => 'it has a header and no message',
    }),
    (left) => {
        const largest = largestOf(left);
        return {
            stays: ({ bytes }) => bytes * 10 >= largest * 9,
            why: ({ bytes }) => `a shorter copy: ${(0,byte_size/* partOfBytes */.aQ)(bytes, largest)}`,
        };
    },
    () => ({
        stays: ({ redacted }) => redacted,
        why: () => 'it has no [REDACTED: marks, so it is an older render',
    }),
    () => ({
        stays: ({ name }) => !BARE_TIMESTAMP.test(name),
        why: () => 'its name is a bare timestamp, without a slug',
    }),
    (left) => {
        const newest = left.map(({ version }) => version).reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), undefined);
        return {
            stays: ({ version }) => compareVersions(version, newest) === 0,
            why: ({ version }) => `${versionName(version)}, older than ${versionName(newest)}`,
        };
    },
    (left) => {
        const largest = largestOf(left);
        return {
            stays: ({ bytes }) => bytes === largest,
            why: ({ bytes }) => `a shorter copy: ${(0,byte_size/* partOfBytes */.aQ)(bytes, largest)}`,
        };
    },
    (left) => {
        const first = left.map(({ file }) => file).reduce((a, b) => (b < a ? b : a));
        return {
            stays: ({ file }) => file === first,
            why: () => 'it is alike in all that counts, and later in path order',
        };
    },
];
/**
 * Chooses the file of a session by the stated order of preference: each rule leaves the files that satisfy it, if any
 * does. The order of the candidates does not matter.
 *
 * @param candidates at least one, with distinct files
 */
function choose(candidates) {
    let left = candidates;
    const duplicates = [];
    for (const rule of RULES) {
        const { stays, why } = rule(left);
        const staying = left.filter((candidate) => stays(candidate));
        if (staying.length === 0)
            continue;
        for (const candidate of left) {
            if (!stays(candidate))
                duplicates.push({ candidate, detail: why(candidate) });
        }
        left = staying;
    }
    return { chosen: left[0] ?? candidates[0], duplicates };
}
function largestOf(candidates) {
    return candidates.reduce((most, { bytes }) => Math.max(most, bytes), 0);
}
function versionName(version) {
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

// EXTERNAL MODULE: ./lib/src/sessions/read-error.js
var read_error = __webpack_require__(5355);
// EXTERNAL MODULE: ./lib/src/sessions/transcript/line-breaks.js
var line_breaks = __webpack_require__(4728);
// EXTERNAL MODULE: ./lib/src/sessions/transcript/messages.js
var messages = __webpack_require__(7201);
;// CONCATENATED MODULE: ./lib/src/sessions/render-marks.js



const REDACTED = Buffer.from('[REDACTED:');
/**
 * Reads a file for what decides between several of one session, with bounded memory.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @param signal ends the reading with its reason
 * @throws NotRegularFile, NotInPlace; the file system's error; the signal's reason
 */
async function readRenderMarks(workspace, file, signal) {
    const breaks = new line_breaks/* LineBreaks */.F();
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    let bytes = 0;
    let redacted = false;
    let tail = Buffer.alloc(0);
    await (0,src_workspace/* streamFile */.Pq)(workspace, file, (piece) => {
        bytes += Buffer.byteLength(decoder.decode(piece, { stream: true }));
        breaks.feed(piece);
        // The mark may lie across two pieces.
        redacted ||=
            piece.includes(REDACTED) || Buffer.concat([tail, piece.subarray(0, REDACTED.length)]).includes(REDACTED);
        tail = Buffer.from(Buffer.concat([tail, piece.subarray(-REDACTED.length)]).subarray(-REDACTED.length));
        return false;
    }, signal);
    bytes += Buffer.byteLength(decoder.decode());
    return { bytes: bytes - breaks.crlfs(), redacted };
}
/**
 * Reads on, where a file's head shows a header and nothing else, until there is a message or the file ends.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @param signal ends the reading with its reason
 * @throws NotRegularFile, NotInPlace; the file system's error; the signal's reason
 */
async function hasMessageBelowHead(workspace, file, signal) {
    const decoder = new TextDecoder();
    const search = new messages/* MessageSearch */.s5();
    await (0,src_workspace/* streamFile */.Pq)(workspace, file, (piece) => search.feed(decoder.decode(piece, { stream: true })), signal);
    return search.end();
}

;// CONCATENATED MODULE: ./lib/src/sessions/choose-sessions.js




/** Files of several per session that are read whole at a time. */
const OPEN_FILES = 8;
/**
 * Turns the files found into sessions in scope, one file each. Files are read only where an id has several.
 *
 * @param groups files by session id
 * @param signal once aborted, what is undecided is left away
 */
async function chooseSessions(workspace, groups, scope, signal) {
    const sessions = [];
    const leftOut = [];
    const unreadable = [];
    const several = [];
    let filteredOut = 0;
    for (const files of groups) {
        const [{ session }] = files;
        if (files.every(({ hasMessage }) => !hasMessage))
            for (const file of files)
                leftOut.push(withoutMessage(file));
        else if (!files.some((file) => scope.has(file.session)))
            filteredOut++;
        else if (files.length === 1)
            sessions.push(session);
        else
            several.push(files);
    }
    await (0,pool/* pool */.d)(several, OPEN_FILES, signal, () => async (files) => {
        const candidates = [];
        for (const file of files) {
            const candidate = await candidateOf(file);
            // What some of the files say is no choice between all of them.
            if (signal.aborted)
                return;
            if (candidate !== undefined)
                candidates.push(candidate);
        }
        const [first, ...others] = candidates;
        if (first === undefined)
            return;
        const { chosen, duplicates } = choose([first, ...others]);
        if (scope.has(chosen.session))
            sessions.push(chosen.session);
        else
            filteredOut++;
        for (const { candidate, detail } of duplicates) {
            const isNamesake = [candidate, chosen].every(({ session }) => session.idFromName);
            const reason = isNamesake ? 'same-name' : 'duplicate';
            leftOut.push({ file: candidate.file, reason, detail, id: chosen.session.id, chosen: chosen.file });
        }
    });
    return { sessions, leftOut, unreadable, filteredOut };
    async function candidateOf(file) {
        const { session, hasMessage, version } = file;
        try {
            const marks = await readRenderMarks(workspace, session.file, signal);
            return { file: session.file, name: session.name, hasMessage, version, session, ...marks };
        }
        catch (error) {
            if (!signal.aborted)
                unreadable.push({ file: session.file, detail: (0,read_error/* describeReadError */.U)(error, session.file) });
            return undefined;
        }
    }
}
function withoutMessage({ session }) {
    return { file: session.file, reason: 'no-message', detail: 'a header and no message', id: session.id };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/src/clock.js
var clock = __webpack_require__(9508);
;// CONCATENATED MODULE: ./lib/src/sessions/file-head.js





/** Milliseconds of reading in place after which timers and requests get their turn. */
const file_head_SLICE_MS = 10;
/** Milliseconds for one head, judged: twice what it takes from the page cache, below half of what a fast disk takes. */
const FROM_CACHE_MS = 0.04;
/** Heads read through the thread pool after a slow slice, before the cache is tried again. */
const POOLED_READS = 4096;
/**
 * Reads the starts of regular files, in the cheaper of two ways.
 *
 * After a checkout the files are in the page cache, and a trip through Node's thread pool costs more than reading a head:
 * 100,000 heads take 0.8 s in place, 1.4 s in the pool and 3.1 s with `fs/promises`. Where a disk has to look, the pool
 * reads many at a time: 4.1 s against 10.4 s (two cores, SSD). So heads are read in place, in slices that leave the event
 * loop free, and after a slow slice the next ones go through the pool.
 */
class FileHeads {
    #root;
    #now;
    #sliceStart;
    #readsInSlice = 0;
    #pooledReads = 0;
    #pause;
    /**
     * @param root of the workspace, as `rootOf` gives it
     * @param now milliseconds; a test passes its own
     */
    constructor(root, now = clock/* monotonicMs */.d) {
        this.#root = root;
        this.#now = now;
        this.#sliceStart = now();
    }
    /**
     * Reads the start of one file.
     *
     * @param file POSIX, relative to the workspace
     * @param buffer where the bytes go: as many as fit are read
     * @throws NotRegularFile, NotInPlace; the file system's error, `ELOOP` for a link
     */
    read(file, buffer) {
        if (this.#pooledReads > 0) {
            this.#pooledReads--;
            if (this.#pooledReads === 0)
                this.#startSlice();
            return readPooled(this.#root, file, buffer);
        }
        if (this.#pause === undefined && this.#now() - this.#sliceStart > file_head_SLICE_MS)
            this.#pause = this.#endSlice();
        if (this.#pause !== undefined)
            return this.#pause.then(() => this.read(file, buffer));
        this.#readsInSlice++;
        return readInPlace(this.#root, file, buffer);
    }
    #startSlice() {
        this.#sliceStart = this.#now();
        this.#readsInSlice = 0;
    }
    /** Every reader waits for the same turn of the event loop. */
    async #endSlice() {
        const isSlow = this.#now() - this.#sliceStart > this.#readsInSlice * FROM_CACHE_MS;
        await new Promise(setImmediate);
        this.#pause = undefined;
        if (isSlow)
            this.#pooledReads = POOLED_READS;
        else
            this.#startSlice();
    }
}
function readInPlace(root, file, buffer) {
    const fd = (0,external_node_fs_.openSync)((0,external_node_path_.join)(root, file), src_workspace/* OPEN_FLAGS */.tM);
    try {
        const { size, mtimeMs } = statsOf(fd, root, file);
        return { bytes: buffer.subarray(0, (0,external_node_fs_.readSync)(fd, buffer, 0, buffer.length, 0)), size, mtimeMs };
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
/** Asking an open file for its size and its place, and closing it, do not wait for a disk, so only opening and reading use the pool. */
function readPooled(root, file, buffer) {
    return new Promise((resolve, reject) => {
        (0,external_node_fs_.open)((0,external_node_path_.join)(root, file), src_workspace/* OPEN_FLAGS */.tM, (openError, fd) => {
            if (openError !== null)
                return reject(openError);
            try {
                const { size, mtimeMs } = statsOf(fd, root, file);
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
function statsOf(fd, root, file) {
    const stats = (0,external_node_fs_.fstatSync)(fd);
    if (!stats.isFile())
        throw new src_workspace/* NotRegularFile */.k1(file);
    (0,place/* checkPlace */.uD)(fd, stats, root, file);
    return stats;
}

;// CONCATENATED MODULE: ./lib/src/sessions/find.js






/** The same on every system, so that one checkout gives one plan: Windows and macOS do not tell the two apart. */
const MARKDOWN = /\.md$/i;
/** Another project's sessions, and git's own files: never part of this history. */
const find_NEVER_SEARCHED = new Set(['.specstory', '.git']);
/**
 * The history directory below a path of a project.
 *
 * @param path POSIX, relative to the workspace
 * @param historyDir POSIX, relative to the path
 * @returns POSIX, relative to the workspace, `.` for the workspace itself
 * @throws Failure `invalid-input` for one that leaves the workspace: `inputs/` refuses it, and this is where it would harm
 */
function historyDirectory(path, historyDir) {
    const directory = external_node_path_.posix.join(path, historyDir).replace(/\/$/, '') || '.';
    const parts = [path, historyDir, directory].flatMap((text) => text.split(/[/\\]/));
    if (parts.includes('..') || [path, historyDir].some((text) => text.startsWith('/') || /^[A-Za-z]:/.test(text))) {
        throw new failure/* Failure */.HR('invalid-input', `the history directory \`${historyDir}\` below \`${path}\` is not inside of the workspace`, 'Give `path` relative to the workspace and `history-dir` relative to `path`, without `..`.');
    }
    return directory;
}
/**
 * Lists history directories with their sub-folders (`YYYY/MM/`), following no link.
 *
 * @param root of the workspace, as `rootOf` gives it
 * @param directories POSIX, relative to the workspace and inside of it
 */
async function findMarkdown(root, directories, signal) {
    const files = [];
    const leftOut = [];
    const unreadable = [];
    const searched = [];
    const listed = new Set();
    const waiting = [];
    for (const directory of [...new Set(directories)].sort()) {
        searched.push({ directory, exists: await enter(directory) });
    }
    for (let next = waiting.pop(); next !== undefined && !signal.aborted; next = waiting.pop())
        await list(next);
    return { files: files.sort(), leftOut, unreadable, directories: searched, complete: !signal.aborted };
    /** Looks at each directory on the way down, since one of them may be a link. */
    async function enter(directory) {
        let path = '';
        try {
            for (const part of directory.split('/').filter((name) => name !== '.')) {
                path = external_node_path_.posix.join(path, part);
                const stats = await (0,promises_.lstat)((0,external_node_path_.join)(root, path));
                if (stats.isDirectory())
                    continue;
                leftOut.push(stats.isSymbolicLink() ? find_link(path) : notADirectory(path));
                return true;
            }
        }
        catch (error) {
            if ((0,src_workspace/* codeOf */.$N)(error) === 'ENOENT')
                return false;
            unreadable.push({ file: path, detail: (0,read_error/* describeReadError */.U)(error, path) });
            return true;
        }
        waiting.push(directory);
        return true;
    }
    async function list(directory) {
        if (listed.has(directory))
            return;
        listed.add(directory);
        try {
            const prefix = directory === '.' ? '' : `${directory}/`;
            await (0,src_workspace/* listInside */.Vg)(root, directory, (entry) => take(prefix + entry.name, entry), signal);
        }
        catch (error) {
            if (error instanceof place/* NotInPlace */.YJ || (0,src_workspace/* codeOf */.$N)(error) === 'ELOOP')
                leftOut.push(find_link(directory));
            else
                unreadable.push({ file: directory, detail: (0,read_error/* describeReadError */.U)(error, directory) });
        }
    }
    function take(file, entry) {
        if (entry.isSymbolicLink())
            leftOut.push(find_link(file));
        else if (entry.isDirectory()) {
            if (!find_NEVER_SEARCHED.has(entry.name))
                waiting.push(file);
        }
        else if (MARKDOWN.test(entry.name)) {
            if (entry.isFile())
                files.push(file);
            else
                leftOut.push({ file, reason: 'not-a-file', detail: 'no regular file' });
        }
    }
}
function find_link(file) {
    return { file, reason: 'link', detail: 'a symbolic link: never followed' };
}
function notADirectory(file) {
    return { file, reason: 'not-a-file', detail: 'no directory' };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/src/sessions/name-id.js

/** Of ids that are made of file names (docs/transcripts.md, Transcripts without an id). Another one would make them all new. */
const NAME_NAMESPACE = '79758567-4587-45b5-9834-9a1888ee7bfd';
/**
 * Gives a transcript without an id the one of its file's name, as `unidentified: upload` asks. Any other head is left as
 * it is.
 *
 * @param name file name without its extension
 */
function identifiedByName(head, name) {
    if (head.kind === 'session' || head.transcript === undefined)
        return head;
    return { kind: 'session', id: idOfName(name), ...head.transcript };
}
/**
 * The session id that stands for a file name: the same on every machine and in every directory. macOS and Linux may write
 * one name with different code points, which count as the same.
 *
 * @param name file name without its extension
 * @returns a UUID of version 5, lower case
 */
function idOfName(name) {
    // Every UUID is fit for one.
    return uuidV5(NAME_NAMESPACE, name.normalize('NFC'));
}
/**
 * A UUID made of a name (RFC 9562, section 5.5).
 *
 * @param namespace a UUID
 */
function uuidV5(namespace, name) {
    const hash = (0,external_node_crypto_.createHash)('sha1');
    hash.update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(name);
    const bytes = hash.digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

// EXTERNAL MODULE: ./lib/src/shard.js
var shard = __webpack_require__(8230);
;// CONCATENATED MODULE: ./lib/src/sessions/scope.js

/** The filters of a run; a session is in scope when each of them lets it through. */
class Scope {
    #providers;
    #ids;
    #shard;
    constructor({ providers, sessions, shard }) {
        this.#providers = new Set(providers);
        this.#ids = new Set(sessions);
        this.#shard = shard;
    }
    has({ id, provider }) {
        return ((this.#ids.size === 0 || this.#ids.has(id)) &&
            (this.#providers.size === 0 || this.#providers.has(provider.id)) &&
            (this.#shard === undefined || (0,shard/* shardOf */.IS)(id, this.#shard.count) === this.#shard.index));
    }
}

;// CONCATENATED MODULE: ./lib/src/sessions/session-time.js
/**
 * The beginning of a date in any of the forms of a header or of a file's name (docs/transcripts.md, Header generations).
 * Seconds are read over; without a zone it is UTC.
 */
const WRITTEN = /^(\d{4}-\d{2}-\d{2})[ T_](\d{2})[-:](\d{2})(?:[-:]\d{2}(?!\d)(?:\.\d{1,9})?)?(?:([+-])(\d{2}):?(\d{2})(?!\d))?/;
/** No place on Earth is further from UTC. */
const OFFSET_MAX_HOURS = 14;
const MINUTE_MS = 60_000;
/**
 * When a session began, as its header says, or else as its file is named.
 *
 * @param headerDate what stands in the brackets of the session's comment; empty when there is nothing
 * @param name file name without its extension
 * @returns UTC, to the minute, as `2026-02-23T16:02Z`; `undefined` when neither tells
 */
function sessionTime(headerDate, name) {
    return utcMinute(headerDate) ?? utcMinute(name);
}
function utcMinute(text) {
    const [all, date, hour, minute, sign, offsetHours, offsetMinutes] = WRITTEN.exec(text) ?? [];
    if (all === undefined)
        return undefined;
    // Digits that are no offset are the beginning of a name.
    const isOffset = sign !== undefined && Number(offsetHours) <= OFFSET_MAX_HOURS && Number(offsetMinutes) < 60;
    const offset = isOffset ? Number(`${sign}1`) * (Number(offsetHours) * 60 + Number(offsetMinutes)) : 0;
    const time = Date.parse(`${date}T${hour}:${minute}Z`) - offset * MINUTE_MS;
    return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 16)}Z`;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./lib/src/secrets/preset-gate.js
var preset_gate = __webpack_require__(7737);
// EXTERNAL MODULE: ./lib/src/secrets/rules.js + 4 modules
var rules = __webpack_require__(8371);
// EXTERNAL MODULE: ./lib/src/secrets/start-index.js
var start_index = __webpack_require__(5797);
;// CONCATENATED MODULE: ./lib/src/secrets/secret-start.js



const ANYTHING = /(?:)/y;
/** A URL is everywhere, and one with a password is not. */
const GATES = preset_gate/* PRESET_GATES */.rL.flatMap(({ starts }) => starts.map((start) => [start, start === '://' ? preset_gate/* WITH_PASSWORD */.bs : ANYTHING]));
const STARTS = new start_index/* StartIndex */.f([
    ...GATES,
    ...rules/* RULES */.y.flatMap(({ starts }) => starts.map((start) => [start, ANYTHING])),
    ['-----BEGIN ', ANYTHING],
    ['curl ', ANYTHING],
]);
/**
 * Says whether a credential begins in a text, be the rest of it in the text or not: it looks for their first characters
 * alone, in one pass, where `mayHoldSecret` goes on to look at the rest.
 */
function beginsSecret(text) {
    for (const { at, item } of STARTS.places(text)) {
        item.lastIndex = at;
        if (item.test(text))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/src/sessions/transcript/header.js

/**
 * The session comment is within the first 5 lines of every real file (docs/transcripts.md, Header generations). Twice that
 * leaves room for a formatter's blank lines, and none for a comment quoted further down.
 */
const HEADER_LINES = 10;
/** The longest real comment is below 150 characters; what is longer is read this far. */
const COMMENT_MAX = 1024;
const GENERATED = '<!-- Generated by SpecStory';
const MARKDOWN_VERSION = /\bMarkdown v(\d{1,6}(?:\.\d{1,6}){0,3})/;
/** Characters from the top within which a file tells what it is. */
const NAMING_MAX = 1024;
const AGENTS_ID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|ses_[0-9a-z]{26}|bc-[0-9a-z-]+)$/i;
const SESSION = 'Session';
/** What makes the word before it a session's: ` <id>`, and then the date, in any form, or nothing. */
const ID_AND_MORE = /^ +([^\s()]+) *(\(?)/;
/** Characters behind `Session` that `ID_AND_MORE` looks at: more than any usable id has. */
const ID_REACH = 256;
/**
 * Reads the header: blank lines, titles and comments, up to the first line that is anything else, a role line above all.
 * So a comment in the body, even at the start of a line, is never the session's.
 *
 * Formatters and documentation generators put front matter, a licence or a navigation line above it. Then SpecStory's own
 * first line tells where it begins; a page that only quotes a session's comment has no such line.
 *
 * @param text the start of the file, without a byte order mark
 * @param isWhole true when the text is the whole file
 */
function readHeader(text, isWhole) {
    const top = headerAt(text, 0, isWhole);
    if (top.session !== undefined || top.generated || top.endsAtRole || top.isCut)
        return top;
    const start = generatedLine(text);
    return start === -1 ? top : headerAt(text, start, isWhole);
}
/**
 * The session that a comment of the first kilobyte names, wherever in it: no proof of a transcript, and a reason not to be
 * silent about a file that is taken for none.
 *
 * @param text the start of the file
 */
function sessionNamedIn(text) {
    for (const line of text.slice(0, NAMING_MAX).split('\n')) {
        const id = sessionOf(line.trim())?.id;
        if (id !== undefined && isAgentsId(id))
            return id;
    }
    return undefined;
}
/** Whether an id has a form that agents give: a UUID, OpenCode's, a planned cloud agent's (docs/transcripts.md). */
function isAgentsId(id) {
    return AGENTS_ID.test(id);
}
/** Where SpecStory's own first line begins within the first kilobyte, but in a fence, where it is an example; or -1. */
function generatedLine(text) {
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
function headerAt(text, from, isWhole) {
    let generated = false;
    let version;
    let start = from;
    for (let count = 0; count < HEADER_LINES && start < text.length; count++) {
        const lf = text.indexOf('\n', start);
        if (lf === -1 && !isWhole)
            return header({ isCut: true });
        const end = lf === -1 ? text.length : lf;
        // A lone CR can be part of a title, so only LF ends a line here.
        const line = text.slice(start, Math.min(end, start + COMMENT_MAX)).trimEnd();
        if (!isPossibleHeader(line))
            return header({ endsAtRole: (0,messages/* roleOf */.kp)(line) !== undefined });
        start = end + 1;
        if (isGenerated(line)) {
            generated = true;
            version = MARKDOWN_VERSION.exec(line)?.[1]?.split('.').map(Number);
            continue;
        }
        const session = sessionOf(line);
        if (session !== undefined)
            return header({ session });
    }
    return header({ isCut: !isWhole && start >= text.length });
    function header(found) {
        return { generated, version, session: undefined, endsAtRole: false, isCut: false, end: start, ...found };
    }
}
function isPossibleHeader(line) {
    return line.trim() === '' || line.startsWith('#') || line.startsWith('<!--');
}
function isGenerated(line) {
    if (line === '## SpecStory')
        return true;
    return line.startsWith(GENERATED) && /^\W/.test(line.slice(GENERATED.length)) && line.endsWith(' -->');
}
/**
 * The session that a comment names. Read by hand, word by word: as one expression, with a provider of any words before
 * `Session` and a date of any form behind the id, it would take cubic time.
 *
 * @param line one line, without white space at its end
 */
function sessionOf(line) {
    if (!line.startsWith('<!--') || !line.endsWith('-->'))
        return undefined;
    const text = line.slice('<!--'.length, -'-->'.length).trim();
    // `Claude CodeSession <id>` was written for a few weeks of 2025, and a provider may have the word in its own name.
    for (let at = text.indexOf(SESSION, 1); at !== -1; at = text.indexOf(SESSION, at + 1)) {
        const behind = at + SESSION.length;
        const [all = '', id, bracket] = ID_AND_MORE.exec(text.slice(behind, behind + ID_REACH)) ?? [];
        const isAll = bracket === '(' ? text.endsWith(')') : behind + all.length === text.length;
        const date = text.slice(behind + all.length, -1);
        if (id !== undefined && isAll)
            return { providerText: text.slice(0, at).trimEnd(), id, date };
    }
    return oddSessionOf(text);
}
/** A comment that is meant to name a session, but not by one word. */
function oddSessionOf(text) {
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

// EXTERNAL MODULE: ./lib/src/sessions/transcript/title.js + 2 modules
var transcript_title = __webpack_require__(4247);
;// CONCATENATED MODULE: ./lib/src/sessions/transcript/head.js








/** Bytes of a file that are read to know what it is, whatever its size. */
const HEAD_BYTES = 8 * 1024;
/** Most heads tell everything within this much of them; the rest is decoded only when they do not. */
const FIRST_BYTES = 1024;
/** git-lfs keeps its pointers below this size, in bytes. */
const LFS_POINTER_MAX = 1024;
const LFS_POINTER = 'version https://git-lfs';
const DETAIL_TEXT_MAX = 80;
/** The longest date of real headers has 25 characters. */
const DATE_MAX = 40;
/**
 * What a Markdown file of a history directory is, from its first bytes alone.
 *
 * @param bytes the first `HEAD_BYTES` of the file, or all of it; not kept
 * @param fileBytes the size of the file
 */
function readHead(bytes, fileBytes) {
    if (fileBytes === 0)
        return leftOut('empty', 'the file is empty');
    const first = judge(bytes, Math.min(FIRST_BYTES, bytes.length), fileBytes);
    const told = first !== undefined && !isOpen(first);
    const judged = told || bytes.length <= FIRST_BYTES ? first : judge(bytes, bytes.length, fileBytes);
    return judged ?? notATranscript(decodeStart(bytes, bytes.length, bytes.length >= fileBytes));
}
function notATranscript(text) {
    const id = sessionNamedIn(text);
    if (id === undefined)
        return leftOut('not-a-transcript', 'no SpecStory transcript');
    const detail = 'no SpecStory transcript, although a comment at its top names a session';
    return { ...leftOut('not-a-transcript', detail), id: detached(id) };
}
function isOpen(head) {
    const transcript = head.kind === 'session' ? head : head.transcript;
    return transcript !== undefined && (transcript.hasMessage === undefined || transcript.title === undefined);
}
/** @returns `undefined` when the text ends before it shows what it is */
function judge(bytes, length, fileBytes) {
    const isWhole = length >= fileBytes;
    const text = decodeStart(bytes, length, isWhole);
    if (fileBytes <= LFS_POINTER_MAX && text.startsWith(LFS_POINTER)) {
        return leftOut('lfs-pointer', 'a Git LFS pointer: without `lfs: true` on actions/checkout the transcript itself is not there');
    }
    const header = readHeader(text, isWhole);
    const below = text.slice(header.end);
    const transcript = (providerText, date) => ({
        providerText: detached(providerText),
        date: detached(date.slice(0, DATE_MAX)),
        version: header.version,
        wireMayDiffer: wireMayDiffer(bytes, bytes.length >= fileBytes),
        ...messageOf(below, isWhole),
    });
    if (header.session !== undefined) {
        const { id, providerText, date } = header.session;
        if (!header.generated && !isAgentsId(id) && !hasRoleLine(below))
            return undefined;
        if (id === '')
            return { ...leftOut('unusable-id', UNNAMED), transcript: transcript(providerText, date) };
        if (!(0,src_ids/* isSessionId */.Sd)(id))
            return leftOut('unusable-id', unusable(id));
        return { kind: 'session', id: detached(id), ...transcript(providerText, date) };
    }
    if (header.isCut && length < bytes.length)
        return undefined;
    if (header.generated || header.endsAtRole)
        return { ...leftOut('unidentified', UNIDENTIFIED), transcript: transcript('', '') };
    if (isWhole && text.trim() === '')
        return leftOut('empty', 'the file holds nothing but white space');
    return undefined;
}
function messageOf(below, isWhole) {
    const search = new messages/* MessageSearch */.s5();
    const hasMessage = search.feed(below) || (isWhole ? search.end() : undefined);
    return { hasMessage, title: (0,transcript_title/* titleOfHead */.q)(below, isWhole) };
}
/**
 * The title that a head gives away once marks are in place of its credentials, which comes before it is cut. All of the
 * head is looked at: a password that stands bare in the title is known for one by what follows further down.
 *
 * @param title the head's own
 * @param bytes as for `readHead`; used before this returns its promise
 */
async function redactedTitle(title, bytes, fileBytes, allowlist) {
    if (typeof title !== 'string')
        return title;
    const isWhole = bytes.length >= fileBytes;
    const text = decodeStart(bytes, bytes.length, isWhole);
    return beginsSecret(text) ? (0,transcript_title/* titleOfHead */.q)(await redactText(text, allowlist), isWhole) : title;
}
const UNNAMED = 'its session comment names no session id';
const UNIDENTIFIED = 'written by an early SpecStory extension, which gave its transcripts no session id';
function unusable(id) {
    if (beginsSecret(id))
        return 'its session id is not usable';
    const shown = id.length > DETAIL_TEXT_MAX ? `${id.slice(0, DETAIL_TEXT_MAX)}…` : id;
    return `its session id is not usable: ${detached(shown)}`;
}
function leftOut(reason, detail) {
    return { kind: 'left-out', reason, detail };
}
function hasRoleLine(text) {
    return text.split('\n').some((line) => (0,messages/* roleOf */.kp)(line.trimEnd()) !== undefined);
}
function wireMayDiffer(head, isWhole) {
    const breaks = new line_breaks/* LineBreaks */.F();
    breaks.feed(head);
    return breaks.allCrlf() || !(0,external_node_buffer_.isUtf8)(isWhole ? head : head.subarray(0, lastBoundary(head, head.length)));
}
/** Drops a byte order mark and what the cut left of a character. */
function decodeStart(bytes, length, isWhole) {
    const text = bytes.toString('utf8', 0, isWhole ? length : lastBoundary(bytes, length));
    return text.startsWith('\ufeff') ? text.slice(1) : text;
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
/** A copy that does not keep the head alive: V8's substrings hold on to the string they were cut from. */
function detached(text) {
    return Buffer.from(text).toString();
}

;// CONCATENATED MODULE: ./lib/src/sessions/scan.js
















/** Files open at a time: more than keep two cores busy, and far below any system's limit. */
const scan_OPEN_FILES = 32;
/**
 * Finds the sessions of one project: every Markdown file of its history directories is looked at by its first 8 KiB, and
 * one file is chosen for each session id. The result does not depend on the order of directory listings.
 *
 * @throws Failure `invalid-input` when a path leaves the workspace, or a glob takes too long; nothing for what the directories hold
 */
async function scanSessions(request) {
    const { workspace, signal } = request;
    const directories = request.places.map(({ path, historyDir }) => historyDirectory(path, historyDir));
    const root = await (0,place/* rootOf */.I5)(workspace);
    const found = await findMarkdown(root, directories, signal);
    const scope = new Scope(request);
    const groups = new Map();
    const named = [found.files, [...found.leftOut, ...found.unreadable].map(({ file }) => file)].flat();
    const exclusion = await exclusionOf(request.exclude, named, signal);
    const excluded = [];
    const leftOut = found.leftOut.filter(isInScope);
    const unreadable = found.unreadable.filter(isInScope);
    const excludedUnseen = excluded.length;
    const heads = new FileHeads(root);
    let isFirst = true;
    await (0,pool/* pool */.d)(found.files, scan_OPEN_FILES, signal, () => {
        const buffer = Buffer.allocUnsafeSlow(HEAD_BYTES);
        return async (file) => {
            try {
                const looked = await lookAt(heads, request, file, buffer);
                if (!('reason' in looked))
                    keep(looked);
                else if (isForeign(looked) || isInScope(looked))
                    leftOut.push(looked);
            }
            catch (error) {
                if (signal.aborted || !isInScope({ file }))
                    return;
                const swapped = swappedFor(error);
                if (swapped === undefined)
                    unreadable.push({ file, detail: (0,read_error/* describeReadError */.U)(error, file) });
                else
                    leftOut.push({ file, ...swapped });
            }
        };
    });
    const chosen = await chooseSessions(workspace, groups.values(), scope, signal);
    return {
        sessions: chosen.sessions.sort(byFile),
        leftOut: [...leftOut, ...chosen.leftOut].sort(byFile),
        unreadable: [...unreadable, ...chosen.unreadable].sort(byFile),
        excluded: excluded.sort(byFile),
        filteredOut: chosen.filteredOut,
        files: found.files.length - (excluded.length - excludedUnseen),
        directories: found.directories,
        held: [...new Set(request.sessions)].filter((id) => groups.has(id) || excluded.some((file) => file.id === id)),
        complete: !signal.aborted,
    };
    /** What is not in scope is written down as excluded. */
    function isInScope({ file, id }) {
        const entries = exclusion.entriesFor(file, id);
        if (entries.length > 0)
            excluded.push({ file, id, entries });
        return entries.length === 0;
    }
    function keep(file) {
        const { session, hasMessage } = file;
        if (!isInScope(session))
            return;
        const same = groups.get(session.id);
        if (same === undefined)
            groups.set(session.id, [file]);
        else
            same.push(file);
        if (!isFirst || !hasMessage || !scope.has(session))
            return;
        isFirst = false;
        request.onFirstSession();
    }
}
/** What one Markdown file is; the buffer may be used again afterwards. */
async function lookAt(heads, { workspace, signal, unidentified, secrets }, file, buffer) {
    const { bytes, size, mtimeMs } = await heads.read(file, buffer);
    const name = external_node_path_.posix.basename(file).slice(0, -'.md'.length);
    const ownHead = readHead(bytes, size);
    const head = unidentified === 'upload' ? identifiedByName(ownHead, name) : ownHead;
    if (head.kind === 'left-out') {
        const { kind, transcript, ...other } = head;
        return { file, ...other };
    }
    if (name.trim() === '')
        return { file, reason: 'no-name', detail: 'a file without a name', id: head.id };
    const handling = secrets(file);
    const isSent = handling.treatment === 'send';
    const title = isSent ? head.title : await redactedTitle(head.title, bytes, size, handling.allowlist);
    return {
        session: {
            id: head.id,
            file,
            name,
            provider: await providerOf(head.providerText, handling),
            diskBytes: size,
            mtimeMs,
            wireMayDiffer: head.wireMayDiffer,
            title,
            startedAt: sessionTime(head.date, name),
            ...(head === ownHead ? {} : { idFromName: true }),
        },
        hasMessage: head.hasMessage ?? (await hasMessageBelowHead(workspace, file, signal)),
        version: head.version,
    };
}
/** A name that is not in the table is sent and shown as the file has it: it may be anything. */
async function providerOf(text, { treatment, allowlist }) {
    const provider = (0,providers/* recogniseProvider */.Zb)(text);
    if (provider.id !== 'other' || treatment === 'send')
        return provider;
    return (0,providers/* recogniseProvider */.Zb)(await redactText(text, allowlist));
}
/** Another tool's Markdown is in no run anyway, so that nothing is taken out of one with it. */
function isForeign({ reason, id }) {
    return reason === 'not-a-transcript' && id === undefined;
}
/** What took the place of a regular file after the directory was listed. */
function swappedFor(error) {
    if ((0,src_workspace/* codeOf */.$N)(error) === 'ELOOP')
        return { reason: 'link', detail: 'a symbolic link: never followed' };
    if (error instanceof place/* NotInPlace */.YJ)
        return { reason: 'link', detail: 'below a symbolic link: never followed' };
    if (error instanceof src_workspace/* NotRegularFile */.k1)
        return { reason: 'not-a-file', detail: 'no regular file' };
    return undefined;
}
function byFile(a, b) {
    return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

;// CONCATENATED MODULE: ./lib/src/sync/find.js






/**
 * Finds every project's sessions.
 *
 * @throws Failure `path-not-found`, `session-not-found`, `no-sessions`
 */
async function findSessions(job) {
    const { inputs, runner, projects, observe } = job;
    await requirePaths(projects.flatMap(({ paths }) => paths), inputs, runner.workspace);
    const found = [];
    for (const project of projects)
        found.push(await scanProject(job, project));
    const scans = found.map(({ scan }) => scan);
    const warning = await requireSessions(scans, inputs, runner.workspace);
    if (warning !== undefined)
        observe({ event: 'noted', notice: (0,notices/* noSessionsNotice */.J3)(warning) });
    const unmatched = unmatchedEntries(inputs.exclude, scans);
    // An interrupted scan cannot tell what is missing.
    const isWhole = scans.every(({ complete }) => complete);
    if (isWhole && unmatched.length > 0)
        observe({ event: 'noted', notice: (0,notices/* unmatchedExcludeNotice */.Om)(unmatched) });
    const missing = await requireHistories(scans, inputs, runner.workspace);
    if (missing !== undefined)
        observe({ event: 'noted', notice: (0,notices/* noHistoryNotice */.kE)(missing) });
    return found;
}
/**
 * Scans a project's directories. The one bulk request for sizes starts with the first session found and runs beside the
 * rest of the scan; without a session in scope there is no request at all.
 */
async function scanProject(job, project) {
    const { inputs, runner, deadline, observe, secrets, cloud } = job;
    let bulk;
    const scan = await scanSessions({
        workspace: runner.workspace,
        places: project.places,
        providers: inputs.providers,
        sessions: inputs.sessions,
        exclude: inputs.exclude,
        unidentified: inputs.unidentified,
        shard: inputs.shard,
        secrets: (file) => secrets.handlingOf(file),
        signal: deadline.signal,
        onFirstSession: () => {
            const isAsked = inputs.sessions.length === 0 || inputs.requireExistingProject;
            if (cloud !== undefined && isAsked)
                bulk = askForSizes(cloud, deadline, project);
        },
    });
    observe({ event: 'scanned', project, scan });
    return { project, scan, bulk };
}
/** Never rejects: nobody listens before the scan has ended. */
async function askForSizes(cloud, deadline, { id }) {
    try {
        return await cloud.sizes(id, deadline);
    }
    catch (error) {
        return { error };
    }
}


/***/ }),

/***/ 5674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ createLimiter)
});

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

// EXTERNAL MODULE: ./lib/src/pool.js
var pool = __webpack_require__(3802);
;// CONCATENATED MODULE: ./lib/src/sync/limiter.js


/**
 * How many items are made ready while others are on the wire: enough that a request always finds the next body waiting,
 * few enough that memory stays bounded.
 */
const AHEAD = 4;
/**
 * @param concurrency requests at a time
 */
function createLimiter(concurrency) {
    const limit = pLimit(concurrency);
    return {
        request: (send) => limit(send),
        each: (items, signal, work) => (0,pool/* pool */.d)(items, concurrency + AHEAD, signal, () => work),
    };
}


/***/ }),

/***/ 2909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ SecretPolicy)
/* harmony export */ });
/* harmony import */ var _project_file_source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9108);
/* harmony import */ var _secrets_allowlist_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5546);


/** What is done about credentials in the files of a run: as the input says, else as the settings of each path say. */
class SecretPolicy {
    #given;
    #places;
    #allowlist;
    #searched = new Set();
    constructor({ secrets, secretsAllow }, projects) {
        this.#given = secrets;
        this.#places = projects.flatMap(({ places }) => places);
        this.#allowlist = new _secrets_allowlist_js__WEBPACK_IMPORTED_MODULE_1__/* .Allowlist */ .k(secretsAllow);
    }
    /** @param file POSIX, relative to the workspace */
    handlingOf(file) {
        return { treatment: this.#treatmentOf(file), allowlist: this.#allowlist };
    }
    /** The same for a file that is about to be read whole. */
    search(file) {
        this.#searched.add(file);
        return this.handlingOf(file);
    }
    /**
     * The entries of `secrets-allow` that are of no use: only when every file was read nothing can hold what they allow.
     *
     * @param files of all sessions that there are
     */
    uselessEntries(files) {
        for (const file of files)
            if (!this.#searched.has(file))
                return [];
        return this.#allowlist.unmet();
    }
    #treatmentOf(file) {
        if (this.#given !== undefined)
            return this.#given;
        // Most checkouts have settings that say nothing of it.
        if (this.#places.every(({ redaction }) => redaction !== false))
            return 'redact';
        return (0,_project_file_source_js__WEBPACK_IMPORTED_MODULE_0__/* .nearestPlace */ .s)(this.#places, file)?.redaction === false ? 'send' : 'redact';
    }
}


/***/ }),

/***/ 6291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ timed)
/* harmony export */ });
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9508);

/** Tells how long a phase took, also of one that an error ends. */
async function timed({ observe }, phase, work) {
    const startedAt = (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .monotonicMs */ .d)();
    try {
        return await work();
    }
    finally {
        observe({ event: 'phase-ended', phase, ms: (0,_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .monotonicMs */ .d)() - startedAt });
    }
}


/***/ }),

/***/ 6579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ tellUselessEntries)
/* harmony export */ });
/* harmony import */ var _run_notices_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1205);

/**
 * Tells of entries of `secrets-allow` that matched nothing. Only a run that has read everything there is can know: a night
 * without news reads nothing, and a shard, or a run of some sessions, has the rest to ask.
 */
function tellUselessEntries({ secrets, observe }, found) {
    const isWhole = found.every(({ scan }) => scan.complete && scan.filteredOut === 0);
    if (!isWhole)
        return;
    const entries = secrets.uselessEntries(found.flatMap(({ scan }) => scan.sessions.map(({ file }) => file)));
    if (entries.length > 0)
        observe({ event: 'noted', notice: (0,_run_notices_js__WEBPACK_IMPORTED_MODULE_0__/* .uselessAllowNotice */ .KF)(entries) });
}


/***/ })

};
