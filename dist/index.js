import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4807:
/***/ ((module, exports, __nccwpck_require__) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports", "./format", "./parser"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.isWS = exports.applyEdit = exports.setProperty = exports.removeProperty = void 0;
    const format_1 = __nccwpck_require__(6612);
    const parser_1 = __nccwpck_require__(5152);
    function removeProperty(text, path, options) {
        return setProperty(text, path, void 0, options);
    }
    exports.removeProperty = removeProperty;
    function setProperty(text, originalPath, value, options) {
        const path = originalPath.slice();
        const errors = [];
        const root = (0, parser_1.parseTree)(text, errors);
        let parent = void 0;
        let lastSegment = void 0;
        while (path.length > 0) {
            lastSegment = path.pop();
            parent = (0, parser_1.findNodeAtLocation)(root, path);
            if (parent === void 0 && value !== void 0) {
                if (typeof lastSegment === 'string') {
                    value = { [lastSegment]: value };
                }
                else {
                    value = [value];
                }
            }
            else {
                break;
            }
        }
        if (!parent) {
            // empty document
            if (value === void 0) { // delete
                throw new Error('Can not delete in empty document');
            }
            return withFormatting(text, { offset: root ? root.offset : 0, length: root ? root.length : 0, content: JSON.stringify(value) }, options);
        }
        else if (parent.type === 'object' && typeof lastSegment === 'string' && Array.isArray(parent.children)) {
            const existing = (0, parser_1.findNodeAtLocation)(parent, [lastSegment]);
            if (existing !== void 0) {
                if (value === void 0) { // delete
                    if (!existing.parent) {
                        throw new Error('Malformed AST');
                    }
                    const propertyIndex = parent.children.indexOf(existing.parent);
                    let removeBegin;
                    let removeEnd = existing.parent.offset + existing.parent.length;
                    if (propertyIndex > 0) {
                        // remove the comma of the previous node
                        let previous = parent.children[propertyIndex - 1];
                        removeBegin = previous.offset + previous.length;
                    }
                    else {
                        removeBegin = parent.offset + 1;
                        if (parent.children.length > 1) {
                            // remove the comma of the next node
                            let next = parent.children[1];
                            removeEnd = next.offset;
                        }
                    }
                    return withFormatting(text, { offset: removeBegin, length: removeEnd - removeBegin, content: '' }, options);
                }
                else {
                    // set value of existing property
                    return withFormatting(text, { offset: existing.offset, length: existing.length, content: JSON.stringify(value) }, options);
                }
            }
            else {
                if (value === void 0) { // delete
                    return []; // property does not exist, nothing to do
                }
                const newProperty = `${JSON.stringify(lastSegment)}: ${JSON.stringify(value)}`;
                const index = options.getInsertionIndex ? options.getInsertionIndex(parent.children.map(p => p.children[0].value)) : parent.children.length;
                let edit;
                if (index > 0) {
                    let previous = parent.children[index - 1];
                    edit = { offset: previous.offset + previous.length, length: 0, content: ',' + newProperty };
                }
                else if (parent.children.length === 0) {
                    edit = { offset: parent.offset + 1, length: 0, content: newProperty };
                }
                else {
                    edit = { offset: parent.offset + 1, length: 0, content: newProperty + ',' };
                }
                return withFormatting(text, edit, options);
            }
        }
        else if (parent.type === 'array' && typeof lastSegment === 'number' && Array.isArray(parent.children)) {
            const insertIndex = lastSegment;
            if (insertIndex === -1) {
                // Insert
                const newProperty = `${JSON.stringify(value)}`;
                let edit;
                if (parent.children.length === 0) {
                    edit = { offset: parent.offset + 1, length: 0, content: newProperty };
                }
                else {
                    const previous = parent.children[parent.children.length - 1];
                    edit = { offset: previous.offset + previous.length, length: 0, content: ',' + newProperty };
                }
                return withFormatting(text, edit, options);
            }
            else if (value === void 0 && parent.children.length >= 0) {
                // Removal
                const removalIndex = lastSegment;
                const toRemove = parent.children[removalIndex];
                let edit;
                if (parent.children.length === 1) {
                    // only item
                    edit = { offset: parent.offset + 1, length: parent.length - 2, content: '' };
                }
                else if (parent.children.length - 1 === removalIndex) {
                    // last item
                    let previous = parent.children[removalIndex - 1];
                    let offset = previous.offset + previous.length;
                    let parentEndOffset = parent.offset + parent.length;
                    edit = { offset, length: parentEndOffset - 2 - offset, content: '' };
                }
                else {
                    edit = { offset: toRemove.offset, length: parent.children[removalIndex + 1].offset - toRemove.offset, content: '' };
                }
                return withFormatting(text, edit, options);
            }
            else if (value !== void 0) {
                let edit;
                const newProperty = `${JSON.stringify(value)}`;
                if (!options.isArrayInsertion && parent.children.length > lastSegment) {
                    const toModify = parent.children[lastSegment];
                    edit = { offset: toModify.offset, length: toModify.length, content: newProperty };
                }
                else if (parent.children.length === 0 || lastSegment === 0) {
                    edit = { offset: parent.offset + 1, length: 0, content: parent.children.length === 0 ? newProperty : newProperty + ',' };
                }
                else {
                    const index = lastSegment > parent.children.length ? parent.children.length : lastSegment;
                    const previous = parent.children[index - 1];
                    edit = { offset: previous.offset + previous.length, length: 0, content: ',' + newProperty };
                }
                return withFormatting(text, edit, options);
            }
            else {
                throw new Error(`Can not ${value === void 0 ? 'remove' : (options.isArrayInsertion ? 'insert' : 'modify')} Array index ${insertIndex} as length is not sufficient`);
            }
        }
        else {
            throw new Error(`Can not add ${typeof lastSegment !== 'number' ? 'index' : 'property'} to parent of type ${parent.type}`);
        }
    }
    exports.setProperty = setProperty;
    function withFormatting(text, edit, options) {
        if (!options.formattingOptions) {
            return [edit];
        }
        // apply the edit
        let newText = applyEdit(text, edit);
        // format the new text
        let begin = edit.offset;
        let end = edit.offset + edit.content.length;
        if (edit.length === 0 || edit.content.length === 0) { // insert or remove
            while (begin > 0 && !(0, format_1.isEOL)(newText, begin - 1)) {
                begin--;
            }
            while (end < newText.length && !(0, format_1.isEOL)(newText, end)) {
                end++;
            }
        }
        const edits = (0, format_1.format)(newText, { offset: begin, length: end - begin }, { ...options.formattingOptions, keepLines: false });
        // apply the formatting edits and track the begin and end offsets of the changes
        for (let i = edits.length - 1; i >= 0; i--) {
            const edit = edits[i];
            newText = applyEdit(newText, edit);
            begin = Math.min(begin, edit.offset);
            end = Math.max(end, edit.offset + edit.length);
            end += edit.content.length - edit.length;
        }
        // create a single edit with all changes
        const editLength = text.length - (newText.length - end) - begin;
        return [{ offset: begin, length: editLength, content: newText.substring(begin, end) }];
    }
    function applyEdit(text, edit) {
        return text.substring(0, edit.offset) + edit.content + text.substring(edit.offset + edit.length);
    }
    exports.applyEdit = applyEdit;
    function isWS(text, offset) {
        return '\r\n \t'.indexOf(text.charAt(offset)) !== -1;
    }
    exports.isWS = isWS;
});


/***/ }),

/***/ 6612:
/***/ ((module, exports, __nccwpck_require__) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports", "./scanner", "./string-intern"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.isEOL = exports.format = void 0;
    const scanner_1 = __nccwpck_require__(8525);
    const string_intern_1 = __nccwpck_require__(4579);
    function format(documentText, range, options) {
        let initialIndentLevel;
        let formatText;
        let formatTextStart;
        let rangeStart;
        let rangeEnd;
        if (range) {
            rangeStart = range.offset;
            rangeEnd = rangeStart + range.length;
            formatTextStart = rangeStart;
            while (formatTextStart > 0 && !isEOL(documentText, formatTextStart - 1)) {
                formatTextStart--;
            }
            let endOffset = rangeEnd;
            while (endOffset < documentText.length && !isEOL(documentText, endOffset)) {
                endOffset++;
            }
            formatText = documentText.substring(formatTextStart, endOffset);
            initialIndentLevel = computeIndentLevel(formatText, options);
        }
        else {
            formatText = documentText;
            initialIndentLevel = 0;
            formatTextStart = 0;
            rangeStart = 0;
            rangeEnd = documentText.length;
        }
        const eol = getEOL(options, documentText);
        const eolFastPathSupported = string_intern_1.supportedEols.includes(eol);
        let numberLineBreaks = 0;
        let indentLevel = 0;
        let indentValue;
        if (options.insertSpaces) {
            indentValue = string_intern_1.cachedSpaces[options.tabSize || 4] ?? repeat(string_intern_1.cachedSpaces[1], options.tabSize || 4);
        }
        else {
            indentValue = '\t';
        }
        const indentType = indentValue === '\t' ? '\t' : ' ';
        let scanner = (0, scanner_1.createScanner)(formatText, false);
        let hasError = false;
        function newLinesAndIndent() {
            if (numberLineBreaks > 1) {
                return repeat(eol, numberLineBreaks) + repeat(indentValue, initialIndentLevel + indentLevel);
            }
            const amountOfSpaces = indentValue.length * (initialIndentLevel + indentLevel);
            if (!eolFastPathSupported || amountOfSpaces > string_intern_1.cachedBreakLinesWithSpaces[indentType][eol].length) {
                return eol + repeat(indentValue, initialIndentLevel + indentLevel);
            }
            if (amountOfSpaces <= 0) {
                return eol;
            }
            return string_intern_1.cachedBreakLinesWithSpaces[indentType][eol][amountOfSpaces];
        }
        function scanNext() {
            let token = scanner.scan();
            numberLineBreaks = 0;
            while (token === 15 /* SyntaxKind.Trivia */ || token === 14 /* SyntaxKind.LineBreakTrivia */) {
                if (token === 14 /* SyntaxKind.LineBreakTrivia */ && options.keepLines) {
                    numberLineBreaks += 1;
                }
                else if (token === 14 /* SyntaxKind.LineBreakTrivia */) {
                    numberLineBreaks = 1;
                }
                token = scanner.scan();
            }
            hasError = token === 16 /* SyntaxKind.Unknown */ || scanner.getTokenError() !== 0 /* ScanError.None */;
            return token;
        }
        const editOperations = [];
        function addEdit(text, startOffset, endOffset) {
            if (!hasError && (!range || (startOffset < rangeEnd && endOffset > rangeStart)) && documentText.substring(startOffset, endOffset) !== text) {
                editOperations.push({ offset: startOffset, length: endOffset - startOffset, content: text });
            }
        }
        let firstToken = scanNext();
        if (options.keepLines && numberLineBreaks > 0) {
            addEdit(repeat(eol, numberLineBreaks), 0, 0);
        }
        if (firstToken !== 17 /* SyntaxKind.EOF */) {
            let firstTokenStart = scanner.getTokenOffset() + formatTextStart;
            let initialIndent = (indentValue.length * initialIndentLevel < 20) && options.insertSpaces
                ? string_intern_1.cachedSpaces[indentValue.length * initialIndentLevel]
                : repeat(indentValue, initialIndentLevel);
            addEdit(initialIndent, formatTextStart, firstTokenStart);
        }
        while (firstToken !== 17 /* SyntaxKind.EOF */) {
            let firstTokenEnd = scanner.getTokenOffset() + scanner.getTokenLength() + formatTextStart;
            let secondToken = scanNext();
            let replaceContent = '';
            let needsLineBreak = false;
            while (numberLineBreaks === 0 && (secondToken === 12 /* SyntaxKind.LineCommentTrivia */ || secondToken === 13 /* SyntaxKind.BlockCommentTrivia */)) {
                let commentTokenStart = scanner.getTokenOffset() + formatTextStart;
                addEdit(string_intern_1.cachedSpaces[1], firstTokenEnd, commentTokenStart);
                firstTokenEnd = scanner.getTokenOffset() + scanner.getTokenLength() + formatTextStart;
                needsLineBreak = secondToken === 12 /* SyntaxKind.LineCommentTrivia */;
                replaceContent = needsLineBreak ? newLinesAndIndent() : '';
                secondToken = scanNext();
            }
            if (secondToken === 2 /* SyntaxKind.CloseBraceToken */) {
                if (firstToken !== 1 /* SyntaxKind.OpenBraceToken */) {
                    indentLevel--;
                }
                ;
                if (options.keepLines && numberLineBreaks > 0 || !options.keepLines && firstToken !== 1 /* SyntaxKind.OpenBraceToken */) {
                    replaceContent = newLinesAndIndent();
                }
                else if (options.keepLines) {
                    replaceContent = string_intern_1.cachedSpaces[1];
                }
            }
            else if (secondToken === 4 /* SyntaxKind.CloseBracketToken */) {
                if (firstToken !== 3 /* SyntaxKind.OpenBracketToken */) {
                    indentLevel--;
                }
                ;
                if (options.keepLines && numberLineBreaks > 0 || !options.keepLines && firstToken !== 3 /* SyntaxKind.OpenBracketToken */) {
                    replaceContent = newLinesAndIndent();
                }
                else if (options.keepLines) {
                    replaceContent = string_intern_1.cachedSpaces[1];
                }
            }
            else {
                switch (firstToken) {
                    case 3 /* SyntaxKind.OpenBracketToken */:
                    case 1 /* SyntaxKind.OpenBraceToken */:
                        indentLevel++;
                        if (options.keepLines && numberLineBreaks > 0 || !options.keepLines) {
                            replaceContent = newLinesAndIndent();
                        }
                        else {
                            replaceContent = string_intern_1.cachedSpaces[1];
                        }
                        break;
                    case 5 /* SyntaxKind.CommaToken */:
                        if (options.keepLines && numberLineBreaks > 0 || !options.keepLines) {
                            replaceContent = newLinesAndIndent();
                        }
                        else {
                            replaceContent = string_intern_1.cachedSpaces[1];
                        }
                        break;
                    case 12 /* SyntaxKind.LineCommentTrivia */:
                        replaceContent = newLinesAndIndent();
                        break;
                    case 13 /* SyntaxKind.BlockCommentTrivia */:
                        if (numberLineBreaks > 0) {
                            replaceContent = newLinesAndIndent();
                        }
                        else if (!needsLineBreak) {
                            replaceContent = string_intern_1.cachedSpaces[1];
                        }
                        break;
                    case 6 /* SyntaxKind.ColonToken */:
                        if (options.keepLines && numberLineBreaks > 0) {
                            replaceContent = newLinesAndIndent();
                        }
                        else if (!needsLineBreak) {
                            replaceContent = string_intern_1.cachedSpaces[1];
                        }
                        break;
                    case 10 /* SyntaxKind.StringLiteral */:
                        if (options.keepLines && numberLineBreaks > 0) {
                            replaceContent = newLinesAndIndent();
                        }
                        else if (secondToken === 6 /* SyntaxKind.ColonToken */ && !needsLineBreak) {
                            replaceContent = '';
                        }
                        break;
                    case 7 /* SyntaxKind.NullKeyword */:
                    case 8 /* SyntaxKind.TrueKeyword */:
                    case 9 /* SyntaxKind.FalseKeyword */:
                    case 11 /* SyntaxKind.NumericLiteral */:
                    case 2 /* SyntaxKind.CloseBraceToken */:
                    case 4 /* SyntaxKind.CloseBracketToken */:
                        if (options.keepLines && numberLineBreaks > 0) {
                            replaceContent = newLinesAndIndent();
                        }
                        else {
                            if ((secondToken === 12 /* SyntaxKind.LineCommentTrivia */ || secondToken === 13 /* SyntaxKind.BlockCommentTrivia */) && !needsLineBreak) {
                                replaceContent = string_intern_1.cachedSpaces[1];
                            }
                            else if (secondToken !== 5 /* SyntaxKind.CommaToken */ && secondToken !== 17 /* SyntaxKind.EOF */) {
                                hasError = true;
                            }
                        }
                        break;
                    case 16 /* SyntaxKind.Unknown */:
                        hasError = true;
                        break;
                }
                if (numberLineBreaks > 0 && (secondToken === 12 /* SyntaxKind.LineCommentTrivia */ || secondToken === 13 /* SyntaxKind.BlockCommentTrivia */)) {
                    replaceContent = newLinesAndIndent();
                }
            }
            if (secondToken === 17 /* SyntaxKind.EOF */) {
                if (options.keepLines && numberLineBreaks > 0) {
                    replaceContent = newLinesAndIndent();
                }
                else {
                    replaceContent = options.insertFinalNewline ? eol : '';
                }
            }
            const secondTokenStart = scanner.getTokenOffset() + formatTextStart;
            addEdit(replaceContent, firstTokenEnd, secondTokenStart);
            firstToken = secondToken;
        }
        return editOperations;
    }
    exports.format = format;
    function repeat(s, count) {
        let result = '';
        for (let i = 0; i < count; i++) {
            result += s;
        }
        return result;
    }
    function computeIndentLevel(content, options) {
        let i = 0;
        let nChars = 0;
        const tabSize = options.tabSize || 4;
        while (i < content.length) {
            let ch = content.charAt(i);
            if (ch === string_intern_1.cachedSpaces[1]) {
                nChars++;
            }
            else if (ch === '\t') {
                nChars += tabSize;
            }
            else {
                break;
            }
            i++;
        }
        return Math.floor(nChars / tabSize);
    }
    function getEOL(options, text) {
        for (let i = 0; i < text.length; i++) {
            const ch = text.charAt(i);
            if (ch === '\r') {
                if (i + 1 < text.length && text.charAt(i + 1) === '\n') {
                    return '\r\n';
                }
                return '\r';
            }
            else if (ch === '\n') {
                return '\n';
            }
        }
        return (options && options.eol) || '\n';
    }
    function isEOL(text, offset) {
        return '\r\n'.indexOf(text.charAt(offset)) !== -1;
    }
    exports.isEOL = isEOL;
});


/***/ }),

/***/ 5152:
/***/ ((module, exports, __nccwpck_require__) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports", "./scanner"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.getNodeType = exports.stripComments = exports.visit = exports.findNodeAtOffset = exports.contains = exports.getNodeValue = exports.getNodePath = exports.findNodeAtLocation = exports.parseTree = exports.parse = exports.getLocation = void 0;
    const scanner_1 = __nccwpck_require__(8525);
    var ParseOptions;
    (function (ParseOptions) {
        ParseOptions.DEFAULT = {
            allowTrailingComma: false
        };
    })(ParseOptions || (ParseOptions = {}));
    /**
     * For a given offset, evaluate the location in the JSON document. Each segment in the location path is either a property name or an array index.
     */
    function getLocation(text, position) {
        const segments = []; // strings or numbers
        const earlyReturnException = new Object();
        let previousNode = undefined;
        const previousNodeInst = {
            value: {},
            offset: 0,
            length: 0,
            type: 'object',
            parent: undefined
        };
        let isAtPropertyKey = false;
        function setPreviousNode(value, offset, length, type) {
            previousNodeInst.value = value;
            previousNodeInst.offset = offset;
            previousNodeInst.length = length;
            previousNodeInst.type = type;
            previousNodeInst.colonOffset = undefined;
            previousNode = previousNodeInst;
        }
        try {
            visit(text, {
                onObjectBegin: (offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    previousNode = undefined;
                    isAtPropertyKey = position > offset;
                    segments.push(''); // push a placeholder (will be replaced)
                },
                onObjectProperty: (name, offset, length) => {
                    if (position < offset) {
                        throw earlyReturnException;
                    }
                    setPreviousNode(name, offset, length, 'property');
                    segments[segments.length - 1] = name;
                    if (position <= offset + length) {
                        throw earlyReturnException;
                    }
                },
                onObjectEnd: (offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    previousNode = undefined;
                    segments.pop();
                },
                onArrayBegin: (offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    previousNode = undefined;
                    segments.push(0);
                },
                onArrayEnd: (offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    previousNode = undefined;
                    segments.pop();
                },
                onLiteralValue: (value, offset, length) => {
                    if (position < offset) {
                        throw earlyReturnException;
                    }
                    setPreviousNode(value, offset, length, getNodeType(value));
                    if (position <= offset + length) {
                        throw earlyReturnException;
                    }
                },
                onSeparator: (sep, offset, length) => {
                    if (position <= offset) {
                        throw earlyReturnException;
                    }
                    if (sep === ':' && previousNode && previousNode.type === 'property') {
                        previousNode.colonOffset = offset;
                        isAtPropertyKey = false;
                        previousNode = undefined;
                    }
                    else if (sep === ',') {
                        const last = segments[segments.length - 1];
                        if (typeof last === 'number') {
                            segments[segments.length - 1] = last + 1;
                        }
                        else {
                            isAtPropertyKey = true;
                            segments[segments.length - 1] = '';
                        }
                        previousNode = undefined;
                    }
                }
            });
        }
        catch (e) {
            if (e !== earlyReturnException) {
                throw e;
            }
        }
        return {
            path: segments,
            previousNode,
            isAtPropertyKey,
            matches: (pattern) => {
                let k = 0;
                for (let i = 0; k < pattern.length && i < segments.length; i++) {
                    if (pattern[k] === segments[i] || pattern[k] === '*') {
                        k++;
                    }
                    else if (pattern[k] !== '**') {
                        return false;
                    }
                }
                return k === pattern.length;
            }
        };
    }
    exports.getLocation = getLocation;
    /**
     * Parses the given text and returns the object the JSON content represents. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
     * Therefore always check the errors list to find out if the input was valid.
     */
    function parse(text, errors = [], options = ParseOptions.DEFAULT) {
        let currentProperty = null;
        let currentParent = [];
        const previousParents = [];
        function onValue(value) {
            if (Array.isArray(currentParent)) {
                currentParent.push(value);
            }
            else if (currentProperty !== null) {
                currentParent[currentProperty] = value;
            }
        }
        const visitor = {
            onObjectBegin: () => {
                const object = {};
                onValue(object);
                previousParents.push(currentParent);
                currentParent = object;
                currentProperty = null;
            },
            onObjectProperty: (name) => {
                currentProperty = name;
            },
            onObjectEnd: () => {
                currentParent = previousParents.pop();
            },
            onArrayBegin: () => {
                const array = [];
                onValue(array);
                previousParents.push(currentParent);
                currentParent = array;
                currentProperty = null;
            },
            onArrayEnd: () => {
                currentParent = previousParents.pop();
            },
            onLiteralValue: onValue,
            onError: (error, offset, length) => {
                errors.push({ error, offset, length });
            }
        };
        visit(text, visitor, options);
        return currentParent[0];
    }
    exports.parse = parse;
    /**
     * Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
     */
    function parseTree(text, errors = [], options = ParseOptions.DEFAULT) {
        let currentParent = { type: 'array', offset: -1, length: -1, children: [], parent: undefined }; // artificial root
        function ensurePropertyComplete(endOffset) {
            if (currentParent.type === 'property') {
                currentParent.length = endOffset - currentParent.offset;
                currentParent = currentParent.parent;
            }
        }
        function onValue(valueNode) {
            currentParent.children.push(valueNode);
            return valueNode;
        }
        const visitor = {
            onObjectBegin: (offset) => {
                currentParent = onValue({ type: 'object', offset, length: -1, parent: currentParent, children: [] });
            },
            onObjectProperty: (name, offset, length) => {
                currentParent = onValue({ type: 'property', offset, length: -1, parent: currentParent, children: [] });
                currentParent.children.push({ type: 'string', value: name, offset, length, parent: currentParent });
            },
            onObjectEnd: (offset, length) => {
                ensurePropertyComplete(offset + length); // in case of a missing value for a property: make sure property is complete
                currentParent.length = offset + length - currentParent.offset;
                currentParent = currentParent.parent;
                ensurePropertyComplete(offset + length);
            },
            onArrayBegin: (offset, length) => {
                currentParent = onValue({ type: 'array', offset, length: -1, parent: currentParent, children: [] });
            },
            onArrayEnd: (offset, length) => {
                currentParent.length = offset + length - currentParent.offset;
                currentParent = currentParent.parent;
                ensurePropertyComplete(offset + length);
            },
            onLiteralValue: (value, offset, length) => {
                onValue({ type: getNodeType(value), offset, length, parent: currentParent, value });
                ensurePropertyComplete(offset + length);
            },
            onSeparator: (sep, offset, length) => {
                if (currentParent.type === 'property') {
                    if (sep === ':') {
                        currentParent.colonOffset = offset;
                    }
                    else if (sep === ',') {
                        ensurePropertyComplete(offset);
                    }
                }
            },
            onError: (error, offset, length) => {
                errors.push({ error, offset, length });
            }
        };
        visit(text, visitor, options);
        const result = currentParent.children[0];
        if (result) {
            delete result.parent;
        }
        return result;
    }
    exports.parseTree = parseTree;
    /**
     * Finds the node at the given path in a JSON DOM.
     */
    function findNodeAtLocation(root, path) {
        if (!root) {
            return undefined;
        }
        let node = root;
        for (let segment of path) {
            if (typeof segment === 'string') {
                if (node.type !== 'object' || !Array.isArray(node.children)) {
                    return undefined;
                }
                let found = false;
                for (const propertyNode of node.children) {
                    if (Array.isArray(propertyNode.children) && propertyNode.children[0].value === segment && propertyNode.children.length === 2) {
                        node = propertyNode.children[1];
                        found = true;
                        break;
                    }
                }
                if (!found) {
                    return undefined;
                }
            }
            else {
                const index = segment;
                if (node.type !== 'array' || index < 0 || !Array.isArray(node.children) || index >= node.children.length) {
                    return undefined;
                }
                node = node.children[index];
            }
        }
        return node;
    }
    exports.findNodeAtLocation = findNodeAtLocation;
    /**
     * Gets the JSON path of the given JSON DOM node
     */
    function getNodePath(node) {
        if (!node.parent || !node.parent.children) {
            return [];
        }
        const path = getNodePath(node.parent);
        if (node.parent.type === 'property') {
            const key = node.parent.children[0].value;
            path.push(key);
        }
        else if (node.parent.type === 'array') {
            const index = node.parent.children.indexOf(node);
            if (index !== -1) {
                path.push(index);
            }
        }
        return path;
    }
    exports.getNodePath = getNodePath;
    /**
     * Evaluates the JavaScript object of the given JSON DOM node
     */
    function getNodeValue(node) {
        switch (node.type) {
            case 'array':
                return node.children.map(getNodeValue);
            case 'object':
                const obj = Object.create(null);
                for (let prop of node.children) {
                    const valueNode = prop.children[1];
                    if (valueNode) {
                        obj[prop.children[0].value] = getNodeValue(valueNode);
                    }
                }
                return obj;
            case 'null':
            case 'string':
            case 'number':
            case 'boolean':
                return node.value;
            default:
                return undefined;
        }
    }
    exports.getNodeValue = getNodeValue;
    function contains(node, offset, includeRightBound = false) {
        return (offset >= node.offset && offset < (node.offset + node.length)) || includeRightBound && (offset === (node.offset + node.length));
    }
    exports.contains = contains;
    /**
     * Finds the most inner node at the given offset. If includeRightBound is set, also finds nodes that end at the given offset.
     */
    function findNodeAtOffset(node, offset, includeRightBound = false) {
        if (contains(node, offset, includeRightBound)) {
            const children = node.children;
            if (Array.isArray(children)) {
                for (let i = 0; i < children.length && children[i].offset <= offset; i++) {
                    const item = findNodeAtOffset(children[i], offset, includeRightBound);
                    if (item) {
                        return item;
                    }
                }
            }
            return node;
        }
        return undefined;
    }
    exports.findNodeAtOffset = findNodeAtOffset;
    /**
     * Parses the given text and invokes the visitor functions for each object, array and literal reached.
     */
    function visit(text, visitor, options = ParseOptions.DEFAULT) {
        const _scanner = (0, scanner_1.createScanner)(text, false);
        // Important: Only pass copies of this to visitor functions to prevent accidental modification, and
        // to not affect visitor functions which stored a reference to a previous JSONPath
        const _jsonPath = [];
        // Depth of onXXXBegin() callbacks suppressed. onXXXEnd() decrements this if it isn't 0 already.
        // Callbacks are only called when this value is 0.
        let suppressedCallbacks = 0;
        function toNoArgVisit(visitFunction) {
            return visitFunction ? () => suppressedCallbacks === 0 && visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
        }
        function toOneArgVisit(visitFunction) {
            return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter()) : () => true;
        }
        function toOneArgVisitWithPath(visitFunction) {
            return visitFunction ? (arg) => suppressedCallbacks === 0 && visitFunction(arg, _scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice()) : () => true;
        }
        function toBeginVisit(visitFunction) {
            return visitFunction ?
                () => {
                    if (suppressedCallbacks > 0) {
                        suppressedCallbacks++;
                    }
                    else {
                        let cbReturn = visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter(), () => _jsonPath.slice());
                        if (cbReturn === false) {
                            suppressedCallbacks = 1;
                        }
                    }
                }
                : () => true;
        }
        function toEndVisit(visitFunction) {
            return visitFunction ?
                () => {
                    if (suppressedCallbacks > 0) {
                        suppressedCallbacks--;
                    }
                    if (suppressedCallbacks === 0) {
                        visitFunction(_scanner.getTokenOffset(), _scanner.getTokenLength(), _scanner.getTokenStartLine(), _scanner.getTokenStartCharacter());
                    }
                }
                : () => true;
        }
        const onObjectBegin = toBeginVisit(visitor.onObjectBegin), onObjectProperty = toOneArgVisitWithPath(visitor.onObjectProperty), onObjectEnd = toEndVisit(visitor.onObjectEnd), onArrayBegin = toBeginVisit(visitor.onArrayBegin), onArrayEnd = toEndVisit(visitor.onArrayEnd), onLiteralValue = toOneArgVisitWithPath(visitor.onLiteralValue), onSeparator = toOneArgVisit(visitor.onSeparator), onComment = toNoArgVisit(visitor.onComment), onError = toOneArgVisit(visitor.onError);
        const disallowComments = options && options.disallowComments;
        const allowTrailingComma = options && options.allowTrailingComma;
        function scanNext() {
            while (true) {
                const token = _scanner.scan();
                switch (_scanner.getTokenError()) {
                    case 4 /* ScanError.InvalidUnicode */:
                        handleError(14 /* ParseErrorCode.InvalidUnicode */);
                        break;
                    case 5 /* ScanError.InvalidEscapeCharacter */:
                        handleError(15 /* ParseErrorCode.InvalidEscapeCharacter */);
                        break;
                    case 3 /* ScanError.UnexpectedEndOfNumber */:
                        handleError(13 /* ParseErrorCode.UnexpectedEndOfNumber */);
                        break;
                    case 1 /* ScanError.UnexpectedEndOfComment */:
                        if (!disallowComments) {
                            handleError(11 /* ParseErrorCode.UnexpectedEndOfComment */);
                        }
                        break;
                    case 2 /* ScanError.UnexpectedEndOfString */:
                        handleError(12 /* ParseErrorCode.UnexpectedEndOfString */);
                        break;
                    case 6 /* ScanError.InvalidCharacter */:
                        handleError(16 /* ParseErrorCode.InvalidCharacter */);
                        break;
                }
                switch (token) {
                    case 12 /* SyntaxKind.LineCommentTrivia */:
                    case 13 /* SyntaxKind.BlockCommentTrivia */:
                        if (disallowComments) {
                            handleError(10 /* ParseErrorCode.InvalidCommentToken */);
                        }
                        else {
                            onComment();
                        }
                        break;
                    case 16 /* SyntaxKind.Unknown */:
                        handleError(1 /* ParseErrorCode.InvalidSymbol */);
                        break;
                    case 15 /* SyntaxKind.Trivia */:
                    case 14 /* SyntaxKind.LineBreakTrivia */:
                        break;
                    default:
                        return token;
                }
            }
        }
        function handleError(error, skipUntilAfter = [], skipUntil = []) {
            onError(error);
            if (skipUntilAfter.length + skipUntil.length > 0) {
                let token = _scanner.getToken();
                while (token !== 17 /* SyntaxKind.EOF */) {
                    if (skipUntilAfter.indexOf(token) !== -1) {
                        scanNext();
                        break;
                    }
                    else if (skipUntil.indexOf(token) !== -1) {
                        break;
                    }
                    token = scanNext();
                }
            }
        }
        function parseString(isValue) {
            const value = _scanner.getTokenValue();
            if (isValue) {
                onLiteralValue(value);
            }
            else {
                onObjectProperty(value);
                // add property name afterwards
                _jsonPath.push(value);
            }
            scanNext();
            return true;
        }
        function parseLiteral() {
            switch (_scanner.getToken()) {
                case 11 /* SyntaxKind.NumericLiteral */:
                    const tokenValue = _scanner.getTokenValue();
                    let value = Number(tokenValue);
                    if (isNaN(value)) {
                        handleError(2 /* ParseErrorCode.InvalidNumberFormat */);
                        value = 0;
                    }
                    onLiteralValue(value);
                    break;
                case 7 /* SyntaxKind.NullKeyword */:
                    onLiteralValue(null);
                    break;
                case 8 /* SyntaxKind.TrueKeyword */:
                    onLiteralValue(true);
                    break;
                case 9 /* SyntaxKind.FalseKeyword */:
                    onLiteralValue(false);
                    break;
                default:
                    return false;
            }
            scanNext();
            return true;
        }
        function parseProperty() {
            if (_scanner.getToken() !== 10 /* SyntaxKind.StringLiteral */) {
                handleError(3 /* ParseErrorCode.PropertyNameExpected */, [], [2 /* SyntaxKind.CloseBraceToken */, 5 /* SyntaxKind.CommaToken */]);
                return false;
            }
            parseString(false);
            if (_scanner.getToken() === 6 /* SyntaxKind.ColonToken */) {
                onSeparator(':');
                scanNext(); // consume colon
                if (!parseValue()) {
                    handleError(4 /* ParseErrorCode.ValueExpected */, [], [2 /* SyntaxKind.CloseBraceToken */, 5 /* SyntaxKind.CommaToken */]);
                }
            }
            else {
                handleError(5 /* ParseErrorCode.ColonExpected */, [], [2 /* SyntaxKind.CloseBraceToken */, 5 /* SyntaxKind.CommaToken */]);
            }
            _jsonPath.pop(); // remove processed property name
            return true;
        }
        function parseObject() {
            onObjectBegin();
            scanNext(); // consume open brace
            let needsComma = false;
            while (_scanner.getToken() !== 2 /* SyntaxKind.CloseBraceToken */ && _scanner.getToken() !== 17 /* SyntaxKind.EOF */) {
                if (_scanner.getToken() === 5 /* SyntaxKind.CommaToken */) {
                    if (!needsComma) {
                        handleError(4 /* ParseErrorCode.ValueExpected */, [], []);
                    }
                    onSeparator(',');
                    scanNext(); // consume comma
                    if (_scanner.getToken() === 2 /* SyntaxKind.CloseBraceToken */ && allowTrailingComma) {
                        break;
                    }
                }
                else if (needsComma) {
                    handleError(6 /* ParseErrorCode.CommaExpected */, [], []);
                }
                if (!parseProperty()) {
                    handleError(4 /* ParseErrorCode.ValueExpected */, [], [2 /* SyntaxKind.CloseBraceToken */, 5 /* SyntaxKind.CommaToken */]);
                }
                needsComma = true;
            }
            onObjectEnd();
            if (_scanner.getToken() !== 2 /* SyntaxKind.CloseBraceToken */) {
                handleError(7 /* ParseErrorCode.CloseBraceExpected */, [2 /* SyntaxKind.CloseBraceToken */], []);
            }
            else {
                scanNext(); // consume close brace
            }
            return true;
        }
        function parseArray() {
            onArrayBegin();
            scanNext(); // consume open bracket
            let isFirstElement = true;
            let needsComma = false;
            while (_scanner.getToken() !== 4 /* SyntaxKind.CloseBracketToken */ && _scanner.getToken() !== 17 /* SyntaxKind.EOF */) {
                if (_scanner.getToken() === 5 /* SyntaxKind.CommaToken */) {
                    if (!needsComma) {
                        handleError(4 /* ParseErrorCode.ValueExpected */, [], []);
                    }
                    onSeparator(',');
                    scanNext(); // consume comma
                    if (_scanner.getToken() === 4 /* SyntaxKind.CloseBracketToken */ && allowTrailingComma) {
                        break;
                    }
                }
                else if (needsComma) {
                    handleError(6 /* ParseErrorCode.CommaExpected */, [], []);
                }
                if (isFirstElement) {
                    _jsonPath.push(0);
                    isFirstElement = false;
                }
                else {
                    _jsonPath[_jsonPath.length - 1]++;
                }
                if (!parseValue()) {
                    handleError(4 /* ParseErrorCode.ValueExpected */, [], [4 /* SyntaxKind.CloseBracketToken */, 5 /* SyntaxKind.CommaToken */]);
                }
                needsComma = true;
            }
            onArrayEnd();
            if (!isFirstElement) {
                _jsonPath.pop(); // remove array index
            }
            if (_scanner.getToken() !== 4 /* SyntaxKind.CloseBracketToken */) {
                handleError(8 /* ParseErrorCode.CloseBracketExpected */, [4 /* SyntaxKind.CloseBracketToken */], []);
            }
            else {
                scanNext(); // consume close bracket
            }
            return true;
        }
        function parseValue() {
            switch (_scanner.getToken()) {
                case 3 /* SyntaxKind.OpenBracketToken */:
                    return parseArray();
                case 1 /* SyntaxKind.OpenBraceToken */:
                    return parseObject();
                case 10 /* SyntaxKind.StringLiteral */:
                    return parseString(true);
                default:
                    return parseLiteral();
            }
        }
        scanNext();
        if (_scanner.getToken() === 17 /* SyntaxKind.EOF */) {
            if (options.allowEmptyContent) {
                return true;
            }
            handleError(4 /* ParseErrorCode.ValueExpected */, [], []);
            return false;
        }
        if (!parseValue()) {
            handleError(4 /* ParseErrorCode.ValueExpected */, [], []);
            return false;
        }
        if (_scanner.getToken() !== 17 /* SyntaxKind.EOF */) {
            handleError(9 /* ParseErrorCode.EndOfFileExpected */, [], []);
        }
        return true;
    }
    exports.visit = visit;
    /**
     * Takes JSON with JavaScript-style comments and remove
     * them. Optionally replaces every none-newline character
     * of comments with a replaceCharacter
     */
    function stripComments(text, replaceCh) {
        let _scanner = (0, scanner_1.createScanner)(text), parts = [], kind, offset = 0, pos;
        do {
            pos = _scanner.getPosition();
            kind = _scanner.scan();
            switch (kind) {
                case 12 /* SyntaxKind.LineCommentTrivia */:
                case 13 /* SyntaxKind.BlockCommentTrivia */:
                case 17 /* SyntaxKind.EOF */:
                    if (offset !== pos) {
                        parts.push(text.substring(offset, pos));
                    }
                    if (replaceCh !== undefined) {
                        parts.push(_scanner.getTokenValue().replace(/[^\r\n]/g, replaceCh));
                    }
                    offset = _scanner.getPosition();
                    break;
            }
        } while (kind !== 17 /* SyntaxKind.EOF */);
        return parts.join('');
    }
    exports.stripComments = stripComments;
    function getNodeType(value) {
        switch (typeof value) {
            case 'boolean': return 'boolean';
            case 'number': return 'number';
            case 'string': return 'string';
            case 'object': {
                if (!value) {
                    return 'null';
                }
                else if (Array.isArray(value)) {
                    return 'array';
                }
                return 'object';
            }
            default: return 'null';
        }
    }
    exports.getNodeType = getNodeType;
});


