/** The action's version, in the `User-Agent` and the report; a test holds it to package.json. */
export const VERSION = '1.0.0';
