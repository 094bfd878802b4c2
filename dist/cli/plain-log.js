/**
 * Turns lines that only GitHub's runner understands into lines for people. A runner takes `::add-mask::` out of the log
 * and the secret out of every line after it; elsewhere nobody else would.
 *
 * @returns a function that takes one line of the log, without its end, and returns what to show, or nothing
 */
export function createPlainLog() {
    const secrets = [];
    let indent = '';
    return (line) => {
        const command = parseCommand(line);
        switch (command?.name) {
            case 'add-mask':
                secrets.push(command.message);
                return undefined;
            case 'endgroup':
                indent = '';
                return undefined;
            case 'group':
                indent = '  ';
                return masked(command.message, secrets);
            case 'error':
            case 'warning':
            case 'notice':
            case 'debug':
                return masked(indent + annotation(command), secrets);
            default:
                return masked(indent + line, secrets);
        }
    };
}
/** `::name key=value,key=value::message`, as the toolkit writes it. */
function parseCommand(line) {
    const parts = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/s.exec(line);
    if (parts === null)
        return undefined;
    return { name: parts[1] ?? '', properties: parts[2] ?? '', message: unescaped(parts[3] ?? '') };
}
function annotation({ name, properties, message }) {
    const labels = ['title', 'file']
        .map((key) => properties.split(',').find((property) => property.startsWith(`${key}=`)))
        .filter((property) => property !== undefined)
        .map((property) => `${unescaped(property.slice(property.indexOf('=') + 1))}: `);
    return `${name}: ${labels.join('')}${message}`;
}
/** The toolkit's escapes; the percent sign last, since it is the escape itself. */
function unescaped(text) {
    return text
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%0D', '\r')
        .replaceAll('%0A', '\n')
        .replaceAll('%25', '%');
}
function masked(text, secrets) {
    return secrets.reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, '***')), text);
}