/***/ }),

/***/ 8525:
/***/ ((module, exports) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.createScanner = void 0;
    /**
     * Creates a JSON scanner on the given text.
     * If ignoreTrivia is set, whitespaces or comments are ignored.
     */
    function createScanner(text, ignoreTrivia = false) {
        const len = text.length;
        let pos = 0, value = '', tokenOffset = 0, token = 16 /* SyntaxKind.Unknown */, lineNumber = 0, lineStartOffset = 0, tokenLineStartOffset = 0, prevTokenLineStartOffset = 0, scanError = 0 /* ScanError.None */;
        function scanHexDigits(count, exact) {
            let digits = 0;
            let value = 0;
            while (digits < count || !exact) {
                let ch = text.charCodeAt(pos);
                if (ch >= 48 /* CharacterCodes._0 */ && ch <= 57 /* CharacterCodes._9 */) {
                    value = value * 16 + ch - 48 /* CharacterCodes._0 */;
                }
                else if (ch >= 65 /* CharacterCodes.A */ && ch <= 70 /* CharacterCodes.F */) {
                    value = value * 16 + ch - 65 /* CharacterCodes.A */ + 10;
                }
                else if (ch >= 97 /* CharacterCodes.a */ && ch <= 102 /* CharacterCodes.f */) {
                    value = value * 16 + ch - 97 /* CharacterCodes.a */ + 10;
                }
                else {
                    break;
                }
                pos++;
                digits++;
            }
            if (digits < count) {
                value = -1;
            }
            return value;
        }
        function setPosition(newPosition) {
            pos = newPosition;
            value = '';
            tokenOffset = 0;
            token = 16 /* SyntaxKind.Unknown */;
            scanError = 0 /* ScanError.None */;
        }
        function scanNumber() {
            let start = pos;
            if (text.charCodeAt(pos) === 48 /* CharacterCodes._0 */) {
                pos++;
            }
            else {
                pos++;
                while (pos < text.length && isDigit(text.charCodeAt(pos))) {
                    pos++;
                }
            }
            if (pos < text.length && text.charCodeAt(pos) === 46 /* CharacterCodes.dot */) {
                pos++;
                if (pos < text.length && isDigit(text.charCodeAt(pos))) {
                    pos++;
                    while (pos < text.length && isDigit(text.charCodeAt(pos))) {
                        pos++;
                    }
                }
                else {
                    scanError = 3 /* ScanError.UnexpectedEndOfNumber */;
                    return text.substring(start, pos);
                }
            }
            let end = pos;
            if (pos < text.length && (text.charCodeAt(pos) === 69 /* CharacterCodes.E */ || text.charCodeAt(pos) === 101 /* CharacterCodes.e */)) {
                pos++;
                if (pos < text.length && text.charCodeAt(pos) === 43 /* CharacterCodes.plus */ || text.charCodeAt(pos) === 45 /* CharacterCodes.minus */) {
                    pos++;
                }
                if (pos < text.length && isDigit(text.charCodeAt(pos))) {
                    pos++;
                    while (pos < text.length && isDigit(text.charCodeAt(pos))) {
                        pos++;
                    }
                    end = pos;
                }
                else {
                    scanError = 3 /* ScanError.UnexpectedEndOfNumber */;
                }
            }
            return text.substring(start, end);
        }
        function scanString() {
            let result = '', start = pos;
            while (true) {
                if (pos >= len) {
                    result += text.substring(start, pos);
                    scanError = 2 /* ScanError.UnexpectedEndOfString */;
                    break;
                }
                const ch = text.charCodeAt(pos);
                if (ch === 34 /* CharacterCodes.doubleQuote */) {
                    result += text.substring(start, pos);
                    pos++;
                    break;
                }
                if (ch === 92 /* CharacterCodes.backslash */) {
                    result += text.substring(start, pos);
                    pos++;
                    if (pos >= len) {
                        scanError = 2 /* ScanError.UnexpectedEndOfString */;
                        break;
                    }
                    const ch2 = text.charCodeAt(pos++);
                    switch (ch2) {
                        case 34 /* CharacterCodes.doubleQuote */:
                            result += '\"';
                            break;
                        case 92 /* CharacterCodes.backslash */:
                            result += '\\';
                            break;
                        case 47 /* CharacterCodes.slash */:
                            result += '/';
                            break;
                        case 98 /* CharacterCodes.b */:
                            result += '\b';
                            break;
                        case 102 /* CharacterCodes.f */:
                            result += '\f';
                            break;
                        case 110 /* CharacterCodes.n */:
                            result += '\n';
                            break;
                        case 114 /* CharacterCodes.r */:
                            result += '\r';
                            break;
                        case 116 /* CharacterCodes.t */:
                            result += '\t';
                            break;
                        case 117 /* CharacterCodes.u */:
                            const ch3 = scanHexDigits(4, true);
                            if (ch3 >= 0) {
                                result += String.fromCharCode(ch3);
                            }
                            else {
                                scanError = 4 /* ScanError.InvalidUnicode */;
                            }
                            break;
                        default:
                            scanError = 5 /* ScanError.InvalidEscapeCharacter */;
                    }
                    start = pos;
                    continue;
                }
                if (ch >= 0 && ch <= 0x1f) {
                    if (isLineBreak(ch)) {
                        result += text.substring(start, pos);
                        scanError = 2 /* ScanError.UnexpectedEndOfString */;
                        break;
                    }
                    else {
                        scanError = 6 /* ScanError.InvalidCharacter */;
                        // mark as error but continue with string
                    }
                }
                pos++;
            }
            return result;
        }
        function scanNext() {
            value = '';
            scanError = 0 /* ScanError.None */;
            tokenOffset = pos;
            lineStartOffset = lineNumber;
            prevTokenLineStartOffset = tokenLineStartOffset;
            if (pos >= len) {
                // at the end
                tokenOffset = len;
                return token = 17 /* SyntaxKind.EOF */;
            }
            let code = text.charCodeAt(pos);
            // trivia: whitespace
            if (isWhiteSpace(code)) {
                do {
                    pos++;
                    value += String.fromCharCode(code);
                    code = text.charCodeAt(pos);
                } while (isWhiteSpace(code));
                return token = 15 /* SyntaxKind.Trivia */;
            }
            // trivia: newlines
            if (isLineBreak(code)) {
                pos++;
                value += String.fromCharCode(code);
                if (code === 13 /* CharacterCodes.carriageReturn */ && text.charCodeAt(pos) === 10 /* CharacterCodes.lineFeed */) {
                    pos++;
                    value += '\n';
                }
                lineNumber++;
                tokenLineStartOffset = pos;
                return token = 14 /* SyntaxKind.LineBreakTrivia */;
            }
            switch (code) {
                // tokens: []{}:,
                case 123 /* CharacterCodes.openBrace */:
                    pos++;
                    return token = 1 /* SyntaxKind.OpenBraceToken */;
                case 125 /* CharacterCodes.closeBrace */:
                    pos++;
                    return token = 2 /* SyntaxKind.CloseBraceToken */;
                case 91 /* CharacterCodes.openBracket */:
                    pos++;
                    return token = 3 /* SyntaxKind.OpenBracketToken */;
                case 93 /* CharacterCodes.closeBracket */:
                    pos++;
                    return token = 4 /* SyntaxKind.CloseBracketToken */;
                case 58 /* CharacterCodes.colon */:
                    pos++;
                    return token = 6 /* SyntaxKind.ColonToken */;
                case 44 /* CharacterCodes.comma */:
                    pos++;
                    return token = 5 /* SyntaxKind.CommaToken */;
                // strings
                case 34 /* CharacterCodes.doubleQuote */:
                    pos++;
                    value = scanString();
                    return token = 10 /* SyntaxKind.StringLiteral */;
                // comments
                case 47 /* CharacterCodes.slash */:
                    const start = pos - 1;
                    // Single-line comment
                    if (text.charCodeAt(pos + 1) === 47 /* CharacterCodes.slash */) {
                        pos += 2;
                        while (pos < len) {
                            if (isLineBreak(text.charCodeAt(pos))) {
                                break;
                            }
                            pos++;
                        }
                        value = text.substring(start, pos);
                        return token = 12 /* SyntaxKind.LineCommentTrivia */;
                    }
                    // Multi-line comment
                    if (text.charCodeAt(pos + 1) === 42 /* CharacterCodes.asterisk */) {
                        pos += 2;
                        const safeLength = len - 1; // For lookahead.
                        let commentClosed = false;
                        while (pos < safeLength) {
                            const ch = text.charCodeAt(pos);
                            if (ch === 42 /* CharacterCodes.asterisk */ && text.charCodeAt(pos + 1) === 47 /* CharacterCodes.slash */) {
                                pos += 2;
                                commentClosed = true;
                                break;
                            }
                            pos++;
                            if (isLineBreak(ch)) {
                                if (ch === 13 /* CharacterCodes.carriageReturn */ && text.charCodeAt(pos) === 10 /* CharacterCodes.lineFeed */) {
                                    pos++;
                                }
                                lineNumber++;
                                tokenLineStartOffset = pos;
                            }
                        }
                        if (!commentClosed) {
                            pos++;
                            scanError = 1 /* ScanError.UnexpectedEndOfComment */;
                        }
                        value = text.substring(start, pos);
                        return token = 13 /* SyntaxKind.BlockCommentTrivia */;
                    }
                    // just a single slash
                    value += String.fromCharCode(code);
                    pos++;
                    return token = 16 /* SyntaxKind.Unknown */;
                // numbers
                case 45 /* CharacterCodes.minus */:
                    value += String.fromCharCode(code);
                    pos++;
                    if (pos === len || !isDigit(text.charCodeAt(pos))) {
                        return token = 16 /* SyntaxKind.Unknown */;
                    }
                // found a minus, followed by a number so
                // we fall through to proceed with scanning
                // numbers
                case 48 /* CharacterCodes._0 */:
                case 49 /* CharacterCodes._1 */:
                case 50 /* CharacterCodes._2 */:
                case 51 /* CharacterCodes._3 */:
                case 52 /* CharacterCodes._4 */:
                case 53 /* CharacterCodes._5 */:
                case 54 /* CharacterCodes._6 */:
                case 55 /* CharacterCodes._7 */:
                case 56 /* CharacterCodes._8 */:
                case 57 /* CharacterCodes._9 */:
                    value += scanNumber();
                    return token = 11 /* SyntaxKind.NumericLiteral */;
                // literals and unknown symbols
                default:
                    // is a literal? Read the full word.
                    while (pos < len && isUnknownContentCharacter(code)) {
                        pos++;
                        code = text.charCodeAt(pos);
                    }
                    if (tokenOffset !== pos) {
                        value = text.substring(tokenOffset, pos);
                        // keywords: true, false, null
                        switch (value) {
                            case 'true': return token = 8 /* SyntaxKind.TrueKeyword */;
                            case 'false': return token = 9 /* SyntaxKind.FalseKeyword */;
                            case 'null': return token = 7 /* SyntaxKind.NullKeyword */;
                        }
                        return token = 16 /* SyntaxKind.Unknown */;
                    }
                    // some
                    value += String.fromCharCode(code);
                    pos++;
                    return token = 16 /* SyntaxKind.Unknown */;
            }
        }
        function isUnknownContentCharacter(code) {
            if (isWhiteSpace(code) || isLineBreak(code)) {
                return false;
            }
            switch (code) {
                case 125 /* CharacterCodes.closeBrace */:
                case 93 /* CharacterCodes.closeBracket */:
                case 123 /* CharacterCodes.openBrace */:
                case 91 /* CharacterCodes.openBracket */:
                case 34 /* CharacterCodes.doubleQuote */:
                case 58 /* CharacterCodes.colon */:
                case 44 /* CharacterCodes.comma */:
                case 47 /* CharacterCodes.slash */:
                    return false;
            }
            return true;
        }
        function scanNextNonTrivia() {
            let result;
            do {
                result = scanNext();
            } while (result >= 12 /* SyntaxKind.LineCommentTrivia */ && result <= 15 /* SyntaxKind.Trivia */);
            return result;
        }
        return {
            setPosition: setPosition,
            getPosition: () => pos,
            scan: ignoreTrivia ? scanNextNonTrivia : scanNext,
            getToken: () => token,
            getTokenValue: () => value,
            getTokenOffset: () => tokenOffset,
            getTokenLength: () => pos - tokenOffset,
            getTokenStartLine: () => lineStartOffset,
            getTokenStartCharacter: () => tokenOffset - prevTokenLineStartOffset,
            getTokenError: () => scanError,
        };
    }
    exports.createScanner = createScanner;
    function isWhiteSpace(ch) {
        return ch === 32 /* CharacterCodes.space */ || ch === 9 /* CharacterCodes.tab */;
    }
    function isLineBreak(ch) {
        return ch === 10 /* CharacterCodes.lineFeed */ || ch === 13 /* CharacterCodes.carriageReturn */;
    }
    function isDigit(ch) {
        return ch >= 48 /* CharacterCodes._0 */ && ch <= 57 /* CharacterCodes._9 */;
    }
    var CharacterCodes;
    (function (CharacterCodes) {
        CharacterCodes[CharacterCodes["lineFeed"] = 10] = "lineFeed";
        CharacterCodes[CharacterCodes["carriageReturn"] = 13] = "carriageReturn";
        CharacterCodes[CharacterCodes["space"] = 32] = "space";
        CharacterCodes[CharacterCodes["_0"] = 48] = "_0";
        CharacterCodes[CharacterCodes["_1"] = 49] = "_1";
        CharacterCodes[CharacterCodes["_2"] = 50] = "_2";
        CharacterCodes[CharacterCodes["_3"] = 51] = "_3";
        CharacterCodes[CharacterCodes["_4"] = 52] = "_4";
        CharacterCodes[CharacterCodes["_5"] = 53] = "_5";
        CharacterCodes[CharacterCodes["_6"] = 54] = "_6";
        CharacterCodes[CharacterCodes["_7"] = 55] = "_7";
        CharacterCodes[CharacterCodes["_8"] = 56] = "_8";
        CharacterCodes[CharacterCodes["_9"] = 57] = "_9";
        CharacterCodes[CharacterCodes["a"] = 97] = "a";
        CharacterCodes[CharacterCodes["b"] = 98] = "b";
        CharacterCodes[CharacterCodes["c"] = 99] = "c";
        CharacterCodes[CharacterCodes["d"] = 100] = "d";
        CharacterCodes[CharacterCodes["e"] = 101] = "e";
        CharacterCodes[CharacterCodes["f"] = 102] = "f";
        CharacterCodes[CharacterCodes["g"] = 103] = "g";
        CharacterCodes[CharacterCodes["h"] = 104] = "h";
        CharacterCodes[CharacterCodes["i"] = 105] = "i";
        CharacterCodes[CharacterCodes["j"] = 106] = "j";
        CharacterCodes[CharacterCodes["k"] = 107] = "k";
        CharacterCodes[CharacterCodes["l"] = 108] = "l";
        CharacterCodes[CharacterCodes["m"] = 109] = "m";
        CharacterCodes[CharacterCodes["n"] = 110] = "n";
        CharacterCodes[CharacterCodes["o"] = 111] = "o";
        CharacterCodes[CharacterCodes["p"] = 112] = "p";
        CharacterCodes[CharacterCodes["q"] = 113] = "q";
        CharacterCodes[CharacterCodes["r"] = 114] = "r";
        CharacterCodes[CharacterCodes["s"] = 115] = "s";
        CharacterCodes[CharacterCodes["t"] = 116] = "t";
        CharacterCodes[CharacterCodes["u"] = 117] = "u";
        CharacterCodes[CharacterCodes["v"] = 118] = "v";
        CharacterCodes[CharacterCodes["w"] = 119] = "w";
        CharacterCodes[CharacterCodes["x"] = 120] = "x";
        CharacterCodes[CharacterCodes["y"] = 121] = "y";
        CharacterCodes[CharacterCodes["z"] = 122] = "z";
        CharacterCodes[CharacterCodes["A"] = 65] = "A";
        CharacterCodes[CharacterCodes["B"] = 66] = "B";
        CharacterCodes[CharacterCodes["C"] = 67] = "C";
        CharacterCodes[CharacterCodes["D"] = 68] = "D";
        CharacterCodes[CharacterCodes["E"] = 69] = "E";
        CharacterCodes[CharacterCodes["F"] = 70] = "F";
        CharacterCodes[CharacterCodes["G"] = 71] = "G";
        CharacterCodes[CharacterCodes["H"] = 72] = "H";
        CharacterCodes[CharacterCodes["I"] = 73] = "I";
        CharacterCodes[CharacterCodes["J"] = 74] = "J";
        CharacterCodes[CharacterCodes["K"] = 75] = "K";
        CharacterCodes[CharacterCodes["L"] = 76] = "L";
        CharacterCodes[CharacterCodes["M"] = 77] = "M";
        CharacterCodes[CharacterCodes["N"] = 78] = "N";
        CharacterCodes[CharacterCodes["O"] = 79] = "O";
        CharacterCodes[CharacterCodes["P"] = 80] = "P";
        CharacterCodes[CharacterCodes["Q"] = 81] = "Q";
        CharacterCodes[CharacterCodes["R"] = 82] = "R";
        CharacterCodes[CharacterCodes["S"] = 83] = "S";
        CharacterCodes[CharacterCodes["T"] = 84] = "T";
        CharacterCodes[CharacterCodes["U"] = 85] = "U";
        CharacterCodes[CharacterCodes["V"] = 86] = "V";
        CharacterCodes[CharacterCodes["W"] = 87] = "W";
        CharacterCodes[CharacterCodes["X"] = 88] = "X";
        CharacterCodes[CharacterCodes["Y"] = 89] = "Y";
        CharacterCodes[CharacterCodes["Z"] = 90] = "Z";
        CharacterCodes[CharacterCodes["asterisk"] = 42] = "asterisk";
        CharacterCodes[CharacterCodes["backslash"] = 92] = "backslash";
        CharacterCodes[CharacterCodes["closeBrace"] = 125] = "closeBrace";
        CharacterCodes[CharacterCodes["closeBracket"] = 93] = "closeBracket";
        CharacterCodes[CharacterCodes["colon"] = 58] = "colon";
        CharacterCodes[CharacterCodes["comma"] = 44] = "comma";
        CharacterCodes[CharacterCodes["dot"] = 46] = "dot";
        CharacterCodes[CharacterCodes["doubleQuote"] = 34] = "doubleQuote";
        CharacterCodes[CharacterCodes["minus"] = 45] = "minus";
        CharacterCodes[CharacterCodes["openBrace"] = 123] = "openBrace";
        CharacterCodes[CharacterCodes["openBracket"] = 91] = "openBracket";
        CharacterCodes[CharacterCodes["plus"] = 43] = "plus";
        CharacterCodes[CharacterCodes["slash"] = 47] = "slash";
        CharacterCodes[CharacterCodes["formFeed"] = 12] = "formFeed";
        CharacterCodes[CharacterCodes["tab"] = 9] = "tab";
    })(CharacterCodes || (CharacterCodes = {}));
});


/***/ }),

/***/ 4579:
/***/ ((module, exports) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports"], factory);
    }
})(function () {
    "use strict";
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.supportedEols = exports.cachedBreakLinesWithSpaces = exports.cachedSpaces = void 0;
    exports.cachedSpaces = new Array(20).fill(0).map((_, index) => {
        return ' '.repeat(index);
    });
    const maxCachedValues = 200;
    exports.cachedBreakLinesWithSpaces = {
        ' ': {
            '\n': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\n' + ' '.repeat(index);
            }),
            '\r': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\r' + ' '.repeat(index);
            }),
            '\r\n': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\r\n' + ' '.repeat(index);
            }),
        },
        '\t': {
            '\n': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\n' + '\t'.repeat(index);
            }),
            '\r': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\r' + '\t'.repeat(index);
            }),
            '\r\n': new Array(maxCachedValues).fill(0).map((_, index) => {
                return '\r\n' + '\t'.repeat(index);
            }),
        }
    };
    exports.supportedEols = ['\n', '\r', '\r\n'];
});


/***/ }),

/***/ 9547:
/***/ ((module, exports, __nccwpck_require__) => {

(function (factory) {
    if ( true && typeof module.exports === "object") {
        var v = factory(__WEBPACK_EXTERNAL_createRequire(import.meta.url), exports);
        if (v !== undefined) module.exports = v;
    }
    else if (typeof define === "function" && define.amd) {
        define(["require", "exports", "./impl/format", "./impl/edit", "./impl/scanner", "./impl/parser"], factory);
    }
})(function () {
    /*---------------------------------------------------------------------------------------------
     *  Copyright (c) Microsoft Corporation. All rights reserved.
     *  Licensed under the MIT License. See License.txt in the project root for license information.
     *--------------------------------------------------------------------------------------------*/
    'use strict';
    Object.defineProperty(exports, "__esModule", ({ value: true }));
    exports.applyEdits = exports.modify = exports.format = exports.printParseErrorCode = exports.ParseErrorCode = exports.stripComments = exports.visit = exports.getNodeValue = exports.getNodePath = exports.findNodeAtOffset = exports.findNodeAtLocation = exports.parseTree = exports.parse = exports.getLocation = exports.SyntaxKind = exports.ScanError = exports.createScanner = void 0;
    const formatter = __nccwpck_require__(6612);
    const edit = __nccwpck_require__(4807);
    const scanner = __nccwpck_require__(8525);
    const parser = __nccwpck_require__(5152);
    /**
     * Creates a JSON scanner on the given text.
     * If ignoreTrivia is set, whitespaces or comments are ignored.
     */
    exports.createScanner = scanner.createScanner;
    var ScanError;
    (function (ScanError) {
        ScanError[ScanError["None"] = 0] = "None";
        ScanError[ScanError["UnexpectedEndOfComment"] = 1] = "UnexpectedEndOfComment";
        ScanError[ScanError["UnexpectedEndOfString"] = 2] = "UnexpectedEndOfString";
        ScanError[ScanError["UnexpectedEndOfNumber"] = 3] = "UnexpectedEndOfNumber";
        ScanError[ScanError["InvalidUnicode"] = 4] = "InvalidUnicode";
        ScanError[ScanError["InvalidEscapeCharacter"] = 5] = "InvalidEscapeCharacter";
        ScanError[ScanError["InvalidCharacter"] = 6] = "InvalidCharacter";
    })(ScanError || (exports.ScanError = ScanError = {}));
    var SyntaxKind;
    (function (SyntaxKind) {
        SyntaxKind[SyntaxKind["OpenBraceToken"] = 1] = "OpenBraceToken";
        SyntaxKind[SyntaxKind["CloseBraceToken"] = 2] = "CloseBraceToken";
        SyntaxKind[SyntaxKind["OpenBracketToken"] = 3] = "OpenBracketToken";
        SyntaxKind[SyntaxKind["CloseBracketToken"] = 4] = "CloseBracketToken";
        SyntaxKind[SyntaxKind["CommaToken"] = 5] = "CommaToken";
        SyntaxKind[SyntaxKind["ColonToken"] = 6] = "ColonToken";
        SyntaxKind[SyntaxKind["NullKeyword"] = 7] = "NullKeyword";
        SyntaxKind[SyntaxKind["TrueKeyword"] = 8] = "TrueKeyword";
        SyntaxKind[SyntaxKind["FalseKeyword"] = 9] = "FalseKeyword";
        SyntaxKind[SyntaxKind["StringLiteral"] = 10] = "StringLiteral";
        SyntaxKind[SyntaxKind["NumericLiteral"] = 11] = "NumericLiteral";
        SyntaxKind[SyntaxKind["LineCommentTrivia"] = 12] = "LineCommentTrivia";
        SyntaxKind[SyntaxKind["BlockCommentTrivia"] = 13] = "BlockCommentTrivia";
        SyntaxKind[SyntaxKind["LineBreakTrivia"] = 14] = "LineBreakTrivia";
        SyntaxKind[SyntaxKind["Trivia"] = 15] = "Trivia";
        SyntaxKind[SyntaxKind["Unknown"] = 16] = "Unknown";
        SyntaxKind[SyntaxKind["EOF"] = 17] = "EOF";
    })(SyntaxKind || (exports.SyntaxKind = SyntaxKind = {}));
    /**
     * For a given offset, evaluate the location in the JSON document. Each segment in the location path is either a property name or an array index.
     */
    exports.getLocation = parser.getLocation;
    /**
     * Parses the given text and returns the object the JSON content represents. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
     * Therefore, always check the errors list to find out if the input was valid.
     */
    exports.parse = parser.parse;
    /**
     * Parses the given text and returns a tree representation the JSON content. On invalid input, the parser tries to be as fault tolerant as possible, but still return a result.
     */
    exports.parseTree = parser.parseTree;
    /**
     * Finds the node at the given path in a JSON DOM.
     */
    exports.findNodeAtLocation = parser.findNodeAtLocation;
    /**
     * Finds the innermost node at the given offset. If includeRightBound is set, also finds nodes that end at the given offset.
     */
    exports.findNodeAtOffset = parser.findNodeAtOffset;
    /**
     * Gets the JSON path of the given JSON DOM node
     */
    exports.getNodePath = parser.getNodePath;
    /**
     * Evaluates the JavaScript object of the given JSON DOM node
     */
    exports.getNodeValue = parser.getNodeValue;
    /**
     * Parses the given text and invokes the visitor functions for each object, array and literal reached.
     */
    exports.visit = parser.visit;
    /**
     * Takes JSON with JavaScript-style comments and remove
     * them. Optionally replaces every none-newline character
     * of comments with a replaceCharacter
     */
    exports.stripComments = parser.stripComments;
    var ParseErrorCode;
    (function (ParseErrorCode) {
        ParseErrorCode[ParseErrorCode["InvalidSymbol"] = 1] = "InvalidSymbol";
        ParseErrorCode[ParseErrorCode["InvalidNumberFormat"] = 2] = "InvalidNumberFormat";
        ParseErrorCode[ParseErrorCode["PropertyNameExpected"] = 3] = "PropertyNameExpected";
        ParseErrorCode[ParseErrorCode["ValueExpected"] = 4] = "ValueExpected";
        ParseErrorCode[ParseErrorCode["ColonExpected"] = 5] = "ColonExpected";
        ParseErrorCode[ParseErrorCode["CommaExpected"] = 6] = "CommaExpected";
        ParseErrorCode[ParseErrorCode["CloseBraceExpected"] = 7] = "CloseBraceExpected";
        ParseErrorCode[ParseErrorCode["CloseBracketExpected"] = 8] = "CloseBracketExpected";
        ParseErrorCode[ParseErrorCode["EndOfFileExpected"] = 9] = "EndOfFileExpected";
        ParseErrorCode[ParseErrorCode["InvalidCommentToken"] = 10] = "InvalidCommentToken";
        ParseErrorCode[ParseErrorCode["UnexpectedEndOfComment"] = 11] = "UnexpectedEndOfComment";
        ParseErrorCode[ParseErrorCode["UnexpectedEndOfString"] = 12] = "UnexpectedEndOfString";
        ParseErrorCode[ParseErrorCode["UnexpectedEndOfNumber"] = 13] = "UnexpectedEndOfNumber";
        ParseErrorCode[ParseErrorCode["InvalidUnicode"] = 14] = "InvalidUnicode";
        ParseErrorCode[ParseErrorCode["InvalidEscapeCharacter"] = 15] = "InvalidEscapeCharacter";
        ParseErrorCode[ParseErrorCode["InvalidCharacter"] = 16] = "InvalidCharacter";
    })(ParseErrorCode || (exports.ParseErrorCode = ParseErrorCode = {}));
    function printParseErrorCode(code) {
        switch (code) {
            case 1 /* ParseErrorCode.InvalidSymbol */: return 'InvalidSymbol';
            case 2 /* ParseErrorCode.InvalidNumberFormat */: return 'InvalidNumberFormat';
            case 3 /* ParseErrorCode.PropertyNameExpected */: return 'PropertyNameExpected';
            case 4 /* ParseErrorCode.ValueExpected */: return 'ValueExpected';
            case 5 /* ParseErrorCode.ColonExpected */: return 'ColonExpected';
            case 6 /* ParseErrorCode.CommaExpected */: return 'CommaExpected';
            case 7 /* ParseErrorCode.CloseBraceExpected */: return 'CloseBraceExpected';
            case 8 /* ParseErrorCode.CloseBracketExpected */: return 'CloseBracketExpected';
            case 9 /* ParseErrorCode.EndOfFileExpected */: return 'EndOfFileExpected';
            case 10 /* ParseErrorCode.InvalidCommentToken */: return 'InvalidCommentToken';
            case 11 /* ParseErrorCode.UnexpectedEndOfComment */: return 'UnexpectedEndOfComment';
            case 12 /* ParseErrorCode.UnexpectedEndOfString */: return 'UnexpectedEndOfString';
            case 13 /* ParseErrorCode.UnexpectedEndOfNumber */: return 'UnexpectedEndOfNumber';
            case 14 /* ParseErrorCode.InvalidUnicode */: return 'InvalidUnicode';
            case 15 /* ParseErrorCode.InvalidEscapeCharacter */: return 'InvalidEscapeCharacter';
            case 16 /* ParseErrorCode.InvalidCharacter */: return 'InvalidCharacter';
        }
        return '<unknown ParseErrorCode>';
    }
    exports.printParseErrorCode = printParseErrorCode;
    /**
     * Computes the edit operations needed to format a JSON document.
     *
     * @param documentText The input text
     * @param range The range to format or `undefined` to format the full content
     * @param options The formatting options
     * @returns The edit operations describing the formatting changes to the original document following the format described in {@linkcode EditResult}.
     * To apply the edit operations to the input, use {@linkcode applyEdits}.
     */
    function format(documentText, range, options) {
        return formatter.format(documentText, range, options);
    }
    exports.format = format;
    /**
     * Computes the edit operations needed to modify a value in the JSON document.
     *
     * @param documentText The input text
     * @param path The path of the value to change. The path represents either to the document root, a property or an array item.
     * If the path points to an non-existing property or item, it will be created.
     * @param value The new value for the specified property or item. If the value is undefined,
     * the property or item will be removed.
     * @param options Options
     * @returns The edit operations describing the changes to the original document, following the format described in {@linkcode EditResult}.
     * To apply the edit operations to the input, use {@linkcode applyEdits}.
     */
    function modify(text, path, value, options) {
        return edit.setProperty(text, path, value, options);
    }
    exports.modify = modify;
    /**
     * Applies edits to an input string.
     * @param text The input text
     * @param edits Edit operations following the format described in {@linkcode EditResult}.
     * @returns The text with the applied edits.
     * @throws An error if the edit operations are not well-formed as described in {@linkcode EditResult}.
     */
    function applyEdits(text, edits) {
        let sortedEdits = edits.slice(0).sort((a, b) => {
            const diff = a.offset - b.offset;
            if (diff === 0) {
                return a.length - b.length;
            }
            return diff;
        });
        let lastModifiedOffset = text.length;
        for (let i = sortedEdits.length - 1; i >= 0; i--) {
            let e = sortedEdits[i];
            if (e.offset + e.length <= lastModifiedOffset) {
                text = edit.applyEdit(text, e);
            }
            else {
                throw new Error('Overlapping edit');
            }
            lastModifiedOffset = e.offset;
        }
        return text;
    }
    exports.applyEdits = applyEdits;
});


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 5210:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8877);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5708);


