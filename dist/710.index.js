export const id = 710;
export const ids = [710];
export const modules = {

/***/ 6710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   searchSessions: () => (/* binding */ searchSessions)
/* harmony export */ });
/* harmony import */ var _cloud_copies_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5855);
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(604);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7304);
/* harmony import */ var _plan_refusal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7104);
/* harmony import */ var _run_results_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3226);
/* harmony import */ var _decide_session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9635);
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7925);
/* harmony import */ var _limiter_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5674);
/* harmony import */ var _secret_policy_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2909);
/* harmony import */ var _timed_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6291);
/* harmony import */ var _useless_entries_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6579);











/**
 * Searches every transcript in scope for credentials, as a check with `secrets: hold` does, without a token and without a
 * request. Only a session that holds one, or that cannot be read, is attempted, and errored: of the others nothing can be
 * said.
 *
 * @throws Failure as `findSessions`; the deadline's reason when it ended the run
 */
async function searchSessions(order) {
    const { deadline, observe } = order;
    const secrets = new _secret_policy_js__WEBPACK_IMPORTED_MODULE_7__/* .SecretPolicy */ .d(order.inputs, order.projects);
    const job = { ...order, secrets, cloud: undefined };
    const found = await (0,_timed_js__WEBPACK_IMPORTED_MODULE_9__/* .timed */ .a)(job, 'scan', () => (0,_find_js__WEBPACK_IMPORTED_MODULE_6__/* .findSessions */ .P)(job));
    deadline.signal.throwIfAborted();
    const sessions = found.flatMap(({ project, scan }) => scan.sessions.map((session) => ({ project, session })));
    let told = 0;
    await (0,_timed_js__WEBPACK_IMPORTED_MODULE_9__/* .timed */ .a)(job, 'compare', () => (0,_limiter_js__WEBPACK_IMPORTED_MODULE_10__/* .createLimiter */ .z)(order.inputs.concurrency).each(sessions, deadline.signal, async ({ project, session }) => {
        const result = await search(job, project, session);
        if (result === undefined)
            return;
        told++;
        observe({ event: 'attempted', project, sessions: [session] });
        observe({ event: 'session-ended', result });
    }));
    deadline.signal.throwIfAborted();
    (0,_useless_entries_js__WEBPACK_IMPORTED_MODULE_8__/* .tellUselessEntries */ .o)(job, found);
    return { read: sessions.length, told };
}
async function search(job, { id: projectId }, session) {
    try {
        const decision = await (0,_decide_session_js__WEBPACK_IMPORTED_MODULE_5__/* .decideRead */ .$v)(job, session, _cloud_copies_js__WEBPACK_IMPORTED_MODULE_0__/* .ABSENT */ .sj);
        if (decision.reason !== 'secret-held')
            return undefined;
        const planned = { ...decision, projectId, isLookedAt: false };
        return (0,_run_results_js__WEBPACK_IMPORTED_MODULE_4__/* .failed */ .gz)(planned, (0,_plan_refusal_js__WEBPACK_IMPORTED_MODULE_3__/* .refusal */ .x)(planned));
    }
    catch (error) {
        if (!(error instanceof _failure_js__WEBPACK_IMPORTED_MODULE_2__/* .Failure */ .HR) || (0,_deadline_js__WEBPACK_IMPORTED_MODULE_1__/* .isEndOfRun */ .Eb)(error, job.deadline))
            throw error;
        return (0,_run_results_js__WEBPACK_IMPORTED_MODULE_4__/* .failed */ .gz)({ projectId, session }, error);
    }
}


/***/ })

};
