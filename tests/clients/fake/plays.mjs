import { Gate } from '../world/gate.mjs';

/** Says these pieces and ends. */
export const saying =
  (...pieces) =>
  async (reply) => {
    await reply.say(...pieces);
    await reply.end();
  };

/** Says `first`, waits for `goOn()`, then says `rest` and ends. */
export function pausing(first, rest) {
  const gate = new Gate();
  const play = async (reply) => {
    await reply.say(first);
    await gate.opened;
    await reply.say(rest);
    await reply.end();
  };
  return { play, goOn: gate.open };
}

/** Says nothing, not even that it has begun. */
export const silent = async () => {};