// Keeps V8's young generation at its first size: it would grow to some 150 MB over 100,000 sessions, for garbage that a
// small one collects in the same time (docs/performance.md).
(0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--semi-space-growth-factor=1');
// At the top level: a promise that never settles then ends the process with 13, not with a green 0.
await (0,_main_js__WEBPACK_IMPORTED_MODULE_1__/* .main */ .i)();
// Fires only when something forgotten keeps the process alive: a read that hangs, a socket that nobody closed.
setTimeout(() => process.exit(), 1_000).unref();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main_main)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
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
    process.stdout.write(cmd.toString() + external_os_.EOL);
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
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./lib/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
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
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
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


const { access, appendFile, writeFile } = external_fs_.promises;
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
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
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
        return this.addRaw(external_os_.EOL);
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
const platform = external_os_.platform();
const arch = external_os_.arch();
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
    process.stdout.write(external_os_.EOL);
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
    process.stdout.write(message + external_os_.EOL);
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
    'project-unknown',
    'token-missing',
    'token-expired',
    'token-unusable',
    'token-refused',
    'no-write-scope',
    'event-refused',
    'no-sessions',
    'session-not-found',
    'cloud-unreachable',
    'cloud-rejected',
    'cloud-answer',
    'cloud-down',
    'rate-limited',
    'redirected',
    'too-large',
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
class Failure extends Error {
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
function internalFailure(error) {
    const message = Error.isError(error) ? error.message : String(error);
    const hint = 'This is a bug of the action: please report it with this log.';
    return new Failure('internal', `Unexpected error: ${message}`, hint, { cause: error });
}

;// CONCATENATED MODULE: ./lib/src/cloud/cloud-failure.js

/** A request that failed for good. */
class CloudFailure extends Failure {
    /** Requests of this kind that were made for it; 0 when the run had already been stopped. */
    attempts;
    /** Every further request would fail alike: a refused token, a refusing proxy, a cloud that is down. */
    fatal;
    trouble;
    constructor(trouble, attempts) {
        super(trouble.code, trouble.message, trouble.hint, 'cause' in trouble ? { cause: trouble.cause } : undefined);
        this.attempts = attempts;
        this.fatal = trouble.fatal;
        this.trouble = trouble;
    }
}
/** True when an error ends the whole run, not only the session it came from. */
function isFatal(error) {
    return error instanceof CloudFailure && error.fatal;
}

;// CONCATENATED MODULE: ./lib/src/cloud/credentials.js

/**
 * The token that requests carry. A refresh token is exchanged before its first use; an API key is sent as it is; anything
 * else is sent as it is and, when it is refused, exchanged once in case it is a refresh token after all.
 */
class Credentials {
    #options;
    #current;
    #exchanging;
    constructor(options) {
        this.#options = options;
        this.#current = options.kind === 'refresh' ? undefined : options.token;
    }
    /** The token to send. @throws what the exchange throws. */
    async token(budget) {
        if (this.#current === undefined || this.#exchanging !== undefined)
            return this.#exchange(budget);
        return this.#current;
    }
    /**
     * After a 401: gets another token, once for all workers.
     *
     * @param refused the token that was refused.
     * @returns false when there is no other token to try. @throws what the exchange throws.
     */
    async renew(refused, budget) {
        if (this.#options.kind === 'api')
            return false;
        // Another worker's 401 may have renewed it in the meantime.
        if (this.#current !== refused)
            return true;
        try {
            await this.#exchange(budget);
            return true;
        }
        catch (error) {
            // What is no refresh token after all was refused with the 401 that led here; that one tells more.
            if (this.#options.kind !== 'refresh' && isFatal(error))
                return false;
            throw error;
        }
    }
    async #exchange(budget) {
        this.#exchanging ??= this.#options.exchange(budget).finally(() => {
            this.#exchanging = undefined;
        });
        this.#current = await this.#exchanging;
        return this.#current;
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/retry-after.js
/** An epoch in seconds lies between these until the year 5138; anything else in `X-RateLimit-Reset` is another unit. */
const EPOCH_SECONDS = { min: 1_000_000_000, max: 100_000_000_000 };
/**
 * How long the server tells us to wait, in ms: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` in epoch
 * seconds (CLOUD-API: Limits). `undefined` when it says nothing usable; a moment that has passed is 0.
 *
 * @param now epoch milliseconds.
 */
function toldWait(headers, now) {
    return retryAfter(single(headers['retry-after']), now) ?? rateLimitReset(single(headers['x-ratelimit-reset']), now);
}
function retryAfter(text, now) {
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    // HTTP dates name the day in letters; Date.parse alone would take "-5" or "1.5" for a date too.
    if (!/^[A-Za-z]{3,9},? /.test(text))
        return undefined;
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
function rateLimitReset(text, now) {
    if (!/^\d+$/.test(text))
        return undefined;
    const seconds = Number(text);
    if (seconds < EPOCH_SECONDS.min || seconds > EPOCH_SECONDS.max)
        return undefined;
    return Math.max(0, seconds * 1000 - now);
}
function single(value) {
    return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
}

;// CONCATENATED MODULE: ./lib/src/cloud/retry-policy.js
/** Statuses that another attempt may turn into a success (issue: Faults); no other status is ever retried. */
const RETRIABLE_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);
/** The first retry waits up to this, ms; each further one up to twice as long. */
const BACKOFF_BASE_MS = 1000;
const BACKOFF_MAX_MS = 30_000;
/** A rate limit is waited out for at least this, ms, whatever the jitter says: knocking sooner only prolongs it. */
const RATE_LIMIT_MIN_MS = 1000;
/**
 * Exponential backoff with full jitter, in ms: between 0 and 1 s, 2 s, 4 s … 30 s.
 *
 * @param retry 0 for the first retry. @param random in [0, 1).
 */
function backoff(retry, random) {
    return random() * Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** retry);
}
/** How long a 429 pauses everybody, in ms: as told, else the backoff, but not under a second when nothing was told. */
function rateLimitPause(toldMs, retry, random) {
    return toldMs ?? Math.max(RATE_LIMIT_MIN_MS, backoff(retry, random));
}
/**
 * The same for the sizes, whose 429s are not counted as attempts: exponential without jitter (there is one request), and
 * never under a second, so that a server that says "retry after 0" is not asked in a loop.
 */
function sizesPause(toldMs, retry) {
    return Math.max(RATE_LIMIT_MIN_MS, toldMs ?? Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** retry));
}

;// CONCATENATED MODULE: ./lib/src/cloud/server-text.js
/** Characters of a server's text that a message holds at most. */
const MAX_TEXT = 200;
/** Bytes of an answer that are looked at for its text: an error's JSON is far smaller. */
const MAX_BYTES = 65_536;
/**
 * The server's own words out of an answer's body: the `error` or `message` of JSON, the title of an HTML page, else the
 * text as it is; secrets removed, folded to one line without control characters, at most 200 characters. Still untrusted.
 */
function serverText(body, scrub) {
    const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MAX_BYTES)).toString();
    return shorten(scrub(words(text)));
}
/** Folds text to one line of at most `max` characters (UTF-16 units), never cutting a character in two. */
function shorten(text, max = MAX_TEXT) {
    const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
    if (line.length <= max)
        return line;
    return `${line.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
function words(text) {
    const trimmed = text.trim();
    if (trimmed.startsWith('<')) {
        const title = /<title[^>]*>([^<]*)/i.exec(trimmed)?.[1]?.trim();
        return title ? `an HTML page titled ${title}` : 'an HTML page';
    }
    try {
        const parsed = JSON.parse(trimmed);
        if (typeof parsed !== 'object' || parsed === null)
            return trimmed;
        const { error, message } = parsed;
        if (typeof error === 'string')
            return error;
        if (typeof message === 'string')
            return message;
    }
    catch {
        // Not JSON, or not all of it: its text is all there is.
    }
    return trimmed;
}

;// CONCATENATED MODULE: ./lib/src/cloud/trouble.js
/** How a request is called in a sentence. */
const REQUEST_NAMES = {
    sizes: 'the request for the sizes',
    head: 'the HEAD request',
    put: 'the upload',
    refresh: 'the exchange of the refresh token',
};
/** True when the attempt got no answer of the cloud's own: nothing, a 5xx, a redirect, or somebody else's page. */
function isNoAnswer(trouble) {
    const { status } = trouble;
    return status === undefined || status >= 500 || (status < 400 && trouble.code !== 'cloud-rejected');
}

;// CONCATENATED MODULE: ./lib/src/cloud/answer-trouble.js




/** Statuses behind which the cloud may have stored an upload all the same: the answer failed, not surely the request. */
const MAY_HAVE_HAPPENED = new Set([500, 502, 503, 504]);
const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page answers in the place of the cloud.';
/** The trouble that an answer's status means; for every status but a good answer's. */
function troubleOfStatus(kind, answer, { scrub, now }) {
    const { status } = answer;
    const text = serverText(answer.body, scrub);
    const message = `the cloud answered ${REQUEST_NAMES[kind]} with HTTP ${status}${text === '' ? '' : `: ${text}`}`;
    const toldMs = RETRIABLE_STATUSES.has(status) ? toldWait(answer.headers, now) : undefined;
    return {
        ...explain(kind, status),
        message: status >= 300 && status < 400 ? redirectMessage(kind, answer, scrub) : message,
        retriable: RETRIABLE_STATUSES.has(status),
        fatal: status === 401 || status === 403 || status === 407,
        mayHaveHappened: MAY_HAVE_HAPPENED.has(status),
        status,
        ...(toldMs === undefined ? {} : { toldMs }),
    };
}
/** The trouble of a 2xx whose body is not the cloud's: a captive portal's page, garbage, nothing, or far too much. */
function troubleOfForeignAnswer(kind, answer, what, scrub) {
    const text = serverText(answer.body, scrub);
    const reason = answer.isCut ? 'its body is larger than any answer of the cloud' : what;
    const words = text === '' ? 'the body is empty' : text;
    return {
        code: 'cloud-answer',
        message: `HTTP ${answer.status} for ${REQUEST_NAMES[kind]} is not the cloud's answer: ${reason}: ${words}`,
        hint: WRONG_HOST,
        retriable: true,
        fatal: false,
        mayHaveHappened: true,
        status: answer.status,
    };
}
/** The trouble of a 2xx in which the cloud itself says no. */
function troubleOfRefusal(kind, answer, scrub) {
    return {
        code: 'cloud-rejected',
        message: `the cloud refused ${REQUEST_NAMES[kind]} (HTTP ${answer.status}): ${serverText(answer.body, scrub)}`,
        hint: "The text is the server's own; if it does not help, report it to SpecStory.",
        retriable: false,
        fatal: false,
        mayHaveHappened: false,
        status: answer.status,
    };
}
function explain(kind, status) {
    if (status >= 300 && status < 400) {
        return {
            code: 'redirected',
            hint: `No redirect is followed, so that the token reaches no other host. ${WRONG_HOST}`,
        };
    }
    if (status === 401) {
        return {
            code: 'token-refused',
            hint: 'The token was revoked, has expired, or belongs to another cloud: make a new API key and update the secret.',
        };
    }
    if (status === 403)
        return kind === 'put' ? NO_WRITE_SCOPE : NO_ACCESS;
    if (status === 407)
        return { code: 'proxy', hint: 'Set user and password in the proxy URL: http://user:password@host:port.' };
    if (status === 413) {
        return {
            code: 'too-large',
            hint: 'The cloud takes 50 MB compressed and 64 MB decompressed: split or shorten the file.',
        };
    }
    if (status === 429) {
        return {
            code: 'rate-limited',
            hint: 'Run later, less often, or with a lower `concurrency`; a further run continues.',
        };
    }
    if (status >= 500)
        return { code: 'cloud-rejected', hint: 'The cloud has trouble of its own: run again later.' };
    return { code: 'cloud-rejected', hint: "Another attempt would get the same answer; the text is the server's own." };
}
const NO_WRITE_SCOPE = {
    code: 'no-write-scope',
    hint: 'The API key may read but not write: make one with write scope and update the secret.',
};
const NO_ACCESS = {
    code: 'token-refused',
    hint: 'The token has no access to this project: check whose token it is, and the project id.',
};
function redirectMessage(kind, answer, scrub) {
    const { location } = answer.headers;
    const target = typeof location === 'string' ? ` to ${shorten(scrub(location), 100)}` : '';
    return `the cloud answered ${REQUEST_NAMES[kind]} with a redirect (HTTP ${answer.status})${target}`;
}

;// CONCATENATED MODULE: ./lib/src/cloud/copy-bytes.js
/**
 * The largest size of a session's Markdown that makes sense, in bytes: 16 times the 64 MB that the cloud accepts
 * (CLOUD-API: Limits). A larger number is taken for nonsense, since believing it would skip the session for good.
 */
const MAX_COPY_BYTES = 2 ** 30;
/** A size that a cloud's copy can have: a whole number of bytes from 0 to 1 GiB. */
function isCopyBytes(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_COPY_BYTES;
}
/** A header's size: plain decimal digits only, given once. `undefined` when it is anything else. */
function headerBytes(value) {
    if (typeof value !== 'string' || !/^(0|[1-9]\d{0,15})$/.test(value))
        return undefined;
    const bytes = Number(value);
    return isCopyBytes(bytes) ? bytes : undefined;
}

;// CONCATENATED MODULE: ./lib/src/cloud/head-sizes.js


/** Raw data above this, in bytes, is no document of ours (some 400 bytes) but an agent's log that the CLI uploaded. */
const CLI_RAW_DATA_BYTES = 16_384;
/** Every size that the cloud tells with a HEAD (CLOUD-API). */
const SIZE_HEADERS = ['x-markdown-size', 'x-raw-data-size', 'x-session-data-size'];
/** True for a page that stands in the cloud's place, such as a login page: HTML, and none of the cloud's sizes. */
function isPage(headers) {
    const type = headers['content-type'];
    return typeof type === 'string' && /^text\/html\b/i.test(type) && SIZE_HEADERS.every((name) => !(name in headers));
}
/**
 * Reads the answer to a successful HEAD (CLOUD-API); a size that is missing or no whole number makes the copy unknown.
 *
 * @param scrub removes secrets from a server's text.
 */
function parseHeadSizes(headers, scrub) {
    const sessionData = headers['x-session-data-size'];
    const rawBytes = headerBytes(headers['x-raw-data-size']) ?? 0;
    const fromCli = (headerBytes(sessionData) ?? 0) > 0 || rawBytes > CLI_RAW_DATA_BYTES;
    const markdown = headers['x-markdown-size'];
    const bytes = headerBytes(markdown);
    if (bytes !== undefined)
        return { state: 'present', bytes, fromCli };
    const reason = markdown === undefined
        ? 'the HEAD answer has no X-Markdown-Size'
        : `the HEAD answer's X-Markdown-Size makes no sense: ${shorten(scrub(String(markdown)), 40)}`;
    return { state: 'unknown', reason, fromCli };
}

;// CONCATENATED MODULE: ./lib/src/cloud/sizes.js


const SESSION_DATA_SUFFIX = ':sessionData';
/**
 * Reads the body of `GET …/sessions/sizes` (CLOUD-API). A project the cloud has never seen is an empty map, whatever
 * its status. Sizes that make no sense become `unknown`, so that a HEAD is made instead of a wrong skip.
 *
 * @param body at most 64 MB of JSON; 100,000 sessions are about 4.5 MB.
 * @param scrub removes secrets from a server's text.
 */
