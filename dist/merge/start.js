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
/** Codes of failed runs and sessions; `docs/troubleshooting.md` has a heading for each. */
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
    'cloud-copy-changing',
    'blocked',
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
 * An error with a remedy: `message` names the thing, `hint` says what to do. The message may contain text from a
 * repository or a server, so only `report/` prints it.
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
/** Wraps an unexpected error. */
function failure_toInternalFailure(error) {
    const message = Error.isError(error) ? error.message : String(error);
    const hint = 'This is a bug. Please report it with this log.';
    return new failure_Failure('internal', `Unexpected error: ${message}`, hint, { cause: error });
}
/** A session that no cloud takes, however often it is tried: `message` says how large it is. */
function failure_createTooLargeFailure(message) {
    return new failure_Failure('too-large', message, TOO_LARGE_HINT);
}
/** The same wherever it is noticed: before anything is read, while the body is made, or by the cloud itself. */
const TOO_LARGE_HINT = 'SpecStory Cloud accepts 50 MB compressed and 64 MB uncompressed. Split the session, or exclude it with `exclude`.';

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:path/posix"
const posix_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");
;// CONCATENATED MODULE: ./lib/src/remote-url.js

/** Prefixes of tokens that people write in place of a user name. */
const TOKEN_PREFIX = /^(gh[pousr]_|github_pat_|gl[a-z]{1,10}-|ATBB|ATCTT|ATATT|dckr_|bb_)/;
const HOST = /^[A-Za-z0-9.-]{1,255}$/;
/** Hosts that serve only ssh, for networks that allow only port 443, and the hosts of their web pages. */
const WEB_HOSTS = new Map([
    ['ssh.github.com', 'github.com'],
    ['altssh.gitlab.com', 'gitlab.com'],
    ['altssh.bitbucket.org', 'bitbucket.org'],
]);
/** Azure's paths for ssh are not pages. */
const NO_WEB = /^(?:vs-)?ssh\.(?:dev\.azure|visualstudio)\.com$/i;
/**
 * Removes from a remote's URL what must not be seen: user name *and* password where there is a password, a token in
 * place of the user name, and a query or fragment. A bare user name stays, as in `https://org@dev.azure.com/…`.
 */
