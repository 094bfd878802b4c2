export const id = 887;
export const ids = [887];
export const modules = {

/***/ 887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  formatJunit: () => (/* binding */ formatJunit)
});

// EXTERNAL MODULE: ./lib/src/message-format.js
var message_format = __webpack_require__(597);
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
                const more = others.length === 0 ? '' : ` (and ${(0,message_format/* pluralize */.td)(others.length, 'more session')})`;
                const sizes = `${(0,message_format/* formatBytes */.z3)(cloudBytes)} → ${(0,message_format/* formatBytes */.z3)(localBytes)}`;
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
                return `${(0,message_format/* pluralize */.td)(length, 'session was', 'sessions were')} not updated. ${copies} that a Markdown upload would overwrite. Run \`specstory sync\` on the machine that recorded ${length === 1 ? 'it' : 'them'}.`;
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
            message: (sessions) => `${formatFindings(sessions)}. The cloud ${sessions.length === 1 ? 'copy is' : 'copies are'} larger than the redacted transcript, and this action does not replace CLI copies. ${EXPOSED_HINT} First: ${formatPlace(sessions[0])}.`,
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
            message: (sessions) => `Withheld ${formatFindings(sessions)}. ${formatRevokeHint(sessions.flatMap(({ secrets }) => secrets))}`,
        },
    },
};
/**
 * Why a session is created, updated, skipped or refused. Log, statuses, summary, comment, warnings, report and schema
 * derive from this table, in its order.
 */
const PLANS = ROWS;
const PLAN_REASONS = Object.keys(ROWS);
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
    return `${session.file}, line ${(0,message_format/* formatCount */.B4)(secrets[0]?.line ?? 1)}`;
}
/**
 * `3 different credentials in 2 sessions: github-pat (2), jwt (1)`, and how many of them need no action; never a value.
 *
 * @param noun `session` or `transcript`
 */
function formatFindings(found, noun = 'session') {
    const different = listDifferent(found.flatMap(({ secrets = [] }) => secrets));
    const rules = Object.entries(countByRule(different)).map(([rule, count]) => `${rule} (${(0,message_format/* formatCount */.B4)(count)})`);
    const [number, places] = found.length === 1
        ? [(0,message_format/* pluralize */.td)(different.length, 'credential'), '']
        : [(0,message_format/* pluralize */.td)(different.length, 'different credential'), ` in ${(0,message_format/* pluralize */.td)(found.length, noun)}`];
    const harmless = ['expired', 'public'].flatMap((kind) => {
        const count = different.filter((credential) => credential.harmless === kind).length;
        return count === 0 ? [] : [`${(0,message_format/* formatCount */.B4)(count)} ${kind === 'expired' ? 'expired' : 'public by design'}`];
    });
    return `${number}${places}: ${rules.join(', ')}${harmless.length === 0 ? '' : `; of these ${harmless.join(', ')}`}`;
}

// EXTERNAL MODULE: ./lib/src/cli/command-line-words.js + 1 modules
var command_line_words = __webpack_require__(815);
;// CONCATENATED MODULE: ./lib/src/cli/junit.js


/**
 * The report in the format of JUnit, which CI systems show beside the build: a case for each session, and one for each
 * unreadable file and each failure of the whole run.
 */
