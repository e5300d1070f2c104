import { composer } from './composer.ts';
import { foundation } from './foundation.ts';
import { messages } from './messages.ts';

export const styles = [foundation, messages, composer];