function parseSizes(body, scrub) {
    const answer = parseObject(body);
    if (answer === undefined)
        return { reason: 'the answer is no JSON object' };
    if (answer['success'] !== true) {
        const error = answer['error'];
        if (isUnknownProject(answer))
            return { copies: new Map() };
        return { reason: typeof error === 'string' ? shorten(scrub(error)) : 'the answer does not say success' };
    }
    const { data } = answer;
    const sessions = isObject(data) ? data['sessions'] : undefined;
    if (!isObject(sessions))
        return { reason: 'the answer has no data.sessions' };
    return { copies: copiesOf(sessions, scrub) };
}
/** True for "Workspace not found", which the cloud sends as 404 or as 500 for a project it has never seen (CLOUD-API). */
function isUnknownProject(answer) {
    if (!isObject(answer) || answer['success'] !== false)
        return false;
    const { error } = answer;
    return typeof error === 'string' && /\bworkspace not found\b/i.test(error);
}
function copiesOf(sessions, scrub) {
    const copies = new Map();
    const fromCli = [];
    for (const [key, value] of Object.entries(sessions)) {
        if (key.endsWith(SESSION_DATA_SUFFIX)) {
            // The key alone says that the CLI was here; only a plain 0 takes it back, as it does in a HEAD's header.
            if (value !== 0)
                fromCli.push(key.slice(0, -SESSION_DATA_SUFFIX.length));
        }
        else if (isCopyBytes(value)) {
            copies.set(key, { state: 'present', bytes: value, fromCli: false });
        }
        else {
            const reason = `the cloud's size makes no sense: ${shorten(scrub(JSON.stringify(value)), 40)}`;
            copies.set(key, { state: 'unknown', reason, fromCli: false });
        }
    }
    for (const id of fromCli)
        copies.set(id, markFromCli(copies.get(id)));
    return copies;
}
function markFromCli(copy) {
    if (copy === undefined || copy.state === 'absent') {
        return { state: 'unknown', reason: 'the cloud lists its session data but not its size', fromCli: true };
    }
    return { ...copy, fromCli: true };
}
function parseObject(body) {
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

;// CONCATENATED MODULE: ./lib/src/cloud/judges.js



/** An error's JSON is far below this, in bytes; nothing larger is looked through for "Workspace not found". */
const MAX_ERROR_BYTES = 65_536;
const judgeSizes = (answer, context) => {
    const { status, body } = answer;
    if (status === 200) {
        const parsed = answer.isCut ? { reason: '' } : parseSizes(body, context.scrub);
        if ('copies' in parsed)
            return { value: parsed.copies };
        return { trouble: troubleOfForeignAnswer('sizes', answer, parsed.reason, context.scrub) };
    }
    const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES;
    if (isError && isUnknownProject(parse(body)))
        return { value: new Map() };
    return { trouble: troubleOf('sizes', answer, context) };
};
const judgeHead = (answer, context) => {
    if (answer.status === 404)
        return { value: { state: 'absent' } };
    if (answer.status === 200) {
        if (!isPage(answer.headers))
            return { value: parseHeadSizes(answer.headers, context.scrub) };
        return { trouble: troubleOfForeignAnswer('head', answer, 'it is an HTML page without sizes', context.scrub) };
    }
    return { trouble: troubleOf('head', answer, context) };
};
/** 201 created, 200 updated; anything else than `success: true` in its JSON is not the cloud's success. */
const judgePut = (answer, context) => {
    const { status } = answer;
    if (status !== 200 && status !== 201)
        return { trouble: troubleOf('put', answer, context) };
    const success = answer.isCut ? undefined : parse(answer.body)?.success;
    if (success === true)
        return { value: status };
    if (success === false)
        return { trouble: troubleOfRefusal('put', answer, context.scrub) };
    return { trouble: troubleOfForeignAnswer('put', answer, 'it does not say success', context.scrub) };
};
/** The access token of `POST /device-refresh`. What refuses the exchange refuses every request, so it ends the run. */
const judgeRefresh = (answer, context) => {
    if (answer.status >= 200 && answer.status < 300) {
        const token = parse(answer.body)?.accessToken;
        if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token))
            return { value: token };
        // The body may hold a token in a place where we do not look for it, so none of it is shown.
        const bare = { ...answer, body: Buffer.alloc(0) };
        return { trouble: troubleOfForeignAnswer('refresh', bare, 'it holds no accessToken', context.scrub) };
    }
    const trouble = troubleOf('refresh', answer, context);
    if (trouble.retriable || trouble.code === 'proxy' || trouble.code === 'redirected')
        return { trouble };
    const hint = 'Run `specstory login` again and update the secret, or use an API key.';
    return { trouble: { ...trouble, code: 'token-refused', hint, fatal: true } };
};
function troubleOf(kind, answer, context) {
    if (answer.status >= 300)
        return troubleOfStatus(kind, answer, context);
    return troubleOfForeignAnswer(kind, answer, 'no such status is expected', context.scrub);
}
function parse(body) {
    try {
        return JSON.parse(body.toString()) ?? undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/time-budget.js
/** The longest delay that a timer of Node can hold, ms; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** A wait would have passed the run's deadline: thrown at once instead of waiting, so the session is timed out. */
class DeadlinePassed extends Error {
    name = 'DeadlinePassed';
    constructor(message = 'the deadline of the run has passed') {
        super(message);
    }
}
/**
 * Waits `ms` milliseconds, or less when `stop` aborts (the caller then looks at why).
 *
 * @throws DeadlinePassed at once when the wait would reach the deadline; the budget's reason, as it is, when it aborts.
 */
async function wait(ms, budget, stop) {
    budget.signal.throwIfAborted();
    if (ms >= budget.remainingMs())
        throw new DeadlinePassed();
    if (ms <= 0 || stop.aborted)
        return;
    let finish = () => { };
    const done = new Promise((resolve) => {
        finish = resolve;
    });
    const timer = setTimeout(finish, Math.min(ms, LONGEST_TIMER_MS));
    budget.signal.addEventListener('abort', finish);
    stop.addEventListener('abort', finish);
    try {
        await done;
    }
    finally {
        clearTimeout(timer);
        budget.signal.removeEventListener('abort', finish);
        stop.removeEventListener('abort', finish);
    }
    budget.signal.throwIfAborted();
}

;// CONCATENATED MODULE: ./lib/src/cloud/pause.js

/** The pause that a 429 imposes on all workers, not only on the one that got it (issue: Faults). */
class Pause {
    #now;
    #onPause;
    #until = 0;
    constructor(now, onPause) {
        this.#now = now;
        this.#onPause = onPause;
    }
    /** Nobody sends for the next `ms` milliseconds; a pause that already lasts longer stands. */
    extend(ms) {
        const now = this.#now();
        // Several workers get their 429 at the same moment: that is one pause, told once.
        const isNews = this.#until <= now && ms > 0;
        this.#until = Math.max(this.#until, now + ms);
        if (isNews)
            this.#onPause(ms);
    }
    /**
     * Resolves when nothing is paused, or early when `stop` aborts.
     *
     * @throws DeadlinePassed at once when the pause would outlast the budget; the budget's reason when it aborts.
     */
    async wait(budget, stop) {
        while (!stop.aborted) {
            const left = this.#until - this.#now();
            if (left <= 0)
                return;
            await wait(left, budget, stop);
        }
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/proxy.js

const SCHEMES = new Set(['http:', 'https:', 'socks5:']);
/**
 * Reads the proxy settings. `host:port` without a scheme is taken for `http://host:port`, as curl does.
 *
 * @throws Failure `proxy`, never with the value in it, which may hold a password.
 */
function parseProxies(settings) {
    return {
        https: parseProxy('HTTPS_PROXY', settings?.httpsProxy),
        http: parseProxy('HTTP_PROXY', settings?.httpProxy),
        noProxy: settings?.noProxy ?? '',
    };
}
/** Every text that must not be shown, because a proxy's URL holds credentials. */
function proxySecrets({ https, http }) {
    return [https, http].flatMap((proxy) => (proxy === undefined ? [] : secretsOf(proxy)));
}
function secretsOf({ username, password }) {
    if (username === '' && password === '')
        return [];
    const [name, word] = [decode(username), decode(password)];
    const texts = [`${username}:${password}`, Buffer.from(`${name}:${word}`).toString('base64')];
    // Without a password the name is the secret, as with an access key.
    return [...texts, ...(password === '' ? [username, name] : [password, word])];
}
function parseProxy(variable, value) {
    const text = value?.trim() ?? '';
    if (text === '')
        return undefined;
    const url = URL.parse(text.includes('://') ? text : `http://${text}`);
    if (url === null || !SCHEMES.has(url.protocol) || url.hostname === '' || !canDecode(url)) {
        throw new Failure('proxy', `${variable} is no proxy address that can be used`, `Set ${variable} to http://host:port or http://user:password@host:port, with special characters %-encoded.`);
    }
    return url;
}
function canDecode({ username, password }) {
    try {
        return decode(username + password) !== undefined;
    }
    catch {
        return false;
    }
}
function decode(text) {
    return decodeURIComponent(text);
}

;// CONCATENATED MODULE: ./lib/src/cloud/requests.js
/** Limits of the design, ms (issue: Sizes); an upload's is an input. */
const SIZES_TIMEOUT_MS = 30_000;
const HEAD_TIMEOUT_MS = 10_000;
const REFRESH_TIMEOUT_MS = 30_000;
/** Bytes of an answer (issue: Faults): 100,000 sessions' sizes are about 4.5 MB. */
const MAX_SIZES_BYTES = 64 * 1024 * 1024;
const MAX_ANSWER_BYTES = 64 * 1024;
/** `GET /projects/{pid}/sessions/sizes` */
function sizesRequest(projectId) {
    const path = `${projectPath(projectId)}/sessions/sizes`;
    return { kind: 'sizes', method: 'GET', path, timeoutMs: SIZES_TIMEOUT_MS, maxBytes: MAX_SIZES_BYTES };
}
/** `HEAD /projects/{pid}/sessions/{sid}` */
function headRequest(projectId, sessionId) {
    const path = sessionPath(projectId, sessionId);
    return { kind: 'head', method: 'HEAD', path, timeoutMs: HEAD_TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES };
}
/** `PUT /projects/{pid}/sessions/{sid}` of a gzipped JSON body, with `timeoutMs` for one attempt. */
function putRequest(projectId, sessionId, body, timeoutMs) {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const path = sessionPath(projectId, sessionId);
    return { kind: 'put', method: 'PUT', path, headers, body, timeoutMs, maxBytes: MAX_ANSWER_BYTES };
}
/** `POST /device-refresh`, which carries the refresh token and no body. */
function refreshRequest() {
    const limits = { timeoutMs: REFRESH_TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES };
    return { kind: 'refresh', method: 'POST', path: '/device-refresh', ...limits };
}
function projectPath(projectId) {
    return `/projects/${encodeURIComponent(projectId)}`;
}
function sessionPath(projectId, sessionId) {
    return `${projectPath(projectId)}/sessions/${encodeURIComponent(sessionId)}`;
}

;// CONCATENATED MODULE: ./lib/src/cloud/retry.js


/**
 * Makes an attempt until it succeeds, cannot succeed, or none is left.
 *
 * @param attempt calls `sent`, which counts, for every request that leaves, and waits for `pause` before it.
 * @throws CloudFailure; whatever `attempt` and `wait` throw, as it is.
 */
async function retry(attempt, options) {
    let attempts = 0;
    let answerLost = false;
    for (let retried = 0;; retried += 1) {
        const verdict = await attempt(() => ++attempts);
        if ('value' in verdict)
            return { value: verdict.value, attempts, answerLost };
        const { trouble } = verdict;
        const isRateLimit = trouble.status === 429;
        // Also when this request is given up: the others would run into the same limit.
        if (isRateLimit)
            options.pause.extend(rateLimitPause(trouble.toldMs, retried, options.random));
        if (!trouble.retriable || retried >= options.retries)
            throw new CloudFailure(trouble, attempts);
        answerLost ||= trouble.mayHaveHappened;
        if (!isRateLimit)
            await options.wait(trouble.toldMs ?? backoff(retried, options.random));
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/scrub.js
/** Secrets shorter than this would turn ordinary words into stars. */
const MIN_LENGTH = 4;
/** Takes secrets out of texts: a server may echo what it was sent. */
class Scrubber {
    #secrets = new Set();
    add(secret) {
        if (secret.length >= MIN_LENGTH)
            this.#secrets.add(secret);
    }
    /** The text with every secret replaced by `***`. */
    scrub = (text) => {
        let clean = text;
        for (const secret of this.#secrets)
            clean = clean.replaceAll(secret, '***');
        return clean;
    };
}

;// CONCATENATED MODULE: ./lib/src/cloud/breaker.js
/** Failed attempts in a row that open the breaker (issue: Faults). */
const MIN_FAILURES = 30;
/** A dead cloud sees fewer than 100 requests (issue: Faults); this bounds "at least 2 × concurrency" from 50 workers on. */
const MAX_FAILURES = 99;
/**
 * Notices that the cloud is down. An attempt takes a place before it is sent; places are as many as failures are still
 * allowed, so that requests in flight can never carry a dead cloud's count over the threshold.
 */
class Breaker {
    /** Failed attempts in a row, without one answer between them, that open it. */
    threshold;
    #failedInRow = 0;
    #inFlight = 0;
    #queue = [];
    constructor(concurrency) {
        this.threshold = Math.min(MAX_FAILURES, Math.max(MIN_FAILURES, 2 * concurrency));
    }
    get isOpen() {
        return this.#failedInRow >= this.threshold;
    }
    /**
     * Takes a place; waits for one only while attempts are failing. Resolves to false, without a place, once it is open.
     *
     * @throws the signal's reason when it aborts while waiting.
     */
    async enter(signal) {
        while (!this.isOpen && this.#failedInRow + this.#inFlight >= this.threshold) {
            await this.#change(signal);
            signal.throwIfAborted();
        }
        if (this.isOpen)
            return false;
        this.#inFlight += 1;
        return true;
    }
    /** Gives the place back. */
    leave(end) {
        this.#inFlight -= 1;
        // Attempts in flight may still be answered after it opened; it stays open, the run has been stopped by then.
        if (end === 'failed')
            this.#failedInRow += 1;
        else if (end === 'answered' && !this.isOpen)
            this.#failedInRow = 0;
        for (const wake of this.#queue.splice(0))
            wake();
    }
    async #change(signal) {
        let wake = () => { };
        const changed = new Promise((resolve) => {
            wake = resolve;
        });
        this.#queue.push(wake);
        signal.addEventListener('abort', wake);
        await changed;
        signal.removeEventListener('abort', wake);
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/request.js
/** The request ran into its own time limit. */
class NoAnswer extends Error {
    name = 'NoAnswer';
    constructor(timeoutMs) {
        super(`no answer in ${timeoutMs / 1000} s`);
    }
}
/**
 * Sends one request and reads its answer; no redirect is followed.
 *
 * @throws the signal's reason as it is when it aborts, `NoAnswer`, or undici's own error.
 */
async function exchange(transport, request, signal) {
    const { timeoutMs, maxBytes, ...rest } = request;
    signal.throwIfAborted();
    const own = new AbortController();
    const abort = () => own.abort(signal.reason);
    signal.addEventListener('abort', abort);
    const timer = setTimeout(() => own.abort(new NoAnswer(timeoutMs)), timeoutMs);
    try {
        const { statusCode: status, headers, body } = await transport.request({ ...rest, signal: own.signal });
        // An aborted body emits an error even when nobody reads it any more; it must not become an uncaught one.
        body.on('error', () => { });
        return { status, headers, ...(await readBody(body, maxBytes, status, signal)) };
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        if (own.signal.aborted)
            throw own.signal.reason;
        throw error;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
    }
}
async function readBody(body, maxBytes, status, signal) {
    const chunks = [];
    let bytes = 0;
    try {
        for await (const chunk of body) {
            chunks.push(chunk);
            bytes += chunk.byteLength;
            if (bytes > maxBytes)
                return { body: Buffer.concat(chunks, maxBytes), isCut: true };
        }
    }
    catch (error) {
        // The status of a refusal says enough; a success is one only with all of its body.
        if (signal.aborted || status < 400)
            throw error;
        return { body: Buffer.concat(chunks), isCut: true };
    }
    return { body: Buffer.concat(chunks, bytes), isCut: false };
}

;// CONCATENATED MODULE: ./lib/src/cloud/network-trouble.js



/** Codes of Node and undici for a connection that never came about: nothing of the request was sent. */
const UNCONNECTED = {
    ECONNREFUSED: 'connection refused',
    ENOTFOUND: 'the host name is not known',
    EAI_AGAIN: 'the host name could not be looked up',
    EHOSTUNREACH: 'the host cannot be reached',
    ENETUNREACH: 'the network cannot be reached',
    EHOSTDOWN: 'the host is down',
    ENETDOWN: 'the network is down',
    EADDRNOTAVAIL: 'no local address is free',
    UND_ERR_CONNECT_TIMEOUT: 'no connection in 10 s',
    UND_ERR_PRX_TLS: 'the TLS connection to the proxy failed',
    UND_ERR_PRX_CONN: 'the proxy cut the connection',
};
/** Codes for a connection that was lost, after which the request may have been carried out. */
const LOST = {
    ECONNRESET: 'the connection was reset',
    ECONNABORTED: 'the connection was aborted',
    EPIPE: 'the connection was closed while sending',
    ETIMEDOUT: 'the connection timed out',
    UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
    UND_ERR_ABORTED: 'the answer was cut off',
    UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was cut off',
    UND_ERR_HEADERS_OVERFLOW: "the answer's headers are too large",
    UND_ERR_HTTP_PARSER: 'the answer is no HTTP',
};
const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;
/** The trouble that an error of `exchange` means. All network errors may be retried (issue: Faults); others are bugs. */
function troubleOfError(kind, error, proxies, scrub) {
    const name = REQUEST_NAMES[kind];
    const base = { cause: error, fatal: false };
    if (error instanceof NoAnswer) {
        const hint = 'The cloud or the network is slow: run again later, or raise `request-timeout`.';
        const message = `${error.message} for ${name}`;
        return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, mayHaveHappened: true };
    }
    const refusal = proxyRefusal(error);
    if (refusal !== undefined) {
        const message = `the proxy refused ${name} with HTTP ${refusal}`;
        const hint = "Check the user and password in the proxy URL and that the proxy lets the cloud's host through.";
        const isForGood = refusal < 500;
        return { ...base, code: 'proxy', message, hint, retriable: !isForGood, fatal: isForGood, mayHaveHappened: false };
    }
    const code = codeOf(error);
    const words = shorten(scrub(String(error?.message ?? error)));
    if (TLS.test(code)) {
        const hint = 'For a certificate of your own authority set NODE_EXTRA_CA_CERTS to its PEM file.';
        const message = `no TLS connection for ${name}: ${words} (${code})`;
        return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, mayHaveHappened: false };
    }
    const unconnected = UNCONNECTED[code];
    const reason = unconnected ?? LOST[code];
    if (reason === undefined) {
        const message = `${name} could not be sent: ${words}${code === '' ? '' : ` (${code})`}`;
        return { ...base, code: 'internal', message, hint: 'Please report this.', retriable: false, mayHaveHappened: false };
    }
    const proxy = code.startsWith('UND_ERR_PRX_') ? 'the proxy' : proxyOf(error, proxies);
    const message = `${proxy === undefined ? name : `${name} through ${proxy}`} failed: ${reason} (${code})`;
    const hint = 'Check the network, `cloud-url` and the proxy settings, or run again later.';
    const isProxy = proxy !== undefined;
    return {
        ...base,
        code: isProxy ? 'proxy' : 'cloud-unreachable',
        message,
        hint: isProxy ? 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and that the proxy runs.' : hint,
        retriable: true,
        mayHaveHappened: unconnected === undefined,
    };
}
/** The status with which a proxy refused a tunnel or a request; undici tells it in words only. */
function proxyRefusal(error) {
    for (const { message } of chain(error)) {
        const found = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(String(message));
        if (found !== null)
            return Number(found[1]);
    }
    return undefined;
}
/** `the proxy host:port` when the connection that failed was the one to a proxy. */
function proxyOf(error, { https, http }) {
    const texts = chain(error).map(({ message }) => String(message));
    for (const proxy of [https, http]) {
        if (proxy === undefined)
            continue;
        const host = proxy.hostname;
        const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80');
        // Node and undici name what they tried: "connect ECONNREFUSED 10.0.0.1:3128", "getaddrinfo ENOTFOUND host".
        const tried = new RegExp(`:${port}(?!\\d)| ${RegExp.escape(host)}$`);
        const isTried = texts.some((text) => tried.test(text));
        if (isTried)
            return `the proxy ${proxy.host}`;
    }
    return undefined;
}
function codeOf(error) {
    for (const { name, code } of chain(error)) {
        // undici's parser error has the code of its C parser, or none.
        if (name === 'HTTPParserError')
            return 'UND_ERR_HTTP_PARSER';
        if (typeof code === 'string')
            return code;
    }
    return '';
}
/** An error, those it gathers (one per address tried) and its causes. */
function chain(error, depth = 0) {
    if (typeof error !== 'object' || error === null || depth > 4)
        return [];
    const { errors, cause } = error;
    const inner = Array.isArray(errors) ? errors.flatMap((one) => chain(one, depth + 1)) : [];
    return [error, ...inner, ...chain(cause, depth + 1)];
}

;// CONCATENATED MODULE: ./lib/src/cloud/sender.js





/** Sends one request at a time for each worker, past everything that can hold it back: the breaker, the pause, the stop. */
class Sender {
    requests = { sizes: 0, head: 0, put: 0, refresh: 0 };
    #options;
    #breaker;
    #stop = new AbortController();
    #stopped;
    constructor(options) {
        this.#options = options;
        this.#breaker = new Breaker(options.concurrency);
    }
    /** Aborts when no request is made any more; waits are cut short by it. */
    get stopSignal() {
        return this.#stop.signal;
    }
    /** From now on every request comes to this trouble, unsent; the first one stands. */
    stop(trouble) {
        this.#stopped ??= { ...trouble, retriable: false, fatal: true };
        this.#stop.abort();
    }
    /** @throws DeadlinePassed, or the budget's reason as it is. */
    async send(request, sending) {
        const { budget } = sending;
        const hasPlace = await this.#breaker.enter(budget.signal);
        let verdict;
        try {
            // After the wait for a place: the answer that frees one may be a 429.
            await this.#options.pause.wait(budget, this.#stop.signal);
            if (this.#stopped !== undefined)
                return { trouble: this.#stopped };
            budget.signal.throwIfAborted();
            if (budget.remainingMs() <= 0)
                throw new DeadlinePassed();
            verdict = await this.#exchange(request, sending);
            return verdict;
        }
        finally {
            if (hasPlace)
                this.#leave(verdict);
        }
    }
    #leave(verdict) {
        if (verdict === undefined) {
            this.#breaker.leave('abandoned');
            return;
        }
        const failed = 'trouble' in verdict && isNoAnswer(verdict.trouble) ? verdict.trouble : undefined;
        this.#breaker.leave(failed === undefined ? 'answered' : 'failed');
        if (failed !== undefined && this.#breaker.isOpen)
            this.stop(cloudDown(this.#breaker.threshold, failed));
    }
    async #exchange(request, { token, judge, budget, sent }) {
        const { kind, method, path, headers, body, timeoutMs, maxBytes } = request;
        const { baseUrl, userAgent, transport, proxies, scrub, now } = this.#options;
        this.requests[kind] += 1;
        const attempt = sent();
        const url = `${baseUrl}/api/v1${path}`;
        const all = { ...headers, authorization: `Bearer ${token}`, 'user-agent': userAgent };
        const start = performance.now();
        const debug = (end) => {
            const ms = Math.round(performance.now() - start);
            this.#options.onDebug(`${method} /api/v1${path} → ${end} in ${ms} ms (attempt ${attempt})`);
        };
        let answer;
        try {
            const bodied = body === undefined ? {} : { body };
            answer = await exchange(transport, { method, url, headers: all, ...bodied, timeoutMs, maxBytes }, budget.signal);
        }
        catch (error) {
            if (budget.signal.aborted) {
                debug('aborted');
                throw error;
            }
            const trouble = troubleOfError(kind, error, proxies, scrub);
            debug(trouble.message);
            return { trouble };
        }
        debug(String(answer.status));
        return judge(answer, { scrub, now: now() });
    }
}
function cloudDown(failures, last) {
    return {
        code: 'cloud-down',
        message: `the cloud is down: ${failures} requests in a row got no answer of its own; the last one: ${last.message}`,
        hint: 'The rest was not tried. Run again later: what is uploaded already is skipped then.',
        cause: last.cause,
        retriable: false,
        fatal: true,
        mayHaveHappened: false,
    };
}

;// CONCATENATED MODULE: ./lib/src/cloud/sizes-attempts.js


/** The design's numbers, whatever `retries` says: 3 attempts, 1 s apart. */
const ATTEMPTS = 3;
const APART_MS = 1000;
/**
 * Asks for the sizes: three attempts at anything that is not a good answer. A 429 is none of the three: it is waited out
 * as long as the deadline allows, for giving up would turn one request into a HEAD for each session.
 *
 * @throws CloudFailure after the third attempt or at once for a fatal one; what `attempt` and `wait` throw.
 */
async function fetchSizes(attempt, { pause, wait }) {
    let requests = 0;
    let failed = 0;
    let limited = 0;
    for (;;) {
        const verdict = await attempt(() => ++requests);
        if ('value' in verdict)
            return verdict.value;
        const { trouble } = verdict;
        if (trouble.status === 429) {
            pause.extend(sizesPause(trouble.toldMs, limited));
            limited += 1;
            continue;
        }
        failed += 1;
        if (trouble.fatal || failed >= ATTEMPTS)
            throw new CloudFailure(trouble, requests);
        await wait(APART_MS);
    }
}

;// CONCATENATED MODULE: ./lib/src/cloud/token.js

const KINDS = {
    api: 'api',
    'device-refresh': 'refresh',
    'device-access': 'access',
    'web-access': 'web',
};
const DAY_MS = 86_400_000;
/** Days before its end that a token is warned about (issue: Credentials). */
const WARN_DAYS = 14;
/** Runners' clocks may be behind by this, ms, before a token counts as not yet valid. */
const CLOCK_SKEW_MS = 60_000;
/** Servers refuse headers above some 8 KB; no JWT of the cloud is near it. */
const MAX_TOKEN_LENGTH = 8_192;
/** Reads a JWT's payload without verifying it. */
function inspectToken(token) {
    const payload = payloadOf(token);
    if (payload === undefined)
        return { kind: 'opaque' };
    const { type } = payload;
    const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
    const expiresAt = epochMs(payload['exp']);
    const notBefore = epochMs(payload['nbf']);
    return {
        kind: kind ?? 'opaque',
        ...(expiresAt === undefined ? {} : { expiresAt }),
        ...(notBefore === undefined ? {} : { notBefore }),
    };
}
/**
 * Looks at a token before anything is sent: a failure ends the run without any request, a warning is for the log.
 * Neither holds the token.
 *
 * @param now epoch milliseconds.
 */
function checkToken(token, now) {
    if (!/^[\x21-\x7e]+$/.test(token) || token.length > MAX_TOKEN_LENGTH) {
        const hint = 'Copy it again as one line of printable ASCII, without spaces, line breaks or `Bearer`, and update the secret.';
        return { failure: new Failure('token-unusable', 'the token has characters or a length that no token has', hint) };
    }
    const { kind, expiresAt, notBefore } = inspectToken(token);
    if (kind === 'web') {
        const message = 'the token is of the type web-access: it belongs to a browser session and no client may use it';
        const hint = 'Make an API key with write scope in SpecStory Cloud and store it as the secret.';
        return { failure: new Failure('token-unusable', message, hint) };
    }
    if (expiresAt !== undefined && expiresAt <= now) {
        return { failure: new Failure('token-expired', `the token expired on ${day(expiresAt)}`, RENEW[kind]) };
    }
    if (notBefore !== undefined && notBefore > now + CLOCK_SKEW_MS) {
        const message = `the token is not valid before ${new Date(notBefore).toISOString()}`;
        return { failure: new Failure('token-unusable', message, 'Wait until then, or check the clock of this machine.') };
    }
    if (kind === 'access') {
        return { warning: `the token is an access token, which lives for an hour only. ${RENEW.access}` };
    }
    if (expiresAt !== undefined && expiresAt - now < WARN_DAYS * DAY_MS) {
        const days = Math.floor((expiresAt - now) / DAY_MS);
        const left = days === 0 ? 'in less than a day' : `in ${days} day${days === 1 ? '' : 's'}`;
        return { warning: `the token expires ${left}, on ${day(expiresAt)}. ${RENEW[kind]}` };
    }
    return {};
}
const NEW_KEY = 'Make a new API key with write scope in SpecStory Cloud and update the secret.';
const RENEW = {
    api: NEW_KEY,
    opaque: NEW_KEY,
    refresh: 'Run `specstory login` again and update the secret, or use an API key.',
    access: 'Use an API key, or the refresh token that `specstory login` stores.',
};
function day(ms) {
    return new Date(ms).toISOString().slice(0, 10);
}
function payloadOf(token) {
    const [, payload, ...rest] = token.split('.');
    if (payload === undefined || rest.length !== 1)
        return undefined;
    try {
        const parsed = JSON.parse(Buffer.from(payload, 'base64url').toString());
        return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
    }
    catch {
        return undefined;
    }
}
/** A JWT's NumericDate in ms; nothing when it is no moment that a Date can hold. */
function epochMs(value) {
    if (typeof value !== 'number')
        return undefined;
    return Number.isNaN(new Date(value * 1000).getTime()) ? undefined : value * 1000;
}

;// CONCATENATED MODULE: ./lib/src/cloud/transport.js
/** Milliseconds for a connection to come about; each request's own limit bounds it too. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Milliseconds an idle connection is kept: longer than a worker reads and compresses a session, shorter than servers keep it. */
const KEEP_ALIVE_MS = 4_000;
/**
 * Keep-alive connections, through a proxy when there is one. undici is loaded with the first request, so that a run
 * that ends before it never pays for it (70 ms).
 *
 * HTTP/1.1 only: with HTTP/2 all workers share one connection, so that one reset fails all of their uploads at once and
 * `connections` bounds nothing (TOOLCHAIN: Pitfalls).
 *
 * @param connections at a time, at most.
 */
function createTransport(connections, proxies) {
    let loading;
    const load = async () => {
        const undici = await __nccwpck_require__.e(/* import() */ 752).then(__nccwpck_require__.t.bind(__nccwpck_require__, 6752, 19));
        const options = {
            connections,
            allowH2: false,
            connectTimeout: CONNECT_TIMEOUT_MS,
            keepAliveTimeout: KEEP_ALIVE_MS,
            // Each request carries its own limit, over headers and body together.
            headersTimeout: 0,
            bodyTimeout: 0,
        };
        const { https, http, noProxy } = proxies;
        const dispatcher = https === undefined && http === undefined
            ? new undici.Agent(options)
            : new undici.EnvHttpProxyAgent({
                ...options,
                // Empty, not undefined: undici would read the environment itself.
                httpsProxy: https?.href ?? '',
                httpProxy: http?.href ?? '',
                noProxy,
                proxyTls: { allowH2: false },
            });
        return { undici, dispatcher };
    };
    return {
        request: async ({ url, body, headers, ...rest }) => {
            loading ??= load();
            const { undici, dispatcher } = await loading;
            return undici.request(url, { ...rest, headers: { ...headers }, body: body ?? null, dispatcher });
        },
        close: async () => {
            if (loading !== undefined)
                await (await loading).dispatcher.destroy();
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/cloud/client.js













/**
 * SpecStory Cloud over HTTP. Nothing is sent, and undici not loaded, before the first call.
 *
 * @throws Failure `token-unusable` or `token-expired` (see `checkToken`), `proxy` for a proxy that is no URL.
 */
async function createCloud(options) {
    const { token, concurrency, now = Date.now, random = Math.random } = options;
    const secrets = new Scrubber();
    const keepSecret = (secret) => {
        options.onSecret(secret);
        secrets.add(secret);
    };
    keepSecret(token);
    const proxies = parseProxies(options.proxy);
    for (const secret of proxySecrets(proxies))
        keepSecret(secret);
    const { failure } = checkToken(token, now());
    if (failure !== undefined)
        throw failure;
    // One more connection than workers: the sizes are asked for beside them.
    const transport = createTransport(concurrency + 1, proxies);
    const pause = new Pause(now, options.onPause ?? (() => { }));
    const userAgent = `specstory-sync-action/${options.version}`;
    const onDebug = options.onDebug ?? (() => { });
    const { scrub } = secrets;
    const sender = new Sender({ ...options, userAgent, transport, proxies, pause, scrub, onDebug, now });
    const retrying = (attempt, budget) => stopping(sender, retry(attempt, { retries: options.retries, pause, wait: (ms) => wait(ms, budget, sender.stopSignal), random }));
    const exchange = async (budget) => {
        const request = refreshRequest();
        const answer = await retrying((sent) => sender.send(request, { token, judge: judgeRefresh, budget, sent }), budget);
        keepSecret(answer.value);
        return answer.value;
    };
    const credentials = new Credentials({ token, kind: inspectToken(token).kind, exchange });
    const authorised = async (request, judge, budget, sent) => {
        const used = await credentials.token(budget);
        const verdict = await sender.send(request, { token: used, judge, budget, sent });
        if (!('trouble' in verdict) || verdict.trouble.status !== 401)
            return verdict;
        if (!(await credentials.renew(used, budget)))
            return verdict;
        return sender.send(request, { token: await credentials.token(budget), judge, budget, sent });
    };
    return {
        requests: sender.requests,
        sizes: async (projectId, budget) => {
            const request = sizesRequest(projectId);
            const attempt = (sent) => authorised(request, judgeSizes, budget, sent);
            return stopping(sender, fetchSizes(attempt, { pause, wait: (ms) => wait(ms, budget, sender.stopSignal) }));
        },
        head: async (projectId, sessionId, budget) => {
            const request = headRequest(projectId, sessionId);
            try {
                return (await retrying((sent) => authorised(request, judgeHead, budget, sent), budget)).value;
            }
            catch (error) {
                if (error instanceof CloudFailure && !error.fatal)
                    return { state: 'unknown', reason: error.message, fromCli: false };
                throw error;
            }
        },
        put: async (projectId, sessionId, body, budget, onAttempt) => {
            const request = putRequest(projectId, sessionId, body, options.requestTimeoutMs);
            const attempt = (sent) => authorised(request, judgePut, budget, () => {
                const attempts = sent();
                onAttempt?.(attempts);
                return attempts;
            });
            const { value: status, attempts, answerLost } = await retrying(attempt, budget);
            return { status, attempts, answerLost };
        },
        close: async () => {
            sender.stop(CLOSED);
            await transport.close();
        },
    };
}
const CLOSED = {
    code: 'internal',
    message: 'the connection to the cloud has been closed',
    hint: 'Please report this.',
    retriable: false,
    fatal: true,
    mayHaveHappened: false,
};
/** A fatal failure of one request is the end of all of them. */
async function stopping(sender, promise) {
    try {
        return await promise;
    }
    catch (error) {
        if (isFatal(error))
            sender.stop(error.trouble);
        throw error;
    }
}

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
    const head = textAt(event, 'pull_request', 'head', 'sha');
    const commit = head !== undefined && COMMIT.test(head) ? head : (env['GITHUB_SHA'] ?? '');
    return {
        workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
        serverUrl: (env['GITHUB_SERVER_URL'] ?? '').replace(/\/+$/, ''),
        apiUrl: (env['GITHUB_API_URL'] ?? '').replace(/\/+$/, ''),
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
        proxy: {
            httpsProxy: env['https_proxy'] || env['HTTPS_PROXY'] || '',
            httpProxy: env['http_proxy'] || env['HTTP_PROXY'] || '',
            noProxy: env['no_proxy'] || env['NO_PROXY'] || '',
        },
    };
}
/** The text at a path of keys in untrusted data, `undefined` when anything on the way is missing or of another type. */
function textAt(data, ...keys) {
    const value = valueAt(data, ...keys);
    return typeof value === 'string' ? value : undefined;
}
/** The value at a path of the data's own keys. */
function valueAt(data, ...keys) {
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
        // An unreadable event is no event; `judgeEvent` refuses where that matters.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/src/inputs/event.js


/**
 * Refuses events whose author may have chosen the files while the repository's secrets are there: the checkout could
 * hold anything, and it would be uploaded in the owner's name (PLATFORM: `pull_request_target`, `workflow_run`).
 *
 * @throws Failure `event-refused`
 */
function refuseUntrustedEvent(runner) {
    if (runner.eventName === 'pull_request_target') {
        throw new Failure('event-refused', 'Runs on `pull_request_target` are refused: they have secrets, and their checkout may be a stranger’s.', 'Use `pull_request` for checks and `push` or `schedule` for syncs.');
    }
    if (runner.eventName !== 'workflow_run')
        return;
    const head = textAt(runner.event, 'workflow_run', 'head_repository', 'full_name');
    if (head !== undefined && runner.repository !== '' && sameRepository(head, runner.repository))
        return;
    throw new Failure('event-refused', head === undefined
        ? 'This `workflow_run` is refused: its event does not say which repository the code came from.'
        : `This \`workflow_run\` is refused: it was started for ${head}, not for ${runner.repository}.`, 'Sync from `push` or `schedule`, where the checkout is this repository’s own.');
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
    const pullRequest = valueAt(runner.event, 'pull_request');
    if (typeof pullRequest !== 'object' || pullRequest === null)
        return undefined;
    const author = textAt(pullRequest, 'user', 'login');
    if (runner.actor === 'dependabot[bot]' || author === 'dependabot[bot]') {
        return 'GitHub passes no Actions secrets to pull requests from Dependabot';
    }
    const head = textAt(pullRequest, 'head', 'repo', 'full_name');
    // A deleted fork is `null` here; a branch of this repository never is.
    if (head === undefined || !sameRepository(head, runner.repository)) {
        return 'GitHub passes no secrets to pull requests from forks';
    }
    return undefined;
}
function sameRepository(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}

;// CONCATENATED MODULE: ./lib/src/ids.js
/** Four groups of four lower-case hex digits (CLOUD-API: Project id). */
const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/;
/** Wider than UUIDs, since fixtures and other agents use other ids, and narrow enough for a URL, a log and a file name. */
const SESSION_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

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

/** The CLI's provider ids, in the order of its documentation. */
const PROVIDER_IDS = [
    'claude',
    'cursor',
    'codex',
    'gemini',
    'droid',
    'deepseek',
    'antigravity',
    'cursoride',
    'copilotide',
];
/** Every provider text seen in 638 transcripts and in the CLI's source (SESSION-FILES: Provider text seen). */
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
    },
];
/** An unknown provider's text goes to the cloud, the log and the summary: long enough for any agent's name. */
const UNKNOWN_TEXT_MAX = 100;
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
 * The provider id that a mistyped one was probably meant to be: within a third of its letters, or part of it.
 *
 * @returns `undefined` when nothing is near
 */
function nearestProviderId(typo) {
    const text = typo.toLowerCase().replace(/\s+/g, ' ').trim().slice(0, UNKNOWN_TEXT_MAX);
    const ids = [...PROVIDER_IDS, 'other'];
    const exact = ids.find((id) => id === text) ?? BY_TEXT.get(text)?.id;
    if (exact !== undefined)
        return exact;
    const ranked = ids.map((id) => ({ id, distance: editDistance(text, id) })).sort((a, b) => a.distance - b.distance);
    const nearest = ranked[0];
    if (nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(text.length / 3)))
        return nearest.id;
    return PROVIDER_IDS.filter((id) => text.includes(id)).sort((a, b) => b.length - a.length)[0];
}
function providersByText({ id, displayName, agents, extensionTexts = [] }) {
    const agentTexts = agents.map((agentName) => [
        agentName.toLowerCase(),
        { id, agentName, displayName },
    ]);
    const extension = extensionTexts.map((text) => [
        text,
        { id, agentName: agents[0] ?? displayName, displayName },
    ]);
    return [...agentTexts, ...extension];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
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
    return ((0,external_node_crypto_.createHash)('sha256').update(sessionId).digest().readUInt32BE() % count) + 1;
}

;// CONCATENATED MODULE: ./lib/src/inputs/cloud-url.js
/** Production (CLOUD-API: Base URL). */
const DEFAULT_CLOUD_URL = 'https://cloud.specstory.com';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
/**
 * Checks a base URL that the token will be sent to.
 *
 * @returns the URL without trailing slashes, or what is allowed instead
 */
function parseCloudUrl(text) {
    const url = URL.parse(text);
    if (url === null)
        return { refused: `an https URL such as ${DEFAULT_CLOUD_URL}` };
    if (url.username !== '' || url.password !== '')
        return { refused: 'a URL without credentials' };
    if (url.search !== '' || url.hash !== '' || /[?#]/.test(text))
        return { refused: 'a URL without a query or fragment' };
    if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
        return { refused: 'an https URL; plain http only on loopback, because the token would travel readable' };
    }
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return { refused: 'an https URL' };
    return { url: url.href.replace(/\/+$/, '') };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
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
    if (external_node_path_.posix.isAbsolute(path) || (windows && /^[A-Za-z]:/.test(path))) {
        return { refused: 'a path relative to the workspace, not an absolute one' };
    }
    const directory = external_node_path_.posix.normalize(path).replace(/\/+$/, '');
    if (directory === '..' || directory.startsWith('../'))
        return { refused: 'a path inside of the workspace' };
    return { directory };
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
    /** A whole number in decimal digits; `parseInt` would read `7 days` as 7. */
    integer(name, limits) {
        const text = this.text(name);
        const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
        if (value >= limits.min && value <= limits.max)
            return value;
        this.fault(name, text, `a whole number from ${limits.min} to ${limits.max}`);
        return limits.min;
    }
    /** The YAML 1.2 forms that GitHub's toolkit takes, and no other. */
    boolean(name) {
        const text = this.text(name);
        if (/^(true|True|TRUE)$/.test(text))
            return true;
        if (!/^(false|False|FALSE)$/.test(text))
            this.fault(name, text, '`true` or `false`');
        return false;
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
    fault(name, given, allowed) {
        this.faults.push(`\`${name}\` is \`${given}\`; allowed: ${allowed}`);
    }
}
function distinct(texts) {
    return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

;// CONCATENATED MODULE: ./lib/src/inputs/read-inputs.js







/**
 * The same as `action.yml` declares: other CI systems run the bundle without a runner that fills them in. Only
 * `github-token` is empty here, because what it is on GitHub only a runner can know.
 */
const INPUT_DEFAULTS = {
    token: '',
    'project-id': '',
    'project-name': '',
    path: '.',
    'history-dir': '.specstory/history',
    providers: '',
    sessions: '',
    shard: '',
    mode: 'sync',
    'update-when': 'larger',
    'overwrite-cli-sessions': 'false',
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
const SECOND = 1000;
/**
 * Reads every input into one typed object.
 *
 * @param lookup trimmed text of an input by its name in `action.yml`
 * @param runner what else decides: `SPECSTORY_CLOUD_URL` (blank is unset) and whether paths are Windows'
 * @throws Failure `invalid-input` that lists every fault, with what was given and what is allowed
 */
function readInputs(lookup, runner) {
    const read = new FieldReader(lookup, INPUT_DEFAULTS);
    const inputs = {
        token: read.text('token'),
        projectId: readProjectId(read),
        projectName: read.optional('project-name'),
        paths: readDirectories(read, 'path', runner.windows),
        historyDir: readDirectories(read, 'history-dir', runner.windows)[0] ?? '.',
        providers: readProviders(read),
        sessions: readSessions(read),
        shard: readShard(read),
        mode: read.choice('mode', ['sync', 'check']),
        updateWhen: read.choice('update-when', ['larger', 'different']),
        overwriteCliSessions: read.boolean('overwrite-cli-sessions'),
        cloudUrl: readCloudUrl(read, runner.cloudUrl),
        concurrency: read.integer('concurrency', { min: 1, max: 50 }),
        timeoutMs: read.integer('timeout', { min: 1, max: 86_400 }) * SECOND,
        requestTimeoutMs: read.integer('request-timeout', { min: 1, max: 3600 }) * SECOND,
        failOnIncomplete: read.boolean('fail-on-incomplete'),
        retries: read.integer('retries', { min: 0, max: 10 }),
        ifNoSessions: read.choice('if-no-sessions', ['warn', 'error', 'ignore']),
        summary: read.boolean('summary'),
        comment: read.boolean('comment'),
        githubToken: read.text('github-token'),
    };
    if (read.faults.length === 0)
        return inputs;
    const [first, ...more] = read.faults;
    throw new Failure('invalid-input', more.length === 0 ? `Invalid input: ${first}` : `${read.faults.length} invalid inputs: ${read.faults.join('; ')}`, 'Correct the `with:` block of the step; nothing was sent.');
}
function readProjectId(read) {
    const id = read.optional('project-id');
    if (id !== undefined && !PROJECT_ID.test(id)) {
        read.fault('project-id', id, 'four groups of four lower-case hex digits such as `f60e-cdb1-6e5e-8e82`');
    }
    return id;
}
function readDirectories(read, name, windows) {
    const directories = read.lines(name).flatMap((text) => {
        const parsed = relativeDirectory(text, windows);
        if ('directory' in parsed)
            return [parsed.directory];
        read.fault(name, text, parsed.refused);
        return [];
    });
    if (name === 'history-dir' && directories.length > 1)
        read.fault(name, directories.join(', '), 'one directory');
    return [...new Set(directories)];
}
function readProviders(read) {
    const allowed = [...PROVIDER_IDS, 'other'];
    return read.list('providers').flatMap((text) => {
        const id = allowed.find((known) => known === text);
        if (id !== undefined)
            return [id];
        const nearest = nearestProviderId(text);
        const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`;
        read.fault('providers', text, `${allowed.map((known) => `\`${known}\``).join(', ')}${suggestion}`);
        return [];
    });
}
function readSessions(read) {
    const ids = read.list('sessions');
    for (const id of ids) {
        if (!SESSION_ID.test(id)) {
            read.fault('sessions', id, 'ids of up to 128 letters, digits, `.`, `_` and `-`, the first a letter or digit');
        }
    }
    return ids;
}
function readShard(read) {
    const text = read.text('shard');
    const shard = parseShard(text);
    if (text !== '' && shard === undefined) {
        read.fault('shard', text, `one part of so many, as in \`2/8\`, of at most ${MAX_SHARDS}`);
    }
    return shard;
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
    read.fault(name, text.replace(/^([a-z][\w+.-]*:\/\/)?.*@/is, '$1***@').replace(/[?#].*/s, '…'), parsed.refused);
    return DEFAULT_CLOUD_URL;
}

;// CONCATENATED MODULE: ./lib/src/report/comment/belonging.js

/** The part of a run that belongs to a pull request: what it adds or changes. A duplicate stands for the file that was chosen. */
function belongingTo(run, { files, isCut }) {
    const changed = new Set(files);
    const scans = run.projects.flatMap(({ scan }) => scan ?? []);
    const leftOut = scans.flatMap((scan) => scan.leftOut).filter(({ file }) => changed.has(file));
    const chosen = new Set(leftOut.flatMap((file) => file.chosen ?? []));
    const results = run.results.filter(({ session }) => changed.has(session.file) || chosen.has(session.file));
    const unreadable = scans.flatMap((scan) => scan.unreadable).filter(({ file }) => changed.has(file));
    const seen = new Set([...results.map(({ session }) => session.file), ...[...leftOut, ...unreadable].map(fileOf)]);
    return {
        results,
        leftOut: leftOut.filter(({ reason }) => reason !== 'not-a-transcript' && reason !== 'duplicate'),
        unreadable,
        unseen: isLookedThrough(run) ? [] : files.filter((file) => isInHistory(run, file) && !seen.has(file)),
        isCut,
    };
}
/** True when there is nothing to tell of this pull request. */
function isEmpty({ results, leftOut, unreadable, unseen }) {
    return results.length + leftOut.length + unreadable.length + unseen.length === 0;
}
/** A project whose owner turned sync off is left alone; anything else that was not scanned in full was not looked at. */
function isLookedThrough({ projects, status }) {
    if (status === 'not-run')
        return true;
    return projects.length > 0 && projects.every(({ scan }) => scan?.complete === true);
}
function isInHistory({ inputs }, file) {
    if (inputs === undefined || !file.endsWith('.md') || external_node_path_.posix.basename(file).startsWith('.'))
        return false;
    return inputs.paths.some((path) => file.startsWith(`${external_node_path_.posix.join(path, inputs.historyDir)}/`));
}
function fileOf({ file }) {
    return file;
}

;// CONCATENATED MODULE: ./lib/src/report/comment/marker.js

/**
 * The first line of the comment, which nobody sees and by which the next run finds it. The inputs that say which
 * sessions go where are in it, so that two steps of one workflow keep a comment each, while a check and the sync after
 * it keep one together.
 */
function commentMarker(inputs) {
    const { paths, historyDir, providers, sessions, projectId, cloudUrl } = inputs;
    const scope = JSON.stringify([paths, historyDir, providers, sessions, projectId ?? null, cloudUrl]);
    return `<!-- specstory/sync-action ${(0,external_node_crypto_.createHash)('sha256').update(scope).digest('hex').slice(0, 12)} -->`;
}
/**
 * The comment that an earlier run made, the oldest if two runs once raced. Anybody may quote the marker, and a token
 * with `pull-requests: write` may edit what anybody wrote: so it has to be the first thing in the comment, and the
 * author has to be who the token is. GitHub's two APIs name a bot with and without `[bot]`.
 */
function findOwnComment(comments, marker, viewer) {
    const isOwn = ({ author, isBot }) => author === viewer || (isBot && author === `${viewer}[bot]`);
    return comments.filter((comment) => comment.body.startsWith(marker) && isOwn(comment)).sort((a, b) => a.id - b.id)[0];
}

;// CONCATENATED MODULE: ./lib/src/version.js
/** The action's version, in the `User-Agent` and the report; a test holds it to package.json. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./lib/src/report/comment/pages.js
/** What GitHub's API gives at most on a page. */
const PER_PAGE = 100;
/** Pages asked for at a time once the first one was full: thirty one after the other would take longer than a comment may. */
const PAGES_AT_A_TIME = 5;
/** Every item of a paged list, up to `maxPages` pages of a hundred; a page that is not full is the last one. */
async function allPages(page, maxPages) {
    const items = [...(await page(1))];
    let isFull = items.length === PER_PAGE;
    for (let next = 2; isFull && next <= maxPages; next += PAGES_AT_A_TIME) {
        const numbers = Array.from({ length: Math.min(PAGES_AT_A_TIME, maxPages - next + 1) }, (_, index) => next + index);
        const wave = await Promise.all(numbers.map(page));
        items.push(...wave.flat());
        isFull = wave.at(-1)?.length === PER_PAGE;
    }
    return items;
}

;// CONCATENATED MODULE: ./lib/src/report/comment/pull-request.js


/** Pages of files that GitHub lists of a pull request: 3,000 files. */
const MAX_FILE_PAGES = 30;
/** Pages of comments looked through: more than any pull request has. */
const MAX_COMMENT_PAGES = 100;
/**
 * Loads GitHub's client, which a run without a comment never pays for. The client reads the proxy's variables itself.
 *
 * @param signal ends every request.
 */
async function openPullRequest(target, signal) {
    const { apiUrl, owner, repository: repo, number, token } = target;
    const { getOctokit } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(413)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2413));
    const octokit = getOctokit(token, {
        baseUrl: apiUrl,
        userAgent: `specstory-sync-action/${VERSION}`,
        // Only the printer prints: what a server answers could be a command to the runner.
        log: SILENT,
    });
    // A redirect could carry the token elsewhere.
    const request = { signal, redirect: 'error' };
    return {
        async files() {
            const list = async (page) => {
                const { data } = await octokit.rest.pulls.listFiles({
                    owner,
                    repo,
                    pull_number: number,
                    per_page: PER_PAGE,
                    page,
                    request,
                });
                return data;
            };
            const files = await allPages(list, MAX_FILE_PAGES);
            return {
                files: files
                    .filter(({ status }) => status !== 'removed' && status !== 'unchanged')
                    .map((file) => file.filename),
                isCut: files.length >= MAX_FILE_PAGES * PER_PAGE,
            };
        },
        async comments() {
            const list = async (page) => {
                const { data } = await octokit.rest.issues.listComments({
                    owner,
                    repo,
                    issue_number: number,
                    per_page: PER_PAGE,
                    page,
                    request,
                });
                return data;
            };
            return (await allPages(list, MAX_COMMENT_PAGES)).map(({ id, body, user }) => ({
                id,
                body: body ?? '',
                author: user?.login ?? '',
                isBot: user?.type === 'Bot',
            }));
        },
        async viewer() {
            // The REST API tells an app's token no name of its own.
            const { viewer } = await octokit.graphql('{ viewer { login } }', { request });
            return viewer.login;
        },
        async create(body) {
            const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body, request });
            return data.html_url;
        },
        async update(id, body) {
            const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body, request });
            return data.html_url;
        },
    };
}
const nothing = () => { };
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

;// CONCATENATED MODULE: ./lib/src/report/quantities.js
const number = new Intl.NumberFormat('en-US');
/** `1234` → `1,234`. */
function count(value) {
    return number.format(value);
}
/** `1` → `1 session`, `1234` → `1,234 sessions`. */
function plural(value, singular, several = `${singular}s`) {
    return `${count(value)} ${value === 1 ? singular : several}`;
}
/** Decimal units, as file managers and GitHub show them: `950 B`, `70.3 KB`, `1.4 MB`. */
function bytes(value) {
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
    return bytes(value).replace(' ', '\u00a0');
}
/** Milliseconds for a person: `85 ms`, `3.2 s`, `2 min 5 s`. */
function duration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1_000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1_000);
    const rest = seconds % 60;
    return `${count(Math.floor(seconds / 60))} min${rest === 0 ? '' : ` ${rest} s`}`;
}
/** `['a', 'b', 'c']` → `a, b and c`. */
function list(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

;// CONCATENATED MODULE: ./lib/src/report/document.js

/** GitHub drops a summary that is a byte larger than 1 MiB, and the step stays green (PLATFORM: Job summary). */
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
            add(`\n…and ${count(items.length - shown)} more, ${cutTo}.\n`);
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

;// CONCATENATED MODULE: ./lib/src/report/sentence.js
/**
 * Errors are fragments where they are made, so that they fit behind a colon and into a table; where one stands alone it
 * is a sentence: its first word with a capital letter, unless that is a path or a name, and a full stop.
 */
function sentence(text) {
    const start = text.replace(/^[a-z]+(?=[\s,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
    return start === '' || /[.!?…]$/.test(start) ? start : `${start}.`;
}

;// CONCATENATED MODULE: ./lib/src/report/untrusted.js
/** Code units of one line of the log: a person reads no more, and a server may send megabytes. */
const LOG_LINE_LIMIT = 2_000;
/** Code units of a piece of text in the summary or a comment, before it is escaped. */
const MARKDOWN_TEXT_LIMIT = 300;
/** Splits what GitHub would turn into a mention, a link or a reference, and is not seen. */
const ZERO_WIDTH_SPACE = '\u200b';
const ESCAPE = String.fromCharCode(0x1b);
const CONTROL_INTRODUCER = String.fromCharCode(0x9b);
const BELL = String.fromCharCode(0x07);
/** Colours and cursor moves, then terminal titles and links. A sequence without its end only loses the control character. */
const ANSI = new RegExp(`(?:${ESCAPE}\\[|${CONTROL_INTRODUCER})[0-?]*[ -/]*[@-~]|${ESCAPE}\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)`, 'g');
/** Everything a terminal, a browser or the runner may take for the end of a line, and tabs. */
const LINE_BREAKS = /\s*[\t\n\v\f\r\u0085\u2028\u2029]+\s*/g;
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
        .replace(LINE_BREAKS, ' ')
        .replace(INVISIBLE, '');
    if (line.length <= limit && text.length <= limit * 4)
        return line;
    return `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
/**
 * The one way of text into the log: a single line that no runner obeys. The runner trims a line before it looks for
 * `::command::`, and finds `##[command]` anywhere in it (PLATFORM: Workflow commands); other CI systems know `##name[`.
 */
function logText(text, limit = LOG_LINE_LIMIT) {
    return plainText(text, limit)
        .replace(/^(\s*):(?=:)/, '$1: ')
        .replace(/##(?=\w*\[)/g, '## ');
}
/**
 * The one way of text into Markdown, inline or in a table's cell: shown as it is, formats nothing, links nothing and
 * notifies nobody (PLATFORM: Summary and comments). GitHub looks for mentions, references and emoji in the rendered
 * text, where a backslash is gone, so these are split by a character of no width. A commit's SHA is left whole: it
 * links inside this repository only, and ids must stay fit for copying.
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
/**
 * Untrusted prose, such as an error or a hint, in Markdown: the same, but that what its author put into backticks stands
 * as code when it is as plain as the name of an input. Nothing in code is a link or a mention.
 */
function markdownProse(text, limit = MARKDOWN_TEXT_LIMIT) {
    return markdownText(text, limit).replace(/\\`((?=\S)(?:[\w .:=/-]|\\_)+(?<=\S))\\`/g, (_, code) => `\`${code.replaceAll('\\_', '_')}\``);
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

;// CONCATENATED MODULE: ./lib/src/report/links.js


/** The file as GitHub shows it at the commit that was read; `undefined` off GitHub. `file` is POSIX, relative to the workspace. */
function fileUrl({ runner }, file) {
    if (runner.repository === '' || runner.commit === '')
        return undefined;
    return `${runner.serverUrl}/${urlPath(runner.repository)}/blob/${urlPath(runner.commit)}/${urlPath(file)}`;
}
/** CLOUD-API: Links. `undefined` while the inputs are invalid. */
function projectUrl({ inputs }, projectId) {
    return inputs === undefined ? undefined : `${inputs.cloudUrl}/projects/${urlPath(projectId)}`;
}
/** CLOUD-API: Links. `undefined` while the inputs are invalid. */
function sessionUrl(run, projectId, sessionId) {
    const project = projectUrl(run, projectId);
    return project === undefined ? undefined : `${project}/sessions/${urlPath(sessionId)}`;
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
/** A hint as Markdown, with the place where its failure is explained at length. */
function whatToDo({ hint, code }) {
    const more = code === undefined ? '' : `[${code}](${troubleshootingUrl(code)})`;
    return [markdownProse(sentence(hint ?? ''), 1_000), more].filter((part) => part !== '').join(' ');
}

;// CONCATENATED MODULE: ./lib/src/report/summary/provider-cell.js

/** Longer than the name of any agent that there is: what is longer may be broken into lines. */
const UNBROKEN = 24;
/** The name of a session's provider, in a table: in one line, unless somebody made it up. */
function providerCell({ provider }) {
    const name = markdownText(provider.displayName, 60);
    return name.length > UNBROKEN ? name : name.replaceAll(' ', '\u00a0');
}

;// CONCATENATED MODULE: ./lib/src/report/verdict.js


/** The run in one sentence (two when something ended it early). May hold untrusted text: escape it for where it goes. */
function verdict(run) {
    switch (run.status) {
        case 'failed':
            return sentence(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.');
        case 'not-run':
            return run.statusReason ?? 'There was nothing to do.';
        case 'cancelled':
            return sentences(run.statusReason ?? 'The run was cancelled.', run.counts.attempted > 0 ? counted(run) : '');
        case 'complete':
        case 'incomplete':
            return sentences(run.inputs?.mode === 'check' ? checked(run) : counted(run), run.statusReason ?? '');
    }
}
function counted({ counts }) {
    if (counts.attempted === 0)
        return 'No session to sync.';
    if (counts.skipped === counts.attempted)
        return `Nothing to upload: ${allSkipped(counts.attempted)}.`;
    const parts = [
        [counts.created, 'created'],
        [counts.updated, 'updated'],
        [counts.skipped, 'skipped'],
        [counts.errored, 'errored'],
        [counts.timedOut, 'timed out'],
    ];
    const said = parts.filter(([value]) => value > 0).map(([value, word]) => `${count(value)} ${word}`);
    return `${plural(counts.attempted, 'session')}: ${list(said)}.`;
}
function allSkipped(attempted) {
    return attempted === 1 ? 'the one session was skipped' : `all ${count(attempted)} sessions were skipped`;
}
function checked({ counts }) {
    if (counts.attempted === 0)
        return 'No session to check.';
    if (counts.pending === 0 && counts.errored + counts.timedOut === 0)
        return `SpecStory Cloud has everything of ${plural(counts.attempted, 'session')}.`;
    const parts = [
        counts.pending > 0 ? `${count(counts.pending)} to upload` : '',
        counts.errored > 0 ? `${count(counts.errored)} errored` : '',
        counts.timedOut > 0 ? `${count(counts.timedOut)} timed out` : '',
    ];
    return `${plural(counts.attempted, 'session')} checked: ${list(parts.filter((part) => part !== ''))}.`;
}
function sentences(...parts) {
    return parts.filter((part) => part !== '').join(' ');
}

;// CONCATENATED MODULE: ./lib/src/report/words.js
/** Why a file is no session of its own, as the end of "left out, …". */
const LEFT_OUT_WORDS = {
    unidentified: 'no session id',
    'unusable-id': 'unusable session id',
    'not-a-transcript': 'not a transcript',
    'no-message': 'no message',
    empty: 'empty',
    'lfs-pointer': 'Git LFS pointer',
    link: 'symbolic link',
    'not-a-file': 'not a regular file',
    duplicate: 'another file of the same session was chosen',
};
/** What a heading begins with. */
const STATUS_SYMBOLS = {
    complete: '✅',
    incomplete: '⚠️',
    'not-run': '⚠️',
    failed: '❌',
    cancelled: '❌',
};
/** "SpecStory sync …", in a heading. */
const STATUS_WORDS = {
    complete: 'complete',
    incomplete: 'incomplete',
    'not-run': 'did not run',
    failed: 'failed',
    cancelled: 'cancelled',
};
/** How a project's id is known; may hold a repository's text. */
function sourceWords(source) {
    switch (source.kind) {
        case 'input':
            return 'from the input project-id';
        case 'file':
            return `${source.field} of ${source.file}`;
        case 'computed':
            return `computed from ${source.remote}`;
    }
}

;// CONCATENATED MODULE: ./lib/src/report/comment/render.js








/** GitHub takes 65,536 characters; bytes are never fewer. */
const COMMENT_BUDGET_BYTES = 60_000;
/** Code units of a title or a file name: enough to know it again. */
const NAME_LIMIT = 100;
/** The comment as Markdown, `marker` first, of at most `budgetBytes` bytes whatever the number of sessions. */
function renderComment(run, belonging, marker, budgetBytes = COMMENT_BUDGET_BYTES) {
    const document = createDocument(budgetBytes, 'in the summary of the run');
    document.block(`${marker}\n${heading(run, belonging)}`);
    document.block(isEmpty(belonging) ? nothingToSay(belonging) : standing(belonging));
    document.block(stateOfSync(run));
    addSessions(document, run, belonging);
    addLeftOut(document, run, belonging);
    if (belonging.isCut)
        document.block('GitHub lists the first 3,000 files of a pull request: sessions after these are not in this comment.');
    document.block(origin(run));
    return document.text();
}
function heading({ status }, { results, unseen }) {
    const sessions = results.length + unseen.length;
    if (sessions === 0)
        return '### No AI session in this pull request';
    return `### ${STATUS_SYMBOLS[status]} ${plural(sessions, 'AI session')} in this pull request`;
}
function nothingToSay({ isCut }) {
    return isCut
        ? 'None of the files that GitHub lists of it is a transcript.'
        : 'It adds or changes no transcript, or no longer does.';
}
/** How many of them can be read in the cloud, before anything else. */
function standing({ results, unseen, leftOut, unreadable }) {
    const all = results.length + unseen.length;
    const there = results.filter(({ outcome }) => IN_THE_CLOUD.has(outcome)).length;
    const older = results.filter((result) => !IN_THE_CLOUD.has(result.outcome) && hasCopy(result)).length;
    const others = plural(leftOut.length + unreadable.length, 'transcript');
    if (all === 0)
        return `It adds or changes ${others} that cannot be synced.`;
    if (there === all)
        return all === 1 ? 'It is in SpecStory Cloud.' : `All ${count(all)} are in SpecStory Cloud.`;
    if (there + older === 0)
        return all === 1 ? 'It is not in SpecStory Cloud.' : 'None of them is in SpecStory Cloud.';
    const missing = all - there - older;
    return `Of ${count(all)}, ${list([
        `${count(there)} ${there === 1 ? 'is' : 'are'} in SpecStory Cloud`,
        ...(older > 0 ? [`${count(older)} ${older === 1 ? 'is' : 'are'} older there`] : []),
        ...(missing > 0 ? [`${count(missing)} ${missing === 1 ? 'is' : 'are'} not there`] : []),
    ])}.`;
}
const IN_THE_CLOUD = new Set(['created', 'updated', 'skipped']);
/** True when the cloud holds some copy of it, so that a link leads somewhere. */
function hasCopy({ outcome, cloudBytes, plan }) {
    return IN_THE_CLOUD.has(outcome) || cloudBytes !== undefined || plan === 'grown' || plan === 'shrunk';
}
/** The run is of the whole repository, and may have failed elsewhere. */
function stateOfSync(run) {
    const what = run.inputs?.mode === 'check' ? 'check' : 'sync';
    const said = `**The ${what} of the whole repository ${STATUS_VERBS[run.status]}**: ${markdownProse(verdict(run), 1_000)}`;
    const hints = new Set(run.failures.map(whatToDo));
    const pending = run.counts.pending > 0
        ? [
            'Nothing is wrong with this change: a run with `mode: sync` uploads what is missing, as it does after a merge.',
        ]
        : [];
    return [said, ...hints, ...pending].join('\\\n');
}
const STATUS_VERBS = {
    ...STATUS_WORDS,
    complete: 'is complete',
    incomplete: 'is incomplete',
    cancelled: 'was cancelled',
};
function addSessions(document, run, { results, unseen }) {
    const rows = [
        ...results.map((result) => () => sessionCells(run, result)),
        ...unseen.map((file) => () => [fileLink(run, file), '', '', 'not looked at']),
    ];
    document.table({
        title: plural(rows.length, 'session'),
        untitled: true,
        folded: false,
        columns: ['Session', 'Provider', '>Size', 'SpecStory Cloud'],
        items: rows,
        cells: (row) => row(),
    });
}
function sessionCells(run, result) {
    const { session, projectId, localBytes } = result;
    const isThere = hasCopy(result);
    const url = isThere ? sessionUrl(run, projectId, session.id) : fileUrl(run, session.file);
    return [
        links_link(result.title || session.title || session.name, url, NAME_LIMIT),
        providerCell(session),
        unbrokenBytes(localBytes),
        stateOf(result, isThere),
    ];
}
function stateOf({ outcome, reason }, isThere) {
    switch (outcome) {
        case 'created':
        case 'updated':
            return outcome;
        case 'skipped':
            return markdownProse(reason, 200);
        case 'pending':
            return isThere ? 'to update' : 'to upload';
        case 'errored':
        case 'timed-out':
            return `${outcome === 'errored' ? 'errored' : 'timed out'}: ${markdownProse(reason, 200)}`;
    }
}
function addLeftOut(document, run, { leftOut, unreadable }) {
    const files = [
        ...unreadable.map(({ file, detail }) => ({ file, why: `not readable: ${detail}` })),
        ...leftOut.map(({ file, reason }) => ({ file, why: LEFT_OUT_WORDS[reason] })),
    ];
    document.table({
        title: `${plural(files.length, 'transcript')} not synced`,
        folded: true,
        columns: ['File', 'Why'],
        items: files,
        cells: ({ file, why }) => [fileLink(run, file), markdownText(why)],
    });
}
function fileLink(run, file) {
    return links_link(file, fileUrl(run, file), 200);
}
function origin({ runner }) {
    const commit = runner.commit === '' ? '' : ` at ${runner.commit.slice(0, 7)}`;
    const url = `${runner.serverUrl}/${urlPath(runner.repository)}/actions/runs/${urlPath(runner.runId)}`;
    return `<sub>As of ${links_link('this run', runner.runId === '' ? undefined : url)}${commit}; kept up to date by [SpecStory Sync](https://github.com/specstory/sync-action).</sub>`;
}

;// CONCATENATED MODULE: ./lib/src/report/comment/target.js


/** Where the comment goes, or one sentence why it goes nowhere. */
function commentTarget({ runner, inputs }) {
    if (runner.eventName !== 'pull_request')
        return {
            whyNot: `There is no pull request: the event is \`${runner.eventName || 'unknown'}\`, not \`pull_request\`.`,
        };
    const withheld = whySecretsAreWithheld(runner);
    // Without the secrets there was no sync to tell of, and the job's token may only read.
    if (withheld !== undefined && inputs?.token === '')
        return { whyNot: `${withheld}, and no token that may comment.` };
    if (inputs?.shard !== undefined)
        return { whyNot: 'With `shard` no run knows all of the sessions.' };
    const token = inputs?.githubToken ?? '';
    if (token === '')
        return { whyNot: 'The `github-token` input is empty.' };
    const [owner, repository] = runner.repository.split('/');
    const number = valueAt(runner.event, 'pull_request', 'number');
    const isKnown = typeof number === 'number' && Number.isSafeInteger(number) && number > 0;
    if (!owner || !repository || runner.apiUrl === '' || !isKnown)
        return { whyNot: 'The runner does not say which pull request this is.' };
    return { apiUrl: runner.apiUrl, owner, repository, number, token };
}

;// CONCATENATED MODULE: ./lib/src/report/comment/comment.js





/** Milliseconds that everything about the comment may take. */
const COMMENT_LIMIT_MS = 10_000;
/**
 * Brings the comment on the pull request up to date, when the run is asked to. Never throws and never changes how the
 * run ended: what went wrong is a notice. Comes after everything is published, so that nothing waits for GitHub.
 *
 * @param cancelled aborts when the process is told to end: then nothing is said any more
 */
async function commentOnPullRequest(run, printer, cancelled, limitMs = COMMENT_LIMIT_MS) {
    if (run.inputs?.comment !== true || cancelled.aborted)
        return;
    const target = commentTarget(run);
    if ('whyNot' in target)
        return tellWhyNot(printer, target.whyNot);
    const limit = new AbortController();
    const end = () => limit.abort();
    const timer = setTimeout(end, limitMs);
    cancelled.addEventListener('abort', end, { once: true });
    try {
        const pullRequest = await Promise.race([openPullRequest(target, limit.signal), ended(limit.signal)]);
        printer.line(await Promise.race([bringUpToDate(run, pullRequest), ended(limit.signal)]));
    }
    catch (error) {
        if (cancelled.aborted)
            return;
        tellWhyNot(printer, limit.signal.aborted ? `GitHub took longer than ${limitMs / 1_000} s.` : comment_troubleOf(error));
    }
    finally {
        clearTimeout(timer);
        cancelled.removeEventListener('abort', end);
    }
}
/** Creates or updates the one comment, and returns the line that says so. */
async function bringUpToDate(run, pullRequest) {
    if (run.inputs === undefined)
        return '';
    const marker = commentMarker(run.inputs);
    const [files, comments, viewer] = await Promise.all([
        pullRequest.files(),
        pullRequest.comments(),
        pullRequest.viewer(),
    ]);
    const belonging = belongingTo(run, files);
    const own = findOwnComment(comments, marker, viewer);
    if (own === undefined && isEmpty(belonging))
        return 'Pull request comment: none, because it has no AI session.';
    const body = renderComment(run, belonging, marker);
    if (own === undefined)
        return `Pull request comment created: ${await pullRequest.create(body)}`;
    return `Pull request comment updated: ${await pullRequest.update(own.id, body)}`;
}
/** Rejects when the time is over, whatever does not listen. */
async function ended(signal) {
    return await new Promise((_resolve, reject) => {
        if (signal.aborted)
            reject(signal.reason);
        else
            signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
}
function tellWhyNot(printer, reason) {
    printer.notice(`No pull request comment was made. ${reason}`, { title: 'Pull request comment' });
}
/** Octokit's errors have the status; those of its GraphQL client come with a status of 200 and a list of errors. */
function comment_troubleOf(error) {
    const status = error?.status;
    const said = Error.isError(error) ? error.message : String(error);
    if (status === 401)
        return 'GitHub refused the `github-token`.';
    if (status === 403 || status === 404)
        return `The token may not comment here: the job needs \`permissions: pull-requests: write\`, which pull requests from forks and Dependabot do not get. (${said})`;
    return said;
}

;// CONCATENATED MODULE: ./lib/src/report/print.js


/** Characters that the runner keeps of an annotation (PLATFORM: Annotations). */
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
            if (secret === '')
                return;
            // A runner swallows the command and masks every later line; anywhere else the command would print the secret.
            if (options.onGithub)
                core_setSecret(secret);
            else
                secrets.push(secret);
        },
    };
}
/** A file name that changes when it is cleaned would put the annotation on another file: then it is on none. */
function safe({ title, file } = {}) {
    return {
        ...(title === undefined ? {} : { title: logText(title) }),
        ...(file === undefined || logText(file, LOG_LINE_LIMIT) !== file ? {} : { file }),
    };
}

;// CONCATENATED MODULE: ./lib/src/report/warnings.js

/** What needs somebody's action although the run may well be complete; none for a default. */
function warningsOf(run) {
    return [...noticesOf(run, 'warning'), ...fallback(run), ...kept(run), ...leftOut(run), ...pendingAllowed(run)];
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
    const message = `${plural(number, 'session has', 'sessions have')} grown, but the cloud's copy came from the CLI with its full data, ` +
        'which Markdown alone would replace, so it was kept. `specstory sync` on the recording machine brings them up to date; ' +
        '`overwrite-cli-sessions: true` updates them from here.';
    return [{ level: 'warning', title: "Kept the CLI's copy", message }];
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
];
function leftOut({ projects }) {
    const all = projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    return TO_MEND.flatMap(({ reason, title, why }) => {
        const [first, ...others] = all.filter((file) => file.reason === reason);
        if (first === undefined)
            return [];
        const more = others.length === 0 ? '' : ` and ${count(others.length)} more`;
        return [{ level: 'warning', title, message: `Left out: ${first.file}${more}. ${why}`, file: first.file }];
    });
}
/** With `fail-on-incomplete: false` a pull request is not failed by what the next sync will bring: one warning. */
function pendingAllowed({ inputs, counts }) {
    if (inputs?.failOnIncomplete !== false || counts.pending === 0)
        return [];
    const message = `${plural(counts.pending, 'session is', 'sessions are')} missing from SpecStory Cloud or older there. A run with \`mode: sync\` uploads them.`;
    return [{ level: 'warning', title: 'Sessions to upload', message }];
}

;// CONCATENATED MODULE: ./lib/src/report/annotations.js




/** What a step may show of each level; the rest vanishes silently (PLATFORM: Annotations). */
const ANNOTATIONS_PER_LEVEL = 10;
/** Failures of one session's own come first: the others have one cause that the rest of the run names as well. */
const WORST_FIRST = [
    'file-unreadable',
    'file-changed',
    'too-large',
    'cloud-rejected',
];
/** At most ten of each level, worst first, the last one standing for the rest; none when all is well. */
function annotationsOf(run) {
    return [
        ...capped('error', errors(run), 'All of them are in the job summary and the JSON report.'),
        ...capped('warning', warningsOf(run), 'All of them are in the JSON report.'),
        ...capped('notice', noticesOf(run, 'notice'), 'All of them are in the JSON report.'),
    ];
}
function capped(level, all, rest) {
    if (all.length <= ANNOTATIONS_PER_LEVEL)
        return [...all];
    const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1);
    return [
        ...shown,
        { level, title: 'And more', message: `${count(all.length - shown.length)} more like these. ${rest}` },
    ];
}
const UNREADABLE_HINT = 'Make the file readable for the runner.';
function errors(run) {
    const own = run.failures.map((failure) => annotations_error({
        title: `SpecStory sync: ${failure.code}`,
        message: failure.message,
        hint: failure.hint,
        code: failure.code,
    }));
    const unreadable = run.projects.flatMap(({ scan }) => scan?.unreadable ?? []);
    return [
        ...own,
        ...unreadable.map(({ file, detail }) => annotations_error({
            title: 'Not readable',
            message: `${file}: ${detail}`,
            hint: UNREADABLE_HINT,
            code: 'file-unreadable',
            file,
        })),
        ...sessionErrors(run),
    ];
}
function sessionErrors(run) {
    const errored = run.results.filter(({ outcome }) => outcome === 'errored').sort(byBadness);
    const timedOut = run.results.filter(({ outcome }) => outcome === 'timed-out');
    const pending = run.inputs?.failOnIncomplete === true ? run.results.filter(({ outcome }) => outcome === 'pending') : [];
    if (run.status === 'cancelled')
        return [...errored.map(sessionError), ...cancelled(run, timedOut.length)];
    return [...errored, ...timedOut, ...pending].map(sessionError);
}
function cancelled(run, open) {
    const lost = open === 0 ? '' : ` ${plural(open, 'session was', 'sessions were')} not finished.`;
    return [
        annotations_error({
            title: 'Cancelled',
            message: `${run.statusReason ?? 'The run was cancelled.'}${lost}`,
            hint: 'Run it again.',
        }),
    ];
}
function byBadness(a, b) {
    return rank(a) - rank(b);
}
function rank({ code }) {
    const index = WORST_FIRST.indexOf(code);
    return index === -1 ? WORST_FIRST.length : index;
}
const TITLE = {
    errored: 'Session not synced',
    'timed-out': 'Session timed out',
    pending: 'Session not in SpecStory Cloud',
};
function sessionError({ session, outcome, reason, hint, code }) {
    const title = outcome === 'errored' || outcome === 'timed-out' || outcome === 'pending' ? TITLE[outcome] : undefined;
    return annotations_error({ title, message: `${session.name}: ${reason}`, hint: hint ?? '', code, file: session.file });
}
/** What is wrong, what to do, and where there is more. */
function annotations_error({ title, message, hint, code, file }) {
    const said = [sentence(message), sentence(hint), code === undefined ? '' : `See ${troubleshootingUrl(code)}`];
    return {
        level: 'error',
        message: said.filter((part) => part !== '').join(' '),
        ...(title === undefined ? {} : { title }),
        ...(file === undefined ? {} : { file }),
    };
}

;// CONCATENATED MODULE: ./lib/src/plan/words.js
/** One word for one thing, in the log, the summary and the report alike; in the order in which a reader asks. */
const PLAN_WORDS = {
    new: 'new',
    grown: 'grown here',
    shrunk: 'smaller here, updated as `update-when: different` asks',
    'cloud-copy-unknown': 'cloud copy unknown',
    'up-to-date': 'up to date',
    'cloud-has-more': 'larger in the cloud',
    'kept-cli-copy': "kept the CLI's copy",
    'too-large': 'too large for the cloud',
};

;// CONCATENATED MODULE: ./lib/src/report/progress.js

/** Often enough to see that it moves, rare enough to keep the log a story. */
const INTERVAL_MS = 5_000;
/**
 * Prints a line every five seconds until it is stopped, and so nothing at all for an upload that is faster than that.
 * The timer keeps no process alive. `now` is a monotonic clock in milliseconds.
 */
function createProgress(printer, options) {
    const now = options.now ?? (() => performance.now());
    const started = now();
    let done = 0;
    let doneBytes = 0;
    const state = () => {
        const { total, totalBytes } = options;
        return { done, total, doneBytes, totalBytes, elapsedMs: now() - started };
    };
    const timer = setInterval(() => printer.line(progressLine(state())), INTERVAL_MS);
    timer.unref();
    return {
        done(size) {
            done += 1;
            doneBytes += size;
        },
        stop() {
            clearInterval(timer);
            return state();
        },
    };
}
/** `120 of 1,000 sessions, 8.4 MB of 70.0 MB, 1.7 MB/s, about 36.2 s left`. */
function progressLine({ done, total, doneBytes, totalBytes, elapsedMs }) {
    const parts = [`${count(done)} of ${count(total)} sessions`, `${bytes(doneBytes)} of ${bytes(totalBytes)}`];
    if (doneBytes > 0 && elapsedMs > 0) {
        const bytesPerMs = doneBytes / elapsedMs;
        parts.push(`${bytes(Math.round(bytesPerMs * 1_000))}/s`);
        if (doneBytes < totalBytes)
            parts.push(`about ${duration((totalBytes - doneBytes) / bytesPerMs)} left`);
    }
    return parts.join(', ');
}

;// CONCATENATED MODULE: ./lib/src/report/log.js





/** Files named of each kind in the log; the report has them all. */
const FILES_NAMED = 20;
/** Inputs as they were understood; of the token only that there is one. */
function logInputs(printer, inputs) {
    printer.group(`Inputs: ${inputs.mode} to ${inputs.cloudUrl}`, [
        `token: ${inputs.token === '' ? 'not given' : 'given'}`,
        `project-id: ${inputs.projectId ?? 'from the checkout'}`,
        `project-name: ${inputs.projectName ?? 'from the checkout'}`,
        `path: ${inputs.paths.join(', ')}`,
        `history-dir: ${inputs.historyDir}`,
        `providers: ${allOr(inputs.providers)}`,
        `sessions: ${allOr(inputs.sessions)}`,
        `shard: ${inputs.shard === undefined ? 'all' : `${inputs.shard.index}/${inputs.shard.count}`}`,
        `update-when: ${inputs.updateWhen}`,
        `overwrite-cli-sessions: ${inputs.overwriteCliSessions}`,
        `concurrency: ${inputs.concurrency}, retries: ${inputs.retries}`,
        `timeout: ${duration(inputs.timeoutMs)}, request-timeout: ${duration(inputs.requestTimeoutMs)}`,
        `fail-on-incomplete: ${inputs.failOnIncomplete}, if-no-sessions: ${inputs.ifNoSessions}`,
        `summary: ${inputs.summary}, comment: ${inputs.comment}`,
    ]);
}
function allOr(values) {
    return values.length === 0 ? 'all' : values.join(', ');
}
/** Which project each path belongs to, and how that is known. */
function logProjects(printer, projects, optOuts = []) {
    const title = projects.length === 1 ? `Project: ${projects[0]?.id}` : `Projects: ${count(projects.length)}`;
    printer.group(title, [
        ...projects.map(({ id, name, source, paths }) => `${paths.join(', ')}: ${id} (${name}), ${sourceWords(source)}`),
        ...optOuts.map(({ path, file }) => `${path}: nothing is sent, cloud_sync is false in ${file}`),
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
    if (scan.filteredOut > 0)
        yield `${plural(scan.filteredOut, 'session')} outside of the filter`;
    for (const { file, detail } of scan.unreadable)
        yield `not readable: ${file}: ${detail}`;
    const leftOut = Map.groupBy(scan.leftOut, ({ reason }) => reason);
    for (const [reason, files] of leftOut)
        yield* leftOutLines(reason, files);
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
    const failed = run.results.filter(({ outcome }) => outcome === 'errored' || outcome === 'timed-out');
    if (failed.length > 0) {
        const named = failed
            .slice(0, FILES_NAMED)
            .map(({ session, reason, code }) => `${session.file}: ${reason}${code === undefined ? '' : ` (${code})`}`);
        const rest = failed.length > FILES_NAMED ? [`and ${count(failed.length - FILES_NAMED)} more, in the report`] : [];
        printer.group(`Not synced: ${plural(failed.length, 'session')}`, [...named, ...rest]);
    }
    printer.line(resultLine(run));
}
/** `SpecStory sync complete: 111 sessions: 12 created and 99 skipped. (3.2 s, 1 bulk request, 12 uploads)`. */
function resultLine(run) {
    const { requests, timings } = run;
    const facts = [
        timings.total === undefined ? '' : duration(timings.total),
        requests.sizes > 0 ? plural(requests.sizes, 'bulk request') : '',
        requests.head > 0 ? plural(requests.head, 'HEAD request') : '',
        requests.put > 0 ? plural(requests.put, 'upload request') : '',
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
        attempted: String(counts.attempted),
        created: String(counts.created),
        updated: String(counts.updated),
        skipped: String(counts.skipped),
        errored: String(counts.errored),
        'timed-out': String(counts.timedOut),
        pending: String(counts.pending),
        'project-id': ids.join(','),
        'project-url': ids.flatMap((id) => projectUrl(run, id) ?? []).join(','),
        report,
    };
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

;// CONCATENATED MODULE: ./lib/src/report/tally.js
/** The count that each outcome adds to. */
const COUNT_OF = {
    created: 'created',
    updated: 'updated',
    skipped: 'skipped',
    errored: 'errored',
    'timed-out': 'timedOut',
    pending: 'pending',
};
/** Counts of any part of the results; `attempted` is their number. */
function countsOf(results) {
    const counts = noCounts();
    for (const { outcome } of results) {
        counts.attempted += 1;
        counts[COUNT_OF[outcome]] += 1;
    }
    return counts;
}
/** Counts by provider. */
function countsByProvider(results) {
    const providers = new Map();
    for (const { session, outcome } of results) {
        const name = session.provider.displayName;
        const counts = providers.get(name) ?? noCounts();
        providers.set(name, counts);
        counts.attempted += 1;
        counts[COUNT_OF[outcome]] += 1;
    }
    return [...providers]
        .map(([name, counts]) => ({ name, counts }))
        .sort((a, b) => b.counts.attempted - a.counts.attempted || (a.name < b.name ? -1 : 1));
}
function noCounts() {
    return { attempted: 0, created: 0, updated: 0, skipped: 0, errored: 0, timedOut: 0, pending: 0 };
}

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
        requests: {
            sizes: run.requests.sizes,
            head: run.requests.head,
            put: run.requests.put,
            refresh: run.requests.refresh,
        },
        timingsMs: run.timings,
        failures: run.failures.map(reportFailure),
        notices: run.notices.map(({ level, title, message, file }) => ({ level, title, message, file: file ?? null })),
        optOuts: run.optOuts.map(({ path, file }) => ({ path, file })),
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
function reportProject(run, { project, scan, sizes, sizesFailure }, results) {
    return {
        id: project.id,
        name: project.name,
        url: projectUrl(run, project.id) ?? null,
        source: project.source,
        paths: project.paths,
        counts: countsOf(results),
        sizes: sizes ?? null,
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
        unreadable: (scan?.unreadable ?? []).map(({ file, detail }) => ({ file, detail })),
    };
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
        outcome: result.outcome,
        plan: result.plan ?? null,
        reason: result.reason,
        code: result.code ?? null,
        hint: result.hint ?? null,
        localBytes: result.localBytes,
        cloudBytes: result.cloudBytes ?? null,
        sentBytes: result.sentBytes ?? null,
        attempts: result.attempts,
        durationMs: Math.round(result.durationMs),
        url: sessionUrl(run, projectId, session.id) ?? null,
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
    const path = (0,external_node_path_.join)(directory, `specstory-sync-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.json`);
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

;// CONCATENATED MODULE: ./lib/src/report/summary/chart.js


/** More than this is no picture any more; the table has the numbers. */
const PROVIDERS_SHOWN = 8;
/** Pixels of height for each provider or outcome, whichever are more. */
const HEIGHT_EACH = 60;
/** Name and colour of each outcome: seen on a light page and on a dark one. */
const OUTCOMES = [
    ['created', 'Created', '#2da44e'],
    ['updated', 'Updated', '#4393f8'],
    ['pending', 'To upload', '#4393f8'],
    ['skipped', 'Skipped', '#8c959f'],
    ['errored', 'Errored', '#e5534b'],
    ['timedOut', 'Timed out', '#d4771c'],
];
/**
 * Outcomes by provider, as streams whose width is their share. Only where there are several of both: elsewhere the table of
 * counts says as much.
 */
function addChart(document, run) {
    const providers = countsByProvider(run.results);
    const outcomes = OUTCOMES.filter(([field]) => run.counts[field] > 0);
    if (providers.length < 2 || providers.length > PROVIDERS_SHOWN || outcomes.length < 2)
        return;
    const flows = flowsOf(providers, outcomes);
    const lines = [
        '```mermaid',
        '---',
        'config:',
        `  themeCSS: "${colours(flows)}"`,
        '  sankey:',
        `    height: ${HEIGHT_EACH * Math.max(providers.length, outcomes.length)}`,
        '---',
        'sankey-beta',
        ...flows.map(({ provider, outcome, sessions }) => `${provider},${outcome},${sessions}`),
        '```',
    ];
    document.block(lines.join('\n'));
}
function flowsOf(providers, outcomes) {
    return providers.flatMap(({ name, counts }) => outcomes
        .filter(([field]) => counts[field] > 0)
        .map(([field, outcome, colour]) => ({ provider: label(name), outcome, colour, sessions: counts[field] })));
}
/**
 * Mermaid numbers the colours of a sankey as names come up and mixes its streams into a dark page until they are gone.
 * Style sheets put both right; without them the picture is still true.
 */
function colours(flows) {
    const outcomes = new Map(flows.map(({ outcome, colour }) => [outcome, colour]));
    const nodes = [...new Set(flows.flatMap(({ provider, outcome }) => [provider, outcome]))];
    return [
        '.link { mix-blend-mode: normal !important; }',
        ...nodes.map((name, index) => `.node:nth-of-type(${index + 1}) rect { fill: ${outcomes.get(name) ?? '#8c959f'}; }`),
        ...flows.map(({ colour }, index) => `.link:nth-of-type(${index + 1}) path { stroke: ${colour}; }`),
    ].join(' ');
}
/** A sankey takes ASCII, commas part its fields, and a stream from an outcome to itself is an error. */
function label(name) {
    const plain = plainText(name, 40)
        .replace(/[^A-Za-z0-9.+-]+/g, ' ')
        .trim() || 'Another provider';
    return OUTCOMES.some(([, outcome]) => outcome === plain) ? `Provider ${plain}` : plain;
}

;// CONCATENATED MODULE: ./lib/src/report/summary/files.js




/** Code units of a path. */
const PATH_LIMIT = 200;
/** Files that could not be read, never folded, and then the files left out, folded. Other tools' Markdown is in the report only. */
function addFiles(document, run) {
    addUnreadable(document, run);
    const leftOut = run.projects.flatMap(({ scan }) => scan?.leftOut ?? []);
    addUnidentified(document, run, leftOut);
    addDuplicates(document, run, leftOut);
    addOthers(document, run, leftOut);
}
function addUnreadable(document, run) {
    const files = run.projects.flatMap(({ scan }) => scan?.unreadable ?? []);
    document.table({
        title: `${plural(files.length, 'file')} not readable`,
        folded: false,
        columns: ['File', 'Why'],
        items: files,
        cells: ({ file, detail }) => [files_fileLink(run, file), markdownText(detail)],
    });
}
function addUnidentified(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => reason === 'unidentified');
    document.table({
        title: `${plural(files.length, 'file')} without a session id`,
        intro: 'Versions of the SpecStory extension before August 2025 wrote no session id, so the cloud cannot tell these apart. They stay in the repository only.',
        folded: true,
        columns: ['File'],
        items: files,
        cells: ({ file }) => [files_fileLink(run, file)],
    });
}
function addDuplicates(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => reason === 'duplicate');
    document.table({
        title: `${plural(files.length, 'duplicate')} of other files`,
        intro: 'Several files hold the same session. The best one of each was taken, and the session counts once.',
        folded: true,
        columns: ['File left out', 'File taken', 'Why'],
        items: files,
        cells: ({ file, chosen, detail }) => [
            files_fileLink(run, file),
            chosen === undefined ? '' : files_fileLink(run, chosen),
            markdownText(detail),
        ],
    });
}
const OTHERS = new Set([
    'unusable-id',
    'no-message',
    'empty',
    'lfs-pointer',
    'link',
    'not-a-file',
]);
function addOthers(document, run, leftOut) {
    const files = leftOut.filter(({ reason }) => OTHERS.has(reason));
    document.table({
        title: `${plural(files.length, 'other file')} left out`,
        folded: true,
        columns: ['File', 'Why'],
        items: files,
        cells: ({ file, reason, detail }) => [
            files_fileLink(run, file),
            markdownText(detail === '' ? LEFT_OUT_WORDS[reason] : detail),
        ],
    });
}
function files_fileLink(run, file) {
    return links_link(file, fileUrl(run, file), PATH_LIMIT);
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
            ? plural(requests.sizes, 'bulk request') + (spared > 1 ? ` instead of ${count(spared)}` : '')
            : '',
        requests.head > 0 ? plural(requests.head, 'HEAD request') : '',
        requests.put > 0
            ? plural(requests.put, 'upload request') + (uploaded > 0 ? ` with ${bytes(uploaded)} in all` : '')
            : '',
        requests.refresh > 0 ? plural(requests.refresh, 'token exchange') : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `**Requests:** ${parts.join(' · ')}`;
}
const PHASES = ['scan', 'compare', 'upload'];
function timingsLine({ timings }) {
    const phases = PHASES.flatMap((phase) => {
        const ms = timings[phase];
        return ms === undefined ? [] : [`${phase} ${duration(ms)}`];
    });
    if (timings.total === undefined)
        return '';
    return `**Time:** ${duration(timings.total)}${phases.length === 0 ? '' : `, of which ${list(phases)}`}`;
}
/** The directory of a runner is of no use to a reader: the output `report` has the whole path. */
function reportLine(report) {
    return report === ''
        ? ''
        : `**Everything else:** ${markdownText((0,external_node_path_.basename)(report))}, the JSON report (output \`report\`)`;
}

;// CONCATENATED MODULE: ./lib/src/report/summary/head.js







/** Providers shown by name: a repository may invent any number of them. */
const head_PROVIDERS_SHOWN = 12;
/** Heading, one sentence, what ended the run, and the counts. */
function addHead(document, run) {
    const what = run.inputs?.mode === 'check' ? 'SpecStory check' : 'SpecStory sync';
    document.block(`## ${STATUS_SYMBOLS[run.status]} ${what} ${STATUS_WORDS[run.status]}`);
    document.block(markdownProse(verdict(run), 1_000));
    addFailures(document, run);
    addCounts(document, run);
}
function addFailures(document, run) {
    const [only, second] = run.failures;
    // Alone it is what the verdict says.
    if (run.status === 'failed' && only !== undefined && second === undefined)
        document.block(`**What to do:** ${whatToDo(only)}`);
    else
        document.table({
            title: 'What went wrong',
            folded: false,
            columns: ['Problem', 'What to do'],
            items: run.failures,
            cells: (failure) => [markdownProse(sentence(failure.message)), whatToDo(failure)],
        });
}
const SYNC_COLUMNS = [
    ['Sessions', 'attempted'],
    ['Created', 'created'],
    ['Updated', 'updated'],
    ['Skipped', 'skipped'],
    ['Errored', 'errored'],
    ['Timed out', 'timedOut'],
];
const CHECK_COLUMNS = [
    ['Sessions', 'attempted'],
    ['To upload', 'pending'],
    ['Skipped', 'skipped'],
    ['Errored', 'errored'],
    ['Timed out', 'timedOut'],
];
function addCounts(document, run) {
    if (run.counts.attempted === 0)
        return;
    const columns = run.inputs?.mode === 'check' ? CHECK_COLUMNS : SYNC_COLUMNS;
    const providers = countsByProvider(run.results);
    const rows = providers
        .slice(0, head_PROVIDERS_SHOWN)
        .map(({ name, counts }) => head_row(markdownText(name, 60), counts, columns));
    if (providers.length > head_PROVIDERS_SHOWN)
        rows.push([`${count(providers.length - head_PROVIDERS_SHOWN)} other providers`, ...columns.map(() => '')]);
    if (providers.length !== 1)
        rows.push(head_row('**All**', run.counts, columns));
    const lines = [
        `| Provider | ${columns.map(([name]) => name).join(' | ')} |`,
        `| :--- |${' ---: |'.repeat(columns.length)}`,
        ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ];
    document.block(lines.join('\n'));
}
function head_row(name, counts, columns) {
    return [name, ...columns.map(([, field]) => count(counts[field]))];
}

;// CONCATENATED MODULE: ./lib/src/report/summary/projects.js





/** Opted-out paths named; a workflow with more has them in the report. */
const OPT_OUTS_SHOWN = 20;
/** Which project the sessions belong to, with its link and where its id comes from; a table when there are several. */
function addProjects(document, run) {
    const [only, second] = run.projects;
    if (only !== undefined && second === undefined) {
        const { id, name, source } = only.project;
        document.block(`Project ${links_link(name, projectUrl(run, id), 120)} · ${markdownText(`${id}, ${sourceWords(source)}`)}`);
    }
    else
        addProjectTable(document, run);
    for (const { path, file } of run.optOuts.slice(0, OPT_OUTS_SHOWN))
        document.block(`Nothing below ${markdownText(path)} was sent: \`cloud_sync\` is \`false\` in ${markdownText(file)}.`);
}
function addProjectTable(document, run) {
    const results = Map.groupBy(run.results, ({ projectId }) => projectId);
    document.table({
        title: 'Projects',
        folded: false,
        columns: ['Project', 'Path', '>Sessions', 'Id'],
        items: run.projects,
        cells: ({ project }) => [
            links_link(project.name, projectUrl(run, project.id), 120),
            markdownText(project.paths.join(', ')),
            count(countsOf(results.get(project.id) ?? []).attempted),
            markdownText(`${project.id}, ${sourceWords(project.source)}`),
        ],
    });
}

;// CONCATENATED MODULE: ./lib/src/report/summary/sessions.js




/** Code units of a title or a file name: enough to know it again. */
const sessions_NAME_LIMIT = 120;
/** What failed, why, and what to do: never folded. */
function addFailedSessions(document, run) {
    const failed = [...withOutcome(run, 'errored'), ...withOutcome(run, 'timed-out')];
    document.table({
        title: `${plural(failed.length, 'session')} not synced`,
        folded: false,
        columns: ['File', ...projectColumn(run), 'Why', 'What to do'],
        items: failed,
        cells: (result) => [
            links_link(result.session.name, fileUrl(run, result.session.file), sessions_NAME_LIMIT),
            ...projectCell(run, result),
            markdownProse(result.reason),
            whatToDo(result),
        ],
    });
}
/** What a sync would bring, and how to have it done. */
function addPendingSessions(document, run) {
    const pending = withOutcome(run, 'pending');
    document.table({
        title: `${plural(pending.length, 'session')} to upload`,
        intro: '**How to fix it:** nothing is wrong with this change. A run with `mode: sync` uploads them, as the sync of the default ' +
            'branch does after a merge; `specstory sync` on the machine that recorded them does it at once.',
        folded: false,
        columns: ['Session', ...projectColumn(run), 'Provider', '>Size', 'Why'],
        items: pending,
        cells: (result) => [
            links_link(shownTitle(result), fileUrl(run, result.session.file), sessions_NAME_LIMIT),
            ...projectCell(run, result),
            ...providerAndSize(result),
            markdownProse(result.reason),
        ],
    });
}
/** What the run brought into the cloud, folded, each with its link. */
function addUploadedSessions(document, run) {
    addUploaded(document, run, 'created');
    addUploaded(document, run, 'updated');
}
function addUploaded(document, run, outcome) {
    const results = withOutcome(run, outcome);
    document.table({
        title: `${plural(results.length, 'session')} ${outcome}`,
        folded: true,
        columns: ['Session', ...projectColumn(run), 'Provider', '>Size'],
        items: results,
        cells: (result) => [cloudLink(run, result), ...projectCell(run, result), ...providerAndSize(result)],
    });
}
/** Sessions left as the cloud has them though they differ here, folded, with the input that changes it. */
function addKeptSessions(document, run) {
    addSkipped(document, run, 'kept-cli-copy', "kept as the CLI's copy", 'The CLI uploaded these with their full data, which Markdown alone would replace. `specstory sync` on the recording machine ' +
        'brings them up to date; `overwrite-cli-sessions: true` updates them from here.');
    addSkipped(document, run, 'cloud-has-more', 'larger in the cloud', "The cloud's copy has more bytes than the committed file, so it was kept. `update-when: different` updates these too.");
}
function addSkipped(document, run, reason, words, intro) {
    const results = run.results.filter(({ plan, outcome }) => plan === reason && outcome === 'skipped');
    document.table({
        title: `${plural(results.length, 'session')} ${words}`,
        intro,
        folded: true,
        columns: ['Session', ...projectColumn(run), 'Provider', '>Size'],
        items: results,
        cells: (result) => [cloudLink(run, result), ...projectCell(run, result), ...providerAndSize(result)],
    });
}
function withOutcome(run, outcome) {
    return run.results.filter((result) => result.outcome === outcome);
}
function cloudLink(run, result) {
    return links_link(shownTitle(result), sessionUrl(run, result.projectId, result.session.id), sessions_NAME_LIMIT);
}
function shownTitle({ title, session }) {
    return title || session.title || session.name;
}
function providerAndSize({ session, localBytes, cloudBytes }) {
    const size = cloudBytes === undefined || cloudBytes === localBytes ? '' : `${unbrokenBytes(cloudBytes)} → `;
    return [providerCell(session), size + unbrokenBytes(localBytes)];
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
 * The job summary, most important things first, as Markdown of at most `budgetBytes` bytes, whatever the number of
 * sessions. `report` is the path of the JSON report, or empty when there is none.
 */
function renderSummary(run, report, budgetBytes = SUMMARY_BUDGET_BYTES) {
    const cutTo = report === '' ? 'left out to fit' : `in the JSON report ${markdownText((0,external_node_path_.basename)(report))}`;
    const document = createDocument(budgetBytes, cutTo);
    addHead(document, run);
    addProjects(document, run);
    addFailedSessions(document, run);
    addPendingSessions(document, run);
    addChart(document, run);
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

;// CONCATENATED MODULE: ./lib/src/report/run.js

const STATUSES = (/* unused pure expression or super */ null && (['complete', 'incomplete', 'failed', 'cancelled', 'not-run']));
/** A run of which nothing is known yet but where it takes place; it has failed until it says otherwise. */
function emptyRun(runner) {
    return {
        version: VERSION,
        startedAt: new Date(),
        runner,
        projects: [],
        optOuts: [],
        notices: [],
        results: [],
        counts: { attempted: 0, created: 0, updated: 0, skipped: 0, errored: 0, timedOut: 0, pending: 0 },
        requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
        timings: {},
        status: 'failed',
        failures: [],
    };
}

;// CONCATENATED MODULE: ./lib/src/report/status.js
/** The output `status`. `unreadable` is the number of files that could not be read: they make a run incomplete. */
function statusOf(ending, counts, unreadable = 0) {
    if (ending === 'deadline')
        return 'incomplete';
    if (ending !== 'finished')
        return ending;
    const open = counts.errored + counts.timedOut + counts.pending + unreadable;
    return open > 0 ? 'incomplete' : 'complete';
}
/** 1 when `failed`, `cancelled`, or `incomplete` with `fail-on-incomplete`. */
function exitCode(run) {
    switch (run.status) {
        case 'complete':
        case 'not-run':
            return 0;
        case 'incomplete':
            return run.inputs?.failOnIncomplete === false ? 0 : 1;
        case 'failed':
        case 'cancelled':
            return 1;
    }
}

;// CONCATENATED MODULE: ./lib/src/sync/deadline.js

/** A signal to the process ended the run. */
class Cancelled extends Error {
    name = 'Cancelled';
    constructor(signal) {
        super(`The run was cancelled by ${signal}.`);
    }
}
/** A deadline whose clock does not run yet, because the input that says how long is not read yet. */
function createDeadline() {
    const controller = new AbortController();
    let end = Number.POSITIVE_INFINITY;
    let timer;
    const stop = (reason) => controller.abort(reason);
    return {
        signal: controller.signal,
        remainingMs: () => Math.max(0, end - performance.now()),
        start(timeoutMs) {
            end = performance.now() + timeoutMs;
            timer = setTimeout(() => stop(new DeadlinePassed()), timeoutMs);
        },
        stop,
        clear: () => clearTimeout(timer),
    };
}

;// CONCATENATED MODULE: ./lib/src/sync/tally.js
/** created > updated > errored > skipped, and any of them over what only says that nothing was finished. */
const PRECEDENCE = {
    created: 5,
    updated: 4,
    errored: 3,
    skipped: 2,
    pending: 1,
    'timed-out': 0,
};
/**
 * The run's accounting: every session that was attempted has, at the end, exactly one outcome, so that
 * attempted = created + updated + skipped + errored + timed-out + pending on every ending.
 */
class Tally {
    /** By project id, then session id: a map for each project, since a key of both would cost more than what it holds. */
    #projects = new Map();
    /** Takes a session into scope; the same session of the same project counts once. */
    attempt(projectId, session) {
        const sessions = this.#sessionsOf(projectId);
        if (!sessions.has(session.id))
            sessions.set(session.id, { projectId, session });
    }
    /**
     * Records how a session ended. When it is recorded twice, the outcome of higher precedence stands.
     *
     * @throws Error when the session was never attempted: a bug of ours, and a count that could not be trusted
     */
    record(result) {
        const { projectId, session } = result;
        const standing = this.#projects.get(projectId)?.get(session.id);
        if (standing === undefined)
            throw new Error(`session ${session.id} was counted without being attempted`);
        if (isFinished(standing) && PRECEDENCE[result.outcome] <= PRECEDENCE[standing.outcome])
            return;
        this.#projects.get(projectId)?.set(session.id, result);
    }
    /** Keeps what an unfinished session had come to when the run's end interrupted it, for its closing. */
    interrupt(projectId, sessionId, interruption) {
        const sessions = this.#projects.get(projectId);
        const standing = sessions?.get(sessionId);
        if (standing !== undefined && !isFinished(standing))
            sessions?.set(sessionId, { ...standing, interruption });
    }
    /** Closes every session that has no outcome yet. */
    close(closing) {
        for (const sessions of this.#projects.values()) {
            for (const [id, standing] of sessions)
                if (!isFinished(standing))
                    sessions.set(id, tally_closed(standing, closing));
        }
    }
    /** True when every session has its outcome. */
    isSettled() {
        return this.#all().every(isFinished);
    }
    /** Counts of what is recorded; unfinished sessions are in `attempted` only. */
    counts() {
        const counts = { attempted: 0, created: 0, updated: 0, skipped: 0, errored: 0, timedOut: 0, pending: 0 };
        for (const standing of this.#all()) {
            counts.attempted += 1;
            if (isFinished(standing))
                counts[standing.outcome === 'timed-out' ? 'timedOut' : standing.outcome] += 1;
        }
        return counts;
    }
    /** Every recorded result, by project and then in the order in which the sessions came into scope. */
    results() {
        return this.#all().filter(isFinished).toArray();
    }
    #sessionsOf(projectId) {
        const known = this.#projects.get(projectId) ?? new Map();
        this.#projects.set(projectId, known);
        return known;
    }
    #all() {
        return this.#projects.values().flatMap((sessions) => sessions.values());
    }
}
function isFinished(standing) {
    return 'outcome' in standing;
}
function tally_closed({ projectId, session, interruption }, closing) {
    const localBytes = session.diskBytes;
    return { projectId, session, localBytes, attempts: 0, durationMs: 0, ...interruption, ...closing };
}

;// CONCATENATED MODULE: ./lib/src/lifecycle.js











/** How long work that was told to stop may take to listen, ms, before the run is published without it. */
const GRACE_MS = 1_000;
/**
 * Runs the story to one of its ends and publishes it, whatever happens: an error, the deadline, a signal to the process
 * or a bug. Owns the exit code, which starts as failure, so that nothing ends green without having been published.
 */
async function conduct(story) {
    process.exitCode = 1;
    const startedAt = performance.now();
    const runner = readRunner(process.env);
    const stage = {
        run: emptyRun(runner),
        printer: createPrinter(runner),
        deadline: createDeadline(),
        tally: new Tally(),
    };
    const { run, deadline } = stage;
    let uncaught = false;
    const cancelled = new AbortController();
    const cancel = (signal) => {
        deadline.stop(new Cancelled(signal));
        cancelled.abort();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])
        process.on(signal, cancel);
    process.on('uncaughtException', (error) => {
        uncaught = true;
        deadline.stop(internalFailure(error));
    });
    // A log that nobody can take (a full disk, a reader that has gone) costs the log, not the sync.
    process.stdout.on('error', () => { });
    let ending;
    let error;
    try {
        ending = await Promise.race([story(stage), abandonment(deadline.signal)]);
    }
    catch (thrown) {
        error = thrown;
    }
    deadline.clear();
    run.timings.total = performance.now() - startedAt;
    conclude(stage, ending, error);
    await publish(run, stage.printer);
    process.exitCode = uncaught ? 1 : exitCode(run);
    await commentOnPullRequest(run, stage.printer, cancelled.signal);
}
/** Rejects a while after the run was told to end, so that nothing that does not listen can hang it. */
async function abandonment(signal) {
    return await new Promise((_resolve, reject) => {
        const abandon = () => void setTimeout(() => reject(signal.reason), GRACE_MS).unref();
        if (signal.aborted)
            abandon();
        else
            signal.addEventListener('abort', abandon, { once: true });
    });
}
/** Gives every unfinished session its outcome, and the run its status. */
function conclude({ run, deadline, tally }, ending, error) {
    const stopped = deadline.signal.aborted ? deadline.signal.reason : undefined;
    // Whoever stopped the run knows better than whoever noticed. A deadline that passes when everything is done is none.
    const reason = stopped instanceof DeadlinePassed && error === undefined && tally.isSettled() ? undefined : (stopped ?? error);
    const end = endOf(reason, run);
    if (ending !== undefined && reason === undefined)
        run.statusReason = ending.notRun;
    const failure = run.failures.at(-1);
    tally.close(failure === undefined
        ? { outcome: 'timed-out', reason: run.statusReason ?? 'its next attempt would have come after the deadline' }
        : { outcome: 'errored', reason: failure.message, code: failure.code, hint: failure.hint });
    run.results = tally.results();
    run.counts = tally.counts();
    const unreadable = run.projects.reduce((sum, { scan }) => sum + (scan?.unreadable.length ?? 0), 0);
    run.status = statusOf(ending !== undefined && reason === undefined ? 'not-run' : end, run.counts, unreadable);
}
function endOf(reason, run) {
    if (reason === undefined)
        return 'finished';
    if (reason instanceof Cancelled) {
        run.statusReason = reason.message;
        return 'cancelled';
    }
    if (reason instanceof DeadlinePassed) {
        const seconds = (run.inputs?.timeoutMs ?? 0) / 1000;
        run.statusReason = `The deadline of ${seconds} s passed.`;
        return 'deadline';
    }
    const failure = reason instanceof Failure ? reason : internalFailure(reason);
    run.failures.push(failure);
    // A cloud that is down leaves sessions errored, which is a verdict; a token that is refused leaves none.
    const verdict = isFatal(failure) && !VERDICTLESS.has(failure.code);
    return verdict ? 'finished' : 'failed';
}
/** Fatal answers of the cloud that say nothing about the sessions: what they need is another token. */
const VERDICTLESS = new Set(['token-refused', 'no-write-scope', 'token-expired', 'token-unusable']);

;// CONCATENATED MODULE: external "node:stream/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
;// CONCATENATED MODULE: ./lib/src/cloud/json-text.js
/**
 * The JSON document `{…fields, markdown}` in pieces, one for each chunk of the Markdown, so that neither is ever a whole
 * string in memory. A character that two chunks share is counted and escaped with the second.
 */
async function* escapeMarkdown(fields, chunks) {
    yield { json: `${JSON.stringify(fields).slice(0, -1)},"markdown":"`, markdownBytes: 0 };
    let half = '';
    for await (const chunk of chunks) {
        const text = half + chunk;
        half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '';
        yield piece(half === '' ? text : text.slice(0, -1));
    }
    yield piece(half);
    yield { json: '"}', markdownBytes: 0 };
}
function piece(text) {
    return { json: JSON.stringify(text).slice(1, -1), markdownBytes: Buffer.byteLength(text) };
}

;// CONCATENATED MODULE: ./lib/src/cloud/upload-body.js





const MB = 1024 * 1024;
/** What the cloud takes at most (CLOUD-API: Limits), in bytes of JSON and of gzip. */
const MAX_BODY_BYTES = 64 * MB;
const MAX_COMPRESSED_BYTES = 50 * MB;
/** A session of one chunk up to this, in bytes, is encoded in one go; anything else as a stream (issue: Sync). */
const ONE_SHOT_BYTES = 256 * 1024;
/**
 * Level 1: on transcripts it takes 40 % of the default level's time for 1.16 times its bytes (TOOLCHAIN: Numbers), and a
 * runner has more network than cores. Large pieces of output are fewer trips from the thread pool.
 */
const GZIP = { level: 1, chunkSize: 128 * 1024 };
const compress = (0,external_node_util_.promisify)(external_node_zlib_.gzip);
/**
 * Encodes the body of an upload: JSON, gzipped. A large session is escaped and compressed chunk by chunk, so that only
 * its compressed bytes are ever held as a whole.
 *
 * @throws Failure `too-large`, as soon as a limit is passed; the signal's reason; what reading `markdown` throws.
 */
async function encodeUpload(fields, markdown, { signal, maxBodyBytes = MAX_BODY_BYTES, maxCompressedBytes = MAX_COMPRESSED_BYTES } = {}) {
    signal?.throwIfAborted();
    const limits = { maxBodyBytes, maxCompressedBytes };
    const chunks = markdown[Symbol.asyncIterator]();
    const head = [];
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
        head.push(next.value);
        if (head.length > 1)
            return encodeStream(fields, resume(head, chunks), limits, signal);
    }
    const [text = ''] = head;
    const markdownBytes = Buffer.byteLength(text);
    if (markdownBytes > ONE_SHOT_BYTES)
        return encodeStream(fields, resume(head, chunks), limits, signal);
    const json = Buffer.from(JSON.stringify({ ...fields, markdown: text }));
    if (json.byteLength > maxBodyBytes)
        throw tooLarge(json.byteLength, 'as JSON', maxBodyBytes);
    const body = await compress(json, GZIP);
    if (body.byteLength > maxCompressedBytes)
        throw tooLarge(body.byteLength, 'compressed', maxCompressedBytes);
    return { body, markdownBytes };
}
async function encodeStream(fields, chunks, { maxBodyBytes, maxCompressedBytes }, signal) {
    let markdownBytes = 0;
    const json = async function* () {
        let bytes = 0;
        for await (const { json: text, markdownBytes: more } of escapeMarkdown(fields, chunks)) {
            const buffer = Buffer.from(text);
            bytes += buffer.byteLength;
            markdownBytes += more;
            if (bytes > maxBodyBytes)
                throw tooLarge(bytes, 'as JSON', maxBodyBytes);
            yield buffer;
        }
    };
    const compressed = [];
    const hold = async (source) => {
        let bytes = 0;
        for await (const chunk of source) {
            bytes += chunk.byteLength;
            if (bytes > maxCompressedBytes)
                throw tooLarge(bytes, 'compressed', maxCompressedBytes);
            compressed.push(chunk);
        }
    };
    try {
        await (0,promises_namespaceObject.pipeline)(json, (0,external_node_zlib_.createGzip)(GZIP), hold, signal === undefined ? {} : { signal });
    }
    catch (error) {
        if (signal?.aborted)
            throw signal.reason;
        throw error;
    }
    return { body: Buffer.concat(compressed), markdownBytes };
}
/** The chunks already taken, then the rest; ends the source when its reader stops early. */
async function* resume(head, rest) {
    try {
        yield* head;
        for (let next = await rest.next(); !next.done; next = await rest.next())
            yield next.value;
    }
    finally {
        await rest.return?.();
    }
}
function tooLarge(bytes, form, limit) {
    const message = `the session is too large for the cloud: more than ${megabytes(bytes)} ${form}, where ${megabytes(limit)} is the limit`;
    return new Failure('too-large', message, 'Split or shorten the file; agents write such files when they paste whole logs.');
}
function megabytes(bytes) {
    return bytes < MB ? `${bytes} bytes` : `${(bytes / MB).toFixed(1)} MB`;
}

;// CONCATENATED MODULE: ./lib/src/report/notices.js

/** The owner turned cloud sync off: why nothing is sent, and how to change it. */
function optOutNotice({ path, file }) {
    return {
        level: 'notice',
        title: 'Cloud sync is turned off',
        message: `${file} says \`cloud_sync: false\`, so nothing of \`${path}\` was sent. Remove that line to sync it.`,
        file,
    };
}
/** Something about the token that will stop the runs one day. */
function tokenNotice(message) {
    return { level: 'warning', title: 'SpecStory token', message: sentence(message) };
}
/** `if-no-sessions: warn`: the checkout holds none, and the likely cause. */
function noSessionsNotice(message) {
    return { level: 'warning', title: 'No sessions', message };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/src/workspace.js



/**
 * A committed link must not be followed (PLATFORM: Symlinks), and a FIFO without a writer must not hang the run. Windows
 * has neither flag.
 */
const OPEN_FLAGS = external_node_fs_namespaceObject.constants.O_RDONLY | (external_node_fs_namespaceObject.constants.O_NOFOLLOW ?? 0) | (external_node_fs_namespaceObject.constants.O_NONBLOCK ?? 0);
/** What was opened is no regular file. */
class NotRegularFile extends Error {
    name = 'NotRegularFile';
}
/**
 * Opens a regular file without following a link at its end.
 *
 * @param path native and absolute
 * @throws NotRegularFile; the file system's error, `ELOOP` for a link
 */
async function openRegular(path) {
    const handle = await (0,promises_.open)(path, OPEN_FLAGS);
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
        if ((await (0,promises_.lstat)((0,external_node_path_.join)(workspace, part))).isSymbolicLink())
            return part;
    }
    return undefined;
}
/** The file system's code of an error, e.g. `ENOENT`; `undefined` for any other error. */
function workspace_codeOf(error) {
    return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

;// CONCATENATED MODULE: ./lib/src/sessions/stream-file.js

/** Bytes read at a time, which is all that is held of a file. */
const CHUNK_BYTES = 128 * 1024;
/**
 * Reads a regular file from its start, piece by piece.
 *
 * @param path native and absolute
 * @param take is given each piece, valid during the call only; returning true ends the reading
 * @throws NotRegularFile; the file system's error
 */
async function streamFile(path, take) {
    const { handle, stats } = await openRegular(path);
    try {
        const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES));
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
            if (bytesRead === 0 || take(buffer.subarray(0, bytesRead)))
                return;
        }
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./lib/src/sessions/checkout-hints.js


const SPARSE = /^\s*sparseCheckout\s*=\s*(true|1|yes|on)\s*$/im;
const IGNORED = /^(?!\s*[#!]).*\.specstory/m;
/**
 * Reads git's configuration and `.gitignore` of a checkout, a bounded part of each; a checkout without git has no hints.
 *
 * @param workspace absolute, native
 */
async function checkoutHints(workspace) {
    const [config, worktreeConfig, ignore] = await Promise.all(['.git/config', '.git/config.worktree', '.gitignore'].map((file) => startOf((0,external_node_path_.join)(workspace, file))));
    return {
        sparse: [config, worktreeConfig].some((text = '') => SPARSE.test(text)),
        ignored: IGNORED.test(ignore ?? ''),
    };
}
/** The first piece of a file; nothing of one that is not there, a link, or no file. */
async function startOf(path) {
    let text = '';
    try {
        await streamFile(path, (piece) => {
            text = piece.toString('utf8', 0, CHUNK_BYTES);
            return true;
        });
    }
    catch {
        // A hint is not worth an error.
    }
    return text;
}

;// CONCATENATED MODULE: ./lib/src/sessions/find-histories.js


/** How far a repository is searched for a history that the inputs do not name: enough for a package of a monorepo. */
const MAX_DEPTH = 4;
const MAX_DIRECTORIES = 2_000;
/** More would be no hint. */
const MAX_FOUND = 3;
/** Where the CLI and the editor extension write, below a project's root. */
const HISTORY = '.specstory/history';
const [HOLDER, LEAF] = ['.specstory', 'history'];
const NEVER_SEARCHED = new Set(['node_modules', '.git']);
/**
 * The directories of a checkout that hold a `.specstory/history`, nearest first; a bounded search that follows no link.
 *
 * @param workspace absolute, native
 * @returns POSIX, relative to the workspace, `.` for the workspace itself; at most three
 */
async function findHistories(workspace) {
    const found = [];
    let level = ['.'];
    let visited = 0;
    for (let depth = 0; depth <= MAX_DEPTH && found.length < MAX_FOUND; depth++) {
        const below = [];
        for (const directory of level.sort()) {
            if (++visited > MAX_DIRECTORIES)
                return found.slice(0, MAX_FOUND);
            const names = await subdirectories(workspace, directory);
            below.push(...names.filter((name) => name !== HOLDER).map((name) => external_node_path_.posix.join(directory, name)));
            if (!names.includes(HOLDER))
                continue;
            const held = await subdirectories(workspace, external_node_path_.posix.join(directory, HOLDER));
            if (held.includes(LEAF))
                found.push(directory);
        }
        level = below;
    }
    return found.slice(0, MAX_FOUND);
}
async function subdirectories(workspace, directory) {
    let entries;
    try {
        entries = await (0,promises_.readdir)((0,external_node_path_.join)(workspace, directory), { withFileTypes: true });
    }
    catch {
        // A hint is not worth an error.
        return [];
    }
    return entries.filter((entry) => entry.isDirectory() && !NEVER_SEARCHED.has(entry.name)).map(({ name }) => name);
}

;// CONCATENATED MODULE: ./lib/src/sessions/explain-empty.js




/** What files without a session have in common, and what to do about it; `duplicate` never comes without a session. */
const explain_empty_KINDS = [
    ['lfs-pointer', 'Git LFS pointers: set `lfs: true` on actions/checkout'],
    ['link', 'symbolic links, which are never followed'],
    ['unidentified', 'transcripts of an early SpecStory extension, which wrote no session id'],
    ['unusable-id', 'transcripts whose session id is not usable'],
    ['no-message', 'transcripts with a header and no message'],
    ['not-a-file', 'no regular files or directories'],
    ['empty', 'empty files'],
    ['not-a-transcript', 'Markdown that is no SpecStory transcript'],
];
/**
 * Says that a checkout holds no session, where it was looked for, and the likely cause.
 *
 * @param workspace absolute, native
 * @param scans of all projects; none of them has a session
 * @returns one or two sentences; they hold file names from the repository
 */
async function explainNoSessions(workspace, scans) {
    const directories = scans.flatMap((scan) => scan.directories);
    const places = directories.map(({ directory }) => `\`${(0,external_node_path_.join)(workspace, directory)}\``).join(', ');
    return `No session was found in ${places || `\`${workspace}\``}: ${await likelyCause(workspace, scans)}.`;
}
async function likelyCause(workspace, scans) {
    const unreadable = scans.flatMap((scan) => scan.unreadable)[0];
    if (unreadable !== undefined)
        return `\`${unreadable.file}\` could not be read (${unreadable.detail})`;
    const passedBy = describeLeftOut(scans);
    if (passedBy !== undefined)
        return passedBy;
    const directories = scans.flatMap((scan) => scan.directories);
    const isThere = directories.some(({ exists }) => exists);
    if (await isBare(workspace)) {
        return 'the workspace is empty, so the job may lack an actions/checkout step before this one';
    }
    const { sparse, ignored } = await checkoutHints(workspace);
    if (!isThere && sparse)
        return 'this is a sparse checkout that may leave it out (`sparse-checkout` of actions/checkout)';
    const searched = new Set(directories.map(({ directory }) => directory));
    const elsewhere = (await findHistories(workspace)).filter((path) => !searched.has(external_node_path_.posix.join(path, HISTORY)));
    if (elsewhere.length > 0) {
        return `the repository has its history elsewhere, so set \`path\` to ${elsewhere.map((path) => `\`${path}\``).join(' or ')}`;
    }
    if (ignored)
        return '`.gitignore` names `.specstory`, so its history may never have been committed';
    if (isThere)
        return 'the directory holds no Markdown file';
    return 'the directory does not exist in this commit; SpecStory history has to be committed to be synced';
}
/** `undefined` when the directories hold no Markdown file at all. */
function describeLeftOut(scans) {
    const leftOut = scans.flatMap((scan) => scan.leftOut);
    const counted = explain_empty_KINDS.map(([reason, words]) => ({
        words,
        count: leftOut.filter((one) => one.reason === reason).length,
    }));
    const kinds = counted.filter(({ count }) => count > 0);
    if (kinds.length === 0)
        return undefined;
    return `what is there is ${kinds.map(({ words, count }) => `${count} × ${words}`).join('; ')}`;
}
/** A forgotten checkout leaves the runner's workspace empty; a container may leave its own dot-folders there. */
async function isBare(workspace) {
    try {
        return (await (0,promises_.readdir)(workspace)).every((name) => name.startsWith('.') && name !== '.git');
    }
    catch {
        return true;
    }
}

;// CONCATENATED MODULE: ./lib/src/sessions/require-sessions.js


/**
 * Checks what the scans of all projects found against what the user asked for.
 *
 * @returns a sentence with the likely cause, to warn with, when the checkout holds no session at all
 * @throws Failure `session-not-found` for an id of the `sessions` input that no file holds; `no-sessions` when the
 *   checkout holds none and `if-no-sessions` is `error`
 */
async function requireSessions(scans, inputs, workspace) {
    // An interrupted scan cannot tell what is missing.
    if (scans.some(({ complete }) => !complete))
        return undefined;
    const held = new Set(scans.flatMap((scan) => scan.held));
    const missing = inputs.sessions.filter((id) => !held.has(id));
    if (missing.length > 0) {
        throw new Failure('session-not-found', `No file holds the session ${missing.map((id) => `\`${id}\``).join(', ')} of the \`sessions\` input.`, 'Correct the ids, or check out the commit that holds them; nothing was sent.');
    }
    // About what the checkout holds: a filter that leaves nothing is the user's own choice.
    if (scans.some(({ sessions, filteredOut }) => sessions.length + filteredOut > 0))
        return undefined;
    if (inputs.ifNoSessions === 'ignore')
        return undefined;
    const explanation = await explainNoSessions(workspace, scans);
    if (inputs.ifNoSessions === 'warn')
        return explanation;
    throw new Failure('no-sessions', explanation, 'Commit `.specstory/history`, or set `if-no-sessions: warn`.');
}

;// CONCATENATED MODULE: ./lib/src/sync/compare.js



const ABSENT = { state: 'absent' };
/**
 * Turns the bulk request's end into what is known of each session: its answer as it is, a HEAD for each session whose
 * size made no sense, and a HEAD for every session when there was no answer or none was asked for.
 *
 * @param bulk `undefined` when the bulk request was not made (`sessions` input)
 * @throws what concerns every session: a refused token, a cloud that is down, the deadline
 */
async function compareSessions({ cloud, limiter, deadline }, projectId, sessions, bulk) {
    const failure = bulk !== undefined && 'error' in bulk ? bulk.error : undefined;
    if (failure !== undefined && (!(failure instanceof Failure) || isFatal(failure)))
        throw failure;
    const known = bulk !== undefined && 'copies' in bulk ? bulk.copies : undefined;
    const copies = new Map();
    const unanswered = [];
    for (const { id } of sessions) {
        const copy = known === undefined ? undefined : (known.get(id) ?? ABSENT);
        if (copy === undefined || copy.state === 'unknown')
            unanswered.push(id);
        else
            copies.set(id, copy);
    }
    await limiter.each(unanswered, deadline.signal, async (id) => {
        try {
            copies.set(id, mergeCopies(await limiter.request(() => cloud.head(projectId, id, deadline)), known?.get(id)));
        }
        catch (error) {
            // The run's end leaves the session uncompared, and whoever closes the run accounts for it.
            if (!(error instanceof DeadlinePassed || deadline.signal.aborted))
                throw error;
        }
    });
    return {
        copies,
        sizes: bulk === undefined ? 'head' : known === undefined ? 'fallback' : 'bulk',
        ...(failure === undefined ? {} : { sizesFailure: failure }),
    };
}
/** What the bulk answer knew of the CLI's data is not forgotten because a HEAD says less. */
function mergeCopies(head, bulk) {
    const fromCli = bulk?.state === 'unknown' && bulk.fromCli;
    return head.state === 'absent' || !fromCli ? head : { ...head, fromCli };
}

;// CONCATENATED MODULE: ./lib/src/plan/decide.js
/**
 * Decides what to do with one session. Pure: local × cloud → action and reason.
 *
 * Sizes are UTF-8 bytes. A file's size on disk is an upper bound of its size on the wire (CRLF may become LF), so a file
 * that is not larger on disk than the cloud's copy needs no reading in `larger`.
 *
 * @returns the plan, or `measure` when only the exact size on the wire can tell
 */
function decide(session, size, copy, rules) {
    const planned = (action, reason) => {
        const upload = action === 'create' || action === 'update';
        const tooLarge = upload && size.bytes > rules.maxBytes;
        return {
            session,
            action: tooLarge ? 'refuse' : action,
            reason: tooLarge ? 'too-large' : reason,
            localBytes: size.bytes,
            cloudBytes: copy.state === 'present' ? copy.bytes : undefined,
            ...(tooLarge
                ? { detail: `${size.bytes} bytes, and the cloud takes at most ${rules.maxBytes}` }
                : copy.state === 'unknown'
                    ? { detail: copy.reason }
                    : {}),
        };
    };
    if (copy.state === 'absent')
        return planned('create', 'new');
    const kept = copy.fromCli && !rules.overwriteCliSessions;
    if (copy.state === 'unknown')
        return kept ? planned('skip', 'kept-cli-copy') : planned('update', 'cloud-copy-unknown');
    if (!size.exact && session.crlfHead && mayDiffer(size.bytes, copy.bytes, rules))
        return 'measure';
    if (size.bytes === copy.bytes)
        return planned('skip', 'up-to-date');
    const grown = size.bytes > copy.bytes;
    if (!grown && rules.updateWhen === 'larger')
        return planned('skip', 'cloud-has-more');
    return kept ? planned('skip', 'kept-cli-copy') : planned('update', grown ? 'grown' : 'shrunk');
}
/** Whether reading the file could change the verdict that its size on disk suggests. */
function mayDiffer(diskBytes, cloudBytes, rules) {
    return rules.updateWhen === 'different' || diskBytes > cloudBytes;
}

;// CONCATENATED MODULE: ./lib/src/sessions/line-breaks.js
const CR = 0x0d;
const LF = 0x0a;
/**
 * Tells whether every line break of a text is CRLF: only such a text is compared and sent with LF, and git's autocrlf
 * makes no other kind (SESSION-FILES: Files). Fed with bytes, since UTF-8 keeps CR and LF to themselves.
 */
class LineBreaks {
    #crlf = 0;
    #pure = true;
    #endsWithCr = false;
    /** Takes the next bytes of the text. */
    feed(bytes) {
        if (!this.#pure || bytes.length === 0)
            return;
        let start = 0;
        if (this.#endsWithCr) {
            if (bytes[0] !== LF) {
                this.#pure = false;
                return;
            }
            this.#crlf++;
            start = 1;
        }
        this.#endsWithCr = bytes[bytes.length - 1] === CR;
        // Two native searches per line: a file with LF only is known at its first line.
        while (this.#pure) {
            const lf = bytes.indexOf(LF, start);
            const cr = bytes.indexOf(CR, start);
            if (lf === -1) {
                this.#pure = cr === -1 || cr === bytes.length - 1;
                return;
            }
            this.#pure = lf > start && cr === lf - 1;
            this.#crlf++;
            start = lf + 1;
        }
    }
    /** CRLFs of a text whose every line break is one, 0 of any other: the bytes that sending with LF saves. */
    crlfs() {
        return this.#pure && !this.#endsWithCr ? this.#crlf : 0;
    }
    /** True when there are line breaks and all so far are CRLF; a CR at the very end may still become one. */
    allCrlf() {
        return this.#pure && this.#crlf > 0;
    }
}

;// CONCATENATED MODULE: ./lib/src/sessions/read-trouble.js

const WORDS = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'it disappeared during the scan',
    ELOOP: 'it became a symbolic link during the scan',
    ENAMETOOLONG: 'its path is too long',
    EMFILE: 'too many files are open',
    EIO: 'the disk reports an error',
};
/**
 * Why a file or directory could not be read, in a few words.
 *
 * @param file its path as listed: Node lists a name that is no UTF-8 with U+FFFD, under which it cannot be opened
 */
function readTrouble(error, file) {
    const code = workspace_codeOf(error);
    if (code === 'ENOENT' && file.includes('\ufffd'))
        return 'its name is not valid UTF-8';
    if (code === undefined)
        return Error.isError(error) ? error.message : String(error);
    const words = WORDS[code];
    return words === undefined ? code : `${words} (${code})`;
}

;// CONCATENATED MODULE: ./lib/src/sessions/open-scanned.js





/**
 * Opens the file that the scan saw, and no other: what a pull request's own steps may have put in its place since then,
 * a link out of the workspace above all, is refused. Everything is checked after the file is open, so that the answers
 * are about this file.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed`, `file-unreadable`
 */
async function openScanned(workspace, session) {
    const path = (0,external_node_path_.join)(workspace, session.file);
    try {
        const { handle, stats } = await openRegular(path);
        try {
            await checkPath(workspace, session.file, path, stats);
            checkStats(session, stats);
            return handle;
        }
        catch (error) {
            await handle.close();
            throw error;
        }
    }
    catch (error) {
        throw asFailure(error, session);
    }
}
/**
 * Makes sure that a file is still as the scan saw it.
 *
 * @throws Failure `file-changed`
 */
function checkStats(session, stats) {
    if (stats.size !== session.diskBytes || stats.mtimeMs !== session.mtimeMs) {
        throw fileChanged(session, `changed: ${session.diskBytes} bytes when it was scanned, ${stats.size} now`);
    }
}
/** The failure of a file that is no longer what was scanned. */
function fileChanged(session, what, options) {
    return new Failure('file-changed', `\`${session.file}\` ${what}`, 'It was left alone; run again, after any step that writes to the history directory.', options);
}
/** A file is inside of the workspace when each directory on its way is a directory and no link. */
async function checkPath(workspace, file, path, stats) {
    const parts = file.split('/');
    let below = '';
    for (const part of parts.slice(0, -1)) {
        below = external_node_path_.posix.join(below, part);
        if (!(await (0,promises_.lstat)((0,external_node_path_.join)(workspace, below))).isDirectory())
            throw new NotRegularFile(below);
    }
    // The path must lead to what is open: it may have led elsewhere for a moment.
    if ((await (0,promises_.lstat)(path)).ino !== stats.ino)
        throw new NotRegularFile(path);
    const parent = (0,external_node_path_.relative)(await (0,promises_.realpath)(workspace), await (0,promises_.realpath)((0,external_node_path_.dirname)(path)));
    if (parent === '..' || parent.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(parent))
        throw new NotRegularFile(path);
}
function asFailure(error, session) {
    if (error instanceof Failure)
        return error;
    const code = workspace_codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
        return fileChanged(session, 'disappeared after it was scanned', { cause: error });
    }
    if (code === 'ELOOP' || error instanceof NotRegularFile) {
        return fileChanged(session, 'was replaced after it was scanned: it or its directory is a link or no file', {
            cause: error,
        });
    }
    return fileUnreadable(session, error);
}
/** The failure of a file that is there and cannot be read. */
function fileUnreadable(session, cause) {
    return new Failure('file-unreadable', `\`${session.file}\` cannot be read: ${readTrouble(cause, session.file)}`, "Check the file's permissions and the runner's disk.", { cause });
}

;// CONCATENATED MODULE: ./lib/src/sessions/folded-text.js
/** The CLI's longest title in UTF-8 bytes, without the dots that say it was cut. */
const TITLE_MAX_BYTES = 100;
/**
 * The start of a text with its white space folded, as the CLI folds a title: enough of it to cut at 100 bytes, however
 * long the text is.
 */
class FoldedText {
    #text = '';
    #bytes = 0;
    #spaceDue = false;
    /** Takes one UTF-16 code unit. */
    add(unit) {
        if (this.isOver())
            return;
        if (isSpace(unit)) {
            this.space();
            return;
        }
        if (this.#spaceDue) {
            this.#text += ' ';
            this.#bytes++;
            this.#spaceDue = false;
        }
        this.#text += String.fromCharCode(unit);
        this.#bytes += utf8Bytes(unit);
    }
    /** Takes white space, or what counts as such. */
    space() {
        this.#spaceDue = this.#text !== '';
    }
    /** True when the text is longer than a title may be: nothing that follows changes the title. */
    isOver() {
        return this.#bytes > TITLE_MAX_BYTES;
    }
    copy() {
        const copy = new FoldedText();
        copy.#text = this.#text;
        copy.#bytes = this.#bytes;
        copy.#spaceDue = this.#spaceDue;
        return copy;
    }
    /** The title: cut at 100 bytes, back to the last space, never inside a character; `null` when there is no text. */
    title() {
        if (this.#text === '')
            return null;
        // Through bytes in any case: the text is a rope of single characters, which costs thirty times its length.
        const bytes = Buffer.from(this.#text);
        if (!this.isOver())
            return bytes.toString();
        let end = TITLE_MAX_BYTES;
        while (((bytes[end] ?? 0) & 0xc0) === 0x80)
            end--;
        const cut = bytes.toString('utf8', 0, end);
        const lastSpace = cut.lastIndexOf(' ');
        return `${lastSpace > 0 ? cut.slice(0, lastSpace) : cut}...`;
    }
}
/** Go's `unicode.IsSpace`, by which the CLI folds: JavaScript's `\s` has U+FEFF more and U+0085 less. */
function isSpace(unit) {
    if (unit < 0x80)
        return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
    return (unit === 0x85 ||
        unit === 0xa0 ||
        unit === 0x1680 ||
        (unit >= 0x2000 && unit <= 0x200a) ||
        unit === 0x2028 ||
        unit === 0x2029 ||
        unit === 0x202f ||
        unit === 0x205f ||
        unit === 0x3000);
}
/** Each half of a surrogate pair counts two of the pair's four bytes. */
function utf8Bytes(unit) {
    if (unit < 0x80)
        return 1;
    if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff))
        return 2;
    return 3;
}

;// CONCATENATED MODULE: ./lib/src/sessions/message-title.js

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
/**
 * The title of one message by the CLI's rule, from text that comes in pieces and with memory for 100 bytes of it.
 *
 * The CLI removes every match of
 * `(?s)<NAME(?:\s[^>]*)?>.*?</NAME>|<NAME(?:\s[^>]*)?/>` with `NAME` = `[a-zA-Z_][a-zA-Z0-9_-]*` and folds white space.
 * Run as a regular expression on untrusted text that takes quadratic time; here each character is seen once: an open
 * tag starts a block, and while no closing tag has come, the title is followed both ways.
 */
class MessageTitle {
    /** The title if no closing tag is to come. */
    #text = new FoldedText();
    /** The title before the open tag that waits for a closing one; `undefined` outside of a block. */
    #beforeBlock;
    /** `#text` if the tag that has begun turns out to be none; `undefined` outside of a tag. */
    #literal;
    #tag = 'start';
    #lastUnit = 0;
    #closing = 'none';
    #hasText = false;
    /** True when the message has any text, which makes it the one that the title comes from. */
    hasText() {
        return this.#hasText;
    }
    /** True when nothing that follows changes the title. */
    isDecided() {
        return (this.#beforeBlock ?? this.#text).isOver();
    }
    /** Takes the next piece of the message's text. */
    feed(piece) {
        for (let index = 0; index < piece.length && !this.isDecided(); index++) {
            const unit = piece.charCodeAt(index);
            this.#hasText ||= !isSpace(unit);
            if (this.#beforeBlock !== undefined && this.#closes(unit))
                this.#endBlock(this.#beforeBlock);
            else
                this.#follow(unit);
        }
    }
    /** The title of the message as fed: `null` when nothing is left of it. */
    title() {
        if (this.isDecided())
            return (this.#beforeBlock ?? this.#text).title();
        return (this.#literal ?? this.#text).title();
    }
    #follow(unit) {
        const literal = this.#literal;
        if (literal === undefined) {
            if (unit === LESS)
                this.#begin();
            else
                this.#text.add(unit);
            return;
        }
        const next = this.#partAfter(unit);
        if (next === undefined) {
            this.#endTag(literal);
            this.#follow(unit);
            return;
        }
        literal.add(unit);
        if (next === 'whole')
            this.#complete(literal);
        else
            this.#tag = next;
    }
    #begin() {
        this.#literal = this.#text.copy();
        this.#literal.add(LESS);
        this.#tag = 'start';
        this.#lastUnit = 0;
    }
    /** Where the tag stands after one more character; `undefined` when it is no tag. */
    #partAfter(unit) {
        const part = this.#tag;
        if (unit === GREATER)
            return part === 'start' ? undefined : 'whole';
        if (part === 'attributes') {
            this.#lastUnit = unit;
            return 'attributes';
        }
        if (part === 'slash')
            return undefined;
        if (isNameUnit(unit, part === 'start'))
            return 'name';
        if (part === 'start')
            return undefined;
        return unit === SLASH ? 'slash' : isRegexpSpace(unit) ? 'attributes' : undefined;
    }
    #complete(literal) {
        const before = this.#text;
        const opens = this.#tag !== 'slash';
        const selfClosing = !opens || this.#lastUnit === SLASH;
        this.#endTag(selfClosing ? withSpace(before) : literal);
        // `<t …/>` opens a block as well when a closing tag follows: the expression tries that first.
        if (opens && this.#beforeBlock === undefined) {
            this.#beforeBlock = before;
            this.#closing = 'none';
        }
    }
    #endTag(text) {
        this.#text = text;
        this.#literal = undefined;
    }
    #endBlock(before) {
        this.#endTag(withSpace(before));
        this.#beforeBlock = undefined;
        this.#closing = 'none';
    }
    /** Follows `</NAME>` and says when its `>` has come. */
    #closes(unit) {
        const state = this.#closing;
        if (state === 'name' && unit === GREATER)
            return true;
        if (state === 'less' && unit === SLASH)
            this.#closing = 'slash';
        else if ((state === 'slash' || state === 'name') && isNameUnit(unit, state === 'slash'))
            this.#closing = 'name';
        else
            this.#closing = unit === LESS ? 'less' : 'none';
        return false;
    }
}
function withSpace(text) {
    const copy = text.copy();
    copy.space();
    return copy;
}
function isNameUnit(unit, first) {
    const letter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit === 0x5f;
    return letter || (!first && ((unit >= 0x30 && unit <= 0x39) || unit === 0x2d));
}
/** `\s` in Go's expressions: ASCII, without the vertical tab. */
function isRegexpSpace(unit) {
    return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0c || unit === 0x0d;
}

;// CONCATENATED MODULE: ./lib/src/sessions/role-line.js
/** Real role lines are below 150 characters; a longer line is text, so that nobody has to hold it to find out. */
const ROLE_LINE_MAX = 512;
/** `_**User**_`, `_**User (ts)**_`, `_**User - sidechain (ts)**_`, `_**User (ts)**_ - sidechain`, and the like for agents. */
const ROLE_LINE = /^_\*\*(User|Agent|Assistant)(?:| \(.*\)| - .*)\*\*_(?:[ \t].*)?$/;
/**
 * The role that a line opens a message of. Fences are unbalanced in many real files, so lines decide, not Markdown
 * (SESSION-FILES: Titles).
 *
 * @param line without its line break
 */
function roleOf(line) {
    if (!line.startsWith('_**') || line.length > ROLE_LINE_MAX)
        return undefined;
    const role = ROLE_LINE.exec(line)?.[1];
    return role === undefined ? undefined : role === 'User' ? 'user' : 'agent';
}

;// CONCATENATED MODULE: ./lib/src/sessions/title.js


/** The CLI writes it below the role line when it is told to; it is no part of the message. */
const MESSAGE_ID_COMMENT = /^<!-- message-id: .* -->$/;
/**
 * The CLI's `metadata.title` of a transcript: from the first user message that has text (SESSION-FILES: Titles).
 * Fed with the transcript's text in pieces; a session whose head says enough needs no more of its file.
 */
class TitleReader {
    #message;
    #title;
    /** The start of a line that could still be a role line. */
    #line = '';
    /** The rest of the line is text, whatever it is. */
    #insideText = false;
    /** A `---` that is the message's own only when no other speaker's message follows. */
    #rule = '';
    #firstLine = false;
    /** `undefined`: more of the transcript is needed. `null`: the rule gives none. */
    get title() {
        return this.#title;
    }
    /**
     * Takes the next piece of the transcript.
     *
     * @returns true when the title is known and the rest need not be read
     */
    feed(text) {
        let start = 0;
        while (this.#title === undefined && start < text.length) {
            const lf = text.indexOf('\n', start);
            const end = lf === -1 ? text.length : lf;
            this.#takePiece(text.slice(start, end));
            if (lf !== -1)
                this.#endLine();
            start = end + 1;
        }
        return this.#title !== undefined;
    }
    /** Says that the transcript is at its end, and gives its title. */
    end() {
        if (this.#title === undefined) {
            this.#endLine();
            this.#giveRule();
            this.#endMessage();
        }
        this.#title ??= null;
        return this.#title;
    }
    #takePiece(piece) {
        const text = this.#line + piece;
        this.#insideText ||= !mayBeMarkup(text);
        this.#line = this.#insideText ? '' : text;
        if (this.#insideText)
            this.#takeText(text);
    }
    #endLine() {
        const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
        const isFirst = this.#firstLine;
        const role = roleOf(line);
        this.#line = '';
        if (this.#insideText || line !== '')
            this.#firstLine = false;
        this.#insideText = false;
        if (role !== undefined)
            this.#startMessage(role);
        else if (line === '---')
            this.#holdRule();
        else if (!(isFirst && MESSAGE_ID_COMMENT.test(line)))
            this.#takeText(`${line}\n`);
    }
    #startMessage(role) {
        // The CLI puts a `---` between two speakers, so before a message of the same one it is text.
        if (role === 'user')
            this.#giveRule();
        this.#endMessage();
        this.#rule = '';
        this.#firstLine = true;
        if (role === 'user')
            this.#message = new MessageTitle();
    }
    #holdRule() {
        this.#giveRule();
        this.#rule = '---\n';
    }
    #giveRule() {
        this.#message?.feed(this.#rule);
        this.#rule = '';
    }
    #takeText(text) {
        const message = this.#message;
        if (message === undefined)
            return;
        if (this.#rule !== '' && text.trim() !== '')
            this.#giveRule();
        message.feed(text);
        if (message.isDecided())
            this.#title = message.title();
    }
    #endMessage() {
        const message = this.#message;
        this.#message = undefined;
        if (this.#title === undefined && message?.hasText())
            this.#title = message.title();
    }
}
/** True while a line's start leaves open whether it is a role line, a `---` or a comment of the CLI's. */
function mayBeMarkup(start) {
    if (start.length > ROLE_LINE_MAX)
        return false;
    return ['_**', '---', '<!-- message-id: '].some((mark) => mark.startsWith(start) || start.startsWith(mark));
}
/**
 * The title that a transcript's head gives away.
 *
 * @param head the start of the transcript
 * @param isWhole true when that is all of it
 * @returns `undefined` when the head does not hold enough of the first message to tell
 */
function titleOfHead(head, isWhole) {
    const reader = new TitleReader();
    reader.feed(head);
    return isWhole ? reader.end() : reader.title;
}

;// CONCATENATED MODULE: ./lib/src/sessions/content.js





/** Larger files are never whole in memory: their text comes in chunks, read a second time. */
const WHOLE_BYTES = 256 * 1024;
/**
 * Opens a session's file for its upload, and reads it once to know its size on the wire.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed` when it is not the file that was scanned, `file-unreadable`
 */
async function openSession(workspace, session) {
    const handle = await openScanned(workspace, session);
    try {
        const measured = await readOnce(handle, session);
        return {
            wireBytes: measured.wireBytes,
            title: measured.title,
            chunks: () => chunks(handle, session, measured),
            close: () => handle.close(),
        };
    }
    catch (error) {
        await handle.close();
        throw error instanceof Failure ? error : fileUnreadable(session, error);
    }
}
/**
 * The size of a session on the wire, in UTF-8 bytes.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed`, `file-unreadable`
 */
async function measure(workspace, session) {
    const content = await openSession(workspace, session);
    await content.close();
    return { wireBytes: content.wireBytes };
}
async function readOnce(handle, session) {
    const isSmall = session.diskBytes <= WHOLE_BYTES;
    const breaks = new LineBreaks();
    const reader = new TitleReader();
    let wireBytes = 0;
    let whole = '';
    for await (const { bytes, text } of pieces(handle, session.diskBytes)) {
        breaks.feed(bytes);
        wireBytes += Buffer.byteLength(text);
        if (session.title === undefined)
            reader.feed(text);
        if (isSmall)
            whole += text;
    }
    checkStats(session, await handle.stat());
    const allCrlf = breaks.crlfs() > 0;
    return {
        wireBytes: wireBytes - breaks.crlfs(),
        title: session.title === undefined ? reader.end() : session.title,
        allCrlf,
        text: isSmall ? asSent(whole, allCrlf) : undefined,
    };
}
async function* chunks(handle, session, measured) {
    if (measured.text !== undefined) {
        yield measured.text;
        return;
    }
    let sent = 0;
    try {
        for await (const piece of pieces(handle, session.diskBytes)) {
            const text = asSent(piece.text, measured.allCrlf);
            sent += Buffer.byteLength(text);
            if (text !== '')
                yield text;
        }
        checkStats(session, await handle.stat());
    }
    catch (error) {
        throw error instanceof Failure ? error : fileUnreadable(session, error);
    }
    if (sent !== measured.wireBytes)
        throw fileChanged(session, 'changed while it was sent');
}
/**
 * The file from its start, as far as it went when it was scanned: bytes as read, valid until the next piece, and their
 * text in whole characters. A small file is one piece and one read.
 */
async function* pieces(handle, size) {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const buffer = Buffer.allocUnsafe(size <= WHOLE_BYTES ? size : CHUNK_BYTES);
    for (let position = 0; position < size;) {
        const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - position), position);
        if (bytesRead === 0)
            break;
        const bytes = buffer.subarray(0, bytesRead);
        yield { bytes, text: decoder.decode(bytes, { stream: true }) };
        position += bytesRead;
    }
    yield { bytes: Buffer.alloc(0), text: decoder.decode() };
}
/** Where every line break is CRLF, every CR belongs to one. */
function asSent(text, allCrlf) {
    return allCrlf ? text.replaceAll('\r', '') : text;
}

;// CONCATENATED MODULE: ./lib/src/sync/plan-project.js



/**
 * Decides what to do with every session whose cloud copy is known. Sizes on disk settle nearly all of them; only a file
 * that may be sent with other line breaks is read for its size on the wire.
 */
async function planProject(sessions, copies, rules, { workspace, limiter, signal }) {
    const plan = [];
    // A session whose file has to be read keeps its place in the plan.
    const undecided = [];
    for (const session of sessions) {
        const copy = copies.get(session.id);
        if (copy === undefined)
            continue;
        const planned = decide(session, { bytes: session.diskBytes, exact: false }, copy, rules);
        if (planned === 'measure')
            undecided.push({ session, copy, place: plan.length });
        plan.push(planned === 'measure' ? undefined : planned);
    }
    const failures = [];
    await limiter.each(undecided, signal, async ({ session, copy, place }) => {
        try {
            const { wireBytes } = await measure(workspace, session);
            const planned = decide(session, { bytes: wireBytes, exact: true }, copy, rules);
            if (planned !== 'measure')
                plan[place] = planned;
        }
        catch (error) {
            if (!(error instanceof Failure))
                throw error;
            failures.push({ session, failure: error });
        }
    });
    return { plan: plan.filter((planned) => planned !== undefined), failures };
}

;// CONCATENATED MODULE: ./lib/src/sessions/choose.js
/** `2026-02-09_22-53-07Z`, without seconds, with `±hhmm`: a name without a slug (SESSION-FILES: Files). */
const BARE_TIMESTAMP = /^\d{4}-\d{2}-\d{2}[_T ]\d{2}-\d{2}(-\d{2})?(Z|[+-]\d{4})?$/;
/** The order of preference of SESSION-FILES, *One session, several files*. */
const RULES = [
    () => ({
        stays: ({ hasMessage }) => hasMessage,
        why: () => 'it has a header and no message',
    }),
    (left) => {
        const largest = largestOf(left);
        return {
            stays: ({ bytes }) => bytes * 10 >= largest * 9,
            why: ({ bytes }) => `a truncated render: ${bytes} bytes, under 90 % of the largest file's ${largest}`,
        };
    },
    () => ({
        stays: ({ redacted }) => redacted,
        why: () => 'it has no [REDACTED: marks, so it is an older render',
    }),
    () => ({
        stays: ({ name }) => !BARE_TIMESTAMP.test(name),
        why: () => 'its name is a bare timestamp, without a slug',
    }),
    (left) => {
        const newest = left.map(({ version }) => version).reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), undefined);
        return {
            stays: ({ version }) => compareVersions(version, newest) === 0,
            why: ({ version }) => `${versionName(version)}, older than ${versionName(newest)}`,
        };
    },
    (left) => {
        const largest = largestOf(left);
        return {
            stays: ({ bytes }) => bytes === largest,
            why: ({ bytes }) => `it is smaller: ${bytes} bytes, not ${largest}`,
        };
    },
    (left) => {
        const first = left.map(({ file }) => file).reduce((a, b) => (b < a ? b : a));
        return {
            stays: ({ file }) => file === first,
            why: () => 'it is alike in all that counts, and later in path order',
        };
    },
];
/**
 * Chooses the file of a session by the stated order of preference: each rule leaves the files that satisfy it, if any
 * does. The order of the candidates does not matter.
 *
 * @param candidates at least one, with distinct files
 */
function choose(candidates) {
    let left = candidates;
    const duplicates = [];
    for (const rule of RULES) {
        const { stays, why } = rule(left);
        const staying = left.filter((candidate) => stays(candidate));
        if (staying.length === 0)
            continue;
        for (const candidate of left) {
            if (!stays(candidate))
                duplicates.push({ candidate, detail: why(candidate) });
        }
        left = staying;
    }
    return { chosen: left[0] ?? candidates[0], duplicates };
}
function largestOf(candidates) {
    return candidates.reduce((most, { bytes }) => Math.max(most, bytes), 0);
}
function versionName(version) {
    return version === undefined ? 'no Markdown version' : `Markdown ${version.join('.')}`;
}
/** A file without a version is older than any with one. */
function compareVersions(a = [], b = []) {
    for (let part = 0; part < Math.max(a.length, b.length); part++) {
        const difference = (a[part] ?? 0) - (b[part] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}

;// CONCATENATED MODULE: ./lib/src/sessions/message-search.js
/** Starts of lines that are no message: a title, a comment, a rule. Four characters tell. */
const NO_MESSAGE = ['#', '<!--', '---'];
const TELLING = 4;
/**
 * Tells whether anything stands below a transcript's header: any line but blank ones, titles, comments and rules. It does
 * not ask for a role line, so that a new agent's way to render messages is not taken for a header-only file.
 */
class MessageSearch {
    #found = false;
    #lineStart = '';
    /**
     * Takes the next piece of the text below the header.
     *
     * @returns true when there is a message and the rest need not be read
     */
    feed(text) {
        let start = 0;
        while (!this.#found && start < text.length) {
            const lf = text.indexOf('\n', start);
            const piece = text.slice(start, lf === -1 ? text.length : lf);
            this.#lineStart = (this.#lineStart + piece).trimStart().slice(0, TELLING);
            if (lf !== -1 || this.#lineStart.length === TELLING)
                this.#judge();
            if (lf === -1)
                break;
            this.#lineStart = '';
            start = lf + 1;
        }
        return this.#found;
    }
    /** Says that the text is at its end, and whether it had a message. */
    end() {
        this.#judge();
        return this.#found;
    }
    #judge() {
        const line = this.#lineStart.trimEnd();
        this.#found ||= line !== '' && !NO_MESSAGE.some((mark) => line.startsWith(mark));
    }
}

;// CONCATENATED MODULE: ./lib/src/sessions/render-marks.js



const REDACTED = Buffer.from('[REDACTED:');
/**
 * Reads a file for what decides between several of one session, with bounded memory.
 *
 * @param path native and absolute
 * @throws NotRegularFile; the file system's error
 */
async function readRenderMarks(path) {
    const breaks = new LineBreaks();
    let bytes = 0;
    let redacted = false;
    let tail = Buffer.alloc(0);
    await streamFile(path, (piece) => {
        bytes += piece.length;
        breaks.feed(piece);
        // The mark may lie across two pieces.
        redacted ||=
            piece.includes(REDACTED) || Buffer.concat([tail, piece.subarray(0, REDACTED.length)]).includes(REDACTED);
        tail = Buffer.from(Buffer.concat([tail, piece.subarray(-REDACTED.length)]).subarray(-REDACTED.length));
        return false;
    });
    return { bytes: bytes - breaks.crlfs(), redacted };
}
/**
 * Reads on, where a file's head shows a header and nothing else, until there is a message or the file ends.
 *
 * @param path native and absolute
 * @throws NotRegularFile; the file system's error
 */
async function hasMessageBelowHead(path) {
    const decoder = new TextDecoder();
    const search = new MessageSearch();
    await streamFile(path, (piece) => search.feed(decoder.decode(piece, { stream: true })));
    return search.end();
}

;// CONCATENATED MODULE: ./lib/src/sessions/share-out.js
/**
 * Shares a list out among workers that each take the next item when they are done with one.
 *
 * @param workers how many items are worked on at a time
 * @param signal once aborted, no further item is begun
 * @param hire makes a worker; what it allocates is used again for each of its items
 */
async function shareOut(items, workers, signal, hire) {
    // One iterator for all of them is the queue.
    const queue = items.values();
    const worker = async () => {
        const work = hire();
        for (const item of queue) {
            if (signal.aborted)
                return;
            await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.min(workers, items.length) }, worker));
}

;// CONCATENATED MODULE: ./lib/src/sessions/choose-sessions.js





/** Files of several per session that are read whole at a time. */
const OPEN_FILES = 8;
/**
 * Turns the files found into sessions in scope, one file each. Files are read only where an id has several.
 *
 * @param groups files by session id
 * @param signal once aborted, what is undecided is left away
 */
async function chooseSessions(workspace, groups, scope, signal) {
    const sessions = [];
    const leftOut = [];
    const unreadable = [];
    const several = [];
    let filteredOut = 0;
    for (const files of groups) {
        const [{ session }] = files;
        if (files.every(({ hasMessage }) => !hasMessage))
            leftOut.push(...files.map(withoutMessage));
        else if (!files.some((file) => scope.has(file.session)))
            filteredOut++;
        else if (files.length === 1)
            sessions.push(session);
        else
            several.push(files);
    }
    await shareOut(several, OPEN_FILES, signal, () => async (files) => {
        const candidates = [];
        for (const file of files) {
            const candidate = await candidateOf(file);
            if (candidate !== undefined)
                candidates.push(candidate);
        }
        const [first, ...others] = candidates;
        if (first === undefined)
            return;
        const { chosen, duplicates } = choose([first, ...others]);
        if (scope.has(chosen.session))
            sessions.push(chosen.session);
        else
            filteredOut++;
        for (const { candidate, detail } of duplicates) {
            leftOut.push({ file: candidate.file, reason: 'duplicate', detail, id: chosen.session.id, chosen: chosen.file });
        }
    });
    return { sessions, leftOut, unreadable, filteredOut };
    async function candidateOf(file) {
        const { session, hasMessage, version } = file;
        try {
            const marks = await readRenderMarks((0,external_node_path_.join)(workspace, session.file));
            return { file: session.file, name: session.name, hasMessage, version, session, ...marks };
        }
        catch (error) {
            unreadable.push({ file: session.file, detail: readTrouble(error, session.file) });
            return undefined;
        }
    }
}
function withoutMessage({ session }) {
    return { file: session.file, reason: 'no-message', detail: 'a header and no message', id: session.id };
}

;// CONCATENATED MODULE: ./lib/src/sessions/file-head.js


/** Milliseconds of reading in place after which timers and requests get their turn. */
const SLICE_MS = 10;
/** Milliseconds for one head, judged: twice what it takes from the page cache, below half of what a fast disk takes. */
const FROM_CACHE_MS = 0.04;
/** Heads read through the thread pool after a slow slice, before the cache is tried again. */
const POOLED_READS = 4096;
/**
 * Reads the starts of regular files, in the cheaper of two ways.
 *
 * After a checkout the files are in the page cache, and a trip through Node's thread pool costs more than reading a head:
 * 100,000 heads take 0.8 s in place, 1.4 s in the pool and 3.1 s with `fs/promises`. Where a disk has to look, the pool
 * reads many at a time: 4.1 s against 10.4 s (two cores, SSD). So heads are read in place, in slices that leave the event
 * loop free, and after a slow slice the next ones go through the pool.
 */
class FileHeads {
    #now;
    #sliceStart;
    #readsInSlice = 0;
    #pooledReads = 0;
    #pause;
    /** @param now milliseconds; a test passes its own */
    constructor(now = () => performance.now()) {
        this.#now = now;
        this.#sliceStart = now();
    }
    /**
     * Reads the start of one file.
     *
     * @param path native and absolute
     * @param buffer where the bytes go: as many as fit are read
     * @throws NotRegularFile; the file system's error, `ELOOP` for a link
     */
    read(path, buffer) {
        if (this.#pooledReads > 0) {
            this.#pooledReads--;
            if (this.#pooledReads === 0)
                this.#startSlice();
            return readPooled(path, buffer);
        }
        if (this.#pause === undefined && this.#now() - this.#sliceStart > SLICE_MS)
            this.#pause = this.#endSlice();
        if (this.#pause !== undefined)
            return this.#pause.then(() => this.read(path, buffer));
        this.#readsInSlice++;
        return readInPlace(path, buffer);
    }
    #startSlice() {
        this.#sliceStart = this.#now();
        this.#readsInSlice = 0;
    }
    /** Every reader waits for the same turn of the event loop. */
    async #endSlice() {
        const isSlow = this.#now() - this.#sliceStart > this.#readsInSlice * FROM_CACHE_MS;
        await new Promise(setImmediate);
        this.#pause = undefined;
        if (isSlow)
            this.#pooledReads = POOLED_READS;
        else
            this.#startSlice();
    }
}
function readInPlace(path, buffer) {
    const fd = (0,external_node_fs_namespaceObject.openSync)(path, OPEN_FLAGS);
    try {
        const { size, mtimeMs } = statsOf(fd, path);
        return { bytes: buffer.subarray(0, (0,external_node_fs_namespaceObject.readSync)(fd, buffer, 0, buffer.length, 0)), size, mtimeMs };
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(fd);
    }
}
/** Asking an open file for its size and closing it do not wait for a disk, so only opening and reading use the pool. */
function readPooled(path, buffer) {
    return new Promise((resolve, reject) => {
        (0,external_node_fs_namespaceObject.open)(path, OPEN_FLAGS, (openError, fd) => {
            if (openError !== null)
                return reject(openError);
            try {
                const { size, mtimeMs } = statsOf(fd, path);
                (0,external_node_fs_namespaceObject.read)(fd, buffer, 0, buffer.length, 0, (readError, bytesRead) => {
                    (0,external_node_fs_namespaceObject.closeSync)(fd);
                    if (readError !== null)
                        reject(readError);
                    else
                        resolve({ bytes: buffer.subarray(0, bytesRead), size, mtimeMs });
                });
            }
            catch (error) {
                (0,external_node_fs_namespaceObject.close)(fd, () => reject(error));
            }
        });
    });
}
function statsOf(fd, path) {
    const stats = (0,external_node_fs_namespaceObject.fstatSync)(fd);
    if (!stats.isFile())
        throw new NotRegularFile(path);
    return stats;
}

;// CONCATENATED MODULE: ./lib/src/sessions/find.js




/** The same on every system, so that one checkout gives one plan: Windows and macOS do not tell the two apart. */
const MARKDOWN = /\.md$/i;
/** Another project's sessions, and git's own files: never part of this history. */
const find_NEVER_SEARCHED = new Set(['.specstory', '.git']);
/**
 * Lists history directories with their sub-folders (`YYYY/MM/`), following no link.
 *
 * @param workspace absolute, native
 * @param directories POSIX, relative to the workspace and inside of it
 */
async function findMarkdown(workspace, directories, signal) {
    const files = [];
    const leftOut = [];
    const unreadable = [];
    const searched = [];
    const listed = new Set();
    const waiting = [];
    for (const directory of [...new Set(directories)].sort()) {
        searched.push({ directory, exists: await enter(directory) });
    }
    for (let next = waiting.pop(); next !== undefined && !signal.aborted; next = waiting.pop())
        await list(next);
    return { files: files.sort(), leftOut, unreadable, directories: searched, complete: !signal.aborted };
    /** Looks at each directory on the way down, since one of them may be a link. */
    async function enter(directory) {
        let path = '';
        try {
            for (const part of directory.split('/').filter((name) => name !== '.')) {
                path = external_node_path_.posix.join(path, part);
                const stats = await (0,promises_.lstat)((0,external_node_path_.join)(workspace, path));
                if (stats.isDirectory())
                    continue;
                leftOut.push(stats.isSymbolicLink() ? find_link(path) : notADirectory(path));
                return true;
            }
        }
        catch (error) {
            if (workspace_codeOf(error) === 'ENOENT')
                return false;
            unreadable.push({ file: path, detail: readTrouble(error, path) });
            return true;
        }
        waiting.push(directory);
        return true;
    }
    async function list(directory) {
        if (listed.has(directory))
            return;
        listed.add(directory);
        let entries;
        try {
            entries = await (0,promises_.readdir)((0,external_node_path_.join)(workspace, directory), { withFileTypes: true });
        }
        catch (error) {
            unreadable.push({ file: directory, detail: readTrouble(error, directory) });
            return;
        }
        const prefix = directory === '.' ? '' : `${directory}/`;
        for (const entry of entries) {
            const file = prefix + entry.name;
            if (entry.isSymbolicLink())
                leftOut.push(find_link(file));
            else if (entry.isDirectory()) {
                if (!find_NEVER_SEARCHED.has(entry.name))
                    waiting.push(file);
            }
            else if (MARKDOWN.test(entry.name)) {
                if (entry.isFile())
                    files.push(file);
                else
                    leftOut.push({ file, reason: 'not-a-file', detail: 'no regular file' });
            }
        }
    }
}
function find_link(file) {
    return { file, reason: 'link', detail: 'a symbolic link: never followed' };
}
function notADirectory(file) {
    return { file, reason: 'not-a-file', detail: 'no directory' };
}

;// CONCATENATED MODULE: ./lib/src/sessions/header.js

/**
 * The session comment is within the first 5 lines of every real file (SESSION-FILES: Header generations). Twice that
 * leaves room for a formatter's blank lines, and none for a comment quoted further down.
 */
const HEADER_LINES = 10;
const GENERATED = /^<!-- Generated by SpecStory\b(?:.*\bMarkdown v(\d{1,6}(?:\.\d{1,6}){0,3}))?.* -->$/;
/** `Claude CodeSession <id>` was written for a few weeks of 2025; dates have any form or are missing. */
const SESSION = /^<!-- *(\S.*?) ?Session +([^\s()]+)(?: *\(.*\))? *-->$/;
/** A comment that is meant to name a session, but not by one word. */
const ODD_SESSION = /^<!-- *(\S.*?) ?Session\b *(.*?)(?: *\([^()]*\))? *-->$/;
/** The longest real comment is below 150 characters; the expressions above stay cheap on hostile lines. */
const COMMENT_MAX = 1024;
/**
 * Reads the header: blank lines, titles and comments, up to the first line that is anything else, a role line above all.
 * So a comment in the body, even at the start of a line, is never the session's.
 *
 * @param text the start of the file, without a byte order mark
 * @param isWhole true when the text is the whole file
 */
function readHeader(text, isWhole) {
    let generated = false;
    let version;
    let start = 0;
    for (let count = 0; count < HEADER_LINES && start < text.length; count++) {
        const lf = text.indexOf('\n', start);
        if (lf === -1 && !isWhole)
            return header({ isCut: true });
        const end = lf === -1 ? text.length : lf;
        // A lone CR can be part of a title, so only LF ends a line here.
        const line = text.slice(start, Math.min(end, start + COMMENT_MAX)).trimEnd();
        if (!isPossibleHeader(line))
            return header({ endsAtRole: roleOf(line) !== undefined });
        start = end + 1;
        const mark = GENERATED.exec(line);
        if (mark !== null || line === '## SpecStory') {
            generated = true;
            version = mark?.[1]?.split('.').map(Number);
            continue;
        }
        const [, providerText, id] = SESSION.exec(line) ?? ODD_SESSION.exec(line) ?? [];
        if (providerText !== undefined && id !== undefined)
            return header({ session: { providerText, id } });
    }
    return header({ isCut: !isWhole && start >= text.length });
    function header(found) {
        return { generated, version, session: undefined, endsAtRole: false, isCut: false, end: start, ...found };
    }
}
function isPossibleHeader(line) {
    return line.trim() === '' || line.startsWith('#') || line.startsWith('<!--');
}

;// CONCATENATED MODULE: ./lib/src/sessions/head.js






/** Bytes of a file that are read to know what it is, whatever its size. */
const HEAD_BYTES = 8 * 1024;
/** Most heads tell everything within this much of them; the rest is decoded only when they do not. */
const FIRST_BYTES = 1024;
/** git-lfs keeps its pointers below this size, in bytes. */
const LFS_POINTER_MAX = 1024;
const LFS_POINTER = 'version https://git-lfs';
const DETAIL_TEXT_MAX = 80;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/**
 * What a Markdown file of a history directory is, from its first bytes alone.
 *
 * @param bytes the first `HEAD_BYTES` of the file, or all of it; not kept
 * @param fileBytes the size of the file
 */
function readHead(bytes, fileBytes) {
    if (fileBytes === 0)
        return head_leftOut('empty', 'the file is empty');
    const first = judge(bytes, Math.min(FIRST_BYTES, bytes.length), fileBytes);
    const told = first !== undefined && !isOpen(first);
    const judged = told || bytes.length <= FIRST_BYTES ? first : judge(bytes, bytes.length, fileBytes);
    return judged ?? head_leftOut('not-a-transcript', 'no SpecStory transcript');
}
function isOpen(head) {
    return head.kind === 'session' && (head.hasMessage === undefined || head.title === undefined);
}
/** @returns `undefined` when the text ends before it shows what it is */
function judge(bytes, length, fileBytes) {
    const isWhole = length >= fileBytes;
    const text = decodeStart(bytes, length, isWhole);
    if (fileBytes <= LFS_POINTER_MAX && text.startsWith(LFS_POINTER)) {
        return head_leftOut('lfs-pointer', 'a Git LFS pointer: without `lfs: true` on actions/checkout the transcript itself is not there');
    }
    const header = readHeader(text, isWhole);
    const below = text.slice(header.end);
    if (header.session !== undefined) {
        const { id, providerText } = header.session;
        if (!header.generated && !UUID.test(id) && !hasRoleLine(below))
            return undefined;
        if (!SESSION_ID.test(id))
            return head_leftOut('unusable-id', unusable(id));
        return {
            kind: 'session',
            id: detached(id),
            providerText: detached(providerText),
            version: header.version,
            crlfHead: hasCrlfOnly(bytes),
            ...messageOf(below, isWhole),
        };
    }
    if (header.isCut && length < bytes.length)
        return undefined;
    if (header.generated || header.endsAtRole)
        return head_leftOut('unidentified', UNIDENTIFIED);
    if (isWhole && text.trim() === '')
        return head_leftOut('empty', 'the file holds nothing but white space');
    return undefined;
}
function messageOf(below, isWhole) {
    const search = new MessageSearch();
    const hasMessage = search.feed(below) || (isWhole ? search.end() : undefined);
    return { hasMessage, title: titleOfHead(below, isWhole) };
}
const UNIDENTIFIED = 'written by an early SpecStory extension, which gave its transcripts no session id';
function unusable(id) {
    const shown = id.length > DETAIL_TEXT_MAX ? `${id.slice(0, DETAIL_TEXT_MAX)}…` : id;
    return id === '' ? 'its session comment names no session id' : `its session id is not usable: ${detached(shown)}`;
}
function head_leftOut(reason, detail) {
    return { kind: 'left-out', reason, detail };
}
function hasRoleLine(text) {
    return text.split('\n').some((line) => roleOf(line.trimEnd()) !== undefined);
}
function hasCrlfOnly(head) {
    const breaks = new LineBreaks();
    breaks.feed(head);
    return breaks.allCrlf();
}
/** Drops a byte order mark and what the cut left of a character. */
function decodeStart(bytes, length, isWhole) {
    const text = bytes.toString('utf8', 0, isWhole ? length : lastBoundary(bytes, length));
    return text.startsWith('\ufeff') ? text.slice(1) : text;
}
function lastBoundary(bytes, length) {
    for (let back = 1; back <= 3; back++) {
        const byte = bytes[length - back] ?? 0;
        if (byte < 0x80)
            break;
        if (byte >= 0xc0)
            return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length - back : length;
    }
    return length;
}
/** A copy that does not keep the head alive: V8's substrings hold on to the string they were cut from. */
function detached(text) {
    return Buffer.from(text).toString();
}

;// CONCATENATED MODULE: ./lib/src/sessions/history-directory.js


/**
 * The history directory below a path of a project.
 *
 * @param path POSIX, relative to the workspace
 * @param historyDir POSIX, relative to the path
 * @returns POSIX, relative to the workspace, `.` for the workspace itself
 * @throws Failure `invalid-input` for one that leaves the workspace: `inputs/` refuses it, and this is where it would harm
 */
function historyDirectory(path, historyDir) {
    const directory = external_node_path_.posix.join(path, historyDir).replace(/\/+$/, '') || '.';
    const parts = [path, historyDir, directory].flatMap((text) => text.split(/[/\\]/));
    if (parts.includes('..') || [path, historyDir].some((text) => text.startsWith('/') || /^[A-Za-z]:/.test(text))) {
        throw new Failure('invalid-input', `the history directory \`${historyDir}\` below \`${path}\` is not inside of the workspace`, 'Give `path` relative to the workspace and `history-dir` relative to `path`, without `..`.');
    }
    return directory;
}

;// CONCATENATED MODULE: ./lib/src/sessions/scope.js

/** The filters of a run; a session is in scope when each of them lets it through. */
class Scope {
    #providers;
    #ids;
    #shard;
    constructor({ providers, sessions, shard }) {
        this.#providers = new Set(providers);
        this.#ids = new Set(sessions);
        this.#shard = shard;
    }
    has({ id, provider }) {
        return ((this.#ids.size === 0 || this.#ids.has(id)) &&
            (this.#providers.size === 0 || this.#providers.has(provider.id)) &&
            (this.#shard === undefined || shardOf(id, this.#shard.count) === this.#shard.index));
    }
}

;// CONCATENATED MODULE: ./lib/src/sessions/scan.js












/** Files open at a time: more than keep two cores busy, and far below any system's limit. */
const scan_OPEN_FILES = 32;
/**
 * Finds the sessions of one project: every Markdown file of its history directories is looked at by its first 8 KiB, and
 * one file is chosen for each session id. The result does not depend on the order of directory listings.
 *
 * @throws Failure `invalid-input` when a path leaves the workspace; nothing for what the directories hold
 */
async function scanSessions(request) {
    const { workspace, signal } = request;
    const directories = request.paths.map((path) => historyDirectory(path, request.historyDir));
    const found = await findMarkdown(workspace, directories, signal);
    const scope = new Scope(request);
    const groups = new Map();
    const leftOut = [...found.leftOut];
    const unreadable = [...found.unreadable];
    const heads = new FileHeads();
    let isFirst = true;
    await shareOut(found.files, scan_OPEN_FILES, signal, () => {
        const buffer = Buffer.allocUnsafeSlow(HEAD_BYTES);
        return async (file) => {
            try {
                const looked = await lookAt(heads, workspace, file, buffer);
                if ('reason' in looked)
                    leftOut.push(looked);
                else
                    keep(looked);
            }
            catch (error) {
                const swapped = swappedFor(error);
                if (swapped === undefined)
                    unreadable.push({ file, detail: readTrouble(error, file) });
                else
                    leftOut.push({ file, ...swapped });
            }
        };
    });
    const chosen = await chooseSessions(workspace, groups.values(), scope, signal);
    return {
        sessions: chosen.sessions.sort(byFile),
        leftOut: [...leftOut, ...chosen.leftOut].sort(byFile),
        unreadable: [...unreadable, ...chosen.unreadable].sort(byFile),
        filteredOut: chosen.filteredOut,
        files: found.files.length,
        directories: found.directories,
        held: [...new Set(request.sessions)].filter((id) => groups.has(id)),
        complete: !signal.aborted,
    };
    function keep(file) {
        const { session, hasMessage } = file;
        const same = groups.get(session.id);
        if (same === undefined)
            groups.set(session.id, [file]);
        else
            same.push(file);
        if (!isFirst || !hasMessage || !scope.has(session))
            return;
        isFirst = false;
        request.onFirstSession();
    }
}
/** What one Markdown file is; the buffer may be used again afterwards. */
async function lookAt(heads, workspace, file, buffer) {
    const path = (0,external_node_path_.join)(workspace, file);
    const { bytes, size, mtimeMs } = await heads.read(path, buffer);
    const head = readHead(bytes, size);
    if (head.kind === 'left-out')
        return { file, reason: head.reason, detail: head.detail };
    return {
        session: {
            id: head.id,
            file,
            name: external_node_path_.posix.basename(file).slice(0, -'.md'.length),
            provider: recogniseProvider(head.providerText),
            diskBytes: size,
            mtimeMs,
            crlfHead: head.crlfHead,
            title: head.title,
        },
        hasMessage: head.hasMessage ?? (await hasMessageBelowHead(path)),
        version: head.version,
    };
}
/** What took the place of a regular file after the directory was listed. */
function swappedFor(error) {
    if (workspace_codeOf(error) === 'ELOOP')
        return { reason: 'link', detail: 'a symbolic link: never followed' };
    if (error instanceof NotRegularFile)
        return { reason: 'not-a-file', detail: 'no regular file' };
    return undefined;
}
function byFile(a, b) {
    return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

;// CONCATENATED MODULE: ./lib/src/sync/scan-project.js

/**
 * Scans a project's directories. The one bulk request for sizes starts with the first session found and runs beside the
 * rest of the scan; without a session in scope there is no request at all.
 */
async function scanProject(project, inputs, workspace, cloud, deadline) {
    let bulk;
    const ask = async () => {
        try {
            return { copies: await cloud.sizes(project.id, deadline) };
        }
        catch (error) {
            return { error };
        }
    };
    const scan = await scanSessions({
        workspace,
        paths: project.paths,
        historyDir: inputs.historyDir,
        providers: inputs.providers,
        sessions: inputs.sessions,
        shard: inputs.shard,
        signal: deadline.signal,
        onFirstSession: () => {
            if (inputs.sessions.length === 0)
                bulk = ask();
        },
    });
    return { project, scan, bulk };
}

;// CONCATENATED MODULE: ./lib/src/cloud/raw-data.js
/**
 * The `rawData` of an upload: the cloud refuses an empty one and a checkout has no raw agent log, so a small JSON
 * document says so. It stays far below `CLI_RAW_DATA_BYTES`, by which a HEAD tells it from the CLI's own.
 */
function rawData({ repository, commit, file }) {
    return JSON.stringify({
        source: 'specstory-sync-action',
        note: 'uploaded from a git checkout, which holds no raw agent log',
        ...(repository === '' ? {} : { repository }),
        ...(commit === '' ? {} : { commit }),
        path: file,
    });
}

;// CONCATENATED MODULE: ./lib/src/sync/upload.js








/**
 * Uploads one session: reads its file, encodes it, sends it, drops it. A session's own trouble is its result.
 *
 * @returns its result, or what it had come to when the run's end interrupted it
 * @throws CloudFailure that is fatal to every session
 */
async function uploadSession(planned, project, context) {
    const { session } = planned;
    const startedAt = performance.now();
    const result = {
        projectId: project.id,
        session,
        plan: planned.reason,
        localBytes: planned.localBytes,
        ...(planned.cloudBytes === undefined ? {} : { cloudBytes: planned.cloudBytes }),
        ...(session.title === undefined ? {} : { title: session.title }),
    };
    let attempts = 0;
    try {
        const { body, markdownBytes, title } = await readAndEncode(planned, project, context);
        const countAttempt = (made) => {
            attempts = made;
        };
        const answer = await context.limiter.request(async () => {
            const sentAt = performance.now();
            return await context.cloud.put(project.id, session.id, body, context.budget, countAttempt).finally(() => {
                context.timings.send += performance.now() - sentAt;
            });
        });
        // A first try whose answer got lost makes the second answer 200: to the user the session is new all the same.
        const created = answer.status === 201 || (answer.answerLost && planned.action === 'create');
        return {
            ...result,
            outcome: created ? 'created' : 'updated',
            reason: PLAN_WORDS[planned.reason],
            localBytes: markdownBytes,
            sentBytes: body.length,
            title,
            attempts: answer.attempts,
            durationMs: performance.now() - startedAt,
        };
    }
    catch (error) {
        const durationMs = performance.now() - startedAt;
        if (error instanceof DeadlinePassed || context.budget.signal.aborted) {
            return { plan: planned.reason, attempts, durationMs };
        }
        if (isFatal(error))
            throw error;
        // A bug of ours in one session's upload is that session's error: the others still get through.
        const failure = error instanceof Failure ? error : internalFailure(error);
        return {
            ...result,
            outcome: 'errored',
            reason: failure.message,
            code: failure.code,
            hint: failure.hint,
            attempts,
            durationMs,
        };
    }
}
async function readAndEncode({ session }, project, { workspace, repository, commit, timings }) {
    const startedAt = performance.now();
    const content = await openSession(workspace, session);
    const readAt = performance.now();
    timings.read += readAt - startedAt;
    try {
        const fields = {
            projectId: project.id,
            projectName: project.name,
            name: session.name,
            rawData: rawData({ repository, commit, file: session.file }),
            // Metadata is merged into what the recording machine sent: anything else would overwrite the truth.
            metadata: {
                clientName: 'specstory-sync-action',
                clientVersion: VERSION,
                agentName: session.provider.agentName,
                ...(content.title === null ? {} : { title: content.title }),
            },
        };
        const { body, markdownBytes } = await encodeUpload(fields, content.chunks());
        return { body, markdownBytes, title: content.title };
    }
    finally {
        timings.compress += performance.now() - readAt;
        await content.close();
    }
}

;// CONCATENATED MODULE: ./lib/src/sync/sync.js



/**
 * Records what needs no request, and returns what does: in `check` mode that is pending, and nothing is left to do.
 */
function settle(plan, project, mode, tally) {
    return plan.flatMap((planned) => {
        if (mode === 'sync' && (planned.action === 'create' || planned.action === 'update'))
            return [{ planned, project }];
        tally.record(settled(planned, project));
        return [];
    });
}
/**
 * Uploads through the limiter until everything is done or the run ends; whatever is unfinished then is left to the
 * tally's closing. A failure that concerns every session stops the run with that failure.
 *
 * @param onDone called after each upload that came to a result
 */
async function syncSessions(uploads, { limiter, deadline, tally }, context, onDone) {
    await limiter.each(uploads, deadline.signal, async ({ planned, project }) => {
        try {
            const result = await uploadSession(planned, project, context);
            if (!('outcome' in result))
                return tally.interrupt(project.id, planned.session.id, result);
            tally.record(result);
            onDone(result);
        }
        catch (error) {
            if (!isFatal(error))
                throw error;
            deadline.stop(error);
        }
    });
}
function settled({ session, action, reason, localBytes, cloudBytes, detail }, project) {
    return {
        projectId: project.id,
        session,
        outcome: action === 'skip' ? 'skipped' : action === 'refuse' ? 'errored' : 'pending',
        plan: reason,
        reason: detail === undefined ? PLAN_WORDS[reason] : `${PLAN_WORDS[reason]}: ${detail}`,
        ...(action === 'refuse' ? { code: 'too-large', hint: TOO_LARGE_HINT } : {}),
        localBytes,
        ...(cloudBytes === undefined ? {} : { cloudBytes }),
        ...(session.title === undefined ? {} : { title: session.title }),
        attempts: 0,
        durationMs: 0,
    };
}
const TOO_LARGE_HINT = 'Sync it with the SpecStory CLI on the recording machine, or split the session.';
/** A session whose file had to be read before the plan, and could not be. */
function unreadableSession(project, session, { message, code, hint }) {
    const localBytes = session.diskBytes;
    return {
        projectId: project.id,
        session,
        outcome: 'errored',
        reason: message,
        code,
        hint,
        localBytes,
        attempts: 0,
        durationMs: 0,
    };
}

;// CONCATENATED MODULE: ./lib/src/phases.js








/**
 * Finds every project's sessions. From here on they are attempted, and every ending accounts for them.
 *
 * @throws Failure `session-not-found`, `no-sessions`; the reason of a run that was ended
 */
async function findSessions({ run, printer, deadline, tally, inputs, cloud }) {
    const { workspace } = run.runner;
    return await timed(run.timings, 'scan', async () => {
        const found = [];
        for (const entry of run.projects) {
            const scanned = await scanProject(entry.project, inputs, workspace, cloud, deadline);
            entry.scan = scanned.scan;
            logScan(printer, scanned.scan);
            found.push({ ...scanned, entry });
        }
        const scans = found.map(({ scan }) => scan);
        const warning = await requireSessions(scans, inputs, workspace);
        if (warning !== undefined)
            run.notices.push(noSessionsNotice(warning));
        for (const { project, scan } of found)
            for (const session of scan.sessions)
                tally.attempt(project.id, session);
        deadline.signal.throwIfAborted();
        return found;
    });
}
/**
 * Compares every session with the cloud's copy and decides what to do; what needs no request is recorded.
 *
 * @throws Failure that concerns every session; the reason of a run that was ended
 */
async function planUploads(tour, found) {
    const { run, printer, deadline, tally, inputs, limiter } = tour;
    const rules = { ...inputs, maxBytes: MAX_BODY_BYTES };
    const means = { workspace: run.runner.workspace, limiter, signal: deadline.signal };
    return await timed(run.timings, 'compare', async () => {
        const uploads = [];
        for (const { project, scan, bulk, entry } of found) {
            if (scan.sessions.length === 0)
                continue;
            const { copies, ...sizes } = await compareSessions(tour, project.id, scan.sessions, await bulk);
            Object.assign(entry, sizes);
            const { plan, failures } = await planProject(scan.sessions, copies, rules, means);
            entry.plan = plan;
            for (const { session, failure } of failures)
                tally.record(unreadableSession(project, session, failure));
            uploads.push(...settle(plan, project, inputs.mode, tally));
            logPlan(printer, plan, entry.sizes);
        }
        deadline.signal.throwIfAborted();
        return uploads;
    });
}
/** Uploads what was planned; what the run's end leaves is unfinished in the tally. */
async function uploadSessions(tour, uploads) {
    if (uploads.length === 0)
        return;
    const { run, printer, deadline, cloud, limiter } = tour;
    const { workspace, repository, commit } = run.runner;
    const timings = { read: 0, compress: 0, send: 0 };
    const totalBytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0);
    const progress = logUpload(printer, { total: uploads.length, totalBytes });
    const context = { cloud, limiter, workspace, repository, commit, budget: deadline, timings };
    try {
        await timed(run.timings, 'upload', () => syncSessions(uploads, tour, context, ({ localBytes }) => progress.done(localBytes)));
    }
    finally {
        progress.stop();
        Object.assign(run.timings, timings);
    }
}
/** Times a phase into the run, also one that an error ends. */
async function timed(timings, phase, work) {
    const startedAt = performance.now();
    try {
        return await work();
    }
    finally {
        timings[phase] = performance.now() - startedAt;
    }
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __nccwpck_require__(9547);
;// CONCATENATED MODULE: ./lib/src/project/project-file.js



const REMEDY = 'Correct the file, or delete it and set the `project-id` input.';
/**
 * Parses `.specstory/.project.json`. A final comma is accepted, as real files have them; nothing of the text is ever
 * repeated in a message but a field's name, since the file may hold an e-mail address.
 *
 * @param text the file's text
 * @param file its path, for messages
 * @throws Failure `project-file` that names file, line and what to do
 */
function parseProjectFile(text, file) {
    const conflict = /^(<{7}|={7}|>{7})( |\r?$)/m.exec(text);
    if (conflict !== null) {
        throw new Failure('project-file', `${file}, line ${lineAt(text, conflict.index)}: git conflict markers`, 'Resolve the merge conflict in the file and commit it.');
    }
    const errors = [];
    const root = main.parseTree(text.replace(/^\uFEFF/, ' '), errors, {
        allowTrailingComma: true,
        disallowComments: true,
    });
    const [error] = errors;
    if (error !== undefined) {
        const what = main.printParseErrorCode(error.error)
            .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
            .toLowerCase();
        throw new Failure('project-file', `${file}, line ${lineAt(text, error.offset)}: not valid JSON (${what})`, REMEDY);
    }
    if (root?.type !== 'object')
        throw new Failure('project-file', `${file}, line 1: not a JSON object`, REMEDY);
    const name = stringField(root, 'project_name')?.value.trim();
    const optedOut = main.findNodeAtLocation(root, ['cloud_sync'])?.value === false;
    for (const idField of ['git_id', 'workspace_id']) {
        const node = main.findNodeAtLocation(root, [idField]);
        if (node === undefined || node.type === 'null' || node.value === '')
            continue;
        if (typeof node.value !== 'string' || !PROJECT_ID.test(node.value)) {
            throw new Failure('project-file', `${file}, line ${lineAt(text, node.offset)}: \`${idField}\` is not a project id`, `A project id is four groups of four lower-case hex digits, such as \`f60e-cdb1-6e5e-8e82\`. ${REMEDY}`);
        }
        return { id: node.value, idField, ...(name ? { name } : {}), optedOut };
    }
    return { ...(name ? { name } : {}), optedOut };
}
function stringField(root, field) {
    const node = main.findNodeAtLocation(root, [field]);
    return typeof node?.value === 'string' ? { value: node.value } : undefined;
}
function lineAt(text, offset) {
    return text.slice(0, offset).split('\n').length;
}

;// CONCATENATED MODULE: ./lib/src/project/project-id.js

/**
 * A remote's URL as the CLI normalises it before hashing: a final `.git` is cut, `user@host:path` becomes `host/path`,
 * otherwise `scheme://` is dropped. Case is kept (CLOUD-API: Project id).
 */
function normaliseRemote(remote) {
    const url = remote.trim().replace(/\.git$/, '');
    if (url.includes('://'))
        return url.slice(url.indexOf('://') + 3);
    const scp = /^[^@/]+@([^:/]+):(.+)$/s.exec(url);
    return scp === null ? url : `${scp[1]}/${scp[2]}`;
}
/**
 * The project id that the CLI computes as `git_id`: the first 16 hex digits of the normalised remote's SHA-256, in
 * groups of four.
 */
function projectIdOf(remote) {
    const digits = (0,external_node_crypto_.createHash)('sha256').update(normaliseRemote(remote)).digest('hex');
    return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-');
}

;// CONCATENATED MODULE: ./lib/src/project/identify.js





/** A `.project.json` is a few hundred bytes; what is larger than this is something else. */
const MAX_PROJECT_FILE_BYTES = 1024 * 1024;
/**
 * Finds out which project each path belongs to: the input, else the path's `.project.json`, else the id that the CLI
 * computes from the repository's URL; never a directory's name. Paths with one id are one project.
 *
 * @returns projects in path order, and the paths whose owner opted out
 * @throws Failure `project-file` for a file that is there and cannot be used, `project-unknown` when no id can be known
 */
async function identifyProjects(inputs, runner) {
    const projects = new Map();
    const optOuts = [];
    for (const path of inputs.paths) {
        const files = await readProjectFiles(runner.workspace, path);
        const optOut = files.find((file) => file.optedOut);
        if (optOut !== undefined) {
            optOuts.push({ path, file: optOut.file });
            continue;
        }
        const { id, source } = identify(path, inputs.projectId, files, runner);
        const known = projects.get(id);
        const name = inputs.projectName ?? files.find((file) => file.name !== undefined)?.name;
        projects.set(id, {
            id,
            name: known?.name || name || '',
            source: known?.source ?? source,
            paths: [...(known?.paths ?? []), path],
        });
    }
    const fallback = runner.repository.split('/').at(-1);
    return {
        projects: [...projects.values()].map((project) => ({ ...project, name: project.name || fallback || project.id })),
        optOuts,
    };
}
function identify(path, input, files, runner) {
    if (input !== undefined)
        return { id: input, source: { kind: 'input' } };
    for (const { id, idField: field, file } of files) {
        if (id !== undefined && field !== undefined)
            return { id, source: { kind: 'file', file, field } };
    }
    if (runner.serverUrl === '' || runner.repository === '') {
        throw new Failure('project-unknown', `The project of \`${path}\` is unknown: it has no .specstory/.project.json, and this is no GitHub runner whose repository could tell.`, 'Set the `project-id` input, or commit .specstory/.project.json.');
    }
    const remote = `${runner.serverUrl}/${runner.repository}`;
    return { id: projectIdOf(remote), source: { kind: 'computed', remote: normaliseRemote(remote) } };
}
/** The places where real repositories have the file, in order of authority; the first that holds an id settles it. */
async function readProjectFiles(workspace, path) {
    const found = [];
    for (const place of ['.specstory/.project.json', '.specstory/history/.project.json']) {
        const file = external_node_path_.posix.join(path, place);
        const text = await readText(workspace, file);
        if (text === undefined)
            continue;
        const parsed = parseProjectFile(text, file);
        found.push({ ...parsed, file });
        if (parsed.id !== undefined)
            break;
    }
    return found;
}
/** @returns the file's text, `undefined` when there is no file */
async function readText(workspace, file) {
    try {
        const link = await firstLink(workspace, file);
        if (link !== undefined)
            throw identify_unusable(file, `${link} is a symbolic link, and links are never followed`);
        const { handle, stats } = await openRegular((0,external_node_path_.join)(workspace, file));
        try {
            if (stats.size > MAX_PROJECT_FILE_BYTES)
                throw identify_unusable(file, `it has ${stats.size} bytes`);
            return await handle.readFile('utf8');
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        const code = workspace_codeOf(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        if (error instanceof Failure)
            throw error;
        throw identify_unusable(file, error instanceof NotRegularFile ? 'it is not a regular file' : `it cannot be read (${code})`);
    }
}
function identify_unusable(file, detail) {
    return new Failure('project-file', `${file}, line 1: not a usable project file: ${detail}`, 'Replace it by the regular file that SpecStory writes, or delete it and set the `project-id` input.');
}

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

;// CONCATENATED MODULE: ./lib/src/sync/limiter.js

/**
 * How many items are made ready while others are on the wire: enough that a request always finds the next body waiting,
 * few enough that memory stays bounded.
 */
const AHEAD = 4;
/**
 * @param concurrency requests at a time
 */
function createLimiter(concurrency) {
    const limit = pLimit(concurrency);
    return {
        request: (send) => limit(send),
        async each(items, signal, work) {
            const failures = [];
            const running = new Set();
            for (const item of items) {
                if (signal.aborted || failures.length > 0)
                    break;
                const run = work(item)
                    .catch((error) => void failures.push(error))
                    .then(() => void running.delete(run));
                running.add(run);
                if (running.size >= concurrency + AHEAD)
                    await Promise.race(running);
            }
            await Promise.all(running);
            if (failures.length > 0)
                throw failures[0];
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/main.js












/** One run of the action, from its inputs to what it published; the exit code is set, and nothing is thrown. */
async function main_main() {
    await conduct(syncRepository);
}
/**
 * The story: who may sync what, and then the three phases. It ends early when the inputs, the event, the project or the
 * token say so, before any request.
 */
async function syncRepository(stage) {
    const { run, printer, deadline } = stage;
    printer.mask(getInput('token'));
    printer.mask(getInput('github-token'));
    const inputs = readInputs(getInput, run.runner);
    run.inputs = inputs;
    deadline.start(inputs.timeoutMs);
    logInputs(printer, inputs);
    refuseUntrustedEvent(run.runner);
    const { projects, optOuts } = await identifyProjects(inputs, run.runner);
    run.projects.push(...projects.map((project) => ({ project })));
    run.notices.push(...optOuts.map(optOutNotice));
    logProjects(printer, projects, optOuts);
    if (projects.length === 0)
        return { notRun: 'The owner turned cloud sync off (`cloud_sync: false`): nothing was sent.' };
    if (inputs.token === '')
        return { notRun: excuseMissingToken(run.runner) };
    const { warning } = checkToken(inputs.token, Date.now());
    if (warning !== undefined)
        run.notices.push(tokenNotice(warning));
    const cloud = await createCloud({
        baseUrl: inputs.cloudUrl,
        token: inputs.token,
        version: VERSION,
        concurrency: inputs.concurrency,
        retries: inputs.retries,
        requestTimeoutMs: inputs.requestTimeoutMs,
        proxy: run.runner.proxy,
        onSecret: printer.mask,
        onDebug: printer.debug,
        onPause: (ms) => printer.line(`The cloud asks to wait: every request pauses for ${Math.ceil(ms / 1000)} s.`),
    });
    run.requests = cloud.requests;
    try {
        const tour = { ...stage, inputs, cloud, limiter: createLimiter(inputs.concurrency) };
        const found = await findSessions(tour);
        const uploads = await planUploads(tour, found);
        await uploadSessions(tour, uploads);
    }
    finally {
        await cloud.close();
    }
    return undefined;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5210);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
