import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function core_startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function core_endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        core_startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            core_endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./lib/src/failure.js
/** Every way a run can end without a verdict, or a session without an upload; `docs/troubleshooting.md` has one heading per code. */
const FAILURE_CODES = (/* unused pure expression or super */ null && ([
    'invalid-input',
    'project-file',
    'project-settings',
    'project-unknown',
    'project-new',
    'token-missing',
    'token-expired',
    'token-unusable',
    'token-refused',
    'no-write-scope',
    'event-refused',
    'path-not-found',
    'no-sessions',
    'session-not-found',
    'cloud-unreachable',
    'cloud-rejected',
    'cloud-answer',
    'cloud-down',
    'cloud-copy-unknown',
    'rate-limited',
    'redirected',
    'too-large',
    'secret-held',
    'file-changed',
    'file-unreadable',
    'proxy',
    'report-unusable',
    'shards-incomplete',
    'internal',
]));
/**
 * An error that a person can act on: `message` names the thing, `hint` says what to do next, `cause` is kept as thrown.
 * The message may hold text from a repository or a server: print it through `report/` only.
 */
class failure_Failure extends Error {
    name = 'Failure';
    code;
    hint;
    constructor(code, message, hint, options) {
        super(message, options);
        this.code = code;
        this.hint = hint;
    }
}
/** An error that nobody foresaw. */
function failure_internalFailure(error) {
    const message = Error.isError(error) ? error.message : String(error);
    const hint = 'This is a bug of the action: please report it with this log.';
    return new failure_Failure('internal', `Unexpected error: ${message}`, hint, { cause: error });
}
/** A session that no cloud takes, however often it is tried: `message` says how large it is. */
function tooLarge(message) {
    return new failure_Failure('too-large', message, TOO_LARGE_HINT);
}
/** The same wherever it is noticed: before anything is read, while the body is made, or by the cloud itself. */
const TOO_LARGE_HINT = 'The cloud takes 50 MB compressed and 64 MB decompressed: sync it with the SpecStory CLI on the recording machine, or split the session.';

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./lib/src/inputs/read-runner.js


const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/**
 * Reads what the runner says of itself and of the event. Missing variables are empty: another CI system sets none.
 *
 * @param env the process's environment
 */
