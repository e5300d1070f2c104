import { noteCall } from './tool.mjs';

// Core Tools that start nothing. FAKE_FUNC is JSON: `version` is what they print of theirs, `waits` makes them run until they are
// asked to end, `code` is how they end.
const { version = '4.14.0', waits = false, code = 0 } = JSON.parse(process.env.FAKE_FUNC ?? '{}');
const args = process.argv.slice(2);

if (args[0] === '--version') {
  console.log(version);
} else {
  const { AzureWebJobsStorage, STORAGE_BLOB_URI, UseStandIns } = process.env;
  noteCall({ args, cwd: process.cwd(), env: { AzureWebJobsStorage, STORAGE_BLOB_URI, UseStandIns } });
  if (waits) wait();
  else process.exitCode = code;
}

function wait() {
  const running = setInterval(() => {}, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      noteCall({ signal });
      clearInterval(running);
      process.exitCode = code;
    });
  }
  console.log('func is up');
}
