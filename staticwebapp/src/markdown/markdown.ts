import { noChange } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import { type Block, type Blocks, toBlocks } from './blocks.ts';
import { cut, patch } from './patch.ts';
import { type Labels, type Piece, piece, toPieces } from './pieces.ts';

export interface MarkdownOptions extends Labels {
  /** More of the text is to come. */
  readonly streaming: boolean;
}

class MarkdownDirective extends Directive {
  #shown: (MarkdownOptions & { readonly text: string; readonly blocks: Blocks }) | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('markdown() belongs in a tag.');
  }

  render(_text: string, _options: MarkdownOptions): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [text, options]: [string, MarkdownOptions]): unknown {
    const { streaming, copyLabel, tableLabel } = options;
    const shown = this.#shown;
    const isSameLabels = shown?.copyLabel === copyLabel && shown.tableLabel === tableLabel;
    if (isSameLabels && shown.text === text && shown.streaming === streaming) return noChange;

    try {
      const blocks = toBlocks(text, streaming, shown?.blocks);
      show(element, blocks.blocks, options, isSameLabels ? shown.blocks.blocks : []);
      this.#shown = { text, streaming, copyLabel, tableLabel, blocks };
    } catch {
      // Too much for the parser: the words count more than their looks.
      patch(element, element.firstChild, paragraph([text]));
      cut(element, 1);
      this.#shown = undefined;
    }
    return noChange;
  }
}

/** One element a block; those whose key is the same as before are not looked at. */
function show(element: Element, blocks: readonly Block[], labels: Labels, before: readonly Block[]): void {
  blocks.forEach(({ token, key }, index) => {
    if (key === before[index]?.key) return;
    const pieces = toPieces([token], labels);
    const [only] = pieces;
    patch(
      element,
      element.childNodes[index],
      pieces.length === 1 && typeof only === 'object' ? only : paragraph(pieces),
    );
  });
  cut(element, blocks.length);
}

function paragraph(children: readonly Piece[]): Piece {
  return piece('p', { dir: 'auto' }, children);
}

/**
 * Shows Markdown in the element whose tag it stands in: `<div class="text" dir="auto" ${markdown(text, options)}></div>`.
 * What is shown already is kept, so a text that grows neither flickers nor loses a selection. Nothing in the text is
 * ever run or loaded.
 */
export const markdown = directive(MarkdownDirective);
