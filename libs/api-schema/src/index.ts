export { MAX_DEPTH, escapePointer, parseStrictJson } from './json/strict-json';
export { UnreadableDocument } from './json/unreadable-document';
