// A child that ends at SIGTERM alone, with the number of SIGINTs it was sent till then.
let interrupts = 0;
process.on('SIGINT', () => console.log(`interrupt ${++interrupts}`));
process.once('SIGTERM', () => {
  console.log(`asked to end after ${interrupts}`);
  process.exit(interrupts);
});
setInterval(() => {}, 60_000);
console.log(`counting in ${process.pid}`);
