/** Asks until this address is told to slow down. */
export async function exhaust(world) {
  let status;
  do {
    const reply = await fetch(`${world.address}/api/persona`);
    await reply.arrayBuffer();
    status = reply.status;
  } while (status !== 429);
}
