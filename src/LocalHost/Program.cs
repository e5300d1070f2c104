using DigitalTwin.LocalHost;

return await Startup.RunAsync(args);
