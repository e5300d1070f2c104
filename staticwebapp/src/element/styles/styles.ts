import { composer } from './composer.ts';
import { foundation } from './foundation.ts';
import { isolation } from './isolation.ts';
import { messages } from './messages.ts';

export const styles = [isolation, foundation, messages, composer];
