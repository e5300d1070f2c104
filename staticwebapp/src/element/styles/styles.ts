import { bar } from './bar.ts';
import { composer } from './composer.ts';
import { foundation } from './foundation.ts';
import { isolation } from './isolation.ts';
import { list } from './list.ts';
import { markdown } from './markdown.ts';
import { messages } from './messages.ts';

export const styles = [isolation, foundation, bar, messages, markdown, composer, list];
