import * as abort from './abort.mjs';
import * as answer from './answer.mjs';
import * as brokenOff from './broken-off.mjs';
import * as emoji from './emoji.mjs';
import * as long from './long.mjs';
import * as resume from './resume.mjs';
import * as spent from './spent.mjs';
import * as stream from './stream.mjs';
import * as tooMany from './too-many.mjs';

export const scenarios = [answer, stream, abort, resume, brokenOff, tooMany, spent, long, emoji];
