export const id = 151;
export const ids = [151];
export const modules = {

/***/ 4836:
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

/***/ 5151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseSettings: () => (/* binding */ parseSettings)
/* harmony export */ });
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7304);
/* harmony import */ var _conflict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4836);



/** Settings have two levels; the parser would run out of stack at some thousands. */
const MAX_DEPTH = 100;
const REMEDY = 'Nothing was sent, since it may turn cloud sync off. Correct the file and commit it.';
/**
 * Reads the project's settings. Sections and keys are found in any case, as the CLI finds them; where one stands in
 * several, an opt-out counts before anything else. Nothing of the text is repeated in a message.
 *
 * @param text TOML in all of its forms, also with a byte order mark
 * @param file its path, for messages
 * @throws Failure `project-settings` that names the file, what is wrong, and the line where the parser knows it
 */
function parseSettings(text, file) {
    const conflict = (0,_conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .findConflict */ .A)(text);
    if (conflict !== undefined) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-settings', `${file}, line ${conflict.line}: git conflict markers`, 'Nothing was sent, since it may turn cloud sync off. Resolve the merge conflict in the file and commit it.');
    }
    const root = parseToml(text, file);
    const cloud = lookUp(root, 'cloud_sync', 'enabled');
    const [section] = cloud.noTables;
    if (section !== undefined)
        throw unusable(file, '`cloud_sync` is not a table');
    if (cloud.values.some((value) => typeof value !== 'boolean')) {
        throw unusable(file, '`enabled` of `[cloud_sync]` is neither true nor false');
    }
    const local = lookUp(root, 'local_sync', 'output_dir');
    const outputDir = local.values.find((value) => typeof value === 'string');
    const redaction = lookUp(root, 'redaction', 'enabled');
    const oddities = [
        local.noTables.length > 0 ? '`local_sync` is not a table' : '',
        local.values.some((value) => typeof value !== 'string') ? '`output_dir` of `[local_sync]` is not a text' : '',
        redaction.noTables.length > 0 ? '`redaction` is not a table' : '',
        redaction.values.some((value) => typeof value !== 'boolean')
            ? '`enabled` of `[redaction]` is neither true nor false'
            : '',
    ];
    return {
        cloudSync: allTrue(cloud.values),
        outputDir: outputDir || undefined,
        // Where several say something of it, the secrets are better hidden.
        redaction: redaction.values.some((value) => value !== false) ? true : allTrue(redaction.values),
        oddities: oddities.filter((oddity) => oddity !== ''),
    };
}
function parseToml(text, file) {
    try {
        return (0,smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { maxDepth: MAX_DEPTH });
    }
    catch (error) {
        if (!(error instanceof smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .TomlError */ .zx))
            throw error;
        // The rest of the message is an excerpt of the file.
        const [what = ''] = error.message.replace('Invalid TOML document: ', '').split('\n', 1);
        throw unusable(`${file}, line ${error.line}`, `not valid TOML (${what.replace(/\.$/, '')})`, error);
    }
}
/** Every value of a key in a section, and every such section that is none. */
function lookUp(root, section, key) {
    const sections = valuesOf(root, section);
    return {
        values: sections.filter(isTable).flatMap((table) => valuesOf(table, key)),
        noTables: sections.filter((value) => !isTable(value)),
    };
}
function valuesOf(table, name) {
    return Object.entries(table).flatMap(([key, value]) => (folded(key) === name ? [value] : []));
}
/** Without case: some letters have another only as capitals, and some only as small ones. */
function folded(text) {
    return text.toUpperCase().toLowerCase();
}
/** A list is an object too, and so is a date. */
function isTable(value) {
    return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}
function allTrue(values) {
    const said = values.filter((value) => typeof value === 'boolean');
    return said.length === 0 ? undefined : said.every((value) => value);
}
function unusable(place, what, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-settings', `${place}: ${what}`, REMEDY, { cause });
}


/***/ })

};
