import { describe, expect, it } from 'vitest';
import { closed, decided } from '../../src/markdown/unfinished.ts';

describe('an unfinished text', () => {
  it.each([
    ['**bold', '**bold**'],
    ['**bold*', '**bold**'],
    ['**bold**', '**bold**'],
    ['**bold ', '**bold**'],
    ['so **', 'so '],
    ['*a **b', '*a **b***'],
    ['~~a', '~~a~~'],
    ['_a', '_a_'],
    ['snake_case and 2*3 or 2 * 3', 'snake_case and 2*3 or 2 * 3'],
    ['中文**粗', '中文**粗**'],
    ['a `co', 'a `co`'],
    ['a `', 'a '],
    ['**a `b*', '**a `b*`**'],
    ['`**` and \\**', '`**` and \\*'],
    ['[te', 'te'],
    ['[text]', 'text'],
    ['[text](', 'text'],
    ['[text](https://exa', 'text'],
    ['**[text](https://exa', '**text**'],
    ['![map](https://exa', 'map'],
    ['[a](b) list[0', '[a](b) list[0'],
    ['[a](b) and [c](d)', '[a](b) and [c](d)'],
  ])('reads %j as %j', (text, expected) => {
    expect(closed(text)).toBe(expected);
  });

  it.each([
    ['Here:\n-', 'Here:\n'],
    ['Here:\n- ', 'Here:\n'],
    ['Here:\n- a', 'Here:\n- a'],
    ['a\n1.', 'a\n'],
    ['a\n===', 'a\n'],
    ['a\n\n##', 'a\n\n'],
    ['```\na\n``', '```\na\n'],
    ['|a|b|\n|--', '|a|b|\n'],
    ['42', '42'],
    ['**', ''],
  ])('waits for what %j will be', (text, expected) => {
    expect(decided(text)).toBe(expected);
  });
});
