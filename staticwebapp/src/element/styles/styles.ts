import { composer } from './composer.ts';
import { foundation } from './foundation.ts';
import { markdown } from './markdown.ts';
import { messages } from './messages.ts';

export const styles = [foundation, messages, markdown, composer];
