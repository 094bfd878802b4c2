export const id = 887;
export const ids = [887];
export const modules = {

/***/ 887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  formatJunit: () => (/* binding */ formatJunit)
});

// EXTERNAL MODULE: ./lib/src/inputs/command-line-words.js + 1 modules
var command_line_words = __webpack_require__(814);
// EXTERNAL MODULE: ./lib/src/message-format.js
var message_format = __webpack_require__(597);
;// CONCATENATED MODULE: ./lib/src/secrets/found-credentials.js
/** Lists the first credential of each different value. */
function listDifferent(credentials) {
    const different = new Map();
    for (const credential of credentials) {
        if (!different.has(credential.fingerprint))
            different.set(credential.fingerprint, credential);
    }
    return [...different.values()];
}
/** Counts different values by rule, sorted by rule. */
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
    explanation: 'The SpecStory CLI uploaded these copies with data that a Markdown upload would overwrite. Run `specstory sync` on the machine that recorded them.',
};
const EXPOSED_HINT = 'Run `specstory sync` with CLI 2.4 or later on the machine that recorded them. It replaces the copies with redacted ones.';
const CLI_COPY_EXPOSED = {
    kind: 'unchanged',
    label: 'CLI copy may contain credentials',
    countLabel: 'CLI copy that may contain credentials',
    countLabelPlural: 'CLI copies that may contain credentials',
    explanation: `The transcripts contain credentials, and the cloud copies from the SpecStory CLI may contain them too. ${EXPOSED_HINT}`,
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
            title: 'Large size decrease',
            appliesTo: ({ localBytes, cloudBytes = 0 }) => localBytes * 2 < cloudBytes,
            isOnFile: true,
            formatMessage: ([{ session, cloudBytes = 0, localBytes }, ...others]) => {
                const more = others.length === 0 ? '' : ` (and ${(0,message_format/* pluralize */.td)(others.length, 'more session')})`;
                const sizes = `${(0,message_format/* formatBytes */.z3)(cloudBytes)} → ${(0,message_format/* formatBytes */.z3)(localBytes)}`;
                return `${session.file}: ${sizes}${more}. The new version is less than half the size of the previous cloud copy. Check that no content was lost.`;
            },
        },
    },
    // Updated only with `overwrite-cli-sessions`, because an upload can destroy CLI data.
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
            formatMessage: ({ length }) => {
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
            formatMessage: (sessions) => `Found ${formatFindings(sessions)}, first in ${formatLocation(sessions[0])}. ${sessions.length === 1 ? 'The cloud copy is larger than the redacted transcript' : 'The cloud copies are larger than the redacted transcripts'}, and this action does not replace CLI copies. ${EXPOSED_HINT}`,
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
            title: 'Sessions withheld',
            isOnFile: false,
            formatMessage: (sessions) => `${(0,message_format/* pluralize */.td)(sessions.length, 'session was', 'sessions were')} withheld. Found ${formatFindings(sessions)}. ${formatRevokeHint(sessions.flatMap(({ secrets }) => secrets))}`,
        },
    },
};
/**
 * Reasons of a plan. Log, statuses, summary, comment, warnings, report and schema derive from this table, in its order.
 */
const PLANS = ROWS;
const PLAN_REASONS = Object.keys(ROWS);
const REVOKE_HINT = 'Revoke these credentials with their issuer. They remain in the Git history even if you edit the file.';
/** Formats a hint about credentials; expired and public ones need no action. */
function formatRevokeHint(credentials) {
    const isHarmless = ({ harmless }) => harmless !== undefined;
    if (!credentials.some(isHarmless))
        return REVOKE_HINT;
    if (credentials.every(isHarmless))
        return 'No action is needed: they have expired or are public by design.';
    return `${REVOKE_HINT} Those that have expired or are public by design need no action.`;
}
/** `a.md, line 9`: the place of the first credential. */
function formatLocation({ session, secrets }) {
    return `${session.file}, line ${(0,message_format/* formatCount */.B4)(secrets[0]?.line ?? 1)}`;
}
/**
 * Formats `3 different credentials in 2 sessions (2 github-pat, 1 jwt)`, without values.
 * @param noun `session` or `transcript`
 */