function removeCredentials(remote) {
    const url = remote.trim();
    const [prefix = ''] = /^(?:[A-Za-z0-9+.-]*:)?\/\//.exec(url) ?? [];
    const [rest = ''] = prefix === '' ? [url] : url.slice(prefix.length).split(/[?#]/, 1);
    const slash = rest.indexOf('/');
    const authority = slash === -1 ? rest : rest.slice(0, slash);
    let at = authority.lastIndexOf('@');
    // A password may contain a slash: behind the colon of a host only a port can follow.
    if (at === -1 && prefix !== '' && /:(?!\d*$)/.test(authority))
        at = rest.lastIndexOf('@');
    const user = rest.slice(0, Math.max(at, 0));
    if (!user.includes(':') && !/%3a/i.test(user) && !isToken(user))
        return prefix + rest;
    const address = rest.slice(at + 1);
    // Without a user name `host:path` would not be the same address any more.
    return prefix === '' && /^[^/]*:/.test(address) ? `git@${address}` : prefix + address;
}
/**
 * Formats `host/path` for people. A user name may be a token in a form that is not known, so it is shown only where it
 * cannot be one: `git`, or a name that the path repeats.
 * @param normalized as `normalizeRemote` returns it
 */
function hideUserName(normalized) {
    const [authority = '', ...path] = normalized.split('/');
    const at = authority.lastIndexOf('@');
    const user = authority.slice(0, Math.max(at, 0)).toLowerCase();
    const isPublic = user === 'git' || path.some((segment) => segment.toLowerCase() === user);
    return isPublic ? normalized : normalized.slice(at + 1);
}
/** Whether two URLs name one repository: servers ignore case, and are reached over ssh and with or without TLS. */
function isSameRepository(one, other) {
    const toAddress = ({ serverUrl, name }) => `${serverUrl.slice(serverUrl.indexOf('://') + 3)}/${name}`.toLowerCase();
    return toAddress(one) === toAddress(other);
}
/** Whether it has a known prefix, or is letters and digits of a length that tokens have and names do not. */
function isToken(user) {
    if (TOKEN_PREFIX.test(user))
        return true;
    return /^[A-Za-z0-9]{32,}$/.test(user) && /\d/.test(user) && /[A-Za-z]/.test(user);
}
/** Returns the last part of a remote's path without `.git`, `undefined` when there is none. */
function parseRepositoryName(remote) {
    const path = removeCredentials(remote)
        .replace(/^[A-Za-z0-9+.-]{1,40}:\/\/[^/]*/, '')
        .replaceAll('\\', '/');
    const name = basename(path.includes('/') ? path : path.slice(path.indexOf(':') + 1));
    return name.replace(/\.git$/, '') || undefined;
}
/**
 * Parses the repository that a remote's URL names, as a page in a browser.
 * @returns `undefined` for a path on a disk, and for a server whose pages do not follow from the URL
 */
function parseRepository(remote) {
    const found = splitRemote(removeCredentials(remote));
    if (found === undefined || !HOST.test(found.host) || NO_WEB.test(found.host))
        return undefined;
    const name = found.path
        .split('/')
        .filter((part) => part !== '')
        .join('/')
        .replace(/\.git$/, '');
    if (!name.includes('/') || name.split('/').some((part) => part === '.' || part === '..'))
        return undefined;
    const host = WEB_HOSTS.get(found.host.toLowerCase()) ?? found.host;
    return { serverUrl: `${found.scheme}://${host}${found.port}`, name };
}
function splitRemote(url) {
    const start = url.indexOf('://');
    if (start !== -1) {
        const kind = url.slice(0, start).toLowerCase();
        const isWeb = kind === 'https' || kind === 'http';
        if (!isWeb && kind !== 'ssh' && kind !== 'git' && kind !== 'git+ssh')
            return undefined;
        const match = /^(?:[^@/]*@)?([^@/:]+)(:\d{1,5})?\/(.+)$/s.exec(url.slice(start + 3));
        if (match === null)
            return undefined;
        const [, host = '', port = '', path = ''] = match;
        // The port of ssh is not that of the pages.
        return { scheme: isWeb ? kind : 'https', host, port: isWeb ? port : '', path };
    }
    const match = /^(?:[^@/:]*@)?([^@/:\\]{2,}):([^\\]+)$/s.exec(url);
    return match === null ? undefined : { scheme: 'https', host: match[1] ?? '', port: '', path: match[2] ?? '' };
}

;// CONCATENATED MODULE: ./lib/src/inputs/ci-systems.js

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const UNKNOWN_ORIGIN = 'This CI system does not say whether a pull request comes from a fork';
/** Every CI system that `docs/environments.md` names. */
const CI_SYSTEMS = [
    {
        name: 'GitHub Actions',
        isDetected: (get) => get('GITHUB_ACTIONS') === 'true',
        // The event's payload knows it: `forkSkipReason`.
        fork: () => undefined,
        commit: (get) => get('GITHUB_SHA'),
        branch: (get) => get('GITHUB_HEAD_REF') || (get('GITHUB_REF_TYPE') === 'tag' ? '' : get('GITHUB_REF_NAME')),
        pullRequest: (get) => /^refs\/pull\/(\d+)\//.exec(get('GITHUB_REF'))?.[1] ?? '',
        runUrl: (get) => `${get('GITHUB_SERVER_URL')}/${get('GITHUB_REPOSITORY')}/actions/runs/${get('GITHUB_RUN_ID')}`,
        repositoryUrl: (get) => `${get('GITHUB_SERVER_URL')}/${get('GITHUB_REPOSITORY')}`,
    },
    {
        name: 'GitLab CI',
        isDetected: (get) => get('GITLAB_CI') !== '',
        fork(get) {
            const source = get('CI_PIPELINE_SOURCE');
            if (source === 'external_pull_request_event') {
                const from = get('CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY');
                return compareOrigin(from, get('CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY'));
            }
            if (source !== 'merge_request_event' && get('CI_MERGE_REQUEST_IID') === '')
                return undefined;
            if (get('CI_MERGE_REQUEST_SOURCE_PROJECT_ID') === get('CI_PROJECT_ID'))
                return undefined;
            return describeOrigin(get('CI_MERGE_REQUEST_SOURCE_PROJECT_PATH'));
        },
        // In a pipeline of merged results the checked-out commit exists in no branch.
        commit: (get) => get('CI_MERGE_REQUEST_SOURCE_BRANCH_SHA') ||
            get('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA') ||
            get('CI_COMMIT_SHA'),
        branch: (get) => get('CI_MERGE_REQUEST_SOURCE_BRANCH_NAME') ||
            get('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME') ||
            get('CI_COMMIT_BRANCH'),
        pullRequest: (get) => get('CI_MERGE_REQUEST_IID') || get('CI_EXTERNAL_PULL_REQUEST_IID'),
        runUrl: (get) => get('CI_JOB_URL') || get('CI_PIPELINE_URL'),
        repositoryUrl: (get) => get('CI_PROJECT_URL'),
    },
    {
        name: 'Jenkins',
        isDetected: (get) => get('JENKINS_URL') !== '' || get('JENKINS_HOME') !== '',
        fork(get) {
            if (get('CHANGE_FORK') !== '')
                return describeOrigin(get('CHANGE_FORK'));
            const from = get('gitlabSourceNamespace');
            return from === '' ? undefined : compareOrigin(from, get('gitlabTargetNamespace'));
        },
        commit: (get) => get('GIT_COMMIT'),
        branch: (get) => get('CHANGE_BRANCH') ||
            get('gitlabSourceBranch') ||
            get('BRANCH_NAME') ||
            get('GIT_BRANCH').replace('origin/', ''),
        pullRequest: (get) => get('CHANGE_ID') || get('gitlabMergeRequestIid'),
        runUrl: (get) => get('BUILD_URL'),
        repositoryUrl: (get) => get('GIT_URL'),
    },
    {
        name: 'CircleCI',
        isDetected: (get) => get('CIRCLECI') !== '',
        // Set for forks only, and not at all by the integrations of GitHub's app and of GitLab.
        fork(get) {
            const user = get('CIRCLE_PR_USERNAME');
            return user === '' ? undefined : describeOrigin([user, get('CIRCLE_PR_REPONAME')].filter(Boolean).join('/'));
        },
        commit: (get) => get('CIRCLE_SHA1'),
        branch: (get) => get('CIRCLE_BRANCH'),
        pullRequest: (get) => get('CIRCLE_PR_NUMBER') || (/\/(\d+)$/.exec(get('CIRCLE_PULL_REQUEST'))?.[1] ?? ''),
        runUrl: (get) => get('CIRCLE_BUILD_URL'),
        repositoryUrl: (get) => get('CIRCLE_REPOSITORY_URL'),
    },
    {
        name: 'Azure Pipelines',
        isDetected: (get) => get('TF_BUILD') !== '',
        fork(get) {
            const isFork = get('SYSTEM_PULLREQUEST_ISFORK').toLowerCase();
            if (isFork === 'false' || (isFork === '' && get('BUILD_REASON') !== 'PullRequest'))
                return undefined;
            return describeOrigin(readRepositoryName(get('SYSTEM_PULLREQUEST_SOURCEREPOSITORYURI')), 'a fork');
        },
        commit: (get) => get('SYSTEM_PULLREQUEST_SOURCECOMMITID') || get('BUILD_SOURCEVERSION'),
        branch: (get) => readBranchRef(get('SYSTEM_PULLREQUEST_SOURCEBRANCH') || get('BUILD_SOURCEBRANCH')),
        pullRequest: (get) => get('SYSTEM_PULLREQUEST_PULLREQUESTNUMBER') || get('SYSTEM_PULLREQUEST_PULLREQUESTID'),
        runUrl(get) {
            const collection = get('SYSTEM_COLLECTIONURI') || get('SYSTEM_TEAMFOUNDATIONCOLLECTIONURI');
            const project = encodeURIComponent(get('SYSTEM_TEAMPROJECT'));
            return `${collection}${project}/_build/results?buildId=${get('BUILD_BUILDID')}`;
        },
        repositoryUrl: (get) => get('BUILD_REPOSITORY_URI'),
    },
    {
        name: 'Bitbucket Pipelines',
        isDetected: (get) => get('BITBUCKET_BUILD_NUMBER') !== '',
        // A pull request from a fork starts no pipeline.
        fork: () => undefined,
        commit: (get) => get('BITBUCKET_COMMIT'),
        branch: (get) => get('BITBUCKET_BRANCH'),
        pullRequest: (get) => get('BITBUCKET_PR_ID'),
        runUrl: (get) => `https://bitbucket.org/${get('BITBUCKET_REPO_FULL_NAME')}/pipelines/results/${get('BITBUCKET_BUILD_NUMBER')}`,
        repositoryUrl: (get) => `https://bitbucket.org/${get('BITBUCKET_REPO_FULL_NAME')}`,
    },
    {
        name: 'Buildkite',
        isDetected: (get) => get('BUILDKITE') !== '',
        fork(get) {
            if (!isPullRequestNumber(get('BUILDKITE_PULL_REQUEST')))
                return undefined;
            const from = get('BUILDKITE_PULL_REQUEST_REPO');
            const [source, own] = [parseRepository(from), parseRepository(get('BUILDKITE_REPO'))];
            if (source !== undefined && own !== undefined && isSameRepository(source, own))
                return undefined;
            return describeOrigin(source?.name ?? '');
        },
        commit: (get) => get('BUILDKITE_COMMIT'),
        branch: (get) => get('BUILDKITE_BRANCH'),
        pullRequest: (get) => get('BUILDKITE_PULL_REQUEST'),
        runUrl: (get) => get('BUILDKITE_BUILD_URL'),
        repositoryUrl: (get) => get('BUILDKITE_REPO'),
    },
    {
        name: 'Travis CI',
        isDetected: (get) => get('TRAVIS') !== '',
        fork: (get) => isPullRequestNumber(get('TRAVIS_PULL_REQUEST'))
            ? compareOrigin(get('TRAVIS_PULL_REQUEST_SLUG'), get('TRAVIS_REPO_SLUG'))
            : undefined,
        commit: (get) => get('TRAVIS_PULL_REQUEST_SHA') || get('TRAVIS_COMMIT'),
        branch: (get) => get('TRAVIS_PULL_REQUEST_BRANCH') || (get('TRAVIS_TAG') === '' ? get('TRAVIS_BRANCH') : ''),
        pullRequest: (get) => get('TRAVIS_PULL_REQUEST'),
        runUrl: (get) => get('TRAVIS_JOB_WEB_URL') || get('TRAVIS_BUILD_WEB_URL'),
        repositoryUrl: (get) => `https://github.com/${get('TRAVIS_REPO_SLUG')}`,
    },
    {
        name: 'Woodpecker CI',
        isDetected: (get) => get('CI') === 'woodpecker',
        fork: (get) => (get('CI_PIPELINE_EVENT').startsWith('pull_request') ? UNKNOWN_ORIGIN : undefined),
        commit: (get) => get('CI_COMMIT_SHA'),
        branch: (get) => get('CI_COMMIT_SOURCE_BRANCH') || get('CI_COMMIT_BRANCH'),
        pullRequest: (get) => get('CI_COMMIT_PULL_REQUEST'),
        runUrl: (get) => get('CI_PIPELINE_URL'),
        repositoryUrl: (get) => get('CI_REPO_URL'),
    },
    {
        name: 'Drone',
        isDetected: (get) => get('DRONE') !== '',
        fork: (get) => (get('DRONE_BUILD_EVENT') === 'pull_request' ? UNKNOWN_ORIGIN : undefined),
        commit: (get) => get('DRONE_COMMIT_SHA'),
        branch: (get) => get('DRONE_SOURCE_BRANCH') || get('DRONE_BRANCH'),
        pullRequest: (get) => get('DRONE_PULL_REQUEST'),
        runUrl: (get) => get('DRONE_BUILD_LINK'),
        repositoryUrl: (get) => get('DRONE_REPO_LINK'),
    },
];
/**
 * Reads the run of the CI system that an environment belongs to, without a child process.
 *
 * @returns `undefined` where no known system is detected
 */
function readCiRun(env) {
    const get = (name) => env[name] ?? '';
    const system = CI_SYSTEMS.find(({ isDetected }) => isDetected(get));
    if (system === undefined)
        return undefined;
    const commit = system.commit(get);
    const pullRequest = system.pullRequest(get);
    return {
        system: system.name,
        commit: COMMIT.test(commit) ? commit : '',
        branch: system.branch(get),
        pullRequest: isPullRequestNumber(pullRequest) ? pullRequest : '',
        runUrl: readWebAddress(system.runUrl(get)),
        repository: parseRepository(system.repositoryUrl(get)),
        fork: system.fork(get),
    };
}
/** A push is `false` in some systems and empty in others. */
function isPullRequestNumber(text) {
    return /^\d{1,20}$/.test(text);
}
/** The repository of a pull request is empty when it was deleted; branches of the own repository always have one. */
function compareOrigin(source, own) {
    return source !== '' && source.toLowerCase() === own.toLowerCase() ? undefined : describeOrigin(source);
}
function describeOrigin(source, unnamed = 'a deleted repository') {
    return `The pull request comes from ${source || unnamed}`;
}
function readRepositoryName(url) {
    return parseRepository(url)?.name ?? '';
}
/** Azure says branches as refs, and those of GitHub's pull requests as names. */
function readBranchRef(ref) {
    if (!ref.startsWith('refs/'))
        return ref;
    return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : '';
}
function readWebAddress(text) {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : '';
}

;// CONCATENATED MODULE: ./lib/src/inputs/runner.js



const runner_COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/**
 * Reads what the runner says of itself and of the event. Missing variables are empty: another CI system sets none.
 *
 * @param env the process's environment
 */
function readRunner(env) {
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    const head = runner_ownText(event, 'pull_request', 'head', 'sha');
    const commit = head !== undefined && runner_COMMIT.test(head) ? head : (env['GITHUB_SHA'] ?? '');
    return {
        workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
        serverUrl: (env['GITHUB_SERVER_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
        apiUrl: (env['GITHUB_API_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        commit: runner_COMMIT.test(commit) ? commit : '',
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        event,
        actor: env['GITHUB_ACTOR'] ?? '',
        ci: readCiRun(env),
        allowsForks: env['SPECSTORY_ALLOW_FORKS'] === 'true',
        runId: env['GITHUB_RUN_ID'] ?? '',
        runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
        temporaryDirectory: env['RUNNER_TEMP'] || (0,external_node_os_namespaceObject.tmpdir)(),
        onGithub: env['GITHUB_ACTIONS'] === 'true',
        debug: env['RUNNER_DEBUG'] === '1',
        windows: process.platform === 'win32',
        cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '',
        hasApiKeyVariable: Boolean(env['SPECSTORY_API_KEY']),
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
function runner_ownText(data, ...keys) {
    const value = runner_ownValue(data, ...keys);
    return typeof value === 'string' ? value : undefined;
}
/** The value at a path of keys that untrusted data has itself, and not by its prototype; `undefined` where there is none. */
function runner_ownValue(data, ...keys) {
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
/**
 * Whether the server is a Gitea or a Forgejo, whose runners set the same variables as GitHub's: their API is the first
 * version of their own, GitHub's own is at the root of a host and that of GitHub Enterprise Server its third
 * (docs/internals/runners.md, Other servers).
 */
function isGitea({ apiUrl }) {
    return apiUrl.endsWith('/api/v1');
}

;// CONCATENATED MODULE: ./lib/src/report/untrusted.js
/** Maximum code units of a log line: a server may send megabytes. */
const LOG_LINE_LIMIT = 2_000;
/** Maximum code units of a text in the summary or a comment, before escaping. */
const MARKDOWN_TEXT_LIMIT = 300;
/** Prevents GitHub from turning text into a mention, link or reference; it is invisible. */
const ZERO_WIDTH_SPACE = '\u200b';
/** Colors, cursor moves, terminal titles and links. */
const ANSI = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** Everything that a terminal, browser or runner may treat as a line break, and tabs. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/;
const WHITE_SPACE = /[\s\u0085]+/g;
/** Characters that print nothing but change what is read or copied. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2060\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Converts untrusted text to one line of visible characters, cut to `limit` UTF-16 code units. Linear in `limit`. */
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
 * Converts text to a log line that no runner obeys: GitHub trims a line before it looks for `::command::` and finds
 * `##[command]` anywhere (docs/internals/runners.md, Workflow commands); other CI systems know `##name[`.
 */
function logText(text, limit = LOG_LINE_LIMIT) {
    return plainText(text, limit)
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replace(/##(?=\w*\[)/g, '## ');
}
/**
 * Escapes text for Markdown, inline or in a table cell, so that it formats, links and notifies nothing
 * (docs/internals/runners.md, Summary and comments). GitHub finds mentions in rendered text, where a backslash is gone,
 * so a zero-width character splits them.
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
/** Code as `markdownText` leaves it: letters, digits, and signs that need no escape inside code. */
const ESCAPED_CODE = /\\`((?:[\p{L}\p{N} .:=/{}"',+?\u200b-]|\\[_*()]|<span>\$<\/span>)+)\\`/gu;
/** The escapes in `ESCAPED_CODE`. */
const ESCAPES = /\\([_*()])|<span>(\$)<\/span>|\u200b/g;
/**
 * Escapes prose, such as an error or a hint, and keeps its backticks around text as plain as a name, path, glob or
 * workflow expression.
 */
function markdownProse(text, limit = MARKDOWN_TEXT_LIMIT) {
    return markdownText(text, limit).replace(ESCAPED_CODE, (escaped, inner) => {
        const code = inner.replace(ESCAPES, '$1$2');
        // Markdown strips a space at an end.
        return code.trim() === code ? `\`${code}\`` : escaped;
    });
}
/** Encodes a slash-separated path for a URL inside a Markdown link. */
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


/** The runner's limit (docs/internals/runners.md, Annotations). */
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
            // GitHub hides the command; elsewhere it would print the secret.
            if (options.onGithub)
                core_setSecret(secret);
        },
    };
}
/** Cleaning a file name could turn it into another file's, so such an annotation has no file. */
function safe({ title, file, line } = {}) {
    const isSafe = file !== undefined && logText(file, LOG_LINE_LIMIT) === file;
    return {
        ...(title === undefined ? {} : { title: logText(title) }),
        ...(isSafe ? { file } : {}),
        ...(isSafe && line !== undefined ? { startLine: line } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/src/host-words.js
const HOST_WORDS = {
    fetchLfs: { github: 'set `lfs: true` on actions/checkout', commandLine: 'run `git lfs pull`' },
    checkOutFirst: {
        github: 'the job may lack an actions/checkout step before this one',
        commandLine: 'the repository may have to be cloned first (`git clone`)',
    },
    sparseCheckout: { github: '`sparse-checkout` of actions/checkout', commandLine: '`git sparse-checkout disable`' },
    fetchSubmodules: {
        github: 'set `submodules: true` on actions/checkout',
        commandLine: 'run `git submodule update --init`',
    },
    passToken: {
        github: 'in a workflow by an expression of `secrets`, in a shell unquoted or in double quotes',
        commandLine: 'in a shell unquoted or in double quotes',
    },
    // The place where GitHub keeps the token.
    secret: { github: 'the secret', commandLine: 'the token' },
    earlierStep: { github: 'in a step before this one', commandLine: 'before this command' },
    step: { github: 'any step that', commandLine: 'anything that' },
    job: { github: 'the job', commandLine: 'the command' },
    machine: { github: 'the runner', commandLine: 'the machine' },
    fullList: { github: 'the job summary and the JSON report', commandLine: 'the JSON report' },
};

;// CONCATENATED MODULE: ./lib/src/message-format.js
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Formats bytes in decimal units, as file managers and GitHub do: `950 B`, `70.3 KB`, `1.4 MB`. */
function message_format_formatBytes(value) {
    if (value < 1_000)
        return `${value} B`;
    if (value < 999_950)
        return `${(value / 1_000).toFixed(1)} KB`;
    if (value < 999_950_000)
        return `${(value / 1_000_000).toFixed(1)} MB`;
    return `${(value / 1_000_000_000).toFixed(1)} GB`;
}
/** The same with a no-break space, for narrow columns. */
function formatUnbrokenBytes(value) {
    return message_format_formatBytes(value).replace(' ', '\u00a0');
}
/** Formats a change of size: `15.6 KB → 26.0 KB`, or the difference where both look the same: `26.0 KB (+12 B)`. */
function formatByteChange(before, after, format = message_format_formatBytes) {
    if (before === after)
        return format(after);
    if (message_format_formatBytes(before) !== message_format_formatBytes(after))
        return `${format(before)} → ${format(after)}`;
    return `${format(after)} (${after > before ? '+' : '−'}${format(Math.abs(after - before))})`;
}
/** Formats a part of a whole: `30.1 KB of 34.0 KB`, or what is missing where both look the same: `12 B less than 34.0 KB`. */
function formatPartOfBytes(part, whole) {
    if (message_format_formatBytes(part) !== message_format_formatBytes(whole))
        return `${message_format_formatBytes(part)} of ${message_format_formatBytes(whole)}`;
    return `${message_format_formatBytes(whole - part)} less than ${message_format_formatBytes(whole)}`;
}
/**
 * Formats a future moment, rounded up to a minute so that it is never too early: `14:32 UTC`, with the date when it is
 * a day or more away.
 * @param moment epoch milliseconds of any size, since it may come from a server
 */
function message_format_formatUtcTime(moment, now) {
    if (moment - now > YEAR_MS)
        return 'more than a year from now';
    const text = new Date(Math.ceil(moment / MINUTE_MS) * MINUTE_MS).toISOString();
    const time = `${text.slice(11, 16)} UTC`;
    return moment - now < DAY_MS ? time : `${text.slice(0, 10)} ${time}`;
}
/** Turns a fragment, as errors' messages are, into a sentence: a capital letter, unless it starts with a name, and a stop. */
function message_format_toSentence(text) {
    const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
    return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`;
}
/** `1234` → `1,234`; by hand, since `Intl` takes longer to load than a run without news takes otherwise. */
function message_format_formatCount(value) {
    const digits = String(value);
    let text = digits.slice(-3);
    for (let end = digits.length - 3; end > 0; end -= 3)
        text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
    return text;
}
/** `1` → `1 session`, `1234` → `1,234 sessions`. */
function message_format_pluralize(value, singular, several = `${singular}s`) {
    return `${message_format_formatCount(value)} ${value === 1 ? singular : several}`;
}
/** Milliseconds for a person: `85 ms`, `3.2 s`, `2 min 5 s`. */
function message_format_formatDuration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    const rest = seconds % 60;
    return `${message_format_formatCount(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${rest} s`}`;
}
/** `['a', 'b', 'c']` → `a, b and c`. */
function joinWithAnd(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

;// CONCATENATED MODULE: ./lib/src/secrets/found-credentials.js
/** The first of each different value. */
function listDifferent(credentials) {
    const different = new Map();
    for (const credential of credentials) {
        if (!different.has(credential.fingerprint))
            different.set(credential.fingerprint, credential);
    }
    return [...different.values()];
}
/** How many different values of each rule there are, in the order of the alphabet. */
function countByRule(credentials) {
    const counts = {};
    for (const rule of listDifferent(credentials)
        .map((credential) => credential.rule)
        .sort()) {
        counts[rule] = (counts[rule] ?? 0) + 1;
    }
    return counts;
}

;// CONCATENATED MODULE: ./lib/src/plan/plan.js


const UP_TO_DATE = {
    kind: 'unchanged',
    label: 'Up to date',
    countLabel: 'up to date',
    explanation: undefined,
};
const CLI_COPY_KEPT = {
    kind: 'unchanged',
    label: 'CLI copy kept',
    countLabel: 'CLI copy kept',
    countLabelPlural: 'CLI copies kept',
    explanation: 'The SpecStory CLI uploaded these with data that a Markdown upload would overwrite. Run `specstory sync` on the machine that recorded them.',
};
const EXPOSED_HINT = 'Run `specstory sync` with CLI 2.4 or later on the machine that recorded them: it replaces the copies with redacted ones.';
const CLI_COPY_EXPOSED = {
    kind: 'unchanged',
    label: 'CLI copy may contain credentials',
    countLabel: 'CLI copy that may contain credentials',
    countLabelPlural: 'CLI copies that may contain credentials',
    explanation: `The transcripts contain credentials, and the copies that the SpecStory CLI uploaded may contain them too. ${EXPOSED_HINT}`,
};
const LARGER_IN_CLOUD = {
    kind: 'unchanged',
    label: 'Larger in the cloud',
    countLabel: 'larger in the cloud',
    explanation: 'The cloud copy is larger than the committed file and was kept. Set `update-when: different` to update these too.',
};
const ROWS = {
    new: { action: 'create', label: 'new', cloudCopy: 'absent', warning: undefined },
    grown: { action: 'update', label: 'larger than the cloud copy', cloudCopy: 'present', warning: undefined },
    redacted: {
        action: 'update',
        label: 'cloud copy contains unredacted credentials',
        cloudCopy: 'present',
        warning: undefined,
    },
    // With `update-when: different`.
    shrunk: {
        action: 'update',
        label: 'smaller than the cloud copy (`update-when: different`)',
        cloudCopy: 'present',
        warning: {
            title: 'Cloud copies shrank',
            appliesTo: ({ localBytes, cloudBytes = 0 }) => localBytes * 2 < cloudBytes,
            isOnFile: true,
            message: ([{ session, cloudBytes = 0, localBytes }, ...others]) => {
                const more = others.length === 0 ? '' : ` (and ${message_format_pluralize(others.length, 'more session')})`;
                const sizes = `${message_format_formatBytes(cloudBytes)} → ${message_format_formatBytes(localBytes)}`;
                return `${session.file}: ${sizes}${more}. The new version is less than half the size of the previous cloud copy. Check that no content was lost.`;
            },
        },
    },
    // Updated with `overwrite-cli-sessions`; without it, nothing shows what an upload would destroy.
    'cloud-copy-unknown': {
        action: 'refuse',
        label: 'cloud copy could not be inspected',
        cloudCopy: 'unknown',
        warning: undefined,
    },
    'up-to-date': {
        action: 'skip',
        label: 'up to date',
        cloudCopy: 'present',
        shownAs: UP_TO_DATE,
        warning: undefined,
    },
    // With `update-when: different`, where an edit that keeps the size is not detected.
    'same-size': { action: 'skip', label: 'same size', cloudCopy: 'present', shownAs: UP_TO_DATE, warning: undefined },
    'kept-cli-copy': {
        action: 'skip',
        label: 'CLI copy kept',
        cloudCopy: 'present',
        shownAs: CLI_COPY_KEPT,
        warning: {
            title: 'CLI copies kept',
            isOnFile: false,
            message: ({ length }) => {
                const copies = length === 1 ? 'Its cloud copy contains CLI data' : 'Their cloud copies contain CLI data';
                return `${message_format_pluralize(length, 'session was', 'sessions were')} not updated. ${copies} that a Markdown upload would overwrite. Run \`specstory sync\` on the machine that recorded ${length === 1 ? 'it' : 'them'}.`;
            },
        },
    },
    'exposed-cli-copy': {
        action: 'skip',
        label: 'CLI copy may contain credentials',
        cloudCopy: 'present',
        shownAs: CLI_COPY_EXPOSED,
        warning: {
            title: 'CLI copies may contain credentials',
            isOnFile: true,
            message: (sessions) => `${plan_formatFindings(sessions)}. The cloud ${sessions.length === 1 ? 'copy is' : 'copies are'} larger than the redacted transcript, and this action does not replace CLI copies. ${EXPOSED_HINT} First: ${formatPlace(sessions[0])}.`,
        },
    },
    'cloud-has-more': {
        action: 'skip',
        label: 'larger in the cloud',
        cloudCopy: 'present',
        shownAs: LARGER_IN_CLOUD,
        warning: undefined,
    },
    'too-large': { action: 'refuse', label: 'too large for SpecStory Cloud', cloudCopy: 'unknown', warning: undefined },
    // With `secrets: hold`.
    'secret-held': {
        action: 'refuse',
        label: 'contains credentials, withheld (`secrets: hold`)',
        cloudCopy: 'unknown',
        warning: {
            title: 'Credentials withheld',
            isOnFile: false,
            message: (sessions) => `Withheld ${plan_formatFindings(sessions)}. ${formatRevokeHint(sessions.flatMap(({ secrets }) => secrets))}`,
        },
    },
};
/**
 * Why a session is created, updated, skipped or refused. Log, statuses, summary, comment, warnings, report and schema
 * derive from this table, in its order.
 */
const plan_PLANS = ROWS;
const plan_PLAN_REASONS = Object.keys(ROWS);
const REVOKE_HINT = 'Revoke these credentials with their issuer. They remain in the Git history even if you edit the file.';
/** What to do about credentials in transcripts; expired and public ones need no action. */
function formatRevokeHint(credentials) {
    const isHarmless = ({ harmless }) => harmless !== undefined;
    if (!credentials.some(isHarmless))
        return REVOKE_HINT;
    if (credentials.every(isHarmless))
        return 'Nothing has to be revoked: they have expired, or are public by design.';
    return `${REVOKE_HINT} Those that have expired or are public by design need no action.`;
}
/** `a.md, line 9`: the place of the first credential. */
function formatPlace({ session, secrets }) {
    return `${session.file}, line ${message_format_formatCount(secrets[0]?.line ?? 1)}`;
}
/**
 * `3 different credentials in 2 sessions: github-pat (2), jwt (1)`, and how many of them need no action; never a value.
 *
 * @param noun `session` or `transcript`
 */
function plan_formatFindings(found, noun = 'session') {
    const different = listDifferent(found.flatMap(({ secrets = [] }) => secrets));
    const rules = Object.entries(countByRule(different)).map(([rule, count]) => `${rule} (${message_format_formatCount(count)})`);
    const [number, places] = found.length === 1
        ? [message_format_pluralize(different.length, 'credential'), '']
        : [message_format_pluralize(different.length, 'different credential'), ` in ${message_format_pluralize(found.length, noun)}`];
    const harmless = ['expired', 'public'].flatMap((kind) => {
        const count = different.filter((credential) => credential.harmless === kind).length;
        return count === 0 ? [] : [`${message_format_formatCount(count)} ${kind === 'expired' ? 'expired' : 'public by design'}`];
    });
    return `${number}${places}: ${rules.join(', ')}${harmless.length === 0 ? '' : `; of these ${harmless.join(', ')}`}`;
}

;// CONCATENATED MODULE: ./lib/src/secrets/view.js
/** Replaces all units of an escape sequence except the last, which becomes the decoded character. */
const view_FILLER = '\v';
const view_FILLER_CODE = 11;
const BLANK = 32;
const ASCII = 128;
const BACKSLASH = 92;
const ESCAPE = 27;
/** What a percent escape of a byte of a longer character becomes: neither ASCII nor a blank. */
const OTHER = 0x80;
/** The longest color code behind its escape character: `[38;2;255;255;255;48;2;255;255;255m`. */
const COLOR_MAX = 40;
const SIMPLE = { n: '\n', r: '\r', t: '\t' };
const ENTITIES = {
    amp: '&',
    apos: "'",
    colon: ':',
    commat: '@',
    dollar: '$',
    equals: '=',
    excl: '!',
    gt: '>',
    lowbar: '_',
    lt: '<',
    nbsp: ' ',
    num: '#',
    percnt: '%',
    plus: '+',
    quest: '?',
    quot: '"',
    semi: ';',
    sol: '/',
};
const READERS = [
    ['\u001b', readColor],
    ['\\', readBackslash],
    ['%', readPercent],
    ['&', readEntity],
    ['[', readBareColor],
    ['^', readCaret],
];
const READER_OF = new Map(READERS);
/** An expression finds them faster than a loop does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins color codes
const SPECIAL = /[\u001b\\%&[^]/g;
/** The work is linear: what a reader looks at beyond its sequence is bounded, or skipped. */
function view_createView(text) {
    const bytes = Buffer.allocUnsafeSlow(text.length * 2);
    bytes.write(text, 'utf16le');
    const codes = new Uint16Array(bytes.buffer, 0, text.length);
    let isChanged = false;
    SPECIAL.lastIndex = 0;
    for (let found = SPECIAL.exec(text); found !== null; found = SPECIAL.exec(text)) {
        const at = found.index;
        const sequence = READER_OF.get(found[0])?.(text, at);
        if (sequence === undefined)
            continue;
        if (sequence.decoded !== undefined) {
            codes.fill(sequence.decoded === BLANK ? BLANK : view_FILLER_CODE, at, sequence.end - 1);
            codes[sequence.end - 1] = sequence.decoded;
            isChanged = true;
        }
        SPECIAL.lastIndex = sequence.end;
    }
    return { text, view: isChanged ? bytes.toString('utf16le') : text, codes };
}
/** The first place from there on that is no filler. */
function skipFillers(view, at) {
    let next = at;
    while (view.charCodeAt(next) === view_FILLER_CODE)
        next++;
    return next;
}
/** Returns a part of a text with its escape sequences decoded. */
function view_decodedSlice({ view }, start, end) {
    const slice = view.slice(start, end);
    return slice.includes(view_FILLER) ? slice.replaceAll(view_FILLER, '') : slice;
}
/** Blanks in place of the color code whose bracket is at that offset. */
function colorAfter(text, bracket) {
    const end = endOfColor(text, bracket);
    return end === undefined ? undefined : { end, decoded: BLANK };
}
/** The end of a control sequence (ECMA-48, 5.4) whose bracket is at that offset. */
function endOfColor(text, bracket) {
    const first = text[bracket];
    if (first === '(' || first === ')')
        return bracket + 2;
    if (first !== '[')
        return undefined;
    const limit = Math.min(text.length, bracket + COLOR_MAX);
    for (let at = bracket + 1; at < limit; at++) {
        const code = text.charCodeAt(at);
        if (code >= 48 && code <= 63)
            continue;
        return code >= 64 && code <= 126 ? at + 1 : undefined;
    }
    return undefined;
}
function readColor(text, at) {
    return colorAfter(text, at + 1);
}
/** As `cat -v` writes the escape character. */
function readCaret(text, at) {
    return text[at + 1] === '[' && text[at + 2] === '[' ? colorAfter(text, at + 2) : undefined;
}
/** A color code whose escape character was lost. */
function readBareColor(text, at) {
    const digit = text.charCodeAt(at + 1);
    if (digit < 48 || digit > 57)
        return undefined;
    const end = endOfColor(text, at);
    return end !== undefined && text[end - 1] === 'm' ? { end, decoded: BLANK } : undefined;
}
/** Any number of backslashes: JSON inside of JSON doubles them. */
function readBackslash(text, at) {
    let letter = at + 1;
    while (text.charCodeAt(letter) === BACKSLASH)
        letter++;
    const skipped = { end: letter };
    const character = text[letter] ?? '';
    const simple = SIMPLE[character];
    if (simple !== undefined)
        return { end: letter + 1, decoded: simple.charCodeAt(0) };
    if (!/[!-/:-@[-`{-~]/.test(character))
        return readNumbered(text, letter) ?? skipped;
    return { end: letter + 1, decoded: character.charCodeAt(0) };
}
/** `\u001b`, `\u{1b}`, `\x1b`, `\033[` and `\e[`. */
function readNumbered(text, letter) {
    const [sequence, long, braced, short, color] = /^(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|(033|e)(?=\[))/i.exec(text.slice(letter, letter + 10)) ?? [];
    if (sequence === undefined)
        return undefined;
    const end = letter + sequence.length;
    const code = color === undefined ? Number.parseInt(long ?? braced ?? short ?? '', 16) : ESCAPE;
    if (code === ESCAPE)
        return colorAfter(text, end) ?? { end, decoded: BLANK };
    return { end, decoded: toUnit(code) };
}
/** `%3D`, and `%253D` where a URL was encoded twice. Letters and digits are never written so: they stay. */
function readPercent(text, at) {
    let pair = at + 1;
    while (text.startsWith('25', pair) && isHex(text, pair + 2) && isHex(text, pair + 3))
        pair += 2;
    if (!isHex(text, pair) || !isHex(text, pair + 1))
        return { end: pair };
    const code = Number.parseInt(text.slice(pair, pair + 2), 16);
    if (/[0-9A-Za-z]/.test(String.fromCharCode(code)))
        return { end: pair };
    return { end: pair + 2, decoded: code < ASCII ? code : OTHER };
}
/** `&quot;`, `&#34;`, `&#x22;`, and `&amp;quot;`. */
function readEntity(text, at) {
    let name = at + 1;
    while (text.startsWith('amp;', name))
        name += 4;
    const [sequence, decimal, hex, word] = /^(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(text.slice(name, name + 10)) ?? [];
    const code = word === undefined ? Number.parseInt(decimal ?? hex ?? '', hex === undefined ? 10 : 16) : codeOf(word);
    if (sequence !== undefined && code !== undefined)
        return { end: name + sequence.length, decoded: toUnit(code) };
    return name === at + 1 ? undefined : { end: name, decoded: '&'.charCodeAt(0) };
}
function codeOf(entity) {
    return ENTITIES[entity.toLowerCase()]?.charCodeAt(0);
}
function toUnit(code) {
    return code <= 0xff_ff ? code : OTHER;
}
function isHex(text, at) {
    const code = text.charCodeAt(at);
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

;// CONCATENATED MODULE: ./lib/src/secrets/repeated-values.js

const CODES = 0x1_0000;
const ROOT = 0;
/**
 * Finds every place of many values at once, however their characters are escaped, in one pass whose time does not depend
 * on how many they are (Aho and Corasick, 1975). Of values that end in the same place the longest is given.
 */
class repeated_values_ValueFinder {
    #automaton;
    /** @param values of two characters at least */
    constructor(values) {
        this.#automaton = new Automaton(values);
    }
    /** @param codes of a `TextView` */
    *find(codes) {
        const automaton = this.#automaton;
        const offsets = offsetsOf(codes);
        let state = ROOT;
        for (let index = 0; index < offsets.length; index++) {
            const at = offsets[index];
            state = automaton.step(state, codes[at], codes[offsets[index + 1] ?? at]);
            const value = state === ROOT ? undefined : automaton.valueAt(state);
            if (value === undefined)
                continue;
            const before = index - value.length;
            // Fillers in front of a character are a part of it.
            yield { value, start: before < 0 ? 0 : offsets[before] + 1, end: at + 1 };
        }
    }
}
/** Where the characters are that are no fillers. */
function offsetsOf(codes) {
    const offsets = new Uint32Array(codes.length);
    let count = 0;
    for (let at = 0; at < codes.length; at++)
        if (codes[at] !== FILLER_CODE)
            offsets[count++] = at;
    return offsets.subarray(0, count);
}
/** A state is a number: the longest beginning of a value that the text ends with so far. */
class Automaton {
    /** The next state by state and UTF-16 code. */
    #edges = new Map();
    /** 1 for what two codes that a value begins with come to. */
    #firsts = new Uint8Array(CODES);
    /** The longest proper ending of a state that is a state itself. */
    #fallbacks = [ROOT];
    /** The longest value that a state ends with. */
    #values = [undefined];
    constructor(values) {
        for (const value of values)
            this.#add(value);
        this.#link();
    }
    /** The state after one more code, and what comes behind it. */
    step(state, code, next) {
        if (state === ROOT && this.#firsts[hash(code, next)] === 0)
            return ROOT;
        for (let from = state;; from = this.#fallbacks[from]) {
            const to = this.#edges.get(from * CODES + code);
            if (to !== undefined)
                return to;
            if (from === ROOT)
                return ROOT;
        }
    }
    valueAt(state) {
        return this.#values[state];
    }
    #add(value) {
        this.#firsts[hash(value.charCodeAt(0), value.charCodeAt(1))] = 1;
        let state = ROOT;
        for (let index = 0; index < value.length; index++) {
            const edge = state * CODES + value.charCodeAt(index);
            let to = this.#edges.get(edge);
            if (to === undefined) {
                to = this.#values.push(undefined) - 1;
                this.#fallbacks.push(ROOT);
                this.#edges.set(edge, to);
            }
            state = to;
        }
        this.#values[state] = value;
    }
    /** Shallow states first: the fallback of a state is the fallback of the one before it, one code further. */
    #link() {
        const children = Map.groupBy(this.#edges, ([edge]) => Math.floor(edge / CODES));
        const queue = [ROOT];
        for (const state of queue) {
            for (const [edge, child] of children.get(state) ?? []) {
                queue.push(child);
                if (state === ROOT)
                    continue;
                let from = this.#fallbacks[state];
                const code = edge % CODES;
                while (from !== ROOT && !this.#edges.has(from * CODES + code))
                    from = this.#fallbacks[from];
                const fallback = this.#edges.get(from * CODES + code) ?? ROOT;
                this.#fallbacks[child] = fallback;
                this.#values[child] ??= this.#values[fallback];
            }
        }
    }
}
function hash(first, second) {
    return (first * 31 + second) % CODES;
}

;// CONCATENATED MODULE: ./lib/src/secrets/words.js
/** The pairs of letters of nine tenths of English words: a first letter, and those behind it. Random pairs are a third. */
const PAIRS = [
    'abcdgiklmnprstuvy baeiloru cacehiklortu dadeiorsu eacdefglmnprstvwx faefilo gaehinorsu haeio',
    'iabcdefglmnoprstvz keis ladeilostuy maeimopsu nacdefgiknostv oabcdgiklmnoprstuvw paeiloprstu qu',
    'racdegikmnorstuvy sacehilopstu tacehilorstuy uabcefgilmnprst vaei waeios xp ze',
].join(' ');
const A = 97;
const LETTERS = 26;
const WORD_PAIRS_MIN = 0.6;
const WORD_MIN = 3;
/** Names of algorithms, encodings and versions, which have digits. */
const TECHNICAL = /(?:ed|x|curve)25519|sha[-_]?\d{1,3}|md5|base(?:32|58|64)|x509|oauth[12]|utf[-_]?8|v\d{1,2}(?:alpha|beta)\d{1,2}|aes[-_]?\d{3}|pkcs\d{1,2}|[rhep]s(?:256|384|512)|nistp\d{3}|ipv[46]|http2|i18n|l10n|s3|ec2|k8s/gi;
const IS_PAIR = new Uint8Array(LETTERS * LETTERS);
for (const [first = '', ...seconds] of PAIRS.split(' ')) {
    for (const second of seconds)
        IS_PAIR[indexOfPair(first.charCodeAt(0), second.charCodeAt(0))] = 1;
}
/** Says whether letters look like a word that people write: most of their pairs are pairs of English words. */
function isWordLike(letters) {
    if (letters.length < WORD_MIN)
        return false;
    let pairs = 0;
    for (let index = 1; index < letters.length; index++) {
        if (IS_PAIR[indexOfPair(letters.charCodeAt(index - 1) | 32, letters.charCodeAt(index) | 32)] === 1)
            pairs++;
    }
    return pairs >= (letters.length - 1) * WORD_PAIRS_MIN;
}
/** How many characters of a text are no part of a word, a year, a count such as `1234`, or a sign between them. */
function countRandom(text) {
    let count = 0;
    for (const [run] of text.replaceAll(TECHNICAL, '').matchAll(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^A-Za-z\d\s_./=-]/g)) {
        const code = run.charCodeAt(0);
        const isRegular = code < 58 && code >= 48 ? isRegularNumber(run) : isWordLike(run);
        if (!isRegular)
            count += run.length;
    }
    return count;
}
/** How many of these a text has: digits, small letters, capitals, and other signs. */
function classesOf(value) {
    return [/\d/, /[a-z]/, /[A-Z]/, /[^0-9A-Za-z]/].filter((expression) => expression.test(value)).length;
}
/** `2026`, `1234`, `000`. */
function isRegularNumber(digits) {
    if (digits.length < WORD_MIN)
        return false;
    return /^(?:19|20)\d\d$/.test(digits) || '012345678901234567890'.includes(digits) || /^(\d)\1+$/.test(digits);
}
function indexOfPair(first, second) {
    return (first - A) * LETTERS + second - A;
}

;// CONCATENATED MODULE: ./lib/src/secrets/exact-values.js



/** Characters of a value, or of one of its lines, below which it is part of other texts as well. */
const VALUE_MIN = 8;
/** Digits of which people write as many: numbers, dates, times, ids of accounts. */
const DIGITS_MAX = 14;
/** Words of a value below which it could be the name of something. */
const WORDS_MIN = 4;
/** In a report. No marker has it, and `secrets-allow` does not know it. */
const exact_values_EXACT_VALUE_RULE = 'redact-values';
const BASE64 = /[\w+/-]/;
/**
 * The values of a text that has one in each line, or of a JSON object.
 *
 * @returns `undefined` for a text that begins as an object and is none
 */
function parseExactValues(text) {
    const given = text.startsWith('{') ? textsOf(text) : text.split(/[\r\n]+/);
    if (given === undefined)
        return undefined;
    const usable = new Set();
    let ignoredCount = 0;
    for (const value of new Set(given.map((entry) => entry.trim()).filter((entry) => entry !== ''))) {
        const lines = value.split(/[\r\n]+/).map((line) => line.trim());
        const kept = lines.filter((line) => line.length >= VALUE_MIN && !isWritten(line));
        if (kept.length === 0)
            ignoredCount++;
        for (const line of kept)
            usable.add(line);
    }
    return { values: [...usable], ignoredCount };
}
/** Every text in a JSON object, however deep. */
function textsOf(json) {
    const texts = [];
    try {
        JSON.parse(json, (_, value) => {
            if (typeof value === 'string' || typeof value === 'number')
                texts.push(String(value));
            return value;
        });
        return texts;
    }
    catch {
        return undefined;
    }
}
/** Says whether people write a value where it is no secret: `production`, `us-east-1`, `2026-11-28`. */
function isWritten(value) {
    if (/^[\d\s.,:_/-]+$/.test(value))
        return value.replaceAll(/\D/g, '').length <= DIGITS_MAX;
    const parts = value
        .replace(/^(?:https?:\/\/|-----(?:BEGIN|END) )|KEY(?= |-)/g, '')
        .match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^\w\s.:/-]/g) ?? [];
    const words = parts.filter((part) => /^[A-Za-z]/.test(part));
    return (words.length < WORDS_MIN &&
        parts.every((part) => (/^\d/.test(part) ? part.length <= 4 : part.length < 3 || isWordLike(part)) && /^\w/.test(part)));
}
/** Replaces values wherever they are, by asterisks of the same number of bytes: the size of a text stays what it was. */
class ExactValues {
    #needles = new Map();
    #finder;
    /** @param values each of one line */
    constructor(values) {
        for (const value of values) {
            for (const text of [value, encodeURIComponent(value.toWellFormed())])
                this.#add(decode(text), false, false);
            for (const offset of [0, 1, 2])
                this.#addBase64(value, offset);
        }
        this.#finder = new ValueFinder([...this.#needles.keys()]);
    }
    mask(view) {
        const { text, codes } = view;
        const places = [];
        const parts = [];
        let done = 0;
        for (const { value: found, start, end } of inOrder(this.#finder.find(codes))) {
            const needle = this.#needles.get(found);
            if (needle === undefined)
                continue;
            const from = Math.max(done, needle.isCutInFront && BASE64.test(text[start - 1] ?? '') ? start - 1 : start);
            let to = needle.isCutBehind && BASE64.test(text[end] ?? '') ? end + 1 : end;
            while (needle.isCutBehind && text[to] === '=')
                to++;
            if (to <= done)
                continue;
            parts.push(text.slice(done, from), '*'.repeat(Buffer.byteLength(text.slice(from, to))));
            places.push({ rule: exact_values_EXACT_VALUE_RULE, start: from, end: to });
            done = to;
        }
        return { masked: parts.length === 0 ? text : parts.join('') + text.slice(done), places };
    }
    #add(text, isCutInFront, isCutBehind) {
        if (!this.#needles.has(text))
            this.#needles.set(text, { isCutInFront, isCutBehind });
    }
    /** The characters that are the same whatever is encoded in front of the value and behind it. */
    #addBase64(value, offset) {
        const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
        const from = offset === 0 ? 0 : offset + 1;
        const to = Math.floor((bytes.length * 8) / 6);
        for (const encoding of ['base64', 'base64url']) {
            const text = bytes.toString(encoding).slice(from, to);
            this.#add(text, offset > 0, bytes.length % 3 !== 0);
        }
    }
}
/** The first of two that overlap is the one that begins first. */
function inOrder(places) {
    return [...places].sort((a, b) => a.start - b.start || b.end - a.end);
}
/** What a value is in a view: its own escape sequences are decoded there, too. */
function decode(value) {
    return createView(value).view.replaceAll(FILLER, '');
}

;// CONCATENATED MODULE: ./lib/src/plan/plan-session.js




/**
 * Decides what to do with one session. Sizes are UTF-8 bytes; CRLF and bytes that are not UTF-8 make the size sent differ
 * from the size on disk, so only equal sizes are decided without reading the file (docs/how-it-works.md).
 *
 * @returns `needs-exact-size` when the file must be read first
 */
function planSession(session, size, copy, rules) {
    const plan = (reason, action = PLANS[reason].action) => {
        const uploads = action === 'create' || action === 'update';
        const isTooLarge = uploads && size.bytes > rules.maxBytes;
        const mayShrink = isTooLarge && session.wireMayDiffer;
        if (!size.exact && mayShrink)
            return 'needs-exact-size';
        if (isTooLarge) {
            const excess = formatBytes(size.bytes - rules.maxBytes);
            return decide('too-large', `${excess} over the limit of ${formatBytes(rules.maxBytes)}`);
        }
        if (uploads && isWithheld(size, rules))
            return decide('secret-held', undefined);
        return decide(reason, copy.state === 'unknown' ? copy.reason : undefined, action);
    };
    const decide = (reason, detail, action = PLANS[reason].action) => ({
        session,
        action,
        reason,
        localBytes: size.bytes,
        unredactedBytes: size.unredactedBytes ?? size.bytes,
        secrets: size.secrets ?? [],
        cloudBytes: copy.state === 'present' ? copy.bytes : undefined,
        detail,
        hint: copy.state === 'unknown' ? copy.hint : undefined,
        failure: copy.state === 'unknown' ? copy.failure : undefined,
    });
    if (rules.readsAll && !size.exact)
        return 'needs-exact-size';
    if (rules.readsAll && isWithheld(size, rules))
        return decide('secret-held', undefined);
    if (copy.state === 'absent')
        return plan('new');
    // Do not overwrite a copy that could not be inspected: it may contain a CLI raw log.
    if (copy.state === 'unknown')
        return plan('cloud-copy-unknown', rules.overwriteCliSessions ? 'update' : 'refuse');
    const mayDiffer = session.wireMayDiffer && rules.updateWhen === 'different';
    const mayContainCredentials = rules.rescan && rules.treatment === 'redact';
    if (!size.exact && (size.bytes !== copy.bytes || mayDiffer || mayContainCredentials))
        return 'needs-exact-size';
    // Asterisks have the size of what they replace: such a copy may have been uploaded before the input named the value.
    const mayHoldExactValues = rules.rescan && size.secrets?.some(({ rule }) => rule === EXACT_VALUE_RULE) === true;
    if (size.bytes === copy.bytes && mayHoldExactValues && !copy.isCliCopy)
        return plan('redacted');
    if (size.bytes === copy.bytes)
        return plan(rules.updateWhen === 'different' ? 'same-size' : 'up-to-date');
    const isLarger = size.bytes > copy.bytes;
    // Between the size with and without credentials, the copy was uploaded with them.
    if (!isLarger && !copy.isCliCopy && copy.bytes <= (size.unredactedBytes ?? 0))
        return plan('redacted');
    // Larger than what would be sent, a copy of the CLI was uploaded with them, or has grown since.
    const isKept = !rules.overwriteCliSessions || rules.updateWhen === 'larger';
    const isExposed = !isLarger && copy.isCliCopy && (size.secrets ?? []).length > 0 && isKept;
    if (isExposed)
        return plan('exposed-cli-copy');
    if (!isLarger && rules.updateWhen === 'larger')
        return plan('cloud-has-more');
    if (copy.isCliCopy && !rules.overwriteCliSessions)
        return plan('kept-cli-copy');
    return plan(isLarger ? 'grown' : 'shrunk');
}
/** True for a session that contains credentials; one that was not read yet is checked before its upload. */
function isWithheld({ secrets = [] }, { treatment }) {
    return treatment === 'hold' && secrets.length > 0;
}
/** Failures of a HEAD that say more than that the copy is unknown. */
const SPECIFIC_CODES = new Set(['redirected', 'rate-limited', 'blocked']);
/** The failure of a session whose plan is `refuse`. It names no file, so that sessions with one cause have one text. */
function refusalFailure({ reason, detail, hint: cause, failure, secrets }) {
    if (failure !== undefined && SPECIFIC_CODES.has(failure.code))
        return failure;
    const message = detail === undefined ? PLANS[reason].label : `${PLANS[reason].label}: ${detail}`;
    if (reason === 'too-large')
        return createTooLargeFailure(message);
    if (reason === 'secret-held') {
        return new Failure('secret-held', `not uploaded, contains ${formatFindings([{ secrets }])}`, WITHHELD_HINT);
    }
    const hint = cause ?? failure?.hint ?? 'Re-run the job later.';
    return new Failure('cloud-copy-unknown', message, `${hint} ${UNKNOWN_COPY_HINT}`, { cause: failure });
}
/** What to do about credentials that keep a file from being uploaded. */
const WITHHELD_HINT = 'Revoke the credential: it is in the Git history. Then remove it from the file, or add a false positive to `secrets-allow`.';
const UNKNOWN_COPY_HINT = 'The session was not uploaded, because its cloud copy may contain CLI data that an upload would overwrite.';

;// CONCATENATED MODULE: ./lib/src/version.js
/** The action's version, in the `User-Agent` and the report; a test holds it to package.json. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./lib/src/run/session-statuses.js
/** What a status means for the cloud copy. */
const STATUS_KINDS = ['uploaded', 'pending', 'unchanged', 'failed'];
/**
 * How one session ends. Run status, outputs, headline, annotations, log, summary, comment and schema derive from this
 * table, in its order.
 */
const session_statuses_SESSION_STATUSES = {
    created: {
        count: 'created',
        output: 'created',
        label: 'Created',
        countLabel: 'created',
        title: 'Created',
        precedence: 5,
        kind: 'uploaded',
        leavesIncomplete: false,
    },
    updated: {
        count: 'updated',
        output: 'updated',
        label: 'Updated',
        countLabel: 'updated',
        title: 'Updated',
        precedence: 4,
        kind: 'uploaded',
        leavesIncomplete: false,
    },
    skipped: {
        count: 'skipped',
        output: 'skipped',
        label: 'Skipped',
        countLabel: 'skipped',
        title: 'Skipped',
        precedence: 2,
        kind: 'unchanged',
        leavesIncomplete: false,
    },
    errored: {
        count: 'errored',
        output: 'errored',
        label: 'Errored',
        countLabel: 'errored',
        title: 'Sync failed',
        precedence: 3,
        kind: 'failed',
        leavesIncomplete: true,
    },
    'timed-out': {
        count: 'timedOut',
        output: 'timed-out',
        label: 'Timed out',
        countLabel: 'timed out',
        title: 'Timed out',
        precedence: 0,
        kind: 'failed',
        leavesIncomplete: true,
    },
    /** In `check` only. */
    pending: {
        count: 'pending',
        output: 'pending',
        label: 'Pending',
        countLabel: 'pending',
        title: 'Sessions pending',
        precedence: 1,
        kind: 'pending',
        leavesIncomplete: true,
    },
};
const STATUS_NAMES = Object.keys(session_statuses_SESSION_STATUSES);
function statusesOfKind(kind) {
    return STATUS_NAMES.filter((outcome) => session_statuses_SESSION_STATUSES[outcome].kind === kind);
}
function createCounts() {
    const counts = { attempted: 0 };
    for (const outcome of STATUS_NAMES)
        counts[session_statuses_SESSION_STATUSES[outcome].count] = 0;
    return counts;
}
/** A session without a status counts only as attempted. */
function addSession(counts, outcome) {
    counts.attempted += 1;
    if (outcome !== undefined)
        counts[session_statuses_SESSION_STATUSES[outcome].count] += 1;
}
function countSessions(results) {
    const counts = createCounts();
    for (const { outcome } of results)
        addSession(counts, outcome);
    return counts;
}
/** Most sessions first, then by name. */
function countsByProvider(results) {
    const providers = new Map();
    for (const { session, outcome } of results) {
        const name = session.provider.displayName;
        const counts = providers.get(name) ?? createCounts();
        providers.set(name, counts);
        addSession(counts, outcome);
    }
    return [...providers]
        .map(([name, counts]) => ({ name, counts }))
        .sort((a, b) => b.counts.attempted - a.counts.attempted || (a.name < b.name ? -1 : 1));
}
function countKind(counts, kind) {
    return sumOf(counts, (outcome) => session_statuses_SESSION_STATUSES[outcome].kind === kind);
}
/** Counts sessions that need another run. */
function countOpen(counts) {
    return sumOf(counts, (outcome) => session_statuses_SESSION_STATUSES[outcome].leavesIncomplete);
}
function sumOf(counts, counted) {
    return STATUS_NAMES.filter(counted).reduce((sum, outcome) => sum + counts[session_statuses_SESSION_STATUSES[outcome].count], 0);
}

;// CONCATENATED MODULE: ./lib/src/run/run.js


function listUnreadable({ projects }) {
    return projects.flatMap(({ scan }) => scan?.unreadable ?? []);
}
/**
 * Counts the files that make a run incomplete: those that could not be read, ignored ones that contain credentials, and
 * links where there is nothing else.
 */
function countInaccessible(found) {
    const { sessionCount, filteredOut, excludedCount, leftOut, unreadableCount } = found;
    const hasOthers = sessionCount + filteredOut + excludedCount > 0 || leftOut.some(({ reason }) => reason !== 'link');
    const exposed = leftOut.filter(({ secrets = [] }) => secrets.length > 0).length;
    return unreadableCount + exposed + (hasOthers ? 0 : leftOut.length);
}
/** The same for all projects of a run. */
function countInaccessibleIn({ projects }) {
    const scans = projects.flatMap(({ scan }) => scan ?? []);
    const counts = scans.map(({ sessions, filteredOut, excluded, leftOut, unreadable }) => countInaccessible({
        sessionCount: sessions.length,
        filteredOut,
        excludedCount: excluded.length,
        leftOut,
        unreadableCount: unreadable.length,
    }));
    return counts.reduce((sum, count) => sum + count, 0);
}
/** Ignored files that a search has found credentials in. */
function listIgnoredWithCredentials({ projects, }) {
    return projects.flatMap(({ scan }) => (scan?.leftOut ?? []).flatMap(({ secrets = [], ...file }) => (secrets.length > 0 ? [{ ...file, secrets }] : [])));
}
/** Initial state: `failed`, so that a crash never looks like success. */
function createRun(runner) {
    return {
        version: VERSION,
        startedAt: new Date(),
        runner,
        inputs: undefined,
        projects: [],
        optOuts: [],
        notices: [],
        searched: undefined,
        results: [],
        counts: createCounts(),
        requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
        timings: {},
        status: 'failed',
        statusReason: undefined,
        failures: [],
    };
}
/** Exit code of the step. */
function resolveExitCode(run) {
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
/** The run is incomplete only because of pending sessions. */
function isMerelyPending(run) {
    const { counts, failures, statusReason } = run;
    const isRead = countInaccessibleIn(run) === 0;
    return countKind(counts, 'failed') === 0 && isRead && failures.length === 0 && statusReason === undefined;
}

;// CONCATENATED MODULE: ./lib/src/sessions/ignored-files.js


const ignored_files_ROWS = {
    'lfs-pointer': {
        label: 'Git LFS pointer',
        kind: ['Git LFS pointer', 'Git LFS pointers'],
        cause: 'The checkout contains Git LFS pointers instead of the transcripts.',
        fix: message_format_toSentence(HOST_WORDS.fetchLfs.github),
        list: 'shared',
        isInComment: true,
        warning: 'Git LFS pointers ignored',
    },
    link: {
        label: 'symbolic link',
        kind: ['symbolic link', 'symbolic links'],
        cause: 'Symbolic links are never followed.',
        fix: 'Commit the file itself.',
        list: 'shared',
        isInComment: true,
        warning: 'Symbolic links ignored',
    },
    unidentified: {
        label: 'no session ID',
        kind: ['transcript without a session ID', 'transcripts without a session ID'],
        cause: 'SpecStory extensions before about October 2025 wrote no session ID.',
        fix: 'Set `unidentified: upload` to sync such files.',
        list: { heading: 'without a session ID' },
        isInComment: true,
        warning: undefined,
    },
    'unusable-id': {
        label: 'unusable session ID',
        kind: ['transcript with an unusable session ID', 'transcripts with an unusable session ID'],
        cause: 'The session ID contains characters or has a length that SpecStory Cloud does not accept.',
        fix: undefined,
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    'no-name': {
        label: 'no file name',
        kind: ['transcript in a file named `.md`', 'transcripts in files named `.md`'],
        cause: 'SpecStory Cloud shows a session under the name of its file.',
        fix: 'Give the file a name before `.md`.',
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    'no-message': {
        label: 'no messages',
        kind: ['transcript without messages', 'transcripts without messages'],
        cause: 'The transcript has a header and no messages.',
        fix: undefined,
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    'not-a-file': {
        label: 'not a regular file',
        kind: ['entry that is not a regular file', 'entries that are not regular files'],
        cause: 'Pipes, sockets and devices are not read.',
        fix: undefined,
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    empty: {
        label: 'empty',
        kind: ['empty file', 'empty files'],
        cause: 'The file is empty.',
        fix: undefined,
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    conflict: {
        label: 'conflict markers',
        kind: ['transcript with conflict markers', 'transcripts with conflict markers'],
        cause: 'A merge conflict in the first lines of the file was committed, so it names two sessions.',
        fix: 'Restore one side of the conflict and commit it.',
        list: 'shared',
        isInComment: true,
        warning: 'Conflict markers committed',
    },
    encrypted: {
        label: 'encrypted',
        kind: ['encrypted file', 'encrypted files'],
        cause: 'The checkout contains encrypted files.',
        fix: 'Decrypt the files in a step before this one, for example with `git-crypt unlock`.',
        list: 'shared',
        isInComment: true,
        warning: 'Encrypted files ignored',
    },
    'not-text': {
        label: 'not readable as text',
        kind: ['file that is not UTF-8 text', 'files that are not UTF-8 text'],
        cause: 'The file is binary, damaged, or in an encoding that its first bytes do not name.',
        fix: 'Save the file as UTF-8, or restore an earlier version of it from Git.',
        list: 'shared',
        isInComment: true,
        warning: 'Unreadable transcripts',
    },
    'other-extension': {
        label: 'not named .md',
        kind: ['file with another extension', 'files with another extension'],
        cause: 'Only files whose names end in `.md` are transcripts.',
        fix: 'Rename the file so that its name ends in `.md`.',
        list: 'shared',
        isInComment: true,
        warning: undefined,
    },
    part: {
        label: 'another part of a session',
        kind: ['other part of a session', 'other parts of sessions'],
        cause: 'Several files with one session ID contain different parts of a conversation.',
        fix: 'Set `unidentified: upload` to sync each part as a session.',
        list: 'shared',
        isInComment: true,
        warning: 'Parts of sessions ignored',
    },
    'other-file': {
        label: 'not Markdown',
        kind: ['file that is not Markdown', 'files that are not Markdown'],
        cause: 'SpecStory and other tools keep files of their own in the directory.',
        fix: undefined,
        list: 'report-only',
        isInComment: false,
        warning: undefined,
    },
    'not-a-transcript': {
        label: 'not a transcript',
        kind: ['Markdown file that is not a SpecStory transcript', 'Markdown files that are not SpecStory transcripts'],
        cause: 'Other tools write Markdown to the directory too.',
        fix: undefined,
        list: 'report-only',
        isInComment: false,
        warning: undefined,
    },
    duplicate: {
        label: 'duplicate of another file',
        kind: ['duplicate', 'duplicates'],
        cause: 'Each session is uploaded once, from the preferred file.',
        fix: undefined,
        list: { heading: 'ignored as duplicates' },
        // The preferred file represents it.
        isInComment: false,
        warning: undefined,
    },
    'same-name': {
        label: 'same name as another file',
        kind: ['file with the name of another', 'files with the name of another'],
        cause: 'Without a session ID, files with the same name are one session.',
        fix: 'Rename one of them to sync it too.',
        list: { heading: 'with the name of another file' },
        isInComment: true,
        warning: 'Files with the same name',
    },
};
/**
 * Why a file in a history directory is not a session. None of these changes the status. Log, summary, comment, warnings,
 * headline, schema and the explanation of an empty scan derive from this table.
 */
const ignored_files_IGNORED_FILES = ignored_files_ROWS;
/** Whether a file is only in the report: another tool's, which names no session. */
function isQuiet({ reason, id }) {
    return ignored_files_IGNORED_FILES[reason].list === 'report-only' && id === undefined;
}
/** In the order of the table. */
const IGNORED_REASONS = Object.keys(ignored_files_ROWS);

;// CONCATENATED MODULE: ./lib/src/report/causes.js
/** Code units of a reason to compare: a server may send megabytes. */
const LOOKED_AT = 600;
/** Code units to compare after names and sizes are removed. */
const COMPARED = 200;
/**
 * Groups items by cause: same code, same hint, and a reason that differs only in names, sizes and times. HTTP 502 and
 * 503 are two causes.
 *
 * @returns groups and items in their original order
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
function toCause({ session, projectId, outcome, code, hint, reason }) {
    const names = [session.file, session.name, session.id, projectId];
    // A timeout and an error with the same text are two causes.
    return { code: `${outcome} ${code ?? ''}`, hint, reason, names };
}
function withoutNames(reason, names) {
    let text = reason.slice(0, LOOKED_AT);
    for (const name of names)
        if (name !== '')
            text = text.replaceAll(name, '…');
    const plain = text
        .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '#')
        .replace(/\b[0-9a-f]{8,}\b/gi, '#')
        .replace(/(?<!HTTP )\b\d[\d.,]*/g, '#');
    return plain.slice(0, COMPARED);
}
/** The session failed because the run stopped; the run-level error already reports it. */
function isCoveredByRunFailure({ failures }, { code, reason, hint }) {
    return failures.some((failure) => failure.code === code && failure.message === reason && failure.hint === hint);
}

;// CONCATENATED MODULE: ./lib/src/inputs/event.js


/** Events of a pull request that are one even when their payload cannot be read; Gitea and Forgejo have more. */
const ON_PULL_REQUESTS = new Set([
    'pull_request',
    'pull_request_review',
    'pull_request_review_comment',
]);
/** Anyone may comment, with the repository's secrets, and the usual recipe checks out a pull request's head. */
const ON_COMMENTS = new Set(['issue_comment', 'discussion_comment']);
/** Whether the checkout is not merged yet. */
function isOnPullRequest(runner) {
    return hasPullRequest(runner) || runner.eventName === 'merge_group';
}
function hasPullRequest({ eventName, event }) {
    const pullRequest = runner_ownValue(event, 'pull_request');
    return ON_PULL_REQUESTS.has(eventName) || (typeof pullRequest === 'object' && pullRequest !== null);
}
/** Events that get no Actions secrets when Dependabot is who acts, also where it merges (docs/internals/runners.md, Events). */
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
 * hold anything, and it would be uploaded in the owner's name (docs/internals/runners.md, Events).
 *
 * @throws Failure `event-refused`
 */
function refuseUntrustedEvent(runner, mode) {
    if (runner.eventName === 'pull_request_target') {
        throw new Failure('event-refused', '`pull_request_target` is not supported, because it exposes secrets to code from forks.', 'Use `pull_request` for checks and `push` or `schedule` for syncs.');
    }
    if (ON_COMMENTS.has(runner.eventName) && mode === 'sync') {
        throw new Failure('event-refused', `Syncs on \`${runner.eventName}\` are not supported: anyone can comment, and the checkout may be a fork's pull request.`, 'Sync on `push` or `schedule`, or use `mode: check`.');
    }
    if (runner.eventName !== 'workflow_run')
        return;
    const head = ownText(runner.event, 'workflow_run', 'head_repository', 'full_name');
    if (head !== undefined && isOwn(head, runner))
        return;
    throw new Failure('event-refused', head === undefined
        ? 'This `workflow_run` is not supported: its event does not name the repository that the code came from.'
        : `This \`workflow_run\` is not supported: it was started for ${head}, not for ${runner.repository}.`, "Sync on `push` or `schedule`, where the checkout is this repository's own.");
}
/**
 * Explains why a sync uploads nothing of a pull request from another repository, whether or not there is a token: a
 * private repository may send its secrets to forks.
 *
 * @returns a sentence, or `undefined` when the files are this repository's
 */
function forkSkipReason(runner) {
    if (runner.ci?.fork !== undefined && !runner.allowsForks) {
        return `${runner.ci.fork}, so its sessions were not uploaded. They sync after the merge. \`--allow-forks\` uploads them.`;
    }
    if (!hasPullRequest(runner))
        return undefined;
    const head = ownText(runner.event, 'pull_request', 'head', 'repo', 'full_name');
    if (head !== undefined && isOwn(head, runner))
        return undefined;
    // A deleted fork is `null`; a branch of this repository never is.
    const whose = head === undefined ? 'a deleted repository' : head;
    return `The pull request comes from ${whose}, so its sessions were not uploaded. They sync after the merge.`;
}
/**
 * The branch that a pull request of this repository would merge.
 *
 * @returns its name, empty when the event does not tell it; `undefined` for every other event
 */
function findUnmergedBranch(runner) {
    if (!hasPullRequest(runner) || forkSkipReason(runner) !== undefined)
        return undefined;
    return ownText(runner.event, 'pull_request', 'head', 'ref') ?? '';
}
/**
 * Explains an empty token.
 *
 * @returns why the token is withheld from this event, so that the run has nothing to do
 * @throws Failure `token-missing` when it should be set
 */
function missingTokenReason(runner) {
    const reason = withheldSecretsReason(runner);
    if (reason !== undefined)
        return `${reason}, so there is no token and nothing was synced.`;
    const make = 'Create an API key with write scope in SpecStory Cloud';
    if (!runner.onGithub) {
        const found = runner.hasApiKeyVariable ? 'Rename the variable `SPECSTORY_API_KEY` to `SPECSTORY_TOKEN`.' : undefined;
        const hint = `${make}, and pass it in the variable \`SPECSTORY_TOKEN\` or by \`--token-file\`.`;
        throw new Failure('token-missing', 'The token is missing.', found ?? hint);
    }
    throw new Failure('token-missing', 'The `token` input is empty.', `${make}, store it as the repository secret SPECSTORY_API_KEY, and pass \`token: \${{ secrets.SPECSTORY_API_KEY }}\`.`);
}
/**
 * Explains why GitHub withholds secrets from this event.
 *
 * @returns a sentence without a full stop, or `undefined` when secrets should be there
 */
function withheldSecretsReason(runner) {
    if (runner.actor === DEPENDABOT && WITHHELD_FROM_DEPENDABOT.has(runner.eventName)) {
        const what = hasPullRequest(runner) ? 'pull requests from Dependabot' : 'runs that Dependabot starts';
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
/** Names of repositories have no case. An unknown repository matches none. */
function isOwn(fullName, { repository }) {
    return repository !== '' && fullName.toLowerCase() === repository.toLowerCase();
}

;// CONCATENATED MODULE: ./lib/src/report/display-status.js





const SKIPPED = new Set(plan_PLAN_REASONS.map((reason) => plan_PLANS[reason]).flatMap((plan) => plan.shownAs ?? []));
/** What the run's early end left open, by how far the upload was. The counts have it as errored or timed out. */
const INTERRUPTED = {
    'not-started': { kind: 'failed', label: 'Not started', countLabel: 'not started' },
    unknown: { kind: 'failed', label: 'Unknown', countLabel: 'with unknown result' },
};
/** In display order. */
const DISPLAY_STATUSES = STATUS_KINDS.flatMap((kind) => {
    const statuses = statusesOfKind(kind).map((status) => session_statuses_SESSION_STATUSES[status]);
    if (kind === 'failed')
        return [...statuses, ...Object.values(INTERRUPTED)];
    return kind === 'unchanged' ? [...SKIPPED, ...statuses] : statuses;
});
/** Resolves the displayed status of one session. */
function resolveDisplayStatus({ outcome, plan, progress, }) {
    if (progress !== undefined)
        return INTERRUPTED[progress];
    const status = session_statuses_SESSION_STATUSES[outcome];
    return (status.kind === 'unchanged' && plan && plan_PLANS[plan].shownAs) || status;
}
/** Groups sessions by displayed status, in display order, without empty groups. */
function groupByStatus(results) {
    const groups = Map.groupBy(results, resolveDisplayStatus);
    return DISPLAY_STATUSES.flatMap((status) => {
        const results = groups.get(status);
        return results === undefined ? [] : [{ status, results }];
    });
}
/** `12 created`, `4 CLI copies kept`. */
function formatStatusCount({ status, results: { length } }) {
    const { countLabel, countLabelPlural = countLabel } = status;
    return `${message_format_formatCount(length)} ${length === 1 ? countLabel : countLabelPlural}`;
}
/** `12 sessions created`, `4 CLI copies kept`. */
function formatSessionCount(group) {
    const { status, results } = group;
    if (status.countLabelPlural !== undefined)
        return formatStatusCount(group);
    return `${message_format_pluralize(results.length, 'session')} ${status.countLabel}`;
}
/** How a run's status is shown. The words follow "SpecStory sync". */
const RUN_STATUSES = {
    complete: { symbol: '✅', words: 'complete' },
    passed: { symbol: '✅', words: 'passed' },
    incomplete: { symbol: '⚠️', words: 'incomplete' },
    'not-run': { symbol: 'ℹ️', words: 'skipped' },
    failed: { symbol: '❌', words: 'failed' },
    cancelled: { symbol: '❌', words: 'cancelled' },
    'no-sessions': { symbol: '⚠️', words: 'found no sessions' },
};
/** Resolves how the run's status is shown, the same in log, summary and comment. */
function describeRunStatus(run) {
    const { symbol, words } = RUN_STATUSES[resolveShownStatus(run)];
    const title = hasNoSessions(run) ? 'No sessions found' : `SpecStory ${run.inputs?.mode ?? 'sync'} ${words}`;
    return { symbol, words, title };
}
/** True for a run that found no session in any project, although nothing failed: zero is not complete. */
function hasNoSessions({ status, projects, results }) {
    const scans = projects.flatMap(({ scan }) => scan ?? []);
    const isEmpty = scans.every(({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length === 0);
    return status === 'complete' && results.length === 0 && scans.length > 0 && isEmpty;
}
/** A check that fails its step because of pending sessions failed, and one before a merge passed. */
function resolveShownStatus(run) {
    const { status, inputs, counts } = run;
    if (hasNoSessions(run))
        return 'no-sessions';
    if (isPendingMerge(run))
        return 'passed';
    const fails = status === 'incomplete' && inputs?.mode === 'check' && inputs.failOnIncomplete === true;
    return fails && countKind(counts, 'pending') > 0 ? 'failed' : status;
}
/** True for a check of a pull request whose only finding is pending sessions, which is expected before the merge. */
function isPendingMerge(run) {
    const { inputs, runner, status, counts, failures } = run;
    if (inputs?.mode !== 'check' || inputs.failOnIncomplete === true || status !== 'incomplete')
        return false;
    const pending = countKind(counts, 'pending');
    const isRead = listUnreadable(run).length === 0;
    return isOnPullRequest(runner) && pending > 0 && pending === countOpen(counts) && isRead && failures.length === 0;
}

;// CONCATENATED MODULE: ./lib/src/cloud/routes.js
/** How a request is called in a sentence. */
const REQUEST_NAMES = {
    sizes: 'the bulk size request',
    head: 'the session check',
    put: 'the upload',
    refresh: 'the token refresh',
};
const API = '/api/v1';
/** The CLI's limits, ms (docs/internals/cloud.md, Routes); an upload's is an input. */
const SIZES_TIMEOUT_MS = 30_000;
const HEAD_TIMEOUT_MS = 10_000;
const REFRESH_TIMEOUT_MS = 30_000;
/** Bytes of a response: 100,000 sessions' sizes are about 4.5 MB, everything else is a few hundred bytes. */
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
function conditionHeaders(condition) {
    if (condition === undefined)
        return {};
    return condition.kind === 'absent' ? { 'if-none-match': '*' } : { 'if-match': condition.tag };
}
/** `PUT /projects/{pid}/sessions/{sid}` of a gzipped JSON body, with `timeoutMs` for one attempt. */
function putRequest(projectId, sessionId, body, condition, timeoutMs) {
    const path = `${API}${sessionPath(projectId, sessionId)}`;
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', ...conditionHeaders(condition) };
    return { ...BARE, kind: 'put', method: 'PUT', path, headers, body, timeoutMs };
}
/** `POST /device-refresh`, which carries the refresh token and no body. */
function refreshRequest() {
    return { ...BARE, kind: 'refresh', method: 'POST', path: `${API}/device-refresh`, timeoutMs: REFRESH_TIMEOUT_MS };
}
/** Where a person sees a project (docs/internals/cloud.md, Links). `baseUrl` has no trailing slash. */
function projectUrl(baseUrl, projectId) {
    return `${baseUrl}${projectPath(projectId)}`;
}
/** Where a person sees a session (docs/internals/cloud.md, Links). `baseUrl` has no trailing slash. */
function sessionUrl(baseUrl, projectId, sessionId) {
    return `${baseUrl}${sessionPath(projectId, sessionId)}`;
}
function projectPath(projectId) {
    return `/projects/${encodeURIComponent(projectId)}`;
}
function sessionPath(projectId, sessionId) {
    return `${projectPath(projectId)}/sessions/${encodeURIComponent(sessionId)}`;
}

;// CONCATENATED MODULE: ./lib/src/project/project.js

const MAX_CODE_POINTS = 200;
/** Characters that break a line or change its direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
/** Cuts a project's name to 200 code points without control characters. @returns `undefined` when nothing is left */
function cleanProjectName(text) {
    const name = text?.toWellFormed().replace(UNPRINTABLE, '').trim() ?? '';
    // A code point has two units at most; the name may be megabytes long.
    const start = Array.from(name.slice(0, 2 * MAX_CODE_POINTS));
    return start.slice(0, MAX_CODE_POINTS).join('').trim() || undefined;
}
/**
 * Finds the repository of a file. Links, annotations and a pull request's files are relative to it, and not to the
 * workspace when the checkout is in one of its directories.
 * @returns `undefined` for a file below none of the places, and for one outside of its place's repository
 */
function findFileSource(places, file) {
    const nearest = findNearestPlace(places, file);
    if (nearest === undefined)
        return undefined;
    const { repository, commit, root, prefix } = nearest;
    if (root.startsWith('..'))
        return { repository, commit, path: external_node_path_namespaceObject.posix.join(prefix, file) };
    if (!isBelow(file, root))
        return undefined;
    return { repository, commit, path: root === '.' ? file : file.slice(root.length + 1) };
}
/** Finds the innermost place that contains a file. */
function findNearestPlace(places, file) {
    return places.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0];
}
function isBelow(file, directory) {
    return directory === '.' || file === directory || file.startsWith(`${directory}/`);
}

;// CONCATENATED MODULE: ./lib/src/report/links.js





/** URL of the file at the commit that was read. */
function fileUrl(run, file) {
    const { repository, commit, path } = sourceOf(run, file) ?? {};
    if (repository === undefined || commit === undefined || commit === '' || path === undefined)
        return undefined;
    // Whether another server is Gitea is unknown.
    const isThere = isGitea(run.runner) && repository.serverUrl === run.runner.serverUrl;
    const place = isThere ? 'src/commit' : 'blob';
    return `${repository.serverUrl}/${urlPath(repository.name)}/${place}/${urlPath(commit)}/${urlPath(path)}`;
}
/**
 * Path in the workflow's own repository, the only one with annotations and pull requests.
 *
 * @param file POSIX, relative to the workspace
 */
function ownPath(run, file) {
    const { repository, path } = sourceOf(run, file) ?? {};
    const isOwn = repository?.name === run.runner.repository && repository.serverUrl === run.runner.serverUrl;
    return isOwn ? path : undefined;
}
function sourceOf({ projects }, file) {
    return findFileSource(projects.flatMap(({ project }) => project.places), file);
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
function troubleshootingUrl(code) {
    return `${TROUBLESHOOTING}#${code}`;
}
/** Untrusted text as a Markdown link, or as text without a URL. */
function links_link(text, url, limit) {
    return linkMarkdown(markdownText(text, limit), url);
}
function linkMarkdown(markdown, url) {
    const shown = markdown || '\\(no name\\)';
    if (url === undefined)
        return shown;
    return `[${shown}](${url.replace(/[\s()<>|\\]/g, encodeURIComponent).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;
}
const PATH_LIMIT = 200;
/**
 * A file link that can break, so that a table fits a narrow screen.
 *
 * @param text shown instead of the path
 */
function fileLink(run, file, text = file) {
    return linkMarkdown(markdownText(text, PATH_LIMIT).replace(/\/|\\_/g, '$&<wbr>'), fileUrl(run, file));
}
/** The hint and a link to its explanation. */
function whatToDo({ hint, code }) {
    const more = code === undefined ? '' : `[${code}](${troubleshootingUrl(code)})`;
    return [markdownProse(message_format_toSentence(hint ?? ''), 1_000), more].filter((part) => part !== '').join(' ');
}

;// CONCATENATED MODULE: ./lib/src/report/secrets.js



/** Sessions whose credentials are replaced by markers in what is uploaded, now or before. */
function listRedacted({ results }) {
    return results.filter(({ secrets, plan }) => secrets.length > 0 && plan !== 'secret-held');
}
/** Those of them that this run uploaded. */
function listUploadedRedacted(run) {
    return listRedacted(run).filter(({ outcome }) => session_statuses_SESSION_STATUSES[outcome].kind === 'uploaded');
}
/** Sessions that were not uploaded because of their credentials, and ignored files that contain some. */
function listWithheld(run) {
    const sessions = run.results.filter(({ secrets, plan }) => secrets.length > 0 && plan === 'secret-held');
    return [...sessions.map(toFile), ...listIgnoredWithCredentials(run)];
}
/** Every credential with its file, those to revoke first. */
function listPlaces(files) {
    const places = files.flatMap(({ file, secrets }) => secrets.map((credential) => ({ ...credential, file })));
    return places.toSorted((a, b) => Number(a.harmless !== undefined) - Number(b.harmless !== undefined));
}
function toFile({ session, secrets }) {
    return { file: session.file, secrets };
}
/** How many different values are in what the run read; `undefined` where it sends them. */
function countCredentials(run) {
    const { inputs, projects, results } = run;
    const places = projects.flatMap(({ project }) => project.places);
    const isSent = inputs?.secrets === 'send' ||
        (inputs?.secrets === undefined && places.length > 0 && places.every(({ redaction }) => redaction === false));
    if (inputs === undefined || isSent)
        return undefined;
    const files = [...results, ...listIgnoredWithCredentials(run)];
    return listDifferent(files.flatMap(({ secrets }) => secrets)).length;
}

;// CONCATENATED MODULE: ./lib/src/report/annotations.js












/** Annotations of each level that a step can show (docs/internals/runners.md, Annotations). */
const ANNOTATIONS_PER_LEVEL = 10;
/** Builds at most ten annotations of each level, worst first; the last one counts those that do not fit. */
function buildAnnotations(run) {
    const notices = [...describeNotRun(run), ...describeRedacted(run), ...listNotices(run, 'notice')];
    const all = [
        ...limit('error', buildErrors(run), `See ${HOST_WORDS.fullList.github}.`),
        ...limit('warning', buildWarnings(run), 'See the JSON report.'),
        ...limit('notice', notices, 'See the JSON report.'),
    ];
    return all.map((annotation) => withOwnPath(run, annotation));
}
/** Makes the file relative to the workflow's repository; GitHub can show no annotation on a file of another one. */
function withOwnPath(run, { file, line, ...rest }) {
    const path = file === undefined ? undefined : ownPath(run, file);
    if (path === undefined)
        return rest;
    return { ...rest, file: path, ...(line === undefined ? {} : { line }) };
}
function limit(level, all, hint) {
    if (all.length <= ANNOTATIONS_PER_LEVEL)
        return [...all];
    const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1);
    return [...shown, { level, title: `${message_format_formatCount(all.length - shown.length)} more ${level}s`, message: hint }];
}
/** The reason of a run that had nothing to do; opt-outs have notices of their own. */
function describeNotRun({ status, statusReason, optOuts }) {
    if (status !== 'not-run' || statusReason === undefined || optOuts.length > 0)
        return [];
    return [{ level: 'notice', title: 'Nothing was synced', message: statusReason }];
}
function describeRedacted(run) {
    const sessions = listRedacted(run);
    if (sessions.length === 0)
        return [];
    const uploaded = listUploadedRedacted(run);
    const hint = formatRevokeHint(sessions.flatMap(({ secrets }) => secrets));
    const message = uploaded.length > 0
        ? `Redacted before uploading: ${plan_formatFindings(uploaded)}. ${hint}`
        : `Transcripts hold credentials that are redacted when they are uploaded: ${plan_formatFindings(sessions)}. ${hint}`;
    return [{ level: 'notice', title: 'Credentials redacted', message }];
}
/** Causes within one session come first: the others concern the whole run, which reports them too. */
const WORST_FIRST = [
    'file-unreadable',
    'file-changed',
    'too-large',
    'cloud-rejected',
];
/** Names in an annotation for several sessions. */
const NAMES_SHOWN = 3;
/** Builds one error for each cause, worst first. */
function buildErrors(run) {
    return [...buildRunErrors(run), ...buildUnreadableErrors(run), ...buildSessionErrors(run)];
}
/** What ended the run, with the number of sessions that were not synced because of it. */
function buildRunErrors(run) {
    const groups = groupByCause(run.failures, ({ code, hint, message }) => ({ code, hint, reason: message, names: [] }));
    return groups.map((failures) => toRunError(run, failures));
}
function toRunError(run, failures) {
    const [{ code, message, hint }] = failures;
    const covered = isCancelled(run) ? [] : run.results.filter((result) => isCoveredByRunFailure({ failures }, result));
    const lost = covered.length === 0 ? '' : ` ${message_format_pluralize(covered.length, 'session was', 'sessions were')} not synced.`;
    const title = `SpecStory sync: ${code.replaceAll('-', ' ')}`;
    return toError({ title, message: `${message_format_toSentence(message)}${lost}`, hint, code });
}
function buildUnreadableErrors(run) {
    const code = 'file-unreadable';
    const hint = 'Make the file readable for the runner.';
    const groups = groupByCause(listUnreadable(run), ({ file, detail }) => ({
        code,
        hint,
        reason: detail,
        names: [file],
    }));
    return groups.map((files) => {
        const [{ file, detail }] = files;
        const named = nameFirst(files.map((one) => one.file), 'file');
        return toError({ title: 'File not readable', message: `${named}: ${detail}`, hint, code, file });
    });
}
function buildSessionErrors(run) {
    const failing = STATUS_NAMES.filter((status) => isError(run, status));
    const results = failing.flatMap((status) => run.results.filter(({ outcome }) => outcome === status));
    // Everything that a signal interrupted has one cause.
    const finished = isCancelled(run) ? results.filter(({ outcome }) => outcome !== 'timed-out') : results;
    const own = finished.filter((result) => !isCoveredByRunFailure(run, result));
    const withheld = own.filter(({ code }) => code === 'secret-held');
    const others = own.filter(({ code }) => code !== 'secret-held');
    const errors = [
        ...withheld.flatMap(({ session, secrets, hint }) => toCredentialErrors({ file: session.file, secrets }, hint)),
        ...listIgnoredWithCredentials(run).flatMap((file) => toCredentialErrors(file, WITHHELD_HINT)),
        ...groupByCause(others, toCause).sort(byBadness).map(toSessionError),
    ];
    return isCancelled(run) ? [...errors, toCancelledError(run, results.length - finished.length)] : errors;
}
/** Pending sessions are an error only where they fail the step; a cancelled run fails for another reason. */
function isError(run, status) {
    switch (session_statuses_SESSION_STATUSES[status].kind) {
        case 'failed':
            return true;
        case 'pending':
            return run.inputs?.failOnIncomplete === true && !isCancelled(run);
        case 'uploaded':
        case 'unchanged':
            return false;
    }
}
function isCancelled({ status }) {
    return status === 'cancelled';
}
function toCancelledError(run, interrupted) {
    const lost = interrupted === 0 ? '' : ` ${message_format_pluralize(interrupted, 'session was', 'sessions were')} not finished.`;
    const message = `${run.statusReason ?? 'The run was cancelled.'}${lost}`;
    return toError({ title: 'Run cancelled', message, hint: 'Re-run the job. Sessions uploaded so far are kept.' });
}
/** By status, then by code, then by the number of sessions. */
function byBadness([a, ...others], [b, ...more]) {
    const statusRank = ({ outcome }) => STATUS_NAMES.indexOf(outcome);
    return statusRank(a) - statusRank(b) || codeRank(a) - codeRank(b) || more.length - others.length;
}
function codeRank({ code }) {
    const index = WORST_FIRST.indexOf(code);
    return index === -1 ? WORST_FIRST.length : index;
}
function toSessionError(group) {
    const [{ session, outcome, reason, hint, code }] = group;
    const named = nameFirst(group.map((result) => result.session.name), 'session');
    const { title } = session_statuses_SESSION_STATUSES[outcome];
    return toError({ title, message: `${named}: ${reason}`, hint: hint ?? '', code, file: session.file });
}
/** Each credential is reported on its own line of the file. */
function toCredentialErrors({ file, secrets }, hint = '') {
    return secrets.map(({ rule, line }) => ({
        ...toError({
            title: `Credential in a transcript: ${rule}`,
            message: `${external_node_path_namespaceObject.posix.basename(file)}, line ${line}: contains a credential (\`${rule}\`)`,
            hint,
            code: 'secret-held',
            file,
        }),
        line,
    }));
}
/** `a`, or `5 sessions (a, b, c and 2 more)`. */
function nameFirst(names, what) {
    const [only = '', second] = names;
    if (second === undefined)
        return only;
    const more = names.length > NAMES_SHOWN ? [`${message_format_formatCount(names.length - NAMES_SHOWN)} more`] : [];
    return `${message_format_pluralize(names.length, what)} (${joinWithAnd([...names.slice(0, NAMES_SHOWN), ...more])})`;
}
/** Joins what happened, what to do, and the page that explains it. */
function toError({ title, message, hint, code, file }) {
    const page = code === undefined ? '' : `See ${troubleshootingUrl(code)}`;
    const parts = [message_format_toSentence(message), message_format_toSentence(hint), page].filter((part) => part !== '');
    return { level: 'error', message: parts.join(' '), title, ...(file === undefined ? {} : { file }) };
}
/** Builds what needs action although the run may be complete; a default setting causes none. */
function buildWarnings(run) {
    return [
        ...listNotices(run, 'warning'),
        ...warnFallback(run),
        ...warnPlans(run),
        ...warnIgnored(run),
        ...warnPending(run),
    ];
}
function listNotices(run, level) {
    return run.notices
        .filter((notice) => notice.level === level)
        .map(({ title, message, file }) => ({ level, title, message, ...(file === undefined ? {} : { file }) }));
}
function warnFallback({ projects }) {
    const failed = projects.find(({ sizes }) => sizes === 'fallback');
    if (failed === undefined)
        return [];
    const why = failed.sizesFailure === undefined ? '' : ` (${failed.sizesFailure.message})`;
    const message = `The bulk size request failed${why}. Sessions were checked individually, which uses more requests.`;
    return [{ level: 'warning', title: 'Slow comparison', message }];
}
/** A session that failed after it was planned is an error already. */
function warnPlans({ results }) {
    return plan_PLAN_REASONS.flatMap((reason) => {
        const { action, warning } = plan_PLANS[reason];
        if (warning === undefined)
            return [];
        const { title, appliesTo = () => true, isOnFile, message } = warning;
        const [first, ...others] = results.filter((result) => {
            const isPlanned = result.plan === reason && appliesTo(result);
            return isPlanned && (action === 'refuse' || session_statuses_SESSION_STATUSES[result.outcome].kind !== 'failed');
        });
        if (first === undefined)
            return [];
        const place = isOnFile ? { file: first.session.file } : {};
        return [{ level: 'warning', title, message: message([first, ...others]), ...place }];
    });
}
function warnIgnored({ projects }) {
    const ignored = projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    return IGNORED_REASONS.flatMap((reason) => {
        const { warning, cause, fix } = ignored_files_IGNORED_FILES[reason];
        const [first, ...others] = ignored.filter((file) => file.reason === reason);
        if (warning === undefined || first === undefined)
            return [];
        const more = others.length === 0 ? '' : ` and ${message_format_formatCount(others.length)} more`;
        const message = [`Ignored ${first.file}${more}.`, cause, fix].filter((part) => part !== undefined).join(' ');
        return [{ level: 'warning', title: warning, message, file: first.file }];
    });
}
/** Pending sessions that `fail-on-incomplete` allows; before a merge they are expected. */
function warnPending(run) {
    const { inputs, counts } = run;
    const pending = countKind(counts, 'pending');
    if (inputs === undefined || inputs.failOnIncomplete === true || pending === 0 || isPendingMerge(run))
        return [];
    const message = `${message_format_pluralize(pending, 'session is', 'sessions are')} not up to date in SpecStory Cloud. Run with \`mode: sync\` to upload ${pending === 1 ? 'it' : 'them'}.`;
    return [{ level: 'warning', title: 'Sessions pending', message }];
}

;// CONCATENATED MODULE: ./lib/src/deadline.js
/** The longest delay of Node's timers, ms; a longer one fires at once. */
const LONGEST_TIMER_MS = (/* unused pure expression or super */ null && (2 ** 31 - 1));
/** Thrown at once instead of a wait that would pass the run's deadline, so that the session is timed out. */
class deadline_DeadlinePassed extends Error {
    name = 'DeadlinePassed';
    constructor(message = 'the deadline of the run has passed') {
        super(message);
    }
}
class deadline_Cancelled extends Error {
    name = 'Cancelled';
    constructor(signal) {
        super(`The run was cancelled by ${signal}.`);
    }
}
/** Whether an error only says that the run is over; unfinished sessions are counted when the run is closed. */
function isEndOfRun(error, { signal }) {
    return error instanceof deadline_DeadlinePassed || signal.aborted;
}
/** Has no limit yet, since the `timeout` input is not read. */
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
        remainingMs: () => Math.max(0, end - deadline_monotonicMs()),
        start(timeoutMs) {
            limitMs = timeoutMs;
            end = deadline_monotonicMs() + timeoutMs;
            timer = setTimeout(() => stop(new deadline_DeadlinePassed()), timeoutMs);
        },
        stop,
        clear: () => clearTimeout(timer),
    };
}
/**
 * Waits `ms` milliseconds, or less when `stop` aborts.
 * @throws DeadlinePassed at once when the wait would reach the deadline; the signal's reason when it aborts
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
/** Reads a monotonic clock; `performance.now` would load all hooks of `performance`, which takes longer than a short run. */
function deadline_monotonicMs() {
    return Number(process.hrtime.bigint()) / 1e6;
}

;// CONCATENATED MODULE: ./lib/src/run/notices.js

/** The setting of an opt-out, as code. */
const OPT_OUT_SETTINGS = {
    cloud_sync: '`cloud_sync: false`',
    'cloud_sync.enabled': '`[cloud_sync] enabled = false`',
};
/** Files that a notice names. */
const PARTS_SHOWN = 10;
function optOutNotice({ path, file, setting }) {
    return {
        level: 'notice',
        title: 'Cloud sync disabled',
        message: `\`${path}\` was not synced, because ${file} contains ${OPT_OUT_SETTINGS[setting]}. Remove that line to sync it.`,
        file,
    };
}
/** `docs: not synced, cloud sync is disabled in docs/.specstory/.project.json`; may contain a repository's text. */
function notices_formatOptOut({ path, file, setting }) {
    return `${path}: not synced, ${file} contains ${OPT_OUT_SETTINGS[setting]}`;
}
/** The status reason of a run whose paths have all opted out. */
function optedOutReason(optOuts) {
    const settings = new Set(optOuts.map(({ setting }) => OPT_OUT_SETTINGS[setting]));
    return `Cloud sync is disabled (${[...settings].join(', ')}). Nothing was sent.`;
}
/** Where a project's ID comes from; may contain a repository's text. */
function notices_formatSource(source) {
    switch (source.kind) {
        case 'input':
            return 'ID from the `project-id` input';
        case 'file':
            return `ID from \`${source.field}\` in ${source.file}`;
        case 'computed':
            return `ID computed from ${source.remote}`;
    }
}
/**
 * A sync of a pull request's branch, whose files may choose the project.
 *
 * @param branch its name, empty when it is not known; untrusted
 */
function unmergedNotice(branch, projects) {
    const targets = projects.map(({ id, name, source }) => `${id} (${name}, ${notices_formatSource(source)})`);
    const isPinned = projects.every(({ source }) => source.kind === 'input');
    const where = branch === '' ? 'an unmerged branch' : `the unmerged branch \`${branch}\``;
    const advice = isPinned
        ? ''
        : ' A branch can change the target project through its files. Set `project-id` to prevent that.';
    return {
        level: 'notice',
        title: 'Unmerged branch',
        message: `This run syncs ${where} to ${projects.length === 1 ? 'project' : 'projects'} ${targets.join(', ')}.${advice}`,
    };
}
function newProjectNotice({ id, name }) {
    return {
        level: 'notice',
        title: 'New project',
        message: `Project ${id} (${name}) does not exist in SpecStory Cloud yet. The first upload creates it. If the repository was renamed or moved, set \`project-id\` to the old ID to avoid a duplicate project. Set \`require-existing-project: true\` to fail instead.`,
    };
}
function unverifiedNotice() {
    return {
        level: 'warning',
        title: 'TLS not verified',
        message: '`NODE_TLS_REJECT_UNAUTHORIZED=0` disables certificate checks: the token and the sessions can be intercepted. Remove it. For a private certificate authority, set `NODE_EXTRA_CA_CERTS`.',
    };
}
/** Something about the token that will fail a later run. */
function tokenNotice(warning) {
    return { level: 'warning', title: 'SpecStory token', message: toSentence(warning) };
}
/** `if-no-sessions: warn`: the checkout contains none. */
function noSessionsNotice(message) {
    return { level: 'warning', title: 'No sessions', message };
}
/** @param files paths of the parts, and the session whose ID each has; untrusted */
function partsNotice(files) {
    const named = files.slice(0, PARTS_SHOWN).map(({ file, partOf }) => `${file} (another part of session ${partOf})`);
    const more = files.length > PARTS_SHOWN ? ` and ${formatCount(files.length - PARTS_SHOWN)} more` : '';
    const message = `${pluralize(files.length, 'file')} with the session ID of another file ${files.length === 1 ? 'contains' : 'contain'} other messages, so ${files.length === 1 ? 'it is synced as a session' : 'they are synced as sessions'} with an ID made from the file name: ${named.join(', ')}${more}.`;
    return { level: 'notice', title: 'Parts of a session', message };
}
/** `if-no-sessions: warn`: one of several paths has no history directory. */
function noHistoryNotice(message) {
    return { level: 'warning', title: 'No history directory', message: toSentence(message) };
}
/** Entries that a notice names. */
const ENTRIES_SHOWN = 10;
function formatEntries(entries) {
    const shown = entries.slice(0, ENTRIES_SHOWN).map((entry) => `\`${entry}\``);
    const more = entries.length > shown.length ? `, and ${formatCount(entries.length - shown.length)} more` : '';
    return `${shown.join(', ')}${more}`;
}
/** A mistyped entry of `exclude` would let through what it was meant to exclude. */
function unmatchedExcludeNotice(entries) {
    return {
        level: 'warning',
        title: 'Unused exclude entries',
        message: `No transcript matches these \`exclude\` entries: ${formatEntries(entries)}. Correct or remove them. Globs match the full path from the workspace, for example \`**/drafts/**\`.`,
    };
}
/** Values of `redact-values` that are not replaced. */
function ignoredValuesNotice(count) {
    return {
        level: 'warning',
        title: 'Ignored redact-values entries',
        message: `${pluralize(count, 'value')} of \`redact-values\` ${count === 1 ? 'is' : 'are'} not replaced: fewer than 8 characters, or words and numbers that people write. Replacing those would damage transcripts.`,
    };
}
/** An entry of `secrets-allow` that matched nothing although every transcript was read. */
function uselessAllowNotice(entries) {
    return {
        level: 'warning',
        title: 'Unused secrets-allow entries',
        message: `No credential matches these \`secrets-allow\` entries: ${formatEntries(entries)}. Correct or remove them.`,
    };
}
/**
 * The remaining requests of the rate limit are fewer than the uploads need.
 *
 * @param until as `formatUtcTime` returns it
 */
function budgetShortNotice(uploads, requests, remaining, until) {
    const needed = `${pluralize(uploads, 'upload needs', 'uploads need')} ${pluralize(requests, 'request')}`;
    return {
        level: 'notice',
        title: 'Rate limit low',
        message: `${needed}, and ${formatCount(remaining)} ${remaining === 1 ? 'is' : 'are'} left until ${until}. The rest wait until then. If \`timeout\` expires first, the next run continues.`,
    };
}
/**
 * A check without a token. On GitHub an empty input is most likely a mistyped secret, which must not go unseen.
 *
 * @param excuse why the event has no secrets, a sentence without its full stop
 */
function notComparedNotice(excuse, onGithub) {
    const isMistake = excuse === undefined && onGithub;
    const cause = excuse ?? (onGithub ? 'The `token` input is empty' : 'No token is set');
    const advice = isMistake ? ' Check the name of the secret that `token` is set to.' : '';
    return {
        level: isMistake ? 'warning' : 'notice',
        title: 'Credential search only',
        message: `${cause}. Transcripts were searched for credentials but not compared with SpecStory Cloud.${advice}`,
    };
}
/** The size listing omitted a session of which the cloud had a copy before the run. */
function wrongSizesNotice(file) {
    return {
        level: 'warning',
        title: 'Incomplete size listing',
        message: `SpecStory Cloud's size listing omitted ${file}, which has a cloud copy from before this run. Every later session of the project was inspected before its upload.`,
        file,
    };
}
/** Copies appeared or changed while this run was under way. */
function otherClientsNotice(sessions) {
    return {
        level: 'notice',
        title: 'Another client',
        message: `Another client uploaded ${pluralize(sessions, 'session')} during this run: a second run, or the SpecStory CLI. Their copies were inspected again before anything was replaced.`,
    };
}
/** A 412 or 304 came although the copy had not changed. */
function conditionsIgnoredNotice() {
    return {
        level: 'notice',
        title: 'Uploads without conditions',
        message: 'SpecStory Cloud, or a proxy in front of it, rejects conditional requests although no copy has changed. The run continued without conditions and inspected each copy right before its upload.',
    };
}

;// CONCATENATED MODULE: ./lib/src/report/headline.js







/**
 * The run in one sentence, with a second one for what ended it early or fails it. May contain untrusted text: escape it
 * for its destination.
 */
function formatHeadline(run) {
    switch (run.status) {
        case 'failed':
            return joinSentences(message_format_toSentence(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.'), hasUploads(run) ? describe(run) : '');
        case 'not-run':
            return run.statusReason ?? 'There was nothing to do.';
        case 'cancelled':
            return joinSentences(run.statusReason ?? 'The run was cancelled.', run.results.length > 0 ? describe(run) : '');
        case 'complete':
        case 'incomplete':
            return joinSentences(describe(run), formatFailingRule(run), run.statusReason ?? '');
    }
}
/** Something was stored, or may have been, before the run failed. */
function hasUploads({ results }) {
    return results.some(({ outcome, progress }) => session_statuses_SESSION_STATUSES[outcome].kind === 'uploaded' || progress === 'unknown');
}
function describe(run) {
    if (isPendingMerge(run))
        return `${message_format_pluralize(countKind(run.counts, 'pending'), 'session')} will sync after the merge.`;
    if (run.searched !== undefined)
        return `${[...describeSearch(run), ...describeFiles(run)].join('; ')}.`;
    const open = [...describeWithheld(run), ...describeOpen(run)];
    const isDoneShown = run.inputs?.mode !== 'check' || open.length === 0;
    const done = isDoneShown ? describeDone(run, open.length > 0) : [];
    return `${[...open, ...done, ...describeFiles(run)].join('; ')}.`;
}
/** A search has counted transcripts, and compared none. */
function describeSearch(run) {
    const withheld = describeWithheld(run);
    const unread = run.results.filter(({ code }) => code !== 'secret-held').length;
    return [
        ...(withheld.length > 0 ? withheld : [`No credentials in ${message_format_pluralize(run.searched ?? 0, 'transcript')}`]),
        ...(unread > 0 ? [`${message_format_pluralize(unread, 'transcript')} could not be searched`] : []),
    ];
}
/** `3 credentials in 2 transcripts`. */
function describeWithheld(run) {
    const files = listWithheld(run);
    if (files.length === 0)
        return [];
    const different = listDifferent(files.flatMap(({ secrets }) => secrets)).length;
    return [`${message_format_pluralize(different, 'credential')} in ${message_format_pluralize(files.length, 'transcript')}`];
}
/** `3 of 43 sessions failed to sync, 1 timed out`. */
function describeOpen({ results, inputs }) {
    const isCheck = inputs?.mode === 'check';
    const groups = groupByStatus(results.filter(({ code }) => code !== 'secret-held'));
    const describeFirst = (number, one, several = one) => {
        const all = results.length === 1 ? '1 session' : `${message_format_formatCount(number)} of ${message_format_pluralize(results.length, 'session')}`;
        return `${all} ${number === 1 ? one : several}`;
    };
    const pending = groups
        .filter(({ status }) => status.kind === 'pending')
        .map((group) => {
        const where = 'not up to date in SpecStory Cloud';
        return describeFirst(group.results.length, `is ${where}`, `are ${where}`);
    });
    const failed = groups
        .filter(({ status }) => status.kind === 'failed')
        .map((group, index) => {
        if (index > 0)
            return formatStatusCount(group);
        const isErrored = group.status === session_statuses_SESSION_STATUSES.errored;
        const phrase = isCheck ? 'could not be compared' : 'failed to sync';
        return describeFirst(group.results.length, isErrored ? phrase : group.status.countLabel);
    });
    return [...pending, ...(failed.length > 0 ? [failed.join(', ')] : [])];
}
/** `6 sessions created, 1 updated, 4 CLI copies kept`. */
function describeDone({ results, inputs }, isIncomplete) {
    if (results.length === 0)
        return [`No sessions to ${inputs?.mode ?? 'sync'}`];
    const groups = groupByStatus(results).filter(({ status: { kind } }) => kind === 'uploaded' || kind === 'unchanged');
    const [first, ...others] = groups;
    if (first === undefined)
        return [];
    const start = isIncomplete ? formatStatusCount(first) : formatSessionCount(first);
    const counts = [start, ...others.map(formatStatusCount)].join(', ');
    return [first.status.kind === 'uploaded' || isIncomplete ? counts : `Nothing to upload: ${counts}`];
}
/** Credentials to revoke, and the files that somebody may expect to be synced. */
function describeFiles(run) {
    const redacted = listUploadedRedacted(run).flatMap(({ secrets }) => secrets);
    const credentials = listDifferent(redacted).filter(({ harmless }) => harmless === undefined).length;
    const unreadable = listUnreadable(run).length;
    const ignored = describeIgnored(run);
    return [
        ...(credentials > 0 ? [`${message_format_pluralize(credentials, 'credential')} to revoke`] : []),
        ...(unreadable > 0 ? [`${message_format_pluralize(unreadable, 'file')} could not be read`] : []),
        ...(ignored.length > 0 ? [`${joinWithAnd(ignored)} ignored`] : []),
    ];
}
/** Without a session, every ignored transcript is named, so that the history does not look empty. */
function describeIgnored({ projects, results }) {
    const scans = projects.flatMap(({ scan }) => scan ?? []);
    const isFiltered = scans.some(({ filteredOut, excluded }) => filteredOut + excluded.length > 0);
    const ignored = Map.groupBy(scans.flatMap(({ leftOut }) => leftOut), ({ reason }) => reason);
    return IGNORED_REASONS.flatMap((reason) => {
        const { warning, list, kind } = ignored_files_IGNORED_FILES[reason];
        const isNamed = warning !== undefined || (results.length === 0 && !isFiltered && list !== 'report-only');
        const number = ignored.get(reason)?.length ?? 0;
        return isNamed && number > 0 ? [message_format_pluralize(number, ...kind)] : [];
    });
}
function formatFailingRule({ inputs, counts }) {
    const fails = inputs?.failOnIncomplete === true && countKind(counts, 'pending') > 0;
    return fails ? 'The check fails because `fail-on-incomplete` is `true`.' : '';
}
function joinSentences(...sentences) {
    return sentences.filter((sentence) => sentence !== '').join(' ');
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/src/nearest-name.js
/** Pairs of letters compared in all: some thousand paths of the usual length, in half a second at most. */
const MAX_PAIRS = 2_000_000;
/** One letter of this many may be wrong. */
const LETTERS_PER_SLIP = 3;
/**
 * Finds the name that a mistyped one was probably meant to be: it differs in a third of its letters at most, in case,
 * or ends with the given path.
 * @param candidates the first of several equally near ones is taken
 */
function nearestName(typo, candidates) {
    const limit = Math.max(1, Math.floor(typo.length / LETTERS_PER_SLIP));
    let nearest;
    let least = limit + 1;
    let pairs = 0;
    for (const candidate of candidates) {
        if (Math.abs(candidate.length - typo.length) <= limit)
            pairs += candidate.length * typo.length;
        if (pairs > MAX_PAIRS)
            break;
        const distance = distanceBetween(typo, candidate, limit);
        if (distance >= least)
            continue;
        nearest = candidate;
        least = distance;
    }
    return nearest;
}
function distanceBetween(typo, candidate, limit) {
    if (candidate.endsWith(`/${typo}`))
        return 1;
    if (Math.abs(candidate.length - typo.length) > limit)
        return limit + 1;
    return editDistance(typo.toLowerCase(), candidate.toLowerCase());
}
/** Levenshtein's distance in letters. By hand: a package would be larger than these lines. */
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

;// CONCATENATED MODULE: ./lib/src/secrets/formats.js
/**
 * Every format that the CLI knows, and those that issuers document and it does not. Where it asks for a second value near
 * (an id, a host), this does not: a leak is often pasted without its companion, and these shapes say enough. Only the two
 * with a word at the end of their row are too short, or too much like another, for that.
 */
const FORMATS = [
    format('1password-secret-key', "'A3-' ALNUM{6} '-' ALNUM{11} '-' ALNUM{5} '-' ALNUM{5} '-' ALNUM{5}", 3.8),
    format('1password-secret-key', "'A3-' ALNUM{6} '-' ALNUM{6} '-' ALNUM{5} '-' ALNUM{5} '-' ALNUM{5} '-' ALNUM{5}", 3.8),
    format('1password-service-account-token', "'ops_eyJ' b64{100-} [=]{0-3}", 4),
    format('adobe-client-secret', "'p8e-' alnum{32}", 2),
    format('age-secret-key', "'AGE-SECRET-KEY-1' [023456789ACDEFGHJKLMNPQRSTUVWXYZ]{58}"),
    format('aikido-ci-token', "'AIK_CI_' alnum{20-44}", 3),
    format('aikido-client-secret', "'AIK_SECRET_' alnum{64}", 3.5),
    format('airtable-personnal-access-token', "'pat' alnum{14} '.' hex{64}", 3.3),
    format('anthropic-admin-api-key', "'sk-ant-admin01-' b64url{95}"),
    format('anthropic-api-key', "'sk-ant-api03-' b64url{95}"),
    format('anthropic-oauth-token', "'sk-ant-oat01-'|'sk-ant-ort01-' b64url{80}"),
    format('apify-api-token', "'apify_api_' alnum{34-38}", 3.5),
    format('artifactory-api-key', "'AKCp' alnum{68-70}", 3.5),
    format('artifactory-reference-token', "'cmVmd' alnum{59}", 3.5),
    format('asaas-api-token', "'$aact_hmlg_'|'$aact_prod_' b64url{20-100}", 3.5),
    format('atlassian-api-token', "'ATATT3' b64url{100-220} '=' HEX{8}", 3.5),
    format('authress-service-client-access-key', "'sc_'|'ext_'|'scauth_'|'authress_' alnum{5-30} '.' alnum{4-6} '.acc' [_-]{1} [A-Za-z0-9-]{10-32} '.' [A-Za-z0-9+/_=-]{30-120}", 4),
    format('aws-access-token', "'AKIA'|'ASIA'|'ABIA'|'ACCA' base32{16}", 3),
    format('aws-amazon-bedrock-api-key-long-lived', "'ABSK' b64{109-269} [=]{0-2}", 3),
    format('aws-amazon-bedrock-api-key-short-lived', "'bedrock-api-key-' b64{60-} [=]{0-2}", 3),
    format('azure-ad-client-secret', "[A-Za-z0-9_~.]{3} digits{1} 'Q~' [A-Za-z0-9_~.-]{31-34}", 3),
    format('azure-app-configuration-connection-string', "'Endpoint=https://' [a-z0-9-]{1-63} '.azconfig.io;Id=' [^;\\s'\"]{4-300} ';Secret=' b64{36-100} [=]{0-2}", 3.5),
    format('azure-servicebus-connection-string', "'Endpoint=sb://' [a-z0-9-]{1-63} '.servicebus.windows.net/;SharedAccessKeyName=' [^;=\\s'\"]{1-500} ';SharedAccessKey=' b64{32-100} [=]{0-2}", 3),
    format('brave-search-api-key', "'BSA' b64url{24-40}", 3.2),
    format('buildkite-service-token', "'bkaa_' b64url{75}", 3.5),
    format('buildkite-service-token', "'bkaj_' b64url{333}", 3.5),
    format('buildkite-service-token', "'bkar_'|'bkct_' b64url{73}", 3.5),
    format('buildkite-service-token', "'bkpt_' b64url{199}", 3.5),
    format('buildkite-service-token', "'bkpat_' b64url{54}", 3.5),
    format('buildkite-service-token', "'bkps_' b64url{64}", 3.5),
    format('buildkite-user-access-token', "'bkua_' lnum{40}", 3.5),
    format('canadian-digital-service-notify-api-key', "'ApiKey-v1 gcntfy-'|'apikey-v1 gcntfy-'|'APIKEY-v1 gcntfy-'|'Apikey-v1 gcntfy-' word{1-} '-' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12} '-' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}", 3.5),
    format('canva-client-secret', "'cnvca' b64url{51}", 3.5),
    format('cerebras-api-key', "'csk-' alnum{48}", 3),
    format('circleci-personal-token', "'CCIPAT_' alnum{22} '_' lnum{40}"),
    format('clickhouse-cloud-api-secret-key', "'4b1d' alnum{38!}", 3.5),
    format('clickup-personal-api-token', "'pk_' digits{6-9} '_' alnum{32}", 3.5),
    format('clojars-api-token', "'CLOJARS_' alnum{60}", 2),
    format('cloudflare-account-api-token', "'cfat_' alnum{40} hex{8}"),
    format('cloudflare-global-api-key', "'cfk_' alnum{40} hex{8}"),
    format('cloudflare-origin-ca-key', "'v1.0-' hex{24} '-' hex{146}", 2),
    format('cloudflare-user-api-token', "'cfut_' alnum{40} hex{8}"),
    format('cloudsmith-api-key', "'csa_' hex{30} alnum{6}"),
    format('cockroachlabs-cloud-api-key', "'CCDB1_' alnum{22} '_' alnum{40}", 3.5),
    format('configcat-sdk-key-extended', "'configcat-sdk-1/' b64url{22} '/' b64url{22}", 3.5),
    format('databricks-api-token', "'dapi' hex{32}", 3),
    format('databricks-api-token', "'dapi' hex{32} '-' digits{1}", 3),
    format('datastax-astra-application-token', "'AstraCS:' [A-Za-z0-9:]{20-}", 4),
    format('deepseek-api-key', "'sk-' hex{32}"),
    format('deno-account-token', "'ddp_' alnum{36}", 3.5),
    format('devcycle-server-sdk-key', "'dvc_server_' alnum{8-32}", 3),
    format('devin-personal-api-key', "'apk_user_' b64{120-180} [=]{0-2}", 3.5),
    format('devin-service-api-key', "'apk_' b64{80-100} [=]{0-2}", 3.5),
    format('devin-service-user-token', "'cog_' [a-z234567]{52}", 3.5),
    format('digitalocean-access-token', "'doo_v1_' hex{64}", 3),
    format('digitalocean-pat', "'dop_v1_' hex{64}", 3),
    format('digitalocean-refresh-token', "'dor_v1_' Hex{64}"),
    format('discord-bot-token', "'M'|'N'|'O' alnum{23-27} '.' b64url{6} '.' b64url{27-40}"),
    format('discord-webhook-url', "'https://discord.com/api/webhooks/'|'https://discordapp.com/api/webhooks/'|'https://ptb.discord.com/api/webhooks/'|'https://canary.discord.com/api/webhooks/' digits{17-20} '/' b64url{60-80}"),
    format('docker-swarm-join-token', "'SWMTKN-1-' lnum{50-60} '-' lnum{24-30}", 3.5),
    format('docker-swarm-unlock-key', "'SWMKEY-1-' b64{40-50}", 3.5),
    format('dockerhub-organization-access-token', "'dckr_oat_' b64url{32}", 3.5),
    format('dockerhub-personal-access-token', "'dckr_pat_' b64url{27}", 3.5),
    format('doppler-api-token', "'dp.pt.' alnum{43}", 2),
    format('doppler-api-token', "'dp.ct.'|'dp.sa.'|'dp.scim.'|'dp.audit.' alnum{40-44}"),
    format('doppler-service-token', "'dp.st.' [a-z0-9_-]{1-40} '.' alnum{40-44}"),
    format('duffel-api-token', "'duffel_live_'|'duffel_test_' [A-Za-z0-9=_-]{43}", 2),
    format('dynatrace-api-token', "'dt0c01.' alnum{24} '.' alnum{64}", 4),
    format('easypost-api-token', "'EZAK' alnum{54}", 2),
    format('easypost-test-api-token', "'EZTK' alnum{54}", 2),
    format('elastic-cloud-api-key', "'essu_' b64url{60-200} [=]{0-2}"),
    format('exoscale-api-key', "'EXO' alnum{24-30}"),
    format('facebook-access-token', "digits{15-16} '|'|'%' b64url{27-40}", 3),
    format('facebook-page-access-token', "'EAAM'|'EAAC' alnum{100-}", 4),
    format('figma-personal-access-token', "'figd_' b64url{38-42}", 3.5),
    format('firecrawl-api-key', "'fc-' hex{32}"),
    format('flutterwave-encryption-key', "'FLWSECK_TEST-' [0-9A-Ha-h]{12}", 2),
    format('flutterwave-secret-key', "'FLWSECK_TEST-'|'FLWSECK-' [0-9A-Ha-h]{32} '-X'", 2),
    format('flyio-access-token', "'FlyV1' [ ]{1} [A-Za-z0-9+,/=_-]{100-}", 4),
    format('frameio-api-token', "'fio-u-' [A-Za-z0-9=_-]{64}", 3.3),
    format('gcp-api-key', "'AIza' b64url{35}", 4),
    format('gcp-gemini-api', "'AQ.Ab8RN6' b64url{44}", 4),
    format('gcp-gemini-api', "'AQ.' b64url{40-60}"),
    format('gcp-oauth-access-token', "'ya29.' b64url{20-2048}"),
    format('gcp-oauth-client-secret', "'GOCSPX-' b64url{28}"),
    format('gcp-oauth-refresh-token', "'1//0' b64url{40-510}"),
    format('github-app-token', "'ghu_'|'ghs_' alnum{36}", 3),
    format('github-app-token', "'ghs_' digits{1-12} '_eyJ' b64url{17-} '.eyJ' b64url{17-} '.' b64url{43-}"),
    format('github-fine-grained-pat', "'github_pat_' word{82}", 3),
    format('github-oauth', "'gho_' alnum{36}", 3),
    format('github-pat', "'ghp_' alnum{36}", 3),
    format('github-refresh-token', "'ghr_' alnum{36}", 3),
    format('gitlab-cicd-job-token', "'glcbt-' alnum{1-5} '_' b64url{20}", 3),
    format('gitlab-deploy-token', "'gldt-' b64url{20}", 3),
    format('gitlab-feature-flag-client-token', "'glffct-' b64url{20}", 3),
    format('gitlab-feed-token', "'glft-' b64url{20}", 3),
    format('gitlab-incoming-mail-token', "'glimt-' b64url{25}", 3),
    format('gitlab-kubernetes-agent-token', "'glagent-' b64url{50}", 3),
    format('gitlab-oauth-app-secret', "'gloas-' b64url{64}", 3),
    format('gitlab-pat', "'glpat-' b64url{20}", 3),
    format('gitlab-pat-routable', "'glpat-' b64url{27-300} '.' lnum{9}", 4),
    format('gitlab-pat-routable-versioned', "'glpat-' b64url{27-300} '.' lnum{2} '.' lnum{9}", 4),
    format('gitlab-ptt', "'glptt-' hex{40}", 3),
    format('gitlab-rrt', "'GR1348941' b64url{20}", 3),
    format('gitlab-runner-authentication-token', "'glrt-' b64url{20}", 3),
    format('gitlab-runner-authentication-token-routable', "'glrt-t' digits{1} '_' b64url{27-300} '.' lnum{9}", 4),
    format('gitlab-scim-token', "'glsoat-' b64url{20}", 3),
    format('gitlab-session-cookie', "'_gitlab_session=' lnum{32}", 3),
    format('grafana-api-key', "'eyJrIjoi' b64{40-380} [=]{0-2}", 3),
    format('grafana-cloud-api-token', "'glc_' b64{40-150} [=]{0-2}", 3),
    format('grafana-service-account-token', "'glsa_' alnum{32} '_' Hex{8}", 3),
    format('groq-api-key', "'gsk_' alnum{52}", 3.5),
    format('harness-api-key', "'pat.'|'sat.' b64url{22} '.' hex{24} '.' alnum{20}", 3.4),
    format('hashicorp-tf-api-token', "alnum{14} '.atlasv1.' [A-Za-z0-9=_-]{60-70}", 3.5),
    format('heroku-api-key-v2', "'HRKU-AA' b64url{58}", 4),
    format('huggingface-access-token', "'hf_' [A-Za-z]{34}", 2),
    format('huggingface-organization-api-token', "'api_org_' [A-Za-z]{34}", 2),
    format('infracost-api-token', "'ico-' alnum{32}", 3),
    format('intra42-client-secret', "'s-s4t2af-'|'s-s4t2ud-' Hex{64}", 3),
    format('ionic-personal-access-token', "'ion_' alnum{42}", 3.5),
    format('jwt', "'eyJ' b64url{10-} '.eyJ' b64url{10-} '.' b64url{10-}", 3),
    format('jwt-base64', "'ZXlK' b64{60-} [=]{0-2}", 2),
    format('langchain-langsmith-personal-access-token', "'lsv2_pt_' Hex{32} '_' Hex{10}", 3.5),
    format('langchain-langsmith-service-key', "'lsv2_sk_' Hex{32} '_' Hex{10}", 3.5),
    format('langfuse-secret-key', "'sk-lf-' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}"),
    format('lichess-personal-access-token', "'lip_' word{16-60}", 3.5),
    format('linear-api-key', "'lin_api_' alnum{40}", 2),
    format('linear-oauth-token', "'lin_oauth_' hex{64}"),
    format('mailchimp-api-key', "hex{32} '-us' digits{1-2}"),
    format('mailersend-api-token', "'mlsn.' alnum{30-100}", 3.5),
    format('mailgun-private-api-token', "'key-' hex{32!}"),
    format('mapbox-secret-token', "'sk.eyJ' b64url{30-200} '.' b64url{22}"),
    format('maxmind-license-key', "alnum{6} '_' alnum{29} '_mmk'", 4),
    format('mercury-production-api-token', "'mercury_production_' lower{3-6} '_' alnum{40-50} '_yrucrem'", 3.5),
    format('mergify-application-key', "'mergify_application_key_' b64url{40-200}", 3.2),
    format('microsoft-teams-webhook', "'https://' lower{5-12} '.webhook.office.com/webhookb2/' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12} '@' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12} '/IncomingWebhook/' hex{32} '/' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}"),
    format('minimax-api-key', "'sk-api-' b64url{119}", 3.5),
    format('mongodb-atlas-service-account-secret', "'mdb_sa_sk_' b64url{40}", 3),
    format('neon-api-key', "'napi_' alnum{64}", 3.5),
    format('new-relic-user-api-key', "'NRAK-' ALNUM{27}"),
    format('notion-api-token', "'ntn_' digits{11} alnum{35}", 4),
    format('npm-access-token', "'npm_' alnum{36}", 2),
    format('nvidia-api-key', "'nvapi-' b64url{60-70}", 3.5),
    format('octopus-deploy-api-key', "'API-' ALNUM{26}", 3),
    format('onesignal-rich-authentication-token', "'os_v2_app_'|'os_v2_org_' [a-z234567]{103}", 3.5),
    format('onfido-live-api-token-ca', "'api_live_ca.' b64url{20-80}", 3.5),
    format('onfido-live-api-token-eu', "'api_live.' b64url{20-80}", 3.5),
    format('onfido-live-api-token-us', "'api_live_us.' b64url{20-80}", 3.5),
    format('openai-api-key', "'sk-proj-'|'sk-svcacct-'|'sk-admin-' b64url{48}", 3),
    format('openai-api-key', "'sk-' alnum{20} 'T3BlbkFJ' alnum{20}", 3),
    format('openai-compatible-api-key', "'sk-' alnum{48}"),
    format('openrouter-api-key', "'sk-or-v1-' Hex{64}", 3.5),
    format('openshift-user-token', "'sha256~' b64url{43}", 3.5),
    format('paddle-live-api-key', "'pdl_live_apikey_' lnum{26} '_' alnum{22} '_' alnum{3}", 3.5),
    format('perplexity-api-key', "'pplx-' alnum{48}", 4),
    format('persona-production-api-key', "'persona_production_' [a-z0-9_-]{20-80}", 3.5),
    format('pinecone-api-key', "'pcsk_' alnum{5-6} '_' alnum{63}", 3.5),
    format('pinterest-access-token', "'pina_' b64url{20-200}", 3.5),
    format('planetscale-api-token', "'pscale_tkn_' [A-Za-z0-9_=.-]{32-64}", 3),
    format('planetscale-oauth-token', "'pscale_oauth_' [A-Za-z0-9_=.-]{32-64}", 3),
    format('planetscale-password', "'pscale_pw_' [A-Za-z0-9_=.-]{32-64}", 3),
    format('polar-oauth-access-token', "'polar_at_' b64url{20-100}", 3.5),
    format('polar-organization-access-token', "'polar_oat_' b64url{20-100}", 3.5),
    format('polar-personal-access-token', "'polar_pat_' b64url{20-100}", 3.5),
    format('posthog-personal-api-key', "'phx_' b64url{41-49}", 3),
    format('postman-api-token', "'PMAK-' Hex{24} '-' Hex{34}", 3),
    // A private key in base64, as the Secrets of Kubernetes and variables of CI hold it.
    format('private-key', "'LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0t'|'LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0t'|'LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t'|'LS0tLS1CRUdJTiBPUEVOU1NIIFBSSVZBVEUgS0VZ'|'LS0tLS1CRUdJTiBFTkNSWVBURUQgUFJJVkFURSBL' b64{60-} [=]{0-2}"),
    format('prefect-api-token', "'pnu_' alnum{36}", 2),
    format('proof-full-access-api-key', "'prf_'|'prf_cli_' b64url{20-80}", 3.5),
    format('pulumi-api-token', "'pul-' hex{40}", 2),
    format('pypi-upload-token', "'pypi-AgEIcHlwaS5vcmc' b64url{50-1000}", 3),
    format('ramp-client-secret', "'ramp_sec_' alnum{48}", 3.5),
    format('readme-api-token', "'rdme_' lnum{70}", 2),
    format('redirect-pizza-api-token', "'rpa_' alnum{30}", 3.5),
    format('render-api-key', "'rnd_' alnum{28}", 3.5),
    format('replicate-api-token', "'r8_' alnum{37}", 3),
    format('resend-api-key', "'re_' alnum{8} '_' alnum{24}"),
    format('rootly-api-key', "'rootly_' hex{64}", 3.5),
    format('rubygems-api-token', "'rubygems_' hex{48}", 2),
    format('runpod-api-key', "'rpa_' ALNUM{40} alnum{6}", 3.5),
    format('salesforce-access-token', "'00' alnum{13} '!' [A-Za-z0-9._-]{80-260}", 3.3),
    format('samsara-api-token', "'samsara_api_' alnum{26-32}", 3),
    format('scalingo-api-token', "'tk-us-' b64url{48}", 2),
    format('segment-public-api-token', "'sgp_' alnum{64}", 3.3),
    format('sendgrid-api-token', "'SG.' b64url{22} '.' b64url{43}", 2),
    format('sendinblue-api-token', "'xkeysib-' Hex{64} '-' alnum{16}", 3.2),
    format('sentry-org-token', "'sntrys_eyJ' b64{60-400} [=]{0-2} '_' b64{43}", 4.5),
    format('sentry-org-token', "'sntrys_eyJ' b64{60-} [=]{0-2}", 4.5),
    format('sentry-user-token', "'sntryu_' hex{64}", 3.5),
    format('settlemint-application-access-token', "'sm_aat_' alnum{16}", 3),
    format('settlemint-personal-access-token', "'sm_pat_' alnum{16}", 3),
    format('settlemint-service-access-token', "'sm_sat_' alnum{16}", 3),
    format('shippo-api-token', "'shippo_live_'|'shippo_test_' Hex{40}", 2),
    format('shopify-access-token', "'shpat_' Hex{32}", 2),
    format('shopify-custom-access-token', "'shpca_' Hex{32}", 2),
    format('shopify-private-app-access-token', "'shppa_' Hex{32}", 2),
    format('shopify-shared-secret', "'shpss_' Hex{32}", 2),
    format('sidekiq-sensitive-url', "'https://' hex{8} ':' hex{8} '@gems.contribsys.com'|'@enterprise.contribsys.com' '/'"),
    format('slack-app-token', "'xapp-' digits{1} '-' ALNUM{8-12} '-' digits{10-13} '-' lnum{40}", 2),
    format('slack-bot-token', "'xoxb-' digits{10-13} '-' digits{10-13} '-' alnum{24}", 3),
    format('slack-config-access-token', "'xoxe.xoxp-'|'xoxe.xoxb-' digits{1} '-' alnum{163-166}", 2),
    format('slack-config-refresh-token', "'xoxe-' digits{1} '-' alnum{146}", 2),
    format('slack-legacy-bot-token', "'xoxb-' digits{8-14} '-' alnum{18-26}", 2),
    format('slack-legacy-token', "'xoxs-'|'xoxo-' digits{10-12} '-' digits{10-12} '-' digits{10-13} '-' hex{10-32}", 2),
    format('slack-legacy-token', "'xoxs-'|'xoxo-' digits{10-12} '-' alnum{20}", 3),
    format('slack-legacy-workspace-token', "'xoxa-2-'|'xoxr-2-'|'xoxa-'|'xoxr-' [A-Za-z0-9-]{8}", 2),
    format('slack-session-cookie', "'xoxd-' [A-Za-z0-9/\\\\+%_-]{100-} [=]{0-2}", 3.5),
    format('slack-session-token', "'xoxc-' digits{9-15} '-' digits{9-15} '-' digits{9-15} '-' hex{64}", 3.5),
    format('slack-user-token', "'xoxp-'|'xoxe-' digits{10-13} '-' digits{10-13} '-' digits{10-13} '-' [A-Za-z0-9-]{28-34}", 2),
    format('slack-user-token', "'xoxp-'|'xoxe-' digits{10-13} '-' digits{10-13} '-' [A-Za-z0-9-]{28}", 2),
    format('slack-webhook-url', "'https://hooks.slack.com/services/'|'https://hooks.slack.com/workflows/'|'https://hooks.slack.com/triggers/' b64{40}"),
    format('sourcegraph-access-token', "'sgp_' Hex{16} '_' Hex{40}", 3),
    format('sourcegraph-access-token', "'sgp_'|'sgp_local_' Hex{40}", 3),
    format('square-access-token', "'EAAA' b64url{22-60}", 2),
    format('square-access-token', "'sq0atp-' b64url{22-60}", 2),
    format('stripe-access-token', "'rk_live_'|'rk_prod_'|'rk_test_'|'sk_live_'|'sk_prod_'|'sk_test_' alnum{10-99}", 2),
    format('stripe-webhook-secret', "'whsec_' b64{32}"),
    format('supabase-management-token', "'sbp_' [a-z0-9_-]{40}", 3.5),
    format('supabase-project-api-key', "'sb_secret_' b64url{31}", 4),
    format('tableau-personal-access-token', "b64{22} '==:' alnum{32}", 3.5),
    format('tailscale-api-key', "'tskey-api-' b64url{20-36}", 3),
    format('tailscale-key', "'tskey-auth-'|'tskey-client-'|'tskey-api-'|'tskey-scim-'|'tskey-webhook-' alnum{10-20} '-' alnum{16-40}"),
    format('tavily-api-key', "'tvly-'|'tvly-dev-'|'tvly-prod-' alnum{32}"),
    format('telegram-bot-api-token', "digits{8-16} ':AA' b64url{32-33}"),
    format('temporal-cloud-api-key', "'eyJ' b64url{10-} '.eyJ' b64url{60-} '.' b64url{20-}", 3.2, 'InRlbXBvcmFsLmlv'),
    format('thunderstore-api-token', "'tss_' b64url{20-80}", 3.5),
    format('togetherai-api-key', "'tgp_v1_' b64url{43}", 3),
    format('twilio-api-key', "'SK' hex{32}", 3),
    format('unkey-root-key', "'unkey_' alnum{20-32}", 3.5),
    format('upcloud-api-token', "'ucat_' alnum{24-32}"),
    format('val-town-api-token', "'vtwn_' b64url{20-80}", 3.5),
    format('vault-batch-token', "'hvb.' b64url{138-300}", 4),
    format('vault-service-token', "'hvs.' b64url{24}", 3.5),
    format('vault-service-token', "'s.' alnum{24}", 3.5, 'vault|hvs.'),
    format('vercel-ai-gateway-key', "'vck_' b64url{56}", 3.5),
    format('vercel-app-access-token', "'vca_' b64url{56}", 3.5),
    format('vercel-app-refresh-token', "'vcr_' b64url{56}", 3.5),
    format('vercel-blob-token', "'vercel_blob_rw_' alnum{16} '_' alnum{30}"),
    format('vercel-integration-token', "'vci_' b64url{56}", 3.5),
    format('vercel-personal-access-token', "'vcp_' b64url{56}", 3.5),
    format('wakatime-api-key', "'waka_' [A-Za-z0-9-]{36}", 3),
    format('weights-and-biases-api-key-v1', "'wandb_v1_' word{77}", 3.5),
    format('workato-developer-api-token', "'wrka'|'wrkaus'|'wrkaeu' '-eyJ' b64url{8-} '.' b64url{16-} '.' b64url{64-}", 4),
    format('xai-api-key', "'xai-' b64url{70-120}", 3.5),
    format('zuplo-consumer-api-key', "'zpka_' lnum{32} '_' hex{8}", 3.3),
    format('square-secret', "'sq0csp-' b64url{43}", 2),
    format('vault-recovery-token', "'hvr.' b64url{90}", 3.5),
];
/** Where the issuer documents what its credentials look like, by rule. */
const PAGES = {
    'age-secret-key': 'https://github.com/C2SP/C2SP/blob/main/age.md',
    'anthropic-admin-api-key': 'https://docs.anthropic.com/en/api/administration-api',
    'anthropic-oauth-token': 'https://docs.anthropic.com/en/docs/claude-code/iam',
    'atlassian-api-token': 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    'aws-access-token': 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    'aws-amazon-bedrock-api-key-long-lived': 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html',
    'azure-ad-client-secret': 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret',
    'cerebras-api-key': 'https://inference-docs.cerebras.ai/quickstart',
    'digitalocean-access-token': 'https://docs.digitalocean.com/reference/api/oauth/',
    'digitalocean-pat': 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    'digitalocean-refresh-token': 'https://docs.digitalocean.com/reference/api/oauth/',
    'doppler-api-token': 'https://docs.doppler.com/reference/auth-token-formats',
    'gcp-api-key': 'https://cloud.google.com/docs/authentication/api-keys',
    'gitlab-deploy-token': 'https://docs.gitlab.com/security/tokens/',
    'gitlab-runner-authentication-token': 'https://docs.gitlab.com/security/tokens/',
    'groq-api-key': 'https://console.groq.com/docs/quickstart',
    'heroku-api-key-v2': 'https://devcenter.heroku.com/articles/authentication',
    jwt: 'https://www.rfc-editor.org/rfc/rfc7519',
    'langchain-langsmith-personal-access-token': 'https://docs.langchain.com/langsmith/create-account-api-key',
    'langchain-langsmith-service-key': 'https://docs.langchain.com/langsmith/create-account-api-key',
    'linear-oauth-token': 'https://linear.app/developers/oauth-2-0-authentication',
    'new-relic-user-api-key': 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    'nvidia-api-key': 'https://docs.nvidia.com/nim/large-language-models/latest/getting-started.html',
    'openrouter-api-key': 'https://openrouter.ai/docs/api-reference/authentication',
    'perplexity-api-key': 'https://docs.perplexity.ai/getting-started/quickstart',
    'planetscale-api-token': 'https://planetscale.com/docs/concepts/service-tokens',
    'planetscale-password': 'https://planetscale.com/docs/concepts/password-roles',
    'postman-api-token': 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    'pulumi-api-token': 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    'pypi-upload-token': 'https://pypi.org/help/#apitoken',
    'replicate-api-token': 'https://replicate.com/docs/topics/security/api-tokens',
    'rubygems-api-token': 'https://guides.rubygems.org/api-key-scopes/',
    'sendgrid-api-token': 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    'sentry-org-token': 'https://docs.sentry.io/account/auth-tokens/',
    'sentry-user-token': 'https://docs.sentry.io/account/auth-tokens/',
    'square-access-token': 'https://developer.squareup.com/docs/build-basics/access-tokens',
    'square-secret': 'https://developer.squareup.com/docs/oauth-api/overview',
    'stripe-access-token': 'https://docs.stripe.com/keys',
    'supabase-management-token': 'https://supabase.com/docs/reference/api/introduction',
    'supabase-project-api-key': 'https://supabase.com/docs/guides/api/api-keys',
    'telegram-bot-api-token': 'https://core.telegram.org/bots/api#authorizing-your-bot',
    'weights-and-biases-api-key-v1': 'https://docs.wandb.ai/platform/hosting/iam/api-keys',
    'xai-api-key': 'https://docs.x.ai/docs/tutorial',
};
function format(rule, shape, entropy = 0, needs) {
    return { rule, shape, entropy, ...(needs === undefined ? {} : { needs }) };
}

;// CONCATENATED MODULE: ./lib/src/secrets/vendor-names.js
/** In the order of the alphabet; the first row that fits names the value. */
const VENDOR_NAMES = [
    { rule: 'adafruit-api-key', names: ['adafruit'], shape: 'b64url{32}' },
    { rule: 'airtable-api-key', names: ['airtable'], shape: 'alnum{17}' },
    { rule: 'airtable-oauth-token', names: ['airtable'], shape: "alnum{1-} '.v1.' b64url{1-} '.' Hex{1-}", entropy: 3.5 },
    { rule: 'aiven-auth-token', names: ['aiven'], shape: "alnum{370} '=='", entropy: 3.3 },
    { rule: 'algolia-api-key', names: ['algolia'], shape: 'alnum{32}' },
    { rule: 'alibaba-secret-key', names: ['alibaba', 'aliyun'], shape: 'alnum{30}', entropy: 3.5 },
    { rule: 'alibaba-sts-access-key-secret', names: ['alibaba', 'aliyun'], shape: 'alnum{30-64}', entropy: 3.5 },
    {
        rule: 'alibaba-sts-security-token',
        names: ['alibaba', 'aliyun'],
        shape: "'CAIS' [A-Za-z0-9+/=_-]{20-1024}",
        entropy: 3.5,
    },
    { rule: 'amplitude-secret-key', names: ['amplitude'], shape: 'Hex{32}', entropy: 3.3 },
    { rule: 'asana-client-secret', names: ['asana'], shape: 'alnum{32}' },
    { rule: 'assemblyai-api-key', names: ['assemblyai'], shape: 'alnum{32}', entropy: 3 },
    {
        rule: 'atlassian-api-token',
        names: ['atlassian', 'confluence', 'jira'],
        shape: 'alnum{20} Hex{4}',
        entropy: 3.5,
        page: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    },
    {
        rule: 'aws-secret-access-key',
        names: ['aws', 'secret access'],
        shape: '[A-Za-z0-9+/=]{40}',
        entropy: 4,
        page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    },
    {
        rule: 'azure-storage-account-key',
        names: ['AccountKey', 'storage_account_key', 'azure_storage_key'],
        shape: "b64{86} '=='",
        entropy: 4,
        page: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage',
    },
    { rule: 'beamer-api-token', names: ['beamer'], shape: "'b_' [A-Za-z0-9=_-]{44}" },
    { rule: 'bitbucket-client-secret', names: ['bitbucket'], shape: '[A-Za-z0-9=_-]{64}' },
    { rule: 'bitly-access-token', names: ['bitly'], shape: 'Hex{40}', entropy: 3 },
    { rule: 'bitrise-access-token', names: ['bitrise'], shape: 'b64url{60-120}', entropy: 3.5 },
    { rule: 'bittrex-access-key', names: ['bittrex'], shape: 'alnum{32}' },
    { rule: 'bittrex-secret-key', names: ['bittrex'], shape: 'alnum{32}' },
    { rule: 'box-api-access-token', names: ['box'], shape: 'alnum{32}', entropy: 3.5 },
    {
        rule: 'checkout-secret-key',
        names: ['checkout'],
        shape: "'sk_' Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    { rule: 'circleci-project-token', names: ['circleci'], shape: 'Hex{40}', entropy: 3.3 },
    { rule: 'cisco-meraki-api-key', names: ['meraki'], shape: 'hex{40}', entropy: 3.3 },
    { rule: 'civo-api-key', names: ['civo'], shape: 'alnum{50}' },
    { rule: 'clerk-secret-key', names: ['clerk'], shape: "'sk_live_'|'sk_test_' alnum{32}", entropy: 3.3 },
    { rule: 'clickup-personal-api-token', names: ['clickup'], shape: "'pk_' digits{8-9} '_' alnum{32}", entropy: 3.5 },
    { rule: 'cloudflare-api-key', names: ['cloudflare'], shape: 'b64url{40}', entropy: 2 },
    { rule: 'cloudflare-global-api-key', names: ['cloudflare'], shape: 'Hex{37}', entropy: 2 },
    { rule: 'cloudinary-api-secret', names: ['cloudinary'], shape: 'alnum{32}', entropy: 3.5 },
    { rule: 'codecov-access-token', names: ['codecov'], shape: '[A-Za-z0-9-]{36}', entropy: 3.5 },
    { rule: 'cohere-api-token', names: ['cohere', 'CO_API_KEY'], shape: 'alnum{40}', entropy: 4 },
    { rule: 'coinbase-access-token', names: ['coinbase'], shape: 'b64url{64}' },
    { rule: 'configcat-sdk-key', names: ['configcat'], shape: "b64url{22} '/' b64url{22}", entropy: 3.5 },
    { rule: 'confluent-secret-key', names: ['confluent'], shape: 'alnum{64}' },
    { rule: 'contentful-delivery-api-token', names: ['contentful'], shape: '[A-Za-z0-9=_-]{43}' },
    { rule: 'couchbase-capella-api-key', names: ['couchbase', 'capella'], shape: 'b64{60-120} [=]{0-2}', entropy: 4 },
    { rule: 'coveralls-personal-api-token', names: ['coveralls'], shape: '[A-Za-z0-9-]{37}', entropy: 3.5 },
    { rule: 'crates-io-api-key', names: ['crates', 'crates_io'], shape: "'cio' alnum{32}" },
    { rule: 'cursor-api-key', names: ['cursor'], shape: "'key_' Hex{64}", entropy: 3.5 },
    { rule: 'databento-api-key', names: ['databento'], shape: "'db-' alnum{29}" },
    {
        rule: 'datadog-api-key',
        names: ['datadog'],
        shape: 'alnum{32}',
        entropy: 3.5,
        page: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    },
    {
        rule: 'datadog-application-key',
        names: ['datadog'],
        shape: '[A-Za-z0-9-]{40}',
        entropy: 3.5,
        page: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    },
    { rule: 'datagov-api-key', names: ['data.gov'], shape: 'alnum{40}', entropy: 3.5 },
    { rule: 'deepgram-api-key', names: ['deepgram'], shape: 'Hex{40}', entropy: 3.3 },
    {
        rule: 'deepseek-api-key',
        names: ['deepseek'],
        shape: "'sk-' Hex{32}",
        entropy: 3.5,
        page: 'https://api-docs.deepseek.com/',
    },
    {
        rule: 'defined-networking-api-token',
        names: ['dnkey'],
        shape: "'dnkey-' [A-Za-z0-9=_-]{26} '-' [A-Za-z0-9=_-]{52}",
    },
    { rule: 'discord-api-token', names: ['discord'], shape: 'Hex{64}' },
    { rule: 'discord-client-secret', names: ['discord'], shape: '[A-Za-z0-9=_-]{32}', entropy: 2 },
    { rule: 'disqus-api-key', names: ['disqus'], shape: 'alnum{64}', entropy: 3.5 },
    { rule: 'droneci-access-token', names: ['droneci'], shape: 'alnum{32}' },
    { rule: 'dropbox-api-token', names: ['dropbox'], shape: 'alnum{15}' },
    { rule: 'dropbox-long-lived-api-token', names: ['dropbox'], shape: "alnum{11} 'AAAAAAAAAA' [A-Za-z0-9=_-]{43}" },
    { rule: 'dropbox-short-lived-api-token', names: ['dropbox'], shape: "'sl.' [A-Za-z0-9_=-]{135}" },
    {
        rule: 'ebay-client-secret',
        names: ['ebay'],
        shape: "'PRD-' hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{4-12}",
        entropy: 3,
    },
    { rule: 'elevenlabs-api-key', names: ['elevenlabs'], shape: "'sk_' Hex{48}", entropy: 3.5 },
    { rule: 'endorlabs-api-key', names: ['endor', 'endorlabs'], shape: "'endr+' [A-Za-z0-9-]{16}", entropy: 3 },
    { rule: 'endorlabs-api-secret', names: ['endor', 'endorlabs'], shape: "'endr+' [A-Za-z0-9-]{16}", entropy: 3.5 },
    { rule: 'etsy-open-api-key', names: ['etsy'], shape: "alnum{24} ':' alnum{10-64}", entropy: 3 },
    { rule: 'exoscale-api-secret', names: ['exoscale'], shape: 'b64url{40-60}' },
    { rule: 'facebook-secret', names: ['facebook'], shape: 'Hex{32}', entropy: 3 },
    {
        rule: 'fastly-api-token',
        names: ['fastly'],
        shape: 'b64url{32}',
        entropy: 3.5,
        page: 'https://www.fastly.com/documentation/reference/api/auth-tokens/',
    },
    {
        rule: 'figma-personal-access-header-token',
        names: ['x-figma-token'],
        shape: "Hex{4} '-' Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    { rule: 'finicity-api-token', names: ['finicity'], shape: 'Hex{32}' },
    { rule: 'finicity-client-secret', names: ['finicity'], shape: 'alnum{20}' },
    { rule: 'finnhub-access-token', names: ['finnhub'], shape: 'alnum{20}' },
    { rule: 'flickr-access-token', names: ['flickr'], shape: 'alnum{32}' },
    { rule: 'freshbooks-access-token', names: ['freshbooks'], shape: 'alnum{64}', entropy: 3.5 },
    { rule: 'fullstory-api-key', names: ['fullstory', 'fs_api'], shape: "'eu1.'|'na1.' alnum{20-}", entropy: 3.3 },
    { rule: 'gitea-access-token', names: ['gitea'], shape: 'Hex{40}', entropy: 3 },
    { rule: 'gitter-access-token', names: ['gitter'], shape: 'b64url{40}' },
    { rule: 'gocardless-api-token', names: ['gocardless'], shape: "'live_' [A-Za-z0-9=_-]{40}", entropy: 3.5 },
    { rule: 'greptile-api-key', names: ['greptile'], shape: 'b64{48}', entropy: 3.5 },
    { rule: 'gumroad-access-token', names: ['gumroad'], shape: 'Hex{64}', entropy: 3.5 },
    { rule: 'gumroad-access-token', names: ['gumroad'], shape: '[A-Za-z0-9-]{43}', entropy: 3.5 },
    {
        rule: 'heroku-api-key',
        names: ['heroku'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
        page: 'https://devcenter.heroku.com/articles/authentication',
    },
    { rule: 'highnote-secret-live-key', names: ['highnote'], shape: "'sk_live_a2V5Xz' b64{69} [=]{0-2}", entropy: 3.5 },
    { rule: 'honeycomb-api-key', names: ['honeycomb'], shape: 'Hex{32}', entropy: 3.5 },
    { rule: 'honeycomb-api-key', names: ['honeycomb'], shape: 'alnum{22}', entropy: 3.5 },
    { rule: 'hubspot-api-key', names: ['hubspot'], shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}" },
    { rule: 'ibm-cloud-user-api-key', names: ['ibm', 'ibmcloud', 'bx'], shape: 'b64url{42-44}', entropy: 3.5 },
    { rule: 'influxdb-api-token', names: ['influx', 'influxdb'], shape: "b64url{86} '=='", entropy: 4 },
    { rule: 'infomaniak-api-token', names: ['infomaniak'], shape: 'b64url{60-100}' },
    { rule: 'intercom-api-key', names: ['intercom'], shape: '[A-Za-z0-9=_-]{60}' },
    { rule: 'jumpcloud-api-key', names: ['jumpcloud'], shape: 'alnum{40}', entropy: 3.5 },
    { rule: 'kagi-api-key', names: ['kagi'], shape: "b64url{11} '.' b64url{43}", entropy: 3.5 },
    { rule: 'kimi-api-key', names: ['kimi', 'moonshot'], shape: "'sk-' b64url{48}", entropy: 3.5 },
    { rule: 'klaviyo-api-key', names: ['klaviyo'], shape: "'pk_' alnum{34}", entropy: 3.5 },
    { rule: 'kraken-access-token', names: ['kraken'], shape: '[A-Za-z0-9/=_+-]{80-90}' },
    { rule: 'kucoin-access-token', names: ['kucoin'], shape: 'Hex{24}' },
    { rule: 'kucoin-secret-key', names: ['kucoin'], shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}" },
    { rule: 'lark-app-secret', names: ['lark', 'larksuite'], shape: 'alnum{32}', entropy: 3.5 },
    { rule: 'launchdarkly-access-token', names: ['launchdarkly'], shape: '[A-Za-z0-9=_-]{40}' },
    { rule: 'lighton-paradigm-api-key', names: ['lighton', 'paradigm'], shape: 'b64url{40-80}' },
    { rule: 'linear-client-secret', names: ['linear'], shape: 'Hex{32}', entropy: 2 },
    { rule: 'linkedin-client-secret', names: ['linkedin', 'linked_in'], shape: 'alnum{16}', entropy: 2 },
    { rule: 'lob-api-key', names: ['lob'], shape: "'live_'|'test_' Hex{35}" },
    { rule: 'looker-client-secret', names: ['looker'], shape: 'alnum{24}' },
    { rule: 'mailchimp-api-key', names: ['mailchimp'], shape: "Hex{32} '-us' digits{2}" },
    { rule: 'mailgun-private-api-token', names: ['mailgun'], shape: "'key-' Hex{32}" },
    {
        rule: 'mailgun-signing-key',
        names: ['mailgun'],
        shape: "[0-9ABCDEFGHabcdefgh]{32} '-' [0-9ABCDEFGHabcdefgh]{8} '-' [0-9ABCDEFGHabcdefgh]{8}",
    },
    { rule: 'mattermost-access-token', names: ['mattermost'], shape: 'alnum{26}' },
    { rule: 'messagebird-api-token', names: ['messagebird', 'message_bird'], shape: 'alnum{25}' },
    {
        rule: 'midtrans-production-server-client-key',
        names: ['midtrans', 'mid'],
        shape: "'Mid-client-'|'Mid-server-' word{10-20}",
        entropy: 2.8,
    },
    { rule: 'mistral-api-key', names: ['mistral'], shape: 'alnum{32}', entropy: 3 },
    { rule: 'netlify-access-token', names: ['netlify'], shape: '[A-Za-z0-9=_-]{40-46}' },
    { rule: 'new-relic-insert-key', names: ['newrelic', 'new-relic', 'new_relic'], shape: "'NRII-' [A-Za-z0-9-]{32}" },
    {
        rule: 'new-relic-user-api-key',
        names: ['newrelic', 'new-relic', 'new_relic'],
        shape: "'NRAK-' alnum{27}",
        page: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    },
    {
        rule: 'npm-legacy-token',
        names: ['_authToken'],
        shape: "hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}",
        page: 'https://docs.npmjs.com/about-access-tokens',
    },
    { rule: 'nytimes-access-token', names: ['nytimes', 'newyorktimes', 'new-york-times'], shape: '[A-Za-z0-9=_-]{32}' },
    { rule: 'okta-access-token', names: ['okta'], shape: "'00' [A-Za-z0-9=_-]{40}", entropy: 4 },
    { rule: 'ollama-api-key', names: ['ollama'], shape: "Hex{32} '.' b64url{24}", entropy: 3.5 },
    { rule: 'openweather-api-key', names: ['pyowm', 'openweather'], shape: 'lnum{32}', entropy: 3.5 },
    { rule: 'ovh-application-secret', names: ['ovh'], shape: '[A-Za-z0-9-]{32}', entropy: 3 },
    { rule: 'ovh-consumer-key', names: ['ovh'], shape: '[A-Za-z0-9-]{32}', entropy: 2 },
    {
        rule: 'pinecone-api-key',
        names: ['pinecone'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
        entropy: 3,
    },
    {
        rule: 'plaid-api-token',
        names: ['plaid'],
        shape: "'access-development-'|'access-production-'|'access-sandbox-' Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    { rule: 'plaid-secret-key', names: ['plaid'], shape: 'alnum{30}', entropy: 3.5 },
    { rule: 'plivo-auth-token', names: ['plivo'], shape: 'b64url{40}', entropy: 3.5 },
    {
        rule: 'polymarket-api-key',
        names: ['polymarket', 'poly'],
        shape: "hex{8} '-' hex{4} '-' hex{4} '-' hex{4} '-' hex{12}",
        entropy: 3,
    },
    { rule: 'polymarket-api-secret', names: ['polymarket', 'poly'], shape: 'b64{40-} [=]{0-2}', entropy: 3 },
    { rule: 'polymarket-passphrase', names: ['polymarket', 'poly'], shape: 'word{8-128}' },
    { rule: 'polymarket-private-key', names: ['polymarket', 'poly'], shape: "'0x' Hex{64}", entropy: 3.5 },
    { rule: 'privateai-api-token', names: ['private_ai', 'private-ai', 'privateai'], shape: 'lnum{32}', entropy: 3 },
    {
        rule: 'rainforest-pay-production-api-key',
        names: ['rainforest', 'rainforest_pay'],
        shape: "'apikey_' hex{64}",
        entropy: 3.5,
    },
    { rule: 'rapidapi-access-token', names: ['rapidapi'], shape: 'b64url{50}' },
    {
        rule: 'scaleway-secret-key',
        names: ['scaleway', 'scw'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    {
        rule: 'scalr-api-access-token',
        names: ['scalr'],
        shape: "'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt' alnum{28} '.' b64url{43}",
        entropy: 3.5,
    },
    { rule: 'sendbird-access-token', names: ['sendbird'], shape: 'Hex{40}' },
    { rule: 'sentry-access-token', names: ['sentry'], shape: 'Hex{64}', entropy: 3 },
    {
        rule: 'sidekiq-secret',
        names: ['BUNDLE_ENTERPRISE__CONTRIBSYS__COM', 'BUNDLE_GEMS__CONTRIBSYS__COM'],
        shape: "Hex{8} ':' Hex{8}",
    },
    {
        rule: 'snowflake-programmatic-access-token',
        names: ['snowflake', 'sf_token'],
        shape: 'b64url{100-500}',
        entropy: 3.5,
    },
    {
        rule: 'snyk-api-token',
        names: ['snyk'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
        page: 'https://docs.snyk.io/snyk-api/authentication-for-api',
    },
    { rule: 'sonar-api-token', names: ['sonar'], shape: '[A-Za-z0-9=_-]{40}' },
    {
        rule: 'squarespace-access-token',
        names: ['squarespace'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
    },
    { rule: 'sslmate-api-key', names: ['sslmate'], shape: 'alnum{36}', entropy: 3.5 },
    { rule: 'stability-ai-api-key', names: ['stability'], shape: "'sk-' alnum{48}", entropy: 3.5 },
    { rule: 'sumologic-access-token', names: ['sumo', 'sumologic'], shape: 'alnum{64}', entropy: 3 },
    {
        rule: 'telegram-bot-api-token',
        names: ['telegram'],
        shape: "digits{5-16} ':A' b64url{34}",
        page: 'https://core.telegram.org/bots/api',
    },
    { rule: 'telnyx-api-v2-key', names: ['telnyx'], shape: "'KEY' b64url{55}", entropy: 3.5 },
    { rule: 'travisci-access-token', names: ['travis'], shape: 'alnum{22}' },
    { rule: 'twitch-api-token', names: ['twitch'], shape: 'alnum{30}' },
    { rule: 'twitter-access-secret', names: ['twitter'], shape: 'alnum{45}' },
    { rule: 'twitter-access-token', names: ['twitter'], shape: "digits{15-25} '-' alnum{20-40}" },
    { rule: 'twitter-api-key', names: ['twitter'], shape: 'alnum{25}' },
    { rule: 'twitter-api-secret', names: ['twitter'], shape: 'alnum{50}' },
    { rule: 'twitter-bearer-token', names: ['twitter'], shape: "'AAAAAAAAAAAAAAAAAAAAAA' [A-Za-z0-9%]{80-100}" },
    { rule: 'typeform-api-token', names: ['typeform'], shape: "'tfp_' [A-Za-z0-9.=_-]{59}" },
    { rule: 'upstage-api-key', names: ['upstage'], shape: 'alnum{40-50}' },
    {
        rule: 'vercel-api-token',
        names: ['vercel'],
        shape: 'alnum{24}',
        entropy: 3.5,
        page: 'https://vercel.com/docs/rest-api',
    },
    {
        rule: 'wakatime-api-key',
        names: ['wakatime', 'waka_time'],
        shape: "Hex{8} '-' Hex{4} '-' Hex{4} '-' Hex{4} '-' Hex{12}",
        entropy: 3,
    },
    { rule: 'weatherstack-api-key', names: ['weatherstack'], shape: 'lnum{32}', entropy: 3 },
    { rule: 'weights-and-biases-api-key', names: ['wandb', 'weightsandbiases'], shape: 'Hex{40}', entropy: 3.5 },
    { rule: 'workos-production-api-key', names: ['workos'], shape: "'sk_live_a2V5Xz' b64{69} [=]{0-2}", entropy: 3.5 },
    { rule: 'yandex-access-token', names: ['yandex'], shape: "'t1.' b64url{1-} [=]{0-2} '.' b64url{86} [=]{0-2}" },
    { rule: 'yandex-api-key', names: ['yandex'], shape: "'AQVN' b64url{35-38}" },
    { rule: 'yandex-aws-access-token', names: ['yandex'], shape: "'YC' b64url{38}" },
    { rule: 'zai-api-key', names: ['zai', 'z_ai', 'z.ai', 'glm'], shape: "Hex{32} '.' alnum{16}", entropy: 3.5 },
    { rule: 'zendesk-secret-key', names: ['zendesk'], shape: 'alnum{40}' },
];

;// CONCATENATED MODULE: ./lib/src/secrets/credential-policy.js





/** How to handle credentials: replace them by markers, withhold the transcript, or send it unchanged. */
const TREATMENTS = ['redact', 'hold', 'send'];
const HASH = /^sha256:([0-9a-f]{64})$/i;
/** The entries of `secrets-allow`: names of rules, and hashes of single values. It records which of them matched. */
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
    allows(finding, view) {
        const met = [...this.#entriesFor(finding, view)];
        for (const entry of met)
            this.#met.add(entry);
        return met.length > 0;
    }
    /** The entries that matched nothing so far. */
    unmet() {
        return [...this.#rules, ...this.#hashes].filter((entry) => !this.#met.has(entry));
    }
    *#entriesFor({ rule, start, end, inner }, view) {
        if (this.#rules.has(rule))
            yield rule;
        if (this.#hashes.size === 0)
            return;
        for (const range of inner === undefined ? [[start, end]] : [[start, end], inner]) {
            for (const value of new Set([view.text.slice(...range), decodedSlice(view, ...range)])) {
                const entry = `sha256:${createHash('sha256').update(value).digest('hex')}`;
                if (this.#hashes.has(entry))
                    yield entry;
            }
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
        if (HASH.test(entry) || RULE_NAMES.includes(entry))
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
    const nearest = nearestName(line, RULE_NAMES);
    if (nearest === undefined)
        return 'An entry names no rule that is known here.';
    return `An entry names no rule that is known here; \`${nearest}\` is close.`;
}
/** What is found by what stands around it, besides the names of vendors. */
const OTHERS = [
    'amqp-connection-string',
    'basic-auth-url',
    'curl-auth-header',
    'curl-auth-user',
    'freemius-secret-key',
    'gcp-application-default-credentials',
    'gcp-service-account',
    'generic-api-key',
    'hashicorp-tf-password',
    'kubernetes-secret-yaml',
    'mongodb-connection-string',
    'mysql-connection-string',
    'nuget-config-password',
    'postgresql-connection-string',
    'private-key',
    'redis-connection-string',
];
/** All names that a marker can have, in the order of the alphabet. */
const RULE_NAMES = [
    ...new Set([...FORMATS, ...VENDOR_NAMES].map(({ rule }) => rule).concat(OTHERS)),
].sort();

;// CONCATENATED MODULE: ./lib/src/ids.js

const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/;
/** Wider than UUIDs, since other agents use other ids. `sizes` would be another route of the cloud. */
const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i;
function isProjectId(value) {
    return typeof value === 'string' && PROJECT_ID.test(value);
}
function isSessionId(value) {
    return typeof value === 'string' && SESSION_ID.test(value);
}
/** Formats the first 16 of lower-case hex digits. */
function formatProjectId(digits) {
    return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-');
}
/** The most jobs that a workflow's matrix can have. */
const MAX_SHARDS = 256;
/** Parses `2/8`; `undefined` for anything else. */
function parseShard(text) {
    const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number);
    if (index === undefined || count === undefined || count > MAX_SHARDS || index > count)
        return undefined;
    return { index, count };
}
/** Hashes the whole id: by its first digits, which are a time in UUIDv7, a night's sessions would share one shard. */
function assignShard(sessionId, count) {
    return ((0,external_node_crypto_namespaceObject.createHash)('sha256').update(sessionId).digest().readUInt32BE() % count) + 1;
}

;// CONCATENATED MODULE: ./lib/src/providers.js

/** The CLI's providers in its order, with every text of transcripts (docs/internals/transcripts.md, Provider texts). */
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
/** Longer than any agent's name; an unknown provider's text goes to the cloud, the log and the summary. */
const UNKNOWN_TEXT_MAX = 100;
const BY_ID = new Map(PROVIDERS.flatMap(idsOf));
const BY_TEXT = new Map(PROVIDERS.flatMap(providersByText));
/**
 * Recognizes the provider that a session comment names.
 * @param text of the comment before `Session`; case and white space do not matter
 * @returns the table's provider, or one with the id `other` under its own text
 */
function recognizeProvider(text) {
    const folded = text.replace(/\s+/g, ' ').trim();
    const known = BY_TEXT.get(folded.toLowerCase());
    if (known !== undefined)
        return known;
    const name = [...folded].slice(0, UNKNOWN_TEXT_MAX).join('') || 'unknown';
    return { id: 'other', agentName: name, displayName: name };
}
/** Parses the CLI's id of a provider, of a variant, or `other`; `undefined` for anything else. */
function parseProviderId(text) {
    return text === 'other' ? text : BY_ID.get(text);
}
/** Finds the id meant by a typo: an agent's name (`claude-code`), the nearest id, or one that is part of the text. */
function findNearestProviderId(typo) {
    const text = typo.slice(0, UNKNOWN_TEXT_MAX).toLowerCase().replace(/\s+/g, ' ').trim();
    const exact = parseProviderId(text) ?? BY_TEXT.get(text)?.id ?? BY_TEXT.get(text.replace(/[-_]/g, ' '))?.id;
    if (exact !== undefined)
        return exact;
    const nearest = nearestName(text, [...PROVIDER_IDS, 'other']);
    if (nearest !== undefined)
        return parseProviderId(nearest);
    // A short id is part of many words by chance, so it has to be a word of its own.
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

;// CONCATENATED MODULE: ./lib/src/inputs/cloud-url.js
/** Production (docs/internals/cloud.md, Base URL). */
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
        return { refused: 'an https URL, or http on loopback' };
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

;// CONCATENATED MODULE: ./lib/src/inputs/input-types.js

/** All invalid inputs at once, so that a user corrects them in one go. */
class InvalidInputs extends failure_Failure {
    invalid;
    constructor(invalid) {
        const all = invalid.map((input) => describeInvalidInput(input, `\`${input.name}\``)).join(' ');
        super('invalid-input', invalid.length === 1 ? all : `${invalid.length} invalid inputs. ${all}`, 'Correct the `with:` block of the step. Nothing was sent.');
        this.invalid = invalid;
    }
}
/** @param name the one that the user knows the input by */
function describeInvalidInput({ given, allowed, example }, name) {
    const end = example === undefined ? '' : `, for example \`${example}\``;
    return `${name}: \`${given}\` is not valid. Allowed: ${allowed}${end}.`;
}
/** A credential: never a flag, never shown. */
function secretText(variable) {
    return { form: { kind: 'variable', variable }, parse: ({ text }) => text, format: () => '***' };
}
/** `undefined` when it is empty. */
function optionalText(placeholder) {
    return { form: { kind: 'value', placeholder }, parse: ({ text }) => text || undefined, format: (text) => text ?? '' };
}
/** A whole number in decimal digits; `parseInt` would read `7 days` as 7. */
function integer(limits) {
    return {
        form: { kind: 'value', placeholder: 'N' },
        parse: (input) => parseNumber(input, 'a whole number', limits, input.default),
        format: String,
    };
}
const SECOND = 1_000;
/** A whole number of seconds, in milliseconds here. A value with a unit is refused with its number of seconds. */
function seconds(limits) {
    return {
        form: { kind: 'value', placeholder: 'SECONDS' },
        parse(input) {
            const meant = toSeconds(input.text);
            const isAllowed = meant !== undefined && meant >= limits.min && meant <= limits.max;
            const example = isAllowed ? String(meant) : input.default;
            return parseNumber(input, 'a whole number of seconds, without a unit,', limits, example) * SECOND;
        },
        format: (value) => String(value / SECOND),
    };
}
function parseNumber(input, what, { min, max }, example) {
    const value = /^\d{1,9}$/.test(input.text) ? Number(input.text) : Number.NaN;
    if (value >= min && value <= max)
        return value;
    input.refuse(input.text, `${what} from ${min} to ${max}`, example);
    return min;
}
const SECONDS_OF = { s: 1, m: 60, h: 3600, d: 86_400 };
/** A number with a unit in whole seconds, as in `2m`, `1.5 hours` or `90sec`. */
function toSeconds(text) {
    const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{1,10})$/i.exec(text) ?? [];
    const factor = /^m(s|illi)/i.test(unit) ? 0.001 : SECONDS_OF[unit.charAt(0).toLowerCase()];
    return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor);
}
/** `true` or `false`, in the YAML 1.2 forms that GitHub's toolkit takes, or one of a few words. */
function input_types_boolean(...words) {
    return {
        form: { kind: 'switch', words },
        parse({ text, refuse }) {
            if (/^(true|True|TRUE)$/.test(text))
                return true;
            if (/^(false|False|FALSE)$/.test(text))
                return false;
            const word = words.find((known) => known === text);
            const [last, ...others] = ['true', 'false', ...words].map((value) => `\`${value}\``).reverse();
            if (word === undefined)
                refuse(text, `${others.reverse().join(', ')} or ${last}`);
            return word ?? false;
        },
        format: String,
    };
}
function choice(...allowed) {
    return {
        form: { kind: 'value', placeholder: allowed.join('|') },
        parse({ text, refuse }) {
            const found = allowed.find((value) => value === text);
            if (found === undefined)
                refuse(text, allowed.map((value) => `\`${value}\``).join(', '));
            return found ?? allowed[0];
        },
        format: (value) => value,
    };
}
/** `undefined` when it is empty. */
function optional(type) {
    return {
        form: type.form,
        parse: (input) => (input.text === '' ? undefined : type.parse(input)),
        format: (value) => (value === undefined ? '' : type.format(value)),
    };
}
/** @param parse its result's `undefined` entries were refused */
function list(placeholder, separator, parse) {
    return {
        form: { kind: 'list', placeholder },
        parse(input) {
            const entries = splitDistinct(input.text, separator);
            return [...new Set(entries.flatMap((entry) => parse(entry, input) ?? []))];
        },
        format: (values) => values.join('\n'),
    };
}
const LINES = /[\r\n]+/;
/** No id holds any of them. */
const COMMAS_LINES_AND_BLANKS = /[\s,]+/;
function splitDistinct(text, separator) {
    return [...new Set(text.split(separator).map((entry) => entry.trim()))].filter((entry) => entry !== '');
}

;// CONCATENATED MODULE: ./lib/src/inputs/domain-types.js







const domain_types_PROJECT_ID = {
    form: { kind: 'value', placeholder: 'ID' },
    parse({ text, refuse }) {
        if (text === '' || isProjectId(text))
            return text || undefined;
        refuse(text, 'four groups of four lowercase hex digits', 'f60e-cdb1-6e5e-8e82');
        return undefined;
    },
    format: (id) => id ?? '',
};
const DIRECTORIES = list('DIR', LINES, (entry, input) => parseDirectory(entry, input, 'packages/app'));
/** One directory; empty when it is not given. */
const DIRECTORY = {
    form: { kind: 'value', placeholder: 'DIR' },
    parse(input) {
        const example = '.specstory/history';
        const directories = splitDistinct(input.text, LINES).flatMap((text) => parseDirectory(text, input, example) ?? []);
        if (directories.length > 1)
            input.refuse(directories.join(', '), 'one directory', example);
        return directories[0] ?? '';
    },
    format: (directory) => directory,
};
/** @returns POSIX, relative to the workspace (`.` is the workspace itself); `undefined` when it was refused */
function parseDirectory(text, { windows, refuse }, example) {
    // Elsewhere a backslash is a character like any other.
    const path = windows ? text.replaceAll('\\', '/') : text;
    if (path.includes('\0'))
        return void refuse(text, 'a path without NUL characters', example);
    if (external_node_path_namespaceObject.posix.isAbsolute(path) || (windows && /^[A-Za-z]:/.test(path))) {
        return void refuse(text, 'a path relative to the workspace, not an absolute one', example);
    }
    const directory = external_node_path_namespaceObject.posix.normalize(path).replace(/\/$/, '');
    if (directory !== '..' && !directory.startsWith('../'))
        return directory;
    return void refuse(text, 'a path inside the workspace', example);
}
/** Ids, and what people write for them. */
const domain_types_PROVIDERS = list('ID', COMMAS_LINES_AND_BLANKS, (text, { refuse }) => {
    const id = parseProviderId(text);
    if (id !== undefined)
        return id;
    const nearest = findNearestProviderId(text);
    const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
    refuse(text, `${[...PROVIDER_IDS, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`);
    return undefined;
});
const SESSION_ID_FORM = 'ids of up to 128 letters, digits, `.`, `_` and `-`, the first a letter or digit, and not `sizes`';
const SESSION_IDS = list('ID', COMMAS_LINES_AND_BLANKS, (id, { refuse }) => {
    if (isSessionId(id))
        return id;
    refuse(id, SESSION_ID_FORM, 'c94c863c-02e0-474e-b6d9-acb816f7fc55');
    return undefined;
});
/** More entries would make matching the longest part of a run. */
const MAX_EXCLUDE_ENTRIES = 1_000;
/** Characters of an entry: longer than any path that a person writes down. */
const MAX_EXCLUDE_LENGTH = 1_000;
const SHOWN_MAX = 100;
/** Session ids and globs on paths of files, bounded in number and length. */
const EXCLUDE_ENTRIES = {
    form: { kind: 'list', placeholder: 'GLOB|ID' },
    parse({ text, refuse }) {
        const entries = splitDistinct(text, LINES);
        const example = '**/drafts/**';
        if (entries.length > MAX_EXCLUDE_ENTRIES) {
            refuse(`${entries.length} entries`, `at most ${MAX_EXCLUDE_ENTRIES} entries`, example);
        }
        for (const entry of entries) {
            const reason = excludeRefusal(entry);
            const shown = entry.length > SHOWN_MAX ? `${entry.slice(0, SHOWN_MAX)}…` : entry;
            if (reason !== undefined)
                refuse(shown, reason, example);
        }
        return entries;
    },
    format: (entries) => entries.join('\n'),
};
/** What would be allowed instead of an entry of `exclude`; `undefined` for a session ID or a glob that can match a path. */
function excludeRefusal(entry) {
    if (entry.length > MAX_EXCLUDE_LENGTH)
        return `at most ${MAX_EXCLUDE_LENGTH} characters each`;
    if (/\p{Cc}/u.test(entry))
        return 'no control characters';
    // In front of a group it is part of the glob.
    if (/^!(?!\()/.test(entry))
        return 'no negated patterns (`!…`)';
    if (/^(?:\/|[A-Za-z]:[/\\])/.test(entry))
        return 'a glob for paths relative to the workspace, not an absolute one';
    if (entry.split('/').includes('..'))
        return 'a glob for paths inside the workspace, without `..`';
    return undefined;
}
const SHARD = {
    form: { kind: 'value', placeholder: 'N/TOTAL' },
    parse({ text, refuse }) {
        const shard = parseShard(text);
        if (text !== '' && shard === undefined)
            refuse(text, `\`N/TOTAL\` with N ≤ TOTAL ≤ ${MAX_SHARDS}`, '2/8');
        return shard;
    },
    format: (shard) => (shard === undefined ? '' : `${shard.index}/${shard.count}`),
};
/** Rules and hashes of values, as `parseAllow` gives them. */
const ALLOWED_CREDENTIALS = {
    form: { kind: 'list', placeholder: 'RULE|HASH' },
    parse({ text, refuse }) {
        const { entries, faults } = parseAllow(splitDistinct(text, LINES));
        // What was given may be the credential itself.
        for (const fault of faults)
            refuse('***', `a rule's name, or \`sha256:\` and a value's hash (${fault.replace(/\.$/, '')})`, 'github-pat');
        return entries;
    },
    format: (entries) => entries.join('\n'),
};
/** Values that are replaced wherever they are; never shown. */
const EXACT_VALUES = {
    form: { kind: 'variable', variable: 'SPECSTORY_REDACT_VALUES' },
    parse({ text, refuse }) {
        const list = parseExactValues(text);
        if (list === undefined)
            refuse('***', 'one value per line, or a JSON object', `\${{ toJSON(secrets) }}`);
        return list ?? { values: [], ignoredCount: 0 };
    },
    format: () => '***',
};
/** Without a trailing slash. */
const CLOUD_URL = {
    form: { kind: 'value', placeholder: 'URL' },
    parse({ text: given, environmentCloudUrl, refuse }) {
        const isVariable = given === '' && environmentCloudUrl !== '';
        const text = given || environmentCloudUrl || DEFAULT_CLOUD_URL;
        const parsed = parseCloudUrl(text);
        if ('url' in parsed)
            return parsed.url;
        // Credentials must not be repeated in a log, not even of a text that is no URL.
        const shown = text.replace(/^([a-z][\w+.-]*:\/\/)?.*@/is, '$1***@').replace(/[?#].*/s, '…');
        refuse(shown, parsed.refused, DEFAULT_CLOUD_URL, isVariable ? 'SPECSTORY_CLOUD_URL' : undefined);
        return DEFAULT_CLOUD_URL;
    },
    format: (url) => url,
};

;// CONCATENATED MODULE: ./lib/src/inputs/input-defaults.json
const input_defaults_namespaceObject = /*#__PURE__*/JSON.parse('{"token":"","project-id":"","project-name":"","require-existing-project":"false","path":".","history-dir":"","providers":"","sessions":"","exclude":"","unidentified":"upload","shard":"","mode":"sync","update-when":"larger","overwrite-cli-sessions":"false","secrets":"","secrets-allow":"","redact-values":"","rescan":"false","cloud-url":"","concurrency":"10","timeout":"120","request-timeout":"30","fail-on-incomplete":"true","retries":"2","if-no-sessions":"warn","summary":"true","comment":"false","github-token":""}');
;// CONCATENATED MODULE: ./lib/src/inputs/inputs.js




/** In the order of `--help`. */
const HELP_GROUPS = (/* unused pure expression or super */ null && (['Sessions', 'Project', 'Sync', 'Cloud', 'Result']));
/**
 * Every input of `action.yml`, in its order. Typed inputs, the log, the command line and its help, the comment's marker and
 * the report derive from it.
 */
const INPUTS = {
    token: {
        property: 'token',
        type: secretText('SPECSTORY_TOKEN'),
        isScope: false,
        help: ['Cloud', 'API key with write scope'],
    },
    'project-id': {
        property: 'projectId',
        type: domain_types_PROJECT_ID,
        isScope: true,
        help: ['Project', 'default: from the checkout'],
    },
    'project-name': {
        property: 'projectName',
        type: optionalText('TEXT'),
        isScope: false,
        help: ['Project', 'default: from the checkout'],
    },
    'require-existing-project': {
        property: 'requireExistingProject',
        type: input_types_boolean(),
        isScope: false,
        help: ['Project', 'fail instead of creating a project'],
    },
    // Of several paths each holds a `.specstory`.
    path: {
        property: 'paths',
        type: DIRECTORIES,
        isScope: true,
        help: ['Sessions', 'directories that hold .specstory'],
    },
    // Empty: where the settings of each path say, else in the usual place.
    'history-dir': {
        property: 'historyDir',
        type: DIRECTORY,
        isScope: true,
        help: ['Sessions', 'where sessions are below each path'],
    },
    // Empty: all. So are `sessions`.
    providers: {
        property: 'providers',
        type: domain_types_PROVIDERS,
        isScope: true,
        help: ['Sessions', 'agents to sync, by provider ID'],
    },
    sessions: { property: 'sessions', type: SESSION_IDS, isScope: true, help: ['Sessions', 'sessions to sync'] },
    exclude: { property: 'exclude', type: EXCLUDE_ENTRIES, isScope: true, help: ['Sessions', 'sessions to exclude'] },
    unidentified: {
        property: 'unidentified',
        type: choice('skip', 'upload'),
        isScope: true,
        help: ['Sessions', 'transcripts without a session ID'],
    },
    shard: {
        property: 'shard',
        type: SHARD,
        isScope: true,
        help: ['Sessions', 'one part of the sessions, such as 2/8'],
    },
    mode: {
        property: 'mode',
        type: choice('sync', 'check'),
        isScope: false,
        help: ['Sync', 'check compares and uploads nothing'],
    },
    'update-when': {
        property: 'updateWhen',
        type: choice('larger', 'different'),
        isScope: false,
        help: ['Sync', 'when to replace a cloud copy'],
    },
    'overwrite-cli-sessions': {
        property: 'overwriteCliSessions',
        type: input_types_boolean(),
        isScope: false,
        help: ['Sync', 'replace CLI copies too'],
    },
    // `undefined`: as the settings of each path say, else redact.
    secrets: {
        property: 'secrets',
        type: optional(choice(...TREATMENTS)),
        isScope: false,
        help: ['Sync', 'credentials in transcripts'],
    },
    'secrets-allow': {
        property: 'secretsAllow',
        type: ALLOWED_CREDENTIALS,
        isScope: false,
        help: ['Sync', 'rules and values that are not credentials'],
    },
    'redact-values': {
        property: 'redactValues',
        type: EXACT_VALUES,
        isScope: false,
        help: ['Sync', 'values to replace by asterisks'],
    },
    rescan: {
        property: 'rescan',
        type: input_types_boolean(),
        isScope: false,
        help: ['Sync', 'replace copies that hold credentials'],
    },
    'cloud-url': { property: 'cloudUrl', type: CLOUD_URL, isScope: true, help: ['Cloud', 'base URL of SpecStory Cloud'] },
    concurrency: {
        property: 'concurrency',
        type: integer({ min: 1, max: 50 }),
        isScope: false,
        help: ['Cloud', 'requests at a time'],
    },
    timeout: {
        property: 'timeoutMs',
        type: seconds({ min: 1, max: 86_400 }),
        isScope: false,
        help: ['Cloud', 'limit of the whole run'],
    },
    'request-timeout': {
        property: 'requestTimeoutMs',
        type: seconds({ min: 1, max: 3600 }),
        isScope: false,
        help: ['Cloud', 'limit of one upload'],
    },
    'fail-on-incomplete': {
        property: 'failOnIncomplete',
        type: input_types_boolean('errors'),
        isScope: false,
        help: ['Result', 'when incomplete is exit code 3'],
    },
    retries: {
        property: 'retries',
        type: integer({ min: 0, max: 10 }),
        isScope: false,
        help: ['Cloud', 'retries of one request'],
    },
    'if-no-sessions': {
        property: 'ifNoSessions',
        type: choice('warn', 'error', 'ignore'),
        isScope: false,
        help: ['Result', 'a checkout without sessions'],
    },
    summary: { property: 'summary', type: input_types_boolean(), isScope: false, help: ['Result', 'write no summary'] },
    comment: { property: 'comment', type: input_types_boolean(), isScope: false, help: ['Result', 'comment on the pull request'] },
    'github-token': {
        property: 'githubToken',
        type: secretText('GITHUB_TOKEN'),
        isScope: false,
        help: ['Result', 'token for the comment'],
    },
};
const INPUT_NAMES = Object.keys(INPUTS);
/**
 * Reads every input into one typed object.
 *
 * @param lookup by the names of `action.yml`
 * @param runner what else decides: `SPECSTORY_CLOUD_URL` (blank is unset) and whether paths are Windows'
 * @throws InvalidInputs with every invalid input
 */
function readInputs(lookup, { cloudUrl, windows }) {
    const invalid = [];
    const environmentCloudUrl = cloudUrl.trim();
    const values = INPUT_NAMES.map((name) => {
        const byDefault = input_defaults_namespaceObject[name];
        const value = INPUTS[name].type.parse({
            text: lookup(name) || byDefault,
            default: byDefault,
            windows,
            environmentCloudUrl,
            refuse: (given, allowed, example, variable = name) => invalid.push({ name: variable, given, allowed, example }),
        });
        return [INPUTS[name].property, value];
    });
    if (invalid.length > 0)
        throw new InvalidInputs(invalid);
    const cloudUrlFromEnvironment = lookup('cloud-url') === '' && environmentCloudUrl !== '';
    // The table's rows have the types of `Inputs`, which `Object.fromEntries` cannot know.
    return { ...Object.fromEntries(values), cloudUrlFromEnvironment };
}
/** The inputs of a run for which no input is set. */
function defaultInputs() {
    return readInputs(() => '', { cloudUrl: '', windows: false });
}
/**
 * The inputs that differ from their defaults, as a workflow would set them, in the order of `action.yml`; no credential is
 * among them.
 */
function inputs_formatSetInputs(inputs) {
    const defaults = defaultInputs();
    return INPUT_NAMES.filter((name) => INPUTS[name].type.form.kind !== 'variable')
        .map((name) => [name, formatInput(name, inputs)])
        .filter(([name, text]) => text !== formatInput(name, defaults));
}
function formatInput(name, inputs) {
    const { property, type } = INPUTS[name];
    return type.format(inputs[property]);
}

;// CONCATENATED MODULE: ./lib/src/report/log-inputs.js

const IN_HEADLINE = (/* unused pure expression or super */ null && (['mode', 'cloud-url']));
/** Logs the inputs that differ from their defaults. */
function log_inputs_logInputs(printer, inputs) {
    // Show where the token is sent.
    const source = inputs.cloudUrlFromEnvironment ? ', from the variable SPECSTORY_CLOUD_URL' : '';
    printer.line(`SpecStory ${inputs.mode} to ${inputs.cloudUrl}${source}`);
    if (inputs.token === '')
        printer.line('token: not set');
    for (const [name, text] of formatSetInputs(inputs)) {
        if (!IN_HEADLINE.includes(name))
            printer.line(`${name}: ${text.replaceAll('\n', ', ')}`);
    }
}

;// CONCATENATED MODULE: ./lib/src/report/log.js











/** Files listed of each kind. */
const FILES_SHOWN = 20;
/** Ignored files that are named for each reason. */
const IGNORED_SHOWN = 10;
/** Logs which project each path belongs to, and the source of its ID. */
function logProjects(printer, projects, optOuts) {
    const number = projects.length === 0 ? 'none' : formatCount(projects.length);
    const title = projects.length === 1 ? `Project: ${projects[0]?.id}` : `Projects: ${number}`;
    printer.group(title, [
        ...projects.map(({ id, name, source, paths }) => `${paths.join(', ')}: ${id} (${name}), ${formatSource(source)}`),
        ...optOuts.map(formatOptOut),
    ]);
}
/** Logs what a project's directories contain. */
function logScan(printer, scan) {
    const found = `${pluralize(scan.sessions.length, 'session')} in ${pluralize(scan.files, 'file')}`;
    printer.group(`Sessions: ${found}`, scanLines(scan));
}
function* scanLines(scan) {
    for (const { directory, exists } of scan.directories)
        yield `${directory}${exists ? '' : ': does not exist'}`;
    const providers = Map.groupBy(scan.sessions, (session) => session.provider.displayName);
    for (const [name, sessions] of providers)
        yield `${name}: ${pluralize(sessions.length, 'session')}`;
    const named = scan.sessions.filter(({ idFromName }) => idFromName);
    if (named.length > 0)
        yield `${pluralize(named.length, 'session')} without an ID, identified by file name`;
    const parts = scan.sessions.filter(({ partOf }) => partOf);
    if (parts.length > 0) {
        yield `${pluralize(parts.length, 'session')} from other parts of a conversation, identified by file name`;
        yield* listFiles(parts, ({ file, partOf }) => `${file}: another part of session ${partOf}`);
    }
    if (scan.filteredOut > 0)
        yield `${pluralize(scan.filteredOut, 'session')} filtered out`;
    for (const { file, detail } of scan.unreadable)
        yield `not readable: ${file} (${detail})`;
    const ignored = Map.groupBy(scan.leftOut, ({ reason }) => reason);
    for (const [reason, files] of ignored)
        yield* ignoredLines(reason, files);
    if (scan.excluded.length > 0) {
        yield `excluded: ${pluralize(scan.excluded.length, 'file')}`;
        yield* listFiles(scan.excluded, ({ file, entries }) => `${file}: ${entries.join(', ')}`);
    }
}
function* ignoredLines(reason, files) {
    const { label } = IGNORED_FILES[reason];
    yield `ignored (${label}): ${pluralize(files.length, 'file')}`;
    yield* listFiles(files, ({ file, detail }) => `${file}: ${detail}`);
}
function* listFiles(files, format, shown = IGNORED_SHOWN) {
    for (const file of files.slice(0, shown))
        yield `  ${format(file)}`;
    if (files.length > shown)
        yield `  ${message_format_formatCount(files.length - shown)} more in the report`;
}
/** Logs the result of the comparison. */
function logPlan(printer, plan, sizes) {
    const uploads = plan.filter(({ action }) => action === 'create' || action === 'update');
    const size = uploads.reduce((sum, { localBytes }) => sum + localBytes, 0);
    const refused = plan.filter(({ action }) => action === 'refuse');
    const upload = `${pluralize(uploads.length, 'session')} to upload (${formatBytes(size)})`;
    const title = [
        ...(uploads.length > 0 ? [upload] : []),
        ...(refused.length > 0 ? [`${formatCount(refused.length)} not possible to upload`] : []),
    ].join(', ');
    printer.group(`Comparison: ${title || 'nothing to upload'}`, planLines(plan, sizes));
}
const SIZES_LINES = {
    bulk: 'Fetched all cloud sizes in one request.',
    fallback: 'The bulk size request failed. Checked each session individually.',
    head: 'Checked each session individually (`sessions` is set).',
};
function* planLines(plan, sizes) {
    yield SIZES_LINES[sizes];
    const reasons = Map.groupBy(plan, ({ reason }) => reason);
    for (const reason of PLAN_REASONS) {
        const sessions = reasons.get(reason);
        if (sessions !== undefined)
            yield `${PLANS[reason].label}: ${formatCount(sessions.length)}`;
    }
}
/**
 * Opens the group of the upload and prints its progress; `stop` closes the group with the result.
 *
 * @param totalBytes of Markdown, before compression
 */
function logUpload(printer, { total, totalBytes }) {
    printer.startGroup(`Upload: ${pluralize(total, 'session')} (${formatBytes(totalBytes)})`);
    const reporter = createProgressReporter(printer, { total, totalBytes });
    let uploaded = 0;
    let failed = 0;
    return {
        ended({ outcome, localBytes }) {
            if (SESSION_STATUSES[outcome].kind === 'uploaded')
                uploaded += 1;
            if (SESSION_STATUSES[outcome].kind === 'failed')
                failed += 1;
            reporter.add(localBytes);
        },
        stop() {
            const { elapsedMs } = reporter.stop();
            const failures = failed === 0 ? '' : `, ${formatCount(failed)} failed`;
            printer.endGroup(`Uploaded ${formatCount(uploaded)} of ${pluralize(total, 'session')} in ${formatDuration(elapsedMs)}${failures}`);
        },
    };
}
/** Logs what failed, folded, and the result line. */
function logResult(printer, run) {
    const failed = run.results.filter(({ outcome }) => session_statuses_SESSION_STATUSES[outcome].kind === 'failed');
    if (failed.length > 0) {
        printer.group(`Failed to sync: ${message_format_pluralize(failed.length, 'session')}`, failedLines(failed));
    }
    const redacted = Map.groupBy(listRedacted(run), ({ outcome }) => session_statuses_SESSION_STATUSES[outcome].kind);
    logCredentials(printer, 'Redacted', (redacted.get('uploaded') ?? []).map(toFile));
    logCredentials(printer, 'Redacted when uploaded', (redacted.get('pending') ?? []).map(toFile));
    logCredentials(printer, 'Redacted before', (redacted.get('unchanged') ?? []).map(toFile));
    logCredentials(printer, 'Withheld', listWithheld(run));
    printer.line(formatResultLine(run));
}
/** Each cause once, with its first files. */
function* failedLines(failed) {
    let room = FILES_SHOWN;
    for (const group of groupByCause(failed, toCause)) {
        if (room === 0)
            break;
        const [{ reason, code }] = group;
        yield `${message_format_pluralize(group.length, 'session')}: ${reason}${code === undefined ? '' : ` (${code})`}`;
        const shown = group.slice(0, room);
        for (const { session } of shown)
            yield `  ${session.file}`;
        room -= shown.length;
    }
    const listed = FILES_SHOWN - room;
    if (listed < failed.length)
        yield `${message_format_formatCount(failed.length - listed)} more in the report`;
}
function logCredentials(printer, what, files) {
    if (files.length === 0)
        return;
    const lines = listFiles(listPlaces(files), ({ file, line, rule }) => `${file}:${line} ${rule}`, FILES_SHOWN);
    printer.group(`${what}: ${plan_formatFindings(files)}`, [...lines].map((line) => line.trimStart()));
}
/** `SpecStory sync complete. 12 sessions created, 99 up to date. (3.2 s, 1 bulk size request, 12 uploads)`. */
function formatResultLine(run) {
    const { requests, timings } = run;
    const facts = [
        timings.total === undefined ? '' : message_format_formatDuration(timings.total),
        requests.sizes > 0 ? message_format_pluralize(requests.sizes, 'bulk size request') : '',
        requests.head > 0 ? message_format_pluralize(requests.head, 'individual check') : '',
        requests.put > 0 ? message_format_pluralize(requests.put, 'upload request') : '',
    ].filter((fact) => fact !== '');
    const measured = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
    return `${describeRunStatus(run).title}. ${formatHeadline(run)}${measured}`;
}
const PAUSE_CAUSES = {
    'rate-limit': 'Rate limited by SpecStory Cloud',
    outage: 'SpecStory Cloud is not responding',
};
/** Logs a run as it happens, a folded group for each phase; `publish` logs the result. */
function createRunLog(printer) {
    let upload;
    return (event) => {
        switch (event.event) {
            case 'inputs-read':
                logInputs(printer, event.inputs);
                break;
            case 'projects-resolved':
                logProjects(printer, event.projects, event.optOuts);
                break;
            case 'scanned':
                logScan(printer, event.scan);
                break;
            case 'planned':
                logPlan(printer, event.plan, event.sizes);
                break;
            case 'upload-started':
                upload = logUpload(printer, { total: event.sessions, totalBytes: event.bytes });
                break;
            case 'session-ended':
                upload?.ended(event.result);
                break;
            case 'upload-ended':
                upload?.stop();
                upload = undefined;
                break;
            case 'paused':
                printer.line(`${PAUSE_CAUSES[event.reason]}. Pausing all requests for ${Math.ceil(event.ms / 1000)} s.`);
                break;
            case 'rate-limit-low':
                printer.line(event.notice.message);
                break;
            case 'request-completed':
                printer.debug(event.line);
                break;
            case 'notice-added':
            case 'ignored-searched':
            case 'searched':
            case 'client-created':
            case 'attempted':
            case 'compared':
            case 'session-interrupted':
            case 'phase-ended':
            case 'ended':
        }
    };
}
const PROGRESS_INTERVAL_MS = 5_000;
/**
 * Prints a line every five seconds until it is stopped, so nothing for an upload that is faster. The timer keeps no
 * process alive. `now` is a monotonic clock in milliseconds.
 */
function createProgressReporter(printer, options) {
    const now = options.now ?? monotonicMs;
    const started = now();
    let done = 0;
    let doneBytes = 0;
    const measure = () => {
        const { total, totalBytes } = options;
        return { done, total, doneBytes, totalBytes, elapsedMs: now() - started };
    };
    const timer = setInterval(() => printer.line(formatProgress(measure())), PROGRESS_INTERVAL_MS);
    timer.unref();
    return {
        add(size) {
            done += 1;
            doneBytes += size;
        },
        stop() {
            clearInterval(timer);
            return measure();
        },
    };
}
/** `120 of 1,000 sessions, 8.4 MB of 70.0 MB, 1.7 MB/s, about 36.2 s left`. */
function formatProgress({ done, total, doneBytes, totalBytes, elapsedMs }) {
    const parts = [
        `${formatCount(done)} of ${formatCount(total)} sessions`,
        `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`,
    ];
    if (doneBytes > 0 && elapsedMs > 0) {
        const bytesPerMs = doneBytes / elapsedMs;
        parts.push(`${formatBytes(Math.round(bytesPerMs * 1_000))}/s`);
        if (doneBytes < totalBytes)
            parts.push(`about ${formatDuration((totalBytes - doneBytes) / bytesPerMs)} left`);
    }
    return parts.join(', ');
}

;// CONCATENATED MODULE: ./lib/src/report/outputs.js





/** @param report native path of the JSON report, empty when it could not be written */
function buildOutputs(run, report) {
    const { counts } = run;
    const ids = run.projects.map(({ project }) => project.id);
    return {
        status: run.status,
        ...countOutputs(counts),
        credentials: String(countCredentials(run) ?? ''),
        'project-id': ids.join(','),
        'project-url': ids.flatMap((id) => links_projectUrl(run, id) ?? []).join(','),
        report,
    };
}
function countOutputs(counts) {
    const outcomes = STATUS_NAMES.map((outcome) => {
        const { output, count } = session_statuses_SESSION_STATUSES[outcome];
        return [output, String(counts[count])];
    });
    return Object.fromEntries([['attempted', String(counts.attempted)], ...outcomes]);
}
/**
 * Sets every output; returns what went wrong instead of throwing. Without `GITHUB_OUTPUT` the toolkit prints an
 * obsolete command.
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

;// CONCATENATED MODULE: ./lib/src/report/report.js










/** Write in chunks: few system calls and constant memory. */
const CHUNK_LENGTH = 1 << 18;
/**
 * Writes the JSON report to a new file in the runner's or the system's temporary directory, readable only by its owner.
 * Synchronous, so that a signal cannot interrupt it; never throws.
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
/** On a nearly full disk `write` may be partial. */
function writeAll(file, text) {
    const data = Buffer.from(text);
    for (let written = 0; written < data.length;)
        written += (0,external_node_fs_namespaceObject.writeSync)(file, data, written);
}
/** One line per session, for `grep`. */
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
/** Incremented when a field is removed or changes its meaning, not when one is added. */
const REPORT_SCHEMA_VERSION = 1;
/** The report without its sessions, in the order of the schema. */
function reportHead(run) {
    const { inputs } = run;
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
        inputs: inputs === undefined ? null : Object.fromEntries(inputs_formatSetInputs(inputs)),
        source: reportSource(run),
        counts: run.counts,
        providers: countsByProvider(run.results),
        searched: run.searched ?? null,
        credentials: countCredentials(run) ?? null,
        secrets: countByRule([...run.results, ...listIgnoredWithCredentials(run)].flatMap(({ secrets }) => secrets)),
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
/** As the runner says it, else the CI system, else the first path's checkout. */
function reportSource({ runner, projects }) {
    const { ci } = runner;
    const place = projects[0]?.project.places[0];
    const named = runner.repository === '' ? undefined : { serverUrl: runner.serverUrl, name: runner.repository };
    const repository = named ?? ci?.repository ?? place?.repository;
    return {
        system: ci?.system ?? null,
        serverUrl: repository?.serverUrl ?? runner.serverUrl,
        repository: repository?.name ?? '',
        commit: runner.commit || ci?.commit || place?.commit || '',
        branch: ci?.branch ?? '',
        pullRequest: ci?.pullRequest ?? '',
        runUrl: ci?.runUrl ?? '',
        event: runner.eventName,
        runId: runner.runId,
        runAttempt: runner.runAttempt,
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
        counts: countSessions(results),
        sizes: sizes ?? null,
        isNew: isNew ?? null,
        sizesFailure: sizesFailure === undefined ? null : reportFailure(sizesFailure),
        directories: (scan?.directories ?? []).map(({ directory, exists }) => ({ directory, exists })),
        files: scan?.files ?? 0,
        filteredOut: scan?.filteredOut ?? 0,
        leftOut: (scan?.leftOut ?? []).map(({ file, reason, detail, id, chosen, secrets = [] }) => ({
            file,
            reason,
            detail,
            id: id ?? null,
            chosen: chosen ?? null,
            secrets: secrets.map(reportCredential),
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
function reportCredential({ rule, line, harmless }) {
    return { rule, line, harmless: harmless ?? null };
}
/** Bytes are of Markdown, except `sentBytes`, which are compressed. */
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
        secrets: result.secrets.map(reportCredential),
        localBytes: result.localBytes,
        cloudBytes: result.cloudBytes ?? null,
        sentBytes: result.sentBytes ?? null,
        progress: result.progress ?? null,
        attempts: result.attempts,
        durationMs: Math.round(result.durationMs),
        url: links_sessionUrl(run, projectId, session.id) ?? null,
    };
}

;// CONCATENATED MODULE: ./lib/src/report/document.js

/** GitHub drops a larger summary without an error (docs/internals/runners.md, Job summary). */
const SUMMARY_LIMIT_BYTES = 1_048_576;
/** For what an earlier command of the step wrote. */
const MARGIN_BYTES = 32_768;
const SUMMARY_BUDGET_BYTES = SUMMARY_LIMIT_BYTES - MARGIN_BYTES;
/** Maximum share of the remaining bytes for one table, so that later tables fit. */
const TABLE_SHARE = 0.5;
/** Reserved for the end of a table. */
const CLOSING_BYTES = 600;
/** @param cutTo completes "…and 12 more, …" */
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
    function table({ title, intro, folded, untitled, columns, items, limit = items.length, cells, }) {
        if (items.length === 0)
            return;
        const start = { parts: parts.length, room };
        const floor = room - Math.floor(room * TABLE_SHARE) + CLOSING_BYTES;
        const shownTitle = untitled ? '' : `### ${title}\n\n`;
        const opening = folded ? `<details>\n<summary>${title}</summary>\n\n` : shownTitle;
        add([opening, intro, intro && '\n\n', header(columns)].join(''));
        let shown = 0;
        for (const item of items.slice(0, limit)) {
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
            add(`\n…and ${message_format_formatCount(items.length - shown)} more, ${cutTo}.\n`);
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

;// CONCATENATED MODULE: ./lib/src/report/session-list.js



const TITLE_LIMIT = 120;
const DATE_COLUMN = 'Date (UTC)';
/** Newest first; sessions without a start time last, in original order. */
function newestFirst(results) {
    return results.toSorted((a, b) => {
        const [one = '', other = ''] = [a.session.startedAt, b.session.startedAt];
        return one === other ? 0 : one < other ? 1 : -1;
    });
}
/** `2026-02-23 16:02` in UTC, breakable only before the time. */
function dateCell({ session }) {
    return session.startedAt?.slice(0, 16).replace('T', ' ').replaceAll('-', '\u2011') ?? '';
}
/**
 * Title link with agent and size below, so that few columns fit a narrow screen.
 *
 * @param size Markdown
 */
function sessionCell(result, url, size) {
    const credentials = result.secrets.length > 0 ? ` · ${message_format_pluralize(result.secrets.length, 'credential')}` : '';
    return `${links_link(shownTitle(result), url, TITLE_LIMIT)}<br>${providerCell(result.session)} · ${size}${credentials}`;
}
/** Title, or the file name where there is none. */
function shownTitle({ title, session }) {
    return title || session.title || session.name;
}
/** Names of known agents are shorter; longer ones may break. */
const UNBROKEN = 24;
/** The agent's name, unbroken. */
function providerCell({ provider }) {
    const name = markdownText(provider.displayName, 60);
    return name.length > UNBROKEN ? name : name.replaceAll(' ', '\u00a0');
}

;// CONCATENATED MODULE: ./lib/src/report/summary/files.js





/** Adds files that could not be read. */
function addUnreadable(document, run) {
    const files = listUnreadable(run);
    document.table({
        title: `${message_format_pluralize(files.length, 'file')} could not be read`,
        folded: false,
        columns: ['File'],
        items: files,
        cells: ({ file, detail }) => [`${fileLink(run, file)}<br>${markdownProse(detail)}`],
    });
}
/** Adds ignored and excluded files, folded; other tools' Markdown is only in the report. */
function addFiles(document, run) {
    const ignored = run.projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    for (const reason of IGNORED_REASONS)
        addOwnTable(document, run, reason, ignored);
    addSharedTable(document, run, ignored);
    addExcluded(document, run);
}
function addOwnTable(document, run, wanted, ignored) {
    const { list, cause, fix } = ignored_files_IGNORED_FILES[wanted];
    if (typeof list === 'string')
        return;
    const files = ignored.filter(({ reason }) => reason === wanted);
    document.table({
        title: `${message_format_pluralize(files.length, 'file')} ${list.heading}`,
        intro: fix === undefined ? cause : `${cause} ${fix}`,
        folded: true,
        columns: ['Ignored file'],
        items: files,
        cells: ({ file, chosen, detail }) => {
            const preferred = chosen === undefined ? '' : `<br>Preferred: ${fileLink(run, chosen)} (${markdownProse(detail)})`;
            return [fileLink(run, file) + preferred];
        },
    });
}
/** Open when somebody expects one of the files to be synced. */
function addSharedTable(document, run, ignored) {
    const files = ignored.filter((file) => typeof ignored_files_IGNORED_FILES[file.reason].list === 'string' && !isQuiet(file));
    document.table({
        title: `${message_format_pluralize(files.length, 'other file')} ignored`,
        folded: files.every(({ reason }) => ignored_files_IGNORED_FILES[reason].warning === undefined),
        columns: ['Ignored file'],
        items: files,
        cells: ({ file, reason, detail }) => {
            const { cause, fix } = ignored_files_IGNORED_FILES[reason];
            const why = fix === undefined ? markdownProse(detail || cause) : `${cause} ${fix}`;
            return [`${fileLink(run, file)}<br>${why}`];
        },
    });
}
function addExcluded(document, run) {
    const files = run.projects.flatMap(({ scan }) => scan?.excluded ?? []);
    document.table({
        title: `${message_format_pluralize(files.length, 'file')} excluded`,
        intro: 'Excluded by the `exclude` input: not compared, uploaded or counted.',
        folded: true,
        columns: ['Excluded file', 'Entry'],
        items: files,
        cells: ({ file, entries }) => [fileLink(run, file), markdownText(entries.join(', '))],
    });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/secrets.js





/** The rest is in the report. */
const PLACES_SHOWN = 20;
const HARMLESS_LABELS = { expired: 'expired', public: 'public by design' };
/** Adds where credentials are and of which rule, never their values. */
function addSecrets(document, run) {
    const [withheld, redacted] = [listWithheld(run), listRedacted(run).map(toFile)];
    addPlaces(document, run, withheld, 'withheld');
    addPlaces(document, run, redacted, 'redacted');
}
function addPlaces(document, run, files, what) {
    const places = listPlaces(files);
    document.table({
        title: `${message_format_pluralize(places.length, 'credential')} ${what}`,
        intro: `${markdownText(plan_formatFindings(files, what === 'redacted' ? 'session' : 'file'))}. **What to do:** ${formatRevokeHint(places)}`,
        folded: false,
        columns: ['Rule', 'File'],
        items: places,
        limit: PLACES_SHOWN,
        cells: ({ file, rule, line, harmless }) => [
            `${markdownText(rule)}${harmless === undefined ? '' : ` (${HARMLESS_LABELS[harmless]})`}`,
            links_link(`${file}, line ${message_format_formatCount(line)}`, lineUrl(fileUrl(run, file), line), PATH_LIMIT),
        ],
    });
}
function lineUrl(url, line) {
    // Without `plain=1` GitHub renders the Markdown, without lines.
    return url === undefined ? undefined : `${url}?plain=1#L${line}`;
}

;// CONCATENATED MODULE: ./lib/src/report/summary/sessions.js







/** Adds sessions that a sync would upload. */
function addPendingSessions(document, run) {
    const pending = statusesOfKind('pending').flatMap((status) => withStatus(run, status));
    const isExpected = isPendingMerge(run);
    document.table({
        title: isExpected
            ? `${message_format_pluralize(pending.length, 'session')} to sync after the merge`
            : `${message_format_pluralize(pending.length, 'session')} pending`,
        intro: isExpected
            ? 'They sync when the pull request is merged. To upload now, run `specstory sync` on the machine that recorded them.'
            : '**What to do:** Run with `mode: sync` (for example on the default branch), or run `specstory sync` on the machine that recorded them.',
        folded: isExpected,
        columns: listColumns(run),
        items: newestFirst(pending),
        cells: (result) => {
            const details = `${formatChange(result)} · ${markdownProse(result.reason)}`;
            return listCells(run, result, fileUrl(run, result.session.file), details);
        },
    });
}
/** Adds uploaded sessions with their links, folded. */
function addUploadedSessions(document, run) {
    for (const status of statusesOfKind('uploaded')) {
        const results = withStatus(run, status);
        document.table({
            title: `${message_format_pluralize(results.length, 'session')} ${session_statuses_SESSION_STATUSES[status].countLabel}`,
            folded: true,
            columns: listColumns(run),
            items: newestFirst(results),
            cells: (result) => listCells(run, result, cloudUrl(run, result), formatChange(result)),
        });
    }
}
/** Adds skipped sessions whose cloud copy differs, folded, with the input that changes it. */
function addKeptSessions(document, run) {
    for (const group of groupByStatus(run.results)) {
        const { explanation } = group.status;
        if (explanation === undefined)
            continue;
        document.table({
            title: formatSessionCount(group),
            intro: explanation,
            folded: true,
            columns: listColumns(run),
            items: newestFirst(group.results),
            cells: (result) => listCells(run, result, cloudUrl(run, result), formatBothSizes(result)),
        });
    }
}
function withStatus(run, status) {
    return run.results.filter((result) => result.outcome === status);
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
/** The change of the cloud copy's size. */
function formatChange({ localBytes, cloudBytes = localBytes }) {
    return formatByteChange(cloudBytes, localBytes, formatUnbrokenBytes);
}
/** `10.4 KB local, 12.0 KB in the cloud`; where both look the same, the difference too. */
function formatBothSizes({ localBytes, cloudBytes = localBytes }) {
    const isSimilar = message_format_formatBytes(localBytes) === message_format_formatBytes(cloudBytes);
    const sign = cloudBytes > localBytes ? '+' : '−';
    const difference = isSimilar ? ` (${sign}${formatUnbrokenBytes(Math.abs(cloudBytes - localBytes))})` : '';
    return `${formatUnbrokenBytes(localBytes)} local, ${formatUnbrokenBytes(cloudBytes)} in the cloud${difference}`;
}
function projectColumn({ projects }) {
    return projects.length > 1 ? ['Project'] : [];
}
function projectCell({ projects }, { projectId }) {
    if (projects.length < 2)
        return [];
    return [markdownText(projects.find(({ project }) => project.id === projectId)?.project.name ?? projectId, 60)];
}
/** Files listed in the summary; the report has all. */
const FAILED_FILES_SHOWN = 50;
/** Adds failed sessions: a row for each cause, and the files by cause, folded. */
function addFailedSessions(document, run) {
    const failed = statusesOfKind('failed').flatMap((status) => withStatus(run, status));
    addCauses(document, run, failed);
    document.table({
        title: failed.length === 1 ? 'File that failed to sync' : 'Files that failed to sync, by cause',
        folded: true,
        columns: ['Cause', 'File'],
        items: groupByCause(failed, toCause).flat(),
        limit: FAILED_FILES_SHOWN,
        cells: ({ session, code, outcome }) => {
            // With several projects the path is needed to find the file.
            const text = run.projects.length > 1 ? session.file : session.name;
            return [code ?? session_statuses_SESSION_STATUSES[outcome].countLabel, fileLink(run, session.file, text)];
        },
    });
}
/** Adds a row for each cause of failure. */
function addCauses(document, run, failed) {
    document.table({
        title: `${message_format_pluralize(failed.length, 'session')} failed to sync`,
        folded: false,
        columns: ['>Sessions', 'Cause'],
        items: groupByCause(failed, toCause),
        cells: (group) => {
            const [first] = group;
            // The head states what ended the run and what to do about it.
            const remedy = isCoveredByRunFailure(run, first) ? '' : whatToDo(first);
            const cause = markdownProse(message_format_toSentence(first.reason));
            return [message_format_formatCount(group.length), remedy === '' ? cause : `${cause}<br>**What to do:** ${remedy}`];
        },
    });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/summary.js












/**
 * Renders the job summary: the headline, what needs action, the counts, and then everything else.
 *
 * @param report path of the JSON report, empty when there is none
 * @param budgetBytes maximum size, whatever the number of sessions
 */
function renderSummary(run, report, budgetBytes = SUMMARY_BUDGET_BYTES) {
    const whereTheRestIs = report === '' ? 'not shown' : `in the JSON report ${markdownText((0,external_node_path_namespaceObject.basename)(report))}`;
    const document = createDocument(budgetBytes, whereTheRestIs);
    const isExpected = isPendingMerge(run);
    addHead(document, run);
    addFailedSessions(document, run);
    addUnreadable(document, run);
    if (!isExpected)
        addPendingSessions(document, run);
    addSecrets(document, run);
    addNotices(document, run, 'warning', 'Warnings');
    addCounts(document, run);
    addProjects(document, run);
    addNotices(document, run, 'notice', 'Notices');
    if (isExpected)
        addPendingSessions(document, run);
    addUploadedSessions(document, run);
    addKeptSessions(document, run);
    addFiles(document, run);
    addFooter(document, run, report);
    return document.text();
}
function addHead(document, run) {
    const { symbol, title } = describeRunStatus(run);
    document.block(`## ${symbol} ${title}`);
    document.block(markdownProse(formatHeadline(run), 1_000));
    addFailures(document, run);
}
/** With a single failure, the headline already states it. */
function addFailures(document, run) {
    const [only, second] = run.failures;
    const isStated = run.status === 'failed' || (only !== undefined && run.statusReason === message_format_toSentence(only.message));
    if (isStated && only !== undefined && second === undefined) {
        document.block(`**What to do:** ${whatToDo(only)}`);
        return;
    }
    document.table({
        title: 'Problems',
        folded: false,
        columns: ['Problem'],
        items: run.failures,
        cells: (failure) => [`${markdownProse(message_format_toSentence(failure.message))}<br>**What to do:** ${whatToDo(failure)}`],
    });
}
function addNotices(document, run, level, title) {
    // Opt-outs are listed with the projects.
    const optOuts = new Set(run.optOuts.map((optOut) => optOutNotice(optOut).message));
    document.table({
        title,
        folded: false,
        columns: [level === 'warning' ? 'Warning' : 'Notice'],
        items: run.notices.filter((notice) => notice.level === level && !optOuts.has(notice.message)),
        cells: ({ title, message, file }) => {
            const shownTitle = file === undefined ? markdownText(title) : links_link(title, fileUrl(run, file));
            return [`**${shownTitle}**<br>${markdownProse(message, 1_000)}`];
        },
    });
}
/** Adds the number of sessions with each status, and the same by agent, folded, where there are several. */
function addCounts(document, run) {
    const groups = groupByStatus(run.results);
    if (groups.length === 0)
        return;
    const rows = [
        ...groups.map(({ status, results }) => [status.label, message_format_formatCount(results.length)]),
        ...(groups.length > 1 ? [['**All**', message_format_formatCount(run.results.length)]] : []),
    ];
    const lines = ['| Status | Sessions |', '| :--- | ---: |', ...rows.map((row) => `| ${row.join(' | ')} |`)];
    document.block(lines.join('\n'));
    const agents = [...Map.groupBy(run.results, ({ session }) => session.provider.displayName)].toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1));
    if (agents.length < 2)
        return;
    document.table({
        title: `${message_format_formatCount(agents.length)} agents`,
        folded: true,
        columns: ['Agent', 'Sessions'],
        items: agents,
        cells: ([, [first, ...others]]) => {
            const own = first === undefined ? [] : [first, ...others];
            const name = first === undefined ? '' : providerCell(first.session);
            return [name, groupByStatus(own).map(formatStatusCount).join(', ')];
        },
    });
}
/** Opted-out paths shown; the report has all. */
const OPT_OUTS_SHOWN = 20;
/** Adds the target project with its link and the source of its ID; a table when there are several. */
function addProjects(document, run) {
    const [only, second] = run.projects;
    if (only !== undefined && second === undefined) {
        const { id, name } = only.project;
        document.block(`Project ${links_link(name, links_projectUrl(run, id), 120)} · ${formatIdentity(only)}`);
    }
    else
        addProjectTable(document, run);
    for (const { path, file, setting } of run.optOuts.slice(0, OPT_OUTS_SHOWN)) {
        const where = `${OPT_OUT_SETTINGS[setting]} in ${markdownText(file)}`;
        document.block(`Not synced: ${markdownText(path)} (cloud sync is disabled by ${where})`);
    }
}
function addProjectTable(document, run) {
    const results = Map.groupBy(run.results, ({ projectId }) => projectId);
    document.table({
        title: 'Projects',
        folded: false,
        columns: ['Project'],
        items: run.projects,
        cells: (projectRun) => {
            const { id, name, paths } = projectRun.project;
            const sessions = message_format_pluralize(results.get(id)?.length ?? 0, 'session');
            const title = `${links_link(name, links_projectUrl(run, id), 120)} · ${sessions}`;
            return [[title, markdownText(paths.join(', ')), formatIdentity(projectRun)].join('<br>')];
        },
    });
}
/** The ID, its source, and whether the project is new. */
function formatIdentity({ project, isNew }) {
    const identity = markdownProse(`${project.id}, ${notices_formatSource(project.source)}`);
    return isNew === true ? `${identity} · **new project**` : identity;
}
function addFooter(document, run, report) {
    const lines = [formatRequests(run), formatTimings(run), formatReport(report)].filter((line) => line !== '');
    if (lines.length > 0)
        document.block(`---\n\n${lines.join('\\\n')}`);
}
/** "1 bulk size request instead of 111 individual checks" shows what the bulk request saves. */
function formatRequests({ requests, projects, results }) {
    const bulk = new Set(projects.filter(({ sizes }) => sizes === 'bulk').map(({ project }) => project.id));
    const saved = results.filter(({ projectId }) => bulk.has(projectId)).length;
    const uploaded = results.reduce((sum, { sentBytes = 0 }) => sum + sentBytes, 0);
    const instead = saved > 1 ? ` (instead of ${message_format_formatCount(saved)} individual checks)` : '';
    const size = uploaded > 0 ? ` (${message_format_formatBytes(uploaded)})` : '';
    const parts = [
        requests.sizes > 0 ? message_format_pluralize(requests.sizes, 'bulk size request') + instead : '',
        requests.head > 0 ? message_format_pluralize(requests.head, 'individual check') : '',
        requests.put > 0 ? message_format_pluralize(requests.put, 'upload request') + size : '',
        requests.refresh > 0 ? message_format_pluralize(requests.refresh, 'token refresh', 'token refreshes') : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `**Requests:** ${parts.join(' · ')}`;
}
const PHASES = ['scan', 'compare', 'upload'];
function formatTimings({ timings }) {
    if (timings.total === undefined)
        return '';
    const phases = PHASES.flatMap((phase) => {
        const ms = timings[phase];
        return ms === undefined ? [] : [`${phase} ${message_format_formatDuration(ms)}`];
    });
    return `**Duration:** ${message_format_formatDuration(timings.total)}${phases.length === 0 ? '' : ` (${phases.join(', ')})`}`;
}
/** The file's name only: a reader has no access to the runner's directory. */
function formatReport(report) {
    return report === '' ? '' : `**Full report:** ${markdownText((0,external_node_path_namespaceObject.basename)(report))} (output \`report\`)`;
}

;// CONCATENATED MODULE: ./lib/src/report/publish.js






/**
 * Publishes the run: report and outputs first, in case a cancelling runner kills the process. A step that fails causes
 * a warning and stops no other step. Synchronous, so that nothing runs in between; never throws.
 */
function publish(run, printer) {
    const attempt = isolated(printer);
    // Abandoned work may have left its group open.
    attempt('The log', () => printer.endGroup());
    const report = attempt('The JSON report', () => writeReport(run)) ?? { path: '' };
    attempt('The outputs', () => warn(printer, writeOutputs(buildOutputs(run, report.path))));
    warn(printer, report.warning);
    attempt('The annotations', () => {
        for (const { level, message, ...properties } of buildAnnotations(run))
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
/**
 * Appends to the job summary; returns what went wrong instead of throwing. The toolkit throws without a summary file
 * and writes HTML.
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

;// CONCATENATED MODULE: ./lib/src/cloud/cloud-failure.js


/** True when the cloud itself did not respond: nothing, a 5xx, a redirect, or the page of something in between. */
function isOutage({ status, code }) {
    if (status === undefined || status >= 500 || code === 'blocked')
        return true;
    return status < 400 && code !== 'cloud-rejected';
}
/** A request that failed after its last attempt. */
class CloudFailure extends failure_Failure {
    /** Requests of this kind that were made for it; 0 when the run had already been stopped. */
    attempts;
    /** Every further request would fail alike: a refused token, a refusing proxy, a cloud that is down. */
    fatal;
    last;
    /** One of the attempts may have succeeded although its response was lost. */
    responseLost;
    constructor(last, attempts, responseLost = false) {
        super(last.code, last.message, last.hint, last.cause === undefined ? undefined : { cause: last.cause });
        this.attempts = attempts;
        this.fatal = last.fatal;
        this.last = last;
        this.responseLost = responseLost || last.mayHaveSucceeded;
    }
}
/** True when an error ends the whole run, not only the session it came from. */
function cloud_failure_isFatal(error) {
    return error instanceof CloudFailure && error.fatal;
}
const FATAL = {
    cause: undefined,
    retriable: false,
    fatal: true,
    mayHaveSucceeded: false,
    status: undefined,
    retryAfterMs: undefined,
};
/** The circuit breaker opened; `last` is its last failure. */
function cloudDownFailure(failures, last) {
    return {
        ...FATAL,
        code: 'cloud-down',
        message: `SpecStory Cloud is not responding: ${failures} consecutive requests failed. Last error: ${last.message}`,
        hint: 'Check `cloud-url` and the network, then re-run the job. Sessions uploaded so far are skipped.',
        cause: last.cause,
    };
}
/** No connection can be made, so nothing else is asked of this run. */
function unreachableFailure(last) {
    return {
        ...last,
        ...FATAL,
        code: 'cloud-unreachable',
        message: `SpecStory Cloud cannot be reached: ${last.message}`,
        cause: last.cause,
    };
}
/**
 * The API key has no request left before the deadline.
 *
 * @param endsAt epoch milliseconds, as `now`; `undefined` when the cloud did not say
 */
function rateLimitFailure(endsAt, now) {
    const end = endsAt === undefined ? undefined : formatUtcTime(endsAt, now);
    return {
        ...FATAL,
        code: 'rate-limited',
        message: end === undefined
            ? 'rate limit exceeded, and this run ends before SpecStory Cloud accepts requests again'
            : `rate limit exceeded: SpecStory Cloud accepts requests again at ${end}, after the end of this run`,
        hint: `Re-run the job ${end === undefined ? 'in an hour' : `after ${end}`}. Sessions uploaded so far are skipped. To upload more than the hourly limit, use several runs, or shards that start an hour apart.`,
    };
}
/** The client was closed. */
const CLIENT_CLOSED = {
    ...FATAL,
    code: 'internal',
    message: 'the connection to SpecStory Cloud was closed',
    hint: 'Please report this.',
};

;// CONCATENATED MODULE: ./lib/src/run/run-outcome.js





const STATUSES = (/* unused pure expression or super */ null && (['complete', 'incomplete', 'failed', 'cancelled', 'not-run']));
/** `stopped` is the cause, `thrown` often its consequence. */
function resolveOutcome({ returned, thrown, stopped, isLate, timeoutMs }) {
    const reason = stopped ?? thrown;
    if (returned !== undefined && reason === undefined)
        return isLate ? { kind: 'deadline', timeoutMs } : returned;
    if (reason instanceof Cancelled)
        return { kind: 'cancelled', reason: reason.message };
    if (reason instanceof DeadlinePassed)
        return { kind: 'deadline', timeoutMs };
    const failure = reason instanceof Failure ? reason : toInternalFailure(reason);
    const kind = isFatal(failure) && !VERDICTLESS.has(failure.code) ? 'stopped' : 'failed';
    return { kind, failure };
}
/** Fatal failures that need another token and say nothing about the sessions. */
const VERDICTLESS = new Set([
    'blocked',
    'token-refused',
    'no-write-scope',
    'token-expired',
    'token-unusable',
]);
/** Resolves the output `status`. Files as `countInaccessible` counts them make a run incomplete. */
function resolveStatus(ending, counts, inaccessible) {
    switch (ending.kind) {
        case 'finished':
        case 'stopped':
            return countOpen(counts) + inaccessible > 0 ? 'incomplete' : 'complete';
        case 'deadline':
            return 'incomplete';
        case 'cancelled':
        case 'failed':
        case 'not-run':
            return ending.kind;
    }
}
/** Returns one sentence. */
function formatStatusReason(ending) {
    switch (ending.kind) {
        case 'not-run':
        case 'cancelled':
            return ending.reason;
        case 'deadline':
            return `Stopped after ${ending.timeoutMs / 1000} s (\`timeout\`).`;
        case 'stopped':
            return isOutOfRequests(ending.failure) ? toSentence(ending.failure.message) : undefined;
        case 'finished':
        case 'failed':
            return undefined;
    }
}
/** A rate limit ends a run like a timeout; its sessions are not at fault. */
function isOutOfRequests({ code }) {
    return code === 'rate-limited';
}
const AGAIN = 'Re-run the job. Sessions uploaded so far are kept.';
const AGAIN_LONGER = 'Re-run the job or raise `timeout`. Sessions uploaded so far are kept.';
function resultForUnfinished(ending) {
    if ('failure' in ending) {
        const { message, code, hint } = ending.failure;
        const isPaused = isOutOfRequests(ending.failure);
        return { outcome: isPaused ? 'timed-out' : 'errored', reason: message, code, hint, isPaused };
    }
    const reason = formatStatusReason(ending) ?? 'no time left for another attempt before `timeout`';
    const isPaused = ending.kind === 'cancelled';
    return { outcome: 'timed-out', reason, code: undefined, hint: isPaused ? AGAIN : AGAIN_LONGER, isPaused };
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
            leftOut: byFile(parts.flatMap(({ leftOut }) => leftOut)).map(({ id: sessionId, chosen, secrets, ...file }) => ({
                ...file,
                ...(sessionId === null ? {} : { id: sessionId }),
                ...(chosen === null ? {} : { chosen }),
                ...(secrets.length === 0 ? {} : { secrets: restoreCredentials(secrets, file.file) }),
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
    const known = parts.flatMap(({ isNew }) => isNew ?? []);
    return known.length === 0 ? undefined : known.includes(true);
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
/** The sessions of all reports, in path order of project, then file. Each is of one shard, so that none is there twice. */
function mergeResults(reports) {
    const order = new Map(projectIds(reports).map((id, index) => [id, index]));
    const place = ({ projectId }) => order.get(projectId) ?? order.size;
    return reports.flatMap(resultsOf).sort((a, b) => place(a) - place(b) || (a.session.file < b.session.file ? -1 : 1));
}
/** A report has no fingerprints: credentials of different files count as different. */
function restoreCredentials(rows, file) {
    return rows.map(({ rule, line, harmless }, index) => ({
        rule,
        line,
        fingerprint: `${file} ${index}`,
        ...(harmless === null ? {} : { harmless }),
    }));
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
            titleRule: 'cli',
            title: row.title,
            startedAt: row.startedAt ?? undefined,
        },
        outcome: row.outcome,
        reason: row.reason,
        localBytes: row.localBytes,
        progress: row.progress ?? undefined,
        attempts: row.attempts,
        durationMs: row.durationMs,
        title: row.title,
        secrets: restoreCredentials(row.secrets, `${row.projectId}/${row.id}`),
        plan: row.plan ?? undefined,
        code: row.code ?? undefined,
        hint: row.hint ?? undefined,
        cloudBytes: row.cloudBytes ?? undefined,
        sentBytes: row.sentBytes ?? undefined,
    }));
}

;// CONCATENATED MODULE: ./node_modules/@cfworker/json-schema/dist/esm/pointer.js
function encodePointer(p) {
    return encodeURI(escapePointer(p)).replace(/#/g, '%23');
}
function escapePointer(p) {
    return p.replace(/~/g, '~0').replace(/\//g, '~1');
}
//# sourceMappingURL=pointer.js.map
;// CONCATENATED MODULE: ./node_modules/@cfworker/json-schema/dist/esm/dereference.js

const uriFragmentCharacter = /^[A-Za-z0-9._~!$&'()*+,;=:@/?-]$/;
const uriPercentEncoding = /^%[0-9A-Fa-f]{2}$/;
const uriUnreservedCharacter = /^[A-Za-z0-9._~-]$/;
function normalizeURIFragment(fragment) {
    let normalized = '';
    for (let index = 0; index < fragment.length;) {
        const character = fragment[index];
        const encoded = fragment.slice(index, index + 3);
        if (character === '%' && uriPercentEncoding.test(encoded)) {
            const decoded = String.fromCharCode(parseInt(encoded.slice(1), 16));
            normalized += uriUnreservedCharacter.test(decoded)
                ? decoded
                : encoded.toUpperCase();
            index += 3;
            continue;
        }
        const codePoint = String.fromCodePoint(fragment.codePointAt(index));
        normalized += uriFragmentCharacter.test(codePoint)
            ? codePoint
            : encodeURIComponent(codePoint);
        index += codePoint.length;
    }
    return normalized;
}
function resolveURI(reference, baseURI) {
    const url = new URL(reference, baseURI.href);
    url.hash = url.hash ? normalizeURIFragment(url.hash.slice(1)) : '';
    return url;
}
const schemaKeyword = {
    additionalItems: true,
    unevaluatedItems: true,
    items: true,
    contains: true,
    additionalProperties: true,
    unevaluatedProperties: true,
    propertyNames: true,
    not: true,
    if: true,
    then: true,
    else: true
};
const schemaArrayKeyword = {
    prefixItems: true,
    items: true,
    allOf: true,
    anyOf: true,
    oneOf: true
};
const schemaMapKeyword = {
    $defs: true,
    definitions: true,
    properties: true,
    patternProperties: true,
    dependentSchemas: true
};
const ignoredKeyword = {
    id: true,
    $id: true,
    $ref: true,
    $schema: true,
    $anchor: true,
    $vocabulary: true,
    $comment: true,
    default: true,
    enum: true,
    const: true,
    required: true,
    dependentRequired: true,
    type: true,
    maximum: true,
    minimum: true,
    exclusiveMaximum: true,
    exclusiveMinimum: true,
    multipleOf: true,
    maxLength: true,
    minLength: true,
    pattern: true,
    format: true,
    maxItems: true,
    minItems: true,
    uniqueItems: true,
    maxProperties: true,
    minProperties: true
};
let initialBaseURI = typeof self !== 'undefined' &&
    self.location &&
    self.location.origin !== 'null'
    ?
        new URL(self.location.origin + self.location.pathname + location.search)
    : new URL('https://github.com/cfworker');
function dereference(schema, lookup = Object.create(null), baseURI = initialBaseURI, basePointer = '') {
    if (schema && typeof schema === 'object' && !Array.isArray(schema)) {
        const id = schema.$id || schema['id'];
        if (id) {
            const url = resolveURI(id, baseURI);
            if (url.hash.length > 1) {
                lookup[url.href] = schema;
            }
            else {
                url.hash = '';
                if (basePointer === '') {
                    baseURI = url;
                }
                else {
                    dereference(schema, lookup, baseURI);
                }
            }
        }
    }
    else if (schema !== true && schema !== false) {
        return lookup;
    }
    const schemaURI = baseURI.href + (basePointer ? '#' + basePointer : '');
    if (lookup[schemaURI] !== undefined && lookup[schemaURI] !== schema) {
        throw new Error(`Duplicate schema URI "${schemaURI}".`);
    }
    lookup[schemaURI] = schema;
    if (schema === true || schema === false) {
        return lookup;
    }
    if (schema.__absolute_uri__ === undefined) {
        Object.defineProperty(schema, '__absolute_uri__', {
            enumerable: false,
            value: schemaURI
        });
    }
    if (schema.$ref && schema.__absolute_ref__ === undefined) {
        const url = resolveURI(schema.$ref, baseURI);
        Object.defineProperty(schema, '__absolute_ref__', {
            enumerable: false,
            value: url.href
        });
    }
    if (schema.$recursiveRef && schema.__absolute_recursive_ref__ === undefined) {
        const url = resolveURI(schema.$recursiveRef, baseURI);
        Object.defineProperty(schema, '__absolute_recursive_ref__', {
            enumerable: false,
            value: url.href
        });
    }
    if (schema.$anchor) {
        const url = resolveURI('#' + schema.$anchor, baseURI);
        lookup[url.href] = schema;
    }
    for (let key in schema) {
        if (ignoredKeyword[key]) {
            continue;
        }
        const keyBase = `${basePointer}/${encodePointer(key)}`;
        const subSchema = schema[key];
        if (Array.isArray(subSchema)) {
            if (schemaArrayKeyword[key]) {
                const length = subSchema.length;
                for (let i = 0; i < length; i++) {
                    dereference(subSchema[i], lookup, baseURI, `${keyBase}/${i}`);
                }
            }
        }
        else if (schemaMapKeyword[key]) {
            for (let subKey in subSchema) {
                dereference(subSchema[subKey], lookup, baseURI, `${keyBase}/${encodePointer(subKey)}`);
            }
        }
        else {
            dereference(subSchema, lookup, baseURI, keyBase);
        }
    }
    return lookup;
}
//# sourceMappingURL=dereference.js.map
;// CONCATENATED MODULE: ./node_modules/@cfworker/json-schema/dist/esm/deep-compare-strict.js
function deepCompareStrict(a, b) {
    const typeofa = typeof a;
    if (typeofa !== typeof b) {
        return false;
    }
    const aIsArray = Array.isArray(a);
    const bIsArray = Array.isArray(b);
    if (aIsArray !== bIsArray) {
        return false;
    }
    if (aIsArray) {
        const length = a.length;
        if (length !== b.length) {
            return false;
        }
        for (let i = 0; i < length; i++) {
            if (!deepCompareStrict(a[i], b[i])) {
                return false;
            }
        }
        return true;
    }
    if (typeofa === 'object') {
        if (!a || !b) {
            return a === b;
        }
        const aKeys = Object.keys(a);
        const bKeys = Object.keys(b);
        const length = aKeys.length;
        if (length !== bKeys.length) {
            return false;
        }
        for (const k of aKeys) {
            if (!Object.prototype.hasOwnProperty.call(b, k)) {
                return false;
            }
            if (!deepCompareStrict(a[k], b[k])) {
                return false;
            }
        }
        return true;
    }
    return a === b;
}
//# sourceMappingURL=deep-compare-strict.js.map
;// CONCATENATED MODULE: ./node_modules/@cfworker/json-schema/dist/esm/format.js
const DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const TIME = /^(\d\d):(\d\d):(\d\d)(\.\d+)?(z|([+-])(\d\d):(\d\d))?$/i;
const HOSTNAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*$/i;
const URIREF = /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
const URITEMPLATE = /^(?:(?:[^\x00-\x20\x7f"<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i;
const URL_ = /^(?:(?:https?|ftp):\/\/)(?:\S+(?::\S*)?@)?(?:(?!10(?:\.\d{1,3}){3})(?!127(?:\.\d{1,3}){3})(?!169\.254(?:\.\d{1,3}){2})(?!192\.168(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z\u{00a1}-\u{ffff}0-9]+-?)*[a-z\u{00a1}-\u{ffff}0-9]+)(?:\.(?:[a-z\u{00a1}-\u{ffff}0-9]+-?)*[a-z\u{00a1}-\u{ffff}0-9]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const JSON_POINTER = /^(?:\/(?:[^~/]|~0|~1)*)*$/;
const JSON_POINTER_URI_FRAGMENT = /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i;
const RELATIVE_JSON_POINTER = /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/;
const EMAIL_ADDRESS = /^("(?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"|[a-z0-9.!#$%&'*+/=?^_`{|}~-]+)@(.+)$/i;
const EMAIL = (input) => {
    const matches = input.match(EMAIL_ADDRESS);
    if (!matches)
        return false;
    const name = matches[1];
    const host = matches[2];
    if (!name || !host || name.length > 64 || host.length > 253)
        return false;
    if (name[0] !== '"' &&
        (name[0] === '.' || name.endsWith('.') || name.includes('..'))) {
        return false;
    }
    if (host.startsWith('[') && host.endsWith(']')) {
        const address = host.slice(1, -1);
        if (/^ipv6:/i.test(address))
            return IPV6.test(address.slice(5));
        return IPV4.test(address);
    }
    return HOSTNAME.test(host);
};
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)$/;
const IPV6 = /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i;
const DURATION = (input) => /^P(?:\d+W|(?:(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)))$/.test(input);
function bind(r) {
    return r.test.bind(r);
}
const format_format = {
    date,
    time: time.bind(undefined, true),
    'date-time': date_time,
    duration: DURATION,
    uri,
    'uri-reference': bind(URIREF),
    'uri-template': bind(URITEMPLATE),
    url: bind(URL_),
    email: EMAIL,
    hostname: bind(HOSTNAME),
    ipv4: bind(IPV4),
    ipv6: bind(IPV6),
    regex: regex,
    uuid: bind(UUID),
    'json-pointer': bind(JSON_POINTER),
    'json-pointer-uri-fragment': bind(JSON_POINTER_URI_FRAGMENT),
    'relative-json-pointer': bind(RELATIVE_JSON_POINTER)
};
function isLeapYear(year) {
    return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
function date(str) {
    const matches = str.match(DATE);
    if (!matches)
        return false;
    const yearPart = matches[1];
    const monthPart = matches[2];
    const dayPart = matches[3];
    if (!yearPart || !monthPart || !dayPart)
        return false;
    const year = +yearPart;
    const month = +monthPart;
    const day = +dayPart;
    const maxDay = month == 2 && isLeapYear(year) ? 29 : DAYS[month];
    return (month >= 1 &&
        month <= 12 &&
        day >= 1 &&
        maxDay !== undefined &&
        day <= maxDay);
}
function time(full, str) {
    const matches = str.match(TIME);
    if (!matches)
        return false;
    const hourPart = matches[1];
    const minutePart = matches[2];
    const secondPart = matches[3];
    if (!hourPart || !minutePart || !secondPart)
        return false;
    const hour = +hourPart;
    const minute = +minutePart;
    const second = +secondPart;
    const timeZone = matches[5];
    const offsetSign = matches[6];
    const offsetHour = +(matches[7] ?? 0);
    const offsetMinute = +(matches[8] ?? 0);
    if (hour > 23 ||
        minute > 59 ||
        second > 60 ||
        offsetHour > 23 ||
        offsetMinute > 59 ||
        (full && timeZone === undefined)) {
        return false;
    }
    if (second < 60)
        return true;
    const offsetDirection = offsetSign === '+' ? 1 : offsetSign === '-' ? -1 : 0;
    const utcMinute = (hour * 60 +
        minute -
        offsetDirection * (offsetHour * 60 + offsetMinute) +
        24 * 60) %
        (24 * 60);
    return utcMinute === 23 * 60 + 59;
}
const DATE_TIME_SEPARATOR = /t|\s/i;
function date_time(str) {
    const [datePart, timePart, extra] = str.split(DATE_TIME_SEPARATOR);
    return (datePart !== undefined &&
        timePart !== undefined &&
        extra === undefined &&
        date(datePart) &&
        time(true, timePart));
}
const NOT_URI_FRAGMENT = /\/|:/;
const URI_PATTERN = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
function uri(str) {
    return NOT_URI_FRAGMENT.test(str) && URI_PATTERN.test(str);
}
const Z_ANCHOR = /[^\\]\\Z/;
function regex(str) {
    if (Z_ANCHOR.test(str))
        return false;
    try {
        new RegExp(str, 'u');
        return true;
    }
    catch (e) {
        return false;
    }
}
//# sourceMappingURL=format.js.map
;// CONCATENATED MODULE: ./node_modules/@cfworker/json-schema/dist/esm/ucs2-length.js
function ucs2length(s) {
    let result = 0;
    let length = s.length;
    let index = 0;
    let charCode;
    while (index < length) {
        result++;
        charCode = s.charCodeAt(index++);
        if (charCode >= 0xd800 && charCode <= 0xdbff && index < length) {
            charCode = s.charCodeAt(index);
            if ((charCode & 0xfc00) == 0xdc00) {
                index++;
            }
        }
    }
    return result;
}
//# sourceMappingURL=ucs2-length.js.map
;// CONCATENATED MODULE: ./node_modules/@cfworker/json-schema/dist/esm/validate.js





function validate_hasOwnProperty(instance, key) {
    return Object.prototype.hasOwnProperty.call(instance, key);
}
function decimalInteger(value) {
    const coefficientAndExponent = Math.abs(value).toString().split('e');
    const coefficient = coefficientAndExponent[0];
    const exponent = coefficientAndExponent[1] ?? '0';
    const point = coefficient.indexOf('.');
    const fractionLength = point === -1 ? 0 : coefficient.length - point - 1;
    return [
        BigInt(coefficient.replace('.', '')),
        Number(exponent) - fractionLength
    ];
}
function isMultipleOf(instance, divisor) {
    if (!Number.isFinite(instance) || !Number.isFinite(divisor) || divisor <= 0) {
        return false;
    }
    const [instanceCoefficient, instanceExponent] = decimalInteger(instance);
    const [divisorCoefficient, divisorExponent] = decimalInteger(divisor);
    const exponentDifference = instanceExponent - divisorExponent;
    if (exponentDifference >= 0) {
        return ((instanceCoefficient * 10n ** BigInt(exponentDifference)) %
            divisorCoefficient ===
            0n);
    }
    return (instanceCoefficient %
        (divisorCoefficient * 10n ** BigInt(-exponentDifference)) ===
        0n);
}
function validate(instance, schema, draft = '2019-09', lookup = dereference(schema), shortCircuit = true, recursiveAnchor = null, instanceLocation = '#', schemaLocation = '#', evaluated = Object.create(null)) {
    if (schema === true) {
        return { valid: true, errors: [] };
    }
    if (schema === false) {
        return {
            valid: false,
            errors: [
                {
                    instanceLocation,
                    keyword: 'false',
                    keywordLocation: instanceLocation,
                    error: 'False boolean schema.'
                }
            ]
        };
    }
    const rawInstanceType = typeof instance;
    let instanceType;
    switch (rawInstanceType) {
        case 'boolean':
        case 'number':
        case 'string':
            instanceType = rawInstanceType;
            break;
        case 'object':
            if (instance === null) {
                instanceType = 'null';
            }
            else if (Array.isArray(instance)) {
                instanceType = 'array';
            }
            else {
                instanceType = 'object';
            }
            break;
        default:
            throw new Error(`Instances of "${rawInstanceType}" type are not supported.`);
    }
    const { $ref, $recursiveRef, $recursiveAnchor, type: $type, const: $const, enum: $enum, required: $required, not: $not, anyOf: $anyOf, allOf: $allOf, oneOf: $oneOf, if: $if, then: $then, else: $else, format: $format, properties: $properties, patternProperties: $patternProperties, additionalProperties: $additionalProperties, unevaluatedProperties: $unevaluatedProperties, minProperties: $minProperties, maxProperties: $maxProperties, propertyNames: $propertyNames, dependentRequired: $dependentRequired, dependentSchemas: $dependentSchemas, dependencies: $dependencies, prefixItems: $prefixItems, items: $items, additionalItems: $additionalItems, unevaluatedItems: $unevaluatedItems, contains: $contains, minContains: $minContains, maxContains: $maxContains, minItems: $minItems, maxItems: $maxItems, uniqueItems: $uniqueItems, minimum: $minimum, maximum: $maximum, exclusiveMinimum: $exclusiveMinimum, exclusiveMaximum: $exclusiveMaximum, multipleOf: $multipleOf, minLength: $minLength, maxLength: $maxLength, pattern: $pattern, __absolute_ref__, __absolute_recursive_ref__ } = schema;
    const errors = [];
    if ($recursiveAnchor === true && recursiveAnchor === null) {
        recursiveAnchor = schema;
    }
    if ($recursiveRef === '#') {
        const refSchema = recursiveAnchor === null
            ? lookup[__absolute_recursive_ref__]
            : recursiveAnchor;
        const keywordLocation = `${schemaLocation}/$recursiveRef`;
        const result = validate(instance, recursiveAnchor === null ? schema : recursiveAnchor, draft, lookup, shortCircuit, refSchema, instanceLocation, keywordLocation, evaluated);
        if (!result.valid) {
            errors.push({
                instanceLocation,
                keyword: '$recursiveRef',
                keywordLocation,
                error: 'A subschema had errors.'
            }, ...result.errors);
        }
    }
    if ($ref !== undefined) {
        const uri = __absolute_ref__ || $ref;
        const refSchema = lookup[uri];
        if (refSchema === undefined) {
            let message = `Unresolved $ref "${$ref}".`;
            if (__absolute_ref__ && __absolute_ref__ !== $ref) {
                message += `  Absolute URI "${__absolute_ref__}".`;
            }
            message += `\nKnown schemas:\n- ${Object.keys(lookup).join('\n- ')}`;
            throw new Error(message);
        }
        const keywordLocation = `${schemaLocation}/$ref`;
        const result = validate(instance, refSchema, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, keywordLocation, evaluated);
        if (!result.valid) {
            errors.push({
                instanceLocation,
                keyword: '$ref',
                keywordLocation,
                error: 'A subschema had errors.'
            }, ...result.errors);
        }
        if (draft === '4' || draft === '7') {
            return { valid: errors.length === 0, errors };
        }
    }
    if (Array.isArray($type)) {
        let length = $type.length;
        let valid = false;
        for (let i = 0; i < length; i++) {
            if (instanceType === $type[i] ||
                ($type[i] === 'integer' &&
                    instanceType === 'number' &&
                    instance % 1 === 0 &&
                    instance === instance)) {
                valid = true;
                break;
            }
        }
        if (!valid) {
            errors.push({
                instanceLocation,
                keyword: 'type',
                keywordLocation: `${schemaLocation}/type`,
                error: `Instance type "${instanceType}" is invalid. Expected "${$type.join('", "')}".`
            });
        }
    }
    else if ($type === 'integer') {
        if (instanceType !== 'number' || instance % 1 || instance !== instance) {
            errors.push({
                instanceLocation,
                keyword: 'type',
                keywordLocation: `${schemaLocation}/type`,
                error: `Instance type "${instanceType}" is invalid. Expected "${$type}".`
            });
        }
    }
    else if ($type !== undefined && instanceType !== $type) {
        errors.push({
            instanceLocation,
            keyword: 'type',
            keywordLocation: `${schemaLocation}/type`,
            error: `Instance type "${instanceType}" is invalid. Expected "${$type}".`
        });
    }
    if ($const !== undefined) {
        if (instanceType === 'object' || instanceType === 'array') {
            if (!deepCompareStrict(instance, $const)) {
                errors.push({
                    instanceLocation,
                    keyword: 'const',
                    keywordLocation: `${schemaLocation}/const`,
                    error: `Instance does not match ${JSON.stringify($const)}.`
                });
            }
        }
        else if (instance !== $const) {
            errors.push({
                instanceLocation,
                keyword: 'const',
                keywordLocation: `${schemaLocation}/const`,
                error: `Instance does not match ${JSON.stringify($const)}.`
            });
        }
    }
    if ($enum !== undefined) {
        if (instanceType === 'object' || instanceType === 'array') {
            if (!$enum.some(value => deepCompareStrict(instance, value))) {
                errors.push({
                    instanceLocation,
                    keyword: 'enum',
                    keywordLocation: `${schemaLocation}/enum`,
                    error: `Instance does not match any of ${JSON.stringify($enum)}.`
                });
            }
        }
        else if (!$enum.some(value => instance === value)) {
            errors.push({
                instanceLocation,
                keyword: 'enum',
                keywordLocation: `${schemaLocation}/enum`,
                error: `Instance does not match any of ${JSON.stringify($enum)}.`
            });
        }
    }
    if ($not !== undefined) {
        const keywordLocation = `${schemaLocation}/not`;
        const result = validate(instance, $not, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, keywordLocation);
        if (result.valid) {
            errors.push({
                instanceLocation,
                keyword: 'not',
                keywordLocation,
                error: 'Instance matched "not" schema.'
            });
        }
    }
    let subEvaluateds = [];
    if ($anyOf !== undefined) {
        const keywordLocation = `${schemaLocation}/anyOf`;
        const errorsLength = errors.length;
        let anyValid = false;
        for (const [i, subSchema] of $anyOf.entries()) {
            const subEvaluated = Object.create(evaluated);
            const result = validate(instance, subSchema, draft, lookup, shortCircuit, $recursiveAnchor === true ? recursiveAnchor : null, instanceLocation, `${keywordLocation}/${i}`, subEvaluated);
            errors.push(...result.errors);
            anyValid = anyValid || result.valid;
            if (result.valid) {
                subEvaluateds.push(subEvaluated);
            }
        }
        if (anyValid) {
            errors.length = errorsLength;
        }
        else {
            errors.splice(errorsLength, 0, {
                instanceLocation,
                keyword: 'anyOf',
                keywordLocation,
                error: 'Instance does not match any subschemas.'
            });
        }
    }
    if ($allOf !== undefined) {
        const keywordLocation = `${schemaLocation}/allOf`;
        const errorsLength = errors.length;
        let allValid = true;
        for (const [i, subSchema] of $allOf.entries()) {
            const subEvaluated = Object.create(evaluated);
            const result = validate(instance, subSchema, draft, lookup, shortCircuit, $recursiveAnchor === true ? recursiveAnchor : null, instanceLocation, `${keywordLocation}/${i}`, subEvaluated);
            errors.push(...result.errors);
            allValid = allValid && result.valid;
            if (result.valid) {
                subEvaluateds.push(subEvaluated);
            }
        }
        if (allValid) {
            errors.length = errorsLength;
        }
        else {
            errors.splice(errorsLength, 0, {
                instanceLocation,
                keyword: 'allOf',
                keywordLocation,
                error: `Instance does not match every subschema.`
            });
        }
    }
    if ($oneOf !== undefined) {
        const keywordLocation = `${schemaLocation}/oneOf`;
        const errorsLength = errors.length;
        const matches = $oneOf.filter((subSchema, i) => {
            const subEvaluated = Object.create(evaluated);
            const result = validate(instance, subSchema, draft, lookup, shortCircuit, $recursiveAnchor === true ? recursiveAnchor : null, instanceLocation, `${keywordLocation}/${i}`, subEvaluated);
            errors.push(...result.errors);
            if (result.valid) {
                subEvaluateds.push(subEvaluated);
            }
            return result.valid;
        }).length;
        if (matches === 1) {
            errors.length = errorsLength;
        }
        else {
            errors.splice(errorsLength, 0, {
                instanceLocation,
                keyword: 'oneOf',
                keywordLocation,
                error: `Instance does not match exactly one subschema (${matches} matches).`
            });
        }
    }
    if (instanceType === 'object' || instanceType === 'array') {
        Object.assign(evaluated, ...subEvaluateds);
    }
    if ($if !== undefined) {
        const keywordLocation = `${schemaLocation}/if`;
        const ifEvaluated = Object.create(null);
        const conditionResult = validate(instance, $if, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, keywordLocation, ifEvaluated).valid;
        if (conditionResult) {
            Object.assign(evaluated, ifEvaluated);
            if ($then !== undefined) {
                const thenResult = validate(instance, $then, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, `${schemaLocation}/then`, evaluated);
                if (!thenResult.valid) {
                    errors.push({
                        instanceLocation,
                        keyword: 'if',
                        keywordLocation,
                        error: `Instance does not match "then" schema.`
                    }, ...thenResult.errors);
                }
            }
        }
        else if ($else !== undefined) {
            const elseResult = validate(instance, $else, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, `${schemaLocation}/else`, evaluated);
            if (!elseResult.valid) {
                errors.push({
                    instanceLocation,
                    keyword: 'if',
                    keywordLocation,
                    error: `Instance does not match "else" schema.`
                }, ...elseResult.errors);
            }
        }
    }
    if (instanceType === 'object') {
        if ($required !== undefined) {
            for (const key of $required) {
                if (!validate_hasOwnProperty(instance, key)) {
                    errors.push({
                        instanceLocation,
                        keyword: 'required',
                        keywordLocation: `${schemaLocation}/required`,
                        error: `Instance does not have required property "${key}".`
                    });
                }
            }
        }
        const keys = Object.keys(instance);
        if ($minProperties !== undefined && keys.length < $minProperties) {
            errors.push({
                instanceLocation,
                keyword: 'minProperties',
                keywordLocation: `${schemaLocation}/minProperties`,
                error: `Instance does not have at least ${$minProperties} properties.`
            });
        }
        if ($maxProperties !== undefined && keys.length > $maxProperties) {
            errors.push({
                instanceLocation,
                keyword: 'maxProperties',
                keywordLocation: `${schemaLocation}/maxProperties`,
                error: `Instance does not have at least ${$maxProperties} properties.`
            });
        }
        if ($propertyNames !== undefined) {
            const keywordLocation = `${schemaLocation}/propertyNames`;
            for (const key in instance) {
                const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
                const result = validate(key, $propertyNames, draft, lookup, shortCircuit, recursiveAnchor, subInstancePointer, keywordLocation);
                if (!result.valid) {
                    errors.push({
                        instanceLocation,
                        keyword: 'propertyNames',
                        keywordLocation,
                        error: `Property name "${key}" does not match schema.`
                    }, ...result.errors);
                }
            }
        }
        if ($dependentRequired !== undefined) {
            const keywordLocation = `${schemaLocation}/dependantRequired`;
            for (const key in $dependentRequired) {
                if (validate_hasOwnProperty(instance, key)) {
                    const required = $dependentRequired[key];
                    for (const dependantKey of required) {
                        if (!validate_hasOwnProperty(instance, dependantKey)) {
                            errors.push({
                                instanceLocation,
                                keyword: 'dependentRequired',
                                keywordLocation,
                                error: `Instance has "${key}" but does not have "${dependantKey}".`
                            });
                        }
                    }
                }
            }
        }
        if ($dependentSchemas !== undefined) {
            for (const [key, dependentSchema] of Object.entries($dependentSchemas)) {
                const keywordLocation = `${schemaLocation}/dependentSchemas`;
                if (validate_hasOwnProperty(instance, key)) {
                    const result = validate(instance, dependentSchema, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, `${keywordLocation}/${encodePointer(key)}`, evaluated);
                    if (!result.valid) {
                        errors.push({
                            instanceLocation,
                            keyword: 'dependentSchemas',
                            keywordLocation,
                            error: `Instance has "${key}" but does not match dependant schema.`
                        }, ...result.errors);
                    }
                }
            }
        }
        if ($dependencies !== undefined) {
            const keywordLocation = `${schemaLocation}/dependencies`;
            for (const key in $dependencies) {
                if (validate_hasOwnProperty(instance, key)) {
                    const propsOrSchema = $dependencies[key];
                    if (Array.isArray(propsOrSchema)) {
                        for (const dependantKey of propsOrSchema) {
                            if (!validate_hasOwnProperty(instance, dependantKey)) {
                                errors.push({
                                    instanceLocation,
                                    keyword: 'dependencies',
                                    keywordLocation,
                                    error: `Instance has "${key}" but does not have "${dependantKey}".`
                                });
                            }
                        }
                    }
                    else {
                        const result = validate(instance, propsOrSchema, draft, lookup, shortCircuit, recursiveAnchor, instanceLocation, `${keywordLocation}/${encodePointer(key)}`);
                        if (!result.valid) {
                            errors.push({
                                instanceLocation,
                                keyword: 'dependencies',
                                keywordLocation,
                                error: `Instance has "${key}" but does not match dependant schema.`
                            }, ...result.errors);
                        }
                    }
                }
            }
        }
        const thisEvaluated = Object.create(null);
        let stop = false;
        if ($properties !== undefined) {
            const keywordLocation = `${schemaLocation}/properties`;
            for (const [key, propertySchema] of Object.entries($properties)) {
                if (!validate_hasOwnProperty(instance, key)) {
                    continue;
                }
                const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
                const result = validate(instance[key], propertySchema, draft, lookup, shortCircuit, recursiveAnchor, subInstancePointer, `${keywordLocation}/${encodePointer(key)}`);
                thisEvaluated[key] = true;
                if (result.valid) {
                    evaluated[key] = true;
                }
                else {
                    stop = shortCircuit;
                    errors.push({
                        instanceLocation,
                        keyword: 'properties',
                        keywordLocation,
                        error: `Property "${key}" does not match schema.`
                    }, ...result.errors);
                    if (stop)
                        break;
                }
            }
        }
        if (!stop && $patternProperties !== undefined) {
            const keywordLocation = `${schemaLocation}/patternProperties`;
            for (const [pattern, subSchema] of Object.entries($patternProperties)) {
                const regex = new RegExp(pattern, 'u');
                for (const key in instance) {
                    if (!regex.test(key)) {
                        continue;
                    }
                    const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
                    const result = validate(instance[key], subSchema, draft, lookup, shortCircuit, recursiveAnchor, subInstancePointer, `${keywordLocation}/${encodePointer(pattern)}`);
                    thisEvaluated[key] = true;
                    if (result.valid) {
                        evaluated[key] = true;
                    }
                    else {
                        stop = shortCircuit;
                        errors.push({
                            instanceLocation,
                            keyword: 'patternProperties',
                            keywordLocation,
                            error: `Property "${key}" matches pattern "${pattern}" but does not match associated schema.`
                        }, ...result.errors);
                    }
                }
            }
        }
        if (!stop && $additionalProperties !== undefined) {
            const keywordLocation = `${schemaLocation}/additionalProperties`;
            for (const key in instance) {
                if (thisEvaluated[key]) {
                    continue;
                }
                const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
                const result = validate(instance[key], $additionalProperties, draft, lookup, shortCircuit, recursiveAnchor, subInstancePointer, keywordLocation);
                if (result.valid) {
                    evaluated[key] = true;
                }
                else {
                    stop = shortCircuit;
                    errors.push({
                        instanceLocation,
                        keyword: 'additionalProperties',
                        keywordLocation,
                        error: `Property "${key}" does not match additional properties schema.`
                    }, ...result.errors);
                }
            }
        }
        else if (!stop && $unevaluatedProperties !== undefined) {
            const keywordLocation = `${schemaLocation}/unevaluatedProperties`;
            for (const key in instance) {
                if (!evaluated[key]) {
                    const subInstancePointer = `${instanceLocation}/${encodePointer(key)}`;
                    const result = validate(instance[key], $unevaluatedProperties, draft, lookup, shortCircuit, recursiveAnchor, subInstancePointer, keywordLocation);
                    if (result.valid) {
                        evaluated[key] = true;
                    }
                    else {
                        errors.push({
                            instanceLocation,
                            keyword: 'unevaluatedProperties',
                            keywordLocation,
                            error: `Property "${key}" does not match unevaluated properties schema.`
                        }, ...result.errors);
                    }
                }
            }
        }
    }
    else if (instanceType === 'array') {
        if ($maxItems !== undefined && instance.length > $maxItems) {
            errors.push({
                instanceLocation,
                keyword: 'maxItems',
                keywordLocation: `${schemaLocation}/maxItems`,
                error: `Array has too many items (${instance.length} > ${$maxItems}).`
            });
        }
        if ($minItems !== undefined && instance.length < $minItems) {
            errors.push({
                instanceLocation,
                keyword: 'minItems',
                keywordLocation: `${schemaLocation}/minItems`,
                error: `Array has too few items (${instance.length} < ${$minItems}).`
            });
        }
        const length = instance.length;
        let i = 0;
        let stop = false;
        if ($prefixItems !== undefined) {
            const keywordLocation = `${schemaLocation}/prefixItems`;
            const length2 = Math.min($prefixItems.length, length);
            for (; i < length2; i++) {
                const result = validate(instance[i], $prefixItems[i], draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${i}`, `${keywordLocation}/${i}`);
                evaluated[i] = true;
                if (!result.valid) {
                    stop = shortCircuit;
                    errors.push({
                        instanceLocation,
                        keyword: 'prefixItems',
                        keywordLocation,
                        error: `Items did not match schema.`
                    }, ...result.errors);
                    if (stop)
                        break;
                }
            }
        }
        if ($items !== undefined) {
            const keywordLocation = `${schemaLocation}/items`;
            if (Array.isArray($items)) {
                const length2 = Math.min($items.length, length);
                for (; i < length2; i++) {
                    const result = validate(instance[i], $items[i], draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${i}`, `${keywordLocation}/${i}`);
                    evaluated[i] = true;
                    if (!result.valid) {
                        stop = shortCircuit;
                        errors.push({
                            instanceLocation,
                            keyword: 'items',
                            keywordLocation,
                            error: `Items did not match schema.`
                        }, ...result.errors);
                        if (stop)
                            break;
                    }
                }
            }
            else {
                for (; i < length; i++) {
                    const result = validate(instance[i], $items, draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${i}`, keywordLocation);
                    evaluated[i] = true;
                    if (!result.valid) {
                        stop = shortCircuit;
                        errors.push({
                            instanceLocation,
                            keyword: 'items',
                            keywordLocation,
                            error: `Items did not match schema.`
                        }, ...result.errors);
                        if (stop)
                            break;
                    }
                }
            }
            if (!stop && $additionalItems !== undefined) {
                const keywordLocation = `${schemaLocation}/additionalItems`;
                for (; i < length; i++) {
                    const result = validate(instance[i], $additionalItems, draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${i}`, keywordLocation);
                    evaluated[i] = true;
                    if (!result.valid) {
                        stop = shortCircuit;
                        errors.push({
                            instanceLocation,
                            keyword: 'additionalItems',
                            keywordLocation,
                            error: `Items did not match additional items schema.`
                        }, ...result.errors);
                    }
                }
            }
        }
        if ($contains !== undefined) {
            if (length === 0 && $minContains === undefined) {
                errors.push({
                    instanceLocation,
                    keyword: 'contains',
                    keywordLocation: `${schemaLocation}/contains`,
                    error: `Array is empty. It must contain at least one item matching the schema.`
                });
            }
            else if ($minContains !== undefined && length < $minContains) {
                errors.push({
                    instanceLocation,
                    keyword: 'minContains',
                    keywordLocation: `${schemaLocation}/minContains`,
                    error: `Array has less items (${length}) than minContains (${$minContains}).`
                });
            }
            else {
                const keywordLocation = `${schemaLocation}/contains`;
                const errorsLength = errors.length;
                let contained = 0;
                for (let j = 0; j < length; j++) {
                    const result = validate(instance[j], $contains, draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${j}`, keywordLocation);
                    if (result.valid) {
                        evaluated[j] = true;
                        contained++;
                    }
                    else {
                        errors.push(...result.errors);
                    }
                }
                if (contained >= ($minContains || 0)) {
                    errors.length = errorsLength;
                }
                if ($minContains === undefined && contained === 0) {
                    errors.splice(errorsLength, 0, {
                        instanceLocation,
                        keyword: 'contains',
                        keywordLocation,
                        error: `Array does not contain item matching schema.`
                    });
                }
                else if ($minContains !== undefined && contained < $minContains) {
                    errors.push({
                        instanceLocation,
                        keyword: 'minContains',
                        keywordLocation: `${schemaLocation}/minContains`,
                        error: `Array must contain at least ${$minContains} items matching schema. Only ${contained} items were found.`
                    });
                }
                else if ($maxContains !== undefined && contained > $maxContains) {
                    errors.push({
                        instanceLocation,
                        keyword: 'maxContains',
                        keywordLocation: `${schemaLocation}/maxContains`,
                        error: `Array may contain at most ${$maxContains} items matching schema. ${contained} items were found.`
                    });
                }
            }
        }
        if (!stop && $unevaluatedItems !== undefined) {
            const keywordLocation = `${schemaLocation}/unevaluatedItems`;
            for (i; i < length; i++) {
                if (evaluated[i]) {
                    continue;
                }
                const result = validate(instance[i], $unevaluatedItems, draft, lookup, shortCircuit, recursiveAnchor, `${instanceLocation}/${i}`, keywordLocation);
                evaluated[i] = true;
                if (!result.valid) {
                    errors.push({
                        instanceLocation,
                        keyword: 'unevaluatedItems',
                        keywordLocation,
                        error: `Items did not match unevaluated items schema.`
                    }, ...result.errors);
                }
            }
        }
        if ($uniqueItems) {
            for (let j = 0; j < length; j++) {
                const a = instance[j];
                const ao = typeof a === 'object' && a !== null;
                for (let k = 0; k < length; k++) {
                    if (j === k) {
                        continue;
                    }
                    const b = instance[k];
                    const bo = typeof b === 'object' && b !== null;
                    if (a === b || (ao && bo && deepCompareStrict(a, b))) {
                        errors.push({
                            instanceLocation,
                            keyword: 'uniqueItems',
                            keywordLocation: `${schemaLocation}/uniqueItems`,
                            error: `Duplicate items at indexes ${j} and ${k}.`
                        });
                        j = Number.MAX_SAFE_INTEGER;
                        k = Number.MAX_SAFE_INTEGER;
                    }
                }
            }
        }
    }
    else if (instanceType === 'number') {
        if (draft === '4') {
            if ($minimum !== undefined &&
                (($exclusiveMinimum === true && instance <= $minimum) ||
                    instance < $minimum)) {
                errors.push({
                    instanceLocation,
                    keyword: 'minimum',
                    keywordLocation: `${schemaLocation}/minimum`,
                    error: `${instance} is less than ${$exclusiveMinimum ? 'or equal to ' : ''} ${$minimum}.`
                });
            }
            if ($maximum !== undefined &&
                (($exclusiveMaximum === true && instance >= $maximum) ||
                    instance > $maximum)) {
                errors.push({
                    instanceLocation,
                    keyword: 'maximum',
                    keywordLocation: `${schemaLocation}/maximum`,
                    error: `${instance} is greater than ${$exclusiveMaximum ? 'or equal to ' : ''} ${$maximum}.`
                });
            }
        }
        else {
            if ($minimum !== undefined && instance < $minimum) {
                errors.push({
                    instanceLocation,
                    keyword: 'minimum',
                    keywordLocation: `${schemaLocation}/minimum`,
                    error: `${instance} is less than ${$minimum}.`
                });
            }
            if ($maximum !== undefined && instance > $maximum) {
                errors.push({
                    instanceLocation,
                    keyword: 'maximum',
                    keywordLocation: `${schemaLocation}/maximum`,
                    error: `${instance} is greater than ${$maximum}.`
                });
            }
            if ($exclusiveMinimum !== undefined && instance <= $exclusiveMinimum) {
                errors.push({
                    instanceLocation,
                    keyword: 'exclusiveMinimum',
                    keywordLocation: `${schemaLocation}/exclusiveMinimum`,
                    error: `${instance} is less than ${$exclusiveMinimum}.`
                });
            }
            if ($exclusiveMaximum !== undefined && instance >= $exclusiveMaximum) {
                errors.push({
                    instanceLocation,
                    keyword: 'exclusiveMaximum',
                    keywordLocation: `${schemaLocation}/exclusiveMaximum`,
                    error: `${instance} is greater than or equal to ${$exclusiveMaximum}.`
                });
            }
        }
        if ($multipleOf !== undefined) {
            if (!isMultipleOf(instance, $multipleOf)) {
                errors.push({
                    instanceLocation,
                    keyword: 'multipleOf',
                    keywordLocation: `${schemaLocation}/multipleOf`,
                    error: `${instance} is not a multiple of ${$multipleOf}.`
                });
            }
        }
    }
    else if (instanceType === 'string') {
        const length = $minLength === undefined && $maxLength === undefined
            ? 0
            : ucs2length(instance);
        if ($minLength !== undefined && length < $minLength) {
            errors.push({
                instanceLocation,
                keyword: 'minLength',
                keywordLocation: `${schemaLocation}/minLength`,
                error: `String is too short (${length} < ${$minLength}).`
            });
        }
        if ($maxLength !== undefined && length > $maxLength) {
            errors.push({
                instanceLocation,
                keyword: 'maxLength',
                keywordLocation: `${schemaLocation}/maxLength`,
                error: `String is too long (${length} > ${$maxLength}).`
            });
        }
        if ($pattern !== undefined && !new RegExp($pattern, 'u').test(instance)) {
            errors.push({
                instanceLocation,
                keyword: 'pattern',
                keywordLocation: `${schemaLocation}/pattern`,
                error: `String does not match pattern.`
            });
        }
        if ($format !== undefined &&
            format_format[$format] &&
            !format_format[$format](instance)) {
            errors.push({
                instanceLocation,
                keyword: 'format',
                keywordLocation: `${schemaLocation}/format`,
                error: `String does not match format "${$format}".`
            });
        }
    }
    return { valid: errors.length === 0, errors };
}
//# sourceMappingURL=validate.js.map
;// CONCATENATED MODULE: ./node_modules/@cfworker/json-schema/dist/esm/validator.js


class Validator {
    schema;
    draft;
    shortCircuit;
    lookup;
    constructor(schema, draft = '2019-09', shortCircuit = true) {
        this.schema = schema;
        this.draft = draft;
        this.shortCircuit = shortCircuit;
        this.lookup = dereference(schema);
    }
    validate(instance) {
        return validate(instance, this.schema, this.draft, this.lookup, this.shortCircuit);
    }
    addSchema(schema, id) {
        if (id) {
            schema = { ...schema, $id: id };
        }
        dereference(schema, this.lookup);
    }
}
//# sourceMappingURL=validator.js.map
;// CONCATENATED MODULE: ./lib/schema/report.schema.json
const report_schema_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/specstory/sync-action/main/schema/report.schema.json","title":"Report of specstory/sync-action","description":"What one step did, in full: the place for everything that the outputs and the job summary must cut. The output `report` names the file. Rows are in path order of project, then file. This version writes no other fields; a reader should ignore those that it does not know, since a later one may.","type":"object","additionalProperties":false,"required":["schema","version","status","statusReason","startedAt","mode","failOnIncomplete","shard","cloudUrl","inputs","source","counts","providers","searched","credentials","secrets","requests","timingsMs","failures","notices","optOuts","projects","sessions"],"properties":{"schema":{"const":1,"description":"Raised when a field changes its meaning or goes away; a new field is no new version."},"version":{"type":"string","description":"Version of the action."},"status":{"enum":["complete","incomplete","failed","cancelled","not-run"]},"statusReason":{"type":["string","null"],"description":"What ended the run early, as one sentence."},"startedAt":{"type":"string","pattern":"^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d:\\\\d\\\\d\\\\.\\\\d{3}Z$"},"mode":{"enum":["sync","check",null],"description":"null: the inputs were invalid."},"failOnIncomplete":{"enum":[true,false,"errors",null],"description":"errors: sessions that are merely pending do not fail the step; null: the inputs were invalid."},"shard":{"description":"Which part of the sessions this is the report of; null: all of them.","oneOf":[{"type":"null"},{"type":"object","additionalProperties":false,"required":["index","count"],"properties":{"index":{"type":"integer","minimum":1,"maximum":256},"count":{"type":"integer","minimum":1,"maximum":256}}}]},"cloudUrl":{"type":["string","null"],"maxLength":32767,"pattern":"^https?://[^\\\\s\\\\\\\\?#]+$","description":"https, or http on loopback; null: the inputs were invalid."},"inputs":{"type":["object","null"],"description":"The inputs that differ from their defaults, as a workflow would set them, without the tokens; null: the inputs were invalid.","additionalProperties":{"type":"string"}},"source":{"type":"object","description":"Where the files came from: as the CI system says, else as `.git` of the first path says. Empty strings for what is unknown.","additionalProperties":false,"required":["system","serverUrl","repository","commit","branch","pullRequest","runUrl","event","runId","runAttempt"],"properties":{"system":{"type":["string","null"],"description":"Name of the CI system; null: none is known."},"serverUrl":{"type":"string","maxLength":32767,"pattern":"^(https?://[A-Za-z0-9.:[\\\\]-]+(/[A-Za-z0-9._~/-]*)?)?$"},"repository":{"type":"string","maxLength":1000,"pattern":"^([^\\\\s/?#\\\\\\\\]+(/[^\\\\s/?#\\\\\\\\]+)*)?$","description":"`owner/name`; deeper where the server has groups."},"commit":{"type":"string","maxLength":64,"pattern":"^([0-9a-f]{40}([0-9a-f]{24})?)?$"},"branch":{"type":"string"},"pullRequest":{"type":"string","maxLength":20,"pattern":"^[0-9]*$"},"runUrl":{"type":"string","pattern":"^(https?://\\\\S+)?$","description":"Address of the run."},"event":{"type":"string"},"runId":{"type":"string","description":"One number for all jobs and attempts of a GitHub workflow\'s run."},"runAttempt":{"type":"string","maxLength":9,"pattern":"^[0-9]*$"}}},"counts":{"$ref":"#/$defs/counts"},"providers":{"type":"array","description":"Most sessions first.","items":{"type":"object","additionalProperties":false,"required":["name","counts"],"properties":{"name":{"type":"string"},"counts":{"$ref":"#/$defs/counts"}}}},"searched":{"description":"How many transcripts a check without a token searched for credentials; null when sessions were compared.","oneOf":[{"type":"null"},{"$ref":"#/$defs/count"}]},"credentials":{"description":"How many different values are credentials in what the run read; null with `secrets: send`. In a merged report a value counts once per file.","oneOf":[{"type":"null"},{"$ref":"#/$defs/count"}]},"secrets":{"type":"object","description":"The same by rule.","additionalProperties":{"$ref":"#/$defs/count"}},"requests":{"type":"object","description":"Requests that left the runner, every attempt counted: bulk sizes, HEADs, uploads, token exchanges.","additionalProperties":false,"required":["sizes","head","put","refresh"],"properties":{"sizes":{"$ref":"#/$defs/count"},"head":{"$ref":"#/$defs/count"},"put":{"$ref":"#/$defs/count"},"refresh":{"$ref":"#/$defs/count"}}},"timingsMs":{"type":"object","description":"Milliseconds; a phase that did not happen is left out. read, compress and send are sums over sessions.","additionalProperties":false,"properties":{"total":{"$ref":"#/$defs/milliseconds"},"scan":{"$ref":"#/$defs/milliseconds"},"compare":{"$ref":"#/$defs/milliseconds"},"upload":{"$ref":"#/$defs/milliseconds"},"read":{"$ref":"#/$defs/milliseconds"},"compress":{"$ref":"#/$defs/milliseconds"},"send":{"$ref":"#/$defs/milliseconds"}}},"failures":{"type":"array","items":{"$ref":"#/$defs/failure"}},"notices":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["level","title","message","file"],"properties":{"level":{"enum":["notice","warning"]},"title":{"type":"string"},"message":{"type":"string"},"file":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/path"}]}}}},"optOuts":{"type":"array","description":"Paths whose owner turned cloud sync off.","items":{"type":"object","additionalProperties":false,"required":["path","file","setting"],"properties":{"path":{"$ref":"#/$defs/path"},"file":{"$ref":"#/$defs/path"},"setting":{"enum":["cloud_sync","cloud_sync.enabled"],"description":"`cloud_sync` of a .project.json, or `enabled` of `[cloud_sync]` in the settings."}}}},"projects":{"type":"array","items":{"$ref":"#/$defs/project"}},"sessions":{"type":"array","items":{"$ref":"#/$defs/session"}}},"$defs":{"count":{"type":"integer","minimum":0,"maximum":9007199254740991},"bytes":{"type":"integer","minimum":0,"maximum":9007199254740991},"milliseconds":{"type":"number","minimum":0,"maximum":9007199254740991},"path":{"description":"POSIX, relative to the workspace and inside of it.","type":"string","maxLength":32767,"pattern":"^(?!([^/]*/)*\\\\.\\\\.(/|$))[^/]"},"projectId":{"type":"string","pattern":"^[0-9a-f]{4}(-[0-9a-f]{4}){3}$"},"code":{"description":"One heading of docs/troubleshooting.md each.","enum":["invalid-input","project-file","project-settings","project-unknown","project-new","token-missing","token-expired","token-unusable","token-refused","no-write-scope","event-refused","path-not-found","no-sessions","session-not-found","cloud-unreachable","cloud-rejected","cloud-answer","cloud-down","cloud-copy-unknown","cloud-copy-changing","blocked","rate-limited","redirected","too-large","secret-held","file-changed","file-unreadable","proxy","report-unusable","shards-incomplete","internal"]},"counts":{"type":"object","description":"attempted = created + updated + skipped + errored + timedOut + pending.","additionalProperties":false,"required":["attempted","created","updated","skipped","errored","timedOut","pending"],"properties":{"attempted":{"$ref":"#/$defs/count"},"created":{"$ref":"#/$defs/count"},"updated":{"$ref":"#/$defs/count"},"skipped":{"$ref":"#/$defs/count"},"errored":{"$ref":"#/$defs/count"},"timedOut":{"$ref":"#/$defs/count"},"pending":{"$ref":"#/$defs/count"}}},"failure":{"type":"object","additionalProperties":false,"required":["code","message","hint"],"properties":{"code":{"$ref":"#/$defs/code"},"message":{"type":"string"},"hint":{"type":"string"}}},"project":{"type":"object","additionalProperties":false,"required":["id","name","url","source","paths","places","counts","sizes","isNew","sizesFailure","directories","files","filteredOut","leftOut","excluded","unreadable"],"properties":{"id":{"$ref":"#/$defs/projectId"},"name":{"type":"string"},"url":{"type":["string","null"]},"source":{"description":"How the id is known.","oneOf":[{"type":"object","additionalProperties":false,"required":["kind"],"properties":{"kind":{"const":"input"}}},{"type":"object","additionalProperties":false,"required":["kind","file","field"],"properties":{"kind":{"const":"file"},"file":{"$ref":"#/$defs/path"},"field":{"enum":["git_id","workspace_id"]}}},{"type":"object","additionalProperties":false,"required":["kind","remote"],"properties":{"kind":{"const":"computed"},"remote":{"type":"string"}}}]},"paths":{"type":"array","items":{"$ref":"#/$defs/path"}},"places":{"type":"array","description":"Where the sessions of each path lie, and which repository and commit they come from.","items":{"type":"object","additionalProperties":false,"required":["path","historyDir","repository","root","commit"],"properties":{"path":{"$ref":"#/$defs/path"},"historyDir":{"$ref":"#/$defs/path"},"repository":{"description":"null: it cannot be told.","oneOf":[{"type":"null"},{"type":"object","additionalProperties":false,"required":["serverUrl","name"],"properties":{"serverUrl":{"type":"string"},"name":{"type":"string"}}}]},"root":{"type":"string","description":"Directory that the repository is checked out into, POSIX, relative to the workspace."},"commit":{"type":"string","description":"Empty when it is unknown."}}}},"counts":{"$ref":"#/$defs/counts"},"sizes":{"enum":["bulk","fallback","head",null],"description":"One bulk request; a HEAD per session after it failed; a HEAD per session as the input `sessions` asks. null: not asked."},"isNew":{"type":["boolean","null"],"description":"The cloud had never seen the project when the run asked. null: it was not asked, or did not say."},"sizesFailure":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/failure"}]},"directories":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["directory","exists"],"properties":{"directory":{"$ref":"#/$defs/path"},"exists":{"type":"boolean"}}}},"files":{"$ref":"#/$defs/count","description":"Markdown files looked at."},"filteredOut":{"$ref":"#/$defs/count"},"leftOut":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["file","reason","detail","id","chosen","secrets"],"properties":{"file":{"$ref":"#/$defs/path"},"reason":{"enum":["unidentified","unusable-id","no-name","not-a-transcript","no-message","empty","lfs-pointer","link","not-a-file","duplicate","same-name","conflict","encrypted","not-text","other-extension","other-file","part"]},"detail":{"type":"string"},"id":{"type":["string","null"]},"chosen":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/path"}],"description":"For a duplicate, a file of the same name or a part, the file that is synced."},"secrets":{"type":"array","description":"Credentials in it, where a check with `secrets: hold` searched it.","items":{"$ref":"#/$defs/secret"}}}}},"excluded":{"type":"array","description":"Files that the input `exclude` names: out of scope, and in none of the counts.","items":{"type":"object","additionalProperties":false,"required":["file","id","entries"],"properties":{"file":{"$ref":"#/$defs/path"},"id":{"type":["string","null"],"description":"The session that the file is of; null: none, or it cannot be read."},"entries":{"type":"array","description":"The entries of the input that name it, by its path or its session.","items":{"type":"string"}}}}},"unreadable":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["file","detail"],"properties":{"file":{"$ref":"#/$defs/path"},"detail":{"type":"string"}}}}}},"secret":{"type":"object","additionalProperties":false,"required":["rule","line","harmless"],"properties":{"rule":{"type":"string","maxLength":64,"pattern":"^[0-9a-z][0-9a-z-]*$","description":"The name in the mark `[REDACTED:rule]`."},"line":{"type":"integer","minimum":1,"maximum":9007199254740991,"description":"Where it is first, in the file."},"harmless":{"enum":["expired","public",null],"description":"Why it does not have to be revoked: its time is over, or it is made for everyone to see."}}},"session":{"type":"object","additionalProperties":false,"required":["id","projectId","file","provider","providerName","title","startedAt","outcome","plan","reason","code","hint","secrets","localBytes","cloudBytes","sentBytes","attempts","durationMs","url"],"properties":{"id":{"type":"string","maxLength":128,"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$"},"projectId":{"$ref":"#/$defs/projectId"},"file":{"$ref":"#/$defs/path"},"provider":{"enum":["claude","cursor","codex","gemini","droid","deepseek","antigravity","cursoride","copilotide","muse","pi","qwen","grok","opencode","copilot","other"]},"providerName":{"type":"string"},"title":{"type":["string","null"]},"startedAt":{"type":["string","null"],"maxLength":17,"pattern":"^\\\\d{4}-\\\\d{2}-\\\\d{2}T\\\\d{2}:\\\\d{2}Z$","description":"When it began, in UTC, as its header or its file\'s name says."},"outcome":{"enum":["created","updated","skipped","errored","timed-out","pending"]},"plan":{"enum":["new","grown","redacted","shrunk","cloud-copy-unknown","up-to-date","same-size","cloud-has-more","kept-cli-copy","exposed-cli-copy","too-large","secret-held",null],"description":"What the comparison said; null: the run ended before it."},"reason":{"type":"string"},"code":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/code"}]},"hint":{"type":["string","null"]},"secrets":{"type":"array","description":"Credentials in it, each value once, if it was read. Never a value.","items":{"$ref":"#/$defs/secret"}},"localBytes":{"$ref":"#/$defs/bytes","description":"UTF-8 bytes of the Markdown as sent, or the size on disk while that is not known."},"cloudBytes":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/bytes"}]},"sentBytes":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/bytes"}],"description":"Compressed."},"progress":{"enum":["not-started","unknown",null],"description":"not-started: a rate limit or a signal ended the run before the upload began; unknown: the run ended before the response to an upload, which may have been stored."},"attempts":{"$ref":"#/$defs/count"},"durationMs":{"$ref":"#/$defs/milliseconds"},"url":{"type":["string","null"],"description":"Where to read it in SpecStory Cloud."}}}}}');
;// CONCATENATED MODULE: ./lib/src/json.js
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Limits of a server's JSON. The deepest response of the cloud has 3 levels; 64 MB of sizes by UUID are 1.4 million values. */
const SERVER_LIMITS = { depth: 32, values: 2_000_000 };
/** Parses a server's JSON; `undefined` when it is not JSON, not an object, or built to cost memory. */
function parseObject(body) {
    if (jsonLimitOffset(body, SERVER_LIMITS) !== undefined)
        return undefined;
    try {
        const parsed = JSON.parse(body.toString());
        return isObject(parsed) ? parsed : undefined;
    }
    catch {
        return undefined;
    }
}
const [QUOTE, json_BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
/**
 * Finds where JSON passes a limit, before a parser builds all of it: 64 MB of `[` take 2.7 GB once parsed. Linear.
 * @returns an index into the text or the bytes; `undefined` within the limits, and for text that is not JSON perhaps
 */
function jsonLimitOffset(json, limits) {
    const { depth: maxDepth, values: maxValues = Number.POSITIVE_INFINITY, countsStrings = false } = limits;
    const codeAt = typeof json === 'string' ? (index) => json.charCodeAt(index) : (index) => json[index];
    let depth = 0;
    let values = 0;
    let isQuoted = false;
    for (let index = 0; index < json.length; index += 1) {
        const code = codeAt(index);
        if (code === QUOTE && !countsStrings)
            isQuoted = !isQuoted;
        else if (isQuoted)
            index += code === json_BACKSLASH ? 1 : 0;
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

;// CONCATENATED MODULE: ./lib/src/report/report-reader.js









/** The schema has seven levels; later versions may have more. */
const MAX_DEPTH = 32;
/**
 * Reads a report. It comes from the same workflow, but through an artifact that others may have written, so it must
 * match the schema and be a possible result of a run. Later fields and providers are accepted.
 *
 * @throws Failure `report-unusable` that names the file, and the place in it as a JSON pointer
 */
function readReport(text, file) {
    const data = parse(text, file);
    if (!isObject(data) || data['schema'] !== REPORT_SCHEMA_VERSION) {
        throw reportUnusable(file, `it is not a report of schema ${REPORT_SCHEMA_VERSION}`);
    }
    const report = withKnownProviders(data);
    const misfit = deepestError(createValidator().validate(report).errors);
    // Error and pointer contain only names of the schema and numbers, which are trusted.
    if (misfit !== undefined) {
        const pointer = misfit.instanceLocation.slice(1) || '/';
        throw reportUnusable(file, `\`${pointer}\`: ${misfit.error.replace(/\.$/, '')}`);
    }
    if (report['shard'] === null)
        throw reportUnusable(file, 'its run had no `shard` input');
    const contradiction = contradictionIn(report);
    if (contradiction !== undefined)
        throw reportUnusable(file, `\`${contradiction.pointer}\` must ${contradiction.must}`);
    return report;
}
/** `additionalProperties` applies to the writer; fields of a later version must pass. */
function createValidator() {
    const isOpen = (key, value) => (key === 'additionalProperties' ? undefined : value);
    return new Validator(JSON.parse(JSON.stringify(report_schema_namespaceObject), isOpen), '2020-12');
}
/** The validator also reports every enclosing object, outer ones first. */
function deepestError(errors) {
    const depthOf = ({ instanceLocation }) => instanceLocation.split('/').length;
    return errors.toSorted((a, b) => depthOf(a) - depthOf(b)).at(-1);
}
function parse(text, file) {
    if (jsonLimitOffset(text, { depth: MAX_DEPTH }) !== undefined)
        throw reportUnusable(file, `it is nested deeper than ${MAX_DEPTH} levels`);
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
/**
 * Finds what the schema allows but no run writes: a session of another shard, wrong counts, a foreign cloud.
 *
 * @param report matches the schema, with a shard
 */
function contradictionIn(report) {
    return headFault(report) ?? sessionFault(report) ?? countFault(report);
}
function headFault({ shard, startedAt, mode, failOnIncomplete, cloudUrl, inputs }) {
    if (shard.index > shard.count)
        return { pointer: '/shard/index', must: 'be at most `/shard/count`' };
    // A run that knows its shard knows the other inputs.
    for (const [name, value] of Object.entries({ mode, failOnIncomplete, cloudUrl, inputs }))
        if (value === null)
            return { pointer: `/${name}`, must: 'not be null beside a `/shard`' };
    if (Number.isNaN(Date.parse(startedAt)))
        return { pointer: '/startedAt', must: 'be a time' };
    const parsed = parseCloudUrl(cloudUrl);
    // Links contain this URL, so it must be in its normal form.
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
        if (assignShard(id, shard.count) !== shard.index)
            return { pointer: `${pointer}/id`, must: `be of shard ${shard.index}/${shard.count}` };
        const key = `${projectId}/${id}`;
        if (seen.has(key))
            return { pointer: `${pointer}/id`, must: 'be there once only' };
        seen.add(key);
    }
    return undefined;
}
function countFault({ counts, sessions }) {
    const counted = countSessions(sessions);
    for (const [name, count] of Object.entries(counted)) {
        if (counts[name] !== count)
            return { pointer: `/counts/${name}`, must: 'be the number of such sessions' };
    }
    return undefined;
}
/** @param why completes "cannot be merged: …", without a full stop */
function reportUnusable(file, why, options) {
    return new failure_Failure('report-unusable', `The report ${file} cannot be merged: ${why}.`, 'Set `reports` to a directory that contains only the unmodified `report` output of each shard of one run.', options);
}

;// CONCATENATED MODULE: ./lib/src/merge/select-shard-reports.js



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
    ...INPUT_NAMES.filter((name) => INPUTS[name].isScope && name !== 'shard').map((name) => [`/inputs/${name}`, `another \`${name}\``, ({ inputs }) => inputs[name] ?? '']),
];
/**
 * Chooses the report of each part: of a part that was run again the newest attempt's.
 *
 * @param found in any order
 * @returns one report for each part, by index; at least one
 * @throws Failure `report-unusable` when two reports are not of one run; `shards-incomplete` when a part has no report or
 *   two of one attempt, or the numbers of parts differ
 */
function selectShardReports(found) {
    requireSame(found, SAME_RUN);
    const count = found[0]?.report.shard.count;
    if (found.some(({ report }) => report.shard.count !== count))
        throw incomplete('they have different numbers of shards');
    const byIndex = Map.groupBy(found, ({ report }) => report.shard.index);
    const chosen = Array.from({ length: count ?? 0 }, (_, place) => {
        const name = `shard ${place + 1}/${count}`;
        return newestAttempt(byIndex.get(place + 1) ?? [], name);
    });
    const [first, ...others] = chosen;
    if (first === undefined)
        throw incomplete('there are no reports');
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
/** Empty off GitHub. */
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
    return new failure_Failure('shards-incomplete', `There is not exactly one report of each shard: ${why}.`, 'Upload the `report` output of every shard, even when its job failed (`if: always()`), and merge them in one job.');
}

;// CONCATENATED MODULE: ./lib/src/merge/merge-reports.js









/** The worst first: the merged status is the worst of the parts'. */
const merge_reports_WORST_FIRST = ['failed', 'cancelled', 'incomplete', 'complete', 'not-run'];
/** Shards that differ and are named. */
const MAX_SHOWN = 3;
const REQUEST_KINDS = ['sizes', 'head', 'put', 'refresh'];
/**
 * Adds the reports of all shards to one run; its status follows from what they contain.
 *
 * @param found every report that there is, in any order
 * @param runner of the job that merges
 * @throws Failure `shards-incomplete` or `report-unusable` when they are not one report of each part of one run
 */
function mergeReports(found, runner) {
    const parts = selectShardReports(found);
    const reports = parts.map(({ report }) => report);
    const [{ report: first }] = parts;
    const results = mergeResults(reports);
    const difference = describeCheckoutDifference(reports);
    const statuses = new Set([...reports.map(shardStatus), ...(difference === undefined ? [] : ['incomplete'])]);
    return {
        version: VERSION,
        startedAt: new Date(Math.min(...reports.map(({ startedAt }) => Date.parse(startedAt)))),
        runner: { ...runner, ...merge_reports_sourceOf(first, runner) },
        inputs: inputsOf(first, reports),
        projects: mergeProjects(reports, (url) => isLinked(url, runner)),
        optOuts: first.optOuts.map(({ path, file, setting }) => ({ path, file, setting })),
        notices: distinct(reports.flatMap(({ notices }) => notices)).map(({ file, ...notice }) => ({
            ...notice,
            ...(file === null ? {} : { file }),
        })),
        searched: searchedOf(reports),
        results,
        counts: countSessions(results),
        requests: requestsOf(reports),
        timings: mergeTimings(reports.map(({ timingsMs }) => timingsMs)),
        status: merge_reports_WORST_FIRST.find((status) => statuses.has(status)) ?? 'failed',
        statusReason: joinStatusReasons([...reports.flatMap(({ statusReason }) => statusReason ?? []), difference ?? []].flat()),
        failures: distinct(reports.flatMap(({ failures }) => failures)).map(({ code, message, hint }) => new failure_Failure(code, message, hint)),
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
/** Shards without a token compare nothing; one that has compared is worth more. */
function searchedOf(reports) {
    const counts = reports.flatMap(({ searched }) => searched ?? []);
    return counts.length === reports.length ? counts.reduce((sum, count) => sum + count, 0) : undefined;
}
/** The inputs as far as they decide what is said: the mode, the verdict's rule and where the links lead. */
function inputsOf({ mode, cloudUrl }, reports) {
    const defaults = defaultInputs();
    // Where parts differ the stricter rule holds.
    const rules = reports.map(({ failOnIncomplete }) => failOnIncomplete);
    const failOnIncomplete = rules.includes(true) || (rules.includes('errors') ? 'errors' : false);
    // Where they are sent, nobody looks for them.
    const isSent = reports.every(({ credentials }) => credentials === null);
    return { ...defaults, mode, cloudUrl, failOnIncomplete, ...(isSent ? { secrets: 'send' } : {}) };
}
function requestsOf(reports) {
    const sums = { sizes: 0, head: 0, put: 0, refresh: 0 };
    for (const { requests } of reports)
        for (const kind of REQUEST_KINDS)
            sums[kind] += requests[kind];
    return sums;
}
function joinStatusReasons(reasons) {
    return reasons.length === 0 ? undefined : [...new Set(reasons)].join(' ');
}
/** What concerns all shards is in each report. */
function distinct(values) {
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
/** The phases of one part, and the whole that they are phases of. */
const merge_reports_PHASES = ['total', 'scan', 'compare', 'upload'];
/** What goes on in many sessions at once, and is a sum over sessions in one part too. */
const SUMMED = ['read', 'compress', 'send'];
/**
 * The times of all parts, ms. They ran side by side, so that the whole took as long as its longest part: its phases stand
 * beside its total, and add up to no more. What is a sum over sessions is added up over all of them.
 */
function mergeTimings(parts) {
    const [longest] = parts.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0));
    const timings = {};
    for (const name of merge_reports_PHASES)
        if (longest?.[name] !== undefined)
            timings[name] = longest[name];
    for (const name of SUMMED) {
        const values = parts.flatMap((part) => part[name] ?? []);
        if (values.length > 0)
            timings[name] = values.reduce((sum, value) => sum + value, 0);
    }
    return timings;
}
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
function shardStatus(report) {
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
    const inaccessible = projects.map(({ id, filteredOut, excluded, leftOut, unreadable }) => countInaccessible({
        sessionCount: sessions.filter(({ projectId }) => projectId === id).length,
        filteredOut,
        excludedCount: excluded.length,
        leftOut,
        unreadableCount: unreadable.length,
    }));
    const ending = isEndedEarly ? { kind: 'deadline', timeoutMs: timingsMs.total ?? 0 } : { kind: 'finished' };
    return resolveStatus(ending, counts, inaccessible.reduce((sum, count) => sum + count, 0));
}
/**
 * Compares what the shards found in the checkout, of which each scans all. Sessions that one shard did not see may belong to
 * it, so that nobody synced them.
 *
 * @returns a sentence that names the shards, or `undefined` when all found the same
 */
function describeCheckoutDifference(reports) {
    const views = reports
        .filter(hasSeenCheckout)
        .map(viewCheckout)
        .toSorted((a, b) => b.files - a.files || b.sessions - a.sessions);
    const [fullest] = views;
    const others = views.filter(({ files, sessions }) => files !== fullest?.files || sessions !== fullest.sessions);
    if (fullest === undefined || others.length === 0)
        return undefined;
    const shown = [fullest, ...others.slice(0, MAX_SHOWN)].map(({ shard, files, sessions }) => files === 0
        ? `${shard} none at all (does its job check out the repository?)`
        : `${shard} ${files} with ${sessions} sessions`);
    const rest = others.length > MAX_SHOWN ? `, and ${others.length - MAX_SHOWN} more differ` : '';
    return `The shards found different transcript files, so sessions may be missing: ${shown.join(', ')}${rest}.`;
}
/** A run that ended early, or that could not read a file, may not have counted all; it is not complete by itself. */
function hasSeenCheckout({ statusReason, timingsMs, projects }) {
    return (statusReason === null && timingsMs.scan !== undefined && projects.every(({ unreadable }) => unreadable.length === 0));
}
function viewCheckout({ shard, projects, sessions }) {
    const sum = (count) => projects.reduce((total, project) => total + count(project), 0);
    return {
        shard: `shard ${shard.index}/${shard.count}`,
        files: sum(({ files }) => files),
        sessions: sessions.length + sum(({ filteredOut }) => filteredOut),
    };
}

;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
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



// A workspace is an absolute native path; files and directories in it are POSIX paths relative to it.
/**
 * Committed links are never followed (docs/internals/runners.md, Symlinks), and a FIFO without a writer must not hang
 * the run. Windows has neither flag.
 */
const OPEN_FLAGS = external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0) | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0);
/** Bytes per read, and the most that is held of a streamed file. */
const CHUNK_BYTES = (/* unused pure expression or super */ null && (128 * 1024));
const DIRECTORY_FLAGS = OPEN_FLAGS | (external_node_fs_namespaceObject.constants.O_DIRECTORY ?? 0);
/** Entries per read, so that a directory of 100,000 files leaves the event loop free. */
const ENTRIES_PER_READ = 1024;
class NotRegularFileError extends (/* unused pure expression or super */ null && (Error)) {
    name = 'NotRegularFileError';
}
/** The opened file is not at its path: a directory on the way is a link, or was swapped for one. */
class PathMismatchError extends (/* unused pure expression or super */ null && (Error)) {
    name = 'PathMismatchError';
}
/** Resolves links in the workspace's own path, which belong to the machine; a missing directory is returned unchanged. */
async function resolveRoot(workspace) {
    return await realpath(workspace).catch(() => workspace);
}
/** Opens a regular file. @throws NotRegularFileError; the file system's error, `ELOOP` for a link at the end */
async function openRegular(path) {
    const handle = await open(path, OPEN_FLAGS);
    try {
        const stats = await handle.stat();
        if (!stats.isFile())
            throw new NotRegularFileError(path);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** Opens a file of the workspace as `openRegular`. Guards against TOCTOU: a directory may be swapped for a symlink. */
async function openVerified(workspace, file) {
    const root = await resolveRoot(workspace);
    const { handle, stats } = await openRegular(join(root, file));
    try {
        verifyOpenedPath(handle.fd, root, file);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** Reads a file as `openVerified`. @param onChunk gets each chunk for the call only, and returns true to end the reading */
async function streamFile(workspace, file, onChunk, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { handle, stats } = await openVerified(workspace, file);
        const _file = __addDisposableResource(env_1, handle, true);
        const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES));
        for (;;) {
            signal?.throwIfAborted();
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
            if (bytesRead === 0 || onChunk(buffer.subarray(0, bytesRead)))
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
 * Lists a directory with the same guard as `openVerified`; `signal` stops the listing without an error.
 * @throws PathMismatchError; the file system's error, `ELOOP` or `ENOTDIR` for anything but a directory
 */
async function listDirectory(root, directory, onEntry, signal) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const isWindows = process.platform === 'win32';
        const handle = __addDisposableResource(env_2, isWindows ? undefined : await open(join(root, directory), DIRECTORY_FLAGS), true);
        if (handle !== undefined)
            verifyOpenedPath(handle.fd, root, directory);
        // Listing the open directory itself is safe even when its path changes meanwhile.
        const isListable = handle !== undefined && readOpenedPath(handle.fd) !== undefined;
        const path = isListable ? `/proc/self/fd/${handle.fd}` : join(root, directory);
        for await (const entry of await opendir(path, { bufferSize: ENTRIES_PER_READ })) {
            if (signal.aborted)
                return;
            onEntry(isWindows && entry.isSymbolicLink() ? await inspectReparsePoint(path, entry) : entry);
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
/** Node lists all reparse points of Windows as links, also OneDrive's and those of deduplicated volumes; `lstat` does not. */
async function inspectReparsePoint(directory, entry) {
    const stats = await lstat(join(directory, entry.name)).catch(() => undefined);
    if (stats === undefined)
        return entry;
    return {
        name: entry.name,
        isFile: () => stats.isFile(),
        isDirectory: () => stats.isDirectory(),
        isSymbolicLink: () => stats.isSymbolicLink(),
    };
}
/** Finds the first symbolic link on the way to a path. @throws the file system's error when a part does not exist */
async function findFirstLink(workspace, path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    for (let depth = 1; depth <= parts.length; depth++) {
        const part = parts.slice(0, depth).join('/');
        if ((await lstat(join(workspace, part))).isSymbolicLink())
            return part;
    }
    return undefined;
}
/**
 * Checks that an open file or directory is the one at its path in the workspace. Linux names the opened path; elsewhere
 * each directory on the way is inspected, where a swap that is undone in time is not seen.
 * @throws PathMismatchError; the file system's error
 */
function verifyOpenedPath(fd, root, file) {
    const opened = readOpenedPath(fd);
    if (opened === `${root}/${file}`)
        return;
    const path = join(root, file);
    if (opened !== undefined) {
        // A mount that folds case may open a path under another spelling.
        if (opened !== path && opened.toLowerCase() !== path.toLowerCase())
            throw new PathMismatchError(path);
        return;
    }
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
        if (!lstatSync(join(root, ...parts.slice(0, depth))).isDirectory())
            throw new PathMismatchError(path);
    }
    if (!isSameFile(fstatSync(fd, { bigint: true }), lstatSync(path, { bigint: true })))
        throw new PathMismatchError(path);
}
/**
 * Whether two inspections are of one file. Inodes exceed 2^53 on ReFS. Node 24.0 and 24.1 on Windows 11 report 64 bits
 * of the device for a path and 32 for an open file, so only the 32 that both have are compared.
 */
function isSameFile(one, other) {
    return one.ino === other.ino && BigInt.asUintN(32, one.dev) === BigInt.asUintN(32, other.dev);
}
/**
 * Opens a directory and checks it like `verifyOpenedPath`. Files opened below the returned path need no check of their
 * own: it leads to this very directory, even if its place in the workspace is swapped later.
 * @param root as `resolveRoot` returns it
 * @returns `undefined` where that is not possible, so that each file has to be checked
 */
function openDirectory(root, directory) {
    if (process.platform !== 'linux')
        return undefined;
    let fd;
    try {
        fd = openSync(join(root, directory), DIRECTORY_FLAGS);
        verifyOpenedPath(fd, root, directory);
        if (readOpenedPath(fd) !== undefined)
            return { fd, path: `/proc/self/fd/${fd}` };
    }
    catch {
        // Opening a file of it says what is wrong, by the file's name.
    }
    if (fd !== undefined)
        closeSync(fd);
    return undefined;
}
/** The current path of an open file or directory as Linux reports it; `undefined` elsewhere. */
function readOpenedPath(fd) {
    if (process.platform !== 'linux')
        return undefined;
    try {
        return readlinkSync(`/proc/self/fd/${fd}`);
    }
    catch {
        return undefined; // a container without /proc
    }
}
/** The file system's code of an error, e.g. `ENOENT`; `undefined` for any other error. */
function getErrorCode(error) {
    return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
/** Decodes a file's bytes: UTF-16 where a byte order mark says so, as PowerShell writes it, otherwise UTF-8. */
function decodeText(bytes) {
    if (isUtf16(bytes))
        return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
/** Whether a file starts with a byte order mark of UTF-16. */
function isUtf16(bytes) {
    return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
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
                throw reportUnusable(file, 'it is not a regular file');
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
            for (const { name, isDirectory, isFile } of read_reports_list(next)) {
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
function* read_reports_list(directory) {
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

;// CONCATENATED MODULE: ./lib/src/merge/main.js









/** The action `merge`: the reports of all shards as one verdict, one summary and one set of outputs. Throws nothing. */
function main() {
    process.exitCode = 1;
    const runner = readRunner(process.env);
    const run = merged(runner);
    publish(run, createPrinter(runner));
    process.exitCode = resolveExitCode(run);
}
function merged(runner) {
    try {
        const reports = getInput('reports');
        if (reports === '')
            throw missingInput();
        return mergeReports(readReports((0,external_node_path_namespaceObject.resolve)(runner.workspace, reports)), runner);
    }
    catch (error) {
        const failure = error instanceof failure_Failure ? error : failure_toInternalFailure(error);
        return { ...createRun(runner), failures: [failure] };
    }
}
/** The workspace is no default: a checkout's JSON files are a stranger's reports. */
function missingInput() {
    return new failure_Failure('invalid-input', 'Invalid input: `reports` is empty; allowed: the directory with the report of every shard', 'Set `reports` in the `with:` block of the step to the directory that the reports were downloaded into.');
}

;// CONCATENATED MODULE: ./lib/src/merge/start.js

main();