function readRunner(env) {
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    const head = read_runner_ownText(event, 'pull_request', 'head', 'sha');
    const commit = head !== undefined && COMMIT.test(head) ? head : (env['GITHUB_SHA'] ?? '');
    return {
        workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
        serverUrl: (env['GITHUB_SERVER_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
        apiUrl: (env['GITHUB_API_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        commit: COMMIT.test(commit) ? commit : '',
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        event,
        actor: env['GITHUB_ACTOR'] ?? '',
        runId: env['GITHUB_RUN_ID'] ?? '',
        runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
        temporaryDirectory: env['RUNNER_TEMP'] || (0,external_node_os_namespaceObject.tmpdir)(),
        onGithub: env['GITHUB_ACTIONS'] === 'true',
        debug: env['RUNNER_DEBUG'] === '1',
        windows: process.platform === 'win32',
        cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '',
        verifiesTls: env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0',
        proxy: {
            httpsProxy: env['https_proxy'] || env['HTTPS_PROXY'] || '',
            httpProxy: env['http_proxy'] || env['HTTP_PROXY'] || '',
            allProxy: env['all_proxy'] || env['ALL_PROXY'] || '',
            noProxy: env['no_proxy'] || env['NO_PROXY'] || '',
        },
    };
}
/** The text at a path of own keys in untrusted data, `undefined` when anything on the way is missing or of another type. */
function read_runner_ownText(data, ...keys) {
    const value = read_runner_ownValue(data, ...keys);
    return typeof value === 'string' ? value : undefined;
}
/** The value at a path of keys that untrusted data has itself, and not by its prototype; `undefined` where there is none. */
function read_runner_ownValue(data, ...keys) {
    return keys.reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, data);
}
function readEvent(path) {
    if (path === undefined || path === '')
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8'));
    }
    catch {
        // An unreadable event is no event; `refuseUntrustedEvent` refuses where that matters.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/src/report/untrusted.js
/** Code units of one line of the log: a person reads no more, and a server may send megabytes. */
const LOG_LINE_LIMIT = 2_000;
/** Code units of a piece of text in the summary or a comment, before it is escaped. */
const MARKDOWN_TEXT_LIMIT = 300;
/** Splits what GitHub would turn into a mention, a link or a reference, and is not seen. */
const ZERO_WIDTH_SPACE = '\u200b';
/** Colours and cursor moves, then terminal titles and links. A sequence without its end only loses the control character. */
const ANSI = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** Everything a terminal, a browser or the runner may take for the end of a line, and tabs. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/;
const WHITE_SPACE = /[\s\u0085]+/g;
/** Control characters, direction overrides, and characters that print nothing but change what is read or copied. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2060\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/**
 * Untrusted text as one line of visible characters, cut to `limit` UTF-16 code units, never inside a code point.
 * Four times the limit is looked at, so a megabyte costs no more than a line.
 */
function plainText(text, limit) {
    const line = text
        .slice(0, limit * 4)
        .toWellFormed()
        .replace(ANSI, '')
        .replace(WHITE_SPACE, (space) => (LINE_BREAK.test(space) ? ' ' : space))
        .replace(INVISIBLE, '');
    if (line.length <= limit && text.length <= limit * 4)
        return line;
    return `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
/**
 * The one way of text into the log: a single line that no runner obeys. The runner trims a line before it looks for
 * `::command::`, and finds `##[command]` anywhere in it (docs/runners.md, Workflow commands); other CI systems know
 * `##name[`.
 */
function logText(text, limit = LOG_LINE_LIMIT) {
    return plainText(text, limit)
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replace(/##(?=\w*\[)/g, '## ');
}
/**
 * The one way of text into Markdown, inline or in a table's cell: shown as it is, formats nothing, links nothing and
 * notifies nobody (docs/runners.md, Summary and comments). GitHub looks for mentions, references and emoji in the
 * rendered text, where a backslash is gone, so these are split by a character of no width. A commit's SHA is left whole:
 * it links inside this repository only, and ids must stay fit for copying.
 */
function markdownText(text, limit = MARKDOWN_TEXT_LIMIT) {
    return plainText(text, limit)
        .trim()
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/[\\|[\]!()`*_~#]/g, '\\$&')
        .replace(/^([-+=])/, '\\$1')
        .replace(/^(\d+)\./, '$1\\.')
        .replace(/\$/g, '<span>$</span>')
        .replace(/@|:(?=\/\/|[\w+\\-]+:)|#(?=\d)|GH-(?=\d)|www(?=\.)|(?:mailto|xmpp):/gi, `$&${ZERO_WIDTH_SPACE}`);
}
/** What may stand as code, as `markdownText` leaves it: letters and digits, and signs that need no escape inside of code. */
const ESCAPED_CODE = /\\`((?:[\p{L}\p{N} .:=/{}"',+?\u200b-]|\\[_*()]|<span>\$<\/span>)+)\\`/gu;
/** What `markdownText` made of the characters of `ESCAPED_CODE`. */
const ESCAPES = /\\([_*()])|<span>(\$)<\/span>|\u200b/g;
/**
 * Untrusted prose, such as an error or a hint, in Markdown: the same, but that what its author put into backticks stands
 * as code when it is as plain as a name, a path, a glob or an expression of a workflow: `${{ secrets.KEY }}`,
 * `if: always()`. Nothing in code is a link, a mention or mathematics.
 */
function markdownProse(text, limit = MARKDOWN_TEXT_LIMIT) {
    return markdownText(text, limit).replace(ESCAPED_CODE, (escaped, inner) => {
        const code = inner.replace(ESCAPES, '$1$2');
        // A space at an end would be taken away.
        return code.trim() === code ? `\`${code}\`` : escaped;
    });
}
/** A slash-separated path as the path of a URL: nothing in it ends the URL or a Markdown link around it. */
function urlPath(path) {
    return path.split('/').map(urlSegment).join('/');
}
function urlSegment(segment) {
    return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, percentEncoded);
}
function percentEncoded(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

;// CONCATENATED MODULE: ./lib/src/report/print.js


/** Characters that the runner keeps of an annotation (docs/runners.md, Annotations). */
const ANNOTATION_LIMIT = 4_096;
/** The only code that writes to stdout. */
function createPrinter(options) {
    let open = false;
    const secrets = [];
    const shown = (text, limit) => {
        return logText(secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text), limit);
    };
    const line = (text) => info(shown(text));
    const endGroup = (lastLine) => {
        if (!open)
            return;
        open = false;
        if (lastLine !== undefined)
            line(lastLine);
        core_endGroup();
    };
    const startGroup = (title) => {
        endGroup();
        open = true;
        core_startGroup(shown(title));
    };
    return {
        line,
        group(title, lines) {
            startGroup(title);
            for (const text of lines)
                line(text);
            endGroup();
        },
        startGroup,
        endGroup,
        error: (text, properties) => error(shown(text, ANNOTATION_LIMIT), safe(properties)),
        warning: (text, properties) => warning(shown(text, ANNOTATION_LIMIT), safe(properties)),
        notice: (text, properties) => notice(shown(text, ANNOTATION_LIMIT), safe(properties)),
        debug(text) {
            if (options.debug)
                core_debug(shown(text));
        },
        mask(secret) {
            if (secret === '' || secrets.includes(secret))
                return;
            secrets.push(secret);
            // A runner swallows the command and masks every later line; anywhere else the command would print the secret.
            if (options.onGithub)
                core_setSecret(secret);
        },
    };
}
/** A file name that changes when it is cleaned would put the annotation on another file: then it is on none. */
function safe({ title, file, line } = {}) {
    const isSafe = file !== undefined && logText(file, LOG_LINE_LIMIT) === file;
    return {
        ...(title === undefined ? {} : { title: logText(title) }),
        ...(isSafe ? { file } : {}),
        ...(isSafe && line !== undefined ? { startLine: line } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/src/run/outcomes.js
/** What an outcome means for a session's copy in the cloud; every place that treats sessions alike asks for this. */
const OUTCOME_KINDS = ['uploaded', 'due', 'kept', 'failed'];
/**
 * How one session ends. Status, outputs, verdict, annotations, log, summary, comment and schema are derived from this
 * table, in its order; a new outcome is a row here.
 */
const OUTCOMES = {
    created: {
        count: 'created',
        output: 'created',
        label: 'Created',
        said: 'created',
        title: 'Created',
        precedence: 5,
        kind: 'uploaded',
        leavesIncomplete: false,
    },
    updated: {
        count: 'updated',
        output: 'updated',
        label: 'Updated',
        said: 'updated',
        title: 'Updated',
        precedence: 4,
        kind: 'uploaded',
        leavesIncomplete: false,
    },
    skipped: {
        count: 'skipped',
        output: 'skipped',
        label: 'Skipped',
        said: 'skipped',
        title: 'Skipped',
        precedence: 2,
        kind: 'kept',
        leavesIncomplete: false,
    },
    errored: {
        count: 'errored',
        output: 'errored',
        label: 'Errored',
        said: 'errored',
        title: 'Not synced',
        precedence: 3,
        kind: 'failed',
        leavesIncomplete: true,
    },
    'timed-out': {
        count: 'timedOut',
        output: 'timed-out',
        label: 'Timed out',
        said: 'timed out',
        title: 'Timed out',
        precedence: 0,
        kind: 'failed',
        leavesIncomplete: true,
    },
    /** In `check` only. */
    pending: {
        count: 'pending',
        output: 'pending',
        label: 'To upload',
        said: 'to upload',
        title: 'Not in SpecStory Cloud',
        precedence: 1,
        kind: 'due',
        leavesIncomplete: true,
    },
};
/** In the order of the outputs and the counts. */
const OUTCOME_NAMES = Object.keys(OUTCOMES);
/** In the order of the outputs and the counts. */
function outcomesOf(kind) {
    return OUTCOME_NAMES.filter((outcome) => OUTCOMES[outcome].kind === kind);
}

;// CONCATENATED MODULE: ./lib/src/version.js
/** The action's version, in the `User-Agent` and the report; a test holds it to package.json. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./lib/src/run/counts.js

function noCounts() {
    const counts = { attempted: 0 };
    for (const outcome of OUTCOME_NAMES)
        counts[OUTCOMES[outcome].count] = 0;
    return counts;
}
/** Adds one session; one without an outcome yet is attempted only. */
function addSession(counts, outcome) {
    counts.attempted += 1;
    if (outcome !== undefined)
        counts[OUTCOMES[outcome].count] += 1;
}
/** Counts of any part of the results; `attempted` is their number. */
function countsOf(results) {
    const counts = noCounts();
    for (const { outcome } of results)
        addSession(counts, outcome);
    return counts;
}
/** Counts by provider, the one with the most sessions first, then by name. */
function countsByProvider(results) {
    const providers = new Map();
    for (const { session, outcome } of results) {
        const name = session.provider.displayName;
        const counts = providers.get(name) ?? noCounts();
        providers.set(name, counts);
        addSession(counts, outcome);
    }
    return [...providers]
        .map(([name, counts]) => ({ name, counts }))
        .sort((a, b) => b.counts.attempted - a.counts.attempted || (a.name < b.name ? -1 : 1));
}
/** How many sessions ended in some way of this kind. */
function countOfKind(counts, kind) {
    return sumOf(counts, (outcome) => OUTCOMES[outcome].kind === kind);
}
/** How many sessions need another run. */
function openSessions(counts) {
    return sumOf(counts, (outcome) => OUTCOMES[outcome].leavesIncomplete);
}
function sumOf(counts, counted) {
    return OUTCOME_NAMES.filter(counted).reduce((sum, outcome) => sum + counts[OUTCOMES[outcome].count], 0);
}

;// CONCATENATED MODULE: ./lib/src/run/run.js


/** The files of all projects that could not be read. */
function unreadableOf({ projects }) {
    return projects.flatMap(({ scan }) => scan?.unreadable ?? []);
}
/** A run of which nothing is known yet but where it takes place; it has failed until it says otherwise. */
function emptyRun(runner) {
    return {
        version: VERSION,
        startedAt: new Date(),
        runner,
        inputs: undefined,
        projects: [],
        optOuts: [],
        notices: [],
        results: [],
        counts: noCounts(),
        requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
        timings: {},
        status: 'failed',
        statusReason: undefined,
        failures: [],
    };
}

;// CONCATENATED MODULE: ./lib/src/sentence.js
/**
 * Errors are fragments where they are made, so that they fit behind a colon and into a table; where one stands alone it
 * is a sentence: its first word with a capital letter, unless that is a path or a name, and a full stop.
 */
function sentence_sentence(text) {
    const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
    return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`;
}

;// CONCATENATED MODULE: ./lib/src/report/causes.js
/** Code units of a reason that are looked at: a server may send megabytes. */
const LOOKED_AT = 600;
/** Code units that have to be alike once names and sizes are out, which are of any length. */
const COMPARED = 200;
/**
 * Brings together what failed for one cause: the same code, the same hint, and a reason that differs in sizes, times and
 * names only. A status is no size: 502 and 503 are two causes.
 *
 * @returns groups in the order of their first items, each in the order given
 */
function groupByCause(items, tell) {
    const groups = new Map();
    for (const item of items) {
        const { code = '', hint = '', reason, names } = tell(item);
        const key = [code, hint, withoutNames(reason, names)].join('\n');
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return [...groups.values()];
}
/** What a session says of its cause. */
function causeOf({ session, projectId, outcome, code, hint, reason }) {
    const names = [session.file, session.name, session.id, projectId];
    // An outcome is told by itself: what timed out is no error of the same words.
    return { code: `${outcome} ${code ?? ''}`, hint, reason, names };
}
function withoutNames(reason, names) {
    let text = reason.slice(0, LOOKED_AT);
    for (const name of names)
        if (name !== '')
            text = text.replaceAll(name, '…');
    const plain = text.replace(/\b[0-9a-f]{8,}\b/gi, '#').replace(/(?<!HTTP )\b\d[\d.,]*/g, '#');
    return plain.slice(0, COMPARED);
}

;// CONCATENATED MODULE: ./lib/src/cloud/routes.js
/** How a request is called in a sentence. */
const REQUEST_NAMES = {
    sizes: 'the request for the sizes',
    head: 'the HEAD request',
    put: 'the upload',
    refresh: 'the exchange of the refresh token',
};
const API = '/api/v1';
/** The CLI's limits, ms (docs/cloud.md, Routes); an upload's is an input. */
const SIZES_TIMEOUT_MS = 30_000;
const HEAD_TIMEOUT_MS = 10_000;
const REFRESH_TIMEOUT_MS = 30_000;
/** Bytes of an answer: 100,000 sessions' sizes are about 4.5 MB, everything else is a few hundred bytes. */
const MAX_SIZES_BYTES = (/* unused pure expression or super */ null && (64 * 1024 * 1024));
const MAX_ANSWER_BYTES = 64 * 1024;
const BARE = { headers: {}, body: undefined, maxBytes: MAX_ANSWER_BYTES };
/** `GET /projects/{pid}/sessions/sizes` */
function sizesRequest(projectId) {
    const path = `${API}${projectPath(projectId)}/sessions/sizes`;
    return { ...BARE, kind: 'sizes', method: 'GET', path, timeoutMs: SIZES_TIMEOUT_MS, maxBytes: MAX_SIZES_BYTES };
}
/** `HEAD /projects/{pid}/sessions/{sid}` */
function headRequest(projectId, sessionId) {
    const path = `${API}${sessionPath(projectId, sessionId)}`;
    return { ...BARE, kind: 'head', method: 'HEAD', path, timeoutMs: HEAD_TIMEOUT_MS };
}
/** `PUT /projects/{pid}/sessions/{sid}` of a gzipped JSON body, with `timeoutMs` for one attempt. */
function putRequest(projectId, sessionId, body, timeoutMs) {
    const path = `${API}${sessionPath(projectId, sessionId)}`;
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    return { ...BARE, kind: 'put', method: 'PUT', path, headers, body, timeoutMs };
}
/** `POST /device-refresh`, which carries the refresh token and no body. */
function refreshRequest() {
    return { ...BARE, kind: 'refresh', method: 'POST', path: `${API}/device-refresh`, timeoutMs: REFRESH_TIMEOUT_MS };
}
/** Where a person sees a project (docs/cloud.md, Links). `baseUrl` has no trailing slash. */
function projectUrl(baseUrl, projectId) {
    return `${baseUrl}${projectPath(projectId)}`;
}
/** Where a person sees a session (docs/cloud.md, Links). `baseUrl` has no trailing slash. */
function sessionUrl(baseUrl, projectId, sessionId) {
    return `${baseUrl}${sessionPath(projectId, sessionId)}`;
}
function projectPath(projectId) {
    return `/projects/${encodeURIComponent(projectId)}`;
}
function sessionPath(projectId, sessionId) {
    return `${projectPath(projectId)}/sessions/${encodeURIComponent(sessionId)}`;
}

;// CONCATENATED MODULE: ./lib/src/inputs/server-kind.js
/**
 * Whether the server is a Gitea or a Forgejo, whose runners set the same variables as GitHub's: their API is the first
 * version of their own, GitHub's own is at the root of a host and that of GitHub Enterprise Server its third
 * (docs/runners.md, Other servers).
 */
function isGitea({ apiUrl }) {
    return apiUrl.endsWith('/api/v1');
}

;// CONCATENATED MODULE: ./lib/src/project/file-source.js

/**
 * The repository that a file was checked out of. Links, annotations and a pull request's files are relative to it, which
 * is not the workspace when the checkout lies in a directory of it.
 *
 * @param file POSIX, relative to the workspace
 * @returns `undefined` for a file below none of the places, and for one outside of its place's repository
 */
function fileSourceIn(places, file) {
    const nearest = nearestPlace(places, file);
    if (nearest === undefined)
        return undefined;
    const { repository, commit, root, prefix } = nearest;
    if (root.startsWith('..'))
        return { repository, commit, path: external_node_path_namespaceObject.posix.join(prefix, file) };
    if (!isBelow(file, root))
        return undefined;
    return { repository, commit, path: root === '.' ? file : file.slice(root.length + 1) };
}
/** The place that a file lies below; of several the innermost. */
function nearestPlace(places, file) {
    return places.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0];
}
function isBelow(file, directory) {
    return directory === '.' || file === directory || file.startsWith(`${directory}/`);
}

;// CONCATENATED MODULE: ./lib/src/report/links.js





/** The file as its repository's server shows it at the commit that was read; `undefined` when that cannot be told. */
function fileUrl(run, file) {
    const { repository, commit, path } = sourceOf(run, file) ?? {};
    if (repository === undefined || commit === undefined || commit === '' || path === undefined)
        return undefined;
    // Of another server than the workflow's nobody says what it is.
    const isThere = isGitea(run.runner) && repository.serverUrl === run.runner.serverUrl;
    const place = isThere ? 'src/commit' : 'blob';
    return `${repository.serverUrl}/${urlPath(repository.name)}/${place}/${urlPath(commit)}/${urlPath(path)}`;
}
/**
 * The path of a file in the workflow's own repository, of which alone annotations and pull requests speak.
 *
 * @param file POSIX, relative to the workspace
 */
function ownPath(run, file) {
    const { repository, path } = sourceOf(run, file) ?? {};
    const isOwn = repository?.name === run.runner.repository && repository.serverUrl === run.runner.serverUrl;
    return isOwn ? path : undefined;
}
function sourceOf({ projects }, file) {
    return fileSourceIn(projects.flatMap(({ project }) => project.places), file);
}
/** `undefined` while the inputs are invalid. */
function links_projectUrl({ inputs }, projectId) {
    return inputs === undefined ? undefined : projectUrl(inputs.cloudUrl, projectId);
}
/** `undefined` while the inputs are invalid. */
function links_sessionUrl({ inputs }, projectId, sessionId) {
    return inputs === undefined ? undefined : sessionUrl(inputs.cloudUrl, projectId, sessionId);
}
const TROUBLESHOOTING = 'https://github.com/specstory/sync-action/blob/v1/docs/troubleshooting.md';
/** Where a failure is explained at length. */
function troubleshootingUrl(code) {
    return `${TROUBLESHOOTING}#${code}`;
}
/** Untrusted text as a Markdown link; the text alone when there is nowhere to go. */
function links_link(text, url, limit) {
    const shown = markdownText(text, limit) || '\\(no name\\)';
    if (url === undefined)
        return shown;
    return `[${shown}](${url.replace(/[\s()<>|\\]/g, encodeURIComponent).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;
}
/** Code units of a path that is shown. */
const PATH_LIMIT = 200;
/** A file's path as a link to it. */
function fileLink(run, file) {
    return links_link(file, fileUrl(run, file), PATH_LIMIT);
}
/** A hint as Markdown, with the place where its failure is explained at length. */
function whatToDo({ hint, code }) {
    const more = code === undefined ? '' : `[${code}](${troubleshootingUrl(code)})`;
    return [markdownProse(sentence_sentence(hint ?? ''), 1_000), more].filter((part) => part !== '').join(' ');
}

;// CONCATENATED MODULE: ./lib/src/report/quantities.js
/** `1234` → `1,234`; by hand, since `Intl` takes longer to load than a run without news takes otherwise. */
function quantities_count(value) {
    const digits = String(value);
    let text = digits.slice(-3);
    for (let end = digits.length - 3; end > 0; end -= 3)
        text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
    return text;
}
/** `1` → `1 session`, `1234` → `1,234 sessions`. */
function quantities_plural(value, singular, several = `${singular}s`) {
    return `${quantities_count(value)} ${value === 1 ? singular : several}`;
}
/** Milliseconds for a person: `85 ms`, `3.2 s`, `2 min 5 s`. */
function quantities_duration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    const rest = seconds % 60;
    return `${quantities_count(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${rest} s`}`;
}
/** `['a', 'b', 'c']` → `a, b and c`. */
function list(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

;// CONCATENATED MODULE: ./lib/src/report/told-by-run.js
/** True when a session failed for what ended the run, which is told of the whole run. */
function isToldByRun({ failures }, { code, reason, hint }) {
    return failures.some((failure) => failure.code === code && failure.message === reason && failure.hint === hint);
}

;// CONCATENATED MODULE: ./lib/src/report/error-annotations.js







/** Failures of one session's own come first: the others have one cause that the rest of the run names as well. */
const WORST_FIRST = [
    'file-unreadable',
    'file-changed',
    'too-large',
    'cloud-rejected',
];
/** Of those with one cause, so many are named. */
const NAMED = 3;
const UNREADABLE_HINT = 'Make the file readable for the runner.';
/** One for each cause, however many sessions it has; worst first. */
function errorAnnotations(run) {
    return [...runErrors(run), ...unreadableErrors(run), ...sessionErrors(run)];
}
/** What ended the run, with the number of sessions that it left undone. */
function runErrors(run) {
    const groups = groupByCause(run.failures, ({ code, hint, message }) => ({ code, hint, reason: message, names: [] }));
    return groups.map((failures) => runError(run, failures));
}
function runError(run, failures) {
    const [{ code, message, hint }] = failures;
    const undone = isCancelled(run) ? [] : run.results.filter((result) => isToldByRun({ failures }, result));
    const lost = undone.length === 0 ? '' : ` ${quantities_plural(undone.length, 'session was', 'sessions were')} not synced.`;
    return error_annotations_error({ title: `SpecStory sync: ${code}`, message: `${sentence_sentence(message)}${lost}`, hint, code });
}
function unreadableErrors(run) {
    const code = 'file-unreadable';
    const hint = UNREADABLE_HINT;
    return groupByCause(unreadableOf(run), ({ file, detail }) => ({ code, hint, reason: detail, names: [file] })).map((files) => {
        const [{ file, detail }] = files;
        const named = naming(files.map((one) => one.file));
        return error_annotations_error({ title: 'Not readable', message: `${named('file')}: ${detail}`, hint, code, file });
    });
}
function sessionErrors(run) {
    const told = OUTCOME_NAMES.filter((outcome) => isTold(run, outcome));
    const results = told.flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted));
    // What a signal left unfinished has one cause, and is told once.
    const ended = isCancelled(run) ? results.filter(({ outcome }) => outcome !== 'timed-out') : results;
    const own = ended.filter((result) => !isToldByRun(run, result));
    const held = own.filter(({ code }) => code === 'secret-held');
    const others = own.filter(({ code }) => code !== 'secret-held');
    const errors = [...held.flatMap(credentialErrors), ...groupByCause(others, causeOf).sort(byBadness).map(sessionError)];
    return isCancelled(run) ? [...errors, cancelled(run, results.length - ended.length)] : errors;
}
/** What is due is an error only where it fails the step, and a cancelled run fails for another reason. */
function isTold(run, outcome) {
    switch (OUTCOMES[outcome].kind) {
        case 'failed':
            return true;
        case 'due':
            return run.inputs?.failOnIncomplete === true && !isCancelled(run);
        case 'uploaded':
        case 'kept':
            return false;
    }
}
function isCancelled({ status }) {
    return status === 'cancelled';
}
function cancelled(run, open) {
    const lost = open === 0 ? '' : ` ${quantities_plural(open, 'session was', 'sessions were')} not finished.`;
    const message = `${run.statusReason ?? 'The run was cancelled.'}${lost}`;
    return error_annotations_error({ title: 'Cancelled', message, hint: 'Run it again.' });
}
/** By outcome, then the code, then the number of sessions. */
function byBadness([a, ...others], [b, ...more]) {
    const place = ({ outcome }) => OUTCOME_NAMES.indexOf(outcome);
    return place(a) - place(b) || rank(a) - rank(b) || more.length - others.length;
}
function rank({ code }) {
    const index = WORST_FIRST.indexOf(code);
    return index === -1 ? WORST_FIRST.length : index;
}
function sessionError(group) {
    const [{ session, outcome, reason, hint, code }] = group;
    const named = naming(group.map((result) => result.session.name));
    const { title } = OUTCOMES[outcome];
    return error_annotations_error({ title, message: `${named('session')}: ${reason}`, hint: hint ?? '', code, file: session.file });
}
/** Each credential that holds a session has a line of its own. */
function credentialErrors({ session, secrets, hint, code }) {
    return secrets.map(({ rule, line }) => ({
        ...error_annotations_error({
            title: `Credential in a transcript: ${rule}`,
            message: `${session.name}, line ${line}: a credential (\`${rule}\`)`,
            hint: hint ?? '',
            code,
            file: session.file,
        }),
        line,
    }));
}
/** `a`, or `5 sessions (a, b, c and 2 more)`. */
function naming(names) {
    const [only = '', second] = names;
    if (second === undefined)
        return () => only;
    const more = names.length > NAMED ? [`${quantities_count(names.length - NAMED)} more`] : [];
    return (what) => `${quantities_plural(names.length, what)} (${list([...names.slice(0, NAMED), ...more])})`;
}
/** What is wrong, what to do, and where there is more. */
function error_annotations_error({ title, message, hint, code, file }) {
    const said = [sentence_sentence(message), sentence_sentence(hint), code === undefined ? '' : `See ${troubleshootingUrl(code)}`];
    return {
        level: 'error',
        message: said.filter((part) => part !== '').join(' '),
        title,
        ...(file === undefined ? {} : { file }),
    };
}

;// CONCATENATED MODULE: ./lib/src/secrets/secret-counts.js
/** How many there are of each rule. */
function countByRule(secrets) {
    const counts = {};
    for (const rule of secrets.map((secret) => secret.rule).sort())
        counts[rule] = (counts[rule] ?? 0) + 1;
    return counts;
}
/** `2 credentials (github-pat 1, jwt 1)`. */
function secretWords(counts) {
    const number = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const rules = Object.entries(counts).map(([rule, count]) => `${rule} ${count}`);
    return `${number} ${number === 1 ? 'credential' : 'credentials'} (${rules.join(', ')})`;
}

;// CONCATENATED MODULE: ./lib/src/report/secrets.js


/** What is to be done about a credential, whoever took it out of what. */
const WHAT_TO_DO_ABOUT_SECRETS = 'Revoke each of them where it was issued: the transcript in the repository holds it, and its history does even after an edit.';
/** Sessions that were uploaded without their credentials. */
function redactedSessions({ results }) {
    return results.filter(({ secrets, plan }) => secrets.length > 0 && plan !== 'secret-held');
}
/** Sessions that stay here because of their credentials. */
function heldSessions({ results }) {
    return results.filter(({ secrets, plan }) => secrets.length > 0 && plan === 'secret-held');
}
/** `2 credentials (github-pat 1, jwt 1) in 1 session`: never a value. */
function foundWords(sessions) {
    const words = secretWords(countByRule(sessions.flatMap(({ secrets }) => secrets)));
    return `${words} in ${quantities_plural(sessions.length, 'session')}`;
}
/** One notice of what was taken out. */
function redactedNotice(run) {
    const sessions = redactedSessions(run);
    if (sessions.length === 0)
        return [];
    const message = `Marks were sent in place of ${foundWords(sessions)}. ${WHAT_TO_DO_ABOUT_SECRETS}`;
    return [{ level: 'notice', title: 'Credentials redacted', message }];
}
/** One warning of what is held. */
function heldWarning(run) {
    const sessions = heldSessions(run);
    if (sessions.length === 0)
        return [];
    const message = `\`secrets: hold\` kept ${foundWords(sessions)} from being uploaded. ${WHAT_TO_DO_ABOUT_SECRETS}`;
    return [{ level: 'warning', title: 'Credentials held back', message }];
}

;// CONCATENATED MODULE: ./lib/src/byte-size.js
/** Decimal units, as file managers and GitHub show them: `950 B`, `70.3 KB`, `1.4 MB`. */
function byte_size_bytes(value) {
    if (value < 1_000)
        return `${value} B`;
    if (value < 999_950)
        return `${(value / 1_000).toFixed(1)} KB`;
    if (value < 999_950_000)
        return `${(value / 1_000_000).toFixed(1)} MB`;
    return `${(value / 1_000_000_000).toFixed(1)} GB`;
}
/** The same, never broken into two lines of a narrow column. */
function unbrokenBytes(value) {
    return byte_size_bytes(value).replace(' ', '\u00a0');
}
/** What a text has become: `15.6 KB → 26.0 KB`, or by how much it changed where both look the same: `26.0 KB (+12 B)`. */
function changedBytes(before, after, show = byte_size_bytes) {
    if (before === after)
        return show(after);
    if (byte_size_bytes(before) !== byte_size_bytes(after))
        return `${show(before)} → ${show(after)}`;
    return `${show(after)} (${after > before ? '+' : '−'}${show(Math.abs(after - before))})`;
}
/** A part of a whole: `30.1 KB of 34.0 KB`, or how much is missing where both look the same: `12 B less than 34.0 KB`. */
function partOfBytes(part, whole) {
    if (byte_size_bytes(part) !== byte_size_bytes(whole))
        return `${byte_size_bytes(part)} of ${byte_size_bytes(whole)}`;
    return `${byte_size_bytes(whole - part)} less than ${byte_size_bytes(whole)}`;
}

;// CONCATENATED MODULE: ./lib/src/inputs/event.js


/** Events whose checkout is a pull request's, with the secrets that the repository gives to it. */
const ON_PULL_REQUESTS = new Set([
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Whether the checkout is of something that is not merged yet. */
function isOnPullRequest({ eventName }) {
    return ON_PULL_REQUESTS.has(eventName) || eventName === 'merge_group';
}
/** Events that get no Actions secrets when Dependabot is who acts, also where it merges (docs/runners.md, Events). */
const WITHHELD_FROM_DEPENDABOT = new Set([
    ...ON_PULL_REQUESTS,
    'push',
    'create',
    'deployment',
    'deployment_status',
]);
const DEPENDABOT = 'dependabot[bot]';
/**
 * Refuses events whose author may have chosen the files while the repository's secrets are there: the checkout could
 * hold anything, and it would be uploaded in the owner's name (docs/runners.md, Events).
 *
 * @throws Failure `event-refused`
 */
function refuseUntrustedEvent(runner, mode) {
    if (runner.eventName === 'pull_request_target') {
        throw new Failure('event-refused', 'Runs on `pull_request_target` are refused: they have secrets, and their checkout may be a stranger’s.', 'Use `pull_request` for checks and `push` or `schedule` for syncs.');
    }
    if (runner.eventName === 'issue_comment' && mode === 'sync') {
        throw new Failure('event-refused', 'Syncs on `issue_comment` are refused: anyone may comment, and the checkout may be that of a stranger’s pull request.', 'Sync from `push` or `schedule`; `mode: check` compares on a comment too.');
    }
    if (runner.eventName !== 'workflow_run')
        return;
    const head = ownText(runner.event, 'workflow_run', 'head_repository', 'full_name');
    if (head !== undefined && isOwn(head, runner))
        return;
    throw new Failure('event-refused', head === undefined
        ? 'This `workflow_run` is refused: its event does not say which repository the code came from.'
        : `This \`workflow_run\` is refused: it was started for ${head}, not for ${runner.repository}.`, 'Sync from `push` or `schedule`, where the checkout is this repository’s own.');
}
/**
 * Why a sync leaves a pull request alone whose files are a stranger's, whether or not there is a token: a private
 * repository may send its secrets to forks.
 *
 * @returns a sentence, or `undefined` when the files are this repository's
 */
function excuseStrangersFiles(runner) {
    if (!ON_PULL_REQUESTS.has(runner.eventName))
        return undefined;
    const head = ownText(runner.event, 'pull_request', 'head', 'repo', 'full_name');
    if (head !== undefined && isOwn(head, runner))
        return undefined;
    // A deleted fork is `null`; a branch of this repository never is.
    const whose = head === undefined ? 'a repository that is gone' : head;
    return `The pull request comes from ${whose}, so none of its sessions was uploaded: they are synced once it is merged.`;
}
/**
 * The branch that a pull request of this repository would merge.
 *
 * @returns its name, empty when the event does not tell it; `undefined` for every other event
 */
function unmergedBranch(runner) {
    if (!ON_PULL_REQUESTS.has(runner.eventName) || excuseStrangersFiles(runner) !== undefined)
        return undefined;
    return ownText(runner.event, 'pull_request', 'head', 'ref') ?? '';
}
/**
 * What to do about an empty token.
 *
 * @returns why there is none although nobody forgot to set it, so that the run has nothing to do
 * @throws Failure `token-missing` that names the secret to set
 */
function excuseMissingToken(runner) {
    const excuse = whySecretsAreWithheld(runner);
    if (excuse !== undefined)
        return `${excuse}, so there is no token and nothing was synced.`;
    throw new Failure('token-missing', 'The `token` input is empty.', `Make an API key with write scope in SpecStory Cloud, store it as the repository secret SPECSTORY_API_KEY, and pass \`token: \${{ secrets.SPECSTORY_API_KEY }}\`.`);
}
/**
 * Why secrets are empty on this event although nobody forgot to set them.
 *
 * @returns a sentence, or `undefined` when secrets should be there
 */
function whySecretsAreWithheld(runner) {
    if (runner.actor === DEPENDABOT && WITHHELD_FROM_DEPENDABOT.has(runner.eventName)) {
        const what = ON_PULL_REQUESTS.has(runner.eventName)
            ? 'pull requests from Dependabot'
            : 'runs that Dependabot starts';
        return `GitHub passes no Actions secrets to ${what}`;
    }
    const pullRequest = ownValue(runner.event, 'pull_request');
    if (typeof pullRequest !== 'object' || pullRequest === null)
        return undefined;
    if (ownText(pullRequest, 'user', 'login') === DEPENDABOT) {
        return 'GitHub passes no Actions secrets to pull requests from Dependabot';
    }
    const head = ownText(pullRequest, 'head', 'repo', 'full_name');
    if (head === undefined || !isOwn(head, runner))
        return 'GitHub passes no secrets to pull requests from forks';
    return undefined;
}
/** Names of repositories have no case, and a repository that is not known is nobody's. */
function isOwn(fullName, { repository }) {
    return repository !== '' && fullName.toLowerCase() === repository.toLowerCase();
}

;// CONCATENATED MODULE: ./lib/src/report/awaits-merge.js



/**
 * A check of a pull request has found sessions that are not in the cloud, and nothing else: as it should be before a
 * merge, unless `fail-on-incomplete` asks for more.
 */
function awaits_merge_awaitsMerge(run) {
    const { inputs, runner, status, counts, failures } = run;
    if (inputs?.mode !== 'check' || inputs.failOnIncomplete === true || status !== 'incomplete')
        return false;
    const due = countOfKind(counts, 'due');
    const isRead = unreadableOf(run).length === 0;
    return isOnPullRequest(runner) && due > 0 && due === openSessions(counts) && isRead && failures.length === 0;
}

;// CONCATENATED MODULE: ./lib/src/report/warnings.js






/** What needs somebody's action although the run may well be complete; none for a default. */
function warningsOf(run) {
    return [
        ...noticesOf(run, 'warning'),
        ...heldWarning(run),
        ...fallback(run),
        ...kept(run),
        ...shrunk(run),
        ...leftOut(run),
        ...pendingAllowed(run),
    ];
}
/** What the run itself noted, of one level. */
function noticesOf(run, level) {
    return run.notices
        .filter((notice) => notice.level === level)
        .map(({ title, message, file }) => ({ level, title, message, ...(file === undefined ? {} : { file }) }));
}
function fallback({ projects }) {
    const failed = projects.find(({ sizes }) => sizes === 'fallback');
    if (failed === undefined)
        return [];
    const why = failed.sizesFailure === undefined ? '' : ` (${failed.sizesFailure.message})`;
    const message = `The bulk request for sizes failed${why}, so every session was asked for by itself. Nothing is lost, it only took more requests.`;
    return [{ level: 'warning', title: 'Slow comparison', message }];
}
function kept({ results }) {
    const number = results.filter(({ plan }) => plan === 'kept-cli-copy').length;
    if (number === 0)
        return [];
    const message = `${quantities_plural(number, 'session has', 'sessions have')} grown, but the cloud's copy came from the CLI with its full data, ` +
        'which Markdown alone would replace, so it was kept. `specstory sync` on the recording machine brings them up to date; ' +
        '`overwrite-cli-sessions: true` updates them from here.';
    return [{ level: 'warning', title: "Kept the CLI's copy", message }];
}
/** A copy whose new version has less than half of its bytes may have lost more than its secrets. */
function shrunk({ results }) {
    const halved = results.filter(({ plan, outcome, localBytes, cloudBytes = 0 }) => {
        return plan === 'shrunk' && OUTCOMES[outcome].kind !== 'failed' && localBytes * 2 < cloudBytes;
    });
    const [first, ...others] = halved;
    if (first === undefined)
        return [];
    const more = others.length === 0 ? '' : `, and ${quantities_count(others.length)} more`;
    const { file } = first.session;
    const message = `${file}: ${byte_size_bytes(first.cloudBytes ?? 0)} → ${byte_size_bytes(first.localBytes)}${more}. Less than half of what the cloud held is in the checkout; look at what is gone before you sync again.`;
    return [{ level: 'warning', title: 'Cloud copies shrank', message, file }];
}
/** Files that somebody can bring back into the sync; the other reasons to leave a file out need no action. */
const TO_MEND = [
    {
        reason: 'link',
        title: 'Links left out',
        why: 'Symbolic links are never followed. Commit the file itself instead.',
    },
    {
        reason: 'lfs-pointer',
        title: 'Git LFS pointers left out',
        why: 'The transcripts are not in the checkout, only pointers to them. Set `lfs: true` on actions/checkout.',
    },
    {
        reason: 'same-name',
        title: 'Files of one name',
        why: 'Without a session id, files of one name are one session. Rename one of them to sync it too.',
    },
];
function leftOut({ projects }) {
    const all = projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    return TO_MEND.flatMap(({ reason, title, why }) => {
        const [first, ...others] = all.filter((file) => file.reason === reason);
        if (first === undefined)
            return [];
        const more = others.length === 0 ? '' : ` and ${quantities_count(others.length)} more`;
        return [{ level: 'warning', title, message: `Left out: ${first.file}${more}. ${why}`, file: first.file }];
    });
}
/** With `fail-on-incomplete: false` or `errors` a step is not failed by what the next sync will bring: one warning, but before a merge. */
function pendingAllowed(run) {
    const { inputs, counts } = run;
    const due = countOfKind(counts, 'due');
    if (inputs === undefined || inputs.failOnIncomplete === true || due === 0 || awaits_merge_awaitsMerge(run))
        return [];
    const message = `${quantities_plural(due, 'session is', 'sessions are')} missing from SpecStory Cloud or older there. A run with \`mode: sync\` uploads them.`;
    return [{ level: 'warning', title: 'Sessions to upload', message }];
}

;// CONCATENATED MODULE: ./lib/src/report/annotations.js





/** What a step may show of each level; the rest vanishes silently (docs/runners.md, Annotations). */
const ANNOTATIONS_PER_LEVEL = 10;
/** At most ten of each level, worst first, the last one standing for the rest; none when all is well. */
function annotationsOf(run) {
    const all = [
        ...capped('error', errorAnnotations(run), 'All of them are in the job summary and the JSON report.'),
        ...capped('warning', warningsOf(run), 'All of them are in the JSON report.'),
        ...capped('notice', [...notRun(run), ...redactedNotice(run), ...noticesOf(run, 'notice')], 'All of them are in the JSON report.'),
    ];
    return all.map((annotation) => placed(run, annotation));
}
/** A file is named relative to the repository; one of another repository has no place that an annotation could be on. */
function placed(run, { file, line, ...rest }) {
    const path = file === undefined ? undefined : ownPath(run, file);
    if (path === undefined)
        return rest;
    return { ...rest, file: path, ...(line === undefined ? {} : { line }) };
}
function capped(level, all, rest) {
    if (all.length <= ANNOTATIONS_PER_LEVEL)
        return [...all];
    const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1);
    return [
        ...shown,
        { level, title: 'And more', message: `${quantities_count(all.length - shown.length)} more like these. ${rest}` },
    ];
}
/** A run that had nothing to do is green, and nobody opens its log; what its owner turned off is told by itself. */
function notRun({ status, statusReason, optOuts }) {
    if (status !== 'not-run' || statusReason === undefined || optOuts.length > 0)
        return [];
    return [{ level: 'notice', title: 'Nothing was synced', message: statusReason }];
}

;// CONCATENATED MODULE: ./lib/src/plan/plan.js
const PLAN_REASONS = (/* unused pure expression or super */ null && ([
    'new', // create: the cloud does not have it
    'grown', // update: the checkout has more bytes
    'redacted', // update: the cloud's copy has the credentials that are taken out of what is sent
    'shrunk', // update, with `update-when: different`: the checkout has fewer bytes
    'cloud-copy-unknown', // refuse, or update with `overwrite-cli-sessions`: nobody knows what an upload would destroy
    'up-to-date', // skip
    'same-size', // skip, with `update-when: different`: an edit that keeps the size cannot be seen
    'cloud-has-more', // skip, with `update-when: larger`
    'kept-cli-copy', // skip: the CLI uploaded it with its raw log and resume data, which Markdown alone would destroy
    'too-large', // refuse: above what the cloud accepts
    'secret-held', // refuse, with `secrets: hold`: it holds a credential
]));
/** One word for one thing, in the log, the summary and the report alike; in the order in which a reader asks. */
const plan_PLAN_WORDS = {
    new: 'new',
    grown: 'grown here',
    redacted: 'uploaded with its credentials before',
    shrunk: 'smaller here, updated as `update-when: different` asks',
    'cloud-copy-unknown': 'cloud copy unknown',
    'up-to-date': 'up to date',
    'same-size': 'same size',
    'cloud-has-more': 'larger in the cloud',
    'kept-cli-copy': "kept the CLI's copy",
    'too-large': 'too large for the cloud',
    'secret-held': 'holds credentials, and `secrets: hold` keeps it here',
};

;// CONCATENATED MODULE: ./lib/src/report/states.js

const UP_TO_DATE = { kind: 'kept', label: 'Up to date', said: 'up to date' };
const KEPT = { kind: 'kept', label: 'Kept', said: 'kept' };
const LARGER = { kind: 'kept', label: 'Larger in the cloud', said: 'larger in the cloud' };
/** Of sessions that were skipped; with any other plan there was nothing to do. */
const SKIPPED_AS = { 'kept-cli-copy': KEPT, 'cloud-has-more': LARGER };
/** In the order in which a person is told. */
const STATES = OUTCOME_KINDS.flatMap((kind) => kind === 'kept' ? [UP_TO_DATE, KEPT, LARGER] : outcomesOf(kind).map((outcome) => OUTCOMES[outcome]));
/** What one session has come to. */
function stateOf({ outcome, plan }) {
    if (OUTCOMES[outcome].kind !== 'kept')
        return OUTCOMES[outcome];
    return (plan && SKIPPED_AS[plan]) ?? UP_TO_DATE;
}
/** Every state that some of the sessions are in, in the order in which a person is told, with its sessions. */
function byState(results) {
    const groups = Map.groupBy(results, stateOf);
    return STATES.flatMap((state) => {
        const results = groups.get(state);
        return results === undefined ? [] : [{ state, results }];
    });
}

;// CONCATENATED MODULE: ./lib/src/report/verdict.js






/** The run in one sentence (two when something ended it early). May hold untrusted text: escape it for where it goes. */
function verdict(run) {
    switch (run.status) {
        case 'failed':
            return sentence_sentence(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.');
        case 'not-run':
            return run.statusReason ?? 'There was nothing to do.';
        case 'cancelled':
            return sentences(run.statusReason ?? 'The run was cancelled.', run.counts.attempted > 0 ? counted(run) : '');
        case 'complete':
        case 'incomplete':
            return sentences(run.inputs?.mode === 'check' ? checked(run) : counted(run), run.statusReason ?? '');
    }
}
function counted(run) {
    const { counts, projects, results } = run;
    if (counts.attempted === 0)
        return nothingTo('sync', projects);
    if (countOfKind(counts, 'kept') === counts.attempted)
        return nothingToUpload(run);
    return `${quantities_plural(counts.attempted, 'session')}: ${list(said(results))}.`;
}
/** A history of nothing but transcripts that cannot be told apart must not look like an empty one. */
function nothingTo(what, projects) {
    const leftOut = projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    const unidentified = leftOut.filter(({ reason }) => reason === 'unidentified').length;
    const isFiltered = projects.some(({ scan }) => scan !== undefined && scan.filteredOut + scan.excluded.length > 0);
    if (unidentified === 0 || isFiltered)
        return `No session to ${what}.`;
    return `No session to ${what}: ${quantities_plural(unidentified, 'transcript')} without a session id ${unidentified === 1 ? 'is' : 'are'} all that is there.`;
}
/** "Nothing to upload: all 111 sessions are up to date." */
function nothingToUpload({ results }) {
    const [first, second] = byState(results);
    const of = `Nothing to upload: of ${quantities_plural(results.length, 'session')}, ${list(said(results))}.`;
    if (first === undefined || second !== undefined)
        return of;
    return results.length === 1
        ? `Nothing to upload: the one session is ${first.state.said}.`
        : `Nothing to upload: all ${quantities_count(results.length)} sessions are ${first.state.said}.`;
}
function checked(run) {
    const { counts, projects, results } = run;
    if (counts.attempted === 0)
        return nothingTo('check', projects);
    if (awaits_merge_awaitsMerge(run))
        return `${quantities_plural(countOfKind(counts, 'due'), 'session')} will be synced after the merge.`;
    if (openSessions(counts) === 0)
        return nothingToUpload(run);
    const open = results.filter(({ outcome }) => OUTCOMES[outcome].leavesIncomplete);
    return `${quantities_plural(counts.attempted, 'session')} checked: ${list(said(open))}.`;
}
/** `['12 created', '3 up to date']`; a state that no session is in is not said. */
function said(results) {
    return byState(results).map(({ state, results }) => `${quantities_count(results.length)} ${state.said}`);
}
function sentences(...parts) {
    return parts.filter((part) => part !== '').join(' ');
}

;// CONCATENATED MODULE: ./lib/src/run/notices.js

/** The owner turned cloud sync off: why nothing is sent, and how to change it. */
function optOutNotice({ path, file, setting }) {
    return {
        level: 'notice',
        title: 'Cloud sync is turned off',
        message: `${file} says ${notices_OPT_OUT_WORDS[setting]}, so nothing of \`${path}\` was sent. Remove that line to sync it.`,
        file,
    };
}
/** What an opt-out says, as code. */
const notices_OPT_OUT_WORDS = {
    cloud_sync: '`cloud_sync: false`',
    'cloud_sync.enabled': '`[cloud_sync] enabled = false`',
};
/** Why a run of opted-out paths only has nothing to do, as one sentence. */
function optedOutReason(optOuts) {
    const settings = new Set(optOuts.map(({ setting }) => notices_OPT_OUT_WORDS[setting]));
    return `The owner turned cloud sync off (${[...settings].join(', ')}): nothing was sent.`;
}
/**
 * A sync of a pull request's branch: its sessions reach the cloud before anybody has merged them, and its files may say
 * into which project.
 *
 * @param branch its name, empty when it is not known; untrusted
 */
function unmergedNotice(branch, projects) {
    const told = projects.map(({ id, name, source }) => `${id} (${name}), ${whoDecides(source)}`);
    const pinned = projects.every(({ source }) => source.kind === 'input');
    return {
        level: 'notice',
        title: 'Sessions of an unmerged branch',
        message: `The sessions of ${branch === '' ? 'the pull request' : `\`${branch}\``} are not merged yet and go to the project ${told.join('; ')}.${pinned ? '' : ' The input `project-id` pins the project, whatever a branch says.'}`,
    };
}
function whoDecides(source) {
    switch (source.kind) {
        case 'input':
            return 'which the input `project-id` pins';
        case 'file':
            return `whose id is the \`${source.field}\` of this branch’s ${source.file}`;
        case 'computed':
            return `whose id is computed from ${source.remote} and is in no file of the branch`;
    }
}
/** The cloud has never heard of a project. */
function newProjectNotice({ id, name }) {
    return {
        level: 'notice',
        title: 'New to the cloud',
        message: `SpecStory Cloud has never seen the project ${id} (${name}). That is right for a first sync. After the repository was renamed or moved it is a second project, in which every session is there once more: then set \`project-id\` to the old id. \`require-existing-project: true\` lets no run make a project.`,
    };
}
/** Whoever stands between may read the token and change every answer. */
function unverifiedNotice() {
    return {
        level: 'warning',
        title: 'TLS is not verified',
        message: '`NODE_TLS_REJECT_UNAUTHORIZED=0` is set, so anybody on the way to the cloud can read the token and the sessions. Take it away; `NODE_EXTRA_CA_CERTS` names the certificate of an authority of your own.',
    };
}
/** Something about the token that will stop the runs one day. */
function tokenNotice(warning) {
    return { level: 'warning', title: 'SpecStory token', message: sentence(warning) };
}
/** `if-no-sessions: warn`: the checkout holds none, and the likely cause. */
function noSessionsNotice(message) {
    return { level: 'warning', title: 'No sessions', message };
}
/** `if-no-sessions: warn`: a path among others has no history directory. */
function noHistoryNotice(message) {
    return { level: 'warning', title: 'No history directory', message: sentence(message) };
}
/** Entries that a notice names. */
const ENTRIES_NAMED = 10;
function named(entries) {
    const first = entries.slice(0, ENTRIES_NAMED).map((entry) => `\`${entry}\``);
    const more = entries.length > first.length ? `, and ${entries.length - first.length} more` : '';
    return `${first.join(', ')}${more}`;
}
/** An entry of `exclude` may be mistyped, or of a session that is gone: what it was to keep out may be uploaded. */
function unmatchedExcludeNotice(entries) {
    return {
        level: 'warning',
        title: 'Nothing to exclude',
        message: `No transcript matches ${named(entries)} of the \`exclude\` input. A glob is matched with the whole path, from the workspace and with \`/\` on every system, as in \`**/drafts/**\`. Correct the entries, or remove those whose files are gone.`,
    };
}
/**
 * The key's requests will not suffice for the uploads that begin now, which take so many.
 *
 * @param until as `utcTime` writes it
 */
function budgetShortNotice(uploads, requests, remaining, until) {
    const few = (number, what) => (number === 1 ? `1 ${what}` : `${number} ${what}s`);
    const taking = requests === uploads ? '' : ` in ${requests} requests`;
    return {
        level: 'notice',
        title: 'Rate limit',
        message: `${few(uploads, 'upload')}${taking}, ${few(remaining, 'request')} left until ${until}. The rest waits until then, or for the next run where \`timeout\` ends this one before.`,
    };
}
/** An entry of `secrets-allow` that allows nothing, after everything was read: mistyped, or of a value that is gone. */
function uselessAllowNotice(entries) {
    return {
        level: 'warning',
        title: 'Nothing to allow',
        message: `No credential matches ${named(entries)} of the \`secrets-allow\` input. Correct the entries, or remove those whose values are gone.`,
    };
}
/** A check without a token that found credentials; `excuse` is a sentence that says why there is none. */
function notComparedNotice(excuse) {
    const message = `${excuse} The transcripts were searched for credentials, and not compared with the cloud.`;
    return { level: 'notice', title: 'Searched for credentials only', message };
}
/** The same where there is none, as the reason that nothing else was done. */
function searchedReason(excuse, sessions) {
    const read = sessions === 1 ? 'The one transcript holds' : `The ${sessions} transcripts hold`;
    return `${excuse} ${read} no credential that is known here.`;
}
/** The cloud's one answer about all sizes did not name a session that the cloud had. */
function wrongSizesNotice(file) {
    return {
        level: 'warning',
        title: "The cloud's sizes were wrong",
        message: `The bulk answer did not name the session of ${file}, and the cloud had a copy of it, which was replaced. From then on every session was looked at before its upload; the report names all that were replaced.`,
        file,
    };
}

;// CONCATENATED MODULE: ./lib/src/report/words.js

/** Why a file is no session of its own, as the end of "left out, …". */
const words_LEFT_OUT_WORDS = {
    unidentified: 'no session id',
    'unusable-id': 'unusable session id',
    'no-name': 'file without a name',
    'not-a-transcript': 'not a transcript',
    'no-message': 'no message',
    empty: 'empty',
    'lfs-pointer': 'Git LFS pointer',
    link: 'symbolic link',
    'not-a-file': 'not a regular file',
    duplicate: 'another file of the same session was chosen',
    'same-name': 'another file of the same name was chosen',
};
/** A path whose owner turned cloud sync off; may hold a repository's text. */
function words_optOutWords({ path, file, setting }) {
    return `${path}: nothing is sent, ${file} says ${OPT_OUT_WORDS[setting]}`;
}
/** How a project's id is known; may hold a repository's text. */
function words_sourceWords(source) {
    switch (source.kind) {
        case 'input':
            return 'from the input project-id';
        case 'file':
            return `${source.field} of ${source.file}`;
        case 'computed':
            return `computed from ${source.remote}`;
    }
}

;// CONCATENATED MODULE: ./lib/src/report/log.js








/** Files named of each kind in the log; the report has them all. */
const FILES_NAMED = 20;
/** Which project each path belongs to, and how that is known. */
function logProjects(printer, projects, optOuts) {
    const title = projects.length === 1 ? `Project: ${projects[0]?.id}` : `Projects: ${count(projects.length)}`;
    printer.group(title, [
        ...projects.map(({ id, name, source, paths }) => `${paths.join(', ')}: ${id} (${name}), ${sourceWords(source)}`),
        ...optOuts.map(optOutWords),
    ]);
}
/** What a project's directories hold. */
function logScan(printer, scan) {
    const found = `${plural(scan.sessions.length, 'session')} in ${plural(scan.files, 'file')}`;
    printer.group(`Sessions: ${found}`, scanLines(scan));
}
function* scanLines(scan) {
    for (const { directory, exists } of scan.directories)
        yield `${directory}${exists ? '' : ': does not exist'}`;
    const providers = Map.groupBy(scan.sessions, (session) => session.provider.displayName);
    for (const [name, sessions] of providers)
        yield `${name}: ${plural(sessions.length, 'session')}`;
    const named = scan.sessions.filter(({ idFromName }) => idFromName);
    if (named.length > 0)
        yield `${plural(named.length, 'session')} without an id, under one that is made of the file's name`;
    if (scan.filteredOut > 0)
        yield `${plural(scan.filteredOut, 'session')} outside of the filter`;
    for (const { file, detail } of scan.unreadable)
        yield `not readable: ${file}: ${detail}`;
    const leftOut = Map.groupBy(scan.leftOut, ({ reason }) => reason);
    for (const [reason, files] of leftOut)
        yield* leftOutLines(reason, files);
    if (scan.excluded.length > 0)
        yield* excludedLines(scan.excluded);
}
function* excludedLines(files) {
    yield `excluded, neither compared nor uploaded: ${plural(files.length, 'file')}`;
    for (const { file, entries } of files.slice(0, FILES_NAMED))
        yield `  ${file}: ${entries.join(', ')}`;
    if (files.length > FILES_NAMED)
        yield `  and ${count(files.length - FILES_NAMED)} more, in the report`;
}
function* leftOutLines(reason, files) {
    yield `left out, ${LEFT_OUT_WORDS[reason]}: ${plural(files.length, 'file')}`;
    if (reason === 'not-a-transcript')
        return;
    for (const { file, detail } of files.slice(0, FILES_NAMED))
        yield `  ${file}: ${detail}`;
    if (files.length > FILES_NAMED)
        yield `  and ${count(files.length - FILES_NAMED)} more, in the report`;
}
/** What the comparison with the cloud came to. */
function logPlan(printer, plan, sizes) {
    const uploads = plan.filter(({ action }) => action === 'create' || action === 'update');
    const size = uploads.reduce((sum, { localBytes }) => sum + localBytes, 0);
    const title = uploads.length === 0 ? 'nothing to upload' : `${plural(uploads.length, 'session')} to upload, ${bytes(size)}`;
    printer.group(`Comparison: ${title}`, planLines(plan, sizes));
}
function* planLines(plan, sizes) {
    if (sizes === 'bulk')
        yield 'The cloud told all sizes in one bulk request.';
    if (sizes === 'fallback')
        yield 'The bulk request failed: each session was asked for by itself.';
    if (sizes === 'head')
        yield 'Each session was asked for by itself, because `sessions` names them.';
    const reasons = Map.groupBy(plan, ({ reason }) => reason);
    for (const reason of Object.keys(PLAN_WORDS)) {
        const sessions = reasons.get(reason);
        if (sessions !== undefined)
            yield `${PLAN_WORDS[reason]}: ${count(sessions.length)}`;
    }
}
/**
 * Opens the group of the upload, with its progress inside; stopping it ends the group with what came of it.
 * `totalBytes` is of the Markdown, not of the wire.
 */
function logUpload(printer, { total, totalBytes }) {
    printer.startGroup(`Upload: ${plural(total, 'session')}, ${bytes(totalBytes)}`);
    const progress = createProgress(printer, { total, totalBytes });
    return {
        done: progress.done,
        stop() {
            const { done, doneBytes, elapsedMs } = progress.stop();
            printer.endGroup(`${count(done)} of ${plural(total, 'session')}, ${bytes(doneBytes)} in ${duration(elapsedMs)}`);
        },
    };
}
/** What failed, folded, and then the one line that a person can quote. */
function logResult(printer, run) {
    const failed = run.results.filter(({ outcome }) => OUTCOMES[outcome].kind === 'failed');
    if (failed.length > 0) {
        const named = failed
            .slice(0, FILES_NAMED)
            .map(({ session, reason, code }) => `${session.file}: ${reason}${code === undefined ? '' : ` (${code})`}`);
        const rest = failed.length > FILES_NAMED ? [`and ${quantities_count(failed.length - FILES_NAMED)} more, in the report`] : [];
        printer.group(`Not synced: ${quantities_plural(failed.length, 'session')}`, [...named, ...rest]);
    }
    for (const [what, sessions] of [
        ['redacted', redactedSessions(run)],
        ['held back', heldSessions(run)],
    ]) {
        if (sessions.length > 0)
            printer.line(`Secrets ${what}: ${foundWords(sessions)}`);
    }
    printer.line(resultLine(run));
}
/** `SpecStory sync complete: 111 sessions: 12 created and 99 skipped. (3.2 s, 1 bulk request, 12 uploads)`. */
function resultLine(run) {
    const { requests, timings } = run;
    const facts = [
        timings.total === undefined ? '' : quantities_duration(timings.total),
        requests.sizes > 0 ? quantities_plural(requests.sizes, 'bulk request') : '',
        requests.head > 0 ? quantities_plural(requests.head, 'HEAD request') : '',
        requests.put > 0 ? quantities_plural(requests.put, 'upload request') : '',
    ].filter((fact) => fact !== '');
    const how = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
    return `SpecStory ${run.inputs?.mode ?? 'sync'} ${run.status}: ${verdict(run)}${how}`;
}

;// CONCATENATED MODULE: ./lib/src/report/outputs.js




/** Every output of `action.yml`; `report` is the native path of the JSON report, empty when it could not be written. */
function outputsOf(run, report) {
    const { counts } = run;
    const ids = run.projects.map(({ project }) => project.id);
    return {
        status: run.status,
        ...countOutputs(counts),
        'project-id': ids.join(','),
        'project-url': ids.flatMap((id) => links_projectUrl(run, id) ?? []).join(','),
        report,
    };
}
function countOutputs(counts) {
    const outcomes = OUTCOME_NAMES.map((outcome) => {
        const { output, count } = OUTCOMES[outcome];
        return [output, String(counts[count])];
    });
    return Object.fromEntries([['attempted', String(counts.attempted)], ...outcomes]);
}
/**
 * Sets every output and never throws: returns what went wrong, if anything did. Without `GITHUB_OUTPUT` the toolkit
 * falls back to a command on stdout that no runner obeys any more, so nothing is written then.
 */
function writeOutputs(outputs) {
    const file = process.env['GITHUB_OUTPUT'] ?? '';
    if (file === '')
        return 'The outputs were not set: GITHUB_OUTPUT is not set here.';
    if (!(0,external_node_fs_namespaceObject.existsSync)(file))
        return 'The outputs were not set: the file that GITHUB_OUTPUT names does not exist.';
    try {
        for (const [name, value] of Object.entries(outputs))
            setOutput(name, value);
        return undefined;
    }
    catch (error) {
        return `The outputs were not set: ${Error.isError(error) ? error.message : String(error)}`;
    }
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/src/report/report-data.js



/** Raised when a field changes its meaning or goes away; a new field is no new version. See `schema/report.schema.json`. */
const REPORT_SCHEMA_VERSION = 1;
/** Everything of the report but its sessions, in the order of the schema. The token is in none of it. */
function reportHead(run) {
    const { inputs, runner } = run;
    return {
        schema: REPORT_SCHEMA_VERSION,
        version: run.version,
        status: run.status,
        statusReason: run.statusReason ?? null,
        startedAt: run.startedAt.toISOString(),
        mode: inputs?.mode ?? null,
        failOnIncomplete: inputs?.failOnIncomplete ?? null,
        shard: inputs?.shard ?? null,
        cloudUrl: inputs?.cloudUrl ?? null,
        source: {
            serverUrl: runner.serverUrl,
            repository: runner.repository,
            commit: runner.commit,
            event: runner.eventName,
            runId: runner.runId,
            runAttempt: runner.runAttempt,
        },
        counts: run.counts,
        providers: countsByProvider(run.results),
        secrets: countByRule(run.results.flatMap(({ secrets }) => secrets)),
        requests: {
            sizes: run.requests.sizes,
            head: run.requests.head,
            put: run.requests.put,
            refresh: run.requests.refresh,
        },
        timingsMs: run.timings,
        failures: run.failures.map(reportFailure),
        notices: run.notices.map(({ level, title, message, file }) => ({ level, title, message, file: file ?? null })),
        optOuts: run.optOuts.map(({ path, file, setting }) => ({ path, file, setting })),
        projects: reportProjects(run),
    };
}
function reportFailure({ code, message, hint }) {
    return { code, message, hint };
}
function reportProjects(run) {
    const results = Map.groupBy(run.results, ({ projectId }) => projectId);
    return run.projects.map((projectRun) => reportProject(run, projectRun, results.get(projectRun.project.id) ?? []));
}
function reportProject(run, { project, scan, sizes, isNew, sizesFailure }, results) {
    return {
        id: project.id,
        name: project.name,
        url: links_projectUrl(run, project.id) ?? null,
        source: project.source,
        paths: project.paths,
        places: project.places.map(reportPlace),
        counts: countsOf(results),
        sizes: sizes ?? null,
        isNew: isNew ?? null,
        sizesFailure: sizesFailure === undefined ? null : reportFailure(sizesFailure),
        directories: (scan?.directories ?? []).map(({ directory, exists }) => ({ directory, exists })),
        files: scan?.files ?? 0,
        filteredOut: scan?.filteredOut ?? 0,
        leftOut: (scan?.leftOut ?? []).map(({ file, reason, detail, id, chosen }) => ({
            file,
            reason,
            detail,
            id: id ?? null,
            chosen: chosen ?? null,
        })),
        excluded: (scan?.excluded ?? []).map(({ file, id: sessionId, entries }) => {
            return { file, id: sessionId ?? null, entries };
        }),
        unreadable: (scan?.unreadable ?? []).map(({ file, detail }) => ({ file, detail })),
    };
}
function reportPlace({ path, historyDir, repository, root, commit }) {
    return { path, historyDir, repository: repository ?? null, root, commit };
}
/** One session of the report. Bytes are UTF-8 bytes of Markdown, but for `sentBytes`, which are compressed. */
function reportSession(run, result) {
    const { session, projectId } = result;
    return {
        id: session.id,
        projectId,
        file: session.file,
        provider: session.provider.id,
        providerName: session.provider.displayName,
        title: result.title ?? session.title ?? null,
        startedAt: session.startedAt ?? null,
        outcome: result.outcome,
        plan: result.plan ?? null,
        reason: result.reason,
        code: result.code ?? null,
        hint: result.hint ?? null,
        secrets: result.secrets.map(({ rule, line }) => ({ rule, line })),
        localBytes: result.localBytes,
        cloudBytes: result.cloudBytes ?? null,
        sentBytes: result.sentBytes ?? null,
        attempts: result.attempts,
        durationMs: Math.round(result.durationMs),
        url: links_sessionUrl(run, projectId, session.id) ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/src/report/report.js





/** Characters gathered before they are written: few system calls, and memory that does not grow with the sessions. */
const CHUNK_LENGTH = 1 << 18;
/**
 * Writes the JSON report to a new file of its own in the runner's temporary directory (the system's, when there is none
 * or it cannot be written), readable by its owner only. Synchronous, so that a signal cannot cut it in two.
 * Never throws.
 */
function writeReport(run) {
    const faults = [];
    for (const directory of new Set([run.runner.temporaryDirectory, (0,external_node_os_namespaceObject.tmpdir)()])) {
        if (directory === '')
            continue;
        try {
            return { path: writeInto(directory, run) };
        }
        catch (error) {
            faults.push(Error.isError(error) ? error.message : String(error));
        }
    }
    return { path: '', warning: `The JSON report was not written: ${faults.join('; ')}` };
}
function writeInto(directory, run) {
    const path = (0,external_node_path_namespaceObject.join)(directory, `specstory-sync-${(0,external_node_crypto_namespaceObject.randomBytes)(8).toString('hex')}.json`);
    const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_CREAT | external_node_fs_namespaceObject.constants.O_EXCL | external_node_fs_namespaceObject.constants.O_WRONLY, 0o600);
    try {
        let chunk = '';
        for (const piece of reportPieces(run)) {
            chunk += piece;
            if (chunk.length < CHUNK_LENGTH)
                continue;
            writeAll(file, chunk);
            chunk = '';
        }
        writeAll(file, chunk);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
    return path;
}
/** `write` may take a part only, on a disk that is nearly full. */
function writeAll(file, text) {
    const data = Buffer.from(text);
    for (let written = 0; written < data.length;)
        written += (0,external_node_fs_namespaceObject.writeSync)(file, data, written);
}
/** The report as text, a line per session, so that it can be read with `grep` too. */
function* reportPieces(run) {
    const head = JSON.stringify(reportHead(run), null, 2);
    yield `${head.slice(0, -2)},\n  "sessions": [`;
    let separator = '\n    ';
    for (const result of run.results) {
        yield separator + JSON.stringify(reportSession(run, result));
        separator = ',\n    ';
    }
    yield run.results.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

;// CONCATENATED MODULE: ./lib/src/report/document.js

/** GitHub drops a summary that is a byte larger than 1 MiB, and the step stays green (docs/runners.md, Job summary). */
const SUMMARY_LIMIT_BYTES = 1_048_576;
/** For what an earlier command of the same step may have written. */
const MARGIN_BYTES = 32_768;
/** Bytes that a summary may have. */
const SUMMARY_BUDGET_BYTES = SUMMARY_LIMIT_BYTES - MARGIN_BYTES;
/** A table takes no more than this part of what is left, so that the ones after it are never crowded out. */
const TABLE_SHARE = 0.5;
/** Held back of a table's part for its end and the line that says what was cut. */
const CLOSING_BYTES = 600;
/** `cutTo` ends the sentence “and 12 more, …”: where the rows are that do not fit. */
function createDocument(budgetBytes, cutTo) {
    let parts = [];
    let room = budgetBytes;
    function add(markdown, limit = room) {
        const size = Buffer.byteLength(markdown);
        if (size > Math.min(limit, room))
            return false;
        parts.push(markdown);
        room -= size;
        return true;
    }
    function table({ title, intro, folded, untitled, columns, items, cells }) {
        if (items.length === 0)
            return;
        const start = { parts: parts.length, room };
        const floor = room - Math.floor(room * TABLE_SHARE) + CLOSING_BYTES;
        const shownTitle = untitled ? '' : `### ${title}\n\n`;
        const opening = folded ? `<details>\n<summary>${title}</summary>\n\n` : shownTitle;
        add([opening, intro, intro && '\n\n', header(columns)].join(''));
        let shown = 0;
        for (const item of items) {
            if (!add(row(cells(item)), room - floor))
                break;
            shown += 1;
        }
        if (shown === 0) {
            parts = parts.slice(0, start.parts);
            room = start.room;
            add(`${title}, ${cutTo}.\n\n`);
            return;
        }
        if (shown < items.length)
            add(`\n…and ${quantities_count(items.length - shown)} more, ${cutTo}.\n`);
        add(folded ? '\n</details>\n\n' : '\n');
    }
    return { block: (markdown) => void add(`${markdown}\n\n`), table, text: () => parts.join('') };
}
function row(cells) {
    return `| ${cells.join(' | ')} |\n`;
}
function header(columns) {
    const names = columns.map((column) => column.replace(/^>/, ''));
    const rules = columns.map((column) => (column.startsWith('>') ? '---:' : ':---'));
    return row(names) + row(rules);
}

;// CONCATENATED MODULE: ./lib/src/report/provider-cell.js

/** Longer than the name of any agent that there is: what is longer may be broken into lines. */
const UNBROKEN = 24;
/** The name of a session's provider, in a table: in one line, unless somebody made it up. */
function providerCell({ provider }) {
    const name = markdownText(provider.displayName, 60);
    return name.length > UNBROKEN ? name : name.replaceAll(' ', '\u00a0');
}

;// CONCATENATED MODULE: ./lib/src/report/summary/counts.js



/** Providers with a column of their own: a repository may invent any number of them. */
const PROVIDERS_SHOWN = 6;
/**
 * How many sessions are in which state: a row each, with their number first, so that a telephone shows both, and a column
 * for each provider. What no session is in is not there.
 */
function addCounts(document, run) {
    const states = byState(run.results);
    if (states.length === 0)
        return;
    const columns = columnsOf(run.results);
    const rows = [
        ...states.map(({ state, results }) => cells(state.label, results, columns)),
        ...(states.length > 1 ? [cells('**All**', run.results, columns)] : []),
    ];
    const lines = [
        `| | ${columns.map(({ label }) => label).join(' | ')} |`,
        `| :--- |${' ---: |'.repeat(columns.length)}`,
        ...rows.map((row) => `| ${row.join(' | ')} |`),
    ];
    document.block(lines.join('\n'));
}
/** All sessions, where there are several providers, and those of each, the one with the most first. */
function columnsOf(results) {
    const providers = [...Map.groupBy(results, ({ session }) => session.provider.displayName)]
        .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
        .map(([, own]) => ({ label: own[0] === undefined ? '' : providerCell(own[0].session), results: new Set(own) }));
    if (providers.length === 1)
        return providers;
    const others = providers.slice(PROVIDERS_SHOWN);
    const rest = {
        label: `${quantities_plural(others.length, 'other')}`,
        results: new Set(others.flatMap(({ results }) => [...results])),
    };
    return [
        { label: 'Sessions', results: new Set(results) },
        ...providers.slice(0, PROVIDERS_SHOWN),
        ...(others.length > 0 ? [rest] : []),
    ];
}
function cells(label, results, columns) {
    return [label, ...columns.map((column) => quantities_count(results.filter((result) => column.results.has(result)).length))];
}

;// CONCATENATED MODULE: ./lib/src/report/summary/failed-sessions.js






/** Files named of each cause: a person looks at a few, and the report has them all. */
const failed_sessions_FILES_NAMED = 5;
/** Code units of a file's name: enough to know it again. */
const NAME_LIMIT = 120;
/** What failed, a row for each cause with the number of its sessions, what to do, and the first of them: never folded. */
function addFailedSessions(document, run) {
    const failed = outcomesOf('failed').flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted));
    // What ended the run is told at the top, and what to do about it as well.
    const isToldAtTheTop = failed.every((result) => isToldByRun(run, result));
    document.table({
        title: `${quantities_plural(failed.length, 'session')} not synced`,
        folded: false,
        columns: ['Why', '>Sessions', ...(isToldAtTheTop ? [] : ['What to do']), 'Files'],
        items: groupByCause(failed, causeOf),
        cells: (group) => {
            const [first] = group;
            const remedy = isToldByRun(run, first) ? '' : whatToDo(first);
            return [markdownProse(first.reason), quantities_count(group.length), ...(isToldAtTheTop ? [] : [remedy]), files(run, group)];
        },
    });
}
function files(run, group) {
    const named = group.slice(0, failed_sessions_FILES_NAMED).map(({ session }) => {
        // Between several projects the path tells.
        const text = run.projects.length > 1 ? session.file : session.name;
        return links_link(text, fileUrl(run, session.file), NAME_LIMIT);
    });
    const rest = group.length - named.length;
    return list(rest === 0 ? named : [...named, `${quantities_count(rest)} more`]);
}

;// CONCATENATED MODULE: ./lib/src/report/summary/files.js





/** The files left out, folded. Other tools' Markdown is in the report only. */
function addFiles(document, run) {
    const leftOut = run.projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    addUnidentified(document, run, leftOut);
    addDuplicates(document, run, leftOut);
    addNamesakes(document, run, leftOut);
    addOthers(document, run, leftOut);
    addExcluded(document, run);
}
/** Files that could not be read, never folded. */
function addUnreadable(document, run) {
    const files = unreadableOf(run);
    document.table({
        title: `${quantities_plural(files.length, 'file')} not readable`,
        folded: false,
        columns: ['File', 'Why'],
        items: files,
        cells: ({ file, detail }) => [fileLink(run, file), markdownProse(detail)],
    });
}
function addUnidentified(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => reason === 'unidentified');
    document.table({
        title: `${quantities_plural(files.length, 'file')} without a session id`,
        intro: 'Versions of the SpecStory extension before about October 2025 wrote no session id, so the cloud cannot tell these apart. They stay in the repository only.',
        folded: true,
        columns: ['File'],
        items: files,
        cells: ({ file }) => [fileLink(run, file)],
    });
}
function addDuplicates(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => reason === 'duplicate');
    addNotChosen(document, run, {
        title: `${quantities_plural(files.length, 'duplicate')} of other files`,
        intro: 'Several files hold the same session. The best one of each was taken, and the session counts once.',
        items: files,
    });
}
function addNamesakes(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => reason === 'same-name');
    addNotChosen(document, run, {
        title: `${quantities_plural(files.length, 'file')} of the same name as another`,
        intro: 'Without a session id, files of one name are one session. The best one of each was taken; rename the others to sync them too.',
        items: files,
    });
}
function addNotChosen(document, run, table) {
    document.table({
        ...table,
        folded: true,
        columns: ['File left out', 'File taken', 'Why'],
        cells: ({ file, chosen, detail }) => [
            fileLink(run, file),
            chosen === undefined ? '' : fileLink(run, chosen),
            markdownProse(detail),
        ],
    });
}
const OTHERS = new Set([
    'unusable-id',
    'no-name',
    'no-message',
    'empty',
    'lfs-pointer',
    'link',
    'not-a-file',
]);
function addOthers(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => OTHERS.has(reason));
    document.table({
        title: `${quantities_plural(files.length, 'other file')} left out`,
        folded: true,
        columns: ['File', 'Why'],
        items: files,
        cells: ({ file, reason, detail }) => [
            fileLink(run, file),
            markdownProse(detail === '' ? words_LEFT_OUT_WORDS[reason] : detail),
        ],
    });
}
/** What the user took out of the run. */
function addExcluded(document, run) {
    const files = run.projects.flatMap(({ scan }) => scan?.excluded ?? []);
    document.table({
        title: `${quantities_plural(files.length, 'file')} excluded`,
        intro: 'The input `exclude` names these. They were neither compared nor uploaded, and are in none of the counts.',
        folded: true,
        columns: ['File', 'Session', 'Entry'],
        items: files,
        cells: ({ file, id = '', entries }) => [fileLink(run, file), markdownText(id), markdownText(entries.join(', '))],
    });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/footer.js




/** Time, requests and where the rest is. */
function addFooter(document, run, report) {
    const lines = [requestsLine(run), timingsLine(run), reportLine(report)].filter((line) => line !== '');
    if (lines.length > 0)
        document.block(`---\n\n${lines.join('\\\n')}`);
}
/** "1 bulk request instead of 111" is what the bulk route is for. */
function requestsLine({ requests, projects, results }) {
    const bulk = new Set(projects.filter(({ sizes }) => sizes === 'bulk').map(({ project }) => project.id));
    const spared = results.filter(({ projectId }) => bulk.has(projectId)).length;
    const uploaded = results.reduce((sum, { sentBytes = 0 }) => sum + sentBytes, 0);
    const parts = [
        requests.sizes > 0
            ? quantities_plural(requests.sizes, 'bulk request') + (spared > 1 ? ` instead of ${quantities_count(spared)}` : '')
            : '',
        requests.head > 0 ? quantities_plural(requests.head, 'HEAD request') : '',
        requests.put > 0
            ? quantities_plural(requests.put, 'upload request') + (uploaded > 0 ? ` with ${byte_size_bytes(uploaded)} in all` : '')
            : '',
        requests.refresh > 0 ? quantities_plural(requests.refresh, 'token exchange') : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `**Requests:** ${parts.join(' · ')}`;
}
const PHASES = ['scan', 'compare', 'upload'];
function timingsLine({ timings }) {
    const phases = PHASES.flatMap((phase) => {
        const ms = timings[phase];
        return ms === undefined ? [] : [`${phase} ${quantities_duration(ms)}`];
    });
    if (timings.total === undefined)
        return '';
    return `**Time:** ${quantities_duration(timings.total)}${phases.length === 0 ? '' : `, of which ${list(phases)}`}`;
}
/** The directory of a runner is of no use to a reader: the output `report` has the whole path. */
function reportLine(report) {
    return report === ''
        ? ''
        : `**Everything else:** ${markdownText((0,external_node_path_namespaceObject.basename)(report))}, the JSON report (output \`report\`)`;
}

;// CONCATENATED MODULE: ./lib/src/report/answer.js








/**
 * What a person asks first: what changed, and what is left to do, in one sentence (two when something ended the run
 * early). The numbers of everything else are in the table of counts. May hold untrusted text: escape it for where it goes.
 */
function answer(run) {
    const left = leftToDo(run);
    const hasEnded = run.status === 'complete' || run.status === 'incomplete';
    if (!hasEnded || awaits_merge_awaitsMerge(run) || (left.length === 0 && countOfKind(run.counts, 'uploaded') === 0))
        return verdict(run);
    // What a warning is about may need somebody all the same.
    const rest = warningsOf(run).length > 0 ? [] : ['nothing is left to do'];
    const parts = run.inputs?.mode === 'check' ? left : [changed(run), ...(left.length > 0 ? [list(left)] : rest)];
    return [`${parts.join('; ')}.`, run.statusReason ?? ''].join(' ').trim();
}
function changed({ results }) {
    const [first, ...others] = byState(results).filter(({ state }) => state.kind === 'uploaded');
    if (first === undefined)
        return 'Nothing was uploaded';
    const uploads = `${quantities_plural(first.results.length, 'session')} ${first.state.said}`;
    return list([uploads, ...others.map(({ state, results }) => `${quantities_count(results.length)} ${state.said}`)]);
}
function leftToDo(run) {
    const { counts, inputs } = run;
    const due = countOfKind(counts, 'due');
    const failed = openSessions(counts) - due;
    const unreadable = unreadableOf(run).length;
    const redacted = redactedSessions(run).flatMap(({ secrets }) => secrets).length;
    const of = (number, one, several) => counts.attempted === 1
        ? `the one session ${one}`
        : `${quantities_count(number)} of ${quantities_plural(counts.attempted, 'session')} ${number === 1 ? one : several}`;
    const fails = inputs?.failOnIncomplete === true ? ', which fails the check (`fail-on-incomplete`)' : '';
    const what = inputs?.mode === 'check' ? 'not compared' : 'not synced';
    return [
        ...(due > 0 ? [`${of(due, 'is', 'are')} missing from SpecStory Cloud or older there${fails}`] : []),
        ...(failed > 0 ? [`${of(failed, 'was', 'were')} ${what}`] : []),
        ...(redacted > 0 ? [`${quantities_plural(redacted, 'credential')} to revoke`] : []),
        ...(unreadable > 0 ? [`${quantities_plural(unreadable, 'file')} could not be read`] : []),
    ];
}

;// CONCATENATED MODULE: ./lib/src/report/status-words.js


const SYMBOLS = {
    complete: '✅',
    incomplete: '⚠️',
    'not-run': '⚠️',
    failed: '❌',
    cancelled: '❌',
};
const WORDS = {
    complete: 'complete',
    incomplete: 'incomplete',
    'not-run': 'did not run',
    failed: 'failed',
    cancelled: 'cancelled',
};
const VERBS = {
    ...WORDS,
    complete: 'is complete',
    incomplete: 'is incomplete',
    cancelled: 'was cancelled',
};
/** What a heading begins with. */
function statusSymbol(run) {
    return awaits_merge_awaitsMerge(run) ? SYMBOLS.complete : SYMBOLS[shownStatus(run)];
}
/** "SpecStory sync …", in a heading; empty where nothing was to be done and the sentence below says what will be. */
function statusWords(run) {
    return awaits_merge_awaitsMerge(run) ? '' : WORDS[shownStatus(run)];
}
/** "The check of the whole repository …"; empty as above. */
function statusVerb(run) {
    return awaitsMerge(run) ? '' : VERBS[shownStatus(run)];
}
/** A check that fails its step for what is due has failed, whatever its output `status` says for a workflow. */
function shownStatus({ status, inputs, counts }) {
    const fails = status === 'incomplete' && inputs?.mode === 'check' && inputs.failOnIncomplete === true;
    return fails && countOfKind(counts, 'due') > 0 ? 'failed' : status;
}

;// CONCATENATED MODULE: ./lib/src/report/summary/head.js





/** Whether it worked, what changed and what is left to do, in a heading and one sentence; and what ended the run. */
function addHead(document, run) {
    const what = run.inputs?.mode === 'check' ? 'SpecStory check' : 'SpecStory sync';
    document.block(`## ${[statusSymbol(run), what, statusWords(run)].join(' ').trim()}`);
    document.block(markdownProse(answer(run), 1_000));
    addFailures(document, run);
}
function addFailures(document, run) {
    const [only, second] = run.failures;
    // Alone it is what the verdict says.
    const isSaid = run.status === 'failed' || (only !== undefined && run.statusReason === sentence_sentence(only.message));
    if (isSaid && only !== undefined && second === undefined)
        document.block(`**What to do:** ${whatToDo(only)}`);
    else
        document.table({
            title: 'What went wrong',
            folded: false,
            columns: ['Problem', 'What to do'],
            items: run.failures,
            cells: (failure) => [markdownProse(sentence_sentence(failure.message)), whatToDo(failure)],
        });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/notices.js



/** What somebody should look at besides how the sessions ended. */
function addWarnings(document, run) {
    addOfLevel(document, run, 'warning', 'To look at');
}
/** What is good to know and needs nothing done; an opt-out stands with the projects. */
function addNotices(document, run) {
    addOfLevel(document, run, 'notice', 'To know');
}
function addOfLevel(document, run, level, heading) {
    const optOuts = new Set(run.optOuts.map((optOut) => optOutNotice(optOut).message));
    document.table({
        title: heading,
        folded: false,
        columns: ['What', 'Why'],
        items: run.notices.filter((notice) => notice.level === level && !optOuts.has(notice.message)),
        cells: ({ title, message, file }) => [
            file === undefined ? markdownText(title) : links_link(title, fileUrl(run, file)),
            markdownProse(message, 1_000),
        ],
    });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/projects.js






/** Opted-out paths named; a workflow with more has them in the report. */
const OPT_OUTS_SHOWN = 20;
/** Which project the sessions belong to, with its link and where its id comes from; a table when there are several. */
function addProjects(document, run) {
    const [only, second] = run.projects;
    if (only !== undefined && second === undefined) {
        const { id, name } = only.project;
        document.block(`Project ${links_link(name, links_projectUrl(run, id), 120)} · ${identity(only)}`);
    }
    else
        addProjectTable(document, run);
    for (const { path, file, setting } of run.optOuts.slice(0, OPT_OUTS_SHOWN))
        document.block(`Nothing below ${markdownText(path)} was sent: ${markdownText(file)} says ${notices_OPT_OUT_WORDS[setting]}.`);
}
function addProjectTable(document, run) {
    const results = Map.groupBy(run.results, ({ projectId }) => projectId);
    document.table({
        title: 'Projects',
        folded: false,
        columns: ['Project', 'Path', '>Sessions', 'Id'],
        items: run.projects,
        cells: (projectRun) => {
            const { id, name, paths } = projectRun.project;
            return [
                links_link(name, links_projectUrl(run, id), 120),
                markdownText(paths.join(', ')),
                quantities_count(countsOf(results.get(id) ?? []).attempted),
                identity(projectRun),
            ];
        },
    });
}
/** The id, how it is known, and whether the cloud knew it. */
function identity({ project, isNew }) {
    const known = markdownText(`${project.id}, ${words_sourceWords(project.source)}`);
    return isNew === true ? `${known} · **new to the cloud**` : known;
}

;// CONCATENATED MODULE: ./lib/src/report/summary/secrets.js





/** Credentials that were met, and what to do about them: where they are and of which kind, never what they are. */
function addSecrets(document, run) {
    addHeld(document, run);
    addRedacted(document, run);
}
function addHeld(document, run) {
    const places = heldSessions(run).flatMap(({ session, secrets }) => secrets.map(({ rule, line }) => ({ file: session.file, rule, line })));
    document.table({
        title: `${quantities_plural(places.length, 'credential')} held back`,
        intro: `**What to do:** ${WHAT_TO_DO_ABOUT_SECRETS}`,
        folded: false,
        columns: ['File', '>Line', 'Rule'],
        items: places,
        cells: ({ file, rule, line }) => [
            links_link(file, lineUrl(fileUrl(run, file), line), PATH_LIMIT),
            quantities_count(line),
            markdownText(rule),
        ],
    });
}
function lineUrl(url, line) {
    // GitHub shows a Markdown file rendered, without lines, unless it is told not to.
    return url === undefined ? undefined : `${url}?plain=1#L${line}`;
}
function addRedacted(document, run) {
    const sessions = redactedSessions(run);
    const secrets = sessions.flatMap((result) => result.secrets);
    document.table({
        title: `${quantities_plural(secrets.length, 'credential')} redacted in ${quantities_plural(sessions.length, 'session')}`,
        intro: `**What to do:** ${WHAT_TO_DO_ABOUT_SECRETS}`,
        folded: false,
        columns: ['Rule', '>Credentials'],
        items: Object.entries(countByRule(secrets)),
        cells: ([rule, number]) => [markdownText(rule), quantities_count(number)],
    });
}

;// CONCATENATED MODULE: ./lib/src/report/session-list.js


/** Code units of a title: enough to know it again. */
const TITLE_LIMIT = 120;
/** The heading of `dateCell`. */
const DATE_COLUMN = 'Date (UTC)';
/** The newest first; those of which nobody knows when they began last, in the order in which they were. */
function newestFirst(results) {
    return results.toSorted((a, b) => {
        const [one = '', other = ''] = [a.session.startedAt, b.session.startedAt];
        return one === other ? 0 : one < other ? 1 : -1;
    });
}
/** When a session began, as a cell of a table: `2026-02-23 16:02`, in UTC, broken before the time only. */
function dateCell({ session }) {
    return session.startedAt?.slice(0, 16).replace('T', ' ').replaceAll('-', '\u2011') ?? '';
}
/**
 * The session's title as a link, and below it what else is told of it: so a telephone shows all, with few columns.
 *
 * @param size Markdown
 */
function sessionCell(result, url, size) {
    return `${links_link(shownTitle(result), url, TITLE_LIMIT)}<br>${providerCell(result.session)} · ${size}`;
}
/** The session's title, and the name of its file only where it has none. */
function shownTitle({ title, session }) {
    return title || session.title || session.name;
}

;// CONCATENATED MODULE: ./lib/src/report/summary/sessions.js







/** What a sync would bring: how to have it done, or, of a pull request, when it will be. */
function addPendingSessions(document, run) {
    const pending = outcomesOf('due').flatMap((outcome) => withOutcome(run, outcome));
    const isExpected = awaits_merge_awaitsMerge(run);
    document.table({
        title: `${quantities_plural(pending.length, 'session')} to ${isExpected ? 'sync after the merge' : 'upload'}`,
        intro: isExpected
            ? 'The sync of the default branch uploads them. `specstory sync` on the machine that recorded them does it at once.'
            : '**What to do:** run with `mode: sync`, as the default branch does after a merge, or `specstory sync` on the machine that recorded them.',
        folded: isExpected,
        columns: ['Why', ...listColumns(run)],
        items: newestFirst(pending),
        cells: (result) => [
            markdownProse(result.reason),
            ...listCells(run, result, fileUrl(run, result.session.file), sessions_changed(result)),
        ],
    });
}
/** What the run brought into the cloud, folded, each with its link. */
function addUploadedSessions(document, run) {
    for (const outcome of outcomesOf('uploaded'))
        addUploaded(document, run, outcome);
}
function addUploaded(document, run, outcome) {
    const results = withOutcome(run, outcome);
    document.table({
        title: `${quantities_plural(results.length, 'session')} ${OUTCOMES[outcome].said}`,
        folded: true,
        columns: listColumns(run),
        items: newestFirst(results),
        cells: (result) => listCells(run, result, cloudUrl(run, result), sessions_changed(result)),
    });
}
/** Sessions left as the cloud has them though they differ here, folded, with the input that changes it. */
function addKeptSessions(document, run) {
    addSkipped(document, run, 'kept-cli-copy', "kept as the CLI's copy", 'The CLI uploaded these with their full data, which Markdown alone would replace. `specstory sync` on the recording machine ' +
        'brings them up to date; `overwrite-cli-sessions: true` updates them from here.');
    addSkipped(document, run, 'cloud-has-more', 'larger in the cloud', "The cloud's copy has more bytes than the committed file, so it was kept. `update-when: different` updates these too.");
}
function addSkipped(document, run, reason, words, intro) {
    const results = run.results.filter(({ plan, outcome }) => plan === reason && OUTCOMES[outcome].kind === 'kept');
    document.table({
        title: `${quantities_plural(results.length, 'session')} ${words}`,
        intro,
        folded: true,
        columns: listColumns(run),
        items: newestFirst(results),
        cells: (result) => listCells(run, result, cloudUrl(run, result), compared(result)),
    });
}
function withOutcome(run, outcome) {
    return run.results.filter((result) => result.outcome === outcome);
}
function cloudUrl(run, { projectId, session }) {
    return links_sessionUrl(run, projectId, session.id);
}
function listColumns(run) {
    return [DATE_COLUMN, ...projectColumn(run), 'Session'];
}
function listCells(run, result, url, size) {
    return [dateCell(result), ...projectCell(run, result), sessionCell(result, url, size)];
}
/** What an upload made, or would make, of the copy's size. */
function sessions_changed({ localBytes, cloudBytes = localBytes }) {
    return changedBytes(cloudBytes, localBytes, unbrokenBytes);
}
/** The two sizes of a copy that was left alone. */
function compared({ localBytes, cloudBytes = localBytes }) {
    const here = unbrokenBytes(localBytes);
    if (byte_size_bytes(localBytes) !== byte_size_bytes(cloudBytes))
        return `${here} here, ${unbrokenBytes(cloudBytes)} there`;
    return `${here} here, ${unbrokenBytes(Math.abs(cloudBytes - localBytes))} ${cloudBytes > localBytes ? 'more' : 'less'} there`;
}
function projectColumn({ projects }) {
    return projects.length > 1 ? ['Project'] : [];
}
function projectCell({ projects }, { projectId }) {
    if (projects.length < 2)
        return [];
    return [markdownText(projects.find(({ project }) => project.id === projectId)?.project.name ?? projectId, 60)];
}

;// CONCATENATED MODULE: ./lib/src/report/summary/summary.js













/**
 * The job summary: the answer, what needs somebody's action, the counts, and then everything else, as Markdown of at most
 * `budgetBytes` bytes, whatever the number of sessions. `report` is the path of the JSON report, or empty when there is none.
 */
function renderSummary(run, report, budgetBytes = SUMMARY_BUDGET_BYTES) {
    const cutTo = report === '' ? 'left out to fit' : `in the JSON report ${markdownText((0,external_node_path_namespaceObject.basename)(report))}`;
    const document = createDocument(budgetBytes, cutTo);
    const isCalm = awaits_merge_awaitsMerge(run);
    addHead(document, run);
    addFailedSessions(document, run);
    addUnreadable(document, run);
    if (!isCalm)
        addPendingSessions(document, run);
    addSecrets(document, run);
    addWarnings(document, run);
    addCounts(document, run);
    addProjects(document, run);
    addNotices(document, run);
    if (isCalm)
        addPendingSessions(document, run);
    addUploadedSessions(document, run);
    addKeptSessions(document, run);
    addFiles(document, run);
    addFooter(document, run, report);
    return document.text();
}

;// CONCATENATED MODULE: ./lib/src/report/write-summary.js

/**
 * Appends to the job summary and never fails the run: returns what went wrong, if anything did. Not through the
 * toolkit, which throws where there is no summary file, and builds HTML where this writes Markdown.
 */
function writeSummary(markdown) {
    const file = process.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (file === '')
        return 'The job summary was not written: GITHUB_STEP_SUMMARY is not set here.';
    if (!(0,external_node_fs_namespaceObject.existsSync)(file))
        return 'The job summary was not written: the file that GITHUB_STEP_SUMMARY names does not exist.';
    try {
        (0,external_node_fs_namespaceObject.appendFileSync)(file, markdown);
        return undefined;
    }
    catch (error) {
        return `The job summary was not written: ${Error.isError(error) ? error.message : String(error)}`;
    }
}

;// CONCATENATED MODULE: ./lib/src/report/publish.js






/**
 * Tells everybody how the run ended: report, outputs, annotations, result line, summary. What a script reads comes
 * first, in case that a runner that cancels kills the process; each step that fails costs a warning and no other step.
 * Synchronous, so that nothing else runs in between, and never throws.
 */
function publish(run, printer) {
    const attempt = isolated(printer);
    // Work that was given up may have left its group open.
    attempt('The log', () => printer.endGroup());
    const report = attempt('The JSON report', () => writeReport(run)) ?? { path: '' };
    attempt('The outputs', () => warn(printer, writeOutputs(outputsOf(run, report.path))));
    warn(printer, report.warning);
    attempt('The annotations', () => {
        for (const { level, message, ...properties } of annotationsOf(run))
            printer[level](message, properties);
    });
    attempt('The result', () => logResult(printer, run));
    if (run.inputs?.summary === false)
        return;
    attempt('The job summary', () => warn(printer, writeSummary(renderSummary(run, report.path))));
}
function isolated(printer) {
    return (what, step) => {
        try {
            return step();
        }
        catch (error) {
            warn(printer, `${what} could not be made: ${Error.isError(error) ? error.message : String(error)}`);
            return undefined;
        }
    };
}
function warn(printer, message) {
    if (message !== undefined)
        printer.warning(message, { title: 'SpecStory sync' });
}

;// CONCATENATED MODULE: ./lib/src/run/exit-code.js


/**
 * The exit code of the step: 1 when the run is `failed`, `cancelled`, or `incomplete` with `fail-on-incomplete`. With
 * `errors` sessions that are merely pending fail nothing.
 */
function exitCodeOf(run) {
    switch (run.status) {
        case 'complete':
        case 'not-run':
            return 0;
        case 'incomplete':
            return failsIncomplete(run) ? 1 : 0;
        case 'failed':
        case 'cancelled':
            return 1;
    }
}
function failsIncomplete(run) {
    const rule = run.inputs?.failOnIncomplete ?? true;
    return rule === 'errors' ? !isMerelyPending(run) : rule;
}
/** Nothing but sessions that a sync would upload makes it incomplete: no error, no unreadable file, no early end. */
function isMerelyPending(run) {
    const { counts, failures, statusReason } = run;
    const isRead = unreadableOf(run).length === 0;
    return countOfKind(counts, 'failed') === 0 && isRead && failures.length === 0 && statusReason === undefined;
}

;// CONCATENATED MODULE: ./lib/src/inputs/cloud-url.js
/** Production (docs/cloud.md, Base URL). */
const DEFAULT_CLOUD_URL = 'https://cloud.specstory.com';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/** The path of the API below the base, which whoever copied the URL of a request has behind it. */
const API_PATH = /\/api(?:$|\/v1(?:$|\/))/;
/**
 * Checks a base URL that the token will be sent to.
 *
 * @returns the URL without trailing slashes and the API's path, or what is allowed instead
 */
function parseCloudUrl(text) {
    const url = URL.parse(text);
    if (url === null)
        return { refused: 'an https URL' };
    // A browser's parser takes a backslash for a slash and drops line breaks: the token would not go where a person reads.
    if (/[\\\s]/.test(text))
        return { refused: 'a URL without backslashes and white space' };
    if (url.username !== '' || url.password !== '')
        return { refused: 'a URL without credentials' };
    if (url.search !== '' || url.hash !== '' || /[?#]/.test(text))
        return { refused: 'a URL without a query or fragment' };
    if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
        return { refused: 'an https URL; plain http only on loopback, because the token would travel readable' };
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return { refused: 'an https URL' };
    const base = withoutSlashes(url.href);
    const api = base.search(API_PATH);
    return { url: api === -1 ? base : withoutSlashes(base.slice(0, api)) };
}
function withoutSlashes(url) {
    return url.replace(/(?<!\/)\/+$/, '');
}

;// CONCATENATED MODULE: ./lib/src/ids.js
const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/;
/**
 * Wider than UUIDs, since fixtures and other agents use other ids, and narrow enough for a URL, a log and a file name. In
 * the place of an id, `sizes` is a route of the cloud: such a session could be uploaded and never be looked at.
 */
const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i;
function isProjectId(value) {
    return typeof value === 'string' && PROJECT_ID.test(value);
}
function isSessionId(value) {
    return typeof value === 'string' && SESSION_ID.test(value);
}
/** The project id of the first 16 of these lower-case hex digits. */
function groupedId(digits) {
    return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-');
}

;// CONCATENATED MODULE: ./lib/src/secrets/treatment.js
/** What becomes of credentials in a transcript: marks take their place, or it is not uploaded, or it is sent as it is. */
const TREATMENTS = ['redact', 'hold', 'send'];

;// CONCATENATED MODULE: ./lib/src/inputs/directory.js

/**
 * Normalises a directory given as an input, or says why it is refused.
 *
 * @param text as given; on Windows `\` separates too
 * @param windows whether the runner is one, since elsewhere `\` is a character like any other
 * @returns the POSIX path relative to the workspace (`.` is the workspace itself), or the reason
 */
function relativeDirectory(text, windows) {
    const path = windows ? text.replaceAll('\\', '/') : text;
    if (path.includes('\0'))
        return { refused: 'a path without NUL characters' };
    if (external_node_path_namespaceObject.posix.isAbsolute(path) || (windows && /^[A-Za-z]:/.test(path))) {
        return { refused: 'a path relative to the workspace, not an absolute one' };
    }
    const directory = external_node_path_namespaceObject.posix.normalize(path).replace(/\/$/, '');
    if (directory === '..' || directory.startsWith('../'))
        return { refused: 'a path inside of the workspace' };
    return { directory };
}

;// CONCATENATED MODULE: ./lib/src/inputs/faults.js

/** Every fault of the inputs at once, so that a user mends them all in one go. */
class InvalidInputs extends failure_Failure {
    faults;
    constructor(faults) {
        const all = faults.map((fault) => faultText(fault, `\`${fault.name}\``)).join('; ');
        super('invalid-input', faults.length === 1 ? `Invalid input: ${all}` : `${faults.length} invalid inputs: ${all}`, 'Correct the `with:` block of the step; nothing was sent.');
        this.faults = faults;
    }
}
/** What was given, what is allowed and an example, under the name that the user knows the input by. */
function faultText({ given, allowed, example }, name) {
    return `${name} is \`${given}\`; allowed: ${allowed}${example === undefined ? '' : `, for example \`${example}\``}`;
}

;// CONCATENATED MODULE: ./lib/src/inputs/field-reader.js
/**
 * Reads inputs one by one and collects every fault instead of stopping at the first, so that a user mends them all in
 * one go. A reader that met a fault returns some valid value: nothing may use the values before `faults` was looked at.
 */
class FieldReader {
    faults = [];
    #lookup;
    #defaults;
    constructor(lookup, defaults) {
        this.#lookup = lookup;
        this.#defaults = defaults;
    }
    /** The text given, else the default. */
    text(name) {
        return this.#lookup(name) || (this.#defaults[name] ?? '');
    }
    optional(name) {
        return this.text(name) || undefined;
    }
    /** A whole number in decimal digits; `parseInt` would read `7 days` as 7. The default is the example. */
    integer(name, limits) {
        return this.#number(name, 'a whole number', limits, this.#defaults[name]);
    }
    /** A whole number of seconds. Who writes a unit is told that there is none, and what it would be without. */
    seconds(name, limits) {
        const meant = inSeconds(this.text(name));
        const isAllowed = meant !== undefined && meant >= limits.min && meant <= limits.max;
        const example = isAllowed ? String(meant) : this.#defaults[name];
        return this.#number(name, 'a whole number of seconds, without a unit,', limits, example);
    }
    #number(name, what, { min, max }, example) {
        const text = this.text(name);
        const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
        if (value >= min && value <= max)
            return value;
        this.fault(name, text, `${what} from ${min} to ${max}`, example);
        return min;
    }
    /** The YAML 1.2 forms that GitHub's toolkit takes, and no other. */
    boolean(name) {
        const value = booleanOf(this.text(name));
        if (value === undefined)
            this.fault(name, this.text(name), '`true` or `false`');
        return value ?? false;
    }
    /** The same, or one word. */
    booleanOr(name, word) {
        const text = this.text(name);
        if (text === word)
            return word;
        const value = booleanOf(text);
        if (value === undefined)
            this.fault(name, text, `\`true\`, \`false\` or \`${word}\``);
        return value ?? false;
    }
    choice(name, allowed) {
        const text = this.text(name);
        const found = allowed.find((value) => value === text);
        if (found === undefined)
            this.fault(name, text, allowed.map((value) => `\`${value}\``).join(', '));
        return found ?? allowed[0];
    }
    lines(name) {
        return distinct(this.text(name).split(/[\r\n]+/));
    }
    /** Commas, line breaks and blanks separate: no id holds any of them. */
    list(name) {
        return distinct(this.text(name).split(/[\s,]+/));
    }
    /** @param example a value that would do, where `allowed` does not name all of them */
    fault(name, given, allowed, example) {
        this.faults.push({ name, given, allowed, example });
    }
}
function booleanOf(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}
const SECONDS_OF = { s: 1, m: 60, h: 3600, d: 86_400 };
/** What a number with a unit is in whole seconds, as in `2m`, `1.5 hours` or `90sec`. */
function inSeconds(text) {
    const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{1,10})$/i.exec(text) ?? [];
    const factor = /^m(s|illi)/i.test(unit) ? 0.001 : SECONDS_OF[unit.charAt(0).toLowerCase()];
    return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor);
}
function distinct(texts) {
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

;// CONCATENATED MODULE: ./lib/src/inputs/input-defaults.js
/**
 * The same as `action.yml` declares: other CI systems run the bundle without a runner that fills them in. Only
 * `github-token` is empty here, because what it is on GitHub only a runner can know.
 */
const INPUT_DEFAULTS = {
    token: '',
    'project-id': '',
    'project-name': '',
    'require-existing-project': 'false',
    path: '.',
    'history-dir': '',
    providers: '',
    sessions: '',
    exclude: '',
    unidentified: 'skip',
    shard: '',
    mode: 'sync',
    'update-when': 'larger',
    'overwrite-cli-sessions': 'false',
    secrets: '',
    'secrets-allow': '',
    rescan: 'false',
    'cloud-url': '',
    concurrency: '10',
    timeout: '120',
    'request-timeout': '30',
    'fail-on-incomplete': 'true',
    retries: '2',
    'if-no-sessions': 'warn',
    summary: 'true',
    comment: 'false',
    'github-token': '',
};

;// CONCATENATED MODULE: ./lib/src/edit-distance.js
/** Levenshtein's distance between two short texts: how many letters to insert, delete or replace. */
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (const [index, letter] of [...a].entries()) {
        const next = [index + 1];
        for (let column = 1; column <= b.length; column++) {
            const replaced = (row[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./lib/src/providers.js

/**
 * Every provider of the CLI, in the order of its documentation and the newer ones last, with every text seen in real transcripts and in the CLI's
 * source (docs/transcripts.md, Provider texts).
 */
const PROVIDERS = [
    { id: 'claude', displayName: 'Claude Code', agents: ['Claude Code'] },
    { id: 'cursor', displayName: 'Cursor CLI', agents: ['Cursor CLI'] },
    { id: 'codex', displayName: 'Codex CLI', agents: ['Codex CLI'] },
    { id: 'gemini', displayName: 'Gemini CLI', agents: ['Gemini CLI'] },
    { id: 'droid', displayName: 'Factory Droid CLI', agents: ['Factory Droid CLI'] },
    { id: 'deepseek', displayName: 'DeepSeek TUI', agents: ['DeepSeek TUI'] },
    { id: 'antigravity', displayName: 'Antigravity CLI', agents: ['Antigravity CLI', 'Antigravity'] },
    { id: 'cursoride', displayName: 'Cursor IDE', agents: ['Cursor IDE'], extensionTexts: ['cursor', 'cursoride'] },
    {
        id: 'copilotide',
        displayName: 'VS Code Copilot IDE',
        agents: [
            'VS Code Copilot IDE',
            'VS Code Insiders Copilot IDE',
            'VSCodium Copilot IDE',
            'VSCodium Insiders Copilot IDE',
        ],
        extensionTexts: ['vscode', 'copilotide'],
        variantIds: { 'copilotide-insiders': 1, 'copilotide-vscodium': 2, 'copilotide-vscodium-insiders': 3 },
    },
    { id: 'muse', displayName: 'Muse Code', agents: ['Muse Code'] },
    { id: 'pi', displayName: 'Pi', agents: ['Pi'] },
    { id: 'qwen', displayName: 'Qwen Code', agents: ['Qwen Code'] },
    { id: 'grok', displayName: 'Grok Build', agents: ['Grok Build'] },
    { id: 'opencode', displayName: 'OpenCode', agents: ['OpenCode'] },
    { id: 'copilot', displayName: 'Copilot CLI', agents: ['Copilot CLI'] },
];
const PROVIDER_IDS = PROVIDERS.map(({ id }) => id);
/** An unknown provider's text goes to the cloud, the log and the summary: long enough for any agent's name. */
const UNKNOWN_TEXT_MAX = 100;
const BY_ID = new Map(PROVIDERS.flatMap(idsOf));
const BY_TEXT = new Map(PROVIDERS.flatMap(providersByText));
/**
 * The provider that a session comment names.
 *
 * @param text what stands before `Session` in the comment; case and white space do not matter
 * @returns the table's provider, or one with the id `other` under its own text
 */
function recogniseProvider(text) {
    const folded = text.replace(/\s+/g, ' ').trim();
    const known = BY_TEXT.get(folded.toLowerCase());
    if (known !== undefined)
        return known;
    const name = [...folded].slice(0, UNKNOWN_TEXT_MAX).join('') || 'unknown';
    return { id: 'other', agentName: name, displayName: name };
}
/**
 * The provider that an id of the CLI stands for: one of the table's, of a variant, or `other`.
 *
 * @returns `undefined` for anything else
 */
function providerIdOf(text) {
    return text === 'other' ? text : BY_ID.get(text);
}
/**
 * The provider id that a mistyped one was probably meant to be: an agent's name (`claude-code`), an id within a third of
 * its letters, or one that is part of it.
 *
 * @returns `undefined` when nothing is near
 */
function nearestProviderId(typo) {
    const text = typo.slice(0, UNKNOWN_TEXT_MAX).toLowerCase().replace(/\s+/g, ' ').trim();
    const exact = providerIdOf(text) ?? BY_TEXT.get(text)?.id ?? BY_TEXT.get(text.replace(/[-_]/g, ' '))?.id;
    if (exact !== undefined)
        return exact;
    const ids = [...PROVIDER_IDS, 'other'];
    const ranked = ids.map((id) => ({ id, distance: editDistance(text, id) })).sort((a, b) => a.distance - b.distance);
    const nearest = ranked[0];
    if (nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(text.length / 3)))
        return nearest.id;
    // A short id is part of many words by chance: it counts as a word of its own only.
    const words = text.split(/[^a-z0-9]/);
    const parts = PROVIDER_IDS.filter((id) => words.includes(id) || (id.length > 3 && text.includes(id)));
    return parts.sort((a, b) => b.length - a.length)[0];
}
function idsOf({ id, variantIds = {} }) {
    return [id, ...Object.keys(variantIds)].map((known) => [known, id]);
}
function providersByText({ id, displayName, agents, extensionTexts = [], variantIds = {} }) {
    const entry = (text, agentName = displayName) => [
        text.toLowerCase(),
        { id, agentName, displayName },
    ];
    return [
        ...agents.map((agentName) => entry(agentName, agentName)),
        ...extensionTexts.map((text) => entry(text, agents[0])),
        ...Object.entries(variantIds).map(([text, agent]) => entry(text, agents[agent])),
    ];
}

;// CONCATENATED MODULE: ./lib/src/shard.js

/** More jobs than a workflow's matrix may have (256) help nobody. */
const MAX_SHARDS = 256;
/** Reads `2/8`; `undefined` when it is none. */
function parseShard(text) {
    const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
    if (index === undefined || count === undefined || count > MAX_SHARDS || index > count)
        return undefined;
    return { index, count };
}
/**
 * The shard that a session belongs to, by a hash of its whole id: the first digits of a UUIDv7 are a time, and would put
 * a night's sessions into one shard.
 *
 * @returns 1 to `count`
 */
function shardOf(sessionId, count) {
    return ((0,external_node_crypto_namespaceObject.createHash)('sha256').update(sessionId).digest().readUInt32BE() % count) + 1;
}

;// CONCATENATED MODULE: ./lib/src/inputs/exclude.js
/** More entries would make matching the longest part of a run. */
const MAX_EXCLUDE_ENTRIES = 1_000;
/** Characters of an entry: longer than any path that a person writes down. */
const MAX_EXCLUDE_LENGTH = 1_000;
/**
 * Why an entry of `exclude` is refused, as what would be allowed; `undefined` when it is a session id or a glob that can
 * match a path.
 */
function excludeRefusal(entry) {
    if (entry.length > MAX_EXCLUDE_LENGTH)
        return `at most ${MAX_EXCLUDE_LENGTH} characters each`;
    if (/\p{Cc}/u.test(entry))
        return 'no control characters';
    // In front of a group it is part of the glob.
    if (/^!(?!\()/.test(entry))
        return 'no `!` in front, since an entry takes away and brings nothing back';
    if (/^(?:\/|[A-Za-z]:[/\\])/.test(entry))
        return 'a glob on paths relative to the workspace, not an absolute one';
    if (entry.split('/').includes('..'))
        return 'a glob on paths inside of the workspace, without `..`';
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/inputs/read-scope.js




/** `providers`: ids and what people write for them. */
function readProviders(read) {
    const ids = read.list('providers').flatMap((text) => {
        const id = providerIdOf(text);
        if (id !== undefined)
            return [id];
        const nearest = nearestProviderId(text);
        const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
        read.fault('providers', text, `${[...PROVIDER_IDS, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`);
        return [];
    });
    return [...new Set(ids)];
}
const SESSION_IDS = 'ids of up to 128 letters, digits, `.`, `_` and `-`, the first a letter or digit, and not `sizes`, which is a route';
/** `sessions`: ids that could be one. */
function readSessions(read) {
    return read.list('sessions').flatMap((id) => {
        if (isSessionId(id))
            return [id];
        read.fault('sessions', id, SESSION_IDS, 'c94c863c-02e0-474e-b6d9-acb816f7fc55');
        return [];
    });
}
const SHOWN_MAX = 100;
/** `exclude`: ids and globs, bounded in number and length. */
function readExclude(read) {
    const entries = read.lines('exclude');
    const example = '**/drafts/**';
    if (entries.length > MAX_EXCLUDE_ENTRIES) {
        read.fault('exclude', `${entries.length} entries`, `at most ${MAX_EXCLUDE_ENTRIES} entries`, example);
    }
    for (const entry of entries) {
        const refusal = excludeRefusal(entry);
        const shown = entry.length > SHOWN_MAX ? `${entry.slice(0, SHOWN_MAX)}…` : entry;
        if (refusal !== undefined)
            read.fault('exclude', shown, refusal, example);
    }
    return entries;
}
/** `shard`: one part of so many. */
function readShard(read) {
    const text = read.text('shard');
    const shard = parseShard(text);
    if (text !== '' && shard === undefined) {
        read.fault('shard', text, `one part of so many, of at most ${MAX_SHARDS}`, '2/8');
    }
    return shard;
}

;// CONCATENATED MODULE: ./lib/src/secrets/preset-marks.js
/** The marks of the preset's rules, by the rule's name, and by what the credential starts with where it has several. */
const MARKS = {
    privatekey: 'private-key',
    npm: 'npm-access-token',
    basicauth: 'basic-auth-url',
    'database-connection-string': {
        mongodb: 'mongodb-connection-string',
        postgres: 'postgresql-connection-string',
        mysql: 'mysql-connection-string',
        'jdbc:mysql': 'mysql-connection-string',
    },
    slack: {
        'xoxb-': 'slack-bot-token',
        'xoxp-': 'slack-user-token',
        'xapp-': 'slack-app-token',
        'xoxo-': 'slack-legacy-token',
        xox: 'slack-legacy-workspace-token',
        'https://': 'slack-webhook-url',
    },
    sendgrid: 'sendgrid-api-token',
    shopify: {
        shpat_: 'shopify-access-token',
        shpca_: 'shopify-custom-access-token',
        shppa_: 'shopify-private-app-access-token',
        shpss_: 'shopify-shared-secret',
    },
    stripe: 'stripe-access-token',
    github: {
        ghp_: 'github-pat',
        github_pat_: 'github-fine-grained-pat',
        gho_: 'github-oauth',
        ghu_: 'github-app-token',
        ghs_: 'github-app-token',
        ghr_: 'github-refresh-token',
    },
    gitlab: 'gitlab-pat',
    grafana: { glc_: 'grafana-cloud-api-token', glsa_: 'grafana-service-account-token' },
    openai: 'openai-api-key',
    anthropic: 'anthropic-api-key',
    groq: 'groq-api-key',
    huggingface: 'huggingface-access-token',
    linear: 'linear-api-key',
    notion: 'notion-api-token',
    '1password': '1password-service-account-token',
    'hashicorp-vault': {
        'hvs.': 'vault-service-token',
        'hvb.': 'vault-batch-token',
        'hvr.': 'vault-recovery-token',
    },
    vercel: {
        vcp_: 'vercel-personal-access-token',
        vci_: 'vercel-integration-token',
        vca_: 'vercel-app-access-token',
        vcr_: 'vercel-app-refresh-token',
        vck_: 'vercel-ai-gateway-key',
    },
    databricks: 'databricks-api-token',
    docker: 'docker-pat',
    figma: 'figma-personal-access-token',
    cloudflare: {
        cfk_: 'cloudflare-global-api-key',
        cfut_: 'cloudflare-api-token',
        cfat_: 'cloudflare-api-token',
    },
    tailscale: 'tailscale-key',
};
/**
 * The mark of what a rule of the preset has found.
 *
 * @param rule without `@secretlint/secretlint-rule-`; one that is not known here is its own mark
 */
function presetMark(rule, value) {
    const marks = MARKS[rule] ?? rule;
    if (typeof marks === 'string')
        return marks;
    const found = Object.entries(marks).find(([start]) => value.toLowerCase().startsWith(start));
    return found?.[1] ?? rule;
}
/** Every mark that the preset's findings can have. */
const PRESET_MARKS = Object.values(MARKS).flatMap((marks) => typeof marks === 'string' ? [marks] : Object.values(marks));

;// CONCATENATED MODULE: ./lib/src/secrets/cloud-rules.js
/** Keys of those who run machines, networks and databases. */
const CLOUD_RULES = [
    {
        mark: 'aws-access-token',
        starts: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
        expression: /A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}(?![0-9A-Za-z])/y,
        page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    },
    {
        // Forty characters like many others: its name is what tells.
        mark: 'aws-secret-access-key',
        starts: ['SECRET', 'Secret', 'secret'],
        expression: /(?:SECRET|Secret|secret)[_-]?(?:ACCESS|Access|access)[_-]?(?:KEY|Key|key)\\{0,3}["']?\s{0,5}(?:=>|[:=])\s{0,5}\\{0,3}["']?([0-9A-Za-z/+]{40})(?![0-9A-Za-z/+=])/y,
        page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
        mark: 'aws-amazon-bedrock-api-key-long-lived',
        starts: ['ABSK'],
        expression: /ABSK[0-9A-Za-z+/]{109,269}={0,2}(?![0-9A-Za-z+/=])/y,
        page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html',
    },
    {
        mark: 'gcp-api-key',
        starts: ['AIza'],
        expression: /AIza[\w-]{35}(?![\w-])/y,
        page: 'https://cloud.google.com/docs/authentication/api-keys',
    },
    {
        // Three characters of any kind, a digit, `Q~`.
        mark: 'azure-ad-client-secret',
        starts: ['0Q~', '1Q~', '2Q~', '3Q~', '4Q~', '5Q~', '6Q~', '7Q~', '8Q~', '9Q~'],
        lead: { min: 3, max: 3, character: /[\w~.-]/ },
        expression: /\dQ~[\w~.-]{31,34}(?![\w~.-])/y,
        page: 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret',
    },
    {
        mark: 'digitalocean-pat',
        starts: ['dop_v1_'],
        expression: /dop_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    },
    {
        mark: 'digitalocean-access-token',
        starts: ['doo_v1_'],
        expression: /doo_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://docs.digitalocean.com/reference/api/oauth/',
    },
    {
        mark: 'digitalocean-refresh-token',
        starts: ['dor_v1_'],
        expression: /dor_v1_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://docs.digitalocean.com/reference/api/oauth/',
    },
    {
        mark: 'supabase-management-token',
        starts: ['sbp_'],
        expression: /sbp_[0-9a-z]{40}(?![0-9A-Za-z])/y,
        page: 'https://supabase.com/docs/reference/api/introduction',
    },
    {
        mark: 'supabase-project-api-key',
        starts: ['sb_secret_'],
        expression: /sb_secret_[\w-]{31}(?![\w-])/y,
        page: 'https://supabase.com/docs/guides/api/api-keys',
    },
    {
        mark: 'planetscale-password',
        starts: ['pscale_pw_'],
        expression: /pscale_pw_[\w.-]{32,64}(?![\w-])/y,
        page: 'https://planetscale.com/docs/concepts/password-roles',
    },
    {
        mark: 'planetscale-api-token',
        starts: ['pscale_tkn_'],
        expression: /pscale_tkn_[\w.-]{32,64}(?![\w-])/y,
        page: 'https://planetscale.com/docs/concepts/service-tokens',
    },
    {
        mark: 'pulumi-api-token',
        starts: ['pul-'],
        expression: /pul-[0-9a-f]{40}(?![0-9A-Za-z])/y,
        page: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    },
    {
        mark: 'heroku-api-key-v2',
        starts: ['HRKU-AA'],
        expression: /HRKU-AA[\w-]{58}(?![\w-])/y,
        page: 'https://devcenter.heroku.com/articles/authentication',
    },
    {
        mark: 'doppler-api-token',
        starts: ['dp.pt.', 'dp.st.', 'dp.sa.', 'dp.ct.', 'dp.scim.', 'dp.audit.'],
        // The token of a service names its environment in between.
        expression: /dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[\w-]{1,40}\.)?[0-9A-Za-z]{40,44}(?![0-9A-Za-z])/y,
        page: 'https://docs.doppler.com/reference/auth-token-formats',
    },
    {
        mark: 'age-secret-key',
        starts: ['AGE-SECRET-KEY-1'],
        expression: /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}(?![0-9A-Za-z])/y,
        page: 'https://github.com/C2SP/C2SP/blob/main/age.md',
    },
];

;// CONCATENATED MODULE: ./lib/src/secrets/model-rules.js
/** Keys of those who run language models, and of the services that agents call. */
const MODEL_RULES = [
    {
        mark: 'anthropic-admin-api-key',
        starts: ['sk-ant-admin'],
        expression: /sk-ant-admin\d{2}-[\w-]{80,128}(?![\w-])/y,
        page: 'https://docs.anthropic.com/en/api/administration-api',
    },
    {
        mark: 'anthropic-oauth-token',
        starts: ['sk-ant-oat', 'sk-ant-ort'],
        expression: /sk-ant-o[ar]t\d{2}-[\w-]{80,128}(?![\w-])/y,
        page: 'https://docs.anthropic.com/en/docs/claude-code/iam',
    },
    {
        mark: 'openrouter-api-key',
        starts: ['sk-or-v1-'],
        expression: /sk-or-v1-[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://openrouter.ai/docs/api-reference/authentication',
    },
    {
        mark: 'xai-api-key',
        starts: ['xai-'],
        expression: /xai-[\w-]{70,120}(?![\w-])/y,
        page: 'https://docs.x.ai/docs/tutorial',
    },
    {
        mark: 'perplexity-api-key',
        starts: ['pplx-'],
        expression: /pplx-[0-9A-Za-z]{48,56}(?![0-9A-Za-z])/y,
        page: 'https://docs.perplexity.ai/getting-started/quickstart',
    },
    {
        mark: 'replicate-api-token',
        starts: ['r8_'],
        expression: /r8_[0-9A-Za-z]{37}(?![0-9A-Za-z])/y,
        page: 'https://replicate.com/docs/topics/security/api-tokens',
    },
    {
        mark: 'groq-api-key',
        starts: ['gsk_'],
        expression: /gsk_[0-9A-Za-z]{52}(?![0-9A-Za-z])/y,
        page: 'https://console.groq.com/docs/quickstart',
    },
    {
        mark: 'cerebras-api-key',
        starts: ['csk-'],
        expression: /csk-[0-9a-z]{48}(?![0-9A-Za-z])/y,
        page: 'https://inference-docs.cerebras.ai/quickstart',
    },
    {
        mark: 'nvidia-api-key',
        starts: ['nvapi-'],
        expression: /nvapi-[\w-]{60,80}(?![\w-])/y,
        page: 'https://docs.nvidia.com/nim/large-language-models/latest/getting-started.html',
    },
    {
        mark: 'langchain-langsmith-personal-access-token',
        starts: ['lsv2_pt_'],
        expression: /lsv2_pt_[0-9a-fA-F]{32}_[0-9a-fA-F]{10}(?![0-9A-Za-z])/y,
        page: 'https://docs.langchain.com/langsmith/create-account-api-key',
    },
    {
        mark: 'langchain-langsmith-service-key',
        starts: ['lsv2_sk_'],
        expression: /lsv2_sk_[0-9a-fA-F]{32}_[0-9a-fA-F]{10}(?![0-9A-Za-z])/y,
        page: 'https://docs.langchain.com/langsmith/create-account-api-key',
    },
    {
        mark: 'weights-and-biases-api-key-v1',
        starts: ['wandb_v1_'],
        expression: /wandb_v1_[0-9A-Za-z_]{77}(?![0-9A-Za-z_])/y,
        page: 'https://docs.wandb.ai/platform/hosting/iam/api-keys',
    },
];

;// CONCATENATED MODULE: ./lib/src/secrets/jwt.js
/**
 * Says whether three parts with dots between them are a JSON Web Token: the header names its algorithm, and a token that
 * is signed by nobody (`none`) lets nobody in (RFC 7519, 6; RFC 7515, 4.1.1).
 */
function isJwt(token) {
    const header = token.slice(0, token.indexOf('.'));
    try {
        const fields = JSON.parse(Buffer.from(header, 'base64url').toString());
        return typeof fields === 'object' && fields !== null && 'alg' in fields && fields.alg !== 'none';
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/src/secrets/service-rules.js

/** Tokens of the services that a project is built, sold and talked about with. */
const SERVICE_RULES = [
    {
        mark: 'jwt',
        starts: ['eyJ'],
        expression: /(?<![\w-])eyJ[\w-]{8,4000}\.[\w-]{4,10000}\.[\w-]{10,2000}(?![\w-])/y,
        page: 'https://www.rfc-editor.org/rfc/rfc7519',
        accepts: isJwt,
    },
    {
        mark: 'stripe-access-token',
        starts: ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'],
        expression: /[sr]k_(?:live|prod)_[0-9A-Za-z]{16,247}(?![0-9A-Za-z])/y,
        page: 'https://docs.stripe.com/keys',
    },
    {
        mark: 'square-access-token',
        starts: ['EAAA', 'sq0atp-'],
        expression: /(?:EAAA[\w-]{60}|sq0atp-[\w-]{22})(?![\w-])/y,
        page: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    },
    {
        mark: 'square-secret',
        starts: ['sq0csp-'],
        expression: /sq0csp-[\w-]{43}(?![\w-])/y,
        page: 'https://developer.squareup.com/docs/oauth-api/overview',
    },
    {
        mark: 'sendgrid-api-token',
        starts: ['SG.'],
        expression: /SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/y,
        page: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    },
    {
        // The number of a bot, a colon, and 35 characters: all that were ever seen begin with `AA`.
        mark: 'telegram-bot-api-token',
        starts: [':AA'],
        lead: { min: 8, max: 16, character: /\d/ },
        expression: /:AA[\w-]{33}(?![\w-])/y,
        page: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    },
    {
        mark: 'sentry-user-token',
        starts: ['sntryu_'],
        expression: /sntryu_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://docs.sentry.io/account/auth-tokens/',
    },
    {
        mark: 'sentry-org-token',
        starts: ['sntrys_'],
        expression: /sntrys_eyJ[\w+/=-]{80,500}(?![\w+/=-])/y,
        page: 'https://docs.sentry.io/account/auth-tokens/',
    },
    {
        mark: 'pypi-upload-token',
        starts: ['pypi-AgE'],
        expression: /pypi-AgE[\w-]{50,1000}(?![\w-])/y,
        page: 'https://pypi.org/help/#apitoken',
    },
    {
        mark: 'rubygems-api-token',
        starts: ['rubygems_'],
        expression: /rubygems_[0-9a-f]{48}(?![0-9A-Za-z])/y,
        page: 'https://guides.rubygems.org/api-key-scopes/',
    },
    {
        mark: 'gitlab-runner-authentication-token',
        starts: ['glrt-'],
        expression: /glrt-[\w.-]{20,60}(?![\w-])/y,
        page: 'https://docs.gitlab.com/security/tokens/',
    },
    {
        mark: 'gitlab-deploy-token',
        starts: ['gldt-'],
        expression: /gldt-[\w-]{20,60}(?![\w-])/y,
        page: 'https://docs.gitlab.com/security/tokens/',
    },
    {
        mark: 'atlassian-api-token',
        starts: ['ATATT3'],
        expression: /ATATT3[\w-]{100,220}=[0-9A-F]{8}(?![0-9A-Za-z])/y,
        page: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    },
    {
        mark: 'linear-oauth-token',
        starts: ['lin_oauth_'],
        expression: /lin_oauth_[0-9a-f]{64}(?![0-9A-Za-z])/y,
        page: 'https://linear.app/developers/oauth-2-0-authentication',
    },
    {
        mark: 'postman-api-token',
        starts: ['PMAK-'],
        expression: /PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![0-9A-Za-z])/y,
        page: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    },
    {
        mark: 'new-relic-user-api-key',
        starts: ['NRAK-'],
        expression: /NRAK-[0-9A-Z]{27}(?![0-9A-Za-z])/y,
        page: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    },
];

;// CONCATENATED MODULE: ./lib/src/secrets/rules.js



/** The formats that are found here, beside those of the library's preset: what it lacks, or finds only a part of. */
const RULES = [...MODEL_RULES, ...CLOUD_RULES, ...SERVICE_RULES];

;// CONCATENATED MODULE: ./lib/src/secrets/marks.js


/** Every name that a mark `[REDACTED:<rule>]` can have, in the order of the alphabet. */
const marks_MARKS = [
    ...new Set([
        ...RULES.map(({ mark }) => mark),
        ...PRESET_MARKS,
        'private-key',
        'gcp-service-account',
        'curl-auth-header',
        'curl-auth-user',
    ]),
].sort();

;// CONCATENATED MODULE: ./lib/src/secrets/allowlist.js



const HASH = /^sha256:([0-9a-f]{64})$/i;
const TYPO_MAX = 3;
/** The entries of `secrets-allow`: names of rules, and hashes of single values. It learns which of them were of use. */
class Allowlist {
    #rules;
    #hashes;
    #met = new Set();
    /** @param entries as `parseAllow` gives them */
    constructor(entries = []) {
        this.#rules = new Set(entries.filter((entry) => !HASH.test(entry)));
        this.#hashes = new Set(entries.filter((entry) => HASH.test(entry)));
    }
    /** Says whether a credential is to be left where it is. */
    allows(finding, text) {
        const met = [...this.#entriesFor(finding, text)];
        for (const entry of met)
            this.#met.add(entry);
        return met.length > 0;
    }
    /** The entries that matched nothing so far. */
    unmet() {
        return [...this.#rules, ...this.#hashes].filter((entry) => !this.#met.has(entry));
    }
    *#entriesFor({ rule, start, end, inner }, text) {
        if (this.#rules.has(rule))
            yield rule;
        if (this.#hashes.size === 0)
            return;
        for (const [from, to] of inner === undefined ? [[start, end]] : [[start, end], inner]) {
            const entry = `sha256:${createHash('sha256').update(text.slice(from, to)).digest('hex')}`;
            if (this.#hashes.has(entry))
                yield entry;
        }
    }
}
/**
 * The entries of `secrets-allow`, one per line: a rule's name as in the mark, or `sha256:` and the SHA-256 of a value in
 * hexadecimal digits.
 *
 * @param lines without blanks around them
 * @returns the entries that can be used, and a sentence for each that cannot
 */
function parseAllow(lines) {
    const entries = [];
    const faults = [];
    for (const line of lines) {
        const entry = line.toLowerCase();
        if (HASH.test(entry) || marks_MARKS.includes(entry))
            entries.push(entry);
        else
            faults.push(faultOf(line));
    }
    return { entries, faults };
}
/** Never the entry itself where it may be a credential that somebody pasted instead of its hash. */
function faultOf(line) {
    if (/^sha256:/i.test(line))
        return 'An entry begins with `sha256:` but has not 64 hexadecimal digits after it.';
    if (!/^[a-z][a-z0-9-]{2,60}$/.test(line))
        return 'An entry is neither the name of a rule nor `sha256:` and a hash.';
    const [nearest] = marks_MARKS.map((mark) => ({ mark, distance: editDistance(line, mark) })).sort((a, b) => a.distance - b.distance);
    if (nearest === undefined || nearest.distance > TYPO_MAX)
        return 'An entry names no rule that is known here.';
    return `An entry names no rule that is known here; \`${nearest.mark}\` is close.`;
}

;// CONCATENATED MODULE: ./lib/src/inputs/read-secrets-allow.js

/** The entries of `secrets-allow` that can be used; of one that cannot nothing is repeated. */
function readSecretsAllow(read) {
    const { entries, faults } = parseAllow(read.lines('secrets-allow'));
    for (const fault of faults) {
        // What was given may be the credential itself.
        read.fault('secrets-allow', '***', `a rule’s name, or \`sha256:\` and a value's hash. ${fault}`, 'github-pat');
    }
    return entries;
}

;// CONCATENATED MODULE: ./lib/src/inputs/read-inputs.js









const SECOND = 1000;
/**
 * Reads every input into one typed object.
 *
 * @param lookup trimmed text of an input by its name in `action.yml`
 * @param runner what else decides: `SPECSTORY_CLOUD_URL` (blank is unset) and whether paths are Windows'
 * @throws InvalidInputs with every fault
 */
function readInputs(lookup, runner) {
    const read = new FieldReader(lookup, INPUT_DEFAULTS);
    const inputs = {
        token: read.text('token'),
        projectId: readProjectId(read),
        projectName: read.optional('project-name'),
        paths: readDirectories(read, 'path', runner.windows),
        historyDir: readDirectories(read, 'history-dir', runner.windows)[0] ?? '',
        providers: readProviders(read),
        sessions: readSessions(read),
        exclude: readExclude(read),
        unidentified: read.choice('unidentified', ['skip', 'upload']),
        shard: readShard(read),
        mode: read.choice('mode', ['sync', 'check']),
        updateWhen: read.choice('update-when', ['larger', 'different']),
        overwriteCliSessions: read.boolean('overwrite-cli-sessions'),
        secrets: read.text('secrets') === '' ? undefined : read.choice('secrets', TREATMENTS),
        secretsAllow: readSecretsAllow(read),
        rescan: read.boolean('rescan'),
        cloudUrl: readCloudUrl(read, runner.cloudUrl),
        cloudUrlFromEnvironment: read.text('cloud-url') === '' && runner.cloudUrl.trim() !== '',
        requireExistingProject: read.boolean('require-existing-project'),
        concurrency: read.integer('concurrency', { min: 1, max: 50 }),
        timeoutMs: read.seconds('timeout', { min: 1, max: 86_400 }) * SECOND,
        requestTimeoutMs: read.seconds('request-timeout', { min: 1, max: 3600 }) * SECOND,
        failOnIncomplete: read.booleanOr('fail-on-incomplete', 'errors'),
        retries: read.integer('retries', { min: 0, max: 10 }),
        ifNoSessions: read.choice('if-no-sessions', ['warn', 'error', 'ignore']),
        summary: read.boolean('summary'),
        comment: read.boolean('comment'),
        githubToken: read.text('github-token'),
    };
    if (read.faults.length === 0)
        return inputs;
    throw new InvalidInputs(read.faults);
}
/** The inputs of a run for which nobody has set any. */
function defaultInputs() {
    return readInputs(() => '', { cloudUrl: '', windows: false });
}
function readProjectId(read) {
    const id = read.optional('project-id');
    if (id === undefined || isProjectId(id))
        return id;
    read.fault('project-id', id, 'four groups of four lower-case hex digits', 'f60e-cdb1-6e5e-8e82');
    return undefined;
}
const EXAMPLES = { path: 'packages/app', 'history-dir': '.specstory/history' };
function readDirectories(read, name, windows) {
    const directories = read.lines(name).flatMap((text) => {
        const parsed = relativeDirectory(text, windows);
        if ('directory' in parsed)
            return [parsed.directory];
        read.fault(name, text, parsed.refused, EXAMPLES[name]);
        return [];
    });
    if (name === 'history-dir' && directories.length > 1) {
        read.fault(name, directories.join(', '), 'one directory', EXAMPLES[name]);
    }
    return [...new Set(directories)];
}
function readCloudUrl(read, environmentUrl) {
    const given = read.text('cloud-url');
    const fromEnvironment = environmentUrl.trim();
    const [name, text] = given !== '' || fromEnvironment === ''
        ? ['cloud-url', given || DEFAULT_CLOUD_URL]
        : ['SPECSTORY_CLOUD_URL', fromEnvironment];
    const parsed = parseCloudUrl(text);
    if ('url' in parsed)
        return parsed.url;
    // Credentials must not be repeated in a log, not even of a text that is no URL.
    read.fault(name, text.replace(/^([a-z][\w+.-]*:\/\/)?.*@/is, '$1***@').replace(/[?#].*/s, '…'), parsed.refused, DEFAULT_CLOUD_URL);
    return DEFAULT_CLOUD_URL;
}

;// CONCATENATED MODULE: ./lib/src/report/report-unusable.js

/**
 * The failure of a report that the merge refuses.
 *
 * @param file its path
 * @param why completes "cannot be merged: …", without a full stop
 */
function reportUnusable(file, why, options) {
    return new failure_Failure('report-unusable', `The report ${file} cannot be merged: ${why}.`, 'Give the `reports` input a directory that holds the `report` output of each shard of one run, as its step wrote it, and nothing else.', options);
}

;// CONCATENATED MODULE: ./lib/src/merge/choose-parts.js


/** What all attempts of all parts of one run have in common, and what differs where they are of two. */
const SAME_RUN = [
    ['/source/serverUrl', 'another server', ({ source }) => source.serverUrl],
    ['/source/repository', 'another repository', ({ source }) => source.repository],
    ['/source/commit', 'another commit', ({ source }) => source.commit],
    ['/source/runId', 'another run', ({ source }) => source.runId],
];
/** What the parts that are added up have in common. */
const SAME_WORK = [
    ['/mode', 'another mode', ({ mode }) => mode],
    ['/cloudUrl', 'another cloud', ({ cloudUrl }) => cloudUrl],
    // Every part identifies the projects of the whole checkout, unless it fails before.
    ['/projects', 'other projects', ({ projects }) => projects.map(({ id }) => id).join(' ') || undefined],
];
/**
 * Chooses the report of each part: of a part that was run again the newest attempt's.
 *
 * @param found in any order
 * @returns one report for each part, by index; at least one
 * @throws Failure `report-unusable` when two reports are not of one run; `shards-incomplete` when a part has no report or
 *   two of one attempt, or the numbers of parts differ
 */
function chooseParts(found) {
    requireSame(found, SAME_RUN);
    const count = found[0]?.report.shard.count;
    if (found.some(({ report }) => report.shard.count !== count))
        throw incomplete('they are of different numbers of shards');
    const byIndex = Map.groupBy(found, ({ report }) => report.shard.index);
    const chosen = Array.from({ length: count ?? 0 }, (_, place) => {
        const name = `shard ${place + 1}/${count}`;
        return newestAttempt(byIndex.get(place + 1) ?? [], name);
    });
    const [first, ...others] = chosen;
    if (first === undefined)
        throw incomplete('there is no report at all');
    requireSame(chosen, SAME_WORK);
    return [first, ...others];
}
function newestAttempt(attempts, name) {
    const newest = Math.max(...attempts.map(attemptOf));
    const [part, twin] = attempts.filter((attempt) => attemptOf(attempt) === newest);
    if (part === undefined)
        throw incomplete(`${name} has none`);
    if (twin !== undefined)
        throw incomplete(`${name} has two of one attempt, ${part.file} and ${twin.file}`);
    return part;
}
/** Off GitHub nobody counts attempts. */
function attemptOf({ report }) {
    return Number(report.source.runAttempt);
}
function requireSame(parts, samenesses) {
    for (const [pointer, other, of] of samenesses) {
        const telling = parts.filter(({ report }) => of(report) !== undefined);
        const [first] = telling;
        const stranger = telling.find(({ report }) => first !== undefined && of(report) !== of(first.report));
        if (first !== undefined && stranger !== undefined)
            throw reportUnusable(stranger.file, `it is of ${other} than ${first.file} (\`${pointer}\`)`);
    }
}
function incomplete(why) {
    return new failure_Failure('shards-incomplete', `The reports are not one of each shard: ${why}.`, 'Upload the `report` output of every shard, also of one that failed (`if: always()`), and merge them in one job.');
}

;// CONCATENATED MODULE: ./lib/src/merge/merge-projects.js

/** The ids of all projects, in the order in which the first report to name them has them. */
function projectIds(reports) {
    return [...new Set(reports.flatMap(({ projects }) => projects.map(({ id }) => id)))];
}
/** Adds up what the reports say of each project. Every shard scans the whole checkout, so that a file counts once. */
function mergeProjects(reports, isLinked) {
    const groups = Map.groupBy(reports.flatMap(({ projects }) => projects), ({ id }) => id);
    return [...groups.values()].flatMap((parts) => {
        const [first] = parts;
        return first === undefined ? [] : [mergeProject(first, parts, isLinked)];
    });
}
function mergeProject(first, parts, isLinked) {
    const { id, name, source, paths, places, directories } = first;
    // One shard that had to ask for each session is worth telling.
    const { sizes, sizesFailure } = parts.find((part) => part.sizes === 'fallback') ?? first;
    return {
        project: { id, name, source: merge_projects_sourceOf(source), paths, places: places.map((place) => placeOf(place, isLinked)) },
        scan: {
            sessions: [],
            leftOut: byFile(parts.flatMap(({ leftOut }) => leftOut)).map(({ id: sessionId, chosen, ...file }) => ({
                ...file,
                ...(sessionId === null ? {} : { id: sessionId }),
                ...(chosen === null ? {} : { chosen }),
            })),
            unreadable: byFile(parts.flatMap(({ unreadable }) => unreadable)),
            excluded: byFile(parts.flatMap(({ excluded }) => excluded)).map(({ file, id: sessionId, entries }) => {
                return { file, id: sessionId ?? undefined, entries };
            }),
            filteredOut: 0,
            files: Math.max(...parts.map(({ files }) => files)),
            directories,
            held: [],
            complete: true,
        },
        sizes: sizes ?? undefined,
        isNew: isNewOf(parts),
        sizesFailure: sizesFailure === null ? undefined : new failure_Failure(sizesFailure.code, sizesFailure.message, sizesFailure.hint),
    };
}
/** The first shard to upload something makes the project, so that one that saw none is worth more than those after it. */
function isNewOf(parts) {
    const told = parts.flatMap(({ isNew }) => isNew ?? []);
    return told.length === 0 ? undefined : told.includes(true);
}
function placeOf({ path, historyDir, repository, root, commit }, isLinked) {
    const isKnown = repository !== null && isLinked(repository.serverUrl);
    const { serverUrl = '', name = '' } = repository ?? {};
    const known = isKnown ? { serverUrl, name } : undefined;
    return { path, historyDir, repository: known, root, prefix: '', commit, redaction: undefined };
}
/** Without what a later version may have written beside it. */
function merge_projects_sourceOf(source) {
    switch (source.kind) {
        case 'input':
            return { kind: 'input' };
        case 'file':
            return { kind: 'file', file: source.file, field: source.field };
        case 'computed':
            return { kind: 'computed', remote: source.remote };
    }
}
/** Each file once, in path order. */
function byFile(files) {
    const distinct = new Map(files.map((file) => [file.file, file]));
    return [...distinct.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

;// CONCATENATED MODULE: ./lib/src/merge/merge-results.js


/** The sessions of all reports, in path order of project, then file. Each is of one shard, so that none is there twice. */
function mergeResults(reports) {
    const order = new Map(projectIds(reports).map((id, index) => [id, index]));
    const place = ({ projectId }) => order.get(projectId) ?? order.size;
    return reports.flatMap(resultsOf).sort((a, b) => place(a) - place(b) || (a.session.file < b.session.file ? -1 : 1));
}
function resultsOf({ sessions }) {
    return sessions.map((row) => ({
        projectId: row.projectId,
        session: {
            id: row.id,
            file: row.file,
            name: external_node_path_namespaceObject.posix.basename(row.file).replace(/\.md$/i, ''),
            provider: { id: row.provider, agentName: row.providerName, displayName: row.providerName },
            diskBytes: row.localBytes,
            mtimeMs: 0,
            wireMayDiffer: false,
            title: row.title,
            startedAt: row.startedAt ?? undefined,
        },
        outcome: row.outcome,
        reason: row.reason,
        localBytes: row.localBytes,
        attempts: row.attempts,
        durationMs: row.durationMs,
        title: row.title,
        secrets: row.secrets,
        plan: row.plan ?? undefined,
        code: row.code ?? undefined,
        hint: row.hint ?? undefined,
        cloudBytes: row.cloudBytes ?? undefined,
        sentBytes: row.sentBytes ?? undefined,
    }));
}

;// CONCATENATED MODULE: ./lib/src/merge/merge-timings.js
/** The phases of one part, and the whole that they are phases of. */
const merge_timings_PHASES = ['total', 'scan', 'compare', 'upload'];
/** What goes on in many sessions at once, and is a sum over sessions in one part too. */
const SUMMED = ['read', 'compress', 'send'];
/**
 * The times of all parts, ms. They ran side by side, so that the whole took as long as its longest part: its phases stand
 * beside its total, and add up to no more. What is a sum over sessions is added up over all of them.
 */
function mergeTimings(parts) {
    const [longest] = parts.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0));
    const timings = {};
    for (const name of merge_timings_PHASES)
        if (longest?.[name] !== undefined)
            timings[name] = longest[name];
    for (const name of SUMMED) {
        const values = parts.flatMap((part) => part[name] ?? []);
        if (values.length > 0)
            timings[name] = values.reduce((sum, value) => sum + value, 0);
    }
    return timings;
}

;// CONCATENATED MODULE: ./lib/src/cloud/cloud-failure.js

/** True when the attempt got no answer of the cloud's own: nothing, a 5xx, a redirect, or somebody else's page. */
function isUnanswered({ status, code }) {
    return status === undefined || status >= 500 || (status < 400 && code !== 'cloud-rejected');
}
/** A request that failed for good: as its last attempt did. */
class CloudFailure extends failure_Failure {
    /** Requests of this kind that were made for it; 0 when the run had already been stopped. */
    attempts;
    /** Every further request would fail alike: a refused token, a refusing proxy, a cloud that is down. */
    fatal;
    last;
    constructor(last, attempts) {
        super(last.code, last.message, last.hint, last.cause === undefined ? undefined : { cause: last.cause });
        this.attempts = attempts;
        this.fatal = last.fatal;
        this.last = last;
    }
}
/** True when an error ends the whole run, not only the session it came from. */
function cloud_failure_isFatal(error) {
    return error instanceof CloudFailure && error.fatal;
}

;// CONCATENATED MODULE: ./lib/src/deadline.js

/** The longest delay that a timer of Node can hold, ms; a longer one would fire at once. */
const LONGEST_TIMER_MS = (/* unused pure expression or super */ null && (2 ** 31 - 1));
/** A wait would have passed the run's deadline: thrown at once instead of waiting, so the session is timed out. */
class deadline_DeadlinePassed extends Error {
    name = 'DeadlinePassed';
    constructor(message = 'the deadline of the run has passed') {
        super(message);
    }
}
/** A signal to the process ended the run. */
class deadline_Cancelled extends Error {
    name = 'Cancelled';
    constructor(signal) {
        super(`The run was cancelled by ${signal}.`);
    }
}
/** True when an error only says that the run is over: what it left unfinished is accounted for by who closes the run. */
function isEndOfRun(error, { signal }) {
    return error instanceof deadline_DeadlinePassed || signal.aborted;
}
/** A deadline whose clock does not run yet, because the input that says how long is not read yet. */
function createDeadline() {
    const controller = new AbortController();
    let limitMs = Number.POSITIVE_INFINITY;
    let end = Number.POSITIVE_INFINITY;
    let timer;
    const stop = (reason) => controller.abort(reason);
    return {
        signal: controller.signal,
        get timeoutMs() {
            return limitMs;
        },
        remainingMs: () => Math.max(0, end - monotonicMs()),
        start(timeoutMs) {
            limitMs = timeoutMs;
            end = monotonicMs() + timeoutMs;
            timer = setTimeout(() => stop(new deadline_DeadlinePassed()), timeoutMs);
        },
        stop,
        clear: () => clearTimeout(timer),
    };
}
/**
 * Waits `ms` milliseconds, or less when `stop` aborts (the caller then looks at why).
 *
 * @throws DeadlinePassed at once when the wait would reach the deadline; its signal's reason, as it is, when it aborts.
 */
async function wait(ms, deadline, stop) {
    deadline.signal.throwIfAborted();
    if (ms >= deadline.remainingMs())
        throw new deadline_DeadlinePassed();
    if (ms <= 0 || stop.aborted)
        return;
    let finish = () => { };
    const done = new Promise((resolve) => {
        finish = resolve;
    });
    const timer = setTimeout(finish, Math.min(ms, LONGEST_TIMER_MS));
    deadline.signal.addEventListener('abort', finish);
    stop.addEventListener('abort', finish);
    try {
        await done;
    }
    finally {
        clearTimeout(timer);
        deadline.signal.removeEventListener('abort', finish);
        stop.removeEventListener('abort', finish);
    }
    deadline.signal.throwIfAborted();
}

;// CONCATENATED MODULE: ./lib/src/run/ending.js





const STATUSES = (/* unused pure expression or super */ null && (['complete', 'incomplete', 'failed', 'cancelled', 'not-run']));
/**
 * Whoever stopped a run knows better than whoever noticed, so `stopped` goes before `thrown`. A run that finished its
 * work late is late all the same.
 */
function endingOf({ returned, thrown, stopped, isLate, timeoutMs }) {
    const reason = stopped ?? thrown;
    if (returned !== undefined && reason === undefined)
        return isLate ? { kind: 'deadline', timeoutMs } : returned;
    if (reason instanceof Cancelled)
        return { kind: 'cancelled', reason: reason.message };
    if (reason instanceof DeadlinePassed)
        return { kind: 'deadline', timeoutMs };
    const failure = reason instanceof Failure ? reason : internalFailure(reason);
    const kind = isFatal(failure) && !VERDICTLESS.has(failure.code) ? 'stopped' : 'failed';
    return { kind, failure };
}
/** Fatal answers of the cloud that say nothing about the sessions: what they need is another token. */
const VERDICTLESS = new Set(['token-refused', 'no-write-scope', 'token-expired', 'token-unusable']);
/** The output `status`. `unreadable` is the number of files that could not be read: they make a run incomplete. */
function statusOf(ending, counts, unreadable) {
    switch (ending.kind) {
        case 'finished':
        case 'stopped':
            return openSessions(counts) + unreadable > 0 ? 'incomplete' : 'complete';
        case 'deadline':
            return 'incomplete';
        case 'cancelled':
        case 'failed':
        case 'not-run':
            return ending.kind;
    }
}
/** What ended the run early, as one sentence. */
function reasonOf(ending) {
    switch (ending.kind) {
        case 'not-run':
        case 'cancelled':
            return ending.reason;
        case 'deadline':
            return `The deadline of ${ending.timeoutMs / 1000} s passed.`;
        case 'stopped':
            return isOutOfRequests(ending.failure) ? sentence(ending.failure.message) : undefined;
        case 'finished':
        case 'failed':
            return undefined;
    }
}
/** The rate limit that ended a run is an end of its time, and no trouble of its sessions. */
function isOutOfRequests({ code }) {
    return code === 'rate-limited';
}
const AGAIN = 'Run it again: what was synced stays so.';
const AGAIN_LONGER = 'Run it again, what was synced stays so; or raise `timeout`.';
/** What becomes of the sessions that have no outcome yet. */
function closingOf(ending) {
    if ('failure' in ending) {
        const { message, code, hint } = ending.failure;
        return { outcome: isOutOfRequests(ending.failure) ? 'timed-out' : 'errored', reason: message, code, hint };
    }
    const reason = reasonOf(ending) ?? 'its next attempt would have come after the deadline';
    return { outcome: 'timed-out', reason, code: undefined, hint: ending.kind === 'cancelled' ? AGAIN : AGAIN_LONGER };
}

;// CONCATENATED MODULE: ./lib/src/merge/part-status.js

/** Failures of the cloud and the way there: what they stop is a session each that errored or timed out, which is a verdict. */
const LEAVES_SESSIONS = new Set([
    'cloud-unreachable',
    'cloud-rejected',
    'cloud-answer',
    'cloud-down',
    'rate-limited',
    'redirected',
    'proxy',
]);
/**
 * What a part has come to, from what its report holds: the status that it gives itself can only make it worse. One that
 * failed or was cancelled stays so, and one that something ended early is not complete, whatever its sessions say.
 */
function statusOfPart(report) {
    const { status, statusReason, failures, projects, sessions, counts, timingsMs } = report;
    if (status === 'failed')
        return status;
    const unsynced = counts.errored + counts.timedOut;
    if (failures.some(({ code }) => !LEAVES_SESSIONS.has(code) || unsynced === 0))
        return 'failed';
    if (status === 'cancelled')
        return status;
    const isUntouched = sessions.length === 0 && timingsMs.scan === undefined;
    if (status === 'not-run' && isUntouched)
        return 'not-run';
    const isEndedEarly = status !== 'complete' || statusReason !== null || failures.length > 0;
    const unreadable = projects.reduce((sum, project) => sum + project.unreadable.length, 0);
    const ending = isEndedEarly ? { kind: 'deadline', timeoutMs: timingsMs.total ?? 0 } : { kind: 'finished' };
    return statusOf(ending, counts, unreadable);
}

;// CONCATENATED MODULE: ./lib/src/merge/merge-reports.js










/** The worst first: the merged status is the worst of the parts'. */
const merge_reports_WORST_FIRST = ['failed', 'cancelled', 'incomplete', 'complete', 'not-run'];
const REQUEST_KINDS = ['sizes', 'head', 'put', 'refresh'];
/**
 * Adds the reports of all parts into the run that they are the parts of. The verdict is made anew from what they hold.
 *
 * @param found every report that there is, in any order
 * @param runner of the job that merges
 * @throws Failure `shards-incomplete` or `report-unusable` when they are not one report of each part of one run
 */
function mergeReports(found, runner) {
    const parts = chooseParts(found);
    const reports = parts.map(({ report }) => report);
    const [{ report: first }] = parts;
    const results = mergeResults(reports);
    const statuses = new Set(reports.map(statusOfPart));
    return {
        version: VERSION,
        startedAt: new Date(Math.min(...reports.map(({ startedAt }) => Date.parse(startedAt)))),
        runner: { ...runner, ...merge_reports_sourceOf(first, runner) },
        inputs: inputsOf(first, reports),
        projects: mergeProjects(reports, (url) => isLinked(url, runner)),
        optOuts: first.optOuts.map(({ path, file, setting }) => ({ path, file, setting })),
        notices: merge_reports_distinct(reports.flatMap(({ notices }) => notices)).map(({ file, ...notice }) => ({
            ...notice,
            ...(file === null ? {} : { file }),
        })),
        results,
        counts: countsOf(results),
        requests: requestsOf(reports),
        timings: mergeTimings(reports.map(({ timingsMs }) => timingsMs)),
        status: merge_reports_WORST_FIRST.find((status) => statuses.has(status)) ?? 'failed',
        statusReason: statusReasonOf(reports),
        failures: merge_reports_distinct(reports.flatMap(({ failures }) => failures)).map(({ code, message, hint }) => new failure_Failure(code, message, hint)),
    };
}
/** Where the files are shown. Only https, or http on loopback or where this job runs itself, becomes a link. */
function merge_reports_sourceOf({ source }, runner) {
    const { serverUrl, repository, commit } = source;
    return { serverUrl, repository: isLinked(serverUrl, runner) ? repository : '', commit };
}
/** Only the server of this job, https, and http on loopback become links. */
function isLinked(serverUrl, runner) {
    return serverUrl === runner.serverUrl || 'url' in parseCloudUrl(serverUrl);
}
/** The inputs as far as they decide what is said: the mode, the verdict's rule and where the links lead. */
function inputsOf({ mode, cloudUrl }, reports) {
    const defaults = defaultInputs();
    // Where parts differ the stricter rule holds.
    const rules = reports.map(({ failOnIncomplete }) => failOnIncomplete);
    const failOnIncomplete = rules.includes(true) || (rules.includes('errors') ? 'errors' : false);
    return { ...defaults, mode, cloudUrl, failOnIncomplete };
}
function requestsOf(reports) {
    const sums = { sizes: 0, head: 0, put: 0, refresh: 0 };
    for (const { requests } of reports)
        for (const kind of REQUEST_KINDS)
            sums[kind] += requests[kind];
    return sums;
}
function statusReasonOf(reports) {
    const reasons = new Set(reports.flatMap(({ statusReason }) => statusReason ?? []));
    return reasons.size === 0 ? undefined : [...reasons].join(' ');
}
/** Every shard tells what concerns all of them. */
function merge_reports_distinct(values) {
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

;// CONCATENATED MODULE: ./lib/schema/report.schema.json
const report_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/specstory/sync-action/main/schema/report.schema.json","title":"Report of specstory/sync-action","description":"What one step did, in full: the place for everything that the outputs and the job summary must cut. The output `report` names the file. Rows are in path order of project, then file. This version writes no other fields; a reader should ignore those that it does not know, since a later one may.","type":"object","additionalProperties":false,"required":["schema","version","status","statusReason","startedAt","mode","failOnIncomplete","shard","cloudUrl","source","counts","providers","secrets","requests","timingsMs","failures","notices","optOuts","projects","sessions"],"properties":{"schema":{"const":1,"description":"Raised when a field changes its meaning or goes away; a new field is no new version."},"version":{"type":"string","description":"Version of the action."},"status":{"enum":["complete","incomplete","failed","cancelled","not-run"]},"statusReason":{"type":["string","null"],"description":"What ended the run early, as one sentence."},"startedAt":{"type":"string","pattern":"^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\d\\\\.\\\\d{3}Z$"},"mode":{"enum":["sync","check",null],"description":"null: the inputs were invalid."},"failOnIncomplete":{"enum":[true,false,"errors",null],"description":"errors: sessions that are merely pending do not fail the step; null: the inputs were invalid."},"shard":{"description":"Which part of the sessions this is the report of; null: all of them.","oneOf":[{"type":"null"},{"type":"object","additionalProperties":false,"required":["index","count"],"properties":{"index":{"type":"integer","minimum":1,"maximum":256},"count":{"type":"integer","minimum":1,"maximum":256}}}]},"cloudUrl":{"type":["string","null"],"maxLength":32767,"pattern":"^https?://[^\\\\s\\\\\\\\?#]+$","description":"https, or http on loopback; null: the inputs were invalid."},"source":{"type":"object","description":"Where the files came from; empty strings off GitHub.","additionalProperties":false,"required":["serverUrl","repository","commit","event","runId","runAttempt"],"properties":{"serverUrl":{"type":"string","maxLength":32767,"pattern":"^(https?://[A-Za-z0-9.:[\\\\]-]+(/[A-Za-z0-9._~/-]*)?)?$"},"repository":{"type":"string","maxLength":1000,"pattern":"^([A-Za-z0-9._-]+/[A-Za-z0-9._-]+)?$"},"commit":{"type":"string","maxLength":64,"pattern":"^([0-9a-f]{40}([0-9a-f]{24})?)?$"},"event":{"type":"string"},"runId":{"type":"string","description":"One number for all jobs and attempts of a workflow\'s run."},"runAttempt":{"type":"string","maxLength":9,"pattern":"^[0-9]*$"}}},"counts":{"$ref":"#/$defs/counts"},"providers":{"type":"array","description":"Most sessions first.","items":{"type":"object","additionalProperties":false,"required":["name","counts"],"properties":{"name":{"type":"string"},"counts":{"$ref":"#/$defs/counts"}}}},"secrets":{"type":"object","description":"Credentials of the sessions that were uploaded without them or held because of them, by rule: the sum of what the sessions say.","additionalProperties":{"$ref":"#/$defs/count"}},"requests":{"type":"object","description":"Requests that left the runner, every attempt counted: bulk sizes, HEADs, uploads, token exchanges.","additionalProperties":false,"required":["sizes","head","put","refresh"],"properties":{"sizes":{"$ref":"#/$defs/count"},"head":{"$ref":"#/$defs/count"},"put":{"$ref":"#/$defs/count"},"refresh":{"$ref":"#/$defs/count"}}},"timingsMs":{"type":"object","description":"Milliseconds; a phase that did not happen is left out. read, compress and send are sums over sessions.","additionalProperties":false,"properties":{"total":{"$ref":"#/$defs/milliseconds"},"scan":{"$ref":"#/$defs/milliseconds"},"compare":{"$ref":"#/$defs/milliseconds"},"upload":{"$ref":"#/$defs/milliseconds"},"read":{"$ref":"#/$defs/milliseconds"},"compress":{"$ref":"#/$defs/milliseconds"},"send":{"$ref":"#/$defs/milliseconds"}}},"failures":{"type":"array","items":{"$ref":"#/$defs/failure"}},"notices":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["level","title","message","file"],"properties":{"level":{"enum":["notice","warning"]},"title":{"type":"string"},"message":{"type":"string"},"file":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/path"}]}}}},"optOuts":{"type":"array","description":"Paths whose owner turned cloud sync off.","items":{"type":"object","additionalProperties":false,"required":["path","file","setting"],"properties":{"path":{"$ref":"#/$defs/path"},"file":{"$ref":"#/$defs/path"},"setting":{"enum":["cloud_sync","cloud_sync.enabled"],"description":"`cloud_sync` of a .project.json, or `enabled` of `[cloud_sync]` in the settings."}}}},"projects":{"type":"array","items":{"$ref":"#/$defs/project"}},"sessions":{"type":"array","items":{"$ref":"#/$defs/session"}}},"$defs":{"count":{"type":"integer","minimum":0,"maximum":9007199254740991},"bytes":{"type":"integer","minimum":0,"maximum":9007199254740991},"milliseconds":{"type":"number","minimum":0,"maximum":9007199254740991},"path":{"description":"POSIX, relative to the workspace and inside of it.","type":"string","maxLength":32767,"pattern":"^(?!([^/]*/)*\\\\.\\\\.(/|$))[^/]"},"projectId":{"type":"string","pattern":"^[0-9a-f]{4}(-[0-9a-f]{4}){3}$"},"code":{"description":"One heading of docs/troubleshooting.md each.","enum":["invalid-input","project-file","project-settings","project-unknown","project-new","token-missing","token-expired","token-unusable","token-refused","no-write-scope","event-refused","path-not-found","no-sessions","session-not-found","cloud-unreachable","cloud-rejected","cloud-answer","cloud-down","cloud-copy-unknown","rate-limited","redirected","too-large","secret-held","file-changed","file-unreadable","proxy","report-unusable","shards-incomplete","internal"]},"counts":{"type":"object","description":"attempted = created + updated + skipped + errored + timedOut + pending.","additionalProperties":false,"required":["attempted","created","updated","skipped","errored","timedOut","pending"],"properties":{"attempted":{"$ref":"#/$defs/count"},"created":{"$ref":"#/$defs/count"},"updated":{"$ref":"#/$defs/count"},"skipped":{"$ref":"#/$defs/count"},"errored":{"$ref":"#/$defs/count"},"timedOut":{"$ref":"#/$defs/count"},"pending":{"$ref":"#/$defs/count"}}},"failure":{"type":"object","additionalProperties":false,"required":["code","message","hint"],"properties":{"code":{"$ref":"#/$defs/code"},"message":{"type":"string"},"hint":{"type":"string"}}},"project":{"type":"object","additionalProperties":false,"required":["id","name","url","source","paths","places","counts","sizes","isNew","sizesFailure","directories","files","filteredOut","leftOut","excluded","unreadable"],"properties":{"id":{"$ref":"#/$defs/projectId"},"name":{"type":"string"},"url":{"type":["string","null"]},"source":{"description":"How the id is known.","oneOf":[{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"const":"input"}}},{"type":"object","additionalProperties":false,"required":["kind","file","field"],"properties":{"kind":{"const":"file"},"file":{"$ref":"#/$defs/path"},"field":{"enum":["git_id","workspace_id"]}}},{"type":"object","additionalProperties":false,"required":["kind","remote"],"properties":{"kind":{"const":"computed"},"remote":{"type":"string"}}}]},"paths":{"type":"array","items":{"$ref":"#/$defs/path"}},"places":{"type":"array","description":"Where the sessions of each path lie, and which repository and commit they come from.","items":{"type":"object","additionalProperties":false,"required":["path","historyDir","repository","root","commit"],"properties":{"path":{"$ref":"#/$defs/path"},"historyDir":{"$ref":"#/$defs/path"},"repository":{"description":"null: it cannot be told.","oneOf":[{"type":"null"},{"type":"object","additionalProperties":false,"required":["serverUrl","name"],"properties":{"serverUrl":{"type":"string"},"name":{"type":"string"}}}]},"root":{"type":"string","description":"Directory that the repository is checked out into, POSIX, relative to the workspace."},"commit":{"type":"string","description":"Empty when it is unknown."}}}},"counts":{"$ref":"#/$defs/counts"},"sizes":{"enum":["bulk","fallback","head",null],"description":"One bulk request; a HEAD per session after it failed; a HEAD per session as the input `sessions` asks. null: not asked."},"isNew":{"type":["boolean","null"],"description":"The cloud had never seen the project when the run asked. null: it was not asked, or did not say."},"sizesFailure":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/failure"}]},"directories":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["directory","exists"],"properties":{"directory":{"$ref":"#/$defs/path"},"exists":{"type":"boolean"}}}},"files":{"$ref":"#/$defs/count","description":"Markdown files looked at."},"filteredOut":{"$ref":"#/$defs/count"},"leftOut":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["file","reason","detail","id","chosen"],"properties":{"file":{"$ref":"#/$defs/path"},"reason":{"enum":["unidentified","unusable-id","no-name","not-a-transcript","no-message","empty","lfs-pointer","link","not-a-file","duplicate","same-name"]},"detail":{"type":"string"},"id":{"type":["string","null"]},"chosen":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/path"}],"description":"For a duplicate or a file of the same name, the file that was taken instead."}}}},"excluded":{"type":"array","description":"Files that the input `exclude` names: out of scope, and in none of the counts.","items":{"type":"object","additionalProperties":false,"required":["file","id","entries"],"properties":{"file":{"$ref":"#/$defs/path"},"id":{"type":["string","null"],"description":"The session that the file is of; null: none, or it cannot be read."},"entries":{"type":"array","description":"The entries of the input that name it, by its path or its session.","items":{"type":"string"}}}}},"unreadable":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["file","detail"],"properties":{"file":{"$ref":"#/$defs/path"},"detail":{"type":"string"}}}}}},"secret":{"type":"object","additionalProperties":false,"required":["rule","line"],"properties":{"rule":{"type":"string","maxLength":64,"pattern":"^[0-9a-z][0-9a-z-]*$","description":"The name in the mark `[REDACTED:rule]`."},"line":{"type":"integer","minimum":1,"maximum":9007199254740991,"description":"Where it is first, in the file."}}},"session":{"type":"object","additionalProperties":false,"required":["id","projectId","file","provider","providerName","title","startedAt","outcome","plan","reason","code","hint","secrets","localBytes","cloudBytes","sentBytes","attempts","durationMs","url"],"properties":{"id":{"type":"string","maxLength":128,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"},"projectId":{"$ref":"#/$defs/projectId"},"file":{"$ref":"#/$defs/path"},"provider":{"enum":["claude","cursor","codex","gemini","droid","deepseek","antigravity","cursoride","copilotide","muse","pi","qwen","grok","opencode","copilot","other"]},"providerName":{"type":"string"},"title":{"type":["string","null"]},"startedAt":{"type":["string","null"],"maxLength":17,"pattern":"^\\\\d{4}-\\\\d{2}-\\\\d{2}T\\\\d{2}:\\\\d{2}Z$","description":"When it began, in UTC, as its header or its file\'s name says."},"outcome":{"enum":["created","updated","skipped","errored","timed-out","pending"]},"plan":{"enum":["new","grown","redacted","shrunk","cloud-copy-unknown","up-to-date","same-size","cloud-has-more","kept-cli-copy","too-large","secret-held",null],"description":"What the comparison said; null: the run ended before it."},"reason":{"type":"string"},"code":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/code"}]},"hint":{"type":["string","null"]},"secrets":{"type":"array","description":"Credentials in it, each value once: of a session that was uploaded without them, or that is held because of them. Never a value.","items":{"$ref":"#/$defs/secret"}},"localBytes":{"$ref":"#/$defs/bytes","description":"UTF-8 bytes of the Markdown as sent, or the size on disk while that is not known."},"cloudBytes":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/bytes"}]},"sentBytes":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/bytes"}],"description":"Compressed."},"attempts":{"$ref":"#/$defs/count"},"durationMs":{"$ref":"#/$defs/milliseconds"},"url":{"type":["string","null"],"description":"Where to read it in SpecStory Cloud."}}}}}');
;// CONCATENATED MODULE: ./lib/src/cloud/json.js
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

;// CONCATENATED MODULE: ./lib/src/report/json-depth.js
const json_depth_QUOTE = '"'.charCodeAt(0);
const json_depth_BACKSLASH = '\\'.charCodeAt(0);
const OPENING = new Set([...'[{'].map((character) => character.charCodeAt(0)));
const CLOSING = new Set([...']}'].map((character) => character.charCodeAt(0)));
/**
 * Tells whether brackets are nested deeper than so many levels, before a parser builds them all. Linear in the text; of
 * a text that is no JSON the answer means nothing, and its parser will say so.
 */
function isNestedDeeper(text, levels) {
    let depth = 0;
    let isQuoted = false;
    for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        if (code === json_depth_QUOTE)
            isQuoted = !isQuoted;
        else if (isQuoted)
            index += code === json_depth_BACKSLASH ? 1 : 0;
        else if (OPENING.has(code) && ++depth > levels)
            return true;
        else if (CLOSING.has(code))
            depth -= 1;
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/src/report/report-rules.js



/**
 * What no run of a shard could have written although the schema has room for it: a session of another shard or of no
 * project, counts that are not those of the sessions, a cloud that no run would send anything to.
 *
 * @param report as the schema has it, with a shard
 * @returns the first such place; `undefined` when there is none
 */
function contradictionIn(report) {
    return headFault(report) ?? sessionFault(report) ?? countFault(report);
}
function headFault({ shard, startedAt, mode, failOnIncomplete, cloudUrl }) {
    if (shard.index > shard.count)
        return { pointer: '/shard/index', must: 'be at most `/shard/count`' };
    // All of them are inputs: a run that knows its shard knows the others.
    for (const [name, value] of Object.entries({ mode, failOnIncomplete, cloudUrl }))
        if (value === null)
            return { pointer: `/${name}`, must: 'not be null beside a `/shard`' };
    if (Number.isNaN(Date.parse(startedAt)))
        return { pointer: '/startedAt', must: 'be a time' };
    const parsed = parseCloudUrl(cloudUrl);
    // Every link leads there: what is written another way than it is read is refused too, such as one with line breaks.
    if (!('url' in parsed) || parsed.url !== cloudUrl)
        return { pointer: '/cloudUrl', must: 'be an https URL, or http on loopback, without credentials' };
    return undefined;
}
function sessionFault({ shard, projects, sessions }) {
    const projectIds = new Set(projects.map(({ id }) => id));
    const seen = new Set();
    for (const [index, { id, projectId }] of sessions.entries()) {
        const pointer = `/sessions/${index}`;
        if (!projectIds.has(projectId))
            return { pointer: `${pointer}/projectId`, must: 'be a project of the report' };
        if (shardOf(id, shard.count) !== shard.index)
            return { pointer: `${pointer}/id`, must: `be of shard ${shard.index}/${shard.count}` };
        const key = `${projectId}/${id}`;
        if (seen.has(key))
            return { pointer: `${pointer}/id`, must: 'be there once only' };
        seen.add(key);
    }
    return undefined;
}
function countFault({ counts, sessions }) {
    const counted = countsOf(sessions);
    for (const [name, count] of Object.entries(counted)) {
        if (counts[name] !== count)
            return { pointer: `/counts/${name}`, must: 'be the number of such sessions' };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/report/schema-fault.js

/**
 * Finds the first place where data is not as a schema has it. Fields that the schema does not have are never looked at:
 * `additionalProperties` binds who writes a report, and a later version may write more. Small enough to be read, where a
 * validator for all of JSON Schema would be most of the bundle; a test holds the two to the same answer.
 *
 * @param value parsed JSON
 * @returns `undefined` when the data is as it must be
 */
function schemaFault(value, document) {
    return faultAt('', value, document, document);
}
function faultAt(pointer, value, schema, document) {
    const target = schema.$ref === undefined ? undefined : document.$defs[schema.$ref.replace('#/$defs/', '')];
    const must = valueFault(value, schema);
    return ((must === undefined ? undefined : { pointer, must }) ??
        (target === undefined ? undefined : faultAt(pointer, value, target, document)) ??
        (schema.oneOf === undefined ? undefined : formFault(pointer, value, schema.oneOf, document)) ??
        fieldFault(pointer, value, schema, document) ??
        itemFault(pointer, value, schema, document));
}
/** What a value must be by itself, whatever is in it. */
function valueFault(value, schema) {
    const types = schema.type === undefined ? undefined : [schema.type].flat();
    if (types !== undefined && !types.some((type) => isOfType(value, type)))
        return `be of type ${types.join(' or ')}`;
    if (schema.const !== undefined && value !== schema.const)
        return `be ${JSON.stringify(schema.const)}`;
    if (schema.enum !== undefined && !schema.enum.includes(value))
        return `be one of ${JSON.stringify(schema.enum)}`;
    if (typeof value === 'string')
        return textFault(value, schema);
    if (typeof value === 'number')
        return numberFault(value, schema);
    return undefined;
}
function textFault(text, { maxLength, pattern }) {
    // The length first: an expression is only given what it can take. Code points are never more than code units.
    if (maxLength !== undefined && text.length > maxLength && [...text.slice(0, 2 * maxLength + 1)].length > maxLength)
        return `have at most ${maxLength} characters`;
    if (pattern !== undefined && !expressionOf(pattern).test(text))
        return `match ${pattern}`;
    return undefined;
}
function numberFault(value, { minimum, maximum }) {
    if (minimum !== undefined && value < minimum)
        return `be at least ${minimum}`;
    if (maximum !== undefined && value > maximum)
        return `be at most ${maximum}`;
    return undefined;
}
/** One form only may fit. The fault of the form that was meant is the one that lies deepest in the data. */
function formFault(pointer, value, forms, document) {
    const faults = forms.flatMap((form) => faultAt(pointer, value, form, document) ?? []);
    if (forms.length - faults.length === 1)
        return undefined;
    const depths = faults.map((fault) => fault.pointer.split('/').length);
    const deepest = faults.filter((_, index) => depths[index] === Math.max(...depths));
    const [meant, ...others] = deepest;
    return meant !== undefined && others.length === 0 ? meant : { pointer, must: 'have one of the forms of the schema' };
}
function fieldFault(pointer, value, schema, document) {
    if (!isOfType(value, 'object'))
        return undefined;
    const fields = value;
    const missing = schema.required?.find((name) => !Object.hasOwn(fields, name));
    if (missing !== undefined)
        return { pointer: `${pointer}/${missing}`, must: 'be there' };
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
        const fault = Object.hasOwn(fields, name) ? faultAt(`${pointer}/${name}`, fields[name], field, document) : undefined;
        if (fault !== undefined)
            return fault;
    }
    return undefined;
}
function itemFault(pointer, value, { items }, document) {
    if (items === undefined || !Array.isArray(value))
        return undefined;
    for (const [index, item] of value.entries()) {
        const fault = faultAt(`${pointer}/${index}`, item, items, document);
        if (fault !== undefined)
            return fault;
    }
    return undefined;
}
function isOfType(value, type) {
    switch (type) {
        case 'null':
            return value === null;
        case 'array':
            return Array.isArray(value);
        case 'object':
            return isObject(value);
        case 'integer':
            return Number.isInteger(value);
        default:
            return typeof value === type;
    }
}
const expressions = new Map();
function expressionOf(pattern) {
    const expression = expressions.get(pattern) ?? new RegExp(pattern, 'u');
    expressions.set(pattern, expression);
    return expression;
}

;// CONCATENATED MODULE: ./lib/src/report/report-reader.js








/** Levels of brackets: the schema has seven, and a field of a later version may have some more. */
const report_reader_MAX_DEPTH = 32;
/**
 * Reads back what `report.ts` writes. A report comes from a job of the same workflow, but through an artifact that others
 * may have written: whatever is used of it is as the schema has it and as a run could have left it, or it is refused.
 * Fields and providers of a later version are no fault; such a provider's sessions are counted under its name, as `other`.
 *
 * @param text the file's text
 * @param file its path, for messages
 * @throws Failure `report-unusable` that names the file, and the place in it as a JSON pointer
 */
function readReport(text, file) {
    const data = parse(text, file);
    if (!isObject(data) || data['schema'] !== REPORT_SCHEMA_VERSION) {
        throw reportUnusable(file, `it is no report of schema ${REPORT_SCHEMA_VERSION}`);
    }
    const report = withKnownProviders(data);
    const misfit = schemaFault(report, report_schema_namespaceObject);
    if (misfit !== undefined)
        throw reportUnusable(file, `\`${misfit.pointer}\` must ${misfit.must}`);
    if (report['shard'] === null)
        throw reportUnusable(file, 'its run had no `shard` input');
    const contradiction = contradictionIn(report);
    if (contradiction !== undefined)
        throw reportUnusable(file, `\`${contradiction.pointer}\` must ${contradiction.must}`);
    return report;
}
function parse(text, file) {
    if (isNestedDeeper(text, report_reader_MAX_DEPTH))
        throw reportUnusable(file, `it is nested deeper than ${report_reader_MAX_DEPTH} levels`);
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw reportUnusable(file, 'it is not valid JSON', { cause });
    }
}
const KNOWN_PROVIDERS = new Set([...PROVIDER_IDS, 'other']);
function withKnownProviders(report) {
    const { sessions } = report;
    if (!Array.isArray(sessions))
        return report;
    const known = sessions.map((session) => isObject(session) && typeof session['provider'] === 'string' && !KNOWN_PROVIDERS.has(session['provider'])
        ? { ...session, provider: 'other' }
        : session);
    return { ...report, sessions: known };
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./lib/src/place.js



/** What was opened lies elsewhere than its path says: a directory on the way is a link, or was swapped for one. */
class NotInPlace extends (/* unused pure expression or super */ null && (Error)) {
    name = 'NotInPlace';
}
/** The workspace's path without links, which are the machine's own; the path as it is when there is no such directory. */
async function place_rootOf(workspace) {
    return await realpath(workspace).catch(() => workspace);
}
/**
 * Makes sure that an open file or directory is the one that lies at its place in the workspace, by asking the system what
 * is open. Where it does not tell (only Linux does), each directory on the way must be one and the end must be what is
 * open: a swap that is undone in time goes unseen there.
 *
 * @param stats of what is open
 * @param root as `rootOf` gives it
 * @param file POSIX, relative to the workspace
 * @throws NotInPlace; the file system's error
 */
function place_checkPlace(fd, stats, root, file) {
    const open = place_pathOfOpen(fd);
    if (open === `${root}/${file}`)
        return;
    const path = join(root, file);
    if (open !== undefined) {
        // Some mounts do not tell cases apart, and a path of the inputs is written as its author likes.
        if (open !== path && open.toLowerCase() !== path.toLowerCase())
            throw new NotInPlace(path);
        return;
    }
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
        if (!lstatSync(join(root, ...parts.slice(0, depth))).isDirectory())
            throw new NotInPlace(path);
    }
    const { dev, ino } = lstatSync(path);
    if (dev !== stats.dev || ino !== stats.ino)
        throw new NotInPlace(path);
}
/** Where an open file or directory lies now, by the system's own word; `undefined` where it does not tell. */
function place_pathOfOpen(fd) {
    if (process.platform !== 'linux')
        return undefined;
    try {
        return readlinkSync(`/proc/self/fd/${fd}`);
    }
    catch {
        return undefined; // a container without /proc
    }
}

;// CONCATENATED MODULE: ./lib/src/workspace.js
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
 * A committed link must not be followed (docs/runners.md, Symlinks), and a FIFO without a writer must not hang the run.
 * Windows has neither flag.
 */
const OPEN_FLAGS = external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0) | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0);
/** Bytes read at a time, which is all that is held of a file. */
const CHUNK_BYTES = (/* unused pure expression or super */ null && (128 * 1024));
const DIRECTORY_FLAGS = OPEN_FLAGS | (external_node_fs_namespaceObject.constants.O_DIRECTORY ?? 0);
/** A directory of 100,000 files comes in pieces that leave the event loop free. */
const ENTRIES_AT_A_TIME = 1024;
/** What was opened is no regular file. */
class NotRegularFile extends (/* unused pure expression or super */ null && (Error)) {
    name = 'NotRegularFile';
}
/**
 * Opens a regular file without following a link at its end.
 *
 * @param path native and absolute
 * @throws NotRegularFile; the file system's error, `ELOOP` for a link
 */
async function openRegular(path) {
    const handle = await open(path, OPEN_FLAGS);
    try {
        const stats = await handle.stat();
        if (!stats.isFile())
            throw new NotRegularFile(path);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/**
 * Opens a regular file of the workspace, and makes sure that what is open is what lies there: a step that runs beside this
 * one, or left something running, may swap a directory for a link to anywhere between any two looks at a path.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @throws NotRegularFile, NotInPlace; the file system's error, `ELOOP` for a link at the end
 */
async function openInside(workspace, file) {
    const root = await rootOf(workspace);
    const { handle, stats } = await openRegular(join(root, file));
    try {
        checkPlace(handle.fd, stats, root, file);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/**
 * Reads a regular file of the workspace from its start, piece by piece.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @param take is given each piece, valid during the call only; returning true ends the reading
 * @param signal ends the reading with its reason
 * @throws NotRegularFile, NotInPlace; the file system's error; the signal's reason
 */
async function streamFile(workspace, file, take, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { handle, stats } = await openInside(workspace, file);
        const _file = __addDisposableResource(env_1, handle, true);
        const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES));
        for (;;) {
            signal?.throwIfAborted();
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
            if (bytesRead === 0 || take(buffer.subarray(0, bytesRead)))
                return;
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
/**
 * Lists a directory of the workspace with the same care as `openInside`.
 *
 * @param root as `rootOf` gives it
 * @param directory POSIX, relative to the workspace
 * @param take is given each entry, in the file system's order
 * @param signal once aborted, the rest is left away
 * @throws NotInPlace; the file system's error, `ELOOP` or `ENOTDIR` for what is no directory
 */
async function listInside(root, directory, take, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_2, process.platform === 'win32' ? undefined : await open(join(root, directory), DIRECTORY_FLAGS), true);
        if (handle !== undefined)
            checkPlace(handle.fd, await handle.stat(), root, directory);
        // Where the system can list what is open, it does not matter what the path has become by now.
        const isKnown = handle !== undefined && pathOfOpen(handle.fd) !== undefined;
        const place = isKnown ? `/proc/self/fd/${handle.fd}` : join(root, directory);
        for await (const entry of await opendir(place, { bufferSize: ENTRIES_AT_A_TIME })) {
            if (signal.aborted)
                return;
            take(entry);
        }
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
/**
 * The first symbolic link on the way from the workspace down to a path, the path itself included. Links in the
 * workspace's own path are the machine's, and fine.
 *
 * @param workspace absolute, native
 * @param path POSIX, relative to the workspace
 * @returns its POSIX path relative to the workspace, or `undefined`
 * @throws the file system's error when a part does not exist or cannot be looked at
 */
async function firstLink(workspace, path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    for (let depth = 1; depth <= parts.length; depth++) {
        const part = parts.slice(0, depth).join('/');
        if ((await lstat(join(workspace, part))).isSymbolicLink())
            return part;
    }
    return undefined;
}
/** The file system's code of an error, e.g. `ENOENT`; `undefined` for any other error. */
function codeOf(error) {
    return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

;// CONCATENATED MODULE: ./lib/src/merge/find-reports.js



/** What a directory of downloaded artifacts has is far below: 256 parts, a few attempts of each, a directory each. */
const MAX_ENTRIES = 10_000;
/**
 * Finds every `.json` file of a directory and of the directories in it: artifacts are downloaded into one each. Links are
 * not followed, neither to files nor to directories, and nothing but regular files is found.
 *
 * @param directory absolute, native
 * @returns native paths, sorted
 * @throws Failure `report-unusable`
 */
function findReports(directory) {
    try {
        if (!(0,external_node_fs_namespaceObject.lstatSync)(directory).isDirectory())
            throw unusable(directory, 'is no directory');
        const files = [];
        const directories = [directory];
        let entries = 0;
        for (let next = directories.pop(); next !== undefined; next = directories.pop()) {
            for (const { name, isDirectory, isFile } of find_reports_list(next)) {
                if (++entries > MAX_ENTRIES)
                    throw unusable(directory, `holds more than ${MAX_ENTRIES} files and directories`);
                if (isDirectory)
                    directories.push((0,external_node_path_namespaceObject.join)(next, name));
                else if (isFile && name.endsWith('.json'))
                    files.push((0,external_node_path_namespaceObject.join)(next, name));
            }
        }
        return files.sort();
    }
    catch (error) {
        throw error instanceof failure_Failure ? error : unusable(directory, 'cannot be read', { cause: error });
    }
}
/** One entry at a time, so that a directory of millions is left after the first few; a link is neither of the two. */
function* find_reports_list(directory) {
    const listing = (0,external_node_fs_namespaceObject.opendirSync)(directory);
    try {
        for (let entry = listing.readSync(); entry !== null; entry = listing.readSync())
            yield { name: entry.name, isDirectory: entry.isDirectory(), isFile: entry.isFile() };
    }
    finally {
        listing.closeSync();
    }
}
function unusable(directory, why, options) {
    return new failure_Failure('report-unusable', `The directory ${directory} ${why}.`, 'Set `reports` to the directory that the reports were downloaded into.', options);
}

;// CONCATENATED MODULE: ./lib/src/merge/read-reports.js






const MEBIBYTE = 1_048_576;
/** About 80,000 sessions in one part. */
const MAX_FILE_BYTES = 64 * MEBIBYTE;
/** Of all reports together: what they are parsed into is several times as large. */
const MAX_BYTES = 512 * MEBIBYTE;
/**
 * Reads the reports that a directory holds, and refuses all when one of them is none.
 *
 * @param directory absolute, native
 * @throws Failure `report-unusable`
 */
function readReports(directory) {
    let room = MAX_BYTES;
    return findReports(directory).map((file) => {
        const bytes = readRegular(file, Math.min(MAX_FILE_BYTES, room));
        room -= bytes.length;
        return { file, report: readReport(bytes.toString('utf8'), file) };
    });
}
/** The bytes of a regular file, opened without following a link: it may have been replaced since it was found. */
function readRegular(file, limit) {
    try {
        const descriptor = (0,external_node_fs_namespaceObject.openSync)(file, OPEN_FLAGS);
        try {
            const stats = (0,external_node_fs_namespaceObject.fstatSync)(descriptor);
            if (!stats.isFile())
                throw reportUnusable(file, 'it is no regular file');
            if (stats.size > limit)
                throw reportUnusable(file, `it is too large: one report may have ${MAX_FILE_BYTES / MEBIBYTE} MiB, all together ${MAX_BYTES / MEBIBYTE} MiB`);
            return readBytes(descriptor, stats.size);
        }
        finally {
            (0,external_node_fs_namespaceObject.closeSync)(descriptor);
        }
    }
    catch (error) {
        throw error instanceof failure_Failure ? error : reportUnusable(file, 'it cannot be read', { cause: error });
    }
}
/** No more than the size says: a file that is still being written is cut, and then no JSON. */
function readBytes(descriptor, size) {
    const bytes = Buffer.alloc(size);
    let length = 0;
    for (let read = -1; length < size && read !== 0; length += read)
        read = (0,external_node_fs_namespaceObject.readSync)(descriptor, bytes, length, size - length, null);
    return bytes.subarray(0, length);
}

;// CONCATENATED MODULE: ./lib/src/merge/main.js










/** The action `merge`: the reports of all shards as one verdict, one summary and one set of outputs. Throws nothing. */
function main() {
    process.exitCode = 1;
    const runner = readRunner(process.env);
    const run = merged(runner);
    publish(run, createPrinter(runner));
    process.exitCode = exitCodeOf(run);
}
function merged(runner) {
    try {
        const reports = getInput('reports');
        if (reports === '')
            throw missingInput();
        return mergeReports(readReports((0,external_node_path_namespaceObject.resolve)(runner.workspace, reports)), runner);
    }
    catch (error) {
        const failure = error instanceof failure_Failure ? error : failure_internalFailure(error);
        return { ...emptyRun(runner), failures: [failure] };
    }
}
/** The workspace is no default: a checkout's JSON files are a stranger's reports. */
function missingInput() {
    return new failure_Failure('invalid-input', 'Invalid input: `reports` is empty; allowed: the directory that holds the report of every shard', 'Set `reports` in the `with:` block of the step to the directory that the reports were downloaded into.');
}

;// CONCATENATED MODULE: ./lib/src/merge/start.js

main();

