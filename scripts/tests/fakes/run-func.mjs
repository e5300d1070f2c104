import { exitWith } from '../../lib/failure.mjs';
import { startFunc } from '../../lib/func/start-func.mjs';

// npm run func without its builds, for no test has the official packages everywhere. FAKE_RUN is JSON: `folder` is where all of it
// lies, `mode` the packages, `pushed` how the upload of the persona ends, `addresses` an Azurite that may run already.
const { folder, mode = 'official', pushed = 0, addresses } = JSON.parse(process.env.FAKE_RUN);

exitWith((args) =>
  startFunc(args, {
    choose: async () => {
      console.log('chosen');
      return mode;
    },
    build: async () => console.log('built'),
    push: async (_, __, env) => {
      console.log(`pushed to ${env.AzureWebJobsStorage}`);
      return pushed;
    },
    projectFolder: folder,
    outputFolder: folder,
    azurite: {
      folder: `${folder}/azurite`,
      ports: { blob: 0, queue: 0, table: 0 },
      // Nothing can listen on port 0.
      addresses: addresses ?? { blob: 'http://127.0.0.1:0', table: 'http://127.0.0.1:0' },
    },
  }),
);
