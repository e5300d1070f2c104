import { flag, mapOf, matching, number, object, oneOf, text } from './shape.mjs';

const levels = oneOf('Trace', 'Debug', 'Information', 'Warning', 'Error', 'Critical', 'None');
const seconds = matching(/^\d\d:\d\d:\d\d$/);

const sampling = object(
  { isEnabled: flag },
  { maxTelemetryItemsPerSecond: number, excludedTypes: text, includedTypes: text },
);

export const hostJson = object(
  {
    version: oneOf('2.0'),
    extensions: object({
      http: object(
        { routePrefix: oneOf('api') },
        {
          maxOutstandingRequests: { type: 'integer', minimum: -1 },
          maxConcurrentRequests: { type: 'integer', minimum: -1 },
          dynamicThrottlesEnabled: flag,
          hsts: { type: 'object' },
          customHeaders: mapOf(text),
        },
      ),
    }),
    logging: object(
      { logLevel: mapOf(levels) },
      {
        applicationInsights: object(
          { samplingSettings: sampling },
          {
            enableDependencyTracking: flag,
            enablePerformanceCountersCollection: flag,
            enableLiveMetrics: flag,
            enableLiveMetricsFilters: flag,
            httpAutoCollectionOptions: mapOf(flag),
            dependencyTrackingOptions: mapOf(flag),
          },
        ),
        console: object({ isEnabled: flag }),
        fileLoggingMode: oneOf('never', 'always', 'debugOnly'),
      },
    ),
  },
  {
    functionTimeout: seconds,
    telemetryMode: oneOf('OpenTelemetry', 'ApplicationInsights'),
    concurrency: { type: 'object' },
  },
);

/** For a developer's machine; the storage is the emulator, for the file is not secret. */
export const localSettings = object(
  {
    IsEncrypted: oneOf(false),
    Values: object(
      { FUNCTIONS_WORKER_RUNTIME: oneOf('dotnet-isolated'), AzureWebJobsStorage: oneOf('UseDevelopmentStorage=true') },
      {},
      { type: 'string' },
    ),
  },
  {
    Host: object({ LocalHttpPort: oneOf(7071) }, { CORS: text, CORSCredentials: flag }),
    ConnectionStrings: object({}),
  },
);
