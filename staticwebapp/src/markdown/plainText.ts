import { toBlocks } from './blocks.ts';
import { parseInert } from './inert.ts';

/** Markdown as it is read out: the words, a line for each block, row and item; of a link its text. */
export function plainText(markdown: string): string {
  try {
    const html = toBlocks(markdown, false).html.join('\n');
    const said = html
      .replace(/<br>/g, '\n')
      .replace(/<\/t[hd]>\s*(?=<t[hd])/g, ', ')
      .replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, '$1');
    const text = parseInert(said).textContent ?? '';
    return text.replace(/\s*\n\s*/g, '\n').trim();
  } catch {
    return markdown;
  }
}
