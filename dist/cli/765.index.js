export const id = 765;
export const ids = [765];
export const modules = {

/***/ 765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  printProjectId: () => (/* binding */ printProjectId)
});

// EXTERNAL MODULE: ./lib/src/failure.js
var failure = __webpack_require__(304);
// EXTERNAL MODULE: ./lib/src/inputs/command-line-words.js + 1 modules
var command_line_words = __webpack_require__(814);
// EXTERNAL MODULE: ./lib/src/inputs/inputs.js + 8 modules
var inputs_inputs = __webpack_require__(484);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(916);
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
 * Removes a password with its user name, a token used as user name, the query and the fragment.
 * Keeps a plain user name, as in `https://org@dev.azure.com/…`.
 */
function removeCredentials(remote) {
    const url = remote.trim();
    const [prefix = ''] = /^(?:[A-Za-z0-9+.-]*:)?\/\//.exec(url) ?? [];
    const [rest = ''] = prefix === '' ? [url] : url.slice(prefix.length).split(/[?#]/, 1);
    const slash = rest.indexOf('/');
    const authority = slash === -1 ? rest : rest.slice(0, slash);
    let at = authority.lastIndexOf('@');
    // A password can contain a slash: after the colon of a host, only a port is valid.
    if (at === -1 && prefix !== '' && /:(?!\d*$)/.test(authority))
        at = rest.lastIndexOf('@');
    const user = rest.slice(0, Math.max(at, 0));
    if (!user.includes(':') && !/%3a/i.test(user) && !isToken(user))
        return prefix + rest;
    const address = rest.slice(at + 1);
    // Without a user name, `host:path` would be a different address.
    return prefix === '' && /^[^/]*:/.test(address) ? `git@${address}` : prefix + address;
}
/**
 * Formats `host/path` for people. A user name can be a token of an unknown format.
 * It is shown only if it is `git` or repeated in the path.
 * @param normalized the result of `normalizeRemote`
 */
function hideUserName(normalized) {
    const [authority = '', ...path] = normalized.split('/');
    const at = authority.lastIndexOf('@');
    const user = authority.slice(0, Math.max(at, 0)).toLowerCase();
    const isPublic = user === 'git' || path.some((segment) => segment.toLowerCase() === user);
    return isPublic ? normalized : normalized.slice(at + 1);
}
/** Compares without case and scheme: servers ignore case, and one repository has URLs for ssh, HTTP and HTTPS. */
function isSameRepository(one, other) {
    const toAddress = ({ serverUrl, name }) => `${serverUrl.slice(serverUrl.indexOf('://') + 3)}/${name}`.toLowerCase();
    return toAddress(one) === toAddress(other);
}
/** Recognizes known prefixes, and letters with digits that are too long for a name. */
function isToken(user) {
    if (TOKEN_PREFIX.test(user))
        return true;
    return /^[A-Za-z0-9]{32,}$/.test(user) && /\d/.test(user) && /[A-Za-z]/.test(user);
}
/** Returns the last segment of a remote's path, without `.git`. */
function parseRepositoryName(remote) {
    const path = removeCredentials(remote)
        .replace(/^[A-Za-z0-9+.-]{1,40}:\/\/[^/]*/, '')
        .replaceAll('\\', '/');
    const name = (0,posix_.basename)(path.includes('/') ? path : path.slice(path.indexOf(':') + 1));
    return name.replace(/\.git$/, '') || undefined;
}
/**
 * Parses a remote's URL into the repository's web page.
 * @returns `undefined` for a local path, and for a server with unknown page URLs
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
        // The ssh port does not serve web pages.
        return { scheme: isWeb ? kind : 'https', host, port: isWeb ? port : '', path };
    }
    const match = /^(?:[^@/:]*@)?([^@/:\\]{2,}):([^\\]+)$/s.exec(url);
    return match === null ? undefined : { scheme: 'https', host: match[1] ?? '', port: '', path: match[2] ?? '' };
}

;// CONCATENATED MODULE: ./lib/src/inputs/ci-systems.js

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const UNKNOWN_ORIGIN = 'This CI system does not report whether a pull request comes from a fork';
/** The CI systems in `docs/environments.md`. */
const CI_SYSTEMS = [
    {
        name: 'GitHub Actions',
        isDetected: (get) => get('GITHUB_ACTIONS') === 'true',
        // Forks are detected from the event's payload (`forkSkipReason`).
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
        // In a merged results pipeline, the checked-out commit is not on any branch.
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
        // Set only for forks, and never by the GitHub App and GitLab integrations.
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
        // Pull requests from forks do not start pipelines.
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
/** Reads the run of a known CI system from the environment. */
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
/** Rejects the value for a push, which is `false` in some systems and empty in others. */
function isPullRequestNumber(text) {
    return /^\d{1,20}$/.test(text);
}
/** Compares repositories; `source` is empty for a deleted repository, but never for a branch of the same repository. */
function compareOrigin(source, own) {
    return source !== '' && source.toLowerCase() === own.toLowerCase() ? undefined : describeOrigin(source);
}
function describeOrigin(source, unnamed = 'a deleted repository') {
    return `The pull request comes from ${source || unnamed}`;
}
function readRepositoryName(url) {
    return parseRepository(url)?.name ?? '';
}
/** Parses Azure's branches: refs, or names for GitHub's pull requests. */
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
/** Reads the runner's variables. Missing ones are empty, because other CI systems do not set them. */
function readRunner(env) {
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    const head = getOwnText(event, 'pull_request', 'head', 'sha');
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
        isCommandLine: env['SPECSTORY_COMMAND_LINE'] === 'true',
        runId: env['GITHUB_RUN_ID'] ?? '',
        runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
        temporaryDirectory: env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
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
/** Reads a text from untrusted data by a path of keys. */
function getOwnText(data, ...keys) {
    const value = getOwnValue(data, ...keys);
    return typeof value === 'string' ? value : undefined;
}
/** Reads a value from untrusted data by a path of own keys, which excludes keys of the prototype. */
function getOwnValue(data, ...keys) {
    return keys.reduce((value, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined, data);
}
function readEvent(path) {
    if (path === undefined || path === '')
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        // Treat an unreadable event as missing; `refuseUntrustedEvent` rejects it where necessary.
        return undefined;
    }
}
/**
 * Recognizes Gitea and Forgejo by their API path. GitHub has no path, and GitHub Enterprise Server has `/api/v3`
 * (docs/internals/runners.md, Other servers).
 */
function isGitea({ apiUrl }) {
    return apiUrl.endsWith('/api/v1');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(455);
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
const OPEN_FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
/** Bytes per read: the maximum of a streamed file in memory. */
const CHUNK_BYTES = (/* unused pure expression or super */ null && (128 * 1024));
const DIRECTORY_FLAGS = OPEN_FLAGS | (external_node_fs_.constants.O_DIRECTORY ?? 0);
/** Entries per read, so that a directory of 100,000 files leaves the event loop free. */
const ENTRIES_PER_READ = 1024;
class NotRegularFileError extends Error {
    name = 'NotRegularFileError';
}
/** The opened file is not at its path: a parent directory is a link, or was replaced by one. */
class PathMismatchError extends Error {
    name = 'PathMismatchError';
}
/** Resolves links in the workspace's own path, which the machine's owner set; returns a missing directory unchanged. */
async function resolveRoot(workspace) {
    return await (0,promises_.realpath)(workspace).catch(() => workspace);
}
/** Opens a regular file. @throws NotRegularFileError; the file system's error, `ELOOP` for a link at the end */
async function openRegular(path) {
    const handle = await (0,promises_.open)(path, OPEN_FLAGS);
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
/** Opens a file as `openRegular`. Guards against TOCTOU: a directory can be replaced by a symlink after the scan. */
async function openVerified(workspace, file) {
    const root = await resolveRoot(workspace);
    const { handle, stats } = await openRegular((0,external_node_path_.join)(root, file));
    try {
        verifyOpenedPath(handle.fd, root, file);
        return { handle, stats };
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** Reads a file in chunks. @param onChunk must not keep the chunk; returns true to stop */
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
        const handle = __addDisposableResource(env_2, isWindows ? undefined : await (0,promises_.open)((0,external_node_path_.join)(root, directory), DIRECTORY_FLAGS), true);
        if (handle !== undefined)
            verifyOpenedPath(handle.fd, root, directory);
        // The open directory stays the same even if its path changes meanwhile.
        const isListable = handle !== undefined && readOpenedPath(handle.fd) !== undefined;
        const path = isListable ? `/proc/self/fd/${handle.fd}` : (0,external_node_path_.join)(root, directory);
        const entries = __addDisposableResource(env_2, await (0,promises_.opendir)(path, { bufferSize: ENTRIES_PER_READ })
        // Synchronous: a promise for each of 100,000 entries takes longer than reading the directory.
        , true);
        // Synchronous: a promise for each of 100,000 entries takes longer than reading the directory.
        for (let count = 1, entry = entries.readSync(); entry !== null; count++, entry = entries.readSync()) {
            if (signal.aborted)
                return;
            onEntry(isWindows && entry.isSymbolicLink() ? await inspectReparsePoint(path, entry) : entry);
            if (count % ENTRIES_PER_READ === 0)
                await new Promise(setImmediate);
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
/** On Windows, Node lists every reparse point as a link, for example OneDrive files. `lstat` returns the real type. */
async function inspectReparsePoint(directory, entry) {
    const stats = await (0,promises_.lstat)((0,external_node_path_.join)(directory, entry.name)).catch(() => undefined);
    if (stats === undefined)
        return entry;
    return {
        name: entry.name,
        isFile: () => stats.isFile(),
        isDirectory: () => stats.isDirectory(),
        isSymbolicLink: () => stats.isSymbolicLink(),
    };
}
/** Finds the first symbolic link in a path. @throws the file system's error for a missing path */
async function findFirstLink(workspace, path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    for (let depth = 1; depth <= parts.length; depth++) {
        const part = parts.slice(0, depth).join('/');
        if ((await (0,promises_.lstat)((0,external_node_path_.join)(workspace, part))).isSymbolicLink())
            return part;
    }
    return undefined;
}
/**
 * Checks that an open file or directory is the one at its path. Linux reports the opened path. Other systems check each
 * parent directory, which can miss a replacement that was undone.
 * @throws PathMismatchError; the file system's error
 */
function verifyOpenedPath(fd, root, file) {
    const opened = readOpenedPath(fd);
    if (opened === `${root}/${file}`)
        return;
    const path = (0,external_node_path_.join)(root, file);
    if (opened !== undefined) {
        // On a case-insensitive mount the opened path can differ in case.
        if (opened !== path && opened.toLowerCase() !== path.toLowerCase())
            throw new PathMismatchError(path);
        return;
    }
    const parts = file.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
        if (!(0,external_node_fs_.lstatSync)((0,external_node_path_.join)(root, ...parts.slice(0, depth))).isDirectory())
            throw new PathMismatchError(path);
    }
    if (!isSameFile((0,external_node_fs_.fstatSync)(fd, { bigint: true }), (0,external_node_fs_.lstatSync)(path, { bigint: true })))
        throw new PathMismatchError(path);
}
/**
 * Compares device and inode. Inodes exceed 2^53 on ReFS. Only 32 bits of the device are compared: Node 24.0 and 24.1 on
 * Windows 11 report 64 bits for a path but 32 for an open file.
 */
function isSameFile(one, other) {
    return one.ino === other.ino && BigInt.asUintN(32, one.dev) === BigInt.asUintN(32, other.dev);
}
/**
 * Opens and verifies a directory. Files below the returned path need no further check: replacing the directory does not
 * change the target of this path.
 * @param root the result of `resolveRoot`
 * @returns `undefined` if the system does not support it; then check each file
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
        // Opening a file in it reports the error with the file's name.
    }
    if (fd !== undefined)
        closeSync(fd);
    return undefined;
}
/** Reads the current path of an open file or directory; `undefined` on systems other than Linux. */
function readOpenedPath(fd) {
    if (process.platform !== 'linux')
        return undefined;
    try {
        return (0,external_node_fs_.readlinkSync)(`/proc/self/fd/${fd}`);
    }
    catch {
        return undefined; // a container without /proc
    }
}
/** Returns the code of a system error, for example `ENOENT`. */
function getErrorCode(error) {
    return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
/** Decodes UTF-16 with a byte order mark, as PowerShell writes it; otherwise UTF-8. */
function decodeText(bytes) {
    if (isUtf16(bytes))
        return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
/** Whether a file starts with a byte order mark of UTF-16. */
function isUtf16(bytes) {
    return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

;// CONCATENATED MODULE: ./lib/src/checkout/git-config.js
/** A line that makes Git reject the whole file. */
class GitConfigError extends Error {
    name = 'GitConfigError';
    line;
    constructor(line) {
        super(`line ${line} is not valid`);
        this.line = line;
    }
}
const END = '';
const KEY = /^[A-Za-z0-9-]$/;
const LETTER = /^[A-Za-z]$/;
const ESCAPED = new Map([
    ['n', '\n'],
    ['t', '\t'],
    ['b', '\b'],
    ['\\', '\\'],
    ['"', '"'],
    ['\n', ''],
]);
/**
 * Parses a Git configuration. `.ini` parsers do not support its grammar: comments after a section, quoted `#`,
 * continued lines. Does not apply `include` and `insteadOf`: the CLI computes a project's ID from the URL as written.
 * @throws GitConfigError
 */
function parseGitConfig(text) {
    const characters = new Characters(text.replace(/^\uFEFF/, ''));
    const settings = [];
    let section = '';
    for (;;) {
        const first = characters.next();
        if (first === END)
            return settings;
        if (isSpace(first))
            continue;
        if (first === '#' || first === ';')
            characters.skipLine();
        else if (first === '[')
            section = readSection(characters);
        else if (LETTER.test(first))
            settings.push(readSetting(characters, section, first));
        else
            throw characters.createError();
    }
}
/** Reads `[section]`, `[section "Sub Section"]` or the old `[section.subsection]`, after the bracket. */
function readSection(characters) {
    let section = '';
    let character = characters.next();
    for (; KEY.test(character) || character === '.'; character = characters.next())
        section += character.toLowerCase();
    if (character === ']')
        return section;
    while (character === ' ' || character === '\t' || character === '\r')
        character = characters.next();
    if (character !== '"')
        throw characters.createError();
    section += '.';
    for (;;) {
        character = characters.next();
        if (character === '"')
            break;
        if (character === '\\')
            character = characters.next();
        if (character === '\n' || character === END)
            throw characters.createError();
        section += character;
    }
    if (characters.next() !== ']')
        throw characters.createError();
    return section;
}
function readSetting(characters, section, first) {
    let key = first.toLowerCase();
    let character = characters.next();
    for (; KEY.test(character); character = characters.next())
        key += character.toLowerCase();
    while (character === ' ' || character === '\t')
        character = characters.next();
    const name = section === '' ? key : `${section}.${key}`;
    if (character === '\n' || character === END)
        return { name, value: null };
    if (character !== '=')
        throw characters.createError();
    return { name, value: readValue(characters) };
}
/** Reads from after the `=` to the end of the line, trimmed. */
function readValue(characters) {
    let value = '';
    /** Length without trailing white space. */
    let trimmedLength = 0;
    let isQuoted = false;
    for (;;) {
        const character = characters.next();
        if (character === END || character === '\n') {
            if (isQuoted)
                throw characters.createError();
            return value.slice(0, trimmedLength);
        }
        if (!isQuoted && isSpace(character)) {
            if (trimmedLength > 0)
                value += character;
            continue;
        }
        if (!isQuoted && (character === '#' || character === ';')) {
            characters.skipLine();
            return value.slice(0, trimmedLength);
        }
        if (character === '"') {
            isQuoted = !isQuoted;
            continue;
        }
        if (character === '\\') {
            const unescaped = ESCAPED.get(characters.next());
            if (unescaped === undefined)
                throw characters.createError();
            value += unescaped;
        }
        else {
            value += character;
        }
        trimmedLength = value.length;
    }
}
function isSpace(character) {
    return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
/** Reader of UTF-16 units, with `END` after the last; `\r\n` is one `\n`. */
class Characters {
    #text;
    #position = 0;
    #line = 1;
    #last = END;
    constructor(text) {
        this.#text = text;
    }
    next() {
        if (this.#last === '\n')
            this.#line++;
        if (this.#text[this.#position] === '\r' && this.#text[this.#position + 1] === '\n')
            this.#position++;
        this.#last = this.#text[this.#position] ?? END;
        if (this.#last !== END)
            this.#position++;
        return this.#last;
    }
    skipLine() {
        const end = this.#text.indexOf('\n', this.#position);
        this.#position = end === -1 ? this.#text.length : end;
    }
    /** Git reports the line of the last character. */
    createError() {
        return new GitConfigError(this.#line);
    }
}

// EXTERNAL MODULE: ./lib/src/message-format.js
var message_format = __webpack_require__(597);
;// CONCATENATED MODULE: ./lib/src/checkout/read-bounded.js



/** The message is the rest of a sentence after the file's name. */
class UnusableFile extends Error {
    name = 'UnusableFile';
}
/**
 * Reads a regular file of limited size. Refuses any link in a path of the workspace. Outside it, refuses only a linked
 * file, because the machine's owner controls the directories.
 * @returns `undefined` for a missing file
 * @throws UnusableFile
 */
async function readBounded(access, path, maxBytes) {
    try {
        await refuseLinks(access, path);
        const { handle, stats } = await openRegular(path);
        try {
            if (stats.size > maxBytes)
                throw new UnusableFile(`it is too large (${(0,message_format/* formatBytes */.z3)(stats.size)})`);
            return decodeText(await handle.readFile());
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        const code = getErrorCode(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (error instanceof UnusableFile)
            throw error;
        if (error instanceof NotRegularFileError)
            throw new UnusableFile('it is not a regular file', { cause: error });
        if (code === 'ELOOP')
            throw new UnusableFile('it is a symbolic link', { cause: error });
        throw new UnusableFile(`it cannot be read (${code ?? String(error)})`, { cause: error });
    }
}
/**
 * @param path absolute, native; does not have to exist
 * @throws UnusableFile for a path with a link, or outside the permitted directories
 */
async function refuseLinks({ workspace, allowsOutside }, path) {
    const below = (0,external_node_path_.relative)(workspace, path);
    if (!isBelow(below)) {
        if (allowsOutside)
            return;
        throw new UnusableFile('it points outside the workspace');
    }
    const link = await findFirstLink(workspace, below.split(external_node_path_.sep).join('/'));
    if (link !== undefined)
        throw new UnusableFile(`${link} is a symbolic link, which is never followed`);
}
/** Whether a native relative path stays below its start. On Windows, a path to another drive is absolute. */
function isBelow(path) {
    return path !== '..' && !path.startsWith(`..${external_node_path_.sep}`) && !/^(?:[A-Za-z]:|[/\\])/.test(path);
}

;// CONCATENATED MODULE: ./lib/src/checkout/checkout.js






const MAX_CONFIG_BYTES = 1024 * 1024;
/** Bytes: a path with a few words. */
const MAX_POINTER_BYTES = 8 * 1024;
const MAX_REF_BYTES = 4 * 1024;
/** Bytes: half a million branches and tags. */
const MAX_PACKED_BYTES = 32 * 1024 * 1024;
/** Maximum symbolic refs in a row, as in Git. */
const MAX_HOPS = 5;
const POINTER = 'gitdir: ';
const checkout_COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** Excludes characters that are invalid in a branch name but valid in a path. */
const REF = /^refs\/[^\0-\x20\x7f\\:~^?*[]+$/;
/** Values that Git reads as true; a key without a value is true too. */
const TRUE = new Set(['true', 'yes', 'on', '1']);
/** The checkouts of a run; each is read once. */
class Checkouts {
    #access;
    #known = new Map();
    constructor(access) {
        this.#access = access;
    }
    /**
     * Finds the nearest `.git` at or above a path, without running Git. On a runner only the workspace is read.
     * @param path POSIX, relative to the workspace; does not have to exist
     * @returns `undefined` without a `.git`, for example if actions/checkout found no Git
     */
    async find(path) {
        const root = await findRoot(this.#access, path);
        if (root === undefined)
            return undefined;
        const checkout = this.#known.get(root) ?? readCheckout(this.#access, root);
        this.#known.set(root, checkout);
        return await checkout;
    }
}
async function isSparseCheckout(workspace) {
    const access = { workspace, allowsOutside: false };
    try {
        const { own, shared } = await findGitDirectory(access, join(workspace, '.git'));
        const files = [join(shared, 'config'), join(own, 'config.worktree')];
        const settings = (await Promise.all(files.map((file) => readSettings(access, file)))).flatMap((read) => read ?? []);
        const last = settings.findLast(({ name }) => name === 'core.sparsecheckout');
        return last !== undefined && (last.value === null || TRUE.has(last.value.toLowerCase()));
    }
    catch {
        return false; // it is only a hint
    }
}
async function readCheckout(access, directory) {
    const root = (0,external_node_path_.relative)(access.workspace, directory).split(external_node_path_.sep).join('/') || '.';
    try {
        const git = await findGitDirectory(access, (0,external_node_path_.join)(directory, '.git'));
        return { root, ...(await readGit(access, git)), fault: undefined };
    }
    catch (error) {
        if (!(error instanceof UnusableFile || getErrorCode(error) !== undefined))
            throw error;
        const fault = error instanceof UnusableFile ? error.message : `it cannot be read (${getErrorCode(error)})`;
        return { root, origin: undefined, commit: undefined, fault };
    }
}
/** Finds the nearest directory with a `.git`, absolute and native. Does not follow links. */
async function findRoot({ workspace, allowsOutside }, path) {
    const link = await findFirstLink(workspace, path).catch(() => undefined);
    let directory = (0,external_node_path_.join)(workspace, link === undefined ? path : external_node_path_.posix.dirname(link));
    for (;;) {
        if (await exists((0,external_node_path_.join)(directory, '.git')))
            return directory;
        const above = (0,external_node_path_.dirname)(directory);
        if (above === directory || (!allowsOutside && (0,external_node_path_.relative)(workspace, directory) === ''))
            return undefined;
        directory = above;
    }
}
/** Returns true if `.git` cannot be inspected: the path must not count as part of the outer checkout. */
async function exists(path) {
    try {
        await (0,promises_.lstat)(path);
        return true;
    }
    catch (error) {
        const code = getErrorCode(error);
        return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
}
/**
 * Resolves `.git`, which is a file in a submodule (`…/.git/modules/…`) or a worktree (with `commondir`).
 * @param dotGit absolute, native
 * @throws UnusableFile for a missing target, a link, or a target outside the permitted directories
 */
async function findGitDirectory(access, dotGit) {
    const own = await findOwnDirectory(access, dotGit);
    const common = await readBounded(access, (0,external_node_path_.join)(own, 'commondir'), MAX_POINTER_BYTES);
    if (common === undefined)
        return { own, shared: own };
    return { own, shared: await resolvePointer(access, own, common.trim()) };
}
async function findOwnDirectory(access, dotGit) {
    const stats = await (0,promises_.lstat)(dotGit);
    if (stats.isDirectory())
        return dotGit;
    const text = (await readBounded(access, dotGit, MAX_POINTER_BYTES)) ?? '';
    if (!text.startsWith(POINTER))
        throw new UnusableFile('it does not name a git directory');
    return await resolvePointer(access, (0,external_node_path_.dirname)(dotGit), text.slice(POINTER.length).trim());
}
/** Resolves a path that Git wrote into a path of the workspace. */
async function resolvePointer(access, from, target) {
    if (target === '' || target.includes('\0'))
        throw new UnusableFile('it does not name a git directory');
    const named = (0,external_node_path_.resolve)(from, target);
    const path = (0,external_node_path_.isAbsolute)(target) ? await translateIntoWorkspace(access.workspace, named) : named;
    try {
        await refuseLinks(access, path);
        if ((await (0,promises_.lstat)(path)).isDirectory())
            return path;
    }
    catch (error) {
        if (error instanceof UnusableFile)
            throw error;
        if (getErrorCode(error) === undefined)
            throw error;
    }
    throw new UnusableFile('it points to a directory that does not exist');
}
/** Git resolves links in absolute paths, but the workspace's own path can contain links (`/tmp` on macOS). */
async function translateIntoWorkspace(workspace, path) {
    const below = (0,external_node_path_.relative)(await (0,promises_.realpath)(workspace), path);
    return below.startsWith('..') || (0,external_node_path_.isAbsolute)(below) ? path : (0,external_node_path_.join)(workspace, below);
}
async function readGit(access, directory) {
    const settings = await readSettings(access, (0,external_node_path_.join)(directory.shared, 'config'));
    const commit = await readHeadCommit(access, directory);
    if (settings === undefined && commit === undefined && !(await exists((0,external_node_path_.join)(directory.own, 'HEAD')))) {
        throw new UnusableFile('it is not a repository');
    }
    return { origin: findOrigin(settings ?? []), commit };
}
/** @returns `undefined` when there is no such file */
async function readSettings(access, file) {
    const text = await readBounded(access, file, MAX_CONFIG_BYTES);
    try {
        return text === undefined ? undefined : parseGitConfig(text);
    }
    catch (error) {
        if (!(error instanceof GitConfigError))
            throw error;
        throw new UnusableFile(`its configuration is not valid: ${error.message}`, { cause: error });
    }
}
/**
 * Returns the first URL of `origin`, the one that Git fetches from. An empty URL clears the earlier ones, as in Git.
 */
function findOrigin(settings) {
    const urls = settings.filter(({ name }) => name === 'remote.origin.url');
    const cleared = urls.findLastIndex(({ value }) => value === '');
    const url = urls.slice(cleared + 1).find(({ value }) => value !== null)?.value;
    return url == null ? undefined : removeCredentials(url) || undefined;
}
/**
 * Reads the checked-out commit from `HEAD` (detached, as in CI), or from the file or packed ref of its branch.
 * @returns `undefined` before the first commit, with `reftable`, or if the refs are damaged
 */
async function readHeadCommit(access, { own, shared }) {
    try {
        let text = await readBounded(access, (0,external_node_path_.join)(own, 'HEAD'), MAX_REF_BYTES);
        for (let hop = 0; hop < MAX_HOPS && text !== undefined; hop++) {
            const value = text.trim();
            if (checkout_COMMIT.test(value))
                return value;
            const ref = /^ref:\s*(\S+)$/.exec(value)?.[1];
            if (ref === undefined || !REF.test(ref) || ref.split('/').some((part) => part === '' || /^\.+$/.test(part))) {
                return undefined;
            }
            text = (await readBounded(access, (0,external_node_path_.join)(shared, ref), MAX_REF_BYTES)) ?? (await readPackedRef(access, shared, ref));
        }
    }
    catch (error) {
        // The commit is only displayed, so the run does not fail without it.
        if (!(error instanceof UnusableFile))
            throw error;
    }
    return undefined;
}
/** Reads lines of a commit, a space and a name. */
async function readPackedRef(access, shared, ref) {
    const refs = await readBounded(access, (0,external_node_path_.join)(shared, 'packed-refs'), MAX_PACKED_BYTES);
    if (refs === undefined)
        return undefined;
    const text = `\n${refs.replaceAll('\r\n', '\n')}\n`;
    for (let end = text.indexOf(` ${ref}\n`); end !== -1; end = text.indexOf(` ${ref}\n`, end + 1)) {
        const commit = text.slice(text.lastIndexOf('\n', end) + 1, end);
        if (checkout_COMMIT.test(commit))
            return commit;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/src/ids.js
var ids = __webpack_require__(4);
// EXTERNAL MODULE: ./lib/src/nearest-name.js
var nearest_name = __webpack_require__(294);
;// CONCATENATED MODULE: ./lib/src/project/path-case.js





function createPathLookup(workspace) {
    return {
        exists: (path) => (0,promises_.lstat)((0,external_node_path_.join)(workspace, path)).then(() => true, () => false),
        async list(directory) {
            const names = [];
            try {
                // Files behind a committed link are not part of the workspace.
                if ((await findFirstLink(workspace, directory)) !== undefined)
                    return undefined;
                const root = await resolveRoot(workspace);
                await listDirectory(root, directory, ({ name }) => names.push(name), new AbortController().signal);
                return names;
            }
            catch {
                return undefined;
            }
        },
    };
}
/** Replaces the `path` inputs by their listed spelling; two spellings of one path become one. */
async function adoptInputCase(inputs, workspace) {
    const lookup = createPathLookup(workspace);
    const paths = await Promise.all(inputs.paths.map((path) => adoptTrueCase(path, lookup, 'The input `path`')));
    return { ...inputs, paths: [...new Set(paths)] };
}
/**
 * Replaces a path by its listed spelling. A case-insensitive file system finds `apps/web` as `Apps/Web`. But later
 * comparisons with listed files (exclusions, links, a pull request's files) would fail.
 * @param path POSIX, relative to the workspace; stays as given from the first missing part on
 * @param setting the origin of the path, for the message
 * @throws Failure `path-not-found` if a part exists but its directory does not list it
 */
async function adoptTrueCase(path, lookup, setting) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    const adopted = [];
    for (const [index, part] of parts.entries()) {
        const directory = external_node_path_.posix.join('.', ...adopted);
        const names = part === '..' || !(await lookup.exists(external_node_path_.posix.join(directory, part))) ? undefined : await lookup.list(directory);
        if (names === undefined)
            return external_node_path_.posix.join(directory, ...parts.slice(index));
        adopted.push(findListedName(part, names) ?? throwNotListed(path, part, names, setting));
    }
    return external_node_path_.posix.join('.', ...adopted);
}
function findListedName(part, names) {
    return names.includes(part) ? part : names.find((name) => foldName(name) === foldName(part));
}
/** Folds case and Unicode forms: macOS ignores both. */
function foldName(name) {
    return name.normalize('NFC').toUpperCase().toLowerCase();
}
function throwNotListed(path, part, names, setting) {
    const nearest = (0,nearest_name/* findNearestName */.$)(part, names);
    throw new failure/* Failure */.HR('path-not-found', `${setting} names \`${path}\`, but its directory lists no \`${part}\`${nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`}`, 'Write the path as the directory lists it. Nothing was sent.');
}

;// CONCATENATED MODULE: ./lib/src/project/history-directory.js




/** Directory of the CLI and the editor extension, below a project's directory. */
const DEFAULT_HISTORY_DIR = '.specstory/history';
const MAX_SHOWN = 200;
/** Limits of the search for a transcript, which only serves a warning. */
const MAX_DIRECTORIES = 200;
const MAX_FILES = 100;
const HEAD_BYTES = 1024;
/**
 * Resolves the directory of a path's sessions: the input, otherwise `output_dir` of the settings, otherwise the
 * default.
 * @param input `history-dir`, POSIX, below the path; empty if not set
 * @param outputDir `output_dir` as written, and its file
 * @throws Failure `path-not-found` if the directory exists but is not listed under this name
 */
async function resolveHistoryDirectory(workspace, path, input, outputDir) {
    if (input !== '') {
        const historyDir = await adoptCaseBelow(workspace, path, input, 'The input `history-dir`');
        return { historyDir, isMoved: historyDir !== DEFAULT_HISTORY_DIR, notices: [] };
    }
    const standard = { historyDir: DEFAULT_HISTORY_DIR, isMoved: false, notices: [] };
    if (outputDir === undefined)
        return standard;
    const { value, file } = outputDir;
    const createNotices = (level, message) => [
        { level, title: 'Output directory', message: `${file}: \`output_dir\` ${message}`, file },
    ];
    const written = await findBelow(workspace, path, value);
    if (written === DEFAULT_HISTORY_DIR)
        return standard;
    const searched = `\`${external_node_path_.posix.join(path, DEFAULT_HISTORY_DIR)}\` is searched instead. Set \`history-dir\` to search another directory.`;
    if (written === undefined) {
        return {
            ...standard,
            notices: createNotices('notice', `is outside the project. ${searched}`),
        };
    }
    const kind = await inspectDirectory(workspace, external_node_path_.posix.join(path, written));
    if (kind === 'missing') {
        return {
            ...standard,
            notices: createNotices('notice', `names \`${shorten(written)}\`, which does not exist. ${searched}`),
        };
    }
    const directory = await adoptCaseBelow(workspace, path, written, `\`output_dir\` of ${file}`);
    if (directory === DEFAULT_HISTORY_DIR)
        return standard;
    const hasBoth = kind === 'directory' &&
        !DEFAULT_HISTORY_DIR.startsWith(`${directory}/`) &&
        (await findTranscript(workspace, external_node_path_.posix.join(path, directory), [])) &&
        (await findTranscript(workspace, external_node_path_.posix.join(path, DEFAULT_HISTORY_DIR), [external_node_path_.posix.join(path, directory)]));
    const both = `names \`${directory}\`, and \`${external_node_path_.posix.join(path, DEFAULT_HISTORY_DIR)}\` also contains sessions, which are not synced. Move all sessions into one directory.`;
    return { historyDir: directory, isMoved: true, notices: hasBoth ? createNotices('warning', both) : [] };
}
async function adoptCaseBelow(workspace, path, directory, setting) {
    const adopted = await adoptTrueCase(external_node_path_.posix.join(path, directory), createPathLookup(workspace), setting);
    return external_node_path_.posix.relative(path, adopted) || '.';
}
/**
 * Resolves `output_dir` below the path. An absolute one can start with the workspace's name or its real path.
 * @returns POSIX; `undefined` for any other directory, such as another system's absolute path
 */
async function findBelow(workspace, path, value) {
    const text = value.trim();
    if (text.includes('\0'))
        return undefined;
    if ((0,external_node_path_.isAbsolute)(text)) {
        const root = await (0,promises_.realpath)(workspace).catch(() => workspace);
        const below = [workspace, root].map((base) => (0,external_node_path_.relative)((0,external_node_path_.join)(base, path), text).split(external_node_path_.sep).join('/') || '.');
        return below.find((directory) => !isOutside(directory));
    }
    const directory = external_node_path_.posix.normalize(text.replaceAll('\\', '/')).replace(/\/$/, '') || '.';
    return isOutside(directory) ? undefined : directory;
}
function isOutside(directory) {
    return directory === '..' || directory.startsWith('../') || /^(?:\/|~|[A-Za-z]:)/.test(directory);
}
/** Limits a name for messages: a missing directory's name can have any length. */
function shorten(directory) {
    return directory.length > MAX_SHOWN ? `${directory.slice(0, MAX_SHOWN)}…` : directory;
}
/** Reports a link in any part of the path: the scan never follows links. */
async function inspectDirectory(workspace, directory) {
    try {
        if ((await findFirstLink(workspace, directory)) !== undefined)
            return 'link';
        return (await (0,promises_.lstat)((0,external_node_path_.join)(workspace, directory))).isDirectory() ? 'directory' : 'missing';
    }
    catch {
        return 'missing';
    }
}
/**
 * Searches a directory tree for a transcript, with limits, and without following links.
 * @param except directories to skip
 */
async function findTranscript(workspace, directory, except) {
    const root = await resolveRoot(workspace);
    const queue = [directory];
    let files = 0;
    for (let index = 0; index < Math.min(queue.length, MAX_DIRECTORIES); index++) {
        const current = queue[index] ?? '';
        const entries = [];
        await listDirectory(root, current, (entry) => entries.push(entry), new AbortController().signal).catch(() => { });
        for (const entry of entries.sort((a, b) => (a.name < b.name ? 1 : -1))) {
            const path = external_node_path_.posix.join(current, entry.name);
            const isHidden = entry.name === '.git' || entry.name === '.specstory' || entry.name === 'node_modules';
            if (entry.isDirectory() && !isHidden && !except.includes(path))
                queue.push(path);
            if (!entry.isFile() || !/\.md$/i.test(entry.name))
                continue;
            if (await isTranscript(workspace, path))
                return true;
            if (++files === MAX_FILES)
                return false;
        }
    }
    return false;
}
async function isTranscript(workspace, file) {
    try {
        const { handle } = await openVerified(workspace, file);
        try {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
            const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
            // The header lines of the CLI and the editor extension.
            return lines.some((line) => line.includes('<!-- ') && / Session |Generated by SpecStory/.test(line));
        }
        finally {
            await handle.close();
        }
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./lib/src/project/project.js
var project = __webpack_require__(905);
;// CONCATENATED MODULE: ./lib/src/project/read-settings.js





const MAX_SETTINGS_BYTES = 1024 * 1024;
/** Guards against a root that is not above the path; real paths have fewer levels. */
const MAX_LEVELS = 2_000;
const SETTINGS = '.specstory/cli/config.toml';
/** Reader of settings files; reads each once. */
class SettingsReader {
    #access;
    #known = new Map();
    constructor(access) {
        this.#access = access;
    }
    /**
     * Reads the settings of a directory and its parents, up to the root of the checkout. For each value the nearest file
     * counts, so an opt-out at the root covers all packages.
     * @param root the root of the checkout, POSIX, relative to the workspace
     * @throws Failure `project-settings` for a file that cannot be used
     */
    async read(directory, root) {
        const found = [];
        for (const level of listUpwards(directory, root)) {
            const file = external_node_path_.posix.join(level, SETTINGS);
            const settings = this.#known.get(file) ?? readSettingsFile(this.#access, file);
            this.#known.set(file, settings);
            const read = await settings;
            if (read !== undefined)
                found.push({ ...read, file });
        }
        const cloud = found.find(({ cloudSync }) => cloudSync !== undefined);
        const local = found.find(({ localSync }) => localSync !== undefined);
        const own = found.find(({ file }) => file === external_node_path_.posix.join(directory, SETTINGS));
        return {
            optOutFile: cloud?.cloudSync === false ? cloud.file : undefined,
            localSyncDisabledBy: local?.localSync === false ? local.file : undefined,
            redaction: found.find(({ redaction }) => redaction !== undefined)?.redaction,
            outputDir: own?.outputDir === undefined ? undefined : { value: own.outputDir, file: own.file },
            notices: found.flatMap(({ file, invalidValues }) => invalidValues.map((invalidValue) => createSettingsNotice(file, invalidValue))),
        };
    }
}
/** Lists a directory and its parents, up to a root that can be above the workspace. */
function listUpwards(path, root) {
    const directories = [path];
    for (let directory = path; directory !== root && directories.length < MAX_LEVELS;) {
        directory = external_node_path_.posix.join(directory, '..');
        directories.push(directory);
    }
    return directories;
}
async function readSettingsFile(access, file) {
    const text = await readText(access, file);
    if (text === undefined)
        return undefined;
    // Load the TOML parser on demand: most checkouts do not need it.
    const { parseSettings } = await Promise.all(/* import() */[__webpack_require__.e(292), __webpack_require__.e(151)]).then(__webpack_require__.bind(__webpack_require__, 151));
    return parseSettings(text, file);
}
async function readText(access, file) {
    const path = (0,external_node_path_.join)(access.workspace, file);
    try {
        // Check existence first: only an existing file can opt out, and a link in the path is an error below.
        await (0,promises_.lstat)(path);
        return await readBounded(access, path, MAX_SETTINGS_BYTES);
    }
    catch (error) {
        const code = getErrorCode(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new failure/* Failure */.HR('project-settings', `${file}: unusable settings: ${error instanceof UnusableFile ? error.message : `it cannot be read (${code})`}`, 'Replace it with a regular file, or delete it. Nothing was sent, because the file may disable cloud sync.', { cause: error });
    }
}
function createSettingsNotice(file, invalidValue) {
    const message = `${file}: ${invalidValue}, so it is ignored.`;
    return { level: 'warning', title: 'Project settings', message, file };
}

;// CONCATENATED MODULE: ./lib/src/project/stored-files.js




/** Real files have a few hundred bytes. */
const MAX_PROJECT_FILE_BYTES = 1024 * 1024;
const NAME = '.project.json';
/**
 * Reads every `.project.json` of a path. A moved history directory and its parent come first, then the usual places.
 * @param root the root of the checkout, POSIX, relative to the workspace
 */
async function readStoredFiles(access, path, root, history) {
    const directory = external_node_path_.posix.join(path, history.historyDir);
    const own = listProjectFiles(path, root, history.isMoved ? directory : undefined);
    const intermediateFiles = listDirectoriesBelow(path, directory).flatMap(listStandardFiles);
    return {
        files: await readAll(access, own, directory),
        intermediateFiles: await readAll(access, intermediateFiles.filter((file) => !own.includes(file)), directory),
    };
}
function listProjectFiles(path, root, directory) {
    if (directory === undefined)
        return listStandardFiles(path);
    const above = directory === root || directory === '.' ? [] : [external_node_path_.posix.join(external_node_path_.posix.dirname(directory), NAME)];
    return [...new Set([external_node_path_.posix.join(directory, NAME), ...above, ...listStandardFiles(path)])];
}
function listStandardFiles(path) {
    return ['.specstory', '.specstory/history'].map((directory) => external_node_path_.posix.join(path, directory, NAME));
}
/** Lists the directories from a path to its history directory, without the path. */
function listDirectoriesBelow(path, directory) {
    const directories = [];
    for (let current = directory; current !== path && current !== '.'; current = external_node_path_.posix.dirname(current)) {
        directories.push(current);
    }
    return directories;
}
async function readAll(access, paths, directory) {
    const files = [];
    for (const file of paths) {
        const stored = (await isBehindHistoryLink(access, file, directory)) ? undefined : await readStoredFile(access, file);
        if (stored !== undefined)
            files.push(stored);
    }
    return files;
}
/** A file behind a linked history directory does not count: no session of it is sent. */
async function isBehindHistoryLink(access, file, directory) {
    const link = await findFirstLink(access.workspace, file).catch(() => undefined);
    return link !== undefined && link !== file && `${directory}/`.startsWith(`${link}/`);
}
async function readStoredFile(access, file) {
    const path = (0,external_node_path_.join)(access.workspace, file);
    let text;
    try {
        // Check existence first: only an existing file can opt out, and a link in the path is an error below.
        await (0,promises_.lstat)(path);
        text = await readBounded(access, path, MAX_PROJECT_FILE_BYTES);
    }
    catch (error) {
        const code = getErrorCode(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (!(error instanceof UnusableFile) && code === undefined)
            throw error;
        return { file, failure: await createUnusableFailure(file, error), optedOut: false, mayContainOptOut: true };
    }
    if (text === undefined)
        return undefined;
    // Load the JSON parser on demand: most checkouts have no such file, because it is git-ignored by default.
    const { parseProjectFile, ProjectFileFailure } = await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(542)]).then(__webpack_require__.bind(__webpack_require__, 542));
    try {
        return { ...parseProjectFile(text, file), file };
    }
    catch (error) {
        if (!(error instanceof ProjectFileFailure))
            throw error;
        return { file, failure: error, optedOut: false, mayContainOptOut: error.mayContainOptOut };
    }
}
async function createUnusableFailure(file, cause) {
    const { ProjectFileFailure } = await Promise.all(/* import() */[__webpack_require__.e(547), __webpack_require__.e(542)]).then(__webpack_require__.bind(__webpack_require__, 542));
    const reason = cause instanceof UnusableFile ? cause.message : `it cannot be read (${getErrorCode(cause)})`;
    const hint = 'Replace it with the regular file that SpecStory writes, or delete it and set the `project-id` input.';
    return new ProjectFileFailure(`${file}, line 1: unusable project file: ${reason}`, hint, true, cause);
}

;// CONCATENATED MODULE: ./lib/src/project/identify.js










/**
 * Identifies the project, the opt-out and the history directory of each path. Paths with the same ID are one project.
 * @throws Failure `project-settings` and `project-file` for a file that cannot be used; `project-unknown`
 */
async function identifyProjects(inputs, runner) {
    const access = { workspace: runner.workspace, allowsOutside: !runner.onGithub };
    const checkouts = new Checkouts(access);
    const settings = new SettingsReader(access);
    const results = [];
    for (const path of inputs.paths) {
        results.push(await identifyPath(path, checkouts, inputs, runner, access, settings));
    }
    const paths = results.flatMap((found) => ('optOut' in found ? [] : [found]));
    const byId = Map.groupBy(paths, ({ identity }) => identity.id);
    const notices = results.flatMap((found) => found.notices);
    return {
        projects: [...byId].map(([id, group]) => createProject(id, group, inputs.projectName)),
        optOuts: results.flatMap((found) => ('optOut' in found ? [found.optOut] : [])),
        notices: [...new Map(notices.map((notice) => [notice.message, notice])).values()],
    };
}
async function identifyPath(path, checkouts, inputs, runner, access, settingsReader) {
    const { workspace } = runner;
    const checkout = await checkouts.find(path);
    const root = checkout?.root ?? '.';
    const own = await settingsReader.read(path, root);
    const createOptOut = (file) => ({ path, file, setting: 'cloud_sync.enabled' });
    if (own.optOutFile !== undefined)
        return { optOut: createOptOut(own.optOutFile), notices: own.notices };
    // The history directory can be in a package with its own settings.
    const history = await resolveHistoryDirectory(workspace, path, inputs.historyDir, own.outputDir);
    const above = await settingsReader.read(external_node_path_.posix.join(path, history.historyDir), root);
    const settingsNotices = [...own.notices, ...above.notices];
    if (above.optOutFile !== undefined)
        return { optOut: createOptOut(above.optOutFile), notices: settingsNotices };
    const stored = await readStoredFiles(access, path, root, history);
    const notices = [...settingsNotices, ...history.notices];
    const all = [...stored.files, ...stored.intermediateFiles];
    const optOut = all.find(({ optedOut }) => optedOut);
    if (optOut !== undefined)
        return { optOut: { path, file: optOut.file, setting: 'cloud_sync' }, notices };
    const unreadable = all.filter(isBroken).find(({ mayContainOptOut }) => mayContainOptOut);
    if (unreadable !== undefined)
        throw unreadable.failure;
    // A history directory can be a submodule: then links lead to that repository.
    const historyCheckout = await checkouts.find(external_node_path_.posix.join(path, history.historyDir));
    const remote = findRemote(checkout, runner);
    const identity = resolveIdentity({ path, input: inputs.projectId, stored: stored.files, checkout, remote });
    const localSyncDisabledBy = above.localSyncDisabledBy ?? own.localSyncDisabledBy;
    return {
        identity,
        location: {
            path,
            historyDir: history.historyDir,
            root: historyCheckout?.root ?? root,
            prefix: root.startsWith('..') ? (0,external_node_path_.relative)((0,external_node_path_.resolve)(workspace, root), workspace).split(external_node_path_.sep).join('/') : '',
            redaction: own.redaction === true || above.redaction === true ? true : (above.redaction ?? own.redaction),
            ...(localSyncDisabledBy === undefined ? {} : { localSyncDisabledBy }),
            ...resolveProvenance(historyCheckout, runner),
        },
        fallbackName: deriveProjectName(workspace, root, remote),
        notices: [...notices, ...identity.notices],
    };
}
/** Returns the repository's name from its URL, otherwise the name of the checkout's directory. */
function deriveProjectName(workspace, root, remote) {
    const repository = remote === undefined ? undefined : parseRepositoryName(remote);
    return (0,project/* cleanProjectName */.gT)(repository) ?? (0,project/* cleanProjectName */.gT)((0,external_node_path_.basename)((0,external_node_path_.join)(workspace, root))) ?? 'unnamed';
}
function createProject(id, paths, input) {
    const [first] = paths;
    const stored = paths.map(({ identity }) => identity.storedName).find((name) => name !== undefined);
    return {
        id,
        // An ID is not a useful name.
        name: [input, stored, first?.fallbackName].find((name) => name !== undefined && !(0,ids/* isProjectId */.rm)(name)) ?? 'unnamed',
        source: first?.identity.source ?? { kind: 'input' },
        paths: paths.map(({ location }) => location.path),
        locations: paths.map(({ location }) => location),
    };
}
/**
 * Resolves the project ID. Order: the input, a stored `git_id`, the ID computed from the repository's URL, as in the
 * CLI. A stored `workspace_id` counts only without a URL. Never uses a directory's name.
 * @throws Failure `project-file` for an unusable file that takes precedence; `project-unknown`
 */
function resolveIdentity(inputs) {
    const { input, stored, checkout, remote } = inputs;
    const deciding = input === undefined ? stored.findIndex((file) => !isBroken(file) && file.gitId !== undefined) : 0;
    const needed = deciding === -1 ? stored : stored.slice(0, deciding);
    const broken = needed.find(isBroken);
    if (broken !== undefined)
        throw broken.failure;
    const usable = stored.filter((file) => !isBroken(file));
    const storedName = usable.find(({ name }) => name !== undefined)?.name;
    const notices = stored.flatMap((file) => createFileNotice(file) ?? []);
    if (input !== undefined)
        return { id: input, source: { kind: 'input' }, storedName, notices };
    const withGitId = usable.find(({ gitId }) => gitId !== undefined);
    if (withGitId?.gitId !== undefined) {
        const { file, gitId: id } = withGitId;
        const other = remote === undefined ? undefined : createStoredIdNotice(file, id, remote);
        const source = { kind: 'file', file, field: 'git_id' };
        return { id, source, storedName, notices: other === undefined ? notices : [...notices, other] };
    }
    if (remote !== undefined) {
        const source = { kind: 'computed', remote: hideUserName(normalizeRemote(remote)) };
        return { id: computeProjectId(remote), source, storedName, notices };
    }
    const withWorkspaceId = usable.find(({ workspaceId }) => workspaceId !== undefined);
    if (withWorkspaceId?.workspaceId !== undefined && checkout?.fault === undefined) {
        const { file, workspaceId: id } = withWorkspaceId;
        return { id, source: { kind: 'file', file, field: 'workspace_id' }, storedName, notices };
    }
    throw createUnknownFailure(inputs);
}
function isBroken(file) {
    return file.failure !== undefined;
}
/** Warns about an unusable file that was not needed, or a conflict with equal IDs. */
function createFileNotice(stored) {
    const { file } = stored;
    if (isBroken(stored)) {
        const message = `${stored.failure.message}. The file was not needed to identify the project.`;
        return { level: 'warning', title: 'Project file', message, file };
    }
    if (stored.conflictLine === undefined)
        return undefined;
    const message = `${file}, line ${stored.conflictLine}: git conflict markers. Both sides have the same \`git_id\`, which is used. Resolve the conflict and commit the file.`;
    return { level: 'warning', title: 'Project file', message, file };
}
function createUnknownFailure({ path, checkout }) {
    return new failure/* Failure */.HR('project-unknown', `The project of \`${path}\` is unknown: ${explainUnknown(checkout)}.`, 'Set the `project-id` input, or commit .specstory/.project.json.');
}
function explainUnknown(checkout) {
    if (checkout === undefined) {
        return 'it has no .specstory/.project.json and no `.git` with an `origin` that names the repository';
    }
    const dotGit = checkout.root === '.' ? '.git' : `${checkout.root}/.git`;
    if (checkout.fault !== undefined)
        return `\`${dotGit}\` cannot be used: ${checkout.fault}`;
    return `it has no .specstory/.project.json with an ID, and its checkout \`${checkout.root}\` has no remote \`origin\``;
}
/**
 * Finds the URL for a computed ID: `origin` of the path's checkout, otherwise the workflow's repository. The latter
 * does not apply to a nested or unreadable checkout.
 */
function findRemote(checkout, runner) {
    if (checkout?.fault !== undefined)
        return undefined;
    if (checkout?.origin !== undefined)
        return checkout.origin;
    if (!isWorkspaceCheckout(checkout) || runner.serverUrl === '' || runner.repository === '')
        return undefined;
    return `${runner.serverUrl}/${runner.repository}`;
}
/**
 * Returns the repository and the commit of a path's files. In the workflow's own repository it is the event's commit.
 * For a pull request that is its head, not the checked-out merge commit.
 */
function resolveProvenance(checkout, runner) {
    const workflowRepository = { serverUrl: runner.serverUrl, name: runner.repository };
    const remote = findRemote(checkout, runner);
    const repository = remote === undefined ? undefined : parseRepository(remote);
    if (repository !== undefined && runner.repository !== '' && isSameRepository(repository, workflowRepository)) {
        return { repository: workflowRepository, commit: runner.commit || checkout?.commit || '' };
    }
    return { repository, commit: checkout === undefined ? runner.commit : (checkout.commit ?? '') };
}
function isWorkspaceCheckout(checkout) {
    return checkout === undefined || checkout.root === '.' || /^\.\.(?:\/|$)/.test(checkout.root);
}
/**
 * Reports a stored ID that differs from the computed ID. A clone without the file uploads to another project.
 * @returns `undefined` if both are equal
 */
function createStoredIdNotice(file, stored, remote) {
    const computed = computeProjectId(remote);
    if (stored === computed)
        return undefined;
    const normalized = normalizeRemote(remote);
    const message = `${file}: \`git_id\` is ${stored}, and the ID computed from ${hideUserName(normalized)} is ${computed}. The sessions go to ${stored}. ${explainStoredId(stored, normalized)}`;
    return { level: 'notice', title: 'Stored project ID', message, file };
}
function explainStoredId(stored, normalized) {
    const withoutHost = normalized.slice(normalized.indexOf('/') + 1);
    if ([withoutHost, `${withoutHost}.git`].some((text) => hashProjectId(text) === stored)) {
        return 'An older editor extension computed this ID for the repository, without the host.';
    }
    return 'Usual causes: the repository was renamed, an older editor extension computed the ID, or the file came from a fork or a template and names the original project. To change the project, delete the file or set `project-id`.';
}
/**
 * Normalizes a remote's URL as the CLI does before hashing: without `.git` and scheme, and `user@host:path` as
 * `host/path`. Case, a final slash and a plain user name stay. Unlike in the CLI, passwords and tokens are removed
 * (docs/internals/projects.md, Computing git_id).
 */
function normalizeRemote(remote) {
    const url = removeCredentials(remote).replace(/\.git$/, '');
    const at = url.indexOf('@');
    const colon = at === -1 ? -1 : url.indexOf(':', at);
    if (colon !== -1)
        return `${url.slice(at + 1, colon)}/${url.slice(colon + 1)}`;
    const scheme = url.indexOf('://');
    return scheme === -1 ? url : url.slice(scheme + 3);
}
/** Computes the `git_id` of a remote's URL as the CLI does. */
function computeProjectId(remote) {
    return hashProjectId(normalizeRemote(remote));
}
/** Formats the first 16 hex digits of a text's SHA-256 as a project ID. */
function hashProjectId(text) {
    return (0,ids/* formatProjectId */.qx)((0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'));
}

;// CONCATENATED MODULE: ./lib/src/report/untrusted.js
/** Maximum code units of a log line: a server can send megabytes. */
const LOG_LINE_LIMIT = 2_000;
/** Maximum code units of a text in the summary or a comment, before escaping. */
const MARKDOWN_TEXT_LIMIT = 300;
/** Invisible; prevents mentions, links and references on GitHub. */
const ZERO_WIDTH_SPACE = '\u200b';
/** Colors, cursor moves, terminal titles and links. */
const ANSI = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression removes control characters
/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g;
/** Line breaks of terminals, browsers and runners, and tabs. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/;
const WHITE_SPACE = /[\s\u0085]+/g;
/** Invisible characters that change the displayed or copied text. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2060\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Converts untrusted text to one line of visible characters, cut to `limit` UTF-16 code units. Linear in `limit`. */
function toPlainText(text, limit) {
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
 * Converts text to a log line without runner commands: `::command::` after spaces, and `##[command]` anywhere
 * (docs/internals/runners.md, Workflow commands). Other CI systems have `##name[`.
 */
function toLogText(text, limit = LOG_LINE_LIMIT) {
    return toPlainText(text, limit)
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replace(/##(?=\w*\[)/g, '## ');
}
/**
 * Escapes text for Markdown, inline or in a table cell: no formatting, links or mentions (docs/internals/runners.md,
 * Summary and comments). A zero-width character splits mentions, because GitHub finds them after removing backslashes.
 */
function escapeMarkdown(text, limit = MARKDOWN_TEXT_LIMIT) {
    return toPlainText(text, limit)
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
/** Code after `escapeMarkdown`: letters, digits, and signs that need no escape inside code. */
const ESCAPED_CODE = /\\`((?:[\p{L}\p{N} .:=/{}"',+?\u200b-]|\\[_*()]|<span>\$<\/span>)+)\\`/gu;
/** The escapes in `ESCAPED_CODE`. */
const ESCAPES = /\\([_*()])|<span>(\$)<\/span>|\u200b/g;
/** Escapes prose, such as an error or a hint, and keeps code font for names, paths, globs and workflow expressions. */
function escapeProse(text, limit = MARKDOWN_TEXT_LIMIT) {
    return escapeMarkdown(text, limit).replace(ESCAPED_CODE, (escaped, inner) => {
        const code = inner.replace(ESCAPES, '$1$2');
        // Markdown strips spaces at the ends of code.
        return code.trim() === code ? `\`${code}\`` : escaped;
    });
}
/** Encodes a slash-separated path for a URL inside a Markdown link. */
function encodeUrlPath(path) {
    return path.split('/').map(encodeUrlSegment).join('/');
}
function encodeUrlSegment(segment) {
    return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, percentEncode);
}
function percentEncode(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

;// CONCATENATED MODULE: ./lib/src/run/notices.js

/** The setting of an opt-out, as code. */
const OPT_OUT_SETTINGS = {
    cloud_sync: '`cloud_sync: false`',
    'cloud_sync.enabled': '`[cloud_sync] enabled = false`',
};
/** Maximum files in a notice. */
const PARTS_SHOWN = 10;
/** The workspace root has the path `.`, which is easy to overlook in a sentence. */
function formatProjectPath(path) {
    return path === '.' ? 'workspace root' : path;
}
function createOptOutNotice({ path, file, setting }) {
    return {
        level: 'notice',
        title: 'Cloud sync disabled',
        message: `${path === '.' ? 'The workspace root' : `\`${path}\``} was not synced, because ${file} contains ${OPT_OUT_SETTINGS[setting]}. Remove that line to sync it.`,
        file,
    };
}
/** `docs: not synced, docs/.specstory/.project.json contains …`; can contain a repository's text. */
function formatOptOut({ path, file, setting }) {
    return `${formatProjectPath(path)}: not synced, ${file} contains ${OPT_OUT_SETTINGS[setting]}`;
}
/** Status reason if all paths opted out. */
function formatOptOutReason(optOuts) {
    const settings = new Set(optOuts.map(({ setting }) => OPT_OUT_SETTINGS[setting]));
    return `Cloud sync is disabled (${[...settings].join(', ')}). Nothing was sent.`;
}
/** Formats the source of a project's ID; can contain a repository's text. */
function formatSource(source) {
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
 * Notice for a sync of a pull request's branch, whose files can change the project.
 * @param branch empty: unknown; untrusted
 */
function createUnmergedNotice(branch, projects) {
    const targets = projects.map(({ id, name, source }) => `${id} (${name}, ${formatSource(source)})`);
    const isPinned = projects.every(({ source }) => source.kind === 'input');
    const where = branch === '' ? 'an unmerged branch' : `the unmerged branch \`${branch}\``;
    const advice = isPinned
        ? ''
        : ' A branch can change the target project through its files. Set `project-id` to prevent that.';
    return {
        level: 'notice',
        title: 'Unmerged branch',
        message: `The sessions of ${where} belong to ${projects.length === 1 ? 'project' : 'projects'} ${targets.join(', ')}.${advice}`,
    };
}
function createNewProjectNotice({ id, name }) {
    return {
        level: 'notice',
        title: 'New project',
        message: `Project ${id} (${name}) is new: the first upload creates it in SpecStory Cloud. If the repository was renamed or moved, set \`project-id\` to the old ID to avoid a duplicate project. Set \`require-existing-project: true\` to fail instead.`,
    };
}
function createUnverifiedNotice() {
    return {
        level: 'warning',
        title: 'TLS not verified',
        message: '`NODE_TLS_REJECT_UNAUTHORIZED=0` disables certificate checks: the token and the sessions can be intercepted. Remove it. For a private certificate authority, set `NODE_EXTRA_CA_CERTS`.',
    };
}
/** Warning about a token that will expire. */
function createTokenNotice(warning) {
    return { level: 'warning', title: 'SpecStory token', message: toSentence(warning) };
}
const NO_SESSIONS_TITLE = 'No sessions';
/** For `if-no-sessions: warn`. */
function createNoSessionsNotice(message) {
    return { level: 'warning', title: NO_SESSIONS_TITLE, message };
}
/** @param files the parts, and the session ID in each; untrusted */
function createPartsNotice(files) {
    const named = files.slice(0, PARTS_SHOWN).map(({ file, partOf }) => `${file} (another part of session ${partOf})`);
    const more = files.length > PARTS_SHOWN ? ` and ${formatCount(files.length - PARTS_SHOWN)} more` : '';
    const found = files.length === 1
        ? '1 file has the session ID of another file but contains other messages. It counts as a separate session'
        : `${formatCount(files.length)} files have the session ID of another file but contain other messages. Each counts as a separate session`;
    const message = `${found}, with an ID derived from its name: ${named.join(', ')}${more}.`;
    return { level: 'notice', title: 'Parts of a session', message };
}
/** For `if-no-sessions: warn` and a path without a history directory. */
function createNoHistoryNotice(message) {
    return { level: 'warning', title: 'No history directory', message: toSentence(message) };
}
/** Maximum entries in a notice. */
const ENTRIES_SHOWN = 10;
function formatEntries(entries) {
    const shown = entries.slice(0, ENTRIES_SHOWN).map((entry) => `\`${entry}\``);
    const more = entries.length > shown.length ? `, and ${formatCount(entries.length - shown.length)} more` : '';
    return `${shown.join(', ')}${more}`;
}
/** Warning about `exclude` entries without a match: a typo would upload the file. */
function createUnusedExcludeNotice(entries) {
    return {
        level: 'warning',
        title: 'Unused exclude entries',
        message: `No transcript matches these \`exclude\` entries: ${formatEntries(entries)}. Correct or remove them. Globs match the full path from the workspace, for example \`**/drafts/**\`.`,
    };
}
function createIgnoredValuesNotice(count) {
    return {
        level: 'warning',
        title: 'Ignored redact-values entries',
        message: `${pluralize(count, 'value')} of \`redact-values\` ${count === 1 ? 'is' : 'are'} not replaced. Values with fewer than 8 characters, and ordinary words and numbers, stay as they are, because replacing them would damage transcripts.`,
    };
}
/** Warning about `secrets-allow` entries without a match, after every transcript was read. */
function createUnusedAllowNotice(entries) {
    return {
        level: 'warning',
        title: 'Unused secrets-allow entries',
        message: `No credential matches these \`secrets-allow\` entries: ${formatEntries(entries)}. Correct or remove them.`,
    };
}
const RATE_LIMIT_LOW_TITLE = 'Rate limit low';
/**
 * Notice for a rate limit with fewer requests than the uploads need.
 * @param until the result of `formatUtcTime`
 */
function createRateLimitLowNotice(uploads, requests, remaining, until) {
    const needed = `${pluralize(uploads, 'upload needs', 'uploads need')} ${pluralize(requests, 'request')}`;
    return {
        level: 'notice',
        title: RATE_LIMIT_LOW_TITLE,
        message: `${needed}, but only ${formatCount(remaining)} ${remaining === 1 ? 'is' : 'are'} left until ${until}. The other uploads wait until then, or for the next run if \`timeout\` expires first.`,
    };
}
/**
 * Notice for a check without a token. On GitHub it is a warning, because an empty input is probably a mistyped secret.
 * @param reason why the event has no secrets, as a sentence without a full stop
 */
function createNotComparedNotice(reason, onGithub) {
    const isMistake = reason === undefined && onGithub;
    const cause = reason ?? (onGithub ? 'The `token` input is empty' : 'No token is set');
    const advice = isMistake ? ' Check the name of the secret that `token` is set to.' : '';
    return {
        level: isMistake ? 'warning' : 'notice',
        title: 'Credential search only',
        message: `${cause}. Transcripts were searched for credentials but not compared with SpecStory Cloud.${advice}`,
    };
}
/** Warning about a session that has an old cloud copy but is missing in the size listing. */
function createIncompleteSizesNotice(file) {
    return {
        level: 'warning',
        title: 'Incomplete size listing',
        message: `SpecStory Cloud's size listing omitted ${file}, which has a cloud copy from before this run. Every later session of the project was inspected before its upload.`,
        file,
    };
}
/** Notice for copies that appeared or changed during the run. */
function createOtherClientsNotice(sessions) {
    return {
        level: 'notice',
        title: 'Another client',
        message: `Another client uploaded ${pluralize(sessions, 'session')} during this run: a second run, or the SpecStory CLI. Their copies were inspected again before anything was replaced.`,
    };
}
/** Notice for a 412 or 304 without a changed copy. */
function createConditionsIgnoredNotice() {
    return {
        level: 'notice',
        title: 'Uploads without conditions',
        message: 'SpecStory Cloud, or a proxy in front of it, rejects conditional requests although no copy has changed. The run continued without conditions and inspected each copy right before its upload.',
    };
}

// EXTERNAL MODULE: ./lib/src/cli/given-inputs.js
var given_inputs = __webpack_require__(182);
;// CONCATENATED MODULE: ./lib/src/cli/print-project-id.js









/**
 * Identifies the projects of a sync with these inputs, without sending anything.
 * @param env the environment, with valid inputs as `INPUT_…`
 */
async function printProjectId(env) {
    const runner = readRunner(env);
    const inputs = await (0,inputs_inputs/* readInputs */.Ko)((0,given_inputs/* createInputLookup */.fl)(env), runner);
    try {
        return formatProjects(await identifyProjects(await adoptInputCase(inputs, runner.workspace), runner));
    }
    catch (error) {
        if (!(error instanceof failure/* Failure */.HR))
            throw error;
        const { message, hint, code } = error;
        return { stdout: '', stderr: toLines([`${message} (${code})`, hint].map(command_line_words/* toCommandLineWords */.Q)), exitCode: 1 };
    }
}
function formatProjects({ projects, optOuts, notices }) {
    return {
        stdout: toLines(projects.map(({ id }) => id)),
        stderr: toLines([
            ...projects.flatMap(formatLocations),
            ...optOuts.map(formatOptOut),
            ...notices.map(({ message }) => message),
        ].map(command_line_words/* toCommandLineWords */.Q)),
        exitCode: projects.length === 0 ? 4 : 0,
    };
}
function formatLocations({ id, name, source, locations }) {
    return locations.map(({ path, commit }) => {
        return `${path}: ${id} (${name}), ${formatSource(source)}${commit === '' ? '' : `, at ${commit}`}`;
    });
}
function toLines(texts) {
    return texts.map((text) => `${toLogText(text)}\n`).join('');
}


/***/ }),

/***/ 597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   td: () => (/* binding */ pluralize),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony exports formatLimit, formatUnbrokenBytes, formatByteChange, formatPartOfBytes, formatUtcTime, toSentence, toFragment, formatDuration, joinWithAnd */
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** Formats bytes in decimal units, as file managers and GitHub do: `950 B`, `70.3 KB`, `1.4 MB`. */
function formatBytes(value) {
    if (value < 1_000)
        return `${value} B`;
    if (value < 999_950)
        return `${(value / 1_000).toFixed(1)} KB`;
    if (value < 999_950_000)
        return `${(value / 1_000_000).toFixed(1)} MB`;
    return `${(value / 1_000_000_000).toFixed(1)} GB`;
}
/** Formats a limit; a whole number of mebibytes is `64 MB`, as in the documentation of SpecStory Cloud. */
function formatLimit(bytes) {
    const megabytes = bytes / 1024 / 1024;
    return Number.isInteger(megabytes) ? `${megabytes} MB` : formatBytes(bytes);
}
/** As `formatBytes`, with a no-break space for narrow columns. */
function formatUnbrokenBytes(value) {
    return formatBytes(value).replace(' ', '\u00a0');
}
/** `15.6 KB → 26.0 KB`; the difference if both look the same: `26.0 KB (+12 B)`. */
function formatByteChange(before, after, format = formatBytes) {
    if (before === after)
        return format(after);
    if (formatBytes(before) !== formatBytes(after))
        return `${format(before)} → ${format(after)}`;
    return `${format(after)} (${after > before ? '+' : '−'}${format(Math.abs(after - before))})`;
}
/** `30.1 KB of 34.0 KB`; the difference if both look the same: `12 B less than 34.0 KB`. */
function formatPartOfBytes(value, total) {
    if (formatBytes(value) !== formatBytes(total))
        return `${formatBytes(value)} of ${formatBytes(total)}`;
    return `${formatBytes(total - value)} less than ${formatBytes(total)}`;
}
/**
 * Formats a future time as `14:32 UTC`, rounded up to a minute. After 24 hours, adds the date.
 * @param moment epoch milliseconds; not limited, because it can come from a server
 */
function formatUtcTime(moment, now) {
    if (moment - now > YEAR_MS)
        return 'more than a year from now';
    const text = new Date(Math.ceil(moment / MINUTE_MS) * MINUTE_MS).toISOString();
    const time = `${text.slice(11, 16)} UTC`;
    return moment - now < DAY_MS ? time : `${text.slice(0, 10)} ${time}`;
}
/** Adds a full stop, and a capital letter if the text starts with a plain word. */
function toSentence(text) {
    const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
    return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`;
}
/** The same in the other direction, for a sentence that begins with an article. */
function toFragment(sentence) {
    return sentence.replace(/^The /, 'the ').replace(/\.$/, '');
}
/** `1234` → `1,234`. Loading `Intl` takes longer than the rest of a no-op run. */
function formatCount(value) {
    const digits = String(value);
    let text = digits.slice(-3);
    for (let end = digits.length - 3; end > 0; end -= 3)
        text = `${digits.slice(Math.max(0, end - 3), end)},${text}`;
    return text;
}
/** `1` → `1 session`, `1234` → `1,234 sessions`. */
function pluralize(value, singular, several = `${singular}s`) {
    return `${formatCount(value)} ${value === 1 ? singular : several}`;
}
/** `85 ms`, `3.2 s`, `2 min 5 s`. */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    const rest = seconds % 60;
    return `${formatCount(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${rest} s`}`;
}
/** `['a', 'b', 'c']` → `a, b and c`. */
function joinWithAnd(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}


/***/ }),

/***/ 905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gT: () => (/* binding */ cleanProjectName)
/* harmony export */ });
/* unused harmony exports findFileSource, findNearestLocation */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(760);

const MAX_CODE_POINTS = 200;
/** Control characters, line breaks, and changes of direction. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
/** Removes control characters and cuts to 200 code points. @returns `undefined` for an empty result */
function cleanProjectName(text) {
    const name = text?.toWellFormed().replace(UNPRINTABLE, '').trim() ?? '';
    // A code point has at most two units. Cut first, because the name can have megabytes.
    const start = Array.from(name.slice(0, 2 * MAX_CODE_POINTS));
    return start.slice(0, MAX_CODE_POINTS).join('').trim() || undefined;
}
/**
 * Finds the repository of a file. Links, annotations and a pull request's files are relative to its root, which can be
 * a directory of the workspace.
 * @returns `undefined` for a file outside all places, or outside its place's repository
 */
function findFileSource(locations, file) {
    const nearest = findNearestLocation(locations, file);
    if (nearest === undefined)
        return undefined;
    const { repository, commit, root, prefix } = nearest;
    if (root.startsWith('..'))
        return { repository, commit, path: posix.join(prefix, file) };
    if (!isBelow(file, root))
        return undefined;
    return { repository, commit, path: root === '.' ? file : file.slice(root.length + 1) };
}
/** Finds the innermost place that contains a file. */
function findNearestLocation(locations, file) {
    return locations.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0];
}
function isBelow(file, directory) {
    return directory === '.' || file === directory || file.startsWith(`${directory}/`);
}


/***/ })

};
