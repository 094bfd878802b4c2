export const id = 57;
export const ids = [57];
export const modules = {

/***/ 8057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RULE_NAMES: () => (/* binding */ RULE_NAMES)
/* harmony export */ });
/* harmony import */ var _formats_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2336);
/* harmony import */ var _vendor_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8857);


/** Rules that match by context, except those with a vendor name. */
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
/** All rule names, sorted. */
const RULE_NAMES = [
    ...new Set([..._formats_js__WEBPACK_IMPORTED_MODULE_0__/* .FORMATS */ .h, ..._vendor_names_js__WEBPACK_IMPORTED_MODULE_1__/* .VENDOR_NAMES */ .M].map(({ rule }) => rule).concat(OTHERS)),
].sort();


/***/ })

};
