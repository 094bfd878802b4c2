export const id = 844;
export const ids = [844];
export const modules = {

/***/ 836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ findConflict)
/* harmony export */ });
const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |\r?$)/;
/** The conflict in a text, `undefined` when no line of it is one of git's markers. */
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

/***/ 844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mentionsOptOut: () => (/* binding */ mentionsOptOut),
/* harmony export */   parseProjectFile: () => (/* binding */ parseProjectFile)
/* harmony export */ });
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(547);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(304);
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4);
/* harmony import */ var _conflict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(836);
/* harmony import */ var _project_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(397);





const REMEDY = 'Correct the file, or delete it and set the `project-id` input.';
/** The file is flat; the parser would run out of stack at some thousands. */
const MAX_DEPTH = 100;
/**
 * Parses `.specstory/.project.json`. A final comma is accepted, as real files have them, and of two equal keys the last
 * one counts; a merge conflict is usable when both sides have the same `git_id`. Nothing of the text is ever repeated in
 * a message but a field's name, since the file may hold an e-mail address.
 *
 * @param text the file's text
 * @param file its path, for messages
 * @throws Failure `project-file` that names file, line and what to do
 */
function parseProjectFile(text, file) {
    const conflict = (0,_conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .findConflict */ .A)(text);
    if (conflict === undefined)
        return parseObject(text, file);
    const failure = new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-file', `${file}, line ${conflict.line}: git conflict markers`, 'Resolve the merge conflict in the file and commit it.');
    if (conflict.sides === undefined)
        throw failure;
    try {
        const [ours, theirs] = [parseObject(conflict.sides[0], file), parseObject(conflict.sides[1], file)];
        const optedOut = ours.optedOut || theirs.optedOut;
        if (ours.gitId === undefined || ours.gitId !== theirs.gitId) {
            if (optedOut)
                return { optedOut };
            throw failure;
        }
        return { ...ours, optedOut, conflictLine: conflict.line };
    }
    catch {
        throw failure;
    }
}
/** Whether the text of a file that cannot be parsed says `"cloud_sync": false` somewhere. */
function mentionsOptOut(text) {
    return /"cloud_sync"[ \t\r\n]*:[ \t\r\n]*false/.test(text);
}
function parseObject(text, file) {
    const deep = offsetOfDepth(text, MAX_DEPTH);
    if (deep !== undefined)
        throw unusable(text, deep, file, 'brackets nested too deeply for a project file');
    const errors = [];
    const root = jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.parseTree(text.replace(/^\uFEFF/, ' '), errors, {
        allowTrailingComma: true,
        disallowComments: true,
    });
    const [error] = errors;
    if (error !== undefined) {
        const what = jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.printParseErrorCode(error.error)
            .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
            .toLowerCase();
        throw unusable(text, error.offset, file, `not valid JSON (${what})`);
    }
    if (root?.type !== 'object')
        throw unusable(text, 0, file, 'not a JSON object');
    const said = lastOfEach(root);
    const nameNode = said.get('project_name');
    const name = nameNode?.type === 'string' ? (0,_project_name_js__WEBPACK_IMPORTED_MODULE_3__/* .usableName */ .E)(nameNode.value) : undefined;
    const stated = { ...(name === undefined ? {} : { name }), optedOut: said.get('cloud_sync')?.value === false };
    const gitId = idIn(text, said, 'git_id', file);
    if (gitId !== undefined)
        return { ...stated, gitId };
    const workspaceId = idIn(text, said, 'workspace_id', file);
    return workspaceId === undefined ? stated : { ...stated, workspaceId };
}
/** Every field's value: of two equal keys parsers let the last one count. */
function lastOfEach(root) {
    return new Map((root.children ?? []).flatMap(({ children: [key, value] = [] }) => key === undefined || value === undefined ? [] : [[String(key.value), value]]));
}
function idIn(text, said, field, file) {
    const node = said.get(field);
    if (node === undefined || node.type === 'null' || node.value === '')
        return undefined;
    if ((0,_ids_js__WEBPACK_IMPORTED_MODULE_4__/* .isProjectId */ .rm)(node.value))
        return node.value;
    throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-file', `${file}, line ${lineAt(text, node.offset)}: \`${field}\` is not a project id`, `A project id is four groups of four lower-case hex digits, such as \`f60e-cdb1-6e5e-8e82\`. ${REMEDY}`);
}
/** Where brackets are nested deeper than this, those in strings counted along. */
function offsetOfDepth(text, limit) {
    let depth = 0;
    for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
        depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
        if (depth > limit)
            return index;
    }
    return undefined;
}
function unusable(text, offset, file, what) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-file', `${file}, line ${lineAt(text, offset)}: ${what}`, REMEDY);
}
function lineAt(text, offset) {
    return text.slice(0, offset).split('\n').length;
}


/***/ })

};
