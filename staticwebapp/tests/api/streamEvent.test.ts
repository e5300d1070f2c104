import { describe, expect, it } from 'vitest';
import { parseStreamEvent } from '../../src/api/streamEvent.ts';

describe('parseStreamEvent', () => {
  it.each(['start-step', 'text-start', 'text-end', 'finish-step', 'data-notice', 'one-of-tomorrow'])(
    'drops %s',
    (type) => {
      expect(parseStreamEvent(JSON.stringify({ type, id: 't' }))).toBeUndefined();
    },
  );

  it.each(['null', '1', '"start"', '[]', '{}'])('drops %s, which is JSON but no event', (data) => {
    expect(parseStreamEvent(data)).toBeUndefined();
  });

  it('reads a start without metadata', () => {
    expect(parseStreamEvent('{"type":"start","messageId":"m"}')).toEqual({ type: 'start', messageId: 'm' });
  });

  it('drops a delta that is not text', () => {
    expect(parseStreamEvent('{"type":"text-delta","id":"t","delta":1}')).toBeUndefined();
  });

  it('lets an error be silent about itself', () => {
    expect(parseStreamEvent('{"type":"error"}')).toEqual({ type: 'error', errorText: '' });
  });
});
