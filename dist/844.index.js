export const id = 844;
export const ids = [844];
export const modules = {

/***/ 5844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseProjectFile: () => (/* binding */ parseProjectFile)
/* harmony export */ });
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9547);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7304);
/* harmony import */ var _ids_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9004);



const REMEDY = 'Correct the file, or delete it and set the `project-id` input.';
/**
 * Parses `.specstory/.project.json`. A final comma is accepted, as real files have them; nothing of the text is ever
 * repeated in a message but a field's name, since the file may hold an e-mail address.
 *
 * @param text the file's text
 * @param file its path, for messages
 * @throws Failure `project-file` that names file, line and what to do
 */
function parseProjectFile(text, file) {
    const conflict = /^(<{7}|={7}|>{7})( |\r?$)/m.exec(text);
    if (conflict !== null) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-file', `${file}, line ${lineAt(text, conflict.index)}: git conflict markers`, 'Resolve the merge conflict in the file and commit it.');
    }
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
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-file', `${file}, line ${lineAt(text, error.offset)}: not valid JSON (${what})`, REMEDY);
    }
    if (root?.type !== 'object')
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-file', `${file}, line 1: not a JSON object`, REMEDY);
    const name = stringField(root, 'project_name')?.value.trim();
    const optedOut = jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.findNodeAtLocation(root, ['cloud_sync'])?.value === false;
    for (const idField of ['git_id', 'workspace_id']) {
        const node = jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.findNodeAtLocation(root, [idField]);
        if (node === undefined || node.type === 'null' || node.value === '')
            continue;
        if (typeof node.value !== 'string' || !_ids_js__WEBPACK_IMPORTED_MODULE_2__/* .PROJECT_ID */ .i.test(node.value)) {
            throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-file', `${file}, line ${lineAt(text, node.offset)}: \`${idField}\` is not a project id`, `A project id is four groups of four lower-case hex digits, such as \`f60e-cdb1-6e5e-8e82\`. ${REMEDY}`);
        }
        return { id: node.value, idField, ...(name ? { name } : {}), optedOut };
    }
    return { ...(name ? { name } : {}), optedOut };
}
function stringField(root, field) {
    const node = jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.findNodeAtLocation(root, [field]);
    return typeof node?.value === 'string' ? { value: node.value } : undefined;
}
function lineAt(text, offset) {
    return text.slice(0, offset).split('\n').length;
}


/***/ })

};