function formatFindings(found, noun = 'session') {
    const different = listDifferent(found.flatMap(({ secrets = [] }) => secrets));
    const isOne = different.length === 1;
    const rules = Object.entries(countByRule(different)).map(([rule, count]) => isOne ? rule : `${(0,message_format/* formatCount */.B4)(count)} ${rule}`);
    const number = (0,message_format/* pluralize */.td)(different.length, isOne || found.length === 1 ? 'credential' : 'different credential');
    const location = found.length === 1 ? '' : ` in ${(0,message_format/* pluralize */.td)(found.length, noun)}`;
    const harmless = ['expired', 'public'].flatMap((kind) => {
        const count = different.filter((credential) => credential.harmless === kind).length;
        const words = kind === 'expired' ? 'expired' : 'public by design';
        return count === 0 ? [] : [isOne ? words : `${(0,message_format/* formatCount */.B4)(count)} ${words}`];
    });
    const details = [rules.join(', '), ...(harmless.length === 0 ? [] : [harmless.join(', ')])];
    return `${number}${location} (${details.join('; ')})`;
}

;// CONCATENATED MODULE: ./lib/src/cli/junit.js


/** Formats the report as JUnit XML, with a case for each session, unreadable file, and failure of the whole run. */
function formatJunit(report) {
    const cases = [
        ...report.failures.map(({ code, message, hint }, index) => {
            return toFailedCase({ classname: 'run', name: index === 0 ? code : `${code} ${index + 1}` }, message, hint);
        }),
        ...report.projects.flatMap(({ id, unreadable }) => unreadable.map(({ file, detail }) => toFailedCase({ classname: id, name: file, file }, detail, ''))),
        ...report.sessions.map((session) => toTestCase(report, session)),
    ];
    const totals = [
        formatAttribute('tests', String(cases.length)),
        formatAttribute('failures', String(countResults(cases, 'failure'))),
        formatAttribute('skipped', String(countResults(cases, 'skipped'))),
        formatAttribute('time', toSeconds(report.timingsMs.total ?? 0)),
    ].join('');
    const name = formatAttribute('name', `SpecStory ${report.mode ?? 'sync'}`);
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites${name}${totals}>`,
        `<testsuite${name}${totals}${formatAttribute('timestamp', report.startedAt)}>`,
        ...cases.map(formatCase),
        '</testsuite>',
        '</testsuites>',
        '',
    ].join('\n');
}
function toTestCase(report, session) {
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
            // Plans with an explanation kept a copy; the others were up to date.
            return plan !== null && PLANS[plan].shownAs?.explanation !== undefined ? skipped : passed;
        case 'pending':
            return report.failOnIncomplete === true ? toFailedCase(passed, reason, hint ?? '') : skipped;
        case 'errored':
        case 'timed-out':
            return progress === 'not-started' || plan === 'secret-held' ? skipped : toFailedCase(passed, reason, hint ?? '');
    }
}
function toFailedCase(testCase, message, text) {
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
        formatAttribute('classname', classname),
        formatAttribute('name', name),
        file === undefined ? '' : formatAttribute('file', file),
        formatAttribute('time', toSeconds(durationMs)),
    ].join('');
    if (result === undefined)
        return `<testcase${attributes}/>`;
    const { element, message, text } = result;
    return `<testcase${attributes}><${element}${formatAttribute('message', message)}>${escapeXml(text)}</${element}></testcase>`;
}
function toSeconds(ms) {
    return (ms / 1_000).toFixed(3);
}
function formatAttribute(name, value) {
    return ` ${name}="${escapeXml(value).replace(/\s/g, ' ')}"`;
}
/** Removes characters that XML forbids even as references, and escapes the others. */
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


/***/ })

};
