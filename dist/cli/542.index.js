export const id = 542;
export const ids = [542];
export const modules = {

/***/ 836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ findConflict)
/* harmony export */ });
const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/;
function findConflict(text) {
    const lines = text.split('\n');
    const first = lines.findIndex((line) => MARKER.test(line));
    return first === -1 ? undefined : { line: first + 1, sides: splitSides(lines) };
}
function splitSides(lines) {
    const ours = [];
    const theirs = [];
    let part = 'both';
    for (const line of lines) {
        const marker = MARKER.test(line) ? line[0] : undefined;
        if (marker === undefined) {
            if (part === 'both' || part === 'ours')
                ours.push(line);
            if (part === 'both' || part === 'theirs')
                theirs.push(line);
        }
        else if (marker === '<' && part === 'both')
            part = 'ours';
        else if (marker === '|' && part === 'ours')
            part = 'base';
        else if (marker === '=' && (part === 'ours' || part === 'base'))
            part = 'theirs';
        else if (marker === '>' && part === 'theirs')
            part = 'both';
        else
            return undefined;
    }
    return part === 'both' ? [ours.join('\n'), theirs.join('\n')] : undefined;
}


/***/ }),

/***/ 542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ProjectFileFailure: () => (/* binding */ ProjectFileFailure),
  parseProjectFile: () => (/* binding */ parseProjectFile)
});

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(547);
// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(304);
// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __webpack_require__(4);
;// CONCATENATED MODULE: ./lib/src/json.js
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

// EXTERNAL MODULE: ./lib/src/project/conflict.js
var project_conflict = __webpack_require__(836);
// EXTERNAL MODULE: ./lib/src/project/project.js
var project = __webpack_require__(905);
;// CONCATENATED MODULE: ./lib/src/project/project-file.js






class ProjectFileFailure extends failure/* Failure */.HR {
    /** The file can contain an opt-out, so the run must not continue without it. */
    mayContainOptOut;
    constructor(message, hint, mayContainOptOut, cause) {
        super('project-file', message, mayContainOptOut ? `${hint} Nothing was sent, because the file may disable cloud sync.` : hint, {
            cause,
        });
        this.mayContainOptOut = mayContainOptOut;
    }
}
/** Levels. The file is flat; the parser overflows the stack at some thousands. */
const MAX_DEPTH = 100;
const CORRECT = 'Correct the file, or delete it and set the `project-id` input.';
const CORRECT_OPT_OUT = 'Correct the file and commit it.';
const RESOLVE = 'Resolve the merge conflict in the file and commit it.';
/**
 * Parses `.specstory/.project.json`. Accepts a trailing comma, and a merge conflict if both sides have the same
 * `git_id`. Messages quote only field names, because the file can contain an email address.
 * @throws ProjectFileFailure
 */
function parseProjectFile(text, file) {
    const conflict = (0,project_conflict/* findConflict */.A)(text);
    if (conflict === undefined)
        return project_file_parseObject(text, file);
    const createFailure = (mayContainOptOut) => new ProjectFileFailure(`${file}, line ${conflict.line}: git conflict markers`, RESOLVE, mayContainOptOut);
    if (conflict.sides === undefined)
        throw createFailure(mentionsCloudSync(text));
    let sides;
    try {
        sides = [project_file_parseObject(conflict.sides[0], file), project_file_parseObject(conflict.sides[1], file)];
    }
    catch (error) {
        throw createFailure(error instanceof ProjectFileFailure && error.mayContainOptOut);
    }
    const [ours, theirs] = sides;
    const optedOut = ours.optedOut || theirs.optedOut;
    if (ours.gitId !== undefined && ours.gitId === theirs.gitId)
        return { ...ours, optedOut, conflictLine: conflict.line };
    if (optedOut)
        return { optedOut };
    throw createFailure(false);
}
/** Searches invalid JSON for `cloud_sync`: in any case, with escapes, and in UTF-16 without a byte order mark. */
function mentionsCloudSync(text) {
    const plain = text
        .replaceAll('\0', '')
        .replace(/\\u([0-9a-f]{4})/gi, (_escape, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
    return /cloud[\s_-]?sync/.test(foldCase(plain));
}
function project_file_parseObject(text, file) {
    const createFailure = (offset, what) => new ProjectFileFailure(`${file}, line ${countLines(text, offset)}: ${what}`, mentionsCloudSync(text) ? CORRECT_OPT_OUT : CORRECT, mentionsCloudSync(text));
    const excessOffset = findJsonLimit(text, { depth: MAX_DEPTH, countsStrings: true });
    if (excessOffset !== undefined)
        throw createFailure(excessOffset, 'brackets nested too deeply for a project file');
    const errors = [];
    const root = main.parseTree(text.replace(/^\uFEFF/, ' '), errors, {
        allowTrailingComma: true,
        disallowComments: true,
    });
    const [error] = errors;
    if (error !== undefined) {
        const what = main.printParseErrorCode(error.error)
            .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
            .toLowerCase();
        throw createFailure(error.offset, `not valid JSON (${what})`);
    }
    if (root?.type !== 'object')
        throw createFailure(0, 'not a JSON object');
    const fields = readFields(root);
    const optedOut = readOptOut(text, fields, file);
    const nameNode = fields.get('project_name');
    const name = nameNode?.type === 'string' ? (0,project/* cleanProjectName */.gT)(nameNode.value) : undefined;
    const contents = { ...(name === undefined ? {} : { name }), optedOut };
    const gitId = readId(text, fields, 'git_id', file);
    if (gitId !== undefined)
        return { ...contents, gitId };
    const workspaceId = readId(text, fields, 'workspace_id', file);
    return workspaceId === undefined ? contents : { ...contents, workspaceId };
}
/** The last of two equal keys counts, as in JSON parsers. */
function readFields(root) {
    return new Map((root.children ?? []).flatMap(({ children: [key, value] = [] }) => key === undefined || value === undefined ? [] : [[String(key.value), value]]));
}
/** Rejects an opt-out in another spelling or type: other tools ignore it, although the owner meant it. */
function readOptOut(text, fields, file) {
    for (const [key, node] of fields) {
        if (foldCase(key).replace(/[\s_-]/g, '') !== 'cloudsync' || (key === 'cloud_sync' && node.type === 'boolean')) {
            continue;
        }
        const what = key === 'cloud_sync' ? 'is not true or false' : 'is misspelled';
        const message = `${file}, line ${countLines(text, node.offset)}: \`cloud_sync\` ${what}`;
        throw new ProjectFileFailure(message, 'Write `"cloud_sync": false` or `true`, and commit the file.', true);
    }
    return fields.get('cloud_sync')?.value === false;
}
function readId(text, fields, field, file) {
    const node = fields.get(field);
    if (node === undefined || node.type === 'null' || node.value === '')
        return undefined;
    if ((0,ids/* isProjectId */.rm)(node.value))
        return node.value;
    throw new ProjectFileFailure(`${file}, line ${countLines(text, node.offset)}: \`${field}\` is not a project ID`, `${CORRECT} A project ID is four groups of four lowercase hex digits, such as \`f60e-cdb1-6e5e-8e82\`.`, false);
}
function countLines(text, offset) {
    return text.slice(0, offset).split('\n').length;
}
/** Converts twice: some letters map only to uppercase, and some only to lowercase. */
function foldCase(text) {
    return text.toUpperCase().toLowerCase();
}


/***/ })

};
