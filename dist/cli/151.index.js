export const id = 151;
export const ids = [151];
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

/***/ 151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseSettings: () => (/* binding */ parseSettings)
/* harmony export */ });
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(292);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(304);
/* harmony import */ var _conflict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(836);



/** Levels. Settings have two; the parser overflows the stack at some thousands. */
const MAX_DEPTH = 100;
const REMEDY = 'Correct the file and commit it. Nothing was sent, because the file may disable cloud sync.';
/**
 * Parses the settings. Sections and keys match in any case, as in the CLI. An opt-out in any spelling counts. Messages
 * never quote the text.
 * @param text TOML, also with a byte order mark
 * @throws Failure `project-settings`
 */
function parseSettings(text, file) {
    const conflict = (0,_conflict_js__WEBPACK_IMPORTED_MODULE_2__/* .findConflict */ .A)(text);
    if (conflict !== undefined) {
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-settings', `${file}, line ${conflict.line}: git conflict markers`, 'Resolve the merge conflict in the file and commit it. Nothing was sent, because the file may disable cloud sync.');
    }
    const root = parseToml(text, file);
    const cloud = findSettings(root, 'cloud_sync', 'enabled');
    const [section] = cloud.otherTypes;
    if (section !== undefined)
        throw createFailure(file, '`cloud_sync` is not a table');
    if (cloud.values.some((value) => typeof value !== 'boolean')) {
        throw createFailure(file, '`enabled` of `[cloud_sync]` is not true or false');
    }
    const outputDir = findSettings(root, 'local_sync', 'output_dir');
    const localSync = findSettings(root, 'local_sync', 'enabled');
    const redaction = findSettings(root, 'redaction', 'enabled');
    const isNotBoolean = (value) => typeof value !== 'boolean';
    const invalidValues = [
        outputDir.otherTypes.length > 0 ? '`local_sync` is not a table' : '',
        outputDir.values.some((value) => typeof value !== 'string') ? '`output_dir` of `[local_sync]` is not a string' : '',
        localSync.values.some(isNotBoolean) ? '`enabled` of `[local_sync]` is not true or false' : '',
        redaction.otherTypes.length > 0 ? '`redaction` is not a table' : '',
        redaction.values.some(isNotBoolean) ? '`enabled` of `[redaction]` is not true or false' : '',
    ];
    return {
        cloudSync: combineBooleans(cloud.values),
        localSync: combineBooleans(localSync.values),
        outputDir: outputDir.values.find((value) => typeof value === 'string') || undefined,
        // If several values exist, the one that redacts counts.
        redaction: redaction.values.some((value) => value !== false) ? true : combineBooleans(redaction.values),
        invalidValues: invalidValues.filter((invalidValue) => invalidValue !== ''),
    };
}
function parseToml(text, file) {
    try {
        return (0,smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { maxDepth: MAX_DEPTH });
    }
    catch (error) {
        if (!(error instanceof smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .TomlError */ .zx))
            throw error;
        // The other lines of the message quote the file.
        const [what = ''] = error.message.replace('Invalid TOML document: ', '').split('\n', 1);
        throw createFailure(`${file}, line ${error.line}`, `not valid TOML (${what.replace(/\.$/, '')})`, error);
    }
}
/** Finds the values of a key in all spellings of a section, and sections that are not tables. */
function findSettings(root, section, key) {
    const sections = findValues(root, section);
    return {
        values: sections.filter(isTable).flatMap((table) => findValues(table, key)),
        otherTypes: sections.filter((value) => !isTable(value)),
    };
}
function findValues(table, name) {
    return Object.entries(table).flatMap(([key, value]) => (foldCase(key) === name ? [value] : []));
}
/** Converts twice: some letters map only to uppercase, and some only to lowercase. */
function foldCase(text) {
    return text.toUpperCase().toLowerCase();
}
/** Excludes arrays and dates, which are objects too. */
function isTable(value) {
    return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}
/** False if any value is false. */
function combineBooleans(values) {
    const booleans = values.filter((value) => typeof value === 'boolean');
    return booleans.length === 0 ? undefined : booleans.every((value) => value);
}
function createFailure(location, what, cause) {
    return new _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .Failure */ .HR('project-settings', `${location}: ${what}`, REMEDY, { cause });
}


/***/ })

};
