/** Version in the `User-Agent` and the report; a test compares it with package.json. */
export const VERSION = '1.0.0'
