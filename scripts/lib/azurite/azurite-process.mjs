// Azurite as a child of npm start or of a test: it ends with whoever holds its standard input, also when that was killed.
// Arguments are Azurite's own (--location, --blobPort ...). It listens on 127.0.0.1, its own default, and sends no telemetry.

const patience = 5_000;

process.argv.push('--silent', '--skipApiVersionCheck', '--disableTelemetry');
// Whoever read its output may be gone by then, and that must not keep it from writing its data.
process.stdout.on('error', () => {});
process.stdin.once('end', end).once('error', end).resume();
await import('azurite/dist/src/azurite.js');

/** Asks Azurite to write what it has not written yet; Windows has no signal for that. */
function end() {
  if (!process.emit('message', 'shutdown')) process.exit();
  setTimeout(() => process.exit(), patience).unref();
}
