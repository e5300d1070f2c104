import { toBlocks } from './blocks.ts';
import { parseInert } from './inert.ts';

/** Markdown as it is read out: the words, a line for each block, row and item; of a link its text. */
export function plainText(markdown: string): string {
  try {
    const html = toBlocks(markdown, false).html.join('\n');
    const text = parseInert(html.replace(/<\/t[hd]>(?=\s*<t)/g, ', $&')).textContent ?? '';
    return text.replace(/\s*\n\s*/g, '\n').trim();
  } catch {
    return markdown;
  }
}
