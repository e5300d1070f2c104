/** The JSON events of a stream of Server-Sent Events, as far as it got. */
export async function* readEvents(body) {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const data = block.startsWith('data: ') ? block.slice('data: '.length) : '[DONE]';
      if (data !== '[DONE]') yield JSON.parse(data);
    }
  }
}