function formatJunit(report) {
    const cases = [
        ...report.failures.map(({ code, message, hint }, index) => {
            return failed({ classname: 'run', name: index === 0 ? code : `${code} ${index + 1}` }, message, hint);
        }),
        ...report.projects.flatMap(({ id, unreadable }) => unreadable.map(({ file, detail }) => failed({ classname: id, name: file, file }, detail, ''))),
        ...report.sessions.map((session) => sessionCase(report, session)),
    ];
    const totals = [
        attribute('tests', String(cases.length)),
        attribute('failures', String(countResults(cases, 'failure'))),
        attribute('skipped', String(countResults(cases, 'skipped'))),
        attribute('time', inSeconds(report.timingsMs.total ?? 0)),
    ].join('');
    const name = attribute('name', `SpecStory ${report.mode ?? 'sync'}`);
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites${name}${totals}>`,
        `<testsuite${name}${totals}${attribute('timestamp', report.startedAt)}>`,
        ...cases.map(formatCase),
        '</testsuite>',
        '</testsuites>',
        '',
    ].join('\n');
}
function sessionCase(report, session) {
    const { id, projectId, title, file, durationMs, outcome, plan, progress, reason, hint } = session;
    const passed = { classname: projectId, name: title === null ? id : `${title} (${id})`, file, durationMs };
    const skipped = {
        ...passed,
        result: { element: 'skipped', message: (0,command_line_words/* toCommandLineWords */.Q)(reason), text: (0,command_line_words/* toCommandLineWords */.Q)(hint ?? '') },
    };
    switch (outcome) {
        case 'created':
        case 'updated':
            return passed;
        case 'skipped':
            // A copy that was kept, not one that is up to date.
            return plan !== null && PLANS[plan].shownAs?.explanation !== undefined ? skipped : passed;
        case 'pending':
            return report.failOnIncomplete === true ? failed(passed, reason, hint ?? '') : skipped;
        case 'errored':
        case 'timed-out':
            return progress === 'not-started' || plan === 'secret-held' ? skipped : failed(passed, reason, hint ?? '');
    }
}
function failed(testCase, message, text) {
    return {
        ...testCase,
        result: { element: 'failure', message: (0,command_line_words/* toCommandLineWords */.Q)(message), text: (0,command_line_words/* toCommandLineWords */.Q)(text) },
    };
}
function countResults(cases, element) {
    return cases.filter(({ result }) => result?.element === element).length;
}
function formatCase({ classname, name, file, durationMs = 0, result }) {
    const attributes = [
        attribute('classname', classname),
        attribute('name', name),
        file === undefined ? '' : attribute('file', file),
        attribute('time', inSeconds(durationMs)),
    ].join('');
    if (result === undefined)
        return `<testcase${attributes}/>`;
    const { element, message, text } = result;
    return `<testcase${attributes}><${element}${attribute('message', message)}>${escapeXml(text)}</${element}></testcase>`;
}
function inSeconds(ms) {
    return (ms / 1_000).toFixed(3);
}
function attribute(name, value) {
    return ` ${name}="${escapeXml(value).replace(/\s/g, ' ')}"`;
}
/** XML forbids most control characters and lone surrogates even as references. */
function escapeXml(text) {
    return text
        .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
}


/***/ }),

/***/ 597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   td: () => (/* binding */ pluralize),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony exports formatUnbrokenBytes, formatByteChange, formatPartOfBytes, formatUtcTime, toSentence, formatDuration, joinWithAnd */
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
/** The same with a no-break space, for narrow columns. */
function formatUnbrokenBytes(value) {
    return formatBytes(value).replace(' ', '\u00a0');
}
/** Formats a change of size: `15.6 KB → 26.0 KB`, or the difference where both look the same: `26.0 KB (+12 B)`. */
function formatByteChange(before, after, format = formatBytes) {
    if (before === after)
        return format(after);
    if (formatBytes(before) !== formatBytes(after))
        return `${format(before)} → ${format(after)}`;
    return `${format(after)} (${after > before ? '+' : '−'}${format(Math.abs(after - before))})`;
}
/** Formats a part of a whole: `30.1 KB of 34.0 KB`, or what is missing where both look the same: `12 B less than 34.0 KB`. */
function formatPartOfBytes(part, whole) {
    if (formatBytes(part) !== formatBytes(whole))
        return `${formatBytes(part)} of ${formatBytes(whole)}`;
    return `${formatBytes(whole - part)} less than ${formatBytes(whole)}`;
}
/**
 * Formats a future moment, rounded up to a minute so that it is never too early: `14:32 UTC`, with the date when it is
 * a day or more away.
 * @param moment epoch milliseconds of any size, since it may come from a server
 */
function formatUtcTime(moment, now) {
    if (moment - now > YEAR_MS)
        return 'more than a year from now';
    const text = new Date(Math.ceil(moment / MINUTE_MS) * MINUTE_MS).toISOString();
    const time = `${text.slice(11, 16)} UTC`;
    return moment - now < DAY_MS ? time : `${text.slice(0, 10)} ${time}`;
}
/** Turns a fragment, as errors' messages are, into a sentence: a capital letter, unless it starts with a name, and a stop. */
function toSentence(text) {
    const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
    return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`;
}
/** `1234` → `1,234`; by hand, since `Intl` takes longer to load than a run without news takes otherwise. */
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
/** Milliseconds for a person: `85 ms`, `3.2 s`, `2 min 5 s`. */
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


/***/ })

};
